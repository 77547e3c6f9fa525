//! What went wrong, as a person is told: code, place, message, hint.

use interdict_documents::ReadError;
use interdict_download::{DownloadError, SourcesError};
use interdict_lists::ListError;
use interdict_screening::{EngineError, batch::TableError, evaluation::EvaluationError, subjects::SourceError};
use interdict_shelf::{Argument, ShelfError, told_as};
use interdict_store::StoreError;
use std::{fmt, io};

/// An error on its way to the user. What screens could not be done always ends here, and with exit code 2.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) code: &'static str,
    pub(crate) message: String,
    pub(crate) hint: Option<String>,
    /// Whoever read the output has gone away: nobody is left to be told.
    pub(crate) silent: bool,
}

impl Failure {
    pub(crate) fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), hint: None, silent: false }
    }

    /// A value on the command line that does not do.
    pub(crate) fn usage(option: &str, message: impl fmt::Display) -> Self {
        Self::new("usage", format!("{option}: {message}"))
    }

    pub(crate) fn with_hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error[{}]: {}", self.code, self.message)?;
        if let Some(hint) = &self.hint {
            write!(f, "\nhint: {hint}")?;
        }
        Ok(())
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        let silent = error.kind() == io::ErrorKind::BrokenPipe;
        Self { silent, ..Self::new("output", format!("cannot write the answer: {error}")) }
    }
}

told_as!(
    Failure:
    ListError, ReadError, SourcesError, DownloadError, StoreError, EngineError, SourceError, TableError
);

#[cfg(feature = "tagger")]
told_as!(Failure: interdict_tagger::TaggerError);

impl From<ShelfError> for Failure {
    fn from(error: ShelfError) -> Self {
        let failure = match error.argument() {
            Some(Argument::Lists) => Self::usage("--list", &error),
            Some(Argument::KnownOn) => Self::usage("--known-on", &error),
            Some(Argument::ListOnADay(_)) => Self::usage("LIST@DATE", &error),
            None => Self::new(error.code(), error.to_string()),
        };
        Self { hint: in_commands(&error).or_else(|| error.hint()), ..failure }
    }
}

/// A hint with the options and commands that do what is to be done; none where it needs neither.
fn in_commands(error: &ShelfError) -> Option<String> {
    let hint = match error {
        ShelfError::NoFolder => "name a file with --store or INTERDICT_STORE",
        ShelfError::NotFound { .. } => {
            return error.hint().map(|hint| format!("{hint}; `interdict lists editions` shows those"));
        }
        ShelfError::NotInStore { known, .. } if known.is_empty() => {
            "it has none yet; `interdict lists update` or `interdict lists add` puts lists in"
        }
        ShelfError::NoLists { .. } => "`interdict lists update` or `interdict lists add` puts lists in",
        ShelfError::NotKnown { .. } => "`interdict lists editions` shows since when editions are kept",
        ShelfError::IsIndex { in_folder: false, .. } => {
            "`interdict index show` tells what is in it, `interdict show ID --list` shows a party of it"
        }
        ShelfError::IndexAmongLists { .. } => {
            "`interdict index build OUT --list ... --list ...` puts several lists into one"
        }
        ShelfError::IndexOfNoDay { .. } => {
            "`interdict index build OUT --list NAME --known-on DATE` makes one of the lists of a day"
        }
        ShelfError::FileOfNoDay { .. } => {
            "put it into the store with `interdict lists add --seen DATE`, and name it as a list"
        }
        ShelfError::EmbeddedOfNoDay => "name a list in the store with --list; `interdict lists editions` shows them",
        _ => return None,
    };
    Some(hint.to_owned())
}

impl From<EvaluationError> for Failure {
    fn from(error: EvaluationError) -> Self {
        Self::new("evaluation", error.to_string())
    }
}
