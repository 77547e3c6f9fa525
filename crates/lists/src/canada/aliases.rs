//! Aliases of a Canadian record: one text taken apart into names.
//!
//! The published texts have no grammar. The rules, in this order:
//! 1. A language in front of a colon (`Russian: ...`) begins a name in that language.
//! 2. A semicolon ends a name. A comma does too, unless it stands within brackets or a legal form follows
//!    (`Radar, LLC`).
//! 3. A slash and the word "or" stand between names if both sides are whole names. Within a name
//!    (`Aleksander/ Aleksandr Example`) they stand between spellings of one word, and the name is kept as written.

use crate::tree::one_line;

/// Languages that stand in front of names, and their ISO 639 codes.
const LANGUAGES: &[(&str, &str)] = &[
    ("Arabic", "ara"),
    ("Belarusian", "bel"),
    ("Belarussian", "bel"),
    ("Burmese", "mya"),
    ("Chinese", "zho"),
    ("Farsi", "fas"),
    ("French", "fra"),
    ("Hebrew", "heb"),
    ("Persian", "fas"),
    ("Russian", "rus"),
    ("Spanish", "spa"),
    ("Ukrainian", "ukr"),
];

/// Legal forms that stand behind a name and a comma, in lower case and without dots.
const LEGAL_FORMS: &[&str] = &[
    "ltd", "limited", "llc", "inc", "co", "corp", "jsc", "ojsc", "pjsc", "cjsc", "fsue", "ao", "oao", "pao", "zao",
    "ooo", "sa", "gmbh", "plc", "ао", "оао", "пао", "зао", "ооо", "фгуп",
];

/// A name in a text of aliases.
#[derive(Debug, PartialEq)]
pub(super) struct Alias {
    pub(super) text: String,
    /// ISO 639 code of the language, where it is named.
    pub(super) language: Option<&'static str>,
}

/// The names in a text. Of a person, a single word on one side of a slash or of "or" is a spelling and no name.
pub(super) fn split(text: &str, of_person: bool) -> Vec<Alias> {
    let fewest = if of_person { 2 } else { 1 };
    let mut found = Vec::new();
    for (language, piece) in by_language(&one_line(text)) {
        for (index, name) in at_separators(&piece).iter().enumerate() {
            // A language is said of the name that it stands in front of, not of what follows that.
            let language = language.filter(|_| index == 0);
            for name in between_alternatives(name, fewest) {
                let text = clean(&name);
                if !text.is_empty() {
                    found.push(Alias { text, language });
                }
            }
        }
    }
    found
}

/// Pieces that begin with a language and a colon, the language taken off.
fn by_language(text: &str) -> Vec<(Option<&'static str>, String)> {
    let mut starts: Vec<(usize, usize, &'static str)> = Vec::new();
    for &(name, code) in LANGUAGES {
        for (at, _) in text.match_indices(name) {
            let rest = text.get(at + name.len()..).unwrap_or_default();
            let spaces = rest.len() - rest.trim_start().len();
            if rest.trim_start().starts_with(':') {
                starts.push((at, at + name.len() + spaces + 1, code));
            }
        }
    }
    starts.sort_unstable();
    let first = starts.first().map_or(text.len(), |(at, ..)| *at);
    let mut pieces = vec![(None, text.get(..first).unwrap_or_default().to_owned())];
    for (index, (_, from, code)) in starts.iter().enumerate() {
        let to = starts.get(index + 1).map_or(text.len(), |(at, ..)| *at);
        pieces.push((Some(*code), text.get(*from..to).unwrap_or_default().to_owned()));
    }
    pieces
}

/// Pieces between semicolons and between commas that separate names.
fn at_separators(text: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut piece = String::new();
    let mut depth = 0_usize;
    for (at, character) in text.char_indices() {
        match character {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let ends = match character {
            ';' => true,
            ',' => depth == 0 && !is_legal_form(text.get(at + 1..).unwrap_or_default()),
            _ => false,
        };
        if ends {
            pieces.push(std::mem::take(&mut piece));
        } else {
            piece.push(character);
        }
    }
    pieces.push(piece);
    pieces
}

/// Whether the text up to the next separator is a legal form and nothing else.
fn is_legal_form(rest: &str) -> bool {
    let next = rest.split([',', ';', '/']).next().unwrap_or_default();
    // `ЗАО) и ...`: a form at the end of brackets is one too.
    let form: String = next.trim().trim_end_matches([')', '.']).to_lowercase().replace('.', "");
    LEGAL_FORMS.contains(&form.as_str())
}

/// Both sides of slashes and of the word "or", if each is a name of at least so many words.
fn between_alternatives(name: &str, fewest: usize) -> Vec<String> {
    let sides: Vec<&str> = name.split('/').flat_map(|side| side.split(" or ")).map(str::trim).collect();
    let whole = |side: &&str| side.split_whitespace().count() >= fewest && side.chars().count() >= 3;
    if sides.iter().all(whole) { sides.into_iter().map(str::to_owned).collect() } else { vec![name.to_owned()] }
}

/// A name without the words and marks that tie it to the one before it.
fn clean(name: &str) -> String {
    let name = name.trim();
    let name = name.strip_prefix("or ").or_else(|| name.strip_prefix("and ")).unwrap_or(name);
    name.trim_matches([' ', ',', ';']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str, of_person: bool) -> Vec<String> {
        split(text, of_person).into_iter().map(|alias| alias.text).collect()
    }

    #[test]
    fn aliases_are_told_apart_by_what_stands_between_them() {
        let cases: [(&str, &[&str]); 9] = [
            ("Example Holdings Pte. Ltd., Example Limited", &["Example Holdings Pte. Ltd.", "Example Limited"]),
            ("Example Radar, LLC; Пример, ООО", &["Example Radar, LLC", "Пример, ООО"]),
            ("Институт (Пример, АО)", &["Институт (Пример, АО)"]),
            ("EXA, Example\nCompany", &["EXA", "Example Company"]),
            ("Иван ПРИМЕР / Iван ПРИКЛАД", &["Иван ПРИМЕР", "Iван ПРИКЛАД"]),
            ("Aleksander/ Aleksandr Example", &["Aleksander/ Aleksandr Example"]),
            ("Anna Example or Hanna Example", &["Anna Example", "Hanna Example"]),
            ("Пример Один, or Примеров", &["Пример Один", "Примеров"]),
            ("", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(names(text, true), expected, "{text}");
        }
        assert_eq!(names("ABC/DEF", false), ["ABC", "DEF"]);
    }

    #[test]
    fn a_language_in_front_of_a_name_is_taken_off_and_kept() {
        let found = split("Ivan Primer, Belarusian: Iван Прыклад, Russian\u{a0}: Иван Пример", true);
        let found: Vec<_> = found.iter().map(|alias| (alias.text.as_str(), alias.language)).collect();
        assert_eq!(found, [("Ivan Primer", None), ("Iван Прыклад", Some("bel")), ("Иван Пример", Some("rus"))]);
    }
}
