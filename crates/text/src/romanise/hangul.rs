//! Reads Korean by taking syllables apart into jamo (plain arithmetic on the code points).
//!
//! North Korean usage comes first, because lists carry far more northern names: close to
//! McCune-Reischauer, every syllable a word, voiced consonants not written. Then Revised Romanisation
//! with the customary surnames, then the spellings South Koreans give themselves. A text that is not
//! a person's name (longer, or without a known surname) is joined word by word, as lists write
//! "Pugang" or "Ryonbong", and there consonants between vowels are voiced.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::translate;
use super::{Reading, Scheme, heard, tidy};

const FIRST: u32 = 0xac00;

#[derive(Clone, Copy)]
struct Syllable {
    initial: usize,
    vowel: usize,
    last: usize,
    whole: char,
}

const INITIALS_NORTH: [&str; 19] =
    ["k", "kk", "n", "t", "tt", "r", "m", "p", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h"];
const INITIALS_REVISED: [&str; 19] =
    ["g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h"];
const VOWELS_NORTH: [&str; 21] = [
    "a", "ae", "ya", "yae", "o", "e", "yo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "u", "ui",
    "i",
];
const VOWELS_REVISED: [&str; 21] = [
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "eu",
    "ui", "i",
];
const LASTS: [&str; 28] = [
    "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t", "ng", "t",
    "t", "k", "t", "p", "",
];

/// Customary spellings of one surname or syllable; empty where there is none.
struct Customary {
    north: &'static str,
    south: &'static str,
    given: &'static str,
}

static NAMES: LazyLock<FxHashMap<&'static str, Customary>> = LazyLock::new(|| {
    let mut names = FxHashMap::default();
    for line in include_str!("../../data/korean-names.tsv").lines() {
        let mut columns = line.split('\t');
        let Some(hangul) = columns.next().filter(|first| !first.starts_with('#')) else { continue };
        let mut column = || columns.next().filter(|text| *text != "-").unwrap_or("");
        names.insert(hangul, Customary { north: column(), south: column(), given: column() });
    }
    names
});

/// Reads Korean words; `"김정은"` gives `"kim jong un"`, `"kim jeong eun"` and `"kim jung eun"`.
pub(super) fn read(text: &str) -> Vec<Reading> {
    let mut readings: Vec<Reading> = Vec::with_capacity(4);
    let mut push = |latin: String, scheme| {
        if readings.iter().all(|reading| reading.text != latin) {
            readings.push(Reading::new(latin, scheme, false));
        }
    };
    if let Some((surname, given)) = person(text) {
        let names = NAMES.get(surname.as_str());
        let (northern, southern) = names.map_or(("", ""), |names| (names.north, names.south));
        let given: Vec<Syllable> = given.chars().filter_map(take_apart).collect();
        push(spaced(northern, &given, |s| north(*s)), Scheme::NorthKorean);
        push(spaced(southern, &given, |s| revised(*s)), Scheme::RevisedKorean);
        push(spaced(southern, &given, |s| customary(*s)), Scheme::CustomaryKorean);
    } else {
        push(by_word(text, joined_north), Scheme::NorthKorean);
        push(by_word(text, joined_revised), Scheme::RevisedKorean);
        if let Some(english) = translate::characters(text, joined_north) {
            push(tidy(&english), Scheme::Translated);
        } else if text.split(' ').any(|word| word.chars().count() >= heard::FEWEST) {
            readings.push(Reading::new(tidy(&heard_as(text)), Scheme::Heard, false));
        }
    }
    readings
}

/// The Northern spelling of a person's name; nothing where the text does not look like one.
pub(super) fn northern(text: &str) -> Option<String> {
    let (surname, given) = person(text)?;
    let surname = NAMES.get(surname.as_str()).map_or("", |names| names.north);
    let given: Vec<Syllable> = given.chars().filter_map(take_apart).collect();
    Some(spaced(surname, &given, |s| north(*s)))
}

/// Parts a person's name into surname and given name (spaces gone), when it looks like one: two to
/// five syllables that begin with a known surname, not an organisation word.
fn person(text: &str) -> Option<(String, String)> {
    let letters: String = text.chars().filter(|c| *c != ' ').collect();
    let count = letters.chars().count();
    if !(2..=5).contains(&count) || !letters.chars().all(|c| take_apart(c).is_some()) {
        return None;
    }
    let has_company_word =
        text.char_indices().any(|(at, _)| translate::characters_at(&text[at..]).is_some_and(|(bytes, _)| bytes > 3));
    if has_company_word {
        return None;
    }
    let known = |surname: &str| NAMES.get(surname).is_some_and(|names| !names.north.is_empty());
    let first_word = text.split(' ').next().unwrap_or(text).chars().count();
    for length in [2, 1] {
        let surname: String = letters.chars().take(length).collect();
        let fits = count > length && (length == 1 || count >= 4 || first_word == 2);
        if fits && known(&surname) && (count <= 4 || length == 2 || first_word == 1) {
            return Some((surname, letters.chars().skip(length).collect()));
        }
    }
    None
}

fn take_apart(c: char) -> Option<Syllable> {
    let index = (c as u32).checked_sub(FIRST).filter(|index| *index < 11172)?;
    Some(Syllable {
        initial: (index / 588) as usize,
        vowel: (index % 588 / 28) as usize,
        last: (index % 28) as usize,
        whole: c,
    })
}

fn spaced(surname: &str, given: &[Syllable], spell: impl Fn(&Syllable) -> String) -> String {
    let mut latin = surname.to_string();
    for syllable in given {
        latin.push(' ');
        latin.push_str(&spell(syllable));
    }
    latin
}

fn north(s: Syllable) -> String {
    [INITIALS_NORTH[s.initial], VOWELS_NORTH[s.vowel], LASTS[s.last]].concat()
}

fn revised(s: Syllable) -> String {
    [INITIALS_REVISED[s.initial], VOWELS_REVISED[s.vowel], LASTS[s.last]].concat()
}

fn customary(s: Syllable) -> String {
    let mut buffer = [0; 4];
    match NAMES.get(&*s.whole.encode_utf8(&mut buffer)) {
        Some(names) if !names.given.is_empty() => names.given.to_string(),
        _ => revised(s),
    }
}

/// Every word joined, parted only where a known company word begins or ends.
fn by_word(text: &str, spell: impl Fn(&str) -> String) -> String {
    translate::segments(text).iter().map(|(part, _)| spell(part)).collect::<Vec<_>>().join(" ")
}

fn joined_north(word: &str) -> String {
    let mut latin = String::with_capacity(word.len() * 2);
    let mut previous: Option<Syllable> = None;
    for c in word.chars() {
        let Some(s) = take_apart(c) else {
            latin.push(c);
            previous = None;
            continue;
        };
        // After a vowel, n, l, m or ng the plain stops are voiced.
        let voiced = previous.is_some_and(|p| matches!(LASTS[p.last], "" | "n" | "l" | "m" | "ng"));
        let linked = previous.is_some_and(|p| p.last != 0) && s.initial == 11;
        if linked {
            let last = previous.map_or("", |p| LASTS[p.last]);
            let voiced_last = match last {
                "k" => "g",
                "p" => "b",
                "l" => "r",
                _ => "",
            };
            if !voiced_last.is_empty() {
                latin.pop();
                latin.push_str(voiced_last);
            }
        }
        latin.push_str(match s.initial {
            0 if voiced => "g",
            3 if voiced => "d",
            7 if voiced => "b",
            5 if latin.ends_with('l') => "l",
            12 if previous.is_none() => "ch",
            initial => INITIALS_NORTH[initial],
        });
        latin.push_str(VOWELS_NORTH[s.vowel]);
        latin.push_str(LASTS[s.last]);
        previous = Some(s);
    }
    tidy(&latin)
}

fn joined_revised(word: &str) -> String {
    let mut latin = String::with_capacity(word.len() * 2);
    for c in word.chars() {
        match take_apart(c) {
            Some(s) => latin.push_str(&revised(s)),
            None => latin.push(c),
        }
    }
    tidy(&latin)
}

/// A foreign name by the sounds that its syllables write down: the vowel that parts consonants is `u`, and s before y is sh.
fn heard_as(text: &str) -> String {
    const PARTING: usize = 18;
    const GLIDING: [usize; 6] = [2, 3, 6, 7, 12, 17];
    let mut latin = String::with_capacity(text.len() * 2);
    for c in text.chars() {
        let Some(s) = take_apart(c) else {
            latin.push(c);
            continue;
        };
        let (initial, vowel) = (INITIALS_REVISED[s.initial], VOWELS_REVISED[s.vowel]);
        let hushed = initial == "s" && GLIDING.contains(&s.vowel);
        latin.push_str(match initial {
            "s" if hushed => "sh",
            "r" if latin.ends_with('l') => "l",
            initial => initial,
        });
        latin.push_str(match vowel {
            _ if s.vowel == PARTING => "u",
            vowel if hushed => &vowel[1..],
            vowel => vowel,
        });
        latin.push_str(LASTS[s.last]);
    }
    latin
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(native: &str) -> Vec<String> {
        read(native).into_iter().map(|reading| reading.text).collect()
    }

    #[test]
    fn persons_read_in_northern_then_southern_usage() {
        let cases: [(&str, &[&str]); 7] = [
            ("김정은", &["kim jong un", "kim jeong eun", "kim jung eun"]),
            ("리영호", &["ri yong ho", "lee yeong ho", "lee young ho"]),
            ("최룡해", &["choe ryong hae", "choi ryong hae", "choi yong hae"]),
            ("박 철수", &["pak chol su", "park cheol su", "park chul soo"]),
            ("현학봉", &["hyon hak pong", "hyun hak bong"]),
            ("리석", &["ri sok", "lee seok", "lee suk"]),
            ("남궁민", &["nam kung min"]),
        ];
        for (native, expected) in cases {
            let got = texts(native);
            assert_eq!(got[..expected.len().min(got.len())], *expected, "{native}");
        }
    }

    #[test]
    fn organisations_are_joined_and_translated() {
        let got = read("조선무역은행");
        assert_eq!(got[0].text, "choson muyogunhaeng");
        let translated = got.iter().find(|reading| reading.scheme == Scheme::Translated);
        assert_eq!(translated.map(|reading| reading.text.as_str()), Some("korea trade bank"));
        assert_eq!(texts("부강무역회사")[0], "pugang muyokhoesa");
    }

    #[test]
    fn foreign_names_are_heard() {
        let cases = [
            ("블라디미르 푸틴", Some("bulladimiru putin")),
            ("알렉산드르 루카셴코", Some("alleksanduru rukashenko")),
            ("김정은", None),
            ("조선무역은행", None),
        ];
        for (native, latin) in cases {
            let readings = read(native);
            let heard = readings.iter().find(|reading| reading.scheme == Scheme::Heard);
            assert_eq!(heard.map(|reading| reading.text.as_str()), latin, "{native}");
        }
    }

    #[test]
    fn loose_jamo_do_not_panic() {
        assert_eq!(texts("ㄱㄴ").len(), 1);
    }
}
