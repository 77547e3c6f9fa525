//! Answers about subjects in their forms: JSON, JSON lines, CSV. The bytes are those of `interdict screen`, so that a
//! file screened here and one screened there can be compared.

mod comma_separated;
mod json;
mod json_lines;

pub(crate) use comma_separated::CommaSeparated;
pub(crate) use json::Json;
pub(crate) use json_lines::JsonLines;

use interdict_model::PartialDate;
use interdict_screening::{Edition, Outcome, Settings};
use serde::Serialize;

/// Which program answers.
#[derive(Debug, Clone, Copy, Serialize)]
pub(crate) struct Program {
    name: &'static str,
    version: &'static str,
}

/// This program.
pub(crate) const PROGRAM: Program = Program { name: "interdict", version: env!("CARGO_PKG_VERSION") };

/// On which day an answer looks, where there are no other settings.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct TimesUsed {
    /// As the lists were in force on this day.
    pub(crate) as_of: Option<PartialDate>,
    /// As the lists were known on this day.
    pub(crate) known_on: Option<PartialDate>,
}

/// What every answer about subjects is given with.
#[derive(Debug, Clone, Copy)]
pub(crate) struct About<'a> {
    pub(crate) settings: &'a Settings,
    pub(crate) editions: &'a [Edition],
}

impl About<'_> {
    /// Editions in their short form.
    fn short_editions(&self) -> Vec<String> {
        self.editions.iter().map(Edition::short).collect()
    }
}

/// Whether every list is there as it was published.
pub(crate) fn are_complete(editions: &[Edition]) -> bool {
    editions.iter().all(|edition| edition.complete)
}

/// How many of what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
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
}
