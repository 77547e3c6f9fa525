//! `union`
//!
//! *What it measures.* How much more of the query all names of the party together recover than the best one alone.
//!
//! *Why.* A new spelling mixes what known spellings have: the family name of one alias, the given name of another.
//!
//! *Example.* `Mohammed Abdulqader Matnee` against a party with `Muhammad Abdul Qadir Mutni` and `Mohammad Abdul Kadir Matni`.
//!
//! *Limits.* A party with very many aliases covers much by chance.

use super::{Direction, NameFeature};

pub(super) const FEATURE: NameFeature = NameFeature {
    name: "union",
    direction: Direction::Raises,
    read: |m| m.union,
    says: |_| "other names of the party cover more of the query".into(),
};
