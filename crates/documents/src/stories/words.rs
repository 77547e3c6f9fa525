//! Words as they are compared across outlets: folded, brought to their lemma, and exchanged for the first of their group
//! in `data/stories-synonyms.tsv`; each with a weight that says how much it tells. Words of one pair of
//! `data/stories-contraries.tsv` are one word, too, and it is remembered on which side of the pair each stands.

use crate::{
    lexicon::{Classes, VerbForm, WordKind, classes_of, is_common, is_kind, is_unchanged_past, rows, verb_of},
    tokens::fold_into,
};
use rustc_hash::{FxHashMap, FxHasher};
use std::{
    collections::{BTreeMap, BTreeSet},
    hash::{Hash, Hasher},
    ops::Range,
    sync::LazyLock,
};

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// Lower case, accents, possessive and dots of an abbreviation off.
    pub(super) folded: String,
    /// Bytes of the text.
    pub(super) at: Range<usize>,
    /// Whether it begins with a capital.
    pub(super) capital: bool,
}

/// The words of a text in order. An apostrophe counts inside a word, a point or comma inside a number, a dot inside `U.S.`.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start: Option<usize> = None;
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map(|(_, next)| *next);
        let inside = start.is_some_and(|first| joins(&text[first..at], character, next));
        if character.is_alphanumeric() || inside {
            start = start.or(Some(at));
        } else if let Some(first) = start.take() {
            push(text, first..at, &mut words);
        }
    }
    if let Some(first) = start {
        push(text, first..text.len(), &mut words);
    }
    words
}

/// Whether a mark continues the word before it.
fn joins(word: &str, mark: char, next: Option<char>) -> bool {
    let Some(next) = next else { return false };
    let letters = word.chars().all(|c| c.is_alphabetic() || c == '.');
    match mark {
        '\'' | '’' => letters && next.is_alphabetic(),
        '.' if letters => next.is_uppercase() && word.split('.').all(|part| part.chars().count() == 1),
        '.' | ',' => next.is_ascii_digit() && word.ends_with(|c: char| c.is_ascii_digit()),
        _ => false,
    }
}

fn push(text: &str, at: Range<usize>, words: &mut Vec<Word>) {
    let written = &text[at.clone()];
    let mut folded = String::with_capacity(written.len());
    fold_into(&mut folded, written);
    let owner = folded.strip_suffix("'s").map(str::len);
    if let Some(length) = owner {
        folded.truncate(length);
    }
    let digits = folded.starts_with(|c: char| c.is_ascii_digit());
    folded.retain(|c| c != ',' && (c != '.' || digits));
    if !folded.is_empty() {
        words.push(Word { folded, at, capital: written.starts_with(char::is_uppercase) });
    }
}

/// The dictionary form of a word: of a verb its base, of a noun the singular.
pub(super) fn lemma(word: &str) -> String {
    if let Some((verb, _)) = verb_of(word) {
        return verb.to_owned();
    }
    if word.len() > 3 && word.is_ascii() {
        if let Some(stem) = word.strip_suffix("ies") {
            return format!("{stem}y");
        }
        let stem = &word[..word.len() - 1];
        let sibilant = ["sses", "xes", "zzes", "ches", "shes"].iter().any(|end| word.ends_with(end));
        if sibilant {
            return word[..word.len() - 2].to_owned();
        }
        if word.ends_with('s') && !stem.ends_with(['s', 'u', 'i']) {
            return stem.to_owned();
        }
    }
    word.to_owned()
}

const SYNONYMS: &str = include_str!("../../data/stories-synonyms.tsv");
const CONTRARIES: &str = include_str!("../../data/stories-contraries.tsv");

/// What a phrase of the tables stands for.
#[derive(Debug)]
struct Group {
    /// The first lemma phrase of its group.
    head: String,
    /// Whether it says that it is so, or the contrary, where the group has both.
    so: Option<bool>,
}

/// Phrases of lemmas, and their groups.
static GROUPS: LazyLock<FxHashMap<String, Group>> = LazyLock::new(|| {
    let mut groups: FxHashMap<String, Group> = FxHashMap::default();
    for row in rows(SYNONYMS) {
        let Some(head) = row.first().map(|head| lemmas(head).join(" ")) else { continue };
        for phrase in &row {
            groups.entry(lemmas(phrase).join(" ")).or_insert_with(|| Group { head: head.clone(), so: None });
        }
    }
    let mut heads: BTreeSet<String> = BTreeSet::new();
    for row in rows(CONTRARIES) {
        let [pair, side, phrases @ ..] = row.as_slice() else { continue };
        let pair = lemmas(pair).join(" ");
        for phrase in phrases {
            let group = || Group { head: pair.clone(), so: Some(*side == "so") };
            groups.entry(lemmas(phrase).join(" ")).or_insert_with(group);
        }
        heads.insert(pair);
    }
    // A group of synonyms may be one side of a pair.
    for group in groups.values_mut().filter(|group| heads.contains(&group.head)) {
        group.so = group.so.or(Some(true));
    }
    groups
});

/// Words in the longest phrase of the table.
const LONGEST: usize = 4;

fn lemmas(text: &str) -> Vec<String> {
    words(text).iter().map(|word| lemma(&word.folded)).collect()
}

/// Whether a word carries meaning by itself.
pub(super) fn is_content(word: &str) -> bool {
    word.len() > 1 && classes_of(word).is_empty() && !is_kind(word, WordKind::Empty)
}

/// What an ordinary word tells, in tenths.
const ORDINARY: u32 = 6;

/// What a word tells, in tenths: a name or a number much, an ordinary word a little.
fn weight(word: &str) -> u32 {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        10
    } else if is_common(word) {
        ORDINARY
    } else {
        14
    }
}

/// The longest phrase of the tables that begins at a word, and the word behind it.
fn group_at(lemmas: &[String], at: usize) -> Option<(&'static Group, usize)> {
    let longest = lemmas.len().min(at + LONGEST);
    (at + 1..=longest)
        .rev()
        .find_map(|end| GROUPS.get(&lemmas[at..end].join(" ")).map(|group| (group, end)))
        .or_else(|| around_pronoun(lemmas, at))
}

/// A phrase of two words with a pronoun between them: `cleared him of`.
fn around_pronoun(lemmas: &[String], at: usize) -> Option<(&'static Group, usize)> {
    let [first, pronoun, last, ..] = lemmas.get(at..)? else { return None };
    if !matches!(pronoun.as_str(), "him" | "her" | "it" | "them") {
        return None;
    }
    GROUPS.get(&format!("{first} {last}")).map(|group| (group, at + 3))
}

/// What a clause says was done: its verbs in the past tense, as participles or behind `did not`, each by the first of
/// its group. Participles behind a determiner or a preposition describe a noun and tell of no deed.
pub(super) fn deeds(words: &[Word]) -> Vec<String> {
    verbs(words, false)
}

/// The same, and what is said will, may or must be done: the base of a verb behind an auxiliary.
pub(super) fn acts(words: &[Word]) -> Vec<String> {
    verbs(words, true)
}

fn verbs(words: &[Word], to_come: bool) -> Vec<String> {
    let lemmas: Vec<String> = words.iter().map(|word| lemma(&word.folded)).collect();
    let mut deeds = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let word = &words[at];
        let (deed, end) =
            group_at(&lemmas, at).map_or((lemmas[at].as_str(), at + 1), |(group, end)| (group.head.as_str(), end));
        let before = at.checked_sub(1).map(|before| classes_of(&words[before].folded)).unwrap_or_default();
        let finished =
            before.any(Classes::ADVERB.or(Classes::NEGATION)) || (at > 0 && is_finished(&words[at - 1].folded));
        let form = verb_of(&word.folded).map(|(_, form)| form);
        let past = form == Some(VerbForm::Past)
            || (finished && is_unchanged_past(&word.folded))
            || (form == Some(VerbForm::Base)
                && (is_left_undone(&words[..at]) || (to_come && is_behind_auxiliary(&words[..at]))));
        // `The newly discovered emails`: an adverb between the article and the participle.
        let described = before.any(Classes::ADVERB) && is_behind_article(&words[..at]);
        let told = !described && is_content(&word.folded) && !is_kind(&lemmas[at], WordKind::Empty);
        if past && told && !word.capital && !before.any(Classes::DETERMINER.or(Classes::PREPOSITION)) {
            deeds.push(deed.to_owned());
        }
        at = end;
    }
    deeds.sort_unstable();
    deeds.dedup();
    deeds
}

/// Whether the last word before a verb is an auxiliary, adverbs and negations apart: `will soon not`.
fn is_behind_auxiliary(before: &[Word]) -> bool {
    let classes = before.iter().rev().map(|word| classes_of(&word.folded));
    let mut helping = classes
        .skip_while(|classes| classes.any(Classes::ADVERB.or(Classes::NEGATION)) && !classes.any(Classes::AUXILIARY));
    helping.next().is_some_and(|classes| classes.any(Classes::AUXILIARY))
}

/// Whether the last word before a verb is an article or says whose something is, adverbs apart: `a newly`.
fn is_behind_article(before: &[Word]) -> bool {
    let mut led = before.iter().rev().filter(|word| !classes_of(&word.folded).any(Classes::ADVERB));
    led.next().is_some_and(|word| {
        matches!(word.folded.as_str(), "a" | "an" | "the" | "its" | "his" | "her" | "their" | "our" | "my")
    })
}

/// Before a form that may be the base of its verb or a participle, it says that it is the participle: `was hurt`.
fn is_finished(auxiliary: &str) -> bool {
    matches!(auxiliary, "is" | "are" | "was" | "were" | "be" | "been" | "has" | "have" | "had")
}

/// Whether the words before the base of a verb say that it was not done: `did not`, `didn't`.
fn is_left_undone(before: &[Word]) -> bool {
    match before {
        [.., last] if last.folded == "didn't" || last.folded == "didn’t" => true,
        [.., did, not] => did.folded == "did" && not.folded == "not",
        _ => false,
    }
}

/// The content words of a text with their weights; no order, no repetition.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Bag {
    /// The words with what they tell, in tenths: whole numbers add up exactly, in whatever order.
    words: BTreeMap<String, u32>,
    /// The same by the hashes of the words, in their order, so that two bags are compared without a look at letters.
    hashed: Vec<(u64, u32)>,
    /// The pairs of contraries of which the text has one side, and whether it is that which says that it is so.
    sides: BTreeMap<String, bool>,
}

impl Bag {
    /// The content words of a text.
    pub(super) fn of(text: &str) -> Self {
        Self::of_words(&words(text))
    }

    /// The content words among some words.
    pub(super) fn of_words(words: &[Word]) -> Self {
        let lemmas: Vec<String> = words.iter().map(|word| lemma(&word.folded)).collect();
        let mut bag = BTreeMap::new();
        let mut sides = Vec::new();
        let mut at = 0;
        while at < words.len() {
            if let Some((group, end)) = group_at(&lemmas, at) {
                bag.insert(group.head.clone(), ORDINARY);
                sides.extend(group.so.map(|so| (group.head.clone(), so)));
                at = end;
                continue;
            }
            let word = &words[at].folded;
            if is_content(word) && !is_kind(&lemmas[at], WordKind::Empty) {
                bag.insert(lemmas[at].clone(), weight(word));
            }
            at += 1;
        }
        Self::of_weights(bag, sides)
    }

    fn of_weights(words: BTreeMap<String, u32>, sides: Vec<(String, bool)>) -> Self {
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
            self.words.extend(other.words.iter().map(|(word, weight)| (word.clone(), *weight)));
            let both = std::mem::take(&mut self.sides).into_iter();
            let sides = both.chain(other.sides.iter().map(|(pair, so)| (pair.clone(), *so))).collect();
            *self = Self::of_weights(std::mem::take(&mut self.words), sides);
        }
    }

    /// The words of several together, put in order once and not for each of them.
    pub(super) fn of_all<'b>(bags: impl Iterator<Item = &'b Self>) -> Self {
        let (mut words, mut sides) = (BTreeMap::new(), Vec::new());
        for bag in bags {
            words.extend(bag.words.iter().map(|(word, weight)| (word.clone(), *weight)));
            sides.extend(bag.sides.iter().map(|(pair, so)| (pair.clone(), *so)));
        }
        Self::of_weights(words, sides)
    }

    /// The words that are no numbers.
    pub(super) fn without_numbers(&self) -> Self {
        let words = self.words.iter().filter(|(word, _)| !word.starts_with(|c: char| c.is_ascii_digit()));
        let sides = self.sides.iter().map(|(pair, so)| (pair.clone(), *so)).collect();
        Self::of_weights(words.map(|(word, weight)| (word.clone(), *weight)).collect(), sides)
    }

    /// The words that are neither names nor numbers.
    pub(super) fn ordinary(&self) -> Self {
        self.ordinary_where(|_| true)
    }

    /// Those of them that are to be kept.
    pub(super) fn ordinary_where(&self, keep: impl Fn(&str) -> bool) -> Self {
        let words = self.words.iter().filter(|(word, weight)| **weight <= ORDINARY && keep(word.as_str()));
        let sides = self.sides.iter().map(|(pair, so)| (pair.clone(), *so)).collect();
        Self::of_weights(words.map(|(word, weight)| (word.clone(), *weight)).collect(), sides)
    }

    /// The words that are names: neither ordinary ones nor numbers.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        let names = self.words.iter().filter(|(_, weight)| **weight > ORDINARY).map(|(word, _)| word.as_str());
        names.filter(|word| !word.starts_with(|c: char| c.is_ascii_digit()))
    }

    /// Whether each of two texts has names, and none is the same.
    pub(super) fn names_others(&self, other: &Self) -> bool {
        self.names().next().is_some()
            && other.names().next().is_some()
            && self.names().all(|name| other.weight_of(name) <= 0.0)
    }

    /// What a word tells; nothing if it is not there.
    pub(super) fn weight_of(&self, word: &str) -> f64 {
        self.words.get(word).map_or(0.0, |weight| whole(*weight))
    }

    /// The words in alphabetical order.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.words.keys().map(String::as_str)
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
        whole(self.words.values().sum())
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
        self.sides.iter().filter(|(pair, so)| other.side_of(pair).is_some_and(|held| held != **so)).count() % 2 == 1
    }

    /// On which side of a pair of contraries the text stands: whether it says that it is so.
    pub(super) fn side_of(&self, pair: &str) -> Option<bool> {
        self.sides.get(pair).copied()
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
fn on_one_side(sides: Vec<(String, bool)>) -> BTreeMap<String, bool> {
    let mut kept: BTreeMap<String, bool> = BTreeMap::new();
    let mut torn: BTreeSet<String> = BTreeSet::new();
    for (pair, so) in sides {
        if kept.get(&pair).is_some_and(|held| *held != so) {
            torn.insert(pair);
        } else {
            kept.insert(pair, so);
        }
    }
    kept.retain(|pair, _| !torn.contains(pair));
    kept
}

fn whole(tenths: u32) -> f64 {
    f64::from(tenths) / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_apostrophes_numbers_and_abbreviations_together() {
        let folded: Vec<String> =
            words("The U.S. didn't pay Sony’s £5,200.50, it said.").into_iter().map(|word| word.folded).collect();
        assert_eq!(folded, ["the", "us", "didn't", "pay", "sony", "5200.50", "it", "said"]);
    }

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
    fn deeds_are_verbs_of_the_past_in_the_words_of_their_group() {
        for (text, expected) in [
            ("The ship was stopped on 7 October and taken to Kalamata", vec!["end", "escort"]),
            ("It was escorted to port, where officers opened the containers", vec!["escort", "open"]),
            ("Two sailors were slightly hurt", vec!["hurt"]),
            ("Repairs will cost the ministry money", vec![]),
            ("The detained captain of a seized ship", vec![]),
            ("The newly seized ship", vec![]),
            ("The bank did not contest the findings", vec!["accept"]),
            ("The bank did contest the findings", vec![]),
            ("The court cleared him of fraud", vec!["convict"]),
        ] {
            assert_eq!(deeds(&words(text)), expected, "{text}");
        }
    }

    #[test]
    fn acts_are_deeds_and_what_will_or_may_be_done() {
        for (text, expected) in [
            ("The firm will soon not keep the head office", vec!["keep"]),
            ("The head office would be closed", vec!["keep"]),
            ("He offered to resign", vec!["proposal"]),
            ("She will leave and has paid", vec!["leave", "payment"]),
            ("The report of the board", vec![]),
        ] {
            assert_eq!(acts(&words(text)), expected, "{text}");
        }
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
