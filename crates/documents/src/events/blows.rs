//! Whether a blow is one: `missiles hit the depot`, but not `hit the panic button`, `were hit with a points deduction`, `the charge
//! would hit the poorest`, `the opposition attacked the minister over the budget`.

use super::{
    doers, objects,
    things::{is_armed, is_name, is_of, last_word, may_attack, may_be_hit},
};
use crate::{
    claims::{can_speak, is_person},
    grammar::{Sentences, Tag, Voice},
    lexicon::{Thing, VerbForm, WordKind, is_kind},
};
use std::ops::Range;

/// Whether `hit` or `struck` tells of an attack: a weapon or a fighter does it, or somebody does it to what may be hit, and by no
/// means but a weapon.
pub(super) fn is_blow(
    sentences: &Sentences<'_>,
    range: &Range<usize>,
    actor: Option<&Range<usize>>,
    object: Option<&Range<usize>>,
) -> bool {
    let tokens = sentences.tokens;
    let ends = [Some(range.end), behind(range, object)];
    // `hit with a fine`, `hit the firm with a fine`
    let means = ends.into_iter().flatten().find(|at| tokens.word(*at) == "with");
    if let Some(with) = means {
        let weapon = |phrase: Range<usize>| {
            is_of(sentences, &phrase, Thing::Weapon) || is_of(sentences, &phrase, Thing::Missile)
        };
        return sentences.phrase_starting_at(with + 1).is_some_and(weapon);
    }
    // `hit hard`, `hit the poorest hardest`, `hit the firm over its debts`
    let costs = |at: usize| matches!(tokens.word(at), "hard" | "hardest" | "harder" | "badly" | "financially" | "over");
    let hardest = object.is_some_and(|object| object.clone().any(costs));
    if hardest || ends.into_iter().flatten().any(costs) {
        return false;
    }
    let struck = object.is_some_and(|object| may_be_hit(sentences, object));
    // `the treasury hit the cartel`: with what it decides.
    if actor.is_some_and(|actor| decides(last_word(sentences, actor))) {
        return false;
    }
    match actor {
        // What no weapon can hit is ruled out for all attacks.
        Some(actor) if is_armed(sentences, actor) => !is_bargain(sentences, object),
        Some(actor) => struck && may_attack(sentences, actor),
        None => struck,
    }
}

/// Whether a word names a civil body, which hits nobody but with fines, tariffs and sanctions.
fn decides(word: &str) -> bool {
    matches!(
        word,
        "commission"
            | "council"
            | "court"
            | "courts"
            | "judge"
            | "judges"
            | "ministry"
            | "parliament"
            | "regulator"
            | "regulators"
            | "treasury"
            | "tribunal"
            | "watchdog"
    )
}

/// Whether what is struck is a bargain, which armies strike too.
fn is_bargain(sentences: &Sentences<'_>, object: Option<&Range<usize>>) -> bool {
    object.is_some_and(|object| {
        matches!(last_word(sentences, object), "deal" | "deals" | "bargain" | "truce" | "agreement" | "accord" | "pose")
    })
}

/// Whether `attacked` tells of more than words: not where somebody who does not fight attacks who governs, or attacks over, as or
/// for doing something.
pub(super) fn is_assault(
    sentences: &Sentences<'_>,
    range: &Range<usize>,
    actor: Option<&Range<usize>>,
    object: Option<&Range<usize>>,
) -> bool {
    let tokens = sentences.tokens;
    let armed = actor.is_some_and(|actor| is_armed(sentences, actor));
    if armed {
        return true;
    }
    if actor.is_some_and(|actor| !may_attack(sentences, actor)) {
        return false;
    }
    let behind = behind(range, object).unwrap_or(range.end);
    // `attacked by the opposition AS too weak`, but `attacked by a man AS he slept`
    let named = sentences.agent_of(range.start).map(|agent| agent.end).filter(|end| *end > range.end);
    let called = named.is_some_and(|end| tokens.word(end) == "as" && !opens_clause(sentences, end + 1));
    let blames = match tokens.word(behind) {
        "over" | "as" => true,
        "for" => sentences.tag(behind + 1) == Tag::Verb(VerbForm::Gerund),
        _ => called,
    };
    let passive = sentences.group_of(range.start).voice == Voice::Passive;
    let governs = |object: &Range<usize>| {
        let word = last_word(sentences, object);
        is_kind(word, WordKind::Post)
            || is_kind(word, WordKind::StateBody)
            || matches!(word, "ministers" | "opposition" | "rival" | "rivals" | "critics" | "opponents" | "party")
    };
    let human = actor.is_some_and(|actor| is_kind(last_word(sentences, actor), WordKind::Human));
    // `the president was attacked by a man with a knife`
    !blames && (passive || human || actor.is_none() || !object.is_some_and(governs))
}

/// Whether a clause with a subject of its own may begin at a token: with a pronoun, or a phrase before a verb.
fn opens_clause(sentences: &Sentences<'_>, at: usize) -> bool {
    sentences.phrase_starting_at(at).is_some_and(|subject| {
        sentences.tag(subject.start) == Tag::Pronoun
            || matches!(sentences.tag(subject.end), Tag::Auxiliary | Tag::Verb(_))
    })
}

/// Whether who fights or breaks in does it, or a passive leaves open who: `the intruders encrypted the files`, but `the service
/// encrypts its files`.
pub(super) fn is_fought(sentences: &Sentences<'_>, range: &Range<usize>, actor: Option<&Range<usize>>) -> bool {
    match actor {
        Some(actor) => is_armed(sentences, actor),
        None => sentences.group_of(range.start).voice == Voice::Passive,
    }
}

/// Whether somebody is named who does it and may: police, soldiers, a state: `investigators took away two laptops`.
pub(super) fn is_enforced(sentences: &Sentences<'_>, actor: Option<&Range<usize>>) -> bool {
    actor.is_some_and(|actor| {
        objects::is_authority(sentences, actor)
            || is_kind(last_word(sentences, actor), WordKind::Military)
            || doers::is_place(sentences, actor)
    })
}

/// Whether who looks for such things finds them, an authority or a body, or a passive leaves open who: `police FOUND a rifle`, `drugs WERE
/// RECOVERED`; not `walkers found`.
pub(super) fn is_found(sentences: &Sentences<'_>, range: &Range<usize>, actor: Option<&Range<usize>>) -> bool {
    match actor {
        Some(actor) => {
            // `the NCA recovered a rifle`, but `Volga Pharma found a drug`
            let body = sentences.tokens.verb(range.start).is_some_and(|(lemma, _)| lemma == "recover")
                && is_name(sentences, actor)
                && can_speak(sentences, actor)
                && !is_person(sentences, actor);
            body || is_enforced(sentences, Some(actor))
        }
        None => sentences.group_of(range.start).voice == Voice::Passive,
    }
}

/// The token behind an object that stands behind its verb.
fn behind(range: &Range<usize>, object: Option<&Range<usize>>) -> Option<usize> {
    object.map(|object| object.end).filter(|end| *end > range.end)
}
