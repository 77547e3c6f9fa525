//! `left_generic`
//!
//! *What it measures.* Weight of generic words and places left over on both sides, up to 0.5.
//!
//! *Why.* They name little, but `Shipping` and `Insurance` behind one name are two companies.
//!
//! *Example.* `Larrycom for Investment` against `Larrycom Trading`.
//!
//! *Limits.* A branch in another city is left over in the same way.

use super::{Direction, NameFeature};

pub(super) const FEATURE: NameFeature = NameFeature {
    name: "left_generic",
    direction: Direction::Lowers,
    read: |m| m.left_generic.min(0.5),
    says: |_| "generic words are left over".into(),
};
