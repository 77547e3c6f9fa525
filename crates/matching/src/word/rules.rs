//! The table of spelling correspondences, arranged so that the distance finds the rules for a cell at once.
//!
//! One table holds for all words. Two more lie over it where more is known of how words came to be written: single syllables of
//! Chinese and Korean, and names that another script wrote down by their sound.

use super::distance::SWAP;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Letters and digits as small numbers: a-z are 0-25, 0-9 are 26-35.
pub(super) const ALPHABET: usize = 36;

/// Numbers of folded letters and digits. Anything else (a space inside a phrase) counts as `z`.
const LETTERS: [u8; 256] = {
    let mut letters = [25; 256];
    let mut at = 0;
    while at < 26 {
        letters[b'a' as usize + at] = at as u8;
        if at < 10 {
            letters[b'0' as usize + at] = 26 + at as u8;
        }
        at += 1;
    }
    letters
};

/// Number of a folded letter or digit.
pub(super) fn letter(byte: u8) -> u8 {
    LETTERS[byte as usize]
}

/// A side of a rule, packed into a number, its last letter lowest, as is the tail of a word (see [`push_letter`]), so that a
/// comparison is one mask and one test.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tail {
    letters: u32,
    mask: u32,
}

impl Tail {
    fn new(letters: &[u8]) -> Self {
        Self { letters: packed(letters), mask: ((1_u64 << (8 * letters.len())) - 1) as u32 }
    }

    /// Whether a word ends in it, given by its own tail.
    pub(super) fn ends(self, tail: u32) -> bool {
        tail & self.mask == self.letters
    }

    /// The last two letters, [`NO_LETTER`] in the place of one that there is not.
    pub(super) fn ending(self) -> [usize; 2] {
        [1, 0].map(|place| (self.letters >> (8 * place)).wrapping_sub(1) as usize % WIDTH)
    }
}

/// One correspondence in one direction.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rule {
    left: Tail,
    pub(super) right: Tail,
    /// What the right side ends with, see [`Rules::signature`].
    signature: u64,
    pub(super) left_length: u8,
    pub(super) right_length: u8,
    pub(super) cost: u16,
}

/// Appends a letter to a packed tail of the last four. Letters are stored plus one, so that "no letter" is not `a`.
pub(super) fn push_letter(tail: u32, letter: u8) -> u32 {
    (tail << 8) | (u32::from(letter) + 1)
}

/// The packed tail of a word.
pub(super) fn packed(letters: &[u8]) -> u32 {
    letters[letters.len().saturating_sub(4)..].iter().fold(0, |tail, letter| push_letter(tail, *letter))
}

impl Rule {
    fn new(left: &[u8], right: &[u8], cost: u16) -> Self {
        Self {
            left: Tail::new(left),
            right: Tail::new(right),
            signature: 0,
            left_length: left.len() as u8,
            right_length: right.len() as u8,
            cost,
        }
    }

    /// Whether two words begin with the sides of the rule, each given by its first letters.
    fn begins(&self, left: [u8; LONGEST], right: [u8; LONGEST]) -> bool {
        packed(&left[..usize::from(self.left_length)]) == self.left.letters
            && packed(&right[..usize::from(self.right_length)]) == self.right.letters
    }
}

/// Letters are numbered below this; a power of two, so that an index is masked instead of checked.
pub(super) const WIDTH: usize = 64;

/// In the place of a letter where there is none: before a word and behind it.
pub(super) const NO_LETTER: u8 = WIDTH as u8 - 1;
/// In the place of the letter before a word of the query, where it must be no letter of a listed word either.
pub(super) const BEFORE_ALL: u8 = NO_LETTER - 1;
/// What it costs to take that for a letter: more than any two words are apart.
const NEVER: u16 = 10_000;

/// A word whose letters are known beforehand, with what can end at each of them: a word of a query is compared with a hundred
/// listed ones, and looks up its side of the rules once.
#[derive(Debug, Clone)]
pub struct Prepared {
    pub(super) letters: Vec<u8>,
    pub(super) ends: Vec<End>,
    found: Vec<Rule>,
    pub(super) rules: &'static Rules,
}

/// What can end at one letter of a prepared word.
#[derive(Debug, Clone, Copy)]
pub(super) struct End {
    /// What the other sides of its rules end with, see [`Rules::signature`].
    pub(super) signature: u64,
    /// Where its rules begin and end among those found.
    first: u16,
    last: u16,
    /// How many rows of the table before this letter's own can still be reached once it is done.
    pub(super) reach: u8,
}

impl Default for Prepared {
    fn default() -> Self {
        Self { letters: Vec::new(), ends: Vec::new(), found: Vec::new(), rules: &RULES }
    }
}

impl Prepared {
    /// Prepares a word given as letter numbers.
    pub fn new(letters: &[u8]) -> Self {
        let mut prepared = Self::default();
        prepared.set(&RULES, letters.iter().copied());
        prepared
    }

    /// Prepares another word in the same memory, for being compared by these rules.
    pub(super) fn set(&mut self, by: &'static Rules, letters: impl Iterator<Item = u8>) {
        let Self { letters: own, ends, found, rules } = self;
        *rules = by;
        own.clear();
        own.extend(letters);
        ends.clear();
        found.clear();
        let (mut tail, mut before) = (0, BEFORE_ALL);
        for letter in own.iter() {
            tail = push_letter(tail, *letter);
            let (mut signature, mut reach, start) = (0, 2, found.len() as u16);
            for before in [NO_LETTER, before] {
                let (first, last) = rules.by_left[usize::from(before) % WIDTH][usize::from(*letter) % WIDTH];
                for rule in rules.all[usize::from(first)..usize::from(last)].iter().filter(|rule| rule.left.ends(tail))
                {
                    signature |= rule.signature;
                    reach = reach.max(rule.left_length);
                    found.push(*rule);
                }
            }
            before = *letter;
            ends.push(End { signature, first: start, last: found.len() as u16, reach });
        }
        // From the last letter to the first: the next letter reaches two rows back for neighbours exchanged, and as far as
        // its longest rule is.
        let mut reach = 0_u8;
        for end in ends.iter_mut().rev() {
            let longest = end.reach;
            end.reach = reach;
            reach = reach.saturating_sub(1).max(longest - 1);
        }
    }

    /// The rules that end at a letter of the word.
    pub(super) fn rules(&self, end: &End) -> &[Rule] {
        &self.found[usize::from(end.first)..usize::from(end.last)]
    }
}

/// A row of a table of spellings.
#[derive(Debug, Clone, Copy)]
struct Row<'a> {
    left: &'a str,
    right: &'a str,
    cost: u16,
    /// Only where a word begins.
    begins: bool,
}

impl<'a> Row<'a> {
    fn parse(line: &'a str) -> Option<Self> {
        let mut cells = line.split('\t');
        let (left, right, cost) = (cells.next()?, cells.next()?, cells.next()?.parse().ok()?);
        let stripped = left.strip_prefix('^');
        Some(Self { left: stripped.unwrap_or(left), right, cost, begins: stripped.is_some() })
    }

    /// What it is about, whichever way round it says so.
    fn subject(&self) -> (bool, &'a str, &'a str) {
        (self.begins, self.left.min(self.right), self.left.max(self.right))
    }
}

/// The rows of a table and of one laid over it, whose rows stand in the place of those that are about the same. Refuses lines that
/// are no rows, and tables that say one thing twice, or both ways.
fn rows_of<'a>(table: &'a str, laid_over: &'a str) -> Result<Vec<Row<'a>>, String> {
    let mut rows: Vec<Row> = Vec::new();
    let mut places = FxHashMap::default();
    for (layer, text) in [table, laid_over].into_iter().enumerate() {
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let row = Row::parse(line).ok_or_else(|| format!("no row of a table of spellings: {line}"))?;
            match places.get(&row.subject()).copied() {
                Some((said_in, _)) if said_in == layer => {
                    return Err(format!("said already, or the other way round: {line}"));
                }
                Some((_, place)) => {
                    rows[place] = row;
                    places.insert(row.subject(), (layer, place));
                }
                None => {
                    places.insert(row.subject(), (layer, rows.len()));
                    rows.push(row);
                }
            }
        }
    }
    Ok(rows)
}

/// Rules by the last letter of their left side.
#[derive(Debug)]
pub(super) struct Rules {
    /// All rules, those whose left sides end alike together.
    all: Vec<Rule>,
    /// Where the rules begin and end whose left sides end with two letters, or are one letter behind [`NO_LETTER`].
    by_left: [[(u16, u16); WIDTH]; WIDTH],
    /// One letter for the other.
    pub(super) single: [[u16; WIDTH]; WIDTH],
    pub(super) dropped: [u16; WIDTH],
    /// The same of the letter that a word begins with.
    pub(super) dropped_first: [u16; WIDTH],
    /// For each letter its bit where it is a side of a rule by itself, and for each two letters theirs where a side ends with
    /// them.
    alone: [u8; WIDTH],
    together: [[u8; WIDTH]; WIDTH],
    /// Rules whose sides begin with different letters, by the first letter of the left one.
    beginnings: Vec<Vec<Rule>>,
    /// What one letter for another costs that no row names.
    unnamed: fn(u8, u8) -> u16,
}

/// Length of the longest side of a rule: what fits a packed tail.
const LONGEST: usize = 4;

pub(super) fn is_vowel(letter: u8) -> bool {
    matches!(letter, 0 | 4 | 8 | 14 | 20)
}

/// What one letter for another costs that no row names.
fn usual_single(a: u8, b: u8) -> u16 {
    match (is_vowel(a), is_vowel(b)) {
        _ if a == b => 0,
        (true, true) => 45,
        // Digits are never a sound: a wrong digit is a different number.
        _ if a >= 26 && b >= 26 => 150,
        _ => WRONG_LETTER,
    }
}

/// The same in a word that somebody may have typed: the key beside the right one is as common a slip as letters swapped.
fn typed_single(a: u8, b: u8) -> u16 {
    let usual = usual_single(a, b);
    if usual == WRONG_LETTER && keys_touch(a, b) { SWAP } else { usual }
}

/// Whether two letters stand beside each other on the keyboard that most people type names in Latin letters on. A row stands half
/// a key to the right of the one above it.
fn keys_touch(a: u8, b: u8) -> bool {
    const ROWS: [&[u8]; 3] = [b"qwertyuiop", b"asdfghjkl", b"zxcvbnm"];
    let key = |number: u8| {
        let mut rows = ROWS.iter().zip(0_usize..);
        rows.find_map(|(keys, row)| {
            keys.iter().position(|key| letter(*key) == number).map(|place| (row, 2 * place + row))
        })
    };
    let (Some((row, place)), Some((other_row, other_place))) = (key(a), key(b)) else { return false };
    let apart = place.abs_diff(other_place);
    match row.abs_diff(other_row) {
        0 => apart == 2,
        1 => apart == 1,
        _ => false,
    }
}

/// What a letter more or less costs that no row names.
fn usual_dropping(letter: u8) -> u16 {
    if is_vowel(letter) { 40 } else { 90 }
}

/// What an ordinary wrong letter costs.
const WRONG_LETTER: u16 = 100;

impl Rules {
    /// The table for all words with another one laid over it, and what one letter for another costs that neither names.
    fn load(laid_over: &'static str, unnamed: fn(u8, u8) -> u16) -> Self {
        let mut single = [[0; WIDTH]; WIDTH];
        for costs in &mut single {
            costs[usize::from(NO_LETTER)] = NEVER;
        }
        let mut dropped = [90; WIDTH];
        for a in 0..ALPHABET as u8 {
            for b in 0..ALPHABET as u8 {
                single[a as usize][b as usize] = unnamed(a, b);
            }
            dropped[a as usize] = usual_dropping(a);
        }
        let mut dropped_first = dropped;
        let mut all: Vec<Rule> = Vec::new();
        let table = include_str!("../../data/spelling-rules.tsv");
        // The tables are part of the program, and a test reads them all.
        let rows = rows_of(table, laid_over).unwrap_or_else(|fault| panic!("{fault}"));
        for row in rows {
            let cost = row.cost;
            let (left, right): (Vec<u8>, Vec<u8>) =
                (row.left.bytes().map(letter).collect(), row.right.bytes().map(letter).collect());
            match (left.as_slice(), right.as_slice()) {
                ([a], []) if row.begins => dropped_first[*a as usize] = cost,
                ([a], []) => {
                    dropped[*a as usize] = cost;
                    dropped_first[*a as usize] = cost;
                }
                ([a], [b]) => {
                    single[*a as usize][*b as usize] = cost;
                    single[*b as usize][*a as usize] = cost;
                }
                ([], _) | (_, []) => {}
                _ => all.extend([Rule::new(&left, &right, cost), Rule::new(&right, &left, cost)]),
            }
        }
        all.sort_by_key(|rule| rule.left.ending());
        let mut beginnings: Vec<Vec<Rule>> = (0..WIDTH).map(|_| Vec::new()).collect();
        let first = |side: u32, length: u8| (side >> (8 * (u32::from(length) - 1))).wrapping_sub(1) as usize % WIDTH;
        for rule in &all {
            let (left, right) =
                (first(rule.left.letters, rule.left_length), first(rule.right.letters, rule.right_length));
            if left != right {
                beginnings[left].push(*rule);
            }
        }
        let (mut alone, mut together, mut bits) = ([0; WIDTH], [[0; WIDTH]; WIDTH], 0_u8);
        for rule in &mut all {
            let [before, last] = rule.right.ending();
            let bit = if rule.right_length == 1 { &mut alone[last] } else { &mut together[before][last] };
            if *bit == 0 {
                // Bit 0 is what stands for none, and no rule has it.
                bits = bits % (u64::BITS as u8 - 1) + 1;
                *bit = bits;
            }
            rule.signature = 1 << *bit;
        }
        let (mut by_left, mut start) = ([[(0, 0); WIDTH]; WIDTH], 0);
        for rules in all.chunk_by(|a, b| a.left.ending() == b.left.ending()) {
            let [before, last] = rules[0].left.ending();
            by_left[before][last] = (start, start + rules.len() as u16);
            start += rules.len() as u16;
        }
        Self { all, by_left, single, dropped, dropped_first, alone, together, beginnings, unnamed }
    }

    /// The sides of rules that a word may end with which ends with two letters: a bit for several of them. Words whose signatures
    /// have no bit together end with the two sides of no rule.
    pub(super) fn signature(&self, before: u8, last: u8) -> u64 {
        let last = usize::from(last) % WIDTH;
        1 << self.alone[last] | 1 << self.together[usize::from(before) % WIDTH][last]
    }

    /// What the cheapest correspondence costs that two words begin with, in hundredths of a wrong letter: 0 where the first letter
    /// is the same, [`WRONG_LETTER`] where no row of the tables brings the beginnings together. Slips count in full: that
    /// people get first letters right is what this is asked for.
    pub(super) fn beginning(&self, left: [u8; LONGEST], right: [u8; LONGEST]) -> u16 {
        let (a, b) = (left[0], right[0]);
        let mut cost = WRONG_LETTER;
        let mut offer = |offered: u16, usual: u16| {
            if offered < usual {
                cost = cost.min(offered);
            }
        };
        if a == b {
            return 0;
        }
        offer(self.single[usize::from(a) % WIDTH][usize::from(b) % WIDTH], (self.unnamed)(a, b));
        if left[1] == b {
            offer(self.dropping(a), usual_dropping(a));
        }
        if right[1] == a {
            offer(self.dropping(b), usual_dropping(b));
        }
        for rule in self.beginnings[usize::from(a) % WIDTH].iter().filter(|rule| rule.begins(left, right)) {
            offer(rule.cost, WRONG_LETTER);
        }
        cost
    }

    /// What one letter for another costs, at the number of the one times [`WIDTH`] and that of the other.
    pub(super) fn single_flat(&self) -> &[u16; WIDTH * WIDTH] {
        self.single.as_flattened().try_into().unwrap_or(&[0; WIDTH * WIDTH])
    }

    /// Cost of a letter more or less.
    pub(super) fn dropping(&self, letter: u8) -> u16 {
        self.dropped[letter as usize % WIDTH]
    }

    /// The same of the letter that a word begins with, which people hear and write.
    pub(super) fn dropping_first(&self, letter: u8) -> u16 {
        self.dropped_first[letter as usize % WIDTH]
    }
}

/// The first letters of a word as numbers, for [`Rules::beginning`].
pub(super) fn first_letters(word: &[u8]) -> [u8; LONGEST] {
    let mut first = [NO_LETTER; LONGEST];
    for (number, byte) in first.iter_mut().zip(word) {
        *number = letter(*byte);
    }
    first
}

/// The rules for all words.
pub(super) static RULES: LazyLock<Rules> = LazyLock::new(|| Rules::load("", typed_single));
/// The rules for two words that are each one syllable of Chinese or Korean. Nearly every letter changed makes another syllable of
/// them, so that a slip is not told from another name.
pub(super) static OF_SYLLABLES: LazyLock<Rules> =
    LazyLock::new(|| Rules::load(include_str!("../../data/spelling-rules-syllables.tsv"), usual_single));
/// The rules for a word that another script wrote down by its sound.
pub(super) static AS_HEARD: LazyLock<Rules> =
    LazyLock::new(|| Rules::load(include_str!("../../data/spelling-rules-heard.tsv"), usual_single));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_rule_is_longer_than_a_packed_tail() {
        for rule in [&RULES, &OF_SYLLABLES, &AS_HEARD].into_iter().flat_map(|rules| &rules.all) {
            assert!(usize::from(rule.left_length.max(rule.right_length)) <= LONGEST);
        }
    }

    #[test]
    fn a_table_says_a_thing_once_and_one_laid_over_it_may_say_it_otherwise() {
        let costs = |table, laid_over| -> Result<Vec<u16>, String> {
            Ok(rows_of(table, laid_over)?.iter().map(|row| row.cost).collect())
        };
        assert_eq!(
            costs("# head\nsh\tch\t30\tany\nk\t\t20\tany\n^k\t\t70\tany", "ch\tsh\t90\tany"),
            Ok(vec![90, 20, 70])
        );
        for faulty in
            ["sh\tch\t30\tany\nsh\tch\t35\tany", "sh\tch\t30\tany\nch\tsh\t30\tany", "sh ch 30", "sh\tch\tmany"]
        {
            assert!(costs(faulty, "").is_err(), "{faulty}");
            assert!(costs("", faulty).is_err(), "{faulty}");
        }
    }

    #[test]
    fn keys_beside_each_other_are_a_lesser_slip_than_others_and_no_other_way_of_writing() {
        for (a, b, touch) in [
            ("q", "a", true),
            ("w", "a", true),
            ("a", "z", true),
            ("k", "m", true),
            ("n", "j", true),
            ("o", "p", true),
            ("q", "z", false),
            ("q", "s", false),
            ("p", "q", false),
            ("t", "k", false),
            ("k", "k", false),
            ("k", "7", false),
        ] {
            let [a, b] = [a, b].map(|key| letter(key.as_bytes()[0]));
            assert!(keys_touch(a, b) == touch && keys_touch(b, a) == touch, "{a} {b}");
        }
        let costs = |rules: &Rules| [(10, 12), (19, 10)].map(|(a, b): (usize, usize)| rules.single[a][b]);
        assert_eq!(costs(&RULES), [SWAP, WRONG_LETTER]);
        // What is heard was not typed, and syllables are told apart by every letter.
        assert_eq!(costs(&AS_HEARD), [WRONG_LETTER; 2]);
        assert_eq!(costs(&OF_SYLLABLES), [WRONG_LETTER; 2]);
    }

    #[test]
    fn words_begin_alike_where_the_table_says_so() {
        let beginning = |rules: &Rules, left: &str, right: &str| {
            rules.beginning(first_letters(left.as_bytes()), first_letters(right.as_bytes()))
        };
        for (left, right, cost) in [
            ("kim", "kim", 0),
            ("chang", "zhang", 15),
            ("hsia", "xia", 5),
            ("choigou", "shoigu", 25),
            ("hasan", "asan", 30),
            // Slips of the hand, and another name.
            ("rpigozhin", "prigozhin", 100),
            ("stefan", "tefan", 100),
            ("zhirov", "azarov", 100),
            ("a", "zh", 100),
        ] {
            assert_eq!(beginning(&RULES, left, right), cost, "{left} {right}");
            assert_eq!(beginning(&RULES, right, left), cost, "{right} {left}");
        }
        assert_eq!(beginning(&OF_SYLLABLES, "tok", "dok"), 12);
        assert_eq!(beginning(&AS_HEARD, "raburofu", "lavrov"), 8);
    }
}
