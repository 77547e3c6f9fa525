//! The quotation marks of other languages, which news in English takes over with names and quotations: «French», « spaced »,
//! »German« and „low“ ones. They are read as “English” ones, so that the rules know one kind.

use super::{SPACE_BEFORE, Token};

/// How a paragraph uses guillemets.
#[derive(Debug, Clone, Copy)]
pub(super) struct QuotationMarks {
    /// The one that opens; none where only one of them occurs, which then is an arrow (`Home » News`).
    opening: Option<&'static str>,
}

impl QuotationMarks {
    /// What the first guillemet of a paragraph says of the others: `«` opens in French, `»` in German.
    fn of(paragraph: &[Token<'_>]) -> Self {
        let first = |mark: &str| paragraph.iter().position(|token| token.written == mark);
        let opening = match (first("«"), first("»")) {
            (Some(french), Some(german)) => Some(if french < german { "«" } else { "»" }),
            _ => None,
        };
        Self { opening }
    }

    /// Writes the marks of a paragraph as English ones, without the spaces inside.
    pub(super) fn settle(paragraph: &mut [Token<'_>]) {
        let marks = Self::of(paragraph);
        let mut low = false;
        for at in 0..paragraph.len() {
            let token = &mut paragraph[at];
            let opens = match token.written {
                "«" | "»" => match marks.opening {
                    Some(opening) => token.written == opening,
                    None => continue,
                },
                "„" => true,
                "“" if low && token.shape & SPACE_BEFORE == 0 => false,
                _ => continue,
            };
            low = opens && token.written == "„";
            let mark = if opens { "“" } else { "”" };
            (token.written, token.word) = (mark, Some(mark));
            let inner = if opens { at + 1 } else { at };
            if inner > 0
                && let Some(token) = paragraph.get_mut(inner)
            {
                token.shape &= !SPACE_BEFORE;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::tokens::Tokens;

    #[test]
    fn marks_of_other_languages_are_read_as_english_ones() {
        for (text, read) in [
            ("«It is over,» he said. «We lost.»", "“ It is over , ” he said . “ We lost . ”"),
            ("« It is over », he said.", "“ It is over ” , he said ."),
            ("»It is over,« he said. »We lost.«", "“ It is over , ” he said . “ We lost . ”"),
            ("„It is over“, he said. „We lost.“", "“ It is over ” , he said . “ We lost . ”"),
            ("“It is over,” he said.", "“ It is over , ” he said ."),
            ("Home » News » Harbour", "Home » News » Harbour"),
            ("Home » News\n\n«It is over,» he said.", "Home » News “ It is over , ” he said ."),
        ] {
            let document = crate::plain::read("test", text);
            let tokens = Tokens::of(&document);
            let written: Vec<&str> = (0..tokens.len()).map(|at| tokens.written(at)).collect();
            assert_eq!(written.join(" "), read);
            let closing = (0..tokens.len()).filter(|at| tokens.written(*at) == "”");
            assert!(closing.clone().all(|at| !tokens.has_space_before(at)), "{text}");
        }
    }
}
