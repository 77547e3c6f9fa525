//! Currencies before and behind a number, from `data/figures-currencies.tsv`.

use super::{
    after_join, before,
    decimal::Decimal,
    measure,
    number::{Kind, Number},
};
use crate::{
    lexicon::{PhraseTable, rows},
    tokens::Tokens,
};
use rustc_hash::FxHashMap;
use std::{ops::Range, sync::LazyLock};

/// A currency as it is written at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Currency {
    /// ISO 4217, or the ticker of a coin of the net.
    pub code: &'static str,
    /// Whether several states use the name.
    pub ambiguous: bool,
    /// Whether it may not stand apart from the number.
    pub joined: bool,
}

/// What a word behind a number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Behind {
    /// A currency.
    Word,
    /// A currency behind a thousand or more.
    Large,
    /// Sterling or a weight.
    Pound,
    /// Hundredths.
    Minor,
}

/// No letters before a mark are longer: `Mex$`.
const LONGEST_LETTERS: usize = 4;

const CURRENCIES: &str = include_str!("../../data/figures-currencies.tsv");

fn currency(row: &[&'static str]) -> Option<Currency> {
    let note = row.get(3).copied();
    Some(Currency { code: row.get(2)?, ambiguous: note == Some("ambiguous"), joined: note == Some("joined") })
}

fn table(kind: &str) -> FxHashMap<&'static str, Currency> {
    rows(CURRENCIES)
        .filter(|row| row.get(1) == Some(&kind))
        .filter_map(|row| Some((*row.first()?, currency(&row)?)))
        .collect()
}

fn word(row: &[&'static str]) -> Option<(&'static str, (Behind, Currency))> {
    let kind = match *row.get(1)? {
        "word" => Behind::Word,
        "large" => Behind::Large,
        "pound" => Behind::Pound,
        "minor" => Behind::Minor,
        _ => return None,
    };
    Some((*row.first()?, (kind, currency(row)?)))
}

static MARKS: LazyLock<FxHashMap<&'static str, Currency>> = LazyLock::new(|| table("mark"));
static LETTERS: LazyLock<FxHashMap<&'static str, Currency>> = LazyLock::new(|| table("letters"));
static CODES: LazyLock<FxHashMap<&'static str, Currency>> = LazyLock::new(|| table("code"));
static BEFORE: LazyLock<FxHashMap<&'static str, Currency>> = LazyLock::new(|| table("before"));
static WORDS: LazyLock<PhraseTable<(Behind, Currency)>> =
    LazyLock::new(|| PhraseTable::new(rows(CURRENCIES).filter_map(|row| word(&row))));

/// The currency before a number that begins at a token, and the first token of the currency.
pub(super) fn in_front(tokens: &Tokens<'_>, at: usize, floor: usize) -> Option<(usize, Currency)> {
    let previous = before(tokens, at, floor)?;
    if let Some(found) = lettered_behind(tokens, at, floor) {
        return Some(found);
    }
    if !tokens.is_word(previous)
        && let Some(found) = lettered(tokens, previous, floor)
    {
        return Some(found);
    }
    if let Some(currency) = MARKS.get(tokens.word(previous)) {
        return Some((previous, *currency));
    }
    if let Some(currency) = CODES.get(tokens.word(previous))
        && tokens.is_all_capitals(previous)
    {
        return Some((previous, *currency));
    }
    let dotted = tokens.written(previous) == "." && !tokens.has_space_before(previous);
    let start = if dotted { before(tokens, previous, floor)? } else { previous };
    // `LE5m` are Egyptian pounds, `Le5m` are leones.
    let currency = BEFORE.get(tokens.written(start)).or_else(|| BEFORE.get(tokens.word(start)))?;
    let touches = !tokens.has_space_before(at) && tokens.is_capital(start) && !dotted;
    (tokens.is_number(at) && tokens.is_capital(start) && (touches || !currency.joined)).then_some((start, *currency))
}

/// `US$`, `HK $`, `E£`: the letters before a mark. Before a dollar sign a code may stand as well: `AUD$`.
fn lettered(tokens: &Tokens<'_>, mark: usize, floor: usize) -> Option<(usize, Currency)> {
    let start = before(tokens, mark, floor).filter(|start| tokens.is_word(*start))?;
    let currency = of_letters(tokens, start, mark)?;
    (!tokens.has_space_before(mark) || tokens.is_all_capitals(start)).then_some((start, currency))
}

/// The currency that letters and a mark name together.
fn of_letters(tokens: &Tokens<'_>, letters: usize, mark: usize) -> Option<Currency> {
    let (letters, sign) = (tokens.word(letters), tokens.word(mark));
    let code = || CODES.get(letters).filter(|currency| sign == "$" && currency.code.ends_with('D'));
    (letters.len() <= LONGEST_LETTERS)
        .then(|| LETTERS.get(format!("{letters}{sign}").as_str()).or_else(code).copied())
        .flatten()
}

/// `$US5m`, `$A5,000`: the letters between a dollar sign and a number.
fn lettered_behind(tokens: &Tokens<'_>, at: usize, floor: usize) -> Option<(usize, Currency)> {
    let is_capitals =
        |at: &usize| tokens.is_word(*at) && tokens.written(*at).bytes().all(|byte| byte.is_ascii_uppercase());
    let letters = before(tokens, at, floor).filter(is_capitals)?;
    let mark = before(tokens, letters, floor).filter(|mark| tokens.written(*mark) == "$")?;
    let touches = !tokens.has_space_before(letters) && !tokens.has_space_before(at) && tokens.is_number(at);
    let currency = of_letters(tokens, letters, mark)?;
    touches.then_some((mark, Currency { joined: false, ..currency }))
}

/// The token behind the mark or code of a currency that stands at a token, if one does.
pub(super) fn after_mark(tokens: &Tokens<'_>, at: usize) -> usize {
    if MARKS.contains_key(tokens.word(at)) || (CODES.contains_key(tokens.word(at)) && tokens.is_all_capitals(at)) {
        at + 1
    } else if tokens.is_word(at) && of_letters(tokens, at, at + 1).is_some() {
        at + 2
    } else {
        at
    }
}

/// Whether the name of a currency begins at a token.
pub(super) fn names_currency(tokens: &Tokens<'_>, at: usize) -> bool {
    WORDS.longest_at(tokens, at).is_some_and(|(_, (kind, _))| matches!(kind, Behind::Word | Behind::Large))
}

/// A code that makes the currency of an amount clear: `$15m USD`.
pub(super) fn code_behind(tokens: &Tokens<'_>, end: usize, limit: usize) -> Option<(usize, Currency)> {
    let currency = CODES.get(tokens.word(end))?;
    (end < limit && tokens.is_all_capitals(end) && !tokens.is_number(end + 1)).then_some((end + 1, *currency))
}

/// An amount of money whose currency stands behind the number.
pub(super) struct Money {
    /// The token behind the currency.
    pub end: usize,
    /// The amount in whole units of the currency.
    pub value: Decimal,
    /// The currency.
    pub currency: Currency,
}

/// The currency behind a number: `five thousand dollars`, `millions of euros`, `100 €`, `50p`, `3 dollars 50 cents`.
pub(super) fn behind(tokens: &Tokens<'_>, number: &Number, limit: usize) -> Option<Money> {
    let value = number.value;
    if let Some((end, currency)) = code_behind(tokens, number.end, limit) {
        return Some(Money { end, value, currency });
    }
    // `100 €`, but in `100 €200` the mark is the next number's.
    if let Some(currency) = MARKS.get(tokens.word(number.end))
        && number.end < limit
        && (!tokens.is_number(number.end + 1) || tokens.has_space_before(number.end + 1))
    {
        return Some(Money { end: number.end + 1, value, currency: *currency });
    }
    let mut next = after_join(tokens, number.end);
    if number.kind == Kind::Many && tokens.word(next) == "of" {
        next += 1;
    }
    let (end, (kind, currency)) = WORDS.longest_at(tokens, next)?;
    if end > limit {
        return None;
    }
    let thousand = Decimal::whole(1000);
    match kind {
        Behind::Large if value < thousand => None,
        Behind::Pound if !is_sterling(tokens, number, end, limit) => None,
        Behind::Minor => {
            let touches =
                !tokens.has_space_before(next) && number.digits && tokens.is_word(next) && !tokens.is_capital(next);
            (touches || !currency.joined).then_some(())?;
            Some(Money { end, value: value.over(100)?, currency: *currency })
        }
        Behind::Word | Behind::Large | Behind::Pound => {
            let (end, value) = with_coins(tokens, end, limit, value).unwrap_or((end, value));
            Some(Money { end, value, currency: *currency })
        }
    }
}

/// The coins behind whole units: `3 dollars [and] 50 cents`.
fn with_coins(tokens: &Tokens<'_>, end: usize, limit: usize, value: Decimal) -> Option<(usize, Decimal)> {
    let next = if tokens.word(end) == "and" { end + 1 } else { end };
    let number = super::number::read(tokens, next, &(next..limit), false)?;
    let (after, (kind, currency)) = WORDS.longest_at(tokens, number.end)?;
    if *kind != Behind::Minor || currency.joined || after > limit || number.value >= Decimal::whole(100) {
        return None;
    }
    Some((after, value.plus(number.value.over(100)?)?))
}

/// Whether pounds are money here: sterling is named near by, they are what another sum is worth (`$1 = 0.79 pounds`), or there are a million of them, or the words around speak of
/// money. Pounds `of` something are a weight.
fn is_sterling(tokens: &Tokens<'_>, number: &Number, end: usize, limit: usize) -> bool {
    let sentence = &tokens.sentences()[tokens.sentence_of(number.start)].tokens;
    let near: Range<usize> = sentence.start.max(number.start.saturating_sub(30))..sentence.end.min(end + 30);
    let is_rate = || number.start > sentence.start && tokens.written(number.start - 1) == "=";
    if near.clone().any(|token| matches!(tokens.word(token), "£" | "sterling")) || is_rate() {
        return true;
    }
    if tokens.word(end) == "of" && end < limit && number.kind != Kind::Many {
        return false;
    }
    number.value >= Decimal::whole(1_000_000) || measure::speaks_of_money(tokens, &(number.start..end), &near)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::{Unit, find};

    #[test]
    fn every_row_is_reached() {
        for row in rows(CURRENCIES) {
            let word = row[0];
            let joined = row.get(3) == Some(&"joined");
            let capitals = if word.starts_with(char::is_uppercase) { word.to_owned() } else { word.to_uppercase() };
            let text = match row[1] {
                "mark" => format!("He then paid {word}5,000 for it."),
                "code" | "before" if !joined => format!("He then paid {capitals} 5,000 for it."),
                "before" | "letters" => format!("He then paid {capitals}5,000 for it."),
                "minor" if joined => format!("He then paid 5,000{word} for it."),
                _ => format!("He then paid 5,000 {word} for it."),
            };
            let document = crate::plain::read("test", &text);
            let tokens = Tokens::of(&document);
            let figures = find(&tokens, &[]);
            assert_eq!(figures.len(), 1, "{text}: {figures:?}");
            assert_eq!(figures[0].unit, Unit::Currency(row[2].to_owned()), "{text}");
            assert_eq!(figures[0].ambiguous_currency, row.get(3) == Some(&"ambiguous"), "{text}");
            let value = if row[1] == "minor" { 50 } else { 5000 };
            assert_eq!(figures[0].value, Decimal::whole(value), "{text}");
        }
    }
}
