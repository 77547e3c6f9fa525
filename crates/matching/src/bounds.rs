//! The most that the features of a score can add, given what is known so far: what retrieval prunes by.
//!
//! Every bound here holds for every pair of names, so that what is left out cannot reach the threshold. A feature that can
//! raise a score must be counted here; the features that lower it are taken as absent unless the shape of the names makes
//! them certain.

use crate::{
    Subject,
    attributes::entity_features,
    evidence::Bounds,
    features::NAME_FEATURES,
    index::ListedEntity,
    score::{ENTITY_FEATURES, KIND_DIFFERS, WEIGHTS, column, least_logit},
};
use interdict_model::PartyKind;
use std::sync::LazyLock;

/// Kinds of parties by the column of weights they take.
const KINDS: [&[PartyKind]; 3] =
    [&[PartyKind::Person, PartyKind::Unknown], &[PartyKind::Organization], &[PartyKind::Vessel, PartyKind::Aircraft]];

/// The most that the features of a name can add, given what its pairs can recover.
#[derive(Clone, Copy)]
pub(crate) struct Most {
    cover_query: f32,
    cover_both: f32,
    pub(crate) told: f32,
    exact: f32,
    single: f32,
    other: f32,
    pub(crate) union: f32,
    words_contradict: f32,
    words_left_query: f32,
    words_left_listed: f32,
}

impl Most {
    pub(crate) fn of(column: usize) -> Self {
        static MOST: LazyLock<[Most; 3]> = LazyLock::new(|| {
            [0, 1, 2].map(|column| {
                let weight = |feature: &str| {
                    let at = NAME_FEATURES.iter().position(|known| known.name == feature);
                    at.map_or(0.0, |at| WEIGHTS.name[at][column].max(0.0))
                };
                let cost = |feature: &str| {
                    let at = NAME_FEATURES.iter().position(|known| known.name == feature);
                    at.map_or(0.0, |at| WEIGHTS.name[at][column].min(0.0))
                };
                let bounded = ["cover_query", "cover_both", "told", "union", "exact", "exact_though_common", "single"];
                let other = NAME_FEATURES.iter().zip(&WEIGHTS.name).filter(|(f, _)| !bounded.contains(&f.name));
                Most {
                    cover_query: weight("cover_query"),
                    cover_both: weight("cover_both"),
                    told: weight("told") / 3.0,
                    other: other.map(|(_, weights)| weights[column].max(0.0)).sum(),
                    exact: weight("exact") + 0.7 * weight("exact_though_common"),
                    single: weight("single"),
                    union: weight("union"),
                    words_contradict: cost("words_contradict") / 2.0,
                    words_left_query: cost("words_left_query") / 3.0,
                    words_left_listed: cost("words_left_listed") / 3.0,
                }
            })
        });
        MOST[column]
    }

    /// What the shape of the names can add: exact ones leave nothing over, single ones have one word.
    pub(crate) fn shape(self, bounds: Bounds, words: u32) -> f32 {
        let exact = if bounds.left_query == 0 && bounds.left_listed == 0 { self.exact } else { 0.0 };
        self.other + exact + if words <= 1 { self.single } else { 0.0 }
    }

    /// Bound on a name's evidence without `union`; `words` is the least number of words that tell in the listed name.
    pub(crate) fn name_logit(self, bias: f32, bounds: Bounds, total: f32, words: u32) -> f32 {
        let cover = (bounds.query / total).min(1.0);
        bias + self.shape(bounds, words)
            + self.cover_query * cover
            + self.cover_both * cover * bounds.cover_listed
            + self.told * bounds.told.min(3.0)
            + self.words_contradict * bounds.left_query.min(bounds.left_listed).min(2) as f32
            + self.words_left_query * bounds.left_query.min(3) as f32
            + self.words_left_listed * bounds.left_listed.min(3) as f32
    }
}

/// What the evidence beside the name adds or takes away.
pub(crate) fn attributes(subject: &Subject, listed: &ListedEntity, column: usize) -> f32 {
    let features = entity_features(subject, listed);
    features.iter().zip(&WEIGHTS.entity).map(|(value, weight)| value * weight[column]).sum()
}

/// The most that evidence beside the name can add for this subject, for parties of a column.
pub(crate) fn best_attributes(subject: &Subject, column: usize) -> f32 {
    let weight = |feature: &str| {
        let at = ENTITY_FEATURES.iter().position(|known| *known == feature);
        at.map_or(0.0, |at| WEIGHTS.entity[at][column].max(0.0))
    };
    let mut most = 0.0;
    if !subject.births.is_empty() {
        most += weight("birth_same_day").max(weight("birth_agrees")).max(weight("birth_slip"));
    }
    if !subject.countries.is_empty() {
        most += weight("country_agrees");
    }
    if !KINDS[column].iter().any(|kind| subject.party_kind().agrees_with(*kind)) {
        most += WEIGHTS.entity[KIND_DIFFERS][column];
    }
    most
}

/// The least weight of a query's words that must be recovered for a score to reach the threshold: the score is largest when
/// everything else is perfect, and then grows with what is recovered alone.
pub(crate) fn least_recovered(threshold: f64, subject: &Subject, total: f32) -> f32 {
    let wanted = least_logit(threshold);
    let mut least = f32::MAX;
    for (column, bias) in WEIGHTS.bias.iter().enumerate() {
        let most = Most::of(column);
        // `cover_query`, `cover_both` and `union` grow with the share that is recovered, `told` with the weight.
        let slope = (most.cover_query + most.cover_both).max(most.union) / total.max(0.01) + most.told;
        let given = bias + most.other + most.exact + most.single + best_attributes(subject, column);
        least = least.min((wanted - given) / slope.max(1e-6));
    }
    least.clamp(0.0, total)
}

/// The column of weights of a listed party and what is beside its name.
pub(crate) fn standing(subject: &Subject, listed: &ListedEntity) -> (usize, f32) {
    let column = column(listed.kind);
    (column, attributes(subject, listed, column))
}
