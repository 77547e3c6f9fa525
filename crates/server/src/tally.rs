//! What the service has done since it was started, in numbers: for its metrics, never for answers.

use interdict_screening::Screening;
use std::sync::atomic::{AtomicU64, Ordering};

/// Numbers that only grow.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    screenings: AtomicU64,
    matches: AtomicU64,
    reloads: AtomicU64,
    failed_reloads: AtomicU64,
}

impl Tally {
    /// Subjects that were screened.
    pub(crate) fn screenings(&self) -> u64 {
        self.screenings.load(Ordering::Relaxed)
    }

    /// Matches that were found.
    pub(crate) fn matches(&self) -> u64 {
        self.matches.load(Ordering::Relaxed)
    }

    /// Times the lists were loaded again.
    pub(crate) fn reloads(&self) -> u64 {
        self.reloads.load(Ordering::Relaxed)
    }

    /// Times they could not be.
    pub(crate) fn failed_reloads(&self) -> u64 {
        self.failed_reloads.load(Ordering::Relaxed)
    }

    /// Counts a screening.
    pub(crate) fn screened(&self, screening: &Screening) {
        self.screenings.fetch_add(1, Ordering::Relaxed);
        self.matches.fetch_add(screening.matches.len() as u64, Ordering::Relaxed);
    }

    /// Counts a reload.
    pub(crate) fn reloaded(&self, done: bool) {
        let number = if done { &self.reloads } else { &self.failed_reloads };
        number.fetch_add(1, Ordering::Relaxed);
    }
}
