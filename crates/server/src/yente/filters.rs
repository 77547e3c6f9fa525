//! Filters of a search: what a party must have, by the name of a fact or of a property.

use super::{
    entity::{Inner, properties},
    parameters::Parameters,
    refusal::Refusal,
    schemata,
};
use interdict_model::{Country, Entity};
use serde_json::Value;
use std::{borrow::Cow, collections::BTreeMap};

/// What a party must have.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Filters {
    /// The schema that a party must be of, or of a kind of it.
    schema: Option<String>,
    /// For each field the values of which one, or all, must be there.
    wanted: BTreeMap<String, Vec<String>>,
    /// Whether all values of a field must be there.
    all: bool,
}

impl Filters {
    /// Reads the parameters of a search.
    pub(crate) fn read(parameters: &Parameters) -> Result<Self, Refusal> {
        let mut wanted: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for field in ["countries", "topics", "datasets", "target"] {
            let values = parameters.list(field);
            if !values.is_empty() {
                wanted.insert(field.to_owned(), values);
            }
        }
        for filter in parameters.all("filter") {
            let (field, value) =
                filter.split_once(':').ok_or_else(|| Refusal::bad_request("filter: write it as field:value"))?;
            wanted.entry(field.to_owned()).or_default().push(value.to_owned());
        }
        let all = match parameters.one("filter_op").map(str::to_ascii_uppercase).as_deref() {
            None | Some("OR") => false,
            Some("AND") => true,
            Some(_) => return Err(Refusal::invalid(&["query", "filter_op"], "AND or OR")),
        };
        let schema = parameters.one("schema").map(str::to_owned);
        if schema.as_deref().is_some_and(|name| schemata::kind(name).is_none()) {
            return Err(Refusal::bad_request("Invalid schema"));
        }
        Ok(Self { schema, wanted, all })
    }

    /// Whether a party has what it must have.
    pub(crate) fn pass(&self, records: &[Cow<'_, Entity>]) -> bool {
        // `Thing` is every party, of a schema known here or not.
        let of_schema = self.schema.as_deref().is_none_or(|wanted| {
            wanted == "Thing" || records.iter().any(|record| schemata::is_a(record.schema.as_str(), wanted))
        });
        of_schema
            && self.wanted.iter().all(|(field, wanted)| {
                let values = values(records, field);
                let has = |wanted: &String| values.iter().any(|value| is_meant(value, wanted));
                if self.all { wanted.iter().all(has) } else { wanted.iter().any(has) }
            })
    }
}

/// Whether a value is the one wanted: capitals do not count, and a year or month stands for its days.
fn is_meant(value: &str, wanted: &str) -> bool {
    value.eq_ignore_ascii_case(wanted)
        || value.get(..wanted.len()).is_some_and(|start| start == wanted && value[wanted.len()..].starts_with('-'))
}

/// What a party has in a field, each value once: a group of facts (`countries`) or a property (`birthDate`,
/// `properties.birthDate`).
pub(crate) fn values(records: &[Cow<'_, Entity>], field: &str) -> Vec<String> {
    let mut values: Vec<String> = match field {
        "countries" => {
            records.iter().flat_map(|record| record.all_countries()).map(Country::code).map(str::to_owned).collect()
        }
        "topics" => records.iter().flat_map(|record| record.topics.iter().cloned()).collect(),
        "datasets" => records.iter().flat_map(|record| record.datasets.iter().cloned()).collect(),
        "schema" => records.iter().map(|record| record.schema.as_str().to_owned()).collect(),
        "target" => records.iter().map(|record| record.schema.is_party().to_string()).collect(),
        "id" => records.iter().map(|record| record.id.clone()).collect(),
        "caption" => records.iter().map(|record| record.caption().to_owned()).collect(),
        "genders" => records.iter().filter_map(|record| record.gender.clone()).collect(),
        "identifiers" => {
            let identifiers = records.iter().flat_map(|record| &record.identifiers);
            identifiers.map(|identifier| identifier.value.clone()).collect()
        }
        property => {
            let name = property.strip_prefix("properties.").unwrap_or(property);
            let held = properties(records, Inner::Dropped);
            let texts = held.get(name).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
            texts.map(str::to_owned).collect()
        }
    };
    let mut seen = std::collections::BTreeSet::new();
    values.retain(|value| seen.insert(value.clone()));
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_stands_for_its_days_and_a_part_of_a_word_for_nothing() {
        for (value, wanted, meant) in [
            ("1962-02-18", "1962", true),
            ("1962-02-18", "1962-02", true),
            ("1962-02-18", "196", false),
            ("DPRK2", "dprk2", true),
            ("DPRK2", "DPRK", false),
        ] {
            assert_eq!(is_meant(value, wanted), meant, "{wanted}");
        }
    }
}
