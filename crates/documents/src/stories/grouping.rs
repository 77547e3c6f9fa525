//! Which articles tell one story: shared names and rare words, the same parties, the same events, near dates.
//!
//! Words weigh by how rare they are in the set and in the language. An index by words gives the pairs that are worth a
//! closer look; what is like enough is joined, and stories are what hangs together.

use super::{
    kinds::family,
    union::Groups,
    view,
    words::{Word, is_content, lemma},
};
use crate::{dates::Day, lexicon::is_common, names::Certainty, reading::Reading};
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// Articles of one story are as like as this, 0 to 1, where nothing else speaks against it.
const ALIKE: f64 = 0.12;
/// Articles that are known to be of different times have to be this like.
const ALIKE_AT_OTHER_TIMES: f64 = 0.45;
/// Days between articles or events of one story, at most.
const NEAR: i64 = 10;
/// A rare word in more articles than these is the topic of many stories.
const TOPIC: usize = 150;
/// What a telling word counts that two articles share, and three of them: articles of one story share as much, at least.
const TELLING: usize = 2;
const ENOUGH: usize = 3 * TELLING;
/// What an ordinary word counts beside them that goes on with a name: `Health` of `Pharos Health`.
const IN_A_NAME: usize = 1;

/// What of a document is compared.
#[derive(Debug, Default)]
struct Features {
    /// Number and weight of each word, in order of the numbers.
    words: Vec<(usize, f64)>,
    length: f64,
    entities: BTreeSet<String>,
    kinds: BTreeSet<String>,
    published: Option<Day>,
    days: Vec<(Day, Day)>,
}

/// Groups of articles that tell one story, singles included. `texts` are the words of each, `copies` groups of near copies.
pub(super) fn groups(readings: &[&Reading], texts: &[Vec<Word>], copies: &mut Groups) -> Vec<Vec<usize>> {
    let (features, telling) = features(readings, texts);
    let mut named: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (text, words) in texts.iter().enumerate() {
        for word in in_names(words) {
            named.entry(word).or_default().push(text);
        }
    }
    let mut groups = Groups::new(readings.len());
    for text in 0..readings.len() {
        groups.join(text, copies.root(text));
    }
    let mut counted: FxHashMap<(usize, usize), usize> = FxHashMap::default();
    for holders in telling.iter().filter(|holders| holders.len() <= TOPIC) {
        for (nth, one) in holders.iter().enumerate() {
            for other in &holders[nth + 1..] {
                *counted.entry((*one, *other)).or_default() += TELLING;
            }
        }
    }
    // A part of a name says something of articles only that share a telling word already.
    for holders in named.values().filter(|holders| holders.len() <= TOPIC) {
        for (nth, one) in holders.iter().enumerate() {
            for other in &holders[nth + 1..] {
                if let Some(count) = counted.get_mut(&(*one, *other)) {
                    *count += IN_A_NAME;
                }
            }
        }
    }
    // One listed party is as good as several telling words.
    let mut by_party: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (text, own) in features.iter().enumerate() {
        for entity in &own.entities {
            by_party.entry(entity.as_str()).or_default().push(text);
        }
    }
    for holders in by_party.values().filter(|holders| holders.len() <= TOPIC) {
        for (nth, one) in holders.iter().enumerate() {
            for other in &holders[nth + 1..] {
                *counted.entry((*one, *other)).or_default() += ENOUGH;
            }
        }
    }
    // Which groups come out does not depend on the order of the unions.
    for ((one, other), count) in counted {
        if count >= ENOUGH && one_story(&features[one], &features[other]) {
            groups.join(one, other);
        }
    }
    groups.all()
}

/// The ordinary words that stand in a name behind its first word, in alphabetical order.
fn in_names(words: &[Word]) -> BTreeSet<&str> {
    let goes_on = |pair: &&[Word]| {
        let joined = pair[0].capital && pair[1].capital && pair[0].at.end + 1 == pair[1].at.start;
        joined && is_content(&pair[1].folded) && is_common(&pair[1].folded)
    };
    words.windows(2).filter(goes_on).map(|pair| pair[1].folded.as_str()).collect()
}

/// The features of every document, and for each telling word the documents that have it.
fn features(readings: &[&Reading], texts: &[Vec<Word>]) -> (Vec<Features>, Vec<Vec<usize>>) {
    let mut numbers: FxHashMap<String, usize> = FxHashMap::default();
    let mut holders: Vec<Vec<usize>> = Vec::new();
    let mut base: Vec<f64> = Vec::new();
    let mut counts: Vec<BTreeMap<usize, usize>> = Vec::new();
    for (text, words) in texts.iter().enumerate() {
        let mut counted: BTreeMap<usize, usize> = BTreeMap::new();
        for word in words.iter().filter(|word| is_content(&word.folded)) {
            let common = is_common(&word.folded);
            let key = if common { lemma(&word.folded) } else { word.folded.clone() };
            let number = *numbers.entry(key).or_insert_with(|| {
                holders.push(Vec::new());
                base.push(if common { 0.4 } else { 1.0 });
                holders.len() - 1
            });
            *counted.entry(number).or_default() += 1;
        }
        for number in counted.keys() {
            holders[*number].push(text);
        }
        counts.push(counted);
    }
    let total = texts.len() as f64;
    let features = readings
        .iter()
        .zip(counts)
        .map(|(reading, counted)| {
            let words: Vec<(usize, f64)> = counted
                .into_iter()
                .map(|(number, count)| {
                    let rare = 1.0 + (total / holders[number].len().max(1) as f64).ln();
                    (number, base[number] * rare * (1.0 + (count as f64).ln()))
                })
                .collect();
            let length = words.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt();
            Features { words, length, ..told(reading) }
        })
        .collect();
    let telling = holders.into_iter().zip(base).filter(|(_, base)| *base >= 1.0).map(|(texts, _)| texts).collect();
    (features, telling)
}

/// Parties, events and days of a document.
fn told(reading: &Reading) -> Features {
    let dossier = &reading.dossier;
    let sure = dossier.parties.iter().filter(|party| party.certainty > Certainty::Possible);
    let days = dossier.events.iter().filter_map(|event| view::days(dossier.dates.get(event.date?)?));
    Features {
        entities: sure.map(|party| party.entity.clone()).collect(),
        kinds: dossier.events.iter().map(|event| family(&event.kind).to_owned()).collect(),
        published: reading.document.origin.published.as_ref().map(|found| found.value),
        // A year says nothing of when a story was.
        days: days.filter(|(first, last)| last.days_since(*first) <= NEAR).collect(),
        ..Features::default()
    }
}

fn one_story(one: &Features, other: &Features) -> bool {
    let entities = one.entities.intersection(&other.entities).count();
    let kinds = one.kinds.intersection(&other.kinds).count();
    let mut alike = cosine(one, other) + 0.04 * entities.min(3) as f64;
    let time = near(one, other);
    if time == Some(true) {
        alike += 0.01 * kinds.min(4) as f64;
    }
    alike >= if time == Some(false) { ALIKE_AT_OTHER_TIMES } else { ALIKE }
}

/// How like the words of two documents are: 1 for the same words, 0 for no word in common.
fn cosine(one: &Features, other: &Features) -> f64 {
    let (mut left, mut right) = (one.words.iter().peekable(), other.words.iter().peekable());
    let mut product = 0.0;
    while let (Some((number, weight)), Some((another, heavy))) = (left.peek(), right.peek()) {
        match number.cmp(another) {
            std::cmp::Ordering::Less => _ = left.next(),
            std::cmp::Ordering::Greater => _ = right.next(),
            std::cmp::Ordering::Equal => {
                product += weight * heavy;
                left.next();
                right.next();
            }
        }
    }
    let lengths = one.length * other.length;
    if lengths > 0.0 { product / lengths } else { 0.0 }
}

/// Whether two documents are of one time; `None` if it is not known.
fn near(one: &Features, other: &Features) -> Option<bool> {
    if let (Some(left), Some(right)) = (one.published, other.published) {
        return Some(left.days_since(right).abs() <= NEAR);
    }
    let days = |features: &Features| -> Vec<(Day, Day)> {
        features.days.iter().copied().chain(features.published.map(|day| (day, day))).collect()
    };
    let (left, right) = (days(one), days(other));
    if left.is_empty() || right.is_empty() {
        return None;
    }
    let close = left.iter().any(|one| right.iter().any(|other| super::happenings::gap(*one, *other) <= NEAR));
    // Without the day of publication, two texts that date different events may still tell one story.
    close.then_some(true)
}

#[cfg(test)]
mod tests {
    use super::{super::words::words, *};

    #[test]
    fn ordinary_words_behind_the_first_word_of_a_name_are_parts_of_it() {
        let text = words("The clinic Pharos Health, Red Lantern and the health office. Health is dear to Red foxes.");
        assert_eq!(in_names(&text).into_iter().collect::<Vec<_>>(), ["health", "lantern"]);
    }
}
