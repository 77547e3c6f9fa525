//! JSON lines: a line for every record, each of which says what it was screened against.

use super::{About, are_complete};
use interdict_screening::Outcome;
use serde::Serialize;
use std::io::{self, Write};

/// Writes the lines as the answers come.
#[derive(Debug)]
pub(crate) struct JsonLines<W> {
    out: W,
    editions: Vec<String>,
    complete: bool,
}

#[derive(Serialize)]
struct Line<'a> {
    #[serde(flatten)]
    outcome: &'a Outcome,
    editions: &'a [String],
    complete: bool,
}

impl<W: Write> JsonLines<W> {
    /// Nothing stands before the first line.
    pub(crate) fn begin(out: W, about: &About<'_>) -> Self {
        Self { out, editions: about.short_editions(), complete: are_complete(about.editions) }
    }

    /// Writes one answer.
    pub(crate) fn outcome(&mut self, outcome: &Outcome) -> io::Result<()> {
        if matches!(outcome, Outcome::Note(_)) {
            return Ok(());
        }
        let line = Line { outcome, editions: &self.editions, complete: self.complete };
        writeln!(self.out, "{}", serde_json::to_string(&line)?)
    }

    /// Nothing stands behind the last line.
    pub(crate) fn end(mut self) -> io::Result<W> {
        self.out.flush()?;
        Ok(self.out)
    }
}
