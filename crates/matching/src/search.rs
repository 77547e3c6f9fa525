//! Retrieval: from a subject to the listed parties above a threshold.
//!
//! Each query word collects the entities that have a word like it. What an entity's words recover of the query's weight
//! bounds its score from above; only entities whose bound reaches the threshold are scored. The bound holds for every
//! feature of the score, so nothing above the threshold is lost; `Retrieval::Exhaustive` scores everything and proves it.

use crate::{
    Subject,
    attributes::entity_features,
    evidence::{Bounds, INITIAL_TELLS, Measures, Workspace, counts_when_left, recovered},
    features::NAME_FEATURES,
    index::{EntityId, Index, ListedEntity},
    name::MAX_WORDS,
    query::{Query, QueryForm, Retrieval, Scratch},
    score::{
        ENTITY_FEATURES, IDENTIFIER_SAME, IDENTIFIER_SHARED, NUMBER_ALONE, WEIGHTS, column, least_logit, probability,
    },
};
use interdict_model::PartialDate;
use interdict_text::words::WordClass;
use std::{cmp::Reverse, collections::BinaryHeap, sync::LazyLock};

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
pub const DEFAULT_THRESHOLD: f64 = 0.35;

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

impl Best {
    /// No name of the entity goes with any form.
    const NONE: Self = Self { form: u32::MAX, name: 0, name_logit: f32::MIN, measures: Measures::NONE };
}

/// What collecting knows of one entity, kept together so that a posting touches one line of memory.
#[derive(Debug, Clone, Copy, Default)]
struct State {
    /// The form for which this holds.
    form: u32,
    /// The word being looked at.
    word: u32,
    /// Most of the query's weight that can be recovered.
    query: f32,
    /// Most weight of listed words that can be recovered.
    listed: f32,
    /// Most weight that can agree.
    told: f32,
    /// Words that name: of the query, met; of the list, covered at most.
    words: u32,
    listed_words: u32,
    /// What the present word adds.
    word_query: f32,
    word_listed: f32,
    word_listed_words: u32,
}

/// Reusable working memory of one thread.
#[derive(Debug)]
pub struct Searcher<'a> {
    pub(crate) index: &'a Index,
    states: Vec<State>,
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
            states: vec![State::default(); n],
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
        let mut found: Vec<(EntityId, Best)> = Vec::new();
        let mut candidates: Vec<(EntityId, f32)> = Vec::new();
        // A party found by its number is shown with the name of it that goes best, however badly that goes.
        let mut by_number: Vec<EntityId> = Vec::new();
        for identifier in &subject.identifiers {
            by_number.extend_from_slice(self.index.entities_with_identifier(&identifier.normalised()));
        }
        found.extend(by_number.iter().map(|entity| (*entity, Best::NONE)));
        // With one form every entity is met once, and the worst of the best `limit` so far is a threshold of its own.
        let single = query.forms.len() == 1 && by_number.is_empty();
        let mut lowest = Lowest::new(if single { options.limit } else { usize::MAX }, options.threshold);
        for (number, form) in query.forms.iter().enumerate() {
            candidates.clear();
            if options.exhaustive {
                candidates.extend((0..self.index.len() as u32).map(|entity| (entity, f32::MAX)));
            } else {
                self.collect(form, subject, options.threshold, &mut candidates);
                candidates.extend(by_number.iter().map(|entity| (*entity, f32::MAX)));
                // The most promising first, so that the threshold rises early.
                candidates.sort_unstable_by(|(a, x), (b, y)| y.total_cmp(x).then(a.cmp(b)));
                candidates.dedup_by_key(|(entity, _)| *entity);
            }
            self.workspace.turn_to(self.index, form);
            for (entity, at_most) in &candidates {
                if *at_most < lowest.logit() {
                    break;
                }
                // Evidence a name must bring to be worth aligning. Where a number may carry the hit, every name is aligned:
                // the threshold says nothing about the name then.
                let wanted = if options.exhaustive || !subject.identifiers.is_empty() {
                    f32::MIN
                } else {
                    let listed = &self.index.entities[*entity as usize];
                    let column = column(listed.kind);
                    lowest.logit() - attributes(subject, listed, column) - Most::of(column).union
                };
                let Some(best) = self.best_name(form, number as u32, wanted, *entity, options) else { continue };
                if single && let Some(hit) = self.with_attributes(subject, *entity, best, options) {
                    lowest.note(hit.score);
                }
                found.push((*entity, best));
            }
        }
        // Of several forms the best counts; of equal ones the first.
        found.sort_unstable_by(|(a, x), (b, y)| {
            a.cmp(b).then(y.name_logit.total_cmp(&x.name_logit)).then(x.form.cmp(&y.form))
        });
        found.dedup_by_key(|(entity, _)| *entity);
        let hits = found.into_iter().filter_map(|(entity, best)| self.with_attributes(subject, entity, best, options));
        let mut hits: Vec<Hit> = hits.filter(|hit| hit.score >= options.threshold).collect();
        hits.sort_unstable_by(|a, b| b.score.total_cmp(&a.score).then(a.entity.cmp(&b.entity)));
        hits.truncate(options.limit);
        hits
    }

    /// The score of one entity, whatever the threshold; `None` if nothing of it can be compared with the subject: no word
    /// is alike and no number the same, or it was not in force.
    pub fn score_one(&mut self, subject: &Subject, entity: EntityId, options: &SearchOptions) -> Option<Hit> {
        let retrieval = if options.exhaustive { Retrieval::Exhaustive } else { Retrieval::Indexed };
        let query = Query::new(self.index, subject, retrieval, &mut self.scratch);
        let mut best = Best::NONE;
        for (number, form) in query.forms.iter().enumerate() {
            self.workspace.turn_to(self.index, form);
            if let Some(found) = self.best_name(form, number as u32, f32::MIN, entity, options)
                && found.name_logit > best.name_logit
            {
                best = found;
            }
        }
        self.with_attributes(subject, entity, best, options)
    }

    /// Adds the entities that can reach the threshold by this form.
    fn collect(&mut self, form: &QueryForm, subject: &Subject, threshold: f64, candidates: &mut Vec<(EntityId, f32)>) {
        let total: f32 = form.words.iter().map(|word| word.weight).sum();
        let needed = least_recovered(threshold, subject, total);
        // What initials and a cut-off last word may recover without being found.
        let mut granted = State::default();
        let mut names = 0;
        let mut words: Vec<(usize, usize)> = Vec::with_capacity(form.words.len());
        for (at, word) in form.words.iter().enumerate() {
            let free = word.class == WordClass::Initial || (form.cut_off && at + 1 == form.words.len());
            if free {
                granted.query += word.weight;
                granted.listed += 1.0;
                granted.told += word.weight.max(INITIAL_TELLS);
                granted.listed_words += 1;
            }
            if counts_when_left(word.class) {
                names += 1;
                granted.words += u32::from(free);
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
        let mut rest: f32 = total + granted.query;
        for (_, at) in words {
            let weight = form.words[at].weight;
            let counts =
                u32::from(counts_when_left(form.words[at].class) && !(form.cut_off && at + 1 == form.words.len()));
            let open = rest >= needed;
            self.stamp += 1;
            for cell in form.cells.iter().filter(|cell| cell.mask & (1 << at) != 0) {
                for (term, likeness) in cell.alike.iter() {
                    // A run of several words loses at most what it would lose on this word alone, shared out.
                    let lost = (1.0 - recovered(*likeness)) * weight.min(self.index.least_weight[*term as usize]);
                    let share = weight - if cell.mask.is_power_of_two() { lost } else { 0.0 };
                    let listed = self.index.most_weight[*term as usize];
                    let listed_words = self.index.most_words[*term as usize];
                    for entity in self.index.entities_with_term(*term) {
                        let state = &mut self.states[*entity as usize];
                        if state.form < form_stamp {
                            if !open {
                                continue;
                            }
                            *state = State { form: form_stamp, ..granted };
                            self.touched.push(*entity);
                        }
                        if state.word != self.stamp {
                            state.word = self.stamp;
                            state.word_query = 0.0;
                            state.word_listed = 0.0;
                            state.word_listed_words = 0;
                            state.words += counts;
                        }
                        if share > state.word_query {
                            state.query += share - state.word_query;
                            state.told += share - state.word_query;
                            state.word_query = share;
                        }
                        if listed > state.word_listed {
                            state.listed += listed - state.word_listed;
                            state.word_listed = listed;
                        }
                        if listed_words > state.word_listed_words {
                            state.listed_words += listed_words - state.word_listed_words;
                            state.word_listed_words = listed_words;
                        }
                    }
                }
            }
            rest -= weight;
        }
        let wanted = least_logit(threshold);
        let most = [0, 1, 2].map(Most::of);
        let at_best = [0, 1, 2].map(|column| best_attributes(subject, column));
        for entity in &self.touched {
            let state = &self.states[*entity as usize];
            if state.query + 1e-4 < needed {
                continue;
            }
            let listed = &self.index.entities[*entity as usize];
            let column = column(listed.kind);
            let mut bounds = Bounds {
                query: state.query,
                cover_listed: 1.0,
                told: state.told,
                left_query: names - state.words.min(names),
                left_listed: 0,
            };
            if !form.cut_off {
                bounds.cover_listed = (state.listed / listed.least_name.max(0.01)).min(1.0);
                bounds.left_listed = listed.least_words.saturating_sub(state.listed_words);
            }
            let bias = WEIGHTS.bias[column];
            let in_one_name = most[column].name_logit(bias, bounds, total, listed.least_words);
            // What other names cover beyond the best one adds too; the larger of "all in one name" and "all in others" bounds
            // every mixture of the two.
            let by_union = bias
                + most[column].shape(bounds, listed.least_words)
                + most[column].union * (state.query / total).min(1.0)
                // Of what agrees in other names the best one tells nothing; what initials tell was never bounded by words.
                + most[column].told * granted.told;
            let names_at_most = in_one_name.max(by_union) + 1e-3;
            if names_at_most + at_best[column] < wanted {
                continue;
            }
            // What the birth date and the countries say is quickly known, and of ordinary people it says "someone else".
            let at_most = names_at_most + attributes(subject, listed, column);
            if at_most >= wanted {
                candidates.push((*entity, at_most));
            }
        }
    }

    /// The listed name of an entity that goes best with a form. Names that cannot reach the threshold, nor beat the best so
    /// far, are not aligned.
    fn best_name(
        &mut self,
        form: &QueryForm,
        number: u32,
        wanted: f32,
        entity: EntityId,
        options: &SearchOptions,
    ) -> Option<Best> {
        let listed = &self.index.entities[entity as usize];
        if options.as_of.is_some_and(|day| !listed.in_force(day)) {
            return None;
        }
        let weights = &*WEIGHTS;
        let column = column(listed.kind);
        let total: f32 = form.words.iter().map(|word| word.weight).sum::<f32>().max(0.01);
        let most = Most::of(column);
        let mut union = [0.0_f32; MAX_WORDS];
        let mut best: Option<Best> = None;
        for (place, name) in self.index.names_of(entity).iter().enumerate() {
            if options.as_of.is_some_and(|day| !name.period.covers(day)) || (name.weak && !options.weak_names) {
                continue;
            }
            let Some(bounds) = self.workspace.pair_up(self.index, form, name, &mut union) else { continue };
            let at_most = most.name_logit(weights.bias[column], bounds, total, name.naming_words);
            if at_most < wanted || best.is_some_and(|held| at_most <= held.name_logit) {
                continue;
            }
            let measures = self.workspace.measure(self.index, form, name);
            let name_logit = weights.name_logit(&measures, column);
            if best.is_none_or(|held| name_logit > held.name_logit) {
                best = Some(Best { form: number, name: place as u32, name_logit, measures });
            }
        }
        let mut best = best?;
        let covered: f32 = form.words.iter().zip(&union).map(|(word, share)| word.weight * share).sum();
        best.measures.union = (covered / total - best.measures.cover_query).max(0.0);
        best.name_logit = weights.name_logit(&best.measures, column);
        Some(best)
    }

    /// The hit that a best name makes together with what else is known of the subject.
    fn with_attributes(&self, subject: &Subject, entity: EntityId, best: Best, options: &SearchOptions) -> Option<Hit> {
        let listed = &self.index.entities[entity as usize];
        if options.as_of.is_some_and(|day| !listed.in_force(day)) {
            return None;
        }
        let column = column(listed.kind);
        let features = entity_features(subject, listed);
        let mut logit = attributes(subject, listed, column);
        let by_number = features[IDENTIFIER_SAME] + features[IDENTIFIER_SHARED] > 0.0;
        let best = if by_number {
            // A number speaks for itself: a name that is written quite differently takes away only so much from it.
            Best { name_logit: best.name_logit.max(NUMBER_ALONE), ..best }
        } else if best.form == Best::NONE.form {
            return None;
        } else {
            best
        };
        logit += best.name_logit;
        Some(Hit { entity, score: probability(logit), logit, best })
    }

    /// The values of all features for an entity, for fitting weights: names and numbers in the order of the weight file.
    pub fn feature_values(&self, subject: &Subject, hit: &Hit) -> Vec<(&'static str, f32)> {
        let listed = &self.index.entities[hit.entity as usize];
        let mut values: Vec<(&'static str, f32)> =
            NAME_FEATURES.iter().map(|feature| (feature.name, (feature.read)(&hit.best.measures))).collect();
        values.extend(ENTITY_FEATURES.iter().copied().zip(entity_features(subject, listed)));
        values
    }
}

/// The lowest score that still matters: the threshold, or the worst of the best so many hits.
struct Lowest {
    limit: usize,
    /// Scores in millionths, the worst on top.
    best: BinaryHeap<Reverse<u64>>,
    logit: f32,
}

impl Lowest {
    fn new(limit: usize, threshold: f64) -> Self {
        Self { limit, best: BinaryHeap::new(), logit: least_logit(threshold) }
    }

    /// As evidence, a little below, so that rounding never decides.
    fn logit(&self) -> f32 {
        self.logit
    }

    fn note(&mut self, score: f64) {
        if self.limit == usize::MAX {
            return;
        }
        self.best.push(Reverse((score * 1e6).round() as u64));
        if self.best.len() > self.limit {
            self.best.pop();
        }
        if self.best.len() == self.limit
            && let Some(Reverse(worst)) = self.best.peek()
        {
            // Of equal scores the order of the list decides, so what can still equal the worst is looked at.
            self.logit = self.logit.max(least_logit(*worst as f64 / 1e6));
        }
    }
}

/// The most that the features of a name can add, given what its pairs can recover.
#[derive(Clone, Copy)]
struct Most {
    cover_query: f32,
    cover_both: f32,
    told: f32,
    exact: f32,
    single: f32,
    other: f32,
    union: f32,
    words_contradict: f32,
    words_left_query: f32,
    words_left_listed: f32,
}

impl Most {
    fn of(column: usize) -> Self {
        static MOST: LazyLock<[Most; 3]> = LazyLock::new(|| {
            [0, 1, 2].map(|column| {
                let weight = |feature: &str| {
                    let at = NAME_FEATURES.iter().position(|known| known.name == feature);
                    at.map_or(0.0, |at| WEIGHTS.name[at][column].max(0.0))
                };
                let cost = |feature: &str| {
                    let at = NAME_FEATURES.iter().position(|known| known.name == feature);
                    at.map_or(0.0, |at| WEIGHTS.name[at][column].min(0.0))
                };
                let bounded = ["cover_query", "cover_both", "told", "union", "exact", "exact_though_common", "single"];
                let other = NAME_FEATURES.iter().zip(&WEIGHTS.name).filter(|(f, _)| !bounded.contains(&f.name));
                Most {
                    cover_query: weight("cover_query"),
                    cover_both: weight("cover_both"),
                    told: weight("told") / 3.0,
                    other: other.map(|(_, weights)| weights[column].max(0.0)).sum(),
                    exact: weight("exact") + 0.7 * weight("exact_though_common"),
                    single: weight("single"),
                    union: weight("union"),
                    words_contradict: cost("words_contradict") / 2.0,
                    words_left_query: cost("words_left_query") / 3.0,
                    words_left_listed: cost("words_left_listed") / 3.0,
                }
            })
        });
        MOST[column]
    }

    /// What the shape of the names can add: exact ones leave nothing over, single ones have one word.
    fn shape(self, bounds: Bounds, words: u32) -> f32 {
        let exact = if bounds.left_query == 0 && bounds.left_listed == 0 { self.exact } else { 0.0 };
        self.other + exact + if words <= 1 { self.single } else { 0.0 }
    }

    /// Bound on a name's evidence without `union`; `words` is the least number of words that tell in the listed name.
    fn name_logit(self, bias: f32, bounds: Bounds, total: f32, words: u32) -> f32 {
        let cover = (bounds.query / total).min(1.0);
        bias + self.shape(bounds, words)
            + self.cover_query * cover
            + self.cover_both * cover * bounds.cover_listed
            + self.told * bounds.told.min(3.0)
            + self.words_contradict * bounds.left_query.min(bounds.left_listed).min(2) as f32
            + self.words_left_query * bounds.left_query.min(3) as f32
            + self.words_left_listed * bounds.left_listed.min(3) as f32
    }
}

/// What the evidence beside the name adds or takes away.
fn attributes(subject: &Subject, listed: &ListedEntity, column: usize) -> f32 {
    let features = entity_features(subject, listed);
    features.iter().zip(&WEIGHTS.entity).map(|(value, weight)| value * weight[column]).sum()
}

/// The most that evidence beside the name can add for this subject.
fn best_attributes(subject: &Subject, column: usize) -> f32 {
    let weight = |feature: &str| {
        let at = ENTITY_FEATURES.iter().position(|known| *known == feature);
        at.map_or(0.0, |at| WEIGHTS.entity[at][column].max(0.0))
    };
    let mut most = 0.0;
    if !subject.births.is_empty() {
        most += weight("birth_same_day").max(weight("birth_agrees")).max(weight("birth_slip"));
    }
    if !subject.countries.is_empty() {
        most += weight("country_agrees");
    }
    most
}

/// The least weight of a query's words that must be recovered for a score to reach the threshold: the score is largest when
/// everything else is perfect, and then grows with what is recovered alone.
fn least_recovered(threshold: f64, subject: &Subject, total: f32) -> f32 {
    let wanted = least_logit(threshold);
    let mut least = f32::MAX;
    for column in 0..3 {
        let most = Most::of(column);
        // `cover_query`, `cover_both` and `union` grow with the share that is recovered, `told` with the weight.
        let slope = (most.cover_query + most.cover_both).max(most.union) / total.max(0.01) + most.told;
        let given = WEIGHTS.bias[column] + most.other + most.exact + most.single + best_attributes(subject, column);
        least = least.min((wanted - given) / slope.max(1e-6));
    }
    least.clamp(0.0, total)
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
