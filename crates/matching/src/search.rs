//! Retrieval: from a subject to the listed parties above a threshold.
//!
//! Each query word collects the entities that have a word like it. What an entity's words recover of the query's weight
//! bounds its score from above; only entities whose bound reaches the threshold are scored. The bound holds for every
//! feature of the score, so nothing above the threshold is lost; `Retrieval::Exhaustive` scores everything and proves it.

use crate::{
    Subject,
    attributes::entity_features,
    bounds::{Most, attributes, standing},
    entity_set::EntitySet,
    evidence::{Bounding, FormScale, Measures, NameBound, Workspace},
    features::NAME_FEATURES,
    finder::{Finder, Retrieval},
    gathered::{Gathered, LikeTerm},
    index::{EntityId, Index, ListedEntity, ListedName, NamesAhead, View},
    name::MAX_WORDS,
    patronymics::contradicted,
    query::{KnownWords, LeftAlone, Query, QueryForm, Unweighed},
    score::{
        ENTITY_FEATURES, IDENTIFIER_SAME, IDENTIFIER_SHARED, NUMBER_ALONE, WEIGHTS, column, least_logit, probability,
    },
};
use interdict_model::{Identifier, PartialDate, PartyKind};
use std::{cmp::Reverse, collections::BinaryHeap, ops::Range};

/// What a search is to return.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SearchOptions {
    /// Lowest score in [0, 1].
    pub threshold: f64,
    /// At most this many hits.
    pub limit: usize,
    /// Only what was in force on the day, by the authority's dates.
    pub as_of: Option<PartialDate>,
    /// Only versions that were known on the day: seen by then, and not yet gone.
    pub known_on: Option<PartialDate>,
    /// Whether a weak alias may bring a hit.
    pub weak_names: bool,
    /// Score every name instead of those the index finds.
    pub exhaustive: bool,
}

/// Score from which a hit is worth a person's look, chosen from the curve in docs/methodology.md.
pub const DEFAULT_THRESHOLD: f64 = 0.35;

impl Default for SearchOptions {
    fn default() -> Self {
        Self {
            threshold: DEFAULT_THRESHOLD,
            limit: usize::MAX,
            as_of: None,
            known_on: None,
            weak_names: true,
            exhaustive: false,
        }
    }
}

impl SearchOptions {
    /// Whether a version of a party takes part, on both axes of time.
    pub(crate) fn considers_party(&self, listed: &ListedEntity) -> bool {
        self.as_of.is_none_or(|day| listed.in_force(day)) && self.known_on.is_none_or(|day| listed.known_on(day))
    }

    /// Whether a name takes part: it stood on the list on the day asked for, and is strong or weak ones are wanted.
    pub(crate) fn considers(&self, view: &View, name: &ListedName) -> bool {
        self.as_of.is_none_or(|day| view.stood_on(name, day)) && (self.weak_names || !name.is_weak())
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

/// Reusable working memory of one thread.
#[derive(Debug)]
pub struct Searcher<'a> {
    pub(crate) view: View<'a>,
    /// The list that says how common the words of a query are: the one that is searched, or the one it is part of.
    pub(crate) whole: View<'a>,
    /// Entities looked at; none between two forms.
    pub(crate) marked: EntitySet,
    /// What is gathered of each of them, in their order.
    pub(crate) gathered: Vec<Gathered>,
    /// Those whose names are looked at, with their columns of weights and what they reach at most.
    pub(crate) promising: Vec<(EntityId, usize, f32)>,
    /// Their names, a block at a time.
    pub(crate) ahead: NamesAhead,
    pub(crate) worths: Vec<LikeTerm>,
    /// For each word of the form the places of the terms like it among these.
    pub(crate) listed: Vec<Range<usize>>,
    pub(crate) name_bounds: Vec<NameBound>,
    pub(crate) workspace: Workspace,
    pub(crate) finder: Finder,
    /// What `whole` says of words.
    pub(crate) known: KnownWords,
    /// The list as it was before.
    earlier: Option<Earlier<'a>>,
}

/// A list as it was before, of which another is searched the part that changed.
#[derive(Debug)]
struct Earlier<'a> {
    view: View<'a>,
    /// What it says of words.
    known: KnownWords,
    left_alone: LeftAlone,
}

impl<'a> Searcher<'a> {
    /// Working memory for searches in an index.
    pub fn new(index: &'a Index) -> Self {
        Self {
            view: index.view(),
            whole: index.view(),
            marked: EntitySet::below(index.len()),
            gathered: Vec::new(),
            promising: Vec::new(),
            ahead: NamesAhead::default(),
            worths: Vec::new(),
            listed: Vec::new(),
            name_bounds: Vec::new(),
            workspace: Workspace::default(),
            finder: Finder::default(),
            known: KnownWords::default(),
            earlier: None,
        }
    }

    /// Working memory for searches in a part of a list, made by [`crate::IndexBuilder::finish_as_part_of`]. `earlier` is the
    /// list as it was before, for [`Self::may_answer_otherwise`].
    pub fn within(part: &'a Index, whole: &'a Index, earlier: Option<&'a Index>) -> Self {
        let earlier = earlier.map(|index| Earlier {
            view: index.view(),
            known: KnownWords::default(),
            left_alone: LeftAlone::default(),
        });
        Self { whole: whole.view(), earlier, ..Self::new(part) }
    }

    /// All listed parties whose score reaches the threshold, best first; equal scores in the order of the list.
    pub fn search(&mut self, subject: &Subject, options: &SearchOptions) -> Vec<Hit> {
        let query = Query::new(&self.whole, &mut self.known, subject);
        self.search_for(&query, subject, options)
    }

    /// Whether any party searched reaches the threshold, or the subject's words told something else on the earlier list (or
    /// there is none). If neither, parties that are the same on both, and whose own words tell the same, answer the subject
    /// as they did.
    pub fn may_answer_otherwise(&mut self, subject: &Subject, options: &SearchOptions) -> bool {
        let forms = Unweighed::of(subject);
        if !options.exhaustive && self.leaves_alone(subject, &forms) {
            return false;
        }
        let query = Query::weighed(&self.whole, &mut self.known, forms);
        let told_the_same =
            self.earlier.as_mut().is_some_and(|earlier| query.tells_the_same(&earlier.view, &mut earlier.known));
        !told_the_same || !self.search_for(&query, subject, options).is_empty()
    }

    /// Whether the change cannot reach a subject, whatever is known of it beside its names and numbers: each of its words tells
    /// what it told, and no term of a party searched is like one of its words or runs. A search would collect nobody then.
    /// Most subjects are such, and this is much cheaper.
    fn leaves_alone(&mut self, subject: &Subject, forms: &[Unweighed]) -> bool {
        let Self { view, whole, finder, earlier, .. } = self;
        let Some(Earlier { view: before, left_alone, .. }) = earlier else { return false };
        let (view, lists) = (&*view, (&*whole, &*before));
        let mut numbers = subject.identifiers.iter().map(Identifier::normalised);
        if numbers.any(|number| view.entities_with_identifier(&number).next().is_some()) {
            return false;
        }
        forms.iter().all(|form| {
            let mut words = form.words();
            words.all(|word| left_alone.includes(lists, word, || finder.finds_any(view, word.0, word.1)))
                && form.runs().iter().all(|run| !finder.finds_any(view, &run.text, run.kind))
        })
    }

    fn search_for(&mut self, query: &Query, subject: &Subject, options: &SearchOptions) -> Vec<Hit> {
        let retrieval = if options.exhaustive { Retrieval::Exhaustive } else { Retrieval::Indexed };
        let mut found: Vec<(EntityId, Best)> = Vec::new();
        let mut candidates: Vec<(EntityId, f32)> = Vec::new();
        // A party found by its number is shown with the name of it that goes best, however badly that goes.
        let mut by_number: Vec<EntityId> = Vec::new();
        for identifier in &subject.identifiers {
            by_number.extend(self.view.entities_with_identifier(&identifier.normalised()));
        }
        found.extend(by_number.iter().map(|entity| (*entity, Best::NONE)));
        // Where every entity is met once, the worst of the best `limit` so far is a threshold of its own.
        let single = query.meets_each_once() && by_number.is_empty();
        let mut lowest = Lowest::new(if single { options.limit } else { usize::MAX }, options.threshold);
        for (number, form) in query.forms.iter().enumerate() {
            candidates.clear();
            self.finder.turn_to(&self.view, form, retrieval);
            if options.exhaustive {
                candidates.extend((0..self.view.len() as u32).map(|entity| (entity, f32::MAX)));
            } else {
                self.collect(form, subject, options, !by_number.is_empty(), &mut candidates);
                candidates.extend(by_number.iter().map(|entity| (*entity, f32::MAX)));
                candidates.retain(|(entity, _)| form.kinds.include(self.view.entity(*entity).kind));
                // The most promising first, so that the threshold rises early.
                candidates.sort_unstable_by(|(a, x), (b, y)| y.total_cmp(x).then(a.cmp(b)));
                candidates.dedup_by_key(|(entity, _)| *entity);
            }
            if candidates.is_empty() {
                continue;
            }
            self.finder.make_ready(true);
            for (entity, at_most) in &candidates {
                if *at_most < lowest.logit() {
                    break;
                }
                // Evidence a name must bring to be worth aligning. Where a number may carry the hit, every name is aligned:
                // the threshold says nothing about the name then.
                let wanted = if options.exhaustive || !subject.identifiers.is_empty() {
                    f32::MIN
                } else {
                    let (column, attributes) = standing(subject, &self.view.entity(*entity));
                    lowest.logit() - attributes - Most::of(column).union
                };
                let Some(best) = self.best_name(form, number as u32, wanted, *entity, options) else { continue };
                // One of no known kind may be met again.
                if single
                    && (query.forms.len() == 1 || self.view.entity(*entity).kind != PartyKind::Unknown)
                    && let Some(hit) = self.with_attributes(subject, *entity, best, options)
                {
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
        let query = Query::new(&self.whole, &mut self.known, subject);
        let mut best = Best::NONE;
        for (number, form) in query.forms.iter().enumerate() {
            self.finder.turn_to(&self.view, form, retrieval);
            self.finder.make_ready(true);
            if let Some(found) = self.best_name(form, number as u32, f32::MIN, entity, options)
                && found.name_logit > best.name_logit
            {
                best = found;
            }
        }
        self.with_attributes(subject, entity, best, options)
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
        let Self { view, workspace, finder, .. } = self;
        let listed = view.entity(entity);
        if !form.kinds.include(listed.kind) || !options.considers_party(&listed) {
            return None;
        }
        let weights = &*WEIGHTS;
        let column = column(listed.kind);
        let bounding = Bounding { form, most: Most::of(column), scale: &FormScale::of(form) };
        let mut union = [0.0_f32; MAX_WORDS];
        let mut best: Option<Best> = None;
        for (place, name) in view.names_of(entity).enumerate() {
            if !options.considers(view, &name) {
                continue;
            }
            let Some(bound) = workspace.pair_up(view, finder, &bounding, &name, &mut union) else { continue };
            let at_most = bound.alone();
            if at_most < wanted || best.is_some_and(|held| at_most <= held.name_logit) {
                continue;
            }
            let measures = workspace.measure(view, form, &name);
            let name_logit = weights.name_logit(&measures, column);
            if best.is_none_or(|held| name_logit > held.name_logit) {
                best = Some(Best { form: number, name: place as u32, name_logit, measures });
            }
        }
        let mut best = best?;
        let covered: f32 = form.words.iter().zip(&union).map(|(word, share)| word.weight * share).sum();
        best.measures.union = (covered / bounding.scale.total - best.measures.cover_query).max(0.0);
        if listed.kind == PartyKind::Person && form.patronymics != 0 {
            let view = &*view;
            let names = (0_u32..).zip(view.names_of(entity)).filter(|(_, name)| options.considers(view, name));
            best.measures.patronymic = contradicted(view, finder, form, names, best.name);
        }
        best.name_logit = weights.name_logit(&best.measures, column);
        Some(best)
    }

    /// The hit that a best name makes together with what else is known of the subject.
    fn with_attributes(&self, subject: &Subject, entity: EntityId, best: Best, options: &SearchOptions) -> Option<Hit> {
        let listed = self.view.entity(entity);
        if !options.considers_party(&listed) {
            return None;
        }
        let column = column(listed.kind);
        let features = entity_features(subject, &listed);
        let mut logit = attributes(subject, &listed, column);
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
        let listed = self.view.entity(hit.entity);
        let mut values: Vec<(&'static str, f32)> =
            NAME_FEATURES.iter().map(|feature| (feature.name, (feature.read)(&hit.best.measures))).collect();
        values.extend(ENTITY_FEATURES.iter().copied().zip(entity_features(subject, &listed)));
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
