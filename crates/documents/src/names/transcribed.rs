//! Persons' names in other spellings: `Ostremir Orlanow` for `ORLANOV, Ostremir`, `Dmitrij` for `Dmitry`.
//!
//! Newspapers of each language romanise in their own way, and so do lists. Two words that have the same consonants as a listed
//! given and family name are compared by the spelling distance with which names are screened. Thousands have nearly the name of
//! a listed man, so that the text must say who is meant: `parties/transcribed`.

use super::{respelt, spellings::is_one_syllable, words::mix};
use interdict_matching::word::{Likeness, Term, TermKind, likeness};
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// Shorter words are too near to each other.
const SHORTEST_GIVEN: usize = 3;
const SHORTEST_FAMILY: usize = 4;
/// Spellings of one name are at least so alike: `w` for `v`, `sch` for `sh`, and no other letter in a short word.
const ALIKE: f32 = 0.95;

/// The persons who may be spelt in other ways.
#[derive(Debug, Default)]
pub(super) struct Transcriptions {
    by_sound: FxHashMap<u64, Vec<Listed>>,
}

#[derive(Debug)]
struct Listed {
    given: Box<str>,
    family: Box<str>,
    set: u32,
}

impl Transcriptions {
    /// Adds a given and a family name, in lower case, with the number of the set of names that they are. Names of one syllable
    /// each are passed over: one letter makes another one of most of them.
    pub(super) fn add(&mut self, given: &str, family: &str, set: u32) {
        if is_one_syllable(given) && is_one_syllable(family) {
            return;
        }
        let Some(sound) = sound(given, family) else { return };
        let listed = self.by_sound.entry(sound).or_default();
        if !listed.iter().any(|held| held.set == set) {
            listed.push(Listed { given: given.into(), family: family.into(), set });
        }
    }

    /// The set of the listed name that two words of a text, in lower case, are most like; none for a name that is listed just so,
    /// which is found by its words.
    pub(super) fn set_of(&self, given: &str, family: &str) -> Option<u32> {
        let listed = self.by_sound.get(&sound(given, family)?)?;
        if listed.iter().any(|held| *held.given == *given && *held.family == *family) {
            return None;
        }
        let asked = [given, family].map(|word| Term::new(word, TermKind::Word));
        let like = |held: &Listed| Some((alike(&asked[0], &held.given)? + alike(&asked[1], &held.family)?, held.set));
        // Of equal ones the first listed.
        let best = listed.iter().filter_map(like).max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        best.map(|(_, set)| set)
    }
}

/// How much a word is like a listed one, if it may be its spelling.
fn alike(asked: &Term, listed: &str) -> Option<f32> {
    // A woman's name is another one than a man's.
    let is_hers = |her: &str, his: &str| her.strip_suffix('a') == Some(his);
    if is_hers(&asked.text, listed) || is_hers(listed, &asked.text) {
        return None;
    }
    // A vowel more or less is too much for most names, and quickly counted.
    if syllables(&asked.text).abs_diff(syllables(listed)) > 1 {
        return None;
    }
    let found = likeness(asked, &Term::new(listed, TermKind::Word))?;
    match found {
        Likeness::Same | Likeness::SameName => Some(found.value()),
        Likeness::Spelling(value) if value >= ALIKE => Some(value),
        _ => None,
    }
}

/// How many runs of vowels a word has.
fn syllables(word: &str) -> usize {
    let vowel = |letter: &u8| matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'j');
    let (mut count, mut inside) = (0, false);
    for letter in word.bytes() {
        count += usize::from(vowel(&letter) && !inside);
        inside = vowel(&letter);
    }
    count
}

/// A number that spellings of one name share: the consonants of both words by their sound. None for short words, and for
/// letters other than a to z.
fn sound(given: &str, family: &str) -> Option<u64> {
    let fits =
        |word: &str, shortest: usize| word.len() >= shortest && word.bytes().all(|byte| byte.is_ascii_lowercase());
    if !fits(given, SHORTEST_GIVEN) || !fits(family, SHORTEST_FAMILY) {
        return None;
    }
    let [given, family] = [given, family].map(|word| respelt::consonants(&without_german_sounds(word), group));
    Some(family.to_le_bytes().into_iter().fold(given, mix))
}

/// `Tschukow` begins like `Chukov`.
fn without_german_sounds(word: &str) -> Cow<'_, str> {
    if word.contains("sch") { word.replace("tsch", "ch").replace("sch", "sh").into() } else { word.into() }
}

/// The number of a consonant's sound, where `w` may be a `v` and `j` a vowel.
fn group(letter: u8) -> u8 {
    match letter {
        b'w' => respelt::group(b'v'),
        b'j' => 0,
        letter => respelt::group(letter),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_found_in_other_spellings_and_nobody_else_is() {
        let mut transcriptions = Transcriptions::default();
        let names = [("ostremir", "orlanov"), ("dmitry", "zarkavev"), ("hasan", "zeltanallah"), ("wei", "zhang")];
        for (set, (given, family)) in names.into_iter().enumerate() {
            transcriptions.add(given, family, set as u32);
        }
        for (given, family, set) in [
            ("ostremir", "orlanow", Some(0)),
            ("dmitrij", "zarkawew", Some(1)),
            ("hassan", "zeltanallah", Some(2)),
            // As the list has it: found by its words.
            ("ostremir", "orlanov", None),
            ("ostremir", "orlanova", None),
            ("dmitry", "zarkilev", None),
            ("wai", "zhang", None),
            ("os", "orlanow", None),
        ] {
            assert_eq!(transcriptions.set_of(given, family), set, "{given} {family}");
        }
    }
}
