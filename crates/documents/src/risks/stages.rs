//! How far a case has gone, by the words of a sentence for it (`data/offence-stages.tsv`).

use super::{RiskRole, Stage, parts::Part};
use crate::{
    events::{Event, Status},
    grammar::{Sentences, Tag, Voice},
    lexicon::{WordKind, is_kind, stage_at},
    reality,
};
use std::ops::Range;

/// The kind of what has to be paid.
const FINE: &str = "fine";

/// The stage that a cue at a token tells. `Tried to kill` tells of no trial.
fn cue_at(sentences: &Sentences<'_>, at: usize) -> Option<Stage> {
    let (end, name) = stage_at(sentences.tokens, at)?;
    let attempt = sentences.tag(end) == Tag::To && sentences.tokens.verb(at).is_some_and(|(lemma, _)| lemma == "try");
    Stage::named(name).filter(|_| !attempt)
}

/// The stage that the first cue among some tokens tells.
pub(super) fn stage_in(sentences: &Sentences<'_>, range: &Range<usize>) -> Option<Stage> {
    range.clone().find_map(|at| cue_at(sentences, at))
}

/// Whether somebody is yet to take a step, and may never: `pressure to ARREST and SENTENCE extremists`, `could be JAILED`, `wants him
/// JAILED`, `faces a FINE`.
fn is_only_wanted(sentences: &Sentences<'_>, event: &Event) -> bool {
    let verb = event.trigger.start;
    let behind = event.object.as_ref().is_some_and(|object| object.start >= event.trigger.end);
    if event.status == Status::Planned {
        let group = sentences.group_of(verb).start;
        let open = if sentences.is_verb(verb) {
            reality::is_asked_for(sentences, verb) || reality::only_may_be(sentences, group)
        } else {
            event.kind == FINE
        };
        if open {
            return true;
        }
    }
    if event.status != Status::Planned || !behind || !sentences.is_verb(verb) {
        return false;
    }
    let group = sentences.group_of(verb);
    let joined = group
        .start
        .checked_sub(2)
        .filter(|before| matches!(sentences.tokens.word(before + 1), "and" | "or") && sentences.is_verb(*before));
    group.unreal || joined.is_some_and(|before| sentences.group_of(before).unreal)
}

/// The stage of who undergoes a step: who is jailed was convicted, unless it is said that it was before a verdict; whom somebody is only
/// asked to arrest or jail is under an allegation.
pub(super) fn stage_of_step(sentences: &Sentences<'_>, event: &Event, role: RiskRole, stage: Stage) -> Stage {
    let tokens = sentences.tokens;
    let before_verdict = |at: usize| {
        matches!(tokens.word(at), "charge" | "charges" | "suspicion" | "pending" | "awaiting" | "ahead" | "without")
    };
    let jailed = role == RiskRole::Suspect && stage < Stage::Convicted;
    if role == RiskRole::Suspect && stage > Stage::Alleged && is_only_wanted(sentences, event) {
        return Stage::Alleged;
    }
    let convicted = jailed && cue_at(sentences, event.trigger.start) == Some(Stage::Convicted);
    if convicted && !sentences.sentence(event.trigger.start).any(before_verdict) { Stage::Convicted } else { stage }
}

/// The stage of the only suspect of a sentence that tells no step of a case, by the first cue that is about him. `others` is whether
/// somebody else has a part. A verb is about its subject: in `Hackers stole records, the company admitted` no hacker admits
/// anything. A noun behind the deed may be about whom it was done to: `was stabbed by an inmate before his trial`.
pub(super) fn stage_of_case(
    sentences: &Sentences<'_>,
    sentence: &Range<usize>,
    suspect: &Part,
    others: bool,
) -> Option<Stage> {
    let about = |at: usize| {
        if sentences.is_verb(at) {
            let himself = sentences
                .subject_of(at)
                .is_some_and(|subject| subject.start < suspect.party.end && suspect.party.start < subject.end);
            let own = sentences.tokens.verb(at).is_some_and(|(lemma, _)| is_kind(lemma, WordKind::OwnStep));
            himself && (own || sentences.group_of(at).voice == Voice::Passive)
        } else {
            let deed = suspect.deed();
            !others || deed.is_empty() || at < deed.start
        }
    };
    let cue = sentence.clone().find_map(|at| cue_at(sentences, at).filter(|_| about(at)));
    cue.filter(|stage| !matches!(stage, Stage::Designated | Stage::Alleged))
}
