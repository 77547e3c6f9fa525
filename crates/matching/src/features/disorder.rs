//! `disorder`
//!
//! *What it measures.* Share of neighbouring pairs that stand in another order on the other side.
//!
//! *Why.* Order is free in names of persons, but a shuffled order is a little less likely.
//!
//! *Example.* `Duzcan Ceylan` against `DUZCAN, Ceylan`, read as `Ceylan Duzcan`.
//!
//! *Limits.* Cannot tell family name first, which is ordinary, from a random order.

use super::{Direction, NameFeature};

pub(super) const FEATURE: NameFeature = NameFeature {
    name: "disorder",
    direction: Direction::Lowers,
    read: |m| m.disorder,
    says: |_| "words stand in another order".into(),
};
