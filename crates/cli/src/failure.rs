//! What went wrong, as a person is told: code, place, message, hint.

use interdict_documents::ReadError;
use interdict_download::{DownloadError, SourcesError};
use interdict_lists::ListError;
use interdict_screening::{EngineError, batch::TableError, evaluation::EvaluationError, subjects::SourceError};
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

impl From<ListError> for Failure {
    fn from(error: ListError) -> Self {
        Self::new(error.code(), error.to_string()).with_hint(error.hint())
    }
}

impl From<ReadError> for Failure {
    fn from(error: ReadError) -> Self {
        Self::new(error.code(), error.to_string()).with_hint(error.hint())
    }
}

#[cfg(feature = "tagger")]
impl From<interdict_tagger::TaggerError> for Failure {
    fn from(error: interdict_tagger::TaggerError) -> Self {
        Self::new(error.code(), error.to_string()).with_hint(error.hint())
    }
}

impl From<SourcesError> for Failure {
    fn from(error: SourcesError) -> Self {
        Self::new(error.code(), error.to_string()).with_hint(error.hint())
    }
}

impl From<DownloadError> for Failure {
    fn from(error: DownloadError) -> Self {
        Self::new(error.code(), error.to_string()).with_hint(error.hint())
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::new(error.code(), error.to_string()).with_hint(error.hint())
    }
}

impl From<EngineError> for Failure {
    fn from(error: EngineError) -> Self {
        Self::new(error.code(), error.to_string()).with_hint(error.hint())
    }
}

impl From<SourceError> for Failure {
    fn from(error: SourceError) -> Self {
        Self::new(error.code(), error.to_string()).with_hint(error.hint())
    }
}

impl From<TableError> for Failure {
    fn from(error: TableError) -> Self {
        Self::new(error.code(), error.to_string()).with_hint(error.hint())
    }
}

impl From<EvaluationError> for Failure {
    fn from(error: EvaluationError) -> Self {
        Self::new("evaluation", error.to_string())
    }
}
