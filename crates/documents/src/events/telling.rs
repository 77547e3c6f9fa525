//! The event that a word or phrase tells of, if it tells of one: which of its meanings fits, and what is no event though the word
//! stands there: a word of a name, a participle before its noun, a topic.

use super::{
    Event, Listed, Status, brought, compounds, is_step, labels,
    nouns::{has_matter, is_brokered, names_step},
    objects, owners, parties, rules, senses,
    sides::Sides,
    things,
};
use crate::{
    claims::{behind_dateline, name_beside},
    document::ParagraphKind,
    grammar::{Sentences, Tag, Voice, is_plural},
    lexicon::{
        EventTrait, ObjectRole, RoleKind, Trigger, VerbForm, WordKind, is_kind, is_time_unit, is_unchanged_past,
        noun_triggers_at, role_of, triggers_at, triggers_of_word,
    },
    reality,
};
use std::{borrow::Cow, ops::Range};

/// Kinds of events that only people bring about; a thing that stands in the place of their subject does not.
const DONE_BY_PEOPLE: [&str; 7] = ["protest", "escape", "testimony", "meeting", "talks", "agreement", "visit"];

/// The type of phrases that tell of no event (head of `data/events.tsv`).
const NOTHING: &str = "nothing";

/// The token behind the longest phrase of `data/events.tsv` at a token, and its meanings. Of a phrase of several words that only a verb
/// begins, where a noun stands in its place, the noun alone.
pub(super) fn meanings_at(sentences: &Sentences<'_>, at: usize) -> Option<(usize, Cow<'static, [Trigger]>)> {
    let (end, triggers) = triggers_at(sentences.tokens, at)?;
    // `fired ON MONDAY`, `seized ON 3 MAY`: the preposition is that of the day.
    let of_day = end == at + 2 && sentences.in_date(end) && sentences.tag(end - 1) == Tag::Preposition;
    if of_day && let Some(alone) = triggers_of_word(sentences.tokens, at) {
        return Some((at + 1, Cow::Borrowed(alone)));
    }
    let misread =
        end > at + 1 && sentences.tag(at) == Tag::Nominal && triggers.iter().all(|trigger| trigger.form.is_some());
    let noun = if misread { noun_triggers_at(sentences.tokens, at) } else { None };
    Some(noun.map_or((end, Cow::Borrowed(triggers)), |(end, nouns)| (end, Cow::Owned(nouns))))
}

/// Of a word with several meanings the one that fits its object: a man is arrested where a ship is seized. None where it is meant in
/// another sense than that of an event.
fn fitting(
    sentences: &Sentences<'_>,
    range: &Range<usize>,
    triggers: &[Trigger],
    is_verb: bool,
    sides: &Sides<'_>,
    inside: (Option<&Range<usize>>, bool),
) -> Option<Trigger> {
    let mut fitting = triggers
        .iter()
        .filter(|trigger| trigger.form.is_some() == is_verb && trigger.kind != NOTHING)
        .filter(|trigger| senses::is_literal(sentences, range, **trigger, sides, inside))
        .copied();
    let first = fitting.next()?;
    let Some(second) = fitting.next() else { return Some(first) };
    let (actor, object) = sides.of(first);
    let person = object.is_some_and(|phrase| crate::claims::is_person(sentences, &phrase));
    let of_persons = |trigger: &Trigger| trigger.known.has(EventTrait::Person);
    // The police raid a house, gunmen a bank.
    let step = |trigger: &Trigger| is_step(trigger.known);
    if is_verb && of_persons(&first) == of_persons(&second) && step(&first) != step(&second) {
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

/// The event that a word or phrase tells of. `inside` is the object that stands within a phrase, and `sport` whether the article
/// reports on a match.
pub(super) fn of_triggers(
    sentences: &Sentences<'_>,
    number: usize,
    range: Range<usize>,
    triggers: &[Trigger],
    inside: Option<Range<usize>>,
    sport: bool,
) -> Option<Event> {
    let tokens = sentences.tokens;
    let verbal = sentences.is_verb(range.start) || (range.len() > 1 && sentences.tag(range.start) != Tag::Nominal);
    let verbal =
        verbal && !compounds::is_picked_out(sentences, range.start) && !compounds::is_hyphened(sentences, &range);
    // `a round of sanctions`: no verb begins with such words.
    let is_verb = verbal && (range.len() == 1 || triggers.iter().any(|trigger| trigger.form.is_some()));
    let sides = Sides::new(sentences, &range);
    let trigger = fitting(sentences, &range, triggers, is_verb, &sides, (inside.as_ref(), sport))?;
    if is_verb && (is_no_deed(sentences, &range, trigger) || compounds::ends_headline(sentences, &range, trigger)) {
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
    if !is_verb && compounds::is_opposed(sentences, &range) {
        return None;
    }
    if !is_verb && compounds::is_in_name(sentences, &range, trigger.kind) && !is_brought_about(sentences, &range) {
        return None;
    }
    // `Director of Public Prosecutions`: nor does the last word of a name tell of a crime or of a step of a case.
    let headline = tokens.paragraphs[tokens.sentences()[number].paragraph].kind == ParagraphKind::Headline;
    let known = trigger.known;
    if !starts
        && !is_verb
        && !headline
        && (known.actor == Some("suspect") || is_step(known))
        && tokens.is_capital(range.end - 1)
        && !tokens.is_all_capitals(range.end - 1)
        && tokens.is_capital(range.start.saturating_sub(1))
        && sentences.tag(range.start.saturating_sub(1)) == Tag::Nominal
    {
        return None;
    }
    // `the fraud squad`, `anti-bribery provisions`, `section 420 (cheating)`
    let names_deed = known.offence.is_some() && (!is_verb || trigger.form == Some(VerbForm::Gerund));
    if names_deed && (labels::is_label(sentences, &range) || labels::is_gloss(sentences, &range)) {
        return None;
    }
    if (!is_verb || trigger.form == Some(VerbForm::Gerund)) && labels::is_cause_of_death(sentences, &range) {
        return None;
    }
    // `posted stolen data`: a participle before its noun tells of nothing that happens here.
    let attributive = is_verb
        && trigger.form == Some(VerbForm::Past)
        && (starts_after_verb(sentences, range.start)
            || is_bare_participle(sentences, range.start)
            || is_described(sentences, range.start))
        && sentences.tag(range.end) == Tag::Nominal;
    if attributive {
        return None;
    }
    let (actor, object) = sides.of(trigger);
    if is_verb && actor.as_ref().is_some_and(|actor| is_anybody(sentences, &range, trigger, actor)) {
        return None;
    }
    // `RIGA, Latvia - A court jailed`: a place of writing does nothing.
    let written = behind_dateline(sentences, &sentences.sentence(range.start));
    let actor = actor.filter(|actor| actor.start >= written).map(|actor| objects::without_day(sentences, actor));
    let object = object.map(|object| objects::without_day(sentences, object));
    let actor = actor.filter(|actor| !DONE_BY_PEOPLE.contains(&trigger.kind) || things::may_act(sentences, actor));
    let actor = actor.and_then(|actor| parties::doer(sentences, actor, trigger));
    let object = object.map(|object| parties::whole_word(sentences, object));
    let object = object.and_then(|object| parties::undergoer(sentences, object, trigger));
    let object = inside.or(object);
    if !is_verb && object.is_none() && compounds::only_describes(sentences, &range, trigger.kind, known) {
        return None;
    }
    // `launched an inquiry`: the noun tells it.
    let brings_about = |object: &Range<usize>| {
        range.len() == 1 && reality::brings_about(tokens.word(range.start)) && ends_in_event(sentences, object)
    };
    if is_verb && object.as_ref().is_some_and(brings_about) {
        return None;
    }
    // `was held`: `talks were held` and `he held a gun` tell of no custody.
    // `a 27-year-old decorator was held`
    // `both are still being held`
    let kept = |held: &Range<usize>| {
        let being = || (sentences.group_of(range.start).start..range.start).any(|at| tokens.word(at) == "being");
        matches!(things::last_word(sentences, held), "both" | "all") && being()
    };
    let may_be_held =
        |held: &Range<usize>| objects::may_be_held(sentences, held) || things::is_aged(sentences, held) || kept(held);
    let fits = trigger.role != ObjectRole::Captive
        || object.as_ref().is_some_and(|held| held.start < range.start && may_be_held(held));
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
    let placed = || !starts && owners::is_told_by_name(sentences, &range, trigger);
    // `a plan to ban imports`: what is only banned does not happen.
    if !is_verb && is_forbidden(sentences, range.start) {
        return None;
    }
    let bare = !is_verb && actor.is_none() && object.is_none() && !placed() && !is_dated(sentences, &range, trigger);
    // `attack` alone in a sentence about something else is a topic, not an event; with a verb of happening it is one, unless it
    // describes another noun (`an attack helicopter`).
    let describes = range.end < tokens.sentences()[number].tokens.end
        && sentences.tag(range.end) == Tag::Nominal
        && !sentences.in_date(range.end);
    let told = || {
        happens(sentences, &range)
            || is_brought_about(sentences, &range)
            || is_before(sentences, &range)
            || is_ranked(sentences, &range)
            || is_suffered(sentences, &range)
            || has_matter(sentences, &range, trigger.kind)
            || is_brokered(sentences, &range)
            || brought::is_blamed(sentences, &range)
    };
    if bare && (describes || !told()) {
        return None;
    }
    Some(Event {
        kind,
        trigger: range,
        sentence: number,
        actor: actor.map(|phrase| named(sentences, &phrase)),
        object: object.map(|phrase| named(sentences, &phrase)),
        listed: Listed::default(),
        status: Status::Happened,
        date: None,
        place: None,
        claims: Vec::new(),
    })
}

/// Whether `you` in the present is whoever does it, so that nobody is said to have done it: `YOU buy a bar and get half of it`.
fn is_anybody(sentences: &Sentences<'_>, range: &Range<usize>, trigger: Trigger, actor: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    trigger.form == Some(VerbForm::Base)
        && actor.len() == 1
        && actor.end == range.start
        && tokens.word(actor.start) == "you"
        && !tokens.is_unchanged_past(range.start)
}

/// The part of a phrase that names somebody: its head, or the name beside it (`the broker, Otto Frisch, was arrested`). Of `the
/// killer of a nurse, Anna Berg,` it is the head: the name may be that of the nurse.
fn named(sentences: &Sentences<'_>, phrase: &Range<usize>) -> Range<usize> {
    let tokens = sentences.tokens;
    let head = sentences.head(phrase);
    // `Petrov's BROTHER-IN-LAW`: the preposition stands inside a word.
    if head.end < phrase.end && (tokens.joins(head.end) || tokens.joins(head.end - 1)) {
        return phrase.clone();
    }
    let person = |at: usize| {
        tokens.role(at).is_some_and(|role| role.kind == RoleKind::Person) || tokens.is_kind(at, WordKind::Human)
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
    // `were met with jeers`: whom something befalls meets nobody.
    let befalls = trigger.kind == "meeting" && range.len() == 2 && tokens.word(range.start + 1) == "with";
    if befalls && sentences.group_of(range.start).voice == Voice::Passive {
        return true;
    }
    if rules::tells_of_anybody(sentences, range, trigger) {
        return true;
    }
    match trigger.form {
        Some(VerbForm::Gerund) => {
            let matter = tokens.is_kind(range.end, WordKind::CrimeMatter);
            // `trapped fleeing victims`
            let fleeing = trigger.kind == "escape"
                && (role_of(tokens.word(range.end)).is_some_and(|role| role.kind == RoleKind::Person && role.plural)
                    || describes_several(sentences, range));
            // `bombing raids`
            let means = matches!(trigger.kind, "attack" | "killing")
                && range.len() == 1
                && sentences.tag(range.end) == Tag::Nominal
                && noun_triggers_at(tokens, range.end).is_some();
            range.end < sentences.sentence(range.start).end
                && (matter || fleeing || means || is_of_subject(sentences, range))
        }
        Some(VerbForm::Base) if range.len() == 1 && !is_unchanged_past(tokens.word(range.start)) => {
            matches!(before, Some("is" | "are" | "was" | "were" | "be" | "been" | "being"))
        }
        _ => false,
    }
}

/// Whether a form in -ing that opens a sentence makes the subject of it with the noun right behind: `STRIKING miners will meet`.
fn is_of_subject(sentences: &Sentences<'_>, range: &Range<usize>) -> bool {
    let opens = range.start == sentences.sentence(range.start).start && sentences.tag(range.end) == Tag::Nominal;
    opens
        && sentences
            .phrase_starting_at(range.end)
            .is_some_and(|noun| matches!(sentences.tag(noun.end), Tag::Auxiliary | Tag::Verb(VerbForm::Past)))
}

/// Whether a form in -ing behind a preposition describes several who are named behind it: `searched for FLEEING gang members`.
fn describes_several(sentences: &Sentences<'_>, range: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let led = range.start > sentences.sentence(range.start).start
        && sentences.tag(range.start - 1) == Tag::Preposition
        && sentences.tag(range.end) == Tag::Nominal;
    led && sentences.phrase_starting_at(range.end).is_some_and(|phrase| {
        let last = phrase.end - 1;
        is_plural(tokens.word(last)) && !tokens.is_capital(last) && things::is_persons(sentences, &phrase)
    })
}

/// Whether a phrase ends in a noun for an event: `a murder INQUIRY`.
fn ends_in_event(sentences: &Sentences<'_>, phrase: &Range<usize>) -> bool {
    let head = sentences.head(phrase);
    head.end > head.start
        && triggers_at(sentences.tokens, head.end - 1)
            .is_some_and(|(_, triggers)| triggers.iter().any(|trigger| trigger.form.is_none()))
}

/// Whether a form that is a participle only (`stolen`) has no auxiliary: before a noun it describes that.
fn is_bare_participle(sentences: &Sentences<'_>, at: usize) -> bool {
    sentences.tokens.word(at).ends_with("en") && sentences.group_of(at).start == at
}

/// Whether a participle stands where only one that describes the next noun does: `ANOTHER hijacked airliner`, `a RECENTLY released
/// report`.
fn is_described(sentences: &Sentences<'_>, at: usize) -> bool {
    let tokens = sentences.tokens;
    let start = sentences.sentence(at).start;
    let Some(before) = at.checked_sub(1).filter(|before| *before >= start) else { return false };
    let counted = matches!(tokens.word(before), "all" | "another" | "any" | "such");
    // `defended MEDICALLY APPROVED methods`
    let opens = |at: usize| matches!(sentences.tag(at), Tag::Determiner | Tag::Preposition | Tag::Verb(_));
    // No table has all adverbs.
    let word = tokens.word(before);
    let ends = word.len() > 6 && (word.ends_with("ally") || word.ends_with("edly") || word.ends_with("ously"));
    let adverb = sentences.tag(before) == Tag::Adverb || ends && !tokens.is_capital(before);
    counted || adverb && before > start && opens(before - 1)
}

fn starts_after_verb(sentences: &Sentences<'_>, at: usize) -> bool {
    at > 0 && matches!(sentences.tag(at - 1), Tag::Verb(_) | Tag::Preposition)
}

/// Whether a noun is the subject of a verb of happening, or the object of one: `an outage struck`, `suffers an outage`.
fn happens(sentences: &Sentences<'_>, range: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(range.start);
    let near = |at: usize| tokens.verb(at).is_some_and(|(lemma, _)| is_kind(lemma, WordKind::Happening));
    (sentence.start.max(range.start.saturating_sub(5))..sentence.end.min(range.end + 5))
        .any(|at| sentences.is_verb(at) && near(at))
}

/// Whether a day stands right behind a noun, which so is that of one event: `the attack on 3 March`, `the attack, on the night of 3
/// March, knocked`. Goods that were shipped in May are no event.
fn is_dated(sentences: &Sentences<'_>, range: &Range<usize>, trigger: Trigger) -> bool {
    let tokens = sentences.tokens;
    let comma = usize::from(tokens.written(range.end) == ",");
    let day = range.end + comma;
    // `last year's military coup`
    let mut first = range.start;
    while first > sentences.sentence(range.start).start && sentences.tag(first - 1) == Tag::Nominal {
        first -= 1;
    }
    let owned = first > sentences.sentence(range.start).start + 1
        && sentences.tag(first - 1) == Tag::Possessive
        && sentences.in_date(first - 2)
        // `a minute's silence`
        && !matches!(tokens.word(first - 2), "minute" | "minutes");
    if owned {
        return true;
    }
    let on = tokens.word(day) == "on"
        && (sentences.in_date(day + 1) || sentences.tag(day + 1) == Tag::Determiner && sentences.in_date(day + 2));
    let inside = day < sentences.sentence(range.start).end;
    inside && trigger.kind != "shipment" && (on || comma == 0 && sentences.in_date(day))
}

/// Whether a noun is what something was done by: `a visit marred by BOMBINGS and air RAIDS`.
fn is_suffered(sentences: &Sentences<'_>, range: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let start = sentences.sentence(range.start).start.max(range.start.saturating_sub(10));
    let listed = |at: &usize| {
        matches!(sentences.tag(*at), Tag::Nominal | Tag::Determiner | Tag::Number | Tag::Adverb | Tag::Conjunction)
    };
    let by = (start..range.start).rev().find(|at| !listed(at));
    by.filter(|by| *by > start && tokens.word(*by) == "by").is_some_and(|by| {
        // `marred by`, whether or not a table knows the verb
        sentences.tag(by - 1) == Tag::Verb(VerbForm::Past) || tokens.word(by - 1).ends_with("ed")
    })
}

/// Whether a noun is the object of a verb that bans it.
fn is_forbidden(sentences: &Sentences<'_>, noun: usize) -> bool {
    reality::governing_verb(sentences, noun, &[])
        .and_then(|verb| triggers_at(sentences.tokens, verb))
        .is_some_and(|(_, triggers)| triggers.iter().any(|one| one.kind == "ban" && one.form.is_some()))
}

/// Whether a noun is the object of a verb that brings it about (`offered to host a SUMMIT`), or the subject of its passive (`no
/// ARRESTS have been made`).
fn is_brought_about(sentences: &Sentences<'_>, range: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let brings = |verb: usize| reality::brings_about(tokens.word(verb));
    let passive = || {
        let end = sentences.sentence(range.start).end.min(range.end + 5);
        let verb = (range.end..end).find(|at| sentences.is_verb(*at))?;
        let direct = (range.end..verb).all(|at| {
            matches!(sentences.tag(at), Tag::Auxiliary | Tag::Adverb | Tag::Negation) || sentences.in_date(at)
        });
        (direct && brings(verb) && sentences.group_of(verb).voice == Voice::Passive).then_some(verb)
    };
    reality::governing_verb(sentences, range.start, &[]).is_some_and(brings) || passive().is_some()
}

/// Whether a noun tells what came before: `still offline a week AFTER the attack`, `left the country after his release`.
fn is_before(sentences: &Sentences<'_>, range: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let start = sentences.sentence(range.start).start;
    let opener = (start..range.start).rev().find(|at| {
        let owner = matches!(tokens.word(*at), "his" | "her" | "its" | "their");
        // `after a $100m hack`
        let sum = matches!(tokens.written(*at), "$" | "£" | "€") || tokens.joins(*at);
        !owner
            && !sum
            && !matches!(
                sentences.tag(*at),
                Tag::Nominal | Tag::Determiner | Tag::Number | Tag::Possessive | Tag::Adverb
            )
    });
    // `a week before the attack`, of what was done then; an election two days later may still be to come.
    let was = |before: usize| {
        let verb = (start..before).rev().find(|at| sentences.is_verb(*at));
        verb.is_some_and(|verb| {
            let group = sentences.group_of(verb);
            sentences.tag(verb) == Tag::Verb(VerbForm::Past) && !group.future && !group.unreal
        })
    };
    opener.is_some_and(|at| match tokens.word(at) {
        "after" | "following" => true,
        "before" => at > start && is_time_unit(tokens.word(at - 1)) && was(at),
        _ => false,
    })
}

/// Whether a sentence says of what it speaks of which of its kind it is: `it was the LARGEST seizure in the port's history`, `it is
/// the FOURTH abduction this year`.
fn is_ranked(sentences: &Sentences<'_>, range: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let start = sentences.sentence(range.start).start;
    let opener = (start..range.start).rev().find(|at| sentences.tag(*at) == Tag::Determiner);
    let ranks = |word: &str| {
        word.len() > 5 && word.ends_with("est")
            || matches!(word, "first" | "second" | "third" | "fourth" | "fifth" | "sixth" | "seventh" | "worst")
    };
    opener.is_some_and(|the| {
        let between = the + 1..range.start;
        the > start
            && tokens.word(the) == "the"
            && matches!(tokens.word(the - 1), "is" | "was" | "are" | "were")
            && between.len() <= 3
            && between.clone().all(|at| matches!(sentences.tag(at), Tag::Nominal | Tag::Number | Tag::Adverb))
            && between.clone().any(|at| ranks(tokens.word(at)))
    })
}
