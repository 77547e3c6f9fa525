//! `known_apart`
//!
//! *What it measures.* Pairs that differ in spelling though both words are known as names: 0 at a likeness of 0.94, 1 at 0.82, summed up to two, as a share of two.
//! Where only the word of the query is known, as far as the two begin apart; between names of Chinese or Korean syllables alone, always.
//!
//! *Why.* A slip of the pen makes a word nobody bears; two words that are both borne by many are two names.
//!
//! *Example.* `Mohsen` against `Hossein`.
//!
//! *Limits.* Knows the names of the table and of the list; spellings of one name that are far apart and in no group of equal names are taken for two.

use super::{Direction, NameFeature};

pub(super) const FEATURE: NameFeature = NameFeature {
    name: "known_apart",
    direction: Direction::Lowers,
    read: |m| m.known_apart.min(2.0) / 2.0,
    says: |_| "words that differ are known as names of their own".into(),
};
