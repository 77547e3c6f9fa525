//! Nicknames in quotation marks: inside a name (`Rafael "Rafa" Quorve Zeltan`), where it is looked for without them, and behind
//! one (`Rafael Quorve, known as "The Baker"`). One that the list has for the party tells that he is meant.

use super::{
    candidates::Candidate,
    index::{Hit, NameIndex},
    telling,
};
use crate::tokens::Tokens;
use interdict_model::{Entity, Name, PartyKind};
use std::ops::Range;

/// Longest nickname, in words.
const LONGEST: usize = 4;
/// So many given names stand before a nickname.
const GIVEN_NAMES: usize = 3;
/// So far behind a name and a comma its nickname may be given: `, who is also known as "X"`.
const BEHIND: usize = 6;

/// The persons' names around a nickname, with the tokens of the nickname and its quotation marks.
pub(super) fn hits(index: &NameIndex, entities: &[Entity], tokens: &Tokens<'_>) -> Vec<(Hit, Range<usize>)> {
    let is_name = |at: usize| tokens.is_word(at) && tokens.is_capital(at);
    let is_person = |hit: &Hit| {
        let mut references = index.names(hit).iter();
        references.any(|reference| entities[reference.entity as usize].schema.kind() == PartyKind::Person)
    };
    let mut found = Vec::new();
    for open in tokens.capitals().map(|name| name + 1).filter(|open| *open < tokens.len()) {
        let Some(inside) = quoted_at(tokens, open).filter(|inside| is_name(inside.end)) else { continue };
        let bytes = tokens.bytes(&inside);
        let first = open.saturating_sub(GIVEN_NAMES);
        for start in (first..open).rev().take_while(|at| is_name(*at)) {
            let around = index.around(tokens.text, tokens.range(start).start, &bytes);
            found.extend(around.into_iter().filter(is_person).map(|hit| (hit, inside.clone())));
        }
    }
    found
}

/// Whether a nickname, in its words, is one of a party: a name of its own on the list, or what stands for the given names beside one
/// of its family names (`Chapo` of `QUORVE, Chapo`); an article counts for nothing.
pub(super) fn is_of(entity: &Entity, nickname: &[String]) -> bool {
    let article = |word: &String| matches!(word.as_str(), "the" | "el" | "la" | "il" | "le");
    let bare: &[String] = if nickname.len() > 1 && article(&nickname[0]) { &nickname[1..] } else { nickname };
    let is_given = |name: &Name| {
        let given = name.text.split_once(',').map(|(_, given)| telling::words(given));
        given.is_some_and(|given| given == nickname || given == bare)
    };
    let is_it = |name: &Name| {
        let words = telling::words(&name.text);
        words == nickname || words == bare
    };
    !bare.is_empty() && entity.names.iter().any(|name| is_it(name) || is_given(name))
}

/// The words of the nickname that the text gives with a name, in lower case; empty if it gives none.
pub(super) fn given_with(tokens: &Tokens<'_>, candidate: &Candidate) -> Vec<String> {
    let inside = candidate.nickname.clone().or_else(|| behind(tokens, candidate.tokens.end));
    inside.map(|inside| telling::words(tokens.slice(&inside))).unwrap_or_default()
}

/// `, known as "X"`, `, alias "X"`, `(nicknamed "X")`: what is in quotation marks there.
fn behind(tokens: &Tokens<'_>, end: usize) -> Option<Range<usize>> {
    if !matches!(tokens.written(end), "," | "(") {
        return None;
    }
    let says = |at: usize| {
        (tokens.word(at) == "known" && matches!(tokens.word(at + 1), "as" | "by"))
            || matches!(tokens.word(at), "nicknamed" | "alias" | "aka" | "called" | "dubbed")
    };
    let said = (end + 1..end + BEHIND).find(|at| says(*at))?;
    (said + 1..said + 4).find_map(|open| quoted_at(tokens, open))
}

/// A few words in quotation marks that open at a token, with the marks.
fn quoted_at(tokens: &Tokens<'_>, open: usize) -> Option<Range<usize>> {
    let is_mark = |at: usize| matches!(tokens.written(at), "\"" | "“" | "”" | "‘" | "’" | "'" | "«" | "»");
    if !is_mark(open) || !tokens.has_space_before(open) {
        return None;
    }
    let close = (open + 1..open + LONGEST + 2).find(|at| !tokens.is_word(*at) && !tokens.joins(*at))?;
    (close > open + 1 && is_mark(close) && tokens.sentence_of(open) == tokens.sentence_of(close))
        .then_some(open..close + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plain;

    #[test]
    fn a_nickname_is_a_few_words_in_quotation_marks_behind_a_name() {
        for (text, nickname) in [
            ("Rafael Quorve, known as \"The Baker\", was seen.", Some("\"The Baker\"")),
            ("Rafael Quorve, who is also known as “Rafa”, was seen.", Some("“Rafa”")),
            ("Rafael Quorve, nicknamed \"El Rafa\", was seen.", Some("\"El Rafa\"")),
            ("Rafael Quorve, who said \"enough\", was seen.", None),
            ("Rafael Quorve was known as \"The Baker\".", None),
        ] {
            let document = plain::read("test", text);
            let tokens = Tokens::of(&document);
            assert_eq!(behind(&tokens, 2).map(|inside| tokens.slice(&inside)), nickname, "{text}");
        }
    }
}
