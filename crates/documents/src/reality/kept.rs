//! What did not happen since somebody was kept from it, or it was averted.

use super::governing_verb;
use crate::{
    grammar::{Sentences, Tag},
    lexicon::{VerbForm, WordKind, is_kind, noun_triggers_at, triggers_at},
};

/// Whether somebody is kept from what a form in -ing tells: `PREVENTED him from leaving`, `was BARRED from bidding`.
/// Whom nothing kept from it may have done it.
pub(super) fn is_kept_from(sentences: &Sentences<'_>, verb: usize) -> bool {
    let tokens = sentences.tokens;
    let start = sentences.sentence(verb).start;
    // `from BEING kidnapped`
    let first = sentences.group_of(verb).start;
    let passive = first < verb && tokens.word(first) == "being";
    let first = if passive { first } else { verb };
    let from = first.checked_sub(1).filter(|from| *from > start && tokens.word(*from) == "from");
    let Some(from) = from.filter(|_| passive || sentences.tag(verb) == Tag::Verb(VerbForm::Gerund)) else {
        return false;
    };
    let whom = sentences.phrase_ending_at(from - 1).map_or(from, |whom| whom.start);
    let keeps = whom.checked_sub(1).filter(|at| *at >= start && sentences.is_verb(*at));
    let keeps = keeps.filter(|at| {
        tokens.verb(*at).is_some_and(|(lemma, _)| {
            // `saved her from being shot`, but `saves money from closing plants`
            is_kind(lemma, WordKind::KeepsFrom) || passive && matches!(lemma, "rescue" | "save")
        })
    });
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

/// Whether a deed is one of which somebody was held guilty wrongly, or cleared: `WRONGLY CONVICTED of murdering a grocer`, `CLEARED his name
/// of having stolen it`.
pub(super) fn is_wrongly_blamed_on(sentences: &Sentences<'_>, at: usize) -> bool {
    let tokens = sentences.tokens;
    let start = sentences.sentence(at).start;
    let first = if sentences.is_verb(at) { sentences.group_of(at).start } else { at };
    let describes = |at: &usize| matches!(sentences.tag(*at), Tag::Nominal | Tag::Determiner | Tag::Number);
    let opener =
        if sentences.is_verb(at) { first.checked_sub(1) } else { (start..first).rev().find(|at| !describes(at)) };
    // `of having stolen`
    let opener = opener.filter(|of| *of > start && matches!(tokens.word(*of), "of" | "for"));
    let Some(opener) = opener else { return false };
    let whom = sentences.phrase_ending_at(opener - 1).map_or(opener, |whom| whom.start);
    [opener, whom].into_iter().filter_map(|behind| behind.checked_sub(1)).any(|verb| {
        if verb < start || !sentences.is_verb(verb) {
            return false;
        }
        let wrongly = verb > start && tokens.is_kind(verb - 1, WordKind::Wrongly);
        let step = || {
            triggers_at(tokens, verb).is_some_and(|(_, triggers)| {
                triggers.iter().any(|one| one.known.object.is_some_and(|(part, _)| part == "suspect"))
            })
        };
        let clears = tokens.verb(verb).is_some_and(|(lemma, _)| {
            matches!(lemma, "absolve" | "acquit" | "clear" | "exonerate") && tokens.word(opener) == "of"
        });
        let group = sentences.group_of(verb);
        !group.negated && (wrongly && step() || clears && !group.unreal && !group.future)
    })
}

/// Whether the noun at a token is a step of a case.
fn is_step(sentences: &Sentences<'_>, noun: usize) -> bool {
    noun_triggers_at(sentences.tokens, noun).is_some_and(|(_, triggers)| {
        triggers.iter().any(|one| one.known.object.is_some_and(|(part, _)| part == "suspect"))
    })
}
