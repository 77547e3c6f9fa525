//! Answers of `interdict screen` in their formats. Those for programs are laid out by `interdict_screening::layouts`;
//! those for people are here.

mod explained;
pub(crate) mod party;
pub(crate) mod payments;
pub(crate) mod reading;
mod table;
mod words;

pub(crate) use interdict_screening::layouts::{AnswerWriter, Tally};

use crate::arguments::OutputFormat;
use interdict_screening::{
    Edition, Settings,
    layouts::{self, Layout},
};
use std::io::Write;

/// What every answer is given with.
pub(crate) struct About<'a> {
    pub(crate) settings: &'a Settings,
    pub(crate) editions: &'a [Edition],
    pub(crate) several_sources: bool,
    pub(crate) colours: bool,
    pub(crate) fit_terminal: bool,
}

impl<'a> About<'a> {
    /// The part that does not depend on where the answer is shown.
    fn anywhere(&self) -> layouts::About<'a> {
        layouts::About { settings: self.settings, editions: self.editions }
    }

    /// Whether every list is there as it was published.
    pub(crate) fn complete(&self) -> bool {
        self.anywhere().complete()
    }

    /// Editions in their short form.
    pub(crate) fn short_editions(&self) -> Vec<String> {
        self.anywhere().short_editions()
    }
}

/// The writer of a format.
pub(crate) fn writer<'a>(format: OutputFormat, about: About<'a>, out: &'a mut dyn Write) -> Box<dyn AnswerWriter + 'a> {
    match format {
        OutputFormat::Table if about.settings.explain => Box::new(explained::ExplainedWriter::new(about, out)),
        OutputFormat::Table => Box::new(table::TableWriter::new(about, out)),
        OutputFormat::Json => Layout::Json.writer(about.anywhere(), out),
        OutputFormat::Jsonl => Layout::JsonLines.writer(about.anywhere(), out),
        OutputFormat::Csv => Layout::CommaSeparated.writer(about.anywhere(), out),
        // `screen` refuses them without --out, and with it they are written as columns.
        OutputFormat::Parquet | OutputFormat::Arrow => unreachable!("columns are not written as text"),
    }
}
