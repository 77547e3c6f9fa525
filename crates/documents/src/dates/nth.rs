//! What is counted in a month or a year: `the last Friday of January`, `the first week of May 2021`, `the last three months of
//! 2022`.

use super::{
    absolute::date,
    parts::Context,
    reading::{Field, Piece, Reading, Year},
    words::{Shift, Unit},
};

/// The counted part of a month or year that begins here.
pub(super) fn at(context: &Context<'_, '_>, at: usize) -> Option<Reading> {
    let (nth, next) = place(context, at)?;
    let (count, next) = if nth.abs() == 1 { context.amount(next).unwrap_or((100, next)) } else { (100, next) };
    let entry = context.entry(next)?;
    let end = next + 1;
    if let (Some(weekday), 100) = (entry.weekday, count) {
        return of_month_or_year(context, at, end, |month| Field::Part { nth, piece: Piece::Weekday(weekday), month });
    }
    let word = entry.unit?;
    let count = u32::try_from(count / 100 * word.times).ok()?;
    let piece = match word.unit {
        Unit::Day => Piece::Days(count),
        Unit::Week => Piece::Days(7 * count),
        Unit::Weekend if count == 1 => Piece::Weekend,
        Unit::Month => return of_year(context, at, end, months(nth, count)?),
        Unit::Quarter if nth == -1 && count == 1 => return of_year(context, at, end, Field::Quarter(4)),
        _ => return None,
    };
    matches!(piece, Piece::Weekend | Piece::Days(1..=30))
        .then(|| of_month_or_year(context, at, end, |month| Field::Part { nth, piece, month }))?
}

/// `first`, `twenty-third`, `last`, `final`.
fn place(context: &Context<'_, '_>, at: usize) -> Option<(i8, usize)> {
    let entry = context.entry(at)?;
    if entry.shift == Some(Shift::Last) || entry.last {
        return Some((-1, at + 1));
    }
    let (number, end) = context.ordinal(at)?;
    Some((i8::try_from(number).ok().filter(|number| (1..=31).contains(number))?, end))
}

/// Three or six months at one end of a year are a quarter or half of it.
fn months(nth: i8, count: u32) -> Option<Field> {
    Some(match (nth, count) {
        (1, 3) => Field::Quarter(1),
        (-1, 3) => Field::Quarter(4),
        (1, 6) => Field::Half(1),
        (-1, 6) => Field::Half(2),
        _ => return None,
    })
}

fn of_year(context: &Context<'_, '_>, at: usize, end: usize, field: Field) -> Option<Reading> {
    if context.word(end) != "of" {
        return None;
    }
    let (year, end) = context.year_behind(end)?;
    Some(date(at..end, field, year))
}

fn of_month_or_year(
    context: &Context<'_, '_>,
    at: usize,
    end: usize,
    field: impl Fn(Option<u32>) -> Field,
) -> Option<Reading> {
    if !matches!(context.word(end), "of" | "in") {
        return None;
    }
    if let Some((month, after)) = context.month(end + 1) {
        let (year, after) = context.year_behind(after).unwrap_or((Year::Open(None), after));
        return Some(date(at..after, field(Some(month)), year));
    }
    let (year, after) = context.year_behind(end)?;
    Some(date(at..after, field(None), year))
}
