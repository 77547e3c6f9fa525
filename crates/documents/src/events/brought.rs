//! Who does what a noun names, and whom it happens to, where a verb says so that names no event itself: `orchestrated the
//! hack`, `the attack was carried out by the group`, `suffered an outage`, `sanctions were imposed on Friday on the bank`.

use crate::{
    claims::can_speak,
    grammar::{Sentences, Tag, Voice},
    lexicon::{Frame, Stance, VerbForm, WordKind, is_kind, reporting_verbs},
    reality::governing_verb,
};
use std::ops::Range;

/// Who does it and whom it happens to, as far as a verb says so.
#[derive(Debug, Default)]
pub(super) struct Brought {
    pub(super) actor: Option<Range<usize>>,
    pub(super) object: Option<Range<usize>>,
}

/// What the verb before a noun says, or the passive behind it. `end` is the token behind the noun and what hangs on it: `the
/// attack on the bank | was carried out by`. `step` is whether the noun is a step of a case, which is given and received.
pub(super) fn by_verb(sentences: &Sentences<'_>, noun: &Range<usize>, end: usize, step: bool) -> Brought {
    // `launched a fraud hotline`: the noun only describes another one.
    if sentences.tag(noun.end) == Tag::Nominal {
        return Brought::default();
    }
    match governing_verb(sentences, noun.start, &[]) {
        Some(verb) if has_kind(sentences, verb, WordKind::Perpetrates) => {
            Brought { actor: subject(sentences, verb, noun), object: None }
        }
        Some(verb) if has_kind(sentences, verb, WordKind::Undergoes) => {
            Brought { actor: None, object: subject(sentences, verb, noun) }
        }
        Some(verb) if step && has_kind(sentences, verb, WordKind::Receives) => {
            Brought { actor: None, object: subject(sentences, verb, noun) }
        }
        Some(verb) if step && has_kind(sentences, verb, WordKind::HandsOut) => handed_out(sentences, verb, noun),
        _ => struck_by(sentences, noun).unwrap_or_else(|| passive_behind(sentences, end)),
    }
}

/// `THE BANK was hit by a ransomware attack`: the noun happens to the subject of the passive.
fn struck_by(sentences: &Sentences<'_>, noun: &Range<usize>) -> Option<Brought> {
    let verb = governing_verb(sentences, noun.start, &["by"])?;
    let group = sentences.group_of(verb);
    let by = sentences.tokens.word(verb + 1) == "by" && group.voice == Voice::Passive;
    let strikes = by && !group.negated && !group.unreal && has_kind(sentences, verb, WordKind::Strikes);
    let struck = if strikes { sentences.subject_of(verb) } else { None };
    struck.map(|object| Brought { actor: None, object: Some(object) })
}

/// Whether words say that somebody did what a noun names: `orchestrating the hack`. What a relative clause says of the noun, who
/// denies a part in it does not deny: `any part in the attack, which was carried out by rebels`.
pub(super) fn tells_doer(sentences: &Sentences<'_>, words: &Range<usize>) -> bool {
    words.clone().any(|at| {
        has_kind(sentences, at, WordKind::Perpetrates) && {
            let start = sentences.group_of(at).start;
            !start.checked_sub(1).is_some_and(|before| sentences.tag(before) == Tag::Relative)
        }
    })
}

/// Whether a noun is what somebody is blamed for, so that it happened: `blamed the rebels for lengthy blackouts`.
pub(super) fn is_blamed(sentences: &Sentences<'_>, noun: &Range<usize>) -> bool {
    blaming_verb(sentences, noun).is_some()
}

/// Who is blamed for what a noun names: `blamed THE REBELS for the attack`, `THE REBELS were blamed for the attack`.
pub(super) fn blamed(sentences: &Sentences<'_>, noun: &Range<usize>) -> Option<Range<usize>> {
    let verb = blaming_verb(sentences, noun)?;
    let group = sentences.group_of(verb);
    if group.negated || group.unreal {
        return None;
    }
    let party = if group.voice == Voice::Passive {
        sentences.subject_of(verb)
    } else {
        sentences.phrase_starting_at(verb + 1).filter(|party| party.end <= noun.start)
    };
    party.filter(|party| can_speak(sentences, party))
}

/// The verb that blames somebody for what a noun names.
fn blaming_verb(sentences: &Sentences<'_>, noun: &Range<usize>) -> Option<usize> {
    let start = sentences.sentence(noun.start).start;
    let describes = |at: &usize| {
        matches!(sentences.tag(*at), Tag::Nominal | Tag::Number | Tag::Determiner | Tag::Adverb | Tag::Possessive)
    };
    let opener = (start..noun.start).rev().find(|at| !describes(at))?;
    let blames = |at: usize| {
        sentences.is_verb(at)
            && reporting_verbs().longest_at(sentences.tokens, at).is_some_and(|(_, uses)| {
                uses.iter().any(|one| one.stance == Stance::Accuses && one.frame == Frame::Blame)
            })
    };
    // `blamed Moscow for failing to prevent an attack`: another verb stands between.
    let nearest = (start..opener).rev().find(|at| sentences.is_verb(*at));
    let opens = sentences.tokens.word(opener) == "for" && sentences.tag(noun.end) != Tag::Nominal;
    nearest.filter(|at| opens && blames(*at))
}

fn has_kind(sentences: &Sentences<'_>, at: usize, kind: WordKind) -> bool {
    sentences.is_verb(at) && sentences.tokens.verb(at).is_some_and(|(lemma, _)| is_kind(lemma, kind))
}

/// The subject of an active verb that is as real as it stands: nobody is who `did not carry out` or `may launch` it.
fn subject(sentences: &Sentences<'_>, verb: usize, noun: &Range<usize>) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let group = sentences.group_of(verb);
    let nothing = (verb..noun.start).any(|at| matches!(tokens.word(at), "no" | "neither"));
    if group.negated || group.unreal || group.voice == Voice::Passive || nothing {
        return None;
    }
    sentences.subject_of(verb).filter(|subject| {
        !matches!(
            tokens.word(subject.start),
            "no" | "nobody" | "none" | "neither" | "nothing" | "anyone" | "anybody" | "whoever" | "who"
        )
    })
}

/// Who is given what a noun names: `WAS handed an 18-year sentence`, `gave THE DEALER a six-year jail term`, `handed a
/// death sentence TO A CLERK`.
fn handed_out(sentences: &Sentences<'_>, verb: usize, noun: &Range<usize>) -> Brought {
    let group = sentences.group_of(verb);
    if group.negated || group.unreal {
        return Brought::default();
    }
    if group.voice == Voice::Passive {
        return Brought { actor: sentences.agent_of(verb), object: sentences.subject_of(verb) };
    }
    // `gave a suspended sentence`: the phrase behind the verb is the sentence itself.
    let given = sentences.phrase_starting_at(verb + 1).filter(|party| party.end < noun.start);
    // `handed a suspended sentence TO A CLERK`
    let to = || {
        let to = sentences.tokens.word(noun.end) == "to" && noun.end < sentences.sentence(verb).end;
        if to { sentences.phrase_starting_at(noun.end + 1) } else { None }
    };
    let given = given.or_else(to);
    Brought { actor: sentences.subject_of(verb).filter(|_| given.is_some()), object: given }
}

/// `was carried out by the group`, `imposed on Friday against the bank`, right behind a noun, also in a relative clause.
fn passive_behind(sentences: &Sentences<'_>, end: usize) -> Brought {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(end.saturating_sub(1));
    let behind = end + 1;
    let by = |verb: usize| sentences.tag(verb) == Tag::Verb(VerbForm::Past) && tokens.word(verb + 1) == "by";
    let comma = tokens.written(end) == "," && (sentences.tag(behind) == Tag::Relative || by(behind));
    let passed = |at: &usize| {
        matches!(sentences.tag(*at), Tag::Auxiliary | Tag::Adverb | Tag::Negation | Tag::Relative)
            || sentences.in_date(*at)
    };
    let Some(verb) = (end + usize::from(comma)..sentence.end).find(|at| !passed(at)) else { return Brought::default() };
    let past = sentences.tag(verb) == Tag::Verb(VerbForm::Past);
    let group = sentences.group_of(verb);
    let passive = past && (group.voice == Voice::Passive || group.start == verb);
    // `the lawsuit filed by the bank`, `the inquiry, led by two judges,`
    let does = has_kind(sentences, verb, WordKind::Perpetrates)
        || by(verb) && (has_kind(sentences, verb, WordKind::BringsAbout) || tokens.word(verb) == "led");
    if !passive || group.negated || !does {
        return Brought::default();
    }
    let actor = sentences.agent_of(verb).filter(|agent| !group.unreal && !sentences.in_date(agent.start));
    let mut at = verb + 1;
    while at < sentence.end
        && (matches!(tokens.word(at), "out" | "down") || sentences.tag(at) == Tag::Adverb || sentences.in_date(at))
    {
        at += 1;
    }
    if let Some(agent) = actor.as_ref().filter(|agent| tokens.word(at) == "by" && agent.start == at + 1) {
        at = agent.end;
    }
    // `carried out on the orders of`: whom it is done to is somebody, or stands behind `against`.
    let object = match tokens.word(at) {
        _ if at >= sentence.end => None,
        "against" => sentences.phrase_starting_at(at + 1),
        "on" | "upon" => sentences.phrase_starting_at(at + 1).filter(|phrase| can_speak(sentences, phrase)),
        _ => None,
    };
    Brought { actor, object: object.filter(|phrase| !sentences.in_date(phrase.start)) }
}
