//! `spelling`
//!
//! *What it measures.* What spelling takes away from likeness, averaged over the paired words by weight, in [0, 0.3].
//!
//! *Why.* Near spellings are paired, and the farther they are, the less likely they are one name.
//!
//! *Example.* `Yousif Eiad` against `AYAD, Youssef`.
//!
//! *Limits.* One far word among many near ones is diluted; `doubtful_words` counts it.

use super::{Direction, NameFeature};

pub(super) const FEATURE: NameFeature = NameFeature {
    name: "spelling",
    direction: Direction::Lowers,
    read: |m| m.spelling,
    says: |_| "spellings differ".into(),
};
