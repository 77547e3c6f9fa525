//! Times of the clock that two outlets give for one deed: `landed at 3.30pm GMT`, `landed at 10.45pm local time`.
//!
//! Times in known zones are compared as they are. Where one zone is not known, the times differ only if no zone makes them one:
//! zones are whole or half hours apart. (A few are a quarter of an hour off, and few stories are told from there.)

use super::{
    Verdict,
    bags::Bag,
    days,
    drafts::Drafts,
    happenings::gap,
    pairs,
    view::{self, View},
    words::{deeds, words},
};
use crate::{
    dates::Granularity,
    dossier::{DateNote, Span},
};

/// What the words around two times share that are of one deed.
const ONE_DEED: f64 = 2.4;
/// Minutes by which two times of one deed are apart that are no difference, and the same of one that is not meant exactly.
const SLACK: i64 = 10;
const ABOUT: i64 = 60;
const DAY: i64 = 24 * 60;
const HALF_HOUR: i64 = 30;
/// Times of one document, and of a story.
const MOST_OF_ONE: usize = 40;
const MOST_OF_ALL: usize = 400;
/// Zones by their letters, in minutes before Greenwich. Letters that stand for several zones are left out.
const ZONES: [(&str, i64); 13] = [
    ("gmt", 0),
    ("utc", 0),
    ("bst", 60),
    ("cet", 60),
    ("cest", 120),
    ("msk", 180),
    ("est", -300),
    ("edt", -240),
    ("cdt", -300),
    ("mst", -420),
    ("pst", -480),
    ("pdt", -420),
    ("jst", 540),
];

/// A time of the clock in one document.
struct Clock<'v> {
    view: &'v View<'v>,
    sentence: &'v Span,
    note: &'v DateNote,
    /// Minutes since midnight.
    minutes: i64,
    /// Minutes before Greenwich, where that is said.
    zone: Option<i64>,
    exact: bool,
    bag: Bag,
    deeds: Vec<String>,
}

/// Findings about times of one deed.
pub(super) fn find(views: &[View<'_>], drafts: &mut Drafts) {
    let clocks: Vec<Clock<'_>> = views.iter().flat_map(collect).take(MOST_OF_ALL).collect();
    for (one, other) in pairs::of_two_outlets(&clocks, |clock| clock.view.outlet) {
        let apart = are_apart(one, other)
            && of_one_deed(one, other)
            && !gives(one, other, &clocks)
            && !gives(other, one, &clocks);
        if apart {
            add(one, other, drafts);
        }
    }
}

fn add(one: &Clock<'_>, other: &Clock<'_>, drafts: &mut Drafts) {
    let deed = one.deeds.iter().find(|deed| other.deeds.contains(deed)).map_or("", String::as_str);
    let about = format!("time of “{deed}”: {} against {}", one.note.span.text, other.note.span.text);
    let (first, second) = (one.minutes.min(other.minutes), one.minutes.max(other.minutes));
    let evidence = [one, other].map(|clock| clock.view.evidence(clock.sentence, Some(&clock.note.span))).to_vec();
    drafts.add(Verdict::Differ, format!("clock {deed} {first:04} {second:04}"), about, evidence, 1.5);
}

fn collect<'v>(view: &'v View<'v>) -> Vec<Clock<'v>> {
    view.reading.dossier.dates.iter().filter_map(|note| clock(view, note)).take(MOST_OF_ONE).collect()
}

fn clock<'v>(view: &'v View<'v>, note: &'v DateNote) -> Option<Clock<'v>> {
    let minutes = minutes_of(note).filter(|_| note.granularity == Granularity::Time)?;
    let sentence = &view.sentence_at(note.span.at.start)?.span;
    let clause = days::clause(sentence, &note.span)?;
    let around = clause.replace(note.span.text.as_str(), " ");
    let mut bag = Bag::of(&around);
    if let Some(subject) = days::subject_before(sentence, clause) {
        bag.extend(&Bag::of(subject));
    }
    let behind = note.span.at.end.checked_sub(sentence.at.start).and_then(|from| sentence.text.get(from..));
    let zone = zone_in(&note.span.text).or_else(|| {
        let next = words(behind.unwrap_or_default()).into_iter().next()?;
        zone_in(&next.folded)
    });
    let exact = note.modifier.is_none() && !is_rough(sentence, note);
    Some(Clock { view, sentence, note, minutes, zone, exact, bag, deeds: deeds(&words(&around)) })
}

/// Minutes since midnight of `2014-10-07T15:30`; none where it is not said whether that is morning or afternoon.
fn minutes_of(note: &DateNote) -> Option<i64> {
    let (_, time) = note.value.split_once('T')?;
    let (hours, minutes) = time.get(..5)?.split_once(':')?;
    let (hours, minutes) = (hours.parse::<i64>().ok()?, minutes.parse::<i64>().ok()?);
    let known = hours > 12 || has_half_of_day(&note.span.text);
    (known && hours <= 24 && minutes < 60).then_some(hours * 60 + minutes)
}

/// Whether the words for a time say which half of the day is meant.
fn has_half_of_day(text: &str) -> bool {
    let letters: String = text.to_lowercase().chars().filter(|c| c.is_alphanumeric() || *c == ' ').collect();
    let ends = |word: &str| {
        let digits = word.trim_start_matches(|c: char| c.is_ascii_digit());
        matches!(digits, "am" | "pm" | "noon" | "midday" | "midnight")
    };
    letters.split(' ').any(ends)
}

/// The zone that some words name.
fn zone_in(text: &str) -> Option<i64> {
    let named = words(text);
    let zone = |letters: &str| ZONES.iter().find(|(name, _)| *name == letters).map(|(_, minutes)| *minutes);
    named.iter().find_map(|word| zone(&word.folded))
}

/// Whether the word before a time says that it is not exact: `shortly before 3pm`.
fn is_rough(sentence: &Span, note: &DateNote) -> bool {
    let until = note.span.at.start.checked_sub(sentence.at.start);
    let before = words(until.and_then(|until| sentence.text.get(..until)).unwrap_or_default());
    let last = before.last().map_or("", |word| word.folded.as_str());
    matches!(last, "about" | "around" | "before" | "after" | "until" | "by" | "from" | "since" | "to" | "between")
}

/// Whether two times cannot be one.
fn are_apart(one: &Clock<'_>, other: &Clock<'_>) -> bool {
    let exact = one.exact && other.exact;
    match (one.zone, other.zone) {
        (Some(_), None) | (None, Some(_)) => {
            // Of what is not exact nothing is left to tell.
            let rest = (one.minutes - other.minutes).rem_euclid(HALF_HOUR);
            exact && rest.min(HALF_HOUR - rest) > SLACK
        }
        (left, right) => {
            let from_greenwich = |minutes: i64, zone: Option<i64>| minutes - zone.unwrap_or(0);
            let apart = from_greenwich(one.minutes, left) - from_greenwich(other.minutes, right);
            let apart = apart.rem_euclid(DAY);
            apart.min(DAY - apart) > if exact { SLACK } else { ABOUT }
        }
    }
}

/// Whether both times are told of one deed, and not of two days.
fn of_one_deed(one: &Clock<'_>, other: &Clock<'_>) -> bool {
    let days = view::days(one.note).zip(view::days(other.note));
    one.deeds.iter().any(|deed| other.deeds.contains(deed))
        && one.bag.shared(&other.bag) >= ONE_DEED
        && !one.bag.turns(&other.bag)
        && days.is_none_or(|(one, other)| gap(one, other) == 0)
}

/// Whether the outlet of one time gives the other one as well, of whatever.
fn gives(one: &Clock<'_>, other: &Clock<'_>, all: &[Clock<'_>]) -> bool {
    all.iter().any(|clock| clock.view.outlet == one.view.outlet && !are_apart(clock, other))
}

#[cfg(test)]
mod tests {
    use crate::stories::{
        Verdict,
        two_outlets::{BANK, OWN, findings},
    };

    #[test]
    fn times_of_one_deed_differ_where_no_zone_makes_them_one() {
        let first = "The Norvane jet landed at Tolmeck airport in Ostrand at 3:30pm GMT.";
        for (second, expected) in [
            ("Watched by a crowd, the jet landed at Tolmeck at 4:45pm GMT.", true),
            ("Watched by a crowd, the jet landed at Tolmeck at 10.45pm local time.", true),
            // Seven hours on, there is such a zone.
            ("Watched by a crowd, the jet landed at Tolmeck at 10.30pm local time.", false),
            ("Watched by a crowd, the jet landed at Tolmeck at 3.35pm GMT.", false),
            ("Watched by a crowd, the jet landed at Tolmeck at 10:30am EST.", false),
            // Another deed.
            ("The Norvane clerks left the hall at 4:45pm GMT.", false),
        ] {
            for told in [[first, second], [second, first]] {
                let found = findings(BANK, [&[told[0], OWN[0]], &[told[1], OWN[1]]])
                    .iter()
                    .any(|finding| finding.verdict == Verdict::Differ && finding.about.starts_with("time of"));
                assert_eq!(found, expected, "{second}");
            }
        }
    }
}
