//! Likeness of two terms in [0, 1], with the reason.

use super::{
    distance::{Cost, distance},
    keys::{Breadth, initial_key, keys_of, skeleton_key},
    rules::{Prepared, letter},
};
use interdict_text::lexicon::{self, Equivalence};
use serde::{Deserialize, Serialize};

/// Below this two words are not alike.
pub const FLOOR: f32 = 0.70;

/// However long two words are, they are not alike with more than three wrong letters.
const MOST_APART: Cost = 300;

/// What a term is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TermKind {
    /// One word.
    Word,
    /// Neighbouring words written as one.
    Joined,
    /// One word read from a script that leaves vowels out.
    Unvocalised,
}

/// A word prepared for comparing.
#[derive(Debug, Clone)]
pub struct Term {
    /// Folded letters and digits.
    pub text: Box<str>,
    /// What it is made of.
    pub kind: TermKind,
    letters: Box<[u8]>,
    keys: Box<[u32]>,
    bag: Bag,
    concept: Option<u16>,
}

/// How two words are alike.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Likeness {
    /// Letter for letter.
    Same,
    /// Near in spelling or sound.
    Spelling(f32),
    /// Forms of one name in two languages.
    SameName,
    /// One is a short form of the other.
    Diminutive,
    /// The same generic word in another language or abbreviated.
    SameConcept,
    /// A single letter for a word that begins with it.
    Initial,
    /// A word cut off at the end of the text.
    CutOff,
}

impl Likeness {
    /// As a number in [0, 1].
    pub fn value(self) -> f32 {
        match self {
            Self::Same => 1.0,
            Self::Spelling(value) => value,
            Self::SameName => 0.92,
            Self::Diminutive => 0.86,
            Self::SameConcept => 0.95,
            Self::Initial => 0.80,
            Self::CutOff => 0.85,
        }
    }
}

impl Term {
    /// Prepares a folded word.
    pub fn new(text: &str, kind: TermKind) -> Self {
        let breadth = if kind == TermKind::Joined { Breadth::Joined } else { Breadth::Word };
        Self {
            text: text.into(),
            kind,
            letters: text.bytes().map(letter).collect(),
            keys: keys_of(text, breadth).into(),
            bag: Bag::of(text.as_bytes()),
            concept: lexicon::concept_of(text).map(|concept| concept.id),
        }
    }

    /// The letters of the term, prepared for comparing with many.
    pub(crate) fn prepared(&self) -> Prepared {
        Prepared::new(&self.letters)
    }

    /// Keys by which the term is found when it is on the list.
    pub fn keys(&self) -> &[u32] {
        &self.keys
    }

    /// One more key by which the term looks when it is in a query: that of the listed initial it begins with.
    pub fn initial_key(&self) -> Option<u32> {
        (self.kind == TermKind::Word && self.text.len() > 1).then(|| initial_key(&self.text))
    }

    /// A number shared by spellings of one sound; `None` if the word is too short to say.
    pub fn sound(&self) -> Option<u32> {
        skeleton_key(&self.text)
    }
}

/// Likeness of a term of the query and a term of the list, `None` if they share no key or are below [`FLOOR`].
pub fn likeness(query: &Term, listed: &Term) -> Option<Likeness> {
    let alike = share_key(&query.keys, &listed.keys)
        || query.initial_key().is_some_and(|key| listed.keys.binary_search(&key).is_ok());
    alike.then(|| likeness_of_neighbours(query, &Prepared::new(&query.letters), listed)).flatten()
}

/// The same for two terms that are known to share a key, the letters of the first prepared.
pub(crate) fn likeness_of_neighbours(query: &Term, prepared: &Prepared, listed: &Term) -> Option<Likeness> {
    if query.text == listed.text {
        return Some(Likeness::Same);
    }
    if listed.text.len() == 1 {
        return (query.kind == TermKind::Word && query.text.as_bytes().first() == listed.text.as_bytes().first())
            .then_some(Likeness::Initial);
    }
    let by_spelling = by_spelling(query, prepared, listed).map(Likeness::Spelling);
    let by_meaning = if query.kind == TermKind::Joined || listed.kind == TermKind::Joined {
        None
    } else if query.concept.is_some() && query.concept == listed.concept {
        Some(Likeness::SameConcept)
    } else {
        lexicon::equivalence(&query.text, &listed.text).map(|equivalence| match equivalence {
            Equivalence::SameName => Likeness::SameName,
            Equivalence::Diminutive => Likeness::Diminutive,
        })
    };
    match (by_spelling, by_meaning) {
        (Some(spelling), Some(meaning)) if meaning.value() > spelling.value() => Some(meaning),
        (Some(spelling), _) => Some(spelling),
        (None, meaning) => meaning,
    }
}

/// How often each group of like-sounding letters occurs in a word, in unary: the number of bits in which two bags differ is
/// the number of letters by which the words differ, whatever their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Bag {
    vowels: u64,
    consonants: u64,
}

impl Bag {
    fn of(word: &[u8]) -> Self {
        let (mut counts, mut last) = ([0_u32; 12], 0);
        for letter in word {
            let group = match letter {
                b'a' | b'e' => 0,
                b'i' | b'y' | b'j' => 1,
                b'o' | b'u' | b'w' => 2,
                b'b' | b'p' | b'v' | b'f' => 3,
                b'd' | b't' => 4,
                b'k' | b'g' | b'q' | b'x' => 5,
                b's' | b'z' => 6,
                b'm' => 7,
                b'n' => 8,
                b'l' => 9,
                b'r' => 10,
                b'h' | b'c' => 12,
                _ => 11,
            };
            // `h` often only colours another letter, `c` stands for nearly any, and a doubled letter is one sound.
            if group < 12 && *letter != last {
                counts[group] += 1;
            }
            last = *letter;
        }
        let unary = |count: u32, width: u32| (1_u64 << count.min(width)) - 1;
        Self {
            vowels: (0..3).fold(0, |bits, group| bits | unary(counts[group], 16) << (16 * group)),
            consonants: (3..12).fold(0, |bits, group| bits | unary(counts[group], 7) << (7 * (group - 3))),
        }
    }

    /// Letters more or less: consonants twice, vowels once.
    fn apart(self, other: Self) -> u32 {
        2 * (self.consonants ^ other.consonants).count_ones() + (self.vowels ^ other.vowels).count_ones()
    }
}

fn by_spelling(query: &Term, prepared: &Prepared, listed: &Term) -> Option<f32> {
    let longer = query.letters.len().max(listed.letters.len());
    let unvocalised = query.kind == TermKind::Unvocalised || listed.kind == TermKind::Unvocalised;
    if !unvocalised && query.bag.apart(listed.bag) > (2 + longer as u32 / 2).min(7) {
        return None;
    }
    // Short words have less room for a slip: the length counts from the second letter on.
    let room = (longer as f32 - 0.7).max(0.5);
    let limit = ((room * (1.0 - FLOOR) * 100.0) as Cost).min(MOST_APART);
    let cost = match (query.kind, listed.kind) {
        (TermKind::Unvocalised, _) => distance(prepared, &listed.letters, limit, true)?,
        (_, TermKind::Unvocalised) => distance(&Prepared::new(&listed.letters), &query.letters, limit, true)?,
        _ => distance(prepared, &listed.letters, limit, false)?,
    };
    let value = 1.0 - f32::from(cost) / (room * 100.0);
    // Different numbers are different words, however long.
    if has_other_digits(&query.text, &listed.text) {
        return None;
    }
    (value >= FLOOR).then_some(value.min(0.999))
}

/// Both words are made of digits only and differ.
fn has_other_digits(left: &str, right: &str) -> bool {
    let number = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    number(left) && number(right)
}

fn share_key(left: &[u32], right: &[u32]) -> bool {
    let (mut i, mut j) = (0, 0);
    while i < left.len() && j < right.len() {
        match left[i].cmp(&right[j]) {
            std::cmp::Ordering::Equal => return true,
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
        }
    }
    false
}
