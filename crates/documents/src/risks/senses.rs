//! Words for offences that stand for none, because they have another sense or are part of a name: `a TRIAD of symptoms`, `medically
//! SANCTIONED`, `FORGED an empire`, `the STOLEN Generations`.

use super::{Stage, stages};
use crate::{events::is_in_title_case, grammar::Sentences, lexicon::rows};
use rustc_hash::FxHashMap;
use std::{borrow::Cow, ops::Range, sync::LazyLock};

const TABLE: &str = include_str!("../../data/offence-senses.tsv");

/// What must be true for a word to name an offence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Condition {
    /// None of the words follows it.
    Behind,
    /// None of the words stands before it.
    Before,
    /// One of the words stands in its sentence.
    Needs,
    /// It is no part of a name.
    Name,
}

impl Condition {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "behind" => Self::Behind,
            "before" => Self::Before,
            "needs" => Self::Needs,
            "name" => Self::Name,
            _ => return None,
        })
    }
}

/// The conditions of a word, each with its words.
type Conditions = Vec<(Condition, Vec<&'static str>)>;

static SENSES: LazyLock<FxHashMap<&'static str, Conditions>> = LazyLock::new(|| {
    let mut senses: FxHashMap<&'static str, Conditions> = FxHashMap::default();
    for row in rows(TABLE) {
        let [word, condition, words @ ..] = row.as_slice() else { continue };
        if let Some(condition) = Condition::named(condition) {
            let words: Vec<&'static str> = words.iter().flat_map(|words| words.split_whitespace()).collect();
            senses.entry(*word).or_default().push((condition, words));
        }
    }
    senses
});

/// Whether some words that may name an offence have another sense where they stand.
pub(super) fn is_other(sentences: &Sentences<'_>, words: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let at = words.start;
    let one = words.len() == 1;
    let word: Cow<'_, str> =
        if one { Cow::Borrowed(tokens.word(at)) } else { Cow::Owned(tokens.slice(words).to_lowercase()) };
    let word = word.as_ref();
    let lemma = tokens.verb(at).map(|(lemma, _)| lemma).filter(|lemma| one && *lemma != word);
    let conditions = SENSES.get(word).into_iter().chain(lemma.and_then(|lemma| SENSES.get(lemma)));
    conditions.flatten().any(|(condition, listed)| match condition {
        Condition::Behind => listed.contains(&tokens.word(words.end)),
        Condition::Before => {
            let step = at.checked_sub(1).map_or(0, |before| 1 + usize::from(tokens.joins(before)));
            step > 0 && at.checked_sub(step).is_some_and(|before| listed.contains(&tokens.word(before)))
        }
        Condition::Needs => {
            let sentence = sentences.sentence(at);
            let stands = sentence.clone().any(|other| !words.contains(&other) && listed.contains(&tokens.word(other)));
            // That somebody is sanctioned is no step of a case.
            let step = stages::stage_in(sentences, &sentence).filter(|stage| *stage != Stage::Designated);
            !stands && step.is_none()
        }
        Condition::Name => is_part_of_name(sentences, at),
    })
}

/// Whether a word has a capital inside a sentence, beside another one: `ROB Smith`, `Valley FORGE`; not in a headline in which every
/// word has one.
fn is_part_of_name(sentences: &Sentences<'_>, at: usize) -> bool {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(at);
    let capital = |other: usize| sentence.contains(&other) && tokens.is_word(other) && tokens.is_capital(other);
    // The first word of a sentence has a capital in any case.
    let before = at.checked_sub(1).is_some_and(|before| before > sentence.start && capital(before));
    at > sentence.start && capital(at) && (before || capital(at + 1)) && !is_in_title_case(sentences, &sentence)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{lexicon::offences_at, plain, tokens::Tokens};

    fn names_offence(text: &str, word: &str) -> bool {
        let document = plain::read("test", &format!("{text}\n\nMore is to follow.\n"));
        let tokens = Tokens::of(&document);
        let sentences = Sentences::new(&tokens, &[]);
        let at = (0..tokens.len()).find(|at| tokens.word(*at) == word);
        let at = at.unwrap_or_else(|| panic!("{word} is not in {text}"));
        let (end, _) = offences_at(&tokens, at).unwrap_or_else(|| panic!("{word} names no offence: {text}"));
        !is_other(&sentences, &(at..end))
    }

    #[test]
    fn a_word_names_an_offence_only_in_the_sense_of_one() {
        for (text, word, expected) in [
            ("They found a triad of symptoms in the patients.", "triad", false),
            ("A triad boss was seen in the port on Monday.", "triad", true),
            ("The law allows medically sanctioned breaks.", "sanctioned", false),
            ("It was a state-sanctioned visit to the town.", "sanctioned", false),
            ("The bank dealt with a sanctioned tanker.", "sanctioned", true),
            ("The tribe forged a vast empire in the east.", "forged", false),
            ("The clerk forged passports for the gang.", "forged", true),
            ("They spoke to families of the Stolen Generations in the town hall on Monday.", "stolen", false),
            ("The deputy chief executive Rob Sherrard was there.", "rob", false),
            ("Two men tried to rob Sherrard of his watch.", "rob", true),
            ("He had food poisoning on Monday.", "poisoning", false),
            ("He died of poisoning on Monday.", "poisoning", true),
            ("The proliferation of shops was a surprise.", "proliferation", false),
            ("The proliferation of missiles was a surprise.", "proliferation", true),
            ("He called the reporter a political hack on Monday.", "hack", false),
            ("The bank lost its data in the hack.", "hack", true),
            ("They give material support to the leadership and were sanctioned.", "material", false),
            ("They gave material support to militants in the hills.", "material", true),
        ] {
            assert_eq!(names_offence(text, word), expected, "{text}");
        }
    }

    #[test]
    fn every_row_of_the_table_is_of_a_term_for_an_offence() {
        for row in rows(TABLE) {
            let condition = Condition::named(row[1]);
            assert!(condition.is_some(), "offence-senses.tsv: {row:?}");
            let words = row.get(2).is_some_and(|words| !words.is_empty());
            assert_eq!(words, condition != Some(Condition::Name), "offence-senses.tsv: {row:?}");
            let document = plain::read("test", row[0]);
            assert!(offences_at(&Tokens::of(&document), 0).is_some(), "offence-senses.tsv: {row:?}");
        }
    }
}
