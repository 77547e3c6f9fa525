//! The words that write a number, from `data/figures-numbers.tsv`.

use crate::{
    lexicon::{Begins, WordTable, rows},
    tokens::Tokens,
};
use std::sync::LazyLock;

/// Where a short scale may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Behind digits, with or without a space.
    Any,
    /// Behind digits without a space.
    Joined,
    /// In an amount of money only.
    Money,
    /// In an amount of money, or where no length is spoken of; else it is a metre.
    Metre,
}

/// What a word of a number means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Numeral {
    /// Zero to nineteen.
    Unit(i128),
    /// Twenty to ninety.
    Ten(i128),
    /// A hundred and more.
    Scale(i128),
    /// `k`, `m`, `bn`.
    Short(i128, Place),
    /// A dozen.
    Dozen(i128),
    /// A pair, a couple.
    Pair(i128),
    /// `dozens`, `hundreds`.
    Many(i128),
    /// `first`.
    Ordinal(i128),
    /// `half`, `thirds`: the denominator.
    Part(i128),
    /// `½`: numerator and denominator.
    Character(i128, i128),
    /// `twice`.
    Times(i128),
}

const NUMBERS: &str = include_str!("../../data/figures-numbers.tsv");

static NUMERALS: LazyLock<WordTable<Numeral>> =
    LazyLock::new(|| rows(NUMBERS).filter_map(|row| numeral(&row)).collect());

fn numeral(row: &[&'static str]) -> Option<(&'static str, Numeral)> {
    let (word, kind, value) = (*row.first()?, *row.get(1)?, *row.get(2)?);
    if kind == "character" {
        let (numerator, denominator) = value.split_once('/')?;
        return Some((word, Numeral::Character(numerator.parse().ok()?, denominator.parse().ok()?)));
    }
    let value = value.parse().ok()?;
    let meaning = match kind {
        "unit" => Numeral::Unit(value),
        "ten" => Numeral::Ten(value),
        "scale" => Numeral::Scale(value),
        "short" => Numeral::Short(
            value,
            match *row.get(3)? {
                "any" => Place::Any,
                "joined" => Place::Joined,
                "money" => Place::Money,
                "metre" => Place::Metre,
                _ => return None,
            },
        ),
        "dozen" => Numeral::Dozen(value),
        "pair" => Numeral::Pair(value),
        "many" => Numeral::Many(value),
        "ordinal" => Numeral::Ordinal(value),
        "part" => Numeral::Part(value),
        "times" => Numeral::Times(value),
        _ => return None,
    };
    Some((word, meaning))
}

/// What the word at a token means in a number.
#[inline]
pub(super) fn at(tokens: &Tokens<'_>, at: usize) -> Option<Numeral> {
    if tokens.begins(at).any(Begins::NUMERAL) { NUMERALS.nth(tokens.entry(at, Begins::NUMERAL)).copied() } else { None }
}

/// Every word of a number, with the number of its entry.
pub(crate) fn all_numerals() -> impl Iterator<Item = (&'static str, Begins, usize)> {
    NUMERALS.entries().enumerate().map(|(number, (word, _))| (word, Begins::NUMERAL, number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_a_numeral() {
        for row in rows(NUMBERS) {
            let Some((word, meaning)) = numeral(&row) else { panic!("{row:?} says nothing") };
            assert_eq!(NUMERALS.get(word).copied(), Some(meaning), "{word} stands twice");
        }
    }
}
