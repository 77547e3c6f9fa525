//! Reads hiragana and katakana in Hepburn, the spelling of Japanese passports: long vowels short.

use super::{Reading, Scheme, heard, tidy};

/// `"トヨタ"` gives `"toyota"`, `"おおた ゆうき"` gives `"ota yuki"`. `alone` says that the whole text is kana: if it is katakana, the
/// letters of foreign names, it is also read as heard.
pub(super) fn read(text: &str, alone: bool) -> Vec<Reading> {
    let latin = hepburn(text);
    let foreign = alone && heard::is_foreign_kana(text);
    let heard = foreign.then(|| Reading::new(latin.clone(), Scheme::Heard, false));
    std::iter::once(Reading::new(latin, Scheme::Hepburn, false)).chain(heard).collect()
}

fn hepburn(text: &str) -> String {
    let letters: Vec<char> = text.chars().map(hiragana).collect();
    let mut latin = String::with_capacity(text.len());
    let mut double = false;
    let mut index = 0;
    while index < letters.len() {
        let letter = letters[index];
        let next = letters.get(index + 1).copied().unwrap_or(' ');
        index += 1;
        let mut sound = syllable(letter);
        let glide = small(next);
        let joined;
        if !glide.is_empty() && sound.len() >= 2 && !matches!(letter, 'ゃ' | 'ゅ' | 'ょ') {
            joined = glided(sound, next, glide);
            sound = &joined;
            index += 1;
        } else if letter == 'う' && !glide.is_empty() && glide.len() == 1 {
            joined = format!("w{glide}");
            sound = &joined;
            index += 1;
        }
        match letter {
            'っ' => {
                double = true;
                continue;
            }
            'ー' => continue,
            _ => {}
        }
        if double {
            double = false;
            if sound.starts_with("ch") {
                latin.push('t');
            } else if let Some(first) = sound.chars().next().filter(|c| !"aiueon".contains(*c)) {
                latin.push(first);
            }
        }
        // おう, おお and うう are one long vowel, written short in passports.
        let lengthens = matches!((letter, latin.chars().last()), ('う' | 'お', Some('o')) | ('う', Some('u')));
        if sound.is_empty() {
            latin.push(letter);
        } else if !(lengthens && sound.len() == 1) {
            latin.push_str(sound);
        }
    }
    tidy(&latin)
}

/// Katakana lie 0x60 above their hiragana.
fn hiragana(c: char) -> char {
    match c {
        'ァ'..='ヶ' => char::from_u32(c as u32 - 0x60).unwrap_or(c),
        _ => c,
    }
}

fn small(c: char) -> &'static str {
    match c {
        'ゃ' => "ya",
        'ゅ' => "yu",
        'ょ' => "yo",
        'ぁ' => "a",
        'ぃ' => "i",
        'ぅ' => "u",
        'ぇ' => "e",
        'ぉ' => "o",
        _ => "",
    }
}

/// A syllable with a small vowel after it: き + ゃ is kya, し + ゃ is sha, ふ + ぁ is fa.
fn glided(sound: &str, letter: char, glide: &str) -> String {
    let stem = &sound[..sound.len() - 1];
    if matches!(letter, 'ゃ' | 'ゅ' | 'ょ') {
        let plain = stem.ends_with("sh") || stem.ends_with("ch") || stem.ends_with('j');
        return if plain { format!("{stem}{}", &glide[1..]) } else { format!("{stem}{glide}") };
    }
    format!("{stem}{glide}")
}

fn syllable(c: char) -> &'static str {
    const ROWS: [(&str, [&str; 5]); 15] = [
        ("あいうえお", ["a", "i", "u", "e", "o"]),
        ("かきくけこ", ["ka", "ki", "ku", "ke", "ko"]),
        ("がぎぐげご", ["ga", "gi", "gu", "ge", "go"]),
        ("さしすせそ", ["sa", "shi", "su", "se", "so"]),
        ("ざじずぜぞ", ["za", "ji", "zu", "ze", "zo"]),
        ("たちつてと", ["ta", "chi", "tsu", "te", "to"]),
        ("だぢづでど", ["da", "ji", "zu", "de", "do"]),
        ("なにぬねの", ["na", "ni", "nu", "ne", "no"]),
        ("はひふへほ", ["ha", "hi", "fu", "he", "ho"]),
        ("ばびぶべぼ", ["ba", "bi", "bu", "be", "bo"]),
        ("ぱぴぷぺぽ", ["pa", "pi", "pu", "pe", "po"]),
        ("まみむめも", ["ma", "mi", "mu", "me", "mo"]),
        ("らりるれろ", ["ra", "ri", "ru", "re", "ro"]),
        ("やゆよわを", ["ya", "yu", "yo", "wa", "o"]),
        ("んゔゐゑゎ", ["n", "vu", "i", "e", "wa"]),
    ];
    for (row, sounds) in ROWS {
        if let Some(column) = row.chars().position(|letter| letter == c) {
            return sounds[column];
        }
    }
    small(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kana_names_read_in_passport_hepburn() {
        let cases = [
            ("トヨタ", "toyota"),
            ("おおた ゆうき", "ota yuki"),
            ("さとう けんいちろう", "sato kenichiro"),
            ("しゅうじ", "shuji"),
            ("きょうこ", "kyoko"),
            ("はっとり", "hattori"),
            ("えっちゅう", "etchu"),
            ("ジョン スミス", "jon sumisu"),
            ("ファティマ", "fatima"),
            ("ウィリアム", "wiriamu"),
            ("スーパー", "supa"),
        ];
        for (native, latin) in cases {
            assert_eq!(read(native, true)[0].text, latin, "{native}");
        }
    }

    #[test]
    fn foreign_names_in_katakana_are_also_heard() {
        let heard = |text: &str, alone| read(text, alone).iter().any(|reading| reading.scheme == Scheme::Heard);
        assert!(heard("ウラジーミル プーチン", true));
        assert!(!heard("ウラジーミル プーチン", false));
        assert!(!heard("さとう けんいちろう", true));
        assert_eq!(read("ウラジーミル プーチン", true)[1].text, "urajimiru puchin");
        assert_eq!(read("ドミトリー メドヴェージェフ", true)[1].text, "domitori medovejefu");
    }
}
