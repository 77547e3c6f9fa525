//! Who stands beside a deed and has no part in it, or another one: the deed itself, the state whose adjective stands before it, a body
//! that is against it, who judges it.

use super::{RiskRole, deeds, matters, parts::of_object};
use crate::{
    events::Event,
    grammar::{Sentences, Tag},
    lexicon::{VerbForm, WordKind, event_kind, offences_at},
    names,
};
use interdict_text::countries::written_title;
use std::ops::Range;

/// Whether a phrase names a deed, and nobody who does it: `terrorist attacks`, not `suicide bombers`.
pub(super) fn names_deed(sentences: &Sentences<'_>, head: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let Some(last) = head.end.checked_sub(1) else { return false };
    let deed = matches!(
        tokens.word(last).strip_suffix('s').unwrap_or(tokens.word(last)),
        "assault" | "attack" | "bombing" | "crime" | "killing" | "murder" | "offence" | "offense" | "raid" | "shooting"
    );
    deed && !tokens.is_capital(last) && head.clone().any(|at| offences_at(tokens, at).is_some())
}

/// Whether an adjective of a state stands right before a noun for an attack, which says who did it and not who suffered it: `a RUSSIAN
/// attack`, not `the Libya attack`.
pub(super) fn is_adjective_of_state(sentences: &Sentences<'_>, object: &Range<usize>, event: &Event) -> bool {
    let tokens = sentences.tokens;
    let before = object.end == event.trigger.start && !sentences.is_verb(event.trigger.start);
    let state = names::country_at(tokens, object.start).filter(|(_, end)| before && *end == object.end);
    state.is_some_and(|(state, _)| !tokens.slice(object).eq_ignore_ascii_case(&written_title(&state)))
}

/// Whether a word for a deed stands in the name of a body that is against it: `the People's Alliance AGAINST Child Abuse` has no people
/// who suffered it.
pub(super) fn is_in_name_against(sentences: &Sentences<'_>, party: &Range<usize>, event: &Event) -> bool {
    let tokens = sentences.tokens;
    (party.end..event.trigger.start).any(|at| tokens.word(at) == "against" && tokens.is_capital(at))
}

/// Whether a word names what somebody does a deed with: `hacked by a SPYWARE`, `the VIRUS stole data`.
pub(super) fn is_tool(word: &str) -> bool {
    matches!(
        word,
        "app"
            | "apps"
            | "malware"
            | "ransomware"
            | "software"
            | "spyware"
            | "tool"
            | "tools"
            | "trojan"
            | "virus"
            | "worm"
    )
}

/// Whether who stands before a noun for an offence only brings the case: `the attorney general's fraud CASE`. The case of anybody
/// else is one against him: `the banker's fraud trial`.
pub(super) fn brings_case(sentences: &Sentences<'_>, event: &Event, actor: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let case = (event.trigger.start..=event.trigger.end).any(|at| {
        matches!(
            tokens.word(at),
            "allegations"
                | "case"
                | "charges"
                | "claims"
                | "complaint"
                | "inquiry"
                | "investigation"
                | "lawsuit"
                | "probe"
                | "suit"
                | "trial"
        )
    });
    let noun = !sentences.is_verb(event.trigger.start) && actor.end <= event.trigger.start;
    let official = || {
        let last = actor.end.checked_sub(1).is_some_and(|last| tokens.is_kind(last, WordKind::Authority));
        last || actor.clone().any(|at| matches!(tokens.word(at), "attorney" | "attorneys"))
    };
    case && noun && official()
}

/// Whether who is said to have done something did something else in the same sentence, or suffered it: a court that convicts did no
/// murder, and of `The town was attacked by gunmen, KILLING two` the town killed nobody.
pub(super) fn is_another_part(
    sentences: &Sentences<'_>,
    events: &[Event],
    event: &Event,
    actor: &Range<usize>,
) -> bool {
    let tokens = sentences.tokens;
    let is_actor =
        |party: Option<&Range<usize>>| party.is_some_and(|party| party.start < actor.end && actor.start < party.end);
    let participle = tokens.verb(event.trigger.start).is_some_and(|(_, form)| form == VerbForm::Gerund);
    events.iter().any(|other| {
        let judges =
            matters::is_step(other) && !deeds::is_abduction(sentences, other) && is_actor(other.actor.as_ref());
        let suffered = of_object(event_kind(other.kind)).is_some_and(|(role, _)| role == RiskRole::Victim)
            && other.trigger.end <= event.trigger.start
            && participle
            && is_actor(other.object.as_ref());
        judges || suffered
    }) || participle && is_called_sufferer(sentences, actor)
}

/// Whether a verb right behind a party calls it that to which something is done: `Riga was THE TARGET of attacks,
/// killing two`.
fn is_called_sufferer(sentences: &Sentences<'_>, party: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let end = sentences.sentence(party.start).end;
    let helps = |at: &usize| matches!(sentences.tag(*at), Tag::Auxiliary | Tag::Adverb | Tag::Determiner);
    let noun = (party.end..end).find(|at| !helps(at)).filter(|noun| *noun > party.end + 1);
    noun.is_some_and(|noun| matches!(tokens.word(noun), "scene" | "site" | "target" | "targets" | "victim" | "victims"))
}
