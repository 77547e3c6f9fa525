//! The word sequences under which the name of a body is looked for: without its legal form or with another one, in the other English,
//! with another romanisation, and the one word by which news calls it.

use super::{Sequences, Spelling};
use crate::{
    lexicon::{endings_of_countries, is_common},
    names::{telling, words::hashes},
};
use interdict_model::{Country, Name, PartyKind};
use interdict_text::{
    countries,
    lexicon::{concept_of, is_place, particle, share_per_100k},
    words::{Word, WordClass, words_of},
};

/// A word of a body's name that tells so much is no word of the language.
const RAREST: f64 = 2.9;

/// Adds the sequences of a body's name, but for the name itself; `plain` is the name without quotation marks around it.
pub(super) fn add(found: &mut Sequences, kind: PartyKind, name: &Name, plain: &str) {
    let short = without_legal_form(plain);
    for written in [Some(plain), short.as_deref()].into_iter().flatten() {
        found.add(hashes(written), Spelling::WithoutLegalForm, 0);
        for other in with_other_form_of_country(written) {
            found.add(hashes(&other), Spelling::WithoutLegalForm, 0);
        }
    }
    for other in with_other_forms(plain) {
        found.add(hashes(&other), Spelling::Full, 0);
    }
    if let Some(other) = without_country(plain) {
        found.add(hashes(&other), Spelling::WithoutCountry, 1);
    }
    for part in with_part_of_legal_form(plain) {
        found.add(hashes(&part), Spelling::WithoutLegalForm, 0);
    }
    if let Some(other) = with_other_english(plain) {
        found.add(hashes(&other), Spelling::Full, 0);
    }
    if let Some(other) = short.as_deref().and_then(with_other_english) {
        found.add(hashes(&other), Spelling::WithoutLegalForm, 0);
    }
    let arabic = [with_other_ezafe(plain), with_short_vowels(plain), with_name_of_god_apart(plain)];
    for other in arabic.into_iter().flatten() {
        found.add(hashes(&other), Spelling::WithoutLegalForm, 0);
    }
    if kind == PartyKind::Organization
        && let Some((word, left)) = only_naming_word(plain)
    {
        found.add(hashes(&word), Spelling::Bare, left);
    }
    if kind == PartyKind::Organization
        && let Some(word) = quoted_word(&name.text)
    {
        found.add(hashes(word), Spelling::Bare, 0);
    }
    if kind == PartyKind::Organization
        && let Some(ordinary) = ordinary_words(plain)
    {
        found.add(hashes(&ordinary), Spelling::Bare, 0);
    }
    if let Some(word) = word_beside_form(plain) {
        found.add(hashes(&word), Spelling::BesideForm, 0);
    }
}

/// The first word of a body's name but legal forms, if it is a rare one and all others say where the body is and of what form;
/// and what that leaves out, as in [`Sequence`]. A word of up to three letters (`OTC`) is an abbreviation for such. So is a
/// bank's name without vowels (`VTB` for `VTB BANK`): it is no word.
fn only_naming_word(name: &str) -> Option<(String, u8)> {
    let words = words_of(&reading_of(name), PartyKind::Organization);
    let form = |word: &Word| matches!(word.class, WordClass::LegalForm(_) | WordClass::FormWord);
    let at = words.iter().position(|word| !form(word))?;
    let first = &words[at];
    let abbreviation = (3..=5).contains(&first.text.len()) && first.text.bytes().all(is_consonant);
    let silent = |word: &Word| match word.class {
        // `Savings Bank of Russia` is a form of its country's banks, and the country is left out all the same.
        WordClass::LegalForm(_) | WordClass::FormWord => Some(u8::from(is_place(&word.text))),
        WordClass::Particle => (word.text == "of").then_some(0),
        WordClass::Place => Some(1),
        WordClass::Generic(_) if is_place(&word.text) => Some(1),
        WordClass::Generic(concept) => {
            let of = |form: &str| concept_of(form) == Some(concept);
            (of("group") || of("holding") || (abbreviation && of("bank"))).then_some(0)
        }
        WordClass::Name => (word.text.chars().count() <= 3).then_some(2),
        _ => None,
    };
    let names = first.class == WordClass::Name
        && (abbreviation || first.text.chars().count() >= 4)
        && telling::word_weight(&first.text, PartyKind::Organization) >= RAREST
        && share_per_100k(&first.text).is_none();
    if !names || words.len() < 2 {
        return None;
    }
    let left: Option<Vec<u8>> = words[at + 1..].iter().map(silent).collect();
    Some((first.text.clone(), left?.into_iter().max().unwrap_or(0)))
}

fn is_consonant(letter: u8) -> bool {
    letter.is_ascii_lowercase() && !matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// The one word in quotation marks inside a body's name: `PRIVATE MILITARY COMPANY 'WAGNER'` is called so.
pub(in crate::names) fn quoted_word(name: &str) -> Option<&str> {
    let quote = |c: char| matches!(c, '\'' | '"' | '“' | '”' | '‘' | '’' | '«' | '»');
    let mut quoted = name.split_whitespace().filter_map(|word| word.strip_prefix(quote)?.strip_suffix(quote));
    let word = quoted.next().filter(|word| word.chars().count() >= 4 && word.chars().all(char::is_alphabetic))?;
    let alone = quoted.next().is_none() && name.split_whitespace().nth(1).is_some();
    (alone && !is_common(&word.to_lowercase())).then_some(word)
}

/// The words of a name in lower case, without what stands in brackets.
fn reading_of(name: &str) -> String {
    let mut depth = 0_usize;
    let mut outside = String::with_capacity(name.len());
    for character in name.chars() {
        match character {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            _ => {
                outside.push(character);
                continue;
            }
        }
        outside.push(' ');
    }
    let words: Vec<String> = outside
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join(" ")
}

/// The name with the adjective of a country for its name, and the other way round: publishers of several lists write one
/// firm in both ways.
fn with_other_form_of_country(name: &str) -> Vec<String> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let mut found = Vec::new();
    if words.len() < 3 {
        return found;
    }
    for (at, word) in words.iter().enumerate() {
        let lower = word.to_lowercase();
        let Some(country) = country_of(&lower) else { continue };
        let adjectives = endings_of_countries().iter().map(|ending| format!("{lower}{ending}"));
        let nouns = endings_of_countries().iter().filter_map(|ending| lower.strip_suffix(*ending).map(str::to_owned));
        let other = |form: &String| country_of(form).as_ref() == Some(&country);
        for form in adjectives.chain(nouns).filter(other) {
            let replaced =
                words.iter().enumerate().map(|(place, word)| if place == at { form.as_str() } else { *word });
            found.push(replaced.collect::<Vec<_>>().join(" "));
        }
    }
    found
}

/// The country of a name or an adjective. `Korea` alone is that of the north in this: only the form of the word counts.
fn country_of(word: &str) -> Option<Country> {
    let long = word.chars().count() > 3;
    long.then(|| countries::by_name(word).or_else(|| countries::by_name(&format!("north {word}")))).flatten()
}

/// A body's name of three words or more that keeps a part of the legal form at its end: `Ocean Maritime Management` and `Ocean
/// Maritime Management Company` for `OCEAN MARITIME MANAGEMENT COMPANY LIMITED`.
fn with_part_of_legal_form(name: &str) -> Vec<String> {
    let reading = reading_of(name);
    let words = words_of(&reading, PartyKind::Organization);
    let is_form = |word: &Word| matches!(word.class, WordClass::LegalForm(_) | WordClass::FormWord);
    let Some(last) = words.iter().rposition(|word| !is_form(word)).filter(|_| !is_form(&words[0])) else {
        return Vec::new();
    };
    let kept: usize = words[..=last].iter().map(|word| word.text.split_whitespace().count()).sum();
    let tokens: Vec<&str> = reading.split_whitespace().collect();
    (kept.max(2) + 1..tokens.len()).map(|end| tokens[..end].join(" ")).collect()
}

/// The one word of a name that has a legal form beside it and nothing else.
fn word_beside_form(name: &str) -> Option<String> {
    let words = words_of(&reading_of(name), PartyKind::Organization);
    let form = |word: &&Word| matches!(word.class, WordClass::LegalForm(_) | WordClass::FormWord);
    let mut telling = words.iter().filter(|word| !form(word));
    let word = telling.next().filter(|word| word.text.chars().count() >= 3 && !word.text.contains(' '))?;
    (telling.next().is_none() && words.iter().any(|word| matches!(word.class, WordClass::LegalForm(_))))
        .then(|| word.text.clone())
}

/// Three words or more of the name of a body of a state, without the state before or behind them: `Ministry of Works` for `ORVANIAN
/// MINISTRY OF WORKS`.
fn without_country(name: &str) -> Option<String> {
    let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
    let is_state = |word: &String| word.chars().count() > 3 && countries::by_name(word).is_some();
    let rest = match words.as_slice() {
        [first, rest @ ..] if is_state(first) => rest,
        [rest @ .., of, last] if of == "of" && is_state(last) => rest,
        [rest @ .., of, the, last] if of == "of" && the == "the" && is_state(last) => rest,
        _ => return None,
    };
    let office = |word: &String| {
        matches!(
            word.as_str(),
            "ministry" | "central" | "commission" | "committee" | "agency" | "directorate" | "bureau"
        )
    };
    (rest.len() >= 3 && rest.first().is_some_and(office)).then(|| rest.join(" "))
}

/// Words of legal forms in full and as they are abbreviated.
const FORMS: [(&str, &str); 4] =
    [("company", "co"), ("corporation", "corp"), ("limited", "ltd"), ("incorporated", "inc")];

/// The name with its legal form in full, and with it abbreviated: `Zarkavite Oil Co` for `ZARKAVITE OIL COMPANY`.
fn with_other_forms(name: &str) -> Vec<String> {
    let words: Vec<String> = name.split([' ', ',']).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    let written = |long: bool| {
        let form = |word: &String| {
            let bare = word.trim_end_matches('.');
            let held = FORMS.iter().find(|(full, short)| bare == *full || bare == *short);
            held.map_or_else(|| word.clone(), |(full, short)| if long { *full } else { *short }.to_owned())
        };
        words.iter().map(form).collect::<Vec<_>>().join(" ")
    };
    let plain = words.join(" ");
    [written(true), written(false)].into_iter().filter(|other| *other != plain).collect()
}

/// Beginnings of words in American and in British English.
const ENGLISH: [(&str, &str); 6] = [
    ("organiz", "organis"),
    ("defense", "defence"),
    ("center", "centre"),
    ("armored", "armoured"),
    ("harbor", "harbour"),
    ("labor", "labour"),
];

/// The name in the other English: `Quorve Organised Crime Group`.
fn with_other_english(name: &str) -> Option<String> {
    let name = name.to_lowercase();
    if !ENGLISH.iter().any(|(one, other)| name.contains(one) || name.contains(other)) {
        return None;
    }
    let other = |word: &str| {
        let pairs = ENGLISH.iter().filter(|_| !word.starts_with("laborat"));
        let mut ways = pairs.flat_map(|(one, other)| [(*one, *other), (*other, *one)]);
        ways.find_map(|(from, to)| word.strip_prefix(from).map(|rest| format!("{to}{rest}")))
    };
    let others: Vec<String> = name.split(' ').map(|word| other(word).unwrap_or_else(|| word.to_owned())).collect();
    let others = others.join(" ");
    (others != name).then_some(others)
}

/// The name with `a` for the long vowel that some romanise as `aa`: `al-Quorvab` for `AL-QUORVAAB`.
fn with_short_vowels(name: &str) -> Option<String> {
    let name = name.to_lowercase();
    name.contains("aa").then(|| name.replace("aa", "a"))
}

/// One long word that ends in the name of God as two: `Quorve Allah`.
fn with_name_of_god_apart(name: &str) -> Option<String> {
    let name = name.to_lowercase();
    let before = name.strip_suffix("allah").filter(|before| before.chars().count() >= 4)?;
    before.chars().all(char::is_alphabetic).then(|| format!("{before} allah"))
}

/// The name with `e` for the `i` that joins two words of Persian and Urdu, and the other way round: `Lashkar-e-Taiba`.
fn with_other_ezafe(name: &str) -> Option<String> {
    let words: Vec<&str> = name.split([' ', '-']).filter(|word| !word.is_empty()).collect();
    let inside = |at: usize| at > 0 && at + 1 < words.len();
    let other = |(at, word): (usize, &&str)| match *word {
        "e" | "E" if inside(at) => "i".to_owned(),
        "i" | "I" if inside(at) => "e".to_owned(),
        word => word.to_owned(),
    };
    let others: Vec<String> = words.iter().enumerate().map(other).collect();
    let changed = others.iter().zip(&words).any(|(other, word)| other != word);
    changed.then(|| others.join(" "))
}

/// The name without legal forms, brackets and a leading article, if at least two telling words are left.
fn without_legal_form(name: &str) -> Option<String> {
    // `Ocean Maritime Management`: three generic words together name one firm.
    without_form(name).filter(|(_, telling, named)| *telling >= if *named { 2 } else { 3 }).map(|(kept, _, _)| kept)
}

/// The same of a name of which only two ordinary words are left.
fn ordinary_words(name: &str) -> Option<String> {
    without_form(name).filter(|(_, telling, named)| *telling == 2 && !named).map(|(kept, _, _)| kept)
}

/// The name without legal forms, brackets and a leading article; how many of its words tell something, and whether one of them is
/// nothing but a name.
fn without_form(name: &str) -> Option<(String, usize, bool)> {
    let words = words_of(&reading_of(name), PartyKind::Organization);
    let telling = |word: &&Word| matches!(word.class, WordClass::Name | WordClass::Generic(_) | WordClass::Place);
    let named = words.iter().any(|word| matches!(word.class, WordClass::Name));
    let kept: Vec<&str> = words
        .iter()
        .enumerate()
        .filter(|(at, word)| !matches!(word.class, WordClass::LegalForm(_)) && (*at > 0 || word.text != "the"))
        .map(|(_, word)| word.text.as_str())
        .collect();
    // What is left of "Society of Islamic Cooperation" is no name.
    let small = |word: &str| !crate::lexicon::classes_of(word).is_empty();
    let content = kept.iter().filter(|word| !small(word) && particle(word).is_none()).count();
    let whole = content >= 2 && kept.first().is_some_and(|first| !small(first));
    // A number tells something beside two words that do: `Arctic LNG 2`.
    let numbered = words.iter().any(|word| matches!(word.class, WordClass::Number));
    let telling = words.iter().filter(telling).count();
    whole.then(|| (kept.join(" "), telling + usize::from(numbered && telling == 2), named))
}
