//! Every edition of every list in one `SQLite` file, on both axes of time.
//!
//! From high to low: a [`Store`] holds *lists*; a list has *editions* in the order in which they were seen; an edition is a
//! sequence of *versions* of entities. A version is what a publication said of one entity, word for word, and is kept once
//! however many editions repeat it. What the authority says (`listed_on`, `delisted_on`, programme dates) is inside the
//! version; in which editions it was seen is outside. The two are never mixed.
//!
//! A new edition comes in whole or not at all: one transaction, which `SQLite` makes safe against a crash at any moment. One
//! that lost parties or fields beyond [`Bounds`] is held back, and the edition before it stays in force.
//!
//! Beside the lists the store keeps evidence of what was done with them: *receipts* in a chain of hashes, the register of
//! *customers* under watch, and their *alerts*.
//!
//! This crate knows no clock and no network: the day on which an edition was seen is a parameter.

mod alerts;
mod body;
mod customers;
mod diff;
mod error;
mod health;
mod history;
mod moments;
mod private;
mod receipts;
mod schema;
mod sequence;
mod store;

pub mod sentences;

pub use alerts::{Alert, AlertChange, AlertEvent, AlertState, CarriedOut, Standing};
pub use customers::{Customer, Others, RegisterChange};
pub use diff::{Change, Diff, FieldChange, diff};
pub use error::StoreError;
pub use health::{Bounds, Concern, Coverage, concerns};
pub use history::{Event, History};
pub use moments::Moment;
pub use private::private_file;
pub use receipts::{
    Answered, Fault, Hash, Heading, Leaf, Noted, Part, Proof, ProofError, Proved, Receipt, Recorder, Row, RowLeaf,
    RowMaker, Sealed, SubjectDigest, UsedEdition, Verified, Within, canonical, rows_aside,
};
pub use store::{Added, Edition, EditionDays, EditionId, Presences, SeenOn, Sighting, Store};
