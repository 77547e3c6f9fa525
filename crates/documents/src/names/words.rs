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

/// Takes a byte of a word into its hash.
#[inline]
pub(crate) fn mix(hash: u64, byte: u8) -> u64 {
    let mixed = (hash ^ byte as u64).wrapping_mul(FACTOR);
    mixed ^ (mixed >> 32)
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
            let mut at = self.at;
            while let Some(byte) = bytes.get(at)
                && matches!(CLASS[*byte as usize], SEPARATOR | APOSTROPHE)
            {
                at += 1;
            }
            let start = at;
            let mut hash = SEED;
            // Most words are letters and digits from end to end.
            while let Some(byte) = bytes.get(at)
                && CLASS[*byte as usize] == LETTER
            {
                // Digits have the bit already; letters become lower case.
                hash = mix(hash, byte | 0x20);
                at += 1;
            }
            self.at = at;
            if at >= bytes.len() {
                return (at > start).then_some(HashedWord { hash, start, end: at });
            }
            while self.at < bytes.len() {
                let byte = bytes[self.at];
                match CLASS[byte as usize] {
                    LETTER => {
                        hash = mix(hash, byte | 0x20);
                        self.at += 1;
                    }
                    SEPARATOR => break,
                    APOSTROPHE => {
                        if !joins(bytes, self.at, 1) {
                            break;
                        }
                        self.at += 1;
                    }
                    _ => match self.beyond_ascii(hash) {
                        Some(next) => hash = next,
                        None => break,
                    },
                }
            }
            if self.at > start {
                return Some(HashedWord { hash, start, end: self.at });
            }
            // A character beyond ASCII that is no letter.
            self.at += self.text[start..].chars().next().map_or(1, char::len_utf8);
        }
    }
}

impl Words<'_> {
    /// Takes a character beyond ASCII into the word, or ends the word before it.
    #[cold]
    fn beyond_ascii(&mut self, hash: u64) -> Option<u64> {
        let character = self.text[self.at..].chars().next()?;
        let length = character.len_utf8();
        if matches!(character, '’' | 'ʼ' | '‘') {
            if !joins(self.text.as_bytes(), self.at, length) {
                return None;
            }
            self.at += length;
            return Some(hash);
        }
        let combining = matches!(character, '\u{300}'..='\u{36f}');
        if !character.is_alphanumeric() && !combining {
            return None;
        }
        self.at += length;
        let mut folded = String::new();
        if !combining {
            crate::tokens::fold_into(&mut folded, character.encode_utf8(&mut [0; 4]));
        }
        Some(
            folded
                .bytes()
                .fold(hash, |hash, byte| mix(hash, if byte.is_ascii_alphanumeric() { byte | 0x20 } else { byte })),
        )
    }
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
}
