//! The features of a name score, one file each: what it measures, why, an example, its limits.
//!
//! To add one: write its file with its direction, name it below, fit, and put the evaluation before and after into the commit
//! message. A feature of which more can be better must also be bounded in `bounds.rs`.

use crate::evidence::Measures;

mod contradiction;
mod cover_both;
mod cover_query;
mod disorder;
mod doubtful_words;
mod exact;
mod exact_though_common;
mod first_letter;
mod initials;
mod known_apart;
mod left_generic;
mod legal_form;
mod little_told;
mod number_conflict;
mod patronymic_contradicted;
mod reads_as_person;
mod runs;
mod single;
mod spelling;
mod syllables_turned;
mod told;
mod union;
mod weak;
mod words_contradict;
mod words_left_listed;
mod words_left_query;

/// Which way a feature may pull. The fit holds to it, so that more evidence never lowers a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Only up.
    Raises,
    /// Only down.
    Lowers,
    /// The labelled queries decide.
    Free,
}

/// A named measure of two names with a weight in log-odds.
pub(crate) struct NameFeature {
    /// Stable name, as in the file of weights and in explanations.
    pub(crate) name: &'static str,
    /// Which way it pulls.
    pub(crate) direction: Direction,
    /// Its value.
    pub(crate) read: fn(&Measures) -> f32,
    /// What a value of it means, in words; the value is never zero.
    pub(crate) says: fn(&Measures) -> String,
}

/// Names and directions of all name features, for those who list or fit them.
pub fn catalogue() -> impl Iterator<Item = (&'static str, Direction)> {
    NAME_FEATURES.iter().map(|feature| (feature.name, feature.direction))
}

/// All name features, in the order in which explanations show them.
pub(crate) const NAME_FEATURES: &[NameFeature] = &[
    cover_query::FEATURE,
    cover_both::FEATURE,
    contradiction::FEATURE,
    words_contradict::FEATURE,
    words_left_query::FEATURE,
    words_left_listed::FEATURE,
    spelling::FEATURE,
    told::FEATURE,
    little_told::FEATURE,
    legal_form::FEATURE,
    number_conflict::FEATURE,
    disorder::FEATURE,
    initials::FEATURE,
    runs::FEATURE,
    exact::FEATURE,
    exact_though_common::FEATURE,
    single::FEATURE,
    left_generic::FEATURE,
    weak::FEATURE,
    first_letter::FEATURE,
    doubtful_words::FEATURE,
    known_apart::FEATURE,
    union::FEATURE,
    reads_as_person::FEATURE,
    patronymic_contradicted::FEATURE,
    syllables_turned::FEATURE,
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::WEIGHTS;

    #[test]
    fn no_weight_pulls_against_the_direction_of_its_feature() {
        for (feature, weights) in NAME_FEATURES.iter().zip(&WEIGHTS.name) {
            for weight in weights {
                match feature.direction {
                    Direction::Raises => assert!(*weight >= 0.0, "{}", feature.name),
                    Direction::Lowers => assert!(*weight <= 0.0, "{}", feature.name),
                    Direction::Free => {}
                }
            }
        }
    }
}
