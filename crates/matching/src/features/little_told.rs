//! `little_told`
//!
//! *What it measures.* How far the weight of the words that agree stays below 0.7.
//!
//! *Why.* Below a certain weight an agreement is no evidence at all.
//!
//! *Example.* `National Engineering` agrees with half the list.
//!
//! *Limits.* Exact names made of common words suffer too; `exact` and `exact_though_common` give some of it back.

use super::{Direction, NameFeature};

pub(super) const FEATURE: NameFeature = NameFeature {
    name: "little_told",
    direction: Direction::Lowers,
    read: |m| (0.7 - m.told).max(0.0),
    says: |_| "the words that agree are common or few".into(),
};
