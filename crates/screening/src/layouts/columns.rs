//! Parquet: a row for every record, beside the customers' own columns where their file has such. The columns are those of
//! `interdict screen --out answers.parquet`.

use super::About;
use crate::{
    Outcome,
    batch::{Answers, Encoder, TableError, TableForm},
    subjects::Table,
};
use std::{
    io::{self, Write},
    mem,
};

/// So many answers are laid out at once.
const AT_ONCE: usize = 4096;
/// Of a file of any size, so many rows are held in memory until they are written: a group of Parquet.
const GROUP: usize = 25 * AT_ONCE;

/// Writes the columns as the answers come.
#[allow(missing_debug_implementations, reason = "the writer of Parquet has none")]
pub struct Columns<W: Write + Send> {
    answers: Answers,
    encoder: Encoder<W>,
    /// The customers' columns, in step with the answers.
    table: Option<Table>,
    waiting: Vec<Outcome>,
    /// Rows of the group that is held.
    held: usize,
}

impl<W: Write + Send> Columns<W> {
    /// Begins a file that says by which lists and settings it was answered. An error if a column of the customers has a type
    /// that Parquet lacks.
    pub fn begin(out: W, about: About<'_>, table: Option<Table>) -> Result<Self, TableError> {
        let with_ofac = about.settings.ofac_minimum.is_some();
        let schema = table.as_ref().map(|table| &table.schema);
        let answers = Answers::new(TableForm::Parquet, schema, with_ofac, &about.described());
        let encoder = Encoder::new(TableForm::Parquet, &answers, out)?;
        Ok(Self { answers, encoder, table, waiting: Vec::with_capacity(AT_ONCE), held: 0 })
    }

    /// Takes one answer. What concerns no record is none.
    pub fn outcome(&mut self, outcome: Outcome) -> Result<(), TableError> {
        if matches!(outcome, Outcome::Note(_)) {
            return Ok(());
        }
        self.waiting.push(outcome);
        if self.waiting.len() < AT_ONCE { Ok(()) } else { self.write() }
    }

    /// Writes what is still held back, and the end.
    pub fn end(mut self) -> Result<(), TableError> {
        self.write()?;
        self.encoder.finish()?.flush()?;
        Ok(())
    }

    fn write(&mut self) -> Result<(), TableError> {
        let outcomes = mem::replace(&mut self.waiting, Vec::with_capacity(AT_ONCE));
        let mut left = outcomes.as_slice();
        while !left.is_empty() {
            let (rows, count) = match &mut self.table {
                None => (None, left.len()),
                Some(table) => {
                    // There is a row for every record, so this cannot fail unless a reader breaks its word.
                    let more = || TableError::Io(io::Error::other("there are more answers than customers"));
                    let rows = table.next_rows(left.len()).ok_or_else(more)?;
                    let count = rows.num_rows();
                    (Some(rows), count)
                }
            };
            let (now, later) = left.split_at(count);
            self.encoder.write(&self.answers.batch(rows.as_ref(), now)?)?;
            left = later;
        }
        self.held += outcomes.len();
        if self.held >= GROUP {
            self.encoder.end_group()?;
            self.held = 0;
        }
        Ok(())
    }
}
