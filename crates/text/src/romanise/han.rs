//! Reads Chinese characters: Mandarin pinyin, and Cantonese in the spelling of Hong Kong.
//!
//! The `pinyin` crate gives the common reading; `data/han-readings.tsv` corrects surnames (单 is Shan,
//! not Dan) and names the characters with more than one reading a name may use;
//! `data/han-cantonese.tsv` holds the Cantonese spellings of name characters. Kanji of Japanese names
//! cannot be read without a dictionary: they get the Chinese reading and are marked lossy.

use std::sync::LazyLock;

use pinyin::ToPinyin;
use rustc_hash::FxHashMap;

use super::translate;
use super::{Reading, Scheme, han_korean, heard, tidy};

const MOST_READINGS: usize = 4;

#[derive(Default)]
struct Character {
    surname: &'static str,
    usual: &'static str,
    others: Vec<&'static str>,
}

static CHARACTERS: LazyLock<FxHashMap<char, Character>> = LazyLock::new(|| {
    let mut table = FxHashMap::default();
    for line in include_str!("../../data/han-readings.tsv").lines() {
        let mut columns = line.split('\t');
        let Some(c) = columns.next().and_then(|column| column.chars().next()) else { continue };
        if c == '#' {
            continue;
        }
        let mut column = || columns.next().filter(|text| *text != "-").unwrap_or("");
        let (surname, usual, others) = (column(), column(), column());
        let others = others.split(',').filter(|other| !other.is_empty()).collect();
        table.insert(c, Character { surname, usual, others });
    }
    table
});

static CANTONESE: LazyLock<FxHashMap<char, &'static str>> = LazyLock::new(|| {
    let mut table = FxHashMap::default();
    for line in include_str!("../../data/han-cantonese.tsv").lines() {
        let Some((sound, characters)) = line.split_once('\t') else { continue };
        if line.starts_with('#') {
            continue;
        }
        for c in characters.chars() {
            table.entry(c).or_insert(sound);
        }
    }
    table
});

static COMPOUND_SURNAMES: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    include_str!("../../data/han-compound-surnames.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .collect()
});

/// Reads words of Chinese characters; `"习近平"` gives `"xi jin ping"`, `"陈国明"` also
/// `"chan kwok ming"`, `"北京银行"` also `"beijing bank"`.
///
/// `japanese` says that the whole text has kana, so the characters are kanji.
pub(super) fn read(text: &str, japanese: bool) -> Vec<Reading> {
    let mut readings: Vec<Reading> = Vec::with_capacity(MOST_READINGS + 2);
    let mut push = |latin: String, scheme| {
        if !latin.is_empty() && readings.iter().all(|reading| reading.text != latin) {
            readings.push(Reading::new(latin, scheme, japanese));
        }
    };
    // Three characters that do not begin with a company word are a person: 李建设 is no builder.
    let count = text.chars().filter(|c| *c != ' ').count();
    let short = count <= 3 && translate::characters_at(text).is_none();
    let english = if short { None } else { translate::characters(text, joined) };
    let english = english.map(|english| tidy(&english));
    let person = english.is_none() && count <= 4;
    let (surname, syllables) = syllables(text, person);
    push(spaced(surname, &syllables, None), Scheme::Pinyin);
    let mut count = 1;
    for (index, (c, usual)) in syllables.iter().enumerate() {
        let Some(character) = CHARACTERS.get(c) else { continue };
        for other in character.others.iter().filter(|other| *other != usual) {
            if count < MOST_READINGS {
                count += 1;
                push(spaced(surname, &syllables, Some((index, other))), Scheme::PinyinHeteronym);
            }
        }
    }
    if !japanese && let Some(cantonese) = cantonese(text) {
        push(cantonese, Scheme::Cantonese);
    }
    if person
        && !japanese
        && let Some(korean) = han_korean::read(text)
    {
        push(korean, Scheme::NorthKorean);
    }
    if let Some(english) = english {
        push(english, Scheme::Translated);
    } else if !japanese && heard::is_foreign_han(text) {
        push(heard::han(text, |c| syllable(c, false)), Scheme::Heard);
    }
    if readings.is_empty() {
        readings.push(Reading::new(String::new(), Scheme::Pinyin, true));
    }
    readings
}

/// The compound surname a person's name begins with, if any, and the other characters with their
/// usual readings.
fn syllables(text: &str, person: bool) -> (&'static str, Vec<(char, String)>) {
    let mut letters = text;
    let mut surname = "";
    let first_word = text.split(' ').next().map_or(0, str::len);
    if person
        && let Some((native, latin)) =
            COMPOUND_SURNAMES.iter().find(|(native, _)| text.starts_with(native) && text.len() > native.len())
        && (text.len() > 6 || first_word == 6)
    {
        letters = &text[native.len()..];
        surname = latin;
    }
    let mut read = Vec::with_capacity(8);
    for c in letters.chars().filter(|c| *c != ' ') {
        let is_surname = person && surname.is_empty() && read.is_empty();
        read.push((c, syllable(c, is_surname)));
    }
    (surname, read)
}

fn syllable(c: char, is_surname: bool) -> String {
    if let Some(character) = CHARACTERS.get(&c) {
        if is_surname && !character.surname.is_empty() {
            return character.surname.to_string();
        }
        if !character.usual.is_empty() {
            return character.usual.to_string();
        }
    }
    match c.to_pinyin() {
        Some(sound) => tidy(&sound.plain().replace('ü', "u")),
        None => tidy(any_ascii::any_ascii_char(c)),
    }
}

fn joined(text: &str) -> String {
    text.chars().map(|c| syllable(c, false)).collect()
}

fn spaced(surname: &str, read: &[(char, String)], other: Option<(usize, &str)>) -> String {
    let mut latin = surname.to_string();
    let mut after_digit = false;
    for (index, (c, usual)) in read.iter().enumerate() {
        let sound = match other {
            Some((at, sound)) if at == index => sound,
            _ => usual,
        };
        let digit = c.is_ascii_digit();
        let glued = digit && after_digit;
        if !(latin.is_empty() || sound.is_empty() || glued) {
            latin.push(' ');
        }
        after_digit = digit;
        latin.push_str(sound);
    }
    latin
}

/// The Hong Kong spelling, when the text is a short name and all its characters are known.
fn cantonese(text: &str) -> Option<String> {
    let letters = text.chars().filter(|c| *c != ' ');
    if letters.clone().count() > 6 {
        return None;
    }
    let sounds: Option<Vec<&str>> = letters.map(|c| CANTONESE.get(&c).copied()).collect();
    sounds.map(|sounds| sounds.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(native: &str) -> Vec<String> {
        read(native, false).into_iter().map(|reading| reading.text).collect()
    }

    #[test]
    fn names_read_in_pinyin_with_their_surname_reading() {
        let cases = [
            ("习近平", "xi jin ping"),
            ("單田芳", "shan tian fang"),
            ("曾荫权", "zeng yin quan"),
            ("解放", "xie fang"),
            ("仇和", "qiu he"),
            ("区伯", "ou bo"),
            ("查良镛", "zha liang yong"),
            ("任正非", "ren zheng fei"),
            ("欧阳修", "ouyang xiu"),
            ("諸葛亮", "zhuge liang"),
            ("吕布", "lu bu"),
            ("孙思董", "sun si dong"),
            ("習 近平", "xi jin ping"),
        ];
        for (native, latin) in cases {
            assert_eq!(texts(native)[0], latin, "{native}");
        }
    }

    #[test]
    fn known_name_characters_have_a_cantonese_reading() {
        let cases = [
            ("陳國明", "chan kwok ming"),
            ("陈国明", "chan kwok ming"),
            ("黃志偉", "wong chi wai"),
            ("林郑月娥", "lam cheng yuet ngo"),
            ("李家超", "lee ka chiu"),
        ];
        for (native, latin) in cases {
            assert!(texts(native).contains(&latin.to_string()), "{native} {:?}", texts(native));
        }
    }

    #[test]
    fn characters_with_several_readings_give_at_most_four() {
        let got = texts("乐长行");
        assert!(got.len() > 1 && got.len() <= 5, "{got:?}");
    }

    #[test]
    fn companies_are_translated() {
        let cases = [
            ("中国船舶重工集团有限公司", "china shipbuilding heavy industry group co ltd"),
            ("上海华信国际集团", "shanghai huaxin international group"),
            ("北京银行", "beijing bank"),
        ];
        for (native, english) in cases {
            let got = read(native, false);
            let translated = got.iter().find(|reading| reading.scheme == Scheme::Translated);
            assert_eq!(translated.map(|reading| reading.text.as_str()), Some(english), "{native}");
        }
    }

    #[test]
    fn foreign_names_are_heard_word_by_word() {
        let cases = [
            ("弗拉基米尔 普京", Some("vlajimir pujing")),
            ("谢尔盖 绍伊古", Some("serge shoyigu")),
            ("习近平", None),
            ("习 近平", None),
            ("北京银行", None),
        ];
        for (native, latin) in cases {
            let readings = read(native, false);
            let heard = readings.iter().find(|reading| reading.scheme == Scheme::Heard);
            assert_eq!(heard.map(|reading| reading.text.as_str()), latin, "{native}");
        }
    }

    #[test]
    fn kanji_are_lossy() {
        assert!(read("安倍", true)[0].lossy);
    }
}
