//! What changed between two editions: `{"op": "ADD", "entity": {...}}` a line, with `ADD`, `MOD` (the whole object as it
//! is now) and `DEL` (the id alone) (<https://www.opensanctions.org/docs/bulk/delta/>).
//!
//! A chain of such files is laid over a base edition with [`read_chain`]. One file alone is not a list; [`read`] gives
//! what it adds and changes, for looking at, and says so.

use super::{Line, Objects, Texts, each_line, finish};
use crate::{ListError, ListReading, Place, Warning};
use serde_json::Value;
use std::io;

/// Whether the first bytes are a delta.
pub fn recognises(head: &str) -> bool {
    let head = head.trim_start_matches('\u{feff}').trim_start();
    let first = head.lines().next().unwrap_or_default();
    let start: String = first.chars().take(200).filter(|character| !character.is_whitespace()).collect();
    start.starts_with('{')
        && ["\"op\":\"ADD\"", "\"op\":\"MOD\"", "\"op\":\"DEL\""].iter().any(|operation| start.contains(operation))
}

/// What the lines of a delta did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Counts {
    added: usize,
    modified: usize,
    deleted: usize,
    /// `ADD` of an id that is there.
    added_again: usize,
    /// `MOD` or `DEL` of an id that is not there.
    unknown: usize,
}

/// Reads one delta alone: what it adds and what it changes become entities, what it deletes is counted. The gap says
/// that it is no whole list.
pub fn read(bytes: &[u8], file: &str) -> Result<ListReading, ListError> {
    let mut objects = Objects::default();
    let mut warnings = Vec::new();
    let io = |source| ListError::Io { path: file.into(), source };
    let counts = apply(&mut objects, bytes, 0, file, &mut warnings).map_err(io)?;
    let message = format!(
        "changes only: {} added, {} modified, {} deleted; lay the file over the edition that it changes",
        counts.added, counts.modified, counts.deleted
    );
    warnings.push(Warning::gap(Place::in_file(file), message));
    finish(Texts(vec![bytes]), objects, warnings, file, "FollowTheMoney delta")
}

/// Reads a base edition (FollowTheMoney JSON lines, flat or nested) and lays deltas over it in the order given. Names are
/// for messages; the edition is named after the base.
pub fn read_chain(base: (&str, &[u8]), deltas: &[(&str, &[u8])]) -> Result<ListReading, ListError> {
    let (base_file, base_bytes) = base;
    let mut objects = Objects::default();
    let mut warnings = Vec::new();
    let io = |source| ListError::Io { path: base_file.into(), source };
    let put = |start, value| objects.put(value, Line { start, text: 0, is_change: false }).map(|_| ());
    each_line(base_bytes, base_file, &mut warnings, put).map_err(io)?;
    for (number, (file, bytes)) in (1..).zip(deltas) {
        let counts = apply(&mut objects, bytes, number, file, &mut warnings).map_err(io)?;
        let message = format!("{} added, {} modified, {} deleted", counts.added, counts.modified, counts.deleted);
        warnings.push(Warning::note(Place::in_file(*file), message));
        if counts.added_again > 0 {
            let message = format!("{} objects are added that were there; the new ones count", counts.added_again);
            warnings.push(Warning::note(Place::in_file(*file), message));
        }
        if counts.unknown > 0 {
            let message = format!(
                "{} objects are modified or deleted that were not there; is a file missing from the chain?",
                counts.unknown
            );
            warnings.push(Warning::gap(Place::in_file(*file), message));
        }
    }
    let texts = std::iter::once(base_bytes).chain(deltas.iter().map(|(_, bytes)| *bytes)).collect();
    let mut reading = finish(Texts(texts), objects, warnings, base_file, "FollowTheMoney JSON lines with deltas")?;
    reading.info.files =
        std::iter::once(base_file).chain(deltas.iter().map(|(file, _)| *file)).map(str::to_owned).collect();
    Ok(reading)
}

fn apply(
    objects: &mut Objects,
    bytes: &[u8],
    text: u32,
    file: &str,
    warnings: &mut Vec<Warning>,
) -> io::Result<Counts> {
    let mut counts = Counts::default();
    each_line(bytes, file, warnings, |start, mut value| {
        let line = Line { start, text, is_change: true };
        let operation = value.get("op").and_then(Value::as_str).ok_or("`op` is missing")?.to_owned();
        let entity = value.get_mut("entity").map(Value::take).ok_or("`entity` is missing")?;
        match operation.as_str() {
            "ADD" => {
                counts.added_again += usize::from(objects.put(entity, line)?);
                counts.added += 1;
            }
            "MOD" => {
                counts.unknown += usize::from(!objects.put(entity, line)?);
                counts.modified += 1;
            }
            "DEL" => {
                let id = entity.get("id").and_then(Value::as_str).ok_or("`id` of a deleted object is missing")?;
                counts.unknown += usize::from(!objects.remove(id));
                counts.deleted += 1;
            }
            other => return Err(format!("unknown operation `{other}`")),
        }
        Ok(())
    })?;
    Ok(counts)
}
