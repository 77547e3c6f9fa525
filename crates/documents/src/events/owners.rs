//! Who does what a noun tells by what stands before it: the owner (`Israel's attack`), or a name that says who acts (`US sanctions`, `the
//! FBI raid`). A place, a case and whom it befalls stand there as well (`the Geneva talks`), so any other name does nothing.

use super::{
    ACQUISITION, doers,
    governors::names_event,
    is_step,
    nouns::{ACCIDENT, names_side},
    objects,
};
use crate::{
    claims::{can_speak, is_person},
    grammar::{Sentences, Tag},
    lexicon::{EventKind, EventTrait, RoleKind, Trigger, is_common, role_of},
    reality::ARRANGED,
};
use std::ops::Range;

/// The kind of what a person does whose name stands before it: `the Petrov visit`.
const VISIT: &str = "visit";

/// Letters of an abbreviation that names a body: `SEC`, `OFSI`.
const LONGEST_ABBREVIATION: usize = 6;

/// The owner of a noun whose phrase begins at a token: `THE FBI's raid`. None where a day owns it, and of an inquiry into a deed that stands
/// between, which the owner belongs to: `PETROV's murder probe`.
pub(super) fn owner_of(
    sentences: &Sentences<'_>,
    start: usize,
    noun: &Range<usize>,
    kind: &EventKind,
) -> Option<Range<usize>> {
    let first = sentences.sentence(noun.start).start;
    let owned = start > first + 1 && sentences.tag(start - 1) == Tag::Possessive && !sentences.in_date(start - 2);
    // `help Orland's PRESIDENT Frisch evade prosecution`: the country owns the president.
    let of_somebody = |at: usize| {
        role_of(sentences.tokens.word(at)).is_some_and(|role| role.kind == RoleKind::Person && !role.plural)
            && sentences.tokens.is_capital(at)
    };
    if (start..noun.start.saturating_sub(1)).any(of_somebody) {
        return None;
    }
    if !owned || kind.has(EventTrait::Into) && (start..noun.start).any(|at| names_event(sentences, at)) {
        return None;
    }
    let phrase = sentences.phrase_ending_at(start - 2)?;
    // `nine aides in PETROV's trial`
    let hung =
        phrase.clone().rev().find(|at| sentences.tag(*at) == Tag::Preposition && sentences.tokens.word(*at) != "of");
    let Some(preposition) = hung else { return Some(nearest_owner(sentences, phrase)) };
    // `the arrest of a broker in Orland and BORDURIA's detention of two men`
    let and = (preposition..phrase.end).rev().find(|at| sentences.tag(*at) == Tag::Conjunction);
    Some(and.unwrap_or(preposition) + 1..phrase.end)
}

/// Of `the details of THE OFFICE's settlement` the one behind `of`, unless the first noun names somebody: `THE KING OF ORLAND's visit`.
fn nearest_owner(sentences: &Sentences<'_>, phrase: Range<usize>) -> Range<usize> {
    let head = sentences.head(&phrase);
    let of = head.end;
    let thing = of < phrase.end && sentences.tokens.word(of) == "of" && objects::is_thing(sentences, &phrase);
    let inner = of + 1..phrase.end;
    if thing && !inner.is_empty() && can_speak(sentences, &inner) { inner } else { phrase }
}

/// Whether a name before a noun says who acts: the adjective of a country, an authority or somebody with a post, an abbreviation; and any
/// name but that of a place before what nobody meets for and nobody undergoes in court: `the Volga withdrawal`.
pub(super) fn acts(sentences: &Sentences<'_>, named: &Range<usize>, trigger: Trigger) -> bool {
    let tokens = sentences.tokens;
    let last = named.end - 1;
    let short = tokens.is_all_capitals(last) && tokens.word(last).len() <= LONGEST_ABBREVIATION;
    let headline = named.start > sentences.sentence(named.start).start && tokens.is_all_capitals(named.start - 1);
    names_side(tokens.word(last))
        || objects::is_authority(sentences, named)
        || role_of(tokens.word(last)).is_some()
        || short && !headline
        || trigger.kind == VISIT && is_person(sentences, named)
        || !ARRANGED.contains(&trigger.kind) && !is_step(trigger.known) && !doers::is_place(sentences, named)
}

/// Whether a name right before a noun, or an owner before all that describes it, makes it one event that is known: `the Orva truce`, `New York
/// premiere`, `Petrov's murder probe`. Not where a crime was committed, which may have been many times, and what only is bid for.
pub(super) fn is_told_by_name(sentences: &Sentences<'_>, noun: &Range<usize>, trigger: Trigger) -> bool {
    let describes = |at: &usize| sentences.tag(*at) == Tag::Nominal || sentences.tokens.joins(*at);
    let kind = trigger.known;
    let first = sentences.sentence(noun.start).start;
    let start = (first..noun.start).rev().take_while(describes).last().unwrap_or(noun.start);
    // At its beginning any word of a sentence has a capital.
    let name = |at: usize| sentences.tokens.is_capital(at) && (at > first || !is_common(sentences.tokens.word(at)));
    let named = start < noun.start && name(noun.start - 1);
    let owned = start > first && start < noun.start && sentences.tag(start - 1) == Tag::Possessive;
    if kind.has(EventTrait::Venue) && named {
        return true;
    }
    let many = kind.actor == Some("suspect") || matches!(trigger.kind, ACCIDENT | ACQUISITION);
    let describing = noun.end < sentences.sentence(noun.start).end
        && sentences.tag(noun.end) == Tag::Nominal
        && !sentences.in_date(noun.end);
    (named || owned && !sentences.in_date(start - 1)) && !many && !describing
}
