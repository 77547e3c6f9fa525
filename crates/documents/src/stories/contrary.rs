//! Whether what one clause denies can be what another one says, though they share words.
//!
//! That the sides have not agreed on the border is no answer to that they have agreed on prisoners: each clause has something of
//! its own behind one verb. The ship that was not damaged may have been searched; the owner's son is not the owner
//! (`data/stories-apart.tsv` has words for two things of one kind); what is so under a condition is not said to be so.

use super::{
    bags::Bag,
    days::verb_in,
    polarity::{Clause, is_passive},
    words::{Word, lemma, words},
};
use crate::lexicon::{Classes, RoleKind, VerbForm, classes_of, is_calendar, role_of, rows, verb_of};
use std::{collections::HashMap, sync::LazyLock};

const APART: &str = include_str!("../../data/stories-apart.tsv");
/// Words behind the verb of a clause that says one thing only of what was done: where, how, or to whom.
const ONE_THING: usize = 2;

/// The line of the table in which a word stands.
static KINDS: LazyLock<HashMap<&'static str, usize>> = LazyLock::new(|| {
    let rows = rows(APART).enumerate();
    rows.flat_map(|(line, row)| row.into_iter().map(move |word| (word, line))).collect()
});

/// Whether two clauses may be contraries: of one thing, and of one deed done to the same.
pub(super) fn may_be(one: &Clause, other: &Clause) -> bool {
    let turned = one.bag.turns(&other.bag) || one.is_of_nobody() || other.is_of_nobody();
    let (left, right) = (Told::of(&one.text), Told::of(&other.text));
    one.conditional == other.conditional
        && !are_of_two(&one.text, &other.text)
        && (turned || (left.is_of_deed_of(&right) && !left.has_another_manner(&right)))
}

/// Whether the words of two clauses say that they are of two things of one kind, or one of who owns what the other speaks of.
pub(super) fn are_of_two(one: &str, other: &str) -> bool {
    let (left, right) = (words(one), words(other));
    are_apart(&left, &right) || speaks_of_owner(one, &left, other, &right) || speaks_of_owner(other, &right, one, &left)
}

/// Whether two clauses with one verb tell in a few words each what is done, to whom, where or how, and share none of these: `began in
/// the cellar`, `began on the roof`.
pub(super) fn tell_another_thing(one: &str, other: &str) -> bool {
    let (left, right) = (Told::of(one), Told::of(other));
    let (own, others) = (left.object(), right.object());
    let says_one = |bag: &Bag| (1..=ONE_THING).contains(&bag.len());
    left.passive == right.passive
        && left.deed() == right.deed()
        && says_one(&own)
        && says_one(&others)
        && own.shared_words(&others) == 0
}

/// Whether a word before one noun has another of its line in the other text, and neither has both: `the first carriage`, `the second
/// carriage`.
pub(super) fn are_apart(one: &[Word], other: &[Word]) -> bool {
    let has = |words: &[Word], word: &str| words.iter().any(|own| own.folded == word);
    let led = |words: &[Word], at: usize| words.get(at + 1).map(|noun| lemma(&noun.folded).into_owned());
    one.iter().enumerate().any(|(at, word)| {
        let Some(kind) = KINDS.get(word.folded.as_str()).filter(|_| !has(other, &word.folded)) else { return false };
        other.iter().enumerate().any(|(place, another)| {
            KINDS.get(another.folded.as_str()) == Some(kind)
                && !has(one, &another.folded)
                && led(one, at).is_some()
                && led(one, at) == led(other, place)
        })
    })
}

/// Whether a text tells of what belongs to somebody of whom another text tells without that: `Holm's deputy`, `Holm`. What a body of
/// his does he does: `Morvia's army`.
fn speaks_of_owner(text: &str, words: &[Word], other: &str, others: &[Word]) -> bool {
    (0..words.len()).filter(|at| owns(text, words, *at)).any(|at| {
        let owned: Vec<&Word> = words[at + 1..].iter().take_while(|word| is_of_noun(word)).collect();
        let body = |word: &&Word| role_of(&word.folded).is_some_and(|role| role.kind == RoleKind::Body);
        let named = |word: &str| others.iter().any(|other| lemma(&other.folded) == lemma(word));
        let itself = (0..others.len())
            .any(|place| lemma(&others[place].folded) == lemma(&words[at].folded) && !owns(other, others, place));
        itself && !owned.is_empty() && !owned.iter().any(body) && !owned.iter().any(|word| named(&word.folded))
    })
}

/// Whether a word says whose the next one is: `Holm's`, `sailors'`.
fn owns(text: &str, words: &[Word], at: usize) -> bool {
    let written = text.get(words[at].at.clone()).unwrap_or_default();
    let behind = text.get(words[at].at.end..).unwrap_or_default();
    let of_several = written.ends_with('s') && (behind.starts_with("' ") || behind.starts_with("’ "));
    written.ends_with("'s")
        || written.ends_with("’s")
        || (of_several && !text[..words[at].at.start].contains(['\'', '‘']))
}

/// Whether a word may be part of what belongs to somebody: no verb that is told of him, and no small word.
fn is_of_noun(word: &Word) -> bool {
    classes_of(&word.folded).is_empty() && verb_of(&word.folded).is_none_or(|(_, form)| form == VerbForm::Base)
}

/// A clause by its parts.
struct Told {
    words: Vec<Word>,
    /// Where what is told begins: at the first auxiliary or the verb.
    verb: Option<usize>,
    /// What stands behind the verb.
    behind: usize,
    passive: bool,
}

impl Told {
    fn of(text: &str) -> Self {
        let words = words(text);
        let gerund = |word: &Word| verb_of(&word.folded).is_some_and(|(_, form)| form == VerbForm::Gerund);
        let verb = verb_in(&words).or_else(|| words.iter().position(|word| !word.capital && gerund(word)));
        let first = verb.unwrap_or(0);
        let helps = Classes::AUXILIARY.or(Classes::NEGATION).or(Classes::ADVERB);
        let deed = first + words[first..].iter().take_while(|word| classes_of(&word.folded).any(helps)).count();
        let is_verb = words.get(deed).is_some_and(|word| verb_of(&word.folded).is_some());
        let behind = if is_verb { deed + 1 } else { deed };
        Self { passive: is_passive(&words), behind, verb, words }
    }

    /// The verb by its dictionary form.
    fn deed(&self) -> String {
        let deed = self.words[..self.behind].last().map(|word| lemma(&word.folded).into_owned());
        deed.unwrap_or_default()
    }

    /// What stands behind the verb, without days and years: when a thing was done or left undone is another matter.
    fn object(&self) -> Bag {
        let of_time = |word: &&Word| {
            let season = matches!(word.folded.as_str(), "spring" | "summer" | "autumn" | "winter");
            !season && !is_calendar(&word.folded) && !word.folded.starts_with(|c: char| c.is_ascii_digit())
        };
        Bag::of_words(&self.words[self.behind..].iter().filter(of_time).cloned().collect::<Vec<Word>>())
    }

    /// Whether it denies no deed, but what came with it: `ended without a result`.
    fn denies_company(&self) -> bool {
        self.words[self.behind..].iter().any(|word| word.folded == "without")
    }

    /// The words with a capital behind the verb.
    fn named(&self) -> Bag {
        let named = self.words[self.behind..].iter().filter(|word| word.capital);
        Bag::of_words(&named.cloned().collect::<Vec<Word>>())
    }

    /// Whether one deed is told of both times, and nothing says that it is done to two, or at two places. Of what has no verb, and of
    /// what is done to a thing in one clause only, nothing is known.
    fn is_of_deed_of(&self, other: &Self) -> bool {
        let Some((verb, another)) = self.verb.zip(other.verb).filter(|_| self.passive == other.passive) else {
            return true;
        };
        let (own, others) = (self.object(), other.object());
        let (named, others_named) = (self.named(), other.named());
        let has_own = |one: &Bag, other: &Bag| one.words().any(|word| other.weight_of(word) <= 0.0);
        if has_own(&named, &others_named) && has_own(&others_named, &named) {
            return false;
        }
        if own.shared_words(&others) > 0 {
            return true;
        }
        if !own.is_empty() && !others.is_empty() {
            return self.denies_company() != other.denies_company();
        }
        let (told, told_there) = (Bag::of_words(&self.words[verb..]), Bag::of_words(&other.words[another..]));
        self.deed() == other.deed() || told.shared_words(&told_there) > 0
    }

    /// Whether one says how it was done, and the other something else: `come late`, `come with nine engines`.
    fn has_another_manner(&self, other: &Self) -> bool {
        self.has_own_manner(other) || other.has_own_manner(self)
    }

    fn has_own_manner(&self, other: &Self) -> bool {
        let has = |word: &Word| other.words.iter().any(|another| another.folded == word.folded);
        let own = self.object();
        self.words[self.behind..].iter().any(|word| is_manner(&word.folded) && !has(word))
            && other.object().words().any(|word| own.weight_of(word) <= 0.0)
    }
}

fn is_manner(word: &str) -> bool {
    matches!(word, "late" | "early" | "well" | "alone")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stories::polarity::clauses;

    #[test]
    fn every_word_of_the_table_tells_two_things_apart() {
        for row in rows(APART) {
            for pair in row.windows(2) {
                let of = |word: &str| words(&format!("the {word} carriage"));
                assert!(are_apart(&of(pair[0]), &of(pair[1])), "{pair:?}");
                assert!(!are_apart(&of(pair[0]), &words("the carriage")), "{pair:?}");
            }
        }
    }

    #[test]
    fn contraries_are_of_one_deed_done_to_the_same() {
        for (one, other, expected) in [
            ("the sides had agreed on prisoners", "the sides had not agreed on the border", false),
            ("the sides had agreed on the border", "the sides had not agreed on the border", true),
            ("the ship had been damaged", "the ship had been searched", false),
            ("he had asked for money", "he had asked for help", false),
            ("meeting Ferring in Oslo", "meeting Ferring in Bergen", false),
            ("the brigade had come late", "the brigade had come with nine engines", false),
            ("the line had not been inspected since 2021", "the line had been inspected in the autumn", true),
            ("the summit ended without a result", "the summit ended with an agreement", true),
            ("the alarm did not go off", "the alarm went off at once", true),
            ("she would not resign", "she would resign if the firm was fined", false),
            ("the first carriage did not overturn", "the second carriage overturned", false),
            ("Peter Holm did not resign", "Peter Holm's deputy resigned", false),
            ("two sailors were not found", "two sailors' bags were found", false),
            ("Morvia did not cross the river", "Morvia's army crossed the river", true),
        ] {
            let of = |text: &str| clauses(text).swap_remove(0);
            assert_eq!(may_be(&of(one), &of(other)), expected, "{one} | {other}");
            assert_eq!(may_be(&of(other), &of(one)), expected, "{other} | {one}");
        }
    }

    #[test]
    fn two_places_behind_one_verb_are_two_things() {
        for (one, other, expected) in [
            ("the fire began in the cellar", "the fire began on the roof", true),
            ("the fire began in the cellar", "the fire began in a cellar of the port", false),
            ("the fire began in the cellar", "the fire spread to the roof", false),
            ("the fire began in the cellar", "the fire began", false),
        ] {
            assert_eq!(tell_another_thing(one, other), expected, "{one} | {other}");
        }
    }
}
