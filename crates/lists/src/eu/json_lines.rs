//! The list as JSON lines: a third party's conversion of the XML, one party a line, with the official names of elements
//! and attributes in snake case (`name_aliases`, `whole_name`).
//!
//! The conversion leaves things out: `designationDate`, remarks of single names and papers, and regulation summaries.
//! If no line has a designation date, a gap says so.

use super::{
    mapper,
    records::{Act, AddressRecord, Birth, Citizenship, Header, NameAlias, Paper, SanctionEntity},
};
use crate::{ListError, ListReading, Place, Warning, json_lines, tree::Notices};
use serde_json::{Map, Value};

/// Whether the first bytes of a file are those of this form.
pub fn recognises(head: &str) -> bool {
    head.trim_start_matches('\u{feff}').trim_start().starts_with('{')
        && head.contains("\"name_aliases\"")
        && (head.contains("\"eu_reference_number\"") || head.contains("\"subject_type\""))
}

/// Reads a publication in JSON lines.
pub fn read(bytes: &[u8], file: &str) -> Result<ListReading, ListError> {
    let mut notices = Notices::new(file);
    let mut entities = Vec::new();
    let mut has_day = false;
    for (number, line) in json_lines::lines(bytes) {
        let place = Place::in_file(file).at_line(number);
        let object = match json_lines::object(line) {
            Ok(object) => object,
            Err(message) => {
                notices.warn(Warning::loss(place, message));
                continue;
            }
        };
        let record = record(&object, &mut notices, number);
        if record.header.reference.is_empty() && record.header.logical_id.is_empty() {
            notices.warn(Warning::loss(place, "a party without a reference; it was left out"));
            continue;
        }
        has_day |= !record.header.designated_on.is_empty();
        let mut entity = mapper::entity(&record);
        notices.admit(&mut entity, number);
        entities.push(entity);
    }
    if !has_day && !entities.is_empty() {
        let message =
            "no party has a designationDate, which the official XML gives; most days of listing are not known";
        notices.warn(Warning::gap(Place::in_file(file), message));
    }
    notices.reading(super::edition("JSON lines"), entities)
}

fn record(object: &Map<String, Value>, notices: &mut Notices, line: u64) -> SanctionEntity {
    let mut record = SanctionEntity { header: Header::read(&|official| value(object, official)), ..Default::default() };
    let mut unknown: Vec<(String, String)> = Vec::new();
    for (key, held) in object {
        match key.as_str() {
            "regulations" => {
                record.header.acts =
                    each(held, key, Act::FIELDS, &[], &mut unknown, |one| Act::read(&|name| value(one, name)));
            }
            "subject_type" => {
                record.subject =
                    held.get("code").or_else(|| held.get("classification_code")).map(text).unwrap_or_default();
            }
            "name_aliases" => {
                record.names = each(held, key, NameAlias::FIELDS, PARTS, &mut unknown, |one| {
                    let (remarks, acts) = beside(one);
                    NameAlias { remarks, acts, ..NameAlias::read(&|name| value(one, name)) }
                });
            }
            "addresses" => {
                record.addresses = each(held, key, AddressRecord::FIELDS, PARTS, &mut unknown, |one| {
                    let (remarks, acts) = beside(one);
                    AddressRecord { remarks, acts, ..AddressRecord::read(&|name| value(one, name)) }
                });
            }
            "birthdates" => {
                record.births = each(held, key, Birth::FIELDS, PARTS, &mut unknown, |one| {
                    let (remarks, acts) = beside(one);
                    Birth { remarks, acts, ..Birth::read(&|name| value(one, name)) }
                });
            }
            "identifications" => {
                record.papers = each(held, key, Paper::FIELDS, PARTS, &mut unknown, |one| {
                    let (remarks, acts) = beside(one);
                    Paper { remarks, acts, ..Paper::read(&|name| value(one, name)) }
                });
            }
            "citizenships" => {
                record.citizenships = each(held, key, Citizenship::FIELDS, PARTS, &mut unknown, |one| {
                    let (remarks, acts) = beside(one);
                    Citizenship { remarks, acts, ..Citizenship::read(&|name| value(one, name)) }
                });
            }
            "remark" | "remarks" => record.header.remarks = texts(held),
            _ if Header::FIELDS.iter().any(|official| is_snake_of(key, official)) => {}
            _ => unknown.push((key.clone(), text(held))),
        }
    }
    for (key, held) in unknown {
        notices.unknown(&format!("key {key}"), Some(&|| line), record.name_for_messages());
        if !held.is_empty() {
            record.unknown.push(format!("{key} {held}"));
        }
    }
    record
}

/// Keys that every part of an entry may have besides its own.
const PARTS: &[&str] = &["remark", "remarks", "regulationLanguage", "regulationSummary"];

/// Reads a list of objects (or one) and notes keys that are neither in `fields` nor in `more`.
fn each<T>(
    held: &Value,
    list: &str,
    fields: &[&str],
    more: &[&str],
    unknown: &mut Vec<(String, String)>,
    read: impl Fn(&Map<String, Value>) -> T,
) -> Vec<T> {
    let items: &[Value] = match held {
        Value::Array(items) => items,
        one => std::slice::from_ref(one),
    };
    let mut found = Vec::new();
    for item in items {
        let Value::Object(object) = item else {
            if !item.is_null() {
                unknown.push((list.to_owned(), text(item)));
            }
            continue;
        };
        for (key, value) in object {
            if !fields.iter().chain(more).any(|official| is_snake_of(key, official)) {
                unknown.push((format!("{list}.{key}"), text(value)));
            }
        }
        found.push(read(object));
    }
    found
}

/// Remarks and acts of a part.
fn beside(object: &Map<String, Value>) -> (Vec<String>, Vec<Act>) {
    let remarks = ["remark", "remarks"].iter().filter_map(|key| object.get(*key)).flat_map(texts).collect();
    let acts = match object.get("regulation_summary") {
        Some(Value::Object(act)) => vec![Act::read(&|name| value(act, name))],
        _ => Vec::new(),
    };
    (remarks, acts)
}

/// The value of an official name.
fn value(object: &Map<String, Value>, official: &str) -> String {
    object.get(&snake(official)).map(text).unwrap_or_default()
}

/// A value as text: numbers and truth values as they are written, anything else as JSON.
fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.trim().to_owned(),
        other => other.to_string(),
    }
}

fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::Array(items) => items.iter().map(text).filter(|text| !text.is_empty()).collect(),
        one => Some(text(one)).filter(|text| !text.is_empty()).into_iter().collect(),
    }
}

/// `wholeName` to `whole_name`, `countryIso2Code` to `country_iso2_code`.
fn snake(official: &str) -> String {
    let mut key = String::with_capacity(official.len() + 4);
    for character in official.chars() {
        if character.is_ascii_uppercase() {
            key.push('_');
        }
        key.push(character.to_ascii_lowercase());
    }
    key
}

/// Whether a key is an official name in snake case.
fn is_snake_of(key: &str, official: &str) -> bool {
    key.bytes().filter(|byte| *byte != b'_').eq(official.bytes().map(|byte| byte.to_ascii_lowercase()))
}
