//! Who does what a noun or a form in -ing tells, where another verb of the sentence says it: `opened an INQUIRY`, `committed FRAUD`,
//! `was jailed for SMUGGLING`.

use super::{bearers, is_step, nouns, objects, parted, parties, verbs::of_verb};
use crate::{
    claims::can_speak,
    grammar::{Sentences, Tag, Voice},
    lexicon::{EventKind, Trigger, VerbForm, WordKind, is_kind, metonyms, triggers_at},
    names::country_at,
    reality,
};
use std::ops::Range;

/// What the subject of the verb that a noun hangs on is to its event.
pub(super) enum Doer {
    /// `The FBI opened an inquiry`
    Does(Range<usize>),
    /// `Petrov faces an inquiry`
    Faces(Range<usize>),
}

/// Who does what a form in -ing behind `for`, `of`, `with` or `over` tells. Where the verb before is a step of a case, that is who
/// undergoes it: `jailed Petrov for smuggling`, `charged him with bribing`. Otherwise it is the subject that the grammar finds, unless
/// that is a place of custody or nobody: `spent a year in prison for killing`.
pub(super) fn of_gerund(sentences: &Sentences<'_>, verb: usize, subject: Option<Range<usize>>) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let start = sentences.group_of(verb).start;
    let sentence = sentences.sentence(verb);
    let behind = start > sentence.start
        && sentences.tag(verb) == Tag::Verb(VerbForm::Gerund)
        && sentences.tag(start - 1) == Tag::Preposition
        && matches!(tokens.word(start - 1), "for" | "of" | "with" | "over");
    // `warned BORDURIA against attacking its ships`
    if start > sentence.start && tokens.word(start - 1) == "against" {
        return warned_against(sentences, start - 1).or(subject);
    }
    if let Some(other) = gerund_before_by(sentences, verb, start) {
        let subject = sentences.subject_of(other);
        return of_gerund(sentences, other, subject);
    }
    if !behind {
        return subject.filter(|_| !is_bare_crime(sentences, verb)).map(|noun| over_place(sentences, noun, start));
    }
    // `is under investigation for embezzling money`, `his arrest for smuggling`: whom the case is about did it, and never the case.
    let noun = start.checked_sub(2).filter(|noun| *noun >= sentence.start);
    let named = noun.and_then(|noun| step_named_at(sentences, noun));
    let party = named.as_ref().and_then(|(range, trigger)| of_noun_step(sentences, range, *trigger));
    if party.is_some() {
        return party;
    }
    let subject = subject.filter(|subject| named.as_ref().is_none_or(|(range, _)| !subject.contains(&range.start)));
    let mut before = (sentence.start..start - 1).rev().take_while(|at| !matches!(tokens.written(*at), ";" | ":"));
    let Some(main) = before.find(|at| sentences.is_verb(*at)) else {
        // `The firm is allegedly responsible FOR HACKING the bank`
        let be = (sentence.start..start.saturating_sub(2)).rev().find(|at| sentences.tag(*at) != Tag::Adverb);
        let be = be.filter(|be| sentences.tag(*be) == Tag::Auxiliary && !sentences.in_date(*be));
        let subject = subject.filter(|subject| can_speak(sentences, subject));
        return subject.or_else(|| be.and_then(|be| sentences.subject_of(be)));
    };
    if let Some(party) = who_undergoes(sentences, main) {
        return Some(party);
    }
    let held = start >= 2 && matches!(tokens.word(start - 2), "prison" | "jail" | "custody");
    if !held && subject.as_ref().is_some_and(|subject| can_speak(sentences, subject)) {
        return subject;
    }
    sentences.subject_of(main)
}

/// Whom somebody warns or bids not to do what a form in -ing behind `against` tells.
fn warned_against(sentences: &Sentences<'_>, against: usize) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let start = sentences.sentence(against).start;
    let mut before = (start..against).rev().take_while(|at| !matches!(tokens.written(*at), "," | ";" | ":"));
    let main = before.find(|at| sentences.is_verb(*at))?;
    let bids = tokens.verb(main).is_some_and(|(lemma, _)| is_kind(lemma, WordKind::Bids));
    if sentences.group_of(main).voice == Voice::Passive {
        return if bids { sentences.subject_of(main) } else { None };
    }
    let whom = sentences.phrase_starting_at(main + 1).filter(|whom| bids && whom.end <= against)?;
    can_speak(sentences, &whom).then_some(whom)
}

/// The form in -ing that says what another one behind `by` consists of: `accused the army of ESCALATING the war by killing three`. Who does
/// the one does the other.
fn gerund_before_by(sentences: &Sentences<'_>, verb: usize, start: usize) -> Option<usize> {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(verb);
    let gerund = |at: usize| sentences.tag(at) == Tag::Verb(VerbForm::Gerund);
    let by = start.checked_sub(1).filter(|by| *by > sentence.start && tokens.word(*by) == "by" && gerund(verb))?;
    let mut before = (sentence.start..by).rev().take_while(|at| !matches!(tokens.written(*at), "," | ";" | ":"));
    let other = before.find(|at| sentences.is_verb(*at)).filter(|other| gerund(*other))?;
    let led = sentences.group_of(other).start.checked_sub(1)?;
    matches!(tokens.word(led), "of" | "for" | "over" | "with").then_some(other)
}

/// Of a place that stands between commas before a form in -ing, who did what the verb before it tells: `JETS hit trucks at Orva, the
/// provincial capital, killing two`. `group` is the first token of the form in -ing.
fn over_place(sentences: &Sentences<'_>, noun: Range<usize>, group: usize) -> Range<usize> {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(group);
    let last = sentences.head(&noun).end.saturating_sub(1);
    let apart = |at: usize| at > sentence.start && tokens.written(at - 1) == ",";
    if noun.end > group || !apart(group) || !apart(noun.start) || !tokens.is_kind(last, WordKind::Geographic) {
        return noun;
    }
    let finite = |at: &usize| matches!(sentences.tag(*at), Tag::Verb(VerbForm::Past | VerbForm::Third));
    let main = (sentence.start..noun.start).rev().find(finite);
    main.and_then(|main| sentences.subject_of(main)).unwrap_or(noun)
}

/// Whether a form in -ing behind a preposition names a crime as a noun does, without whom it is done to: who was `freed after
/// KIDNAPPING` kidnapped nobody.
fn is_bare_crime(sentences: &Sentences<'_>, verb: usize) -> bool {
    let sentence = sentences.sentence(verb);
    let start = sentences.group_of(verb).start;
    let gerund = sentences.tag(verb) == Tag::Verb(VerbForm::Gerund);
    if !gerund || start == sentence.start || sentences.tag(start - 1) != Tag::Preposition {
        return false;
    }
    let Some((end, triggers)) = triggers_at(sentences.tokens, verb) else { return false };
    let crime = |one: &Trigger| one.known.object.is_some_and(|(part, _)| part == "victim");
    let done_to = end < sentence.end && !sentences.in_date(end) && sentences.phrase_starting_at(end).is_some();
    triggers.iter().any(crime) && !done_to
}

/// The step of a case that the noun at a token tells, if it does: `investigation`, `arrest`.
fn step_named_at(sentences: &Sentences<'_>, noun: usize) -> Option<(Range<usize>, Trigger)> {
    if sentences.is_verb(noun) {
        return None;
    }
    let (end, triggers) = triggers_at(sentences.tokens, noun).filter(|(end, _)| *end == noun + 1)?;
    let step = triggers.iter().find(|one| one.form.is_none() && is_step(one.known))?;
    Some((noun..end, *step))
}

/// Who undergoes the step of a case that a noun tells, if it is somebody.
fn of_noun_step(sentences: &Sentences<'_>, range: &Range<usize>, trigger: Trigger) -> Option<Range<usize>> {
    let (_, object) = nouns::of_noun(sentences, range, trigger);
    object.filter(|party| can_speak(sentences, party))
}

/// Who undergoes the step of a case that a verb tells, if it is one and somebody does.
fn who_undergoes(sentences: &Sentences<'_>, verb: usize) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    if let Some(parted) = parted::at(sentences, verb) {
        let undergoes = || parted.object.clone().or_else(|| sentences.subject_of(verb));
        return if is_step(parted.trigger.known) { undergoes() } else { None };
    }
    let step_at = |at: usize| -> Option<(Range<usize>, Trigger)> {
        let (end, triggers) = triggers_at(tokens, at)?;
        let trigger = triggers.iter().find(|one| one.form.is_some() && is_step(one.known))?;
        Some((at..end, *trigger))
    };
    // `was ordered to pay`: the phrase begins at the verb before.
    let start = sentences.group_of(verb).start;
    let (range, trigger) = step_at(verb).or_else(|| {
        let first = start.checked_sub(1).filter(|_| sentences.tag(start) == Tag::To)?;
        step_at(first).filter(|(range, _)| range.contains(&verb))
    })?;
    let (_, object) = of_verb(sentences, &range, trigger);
    object.filter(|party| can_speak(sentences, party))
}

/// Who brings about the event that a noun tells, or faces it. Who announces a crime or begins something about it commits none.
pub(super) fn of_noun(sentences: &Sentences<'_>, range: &Range<usize>, kind: &EventKind) -> Option<Doer> {
    let tokens = sentences.tokens;
    // `launched a murder inquiry`: nobody launches the murder.
    if sentences.tag(range.end) == Tag::Nominal && !sentences.in_date(range.end) {
        return None;
    }
    let party = on_trial(sentences, range).or_else(|| on_charges(sentences, range, kind));
    if let Some(party) = party.or_else(|| who_answers(sentences, range, kind)) {
        return Some(Doer::Faces(party));
    }
    let crime = kind.actor == Some("suspect");
    if crime && let Some(party) = objects::claimant(sentences, range.start) {
        return Some(Doer::Does(party));
    }
    if let Some(doer) = of_deed_around(sentences, range, kind) {
        return Some(Doer::Does(doer));
    }
    let verb = reality::governing_verb(sentences, range.start, &[])?;
    let (lemma, _) = tokens.verb(verb)?;
    let group = sentences.group_of(verb);
    if !is_kind(lemma, WordKind::BringsAbout) || group.voice != Voice::Active || group.negated || group.unreal {
        return None;
    }
    let commits = matches!(lemma, "begin" | "carry" | "commit" | "launch" | "mount" | "perform" | "stage" | "start");
    if crime && !commits {
        return None;
    }
    let subject = sentences.subject_of(verb).map(|subject| parties::of_infinitive(sentences, verb, subject));
    let subject = subject.filter(|subject| can_speak(sentences, subject))?;
    if !is_kind(lemma, WordKind::Faced) {
        return Some(Doer::Does(subject));
    }
    is_step(kind).then_some(Doer::Faces(subject))
}

/// Who is on trial: the subject of `is`, or whom a headline or an insertion names right before: `PETROV is on trial`, `PETROV, on
/// trial for murder, wept`.
fn on_trial(sentences: &Sentences<'_>, noun: &Range<usize>) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let start = sentences.sentence(noun.start).start;
    let on = noun.start.checked_sub(1).filter(|on| *on > start && tokens.word(*on) == "on")?;
    if noun.len() != 1 || tokens.word(noun.start) != "trial" {
        return None;
    }
    let before = (start..on).rev().find(|at| sentences.tag(*at) != Tag::Adverb)?;
    let party = if sentences.tag(before) == Tag::Auxiliary {
        bearers::of_clause(sentences, before).or_else(|| sentences.subject_of(before))
    } else {
        let last = before.checked_sub(usize::from(tokens.written(before) == ","))?;
        let first = || sentences.phrase_ending_at(last).filter(|party| party.start == start);
        bearers::of_phrase(sentences, on).or_else(first)
    };
    party.filter(|party| can_speak(sentences, party))
}

/// Who faces the charges that a step of a case is told with: `PETROV was held on bribery CHARGES`, `PETROV pleaded guilty to a CHARGE of`.
fn on_charges(sentences: &Sentences<'_>, range: &Range<usize>, kind: &EventKind) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let start = sentences.sentence(range.start).start;
    let describes = |at: &usize| {
        matches!(sentences.tag(*at), Tag::Nominal | Tag::Number | Tag::Determiner | Tag::Conjunction)
            || tokens.joins(*at)
    };
    let hung = (start..range.start).rev().find(|at| !describes(at))?;
    let told = kind.object.is_some_and(|(_, stage)| stage == "charged") && sentences.tag(hung) == Tag::Preposition;
    if !told || !matches!(tokens.word(hung), "of" | "on" | "to") {
        return None;
    }
    let parts = |at: usize| {
        matches!(sentences.tag(at), Tag::Relative | Tag::Subordinator | Tag::Conjunction)
            || matches!(tokens.written(at), "," | ";" | ":")
    };
    let verb = (start..hung).rev().take_while(|at| !parts(*at)).find(|at| sentences.is_verb(*at))?;
    who_undergoes(sentences, verb)
}

/// Who answers the charges that a noun names: `PETROV denies the charges`, `PETROV admitted a charge of theft`.
fn who_answers(sentences: &Sentences<'_>, range: &Range<usize>, kind: &EventKind) -> Option<Range<usize>> {
    let charged = kind.object.is_some_and(|(_, stage)| stage == "charged");
    let verb = reality::governing_verb(sentences, range.start, &[]).filter(|_| charged)?;
    let answers = sentences.tokens.verb(verb).is_some_and(|(lemma, _)| matches!(lemma, "admit" | "contest" | "deny"));
    let subject = if answers { sentences.subject_of(verb)? } else { return None };
    (sentences.group_of(verb).voice == Voice::Active && can_speak(sentences, &subject)).then_some(subject)
}

/// Kinds of deeds that a longer one may consist of.
const PARTS_OF_DEEDS: [&str; 6] = ["arrest", "attack", "detention", "killing", "kidnapping", "seizure"];

/// Who did what a noun tells, where the deed before it was a part of it: `GUNMEN killed six people in an attack on a
/// church`, `POLICE held two men in a raid on a farm`. Of an attack in which police or soldiers kill somebody, nobody
/// can tell whose it was.
fn of_deed_around(sentences: &Sentences<'_>, range: &Range<usize>, kind: &EventKind) -> Option<Range<usize>> {
    let crime = kind.actor == Some("suspect");
    let (part, deed) = deed_around(sentences, range).filter(|_| crime || is_step(kind))?;
    let tokens = sentences.tokens;
    let (actor, object) = of_verb(sentences, &part, deed);
    object?;
    let of_state = |actor: &Range<usize>| {
        let head = sentences.head(actor);
        let last = head.end.saturating_sub(1);
        objects::is_authority(sentences, actor) || tokens.is_kind(last, WordKind::Military)
    };
    actor.filter(|actor| can_speak(sentences, actor) && of_state(actor) != crime)
}

/// The verb for a deed in the course of which another one was done that a noun names: `KILLED six people in an attack`.
fn deed_around(sentences: &Sentences<'_>, range: &Range<usize>) -> Option<(Range<usize>, Trigger)> {
    let tokens = sentences.tokens;
    let start = sentences.sentence(range.start).start;
    let describes =
        |at: &usize| matches!(sentences.tag(*at), Tag::Nominal | Tag::Number | Tag::Determiner | Tag::Adverb);
    let opener = (start..range.start)
        .rev()
        .find(|at| !describes(at) && (!sentences.in_date(*at) || sentences.tag(*at) == Tag::Preposition))?;
    if !matches!(tokens.word(opener), "in" | "during") {
        return None;
    }
    let verb = (start..opener).rev().find(|at| sentences.is_verb(*at))?;
    let (end, triggers) = triggers_at(tokens, verb)?;
    let deed = triggers.iter().find(|one| one.form.is_some() && PARTS_OF_DEEDS.contains(&one.kind))?;
    Some((verb..end, *deed))
}

/// Whether a noun names the deed in which another was done: `were killed in an ATTACK`.
pub(super) fn is_part_of_deed(sentences: &Sentences<'_>, noun: &Range<usize>) -> bool {
    deed_around(sentences, noun).is_some()
}

/// Who decides on a measure that a noun names: the subject of `approved a resolution of SANCTIONS on Orland`, `adopts
/// new, tougher SANCTIONS`.
pub(super) fn decider(sentences: &Sentences<'_>, noun: usize) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let start = sentences.sentence(noun).start;
    // `adopts NEW, tougher`: a comma between two words that describe the same noun.
    let describes = |at: usize| sentences.tag(at) == Tag::Nominal && !tokens.is_capital(at);
    let opens = |at: usize| sentences.is_verb(at) || sentences.tag(at) == Tag::Determiner;
    let comma = |at: usize| tokens.written(at) == "," && at > start + 2 && describes(at - 1) && opens(at - 2);
    let quotes = |at: usize| matches!(tokens.written(at), "\"" | "“" | "”" | "'" | "‘" | "’");
    let passed = |at: &usize| match sentences.tag(*at) {
        Tag::Nominal | Tag::Number | Tag::Determiner | Tag::Possessive | Tag::Adverb => true,
        // `'binding' sanctions`
        Tag::Verb(_) => *at > start && quotes(*at - 1),
        Tag::Preposition => tokens.word(*at) == "of",
        Tag::Mark => tokens.joins(*at) || comma(*at) || quotes(*at),
        _ => false,
    };
    let verb = (start..noun).rev().find(|at| !passed(at)).filter(|at| sentences.is_verb(*at))?;
    let group = sentences.group_of(verb);
    let decides = tokens.verb(verb).is_some_and(|(lemma, _)| is_kind(lemma, WordKind::BringsAbout));
    if !decides || group.voice != Voice::Active || group.negated || group.unreal {
        return None;
    }
    sentences.subject_of(verb).filter(|subject| can_speak(sentences, subject))
}

/// Whether a phrase names a place: a country, a capital, or a place of `places.tsv`.
pub(crate) fn is_place(sentences: &Sentences<'_>, phrase: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let head = sentences.head(phrase);
    let whole = |end: usize| end == head.end;
    country_at(tokens, head.start).is_some_and(|(_, end)| whole(end))
        || metonyms().longest_at(tokens, head.start).is_some_and(|(end, metonym)| metonym.capital && whole(end))
        || head.clone().all(|at| interdict_text::lexicon::is_place(tokens.word(at)))
}
