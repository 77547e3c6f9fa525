//! What did not happen since somebody was kept from it, or it was averted.

use super::governing_verb;
use crate::{
    grammar::{Sentences, Tag},
    lexicon::{VerbForm, WordKind, is_kind, noun_triggers_at},
};

/// Whether somebody is kept from what a form in -ing tells: `PREVENTED him from leaving`, `was BARRED from bidding`.
/// Whom nothing kept from it may have done it.
pub(super) fn is_kept_from(sentences: &Sentences<'_>, verb: usize) -> bool {
    let tokens = sentences.tokens;
    let start = sentences.sentence(verb).start;
    let from = verb.checked_sub(1).filter(|from| *from > start && tokens.word(*from) == "from");
    let Some(from) = from.filter(|_| sentences.tag(verb) == Tag::Verb(VerbForm::Gerund)) else { return false };
    let whom = sentences.phrase_ending_at(from - 1).map_or(from, |whom| whom.start);
    let keeps = whom.checked_sub(1).filter(|at| *at >= start && sentences.is_verb(*at));
    let keeps = keeps.filter(|at| tokens.verb(*at).is_some_and(|(lemma, _)| is_kind(lemma, WordKind::KeepsFrom)));
    keeps.is_some_and(|keeps| !sentences.group_of(keeps).negated)
}

/// Whether a noun is what somebody averted, or, of a step of a case, what he got away from: `PREVENTED an attack`,
/// `fled to ESCAPE trial`. One that is only to be averted has not happened either.
pub(super) fn is_averted(sentences: &Sentences<'_>, noun: usize) -> bool {
    if sentences.is_verb(noun) {
        return false;
    }
    let Some(verb) = governing_verb(sentences, noun, &[]) else { return false };
    let averted = sentences.tokens.verb(verb).is_some_and(|(lemma, _)| match lemma {
        "avert" | "foil" | "forestall" | "prevent" | "thwart" => true,
        "avoid" | "dodge" | "escape" | "evade" => is_step(sentences, noun),
        _ => false,
    });
    averted && !sentences.group_of(verb).negated
}

/// Whether the noun at a token is a step of a case.
fn is_step(sentences: &Sentences<'_>, noun: usize) -> bool {
    noun_triggers_at(sentences.tokens, noun).is_some_and(|(_, triggers)| {
        triggers.iter().any(|one| one.known.object.is_some_and(|(part, _)| part == "suspect"))
    })
}
