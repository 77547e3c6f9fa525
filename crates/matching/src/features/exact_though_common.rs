//! `exact_though_common`
//!
//! *What it measures.* For exact names, how far the weight of their words stays below 0.7.
//!
//! *Why.* An exact name made of generic words is still that name: it must not fall below a near one.
//!
//! *Example.* `Latakia Port General Company`.
//!
//! *Limits.* None known beyond those of `exact`.

use super::{Direction, NameFeature};

pub(super) const FEATURE: NameFeature = NameFeature {
    name: "exact_though_common",
    direction: Direction::Raises,
    read: |m| m.exact * (0.7 - m.told).max(0.0),
    says: |_| "word for word the same, though of common words".into(),
};
