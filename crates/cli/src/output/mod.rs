//! Answers of `interdict screen` in their formats.

mod comma_separated;
mod explained;
mod json;
mod json_lines;
pub(crate) mod party;
pub(crate) mod payments;
pub(crate) mod reading;
mod table;
mod words;

use crate::arguments::OutputFormat;
use interdict_screening::{Edition, Outcome, Settings};
use serde::{Deserialize, Serialize};
use std::io::{self, Write};

/// What every answer is given with.
pub(crate) struct About<'a> {
    pub(crate) settings: &'a Settings,
    pub(crate) editions: &'a [Edition],
    pub(crate) several_sources: bool,
    pub(crate) colours: bool,
    pub(crate) fit_terminal: bool,
}

impl About<'_> {
    /// Whether every list is there as it was published.
    pub(crate) fn complete(&self) -> bool {
        self.editions.iter().all(|edition| edition.complete)
    }

    /// Editions in their short form.
    pub(crate) fn short_editions(&self) -> Vec<String> {
        self.editions.iter().map(Edition::short).collect()
    }
}

/// How many of what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Tally {
    /// Subjects that were screened.
    pub(crate) screened: usize,
    /// Of them, those with at least one match.
    pub(crate) matched: usize,
    /// Records that could not be screened.
    pub(crate) bad: usize,
}

impl Tally {
    pub(crate) fn count(&mut self, outcome: &Outcome) {
        match outcome {
            Outcome::Screened(screening) => {
                self.screened += 1;
                self.matched += usize::from(!screening.matches.is_empty());
            }
            Outcome::Bad(_) => self.bad += 1,
            Outcome::Note(_) => {}
        }
    }

    /// Adds what was counted elsewhere.
    pub(crate) fn add(&mut self, other: &Self) {
        self.screened += other.screened;
        self.matched += other.matched;
        self.bad += other.bad;
    }

    /// All records that were counted.
    pub(crate) fn records(&self) -> u64 {
        (self.screened + self.bad) as u64
    }
}

/// Writes outcomes one after the other.
pub(crate) trait Writer {
    fn begin(&mut self) -> io::Result<()>;
    fn outcome(&mut self, outcome: Outcome) -> io::Result<()>;
    fn end(&mut self, tally: &Tally) -> io::Result<()>;
}

/// The writer of a format.
pub(crate) fn writer<'a>(format: OutputFormat, about: About<'a>, out: &'a mut dyn Write) -> Box<dyn Writer + 'a> {
    match format {
        OutputFormat::Table if about.settings.explain => Box::new(explained::ExplainedWriter::new(about, out)),
        OutputFormat::Table => Box::new(table::TableWriter::new(about, out)),
        OutputFormat::Json => Box::new(json::JsonWriter::new(about, out)),
        OutputFormat::Jsonl => Box::new(json_lines::JsonLinesWriter::new(&about, out)),
        OutputFormat::Csv => Box::new(comma_separated::CsvWriter::new(&about, out)),
        // `screen` refuses them without --out, and with it they are written as columns.
        OutputFormat::Parquet | OutputFormat::Arrow => unreachable!("columns are not written as text"),
    }
}
