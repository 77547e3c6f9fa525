//! FollowTheMoney data as OpenSanctions publishes it, in four forms (<https://www.opensanctions.org/docs/bulk/>).
//!
//! | module | form | files |
//! |---|---|---|
//! | here | one object a line; sanctions, addresses, passports and links are objects of their own | `entities.ftm.json` |
//! | here | one party a line with those objects inside it | `targets.nested.json` |
//! | [`delta`] | what changed: `{"op": "ADD", "entity": {...}}` a line | `entities.delta.json` |
//! | [`simple`] | a table | `targets.simple.csv` |
//!
//! The first two are read by the same rules: objects inside others are taken out first (`objects`), then joined to their
//! parties (`join`). Ids stay as they are, because other data refers to them. Our own output is FollowTheMoney with a
//! typed member; it is read back as it was.
//!
//! None of the forms has a count or a closing mark, so a file cut off exactly at the end of a line cannot be told from a
//! shorter one.

pub mod delta;
pub mod simple;

mod join;
mod objects;

use crate::{EditionInfo, ListError, ListReading, Place, Warning, json_lines};
use objects::Objects;
use serde_json::Value;
use std::path::Path;

/// Whether the first bytes are FollowTheMoney JSON lines, nested or not.
pub fn recognises(head: &str) -> bool {
    let head = head.trim_start_matches('\u{feff}').trim_start();
    let first = head.lines().next().unwrap_or_default();
    let is_object = first.contains("\"schema\"") || first.contains("\"interdict\"");
    first.starts_with('{') && is_object && !delta::recognises(head)
}

/// Reads FollowTheMoney JSON lines. Objects of schemata that are no parties are joined to the parties they speak of.
pub fn read(bytes: &[u8], file: &str) -> Result<ListReading, ListError> {
    let mut objects = Objects::default();
    let mut warnings = Vec::new();
    let mut repeated = 0_usize;
    each_line(bytes, file, &mut warnings, |value| {
        repeated += usize::from(objects.put(value)?);
        Ok(())
    });
    if repeated > 0 {
        let message = format!("{repeated} ids stand twice; the later line counts");
        warnings.push(Warning::note(Place::in_file(file), message));
    }
    finish(objects, warnings, file, "FollowTheMoney JSON lines")
}

/// Hands out the values of JSON lines. A line that is no JSON, or that the taker refuses, is a loss with its line.
fn each_line(bytes: &[u8], file: &str, warnings: &mut Vec<Warning>, mut take: impl FnMut(Value) -> Result<(), String>) {
    for (number, line) in json_lines::lines(bytes) {
        let taken = serde_json::from_slice::<Value>(line).map_err(|error| error.to_string()).and_then(&mut take);
        if let Err(message) = taken {
            warnings.push(Warning::loss(Place::in_file(file).at_line(number), message));
        }
    }
}

/// Joins what was read into a reading.
fn finish(objects: Objects, warnings: Vec<Warning>, file: &str, format: &str) -> Result<ListReading, ListError> {
    let mut reading = ListReading {
        info: EditionInfo {
            dataset: Path::new(file).file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default(),
            title: format!("FollowTheMoney entities ({file})"),
            publisher: "FollowTheMoney".into(),
            format: format.into(),
            ..EditionInfo::default()
        },
        warnings,
        ..ListReading::default()
    };
    let joined = join::join(objects);
    for (id, message) in joined.faults {
        reading.warnings.push(Warning::loss(Place::in_file(file).of_record(id), message));
    }
    if joined.without_party > 0 {
        let message = format!(
            "{} objects (sanctions, addresses, papers, links) speak of no party of the file; they were passed over",
            joined.without_party
        );
        reading.warnings.push(Warning::note(Place::in_file(file), message));
    }
    reading.entities = joined.entities;
    if reading.entities.is_empty() {
        let message = reading.warnings.iter().find(|warning| warning.is_loss());
        return Err(ListError::Malformed {
            place: Place::in_file(file),
            message: message.map_or_else(|| "no entity in the file".into(), ToString::to_string),
        });
    }
    Ok(reading)
}
