//! Names of listed parties in a text.
//!
//! `words` and `spellings` (with `romanised`) say what is looked for, `index` finds it (one-word names in other spellings too:
//! `respelt`, persons: `transcribed`, around a nickname: `nicknames`; groups by what everybody calls them: `renowned`),
//! `candidates` keeps what is written as a name, with what the text calls it (`callings`), `parties` decides who is meant by what
//! `clues` the list gives and what `role` the text gives, what the list is about (`subjects`), whom it ties to parties that are sure (`links`),
//! what is a ship's name (`ships`), and whether the text says that the very name is sanctioned (`designated`, and
//! whether that is enough: `listing`), `standing` says whether the party was listed by then, `short_forms` and `posts`
//! follow it through the text, and `pronouns` does where no name is left.

mod callings;
mod candidates;
mod clues;
mod designated;
mod index;
mod links;
mod listing;
mod nicknames;
mod parties;
mod posts;
mod pronouns;
mod renowned;
mod respelt;
mod role;
mod romanised;
mod ships;
mod short_forms;
mod spellings;
mod standing;
mod subjects;
mod telling;
mod transcribed;
mod words;

pub(crate) use clues::{countries_and_capitals_of, countries_of, country_at, country_in};
pub(crate) use designated::{is_ended, is_of_club, of as designation_of};
pub use index::{Hit, NameIndex, NameRef};
pub use parties::{Certainty, Mention, MentionForm, Party, RunnerUp};
pub(crate) use parties::{Context, find};
pub(crate) use pronouns::{Reference, references};
pub use spellings::Spelling;
pub use standing::Standing;
