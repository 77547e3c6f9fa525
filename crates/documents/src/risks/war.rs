//! What states do in war, and their police with force: `warplanes BOMBED the town`, `troops SHOT DEAD two militants`, `bombing RAIDS on
//! the port`. That is no terrorism, no murder and no step of a case, unless somebody says so.

use super::deeds::{self, last_word};
use crate::{
    claims::can_speak,
    events::{Event, Status},
    grammar::Sentences,
    lexicon::{WordKind, is_kind},
    names::{country_at, country_in},
};
use std::ops::Range;

/// Whether a word names craft of war.
pub(super) fn is_craft(word: &str) -> bool {
    is_kind(word.strip_suffix('s').unwrap_or(word), WordKind::WarCraft)
}

/// Whether a word for a bombing tells of a war: `BOMBING raids`, `warplanes have been BOMBING`, `US BOMBING of the hills`, `intensified
/// its BOMBING`.
pub(super) fn is_bombing(sentences: &Sentences<'_>, words: &Range<usize>, own: &[Event]) -> bool {
    let tokens = sentences.tokens;
    let at = words.start;
    if words.len() != 1 || !matches!(tokens.word(at), "bombing" | "bombings") {
        return false;
    }
    let sentence = sentences.sentence(at);
    let by_craft = || {
        let events = own.iter().filter(|event| event.trigger.contains(&at));
        events.filter_map(|event| event.actor.as_ref()).any(|actor| {
            let word = last_word(sentences, actor);
            is_craft(word) || is_kind(word, WordKind::Military)
        })
    };
    // `the US bombing of Kandahar`, not `the Kenya bombing of 1998`
    let of_place = tokens.word(at + 1) == "of" && !tokens.is_number(at + 2);
    let by_state = || {
        let first = sentence.start.max(at.saturating_sub(3));
        (first..at).any(|start| country_at(tokens, start).is_some_and(|(_, end)| end == at))
    };
    let by_its_state = || {
        let verb = at.checked_sub(2).filter(|verb| *verb >= sentence.start && tokens.word(verb + 1) == "its");
        let is_state = |phrase: Range<usize>| country_in(tokens, &phrase).is_some();
        verb.is_some_and(|verb| {
            let subject = if sentences.is_verb(verb) { sentences.subject_of(verb) } else { None };
            subject.or_else(|| sentences.phrase_starting_at(sentence.start)).is_some_and(is_state)
        })
    };
    // Police raid as well.
    let policed = tokens.has_kind(tokens.sentence_of(at), WordKind::Authority);
    let of_war = |other: usize| {
        let word = tokens.word(other);
        is_kind(word, WordKind::AirWar) || (word == "raids" && !policed)
    };
    tokens.is_kind(at + 1, WordKind::Sortie)
        || by_craft()
        || (of_place && by_state())
        || by_its_state()
        || sentence.clone().any(of_war)
}

/// Whether somebody was `killed` or `shot` by police, soldiers or craft of war. `Murdered` says that it is a crime, and so does a
/// relative as the victim.
pub(super) fn is_killing(sentences: &Sentences<'_>, words: &Range<usize>, own: &[Event]) -> bool {
    let tokens = sentences.tokens;
    let plain = tokens.verb(words.start).is_some_and(|(lemma, _)| matches!(lemma, "kill" | "shoot" | "gun"));
    let told = |event: &&Event| event.kind == "killing" && event.trigger.contains(&words.start);
    let Some(event) = own.iter().find(told).filter(|_| plain && sentences.is_verb(words.start)) else { return false };
    let Some(actor) = &event.actor else { return false };
    let relative = event.object.as_ref().is_some_and(|object| {
        (object.start.saturating_sub(1)..object.end).any(|at| matches!(tokens.word(at), "his" | "her" | "their"))
    });
    if relative {
        return false;
    }
    let sentence = sentences.sentence(words.start);
    // `Troops near Nablus shot dead a man`: a place does nothing, and who the sentence is about does.
    if deeds::is_behind_place_word(sentences, actor) {
        let mut first = sentences.phrase_starting_at(sentence.start).unwrap_or(0..0);
        return event.status == Status::Happened && first.any(|at| deeds::is_of_state(tokens.word(at)));
    }
    let by_craft = || !can_speak(sentences, actor) && sentence.clone().any(|at| is_craft(tokens.word(at)));
    deeds::is_use_of_force(sentences, event, actor) || by_craft()
}

/// Whether a raid is one of aircraft: `bombing RAIDS by warplanes`, `an air RAID`.
pub(super) fn is_air_raid(sentences: &Sentences<'_>, event: &Event) -> bool {
    let before = event.trigger.start.checked_sub(1).map_or("", |at| sentences.tokens.word(at));
    let flown = || event.actor.as_ref().is_some_and(|actor| is_craft(last_word(sentences, actor)));
    event.kind == "raid" && (matches!(before, "air" | "bombing") || flown())
}
