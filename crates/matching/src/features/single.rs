//! `single`
//!
//! *What it measures.* 1 if the listed name has one word that names.
//!
//! *Why.* Names of one word have no second word to confirm or contradict; the fit decides what that is worth.
//!
//! *Example.* The ship `GOLSAN`.
//!
//! *Limits.* The sign is free because the labelled queries decide it.

use super::{Direction, NameFeature};

pub(super) const FEATURE: NameFeature = NameFeature {
    name: "single",
    direction: Direction::Free,
    read: |m| m.single,
    says: |_| "the listed name is a single word".into(),
};
