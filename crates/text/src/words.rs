//! A name as words with a class: which word is the name, which is a title, a legal form, a particle, a number.
//!
//! ```
//! use interdict_model::PartyKind;
//! use interdict_text::words::{WordClass, words_of};
//! let words = words_of("kunlun shipping company limited", PartyKind::Organization);
//! assert_eq!(words[0].text, "kunlun");
//! assert!(matches!(words[0].class, WordClass::Name));
//! assert!(matches!(words.last().unwrap().class, WordClass::LegalForm(_)));
//! ```

use crate::lexicon::{
    Concept, LegalForm, ParticleKind, TitleKind, concept_of, is_east_asian_syllable, is_form_word,
    is_form_word_by_chance, is_misspelt_form, is_place, legal_form_at, office_at, particle, title_at, vessel_prefix_at,
};
use interdict_model::PartyKind;
use std::borrow::Cow;

/// What a word is in its name.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum WordClass {
    /// The word that names.
    Name,
    /// A single letter standing for a name.
    Initial,
    /// A generic word of companies and bodies.
    Generic(Concept),
    /// Arabic numerals, or Roman ones in names of ships.
    Number,
    /// Article, preposition, "son of".
    Particle,
    /// A word of a legal form that stands outside its phrase.
    FormWord,
    /// A city, region or country in the name of a body.
    Place,
    /// A legal form; its words are one word here.
    LegalForm(LegalForm),
    /// A title, rank, degree or ship prefix; its words are one word here.
    Title,
    /// A title that is also a name.
    TitleOrName,
}

/// One word of a name.
#[derive(Debug, Clone, PartialEq)]
pub struct Word {
    /// Folded letters and digits; phrases keep their spaces.
    pub text: String,
    /// What it is.
    pub class: WordClass,
}

impl Word {
    fn new(text: impl Into<String>, class: WordClass) -> Self {
        Self { text: text.into(), class }
    }
}

/// Legal forms that are found run together with the name, before or behind it (`OOOzenit`, `Elementlimited`).
const RUN_ON_FORMS: [&str; 22] = [
    "limited",
    "company",
    "corporation",
    "incorporated",
    "gmbh",
    "ltda",
    "ltd",
    "llc",
    "corp",
    "inc",
    "ooo",
    "oao",
    "zao",
    "pao",
    "jsc",
    "ojsc",
    "pjsc",
    "fze",
    "sarl",
    "eood",
    "spa",
    "plc",
];

/// The reading of a body's name with legal forms set apart that run into a word, `None` if there is nothing to set apart.
///
/// ```
/// use interdict_text::words::with_forms_apart;
/// assert_eq!(with_forms_apart("basic elementlimited").as_deref(), Some("basic element limited"));
/// assert_eq!(with_forms_apart("basic element limited"), None);
/// ```
pub fn with_forms_apart(reading: &str) -> Option<String> {
    let mut found = false;
    let apart: Vec<Cow<'_, str>> = reading
        .split_whitespace()
        .map(|token| {
            for form in RUN_ON_FORMS.iter().filter(|form| token.len() >= form.len() + 3) {
                let apart = match (token.strip_suffix(form), token.strip_prefix(form)) {
                    (Some(name), _) => format!("{name} {form}"),
                    (None, Some(name)) => format!("{form} {name}"),
                    (None, None) => continue,
                };
                // A word that is known has no form in it.
                if concept_of(token).is_some() || is_form_word(token) {
                    break;
                }
                found = true;
                return Cow::Owned(apart);
            }
            Cow::Borrowed(token)
        })
        .collect();
    found.then(|| apart.join(" "))
}

/// Splits a reading (lower-case ASCII words, single spaces) into classed words, for a party of the given kind.
pub fn words_of(reading: &str, kind: PartyKind) -> Vec<Word> {
    let tokens: Vec<&str> = reading.split_whitespace().collect();
    let mut words = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        let rest = &tokens[at..];
        let (taken, word) = next_word(rest, at, words.len(), kind);
        words.push(word);
        at += taken;
    }
    // A name made of nothing but a legal form, a title or an initial is that name: "Limited", "The Colonel", "El M".
    let has_content = words.iter().any(|word| {
        !matches!(word.class, WordClass::LegalForm(_) | WordClass::Title | WordClass::Particle | WordClass::Initial)
    });
    if !has_content {
        words = tokens.iter().map(|token| Word::new(*token, WordClass::Name)).collect();
    }
    // So is a word that legal forms have, too, where hardly anything else names: "Otkritie Bank", "Saving Bank". Two generic
    // words are a name together, and what stands beside them is a form misspelt: "Universal Shipping Limmited". What is a form
    // of one word but for a slip is one beside a single generic word, too: "Universal Limmited". A word that is near to one of a
    // form by chance names beside any number of generic words: "Otkritie Capital Cyprus".
    let others = words.iter().filter(|word| names(word.class)).count();
    if !words.iter().any(|word| names_alone(word.class)) {
        let promoted = |word: &Word| {
            word.class == WordClass::FormWord
                && match others {
                    0 => true,
                    1 => !is_misspelt_form(&word.text),
                    _ => is_form_word_by_chance(&word.text) && !is_place(&word.text),
                }
        };
        for word in words.iter_mut().filter(|word| promoted(word)) {
            word.class = WordClass::Name;
        }
    }
    words
}

fn names_alone(class: WordClass) -> bool {
    matches!(class, WordClass::Name | WordClass::Initial | WordClass::Number | WordClass::TitleOrName)
}

fn names(class: WordClass) -> bool {
    names_alone(class) || matches!(class, WordClass::Generic(_) | WordClass::Place)
}

/// Syllables that a Chinese or Korean name has at most.
const MOST_SYLLABLES: usize = 6;

/// Whether a person's name begins here, and only words follow that are syllables as in Chinese or Korean.
fn begins_syllables(rest: &[&str], before: usize, kind: PartyKind) -> bool {
    let short = rest.len() <= MOST_SYLLABLES;
    kind == PartyKind::Person
        && before == 0
        && short
        && rest[1..].iter().all(|word| is_east_asian_syllable(word.as_bytes()))
}

fn next_word(rest: &[&str], at: usize, before: usize, kind: PartyKind) -> (usize, Word) {
    let token = rest[0];
    let phrase = |taken: usize, class| (taken, Word::new(rest[..taken].join(" "), class));
    if kind == PartyKind::Vessel || kind == PartyKind::Aircraft {
        if at == 0
            && rest.len() > 1
            && let Some(taken) = vessel_prefix_at(rest)
            && taken < rest.len()
        {
            return phrase(taken, WordClass::Title);
        }
        if is_number(token) || (before > 0 && arabic(token).is_some()) {
            return (1, Word::new(token, WordClass::Number));
        }
        return (1, Word::new(token, WordClass::Name));
    }
    if kind != PartyKind::Person {
        if let Some((taken, form)) = legal_form_at(rest) {
            return phrase(taken, WordClass::LegalForm(form));
        }
        if let Some(concept) = concept_of(token) {
            return (1, Word::new(token, WordClass::Generic(concept)));
        }
        // Words of a legal form out of their phrase (turned round, misspelt, torn apart) name nothing either.
        if is_form_word(token) {
            return (1, Word::new(token, WordClass::FormWord));
        }
        if let Some(next) = rest.get(1)
            && token.len() + next.len() >= 8
            && concept_of(next).is_none()
            && is_form_word(&format!("{token}{next}"))
        {
            return phrase(2, WordClass::FormWord);
        }
        if is_place(token) {
            return (1, Word::new(token, WordClass::Place));
        }
    }
    let title = match kind {
        PartyKind::Person => office_at(rest),
        PartyKind::Organization => None,
        _ => title_at(rest),
    };
    if let Some((taken, title)) = title {
        return phrase(
            taken,
            match title {
                TitleKind::Title => WordClass::Title,
                TitleKind::AlsoName | TitleKind::MainlyName => WordClass::TitleOrName,
            },
        );
    }
    if is_number(token) {
        return (1, Word::new(token, WordClass::Number));
    }
    match particle(token) {
        // "Abd al Rahman", "Abd Rahman", "Abdul Rahman" and "Abdur Rahman" are one name with the article inside.
        _ if kind == PartyKind::Person && rest.len() > 1 && is_servant(token, rest[1]) => {
            let article = rest.len() > 2
                && (particle(rest[1]) == Some(ParticleKind::Article) || is_assimilated(rest[1], rest[2]));
            return (1 + usize::from(article), Word::new("abdul", WordClass::Name));
        }
        // In a name of two words "Du", "Le" and "Do" are family names of East Asia, and so they are before its syllables: `Lo
        // Hui-ning`, but not `Le Pen Marine`.
        Some(ParticleKind::Nobiliary) if rest.len() + before < 3 || begins_syllables(rest, before, kind) => {}
        Some(ParticleKind::Article | ParticleKind::Kin | ParticleKind::Nobiliary | ParticleKind::Ezafe)
            if rest.len() > 1 || before > 0 =>
        {
            return (1, Word::new(token, WordClass::Particle));
        }
        _ => {}
    }
    if token.len() == 1 && kind != PartyKind::Organization {
        return (1, Word::new(token, WordClass::Initial));
    }
    if kind == PartyKind::Organization && is_connective(token) {
        return (1, Word::new(token, WordClass::Particle));
    }
    (1, Word::new(token, WordClass::Name))
}

fn is_number(token: &str) -> bool {
    token.bytes().all(|b| b.is_ascii_digit())
}

/// Roman numerals as ships bear them, I to XV, in Arabic ones: `iii` is `3`. I, V and X alone are letters too but stand last in
/// ships' names.
pub fn arabic(token: &str) -> Option<&'static str> {
    Some(match token {
        "i" => "1",
        "ii" => "2",
        "iii" => "3",
        "iv" => "4",
        "v" => "5",
        "vi" => "6",
        "vii" => "7",
        "viii" => "8",
        "ix" => "9",
        "x" => "10",
        "xi" => "11",
        "xii" => "12",
        "xiii" => "13",
        "xiv" => "14",
        "xv" => "15",
        _ => return None,
    })
}

/// Whether a word before another is the "servant of" of a name of God.
fn is_servant(token: &str, next: &str) -> bool {
    matches!(token, "abd" | "abdul" | "abdel" | "abdal" | "abdol" | "abdoul" | "abdil")
        || token.strip_prefix("abd").is_some_and(|article| is_assimilated(article, next))
}

/// Consonants that the Arabic article takes on in place of its own before a word that begins with them, as they are romanised.
const SUN_LETTERS: [&str; 9] = ["t", "th", "d", "dh", "r", "z", "s", "sh", "n"];

/// Whether letters are the article as it sounds before a word: the `ur` of `Abdur Rahman`, the `es` of `Abd es-Salam`.
fn is_assimilated(article: &str, next: &str) -> bool {
    let consonants = article.trim_start_matches(['a', 'e', 'i', 'o', 'u']);
    (1..=2).contains(&(article.len() - consonants.len()))
        && SUN_LETTERS.contains(&consonants)
        && next.starts_with(consonants)
}

/// Words that join others in names of bodies in the languages of lists.
fn is_connective(token: &str) -> bool {
    matches!(
        token,
        "and"
            | "of"
            | "the"
            | "for"
            | "in"
            | "on"
            | "to"
            | "by"
            | "with"
            | "at"
            | "from"
            | "a"
            | "an"
            | "y"
            | "e"
            | "i"
            | "ve"
            | "va"
            | "wa"
            | "und"
            | "et"
            | "fur"
            | "pour"
            | "para"
            | "por"
            | "po"
            | "dlya"
            | "na"
            | "s"
            | "u"
            | "il"
            | "le"
            | "les"
            | "des"
            | "der"
            | "die"
            | "das"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_office_is_over_belongs_to_the_title_of_a_person() {
        for (reading, texts) in [
            (
                "president of the russian federation ivan zarkov",
                vec!["president of the russian federation", "ivan", "zarkov"],
            ),
            ("ivan zarkov governor of kunar", vec!["ivan", "zarkov", "governor of kunar"]),
            ("general hajj ivan zarkov", vec!["general", "hajj", "ivan", "zarkov"]),
            // Nothing but a title is a name.
            ("head of state", vec!["head", "of", "state"]),
        ] {
            let words = words_of(reading, PartyKind::Person);
            let found: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
            assert_eq!(found, texts, "{reading}");
        }
        let bank = words_of("president of kunar bank", PartyKind::Organization);
        assert!(bank.iter().all(|word| word.class != WordClass::Title), "{bank:?}");
    }

    #[test]
    fn the_servant_of_a_name_of_god_is_one_word_however_its_article_sounds() {
        for name in [
            "abd al rahman",
            "abdul rahman",
            "abdur rahman",
            "abder rahman",
            "abd ar rahman",
            "abd er rahman",
            "abd rahman",
            "abdus salam",
            "abdes salam",
            "abd es salam",
            "abd en nasir",
            "abdoul aziz",
        ] {
            assert_eq!(words_of(name, PartyKind::Person)[0].text, "abdul", "{name}");
            assert_eq!(words_of(name, PartyKind::Person).len(), 2, "{name}");
        }
        for name in ["abdi rahman", "abdur karim", "abbas rahman"] {
            assert_eq!(words_of(name, PartyKind::Person)[0].text, name.split(' ').next().unwrap(), "{name}");
        }
    }

    #[test]
    fn a_misspelt_form_beside_one_generic_word_is_no_name_and_a_word_near_a_form_is_one() {
        let cases = [
            ("universal limmited", "limmited", WordClass::FormWord),
            ("universal corporaton", "corporaton", WordClass::FormWord),
            ("universal shipping limmited", "limmited", WordClass::FormWord),
            // By itself it is all that there is.
            ("limmited", "limmited", WordClass::Name),
            ("otkritie bank", "otkritie", WordClass::Name),
            ("saving bank", "saving", WordClass::Name),
            // One letter from a word of a form is not yet that word.
            ("otkritie asset management", "otkritie", WordClass::Name),
            ("pudong import export", "pudong", WordClass::Name),
            ("central bank of russia", "russia", WordClass::FormWord),
        ];
        for (reading, text, class) in cases {
            let words = words_of(reading, PartyKind::Organization);
            let found = words.iter().find(|word| word.text == text).map(|word| word.class);
            assert_eq!(found, Some(class), "{reading}: {words:?}");
        }
    }
}
