//! Examples of the party that is looked for, as requests give them, and the subjects they become.

use super::{refusal::Refusal, schemata};
use interdict_screening::subjects::{Input, InputFormat, Item, ScreenedSubject, open};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::{collections::BTreeMap, io::Cursor};

/// A party by example: a schema and what is known of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Example {
    /// The client's own number of it.
    #[serde(default)]
    pub(crate) id: Option<String>,
    /// FollowTheMoney schema.
    pub(crate) schema: String,
    /// One value or several a property.
    pub(crate) properties: BTreeMap<String, Value>,
}

impl Example {
    /// The same with a list of values for every property, as answers repeat it.
    pub(crate) fn in_lists(mut self) -> Self {
        for value in self.properties.values_mut() {
            if !value.is_array() {
                *value = Value::Array(vec![value.take()]);
            }
        }
        self
    }
}

/// What an example is screened as, or why it cannot be.
pub(crate) type Readied = Result<ScreenedSubject, String>;

/// Turns examples into subjects, in their order, by the rules that hold for FollowTheMoney objects in files. One that
/// has neither a name nor a number comes back as an error of its own: finding nothing would look like a clear answer.
pub(crate) fn subjects(examples: &[Example]) -> Result<Vec<Readied>, Refusal> {
    let mut lines = String::new();
    for (example, number) in examples.iter().zip(1..) {
        if schemata::kind(&example.schema).is_none() {
            // The key is not repeated: it is the client's, and may be a name.
            let detail = format!(
                "Cannot parse example entity: no such schema (query {number} of {}, in the order of their keys; \
                 FollowTheMoney has Person, Company, Organization, Vessel and others)",
                examples.len()
            );
            return Err(Refusal::bad_request(detail));
        }
        let mut line = json!({ "id": example.id, "properties": example.properties });
        // A schema that is no kind of party, such as `Thing`, says nothing of the party that is looked for.
        if interdict_model::Schema::from(example.schema.clone()).is_party() {
            line["schema"] = json!(example.schema);
        }
        lines.push_str(&line.to_string());
        lines.push('\n');
    }
    if lines.is_empty() {
        return Ok(Vec::new());
    }
    let input = Input { name: "the request".to_owned(), format: InputFormat::JsonLines, ..Input::default() };
    let items =
        open(Cursor::new(lines.into_bytes()), input).map_err(|error| Refusal::bad_request(error.to_string()))?;
    let readied = items.filter_map(|item| match item {
        Item::Subject(subject) => Some(Ok(*subject)),
        Item::Bad(record) => Some(Err(record.error.message)),
        Item::Note(_) => None,
    });
    Ok(readied.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example(schema: &str, properties: &Value) -> Example {
        serde_json::from_value(json!({ "schema": schema, "properties": properties })).unwrap()
    }

    #[test]
    fn one_value_and_a_list_of_one_are_the_same() {
        let single = example("Person", &json!({"name": "Arkady Volkov", "birthDate": "1962-02-18", "country": "KP"}));
        let listed =
            example("Person", &json!({"name": ["Arkady Volkov"], "birthDate": ["1962-02-18"], "country": ["kp"]}));
        let read = subjects(&[single, listed]).unwrap();
        let read: Vec<_> = read.into_iter().map(|readied| readied.unwrap().subject).collect();
        assert_eq!(read[0], read[1]);
        assert_eq!((read[0].names.len(), read[0].births.len(), read[0].countries.len()), (1, 1, 1));
    }

    #[test]
    fn an_example_without_name_and_number_is_an_error_of_its_own() {
        let examples = [
            example("Person", &json!({"birthDate": "1962"})),
            example("Person", &json!({"name": "Arkady Volkov"})),
            example("Person", &json!({"passportNumber": "563410081"})),
        ];
        let read = subjects(&examples).unwrap();
        assert_eq!(read.iter().map(Result::is_ok).collect::<Vec<_>>(), [false, true, true]);
    }

    #[test]
    fn a_schema_that_is_none_is_refused() {
        assert!(subjects(&[example("Spaceship", &json!({"name": "Galleon Quartz"}))]).is_err());
        assert!(subjects(&[example("Thing", &json!({"name": "Galleon Quartz"}))]).is_ok());
    }
}
