//! What somebody only wants, asks for or arranges, so that it is still to come.

use crate::{
    grammar::{Sentences, Tag, Voice},
    lexicon::VerbForm,
};
use std::ops::Range;

/// Whether a verb only wants what its object tells: `ORDERED a raid`, `SEEKS a deal`. Not where a day says that it was: `ordered the
/// SEPTEMBER 11 attacks`, and not where the noun describes another one: `seeks sanctions RELIEF`.
pub(super) fn only_wants(sentences: &Sentences<'_>, verb: usize, noun: &Range<usize>) -> bool {
    let wants = sentences
        .tokens
        .verb(verb)
        .is_some_and(|(lemma, _)| matches!(lemma, "order" | "pledge" | "plot" | "promise" | "seek"));
    let group = sentences.group_of(verb);
    wants
        && group.voice == Voice::Active
        && !group.negated
        && sentences.tag(group.start.saturating_sub(1)) != Tag::Preposition
        && sentences.tag(noun.end) != Tag::Nominal
        && !(verb + 1..noun.start).any(|at| sentences.in_date(at))
}

/// Whether a noun is the subject of a passive of today that only arranges it: `a meeting HAS BEEN ARRANGED`, `more raids ARE EXPECTED`.
pub(super) fn is_only_arranged(sentences: &Sentences<'_>, noun: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let end = sentences.sentence(noun.start).end.min(noun.end + 5);
    let helps = |at: usize| matches!(sentences.tag(at), Tag::Auxiliary | Tag::Adverb) || sentences.in_date(at);
    let Some(verb) = (noun.end..end).find(|at| sentences.is_verb(*at)) else { return false };
    let arranges = tokens.verb(verb).is_some_and(|(lemma, _)| {
        matches!(lemma, "arrange" | "expect" | "promise" | "propose" | "request" | "schedule" | "seek")
    });
    let before = noun.end..verb;
    // `Sentencing WAS SET FOR 9 February`
    let on_day = sentences.in_date(verb + 2) || tokens.is_number(verb + 2);
    let set = tokens.word(verb + 1) == "for"
        && on_day
        && tokens.verb(verb).is_some_and(|(lemma, _)| matches!(lemma, "fix" | "schedule" | "set"));
    if set && before.clone().all(helps) && sentences.group_of(verb).voice == Voice::Passive {
        return true;
    }
    let today = before.clone().any(|at| matches!(tokens.word(at), "is" | "are" | "has" | "have" | "being"));
    arranges && today && before.clone().all(helps) && sentences.group_of(verb).voice == Voice::Passive
}

/// Whether a noun is what somebody calls for: `the CALL by two parties FOR the cancellation of the vote`, `DEMANDS for a ban`.
pub(super) fn is_called_for(sentences: &Sentences<'_>, noun: usize) -> bool {
    let tokens = sentences.tokens;
    let start = sentences.sentence(noun).start;
    let describes = |at: &usize| {
        matches!(sentences.tag(*at), Tag::Nominal | Tag::Determiner | Tag::Number | Tag::Adverb) || tokens.joins(*at)
    };
    let hung = (start..noun).rev().find(|at| !describes(at)).filter(|at| *at > start && tokens.word(*at) == "for");
    let Some(phrase) = hung.and_then(|hung| sentences.phrase_ending_at(hung - 1)) else { return false };
    let known =
        hung.is_some_and(|hung| (hung..noun).any(|at| matches!(tokens.word(at), "this" | "that" | "these" | "those")));
    let last = sentences.head(&phrase).end.saturating_sub(1);
    let calls = matches!(
        tokens.word(last),
        "call"
            | "calls"
            | "demand"
            | "demands"
            | "plea"
            | "pleas"
            | "recommendation"
            | "recommendations"
            | "request"
            | "requests"
    );
    calls && !known && !sentences.is_verb(last)
}

/// Whether a noun is what somebody votes on, or, of one that is not known yet, what is talked about: `a vote ON NEW
/// SANCTIONS`, `talks ON A TRUCE`; but `talks on the sanctions`.
pub(super) fn is_put_to_vote(sentences: &Sentences<'_>, noun: usize) -> bool {
    let tokens = sentences.tokens;
    let start = sentences.sentence(noun).start;
    let describes = |at: &usize| matches!(sentences.tag(*at), Tag::Nominal | Tag::Determiner | Tag::Number);
    let on = (start..noun).rev().find(|at| !describes(at)).filter(|at| *at > start);
    on.filter(|on| matches!(tokens.word(*on), "on" | "over" | "about")).is_some_and(|on| {
        let has = |words: &[&str]| (on + 1..noun).any(|at| words.contains(&tokens.word(at)));
        match tokens.word(on - 1) {
            "ballot" | "referendum" | "vote" | "voted" | "votes" | "voting" => {
                !has(&["the", "this", "that", "these", "those"])
            }
            "debate" | "discussions" | "negotiations" | "talks" => has(&["a", "an"]),
            _ => false,
        }
    })
}

/// Whether a passive tells what somebody asks for: `demanded that he BE JAILED`, `wants him JAILED`.
pub(crate) fn is_asked_for(sentences: &Sentences<'_>, verb: usize) -> bool {
    let tokens = sentences.tokens;
    let group = sentences.group_of(verb);
    let past = sentences.tag(verb) == Tag::Verb(VerbForm::Past);
    if !past {
        return false;
    }
    if tokens.word(group.start) == "be" {
        return group.voice == Voice::Passive;
    }
    let beside = group.start.checked_sub(1).filter(|_| group.start == verb);
    let whom = beside.and_then(|last| match sentences.tag(last) {
        Tag::Pronoun => Some(last),
        _ => sentences.simple_start(last, &sentences.sentence(verb)),
    });
    let wants = whom.and_then(|whom| whom.checked_sub(1)).filter(|at| sentences.is_verb(*at));
    wants.and_then(|wants| tokens.verb(wants)).is_some_and(|(lemma, _)| lemma == "want")
}
