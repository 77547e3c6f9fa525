//! What makes a name one of a ship: a prefix before it, a name that is hardly anything else, a noun for a ship of its type.

use super::{listing, short_forms, telling};
use crate::{
    lexicon::{WordKind, is_kind},
    tokens::Tokens,
};
use interdict_model::PartyKind;
use interdict_text::countries;
use std::ops::Range;

/// What ships of one type are called, and words of which a list has one for the type; none for what is any ship.
const TYPES: [(&str, &[&str]); 14] = [
    ("tanker", &["tanker"]),
    ("supertanker", &["tanker"]),
    ("carrier", &["carrier", "tanker"]),
    ("bulker", &["bulk"]),
    ("freighter", &["cargo"]),
    ("tug", &["tug"]),
    ("tugboat", &["tug"]),
    ("trawler", &["fishing"]),
    ("frigate", &["frigate"]),
    ("warship", &["frigate", "corvette", "naval"]),
    ("yacht", &["yacht"]),
    ("superyacht", &["yacht"]),
    ("ship", &[]),
    ("vessel", &[]),
];
/// Sentences and words that are looked at for sanctions from the sentence of a name on.
const SENTENCES: usize = 10;
const WORDS: usize = 400;

/// Whether a noun for a ship of the type that a list gives stands right before a name, or in the description behind it: `the crude
/// tanker X`, `the X, a products tanker`. A list that gives no type fits all.
pub(super) fn is_called_by_type(tokens: &Tokens<'_>, name: &Range<usize>, listed: Option<&str>) -> bool {
    let types: Vec<String> = listed.map(telling::words).unwrap_or_default();
    let fits = |at: usize| {
        let noun = TYPES.iter().find(|(noun, _)| *noun == tokens.word(at));
        noun.is_some_and(|(_, words)| {
            let is_listed = |word: &&str| types.iter().any(|held| held == word);
            let of_type = words.is_empty() || types.is_empty() || words.iter().any(is_listed);
            of_type && has_no_other_trade(tokens, at)
        })
    };
    let before = name.start.checked_sub(1).filter(|_| !tokens.starts_paragraph(name.start));
    let described = || {
        let article = before.is_some_and(|at| tokens.word(at) == "the");
        article
            && tokens.written(name.end) == ","
            && matches!(tokens.word(name.end + 1), "a" | "an")
            && (name.end + 2..name.end + 5).take_while(|at| tokens.is_word(*at)).any(fits)
    };
    before.is_some_and(fits) || described()
}

/// Whether the word before a noun for a ship is none for another trade than those of listed ships.
fn has_no_other_trade(tokens: &Tokens<'_>, noun: usize) -> bool {
    let Some(before) = noun.checked_sub(1).filter(|_| !tokens.starts_paragraph(noun)) else { return true };
    let word = tokens.word(before);
    !tokens.is_word(before)
        || !tokens.classes(before).is_empty()
        || word.ends_with("ed")
        || is_kind(word, WordKind::Load)
        || countries::by_name(word).is_some()
}

/// Whether a name stands as that of a ship that the text has told of: `the X`, `the tanker X`, `MV X`.
pub(super) fn is_called_ship(tokens: &Tokens<'_>, name: &Range<usize>) -> bool {
    let article = name.start.checked_sub(1).is_some_and(|before| tokens.word(before) == "the");
    article || is_behind_prefix(tokens, name.start) || listing::is_called_by_kind(tokens, name, PartyKind::Vessel)
}

/// A word for sanctions from the sentence of a name on, in its paragraph or in so many behind it.
pub(super) fn near_sanctions<'a>(tokens: &Tokens<'a>, name: usize, paragraphs: usize) -> Option<&'a str> {
    let sentences = tokens.sentences().get(tokens.sentence_of(name)..)?;
    let last = sentences.first()?.paragraph + paragraphs;
    let near = sentences.iter().take(SENTENCES).take_while(|sentence| sentence.paragraph <= last);
    let says = |at: &usize| matches!(tokens.word(*at), "sanctions" | "sanctioned" | "blacklist" | "blacklisted");
    near.flat_map(|sentence| sentence.tokens.clone()).take(WORDS).find(says).map(|at| tokens.written(at))
}

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
