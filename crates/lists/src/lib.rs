//! Readers of official sanctions publications: published bytes in, [`Entity`](interdict_model::Entity) out.
//!
//! One folder a publication. In it the *reader* knows the format (columns, elements, quoting) and the *mapper* knows what
//! the publisher means (a weak alias, a listing date, a programme). Readers return what they read together with warnings;
//! the caller decides what is fatal. A publication that could not be read to its end is marked so, never just shorter.
//!
//! A publication is read whole ([`open()`]), or, where it may be too large for that, party by party ([`find`], [`LargeList`]).

mod element;
mod json_lines;
mod open;
mod reading;
mod spelling;
mod table;
mod tree;
mod xml;

pub mod australia;
pub mod canada;
pub mod csl;
pub mod embedded;
pub mod eu;
pub mod japan;
pub mod ofac;
pub mod opensanctions;
pub mod own;
pub mod seco;
pub mod senzing;
pub mod uk;
pub mod un;
pub mod workbook;

pub use open::{Loaded, Publication, digest, find, open};
pub use opensanctions::LargeList;
pub use reading::{EditionInfo, ListError, ListReading, Place, Warning, Weight};
