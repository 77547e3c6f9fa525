//! Tables that are asked about every word of a text, of which most are in none of them.
//!
//! A word is hashed once, from its length and its first and last sixteen bytes; [`crate::tokens::Tokens`] keeps that for each
//! token. A table has a bit for each of many places, and looks further only where the bit of a word's place is set.

use std::{borrow::Borrow, hash::Hash};

/// What tables look a word up by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct WordHash(u64);

impl WordHash {
    /// Of a word in lower case.
    #[inline]
    pub(crate) fn of(word: &str) -> Self {
        Self::of_ends(word, ends(word.as_bytes()))
    }

    /// Of a word whose ends are known.
    #[inline]
    fn of_ends(word: &str, (mut head, mut tail): (u64, u64)) -> Self {
        let bytes = word.as_bytes();
        if bytes.len() > SHORT {
            // Of longer words eight bytes more on either side, so that those of one word family differ.
            head ^= part(bytes[8..].first_chunk()).rotate_left(23);
            tail ^= part(bytes[..bytes.len() - 8].last_chunk()).rotate_left(41);
        }
        // Two odd numbers without pattern: the fractions of the golden ratio and of the root of three.
        let mixed = (head ^ (bytes.len() as u64) << 56).wrapping_mul(0x9e37_79b9_7f4a_7c15)
            ^ tail.wrapping_mul(0xbb67_ae85_84ca_a73b).rotate_left(32);
        Self(mixed.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    /// One of 64 bits.
    #[inline]
    pub(crate) fn bit(self) -> u64 {
        1 << self.place(58)
    }

    /// Half of the bits, and not those that tell its place: two words at one place rarely have the same.
    #[inline]
    fn tag(self) -> u32 {
        self.0 as u32
    }

    /// The place of a word among two to the power of 64 less `shift`.
    #[inline]
    fn place(self, shift: u32) -> usize {
        (self.0 >> shift) as usize
    }
}

/// Which words some tokens may have: a quick answer before a search among them.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct WordSet([u64; 4]);

impl WordSet {
    /// With one word more.
    #[inline]
    pub(crate) fn with(mut self, word: WordHash) -> Self {
        let place = word.place(56);
        self.0[place / 64] |= 1 << (place % 64);
        self
    }

    /// Whether a word, in lower case, may be among these. None is of which this says no.
    #[inline]
    pub(crate) fn may_have(&self, word: &str) -> bool {
        let place = WordHash::of(word).place(56);
        self.0[place / 64] & (1 << (place % 64)) != 0
    }
}

/// Words of so many bytes are told apart by their length and their [`ends`].
const SHORT: usize = 16;

/// The first and the last bytes of a word, which is all of it if it is [`SHORT`].
#[inline]
fn ends(bytes: &[u8]) -> (u64, u64) {
    match bytes {
        [] => (0, 0),
        [only] => (u64::from(*only), 0),
        _ if bytes.len() < 4 => (u64::from(bytes[0]) << 8 | u64::from(bytes[1]), u64::from(bytes[bytes.len() - 1])),
        _ if bytes.len() < 8 => (half(bytes.first_chunk()), half(bytes.last_chunk())),
        _ => (part(bytes.first_chunk()), part(bytes.last_chunk())),
    }
}

#[inline]
fn part(bytes: Option<&[u8; 8]>) -> u64 {
    bytes.map_or(0, |bytes| u64::from_le_bytes(*bytes))
}

#[inline]
fn half(bytes: Option<&[u8; 4]>) -> u64 {
    bytes.map_or(0, |bytes| u64::from(u32::from_le_bytes(*bytes)))
}

/// Whether two words are equal. Up to sixteen bytes two comparisons tell, and no call.
#[inline]
pub(crate) fn same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    if one.len() != other.len() {
        return false;
    }
    match one.len() {
        0 => true,
        length @ 1..4 => {
            one[0] == other[0] && one[length / 2] == other[length / 2] && one[length - 1] == other[length - 1]
        }
        4..8 => one.first_chunk::<4>() == other.first_chunk() && one.last_chunk::<4>() == other.last_chunk(),
        8..=16 => one.first_chunk::<8>() == other.first_chunk() && one.last_chunk::<8>() == other.last_chunk(),
        _ => one == other,
    }
}

/// A place for a word.
#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    /// Of the hash of the word.
    tag: u32,
    /// Number of its entry and one more; 0 where there is none.
    next: u32,
}

/// A word of a table, and what it means.
#[derive(Debug)]
struct Entry<V> {
    /// Of the word: they stand here so that a short one is known without a look at its text, which is far away.
    ends: (u64, u64),
    word: Box<str>,
    meaning: V,
}

impl<V> Entry<V> {
    /// Whether it is that of a word whose ends are known.
    #[inline]
    fn is_of(&self, word: &str, ends: (u64, u64)) -> bool {
        self.ends == ends && self.word.len() == word.len() && (word.len() <= SHORT || *self.word == *word)
    }
}

/// A table from words in lower case to what they mean.
#[derive(Debug)]
pub(crate) struct WordTable<V> {
    /// Sixteen bits or more for a word.
    bits: Box<[u64]>,
    /// Of a hash to a place among the bits.
    shift: u32,
    /// Each word at the first free place at or behind its own. Two places or more for a word.
    slots: Box<[Slot]>,
    entries: Vec<Entry<V>>,
}

impl<V> WordTable<V> {
    /// What a word means.
    #[inline]
    pub(crate) fn get(&self, word: &str) -> Option<&V> {
        let ends = ends(word.as_bytes());
        let hash = WordHash::of_ends(word, ends);
        if self.may_have(hash) { self.search(word, ends, hash).map(|entry| &entry.meaning) } else { None }
    }

    /// What a word means whose hash is known.
    #[inline]
    pub(crate) fn get_hashed(&self, word: &str, hash: WordHash) -> Option<&V> {
        if self.may_have(hash) { self.find(word, hash).map(|entry| &entry.meaning) } else { None }
    }

    /// The hash of a word; the word itself, as the table holds it, and what it means. For a table that has most of the words that
    /// are asked for: it asks no quick question first.
    #[inline]
    pub(crate) fn entry(&self, word: &str) -> (WordHash, Option<(&str, &V)>) {
        let ends = ends(word.as_bytes());
        let hash = WordHash::of_ends(word, ends);
        (hash, self.search(word, ends, hash).map(|entry| (&*entry.word, &entry.meaning)))
    }

    /// What the word of an entry means, by the number of the entry.
    #[inline]
    pub(crate) fn nth(&self, number: usize) -> Option<&V> {
        self.entries.get(number).map(|entry| &entry.meaning)
    }

    /// Whether the table may hold a word of this hash. It holds none of those of which this says no.
    #[inline]
    pub(crate) fn may_have(&self, hash: WordHash) -> bool {
        let place = hash.place(self.shift);
        self.bits[place / 64] & (1 << (place % 64)) != 0
    }

    /// Not inlined, so that what is asked of every word is: whether the table may have it.
    #[inline(never)]
    fn find(&self, word: &str, hash: WordHash) -> Option<&Entry<V>> {
        self.search(word, ends(word.as_bytes()), hash)
    }

    #[inline]
    fn search(&self, word: &str, ends: (u64, u64), hash: WordHash) -> Option<&Entry<V>> {
        let mut slot = hash.place(shift_of(self.slots.len()));
        loop {
            let Slot { tag, next } = self.slots[slot];
            let number = (next as usize).checked_sub(1)?;
            if tag == hash.tag() {
                let entry = self.entries.get(number)?;
                if entry.is_of(word, ends) {
                    return Some(entry);
                }
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
    }

    /// Every word with its meaning, in the order of the entries.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (&str, &V)> {
        self.entries.iter().map(|entry| (&*entry.word, &entry.meaning))
    }

    /// Whether a word is in the table.
    #[inline]
    pub(crate) fn contains(&self, word: &str) -> bool {
        self.get(word).is_some()
    }
}

fn shift_of(places: usize) -> u32 {
    64 - places.trailing_zeros()
}

/// Of equal words the last counts, as in a map of the standard library.
impl<K: Borrow<str> + Eq + Hash, V> FromIterator<(K, V)> for WordTable<V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(words: I) -> Self {
        let mut numbers: rustc_hash::FxHashMap<Box<str>, usize> = rustc_hash::FxHashMap::default();
        let mut entries: Vec<Entry<V>> = Vec::new();
        for (word, meaning) in words {
            let word: Box<str> = word.borrow().into();
            if let Some(number) = numbers.get(&word) {
                entries[*number].meaning = meaning;
            } else {
                numbers.insert(word.clone(), entries.len());
                entries.push(Entry { ends: ends(word.as_bytes()), word, meaning });
            }
        }
        let places = (entries.len() * 2).next_power_of_two().max(2);
        let mut bits = vec![0_u64; (places * 8).div_ceil(64)].into_boxed_slice();
        let mut slots = vec![Slot::default(); places].into_boxed_slice();
        for (number, entry) in entries.iter().enumerate() {
            let hash = WordHash::of(&entry.word);
            let place = hash.place(shift_of(bits.len() * 64));
            bits[place / 64] |= 1 << (place % 64);
            let mut slot = hash.place(shift_of(places));
            while slots[slot].next != 0 {
                slot = (slot + 1) & (places - 1);
            }
            slots[slot] = Slot { tag: hash.tag(), next: number as u32 + 1 };
        }
        Self { shift: shift_of(bits.len() * 64), bits, slots, entries }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_has_the_words_it_was_made_of_and_no_other() {
        let words: Vec<String> = (0..5_000).map(|number| format!("{}word{number}", "x".repeat(number % 40))).collect();
        let table: WordTable<usize> = words.iter().enumerate().map(|(number, word)| (word.as_str(), number)).collect();
        for (number, word) in words.iter().enumerate() {
            assert_eq!(table.get(word), Some(&number), "{word}");
            assert!(!table.contains(&format!("{word}s")) && !table.contains(&format!("s{word}")), "{word}");
        }
        assert!(!table.contains(""));
    }

    #[test]
    fn short_words_and_those_of_other_scripts_are_told_apart() {
        let words =
            ["", "a", "b", "aa", "ab", "ba", "abc", "acb", "é", "国", "国家", "abcd", "abdc", "abcdefg", "gfedcba"];
        let table: WordTable<&str> = words.iter().map(|word| (*word, *word)).collect();
        assert!(words.iter().all(|word| table.get(word) == Some(word)));
        assert!(!table.contains("aab") && !table.contains("c") && !table.contains("家"));
    }

    #[test]
    fn a_set_may_have_its_words_and_few_others() {
        let words = ["the", "mayor", "said", "according", "–"];
        let set = words.iter().fold(WordSet::default(), |set, word| set.with(WordHash::of(word)));
        assert!(words.iter().all(|word| set.may_have(word)));
        let others = (0..1_000).filter(|number| set.may_have(&format!("word{number}"))).count();
        assert!(others < 50, "{others}");
        assert!(!WordSet::default().may_have("the"));
    }

    #[test]
    fn of_equal_words_the_last_counts() {
        let table: WordTable<u8> = [("said", 1), ("told", 2), ("said", 3)].into_iter().collect();
        assert_eq!((table.get("said"), table.get("told")), (Some(&3), Some(&2)));
        let empty: WordTable<u8> = std::iter::empty::<(&str, u8)>().collect();
        assert!(!empty.contains("said") && !empty.contains(""));
    }
}
