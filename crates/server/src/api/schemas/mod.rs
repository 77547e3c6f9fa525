//! What stands in requests and answers, for the description of the interface.
//!
//! Answers are written by the crates that know them, which know nothing of HTTP. These types say the same again, member
//! for member, and are never made; a test compares them with real answers in both directions. Requests are read as they
//! stand here.

mod claims;
mod dossier;
mod files;
mod lists;
mod party;
mod screening;
mod stories;

pub(crate) use dossier::{DocumentsRequest, ReadingAnswer};
pub(crate) use files::{FileForm, FileStatus};
pub(crate) use lists::{DifferenceAnswer, EditionsAnswer, ListsAnswer};
pub(crate) use party::{HistoryAnswer, PartyAnswer};
pub(crate) use screening::{ScreenRequest, ScreeningAnswer};
