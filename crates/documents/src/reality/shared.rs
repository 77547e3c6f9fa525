//! Auxiliaries that a verb shares with the one before it that it is joined to.

use crate::{
    grammar::{Sentences, Tag, VerbGroup, Voice},
    lexicon::VerbForm,
};

/// The passive whose auxiliaries a bare participle shares with it: `can be JAILED for ten years, fined, or both`.
pub(crate) fn passive_shared_by(sentences: &Sentences<'_>, verb: usize) -> Option<usize> {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(verb);
    let bare = sentences.tag(verb) == Tag::Verb(VerbForm::Past) && sentences.group_of(verb).start == verb;
    let before = verb.checked_sub(1).filter(|before| bare && *before > sentence.start)?;
    // `jailed, fined OR deported`: a comma joins where the list goes on.
    let listed =
        tokens.written(before) == "," && (verb..sentence.end).any(|at| matches!(tokens.word(at), "and" | "or"));
    if !listed && sentences.tag(before) != Tag::Conjunction {
        return None;
    }
    let first = (sentence.start..before).rev().find(|at| sentences.is_verb(*at))?;
    let parts = |at: usize| matches!(sentences.tag(at), Tag::Relative | Tag::Subordinator);
    let passive = sentences.group_of(first).voice == Voice::Passive && !(first..verb).any(parts);
    passive.then_some(first)
}

/// The auxiliaries of a verb; of a base form that is joined with another one, those of the other: `WILL shut two plants
/// and lay off 600 workers`.
pub(super) fn shared_group(sentences: &Sentences<'_>, verb: usize) -> VerbGroup {
    let own = sentences.group_of(verb);
    let start = sentences.sentence(verb).start;
    let joined = sentences.tag(verb) == Tag::Verb(VerbForm::Base)
        && own.start > start
        && sentences.tag(own.start - 1) == Tag::Conjunction
        && (own.start..verb).all(|at| sentences.tag(at) == Tag::Adverb);
    let first = joined.then(|| (start..own.start).rev().find(|at| sentences.is_verb(*at))).flatten();
    match first {
        Some(first) if sentences.tag(first) == Tag::Verb(VerbForm::Base) => sentences.group_of(first),
        _ => own,
    }
}
