//! What a case makes of the deed that it is about: who is only held or charged for it may not have done it, who was convicted of it or
//! admitted it did; and what a court suspends.

use super::Event;
use crate::{
    grammar::{Sentences, Tag},
    lexicon::{VerbForm, WordKind, triggers_at},
};

/// How far before what it is for a step of a case is looked for.
const FARTHEST: usize = 24;

/// Whether a word is what somebody is only suspected of: `was indicted in 2024 for BREAKING into a bank`, `arrested for FRAUD`, `held by
/// police for running a scheme and CHEATING investors`.
pub(super) fn is_suspected(sentences: &Sentences<'_>, at: usize) -> bool {
    let start = sentences.sentence(at).start;
    // `for computer HACKING`
    let nominal = |at: &usize| sentences.tag(*at) == Tag::Nominal;
    let first = first_joined(sentences, at);
    let first = (start..first).rev().take_while(nominal).last().unwrap_or(first);
    let reason = first.checked_sub(1).filter(|before| *before > start && sentences.tokens.word(*before) == "for");
    reason.is_some_and(|reason| is_behind_charge(sentences, reason) || is_behind_arrest(sentences, reason))
}

/// Whether a form in -ing says what somebody is charged with or suspected of: `faces charges of SHIPPING arms`, `on suspicion of SELLING it`.
pub(super) fn is_accused_of(sentences: &Sentences<'_>, at: usize) -> bool {
    let first = first_joined(sentences, at);
    let start = sentences.sentence(at).start;
    let noun = first.checked_sub(2).filter(|noun| *noun >= start && sentences.tokens.word(noun + 1) == "of");
    noun.is_some_and(|noun| {
        let accuses = matches!(sentences.tokens.word(noun), "charge" | "charges" | "count" | "counts" | "suspicion");
        accuses && sentences.tag(at) == Tag::Verb(VerbForm::Gerund) && !is_established(sentences, noun)
    })
}

/// The first of the forms in -ing that one at a token is joined to: `for RUNNING a scheme and cheating investors`.
pub(super) fn first_joined(sentences: &Sentences<'_>, at: usize) -> usize {
    let start = sentences.sentence(at).start;
    let gerund = |at: usize| sentences.tag(at) == Tag::Verb(VerbForm::Gerund);
    let joined = at > start && gerund(at) && sentences.tag(at - 1) == Tag::Conjunction;
    let before = joined.then(|| (start..at - 1).rev().find(|before| sentences.is_verb(*before))).flatten();
    before.filter(|before| gerund(*before)).unwrap_or(at)
}

/// Whether `for` at a token says what somebody before it was arrested or charged for, with who did that or whom it befell between: `was
/// ARRESTED by police FOR`, `ARRESTED three men FOR`. Who is jailed for a deed has done it.
fn is_behind_arrest(sentences: &Sentences<'_>, reason: usize) -> bool {
    let tokens = sentences.tokens;
    let start = sentences.sentence(reason).start.max(reason.saturating_sub(FARTHEST));
    // `indicted him AND three others for`: between two nouns `and` parts nothing.
    let parts = |at: usize| match sentences.tag(at) {
        Tag::Relative | Tag::Subordinator => true,
        Tag::Conjunction => {
            sentences.is_verb(at + 1) || matches!(sentences.tag(at + 1), Tag::Auxiliary | Tag::Adverb | Tag::To)
        }
        _ => matches!(tokens.written(at), ";" | ":"),
    };
    let end = before_dashes(sentences, reason, start);
    let verb = (start..end).rev().take_while(|at| !parts(*at)).find(|at| sentences.is_verb(*at));
    if verb.is_some_and(|verb| is_to_be_tried(sentences, verb)) {
        return true;
    }
    let jails = |verb: usize| tokens.verb(verb).is_some_and(|(lemma, _)| matches!(lemma, "jail" | "imprison"));
    verb.filter(|verb| !jails(*verb)).and_then(|verb| triggers_at(tokens, verb)).is_some_and(|(_, triggers)| {
        triggers.iter().any(|one| {
            one.form.is_some()
                && matches!(one.kind, "arrest" | "charge" | "detention" | "indictment" | "warrant" | "investigation")
        })
    })
}

/// Where what two dashes set apart before a token begins, or the token: `indicted three men | — two of them clerks —
/// for`.
fn before_dashes(sentences: &Sentences<'_>, at: usize, start: usize) -> usize {
    let dash =
        |at: usize| matches!(sentences.tokens.written(at), "-" | "--" | "–" | "—") && !sentences.tokens.joins(at);
    if at == 0 || !dash(at - 1) {
        return at;
    }
    (start..at - 1).rev().find(|open| dash(*open)).unwrap_or(at)
}

/// Whether a verb says that somebody is yet to be tried, and so did not do for sure what it is for: `FACES trial in
/// Riga for`.
fn is_to_be_tried(sentences: &Sentences<'_>, verb: usize) -> bool {
    let tokens = sentences.tokens;
    let waits = tokens.verb(verb).is_some_and(|(lemma, _)| matches!(lemma, "await" | "face" | "stand"));
    let tried = sentences.phrase_starting_at(verb + 1).and_then(|phrase| sentences.head(&phrase).end.checked_sub(1));
    waits
        && tried.is_some_and(|last| {
            matches!(tokens.word(last), "charges" | "court" | "indictment" | "prosecution" | "trial" | "trials")
        })
}

/// Whether `for` at a token opens what a noun before it charges somebody with: `CHARGES against a former counsellor FOR assaults`.
fn is_behind_charge(sentences: &Sentences<'_>, reason: usize) -> bool {
    let tokens = sentences.tokens;
    let start = sentences.sentence(reason).start.max(reason.saturating_sub(10));
    let describes = |at: &usize| {
        matches!(sentences.tag(*at), Tag::Nominal | Tag::Number | Tag::Determiner | Tag::Adverb | Tag::Possessive)
            || tokens.joins(*at)
    };
    let against = (start..reason).rev().find(|at| !describes(at)).filter(|at| tokens.word(*at) == "against");
    against.filter(|at| *at > start).and_then(|at| triggers_at(tokens, at - 1)).is_some_and(|(_, triggers)| {
        triggers.iter().any(|one| one.form.is_none() && matches!(one.kind, "charge" | "indictment" | "warrant"))
    })
}

/// Whether somebody was convicted of what a word tells, or admitted it, whatever the charge was called: `pleaded guilty to charges linked
/// to the THEFT`, `convicted on charges of BRIBERY`.
pub(super) fn is_established(sentences: &Sentences<'_>, at: usize) -> bool {
    let tokens = sentences.tokens;
    let start = sentences.sentence(at).start.max(at.saturating_sub(FARTHEST));
    let parts = |at: usize| {
        matches!(sentences.tag(at), Tag::Relative | Tag::Subordinator | Tag::Conjunction)
            || matches!(tokens.written(at), "," | ";" | ":")
    };
    let hangs = |at: usize| {
        tokens
            .verb(at)
            .is_some_and(|(lemma, _)| matches!(lemma, "connect" | "involve" | "link" | "relate" | "stem" | "tie"))
    };
    let verb = (start..at).rev().take_while(|at| !parts(*at)).find(|at| sentences.is_verb(*at) && !hangs(*at));
    verb.is_some_and(|verb| {
        let group = sentences.group_of(verb);
        let found = triggers_at(tokens, verb).is_some_and(|(_, triggers)| {
            triggers.iter().any(|one| one.form.is_some() && matches!(one.kind, "conviction" | "sentence"))
        });
        found && !group.negated && !group.unreal && !group.future
    })
}

/// Whether `suspended` before a punishment only says which it is: `was given A SUSPENDED death sentence`. A court that `suspended the
/// sentence` took it back.
pub(super) fn is_suspended_term(sentences: &Sentences<'_>, event: &Event) -> bool {
    let tokens = sentences.tokens;
    let start = sentences.sentence(event.trigger.start).start;
    let first = start.max(event.trigger.start.saturating_sub(3));
    let suspended = (first..event.trigger.start).rev().find(|at| tokens.word(*at) == "suspended");
    event.kind == "sentence"
        && suspended.filter(|at| *at > start).is_some_and(|at| {
            matches!(sentences.tag(at - 1), Tag::Determiner | Tag::Number | Tag::Preposition | Tag::Verb(_))
        })
}

/// Whether a step of a case is called unjust by the adverb beside it: `was WRONGLY jailed`.
pub(super) fn is_done_wrongly(sentences: &Sentences<'_>, event: &Event) -> bool {
    let before = event.trigger.start.checked_sub(1).filter(|at| *at >= sentences.sentence(event.trigger.start).start);
    before.is_some_and(|at| sentences.tokens.is_kind(at, WordKind::Wrongly))
        && !sentences.group_of(event.trigger.start).negated
}

/// Whether a phrase tells what somebody seeks: `is SEEKING THE EXTRADITION OF the banker`.
pub(super) fn seeks(sentences: &Sentences<'_>, event: &Event) -> bool {
    event.trigger.len() > 1
        && sentences.tokens.verb(event.trigger.start).is_some_and(|(lemma, _)| matches!(lemma, "request" | "seek"))
        && !sentences.group_of(event.trigger.start).negated
}
