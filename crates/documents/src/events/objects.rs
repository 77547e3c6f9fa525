//! What an event happens to, where the word for it alone does not say what it is: who can be held, and what is stolen.

use crate::{
    grammar::Sentences,
    lexicon::{RoleKind, WordKind, is_common, is_kind, role_of, stage_at, verb_of},
};
use std::ops::Range;

/// The kind of event that the theft of data is.
pub(super) const DATA_THEFT: &str = "cyber_attack";

/// Whether what is stolen is data: `records were stolen`, `stole customer data`.
pub(super) fn is_theft_of_data(sentences: &Sentences<'_>, range: &Range<usize>, object: Option<&Range<usize>>) -> bool {
    let tokens = sentences.tokens;
    verb_of(tokens.word(range.start)).is_some_and(|(lemma, _)| lemma == "steal")
        && object.is_some_and(|stolen| {
            let head = sentences.head(stolen);
            head.end > head.start && is_kind(tokens.word(head.end - 1), WordKind::Data)
        })
}

/// Whom something is stolen from: the phrase behind `from`, right behind the verb or its object.
pub(super) fn robbed(
    sentences: &Sentences<'_>,
    range: &Range<usize>,
    stolen: Option<&Range<usize>>,
) -> Option<Range<usize>> {
    let behind = stolen.map_or(range.end, |stolen| stolen.end.max(range.end));
    (sentences.tokens.word(behind) == "from").then(|| sentences.phrase_starting_at(behind + 1)).flatten()
}

/// Whether a phrase names a ship or an aircraft.
pub(super) fn is_vehicle(sentences: &Sentences<'_>, phrase: &Range<usize>) -> bool {
    let head = sentences.head(phrase);
    let word = sentences.tokens.word(head.end.saturating_sub(1));
    let one = |word: &str| is_kind(word, WordKind::OneShip) || is_kind(word, WordKind::Aircraft);
    one(word) || word.strip_suffix('s').is_some_and(one)
}

/// Whether what a phrase names is held as people, ships and aircraft are. A name is, where its sentence speaks of ships, of
/// aircraft or of a case.
pub(super) fn may_be_held(sentences: &Sentences<'_>, phrase: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let head = sentences.head(phrase);
    let last = tokens.word(head.end.saturating_sub(1));
    let human = || {
        role_of(last).is_some_and(|role| role.kind == RoleKind::Person)
            || matches!(last, "he" | "she" | "they" | "i" | "we")
    };
    let named = head.clone().any(|at| tokens.is_capital(at) && !is_common(tokens.word(at)));
    let sentence = || sentences.sentence(phrase.start);
    is_vehicle(sentences, phrase)
        || human()
        || crate::claims::is_person(sentences, phrase)
        || (named
            && sentence().any(|at| {
                let word = tokens.word(at);
                is_kind(word, WordKind::Ship) || is_kind(word, WordKind::Aircraft) || stage_at(tokens, at).is_some()
            }))
}
