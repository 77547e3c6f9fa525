//! Dates of the calendar: days, months, quarters, seasons, years, decades, centuries and named days, with or without their
//! year.

use super::{
    Day, DayOrder,
    parts::Context,
    quarters,
    reading::{Clock, Field, Meaning, Reader, Reading, Year, longest, longest_asked},
    words::{self, Shift, Trust, Unit},
};
use crate::lexicon::{WordKind, is_kind};
use std::ops::Range;

/// The longest date of the calendar that begins here.
pub(super) fn at(context: &Context<'_, '_>, at: usize) -> Option<Reading> {
    if context.number(at).is_some() {
        let readers: [Reader; 9] = [
            numeric,
            day_then_month,
            quarters::of_year,
            quarters::behind_year,
            quarters::number_first,
            decade_in_digits,
            century,
            bare_year,
            day_alone,
        ];
        return longest(context, at, readers);
    }
    let entry = context.entry(at).filter(|entry| {
        let named =
            entry.month.is_some() || entry.weekday.is_some() || entry.season.is_some() || entry.decade.is_some();
        named
            || entry.ordinal.is_some()
            || entry.number.is_some()
            || entry.phrase
            || matches!(context.word(at), "q" | "h")
    })?;
    let readers: [(bool, Reader); 9] = [
        (entry.month.is_some(), month_first),
        (entry.weekday.is_some(), weekday),
        (entry.season.is_some(), season),
        (entry.ordinal.is_some() || entry.number.is_some(), day_then_month),
        (entry.ordinal.is_some(), quarters::of_year),
        (entry.ordinal.is_some() || entry.number.is_some(), century),
        (entry.decade.is_some(), decade_in_words),
        (entry.phrase, holiday),
        (matches!(context.word(at), "q" | "h"), quarters::in_short),
    ];
    longest_asked(context, at, readers)
}

/// A date of the calendar.
pub(super) fn date(tokens: Range<usize>, field: Field, year: Year) -> Reading {
    Reading::new(tokens, Meaning::Date { field, year })
}

/// `2015-01-02`, `1/2/2015`, `2.1.2015`, and the attacks of `9/11`.
fn numeric(context: &Context<'_, '_>, at: usize) -> Option<Reading> {
    let text = context.number(at)?;
    if text.contains('.') {
        let mut parts = text.split('.');
        let numbers = [parts.next()?, parts.next()?, parts.next()?];
        if parts.next().is_some() {
            return None;
        }
        let end = at + 1;
        return numbered_day(numbers, DayOrder::DayFirst, false).map(|(field, year)| date(at..end, field, year));
    }
    let separator = context.word(at + 1);
    let is_separator = matches!(separator, "-" | "/" | "–") && context.touches(at + 1) && context.touches(at + 2);
    if !is_separator
        || (at > context.paragraph.start
            && context.touches(at)
            && !matches!(context.back(at, 1), "(" | "[" | "\"" | "“"))
    {
        return None;
    }
    let (first, second) = (context.digits(at)?, context.digits(at + 2)?);
    let third = context
        .digits(at + 4)
        .filter(|_| context.word(at + 3) == separator && context.touches(at + 3) && context.touches(at + 4));
    if let Some(third) = third {
        let end = at + 5;
        let (field, year) = numbered_day([first, second, third], context.settings.order, separator == "/")?;
        return Some(date(at..end, field, year));
    }
    let end = at + 3;
    if first == "9" && second == "11" && separator == "/" {
        let attacks = Day::new(2001, 9, 11);
        let is_later = context.settings.published.is_none() || context.settings.published >= attacks;
        return is_later.then(|| date(at..end, Field::Day { month: 9, day: 11 }, Year::Known(2001)));
    }
    // `2014-15` and `2014/15` are two years, unless more digits follow.
    let year = context.year(at).filter(|year| (1900..2100).contains(year) && second.len() == 2)?;
    let next: i32 = second.parse().ok()?;
    let has_more =
        context.touches(end) && !matches!(context.word(end), "." | "," | ")" | ";" | ":" | "'s" | "\"" | "”");
    (next == (year + 1) % 100 && !has_more).then(|| date(at..end, Field::Years(1), Year::Known(year)))
}

/// Three numbers as a day.
fn numbered_day([first, second, third]: [&str; 3], order: DayOrder, may_be_short: bool) -> Option<(Field, Year)> {
    let number = |text: &str| text.parse::<u32>().ok().filter(|_| text.len() <= 2);
    let (year, month, day) = if first.len() == 4 {
        (first.parse::<i32>().ok()?, number(second)?, number(third)?)
    } else {
        let year = match third.len() {
            4 => third.parse::<i32>().ok()?,
            2 if may_be_short => {
                third.parse::<i32>().ok().map(|year| if year >= 70 { 1900 + year } else { 2000 + year })?
            }
            _ => return None,
        };
        let (first, second) = (number(first)?, number(second)?);
        let is_day_first = first > 12 || (second <= 12 && order == DayOrder::DayFirst);
        if is_day_first { (year, second, first) } else { (year, first, second) }
    };
    Day::new(year, month, day).filter(|_| (1000..=2200).contains(&year))?;
    Some((Field::Day { month, day }, Year::Known(year)))
}

/// `2 January 2015`, `2nd of January`, `3-5 May`.
fn day_then_month(context: &Context<'_, '_>, at: usize) -> Option<Reading> {
    let (first, end) = context.day_of_month(at)?;
    let range_joint = context
        .joint(end)
        .or_else(|| (context.word(end) == "and" && context.back(at, 1) == "between").then_some(end + 1))
        .or_else(|| and_next_day(context, first, end));
    if let Some((last, end)) = range_joint.and_then(|next| context.day_of_month(next))
        && let Some((month, end)) = context.month(if context.word(end) == "of" { end + 1 } else { end })
        && first < last
    {
        let (year, end) = context.year_behind(end).unwrap_or((Year::Open(None), end));
        return Some(date(at..end, Field::Days { month, first, last }, year));
    }
    let has_of = context.word(end) == "of";
    if !has_of && context.is_word(at) {
        return None;
    }
    // `the 25th of last month`
    if has_of
        && let Some(shift @ (Shift::Last | Shift::This | Shift::Next)) =
            context.entry(end + 1).and_then(|entry| entry.shift)
        && context.word(end + 2) == "month"
    {
        let after = end + 3;
        return Some(Reading::new(at..after, Meaning::DayOfMonth { day: first, months: Some(shift.amount()) }));
    }
    let month_at = if has_of { end + 1 } else { context.hyphen(end) };
    let (month, end) = context.month(month_at)?;
    let (year, end) = context
        .year_behind(end)
        .or_else(|| {
            let next = context.hyphen(end);
            context.year(next).map(|year| (Year::Known(year), next + 1))
        })
        .unwrap_or((Year::Open(None), end));
    Some(date(at..end, Field::Day { month, day: first }, year))
}

/// Behind `and` where the day after a day of the month follows: `3 and 4 May`.
fn and_next_day(context: &Context<'_, '_>, day: u32, end: usize) -> Option<usize> {
    let next = (context.word(end) == "and").then_some(end + 1)?;
    context.day_of_month(next).filter(|(other, _)| *other == day + 1).map(|_| next)
}

/// `January 2, 2015`, `Jan 3-5`, `January 2015`, `January`.
fn month_first(context: &Context<'_, '_>, at: usize) -> Option<Reading> {
    let (month, end) = context.month(at)?;
    if let Some((field, end)) = quarters::of_months(context, month, end) {
        let (year, end) = context.year_behind(end).unwrap_or((Year::Open(None), end));
        return Some(date(at..end, field, year));
    }
    let day_at = if context.word(end) == "the" { end + 1 } else { end };
    let day = context.day_of_month(day_at).filter(|(_, after)| {
        let is_time = context.word(*after) == ":" && context.touches(*after) && context.digits(after + 1).is_some();
        // `In March 15 soldiers` and `In March second graders` name no day.
        let is_count = context.counts(*after) || (context.is_word(day_at) && context.is_word(*after));
        !is_time && !is_count
    });
    if let Some((first, after)) = day {
        let joint = context.joint(after).or_else(|| {
            let next = and_next_day(context, first, after)?;
            let (_, end) = context.day_of_month(next)?;
            // `On May 3 and 4 soldiers died`
            let is_day = !context.is_word(end)
                || context.entry(end).is_some_and(|entry| entry.before_year.is_some())
                || matches!(context.word(end), "at" | "to" | "with" | "near");
            is_day.then_some(next)
        });
        let last = joint.and_then(|next| context.day_of_month(next)).filter(|(last, after)| {
            *last > first
                && context.month(*after).is_none()
                && !context.counts(*after)
                && context.entry(*after).is_none_or(|entry| entry.unit.is_none())
        });
        let (field, after) = match last {
            Some((last, after)) => (Field::Days { month, first, last }, after),
            None => (Field::Day { month, day: first }, after),
        };
        let (year, after) = context.year_behind(after).unwrap_or_else(|| {
            let is_attacks = field == Field::Day { month: 9, day: 11 } && speaks_of_attacks(context, at, after);
            (if is_attacks { Year::Known(2001) } else { Year::Open(None) }, after)
        });
        return Some(date(at..after, field, year));
    }
    if let Some((year, after)) = context.year_behind(end)
        && (context.word(end) != "," || is_month(context, at, end))
    {
        return Some(date(at..after, Field::Month(month), year));
    }
    is_month(context, at, end).then(|| date(at..end, Field::Month(month), Year::Open(None)))
}

/// Whether a September 11 with no year beside it is that of the attacks of 2001, as their name has none.
fn speaks_of_attacks(context: &Context<'_, '_>, at: usize, end: usize) -> bool {
    let is_named = matches!(
        context.word(end),
        "attack" | "attacks" | "terrorist" | "terrorists" | "terror" | "hijackers" | "hijackings" | "commission"
    );
    // `the attacks of September 11`
    let is_of =
        context.back(at, 1) == "of" && matches!(context.back(at, 2), "attack" | "attacks" | "events" | "hijackings");
    let is_later = context.settings.published.is_none_or(|day| (2001, 9, 11) <= (day.year(), day.month(), day.day()));
    let is_since = context.back(at, 1) == "since" && context.settings.published.is_some_and(|day| day.year() > 2001);
    is_later && (is_named || is_of || is_since)
}

/// Whether a month's name with no number beside it is meant as a month.
fn is_month(context: &Context<'_, '_>, at: usize, end: usize) -> bool {
    let Some((_, trust)) = context.entry(at).and_then(|entry| entry.month) else { return false };
    let before = context.entry_before(at);
    let is_led = before.is_some_and(|entry| entry.before_year.is_some() || entry.shift.is_some() || entry.every)
        || context.back(at, 1) == "-" && context.back(at, 2) == "mid";
    let follows = context.word(end);
    match trust {
        Trust::Sure => true,
        Trust::Name => is_led || !context.tokens.is_capital(end) || !context.is_word(end),
        Trust::Word | Trust::Short => {
            let is_adjective = context.back(at, 1) == "the"
                && context.is_word(end)
                && !context.tokens.is_capital(end)
                && !matches!(
                    follows,
                    "of" | "on" | "for" | "to" | "against" | "that" | "which" | "from" | "and" | "was" | "is" | "in"
                );
            (is_led && follows != "'s" || is_adjective) && (trust == Trust::Word || end > at + 1)
        }
    }
}

/// `Friday`, `Friday, Jan. 2, 2015`, `Monday of last week`.
pub(super) fn weekday(context: &Context<'_, '_>, at: usize) -> Option<Reading> {
    let entry = context.entry(at)?;
    let weekday = entry.weekday?;
    let end =
        if entry.short_weekday && context.word(at + 1) == "." && context.touches(at + 1) { at + 2 } else { at + 1 };
    let next = context.comma(end);
    let next = if context.word(next) == "the" { next + 1 } else { next };
    let full_days: [Reader; 3] = [day_then_month, month_first, numeric];
    let full = longest(context, next, full_days)
        .filter(|reading| matches!(reading.meaning, Meaning::Date { field: Field::Day { .. }, .. }));
    if let Some(full) = full {
        return Some(Reading { tokens: at..full.tokens.end, ..full });
    }
    // `Sun` and `Sat` are words.
    let is_led = matches!(context.back(at, 1), "on" | "by" | "until" | "since" | "last" | "next" | "this")
        || context.back(at, 1) == "and" && at == context.floor + 1;
    let is_beside = context.number(end).is_some() || end > at + 1 && !context.is_word(end);
    let is_clear = context.tokens.is_capital(at) && (is_led || is_beside);
    if entry.short_weekday && !is_clear {
        return None;
    }
    if let Some((weeks, after)) = week_behind(context, end) {
        return Some(Reading::new(at..after, Meaning::WeekdayOfWeek { weekday, weeks }));
    }
    // `Monday evening last week`
    let part_at = context.hyphen(end);
    if let Some(part) = context.entry(part_at).and_then(|entry| entry.part)
        && let Some((weeks, after)) = week_behind(context, part_at + 1)
    {
        let day = Reading::new(at..after, Meaning::WeekdayOfWeek { weekday, weeks });
        return Some(day.at(Some(Clock::Part(part))));
    }
    Some(Reading::new(at..end, Meaning::Weekday { weekday, shift: None }))
}

/// The week behind a weekday, by how many weeks it is after that of publication: `of last week`, `two weeks ago`.
fn week_behind(context: &Context<'_, '_>, at: usize) -> Option<(i64, usize)> {
    let of = if context.word(at) == "of" { at + 1 } else { at };
    let shift = context.entry(of).and_then(|entry| entry.shift).filter(|_| context.word(of + 1) == "week");
    if let Some(shift @ (Shift::Last | Shift::This | Shift::Next)) = shift {
        return Some((shift.amount(), of + 2));
    }
    let (amount, end) = context.amount(at)?;
    let (word, end) = context.unit(end)?;
    let is_week = word.unit == Unit::Week && word.times == 1 && amount % 100 == 0;
    let weeks = i64::try_from(amount / 100).ok()?;
    (is_week && context.word(end) == "ago").then_some((-weeks, end + 1))
}

/// `summer of 2010`, `winter`, and `fall` where it is no verb.
fn season(context: &Context<'_, '_>, at: usize) -> Option<Reading> {
    let season = context.entry(at)?.season?;
    let end = at + 1;
    let has_the = context.back(at, 1) == "the";
    if let Some((year, after)) = context.year_behind(end) {
        // `prices fall this year`
        let is_verb =
            context.word(at) == "fall" && !has_the && context.word(end) != "of" && context.year(end).is_none();
        if !is_verb {
            return Some(date(at..after, Field::Season(season), year));
        }
    }
    let is_name = context.tokens.is_capital(at) && context.tokens.is_capital(end) && context.is_word(end);
    let led = if has_the { context.back(at, 2) } else { context.back(at, 1) };
    let is_led = matches!(
        led,
        "in" | "during" | "by" | "since" | "until" | "through" | "throughout" | "early" | "late" | "mid" | "over" | "-"
    );
    let is_clear = match context.word(at) {
        "fall" => is_led && (has_the || context.back(at, 1) != "by") && context.word(end) != "of",
        "spring" => is_led || context.back(at, 2) == "end" || context.back(at, 2) == "of",
        _ => true,
    };
    (is_clear && !is_name).then(|| date(at..end, Field::Season(season), Year::Open(None)))
}

/// `1990s`, `'90s`, `the 90s`.
fn decade_in_digits(context: &Context<'_, '_>, at: usize) -> Option<Reading> {
    let digits = context.digits(at).filter(|digits| digits.ends_with('0'))?;
    let has_apostrophe = context.word(at + 1) == "'s";
    let has_s = context.touches(at + 1) && (has_apostrophe || context.word(at + 1) == "s");
    if !has_s {
        return None;
    }
    let end = at + 2;
    let number: i32 = digits.parse().ok()?;
    if digits.len() == 4 && (1000..2100).contains(&number) {
        let meaning = if number % 100 == 0 && number < 1900 {
            Meaning::Century(number / 100)
        } else {
            Meaning::Decade(number / 10)
        };
        // `1990's winner` speaks of the year.
        let is_year = has_apostrophe
            && context.is_word(end)
            && context.entry(end).is_none_or(|entry| entry.before_year.is_none());
        return (!is_year).then(|| Reading::new(at..end, meaning));
    }
    let is_short = context.back(at, 1) == "'" && context.touches(at);
    let is_led = context.back(at, 1) == "the" || context.back(at, 1) == "-" && context.back(at, 2) == "mid";
    let is_decade = digits.len() == 2 && (is_short || is_led && number >= 50);
    if !is_decade {
        return None;
    }
    let start = if is_short && at > context.floor { at - 1 } else { at };
    let tens = if number >= 30 { 190 + number / 10 } else { 200 + number / 10 };
    Some(Reading::new(start..end, Meaning::Decade(tens)))
}

/// `the nineties`.
fn decade_in_words(context: &Context<'_, '_>, at: usize) -> Option<Reading> {
    let tens = context.entry(at)?.decade?;
    let end = at + 1;
    let is_led = matches!(context.back(at, 1), "the" | "early" | "late" | "mid" | "-")
        && !matches!(context.back(at, 2), "his" | "her" | "their" | "my");
    is_led.then(|| Reading::new(at..end, Meaning::Decade(tens)))
}

/// `19th century`, `twentieth-century`.
fn century(context: &Context<'_, '_>, at: usize) -> Option<Reading> {
    let (number, end) = context.ordinal(at)?;
    let end = context.hyphen(end);
    let is_century = is_kind(context.word(end), WordKind::Century) && (1..=30).contains(&number);
    let after = end + 1;
    is_century.then(|| Reading::new(at..after, Meaning::Century(number.cast_signed() - 1)))
}

/// `in 2013`, `(2015)`, `the 2012 election`.
fn bare_year(context: &Context<'_, '_>, at: usize) -> Option<Reading> {
    let year = context.year(at)?;
    let end = at + 1;
    is_year(context, at, year).then(|| date(at..end, Field::Year, Year::Known(year)))
}

/// Whether a number of four digits with no month beside it is a year.
fn is_year(context: &Context<'_, '_>, at: usize, year: i32) -> bool {
    let end = at + 1;
    let follows = context.word(end);
    if context.touches(end) && matches!(follows, "/" | ":") && context.number(end + 1).is_some() {
        return false;
    }
    if is_kind(follows, WordKind::Fiscal) {
        return true;
    }
    let is_modern = (1900..=2050).contains(&year);
    let is_counting = context.counts(end);
    // `1990 cars` may count, as any plural may behind a round number; `2000 people` certainly does.
    let is_plural = context.is_word(end)
        && !context.tokens.is_capital(end)
        && follows.len() > 3
        && follows.ends_with('s')
        && !is_kind(follows, WordKind::NotCounted);
    let may_be_year = is_modern && !is_counting && !(is_plural && year % 10 == 0);
    if context.year_ended && matches!(at - context.floor, 1 | 2) {
        return may_be_year;
    }
    let before_at = if context.back(at, 1) == "-" && context.touches(at) { 2 } else { 1 };
    let before = context.back(at, before_at);
    // `end-2025`
    if before == "end" && before_at == 2 {
        return is_modern;
    }
    if before == "(" {
        return matches!(follows, ")" | "-" | "–" | "," | ";") && year >= 1500;
    }
    if at == context.paragraph.start || matches!(before, "." | "\"" | "“") {
        return is_modern && matches!(follows, "was" | "is" | "will" | "saw" | "has" | "had" | ":" | "–" | "—");
    }
    match at.checked_sub(before_at).and_then(|at| context.entry(at)).and_then(|entry| entry.before_year) {
        // `in 2014 police arrested` is clear enough, `in 2000 homes` is not.
        Some(true) => year >= 1200 && (may_be_year || (is_modern && year % 10 != 0) || (!is_counting && !is_plural)),
        Some(false) => {
            let is_total = before == "of" && is_kind(context.back(at, 2), WordKind::Total);
            may_be_year && !is_total
        }
        None => {
            let is_led = matches!(before, "the" | "a" | "its" | "his" | "her" | "their" | "our" | "my" | "'s");
            // `it reported 1989 earnings`
            let is_result = is_kind(follows, WordKind::NotCounted) && follows != "this";
            may_be_year && (follows == "'s" || is_result || is_led && context.is_word(end) && follows != "s")
        }
    }
}

/// `on the 25th`.
fn day_alone(context: &Context<'_, '_>, at: usize) -> Option<Reading> {
    let (day, end) = context.ordinal(at).filter(|(day, _)| (1..=31).contains(day))?;
    let is_led = context.back(at, 1) == "the" && matches!(context.back(at, 2), "on" | "until" | "by" | "since");
    let is_end = !context.is_word(end) && !context.tokens.joins(end) && context.number(end).is_none();
    (is_led && is_end).then(|| Reading::new(at..end, Meaning::DayOfMonth { day, months: None }))
}

/// `Christmas Eve`, `Easter Sunday 2014`.
pub(super) fn holiday(context: &Context<'_, '_>, at: usize) -> Option<Reading> {
    let (end, holiday) = words::NAMED_DAYS.longest_at(context.tokens, at)?;
    // `election day` needs no capital, `easter` and `christmas` do.
    let is_day = end > at + 1 && matches!(context.back(end, 1), "day" | "eve");
    let is_whole = end <= context.paragraph.end && (context.tokens.is_capital(at) || is_day);
    let (year, after) =
        context.year_behind(end).filter(|_| context.word(end) != "in").unwrap_or((Year::Open(None), end));
    is_whole.then(|| date(at..after, Field::Holiday(*holiday), year))
}
