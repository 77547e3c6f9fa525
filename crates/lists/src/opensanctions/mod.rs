//! FollowTheMoney data as OpenSanctions publishes it, in four forms (<https://www.opensanctions.org/docs/bulk/>).
//!
//! | module | form | files |
//! |---|---|---|
//! | here | one object a line; sanctions, addresses, passports and links are objects of their own | `entities.ftm.json` |
//! | here | one party a line with those objects inside it | `targets.nested.json` |
//! | [`delta`] | what changed: `{"op": "ADD", "entity": {...}}` a line | `entities.delta.json` |
//! | [`simple`] | a table | `targets.simple.csv` |
//!
//! The first two are read by the same rules: objects inside others are taken out first (`objects`), then what they say (`edges`)
//! is joined to their parties (`join`). Both hold places only, and read a line again (`source`) where it is needed unless it was
//! needed just before (`recent`), so that the parties of a file of any size can be handed out one by one ([`LargeList`]). Ids
//! stay as they are, because other data refers to them. Our own output is FollowTheMoney with a typed member; it is read back as
//! it was.
//!
//! None of the forms has a count or a closing mark, so a file cut off exactly at the end of a line cannot be told from a
//! shorter one.

pub mod delta;
pub mod simple;

mod edges;
mod join;
mod large;
mod objects;
mod recent;
mod source;

pub use large::LargeList;

use crate::{EditionInfo, ListError, ListReading, Place, Warning, json_lines};
use join::Joining;
use objects::{Line, Objects};
use serde_json::Value;
use source::{Source, Texts};
use std::{
    io::{self, BufRead},
    path::Path,
};

/// How the form is called.
const FORMAT: &str = "FollowTheMoney JSON lines";

/// Whether the first bytes are FollowTheMoney JSON lines, nested or not.
pub fn recognises(head: &str) -> bool {
    let head = head.trim_start_matches('\u{feff}').trim_start();
    let first = head.lines().next().unwrap_or_default();
    let is_object = first.contains("\"schema\"") || first.contains("\"interdict\"");
    first.starts_with('{') && is_object && !delta::recognises(head)
}

/// Reads FollowTheMoney JSON lines. Objects of schemata that are no parties are joined to the parties they speak of.
pub fn read(bytes: &[u8], file: &str) -> Result<ListReading, ListError> {
    let io = |source| ListError::Io { path: file.into(), source };
    let (objects, warnings) = objects_of(bytes, file).map_err(io)?;
    finish(Texts(vec![bytes]), objects, warnings, file, FORMAT)
}

/// The objects of JSON lines by their places, and what there is to say about the lines.
fn objects_of(lines: impl BufRead, file: &str) -> io::Result<(Objects, Vec<Warning>)> {
    let mut objects = Objects::default();
    let mut warnings = Vec::new();
    let mut repeated = 0_usize;
    each_line(lines, file, &mut warnings, |start, value| {
        repeated += usize::from(objects.put(value, Line { start, text: 0, is_change: false })?);
        Ok(())
    })?;
    if repeated > 0 {
        let message = format!("{repeated} ids stand twice; the later line counts");
        warnings.push(Warning::note(Place::in_file(file), message));
    }
    Ok((objects, warnings))
}

/// Hands out the values of JSON lines, each with the byte at which its line begins. A line that is no JSON, or that the taker
/// refuses, is a loss with its line.
fn each_line(
    lines: impl BufRead,
    file: &str,
    warnings: &mut Vec<Warning>,
    mut take: impl FnMut(u64, Value) -> Result<(), String>,
) -> io::Result<()> {
    json_lines::each(lines, |number, start, line| {
        let value = serde_json::from_slice::<Value>(line).map_err(|error| error.to_string());
        if let Err(message) = value.and_then(|value| take(start, value)) {
            warnings.push(Warning::loss(Place::in_file(file).at_line(number), message));
        }
    })
}

/// Joins what was read into a reading.
fn finish<S: Source>(
    source: S,
    objects: Objects,
    warnings: Vec<Warning>,
    file: &str,
    format: &str,
) -> Result<ListReading, ListError> {
    let io = |source| ListError::Io { path: file.into(), source };
    let mut joining = Joining::new(source, objects).map_err(io)?;
    let mut reading = begun(&joining, warnings, file, format)?;
    reading.entities = joining.by_ref().collect();
    reading.warnings.extend(without_party(joining.finish().map_err(io)?, file));
    Ok(reading)
}

/// What is known of a list before its parties are joined: everything but what [`without_party`] says.
fn begun<S: Source>(
    joining: &Joining<S>,
    mut warnings: Vec<Warning>,
    file: &str,
    format: &str,
) -> Result<ListReading, ListError> {
    let faults = joining.faults.iter();
    warnings.extend(faults.map(|(id, message)| Warning::loss(Place::in_file(file).of_record(id), message)));
    if !joining.has_parties() {
        let message = warnings.iter().find(|warning| warning.is_loss());
        return Err(ListError::Malformed {
            place: Place::in_file(file),
            message: message.map_or_else(|| "no entity in the file".into(), ToString::to_string),
        });
    }
    Ok(ListReading {
        info: EditionInfo {
            dataset: Path::new(file).file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default(),
            title: format!("FollowTheMoney entities ({file})"),
            publisher: "FollowTheMoney".into(),
            format: format.into(),
            ..EditionInfo::default()
        },
        warnings,
        ..ListReading::default()
    })
}

/// What is said of objects that speak of no party.
fn without_party(count: usize, file: &str) -> Option<Warning> {
    let message = format!(
        "{count} objects (sanctions, addresses, papers, links) speak of no party of the file; they were passed over"
    );
    (count > 0).then(|| Warning::note(Place::in_file(file), message))
}
