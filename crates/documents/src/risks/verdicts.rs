//! What everyday words say of a verdict: `PETROV spent six years in prison for fraud`, `has a conviction for fraud`, `lost an appeal
//! against a fraud conviction`, `PETROV guilty of murder`.

use super::Stage;
use crate::{
    claims::can_speak,
    events,
    grammar::{Sentences, Tag},
    lexicon::WordKind,
};
use std::ops::Range;

/// So far behind `prison` what for stands at most.
const FARTHEST: usize = 3;

/// Who was convicted, or cleared after all, with the tokens that say of what.
pub(super) fn in_sentence(
    sentences: &Sentences<'_>,
    sentence: &Range<usize>,
) -> Vec<(Range<usize>, Stage, Range<usize>)> {
    let tokens = sentences.tokens;
    let words = ["prison", "jail", "years", "months", "conviction", "convictions", "guilty"];
    if !tokens.may_say(sentence.start, words) {
        return Vec::new();
    }
    let told = |at: usize| match tokens.word(at) {
        "prison" | "jail" => of_term(sentences, at, true),
        "years" | "months" => of_term(sentences, at, false),
        "conviction" | "convictions" => of_conviction(sentences, at),
        "guilty" => of_verdict(sentences, at),
        _ => None,
    };
    sentence.clone().filter_map(told).collect()
}

/// Who serves a term, and for what: `went to PRISON for`, `got six YEARS for`.
fn of_term(sentences: &Sentences<'_>, noun: usize, held: bool) -> Option<(Range<usize>, Stage, Range<usize>)> {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(noun);
    let cause = (noun + 1..sentence.end.min(noun + 1 + FARTHEST)).find(|at| tokens.word(*at) == "for")?;
    if !(noun + 1..cause).all(|at| sentences.in_date(at)) {
        return None;
    }
    if held && !noun.checked_sub(1).is_some_and(|before| matches!(tokens.word(before), "in" | "to")) {
        return None;
    }
    let verb = (sentence.start..noun)
        .rev()
        .find(|at| sentences.is_verb(*at) || sentences.tag(*at) == Tag::Auxiliary && !sentences.in_date(*at))?;
    let serves = match tokens.verb(verb).map(|(lemma, _)| lemma) {
        _ if sentences.tag(verb) == Tag::Auxiliary => held,
        Some("spend" | "go") => held,
        Some("get" | "receive" | "serve") => true,
        _ => false,
    };
    // `spent no years in prison`, `received an award after ten years`
    let between = || verb + 1..noun;
    let apart = !held && between().any(|at| sentences.tag(at) == Tag::Preposition);
    if !serves || apart || between().any(|at| is_none(sentences, at)) {
        return None;
    }
    let party = subject(sentences, verb)?;
    Some((party, Stage::Convicted, cause..sentences.clause_end(cause)))
}

/// Whose conviction it is: of who has it, or appeals against it.
fn of_conviction(sentences: &Sentences<'_>, noun: usize) -> Option<(Range<usize>, Stage, Range<usize>)> {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(noun);
    let describes = |at: &usize| {
        matches!(sentences.tag(*at), Tag::Nominal | Tag::Determiner | Tag::Possessive | Tag::Number)
            || matches!(tokens.word(*at), "his" | "her" | "its" | "their")
    };
    let opener = (sentence.start..noun).rev().find(|at| !describes(at))?;
    let within = opener + 1..sentences.clause_end(noun);
    if (opener + 1..noun).any(|at| is_none(sentences, at)) {
        return None;
    }
    if tokens.verb(opener).is_some_and(|(lemma, _)| lemma == "have") {
        return Some((subject(sentences, opener)?, Stage::Convicted, within));
    }
    let appeal = opener.checked_sub(1).filter(|at| *at > sentence.start && tokens.word(opener) == "against")?;
    let verb = match tokens.word(appeal) {
        "appealed" | "appeals" | "appealing" if sentences.is_verb(appeal) => appeal,
        "appeal" => (sentence.start..appeal).rev().find(|at| sentences.is_verb(*at))?,
        _ => return None,
    };
    let stage = match tokens.verb(verb)?.0 {
        "win" => Stage::Acquitted,
        "appeal" | "lose" | "file" | "lodge" | "drop" => Stage::Convicted,
        _ => return None,
    };
    Some((subject(sentences, verb)?, stage, within))
}

/// Whom a headline or an insertion calls guilty without a verb: `PETROV GUILTY of murder`, `PETROV, FOUND GUILTY of murder,`.
fn of_verdict(sentences: &Sentences<'_>, guilty: usize) -> Option<(Range<usize>, Stage, Range<usize>)> {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(guilty);
    let of = tokens.word(guilty + 1) == "of";
    let found = guilty.checked_sub(1).filter(|found| *found > sentence.start && tokens.word(*found) == "found");
    if let Some(found) = found.filter(|found| of && tokens.written(found - 1) == ",") {
        let party = events::described_by(sentences, found)?;
        return Some((sentences.head(&party), Stage::Convicted, guilty..sentences.clause_end(guilty)));
    }
    let party = sentences.phrase_starting_at(sentence.start).filter(|party| of && party.end == guilty)?;
    // `Anyone guilty of fraud will be jailed`
    if sentences.tag(party.start) == Tag::Pronoun || tokens.is_kind(party.start, WordKind::Somebody) {
        return None;
    }
    can_speak(sentences, &party).then(|| (sentences.head(&party), Stage::Convicted, guilty..sentence.end))
}

/// Whether a word says that there is none: `no conviction`, `never in prison`.
fn is_none(sentences: &Sentences<'_>, at: usize) -> bool {
    sentences.tag(at) == Tag::Negation || matches!(sentences.tokens.word(at), "no" | "any" | "never")
}

/// The subject of a verb that tells what is so, also behind a relative; nobody who acts for another one or for the state (`his lawyer
/// filed an appeal`, `prosecutors have a conviction`).
pub(super) fn subject(sentences: &Sentences<'_>, verb: usize) -> Option<Range<usize>> {
    let group = sentences.group_of(verb);
    if group.negated || group.unreal || group.future {
        return None;
    }
    let subject = events::of_plea(sentences, verb).or_else(|| sentences.subject_of(verb));
    let acts_for_another = |subject: &Range<usize>| {
        let last = sentences.head(subject).end.saturating_sub(1);
        let tokens = sentences.tokens;
        let kinds = [WordKind::Authority, WordKind::Belongs, WordKind::StateOffice];
        kinds.iter().any(|kind| tokens.is_kind(last, *kind))
    };
    let own = subject.filter(|subject| can_speak(sentences, subject) && !acts_for_another(subject));
    own.map(|subject| sentences.head(&subject))
}
