//! Reads Hebrew: known names from `data/hebrew-names.tsv`, other words letter by letter.
//!
//! Vav and yod stand for vowels or consonants; as in Arabic they are written u and i between
//! consonants, v and y elsewhere. The marks of niqqud, where present, are dropped.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{Reading, Scheme, tidy};

static NAMES: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    include_str!("../../data/hebrew-names.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .collect()
});

/// `"בנימין נתניהו"` gives `"binyamin netanyahu"` and, lossy, `"bnimin ntnihu"`.
pub(super) fn read(text: &str) -> Vec<Reading> {
    let plain: String = text.chars().filter(|c| !('\u{591}'..='\u{5c7}').contains(c)).collect();
    let mut all_known = true;
    let mut some_known = false;
    let words: Vec<String> = plain
        .split(' ')
        .map(|word| {
            let bare = word.replace('\u{5f3}', "");
            // The article ה is written onto its word.
            let after_article = word.strip_prefix('ה').and_then(|rest| NAMES.get(rest));
            if let Some(name) = NAMES.get(word).or_else(|| NAMES.get(bare.as_str())) {
                some_known = true;
                (*name).to_string()
            } else if let Some(name) = after_article {
                some_known = true;
                format!("ha{name}")
            } else {
                all_known = false;
                spell(word)
            }
        })
        .collect();
    let mut readings = Vec::with_capacity(2);
    if some_known {
        readings.push(Reading::new(tidy(&words.join(" ")), Scheme::HebrewLexicon, !all_known));
    }
    let letters: Vec<String> = plain.split(' ').map(spell).collect();
    let letters = tidy(&letters.join(" "));
    if readings.iter().all(|reading| reading.text != letters) {
        readings.push(Reading::new(letters, Scheme::HebrewConsonants, true));
    }
    readings
}

fn spell(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    let mut latin = String::with_capacity(letters.len() * 2);
    let mut index = 0;
    // Whether the sound written last was a vowel.
    let mut vowel = false;
    while index < letters.len() {
        let c = letters[index];
        let start = index == 0;
        let next = letters.get(index + 1).copied();
        let geresh = next == Some('\u{5f3}');
        let mut taken = if geresh { 2 } else { 1 };
        let mut is_vowel = false;
        let sound = match c {
            'ג' if geresh => "j",
            'ז' if geresh => "zh",
            'צ' | 'ץ' | 'ת' if geresh => "ch",
            'ו' if next == Some('ו') => {
                taken = 2;
                "v"
            }
            'י' if next == Some('י') => {
                taken = 2;
                is_vowel = true;
                "ai"
            }
            'ו' if start || vowel || next == Some('א') => "v",
            'ו' => {
                is_vowel = true;
                "o"
            }
            'י' if start || vowel || matches!(next, Some('א' | 'ה' | 'ו')) => "y",
            'י' => {
                is_vowel = true;
                "i"
            }
            'א' | 'ע' if start && matches!(next, Some('ו' | 'י')) => {
                // The vowel letter after it is read as a vowel.
                ""
            }
            'א' => {
                is_vowel = true;
                "a"
            }
            'ע' if start => {
                is_vowel = true;
                "a"
            }
            'ע' => "a",
            'ב' if start => "b",
            'ב' => "v",
            'ג' => "g",
            'ד' => "d",
            'ה' if next.is_none() && !start => "ah",
            'ה' | 'ח' => "h",
            'ז' => "z",
            'ט' | 'ת' => "t",
            'כ' | 'ק' => "k",
            'ך' => "kh",
            'ל' => "l",
            'מ' | 'ם' => "m",
            'נ' | 'ן' => "n",
            'ס' => "s",
            'פ' if start => "p",
            'פ' | 'ף' => "f",
            'צ' | 'ץ' => "ts",
            'ר' => "r",
            'ש' => "sh",
            _ => {
                if c.is_ascii_alphanumeric() {
                    latin.push(c);
                }
                ""
            }
        };
        latin.push_str(sound);
        vowel = is_vowel;
        index += taken;
    }
    latin
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_names_are_vocalised() {
        let cases = [
            ("בנימין נתניהו", "binyamin netanyahu"),
            ("יוסף כהן", "yosef cohen"),
            ("דוד לוי", "david levi"),
            ("הבנק", "habank"),
        ];
        for (native, latin) in cases {
            let got = &read(native)[0];
            assert_eq!((got.text.as_str(), got.lossy), (latin, false), "{native}");
        }
    }

    #[test]
    fn unknown_names_keep_their_consonants() {
        let cases = [("גרשון", "grshon"), ("ג׳ורג׳", "jorj"), ("וולף", "vlf"), ("אורבך", "orvkh")];
        for (native, latin) in cases {
            let got = read(native);
            let last = &got[got.len() - 1];
            assert_eq!((last.text.as_str(), last.lossy), (latin, true), "{native}");
        }
    }
}
