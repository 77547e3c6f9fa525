//! `consolidated.json`: an object with the entries in `results`, or the array alone. Field names are those of the CSV;
//! addresses and identifiers are objects.

use super::{
    Collector, numbers,
    records::{Number, PostalAddress, Record},
};
use crate::{ListError, ListReading, Place, Warning};
use serde_json::{Map, Value};

/// Whether the first bytes are those of this form.
pub fn recognises(head: &str) -> bool {
    let head = head.trim_start_matches('\u{feff}').trim_start();
    head.starts_with(['{', '['])
        && (["\"federal_register_notice\"", "\"source_list_url\"", "\"source_information_url\"", "\"sources_used\""]
            .iter()
            .any(|name| head.contains(name)))
}

/// Reads the list.
pub fn read(bytes: &[u8], file: &str) -> Result<ListReading, ListError> {
    let malformed = |message: String| ListError::Malformed { place: Place::in_file(file), message };
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let value: Value = serde_json::from_slice(bytes).map_err(|error| {
        let place = Place::in_file(file).at_line(error.line() as u64);
        ListError::Malformed { place, message: format!("broken JSON, or a file that was cut off: {error}") }
    })?;
    let mut collector = Collector::new(file, "JSON");
    let results = match &value {
        Value::Array(results) => results,
        Value::Object(object) => {
            let info = &mut collector.reading.info;
            info.declared_records = object.get("total").and_then(Value::as_u64);
            let day = object.get("search_performed_at").and_then(Value::as_str);
            info.published_on = day.and_then(|day| day.get(..10)).and_then(|day| day.parse().ok());
            match object.get("results") {
                Some(Value::Array(results)) => results,
                _ => return Err(malformed("`results` is missing".into())),
            }
        }
        _ => return Err(malformed("neither an object nor an array".into())),
    };
    for (index, result) in results.iter().enumerate() {
        if let Value::Object(object) = result {
            collector.add(&record(object));
        } else {
            let place = Place::in_file(file).of_record(format!("entry {}", index + 1));
            collector.reading.warnings.push(Warning::loss(place, "not an object; it was left out"));
        }
    }
    if collector.reading.entities.is_empty() {
        let loss =
            collector.reading.warnings.first().map_or_else(|| "the list holds no entry".into(), ToString::to_string);
        return Err(malformed(loss));
    }
    let given = results.len() as u64;
    if let Some(declared) = collector.reading.info.declared_records.filter(|declared| *declared != given) {
        let message =
            format!("the file says that {declared} entries exist, it holds {given}; it is one page of a search");
        collector.reading.warnings.push(Warning::loss(Place::in_file(file), message));
    }
    Ok(collector.reading)
}

fn record(object: &Map<String, Value>) -> Record {
    let mut record = Record::default();
    for (column, value) in object {
        match (column.as_str(), value) {
            (_, Value::Null) => {}
            ("addresses", Value::Array(items)) => record.addresses.extend(items.iter().map(address)),
            ("ids", Value::Array(items)) => record.numbers.extend(items.iter().map(number)),
            (name, value) => {
                if let Some(texts) = record.texts(name) {
                    texts.extend(texts_of(value));
                } else {
                    let text = texts_of(value).join("; ");
                    if !text.is_empty() && !record.put(name, &text) {
                        record.others.push((name.to_owned(), text));
                    }
                }
            }
        }
    }
    record
}

/// A value as texts: a text alone, the texts of an array, anything else as JSON.
fn texts_of(value: &Value) -> Vec<String> {
    match value {
        Value::Null => Vec::new(),
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()).into_iter().collect(),
        Value::Array(items) => items.iter().flat_map(texts_of).collect(),
        other => vec![other.to_string()],
    }
}

fn own(object: &Map<String, Value>, name: &str) -> Option<String> {
    object.get(name).map(|value| texts_of(value).join("; ")).filter(|text| !text.is_empty())
}

fn address(value: &Value) -> PostalAddress {
    match value {
        Value::Object(object) => PostalAddress {
            text: None,
            street: own(object, "address"),
            city: own(object, "city"),
            region: own(object, "state"),
            postal_code: own(object, "postal_code"),
            country: own(object, "country"),
        },
        other => PostalAddress { text: texts_of(other).pop(), ..PostalAddress::default() },
    }
}

fn number(value: &Value) -> Number {
    match value {
        Value::Object(object) => Number {
            label: own(object, "type").unwrap_or_default(),
            value: own(object, "number").unwrap_or_default(),
            country: own(object, "country"),
            dates: Vec::new(),
            issued: own(object, "issue_date"),
            expires: own(object, "expiration_date"),
        },
        other => numbers::parse(&texts_of(other).join("; ")),
    }
}
