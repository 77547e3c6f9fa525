//! Readers of official sanctions publications: published bytes in, [`Entity`](interdict_model::Entity) out.
//!
//! One folder a publication. In it the *reader* knows the format (columns, elements, quoting) and the *mapper* knows what
//! the publisher means (a weak alias, a listing date, a programme). Readers return what they read together with warnings;
//! the caller decides what is fatal. A publication that could not be read to its end is marked so, never just shorter.

mod open;
mod reading;
mod xml;

pub mod embedded;
pub mod ofac;

pub use open::{Loaded, digest, open};
pub use reading::{EditionInfo, ListError, ListReading, Place, Warning, Weight};
