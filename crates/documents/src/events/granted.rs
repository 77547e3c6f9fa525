//! What there is, whatever somebody says of what stands around it: what a denial, an accusation or a call takes for granted, a measure that
//! is broken, and what somebody wants to end.

use super::Event;
use crate::{
    claims::Claim,
    grammar::{Sentences, Tag},
    lexicon::{Stance, VerbForm, WordKind, is_kind, triggers_at},
    reality::{self, ARRANGED, INTENDED},
};

/// Whether who denies a thing or accuses somebody of it takes an event for granted: `denied that it had paid AFTER hackers stole its
/// records`. The theft stands in a clause of time or cause inside what is denied, with a subject of its own.
pub(super) fn is_taken_for_granted(sentences: &Sentences<'_>, event: &Event, claim: &Claim) -> bool {
    let tokens = sentences.tokens;
    let said_so = matches!(claim.stance, Stance::Denies | Stance::Doubts | Stance::Accuses | Stance::Suspects);
    let Some(content) = claim.content.as_ref().filter(|_| said_so) else { return false };
    let accuses = matches!(claim.stance, Stance::Accuses | Stance::Suspects);
    let opener = (content.start..event.trigger.start).rev().find(|at| {
        // `after an attack THAT killed two`: what a relative clause tells of the attack is as sure as that.
        let told = tokens.word(*at) == "that" && sentences.tag(*at) == Tag::Relative && accuses;
        !told
            && matches!(
                tokens.word(*at),
                "that" | "after" | "before" | "following" | "when" | "because" | "since" | "while"
            )
            || matches!(tokens.written(*at), "," | ";" | ":")
    });
    let other = |at: usize| {
        sentences
            .phrase_starting_at(at + 1)
            .is_some_and(|subject| sentences.tag(subject.start) != Tag::Pronoun && subject.end <= event.trigger.start)
    };
    opener.is_some_and(|at| {
        let joins =
            matches!(tokens.word(at), "after" | "before" | "following" | "when" | "because" | "since" | "while");
        // `accused it of killing three, ONE DAY AFTER HE called for peace`: a comma parts the two.
        let apart = (at.saturating_sub(4).max(content.start)..at).any(|mark| tokens.written(mark) == ",");
        // `accused of stealing gold after the bank failed AND BRIBING a clerk`
        let joined = (at..event.trigger.start).any(|between| sentences.tag(between) == Tag::Conjunction);
        // `accused of moving funds after earlier SANCTIONS`
        let relative = (at + 1..event.trigger.start)
            .find(|between| sentences.tag(*between) == Tag::Relative && tokens.word(*between) == "that");
        let noun = matches!(tokens.word(at), "after" | "before" | "following" | "since")
            && (relative.is_some() || !sentences.is_verb(event.trigger.start))
            && !(at + 1..relative.unwrap_or(event.trigger.start)).any(|between| {
                matches!(
                    sentences.tag(between),
                    Tag::Verb(_) | Tag::Auxiliary | Tag::Conjunction | Tag::Relative | Tag::Subordinator | Tag::Pronoun
                )
            });
        at > content.start && joins && (other(at) || accuses && apart || noun) && !(accuses && joined)
    })
}

/// Whether a noun for a rule or a measure is what a verb says was broken or got round, whether or not it was: `allegations that it VIOLATED
/// the sanctions`. The measure there is.
pub(super) fn is_broken(sentences: &Sentences<'_>, noun: usize) -> bool {
    let breaks = |verb: usize| {
        triggers_at(sentences.tokens, verb)
            .is_some_and(|(_, triggers)| triggers.iter().any(|one| one.form.is_some() && one.kind == "evasion"))
    };
    reality::governing_verb(sentences, noun, &[]).is_some_and(breaks)
}

/// Whether a noun tells of one deed that is known, and the verb over it says only what somebody did about it, and not
/// that he brought it about: `allegations that it failed to DETECT THE FRAUD`.
pub(super) fn is_only_dealt_with(sentences: &Sentences<'_>, noun: usize) -> bool {
    let tokens = sentences.tokens;
    let known =
        noun.checked_sub(1).is_some_and(|at| matches!(tokens.word(at), "the" | "this" | "that" | "these" | "those"));
    let deals = |verb: usize| tokens.verb(verb).is_some_and(|(lemma, _)| is_kind(lemma, WordKind::DealsWith));
    known && !sentences.is_verb(noun) && reality::governing_verb(sentences, noun, &[]).is_some_and(deals)
}

/// Whether a claim asks for the end of what a noun tells: `called for AN END to the attacks`, `urged them to LIFT the ban`.
pub(super) fn is_to_end(sentences: &Sentences<'_>, event: &Event, claim: &Claim) -> bool {
    let said = claim.content.as_ref().map_or(event.trigger.start, |content| content.start);
    // `urged the council to LIFT the sanctions`
    let lifts = |verb: usize| sentences.tokens.verb(verb).is_some_and(|(lemma, _)| is_kind(lemma, WordKind::Lifts));
    (said..event.trigger.start).any(|at| reality::ends(sentences.tokens.word(at)))
        || reality::governing_verb(sentences, event.trigger.start, &[]).is_some_and(lifts)
}

/// Whether a noun in what somebody proposes or threatens stands in a clause that only describes another noun of it: behind a participle
/// (`a mission MARRED BY attacks`), behind `who` (`those WHO planned the attacks`) or where it says after what (`AFTER the attacks`).
pub(super) fn stands_deeper(sentences: &Sentences<'_>, event: &Event, claim: &Claim) -> bool {
    let before = event.trigger.start.saturating_sub(1);
    // `approval of the 1975 invasion`
    if !ARRANGED.contains(&event.kind) && sentences.tokens.is_number(before) && sentences.in_date(before) {
        return true;
    }
    // `called on them to answer the nuclear test LAST WEEK`; of a `summit last week` it may be the call that was last week.
    let to_come = ARRANGED.contains(&event.kind) || INTENDED.contains(&event.kind);
    let end = event.trigger.end;
    if !to_come && sentences.in_date(end) && matches!(sentences.tokens.word(end), "last" | "yesterday") {
        return true;
    }
    let start = claim.content.as_ref().map_or(event.trigger.start, |content| content.start);
    (start + 1..event.trigger.start).any(|at| {
        let participle = sentences.tag(at) == Tag::Verb(VerbForm::Past)
            && sentences.group_of(at).start == at
            && sentences.tag(at - 1) == Tag::Nominal
            && sentences.tag(at + 1) == Tag::Preposition;
        // `marred by`, whether or not a table knows the verb
        let done_by = sentences.tokens.word(at).ends_with("ed")
            && sentences.tag(at - 1) == Tag::Nominal
            && sentences.tokens.word(at + 1) == "by";
        // `called for help AFTER the attack`
        let parts = matches!(
            sentences.tokens.word(at),
            "who" | "whose" | "after" | "following" | "since" | "despite" | "amid" | "because"
        );
        // `called for sanctions OVER the attack`; what is decided on may still be to come: `called for protests over the closure`.
        let aims = !to_come && matches!(sentences.tokens.word(at), "against" | "over");
        participle || done_by || parts || aims
    })
}
