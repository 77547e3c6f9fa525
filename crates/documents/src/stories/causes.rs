//! What is said to have caused a thing: of `the derailment had been caused by a broken rail` the effect and the cause; and
//! whether two are blamed who cannot be one.
//!
//! Who gives one cause in one outlet and quite another in the next says different things of it, though nothing is denied.

use super::{
    bags::Bag,
    words::{Word, lemma, words},
};
use crate::lexicon::{Classes, classes_of, role_of};

/// The part of the shorter effect that is shared, where two are one.
const SAME: f64 = 0.5;

/// Whether two clauses give one thing two causes that have no word in common.
pub(super) fn has_other_cause(one: &str, other: &str) -> bool {
    let (Some((effect, cause)), Some((other_effect, other_cause))) = (cause_in(one), cause_in(other)) else {
        return false;
    };
    effect.shared_words(&other_effect) > 0
        && effect.coverage(&other_effect) >= SAME
        && cause.shared_words(&other_cause) == 0
}

/// Whether claims are aimed at others: at two things, or at two by name. `The operator` may be Norrail.
pub(super) fn are_others(target: &str, other: &str) -> bool {
    let (left, right) = (words(target), words(other));
    let is_thing = |word: &Word| !word.capital && role_of(&word.folded).is_none();
    let things = left.iter().chain(&right).all(is_thing);
    let named = left.iter().any(|word| word.capital) && right.iter().any(|word| word.capital);
    let (left, right) = (Bag::of_words(&left), Bag::of_words(&right));
    let apart = !left.is_empty() && !right.is_empty() && left.shared_words(&right) == 0;
    apart && (things || (named && left.names_others(&right)))
}

/// The effect and the cause of a clause that gives both.
fn cause_in(clause: &str) -> Option<(Bag, Bag)> {
    let told = words(clause);
    let joint = (1..told.len()).find(|at| joins(&told, *at))?;
    let (effect, cause) = (Bag::of_words(&told[..joint - 1]), Bag::of_words(&told[joint + 1..]));
    (!effect.is_empty() && !cause.is_empty()).then_some((effect, cause))
}

/// Whether a word is the second of `caused by`, `triggered by`, `due to a`; who is due to appear is caused by nothing.
fn joins(told: &[Word], at: usize) -> bool {
    let (before, word) = (told[at - 1].folded.as_str(), told[at].folded.as_str());
    let noun = || told.get(at + 1).is_some_and(|next| classes_of(&next.folded).any(Classes::DETERMINER));
    match word {
        "by" => matches!(&*lemma(before), "cause" | "trigger"),
        "to" => before == "due" && noun(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_operator_may_be_norrail_and_prices_are_no_imports() {
        for (one, other, expected) in [
            ("energy prices", "cheap imports", true),
            ("Norrail", "Ostrand Bank", true),
            ("the operator", "Norrail", false),
            ("energy prices", "the price of energy", false),
            ("it", "cheap imports", false),
        ] {
            assert_eq!((are_others(one, other), are_others(other, one)), (expected, expected), "{one} | {other}");
        }
    }

    #[test]
    fn two_causes_of_one_thing_have_no_word_in_common() {
        for (one, other, expected) in [
            ("the derailment had been caused by a broken rail", "the derailment was caused by a landslide", true),
            ("the delay was due to a landslide", "the delay had been triggered by the strike of the drivers", true),
            (
                "the derailment had been caused by a broken rail",
                "the derailment was caused by a rail that broke",
                false,
            ),
            ("the delay was caused by a landslide", "the fire was caused by a match", false),
            ("the train was due to leave at noon", "the train was delayed due to a landslide", false),
        ] {
            assert_eq!(has_other_cause(one, other), expected, "{one} | {other}");
            assert_eq!(has_other_cause(other, one), expected, "{other} | {one}");
        }
    }
}
