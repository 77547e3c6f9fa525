//! When it is enough that a text says of a name that it is sanctioned.
//!
//! Of a name that nobody else has it is. A short or ordinary name (`Ali Khan`, `Golden Eagle`, `Explorer`) has namesakes, and
//! these are sanctioned by clubs and federations: there an authority must do it, or what the list says of the party must
//! stand in the sentence. One word that is the name of a ship, an aircraft or a person also needs a noun for its kind.

use super::{
    candidates::Candidate,
    designated::Author,
    parties::{LITTLE, RARE},
    telling,
};
use crate::{
    lexicon::{RoleKind, WordKind, is_kind, role_of},
    tokens::Tokens,
};
use interdict_model::PartyKind;
use interdict_text::lexicon::title_at;
use std::ops::Range;

/// How many tokens before a name a noun for a list of such names may stand: `the tankers X, Y and Z`.
const LIST: usize = 20;
/// So far behind a name and a comma.
const APPOSITION: usize = 8;

/// Whether the words for listing beside a name mean the listed party of a kind. `fits`: its entry says something that the
/// sentence says too.
pub(super) fn means_party(tokens: &Tokens<'_>, candidate: &Candidate, kind: PartyKind, fits: bool) -> bool {
    candidate.designated.is_some()
        && match candidate.author {
            Author::Authority => true,
            Author::Unsaid => fits || !has_namesakes(tokens, candidate, kind),
            Author::Other => !has_namesakes(tokens, candidate, kind),
        }
}

fn has_namesakes(tokens: &Tokens<'_>, candidate: &Candidate, kind: PartyKind) -> bool {
    let one_word = candidate.hit.words == 1;
    let telling = telling::weight(&candidate.written(tokens), kind);
    match kind {
        PartyKind::Vessel | PartyKind::Aircraft => true,
        PartyKind::Person => one_word || telling < RARE,
        _ if one_word => !telling::is_nothing_but_a_name(tokens.word(candidate.tokens.start)),
        _ => telling < LITTLE,
    }
}

/// Whether a noun beside a name is one for its kind: `the tanker X`, `General X`, `X, an oil tanker`. A body needs none.
pub(super) fn is_called_by_kind(tokens: &Tokens<'_>, name: &Range<usize>, kind: PartyKind) -> bool {
    if matches!(kind, PartyKind::Organization | PartyKind::Unknown) {
        return true;
    }
    let Some(sentence) = tokens.sentences().get(tokens.sentence_of(name.start)).map(|sentence| sentence.tokens.clone())
    else {
        return false;
    };
    // Titles are written with a capital before a name: `on` is an honorific of Burma, too.
    let titled =
        |at: usize| kind == PartyKind::Person && tokens.is_capital(at) && title_at(&[tokens.word(at)]).is_some();
    let fits = |at: usize| is_noun_for(tokens.word(at), kind) || titled(at);
    for at in (sentence.start.max(name.start.saturating_sub(LIST))..name.start).rev() {
        if fits(at) {
            return true;
        }
        if tokens.is_word(at) && !tokens.is_capital(at) && !matches!(tokens.word(at), "and" | "the") {
            break;
        }
    }
    let first = name.end + 1;
    matches!(tokens.written(name.end), "," | "(")
        && (first..sentence.end.min(first + APPOSITION))
            .take_while(|at| tokens.is_word(*at) || tokens.joins(*at))
            .any(fits)
}

fn is_noun_for(word: &str, kind: PartyKind) -> bool {
    match kind {
        PartyKind::Vessel => {
            let one = |word: &str| is_kind(word, WordKind::OneShip) || is_kind(word, WordKind::BesideShip);
            one(word) || word.strip_suffix('s').is_some_and(one)
        }
        PartyKind::Aircraft => is_kind(word, WordKind::Aircraft),
        PartyKind::Person => {
            role_of(word).is_some_and(|role| role.kind == RoleKind::Person) || is_kind(word, WordKind::Address)
        }
        PartyKind::Organization | PartyKind::Unknown => true,
    }
}
