//! `weak`
//!
//! *What it measures.* 1 if the publisher marks the name as weak.
//!
//! *Why.* Weak aliases confirm, they are not meant to trigger alone (OFAC FAQ 122-124).
//!
//! *Example.* `Chino`.
//!
//! *Limits.* Only as good as the publisher's marking; other lists mark none.

use super::{Direction, NameFeature};

pub(super) const FEATURE: NameFeature = NameFeature {
    name: "weak",
    direction: Direction::Lowers,
    read: |m| m.weak,
    says: |_| "the publisher marks the name as weak".into(),
};
