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
pub(super) struct Rule {
    left: u64,
    left_mask: u64,
    right: u64,
    right_mask: u64,
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
            left_length: left.len() as u8,
            right_length: right.len() as u8,
            cost,
        }
    }

    /// Whether the words end in the sides of the rule.
    pub(super) fn fits(&self, left_tail: u64, right_tail: u64) -> bool {
        left_tail & self.left_mask == self.left && right_tail & self.right_mask == self.right
    }
}

/// Rules by the last letters of both sides.
pub(super) struct Rules {
    buckets: Vec<Vec<Rule>>,
    single: Vec<u16>,
    dropped: [u16; ALPHABET],
}

/// Length of the longest side of a rule.
pub(super) const LONGEST: usize = 6;

pub(super) fn is_vowel(letter: u8) -> bool {
    matches!(letter, 0 | 4 | 8 | 14 | 20)
}

impl Rules {
    fn load() -> Self {
        let mut rules = Self {
            buckets: (0..ALPHABET * ALPHABET).map(|_| Vec::new()).collect(),
            single: vec![0; ALPHABET * ALPHABET],
            dropped: [90; ALPHABET],
        };
        for a in 0..ALPHABET as u8 {
            for b in 0..ALPHABET as u8 {
                rules.single[a as usize * ALPHABET + b as usize] = match (is_vowel(a), is_vowel(b)) {
                    _ if a == b => 0,
                    (true, true) => 45,
                    // Digits are never a sound: a wrong digit is a different number.
                    _ if a >= 26 && b >= 26 => 150,
                    _ => 100,
                };
            }
            rules.dropped[a as usize] = if is_vowel(a) { 40 } else { 90 };
        }
        for line in include_str!("../../data/spelling-rules.tsv").lines().filter(|line| !line.starts_with('#')) {
            let mut cells = line.split('\t');
            let (Some(left), Some(right), Some(cost)) = (cells.next(), cells.next(), cells.next()) else { continue };
            let Ok(cost) = cost.parse::<u16>() else { continue };
            let (left, right): (Vec<u8>, Vec<u8>) =
                (left.bytes().map(letter).collect(), right.bytes().map(letter).collect());
            match (left.as_slice(), right.as_slice()) {
                ([a], []) => rules.dropped[*a as usize] = cost,
                ([a], [b]) => {
                    rules.single[*a as usize * ALPHABET + *b as usize] = cost;
                    rules.single[*b as usize * ALPHABET + *a as usize] = cost;
                }
                _ => {
                    rules.add(&left, &right, cost);
                    rules.add(&right, &left, cost);
                }
            }
        }
        rules
    }

    fn add(&mut self, left: &[u8], right: &[u8], cost: u16) {
        if let (Some(a), Some(b)) = (left.last(), right.last()) {
            let bucket = &mut self.buckets[*a as usize * ALPHABET + *b as usize];
            bucket.push(Rule::new(left, right, cost));
        }
    }

    /// Rules whose sides end in the two letters.
    pub(super) fn ending_in(&self, left: u8, right: u8) -> &[Rule] {
        &self.buckets[left as usize * ALPHABET + right as usize]
    }

    /// Cost of one letter for another.
    pub(super) fn substitution(&self, left: u8, right: u8) -> u16 {
        self.single[left as usize * ALPHABET + right as usize]
    }

    /// Cost of a letter more or less.
    pub(super) fn dropping(&self, letter: u8) -> u16 {
        self.dropped[letter as usize]
    }
}

pub(super) static RULES: LazyLock<Rules> = LazyLock::new(Rules::load);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_rule_is_longer_than_the_distance_looks_back() {
        for rule in RULES.buckets.iter().flatten() {
            assert!(usize::from(rule.left_length.max(rule.right_length)) <= LONGEST);
        }
    }
}
