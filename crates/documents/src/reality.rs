//! Whether what some words tell has happened: negation, what is to come, what only may be, and conditions.
//!
//! One test for everything that is told: events have their status from it, and a name is said to be sanctioned only where
//! it finds nothing. A verb is as real as the auxiliaries, the hedge (`data/hedges.tsv`) and the subject before it make it;
//! a noun as real as the verb that brings it about (`plans to hold talks`) or that it is the subject of (`the trial will
//! begin`).

mod bidden;
mod contrary;
mod false_reports;
mod given_up;
mod governing;
mod hedge;
mod infinitives;
mod kept;
mod shared;
mod takes_place;
mod unproven;
mod wanted;

pub(crate) use bidden::{Done, done};
pub(crate) use false_reports::{is_denied_report, is_false_report};
pub(crate) use given_up::comes_to_nothing;
pub(crate) use governing::governing_verb;
pub(crate) use hedge::{concerns_part, ends, only_describes};
pub(crate) use infinitives::{is_mere_possibility, is_schemed, who_is_brought_to};
pub(crate) use shared::passive_shared_by;
pub(crate) use unproven::is_unproven;

use crate::{
    claims::{Claim, can_speak, is_person},
    events::{Status, is_force},
    grammar::{Sentences, Tag, Voice},
    lexicon::{Hedge, Stance, VerbForm, WordKind, is_kind, verb_of},
};
use given_up::is_given_up;
use hedge::hedge_before;
use infinitives::Governor;
use kept::{is_averted, is_kept_from, is_wrongly_blamed_on};
use shared::shared_group;
use std::ops::Range;
pub(crate) use takes_place::is_behind_outcome;
use takes_place::{behind_phrases, is_due, is_taken_as_given, takes_place};
pub(crate) use wanted::is_asked_for;
use wanted::{is_called_for, is_only_arranged, is_put_to_vote, only_wants};

/// So many verbs are followed from an infinitive to the one that it hangs on: `may try to begin to leave`.
const LONGEST_CHAIN: usize = 3;

/// Whether nothing takes from some words that they tell of something that happened.
pub(crate) fn has_happened(sentences: &Sentences<'_>, words: &Range<usize>) -> bool {
    of(sentences, words).is_none_or(|status| status == Status::Happened)
}

/// What hedge and clause make of some words; `None` if neither says anything.
pub(crate) fn of(sentences: &Sentences<'_>, words: &Range<usize>) -> Option<Status> {
    hedged(sentences, words).or_else(|| in_clause(sentences, words))
}

/// What the hedge right before some words makes of them, or the verb that keeps somebody from them.
pub(crate) fn hedged(sentences: &Sentences<'_>, words: &Range<usize>) -> Option<Status> {
    if is_kept_from(sentences, words.start)
        || is_averted(sentences, words.start)
        || is_wrongly_blamed_on(sentences, words.start)
    {
        return Some(Status::NotHappened);
    }
    if let Some(status) = contrary::of(sentences, words.start) {
        return Some(status);
    }
    let hedge = hedge_before(sentences, words);
    // `dropped plans to close it` is cancelled; `dropped its attempt to` was none.
    if hedge != Some(Hedge::Cancelled) && is_given_up(sentences, words) {
        return Some(Status::NotHappened);
    }
    match hedge? {
        Hedge::Cancelled => Some(Status::Cancelled),
        Hedge::Planned => Some(Status::Planned),
        Hedge::Alleged | Hedge::Likely => Some(Status::Alleged),
        Hedge::Negated => Some(Status::NotHappened),
        Hedge::Conditional | Hedge::Fictional => None,
    }
}

/// What verb and subject of their clause make of some words.
pub(crate) fn in_clause(sentences: &Sentences<'_>, words: &Range<usize>) -> Option<Status> {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(words.start);
    let verb = sentences.is_verb(words.start);
    // `bribed nobody`, `nobody was arrested`
    if verb && happens_to_nobody(sentences, words) {
        return Some(Status::NotHappened);
    }
    let brought = if verb { None } else { governing_verb(sentences, words.start, &[]) };
    // `SENTENCING was set for Monday`
    let named = !verb
        || sentences.tag(words.start) == Tag::Verb(VerbForm::Gerund) && sentences.tag(words.end) == Tag::Auxiliary;
    if brought.is_some_and(|at| only_wants(sentences, at, words)) || named && is_only_arranged(sentences, words) {
        return Some(Status::Planned);
    }
    let leads = |at: &usize| brings_about(tokens.word(*at)) || is_striven_for(tokens.word(*at));
    if let Some(status) = brought.filter(leads).and_then(|at| of(sentences, &(at..at + 1))) {
        return Some(status);
    }
    if !verb && (is_called_for(sentences, words.start) || is_put_to_vote(sentences, words.start)) {
        return Some(Status::Planned);
    }
    if !verb && let Some(status) = of_passive_around(sentences, words).or_else(|| supposed_to_be(sentences, words)) {
        return Some(status);
    }
    // `would allow them to start NEGOTIATING`: as real as the start.
    if let Some(begins) = begun_by(sentences, words.start).filter(|_| verb) {
        return of(sentences, &(begins..begins + 1));
    }
    // `COULD BE jailed and FINED`: as real as what it is joined to, if that is still to come.
    let first = if verb { passive_shared_by(sentences, words.start) } else { None };
    let of_first = first.and_then(|first| of(sentences, &(first..first + 1)));
    if let Some(status) = of_first.filter(|status| matches!(status, Status::Planned | Status::Alleged)) {
        return Some(status);
    }
    let group = if verb {
        shared_group(sentences, words.start)
    } else {
        // Of a noun the verb behind it tells: `the trial will begin`.
        if is_due(sentences, words) && !is_behind_outcome(sentences, words.start) {
            return Some(Status::Planned);
        }
        let end = behind_phrases(sentences, words.end);
        let verb = (end..sentence.end.min(end + 5)).find(|at| sentences.is_verb(*at))?;
        let direct = (end..verb).all(|at| matches!(sentences.tag(at), Tag::Auxiliary | Tag::Adverb | Tag::Negation));
        let far = end > words.end && !takes_place(sentences, verb);
        if !direct || far || is_taken_as_given(sentences, words, verb) || is_behind_outcome(sentences, words.start) {
            return None;
        }
        sentences.group_of(verb)
    };
    if group.negated || verb && is_counterfactual(sentences, &(group.start..words.start)) {
        return Some(Status::NotHappened);
    }
    if group.future {
        return Some(Status::Planned);
    }
    if !group.unreal {
        return None;
    }
    if had_to(sentences, words.start) || is_ranked_doer(sentences, words.start) {
        return None;
    }
    // `accused of helping Russia to evade sanctions`: as real as the help.
    match infinitives::governor(sentences, words.start, &group) {
        Some(Governor::Carries(word)) => return infinitives::of_carrier(sentences, word),
        Some(Governor::Schemes) => return Some(Status::Alleged),
        Some(Governor::Allows) | None => {}
    }
    Some(if only_may_be(sentences, group.start) { Status::Alleged } else { Status::Planned })
}

/// The verb right before a form in -ing that says that it begins or goes on.
fn begun_by(sentences: &Sentences<'_>, verb: usize) -> Option<usize> {
    let before = verb.checked_sub(1).filter(|before| *before >= sentences.sentence(verb).start)?;
    let begins = |lemma: &str| matches!(lemma, "begin" | "continue" | "keep" | "resume" | "start");
    let led = sentences.tag(verb) == Tag::Verb(VerbForm::Gerund) && sentences.is_verb(before);
    (led && sentences.tokens.verb(before).is_some_and(|(lemma, _)| begins(lemma))).then_some(before)
}

/// Whether the auxiliaries of a verb say what would have been and was not: `he WOULD HAVE arrested him`, `SHOULD HAVE resigned`.
fn is_counterfactual(sentences: &Sentences<'_>, helping: &Range<usize>) -> bool {
    let is = |words: &[&str]| helping.clone().any(|at| words.contains(&sentences.tokens.word(at)));
    // `would have TO close`: that is to come.
    is(&["would", "should"]) && is(&["have"]) && !is(&["to"])
}

/// Kinds of events that are arranged beforehand.
pub(crate) const ARRANGED: [&str; 8] =
    ["agreement", "election", "meeting", "protest", "release", "talks", "trial", "visit"];

/// Kinds of events that are decided on and spoken of before they happen: `the closure will cost 200 jobs`.
pub(crate) const INTENDED: [&str; 11] = [
    "acquisition",
    "appointment",
    "ban",
    "cancellation",
    "dismissal",
    "law_passed",
    "payment",
    "settlement",
    "shutdown",
    "transfer",
    "withdrawal",
];

/// Whether the auxiliaries of a verb, whose group begins at a token, say that it only may be, or those of the verbs that its infinitive
/// hangs on: `COULD charge him`, `MAY try to leave`. An `if` or a `may` elsewhere in the sentence says nothing of it.
pub(crate) fn only_may_be(sentences: &Sentences<'_>, group: usize) -> bool {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(group);
    let helps = |at: &usize| {
        matches!(sentences.tag(*at), Tag::Auxiliary | Tag::Adverb | Tag::Negation | Tag::To) || sentences.in_date(*at)
    };
    let mut start = group;
    for _ in 0..LONGEST_CHAIN {
        if (start..sentence.end)
            .take_while(helps)
            // `in May` is no auxiliary.
            .any(|at| {
                sentences.tag(at) == Tag::Auxiliary && matches!(tokens.word(at), "could" | "couldn't" | "may" | "might")
            })
        {
            return true;
        }
        let above = if sentences.tag(start) == Tag::To { infinitives::verb_above(sentences, start) } else { None };
        let Some(above) = above else { return false };
        start = sentences.group_of(above).start;
    }
    false
}

/// What a passive that is still to come, or only may be, makes of the noun that does it: `the park is likely to be damaged BY FIRE`.
/// One that happened says nothing, and neither does one that did not: what was not damaged by the fire, another was.
fn of_passive_around(sentences: &Sentences<'_>, noun: &Range<usize>) -> Option<Status> {
    let tokens = sentences.tokens;
    let start = sentences.sentence(noun.start).start;
    let describes = |at: usize| matches!(sentences.tag(at), Tag::Nominal | Tag::Determiner | Tag::Number | Tag::Adverb);
    let by = (start..noun.start).rev().find(|at| !describes(*at))?;
    let verb =
        by.checked_sub(1).filter(|verb| *verb >= start && tokens.word(by) == "by" && sentences.is_verb(*verb))?;
    of(sentences, &(verb..verb + 1)).filter(|status| matches!(status, Status::Planned | Status::Alleged))
}

/// `there WOULD BE charges`, `it WILL BE his second visit`: a noun of which it is said that there would be one.
fn supposed_to_be(sentences: &Sentences<'_>, noun: &Range<usize>) -> Option<Status> {
    let tokens = sentences.tokens;
    let start = sentences.sentence(noun.start).start;
    let owner = |at: usize| matches!(tokens.word(at), "his" | "her" | "its" | "their" | "our" | "my");
    let describes = |at: usize| {
        matches!(sentences.tag(at), Tag::Nominal | Tag::Determiner | Tag::Number | Tag::Adverb) || owner(at)
    };
    let be = (start..noun.start).rev().find(|at| !describes(*at))?;
    let would = be.checked_sub(1).filter(|would| *would > start && tokens.word(be) == "be")?;
    let there = tokens.word(would) == "would" && tokens.word(would - 1) == "there";
    // `it will be his second visit`, but `the topic will be the sanctions`
    let known = (be + 1..noun.start).any(|at| matches!(tokens.word(at), "the" | "this" | "that" | "these" | "those"));
    (there || tokens.word(would) == "will" && !known).then_some(Status::Planned)
}

/// What the claims that tell of a deed make of it. What is denied is the clause, and not the attack in `any role in the
/// attack`.
pub(crate) fn claimed<'c>(telling: impl IntoIterator<Item = &'c Claim>, verb: bool) -> Option<Status> {
    telling.into_iter().find_map(|claim| match claim.stance {
        Stance::Denies | Stance::Doubts if verb => Some(Status::Denied),
        Stance::Accuses | Stance::Suspects => Some(Status::Alleged),
        Stance::Threatens | Stance::Proposes => Some(Status::Planned),
        _ => None,
    })
}

/// `If the bank is raided`: a condition tells of nothing that happens.
pub(crate) fn is_condition(sentences: &Sentences<'_>, at: usize) -> bool {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(at);
    // `SUPPOSE the bank is robbed: who pays?`
    let supposed = matches!(tokens.word(sentence.start), "imagine" | "suppose" | "supposing");
    if supposed && !(sentence.start..at).any(|mark| matches!(tokens.written(mark), ":" | ";" | "\"" | "”")) {
        return true;
    }
    if !tokens.may_say(at, ["if", "unless", "whether"]) {
        return false;
    }
    let opens = (sentence.start..at)
        .rev()
        .find(|before| matches!(tokens.written(*before), "," | ";" | ":"))
        .map_or(sentence.start, |mark| mark + 1);
    (opens..at).any(|before| matches!(tokens.word(before), "if" | "unless" | "whether"))
}

/// Whether what is the object of a verb, in any form, is as real as the verb: `hold`, `impose`.
pub(crate) fn brings_about(word: &str) -> bool {
    verb_of(word).is_some_and(|(lemma, _)| is_kind(lemma, WordKind::BringsAbout))
}

/// Whether somebody comes to what is the object of a verb, so that it is as real as the verb, and he need not do it himself: `BROKER a
/// truce`.
fn is_striven_for(word: &str) -> bool {
    verb_of(word).is_some_and(|(lemma, _)| {
        matches!(lemma, "achieve" | "broker" | "clinch" | "negotiate" | "obtain" | "receive" | "secure")
    })
}

/// Whether who undergoes a deed, or who does it, is nobody: `bribed nobody`, `no bank was fined`, `none of the men left`.
fn happens_to_nobody(sentences: &Sentences<'_>, words: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let none = |at: usize| {
        matches!(tokens.word(at), "no" | "nobody" | "nothing" | "none" | "neither")
            // `nothing but cash`, `no longer`
            && !matches!(tokens.word(at + 1), "but" | "except" | "less" | "fewer" | "longer" | "doubt")
            // `No. 7`
            && (tokens.word(at) != "no" || tokens.word(at + 1) != ".")
    };
    let subject = || sentences.subject_of(words.start);
    none(words.end)
        || subject().is_some_and(|subject| {
            let of_none = subject.start >= 2 && tokens.word(subject.start - 1) == "of";
            // `not everyone agrees`
            let not_all = matches!(tokens.word(subject.start), "everyone" | "everybody")
                && subject.start > sentences.sentence(words.start).start
                && tokens.word(subject.start - 1) == "not";
            none(subject.start) || (of_none && none(subject.start - 2)) || not_all || is_not_one(sentences, &subject)
        })
}

/// Whether a phrase is one of some of whom it is true of none: `NOT ONE of the ministers`, `NO ONE at the bank`.
pub(crate) fn is_not_one(sentences: &Sentences<'_>, phrase: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let start = sentences.sentence(phrase.start).start;
    let hung = phrase.start.checked_sub(1).filter(|hung| *hung > start && sentences.tag(*hung) == Tag::Preposition);
    let of = |at: usize| matches!(tokens.word(at), "at" | "from" | "in" | "of");
    let first = hung.filter(|hung| of(*hung)).map_or(phrase.start, |hung| hung - 1);
    let no = |at: usize| matches!(tokens.word(at), "no" | "not");
    let one = matches!(tokens.word(first), "one" | "a") && first > start && no(first - 1);
    let none = matches!(tokens.word(first), "nobody" | "none" | "neither") && first < phrase.start;
    one || none || tokens.word(first) == "no" && tokens.word(first + 1) == "one"
}

/// `had to sack four nurses`: they were sacked.
fn had_to(sentences: &Sentences<'_>, verb: usize) -> bool {
    let tokens = sentences.tokens;
    let start = sentences.sentence(verb).start;
    let to = (start.max(verb.saturating_sub(3))..verb).rev().find(|at| sentences.tag(*at) == Tag::To);
    // `would have had to`
    let supposed = |had: usize| had > start && matches!(tokens.word(had - 1), "have" | "not" | "never");
    to.and_then(|to| to.checked_sub(1))
        .is_some_and(|before| before >= start && tokens.word(before) == "had" && !supposed(before))
}

/// `the FIRST president to visit Cuba`, `the WORST storm to hit the coast`: what tells one of several from the others, it did.
fn is_ranked_doer(sentences: &Sentences<'_>, verb: usize) -> bool {
    let Some(noun) = ranked_before_infinitive(sentences, verb) else { return false };
    // `will be the first to visit`: then it is still to come.
    let start = sentences.sentence(verb).start;
    !(start..noun.start).any(|at| {
        matches!(sentences.tokens.word(at), "will" | "would" | "could" | "may" | "might" | "should" | "become")
    })
}

/// The phrase right before an infinitive that tells one of several from the others: `THE FIRST PRESIDENT to visit`, `THE ONLY ONE to`.
pub(crate) fn ranked_before_infinitive(sentences: &Sentences<'_>, verb: usize) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let start = sentences.sentence(verb).start;
    let to = (start.max(verb.saturating_sub(3))..verb).rev().find(|at| sentences.tag(*at) == Tag::To)?;
    let before = to.checked_sub(1).filter(|before| *before >= start)?;
    let ranks = |at: usize| {
        is_ranking(sentences, at) && (!is_superlative(sentences, at) || sentences.tag(at + 1) == Tag::Nominal)
    };
    // `the first EVER to`
    let before = if tokens.word(before) == "ever" && before > start { before - 1 } else { before };
    // `was the first to visit`, `among the largest to hit the port`
    if is_ranking(sentences, before) && before > start && tokens.word(before - 1) == "the" {
        return Some(before - 1..before + 1);
    }
    let noun = sentences.phrase_ending_at(before)?;
    // `asked the first minister to resign`
    let asked = noun.start > start
        && sentences.is_verb(noun.start - 1)
        && !matches!(tokens.word(noun.start - 1), "became" | "becomes" | "remains" | "remained");
    // `the first step to end the war`: a step does nothing.
    // `the first claim to be settled`: in the passive it need not.
    let passive = || sentences.group_of(verb).voice == Voice::Passive;
    let does = can_speak(sentences, &noun) || is_person(sentences, &noun) || is_force(sentences, &noun) || passive();
    (tokens.word(noun.start) == "the" && noun.clone().any(ranks) && does && !asked).then_some(noun)
}

/// Whether a word tells one of several from the others: `the FIRST`, `the LARGEST`.
pub(crate) fn is_ranking(sentences: &Sentences<'_>, at: usize) -> bool {
    matches!(sentences.tokens.word(at), "first" | "second" | "third" | "only" | "last" | "worst")
        || is_superlative(sentences, at)
}

/// Whether a word ends as superlatives do: `LARGEST`.
fn is_superlative(sentences: &Sentences<'_>, at: usize) -> bool {
    let word = sentences.tokens.word(at);
    word.len() > 5 && word.ends_with("est") && !sentences.tokens.is_kind(at, WordKind::EndsInEst)
}
