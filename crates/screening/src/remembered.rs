//! Answers given in a run, so that equal subjects are scored once.
//!
//! What is found depends on the subject, the engine and the settings, and within a run only the subject changes. Two
//! subjects are equal if all that is screened of them is: another birth date is another subject. Memory is bounded by
//! dropping what was not asked for of late: answers live in two generations, and when the young one is full, the old one
//! goes and the young one takes its place.

use crate::Match;
use interdict_matching::Subject;
use std::{
    collections::HashMap,
    hash::{BuildHasher, RandomState},
    mem,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// Workers seldom want the same shard at the same time.
const SHARDS: usize = 16;
/// What an entry takes beside its texts, and what a match takes, in bytes: about, and rather too much.
const OF_AN_ENTRY: usize = 320;
const OF_A_MATCH: usize = 700;
const OF_AN_EXPLANATION: usize = 8000;

/// Answers that the workers of a run share.
#[derive(Debug)]
pub(crate) struct Remembered {
    hasher: RandomState,
    shards: Vec<Mutex<Shard>>,
    /// Bytes that one generation of a shard may take.
    room: usize,
}

#[derive(Debug, Default)]
struct Shard {
    young: HashMap<u64, Answer>,
    old: HashMap<u64, Answer>,
    /// Bytes of the young generation.
    weight: usize,
}

/// An answer with the whole subject it was given for: that two subjects share a hash makes no answer of one an answer of
/// the other.
#[derive(Debug)]
struct Answer {
    subject: Subject,
    matches: Arc<[Match]>,
}

impl Remembered {
    /// Remembers about so many bytes of answers.
    pub(crate) fn new(bytes: usize) -> Self {
        let shards = (0..SHARDS).map(|_| Mutex::default()).collect();
        Self { hasher: RandomState::new(), shards, room: bytes / SHARDS / 2 }
    }

    /// The answer for a subject: the one that was given before, or the one that is found now.
    pub(crate) fn answer(&self, subject: &Subject, find: impl FnOnce() -> Vec<Match>) -> Vec<Match> {
        let key = self.hasher.hash_one((
            &subject.names,
            subject.kind,
            &subject.births,
            &subject.countries,
            &subject.identifiers,
        ));
        let shard = &self.shards[key as usize % SHARDS];
        let known = locked(shard).known(key, subject, self.room);
        if let Some(matches) = known {
            return matches.to_vec();
        }
        let matches = find();
        let answer = Answer { subject: subject.clone(), matches: Arc::from(matches.as_slice()) };
        locked(shard).keep(key, answer, self.room);
        matches
    }
}

/// A worker that panicked while it held the lock left whole answers behind.
fn locked(shard: &Mutex<Shard>) -> MutexGuard<'_, Shard> {
    shard.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Shard {
    fn known(&mut self, key: u64, subject: &Subject, room: usize) -> Option<Arc<[Match]>> {
        if let Some(answer) = self.young.get(&key) {
            return (answer.subject == *subject).then(|| Arc::clone(&answer.matches));
        }
        let answer = self.old.remove(&key).filter(|answer| answer.subject == *subject)?;
        let matches = Arc::clone(&answer.matches);
        self.keep(key, answer, room);
        Some(matches)
    }

    fn keep(&mut self, key: u64, answer: Answer, room: usize) {
        self.weight += answer.weight();
        self.young.insert(key, answer);
        if self.weight > room {
            self.old = mem::take(&mut self.young);
            self.weight = 0;
        }
    }
}

impl Answer {
    fn weight(&self) -> usize {
        let texts: usize = self.subject.names.iter().map(String::len).sum();
        let of_match = |found: &Match| if found.explanation.is_some() { OF_AN_EXPLANATION } else { OF_A_MATCH };
        OF_AN_ENTRY + texts + self.matches.iter().map(of_match).sum::<usize>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn subject(name: &str) -> Subject {
        Subject { names: vec![name.to_owned()], ..Subject::default() }
    }

    #[test]
    fn a_subject_is_looked_for_once_and_another_one_anew() {
        let remembered = Remembered::new(1 << 20);
        let mut searches = 0;
        for name in ["a", "b", "a", "a"] {
            remembered.answer(&subject(name), || {
                searches += 1;
                Vec::new()
            });
        }
        let born = Subject { births: vec!["1962".parse().unwrap()], ..subject("a") };
        remembered.answer(&born, || {
            searches += 1;
            Vec::new()
        });
        assert_eq!(searches, 3);
    }

    #[test]
    fn what_is_remembered_is_bounded() {
        let remembered = Remembered::new(100_000);
        for number in 0..10_000 {
            remembered.answer(&subject(&number.to_string()), Vec::new);
        }
        let held: usize = remembered
            .shards
            .iter()
            .map(locked)
            .map(|shard| shard.young.values().chain(shard.old.values()).map(Answer::weight).sum::<usize>())
            .sum();
        assert!(held > 10_000 && held < 120_000, "{held}");
    }
}
