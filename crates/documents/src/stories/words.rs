//! Words as they are compared across outlets: folded, brought to their lemma, and exchanged for the first of their group
//! in `data/stories-synonyms.tsv`. Words of one pair of `data/stories-contraries.tsv` are one word, too, and it is remembered on
//! which side of the pair each stands.

use super::phrases::Phrases;
use crate::{
    lexicon::{Classes, VerbForm, WordKind, classes_of, is_kind, is_unchanged_past, rows, verb_of},
    tokens::fold_into,
};
use std::{borrow::Cow, collections::BTreeSet, ops::Range, sync::LazyLock};

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// Lower case, accents, possessive and dots of an abbreviation off.
    pub(super) folded: String,
    /// Bytes of the text.
    pub(super) at: Range<usize>,
    /// Whether it begins with a capital.
    pub(super) capital: bool,
}

/// The words of a text in order. An apostrophe counts inside a word, a point or comma inside a number, a dot inside `U.S.`.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start: Option<usize> = None;
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map(|(_, next)| *next);
        let inside = || start.is_some_and(|first| joins(&text[first..at], character, next));
        if character.is_alphanumeric() || inside() {
            start = start.or(Some(at));
        } else if let Some(first) = start.take() {
            push(text, first..at, &mut words);
        }
    }
    if let Some(first) = start {
        push(text, first..text.len(), &mut words);
    }
    words
}

/// Whether a mark continues the word before it.
fn joins(word: &str, mark: char, next: Option<char>) -> bool {
    let Some(next) = next else { return false };
    let letters = || word.chars().all(|c| c.is_alphabetic() || c == '.');
    match mark {
        '\'' | '’' => letters() && next.is_alphabetic(),
        '.' if letters() => next.is_uppercase() && word.split('.').all(|part| part.chars().count() == 1),
        '.' | ',' => next.is_ascii_digit() && word.ends_with(|c: char| c.is_ascii_digit()),
        _ => false,
    }
}

fn push(text: &str, at: Range<usize>, words: &mut Vec<Word>) {
    let written = &text[at.clone()];
    let mut folded = String::with_capacity(written.len());
    fold_into(&mut folded, written);
    let owner = folded.strip_suffix("'s").map(str::len);
    if let Some(length) = owner {
        folded.truncate(length);
    }
    let digits = folded.starts_with(|c: char| c.is_ascii_digit());
    folded.retain(|c| c != ',' && (c != '.' || digits));
    if !folded.is_empty() {
        words.push(Word { folded, at, capital: written.starts_with(char::is_uppercase) });
    }
}

/// The dictionary form of a word: of a verb its base, of a noun the singular.
pub(super) fn lemma(word: &str) -> Cow<'_, str> {
    if let Some((verb, _)) = verb_of(word) {
        return Cow::Borrowed(verb);
    }
    if word.len() > 3 && word.is_ascii() {
        if let Some(stem) = word.strip_suffix("ies") {
            return Cow::Owned(format!("{stem}y"));
        }
        let stem = &word[..word.len() - 1];
        let sibilant = ["sses", "xes", "zzes", "ches", "shes"].iter().any(|end| word.ends_with(end));
        if sibilant {
            return Cow::Borrowed(&word[..word.len() - 2]);
        }
        if word.ends_with('s') && !stem.ends_with(['s', 'u', 'i']) {
            return Cow::Borrowed(stem);
        }
    }
    Cow::Borrowed(word)
}

pub(super) const SYNONYMS: &str = include_str!("../../data/stories-synonyms.tsv");
pub(super) const CONTRARIES: &str = include_str!("../../data/stories-contraries.tsv");

/// What a phrase of the tables stands for.
#[derive(Debug)]
pub(super) struct Group {
    /// The first lemma phrase of its group.
    pub(super) head: String,
    /// Whether it says that it is so, or the contrary, where the group has both.
    pub(super) so: Option<bool>,
}

/// The groups by their phrases.
static GROUPS: LazyLock<Phrases<Group>> = LazyLock::new(|| {
    let joined = |phrase: &str| lemmas_of(&words(phrase)).join(" ");
    let mut groups = Phrases::default();
    for row in rows(SYNONYMS) {
        let Some(head) = row.first().map(|head| joined(head)) else { continue };
        for phrase in &row {
            groups.add(phrase, || Group { head: head.clone(), so: None });
        }
    }
    let mut heads: BTreeSet<String> = BTreeSet::new();
    for row in rows(CONTRARIES) {
        let [pair, side, phrases @ ..] = row.as_slice() else { continue };
        let pair = joined(pair);
        for phrase in phrases {
            groups.add(phrase, || Group { head: pair.clone(), so: Some(*side == "so") });
        }
        heads.insert(pair);
    }
    // A group of synonyms may be one side of a pair.
    for group in groups.values_mut().filter(|group| heads.contains(&group.head)) {
        group.so = group.so.or(Some(true));
    }
    groups
});

/// The lemmas of words, in their order.
pub(super) fn lemmas_of(words: &[Word]) -> Vec<Cow<'_, str>> {
    words.iter().map(|word| lemma(&word.folded)).collect()
}

/// Whether a word carries meaning by itself.
pub(super) fn is_content(word: &str) -> bool {
    word.len() > 1 && classes_of(word).is_empty() && !is_kind(word, WordKind::Empty)
}

/// The longest phrase of the tables that begins at a word, and the word behind it.
pub(super) fn group_at(lemmas: &[Cow<str>], at: usize) -> Option<(&'static Group, usize)> {
    let found = GROUPS.longest_in(&lemmas[at..]).map(|(group, length)| (group, at + length));
    found.or_else(|| around_pronoun(lemmas, at))
}

/// A phrase of two words with a pronoun between them: `cleared him of`.
fn around_pronoun(lemmas: &[Cow<str>], at: usize) -> Option<(&'static Group, usize)> {
    let [first, pronoun, last, ..] = lemmas.get(at..)? else { return None };
    if !matches!(&**pronoun, "him" | "her" | "it" | "them") {
        return None;
    }
    GROUPS.get(&[first.clone(), last.clone()]).map(|group| (group, at + 3))
}

/// What a clause says was done: its verbs in the past tense, as participles or behind `did not`, each by the first of
/// its group. Participles behind a determiner or a preposition describe a noun and tell of no deed.
pub(super) fn deeds(words: &[Word]) -> Vec<String> {
    verbs(words, false)
}

/// The same, and what is said will, may or must be done: the base of a verb behind an auxiliary.
pub(super) fn acts(words: &[Word]) -> Vec<String> {
    verbs(words, true)
}

fn verbs(words: &[Word], to_come: bool) -> Vec<String> {
    let lemmas = lemmas_of(words);
    let mut deeds = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let word = &words[at];
        let (deed, end) =
            group_at(&lemmas, at).map_or((&*lemmas[at], at + 1), |(group, end)| (group.head.as_str(), end));
        let before = at.checked_sub(1).map(|before| classes_of(&words[before].folded)).unwrap_or_default();
        let finished =
            before.any(Classes::ADVERB.or(Classes::NEGATION)) || (at > 0 && is_finished(&words[at - 1].folded));
        let form = verb_of(&word.folded).map(|(_, form)| form);
        let past = form == Some(VerbForm::Past)
            || (finished && is_unchanged_past(&word.folded))
            || (form == Some(VerbForm::Base)
                && (is_left_undone(&words[..at]) || (to_come && is_behind_auxiliary(&words[..at]))));
        // `The newly discovered emails`: an adverb between the article and the participle.
        let described = before.any(Classes::ADVERB) && is_behind_article(&words[..at]);
        let told = !described && is_content(&word.folded) && !is_kind(&lemmas[at], WordKind::Empty);
        if past && told && !word.capital && !before.any(Classes::DETERMINER.or(Classes::PREPOSITION)) {
            deeds.push(deed.to_owned());
        }
        at = end;
    }
    deeds.sort_unstable();
    deeds.dedup();
    deeds
}

/// Whether the last word before a verb is an auxiliary, adverbs and negations apart: `will soon not`.
fn is_behind_auxiliary(before: &[Word]) -> bool {
    let classes = before.iter().rev().map(|word| classes_of(&word.folded));
    let mut helping = classes
        .skip_while(|classes| classes.any(Classes::ADVERB.or(Classes::NEGATION)) && !classes.any(Classes::AUXILIARY));
    helping.next().is_some_and(|classes| classes.any(Classes::AUXILIARY))
}

/// Whether the last word before a verb is an article or says whose something is, adverbs apart: `a newly`.
fn is_behind_article(before: &[Word]) -> bool {
    let mut led = before.iter().rev().filter(|word| !classes_of(&word.folded).any(Classes::ADVERB));
    led.next().is_some_and(|word| {
        matches!(word.folded.as_str(), "a" | "an" | "the" | "its" | "his" | "her" | "their" | "our" | "my")
    })
}

/// Before a form that may be the base of its verb or a participle, it says that it is the participle: `was hurt`.
fn is_finished(auxiliary: &str) -> bool {
    matches!(auxiliary, "is" | "are" | "was" | "were" | "be" | "been" | "has" | "have" | "had")
}

/// Whether the words before the base of a verb say that it was not done: `did not`, `didn't`.
fn is_left_undone(before: &[Word]) -> bool {
    match before {
        [.., last] if last.folded == "didn't" || last.folded == "didn’t" => true,
        [.., did, not] => did.folded == "did" && not.folded == "not",
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_apostrophes_numbers_and_abbreviations_together() {
        let folded: Vec<String> =
            words("The U.S. didn't pay Sony’s £5,200.50, it said.").into_iter().map(|word| word.folded).collect();
        assert_eq!(folded, ["the", "us", "didn't", "pay", "sony", "5200.50", "it", "said"]);
    }

    #[test]
    fn deeds_are_verbs_of_the_past_in_the_words_of_their_group() {
        for (text, expected) in [
            ("The ship was stopped on 7 October and taken to Kalamata", vec!["end", "escort"]),
            ("It was escorted to port, where officers opened the containers", vec!["escort", "open"]),
            ("Two sailors were slightly hurt", vec!["hurt"]),
            ("Repairs will cost the ministry money", vec![]),
            ("The detained captain of a seized ship", vec![]),
            ("The newly seized ship", vec![]),
            ("The bank did not contest the findings", vec!["accept"]),
            ("The bank did contest the findings", vec![]),
            ("The court cleared him of fraud", vec!["convict"]),
        ] {
            assert_eq!(deeds(&words(text)), expected, "{text}");
        }
    }

    #[test]
    fn acts_are_deeds_and_what_will_or_may_be_done() {
        for (text, expected) in [
            ("The firm will soon not keep the head office", vec!["keep"]),
            ("The head office would be closed", vec!["keep"]),
            ("He offered to resign", vec!["proposal"]),
            ("She will leave and has paid", vec!["leave", "payment"]),
            ("The report of the board", vec![]),
        ] {
            assert_eq!(acts(&words(text)), expected, "{text}");
        }
    }
}
