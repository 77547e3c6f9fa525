//! Where subjects come from: customer files, JSON lines, Parquet and Arrow files, names given directly.
//!
//! Every reader is an iterator of [`Item`]s over a reader of bytes, so that a file of any size passes through. A record
//! that cannot be used comes out as a [`BadRecord`] with its place and the rest goes on; nothing is dropped silently.

mod as_written;
mod columnar;
mod columns;
mod compression;
mod customer_file;
mod dates;
mod delimited;
mod json_lines;
mod line_ends;
mod lines;
mod members;
mod record;
mod records;
mod source;
mod text_columns;

pub use as_written::AsWritten;
pub use columnar::{Form as ColumnarForm, Table, cell_text, has_texts, needs_seeking, open_batches};
pub use columns::{ColumnChoice, ColumnError, Field};
pub use customer_file::{CustomerFile, Extent, Opening};
pub use dates::{BirthDate, birth_date};
pub use delimited::begins_table;
pub use json_lines::subject_of_json;
pub use members::{RepeatedMember, repeated_member};
pub use record::{RecordDefaults, identifier, schema_of_word};
pub use source::{Input, InputFormat, Items, open};

use interdict_matching::Subject;
use serde::Serialize;
use std::fmt;

/// Where in the input a subject stood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum RecordPlace {
    /// Row of a table as a spreadsheet counts, the header being row 1. Parquet and Arrow files, which have no row for
    /// their header, are counted alike: their first row is row 2.
    Row(u64),
    /// Line of a file, counted from 1.
    Line(u64),
    /// Argument of the command line, counted from 1.
    Argument(u64),
}

/// Where a subject came from: the way back from an answer to the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Locator {
    /// File name (not the whole path), if it came from a file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Where in it.
    #[serde(flatten)]
    pub place: RecordPlace,
}

impl fmt::Display for RecordPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Row(number) => write!(f, "row {number}"),
            Self::Line(number) => write!(f, "line {number}"),
            Self::Argument(number) => write!(f, "argument {number}"),
        }
    }
}

impl fmt::Display for Locator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(file) = &self.file {
            write!(f, "{file} ")?;
        }
        self.place.fmt(f)
    }
}

/// A subject with the way back to where it came from.
#[derive(Debug, Clone, PartialEq)]
pub struct ScreenedSubject {
    /// Where it stood.
    pub locator: Locator,
    /// Its own identity: a customer number.
    pub id: Option<String>,
    /// What is screened.
    pub subject: Subject,
    /// The record as it came: header or key, value.
    pub fields: Vec<(String, String)>,
    /// What of the record could not be used, or had to be decided. Holds no values of the record: notes go to logs.
    pub notes: Vec<String>,
}

/// A record that could not be screened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BadRecord {
    /// Where it stands.
    #[serde(flatten)]
    pub locator: Locator,
    /// What is wrong.
    pub error: RecordError,
}

/// Why a record could not be screened. Messages hold no values of the record: they go to logs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RecordError {
    /// A stable code: `record.no_name`, `record.columns`, `record.quote`, `record.malformed`, `record.encoding`, `record.unreadable`.
    pub code: &'static str,
    /// What is wrong, in words.
    pub message: String,
}

/// What a reader yields.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// A subject.
    Subject(Box<ScreenedSubject>),
    /// A record that cannot be screened.
    Bad(BadRecord),
    /// Something about the input as a whole that a person should know.
    Note(String),
}

impl Item {
    pub(crate) fn bad(locator: Locator, code: &'static str, message: impl Into<String>) -> Self {
        Self::Bad(BadRecord { locator, error: RecordError { code, message: message.into() } })
    }
}

/// Why a source of subjects cannot be read at all.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// The bytes could not be had.
    #[error("{name}: cannot be read: {source}")]
    Io {
        /// Which source.
        name: String,
        /// Why.
        source: std::io::Error,
    },
    /// No column is known to hold a name.
    #[error("{name}: no column holds a name; its columns are: {}", columns.join(", "))]
    NoNameColumn {
        /// Which source.
        name: String,
        /// The header as it stands.
        columns: Vec<String>,
    },
    /// A column the user named is not there.
    #[error("{name}: there is no column `{wanted}`; its columns are: {}", told(columns))]
    NoSuchColumn {
        /// Which source.
        name: String,
        /// What the user named.
        wanted: String,
        /// The header as it stands; empty where it is read as one name a line.
        columns: Vec<String>,
    },
    /// It begins as text in UTF-16 does, and goes on as none.
    #[error("{name}: is marked as UTF-16, and is not")]
    Encoding {
        /// Which source.
        name: String,
    },
    /// It is a workbook, or another file that is no table.
    #[error("{name}: is a spreadsheet, an archive or a PDF, not text")]
    Spreadsheet {
        /// Which source.
        name: String,
    },
    /// There is nothing in it.
    #[error("{name}: is empty")]
    Empty {
        /// Which source.
        name: String,
    },
    /// A Parquet or Arrow file cannot be used.
    #[error("{name}: {fault}")]
    Table {
        /// Which source.
        name: String,
        /// Why.
        fault: TableFault,
    },
}

/// Why a Parquet or Arrow file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TableFault {
    /// It comes as a stream of bytes, and its directory is at its end.
    #[error("is {form}, which cannot be read from a stream")]
    Stream {
        /// What it is.
        form: &'static str,
    },
    /// It is cut off, damaged, or uses something that is not read.
    #[error("{form} that cannot be read: {message}")]
    Broken {
        /// What it is.
        form: &'static str,
        /// What its reader says.
        message: String,
    },
    /// It is packed in a way that is not read.
    #[error("is packed with {codec}, which is not read")]
    Codec {
        /// The codec.
        codec: &'static str,
    },
    /// The only columns for names hold something else.
    #[error("column `{column}` should hold names or numbers, but is of type {found}")]
    ColumnType {
        /// The column.
        column: String,
        /// Its type as the file states it.
        found: String,
    },
}

/// Columns of a header, in words.
fn told(columns: &[String]) -> String {
    if columns.is_empty() { "none, for it is read as one name a line".to_owned() } else { columns.join(", ") }
}

impl SourceError {
    /// A stable code for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Io { .. } => "input.unreadable",
            Self::NoNameColumn { .. } => "input.no_name_column",
            Self::NoSuchColumn { .. } => "input.no_such_column",
            Self::Encoding { .. } => "input.encoding",
            Self::Spreadsheet { .. } => "input.spreadsheet",
            Self::Empty { .. } => "input.empty",
            Self::Table { fault: TableFault::Stream { .. }, .. } => "input.needs_file",
            Self::Table { fault: TableFault::Broken { .. }, .. } => "input.broken",
            Self::Table { fault: TableFault::Codec { .. }, .. } => "input.codec",
            Self::Table { fault: TableFault::ColumnType { .. }, .. } => "input.column_type",
        }
    }

    /// What the user can do.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Io { .. } => "check the path and its permissions",
            Self::NoNameColumn { .. } => {
                "say which column holds the name with --column name=HEADER, or, for a file with one name a line and no \
                 header, --input lines"
            }
            Self::NoSuchColumn { .. } => "headers are compared without regard to case, spaces and punctuation",
            Self::Encoding { .. } => "it may be damaged at its beginning or cut off; write it again, best as UTF-8",
            Self::Spreadsheet { .. } => "save it as CSV (UTF-8) and give that",
            Self::Empty { .. } => "an empty file is no clear answer; check how it was written",
            Self::Table { fault: TableFault::Stream { .. }, .. } => "give it as a file, not compressed as a whole",
            Self::Table { fault: TableFault::Broken { .. }, .. } => {
                "a file that was not written to its end lacks its directory; write it again"
            }
            Self::Table { fault: TableFault::Codec { .. }, .. } => {
                "write it with Snappy, Zstandard, gzip, LZ4 or no compression"
            }
            Self::Table { fault: TableFault::ColumnType { .. }, .. } => {
                "write the column as texts, or say which column holds the name with --column name=HEADER"
            }
        }
    }
}
