//! Names as they stand in payments: broken over lines of 35 characters, several in one field, behind `ON BEHALF OF`.
//!
//! The marks between parties are in `data/separators.tsv`.

use std::sync::LazyLock;

/// Characters of a line in FIN. ISO 20022 took names over from there, and many still come so broken.
pub(crate) const LINE: usize = 35;

/// A mark between parties.
#[derive(Debug)]
struct Mark {
    words: Vec<&'static str>,
    /// Parts parties wherever it stands.
    strong: bool,
    /// In free text the party for whom somebody acts follows.
    in_text: bool,
}

/// Signs inside words; the marks that are words are compared word by word.
const SIGNS: [char; 2] = [';', '/'];

static MARKS: LazyLock<Vec<Mark>> = LazyLock::new(|| {
    crate::rules::rows(include_str!("../data/separators.tsv"))
        .filter_map(|row| match row[..] {
            [mark, weight, text] if mark.len() > 1 => {
                Some(Mark { words: mark.split(' ').collect(), strong: weight == "strong", in_text: text == "yes" })
            }
            _ => None,
        })
        .collect()
});

/// Whether the line could not take up the first word of the next one, so that the next may go on with it.
fn runs_over(line: &str, next: &str) -> bool {
    let length = line.chars().count();
    let first = next.split_whitespace().next().map_or(0, |word| word.chars().count());
    first > 0 && length <= LINE && length + 1 + first > LINE
}

/// A name with the line behind it, where it may have been broken: with a space, and, where the line is full, also
/// without.
pub(crate) fn joined(line: &str, next: &str) -> Vec<String> {
    if !runs_over(line, next) {
        return Vec::new();
    }
    let mut names = vec![format!("{line} {next}")];
    if line.chars().count() == LINE {
        names.push(format!("{line}{next}"));
    }
    names
}

/// A mark in a text, by bytes.
struct Cut {
    start: usize,
    end: usize,
    strong: bool,
    in_text: bool,
}

fn cuts(text: &str) -> Vec<Cut> {
    let mut words: Vec<(usize, &str)> = Vec::new();
    let mut end = 0;
    for piece in text.split_inclusive(char::is_whitespace) {
        let word = piece.trim_end();
        if !word.is_empty() {
            words.push((end, word));
        }
        end += piece.len();
    }
    let mut cuts = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let (start, word) = words[at];
        let stands = |mark: &&Mark| {
            mark.words.iter().enumerate().all(|(place, expected)| {
                words
                    .get(at + place)
                    .is_some_and(|(_, word)| word.trim_end_matches(['.', ':', ',']).eq_ignore_ascii_case(expected))
            })
        };
        if let Some(mark) = MARKS.iter().find(stands) {
            let (last, word) = words[at + mark.words.len() - 1];
            cuts.push(Cut { start, end: last + word.len(), strong: mark.strong, in_text: mark.in_text });
            at += mark.words.len();
            continue;
        }
        for (place, sign) in word.match_indices(SIGNS) {
            let place = start + place;
            cuts.push(Cut { start: place, end: place + sign.len(), strong: false, in_text: false });
        }
        at += 1;
    }
    cuts
}

/// The parties that stand in one field, none if it is one.
pub(crate) fn parties(text: &str) -> Vec<&str> {
    let mut cuts = cuts(text);
    if cuts.is_empty() {
        return Vec::new();
    }
    let words = |from: usize, to: usize| text[from.min(to)..to].split_whitespace().count();
    let mut at = 0;
    while at < cuts.len() {
        let before = if at == 0 { 0 } else { cuts[at - 1].end };
        let after = cuts.get(at + 1).map_or(text.len(), |cut| cut.start);
        let parts = words(before, cuts[at].start) >= 2 && words(cuts[at].end, after) >= 2;
        if cuts[at].strong || parts {
            at += 1;
        } else {
            cuts.remove(at);
        }
    }
    if cuts.is_empty() {
        return Vec::new();
    }
    let starts = std::iter::once(0).chain(cuts.iter().map(|cut| cut.end));
    let ends = cuts.iter().map(|cut| cut.start).chain(std::iter::once(text.len()));
    starts.zip(ends).filter_map(|(start, end)| name_in(text.get(start..end)?)).collect()
}

/// Behind each mark of a free text the party for whom somebody acts: up to the next mark.
pub(crate) fn acted_for(text: &str) -> Vec<&str> {
    let cuts: Vec<Cut> = cuts(text).into_iter().filter(|cut| cut.strong).collect();
    let ends = cuts.iter().skip(1).map(|cut| cut.start).chain(std::iter::once(text.len()));
    let marked = cuts.iter().zip(ends).filter(|(cut, _)| cut.in_text);
    marked.filter_map(|(cut, end)| name_in(text.get(cut.end..end)?)).collect()
}

/// What stands behind the last mark between parties in a text (`ON BEHALF OF`, `C/O`, `ATTN`): the whole of it if there is none.
pub fn behind_marks(text: &str) -> &str {
    let end = cuts(text).iter().rfind(|cut| cut.strong).map_or(0, |cut| cut.end);
    &text[end..]
}

/// What stands before the first mark between parties in a text: the whole of it if there is none.
pub fn before_marks(text: &str) -> &str {
    let start = cuts(text).iter().find(|cut| cut.strong).map_or(text.len(), |cut| cut.start);
    &text[..start]
}

fn name_in(part: &str) -> Option<&str> {
    let name = part.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '(' | ')' | '.' | '\''));
    (name.chars().filter(|c| c.is_alphabetic()).count() >= 4).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parties_of_one_field_are_told_apart() {
        let cases: [(&str, &[&str]); 10] = [
            ("ALPHA TRADING LTD ON BEHALF OF BETA SHIPPING", &["ALPHA TRADING LTD", "BETA SHIPPING"]),
            ("JOHN EXAMPLE C/O MARY SAMPLE", &["JOHN EXAMPLE", "MARY SAMPLE"]),
            ("Jane Sample dba Beta", &["Jane Sample", "Beta"]),
            ("ALPHA TRADING; BETA SHIPPING", &["ALPHA TRADING", "BETA SHIPPING"]),
            ("ALPHA TRADING/BETA SHIPPING", &["ALPHA TRADING", "BETA SHIPPING"]),
            ("JOHN EXAMPLE AND MARY SAMPLE", &["JOHN EXAMPLE", "MARY SAMPLE"]),
            ("BLACK AND WHITE TRADING", &[]),
            ("EXAMPLE LINE A/S", &[]),
            ("F/O BETA SHIPPING", &["BETA SHIPPING"]),
            ("SANDY ANDREWS", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(parties(text), expected, "{text}");
        }
    }

    #[test]
    fn what_stands_beside_marks_is_told() {
        let text = "JOHN EXAMPLE C/O MARY SAMPLE ATTN: JANE DOE/2";
        assert_eq!((before_marks(text), behind_marks(text)), ("JOHN EXAMPLE ", " JANE DOE/2"));
        assert_eq!((before_marks("SANDY ANDREWS"), behind_marks("SANDY ANDREWS")), ("SANDY ANDREWS", "SANDY ANDREWS"));
    }

    #[test]
    fn in_free_text_only_those_are_parties_for_whom_somebody_acts() {
        assert_eq!(acted_for("INV 12 ON BEHALF OF BETA SHIPPING C/O GAMMA BANK"), ["BETA SHIPPING", "GAMMA BANK"]);
        assert_eq!(acted_for("BOOKS AND PENS / PAPER; INK"), Vec::<&str>::new());
    }

    #[test]
    fn a_line_that_could_not_take_the_next_word_goes_on() {
        assert_eq!(
            joined("KOREA MINING DEVELOPMENT TRADING", "CORPORATION"),
            ["KOREA MINING DEVELOPMENT TRADING CORPORATION"]
        );
        assert_eq!(joined("EXAMPLE LTD", "12 HIGH STREET"), Vec::<String>::new());
        let full = "A".repeat(LINE);
        assert_eq!(joined(&full, "B"), [format!("{full} B"), format!("{full}B")]);
    }

    #[test]
    fn every_mark_of_the_file_is_known() {
        let marks = crate::rules::rows(include_str!("../data/separators.tsv")).count();
        assert_eq!(MARKS.len() + SIGNS.len(), marks);
    }
}
