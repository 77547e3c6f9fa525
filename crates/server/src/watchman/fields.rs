//! The fields of a request, whether they stand in a query string or in a JSON body: names with their values in order.
//!
//! In a body a value may also be a list, and an object is taken apart into its members. So the `query` of an answer, or
//! an entity as Watchman writes it, can be sent back as a question.

use super::refusal::Refusal;
use axum::http::StatusCode;
use interdict_screening::subjects::repeated_member;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Members of an address in the order in which they are written on one line.
const ADDRESS: &[&str] = &["line1", "line2", "city", "postalCode", "state", "country"];

/// Names and values. What is empty is as if it were not given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Fields(BTreeMap<String, Vec<String>>);

impl Fields {
    /// Those of a query string.
    pub(crate) fn of_pairs(pairs: Vec<(String, String)>) -> Self {
        let mut fields = Self::default();
        for (name, value) in pairs {
            fields.add(&name, &value);
        }
        fields
    }

    /// Adds those of a JSON body. What is said of a wrong one is its place.
    pub(crate) fn add_body(&mut self, body: &[u8]) -> Result<(), Refusal> {
        let wrong = |what: String| Refusal::new(StatusCode::BAD_REQUEST, what);
        if let Some(place) = repeated_member(body) {
            let (line, column) = (place.line, place.column);
            return Err(wrong(format!(
                "a member stands twice in one object of the body (line {line}, column {column})"
            )));
        }
        let value = serde_json::from_slice::<Value>(body).map_err(|error| {
            wrong(format!("the body is not JSON (line {}, column {})", error.line(), error.column()))
        })?;
        let Value::Object(members) = value else {
            return Err(wrong("the body is not an object with the fields of the query string".to_owned()));
        };
        for (name, value) in members {
            // What the query string calls `type` is `entityType` in an entity.
            self.take_apart(if name == "entityType" { "type" } else { &name }, value);
        }
        Ok(())
    }

    fn take_apart(&mut self, name: &str, value: Value) {
        match value {
            Value::Null => {}
            Value::String(text) => self.add(name, &text),
            Value::Number(number) => self.add(name, &number.to_string()),
            Value::Bool(truth) => self.add(name, &truth.to_string()),
            Value::Array(values) => values.into_iter().for_each(|value| self.take_apart(name, value)),
            Value::Object(members) => match name {
                "cryptoAddress" | "cryptoAddresses" => self.add(name, &joined(&members, &["currency", "address"], ":")),
                "address" | "addresses" => self.add(name, &joined(&members, ADDRESS, ", ")),
                "governmentIDs" => {
                    let kind = members.get("type").and_then(Value::as_str).unwrap_or("personal-id");
                    self.add(&format!("gov_{kind}"), &joined(&members, &["country", "identifier"], ":"));
                }
                // An entity as it came from a list is not asked for with it.
                "sourceData" | "sanctionsInfo" | "affiliations" | "historicalInfo" => {}
                _ => {
                    for (member, value) in members {
                        // The type of a ship or aircraft, not of the party.
                        let member = if member == "type" { format!("{name}Type") } else { member };
                        self.take_apart(&member, value);
                    }
                }
            },
        }
    }

    fn add(&mut self, name: &str, value: &str) {
        let value = value.trim();
        if value.is_empty() {
            return;
        }
        let values = self.0.entry(name.to_owned()).or_default();
        if !values.iter().any(|held| held == value) {
            values.push(value.to_owned());
        }
    }

    /// The first value given under a name.
    pub(crate) fn one(&self, name: &str) -> Option<&str> {
        self.0.get(name).and_then(|values| values.first()).map(String::as_str)
    }

    /// Whether several different values were given under a name.
    pub(crate) fn has_several(&self, name: &str) -> bool {
        self.0.get(name).is_some_and(|values| values.len() > 1)
    }

    /// All values given under any of several names, name by name.
    pub(crate) fn all<'a>(&'a self, names: &'a [&'a str]) -> impl Iterator<Item = &'a str> {
        names.iter().filter_map(|name| self.0.get(*name)).flatten().map(String::as_str)
    }

    /// Fields whose name begins with something, without that beginning.
    pub(crate) fn beginning<'a>(&'a self, start: &'a str) -> impl Iterator<Item = (&'a str, &'a [String])> {
        self.0.iter().filter_map(move |(name, values)| Some((name.strip_prefix(start)?, values.as_slice())))
    }

    /// Names of all fields that were given, in order.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

/// Members that are texts, joined.
fn joined(members: &Map<String, Value>, names: &[&str], between: &str) -> String {
    let texts = names.iter().filter_map(|name| members.get(*name).and_then(Value::as_str));
    texts.filter(|text| !text.trim().is_empty()).collect::<Vec<_>>().join(between)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_entity_as_a_body_and_a_query_string_are_the_same() {
        let body = json!({
            "name": "Arkady Volkov", "entityType": "person", "sourceID": "",
            "person": {
                "name": "Arkady Volkov", "altNames": ["A. Volkov"], "birthDate": "1962-02-18",
                "governmentIDs": [{"type": "passport", "country": "RU", "identifier": "7744"}],
            },
            "vessel": null,
            "contact": {"emailAddresses": ["av@example.org"], "websites": []},
            "addresses": [{"line1": "", "city": "Omsk", "country": "RU", "latitude": 0.0}],
            "cryptoAddresses": [{"currency": "XBT", "address": "1Abc"}],
        });
        let pairs = [
            ("name", "Arkady Volkov"),
            ("type", "person"),
            ("altNames", "A. Volkov"),
            ("birthDate", "1962-02-18"),
            ("gov_passport", "RU:7744"),
            ("emailAddresses", "av@example.org"),
            ("addresses", "Omsk, RU"),
            ("cryptoAddresses", "XBT:1Abc"),
        ];
        let pairs = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let mut fields = Fields::default();
        fields.add_body(body.to_string().as_bytes()).unwrap();
        assert_eq!(fields, Fields::of_pairs(pairs));
    }

    #[test]
    fn a_body_that_is_no_object_is_refused_with_its_place_and_without_its_text() {
        let twice = "{\"name\": \"Arkady Volkov\", \"name\": \"Arkady\"}";
        for body in ["", "[]", "\"Arkady Volkov\"", "{\"name\": Arkady}", twice] {
            let refusal = Fields::default().add_body(body.as_bytes()).unwrap_err();
            assert!(!format!("{refusal:?}").contains("Arkady"), "{body}");
        }
    }
}
