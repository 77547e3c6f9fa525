//! Days beside each other where no kind of event is known: the words around two dates say that they date one thing.
//!
//! A day is a rare thing to agree on, so that few shared words are enough where the days are the same; where they differ,
//! more must be shared, and neither outlet may give the other's day for the same thing.

use super::{
    Verdict,
    drafts::Drafts,
    happenings::{NEAR, gap, length, within},
    kinds,
    view::{self, View, in_words},
    words::Bag,
};
use crate::{
    dates::{Day, Granularity, TimeKind},
    dossier::{DateNote, Span},
    events::Status,
};
use std::collections::BTreeSet;

/// Shared words that tell as much as this make one thing of two dates on the same day.
const SAME_DAY: f64 = 1.2;
/// The same where one date lies within the other.
const WITHIN: f64 = 2.2;
/// The same where the days are apart.
const APART: f64 = 2.4;
/// A date of more days than this says too little to differ from a day.
const VAGUE: i64 = 7;
/// A year around a day is no news.
const MONTH: i64 = 31;
/// Dates of one document that are looked at.
const MOST: usize = 200;

/// Dates of a story that are compared pair by pair.
const MOST_OF_ALL: usize = 1_500;

struct Dated<'v> {
    view: &'v View<'v>,
    note: &'v DateNote,
    days: (Day, Day),
    sentence: &'v Span,
    /// The words around the date.
    clause: &'v str,
    bag: Bag,
    /// Families of the events that the date dates.
    families: BTreeSet<&'v str>,
    /// Whether what it dates did not take place.
    called_off: bool,
}

/// Findings about dates of all documents.
pub(super) fn find(views: &[View<'_>], drafts: &mut Drafts) {
    let dated: Vec<Dated<'_>> = views.iter().flat_map(collect).take(MOST_OF_ALL).collect();
    for (nth, one) in dated.iter().enumerate() {
        for other in dated[nth + 1..].iter().filter(|other| other.view.outlet != one.view.outlet) {
            compare(one, other, &dated, drafts);
        }
    }
}

fn collect<'v>(view: &'v View<'v>) -> impl Iterator<Item = Dated<'v>> {
    view.reading
        .dossier
        .dates
        .iter()
        .enumerate()
        .filter(|(_, note)| {
            matches!(note.kind, TimeKind::Date | TimeKind::Time) && note.granularity <= Granularity::Year
        })
        .take(MOST)
        .filter_map(move |(place, note)| {
            let days = view::days(note)?;
            let sentence = &view.sentence_at(note.span.at.start)?.span;
            let clause = clause(sentence, &note.span)?;
            let bag = Bag::of(&clause.replace(note.span.text.as_str(), " "));
            let mut families = BTreeSet::new();
            let mut called_off = false;
            for event in &view.reading.dossier.events {
                let dates = event.date == Some(place);
                if dates {
                    families.insert(kinds::family(&event.kind));
                }
                // What is called off stands beside its own date: `cancels Christmas Day release`.
                called_off |= (dates || within_clause(clause, sentence, &event.span))
                    && (matches!(event.status, Status::Cancelled | Status::NotHappened)
                        || kinds::family(&event.kind) == "cancellation");
            }
            (!bag.is_empty()).then_some(Dated { view, note, days, sentence, clause, bag, families, called_off })
        })
}

/// The part of the sentence around a date, between commas and colons; with the next part where it is short.
pub(super) fn clause<'v>(sentence: &'v Span, part: &Span) -> Option<&'v str> {
    let text = sentence.text.as_str();
    let start = part.at.start.checked_sub(sentence.at.start)?;
    let end = part.at.end.checked_sub(sentence.at.start)?;
    let marks: &[char] = &[',', ';', ':', '–', '—'];
    let (before, after) = (text.get(..start)?, text.get(end..)?);
    // Behind the mark at a place; dashes have more than one byte.
    let behind = |at: usize| at + text[at..].chars().next().map_or(1, char::len_utf8);
    let mut from = before.rfind(marks).map_or(0, behind);
    let mut to = after.find(marks).map_or(text.len(), |at| end + at);
    if Bag::of(text.get(from..to)?).len() < 4 {
        let head = before[..from].trim_end_matches(marks);
        from = head.rfind(marks).map_or(0, behind);
        if to < text.len() {
            let next = behind(to);
            to = text[next..].find(marks).map_or(text.len(), |at| next + at);
        }
    }
    text.get(from..to).map(str::trim)
}

/// Whether a stretch of a sentence lies in one of its clauses.
fn within_clause(clause: &str, sentence: &Span, part: &Span) -> bool {
    let Some(start) = sentence.text.find(clause) else { return false };
    let start = sentence.at.start + start;
    start <= part.at.start && part.at.end <= start + clause.len()
}

/// How much more must be shared than where nothing is known of what is dated: events of one kind need no more, events of
/// different kinds are hardly one thing.
fn beyond(one: &Dated<'_>, other: &Dated<'_>) -> f64 {
    let known = (!one.families.is_empty(), !other.families.is_empty());
    if known == (false, false) || !one.families.is_disjoint(&other.families) {
        0.0
    } else if known == (true, true) {
        1.6
    } else {
        0.6
    }
}

fn compare(one: &Dated<'_>, other: &Dated<'_>, all: &[Dated<'_>], drafts: &mut Drafts) {
    let shared = one.bag.shared(&other.bag) - beyond(one, other);
    let (left, right) = (one.days, other.days);
    let evidence = || [one, other].map(|dated| dated.view.evidence(dated.sentence, Some(&dated.note.span))).to_vec();
    let shorter = if one.clause.len() <= other.clause.len() { one.clause } else { other.clause };
    let (first, second) = if left <= right { (left, right) } else { (right, left) };
    let key = format!("day {} {} {} {} {}", first.0, first.1, second.0, second.1, telling(one, other));
    // `Sony cancels the release on the 25th` and `the release on the 25th` do not say the same; they may differ.
    if one.called_off != other.called_off && gap(left, right) == 0 {
        return;
    }
    if left == right {
        let exact = length(left) <= VAGUE;
        if shared >= if exact { SAME_DAY } else { WITHIN } {
            drafts.add(Verdict::Agree, key, format!("“{shorter}”: {}", in_words(left)), evidence(), shared * 0.3);
        }
    } else if within(left, right) || within(right, left) {
        let (narrow, wide) = if within(left, right) { (one, other) } else { (other, one) };
        if shared >= WITHIN && length(wide.days) <= MONTH && !gives(wide, narrow, all) {
            let about = format!("“{shorter}”: {}, and less exactly “{}”", in_words(narrow.days), wide.note.span.text);
            drafts.add(Verdict::Compatible, key, about, evidence(), shared * 0.3);
        }
    } else if gap(left, right) <= NEAR
        && length(left).max(length(right)) <= VAGUE
        && shared >= APART
        && !gives(one, other, all)
        && !gives(other, one, all)
    {
        let about = format!(
            "“{shorter}”: {} (“{}”) against {} (“{}”)",
            in_words(left),
            one.note.span.text,
            in_words(right),
            other.note.span.text
        );
        drafts.add(Verdict::Differ, key, about, evidence(), shared * 0.3);
    }
}

/// Whether the document of one date gives the other's days too, for what may be the same thing.
fn gives(one: &Dated<'_>, other: &Dated<'_>, all: &[Dated<'_>]) -> bool {
    all.iter().any(|dated| {
        dated.view.place == one.view.place
            && gap(dated.days, other.days) == 0
            && length(dated.days) <= length(other.days).max(VAGUE)
            && dated.bag.shared(&other.bag) >= SAME_DAY
    })
}

/// The heaviest shared word: what keeps two things on one day apart.
fn telling(one: &Dated<'_>, other: &Dated<'_>) -> String {
    one.bag.words().find(|word| other.bag.words().any(|held| held == *word)).unwrap_or_default().to_owned()
}
