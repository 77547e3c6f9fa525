//! Likeness of two terms in [0, 1], with the reason.

use super::{
    bags::{bag_of, bags_agree, half_length},
    distance::{Cost, MAX_LETTERS, Unvocalised, distance},
    keys::{self, Breadth, KeyMaker, initial_key},
    rules::{AS_HEARD, OF_SYLLABLES, Prepared, RULES, Rules, first_letters, letter},
    side_by_side::SideBySide,
};
use interdict_text::lexicon::{self, Equivalence, is_east_asian_syllable};
use serde::{Deserialize, Serialize};

/// Below this two words are not alike. One wrong letter in a word of four is just above it.
pub const FLOOR: f32 = 0.69;

/// However long two words are, they are not alike with more than three wrong letters.
const MOST_APART: Cost = 300;

/// What a term is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TermKind {
    /// One word.
    Word,
    /// Neighbouring words written as one.
    Joined,
    /// One word read from a script that leaves vowels out.
    Unvocalised,
    /// The first letters of neighbouring words.
    Acronym,
    /// One word of a name that another script wrote down by its sound (`푸틴`, `プーチン`). Only words of a query are: on a list the
    /// same letters are a [`TermKind::Word`].
    Heard,
}

/// How many kinds of terms there are.
pub(crate) const KINDS_OF_TERMS: usize = 5;

impl TermKind {
    /// Whether it stands for several words.
    pub(crate) fn is_run(self) -> bool {
        matches!(self, Self::Joined | Self::Acronym)
    }
}

/// What is known of a term before it is compared with anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TermFacts {
    pub(crate) kind: TermKind,
    /// Number of the generic word's concept plus one, 0 for none.
    pub(crate) concept: u16,
    /// Belongs to some group of equal names.
    pub(crate) grouped: bool,
}

impl TermFacts {
    pub(crate) fn of(text: &str, kind: TermKind) -> Self {
        let word = !kind.is_run();
        Self {
            kind,
            concept: lexicon::concept_of(text).filter(|_| word).map_or(0, |concept| concept.id + 1),
            grouped: word && lexicon::groups_of(text).next().is_some(),
        }
    }

    /// Whether both are generic words of one line of business.
    fn is_near(self, other: Self) -> bool {
        let field = |facts: Self| facts.concept.checked_sub(1).and_then(lexicon::field_of);
        field(self).is_some() && field(self) == field(other)
    }
}

/// A term of the list, as its index holds it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ListedTerm<'a> {
    /// Folded letters and digits.
    pub(crate) text: &'a [u8],
    /// See [`bag_of`].
    pub(crate) bag: u64,
    pub(crate) facts: TermFacts,
}

/// A word prepared for comparing.
#[derive(Debug, Clone)]
pub struct Term {
    /// Folded letters and digits.
    pub text: Box<str>,
    facts: TermFacts,
}

/// A word of a query, prepared for comparing with many listed ones. Its memory is used again for the next word.
#[derive(Debug, Default)]
pub(crate) struct Asked {
    text: String,
    facts: Option<TermFacts>,
    bag: u64,
    /// May be alike by what it means.
    has_meaning: bool,
    prepared: Prepared,
    /// The word as a syllable of Chinese or Korean, if it is one.
    as_syllable: Prepared,
    is_syllable: bool,
    is_prepared: bool,
    /// Keys by which listed terms are found.
    pub(crate) keys: Vec<u32>,
    maker: KeyMaker,
}

impl Asked {
    /// Turns to another word.
    pub(crate) fn turn_to(&mut self, text: &str, kind: TermKind) {
        self.set(text, kind);
        self.find_keys(kind);
    }

    /// Turns to another word, without its keys.
    fn set(&mut self, text: &str, kind: TermKind) {
        self.text.clear();
        self.text.push_str(text);
        let facts = TermFacts::of(text, kind);
        self.has_meaning = facts.concept != 0 || facts.grouped;
        self.facts = Some(facts);
        self.bag = bag_of(text.as_bytes(), kind);
        self.is_syllable = kind == TermKind::Word && is_east_asian_syllable(text.as_bytes());
        self.is_prepared = false;
        self.keys.clear();
    }

    fn find_keys(&mut self, kind: TermKind) {
        keys_into(&mut self.maker, &self.text, kind, &mut self.keys);
        // One more key by which a word of a query looks: that of the listed initial it begins with.
        if kind == TermKind::Word && self.text.len() > 1 {
            self.keys.push(initial_key(self.text.as_bytes()));
        }
    }
}

/// Keys by which a term is found when it is on the list, in place of what `keys` held.
pub(crate) fn keys_into(maker: &mut KeyMaker, text: &str, kind: TermKind, keys: &mut Vec<u32>) {
    let breadth = match kind {
        TermKind::Word | TermKind::Unvocalised => Breadth::Word,
        TermKind::Heard => Breadth::Heard,
        TermKind::Joined if is_compound(text) => Breadth::Compound,
        TermKind::Joined => Breadth::Joined,
        TermKind::Acronym => Breadth::Exact,
    };
    maker.keys_of(text.as_bytes(), breadth, keys);
}

/// Whether words written as one are a name that is as often written as one as apart: `Abdul Rahman`, `Safi al-Din`.
fn is_compound(joined: &str) -> bool {
    joined.starts_with("abdul") || joined.ends_with("aldin") || joined.ends_with("eldin")
}

/// The key of the very word, by which it is found among others.
pub(crate) fn word_key(text: &str) -> u32 {
    keys::word_key(text.as_bytes())
}

/// A number shared by spellings of one sound, by which they are counted; `None` if the word is too short to say.
pub(crate) fn sound_of(maker: &mut KeyMaker, text: &str) -> Option<u32> {
    maker.sound_of(text.as_bytes())
}

/// How two words are alike.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Likeness {
    /// Letter for letter.
    Same,
    /// Near in spelling or sound.
    Spelling(f32),
    /// Forms of one name in two languages.
    SameName,
    /// One is a short form of the other.
    Diminutive,
    /// The same generic word in another language or abbreviated.
    SameConcept,
    /// Another generic word that names of one company have in its place: `air` and `airlines`.
    NearConcept,
    /// A single letter for a word that begins with it.
    Initial,
    /// A word cut off at the end of the text.
    CutOff,
    /// The first letters of several words.
    Acronym,
}

impl Likeness {
    /// As a number in [0, 1].
    pub fn value(self) -> f32 {
        match self {
            Self::Same => 1.0,
            Self::Spelling(value) => value,
            Self::SameName => 0.92,
            Self::Diminutive | Self::Acronym => 0.86,
            Self::SameConcept => 0.95,
            Self::Initial => 0.80,
            Self::CutOff | Self::NearConcept => 0.85,
        }
    }
}

impl Term {
    /// Prepares a folded word.
    pub fn new(text: &str, kind: TermKind) -> Self {
        Self { text: text.into(), facts: TermFacts::of(text, kind) }
    }

    fn listed(&self) -> ListedTerm<'_> {
        ListedTerm { text: self.text.as_bytes(), bag: bag_of(self.text.as_bytes(), self.facts.kind), facts: self.facts }
    }
}

/// Likeness of a term of the query and a term of the list, `None` if they share no key or are below [`FLOOR`].
pub fn likeness(query: &Term, listed: &Term) -> Option<Likeness> {
    // Most pairs are told apart by this alone; keys cost more.
    let has_meaning = query.facts.concept != 0 || query.facts.grouped;
    let (asked_bag, bag) = (query.listed().bag, listed.listed().bag);
    if !bags_agree(asked_bag, bag) && !has_meaning && half_length(bag) != 0 {
        return None;
    }
    let mut asked = Asked::default();
    asked.set(&query.text, query.facts.kind);
    asked.prepare();
    let found = asked.likeness(listed.listed())?;
    asked.find_keys(query.facts.kind);
    let mut keys = Vec::new();
    keys_into(&mut KeyMaker::default(), &listed.text, listed.facts.kind, &mut keys);
    asked.keys.iter().any(|key| keys.binary_search(key).is_ok()).then_some(found)
}

/// What is told of two words without comparing their letters one by one.
enum Glance {
    /// Whether they are alike, and how.
    Told(Option<Likeness>),
    /// Nothing: their letters have to be compared.
    ByLetters,
}

impl Asked {
    /// Whether it stands for several words.
    pub(crate) fn is_run(&self) -> bool {
        self.facts.is_some_and(|facts| facts.kind.is_run())
    }

    /// Whether a listed term with this bag can be alike at all. An initial is told by its bag of few letters too.
    pub(crate) fn may_be_like(&self, bag: u64) -> bool {
        bags_agree(self.bag, bag) || self.has_meaning || half_length(bag) == 0
    }

    /// Makes ready for comparing: most words are only looked up.
    pub(crate) fn prepare(&mut self) {
        if self.is_prepared {
            return;
        }
        let heard = self.facts.is_some_and(|facts| facts.kind == TermKind::Heard);
        self.prepared.set(if heard { &AS_HEARD } else { &RULES }, self.text.bytes().map(letter));
        if self.is_syllable {
            self.as_syllable.set(&OF_SYLLABLES, self.text.bytes().map(letter));
        }
        self.is_prepared = true;
    }

    /// Likeness to a listed term that is known to share a key. The word must be prepared.
    pub(crate) fn likeness(&self, listed: ListedTerm) -> Option<Likeness> {
        let facts = self.facts?;
        if let Glance::Told(found) = self.at_a_glance(facts, listed) {
            return found;
        }
        let cost = self.by_letters(facts, listed).and_then(|letters| letters.distance(listed));
        self.by_cost(facts, listed, cost)
    }

    /// Makes ready for [`Self::likenesses`].
    pub(crate) fn prepare_for_many(&mut self, comparing: &mut Comparing) {
        self.prepare();
        comparing.side_by_side.turn_to(&self.prepared);
    }

    /// Calls with the number of each listed term that is alike and its likeness, in their order: as [`Self::likeness`], and
    /// faster. The word must be prepared for many.
    pub(crate) fn likenesses<'a>(
        &self,
        listed: impl Iterator<Item = ListedTerm<'a>> + Clone,
        comparing: &mut Comparing,
        mut call: impl FnMut(usize, Likeness),
    ) {
        let Comparing { side_by_side, outcomes } = comparing;
        let Some(facts) = self.facts else { return };
        outcomes.clear();
        outcomes.extend(listed.clone().enumerate().map(|(number, listed)| {
            if let Glance::Told(found) = self.at_a_glance(facts, listed) {
                return Outcome::Known(found);
            }
            let Some(letters) = self.by_letters(facts, listed) else { return Outcome::Apart(None) };
            let may_wait = letters.unvocalised == Unvocalised::Neither && !letters.as_syllables;
            let waits = may_wait && side_by_side.take(number, listed.text, letters.limit);
            Outcome::Apart(if waits { None } else { letters.distance(listed) })
        }));
        side_by_side.compare(&self.prepared, |number, cost| outcomes[number] = Outcome::Apart(cost));
        for (number, (listed, outcome)) in listed.zip(outcomes.iter()).enumerate() {
            let likeness = match *outcome {
                Outcome::Known(found) => found,
                Outcome::Apart(cost) => self.by_cost(facts, listed, cost),
            };
            if let Some(likeness) = likeness {
                call(number, likeness);
            }
        }
    }

    /// Likeness to a listed term as far as it is told without comparing their letters one by one.
    fn at_a_glance(&self, facts: TermFacts, listed: ListedTerm) -> Glance {
        let same = self.text.as_bytes() == listed.text;
        if facts.kind == TermKind::Acronym || listed.facts.kind == TermKind::Acronym {
            return Glance::Told(same.then_some(Likeness::Acronym));
        }
        if same {
            return Glance::Told(Some(Likeness::Same));
        }
        // A digit is the beginning of no number: ship 5 is not ship 55.
        if let [letter] = listed.text
            && letter.is_ascii_alphabetic()
        {
            let begins = facts.kind == TermKind::Word && self.text.as_bytes().first() == listed.text.first();
            return Glance::Told(begins.then_some(Likeness::Initial));
        }
        Glance::ByLetters
    }

    /// Likeness to a listed term whose distance is known, `None` if it is too far.
    fn by_cost(&self, facts: TermFacts, listed: ListedTerm, cost: Option<Cost>) -> Option<Likeness> {
        let by_spelling = cost.and_then(|cost| self.by_spelling(listed, cost)).map(Likeness::Spelling);
        let by_meaning = if facts.concept != 0 && facts.concept == listed.facts.concept {
            Some(Likeness::SameConcept)
        } else if facts.grouped && listed.facts.grouped {
            let text = std::str::from_utf8(listed.text).unwrap_or_default();
            lexicon::equivalence(&self.text, text).map(|equivalence| match equivalence {
                Equivalence::SameName => Likeness::SameName,
                Equivalence::Diminutive => Likeness::Diminutive,
            })
        } else {
            None
        };
        let by_meaning = by_meaning.or_else(|| facts.is_near(listed.facts).then_some(Likeness::NearConcept));
        match (by_spelling, by_meaning) {
            (Some(spelling), Some(meaning)) if meaning.value() > spelling.value() => Some(meaning),
            (Some(spelling), _) => Some(spelling),
            (None, meaning) => meaning,
        }
    }

    /// How the letters of a listed term are compared, `None` if they are too different for that.
    fn by_letters(&self, facts: TermFacts, listed: ListedTerm) -> Option<ByLetters<'_>> {
        let unvocalised = match (facts.kind, listed.facts.kind) {
            (TermKind::Unvocalised, _) => Unvocalised::Left,
            (_, TermKind::Unvocalised) => Unvocalised::Right,
            _ => Unvocalised::Neither,
        };
        if !bags_agree(self.bag, listed.bag) {
            return None;
        }
        let limit = ((self.room(listed) * (1.0 - FLOOR) * 100.0) as Cost).min(MOST_APART);
        let as_syllables =
            self.is_syllable && listed.facts.kind == TermKind::Word && is_east_asian_syllable(listed.text);
        let prepared = if as_syllables { &self.as_syllable } else { &self.prepared };
        Some(ByLetters { prepared, as_syllables, limit, unvocalised })
    }

    /// Short words have less room for a slip: the length counts from the second letter on.
    fn room(&self, listed: ListedTerm) -> f32 {
        (self.text.len().max(listed.text.len()) as f32 - 0.7).max(0.5)
    }

    fn by_spelling(&self, listed: ListedTerm, cost: Cost) -> Option<f32> {
        let value = 1.0 - f32::from(cost) / (self.room(listed) * 100.0);
        // Different numbers are different words, however long.
        if is_number(self.text.as_bytes()) && is_number(listed.text) {
            return None;
        }
        (value >= FLOOR).then_some(value.min(0.999))
    }
}

/// Working memory for comparing a word with many listed terms.
#[derive(Debug, Default)]
pub(crate) struct Comparing {
    side_by_side: SideBySide,
    /// For each of the terms.
    outcomes: Vec<Outcome>,
}

/// What is known of a listed term once letters are compared.
#[derive(Debug, Clone, Copy)]
enum Outcome {
    /// Its likeness, whatever its letters are.
    Known(Option<Likeness>),
    /// How far apart the letters are, `None` for too far.
    Apart(Option<Cost>),
}

/// How the letters of a listed term are compared with those of a word.
struct ByLetters<'a> {
    prepared: &'a Prepared,
    as_syllables: bool,
    limit: Cost,
    unvocalised: Unvocalised,
}

impl ByLetters<'_> {
    fn distance(&self, listed: ListedTerm) -> Option<Cost> {
        let mut letters = [0; MAX_LETTERS];
        let length = listed.text.len().min(MAX_LETTERS);
        for (number, byte) in letters.iter_mut().zip(listed.text) {
            *number = letter(*byte);
        }
        distance(self.prepared, &letters[..length], self.limit, self.unvocalised)
    }
}

/// How far apart two words begin, in [0, 1]: 0 for the same letter, little where romanisations differ (`Hsia`, `Xia`), 1 for what
/// no system of spelling makes of one sound.
pub(crate) fn begins_apart(query: &str, kind: TermKind, listed: ListedTerm) -> f32 {
    let (asked, listed) = (query.as_bytes(), listed.text);
    if asked.first() == listed.first() {
        return 0.0;
    }
    let rules: &Rules = if kind == TermKind::Heard {
        &AS_HEARD
    } else if is_east_asian_syllable(asked) && is_east_asian_syllable(listed) {
        &OF_SYLLABLES
    } else {
        &RULES
    };
    f32::from(rules.beginning(first_letters(asked), first_letters(listed))) / 100.0
}

/// Likeness of two words by their letters, whatever they mean.
pub(crate) fn by_letters_alone(query: &str, kind: TermKind, listed: ListedTerm) -> Option<Likeness> {
    if !bags_agree(bag_of(query.as_bytes(), kind), listed.bag) {
        return None;
    }
    let mut asked = Asked::default();
    asked.set(query, kind);
    asked.prepare();
    let cost = asked.by_letters(asked.facts?, listed)?.distance(listed)?;
    asked.by_spelling(listed, cost).map(Likeness::Spelling)
}

fn is_number(text: &[u8]) -> bool {
    text.iter().all(u8::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(query: &str, kind: TermKind, listed: &str) -> f32 {
        likeness(&Term::new(query, kind), &Term::new(listed, TermKind::Word)).map_or(0.0, Likeness::value)
    }

    #[test]
    fn a_syllable_in_another_system_is_near_and_not_the_same() {
        for (query, listed) in [
            // Revised and McCune-Reischauer, and usage between them.
            ("bak", "pak"),
            ("bang", "pang"),
            ("deok", "tok"),
            ("gil", "kil"),
            ("gu", "ku"),
            ("jin", "chin"),
            // Pinyin and Wade-Giles.
            ("bin", "pin"),
            ("luo", "lo"),
            ("xia", "hsia"),
            ("zeng", "tseng"),
            ("ren", "jen"),
            ("cao", "tsao"),
        ] {
            for value in [between(query, TermKind::Word, listed), between(listed, TermKind::Word, query)] {
                assert!((0.90..1.0).contains(&value), "{query} {listed} {value}");
            }
        }
        // Words of more than one syllable, and other syllables, are as far apart as ever.
        for (query, listed) in [("dina", "tina"), ("bella", "pella"), ("kim", "min"), ("jong", "jang")] {
            assert!(between(query, TermKind::Word, listed) < 0.92, "{query} {listed}");
        }
    }

    #[test]
    fn one_slip_leaves_a_word_of_four_alike_and_two_do_not() {
        for (query, listed, least, most) in [
            // Another letter, and the key beside the right one.
            ("mita", "mika", 0.69, 0.70),
            ("mila", "mika", 0.78, 0.80),
            ("mits", "mika", 0.0, 0.0),
            // A word of three is another one.
            ("zot", "zok", 0.0, 0.0),
        ] {
            for value in [between(query, TermKind::Word, listed), between(listed, TermKind::Word, query)] {
                assert!((least..=most).contains(&value), "{query} {listed} {value}");
            }
        }
    }

    #[test]
    fn spellings_of_other_languages_are_near() {
        for (query, listed) in [
            ("poutine", "putin"),
            ("loukachenko", "lukashenka"),
            ("lukaszenka", "lukashenko"),
            ("lukasenko", "lukashenka"),
            ("lawrow", "lavrov"),
            ("miedwiediew", "medvedev"),
            ("tschemesow", "chemezov"),
            ("szojgu", "shoigu"),
            ("choigou", "shoigu"),
            ("dschawad", "javad"),
            ("cevad", "javad"),
            ("sarif", "zarif"),
            ("chamenei", "khamenei"),
            ("jamenei", "khamenei"),
        ] {
            assert!(between(query, TermKind::Word, listed) >= 0.80, "{query} {listed}");
            assert!(between(listed, TermKind::Word, query) >= 0.80, "{listed} {query}");
        }
    }

    #[test]
    fn names_that_another_script_wrote_down_by_their_sound_are_near() {
        for (query, listed) in [
            ("urajimiru", "vladimir"),
            ("puchin", "putin"),
            ("raburofu", "lavrov"),
            ("rukashenko", "lukashenka"),
            ("medovejefu", "medvedev"),
            ("bulladimiru", "vladimir"),
            ("medubedepu", "medvedev"),
            ("lafuluofu", "lavrov"),
            ("pujing", "putin"),
            ("meideweijiefu", "medvedev"),
        ] {
            let value = between(query, TermKind::Heard, listed);
            assert!(value >= 0.90, "{query} {listed} {value}");
            // As a name in Latin letters it is farther.
            assert!(between(query, TermKind::Word, listed) < value, "{query} {listed}");
        }
        for (query, listed) in [("puchin", "pushkin"), ("raburofu", "lebedev"), ("hasan", "hussein")] {
            assert!(between(query, TermKind::Heard, listed) < 0.90, "{query} {listed}");
        }
    }

    #[test]
    fn first_letters_differ_by_what_no_system_explains() {
        let apart =
            |query: &str, listed: &str| begins_apart(query, TermKind::Word, Term::new(listed, TermKind::Word).listed());
        for (query, listed, least, most) in [
            ("kim", "kil", 0.0, 0.01),
            ("tok", "dok", 0.05, 0.2),
            ("chang", "zhang", 0.05, 0.2),
            ("zhirov", "azarov", 0.99, 1.0),
        ] {
            assert!((least..=most).contains(&apart(query, listed)), "{query} {listed}");
        }
    }
}
