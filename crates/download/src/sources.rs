//! Where the lists are and how they are asked for: the built-in file, and a user's file over it.

mod check;

use crate::error::SourcesError;
use serde::Deserialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt, fs,
    path::{Path, PathBuf},
};

const BUILT_IN: &str = include_str!("../data/sources.toml");

/// How to ask, for all sources that do not say otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The `User-Agent`. Some publishers answer only to those of browsers.
    pub user_agent: String,
    /// `http://host:port`, with `user:password@` where needed; `none` for no proxy whatever the environment says.
    /// Without it the environment decides (`ALL_PROXY`, `HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`).
    pub proxy: Option<Secret>,
    /// PEM certificates that are trusted instead of those built in.
    pub ca_file: Option<PathBuf>,
    /// The time for one attempt at one file, in seconds.
    pub timeout_seconds: u64,
    /// How often a file is tried in all.
    pub attempts: u32,
    /// How many sources are fetched at the same time.
    pub at_once: usize,
    /// The largest file that is taken, after decompression.
    pub largest_bytes: u64,
}

impl Default for Settings {
    /// Those of the built-in file.
    fn default() -> Self {
        Self {
            user_agent: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0".into(),
            proxy: None,
            ca_file: None,
            timeout_seconds: 600,
            attempts: 4,
            at_once: 4,
            largest_bytes: 512 * 1024 * 1024,
        }
    }
}

/// A text that is not shown, since it may be or hold a password.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// Hides a text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text, to be used and not to be shown.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(not shown)")
    }
}

/// One publication: a list in one form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Source {
    /// By what it is asked for: small letters, digits and hyphens.
    pub name: String,
    /// The dataset that the readers make of it, such as `us_ofac_sdn`.
    pub dataset: String,
    /// What a person calls it.
    pub title: String,
    /// Whether it is fetched where nobody names sources.
    pub by_default: bool,
    /// Its files; complete only together.
    pub files: Vec<SourceFile>,
    /// Instead of that of the settings.
    pub user_agent: Option<String>,
    /// Further request headers.
    pub headers: BTreeMap<String, Secret>,
    /// Instead of that of the settings.
    pub timeout_seconds: Option<u64>,
    /// Instead of that of the settings.
    pub attempts: Option<u32>,
    /// Instead of that of the settings.
    pub largest_bytes: Option<u64>,
}

/// One file of a source.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceFile {
    /// Its address.
    pub url: String,
    /// Under which name to keep it. The readers of sets of files go by names, such as `sdn.csv`.
    pub file_name: String,
    /// The address of a text with its SHA-256, if there is one.
    #[serde(default)]
    pub checksum_url: Option<String>,
}

/// All sources that are known, and the settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Catalogue {
    /// How to ask.
    pub settings: Settings,
    /// Where, in the order of the files.
    pub sources: Vec<Source>,
}

/// A file as it is written: everything may be absent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    user_agent: Option<String>,
    proxy: Option<Secret>,
    ca_file: Option<PathBuf>,
    timeout_seconds: Option<u64>,
    attempts: Option<u32>,
    at_once: Option<usize>,
    largest_bytes: Option<u64>,
    #[serde(default)]
    source: Vec<WrittenSource>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenSource {
    name: String,
    dataset: Option<String>,
    title: Option<String>,
    by_default: Option<bool>,
    user_agent: Option<String>,
    timeout_seconds: Option<u64>,
    attempts: Option<u32>,
    largest_bytes: Option<u64>,
    headers: Option<BTreeMap<String, Secret>>,
    file: Option<Vec<SourceFile>>,
}

impl Catalogue {
    /// The sources that come with this program.
    pub fn built_in() -> Result<Self, SourcesError> {
        Self { settings: Settings::default(), sources: Vec::new() }.with_text(BUILT_IN, "sources.toml (built in)")
    }

    /// With a user's file over it.
    pub fn with_file(self, path: &Path) -> Result<Self, SourcesError> {
        let text =
            fs::read_to_string(path).map_err(|reason| SourcesError::Unreadable { path: path.to_owned(), reason })?;
        self.with_text(&text, &path.display().to_string())
    }

    /// With the text of a file over it. `file` is how errors call it.
    pub fn with_text(mut self, text: &str, file: &str) -> Result<Self, SourcesError> {
        let written: Written = toml::from_str(text)
            .map_err(|error| SourcesError::Malformed { file: file.to_owned(), message: error.to_string() })?;
        let settings = &mut self.settings;
        replace(&mut settings.user_agent, written.user_agent);
        replace(&mut settings.timeout_seconds, written.timeout_seconds);
        replace(&mut settings.attempts, written.attempts);
        replace(&mut settings.at_once, written.at_once);
        replace(&mut settings.largest_bytes, written.largest_bytes);
        settings.proxy = written.proxy.or(settings.proxy.take());
        settings.ca_file = written.ca_file.or(settings.ca_file.take());
        let mut names = BTreeSet::new();
        for source in written.source {
            if !names.insert(source.name.clone()) {
                return Err(SourcesError::Wrong {
                    file: file.to_owned(),
                    place: format!("source `{}`", source.name),
                    message: "it is written twice".into(),
                });
            }
            self.write(source);
        }
        check::catalogue(&self).map_err(|(place, message)| SourcesError::Wrong {
            file: file.to_owned(),
            place,
            message,
        })?;
        Ok(self)
    }

    /// A source by its name.
    pub fn source(&self, name: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.name == name)
    }

    /// The sources of these names, in their order; without names those that are fetched by default.
    pub fn chosen(&self, names: &[impl AsRef<str>]) -> Result<Vec<Source>, SourcesError> {
        if names.is_empty() {
            return Ok(self.sources.iter().filter(|source| source.by_default).cloned().collect());
        }
        let one = |name: &str| {
            self.source(name).cloned().ok_or_else(|| {
                let known: Vec<&str> = self.sources.iter().map(|source| source.name.as_str()).collect();
                SourcesError::Unknown { name: name.to_owned(), known: known.join(", ") }
            })
        };
        names.iter().map(|name| one(name.as_ref())).collect()
    }

    /// Over the source of the same name, or as a new one.
    fn write(&mut self, written: WrittenSource) {
        let position = self.sources.iter().position(|source| source.name == written.name).unwrap_or_else(|| {
            let (name, title) = (written.name.clone(), written.name.clone());
            self.sources.push(Source { name, title, by_default: true, ..Source::default() });
            self.sources.len() - 1
        });
        let source = &mut self.sources[position];
        replace(&mut source.dataset, written.dataset);
        replace(&mut source.title, written.title);
        replace(&mut source.by_default, written.by_default);
        replace(&mut source.files, written.file);
        replace(&mut source.headers, written.headers);
        source.user_agent = written.user_agent.or(source.user_agent.take());
        source.timeout_seconds = written.timeout_seconds.or(source.timeout_seconds);
        source.attempts = written.attempts.or(source.attempts);
        source.largest_bytes = written.largest_bytes.or(source.largest_bytes);
    }
}

fn replace<T>(value: &mut T, written: Option<T>) {
    if let Some(written) = written {
        *value = written;
    }
}
