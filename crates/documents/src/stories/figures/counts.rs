//! Of whom an outlet gives the number, where nothing has befallen them: those who gather, who have no home any more, the crew of a
//! ship (`data/stories-counts.tsv`). Outlets count the same with other nouns: `20,000 people gathered`, `80,000 demonstrators`.

use crate::{
    lexicon::{VerbForm, rows, verb_of},
    stories::{
        phrases::Phrases,
        words::{Word, lemmas_of},
    },
};
use std::{borrow::Cow, sync::LazyLock};

/// Words of the longest phrase of the table.
const LONGEST: usize = 4;
/// From such a least number on a group may come together again on another day.
const OFTEN: f64 = 100.0;

const TABLE: &str = include_str!("../../../data/stories-counts.tsv");

/// Where the words of a row stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Noun,
    Verb,
    Before,
}

/// Who is counted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Group {
    /// The name of the group.
    pub(super) name: &'static str,
    least: f64,
    place: Place,
}

impl Group {
    /// Whether numbers of two days may be of different people.
    pub(super) fn is_of_its_day(self) -> bool {
        self.least >= OFTEN
    }
}

/// Phrases of lemmas.
static GROUPS: LazyLock<Phrases<Group>> = LazyLock::new(|| {
    let mut groups = Phrases::default();
    for row in rows(TABLE) {
        let [name, least, place, phrases @ ..] = row.as_slice() else { continue };
        let place = match *place {
            "noun" => Place::Noun,
            "verb" => Place::Verb,
            "before" => Place::Before,
            _ => continue,
        };
        let Ok(least) = least.parse::<f64>() else { continue };
        for phrase in phrases {
            groups.add(phrase, || Group { name, least, place });
        }
    }
    groups
});

/// Of whom a value is the number, with the words that say so: among those right before it, and those of its clause behind it.
pub(super) fn of(value: f64, before: &[Word], behind: &[Word]) -> Option<(Group, String)> {
    let found = right_before(before).or_else(|| after(behind));
    found.filter(|(group, _)| value >= group.least)
}

fn right_before(words: &[Word]) -> Option<(Group, String)> {
    let lemmas = lemmas_of(words);
    let first = words.len().saturating_sub(LONGEST);
    (first..words.len()).find_map(|at| group(&lemmas[at..], words, at, Place::Before))
}

fn after(words: &[Word]) -> Option<(Group, String)> {
    let lemmas = lemmas_of(words);
    for at in 0..words.len() {
        let longest = words.len().min(at + LONGEST);
        let at_noun = |end: usize| group(&lemmas[at..end], words, at, Place::Noun).filter(|_| at == 0);
        let found = (at + 1..=longest)
            .rev()
            .find_map(|end| group(&lemmas[at..end], words, at, Place::Verb).or_else(|| at_noun(end)));
        if found.is_some() {
            return found;
        }
        // `20,000 people saw protesters march`: another verb tells something else of those counted.
        if verb_of(&words[at].folded).is_some_and(|(_, form)| form == VerbForm::Past) && !is_helping(&words[at]) {
            return None;
        }
    }
    None
}

fn is_helping(word: &Word) -> bool {
    matches!(word.folded.as_str(), "are" | "is" | "were" | "was" | "have" | "has" | "had" | "been" | "made" | "left")
}

/// The group of a phrase, with the phrase as it is written, if it stands where its row says.
fn group(lemmas: &[Cow<str>], words: &[Word], at: usize, place: Place) -> Option<(Group, String)> {
    let group = *GROUPS.get(lemmas)?;
    let written: Vec<&str> = words[at..at + lemmas.len()].iter().map(|word| word.folded.as_str()).collect();
    (group.place == place).then(|| (group, written.join(" ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stories::words::words;

    #[test]
    fn every_row_of_the_table_says_who_is_counted() {
        for row in rows(TABLE) {
            let [name, least, place, phrases @ ..] = row.as_slice() else { panic!("four columns at least: {row:?}") };
            let least: f64 = least.parse().unwrap();
            for phrase in phrases {
                let (before, behind) = match *place {
                    "before" => (format!("a {phrase}"), String::new()),
                    "noun" => (String::new(), (*phrase).to_owned()),
                    _ => (String::new(), format!("people were {phrase} on Sunday")),
                };
                let found = of(least, &words(&before), &words(&behind));
                assert_eq!(found.map(|(group, _)| group.name), Some(*name), "{phrase}");
                assert!(of(least - 1.0, &words(&before), &words(&behind)).is_none(), "{phrase}");
            }
        }
    }

    #[test]
    fn another_verb_tells_of_others() {
        for (behind, expected) in [
            ("people had gathered on the square", Some("crowd")),
            ("demonstrators who marched for free elections", Some("crowd")),
            ("officers guarded protesters", None),
            ("people are homeless", Some("homeless")),
            ("people have lost their homes", Some("homeless")),
            ("people lost their way", None),
        ] {
            let found = of(4_000.0, &[], &words(behind));
            assert_eq!(found.map(|(group, _)| group.name), expected, "{behind}");
        }
    }
}
