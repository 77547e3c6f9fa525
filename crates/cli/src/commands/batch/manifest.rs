//! What a batch is and how far it came: the manifest beside its parts.
//!
//! Parts of two runs make one answer only if both asked the same. So the manifest says what was asked, and a run that goes
//! on compares it with what it is asked itself.

use crate::{failure::Failure, output::Tally, plan::Customers};
use interdict_screening::{Edition, Settings, subjects::Input};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::{
    fs::{self, File},
    io::{self, Read},
    path::Path,
    time::{SystemTime, UNIX_EPOCH},
};

/// Version of the form of the manifest.
const FORM: u32 = 3;

/// The manifest as it stands in its file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Manifest {
    form: u32,
    /// What was asked.
    pub(super) asked: Asked,
    /// What is done, part by part.
    pub(super) parts: Vec<Part>,
    /// Noted before the receipt is sealed, so that a run that goes on can find out whether it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) sealing: Option<Sealing>,
}

/// A receipt that is being sealed, or was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Sealing {
    /// The second that it names. It is the same however often sealing is tried.
    pub(super) at: String,
    /// How long the chain was before.
    pub(super) after: i64,
}

/// The receipt that is to be left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ReceiptAsked {
    /// Whether subjects are kept with it.
    pub(super) subjects: bool,
    /// The store it goes to.
    store: String,
}

impl ReceiptAsked {
    pub(super) fn new(subjects: bool, store: &Path) -> Self {
        let store = fs::canonicalize(store).unwrap_or_else(|_| store.to_owned());
        Self { subjects, store: store.display().to_string() }
    }
}

/// A part that is whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Part {
    /// Its file.
    #[serde(flatten)]
    pub(super) answers: Written,
    /// The file of its rows, if a receipt is to be left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) rows: Option<Written>,
    /// What is in it.
    #[serde(flatten)]
    pub(super) tally: Tally,
}

/// What was written into a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Written {
    bytes: u64,
    /// BLAKE3, in hexadecimal digits.
    digest: String,
}

impl Written {
    /// What stands in a file now.
    pub(super) fn of(file: &mut impl Read) -> io::Result<Self> {
        let mut hasher = blake3::Hasher::new();
        let mut buffer = vec![0; 1 << 20];
        loop {
            match file.read(&mut buffer)? {
                0 => break,
                read => hasher.update(&buffer[..read]),
            };
        }
        Ok(Self { bytes: hasher.count(), digest: hasher.finalize().to_hex().to_string() })
    }

    /// Whether the same stands in the file of a name.
    pub(super) fn is_in(&self, path: &Path) -> bool {
        let same_size = fs::metadata(path).is_ok_and(|metadata| metadata.len() == self.bytes);
        same_size && File::open(path).and_then(|mut file| Self::of(&mut file)).is_ok_and(|found| found == *self)
    }
}

/// All that an answer depends on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Asked {
    engine: String,
    /// None is standard input, which cannot be read again.
    pub(super) customers: Option<FileFacts>,
    /// Name in answers, columns and defaults.
    reading: Value,
    settings: Value,
    editions: Value,
    answers: String,
    part_records: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) receipt: Option<ReceiptAsked>,
}

/// What tells a file from another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct FileFacts {
    digest: String,
    bytes: u64,
    /// Seconds since 1970, for people: a file that was only touched is the same file.
    modified: Option<u64>,
}

impl Asked {
    pub(super) fn new(
        customers: &Customers,
        settings: &Settings,
        editions: &[Edition],
        answers: &str,
        part_records: u64,
        receipt: Option<ReceiptAsked>,
    ) -> Result<Self, Failure> {
        let Input { file, format, columns, defaults, .. } = &customers.input;
        let columns: Vec<String> =
            columns.iter().map(|choice| format!("{:?}={}", choice.field, choice.header)).collect();
        let asked = Self {
            engine: env!("CARGO_PKG_VERSION").to_owned(),
            customers: customers.path.as_deref().map(FileFacts::of).transpose()?,
            reading: json!({
                "file": file,
                "format": format!("{format:?}"),
                "columns": columns,
                "kind": defaults.kind,
                "countries": defaults.countries,
            }),
            settings: json!(settings),
            editions: json!(editions),
            answers: answers.to_owned(),
            part_records,
            receipt,
        };
        // As it will be when it is read: numbers are compared as they stand in the file.
        Ok(serde_json::from_str(&as_text(&asked)?).map_err(io::Error::from)?)
    }

    /// What is not as it was, in words.
    pub(super) fn difference(&self, earlier: &Self) -> Option<&'static str> {
        let same_file = match (&self.customers, &earlier.customers) {
            (Some(now), Some(then)) => now.digest == then.digest && now.bytes == then.bytes,
            _ => false,
        };
        [
            (self.engine == earlier.engine, "the version of the program"),
            (same_file, "the customer file"),
            (self.reading == earlier.reading, "how the customer file is read"),
            (self.settings == earlier.settings, "the settings"),
            (self.editions == earlier.editions, "the lists"),
            (self.answers == earlier.answers, "the form of the answers"),
            (self.part_records == earlier.part_records, "the size of the parts"),
            (self.receipt == earlier.receipt, "whether and where a receipt is left"),
        ]
        .into_iter()
        .find_map(|(same, what)| (!same).then_some(what))
    }
}

impl Manifest {
    pub(super) fn new(asked: Asked) -> Self {
        Self { form: FORM, asked, parts: Vec::new(), sealing: None }
    }

    /// What stands in a manifest; none if it is of another form or no manifest.
    pub(super) fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok().filter(|manifest: &Self| manifest.form == FORM)
    }

    pub(super) fn text(&self) -> Result<String, Failure> {
        as_text(self)
    }
}

fn as_text(value: &impl Serialize) -> Result<String, Failure> {
    Ok(serde_json::to_string_pretty(value).map_err(io::Error::from)?)
}

impl FileFacts {
    fn of(path: &Path) -> Result<Self, Failure> {
        let unreadable = |error: io::Error| {
            Failure::new("input.unreadable", format!("{}: cannot be read: {error}", path.display()))
                .with_hint("check the path and its permissions")
        };
        let mut file = File::open(path).map_err(unreadable)?;
        let metadata = file.metadata().map_err(unreadable)?;
        if !metadata.is_file() {
            return Err(Failure::usage("--out", format!("{} is no file that can be read twice", path.display()))
                .with_hint("give it on standard input"));
        }
        let since_1970 = |moment: SystemTime| Some(moment.duration_since(UNIX_EPOCH).ok()?.as_secs());
        let Written { digest, .. } = Written::of(&mut file).map_err(unreadable)?;
        Ok(Self { digest, bytes: metadata.len(), modified: metadata.modified().ok().and_then(since_1970) })
    }
}
