//! JSON of subjects whose numbers stay the texts that they are.
//!
//! A number of JSON may have any length, and a parser makes the nearest of its own numbers of it: two customers whose identities
//! have 23 digits become one, and `1.50` becomes `1.5`. What is a number in a record is an identity, a year or a number of a
//! document, none of which is reckoned with.

use serde::de::{Deserialize, Deserializer, Error as _};
use serde_json::{Map, Value, value::RawValue};
use std::collections::BTreeMap;

/// A JSON value with its numbers as texts, as they stand in the source: those of its members, of lists in these, and of
/// `properties`. What lies deeper is nothing that a subject is read from, and is as a parser gives it. Of a member that stands twice the
/// last counts, and there is less of a limit to depth: whoever looks for such members reads the JSON as a [`Value`] first.
///
/// ```
/// use interdict_screening::subjects::AsWritten;
/// let AsWritten(subject) = serde_json::from_str(r#"{"id": 12345678901234567890123}"#).unwrap();
/// assert_eq!(subject["id"], "12345678901234567890123");
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct AsWritten(pub Value);

impl<'de> Deserialize<'de> for AsWritten {
    /// From JSON in memory; what was taken apart before has lost its numbers, and is an error.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = <&RawValue>::deserialize(deserializer)?;
        let json = raw.get();
        let whole = if json.starts_with('{') { object(json, true) } else { list_or_single(json) };
        // Where in the value it went wrong is counted from its own beginning, and would mislead.
        whole.map(Self).map_err(|_| D::Error::custom("a value is not JSON"))
    }
}

/// A value once more, if there are numbers in it that may have been changed by reading.
pub(super) fn again(json: &[u8], value: Value) -> serde_json::Result<Value> {
    if has_numbers(&value) { serde_json::from_slice(json).map(|AsWritten(value)| value) } else { Ok(value) }
}

fn has_numbers(value: &Value) -> bool {
    match value {
        Value::Number(_) => true,
        Value::Array(items) => items.iter().any(has_numbers),
        Value::Object(members) => members.values().any(has_numbers),
        _ => false,
    }
}

fn object(json: &str, with_properties: bool) -> serde_json::Result<Value> {
    let members: BTreeMap<String, &RawValue> = serde_json::from_str(json)?;
    let read = members.into_iter().map(|(name, raw)| {
        let is_properties = with_properties && name == "properties" && raw.get().starts_with('{');
        let value = if is_properties { object(raw.get(), false) } else { list_or_single(raw.get()) };
        value.map(|value| (name, value))
    });
    read.collect::<serde_json::Result<Map<String, Value>>>().map(Value::Object)
}

fn list_or_single(json: &str) -> serde_json::Result<Value> {
    if !json.starts_with('[') {
        return single(json);
    }
    let items: Vec<&RawValue> = serde_json::from_str(json)?;
    items.into_iter().map(|item| single(item.get())).collect::<serde_json::Result<Vec<Value>>>().map(Value::Array)
}

fn single(json: &str) -> serde_json::Result<Value> {
    if json.starts_with(|first: char| first == '-' || first.is_ascii_digit()) {
        return Ok(Value::String(json.to_owned()));
    }
    serde_json::from_str(json)
}

/// The members of a line as texts, for whoever wants them as columns: a text as it is, a number as it is written, several
/// values and objects as JSON. Behind those that were asked for comes the rest of them together, as JSON.
pub(super) fn columns_of(line: &[u8], wanted: &[String]) -> Vec<Option<String>> {
    let Ok(mut members) = serde_json::from_slice::<BTreeMap<String, &RawValue>>(line) else { return Vec::new() };
    let mut values: Vec<Option<String>> =
        wanted.iter().map(|member| members.remove(member).and_then(|raw| column(raw.get()))).collect();
    let rest = (!members.is_empty()).then(|| serde_json::to_string(&members).ok()).flatten();
    values.push(rest.map(|json| compact(&json)));
    values
}

fn column(json: &str) -> Option<String> {
    match json.as_bytes().first()? {
        b'n' => None,
        b'"' => serde_json::from_str(json).ok(),
        _ => Some(compact(json)),
    }
}

/// JSON without the white space between its tokens.
fn compact(json: &str) -> String {
    let (mut in_text, mut escaped) = (false, false);
    let kept = json.chars().filter(|letter| {
        if !in_text {
            in_text = *letter == '"';
            return !letter.is_ascii_whitespace();
        }
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => in_text = false,
            _ => {}
        }
        true
    });
    kept.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn numbers_are_the_texts_that_they_are() {
        let cases = [
            (r#"{"id": 12345678901234567890123}"#, json!({"id": "12345678901234567890123"})),
            (
                r#" {"a": 1.50, "b": [1e3, -0, "x", null, true]} "#,
                json!({"a": "1.50", "b": ["1e3", "-0", "x", null, true]}),
            ),
            (r#"{"properties": {"year": [1962], "n": 0.10}}"#, json!({"properties": {"year": ["1962"], "n": "0.10"}})),
            (r#"{"limit": 1e999}"#, json!({"limit": "1e999"})),
            // Other parties and answers lie deeper.
            (r#"{"subject": {"score": 0.5}, "o": [{"n": 7}]}"#, json!({"subject": {"score": 0.5}, "o": [{"n": 7}]})),
            ("7", json!("7")),
        ];
        for (json, expected) in cases {
            assert_eq!(serde_json::from_str::<AsWritten>(json).unwrap().0, expected, "{json}");
        }
        for wrong in ["", "{", r#"{"a": 01}"#, r#"{"a": "\ud800"}"#, "{} {}"] {
            assert!(serde_json::from_str::<AsWritten>(wrong).is_err(), "{wrong}");
        }
        let deep = format!("{{\"a\": {}1{}}}", "[".repeat(100_000), "]".repeat(100_000));
        assert!(serde_json::from_str::<AsWritten>(&deep).is_err());
    }

    #[test]
    fn columns_are_what_stands_in_the_line() {
        let line = br#"{"id": 12345678901234567890123, "sum": 1.50, "name": "A \"B\" ", "z": [1, 2.0 ], "none": null, "m": {"a b": " c "}}"#;
        let wanted = ["id", "sum", "name", "z", "none", "absent"].map(str::to_owned);
        let expected = [
            Some("12345678901234567890123"),
            Some("1.50"),
            Some("A \"B\" "),
            Some("[1,2.0]"),
            None,
            None,
            Some(r#"{"m":{"a b":" c "}}"#),
        ];
        assert_eq!(columns_of(line, &wanted), expected.map(|text| text.map(str::to_owned)));
    }
}
