//! `words_left_listed`
//!
//! *What it measures.* Words of the listed name without a counterpart, up to three, as a share of three.
//!
//! *Why.* People leave out patronymics and second surnames, so it costs little, but it costs.
//!
//! *Example.* `Claudia Aguirre` against `AGUIRRE SANCHEZ, Claudia`.
//!
//! *Limits.* Does not know which of the words could be left out in the culture of the name.

use super::{Direction, NameFeature};

pub(super) const FEATURE: NameFeature = NameFeature {
    name: "words_left_listed",
    direction: Direction::Lowers,
    read: |m| m.words_left_listed.min(3.0) / 3.0,
    says: |_| "words of the listed name are left over".into(),
};
