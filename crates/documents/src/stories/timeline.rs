//! Everything dated of all documents in one order; what several outlets tell of one event is one entry.

use super::{
    Evidence, TimelineEntry,
    happenings::{Happening, SAME, by_family, gap, length},
    kinds,
    union::Groups,
};
use crate::dates::Day;
use std::collections::BTreeMap;

/// A range of more days than these is not taken for a narrower one inside it: much happens within a year.
const WIDEST: i64 = 40;
/// A longer sentence is no title of an entry.
const READABLE: usize = 150;

/// The merged timeline.
pub(super) fn of(happenings: &[Happening<'_>]) -> Vec<TimelineEntry> {
    let mut groups = Groups::new(happenings.len());
    for members in by_family(happenings).values() {
        for (nth, one) in members.iter().enumerate() {
            for other in &members[nth + 1..] {
                if same_entry(&happenings[*one], &happenings[*other]) {
                    groups.join(*one, *other);
                }
            }
        }
    }
    // One sentence with one date is one entry, whatever kinds of events its words name.
    let mut sentences: BTreeMap<(usize, usize, Day, Day), usize> = BTreeMap::new();
    for (place, happening) in happenings.iter().enumerate() {
        if let Some((first, last)) = happening.days {
            let key = (happening.view.place, happening.event.sentence.at.start, first, last);
            let earlier = *sentences.entry(key).or_insert(place);
            groups.join(earlier, place);
        }
    }
    let mut entries: Vec<TimelineEntry> = groups
        .all()
        .into_iter()
        .filter_map(|group| entry(&group.into_iter().map(|place| &happenings[place]).collect::<Vec<_>>()))
        .collect();
    entries.sort_by(|left, right| (&left.first, &left.last, &left.what).cmp(&(&right.first, &right.last, &right.what)));
    entries
}

fn same_entry(one: &Happening<'_>, other: &Happening<'_>) -> bool {
    let Some((left, right)) = one.days.zip(other.days) else { return false };
    let comparable = left == right || (length(left) <= WIDEST && length(right) <= WIDEST);
    comparable && gap(left, right) == 0 && one.event.status == other.event.status && one.likeness(other) >= SAME
}

fn entry(members: &[&Happening<'_>]) -> Option<TimelineEntry> {
    let narrowest = members.iter().filter_map(|member| member.days).min_by_key(|days| (length(*days), *days))?;
    let mut evidence: Vec<Evidence> = Vec::new();
    for member in members {
        let item = member.view.evidence(&member.event.sentence, Some(&member.event.span));
        let known = |held: &Evidence| held.document == item.document && held.sentence.at == item.sentence.at;
        if !evidence.iter().any(known) {
            evidence.push(item);
        }
    }
    evidence.sort_by_key(|item| (item.document, item.sentence.at.start));
    // A sentence tells more than kind and actor, and the shortest one tells it best.
    let titles = members.iter().map(|member| (sentence_title(member).is_none(), title(member)));
    let (_, what) = titles.min_by_key(|(made, title)| (*made, title.chars().count(), title.clone()))?;
    // Of several events in one sentence the one that happened says what the entry is.
    let status =
        members.iter().filter(|member| member.days == Some(narrowest)).map(|member| member.event.status).min()?;
    Some(TimelineEntry { first: narrowest.0.to_string(), last: narrowest.1.to_string(), what, status, evidence })
}

/// The sentence if it is short; else kind, actor and object.
fn title(happening: &Happening<'_>) -> String {
    sentence_title(happening).unwrap_or_else(|| in_words(happening))
}

/// The sentence if it is short, without the date that it begins with.
fn sentence_title(happening: &Happening<'_>) -> Option<String> {
    let sentence = happening.event.sentence.text.trim();
    let undated = happening
        .date
        .and_then(|date| sentence.strip_prefix(date.span.text.as_str()))
        .map_or(sentence, |rest| rest.trim_start_matches([':', ',', ' ', '-', '–', '—', '\u{a0}']));
    (undated.chars().count() <= READABLE && undated.split_whitespace().count() >= 2).then(|| undated.to_owned())
}

/// `sanctions imposed: US -> North Korea`
pub(super) fn in_words(happening: &Happening<'_>) -> String {
    let event = happening.event;
    let actor = event.actor.as_ref().map(|actor| actor.span.text.as_str());
    let object = event.object.as_ref().map(|object| object.span.text.as_str());
    let kind = kinds::in_words(&event.kind);
    match (actor, object) {
        (Some(actor), Some(object)) => format!("{kind}: {actor} -> {object}"),
        (Some(one), None) | (None, Some(one)) => format!("{kind}: {one}"),
        (None, None) => kind,
    }
}
