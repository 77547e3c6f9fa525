//! From a path the user names to publications that were read: tells formats apart by content, not by extension.

use crate::{
    ListError, ListReading, Place, australia, canada, csl, eu, japan, ofac,
    opensanctions::{self, LargeList},
    own, seco, senzing, uk, un, workbook,
};
use std::{
    fs::{self, File},
    io::Read,
    path::{Path, PathBuf},
};

/// What a path held: usually one publication, several for a folder with several.
pub type Loaded = Vec<ListReading>;

/// A publication that was found: read, or so large that its parties are handed out one by one.
#[derive(Debug)]
pub enum Publication {
    /// All of it.
    Read(Box<ListReading>),
    /// What can be known of it before its parties are asked for.
    Large(Box<LargeList>),
}

impl From<ListReading> for Publication {
    fn from(reading: ListReading) -> Self {
        Self::Read(Box::new(reading))
    }
}

impl Publication {
    /// What is known of it; without parties if it is large.
    pub fn reading(&self) -> &ListReading {
        match self {
            Self::Read(reading) => reading,
            Self::Large(list) => list.reading(),
        }
    }
}

/// BLAKE3 digest (hex) over the bytes of files in the order given, each preceded by its length.
pub fn digest<'a>(contents: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut hasher = blake3::Hasher::new();
    for bytes in contents {
        hasher.update(&(bytes.len() as u64).to_le_bytes());
        hasher.update(bytes);
    }
    hasher.finalize().to_hex().to_string()
}

fn read_file(path: &Path) -> Result<Vec<u8>, ListError> {
    fs::read(path).map_err(|source| ListError::Io { path: path.to_owned(), source })
}

/// Reads the publication at a path: one file, or a folder in which the files of a delimited set belong together.
/// For a file of a delimited set, the other files of the set beside it are read with it.
pub fn open(path: &Path) -> Result<Loaded, ListError> {
    each(path, ofac::delimited::read_set, open_file)
}

/// Finds the publications at a path as [`open`] does. Files of so many bytes and more are not read whole, if their form is one
/// that can be read party by party: FollowTheMoney JSON lines.
pub fn find(path: &Path, large: u64) -> Result<Vec<Publication>, ListError> {
    each(
        path,
        |set| ofac::delimited::read_set(set).map(Publication::from),
        |file| {
            if is_large(file, large)? {
                return Ok(Publication::Large(Box::new(LargeList::open(file)?)));
            }
            open_file(file).map(Publication::from)
        },
    )
}

/// Opens what is at a path: a file, or the sets and files of a folder.
fn each<T>(
    path: &Path,
    open_set: impl Fn(&ofac::delimited::DelimitedSet) -> Result<T, ListError>,
    open_file: impl Fn(&Path) -> Result<T, ListError>,
) -> Result<Vec<T>, ListError> {
    let io = |source| ListError::Io { path: path.to_owned(), source };
    if !fs::metadata(path).map_err(io)?.is_dir() {
        return Ok(vec![open_file(path)?]);
    }
    let mut files: Vec<PathBuf> = fs::read_dir(path)
        .map_err(io)?
        .collect::<Result<Vec<_>, _>>()
        .map_err(io)?
        .into_iter()
        .map(|entry| entry.path())
        .filter(|file| file.is_file())
        .collect();
    files.sort();
    let sets = ofac::delimited::find_sets(&files);
    let mut loaded = Vec::new();
    for set in &sets {
        loaded.push(open_set(set)?);
    }
    for file in &files {
        let in_a_set = sets.iter().any(|set| set.files().any(|member| member == file));
        if !in_a_set && (has_list_extension(file) || own::mapping_path(file).is_file()) {
            loaded.push(open_file(file)?);
        }
    }
    if loaded.is_empty() {
        return Err(ListError::UnknownFormat { path: path.to_owned(), found: "a folder without list files".into() });
    }
    Ok(loaded)
}

fn has_list_extension(path: &Path) -> bool {
    let extension = path.extension().map(|e| e.to_string_lossy().to_ascii_lowercase());
    matches!(extension.as_deref(), Some("xml" | "json" | "jsonl" | "csv" | "pip" | "del" | "xlsx" | "parquet"))
}

/// A form of a publication: how its beginning looks, and its reader.
struct Form {
    recognises: fn(&str) -> bool,
    read: fn(&[u8], &str) -> Result<ListReading, ListError>,
}

/// Forms that are told by how they begin, the particular before the general; [`GENERAL`] comes after them.
const FORMS: &[Form] = &[
    Form { recognises: |head| head.contains("<sdnList"), read: ofac::standard_xml::read },
    Form { recognises: un::recognises, read: un::read },
    Form { recognises: canada::recognises, read: canada::read },
    Form { recognises: seco::recognises, read: seco::read },
    Form { recognises: eu::recognises, read: eu::read },
    Form { recognises: uk::recognises, read: uk::read },
    Form {
        recognises: |head| head.contains("un.org/sanctions/1.0") || head.contains("<Sanctions"),
        read: ofac::advanced_xml::read,
    },
    Form { recognises: |head| head.contains("<sanctionsData"), read: ofac::enhanced_xml::read },
    Form { recognises: csl::csv::recognises, read: csl::csv::read },
    Form { recognises: csl::json::recognises, read: csl::json::read },
    Form { recognises: senzing::recognises, read: senzing::read },
    Form { recognises: opensanctions::delta::recognises, read: opensanctions::delta::read },
    Form { recognises: opensanctions::simple::recognises, read: opensanctions::simple::read },
];

/// Forms that are told where none of [`FORMS`] is: they look like much else.
const GENERAL: &[Form] = &[
    Form { recognises: opensanctions::recognises, read: opensanctions::read },
    Form { recognises: own::recognises, read: |bytes, file| own::read(bytes, file, None) },
];

/// How many bytes of a file tell its form.
const HEAD: usize = 4096;

/// Whether a file is so large, and of the form that need not be held.
fn is_large(path: &Path, large: u64) -> Result<bool, ListError> {
    let io = |source| ListError::Io { path: path.to_owned(), source };
    let facts = fs::metadata(path).map_err(io)?;
    // What is no file, such as a pipe, can be read once only.
    if !facts.is_file() || facts.len() < large || own::mapping_path(path).is_file() {
        return Ok(false);
    }
    let mut head = Vec::new();
    File::open(path).and_then(|file| file.take(HEAD as u64).read_to_end(&mut head)).map_err(io)?;
    let head = String::from_utf8_lossy(&head);
    let is_particular = FORMS.iter().any(|form| (form.recognises)(&head));
    Ok(!is_particular && opensanctions::recognises(&head) && ofac::delimited::find_set_of(path).is_none())
}

fn open_file(path: &Path) -> Result<ListReading, ListError> {
    let mapping = own::mapping_path(path);
    if !mapping.is_file()
        && let Some(set) = ofac::delimited::find_set_of(path)
    {
        return ofac::delimited::read_set(&set);
    }
    let bytes = read_file(path)?;
    let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut reading = if mapping.is_file() {
        let text = String::from_utf8_lossy(&read_file(&mapping)?).into_owned();
        let name = mapping.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        own::read(&bytes, &file, Some(&own::Mapping::from_toml(&text, &name)?))?
    } else {
        read_bytes(path, &bytes, &file)?
    };
    reading.info.digest = digest([bytes.as_slice()]);
    reading.info.files = vec![file];
    Ok(reading)
}

fn read_bytes(path: &Path, bytes: &[u8], file: &str) -> Result<ListReading, ListError> {
    if workbook::is_archive(bytes) {
        let book = workbook::open(bytes, file)?;
        return if australia::recognises_workbook(&book) {
            australia::read_workbook(&book, file)
        } else if japan::recognises_workbook(&book) {
            japan::read_workbook(&book, file)
        } else {
            let found = "a spreadsheet that no known authority publishes".to_owned();
            Err(ListError::UnknownFormat { path: path.to_owned(), found })
        };
    }
    if own::parquet::is_parquet(bytes) {
        return own::read(bytes, file, None);
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).into_owned();
    if let Some(form) = FORMS.iter().chain(GENERAL).find(|form| (form.recognises)(&head)) {
        return (form.read)(bytes, file);
    }
    if ofac::changes::recognises(&head) {
        return Err(ListError::Malformed {
            place: Place::in_file(file),
            message: "these are changes to the SDN list, not the list; they are read as history".into(),
        });
    }
    Err(ListError::UnknownFormat { path: path.to_owned(), found: describe(&head) })
}

/// What bytes look like, for a person who gave the wrong file.
pub(crate) fn describe(head: &str) -> String {
    let lower = head.to_ascii_lowercase();
    if head.trim().is_empty() {
        "the file is empty".into()
    } else if lower.contains("<html") || lower.contains("<!doctype html") {
        "an HTML page, perhaps an error page saved in place of the list".into()
    } else if head.starts_with("PK\u{3}\u{4}") {
        "a ZIP archive or spreadsheet: unpack it first".into()
    } else if head.trim_start().starts_with('<') {
        "XML with an unknown root element".into()
    } else {
        "no known first line".into()
    }
}
