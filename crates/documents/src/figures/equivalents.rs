//! One sum told in several currencies: `up to €4m ($4.4m, £3.4m)`, `€4m, or $4.4m`. What the text says of the first it says of
//! all.

use super::{Figure, Unit, reading::start_of};
use crate::tokens::Tokens;

/// How many sums stand in one bracket behind the first, at most.
const MOST: usize = 4;

/// What stands between two sums.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gap {
    /// `(`, or `or` outside any bracket: the first sum is the one before.
    Opens,
    /// `,`, `;`, `/`: goes on with those in a bracket.
    GoesOn,
}

/// Of the figures before one, the first of those that tell the same sum in another currency.
pub(super) fn first_of<'f>(tokens: &Tokens<'_>, earlier: &'f [Figure], figure: &Figure) -> Option<&'f Figure> {
    let mut next = figure;
    for candidate in earlier.iter().rev().take(MOST) {
        let differ = candidate.unit != figure.unit && is_sum(candidate) && is_sum(figure);
        match gap(tokens, candidate, next).filter(|_| differ)? {
            Gap::Opens => return Some(candidate),
            Gap::GoesOn => next = candidate,
        }
    }
    None
}

fn is_sum(figure: &Figure) -> bool {
    matches!(figure.unit, Unit::Currency(_))
}

/// What stands between two figures, if nothing else does. Before a bracket there may be one word: `a €4m fine ($4.4m)`.
fn gap(tokens: &Tokens<'_>, earlier: &Figure, figure: &Figure) -> Option<Gap> {
    let (end, start) = (earlier.tokens.end, start_of(figure));
    let mark = start.checked_sub(1).filter(|mark| *mark >= end)?;
    if tokens.starts_paragraph(start) {
        return None;
    }
    let only = mark == end;
    match tokens.written(mark) {
        "(" if mark <= end + 1 => Some(Gap::Opens),
        "," | ";" | "/" if only => Some(Gap::GoesOn),
        "or" if only || (mark == end + 1 && tokens.written(end) == ",") => {
            Some(if is_bracketed(tokens, earlier) { Gap::GoesOn } else { Gap::Opens })
        }
        // `€4m - $4.4m - in all`
        "-" | "–" | "—" if only && tokens.has_space_before(mark) && tokens.has_space_before(start) => {
            Some(Gap::Opens)
        }
        _ => None,
    }
}

/// Whether a bracket opens right before a figure.
fn is_bracketed(tokens: &Tokens<'_>, figure: &Figure) -> bool {
    start_of(figure).checked_sub(1).is_some_and(|mark| tokens.written(mark) == "(")
}

#[cfg(test)]
mod tests {
    use crate::{
        figures::{Bound, find},
        tokens::Tokens,
    };

    #[test]
    fn one_sum_in_other_currencies_is_as_exact_and_measures_the_same() {
        for (text, alike) in [
            ("The court upheld a fine of up to €4m ($4.4m, £3.4m) on it.", 3),
            ("A fine of up to €4m (US$4.4m; £3.4m) was paid.", 3),
            ("A fine of up to €4m ($4.4m / £3.4m) was paid.", 3),
            ("A fine of up to €4m (about $4.4m or £3.4m) was paid.", 3),
            ("A fine of up to €4m, or $4.4m, was paid.", 2),
            ("A fine of up to €4m – $4.4m – was paid.", 2),
            ("A fine of up to €4m was paid for a cargo of gold and $3m.", 1),
            ("They seized up to €4m, $3m and £2m.", 1),
        ] {
            let document = crate::plain::read("test", text);
            let tokens = Tokens::of(&document);
            let figures = find(&tokens, &[]);
            let first = &figures[0];
            assert_eq!(first.bound, Some(Bound::AtMost), "{text}");
            let topic = |at: usize| figures[at].measures.as_ref().map(|measure| measure.topic.as_str());
            let count = figures.iter().filter(|figure| figure.bound == first.bound).count();
            assert_eq!(count, alike, "{text}: {figures:?}");
            assert!((1..alike).all(|at| topic(at) == topic(0)), "{text}: {figures:?}");
        }
    }
}
