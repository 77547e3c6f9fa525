//! From screenings to scored results: thresholds and limits as yente means them, features as it shows them.
//!
//! `threshold` decides what is a *match*; what scores less is still among the results, down to `cutoff`. Where none is
//! given, the cutoff is the score from which Interdict itself shows a match (0.35, see docs/methodology.md), or the
//! threshold if that is lower. Every party above the cutoff is scored and counted; the limit only says how many are
//! written out.

use super::{entity::Object, parameters::Parameters, refusal::Refusal, view::View};
use crate::request::MOST_MATCHES;
use interdict_model::Entity;
use interdict_screening::{DEFAULT_THRESHOLD, Match, Screening, Settings};
use serde_json::json;
use std::{borrow::Cow, collections::BTreeSet, sync::LazyLock};

/// The threshold where a request gives none, as in yente.
pub(crate) const THRESHOLD: f64 = 0.70;
/// The least score that OFAC's slider can be set to.
const OFAC_LEAST: f64 = 50.0;

/// How a score is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Algorithm {
    /// Interdict's own.
    Native,
    /// That of OFAC's search tool: names only.
    Ofac,
}

/// Names by which a client may ask for an algorithm: our own first, then yente's.
pub(crate) const NAMES: &[(&str, Algorithm)] = &[
    ("native", Algorithm::Native),
    ("ofac", Algorithm::Ofac),
    ("best", Algorithm::Native),
    ("default", Algorithm::Native),
    ("interdict", Algorithm::Native),
    ("logic-v1", Algorithm::Native),
    ("logic-v2", Algorithm::Native),
    ("name-based", Algorithm::Native),
    ("name-qualified", Algorithm::Native),
    ("ofac-249", Algorithm::Ofac),
    ("regression-v1", Algorithm::Native),
    ("regression-v2", Algorithm::Native),
];

impl Algorithm {
    /// Our name of it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Native => "native",
            Self::Ofac => "ofac",
        }
    }

    /// The one that a client asks for.
    fn read(parameters: &Parameters) -> Result<Self, Refusal> {
        let Some(asked) = parameters.one("algorithm") else { return Ok(Self::Native) };
        let found = NAMES.iter().find(|(name, _)| name.eq_ignore_ascii_case(asked));
        found
            .map(|(_, algorithm)| *algorithm)
            .ok_or_else(|| Refusal::bad_request("algorithm: there is no such algorithm; GET /algorithms has the names"))
    }
}

/// What a request wants to see of the scores.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Scoring {
    /// How they are found.
    pub(crate) algorithm: Algorithm,
    /// From this score on a result is a match.
    pub(crate) threshold: f64,
    /// From this score on a party is a result.
    pub(crate) cutoff: f64,
    /// So many results are written out.
    pub(crate) limit: usize,
}

impl Scoring {
    /// Reads the parameters of a request.
    pub(crate) fn read(parameters: &Parameters, default_limit: usize) -> Result<Self, Refusal> {
        let threshold = parameters.score("threshold")?.unwrap_or(THRESHOLD);
        Ok(Self {
            algorithm: Algorithm::read(parameters)?,
            threshold,
            cutoff: parameters.score("cutoff")?.unwrap_or(DEFAULT_THRESHOLD).min(threshold),
            limit: parameters.number("limit", default_limit, 1..=MOST_MATCHES)?,
        })
    }

    /// Settings of a screening that finds every party above the cutoff.
    pub(crate) fn settings(&self, view: &View) -> Settings {
        let native = Settings {
            threshold: self.cutoff,
            limit: usize::MAX,
            as_of: view.scope.as_of,
            known_on: view.scope.known_on,
            explain: true,
            ..Settings::default()
        };
        match self.algorithm {
            Algorithm::Native => native,
            // No native score reaches 2: only what OFAC's tool would show is found.
            Algorithm::Ofac => Settings {
                threshold: 2.0,
                ofac_minimum: Some((self.cutoff * 100.0).floor().clamp(OFAC_LEAST, 100.0) as u8),
                ..native
            },
        }
    }

    /// The parties of a screening that belong to the view, best first.
    pub(crate) fn rank<'a>(&self, view: &'a View, screening: &'a Screening) -> Ranked<'a> {
        let mut results: Vec<Scored<'a>> = Vec::new();
        for found in &screening.matches {
            let score = match self.algorithm {
                Algorithm::Native => found.score,
                // In tenths of a point, as it is: 96.9 / 100.0 would be 0.9690000000000001.
                Algorithm::Ofac => found.ofac.map_or(0.0, |opinion| (opinion.score * 10.0).round() / 1000.0),
            };
            let records = view.records(&found.entity);
            if score >= self.cutoff && !records.is_empty() {
                results.push(Scored { records, found, score, is_match: score >= self.threshold });
            }
        }
        // Equal scores stay in the order of the screening.
        results.sort_by(|a, b| b.score.total_cmp(&a.score));
        let total = results.len();
        let matches = results.iter().filter(|result| result.is_match).count();
        results.truncate(self.limit);
        Ranked { total, matches, results }
    }

    /// Why a score is what it is: a part of it for each feature. The parts add up to the score.
    pub(crate) fn explanations(&self, result: &Scored<'_>) -> Object {
        let mut explanations = Object::new();
        let explanation = result.found.explanation.as_ref();
        if self.algorithm == Algorithm::Ofac {
            let detail = "the score of OFAC's search tool, best over the names of the party";
            let query = explanation.map(|explanation| &explanation.names.query);
            let told = json!({ "score": result.score, "detail": detail, "query": query, "candidate": null });
            explanations.insert("ofac".to_owned(), told);
            return explanations;
        }
        let Some(explanation) = explanation else { return explanations };
        let names = &explanation.names;
        for feature in &explanation.features {
            let named = of_names(&feature.feature);
            let query = named.then_some(&names.query);
            let candidate = named.then_some(&names.listed);
            explanations.insert(
                feature.feature.clone(),
                json!({ "score": feature.points, "detail": feature.says, "query": query, "candidate": candidate }),
            );
        }
        explanations
    }
}

/// Results of one subject.
#[derive(Debug)]
pub(crate) struct Ranked<'a> {
    /// How many parties score at least the cutoff.
    pub(crate) total: usize,
    /// How many of them reach the threshold.
    pub(crate) matches: usize,
    /// The best of them.
    pub(crate) results: Vec<Scored<'a>>,
}

/// A party with its score.
#[derive(Debug)]
pub(crate) struct Scored<'a> {
    /// Its records in the scope.
    pub(crate) records: Vec<Cow<'a, Entity>>,
    /// What the screening says of it.
    pub(crate) found: &'a Match,
    /// Its score in [0, 1].
    pub(crate) score: f64,
    /// Whether the score reaches the threshold.
    pub(crate) is_match: bool,
}

/// Whether a feature compares names.
fn of_names(feature: &str) -> bool {
    static FEATURES: LazyLock<BTreeSet<&str>> =
        LazyLock::new(|| interdict_matching::catalogue().map(|(name, _)| name).chain(["bias"]).collect());
    FEATURES.contains(feature)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_of_an_algorithm_leads_to_one_of_ours() {
        for (name, algorithm) in NAMES {
            assert!(NAMES.iter().any(|(own, same)| *own == algorithm.name() && same == algorithm), "{name}");
        }
    }
}
