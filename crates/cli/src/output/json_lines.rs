//! JSON lines: a line for every record, each of which says what it was screened against.

use super::{About, Tally, Writer};
use interdict_screening::Outcome;
use serde::Serialize;
use std::io::{self, Write};

pub(crate) struct JsonLinesWriter<'a> {
    out: &'a mut dyn Write,
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

impl<'a> JsonLinesWriter<'a> {
    pub(crate) fn new(about: &About<'_>, out: &'a mut dyn Write) -> Self {
        Self { out, editions: about.short_editions(), complete: about.complete() }
    }
}

impl Writer for JsonLinesWriter<'_> {
    fn begin(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn outcome(&mut self, outcome: Outcome) -> io::Result<()> {
        if matches!(outcome, Outcome::Note(_)) {
            return Ok(());
        }
        let line = Line { outcome: &outcome, editions: &self.editions, complete: self.complete };
        writeln!(self.out, "{}", serde_json::to_string(&line)?)
    }

    fn end(&mut self, _: &Tally) -> io::Result<()> {
        Ok(())
    }
}
