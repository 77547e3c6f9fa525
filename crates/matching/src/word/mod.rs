//! Likeness of two words: what makes two spellings the same word.
//!
//! [`likeness()`] is a pure function of two [`Term`]s. It is zero unless the two share a *key* ([`keys`]): keys are what the
//! index looks up, so retrieval can return exactly what comparing every word would, by construction and not by luck.

mod bags;
mod distance;
mod keys;
mod lanes;
mod likeness;
mod rules;
mod side_by_side;

pub(crate) use bags::bag_of;
pub use distance::{Cost, Unvocalised, distance};
pub(crate) use keys::KeyMaker;
pub(crate) use likeness::{
    Asked, Comparing, KINDS_OF_TERMS, ListedTerm, TermFacts, begins_apart, by_letters_alone, keys_into, sound_of,
    word_key,
};
pub use likeness::{FLOOR, Likeness, Term, TermKind, likeness};
pub use rules::Prepared;
