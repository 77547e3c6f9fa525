//! Answers as JSON, byte for byte as the command line writes them. Nothing else in this package lays an answer out.

use crate::{failure::Failure, values::written};
use interdict_documents::{Dossier, Reading, SCHEMA, stories::Story};
use interdict_screening::{Edition, Outcome, Settings};
use serde::Serialize;
use serde_json::json;

/// A line of `--format jsonl`.
#[derive(Serialize)]
struct Line<'a> {
    #[serde(flatten)]
    outcome: &'a Outcome,
    editions: &'a [String],
    complete: bool,
}

/// The line of `interdict screen --format jsonl` for an outcome, without its end.
pub(crate) fn screening(outcome: &Outcome, editions: &[String], complete: bool) -> Result<String, Failure> {
    written(&Line { outcome, editions, complete })
}

/// What a table of answers says of itself: the value of `interdict_screening::batch::ABOUT_KEY` in its metadata.
pub(crate) fn about(settings: &Settings, editions: &[Edition]) -> String {
    json!({
        "engine": { "name": "interdict", "version": env!("CARGO_PKG_VERSION") },
        "settings": settings,
        "editions": editions,
        "complete": is_complete(editions),
    })
    .to_string()
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
    format!("interdict {}", env!("CARGO_PKG_VERSION"))
}

/// Whether every list is there as it was published.
pub(crate) fn is_complete(editions: &[Edition]) -> bool {
    editions.iter().all(|edition| edition.complete)
}

/// An edition as a reading tells it: `OFAC SDN of 2015-01-02 (5876 parties)`.
pub(crate) fn in_words(edition: &Edition) -> String {
    let date = edition.info.published_on.map(|date| format!(" of {date}")).unwrap_or_default();
    let incomplete = if edition.complete { "" } else { ", NOT COMPLETE" };
    let gaps = if edition.gaps.is_empty() { "" } else { ", WITH GAPS" };
    format!("{}{date} ({} parties{incomplete}{gaps})", edition.info.title, edition.parties)
}
