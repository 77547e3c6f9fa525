//! Why lists could not be screened against.

use interdict_archive::ArchiveError;
use std::io;

/// What keeps an engine from being opened.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// A list lacks something that was published.
    #[error("{title} could not be read completely: {first}{}", and_more(*others))]
    Incomplete {
        /// The list.
        title: String,
        /// The first warning that says that something is missing, with its place.
        first: String,
        /// How many more such warnings there are.
        others: usize,
    },
    /// There is nothing to screen against.
    #[error("no list was given, or the lists are empty")]
    NoParties,
    /// The records of the parties of a large list could not be kept.
    #[error("the records of the parties could not be packed: {0}")]
    Packing(io::Error),
    /// An index file cannot be read, written or used.
    #[error(transparent)]
    File(#[from] ArchiveError),
}

impl EngineError {
    /// A stable code for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Incomplete { .. } => "list.incomplete",
            Self::NoParties => "list.empty",
            Self::Packing(_) => "list.packing",
            Self::File(error) => error.code(),
        }
    }

    /// What the user can do.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Incomplete { .. } => {
                "fetch the list again, or allow it with --allow-incomplete (every answer then says so)"
            }
            Self::NoParties => "give a list file, a folder with list files, or `embedded`",
            Self::Packing(_) => "give the program more memory, or fewer lists at once",
            Self::File(error) => error.hint(),
        }
    }
}

fn and_more(others: usize) -> String {
    if others == 0 { String::new() } else { format!(" (and {others} more)") }
}
