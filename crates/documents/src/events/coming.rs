//! What is still to come, or is only said to be taken back: gatherings that somebody will go to, what a negated belief leaves open,
//! sentences that may yet be overturned.

use super::{Event, Status, is_step};
use crate::{
    grammar::{Sentences, Tag},
    lexicon::{VerbForm, WordKind, event_kind, is_kind, triggers_at},
    reality::{self, ARRANGED},
};
use std::ops::Range;

/// How far before the preposition the verb of a gathering is looked for.
const FARTHEST: usize = 12;

/// Kinds of events at which somebody is, whether or not the text has told of them before.
const GATHERINGS: [&str; 4] = ["meeting", "talks", "trial", "visit"];

/// Whether a noun for what is arranged beforehand hangs on a verb that is still to come: `will go to Riga FOR TALKS`, `was to speak AT THE
/// SUMMIT`.
pub(super) fn is_gone_to(sentences: &Sentences<'_>, event: &Event) -> bool {
    let tokens = sentences.tokens;
    let noun = event.trigger.start;
    if !ARRANGED.contains(&event.kind) || sentences.is_verb(noun) {
        return false;
    }
    let start = sentences.sentence(noun).start;
    let describes = |at: usize| {
        matches!(sentences.tag(at), Tag::Nominal | Tag::Number | Tag::Determiner | Tag::Adverb | Tag::Possessive)
            || tokens.joins(at)
    };
    let opener = (start..noun).rev().find(|at| !describes(*at));
    let Some(opener) = opener.filter(|at| {
        sentences.tag(*at) == Tag::Preposition
            && !sentences.in_date(*at)
            && matches!(tokens.word(*at), "at" | "for" | "in" | "into" | "to" | "towards")
    }) else {
        return false;
    };
    let known = (opener + 1..noun).any(|at| matches!(tokens.word(at), "the" | "this" | "that" | "these" | "those"));
    if known && !GATHERINGS.contains(&event.kind) {
        return false;
    }
    let verb = (start.max(opener.saturating_sub(FARTHEST))..opener)
        .rev()
        .take_while(|at| !parts_clauses(sentences, *at))
        .find(|at| sentences.is_verb(*at));
    verb.is_some_and(|verb| reality::of(sentences, &(verb..verb + 1)) == Some(Status::Planned))
}

/// Whether a token parts one clause from the next.
fn parts_clauses(sentences: &Sentences<'_>, at: usize) -> bool {
    matches!(sentences.tokens.written(at), "," | ";" | ":" | "\"" | "“" | "”")
        || matches!(sentences.tag(at), Tag::Relative | Tag::Subordinator)
        || matches!(sentences.tokens.word(at), "after" | "before" | "since" | "until")
}

/// The verb that an infinitive hangs on, whose group begins at a token, in the same clause.
fn verb_above(sentences: &Sentences<'_>, group: usize) -> Option<usize> {
    if sentences.tag(group) != Tag::To {
        return None;
    }
    let start = sentences.sentence(group).start.max(group.saturating_sub(FARTHEST));
    (start..group).rev().take_while(|at| !parts_clauses(sentences, *at)).find(|at| sentences.is_verb(*at))
}

/// Whether a noun for what ends a case is what somebody has to expect of it: `FACES a fine`, `FACING trial`. Charges
/// that he faces were brought.
pub(super) fn is_faced(sentences: &Sentences<'_>, event: &Event) -> bool {
    let noun = event.trigger.start;
    if !matches!(event.kind, "conviction" | "dismissal" | "extradition" | "fine" | "sentence" | "trial")
        || sentences.is_verb(noun)
    {
        return false;
    }
    reality::governing_verb(sentences, noun, &["between", "plus"]).is_some_and(|verb| {
        matches!(sentences.tokens.word(verb), "face" | "faces" | "facing" | "risk" | "risks" | "risking")
    })
}

/// Whether a verb only tells what somebody is able to do: `soldiers CAN search a house`, `CAN use drones to spy on them`.
pub(super) fn is_only_possible(sentences: &Sentences<'_>, verb: usize) -> bool {
    if !sentences.is_verb(verb) {
        return false;
    }
    let can = |verb: usize| {
        let group = sentences.group_of(verb);
        let able = group.unreal && !group.negated && (group.start..verb).any(|at| sentences.tokens.word(at) == "can");
        (able, group.start)
    };
    // `can be JAILED for ten years, FINED or both`
    let (able, start) = can(reality::passive_shared_by(sentences, verb).unwrap_or(verb));
    able || verb_above(sentences, start).is_some_and(|above| can(above).0)
}

/// Whether those who talk about something, or protest against it, came together for that, so that they did:
/// `CONVENED the panel TO DISCUSS its rules`.
pub(super) fn is_met_for(sentences: &Sentences<'_>, verb: usize) -> bool {
    let above = verb_above(sentences, sentences.group_of(verb).start);
    above.is_some_and(|above| {
        let group = sentences.group_of(above);
        sentences.tag(above) == Tag::Verb(VerbForm::Past)
            && !(group.unreal || group.future || group.negated)
            && sentences.tokens.verb(above).is_some_and(|(lemma, _)| is_kind(lemma, WordKind::ComesTogether))
    })
}

/// Whether an event that is held for likely is told as one that is to come: `it is likely that more raids WILL be launched`.
pub(super) fn is_to_come(sentences: &Sentences<'_>, event: &Event) -> bool {
    let at = event.trigger.start;
    if sentences.is_verb(at) {
        return sentences.group_of(at).future;
    }
    let end = sentences.sentence(at).end.min(event.trigger.end + 5);
    let helps = |at: usize| matches!(sentences.tag(at), Tag::Auxiliary | Tag::Adverb) || sentences.in_date(at);
    let verb = (event.trigger.end..end).find(|at| !helps(*at));
    verb.is_some_and(|verb| sentences.is_verb(verb) && sentences.group_of(verb).future)
}

/// Whether somebody says of himself or of another one that he does not believe that a verb will be so: `I do not think HE SHOULD resign`.
pub(super) fn is_doubted(sentences: &Sentences<'_>, verb: usize) -> bool {
    let tokens = sentences.tokens;
    let start = sentences.sentence(verb).start;
    let group = sentences.group_of(verb);
    if !group.future && !group.unreal {
        return false;
    }
    let Some(subject) = sentences.subject_of(verb).filter(|subject| subject.end <= group.start) else { return false };
    let Some(before) = subject.start.checked_sub(1).filter(|before| *before > start) else { return false };
    let that = usize::from(tokens.word(before) == "that");
    let believes = before - that;
    let belief = sentences.is_verb(believes)
        && tokens.verb(believes).is_some_and(|(lemma, _)| {
            is_kind(lemma, WordKind::Belief) || matches!(lemma, "envisage" | "foresee" | "imagine")
        });
    let held = sentences.group_of(believes);
    belief && held.negated && !held.unreal
}

/// Whether what a hedge says to be taken back is there all the same: somebody only may take it back, or did not (`hopes that the court will
/// overturn her SENTENCE`, `did not call off the TRIP`), or it was made and turned down (`rejected the PROPOSAL`).
pub(super) fn is_left_standing(sentences: &Sentences<'_>, event: &Event) -> bool {
    if is_to_be_cancelled(sentences, event.trigger.start) {
        return true;
    }
    let Some(verb) = reality::governing_verb(sentences, event.trigger.start, &[]) else { return false };
    let group = sentences.group_of(verb);
    if group.negated {
        return true;
    }
    let kind = event_kind(event.kind);
    let in_force = is_step(kind) || kind.object.is_some_and(|(_, stage)| stage == "designated");
    if group.future || group.unreal {
        return in_force;
    }
    matches!(event.kind, "appeal" | "proposal") && turns_down(sentences, verb)
}

/// Whether a noun is that of which somebody only wants the end: `called for the cancellation of the ELECTION`.
fn is_to_be_cancelled(sentences: &Sentences<'_>, noun: usize) -> bool {
    let tokens = sentences.tokens;
    let start = sentences.sentence(noun).start;
    let describes = |at: &usize| matches!(sentences.tag(*at), Tag::Nominal | Tag::Determiner | Tag::Number);
    let of = (start..noun).rev().find(|at| !describes(at)).filter(|at| *at > start && tokens.word(*at) == "of");
    of.is_some_and(|of| {
        let cancels = of - 1..of;
        reality::of(sentences, &cancels) == Some(Status::Planned)
    })
}

/// Whether a verb tells of a rejection.
fn turns_down(sentences: &Sentences<'_>, verb: usize) -> bool {
    triggers_at(sentences.tokens, verb)
        .is_some_and(|(_, triggers)| triggers.iter().any(|one| one.form.is_some() && one.kind == "rejection"))
}

/// Whether a day right behind a noun for what is arranged beforehand is that on which it will be: `observers for the ELECTIONS next March`.
pub(super) fn is_arranged_for(sentences: &Sentences<'_>, event: &Event, date: &Range<usize>) -> bool {
    let end = event.trigger.end;
    let beside = date.start == end || date.start == end + 1 && sentences.tag(end) == Tag::Preposition;
    ARRANGED.contains(&event.kind) && !sentences.is_verb(event.trigger.start) && beside
}
