//! One JSON document: engine, settings, editions, an answer for every record, summary. Written as it comes, a result a
//! line, so that a large file needs no memory and a diff of two answers is short.

use super::{About, Tally, Writer};
use interdict_screening::Outcome;
use serde::Serialize;
use serde_json::json;
use std::io::{self, Write};

pub(crate) struct JsonWriter<'a> {
    about: About<'a>,
    out: &'a mut dyn Write,
    results: usize,
}

impl<'a> JsonWriter<'a> {
    pub(crate) fn new(about: About<'a>, out: &'a mut dyn Write) -> Self {
        Self { about, out, results: 0 }
    }
}

fn member(out: &mut dyn Write, key: &str, value: &impl Serialize) -> io::Result<()> {
    writeln!(out, "  \"{key}\": {},", serde_json::to_string(value)?)
}

impl Writer for JsonWriter<'_> {
    fn begin(&mut self) -> io::Result<()> {
        writeln!(self.out, "{{")?;
        member(self.out, "engine", &json!({ "name": "interdict", "version": env!("CARGO_PKG_VERSION") }))?;
        member(self.out, "settings", self.about.settings)?;
        member(self.out, "editions", &self.about.editions)?;
        member(self.out, "complete", &self.about.complete())?;
        write!(self.out, "  \"results\": [")
    }

    fn outcome(&mut self, outcome: Outcome) -> io::Result<()> {
        if matches!(outcome, Outcome::Note(_)) {
            return Ok(());
        }
        let comma = if self.results == 0 { "" } else { "," };
        self.results += 1;
        write!(self.out, "{comma}\n    {}", serde_json::to_string(&outcome)?)
    }

    fn end(&mut self, tally: &Tally) -> io::Result<()> {
        writeln!(self.out, "{}],", if self.results == 0 { "" } else { "\n  " })?;
        writeln!(self.out, "  \"summary\": {}\n}}", serde_json::to_string(tally)?)
    }
}
