//! From `--list` values to lists that were read.

use crate::failure::Failure;
use interdict_lists::{ListReading, embedded, open};
use std::path::Path;

/// Names of lists that need no path.
const EMBEDDED: &[&str] = &["embedded", "us_dprk_2015"];

/// Reads every list, in the order given. One that cannot be read is an error: a screening that could not use a list it
/// was told to use is no clear answer.
pub(crate) fn load(choices: &[String]) -> Result<Vec<ListReading>, Failure> {
    let mut readings = Vec::new();
    for choice in choices {
        readings.extend(load_one(choice)?);
    }
    Ok(readings)
}

/// Reads one `--list` value: several lists if it is a folder with several.
pub(crate) fn load_one(choice: &str) -> Result<Vec<ListReading>, Failure> {
    let path = Path::new(choice);
    if path.exists() {
        return Ok(open(path)?);
    }
    if EMBEDDED.contains(&choice) {
        return Ok(vec![embedded::embedded()?]);
    }
    Err(Failure::new("list.not_found", format!("{choice}: there is no such file or folder, and no list of that name"))
        .with_hint("give a path to a list file or folder, or `embedded` for the list that is part of the program"))
}
