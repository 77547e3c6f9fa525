//! Whether words of a payment name a party: a payment is written in capitals, says of nobody what kind of party it is, and
//! is filled by people who write `BANK A` or `XXXX` where they have nothing to say.
//!
//! Every rule asks what the words themselves tell. None looks at who is listed, so that a planted name is found in any field.

use crate::Match;
use interdict_documents::is_common_word;
use interdict_matching::Subject;
use interdict_model::PartyKind;
use interdict_payments::{FieldKind, before_marks, behind_marks};
use interdict_text::{
    countries,
    lexicon::{Concept, concept_of, is_form_word, is_place, particle, share_per_100k, title_at, vessel_prefix_at},
    romanise::readings,
    words::{Word, WordClass, words_of},
};
use std::ops::Range;

/// Words of a text, in small letters.
fn folded(words: &str) -> Vec<String> {
    words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// The same in Latin letters, which all that is known of words is in.
fn in_latin(words: &str) -> Vec<String> {
    let reading = if words.is_ascii() { None } else { readings(words).into_iter().next() };
    folded(reading.as_ref().map_or(words, |reading| reading.text.as_str()))
}

fn says_where(word: &str) -> bool {
    is_place(word) || countries::by_name(word).is_some()
}

fn is_small(word: &str) -> bool {
    stands_between(word) || is_form_word(word)
}

/// Whether words of a text are told to be a name by themselves. Capitals tell nothing: one word must be no word of a
/// language, no place and no name of people; of two or three, one must be more than a place. So many as four do not stand
/// together by chance (`JOINT STOCK COMPANY NEW HOLDING 3`).
fn tells(words: &str) -> bool {
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
        several => several.len() > 3 || several.iter().any(|word| !is_small(word) && !says_where(word)),
    }
}

/// Whether words of a text can be searched for: they are told to be a name, or said to be that of a ship (`MV TARTOUS`).
pub(super) fn may_be_told(text: &str, range: &Range<usize>) -> bool {
    tells(&text[range.clone()]) || is_behind_prefix(text, range.start)
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
/// - A field whose only word is generic or a place (`BANK A`, `MOSCOW`) is meant where the name is that and no more, and a
///   prefix of ships before it (`M/V TARTOUS`). Letters one by one are a name (`K.O.M.I.D.`).
/// - One ordinary word beside words of business is no body that does other business: `GAMMA LOGISTICS` is not the works Gamma.
/// - A ship or aircraft is no party to a payment; it stands for its owner, by its own name: `BETA CHEMICALS` is not the
///   ship Behta.
/// - What reads as the name of a person is no body that has only a part of it, or its first letters: `DENISE HOFFMANN` is not
///   Denise Company, `DENISE JANE HOFFMANN` not DJH.
pub(super) fn may_be_meant(subject: &Subject, found: &Match) -> bool {
    let Some(matched) = &found.matched_name else { return true };
    let (written, read) = (folded(&matched.text), ways_to_read(&matched.text));
    let is_one_of_them = |asked: &[String]| read.iter().any(|matched| may_be_called(asked, matched, found));
    subject.names.iter().any(|name| folded(name) == written || is_one_of_them(&in_latin(name)))
}

/// The words of a listed name, in each way in which one in other letters can be read.
fn ways_to_read(name: &str) -> Vec<Vec<String>> {
    if name.is_ascii() {
        return vec![folded(name)];
    }
    let ways = readings(name).into_iter().map(|reading| folded(&reading.text)).filter(|words| !words.is_empty());
    let ways: Vec<Vec<String>> = ways.collect();
    if ways.is_empty() { vec![folded(name)] } else { ways }
}

/// Whether the words of a field may be those of the listed name.
fn may_be_called(asked: &[String], matched: &[String], found: &Match) -> bool {
    let is_craft = is_craft(found);
    let behind_prefix = &asked[prefix(asked)..];
    let letters = behind_prefix.iter().filter(|word| word.chars().count() < 2).count();
    let mut telling = asked.iter().filter(|word| !is_small(word));
    let says_little = letters < 2
        && telling.by_ref().take(2).count() < 2
        && asked.iter().all(|word| is_small(word) || says_where(word) || concept_of(word).is_some());
    if says_little {
        return asked == matched || (is_craft && behind_prefix == matched);
    }
    if is_craft && behind_prefix.len() > matched.len() {
        return false;
    }
    if !is_craft && found.schema.kind() != PartyKind::Person && does_other_business(asked, matched) {
        return false;
    }
    // One of no known kind may be a person.
    found.schema.kind() != PartyKind::Organization || !is_part_of_person(asked, matched)
}

/// Whether what is asked reads as the name of a person, of which the listed name has a part only, or the first letters.
fn is_part_of_person(asked: &[String], matched: &[String]) -> bool {
    // `VAN DEN`, `DE LA` and single letters stand between the names of people.
    let names: Vec<&str> = asked.iter().map(String::as_str).filter(|word| !stands_between(word)).collect();
    let only_names = names.len() > 1 && names.iter().all(|word| names_more_than_a_business(word));
    let people_bear = |word: &&str| share_per_100k(word).is_some();
    let begins = names.first().is_some_and(people_bear);
    if !only_names || !begins {
        return false;
    }
    let is_acronym = names.len() > 2
        && matched.concat().chars().eq(names.iter().filter_map(|name| name.chars().next()))
        && !names.iter().any(|name| says_where(name));
    let shared = as_body(&matched.join(" ")).iter().filter(|word| is_naming(word)).count();
    is_acronym || (names.iter().all(people_bear) && shared < names.len())
}

/// Whether a word is an article, a preposition or a letter.
fn stands_between(word: &str) -> bool {
    particle(word).is_some() || word.chars().count() < 2
}

/// Whether a word of a body's name is neither a word of business, a place nor a legal form.
fn is_naming(word: &Word) -> bool {
    matches!(word.class, WordClass::Name | WordClass::Initial | WordClass::Number | WordClass::TitleOrName)
}

fn names_more_than_a_business(word: &str) -> bool {
    !is_small(word) && concept_of(word).is_none()
}

/// Whether the only word that names is an ordinary one, and words for business beside it are none of the listed name. That one
/// has one word that names, too: a second one may be those words in short or with a slip (`GAMMA LOGISTIKS`), and so may the
/// rest of a longer one (`GAMMALOGISTICS`).
fn does_other_business(asked: &[String], matched: &[String]) -> bool {
    let (asked, listed) = (as_body(&asked.join(" ")), as_body(&matched.join(" ")));
    let (Some(word), Some(listed)) = (only_name(&asked), only_name(&listed)) else { return false };
    if listed.text.len() > word.text.len() + 2 {
        return false;
    }
    // A group or holding does the business of whoever belongs to it.
    let of_any = ["group", "holding"];
    let is_other = |concept: Concept| {
        !of_any
            .iter()
            .copied()
            .chain(matched.iter().map(String::as_str))
            .any(|known| concept_of(known) == Some(concept))
    };
    let does_other = |word: &Word| matches!(word.class, WordClass::Generic(concept) if is_other(concept));
    is_common_word(&word.text) && asked.iter().any(does_other)
}

/// The word of a body's name that names, if there is just one.
fn only_name(words: &[Word]) -> Option<&Word> {
    let mut naming = words.iter().filter(|word| is_naming(word));
    naming.next().filter(|_| naming.next().is_none())
}

fn as_body(reading: &str) -> Vec<Word> {
    words_of(reading, PartyKind::Organization)
}

fn is_craft(found: &Match) -> bool {
    matches!(found.schema.kind(), PartyKind::Vessel | PartyKind::Aircraft)
}

/// How many words before a ship's name say that it is one.
fn prefix(words: &[String]) -> usize {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    vessel_prefix_at(&words).unwrap_or(0)
}

/// Whether what begins at a place of a text stands behind words that say that it is a ship.
fn is_behind_prefix(text: &str, start: usize) -> bool {
    let before = text[..start].rsplit(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(2);
    let mut before: Vec<String> = before.map(str::to_lowercase).collect();
    before.reverse();
    (0..before.len()).any(|at| prefix(&before[at..]) == before.len() - at)
}

/// Whether a listed name inside of a longer text may be meant. `borders` are the places where fields begin.
///
/// - One word of several names no person: `ORION TRADING` is not the man called Orion.
/// - One word that is an ordinary one names a ship only where the text says that it is a ship, and nothing else.
/// - In the fields of a party a ship is meant only where its name stands by itself: `BANCO DEL CARIBE` is no ship.
/// - In the name of a party one word is a body where the name begins with it or words of business stand before it, and no name
///   of people follows: `AF RENTA VARIABLE` is not Renta, `LUNA ISIS NUNES` not ISIS. Two ordinary words that are a part of the
///   listed name are none.
pub(super) fn may_be_named_inside(
    found: &Match,
    text: &str,
    range: &Range<usize>,
    borders: &[usize],
    kind: FieldKind,
) -> bool {
    let name = &text[range.clone()];
    if !tells(name) {
        return is_craft(found) && is_behind_prefix(text, range.start);
    }
    let (before, after) = beside(text, range, borders);
    if before.trim().is_empty() && after.trim().is_empty() {
        return true;
    }
    let of_party = matches!(kind, FieldKind::Party | FieldKind::Bank);
    match (&folded(name)[..], found.schema.kind()) {
        ([_], PartyKind::Person) => false,
        ([word], PartyKind::Vessel | PartyKind::Aircraft) => {
            is_behind_prefix(text, range.start) || (kind == FieldKind::Text && !is_common_word(word))
        }
        ([word], _) => !is_common_word(word) && (!of_party || begins_a_body(before, word, after)),
        ([first, second], PartyKind::Organization | PartyKind::Unknown) if of_party => {
            let ordinary = |word: &str| is_common_word(word) || concept_of(word).is_some() || says_where(word);
            let whole = found.matched_name.as_ref().is_some_and(|name| folded(&name.text).len() <= 2);
            whole || !ordinary(first) || !ordinary(second)
        }
        _ => true,
    }
}

/// Whether the name of a body may begin with a word: behind nothing but words of business, titles and the like, and before no
/// name that people bear.
fn begins_a_body(before: &str, word: &str, after: &str) -> bool {
    // With the word itself, for a legal form alone is taken for a name.
    let said = as_body(&format!("{} {word}", in_latin(before).join(" ")));
    let mut said = said.iter().rev().skip(1);
    let begins = said.find(|word| word.text.chars().count() > 1).is_none_or(|word| match word.class {
        WordClass::Generic(_) | WordClass::LegalForm(_) | WordClass::FormWord => true,
        // `OF` and `FOR`, but not `DE`, which stands inside of names.
        WordClass::Particle => particle(&word.text).is_none(),
        _ => title_at(&[word.text.as_str()]).is_some(),
    });
    // A word of a legal form behind it (`TRADING`) is no name of people.
    let next = in_latin(after).into_iter().find(|word| !stands_between(word));
    begins
        && next.is_none_or(|word| share_per_100k(&word).is_none() || concept_of(&word).is_some() || says_where(&word))
}

/// What stands before and behind a stretch of a text, up to the border of a field, a sign that parts, or a mark between
/// parties (`C/O`).
fn beside<'t>(text: &'t str, range: &Range<usize>, borders: &[usize]) -> (&'t str, &'t str) {
    let parts = |sign: char| matches!(sign, ',' | ';' | ':' | '/' | '(' | ')' | '"' | '|');
    let begin = borders.iter().copied().filter(|border| *border <= range.start).max().unwrap_or(0);
    let end = borders.iter().copied().filter(|border| *border >= range.end).min().unwrap_or(text.len());
    let before = behind_marks(&text[begin..range.start]);
    let after = before_marks(&text[range.end..end]);
    // Each sign is one byte.
    let before = before.rfind(parts).map_or(before, |sign| &before[sign + 1..]);
    (before, after.find(parts).map_or(after, |sign| &after[..sign]))
}

#[cfg(test)]
mod tests;
