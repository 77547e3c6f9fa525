//! The parts of an expression: numbers, months, days of a month, years and units, read at a token of one paragraph.

use super::{
    DateSettings,
    reading::Year,
    words::{Entry, Shift, Trust, UnitWord},
};
use crate::{
    lexicon::{WordKind, is_kind},
    tokens::Tokens,
};
use std::{borrow::Cow, ops::Range};

/// Where reading happens. Nothing outside the paragraph is seen.
#[derive(Debug)]
pub(super) struct Context<'c, 'a> {
    pub(super) tokens: &'c Tokens<'a>,
    /// Of each token what its word can mean for dates: every reading asks for that.
    pub(super) entries: &'c [Option<&'static Entry>],
    pub(super) settings: &'c DateSettings,
    pub(super) paragraph: Range<usize>,
    /// Where the last expression ended; nothing before it may be used again.
    pub(super) floor: usize,
    /// Whether the last expression was a year, so that `2012, 2013 and 2014` goes on.
    pub(super) year_ended: bool,
}

impl<'c> Context<'c, '_> {
    /// The word in lower case; empty outside the paragraph.
    pub(super) fn word(&self, at: usize) -> &'c str {
        if self.paragraph.contains(&at) { self.tokens.word(at) } else { "" }
    }

    /// The word so many tokens before.
    pub(super) fn back(&self, at: usize, tokens: usize) -> &'c str {
        at.checked_sub(tokens).map_or("", |at| self.word(at))
    }

    /// What the word can mean for dates.
    pub(super) fn entry(&self, at: usize) -> Option<&'static Entry> {
        if self.paragraph.contains(&at) { self.entries.get(at).copied().flatten() } else { None }
    }

    /// What the word before can mean for dates.
    pub(super) fn entry_before(&self, at: usize) -> Option<&'static Entry> {
        self.entry(at.checked_sub(1)?)
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        self.paragraph.contains(&at) && self.tokens.is_word(at)
    }

    /// Whether the token follows the one before without white space.
    pub(super) fn touches(&self, at: usize) -> bool {
        self.paragraph.contains(&at) && !self.tokens.has_space_before(at)
    }

    /// Behind the hyphen if one joins two words here.
    pub(super) fn hyphen(&self, at: usize) -> usize {
        if self.paragraph.contains(&at) && self.tokens.joins(at) { at + 1 } else { at }
    }

    pub(super) fn is_dash(&self, at: usize) -> bool {
        matches!(self.word(at), "-" | "–" | "—" | "‐" | "‑")
    }

    /// Behind a word or dash between the two ends of a range.
    pub(super) fn joint(&self, at: usize) -> Option<usize> {
        (self.is_dash(at) || matches!(self.word(at), "to" | "until" | "till" | "through")).then_some(at + 1)
    }

    /// Behind a comma if one stands here.
    pub(super) fn comma(&self, at: usize) -> usize {
        if self.word(at) == "," { at + 1 } else { at }
    }

    /// A number in digits, with its separators.
    pub(super) fn number(&self, at: usize) -> Option<&'c str> {
        (self.paragraph.contains(&at) && self.tokens.is_number(at)).then(|| self.tokens.word(at))
    }

    /// A number of digits only.
    pub(super) fn digits(&self, at: usize) -> Option<&'c str> {
        self.number(at).filter(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
    }

    /// Whether letters follow the token without white space, as in `15m`, other than a possessive.
    fn has_letters_behind(&self, at: usize) -> bool {
        self.touches(at + 1) && self.is_word(at + 1) && self.word(at + 1) != "'s"
    }

    /// Whether a word behind a number shows that it counts things: `15 soldiers`, `20%`.
    pub(super) fn counts(&self, at: usize) -> bool {
        matches!(self.word(at), "%" | "°" | "$" | "€" | "£") || self.entry(at).is_some_and(|entry| entry.counted)
    }

    /// Whether a currency stands before the number.
    fn is_money(&self, at: usize) -> bool {
        matches!(self.back(at, 1), "$" | "€" | "£" | "¥" | "#")
    }

    /// An amount in digits or words, in hundredths, and the token behind it.
    pub(super) fn amount(&self, at: usize) -> Option<(u64, usize)> {
        let (amount, end) = match self.number(at) {
            Some(number) if !self.is_money(at) => (hundredths(number)?, at + 1),
            Some(_) => return None,
            None => self.number_in_words(at)?,
        };
        if let Some(end) = self.half_more(end) {
            return Some((amount + 50, end));
        }
        let has_of = self.word(end) == "of" && is_kind(self.back(end, 1), WordKind::TakesOf);
        Some((amount, if has_of { end + 1 } else { end }))
    }

    /// Behind the half that is added to an amount: `two and a half`, `two-and-a-half`, `2½`, `2 1/2`.
    fn half_more(&self, at: usize) -> Option<usize> {
        if self.word(at) == "½" {
            return Some(at + 1);
        }
        if self.word(at) == "1" && self.word(at + 1) == "/" && self.touches(at + 1) {
            return (self.word(at + 2) == "2" && self.touches(at + 2)).then_some(at + 3);
        }
        let mut end = at;
        for word in ["and", "a", "half"] {
            end = self.hyphen(end);
            if self.word(end) != word {
                return None;
            }
            end += 1;
        }
        Some(end)
    }

    fn number_in_words(&self, at: usize) -> Option<(u64, usize)> {
        let (mut total, mut current, mut end) = (0_u64, 0_u64, at);
        loop {
            let mut next = if end > at { self.hyphen(end) } else { end };
            if end > at
                && self.word(next) == "and"
                && current >= 100
                && self.entry(next + 1).is_some_and(|entry| entry.number.is_some())
            {
                next += 1;
            }
            let Some(entry) = self.entry(next) else { break };
            if let Some(number) = entry.number {
                let rest = current % 100;
                let is_unit_of_tens = rest >= 20 && rest.is_multiple_of(10) && number < 10;
                if rest != 0 && !is_unit_of_tens {
                    break;
                }
                current += number;
            } else if let Some(scale) = entry.scale
                && current < 100_000
                && total < 100_000
            {
                if scale == 1000 {
                    total += current.max(1) * 1000;
                    current = 0;
                } else {
                    current = current.max(1) * scale;
                }
            } else {
                break;
            }
            end = next + 1;
        }
        (end > at).then(|| ((total + current) * 100, end))
    }

    /// An amount, or `None` inside for one that is not counted (`several`), and the token behind it.
    pub(super) fn quantity(&self, at: usize) -> Option<(Option<u64>, usize)> {
        if let Some((amount, end)) = self.amount(at) {
            return Some((Some(amount), end));
        }
        self.entry(at).filter(|entry| entry.quantity).map(|_| (None, at + 1))
    }

    /// A unit, behind a hyphen or not, and the token behind it.
    pub(super) fn unit(&self, at: usize) -> Option<(UnitWord, usize)> {
        let at = self.hyphen(at);
        Some((self.entry(at)?.unit?, at + 1))
    }

    /// `first`, `21st`, `twenty-first`, and the token behind it.
    pub(super) fn ordinal(&self, at: usize) -> Option<(u32, usize)> {
        if let Some(digits) = self.digits(at) {
            let is_ordinal = self.touches(at + 1) && matches!(self.word(at + 1), "st" | "nd" | "rd" | "th");
            return if is_ordinal && digits.len() <= 3 { Some((digits.parse().ok()?, at + 2)) } else { None };
        }
        let entry = self.entry(at)?;
        if let Some(ordinal) = entry.ordinal {
            return Some((ordinal, at + 1));
        }
        let tens = u32::try_from(entry.number.filter(|number| (20..100).contains(number))?).ok()?;
        let next = self.hyphen(at + 1);
        let unit = self.entry(next)?.ordinal.filter(|ordinal| *ordinal < 10)?;
        Some((tens + unit, next + 1))
    }

    /// A day of a month: `2`, `2nd`, `second`, and the token behind it.
    pub(super) fn day_of_month(&self, at: usize) -> Option<(u32, usize)> {
        let (day, end) = if let Some(ordinal) = self.ordinal(at) {
            ordinal
        } else {
            let digits = self.digits(at).filter(|digits| digits.len() <= 2)?;
            if self.has_letters_behind(at) || self.is_money(at) || self.word(at + 1) == "%" {
                return None;
            }
            (digits.parse().ok()?, at + 1)
        };
        (1..=31).contains(&day).then_some((day, end))
    }

    /// A number of four digits that can be a year.
    pub(super) fn year(&self, at: usize) -> Option<i32> {
        let digits = self.digits(at).filter(|digits| digits.len() == 4)?;
        if self.has_letters_behind(at) || self.is_money(at) || self.word(at + 1) == "%" {
            return None;
        }
        digits.parse().ok().filter(|year| (1000..=2100).contains(year))
    }

    /// `'73` behind the name of a month or the like.
    fn short_year(&self, at: usize) -> Option<(Year, usize)> {
        let digits = self.digits(at + 1).filter(|digits| digits.len() == 2 && self.touches(at + 1))?;
        if self.word(at) != "'" || self.touches(at) {
            return None;
        }
        let year: i32 = digits.parse().ok()?;
        let is_decade = self.touches(at + 2) && matches!(self.word(at + 2), "s" | "'s");
        (!is_decade).then_some((Year::Known(if year >= 30 { 1900 + year } else { 2000 + year }), at + 2))
    }

    /// The name of a month and the token behind it and its dot. Words that are also something else need a capital, or a
    /// word or number beside them that leaves no doubt.
    pub(super) fn month(&self, at: usize) -> Option<(u32, usize)> {
        let (month, trust) = self.entry(at)?.month?;
        if !self.tokens.is_capital(at) {
            let is_clear = match trust {
                Trust::Sure => true,
                Trust::Name | Trust::Short => {
                    self.digits(at + 1).is_some() || self.back(at, 1).starts_with(|c: char| c.is_ascii_digit())
                }
                Trust::Word => matches!(self.back(at, 1), "in" | "since" | "until" | "next" | "last" | "mid"),
            };
            if !is_clear {
                return None;
            }
        }
        let has_dot = trust == Trust::Short && self.word(at + 1) == "." && self.touches(at + 1);
        Some((month, if has_dot { at + 2 } else { at + 1 }))
    }

    /// A year behind a month, a day or a part of a year: `2014`, `, 2014`, `of 2014`, `of last year`, `this year`,
    /// `of the same year`.
    pub(super) fn year_behind(&self, at: usize) -> Option<(Year, usize)> {
        if self.word(at) == "," {
            return self.year(at + 1).filter(|_| !self.counts(at + 2)).map(|year| (Year::Known(year), at + 2));
        }
        let has_of = matches!(self.word(at), "of" | "in");
        let mut next = if has_of { at + 1 } else { at };
        if has_of && self.word(next) == "the" {
            next += 1;
            if self.word(next) == "year" {
                return Some((Year::Shifted(0), next + 1));
            }
        }
        let adjective = |at: usize| is_kind(self.word(at), WordKind::YearAdjective);
        if adjective(next) {
            next += 1;
        }
        if let Some(year) = self.year(next) {
            return Some((Year::Known(year), next + 1));
        }
        if let Some(found) = self.short_year(next) {
            return Some(found);
        }
        let shift = self.entry(next)?.shift?;
        let year = if adjective(next + 1) { next + 2 } else { next + 1 };
        if self.word(year) != "year" {
            return None;
        }
        match shift {
            Shift::Last | Shift::This | Shift::Next => Some((Year::Shifted(shift.amount()), year + 1)),
            // `in May 2022 and in August of the same year`: that of the date before.
            Shift::Same | Shift::That => Some((Year::Open(Some(Shift::Same)), year + 1)),
            _ => None,
        }
    }
}

/// Digits with separators as hundredths.
fn hundredths(number: &str) -> Option<u64> {
    let plain = if number.contains(',') { Cow::Owned(number.replace(',', "")) } else { Cow::Borrowed(number) };
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    if whole.len() > 7 {
        return None;
    }
    let fraction: u64 = match fraction.len() {
        0 => 0,
        1 => fraction.parse::<u64>().ok()? * 10,
        2 => fraction.parse().ok()?,
        _ => return None,
    };
    Some(whole.parse::<u64>().ok()? * 100 + fraction)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_hundredths() {
        assert_eq!(hundredths("48"), Some(4800));
        assert_eq!(hundredths("1.5"), Some(150));
        assert_eq!(hundredths("1,250"), Some(125_000));
        assert_eq!(hundredths("2.1.2015"), None);
    }
}
