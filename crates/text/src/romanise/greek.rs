//! Reads Greek by ELOT 743, the standard of Greek and Cypriot passports.
//!
//! The pairs αυ, ευ, ηυ depend on the sound after them; μπ, ντ, γκ are written b, d, g at the start
//! of a word and mp, nt, gk inside it, where a second reading gives them as they sound.

use unicode_normalization::UnicodeNormalization;

use super::{Reading, Scheme, tidy};

/// `"Ευάγγελος"` gives `"evangelos"`; `"Λαμπρου"` gives `"lamprou"` and `"lambrou"`.
pub(super) fn read(text: &str) -> Vec<Reading> {
    let mut readings = vec![Reading::new(spell(text, false), Scheme::Greek, false)];
    let spoken = spell(text, true);
    if spoken != readings[0].text {
        readings.push(Reading::new(spoken, Scheme::GreekSpoken, false));
    }
    readings
}

fn spell(text: &str, spoken: bool) -> String {
    // Accents go, the diaeresis stays: it parts the two letters of a pair.
    let letters: Vec<char> = text.nfd().filter(|c| !('\u{300}'..='\u{36f}').contains(c) || *c == '\u{308}').collect();
    let at = |index: usize| letters.get(index).copied().unwrap_or(' ');
    let mut latin = String::with_capacity(text.len());
    let mut index = 0;
    while index < letters.len() {
        let (letter, next) = (letters[index], at(index + 1));
        let start = index == 0 || at(index - 1) == ' ';
        let parted = at(index + 2) == '\u{308}';
        let mut taken = 2;
        let sound = match (letter, next) {
            ('ο', 'υ') if !parted => "ou",
            ('α' | 'ε' | 'η', 'υ') if !parted => {
                latin.push(match letter {
                    'α' => 'a',
                    'ε' => 'e',
                    _ => 'i',
                });
                let voiceless =
                    matches!(at(index + 2), 'θ' | 'κ' | 'ξ' | 'π' | 'σ' | 'ς' | 'τ' | 'φ' | 'χ' | 'ψ' | ' ');
                if voiceless { "f" } else { "v" }
            }
            ('μ', 'π') if start => "b",
            ('ν', 'τ') if start => "d",
            ('γ', 'κ') if start => "g",
            ('μ', 'π') if spoken => "mb",
            ('ν', 'τ') if spoken => "nd",
            ('γ', 'κ') if spoken => "ng",
            ('γ', 'γ') => "ng",
            ('γ', 'ξ') => "nx",
            ('γ', 'χ') => "nch",
            _ => {
                taken = 1;
                match letter {
                    'α' => "a",
                    'β' => "v",
                    'γ' => "g",
                    'δ' => "d",
                    'ε' => "e",
                    'ζ' => "z",
                    'η' | 'ι' => "i",
                    'θ' => "th",
                    'κ' => "k",
                    'λ' => "l",
                    'μ' => "m",
                    'ν' => "n",
                    'ξ' => "x",
                    'ο' | 'ω' => "o",
                    'π' => "p",
                    'ρ' => "r",
                    'σ' | 'ς' => "s",
                    'τ' => "t",
                    'υ' => "y",
                    'φ' => "f",
                    'χ' => "ch",
                    'ψ' => "ps",
                    '\u{308}' => "",
                    _ => {
                        latin.push(letter);
                        ""
                    }
                }
            }
        };
        latin.push_str(sound);
        index += taken;
    }
    tidy(&latin)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn greek_names_read_as_in_passports() {
        let cases = [
            ("ευάγγελος παπαδόπουλος", "evangelos papadopoulos"),
            ("μπακογιάννη", "bakogianni"),
            ("ντίνος", "dinos"),
            ("παύλος", "pavlos"),
            ("ευθύμιος", "efthymios"),
            ("χρήστος", "christos"),
            ("μαΐου", "maiou"),
            ("ταΰγετος", "taygetos"),
            ("σφίγξ", "sfinx"),
        ];
        for (native, latin) in cases {
            assert_eq!(read(native)[0].text, latin, "{native}");
        }
    }

    #[test]
    fn pairs_inside_a_word_have_a_second_reading() {
        let read = read("λάμπρου κωνσταντίνος");
        assert_eq!(read[0].text, "lamprou konstantinos");
        assert_eq!(read[1].text, "lambrou konstandinos");
    }
}
