//! Whether words of a payment name a party: a payment is written in capitals, says of nobody what kind of party it is, and
//! is filled by people who write `BANK A` or `XXXX` where they have nothing to say.
//!
//! Every rule asks what the words themselves tell. None looks at who is listed, so that a planted name is found in any field.

use crate::Match;
use interdict_documents::is_common_word;
use interdict_matching::Subject;
use interdict_model::PartyKind;
use interdict_payments::FieldKind;
use interdict_text::{
    countries,
    lexicon::{concept_of, is_form_word, is_place, particle, share_per_100k, vessel_prefix_at},
};
use std::ops::Range;

/// Words of a text, in small letters.
fn folded(words: &str) -> Vec<String> {
    words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

fn says_where(word: &str) -> bool {
    is_place(word) || countries::by_name(word).is_some()
}

fn is_small(word: &str) -> bool {
    particle(word).is_some() || is_form_word(word) || word.chars().count() < 2
}

/// Whether words of a text are told to be a name by themselves. Capitals tell nothing: one word must be no word of a
/// language, no place and no name of people; of several, one must be more than a place.
pub(super) fn tells(words: &str) -> bool {
    match &folded(words)[..] {
        [] => false,
        [word] => {
            word.chars().count() >= 4
                && word.chars().any(char::is_alphabetic)
                && !is_small(word)
                && !says_where(word)
                && concept_of(word).is_none()
                && share_per_100k(word).is_none()
        }
        several => several.iter().any(|word| !is_small(word) && !says_where(word)),
    }
}

/// Whether a field is filled with a name at all: not if each of its words is one letter over and over (`GGGGGG`).
pub(super) fn is_filled(text: &str) -> bool {
    let filler = |word: &String| {
        let first = word.chars().next();
        word.chars().count() >= 4 && word.chars().all(|letter| Some(letter) == first)
    };
    let words = folded(text);
    words.is_empty() || !words.iter().all(filler)
}

/// Whether a match of a whole field by name may be meant.
///
/// - A field whose only word is generic or a place (`BANK A`, `MOSCOW`) is meant where the name is that and no more.
/// - A ship or aircraft is no party to a payment; it stands for its owner, by its own name: `BETA CHEMICALS` is not the
///   ship Behta.
/// - What reads as the name of a person is no body that has only a part of it: `DENISE KAUFMAN` is not Denise Company.
pub(super) fn may_be_meant(subject: &Subject, found: &Match) -> bool {
    let Some(matched) = &found.matched_name else { return true };
    let matched = folded(&matched.text);
    let is_craft = matches!(found.schema.kind(), PartyKind::Vessel | PartyKind::Aircraft);
    subject.names.iter().map(|name| folded(name)).any(|asked| {
        let mut telling = asked.iter().filter(|word| !is_small(word));
        let says_little = telling.by_ref().take(2).count() < 2
            && asked.iter().all(|word| is_small(word) || says_where(word) || concept_of(word).is_some());
        if says_little {
            return asked == matched;
        }
        if is_craft && asked.len() - prefix(&asked) > matched.len() {
            return false;
        }
        // One of no known kind may be a person.
        found.schema.kind() != PartyKind::Organization
            || !reads_as_person(&asked)
            || matched.iter().filter(|word| names_more_than_a_business(word)).count() >= asked.len()
    })
}

/// Whether a name is made of nothing but words that people are called by.
fn reads_as_person(words: &[String]) -> bool {
    words.len() > 1 && words.iter().all(|word| share_per_100k(word).is_some() && names_more_than_a_business(word))
}

fn names_more_than_a_business(word: &str) -> bool {
    !is_small(word) && concept_of(word).is_none()
}

/// How many words before a ship's name say that it is one.
fn prefix(words: &[String]) -> usize {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    vessel_prefix_at(&words).unwrap_or(0)
}

/// Whether a listed name inside of a longer text may be meant. `borders` are the places where fields begin.
///
/// - One word of several names no person: `ORION TRADING` is not the man called Orion.
/// - One word that is an ordinary one names a ship only where the text says that it is a ship, and nothing else.
/// - In the fields of a party a ship is meant only where its name stands by itself: `BANCO DEL CARIBE` is no ship.
pub(super) fn may_be_named_inside(
    found: &Match,
    text: &str,
    range: &Range<usize>,
    borders: &[usize],
    kind: FieldKind,
) -> bool {
    let words = folded(&text[range.clone()]);
    let [word] = &words[..] else { return true };
    let alone = stands_alone(text, range, borders);
    let behind_prefix = || {
        let before = folded(&text[..range.start]);
        (1..=2.min(before.len())).any(|length| prefix(&before[before.len() - length..]) == length)
    };
    match found.schema.kind() {
        PartyKind::Person => alone,
        PartyKind::Vessel | PartyKind::Aircraft if kind == FieldKind::Text => {
            alone || !is_common_word(word) || behind_prefix()
        }
        PartyKind::Vessel | PartyKind::Aircraft => alone || behind_prefix(),
        _ => alone || !is_common_word(word),
    }
}

/// Whether nothing but the border of a field, or a sign that parts, stands at both ends.
fn stands_alone(text: &str, range: &Range<usize>, borders: &[usize]) -> bool {
    let parts = |sign: char| matches!(sign, ',' | ';' | ':' | '/' | '(' | ')' | '"' | '|');
    let before = text[..range.start].trim_end();
    let after = text[range.end..].trim_start();
    let begins = borders.iter().any(|border| (before.len()..=range.start).contains(border));
    let ends = borders.iter().any(|border| (range.end..=text.len() - after.len()).contains(border));
    (begins || before.chars().next_back().is_none_or(parts)) && (ends || after.chars().next().is_none_or(parts))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_word_must_be_no_place_and_no_common_name() {
        let cases = [
            ("KOMID", true),
            ("DAMASCUS", false),
            ("SMITH", false),
            ("BANK", false),
            ("SYRIA", false),
            ("KOREA TANGUN", true),
            ("NEW YORK", false),
            ("12345", false),
        ];
        for (words, expected) in cases {
            assert_eq!(tells(words), expected, "{words}");
        }
    }

    #[test]
    fn one_letter_over_and_over_fills_a_field_with_nothing() {
        for (text, expected) in
            [("GGGGGGGGGG", false), ("AAAA BBBBBB", false), ("AAA", true), ("AAAA BANK", true), ("", true)]
        {
            assert_eq!(is_filled(text), expected, "{text}");
        }
    }

    #[test]
    fn a_word_stands_alone_between_borders_and_signs() {
        let cases = [
            ("CARIBE", &[0][..], true),
            ("BANCO DEL CARIBE C.A.", &[0], false),
            ("JOHN DOE CARIBE", &[0, 9], true),
            ("FOR: CARIBE, 2 TONS", &[0], true),
            ("CARIBE TOWERS", &[0], false),
        ];
        for (text, borders, expected) in cases {
            let start = text.find("CARIBE").unwrap_or_default();
            assert_eq!(stands_alone(text, &(start..start + 6), borders), expected, "{text}");
        }
    }
}
