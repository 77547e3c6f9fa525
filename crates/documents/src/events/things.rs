//! What a phrase names, as far as it decides whether a word tells of an event: somebody who can be sacked, what can be hit, closed,
//! left, frozen. The words are in `data/events-things.tsv` and `data/word-kinds.tsv`.

use super::{doers, objects};
use crate::{
    claims::{can_speak, is_person},
    grammar::{Sentences, Tag, is_plural},
    lexicon::{
        RoleKind, Thing, VerbForm, WordKind, is_kind, is_time_unit, names_thing, noun_triggers_at, offences_at,
        reporting_noun, role_of,
    },
};
use std::ops::Range;

/// Words for a number of people that they need not be named with: `charged dozens`.
pub(super) const NUMBERS: [&str; 5] = ["dozens", "hundreds", "thousands", "scores", "others"];

/// Pronouns for what is nobody.
const INANIMATE: [&str; 5] = ["everything", "anything", "something", "nothing", "what"];

/// Endings of nouns for persons that few other nouns have.
const OF_PERSONS: [&str; 8] = ["ologist", "ologists", "ician", "icians", "woman", "women", "keeper", "keepers"];

/// The last token of the head of a phrase.
pub(super) fn last_of(sentences: &Sentences<'_>, phrase: &Range<usize>) -> Option<usize> {
    let head = sentences.head(phrase);
    head.end.checked_sub(1).filter(|last| *last >= head.start)
}

/// The word of that token.
pub(super) fn last_word<'s>(sentences: &Sentences<'s>, phrase: &Range<usize>) -> &'s str {
    last_of(sentences, phrase).map_or("", |last| sentences.tokens.word(last))
}

/// Whether the head of a phrase is of a class.
pub(super) fn is_of(sentences: &Sentences<'_>, phrase: &Range<usize>, thing: Thing) -> bool {
    names_thing(last_word(sentences, phrase), thing)
}

/// Whether a phrase is a name: its last word has a capital, and does not only begin the sentence.
pub(super) fn is_name(sentences: &Sentences<'_>, phrase: &Range<usize>) -> bool {
    last_of(sentences, phrase)
        .is_some_and(|last| sentences.tokens.is_capital(last) && last != sentences.sentence(last).start)
}

/// Whether a phrase says how old somebody is: `a 27-year-old decorator`.
pub(super) fn is_aged(sentences: &Sentences<'_>, phrase: &Range<usize>) -> bool {
    phrase.clone().any(|at| sentences.tokens.is_kind(at, WordKind::Age))
}

/// Whether a phrase stands in quotation marks, as titles of works do: `"The Quiet Ledger"`.
fn is_quoted(sentences: &Sentences<'_>, phrase: &Range<usize>) -> bool {
    let mark = |at: usize| matches!(sentences.tokens.written(at), "\"" | "“" | "‘");
    mark(phrase.start) || (phrase.start > sentences.sentence(phrase.start).start && mark(phrase.start - 1))
}

/// Whether a phrase names a person, a body or a name, and no thing.
pub(super) fn is_somebody(sentences: &Sentences<'_>, phrase: &Range<usize>) -> bool {
    let word = last_word(sentences, phrase);
    let ends = OF_PERSONS.iter().any(|end| word.len() > end.len() && word.ends_with(end));
    let known = !objects::is_thing(sentences, phrase) && !INANIMATE.contains(&word) && !is_quoted(sentences, phrase);
    known
        || ends
        || is_aged(sentences, phrase)
        || is_kind(word, WordKind::Authority)
        || is_kind(word, WordKind::Military)
        || NUMBERS.contains(&word)
}

/// Whether a phrase names a matter that is dismissed, and nobody: a thing, a paper, or what `it` stands for.
pub(super) fn is_matter(sentences: &Sentences<'_>, phrase: &Range<usize>) -> bool {
    let word = last_word(sentences, phrase);
    let paper = role_of(word).is_some_and(|role| !matches!(role.kind, RoleKind::Person | RoleKind::Body));
    let pronoun = matches!(word, "it" | "this" | "that" | "these" | "those");
    pronoun || paper || objects::is_thing(sentences, phrase) && !is_aged(sentences, phrase)
}

/// Whether a phrase names persons: no body, no state, no town.
pub(super) fn is_persons(sentences: &Sentences<'_>, phrase: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let word = last_word(sentences, phrase);
    let body = role_of(word).is_some_and(|role| role.kind != RoleKind::Person)
        || is_kind(word, WordKind::StateNoun)
        || is_kind(word, WordKind::Geographic);
    let pronoun = matches!(word, "him" | "her" | "them" | "us" | "me" | "he" | "she" | "they" | "who");
    let counted = last_of(sentences, phrase).is_some_and(|last| sentences.tag(last) == Tag::Number);
    let name = is_name(sentences, phrase) && !doers::is_place(sentences, phrase);
    // `the crew of a tanker`, `a tanker`
    let aboard = objects::is_vehicle(sentences, phrase) || tokens.word(phrase.end.saturating_sub(1)) == "crew";
    aboard
        || !body
            && (pronoun
                || counted
                || name
                || is_aged(sentences, phrase)
                || NUMBERS.contains(&word)
                || is_kind(word, WordKind::Several)
                || is_person(sentences, phrase))
}

/// Whether what a phrase names may attack: a fighter, a weapon, a blow, somebody; no other thing.
pub(super) fn may_attack(sentences: &Sentences<'_>, phrase: &Range<usize>) -> bool {
    let word = last_word(sentences, phrase);
    let somebody = is_somebody(sentences, phrase) && !matches!(word, "it" | "this" | "that" | "which");
    // `a decorator`: an unknown word for who does something.
    let agent = word.len() > 5 && ["er", "ers", "or", "ors"].iter().any(|end| word.ends_with(end));
    // `strikes hit the port`; what is on strike hits nothing that may be hit.
    let strike = matches!(word, "strike" | "strikes");
    somebody || agent || strike || is_armed(sentences, phrase) || objects::is_vehicle(sentences, phrase)
}

/// Whether a phrase names who meets, protests or flees: somebody, or several of whom no table knows that they are people; no thing.
pub(super) fn may_act(sentences: &Sentences<'_>, phrase: &Range<usize>) -> bool {
    let word = last_word(sentences, phrase);
    let several = is_plural(word) && !is_kind(word, WordKind::Immaterial) && !names_thing(word, Thing::Target);
    several || may_attack(sentences, phrase) || can_speak(sentences, phrase)
}

/// Whether a phrase names what does nothing but attack, or may well: a weapon, a blow, a fighter, an army.
pub(super) fn is_armed(sentences: &Sentences<'_>, phrase: &Range<usize>) -> bool {
    let word = last_word(sentences, phrase);
    [Thing::Assailant, Thing::Missile, Thing::Weapon].iter().any(|thing| names_thing(word, *thing))
        || is_kind(word, WordKind::Military)
        || is_kind(word, WordKind::Aircraft)
}

/// Whether what a phrase names may be hit: people, buildings, vehicles, places, names; no button, no headlines, no sum.
pub(super) fn may_be_hit(sentences: &Sentences<'_>, phrase: &Range<usize>) -> bool {
    let word = last_word(sentences, phrase);
    let people = is_person(sentences, phrase) || is_aged(sentences, phrase) || NUMBERS.contains(&word);
    let pronoun = matches!(word, "us" | "me" | "we" | "i" | "who");
    let place = [WordKind::Building, WordKind::Geographic, WordKind::StateNoun, WordKind::Military, WordKind::Aircraft];
    people
        || pronoun
        || is_kind(word, WordKind::Bank)
        || is_kind(word, WordKind::Authority)
        || place.iter().any(|kind| is_kind(word, *kind))
        || names_thing(word, Thing::Target)
        || objects::is_vehicle(sentences, phrase)
        || is_name(sentences, phrase) && !is_quoted(sentences, phrase)
}

/// Whether what a phrase names is shut as an event: premises, a body, a border; no door, no deal, no shares at the end of a day's
/// trading (`closed higher`). `end` is the token behind the word for it.
pub(super) fn is_closable(sentences: &Sentences<'_>, phrase: &Range<usize>, end: usize) -> bool {
    let tokens = sentences.tokens;
    let word = last_word(sentences, phrase);
    let traded = matches!(tokens.word(end), "higher" | "lower" | "up" | "down" | "flat" | "unchanged" | "mixed")
        || tokens.word(end) == "at" && !sentences.in_date(end)
        // They close every evening.
        || matches!(word, "investigation" | "investigations" | "inquiry" | "inquiries" | "probe" | "probes")
        || matches!(word, "market" | "markets" | "exchange" | "exchanges" | "bourse" | "bourses" | "polls" | "trading");
    let kinds = [WordKind::Building, WordKind::Geographic, WordKind::Computer, WordKind::Company, WordKind::Bank];
    let body = role_of(word).is_some_and(|role| role.kind != RoleKind::Person) || is_kind(word, WordKind::MaybeBody);
    let pronoun = matches!(word, "it" | "they" | "them" | "which");
    !traded
        && (pronoun
            || body
            || kinds.iter().any(|kind| is_kind(word, *kind))
            || names_thing(word, Thing::Closable)
            || is_name(sentences, phrase))
}

/// Whether who leaves what a phrase names withdraws: from a body, a state, a post; not `left hospital`, `left a gate open`, `left the
/// firm reeling`, `left Petrov`.
pub(super) fn is_left(sentences: &Sentences<'_>, phrase: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let word = last_word(sentences, phrase);
    let name = is_name(sentences, phrase);
    let determined = sentences.tag(phrase.start) == Tag::Determiner
        || matches!(tokens.word(phrase.start), "his" | "her" | "its" | "their" | "our" | "my");
    let body = role_of(word).is_some_and(|role| role.kind != RoleKind::Person)
        || [WordKind::StateNoun, WordKind::Geographic, WordKind::Company, WordKind::Bank, WordKind::Group]
            .iter()
            .any(|kind| is_kind(word, *kind));
    let post = matches!(word, "post" | "job" | "office" | "bloc" | "coalition" | "club" | "team" | "side");
    // `left the firm REELING`, `left the town WITHOUT water`
    let complement = sentences.tag(phrase.end) == Tag::Verb(VerbForm::Gerund)
        || matches!(tokens.word(phrase.end), "with" | "without" | "unable" | "open" | "empty");
    // `exited I-94`
    let road = tokens.joins(phrase.end);
    !complement && !road && !is_person(sentences, phrase) && (name || (body || post) && determined || word == "office")
}

/// Whether somebody leaves a place as travellers do, and withdraws from nothing: `a tourist left ORLAND in March`.
pub(super) fn is_journey(
    sentences: &Sentences<'_>,
    actor: Option<&Range<usize>>,
    object: Option<&Range<usize>>,
) -> bool {
    let place = object.is_some_and(|object| {
        let word = last_word(sentences, object);
        is_kind(word, WordKind::Geographic)
            || is_kind(word, WordKind::StateNoun)
            || is_name(sentences, object) && doers::is_place(sentences, object)
    });
    place && actor.is_some_and(|actor| is_persons(sentences, actor) && !is_armed(sentences, actor))
}

/// Whether somebody may threaten whom a phrase names, or threaten with it: `threatened the JUDGE`, `threatened REPRISALS`; fires threaten
/// homes.
pub(super) fn is_menaced(sentences: &Sentences<'_>, phrase: &Range<usize>) -> bool {
    let word = last_word(sentences, phrase);
    let deed = last_of(sentences, phrase).is_some_and(|last| {
        noun_triggers_at(sentences.tokens, last).is_some() || offences_at(sentences.tokens, last).is_some()
    });
    let harm = matches!(
        word,
        "action" | "actions" | "consequences" | "force" | "reprisal" | "reprisals" | "retaliation" | "violence" | "war"
    );
    deed || harm
        || is_kind(word, WordKind::StateNoun)
        || names_thing(word, Thing::Measure)
        || is_persons(sentences, phrase)
        || may_attack(sentences, phrase)
}

/// Whether a phrase names what soldiers capture and nobody: land, a building, a ship, a town.
pub(super) fn is_ground(sentences: &Sentences<'_>, phrase: &Range<usize>) -> bool {
    let word = last_word(sentences, phrase);
    word == "it"
        || is_kind(word, WordKind::Geographic)
        || is_kind(word, WordKind::Building)
        || objects::is_vehicle(sentences, phrase)
        || is_name(sentences, phrase) && doers::is_place(sentences, phrase)
}

/// Whether a phrase names what waits for an answer, or somebody: `ignored the REQUEST`, not `ignored the contradiction`.
pub(super) fn is_asked(sentences: &Sentences<'_>, phrase: &Range<usize>) -> bool {
    let word = last_word(sentences, phrase);
    let asks = [Thing::Aim, Thing::Offer, Thing::Measure, Thing::Message, Thing::Ruling, Thing::Rule];
    asks.iter().any(|thing| names_thing(word, *thing))
        || reporting_noun(word).or_else(|| word.strip_suffix('s').and_then(reporting_noun)).is_some()
        || matches!(word, "question" | "questions" | "summons" | "subpoena" | "subpoenas")
        || is_somebody(sentences, phrase)
}

/// Whether what a phrase names blows up because somebody wants it to: a bomb, a grenade, a car; no boiler, no aircraft.
pub(super) fn is_bomb(sentences: &Sentences<'_>, phrase: &Range<usize>) -> bool {
    let word = last_word(sentences, phrase);
    names_thing(word, Thing::Bomb) || names_thing(word, Thing::Weapon)
}

/// Whether who a phrase names may be in court because he is tried: somebody, and no lawyer, judge or witness.
pub(super) fn may_be_tried(sentences: &Sentences<'_>, phrase: &Range<usize>) -> bool {
    let word = last_word(sentences, phrase);
    let word = word.strip_suffix('s').unwrap_or(word);
    let serves = matches!(
        word,
        "attorney" | "barrister" | "counsel" | "expert" | "lawyer" | "solicitor" | "witness" | "witnesse"
    );
    !serves
        && !is_kind(word, WordKind::Authority)
        && !is_kind(word, WordKind::Witness)
        && is_somebody(sentences, phrase)
}

/// Whether a phrase names what is driven on land.
pub(super) fn is_land_vehicle(sentences: &Sentences<'_>, phrase: &Range<usize>) -> bool {
    let word = last_word(sentences, phrase);
    names_thing(word, Thing::Vehicle) && !names_thing(word, Thing::Missile) && !objects::is_vehicle(sentences, phrase)
}

/// Whether what a phrase names dies and is killed: no deal, no battery, no hour.
pub(super) fn is_mortal(sentences: &Sentences<'_>, phrase: &Range<usize>) -> bool {
    let word = last_word(sentences, phrase);
    let common = !is_name(sentences, phrase);
    !(INANIMATE.contains(&word)
        || common && (names_thing(word, Thing::Lifeless) || is_kind(word, WordKind::Immaterial))
        || is_time_unit(word))
}

/// Whether homes, towns and works lose what a phrase names as their power: no party, no president.
pub(super) fn is_powered(sentences: &Sentences<'_>, phrase: &Range<usize>) -> bool {
    let word = last_word(sentences, phrase);
    let rules = is_kind(word, WordKind::Post)
        || is_kind(word, WordKind::StateBody)
        || matches!(word, "party" | "parties" | "coalition" | "he" | "she" | "conservatives" | "socialists");
    !rules && (!is_name(sentences, phrase) || doers::is_place(sentences, phrase))
}

/// Whether a term stands at a token that somebody is given to serve: `was given NINE YEARS`, but `nine years to repay`, `nine years'
/// notice`, `nine years of work`.
pub(super) fn is_term(sentences: &Sentences<'_>, at: usize) -> bool {
    let tokens = sentences.tokens;
    let end = sentences.sentence(at.saturating_sub(1)).end;
    let counted = at < end && sentences.is_count(at);
    let unit = (at + 1..end.min(at + 5)).find(|unit| matches!(tokens.word(*unit), "years" | "months"));
    counted
        && unit.is_some_and(|unit| {
            let goes_on = unit + 1 < end
                && (matches!(tokens.word(unit + 1), "to" | "of" | "more")
                    || matches!(tokens.written(unit + 1), "'" | "’")
                    || sentences.tag(unit + 1) == Tag::Possessive);
            !goes_on
        })
}

/// Whether a word names what two sides do to agree, which breaks down.
pub(super) fn is_bargaining(word: &str) -> bool {
    matches!(word, "talks" | "negotiations" | "discussions" | "dialogue" | "mediation" | "ceasefire" | "truce")
}

/// Whether a participle only says that a punishment is suspended: `18 months in prison, SUSPENDED for two years`.
pub(super) fn is_of_term(sentences: &Sentences<'_>, at: usize) -> bool {
    let tokens = sentences.tokens;
    let start = sentences.sentence(at).start;
    let comma = usize::from(at > start && tokens.written(at - 1) == ",");
    let before = at.checked_sub(1 + comma).filter(|before| *before >= start);
    before.is_some_and(|before| {
        let word = tokens.word(before);
        let penalty = punishes(word) || matches!(word, "sentence" | "term" | "prison" | "jail" | "custody");
        sentences.group_of(at).start == at && (penalty || is_time_unit(word))
    })
}

/// Whether a word behind `a sentence of` is a punishment.
pub(super) fn punishes(word: &str) -> bool {
    matches!(word, "death" | "imprisonment" | "life" | "detention" | "hanging" | "lashes" | "service")
}
