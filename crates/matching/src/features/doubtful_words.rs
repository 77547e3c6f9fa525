//! `doubtful_words`
//!
//! *What it measures.* Words that are only distantly alike: 0 at a likeness of 0.92, 1 at 0.72, summed up to two, as a share of two.
//!
//! *Why.* A distant pair may be no pair at all, whatever the other words say.
//!
//! *Example.* `gon` against `chun`.
//!
//! *Limits.* Typing slips in short words look the same.

use super::{Direction, NameFeature};

pub(super) const FEATURE: NameFeature = NameFeature {
    name: "doubtful_words",
    direction: Direction::Lowers,
    read: |m| m.doubtful_words.min(2.0) / 2.0,
    says: |_| "some words are only distantly alike".into(),
};
