//! One JSON document: engine, settings, editions, an answer for every record, summary. Written as it comes, a result a
//! line, so that a large file needs no memory and a diff of two answers is short.

use super::{About, AnswerWriter, PROGRAM, Tally};
use crate::Outcome;
use serde::Serialize;
use std::io::{self, Write};

/// Writes the document as the answers come.
#[derive(Debug)]
pub struct Json<'a, W> {
    about: About<'a>,
    out: W,
    results: usize,
}

impl<'a, W: Write> Json<'a, W> {
    /// A document that is not begun.
    pub fn new(about: About<'a>, out: W) -> Self {
        Self { about, out, results: 0 }
    }
}

fn member(out: &mut impl Write, key: &str, value: &impl Serialize) -> io::Result<()> {
    writeln!(out, "  \"{key}\": {},", serde_json::to_string(value)?)
}

impl<W: Write> AnswerWriter for Json<'_, W> {
    fn begin(&mut self) -> io::Result<()> {
        writeln!(self.out, "{{")?;
        member(&mut self.out, "engine", &PROGRAM)?;
        member(&mut self.out, "settings", self.about.settings)?;
        member(&mut self.out, "editions", &self.about.editions)?;
        member(&mut self.out, "complete", &self.about.complete())?;
        write!(self.out, "  \"results\": [")
    }

    fn outcome(&mut self, outcome: &Outcome) -> io::Result<()> {
        if matches!(outcome, Outcome::Note(_)) {
            return Ok(());
        }
        let comma = if self.results == 0 { "" } else { "," };
        self.results += 1;
        write!(self.out, "{comma}\n    {}", serde_json::to_string(outcome)?)
    }

    fn end(&mut self, tally: &Tally) -> io::Result<()> {
        writeln!(self.out, "{}],", if self.results == 0 { "" } else { "\n  " })?;
        writeln!(self.out, "  \"summary\": {}\n}}", serde_json::to_string(tally)?)?;
        self.out.flush()
    }
}
