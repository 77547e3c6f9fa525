//! The letters of Arabic script: their sounds one by one, the form words are looked up in, and the
//! language they point to. Whole words and names are the business of [`super::arabic`].

/// The form of a word by which the lexicon is searched: without vowel marks and joiners, alef,
/// yeh, kaf and heh each in one form, hamza dropped.
pub(super) fn key(word: &str) -> String {
    word.chars()
        .filter_map(|c| match c {
            'أ' | 'إ' | 'ٱ' | 'آ' => Some('ا'),
            'ى' | 'ی' | 'ئ' | 'ے' | 'ې' | 'ۍ' | 'ێ' => Some('ي'),
            'ک' | 'ڪ' => Some('ك'),
            'ة' | 'ۀ' | 'ہ' | 'ھ' | 'ە' | 'ۃ' => Some('ه'),
            'ؤ' | 'ۆ' | 'ۇ' => Some('و'),
            'ں' => Some('ن'),
            'ء' | '\u{200c}' => None,
            _ if is_mark(c) => None,
            _ => Some(c),
        })
        .collect()
}

/// Vowel marks and signs of recitation.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}' | '\u{8d3}'..='\u{8ff}')
}

/// The language a text's letters point to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Language {
    /// Arabic: the article, or a letter only Arabic uses.
    Arabic,
    /// Persian and its neighbours: Dari, Pashto, Urdu, Kurdish.
    Persian,
    /// No letter tells: the text is read both ways.
    Either,
}

/// `محمد` may be either; `پرویز` is Persian; `البصري` is Arabic.
pub(super) fn language_of(text: &str) -> Language {
    let persian = |c| {
        matches!(
            c,
            'پ' | 'چ'
                | 'ژ'
                | 'گ'
                | 'ک'
                | 'ی'
                | 'ۀ'
                | 'ٹ'
                | 'ڈ'
                | 'ڑ'
                | 'ں'
                | 'ہ'
                | 'ھ'
                | 'ے'
                | 'ټ'
                | 'ډ'
                | 'ړ'
                | 'ښ'
                | 'ځ'
                | 'څ'
                | 'ې'
                | 'ۍ'
                | 'ګ'
                | 'ڼ'
                | 'ێ'
                | 'ۆ'
                | 'ڵ'
                | 'ڕ'
                | 'ڤ'
                | 'ە'
        )
    };
    if text.contains(persian) {
        return Language::Persian;
    }
    let article = |word: &str| word.starts_with("ال") && !word.starts_with("الله");
    if text.contains(['ة', 'أ', 'إ', 'ى']) || text.split(' ').any(article) {
        Language::Arabic
    } else {
        Language::Either
    }
}

/// Puts an `a` where the syllables of Arabic and Persian need a vowel: no word begins with two
/// consonants, and no more than two meet. `"khadm"` gives `"khadam"`, `"sfdri"` gives `"safdari"`.
pub(super) fn with_vowels(letters: &str) -> String {
    let mut voiced = String::with_capacity(letters.len() * 2);
    // Consonants since the last vowel, where the start of a word counts as one.
    let mut consonants = 1;
    let bytes = letters.as_bytes();
    let mut index = 0;
    while let Some(&byte) = bytes.get(index) {
        let pair = bytes.get(index + 1) == Some(&b'h') && b"kgstdzc".contains(&byte);
        let length = if pair { 2 } else { 1 };
        let next = bytes.get(index + length).copied().unwrap_or(b' ');
        match byte {
            b' ' => consonants = 1,
            b'a' | b'e' | b'i' | b'o' | b'u' => consonants = 0,
            b'0'..=b'9' => {}
            _ => {
                consonants += 1;
                let last = next == b' ';
                let before_vowel = b"aeiou".contains(&next);
                if consonants >= 2 && !before_vowel && !last {
                    voiced.push_str(&letters[index..index + length]);
                    voiced.push('a');
                    consonants = 0;
                    index += length;
                    continue;
                }
                if consonants >= 2 && last && index > 0 && !voiced.ends_with([' ', 'a', 'e', 'i', 'o', 'u']) {
                    voiced.push('a');
                }
            }
        }
        voiced.push_str(&letters[index..index + length]);
        index += length;
    }
    voiced
}

/// Whether a letter is an alef or stands for one.
fn is_alef(c: char) -> bool {
    matches!(c, 'ا' | 'آ' | 'أ' | 'إ' | 'ٱ' | 'ى')
}

fn is_waw_or_yeh(c: char) -> bool {
    matches!(c, 'و' | 'ؤ' | 'ي' | 'ی' | 'ئ')
}

/// Spells a word letter by letter: consonants, and u, i, a for the long vowels.
#[allow(clippy::match_same_arms, reason = "a table: one sound or block a line")]
pub(super) fn letters(word: &str, persian: bool) -> String {
    let letters: Vec<char> = word.chars().filter(|c| !is_mark(*c) && !matches!(c, 'ء' | '\u{200c}')).collect();
    let mut latin = String::with_capacity(letters.len() * 2);
    let mut vowel = false;
    for (index, &c) in letters.iter().enumerate() {
        let start = index == 0;
        let next = letters.get(index + 1).copied();
        let mut is_vowel = false;
        let before_vowel = next.is_some_and(|n| is_alef(n) || is_waw_or_yeh(n));
        let sound = match c {
            'ا' | 'أ' | 'إ' | 'ٱ' | 'آ' | 'ى' => {
                is_vowel = true;
                "a"
            }
            'و' | 'ؤ' if start || vowel || before_vowel => {
                if persian {
                    "v"
                } else {
                    "w"
                }
            }
            'و' | 'ؤ' | 'ۇ' => {
                is_vowel = true;
                "u"
            }
            'ۆ' => {
                is_vowel = true;
                "o"
            }
            'ي' | 'ی' | 'ئ' if start || vowel || before_vowel => "y",
            'ي' | 'ی' | 'ئ' if matches!(next, Some('ة')) => "iy",
            'ي' | 'ی' | 'ئ' => {
                is_vowel = true;
                "i"
            }
            'ے' | 'ې' | 'ێ' => {
                is_vowel = true;
                "e"
            }
            'ۍ' => "ai",
            // Ain itself is not written, but between consonants and at the start a vowel sounds.
            'ع' if !vowel && !before_vowel => {
                is_vowel = true;
                "a"
            }
            'ع' => "",
            'ب' => "b",
            'پ' => "p",
            'ت' | 'ط' | 'ٹ' | 'ټ' => "t",
            'ث' => {
                if persian {
                    "s"
                } else {
                    "th"
                }
            }
            'ج' => "j",
            'چ' => "ch",
            'څ' => "ts",
            'ځ' => "dz",
            'ح' => "h",
            'ه' | 'ہ' | 'ھ' | 'ۀ' | 'ە' if next.is_none() && !start && !vowel => {
                if persian {
                    "eh"
                } else {
                    "ah"
                }
            }
            'ه' | 'ہ' | 'ھ' | 'ۀ' | 'ە' => "h",
            'ة' | 'ۃ' => "a",
            'خ' => "kh",
            'د' | 'ڈ' | 'ډ' => "d",
            'ذ' => {
                if persian {
                    "z"
                } else {
                    "dh"
                }
            }
            'ر' | 'ڑ' | 'ړ' | 'ڕ' => "r",
            'ز' | 'ظ' => "z",
            'ژ' | 'ږ' => "zh",
            'س' | 'ص' => "s",
            'ش' | 'ښ' => "sh",
            'ض' => {
                if persian {
                    "z"
                } else {
                    "d"
                }
            }
            'غ' => "gh",
            'ف' => "f",
            'ڤ' => "v",
            'ق' => {
                if persian {
                    "gh"
                } else {
                    "q"
                }
            }
            'ك' | 'ک' | 'ڪ' => "k",
            'گ' | 'ګ' => "g",
            'ل' | 'ڵ' => "l",
            'م' => "m",
            'ن' | 'ں' | 'ڼ' => "n",
            '0'..='9' => {
                latin.push(c);
                ""
            }
            _ => any_ascii::any_ascii_char(c),
        };
        latin.push_str(sound);
        vowel = is_vowel;
    }
    latin
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_tell_the_language() {
        let cases = [
            ("محمد", Language::Either),
            ("پرویز", Language::Persian),
            ("البصري", Language::Arabic),
            ("فاطمة", Language::Arabic),
            ("الله کرم", Language::Persian),
        ];
        for (text, language) in cases {
            assert_eq!(language_of(text), language, "{text}");
        }
    }

    #[test]
    fn forms_of_one_letter_share_a_key() {
        for (one, other) in [("أحمد", "احمد"), ("علی", "علي"), ("فاطمة", "فاطمه"), ("عطاء", "عطا")]
        {
            assert_eq!(key(one), key(other));
        }
    }

    #[test]
    fn sounds_go_letter_by_letter() {
        let cases = [("كورتين", false, "kurtin"), ("ذهب", false, "dhhb"), ("ذهب", true, "zhb"), ("سعد", false, "sad")];
        for (word, persian, latin) in cases {
            assert_eq!(letters(word, persian), latin, "{word}");
        }
    }

    #[test]
    fn unknown_words_get_a_vowel_where_syllables_need_one() {
        let cases = [
            ("khadm", "khadam"),
            ("sfdri", "safdari"),
            ("fda", "fada"),
            ("shkr", "shakar"),
            ("asjrd", "asjarad"),
            ("kurtin", "kurtin"),
            ("al zrqsh", "al zarqash"),
        ];
        for (letters, voiced) in cases {
            assert_eq!(with_vowels(letters), voiced);
        }
    }
}
