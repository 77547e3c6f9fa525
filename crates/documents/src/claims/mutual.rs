//! Two who say the same of each other: `The envoy and the minister accused each other` holds two claims, in each of which the
//! other one is the target.

use super::{Claim, Holder, called::holder_in, cues::over_day};
use crate::{
    grammar::{Sentences, Tag},
    lexicon::Stance,
};
use std::ops::Range;

/// Both claims of a cue with `each other` behind it; `None` if there is none, or if the holders are not named one by one
/// (`the two sides`, `the three firms`).
pub(super) fn of_two(sentences: &Sentences<'_>, claim: &Claim) -> Option<[Claim; 2]> {
    let aimed = matches!(
        claim.stance,
        Stance::Accuses
            | Stance::Suspects
            | Stance::Doubts
            | Stance::Criticises
            | Stance::Praises
            | Stance::Threatens
            | Stance::Warns
    );
    let holder = claim.holder.as_ref().filter(|_| aimed && is_each_other(sentences, claim.cue.end))?;
    let (first, second) = two_in(sentences, &holder.phrase)?;
    let content = claim.content.clone().and_then(|said| {
        let begin = over_day(sentences, claim.cue.end + 2, said.end);
        (begin < said.end).then_some(begin..said.end)
    });
    let side = |holder: &Range<usize>, target: &Range<usize>| Claim {
        holder: Some(Holder { named: holder_in(sentences, holder), phrase: holder.clone() }),
        target: Some(sentences.head(target)),
        content: content.clone(),
        ..claim.clone()
    };
    Some([side(&first, &second), side(&second, &first)])
}

/// Whether `each other` or `one another` stands at a token.
pub(super) fn is_each_other(sentences: &Sentences<'_>, at: usize) -> bool {
    matches!((sentences.tokens.word(at), sentences.tokens.word(at + 1)), ("each", "other") | ("one", "another"))
}

/// The two phrases that `and` joins: inside a phrase of names (`Russia and China`), or before the second one.
fn two_in(sentences: &Sentences<'_>, phrase: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let tokens = sentences.tokens;
    let joins = |at: &usize| tokens.word(*at) == "and" && sentences.tag(*at) == Tag::Conjunction;
    let sentence = sentences.sentence(phrase.start);
    let (first, second) = if let Some(and) = phrase.clone().find(joins) {
        (phrase.start..and, and + 1..phrase.end)
    } else {
        let and = phrase.start.checked_sub(1).filter(|and| *and > sentence.start && joins(and))?;
        (sentences.phrase_ending_at(and - 1)?, phrase.clone())
    };
    let before = first.start.checked_sub(1).filter(|before| sentence.contains(before));
    let several = second.clone().any(|at| joins(&at))
        || before.is_some_and(|before| tokens.written(before) == "," || joins(&before));
    (!first.is_empty() && !second.is_empty() && !several).then_some((first, second))
}
