//! From a path the user names to publications that were read: tells formats apart by content, not by extension.

use crate::{EditionInfo, ListError, ListReading, Place, Warning, ofac};
use interdict_model::ftm;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// What a path held: usually one publication, several for a folder with several.
pub type Loaded = Vec<ListReading>;

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
        loaded.push(ofac::delimited::read_set(set)?);
    }
    for file in &files {
        let in_a_set = sets.iter().any(|set| set.files().any(|member| member == file));
        if !in_a_set && has_list_extension(file) {
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
    matches!(extension.as_deref(), Some("xml" | "json" | "jsonl" | "csv" | "pip" | "del"))
}

fn open_file(path: &Path) -> Result<ListReading, ListError> {
    if let Some(set) = ofac::delimited::find_set_of(path) {
        return ofac::delimited::read_set(&set);
    }
    let bytes = read_file(path)?;
    let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).into_owned();
    let mut reading = if head.contains("<sdnList") {
        ofac::standard_xml::read(&bytes, &file)?
    } else if head.contains("un.org/sanctions/1.0") || head.contains("<Sanctions") {
        ofac::advanced_xml::read(&bytes, &file)?
    } else if head.contains("<sanctionsData") {
        ofac::enhanced_xml::read(&bytes, &file)?
    } else if head.trim_start_matches('\u{feff}').trim_start().starts_with('{') {
        read_json_lines(&bytes, &file)?
    } else {
        return Err(ListError::UnknownFormat { path: path.to_owned(), found: describe(&head) });
    };
    reading.info.digest = digest([bytes.as_slice()]);
    reading.info.files = vec![file];
    Ok(reading)
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

/// FollowTheMoney JSON lines: one entity a line. Lines that are no parties (edges, addresses) are counted, not listed.
fn read_json_lines(bytes: &[u8], file: &str) -> Result<ListReading, ListError> {
    let mut reading = ListReading {
        info: EditionInfo {
            dataset: Path::new(file).file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default(),
            title: format!("FollowTheMoney entities ({file})"),
            publisher: "FollowTheMoney".into(),
            format: "FollowTheMoney JSON lines".into(),
            ..EditionInfo::default()
        },
        ..ListReading::default()
    };
    let mut others = 0_usize;
    for (index, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
        if line.trim_ascii().is_empty() {
            continue;
        }
        let place = || Place::in_file(file).at_line(index as u64 + 1);
        match serde_json::from_slice(line)
            .map_err(|error| error.to_string())
            .and_then(|value| ftm::from_json(&value).map_err(|error| error.to_string()))
        {
            Ok(entity) if entity.schema.is_party() => reading.entities.push(entity),
            Ok(_) => others += 1,
            Err(message) => reading.warnings.push(Warning::loss(place(), message)),
        }
    }
    if reading.entities.is_empty() {
        return Err(ListError::Malformed {
            place: Place::in_file(file),
            message: reading.warnings.first().map_or_else(|| "no entity in the file".into(), ToString::to_string),
        });
    }
    if others > 0 {
        let message = format!("{others} lines hold edges or other things that are no parties; they were passed over");
        reading.warnings.push(Warning::note(Place::in_file(file), message));
    }
    Ok(reading)
}
