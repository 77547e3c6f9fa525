//! Reads Korean by taking syllables apart into jamo (plain arithmetic on the code points).
//!
//! North Korean usage comes first, because lists carry far more northern names: close to
//! McCune-Reischauer, every syllable a word, voiced consonants not written. Then Revised Romanisation
//! with the customary surnames, then the spellings South Koreans give themselves. A text that is not
//! a person's name (longer, or without a known surname) is joined word by word, as lists write
//! "Pugang" or "Ryonbong", and there consonants between vowels are voiced.

use super::translate;
use super::{Reading, Scheme, tidy};

const FIRST: u32 = 0xac00;

#[derive(Clone, Copy)]
struct Syllable {
    initial: usize,
    vowel: usize,
    last: usize,
    whole: char,
}

const INITIALS_NORTH: [&str; 19] = [
    "k", "kk", "n", "t", "tt", "r", "m", "p", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p",
    "h",
];
const INITIALS_REVISED: [&str; 19] = [
    "g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p",
    "h",
];
const VOWELS_NORTH: [&str; 21] = [
    "a", "ae", "ya", "yae", "o", "e", "yo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we",
    "wi", "yu", "u", "ui", "i",
];
const VOWELS_REVISED: [&str; 21] = [
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we",
    "wi", "yu", "eu", "ui", "i",
];
const LASTS: [&str; 28] = [
    "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p",
    "t", "t", "ng", "t", "t", "k", "t", "p", "",
];

/// Surnames: northern spelling, customary southern spelling.
const SURNAMES: &[(&str, &str, &str)] = &[
    ("김", "kim", "kim"), ("이", "ri", "lee"), ("리", "ri", "lee"), ("박", "pak", "park"),
    ("최", "choe", "choi"), ("정", "jong", "jung"), ("강", "kang", "kang"), ("조", "jo", "cho"),
    ("윤", "yun", "yoon"), ("장", "jang", "jang"), ("임", "rim", "lim"), ("림", "rim", "lim"),
    ("한", "han", "han"), ("오", "o", "oh"), ("서", "so", "seo"), ("신", "sin", "shin"),
    ("권", "kwon", "kwon"), ("황", "hwang", "hwang"), ("안", "an", "ahn"), ("송", "song", "song"),
    ("류", "ryu", "ryu"), ("유", "yu", "yoo"), ("전", "jon", "jeon"), ("홍", "hong", "hong"),
    ("고", "ko", "ko"), ("문", "mun", "moon"), ("양", "yang", "yang"), ("량", "ryang", "yang"),
    ("손", "son", "son"), ("배", "pae", "bae"), ("백", "paek", "baek"), ("허", "ho", "heo"),
    ("남", "nam", "nam"), ("심", "sim", "shim"), ("노", "no", "noh"), ("로", "ro", "noh"),
    ("곽", "kwak", "kwak"), ("성", "song", "sung"), ("차", "cha", "cha"), ("주", "ju", "joo"),
    ("우", "u", "woo"), ("구", "ku", "koo"), ("나", "na", "na"), ("라", "ra", "na"),
    ("민", "min", "min"), ("진", "jin", "jin"), ("지", "ji", "ji"), ("엄", "om", "um"),
    ("채", "chae", "chae"), ("원", "won", "won"), ("천", "chon", "cheon"), ("방", "pang", "bang"),
    ("공", "kong", "kong"), ("현", "hyon", "hyun"), ("함", "ham", "ham"), ("변", "pyon", "byun"),
    ("염", "yom", "yeom"), ("렴", "ryom", "yeom"), ("여", "yo", "yeo"), ("려", "ryo", "yeo"),
    ("추", "chu", "choo"), ("도", "to", "do"), ("소", "so", "so"), ("석", "sok", "seok"),
    ("선", "son", "sun"), ("설", "sol", "seol"), ("마", "ma", "ma"), ("길", "kil", "gil"),
    ("연", "yon", "yeon"), ("위", "wi", "wi"), ("표", "pyo", "pyo"), ("명", "myong", "myung"),
    ("기", "ki", "ki"), ("반", "pan", "ban"), ("왕", "wang", "wang"), ("금", "kum", "keum"),
    ("옥", "ok", "ok"), ("육", "yuk", "yook"), ("인", "in", "in"), ("맹", "maeng", "maeng"),
    ("제", "je", "je"), ("모", "mo", "mo"), ("탁", "tak", "tak"), ("국", "kuk", "kook"),
    ("어", "o", "eo"), ("은", "un", "eun"), ("편", "pyon", "pyun"), ("용", "yong", "yong"),
    ("예", "ye", "ye"), ("경", "kyong", "kyung"), ("봉", "pong", "bong"), ("사", "sa", "sa"),
    ("부", "pu", "boo"), ("태", "tae", "tae"), ("계", "kye", "kye"), ("동", "tong", "dong"),
    ("남궁", "namgung", "namgung"), ("황보", "hwangbo", "hwangbo"), ("선우", "sonu", "sunwoo"),
    ("독고", "tokko", "dokko"), ("사공", "sagong", "sagong"), ("제갈", "jegal", "jegal"),
];

/// How South Koreans usually spell these syllables in their given names.
const GIVEN: &[(char, &str)] = &[
    ('영', "young"), ('현', "hyun"), ('성', "sung"), ('정', "jung"), ('경', "kyung"),
    ('준', "joon"), ('우', "woo"), ('수', "soo"), ('희', "hee"), ('선', "sun"), ('훈', "hoon"),
    ('철', "chul"), ('근', "keun"), ('건', "kun"), ('기', "ki"), ('규', "kyu"), ('구', "koo"),
    ('범', "bum"), ('혁', "hyuk"), ('석', "suk"), ('순', "soon"), ('문', "moon"), ('주', "joo"),
    ('길', "kil"), ('국', "kook"), ('강', "kang"), ('금', "keum"), ('병', "byung"),
    ('명', "myung"), ('형', "hyung"), ('중', "joong"), ('두', "doo"), ('무', "moo"),
    ('윤', "yoon"), ('운', "woon"), ('걸', "kul"), ('환', "hwan"), ('관', "kwan"), ('광', "kwang"),
    ('권', "kwon"), ('언', "un"), ('천', "chun"), ('덕', "duk"), ('숙', "sook"), ('춘', "choon"),
    ('룡', "yong"), ('림', "lim"), ('연', "yeon"),
];

/// Reads Korean words; `"김정은"` gives `"kim jong un"`, `"kim jeong eun"` and `"kim jung eun"`.
pub(super) fn read(text: &str) -> Vec<Reading> {
    let mut readings: Vec<Reading> = Vec::with_capacity(4);
    let mut push = |latin: String, scheme| {
        if readings.iter().all(|reading| reading.text != latin) {
            readings.push(Reading::new(latin, scheme, false));
        }
    };
    if let Some((surname, given)) = person(text) {
        let names = SURNAMES.iter().find(|(hangul, _, _)| *hangul == surname);
        let (northern, southern) = names.map_or(("", ""), |(_, north, south)| (*north, *south));
        let given: Vec<Syllable> = given.chars().filter_map(take_apart).collect();
        push(spaced(northern, &given, |s| north(*s)), Scheme::NorthKorean);
        push(spaced(southern, &given, |s| revised(*s)), Scheme::RevisedKorean);
        push(spaced(southern, &given, |s| customary(*s)), Scheme::CustomaryKorean);
    } else {
        push(by_word(text, joined_north), Scheme::NorthKorean);
        push(by_word(text, joined_revised), Scheme::RevisedKorean);
        if let Some(english) = translate::characters(text, joined_north) {
            push(tidy(&english), Scheme::Translated);
        }
    }
    readings
}

/// Parts a person's name into surname and given name (spaces gone), when it looks like one: two to
/// five syllables that begin with a known surname, not an organisation word.
fn person(text: &str) -> Option<(String, String)> {
    let letters: String = text.chars().filter(|c| *c != ' ').collect();
    let count = letters.chars().count();
    if !(2..=5).contains(&count) || !letters.chars().all(|c| take_apart(c).is_some()) {
        return None;
    }
    let has_company_word = text
        .char_indices()
        .any(|(at, _)| translate::characters_at(&text[at..]).is_some_and(|(bytes, _)| bytes > 3));
    if has_company_word {
        return None;
    }
    let known = |surname: &str| SURNAMES.iter().any(|(hangul, _, _)| *hangul == surname);
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
    GIVEN
        .iter()
        .find(|(syllable, _)| *syllable == s.whole)
        .map_or_else(|| revised(s), |(_, latin)| (*latin).to_string())
}

fn by_word(text: &str, spell: impl Fn(&str) -> String) -> String {
    text.split(' ').map(spell).collect::<Vec<_>>().join(" ")
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
        assert_eq!(got[0].text, "chosonmuyogunhaeng");
        let translated = got.iter().find(|reading| reading.scheme == Scheme::Translated);
        assert_eq!(translated.map(|reading| reading.text.as_str()), Some("korea trade bank"));
        assert_eq!(texts("부강무역회사")[0], "pugangmuyokhoesa");
    }

    #[test]
    fn loose_jamo_do_not_panic() {
        assert_eq!(texts("ㄱㄴ").len(), 1);
    }
}
