//! From what a user calls a list to the list: a file, a folder, the embedded list, an edition in the store; or to the engine
//! in an index file.
//!
//! | to do | reach for |
//! |---|---|
//! | open what was named, ready to be screened against | [`Shelf::engine`] |
//! | read lists without indexing them | [`Shelf::load`], [`Shelf::load_one`], [`Shelf::one`] |
//! | read a file or folder that is to go into the store | [`read_path`] |
//! | know since when editions have a party | [`Shelf::edition_days`] |
//! | find, open or make the store | [`store_path`], [`open_store`], [`StoreToFill`] |
//! | make the errors of libraries those of a shell | [`told_as!`] |
//!
//! The command line and the Python package are shells over it: they have their own names for options, and say what goes
//! wrong in their own words. So nothing here prints, and hints name no option and no command. It knows no clock; of the
//! environment it asks only for the user's data folder.

mod error;
mod groups;
mod place;
mod shelf;
mod told;

pub use error::{Argument, NotADay, ShelfError, day};
pub use groups::keep_group_assignments;
pub use place::{StoreToFill, open_store, store_path};
pub use shelf::{ALL, EMBEDDED, Shelf, is_elsewhere, known_lists, read_path, shortcomings};
