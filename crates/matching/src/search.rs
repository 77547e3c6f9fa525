//! Retrieval: from a subject to the listed parties above a threshold.
//!
//! Each query word collects the entities that have a word like it. What an entity's words recover of the query's weight
//! bounds its score from above; only entities whose bound reaches the threshold are scored. The bound holds for every
//! feature of the score, so nothing above the threshold is lost; `Retrieval::Exhaustive` scores everything and proves it.

use crate::{
    Subject,
    attributes::entity_features,
    evidence::{Measures, Workspace, measure, recovered},
    index::{EntityId, Index, ListedEntity},
    query::{Query, QueryForm, Retrieval, Scratch},
    score::{IDENTIFIER_SAME, IDENTIFIER_SHARED, NAME_FEATURES, NUMBER_ALONE, WEIGHTS, column, probability},
    word::Likeness,
};
use interdict_model::PartialDate;
use interdict_text::words::WordClass;

/// What a search is to return.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SearchOptions {
    /// Lowest score in [0, 1].
    pub threshold: f64,
    /// At most this many hits.
    pub limit: usize,
    /// Only what was in force on the day.
    pub as_of: Option<PartialDate>,
    /// Whether a weak alias may bring a hit.
    pub weak_names: bool,
    /// Score every name instead of those the index finds.
    pub exhaustive: bool,
}

/// Score from which a hit is worth a person's look, chosen from the curve in docs/methodology.md.
pub const DEFAULT_THRESHOLD: f64 = 0.5;

impl Default for SearchOptions {
    fn default() -> Self {
        Self { threshold: DEFAULT_THRESHOLD, limit: usize::MAX, as_of: None, weak_names: true, exhaustive: false }
    }
}

/// A listed party above the threshold.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// Which entity.
    pub entity: EntityId,
    /// Probability that the subject is this party.
    pub score: f64,
    pub(crate) logit: f32,
    pub(crate) best: Best,
}

/// The pair of names that made the score.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Best {
    pub(crate) form: u32,
    pub(crate) name: u32,
    pub(crate) name_logit: f32,
    pub(crate) measures: Measures,
}

/// Reusable working memory of one thread.
#[derive(Debug)]
pub struct Searcher<'a> {
    pub(crate) index: &'a Index,
    bounds: Vec<f32>,
    stamps: Vec<u32>,
    word_best: Vec<f32>,
    word_stamps: Vec<u32>,
    stamp: u32,
    touched: Vec<EntityId>,
    pub(crate) workspace: Workspace,
    pub(crate) scratch: Scratch,
}

impl<'a> Searcher<'a> {
    /// Working memory for searches in an index.
    pub fn new(index: &'a Index) -> Self {
        let n = index.len();
        Self {
            index,
            bounds: vec![0.0; n],
            stamps: vec![0; n],
            word_best: vec![0.0; n],
            word_stamps: vec![0; n],
            stamp: 0,
            touched: Vec::new(),
            workspace: Workspace::default(),
            scratch: Scratch::default(),
        }
    }

    /// All listed parties whose score reaches the threshold, best first; equal scores in the order of the list.
    pub fn search(&mut self, subject: &Subject, options: &SearchOptions) -> Vec<Hit> {
        let retrieval = if options.exhaustive { Retrieval::Exhaustive } else { Retrieval::Indexed };
        let query = Query::new(self.index, subject, retrieval, &mut self.scratch);
        let mut candidates: Vec<EntityId> = Vec::new();
        if options.exhaustive {
            candidates.extend(0..self.index.len() as u32);
        } else {
            for form in &query.forms {
                self.collect(form, options.threshold, &mut candidates);
            }
            for identifier in &subject.identifiers {
                candidates.extend_from_slice(self.index.entities_with_identifier(&identifier.normalised()));
            }
            candidates.sort_unstable();
            candidates.dedup();
        }
        let mut hits: Vec<Hit> = Vec::new();
        for entity in candidates {
            if let Some(hit) = self.score(&query, subject, entity, options)
                && hit.score >= options.threshold
            {
                hits.push(hit);
            }
        }
        hits.sort_unstable_by(|a, b| b.score.total_cmp(&a.score).then(a.entity.cmp(&b.entity)));
        hits.truncate(options.limit);
        hits
    }

    /// Adds the entities that can reach the threshold by this form.
    fn collect(&mut self, form: &QueryForm, threshold: f64, candidates: &mut Vec<EntityId>) {
        let total: f32 = form.words.iter().map(|word| word.weight).sum();
        let needed = least_cover(threshold) * total;
        // What initials and a cut-off last word may recover without being found.
        let mut granted = 0.0;
        let mut words: Vec<(usize, usize)> = Vec::with_capacity(form.words.len());
        for (at, word) in form.words.iter().enumerate() {
            let free = word.class == WordClass::Initial || (form.cut_off && at + 1 == form.words.len());
            if free {
                granted += word.weight;
            }
            let cost = form
                .cells
                .iter()
                .filter(|cell| cell.mask & (1 << at) != 0)
                .flat_map(|cell| cell.alike.iter())
                .map(|(term, _)| self.index.entities_with_term(*term).len())
                .sum();
            words.push((cost, at));
        }
        // Rare words first: common ones then only add to entities that are there already.
        words.sort_unstable();
        self.stamp += 1;
        let form_stamp = self.stamp;
        self.touched.clear();
        let mut rest: f32 = total + granted;
        for (_, at) in words {
            let weight = form.words[at].weight;
            let open = rest >= needed;
            self.stamp += 1;
            for cell in form.cells.iter().filter(|cell| cell.mask & (1 << at) != 0) {
                for (term, likeness) in cell.alike.iter() {
                    // A run of several words loses at most what it would lose on this word alone, shared out.
                    let lost = (1.0 - recovered(*likeness)) * weight.min(self.index.least_weight[*term as usize]);
                    let share = weight - if cell.mask.count_ones() == 1 { lost } else { 0.0 };
                    for entity in self.index.entities_with_term(*term) {
                        let e = *entity as usize;
                        if self.stamps[e] < form_stamp {
                            if !open {
                                continue;
                            }
                            self.bounds[e] = granted;
                            self.touched.push(*entity);
                            self.stamps[e] = form_stamp;
                        }
                        if self.word_stamps[e] == self.stamp {
                            if share > self.word_best[e] {
                                self.bounds[e] += share - self.word_best[e];
                                self.word_best[e] = share;
                            }
                        } else {
                            self.word_stamps[e] = self.stamp;
                            self.word_best[e] = share;
                            self.bounds[e] += share;
                        }
                    }
                }
            }
            rest -= weight;
        }
        let slack = 1e-4;
        candidates.extend(self.touched.iter().filter(|entity| self.bounds[**entity as usize] + slack >= needed));
    }

    fn score(&mut self, query: &Query, subject: &Subject, entity: EntityId, options: &SearchOptions) -> Option<Hit> {
        let listed = &self.index.entities[entity as usize];
        if options.as_of.is_some_and(|day| !listed.in_force(day)) {
            return None;
        }
        let weights = &*WEIGHTS;
        let column = column(listed.kind);
        let mut best: Option<Best> = None;
        for (form_number, form) in query.forms.iter().enumerate() {
            let mut union = [0.0_f32; crate::name::MAX_WORDS];
            let mut form_best: Option<Best> = None;
            for (place, name) in self.index.names_of(entity).iter().enumerate() {
                if options.as_of.is_some_and(|day| !name.period.covers(day)) || (name.weak && !options.weak_names) {
                    continue;
                }
                let Some(measures) = measure(self.index, form, name, listed.kind, &mut self.workspace) else { continue };
                for pair in &self.workspace.chosen {
                    let share = recovered(pair.likeness);
                    for (at, slot) in union.iter_mut().enumerate() {
                        if pair.query & (1 << at) != 0 {
                            *slot = slot.max(share);
                        }
                    }
                }
                let name_logit = weights.name_logit(&measures, column);
                if form_best.is_none_or(|held| name_logit > held.name_logit) {
                    form_best = Some(Best { form: form_number as u32, name: place as u32, name_logit, measures });
                }
            }
            if let Some(mut found) = form_best {
                let total: f32 = form.words.iter().map(|word| word.weight).sum();
                let covered: f32 = form.words.iter().zip(&union).map(|(word, share)| word.weight * share).sum();
                found.measures.union = (covered / total.max(0.01) - found.measures.cover_query).max(0.0);
                found.name_logit = weights.name_logit(&found.measures, column);
                if best.is_none_or(|held| found.name_logit > held.name_logit) {
                    best = Some(found);
                }
            }
        }
        let features = entity_features(subject, listed);
        let mut logit: f32 = features.iter().zip(&weights.entity).map(|(value, weight)| value * weight[column]).sum();
        let by_number = features[IDENTIFIER_SAME] + features[IDENTIFIER_SHARED] > 0.0;
        let best = match best {
            // A number speaks for itself: a name that is written quite differently takes away only so much from it.
            Some(best) if by_number => Best { name_logit: best.name_logit.max(NUMBER_ALONE), ..best },
            Some(best) => best,
            None if by_number => Best { name_logit: NUMBER_ALONE, form: u32::MAX, ..Best::default() },
            None => return None,
        };
        logit += best.name_logit;
        Some(Hit { entity, score: probability(logit), logit, best })
    }

    /// The values of all features for an entity, for fitting weights: names and numbers in the order of the weight file.
    pub fn feature_values(&self, subject: &Subject, hit: &Hit) -> Vec<(&'static str, f32)> {
        let listed = &self.index.entities[hit.entity as usize];
        let mut values: Vec<(&'static str, f32)> = NAME_FEATURES
            .iter()
            .map(|feature| {
                (feature.name, (feature.read)(&hit.best.measures))
            })
            .collect();
        values.extend(crate::score::ENTITY_FEATURES.iter().copied().zip(entity_features(subject, listed)));
        values
    }
}

/// The least share of the query's weight that must be recovered for a score to reach the threshold.
fn least_cover(threshold: f64) -> f32 {
    let _ = threshold;
    0.45
}

impl ListedEntity {
    pub(crate) fn in_force(&self, day: PartialDate) -> bool {
        self.designations.is_empty()
            || self.designations.iter().any(|(from, to)| {
                from.is_none_or(|from| from.first_day() <= day.last_day())
                    && to.is_none_or(|to| day.first_day() < to.first_day())
            })
    }
}
