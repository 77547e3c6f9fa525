//! Where one event is told to have been: arrested at the airport in one outlet, in his flat in another.
//!
//! What counts is the kind of place (`data/stories-venues.tsv`) in the phrase behind the word for the event. Streets and
//! buildings without such a noun are not told apart.

use super::{
    Evidence, Verdict,
    drafts::Drafts,
    happenings::{Happening, by_family, gap},
    kinds,
    words::{lemma, words},
};
use crate::{
    dossier::Span,
    events::Status,
    lexicon::{Classes, EventTrait, classes_of, event_kind, rows},
};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Words between the word for the event and the preposition, at most.
const BEFORE: usize = 6;
/// Words between the preposition and the noun, at most.
const WITHIN: usize = 4;
/// Words of a noun of the table, at most.
const LONGEST: usize = 2;
/// Shared words of two sentences about one event whose parties are named in different ways.
const ONE_EVENT: f64 = 2.0;

const TABLE: &str = include_str!("../../data/stories-venues.tsv");

/// From a noun to the first noun of its group.
static VENUES: LazyLock<FxHashMap<&'static str, &'static str>> =
    LazyLock::new(|| rows(TABLE).flat_map(|row| row.clone().into_iter().map(move |noun| (noun, row[0]))).collect());

/// An event with the kind of place at which it was.
struct Placed<'h, 'v> {
    event: &'h Happening<'v>,
    group: &'static str,
    phrase: Span,
}

/// Findings about events that happen where those are who undergo them.
pub(super) fn find(happenings: &[Happening<'_>], drafts: &mut Drafts) {
    for members in by_family(happenings).values() {
        let placed: Vec<Placed<'_, '_>> = members.iter().filter_map(|place| placed(&happenings[*place])).collect();
        for (nth, one) in placed.iter().enumerate() {
            for other in placed[nth + 1..].iter().filter(|other| other.event.view.outlet != one.event.view.outlet) {
                if differ(one, other) && !also(one, other, &placed) && !also(other, one, &placed) {
                    add(one, other, drafts);
                }
            }
        }
    }
}

fn add(one: &Placed<'_, '_>, other: &Placed<'_, '_>, drafts: &mut Drafts) {
    let family = kinds::family(&one.event.event.kind);
    let about = format!("place of “{}”: {} against {}", kinds::in_words(family), one.phrase.text, other.phrase.text);
    let (first, second) = (one.group.min(other.group), one.group.max(other.group));
    let evidence: Vec<Evidence> = [one, other]
        .map(|placed| placed.event.view.evidence(&placed.event.event.sentence, Some(&placed.phrase)))
        .to_vec();
    drafts.add(Verdict::Differ, format!("venue {family} {first} {second}"), about, evidence, 1.5);
}

/// Whether two places are of one event, and of different kinds.
fn differ(one: &Placed<'_, '_>, other: &Placed<'_, '_>) -> bool {
    let days = one.event.days.zip(other.event.days);
    one.group != other.group
        && one.event.may_be(other.event)
        && days.is_none_or(|(one, other)| gap(one, other) == 0)
        && (one.event.of_one_party(other.event)
            || (one.event.may_be_of_one_party(other.event) && one.event.shared(other.event) >= ONE_EVENT))
}

/// Whether the outlet of one event tells of such an event at the other's place, too.
fn also(one: &Placed<'_, '_>, other: &Placed<'_, '_>, all: &[Placed<'_, '_>]) -> bool {
    all.iter().any(|placed| placed.event.view.outlet == one.event.view.outlet && placed.group == other.group)
}

fn placed<'h, 'v>(event: &'h Happening<'v>) -> Option<Placed<'h, 'v>> {
    let note = event.event;
    if note.status != Status::Happened || !event_kind(&note.kind).has(EventTrait::Placed) {
        return None;
    }
    let from = note.span.at.end.checked_sub(note.sentence.at.start)?;
    let (group, at) = venue(note.sentence.text.get(from..)?)?;
    let start = note.span.at.end + at.start;
    let range = start..note.span.at.end + at.end;
    Some(Placed { event, group, phrase: super::view::span(&event.view.reading.document, &range) })
}

/// The kind of place in the first phrase of place of a text, and the bytes of the phrase.
fn venue(text: &str) -> Option<(&'static str, std::ops::Range<usize>)> {
    let words = words(text);
    let ends = |at: usize| {
        let between =
            if at == 0 { text.get(..words[0].at.start) } else { text.get(words[at - 1].at.end..words[at].at.start) };
        between.is_none_or(|between| between.contains([',', ';', ':', '.', '–', '—', '"', '“']))
    };
    let opens = |at: usize| matches!(words[at].folded.as_str(), "at" | "in" | "inside" | "outside" | "near" | "on");
    let limit = words.len().min(BEFORE + 1);
    let goes_on = |at: &usize| {
        let classes = classes_of(&words[*at].folded);
        !ends(*at) && !classes.any(Classes::AUXILIARY.or(Classes::RELATIVE))
    };
    let prepositions = (0..limit).take_while(goes_on).filter(|at| opens(*at));
    for preposition in prepositions {
        let last = words.len().min(preposition + 2 + WITHIN);
        for at in (preposition + 1..last).take_while(|at| !ends(*at) && !opens(*at)) {
            let longest = words.len().min(at + LONGEST);
            let found = (at + 1..=longest).rev().find_map(|end| {
                let noun: Vec<String> = words[at..end].iter().map(|word| lemma(&word.folded).into_owned()).collect();
                let written: Vec<&str> = words[at..end].iter().map(|word| word.folded.as_str()).collect();
                VENUES
                    .get(written.join(" ").as_str())
                    .or_else(|| VENUES.get(noun.join(" ").as_str()))
                    .map(|group| (*group, end))
            });
            if let Some((group, end)) = found {
                return Some((group, words[preposition].at.start..words[end - 1].at.end));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_noun_of_the_table_is_found_behind_a_preposition() {
        for row in rows(TABLE) {
            for noun in &row {
                let text = format!(" on Friday at the large {noun} near the river");
                assert_eq!(venue(&text).map(|(group, _)| group), Some(row[0]), "{noun}");
            }
        }
        assert_eq!(rows(TABLE).flatten().count(), VENUES.len(), "a noun stands in one group only");
    }

    #[test]
    fn a_place_behind_a_comma_or_of_another_clause_is_not_the_place() {
        for (text, group) in [
            (" at Vienna airport on Friday on suspicion of bribery", Some("airport")),
            (" in his flat in Vienna, according to the papers", Some("home")),
            (" two men in a hotel", Some("hotel")),
            (" as he was about to board a flight at the airport", None),
            (", said a man at the airport", None),
            (" in Vienna", None),
        ] {
            assert_eq!(venue(text).map(|(group, _)| group), group, "{text}");
        }
    }
}
