//! What was attempted, planned or asked for, and came to nothing: `thwarted AN ATTEMPT to flee`, `an attempt to flee FAILED`, `refused A
//! REQUEST to pardon him`.

use super::{governing_verb, infinitives::to_of, of, shared::shared_group};
use crate::{
    grammar::{Sentences, Tag, Voice},
    lexicon::{Thing, VerbForm, WordKind, is_kind, names_thing},
};
use std::ops::Range;

/// So far behind a deed the verb is looked for that says what came of the attempt.
const FARTHEST: usize = 20;

/// Whether some words tell what an attempt, a plan or a request was to bring about, of which the sentence says that it came to nothing.
pub(super) fn is_given_up(sentences: &Sentences<'_>, words: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let Some(aim) = aim_of(sentences, words) else { return false };
    // `refused`, `turned DOWN a request to`, `failed IN its attempt to`
    if let Some(verb) = governing_verb(sentences, aim, &["down", "in"]) {
        let group = sentences.group_of(verb);
        let ends = tokens.verb(verb).is_some_and(|(lemma, _)| {
            is_kind(lemma, WordKind::EndsAim)
                || lemma == "turn" && tokens.word(verb + 1) == "down"
                || lemma == "fail" && tokens.word(verb + 1) == "in"
        });
        return ends && group.voice == Voice::Active && !group.negated && of(sentences, &(verb..verb + 1)).is_none();
    }
    // `An attempt to flee FAILED`, `His bid to buy it WAS REJECTED`: the attempt is the subject of the sentence.
    let sentence = sentences.sentence(words.start);
    let verb = |at: usize| sentences.is_verb(at) || sentences.tag(at) == Tag::Auxiliary && !sentences.in_date(at);
    if (sentence.start..aim).any(verb) {
        return false;
    }
    let finite = |at: &usize| {
        sentences.is_verb(*at)
            && matches!(sentences.tag(*at), Tag::Verb(VerbForm::Past | VerbForm::Third))
            && (sentences.group_of(*at).start < *at || comes_to_nothing(sentences, *at))
    };
    let parts = |at: usize| {
        matches!(sentences.tag(at), Tag::Relative | Tag::Subordinator) || matches!(tokens.written(at), "," | ";" | ":")
    };
    let end = sentence.end.min(words.end + FARTHEST);
    let verb = (words.end..end).take_while(|at| !parts(*at)).find(finite);
    verb.is_some_and(|verb| comes_to_nothing(sentences, verb))
}

/// Whether a verb says of its subject that it came to nothing: `FAILED`, `WAS THWARTED`.
pub(crate) fn comes_to_nothing(sentences: &Sentences<'_>, verb: usize) -> bool {
    let tokens = sentences.tokens;
    let Some((lemma, _)) = tokens.verb(verb) else { return false };
    let group = sentences.group_of(verb);
    if group.negated || group.unreal || group.future {
        return false;
    }
    match group.voice {
        Voice::Passive => is_kind(lemma, WordKind::EndsAim) || lemma == "turn" && tokens.word(verb + 1) == "down",
        Voice::Active => {
            let alone = sentences.phrase_starting_at(verb + 1).is_none() || sentences.in_date(verb + 1);
            alone && matches!(lemma, "collapse" | "fail" | "founder") && sentences.tag(verb + 1) != Tag::To
                || lemma == "fall" && tokens.word(verb + 1) == "through"
        }
    }
}

/// The noun for an attempt, a plan or a request that some words belong to: `an ATTEMPT by two men to flee`, `an assassination ATTEMPT`.
fn aim_of(sentences: &Sentences<'_>, words: &Range<usize>) -> Option<usize> {
    let tokens = sentences.tokens;
    let is_aim = |at: usize| names_thing(tokens.word(at), Thing::Aim) && !sentences.is_verb(at);
    let start = sentences.sentence(words.start).start;
    if !sentences.is_verb(words.start) {
        // `an assassination ATTEMPT`
        let compound = [words.end - 1, words.end].into_iter().find(|at| tokens.word(*at) == "attempt" && is_aim(*at));
        if compound.is_some() {
            return compound;
        }
    }
    let verb = if sentences.is_verb(words.start) { words.start } else { governing_verb(sentences, words.start, &[])? };
    let to = to_of(sentences, verb, &shared_group(sentences, verb))?;
    let before = to.checked_sub(1).filter(|before| *before > start)?;
    if is_aim(before) {
        return Some(before);
    }
    // `an attempt BY TWO MEN to flee`
    let describes = |at: &usize| matches!(sentences.tag(*at), Tag::Nominal | Tag::Number | Tag::Determiner);
    let by = (start + 1..before).rev().take(6).find(|at| !describes(at));
    let by = by.filter(|by| matches!(tokens.word(*by), "by" | "from"))?;
    is_aim(by - 1).then_some(by - 1)
}
