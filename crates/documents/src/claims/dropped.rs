//! What is no claim after all, once the claims of a sentence stand side by side: a question of the writer's, what is only passed on
//! under another's name, what is denied, what somebody is accused of saying, and a claim that says nothing.

use super::{Claim, cues::begins_clause};
use crate::{
    grammar::{Sentences, Tag},
    lexicon::{Stance, VerbForm},
};
use std::ops::Range;

/// Whether a claim is more than that somebody speaks: `The bridge row explained` tells nothing of anybody.
pub(super) fn says_something(claim: &Claim) -> bool {
    claim.stance != Stance::States
        || claim.content.is_some()
        || claim.target.is_some()
        || !claim.quotes.is_empty()
        || !claim.relays.is_empty()
}

/// `Who is being blamed?`: a question of the writer's says nothing that nobody is named for.
pub(super) fn drop_questions(
    sentences: &Sentences<'_>,
    sentence: &Range<usize>,
    inside: &[bool],
    claims: &mut Vec<Claim>,
    first: usize,
) {
    let last = sentence.end.saturating_sub(1);
    if sentences.tokens.written(last) != "?" || inside[last] {
        return;
    }
    let mut here = claims.split_off(first);
    here.retain(|claim| claim.holder.is_some());
    claims.append(&mut here);
}

/// `Reuters reported, citing two people`: what Reuters reported is theirs, also where it stands before.
pub(super) fn drop_relayed(claims: &mut Vec<Claim>, first: usize) {
    let relays: Vec<Range<usize>> = claims[first..].iter().flat_map(|claim| claim.relays.clone()).collect();
    if relays.is_empty() {
        return;
    }
    let (passed_on, mut own): (Vec<Claim>, Vec<Claim>) = claims.split_off(first).into_iter().partition(|claim| {
        let relayed = claim.holder.as_ref().is_some_and(|holder| relays.contains(&holder.named));
        claim.stance == Stance::States && relayed
    });
    for claim in passed_on {
        let Some(holder) = &claim.holder else { continue };
        let of_source = |source: &&mut Claim| source.content.is_none() && source.relays.contains(&holder.named);
        if let Some(source) = own.iter_mut().find(of_source) {
            source.content.clone_from(&claim.content);
        }
    }
    claims.append(&mut own);
}

/// `The bank denied that the chairman had accused them`: what is denied is nobody's claim, nor is what somebody does not say.
pub(super) fn drop_denied(sentences: &Sentences<'_>, claims: &mut Vec<Claim>, first: usize) {
    // `have not said who they believe was behind it`
    let asks =
        |at: usize| matches!(sentences.tokens.word(at), "whether" | "who" | "what" | "why" | "how" | "where" | "if");
    let clause = |at: usize| {
        sentences.tokens.word(at) == "that" || asks(at) || begins_clause(sentences, at, &sentences.sentence(at))
    };
    let denied: Vec<Range<usize>> = claims[first..]
        .iter()
        .filter(|claim| {
            // `declined to say whether they suspected the gang`
            let open = || claim.content.as_ref().is_some_and(|content| asks(content.start));
            matches!(claim.stance, Stance::Denies | Stance::Doubts) || claim.stance == Stance::NoComment && open()
        })
        .filter(|claim| claim.target.is_none())
        .filter_map(|claim| claim.content.clone())
        .filter(|content| !content.is_empty() && clause(content.start))
        .collect();
    if denied.is_empty() {
        return;
    }
    let mut here = claims.split_off(first);
    here.retain(|claim| !denied.iter().any(|content| content.contains(&claim.cue.start)));
    claims.append(&mut here);
}

/// `The minister accused the agency of ordering the raid`: what somebody is accused of saying is no claim of his.
pub(super) fn drop_accused_of(sentences: &Sentences<'_>, claims: &mut Vec<Claim>, first: usize) {
    let accusations: Vec<Range<usize>> = claims[first..]
        .iter()
        .filter(|claim| claim.stance == Stance::Accuses && claim.target.is_some())
        .filter_map(|claim| claim.content.clone())
        .collect();
    if accusations.is_empty() {
        return;
    }
    let accused_of = |at: usize| {
        sentences.tag(at) == Tag::Verb(VerbForm::Gerund)
            && at > sentences.sentence(at).start
            && sentences.tokens.word(at - 1) == "of"
            && accusations.iter().any(|content| content.contains(&at))
    };
    if !claims[first..].iter().any(|claim| accused_of(claim.cue.start)) {
        return;
    }
    let mut here = claims.split_off(first);
    here.retain(|claim| !accused_of(claim.cue.start));
    claims.append(&mut here);
}
