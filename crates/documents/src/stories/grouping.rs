//! Which articles tell one story: the same names, told of with the same ordinary words, at one time.
//!
//! Words weigh by how rare they are in the set and in the language. An index by words gives the pairs that are worth a
//! closer look. What is most alike is joined first, and then whatever is as like as that to all of the core of a group, and
//! not to one article of it only: from pair to pair, a war or a party's affairs would become one story.

use super::{
    union::Groups,
    view,
    words::{Word, is_content, lemma},
};
use crate::{dates::Day, lexicon::is_common, names::Certainty, reading::Reading};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::{BTreeMap, BTreeSet};

/// How alike articles of one story are, 0 to 1, whose days are not known: at least so much, and more for each factor e of
/// articles, for among many chance finds more that are alike.
const ALIKE: f64 = 0.12;
const ALIKE_AMONG_MANY: f64 = 0.025;
/// The same of articles of one day.
const ALIKE_ON_ONE_DAY: f64 = 0.10;
const ALIKE_ON_ONE_DAY_AMONG_MANY: f64 = 0.007;
/// Articles that are known to be of different times have to be this like.
const ALIKE_AT_OTHER_TIMES: f64 = 0.45;
/// Days between articles of one story, at most.
const NEAR: i64 = 10;
/// Articles of a set stand among so many others, which have none of their words: in a set of two, every word that both
/// have would tell nothing.
const WORLD: f64 = 100.0;
/// Articles of a group that a further one must be like: those that came together first.
const CORE: usize = 12;
/// A rare word in more articles than these is the topic of many stories.
const TOPIC: usize = 150;
/// What a telling word counts that two articles share, and three of them: articles of one story share as much, at least.
const TELLING: usize = 2;
const ENOUGH: usize = 3 * TELLING;
/// Whom an article is about: so many names at most, each named so many times at least.
const PRINCIPALS: usize = 2;
const OFTEN: usize = 3;
/// What an ordinary word counts beside them that goes on with a name: `Health` of `Pharos Health`.
const IN_A_NAME: usize = 1;

/// Numbers and weights of words, in order of the numbers.
#[derive(Debug, Default)]
struct Weights {
    words: Vec<(usize, f64)>,
    length: f64,
}

/// What of a document is compared.
#[derive(Debug, Default)]
struct Features {
    /// Names, rare words and listed parties: of whom it tells.
    telling: Weights,
    /// Ordinary words: what it tells.
    ordinary: Weights,
    /// The names that it has most, by their numbers among the telling words: whom it is about.
    principals: Vec<usize>,
    entities: BTreeSet<String>,
    published: Option<Day>,
    days: Vec<(Day, Day)>,
}

/// Groups of articles that tell one story, singles included. `texts` are the words of each, `copies` groups of near copies.
pub(super) fn groups(readings: &[&Reading], texts: &[Vec<Word>], copies: &mut Groups) -> Vec<Vec<usize>> {
    let (features, telling) = features(readings, texts);
    let mut groups = Groups::new(readings.len());
    for text in 0..readings.len() {
        groups.join(text, copies.root(text));
    }
    // One of several near copies stands for all of them.
    let mut pairs: BTreeSet<(usize, usize)> = BTreeSet::new();
    for ((one, other), count) in counted(&features, &telling, texts) {
        let (one, other) = (groups.root(one), groups.root(other));
        if count >= ENOUGH && one != other {
            pairs.insert((one.min(other), one.max(other)));
        }
    }
    let mut alike = Alike { features: &features, known: FxHashMap::default() };
    let mut edges: Vec<(f64, usize, usize)> = pairs
        .into_iter()
        .map(|(one, other)| (alike.strength(one, other), one, other))
        .filter(|(strength, ..)| *strength >= 1.0)
        .collect();
    edges.sort_by(|one, other| other.0.total_cmp(&one.0).then((one.1, one.2).cmp(&(other.1, other.2))));
    let mut cores: Vec<Vec<usize>> = (0..readings.len()).map(|text| vec![text]).collect();
    // Two cores that were not alike are not held against each other for every pair of their members.
    let mut apart: FxHashSet<(usize, usize, usize, usize)> = FxHashSet::default();
    for (_, one, other) in edges {
        let (left, right) = (groups.root(one), groups.root(other));
        let key = (left, right, cores[left].len(), cores[right].len());
        if left == right || apart.contains(&key) {
            continue;
        }
        if alike.on_average(&cores[left], &cores[right]) < 1.0 {
            apart.insert(key);
            continue;
        }
        groups.join(left, right);
        let (root, joined) = (left.min(right), left.max(right));
        let (mut first, mut second) = (std::mem::take(&mut cores[root]), std::mem::take(&mut cores[joined]));
        if first.len() < second.len() {
            std::mem::swap(&mut first, &mut second);
        }
        first.extend(second);
        first.truncate(CORE);
        cores[root] = first;
    }
    groups.all()
}

/// How much speaks for each pair of articles that share a telling word or a listed party.
fn counted(features: &[Features], telling: &[Vec<usize>], texts: &[Vec<Word>]) -> FxHashMap<(usize, usize), usize> {
    let mut named: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (text, words) in texts.iter().enumerate() {
        for word in in_names(words) {
            named.entry(word).or_default().push(text);
        }
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
    counted
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
    let mut telling: Vec<bool> = Vec::new();
    let mut counts: Vec<BTreeMap<usize, usize>> = Vec::new();
    let mut number_of = |key: String, tells: bool, holders: &mut Vec<Vec<usize>>| -> usize {
        *numbers.entry(key).or_insert_with(|| {
            holders.push(Vec::new());
            telling.push(tells);
            holders.len() - 1
        })
    };
    let mut all: Vec<Features> = readings.iter().map(|reading| told(reading)).collect();
    let mut principals: Vec<Vec<usize>> = Vec::with_capacity(all.len());
    for (text, (words, own)) in texts.iter().zip(&all).enumerate() {
        let mut counted: BTreeMap<usize, usize> = BTreeMap::new();
        let mut named: BTreeMap<usize, usize> = BTreeMap::new();
        for word in words.iter().filter(|word| is_content(&word.folded)) {
            let common = is_common(&word.folded);
            let key = if common { lemma(&word.folded).into_owned() } else { word.folded.clone() };
            let number = number_of(key, !common, &mut holders);
            *counted.entry(number).or_default() += 1;
            if word.capital && !common {
                *named.entry(number).or_default() += 1;
            }
        }
        principals.push(most_named(named));
        // A listed party is one word, however outlets call it.
        for entity in &own.entities {
            *counted.entry(number_of(format!("listed party {entity}"), true, &mut holders)).or_default() += 1;
        }
        for number in counted.keys() {
            holders[*number].push(text);
        }
        counts.push(counted);
    }
    let total = texts.len() as f64 + WORLD;
    for ((own, counted), principals) in all.iter_mut().zip(counts).zip(principals) {
        own.principals = principals;
        let weights = |tells: bool| -> Weights {
            let kept = counted.iter().filter(|(number, _)| telling[**number] == tells);
            let words: Vec<(usize, f64)> = kept
                .map(|(number, count)| {
                    let rare = 1.0 + (total / holders[*number].len().max(1) as f64).ln();
                    (*number, rare * rare * (1.0 + (*count as f64).ln()))
                })
                .collect();
            let length = words.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt();
            Weights { words, length }
        };
        (own.telling, own.ordinary) = (weights(true), weights(false));
    }
    let kept = holders.into_iter().zip(telling).filter(|(_, tells)| *tells).map(|(texts, _)| texts).collect();
    (all, kept)
}

/// The names that are named most.
fn most_named(named: BTreeMap<usize, usize>) -> Vec<usize> {
    let mut named: Vec<(usize, usize)> = named.into_iter().filter(|(_, count)| *count >= OFTEN).collect();
    named.sort_unstable_by_key(|(number, count)| (std::cmp::Reverse(*count), *number));
    named.into_iter().take(PRINCIPALS).map(|(number, _)| number).collect()
}

/// Parties and days of a document.
fn told(reading: &Reading) -> Features {
    let dossier = &reading.dossier;
    let sure = dossier.parties.iter().filter(|party| party.certainty > Certainty::Possible);
    let days = dossier.events.iter().filter_map(|event| view::days(dossier.dates.get(event.date?)?));
    Features {
        entities: sure.map(|party| party.entity.clone()).collect(),
        published: reading.document.origin.published.as_ref().map(|found| found.value),
        // A year says nothing of when a story was.
        days: days.filter(|(first, last)| last.days_since(*first) <= NEAR).collect(),
        ..Features::default()
    }
}

/// How alike pairs of articles are; what was worked out once is kept.
struct Alike<'f> {
    features: &'f [Features],
    known: FxHashMap<(usize, usize), f64>,
}

impl Alike<'_> {
    /// How alike two articles are, of what articles of one story are at least: 1 and more speak for one story. Names alone
    /// make no story, for of one minister much is told; nor do ordinary words alone, for every trial is told with the same.
    fn strength(&mut self, one: usize, other: usize) -> f64 {
        let features = self.features;
        *self.known.entry((one.min(other), one.max(other))).or_insert_with(|| {
            let (left, right) = (&features[one], &features[other]);
            if left.is_of_others_than(right) {
                return 0.0;
            }
            let alike = left.telling.cosine(&right.telling) * left.ordinary.cosine(&right.ordinary);
            alike.sqrt() / needed(features.len(), days_between(left, right))
        })
    }

    fn on_average(&mut self, left: &[usize], right: &[usize]) -> f64 {
        let mut sum = 0.0;
        for one in left {
            for other in right {
                sum += self.strength(*one, *other);
            }
        }
        sum / (left.len() * right.len()).max(1) as f64
    }
}

/// How alike articles of one story are, at least, among so many, and with so many days between them where these are known.
fn needed(articles: usize, days: Option<i64>) -> f64 {
    let many = (articles.max(1) as f64).ln();
    let unknown = ALIKE + ALIKE_AMONG_MANY * many;
    let on_one_day = ALIKE_ON_ONE_DAY + ALIKE_ON_ONE_DAY_AMONG_MANY * many;
    match days {
        None => unknown,
        Some(days) if days > NEAR => unknown.max(ALIKE_AT_OTHER_TIMES),
        Some(days) => on_one_day + (unknown - on_one_day) * days as f64 / NEAR as f64,
    }
}

impl Features {
    /// Whether two documents are about different people or bodies: neither has the names that the other has most. Two bids of one
    /// day are told with the same words.
    fn is_of_others_than(&self, other: &Self) -> bool {
        let unknown = |principals: &[usize], telling: &Weights| {
            !principals.is_empty() && principals.iter().all(|number| !telling.has(*number))
        };
        unknown(&self.principals, &other.telling) && unknown(&other.principals, &self.telling)
    }
}

impl Weights {
    fn has(&self, number: usize) -> bool {
        self.words.binary_search_by_key(&number, |(number, _)| *number).is_ok()
    }

    /// How like the words of two documents are: 1 for the same words, 0 for no word in common.
    fn cosine(&self, other: &Self) -> f64 {
        let (mut left, mut right) = (self.words.iter().peekable(), other.words.iter().peekable());
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
        let lengths = self.length * other.length;
        if lengths > 0.0 { product / lengths } else { 0.0 }
    }
}

/// Days between two documents: between their publication, or, where one of them has no such day, between that of the other
/// and what it tells of. Not known where neither has one: that both speak of one day of years ago says little.
fn days_between(one: &Features, other: &Features) -> Option<i64> {
    if let (Some(left), Some(right)) = (one.published, other.published) {
        return Some(left.days_since(right).abs());
    }
    let (published, dated) = one.published.map(|day| (day, other)).or_else(|| other.published.map(|day| (day, one)))?;
    let gaps = dated.days.iter().map(|days| super::happenings::gap((published, published), *days));
    // What it tells of may be long past.
    gaps.min().filter(|days| *days <= NEAR)
}

#[cfg(test)]
mod tests {
    use super::{super::words::words, *};
    use crate::{
        plain,
        reading::{Reader, Settings},
    };

    #[test]
    fn ordinary_words_behind_the_first_word_of_a_name_are_parts_of_it() {
        let text = words("The clinic Pharos Health, Red Lantern and the health office. Health is dear to Red foxes.");
        assert_eq!(in_names(&text).into_iter().collect::<Vec<_>>(), ["health", "lantern"]);
    }

    /// The groups of texts of more than one, by the places of the texts.
    fn told_together(texts: &[&str]) -> Vec<Vec<usize>> {
        let read = |text: &&str| Reader::new(&[]).read(plain::read("a", text), &Settings::default());
        let readings: Vec<Reading> = texts.iter().map(read).collect();
        let texts: Vec<Vec<Word>> = texts.iter().map(|text| words(text)).collect();
        let groups = groups(&readings.iter().collect::<Vec<_>>(), &texts, &mut Groups::new(texts.len()));
        groups.into_iter().filter(|group| group.len() > 1).collect()
    }

    const SEIZED: &str = "Maruvian marines seized the tanker Oriel Grace off Tolmeck. The tanker was taken to port and its crew \
        questioned, Admiral Tomas Reyl said.";
    const HELD: &str = "The crew of the tanker Oriel Grace was questioned in the port of Tolmeck after Maruvian marines seized the \
        ship, Admiral Reyl said.";
    const OPENED: &str =
        "Tomas Reyl opened a school in Tolmeck and planted a tree. Pupils sang for the Maruvian guest.";

    #[test]
    fn two_bids_that_are_told_with_the_same_words_are_two_stories() {
        let bid = |bidder: &str, target: &str, sum: &str| {
            format!(
                "{bidder} raised its takeover offer for {target} to {sum} mln dlrs in cash, debentures and preferred stock.\n\n\
                 The financing for the {target} takeover comes from a bank syndicate, {bidder} said in a filing.\n\n\
                 {target} shareholders have until April to tender their shares, and {bidder} expects the merger to close in May."
            )
        };
        let (one, again) = (bid("Redgrove", "Viavox", "310"), bid("Redgrove", "Viavox", "295"));
        let other = bid("Huttorp", "Purolane", "265");
        assert_eq!(told_together(&[&one, &other]), Vec::<Vec<usize>>::new());
        let told = "Shares of Viavox rose after Redgrove raised its takeover offer for Viavox to 295 mln dlrs in cash and debentures. \
                    The financing from a bank syndicate is in place, Redgrove said. Analysts expect the merger to close in May.";
        assert_eq!(told_together(&[&again, told]), [vec![0, 1]]);
    }

    #[test]
    fn the_same_names_with_other_words_are_another_story() {
        assert_eq!(told_together(&[SEIZED, OPENED, HELD]), [vec![0, 2]]);
    }

    #[test]
    fn articles_without_days_and_articles_of_a_large_set_must_be_more_alike() {
        assert!(needed(3, Some(0)) < needed(3, Some(5)) && needed(3, Some(5)) < needed(3, None));
        assert!(needed(3, None) < needed(300, None));
        assert!(needed(3, Some(NEAR + 1)) > needed(300, None));
    }
}
