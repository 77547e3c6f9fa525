//! Whether a given name says that `she` or `he` is meant.

use crate::{
    grammar::{Sentences, Tag},
    lexicon::{Sex, sex_of},
};
use std::ops::Range;

/// Of whom a pronoun is said.
pub(super) fn sex_of_pronoun(pronoun: &str) -> Option<Sex> {
    match pronoun {
        "she" | "her" => Some(Sex::Woman),
        "he" | "him" => Some(Sex::Man),
        _ => None,
    }
}

/// The sex that the given name in a head tells, or that of the name in full that the text gives him: `Judge Edmund Vale`, `Vale`.
pub(super) fn sex_of_bearer(sentences: &Sentences<'_>, head: &Range<usize>) -> Option<Sex> {
    sex_in(sentences, head).or_else(|| sex_in(sentences, &sentences.cast().name_of(sentences, head)?))
}

/// The sex that the given name in a name of several words tells.
fn sex_in(sentences: &Sentences<'_>, head: &Range<usize>) -> Option<Sex> {
    let tokens = sentences.tokens;
    let of_name = |at: &usize| tokens.is_capital(*at) && tokens.role(*at).is_none() || tokens.joins(*at);
    let first = head.clone().rev().take_while(of_name).last()?;
    if first + 1 < head.end { (first..head.end - 1).find_map(|at| sex_of(tokens.word(at))) } else { None }
}

/// The only one in a stretch of the text whose given name tells this sex: `told LENA TARSK it was late`. None of another sex, and none
/// that a quotation names.
pub(super) fn only_bearer(
    sentences: &Sentences<'_>,
    range: Range<usize>,
    sex: Sex,
    inside: &[bool],
) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let of_name = |at: usize| tokens.is_capital(at) && sentences.tag(at) == Tag::Nominal && !sentences.in_date(at);
    let mut found: Option<Range<usize>> = None;
    let mut at = range.start;
    while at < range.end {
        if inside[at] || !of_name(at) || sex_of(tokens.word(at)) != Some(sex) {
            at += 1;
            continue;
        }
        let end = (at + 1..range.end).find(|end| !of_name(*end) && !tokens.joins(*end)).unwrap_or(range.end);
        // `Lena Tarsk's son` is spoken of, and she is not.
        let owns = sentences.tag(end) == Tag::Possessive;
        if found.as_ref().is_some_and(|held| tokens.word(held.end - 1) != tokens.word(end - 1)) {
            return None;
        }
        if !owns && found.is_none() {
            found = Some(at..end);
        }
        at = end;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{grammar::Sentences, lexicon::rows, tokens::Tokens};

    #[test]
    fn every_given_name_tells_he_from_she() {
        for row in rows(include_str!("../../data/given-names.tsv")) {
            let (name, sex) = (row[0], row[1]);
            assert!(matches!(sex, "f" | "m") && name == name.to_lowercase(), "{row:?}");
            let expected = if sex == "f" { Sex::Woman } else { Sex::Man };
            assert_eq!(sex_of(name), Some(expected), "{name}");
        }
    }

    #[test]
    fn the_only_bearer_of_a_sex_is_found() {
        for (text, sex, expected) in [
            ("They told Lena Tarsk it was late.", Sex::Woman, Some("Lena Tarsk")),
            ("They told Lena Tarsk it was late.", Sex::Man, None),
            ("They told Lena Tarsk and Anna Kern it was late.", Sex::Woman, None),
            ("They told Lena Tarsk's son it was late.", Sex::Woman, None),
        ] {
            let document = crate::plain::read("test", text);
            let tokens = Tokens::of(&document);
            let sentences = Sentences::new(&tokens, &[]);
            let inside = vec![false; tokens.len() + 1];
            let found = only_bearer(&sentences, 0..tokens.len(), sex, &inside);
            assert_eq!(found.map(|name| tokens.slice(&name)), expected, "{text}");
        }
    }
}
