//! Verbs that the grammar took for nouns, because no table knows them or they look like a plural, where they stand in
//! the place of who did something.

use super::things;
use crate::{
    grammar::{Sentences, Tag},
    lexicon::{VerbForm, role_of},
};
use std::ops::Range;

/// Who did what a verb that no table knows tells, where it stands in the place of a subject: `HACKERS broke in and
/// issued orders to pay`.
pub(super) fn of_joined_verb(sentences: &Sentences<'_>, noun: Range<usize>) -> Range<usize> {
    let tokens = sentences.tokens;
    let start = sentences.sentence(noun.start).start;
    let word = tokens.word(noun.start);
    let and = noun.start.checked_sub(1).filter(|and| *and > start && tokens.word(*and) == "and");
    let verb = noun.len() > 1
        && word.len() > 4
        && word.ends_with("ed")
        && !tokens.is_capital(noun.start)
        && sentences.tag(noun.start) == Tag::Nominal
        && !tokens.joins(noun.start + 1);
    let finite = |at: &usize| matches!(sentences.tag(*at), Tag::Verb(VerbForm::Past | VerbForm::Third));
    let main = and.filter(|_| verb).and_then(|and| (start..and).rev().find(finite));
    main.and_then(|main| sentences.subject_of(main)).unwrap_or(noun)
}

/// Whether a phrase is one form of a verb that the grammar took for a plural: `…, who lives in Orva, FACES trial for`.
pub(super) fn is_form_of_verb(sentences: &Sentences<'_>, phrase: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let at = phrase.start;
    phrase.len() == 1
        && at > sentences.sentence(at).start
        && tokens.written(at - 1) == ","
        && !tokens.is_capital(at)
        && matches!(tokens.verb(at), Some((_, VerbForm::Third)))
        && role_of(tokens.word(at)).is_none()
        && !things::is_armed(sentences, phrase)
}
