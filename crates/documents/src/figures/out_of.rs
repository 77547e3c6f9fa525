//! Shares told as so many of so many: `one in five voters`, `nine out of 10`.

use super::{
    before, measure,
    number::{self, Kind, Number},
    unit,
};
use crate::tokens::Tokens;
use std::ops::Range;

/// No share is told of more than so many.
const MOST: i128 = 1000;

/// The share that begins with a number: `two in three`, `one out of every four`.
pub(super) fn share(tokens: &Tokens<'_>, part: &Number, bounds: &Range<usize>) -> Option<Number> {
    let (parts, first) = (amount(part)?, behind_link(tokens, part.end)?);
    if first >= bounds.end || !number::may_begin(tokens, first) {
        return None;
    }
    let whole = number::plain(tokens, first, bounds, false)?;
    let of = amount(&whole)?;
    // `two in 10 days`, `one in 2m boats`
    let is_time = unit::behind(tokens, whole.end, bounds.end).is_some();
    let round = matches!(of, 10 | 100 | 1000);
    // `won 72 out of 80 seats` counts seats.
    let usual = round || parts == 1 || of <= if tokens.word(part.end) == "in" { 8 } else { 5 };
    let told = usual && (round || !is_done(tokens, part.start, parts == 1, bounds.start));
    (parts < of && of <= MOST && whole.start == first && !is_time && told).then_some(())?;
    Some(Number { end: whole.end, value: part.value.over(of)?, kind: Kind::Fraction, ..*part })
}

/// A plain whole number above zero.
fn amount(number: &Number) -> Option<i128> {
    let whole = number.value.as_whole().filter(|value| *value > 0)?;
    (number.kind == Kind::Cardinal).then_some(whole)
}

/// The token behind `in`, `in every`, `out of`.
fn behind_link(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let of = match (tokens.word(at), tokens.word(at + 1)) {
        ("in", _) => at + 1,
        ("out", "of") => at + 2,
        _ => return None,
    };
    Some(if tokens.word(of) == "every" { of + 1 } else { of })
}

/// Whether a verb says what was done to a number of them in several others: `killed five in 12 raids`. Of one it is mostly a share
/// (`affects one in five`).
fn is_done(tokens: &Tokens<'_>, start: usize, one: bool, floor: usize) -> bool {
    before(tokens, start, floor).is_some_and(|verb| {
        if one { measure::befalls(tokens.word(verb)).is_some() } else { tokens.verb(verb).is_some() }
    })
}

#[cfg(test)]
mod tests {
    use crate::{
        figures::{Unit, find},
        tokens::Tokens,
    };

    #[test]
    fn so_many_of_so_many_are_a_share() {
        for (text, shares) in [
            ("One in five voters came.", &["0.2"][..]),
            ("More than one in four children came.", &["0.25"]),
            ("It hits one in every eight farms.", &["0.125"]),
            ("Nine out of 10 voters came.", &["0.9"]),
            ("Polls say that seven in 10 came.", &["0.7"]),
            ("1 in 4 boats sank.", &["0.25"]),
            ("It rose from one in five to one in four.", &["0.2", "0.25"]),
            ("They killed five in 12 raids.", &[]),
            ("The party won 72 out of 80 seats.", &[]),
            ("It held eight out of nine boats.", &[]),
            ("Four out of six boats sank.", &[]),
            ("They killed one in eight raids.", &[]),
            ("Three in five years were dry.", &[]),
            ("Ten in five boats came.", &[]),
        ] {
            let document = crate::plain::read("test", text);
            let tokens = Tokens::of(&document);
            let figures = find(&tokens, &[]);
            let read: Vec<String> = figures
                .iter()
                .filter(|figure| figure.unit == Unit::Fraction)
                .map(|figure| figure.value.to_string())
                .collect();
            assert_eq!(read, shares, "{text}");
        }
    }
}
