//! Reports in reports: who passes on what somebody else says, and what a source behind a sentence is the source of.
//!
//! `The lawyer said her client had told police`: the client says it, and the lawyer passes it on. `X said A, but B, according
//! to Y`: Y says B, and passes nothing on of what X said.

use super::{Claim, cues::begins_clause, extent::without_commas, stance};
use crate::{
    grammar::{Sentences, Tag},
    lexicon::{Classes, Stance},
};
use std::ops::Range;

/// Pairs of claims of a sentence, by place: the first stands in what the holder of the second says, and is its first clause.
pub(super) fn pairs(sentences: &Sentences<'_>, claims: &[Claim]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (outer, claim) in claims.iter().enumerate() {
        let says = matches!(claim.stance, Stance::States | Stance::Confirms | Stance::Accuses | Stance::Suspects);
        let Some(content) = claim.content.as_ref().filter(|_| says && claim.holder.is_some()) else { continue };
        if content.start < claim.cue.end {
            // `The envoy denied it, officials said`: the whole stands before who passes it on.
            let subject = sentences.phrase_starting_at(content.start).filter(|_| content.end <= claim.cue.start);
            let holds = |inner: &Claim| {
                // `The five had never met, and each recalled it, prosecutors said`: a second main clause.
                let joins = |at: usize| {
                    at > content.start + 1
                        && sentences.tag(at - 1) == Tag::Conjunction
                        && sentences.tokens.written(at - 2) == ","
                };
                let begins = |subject: &Range<usize>| {
                    inner
                        .holder
                        .as_ref()
                        .is_some_and(|holder| holder.phrase.start == subject.start || joins(holder.phrase.start))
                };
                content.contains(&inner.cue.start) && subject.as_ref().is_some_and(begins)
            };
            found.extend(
                claims[..outer].iter().rev().take(NEAREST).position(holds).map(|back| (outer - 1 - back, outer)),
            );
            continue;
        }
        let that = sentences.tokens.word(content.start) == "that";
        let begin = content.start + usize::from(that);
        if !that && !begins_clause(sentences, begin, &sentences.sentence(content.start)) {
            continue;
        }
        let Some(subject) = sentences.phrase_starting_at(begin) else { continue };
        // Claims of a sentence are few, and in the order of their cues.
        let inner = claims.iter().enumerate().skip(outer + 1).take(NEAREST).find(|(_, inner)| {
            let holds = inner.holder.as_ref().is_some_and(|holder| subject.contains(&holder.phrase.start));
            let suffers = inner.holder.is_some() && inner.target.as_ref().is_some_and(|at| subject.contains(&at.start));
            let verb = content.contains(&inner.cue.start) && !subject.contains(&inner.cue.start);
            // `said it had been assured by officials that`: who suffers it is no target there.
            let told = || sentences.subject_of(inner.cue.start).is_some_and(|of| of.start == subject.start);
            verb && (holds || suffers || inner.holder.is_some() && told())
        });
        if let Some((inner, _)) = inner {
            found.push((inner, outer));
        }
    }
    found
}

/// So many claims behind the one that reports are looked at.
const NEAREST: usize = 3;

/// Makes the holder of the second claim of each pair a relay of the first, unless both are the same.
pub(super) fn relay(claims: &mut [Claim], pairs: &[(usize, usize)]) {
    for (inner, outer) in pairs {
        let Some(by) = claims[*outer].holder.as_ref().map(|holder| holder.named.clone()) else { continue };
        let own = claims[*inner].holder.as_ref().is_some_and(|holder| holder.named == by);
        if !own && !claims[*inner].relays.contains(&by) {
            claims[*inner].relays.push(by);
        }
    }
}

/// The phrases of those whom the holder of another claim only tells of, by the pairs: who spoke last is he. Who denies something
/// is nobody whose words are told in passing.
pub(super) fn quoted(claims: &[Claim], pairs: &[(usize, usize)]) -> Vec<Range<usize>> {
    let told = |(inner, outer): &(usize, usize)| {
        let claim = &claims[*inner];
        let denies = matches!(claim.stance, Stance::Denies | Stance::Rejects);
        let phrase = claim.holder.as_ref().map(|holder| holder.phrase.clone());
        let by = claims[*outer].holder.as_ref().map(|holder| holder.phrase.clone());
        phrase.filter(|phrase| !denies && by.as_ref() != Some(phrase))
    };
    pairs.iter().filter_map(told).collect()
}

/// `Holm said that she regretted the delay`, `told the court he had reported the fault`: what somebody tells of himself, without
/// a clause of its own, is a part of what he says and no second claim.
pub(super) fn drop_own(sentences: &Sentences<'_>, claims: &mut Vec<Claim>, first: usize) {
    // One alone is no part of another.
    if claims.len() < first + 2 {
        return;
    }
    let here = claims.split_off(first);
    let says = |claim: &Claim| claim.stance == Stance::States && claim.holder.is_some();
    let clause = |at: usize| {
        matches!(sentences.tokens.word(at), "that" | "whether") || begins_clause(sentences, at, &sentences.sentence(at))
    };
    let part_of = |inner: &Claim, outer: &Claim| {
        let same = match (&inner.holder, &outer.holder) {
            (Some(inner), Some(outer)) => inner.named == outer.named && inner.phrase != outer.phrase,
            _ => false,
        };
        same && outer.content.as_ref().is_some_and(|said| {
            said.start <= inner.cue.start && inner.content.as_ref().is_some_and(|part| part.end <= said.end)
        })
    };
    let bare = |claim: &Claim| claim.content.as_ref().is_some_and(|said| !clause(said.start));
    let own = |place: usize, inner: &Claim| {
        says(inner)
            && bare(inner)
            && here[..place].iter().rev().take(NEAREST).any(|outer| says(outer) && part_of(inner, outer))
    };
    let kept: Vec<bool> = here.iter().enumerate().map(|(place, inner)| !own(place, inner)).collect();
    claims.extend(here.into_iter().zip(kept).filter_map(|(claim, keep)| keep.then_some(claim)));
}

/// Where what a source says begins that stands behind a sentence in which others say something: at the source itself where it
/// passes on what they say, behind the word that parts its own clause from theirs (`X said A, but B, according to Y`), or
/// nowhere, where nobody but those of a subordinate clause says anything.
pub(super) fn passes_on(sentences: &Sentences<'_>, claims: &[Claim], source: usize) -> Option<usize> {
    let tokens = sentences.tokens;
    let leads = |claim: &&Claim| {
        let begin = claim.holder.as_ref().map_or(claim.cue.start, |holder| holder.phrase.start.min(claim.cue.start));
        let opener = begin.checked_sub(1).filter(|at| sentences.sentence(source).contains(at));
        let subordinate = |at: usize| {
            matches!(sentences.tag(at), Tag::Subordinator) && tokens.word(at) != "that"
                || tokens.classes(at).any(Classes::SUBORDINATOR) && sentences.tag(at) == Tag::Preposition
        };
        // `A post in which the gang claims responsibility is fake, according to`: what hangs on a noun is not the main clause.
        let hangs = |at: usize| {
            sentences.tag(at) == Tag::Relative
                && matches!(tokens.word(at), "who" | "which" | "whom")
                && at.checked_sub(1).is_some_and(|noun| tokens.written(noun) != ",")
        };
        let hung = opener.is_some_and(hangs) || claim.cue.start.checked_sub(1).is_some_and(hangs);
        claim.holder.is_some() && claim.cue.start < source && !hung && opener.is_none_or(|at| !subordinate(at))
    };
    let end = claims.iter().filter(leads).map(|claim| {
        let content = claim.content.as_ref().map_or(0, |content| content.end);
        let holder = claim.holder.as_ref().map_or(0, |holder| holder.phrase.end);
        content.max(holder).max(claim.cue.end).min(source)
    });
    let end = end.max()?;
    let parted = (end..source).rev().find(|at| {
        tokens.written(*at) == ";" || matches!(tokens.word(*at), "but" | "while" | "although" | "though" | "whereas")
    });
    Some(parted.map_or(source, |at| at + 1))
}

/// What a source says, from where its own clause begins.
pub(super) fn of_the_rest(sentences: &Sentences<'_>, source: Claim, begin: Option<usize>) -> Claim {
    let content = match (&source.content, begin) {
        (Some(content), Some(begin)) if content.start < begin && begin < content.end => begin..content.end,
        _ => return source,
    };
    let said = without_commas(sentences, &content);
    let holder = source.holder.as_ref().map(|holder| holder.phrase.clone());
    let (stance, target) = stance::of_content(sentences, &said, holder.as_ref()).unwrap_or((Stance::States, None));
    Claim { stance, target, content: Some(said), ..source }
}
