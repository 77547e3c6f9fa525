//! The shape of a syllable of Chinese or Korean in Latin letters: what is written as one word in most of their names.

/// Whether a folded word may be one syllable of Chinese or Korean in some romanisation: up to three consonants, up to three
/// vowels, and one of the few ends that these languages have. Short words of other languages have that shape too (`Dan`).
///
/// ```
/// use interdict_text::lexicon::is_east_asian_syllable;
/// assert!(is_east_asian_syllable(b"hsiung") && is_east_asian_syllable(b"pak"));
/// assert!(!is_east_asian_syllable(b"dina") && !is_east_asian_syllable(b"berg"));
/// ```
pub fn is_east_asian_syllable(word: &[u8]) -> bool {
    let is_vowel = |letter: &&u8| matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u');
    if !(2..=6).contains(&word.len()) || !word.iter().all(u8::is_ascii_lowercase) {
        return false;
    }
    let onset = word.iter().take_while(|letter| !is_vowel(letter)).count();
    let vowels = word[onset..].iter().take_while(is_vowel).count();
    let end = &word[onset + vowels..];
    onset <= 3
        && (1..=3).contains(&vowels)
        && matches!(end, b"" | b"n" | b"ng" | b"m" | b"k" | b"l" | b"p" | b"t" | b"h")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_of_all_systems_have_the_shape_and_longer_words_have_not() {
        for word in
            ["xu", "hsu", "zhuang", "chuang", "shih", "tseng", "gim", "kil", "seok", "hyon", "kwon", "an", "wah"]
        {
            assert!(is_east_asian_syllable(word.as_bytes()), "{word}");
        }
        for word in ["", "o", "ng", "li5", "xiaoming", "putin", "marx", "saif", "tschang"] {
            assert!(!is_east_asian_syllable(word.as_bytes()), "{word}");
        }
    }
}
