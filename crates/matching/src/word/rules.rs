//! The table of spelling correspondences, arranged so that the distance finds the rules for a cell at once.

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

/// One correspondence in one direction. A side is packed into a number, its last letter lowest, as is the tail of a word
/// (see [`push_letter`]), so that a comparison is one mask and one test.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rule {
    left: u32,
    left_mask: u32,
    right: u32,
    right_mask: u32,
    right_last: u8,
    pub(super) left_length: u8,
    pub(super) right_length: u8,
    pub(super) cost: u16,
}

/// Appends a letter to a packed tail of the last four. Letters are stored plus one, so that "no letter" is not `a`.
pub(super) fn push_letter(tail: u32, letter: u8) -> u32 {
    (tail << 8) | (u32::from(letter) + 1)
}

fn pack(letters: &[u8]) -> (u32, u32) {
    let tail = letters.iter().fold(0, |tail, letter| push_letter(tail, *letter));
    (tail, ((1_u64 << (8 * letters.len())) - 1) as u32)
}

impl Rule {
    fn new(left: &[u8], right: &[u8], cost: u16) -> Self {
        let ((left_tail, left_mask), (right_tail, right_mask)) = (pack(left), pack(right));
        Self {
            left: left_tail,
            left_mask,
            right: right_tail,
            right_mask,
            right_last: right.last().copied().unwrap_or_default(),
            left_length: left.len() as u8,
            right_length: right.len() as u8,
            cost,
        }
    }

    /// Whether a word ends in the left side of the rule.
    fn fits_left(&self, tail: u32) -> bool {
        tail & self.left_mask == self.left
    }

    /// Whether a word ends in the right side of the rule.
    pub(super) fn fits_right(&self, tail: u32) -> bool {
        tail & self.right_mask == self.right
    }
}

/// Letters are numbered below this; a power of two, so that an index is masked instead of checked.
pub(super) const WIDTH: usize = 64;

/// A word whose letters are known beforehand, with what can end at each of them: a word of a query is compared with a hundred
/// listed ones, and looks up its side of the rules once.
#[derive(Debug, Clone)]
pub struct Prepared {
    pub(super) letters: Vec<u8>,
    pub(super) ends: Vec<End>,
    found: Vec<Rule>,
    pub(super) rules: &'static Rules,
}

/// What can end at one letter of a prepared word, by the letter of the other word.
#[derive(Debug, Clone)]
pub(super) struct End {
    pub(super) steps: [Step; WIDTH],
    /// How many rows of the table before this letter's own can still be reached once it is done.
    pub(super) reach: u8,
}

/// The steps that end at a letter of either word.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Step {
    /// One letter for the other.
    pub(super) cost: u16,
    /// Rules that end here: from and to.
    first: u16,
    last: u16,
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
        prepared.set(letters.iter().copied());
        prepared
    }

    /// Prepares another word in the same memory.
    pub(super) fn set(&mut self, letters: impl Iterator<Item = u8>) {
        let Self { letters: own, ends, found, rules } = self;
        own.clear();
        own.extend(letters);
        found.clear();
        if ends.len() < own.len() {
            ends.resize(own.len(), End { steps: [Step::default(); WIDTH], reach: 0 });
        }
        let mut tail = 0;
        for (letter, end) in own.iter().zip(ends.iter_mut()) {
            tail = push_letter(tail, *letter);
            let single = &rules.single[usize::from(*letter) % WIDTH];
            for (step, cost) in end.steps.iter_mut().zip(single) {
                *step = Step { cost: *cost, first: 0, last: 0 };
            }
            // Rules of one left letter are sorted by the last letter of their right side.
            let (first, last) = rules.by_left[usize::from(*letter) % WIDTH];
            let mut longest = 2;
            for rule in &rules.all[usize::from(first)..usize::from(last)] {
                if rule.fits_left(tail) {
                    let step = &mut end.steps[usize::from(rule.right_last) % WIDTH];
                    if step.last == 0 {
                        step.first = found.len() as u16;
                    }
                    found.push(*rule);
                    step.last = found.len() as u16;
                    longest = longest.max(rule.left_length);
                }
            }
            end.reach = longest;
        }
        // From the last letter to the first: the next letter reaches two rows back for neighbours exchanged, and as far as
        // its longest rule is.
        let mut reach = 0_u8;
        for end in ends[..own.len()].iter_mut().rev() {
            let longest = end.reach;
            end.reach = reach;
            reach = reach.saturating_sub(1).max(longest - 1);
        }
    }

    /// The rules of a step.
    pub(super) fn rules(&self, step: Step) -> &[Rule] {
        &self.found[usize::from(step.first)..usize::from(step.last)]
    }
}

/// Rules by the last letter of their left side.
#[derive(Debug)]
pub(super) struct Rules {
    /// All rules, those with one last letter together.
    all: Vec<Rule>,
    /// Where the rules of a last letter begin and end.
    by_left: [(u16, u16); WIDTH],
    single: [[u16; WIDTH]; WIDTH],
    pub(super) dropped: [u16; WIDTH],
}

/// Length of the longest side of a rule: what fits a packed tail.
#[cfg(test)]
const LONGEST: usize = 4;

pub(super) fn is_vowel(letter: u8) -> bool {
    matches!(letter, 0 | 4 | 8 | 14 | 20)
}

impl Rules {
    fn load() -> Self {
        let mut single = [[0; WIDTH]; WIDTH];
        let mut dropped = [90; WIDTH];
        for a in 0..ALPHABET as u8 {
            for b in 0..ALPHABET as u8 {
                single[a as usize][b as usize] = match (is_vowel(a), is_vowel(b)) {
                    _ if a == b => 0,
                    (true, true) => 45,
                    // Digits are never a sound: a wrong digit is a different number.
                    _ if a >= 26 && b >= 26 => 150,
                    _ => 100,
                };
            }
            dropped[a as usize] = if is_vowel(a) { 40 } else { 90 };
        }
        let mut by_last: Vec<Vec<Rule>> = (0..WIDTH).map(|_| Vec::new()).collect();
        for line in include_str!("../../data/spelling-rules.tsv").lines().filter(|line| !line.starts_with('#')) {
            let mut cells = line.split('\t');
            let (Some(left), Some(right), Some(cost)) = (cells.next(), cells.next(), cells.next()) else { continue };
            let Ok(cost) = cost.parse::<u16>() else { continue };
            let (left, right): (Vec<u8>, Vec<u8>) =
                (left.bytes().map(letter).collect(), right.bytes().map(letter).collect());
            match (left.as_slice(), right.as_slice()) {
                ([a], []) => dropped[*a as usize] = cost,
                ([a], [b]) => {
                    single[*a as usize][*b as usize] = cost;
                    single[*b as usize][*a as usize] = cost;
                }
                ([.., a], [.., b]) => {
                    by_last[*a as usize].push(Rule::new(&left, &right, cost));
                    by_last[*b as usize].push(Rule::new(&right, &left, cost));
                }
                _ => {}
            }
        }
        let (mut all, mut by_left) = (Vec::new(), [(0, 0); WIDTH]);
        for (slot, mut rules) in by_left.iter_mut().zip(by_last) {
            rules.sort_by_key(|rule: &Rule| rule.right_last);
            let start = all.len() as u16;
            all.extend(rules);
            *slot = (start, all.len() as u16);
        }
        Self { all, by_left, single, dropped }
    }

    /// Cost of a letter more or less.
    pub(super) fn dropping(&self, letter: u8) -> u16 {
        self.dropped[letter as usize % WIDTH]
    }
}

pub(super) static RULES: LazyLock<Rules> = LazyLock::new(Rules::load);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_rule_is_longer_than_a_packed_tail() {
        for rule in &RULES.all {
            assert!(usize::from(rule.left_length.max(rule.right_length)) <= LONGEST);
        }
    }
}
