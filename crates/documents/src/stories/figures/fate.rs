//! What a count says became of those it counts: four people *died*, eleven are *missing*. Outlets count the same with other
//! nouns (sailors, people, crew), and a verb tells that two counts are of one thing.

use super::counts;
use crate::{
    dossier::FigureNote,
    figures::befalls,
    lexicon::{Classes, VerbForm, classes_of, verb_of},
    stories::{
        bags::Bag,
        words::{Word, lemma, words},
    },
};

/// Words before a count among which a noun is looked for that says what it counts.
const TOLL: usize = 8;

/// What became of those who are counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fate {
    /// The verb, or the first of its group: `kill` of `died`.
    pub(super) head: String,
    /// The word as it is written.
    pub(super) written: String,
    /// Whether numbers of two days may be of different people: those who gather.
    pub(super) of_its_day: bool,
}

/// What the clause of a count says became of those it counts: behind it (`four people have died`), or right before it
/// (`killed four`).
pub(super) fn of(note: &FigureNote) -> Option<Fate> {
    if note.unit != "count" {
        return None;
    }
    let text = note.sentence.text.as_str();
    let from = note.span.at.start.checked_sub(note.sentence.at.start)?;
    let to = note.span.at.end.checked_sub(note.sentence.at.start)?;
    let (before, behind) = (text.get(..from)?, text.get(to..)?);
    let behind = &behind[..behind.find([',', ';', ':', '–', '—', '(']).unwrap_or(behind.len())];
    let after = words(behind);
    let clause = after.iter().position(parts).unwrap_or(after.len());
    let told = (0..clause).find(|at| named(&after[*at]).is_some());
    let denied = after[..clause].iter().any(|word| classes_of(&word.folded).any(Classes::NEGATION));
    let own = |at: &usize| is_their_own(&after, *at) && !is_of_others(&after, *at) && !denied;
    let behind = told.filter(own).map(|at| &after[at]);
    let before = words(before);
    let object = || before.iter().rev().find(|word| !qualifies(word)).and_then(fate);
    let value = note.value.parse::<f64>().ok().filter(|_| !denied);
    let counted = || counts::of(value?, &before, &after[..clause]).map(|(group, written)| of_group(group, written));
    // Who is without a home is counted as that, whichever word says so.
    let befallen = behind.and_then(fate).or_else(object);
    befallen.filter(|fate| !fate.written.starts_with("displace")).or_else(counted).or_else(|| toll(&before))
}

fn of_group(group: counts::Group, written: String) -> Fate {
    Fate { head: group.name.to_owned(), written, of_its_day: group.is_of_its_day() }
}

/// `The death toll has risen to 38`: what a noun of two words before the count says became of those it counts.
fn toll(before: &[Word]) -> Option<Fate> {
    let near = before.iter().rev().take(TOLL).take_while(|word| !parts(word)).count();
    let near = &before[before.len() - near..];
    near.windows(2).enumerate().find_map(|(at, noun)| {
        let written = format!("{} {}", noun[0].folded, noun[1].folded);
        befalls(&written)?;
        // `The death toll from two explosions`: no count of the dead.
        let behind = &near[at + 2..];
        let counts = behind.first().is_some_and(|word| matches!(word.folded.as_str(), "to" | "of"))
            || behind.iter().any(|word| verb_of(&word.folded).is_some());
        if counts { Some(Fate { head: head(&noun[..1])?, written, of_its_day: false }) } else { None }
    })
}

/// The group of the comparison where a word has one.
fn head(word: &[Word]) -> Option<String> {
    Bag::of_words(word).words().next().map(str::to_owned)
}

/// A word that another part of the sentence begins with, which may speak of others.
fn parts(word: &Word) -> bool {
    matches!(word.folded.as_str(), "and" | "but" | "while" | "after" | "before" | "when" | "as" | "by")
        || word.folded.starts_with(|c: char| c.is_ascii_digit())
}

/// Words between a verb and the count that is its object: `killed at least four`.
fn qualifies(word: &Word) -> bool {
    let word = word.folded.as_str();
    matches!(word, "at" | "least" | "more" | "than" | "some" | "up" | "to" | "another" | "nearly" | "all" | "the")
        || matches!(word, "about" | "around" | "almost" | "over" | "as" | "many")
}

/// Whether a word says what became of somebody: `died`, `arrests`.
pub(super) fn is_named(word: &Word) -> bool {
    named(word).is_some()
}

fn named(word: &Word) -> Option<&'static str> {
    befalls(&word.folded).or_else(|| befalls(&lemma(&word.folded)))
}

/// Whether the verb behind a count tells of those counted, and not of somebody else as its object: `two men killed a guard`.
fn is_their_own(words: &[Word], at: usize) -> bool {
    let Some(next) = words.get(at + 1) else { return true };
    let classes = classes_of(&next.folded);
    !classes.is_empty() && !classes.any(Classes::DETERMINER.or(Classes::PRONOUN))
}

/// Whether a noun behind a count tells of others than those counted: `six guides were convicted over the deaths`, and not `18
/// holiday deaths`.
fn is_of_others(words: &[Word], at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| classes_of(&words[before].folded)).unwrap_or_default();
    // `Two of them died`: a pronoun is no word before a noun.
    // `Two more died`: what is told by a verb is told of them.
    let noun = verb_of(&words[at].folded).is_none();
    noun && (is_made(words, at)
        || (before.any(Classes::DETERMINER.or(Classes::PREPOSITION))
            && !before.any(Classes::PRONOUN.or(Classes::RELATIVE))))
}

/// Whether a word says what those counted made of somebody else: `two men who shot the guard dead`.
fn is_made(words: &[Word], at: usize) -> bool {
    let Some(determiner) = at.checked_sub(2) else { return false };
    let (article, noun) = (classes_of(&words[determiner].folded), classes_of(&words[determiner + 1].folded));
    let done = |word: &Word| verb_of(&word.folded).is_some_and(|(_, form)| form == VerbForm::Past);
    article.any(Classes::DETERMINER) && noun.is_empty() && words[..determiner].last().is_some_and(done)
}

fn fate(word: &Word) -> Option<Fate> {
    named(word)?;
    Some(Fate { head: head(std::slice::from_ref(word))?, written: word.folded.clone(), of_its_day: false })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        plain,
        reading::{Reader, Settings},
    };

    #[test]
    fn a_count_says_what_became_of_those_it_counts() {
        for (text, expected) in [
            ("At least four people have died and nine are missing.", vec![Some("kill"), Some("missing")]),
            ("Two of them died in hospital.", vec![Some("kill")]),
            ("Tanker collision kills four in the Gulf of Oman.", vec![Some("kill")]),
            ("The blast killed at least twelve sailors and injured thirty.", vec![Some("kill"), Some("hurt")]),
            ("The death toll has risen to 38, and 44 are missing.", vec![Some("kill"), Some("missing")]),
            ("The death toll from two explosions is not known.", vec![None]),
            ("Three men killed a guard.", vec![None]),
            ("He was one of two men who found the guard dead.", vec![None]),
            ("Two guards were found dead.", vec![Some("kill")]),
            ("Two ships were sold.", vec![None]),
            ("Six guides were found guilty over the deaths of others.", vec![None]),
            ("The state has recorded 18 holiday deaths.", vec![Some("kill")]),
            ("Two sailors were not hurt.", vec![None]),
        ] {
            let reading = Reader::new(&[]).read(plain::read("a", text), &Settings::default());
            let found: Vec<Option<String>> =
                reading.dossier.figures.iter().map(|note| of(note).map(|fate| fate.head)).collect();
            let found: Vec<Option<&str>> = found.iter().map(Option::as_deref).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
