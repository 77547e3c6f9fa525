//! Bags of letters: what rejects most pairs of words before their letters are compared.

use super::TermKind;

/// What rejects most pairs of words before their letters are compared, in one number: how often each group of like-sounding
/// letters occurs in a word, in unary (the number of bits in which two bags differ is the number of letters by which the words
/// differ, whatever their order), then half the length of the word up to five, then whether it is unvocalised, so that its vowels say
/// nothing. A heard word has sounds too many, and its letters say nothing at all.
pub(crate) fn bag_of(word: &[u8], kind: TermKind) -> u64 {
    if kind == TermKind::Heard {
        return OF_ANY_LETTERS;
    }
    let (mut counts, mut last) = ([0_u32; 12], 0);
    for (place, letter) in word.iter().enumerate() {
        let group = match letter {
            b'a' | b'e' => 0,
            b'i' | b'y' | b'j' => 1,
            b'o' | b'u' => 2,
            b'b' | b'p' | b'v' | b'f' => 3,
            // `ts`, `tsch`, `dz` and `dsch` are one sound, that of their second letter.
            b'd' | b't' if matches!(word.get(place + 1), Some(b's' | b'z')) => 12,
            b'd' | b't' => 4,
            b'k' | b'g' | b'q' | b'x' => 5,
            b's' | b'z' => 6,
            b'm' => 7,
            b'n' => 8,
            b'l' => 9,
            b'r' => 10,
            b'h' | b'c' | b'w' => 12,
            _ => 11,
        };
        // `h` often only colours another letter, `c` stands for nearly any, `w` for a vowel or `v`, and a doubled letter is one
        // sound.
        if group < 12 && *letter != last {
            counts[group] += 1;
        }
        last = *letter;
    }
    let unary = |count: u32| (1_u64 << count.min(WIDTH)) - 1;
    let letters = (0..12).fold(0, |bits, group| bits | unary(counts[group]) << (WIDTH * group as u32));
    let half = (word.len() as u64 / 2).min(5);
    letters | half << LETTERS | u64::from(kind == TermKind::Unvocalised) << (LETTERS + 3)
}

/// A bag that no word has that says anything: of a length that none has.
const OF_ANY_LETTERS: u64 = u64::MAX;

/// Bits of a group in a bag.
const WIDTH: u32 = 5;
/// Bits of all groups.
const LETTERS: u32 = 12 * WIDTH;
/// Bits of the vowel groups: the first three.
const VOWELS: u64 = (1 << (3 * WIDTH)) - 1;

/// Half the length of a word with this bag, up to five.
pub(super) fn half_length(bag: u64) -> u32 {
    (bag >> LETTERS) as u32 % 8
}

/// Whether two words with these bags can be alike in spelling: letters more or less, consonants counted twice and vowels once,
/// are not too many for the longer word. Vowels are not counted where one of the words lacks them.
pub(super) fn bags_agree(left: u64, right: u64) -> bool {
    if left == OF_ANY_LETTERS || right == OF_ANY_LETTERS {
        return true;
    }
    let differing = (left ^ right) & ((1 << LETTERS) - 1);
    let vowels = if (left | right) >> (LETTERS + 3) == 0 { differing & VOWELS } else { 0 };
    let apart = 2 * (differing & !VOWELS).count_ones() + vowels.count_ones();
    apart <= 2 + half_length(left).max(half_length(right))
}
