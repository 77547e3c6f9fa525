//! What an infinitive depends on, and what that makes of the deed it tells.
//!
//! An infinitive is as real as the class of the word that governs it has it. What says that somebody did it, or brought
//! another one to do it, carries its own reality over (`MANAGED to flee`, `FORCED the plant to close`,
//! `voted to approve`); a noun or an adjective for what is only possible tells of no event at all (`MONEY to buy`,
//! `the RIGHT to appeal`, `VULNERABLE to attack`); a noun for a crime that somebody set out on accuses of it
//! (`a SCHEME to steal`). Behind all others, those of plans among them, it is still to come.

use super::{governing_verb, hedged, in_clause, is_condition, of, only_may_be, shared::shared_group};
use crate::{
    claims::can_speak,
    events::Status,
    grammar::{Sentences, Tag, VerbGroup, Voice},
    lexicon::{Thing, VerbForm, WordKind, is_kind, names_thing},
};
use std::ops::Range;

/// How far before an infinitive the verb that governs it is looked for.
const FARTHEST: usize = 16;

/// What the word that an infinitive depends on says of the deed.
#[derive(Clone, Copy)]
pub(super) enum Governor {
    /// It is as real as the word at the token.
    Carries(usize),
    /// Somebody could do it.
    Allows,
    /// Somebody set out on it, and it is a crime.
    Schemes,
}

/// What governs the infinitive of a verb with some auxiliaries.
pub(super) fn governor(sentences: &Sentences<'_>, verb: usize, group: &VerbGroup) -> Option<Governor> {
    let tokens = sentences.tokens;
    let to = to_of(sentences, verb, group)?;
    let before = word_before(sentences, to)?;
    if let Some(carrier) = carrying_right_before(sentences, before).or_else(|| voted_before(sentences, verb, before)) {
        return Some(Governor::Carries(carrier));
    }
    if is_open_to(sentences, before) {
        return Some(Governor::Allows);
    }
    if governs(sentences, before) {
        let schemes = tokens.verb(before).is_some_and(|(lemma, _)| is_kind(lemma, WordKind::Schemes));
        return schemes.then_some(Governor::Schemes);
    }
    if let Some(main) = verb_over_object(sentences, to).filter(|main| carries_over_object(sentences, *main, before)) {
        return Some(Governor::Carries(main));
    }
    if tokens.is_kind(before, WordKind::Possibility) {
        return Some(Governor::Allows);
    }
    tokens.is_kind(before, WordKind::Schemes).then_some(Governor::Schemes)
}

/// The verb that an infinitive with its `to` at a token hangs on: the one right before, or one that carries its reality
/// over an object.
pub(super) fn verb_above(sentences: &Sentences<'_>, to: usize) -> Option<usize> {
    let before = word_before(sentences, to)?;
    if sentences.is_verb(before) {
        return Some(before);
    }
    verb_over_object(sentences, to).filter(|main| carries_over_object(sentences, *main, before))
}

/// The `to` of an infinitive, or of the one that it is joined to: `TO break in and steal`.
pub(super) fn to_of(sentences: &Sentences<'_>, verb: usize, group: &VerbGroup) -> Option<usize> {
    let to = (group.start..verb).find(|at| sentences.tag(*at) == Tag::To)?;
    // `used to attack`: as an auxiliary it belongs to the group.
    // `voted on Thursday to leave`: the group reaches back over a day.
    let begins = (group.start..to).all(|at| sentences.in_date(at));
    (begins || sentences.tokens.word(to - 1) == "used").then_some(to)
}

/// The word before a token, over adverbs, days and negations.
pub(super) fn word_before(sentences: &Sentences<'_>, to: usize) -> Option<usize> {
    let passed = |at: &usize| {
        matches!(sentences.tag(*at), Tag::Adverb | Tag::Negation)
            || sentences.in_date(*at)
            || sentences.tokens.joins(*at)
    };
    (sentences.sentence(to).start..to).rev().find(|at| !passed(at))
}

/// The word right before `to` that says that it was done: `was FORCED to`, `MANAGED to`, `went ON to`, `was ABLE to`.
fn carrying_right_before(sentences: &Sentences<'_>, before: usize) -> Option<usize> {
    let tokens = sentences.tokens;
    let start = sentences.sentence(before).start;
    // `was PERSUADED to`, `the millions that they SPENT to bribe him`
    let voice = || sentences.group_of(before).voice;
    let of_verb = |(lemma, _): (&str, VerbForm)| {
        is_kind(lemma, WordKind::CarriedOut)
            || is_kind(lemma, WordKind::BringsToDo) && voice() == Voice::Passive
            || is_kind(lemma, WordKind::Means) && voice() == Voice::Active
    };
    let went_on = tokens.word(before) == "on"
        && before > start
        && tokens.verb(before - 1).is_some_and(|(lemma, _)| lemma == "go");
    // `it was a great HONOUR to meet her`
    let honoured = matches!(tokens.word(before), "honour" | "honor" | "pleasure" | "privilege")
        && (start.max(before.saturating_sub(4))..before).any(|at| tokens.word(at) == "was");
    let carries = tokens.word(before) == "able" || honoured || went_on || tokens.verb(before).is_some_and(of_verb);
    carries.then_some(if went_on { before - 1 } else { before })
}

/// The vote by which somebody did what an infinitive tells, if a vote does it:
/// `VOTED by a large majority to approve the deal`.
fn voted_before(sentences: &Sentences<'_>, verb: usize, before: usize) -> Option<usize> {
    sentences.tokens.verb(verb).filter(|(lemma, _)| is_kind(lemma, WordKind::Enacts))?;
    let voted = if governs(sentences, before) { Some(before) } else { verb_over_object(sentences, before + 1) };
    voted.filter(|at| sentences.tokens.verb(*at).is_some_and(|(lemma, _)| lemma == "vote"))
}

/// The verb of the clause before a token, with nothing but nouns and what belongs to them between.
pub(super) fn verb_over_object(sentences: &Sentences<'_>, to: usize) -> Option<usize> {
    let start = sentences.sentence(to).start.max(to.saturating_sub(FARTHEST));
    let within = |at: usize| {
        matches!(
            sentences.tag(at),
            Tag::Nominal
                | Tag::Number
                | Tag::Pronoun
                | Tag::Determiner
                | Tag::Possessive
                | Tag::Adverb
                | Tag::Preposition
        ) || sentences.in_date(at)
            || matches!(sentences.tokens.word(at), "and" | "or")
            || matches!(sentences.tokens.written(at), "$" | "£" | "€" | "." | "\"" | "“" | "”")
            || sentences.tokens.joins(at)
    };
    // `used FORGED papers to`
    let describes = |at: usize| {
        matches!(sentences.tag(at), Tag::Verb(VerbForm::Past | VerbForm::Gerund))
            && sentences.tag(at + 1) == Tag::Nominal
            && at > start
            && (governs(sentences, at - 1) || sentences.tag(at - 1) == Tag::Determiner)
    };
    (start..to)
        .rev()
        .find(|at| !describes(*at) && (governs(sentences, *at) || !within(*at)))
        .filter(|at| governs(sentences, *at))
}

/// Whether a word is a verb; `used` before `to` may be an auxiliary as well.
fn governs(sentences: &Sentences<'_>, at: usize) -> bool {
    sentences.is_verb(at) || sentences.tokens.word(at) == "used"
}

/// Whether a verb brings its object, which ends at a token, to do what an infinitive tells, or the object is with what
/// it is done: `FORCED the plant to close`, `USED the cards to buy`, `PAID a million to settle`. An object that names
/// an aim has an infinitive of its own: `made it drop its PLAN to`.
fn carries_over_object(sentences: &Sentences<'_>, main: usize, last: usize) -> bool {
    let Some((lemma, _)) = sentences.tokens.verb(main) else { return false };
    // `the cards were USED in two towns to buy`
    if lemma == "use" {
        return true;
    }
    if sentences.group_of(main).voice == Voice::Passive {
        return false;
    }
    let aim = || names_thing(sentences.tokens.word(last), Thing::Aim);
    if is_kind(lemma, WordKind::BringsToDo) || lemma == "help" {
        return !aim();
    }
    // `PAID two men to kill him`
    let hired = || {
        matches!(lemma, "employ" | "pay")
            && sentences.phrase_starting_at(main + 1).is_some_and(|object| can_speak(sentences, &object))
    };
    is_kind(lemma, WordKind::Means) && !aim() && !hired()
}

/// What a word that carries its reality over makes of an infinitive: what it is itself, or, of a participle that tells
/// what came of a clause before it, what that is.
pub(super) fn of_carrier(sentences: &Sentences<'_>, word: usize) -> Option<Status> {
    match sentences.tag(word) {
        // `is USED to`
        Tag::Auxiliary => return of_auxiliaries(sentences, word).or_else(|| hedged(sentences, &(word..word + 1))),
        Tag::Verb(_) => {}
        _ if sentences.tokens.word(word) == "able" => return of_able(sentences, word),
        _ => return of(sentences, &(word..word + 1)),
    }
    let own = of(sentences, &(word..word + 1));
    if own.is_some() || sentences.tag(word) != Tag::Verb(VerbForm::Gerund) || sentences.group_of(word).start != word {
        return own;
    }
    let start = sentences.sentence(word).start;
    let main = (start..word).rev().find(|at| sentences.is_verb(*at))?;
    if is_condition(sentences, main) {
        return Some(Status::Planned);
    }
    // What comes of a deed that only may be is still to come.
    in_clause(sentences, &(main..main + 1))
        .map(|status| if status == Status::Alleged { Status::Planned } else { status })
}

/// What the auxiliaries of a word say of it.
fn of_auxiliaries(sentences: &Sentences<'_>, word: usize) -> Option<Status> {
    let group = sentences.group_of(word);
    if group.negated {
        Some(Status::NotHappened)
    } else if group.future || group.unreal {
        Some(if only_may_be(sentences, group.start) { Status::Alleged } else { Status::Planned })
    } else {
        None
    }
}

/// What the auxiliaries before `able` make of what somebody was able to do: in the past he did it.
fn of_able(sentences: &Sentences<'_>, able: usize) -> Option<Status> {
    let tokens = sentences.tokens;
    let start = sentences.sentence(able).start;
    let helps = |at: &usize| {
        matches!(sentences.tag(*at), Tag::Auxiliary | Tag::Adverb | Tag::Negation | Tag::To) || sentences.in_date(*at)
    };
    let has = |words: &[&str]| (start..able).rev().take_while(helps).any(|at| words.contains(&tokens.word(at)));
    if has(&["not", "never", "wasn't", "weren't", "hasn't", "haven't"]) {
        return Some(Status::NotHappened);
    }
    if has(&["may", "might", "could"]) {
        return Some(Status::Alleged);
    }
    let was = has(&["was", "were", "been"]) && !has(&["will", "would", "should", "must", "to"]);
    if was { None } else { Some(Status::Planned) }
}

/// Whether what some words tell is only possible, so that they tell of no event: `money to BUY food`,
/// `the power to impose SANCTIONS`, `susceptible to ATTACK`.
pub(crate) fn is_mere_possibility(sentences: &Sentences<'_>, at: usize) -> bool {
    if befalls(sentences, at) || is_only_feared(sentences, at) {
        return true;
    }
    let verb = if sentences.is_verb(at) { Some(at) } else { governing_verb(sentences, at, &[]) };
    verb.is_some_and(|verb| {
        let group = shared_group(sentences, verb);
        matches!(governor(sentences, verb, &group), Some(Governor::Allows))
    })
}

/// Whether a noun stands behind an adjective that says that it may befall somebody: `vulnerable to a cyber ATTACK`.
fn befalls(sentences: &Sentences<'_>, noun: usize) -> bool {
    if sentences.is_verb(noun) {
        return false;
    }
    let start = sentences.sentence(noun).start;
    let describes = |at: &usize| {
        matches!(sentences.tag(*at), Tag::Nominal | Tag::Number | Tag::Determiner) || sentences.tokens.joins(*at)
    };
    let to = (start..noun).rev().find(|at| !describes(at)).filter(|to| sentences.tokens.word(*to) == "to");
    to.and_then(|to| word_before(sentences, to)).is_some_and(|word| is_open_to(sentences, word))
}

/// Whether a form in -ing says what somebody is afraid of, or may be: `his FEAR of being kidnapped`.
fn is_only_feared(sentences: &Sentences<'_>, verb: usize) -> bool {
    let tokens = sentences.tokens;
    if !sentences.is_verb(verb) {
        return false;
    }
    let first = sentences.group_of(verb).start;
    let being = first < verb && tokens.word(first) == "being";
    let first = if being { first } else { verb };
    let of = first.checked_sub(1).filter(|of| *of > sentences.sentence(verb).start && tokens.word(*of) == "of");
    let led = of.is_some_and(|of| {
        matches!(tokens.word(of - 1), "afraid" | "danger" | "fear" | "fears" | "prospect" | "risk" | "risks")
    });
    led && (being || sentences.tag(verb) == Tag::Verb(VerbForm::Gerund))
}

/// `VULNERABLE to attack`
fn is_open_to(sentences: &Sentences<'_>, word: usize) -> bool {
    sentences.tokens.is_kind(word, WordKind::OpenTo)
}

/// Whether somebody set out on what a verb tells as on a crime: `a scheme to STEAL it`.
pub(crate) fn is_schemed(sentences: &Sentences<'_>, verb: usize) -> bool {
    let schemed = |verb: usize| {
        let group = shared_group(sentences, verb);
        matches!(governor(sentences, verb, &group), Some(Governor::Schemes))
    };
    let verb = if sentences.is_verb(verb) { Some(verb) } else { governing_verb(sentences, verb, &[]) };
    verb.is_some_and(schemed)
}

/// The verb that brings somebody to do what an infinitive tells, with whom it brings to it:
/// `PERSUADED the court to release him`.
pub(crate) fn who_is_brought_to(sentences: &Sentences<'_>, verb: usize) -> Option<Range<usize>> {
    let to = to_of(sentences, verb, &sentences.group_of(verb))?;
    let main = verb_over_object(sentences, to)?;
    let brings = sentences.tokens.verb(main).is_some_and(|(lemma, _)| is_kind(lemma, WordKind::BringsToDo));
    let active = sentences.group_of(main).voice == Voice::Active;
    sentences.phrase_starting_at(main + 1).filter(|party| brings && active && party.end <= to)
}
