//! `told`
//!
//! *What it measures.* The weight of all words that agree, up to three rare words' worth, as a share of that.
//!
//! *Why.* The frequency of a name in the world matters: agreeing on `Kim Yong Chol` is weaker than agreeing on a name that hardly anyone bears.
//!
//! *Example.* `Tangun` tells nearly twice what `Kim` tells.
//!
//! *Limits.* The table of ordinary names is an estimate; a name that is common where the customers live may be rare in it.

use super::{Direction, NameFeature};

pub(super) const FEATURE: NameFeature = NameFeature {
    name: "told",
    direction: Direction::Raises,
    read: |m| m.told.min(3.0) / 3.0,
    says: |_| "the words that agree tell much".into(),
};
