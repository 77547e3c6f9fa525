//! When the outlets say that an event was, whether it was at all, and with which of several outcomes.

use super::{
    Evidence, Verdict,
    bags::Bag,
    contrary,
    days::of_own_days,
    drafts::Drafts,
    happenings::{Happening, NEAR, SAME, by_family, gap, length, within},
    kinds, timeline,
    view::{in_words, of_one_source},
    words::{lemma, words},
};
use crate::{
    dates::Day,
    dossier::Span,
    events::Status,
    lexicon::{EventTrait, WordKind, event_kind, is_kind},
};

/// Two outlets give the status of the same event only if more speaks for that than for a date.
const SURE: f64 = 1.6;
/// Shared words of two sentences about one question.
const ONE_TOPIC: f64 = 2.0;
/// The same of what both tell of one party.
const TWO_WORDS: f64 = 1.2;
/// A vaguer range is not held against a day.
const VAGUE: i64 = 7;
/// Two events of one kind on the same single day of one story: that itself speaks for one event.
const SAME_DAY: f64 = 0.7;
/// The same where the day, or the month, was long before the story: two things of one kind are hardly told of it.
const SAME_OLD_DAY: f64 = 1.0;
/// The question of `data/stories-alternatives.tsv` that is one of films and their like, and the kind of event that may be one
/// of many other things.
const SHOWING: &str = "fate of a showing";
const RELEASE: &str = "release";
/// The question of that table which asks whether somebody meant it.
const CAUSE: &str = "cause";
/// Words between a verb of trying and what was tried, at most.
const TRIED: usize = 6;

/// Findings about all events.
pub(super) fn find(happenings: &[Happening<'_>], drafts: &mut Drafts) {
    for members in by_family(happenings).values() {
        let members: Vec<&Happening<'_>> = members.iter().map(|place| &happenings[*place]).collect();
        for (nth, one) in members.iter().enumerate() {
            // `Another tram derailed`, in an outlet that has told of the first, is not what other outlets tell of.
            let may_be_one =
                |other: &&&Happening<'_>| other.view.outlet != one.view.outlet && other.further == one.further;
            for other in members[nth + 1..].iter().filter(may_be_one) {
                let likeness = one.likeness(other);
                let dated = likeness + one_day(one, other);
                if dated >= SAME {
                    dates(one, other, &members, dated, drafts);
                }
                if likeness >= SURE {
                    status(one, other, &members, drafts);
                    told_alike(one, other, likeness, drafts);
                }
            }
        }
    }
    answers(happenings, drafts);
}

/// How much the days of two events speak for one event.
fn one_day(one: &Happening<'_>, other: &Happening<'_>) -> f64 {
    match one.days.filter(|_| one.days == other.days) {
        Some(days) if one.view.is_long_ago(days) && other.view.is_long_ago(days) => SAME_OLD_DAY,
        Some(days) if length(days) == 1 => SAME_DAY,
        _ => 0.0,
    }
}

fn dates(one: &Happening<'_>, other: &Happening<'_>, family: &[&Happening<'_>], likeness: f64, drafts: &mut Drafts) {
    let Some((left, right)) = one.days.zip(other.days) else { return };
    let fiction = |happening: &Happening<'_>| happening.event.status == Status::Fictional;
    if fiction(one) || fiction(other) {
        return;
    }
    let name = kinds::in_words(kinds::family(&one.event.kind));
    let evidence = vec![dated(one), dated(other)];
    let key = |relation: &str| {
        let (first, second) = if left <= right { (left, right) } else { (right, left) };
        format!("date {relation} {name} {} {} {} {}", first.0, first.1, second.0, second.1)
    };
    // One outlet may date the event, and the other the day on which somebody spoke of it.
    if (left == right && one.said_then != other.said_then)
        || (left != right && (one.is_another_than(other, family) || other.is_another_than(one, family)))
    {
        return;
    }
    if left == right {
        let about = format!("{}: {}", timeline::in_words_of_both(one, other), in_words(left));
        drafts.add(Verdict::Agree, key("same"), about, evidence, 2.0 + likeness);
    } else if gap(left, right) == 0 {
        if within(left, right) || within(right, left) {
            let about = format!("date of “{name}”: {}, and less exactly {}", narrower(one, other), wider(one, other));
            drafts.add(Verdict::Compatible, key("within"), about, evidence, 1.0 + likeness);
        }
    } else if gap(left, right) <= NEAR
        && (length(left).max(length(right)) <= VAGUE || (are_months(left, right) && one.of_one_party(other)))
        && one.event.status == other.event.status
        && !(one.said_then || other.said_then)
        && !one.date.zip(other.date).is_some_and(|(left, right)| of_own_days((one.view, left), (other.view, right)))
        && !told_as(other, one, family)
        && !told_as(one, other, family)
    {
        let about = format!("date of “{name}”: {} against {}", day_of(one), day_of(other));
        drafts.add(Verdict::Differ, key("apart"), about, evidence, 2.0 + likeness);
    }
}

/// Whether both are whole months: of what befell one party `in October` and `in November` are two reports, too.
fn are_months(one: (Day, Day), other: (Day, Day)) -> bool {
    [one, other].iter().all(|(first, last)| first.day() == 1 && *last == first.month_end())
}

/// Whether the document of the first event also tells of the second one on its own day: then they are two events.
fn told_as(teller: &Happening<'_>, told: &Happening<'_>, family: &[&Happening<'_>]) -> bool {
    family.iter().any(|event| {
        event.view.place == teller.view.place
            && event.days.zip(told.days).is_some_and(|(one, other)| gap(one, other) == 0)
            && event.likeness(told) >= SAME
    })
}

fn dated(happening: &Happening<'_>) -> Evidence {
    // A date from another sentence is no words of this one.
    let inside = |span: &&Span| {
        let sentence = &happening.event.sentence.at;
        sentence.start <= span.at.start && span.at.end <= sentence.end
    };
    let words = happening.date.map(|date| &date.span).filter(inside);
    happening.view.evidence(&happening.event.sentence, words)
}

/// `2 January 2015 (“Friday”)`
fn day_of(happening: &Happening<'_>) -> String {
    let days = happening.days.map(in_words).unwrap_or_default();
    match happening.date {
        Some(date) if !days.starts_with(date.span.text.as_str()) => format!("{days} (“{}”)", date.span.text),
        _ => days,
    }
}

fn narrower(one: &Happening<'_>, other: &Happening<'_>) -> String {
    day_of(if range(one) <= range(other) { one } else { other })
}

fn wider(one: &Happening<'_>, other: &Happening<'_>) -> String {
    day_of(if range(one) <= range(other) { other } else { one })
}

fn range(happening: &Happening<'_>) -> i64 {
    happening.days.map_or(i64::MAX, length)
}

/// Whether an event happened, was called off, or is still to come.
fn status(one: &Happening<'_>, other: &Happening<'_>, family: &[&Happening<'_>], drafts: &mut Drafts) {
    let (left, right) = (one.event.status, other.event.status);
    if left == right
        || !one.may_be(other)
        || contrary::are_of_two(one.party(), other.party())
        || one.days.zip(other.days).is_some_and(|(one, other)| gap(one, other) > 0)
    {
        return;
    }
    let off = |status: Status| matches!(status, Status::Cancelled | Status::NotHappened);
    let on = |status: Status| matches!(status, Status::Happened | Status::Planned);
    let also = |teller: &Happening<'_>, told: &Happening<'_>| {
        family.iter().any(|event| {
            event.view.place == teller.view.place
                && event.event.status == told.event.status
                && event.likeness(told) >= SURE
        })
    };
    if also(one, other) || also(other, one) {
        return;
    }
    // What somebody failed to do is still to be done.
    let open = |off: &Happening<'_>, on: &Happening<'_>| on.event.status == Status::Planned && was_tried(off);
    if open(one, other) || open(other, one) {
        return;
    }
    let tie = one.tie(other);
    let verdict = match (left, right) {
        _ if (off(left) && on(right)) || (on(left) && off(right)) => {
            let [left, right] = [one, other].map(|told| (told.view, &told.event.sentence, &told.event.span));
            if of_one_source(left, right) { Verdict::Conflict } else { Verdict::Differ }
        }
        (Status::Happened, Status::Planned) | (Status::Planned, Status::Happened) if tie.is_some() => {
            Verdict::Compatible
        }
        _ => return,
    };
    let about = format!("{}: {} against {}", timeline::in_words(one), status_in_words(left), status_in_words(right));
    let (first, second) =
        (status_in_words(left).min(status_in_words(right)), status_in_words(left).max(status_in_words(right)));
    let key = format!("status {} {first} {second} {}", kinds::family(&one.event.kind), tie.unwrap_or_default());
    let evidence =
        [one, other].map(|event| event.view.evidence(&event.event.sentence, Some(&event.event.span))).to_vec();
    drafts.add(verdict, key, about, evidence, one.likeness(other));
}

/// Whether an event did not happen because somebody tried it only: `failed to arrest them`.
fn was_tried(happening: &Happening<'_>) -> bool {
    let event = happening.event;
    let until = event.span.at.start.checked_sub(event.sentence.at.start);
    let before = words(until.and_then(|until| event.sentence.text.get(..until)).unwrap_or_default());
    let tries = |word: &str| matches!(&*lemma(word), "fail" | "failure" | "try" | "attempt" | "struggle");
    before.iter().rev().take(TRIED).any(|word| tries(&word.folded))
}

/// Both tell the same of one party, and at most one of them says when.
fn told_alike(one: &Happening<'_>, other: &Happening<'_>, likeness: f64, drafts: &mut Drafts) {
    let status = one.event.status;
    if status != other.event.status
        || matches!(status, Status::Alleged | Status::Denied | Status::Fictional)
        || one.days.zip(other.days).is_some()
        || !one.may_be(other)
        || !one.of_one_party(other)
        || !one.say_whom(other)
        || one.shared(other) < TWO_WORDS
    {
        return;
    }
    let what = timeline::in_words_of_both(one, other);
    let about = if status == Status::Happened { what } else { format!("{what}: {}", status_in_words(status)) };
    let start = one.event.sentence.at.start;
    let key = format!("event {} {:06} {start:06}", kinds::family(&one.event.kind), one.view.place);
    let evidence =
        [one, other].map(|event| event.view.evidence(&event.event.sentence, Some(&event.event.span))).to_vec();
    drafts.add(Verdict::Agree, key, about, evidence, 0.5 + 0.1 * likeness);
}

fn status_in_words(status: Status) -> &'static str {
    match status {
        Status::Happened => "happened",
        Status::Planned => "planned",
        Status::Cancelled => "cancelled",
        Status::Denied => "denied",
        Status::Alleged => "alleged",
        Status::Fictional => "fiction",
        Status::NotHappened => "did not happen",
    }
}

/// One question that outlets say was answered in different ways: a proposal rejected, or not answered.
fn answers(happenings: &[Happening<'_>], drafts: &mut Drafts) {
    let families = by_family(happenings);
    let places: Vec<&Vec<usize>> = families.values().collect();
    for (nth, left) in places.iter().enumerate() {
        for right in &places[nth + 1..] {
            let family =
                |places: &[usize]| places.first().map_or("", |place| kinds::family(&happenings[*place].event.kind));
            if !kinds::have_alternatives(family(left), family(right)) {
                continue;
            }
            for one in left.iter().map(|place| &happenings[*place]) {
                for other in right.iter().map(|place| &happenings[*place]) {
                    answer(one, other, happenings, drafts);
                }
            }
        }
    }
}

fn answer(one: &Happening<'_>, other: &Happening<'_>, all: &[Happening<'_>], drafts: &mut Drafts) {
    let Some(question) = kinds::alternatives(&one.event.kind, &other.event.kind) else { return };
    let tells = |status: Status| matches!(status, Status::Happened | Status::Alleged);
    if one.view.outlet == other.view.outlet
        || !tells(one.event.status)
        || !tells(other.event.status)
        || !one.may_be(other)
        || one.is_several()
        || other.is_several()
        || one.days.zip(other.days).is_some_and(|(one, other)| gap(one, other) > 0)
    {
        return;
    }
    // Who comes first among the documents is named first.
    let (one, other) = if one.view.place <= other.view.place { (one, other) } else { (other, one) };
    let shared = one.shared(other);
    if shared < ONE_TOPIC || (question == SHOWING && !(may_be_shown(one, other) && may_be_shown(other, one))) {
        return;
    }
    // A ship that is held and a crew that is released are no contradiction.
    let persons = [one, other].iter().any(|event| event_kind(&event.event.kind).has(EventTrait::Person));
    if persons && !one.of_one_party(other) {
        return;
    }
    // An outlet that tells of both outcomes tells of two steps: arrested, and released later. One that speaks of an attack anywhere
    // does not say by `crashed` that it was none.
    let both = |teller: &Happening<'_>, told: &Happening<'_>| {
        all.iter().any(|event| {
            event.view.place == teller.view.place
                && event.event.kind == told.event.kind
                && event.event.sentence.at != teller.event.sentence.at
                && (event.shared(told) >= shared || (question == CAUSE && tells(event.event.status)))
        })
    };
    if both(one, other) || both(other, one) {
        return;
    }
    let (left, right) = (kinds::in_words(&one.event.kind), kinds::in_words(&other.event.kind));
    let about = format!("{question}: {left} (“{}”) against {right} (“{}”)", one.event.span.text, other.event.span.text);
    let evidence =
        [one, other].map(|event| event.view.evidence(&event.event.sentence, Some(&event.event.span))).to_vec();
    let (first, second) = if left <= right { (left, right) } else { (right, left) };
    drafts.add(Verdict::Differ, format!("answer {question} {first} {second}"), about, evidence, shared);
}

/// Whether what is released may be what another outlet says is called off: a film, or what that outlet names; data are not.
fn may_be_shown(event: &Happening<'_>, other: &Happening<'_>) -> bool {
    let Some(object) = event.event.object.as_ref().filter(|_| event.event.kind == RELEASE) else { return true };
    let text = object.span.text.as_str();
    let (named, told) = (Bag::of(text), Bag::of(&other.event.sentence.text));
    named.is_empty()
        || named.shared_words(&told) > 0
        || words(text).iter().any(|word| is_kind(&lemma(&word.folded), WordKind::Work))
}
