//! Answers as JSON, byte for byte as the command line writes them. Nothing else in this package lays an answer out.

use crate::failure::Failure;
use interdict_documents::{Dossier, Reading, SCHEMA, stories::Story};
use interdict_screening::{
    Edition, Outcome, Settings,
    layouts::{About, Layout, PROGRAM},
};
use serde::Serialize;

/// The line of `interdict screen --format jsonl` for an outcome, without its end.
pub(crate) fn screening(editions: &[Edition], outcome: &Outcome) -> Result<String, Failure> {
    // Lines do not say with which settings they were answered.
    let about = About { settings: &Settings::default(), editions };
    let line = Layout::JsonLines.text(about, [outcome]).map_err(Failure::internal)?;
    Ok(line.trim_end().to_owned())
}

/// The document of `interdict read --format json`.
#[derive(Serialize)]
struct Whole<'a> {
    schema: &'static str,
    lists: &'a [String],
    documents: Vec<&'a Dossier>,
    stories: &'a [Story],
}

/// The document of `interdict read --format json`, without the line end behind it.
pub(crate) fn readings(lists: &[String], readings: &[Reading], stories: &[Story]) -> Result<String, Failure> {
    let documents = readings.iter().map(|reading| &reading.dossier).collect();
    serde_json::to_string_pretty(&Whole { schema: SCHEMA, lists, documents, stories }).map_err(Failure::internal)
}

/// Name and version of the program, as pages tell them.
pub(crate) fn program() -> String {
    format!("{} {}", PROGRAM.name, PROGRAM.version)
}
