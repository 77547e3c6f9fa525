//! On what occasion something was said: what stands between a verb and its act (`agreed in principle to`), and behind what is said
//! (`blamed the mayor for the flood | in a call with donors on Saturday`), which is no part of it.

use crate::{
    grammar::{Sentences, Tag},
    lexicon::{VerbForm, WordKind},
};
use std::ops::Range;

/// The token behind the phrases with a preposition, the dates and the adverbs that begin at a token.
pub(super) fn over_adverbials(sentences: &Sentences<'_>, from: usize, end: usize) -> usize {
    let mut at = from;
    while at < end {
        if sentences.tag(at) == Tag::Preposition
            && !sentences.in_date(at)
            && let Some(phrase) = sentences.phrase_starting_at(at + 1)
        {
            at = phrase.end;
        } else if sentences.in_date(at) || sentences.tag(at) == Tag::Adverb {
            at += 1;
        } else {
            break;
        }
    }
    at
}

/// What is said without the occasion behind it, which an indefinite article tells: of an occasion that is spoken of it would be known
/// which. Where an act is told (`of lying in a letter`) that may be how it was done, and stays.
pub(super) fn without_occasion(sentences: &Sentences<'_>, said: Range<usize>) -> Range<usize> {
    let tokens = sentences.tokens;
    let tells_act = |at: usize| match sentences.tag(at) {
        Tag::Verb(VerbForm::Gerund) => at > said.start && sentences.tag(at - 1) == Tag::Preposition,
        Tag::Auxiliary | Tag::Verb(_) => true,
        _ => false,
    };
    if said.clone().any(tells_act) {
        return said;
    }
    let begins = |at: &usize| {
        let led = matches!(tokens.word(*at), "in" | "at" | "during") && matches!(tokens.word(at + 1), "a" | "an");
        let phrase = sentences.phrase_starting_at(at + 1).filter(|phrase| led && phrase.end <= said.end);
        phrase.is_some_and(|phrase| {
            tokens.is_kind(phrase.end - 1, WordKind::OccasionNoun)
                && over_adverbials(sentences, phrase.end, said.end) >= said.end
        })
    };
    let found = (said.start + 1..said.end).find(begins);
    said.start..found.unwrap_or(said.end)
}
