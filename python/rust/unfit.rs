//! Values of Python that cannot be used, and where they stand.

use crate::failure::Failure;
use pyo3::PyErr;
use std::fmt;

/// What refuses a value says what would do.
const WHAT_DOES: &str = "give a text, a number, a date, or a list of those";

/// A value that cannot be used, and where in a dictionary it stands. Says nothing of the value itself: messages go to logs.
#[derive(Debug)]
pub(crate) struct Unfit {
    /// The keys under which it stands, the outermost last.
    keys: Vec<String>,
    why: Why,
}

/// Why a value cannot be used.
#[derive(Debug)]
pub(crate) enum Why {
    /// It is of this type, which has no text.
    Kind(String),
    /// A number without end.
    Infinite,
    /// A text with half of a surrogate pair: no encoding has one, and no text that somebody wrote.
    Surrogate,
    /// Values under no key: what `csv.DictReader` makes of a row that is longer than its header.
    NoKey,
    /// Its key says what this other one says, too.
    Again(String),
    /// Dictionaries or lists in each other without end.
    Endless,
    /// Raised in Python on the way.
    Raised(PyErr),
}

impl Unfit {
    /// The same, known to stand under a key.
    pub(crate) fn under(mut self, key: &str) -> Self {
        // The way to the end of what has none is long: where it begins is enough.
        if matches!(self.why, Why::Endless) {
            self.keys.clear();
        }
        self.keys.push(key.to_owned());
        self
    }

    /// The failure of the argument, or of the subject, that the value is or stands in.
    pub(crate) fn at(self, place: &str) -> Failure {
        let (code, message) = (self.code_of_record().unwrap_or("usage"), format!("{place}{self}"));
        match self.why {
            Why::Raised(error) => error.into(),
            Why::Kind(_) => Failure::new(code, message).with_hint(WHAT_DOES),
            _ => Failure::new(code, message),
        }
    }

    /// The code, if the record is at fault and not the program that made it: the other records can still be screened.
    pub(crate) fn code_of_record(&self) -> Option<&'static str> {
        match self.why {
            Why::Surrogate => Some("record.encoding"),
            Why::NoKey => Some("record.columns"),
            _ => None,
        }
    }
}

impl From<Why> for Unfit {
    fn from(why: Why) -> Self {
        Self { keys: Vec::new(), why }
    }
}

impl From<PyErr> for Unfit {
    fn from(error: PyErr) -> Self {
        Why::Raised(error).into()
    }
}

/// What follows the place: ", `key`: what is wrong".
impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let keys: Vec<&str> = self.keys.iter().rev().map(String::as_str).collect();
        if !keys.is_empty() {
            write!(f, ", `{}`", keys.join("."))?;
        }
        match &self.why {
            Why::Kind(kind) => {
                write!(f, ": a value of type `{kind}` is no text, no number, no date and no list of those")
            }
            Why::Infinite => f.write_str(": a number without end says nothing"),
            Why::Surrogate => f.write_str(": has half of a surrogate pair in it, as no text has"),
            Why::NoKey => f.write_str(": has values under no key, as a row has that is longer than its header"),
            Why::Again(other) => {
                write!(f, ": is the same as `{other}`; give one of the two, with a list if there are several values")
            }
            Why::Endless => f.write_str(": holds dictionaries or lists in each other without end"),
            Why::Raised(error) => write!(f, ": {error}"),
        }
    }
}
