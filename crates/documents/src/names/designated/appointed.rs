//! What else the words for listing mean: `designated X as captain`, `sanctions on the Orion project`.

use super::{Part, behind_list, is_part, verb};
use crate::{
    lexicon::{
        Classes, RoleKind, VerbForm, WordKind, classes_of, is_calendar, is_common, is_kind, is_time_unit,
        is_unchanged_past, role_of, verb_of,
    },
    names::{parties::LITTLE, telling},
    tokens::Tokens,
};
use interdict_model::PartyKind;
use std::ops::Range;

/// How far behind a name it is said what it is designated as.
const NEAR: usize = 12;

/// Whether somebody is designated something, and put on no list: `as captain`, `a heritage site`.
pub(super) fn is_appointed(
    tokens: &Tokens<'_>,
    name: &Range<usize>,
    words: &Range<usize>,
    sentence: &Range<usize>,
) -> bool {
    let designates = |at: usize| {
        let word = tokens.word(at);
        is_part(word, Part::Appoint) || verb(word, Part::Appoint).is_some()
    };
    if !sentence.contains(&words.start) || !words.clone().any(designates) {
        return false;
    }
    let behind = if words.start < name.start { behind_list(tokens, name.end, sentence).0 } else { words.end };
    // `was designated by the board as its chair`
    let agent = tokens.word(behind) == "by";
    let agent = (behind..sentence.end.min(behind + 8)).find(|at| agent && tokens.word(*at) == "as");
    let at = agent.unwrap_or(behind);
    let as_something = tokens.word(at) == "as" && tokens.word(at + 1) != "well";
    // `designated X the same day` says when.
    let when = |at: usize| is_time_unit(tokens.word(at)) || is_calendar(tokens.word(at));
    let something = (at == words.end || at == name.end)
        && matches!(tokens.word(at), "a" | "an" | "the")
        && !(at + 1..at + 3).any(when);
    if at >= sentence.end || !(as_something || something) {
        return false;
    }
    !(at + 1..sentence.end.min(at + NEAR)).any(|next| {
        let word = tokens.word(next);
        is_part(word, Part::Status) || is_part(word, Part::List)
    })
}

/// Whether a short name stands before a common noun and says of what kind that is: `Alpha males`, `the Orion project`. A noun for
/// who the party is (`the Suex exchange`, `the Explorer tanker`) leaves it the party.
pub(super) fn is_modifier(tokens: &Tokens<'_>, name: &Range<usize>, sentence: &Range<usize>) -> bool {
    let at = name.end;
    let next = tokens.word(at);
    let small = at < sentence.end && tokens.is_word(at) && !tokens.is_capital(at) && classes_of(next).is_empty();
    let short = name.len() == 1 || telling::weight(tokens.slice(name), PartyKind::Organization) < LITTLE;
    if !small || !short || is_calendar(next) || is_party_noun(next) {
        return false;
    }
    if !is_common(next) && !next.strip_suffix('s').is_some_and(is_common) {
        return false;
    }
    match verb_of(next).map(|(_, form)| form) {
        // Nothing says that who is sanctioned `rings`.
        None | Some(VerbForm::Third) => true,
        Some(VerbForm::Base) => !is_unchanged_past(next) && ends_phrase(tokens, at + 1, sentence),
        Some(VerbForm::Past | VerbForm::Gerund) => false,
    }
}

fn is_party_noun(word: &str) -> bool {
    role_of(word).is_some_and(|role| role.kind != RoleKind::Paper)
        || [
            WordKind::Company,
            WordKind::Bank,
            WordKind::Group,
            WordKind::Vessel,
            WordKind::OneShip,
            WordKind::Ship,
            WordKind::Aircraft,
        ]
        .into_iter()
        .any(|kind| is_kind(word, kind))
}

/// Whether what stands at a token ends a phrase of nouns.
fn ends_phrase(tokens: &Tokens<'_>, at: usize, sentence: &Range<usize>) -> bool {
    let word = tokens.word(at);
    at >= sentence.end
        || !tokens.is_word(at)
        || classes_of(word).any(Classes::AUXILIARY.or(Classes::CONJUNCTION))
        || verb_of(word).is_some_and(|(_, form)| form == VerbForm::Past)
}
