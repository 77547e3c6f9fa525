//! The number at a place of a text: digits with their scale here, words in [`super::words`].

use super::{
    decimal::Decimal,
    metres, money,
    numeral::{self, Numeral, Place},
    out_of, unit, words,
};
use crate::tokens::Tokens;
use std::ops::Range;

/// What a number is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// `15`, `twenty`.
    Cardinal,
    /// `21st`, `first`.
    Ordinal,
    /// `a third`, `3/4`.
    Fraction,
    /// `dozens`, `tens of thousands`.
    Many,
    /// `twice`.
    Multiple,
}

/// A number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Number {
    /// Its first token.
    pub start: usize,
    /// The token behind it.
    pub end: usize,
    /// Its value, scale included.
    pub value: Decimal,
    /// What it is used for.
    pub kind: Kind,
    /// Its scale: a million in `15 million`, else one.
    pub factor: Decimal,
    /// Whether it begins with digits.
    pub digits: bool,
}

/// Whether a number may begin at a token: the cheap test before any work.
pub(super) fn may_begin(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is_number(at) || numeral::at(tokens, at).is_some_and(|numeral| !matches!(numeral, Numeral::Short(..)))
}

/// The number that begins at a token, within bounds. An article that belongs to it (`a dozen`) may stand before the token.
pub(super) fn read(tokens: &Tokens<'_>, at: usize, bounds: &Range<usize>, money: bool) -> Option<Number> {
    let number = plain(tokens, at, bounds, money)?;
    let share = if money { None } else { out_of::share(tokens, &number, bounds) };
    Some(share.unwrap_or(number))
}

/// The number, whatever it is a part of.
pub(super) fn plain(tokens: &Tokens<'_>, at: usize, bounds: &Range<usize>, money: bool) -> Option<Number> {
    if at >= bounds.end {
        None
    } else if tokens.is_number(at) {
        digits(tokens, at, bounds.end, money)
    } else {
        words::read(tokens, at, bounds)
    }
}

fn digits(tokens: &Tokens<'_>, at: usize, limit: usize, money: bool) -> Option<Number> {
    let fraction = slashed(tokens, at, limit);
    let kind = if fraction.is_some() { Kind::Fraction } else { Kind::Cardinal };
    let (end, value) = match fraction {
        Some(fraction) => fraction,
        None => mixed(tokens, at, limit)?,
    };
    if end < limit && !tokens.has_space_before(end) && matches!(tokens.word(end), "st" | "nd" | "rd" | "th") {
        return Some(Number {
            start: at,
            end: end + 1,
            value,
            kind: Kind::Ordinal,
            factor: Decimal::ONE,
            digits: true,
        });
    }
    let (end, factor) = scales(tokens, end, limit, money);
    Some(Number { start: at, end, value: value.times(factor)?, kind, factor, digits: true })
}

/// Digits, with a fraction behind them or not: `5`, `5½`, `5 1/2`.
fn mixed(tokens: &Tokens<'_>, at: usize, limit: usize) -> Option<(usize, Decimal)> {
    let (end, value) = whole(tokens, at, limit)?;
    if let Some((after, part)) = slashed(tokens, end, limit) {
        return Some((after, value.plus(part)?));
    }
    // `5-1/2`: prices of the exchanges.
    if end < limit
        && tokens.written(end) == "-"
        && !tokens.has_space_before(end)
        && !tokens.has_space_before(end + 1)
        && let Some((after, part)) = slashed(tokens, end + 1, limit)
    {
        return Some((after, value.plus(part)?));
    }
    if end < limit
        && !tokens.has_space_before(end)
        && let Some(Numeral::Character(numerator, denominator)) = numeral::at(tokens, end)
    {
        return Some((end + 1, value.plus(Decimal::whole(numerator).over(denominator)?)?));
    }
    (!pairs(tokens, end)).then_some((end, value))
}

/// Digits, with spaces or apostrophes between groups of three: `10 000`, `10'000`.
fn whole(tokens: &Tokens<'_>, at: usize, limit: usize) -> Option<(usize, Decimal)> {
    let first = tokens.written(at);
    let mut end = at + 1;
    if let Some(found) = apostrophes(tokens, at, limit) {
        return Some(found);
    }
    while end < limit && tokens.is_number(end) {
        end += 1;
    }
    if end == at + 2 && slashed(tokens, at + 1, limit).is_some() {
        end = at + 1;
    }
    if end == at + 1 {
        return Some((end, Decimal::parse(first)?));
    }
    let grouped = (at + 1..end).all(|token| tokens.written(token).len() == 3 && is_digits(tokens.written(token)));
    if !grouped || first.len() > 3 || !is_digits(first) {
        return None;
    }
    let joined: String = (at..end).map(|token| tokens.written(token)).collect();
    Some((end, Decimal::parse(&joined)?))
}

/// `30'000`, as the Swiss write it.
fn apostrophes(tokens: &Tokens<'_>, at: usize, limit: usize) -> Option<(usize, Decimal)> {
    let mut end = at + 1;
    if !matches!(tokens.written(end), "'" | "’") {
        return None;
    }
    let mut joined = tokens.written(at).to_owned();
    while end + 1 < limit
        && matches!(tokens.written(end), "'" | "’")
        && !tokens.has_space_before(end)
        && !tokens.has_space_before(end + 1)
        && tokens.written(end + 1).len() == 3
        && is_digits(tokens.written(end + 1))
    {
        joined.push_str(tokens.written(end + 1));
        end += 2;
    }
    (end > at + 1 && tokens.written(at).len() <= 3).then_some(())?;
    Some((end, Decimal::parse(&joined)?))
}

fn is_digits(written: &str) -> bool {
    written.bytes().all(|byte| byte.is_ascii_digit())
}

/// `3/4`. Only usual denominators: `9/11` is a day, `24/7` a habit.
fn slashed(tokens: &Tokens<'_>, at: usize, limit: usize) -> Option<(usize, Decimal)> {
    let end = at + 3;
    if end > limit
        || !tokens.is_number(at)
        || tokens.written(at + 1) != "/"
        || !pairs(tokens, at + 1)
        || pairs(tokens, end)
    {
        return None;
    }
    let numerator = Decimal::parse(tokens.written(at))?.as_whole()?;
    let denominator = Decimal::parse(tokens.written(at + 2))?.as_whole()?;
    if numerator < 1 || numerator >= denominator || !matches!(denominator, 2..=5 | 8) {
        return None;
    }
    Some((end, Decimal::whole(numerator).over(denominator)?))
}

/// Whether a slash or colon at a token ties two numbers: `9/11`, `10:30`.
fn pairs(tokens: &Tokens<'_>, at: usize) -> bool {
    matches!(tokens.written(at), "/" | ":")
        && !tokens.has_space_before(at)
        && tokens.is_number(at + 1)
        && !tokens.has_space_before(at + 1)
}

/// The scale words behind a number: the token behind them and their product.
pub(super) fn scales(tokens: &Tokens<'_>, mut end: usize, limit: usize, money: bool) -> (usize, Decimal) {
    let mut factor: i128 = 1;
    loop {
        let next = super::after_join(tokens, end);
        if next >= limit {
            break;
        }
        let scale = match numeral::at(tokens, next) {
            Some(Numeral::Scale(scale) | Numeral::Dozen(scale)) => scale,
            Some(Numeral::Short(scale, place))
                if factor == 1 && tokens.is_number(end - 1) && next == end && fits(tokens, next, place, money) =>
            {
                scale
            }
            _ => break,
        };
        let Some(product) = factor.checked_mul(scale) else { break };
        factor = product;
        end = next + 1;
    }
    (end, Decimal::whole(factor))
}

/// Whether a short scale may stand at a token.
fn fits(tokens: &Tokens<'_>, at: usize, place: Place, money: bool) -> bool {
    let joined = !tokens.has_space_before(at);
    match place {
        Place::Any => true,
        Place::Joined => joined,
        Place::Money => money,
        // The firm `3M` is no number; `15M people` is one.
        Place::Metre if tokens.is_capital(at) && !money => {
            joined && (money::names_currency(tokens, at + 1) || unit::is_counted_behind(tokens, at + 1))
        }
        Place::Metre => money || (joined && !metres::is_metre(tokens, at)),
    }
}
