//! The content words of a text, each with a weight that says how much it tells: what texts of two outlets are compared by.

use super::words::{Word, group_at, is_content, lemmas_of, words};
use crate::lexicon::{WordKind, is_common, is_kind};
use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};

/// What an ordinary word tells, in tenths.
const ORDINARY: u32 = 6;

/// What a word tells, in tenths: a name or a number much, an ordinary word a little.
fn weight(word: &str) -> u32 {
    if is_number(word) {
        10
    } else if is_common(word) {
        ORDINARY
    } else {
        14
    }
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

/// The content words of a text with their weights; no order, no repetition.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Bag {
    /// The words in their order with what they tell, in tenths: whole numbers add up exactly, in whatever order.
    words: Vec<(String, u32)>,
    /// The same by the hashes of the words, in their order, so that two bags are compared without a look at letters.
    hashed: Vec<(u64, u32)>,
    /// The pairs of contraries, in their order, of which the text has one side, and whether it is that which says that it is so.
    sides: Vec<(&'static str, bool)>,
}

impl Bag {
    /// The content words of a text.
    pub(super) fn of(text: &str) -> Self {
        Self::of_words(&words(text))
    }

    /// The content words among some words.
    pub(super) fn of_words(words: &[Word]) -> Self {
        let lemmas = lemmas_of(words);
        let mut bag = Vec::new();
        let mut sides = Vec::new();
        let mut at = 0;
        while at < words.len() {
            if let Some((group, end)) = group_at(&lemmas, at) {
                bag.push((group.head.clone(), ORDINARY));
                sides.extend(group.so.map(|so| (group.head.as_str(), so)));
                at = end;
                continue;
            }
            let word = &words[at].folded;
            if is_content(word) && !is_kind(&lemmas[at], WordKind::Empty) {
                bag.push((lemmas[at].to_string(), weight(word)));
            }
            at += 1;
        }
        Self::of_weights(bag, sides)
    }

    /// Of a word that is there several times the last weight counts.
    fn of_weights(mut words: Vec<(String, u32)>, sides: Vec<(&'static str, bool)>) -> Self {
        words.sort_by(|(a, _), (b, _)| a.cmp(b));
        words.dedup_by(|later, kept| {
            let same = later.0 == kept.0;
            if same {
                kept.1 = later.1;
            }
            same
        });
        let hash = |word: &str| {
            let mut hasher = FxHasher::default();
            word.hash(&mut hasher);
            hasher.finish()
        };
        let mut hashed: Vec<(u64, u32)> = words.iter().map(|(word, weight)| (hash(word.as_str()), *weight)).collect();
        hashed.sort_unstable();
        Self { words, hashed, sides: on_one_side(sides) }
    }

    /// Adds the words of another.
    pub(super) fn extend(&mut self, other: &Self) {
        if !other.is_empty() {
            let (mut words, mut sides) = (std::mem::take(&mut self.words), std::mem::take(&mut self.sides));
            words.extend_from_slice(&other.words);
            sides.extend_from_slice(&other.sides);
            *self = Self::of_weights(words, sides);
        }
    }

    /// The words of several together, put in order once and not for each of them.
    pub(super) fn of_all<'b>(bags: impl Iterator<Item = &'b Self>) -> Self {
        let (mut words, mut sides) = (Vec::new(), Vec::new());
        for bag in bags {
            words.extend_from_slice(&bag.words);
            sides.extend_from_slice(&bag.sides);
        }
        Self::of_weights(words, sides)
    }

    /// The words for which something holds, given with what they tell, in tenths.
    fn where_it_holds(&self, holds: impl Fn(&str, u32) -> bool) -> Self {
        let words = self.words.iter().filter(|(word, weight)| holds(word.as_str(), *weight));
        Self::of_weights(words.cloned().collect(), self.sides.clone())
    }

    /// The words that are no numbers.
    pub(super) fn without_numbers(&self) -> Self {
        self.where_it_holds(|word, _| !is_number(word))
    }

    /// The words that are neither names nor numbers.
    pub(super) fn ordinary(&self) -> Self {
        self.ordinary_where(|_| true)
    }

    /// Those of them that are to be kept.
    pub(super) fn ordinary_where(&self, keep: impl Fn(&str) -> bool) -> Self {
        self.where_it_holds(|word, weight| weight <= ORDINARY && keep(word))
    }

    /// The words that are names: neither ordinary ones nor numbers.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        let names = self.words.iter().filter(|(_, weight)| *weight > ORDINARY).map(|(word, _)| word.as_str());
        names.filter(|word| !is_number(word))
    }

    /// Whether each of two texts has names, and none is the same.
    pub(super) fn names_others(&self, other: &Self) -> bool {
        self.names().next().is_some()
            && other.names().next().is_some()
            && self.names().all(|name| other.weight_of(name) <= 0.0)
    }

    /// What a word tells; nothing if it is not there.
    pub(super) fn weight_of(&self, word: &str) -> f64 {
        let found = self.words.binary_search_by(|(own, _)| own.as_str().cmp(word));
        found.map_or(0.0, |at| whole(self.words[at].1))
    }

    /// The words in alphabetical order.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|(word, _)| word.as_str())
    }

    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// How much all of them tell.
    pub(super) fn total(&self) -> f64 {
        whole(self.words.iter().map(|(_, weight)| weight).sum())
    }

    /// How many words two texts share.
    pub(super) fn shared_words(&self, other: &Self) -> usize {
        self.common(other).0
    }

    /// How much the shared words tell.
    pub(super) fn shared(&self, other: &Self) -> f64 {
        whole(self.common(other).1)
    }

    /// How many words two texts share, and how much these tell, in tenths.
    fn common(&self, other: &Self) -> (usize, u32) {
        let (small, large) = if self.len() <= other.len() { (self, other) } else { (other, self) };
        let (mut count, mut told, mut at) = (0, 0, 0);
        for (hash, weight) in &small.hashed {
            while large.hashed.get(at).is_some_and(|(other, _)| other < hash) {
                at += 1;
            }
            if large.hashed.get(at).is_some_and(|(other, _)| other == hash) {
                count += 1;
                told += weight;
            }
        }
        (count, told)
    }

    /// Whether one text has a word of which the other has the contrary: `accepted`, `rejected`. Two such pairs cancel
    /// out.
    pub(super) fn turns(&self, other: &Self) -> bool {
        self.sides.iter().filter(|(pair, so)| other.side_of(pair).is_some_and(|held| held != *so)).count() % 2 == 1
    }

    /// On which side of a pair of contraries the text stands: whether it says that it is so.
    pub(super) fn side_of(&self, pair: &str) -> Option<bool> {
        self.sides.iter().find(|(own, _)| *own == pair).map(|(_, so)| *so)
    }

    /// Whether a word of the text has a contrary.
    pub(super) fn takes_sides(&self) -> bool {
        !self.sides.is_empty()
    }

    /// The part of the shorter text that the other has as well, 0 to 1.
    pub(super) fn coverage(&self, other: &Self) -> f64 {
        let least = self.total().min(other.total());
        if least <= 0.0 { 0.0 } else { (self.shared(other) / least).min(1.0) }
    }
}

/// The pairs of which only one side is there: a text that has both (`rose and fell`) stands on neither.
fn on_one_side(mut sides: Vec<(&'static str, bool)>) -> Vec<(&'static str, bool)> {
    sides.sort_unstable();
    sides.dedup();
    let torn = |at: usize| {
        let beside = [at.checked_sub(1), at.checked_add(1)];
        beside.into_iter().flatten().any(|other| sides.get(other).is_some_and(|(pair, _)| *pair == sides[at].0))
    };
    (0..sides.len()).filter(|at| !torn(*at)).map(|at| sides[at]).collect()
}

fn whole(tenths: u32) -> f64 {
    f64::from(tenths) / 10.0
}

#[cfg(test)]
mod tests {
    use super::super::words::{CONTRARIES, SYNONYMS};
    use super::*;
    use crate::lexicon::rows;
    use std::collections::BTreeMap;

    #[test]
    fn every_group_of_synonyms_is_one_word_to_the_comparison() {
        let mut groups = 0;
        for row in rows(SYNONYMS) {
            assert!(row.len() >= 2, "a group needs two words: {row:?}");
            groups += 1;
            let head = Bag::of(row[0]);
            for phrase in &row {
                let bag = Bag::of(phrase);
                assert!(bag.shared_words(&head) == 1 && bag.len() == 1, "{phrase} is not {}: {bag:?}", row[0]);
            }
        }
        assert!(groups > 10);
    }

    #[test]
    fn every_pair_of_contraries_is_one_word_on_two_sides() {
        let mut sides: BTreeMap<&str, usize> = BTreeMap::new();
        for row in rows(CONTRARIES) {
            let [pair, side, phrases @ ..] = row.as_slice() else { panic!("three columns at least: {row:?}") };
            let head = Bag::of(pair);
            assert!(matches!(*side, "so" | "not") && !phrases.is_empty(), "{row:?}");
            assert_eq!(head.side_of(pair), Some(true), "{pair} is on the side of what is so");
            for phrase in phrases {
                let bag = Bag::of(phrase);
                assert!(bag.len() == 1 && bag.shared_words(&head) == 1, "{phrase} is not {pair}: {bag:?}");
                assert_eq!(bag.turns(&head), *side == "not", "{phrase}");
            }
            *sides.entry(*pair).or_default() += 1;
        }
        for (pair, count) in sides {
            let synonyms = rows(SYNONYMS).any(|row| row[0] == pair);
            assert_eq!(count + usize::from(synonyms), 2, "{pair} needs two sides");
        }
    }

    #[test]
    fn a_text_that_has_both_sides_of_a_pair_stands_on_neither() {
        let (rose, fell) = (Bag::of("the shares rose"), Bag::of("the shares fell"));
        assert!(rose.turns(&fell) && fell.turns(&rose) && !rose.turns(&rose));
        let both = Bag::of("the shares rose before they fell again");
        assert!(!both.turns(&rose) && !both.turns(&fell));
        let mut joined = rose.clone();
        joined.extend(&fell);
        assert!(!joined.turns(&rose) && !joined.takes_sides());
        let all = Bag::of_all([&rose, &fell, &rose].into_iter());
        assert!(!all.takes_sides() && all.shared_words(&joined) == joined.len() && all.len() == joined.len());
        assert!(Bag::of("He was cleared of fraud").turns(&Bag::of("He was convicted of fraud")));
        assert!(Bag::of("The court cleared him of fraud").turns(&Bag::of("It found him guilty of fraud")));
    }

    #[test]
    fn names_are_told_from_ordinary_words_and_numbers() {
        let (one, other) = (Bag::of("Mr Tavic paid 140 clerks"), Bag::of("Mr Marek paid nobody"));
        assert_eq!(one.names().collect::<Vec<_>>(), ["tavic"]);
        assert!(
            one.names_others(&other) && !one.names_others(&one) && !one.names_others(&Bag::of("the minister paid"))
        );
    }

    #[test]
    fn outlets_that_exchange_words_share_them() {
        let left = Bag::of("in response to the cyber attack");
        let right = Bag::of("a direct response to the Sony hack");
        assert_eq!(left.shared_words(&right), 2);
        assert!(left.coverage(&right) > 0.9);
    }

    #[test]
    fn what_is_shared_is_what_both_have_however_the_bag_was_made() {
        let mut made = Bag::of("the Marta Lind");
        made.extend(&Bag::of("was seized south of Crete in 2014"));
        let whole = Bag::of("the Marta Lind was seized south of Crete in 2014");
        assert_eq!(made, whole);
        let other = Bag::of("the Marta Lind left Crete");
        let both: Vec<&str> = whole.words().filter(|word| other.weight_of(word) > 0.0).collect();
        assert_eq!(whole.shared_words(&other), both.len());
        let told: f64 = both.iter().map(|word| whole.weight_of(word)).sum();
        assert!((whole.shared(&other) - told).abs() < 1e-9 && both.len() >= 3, "{both:?}");
        assert!(whole.weight_of("2014") > 0.0 && whole.without_numbers().weight_of("2014") <= 0.0);
    }
}
