//! Whether two statements say a thing and its contrary: the negation must stand in the clause that they share.
//!
//! "The move was in response to the hack, but the targets were not directly involved" does not contradict "the sanctions
//! were in response to the hack": what is shared stands in the first clause, and the `not` in the second.

use super::words::{Bag, Word, is_content, words};
use crate::lexicon::{Classes, VerbForm, WordKind, classes_of, is_kind, verb_of};

/// A clause of what somebody says.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Clause {
    /// Its words.
    pub(super) text: String,
    /// Its content words.
    pub(super) bag: Bag,
    /// Whether it says that something is not so.
    pub(super) negative: bool,
    /// Whether a pronoun stands for whom it is said of, so that it has one word fewer to share.
    pronoun: bool,
}

/// The clauses of a text.
pub(super) fn clauses(text: &str) -> Vec<Clause> {
    let words = words(text);
    let mut clauses = Vec::new();
    let mut first = 0;
    for at in 1..=words.len() {
        if at == words.len() || parts(text, &words, at) {
            if let Some(clause) = clause(text, &words[first..at]) {
                clauses.push(clause);
            }
            first = at;
        }
    }
    clauses
}

fn parts(text: &str, words: &[Word], at: usize) -> bool {
    let (before, word) = (&words[at - 1], &words[at]);
    let between = text.get(before.at.end..word.at.start).unwrap_or_default();
    let next = words.get(at + 1).map_or("", |next| next.folded.as_str());
    let stops = between.contains([';', '!', '?', '\n']) || (between.contains('.') && before.folded.len() > 2);
    is_kind(&word.folded, WordKind::Parting)
        || stops
        || (word.folded == "and"
            && (between.contains(',') || matches!(next, "that" | "it" | "he" | "she" | "they" | "we" | "i")))
        || (between.contains(',') && (matches!(word.folded.as_str(), "which" | "who" | "whose") || is_gerund(word)))
}

/// `, saying that none had been due`: what is said beside the matter is a clause of its own.
fn is_gerund(word: &Word) -> bool {
    verb_of(&word.folded).is_some_and(|(_, form)| form == VerbForm::Gerund)
}

fn clause(text: &str, words: &[Word]) -> Option<Clause> {
    let bag = Bag::of_words(words);
    if bag.is_empty() {
        return None;
    }
    let negations = (0..words.len()).filter(|at| negates(words, *at)).count();
    let range = words.first()?.at.start..words.last()?.at.end;
    // Behind `and that` at the latest stands the subject.
    let pronoun = words.iter().take(3).any(|word| is_personal(&word.folded));
    Some(Clause { text: text.get(range)?.to_owned(), bag, negative: negations % 2 == 1, pronoun })
}

fn is_personal(word: &str) -> bool {
    matches!(word, "he" | "she" | "it" | "they" | "we" | "i")
}

fn negates(words: &[Word], at: usize) -> bool {
    let word = words[at].folded.as_str();
    let next = words.get(at + 1).map_or("", |next| next.folded.as_str());
    let ruled_out = || next == "out" && verb_of(word).is_some_and(|(lemma, _)| lemma == "rule");
    if is_kind(word, WordKind::Negating) || ruled_out() {
        return true;
    }
    let negation = classes_of(word).any(Classes::NEGATION) || word.ends_with("n't");
    negation && !(word == "not" && matches!(next, "only" | "just")) && !(word == "no" && next == "doubt")
}

/// The clauses of two statements that have most in common.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Overlap {
    /// Place of the clause of the first statement.
    pub(super) left: usize,
    /// Place of the clause of the second one.
    pub(super) right: usize,
    /// How much the shared words tell.
    pub(super) weight: f64,
    /// The part of the shorter clause that is shared.
    pub(super) coverage: f64,
    /// Whether one says that something is so and the other that it is not.
    pub(super) opposite: bool,
}

/// Of two shared words and half of the shorter clause, the pair of clauses that have most in common. Of a clause that is a
/// pronoun and its verb (`he would appeal`), the verb is enough.
pub(super) fn overlap(left: &[Clause], right: &[Clause]) -> Option<Overlap> {
    let mut best: Option<Overlap> = None;
    for (left_at, one) in left.iter().enumerate() {
        for (right_at, other) in right.iter().enumerate() {
            let (words, turned) = shared(one, other);
            let coverage = one.bag.coverage(&other.bag);
            if (words < 2 && !is_verb_alone(one, other)) || (coverage < 0.5 && !turned) {
                continue;
            }
            let weight = one.bag.shared(&other.bag);
            let opposite = (one.negative != other.negative) != turned;
            if best.as_ref().is_none_or(|best| weight * coverage > best.weight * best.coverage) {
                best = Some(Overlap { left: left_at, right: right_at, weight, coverage, opposite });
            }
        }
    }
    best
}

/// Whether one clause is nothing but a pronoun and a verb, and the other has that verb.
fn is_verb_alone(one: &Clause, other: &Clause) -> bool {
    let alone = |short: &Clause, long: &Clause| {
        short.pronoun
            && short.bag.len() == 1
            && short.bag.shared_words(&long.bag) == 1
            && words(&short.text).iter().any(|word| is_content(&word.folded) && verb_of(&word.folded).is_some())
    };
    alone(one, other) || alone(other, one)
}

/// How many words are shared, and whether one of them is turned by its prefix: `involved`, `uninvolved`.
fn shared(one: &Clause, other: &Clause) -> (usize, bool) {
    let turned = |left: &Bag, right: &Bag| {
        left.words()
            .filter_map(|word| word.strip_prefix("un").filter(|stem| stem.len() > 3))
            .any(|stem| right.words().any(|word| word == stem))
    };
    let turned = turned(&one.bag, &other.bag) || turned(&other.bag, &one.bag);
    (one.bag.shared_words(&other.bag) + usize::from(turned), turned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opposite(left: &str, right: &str) -> Option<bool> {
        overlap(&clauses(left), &clauses(right)).map(|overlap| overlap.opposite)
    }

    #[test]
    fn a_negation_in_the_shared_clause_makes_a_contradiction() {
        for (left, right) in [
            (
                "the sanctions were in response to the cyber attack",
                "was not issued as a direct response to the Sony hack",
            ),
            (
                "the weapons were intended for a militia in Libya",
                "the weapons, worth an estimated $9 million, were not intended for Libya but for a buyer further south",
            ),
            (
                "the group was not behind the intrusion, and that the evidence pointed to a foreign state",
                "the group was behind the intrusion and that no foreign state was involved",
            ),
            ("that he would appeal", "the director would not appeal"),
        ] {
            assert_eq!(opposite(left, right), Some(true), "{left} | {right}");
        }
    }

    #[test]
    fn a_negation_elsewhere_makes_none() {
        for (left, right) in [
            (
                "the move was in response to the Sony hack, but the targets of the sanctions were not directly involved",
                "the sanctions were in response to the cyber attack, which came in the wake of the film",
            ),
            ("the bank did not pay the fine", "the bank never paid the fine"),
            ("not only the bank but the broker paid bribes", "the bank and the broker paid bribes"),
        ] {
            assert_ne!(opposite(left, right), Some(true), "{left} | {right}");
        }
    }

    #[test]
    fn what_is_said_beside_the_matter_is_a_clause_of_its_own() {
        let said = clauses("the chairman had turned down a bonus, saying that none had been due");
        let parts: Vec<(&str, bool)> = said.iter().map(|clause| (clause.text.as_str(), clause.negative)).collect();
        assert_eq!(parts, [("the chairman had turned down a bonus", false), ("saying that none had been due", true)]);
    }

    #[test]
    fn statements_about_different_things_are_not_compared() {
        assert_eq!(opposite("the ship left the port in June", "shares did not fall on Monday"), None);
        assert_eq!(opposite("it would help the police", "it had not paid the police"), None);
        assert_eq!(opposite("the director may appeal", "the firm would not appeal or pay"), None);
    }
}
