//! Labelled queries against a list: the numbers by which matching is judged.
//!
//! Formats: the list is one party a line (`uid`, `schema`, `names`, `weak`, `dobs`, `countries`, `programs`), queries are
//! `{"id", "query": {"schema", "name", "dob"?, "country"?}}` a line, results `{"id", "hits": [{"uid", "score"}]}` a line.

mod run;

pub use run::{EvaluationError, EvaluationOptions, EvaluationReport, Progress, run};

use interdict_matching::Subject;
use interdict_model::{Country, CountryRole, DateSpan, Designation, Entity, Name, PartialDate, Programme, Schema};
use serde::{Deserialize, Serialize};

/// A party of an evaluation list.
#[derive(Debug, Deserialize)]
pub struct EvaluationParty {
    uid: String,
    schema: String,
    names: Vec<String>,
    #[serde(default)]
    weak: Vec<String>,
    #[serde(default)]
    dobs: Vec<String>,
    #[serde(default)]
    countries: Vec<String>,
    #[serde(default)]
    addr_countries: Vec<String>,
    #[serde(default)]
    programs: Vec<String>,
}

impl From<EvaluationParty> for Entity {
    fn from(party: EvaluationParty) -> Self {
        let mut entity = Self::new(party.uid, Schema::from(party.schema));
        for (place, name) in party.names.into_iter().enumerate() {
            entity.add_name(if place == 0 { Name::primary(name) } else { Name::alias(name) });
        }
        for name in party.weak {
            entity.add_name(Name::weak_alias(name));
        }
        entity.births =
            party.dobs.iter().filter_map(|date| date.parse::<PartialDate>().ok()).map(DateSpan::from).collect();
        for code in party.countries.iter().chain(&party.addr_countries) {
            if let Some(country) = Country::from_code(code) {
                entity.add_country(country, CountryRole::Linked);
            }
        }
        if !party.programs.is_empty() {
            entity.designations.push(Designation {
                programmes: party.programs.into_iter().map(Programme::undated).collect(),
                ..Designation::default()
            });
        }
        entity
    }
}

/// A labelled query.
#[derive(Debug, Deserialize)]
pub struct EvaluationQuery {
    /// Identity of the query.
    pub id: String,
    /// What is asked.
    pub query: EvaluationSubject,
}

/// What a labelled query asks.
#[derive(Debug, Deserialize)]
pub struct EvaluationSubject {
    schema: String,
    name: String,
    #[serde(default)]
    dob: Option<String>,
    #[serde(default)]
    country: Option<String>,
}

impl From<&EvaluationSubject> for Subject {
    fn from(asked: &EvaluationSubject) -> Self {
        Self {
            names: vec![asked.name.clone()],
            kind: Some(Schema::from(asked.schema.clone()).kind()),
            births: asked.dob.iter().filter_map(|date| date.parse().ok()).collect(),
            countries: asked.country.iter().filter_map(|code| Country::from_code(code)).collect(),
            identifiers: Vec::new(),
        }
    }
}

/// One line of results.
#[derive(Debug, Serialize)]
pub struct EvaluationResult {
    /// Identity of the query.
    pub id: String,
    /// Hits, best first.
    pub hits: Vec<EvaluationHit>,
}

/// One hit of a result.
#[derive(Debug, Serialize)]
pub struct EvaluationHit {
    /// Identity of the party.
    pub uid: String,
    /// Score in [0, 1].
    pub score: f64,
}
