//! `number_conflict`
//!
//! *What it measures.* 1 if both names have a number the other has not, 0.5 if one has.
//!
//! *Why.* Numbers tell sister ships, military units and factories apart.
//!
//! *Example.* `Fu Yuan Yu 7623` against `FU YUAN YU 7626`.
//!
//! *Limits.* `No. 5` and `Five` are not the same number to it.

use super::{Direction, NameFeature};

pub(super) const FEATURE: NameFeature = NameFeature {
    name: "number_conflict",
    direction: Direction::Lowers,
    read: |m| m.number_conflict,
    says: |_| "numbers differ".into(),
};
