//! What can keep a named list from being opened. Messages say what and where; options and commands have other names in every
//! shell, so that these are left to the shells.

use interdict_lists::ListError;
use interdict_model::PartialDate;
use interdict_screening::{EngineError, OpenError};
use interdict_store::StoreError;
use std::{io, path::PathBuf};

/// What was written in the place of a day is none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not a day; write it as 2015-01-02")]
pub struct NotADay {
    /// What was written.
    pub text: String,
}

/// A day, `2015-01-02`: a whole one, because "in force in 2015" has two answers.
pub fn day(text: &str) -> Result<PartialDate, NotADay> {
    let date = text.parse::<PartialDate>().ok().filter(|date| date.day_value().is_some());
    date.ok_or_else(|| NotADay { text: text.to_owned() })
}

/// What of the caller's does not do. A shell calls it by its own name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Argument<'a> {
    /// Which lists.
    Lists,
    /// The day on which their editions were known.
    KnownOn,
    /// A list that names a day, as it was written: `us_ofac_sdn@2015-01-02`.
    ListOnADay(&'a str),
}

/// Why what was named could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum ShelfError {
    /// A list could not be read.
    #[error(transparent)]
    List(#[from] ListError),
    /// The store could not do its part.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The lists, or an index file, cannot be screened against.
    #[error(transparent)]
    Engine(#[from] EngineError),
    /// No store was named, and the system has no place for one.
    #[error("there is no data folder for the store")]
    NoFolder,
    /// The folder of the store is not there and cannot be made.
    #[error("{}: cannot be made: {source}", folder.display())]
    Folder {
        /// Which.
        folder: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// Nothing has this name.
    #[error("{choice}: there is no such file or folder, and no list of that name")]
    NotFound {
        /// What was named.
        choice: String,
    },
    /// The store has no list of this name.
    #[error("{list}: the store has no such list")]
    NotInStore {
        /// What was named.
        list: String,
        /// The lists that it has.
        known: Vec<String>,
    },
    /// All lists of the store were wanted, and it has none.
    #[error("{}: the store has no list yet", store.display())]
    NoLists {
        /// The store's file.
        store: PathBuf,
    },
    /// The store has the list, and had no edition of it by then.
    #[error("{dataset}: no edition was known on {day}")]
    NotKnown {
        /// The list.
        dataset: String,
        /// The day.
        day: PartialDate,
    },
    /// An index file stands where lists are read.
    #[error("{} is an index file: it is screened against, and is no list to be read", file.display())]
    IsIndex {
        /// The file.
        file: PathBuf,
        /// Whether it was found in a folder that was named, and not named itself.
        in_folder: bool,
    },
    /// An index file was named beside other lists.
    #[error("{file} is an index file, which holds all that is screened against: it goes alone")]
    IndexAmongLists {
        /// The file.
        file: String,
    },
    /// The state of a day was asked of an index file.
    #[error("{file} is an index file, and says nothing of when its lists were seen")]
    IndexOfNoDay {
        /// The file.
        file: String,
    },
    /// The state of a day was asked of a file.
    #[error("{choice} is a file, and says nothing of when it was seen")]
    FileOfNoDay {
        /// The file or folder.
        choice: String,
    },
    /// The state of a day was asked of the embedded list.
    #[error("the embedded list is part of the program, and was never seen")]
    EmbeddedOfNoDay,
    /// A list names a day, and another day is given for all lists.
    #[error("{choice} names a day of its own; give one of the two")]
    TwoDays {
        /// The list with its day.
        choice: String,
    },
    /// A list names a day that is none.
    #[error("{source}")]
    NotADay {
        /// The list with its day.
        choice: String,
        /// What stands there.
        source: NotADay,
    },
    /// One list was wanted, and something else was named.
    #[error("{choice}: holds {count} lists; name one of them")]
    NotOne {
        /// What was named.
        choice: String,
        /// How many it holds.
        count: usize,
    },
}

impl From<OpenError> for ShelfError {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::List(error) => Self::List(error),
            OpenError::Engine(error) => Self::Engine(error),
        }
    }
}

impl ShelfError {
    /// A stable code for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::List(error) => error.code(),
            Self::Store(error) => error.code(),
            Self::Engine(error) => error.code(),
            Self::NoFolder | Self::Folder { .. } => "store.no_folder",
            Self::NotFound { .. } | Self::NotInStore { .. } => "list.not_found",
            Self::NoLists { .. } => "list.empty",
            Self::NotKnown { .. } => "list.not_known",
            Self::IsIndex { .. } => "list.is_index",
            Self::IndexAmongLists { .. }
            | Self::IndexOfNoDay { .. }
            | Self::FileOfNoDay { .. }
            | Self::EmbeddedOfNoDay
            | Self::TwoDays { .. }
            | Self::NotADay { .. }
            | Self::NotOne { .. } => "usage",
        }
    }

    /// Which argument does not do, where one is at fault that the message does not name.
    pub fn argument(&self) -> Option<Argument<'_>> {
        match self {
            Self::IndexAmongLists { .. } => Some(Argument::Lists),
            Self::IndexOfNoDay { .. } | Self::FileOfNoDay { .. } | Self::EmbeddedOfNoDay | Self::TwoDays { .. } => {
                Some(Argument::KnownOn)
            }
            Self::NotADay { choice, .. } => Some(Argument::ListOnADay(choice)),
            _ => None,
        }
    }

    /// What the user can do. Shells may know it more exactly.
    pub fn hint(&self) -> Option<String> {
        let hint = match self {
            Self::List(error) => return Some(error.hint()),
            Self::Store(error) => error.hint(),
            Self::Engine(error) => error.hint(),
            Self::NoFolder => "name a file for the store",
            Self::Folder { .. } => "check the path and its permissions, or name another file for the store",
            Self::NotFound { .. } => {
                "give a path to a list file or folder, `embedded` for the list that is part of the program, or the name of a \
                 list in the store"
            }
            Self::NotInStore { known, .. } if known.is_empty() => "it has none yet: put one in first",
            Self::NoLists { .. } => "put a list in first, or name one that is not in the store",
            Self::NotInStore { known, .. } => return Some(format!("it has {}", known.join(", "))),
            Self::NotKnown { .. } => "the store says since when it keeps editions of the list",
            Self::IsIndex { in_folder: false, .. } => "give the lists it was built from, or screen against it alone",
            Self::IsIndex { in_folder: true, .. } => "take it out of the folder, or name the lists in it one by one",
            Self::IndexAmongLists { .. } => "build one index file from all lists that you want",
            Self::IndexOfNoDay { .. } => "build an index file from the lists as they were known on the day",
            Self::FileOfNoDay { .. } => {
                "put it into the store, with the day on which it was seen, and name it as a list"
            }
            Self::EmbeddedOfNoDay => "name a list in the store",
            Self::TwoDays { .. } | Self::NotADay { .. } | Self::NotOne { .. } => return None,
        };
        Some(hint.to_owned())
    }
}
