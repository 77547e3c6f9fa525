//! Answers in columns: beside the columns of the customers, in the form they came in.
//!
//! | to do | reach for |
//! |---|---|
//! | make columns of outcomes | [`Answers`] |
//! | write batches as Parquet or Arrow | [`Encoder`] |
//! | put parts that were written one by one together | [`join`] |
//!
//! Nothing here opens a file or knows where parts lie: readers and writers come from outside.

mod answers;
mod encoder;
mod join;

pub use answers::{Answers, is_answer_column};
pub use encoder::{Encoder, TableForm};
pub use join::join;

use arrow_schema::ArrowError;
use parquet::errors::ParquetError;
use std::io;

/// Under this key files of answers say by what they were given: engine, settings, editions, as JSON.
pub const ABOUT_KEY: &str = "interdict";

/// Why answers could not be written as a table.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    /// The columns do not go together, or have a type that the form does not know.
    #[error("the answers cannot be laid out in columns: {0}")]
    Columns(#[from] ArrowError),
    /// The columns cannot be written as Parquet.
    #[error("the answers cannot be written as Parquet: {0}")]
    Parquet(#[from] ParquetError),
    /// The file cannot be written.
    #[error("the answers cannot be written: {0}")]
    Io(#[from] io::Error),
}

impl TableError {
    /// A stable code for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Columns(_) | Self::Parquet(_) => "output.table",
            Self::Io(_) => "output",
        }
    }

    /// What the user can do.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Columns(_) | Self::Parquet(_) => {
                "a column of the customer file may have a type that the other form lacks; write the form that was read, or \
                 --format jsonl"
            }
            Self::Io(_) => "check the path, its permissions and the space on the disk",
        }
    }
}
