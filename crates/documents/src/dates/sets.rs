//! Dates and times that come again: `every Friday`, `each year`, `on Mondays`, `twice a month`.

use super::{
    clock, duration,
    parts::Context,
    reading::{Meaning, Reading},
    words::Unit,
};
use crate::lexicon::{WordKind, is_kind};

/// A set that begins or hangs on this word, with how often it comes: `twice a month`.
pub(super) fn at(context: &Context<'_, '_>, at: usize) -> Option<Reading> {
    let mut found = set(context, at)?;
    found.tokens.start = how_often(context, found.tokens.start);
    Some(found)
}

/// Where the words begin that say how often something comes in a time that begins here: `once`, `three times`.
fn how_often(context: &Context<'_, '_>, start: usize) -> usize {
    let tokens = match context.back(start, 1) {
        "once" | "twice" => 1,
        "times" => 2,
        _ => return start,
    };
    let first = start.saturating_sub(tokens);
    let is_said = tokens == 1 || context.quantity(first).is_some_and(|(_, end)| end + 1 == start);
    if is_said && first >= context.floor { first } else { start }
}

fn set(context: &Context<'_, '_>, at: usize) -> Option<Reading> {
    let entry = context.entry(at)?;
    let end = at + 1;
    if entry.every {
        return every(context, at);
    }
    if let Some(weekday) = entry.every_weekday {
        return Some(Reading::new(at..end, Meaning::Set(weekly(weekday))));
    }
    let word = entry.unit?;
    if word.plural {
        let is_weekends = word.unit == Unit::Weekend && matches!(context.back(at, 1), "on" | "at");
        return is_weekends.then(|| Reading::new(at..end, Meaning::Set("XXXX-WXX-WE".to_owned())));
    }
    let has_article = matches!(context.back(at, 1), "a" | "an");
    let is_times = has_article && (is_kind(context.back(at, 2), WordKind::HowOften) || is_rate(context, at));
    if !is_times || at == context.floor {
        return None;
    }
    let start = at - 1;
    Some(Reading::new(start..end, Meaning::Set(duration::iso(&[(Some(100 * word.times), word.unit)]))))
}

/// Whether an amount stands right before `a` and a unit, so that it comes again: `2 million barrels a day`, `$10 million
/// a year`, `8% a year`; not `he lost 5 pounds a week ago`.
fn is_rate(context: &Context<'_, '_>, at: usize) -> bool {
    let Some(last) = at.checked_sub(2).filter(|last| *last >= context.floor) else { return false };
    let is_other = matches!(context.word(at + 1), "ago" | "after" | "before" | "later" | "earlier" | "from" | "and")
        || context.tokens.joins(at + 1);
    if is_other {
        return false;
    }
    let is_amount = |at: usize| {
        context.number(at).is_some()
            || context.entry(at).is_some_and(|entry| entry.number.is_some() || entry.scale.is_some() || entry.quantity)
            || matches!(context.word(at), "million" | "billion" | "trillion")
    };
    let word = context.word(last);
    let is_counted = context.is_word(last)
        && (word.ends_with('s') || is_kind(word, WordKind::Several) || context.counts(last))
        && context.entry(last).is_none_or(|entry| entry.unit.is_none());
    let earliest = last.saturating_sub(3).max(context.floor);
    is_amount(last) || ((is_counted || word == "%") && (earliest..last).any(is_amount))
}

fn weekly(weekday: u32) -> String {
    format!("XXXX-WXX-{}", weekday + 1)
}

fn every(context: &Context<'_, '_>, at: usize) -> Option<Reading> {
    let mut next = at + 1;
    let amount = match context.word(next) {
        "other" => {
            next += 1;
            Some(200)
        }
        "single" => {
            next += 1;
            Some(100)
        }
        _ => match context
            .quantity(next)
            .or_else(|| context.ordinal(next).map(|(number, end)| (Some(u64::from(number) * 100), end)))
        {
            Some((amount, end)) => {
                next = end;
                amount
            }
            None => Some(100),
        },
    };
    let entry = context.entry(next)?;
    let end = next + 1;
    let set = |value: String| Some(Reading::new(at..end, Meaning::Set(value)));
    if let Some(word) = entry.unit {
        let is_per = context.word(at) == "per";
        return match word.unit {
            Unit::Second => None,
            _ if is_per && !matches!(word.unit, Unit::Day | Unit::Week | Unit::Month | Unit::Year) => None,
            Unit::Weekend if amount == Some(100) => set("XXXX-WXX-WE".to_owned()),
            Unit::Night if amount == Some(100) => set("XXXX-XX-XXTNI".to_owned()),
            unit => set(duration::iso(&[(amount.map(|amount| amount * word.times), unit)])),
        };
    }
    if amount != Some(100) && amount != Some(200) {
        return None;
    }
    if let Some(weekday) = entry.weekday.filter(|_| !entry.short_weekday) {
        return Some(match clock::after(context, end) {
            Some((time, end)) => Reading::new(at..end, Meaning::Set(weekly(weekday) + &time.value())),
            None => Reading::new(at..end, Meaning::Set(weekly(weekday))),
        });
    }
    if let Some(season) = entry.season {
        return set(format!("XXXX-{}", season.code()));
    }
    if let Some(part) = entry.part {
        return set(format!("XXXX-XX-XX{part}"));
    }
    let (month, end) = context.month(next)?;
    Some(Reading::new(at..end, Meaning::Set(format!("XXXX-{month:02}"))))
}
