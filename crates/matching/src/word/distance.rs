//! The spelling distance: the cheapest way to turn one folded word into another, in hundredths of a wrong letter.
//!
//! A weighted edit distance whose steps may take several letters at once: `hs` for `x`, `edd` for `ald`. Romanisation
//! systems, sound and slips of the hand are all rows of one table (`data/spelling-rules.tsv`), so that "Hsiao", "Xiao" and
//! "Xaio" are near to each other by the same mechanism. Integer arithmetic: the same on every machine.

use super::rules::{End, Prepared, WIDTH, is_vowel, push_letter};

/// Hundredths of an ordinary wrong letter.
pub type Cost = u16;

/// Letters beyond this are not compared (no single word of a list is longer; joined names may be).
pub(super) const MAX_LETTERS: usize = 40;

/// Two neighbouring letters swapped: the most common slip of the hand.
const SWAP: Cost = 70;
/// A letter doubled or a doubled one written once.
const DOUBLED: Cost = 10;
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
    // What both words begin and end with costs nothing, but the two letters next to the difference may take part in it.
    let begin = left.iter().zip(right).take_while(|(a, b)| a == b).count().saturating_sub(2);
    let (left, right) = (&left[begin..], &right[begin..]);
    let end = left.iter().rev().zip(right.iter().rev()).take_while(|(a, b)| a == b).count().saturating_sub(2);
    let (left, right) = (&left[..left.len() - end], &right[..right.len() - end]);
    let ends = &prepared.ends[begin..];
    // Most words are short: a small table is quicker to clear and stays in the nearest cache.
    let longer = left.len().max(right.len());
    if longer < 8 {
        in_table::<8>(prepared, left, ends, right, limit, unvocalised)
    } else if longer < 16 {
        in_table::<16>(prepared, left, ends, right, limit, unvocalised)
    } else {
        in_table::<64>(prepared, left, ends, right, limit, unvocalised)
    }
}

/// The distance in a table of `N` by `N` cells, `N` a power of two above the length of both words: indices are masked, so
/// that the innermost loop has no bound to check.
fn in_table<const N: usize>(
    prepared: &Prepared,
    left: &[u8],
    ends: &[End],
    right: &[u8],
    limit: Cost,
    unvocalised: Unvocalised,
) -> Option<Cost> {
    const FAR: Cost = Cost::MAX / 2;
    let rules = prepared.rules;
    // Words of one name run alike: a path strays from the diagonal by the difference in length and one letter at most.
    let apart = left.len().abs_diff(right.len());
    let vocalised = unvocalised == Unvocalised::Neither;
    let band = if vocalised { apart + 1 } else { N };
    if vocalised && apart * usize::from(DOUBLED) > usize::from(limit) {
        return None;
    }
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
            rules.dropping(letter)
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
            rules.dropping(letter)
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
        for j in low.max(1)..=high {
            let other = letters[j % N];
            let step = end.steps[other as usize % WIDTH];
            let mut best = (before + drops[j % N]).min(above[j % N] + drop).min(above[(j - 1) % N] + step.cost);
            if other == previous && j > 1 && letters[(j - 1) % N] == letter {
                best = best.min(rows[i.wrapping_sub(2) % N][(j - 2) % N] + SWAP);
            }
            for rule in prepared.rules(step) {
                let (a, b) = (usize::from(rule.left_length), usize::from(rule.right_length));
                // What both words begin with is cut off, and a rule may have reached into it.
                if a <= i && rule.fits_right(tails[j % N]) {
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

#[cfg(test)]
mod tests {
    use super::super::rules::letter;
    use super::*;

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
}
