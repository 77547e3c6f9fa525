//! From measures to a score: a sum of features in log-odds, turned into a probability.

use crate::evidence::Measures;
use interdict_model::PartyKind;
use std::sync::LazyLock;

/// One name feature: what it is called in explanations and how it is read off the measures.
pub(crate) struct NameFeature {
    pub(crate) name: &'static str,
    pub(crate) read: fn(&Measures) -> f32,
}

macro_rules! features {
    ($($name:literal => $read:expr),+ $(,)?) => {
        /// All name features in the order of their weights.
        pub(crate) const NAME_FEATURES: &[NameFeature] = &[$(NameFeature { name: $name, read: $read }),+];
    };
}

features! {
    "cover_query" => |m| m.cover_query,
    "cover_listed" => |m| m.cover_listed,
    "cover_both" => |m| m.cover_query * m.cover_listed,
    "low_cover" => |m| (0.75 - m.cover_query).max(0.0),
    "contradiction" => |m| m.contradiction.min(1.0),
    "words_contradict" => |m| m.words_left_query.min(m.words_left_listed).min(2.0) / 2.0,
    "words_left_query" => |m| m.words_left_query.min(3.0) / 3.0,
    "words_left_listed" => |m| m.words_left_listed.min(3.0) / 3.0,
    "left_query" => |m| m.left_query.min(1.5),
    "left_listed" => |m| m.left_listed.min(1.5),
    "spelling" => |m| m.spelling,
    "worst" => |m| 1.0 - m.worst,
    "told" => |m| m.told.min(3.0) / 3.0,
    "little_told" => |m| (0.7 - m.told).max(0.0),
    "missing_family" => |m| m.missing_family.min(1.0),
    "legal_form" => |m| m.legal_form,
    "number_conflict" => |m| m.number_conflict,
    "disorder" => |m| m.disorder,
    "initials" => |m| m.initials.min(2.0) / 2.0,
    "runs" => |m| m.runs.min(2.0) / 2.0,
    "exact" => |m| m.exact,
    "single" => |m| m.single,
    "left_generic" => |m| m.left_generic.min(0.5),
    "weak" => |m| m.weak,
    "first_letter" => |m| m.first_letter,
    "one_matched" => |m| if m.names_matched <= 1.0 && m.left_query + m.left_listed > 0.0 { 1.0 } else { 0.0 },
    "union" => |m| m.single * 0.0,
}

/// Entity features.
pub(crate) const ENTITY_FEATURES: &[&str] = &[
    "birth_same_day", "birth_agrees", "birth_slip", "birth_near", "birth_differs", "country_agrees", "country_differs",
    "kind_differs",
];

pub(crate) struct Weights {
    pub(crate) bias: [f32; 3],
    pub(crate) name: Vec<[f32; 3]>,
    pub(crate) entity: Vec<[f32; 3]>,
}

pub(crate) static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| {
    let mut weights =
        Weights { bias: [0.0; 3], name: vec![[0.0; 3]; NAME_FEATURES.len()], entity: vec![[0.0; 3]; ENTITY_FEATURES.len()] };
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
