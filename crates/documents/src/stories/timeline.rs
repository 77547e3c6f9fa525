//! Everything dated of all documents in one order; what several outlets tell of one event is one entry.

use super::{
    Evidence, TimelineEntry, days,
    happenings::{Happening, SAME, by_family, gap, length},
    kinds,
    union::Groups,
    view::{self, View},
    voices::{Same, Voice},
};
use crate::{
    dates::Day,
    dossier::{ActorNote, ClaimNote, DateNote, Span},
    events::Status,
    lexicon::{Classes, Stance, classes_of},
};
use std::collections::{BTreeMap, BTreeSet};

/// A range of more days than these is not taken for a narrower one inside it: much happens within a year.
const WIDEST: i64 = 40;
/// What was said within more days than these has no day.
const DAYS: i64 = 3;
/// A longer sentence is no title of an entry.
const READABLE: usize = 150;

/// The merged timeline: dated events, and what was said on a day.
pub(super) fn of(happenings: &[Happening<'_>], views: &[View<'_>]) -> Vec<TimelineEntry> {
    let mut groups = DatedGroups::new(happenings);
    let several = of_several_days(happenings);
    // One sentence with one date is one entry, whatever kinds of events its words name.
    let mut sentences: BTreeMap<(usize, usize, Day, Day), usize> = BTreeMap::new();
    for (place, happening) in happenings.iter().enumerate() {
        if let Some((first, last)) = happening.days {
            let key = (happening.view.place, happening.event.sentence.at.start, first, last);
            let earlier = *sentences.entry(key).or_insert(place);
            groups.join(earlier, place);
        }
    }
    let mut pairs: Vec<(bool, f64, usize, usize)> = Vec::new();
    for members in by_family(happenings).values() {
        for (nth, one) in members.iter().enumerate() {
            for other in &members[nth + 1..] {
                let (left, right) = (&happenings[*one], &happenings[*other]);
                if same_entry(left, right) {
                    pairs.push((left.days != right.days, left.likeness(right), *one, *other));
                }
            }
        }
    }
    // What is on one day first; then what is told less exactly joins what it is most like.
    pairs.sort_by(|one, other| {
        one.0.cmp(&other.0).then(other.1.total_cmp(&one.1)).then((one.2, one.3).cmp(&(other.2, other.3)))
    });
    for (_, _, one, other) in pairs {
        groups.join(one, other);
    }
    let mut entries: Vec<TimelineEntry> = groups
        .groups
        .all()
        .into_iter()
        .filter_map(|group| entry(&group.into_iter().map(|place| &happenings[place]).collect::<Vec<_>>(), &several))
        .collect();
    let said = said(views, &entries);
    entries.extend(said);
    entries.sort_by(|left, right| (&left.first, &left.last, &left.what).cmp(&(&right.first, &right.last, &right.what)));
    entries
}

/// Place of a document and first byte of a sentence.
type Place = (usize, usize);

/// The sentences that tell of events of several days: they are the title of none but the day they begin with.
fn of_several_days(happenings: &[Happening<'_>]) -> BTreeSet<Place> {
    let mut days: BTreeMap<Place, BTreeSet<(Day, Day)>> = BTreeMap::new();
    for happening in happenings {
        let place = (happening.view.place, happening.event.sentence.at.start);
        days.entry(place).or_default().extend(happening.days);
    }
    days.into_iter().filter(|(_, days)| days.len() > 1).map(|(place, _)| place).collect()
}

/// Groups of events, none of which holds two different days: a vague date does not join what happened on two days.
struct DatedGroups {
    groups: Groups,
    /// Of the first member of each group the narrowest days in it.
    narrowest: Vec<Option<(Day, Day)>>,
}

impl DatedGroups {
    fn new(happenings: &[Happening<'_>]) -> Self {
        let narrowest = happenings.iter().map(|happening| happening.days).collect();
        Self { groups: Groups::new(happenings.len()), narrowest }
    }

    fn join(&mut self, one: usize, other: usize) {
        let (left, right) = (self.groups.root(one), self.groups.root(other));
        if let Some((one, other)) = self.narrowest[left].zip(self.narrowest[right])
            && gap(one, other) == 0
        {
            self.groups.join(left, right);
            let root = self.groups.root(left);
            self.narrowest[root] = Some(if length(one) <= length(other) { one } else { other });
        }
    }
}

/// What was said on a day, by whom: claims with a date beside them, in sentences of which no event is in the timeline.
fn said(views: &[View<'_>], events: &[TimelineEntry]) -> Vec<TimelineEntry> {
    let told: BTreeSet<(usize, usize, &str)> = events
        .iter()
        .flat_map(|entry| {
            entry.evidence.iter().map(|item| (item.document, item.sentence.at.start, entry.first.as_str()))
        })
        .collect();
    let mut entries: Vec<(TimelineEntry, Voice, Stance)> = Vec::new();
    for view in views {
        let dossier = &view.reading.dossier;
        for claim in dossier.claims.iter().filter(|claim| claim.stance != Stance::States) {
            let Some((holder, (date, (first, last)))) = claim.holder.as_ref().zip(day_of(claim, &dossier.dates)) else {
                continue;
            };
            let evidence = view.evidence(&claim.sentence, Some(&claim.cue));
            let (first, last) = (first.to_string(), last.to_string());
            if told.contains(&(view.place, claim.sentence.at.start, first.as_str())) {
                continue;
            }
            let voice = Voice::of(holder);
            let same = |(entry, held, stance): &&mut (TimelineEntry, Voice, Stance)| {
                let sentence = |item: &Evidence| item.document == view.place && item.sentence.at == claim.sentence.at;
                entry.first == first
                    && entry.last == last
                    && (entry.evidence.iter().any(sentence)
                        || (*stance == claim.stance && held.same(&voice) == Same::Named))
            };
            if let Some((entry, ..)) = entries.iter_mut().find(same) {
                if !entry.evidence.iter().any(|item| item.document == view.place) {
                    entry.evidence.push(evidence);
                }
                continue;
            }
            let said = || {
                let about = claim.target.as_ref().map(|target| &target.span).or(claim.content.as_ref());
                let about = about.map(|span| format!(": {}", span.text)).unwrap_or_default();
                format!("{} {}{about}", holder.span.text, claim.stance.verb(holder.is_plural()))
            };
            let titled = Some(&claim.sentence).filter(|sentence| is_of_its_day(view, sentence, Some(date), false));
            let titled = titled.and_then(|sentence| undated(&sentence.text, Some(&date.span.text)));
            let what = titled.unwrap_or_else(said);
            let entry = TimelineEntry { first, last, what, status: Status::Happened, evidence: vec![evidence] };
            entries.push((entry, voice, claim.stance));
        }
    }
    entries.into_iter().map(|(entry, ..)| entry).collect()
}

/// The date on which something was said, with its days: the one in the sentence nearest to the verb, outside of what is said.
fn day_of<'d>(claim: &ClaimNote, dates: &'d [DateNote]) -> Option<(&'d DateNote, (Day, Day))> {
    let inside = |outer: &Span, inner: &Span| outer.at.start <= inner.at.start && inner.at.end <= outer.at.end;
    dates
        .iter()
        .filter(|date| inside(&claim.sentence, &date.span))
        .filter(|date| claim.content.as_ref().is_none_or(|content| !inside(content, &date.span)))
        .filter_map(|date| view::days(date).filter(|days| length(*days) <= DAYS).map(|days| (date, days)))
        .min_by_key(|(date, _)| date.span.at.start.abs_diff(claim.cue.at.start))
}

fn same_entry(one: &Happening<'_>, other: &Happening<'_>) -> bool {
    let Some((left, right)) = one.days.zip(other.days) else { return false };
    let comparable = left == right || (length(left) <= WIDEST && length(right) <= WIDEST);
    comparable && gap(left, right) == 0 && one.event.status == other.event.status && one.likeness(other) >= SAME
}

fn entry(members: &[&Happening<'_>], several: &BTreeSet<Place>) -> Option<TimelineEntry> {
    let narrowest = members.iter().filter_map(|member| member.days).min_by_key(|days| (length(*days), *days))?;
    if members.iter().filter(|member| member.days.is_some()).all(|member| is_named_in_passing(member)) {
        return None;
    }
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
    let titles = members.iter().map(|member| {
        let sentence = sentence_title(member, several);
        (sentence.is_none(), sentence.unwrap_or_else(|| in_words(member)))
    });
    let (_, what) = titles.min_by_key(|(made, title)| (*made, title.chars().count(), title.clone()))?;
    // Of several events in one sentence the one that happened says what the entry is.
    let status =
        members.iter().filter(|member| member.days == Some(narrowest)).map(|member| member.event.status).min()?;
    Some(TimelineEntry { first: narrowest.0.to_string(), last: narrowest.1.to_string(), what, status, evidence })
}

/// The sentence if it is short and of no other day, without the date that it begins with.
fn sentence_title(happening: &Happening<'_>, several: &BTreeSet<Place>) -> Option<String> {
    let sentence = &happening.event.sentence;
    let several = several.contains(&(happening.view.place, sentence.at.start));
    if !is_of_its_day(happening.view, sentence, happening.date, several) {
        return clause_title(happening);
    }
    undated(&sentence.text, happening.date.map(|date| date.span.text.as_str()))
}

/// The clause of an event, if no other day stands in it.
fn clause_title(happening: &Happening<'_>) -> Option<String> {
    let sentence = &happening.event.sentence;
    let clause = days::clause(sentence, &happening.event.span)?;
    let from = sentence.at.start + sentence.text.find(clause)?;
    let inside = |date: &DateNote| from <= date.span.at.start && date.span.at.end <= from + clause.len();
    let other_day = |date: &DateNote| view::days(date).is_some_and(|days| happening.days != Some(days));
    let mut dates = dates_in(happening.view, sentence);
    if dates.any(|date| inside(date) && other_day(date)) { None } else { undated(clause, None) }
}

/// Whether the day of an event is only that of a noun in what is told of another day, with which its sentence begins: `17 December:
/// the club calls off the Boxing Day parade`.
fn is_named_in_passing(happening: &Happening<'_>) -> bool {
    let sentence = &happening.event.sentence;
    let of_noun = happening.date.is_some_and(|date| days::dates_noun(sentence, &date.span));
    let another = |date: &DateNote| view::days(date).is_some_and(|days| happening.days != Some(days));
    of_noun && dates_in(happening.view, sentence).any(|date| another(date) && begins(sentence, date))
}

/// The dates of a sentence. They are in the order of the text, and a document may have thousands.
fn dates_in<'v>(view: &'v View<'_>, sentence: &Span) -> impl Iterator<Item = &'v DateNote> {
    let dates = view.reading.dossier.dates.as_slice();
    let (start, end) = (sentence.at.start, sentence.at.end);
    let first = dates.partition_point(|date| date.span.at.start < start);
    dates[first..].iter().take_while(move |date| date.span.at.start < end)
}

/// Whether a sentence begins with a date.
fn begins(sentence: &Span, date: &DateNote) -> bool {
    let until = date.span.at.start.checked_sub(sentence.at.start);
    let before = until.and_then(|until| sentence.text.get(..until));
    before.is_some_and(|before| !before.contains(char::is_alphanumeric))
}

/// Whether a sentence tells of no other day than its entry: it begins with the date of that, or with none, and there is no
/// entry of another day that it tells of. `3 May: the firm cancels the sale on Labour Day` is of 3 May.
fn is_of_its_day(view: &View<'_>, sentence: &Span, date: Option<&DateNote>, several: bool) -> bool {
    if date.is_some_and(|date| begins(sentence, date)) {
        return true;
    }
    let another = |date: &DateNote| view::days(date).is_some() && begins(sentence, date);
    !several && !dates_in(view, sentence).any(another)
}

/// A sentence if it is short, without a date that it begins with.
fn undated(sentence: &str, date: Option<&str>) -> Option<String> {
    let sentence = sentence.trim();
    let undated = date
        .and_then(|date| sentence.strip_prefix(date))
        .map_or(sentence, |rest| rest.trim_start_matches([':', ',', ' ', '-', '–', '—', '\u{a0}']));
    (undated.chars().count() <= READABLE && undated.split_whitespace().count() >= 2).then(|| undated.to_owned())
}

/// `sanctions imposed: US -> North Korea`
pub(super) fn in_words(happening: &Happening<'_>) -> String {
    let event = happening.event;
    written(&event.kind, event.actor.as_ref(), event.object.as_ref())
}

/// The same with those parts only of which both tell; all of them where it is one party that does it and whom it befalls.
pub(super) fn in_words_of_both(one: &Happening<'_>, other: &Happening<'_>) -> String {
    match one.parts_of_both(other) {
        (None, None) if one.of_one_party(other) => in_words(one),
        (actor, object) => written(&one.event.kind, actor, object),
    }
}

fn written(kind: &str, actor: Option<&ActorNote>, object: Option<&ActorNote>) -> String {
    // A pronoun says nothing without the sentence before it; `US` is none.
    let named =
        |actor: &&str| **actor == actor.to_uppercase() || !classes_of(&actor.to_lowercase()).any(Classes::PRONOUN);
    let actor = actor.map(|actor| actor.span.text.as_str()).filter(named);
    let object = object.map(|object| object.span.text.as_str()).filter(named);
    let kind = kinds::in_words(kind);
    match (actor, object) {
        (Some(actor), Some(object)) => format!("{kind}: {actor} -> {object}"),
        (Some(one), None) | (None, Some(one)) => format!("{kind}: {one}"),
        (None, None) => kind,
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        plain,
        reading::{Reader, Settings},
        stories::{happenings, view::View},
    };

    /// The titles of the entries of a day.
    fn titles(text: &str, day: &str) -> Vec<String> {
        let reading = Reader::new(&[]).read(plain::read("a", text), &Settings::default());
        let views = [View::new(0, 0, &reading)];
        let told = happenings::of(&views);
        let entries = super::of(&told, &views);
        entries.into_iter().filter(|entry| entry.first == day).map(|entry| entry.what).collect()
    }

    #[test]
    fn a_bullet_is_an_entry_of_its_own_day_only() {
        let off = "Norvane cancels the 25 December 2014 release of The Lamp.";
        let bullet = format!("Film put off\n\n17 December 2014: Cinemas will not show it; {off}");
        let own = titles(&bullet, "2014-12-17");
        assert!(own.iter().all(|what| what.starts_with("Cinemas will")), "{own:?}");
        assert!(titles(&bullet, "2014-12-25").is_empty());
        let alone = titles(&format!("Film put off\n\n{off}"), "2014-12-25");
        assert!(!alone.is_empty());
    }
}
