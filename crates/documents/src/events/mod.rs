//! Events: what is told to have happened, by whom, to whom, when, and whether it did.
//!
//! A word of `data/events.tsv` names an event. Its actor and object are the subject and object of a verb (exchanged in the
//! passive), or the owner and the `on`, `against`, `of` phrase of a noun. The date is the nearest of its sentence, or that
//! with which its bullet begins. The status follows from tense, negation and hedges (`reality`), from the claim that tells it,
//! and from words of fiction: the plot of a film has not happened. Where it happened is told by a phrase of place (`places`).

mod brought;
mod days;
mod doers;
mod objects;
mod parted;
mod places;
mod status;

pub use status::Status;

use crate::{
    claims::{Claim, can_speak, in_sentence, name_beside},
    dates::{Day, TimeExpression},
    document::ParagraphKind,
    grammar::{Sentences, Tag, Voice},
    lexicon::{
        EventKind, EventTrait, ObjectRole, RoleKind, Stance, Trigger, VerbForm, WordKind, event_kind, is_calendar,
        is_kind, is_unchanged_past, noun_triggers_at, role_of, triggers_at,
    },
    reality,
    tokens::Tokens,
};
use std::ops::Range;

/// The kind of what an authority issues for somebody.
const WARRANT: &str = "warrant";

/// An event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Event {
    pub(crate) kind: &'static str,
    pub(crate) trigger: Range<usize>,
    pub(crate) sentence: usize,
    pub(crate) actor: Option<Range<usize>>,
    pub(crate) object: Option<Range<usize>>,
    pub(crate) status: Status,
    pub(crate) date: Option<usize>,
    /// Tokens of the phrase that says where, with its preposition.
    pub(crate) place: Option<Range<usize>>,
    pub(crate) claims: Vec<usize>,
}

/// Every event of the article, in order. None that is dated wholly after the publication has happened.
pub(crate) fn find(
    sentences: &Sentences<'_>,
    dates: &[TimeExpression],
    claims: &[Claim],
    published: Option<Day>,
) -> Vec<Event> {
    let tokens = sentences.tokens;
    let mut events: Vec<Event> = Vec::new();
    let fiction = status::fiction(sentences);
    for (number, sentence) in tokens.sentences().iter().enumerate() {
        if !tokens.paragraphs[sentence.paragraph].kind.is_article() {
            continue;
        }
        let mut at = sentence.tokens.start;
        let mut passed = 0..0;
        while at < sentence.tokens.end {
            // What stands behind the object of a phrase belongs to the phrase.
            if passed.contains(&at) {
                at = passed.end;
                continue;
            }
            // `9 March` is no protest.
            if sentences.in_date(at) && is_calendar(tokens.word(at)) {
                at += 1;
                continue;
            }
            let (end, found) = if let Some(parted) = parted::at(sentences, at) {
                passed = parted.rest;
                (at + 1, of_triggers(sentences, number, at..at + 1, &[parted.trigger], Some(parted.object)))
            } else if let Some((end, triggers)) = triggers_at(tokens, at).map(|found| as_noun(sentences, at, found)) {
                (end, of_triggers(sentences, number, at..end, &triggers, None))
            } else {
                at += 1;
                continue;
            };
            // `hits out at` and `calls` report, they do not hit or phone.
            let here = in_sentence(claims, number);
            let reported = claims[here.clone()].iter().find(|claim| claim.cue.start < end && at < claim.cue.end);
            // What a longer phrase tells is more than the report: `agreed to pay`, `goes on trial`.
            let reports = reported.is_some_and(|claim| claim.cue.len() >= end - at);
            let looked_into = status::is_looked_into(sentences, at);
            // Who declines to comment rejects nothing.
            let silent = reported.is_some_and(|claim| claim.stance == Stance::NoComment);
            if let Some(mut event) = found.filter(|event| {
                !silent
                    && (!reports || event_kind(event.kind).has(EventTrait::Answer))
                    && (looked_into || !reality::is_condition(sentences, event.trigger.start))
            }) {
                let date = days::date_of(sentences, dates, &event.trigger);
                let told: Vec<usize> = claims[here.clone()]
                    .iter()
                    .enumerate()
                    .filter(|(_, claim)| {
                        claim.content.as_ref().is_some_and(|content| content.contains(&event.trigger.start))
                    })
                    .map(|(place, _)| here.start + place)
                    .collect();
                let date = date.filter(|place| {
                    let date = &dates[*place].tokens;
                    !told.iter().any(|claim| days::is_of_saying(&claims[*claim], date))
                });
                // Who denies orchestrating the hack did not do it, as far as he says.
                let disowned = !sentences.is_verb(event.trigger.start)
                    && told.iter().map(|place| &claims[*place]).any(|claim| {
                        matches!(claim.stance, Stance::Denies | Stance::Doubts | Stance::Rejects)
                            && claim.content.as_ref().is_some_and(|said| brought::tells_doer(sentences, said))
                    });
                if disowned {
                    event.actor = None;
                }
                let status = status::of(sentences, &event, &told, claims, &fiction);
                let comes = |place: &usize| days::is_after(&dates[*place], published);
                let (status, date) = match date.filter(comes) {
                    Some(place) if status == Status::Happened => {
                        if days::is_its_own(sentences, &event.trigger, &dates[place].tokens) {
                            (Status::Planned, date)
                        } else {
                            (status, None)
                        }
                    }
                    _ => (status, date),
                };
                let place = places::of(sentences, &event);
                events.push(Event { date, place, status, claims: told, ..event });
            }
            at = end;
        }
    }
    events
}

/// Of a phrase of several words that only a verb begins, where a noun stands in its place, the noun alone.
fn as_noun(sentences: &Sentences<'_>, at: usize, found: (usize, Vec<Trigger>)) -> (usize, Vec<Trigger>) {
    let (end, triggers) = &found;
    let misread =
        *end > at + 1 && sentences.tag(at) == Tag::Nominal && triggers.iter().all(|trigger| trigger.form.is_some());
    let noun = if misread { noun_triggers_at(sentences.tokens, at) } else { None };
    noun.unwrap_or(found)
}

/// Of a word with several meanings the one that fits its object: a man is arrested where a ship is seized.
fn fitting(sentences: &Sentences<'_>, range: &Range<usize>, triggers: &[Trigger], is_verb: bool) -> Option<Trigger> {
    let mut fitting = triggers.iter().filter(|trigger| trigger.form.is_some() == is_verb).copied();
    let first = fitting.next()?;
    let Some(second) = fitting.next() else { return Some(first) };
    let (_, object) = if is_verb { of_verb(sentences, range, first) } else { of_noun(sentences, range, first) };
    let person = object.is_some_and(|phrase| crate::claims::is_person(sentences, &phrase));
    let of_persons = |trigger: &Trigger| event_kind(trigger.kind).has(EventTrait::Person);
    // The police raid a house, gunmen a bank.
    let step = |trigger: &Trigger| is_step(event_kind(trigger.kind));
    if is_verb && of_persons(&first) == of_persons(&second) && step(&first) != step(&second) {
        let (actor, _) = of_verb(sentences, range, first);
        let authority = actor.is_some_and(|phrase| objects::is_authority(sentences, &phrase));
        return Some(if step(&first) == authority { first } else { second });
    }
    Some(if of_persons(&first) == person {
        first
    } else if of_persons(&second) == person {
        second
    } else {
        first
    })
}

/// Whether who undergoes an event of a kind is a suspect: a step of a case.
fn is_step(kind: &EventKind) -> bool {
    kind.object.is_some_and(|(part, _)| part == "suspect")
}

/// The event that a word or phrase tells of. `inside` is the object that stands within a phrase.
fn of_triggers(
    sentences: &Sentences<'_>,
    number: usize,
    range: Range<usize>,
    triggers: &[Trigger],
    inside: Option<Range<usize>>,
) -> Option<Event> {
    let tokens = sentences.tokens;
    let verbal = sentences.is_verb(range.start) || (range.len() > 1 && sentences.tag(range.start) != Tag::Nominal);
    // `a round of sanctions`: no verb begins with such words.
    let is_verb = verbal && (range.len() == 1 || triggers.iter().any(|trigger| trigger.form.is_some()));
    let trigger = fitting(sentences, &range, triggers, is_verb)?;
    if is_verb && is_no_deed(sentences, &range, trigger) {
        return None;
    }
    // A word of a name is no event: `The Interview`, `Strike Group`.
    let starts = tokens.sentences()[number].tokens.start == range.start;
    if tokens.is_capital(range.start)
        && !starts
        && !tokens.is_all_capitals(range.start)
        && !is_verb
        && sentences.tag(range.start) == Tag::Nominal
        && tokens.is_capital(range.end)
    {
        return None;
    }
    // `posted stolen data`: a participle before its noun tells of nothing that happens here.
    let attributive = is_verb
        && trigger.form == Some(VerbForm::Past)
        && (starts_after_verb(sentences, range.start) || is_bare_participle(sentences, range.start))
        && sentences.tag(range.end) == Tag::Nominal;
    if attributive {
        return None;
    }
    let (actor, object) =
        if is_verb { of_verb(sentences, &range, trigger) } else { of_noun(sentences, &range, trigger) };
    let object = inside.or(object);
    // `launched an inquiry`: the noun tells it. `Stole the show` tells nothing.
    let brings_about = |object: &Range<usize>| {
        range.len() == 1 && reality::brings_about(tokens.word(range.start)) && ends_in_event(sentences, object)
    };
    if is_verb
        && (object.as_ref().is_some_and(brings_about) || objects::is_figurative(sentences, &range, object.as_ref()))
    {
        return None;
    }
    // `was held`: `talks were held` and `he held a gun` tell of no custody.
    let fits = trigger.role != ObjectRole::Captive
        || object.as_ref().is_some_and(|held| held.start < range.start && objects::may_be_held(sentences, held));
    if !fits {
        return None;
    }
    // `fraud charges`: the noun says which charges.
    if !is_verb && sentences.tag(range.end) == Tag::Nominal && names_step(tokens, range.end) {
        return None;
    }
    // `offered no evidence`: only what can be taken up is proposed.
    let futile = || object.as_ref().is_some_and(|object| objects::is_no_proposal(sentences, object));
    if is_verb && trigger.kind == "proposal" && futile() {
        return None;
    }
    let (kind, object) = if is_verb && objects::is_theft_of_data(sentences, &range, object.as_ref()) {
        (objects::DATA_THEFT, objects::robbed(sentences, &range, object.as_ref()).or(object))
    } else {
        (trigger.kind, object)
    };
    if !is_verb && object.is_none() && tokens.is_kind(range.end - 1, WordKind::NeedsObject) {
        return None;
    }
    // `Christmas Day release`, `New York premiere`: a day or a place right before it makes it one event.
    let placed = event_kind(trigger.kind).has(EventTrait::Venue)
        && !starts
        && tokens.is_capital(range.start.saturating_sub(1))
        && sentences.tag(range.start.saturating_sub(1)) == Tag::Nominal;
    let bare = !is_verb && actor.is_none() && object.is_none() && !placed;
    // `attack` alone in a sentence about something else is a topic, not an event; with a verb of happening it is one, unless it
    // describes another noun (`an attack helicopter`).
    let describes = sentences.tag(range.end) == Tag::Nominal && !sentences.in_date(range.end);
    if bare && (describes || !happens(sentences, &range) && !brought::is_blamed(sentences, &range)) {
        return None;
    }
    Some(Event {
        kind,
        trigger: range,
        sentence: number,
        actor: actor.map(|phrase| named(sentences, &phrase)),
        object: object.map(|phrase| named(sentences, &phrase)),
        status: Status::Happened,
        date: None,
        place: None,
        claims: Vec::new(),
    })
}

/// The part of a phrase that names somebody: its head, or the name beside it (`the broker, Otto Frisch, was arrested`). Of `the
/// killer of a nurse, Anna Berg,` it is the head: the name may be that of the nurse.
fn named(sentences: &Sentences<'_>, phrase: &Range<usize>) -> Range<usize> {
    let tokens = sentences.tokens;
    let head = sentences.head(phrase);
    let person = |at: usize| {
        let word = tokens.word(at);
        role_of(word).is_some_and(|role| role.kind == RoleKind::Person) || is_kind(word, WordKind::Human)
    };
    let beside = tokens.written(phrase.end) == "," && !(head.end..phrase.end).any(person);
    let name = if beside { name_beside(sentences, phrase, &head) } else { None };
    name.unwrap_or(head)
}

/// Whether a form of a verb tells of no deed: a form in -ing that makes one noun with the next word (`a smuggling ring`), or the
/// base form behind `be`, which is an adjective (`is free`).
fn is_no_deed(sentences: &Sentences<'_>, range: &Range<usize>, trigger: Trigger) -> bool {
    let tokens = sentences.tokens;
    let before = range.start.checked_sub(1).map(|at| tokens.word(at));
    match trigger.form {
        Some(VerbForm::Gerund) => {
            range.end < sentences.sentence(range.start).end && is_kind(tokens.word(range.end), WordKind::CrimeMatter)
        }
        Some(VerbForm::Base) if range.len() == 1 && !is_unchanged_past(tokens.word(range.start)) => {
            matches!(before, Some("is" | "are" | "was" | "were" | "be" | "been" | "being"))
        }
        _ => false,
    }
}

/// Whether a phrase ends in a noun for an event: `a murder INQUIRY`.
fn ends_in_event(sentences: &Sentences<'_>, phrase: &Range<usize>) -> bool {
    let head = sentences.head(phrase);
    head.end > head.start
        && triggers_at(sentences.tokens, head.end - 1)
            .is_some_and(|(_, triggers)| triggers.iter().any(|trigger| trigger.form.is_none()))
}

/// Whether the noun at a token is a step of a case: `charges`, `trial`, `conviction`.
fn names_step(tokens: &Tokens<'_>, at: usize) -> bool {
    triggers_at(tokens, at).is_some_and(|(_, triggers)| {
        triggers.iter().any(|trigger| {
            trigger.form.is_none() && event_kind(trigger.kind).object.is_some_and(|(part, _)| part == "suspect")
        })
    })
}

/// Whether a form that is a participle only (`stolen`) has no auxiliary: before a noun it describes that.
fn is_bare_participle(sentences: &Sentences<'_>, at: usize) -> bool {
    sentences.tokens.word(at).ends_with("en") && sentences.group_of(at).start == at
}

fn starts_after_verb(sentences: &Sentences<'_>, at: usize) -> bool {
    at > 0 && matches!(sentences.tag(at - 1), Tag::Verb(_) | Tag::Preposition)
}

fn of_verb(
    sentences: &Sentences<'_>,
    range: &Range<usize>,
    trigger: Trigger,
) -> (Option<Range<usize>>, Option<Range<usize>>) {
    let verb = range.start;
    let group = sentences.group_of(verb);
    let tokens = sentences.tokens;
    let kind = event_kind(trigger.kind);
    let subject = doers::of_gerund(sentences, verb, sentences.subject_of(verb)).map(|subject| {
        let crime = kind.object.is_some() || kind.actor.is_some();
        if crime { objects::nearest_to_relative(sentences, verb, subject) } else { subject }
    });
    let undergone = matches!(trigger.role, ObjectRole::Target | ObjectRole::Captive);
    // `Sony computer systems hacked, exposing`: a headline or a bullet leaves the auxiliary out.
    let past = matches!(sentences.tag(verb), Tag::Verb(VerbForm::Past));
    // `wanted for fraud`, `cleared of bribery`: behind it stands the matter.
    let matter = range.len() == 2 && is_step(kind) && matches!(tokens.word(verb + 1), "of" | "for" | "over");
    let object = if matter || trigger.role == ObjectRole::None { None } else { object_behind(sentences, range.end) };
    // `premiere cancelled`, `data released online`: things do not do it.
    let of_thing = trigger.role == ObjectRole::Object
        && subject.as_ref().is_some_and(|subject| objects::is_thing(sentences, subject));
    let headless = past
        && (undergone || of_thing)
        && object.is_none()
        && group.start == verb
        && (range.end >= sentences.sentence(verb).end
            || matches!(tokens.written(range.end), "," | "." | ";" | ":")
            || sentences.tag(range.end) == Tag::Preposition
            || of_thing && sentences.tag(range.end) == Tag::Adverb
            || matter && subject.as_ref().is_none_or(|subject| !objects::is_authority(sentences, subject)));
    // `was convicted of fraud and cleared of bribery`: one auxiliary for both, if nothing right behind is the object.
    let sum = |object: &Range<usize>| {
        matches!(sentences.tag(object.start), Tag::Number | Tag::Mark) && !crate::claims::is_person(sentences, object)
    };
    let filled = !matches!(sentences.tag(verb + 1), Tag::Preposition | Tag::To)
        && (range.len() > 1 || object.as_ref().is_some_and(|object| !sum(object)));
    // `and later charged`, `but never charged`
    let bare = (group.start..verb).all(|at| sentences.tag(at) != Tag::Auxiliary);
    let joins = past && undergone && bare && !filled;
    let passive_before = if joins { passive_joined_to(sentences, verb) } else { None };
    // `Tanker refused berth`: a headline leaves out the auxiliary; a ship answers nothing.
    let refused = past
        && group.start == verb
        && kind.has(EventTrait::Answer)
        && is_headline(sentences, verb)
        && subject.as_ref().is_some_and(|subject| objects::is_vehicle(sentences, subject));
    if past && undergone && verb == sentences.sentence(verb).start && sentences.tag(range.end) == Tag::Preposition {
        if let Some(behind) = objects::behind_opening(sentences, verb) {
            return (sentences.agent_of(verb), Some(behind));
        }
    } else if past
        && undergone
        && group.voice == Voice::Active
        && (object.is_none() || sentences.tag(range.end) == Tag::Preposition)
        && let Some(noun) = subject.as_ref().and_then(|subject| objects::before_clause(sentences, subject))
    {
        return (subject, Some(noun));
    }
    // `was convicted of conspiracy to bribe and acquitted of fraud`: the subject is that of the passive before.
    if let Some(before) = passive_before {
        return (sentences.agent_of(verb), sentences.subject_of(before));
    }
    if group.voice == Voice::Passive || headless || refused {
        return (sentences.agent_of(verb), subject);
    }
    // `pleaded guilty`, `stood trial`: the subject undergoes it.
    if trigger.role == ObjectRole::None && is_step(kind) {
        return (None, subject);
    }
    let aim = subject.as_ref().filter(|noun| noun.end == group.start && sentences.tag(group.start) == Tag::To);
    if let Some(noun) = aim.filter(|noun| !can_speak(sentences, noun)) {
        // `cancelled plans to show`: plans show nothing, who cancels them would.
        let main = (sentences.sentence(verb).start..noun.start).rev().find(|at| sentences.is_verb(*at));
        // `a film which concerns a plot to kill`: nobody is named who would.
        let who = main.and_then(|main| sentences.subject_of(main)).filter(|who| can_speak(sentences, who));
        return (who, object);
    }
    (subject, object)
}

fn is_headline(sentences: &Sentences<'_>, at: usize) -> bool {
    let tokens = sentences.tokens;
    let sentence = &tokens.sentences()[tokens.sentence_of(at)];
    tokens.paragraphs[sentence.paragraph].kind == ParagraphKind::Headline
}

/// Whether a participle is joined by a conjunction to the passive before it.
pub(crate) fn is_joined_to_passive(sentences: &Sentences<'_>, verb: usize) -> bool {
    passive_joined_to(sentences, verb).is_some()
}

/// The passive that a participle is joined to by a conjunction; an infinitive between them belongs to a noun of the first:
/// `convicted of conspiracy to bribe and acquitted`.
fn passive_joined_to(sentences: &Sentences<'_>, verb: usize) -> Option<usize> {
    let sentence = sentences.sentence(verb);
    // `was investigated but never charged`
    let passed = |at: &usize| matches!(sentences.tag(*at), Tag::Adverb | Tag::Negation) || sentences.in_date(*at);
    let before = (sentence.start..verb).rev().find(|at| !passed(at))?;
    if sentences.tag(before) != Tag::Conjunction {
        return None;
    }
    (sentence.start..before)
        .rev()
        .filter(|at| sentences.is_verb(*at))
        .map(|at| (at, sentences.group_of(at)))
        .find(|(_, group)| group.voice == Voice::Passive || sentences.tag(group.start) != Tag::To)
        .filter(|(_, group)| group.voice == Voice::Passive)
        .map(|(at, _)| at)
}

/// The phrase behind a verb, over `on`, `against` and the like.
fn object_behind(sentences: &Sentences<'_>, end: usize) -> Option<Range<usize>> {
    if end >= sentences.sentence(end.saturating_sub(1)).end {
        return None;
    }
    let over = matches!(sentences.tokens.word(end), "on" | "against" | "at" | "into" | "from" | "with" | "off");
    let start = if over { end + 1 } else { end };
    if sentences.in_date(start) {
        // `cancels Christmas Day release`: a day right before a noun describes it; `held on Friday two men` is no object.
        let noun = (start..sentences.sentence(start).end).find(|at| !sentences.in_date(*at))?;
        if over || sentences.tag(noun) != Tag::Nominal || sentences.tokens.is_capital(noun) {
            return None;
        }
    }
    sentences.phrase_starting_at(start)
}

fn of_noun(
    sentences: &Sentences<'_>,
    range: &Range<usize>,
    trigger: Trigger,
) -> (Option<Range<usize>>, Option<Range<usize>>) {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(range.start);
    // `... the hack` and below it `By Jan Olsen`: another sentence says nothing of who did it.
    let next = if range.end < sentence.end { tokens.word(range.end) } else { "" };
    let kind = event_kind(trigger.kind);
    let aims = match next {
        "on" | "against" | "of" | "by" | "upon" | "targeting" => true,
        "with" => kind.has(EventTrait::Mutual),
        "for" => trigger.kind == WARRANT,
        "into" => kind.has(EventTrait::Into),
        "at" => kind.has(EventTrait::At),
        _ => false,
    };
    let phrase = aims.then(|| sentences.phrase_starting_at(range.end + 1)).flatten();
    // `charges of fraud against the banker`
    let against = phrase.as_ref().filter(|first| next == "of" && tokens.word(first.end) == "against");
    let phrase = against.and_then(|first| sentences.phrase_starting_at(first.end + 1)).or(phrase);
    // `charges of fraud against the banker`: they are against him, the fraud is not.
    let charged = next == "against"
        && range.start > sentence.start + 1
        && tokens.word(range.start - 1) == "of"
        && names_step(tokens, range.start - 2);
    let phrase = phrase.filter(|_| !charged);
    let object = phrase
        .clone()
        .filter(|phrase| next != "by" && trigger.role != ObjectRole::None && !sentences.in_date(phrase.start));
    // `accused of fraud by the auditor`: the auditor accuses, and does not defraud.
    let of_verb = |phrase: &Range<usize>| {
        (sentence.start..range.start).any(|at| {
            // `Charged with fraud by prosecutors`
            let opens = at == sentence.start && sentences.tag(at) == Tag::Verb(VerbForm::Past);
            sentences.is_verb(at)
                && (opens || sentences.group_of(at).voice == Voice::Passive)
                && sentences.agent_of(at).as_ref() == Some(phrase)
        })
    };
    let agent = phrase.filter(|phrase| next == "by" && !of_verb(phrase)).or_else(|| {
        // `sanctions against the state by the US`
        let behind = object.as_ref().map_or(range.end, |object| object.end);
        let by = (behind < sentence.end && tokens.word(behind) == "by")
            .then(|| sentences.phrase_starting_at(behind + 1))
            .flatten();
        by.filter(|phrase| !of_verb(phrase))
    });
    // `US sanctions`, `the FBI's raid`; of an attack the word before may as well be its victim: `Sony hack`.
    let mut start = range.start;
    while start > sentence.start && (sentences.tag(start - 1) == Tag::Nominal || tokens.joins(start - 1)) {
        start -= 1;
    }
    let owner = (start > sentence.start + 1 && sentences.tag(start - 1) == Tag::Possessive)
        .then(|| sentences.phrase_ending_at(start - 2))
        .flatten();
    // `his arrest`
    let pronoun = (start > sentence.start && matches!(tokens.word(start - 1), "his" | "her" | "their"))
        .then(|| start - 1..start)
        .filter(|_| kind.has(EventTrait::Owned));
    // `fresh US sanctions`: from the first capital on.
    let named = (start..range.start)
        .find(|at| {
            tokens.is_capital(*at)
                && !sentences.in_date(*at)
                && (*at > sentence.start || !crate::lexicon::is_common(tokens.word(*at)))
        })
        .map(|capital| capital..range.start)
        .filter(|named| !(kind.has(EventTrait::Venue) && places::is_place_only(sentences, named)));
    // `has been under US sanctions`
    let measure = kind.object.is_some_and(|(_, stage)| stage == "designated");
    let object = object.or_else(|| if measure { objects::bearer(sentences, range.end - 1) } else { None });
    let attacks = trigger.role == ObjectRole::Target && kind.has(EventTrait::Victim);
    let crime = kind.actor == Some("suspect");
    let undergoes = |owner: &Range<usize>| {
        kind.has(EventTrait::Owned) && object.is_none() && !objects::is_authority(sentences, owner)
    };
    let behind = object.as_ref().map_or(range.end, |object| object.end.max(range.end));
    let brought = brought::by_verb(sentences, range, behind);
    let (actor, object) = match (owner, named) {
        // `Smith's arrest`
        (Some(owner), _) if undergoes(&owner) => (agent, Some(owner)),
        // `Britain's biggest robbery` was not committed by Britain.
        (Some(owner), _) if crime && object.is_none() && doers::is_place(sentences, &owner) => (agent, None),
        (Some(owner), _) => (agent.or(Some(owner)), object),
        (None, Some(named)) if attacks => (agent, object.or(Some(named))),
        // Nor is `the Hull robbery` one by Hull.
        (None, Some(_)) if crime => (agent, object),
        (None, Some(named)) => (agent.or(Some(named)), object),
        (None, None) => {
            let object = object.or(pronoun);
            match doers::of_noun(sentences, range, kind) {
                Some(doers::Doer::Does(doer)) => (agent.or(Some(doer)), object),
                Some(doers::Doer::Faces(party)) => (agent, object.or(Some(party))),
                None => (agent, object),
            }
        }
    };
    (actor.or(brought.actor), object.or(brought.object.filter(|_| trigger.role != ObjectRole::None)))
}

/// Whether a noun is the subject of a verb of happening, or the object of one: `an outage struck`, `suffers an outage`.
fn happens(sentences: &Sentences<'_>, range: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(range.start);
    let near = |at: usize| tokens.verb(at).is_some_and(|(lemma, _)| is_kind(lemma, WordKind::Happening));
    (sentence.start.max(range.start.saturating_sub(5))..sentence.end.min(range.end + 5))
        .any(|at| sentences.is_verb(at) && near(at))
}
