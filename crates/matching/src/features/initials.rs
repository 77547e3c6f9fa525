//! `initials`
//!
//! *What it measures.* Initials that were taken for whole words, up to two, as a share of two.
//!
//! *Why.* An initial fits one name in twenty.
//!
//! *Example.* `R. G. Nurgaliev` against `NURGALIEV, Rashid Gumarovich`.
//!
//! *Limits.* Initials of doubled letters (`Yu.` for `Yuri`) are words to it.

use super::{Direction, NameFeature};

pub(super) const FEATURE: NameFeature = NameFeature {
    name: "initials",
    direction: Direction::Lowers,
    read: |m| m.initials.min(2.0) / 2.0,
    says: |_| "initials stand for names".into(),
};
