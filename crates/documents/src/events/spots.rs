//! Places that no table knows, by how they are written: a name behind a preposition of place (`in Vornac`, `near
//! northern Vornac`), with the noun for what it is (`in the Orva district`), or what a known place owns (`in Orland's
//! Vornac`).

use crate::{
    claims::is_person,
    grammar::{Sentences, Tag},
    lexicon::{VerbForm, WordKind, is_common},
};

/// A name has so many words at most.
const LONGEST: usize = 5;

/// Whether a word may stand before the name of a place as a part of the phrase: `NORTHERN Vornac`, `NORTH-EASTERN
/// Vornac`.
pub(super) fn is_part(sentences: &Sentences<'_>, at: usize) -> bool {
    let tokens = sentences.tokens;
    tokens.is_kind(at, WordKind::PartOfPlace)
        || tokens.is_kind(at, WordKind::Compass)
        || tokens.joins(at + 1)
        || tokens.joins(at)
}

/// The token behind the name of a place that begins at a token. None where the name is that of somebody, or only
/// describes a noun that is no place: `in Brent crude`, `in Petrov's case`.
pub(super) fn name_end(sentences: &Sentences<'_>, first: usize, definite: bool) -> Option<usize> {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(first);
    let named = |at: usize| {
        tokens.is_capital(at) && sentences.tag(at) == Tag::Nominal && !sentences.in_date(at)
            || tokens.joins(at) && tokens.is_capital(at.saturating_sub(1))
    };
    let end = (first..sentence.end.min(first + LONGEST)).find(|at| !named(*at))?;
    let name = first..end;
    if name.is_empty() || name.clone().any(|at| tokens.role(at).is_some()) || is_person(sentences, &name) {
        return None;
    }
    // An abbreviation is that of a body, and a common word with a capital one of a title.
    let short = name.clone().all(|at| tokens.is_all_capitals(at));
    let strange = |at: usize| !is_common(tokens.word(at)) || tokens.is_kind(at, WordKind::Compass);
    let geographic = |at: usize| tokens.is_kind(at, WordKind::Geographic);
    let last_is_place = geographic(end - 1);
    if short || !(strange(first) || tokens.word(first) == "new" || last_is_place) {
        return None;
    }
    let behind = if geographic(end) && sentences.tag(end) == Tag::Nominal { end + 1 } else { end };
    if definite && behind == end && !last_is_place {
        return None;
    }
    let goes_on = matches!(sentences.tag(behind), Tag::Nominal | Tag::Number | Tag::Possessive)
        && behind < sentence.end
        && !sentences.in_date(behind);
    let joined = tokens.joins(behind) || matches!(tokens.written(behind), "/" | "&");
    // `Hackers charged in Orva, Vornac breaches`: names that are listed before a noun describe it.
    let mut next = behind + 1;
    while tokens.written(behind) == "," && named(next) && next < sentence.end {
        next += 1;
    }
    let noun = matches!(sentences.tag(next), Tag::Nominal | Tag::Verb(VerbForm::Third)) && !sentences.in_date(next);
    let describes = next > behind + 1 && next < sentence.end && noun;
    (!goes_on && !joined && !describes).then_some(behind)
}

/// The token behind a common noun for a place that has its article, and nothing behind that says what else it is: `in
/// THE OLD HARBOUR`, not `in the harbour master's house`, `in the centre of a dispute`. `first` is the article.
pub(super) fn common_end(sentences: &Sentences<'_>, first: usize) -> Option<usize> {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(first);
    let noun = |at: &usize| sentences.tag(*at) == Tag::Nominal && !sentences.in_date(*at) || tokens.joins(*at);
    if sentences.tag(first) != Tag::Determiner {
        return None;
    }
    let end = (first + 1..sentence.end).find(|at| !noun(at)).unwrap_or(sentence.end);
    let geographic = end > first + 1 && tokens.is_kind(end - 1, WordKind::Geographic);
    let goes_on = end < sentence.end
        && (matches!(sentences.tag(end), Tag::Possessive | Tag::Number) && !sentences.in_date(end)
            || tokens.word(end) == "of");
    (geographic && !goes_on).then_some(end)
}

/// The token behind what a place owns, if that is a place too: `in Orland's VORNAC`, `in Orland's eastern PROVINCES`.
/// `possessive` is the mark of the owner.
pub(super) fn owned_end(sentences: &Sentences<'_>, possessive: usize) -> Option<usize> {
    let tokens = sentences.tokens;
    let end = sentences.sentence(possessive).end;
    let mut at = possessive + 1;
    while at < end && !tokens.is_capital(at) && is_part(sentences, at) {
        at += 1;
    }
    if at >= end {
        return None;
    }
    if tokens.is_capital(at) {
        return name_end(sentences, at, false);
    }
    let geographic = tokens.is_kind(at, WordKind::Geographic) && sentences.tag(at) == Tag::Nominal;
    let last = if geographic { at } else { at.checked_sub(1).filter(|last| *last > possessive)? };
    let closed = sentences.tag(last + 1) != Tag::Nominal || sentences.in_date(last + 1);
    (tokens.is_kind(last, WordKind::Geographic) && closed).then_some(last + 1)
}
