//! What the words behind a noun say of whether it takes place: `the trial WILL BEGIN`, `talks TO GO AHEAD`, and what they say of it that
//! tells nothing of that: `the attacks MUST END`.

use super::{ARRANGED, INTENDED, LONGEST_CHAIN};
use crate::{
    grammar::{Sentences, Tag, Voice},
    lexicon::{Hedge, WordKind, hedges, is_kind, triggers_at},
};
use std::ops::Range;

/// Whether a phrase right behind a noun says that it is to come: `the summit IS SET TO begin`.
pub(super) fn is_due(sentences: &Sentences<'_>, noun: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let end = sentences.sentence(noun.start).end;
    if is_begun_later(sentences, behind_phrases(sentences, noun.end)) {
        return true;
    }
    let Some(first) = (noun.end..end).find(|at| sentences.tag(*at) != Tag::Adverb) else { return false };
    let due = hedges().longest_at(tokens, first).filter(|(_, hedge)| **hedge == Hedge::Planned);
    due.is_some_and(|(behind, _)| {
        let verb = (behind..end.min(behind + 3)).find(|at| sentences.is_verb(*at));
        tokens.word(behind - 1) == "to" && verb.is_none_or(|verb| !is_taken_as_given(sentences, noun, verb))
    })
}

/// Whether an infinitive right behind a noun says that it is to take place, which opens no object: `talks TO GO AHEAD`, `trial TO BEGIN on
/// Monday`; not `talks to open the border`.
fn is_begun_later(sentences: &Sentences<'_>, to: usize) -> bool {
    let tokens = sentences.tokens;
    let end = sentences.sentence(to.saturating_sub(1)).end;
    let verb = to + 1;
    if verb >= end || sentences.tag(to) != Tag::To || !sentences.is_verb(verb) {
        return false;
    }
    let behind = verb + 1;
    let free = behind >= end
        || sentences.in_date(behind)
        || matches!(sentences.tag(behind), Tag::Preposition | Tag::Adverb | Tag::Mark)
        || tokens.word(behind) == "ahead";
    match tokens.word(verb) {
        "begin" | "start" | "resume" | "open" | "proceed" | "continue" => free,
        "go" => matches!(tokens.word(behind), "ahead" | "on"),
        "take" => tokens.word(behind) == "place",
        _ => false,
    }
}

/// Whether a noun names one deed that is known, and the verb behind it says something else of it than that it takes place: `THE ATTACKS
/// must end`, `THE RAID did not harm the bank`. What is arranged for a day may still be to come: `the summit will discuss trade`.
pub(super) fn is_taken_as_given(sentences: &Sentences<'_>, noun: &Range<usize>, verb: usize) -> bool {
    let tokens = sentences.tokens;
    let Some((lemma, _)) = tokens.verb(verb) else { return false };
    let passive = sentences.group_of(verb).voice == Voice::Passive;
    if is_kind(lemma, WordKind::TakesPlace) || passive && is_kind(lemma, WordKind::BringsAbout) {
        return false;
    }
    let start = sentences.sentence(noun.start).start;
    let led = (start..noun.start)
        .rev()
        .find(|at| !matches!(sentences.tag(*at), Tag::Nominal | Tag::Number | Tag::Adverb) && !tokens.joins(*at));
    let known = led.is_some_and(|at| {
        sentences.tag(at) == Tag::Possessive
            || matches!(
                tokens.word(at),
                "the" | "this" | "that" | "these" | "those" | "his" | "her" | "its" | "their" | "our" | "my"
            )
    });
    let meant = |kind: &str| ARRANGED.contains(&kind) || INTENDED.contains(&kind);
    known && !triggers_at(tokens, noun.start).is_some_and(|(_, triggers)| triggers.iter().any(|one| meant(one.kind)))
}

/// Whether a noun stands behind `of` that of which it is the outcome, so that the verb behind tells of that: `the
/// results of THE VOTE will be announced`.
pub(crate) fn is_behind_outcome(sentences: &Sentences<'_>, noun: usize) -> bool {
    let tokens = sentences.tokens;
    let start = sentences.sentence(noun).start;
    let describes = |at: &usize| matches!(sentences.tag(*at), Tag::Nominal | Tag::Determiner | Tag::Number);
    let of = (start..noun).rev().find(|at| !describes(at)).filter(|at| *at > start && tokens.word(*at) == "of");
    of.is_some_and(|of| {
        matches!(
            tokens.word(of - 1),
            "aftermath"
                | "cause"
                | "causes"
                | "consequences"
                | "count"
                | "effects"
                | "impact"
                | "motive"
                | "outcome"
                | "result"
                | "results"
                | "toll"
                | "victims"
        )
    })
}

/// The token behind the phrases that hang on a noun: `talks ON SYRIA in Geneva`.
pub(super) fn behind_phrases(sentences: &Sentences<'_>, end: usize) -> usize {
    let mut at = end;
    for _ in 0..LONGEST_CHAIN {
        let hung = sentences.tag(at) == Tag::Preposition && !sentences.in_date(at);
        match sentences.phrase_starting_at(at + 1).filter(|phrase| hung && phrase.start == at + 1) {
            Some(phrase) if !sentences.in_date(phrase.start) => at = phrase.end,
            _ => break,
        }
    }
    at
}

/// Whether a verb says of its subject that it takes place.
pub(super) fn takes_place(sentences: &Sentences<'_>, verb: usize) -> bool {
    sentences.tokens.verb(verb).is_some_and(|(lemma, _)| is_kind(lemma, WordKind::TakesPlace))
}
