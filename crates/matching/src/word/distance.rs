//! The spelling distance: the cheapest way to turn one folded word into another, in hundredths of a wrong letter.
//!
//! A weighted edit distance whose steps may take several letters at once: `hs` for `x`, `edd` for `ald`. Romanisation
//! systems, sound and slips of the hand are all rows of one table (`data/spelling-rules.tsv`), so that "Hsiao", "Xiao" and
//! "Xaio" are near to each other by the same mechanism. Integer arithmetic: the same on every machine.

use super::rules::{End, NO_LETTER, Prepared, WIDTH, is_vowel, packed, push_letter};

/// Hundredths of an ordinary wrong letter.
pub type Cost = u16;

/// Letters beyond this are not compared (no single word of a list is longer; joined names may be).
pub(super) const MAX_LETTERS: usize = 40;

/// Two neighbouring letters swapped: the most common slip of the hand.
pub(super) const SWAP: Cost = 70;
/// A letter doubled or a doubled one written once.
pub(super) const DOUBLED: Cost = 10;
/// A vowel that an abjad does not write.
const UNWRITTEN_VOWEL: Cost = 6;

/// A side that is read from a script which leaves vowels out: vowels that only the other side has cost next to nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unvocalised {
    /// Both words have their vowels.
    Neither,
    /// The prepared word lacks them.
    Left,
    /// The other word lacks them.
    Right,
}

/// Distance between two words, the right one given as letter numbers, or `None` if it is above `limit`.
pub fn distance(prepared: &Prepared, right: &[u8], limit: Cost, unvocalised: Unvocalised) -> Option<Cost> {
    let left = &prepared.letters[..prepared.letters.len().min(MAX_LETTERS)];
    let right = &right[..right.len().min(MAX_LETTERS)];
    if left == right {
        return Some(0);
    }
    if left.is_empty() || right.is_empty() {
        return None;
    }
    Pair::of_what_differs(prepared, left, right, limit, unvocalised).distance()
}

/// What is not reached: more than any two words are apart, and so little that sums of it fit.
pub(super) const FAR: Cost = Cost::MAX / 4;
/// Rows that are held: as many as a step may reach back, and more, a power of two.
const ROWS: usize = 8;
/// Cells on either side of a band into which steps reach, and which are far.
const BESIDE: usize = 4;
/// Cells of a row of a band.
const ROW: usize = 16;

/// Two words without what they begin and end with, and how they are compared.
struct Pair<'a> {
    prepared: &'a Prepared,
    left: &'a [u8],
    ends: &'a [End],
    right: &'a [u8],
    limit: Cost,
    unvocalised: Unvocalised,
    /// Nothing that both begin with is left away.
    whole: bool,
}

impl<'a> Pair<'a> {
    /// Two words without what both begin and end with.
    fn of_what_differs(
        prepared: &'a Prepared,
        left: &'a [u8],
        right: &'a [u8],
        limit: Cost,
        unvocalised: Unvocalised,
    ) -> Self {
        // What both words begin and end with costs nothing, but the two letters next to the difference may take part in it.
        let begin = left.iter().zip(right).take_while(|(a, b)| a == b).count().saturating_sub(2);
        let (left, right) = (&left[begin..], &right[begin..]);
        let end = left.iter().rev().zip(right.iter().rev()).take_while(|(a, b)| a == b).count().saturating_sub(2);
        let (left, right) = (&left[..left.len() - end], &right[..right.len() - end]);
        let ends = &prepared.ends[begin..];
        Self { prepared, left, ends, right, limit, unvocalised, whole: begin == 0 }
    }
}

impl Pair<'_> {
    /// Cost of a letter more or less at a place, counted from 1.
    fn dropping(&self, place: usize, letter: u8) -> Cost {
        let rules = self.prepared.rules;
        if self.whole && place == 1 { rules.dropping_first(letter) } else { rules.dropping(letter) }
    }

    /// See [`distance`].
    fn distance(&self) -> Option<Cost> {
        let (apart, longer) = (self.left.len().abs_diff(self.right.len()), self.left.len().max(self.right.len()));
        if self.unvocalised == Unvocalised::Neither {
            if apart * usize::from(DOUBLED) > usize::from(self.limit) {
                return None;
            }
            // Words of one name run alike: a path strays from the diagonal by the difference in length and one letter at most.
            // Most words are short: small tables are quicker to clear.
            return match (apart, longer < 16) {
                (0, true) => self.in_band::<3, 24>(),
                (1, true) => self.in_band::<5, 24>(),
                (2, true) => self.in_band::<7, 24>(),
                (3, true) => self.in_band::<9, 24>(),
                (0, false) => self.in_band::<3, 64>(),
                (1, false) => self.in_band::<5, 64>(),
                (2, false) => self.in_band::<7, 64>(),
                (3, false) => self.in_band::<9, 64>(),
                (4, true) => self.in_band::<11, 32>(),
                (_, true) => self.in_table::<16>(apart + 1),
                (_, false) => self.in_table::<64>(apart + 1),
            };
        }
        if longer < 16 { self.in_table::<16>(longer) } else { self.in_table::<64>(longer) }
    }

    /// The distance along a band of `W` diagonals, the middle one that of the beginning. A cell of a row is told by its diagonal.
    /// `N` is at least the length of either word and `W` together. How long a row is, is known to the compiler, which needs no loop
    /// for it, and rules, which fit at one cell in twenty, are out of its way.
    fn in_band<const W: usize, const N: usize>(&self) -> Option<Cost> {
        let Self { prepared, left, ends, right, limit, .. } = *self;
        let (rules, band) = (prepared.rules, W / 2);
        // For each letter of the right word, from place `band + 1` on: itself, what it costs to have it more, and which sides of
        // rules may end with it.
        let (mut letters, mut drops, mut signatures) = ([NO_LETTER; N], [0; N], [0_u64; N]);
        let mut last = NO_LETTER;
        for (place, letter) in (band + 1..N).zip(right.iter().copied()) {
            letters[place] = letter;
            signatures[place] = rules.signature(last, letter);
            drops[place] = if last == letter { DOUBLED } else { self.dropping(place - band, letter) };
            last = letter;
        }
        let mut rows = [[FAR; ROW]; ROWS];
        let mut cost = 0;
        for (cell, drop) in rows[0][BESIDE + band..BESIDE + W].iter_mut().zip(&drops[band..]).take(right.len() + 1) {
            cost += drop;
            *cell = cost;
        }
        let (mut previous, mut hopeless_rows) = (NO_LETTER - 1, 0_u8);
        for ((i, letter), end) in (1_usize..).zip(left.iter().copied()).zip(ends) {
            let drop = if previous == letter { DOUBLED } else { self.dropping(i, letter) };
            let (others, before) = (letters.get(i..i + W)?, letters.get(i - 1..i - 1 + W)?);
            let (drops, signatures) = (drops.get(i..i + W)?, signatures.get(i..i + W)?);
            let single = &rules.single[usize::from(letter) % WIDTH];
            // Rules fit at few cells.
            let mut by_rules = [FAR; W];
            let fitting =
                (0..W).fold(0_u32, |cells, cell| cells | u32::from(signatures[cell] & end.signature != 0) << cell);
            if fitting != 0 {
                self.apply_rules(&rows, end, i, fitting, &mut by_rules);
            }
            let [above, above_that] = [rows[(i - 1) % ROWS], rows[i.wrapping_sub(2) % ROWS]];
            let (mut beside, mut minimum) = (FAR, FAR);
            let row = &mut rows[i % ROWS];
            for cell in 0..W {
                let (at, other) = (BESIDE + cell, others[cell]);
                let one_for_one = above[at] + single[usize::from(other) % WIDTH];
                let swap = if other == previous && before[cell] == letter { SWAP } else { FAR };
                let at_most = by_rules[cell].min(above[at + 1] + drop).min(one_for_one).min(above_that[at] + swap);
                beside = at_most.min(beside + drops[cell]);
                row[at] = beside;
                minimum = minimum.min(beside);
            }
            previous = letter;
            // A step may reach back several rows, so all rows it could start from must be hopeless.
            hopeless_rows = if minimum > limit { hopeless_rows + 1 } else { 0 };
            if hopeless_rows > end.reach {
                return None;
            }
        }
        let total = rows[left.len() % ROWS][(BESIDE + band + right.len()).wrapping_sub(left.len()) % ROW];
        (total <= limit).then_some(total)
    }

    /// What the rules that end at the letter before place `i` of the left word come to, at the cells of the row that are bits of
    /// `fitting`.
    #[inline(never)]
    fn apply_rules<const W: usize>(
        &self,
        rows: &[[Cost; ROW]; ROWS],
        end: &End,
        i: usize,
        mut fitting: u32,
        by_rules: &mut [Cost; W],
    ) {
        while fitting != 0 {
            let cell = fitting.trailing_zeros() as usize;
            fitting &= fitting - 1;
            let tail = packed(&self.right[..(i + cell).saturating_sub(W / 2).min(self.right.len())]);
            for rule in self.prepared.rules(end) {
                let (a, b) = (usize::from(rule.left_length), usize::from(rule.right_length));
                // What both words begin with is cut off, and a rule may have reached into it.
                if a <= i && rule.right.ends(tail) {
                    let from = rows[i.wrapping_sub(a) % ROWS][(BESIDE + cell + a).wrapping_sub(b) % ROW];
                    by_rules[cell] = by_rules[cell].min(from + rule.cost);
                }
            }
        }
    }

    /// The distance in a table of `N` by `N` cells, `N` a power of two above the length of both words: indices are masked, so
    /// that the innermost loop has no bound to check.
    fn in_table<const N: usize>(&self, band: usize) -> Option<Cost> {
        let Self { prepared, left, ends, right, limit, unvocalised, .. } = *self;
        let rules = prepared.rules;
        let mut rows = [[FAR; N]; N];
        // For each letter of the right word: itself, the cost of having it more, and the word up to it, packed.
        let (mut letters, mut drops, mut tails) = ([0_u8; N], [0; N], [0_u32; N]);
        let (mut tail, mut last) = (0, u8::MAX);
        for (j, letter) in (1_usize..).zip(right.iter().copied()) {
            tail = push_letter(tail, letter);
            letters[j % N] = letter;
            tails[j % N] = tail;
            drops[j % N] = if last == letter {
                DOUBLED
            } else if unvocalised == Unvocalised::Left && is_vowel(letter) {
                UNWRITTEN_VOWEL
            } else {
                self.dropping(j, letter)
            };
            last = letter;
        }
        rows[0][0] = 0;
        for j in 1..=band.min(right.len()) {
            rows[0][j % N] = rows[0][(j - 1) % N] + drops[j % N];
        }
        let (mut previous, mut hopeless_rows) = (u8::MAX, 0_u8);
        for ((i, letter), end) in (1_usize..).zip(left.iter().copied()).zip(ends) {
            let drop = if previous == letter {
                DOUBLED
            } else if unvocalised == Unvocalised::Right && is_vowel(letter) {
                UNWRITTEN_VOWEL
            } else {
                self.dropping(i, letter)
            };
            let low = i.saturating_sub(band);
            let high = (i + band).min(right.len());
            let mut minimum = FAR;
            let mut before = FAR;
            if low == 0 {
                before = rows[(i - 1) % N][0] + drop;
                rows[i % N][0] = before;
                minimum = before;
            }
            let above = rows[(i - 1) % N];
            let single = &rules.single[usize::from(letter) % WIDTH];
            for j in low.max(1)..=high {
                let other = letters[j % N];
                let one_for_one = above[(j - 1) % N] + single[usize::from(other) % WIDTH];
                let mut best = (before + drops[j % N]).min(above[j % N] + drop).min(one_for_one);
                if other == previous && j > 1 && letters[(j - 1) % N] == letter {
                    best = best.min(rows[i.wrapping_sub(2) % N][(j - 2) % N] + SWAP);
                }
                let may_fit = rules.signature(letters[(j - 1) % N], other) & end.signature != 0;
                let rules_here = if may_fit { prepared.rules(end) } else { &[] };
                for rule in rules_here {
                    let (a, b) = (usize::from(rule.left_length), usize::from(rule.right_length));
                    // What both words begin with is cut off, and a rule may have reached into it.
                    if a <= i && rule.right.ends(tails[j % N]) {
                        best = best.min(rows[i.wrapping_sub(a) % N][j.wrapping_sub(b) % N] + rule.cost);
                    }
                }
                rows[i % N][j % N] = best;
                before = best;
                minimum = minimum.min(best);
            }
            previous = letter;
            // A step may reach back several rows, so all rows it could start from must be hopeless.
            hopeless_rows = if minimum > limit { hopeless_rows + 1 } else { 0 };
            if hopeless_rows > end.reach {
                return None;
            }
        }
        let total = rows[left.len() % N][right.len() % N];
        (total <= limit).then_some(total)
    }
}

#[cfg(test)]
mod tests {
    use super::super::rules::letter;
    use super::*;
    use proptest::prelude::*;

    fn between(left: &str, right: &str) -> Cost {
        let letters = |word: &str| word.bytes().map(letter).collect::<Vec<_>>();
        distance(&Prepared::new(&letters(left)), &letters(right), 2000, Unvocalised::Neither).unwrap_or(Cost::MAX)
    }

    #[test]
    fn spellings_of_one_name_are_nearer_than_different_names() {
        let cases = [
            ("hsiao", "xiao", "xiong"),
            ("kowalewskij", "kovalevskiy", "kovalenko"),
            ("mohammed", "muhamad", "mahmoud"),
            ("youssef", "yusuf", "yunus"),
            ("shmelew", "shmelyov", "shelest"),
            ("jeong", "jong", "jang"),
            ("saifeddine", "sayfaldin", "safwan"),
            ("safiedine", "safialdin", "safwan"),
            ("abdussalam", "abdulsalam", "abdulkarim"),
            ("abderrahmane", "abdulrahman", "abdulkarim"),
        ];
        for (name, variant, other) in cases {
            assert!(between(name, variant) < between(name, other), "{name} {variant} {other}");
        }
    }

    #[test]
    fn the_distance_is_symmetric_and_zero_only_for_equal_words() {
        for (left, right) in [("hsiao", "xiao"), ("chernov", "tschernow"), ("ali", "aly"), ("a", "abcdef")] {
            assert_eq!(between(left, right), between(right, left));
            assert!(between(left, right) > 0);
        }
        assert_eq!(between("ali", "ali"), 0);
    }

    #[test]
    fn vowels_an_abjad_leaves_out_cost_next_to_nothing() {
        let letters = |word: &str| word.bytes().map(letter).collect::<Vec<_>>();
        let cost = |left: &str, right: &str| {
            distance(&Prepared::new(&letters(left)), &letters(right), 2000, Unvocalised::Left).unwrap_or(Cost::MAX)
        };
        assert!(cost("mhmd", "mohammad") < 40);
        assert!(cost("mhmd", "ahmad") > cost("mhmd", "mohammad"));
    }

    #[test]
    fn above_the_limit_there_is_no_distance() {
        let letters = |word: &str| word.bytes().map(letter).collect::<Vec<_>>();
        assert_eq!(distance(&Prepared::new(&letters("kim")), &letters("johnson"), 150, Unvocalised::Neither), None);
    }

    proptest! {
        #[test]
        fn a_band_comes_to_what_the_table_comes_to_both_ways(
            word in "[a-z]{3,18}",
            place in 0_usize..18,
            other in "[a-z0-9]{0,5}",
            taken in 0_usize..5,
        ) {
            // Words that have much in common, with something else in the place of some letters.
            let place = place.min(word.len());
            let end = (place + taken).min(word.len());
            let changed = format!("{}{other}{}", &word[..place], &word[end..]);
            let numbers = |word: &str| word.bytes().map(letter).collect::<Vec<_>>();
            let (left, right) = (numbers(&word), numbers(&changed));
            let apart = left.len().abs_diff(right.len());
            for limit in [60, 300, 2000] {
                let (there, back) = (Prepared::new(&left), Prepared::new(&right));
                let found = distance(&there, &right, limit, Unvocalised::Neither);
                prop_assert_eq!(found, distance(&back, &left, limit, Unvocalised::Neither));
                if left != right && !right.is_empty() && apart * usize::from(DOUBLED) <= usize::from(limit) {
                    let pair = Pair::of_what_differs(&there, &left, &right, limit, Unvocalised::Neither);
                    prop_assert_eq!(found, pair.in_table::<64>(apart + 1));
                }
            }
        }
    }
}
