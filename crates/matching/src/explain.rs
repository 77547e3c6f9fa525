//! Lays out why a hit has its score.

use crate::{
    Hit, SearchOptions, Searcher, Subject,
    attributes::entity_features,
    bounds::Most,
    evidence::{Bounding, FormScale},
    explanation::{ComparedNames, Contribution, Explanation, LeftWord, WordPair},
    features::NAME_FEATURES,
    finder::Retrieval,
    index::{Class, ListedName, View},
    name::{MAX_WORDS, Pair},
    query::{Query, QueryForm},
    score::{ENTITY_FEATURES, NUMBER_ALONE, WEIGHTS, column, entity_feature_says, probability},
    word::Likeness,
};
use interdict_model::Entity;

impl Searcher<'_> {
    /// Why a hit of this subject has its score. `party` is the one that was hit, as the index was built from it.
    pub fn explain(&mut self, subject: &Subject, hit: &Hit, options: &SearchOptions, party: &Entity) -> Explanation {
        let retrieval = if options.exhaustive { Retrieval::Exhaustive } else { Retrieval::Indexed };
        let query = Query::new(&self.whole, &mut self.known, subject);
        let listed = self.view.entity(hit.entity);
        let column = column(listed.kind);
        let mut steps: Vec<(String, String, f32, f32)> = Vec::new();
        let mut words = Words::default();
        let mut names = ComparedNames {
            query: subject.names.first().cloned().unwrap_or_default(),
            query_folded: String::new(),
            query_reading: String::new(),
            listed: party.caption().to_owned(),
            listed_folded: String::new(),
            listed_number: 0,
            weak: false,
        };
        let mut named = 0.0;
        if let Some(form) = query.forms.get(hit.best.form as usize) {
            let name = &self.view.name(hit.entity, hit.best.name);
            self.finder.turn_to(&self.view, form, retrieval);
            self.finder.make_ready(true);
            let bounding = Bounding { form, most: Most::of(column), scale: &FormScale::of(form) };
            let mut union = [0.0; MAX_WORDS];
            let bound = self.workspace.pair_up(&self.view, &mut self.finder, &bounding, name, &mut union);
            if bound.is_some() {
                self.workspace.measure(&self.view, form, name);
                words = Words::new(&self.view, form, name, &self.workspace.chosen);
            }
            let published = party.names.get(name.source());
            names = ComparedNames {
                query: subject.names.get(form.source).cloned().unwrap_or_default(),
                query_folded: form.text.clone(),
                query_reading: form.scheme.name().to_owned(),
                listed: published.map(|name| name.text.clone()).unwrap_or_default(),
                listed_folded: listed_text(&self.view, name),
                listed_number: name.source(),
                weak: name.is_weak(),
            };
            let bias = WEIGHTS.bias[column];
            named += bias;
            steps.push(("bias".into(), "before looking: any two names".into(), 1.0, bias));
            for (feature, weights) in NAME_FEATURES.iter().zip(&WEIGHTS.name) {
                let value = (feature.read)(&hit.best.measures);
                let evidence = weights[column] * value;
                if evidence != 0.0 {
                    named += evidence;
                    steps.push((feature.name.into(), (feature.says)(&hit.best.measures), value, evidence));
                }
            }
        }
        if (hit.best.name_logit - named).abs() > 1e-3 {
            let says = if steps.is_empty() { "found by its number" } else { "a number speaks for itself" };
            steps.push(("number_alone".into(), says.into(), NUMBER_ALONE, hit.best.name_logit - named));
        }
        let features = entity_features(subject, &listed);
        for ((feature, value), weights) in ENTITY_FEATURES.iter().zip(features).zip(&WEIGHTS.entity) {
            let evidence = weights[column] * value;
            if evidence != 0.0 {
                steps.push(((*feature).into(), entity_feature_says(feature).into(), value, evidence));
            }
        }
        Explanation {
            score: hit.score,
            features: contributions(steps, hit),
            names,
            words: words.pairs,
            left_in_query: words.left_in_query,
            left_in_listed: words.left_in_listed,
        }
    }
}

/// Turns evidence into points that add up to the score. A feature's points are what the probability gains or loses by it,
/// averaged over two orders: added after the features before it, and after those behind it. So neither the first nor the
/// last features lose their points to saturation. Counted in half millionths, so that sums are exact.
fn contributions(steps: Vec<(String, String, f32, f32)>, hit: &Hit) -> Vec<Contribution> {
    let evidence: Vec<f32> = steps.iter().map(|step| step.3).collect();
    let forward = gains(&mut evidence.iter(), evidence.len(), hit.score);
    // The first step is where looking begins, in either order.
    let (first, rest) = evidence.split_at(evidence.len().min(1));
    let mut backward = gains(&mut first.iter().chain(rest.iter().rev()), evidence.len(), hit.score);
    backward[first.len()..].reverse();
    let both = forward.into_iter().zip(backward);
    steps
        .into_iter()
        .zip(both)
        .map(|((feature, says, value, evidence), (first, second))| Contribution {
            feature,
            says,
            value,
            evidence,
            points: (first + second) as f64 / 2e6,
        })
        .collect()
}

/// Gains in millionths when evidence is added in order; they end at the score.
fn gains(evidence: &mut dyn Iterator<Item = &f32>, count: usize, score: f64) -> Vec<i64> {
    let (mut logit, mut before) = (0.0_f32, 0_i64);
    evidence
        .enumerate()
        .map(|(place, evidence)| {
            logit += evidence;
            let reached = if place + 1 == count { score } else { probability(logit) };
            let after = (reached * 1e6).round() as i64;
            let gain = after - before;
            before = after;
            gain
        })
        .collect()
}

fn listed_text(view: &View, name: &ListedName) -> String {
    name.words().iter().map(|word| view.term_text(word.term)).collect::<Vec<_>>().join(" ")
}

#[derive(Default)]
struct Words {
    pairs: Vec<WordPair>,
    left_in_query: Vec<LeftWord>,
    left_in_listed: Vec<LeftWord>,
}

impl Words {
    fn new(view: &View, form: &QueryForm, name: &ListedName, chosen: &[Pair]) -> Self {
        let listed_word = |at: usize| view.term_text(name.words()[at].term).to_owned();
        let places = |mask: u32| (0..32).filter(move |at| mask & (1 << at) != 0);
        let mut pairs: Vec<WordPair> = chosen
            .iter()
            .map(|pair| WordPair {
                query: places(pair.query).map(|at| form.words[at].text.as_str()).collect::<Vec<_>>().join(" "),
                listed: places(pair.listed).map(listed_word).collect::<Vec<_>>().join(" "),
                how: how(pair.likeness).to_owned(),
                likeness: pair.likeness.value(),
                weight: places(pair.listed).map(|at| name.words()[at].weight()).sum(),
            })
            .collect();
        pairs.sort_by(|a, b| b.weight.total_cmp(&a.weight));
        let (mut query, mut listed) = (0, 0);
        for pair in chosen {
            query |= pair.query;
            listed |= pair.listed;
        }
        let small = |class: Class| matches!(class, Class::LegalForm(_) | Class::Title | Class::SetAside);
        Self {
            pairs,
            left_in_query: form
                .words
                .iter()
                .enumerate()
                .filter(|(at, word)| query & (1 << at) == 0 && !small(word.class))
                .map(|(_, word)| LeftWord { word: word.text.clone(), weight: word.weight })
                .collect(),
            left_in_listed: name
                .words()
                .iter()
                .enumerate()
                .filter(|(at, word)| listed & (1 << at) == 0 && !small(word.class()))
                .map(|(at, word)| LeftWord { word: listed_word(at), weight: word.weight() })
                .collect(),
        }
    }
}

fn how(likeness: Likeness) -> &'static str {
    match likeness {
        Likeness::Same => "same",
        Likeness::Spelling(_) => "spelling",
        Likeness::SameName => "same name",
        Likeness::Diminutive => "short form",
        Likeness::SameConcept => "same meaning",
        Likeness::NearConcept => "near meaning",
        Likeness::Initial => "initial",
        Likeness::CutOff => "cut off",
        Likeness::Acronym => "acronym",
    }
}
