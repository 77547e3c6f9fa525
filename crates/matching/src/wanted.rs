//! What parties must have of the words of a form to reach a threshold: which words are opened, and how little is too little.

use crate::{
    Subject,
    bounds::{Ceiling, best_attributes},
    evidence::{INITIAL_TELLS, counts_when_left},
    gathered::{Collected, PARTS, TOLD_APART, bit, parts, sum},
    index::{Class, Standing},
    query::QueryForm,
    score::{column, least_logit},
};
use std::cmp::Reverse;

/// The words of a form as sets.
pub(crate) struct Words {
    /// What each set bit weighs, in parts.
    pub(crate) weights: [u32; TOLD_APART],
    pub(crate) total: f32,
    /// Words that count when they are left over.
    naming: u32,
    /// Words that may be matched without being found: initials.
    pub(crate) free: u32,
    /// What the free ones tell at most.
    pub(crate) free_told: f32,
}

impl Words {
    pub(crate) fn of(form: &QueryForm) -> Self {
        let mut words = Self { weights: [0; TOLD_APART], total: 0.0, naming: 0, free: 0, free_told: 0.0 };
        for (at, word) in form.words.iter().enumerate() {
            words.weights[at.min(TOLD_APART - 1)] += parts(word.weight);
            words.total += word.weight;
            if word.class == Class::Initial {
                words.free |= bit(at);
                words.free_told += word.weight.max(INITIAL_TELLS);
            }
            if counts_when_left(word.class) && at + 1 < TOLD_APART {
                words.naming |= bit(at);
            }
        }
        words.total = words.total.max(0.01);
        words
    }

    pub(crate) fn weight(&self, words: u32) -> u32 {
        sum(words, &self.weights)
    }

    pub(crate) fn free_weight(&self) -> u32 {
        self.weight(self.free)
    }

    /// How many words are left over if only these are matched.
    pub(crate) fn left(&self, words: u32) -> u32 {
        (self.naming & !(words | self.free)).count_ones()
    }
}

/// What a search wants of a party by one form.
pub(crate) struct Wanted {
    pub(crate) words: Words,
    pub(crate) logit: f32,
    /// By column of weights: bounds on names, and the most that evidence beside the name adds.
    pub(crate) ceilings: [Ceiling; 3],
    pub(crate) at_best: [f32; 3],
}

impl Wanted {
    /// What a search for a subject by a form wants.
    pub(crate) fn new(form: &QueryForm, subject: &Subject, threshold: f64) -> Self {
        let words = Words::of(form);
        Self {
            ceilings: [0, 1, 2].map(|column| Ceiling::new(column, words.total, words.free_told)),
            words,
            logit: least_logit(threshold),
            at_best: [0, 1, 2].map(|column| best_attributes(subject, column)),
        }
    }

    /// Whether a party that has just these words, at their best, could reach the threshold.
    fn is_enough(&self, words: u32) -> bool {
        let worth = self.words.weight(words | self.words.free) as f32 / PARTS;
        let left = self.words.left(words);
        (0..3)
            .any(|column| self.ceilings[column].at_most(worth, 1.0, (left, 0), 1) + self.at_best[column] >= self.logit)
    }

    /// The least worth, in parts, that a party of a standing must have of these words, its only ones, to reach the threshold.
    fn least_of(&self, words: u32, standing: Standing) -> u32 {
        let (column, left) = (column(standing.kind()), self.words.left(words));
        let wanted = self.logit - self.at_best[column];
        let least = self.ceilings[column].least_worth(wanted, left, standing.may_have_one_word());
        (least * PARTS).max(0.0) as u32
    }

    /// The least worth, in parts, that a word must have so that it is enough for a party of a standing together with some others at
    /// their best, and with words of which pairs up to a worth were passed over.
    pub(crate) fn least_worth(&self, word: u32, others: u32, passed_over: PassedOver, standing: Standing) -> u32 {
        let least = self.least_of(others | word | passed_over.words, standing);
        least.saturating_sub(self.words.weight((others | self.words.free) & !word) + passed_over.worth)
    }

    /// The words to open: closing one after the other, the dearest first, as long as the closed ones are not enough.
    pub(crate) fn opened(&self, costs: &mut [(usize, usize)]) -> u32 {
        costs.sort_unstable_by_key(|(cost, at)| Reverse((*cost, *at)));
        let (mut all, mut closed) = (0, 0);
        for (_, at) in costs.iter() {
            all |= bit(*at);
        }
        for (_, at) in costs.iter() {
            // Words that count together are opened together.
            if *at + 1 < TOLD_APART && !self.is_enough(closed | bit(*at)) {
                closed |= bit(*at);
            }
        }
        if self.is_enough(all) { all & !closed } else { 0 }
    }
}

/// Opened words of which pairs were passed over, and what these are worth at most together.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct PassedOver {
    pub(crate) words: u32,
    pub(crate) worth: u32,
}

/// What parties of any standing must have of the words they have, by these words: there are few such sets, and asking costs more
/// than looking up.
pub(crate) struct Leasts<'a> {
    wanted: &'a Wanted,
    /// A set of words plus one and what must be collected of it, at a place that the set gives.
    kept: [(u32, u32); 64],
}

impl<'a> Leasts<'a> {
    pub(crate) fn new(wanted: &'a Wanted) -> Self {
        Self { wanted, kept: [(0, 0); 64] }
    }

    /// Whether what is collected of a party can be enough, whatever party it is.
    pub(crate) fn are_reached(&mut self, collected: Collected) -> bool {
        let words = collected.words();
        let kept = &mut self.kept[(words.wrapping_mul(0x9e37_79b1) >> 26) as usize];
        if kept.0 != words + 1 {
            let least = Standing::all().map(|standing| self.wanted.least_of(words, standing)).min();
            *kept = (words + 1, least.unwrap_or(0).saturating_sub(self.wanted.words.free_weight()));
        }
        collected.sum() >= kept.1
    }
}
