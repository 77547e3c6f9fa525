//! The Senzing entity specification as lists are exported in it: JSON lines, one record a party.
//!
//! A record has an identity (`DATA_SOURCE`, `RECORD_ID`), a kind (`RECORD_TYPE`), and groups of facts: `NAMES`, `DATES`,
//! `ADDRESSES`, `COUNTRIES`, `IDENTIFIERS`, `CONTACTS`, `RELATIONSHIPS`. It is told by `DATA_SOURCE` and `RECORD_ID` in its first
//! line. The form states no day of listing and no programme: `LAST_CHANGE` is the day of a change, and kept as a note. It has no
//! count and no closing mark, so a file cut at the end of a line cannot be told from a shorter list.

mod mapper;
mod records;

use crate::{EditionInfo, ListError, ListReading, Place, Warning, json_lines};
use std::collections::{BTreeMap, HashSet};

/// Whether the first bytes are those of this form.
pub fn recognises(head: &str) -> bool {
    let first = head.trim_start_matches('\u{feff}').trim_start().lines().next().unwrap_or_default();
    first.starts_with('{') && first.contains("\"DATA_SOURCE\"") && first.contains("\"RECORD_ID\"")
}

/// Reads the list. A record that is broken is a loss and costs only itself.
pub fn read(bytes: &[u8], file: &str) -> Result<ListReading, ListError> {
    let mut reading = ListReading::default();
    let (mut seen, mut unknown) = (HashSet::new(), BTreeMap::<String, usize>::new());
    for (number, line) in json_lines::lines(bytes) {
        let place = || Place::in_file(file).at_line(number);
        let record: records::Record = match serde_json::from_slice(line) {
            Ok(record) => record,
            Err(error) => {
                reading.warnings.push(Warning::loss(place(), format!("{error}; the record was left out")));
                continue;
            }
        };
        if reading.info.dataset.is_empty() {
            reading.info.dataset = record.data_source.to_lowercase();
        }
        let place = || place().of_record(&*record.id);
        if !seen.insert((record.data_source.clone(), record.id.clone())) {
            reading.warnings.push(Warning::loss(place(), "the record stands twice; the second was left out"));
            continue;
        }
        let entity = mapper::entity(&record, &mut unknown);
        if entity.names.is_empty() {
            reading.warnings.push(Warning::loss(place(), "a record without a name; it was left out"));
        } else {
            reading.entities.push(entity);
        }
    }
    for (name, times) in unknown {
        let message = format!("unknown `{name}`, {times} in all; the text is kept as not understood");
        reading.warnings.push(Warning::note(Place::in_file(file), message));
    }
    if reading.entities.is_empty() {
        let message = reading.warnings.first().map_or_else(|| "the list holds no record".into(), ToString::to_string);
        return Err(ListError::Malformed { place: Place::in_file(file), message });
    }
    reading.info = EditionInfo {
        dataset: reading.info.dataset,
        title: format!("Senzing records ({file})"),
        publisher: "Senzing entity specification".into(),
        format: "Senzing JSON lines".into(),
        ..EditionInfo::default()
    };
    Ok(reading)
}
