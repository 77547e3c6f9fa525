//! How many of what: the summary of an answer.

use crate::Outcome;
use serde::{Deserialize, Serialize};

/// How many of what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Subjects that were screened.
    pub screened: usize,
    /// Of them, those with at least one match.
    pub matched: usize,
    /// Records that could not be screened.
    pub bad: usize,
}

impl Tally {
    /// Counts an outcome. What concerns no record is not counted.
    pub fn count(&mut self, outcome: &Outcome) {
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
    pub fn add(&mut self, other: &Self) {
        self.screened += other.screened;
        self.matched += other.matched;
        self.bad += other.bad;
    }

    /// All records that were counted.
    pub fn records(&self) -> u64 {
        (self.screened + self.bad) as u64
    }
}
