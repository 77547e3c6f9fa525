//! Answers for subjects: a screening with its matches, each with its reasons.

use crate::{
    failure::Failure,
    layouts,
    lists::Lists,
    values::{loads, to_python},
};
use interdict_model::ftm;
use interdict_screening::{Match, Outcome, Screening};
use pyo3::prelude::*;
use serde_json::Value;
use std::{iter, sync::Arc};

/// The answer for one subject: the listed parties that it may be, best first.
///
/// No matches means clear against the editions of the screener, and nothing more. A subject of `screen_many` that could
/// not be screened has an `error`, is not clear, and raises when its matches are asked for.
#[pyclass(frozen, module = "interdict", name = "Screening")]
pub(crate) struct ScreeningAnswer {
    lists: Arc<Lists>,
    outcome: Outcome,
}

impl ScreeningAnswer {
    pub(crate) fn new(lists: Arc<Lists>, outcome: Outcome) -> Self {
        Self { lists, outcome }
    }

    fn screening(&self) -> Option<&Screening> {
        match &self.outcome {
            Outcome::Screened(screening) => Some(screening),
            Outcome::Bad(_) | Outcome::Note(_) => None,
        }
    }

    /// The matches, or why there can be none.
    fn found(&self) -> Result<&[Match], Failure> {
        match &self.outcome {
            Outcome::Screened(screening) => Ok(&screening.matches),
            Outcome::Bad(bad) => Err(Failure::new(bad.error.code, format!("{}: {}", bad.locator, bad.error.message))
                .with_hint("it was not screened: look at `error` before `matches`")),
            Outcome::Note(note) => Err(Failure::internal(note)),
        }
    }
}

#[pymethods]
impl ScreeningAnswer {
    /// The listed parties that the subject may be, best first.
    #[getter]
    fn matches(&self) -> PyResult<Vec<FoundMatch>> {
        Ok(self.found()?.iter().map(|found| FoundMatch { found: found.clone() }).collect())
    }

    /// Whether the subject was screened and nobody was found.
    #[getter]
    fn clear(&self) -> bool {
        self.found().is_ok_and(<[Match]>::is_empty)
    }

    /// Why the subject could not be screened; None if it was.
    #[getter]
    fn error(&self) -> Option<String> {
        match &self.outcome {
            Outcome::Bad(bad) => Some(format!("{}: {}", bad.error.code, bad.error.message)),
            Outcome::Screened(_) | Outcome::Note(_) => None,
        }
    }

    /// What of the subject could not be used, or had to be decided.
    #[getter]
    fn notes(&self) -> Vec<String> {
        self.screening().map(|screening| screening.notes.clone()).unwrap_or_default()
    }

    /// The subject's own identity, such as a customer number, if it has one.
    #[getter]
    fn id(&self) -> Option<String> {
        self.screening().and_then(|screening| screening.id.clone())
    }

    /// What was screened, as it was understood.
    #[getter]
    fn subject<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.screening().map(|screening| to_python(py, &screening.subject)).transpose()
    }

    /// The editions that were screened against, in their short form.
    #[getter]
    fn editions(&self) -> Vec<String> {
        self.lists.editions.clone()
    }

    /// Whether every list is there as it was published. If not, an answer without matches is not certain.
    #[getter]
    fn complete(&self) -> bool {
        self.lists.complete
    }

    /// The answer as JSON on one line, byte for byte the line of `interdict screen --format jsonl`.
    fn json(&self) -> PyResult<String> {
        Ok(layouts::screening(self.lists.engine.editions(), &self.outcome)?)
    }

    /// The same as a dictionary.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        loads(py, &self.json()?)
    }

    fn __repr__(&self) -> String {
        let told = match self.found() {
            Ok([]) => "clear".to_owned(),
            Ok([best]) => format!("1 match, {} {:.3}", best.entity, cut(best.score)),
            Ok([best, others @ ..]) => {
                format!("{} matches, best {} {:.3}", others.len() + 1, best.entity, cut(best.score))
            }
            Err(_) => "could not be screened".to_owned(),
        };
        format!("<interdict.Screening: {told}>")
    }

    fn _repr_html_(&self, py: Python<'_>) -> PyResult<String> {
        let matches = self.found().unwrap_or_default();
        let ids = matches.iter().flat_map(|found| iter::once(&found.entity).chain(&found.same_party));
        // Those of an index file are read where they lie: these few, and not all that the lists have.
        let records: Vec<Value> =
            ids.flat_map(|id| self.lists.records(id)).map(|entity| ftm::to_json(&entity)).collect();
        let page = py.import("interdict._html")?;
        page.call_method1("screening", (self.to_dict(py)?, to_python(py, &records)?))?.extract::<String>()
    }
}

/// A listed party that a subject may be.
#[pyclass(frozen, module = "interdict", name = "Match")]
pub(crate) struct FoundMatch {
    found: Match,
}

#[pymethods]
impl FoundMatch {
    /// Probability that the subject is the party, from 0 to 1.
    #[getter]
    fn score(&self) -> f64 {
        self.found.score
    }

    /// Identity of the party: ofac-17614.
    #[getter]
    fn id(&self) -> &str {
        &self.found.entity
    }

    /// The name that the party is filed under.
    #[getter]
    fn name(&self) -> &str {
        &self.found.caption
    }

    /// What it is: Person, Organization, Company, Vessel ...
    #[getter]
    fn schema(&self) -> &str {
        self.found.schema.as_str()
    }

    /// The listed name that matched; None if a number alone did.
    #[getter]
    fn matched_name(&self) -> Option<&str> {
        self.found.matched_name.as_ref().map(|name| name.text.as_str())
    }

    /// Whether the name that matched is a weak alias: one that confirms, and is not meant to find alone.
    #[getter]
    fn weak(&self) -> bool {
        self.found.matched_name.as_ref().is_some_and(|name| name.weak)
    }

    /// Why, in a few words, the most telling first.
    #[getter]
    fn reasons(&self) -> Vec<String> {
        self.found.reasons.clone()
    }

    /// The list it stands on, the first one if there are several.
    #[getter]
    fn list(&self) -> Option<&str> {
        self.found.lists.first().map(String::as_str)
    }

    /// All lists it stands on.
    #[getter]
    fn lists(&self) -> Vec<String> {
        self.found.lists.clone()
    }

    /// Programmes, as of the day asked for.
    #[getter]
    fn programmes(&self) -> Vec<String> {
        self.found.programmes.clone()
    }

    /// The first day of the earliest designation in force, as the authority states it: 2015-01-02.
    #[getter]
    fn since(&self) -> Option<String> {
        self.found.listed_on.map(|day| day.to_string())
    }

    /// Other records of the same party, on other lists.
    #[getter]
    fn same_party(&self) -> Vec<String> {
        self.found.same_party.clone()
    }

    /// The whole explanation, if it was asked for with explain=True.
    #[getter]
    fn explanation<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.found.explanation.as_ref().map(|explanation| to_python(py, explanation)).transpose()
    }

    /// The match as it stands in the JSON of the answer.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        to_python(py, &self.found)
    }

    fn __repr__(&self) -> String {
        let Match { entity, caption, score, reasons, .. } = &self.found;
        format!("<interdict.Match: {:.3} {entity} {caption} ({})>", cut(*score), reasons.join("; "))
    }
}

/// A score with as many digits as tell, cut and not rounded: 0.9996 is not certain.
fn cut(score: f64) -> f64 {
    (score * 1000.0 + 1e-6).floor() / 1000.0
}
