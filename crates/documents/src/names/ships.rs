//! What makes a name one of a ship: a prefix before it, or a name that is hardly anything else.

use super::{listing, short_forms, telling};
use crate::{lexicon::WordKind, tokens::Tokens};
use interdict_model::PartyKind;
use std::ops::Range;

/// Whether `MV`, `MT` or `M/T` stands before a name that begins at a token.
pub(super) fn is_behind_prefix(tokens: &Tokens<'_>, name: usize) -> bool {
    let before = |distance: usize, fits: &dyn Fn(usize) -> bool| name.checked_sub(distance).is_some_and(fits);
    let is_prefix = |at: usize| tokens.is_all_capitals(at) && tokens.is_kind(at, WordKind::BesideShip);
    before(1, &is_prefix)
        || (before(1, &|at| matches!(tokens.written(at), "T" | "V" | "Y" | "S"))
            && before(2, &|at| tokens.written(at) == "/")
            && before(3, &|at| tokens.written(at) == "M"))
}

/// Whether a name of several words is a ship's without more being said of it: one of the words is nothing but a name, the sentence
/// or the one before speaks of ships, and a noun for one, a prefix or the article stands before it (`the SCF Primorye`).
pub(super) fn is_known_by_name(tokens: &Tokens<'_>, name: &Range<usize>) -> bool {
    let words = || name.clone().filter(|at| tokens.is_word(*at));
    words().count() > 1
        && words().any(|at| telling::is_nothing_but_a_name(tokens.word(at)))
        && (is_behind_prefix(tokens, name.start)
            || (speaks_nearby(tokens, name)
                && (listing::is_called_by_kind(tokens, name, PartyKind::Vessel)
                    || name.start.checked_sub(1).is_some_and(|before| tokens.word(before) == "the"))))
}

/// Whether the sentence of a name or the one before it in the paragraph speaks of ships.
fn speaks_nearby(tokens: &Tokens<'_>, name: &Range<usize>) -> bool {
    if short_forms::speaks_of_ships(tokens, name) {
        return true;
    }
    let number = tokens.sentence_of(name.start);
    let paragraph = |number: usize| tokens.sentences().get(number).map(|sentence| sentence.paragraph);
    number
        .checked_sub(1)
        .filter(|before| paragraph(*before) == paragraph(number))
        .is_some_and(|before| tokens.sentences()[before].tokens.clone().any(|at| tokens.is_kind(at, WordKind::Ship)))
}
