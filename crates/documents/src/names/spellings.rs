//! The word sequences under which a listed name is looked for in a text.
//!
//! News writes persons given name first or family name first, with a given name of two syllables in one word, with a hyphen
//! or in two, and without the patronymic; it leaves the legal form of a company off, and the article. Each of these is a
//! sequence of its own; what was changed is kept, for a shortened name is weaker evidence.

use super::{parties::RARE_WORD, romanised, telling, words::hashes};
use crate::lexicon::{endings_of_countries, is_common};
use interdict_model::{Country, Entity, Name, PartKind, PartyKind};
use interdict_text::{
    countries,
    lexicon::{concept_of, is_place, particle, share_per_100k, title_at},
    words::{Word, WordClass, words_of},
};

/// How a sequence follows from the listed name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Spelling {
    /// All words of the name, in either order.
    Full,
    /// Without legal form or article, or with the adjective of a country for its name: `Korean Tangun`, `Korea Tangun`.
    WithoutLegalForm,
    /// Without patronymic or middle names.
    WithoutMiddleNames,
    /// With the first of two family names only: `Nicolas Maduro` for `MADURO MOROS, Nicolas`. Others have these two words.
    FirstFamilyName,
    /// With the first of several given names only, where the list does not say which are middle names: `Daniel Quorve` for
    /// `QUORVE, Daniel Joseph`. Others have these two words, too.
    FirstGivenName,
    /// The family name alone of a person of whom the list gives a post: `President Quorve`. The text must give it, too.
    FamilyName,
    /// The one ordinary word of a firm's name beside its legal form, where the text gives one, too: `Vector JSC` for `VECTOR LLC`.
    BesideForm,
    /// The name of a body of a state without the state, which the text must say beside it: `Orvane's Ministry of Works`.
    WithoutCountry,
    /// What is left of a body's name without legal form or place, where that tells so little that the text must say who is meant:
    /// one word (`Garantex` for `GARANTEX EUROPE OU`), or two ordinary ones (`Bank Saderat` for `BANK SADERAT PLC`).
    Bare,
}

/// Names of more words than this are not looked for as a whole: no text writes them.
const MOST_WORDS: usize = 16;
/// A word of a body's name that tells so much is no word of the language.
const RAREST: f64 = 2.9;

/// Words under which a name is looked for.
#[derive(Debug)]
pub(crate) struct Sequence {
    /// The words, hashed.
    pub(crate) words: Vec<u64>,
    /// How they follow from the name.
    pub(crate) spelling: Spelling,
    /// What of the name is left out: 0 nothing but legal form, 1 a place, 2 more.
    pub(crate) left: u8,
}

/// Every sequence of a name, each once, the full one first.
pub(crate) fn of(entity: &Entity, name: &Name) -> Vec<Sequence> {
    let mut found: Vec<Sequence> = Vec::new();
    let mut add = |words: Vec<u64>, spelling: Spelling, left: u8| {
        if !words.is_empty() && words.len() <= MOST_WORDS && !found.iter().any(|held| held.words == words) {
            found.push(Sequence { words, spelling, left });
        }
    };
    let kind = entity.schema.kind();
    let plain = name.text.trim_matches(['\'', '"', '“', '”', '‘', '’', ' ']);
    add(hashes(plain), Spelling::Full, 0);
    if kind == PartyKind::Person {
        let (family, given) = parts_of(name);
        if !family.is_empty() && !given.is_empty() {
            let (family_words, given_words) = (hashes(&family), hashes(&given));
            let joined: Vec<u64> = hashes(&given.replace(['-', ' '], ""));
            add([given_words.clone(), family_words.clone()].concat(), Spelling::Full, 0);
            add([family_words.clone(), given_words.clone()].concat(), Spelling::Full, 0);
            let syllables = given.split([' ', '-']).all(|word| (2..=6).contains(&word.chars().count()));
            if given_words.len() == 2 && syllables {
                add([joined.clone(), family_words.clone()].concat(), Spelling::Full, 0);
                add([family_words.clone(), joined].concat(), Spelling::Full, 0);
            }
            if given_words.len() >= 2 && has_patronymic(name, &given) {
                add([vec![given_words[0]], family_words.clone()].concat(), Spelling::WithoutMiddleNames, 0);
                for other in romanised::without_patronymic(&family, &given) {
                    add(hashes(&other), Spelling::WithoutMiddleNames, 0);
                }
            } else if let Some(first) = first_given_name(&family, &given) {
                add([hashes(&first), family_words.clone()].concat(), Spelling::FirstGivenName, 0);
            }
            if let Some(rare) = rare_family_name(entity, &family) {
                add(hashes(&rare), Spelling::FamilyName, 0);
            }
            // Of two Spanish surnames news keeps the first: `Nicolas Maduro`.
            let surnames: Vec<&str> =
                family.split_whitespace().filter(|word| particle(&word.to_lowercase()).is_none()).collect();
            let begins = surnames.first().is_some_and(|first| family.starts_with(first));
            let two = begins && surnames.len() == 2 && !is_generation(surnames[1]);
            if two && surnames.iter().all(|word| word.chars().count() >= 4) && !given_words.is_empty() {
                add(vec![given_words[0], family_words[0]], Spelling::FirstFamilyName, 0);
                add([given_words, vec![family_words[0]]].concat(), Spelling::FirstFamilyName, 0);
            }
        }
    } else if kind == PartyKind::Organization || kind == PartyKind::Unknown {
        let short = without_legal_form(plain);
        for written in [Some(plain), short.as_deref()].into_iter().flatten() {
            add(hashes(written), Spelling::WithoutLegalForm, 0);
            for other in with_other_form_of_country(written) {
                add(hashes(&other), Spelling::WithoutLegalForm, 0);
            }
        }
        for other in with_other_forms(plain) {
            add(hashes(&other), Spelling::Full, 0);
        }
        if let Some(other) = without_country(plain) {
            add(hashes(&other), Spelling::WithoutCountry, 1);
        }
        for part in with_part_of_legal_form(plain) {
            add(hashes(&part), Spelling::WithoutLegalForm, 0);
        }
        if let Some(other) = with_other_english(plain) {
            add(hashes(&other), Spelling::Full, 0);
        }
        if let Some(other) = short.as_deref().and_then(with_other_english) {
            add(hashes(&other), Spelling::WithoutLegalForm, 0);
        }
        let arabic = [with_other_ezafe(plain), with_short_vowels(plain), with_name_of_god_apart(plain)];
        for other in arabic.into_iter().flatten() {
            add(hashes(&other), Spelling::WithoutLegalForm, 0);
        }
        if kind == PartyKind::Organization
            && let Some((word, left)) = only_naming_word(plain)
        {
            add(hashes(&word), Spelling::Bare, left);
        }
        if kind == PartyKind::Organization
            && let Some(word) = quoted_word(&name.text)
        {
            add(hashes(word), Spelling::Bare, 0);
        }
        if kind == PartyKind::Organization
            && let Some(ordinary) = ordinary_words(plain)
        {
            add(hashes(&ordinary), Spelling::Bare, 0);
        }
        if let Some(word) = word_beside_form(plain) {
            add(hashes(&word), Spelling::BesideForm, 0);
        }
    }
    found
}

/// The first family name of a person of whom the list gives a post, where few bear it.
fn rare_family_name(entity: &Entity, family: &str) -> Option<String> {
    let words = telling::words(family);
    let first = words.iter().find(|word| particle(word).is_none())?;
    let rare = !entity.positions.is_empty() && telling::word_weight(first, PartyKind::Person) >= RARE_WORD;
    rare.then(|| first.clone())
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
pub(super) fn quoted_word(name: &str) -> Option<&str> {
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

/// Family and given names: as the publisher types them, else by the comma.
fn parts_of(name: &Name) -> (String, String) {
    let given: Vec<&str> = name
        .parts
        .iter()
        .filter(|part| matches!(part.kind, PartKind::Given | PartKind::Middle | PartKind::Patronymic))
        .map(|part| part.text.as_str())
        .collect();
    let family = name.part(PartKind::Family);
    if !family.is_empty() && !given.is_empty() {
        return (family, given.join(" "));
    }
    match name.text.split_once(',') {
        Some((family, given)) => (family.trim().to_owned(), given.trim().to_owned()),
        None => (String::new(), String::new()),
    }
}

/// Given and family name of a person, in lower case, where each is one word and nothing but a patronymic is left out.
pub(super) fn short_name(name: &Name) -> Option<(String, String)> {
    let (family, given) = parts_of(name);
    let (family_words, given_words) = (telling::words(&family), telling::words(&given));
    let ([family_word], [first, others @ ..]) = (family_words.as_slice(), given_words.as_slice()) else { return None };
    let whole = others.is_empty() || has_patronymic(name, &given);
    whole.then(|| (first.clone(), family_word.clone()))
}

/// Whether the second given name is one that news leaves out: a patronymic by its kind or its ending.
fn has_patronymic(name: &Name, given: &str) -> bool {
    let typed = name.parts.iter().any(|part| matches!(part.kind, PartKind::Patronymic | PartKind::Middle));
    let last = given.rsplit(' ').next().unwrap_or_default().to_lowercase();
    typed || crate::lexicon::is_patronymic(&last)
}

/// The first of several given names, where news may leave out the others. What binds to the next word is no name alone (`Abd`,
/// `Abu`), before a title stands another name, and of names in syllables (`KIM, Yong Chol`) none is left out.
fn first_given_name(family: &str, given: &str) -> Option<String> {
    let names: Vec<&str> = given.split_whitespace().collect();
    let last = names.iter().position(|name| !binds(name))?;
    let mut syllables = family.split_whitespace().chain(names.iter().copied()).flat_map(|word| word.split('-'));
    let titled = title_at(&[names[0].to_lowercase().trim_end_matches('.')]).is_some();
    let first = names[..=last].join(" ");
    let left_out = last + 1 < names.len();
    (left_out && !titled && first.chars().count() >= 3 && !syllables.all(is_one_syllable)).then_some(first)
}

/// Whether a given name is only a part of one: `Abd`, `Abu`, `al`.
fn binds(name: &str) -> bool {
    let name = name.to_lowercase();
    particle(&name).is_some() || (name.starts_with("abd") && name.len() <= 5)
}

/// Whether a word has one run of vowels.
pub(super) fn is_one_syllable(word: &str) -> bool {
    let (mut vowels, mut inside) = (0, false);
    for letter in word.chars().flat_map(char::to_lowercase) {
        let vowel = matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
        vowels += usize::from(vowel && !inside);
        inside = vowel;
    }
    vowels <= 1
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

/// Whether a word behind a family name says which of father and son it is.
fn is_generation(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "junior" | "senior" | "hijo" | "padre" | "neto" | "filho")
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

#[cfg(test)]
mod tests {
    use super::*;
    use interdict_model::Schema;

    fn finds(schema: Schema, listed: &str, text: &str) -> Option<Spelling> {
        let entity = Entity::new("x-1", schema);
        of(&entity, &Name::primary(listed))
            .into_iter()
            .find(|held| held.words == hashes(text))
            .map(|held| held.spelling)
    }

    #[test]
    fn names_are_looked_for_as_news_writes_them() {
        use Spelling::{Full, WithoutLegalForm, WithoutMiddleNames};
        let person = || Schema::Person;
        assert_eq!(finds(person(), "KIM, Yong Chol", "Kim Yong-chol"), Some(Full));
        assert_eq!(finds(person(), "KIM, Yong Chol", "Yong Chol Kim"), Some(Full));
        assert_eq!(finds(person(), "KIM, Yong Chol", "Kim Yongchol"), Some(Full));
        assert_eq!(finds(person(), "IVANOV, Sergei Borisovich", "Sergei Ivanov"), Some(WithoutMiddleNames));
        assert_eq!(finds(person(), "IVANOV, Sergei Borisovich", "Ivanov"), None);
        assert_eq!(finds(Schema::Company, "TANCHON GARMENTS CO., LTD.", "Tanchon Garments"), Some(WithoutLegalForm));
        assert_eq!(finds(Schema::Company, "ALPHA LLC", "Alpha"), Some(Spelling::BesideForm));
        assert_eq!(finds(Schema::Company, "ALPHA TRADE LLC", "Alpha"), None);
        assert_eq!(finds(person(), "QUORV ZELTAN, Ostremir", "Ostremir Quorv"), Some(Spelling::FirstFamilyName));
        assert_eq!(finds(person(), "QUORVE JUNIOR, Ostremir", "Ostremir Quorve"), None);
        assert_eq!(finds(person(), "QUORVE DE ZELTAN, Tamsin Maria", "Tamsin Quorve"), Some(Spelling::FirstFamilyName));
        for written in ["Orvane Oil Co", "Orvane Oil Co.", "ORVANE OIL COMPANY"] {
            assert_eq!(finds(Schema::Company, "ORVANE OIL COMPANY", written), Some(Full), "{written}");
        }
        assert_eq!(finds(Schema::Company, "ORVANE OIL CO., LTD.", "Orvane Oil Company Limited"), Some(Full));
        assert_eq!(finds(Schema::Organization, "QUORVE ORGANIZED GANG", "Quorve Organised Gang"), Some(Full));
        assert_eq!(finds(Schema::Company, "ZARKAVITE EUROPE OU", "Zarkavite"), Some(Spelling::Bare));
        assert_eq!(finds(Schema::Company, "ZARKAVITE OTC, S.R.O.", "Zarkavite"), Some(Spelling::Bare));
        assert_eq!(finds(Schema::Company, "ZARKAVITE SHIPPING LTD", "Zarkavite"), None);
        assert_eq!(
            finds(Schema::Company, "PETROLEOS DE VENEZUELA, S.A.", "Petroleos de Venezuela"),
            Some(Spelling::Bare)
        );
        assert_eq!(finds(Schema::Organization, "TANGUN GUARD (TG)-NORTH FORCE", "Tangun Guard"), None);
        let company = || Schema::Company;
        assert_eq!(finds(company(), "SYRIAN CEMENT WORKS", "Syria Cement Works"), Some(WithoutLegalForm));
        assert_eq!(finds(company(), "IRAN CEMENT WORKS", "Iranian Cement Works"), Some(WithoutLegalForm));
        assert_eq!(
            finds(company(), "KOREAN TANGUN TRADING CORPORATION", "Korea Tangun Trading"),
            Some(WithoutLegalForm)
        );
        assert_eq!(finds(company(), "IRAN CEMENT WORKS", "Iraqi Cement Works"), None);
    }

    #[test]
    fn given_names_that_a_list_does_not_mark_are_left_out_but_no_syllable_and_no_half_of_a_name() {
        let first_given = Some(Spelling::FirstGivenName);
        for (listed, text, expected) in [
            ("QUORVE, Daniel Joseph", "Daniel Quorve", first_given),
            ("QUORVE, Daniel Joseph", "Joseph Quorve", None),
            ("QUORVE, Abd Rahim Hamdan", "Abd Rahim Quorve", first_given),
            ("QUORVE, Abd Rahim Hamdan", "Abd Quorve", None),
            ("QUORVE, Abdul Rauf", "Abdul Quorve", None),
            ("QUORVE, Haji Daniel", "Haji Quorve", None),
            ("QUORVE, J. Daniel", "J Quorve", None),
            ("KIM, Yong Chol", "Yong Kim", None),
            ("QUORVE ZELTAN, Ivan Ostremir", "Ivan Ostremir Quorve", Some(Spelling::FirstFamilyName)),
            ("IVANOV, Sergei Borisovich", "Sergei Ivanov", Some(Spelling::WithoutMiddleNames)),
        ] {
            assert_eq!(finds(Schema::Person, listed, text), expected, "{listed}: {text}");
        }
    }

    #[test]
    fn a_bodys_name_may_keep_a_part_of_its_legal_form_or_join_its_words_in_another_way() {
        for (listed, text, found) in [
            ("OCEAN HARBOUR MANAGEMENT COMPANY LIMITED", "Ocean Harbour Management Company", true),
            ("OCEAN HARBOUR MANAGEMENT COMPANY LIMITED", "Ocean Harbour Management", true),
            ("ZARKAVITE ECONOMIC HOLDINGS PUBLIC COMPANY LIMITED", "Zarkavite Economic Holdings", true),
            ("LIMITED LIABILITY COMPANY ARCTIC LNG 2", "Arctic LNG 2", true),
            ("ZARKAVITE COMPANY LIMITED", "Zarkavite Company", false),
            ("QUORVE-I-ZELTAN", "Quorve-e-Zeltan", true),
            ("QUORVE E-ZELTAN", "Quorve-i-Zeltan", true),
            ("QUORVE ZELTAN E", "Quorve Zeltan I", false),
            ("AL-QUORVAAB", "al-Quorvab", true),
            ("QUORVALLAH", "Quorv Allah", true),
            ("QUORVE CRIME LTD", "Quorve Allah", false),
        ] {
            let spelling = finds(Schema::Organization, listed, text);
            assert_eq!(spelling == Some(Spelling::WithoutLegalForm), found, "{listed}: {text}: {spelling:?}");
        }
    }

    #[test]
    fn what_is_left_out_beside_the_one_word_that_names_is_told() {
        let left = |listed: &str, text: &str| {
            let entity = Entity::new("x-1", Schema::Company);
            let found = of(&entity, &Name::primary(listed)).into_iter().find(|held| held.words == hashes(text));
            found.map(|held| (held.spelling, held.left))
        };
        let bare = |left: u8| Some((Spelling::Bare, left));
        for (listed, text, expected) in [
            ("PJSC ZARKABANK", "Zarkabank", bare(0)),
            ("PUBLIC JOINT STOCK COMPANY ZARKABANK OF RUSSIA", "Zarkabank", bare(1)),
            ("ZARKABANK EUROPE AG", "Zarkabank", bare(1)),
            ("ZARKABANK OTC, S.R.O.", "Zarkabank", bare(2)),
            ("STATE CORPORATION ZARKAVITE", "Zarkavite", bare(0)),
            ("JOINT STOCK COMPANY ZARKABANK LEASING", "Zarkabank", None),
            ("VTK BANK PJSC", "VTK", bare(0)),
            ("VTK BANK BELARUS", "VTK", bare(1)),
            ("VEK BANK PJSC", "VEK", None),
            ("PRIVATE MILITARY COMPANY 'WAGNER'", "Wagner", bare(0)),
            ("PRIVATE MILITARY COMPANY WAGNER", "Wagner", None),
            ("THE 'GARDEN' COMPANY", "Garden", None),
            ("ALPHA LLC", "Alpha", Some((Spelling::BesideForm, 0))),
        ] {
            assert_eq!(left(listed, text), expected, "{listed}");
        }
    }
}
