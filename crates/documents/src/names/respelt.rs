//! One-word names of bodies in other spellings: `Hezbollah` for `HIZBALLAH`, `Rosoboronexport` for `ROSOBORONEKSPORT`.
//!
//! Lists and newspapers romanise in their own ways. Words that begin alike and have the same consonants are compared by the
//! spelling distance with which names are screened. Only words that are nothing but a name take part: a wrong letter makes
//! another word of most others.

use super::{telling, words::mix};
use interdict_matching::word::{Term, TermKind, likeness};
use rustc_hash::FxHashMap;

/// Shorter words are too near to each other.
const SHORTEST: usize = 7;
/// Spellings of one name are at least so alike: two vowels of nine letters.
const ALIKE: f32 = 0.85;

/// The words that may be spelt in other ways.
#[derive(Debug, Default)]
pub(super) struct Respellings {
    by_sound: FxHashMap<u64, Vec<Listed>>,
}

#[derive(Debug)]
struct Listed {
    term: Term,
    vowels: Vec<u8>,
    set: u32,
}

impl Respellings {
    /// Adds a listed name, in lower case, with the number of its set. A name of several words is passed over, and so is a word
    /// that means something else.
    pub(super) fn add(&mut self, name: &str, set: u32) {
        let Some(sound) = sound(name).filter(|_| telling::is_nothing_but_a_name(name)) else { return };
        let listed = self.by_sound.entry(sound).or_default();
        if !listed.iter().any(|held| held.set == set) {
            listed.push(Listed { term: Term::new(name, TermKind::Word), vowels: vowels(name), set });
        }
    }

    /// The set of the listed name that a word of a text, in lower case, is most like.
    pub(super) fn set_of(&self, word: &str) -> Option<u32> {
        let listed = self.by_sound.get(&sound(word)?).filter(|_| telling::is_nothing_but_a_name(word))?;
        let asked = Term::new(word, TermKind::Word);
        let vowels = vowels(word);
        let like = |listed: &Listed| likeness(&asked, &listed.term).map(|found| (found.value(), listed.set));
        let near = listed.iter().filter(|listed| are_near(&vowels, &listed.vowels));
        let alike = near.filter_map(like).filter(|(value, _)| *value >= ALIKE);
        // Of equal ones the first listed.
        alike.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1))).map(|(_, set)| set)
    }
}

/// A number that spellings of one word share: how it begins, and its consonants by their sound. Vowels, `h`, `w` and `y` are
/// written or not, and a doubled consonant is one. None for a short word, or one that is not all letters from a to z.
fn sound(word: &str) -> Option<u64> {
    let fits = word.len() >= SHORTEST && word.bytes().all(|byte| byte.is_ascii_lowercase());
    fits.then(|| consonants(word, group))
}

/// How a word begins and its consonants, by the numbers of their sounds, as one number.
pub(super) fn consonants(word: &str, group: fn(u8) -> u8) -> u64 {
    let first = word.bytes().next().map_or(0, group);
    let (mut hash, mut last) = (u64::from(first), 0);
    for letter in word.bytes() {
        // `ks` is written `x`, too.
        let groups = if letter == b'x' { [3, 4] } else { [group(letter); 2] };
        for group in groups {
            if group != 0 && group != last {
                hash = mix(hash, group);
            }
            last = group;
        }
    }
    hash
}

/// The first of each run of vowels in a word.
fn vowels(word: &str) -> Vec<u8> {
    let (mut found, mut inside) = (Vec::new(), false);
    for letter in word.bytes() {
        let vowel = match letter {
            b'y' => Some(b'i'),
            b'a' | b'e' | b'i' | b'o' | b'u' => Some(letter),
            _ => None,
        };
        found.extend(vowel.filter(|_| !inside));
        inside = vowel.is_some();
    }
    found
}

/// Whether vowels stand for each other in romanisations: `e` for `a` or `i`, `o` for `a` or `u`; one may be silent at the end.
fn are_near(one: &[u8], other: &[u8]) -> bool {
    let near = |(one, other): (&u8, &u8)| {
        let pair = (*one.min(other), *one.max(other));
        one == other || matches!(pair, (b'a', b'e' | b'o') | (b'e', b'i') | (b'o', b'u'))
    };
    one.len().abs_diff(other.len()) <= 1 && one.iter().zip(other).all(near)
}

/// The number of a consonant's sound; 0 for what is no consonant.
pub(super) fn group(letter: u8) -> u8 {
    match letter {
        b'b' | b'p' | b'v' | b'f' => 1,
        b'd' | b't' => 2,
        b'k' | b'g' | b'q' | b'c' => 3,
        b's' | b'z' | b'x' => 4,
        b'm' => 5,
        b'n' => 6,
        b'l' => 7,
        b'r' => 8,
        b'j' => 9,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_in_other_romanisations_and_no_other_word_is() {
        let mut respellings = Respellings::default();
        let names = ["hizballah", "rosoboroneksport", "zarkavite", "explorer", "two words", "zarkal", "orvanair"];
        for (set, name) in names.iter().enumerate() {
            respellings.add(name, set as u32);
        }
        for (word, set) in [
            ("hezbollah", Some(0)),
            ("hizbollah", Some(0)),
            ("rosoboronexport", Some(1)),
            ("zarkavit", Some(2)),
            ("explorer", None),
            ("zarkovitch", None),
            ("hebel", None),
            ("zarkol", None),
            ("irvanayr", None),
            ("zarkuvute", None),
            ("hizbullah's", None),
            ("", None),
        ] {
            assert_eq!(respellings.set_of(word), set, "{word}");
        }
    }
}
