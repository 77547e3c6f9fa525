//! Folds Latin text to a-z: the quick path for ASCII, and single letters with diacritics.

use unicode_normalization::UnicodeNormalization;

/// Folds an ASCII text in one pass: lower case, punctuation to single spaces, apostrophes and `@`
/// gone, `&` to "and", dots between single letters closed up.
///
/// `"ACME (U.K.) & Co."` gives `"acme uk and co"`.
pub(super) fn fold_ascii(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut folded: Vec<u8> = Vec::with_capacity(bytes.len() + 4);
    let mut broken = false;
    // Letters of the present word since its start or last joining dot, and whether it has dots.
    let mut letters = 0_usize;
    for (index, &byte) in bytes.iter().enumerate() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => {
                if broken {
                    if !folded.is_empty() {
                        folded.push(b' ');
                    }
                    broken = false;
                    letters = 0;
                }
                letters += if byte.is_ascii_digit() { 2 } else { 1 };
                folded.push(byte.to_ascii_lowercase());
            }
            b'\'' | b'`' | b'@' => {}
            b'&' => {
                if !folded.is_empty() {
                    folded.push(b' ');
                }
                folded.extend_from_slice(b"and");
                broken = true;
            }
            b'.' if !broken && letters == 1 && single_letter_at(bytes, index + 1) => letters = 0,
            _ => broken = true,
        }
    }
    // Only ASCII bytes were pushed, so this never takes the replacement path.
    String::from_utf8(folded).unwrap_or_default()
}

/// Whether a letter stands at `index` with no letter or digit after it.
fn single_letter_at(bytes: &[u8], index: usize) -> bool {
    bytes.get(index).is_some_and(u8::is_ascii_alphabetic)
        && !bytes.get(index + 1).is_some_and(u8::is_ascii_alphanumeric)
}

/// Appends one Latin letter, folded to lower-case a-z.
///
/// `É` gives `e`, `ß` gives `ss`, `ə` gives `a`.
pub fn fold_letter(c: char, folded: &mut String) {
    if c.is_ascii_alphanumeric() {
        folded.push(c.to_ascii_lowercase());
        return;
    }
    let special = match c {
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' | 'ǽ' | 'Ǽ' => "ae",
        'œ' | 'Œ' => "oe",
        'ø' | 'Ø' | 'ǿ' | 'Ǿ' | 'ơ' | 'Ơ' => "o",
        'ð' | 'Ð' | 'đ' | 'Đ' | 'ɖ' | 'Ɖ' => "d",
        'þ' | 'Þ' => "th",
        'ı' | 'İ' => "i",
        'ł' | 'Ł' => "l",
        'ə' | 'Ə' | 'ǝ' => "a",
        'ŋ' | 'Ŋ' => "ng",
        'ħ' | 'Ħ' => "h",
        'ŧ' | 'Ŧ' => "t",
        'ĸ' => "k",
        'ĳ' | 'Ĳ' => "ij",
        'ư' | 'Ư' => "u",
        'ɣ' | 'Ɣ' => "gh",
        'ʒ' | 'Ʒ' => "zh",
        'ʃ' | 'Ʃ' => "sh",
        _ => "",
    };
    if !special.is_empty() {
        folded.push_str(special);
        return;
    }
    for base in std::iter::once(c).nfkd() {
        if base.is_ascii_alphanumeric() {
            folded.push(base.to_ascii_lowercase());
        } else {
            for ascii in any_ascii::any_ascii_char(base).chars() {
                if ascii.is_ascii_alphanumeric() {
                    folded.push(ascii.to_ascii_lowercase());
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ascii_names_fold_in_one_pass() {
        let cases = [
            ("BIN LADIN, Usama", "bin ladin usama"),
            ("S.A.", "sa"),
            ("S.A", "sa"),
            ("A.S.Roma", "as roma"),
            ("Co.Ltd.", "co ltd"),
            ("ACME (U.K.) & Co.", "acme uk and co"),
            ("& Sons", "and sons"),
            ("A&B", "a and b"),
            ("info@x.com", "infox com"),
            ("O'Neil-Smith", "oneil smith"),
            ("  a  ", "a"),
            ("No. 5.a", "no 5 a"),
            ("J.R.R. Tolkien", "jrr tolkien"),
        ];
        for (input, expected) in cases {
            assert_eq!(fold_ascii(input), expected, "{input}");
        }
    }

    #[test]
    fn special_letters_fold_as_lists_spell_them() {
        let cases = [
            ('é', "e"),
            ('Ü', "u"),
            ('ß', "ss"),
            ('Ø', "o"),
            ('Ł', "l"),
            ('ə', "a"),
            ('þ', "th"),
            ('ḥ', "h"),
            ('ế', "e"),
            ('ơ', "o"),
            ('İ', "i"),
            ('ı', "i"),
            ('ŋ', "ng"),
            ('ﬁ', "fi"),
        ];
        for (letter, expected) in cases {
            let mut folded = String::new();
            fold_letter(letter, &mut folded);
            assert_eq!(folded, expected, "{letter}");
        }
    }
}
