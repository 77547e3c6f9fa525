//! Events: what is told to have happened, by whom, to whom, when, and whether it did.
//!
//! A word of `data/events.tsv` names an event. Its actor and object are the subject and object of a verb (exchanged in the
//! passive), or the owner and the `on`, `against`, `of` phrase of a noun. The date is the nearest of its sentence, or that
//! with which its bullet begins. The status follows from tense, negation and hedges (`reality`), from the claim that tells it,
//! and from words of fiction: the plot of a film has not happened. Where it happened is told by a phrase of place (`places`).

mod around;
mod bearers;
mod blows;
mod brought;
mod cases;
mod clauses;
mod coming;
mod compounds;
mod days;
mod doers;
mod fiction;
mod governors;
mod granted;
mod labels;
mod lists;
mod make_believe;
mod misread;
mod nouns;
mod objects;
mod opened;
mod owners;
mod parted;
mod parties;
mod places;
mod reduced;
mod rules;
mod same_days;
mod senses;
mod sides;
mod spots;
mod status;
mod telling;
mod things;
mod verbs;

pub(crate) use bearers::{of_clause as bearer, of_phrase as described_by, of_plea};
pub(crate) use doers::is_place;
pub(crate) use labels::{is_in_title_case, is_label, is_of_broken_law};
pub(crate) use objects::robbed;
pub(crate) use senses::{is_figure_of_speech, is_force, is_sport};
pub use status::Status;
pub(crate) use verbs::is_joined_to_passive;

use crate::{
    claims::{Claim, in_sentence},
    dates::{Day, TimeExpression},
    grammar::Sentences,
    lexicon::{Begins, EventKind, EventTrait, Stance, WordKind, event_kind, is_calendar, is_kind},
    reality,
    tokens::Tokens,
};
use std::ops::Range;

/// An event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Event {
    pub(crate) kind: &'static str,
    pub(crate) trigger: Range<usize>,
    pub(crate) sentence: usize,
    pub(crate) actor: Option<Range<usize>>,
    pub(crate) object: Option<Range<usize>>,
    /// Tokens of the lists that the actor and the object are the first of.
    pub(crate) listed: Listed,
    pub(crate) status: Status,
    pub(crate) date: Option<usize>,
    /// Tokens of the phrase that says where, with its preposition.
    pub(crate) place: Option<Range<usize>>,
    pub(crate) claims: Vec<usize>,
}

/// Tokens of the lists of which an event has the first member as its actor or object: `ORLAND AND SYLDAVIA met`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Listed {
    pub(crate) actors: Option<Range<usize>>,
    pub(crate) objects: Option<Range<usize>>,
}

/// Every event of the article, in order. None that is dated wholly after the publication has happened.
pub(crate) fn find(
    sentences: &Sentences<'_>,
    dates: &[TimeExpression],
    claims: &[Claim],
    published: Option<Day>,
) -> Vec<Event> {
    let tokens = sentences.tokens;
    let mut events: Vec<Event> = Vec::new();
    let fiction = fiction::Fiction::of(sentences);
    let sport = is_sport(sentences);
    for (number, sentence) in tokens.sentences().iter().enumerate() {
        if !tokens.paragraphs[sentence.paragraph].kind.is_article() {
            continue;
        }
        let mut at = sentence.tokens.start;
        let mut passed = 0..0;
        while at < sentence.tokens.end {
            // What stands behind the object of a phrase belongs to the phrase.
            if passed.contains(&at) {
                at = passed.end;
                continue;
            }
            // Most words tell of nothing.
            if !tokens.begins(at).any(Begins::EVENT) && !sentences.is_verb(at) {
                at += 1;
                continue;
            }
            // `9 March` is no protest.
            if sentences.in_date(at) && is_calendar(tokens.word(at)) {
                at += 1;
                continue;
            }
            // `was RE-ARRESTED`: the deed is that of the second part.
            if tokens.word(at) == "re" && tokens.joins(at + 1) && sentences.is_verb(at + 2) {
                at += 2;
                continue;
            }
            let (end, found) = if let Some(parted) = parted::at(sentences, at) {
                passed = parted.rest;
                let trigger = [parted.trigger];
                (at + 1, telling::of_triggers(sentences, number, at..at + 1, &trigger, parted.object, sport))
            } else if let Some((end, triggers)) = telling::meanings_at(sentences, at) {
                (end, telling::of_triggers(sentences, number, at..end, &triggers, None, sport))
            } else {
                at += 1;
                continue;
            };
            // `hits out at` and `calls` report, they do not hit or phone.
            let here = in_sentence(claims, number);
            let reported = claims[here.clone()].iter().find(|claim| claim.cue.start < end && at < claim.cue.end);
            // What a longer phrase tells is more than the report: `agreed to pay`, `goes on trial`.
            let reports = reported.is_some_and(|claim| claim.cue.len() >= end - at);
            // Who declines to comment rejects nothing.
            let silent = reported.is_some_and(|claim| claim.stance == Stance::NoComment);
            if let Some(mut event) = found.filter(|event| {
                !silent
                    && (!reports || event_kind(event.kind).has(EventTrait::Answer))
                    && (!reality::is_condition(sentences, event.trigger.start) || status::is_looked_into(sentences, at))
                    && !coming::is_only_possible(sentences, event.trigger.start)
                    && !rules::is_punished_by_law(sentences, &event.trigger)
                    && !reality::is_mere_possibility(sentences, event.trigger.start)
            }) {
                let date = days::date_of(sentences, dates, &event.trigger, published);
                // `allegedly responsible for attacking a bank and ROBBING it`: what is said of the one is said of the other.
                let joined = cases::first_joined(sentences, event.trigger.start);
                let told: Vec<usize> = claims[here.clone()]
                    .iter()
                    .enumerate()
                    .filter(|(_, claim)| claim.content.as_ref().is_some_and(|content| content.contains(&joined)))
                    .map(|(place, _)| here.start + place)
                    .collect();
                // What somebody only jokes about did not happen.
                if told.iter().any(|place| is_jest(tokens, &claims[*place])) {
                    at = end;
                    continue;
                }
                let date = date.filter(|place| {
                    !told.iter().any(|claim| days::is_of_saying(&claims[*claim], &dates[*place].tokens))
                });
                // Who denies orchestrating the hack did not do it, as far as he says.
                let disowned = !sentences.is_verb(event.trigger.start)
                    && told.iter().map(|place| &claims[*place]).any(|claim| {
                        matches!(claim.stance, Stance::Denies | Stance::Doubts | Stance::Rejects)
                            && claim.content.as_ref().is_some_and(|said| brought::tells_doer(sentences, said))
                    });
                if disowned {
                    event.actor = None;
                }
                let status = status::of(sentences, &event, &told, claims, &fiction);
                let status = status::of_participle(sentences, &event, status);
                let comes = |place: &usize| days::is_after(&dates[*place], published);
                let (status, date) = match date.filter(comes) {
                    Some(place) if status == Status::Happened => {
                        let date_tokens = &dates[place].tokens;
                        if coming::is_arranged_for(sentences, &event, date_tokens)
                            || days::is_its_own(sentences, &event.trigger, date_tokens)
                        {
                            (Status::Planned, date)
                        } else {
                            (status, None)
                        }
                    }
                    _ => (status, date),
                };
                let place = places::of(sentences, &event);
                let list = |party: &Option<Range<usize>>| lists::whole(sentences, &event.trigger, party.as_ref()?);
                let listed = Listed { actors: list(&event.actor), objects: list(&event.object) };
                events.push(Event { date, place, status, listed, claims: told, ..event });
            }
            at = end;
        }
    }
    sentence_who_is_jailed(sentences, &mut events);
    await_what_is_bid_for(sentences, &mut events);
    events
}

/// The kind of what somebody bids for, and one body does to another.
const ACQUISITION: &str = "acquisition";

/// In an article that tells of bids and of nothing that was bought, `the takeover` that it speaks of is still to come.
fn await_what_is_bid_for(sentences: &Sentences<'_>, events: &mut [Event]) {
    let tokens = sentences.tokens;
    let bought = |event: &Event| event.kind == ACQUISITION && event.status == Status::Happened;
    let untold = events.iter().all(|event| !bought(event) || !sentences.is_verb(event.trigger.start));
    if !untold || !events.iter().any(bought) {
        return;
    }
    let bids = (0..tokens.len()).any(|at| match tokens.word(at) {
        "bids" | "bidder" | "bidders" => !sentences.is_verb(at),
        "bid" => matches!(tokens.word(at + 1), "for" | "of"),
        _ => false,
    });
    for event in events {
        // What has a day of the past was done on it.
        if bids && event.date.is_none() && event.kind == ACQUISITION && event.status == Status::Happened {
            event.status = Status::Planned;
        }
    }
}

/// In an article that tells of a verdict or a sentence, who was jailed was sentenced: of `Robbers jailed` in its headline. Who waits
/// in jail for a trial was not.
fn sentence_who_is_jailed(sentences: &Sentences<'_>, events: &mut [Event]) {
    let tokens = sentences.tokens;
    let tried = |event: &Event| event.status == Status::Happened && matches!(event.kind, "sentence" | "conviction");
    if !events.iter().any(tried) {
        return;
    }
    for event in events.iter_mut().filter(|event| event.kind == "detention" && event.status == Status::Happened) {
        let jails = tokens.verb(event.trigger.start).is_some_and(|(lemma, _)| matches!(lemma, "jail" | "imprison"));
        let waits = sentences
            .sentence(event.trigger.start)
            .any(|at| matches!(tokens.word(at), "awaiting" | "awaits" | "pending" | "remand" | "without" | "pretrial"));
        if jails && !waits {
            event.kind = "sentence";
        }
    }
}

/// Whether somebody says a thing in jest: `joked that he had robbed a bank`.
fn is_jest(tokens: &Tokens<'_>, claim: &Claim) -> bool {
    tokens.verb(claim.cue.start).is_some_and(|(lemma, _)| is_kind(lemma, WordKind::Jest))
}

/// Whether who undergoes an event of a kind is a suspect: a step of a case.
fn is_step(kind: &EventKind) -> bool {
    kind.object.is_some_and(|(part, _)| part == "suspect")
}
