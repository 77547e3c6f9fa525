//! From words with a label each to stretches of one kind.

use crate::labels::{Label, Part};
use interdict_documents::Tag;
use std::ops::Range;

/// A word, or a part of one that stands for itself, and what the model says of it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Word {
    /// Bytes of the text.
    pub(crate) range: Range<usize>,
    /// Place of its label.
    pub(crate) label: usize,
    /// Probability of that label, 0 to 1.
    pub(crate) score: f32,
}

/// A stretch that is being put together.
struct Open<'a> {
    range: Range<usize>,
    kind: &'a str,
    sum: f32,
    words: usize,
}

/// The stretches of the words, which are in the order of the text.
///
/// A word goes on with what stands before it if it is inside or last, and of the same kind, and no empty line is between
/// them; labels that no scheme would allow are read that way too. The score is the mean over the words, rounded to a
/// thousandth: the last digits differ from machine to machine.
pub(crate) fn stretches(text: &str, words: &[Word], labels: &[Label]) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut open: Option<Open<'_>> = None;
    for word in words {
        let Some(label) = labels.get(word.label) else { continue };
        if label.part == Part::Outside {
            close(text, open.take(), &mut tags);
            continue;
        }
        match &mut open {
            Some(before)
                if matches!(label.part, Part::Inside | Part::End)
                    && before.kind == label.kind
                    && !is_apart(text, before.range.end, word.range.start) =>
            {
                before.range.end = word.range.end.max(before.range.end);
                before.sum += word.score;
                before.words += 1;
            }
            _ => {
                close(text, open.take(), &mut tags);
                open = Some(Open { range: word.range.clone(), kind: &label.kind, sum: word.score, words: 1 });
            }
        }
        if matches!(label.part, Part::End | Part::Single) {
            close(text, open.take(), &mut tags);
        }
    }
    close(text, open.take(), &mut tags);
    tags
}

/// Whether an empty line stands between two places.
fn is_apart(text: &str, end: usize, start: usize) -> bool {
    let between = text.get(end..start).unwrap_or_default();
    between.chars().filter(|character| *character == '\n').count() > 1
}

fn close(text: &str, open: Option<Open<'_>>, tags: &mut Vec<Tag>) {
    let Some(open) = open else { return };
    let range = within(text, &open.range);
    if !range.is_empty() {
        let mean = open.sum / open.words as f32;
        let score = (mean.clamp(0.0, 1.0) * 1000.0).round() / 1000.0;
        tags.push(Tag { range, label: open.kind.to_owned(), score });
    }
}

/// A range on the borders of characters and without the spaces around it, which some tokenizers count to a word.
fn within(text: &str, range: &Range<usize>) -> Range<usize> {
    let start = text.floor_char_boundary(range.start);
    let end = text.ceil_char_boundary(range.end).max(start);
    let words = &text[start..end];
    let before = words.len() - words.trim_start().len();
    let length = words.trim().len();
    start + before..start + before + length
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Stretches of `aa bb cc dd` whose words have these labels.
    fn found(names: [&str; 4]) -> Vec<(String, String)> {
        let text = "aa bb cc dd";
        let labels: Vec<Label> = names.iter().map(|name| Label::new(name)).collect();
        let words: Vec<Word> =
            (0..4).map(|place| Word { range: place * 3..place * 3 + 2, label: place, score: 0.5 }).collect();
        let tags = stretches(text, &words, &labels);
        tags.into_iter().map(|tag| (tag.label, text[tag.range].to_owned())).collect()
    }

    #[test]
    fn words_are_joined_as_their_labels_say() {
        for (names, expected) in [
            (["O", "O", "O", "O"], vec![]),
            (["B-P", "I-P", "O", "B-P"], vec![("P", "aa bb"), ("P", "dd")]),
            (["B-P", "B-P", "I-P", "O"], vec![("P", "aa"), ("P", "bb cc")]),
            (["B-P", "I-Q", "I-Q", "O"], vec![("P", "aa"), ("Q", "bb cc")]),
            (["I-P", "I-P", "O", "O"], vec![("P", "aa bb")]),
            (["B-P", "I-P", "E-P", "S-P"], vec![("P", "aa bb cc"), ("P", "dd")]),
            (["S-P", "I-P", "L-P", "I-P"], vec![("P", "aa"), ("P", "bb cc"), ("P", "dd")]),
            (["P", "P", "Q", "O"], vec![("P", "aa bb"), ("Q", "cc")]),
            (["E-P", "U-P", "O", "E-Q"], vec![("P", "aa"), ("P", "bb"), ("Q", "dd")]),
        ] {
            let expected: Vec<(String, String)> =
                expected.into_iter().map(|(kind, words)| (kind.to_owned(), words.to_owned())).collect();
            assert_eq!(found(names), expected, "{names:?}");
        }
    }

    #[test]
    fn a_stretch_ends_at_an_empty_line_and_goes_on_over_a_wrapped_one() {
        let labels = [Label::new("I-P")];
        let word = |range: Range<usize>| Word { range, label: 0, score: 1.0 };
        assert_eq!(stretches("aa\n\nbb", &[word(0..2), word(4..6)], &labels).len(), 2);
        assert_eq!(stretches("aa\nbb", &[word(0..2), word(3..5)], &labels).len(), 1);
    }

    #[test]
    fn the_score_is_the_mean_and_ranges_stand_on_characters_without_spaces() {
        let labels = [Label::new("P")];
        let words = [Word { range: 0..3, label: 0, score: 0.9 }, Word { range: 3..7, label: 0, score: 0.6 }];
        // Byte 7 is inside of the second `é`.
        let tags = stretches(" é éé.", &words, &labels);
        assert_eq!(tags, [Tag { range: 1..8, label: "P".to_owned(), score: 0.75 }]);
    }
}
