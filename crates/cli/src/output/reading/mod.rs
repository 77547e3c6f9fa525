//! Answers of `interdict read`: a report for reading, JSON, a page.

mod claims;
mod findings;
mod layout;
mod likeness;
mod outlets;
mod parties;
mod report;
mod speakers;
mod story;
mod summary;
mod tagged;
mod wording;

use interdict_documents::{Dossier, Reading, SCHEMA, page, stories::Story};
use interdict_screening::Edition;
use serde::Serialize;
use std::io::{self, Write};

pub(crate) use report::text;

/// Everything that was read.
pub(crate) struct Answer<'a> {
    pub(crate) lists: &'a [String],
    /// The editions of the same lists.
    pub(crate) editions: &'a [Edition],
    pub(crate) readings: &'a [Reading],
    pub(crate) stories: &'a [Story],
    /// Show what is left out for brevity too.
    pub(crate) all: bool,
}

#[derive(Serialize)]
struct Whole<'a> {
    schema: &'static str,
    lists: &'a [String],
    documents: Vec<&'a Dossier>,
    stories: &'a [Story],
}

/// One JSON document with everything.
pub(crate) fn json(answer: &Answer<'_>, out: &mut dyn Write) -> io::Result<()> {
    let documents = answer.readings.iter().map(|reading| &reading.dossier).collect();
    let whole = Whole { schema: SCHEMA, lists: answer.lists, documents, stories: answer.stories };
    serde_json::to_writer_pretty(&mut *out, &whole)?;
    writeln!(out)
}

#[derive(Serialize)]
struct Line<'a> {
    schema: &'static str,
    #[serde(flatten)]
    dossier: &'a Dossier,
}

/// One dossier as one line.
pub(crate) fn json_line(reading: &Reading, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, &Line { schema: SCHEMA, dossier: &reading.dossier })?;
    writeln!(out)
}

/// A page for a browser.
pub(crate) fn html(answer: &Answer<'_>, out: &mut dyn Write) -> io::Result<()> {
    let about =
        page::About { lists: answer.lists.to_vec(), program: format!("interdict {}", env!("CARGO_PKG_VERSION")) };
    out.write_all(page::render(answer.readings, answer.stories, &about).as_bytes())
}
