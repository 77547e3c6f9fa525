//! What somebody does to somebody, where the deed alone is a crime, whatever word the text has for it: `the man who KILLED her`, `the
//! gang BREACHED the firm`, `gunmen SEIZED a teacher`. And where it is none: in the hands of a state, in an accident, against an
//! attacker.

use super::war;
use crate::{
    claims::{can_speak, is_person},
    events::{Event, Status},
    grammar::{Sentences, Tag},
    lexicon::{EventTrait, RoleKind, Thing, WordKind, event_kind, is_kind, names_thing, role_of},
};
use std::ops::Range;

/// The kind of event that it is when somebody is held by who has no right to.
pub(super) const ABDUCTION: &str = "kidnapping";

/// The tag of who injures somebody: the FATF has one category for murder and grievous bodily injury.
const INJURY: &str = "murder";

/// The kind of event that breaking into a computer is, which bodies do as well as persons.
const BREAKING_IN: &str = "cyber_attack";

/// Whether who does it acts for a state, as the text has it: police and soldiers who kill or attack commit no crime, unless somebody
/// says so, and aircraft never do.
pub(super) fn is_use_of_force(sentences: &Sentences<'_>, event: &Event, actor: &Range<usize>) -> bool {
    let kind = event_kind(event.kind);
    let violent = kind.has(EventTrait::Placed) && kind.object.is_some_and(|(part, _)| part == "victim");
    let word = last_word(sentences, actor);
    violent && (war::is_craft(word) || is_of_state(word) && event.status == Status::Happened)
}

/// Whether a name stands behind a word for a place, and neither acts nor undergoes anything: `in the UNITED STATES`, `near NABLUS`;
/// but `in PETROV's trial`.
pub(super) fn is_behind_place_word(sentences: &Sentences<'_>, party: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let head = sentences.head(party);
    let word = |distance: usize| head.start.checked_sub(distance).map_or("", |at| tokens.word(at));
    let before = if word(1) == "the" { word(2) } else { word(1) };
    let named = head.clone().all(|at| tokens.is_capital(at)) && tokens.word(head.end) != "'s";
    named && matches!(before, "in" | "near" | "inside" | "outside" | "around")
}

/// Whether an event that did not happen was attempted all the same: `tried to murder his wife`. Who tries to commit a
/// crime has a part in it, and so has whom he tries it on.
pub(super) fn is_attempt(sentences: &Sentences<'_>, event: &Event) -> bool {
    if event.status != Status::NotHappened || !sentences.is_verb(event.trigger.start) {
        return false;
    }
    let start = sentences.group_of(event.trigger.start).start;
    let Some(before) = start.checked_sub(1).filter(|_| sentences.tag(start) == Tag::To) else { return false };
    let tries = sentences.tokens.verb(before).is_some_and(|(lemma, _)| matches!(lemma, "try" | "attempt"));
    let group = sentences.group_of(before);
    sentences.is_verb(before) && tries && !group.negated && !group.unreal && !group.future
}

/// The tag of the crime that a verb tells, of somebody who is no force of a state and on somebody. Its word alone may as well tell of
/// an accident, and so it does where somebody drives.
pub(super) fn tag_of(sentences: &Sentences<'_>, event: &Event) -> Option<&'static str> {
    let (Some(actor), Some(object)) = (&event.actor, &event.object) else { return None };
    let told = matches!(event.status, Status::Happened | Status::Alleged) || is_attempt(sentences, event);
    if !told || !sentences.is_verb(event.trigger.start) {
        return None;
    }
    if is_abduction(sentences, event) {
        return event_kind(ABDUCTION).offence.filter(|_| can_speak(sentences, object));
    }
    let kind = event_kind(event.kind);
    let word = last_word(sentences, actor);
    let body = event.kind == BREAKING_IN && can_speak(sentences, actor) && !is_of_state(word);
    let does = is_person(sentences, actor) || assails(word) || body;
    // `Gunmen kill 12`
    let counted = object.end > object.start && sentences.is_count(object.end - 1);
    let deed = kind.has(EventTrait::Placed)
        && kind.actor == Some("suspect")
        && does
        && !is_driver(word)
        && !is_kind(word, WordKind::Expert)
        && (counted || can_speak(sentences, object))
        && !is_use_of_force(sentences, event, actor)
        && !is_defence(sentences, event, actor, object);
    // `several wounded at a factory`
    let at_place = || {
        if is_person(sentences, object) {
            return false;
        }
        let before = object.start.checked_sub(1).map_or("", |at| sentences.tokens.word(at));
        let article = object.start.checked_sub(2).filter(|_| matches!(before, "a" | "an" | "the"));
        matches!(article.map_or(before, |at| sentences.tokens.word(at)), "at" | "in" | "near")
    };
    let injures = || event.kind == "attack" && !at_place() && is_injury(sentences, event, word);
    kind.offence.or_else(|| injures().then_some(INJURY)).filter(|_| deed)
}

/// Whether a step of a case is none, because who takes somebody away is no authority: `seized by ARMED MEN`, `held by THE REBELS`. Whom
/// they take is a victim and under no suspicion.
pub(super) fn is_abduction(sentences: &Sentences<'_>, event: &Event) -> bool {
    let Some(actor) = event.actor.as_ref().filter(|_| matches!(event.kind, "arrest" | "detention")) else {
        return false;
    };
    let tokens = sentences.tokens;
    let word = last_word(sentences, actor);
    // `three ARMED men`: the grammar may take it for a verb.
    let described = || {
        (actor.start.saturating_sub(1)..actor.end)
            .any(|at| matches!(tokens.word(at), "armed" | "masked" | "hooded" | "unidentified" | "unknown"))
    };
    sentences.is_verb(event.trigger.start) && (assails(word) || is_kind(word, WordKind::Human) && described())
}

/// Whether who is hurt attacked before, by the word for him, and who hurts him is no attacker: `a shopkeeper shot A ROBBER`.
fn is_defence(sentences: &Sentences<'_>, event: &Event, actor: &Range<usize>, object: &Range<usize>) -> bool {
    let violent = event.kind != BREAKING_IN;
    violent && assails(last_word(sentences, object)) && !assails(last_word(sentences, actor))
}

/// Whether an attack injures, by its verb and who does it or with what: `two men SHOT a guard`, `attacked a priest WITH A KNIFE`; not
/// `a photographer shot the actress`.
fn is_injury(sentences: &Sentences<'_>, event: &Event, actor: &str) -> bool {
    let tokens = sentences.tokens;
    let verb = event.trigger.start;
    let Some((lemma, _)) = tokens.verb(verb) else { return false };
    let end = sentences.clause_end(event.trigger.end.min(sentences.sentence(verb).end.saturating_sub(1)));
    let armed = (event.trigger.end..end)
        .find(|at| matches!(tokens.word(*at), "with" | "using"))
        .is_some_and(|with| (with + 1..end).any(|at| names_thing(tokens.word(at), Thing::Weapon)));
    match lemma {
        "shoot" | "stab" | "wound" => armed || assails(actor) || is_kind(actor, WordKind::Human),
        "assault" | "attack" | "beat" => armed,
        _ => false,
    }
}

/// Whether a word names who does harm: a person (`gunman`, `hacker`), or several of them; no beast, no weapon and no army.
fn assails(word: &str) -> bool {
    let person = role_of(word).is_some_and(|role| role.kind == RoleKind::Person);
    let band = matches!(word.strip_suffix('s').unwrap_or(word), "gang" | "militia" | "mob");
    // Who stands before a court or on a square may hurt somebody and be hurt.
    let other = matches!(
        word.strip_suffix('s').unwrap_or(word),
        "demonstrator" | "inmate" | "prisoner" | "protester" | "settler" | "supporter"
    );
    band || person && !other && names_thing(word, Thing::Assailant)
}

fn is_driver(word: &str) -> bool {
    matches!(word.strip_suffix('s').unwrap_or(word), "driver" | "motorist" | "pilot" | "trucker" | "cyclist")
}

/// Whether a word names who acts for a state.
pub(super) fn is_of_state(word: &str) -> bool {
    is_kind(word, WordKind::Authority) || is_kind(word, WordKind::Military)
}

/// The last word of a phrase that names somebody.
pub(super) fn last_word<'s>(sentences: &Sentences<'s>, phrase: &Range<usize>) -> &'s str {
    phrase.end.checked_sub(1).map_or("", |last| sentences.tokens.word(last))
}
