//! From measures to a score: a sum of features in log-odds, turned into a probability.

use crate::{evidence::Measures, features::NAME_FEATURES};
use interdict_model::PartyKind;
use std::sync::LazyLock;

/// What an entity feature says when it is not zero.
pub(crate) fn entity_feature_says(feature: &str) -> &'static str {
    match feature {
        "birth_same_day" => "born on the same day",
        "birth_agrees" => "birth dates agree as far as they go",
        "birth_slip" => "birth dates differ by a slip of the pen",
        "birth_near" => "birth years are near",
        "birth_differs_vaguely" => "born at another time, as far as a year or a circa says",
        "birth_differs" => "born at another time",
        "country_agrees" => "a country agrees",
        "country_differs" => "no country agrees",
        "kind_differs" => "another kind of party",
        "identifier_same" => "the same number",
        "identifier_shared" => "the same telephone, web or mail address",
        "identifier_differs" => "another number of the same kind",
        _ => "",
    }
}

/// Entity features.
pub(crate) const ENTITY_FEATURES: &[&str] = &[
    "birth_same_day",
    "birth_agrees",
    "birth_slip",
    "birth_near",
    "birth_differs_vaguely",
    "birth_differs",
    "country_agrees",
    "country_differs",
    "kind_differs",
    "identifier_same",
    "identifier_shared",
    "identifier_differs",
];

pub(crate) struct Weights {
    pub(crate) bias: [f32; 3],
    pub(crate) name: Vec<[f32; 3]>,
    pub(crate) entity: Vec<[f32; 3]>,
}

pub(crate) static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| {
    let mut weights = Weights {
        bias: [0.0; 3],
        name: vec![[0.0; 3]; NAME_FEATURES.len()],
        entity: vec![[0.0; 3]; ENTITY_FEATURES.len()],
    };
    for line in include_str!("../data/weights.tsv").lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [feature, values @ ..] = cells.as_slice() else { continue };
        let mut row = [0.0; 3];
        for (slot, value) in row.iter_mut().zip(values) {
            *slot = value.parse().unwrap_or(0.0);
        }
        if *feature == "bias" {
            weights.bias = row;
        } else if let Some(at) = NAME_FEATURES.iter().position(|known| known.name == *feature) {
            weights.name[at] = row;
        } else if let Some(at) = ENTITY_FEATURES.iter().position(|known| known == feature) {
            weights.entity[at] = row;
        }
    }
    weights
});

/// Which column of weights a kind of party takes.
pub(crate) fn column(kind: PartyKind) -> usize {
    match kind {
        PartyKind::Person | PartyKind::Unknown => 0,
        PartyKind::Organization => 1,
        PartyKind::Vessel | PartyKind::Aircraft => 2,
    }
}

impl Weights {
    pub(crate) fn name_logit(&self, measures: &Measures, column: usize) -> f32 {
        let mut logit = self.bias[column];
        for (feature, weights) in NAME_FEATURES.iter().zip(&self.name) {
            logit += weights[column] * (feature.read)(measures);
        }
        logit
    }
}

/// Log-odds to probability, rounded to a millionth so that every machine gives the same digits.
pub(crate) fn probability(logit: f32) -> f64 {
    let exact = 1.0 / (1.0 + libm::exp(-f64::from(logit)));
    (exact * 1e6).round() / 1e6
}

/// The least evidence whose score, rounded as [`probability`] rounds, reaches a threshold; a little less, so that rounding
/// never decides what is looked at.
pub(crate) fn least_logit(threshold: f64) -> f32 {
    let least = threshold - 6e-7;
    if least <= 0.0 {
        return f32::MIN;
    }
    let inside = least.min(1.0 - 1e-9);
    libm::log(inside / (1.0 - inside)) as f32 - 1e-3
}

/// Place of the feature among the entity features.
pub(crate) const KIND_DIFFERS: usize = 8;
/// Places of the identifier features among the entity features.
pub(crate) const IDENTIFIER_SAME: usize = 9;
/// See [`IDENTIFIER_SAME`].
pub(crate) const IDENTIFIER_SHARED: usize = 10;
/// Evidence of the name taken where only a number speaks.
pub(crate) const NUMBER_ALONE: f32 = -3.5;
