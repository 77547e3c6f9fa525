//! Forms of verbs of saying that only describe a noun, or name a deed, and report nothing: `the yards, estimated at a million,`,
//! `firms tied to a gang`, `reporting restrictions`, `jailed on charges of insulting the governor`.

use super::{
    clause::Clause,
    cues::{Cue, begins_clause},
    holders::can_speak,
};
use crate::{
    grammar::{Sentences, Tag},
    lexicon::{Frame, Stance, VerbForm, WordKind, reporting_noun},
};

/// Whether a cue only describes a noun or names a deed.
pub(super) fn only_describes(clause: &Clause<'_>) -> bool {
    let Clause { sentences, cue, .. } = *clause;
    describes_thing(clause)
        || lays_nothing(clause)
        || is_modifier(sentences, cue)
        || is_offence(sentences, cue.tokens.start)
        || only_mentions(clause)
}

/// Whether no auxiliary stands before a past form, and no subject that could be its own is asked for.
fn is_bare(clause: &Clause<'_>) -> bool {
    let form = clause.sentences.tag(clause.at);
    form == Tag::Verb(VerbForm::Past) && clause.group_start == clause.at && !clause.cue.inverted
}

/// `the yards, ESTIMATED at a million, are shut`: behind a comma and a thing, with a preposition behind it and nothing said. The
/// thing is no insertion, which would be parted from the verb by the comma: `The clerk, in a letter, wrote to the bank`.
fn describes_thing(clause: &Clause<'_>) -> bool {
    let Clause { sentences, cue, at, .. } = *clause;
    let tokens = sentences.tokens;
    let behind = cue.tokens.end;
    let sentence = sentences.sentence(at);
    let comma = at.checked_sub(1).filter(|comma| *comma > sentence.start && tokens.written(*comma) == ",");
    let hangs = sentences.tag(behind) == Tag::Preposition && !sentences.in_date(behind) && cue.tokens.len() == 1;
    let Some(noun) = comma.map(|comma| comma - 1).filter(|_| hangs && is_bare(clause) && !clause.passive) else {
        return false;
    };
    let thing = sentences.tag(noun) == Tag::Nominal && !sentences.in_date(noun);
    let phrase = if thing { sentences.phrase_ending_at(noun) } else { None };
    let limit = (behind..sentence.end).find(|next| tokens.written(*next) == ",").unwrap_or(sentence.end);
    let said = (behind..limit).any(|next| {
        tokens.word(next) == "that" && sentences.tag(next) == Tag::Subordinator
            || matches!(tokens.written(next), ":" | "\"" | "“")
    });
    phrase.is_some_and(|phrase| {
        let before = phrase.start.checked_sub(1).filter(|before| sentence.contains(before));
        let inserted =
            before.is_some_and(|before| tokens.written(before) == "," || sentences.tag(before) == Tag::Preposition);
        !said && !inserted && !can_speak(sentences, &phrase) && !begins_clause(sentences, behind, &sentence)
    })
}

/// `firms TIED to a gang`, `charges LINKED to a theft`: who ties has behind the verb what he ties to something.
fn lays_nothing(clause: &Clause<'_>) -> bool {
    let Clause { sentences, cue, .. } = *clause;
    let next = sentences.tokens.word(cue.tokens.end);
    clause.frame() == Frame::BlameOn
        && is_bare(clause)
        && !clause.passive
        && clause.hung.is_none()
        && clause.object.is_none()
        && matches!(next, "to" | "on" | "with")
}

/// `but REPORTING restrictions were imposed`: a form in -ing behind a conjunction that joins it to no other one describes the noun
/// behind it.
fn is_modifier(sentences: &Sentences<'_>, cue: &Cue) -> bool {
    let at = cue.tokens.start;
    let sentence = sentences.sentence(at);
    let gerund = |at: usize| sentences.tag(at) == Tag::Verb(VerbForm::Gerund);
    let joined = at > sentence.start && sentences.tag(at - 1) == Tag::Conjunction;
    gerund(at)
        && joined
        && cue.tokens.len() == 1
        && sentences.tag(cue.tokens.end) == Tag::Nominal
        && !(sentence.start..at).any(gerund)
}

/// So many tokens may stand between a charge and the last of the deeds it names.
const LONGEST_CHARGE: usize = 16;

/// `on charges of inciting a riot and INSULTING the governor`: the deed that a charge names, or one joined to it.
fn is_offence(sentences: &Sentences<'_>, at: usize) -> bool {
    let tokens = sentences.tokens;
    let gerund = |at: usize| sentences.tag(at) == Tag::Verb(VerbForm::Gerund);
    let begin = sentences.sentence(at).start.max(at.saturating_sub(LONGEST_CHARGE));
    let joined = at > begin && (tokens.word(at - 1) == "of" || sentences.tag(at - 1) == Tag::Conjunction);
    if !gerund(at) || !joined {
        return false;
    }
    let parts = |at: &usize| {
        matches!(sentences.tag(*at), Tag::Auxiliary | Tag::Relative | Tag::Subordinator)
            || matches!(sentences.tag(*at), Tag::Verb(form) if form != VerbForm::Gerund)
            || matches!(tokens.written(*at), ";" | ":" | "\"" | "“" | "”")
    };
    let of = (begin + 1..at).rev().take_while(|at| !parts(at)).find(|of| tokens.word(*of) == "of" && gerund(of + 1));
    of.is_some_and(|of| tokens.is_kind(of - 1, WordKind::NamesDeed))
}

/// `was DENIED entry`, `DENIED him bail`: what is kept from somebody, who stands before it or is the subject of the passive.
fn is_withheld(clause: &Clause<'_>) -> bool {
    let Clause { sentences, cue, .. } = *clause;
    let behind = cue.tokens.end;
    let noun = |from: usize| {
        matches!(sentences.tag(from), Tag::Nominal | Tag::Determiner | Tag::Number)
            && !sentences.in_date(from)
            && sentences.phrase_starting_at(from).is_some()
    };
    if clause.passive {
        return noun(behind);
    }
    // `denied US accusations` keeps nothing from us.
    let whom = matches!(sentences.tokens.word(behind), "him" | "her" | "them" | "us" | "me");
    whom && sentences.tag(behind) == Tag::Pronoun && noun(behind + 1)
}

/// `REFERRING to the raid`, `RESPONDED with tear gas`, `DEMANDED to know why`, `CHALLENGE the result in court`, `ACCEPTED the plan`: the
/// verb names a deed, or only mentions something.
fn only_mentions(clause: &Clause<'_>) -> bool {
    let Clause { sentences, cue, at, .. } = *clause;
    let tokens = sentences.tokens;
    let behind = cue.tokens.end;
    let limit = || sentences.clause_end(behind);
    let noun = |from: usize| {
        let phrase = sentences.phrase_starting_at(from)?;
        reporting_noun(tokens.word(sentences.head(&phrase).end.saturating_sub(1)))
    };
    let quoted = || (behind..sentences.sentence(at).end).any(|at| matches!(tokens.written(at), "\"" | "“" | ":"));
    match clause.lemma {
        "refer" => {
            sentences.tag(at) == Tag::Verb(VerbForm::Gerund) && !(behind..limit()).any(|at| tokens.word(at) == "as")
        }
        "respond" | "reply" | "answer" | "react" if tokens.word(behind) == "with" => {
            !quoted() && noun(behind + 1).is_none() && sentences.tag(behind + 1) != Tag::Verb(VerbForm::Gerund)
        }
        "challenge" => (behind..limit()).any(|at| {
            tokens.word(at) == "in"
                && sentences.phrase_starting_at(at + 1).is_some_and(|phrase| {
                    matches!(
                        tokens.word(sentences.head(&phrase).end.saturating_sub(1)),
                        "court" | "courts" | "tribunal"
                    )
                })
        }),
        "deny" => is_withheld(clause),
        "accept" => !clause.passive && clause.frame() == Frame::Object && noun(behind) == Some(Stance::Proposes),
        // What is not reported in the press is said by nobody.
        "report" => clause.passive && clause.negated,
        _ => false,
    }
}
