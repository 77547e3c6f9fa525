//! What went wrong, as Python is told: an exception with code, message and hint; and work with the lock released.

use interdict_documents::ReadError;
use interdict_lists::ListError;
use interdict_screening::{EngineError, batch::TableError, subjects::SourceError};
use interdict_shelf::told_as;
use interdict_store::StoreError;
use pyo3::prelude::*;
use std::{
    fmt,
    panic::{self, AssertUnwindSafe},
};

/// After so many answers Python is asked whether somebody pressed Ctrl-C: against millions of parties they take seconds.
pub(crate) const ANSWERS_A_LOOK: usize = 128;

/// What hints say to who is at the command line, and what they say here. Whole phrases first, then options, longer ones
/// before those that they begin with. What stands between backticks is a command to type, and stays.
const SPOKEN: &[(&str, &str)] = &[
    (", or, for a file with one name a line and no header, --input lines", ""),
    ("write the form that was read, or --format jsonl", "cast or drop that column"),
    (" with --out and --resume if it was with --out", ""),
    (", --accept takes it", ", it can be accepted with the program"),
    ("--allow-incomplete", "allow_incomplete=True"),
    ("--column name=HEADER", "columns={'name': 'HEADER'}"),
    ("--column", "columns="),
    ("--known-on", "known_on="),
    ("--store", "store="),
    ("--list", "lists="),
];

/// An error on its way to Python.
#[derive(Debug)]
pub(crate) enum Failure {
    /// What Interdict says.
    Told {
        /// A stable code for programs, as everywhere in Interdict.
        code: &'static str,
        /// What is wrong, with its place.
        message: String,
        /// What the caller can do.
        hint: Option<String>,
    },
    /// What was raised in Python.
    Raised(PyErr),
}

impl Failure {
    pub(crate) fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self::Told { code, message: message.into(), hint: None }
    }

    /// An argument that does not do.
    pub(crate) fn usage(argument: &str, message: impl fmt::Display) -> Self {
        Self::new("usage", format!("{argument}: {message}"))
    }

    /// Something that cannot happen.
    pub(crate) fn internal(message: impl fmt::Display) -> Self {
        Self::new("internal", message.to_string()).with_hint("this is a mistake in Interdict; please report it")
    }

    pub(crate) fn with_hint(self, hint: impl Into<String>) -> Self {
        match self {
            Self::Told { code, message, .. } => {
                let hint: String = hint.into();
                Self::Told { code, message, hint: Some(in_python(&hint)) }
            }
            raised @ Self::Raised(_) => raised,
        }
    }
}

/// A hint in the words of this package.
fn in_python(hint: &str) -> String {
    let pieces = hint.split('`').enumerate().map(|(place, piece)| {
        let is_command = place % 2 == 1;
        if is_command {
            return format!("`{piece}`");
        }
        SPOKEN.iter().fold(piece.to_owned(), |told, (option, argument)| told.replace(option, argument))
    });
    pieces.collect()
}

/// A hint of the command line in the words of this package. Tests look for options that are left in it.
#[pyfunction]
pub(crate) fn hint_in_python(hint: String) -> String {
    in_python(&hint)
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Told { code, message, hint: None } => write!(f, "{message} [{code}]"),
            Self::Told { code, message, hint: Some(hint) } => write!(f, "{message} [{code}]; hint: {hint}"),
            Self::Raised(error) => error.fmt(f),
        }
    }
}

/// The exception for a code: by what stands before its dot.
fn class_of(code: &str) -> &'static str {
    match code.split('.').next() {
        Some("list" | "index" | "archive") => "ListError",
        Some("store") => "StoreError",
        Some("input" | "record" | "document" | "party" | "usage") => "InputError",
        _ => "Error",
    }
}

impl From<Failure> for PyErr {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Raised(error) => error,
            Failure::Told { code, message, hint } => {
                Python::attach(|py| raised(py, code, &message, hint.as_deref()).unwrap_or_else(|error| error))
            }
        }
    }
}

/// The exceptions are written in Python: classes with fields that inherit from `Exception` are beyond the stable ABI.
fn raised(py: Python<'_>, code: &str, message: &str, hint: Option<&str>) -> PyResult<PyErr> {
    let class = py.import("interdict._errors")?.getattr(class_of(code))?;
    Ok(PyErr::from_value(class.call1((message, code, hint))?))
}

impl From<PyErr> for Failure {
    fn from(error: PyErr) -> Self {
        Self::Raised(error)
    }
}

told_as!(Failure: ListError, ReadError, StoreError, EngineError, SourceError, TableError);

/// Does work with the interpreter's lock released, so that other threads of Python go on.
pub(crate) fn work<T: Send>(py: Python<'_>, task: impl FnOnce() -> Result<T, Failure> + Send) -> PyResult<T> {
    py.detach(|| guarded(task)).map_err(PyErr::from)
}

/// Raises what a signal left to be raised, in work that has the interpreter's lock released: `KeyboardInterrupt` after
/// Ctrl-C. Python tells its main thread alone, so on any other this is nothing.
pub(crate) fn look_for_signals() -> Result<(), Failure> {
    Python::try_attach(|py| py.check_signals()).transpose()?;
    Ok(())
}

/// Turns a panic into an error: it must not cross into the interpreter or into whoever pulls a stream.
pub(crate) fn guarded<T>(task: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    panic::catch_unwind(AssertUnwindSafe(task)).unwrap_or_else(|_| Err(Failure::internal("Interdict panicked")))
}
