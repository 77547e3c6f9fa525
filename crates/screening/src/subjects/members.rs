//! Members of JSON objects that would be lost without a word: those that stand twice, and those that say nothing here.

use super::Field;
use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value, error::Category};
use std::{collections::HashSet, fmt};

/// So many members are named in a note.
const TOLD: usize = 10;

/// Where in a JSON text a member stands for the second time in one object. Lines and columns are counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RepeatedMember {
    /// The line.
    pub line: usize,
    /// The column, in bytes: where the name of the member ends.
    pub column: usize,
}

/// The first member that stands twice in its object, however deep. A parser takes the last of them, and who stood in the
/// first was not asked about. What is no JSON has none: whoever reads it says what is wrong with it.
///
/// ```
/// use interdict_screening::subjects::repeated_member;
/// assert!(repeated_member(br#"{"name": "A", "name": "B"}"#).is_some());
/// assert!(repeated_member(br#"[{"name": "A"}, {"name": "B"}]"#).is_none());
/// ```
pub fn repeated_member(json: &[u8]) -> Option<RepeatedMember> {
    match serde_json::from_slice::<EachOnce>(json) {
        Err(error) if error.classify() == Category::Data => {
            Some(RepeatedMember { line: error.line(), column: error.column() })
        }
        _ => None,
    }
}

/// Any JSON, of which nothing is kept.
struct EachOnce;

impl<'de> Deserialize<'de> for EachOnce {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Members)
    }
}

struct Members;

impl<'de> Visitor<'de> for Members {
    type Value = EachOnce;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E>(self, _: bool) -> Result<EachOnce, E> {
        Ok(EachOnce)
    }

    fn visit_i64<E>(self, _: i64) -> Result<EachOnce, E> {
        Ok(EachOnce)
    }

    fn visit_u64<E>(self, _: u64) -> Result<EachOnce, E> {
        Ok(EachOnce)
    }

    fn visit_f64<E>(self, _: f64) -> Result<EachOnce, E> {
        Ok(EachOnce)
    }

    fn visit_str<E>(self, _: &str) -> Result<EachOnce, E> {
        Ok(EachOnce)
    }

    fn visit_unit<E>(self) -> Result<EachOnce, E> {
        Ok(EachOnce)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<EachOnce, A::Error> {
        while items.next_element::<EachOnce>()?.is_some() {}
        Ok(EachOnce)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<EachOnce, A::Error> {
        let mut names = HashSet::new();
        while let Some(name) = members.next_key::<String>()? {
            if !names.insert(name) {
                return Err(A::Error::custom("a member stands twice"));
            }
            members.next_value::<EachOnce>()?;
        }
        Ok(EachOnce)
    }
}

/// What is to be said of the members of a subject that were not used: their names, and none of their values. Empty members
/// say nothing, and need not be spoken of.
pub(super) fn unused(object: &Map<String, Value>) -> Vec<String> {
    let (mut unknown, mut of_another_kind) = (Vec::new(), Vec::new());
    sort_out(object, &mut unknown, &mut of_another_kind);
    [("members that are not known were not used", unknown), ("neither text nor number, and not used", of_another_kind)]
        .into_iter()
        .filter(|(_, names)| !names.is_empty())
        .map(|(why, names)| {
            let told = names.iter().take(TOLD).map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
            let more = names.len().saturating_sub(TOLD);
            if more == 0 { format!("{why}: {told}") } else { format!("{why}: {told} and {more} more") }
        })
        .collect()
}

fn sort_out<'a>(object: &'a Map<String, Value>, unknown: &mut Vec<&'a String>, of_another_kind: &mut Vec<&'a String>) {
    for (name, value) in object {
        match value {
            Value::Null => {}
            Value::Object(properties) if name == "properties" => sort_out(properties, unknown, of_another_kind),
            // FollowTheMoney's name to show.
            _ if name == "caption" => {}
            _ if Field::of_header(name).is_none() => unknown.push(name),
            Value::Array(values) if values.iter().all(says_something) => {}
            single if says_something(single) => {}
            _ => of_another_kind.push(name),
        }
    }
}

fn says_something(value: &Value) -> bool {
    matches!(value, Value::Null | Value::String(_) | Value::Number(_))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_member_that_stands_twice_is_found_wherever_it_is() {
        let cases: [(&str, Option<usize>); 9] = [
            (r#"{"name": "A", "name": "B"}"#, Some(1)),
            ("{\"name\": \"A\",\n \"name\": \"A\"}", Some(2)),
            (r#"{"properties": {"name": ["A"], "country": [], "name": []}}"#, Some(1)),
            (r#"[{"name": 1}, {"name": 2.5, "x": {"y": [{"z": null, "z": true}]}}]"#, Some(1)),
            // The same letters, written otherwise.
            (r#"{"name": "A", "n\u0061me": "B"}"#, Some(1)),
            (r#"{"name": "A", "Name": "B"}"#, None),
            (r#"{"subjects": [{"name": "A"}, {"name": "B"}], "settings": {}}"#, None),
            (r#"{"name": "#, None),
            ("7", None),
        ];
        for (json, line) in cases {
            assert_eq!(repeated_member(json.as_bytes()).map(|place| place.line), line, "{json}");
        }
    }

    #[test]
    fn members_that_say_nothing_are_named_without_their_values() {
        let of = |json: &str| unused(serde_json::from_str::<Value>(json).unwrap().as_object().unwrap());
        assert!(of(r#"{"name": ["A", null], "birthDate": 1962, "caption": "A", "colour": null}"#).is_empty());
        assert_eq!(
            of(r#"{"name": "A", "nmae": "Secret", "properties": {"colour": ["Secret"]}, "country": {"code": "kp"}}"#),
            [
                "members that are not known were not used: `nmae`, `colour`",
                "neither text nor number, and not used: `country`"
            ]
        );
        let many: Map<String, Value> = (10..24).map(|number| (format!("x{number}"), Value::from(1))).collect();
        assert!(unused(&many)[0].ends_with("`x19` and 4 more"), "{:?}", unused(&many));
    }
}
