//! The verb that a noun is the object of: `plans to HOLD talks`.

use super::brings_about;
use crate::{
    grammar::{Sentences, Tag},
    lexicon::{VerbForm, WordKind, is_kind},
};

/// How far before a noun its verb is looked for.
const FARTHEST: usize = 12;

/// The verb that a noun is the object of, over what describes the noun, and over some prepositions: `plans to HOLD talks`,
/// and with `of` `LIFTED most of the sanctions`.
pub(crate) fn governing_verb(sentences: &Sentences<'_>, noun: usize, over: &[&str]) -> Option<usize> {
    let tokens = sentences.tokens;
    let start = sentences.sentence(noun).start.max(noun.saturating_sub(FARTHEST));
    (start..noun)
        .rev()
        .find(|at| match sentences.tag(*at) {
            Tag::Nominal | Tag::Number | Tag::Determiner | Tag::Possessive | Tag::Adverb => false,
            Tag::Preposition => !over.contains(&tokens.word(*at)) && !is_particle(sentences, *at),
            Tag::Conjunction => !matches!(tokens.word(*at), "and" | "or"),
            Tag::Mark => {
                !tokens.joins(*at)
                    && !matches!(tokens.written(*at), "\"" | "“" | "”" | "'" | "‘" | "’" | "$" | "£" | "€")
            }
            _ => true,
        })
        .filter(|at| sentences.is_verb(*at) && !is_doubled(sentences, *at))
        .map(|at| over_describing(sentences, at))
}

/// Whether a word is the second one of an adverb, and no verb: `face to FACE meetings`.
fn is_doubled(sentences: &Sentences<'_>, at: usize) -> bool {
    let tokens = sentences.tokens;
    let to = at.checked_sub(1).filter(|to| *to > sentences.sentence(at).start);
    to.is_some_and(|to| tokens.word(to) == "to" && tokens.word(to - 1) == tokens.word(at))
}

/// A verb, or the one before it that brings about what a participle describes: `IMPOSE reporting restrictions`, `HANDED a suspended
/// sentence to a clerk`.
fn over_describing(sentences: &Sentences<'_>, verb: usize) -> usize {
    let tokens = sentences.tokens;
    let Some(before) = verb.checked_sub(1).filter(|before| *before > sentences.sentence(verb).start) else {
        return verb;
    };
    if sentences.tag(verb + 1) != Tag::Nominal {
        return verb;
    }
    let above = match sentences.tag(verb) {
        Tag::Verb(VerbForm::Gerund) => before,
        Tag::Verb(VerbForm::Past) if matches!(tokens.word(before), "a" | "an") => before - 1,
        _ => return verb,
    };
    let gives = |at: usize| tokens.verb(at).is_some_and(|(lemma, _)| is_kind(lemma, WordKind::HandsOut));
    if sentences.is_verb(above) && (brings_about(tokens.word(above)) || gives(above)) { above } else { verb }
}

/// `carried OUT an attack`
fn is_particle(sentences: &Sentences<'_>, at: usize) -> bool {
    matches!(sentences.tokens.word(at), "out" | "up") && at > 0 && sentences.is_verb(at - 1)
}
