//! From a form to the parties that can reach a threshold by it.
//!
//! A party that reaches the threshold must have words like some of the query's; which sets of words can be enough is known
//! from their weights alone. So some words are *opened*, the fewest and cheapest such that no enough set does without all of
//! them, and the parties that have a word like an opened one are marked: a bit for each. What these have of every word is added
//! up, and few are left whose names are looked at. Three bounds follow on each other, each dearer and sharper than the one before:
//! from one opened word, from all words of all names of the party, and from the words of one name.

use crate::{
    SearchOptions, Searcher, Subject,
    bounds::{Most, Prices, attributes, attributes_of_kind},
    evidence::{Bounding, FormScale, names},
    finder::AlikeTerm,
    gathered::{Cover, Gathered, LikeTerm, PARTS, TOLD_APART, bit, parts},
    index::{EntityId, Outline, READ_TOGETHER, Standing},
    name::MAX_WORDS,
    query::QueryForm,
    score::column,
    wanted::{Leasts, PassedOver, Wanted, Words},
    word::Likeness,
};
use std::ops::Range;

/// Bearers of a term that are looked at before those marked among them are counted.
const LOOKED_AT_TOGETHER: usize = 32;

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
        let wanted = Wanted::new(form, subject, options.threshold);
        let mut costs: Vec<(usize, usize)> = Vec::with_capacity(form.words.len());
        for (at, word) in form.words.iter().enumerate() {
            let cells = form.cells.iter().enumerate().filter(|(_, cell)| cell.mask & (1 << at) != 0);
            let cost =
                cells.map(|(place, _)| self.finder.cost(place, if place == at { word.bearers as usize } else { 0 }));
            let cut_off = if form.is_cut_off(at) { self.finder.going_on(at) } else { 0..0 };
            let cut_off = cut_off.map(|term| self.view.term_row(term).bearers as usize);
            costs.push((cost.sum::<usize>() + cut_off.sum::<usize>(), at));
        }
        let opened = wanted.opened(&mut costs);
        let scale = FormScale::of(form);
        let prices = Prices::new(scale);
        self.gather(form, &wanted, &prices, opened, &costs);
        if self.marked.len() == 0 {
            return;
        }
        self.fill_in(form, &wanted.words, &prices);
        self.finder.make_ready(whole);
        let view = self.view;
        let at_most = |gathered: Gathered, entity: EntityId| {
            let Outline { kind, least_words, least_weight } = view.outline(entity);
            let (column, words) = (column(kind), &wanted.words);
            let (collected, cover) = (gathered.collected, gathered.cover());
            let worth = collected.sum() + words.free_weight();
            // Free words may stand for any word of a name, and behind a word cut off any may have followed.
            let (cover_listed, left_listed) = if words.free == 0 && !form.cut_off {
                let left = least_words.saturating_sub(u32::from(cover.words));
                ((cover.weight() / least_weight.max(0.01)).min(1.0), left)
            } else {
                (1.0, 0)
            };
            let left = (words.left(collected.words()), left_listed);
            (column, wanted.ceilings[column].at_most(worth as f32 / PARTS, cover_listed, left, least_words))
        };
        let mut leasts = Leasts::new(&wanted);
        let Self { marked, gathered, promising, .. } = self;
        let mut gathered = gathered.iter();
        promising.clear();
        marked.drain(|entity| {
            if let Some(gathered) = gathered.next().filter(|gathered| leasts.are_reached(gathered.collected)) {
                let (column, at_most) = at_most(*gathered, entity);
                if at_most + wanted.at_best[column] >= wanted.logit {
                    promising.push((entity, column, at_most));
                }
            }
        });
        let promising = std::mem::take(&mut self.promising);
        for block in promising.chunks(READ_TOGETHER) {
            self.ahead.read(&view, block.iter().map(|(entity, ..)| *entity));
            for (place, (entity, column, at_most)) in block.iter().copied().enumerate() {
                // What the birth date and the countries say is quickly known, and of ordinary people it says "someone else".
                let by_kind = attributes_of_kind(subject, view.outline(entity).kind);
                let beside = by_kind.unwrap_or_else(|| attributes(subject, &view.entity(entity), column));
                if at_most + beside < wanted.logit {
                    continue;
                }
                let bounding = Bounding { form, most: Most::of(column), scale: &scale };
                let at_most = self.bound_names(&bounding, place, options) + beside;
                if at_most >= wanted.logit {
                    candidates.push((entity, at_most));
                }
            }
        }
        self.promising = promising;
    }

    /// Marks the parties that have a word like one of the opened ones.
    ///
    /// A party that is first met by a word has none of the words before, so of that word it needs a worth that is enough with
    /// the words behind. Pairs of less worth bring nobody up, and are passed over.
    fn gather(&mut self, form: &QueryForm, wanted: &Wanted, prices: &Prices, opened: u32, costs: &[(usize, usize)]) {
        let words = &wanted.words;
        self.worths.clear();
        self.listed.clear();
        self.listed.resize(form.words.len(), 0..0);
        let asked = Standing::all().filter(|standing| form.kinds.include(standing.kind()));
        let asked = asked.fold(0_u32, |asked, standing| asked | 1 << standing.number());
        let (mut rest, mut passed_over) = (!0_u32, [PassedOver::default(); Standing::COUNT]);
        // The cheapest first: it has fewest of those that must be looked at whatever their worth.
        for (_, at) in costs.iter().rev().filter(|(_, at)| opened & bit(*at) != 0) {
            let at = *at;
            self.listed[at] = self.list_worths(form, words, prices, at, true);
            rest &= !bit(at);
            let others = rest & (bit(form.words.len()) | (bit(form.words.len()) - 1));
            let terms = &self.worths[self.listed[at].clone()];
            // By standing, what a term must be worth.
            let mut least = [0; Standing::COUNT];
            if words.free & bit(at) == 0 {
                for (standing, passed_over) in Standing::all().zip(&passed_over) {
                    least[standing.number()] = wanted.least_worth(bit(at), others, *passed_over, standing);
                }
            }
            // By standing, one more than the worthiest of those passed over is worth.
            let mut passed = [0; Standing::COUNT];
            for term in terms {
                let mut reached = 0_u32;
                for (number, (least, passed)) in least.iter().zip(&mut passed).enumerate() {
                    let is_reached = term.worth >= *least;
                    reached |= u32::from(is_reached) << number;
                    *passed = (*passed).max(if is_reached { 0 } else { term.worth + 1 });
                }
                reached &= asked;
                if reached != 0 {
                    for bearer in self.view.bearers(term.postings, term.bearers) {
                        if reached >> bearer.standing().number() & 1 != 0 {
                            self.marked.put(bearer.entity());
                        }
                    }
                }
            }
            for (passed_over, passed) in passed_over.iter_mut().zip(passed).filter(|(_, passed)| *passed != 0) {
                passed_over.words |= bit(at);
                passed_over.worth += passed - 1;
            }
        }
    }

    /// Adds up what the parties marked have of each word.
    fn fill_in(&mut self, form: &QueryForm, words: &Words, prices: &Prices) {
        self.marked.number();
        self.gathered.clear();
        self.gathered.resize(self.marked.len(), Gathered::default());
        for at in 0..form.words.len() {
            if self.listed[at].is_empty() {
                self.listed[at] = self.list_worths(form, words, prices, at, false);
            }
            let Self { view, worths, marked, gathered, .. } = self;
            for term in &worths[self.listed[at].clone()] {
                for bearers in view.bearers(term.postings, term.bearers).chunks(LOOKED_AT_TOGETHER) {
                    // One in four is marked: found without a jump that depends on it.
                    let (mut found, mut count) = ([0; LOOKED_AT_TOGETHER], 0);
                    for bearer in bearers {
                        found[count] = bearer.entity();
                        count += usize::from(marked.has(bearer.entity()));
                    }
                    for entity in &found[..count] {
                        gathered[marked.number_of(*entity)].add(bit(at), term);
                    }
                }
            }
        }
    }

    /// Lists the terms like a word: all of them, or those that a party marked bears. Gives their places.
    fn list_worths(&mut self, form: &QueryForm, words: &Words, prices: &Prices, at: usize, all: bool) -> Range<usize> {
        let Self { view, finder, marked, worths, .. } = self;
        let word = &form.words[at];
        let first = worths.len();
        let mut list = |alike: AlikeTerm, is_run: bool| {
            let AlikeTerm { likeness, share, weights, cover, known, postings, bearers, .. } = alike;
            // What a run loses and costs is shared among its words; taken as nothing.
            let worth = if is_run {
                word.weight
            } else {
                let both_known = word.known && known && names(word.class);
                prices.worth(likeness, share, word.weight, weights, both_known)
            };
            // Words that count together are taken to be there together.
            let (worth, cover) =
                if at + 1 < TOLD_APART { (parts(worth), cover) } else { (words.weights[TOLD_APART - 1], Cover::ALL) };
            worths.push(LikeTerm { worth, cover, postings, bearers });
        };
        for (place, cell) in form.cells.iter().enumerate().filter(|(_, cell)| cell.mask & (1 << at) != 0) {
            let alike = if all {
                finder.expand(view, cell, place)
            } else {
                finder.narrow(view, cell, place, |entity| marked.has(entity))
            };
            alike.iter().for_each(|alike| list(*alike, !cell.mask.is_power_of_two()));
        }
        if form.is_cut_off(at) {
            let going_on = finder.going_on(at);
            going_on.for_each(|term| list(AlikeTerm::new(term, Likeness::CutOff, view.term_row(term)), false));
        }
        first..worths.len()
    }

    /// What the names of a party read ahead can bring at most, from all pairs of their words with those of the form.
    fn bound_names(&mut self, bounding: &Bounding, place: usize, options: &SearchOptions) -> f32 {
        let Self { view, ahead, finder, workspace, name_bounds, .. } = self;
        name_bounds.clear();
        let mut union = [0.0_f32; MAX_WORDS];
        for name in ahead.of(place) {
            if options.considers(view, &name) {
                name_bounds.extend(workspace.pair_up(view, finder, bounding, &name, &mut union));
            }
        }
        let bounds = name_bounds.iter().map(|bound| bound.with_others(bounding, &union));
        bounds.fold(f32::MIN, f32::max)
    }
}
