//! Files that are screened.

#![allow(dead_code, reason = "these types are described and never made")]

use super::screening::{Edition, Receipt, Settings};
use crate::Problem;
use utoipa::ToSchema;

/// A form with a file. Only `file` must be there; it may stand anywhere among the fields.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct FileForm {
    /// The file.
    #[schema(format = "binary")]
    file: String,
    /// What a column holds, `name=Kunde`; may stand several times.
    column: Option<String>,
    /// `auto`, `csv`, `jsonl`, `lines`, `parquet` or `arrow`. Default: told by content.
    format: Option<String>,
    /// What kind of party they are where the file does not say: Person, Company, Vessel ...
    schema: Option<String>,
    /// A country they have to do with where the file does not say; may stand several times.
    country: Option<String>,
    /// Lowest score in [0, 1] that is a match.
    threshold: Option<f64>,
    /// At most this many matches a record.
    limit: Option<usize>,
    /// As the lists were in force on this day.
    as_of: Option<String>,
    /// As the lists were known on this day.
    known_on: Option<String>,
    /// Whether weak aliases count.
    weak_names: Option<bool>,
    /// Whether every match carries its whole explanation.
    explain: Option<bool>,
    /// Give OFAC's own score too, with its slider here.
    ofac_minimum: Option<u8>,
}

/// How far a file is.
#[derive(ToSchema)]
pub(crate) struct FileStatus {
    /// Its identity, which cannot be guessed.
    id: String,
    /// What its sender calls it.
    file: Option<String>,
    /// `waiting`, `running`, `done`, `failed`, `stopped`.
    state: String,
    /// Its bytes.
    size: u64,
    /// How many of them were read; of Parquet, the share of its records that were screened.
    read: u64,
    /// Records that were screened.
    screened: usize,
    /// Of them, those with a match.
    matched: usize,
    /// Records that could not be screened.
    bad: usize,
    /// What a person should know of the file as a whole.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<String>,
    /// Why it failed.
    problem: Option<Problem>,
    /// The receipt that proves the answers, once they are there, where the service leaves receipts.
    receipt: Option<Receipt>,
    /// How it is screened.
    settings: Settings,
    /// Against what.
    editions: Vec<Edition>,
    /// Whether every list is there as it was published. Not there if the file was not screened to its end.
    complete: Option<bool>,
}
