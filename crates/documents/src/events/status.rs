//! Whether an event happened.

use super::Event;
use crate::{
    claims::Claim,
    grammar::{Sentences, Tag, Voice},
    lexicon::{Hedge, VerbForm, WordKind, event_kind, hedges},
    names, reality,
};
use serde::Serialize;
use std::ops::Range;

/// Whether it happened, as the text has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// The text says so.
    Happened,
    /// It is to come.
    Planned,
    /// It was planned, and is not to come.
    Cancelled,
    /// Someone says that it did not happen.
    Denied,
    /// Someone says that it did, and the text leaves it there.
    Alleged,
    /// It happens in a film or a book.
    Fictional,
    /// The text says that it did not.
    NotHappened,
}

/// How far before its plot a work may stand, in tokens.
const FARTHEST_WORK: usize = 24;

/// For each sentence the token from which on it tells fiction.
pub(super) fn fiction(sentences: &Sentences<'_>) -> Vec<Option<usize>> {
    let tokens = sentences.tokens;
    let mut found: Vec<Option<usize>> = Vec::with_capacity(tokens.sentences().len());
    for (number, sentence) in tokens.sentences().iter().enumerate() {
        let range = sentence.tokens.clone();
        let has_work = || range.clone().any(|at| tokens.is_kind(at, WordKind::Work) || names_title(sentences, at));
        let cue = range.clone().find_map(|at| {
            let (end, hedge) = hedges().longest_at(tokens, at)?;
            (*hedge == Hedge::Fictional && !tokens.is_kind(end - 1, WordKind::Work)).then_some(at)
        });
        // A work alone is no fiction (`Sony released the film`), and a plot alone may be a real one.
        // `is killed in 'The Interview'`
        let inside = range.clone().find(|at| {
            tokens.word(*at) == "in"
                && (names_title(sentences, at + 1)
                    || (matches!(tokens.written(at + 1), "'" | "‘") && names_title(sentences, at + 2)))
        });
        let plot = || range.clone().find(|at| tells_plot(sentences, *at, &range));
        let here = match cue {
            None if inside.is_some() => Some(range.start),
            Some(cue) if tokens.word(cue).starts_with("fiction") || has_work() => Some(cue),
            _ => plot(),
        };
        // A summary goes on in the present tense.
        let goes_on = || {
            let before = number.checked_sub(1)?;
            let same = tokens.sentences()[before].paragraph == sentence.paragraph;
            let has = |form| range.clone().any(|at| sentences.tag(at) == Tag::Verb(form));
            (same && found[before].is_some() && has(VerbForm::Third) && !has(VerbForm::Past)).then_some(range.start)
        };
        let value = here.or_else(goes_on);
        found.push(value);
    }
    found
}

/// Whether a plot begins here, behind a work: `a thriller of 2004 IN WHICH a colonel is murdered`. It brings in somebody who
/// is not known yet, and is told in the present: `a hostage drama in which a guard was killed` is none. Nor is what a book or a
/// documentary shows.
fn tells_plot(sentences: &Sentences<'_>, at: usize, sentence: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    if tokens.word(at) != "in" || tokens.word(at + 1) != "which" || !matches!(tokens.word(at + 2), "a" | "an") {
        return false;
    }
    let verb = (at + 3..sentence.end).find(|at| sentences.is_verb(*at) || sentences.tag(*at) == Tag::Auxiliary);
    let present = verb.is_some_and(|verb| {
        sentences.tag(verb) == Tag::Verb(VerbForm::Third) || matches!(tokens.word(verb), "is" | "are" | "has")
    });
    let of_facts = |at: usize| matches!(tokens.word(at), "book" | "documentary");
    let work =
        (sentence.start.max(at.saturating_sub(FARTHEST_WORK))..at).rev().find(|at| tokens.is_kind(*at, WordKind::Work));
    present && work.is_some_and(|work| !of_facts(work))
}

/// Whether a title of a work begins here: `The Interview` inside a sentence, or in single marks.
fn names_title(sentences: &Sentences<'_>, at: usize) -> bool {
    let tokens = sentences.tokens;
    tokens.word(at) == "the" && tokens.is_capital(at) && tokens.is_capital(at + 1) && !tokens.is_all_capitals(at)
        || tokens.word(at) == "the"
            && tokens.is_capital(at + 1)
            && matches!(tokens.written(at.wrapping_sub(1)), "'" | "‘")
}

/// The status of an event.
pub(super) fn of(
    sentences: &Sentences<'_>,
    event: &Event,
    told: &[usize],
    claims: &[Claim],
    fiction: &[Option<usize>],
) -> Status {
    let tokens = sentences.tokens;
    if fiction[event.sentence].is_some_and(|from| event.trigger.start >= from) {
        return Status::Fictional;
    }
    let verb = sentences.is_verb(event.trigger.start);
    let sentence = sentences.sentence(event.trigger.start);
    if let Some(status) = reality::hedged(sentences, &event.trigger) {
        return status;
    }
    // `New York premiere cancelled`: what is cancelled stands before its verb.
    let behind = event.trigger.end..sentence.end.min(event.trigger.end + 3);
    let cancelled = behind.clone().any(|at| tokens.is_kind(at, WordKind::CalledOff))
        && !behind.clone().any(|at| matches!(tokens.written(at), "," | ";"));
    if (cancelled || is_taken_back(sentences, event)) && event.kind != "cancellation" {
        return Status::Cancelled;
    }
    reality::in_clause(sentences, &event.trigger)
        .or_else(|| reality::claimed(told.iter().map(|place| &claims[*place]), verb))
        .unwrap_or(Status::Happened)
}

/// Whether the event is the subject of a passive that takes it back: `the conviction was quashed`, `a visit to Rome, due in
/// May, has been postponed`. Whatever is planned can be called off; only the steps of a case can be quashed.
fn is_taken_back(sentences: &Sentences<'_>, event: &Event) -> bool {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(event.trigger.start);
    let object = event_kind(event.kind).object;
    let step = object.is_some_and(|(part, _)| part == "suspect");
    // `lifted the embargo on`, `the sanctions on the bank were eased`
    let measure = object.is_some_and(|(_, stage)| stage == "designated") && !sentences.is_verb(event.trigger.start);
    if measure && names::is_ended(sentences, &event.trigger) {
        return true;
    }
    let takes_back = |at: usize| {
        let cancels = hedges().longest_at(tokens, at).is_some_and(|(_, hedge)| *hedge == Hedge::Cancelled);
        tokens.is_kind(at, WordKind::CalledOff) || (step && cancels)
    };
    !sentences.is_verb(event.trigger.start)
        && (event.trigger.end..sentence.end).filter(|at| sentences.is_verb(*at) && takes_back(*at)).any(|verb| {
            let group = sentences.group_of(verb);
            group.voice == Voice::Passive
                && !group.negated
                && !group.unreal
                && !group.future
                && (sentences.subject_of(verb).is_some_and(|subject| subject.contains(&event.trigger.start))
                    || opens_before_insertion(sentences, event, &(sentence.start..group.start)))
        })
}

/// Whether an event stands in the subject of a verb that commas part from it: no verb stands before the first comma, and
/// the last one stands right before the verb. `before` is the sentence up to the verb.
fn opens_before_insertion(sentences: &Sentences<'_>, event: &Event, before: &Range<usize>) -> bool {
    let commas: Vec<usize> = before.clone().filter(|at| sentences.tokens.written(*at) == ",").collect();
    commas.len() == 2
        && commas[1] + 1 == before.end
        && event.trigger.end <= commas[0]
        && !(before.start..commas[0]).any(|at| sentences.is_verb(at) || sentences.tag(at) == Tag::Auxiliary)
}
