//! `words_left_query`
//!
//! *What it measures.* Words of the query without a counterpart, up to three, as a share of three.
//!
//! *Why.* A query that says more than the list does is a little less likely to mean the listed party.
//!
//! *Example.* `Farhad Leila Fatemi` against `FATEMI, Farhad`.
//!
//! *Limits.* Titles, legal forms, places and generic words do not count.

use super::{Direction, NameFeature};

pub(super) const FEATURE: NameFeature = NameFeature {
    name: "words_left_query",
    direction: Direction::Lowers,
    read: |m| m.words_left_query.min(3.0) / 3.0,
    says: |_| "words of the query are left over".into(),
};
