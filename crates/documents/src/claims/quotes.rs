//! Quotations: where they begin and end, over paragraphs and with mixed marks, and which marks quote nobody.
//!
//! A mark opens if white space, a bracket or another mark stands before it and none behind it, and closes the other way
//! round; straight and curly marks close each other, since texts mix them. A quotation that is still open at the end of its
//! paragraph goes on in the next one if that begins with a mark. Single marks quote only if both ends are sure, for they
//! are apostrophes too.

use crate::{
    document::ParagraphKind,
    tokens::{TokenKind, Tokens},
};
use std::ops::Range;

/// Text between quotation marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// Tokens between the marks, one range for each paragraph.
    pub parts: Vec<Range<usize>>,
    /// Single marks.
    pub(crate) single: bool,
}

impl Quote {
    /// All tokens from the first to the last.
    pub fn tokens(&self) -> Range<usize> {
        let start = self.parts.first().map_or(0, |part| part.start);
        start..self.parts.last().map_or(start, |part| part.end)
    }

    /// How many tokens are quoted.
    pub fn len(&self) -> usize {
        self.parts.iter().map(Range::len).sum()
    }

    /// Whether nothing is quoted.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

fn is_double(mark: &str) -> bool {
    matches!(mark, "\"" | "“" | "”" | "„" | "«" | "»" | "‟")
}

fn is_single(mark: &str) -> bool {
    matches!(mark, "'" | "‘" | "’" | "‚" | "`")
}

/// Every quotation of the article in order; one inside another comes after it.
pub(crate) fn find(tokens: &Tokens<'_>) -> Vec<Quote> {
    let mut quotes: Vec<Quote> = Vec::new();
    // The double quotation that its paragraph left open.
    let mut open: Option<Quote> = None;
    let mut at = 0;
    while at < tokens.len() {
        let paragraph = tokens.sentences()[tokens.sentence_of(at)].paragraph;
        let mut end = at + 1;
        while end < tokens.len() && !tokens.starts_paragraph(end) {
            end += 1;
        }
        if tokens.paragraphs[paragraph].kind.is_article() {
            open = in_paragraph(tokens, at..end, open, &mut quotes);
            // Only running text carries a quotation over.
            if tokens.paragraphs[paragraph].kind != ParagraphKind::Body
                && let Some(unfinished) = open.take()
            {
                quotes.push(cut_short(tokens, unfinished));
            }
        }
        at = end;
    }
    quotes.extend(open.map(|unfinished| cut_short(tokens, unfinished)));
    quotes.retain(|quote| quote.parts.iter().any(|part| part.clone().any(|at| tokens.is_word(at))));
    quotes.sort_by_key(|quote| (quote.tokens().start, std::cmp::Reverse(quote.tokens().end)));
    quotes
}

fn in_paragraph(
    tokens: &Tokens<'_>,
    paragraph: Range<usize>,
    carried: Option<Quote>,
    quotes: &mut Vec<Quote>,
) -> Option<Quote> {
    let mut double: Option<(usize, Vec<Range<usize>>)> = None;
    let mut at = paragraph.start;
    if let Some(unfinished) = carried {
        if is_double(tokens.written(at)) && opens(tokens, at, &paragraph) {
            double = Some((at + 1, unfinished.parts));
            at += 1;
        } else {
            quotes.push(cut_short(tokens, unfinished));
        }
    }
    while at < paragraph.end {
        if tokens.kind(at) != TokenKind::Mark {
            at += 1;
            continue;
        }
        let mark = tokens.written(at);
        if is_double(mark) {
            match double.take() {
                Some((start, mut parts)) if closes(tokens, at, &paragraph) || !opens(tokens, at, &paragraph) => {
                    parts.push(start..at);
                    quotes.push(Quote { parts, single: false });
                }
                // `"It fell. "We ran," he said`: where an item runs its paragraphs together, each has its mark, and only the
                // last one a second.
                Some((start, parts)) if parts.is_empty() && runs_on(tokens, start, at) => {
                    let words = start..at;
                    quotes.push(Quote { parts: Vec::from([words]), single: false });
                    double = Some((at + 1, Vec::new()));
                }
                // A second opening mark without a closing one: the first was a slip.
                _ if opens(tokens, at, &paragraph) => double = Some((at + 1, Vec::new())),
                held => double = held,
            }
        } else if is_single(mark)
            && opens(tokens, at, &paragraph)
            && let Some(close) = closing_single(tokens, at, &paragraph)
        {
            let words = at + 1..close;
            quotes.push(Quote { parts: Vec::from([words]), single: true });
            // Nested marks are looked for inside a double quotation only; a single one is one piece.
            if double.is_none() {
                at = close;
            }
        }
        at += 1;
    }
    double.map(|(start, mut parts)| {
        parts.push(start..paragraph.end);
        Quote { parts, single: false }
    })
}

/// A quotation that nobody closes, without the rest of its paragraph, if somebody speaks there: it ends with its first sentence, and
/// swallows no reports behind it.
fn cut_short(tokens: &Tokens<'_>, mut quote: Quote) -> Quote {
    if let [part] = quote.parts.as_mut_slice()
        && part.start < part.end
    {
        // Without its full stop, so that what stands right behind it is no sentence that may tell who said it.
        let end = tokens.sentences()[tokens.sentence_of(part.start)].tokens.end.saturating_sub(1);
        let speaks = |at: usize| matches!(tokens.word(at), "said" | "says" | "told" | "added" | "denied" | "accused");
        if part.start < end && end < part.end && (end..part.end).any(speaks) {
            part.end = end;
        }
    }
    quote
}

/// So many tokens a sentence has that stands between two marks that open.
const SHORTEST_RUN: usize = 4;

/// Whether a sentence or more stands between the start of a quotation and a second mark that opens.
fn runs_on(tokens: &Tokens<'_>, start: usize, mark: usize) -> bool {
    mark >= start + SHORTEST_RUN && matches!(tokens.written(mark - 1), "." | "?" | "!")
}

fn opens(tokens: &Tokens<'_>, mark: usize, paragraph: &Range<usize>) -> bool {
    let before = mark == paragraph.start
        || tokens.has_space_before(mark)
        || matches!(tokens.written(mark - 1), "(" | "[" | "—" | "–" | "-" | "“" | "\"" | "‘" | "'" | "/" | "#");
    before && mark + 1 < paragraph.end && (!tokens.has_space_before(mark + 1) || mark == paragraph.start)
}

fn closes(tokens: &Tokens<'_>, mark: usize, paragraph: &Range<usize>) -> bool {
    let after = mark + 1 >= paragraph.end || tokens.has_space_before(mark + 1) || !tokens.is_word(mark + 1);
    after && mark > paragraph.start && !tokens.has_space_before(mark)
}

/// The mark that closes a single quotation: in the same paragraph, behind a word, and not the apostrophe of a plural that
/// more quoted words follow (`hackers’ threats`), for which the next mark is looked at.
fn closing_single(tokens: &Tokens<'_>, open: usize, paragraph: &Range<usize>) -> Option<usize> {
    let mut last = None;
    for at in open + 1..paragraph.end.min(open + 120) {
        let mark = tokens.written(at);
        // Mixed marks: a double one may close what a single one opened.
        if is_double(mark) && closes(tokens, at, paragraph) && last.is_none() {
            let opened_inside = (open + 1..at).filter(|inner| is_double(tokens.written(*inner))).count();
            if opened_inside == 0 {
                return Some(at);
            }
        }
        if !is_single(mark) || !closes(tokens, at, paragraph) {
            if is_single(mark) && opens(tokens, at, paragraph) {
                break;
            }
            continue;
        }
        last = Some(at);
        let plural = tokens.word(at - 1).ends_with('s') && tokens.is_word(at + 1) && !tokens.is_capital(at + 1);
        let another = (at + 1..paragraph.end.min(at + 40))
            .any(|next| is_single(tokens.written(next)) && closes(tokens, next, paragraph));
        if !(plural && another) {
            break;
        }
    }
    last
}
