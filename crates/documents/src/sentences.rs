//! Where sentences end.
//!
//! A full stop, question or exclamation mark ends a sentence if white space and a capital, a digit, a quotation mark or a
//! bullet follow, closing quotation marks and brackets in between included. A full stop behind an abbreviation
//! (`data/abbreviations.tsv`), an initial or `U.S.` does not, unless what follows can only begin a sentence. The place and day of
//! an agency stand for themselves: `DORN, 3 March 2024 - | The minister resigned.` They say when it was written, and nothing
//! of what it tells.

use crate::{
    lexicon::{Frame, is_abbreviation, is_opener, reporting_verbs, said_beside_quotation},
    tokens::{TokenKind, Tokens},
};
use std::ops::Range;

/// A sentence of more tokens than this is cut.
const LONGEST: usize = 240;

/// Tokens of a dateline at most.
const DATELINE: usize = 20;

/// The sentences of one paragraph as ranges of tokens; together they are the whole paragraph.
pub(crate) fn split(tokens: &Tokens<'_>, paragraph: Range<usize>) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut first = paragraph.start;
    if let Some(end) = dateline_end(tokens, &paragraph) {
        sentences.push(first..end);
        first = end;
    }
    let mut at = first;
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
        let begins = end < paragraph.end && tokens.has_space_before(end) && can_begin(tokens, end);
        if end >= paragraph.end || begins && !tells_who_said_so(tokens, at, end, paragraph.end) {
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

/// Words of a name with its post between a quotation and its verb, at most.
const NAME: usize = 6;

/// Whether the name behind a mark that ends a quoted sentence only says whose it is: `“Will it hold?” | Lena Tarsk asked.`
fn tells_who_said_so(tokens: &Tokens<'_>, end: usize, next: usize, limit: usize) -> bool {
    let quoted = matches!(tokens.written(next - 1), "\"" | "”" | "’" | "'") && next > end + 1;
    if !quoted || !tokens.is_capital(next) {
        return false;
    }
    let mut named = (next..limit.min(next + NAME)).take_while(|at| tokens.is_word(*at));
    let Some(verb) = named.find(|at| !tokens.is_capital(*at) && tokens.role(*at).is_none()) else { return false };
    let says = verb > next
        && reporting_verbs()
            .longest_at(tokens, verb)
            .is_some_and(|(_, uses)| uses.iter().any(|one| matches!(one.frame, Frame::That | Frame::Tell)));
    // Behind a full stop the name may begin another sentence: `“We left.” Lena Tarsk said that it was late.` Not behind three.
    let closed = |verb_end: usize| matches!(tokens.written(verb_end), "." | ",");
    let stops = tokens.written(end) == "." && tokens.written(end + 1) != ".";
    let beside = || said_beside_quotation(tokens, verb).is_some_and(closed);
    says && (!stops || closed(verb + 1)) || verb > next && beside()
}

/// Whether a sentence is the dateline of its paragraph.
pub(crate) fn is_dateline(tokens: &Tokens<'_>, sentence: &Range<usize>) -> bool {
    tokens.starts_paragraph(sentence.start)
        && sentence.len() <= DATELINE
        // With the token behind it, since what ends a text is no dateline.
        && dateline_end(tokens, &(sentence.start..(sentence.end + 1).min(tokens.len()))) == Some(sentence.end)
}

/// Where the dateline of a paragraph ends: behind the dash of `DORN, March 3 (Reuters) -`, or behind `/TASS/.` The place is in
/// capitals, and a day or an agency stands with it.
fn dateline_end(tokens: &Tokens<'_>, paragraph: &Range<usize>) -> Option<usize> {
    let Range { start, end } = *paragraph;
    if !tokens.is_all_capitals(start) {
        return None;
    }
    let limit = end.min(start + DATELINE);
    let dash = |at: usize| {
        matches!(tokens.written(at), "-" | "–" | "—") && tokens.has_space_before(at) && tokens.has_space_before(at + 1)
    };
    let slash = |at: usize| tokens.written(at) == "/" && !tokens.has_space_before(at);
    let agency =
        |at: usize| slash(at) && at > start + 2 && tokens.written(at - 2) == "/" && tokens.has_space_before(at - 2);
    let last = (start + 1..limit).find(|at| dash(*at) || agency(*at))?;
    let behind = last + 1 + usize::from(agency(last) && tokens.written(last + 1) == ".");
    let line = start..last;
    let named = line.clone().all(|at| !tokens.is_word(at) || tokens.is_capital(at));
    let marked = line.clone().any(|at| tokens.is_number(at) || tokens.written(at) == "(") || agency(last);
    (named && marked && behind < end).then_some(behind)
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

#[cfg(test)]
mod tests {
    use super::*;

    /// The sentences of a paragraph, and whether the first one is a dateline.
    fn sentences(text: &str) -> (Vec<String>, bool) {
        let document = crate::plain::read("test", text);
        let tokens = Tokens::of(&document);
        let all = tokens.sentences();
        let dateline = is_dateline(&tokens, &all[0].tokens);
        assert!(all[1..].iter().all(|sentence| !is_dateline(&tokens, &sentence.tokens)), "{text}");
        (all.iter().map(|sentence| tokens.slice(&sentence.tokens).to_owned()).collect(), dateline)
    }

    #[test]
    fn a_dateline_stands_for_itself() {
        for (text, line) in [
            ("DORN, 3 March 2024 - The minister resigned.", "DORN, 3 March 2024 -"),
            ("DORN, March 3 (Reuters) - The minister resigned.", "DORN, March 3 (Reuters) -"),
            ("NEW VORNAC (AP) — The minister resigned.", "NEW VORNAC (AP) —"),
            ("DORN, March 3, 2024 (AFP) – The minister resigned.", "DORN, March 3, 2024 (AFP) –"),
            ("DORN, March 3. /TASS/. The minister resigned.", "DORN, March 3. /TASS/."),
        ] {
            let (found, dateline) = sentences(text);
            assert_eq!(found, [line, "The minister resigned."], "{text}");
            assert!(dateline, "{text}");
        }
    }

    #[test]
    fn other_beginnings_are_no_dateline() {
        for text in [
            "BP - which has 3 yards in Riga - said no.",
            "The minister resigned on 3 March - and left.",
            "NATO - the alliance of 1949 - said no.",
            "DORN, 3 March 2024 -",
            "NORVANE SA said on 3 March - a day late - that it would close.",
        ] {
            let (found, dateline) = sentences(text);
            assert!(found.len() == 1 && !dateline, "{found:?}");
        }
    }
}
