//! Numbers and money in news: what is written, how much it is, how exactly it is meant, and what it measures.
//!
//! A figure begins at digits or at a word that writes a number (a cheap test for every token);
//! currency and unit stand before or behind it, words such as `about` around it. Years and days, which the caller has found
//! before, are never figures, nor are lengths of time, times of the day, ages, telephone numbers and numbers in names.

mod accounts;
mod ages;
mod decimal;
mod equivalents;
mod levels;
mod measure;
mod metres;
mod money;
mod names;
mod number;
mod numeral;
mod out_of;
mod period;
mod qualifier;
mod reading;
mod terms;
#[cfg(test)]
mod tests;
mod unit;
mod words;

pub use decimal::Decimal;
pub(crate) use measure::befalls;
pub(crate) use numeral::all_numerals;

use crate::tokens::Tokens;
use serde::Serialize;
use std::ops::Range;

/// What a number counts in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Money: ISO 4217 code, or the ticker of a coin of the net (`BTC`).
    Currency(String),
    /// Hundredths, percentage points included.
    Percent,
    /// Things or people.
    Count,
    /// A place in an order: `first`, `21st`.
    Ordinal,
    /// A part of a whole: `a third`, value 0.333333333333.
    Fraction,
    /// A measure, in the singular: `tonne`, `kilometre`, `barrel`.
    Measure(String),
    /// So many times.
    Multiple,
}

/// What a value is a bound of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// `at least`, `no fewer than`.
    AtLeast,
    /// `more than`, `over`; also `dozens`.
    MoreThan,
    /// `up to`, `as much as`.
    AtMost,
    /// `less than`, `under`.
    LessThan,
}

/// What a figure measures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Measure {
    /// `revenue`, `budget`, `fine`: the topics of `data/figures-measures.tsv`; `rate` or `amount` where only `per` or
    /// `period` is known.
    pub topic: String,
    /// Tokens of the words that say so.
    pub words: Range<usize>,
    /// What it is counted by: `day`, `barrel`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per: Option<String>,
    /// The time in which it came together, as a TIMEX3 duration: `P3D`; `PXD` for `within days`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
}

/// A figure in a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Figure {
    /// Its tokens, with currency and unit, without `qualifier` and `noun`.
    pub tokens: Range<usize>,
    /// Tokens of the words that say how it is meant: `about`, `more than`, `or so`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<Range<usize>>,
    /// How much it is; the lower end of a range. Money is in whole units: `75 cents` are 0.75.
    pub value: Decimal,
    /// The upper end of a range.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upper: Option<Decimal>,
    /// What it counts in.
    pub unit: Unit,
    /// Whether the text says that it is not exact.
    pub approximate: bool,
    /// Whether the value is a bound.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bound: Option<Bound>,
    /// What it measures.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measures: Option<Measure>,
    /// Of a count, the token of the noun that is counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub noun: Option<Range<usize>>,
    /// Whether the name of the currency belongs to several states, so that its code is a guess: a bare `$` is read as USD.
    pub ambiguous_currency: bool,
}

/// All figures of a document in order. `taken` are the tokens of the dates that were found in it, in order; they are never
/// read as figures.
pub fn find(tokens: &Tokens<'_>, taken: &[Range<usize>]) -> Vec<Figure> {
    let mut figures: Vec<Figure> = Vec::new();
    let mut dates = taken;
    // No figure begins before this token: behind the last figure or date.
    let mut floor = 0;
    let mut at = 0;
    while at < tokens.len() {
        while let Some((date, rest)) = dates.split_first()
            && date.end <= at
        {
            floor = floor.max(date.end);
            dates = rest;
        }
        if let Some(date) = dates.first()
            && date.contains(&at)
        {
            at = date.end;
            continue;
        }
        if !number::may_begin(tokens, at) {
            at += 1;
            continue;
        }
        let sentence_end = tokens.sentences()[tokens.sentence_of(at)].tokens.end;
        let limit = dates.first().map_or(sentence_end, |date| date.start.min(sentence_end));
        let (end, figure) = reading::figure(tokens, at, &(floor..limit));
        at = end.max(at + 1);
        // `its first three days`: which ones of them, and no place in an order.
        let of_time = |figure: &Figure| {
            figure.unit == Unit::Ordinal && dates.first().is_some_and(|date| date.start == figure.tokens.end)
        };
        if let Some(mut figure) = figure.filter(|figure| !of_time(figure)) {
            floor = at;
            if let Some(earlier) = figures.last_mut() {
                reading::share_unit(tokens, earlier, &figure);
            }
            reading::take_over(tokens, &figures, &mut figure);
            figures.push(figure);
        }
    }
    figures
}

/// The token before, if it stands in the same paragraph and not before the floor.
fn before(tokens: &Tokens<'_>, at: usize, floor: usize) -> Option<usize> {
    (at > floor && !tokens.starts_paragraph(at)).then(|| at - 1)
}

/// The token, or the one behind it if it is a hyphen between two words.
fn after_join(tokens: &Tokens<'_>, at: usize) -> usize {
    if tokens.joins(at) { at + 1 } else { at }
}

/// The range of one token.
fn single(token: usize) -> Range<usize> {
    let end = token + 1;
    token..end
}
