//! `reads_as_person`
//!
//! *What it measures.* 1 where it is not said what the query is and it reads like the name of a person: two to five words that name,
//! half of them or more known as names of people, no number, no legal form and no generic word. Its weight is 0 for listed persons.
//! 0 where the listed name is the same letter for letter.
//!
//! *Why.* Ships and firms bear given names (`EMMA`), and every person with that name would meet them.
//!
//! *Example.* `Emma Carter` against `EMMA LLC` is 1, `Emma Shipping` and `Emma` are 0.
//!
//! *Limits.* A firm or a ship that is called like a person (`HWA SONG`) loses by it too unless the names are the same letter for
//! letter. The weight is set by judgement: labelled queries say what they ask for. Say what kind of party it is to do without.

use super::{Direction, NameFeature};

pub(super) const FEATURE: NameFeature = NameFeature {
    name: "reads_as_person",
    direction: Direction::Lowers,
    read: |m| m.reads_as_person,
    says: |_| "the query reads like the name of a person".into(),
};
