//! JSON lines: a line for every record, each of which says what it was screened against.

use super::{About, AnswerWriter, Tally};
use crate::Outcome;
use serde::Serialize;
use std::io::{self, Write};

/// Writes the lines as the answers come.
#[derive(Debug)]
pub struct JsonLines<W> {
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
    /// Lines of which none is written.
    pub fn new(about: About<'_>, out: W) -> Self {
        Self { out, editions: about.short_editions(), complete: about.complete() }
    }
}

impl<W: Write> AnswerWriter for JsonLines<W> {
    /// Nothing stands before the first line.
    fn begin(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn outcome(&mut self, outcome: &Outcome) -> io::Result<()> {
        if matches!(outcome, Outcome::Note(_)) {
            return Ok(());
        }
        let line = Line { outcome, editions: &self.editions, complete: self.complete };
        writeln!(self.out, "{}", serde_json::to_string(&line)?)
    }

    /// Nothing stands behind the last line.
    fn end(&mut self, _: &Tally) -> io::Result<()> {
        self.out.flush()
    }
}
