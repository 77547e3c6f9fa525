//! Overlapping stretches of a text as elements that nest.
//!
//! HTML knows no overlap: where two stretches cross, the one opened later is closed with the earlier one and opened again.
//! A quotation that holds a name stays one element with another inside.

use super::escape::escape;
use crate::dossier::Span;
use std::{cmp::Reverse, ops::Range};

/// A stretch and the number of what it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// Bytes of the text.
    pub(super) range: Range<usize>,
    /// Its number; of stretches that are the same, the lower number is outside.
    pub(super) number: usize,
}

/// What to write next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    /// Begin of (a part of) the stretch with the number.
    Open(usize),
    /// Bytes of the text, never none.
    Text(Range<usize>),
    /// End of (a part of) the stretch with the number; always the one opened last.
    Close(usize),
}

struct Walk<'a> {
    steps: Vec<Step>,
    open: Vec<&'a Piece>,
    position: usize,
}

impl Walk<'_> {
    fn write_to(&mut self, end: usize) {
        if self.position < end {
            self.steps.push(Step::Text(self.position..end));
            self.position = end;
        }
    }

    /// Closes what ends up to a position, in order, and opens again what was closed only because it stood inside.
    fn close_to(&mut self, limit: usize) {
        while let Some(end) = self.open.iter().map(|piece| piece.range.end).min().filter(|end| *end <= limit) {
            self.write_to(end);
            let outermost = self.open.iter().position(|piece| piece.range.end == end).unwrap_or_default();
            let closed = self.open.split_off(outermost);
            for piece in closed.iter().rev() {
                self.steps.push(Step::Close(piece.number));
            }
            for piece in closed {
                if piece.range.end > end {
                    self.steps.push(Step::Open(piece.number));
                    self.open.push(piece);
                }
            }
        }
    }
}

/// The steps that write a stretch of text with pieces of it marked. Pieces may lie in any way and in any order, but inside
/// the whole.
pub(super) fn steps(whole: &Range<usize>, pieces: &[Piece]) -> Vec<Step> {
    let mut order: Vec<&Piece> = pieces.iter().filter(|piece| !piece.range.is_empty()).collect();
    order.sort_by_key(|piece| (piece.range.start, Reverse(piece.range.end), piece.number));
    let mut walk = Walk { steps: Vec::new(), open: Vec::new(), position: whole.start };
    for piece in order {
        walk.close_to(piece.range.start);
        walk.write_to(piece.range.start);
        walk.steps.push(Step::Open(piece.number));
        walk.open.push(piece);
    }
    walk.close_to(whole.end);
    walk.write_to(whole.end);
    walk.steps
}

/// A sentence with some of its words marked, escaped.
pub(super) fn marked(text: &str, whole: &Span, words: &[&Span]) -> String {
    if text.get(whole.at.clone()).is_none() {
        return escape(&whole.text);
    }
    let pieces: Vec<Piece> = words
        .iter()
        .filter(|span| whole.at.start <= span.at.start && span.at.end <= whole.at.end)
        .filter(|span| text.get(span.at.clone()).is_some())
        .enumerate()
        .map(|(number, span)| Piece { range: span.at.clone(), number })
        .collect();
    let mut html = String::new();
    for step in steps(&whole.at, &pieces) {
        match step {
            Step::Open(_) => html.push_str("<mark class=\"words\">"),
            Step::Text(range) => html.push_str(&escape(text.get(range).unwrap_or_default())),
            Step::Close(_) => html.push_str("</mark>"),
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str, ranges: &[(usize, usize)]) -> String {
        let pieces: Vec<Piece> =
            ranges.iter().enumerate().map(|(number, (start, end))| Piece { range: *start..*end, number }).collect();
        let mut written = String::new();
        for step in steps(&(0..text.len()), &pieces) {
            match step {
                Step::Open(number) => written.extend(["[", &number.to_string(), " "]),
                Step::Text(range) => written.push_str(&text[range]),
                Step::Close(_) => written.push(']'),
            }
        }
        written
    }

    #[test]
    fn stretches_nest_or_are_cut_where_they_cross() {
        for (ranges, expected) in [
            (vec![], "abcdefgh"),
            (vec![(2, 4)], "ab[0 cd]efgh"),
            (vec![(0, 8)], "[0 abcdefgh]"),
            // Inside each other.
            (vec![(0, 8), (2, 4)], "[0 ab[1 cd]efgh]"),
            (vec![(2, 4), (0, 8)], "[1 ab[0 cd]efgh]"),
            // The same stretch twice: the lower number is outside.
            (vec![(1, 3), (1, 3)], "a[0 [1 bc]]defgh"),
            // One begins where the other ends.
            (vec![(0, 2), (2, 4)], "[0 ab][1 cd]efgh"),
            // Crossing: the later one is cut.
            (vec![(0, 5), (3, 8)], "[0 abc[1 de]][1 fgh]"),
            // Crossing with a third inside both.
            (vec![(0, 5), (3, 8), (3, 4)], "[0 abc[1 [2 d]e]][1 fgh]"),
            // Same begin, the longer outside.
            (vec![(1, 3), (1, 6)], "a[1 [0 bc]def]gh"),
            // Nothing.
            (vec![(3, 3)], "abcdefgh"),
        ] {
            assert_eq!(written("abcdefgh", &ranges), expected, "{ranges:?}");
        }
    }

    #[test]
    fn every_byte_is_written_once_and_every_element_is_closed_in_order() {
        let whole = 0..12;
        for seed in 0_usize..400 {
            let pieces: Vec<Piece> = (0..4)
                .map(|number| {
                    let start = (seed * 7 + number * 5 + seed / 3) % 12;
                    let end = (start + 1 + (seed / (number + 1)) % 9).min(12);
                    Piece { range: start..end, number }
                })
                .collect();
            let mut open: Vec<usize> = Vec::new();
            let mut position = 0;
            for step in steps(&whole, &pieces) {
                match step {
                    Step::Open(number) => open.push(number),
                    Step::Close(number) => assert_eq!(open.pop(), Some(number)),
                    Step::Text(range) => {
                        assert_eq!(range.start, position);
                        position = range.end;
                        for place in range {
                            let mut covering: Vec<usize> = pieces
                                .iter()
                                .filter(|piece| piece.range.contains(&place))
                                .map(|piece| piece.number)
                                .collect();
                            let mut found = open.clone();
                            covering.sort_unstable();
                            found.sort_unstable();
                            assert_eq!(found, covering, "{pieces:?} at {place}");
                        }
                    }
                }
            }
            assert_eq!(position, 12);
            assert!(open.is_empty());
        }
    }

    #[test]
    fn words_of_a_sentence_are_marked() {
        let text = "Before. Sanctions came on Friday & stayed.";
        let span = |start: usize, end: usize| Span { start, end, text: text[start..end].to_owned(), at: start..end };
        let (sentence, friday, outside) = (span(8, 42), span(26, 32), span(0, 6));
        assert_eq!(
            marked(text, &sentence, &[&friday, &outside]),
            "Sanctions came on <mark class=\"words\">Friday</mark> &amp; stayed."
        );
    }
}
