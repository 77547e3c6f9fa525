//! Times of day: `10:30`, `3 p.m.`, `noon`, `Monday morning`, `the night of 3 March`.

use super::{
    parts::Context,
    reading::{Base, Clock, Meaning, Reading},
    scan,
    words::Unit,
};
use crate::lexicon::{WordKind, is_kind};

/// A time of day that begins here, with its day if one follows.
pub(super) fn at(context: &Context<'_, '_>, at: usize) -> Option<Reading> {
    let part = context.entry(at).and_then(|entry| entry.part);
    if let Some(reading) = part.and_then(|part| next_to_day(context, at, part)) {
        return Some(reading);
    }
    let (clock, end) = match part {
        Some(part) => (Clock::Part(part), at + 1),
        None => time(context, at, false)?,
    };
    let next = context.comma(end);
    let next = if matches!(context.word(next), "on" | "of") { next + 1 } else { next };
    let next = if context.word(next) == "the" { next + 1 } else { next };
    if let Some(day) = scan::one_day(context, next) {
        return Some(Reading { tokens: at..day.tokens.end, ..day }.at(Some(clock)));
    }
    if let Clock::At { hour, .. } = clock
        && let Some((part, day)) = scan::part_of_one_day(context, next)
        // Past midnight, `last night` is of the day behind.
        && (hour >= 12 || part != "TNI")
    {
        return Some(Reading { tokens: at..day.tokens.end, ..day }.at(Some(clock)));
    }
    let is_clear = part.is_none()
        || context.back(at, 1) == "the" && matches!(context.back(at, 2), "in" | "during" | "by" | "for" | "throughout");
    let is_night = part == Some("TNI");
    (is_clear && !is_night).then(|| Reading::new(at..end, Meaning::TimeOfDay).at(Some(clock)))
}

/// `the night before`, `the morning after`: of the day next to the one that the text spoke of. A word behind it would
/// say of what.
fn next_to_day(context: &Context<'_, '_>, at: usize, part: &'static str) -> Option<Reading> {
    let amount = match context.word(at + 1) {
        "before" => -1,
        "after" => 1,
        _ => return None,
    };
    let after = at + 2;
    let is_alone = !context.is_word(after) && context.number(after).is_none();
    let meaning = Meaning::Shifted { unit: Unit::Day, amount, base: Base::Mentioned };
    (context.back(at, 1) == "the" && is_alone).then(|| Reading::new(at..after, meaning).at(Some(Clock::Part(part))))
}

/// A time of day behind a day: `morning`, `at 3 p.m.`, `, 10:30 GMT`.
pub(super) fn after(context: &Context<'_, '_>, end: usize) -> Option<(Clock, usize)> {
    let next = context.hyphen(end);
    if let Some(part) = context.entry(next).and_then(|entry| entry.part) {
        return Some((Clock::Part(part), next + 1));
    }
    if context.word(end) == "in" && context.word(end + 1) == "the" {
        return Some((Clock::Part(context.entry(end + 2)?.part?), end + 3));
    }
    if context.word(end) == "at" {
        let next = if is_kind(context.word(end + 1), WordKind::AboutTime) { end + 2 } else { end + 1 };
        return time(context, next, true);
    }
    // `2015-01-02T10:12`
    if context.word(end) == "t" && context.touches(end) {
        return time(context, end + 1, true);
    }
    time(context, context.comma(end), false)
}

/// A time of the clock and the token behind it. A number without minutes needs `p.m.`, a zone or `o'clock`; one with them
/// may stand alone if it is expected here or does not look like a verse or a score.
fn time(context: &Context<'_, '_>, at: usize, is_expected: bool) -> Option<(Clock, usize)> {
    if let Some(moment) = context.entry(at).and_then(|entry| entry.moment) {
        return Some((Clock::Part(moment), at + 1));
    }
    if context.word(at + 1) == "o'clock" {
        let (hour, end) = context.amount(at)?;
        let hour = u32::try_from(hour / 100).ok().filter(|hour| *hour <= 24)?;
        return (end == at + 1).then_some((Clock::At { hour, minute: 0, second: None }, at + 2));
    }
    let text = context.number(at)?;
    let has_colon = |at: usize| context.word(at) == ":" && context.touches(at) && context.touches(at + 1);
    let pair =
        |at: usize| context.digits(at).filter(|digits| digits.len() == 2).and_then(|digits| digits.parse::<u32>().ok());
    let (hour, minute, second, end, needs_more): (u32, u32, Option<u32>, usize, bool) = if has_colon(at + 1) {
        let (hour, minute) = (context.digits(at)?, pair(at + 2)?);
        let second = if has_colon(at + 3) { pair(at + 4) } else { None };
        let end = if second.is_some() { at + 5 } else { at + 3 };
        let is_reference = at > context.paragraph.start
            && context.is_word(at - 1)
            && context.tokens.is_capital(at - 1)
            && context.entry(at - 1).is_none();
        (hour.parse().ok()?, minute, second, end, is_reference && !is_expected)
    } else if let Some((hour, minute)) = text.split_once('.') {
        let minute = Some(minute).filter(|minute| minute.len() == 2)?;
        (hour.parse().ok()?, minute.parse().ok()?, None, at + 1, !is_when(context, at))
    } else if text.len() == 4 {
        // `1500 GMT`; `1500` alone is a number.
        let (hour, minute) = (text.get(..2)?, text.get(2..)?);
        (hour.parse().ok()?, minute.parse().ok()?, None, at + 1, true)
    } else {
        (text.parse().ok()?, 0, None, at + 1, true)
    };
    if hour > 24 || minute > 59 || second.is_some_and(|second| second > 60) {
        return None;
    }
    let afternoon = context.entry(end).and_then(|entry| entry.afternoon).filter(|_| (1..=12).contains(&hour));
    let (hour, end) = match afternoon {
        Some(true) => (hour % 12 + 12, end + 1),
        Some(false) => (hour % 12, end + 1),
        None => (hour, end),
    };
    let (has_zone, end) = zone(context, end);
    if needs_more && afternoon.is_none() && !(has_zone && (text.len() >= 4 || is_expected)) {
        return None;
    }
    Some((Clock::At { hour, minute, second }, end))
}

/// Whether `at` and a verb of what begins or befalls at a time lead to a number with two decimals, and nothing that it could count
/// follows: `landed AT 9.45`. Where shares and prices stand, it is one of these.
fn is_when(context: &Context<'_, '_>, at: usize) -> bool {
    let is_alone = !context.is_word(at + 1) || !context.tokens.classes(at + 1).is_empty();
    if context.back(at, 1) != "at" || !is_alone || matches!(context.word(at + 1), "%" | "per" | "°") {
        return false;
    }
    let before = context.floor.max(context.paragraph.start).max(at.saturating_sub(6))..at.saturating_sub(1);
    let lemma = |at: usize| context.tokens.verb(at).map(|(lemma, _)| lemma);
    before.clone().any(|at| lemma(at).is_some_and(|lemma| is_kind(lemma, WordKind::Timed)))
        && !before.clone().any(|at| context.tokens.is_kind(at, WordKind::Quoted))
}

/// Behind a time zone, if one stands here, in brackets or without.
fn zone(context: &Context<'_, '_>, at: usize) -> (bool, usize) {
    if context.word(at) == "local" && context.word(at + 1) == "time" {
        return (true, at + 2);
    }
    let is_zone = |at: usize| context.entry(at).is_some_and(|entry| entry.zone) && context.tokens.is_capital(at);
    if context.word(at) == "(" && is_zone(at + 1) && context.word(at + 2) == ")" {
        return (true, at + 3);
    }
    if is_zone(at) { (true, at + 1) } else { (false, at) }
}
