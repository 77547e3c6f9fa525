//! Quarters and halves of a year: `first quarter of 2014`, `the 1988 third quarter`, `last year's fourth quarter`, `Q3 2014`.

use super::{
    absolute::date,
    parts::Context,
    reading::{Base, Field, Meaning, Reading, Year},
    words::Unit,
};
use crate::lexicon::{WordKind, is_kind};

/// `first quarter of 2014`, `third-quarter`, `second half of the year`.
pub(super) fn of_year(context: &Context<'_, '_>, at: usize) -> Option<Reading> {
    let (field, end) = part(context, at)?;
    let behind = if context.word(end) == "'s" { end + 1 } else { end };
    // `the first quarter of the century`
    if context.word(behind) == "of"
        && matches!(context.word(behind + 2), "century" | "decade" | "day" | "game" | "match")
    {
        return None;
    }
    if let Some((year, end)) = context.year_behind(behind) {
        return Some(date(at..end, field, year));
    }
    // Half a match or a list is no half of a year.
    let is_clear = matches!(field, Field::Quarter(_)) || is_of_business(context, at, end);
    is_clear.then(|| date(at..end, field, Year::Open(None)))
}

/// `third quarter`, `first-half`, `third fiscal quarter`: the part, and the token behind it.
fn part(context: &Context<'_, '_>, at: usize) -> Option<(Field, usize)> {
    let (number, end) = context.ordinal(at)?;
    let end = context.hyphen(end);
    let end = if is_kind(context.word(end), WordKind::YearAdjective) { end + 1 } else { end };
    let field = match context.word(end) {
        "quarter" if (1..=4).contains(&number) => Field::Quarter(number),
        "half" if (1..=2).contains(&number) => Field::Half(number),
        _ => return None,
    };
    Some((field, end + 1))
}

/// Whether a half with no year beside it stands in a sentence about money and shares, and is no half of something else.
fn is_of_business(context: &Context<'_, '_>, at: usize, end: usize) -> bool {
    let tokens = context.tokens;
    let Some(sentence) = tokens.sentences().get(tokens.sentence_of(at)) else { return false };
    context.word(end) != "of"
        && sentence.tokens.clone().any(|at| {
            matches!(
                tokens.word(at),
                "%" | "$"
                    | "£"
                    | "€"
                    | "percent"
                    | "profit"
                    | "profits"
                    | "earnings"
                    | "sales"
                    | "revenue"
                    | "output"
                    | "exports"
                    | "imports"
                    | "growth"
                    | "income"
                    | "losses"
                    | "economy"
                    | "forecast"
                    | "forecasts"
            )
        })
}

/// `the 1988 third quarter`, `1989's first half`; `the 1988 quarter` is the one of which the text speaks, in that year.
pub(super) fn behind_year(context: &Context<'_, '_>, at: usize) -> Option<Reading> {
    let year = context.year(at).map(Year::Known)?;
    let next = if context.word(at + 1) == "'s" { at + 2 } else { at + 1 };
    if let Some((field, end)) = part(context, next) {
        return Some(date(at..end, field, year));
    }
    let unit = match context.word(next) {
        "quarter" => Unit::Quarter,
        "period" if context.back(at, 1) == "the" => Unit::Year,
        _ => return None,
    };
    let end = next + 1;
    Some(Reading::new(at..end, Meaning::SamePart { year, unit }))
}

/// The unit of a word for what may be the same in another year: `the same quarter last year`, `the year-earlier period`.
pub(super) fn comparable(word: &str) -> Option<Unit> {
    Some(match word {
        "quarter" => Unit::Quarter,
        "month" => Unit::Month,
        "period" => Unit::Year,
        _ => return None,
    })
}

/// Behind words for the year before: `a year earlier`, `the year before`, `of the previous year`.
pub(super) fn year_before(context: &Context<'_, '_>, at: usize) -> Option<usize> {
    let at = if matches!(context.word(at), "of" | "in") { at + 1 } else { at };
    let is_year_before = match (context.word(at), context.word(at + 1), context.word(at + 2)) {
        ("a" | "one", "year", behind) => matches!(behind, "ago" | "earlier" | "before"),
        ("the", "year", behind) => matches!(behind, "earlier" | "before"),
        ("the", shift, "year") => matches!(shift, "previous" | "prior" | "preceding"),
        _ => false,
    };
    is_year_before.then_some(at + 3)
}

/// The quarter that two months enclose, behind the first of which this token stands: `October-December quarter`.
pub(super) fn of_months(context: &Context<'_, '_>, first: u32, end: usize) -> Option<(Field, usize)> {
    let hyphen = end;
    let (last, end) = context.month(context.joint(end)?)?;
    let is_quarter = first % 3 == 1 && last == first + 2;
    let is_named = matches!(context.word(end), "quarter" | "period");
    // `in January-March`
    let is_hyphened = context.is_dash(hyphen) && context.touches(hyphen + 1);
    let after = if is_named { end + 1 } else { end };
    (is_quarter && (is_named || is_hyphened)).then_some((Field::Quarter(first / 3 + 1), after))
}

/// The part of a year that stands behind it as its owner, else the year: `last year's fourth quarter`.
pub(super) fn owned(context: &Context<'_, '_>, year: Reading) -> Reading {
    let Meaning::Shifted { unit: Unit::Year, amount, base: Base::Published } = year.meaning else { return year };
    let end = year.tokens.end;
    if context.word(end) != "'s" {
        return year;
    }
    match part(context, end + 1) {
        Some((field, after)) => date(year.tokens.start..after, field, Year::Shifted(amount)),
        None => year,
    }
}

/// `Q3 2014`, `H1 2023`.
pub(super) fn in_short(context: &Context<'_, '_>, at: usize) -> Option<Reading> {
    let number: u32 = context.digits(at + 1).filter(|_| context.touches(at + 1))?.parse().ok()?;
    let end = at + 2;
    let field = of_letter(context.word(at), number)?;
    let (year, end) = context.year_behind(end).unwrap_or((Year::Open(None), end));
    // `H2` alone is anything.
    let is_clear =
        matches!(field, Field::Quarter(_)) || matches!(year, Year::Known(_)) && context.tokens.is_capital(at);
    is_clear.then(|| date(at..end, field, year))
}

/// `1H 2023`, `3Q 2014`.
pub(super) fn number_first(context: &Context<'_, '_>, at: usize) -> Option<Reading> {
    let number: u32 = context.digits(at)?.parse().ok()?;
    if !context.touches(at + 1) || !context.is_word(at + 1) || !context.tokens.is_capital(at + 1) {
        return None;
    }
    let field = of_letter(context.word(at + 1), number)?;
    let (year @ Year::Known(_), end) = context.year_behind(at + 2)? else { return None };
    Some(date(at..end, field, year))
}

fn of_letter(letter: &str, number: u32) -> Option<Field> {
    match (letter, number) {
        ("q", 1..=4) => Some(Field::Quarter(number)),
        ("h", 1 | 2) => Some(Field::Half(number)),
        _ => None,
    }
}
