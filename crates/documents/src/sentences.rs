//! Where sentences end.
//!
//! A full stop, question or exclamation mark ends a sentence if white space and a capital, a digit, a quotation mark or a
//! bullet follow, closing quotation marks and brackets in between included. A full stop behind an abbreviation
//! (`data/abbreviations.tsv`), an initial or `U.S.` does not, unless what follows can only begin a sentence.

use crate::{
    lexicon::{is_abbreviation, is_opener},
    tokens::{TokenKind, Tokens},
};
use std::ops::Range;

/// A sentence of more tokens than this is cut.
const LONGEST: usize = 240;

/// The sentences of one paragraph as ranges of tokens; together they are the whole paragraph.
pub(crate) fn split(tokens: &Tokens<'_>, paragraph: Range<usize>) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut first = paragraph.start;
    let mut at = paragraph.start;
    while at < paragraph.end {
        // A list without full stops is no sentence: it is cut at a semicolon, a comma or where it stands, so that what
        // is looked for in a sentence stays near.
        if at - first >= LONGEST {
            let mark = |wanted: &str| (first + LONGEST / 2..at).rev().find(|mark| tokens.written(*mark) == wanted);
            let cut = mark(";").or_else(|| mark(",")).map_or(at, |mark| mark + 1);
            sentences.push(first..cut);
            first = cut;
            continue;
        }
        if !ends_here(tokens, at, &paragraph) {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        while end < paragraph.end && !tokens.has_space_before(end) && closes(tokens.written(end)) {
            end += 1;
        }
        if end >= paragraph.end || (tokens.has_space_before(end) && can_begin(tokens, end)) {
            sentences.push(first..end);
            first = end;
        }
        at = end;
    }
    if first < paragraph.end {
        sentences.push(first..paragraph.end);
    }
    sentences
}

/// Whether the token is a mark that may end a sentence, or an abbreviation whose dot may.
fn ends_here(tokens: &Tokens<'_>, at: usize, paragraph: &Range<usize>) -> bool {
    match tokens.kind(at) {
        TokenKind::Mark => match tokens.written(at) {
            "!" | "?" | "…" => true,
            "." => at == paragraph.start || !belongs_to_abbreviation(tokens, at, paragraph),
            _ => false,
        },
        // `U.S.` carries its dot; it ends a sentence only if an unmistakable beginning follows.
        TokenKind::Word => {
            tokens.written(at).ends_with('.') && is_opener(tokens.word(at + 1)) && tokens.is_capital(at + 1)
        }
        TokenKind::Number => false,
    }
}

fn belongs_to_abbreviation(tokens: &Tokens<'_>, dot: usize, paragraph: &Range<usize>) -> bool {
    let before = dot - 1;
    if tokens.has_space_before(dot) || tokens.kind(before) != TokenKind::Word {
        return false;
    }
    let word = tokens.word(before);
    let initial = word.chars().nth(1).is_none() && tokens.is_capital(before) && word != "i";
    let follows_opener = dot + 1 < paragraph.end && tokens.is_capital(dot + 1) && is_opener(tokens.word(dot + 1));
    (initial || is_abbreviation(word)) && !follows_opener
}

fn closes(mark: &str) -> bool {
    matches!(mark, "\"" | "'" | "”" | "’" | "»" | ")" | "]" | "." | "!" | "?")
}

fn can_begin(tokens: &Tokens<'_>, at: usize) -> bool {
    match tokens.kind(at) {
        TokenKind::Word => tokens.is_capital(at) || !tokens.word(at).is_ascii(),
        TokenKind::Number => true,
        TokenKind::Mark => matches!(
            tokens.written(at),
            "\"" | "'" | "“" | "‘" | "«" | "(" | "[" | "•" | "—" | "–" | "-" | "#" | "$" | "£" | "€"
        ),
    }
}
