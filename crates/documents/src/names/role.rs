//! What a text says a party is: the words beside its name.
//!
//! "state arms dealer Korea Mining Development Trading Corporation", "Kim Yong Chol, a government official said to be a
//! Komid representative in Iran", "Ryu Jin and Kang Ryong, both Komid officials in Syria". The words before the name count
//! as far as they are one noun phrase; those behind a comma until the phrase ends.

use crate::{
    lexicon::{Classes, RoleKind, WordKind, classes_of, is_kind, role_of, verb_of},
    tokens::{TokenKind, Tokens},
};
use interdict_text::lexicon::title_at;
use std::ops::Range;

/// Longest description, in tokens.
const LONGEST: usize = 24;

/// The tokens of the description of a name at some tokens, if there is one.
/// Behind a comma may also follow the next name of a list with its own description: `others` are the names of the text.
pub(crate) fn beside(tokens: &Tokens<'_>, name: &Range<usize>, others: &[Range<usize>]) -> Option<Range<usize>> {
    let sentence = tokens.sentences().get(tokens.sentence_of(name.start))?.tokens.clone();
    behind(tokens, name, &sentence)
        .filter(|phrase| {
            // Names are in order; only those that begin in the phrase can end it.
            let first = others.partition_point(|other| other.start < phrase.start);
            let inside = others[first..].iter().take_while(|other| other.start < phrase.end);
            !inside.into_iter().any(|other| other.len() > 1 && other.end == phrase.end && other != name)
        })
        .or_else(|| before(tokens, name, &sentence))
}

fn behind(tokens: &Tokens<'_>, name: &Range<usize>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let mut at = skip_bracket(tokens, name.end, sentence);
    // `A and B, both officials`: what follows the second name is said of both.
    if tokens.word(at) == "and" {
        let mut next = at + 1;
        while next < sentence.end && tokens.is_word(next) && tokens.is_capital(next) {
            next += 1;
        }
        if next > at + 1 && tokens.written(next) == "," && matches!(tokens.word(next + 1), "both" | "two" | "all") {
            at = next;
        }
    }
    if at >= sentence.end || !matches!(tokens.written(at), "," | "–" | "—") {
        return None;
    }
    let start = at + 1;
    let word = tokens.word(start);
    let opens = is_kind(word, WordKind::Describes)
        || role_of(word).is_some()
        || (start + 1 < sentence.end && tokens.is_word(start) && phrase_has_role(tokens, start, sentence.end));
    if !opens {
        return None;
    }
    let mut end = start;
    while end < sentence.end && end - start < LONGEST {
        let written = tokens.written(end);
        let stops = matches!(written, "," | ";" | ":" | "." | "!" | "?" | "–" | "—" | "\"" | "“" | "”" | "(")
            || (end > start && matches!(tokens.word(end), "and" | "but") && tokens.verb(end + 1).is_some());
        if stops {
            break;
        }
        end += 1;
    }
    (end > start).then_some(start..end)
}

fn phrase_has_role(tokens: &Tokens<'_>, start: usize, limit: usize) -> bool {
    (start..limit.min(start + 8))
        .take_while(|at| tokens.kind(*at) != TokenKind::Mark || tokens.joins(*at))
        .any(|at| tokens.role(at).is_some())
}

/// Behind `(Komid)`.
fn skip_bracket(tokens: &Tokens<'_>, at: usize, sentence: &Range<usize>) -> usize {
    if tokens.written(at) != "(" {
        return at;
    }
    (at..sentence.end.min(at + 8)).find(|next| tokens.written(*next) == ")").map_or(at, |close| close + 1)
}

/// The noun phrase that runs into the name, or stands before a comma at the start of a bullet.
fn before(tokens: &Tokens<'_>, name: &Range<usize>, sentence: &Range<usize>) -> Option<Range<usize>> {
    // `Orvane's leader, General X`
    let titles = (sentence.start..name.start).rev().take_while(|at| tokens.is_capital(*at) && is_title(tokens, *at));
    let titled = name.start - titles.count();
    let mut end = if titled > sentence.start && tokens.written(titled - 1) == "," { titled } else { name.start };
    while end > sentence.start && matches!(tokens.word(end - 1), "the" | "a" | ",") {
        end -= 1;
    }
    let after_comma = tokens.written(end) == ",";
    let mut start = end;
    while start > sentence.start && end - start < LONGEST / 2 {
        let word = tokens.word(start - 1);
        let classes = classes_of(word);
        // `It also accused X`: behind a pronoun stands its verb, and no description.
        if matches!(word, "he" | "she" | "it" | "they" | "we" | "i") {
            return None;
        }
        let noun = tokens.is_word(start - 1) || tokens.joins(start - 1) || tokens.is_number(start - 1);
        let closed = classes.any(
            Classes::PREPOSITION
                .or(Classes::CONJUNCTION)
                .or(Classes::SUBORDINATOR)
                .or(Classes::PRONOUN)
                .or(Classes::AUXILIARY),
        );
        let verb =
            verb_of(word).is_some_and(|(_, form)| form == crate::lexicon::VerbForm::Past) && role_of(word).is_none();
        // `to kill opposition leader X`
        let infinitive = start >= sentence.start + 2
            && tokens.word(start - 2) == "to"
            && role_of(word).is_none()
            && verb_of(word).is_some_and(|(_, form)| form == crate::lexicon::VerbForm::Base);
        if !noun || (closed && word != "'s" && !tokens.is_capital(start - 1)) || verb || infinitive {
            break;
        }
        start -= 1;
        if classes.any(Classes::DETERMINER) {
            break;
        }
    }
    // A phrase before a comma describes the name only where it begins the sentence, as in a bullet.
    if after_comma && start != sentence.start {
        return None;
    }
    let says = (start..end).any(|at| tokens.role(at).is_some());
    (start < end && says).then_some(start..end)
}

fn is_title(tokens: &Tokens<'_>, at: usize) -> bool {
    title_at(&[tokens.word(at)]).is_some()
}

/// The sentence behind that of a name, where it says with the article who the person is: `The general, who heads the bureau, ...`.
/// Behind a sentence with several listed names nobody knows of which.
pub(crate) fn in_next_sentence(
    tokens: &Tokens<'_>,
    name: &Range<usize>,
    others: &[Range<usize>],
) -> Option<Range<usize>> {
    let number = tokens.sentence_of(name.start);
    let (here, next) = (tokens.sentences().get(number)?, tokens.sentences().get(number + 1)?);
    let first = others.partition_point(|other| other.start < here.tokens.start);
    let alone = others[first..].iter().take_while(|other| other.start < here.tokens.end).count() == 1;
    let noun = next.tokens.start + 1;
    let says = tokens.word(next.tokens.start) == "the"
        && noun < next.tokens.end
        && !tokens.is_capital(noun)
        && tokens.role(noun).is_some_and(|role| role.kind == RoleKind::Person);
    (alone && says && here.paragraph == next.paragraph).then(|| next.tokens.clone())
}

/// `in Iran`, `to Syria`: the words behind the last preposition of place in a description. What a body is called after (`head of
/// Russian Railways`) is no place, nor is one in what is told behind `whose`.
pub(crate) fn place_in(tokens: &Tokens<'_>, role: &Range<usize>) -> Option<Range<usize>> {
    let end = role.clone().find(|at| tokens.word(*at) == "whose").unwrap_or(role.end);
    let role = role.start..end;
    role.clone().rev().find_map(|at| {
        if !matches!(tokens.word(at), "in" | "to" | "at" | "from" | "for" | "of") {
            return None;
        }
        let start = if tokens.word(at + 1) == "the" { at + 2 } else { at + 1 };
        let mut end = start;
        while end < role.end && tokens.is_word(end) && (tokens.is_capital(end) || tokens.word(end) == "and") {
            end += 1;
        }
        while end > start && tokens.word(end - 1) == "and" {
            end -= 1;
        }
        let place = start..end;
        (!place.is_empty() && is_of_places(tokens, &place)).then_some(place)
    })
}

/// Whether some words are countries and places, and nothing else.
fn is_of_places(tokens: &Tokens<'_>, words: &Range<usize>) -> bool {
    let mut at = words.start;
    while at < words.end {
        at = match super::clues::country_at(tokens, at) {
            Some((_, end)) => end,
            None if tokens.word(at) == "and" || interdict_text::lexicon::is_place(tokens.word(at)) => at + 1,
            None => return false,
        };
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plain;

    #[test]
    fn a_place_is_a_place_and_no_name_of_a_body() {
        for (role, place) in [
            ("an Orvane clerk in Iran", Some("Iran")),
            ("Orvane officials in Syria and Iran", Some("Syria and Iran")),
            ("head of Russian Railways", None),
            ("an envoy to Iran of Russian Railways", Some("Iran")),
            ("a partner whose firm won contracts in Iran", None),
        ] {
            let document = plain::read("test", role);
            let tokens = Tokens::of(&document);
            let found = place_in(&tokens, &(0..tokens.len()));
            assert_eq!(found.map(|found| tokens.slice(&found)), place, "{role}");
        }
    }
}
