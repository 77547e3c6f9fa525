//! What is gathered of the parties that have words like those of a query, counted so that sums bound from above.

use crate::{name::LONGEST_JOINED, word::TermKind};

/// Weights are collected in these parts of one, rounded up, so that sums bound from above.
pub(crate) const PARTS: f32 = 250.0;

pub(crate) fn parts(weight: f32) -> u32 {
    (weight * PARTS).ceil() as u32
}

/// Words that are told apart while collecting; those behind count together as the last.
pub(crate) const TOLD_APART: usize = 19;

pub(crate) fn bit(word: usize) -> u32 {
    1 << word.min(TOLD_APART - 1)
}

/// What collecting knows of one entity, in one number, so that an entity costs four bytes and a posting one access: which
/// words it has in nineteen bits, the sum of what they recover in thirteen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Collected(u32);

impl Collected {
    pub(crate) fn words(self) -> u32 {
        self.0 >> 13
    }

    pub(crate) fn sum(self) -> u32 {
        self.0 & 0x1fff
    }

    /// Adds a word and what it is worth.
    fn add(&mut self, word: u32, worth: u32) {
        self.0 = (self.0 | word << 13) + worth;
    }
}

/// The most that words like one word of the query cover of a name, or that words like several cover together: weight in 32nds,
/// and words. What does not fit counts as more than any name has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Cover {
    weight: u8,
    pub(crate) words: u8,
}

impl Cover {
    /// Of one term, by the greatest weight that it has in any name.
    pub(crate) fn of(weight: f32, kind: TermKind) -> Self {
        let words = match kind {
            TermKind::Word | TermKind::Unvocalised | TermKind::Heard => 1,
            TermKind::Joined => LONGEST_JOINED,
            TermKind::Acronym => u8::MAX,
        };
        Self { weight: (weight * 32.0).ceil() as u8, words }
    }

    /// Whatever a name has.
    pub(crate) const ALL: Self = Self { weight: u8::MAX, words: u8::MAX };

    fn or(self, other: Self) -> Self {
        Self { weight: self.weight.max(other.weight), words: self.words.max(other.words) }
    }

    fn and(self, other: Self) -> Self {
        Self { weight: self.weight.saturating_add(other.weight), words: self.words.saturating_add(other.words) }
    }

    pub(crate) fn weight(self) -> f32 {
        if self.weight == u8::MAX { f32::MAX } else { f32::from(self.weight) / 32.0 }
    }
}

/// What is gathered of one entity, side by side in memory: what the query's words are worth by it, and what its names cover with
/// the words before and with the word looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Gathered {
    pub(crate) collected: Collected,
    before: Cover,
    word: Cover,
    /// What the word looked at is worth so far.
    worth: u32,
}

impl Gathered {
    /// Adds a term like a word. One word after the other; of the terms like it the worthiest counts.
    pub(crate) fn add(&mut self, word: u32, term: &LikeTerm) {
        if self.collected.words() & word == 0 {
            self.before = self.before.and(self.word);
            (self.word, self.worth) = (term.cover, term.worth);
            self.collected.add(word, term.worth);
        } else {
            self.word = self.word.or(term.cover);
            self.collected.add(word, term.worth.saturating_sub(self.worth));
            self.worth = self.worth.max(term.worth);
        }
    }

    pub(crate) fn cover(self) -> Cover {
        self.before.and(self.word)
    }
}

/// A term like a word of the query: what it is worth, the most it covers in any name, and who bears it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct LikeTerm {
    pub(crate) worth: u32,
    pub(crate) cover: Cover,
    pub(crate) postings: u32,
    pub(crate) bearers: u32,
}

/// The values of words, summed.
pub(crate) fn sum(words: u32, values: &[u32; TOLD_APART]) -> u32 {
    let (mut rest, mut sum) = (words, 0);
    while rest != 0 {
        sum += values[rest.trailing_zeros() as usize];
        rest &= rest - 1;
    }
    sum
}
