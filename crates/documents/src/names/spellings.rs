//! The word sequences under which a listed name is looked for in a text.
//!
//! News writes persons given name first or family name first, with a given name of two syllables in one word, with a hyphen
//! or in two, and without the patronymic; it leaves the legal form of a company off, and the article. Each of these is a
//! sequence of its own; what was changed is kept, for a shortened name is weaker evidence.

mod bodies;

use super::{parties::RARE_WORD, romanised, telling, words::hashes};
pub(super) use bodies::quoted_word;
use interdict_model::{Entity, Name, PartKind, PartyKind};
use interdict_text::lexicon::{particle, title_at};

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

/// The sequences of one name, each once.
#[derive(Debug, Default)]
struct Sequences(Vec<Sequence>);

impl Sequences {
    fn add(&mut self, words: Vec<u64>, spelling: Spelling, left: u8) {
        let fits = !words.is_empty() && words.len() <= MOST_WORDS;
        if fits && !self.0.iter().any(|held| held.words == words) {
            self.0.push(Sequence { words, spelling, left });
        }
    }
}

/// Every sequence of a name, each once, the full one first.
pub(crate) fn of(entity: &Entity, name: &Name) -> Vec<Sequence> {
    let mut found = Sequences::default();
    let kind = entity.schema.kind();
    let plain = name.text.trim_matches(['\'', '"', '“', '”', '‘', '’', ' ']);
    found.add(hashes(plain), Spelling::Full, 0);
    if kind == PartyKind::Person {
        let (family, given) = parts_of(name);
        if !family.is_empty() && !given.is_empty() {
            let (family_words, given_words) = (hashes(&family), hashes(&given));
            let joined: Vec<u64> = hashes(&given.replace(['-', ' '], ""));
            found.add([given_words.clone(), family_words.clone()].concat(), Spelling::Full, 0);
            found.add([family_words.clone(), given_words.clone()].concat(), Spelling::Full, 0);
            let syllables = given.split([' ', '-']).all(|word| (2..=6).contains(&word.chars().count()));
            if given_words.len() == 2 && syllables {
                found.add([joined.clone(), family_words.clone()].concat(), Spelling::Full, 0);
                found.add([family_words.clone(), joined].concat(), Spelling::Full, 0);
            }
            if given_words.len() >= 2 && has_patronymic(name, &given) {
                found.add([vec![given_words[0]], family_words.clone()].concat(), Spelling::WithoutMiddleNames, 0);
                for other in romanised::without_patronymic(&family, &given) {
                    found.add(hashes(&other), Spelling::WithoutMiddleNames, 0);
                }
            } else if let Some(first) = first_given_name(&family, &given) {
                found.add([hashes(&first), family_words.clone()].concat(), Spelling::FirstGivenName, 0);
            }
            if let Some(rare) = rare_family_name(entity, &family) {
                found.add(hashes(&rare), Spelling::FamilyName, 0);
            }
            // Of two Spanish surnames news keeps the first: `Nicolas Maduro`.
            let surnames: Vec<&str> =
                family.split_whitespace().filter(|word| particle(&word.to_lowercase()).is_none()).collect();
            let begins = surnames.first().is_some_and(|first| family.starts_with(first));
            let two = begins && surnames.len() == 2 && !is_generation(surnames[1]);
            if two && surnames.iter().all(|word| word.chars().count() >= 4) && !given_words.is_empty() {
                found.add(vec![given_words[0], family_words[0]], Spelling::FirstFamilyName, 0);
                found.add([given_words, vec![family_words[0]]].concat(), Spelling::FirstFamilyName, 0);
            }
        }
    } else if kind == PartyKind::Organization || kind == PartyKind::Unknown {
        bodies::add(&mut found, kind, name, plain);
    }
    found.0
}

/// The first family name of a person of whom the list gives a post, where few bear it.
fn rare_family_name(entity: &Entity, family: &str) -> Option<String> {
    let words = telling::words(family);
    let first = words.iter().find(|word| particle(word).is_none())?;
    let rare = !entity.positions.is_empty() && telling::word_weight(first, PartyKind::Person) >= RARE_WORD;
    rare.then(|| first.clone())
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

/// Whether a word behind a family name says which of father and son it is.
fn is_generation(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "junior" | "senior" | "hijo" | "padre" | "neto" | "filho")
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
