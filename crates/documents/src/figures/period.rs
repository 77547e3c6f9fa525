//! The rate (`a month`, `per barrel`) and the period (`over its first three days`) that belong to a figure.

use super::{
    after_join,
    decimal::Decimal,
    number,
    unit::{self, Kind},
};
use crate::{lexicon::WordKind, tokens::Tokens};
use std::ops::Range;

/// How many tokens behind the figure, and from the start of its sentence, a period is looked for.
const BEHIND: usize = 8;
const FIRST: usize = 8;
/// How many tokens a sum in brackets may have, with the bracket behind it.
const IN_BRACKETS: usize = 8;

/// The rate that begins at a token: its words, and what it is counted by.
pub(super) fn rate(tokens: &Tokens<'_>, at: usize, limit: usize) -> Option<(Range<usize>, String)> {
    let first = after_join(tokens, at);
    if first >= limit {
        return None;
    }
    if let Some(name) = unit::rate_adverb(tokens.word(first)) {
        return Some((super::single(first), name.to_owned()));
    }
    let next = after_join(tokens, first + 1);
    if next >= limit || !tokens.is_word(next) {
        return None;
    }
    let end = next + 1;
    let word = tokens.word(next);
    match tokens.word(first) {
        "per" if word != "cent" => Some((first..end, unit::rate(word).unwrap_or(word).to_owned())),
        "a" | "an" | "each" | "every" | "/" => Some((first..end, unit::rate(word)?.to_owned())),
        _ => None,
    }
}

/// The period of a figure: its words and its length as TIMEX3 writes it, `PXD` for `within days`.
pub(super) fn near(
    tokens: &Tokens<'_>,
    figure: &Range<usize>,
    sentence: &Range<usize>,
) -> Option<(Range<usize>, String)> {
    let from = past_brackets(tokens, figure);
    let limit = sentence.end.min(from + BEHIND);
    for at in from..limit {
        let word = tokens.word(at);
        if matches!(word, "," | ";" | "and" | "but" | "(" | ")") || tokens.is_kind(at, WordKind::Punished) {
            break;
        }
        if let Some((end, length)) = at_token(tokens, at, sentence.end) {
            return Some((at..end, length));
        }
    }
    let limit = figure.start.min(sentence.start + FIRST);
    (sentence.start..limit).find_map(|at| {
        let (end, length) = at_token(tokens, at, figure.start)?;
        Some((at..end, length))
    })
}

/// The token behind a figure and the same sum in another currency, of which one stands in brackets: `$15m (£9.6m)`.
fn past_brackets(tokens: &Tokens<'_>, figure: &Range<usize>) -> usize {
    let end = figure.end;
    match tokens.written(end) {
        "(" => {
            let close = (end + 1..end + 1 + IN_BRACKETS).find(|at| tokens.written(*at) == ")");
            let holds_sum = |close: &usize| (end + 1..*close).any(|at| tokens.is_number(at));
            close.filter(holds_sum).map_or(end, |close| close + 1)
        }
        ")" if (figure.start.saturating_sub(3)..figure.start).any(|at| tokens.written(at) == "(") => end + 1,
        _ => end,
    }
}

/// The period that begins at a token.
fn at_token(tokens: &Tokens<'_>, at: usize, limit: usize) -> Option<(usize, String)> {
    if !matches!(tokens.word(at), "over" | "in" | "within" | "during" | "for" | "across" | "throughout") {
        return None;
    }
    let mut next = at + 1;
    let mut one = false;
    for _ in 0..5 {
        if tokens.is_kind(next, WordKind::OnePeriod) {
            one = true;
        } else if !tokens.is_kind(next, WordKind::BeforePeriod) {
            break;
        }
        next += 1;
    }
    if next >= limit {
        return None;
    }
    let number = number::may_begin(tokens, next).then(|| number::read(tokens, next, &(next..limit), false)).flatten();
    let (end, kind) = unit::behind(tokens, number.map_or(next, |number| number.end), limit)?;
    let Kind::Time(code) = kind else { return None };
    let count = match number {
        Some(number) if number.kind == number::Kind::Many => None,
        Some(number) => Some(number.value),
        None if tokens.word(next).ends_with('s') => None,
        None if one => Some(Decimal::ONE),
        None => return None,
    };
    Some((end, timex(count, code)?))
}

/// So many times a length of time.
fn timex(count: Option<Decimal>, code: &str) -> Option<String> {
    let (mark, code) = code.strip_prefix('T').map_or(("P", code), |code| ("PT", code));
    let (many, letter) = code.split_at_checked(code.len().checked_sub(1)?)?;
    let count = match count {
        Some(count) => count.times(Decimal::parse(many)?)?.to_string(),
        None => "X".to_owned(),
    };
    Some(format!("{mark}{count}{letter}"))
}
