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
        let bytes = word.as_bytes();
        let (first, last) = (part(bytes.first_chunk()), part(bytes.last_chunk()));
        let (head, tail) = match bytes {
            [] => (0, 0),
            [only] => (u64::from(*only), 0),
            _ if bytes.len() < 4 => (u64::from(bytes[0]) << 8 | u64::from(bytes[1]), u64::from(bytes[bytes.len() - 1])),
            _ if bytes.len() < 8 => (half(bytes.first_chunk()), half(bytes.last_chunk())),
            _ if bytes.len() <= 16 => (first, last),
            // Of longer words eight bytes more on either side, so that those of one word family differ.
            _ => (
                first ^ part(bytes[8..].first_chunk()).rotate_left(23),
                last ^ part(bytes[..bytes.len() - 8].last_chunk()).rotate_left(41),
            ),
        };
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

    /// The place of a word among two to the power of 64 less `shift`.
    #[inline]
    fn place(self, shift: u32) -> usize {
        (self.0 >> shift) as usize
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
        0..4 => one.iter().eq(other),
        4..8 => one.first_chunk::<4>() == other.first_chunk() && one.last_chunk::<4>() == other.last_chunk(),
        8..=16 => one.first_chunk::<8>() == other.first_chunk() && one.last_chunk::<8>() == other.last_chunk(),
        _ => one == other,
    }
}

/// A table from words in lower case to what they mean.
#[derive(Debug)]
pub(crate) struct WordTable<V> {
    /// Sixteen bits or more for a word.
    bits: Box<[u64]>,
    /// Of a hash to a place among the bits.
    shift: u32,
    /// Number of an entry and one more, at the first free place at or behind that of its word; 0 where there is none. Two
    /// places or more for a word.
    slots: Box<[u32]>,
    entries: Vec<(Box<str>, V)>,
}

impl<V> WordTable<V> {
    /// What a word means.
    #[inline]
    pub(crate) fn get(&self, word: &str) -> Option<&V> {
        self.get_hashed(word, WordHash::of(word))
    }

    /// What a word means whose hash is known.
    #[inline]
    pub(crate) fn get_hashed(&self, word: &str, hash: WordHash) -> Option<&V> {
        if self.may_have(hash) { self.find(word, hash) } else { None }
    }

    /// Whether the table may hold a word of this hash. It holds none of those of which this says no.
    #[inline]
    pub(crate) fn may_have(&self, hash: WordHash) -> bool {
        let place = hash.place(self.shift);
        self.bits[place / 64] & (1 << (place % 64)) != 0
    }

    fn find(&self, word: &str, hash: WordHash) -> Option<&V> {
        let mut slot = hash.place(shift_of(self.slots.len()));
        loop {
            let (held, meaning) = self.entries.get((self.slots[slot] as usize).checked_sub(1)?)?;
            if same(held, word) {
                return Some(meaning);
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
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
        let mut entries: Vec<(Box<str>, V)> = Vec::new();
        for (word, meaning) in words {
            let word: Box<str> = word.borrow().into();
            if let Some(number) = numbers.get(&word) {
                entries[*number].1 = meaning;
            } else {
                numbers.insert(word.clone(), entries.len());
                entries.push((word, meaning));
            }
        }
        let places = (entries.len() * 2).next_power_of_two().max(2);
        let mut bits = vec![0_u64; (places * 8).div_ceil(64)].into_boxed_slice();
        let mut slots = vec![0_u32; places].into_boxed_slice();
        for (number, (word, _)) in entries.iter().enumerate() {
            let hash = WordHash::of(word);
            let place = hash.place(shift_of(bits.len() * 64));
            bits[place / 64] |= 1 << (place % 64);
            let mut slot = hash.place(shift_of(places));
            while slots[slot] != 0 {
                slot = (slot + 1) & (places - 1);
            }
            slots[slot] = number as u32 + 1;
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
    fn of_equal_words_the_last_counts() {
        let table: WordTable<u8> = [("said", 1), ("told", 2), ("said", 3)].into_iter().collect();
        assert_eq!((table.get("said"), table.get("told")), (Some(&3), Some(&2)));
        let empty: WordTable<u8> = std::iter::empty::<(&str, u8)>().collect();
        assert!(!empty.contains("said") && !empty.contains(""));
    }
}
