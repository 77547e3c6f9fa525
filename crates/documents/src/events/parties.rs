//! Which phrase an event is said of, where the one beside its word is not it: the noun that only names an aim (`his BID to`), a place
//! that hangs on a preposition, an adjective, a time. In doubt nobody is named.

use super::{misread, objects, things, verbs};
use crate::{
    claims::can_speak,
    grammar::{Sentences, Tag, Voice, is_plural},
    lexicon::{
        EventTrait, RoleKind, Thing, Trigger, VerbForm, WordKind, is_kind, is_time_unit, names_thing, reporting_noun,
        role_of, triggers_at,
    },
    reality,
};
use std::ops::Range;

/// Kinds of events that papers, plans and other things bring about as well as people do.
const BY_THINGS: [&str; 14] = [
    "accident",
    "attack",
    "ban",
    "cancellation",
    "data_leak",
    "death",
    "designation",
    "embargo",
    "killing",
    "law_passed",
    "outage",
    "proposal",
    "sanctions_imposed",
    "shutdown",
];

/// Kinds of events that befall only somebody.
const BEFALLS_SOMEBODY: [&str; 7] =
    ["acquittal", "appointment", "dismissal", "election", "resignation", "trial", "warrant"];

/// Prepositions of place and way. What hangs on one is no subject.
const OF_PLACE: [&str; 18] = [
    "across", "along", "around", "at", "behind", "beyond", "by", "in", "inside", "near", "off", "outside", "over",
    "through", "toward", "towards", "under", "via",
];

/// Who does an event, if a phrase names somebody who may.
pub(super) fn doer(sentences: &Sentences<'_>, phrase: Range<usize>, trigger: Trigger) -> Option<Range<usize>> {
    doer_in(sentences, phrase.clone(), trigger).or_else(|| before_clause(sentences, &phrase))
}

/// Of a thing that does nothing, somebody who hangs on it right before the clause of the event: `took power from THE
/// GOVERNMENT that sacked him`.
fn before_clause(sentences: &Sentences<'_>, phrase: &Range<usize>) -> Option<Range<usize>> {
    let head = sentences.head(phrase);
    let hung = (head.end..phrase.end).rev().find(|at| sentences.tag(*at) == Tag::Preposition)?;
    let inner = hung + 1..phrase.end;
    let clause = sentences.tag(phrase.end) == Tag::Relative && !inner.is_empty();
    (clause && objects::is_thing(sentences, phrase) && can_speak(sentences, &inner)).then_some(inner)
}

fn doer_in(sentences: &Sentences<'_>, phrase: Range<usize>, trigger: Trigger) -> Option<Range<usize>> {
    let phrase = without_topic(sentences, phrase);
    let by_people = !BY_THINGS.contains(&trigger.kind);
    let phrase = without_leading_day(sentences, phrase);
    let works = matches!(trigger.kind, "accident" | "cyber_attack" | "data_leak" | "outage");
    let aims = matches!(trigger.kind, "attack" | "death" | "killing")
        && names_thing(things::last_word(sentences, &phrase), Thing::Aim)
        && objects::is_thing(sentences, &phrase);
    let nobody = is_time(sentences, &phrase)
        || is_measured(sentences, &phrase)
        || is_adjective(sentences, &phrase)
        || misread::is_form_of_verb(sentences, &phrase)
        || aims
        || !works && is_tool(sentences, &phrase, trigger.kind)
        || by_people
            && (is_abstract(sentences, &phrase)
                || verbs::is_paper(sentences, &phrase)
                || is_state_of_things(sentences, &phrase)
                || names_deed(sentences, &phrase));
    (!nobody).then_some(phrase)
}

/// Whether a phrase is how much, or how long: `paid by THE HOUR`, `fell by 16.1 per cent`. It begins inside a word joined by hyphens
/// where the grammar did not see the whole of it.
fn is_measured(sentences: &Sentences<'_>, phrase: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let Some(last) = things::last_of(sentences, phrase) else { return false };
    let word = tokens.word(last);
    let unit = !tokens.is_capital(last) && is_time_unit(word);
    let share = tokens.written(phrase.end) == "%" || matches!(tokens.word(phrase.end), "pct" | "percent" | "per");
    let number = sentences.tag(last) == Tag::Number && (share || word.contains('.'));
    unit || number || tokens.joins(phrase.start)
}

/// Whether a phrase names a thing that does nothing of its own will: a tool, and, of what only people do, what is driven on land.
fn is_tool(sentences: &Sentences<'_>, phrase: &Range<usize>, kind: &str) -> bool {
    let tool = things::is_of(sentences, phrase, Thing::Tool) && objects::is_thing(sentences, phrase);
    let driven = !BY_THINGS.contains(&kind)
        && !matches!(kind, "escape" | "shipment" | "smuggling" | "visit")
        && things::is_land_vehicle(sentences, phrase)
        && objects::is_thing(sentences, phrase);
    tool || driven
}

/// Endings of nouns for what is thought, done or felt.
const OF_ABSTRACTS: [&str; 8] = ["tion", "sion", "ment", "ness", "ity", "ance", "ence", "ism"];

/// Whether a common noun has the ending of one for a state of things, and no table knows it as a body: `competition`, `urgency`.
fn is_state_of_things(sentences: &Sentences<'_>, phrase: &Range<usize>) -> bool {
    let word = things::last_word(sentences, phrase);
    // `the UNSEALING of a warrant`
    let deed = word.len() > 6 && word.ends_with("ing") && !matches!(word, "offspring" | "sibling");
    (deed || word.len() > 6 && OF_ABSTRACTS.iter().any(|end| word.ends_with(end)))
        && !is_kind(word, WordKind::Acting)
        && objects::is_thing(sentences, phrase)
        && !things::is_somebody(sentences, phrase)
}

/// Whether a common noun names an event, which does nothing that people do: `before their MEETING he promoted`.
fn names_deed(sentences: &Sentences<'_>, phrase: &Range<usize>) -> bool {
    let Some(last) = things::last_of(sentences, phrase) else { return false };
    objects::is_thing(sentences, phrase)
        && !things::is_somebody(sentences, phrase)
        && !things::is_armed(sentences, phrase)
        && triggers_at(sentences.tokens, last)
            .is_some_and(|(_, triggers)| triggers.iter().any(|one| one.form.is_none() && one.kind != "nothing"))
}

/// A phrase without the time that the grammar took for its first words: `at 2:34 P.M. FOUR MEN fled`.
fn without_leading_day(sentences: &Sentences<'_>, phrase: Range<usize>) -> Range<usize> {
    let first = phrase.clone().find(|at| !sentences.in_date(*at));
    match first {
        Some(first) if first > phrase.start && sentences.tag(phrase.start) == Tag::Number => first..phrase.end,
        _ => phrase,
    }
}

/// A phrase with the beginning of the word joined by hyphens in which it begins: `Petrov's BROTHER-IN-LAW`.
pub(super) fn whole_word(sentences: &Sentences<'_>, phrase: Range<usize>) -> Range<usize> {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(phrase.start).start;
    if !tokens.joins(phrase.start) {
        return phrase;
    }
    let mut start = phrase.start;
    while start > sentence && (tokens.joins(start) || tokens.joins(start - 1)) {
        start -= 1;
    }
    start..phrase.end
}

/// Whom or what an event befalls, if a phrase names one that it may.
pub(super) fn undergoer(sentences: &Sentences<'_>, phrase: Range<usize>, trigger: Trigger) -> Option<Range<usize>> {
    let phrase = without_topic(sentences, phrase);
    let somebody = trigger.known.has(EventTrait::Person) || BEFALLS_SOMEBODY.contains(&trigger.kind);
    // `made it a central PART of his bid to be elected`
    let part =
        || matches!(things::last_word(sentences, &phrase), "part" | "parts" | "point" | "form" | "case" | "line");
    let nobody = is_time(sentences, &phrase) || somebody && (is_abstract(sentences, &phrase) || part());
    (!nobody).then_some(phrase)
}

/// Whether a phrase names a time: a day, a part of one, how long ago: `a short TIME ago`.
pub(super) fn is_time(sentences: &Sentences<'_>, phrase: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let Some(last) = things::last_of(sentences, phrase) else { return false };
    let word = tokens.word(last);
    let ago = matches!(tokens.word(phrase.end), "ago" | "later" | "earlier");
    is_kind(word, WordKind::PartOfDay)
        || ago && (is_time_unit(word) || matches!(word, "time" | "while"))
        || sentences.in_date(last)
            && phrase.clone().all(|at| sentences.in_date(at) || sentences.tag(at) == Tag::Determiner)
}

/// Whether a phrase is one word in lower case that names neither somebody nor several: an adjective, as `widespread` before `looting`.
/// A noun for one thing has its article.
fn is_adjective(sentences: &Sentences<'_>, phrase: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let at = phrase.start;
    let word = tokens.word(at);
    let bare = phrase.len() == 1 && sentences.tag(at) == Tag::Nominal && !tokens.is_capital(at) && !is_plural(word);
    if !bare || verbs::is_headline(sentences, at) || role_of(word).is_some() {
        return false;
    }
    let led = at > sentences.sentence(at).start
        && matches!(sentences.tag(at - 1), Tag::Determiner | Tag::Possessive | Tag::Number);
    let known = [WordKind::Human, WordKind::Authority, WordKind::Military, WordKind::Several, WordKind::StateNoun]
        .iter()
        .any(|kind| is_kind(word, *kind));
    let agent = word.ends_with("er") || word.ends_with("or") || word.ends_with("ist");
    !led && !known && !agent && !things::is_armed(sentences, phrase) && !is_kind(word, WordKind::Force)
}

/// Whether a phrase names an aim or a matter, and nothing that does or undergoes anything.
fn is_abstract(sentences: &Sentences<'_>, phrase: &Range<usize>) -> bool {
    let word = things::last_word(sentences, phrase);
    let known = names_thing(word, Thing::Aim) || is_kind(word, WordKind::Immaterial);
    known && objects::is_thing(sentences, phrase)
}

/// A phrase without the noun for a matter that stands before a name which begins the clause of what it is about: `there is a strong
/// possibility IVAN PETROV was killed`.
fn without_topic(sentences: &Sentences<'_>, phrase: Range<usize>) -> Range<usize> {
    let tokens = sentences.tokens;
    let head = sentences.head(&phrase);
    let name = (head.start + 1..head.end).find(|at| tokens.is_capital(*at) && !tokens.is_capital(at - 1));
    let Some(name) = name.filter(|name| sentences.tag(name - 1) == Tag::Nominal) else { return phrase };
    let word = tokens.word(name - 1);
    let matter = matches!(word, "possibility" | "likelihood" | "danger" | "fact" | "belief" | "suspicion")
        || reporting_noun(word).is_some()
        || is_kind(word, WordKind::Immaterial)
        || opens_with_deed(sentences, &phrase, name - 1);
    if matter && role_of(word).is_none() { name..phrase.end } else { phrase }
}

/// Whether a sentence opens with a preposition and the noun for an event at a token, so that who is named behind it is the subject: `Before
/// the TRIAL Petrov fled`.
fn opens_with_deed(sentences: &Sentences<'_>, phrase: &Range<usize>, noun: usize) -> bool {
    let first = sentences.sentence(phrase.start).start;
    phrase.start == first + 1
        && sentences.tag(first) == Tag::Preposition
        && triggers_at(sentences.tokens, noun)
            .is_some_and(|(_, triggers)| triggers.iter().any(|one| one.form.is_none()))
}

/// Whether the noun right before an infinitive, or the one that a form in -ing would have as its subject, only names an aim.
pub(super) fn is_aim(sentences: &Sentences<'_>, verb: usize, noun: &Range<usize>) -> bool {
    let group = sentences.group_of(verb).start;
    let infinitive = noun.end == group && sentences.tag(group) == Tag::To;
    let gerund = sentences.tag(verb) == Tag::Verb(VerbForm::Gerund);
    let by = |at: &usize| sentences.tokens.word(*at) == "by" && sentences.tag(*at) == Tag::Preposition;
    let planned = infinitive && !can_speak(sentences, noun) && noun.clone().any(|at| by(&at));
    (infinitive || gerund) && (planned || names_thing(things::last_word(sentences, noun), Thing::Aim))
}

/// Who is to do what stands behind an aim: `calls for THE MAYOR to go`, `a campaign by THE STATE to silence them`, `PETROV's attempt to sell it`, `THE BANK dropped its plan to`.
pub(super) fn of_aim(sentences: &Sentences<'_>, noun: &Range<usize>) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let head = sentences.head(noun);
    let hung = (head.end..noun.end).find(|at| matches!(tokens.word(*at), "by" | "for" | "from" | "on" | "to" | "upon"));
    if let Some(inner) =
        hung.map(|at| at + 1..noun.end).filter(|inner| !inner.is_empty() && can_speak(sentences, inner))
    {
        return Some(inner);
    }
    let owner = (head.start + 1..head.end).rev().find(|at| sentences.tag(*at) == Tag::Possessive);
    if let Some(owner) = owner {
        return sentences.phrase_ending_at(owner - 1).filter(|owner| can_speak(sentences, owner));
    }
    let start = sentences.sentence(noun.start).start;
    let main = (start..noun.start)
        .rev()
        .take_while(|at| !matches!(tokens.written(*at), ";" | ":"))
        .find(|at| sentences.is_verb(*at))?;
    // `survived an attempt to murder her`: who gets away from it, or is against it, does not do it.
    let against = tokens.verb(main).is_some_and(|(lemma, _)| is_kind(lemma, WordKind::WithstandsAim));
    let subject = sentences.subject_of(main).filter(|_| !against)?;
    let names_one = subject.start != noun.start && can_speak(sentences, &subject);
    (names_one && !verbs::is_paper(sentences, &subject) && !verbs::is_nobody(sentences, &subject)).then_some(subject)
}

/// A subject, or the one that its clause has where the phrase found hangs on a preposition: `TROOPS based near Vorn shot dead a man`. `group`
/// is the first token of the verb with its auxiliaries.
pub(super) fn ungoverned(sentences: &Sentences<'_>, noun: Range<usize>, group: usize) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let start = sentences.sentence(noun.start).start;
    let Some(before) = noun.start.checked_sub(1).filter(|before| *before > start) else { return Some(noun) };
    let behind_noun =
        matches!(sentences.tag(before - 1), Tag::Nominal | Tag::Number | Tag::Pronoun | Tag::Verb(_) | Tag::Adverb);
    let hangs = sentences.tag(before) == Tag::Preposition
        && OF_PLACE.contains(&tokens.word(before))
        && behind_noun
        && !sentences.in_date(before)
        // `said AT LEAST four people were killed`
        && !(tokens.word(before) == "at" && matches!(tokens.word(noun.start), "least" | "most"))
        // `accusations over AN ATTACK THAT killed two`
        && !(sentences.tag(noun.end) == Tag::Relative && matches!(tokens.word(noun.end), "that" | "which"))
        && noun.end <= group;
    if !hangs {
        return Some(noun);
    }
    let opens = |at: &usize| {
        matches!(sentences.tag(*at), Tag::Relative | Tag::Subordinator | Tag::Conjunction)
            || sentences.tag(*at) == Tag::Mark && !tokens.joins(*at)
    };
    let first = (start..before).rev().find(opens).map_or(start, |mark| mark + 1);
    let found = sentences.phrase_starting_at(first).filter(|phrase| phrase.start == first && phrase.end <= before)?;
    let beside = found.end == before;
    let acts = || can_speak(sentences, &found) || things::may_attack(sentences, &found);
    (beside || acts()).then_some(found)
}

/// Who is what an adjective or a rank says, where that stands in the place of the subject of an infinitive: `PETROV is
/// due to stand trial`, `THE BLASTS were among the largest to hit the port`.
pub(super) fn who_is(sentences: &Sentences<'_>, noun: &Range<usize>) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let word = tokens.word(noun.start);
    let adjective = noun.len() == 1 && !tokens.is_capital(noun.start) && !is_plural(word) && role_of(word).is_none();
    let rank = noun.len() == 2 && word == "the";
    let start = sentences.sentence(noun.start).start;
    let be = (start..noun.start).rev().find(|at| {
        !matches!(sentences.tag(*at), Tag::Adverb | Tag::Negation)
            && !sentences.in_date(*at)
            && (!rank || !matches!(tokens.word(*at), "among" | "one" | "of"))
    })?;
    let links = (adjective && sentences.tag(noun.start) == Tag::Nominal
        || rank && reality::is_ranking(sentences, noun.end - 1))
        && sentences.tag(noun.end) == Tag::To
        && matches!(tokens.word(be), "is" | "are" | "was" | "were" | "be" | "been");
    if links { sentences.subject_of(be) } else { None }
}

/// So far before an infinitive the verb that it hangs on is looked for.
const FARTHEST: usize = 12;

/// Who is to do what an infinitive tells: whom somebody bids do it, or who goes to the place that stands right before it.
pub(super) fn of_infinitive(sentences: &Sentences<'_>, verb: usize, noun: Range<usize>) -> Range<usize> {
    let tokens = sentences.tokens;
    let group = sentences.group_of(verb).start;
    // With `not` or a day before it: `on Monday not to attack`.
    if !(group..verb).any(|at| sentences.tag(at) == Tag::To) {
        return noun;
    }
    if let Some(party) = of_for(sentences, &noun, group) {
        return party;
    }
    // `persuaded THE COURT to release him`
    if let Some(party) = reality::who_is_brought_to(sentences, verb) {
        return party;
    }
    let start = sentences.sentence(verb).start.max(group.saturating_sub(FARTHEST));
    let parts = |at: usize| matches!(tokens.written(at), "," | ";" | ":" | "\"" | "“" | "”");
    let main = (start..group).rev().take_while(|at| !parts(*at)).find(|at| sentences.is_verb(*at));
    let Some((main, lemma)) = main.and_then(|main| Some((main, tokens.verb(main)?.0))) else { return noun };
    if is_kind(lemma, WordKind::Bids) && sentences.group_of(main).voice == Voice::Active {
        let bidden = sentences
            .phrase_starting_at(main + 1)
            .filter(|party| party.end <= group && (can_speak(sentences, party) || things::is_persons(sentences, party)))
            .filter(|party| !verbs::is_paper(sentences, party));
        return bidden.unwrap_or(noun);
    }
    let active = || sentences.group_of(main).voice == Voice::Active;
    // `ORLAND promised Borduria to free him`
    if is_kind(lemma, WordKind::Commits) && noun.start > main && active() {
        return sentences.subject_of(main).unwrap_or(noun);
    }
    // `THE GANG used stolen cards to buy vouchers`
    if lemma == "use" && noun.start > main && active() {
        return sentences.subject_of(main).filter(|user| can_speak(sentences, user)).unwrap_or(noun);
    }
    let led = noun.start.checked_sub(1).filter(|led| *led > main && sentences.tag(*led) == Tag::Preposition);
    let Some(led) = led.filter(|led| noun.end == group && *led >= start) else { return noun };
    // `THE THIEVES broke into the office to steal it`: a place does nothing.
    let subject = || sentences.subject_of(main);
    match tokens.word(led) {
        "to" | "at" | "from" if is_kind(lemma, WordKind::Goes) => subject().unwrap_or(noun),
        "in" | "into" | "near" | "across" | "through" if is_kind(lemma, WordKind::Goes) || active() => {
            subject().unwrap_or(noun)
        }
        _ => noun,
    }
}

/// Who makes somebody else do what an infinitive tells: `CRIMINALS used the bank to launder money`, `THE GANG forced her to smuggle
/// drugs`. A crime is theirs.
pub(super) fn who_makes_do(sentences: &Sentences<'_>, verb: usize) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let group = sentences.group_of(verb).start;
    let start = sentences.sentence(verb).start.max(group.saturating_sub(FARTHEST));
    let infinitive = sentences.tag(group) == Tag::To;
    let parts = |at: usize| matches!(tokens.written(at), "," | ";" | ":" | "\"" | "“" | "”");
    let mut before = (start..group).rev().take_while(|at| infinitive && !parts(*at));
    let main = before.find(|at| sentences.is_verb(*at) || tokens.word(*at) == "used")?;
    let lemma = if tokens.word(main) == "used" { "use" } else { tokens.verb(main)?.0 };
    let makes = is_kind(lemma, WordKind::MakesDo) && sentences.group_of(main).voice == Voice::Active;
    let whom = sentences.phrase_starting_at(main + 1).filter(|whom| makes && whom.end <= group)?;
    // `used stolen cards to buy`, which is told elsewhere
    can_speak(sentences, &whom).then(|| sentences.subject_of(main))?
}

/// Who stands between `for` and an infinitive: `it would be fair for THE ACCUSED to be released`.
fn of_for(sentences: &Sentences<'_>, noun: &Range<usize>, group: usize) -> Option<Range<usize>> {
    let last = noun.clone().rev().find(|at| sentences.tag(*at) == Tag::Preposition)?;
    let inner = last + 1..noun.end;
    let led = noun.end == group && sentences.tokens.word(last) == "for" && !inner.is_empty();
    (led && can_speak(sentences, &inner)).then_some(inner)
}

/// Of a form in -ing, who did it with what the noun before it names: `a BOMBER drove a car into the wall, killing two`.
pub(super) fn over_means(sentences: &Sentences<'_>, verb: usize, noun: Range<usize>) -> Range<usize> {
    let means = sentences.tag(verb) == Tag::Verb(VerbForm::Gerund)
        && (things::is_land_vehicle(sentences, &noun)
            || things::is_of(sentences, &noun, Thing::Missile)
            || things::is_of(sentences, &noun, Thing::Weapon));
    if !means || noun.end > verb {
        return noun;
    }
    let start = sentences.sentence(verb).start.max(noun.start.saturating_sub(FARTHEST));
    let finite = |at: &usize| matches!(sentences.tag(*at), Tag::Verb(VerbForm::Past | VerbForm::Third));
    let main = (start..noun.start).rev().find(finite);
    let subject = main.and_then(|main| sentences.subject_of(main).filter(|subject| subject.end <= main));
    subject.unwrap_or(noun)
}

/// Of a killing that a form in -ing behind a comma tells, who carried out the attack right before it: `left the town when TROOPS opened fire,
/// killing two`.
pub(super) fn of_attack_before(
    sentences: &Sentences<'_>,
    verb: usize,
    trigger: Trigger,
    noun: Range<usize>,
) -> Range<usize> {
    let tokens = sentences.tokens;
    let start = sentences.sentence(verb).start;
    let comma = verb.checked_sub(1).filter(|comma| *comma > start && tokens.written(*comma) == ",");
    let harms = sentences.tag(verb) == Tag::Verb(VerbForm::Gerund) && matches!(trigger.kind, "attack" | "killing");
    let Some(comma) = comma.filter(|_| harms) else { return noun };
    let finite = |at: &usize| matches!(sentences.tag(*at), Tag::Verb(VerbForm::Past | VerbForm::Third));
    let near = (start.max(comma.saturating_sub(FARTHEST))..comma).rev().find(finite);
    let attacks = |verb: usize| {
        triggers_at(tokens, verb)
            .is_some_and(|(_, triggers)| triggers.iter().any(|one| one.form.is_some() && one.kind == "attack"))
    };
    let who = near
        .filter(|near| attacks(*near) && sentences.group_of(*near).voice == Voice::Active)
        .and_then(|near| sentences.subject_of(near))
        .filter(|who| can_speak(sentences, who) || things::is_armed(sentences, who));
    who.unwrap_or(noun)
}

/// Of a form in -ing right behind those who do it, those: `a raid against MILITANTS threatening the town`.
pub(super) fn beside_gerund(sentences: &Sentences<'_>, verb: usize, noun: Range<usize>) -> Range<usize> {
    if sentences.tag(verb) != Tag::Verb(VerbForm::Gerund) {
        return noun;
    }
    let group = sentences.group_of(verb).start;
    if group != verb || noun.end > group || group == sentences.sentence(verb).start {
        return noun;
    }
    if sentences.tag(group - 1) != Tag::Nominal {
        return noun;
    }
    let Some(near) = sentences.phrase_ending_at(group - 1) else { return noun };
    let hung = near.clone().rev().find(|at| sentences.tag(*at) == Tag::Preposition);
    let inner = hung.map_or(near.start, |at| at + 1)..near.end;
    if inner.is_empty() || inner.start <= noun.start {
        return noun;
    }
    // `the head of A PANEL investigating the theft`
    let body = role_of(things::last_word(sentences, &inner)).is_some_and(|role| role.kind == RoleKind::Body);
    if body && matches!(sentences.tokens.word(inner.start), "a" | "an") {
        return inner;
    }
    let acts = objects::is_thing(sentences, &noun)
        && is_plural(things::last_word(sentences, &inner))
        && (things::is_persons(sentences, &inner) || things::is_armed(sentences, &inner));
    if acts { inner } else { noun }
}

/// Of a participle between commas behind a noun, that noun: `commanders believe PETROV, wanted for murder, is in Riga`. None where no verb
/// of the noun follows the second comma.
pub(super) fn before_insertion(sentences: &Sentences<'_>, verb: usize) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(verb);
    let comma = verb.checked_sub(1).filter(|comma| *comma > sentence.start && tokens.written(*comma) == ",")?;
    let inserted = sentences.tag(verb) == Tag::Verb(VerbForm::Past)
        && sentences.tag(verb + 1) == Tag::Preposition
        && sentences.tag(comma - 1) == Tag::Nominal
        && !sentences.in_date(comma - 1);
    if !inserted {
        return None;
    }
    let close = (verb + 1..sentence.end).find(|at| tokens.written(*at) == ",")?;
    let goes_on = matches!(sentences.tag(close + 1), Tag::Auxiliary | Tag::Verb(VerbForm::Past | VerbForm::Third));
    let noun = if goes_on && close + 1 < sentence.end { sentences.phrase_ending_at(comma - 1)? } else { return None };
    // `the broker, the son of a judge, accused of fraud, was`
    let described = noun.start > sentence.start && tokens.written(noun.start - 1) == ",";
    (!described).then_some(noun)
}
