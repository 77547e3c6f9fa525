//! Who does what a verb tells, and whom it happens to: its subject and object, exchanged in the passive, also where a headline or a
//! joined participle leaves the auxiliary out.

use super::{bearers, doers, is_step, misread, nouns::FINE, objects, parties, reduced, things};
use crate::{
    claims::can_speak,
    document::ParagraphKind,
    grammar::{Sentences, Tag, Voice},
    lexicon::{EventKind, EventTrait, ObjectRole, RoleKind, Thing, Trigger, VerbForm, WordKind, role_of, triggers_at},
    reality,
};
use std::ops::Range;

/// Actor and object of the verb or verb phrase in some tokens.
pub(super) fn of_verb(
    sentences: &Sentences<'_>,
    range: &Range<usize>,
    trigger: Trigger,
) -> (Option<Range<usize>>, Option<Range<usize>>) {
    let verb = range.start;
    let group = sentences.group_of(verb);
    let tokens = sentences.tokens;
    let kind = trigger.known;
    // `admitted it during questioning`
    let occasion = group.start > sentences.sentence(verb).start && tokens.word(group.start - 1) == "during";
    if occasion && trigger.form == Some(VerbForm::Gerund) {
        return (None, None);
    }
    let undergone = matches!(trigger.role, ObjectRole::Target | ObjectRole::Captive);
    let borne = if undergone && is_step(kind) { bearers::of_clause(sentences, verb) } else { None };
    if borne.is_some() {
        return (sentences.agent_of(verb), borne);
    }
    let inserted = if undergone { parties::before_insertion(sentences, verb) } else { None };
    // `a plot to break into the bank and ROB it`: who would do the one would do the other.
    if let Some(first) = infinitive_joined_before(sentences, verb) {
        let object = object_behind(sentences, range.end);
        let (who, _) = of_verb(sentences, &(first..first + 1), trigger);
        return (who, object);
    }
    if let Some(of) = reduced::of_deed(sentences, verb, range.end) {
        return (sentences.agent_of(verb), Some(of));
    }
    let found = inserted.or_else(|| sentences.subject_of(verb));
    let subject = doers::of_gerund(sentences, verb, found).map(|subject| {
        let crime = kind.object.is_some() || kind.actor.is_some();
        if crime { objects::nearest_to_relative(sentences, verb, subject) } else { subject }
    });
    let subject = subject
        .map(|noun| parties::who_is(sentences, &noun).unwrap_or(noun))
        .and_then(|noun| {
            if parties::is_aim(sentences, verb, &noun) {
                parties::of_aim(sentences, &noun)
            } else {
                parties::ungoverned(sentences, noun, group.start)
            }
        })
        .map(|noun| {
            let made = if kind.actor == Some("suspect") { parties::who_makes_do(sentences, verb) } else { None };
            made.unwrap_or_else(|| parties::of_infinitive(sentences, verb, noun))
        })
        .map(|noun| parties::over_means(sentences, verb, noun))
        .map(|noun| parties::of_attack_before(sentences, verb, trigger, noun))
        .map(|noun| parties::beside_gerund(sentences, verb, noun))
        .or_else(|| objects::of_participle(sentences, verb))
        .map(|noun| reduced::over_including(sentences, noun, group.start))
        .map(|noun| misread::of_joined_verb(sentences, noun))
        .map(|noun| resident(sentences, noun))
        .map(|noun| objects::counted_from(sentences, noun))
        .map(|noun| first_listed(sentences, verb, noun))
        .map(|noun| {
            let bare = group.start == verb && noun.end <= verb;
            if bare && happens_to_persons(kind) { objects::somebody_hung_on(sentences, noun) } else { noun }
        })
        .filter(|noun| !is_nobody(sentences, noun) && !is_inserted_place(sentences, noun, group.start))
        .filter(|noun| {
            !is_before_that(sentences, noun, group.start) && !reduced::is_scene(sentences, verb, trigger, noun)
        });
    // `Sony computer systems hacked, exposing`: a headline or a bullet leaves the auxiliary out.
    let past = matches!(sentences.tag(verb), Tag::Verb(VerbForm::Past));
    // `wanted for fraud`, `cleared of bribery`: behind it stands the matter.
    let term = sentences_to(sentences, range, trigger);
    let matter = is_step(kind)
        && (range.len() == 2 && matches!(tokens.word(verb + 1), "of" | "for" | "over")
            // `Three charged with bribery`
            || range.len() == 1 && tokens.word(range.end) == "with"
            // `Two held on fraud charges`, `Three found guilty on bribery charges`
            || tokens.word(range.end) == "on"
            || term);
    // `were wounded NORTH OF the town`
    let bearing = range.end + 1 < sentences.sentence(verb).end
        && tokens.is_kind(range.end, WordKind::Compass)
        && tokens.word(range.end + 1) == "of";
    let located = range.len() == 1 && is_located(sentences, verb);
    let without = matter || bearing || located || trigger.role == ObjectRole::None;
    let without = without || sentences.is_verb(range.end);
    let object = if without { None } else { object_behind(sentences, range.end) };
    let object = object.or_else(|| objects::fought(sentences, range.end, trigger));
    let shared = undergone && object.is_none() && group.start == verb;
    let object = object.or_else(|| if shared { shared_object(sentences, range.end) } else { None });
    let object = object.filter(|noun| !parties::is_time(sentences, noun));
    // `can be fined up to $5,000`, `sentenced to life`: what is paid or served befalls nobody.
    let punishes = trigger.role == ObjectRole::Target && matches!(trigger.kind, FINE | "sentence");
    let object = object.map(|noun| if punishes { objects::before_amount(sentences, noun) } else { noun });
    let (object, priced) = match object {
        Some(sum) if punishes && objects::is_amount(sentences, &sum) => (None, true),
        object => (object, false),
    };
    let object = object.map(|noun| objects::counted_from(sentences, noun));
    // `premiere cancelled`, `data released online`: things do not do it.
    let of_thing = trigger.role == ObjectRole::Object
        && subject
            .as_ref()
            .is_some_and(|subject| objects::is_thing(sentences, subject) || is_paper(sentences, subject));
    let named = || subject.as_ref().is_some_and(|subject| sentences.tag(subject.start) != Tag::Pronoun);
    // `the price IT PAID in May`: no headline leaves `was` out behind such a word.
    let acts = subject.as_ref().is_some_and(|subject| {
        subject.len() == 1
            && subject.end == group.start
            && matches!(tokens.word(subject.start), "he" | "i" | "it" | "she" | "they" | "we" | "you")
            // `WHEN rebels attacked, they fled`: such a clause has its own verb.
            || matches!(tokens.written(range.end), "," | ".") && opens_behind_subordinator(sentences, subject)
            // `the bank paid FOR the takeover`
            || trigger.kind == "payment" && tokens.word(range.end) == "for" && can_speak(sentences, subject)
    });
    if (undergone || trigger.role == ObjectRole::Object)
        && !kind.has(EventTrait::Mutual)
        && let Some(noun) = reduced::noun_of(sentences, verb, range.end)
    {
        return (sentences.agent_of(verb), Some(noun));
    }
    let headless = past
        && (undergone || of_thing)
        && !acts
        && object.is_none()
        && reduced::is_bare(sentences, verb)
        // `The ministers MET in Orva`
        && !(kind.has(EventTrait::Mutual) && subject.is_some())
        && (range.end >= sentences.sentence(verb).end
            || matches!(tokens.written(range.end), "," | "." | ";" | ":")
            || sentences.tag(range.end) == Tag::Preposition
            || bearing
            || term
            || priced
            || reduced::is_main_verb_behind(sentences, range.end)
            // `Those arrested INCLUDE two guards`
            || sentences.is_verb(range.end) && matches!(tokens.word(range.end), "include" | "included" | "includes")
            // `Three men convicted and jailed for a robbery`
            || behind_joined(sentences, range.end).is_some()
            // `the men killed were`, `documents released today showed`
            || sentences.tag(range.end) == Tag::Auxiliary
                && !sentences.in_date(range.end)
                && sentences.tag(verb.saturating_sub(1)) == Tag::Nominal
                && named()
            || of_thing && (sentences.tag(range.end) == Tag::Adverb || sentences.in_date(range.end))
            // `three people killed WHEN a bus overturned`
            || matches!(tokens.word(range.end), "when" | "while" | "as") && harms(sentences, verb)
            || matter && subject.as_ref().is_none_or(|subject| !objects::is_authority(sentences, subject)));
    // `was convicted of fraud and cleared of bribery`: one auxiliary for both, if nothing right behind is the object.
    let sum = |object: &Range<usize>| {
        (matches!(sentences.tag(object.start), Tag::Number | Tag::Mark) || objects::is_amount(sentences, object))
            && !crate::claims::is_person(sentences, object)
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
        let both = sentences.subject_of(before).map(|noun| first_listed(sentences, before, noun));
        return (sentences.agent_of(verb), both);
    }
    // `rockets were FIRED ON the town`: that is what they hit.
    let fired = |subject: &Range<usize>| {
        things::is_of(sentences, subject, Thing::Missile) || things::is_of(sentences, subject, Thing::Weapon)
    };
    if group.voice == Voice::Passive && range.len() > 1 && object.is_some() && subject.as_ref().is_some_and(fired) {
        return (sentences.agent_of(verb), object);
    }
    if group.voice == Voice::Passive || headless || refused {
        return (sentences.agent_of(verb), subject);
    }
    // `the car exploded`: it did not attack anybody.
    if trigger.kind == "attack" && tokens.verb(verb).is_some_and(|(lemma, _)| lemma == "explode") {
        return (None, None);
    }
    // `held for QUESTIONING`: they are questioned; `free on bail pending SENTENCING`.
    let asked = trigger.form == Some(VerbForm::Gerund)
        && is_step(kind)
        && object.is_none()
        && group.start > sentences.sentence(verb).start
        && matches!(tokens.word(group.start - 1), "for" | "pending")
        && subject.as_ref().is_some_and(|subject| {
            // `invited ten officers for QUESTIONING`
            let beside = subject.end + 1 == group.start && subject.start > sentences.sentence(verb).start;
            beside || !objects::is_authority(sentences, subject)
        });
    if let Some(matter) = subject.as_ref().filter(|noun| object.is_none() && is_compounded(sentences, verb, noun)) {
        let by = tokens.word(range.end) == "by";
        return (if by { sentences.phrase_starting_at(range.end + 1) } else { None }, Some(matter.clone()));
    }
    if asked {
        return (None, subject);
    }
    // `pleaded guilty`, `stood trial`: the subject undergoes it.
    if trigger.role == ObjectRole::None && is_step(kind) {
        return (None, bearers::of_plea(sentences, verb).or(subject));
    }
    // `the worst flooding to hit the coast`
    let ranked = reality::ranked_before_infinitive(sentences, verb).filter(|noun| noun.len() > 2);
    if let Some(noun) = ranked {
        return (Some(noun), object);
    }
    let aim = subject.as_ref().filter(|noun| noun.end == group.start && sentences.tag(group.start) == Tag::To);
    if let Some(noun) = aim.filter(|noun| !can_speak(sentences, noun)) {
        // `caused THE SITE to shut down`: it undergoes that.
        if reality::who_is_brought_to(sentences, verb).as_ref() == Some(noun) {
            let ends = range.end >= sentences.sentence(verb).end || sentences.tag(range.end) == Tag::Mark;
            return (None, object.or_else(|| ends.then(|| noun.clone())));
        }
        // `cancelled plans to show`: plans show nothing, who cancels them would.
        let main = (sentences.sentence(verb).start..noun.start).rev().find(|at| sentences.is_verb(*at));
        // `a film which concerns a plot to kill`: nobody is named who would.
        let who = main
            .and_then(|main| sentences.subject_of(main))
            .filter(|who| can_speak(sentences, who) && !is_paper(sentences, who));
        return (who, object);
    }
    (subject, object)
}

/// The infinitive that a base form without `to` is joined to by `and`: `to BREAK into the bank and rob it`.
fn infinitive_joined_before(sentences: &Sentences<'_>, verb: usize) -> Option<usize> {
    let start = sentences.sentence(verb).start;
    let base = |at: usize| sentences.tag(at) == Tag::Verb(VerbForm::Base);
    let and = verb.checked_sub(1).filter(|and| *and > start && base(verb) && sentences.tokens.word(*and) == "and")?;
    let parts = |at: &usize| {
        matches!(sentences.tag(*at), Tag::Relative | Tag::Subordinator | Tag::Auxiliary)
            || matches!(sentences.tokens.written(*at), "," | ";" | ":")
    };
    let first = (start..and).rev().take_while(|at| !parts(at)).find(|at| sentences.is_verb(*at))?;
    (base(first) && sentences.tag(sentences.group_of(first).start) == Tag::To).then_some(first)
}

/// Whether a clause that `when` or its like opens begins with a phrase.
fn opens_behind_subordinator(sentences: &Sentences<'_>, phrase: &Range<usize>) -> bool {
    let before = phrase.start.checked_sub(1).filter(|before| *before >= sentences.sentence(phrase.start).start);
    before.is_some_and(|before| matches!(sentences.tokens.word(before), "when" | "while" | "because" | "after"))
}

/// Whether a verb phrase ends in the `to` before a term: `SENTENCED TO life`, `sentenced to nine years`.
fn sentences_to(sentences: &Sentences<'_>, range: &Range<usize>, trigger: Trigger) -> bool {
    range.len() == 2 && trigger.kind == "sentence" && sentences.tokens.word(range.end - 1) == "to"
}

/// Whether a form in -ing behind a preposition makes one noun with the word before it, which has no article and says what is done:
/// `indicted for DRUG trafficking`, `aimed at curbing ARMS smuggling`.
fn is_compounded(sentences: &Sentences<'_>, verb: usize, noun: &Range<usize>) -> bool {
    let gerund = |at: usize| sentences.tag(at) == Tag::Verb(VerbForm::Gerund);
    let Some(led) = noun.start.checked_sub(1).filter(|led| *led > sentences.sentence(verb).start) else { return false };
    gerund(verb)
        && noun.end == verb
        && (sentences.tag(led) == Tag::Preposition || gerund(led))
        && noun.clone().all(|at| sentences.tag(at) == Tag::Nominal && !sentences.tokens.is_capital(at))
        && objects::is_thing(sentences, noun)
        && !things::is_somebody(sentences, noun)
}

/// The token behind the verb for an event that `and` or a comma joins to the one before a token, in the same form: `arrested | and CHARGED`.
fn behind_joined_deed(sentences: &Sentences<'_>, end: usize) -> Option<usize> {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(end.saturating_sub(1));
    let joins = end + 1 < sentence.end && (tokens.word(end) == "and" || tokens.written(end) == ",");
    let alike = matches!(sentences.tag(end + 1), Tag::Verb(VerbForm::Past | VerbForm::Gerund))
        && sentences.tag(end + 1) == sentences.tag(end.saturating_sub(1));
    if !joins || !alike {
        return None;
    }
    let (behind, triggers) = triggers_at(tokens, end + 1)?;
    let undergone = |one: &Trigger| one.form.is_some() && matches!(one.role, ObjectRole::Target | ObjectRole::Captive);
    triggers.iter().any(undergone).then_some(behind)
}

/// The object that a verb shares with the one that is joined to it: `arrested and charged TWO MEN`.
fn shared_object(sentences: &Sentences<'_>, end: usize) -> Option<Range<usize>> {
    let behind = behind_joined_deed(sentences, end)?;
    let hung = sentences.tag(behind) == Tag::Preposition;
    let object = if hung { None } else { object_behind(sentences, behind) };
    object.filter(|object| !objects::is_amount(sentences, object) && !parties::is_time(sentences, object))
}

/// The token behind a verb that `and` joins to the one before a token, if nothing stands there that the two could do something to:
/// `convicted | and jailed FOR`.
fn behind_joined(sentences: &Sentences<'_>, end: usize) -> Option<usize> {
    let behind = behind_joined_deed(sentences, end).filter(|_| sentences.tokens.word(end) == "and")?;
    let closed = behind >= sentences.sentence(end).end
        || matches!(sentences.tokens.written(behind), "," | "." | ";" | ":")
        || matches!(sentences.tag(behind), Tag::Preposition | Tag::Auxiliary)
        || sentences.in_date(behind);
    closed.then_some(behind)
}

/// Whether who undergoes an event of a kind, or is its witness, is somebody and no thing.
fn happens_to_persons(kind: &EventKind) -> bool {
    let tried = kind.object.is_some_and(|(_, stage)| matches!(stage, "charged" | "convicted" | "acquitted"));
    kind.has(EventTrait::Person) || tried || kind.actor == Some("witness")
}

/// Endings of adverbs that no noun has: `PHYSICALLY threatened`.
const OF_ADVERBS: [&str; 5] = ["ically", "edly", "ously", "ively", "ently"];

/// Whether `at` behind a verb of harm or arrest says where it was done, and not what was aimed at: `wounded AT a factory`, but `fired
/// AT a car`.
fn is_located(sentences: &Sentences<'_>, verb: usize) -> bool {
    let befalls = sentences.tokens.verb(verb).is_some_and(|(lemma, _)| {
        matches!(lemma, "arrest" | "capture" | "detain" | "hurt" | "injure" | "kill" | "murder" | "stab" | "wound")
    });
    // `killing AT LEAST two guards`
    let bound = matches!(sentences.tokens.word(verb + 2), "least" | "most");
    sentences.tokens.word(verb + 1) == "at" && befalls && !bound
}

/// Whether a verb tells of harm to the body, which whom it befalls is named with before all others.
fn harms(sentences: &Sentences<'_>, verb: usize) -> bool {
    sentences
        .tokens
        .verb(verb)
        .is_some_and(|(lemma, _)| matches!(lemma, "hurt" | "injure" | "kill" | "murder" | "shoot" | "stab" | "wound"))
}

/// Whether a clause with `that` begins right behind a phrase, so that it is no subject of what is said there: `said by TELEPHONE that two
/// were killed`.
fn is_before_that(sentences: &Sentences<'_>, noun: &Range<usize>, group: usize) -> bool {
    noun.end < group && sentences.tokens.word(noun.end) == "that" && sentences.tag(noun.end) == Tag::Subordinator
}

/// Who lives in a place, where age and place stand between him and his verb: `ANNA BERG, 31, of Hull pleaded guilty`, `the 31-YEAR-OLD
/// from Hull pleaded guilty`.
fn resident(sentences: &Sentences<'_>, place: Range<usize>) -> Range<usize> {
    let tokens = sentences.tokens;
    let start = sentences.sentence(place.start).start;
    let aged = place.start.checked_sub(2).filter(|aged| {
        *aged >= start && matches!(tokens.word(aged + 1), "of" | "from") && tokens.is_kind(*aged, WordKind::Age)
    });
    if let Some(aged) = aged {
        let parts = |at: &usize| tokens.joins(*at) || matches!(sentences.tag(*at), Tag::Nominal | Tag::Number);
        let first = (start..aged).rev().take_while(parts).last().unwrap_or(aged);
        return first..place.end;
    }
    let name = place.start.checked_sub(5).filter(|name| *name >= start).filter(|name| {
        matches!(tokens.word(place.start - 1), "of" | "from")
            && tokens.written(place.start - 2) == ","
            && sentences.tag(place.start - 3) == Tag::Number
            && tokens.written(place.start - 4) == ","
            && sentences.tag(*name) == Tag::Nominal
    });
    name.and_then(|name| sentences.phrase_ending_at(name)).unwrap_or(place)
}

/// Whether a phrase says where something was, and commas part it from the verb: `he was in THE TRENCHES, you know, killed some`.
fn is_inserted_place(sentences: &Sentences<'_>, noun: &Range<usize>, group: usize) -> bool {
    let tokens = sentences.tokens;
    noun.end < group
        && tokens.written(noun.end) == ","
        && noun.start > sentences.sentence(noun.start).start
        && matches!(tokens.word(noun.start - 1), "in" | "at" | "near" | "inside" | "outside")
        && objects::is_thing(sentences, noun)
        && !can_speak(sentences, noun)
}

/// Whether a subject is nobody: `THERE`, an adverb, or the place where something is done: `met in ADELAIDE to discuss`.
pub(super) fn is_nobody(sentences: &Sentences<'_>, noun: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let word = tokens.word(noun.start);
    let adverb = !tokens.is_capital(noun.start) && OF_ADVERBS.iter().any(|end| word.ends_with(end));
    let there = noun.len() == 1 && (matches!(word, "there" | "here") || adverb);
    let inside = noun.start > sentences.sentence(noun.start).start
        && matches!(tokens.word(noun.start - 1), "in" | "at" | "near")
        && doers::is_place(sentences, noun);
    there || inside
}

/// Whether a phrase names a paper: `a REPORT released on Monday`.
pub(super) fn is_paper(sentences: &Sentences<'_>, phrase: &Range<usize>) -> bool {
    let last = sentences.tokens.word(sentences.head(phrase).end.saturating_sub(1));
    role_of(last).is_some_and(|role| role.kind == RoleKind::Paper)
}

/// The first one of a list that ends in the subject of a verb: `THE MAYOR and his deputy bribed a judge`.
fn first_listed(sentences: &Sentences<'_>, verb: usize, subject: Range<usize>) -> Range<usize> {
    let members = sentences.listed_before(&subject, verb);
    // `The mayor and two of his aides`
    let somebody = |member: &Range<usize>| can_speak(sentences, member) || sentences.is_count(member.start);
    let somebody = members.iter().chain([&subject]).all(somebody);
    members.into_iter().next().filter(|_| somebody).unwrap_or(subject)
}

pub(super) fn is_headline(sentences: &Sentences<'_>, at: usize) -> bool {
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
        .filter(|at| sentences.is_verb(*at) && sentences.tag(*at) != Tag::Verb(VerbForm::Gerund))
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
    // `fired at least eight shots AT a guard`: so many shots are not whom they were fired at.
    if sentences.tokens.word(end.saturating_sub(1)) == "at" && matches!(sentences.tokens.word(end), "least" | "most") {
        let aim = (end + 1..sentences.clause_end(end)).find(|at| sentences.tokens.word(*at) == "at")?;
        return sentences.phrase_starting_at(aim + 1);
    }
    // `killing AT LEAST two guards`
    let counted = sentences.over_bound(end);
    if counted > end {
        return sentences.phrase_starting_at(counted);
    }
    // `met PRIVATELY with the envoy`
    let how = sentences.tag(end) == Tag::Adverb
        && !sentences.in_date(end)
        && matches!(sentences.tokens.word(end + 1), "with" | "against" | "at");
    let end = end + usize::from(how);
    let over = matches!(sentences.tokens.word(end), "on" | "against" | "at" | "into" | "from" | "with" | "off");
    let start = if over { end + 1 } else { end };
    // `captured half OF THE AIRPORT`
    if matches!(sentences.tokens.word(start), "half" | "most" | "much") && sentences.tokens.word(start + 1) == "of" {
        return sentences.phrase_starting_at(start + 2);
    }
    if sentences.in_date(start) {
        if let Some(aim) = objects::behind_day(sentences, end) {
            return Some(aim);
        }
        // `cancels Christmas Day release`: a day right before a noun describes it; `held on Friday two men` is no object.
        let noun = (start..sentences.sentence(start).end).find(|at| !sentences.in_date(*at))?;
        if over || sentences.tag(noun) != Tag::Nominal || sentences.tokens.is_capital(noun) {
            return None;
        }
    }
    sentences.phrase_starting_at(start)
}
