//! Sanctions that a sentence only speaks of, who imposes them, and charges that are counted: `vetoed a resolution authorising
//! sanctions`, `the U.S. financial sanctions`, `filed five counts of fraud against a banker`.

use super::SANCTIONS;
use crate::{
    events::Event,
    grammar::{Sentences, Tag, Voice},
    lexicon::{VerbForm, WordKind, event_kind, is_kind},
    names, reality,
};
use interdict_text::countries::written_title;
use std::ops::Range;

/// So many tokens stand between a measure and what is done about it at most, and between a charge and whom it is brought against.
const FARTHEST: usize = 14;

/// Whether a noun for sanctions tells of some that were vetoed or that somebody proposes, considers or allows. `The sanctions` are there,
/// whatever is done about them.
pub(super) fn is_only_spoken_of(sentences: &Sentences<'_>, event: &Event) -> bool {
    let tokens = sentences.tokens;
    let (first, end) = (event.trigger.start, event.trigger.end);
    if sentences.is_verb(first) {
        return false;
    }
    let sentence = sentences.sentence(first);
    let spoken = |at: usize| {
        tokens.verb(at).is_some_and(|(lemma, _)| is_kind(lemma, WordKind::OnlySpokenOf))
            || matches!(tokens.word(at), "possible" | "potential" | "proposal" | "proposals")
    };
    for at in (sentence.start.max(first.saturating_sub(FARTHEST))..first).rev() {
        if spoken(at) {
            return true;
        }
        let closes = matches!(tokens.written(at), "," | ";" | ":" | "–" | "—") || sentences.tag(at) == Tag::Relative;
        // `the sanctions`, and not `the threat of sanctions`
        let definite = tokens.word(at) == "the" && (at + 1..first).all(|at| sentences.tag(at) == Tag::Nominal);
        if closes || definite || sentences.is_verb(at) {
            break;
        }
    }
    // `Sanctions on the bank were vetoed`
    let verb = (end..sentence.end.min(end + FARTHEST)).find(|at| sentences.is_verb(*at));
    verb.is_some_and(|verb| {
        spoken(verb)
            && sentences.group_of(verb).voice == Voice::Passive
            && sentences.subject_of(verb).is_some_and(|subject| subject.contains(&first))
    })
}

/// Who imposes a measure: of what stands right before the noun only the state (`U.S. financial sanctions`). A text that allows it
/// (`a resolution authorising sanctions`) is nobody, and the country by its own name is the one that is hit (`the ZIMBABWE sanctions`).
pub(super) fn author(sentences: &Sentences<'_>, event: &Event, actor: &Range<usize>) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    if event_kind(event.kind).offence != Some(SANCTIONS) {
        return Some(actor.clone());
    }
    let last = actor.end.checked_sub(1)?;
    if tokens.verb(last).is_some_and(|(_, form)| form == VerbForm::Gerund) && !tokens.is_capital(last) {
        return None;
    }
    if sentences.is_verb(event.trigger.start) || actor.end != event.trigger.start {
        return Some(actor.clone());
    }
    match names::country_at(tokens, actor.start) {
        Some((state, end)) if end == actor.end => {
            let title = tokens.slice(actor).eq_ignore_ascii_case(&written_title(&state));
            (!title).then(|| actor.clone())
        }
        Some((_, end)) if end < actor.end && (end..actor.end).all(|at| tokens.is_kind(at, WordKind::OfMeasures)) => {
            Some(actor.start..end)
        }
        _ => Some(actor.clone()),
    }
}

/// Against whom a sentence says that charges were brought which it counts or names, and the tokens that say for what: `filed five
/// counts of fraud against A BANKER`.
pub(super) fn charged(sentences: &Sentences<'_>, sentence: &Range<usize>) -> Vec<(Range<usize>, Range<usize>)> {
    let tokens = sentences.tokens;
    let mut found = Vec::new();
    if !tokens.may_say(sentence.start, ["count", "counts", "charge", "charges"]) {
        return found;
    }
    for at in sentence.clone() {
        if !matches!(tokens.word(at), "count" | "counts" | "charge" | "charges") || tokens.word(at + 1) != "of" {
            continue;
        }
        let brought = reality::governing_verb(sentences, at, &[]).is_some_and(|verb| {
            let group = sentences.group_of(verb);
            let brings = tokens.verb(verb).is_some_and(|(lemma, _)| is_kind(lemma, WordKind::BringsCharges));
            brings && !group.negated && !group.unreal && !group.future
        });
        let against = (at + 2..sentence.end.min(at + 2 + FARTHEST))
            .take_while(|next| tokens.is_word(*next) || tokens.joins(*next))
            .find(|next| tokens.word(*next) == "against");
        let party = against.filter(|_| brought).and_then(|against| sentences.phrase_starting_at(against + 1));
        if let (Some(against), Some(party)) = (against, party) {
            found.push((sentences.head(&party), at..against));
        }
    }
    found
}
