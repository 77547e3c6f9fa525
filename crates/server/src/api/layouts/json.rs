//! One JSON document: engine, settings, editions, an answer for every record, summary. A result a line.

use super::{About, PROGRAM, Tally, are_complete};
use interdict_screening::Outcome;
use serde::Serialize;
use std::io::{self, Write};

/// Writes the document as the answers come.
#[derive(Debug)]
pub(crate) struct Json<W> {
    out: W,
    results: usize,
}

impl<W: Write> Json<W> {
    /// Writes what stands before the results.
    pub(crate) fn begin(mut out: W, about: &About<'_>) -> io::Result<Self> {
        writeln!(out, "{{")?;
        member(&mut out, "engine", &PROGRAM)?;
        member(&mut out, "settings", about.settings)?;
        member(&mut out, "editions", &about.editions)?;
        member(&mut out, "complete", &are_complete(about.editions))?;
        write!(out, "  \"results\": [")?;
        Ok(Self { out, results: 0 })
    }

    /// Writes one answer.
    pub(crate) fn outcome(&mut self, outcome: &Outcome) -> io::Result<()> {
        if matches!(outcome, Outcome::Note(_)) {
            return Ok(());
        }
        let comma = if self.results == 0 { "" } else { "," };
        self.results += 1;
        write!(self.out, "{comma}\n    {}", serde_json::to_string(outcome)?)
    }

    /// Writes the end.
    pub(crate) fn end(mut self, tally: &Tally) -> io::Result<W> {
        writeln!(self.out, "{}],", if self.results == 0 { "" } else { "\n  " })?;
        writeln!(self.out, "  \"summary\": {}\n}}", serde_json::to_string(tally)?)?;
        self.out.flush()?;
        Ok(self.out)
    }
}

fn member(out: &mut impl Write, key: &str, value: &impl Serialize) -> io::Result<()> {
    writeln!(out, "  \"{key}\": {},", serde_json::to_string(value)?)
}
