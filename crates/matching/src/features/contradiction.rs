//! `contradiction`
//!
//! *What it measures.* The lesser of the weights left over on the two sides, at most 1.
//!
//! *Why.* A word more on one side is a fuller form; words left on both sides are another name in the same place.
//!
//! *Example.* `Aleksandr Tang` against `TANG, Hongjun`: `aleksandr` and `hongjun` stand against each other.
//!
//! *Limits.* A word so misspelt that it is alike to nothing looks like a contradiction.

use super::{Direction, NameFeature};

pub(super) const FEATURE: NameFeature = NameFeature {
    name: "contradiction",
    direction: Direction::Lowers,
    read: |m| m.contradiction.min(1.0),
    says: |_| "telling words are left over on both sides".into(),
};
