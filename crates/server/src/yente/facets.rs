//! Facets of a search: how many of the parties found have which country, topic, dataset.

use super::{datasets::Datasets, entity::Object, filters::values, parameters::Parameters, refusal::Refusal, schemata};
use interdict_model::{Country, Entity};
use interdict_text::countries;
use serde_json::{Value, json};
use std::{borrow::Cow, collections::BTreeMap};

/// Facets by name, with the labels of the whole.
const FACETS: &[(&str, &str)] = &[
    ("countries", "Countries"),
    ("topics", "Topics"),
    ("datasets", "Data sources"),
    ("schema", "Types"),
    ("identifiers", "Identifiers"),
    ("genders", "Genders"),
];
/// Those counted where a request does not say.
const DEFAULT: &[&str] = &["countries", "topics", "datasets"];

/// Labels of topics that lists use.
const TOPICS: &[(&str, &str)] = &[
    ("sanction", "Sanctioned"),
    ("sanction.linked", "Linked to a sanctioned party"),
    ("sanction.counter", "Counter-sanctioned"),
    ("debarment", "Debarred"),
    ("export.control", "Export controlled"),
    ("role.pep", "Politically exposed person"),
    ("crime.terror", "Terrorism"),
    ("crime", "Crime"),
];

/// How many parties have which value of one facet.
#[derive(Debug, Clone, PartialEq)]
struct Facet {
    name: &'static str,
    label: &'static str,
    counts: BTreeMap<String, usize>,
}

/// The facets of a search.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Facets(Vec<Facet>);

impl Facets {
    /// Reads which facets are wanted.
    pub(crate) fn read(parameters: &Parameters) -> Result<Self, Refusal> {
        let mut wanted: Vec<&str> = parameters.all("facets").collect();
        if wanted.is_empty() {
            wanted = DEFAULT.to_vec();
        }
        let mut facets: Vec<Facet> = Vec::new();
        for asked in wanted {
            let &(name, label) = FACETS.iter().find(|(facet, _)| *facet == asked).ok_or_else(|| {
                let known: Vec<&str> = FACETS.iter().map(|(facet, _)| *facet).collect();
                Refusal::invalid(&["query", "facets"], format!("one of {}", known.join(", ")))
            })?;
            if !facets.iter().any(|held| held.name == name) {
                facets.push(Facet { name, label, counts: BTreeMap::new() });
            }
        }
        Ok(Self(facets))
    }

    /// Counts a party that was found.
    pub(crate) fn count(&mut self, records: &[Cow<'_, Entity>]) {
        for facet in &mut self.0 {
            for value in values(records, facet.name) {
                *facet.counts.entry(value).or_default() += 1;
            }
        }
    }

    /// The facets as yente writes them: the most frequent value first, equal ones by name.
    pub(crate) fn written(self, datasets: &Datasets) -> Object {
        let facets = self.0.into_iter().map(|Facet { name: facet, label, counts }| {
            let mut counts: Vec<(String, usize)> = counts.into_iter().collect();
            counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
            let values: Vec<Value> = counts
                .into_iter()
                .map(|(name, count)| json!({ "name": name, "label": label_of(facet, &name, datasets), "count": count }))
                .collect();
            (facet.to_owned(), json!({ "label": label, "values": values }))
        });
        facets.collect()
    }
}

fn label_of(facet: &str, value: &str, datasets: &Datasets) -> String {
    match facet {
        "countries" => country_title(value),
        "datasets" => datasets.title(value).to_owned(),
        "schema" => schemata::label(value).to_owned(),
        "topics" => {
            let known = TOPICS.iter().find(|(topic, _)| *topic == value);
            known.map_or(value, |(_, label)| *label).to_owned()
        }
        _ => value.to_owned(),
    }
}

/// The name of a country for people, by its code.
pub(crate) fn country_title(code: &str) -> String {
    Country::from_code(code).map_or_else(|| code.to_owned(), |country| countries::written_title(&country))
}
