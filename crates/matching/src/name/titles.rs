//! Titles in the names of persons: what stands where a title stands, and may be one.
//!
//! `Hajj`, `General` and `Monsieur` are names, too, so where nothing else is known they count as names. In front of a whole name, or
//! behind its comma, they are titles as a rule: which these are is said here, and what follows from it in `query.rs`.

use super::form::FormWord;
use interdict_text::{
    lexicon::{TitleKind, office_at, title_at},
    romanise,
    words::WordClass,
};

/// `Isakov, PhD`: what stands behind the comma is no given name. How many words it has, if it is made of titles: of one, or of
/// several of which one is no name.
pub(super) fn only_titles(text: &str) -> Option<usize> {
    let reading = romanise::readings(text).into_iter().next().map(|reading| reading.text).unwrap_or_default();
    let tokens: Vec<&str> = reading.split_whitespace().collect();
    let (mut at, mut titles, mut is_certain) = (0, 0, false);
    while at < tokens.len() {
        let (taken, kind) = office_at(&tokens[at..])?;
        at += taken;
        titles += 1;
        is_certain |= kind == TitleKind::Title;
    }
    (titles <= 1 || is_certain).then_some(tokens.len())
}

/// Words that are titles as well as names, where titles stand: in front of the given name and of the family name, or at the end of what
/// is written first, where `behind` words stand behind its last comma. So many of them as leave a word in each part of the name and
/// two in all that name.
pub(super) fn titles_in_place(words: &[FormWord], given: usize, behind: usize) -> u32 {
    let is_either = |word: &FormWord| word.class == WordClass::TitleOrName && is_rather_title(&word.text);
    if !words.iter().any(is_either) {
        return 0;
    }
    let naming = words.iter().filter(|word| matches!(word.class, WordClass::Name | WordClass::TitleOrName));
    let (mut left, mut titles) = (naming.count(), 0_u32);
    let mut set_aside = |place: usize| {
        let is_title = left > 2 && titles & (1 << place) == 0 && is_either(&words[place]);
        if is_title {
            left -= 1;
            titles |= 1 << place;
        }
        is_title
    };
    let mut tokens = behind;
    for place in (0..given).rev() {
        if tokens == 0 {
            break;
        }
        tokens = tokens.saturating_sub(words[place].text.split(' ').count());
        set_aside(place);
    }
    for part in [0..given, given..words.len()] {
        let before_last = part.end.saturating_sub(1);
        for (place, word) in words.iter().enumerate().take(before_last).skip(part.start) {
            if !matches!(word.class, WordClass::Title | WordClass::Particle) && !set_aside(place) {
                break;
            }
        }
    }
    titles
}

/// Whether a title that is a name, too, is rather the title where one can stand.
fn is_rather_title(text: &str) -> bool {
    let tokens: Vec<&str> = text.split(' ').collect();
    title_at(&tokens).is_some_and(|(_, kind)| kind == TitleKind::AlsoName)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::name::forms_of;
    use interdict_model::PartyKind;

    #[test]
    fn titles_that_are_names_are_told_by_where_they_stand() {
        for (name, expected) in [
            ("Herr Ivan Zarkov", vec!["herr"]),
            ("General Hajj Ivan Zarkov", vec!["general", "hajj"]),
            ("Retired General Ivan Zarkov", vec!["general"]),
            ("Dr. Hajj Ivan Zarkov", vec!["hajj"]),
            ("Zarkov, General Ivan", vec!["general"]),
            ("General Zarkov, Ivan", vec!["general"]),
            ("Ivan Zarkov, General", vec!["general"]),
            ("Ivan Zarkov, General (retired)", vec!["general"]),
            ("Zarkov, Ivan, Hajj", vec!["hajj"]),
            ("Hajj Malik Zarkov", vec!["hajj"]),
            // Two words that name must be left, and one in each part of the name.
            ("General Zarkov", vec![]),
            ("General Hajj Zarkov", vec!["general"]),
            ("Herr, Ivan Petrovich", vec![]),
            ("Ivan Petrovich, Herr", vec!["herr"]),
            // Inside a name it is a name.
            ("Ivan Herr Zarkov", vec![]),
            ("Ivan Zarkov Herr", vec![]),
            // A name first of all stays one.
            ("Malik Ivan Zarkov", vec![]),
            ("Khan, Ivan Petrovich", vec![]),
        ] {
            let form = &forms_of(name, PartyKind::Person)[0];
            let words = form.words.iter().enumerate().filter(|(place, _)| form.titles & (1 << place) != 0);
            assert_eq!(words.map(|(_, word)| word.text.as_str()).collect::<Vec<_>>(), expected, "{name}");
        }
    }

    #[test]
    fn behind_a_comma_titles_are_no_given_name() {
        for (text, count) in [
            ("PhD", Some(1)),
            ("General", Some(1)),
            ("Acting President", Some(2)),
            ("General (retired)", Some(2)),
            ("President of the Russian Federation", Some(5)),
            ("Governor of Kunar", Some(3)),
            // Two that may both be names are taken for names.
            ("Malik Mir", None),
            ("Ivan", None),
            ("General Ivan", None),
        ] {
            assert_eq!(only_titles(text), count, "{text}");
        }
    }
}
