//! `exact`
//!
//! *What it measures.* 1 if every word that names has its equal on the other side, in any order.
//!
//! *Why.* Nothing is left to explain.
//!
//! *Example.* `ISLAMIC STATE` against `ISLAMIC STATE`.
//!
//! *Limits.* Two persons of one name are exactly alike too.

use super::{Direction, NameFeature};

pub(super) const FEATURE: NameFeature = NameFeature {
    name: "exact",
    direction: Direction::Raises,
    read: |m| m.exact,
    says: |_| "word for word the same".into(),
};
