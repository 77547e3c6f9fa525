//! Russian names of persons in other romanisations: `Andrei Khotimsky` for `KHOTIMSKIY, Andrey Leonidovich`.
//!
//! Passports, lists and newspapers each have their own way with the ends of names. Only names with a patronymic take part, so
//! that no `Henry` becomes a `Henri`; the patronymic itself news leaves out.

use super::telling;
use crate::lexicon::is_patronymic;

/// Ends of given names, and of family names, that are written for each other. The letters before them must be a consonant.
const GIVEN: [&[&str]; 3] = [&["ey", "ei"], &["ay", "ai"], &["iy", "ii", "y", "i"]];
const FAMILY: [&[&str]; 2] = [&["skiy", "skii", "sky", "ski"], &["yev", "iev", "yov"]];
/// Beginnings of given names that are written for each other; the first that fits counts.
const BEGINNINGS: [(&str, &str); 5] =
    [("aleksandra", "alexandra"), ("aleksandr", "alexander"), ("aleks", "alex"), ("yev", "ev"), ("yek", "ek")];
/// What is left of a word without its end has so many letters at least.
const SHORTEST: usize = 3;

/// First given name and family name in every romanisation, in lower case, as news writes them; nothing for a name without a
/// patronymic.
pub(super) fn without_patronymic(family: &str, given: &str) -> Vec<String> {
    let (family, given) = (telling::words(family), telling::words(given));
    let ([family], [first, .., last]) = (family.as_slice(), given.as_slice()) else { return Vec::new() };
    if !is_patronymic(last) {
        return Vec::new();
    }
    let firsts = with_other_ends(first, &GIVEN).into_iter().flat_map(|first| {
        let other = with_other_beginning(&first);
        std::iter::once(first).chain(other)
    });
    let mut found = Vec::new();
    for first in firsts {
        for family in with_other_ends(family, &FAMILY) {
            found.push(format!("{first} {family}"));
        }
    }
    found
}

/// A word with each end of the first group of which it has one; the word alone, if it has none.
fn with_other_ends(word: &str, groups: &[&[&str]]) -> Vec<String> {
    let with = |group: &&[&str]| {
        let stem = stem_of(word, group)?;
        Some(group.iter().map(|end| format!("{stem}{end}")).collect())
    };
    groups.iter().find_map(with).unwrap_or_else(|| vec![word.to_owned()])
}

/// A word without the first of some ends that it has, where a consonant stands before it.
fn stem_of<'w>(word: &'w str, ends: &[&str]) -> Option<&'w str> {
    let stem = ends.iter().find_map(|end| word.strip_suffix(*end))?;
    let is_vowel = |letter: u8| matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
    let consonant = stem.bytes().next_back().is_some_and(|last| last.is_ascii_lowercase() && !is_vowel(last));
    (stem.len() >= SHORTEST && consonant).then_some(stem)
}

fn with_other_beginning(word: &str) -> Option<String> {
    BEGINNINGS.iter().find_map(|(one, other)| {
        let exchanged = |from: &str, to: &str| word.strip_prefix(from).map(|rest| format!("{to}{rest}"));
        exchanged(one, other).or_else(|| exchanged(other, one))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_russian_name_is_found_in_the_romanisation_of_another_list() {
        for (family, given, news, found) in [
            ("KOSTIN", "Andrey Leonidovich", "andrei kostin", true),
            ("KOSTIN", "Andrei Leonidovich", "andrey kostin", true),
            ("KHOTIMSKIY", "Dmitriy Vladimirovich", "dmitry khotimsky", true),
            ("ORLOV", "Aleksandr Petrovich", "alexander orlov", true),
            ("ORLOVA", "Aleksandra Petrovna", "alexandra orlova", true),
            ("ORLOV", "Aleksey Petrovich", "alexei orlov", true),
            ("ORLOV", "Yevgeniy Petrovich", "evgeny orlov", true),
            ("SOLOVYEV", "Nikolay Petrovich", "nikolai solovyov", true),
            ("ORLOV", "Sergey Petrovich", "sergiy orlov", false),
            ("KOSTIN", "Andrey", "andrei kostin", false),
            ("PARKER", "Henry James", "henri parker", false),
            ("ORLOV PETROV", "Andrey Leonidovich", "andrei orlov", false),
        ] {
            let forms = without_patronymic(family, given);
            assert_eq!(forms.iter().any(|form| form == news), found, "{family}, {given}: {forms:?}");
        }
    }
}
