//! `first_letter`
//!
//! *What it measures.* Weight of pairs that differ in their first letter, as a share of the weight that agrees. A pair counts by
//! how far apart the beginnings are: in full, unless a row of the spelling tables brings them together, then by its cost.
//!
//! *Why.* The first letter is the one people get right.
//!
//! *Example.* `Zhirov` against `Azarov`.
//!
//! *Limits.* Romanisations differ in first letters too: `Chang` and `Zhang` count 0.10, and a system that is in no table in full.

use super::{Direction, NameFeature};

pub(super) const FEATURE: NameFeature = NameFeature {
    name: "first_letter",
    direction: Direction::Lowers,
    read: |m| m.first_letter,
    says: |_| "first letters differ".into(),
};
