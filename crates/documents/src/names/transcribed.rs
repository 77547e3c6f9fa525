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
    given: Term,
    family: Term,
    set: u32,
}

impl Transcriptions {
    /// Adds a given and a family name, in lower case, with the number of the set of names that they are. Names of one syllable
    /// each are passed over: one letter makes another one of most of them.
    pub(super) fn add(&mut self, given: &str, family: &str, set: u32) {
        let (given_sound, family_sound) = (Sound::of(given), Sound::of(family));
        if is_one_syllable(given) && is_one_syllable(family) {
            return;
        }
        let Some(sound) = given_sound.before(family_sound) else { return };
        let listed = self.by_sound.entry(sound).or_default();
        if !listed.iter().any(|held| held.set == set) {
            let [given, family] = [given, family].map(|word| Term::new(word, TermKind::Word));
            listed.push(Listed { given, family, set });
        }
    }

    /// The set of the listed name that two words of a text, in lower case, are most like; none for a name that is listed just so,
    /// which is found by its words. `sounds` are those of the two words.
    pub(super) fn set_of(&self, [given, family]: [&str; 2], sounds: [Sound; 2]) -> Option<u32> {
        let listed = self.by_sound.get(&sounds[0].before(sounds[1])?)?;
        if listed.iter().any(|held| *held.given.text == *given && *held.family.text == *family) {
            return None;
        }
        let near = |held: &&Listed| may_be(given, &held.given.text) && may_be(family, &held.family.text);
        let mut near = listed.iter().filter(near).peekable();
        near.peek()?;
        let asked = [given, family].map(|word| Term::new(word, TermKind::Word));
        let like = |held: &Listed| Some((alike(&asked[0], &held.given)? + alike(&asked[1], &held.family)?, held.set));
        // Of equal ones the first listed.
        let best = near.filter_map(like).max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        best.map(|(_, set)| set)
    }
}

/// Whether a word may be the spelling of a listed one: what is quickly told.
fn may_be(asked: &str, listed: &str) -> bool {
    // A woman's name is another one than a man's.
    let is_hers = |her: &str, his: &str| her.strip_suffix('a') == Some(his);
    // A vowel more or less is too much for most names.
    !is_hers(asked, listed) && !is_hers(listed, asked) && syllables(asked).abs_diff(syllables(listed)) <= 1
}

/// How much a word is like a listed one that it may be the spelling of.
fn alike(asked: &Term, listed: &Term) -> Option<f32> {
    // Of most pairs one of the two names is spelt as on the list.
    if asked.text == listed.text {
        return Some(Likeness::Same.value());
    }
    let found = likeness(asked, listed)?;
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

/// The consonants of a word by their sound, as a number that its spellings share. In a text a word may be a given name and a family
/// name, so that it is asked for once and not with each of its neighbours.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sound {
    /// None for a word too short for any name, and for letters other than a to z.
    consonants: Option<u64>,
    length: usize,
}

impl Sound {
    /// That of a word in lower case.
    pub(super) fn of(word: &str) -> Self {
        let fits = word.len() >= SHORTEST_GIVEN && word.bytes().all(|byte| byte.is_ascii_lowercase());
        let consonants = fits.then(|| respelt::consonants(&without_german_sounds(word), group));
        Self { consonants, length: word.len() }
    }

    /// A number that spellings of one name share: this is the sound of the given name. None for short words.
    fn before(self, family: Self) -> Option<u64> {
        let consonants = family.consonants.filter(|_| family.length >= SHORTEST_FAMILY)?;
        Some(consonants.to_le_bytes().into_iter().fold(self.consonants?, mix))
    }
}

/// `Tschukow` begins like `Chukov`.
fn without_german_sounds(word: &str) -> Cow<'_, str> {
    let german = word.as_bytes().windows(3).any(|letters| letters == b"sch");
    if german { word.replace("tsch", "ch").replace("sch", "sh").into() } else { word.into() }
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
            assert_eq!(transcriptions.set_of([given, family], [given, family].map(Sound::of)), set, "{given} {family}");
        }
    }
}
