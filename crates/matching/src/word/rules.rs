//! The table of spelling correspondences, arranged so that the distance finds the rules for a cell at once.

use std::sync::LazyLock;

/// Letters and digits as small numbers: a-z are 0-25, 0-9 are 26-35.
pub(super) const ALPHABET: usize = 36;

/// Number of a folded letter or digit. Anything else (there is none in a folded word) counts as `z`.
pub(super) fn letter(byte: u8) -> u8 {
    match byte {
        b'a'..=b'z' => byte - b'a',
        b'0'..=b'9' => byte - b'0' + 26,
        _ => 25,
    }
}

/// One correspondence in one direction. A side is packed into a number, its last letter lowest, as is the tail of a word
/// (see [`push_letter`]), so that a comparison is one mask and one test.
#[derive(Debug)]
pub(super) struct Rule {
    left: u64,
    left_mask: u64,
    right: u64,
    right_mask: u64,
    right_last: u8,
    pub(super) left_length: u8,
    pub(super) right_length: u8,
    pub(super) cost: u16,
}

/// Appends a letter to a packed tail. Letters are stored plus one, so that "no letter" is not `a`.
pub(super) fn push_letter(tail: u64, letter: u8) -> u64 {
    (tail << 8) | (u64::from(letter) + 1)
}

fn pack(letters: &[u8]) -> (u64, u64) {
    let tail = letters.iter().fold(0, |tail, letter| push_letter(tail, *letter));
    (tail, (1_u64 << (8 * letters.len())) - 1)
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
    fn fits_left(&self, tail: u64) -> bool {
        tail & self.left_mask == self.left
    }

    /// Whether a word ends in the right side of the rule.
    pub(super) fn fits_right(&self, tail: u64) -> bool {
        tail & self.right_mask == self.right
    }
}

/// Letters are numbered below this; a power of two, so that an index is masked instead of checked.
pub(super) const WIDTH: usize = 64;

/// A word whose letters are known beforehand, with the rules that can end at each of them: a word of a query is compared
/// with a hundred listed ones, and looks up its side of the rules once.
#[derive(Debug, Clone)]
pub struct Prepared {
    pub(super) letters: Box<[u8]>,
    pub(super) ends: Box<[RuleEnd]>,
    rules: Box<[u16]>,
}

/// The rules whose left side ends at one letter.
#[derive(Debug, Clone, Copy)]
pub(super) struct RuleEnd {
    /// Last letters of their right sides, as bits.
    pub(super) partners: u64,
    start: u16,
    end: u16,
}

impl Prepared {
    /// Prepares a word given as letter numbers.
    pub fn new(letters: &[u8]) -> Self {
        let rules = &*RULES;
        let (mut ends, mut found, mut tail) = (Vec::with_capacity(letters.len()), Vec::new(), 0);
        for letter in letters {
            tail = push_letter(tail, *letter);
            let start = found.len() as u16;
            let mut partners = 0;
            let (first, last) = rules.by_left[usize::from(*letter) % WIDTH];
            for number in first..last {
                let rule = &rules.all[usize::from(number)];
                if rule.fits_left(tail) {
                    partners |= 1 << rule.right_last;
                    found.push(number);
                }
            }
            ends.push(RuleEnd { partners, start, end: found.len() as u16 });
        }
        Self { letters: letters.into(), ends: ends.into(), rules: found.into() }
    }

    /// The rules that end at a letter.
    pub(super) fn rules(&self, end: RuleEnd) -> impl Iterator<Item = &'static Rule> {
        let rules: &'static Rules = &RULES;
        self.rules[usize::from(end.start)..usize::from(end.end)].iter().map(|number| &rules.all[usize::from(*number)])
    }
}

/// Rules by the last letter of their left side.
pub(super) struct Rules {
    /// All rules, those with one last letter together.
    all: Vec<Rule>,
    /// Where the rules of a last letter begin and end.
    by_left: [(u16, u16); WIDTH],
    single: [[u16; WIDTH]; WIDTH],
    dropped: [u16; WIDTH],
}

/// Length of the longest side of a rule.
pub(super) const LONGEST: usize = 4;

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
        for (slot, rules) in by_left.iter_mut().zip(by_last) {
            let start = all.len() as u16;
            all.extend(rules);
            *slot = (start, all.len() as u16);
        }
        Self { all, by_left, single, dropped }
    }

    /// Costs of other letters for one.
    pub(super) fn substitutions(&self, left: u8) -> &[u16; WIDTH] {
        &self.single[left as usize % WIDTH]
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
    fn no_rule_is_longer_than_the_distance_looks_back() {
        for rule in &RULES.all {
            assert!(usize::from(rule.left_length.max(rule.right_length)) <= LONGEST);
        }
    }
}
