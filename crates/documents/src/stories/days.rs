//! Days beside each other where no kind of event is known: the words around two dates say that they date one thing.
//!
//! A day is a rare thing to agree on, so that few shared words are enough where the days are the same; where they differ,
//! more must be shared, of one thing the same must be told, and neither outlet may give the other's day for it too. Who
//! agrees with one side of a difference stands on that side.

mod same;

use super::{
    Evidence, Verdict,
    bags::Bag,
    drafts::Drafts,
    happenings::{gap, length, meet, within},
    kinds,
    occasions::is_another,
    periods,
    values::{self, Amount, Values},
    view::{self, View, in_words},
    words::{Word, deeds, words},
};
use crate::{
    dates::{Day, Granularity, TimeKind},
    dossier::{DateNote, Span},
    events::Status,
    lexicon::{Classes, VerbForm, classes_of, is_calendar, is_time_unit, verb_of},
};
use std::collections::{BTreeMap, BTreeSet};

/// Shared words that tell as much as this make one thing of two dates on the same day.
const SAME_DAY: f64 = 1.2;
/// The same where one date lies within the other.
const WITHIN: f64 = 2.2;
/// The same where the days are apart.
const APART: f64 = 2.4;
/// What a day, or a month, tells that was long before the story: two outlets that go back to it mean one thing by it.
const LONG_AGO: f64 = 1.3;
/// What it tells that both outlets have an ordinary word (`embargo`, `reopened`) in one sentence only. A name is no
/// such word: the ship of the story may well be called by its name once.
const SPOKEN_OF_ONCE: f64 = 0.7;
/// Days between two dates of one thing, at most: by words alone, more days are of two things.
const NEAR: i64 = 5;
/// A date of more days than this says too little to differ from a day.
const VAGUE: i64 = 7;
/// A year around a day is no news.
const MONTH: i64 = 31;
/// Dates of one document that are looked at.
const MOST: usize = 200;

/// Which day or week it is of a thing that goes on; on the first it begins.
const ORDINALS: [&str; 9] = ["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

/// Dates of a story that are compared pair by pair.
const MOST_OF_ALL: usize = 1_500;
/// Pairs of dates of one finding for which further outlets are looked for.
const SIDED: usize = 4;

struct Dated<'v> {
    view: &'v View<'v>,
    note: &'v DateNote,
    days: (Day, Day),
    sentence: &'v Span,
    /// The words around the date.
    clause: &'v str,
    bag: Bag,
    /// The ordinary words among them that no other sentence of the document has.
    once: Bag,
    /// What the date is told of: the words before the verb.
    subject: Bag,
    /// What is told to have been done then.
    deeds: Vec<String>,
    /// Families of the events that the date dates.
    families: BTreeSet<&'v str>,
    /// Whether what it dates did not take place.
    called_off: bool,
    /// Whether it is the day on which somebody says so.
    said_then: bool,
    /// Whether it dates a noun only, and not what the clause tells: `the Christmas Day release`.
    of_noun: bool,
    /// The figures of its clause.
    figures: Values<'v>,
}

/// Findings about dates of all documents.
pub(super) fn find(views: &[View<'_>], drafts: &mut Drafts) {
    let dated: Vec<Dated<'_>> = views.iter().flat_map(collect).take(MOST_OF_ALL).collect();
    let mut sided: BTreeMap<String, usize> = BTreeMap::new();
    for (nth, one) in dated.iter().enumerate() {
        for other in dated[nth + 1..].iter().filter(|other| other.view.outlet != one.view.outlet) {
            compare(one, other, &dated, &mut sided, drafts);
        }
    }
}

fn collect<'v>(view: &'v View<'v>) -> impl Iterator<Item = Dated<'v>> {
    let figures = values::by_sentence(view);
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
            if periods::is_of_one(sentence, note) {
                return None;
            }
            let clause = clause(sentence, &note.span)?;
            let around = clause.replace(note.span.text.as_str(), " ");
            let mut bag = Bag::of(&around);
            let before = subject_before(sentence, clause);
            let subject = before.map_or_else(|| subject_in(&around), Bag::of);
            bag.extend(&subject);
            // An insertion is told of the subject of the whole sentence, and so is the rest of it.
            let scope = if before.is_some() { sentence.text.as_str() } else { clause };
            let deeds = deeds(&words(&around));
            let tells = !deeds.is_empty();
            let mut families = BTreeSet::new();
            let mut called_off = false;
            for event in &view.reading.dossier.events {
                let dates = event.date == Some(place);
                // What another clause of the sentence tells is not of this day, if this one tells of a deed itself.
                let elsewhere = || event.sentence.at == sentence.at && !within_clause(scope, sentence, &event.span);
                if dates && !(tells && elsewhere()) {
                    families.insert(kinds::family(&event.kind));
                }
                // What is called off stands beside its own date: `cancels Christmas Day release`.
                called_off |= (dates || within_clause(scope, sentence, &event.span))
                    && (matches!(event.status, Status::Cancelled | Status::NotHappened)
                        || kinds::family(&event.kind) == "cancellation");
            }
            let beside = figures.get(&sentence.at.start).into_iter().flatten();
            let beside = beside.filter(|figure| within_clause(clause, sentence, figure.span));
            (!bag.is_empty()).then(|| Dated {
                view,
                note,
                days,
                sentence,
                clause,
                once: bag.ordinary_where(|word| view.is_once(word)),
                bag,
                subject,
                deeds,
                families,
                called_off,
                said_then: view.said_on(&note.span, sentence).next().is_some(),
                of_noun: dates_noun(sentence, &note.span),
                figures: beside.map(Amount::pair).collect(),
            })
        })
}

/// The part of the sentence around a date, between commas and colons; with the next part where it is short.
pub(super) fn clause<'v>(sentence: &'v Span, part: &Span) -> Option<&'v str> {
    let text = sentence.text.as_str();
    let start = part.at.start.checked_sub(sentence.at.start)?;
    let end = part.at.end.checked_sub(sentence.at.start)?;
    let marks: &[char] = &[',', ';', ':', '–', '—'];
    let before = text.get(..start)?;
    text.get(end..)?;
    let parting = |at: &usize| parts_clauses(text, *at);
    let last = |head: &str| head.rmatch_indices(marks).map(|(at, _)| at).find(parting);
    let next = |from: usize| text[from..].match_indices(marks).map(|(at, _)| from + at).find(parting);
    // Behind the mark at a place; dashes have more than one byte.
    let behind = |at: usize| at + text[at..].chars().next().map_or(1, char::len_utf8);
    let mut from = last(before).map_or(0, behind);
    let mut to = next(end).unwrap_or(text.len());
    if Bag::of(text.get(from..to)?).len() < 4 {
        let head = before[..from].trim_end_matches(marks);
        from = last(head).map_or(0, behind);
        if to < text.len() {
            to = next(behind(to)).unwrap_or(text.len());
        }
    }
    text.get(from..to).map(str::trim)
}

/// Whether a date is that of a noun behind it and of no deed: `the Christmas Day release`, `Christmas flights`, `Monday's storms`.
pub(super) fn dates_noun(sentence: &Span, date: &Span) -> bool {
    let around = || {
        let from = date.at.start.checked_sub(sentence.at.start)?;
        let to = date.at.end.checked_sub(sentence.at.start)?;
        Some((sentence.text.get(..from)?, sentence.text.get(to..)?))
    };
    let Some((before, behind)) = around() else { return false };
    let owns = |text: &str| text.starts_with("'s ") || text.starts_with("’s ");
    if owns(behind) || date.text.ends_with("'s") || date.text.ends_with("’s") {
        return true;
    }
    let led = words(before);
    if is_of_noun(&led) && has_day(date) {
        return true;
    }
    let joined = behind.strip_prefix([' ', '-']).filter(|rest| rest.starts_with(char::is_alphabetic));
    let Some(next) = joined.and_then(|rest| words(rest).into_iter().next()) else { return false };
    let written = words(&date.text);
    let exact = written.iter().any(|word| word.capital || word.folded.starts_with(|c: char| c.is_ascii_digit()));
    let noun = classes_of(&next.folded).is_empty()
        && !is_calendar(&next.folded)
        && verb_of(&next.folded).is_none_or(|(_, form)| form == VerbForm::Base);
    let holiday = exact
        && written
            .iter()
            .all(|word| !is_calendar(&word.folded) && !word.folded.starts_with(|c: char| c.is_ascii_digit()));
    let behind_determiner = led.last().is_some_and(is_determiner) || (has_day(date) && is_behind_adjective(&led));
    // `On Christmas Day police cleared the square` tells when that was done.
    let behind_verb = led.last().is_some_and(|last| {
        !matches!(last.folded.as_str(), "on" | "at" | "by" | "since" | "until" | "before" | "after" | "in")
    });
    exact && noun && (behind_determiner || (holiday && behind_verb))
}

/// Whether a date has a number and a name: `11 September`.
fn has_day(date: &Span) -> bool {
    let written = words(&date.text);
    written.iter().any(|word| word.folded.starts_with(|c: char| c.is_ascii_digit()))
        && written.iter().any(|word| word.capital)
}

/// Whether some words end in a noun and `of`, and the noun is no part of a day or a month: `the attacks of | 11 September`.
fn is_of_noun(words: &[Word]) -> bool {
    let [.., noun, of] = words else { return false };
    let part = is_calendar(&noun.folded)
        || is_time_unit(&noun.folded)
        || matches!(noun.folded.as_str(), "beginning" | "start" | "end" | "middle" | "course" | "eve" | "rest")
        || matches!(noun.folded.as_str(), "morning" | "afternoon" | "evening" | "night" | "hours");
    of.folded == "of" && !part && classes_of(&noun.folded).is_empty() && !is_past(noun)
}

fn is_determiner(word: &Word) -> bool {
    classes_of(&word.folded).any(Classes::DETERMINER)
}

/// Whether some words end in a determiner and an adjective: `the deadly | 11 September attacks`.
fn is_behind_adjective(words: &[Word]) -> bool {
    let [.., determiner, adjective] = words else { return false };
    is_determiner(determiner) && classes_of(&adjective.folded).is_empty() && verb_of(&adjective.folded).is_none()
}

/// Whether a mark at a place of a text parts two clauses; the comma in `$9,940` and the colon in `7:30` do not.
fn parts_clauses(text: &str, at: usize) -> bool {
    let digit = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    !(digit(at.wrapping_sub(1)) && digit(at + 1))
}

/// `as the strike entered its fifth day`: the day of such a clause is one of many, and not the one on which the thing began.
fn counts_on(clause: &str) -> bool {
    words(clause).windows(2).any(|pair| ORDINALS.contains(&pair[0].folded.as_str()) && is_time_unit(&pair[1].folded))
}

/// `The Calder Rose, a vessel of 6,400 tons, | was stopped on 7 October`: what stands before the first comma, where the
/// clause of a date begins with its verb and leaves its subject to the beginning of the sentence.
pub(super) fn subject_before<'v>(sentence: &'v Span, clause: &str) -> Option<&'v str> {
    let first = words(clause).into_iter().next()?;
    let continues = classes_of(&first.folded).any(Classes::AUXILIARY.or(Classes::RELATIVE)) || is_past(&first);
    let text = sentence.text.as_str();
    let marks = [',', ';', ':', '–', '—'];
    let first_mark = text.match_indices(marks).map(|(at, _)| at).find(|at| parts_clauses(text, *at))?;
    let head = text.get(..first_mark)?;
    (continues && !text.starts_with(clause)).then_some(head)
}

/// The words before the verb of a clause: before its first auxiliary, or else before its first form of the past.
pub(super) fn subject_in(clause: &str) -> Bag {
    let words = words(clause);
    verb_in(&words).map_or_else(Bag::default, |verb| Bag::of_words(&words[..verb]))
}

/// Where the verb of a clause begins: its first auxiliary, or else its first form of the past.
pub(super) fn verb_in(words: &[Word]) -> Option<usize> {
    let helping = words.iter().position(|word| classes_of(&word.folded).any(Classes::AUXILIARY));
    helping.or_else(|| words.iter().position(is_past))
}

fn is_past(word: &Word) -> bool {
    !word.capital && verb_of(&word.folded).is_some_and(|(_, form)| form == VerbForm::Past)
}

/// Whether two dates may be told of one thing: events of one kind, or subjects that share a word. A ministry that rejects an
/// offer on Sunday does not differ from hackers who broke into the ministry on Thursday.
fn of_one_thing(one: &Dated<'_>, other: &Dated<'_>) -> bool {
    !one.families.is_disjoint(&other.families)
        || one.subject.is_empty()
        || other.subject.is_empty()
        || one.subject.shared_words(&other.subject) > 0
}

/// Whether a stretch of a sentence lies in one of its clauses.
fn within_clause(clause: &str, sentence: &Span, part: &Span) -> bool {
    // Most that is asked for stands in another sentence, and a text has many.
    if part.at.start < sentence.at.start || sentence.at.end < part.at.end {
        return false;
    }
    let Some(start) = sentence.text.find(clause) else { return false };
    let start = sentence.at.start + start;
    start <= part.at.start && part.at.end <= start + clause.len()
}

/// Whether two articles of different days each tell of their own: `this morning` in one and `today` in the other are two days,
/// on which two things happened. Of articles that are further apart one such word is enough.
pub(super) fn of_own_days(one: (&View<'_>, &DateNote), other: (&View<'_>, &DateNote)) -> bool {
    let published = one.0.published().zip(other.0.published());
    let apart = published.map_or(0, |(one, other)| one.days_since(other).abs());
    let (left, right) = (is_of_its_day(&one.1.span.text), is_of_its_day(&other.1.span.text));
    (apart > 0 && left && right) || (apart > 1 && (left || right))
}

/// Whether a date is told from the day of publication: `today`, `last night`.
pub(super) fn is_of_its_day(date: &str) -> bool {
    let words = words(date);
    let part = |word: &Word| matches!(word.folded.as_str(), "morning" | "afternoon" | "evening" | "night");
    let near = |word: &Word| matches!(word.folded.as_str(), "this" | "last");
    words.windows(2).any(|pair| near(&pair[0]) && part(&pair[1]))
        || words
            .iter()
            .any(|word| matches!(word.folded.as_str(), "today" | "yesterday" | "tomorrow" | "tonight" | "overnight"))
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

/// How much it tells that both outlets speak of something in one sentence only, if that is not all that the dates
/// share.
fn spoken_of_once(one: &Dated<'_>, other: &Dated<'_>) -> f64 {
    let shared = one.once.shared_words(&other.once) > 0 && one.bag.shared_words(&other.bag) > 1;
    if shared { SPOKEN_OF_ONCE } else { 0.0 }
}

/// `sided` counts the pairs of each finding for which further outlets were looked for.
fn compare(
    one: &Dated<'_>,
    other: &Dated<'_>,
    all: &[Dated<'_>],
    sided: &mut BTreeMap<String, usize>,
    drafts: &mut Drafts,
) {
    let common = one.bag.shared(&other.bag);
    // The day of a conviction is none of an acquittal.
    if common <= 0.0 || one.bag.turns(&other.bag) {
        return;
    }
    let shared = common + spoken_of_once(one, other) - beyond(one, other);
    let (left, right) = (one.days, other.days);
    let long_ago = one.view.is_long_ago(left) && other.view.is_long_ago(right);
    let told = shared + if long_ago { LONG_AGO } else { 0.0 };
    let evidence = || [one, other].map(|dated| dated.view.evidence(dated.sentence, Some(&dated.note.span))).to_vec();
    let shorter = if one.clause.len() <= other.clause.len() { one.clause } else { other.clause };
    let (first, second) = if left <= right { (left, right) } else { (right, left) };
    let key = || format!("day {} {} {} {} {}", first.0, first.1, second.0, second.1, telling(one, other));
    // What one outlet calls off and another still gives a day for does not agree with it, whatever the day.
    if one.called_off != other.called_off && gap(left, right) == 0 {
        if left == right && length(left) <= VAGUE && shared >= APART && of_one_thing(one, other) {
            called_off(one, other, all, drafts);
        }
        return;
    }
    if left == right {
        // The day of a noun, or on which somebody says so, is none of the deed, and with other figures it is another deed.
        if one.of_noun
            || other.of_noun
            || one.said_then != other.said_then
            || values::differ(&one.figures, &other.figures)
        {
            return;
        }
        let exact = long_ago || length(left) <= VAGUE;
        let least = if same::tell_of_two(one, other) { APART } else { SAME_DAY };
        if told >= if exact { least } else { WITHIN } && same::are_one(one, other, told) {
            drafts.add(Verdict::Agree, key(), format!("“{shorter}”: {}", in_words(left)), evidence(), shared * 0.3);
        }
    } else if within(left, right) || within(right, left) {
        let (narrow, wide) = if within(left, right) { (one, other) } else { (other, one) };
        let of_two = || tells_another(one, other) || tells_another(other, one);
        if told >= WITHIN && length(wide.days) <= MONTH && !gives(wide, narrow, all) && !of_two() {
            let about = format!("“{shorter}”: {}, and less exactly “{}”", in_words(narrow.days), wide.note.span.text);
            drafts.add(Verdict::Compatible, key(), about, evidence(), shared * 0.3);
        }
    } else if gap(left, right) <= NEAR
        && length(left).max(length(right)) <= VAGUE
        && shared >= APART
        && of_one_thing(one, other)
        && !(one.said_then || other.said_then)
        && !of_own_days((one.view, one.note), (other.view, other.note))
        && counts_on(one.clause) == counts_on(other.clause)
        && !gives(one, other, all)
        && !gives(other, one, all)
        && !tells_another(one, other)
        && !tells_another(other, one)
    {
        let about = format!(
            "“{shorter}”: {} (“{}”) against {} (“{}”)",
            in_words(left),
            one.note.span.text,
            in_words(right),
            other.note.span.text
        );
        let mut evidence = evidence();
        let key = key();
        let pairs = sided.entry(key.clone()).or_default();
        *pairs += 1;
        if *pairs <= SIDED {
            evidence.extend(on_a_side(one, other, all));
        }
        drafts.add(Verdict::Differ, key, about, evidence, shared * 0.3);
    }
}

/// Whether the outlet of one date tells of two things of one kind, and dates the one that the other outlet does not tell of.
fn tells_another(one: &Dated<'_>, other: &Dated<'_>) -> bool {
    let Some(told) = other.view.sentence_at(other.sentence.at.start) else { return false };
    let of_kind =
        one.view.reading.dossier.events.iter().filter(|event| one.families.contains(kinds::family(&event.kind)));
    is_another(one.view, one.sentence, of_kind.map(|event| &event.sentence), &told.bag)
}

/// The evidence of further outlets that agree with one side of a difference and do not give the other's day.
fn on_a_side(one: &Dated<'_>, other: &Dated<'_>, all: &[Dated<'_>]) -> Vec<Evidence> {
    all.iter()
        .filter(|third| third.view.outlet != one.view.outlet && third.view.outlet != other.view.outlet)
        .filter(|third| stands_with(third, one, other, all) || stands_with(third, other, one, all))
        .map(|third| third.view.evidence(third.sentence, Some(&third.note.span)))
        .collect()
}

fn stands_with(third: &Dated<'_>, with: &Dated<'_>, against: &Dated<'_>, all: &[Dated<'_>]) -> bool {
    third.days == with.days
        && third.called_off == with.called_off
        && third.bag.shared(&with.bag) - beyond(third, with) >= SAME_DAY
        && !gives(third, against, all)
}

/// One outlet gives a day for what the other says was called off or put off; neither tells both, as an outlet does that
/// follows the matter from step to step.
fn called_off(one: &Dated<'_>, other: &Dated<'_>, all: &[Dated<'_>], drafts: &mut Drafts) {
    let (off, on) = if one.called_off { (one, other) } else { (other, one) };
    let tells = |view: &View<'_>, off: bool, like: &Dated<'_>| {
        all.iter().any(|dated| {
            dated.view.outlet == view.outlet
                && dated.called_off == off
                && meet(dated.days, like.days)
                && dated.bag.shared(&like.bag) >= SAME_DAY
        })
    };
    if tells(off.view, false, on) || tells(on.view, true, off) {
        return;
    }
    let about = format!("“{}”: {} against called off or put off", on.clause, in_words(on.days));
    let key = format!("day off {} {} {}", on.days.0, on.days.1, telling(one, other));
    let evidence = [on, off].map(|dated| dated.view.evidence(dated.sentence, Some(&dated.note.span))).to_vec();
    drafts.add(Verdict::Differ, key, about, evidence, on.bag.shared(&off.bag) * 0.3);
}

/// Whether the document of one date gives the other's days too, for what may be the same thing.
fn gives(one: &Dated<'_>, other: &Dated<'_>, all: &[Dated<'_>]) -> bool {
    // The dates stand in the order of their documents.
    let first = all.partition_point(|dated| dated.view.place < one.view.place);
    all[first..].iter().take_while(|dated| dated.view.place == one.view.place).any(|dated| {
        meet(dated.days, other.days)
            && length(dated.days) <= length(other.days).max(VAGUE)
            && dated.bag.shared(&other.bag) >= SAME_DAY
    })
}

/// The heaviest shared word: what keeps two things on one day apart.
fn telling(one: &Dated<'_>, other: &Dated<'_>) -> String {
    one.bag.words().find(|word| other.bag.words().any(|held| held == *word)).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence(text: &str) -> Span {
        Span { start: 0, end: text.len(), text: text.to_owned(), at: 0..text.len() }
    }

    #[test]
    fn the_subject_of_a_date_stands_before_its_verb_or_before_an_insertion() {
        let text = "The Calder Rose, a vessel registered in Panama, was stopped on 7 October and taken to port.";
        let sentence = sentence(text);
        let before = subject_before(&sentence, "was stopped on 7 October and taken to port.");
        assert_eq!(before, Some("The Calder Rose"));
        assert_eq!(subject_before(&sentence, "a vessel registered in Panama"), None);
        assert_eq!(subject_in("Hackers destroyed the disks of the ministry"), Bag::of("hackers"));
        assert_eq!(subject_in("the ship was stopped"), Bag::of("the ship"));
        assert!(subject_in("stopped at sea").is_empty());
    }

    #[test]
    fn a_day_that_describes_a_noun_is_none_of_the_deed() {
        for (text, date, expected) in [
            ("The studio cancels Christmas Day release of the film", "Christmas Day", true),
            ("There will be no disruption over the Christmas period", "Christmas", true),
            ("The toll for the Christmas-New Year holiday stands at 45", "Christmas", true),
            ("It had 5,000 calls after Monday's storms", "Monday", true),
            ("The 7 October attack killed nine", "7 October", true),
            ("Three months after the deadly 7 October attack", "7 October", true),
            ("He was charged over the attacks of 7 October.", "7 October", true),
            ("It was open until the end of 7 October.", "7 October", false),
            ("The ship was stopped on Monday 30 miles off the cape", "Monday", false),
            ("The court on Monday rejected the complaint", "Monday", false),
            ("On Christmas Day police cleared the square", "Christmas Day", false),
            ("Two managers were arrested in Lisna in February.", "February", false),
        ] {
            let start = text.find(date).unwrap();
            let at = start..start + date.len();
            let span = Span { start: at.start, end: at.end, text: date.to_owned(), at };
            assert_eq!(dates_noun(&sentence(text), &span), expected, "{text}");
        }
    }
}
