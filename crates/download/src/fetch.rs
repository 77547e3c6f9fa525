//! Several sources at once.

use crate::{
    outcome::{KnownValidators, Outcome, Progress},
    pace::Pace,
    request,
    sources::{Settings, Source},
};
use std::{
    sync::{
        atomic::{AtomicUsize, Ordering},
        mpsc,
    },
    thread,
};

/// Everything that a fetch needs beside the sources.
pub struct Fetcher<'a> {
    /// How to ask.
    pub settings: &'a Settings,
    /// What the caller has.
    pub known: &'a KnownValidators,
    /// Waiting and the clock.
    pub pace: &'a dyn Pace,
    /// Told how far each file is. Called from several threads at once.
    pub progress: &'a (dyn Fn(&Progress<'_>) + Sync),
}

impl Fetcher<'_> {
    /// Fetches one source.
    pub fn fetch(&self, source: &Source) -> Outcome {
        Outcome { source: source.name.clone(), result: request::fetch_source(self, source) }
    }

    /// Fetches sources, at most `at_once` of the settings at the same time. The outcomes are in the order of the
    /// sources.
    pub fn fetch_all(&self, sources: &[Source]) -> Vec<Outcome> {
        let workers = self.settings.at_once.clamp(1, sources.len().max(1));
        let next = AtomicUsize::new(0);
        let take = || {
            let position = next.fetch_add(1, Ordering::Relaxed);
            sources.get(position).map(|source| (position, source))
        };
        let (sender, receiver) = mpsc::channel();
        thread::scope(|scope| {
            for _ in 0..workers {
                let sender = sender.clone();
                let take = &take;
                scope.spawn(move || {
                    while let Some((position, source)) = take() {
                        if sender.send((position, self.fetch(source))).is_err() {
                            break;
                        }
                    }
                });
            }
        });
        drop(sender);
        let mut outcomes: Vec<(usize, Outcome)> = receiver.into_iter().collect();
        outcomes.sort_by_key(|(position, _)| *position);
        outcomes.into_iter().map(|(_, outcome)| outcome).collect()
    }
}
