//! `legal_form`
//!
//! *What it measures.* 0 for the same legal form or none, 0.25 where one is missing, says only `company` or `corporation` or is
//! the other's translation, 1 for different kinds of body.
//!
//! *Why.* A joint-stock company and a limited company of one name may be two companies.
//!
//! *Example.* `Veles Aktiv LLC` against `VELES AKTIV OOO` is 0.25; against `VELES AKTIV AO` it is 1.
//!
//! *Limits.* Companies change their form; publishers translate forms freely.

use super::{Direction, NameFeature};

pub(super) const FEATURE: NameFeature = NameFeature {
    name: "legal_form",
    direction: Direction::Lowers,
    read: |m| m.legal_form,
    says: |_| "legal forms differ".into(),
};
