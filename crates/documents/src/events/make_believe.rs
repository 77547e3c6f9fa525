//! What is only played, dreamed or drilled: `the drill SIMULATED an attack`, `During the exercise, commandos STORMED it`, `a MOCK trial`,
//! `In a NIGHTMARE,`, and the openings of plots: `the novel OPENS WITH the murder of`.

use crate::{
    grammar::{Sentences, Tag, Voice},
    lexicon::{VerbForm, WordKind, is_kind, triggers_at},
    reality,
};
use std::ops::Range;

/// So far from its beginning a sentence names the drill in which it plays.
const FARTHEST: usize = 8;

/// Kinds of deeds that people play in a drill. Who dies in one is dead.
const DRILLED: [&str; 7] = ["arrest", "attack", "hijacking", "kidnapping", "raid", "release", "robbery"];

/// Whether what some words tell was only played.
pub(super) fn is_played(sentences: &Sentences<'_>, trigger: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let at = trigger.start;
    let sentence = sentences.sentence(at);
    if sentences.is_verb(at) {
        return is_done_in_drill(sentences, at) || is_done_by_mock(sentences, at);
    }
    let before = at.checked_sub(1).filter(|before| *before >= sentence.start);
    // `a MOCK trial`
    if before.is_some_and(|before| tokens.is_kind(before, WordKind::Mock)) {
        return true;
    }
    // `SIMULATED an attack`, but `simulated the crash that killed nine`
    if sentences.tag(trigger.end) == Tag::Relative {
        return false;
    }
    reality::governing_verb(sentences, at, &[])
        .and_then(|verb| tokens.verb(verb))
        .is_some_and(|(lemma, _)| is_kind(lemma, WordKind::Simulates))
}

/// Whether somebody does a deed in a drill with which its sentence begins: `During the exercise, commandos STORMED a bank and FREED the
/// guards`. In the passive it may have happened by mishap: `During the exercise, a soldier was shot`.
fn is_done_in_drill(sentences: &Sentences<'_>, verb: usize) -> bool {
    let tokens = sentences.tokens;
    let drilled = triggers_at(tokens, verb)
        .is_some_and(|(_, triggers)| triggers.iter().any(|one| one.form.is_some() && DRILLED.contains(&one.kind)));
    if !drilled || sentences.group_of(verb).voice == Voice::Passive {
        return false;
    }
    let sentence = sentences.sentence(verb);
    let opens = matches!(tokens.word(sentence.start), "during" | "in");
    let comma = (sentence.start..verb.min(sentence.start + FARTHEST)).find(|at| tokens.written(*at) == ",");
    let head = comma.filter(|comma| opens && *comma > sentence.start + 1).map(|comma| comma - 1);
    let led = head.is_some_and(|head| tokens.is_kind(head, WordKind::DrillNoun));
    // Rebels and states do in earnest what they do meanwhile: `During the drill, gunmen attacked the barracks`.
    let drills = || {
        let subject = sentences.subject_of(verb);
        subject.is_some_and(|subject| tokens.is_kind(sentences.head(&subject).end.saturating_sub(1), WordKind::Drills))
    };
    led && drills()
}

/// Whether the subject of a verb is something mock: `the MOCK trial convicted the wolf`.
fn is_done_by_mock(sentences: &Sentences<'_>, verb: usize) -> bool {
    let by = |at: usize| sentences.tokens.is_kind(at, WordKind::Mock);
    sentences.group_of(verb).voice == Voice::Active
        && sentences.subject_of(verb).is_some_and(|subject| {
            subject.len() >= 2 && subject.end <= verb && by(sentences.head(&subject).end.saturating_sub(2))
        })
}

/// Whether a work at a token is told from its beginning or its end: `the novel OPENS WITH the murder of`.
pub(super) fn opens_plot(sentences: &Sentences<'_>, work: usize) -> bool {
    let tokens = sentences.tokens;
    tokens.is_kind(work, WordKind::Invented)
        && sentences.tag(work + 1) == Tag::Verb(VerbForm::Third)
        && matches!(tokens.word(work + 1), "opens" | "begins" | "starts" | "ends" | "closes" | "concludes")
        && tokens.word(work + 2) == "with"
}

/// Whether a sentence opens in a dream: `In a NIGHTMARE, he was executed`.
pub(super) fn opens_in_dream(sentences: &Sentences<'_>, sentence: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let comma = (sentence.start..sentence.end.min(sentence.start + 5)).find(|at| tokens.written(*at) == ",");
    tokens.word(sentence.start) == "in"
        && comma.is_some_and(|comma| {
            matches!(tokens.word(comma - 1), "dream" | "dreams" | "nightmare" | "nightmares")
                && comma > sentence.start + 1
        })
}

/// Whether a word opens a sentence as the series or the game in which it plays: `In the SERIES, a detective is stabbed`, `In the video
/// GAME "Harbour Wars", players`. A game that is none of a computer is one of sport.
pub(super) fn names_series(sentences: &Sentences<'_>, at: usize) -> bool {
    let tokens = sentences.tokens;
    let comma = tokens.written(at + 1) == ",";
    match tokens.word(at) {
        "series" | "episode" => comma || matches!(tokens.word(at - 1), "television" | "tv" | "drama"),
        "strip" => tokens.word(at - 1) == "comic",
        "game" => matches!(tokens.word(at - 1), "video" | "computer" | "board"),
        _ => false,
    }
}
