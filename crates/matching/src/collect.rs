//! From a form to the parties that can reach a threshold by it.
//!
//! A party that reaches the threshold must have words like some of the query's; which sets of words can be enough is known
//! from their weights alone. So some words are *opened*, the fewest and cheapest such that no enough set does without all of
//! them, and the parties that have a word like an opened one are gathered. Of each the other words are looked at one by one.
//! Three bounds follow on each other, each dearer and sharper than the one before: from the opened words, from all words of
//! all names of the party, and (in `search.rs`) from the words of one name.

use crate::{
    SearchOptions, Searcher, Subject,
    bounds::{Ceiling, Most, Prices, attributes, best_attributes},
    evidence::{Bounding, FormScale, INITIAL_TELLS, counts_when_left, names},
    finder::AlikeTerm,
    index::{Class, EntityId, Outline},
    name::MAX_WORDS,
    query::QueryForm,
    score::{column, least_logit},
};
use std::{cmp::Reverse, ops::AddAssign};

/// Weights are collected in these parts of one, rounded up, so that sums bound from above.
const PARTS: f32 = 250.0;

fn parts(weight: f32) -> u32 {
    (weight * PARTS).ceil() as u32
}

/// Words that are told apart while collecting; those behind count together as the last.
pub(crate) const TOLD_APART: usize = 19;

fn bit(word: usize) -> u32 {
    1 << word.min(TOLD_APART - 1)
}

/// What collecting knows of one entity, in one number, so that an entity costs four bytes and a posting one access: which
/// words it has in nineteen bits, the sum of what they recover in thirteen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Collected(u32);

impl Collected {
    fn is_new(self) -> bool {
        self.0 == 0
    }

    fn words(self) -> u32 {
        self.0 >> 13
    }

    fn sum(self) -> u32 {
        self.0 & 0x1fff
    }

    /// Adds what a word is worth, if it is the first of its kind: the best one comes first. Whether it is.
    fn add(&mut self, word: u32, share: u32) -> bool {
        let is_new_word = self.words() & word == 0;
        if is_new_word {
            self.0 = (self.0 | word << 13) + share;
        }
        is_new_word
    }
}

/// What the names of an entity cover with the words collected: the sum over the words before, and the most of the word looked
/// at, both in 32nds. Sums that do not fit count as more than any name weighs.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Covered {
    before: u8,
    word: u8,
}

impl Covered {
    fn add(&mut self, is_new_word: bool, listed: u8) {
        if is_new_word {
            self.before = self.before.saturating_add(self.word);
            self.word = listed;
        } else {
            self.word = self.word.max(listed);
        }
    }

    fn weight(self) -> f32 {
        match self.before.saturating_add(self.word) {
            u8::MAX => f32::MAX,
            sum => f32::from(sum) / 32.0,
        }
    }
}

/// A term like a word of the query: what it is worth, the most it weighs in any name, and who bears it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct LikeTerm {
    worth: u32,
    weight: u8,
    postings: u32,
    bearers: u32,
}

/// A listed weight as [`Covered`] counts it, rounded up.
fn covered(weight: f32) -> u8 {
    (weight * 32.0).ceil() as u8
}

/// The values of words, summed.
fn sum<T: Copy + Default + AddAssign>(words: u32, values: &[T; TOLD_APART]) -> T {
    let (mut rest, mut sum) = (words, T::default());
    while rest != 0 {
        sum += values[rest.trailing_zeros() as usize];
        rest &= rest - 1;
    }
    sum
}

/// The words of a form as sets.
struct Words {
    /// What each set bit weighs, in parts.
    weights: [u32; TOLD_APART],
    total: f32,
    /// Words that count when they are left over.
    naming: u32,
    /// Words that may be matched without being found: initials, and a last word that was cut off.
    free: u32,
    /// What the free ones tell at most.
    free_told: f32,
}

impl Words {
    fn of(form: &QueryForm) -> Self {
        let mut words = Self { weights: [0; TOLD_APART], total: 0.0, naming: 0, free: 0, free_told: 0.0 };
        for (at, word) in form.words.iter().enumerate() {
            words.weights[at.min(TOLD_APART - 1)] += parts(word.weight);
            words.total += word.weight;
            let free = word.class == Class::Initial || (form.cut_off && at + 1 == form.words.len());
            if free {
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

    fn weight(&self, words: u32) -> u32 {
        sum(words, &self.weights)
    }

    /// How many words are left over if only these are matched.
    fn left(&self, words: u32) -> u32 {
        (self.naming & !(words | self.free)).count_ones()
    }
}

/// What a search wants of a party by one form.
struct Wanted {
    words: Words,
    logit: f32,
    /// By column of weights: bounds on names, and the most that evidence beside the name adds.
    ceilings: [Ceiling; 3],
    at_best: [f32; 3],
}

impl Wanted {
    /// Whether a party that has just these words, at their best, could reach the threshold.
    fn is_enough(&self, words: u32) -> bool {
        let worth = self.words.weight(words | self.words.free) as f32 / PARTS;
        let left = self.words.left(words);
        (0..3).any(|column| self.ceilings[column].at_most(worth, 1.0, left, 1) + self.at_best[column] >= self.logit)
    }

    /// The least worth, in parts, that a word must have so that it is enough together with some others at their best, and with
    /// words of which pairs up to a worth were passed over.
    fn least_worth(&self, word: u32, others: u32, passed_over: (u32, u32)) -> u32 {
        let left = self.words.left(others | word | passed_over.0);
        let least = (0..3).map(|column| self.ceilings[column].least_worth(self.logit - self.at_best[column], left));
        let least = (least.fold(f32::MAX, f32::min) * PARTS).max(0.0) as u32;
        least.saturating_sub(self.words.weight((others | self.words.free) & !word) + passed_over.1)
    }

    /// The words to open: closing one after the other, the dearest first, as long as the closed ones are not enough.
    fn opened(&self, costs: &mut [(usize, usize)]) -> u32 {
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

impl Searcher<'_> {
    /// Adds the parties that can reach the threshold by the form turned to, each with the most it can reach. With `whole`, words
    /// of other parties can be compared afterwards too.
    pub(crate) fn collect(
        &mut self,
        form: &QueryForm,
        subject: &Subject,
        options: &SearchOptions,
        whole: bool,
        candidates: &mut Vec<(EntityId, f32)>,
    ) {
        let words = Words::of(form);
        let wanted = Wanted {
            ceilings: [0, 1, 2].map(|column| Ceiling::new(column, words.total, words.free_told)),
            words,
            logit: least_logit(options.threshold),
            at_best: [0, 1, 2].map(|column| best_attributes(subject, column)),
        };
        let mut costs: Vec<(usize, usize)> = Vec::with_capacity(form.words.len());
        for (at, word) in form.words.iter().enumerate() {
            let cells = form.cells.iter().enumerate().filter(|(_, cell)| cell.mask & (1 << at) != 0);
            let cost =
                cells.map(|(place, _)| self.finder.cost(place, if place == at { word.bearers as usize } else { 0 }));
            costs.push((cost.sum(), at));
        }
        let opened = wanted.opened(&mut costs);
        let scale = FormScale::of(form);
        let prices = Prices::new(scale);
        let granted = self.gather(form, &wanted, &prices, opened, &costs);
        if self.touched.is_empty() {
            return;
        }
        // Closed words may be matched in full; of opened ones the pairs of little worth were passed over.
        let unseen = (0..TOLD_APART).filter(|at| granted[*at] != 0).fold(0, |words, at| words | bit(at));
        let view = self.view;
        let at_most = |collected: Collected, unseen: u32, entity: EntityId, covered: Option<f32>| {
            let Outline { kind, least_words, least_weight } = view.outline(entity);
            let column = column(kind);
            let words = collected.words() | unseen;
            let worth = collected.sum() + sum(unseen & !collected.words() | wanted.words.free, &granted);
            // Free words may stand for any word of a name.
            let cover_listed = match covered {
                Some(covered) if wanted.words.free == 0 => covered / least_weight.max(0.01),
                _ => 1.0,
            };
            let left = wanted.words.left(words);
            (column, wanted.ceilings[column].at_most(worth as f32 / PARTS, cover_listed.min(1.0), left, least_words))
        };
        let mut touched = std::mem::take(&mut self.touched);
        touched.retain(|entity| {
            let collected = &mut self.collected[*entity as usize];
            let (column, at_most) = at_most(*collected, unseen, *entity, None);
            let stays = at_most + wanted.at_best[column] >= wanted.logit;
            if !stays {
                *collected = Collected::default();
                self.covered[*entity as usize] = Covered::default();
            }
            stays
        });
        if !touched.is_empty() {
            self.look_at_closed(form, &wanted.words, &prices, opened);
            self.finder.make_ready(whole);
        }
        // Of the pairs passed over any may be there.
        let may_cover = sum(unseen & opened, &self.greatest);
        for entity in touched.drain(..) {
            let collected = std::mem::take(&mut self.collected[entity as usize]);
            let covered = std::mem::take(&mut self.covered[entity as usize]).weight() + may_cover;
            let (column, at_most) = at_most(collected, unseen & opened, entity, Some(covered));
            if at_most + wanted.at_best[column] < wanted.logit {
                continue;
            }
            // What the birth date and the countries say is quickly known, and of ordinary people it says "someone else".
            let beside = attributes(subject, &self.view.entity(entity), column);
            if at_most + beside < wanted.logit {
                continue;
            }
            let at_most =
                self.bound_names(&Bounding { form, most: Most::of(column), scale: &scale }, entity, options) + beside;
            if at_most >= wanted.logit {
                candidates.push((entity, at_most));
            }
        }
        self.touched = touched;
    }

    /// Gathers the parties that have a word like one of the opened ones. Gives for each word the worth that a party may have of
    /// it without having been gathered by it.
    ///
    /// A party that is first met by a word has none of the words before, so of that word it needs a worth that is enough with
    /// the words behind. Pairs of less worth bring nobody up, and are passed over.
    fn gather(
        &mut self,
        form: &QueryForm,
        wanted: &Wanted,
        prices: &Prices,
        opened: u32,
        costs: &[(usize, usize)],
    ) -> [u32; TOLD_APART] {
        let words = &wanted.words;
        let mut granted = words.weights;
        let (mut rest, mut passed_over) = (!0_u32, (0, 0));
        // The cheapest first: it has fewest of those that must be looked at whatever their worth.
        for (_, at) in costs.iter().rev().filter(|(_, at)| opened & bit(*at) != 0) {
            let at = *at;
            self.list_worths(form, words, prices, at, true);
            rest &= !bit(at);
            let others = rest & (bit(form.words.len()) | (bit(form.words.len()) - 1));
            let free = words.free & bit(at) != 0;
            let least = if free { 0 } else { wanted.least_worth(bit(at), others, passed_over) };
            if !free {
                granted[at.min(TOLD_APART - 1)] = 0;
            }
            for LikeTerm { worth, weight, postings, bearers } in &self.worths {
                if *worth < least {
                    granted[at.min(TOLD_APART - 1)] = *worth;
                    passed_over = (passed_over.0 | bit(at), passed_over.1 + *worth);
                    break;
                }
                for entity in self.view.bearers(*postings, *bearers) {
                    let collected = &mut self.collected[*entity as usize];
                    if collected.is_new() {
                        self.touched.push(*entity);
                    }
                    let is_new_word = collected.add(bit(at), *worth);
                    self.covered[*entity as usize].add(is_new_word, *weight);
                }
            }
        }
        granted
    }

    /// Adds to the parties gathered what they have of the closed words.
    fn look_at_closed(&mut self, form: &QueryForm, words: &Words, prices: &Prices, opened: u32) {
        for at in (0..form.words.len()).filter(|at| opened & bit(*at) == 0) {
            self.list_worths(form, words, prices, at, false);
            for LikeTerm { worth, weight, postings, bearers } in &self.worths {
                for entity in self.view.bearers(*postings, *bearers) {
                    let collected = &mut self.collected[*entity as usize];
                    if !collected.is_new() {
                        let is_new_word = collected.add(bit(at), *worth);
                        self.covered[*entity as usize].add(is_new_word, *weight);
                    }
                }
            }
        }
    }

    /// Lists the terms like a word, the worthiest first: all of them, or those that a party gathered bears.
    fn list_worths(&mut self, form: &QueryForm, words: &Words, prices: &Prices, at: usize, all: bool) {
        let Self { view, finder, collected, worths, greatest, .. } = self;
        let word = &form.words[at];
        let greatest = &mut greatest[at.min(TOLD_APART - 1)];
        // Words that count together cover what they like.
        *greatest = if at + 1 < TOLD_APART { 0.0 } else { f32::MAX };
        worths.clear();
        for (place, cell) in form.cells.iter().enumerate().filter(|(_, cell)| cell.mask & (1 << at) != 0) {
            let alike = if all {
                finder.expand(view, cell, place)
            } else {
                finder.narrow(view, cell, place, |entity| !collected[entity as usize].is_new())
            };
            for AlikeTerm { likeness, share, weights, known, postings, bearers, .. } in alike.iter().copied() {
                // What a run loses and costs is shared among its words; taken as nothing.
                let worth = if cell.mask.is_power_of_two() {
                    let both_known = word.known && known && names(word.class);
                    prices.worth(likeness, share, word.weight, weights, both_known)
                } else {
                    word.weight
                };
                // Words that count together are taken to be there together.
                let worth = if at + 1 < TOLD_APART { parts(worth) } else { words.weights[TOLD_APART - 1] };
                *greatest = greatest.max(weights.1);
                worths.push(LikeTerm { worth, weight: covered(weights.1), postings, bearers });
            }
        }
        worths.sort_unstable_by_key(|term| Reverse(term.worth));
    }

    /// What the names of a party can bring at most, from all pairs of their words with those of the form.
    fn bound_names(&mut self, bounding: &Bounding, entity: EntityId, options: &SearchOptions) -> f32 {
        let Self { view, finder, workspace, name_bounds, .. } = self;
        name_bounds.clear();
        let mut union = [0.0_f32; MAX_WORDS];
        for name in view.names_of(entity) {
            if options.considers(view, &name) {
                name_bounds.extend(workspace.pair_up(view, finder, bounding, &name, &mut union));
            }
        }
        let bounds = name_bounds.iter().map(|bound| bound.with_others(bounding, &union));
        bounds.fold(f32::MIN, f32::max)
    }
}
