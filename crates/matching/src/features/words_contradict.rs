//! `words_contradict`
//!
//! *What it measures.* The same as `contradiction`, counted in words: 0, 0.5 for one pair of words, 1 for two.
//!
//! *Why.* That two given names differ matters as much for common names as for rare ones.
//!
//! *Example.* `Ali Iyad Na'imi` against `AL-NA'IMI, Muhammad Iyad`: both words left over are common and weigh little, and still tell two men apart.
//!
//! *Limits.* Initials are not counted: they may stand for the word on the other side.

use super::{Direction, NameFeature};

pub(super) const FEATURE: NameFeature = NameFeature {
    name: "words_contradict",
    direction: Direction::Lowers,
    read: |m| m.words_left_query.min(m.words_left_listed).min(2.0) / 2.0,
    says: |_| "words are left over on both sides".into(),
};
