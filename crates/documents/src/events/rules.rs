//! Deeds of which only a rule tells, and no report: those of whoever does them, and what he then has to expect: `anyone
//! convicted of fraud`, `those who violate the ban`.

use crate::{
    grammar::{Sentences, Tag},
    lexicon::{Trigger, VerbForm},
};
use std::ops::Range;

/// The kind of what a penal law takes as given.
const CONVICTION: &str = "conviction";

/// Whether a verb tells what whoever it may be does, or what is done to him.
pub(super) fn tells_of_anybody(sentences: &Sentences<'_>, range: &Range<usize>, trigger: Trigger) -> bool {
    match trigger.form {
        Some(VerbForm::Past) => describes_anybody(sentences, range, trigger.kind),
        Some(VerbForm::Base | VerbForm::Third) => is_done_by_whoever(sentences, range.start),
        _ => false,
    }
}

/// Whether a participle describes whoever it may be: `any name DESIGNATED on the list`; and where a clause says what
/// follows from a verdict, `those CONVICTED of fraud can be jailed`.
fn describes_anybody(sentences: &Sentences<'_>, range: &Range<usize>, kind: &str) -> bool {
    let tokens = sentences.tokens;
    let bare = sentences.group_of(range.start).start == range.start;
    if !bare || range.start <= sentences.sentence(range.start).start {
        return false;
    }
    sentences.phrase_ending_at(range.start - 1).is_some_and(|noun| match tokens.word(noun.start) {
        "any" | "anybody" | "anyone" | "whoever" => true,
        "those" | "people" | "persons" | "offenders" => kind == CONVICTION && may_expect(sentences, range.end),
        // `Under the law, OFFICIALS convicted of bribery can be jailed`
        _ => {
            let several = noun.len() == 1 && tokens.role(noun.start).is_some_and(|role| role.plural);
            several && kind == CONVICTION && may_happen(sentences, range.end)
        }
    })
}

/// Whether the first finite verb behind a token says what somebody has to expect: `CAN be jailed`, `FACE ten years`.
fn may_expect(sentences: &Sentences<'_>, from: usize) -> bool {
    let faces = |verb: usize| matches!(sentences.tokens.word(verb), "must" | "face" | "faces" | "risk" | "risks");
    may_happen(sentences, from) || finite_behind(sentences, from).is_some_and(faces)
}

/// Whether it says what may become of him: `CAN be jailed`.
fn may_happen(sentences: &Sentences<'_>, from: usize) -> bool {
    finite_behind(sentences, from).is_some_and(|verb| matches!(sentences.tokens.word(verb), "can" | "could" | "may"))
}

fn finite_behind(sentences: &Sentences<'_>, from: usize) -> Option<usize> {
    let finite = |at: &usize| {
        matches!(sentences.tag(*at), Tag::Auxiliary | Tag::Verb(VerbForm::Base | VerbForm::Third | VerbForm::Past))
    };
    (from..sentences.sentence(from - 1).end).find(finite)
}

/// Whether a verb of the present tells what whoever it may be does: `those who VIOLATE the ban`, `anyone who STEALS
/// data`.
fn is_done_by_whoever(sentences: &Sentences<'_>, verb: usize) -> bool {
    let tokens = sentences.tokens;
    let who = verb.checked_sub(1).filter(|who| *who > sentences.sentence(verb).start);
    who.is_some_and(|who| {
        tokens.word(who) == "who"
            && !tokens.is_unchanged_past(verb)
            && matches!(tokens.word(who - 1), "those" | "anyone" | "anybody" | "everyone" | "people" | "persons")
    })
}
