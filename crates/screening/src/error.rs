//! Why lists could not be screened against.

/// What keeps an engine from being opened.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// A list lacks something that was published.
    #[error("{title} could not be read completely ({losses} losses): {first}")]
    Incomplete {
        /// The list.
        title: String,
        /// How many warnings say that something is missing.
        losses: usize,
        /// The first of them, with its place.
        first: String,
    },
    /// There is nothing to screen against.
    #[error("no list was given, or the lists are empty")]
    NoParties,
}

impl EngineError {
    /// A stable code for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Incomplete { .. } => "list.incomplete",
            Self::NoParties => "list.empty",
        }
    }

    /// What the user can do.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Incomplete { .. } => {
                "fetch the list again, or allow it with --allow-incomplete (every answer then says so)"
            }
            Self::NoParties => "give a list file, a folder with list files, or `embedded`",
        }
    }
}
