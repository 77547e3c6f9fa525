//! Which of the offences in a sentence a step of a case is about, and who else undergoes an event: `convicted of fraud but
//! acquitted of bribery` are two matters.

use super::{deeds, war};
use crate::{
    claims::{can_speak, is_person},
    events::{self, Event, Status},
    grammar::{Sentences, Tag, is_plural},
    lexicon::{EventTrait, RoleKind, VerbForm, WordKind, event_kind, is_kind},
    reality::{brings_about, governing_verb},
};
use std::ops::Range;

/// The tag of the offence that what is moved says more of: drugs, arms, people.
const GOODS: &str = "smuggling";

/// Whether an event is a step of a case: who undergoes it is a suspect, whatever it is that the sentence speaks of.
pub(super) fn is_step(event: &Event) -> bool {
    event_kind(event.kind).object.is_some_and(|(part, _)| part == "suspect")
}

/// Whether words for a step of a case tell of none: `the group in CHARGE of his protection`, `a bombing RAID`.
pub(super) fn is_in_other_sense(sentences: &Sentences<'_>, event: &Event) -> bool {
    let tokens = sentences.tokens;
    let before = event.trigger.start.checked_sub(1).map_or("", |at| tokens.word(at));
    let office = event.kind == "charge" && before == "in" && tokens.word(event.trigger.end) == "of";
    office || war::is_air_raid(sentences, event)
}

/// Whether somebody only fears a step of a case, or was spared it: `fears BEING JAILED`, `escaped BEING CHARGED`.
pub(super) fn is_only_feared(sentences: &Sentences<'_>, event: &Event) -> bool {
    let tokens = sentences.tokens;
    let trigger = event.trigger.start;
    let being = trigger.checked_sub(1).filter(|being| tokens.word(*being) == "being");
    let fears = being.and_then(|being| being.checked_sub(1)).and_then(|at| tokens.verb(at));
    is_step(event)
        && fears.is_some_and(|(lemma, _)| matches!(lemma, "fear" | "dread" | "escape" | "evade" | "avoid" | "risk"))
}

/// Whether words for an offence only say who suffered another one: `jailed for killing A DRUG DEALER`.
pub(super) fn calls_victim(sentences: &Sentences<'_>, events: &[Event], words: &Range<usize>) -> bool {
    let victim = |event: &Event| event_kind(event.kind).object.is_some_and(|(part, _)| part == "victim");
    events.iter().filter(|event| victim(event) && sentences.is_verb(event.trigger.start)).any(|event| {
        let behind = event.object.as_ref().filter(|object| object.start >= event.trigger.end);
        // What is stolen or smuggled is nobody.
        behind.is_some_and(|object| object.contains(&words.start) && is_person(sentences, object))
    })
}

/// Who undergoes a step of a case that stands behind him: where a name begins a clause of its own between both, that is meant. Of
/// `Commanders are convinced PETROV, wanted for murder, is here` no commander is wanted.
pub(super) fn undergoer(sentences: &Sentences<'_>, event: &Event, object: &Range<usize>) -> Range<usize> {
    let tokens = sentences.tokens;
    if let Some(holder) = holder_of_premises(sentences, object) {
        return holder;
    }
    if is_step(event) && object.end <= event.trigger.start && events::bearer(sentences, event.trigger.start).is_some() {
        return object.clone();
    }
    if let Some(officer) = officer_of(sentences, object, event.trigger.start) {
        return officer;
    }
    let comma = event.trigger.start.checked_sub(1).filter(|at| tokens.written(*at) == "," && object.end < *at);
    let near = comma.filter(|_| is_step(event)).and_then(|comma| sentences.phrase_ending_at(comma - 1));
    let other = near.filter(|near| {
        let mut between = object.end..near.start;
        let verb = between.clone().any(|at| matches!(sentences.tag(at), Tag::Verb(_) | Tag::Auxiliary));
        verb && tokens.is_capital(near.end - 1) && !between.any(|at| sentences.tag(at) == Tag::Relative)
    });
    other.map_or_else(|| object.clone(), |near| sentences.head(&near))
}

/// Whose the place is that is searched: `raided the offices of THE BANK`, `searched PETROV's home`.
fn holder_of_premises(sentences: &Sentences<'_>, object: &Range<usize>) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let head = sentences.head(object);
    let is_premises = |last: &usize| tokens.is_kind(*last, WordKind::Premises) && !tokens.is_capital(*last);
    let last = head.end.checked_sub(1).filter(is_premises)?;
    let holder = if tokens.word(last + 1) == "of" {
        sentences.phrase_starting_at(last + 2)
    } else {
        let mark = head.clone().rev().find(|at| sentences.tag(*at) == Tag::Possessive)?;
        sentences.phrase_ending_at(mark.checked_sub(1)?)
    };
    let is_victim = |holder: &Range<usize>| holder.clone().any(|at| tokens.is_kind(at, WordKind::Sufferer));
    holder.map(|holder| sentences.head(&holder)).filter(|holder| can_speak(sentences, holder) && !is_victim(holder))
}

/// Who bears a post of what owns the noun for it, where he stands between both: of `help Tolvia's PRESIDENT OTTO FRISCH
/// evade prosecution` no state is prosecuted.
fn officer_of(sentences: &Sentences<'_>, owner: &Range<usize>, trigger: usize) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let post = owner.end + 1;
    let owns = owner.end < trigger && sentences.tag(owner.end) == Tag::Possessive;
    let person = |at: usize| tokens.role(at).is_some_and(|role| role.kind == RoleKind::Person && !role.plural);
    let last = (post..trigger).find(|at| owns && person(*at))?;
    let of_name =
        |at: &usize| tokens.is_capital(*at) || tokens.joins(*at) || tokens.is_kind(*at, WordKind::NameParticle);
    let end = (last + 1..trigger).find(|at| !of_name(at)).unwrap_or(trigger);
    (end > last + 1 && end < trigger).then_some(post..end)
}

/// The steps of a case among the events of a sentence, in order. A charge that says of what and not of whom is none.
pub(super) fn steps<'e>(sentences: &Sentences<'_>, events: &'e [Event]) -> Vec<&'e Event> {
    let of_somebody = |event: &&Event| {
        let somebody =
            |object: &Range<usize>| can_speak(sentences, object) || holder_of_premises(sentences, object).is_some();
        event.object.as_ref().is_some_and(somebody)
    };
    let step = |event: &&Event| {
        is_step(event) && !deeds::is_abduction(sentences, event) && !is_in_other_sense(sentences, event)
    };
    events.iter().filter(step).filter(of_somebody).collect()
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
        .chain(telling_behind(sentences, trigger))
        .chain(looking_into_behind(sentences, event))
        .chain(occasion_behind(sentences, event))
        .chain(gapped(sentences, event).map(|(and, _)| and))
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

/// Where somebody is punished for telling of a crime, and not for the crime: `jailed for REPORTING the fraud`.
fn telling_behind(sentences: &Sentences<'_>, trigger: &Range<usize>) -> Option<usize> {
    let tokens = sentences.tokens;
    let end = sentences.sentence(trigger.start).end;
    // `jailed for` is one phrase.
    (trigger.end..end).find(|at| {
        let opened = matches!(tokens.word(at - 1), "after" | "for" | "of" | "over" | "while" | "with");
        let tells =
            tokens.verb(*at).is_some_and(|(lemma, form)| form == VerbForm::Gerund && is_kind(lemma, WordKind::TellsOn));
        // `covering up a murder`
        opened && tells && tokens.word(at + 1) != "up"
    })
}

/// Where the occasion is named of a step that says itself what it is about, or that is about nothing of the kind: `arrested AT a protest
/// against corruption`, `fined for contempt DURING a fraud trial`.
fn occasion_behind(sentences: &Sentences<'_>, event: &Event) -> Option<usize> {
    let tokens = sentences.tokens;
    let trigger = &event.trigger;
    if !sentences.is_verb(trigger.start) {
        return None;
    }
    let end = sentences.clause_end(trigger.end.min(sentences.sentence(trigger.start).end.saturating_sub(1)));
    let about = |at: &usize| matches!(tokens.word(*at), "for" | "of" | "with" | "over");
    // `fined a clerk FOR contempt`, but `arrested one OF the clerks`
    let behind = event.object.as_ref().map(|object| object.end).filter(|end| *end > trigger.end);
    // `raided the home OF a banker`
    let behind = behind.filter(|at| tokens.word(*at) != "of");
    let matter = [trigger.end - 1, trigger.end].into_iter().chain(behind).find(about);
    (trigger.end..end).find(|at| {
        if !matches!(tokens.word(*at), "at" | "during" | "in" | "after" | "before") || sentences.in_date(*at) {
            return false;
        }
        let Some(noun) = sentences.phrase_starting_at(at + 1).map(|noun| sentences.head(&noun)) else { return false };
        let last = noun.end - 1;
        let case = matches!(tokens.word(last), "trial" | "case" | "inquiry" | "investigation" | "hearing" | "probe");
        tokens.is_kind(last, WordKind::Gathering) || case && matter.is_some_and(|matter| matter < *at)
    })
}

/// Whether whom an authority asks is a witness, as the text has it: `questioned a clerk AS A WITNESS`, `was heard AS A WITNESS`.
pub(super) fn is_heard_as_witness(sentences: &Sentences<'_>, event: &Event) -> bool {
    let tokens = sentences.tokens;
    let behind = event.object.as_ref().map_or(0, |object| object.end).max(event.trigger.end);
    let noun = behind + 1 + usize::from(matches!(tokens.word(behind + 1), "a" | "an" | "the"));
    let inside = noun < sentences.sentence(event.trigger.start).end;
    inside && is_step(event) && tokens.word(behind) == "as" && tokens.is_kind(noun, WordKind::Witness)
}

/// Who else undergoes a step, and of what, where the verb is not said again: `was convicted of fraud AND HIS WIFE of forgery`; with the
/// token before.
pub(super) fn gapped(sentences: &Sentences<'_>, event: &Event) -> Option<(usize, Range<usize>)> {
    let tokens = sentences.tokens;
    let end =
        sentences.clause_end(event.trigger.end.min(sentences.sentence(event.trigger.start).end.saturating_sub(1)));
    let about = |at: usize| matches!(tokens.word(at), "of" | "for" | "with");
    let first = (event.trigger.start..end).find(|at| about(*at))?;
    (first + 1..end).filter(|at| tokens.word(*at) == "and").find_map(|and| {
        // `of` hangs on the noun as well.
        let of = (and + 2..end.min(and + 6)).find(|at| tokens.word(*at) == tokens.word(first))?;
        let noun = sentences.phrase_ending_at(of - 1).filter(|noun| noun.start == and + 1)?;
        is_person(sentences, &noun).then_some((and, noun))
    })
}

/// Where a relative clause behind who undergoes a step tells that he is after crimes, or `with information about` that he knows of them:
/// `investigate the squad THAT is examining the fraud`, `detain people WITH information about terrorism`.
fn looking_into_behind(sentences: &Sentences<'_>, event: &Event) -> Option<usize> {
    let tokens = sentences.tokens;
    let object = event.object.as_ref().filter(|object| object.start >= event.trigger.end)?;
    let behind = object.end + usize::from(tokens.written(object.end) == ",");
    let looks = |at: usize| tokens.verb(at).is_some_and(|(lemma, _)| is_kind(lemma, WordKind::Combats));
    let after = matches!(tokens.word(behind), "that" | "which" | "who") && (behind + 1..behind + 5).any(looks);
    let knows = tokens.word(behind) == "with"
        && (behind + 1..behind + 3).any(|at| matches!(tokens.word(at), "information" | "knowledge" | "evidence"));
    (after || knows).then_some(behind)
}

/// Who pays to end a case, and the tokens that say which: `THE BANK agreed to pay $80m to settle an investigation into fraud`. It
/// counts as a fine.
pub(super) fn settled(sentences: &Sentences<'_>, event: &Event) -> Option<(Range<usize>, Range<usize>)> {
    let tokens = sentences.tokens;
    let is = |at: usize, lemmas: &[&str]| tokens.verb(at).is_some_and(|(lemma, _)| lemmas.contains(&lemma));
    // `will pay $40m to resolve`
    let agreed = event.kind == "settlement" && event.status == Status::Happened;
    let will = event.kind == "payment" && {
        let group = sentences.group_of(event.trigger.start);
        event.status == Status::Planned && group.future && !group.unreal && !group.negated
    };
    let pays =
        (agreed || will) && sentences.is_verb(event.trigger.start) && event.trigger.clone().any(|at| is(at, &["pay"]));
    let payer = event.actor.clone().filter(|_| pays)?;
    let sentence = sentences.sentence(event.trigger.start);
    let settles = (event.trigger.start..sentence.end).find(|at| is(*at, &["settle", "resolve"]))?;
    let end = sentences.clause_end(settles);
    let case = (settles..end).any(|at| tokens.is_kind(at, WordKind::Settled));
    case.then_some((payer, settles..end))
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
    // `the bank and its chairman, PETROV, were`
    let tokens = sentences.tokens;
    let name_of = |one: &Range<usize>| {
        let comma = |at: usize| tokens.written(at) == ",";
        let name = sentences.phrase_starting_at(one.end + 1).filter(|name| comma(one.end) && comma(name.end));
        name.filter(|name| name.clone().all(|at| tokens.is_capital(at))).unwrap_or_else(|| sentences.head(one))
    };
    listed.iter().skip(1).chain([&subject]).map(name_of).collect()
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
        // `TOMAS BERG, 54, and Anna Kern`
        let age = tokens.written(end) == "," && sentences.tag(end + 1) == Tag::Number;
        let joined = |at: usize| tokens.written(at) == "," || tokens.word(at) == "and";
        if age && joined(end + 2) && !sentences.in_date(end + 1) {
            end += 2;
        }
        // A comma before the last one
        if tokens.written(end) == "," && tokens.word(end + 1) == "and" && age {
            end += 1;
        }
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

/// Who is named of several that undergo something: `four people, INCLUDING PETROV,`, `ten people were held, AMONG THEM PETROV`.
pub(super) fn included(sentences: &Sentences<'_>, several: &Range<usize>) -> Vec<Range<usize>> {
    let tokens = sentences.tokens;
    let end = sentences.sentence(several.start).end;
    let mut found = Vec::new();
    let last = several.end.saturating_sub(1);
    if tokens.is_capital(last) || !is_plural(tokens.word(last)) && !tokens.is_kind(last, WordKind::Human) {
        return found;
    }
    let opener = (several.end..end).find(|at| match tokens.word(*at) {
        "including" => tokens.written(at - 1) == ",",
        "among" => tokens.word(at + 1) == "them" && tokens.written(at - 1) == ",",
        _ => false,
    });
    // Of `the murder of five officials, including Petrov` he is one of those, and not of who was arrested for it.
    let is_several = |at: usize| {
        sentences.tag(at) == Tag::Nominal
            && !tokens.is_capital(at)
            && (is_plural(tokens.word(at)) || tokens.is_kind(at, WordKind::Human))
    };
    let Some(opener) = opener.filter(|opener| !(several.end..*opener).any(is_several)) else { return found };
    let mut at = opener + if tokens.word(opener) == "among" { 2 } else { 1 };
    while let Some(one) = sentences.phrase_starting_at(at).filter(|one| one.end <= end) {
        if !tokens.is_capital(one.end - 1) || !is_person(sentences, &one) {
            break;
        }
        at = one.end;
        found.push(sentences.head(&one));
        let joins = |at: usize| tokens.written(at) == "," || tokens.word(at) == "and";
        if !joins(at) {
            break;
        }
        at += 1 + usize::from(tokens.word(at + 1) == "and");
    }
    found
}
