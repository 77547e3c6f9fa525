//! Who is on a sanctions list, where no verb of listing says so: `PETROV is on the EU sanctions list`, `the sanctioned tycoon PETROV`,
//! the headline `EU sanctions tycoon PETROV`; and sanctions that a court struck down.

use super::{SANCTIONS, verdicts::subject};
use crate::{
    claims::is_person,
    events::Event,
    grammar::{Sentences, Tag, Voice},
    lexicon::{RoleKind, event_kind},
};
use std::ops::Range;

/// Whether a noun for sanctions only says which list or whose post it is, so that who has it imposes or suffers nothing here: `the EU
/// SANCTIONS list`, `the EU SANCTIONS envoy`.
pub(super) fn is_name_of_list(sentences: &Sentences<'_>, event: &Event) -> bool {
    let tokens = sentences.tokens;
    let behind = event.trigger.end;
    let post = || {
        let person = tokens.role(behind).is_some_and(|role| role.kind == RoleKind::Person);
        person && of_headline(sentences, event).is_none()
    };
    is_noun_for_sanctions(sentences, event) && (is_list(tokens.word(behind)) || post())
}

/// Whether a court struck down the sanctions of which a noun tells.
pub(super) fn is_struck_down(sentences: &Sentences<'_>, event: &Event) -> bool {
    let tokens = sentences.tokens;
    let strikes = |verb: usize| {
        let down = tokens.word(verb + 1) == "down" && sentences.is_verb(verb);
        down && tokens.verb(verb).is_some_and(|(lemma, _)| lemma == "strike") && !sentences.group_of(verb).negated
    };
    let start = sentences.sentence(event.trigger.start).start;
    is_noun_for_sanctions(sentences, event)
        && (start..event.trigger.start).rev().find(|at| sentences.is_verb(*at)).is_some_and(strikes)
}

fn is_noun_for_sanctions(sentences: &Sentences<'_>, event: &Event) -> bool {
    event_kind(event.kind).offence == Some(SANCTIONS) && !sentences.is_verb(event.trigger.start)
}

fn is_list(word: &str) -> bool {
    matches!(word, "list" | "lists" | "blacklist" | "register")
}

/// Who imposes sanctions and on whom in a headline that the grammar takes for a noun: `EU SANCTIONS tycoon Petrov over the war`. In
/// `EU sanctions envoy Tomas Berg said` another verb follows.
pub(super) fn of_headline(sentences: &Sentences<'_>, event: &Event) -> Option<(Range<usize>, Range<usize>)> {
    let tokens = sentences.tokens;
    let trigger = event.trigger.end - 1;
    let sentence = sentences.sentence(trigger);
    if !is_noun_for_sanctions(sentences, event) || tokens.word(trigger) != "sanctions" || trigger == sentence.start {
        return None;
    }
    let author = sentence.start..trigger;
    if author.len() > 2 || !author.clone().all(|at| tokens.is_capital(at)) {
        return None;
    }
    let behind = sentences.phrase_starting_at(trigger + 1)?;
    let described = sentences.tag(trigger + 1) == Tag::Nominal && is_person(sentences, &behind);
    let opens = |at: &usize| matches!(sentences.tag(*at), Tag::Relative | Tag::Subordinator);
    let told = (trigger + 1..sentence.end)
        .take_while(|at| !opens(at))
        .any(|at| sentences.is_verb(at) || sentences.tag(at) == Tag::Auxiliary);
    (described && !told).then(|| (author, sentences.head(&behind)))
}

/// Who is on a sanctions list, or was put on one, as a sentence has it: `is ON THE EU SANCTIONS LIST`, `was added TO ITS SANCTIONS LIST`.
pub(super) fn on_list(sentences: &Sentences<'_>, sentence: &Range<usize>) -> Vec<Range<usize>> {
    let tokens = sentences.tokens;
    if !tokens.may_say(sentence.start, ["list", "lists", "blacklist"]) {
        return Vec::new();
    }
    let listed = |list: usize| {
        let led = list.checked_sub(1).filter(|led| *led > sentence.start)?;
        if !is_list(tokens.word(list)) || !matches!(tokens.word(led), "sanctions" | "sanction") {
            return None;
        }
        let describes = |at: &usize| {
            matches!(sentences.tag(*at), Tag::Nominal | Tag::Determiner | Tag::Possessive)
                || matches!(tokens.word(*at), "its" | "his" | "their")
        };
        let opener = (sentence.start..led).rev().find(|at| !describes(at))?;
        if !matches!(tokens.word(opener), "on" | "to" | "onto") {
            return None;
        }
        let skipped = |at: &usize| sentences.tag(*at) == Tag::Adverb || sentences.in_date(*at);
        let linked = (sentence.start..opener).rev().find(|at| !skipped(at))?;
        let remains =
            matches!(tokens.word(linked), "remains" | "remained" | "stays" | "stayed" | "appears" | "appeared");
        if sentences.tag(linked) == Tag::Auxiliary || remains {
            return subject(sentences, linked);
        }
        let verb = (sentence.start..opener).rev().find(|at| sentences.is_verb(*at))?;
        let moves = matches!(tokens.verb(verb)?.0, "add" | "place" | "put" | "include");
        let group = sentences.group_of(verb);
        if !moves || group.negated || group.unreal || group.future || sentences.tag(group.start) == Tag::To {
            return None;
        }
        if group.voice == Voice::Passive {
            return subject(sentences, verb);
        }
        let object = sentences.phrase_starting_at(verb + 1)?;
        (object.end <= opener).then(|| sentences.head(&object))
    };
    sentence.clone().filter_map(listed).collect()
}

/// Whom a sentence calls sanctioned by the way, by the tokens at which its offences begin: `SANCTIONED tycoon PETROV`, `EU-SANCTIONED
/// PETROV`, `a SANCTIONED businessman, PETROV,`, `PETROV, a SANCTIONED businessman,`.
pub(super) fn called(sentences: &Sentences<'_>, offences: &[usize]) -> Vec<Range<usize>> {
    let tokens = sentences.tokens;
    let listed = |at: usize| {
        let sentence = sentences.sentence(at);
        // `The US has not sanctioned Petrov`, `The EU sanctioned Petrov`: the event tells of it.
        let led = at.checked_sub(1).filter(|led| *led >= sentence.start);
        let verb = sentences.group_of(at).start != at
            || led.is_some_and(|led| {
                sentences.is_verb(at) && matches!(sentences.tag(led), Tag::Nominal | Tag::Pronoun | Tag::Negation)
            });
        if tokens.word(at) != "sanctioned" || verb {
            return None;
        }
        let first = at + 1;
        let noun = (first..sentence.end.min(first + 4)).take_while(|at| sentences.tag(*at) == Tag::Nominal);
        let words: Vec<usize> = noun.take_while(|at| !tokens.is_capital(*at)).collect();
        let post = words
            .last()
            .is_none_or(|last| tokens.role(*last).is_some_and(|role| role.kind == RoleKind::Person && !role.plural));
        let behind = words.last().map_or(first, |last| last + 1);
        if !post || behind >= sentence.end {
            return None;
        }
        let article = at.checked_sub(1).filter(|led| matches!(tokens.word(*led), "a" | "an" | "the"));
        let comma = article.and_then(|led| led.checked_sub(1)).filter(|at| tokens.written(*at) == ",");
        if let Some(comma) = comma.filter(|comma| *comma > sentence.start && !words.is_empty()) {
            let name = sentences.phrase_ending_at(comma - 1)?;
            return person_named(sentences, sentences.head(&name));
        }
        let inserted = usize::from(tokens.written(behind) == "," && article.is_some() && !words.is_empty());
        let named = |at: &usize| tokens.is_capital(*at) && sentences.tag(*at) == Tag::Nominal;
        let name = behind + inserted..(behind + inserted..sentence.end).find(|at| !named(at)).unwrap_or(sentence.end);
        let closed = inserted == 0 || matches!(tokens.written(name.end), "," | ".");
        person_named(sentences, name).filter(|_| closed)
    };
    offences.iter().copied().filter_map(listed).collect()
}

/// A name, if it is that of a person and owns nothing.
fn person_named(sentences: &Sentences<'_>, name: Range<usize>) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let named = !name.is_empty() && tokens.is_capital(name.end - 1) && sentences.tag(name.end) != Tag::Possessive;
    (named && is_person(sentences, &name)).then_some(name)
}
