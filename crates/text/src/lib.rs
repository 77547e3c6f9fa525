//! From text to comparable words.
//!
//! | to do | reach for |
//! |---|---|
//! | a name in any script to Latin readings | [`romanise::readings`] |
//! | a reading to words with a class (name, title, legal form ...) | [`words::words_of`] |
//! | what is known about a word: frequency, equal names, generic company words | [`lexicon`] |
//! | country name to code | [`countries`] |
//!
//! Everything here is a pure function over tables that are compiled in; the tables are files under `data/`, made to be
//! read and edited by people.

mod table;

pub mod countries;
pub mod lexicon;
pub mod romanise;
pub mod words;
