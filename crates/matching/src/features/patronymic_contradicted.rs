//! `patronymic_contradicted`
//!
//! *What it measures.* How far a fuller name of the party contradicts a patronymic of the query that the best name leaves out: 1 where
//! no name of the party has a patronymic like it and some name has another.
//!
//! *Why.* A patronymic left out says nothing, one that differs says "somebody else"; an alias that leaves it out takes nothing back of
//! what a fuller name says.
//!
//! *Example.* `Ivan Petrovich Sidorov` against a party with `SIDOROV, Ivan Nikolaevich` and `SIDOROV, Ivan`.
//!
//! *Limits.* Knows patronymics by their endings, as they are romanised from Russian, Ukrainian and Belarusian. Where the best name has
//! the other patronymic itself it is 0, and words left over on both sides say so. Its weight is set by judgement: it takes away what
//! the fuller name alone would have taken.

use super::{Direction, NameFeature};

pub(super) const FEATURE: NameFeature = NameFeature {
    name: "patronymic_contradicted",
    direction: Direction::Lowers,
    read: |m| m.patronymic,
    says: |_| "a fuller name of the party has another patronymic".into(),
};
