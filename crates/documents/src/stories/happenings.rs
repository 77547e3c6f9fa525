//! Events of a story beside each other: whether two outlets tell of the same one.

use super::{
    bags::Bag,
    days::dates_noun,
    kinds::family,
    occasions::is_another,
    view::{self, View},
    voices::{Same, Voice},
    words::{Word, lemma, words},
};
use crate::{
    dates::Day,
    dossier::{ActorNote, DateNote, EventNote},
    events::Status,
    lexicon::{EventTrait, event_kind, is_time_unit, verb_of},
};
use std::collections::BTreeMap;

/// Events of one family that are compared with each other; more of them are a war, not a story.
const MOST: usize = 120;
/// What the same event of two outlets has in common, at least.
pub(super) const SAME: f64 = 0.9;
/// Days between two reports of one event, at most.
pub(super) const NEAR: i64 = 10;

/// Words between `before` and the event to which days are reckoned, at most: `before the presidential`.
const MODIFIERS: usize = 3;
/// Words between `another` and the event of which it is said, at most: `another tram almost derailed`.
const OF_ANOTHER: usize = 2;

/// An event as one document tells it.
#[derive(Debug)]
pub(super) struct Happening<'v> {
    /// The document.
    pub(super) view: &'v View<'v>,
    /// The event.
    pub(super) event: &'v EventNote,
    /// Its date as it is written.
    pub(super) date: Option<&'v DateNote>,
    /// Its days, where they are known.
    pub(super) days: Option<(Day, Day)>,
    /// Whether that is the day on which somebody says so: it happened on it, or before.
    pub(super) said_then: bool,
    /// Whether the document tells it as another one than that of which it told before.
    pub(super) further: bool,
    bag: Bag,
    actor: Option<Voice>,
    object: Option<Voice>,
    /// Whom it befalls; of a kind without an object who does it: of `Holm's deputy resigned` it is not Holm.
    undergoer: Option<Voice>,
}

/// All events of the documents in order.
pub(super) fn of<'v>(views: &'v [View<'v>]) -> Vec<Happening<'v>> {
    let mut happenings = Vec::new();
    for view in views {
        let dossier = &view.reading.dossier;
        for event in &dossier.events {
            let date = event.date.and_then(|date| dossier.dates.get(date));
            let date = date.filter(|date| {
                !is_reason(event, date, &dossier.events) && !is_of_reason(event, date) && !is_reckoned_to(event, date)
            });
            let said_then = |date: &DateNote| {
                let mut said = view.said_on(&date.span, &event.sentence).filter_map(|claim| claim.content.as_ref());
                said.any(|said| view::holds(said, &event.span))
            };
            happenings.push(Happening {
                view,
                event,
                date,
                days: date.and_then(view::days),
                said_then: date.is_some_and(said_then),
                further: is_further(event, &dossier.events),
                bag: Bag::of(&event.sentence.text),
                actor: event.actor.as_ref().map(Voice::of),
                object: event.object.as_ref().map(Voice::befallen),
                undergoer: event.object.as_ref().or(event.actor.as_ref()).map(Voice::befallen),
            });
        }
    }
    happenings
}

/// `A guard was arrested on Monday over the theft`: whether an event stands behind the day as the reason for what was done on
/// it. Its own day was another one.
fn is_reason(event: &EventNote, date: &DateNote, all: &[EventNote]) -> bool {
    let start = event.sentence.at.start;
    let place = date.span.at.end.checked_sub(start).zip(event.span.at.start.checked_sub(start));
    let between = place.and_then(|(from, to)| event.sentence.text.get(from..to));
    let gives_reason = between
        .and_then(|between| between.split_whitespace().next())
        .is_some_and(|word| matches!(word, "over" | "for" | "after" | "about" | "following"));
    gives_reason
        && all.iter().any(|other| {
            other.date == event.date
                && other.sentence.at == event.sentence.at
                && other.span.at.end <= date.span.at.start
        })
}

/// `Charged over the attacks of 11 September`, `charged with the 11 September attacks`, `the raid was in retaliation for air strikes
/// last week`: whether a date behind an event is that of the reason for it.
fn is_of_reason(event: &EventNote, date: &DateNote) -> bool {
    let start = event.sentence.at.start;
    let place = event.span.at.end.checked_sub(start).zip(date.span.at.start.checked_sub(start));
    let between = words(place.and_then(|(from, to)| event.sentence.text.get(from..to)).unwrap_or_default());
    let reason = between.iter().any(|word| matches!(word.folded.as_str(), "over" | "for" | "about" | "with"));
    answers(&between)
        || (reason
            && (between.last().is_some_and(|last| last.folded == "of") || dates_noun(&event.sentence, &date.span)))
}

/// Whether some words say that what stands before them answers what stands behind them: `in retaliation for`, `a response to`.
fn answers(between: &[Word]) -> bool {
    between.windows(2).any(|pair| {
        let to = matches!(pair[1].folded.as_str(), "for" | "to" | "against" | "over");
        let answer = matches!(
            &*lemma(&pair[0].folded),
            "retaliation" | "retaliate" | "revenge" | "reprisal" | "response" | "respond" | "reaction" | "react"
        );
        answer && to
    })
}

/// `The letter was sent on Sunday, two days before the vote`: whether an event behind a date only says how long before or after it
/// that day was. Its own day was another one.
fn is_reckoned_to(event: &EventNote, date: &DateNote) -> bool {
    let start = event.sentence.at.start;
    let place = date.span.at.end.checked_sub(start).zip(event.span.at.start.checked_sub(start));
    let Some(between) = place.and_then(|(from, to)| event.sentence.text.get(from..to)) else { return false };
    let told = words(between);
    let joins = |word: &Word| matches!(word.folded.as_str(), "before" | "after");
    let Some(joint) = told.iter().rposition(joins) else { return false };
    let length = joint.checked_sub(1).is_some_and(|unit| is_time_unit(&told[unit].folded));
    let named = &told[joint + 1..];
    length && named.len() <= MODIFIERS && !between[told[joint].at.end..].contains([',', ';', ':', '–', '—'])
}

/// `Claims that another tram almost derailed the week before`: whether an event is told as another one, behind one of its family of
/// which the document told before.
fn is_further(event: &EventNote, all: &[EventNote]) -> bool {
    let is_first = |other: &EventNote| {
        other.sentence.at.start < event.sentence.at.start
            && family(&other.kind) == family(&event.kind)
            && !says_another(other)
    };
    says_another(event) && all.iter().any(is_first)
}

/// Whether `another` stands before an event, or before whom it befalls.
fn says_another(event: &EventNote) -> bool {
    let until = event.span.at.start.checked_sub(event.sentence.at.start);
    let before = words(until.and_then(|until| event.sentence.text.get(..until)).unwrap_or_default());
    let first = before.len().saturating_sub(OF_ANOTHER + 1);
    // `Another day of shelling` may be the only one.
    (first..before.len()).any(|at| {
        let of_time = before.get(at + 1).is_some_and(|next| is_time_unit(&next.folded));
        before[at].folded == "another" && !of_time
    })
}

/// Places of the events by family, each family cut to a number that can be compared pair by pair.
pub(super) fn by_family<'v>(happenings: &[Happening<'v>]) -> BTreeMap<&'v str, Vec<usize>> {
    let mut families: BTreeMap<&'v str, Vec<usize>> = BTreeMap::new();
    for (place, happening) in happenings.iter().enumerate() {
        let members = families.entry(family(&happening.event.kind)).or_default();
        if members.len() < MOST {
            members.push(place);
        }
    }
    families
}

impl Happening<'_> {
    /// How much speaks for one event: who does it, to whom, and the words of the sentences. Kinds are not looked at.
    pub(super) fn likeness(&self, other: &Self) -> f64 {
        let mut likeness = (self.bag.shared(&other.bag) * 0.35).min(2.5);
        if let Some(same) = same(self.object.as_ref(), other.object.as_ref()) {
            likeness += match same {
                Same::Named => 2.0,
                Same::State => 1.2,
                Same::No if may_be_one(self.object.as_ref(), other.object.as_ref()) => 0.0,
                Same::No => -1.0,
            };
        }
        if let Some(same) = same(self.actor.as_ref(), other.actor.as_ref()) {
            likeness += match same {
                Same::No if may_be_one(self.actor.as_ref(), other.actor.as_ref()) => 0.0,
                Same::No => -0.8,
                _ => 1.0,
            };
        }
        likeness
    }

    /// How much the words of both sentences share.
    pub(super) fn shared(&self, other: &Self) -> f64 {
        self.bag.shared(&other.bag)
    }

    /// Whether both happen to the same party. Of a kind without an object, such as a resignation, who does it is meant.
    pub(super) fn of_one_party(&self, other: &Self) -> bool {
        same(self.undergoer(), other.undergoer()) == Some(Same::Named)
    }

    /// A name that speaks for one event, where both sentences have it and neither document has it again and again; else a word of the
    /// party, where both tell of one. None if neither is so.
    pub(super) fn tie(&self, other: &Self) -> Option<String> {
        let often = |name: &str| self.view.is_often(name) || other.view.is_often(name);
        let name = self.bag.names().find(|&name| other.bag.weight_of(name) > 0.0 && !often(name));
        let party = || {
            let (one, another) = (Bag::of(self.party()), Bag::of(other.party()));
            one.words().find(|word| another.weight_of(word) > 0.0).unwrap_or_default().to_owned()
        };
        name.map(str::to_owned).or_else(|| self.of_one_party(other).then(party))
    }

    /// Whether its outlet tells of two events of one family, and this is not the one that the other outlet tells of.
    pub(super) fn is_another_than(&self, other: &Self, family: &[&Self]) -> bool {
        let told = family.iter().filter(|event| {
            event.view.place == self.view.place && !matches!(event.event.status, Status::Fictional | Status::Denied)
        });
        is_another(self.view, &self.event.sentence, told.map(|event| &event.event.sentence), &other.bag)
    }

    /// Whether nothing says that it happens to two parties: not if two names are different ones, or two descriptions.
    pub(super) fn may_be_of_one_party(&self, other: &Self) -> bool {
        let (one, another) = (self.undergoer(), other.undergoer());
        same(one, another) != Some(Same::No) || may_be_one(one, another)
    }

    /// Who does it and whom it befalls, as far as the other tells the same.
    pub(super) fn parts_of_both(&self, other: &Self) -> (Option<&ActorNote>, Option<&ActorNote>) {
        let told = |one: Option<&Voice>, other: Option<&Voice>| same(one, other).is_some_and(|same| same != Same::No);
        let actor = self.event.actor.as_ref().filter(|_| told(self.actor.as_ref(), other.actor.as_ref()));
        let object = self.event.object.as_ref().filter(|_| told(self.object.as_ref(), other.object.as_ref()));
        (actor, object)
    }

    /// Whether both say whom it befalls, where it befalls somebody: an armed group makes many attacks.
    pub(super) fn say_whom(&self, other: &Self) -> bool {
        let befalls = |event: &Self| event_kind(&event.event.kind).has(EventTrait::Victim);
        !(befalls(self) || befalls(other)) || (self.object.is_some() && other.object.is_some())
    }

    /// Whether it is one of several, and no single event: `suicide bombings`. What may be a verb (`attacks`) is none.
    pub(super) fn is_several(&self) -> bool {
        let last = words(&self.event.span.text).pop();
        last.is_some_and(|last| lemma(&last.folded) != last.folded && verb_of(&last.folded).is_none())
    }

    /// The words for whom it befalls, or who does it.
    pub(super) fn party(&self) -> &str {
        let party = self.event.object.as_ref().or(self.event.actor.as_ref());
        party.map_or("", |party| party.span.text.as_str())
    }

    fn undergoer(&self) -> Option<&Voice> {
        self.undergoer.as_ref()
    }

    /// Whether it can be one event that both tell of: not if the actors are different ones, nor if both are dated and the
    /// days lie far apart.
    pub(super) fn may_be(&self, other: &Self) -> bool {
        let actors = same(self.actor.as_ref(), other.actor.as_ref()) != Some(Same::No)
            || may_be_one(self.actor.as_ref(), other.actor.as_ref());
        actors
            && self.further == other.further
            && self.days.zip(other.days).is_none_or(|(one, another)| gap(one, another) <= NEAR)
    }
}

/// Whether one of two is named and the other only described: that is no contradiction.
fn may_be_one(one: Option<&Voice>, other: Option<&Voice>) -> bool {
    one.zip(other).is_some_and(|(one, other)| one.is_description() != other.is_description())
}

fn same(one: Option<&Voice>, other: Option<&Voice>) -> Option<Same> {
    one.zip(other).map(|(one, other)| one.same(other))
}

/// Days between two ranges; none if they have a day in common.
pub(super) fn gap(one: (Day, Day), other: (Day, Day)) -> i64 {
    one.0.days_since(other.1).max(other.0.days_since(one.1)).max(0)
}

/// Whether two ranges have a day in common.
pub(super) fn meet(one: (Day, Day), other: (Day, Day)) -> bool {
    one.0 <= other.1 && other.0 <= one.1
}

/// Whether one range lies within the other.
pub(super) fn within(inner: (Day, Day), outer: (Day, Day)) -> bool {
    outer.0 <= inner.0 && inner.1 <= outer.1
}

/// How many days a range has.
pub(super) fn length(days: (Day, Day)) -> i64 {
    days.1.days_since(days.0) + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        plain,
        reading::{Reader, Settings},
    };

    #[test]
    fn a_day_of_what_was_answered_or_reckoned_from_is_not_that_of_the_event() {
        for (text, kind, days) in [
            ("The election was held on 6 May 2014.", "election", 1),
            ("The letter was sent on 4 May 2014, two days before the election.", "election", 0),
            ("Ostrand imposed sanctions in response to the theft of files on 4 May 2014.", "sanctions_imposed", 0),
        ] {
            let reading = Reader::new(&[]).read(plain::read("a", text), &Settings::default());
            let views = [View::new(0, 0, &reading)];
            let told = of(&views);
            let dated = told.iter().filter(|told| told.event.kind == kind && told.days.is_some()).count();
            assert_eq!(dated, days, "{text}: {told:#?}");
        }
    }

    #[test]
    fn an_event_is_another_one_only_behind_the_first() {
        let first = "A tram derailed in Velsk on Monday.";
        for (text, expected) in [
            (format!("{first} Police said another tram derailed in Lisna in March."), true),
            (format!("{first} Police said the tram derailed in Lisna in March."), false),
            ("Police said another tram derailed in Lisna in March.".to_owned(), false),
        ] {
            let reading = Reader::new(&[]).read(plain::read("a", &text), &Settings::default());
            let views = [View::new(0, 0, &reading)];
            let further = of(&views).iter().any(|told| told.further);
            assert_eq!(further, expected, "{text}");
        }
    }

    #[test]
    fn ranges_of_days_are_apart_or_within_each_other() {
        let day = |day| Day::new(2015, 1, day).unwrap();
        let (friday, weekend, week) = ((day(2), day(2)), (day(3), day(4)), (day(1), day(7)));
        assert_eq!(gap(friday, weekend), 1);
        assert_eq!(gap(weekend, friday), 1);
        assert_eq!(gap(friday, week), 0);
        for (one, other) in [(friday, weekend), (weekend, friday), (friday, week), (week, friday), (week, week)] {
            assert_eq!(meet(one, other), gap(one, other) == 0);
        }
        assert!(within(friday, week) && !within(week, friday) && !within(friday, weekend));
        assert_eq!(length(week), 7);
    }
}
