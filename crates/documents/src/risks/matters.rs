//! Which of the offences in a sentence a step of a case is about, and who else undergoes an event: `convicted of fraud but
//! acquitted of bribery` are two matters.

use crate::{
    claims::{can_speak, is_person},
    events::{self, Event, Status},
    grammar::{Sentences, Tag},
    lexicon::{EventTrait, VerbForm, WordKind, event_kind, is_kind},
    reality::{brings_about, governing_verb},
};
use std::ops::Range;

/// The tag of the offence that what is moved says more of: drugs, arms, people.
const GOODS: &str = "smuggling";

/// Whether an event is a step of a case: who undergoes it is a suspect, whatever it is that the sentence speaks of.
pub(super) fn is_step(event: &Event) -> bool {
    event_kind(event.kind).object.is_some_and(|(part, _)| part == "suspect")
}

/// The steps of a case among the events of a sentence, in order. A charge that says of what and not of whom is none.
pub(super) fn steps<'e>(sentences: &Sentences<'_>, events: &'e [Event]) -> Vec<&'e Event> {
    let of_somebody = |event: &&Event| event.object.as_ref().is_some_and(|object| can_speak(sentences, object));
    events.iter().filter(|event| is_step(event)).filter(of_somebody).collect()
}

/// Whether who does it acts for a state, as the text has it: police and soldiers who kill or attack commit no crime, unless somebody
/// says so.
pub(super) fn is_use_of_force(sentences: &Sentences<'_>, event: &Event, actor: &Range<usize>) -> bool {
    let kind = event_kind(event.kind);
    let word = actor.end.checked_sub(1).map_or("", |last| sentences.tokens.word(last));
    let of_state = is_kind(word, WordKind::Authority) || is_kind(word, WordKind::Military);
    let violent = kind.has(EventTrait::Placed) && kind.object.is_some_and(|(part, _)| part == "victim");
    of_state && violent && event.status == Status::Happened
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

/// The tag of the violent deed that a verb tells of somebody who is no force of a state, and of somebody: `the man
/// who KILLED her`. Its word alone may as well tell of an accident, and so it does where somebody drives.
pub(super) fn violence(sentences: &Sentences<'_>, event: &Event) -> Option<&'static str> {
    let kind = event_kind(event.kind);
    let told = matches!(event.status, Status::Happened | Status::Alleged) || is_attempt(sentences, event);
    let violent = kind.has(EventTrait::Placed) && kind.actor == Some("suspect");
    let (Some(actor), Some(object)) = (&event.actor, &event.object) else { return None };
    let word = actor.end.checked_sub(1).map_or("", |last| sentences.tokens.word(last));
    let drives =
        matches!(word.strip_suffix('s').unwrap_or(word), "driver" | "motorist" | "pilot" | "trucker" | "cyclist");
    let deed = sentences.is_verb(event.trigger.start)
        && told
        && violent
        && !drives
        && is_person(sentences, actor)
        && can_speak(sentences, object)
        && !is_use_of_force(sentences, event, actor);
    kind.offence.filter(|_| deed)
}

/// From whom something is stolen that is not somebody itself: `stole jewels from A PENSIONER`.
pub(super) fn stolen_from(sentences: &Sentences<'_>, event: &Event, stolen: &Range<usize>) -> Option<Range<usize>> {
    if !matches!(event.kind, "robbery" | "fraud")
        || !sentences.is_verb(event.trigger.start)
        || can_speak(sentences, stolen)
    {
        return None;
    }
    let victim = events::robbed(sentences, &event.trigger, Some(stolen))?;
    Some(sentences.head(&victim))
}

/// The tokens that name a deed, with what is smuggled behind its word: `smuggling COCAINE`.
pub(super) fn deed(event: &Event) -> Range<usize> {
    let goods = event.object.as_ref().filter(|object| object.start >= event.trigger.end);
    match goods {
        Some(goods) if event_kind(event.kind).offence == Some(GOODS) => event.trigger.start..goods.end,
        _ => event.trigger.clone(),
    }
}

/// Some tokens up to where, behind a cue, another matter begins.
pub(super) fn first_of(sentences: &Sentences<'_>, cue: usize, said: &Range<usize>) -> Range<usize> {
    let end = (cue.max(said.start)..said.end).find(|at| parts_matters(sentences, *at)).unwrap_or(said.end);
    said.start..end
}

/// The tokens with the offences that a step of a case is about: those behind it up to the next step, `but`, `;` or `, while`,
/// or a verb of the main clause if it stands in a relative one. Where none stands there, those before it back to such a
/// border; else those of the step behind it that the same party undergoes (`arrested and charged with fraud`). A noun right
/// before it says what it is about in any case: `fraud charges`. `offences` are the tokens at which offences begin.
pub(super) fn of(sentences: &Sentences<'_>, event: &Event, steps: &[&Event], offences: &[usize]) -> Range<usize> {
    let sentence = sentences.sentence(event.trigger.start);
    let trigger = &event.trigger;
    let mut first = trigger.start;
    while first > sentence.start && sentences.tag(first - 1) == Tag::Nominal && !sentences.is_verb(trigger.start) {
        first -= 1;
    }
    let next = steps.iter().map(|step| step.trigger.start).filter(|start| *start >= trigger.end).min();
    let ends = |from: usize| (from..sentence.end).find(|at| parts_matters(sentences, *at)).unwrap_or(sentence.end);
    let end = next
        .into_iter()
        .chain([ends(trigger.end)])
        .chain(main_verb_behind(sentences, trigger))
        .min()
        .unwrap_or(sentence.end);
    // Of what somebody only reported or investigated he is not convicted; of what he did, he is.
    let relative = if sentences.is_verb(trigger.start) { behind_relative(sentences, trigger) } else { None };
    let told = |start: usize| {
        relative.as_ref().is_some_and(|clause| clause.contains(&start))
            && !sentences.is_verb(start)
            && governing_verb(sentences, start, &[]).is_none_or(|verb| !brings_about(sentences.tokens.word(verb)))
    };
    let holds = |range: &Range<usize>| offences.iter().any(|start| range.contains(start) && !told(*start));
    let behind = first..end;
    if holds(&behind) {
        return behind;
    }
    // `Detectives investigating the murder of a nurse arrested two men`: an inquiry says what the arrest is about.
    let previous = steps
        .iter()
        .filter(|step| !event_kind(step.kind).has(EventTrait::Into))
        .map(|step| step.trigger.end)
        .filter(|before| *before <= trigger.start)
        .max();
    let opens = (sentence.start..trigger.start).rev().find(|at| parts_matters(sentences, *at)).map(|at| at + 1);
    let start = previous.into_iter().chain(opens).max().unwrap_or(sentence.start);
    // An insertion is about its noun: `the bank, a victim of the fraud, was fined`.
    let subject = (start..trigger.start).find(|at| sentences.tokens.written(*at) == ",").unwrap_or(trigger.start);
    let before = start..subject;
    if holds(&before) && previous.is_none() {
        return before;
    }
    let follows = |step: &&&Event| step.trigger.start >= trigger.end && step.object == event.object;
    match steps.iter().find(follows) {
        // Only within one stretch: no `but` between.
        Some(step) if ends(trigger.end) > step.trigger.start => of(sentences, step, steps, offences),
        _ => behind,
    }
}

/// Whether a token parts what is told of two matters.
fn parts_matters(sentences: &Sentences<'_>, at: usize) -> bool {
    let tokens = sentences.tokens;
    match tokens.word(at) {
        "but" => true,
        "while" | "whereas" => at > 0 && tokens.written(at - 1) == ",",
        _ => tokens.written(at) == ";",
    }
}

/// The relative clause of its subject that stands before a step of a case, if there is one: `The clerk WHO REPORTED THE FRAUD was
/// sentenced`.
fn behind_relative(sentences: &Sentences<'_>, trigger: &Range<usize>) -> Option<Range<usize>> {
    let group = sentences.group_of(trigger.start).start;
    let noun = sentences.noun_of_main_verb(group)?;
    (noun.end < group).then_some(noun.end..group)
}

/// Of a step told in a relative clause, where the verb of the main clause begins: `the prosecutor who convicted him of fraud
/// was murdered`.
fn main_verb_behind(sentences: &Sentences<'_>, trigger: &Range<usize>) -> Option<usize> {
    let sentence = sentences.sentence(trigger.start);
    // `The journalist, whose report led to the ARREST of a banker for fraud, was murdered`, but not `A man who lied was CONVICTED`.
    let inside = (sentence.start + 1..trigger.start)
        .rev()
        .take_while(|at| sentences.tokens.written(*at) != ",")
        .any(|at| sentences.tag(at) == Tag::Relative);
    let main = sentences.is_verb(trigger.start) && behind_relative(sentences, trigger).is_some();
    if !inside || main {
        return None;
    }
    let opens_clause = |at: usize| matches!(sentences.tag(at), Tag::Relative | Tag::Subordinator | Tag::Conjunction);
    (trigger.end..sentence.end)
        .take_while(|at| !opens_clause(*at))
        .find(|at| matches!(sentences.tag(*at), Tag::Auxiliary | Tag::Verb(VerbForm::Past | VerbForm::Third)))
}

/// Who else is listed with a party before the verb of an event: of `The mayor, his deputy and a contractor were
/// convicted` all but the mayor.
pub(super) fn listed_with(sentences: &Sentences<'_>, event: &Event, party: &Range<usize>) -> Vec<Range<usize>> {
    let verb = event.trigger.start;
    if !sentences.is_verb(verb) || party.start >= verb {
        return Vec::new();
    }
    let Some(subject) = sentences.subject_of(verb) else { return Vec::new() };
    let listed = sentences.listed_before(&subject, verb);
    let first = listed.first().is_some_and(|first| first.start <= party.start && party.end <= first.end);
    if !first {
        return Vec::new();
    }
    listed.iter().skip(1).chain([&subject]).map(|one| sentences.head(one)).collect()
}

/// Who else undergoes an event: what is joined to its object by `and` or commas, `three firms and ten individuals`.
pub(super) fn joined_with(sentences: &Sentences<'_>, event: &Event, object: &Range<usize>) -> Vec<Range<usize>> {
    let tokens = sentences.tokens;
    let mut found: Vec<Range<usize>> = Vec::new();
    if object.start < event.trigger.end {
        return found;
    }
    let mut end = object.end;
    let mut last = false;
    while !last {
        let joins = tokens.word(end) == "and";
        // A comma goes on only to a name, a number or what is somebody's: `Suex, a Russian exchange` is one.
        let counts = sentences.tag(end + 1) == Tag::Number
            || matches!(tokens.word(end + 1), "his" | "her" | "its" | "their" | "two" | "three" | "four" | "five");
        let goes_on = joins || (tokens.written(end) == "," && (tokens.is_capital(end + 1) || counts));
        if !goes_on {
            break;
        }
        let Some(phrase) = sentences.phrase_starting_at(end + 1) else { break };
        // `and Russia condemned it`: another clause begins.
        let verb = matches!(sentences.tag(phrase.end), Tag::Verb(_) | Tag::Auxiliary | Tag::Adverb);
        if verb || sentences.in_date(phrase.start) {
            break;
        }
        end = phrase.end;
        last = joins;
        found.push(sentences.head(&phrase));
    }
    // `Critics of the sanctions on Russia, Orvane and Zark, spoke`: Orvane and Zark are the critics.
    let word = if sentences.is_verb(event.trigger.start) { event.trigger.start } else { event.trigger.end - 1 };
    let behind = end + usize::from(tokens.written(end) == ",");
    let apposed = (object.end..end).any(|at| tokens.written(at) == ",") && sentences.is_apposed_behind(word, behind);
    // Commas without an `and` behind them are no enumeration.
    if last && !apposed { found } else { Vec::new() }
}
