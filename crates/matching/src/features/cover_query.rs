//! `cover_query`
//!
//! *What it measures.* How much of the query's weight the listed name recovers, in [0, 1].
//!
//! *Why.* A listed party must account for what was asked. Words count by what they tell, so that a missing `company` is little and a missing rare name is much.
//!
//! *Example.* `Mohsen Asgari` against `ASGARI, Ali` recovers the share of `asgari`, about a half.
//!
//! *Limits.* Says nothing of what the listed name has beyond the query; that is `cover_both`.

use super::{Direction, NameFeature};

pub(super) const FEATURE: NameFeature = NameFeature {
    name: "cover_query",
    direction: Direction::Raises,
    read: |m| m.cover_query,
    says: |m| format!("{:.0} % of what the query tells is found", 100.0 * m.cover_query),
};
