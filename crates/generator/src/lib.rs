//! Seeded generator of plausible multilingual lists, customers and queries.
//!
//! What a real list lacks for measuring is size: this crate makes lists of any size whose names behave like real ones. Common
//! names recur (a Zipf-like law with an endless tail), and new words keep coming as the list grows (Heaps' law: 23,000
//! distinct words at 34,000 names, where OFAC's list has 27,600 at 35,000; 614,000 at 2.2 million; nearly two million at
//! ten million). Aliases are other spellings of the same name, and sister ships differ by a number.
//!
//! | to get | reach for |
//! |---|---|
//! | a list | [`parties`], [`Parties::party`] for one of its parties without the others |
//! | ordinary customers with listed parties among them, and which ones | [`customers`] |
//! | ordinary people by tables of real names, with parties of a real list among them | [`people`] |
//! | exact and misspelt queries with the party that is meant | [`queries`] |
//!
//! The same seed gives the same bytes on every machine. No name is a real person's: names are drawn from tables of ordinary
//! names and syllables in `data/`, which people may edit (that changes what a seed gives).
//!
//! ```
//! let list = interdict_generator::parties(1, 1_000);
//! assert_eq!(list.iter().count(), 1_000);
//! assert_eq!(list.party(7), list.iter().nth(7).unwrap());
//! ```

mod body;
mod change;
mod compose;
mod craft;
mod culture;
mod customers;
mod parties;
mod people;
mod person;
mod queries;
mod random;
mod tables;

pub use change::Change;
pub use customers::{Customer, Customers, customers};
pub use parties::{Parties, parties};
pub use people::{People, change_word, people};
pub use queries::{Query, queries};
pub use tables::{NameTables, TableTexts};
