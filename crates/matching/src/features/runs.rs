//! `runs`
//!
//! *What it measures.* Runs of words that were taken for one word, up to two, as a share of two.
//!
//! *Why.* Joining words adds chances to find something alike.
//!
//! *Example.* `Yong Chol` against `Yongchol`.
//!
//! *Limits.* Korean and Chinese given names are written both ways as a rule, and pay the same.

use super::{Direction, NameFeature};

pub(super) const FEATURE: NameFeature = NameFeature {
    name: "runs",
    direction: Direction::Lowers,
    read: |m| m.runs.min(2.0) / 2.0,
    says: |_| "words are joined or split".into(),
};
