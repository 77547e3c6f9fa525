//! Which of the dates of its sentence an event has: the one that hangs on its word (`governors`), else one that hangs on a word which tells
//! of the same day (`same_days`); and what a date after the day of publication says of it.

use super::{clauses::is_of_later_clause, governors::governor, same_days::bond};
use crate::{
    claims::{Claim, behind_dateline},
    dates::{Day, Granularity, TimeExpression, TimeKind},
    grammar::{Sentences, Tag},
    lexicon::{Stance, VerbForm, is_time_unit, reporting_verbs},
    reality,
};
use std::ops::Range;

/// So far from an event no day is its own.
const FARTHEST: usize = 120;

/// So near behind an event its own day stands, where that of its paragraph stands before all.
const NEAR: usize = 4;

/// The tokens between an event and a date.
fn between(trigger: &Range<usize>, date: &Range<usize>) -> (usize, usize) {
    if date.start >= trigger.end { (trigger.end, date.start) } else { (date.end, trigger.start) }
}

/// Whether a date is that of saying a thing and not of the thing: `on Monday the bureau accused the firm of hacking a rival`, `19
/// March: the mayor calls the closure a mistake`. What somebody only says (`police said on Monday that a man was held`) may well be
/// of that day.
pub(super) fn is_of_saying(claim: &Claim, date: &Range<usize>) -> bool {
    let of_something_else = matches!(
        claim.stance,
        Stance::Accuses
            | Stance::Suspects
            | Stance::Denies
            | Stance::Doubts
            | Stance::Praises
            | Stance::Criticises
            | Stance::Threatens
            | Stance::Rejects
    );
    of_something_else && claim.content.as_ref().is_some_and(|said| date.end <= said.start || said.end <= date.start)
}

/// `the third attack since January`, `the worst raid since 2014`: the day is where counting begins, and not that of the event.
fn is_ranked_since(sentences: &Sentences<'_>, trigger: &Range<usize>, date: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let since = date.start > trigger.end && tokens.word(date.start - 1) == "since";
    let ranks = |at: usize| {
        let word = tokens.word(at);
        let superlative = word.len() > 4 && word.ends_with("est");
        superlative || RANKS.contains(&word) || sentences.tag(at) == Tag::Number
    };
    since
        && !sentences.is_verb(trigger.start)
        && (sentences.sentence(trigger.start).start..trigger.start)
            .rev()
            .take_while(|at| matches!(sentences.tag(*at), Tag::Nominal | Tag::Number | Tag::Adverb | Tag::Possessive))
            .any(ranks)
}

/// Whether the words right beside a date count from the event to it: `was hit and died three hours LATER`, `the closure just TWO DAYS BEFORE
/// election day`.
fn is_counted_from(sentences: &Sentences<'_>, trigger: &Range<usize>, date: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let start = sentences.sentence(date.start).start;
    let Some(before) = date.start.checked_sub(1).filter(|before| *before > start) else { return false };
    let later = trigger.end <= date.start
        && tokens.word(date.end - 1) == "later"
        && (trigger.end..date.start).any(|at| sentences.is_verb(at));
    let counted = matches!(tokens.word(before), "before" | "after")
        && is_time_unit(tokens.word(before - 1))
        && trigger.end < before
        && !date.contains(&trigger.start);
    later || counted
}

/// Whether a noun stands so many days before or after another time, so that only a day behind it is its own: `eleven days before
/// THE VOTE`.
fn is_counted_to(sentences: &Sentences<'_>, trigger: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let start = sentences.sentence(trigger.start).start;
    if sentences.is_verb(trigger.start) {
        return false;
    }
    let describes = |at: &usize| matches!(sentences.tag(*at), Tag::Determiner | Tag::Nominal | Tag::Number);
    let opener = (start.max(trigger.start.saturating_sub(6))..trigger.start).rev().find(|at| !describes(at));
    opener.is_some_and(|at| {
        at > start && matches!(tokens.word(at), "before" | "after") && is_time_unit(tokens.word(at - 1))
    })
}

/// Words before a noun that say which of several it is.
const RANKS: [&str; 13] = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "worst", "only",
    "last",
];

/// Whether all days of a date come after the publication.
pub(super) fn is_after(date: &TimeExpression, published: Option<Day>) -> bool {
    published.is_some_and(|day| date.first.is_some_and(|first| first > day))
}

/// Whether a date after the publication is that of an event which its words tell as having happened: `the minister visits
/// Rome on 12 May`, `the trial opens on 12 May`. A form of the past has no such day, and otherwise another verb may have it:
/// `officials will discuss the attack on Monday`, `the sanctions will remain until 2024`.
pub(super) fn is_its_own(sentences: &Sentences<'_>, trigger: &Range<usize>, date: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    if sentences.tag(trigger.start) == Tag::Verb(VerbForm::Past) || is_of_later_clause(sentences, trigger, date) {
        return false;
    }
    let other = |at: usize| {
        sentences.is_verb(at)
            && !reality::brings_about(tokens.word(at))
            && reporting_verbs().longest_at(tokens, at).is_none()
    };
    let (near, far) = between(trigger, date);
    let start = sentences.sentence(trigger.start).start;
    let mut before = (start..trigger.start).rev().take_while(|at| !matches!(tokens.written(*at), "," | ";" | ":"));
    !(near..far).any(other) && (sentences.is_verb(trigger.start) || !before.any(other))
}

/// The date of an event: the one its bullet begins with, else the nearest of its sentence, those in its clause first.
pub(super) fn date_of(
    sentences: &Sentences<'_>,
    dates: &[TimeExpression],
    trigger: &Range<usize>,
    published: Option<Day>,
) -> Option<usize> {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(trigger.start);
    let all = tokens.sentences();
    // Not back sentence by sentence: a paragraph may have thousands, with an event in each.
    let paragraph = all[tokens.sentence_of(trigger.start)].paragraph;
    let first = all[all.partition_point(|other| other.paragraph < paragraph)].tokens.start;
    // Dates are in the order of the text.
    let place_of = |token: usize| dates.partition_point(|date| date.tokens.start < token);
    let (lead, here, end) = (place_of(first), place_of(sentence.start), place_of(sentence.end));
    // `NEW YORK, March 2 - The bank said it had agreed`: the day on which it was written.
    let written = if sentence.start == first { behind_dateline(sentences, &sentence) } else { first };
    let usable = |date: &TimeExpression| {
        let of_dateline = date.tokens.start < written && date.tokens.start > first;
        // `recent` before a noun dates nothing else.
        let is_adjective = date.granularity == Granularity::Unknown && sentences.tag(date.tokens.end) == Tag::Nominal;
        // `at the time`: of what it is the time, another sentence says.
        let points_back = tokens.word(date.tokens.end - 1) == "time";
        matches!(date.kind, TimeKind::Date | TimeKind::Time)
            && date.value != "PRESENT_REF"
            && !is_adjective
            && !points_back
            && !of_dateline
    };
    let leads = dates.get(lead).is_some_and(|date| {
        usable(date)
            && date.tokens.start <= first + 1
            && matches!(tokens.written(date.tokens.end), ":" | "–" | "—" | "-")
    });
    // `3 May: the firm confirms a Labour Day release`: the day right before the noun is its own.
    let own = dates[here..end].iter().position(|date| {
        usable(date)
            && date.tokens.end == trigger.start
            && date.tokens.start > first
            && !sentences.is_verb(trigger.start)
    });
    if let Some(own) = own {
        return Some(here + own);
    }
    // A later sentence of the paragraph may have a day of its own.
    if leads && sentence.start <= first {
        return Some(lead);
    }
    let counted_to = here < end && is_counted_to(sentences, trigger);
    let nearest = dates[here..end]
        .iter()
        .enumerate()
        .filter(|(_, date)| usable(date))
        .filter(|(_, date)| !counted_to || date.tokens.start >= trigger.start)
        .filter(|(_, date)| {
            let (near, far) = between(trigger, &date.tokens);
            far.saturating_sub(near) <= FARTHEST
        })
        .filter(|(_, date)| !is_ranked_since(sentences, trigger, &date.tokens))
        .filter(|(_, date)| !is_counted_from(sentences, trigger, &date.tokens))
        .filter_map(|(place, date)| {
            let governor = governor(sentences, date, published)?;
            let bond = bond(sentences, trigger, governor, &date.tokens)?;
            let (near, far) = between(trigger, &date.tokens);
            Some((bond, far.saturating_sub(near), here + place))
        })
        .min()
        .map(|(_, _, place)| place);
    if !leads {
        return nearest;
    }
    let behind = |place: &usize| (trigger.end..=trigger.end + NEAR).contains(&dates[*place].tokens.start);
    Some(nearest.filter(behind).unwrap_or(lead))
}
