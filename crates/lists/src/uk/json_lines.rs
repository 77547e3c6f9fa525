//! UK Sanctions List as JSON lines: a third party's conversion of the XML, one party a line, with the official element
//! names in snake case (`unique_id`, `names.names[].name6`).
//!
//! The conversion has left out everything that only persons, bodies or ships have: birth dates, nationalities,
//! passports, registration and IMO numbers, flags. If no line has any of it, a gap says so.

use super::{
    mapper,
    records::{Designation, Node, key_of},
};
use crate::{ListError, ListReading, Place, Warning, json_lines, tree::Notices};
use serde_json::Value;

/// Values nested deeper than this are not followed.
const DEEPEST: usize = 16;

/// Whether the first bytes of a file are those of this form.
pub fn recognises(head: &str) -> bool {
    head.trim_start_matches('\u{feff}').trim_start().starts_with('{')
        && head.contains("\"unique_id\"")
        && (head.contains("\"date_designated\"") || head.contains("\"regime_name\""))
}

/// Reads a publication in JSON lines.
pub fn read(bytes: &[u8], file: &str) -> Result<ListReading, ListError> {
    let mut notices = Notices::new(file);
    let mut entities = Vec::new();
    let mut has_details = false;
    for (number, line) in json_lines::lines(bytes) {
        let place = Place::in_file(file).at_line(number);
        let object = match json_lines::object(line) {
            Ok(object) => object,
            Err(message) => {
                notices.warn(Warning::loss(place, message));
                continue;
            }
        };
        let mut record = Designation::default();
        record.take(node("designation", &Value::Object(object), 0));
        let id = record.first("uniqueid").to_owned();
        if id.is_empty() {
            notices.warn(Warning::loss(place, "a party without unique_id; it was left out"));
            continue;
        }
        for (name, _) in &record.unknown {
            notices.unknown(&format!("key {name}"), Some(&|| number), &id);
        }
        has_details |= !record.passports.is_empty()
            || ["dob", "nationality", "imonumber", "typeofentity"].iter().any(|leaf| !record.all(leaf).is_empty());
        let mut entity = mapper::entity(&record, &mut notices, number);
        notices.admit(&mut entity, number);
        entities.push(entity);
    }
    if !has_details && !entities.is_empty() {
        let message = "no party has a birth date, nationality, passport, registration or IMO number; the official XML and \
                       CSV give them";
        notices.warn(Warning::gap(Place::in_file(file), message));
    }
    notices.reading(super::edition("JSON lines"), entities)
}

/// A value as a node. The items of a list take the key of the list.
fn node(key: &str, value: &Value, depth: usize) -> Node {
    let mut found = Node { key: key_of(key), ..Node::default() };
    match value {
        Value::Object(object) if depth < DEEPEST => {
            for (key, inner) in object {
                add(&mut found, key, inner, depth);
            }
        }
        Value::Array(_) if depth < DEEPEST => add(&mut found, key, value, depth),
        Value::Null => {}
        Value::String(text) => text.clone_into(&mut found.text),
        other => found.text = other.to_string(),
    }
    found
}

fn add(found: &mut Node, key: &str, value: &Value, depth: usize) {
    match value {
        Value::Array(items) => found.children.extend(items.iter().map(|item| node(key, item, depth + 1))),
        one => found.children.push(node(key, one, depth + 1)),
    }
}
