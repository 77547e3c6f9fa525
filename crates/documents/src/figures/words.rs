//! Numbers written in words: `three hundred and fifty`, `two and a half million`, `half a dozen`, `tens of thousands`,
//! `three-quarters`, `twenty-first`.

use super::{
    after_join, before,
    decimal::Decimal,
    number::{Kind, Number, scales},
    numeral::{self, Numeral, Place},
    unit,
};
use crate::{
    lexicon::{WordKind, is_kind},
    tokens::Tokens,
};
use std::ops::Range;

/// The number in words that begins at a token.
pub(super) fn read(tokens: &Tokens<'_>, at: usize, bounds: &Range<usize>) -> Option<Number> {
    let one = Decimal::ONE;
    match numeral::at(tokens, at)? {
        Numeral::Unit(_) | Numeral::Ten(_) => cardinal(tokens, at, at, Sum::default(), bounds),
        Numeral::Scale(_) | Numeral::Dozen(_) => {
            let start = article(tokens, at, bounds.start).unwrap_or(at);
            cardinal(tokens, start, at, Sum { group: 1, last: Last::Unit, ..Sum::default() }, bounds)
        }
        Numeral::Pair(value) => {
            let start = article(tokens, at, bounds.start)?;
            if tokens.word(at + 1) != "of" {
                return None;
            }
            // `a couple of million euros`
            let (end, factor) = scales(tokens, at + 2, bounds.end, false);
            let end = if factor == one { at + 1 } else { end };
            Some(made(start, end, Decimal::whole(value).times(factor)?, Kind::Cardinal, factor))
        }
        Numeral::Many(value) => many(tokens, at, value, bounds.end),
        Numeral::Ordinal(value) => ordinal(tokens, at, value, bounds),
        Numeral::Part(denominator) => part(tokens, at, denominator, bounds),
        Numeral::Character(numerator, denominator) => {
            let value = Decimal::whole(numerator).over(denominator)?;
            let (end, factor) = scales(tokens, at + 1, bounds.end, false);
            let kind = if factor == one { Kind::Fraction } else { Kind::Cardinal };
            Some(made(at, end, value.times(factor)?, kind, factor))
        }
        Numeral::Times(value) => Some(made(at, at + 1, Decimal::whole(value), Kind::Multiple, one)),
        Numeral::Short(..) => None,
    }
}

fn made(start: usize, end: usize, value: Decimal, kind: Kind, factor: Decimal) -> Number {
    Number { start, end, value, kind, factor, digits: false }
}

/// The `a` before a word, with or without a hyphen.
fn article(tokens: &Tokens<'_>, at: usize, floor: usize) -> Option<usize> {
    let mut previous = before(tokens, at, floor)?;
    if tokens.joins(previous) {
        previous = before(tokens, previous, floor)?;
    }
    matches!(tokens.word(previous), "a" | "an").then_some(previous)
}

/// The last word that was added to a sum.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Last {
    #[default]
    Nothing,
    Unit,
    Ten,
    Scale,
}

/// A number that grows word by word.
#[derive(Debug, Default, Clone, Copy)]
struct Sum {
    /// What stands under a scale of a thousand or more.
    total: i128,
    /// What stands behind the last such scale.
    group: i128,
    /// The last such scale, or zero.
    scale: i128,
    last: Last,
}

impl Sum {
    /// Adds a word; whether it can follow the words so far.
    fn add(&mut self, numeral: Numeral) -> bool {
        match numeral {
            Numeral::Unit(value) if self.last != Last::Unit && (self.last != Last::Ten || (1..10).contains(&value)) => {
                self.group += value;
                self.last = Last::Unit;
            }
            Numeral::Ten(value) if matches!(self.last, Last::Nothing | Last::Scale) => {
                self.group += value;
                self.last = Last::Ten;
            }
            Numeral::Scale(100) if (1..100).contains(&self.group) && self.last != Last::Scale => {
                self.group *= 100;
                self.last = Last::Scale;
            }
            // `five bln`: wire services shorten the scale behind words, too.
            Numeral::Scale(scale) | Numeral::Short(scale, Place::Any)
                if scale >= 1000 && self.group > 0 && (self.scale == 0 || scale < self.scale) =>
            {
                self.total += self.group * scale;
                self.group = 0;
                self.scale = scale;
                self.last = Last::Scale;
            }
            Numeral::Dozen(size) if (1..100).contains(&self.group) && self.last != Last::Scale => {
                self.group *= size;
                self.last = Last::Scale;
            }
            _ => return false,
        }
        true
    }

    /// Adds the tenths of its scale that a hyphen ties to it: `a billion-FIVE`. Whether it has a scale for that.
    fn add_tenths(&mut self, digit: i128) -> bool {
        let takes = self.last == Last::Scale && self.group == 0 && self.scale >= 1_000_000;
        if takes {
            self.total += self.scale / 10 * digit;
        }
        takes
    }

    fn value(self) -> i128 {
        self.total + self.group
    }

    /// The scale of a number that is nothing but so many times the scale.
    fn factor(self) -> i128 {
        match self.last {
            Last::Scale if self.scale > 0 && self.group == 0 => self.scale,
            Last::Scale if self.total == 0 && self.group % 100 == 0 => 100,
            _ => 1,
        }
    }
}

fn cardinal(tokens: &Tokens<'_>, start: usize, at: usize, mut sum: Sum, bounds: &Range<usize>) -> Option<Number> {
    let limit = bounds.end;
    // In `between one hundred and two hundred` the `and` parts two numbers.
    let linking = before(tokens, start, bounds.start).is_none_or(|previous| tokens.word(previous) != "between");
    let end = run(tokens, at, limit, &mut sum, linking);
    if end == at {
        return None;
    }
    if sum.last == Last::Ten
        && tokens.joins(end)
        && let Some(Numeral::Ordinal(value @ 1..10)) = numeral::at(tokens, end + 1)
        && end + 1 < limit
    {
        return Some(made(start, end + 2, Decimal::whole(sum.value() + value), Kind::Ordinal, Decimal::ONE));
    }
    if end == at + 1
        && sum.last == Last::Unit
        && let Some(share) = parts_of(tokens, at, sum.value(), limit)
    {
        return Some(share);
    }
    let value = Decimal::whole(sum.value());
    if let Some((after, denominator)) = and_a_part(tokens, end, limit) {
        // `a million and a half`
        let of = if denominator == 2 && sum.factor() >= 1000 { sum.factor() } else { 1 };
        let value = value.plus(Decimal::whole(of).over(denominator)?)?;
        let (end, factor) = scales(tokens, after, limit, false);
        return Some(made(start, end, value.times(factor)?, Kind::Cardinal, factor));
    }
    if let Some((after, decimals)) = decimals(tokens, end, limit) {
        let (end, factor) = scales(tokens, after, limit, false);
        return Some(made(start, end, value.plus(decimals)?.times(factor)?, Kind::Cardinal, factor));
    }
    Some(made(start, end, value, Kind::Cardinal, Decimal::whole(sum.factor())))
}

/// Adds words as long as they go on with the number; the token behind the last.
fn run(tokens: &Tokens<'_>, at: usize, limit: usize, sum: &mut Sum, linking: bool) -> usize {
    let mut end = at;
    loop {
        let mut next = after_join(tokens, end);
        let linked = linking && end > at && sum.last == Last::Scale && tokens.word(next) == "and";
        if linked {
            next = after_join(tokens, next + 1);
        }
        if next >= limit {
            return end;
        }
        let Some(numeral) = numeral::at(tokens, next) else { return end };
        if linked && !matches!(numeral, Numeral::Unit(_) | Numeral::Ten(_)) {
            return end;
        }
        if end > at
            && tokens.joins(end)
            && let Numeral::Unit(digit @ 1..10) = numeral
            && numeral::at(tokens, next + 1).is_none()
            && sum.add_tenths(digit)
        {
            return next + 1;
        }
        if !sum.add(numeral) {
            return end;
        }
        end = next + 1;
    }
}

/// `two thirds`, `three-quarters`, `one fifth of`, and `three quarters of a million`.
fn parts_of(tokens: &Tokens<'_>, at: usize, numerator: i128, limit: usize) -> Option<Number> {
    let next = after_join(tokens, at + 1);
    if next >= limit || numerator == 0 {
        return None;
    }
    let tied = next > at + 1 || tokens.word(next + 1) == "of";
    let denominator = match numeral::at(tokens, next)? {
        // `two quarters` are half a year, `three quarters` mostly are a share.
        Numeral::Part(4) if tied || numerator == 3 => 4,
        Numeral::Part(denominator) if denominator > 4 || denominator == 3 || tied => denominator,
        Numeral::Ordinal(denominator @ 3..) if numerator == 1 && (tied || shares(tokens, next + 1)) => denominator,
        _ => return None,
    };
    let value = Decimal::whole(numerator).over(denominator)?;
    Some(of_a_scale(tokens, at, next + 1, value, limit))
}

/// A share, or with a scale or unit behind (`a quarter of a million`, `a quarter of a percentage point`) a number.
fn of_a_scale(tokens: &Tokens<'_>, start: usize, end: usize, value: Decimal, limit: usize) -> Number {
    let next = end + 2;
    if tokens.word(end) == "of" && matches!(tokens.word(end + 1), "a" | "one") && next < limit {
        if let Some(Numeral::Scale(1000..)) = numeral::at(tokens, next) {
            let (after, factor) = scales(tokens, next, limit, false);
            if after > next
                && let Some(value) = value.times(factor)
            {
                return made(start, after, value, Kind::Cardinal, factor);
            }
        }
        if unit::behind(tokens, next, limit).is_some() {
            return made(start, next, value, Kind::Cardinal, Decimal::ONE);
        }
    }
    made(start, end, value, Kind::Fraction, Decimal::ONE)
}

/// `and a half`: the token behind it and the denominator.
fn and_a_part(tokens: &Tokens<'_>, end: usize, limit: usize) -> Option<(usize, i128)> {
    let mut at = after_join(tokens, end);
    for word in ["and", "a"] {
        if tokens.word(at) != word {
            return None;
        }
        at = after_join(tokens, at + 1);
    }
    match numeral::at(tokens, at)? {
        Numeral::Part(denominator) | Numeral::Ordinal(denominator @ 3..) if at < limit => Some((at + 1, denominator)),
        _ => None,
    }
}

/// `point seven five`.
fn decimals(tokens: &Tokens<'_>, end: usize, limit: usize) -> Option<(usize, Decimal)> {
    if tokens.word(end) != "point" {
        return None;
    }
    let mut at = end + 1;
    let mut digits: i128 = 0;
    let mut unit: i128 = 1;
    while at < limit
        && unit < 1_000_000_000
        && let Some(Numeral::Unit(digit @ 0..10)) = numeral::at(tokens, at)
    {
        digits = digits * 10 + digit;
        unit *= 10;
        at += 1;
    }
    (unit > 1).then_some(())?;
    Some((at, Decimal::whole(digits).over(unit)?))
}

/// `dozens`, `tens of thousands`.
fn many(tokens: &Tokens<'_>, at: usize, value: i128, limit: usize) -> Option<Number> {
    let mut end = at + 1;
    let mut value = value;
    while end + 1 < limit
        && tokens.word(end) == "of"
        && let Some(Numeral::Many(scale)) = numeral::at(tokens, end + 1)
    {
        value = value.checked_mul(scale)?;
        end += 2;
    }
    // `the scores were level`, `in their tens`
    if tokens.is_kind(at, WordKind::NoAmount) && end == at + 1 && tokens.word(end) != "of" {
        return None;
    }
    Some(made(at, end, Decimal::whole(value), Kind::Many, Decimal::ONE))
}

/// `first`, or `third` in `a third of the fleet`.
fn ordinal(tokens: &Tokens<'_>, at: usize, value: i128, bounds: &Range<usize>) -> Option<Number> {
    let previous = before(tokens, at, bounds.start);
    if let Some(start) = article(tokens, at, bounds.start)
        && value > 2
        && share_of(tokens, start, at + 1, bounds.start)
    {
        return Some(of_a_scale(tokens, start, at + 1, Decimal::ONE.over(value)?, bounds.end));
    }
    let unit_of_time = value == 2 && previous.is_some_and(|token| tokens.is_kind(token, WordKind::BeforeSecond));
    let adverb = value == 1 && previous.is_some_and(|token| tokens.word(token) == "at");
    (!unit_of_time && !adverb).then(|| made(at, at + 1, Decimal::whole(value), Kind::Ordinal, Decimal::ONE))
}

/// `half the fleet`, `a quarter of it`, `half a million`, `half a mile`.
fn part(tokens: &Tokens<'_>, at: usize, denominator: i128, bounds: &Range<usize>) -> Option<Number> {
    let limit = bounds.end;
    let value = Decimal::ONE.over(denominator)?;
    let article = article(tokens, at, bounds.start);
    let start = article.unwrap_or(at);
    let end = at + 1;
    if denominator == 4 {
        let start = article?;
        return (tokens.word(at) == "quarter" && share_of(tokens, start, end, bounds.start))
            .then(|| of_a_scale(tokens, start, end, value, limit));
    }
    if tokens.word(at) != "half" {
        return None;
    }
    let mut next = after_join(tokens, end);
    let indefinite = matches!(tokens.word(next), "a" | "an");
    if indefinite {
        next = after_join(tokens, next + 1);
    }
    let (after, factor) = scales(tokens, next, limit, false);
    if after > next {
        return Some(made(start, after, value.times(factor)?, Kind::Cardinal, factor));
    }
    if indefinite {
        return (next < limit && unit::behind(tokens, next, limit).is_some())
            .then(|| made(start, next, value, Kind::Cardinal, Decimal::ONE));
    }
    if tokens.joins(end) {
        return None;
    }
    let previous = before(tokens, at, bounds.start).map_or("", |token| tokens.word(token));
    if is_kind(previous, WordKind::WhichHalf) {
        return None;
    }
    let whole =
        matches!(tokens.word(end), "of" | "the" | "its" | "their" | "his" | "her" | "our" | "all" | "those" | "these");
    if tokens.word(end) == "of" {
        return Some(of_a_scale(tokens, start, end, value, limit));
    }
    (whole || share_of(tokens, start, end, bounds.start)).then(|| made(start, end, value, Kind::Fraction, Decimal::ONE))
}

/// Whether the words around a part make it a share: `a third of`, `by a quarter`.
fn share_of(tokens: &Tokens<'_>, start: usize, end: usize, floor: usize) -> bool {
    let previous = before(tokens, start, floor).map_or("", |token| tokens.word(token));
    shares(tokens, end) || (is_kind(previous, WordKind::BeforeShare) && unit::ends_counting(tokens, end))
}

/// Whether what stands behind a part makes it a share.
fn shares(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.word(at) == "of" || tokens.is_kind(at, WordKind::Compared)
}
