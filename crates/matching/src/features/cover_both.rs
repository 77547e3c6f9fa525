//! `cover_both`
//!
//! *What it measures.* The product of the shares that each name recovers of the other, in [0, 1].
//!
//! *Why.* Two names of one party cover each other; the product is small as soon as either side is left with much.
//!
//! *Example.* `Luciano Arango` against `MARIN ARANGO, Luciano`: all of the query, two thirds of the listed name.
//!
//! *Limits.* A long listed name with many given names is covered little by the short form people use; `union` and the low cost of words left over in the listed name make up for it.

use super::{Direction, NameFeature};

pub(super) const FEATURE: NameFeature = NameFeature {
    name: "cover_both",
    direction: Direction::Raises,
    read: |m| m.cover_query * m.cover_listed,
    says: |m| format!("the names cover each other by {:.0} %", 100.0 * m.cover_query * m.cover_listed),
};
