//! Answers about subjects in their forms: one JSON document, JSON lines, CSV. The bytes are the same whoever writes
//! them, so that a file screened by the command line and one screened by the service can be compared.
//!
//! | to do | reach for |
//! |---|---|
//! | have a few answers as one text | [`Layout::text`] |
//! | write answers as they come | [`Layout::writer`], or one of [`Json`], [`JsonLines`], [`CommaSeparated`] |
//! | count them for the summary | [`Tally`] |
//! | write a row of Parquet for each of them | [`Columns`], over [`batch`](crate::batch) |
//!
//! Tables for people are not here: they belong to whoever has a terminal or a page.

mod columns;
mod comma_separated;
mod json;
mod json_lines;
mod tally;

pub use columns::Columns;
pub use comma_separated::CommaSeparated;
pub use json::Json;
pub use json_lines::JsonLines;
pub use tally::Tally;

use crate::{Edition, Outcome, Settings, Subject};
use serde::Serialize;
use serde_json::json;
use std::io::{self, Write};

/// Which program answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Program {
    /// `interdict`
    pub name: &'static str,
    /// The version of the workspace: `0.1.0`.
    pub version: &'static str,
}

/// This program, as `engine` names it in every document.
pub const PROGRAM: Program = Program { name: "interdict", version: env!("CARGO_PKG_VERSION") };

/// What every answer is given with: enough to ask again.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    /// How was screened.
    pub settings: &'a Settings,
    /// Against what.
    pub editions: &'a [Edition],
}

impl About<'_> {
    /// Whether every list is there as it was published.
    pub fn complete(&self) -> bool {
        are_complete(self.editions)
    }

    /// What a table of answers says of itself under [`ABOUT_KEY`](crate::batch::ABOUT_KEY), as JSON.
    pub fn described(&self) -> String {
        let Self { settings, editions } = self;
        json!({ "engine": PROGRAM, "settings": settings, "editions": editions, "complete": self.complete() })
            .to_string()
    }

    /// Editions in their short form.
    pub fn short_editions(&self) -> Vec<String> {
        self.editions.iter().map(Edition::short).collect()
    }
}

/// Whether every list is there as it was published.
pub fn are_complete(editions: &[Edition]) -> bool {
    editions.iter().all(|edition| edition.complete)
}

/// The name of a subject, or its number where it has no name: `number 563410081`.
pub fn shown_name(subject: &Subject) -> String {
    let number = || subject.identifiers.first().map(|identifier| format!("number {}", identifier.value));
    subject.names.first().cloned().or_else(number).unwrap_or_default()
}

/// Writes outcomes one after the other. Errors are those of what is written to.
///
/// Nothing is written before [`begin`](AnswerWriter::begin): where an answer is written part by part, each by a writer
/// of its own, only the first begins.
pub trait AnswerWriter {
    /// Writes what stands before the first answer.
    fn begin(&mut self) -> io::Result<()>;
    /// Writes one answer. What concerns no record is none of the answers.
    fn outcome(&mut self, outcome: &Outcome) -> io::Result<()>;
    /// Writes what stands behind the last answer, and everything that is still held back.
    fn end(&mut self, tally: &Tally) -> io::Result<()>;
}

/// A form of answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// One document: program, settings, editions, results, summary.
    Json,
    /// A line for every record.
    JsonLines,
    /// A line for every match, for every record without one, and for every record that could not be screened.
    CommaSeparated,
}

impl Layout {
    /// The writer of the form.
    pub fn writer<'a>(self, about: About<'a>, out: impl Write + 'a) -> Box<dyn AnswerWriter + 'a> {
        match self {
            Self::Json => Box::new(Json::new(about, out)),
            Self::JsonLines => Box::new(JsonLines::new(about, out)),
            Self::CommaSeparated => Box::new(CommaSeparated::new(about, out)),
        }
    }

    /// All answers as one text, from its beginning to its end: the document of one screening, the line of one outcome
    /// with its line end, a table with its header.
    ///
    /// # Examples
    ///
    /// ```
    /// use interdict_screening::{Outcome, Settings, layouts::{About, Layout}};
    ///
    /// # fn main() -> std::io::Result<()> {
    /// let about = About { settings: &Settings::default(), editions: &[] };
    /// let nobody: Vec<Outcome> = Vec::new();
    /// assert!(Layout::Json.text(about, &nobody)?.contains("\n  \"results\": [],\n"));
    /// assert_eq!(Layout::JsonLines.text(about, &nobody)?, "");
    /// # Ok(())
    /// # }
    /// ```
    pub fn text<'a>(self, about: About<'_>, outcomes: impl IntoIterator<Item = &'a Outcome>) -> io::Result<String> {
        let (mut bytes, mut tally) = (Vec::new(), Tally::default());
        let mut writer = self.writer(about, &mut bytes);
        writer.begin()?;
        for outcome in outcomes {
            tally.count(outcome);
            writer.outcome(outcome)?;
        }
        writer.end(&tally)?;
        drop(writer);
        String::from_utf8(bytes).map_err(io::Error::other)
    }
}
