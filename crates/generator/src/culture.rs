//! Naming cultures, read from the tables under `data/`.

use crate::random::Random;
use std::sync::LazyLock;

/// A word with its form in the culture's own script, where letters alone do not tell it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Spelled {
    pub(crate) latin: String,
    pub(crate) own: Option<String>,
}

impl Spelled {
    pub(crate) fn latin(text: impl Into<String>) -> Self {
        Self { latin: text.into(), own: None }
    }
}

/// How a name follows from the father's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Patronymic {
    #[default]
    None,
    Slavic,
    Bin,
}

/// One naming culture.
#[derive(Debug, Default)]
pub(crate) struct Culture {
    pub(crate) name: &'static str,
    pub(crate) listed: usize,
    pub(crate) ordinary: usize,
    pub(crate) countries: Vec<&'static str>,
    pub(crate) family_first: bool,
    pub(crate) patronymic: Patronymic,
    pub(crate) script: &'static str,
    pub(crate) families: (usize, usize),
    pub(crate) givens: (usize, usize),
    /// Stands before most family names: `al-`.
    pub(crate) prefix: &'static str,
    pub(crate) given_male: Vec<Spelled>,
    pub(crate) given_female: Vec<Spelled>,
    pub(crate) family: Vec<Spelled>,
    /// Given names are made of these where there are any.
    pub(crate) syllable: Vec<Spelled>,
    pub(crate) onset: Vec<&'static str>,
    pub(crate) nucleus: Vec<&'static str>,
    pub(crate) coda: Vec<&'static str>,
    /// Male and female form.
    pub(crate) ending: Vec<(&'static str, &'static str)>,
    /// Own language and English.
    pub(crate) generic: Vec<(&'static str, &'static str)>,
    /// Long and short.
    pub(crate) form: Vec<(&'static str, &'static str)>,
    /// Written, also written.
    pub(crate) spellings: Vec<(&'static str, &'static str)>,
}

fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| line.split('\t').collect())
}

fn values(cell: &'static str) -> Vec<&'static str> {
    let parts: Vec<&str> =
        if cell.contains(';') { cell.split(';').collect() } else { cell.split_whitespace().collect() };
    parts.into_iter().map(|part| if part == "-" { "" } else { part }).collect()
}

fn spelled(cell: &'static str) -> Vec<Spelled> {
    let split = |value: &str| match value.split_once('=') {
        Some((latin, own)) => Spelled { latin: latin.to_owned(), own: Some(own.to_owned()) },
        None => Spelled::latin(value),
    };
    values(cell).into_iter().map(split).collect()
}

fn pairs(cell: &'static str, between: char) -> Vec<(&'static str, &'static str)> {
    values(cell).into_iter().map(|value| value.split_once(between).unwrap_or((value, value))).collect()
}

fn range(cell: &'static str) -> (usize, usize) {
    let numbers: Vec<usize> = values(cell).iter().filter_map(|value| value.parse().ok()).collect();
    match numbers[..] {
        [low, high] => (low, high),
        _ => (1, 1),
    }
}

/// All cultures, in the order of the table.
pub(crate) static CULTURES: LazyLock<Vec<Culture>> = LazyLock::new(|| {
    let mut cultures: Vec<Culture> = Vec::new();
    for row in rows(include_str!("../data/cultures.tsv")) {
        let [name, field, cell] = row[..] else { continue };
        if cultures.last().is_none_or(|culture| culture.name != name) {
            cultures.push(Culture { name, ..Culture::default() });
        }
        let Some(culture) = cultures.last_mut() else { continue };
        match field {
            "listed" => culture.listed = cell.parse().unwrap_or(0),
            "ordinary" => culture.ordinary = cell.parse().unwrap_or(0),
            "countries" => culture.countries = values(cell),
            "order" => culture.family_first = cell == "family_first",
            "patronymic" => {
                culture.patronymic = match cell {
                    "slavic" => Patronymic::Slavic,
                    "bin" => Patronymic::Bin,
                    _ => Patronymic::None,
                };
            }
            "script" => culture.script = if cell == "none" { "" } else { cell },
            "families" => culture.families = range(cell),
            "givens" => culture.givens = range(cell),
            "prefix" => culture.prefix = cell,
            "given_male" => culture.given_male = spelled(cell),
            "given_female" => culture.given_female = spelled(cell),
            "family" => culture.family = spelled(cell),
            "syllable" => culture.syllable = spelled(cell),
            "onset" => culture.onset = values(cell),
            "nucleus" => culture.nucleus = values(cell),
            "coda" => culture.coda = values(cell),
            "ending" => culture.ending = pairs(cell, '/'),
            "generic" => culture.generic = pairs(cell, '='),
            "form" => culture.form = pairs(cell, '='),
            _ => {}
        }
    }
    for row in rows(include_str!("../data/spellings.tsv")) {
        let [name, written, also] = row[..] else { continue };
        if let Some(culture) = cultures.iter_mut().find(|culture| culture.name == name) {
            culture.spellings.push((written, also));
        }
    }
    cultures
});

/// Letters of scripts: script, Latin, own.
static LETTERS: LazyLock<Vec<[&'static str; 3]>> = LazyLock::new(|| {
    rows(include_str!("../data/letters.tsv")).filter_map(|row| <[&'static str; 3]>::try_from(row).ok()).collect()
});

/// The values of a field of the table of ships.
pub(crate) fn ship_words(field: &str) -> &'static [&'static str] {
    static SHIPS: LazyLock<Vec<(&'static str, Vec<&'static str>)>> = LazyLock::new(|| {
        rows(include_str!("../data/ships.tsv")).filter_map(|row| Some((*row.first()?, values(row.get(1)?)))).collect()
    });
    SHIPS.iter().find(|(name, _)| *name == field).map_or(&[], |(_, values)| values)
}

impl Culture {
    /// A culture as frequent as its share says.
    pub(crate) fn draw(random: &mut Random, share: fn(&Self) -> usize) -> &'static Self {
        let mut drawn = random.below(CULTURES.iter().map(share).sum());
        for culture in CULTURES.iter() {
            let share = share(culture);
            if drawn < share {
                return culture;
            }
            drawn -= share;
        }
        &CULTURES[0]
    }

    /// The word in the culture's own script, `None` if it has none or the word cannot be written in it.
    pub(crate) fn in_own_script(&self, word: &Spelled) -> Option<String> {
        if let Some(own) = &word.own {
            return Some(own.clone());
        }
        let mut rest = word.latin.as_str();
        let mut written = String::new();
        'word: while !rest.is_empty() {
            for [script, latin, own] in LETTERS.iter() {
                if *script == self.script
                    && let Some(tail) = rest.strip_prefix(latin)
                {
                    // Abjads write a vowel at the beginning of a word.
                    let begins = written.is_empty() && own.is_empty();
                    // They write a doubled letter once.
                    let doubled = *script == "Arab" && written.ends_with(own) && rest.len() + 1 < word.latin.len();
                    if begins {
                        written.push('ا');
                    } else if !doubled {
                        written.push_str(own);
                    }
                    rest = tail;
                    continue 'word;
                }
            }
            rest = rest.strip_prefix('-')?;
        }
        (!written.is_empty()).then_some(written)
    }

    /// The word in another spelling of the same sounds; the same word if no rule fits.
    pub(crate) fn respell(&self, word: &str, random: &mut Random) -> String {
        let fitting: Vec<&(&str, &str)> = self.spellings.iter().filter(|(written, _)| word.contains(written)).collect();
        match random.one(&fitting) {
            Some((written, also)) => word.replacen(written, also, 1),
            None => word.to_owned(),
        }
    }
}

/// The word with its first letter, and each after a hyphen or space, large; particles stay small.
pub(crate) fn titled(word: &str) -> String {
    let mut result = String::with_capacity(word.len());
    let mut first = !(word.starts_with("al-") || word.starts_with("el-"));
    for c in word.chars() {
        if first && c.is_alphabetic() {
            result.extend(c.to_uppercase());
            first = false;
        } else {
            result.push(c);
            first = first || c == '-' || c == ' ';
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_of_cultures_add_up_to_a_hundred() {
        assert_eq!(CULTURES.iter().map(|culture| culture.listed).sum::<usize>(), 100);
        assert_eq!(CULTURES.iter().map(|culture| culture.ordinary).sum::<usize>(), 100);
        assert!(CULTURES.len() >= 15);
    }

    #[test]
    fn names_are_written_in_their_own_script() {
        let cases = [
            ("russian", "shcherbakov", "щербаков"),
            ("greek", "dimitrios", "διμιτριοσ"),
            ("arabic", "muhammad", "موحمد"),
        ];
        for (name, latin, own) in cases {
            let culture = CULTURES.iter().find(|culture| culture.name == name).unwrap();
            assert_eq!(culture.in_own_script(&Spelled::latin(latin)).as_deref(), Some(own));
        }
    }

    #[test]
    fn words_are_titled() {
        assert_eq!(titled("al-masri"), "al-Masri");
        assert_eq!(titled("abd-al-karim"), "Abd-Al-Karim");
        assert_eq!(titled("şahin"), "Şahin");
    }
}
