//! Words by their hash, at the speed of memory: what the search for names reads, in texts and in lists alike.
//!
//! A word is a run of letters and digits in lower case with accents off; an apostrophe inside is passed over (`Ch'ongguk`),
//! except in a possessive `'s`, which is a word of its own. Two words are the same if their 64 bits are the same: over a
//! vocabulary of a million words and a text of a billion, the chance that two different ones meet is about one in 20,000.

/// The end of a text, or of a word.
const SEPARATOR: u8 = 0;
const LETTER: u8 = 1;
const APOSTROPHE: u8 = 2;
const HIGH: u8 = 3;

/// What a byte is: 0 separates words, 1 belongs to one, 2 is an apostrophe, 3 begins a character beyond ASCII.
static CLASS: [u8; 256] = {
    let mut class = [SEPARATOR; 256];
    let mut byte = 0;
    while byte < 256 {
        class[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => LETTER,
            b'\'' => APOSTROPHE,
            0x80.. => HIGH,
            _ => SEPARATOR,
        };
        byte += 1;
    }
    class
};

const SEED: u64 = 0x9e37_79b9_7f4a_7c15;
const FACTOR: u64 = 0xd6e8_feb8_6659_fd93;

/// Takes a byte of a word, or eight of them, into its hash.
#[inline]
pub(crate) fn mix(hash: u64, bytes: impl Into<u64>) -> u64 {
    let mixed = (hash ^ bytes.into()).wrapping_mul(FACTOR);
    mixed ^ (mixed >> 32)
}

/// In each of eight bytes the bit by which small letters differ from capitals; digits have it as well.
const SMALL: u64 = 0x2020_2020_2020_2020;

/// The hash of a word, eight bytes at a time, with the bits of `set` set in each eight. The last eight may take in some
/// bytes once more, and a short word is its first and its last bytes.
#[inline]
fn hash_of(word: &[u8], set: u64) -> u64 {
    let eight = |bytes: &[u8]| bytes.first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes) | set);
    let four = |bytes: &[u8]| bytes.first_chunk().map_or(0, |bytes| u64::from(u32::from_le_bytes(*bytes) | set as u32));
    let one = |at: usize| word.get(at).map_or(0, |byte| u64::from(byte | set as u8) << (8 * at));
    let hash = SEED ^ word.len() as u64;
    let (hash, last) = match word.len() {
        0..4 => (hash, one(0) | one(1) | one(2)),
        length @ 4..8 => (hash, four(word) << 32 | four(&word[length - 4..])),
        length => {
            let chunks = word[..length - 1].chunks_exact(8);
            (chunks.fold(hash, |hash, chunk| mix(hash, eight(chunk))), eight(&word[length - 8..]))
        }
    };
    // Once more, so that the last letter counts in all bits.
    mix(mix(hash, last), SEED)
}

/// One word of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct HashedWord {
    /// Its 64 bits.
    pub(crate) hash: u64,
    /// Its bytes in the text.
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// Reads words one after the other.
#[derive(Debug, Clone)]
pub(crate) struct Words<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Words<'a> {
    /// Words from a byte of the text on, which must begin a character.
    pub(crate) fn from(text: &'a str, at: usize) -> Self {
        Self { text, at }
    }
}

impl Iterator for Words<'_> {
    type Item = HashedWord;

    #[inline]
    fn next(&mut self) -> Option<HashedWord> {
        let bytes = self.text.as_bytes();
        loop {
            let start = behind(bytes, self.at, |class| matches!(class, SEPARATOR | APOSTROPHE));
            let end = behind(bytes, start, |class| class == LETTER);
            self.at = end;
            // Most words are letters and digits from end to end.
            if bytes.get(end).is_none_or(|byte| CLASS[usize::from(*byte)] == SEPARATOR) {
                let hash = hash_of(&bytes[start..end], SMALL);
                return (end > start).then_some(HashedWord { hash, start, end });
            }
            let letters = self.letters_from(start);
            if self.at > start {
                let hash =
                    letters.map_or_else(|| hash_of(&bytes[start..end], SMALL), |word| hash_of(word.as_bytes(), 0));
                return Some(HashedWord { hash, start, end: self.at });
            }
            // A character beyond ASCII that is no letter.
            self.at += self.text[start..].chars().next().map_or(1, char::len_utf8);
        }
    }
}

/// The first byte from one on that is in none of some classes.
#[inline]
fn behind(bytes: &[u8], mut at: usize, of: impl Fn(u8) -> bool) -> usize {
    while let Some(byte) = bytes.get(at)
        && of(CLASS[usize::from(*byte)])
    {
        at += 1;
    }
    at
}

impl Words<'_> {
    /// The letters, in lower case, of a word that begins with letters and digits up to here and may go on, to the end of
    /// which it reads; none if it does not go on.
    fn letters_from(&mut self, start: usize) -> Option<String> {
        let plain = &self.text[start..self.at];
        let mut letters: Option<String> = None;
        while let Some(next) = self.text[self.at..].chars().next().filter(|next| self.goes_on(*next)) {
            let letters = letters.get_or_insert_with(|| plain.to_owned());
            if !is_apostrophe(next) {
                crate::tokens::fold_into(letters, next.encode_utf8(&mut [0; 4]));
            }
            self.at += next.len_utf8();
        }
        letters.map(|letters| letters.to_ascii_lowercase())
    }

    /// Whether a word goes on with the character that stands here.
    fn goes_on(&self, next: char) -> bool {
        if is_apostrophe(next) {
            return joins(self.text.as_bytes(), self.at, next.len_utf8());
        }
        next.is_alphanumeric() || matches!(next, '\u{300}'..='\u{36f}')
    }
}

fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’' | 'ʼ' | '‘')
}

/// Whether an apostrophe of so many bytes stands inside a word and is not that of a possessive.
fn joins(bytes: &[u8], apostrophe: usize, length: usize) -> bool {
    let next = apostrophe + length;
    let letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
    let before = apostrophe > 0 && CLASS[bytes[apostrophe - 1] as usize] != SEPARATOR;
    before && letter(next) && (bytes[next] | 0x20 != b's' || letter(next + 1))
}

/// The words of a name, hashed.
pub(crate) fn hashes(text: &str) -> Vec<u64> {
    Words::from(text, 0).map(|word| word.hash).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        Words::from(text, 0).map(|word| &text[word.start..word.end]).collect()
    }

    #[test]
    fn words_end_where_names_end() {
        assert_eq!(words("Ch'ongch'al's KPA-Unit 586, (Komid)"), ["Ch'ongch'al", "s", "KPA", "Unit", "586", "Komid"]);
        assert_eq!(words("the hackers’ U.S. “deed”"), ["the", "hackers", "U", "S", "deed"]);
        assert_eq!(words("'' — …"), Vec::<&str>::new());
        assert_eq!(hashes("KIM, Yong Chol"), hashes("kim yong-chol"));
        assert_eq!(hashes("Müller"), hashes("MULLER"));
        assert_eq!(hashes("O’Neill"), hashes("ONEILL"));
        assert_ne!(hashes("a1"), hashes("aq"));
    }

    #[test]
    fn a_word_has_one_hash_however_it_is_written_and_another_word_has_another() {
        let letters: String = "abcdefghijkl".chars().cycle().take(40).collect();
        for length in 2..=letters.len() {
            let word = &letters[..length];
            let hash = hashes(word);
            let (head, tail) = word.split_at(length / 2);
            assert_eq!(hash, hashes(&word.to_uppercase()), "{word}");
            assert_eq!(hash, hashes(&format!("{head}'{tail}")), "{word}");
            assert_eq!(hash, hashes(&format!("{head}\u{301}{tail}")), "{word}");
            for place in 0..length {
                let other = format!("{}z{}", &word[..place], &word[place + 1..]);
                assert_ne!(hash, hashes(&other), "{word}, {other}");
            }
            assert_ne!(hash, hashes(&letters[..length - 1]), "{word}");
        }
    }
}
