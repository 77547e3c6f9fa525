//! Whether a word tells of its event, or is meant in another sense: `attacked the policy`, `hit by rising costs`, `broke into a
//! sprint`, `charged passengers a fare`.
//!
//! Two traits of `data/event-kinds.tsv` ask for somebody who does it and for something one can lay hands on. What single words ask
//! for stands in `data/events-senses.tsv`; what phrases name is read in `things`, and blows in `blows`. In a report of a match
//! players attack, rob and murder each other.

use super::{
    around::{names_offence, speaks_of, speaks_of_computers},
    blows::{is_assault, is_blow, is_enforced, is_fought, is_found},
    nouns::names_side,
    objects,
    opened::{opens_clause, says_what_is, stands_alone, sums_up},
    sides::Sides,
    things::{self, NUMBERS},
};
use crate::{
    claims::{can_speak, is_person},
    grammar::{Sentences, Tag, Voice, is_plural},
    lexicon::{
        EventKind, EventTrait, ObjectRole, RoleKind, Sense, Side, Thing, Trigger, VerbForm, WordKind, is_kind,
        is_time_unit, names_thing, offences_at, role_of, senses_of, triggers_at,
    },
    names::country_at,
};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// So many different words of sports make a report of a match, if a third of the sentences have one.
const FEWEST_WORDS: usize = 3;

/// Whether an article reports on a match. One pass over its sentences.
pub(crate) fn is_sport(sentences: &Sentences<'_>) -> bool {
    let tokens = sentences.tokens;
    let (mut all, mut telling) = (0_usize, 0_usize);
    let mut words: FxHashSet<&str> = FxHashSet::default();
    for (number, sentence) in tokens.sentences().iter().enumerate() {
        if !tokens.paragraphs[sentence.paragraph].kind.is_article() {
            continue;
        }
        all += 1;
        if tokens.has_kind(number, WordKind::Sport) {
            words.extend(
                sentence.tokens.clone().filter(|at| tokens.is_kind(*at, WordKind::Sport)).map(|at| tokens.word(at)),
            );
            telling += 1;
        }
    }
    words.len() >= FEWEST_WORDS && telling * 3 >= all
}

/// Whether the verb at a token names events, but in the sense in which it stands none of them: `STOLE the show`.
pub(crate) fn is_figure_of_speech(sentences: &Sentences<'_>, at: usize, sport: bool) -> bool {
    if !sentences.is_verb(at) {
        return false;
    }
    let Some((end, triggers)) = triggers_at(sentences.tokens, at) else { return false };
    let mut verbs = triggers.iter().filter(|trigger| trigger.form.is_some()).peekable();
    let range = at..end;
    let sides = Sides::new(sentences, &range);
    verbs.peek().is_some() && verbs.all(|trigger| !is_literal(sentences, &range, *trigger, &sides, (None, sport)))
}

/// Whether what unwilled forces did it: `a landslide`, `Hurricane Ida`, `rising costs`.
pub(crate) fn is_force(sentences: &Sentences<'_>, phrase: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let head = sentences.head(phrase);
    let Some(last) = head.end.checked_sub(1) else { return false };
    // `Hurricane Ida`
    let named = head.len() == 2 && tokens.is_capital(head.start) && tokens.is_kind(head.start, WordKind::Force);
    named || is_common_noun(sentences, last, WordKind::Force)
}

/// Whether a word tells of the event of a trigger. `sides` are its actors and objects, and `inside` is the object that stands within
/// a phrase.
pub(super) fn is_literal(
    sentences: &Sentences<'_>,
    range: &Range<usize>,
    trigger: Trigger,
    sides: &Sides<'_>,
    (inside, sport): (Option<&Range<usize>>, bool),
) -> bool {
    let tokens = sentences.tokens;
    let kind = trigger.known;
    let verb = trigger.form.is_some();
    let word = if verb { tokens.verb(range.start).map_or("", |(lemma, _)| lemma) } else { tokens.word(range.start) };
    // `parking charges`
    let word = match word.strip_suffix('s') {
        Some(one) if !verb && senses_of(word, trigger.kind).next().is_none() => one,
        _ => word,
    };
    // `took OVER three hours`: more than three.
    if range.len() > 1 && tokens.word(range.end - 1) == "over" && is_length_of_time(sentences, range.end) {
        return false;
    }
    let mut senses = senses_of(word, trigger.kind);
    let asks = senses.clone().next().is_some();
    let bound = kind.has(EventTrait::Willed) || kind.has(EventTrait::Bodily);
    if !asks && !bound {
        return true;
    }
    let (actor, found) = sides.of(trigger);
    let object = inside.cloned().or(found);
    // `a life sentence of sorts`
    let of_sorts = tokens.word(range.end) == "of" && tokens.word(range.end + 1) == "sorts";
    let plays = || sport && bound && is_play(sentences, range, object.as_ref());
    let fee = trigger.kind == "charge" && verb && is_fee_or_task(sentences, range, object.as_ref());
    // `the group in charge of his safety`
    let office = !verb && word == "charge" && range.start > 0 && tokens.word(range.start - 1) == "in";
    !of_sorts
        && !fee
        && !office
        && !is_unbodied(sentences, range, kind, actor.as_ref(), object.as_ref())
        && !plays()
        && senses.all(|(side, sense)| match side {
            Side::Actor => actor.as_ref().is_none_or(|actor| fulfils(sentences, range, actor, sense)),
            Side::Object if sense == Sense::Stated => !verb || range.len() > 1 || object.is_some(),
            // `collapsed`, `will close`: of a verb without an object the subject undergoes it.
            Side::Object => {
                let undergoes = || if verb { sentences.subject_of(range.start) } else { None };
                let alone = trigger.role == ObjectRole::None || sense == Sense::Closable;
                let party = object.clone().or_else(|| if alone { undergoes() } else { None });
                // `laundered the PROCEEDS of`: the phrase has its object inside.
                let held = sense != Sense::Powered
                    && (range.start + 1..range.end)
                        .filter(|at| sentences.tag(*at) == Tag::Nominal)
                        .any(|at| fulfils(sentences, range, &(at..at + 1), sense));
                held || party.map_or_else(
                    || sense != Sense::Mortal || !lasts(sentences, range.end),
                    |object| fulfils(sentences, range, &object, sense),
                )
            }
            // `was given a prison sentence`: the phrase says so itself.
            Side::Behind if sense == Sense::Years => range.len() > 1 || things::is_term(sentences, range.end),
            Side::Behind => {
                sentences.phrase_starting_at(range.end).is_some_and(|phrase| fulfils(sentences, range, &phrase, sense))
            }
            Side::Deed if !verb => true,
            Side::Deed if sense == Sense::Blow => is_blow(sentences, range, actor.as_ref(), object.as_ref()),
            Side::Deed if sense == Sense::Fought => is_fought(sentences, range, actor.as_ref()),
            Side::Deed if sense == Sense::Enforced => is_enforced(sentences, actor.as_ref()),
            Side::Deed if sense == Sense::Alone => range.len() > 1 || stands_alone(sentences, range.end),
            Side::Deed if sense == Sense::Active => sentences.group_of(range.start).voice == Voice::Active,
            Side::Deed if sense == Sense::Voiced => {
                !opens_clause(sentences, range.end) && !sums_up(sentences, range.start)
            }
            Side::Deed if sense == Sense::Settled => !says_what_is(sentences, range.end),
            Side::Deed if sense == Sense::Quit => !things::is_journey(sentences, actor.as_ref(), object.as_ref()),
            Side::Deed if sense == Sense::Equipped => is_equipped(sentences, range),
            Side::Deed if sense == Sense::Dealt => trigger.form != Some(VerbForm::Base) || object.is_some(),
            Side::Deed if sense == Sense::Undergone => object.is_some() || trigger.form == Some(VerbForm::Past),
            Side::Deed if sense == Sense::NoTerm => !things::is_of_term(sentences, range.start),
            Side::Deed if sense == Sense::Found => is_found(sentences, range, actor.as_ref()),
            Side::Deed if sense == Sense::Together => object.is_some() || is_readable(sentences, range.end),
            Side::Deed => is_assault(sentences, range, actor.as_ref(), object.as_ref()),
            Side::Verb | Side::Noun => verb != (side == Side::Verb) || speaks_of(sentences, range, sense),
            Side::Of if sense == Sense::Stated => behind_of(sentences, range, object.as_ref()).is_some(),
            // `sanctions VIOLATIONS`, `VIOLATIONS of the embargo`; but `violations by the army`
            Side::Of if sense == Sense::Rule && behind_of(sentences, range, None).is_none() => {
                names_thing(tokens.word(range.start.saturating_sub(1)), Thing::Rule)
                    || object.as_ref().is_some_and(|object| fulfils(sentences, range, object, sense))
            }
            Side::Of => behind_of(sentences, range, object.as_ref())
                .is_none_or(|phrase| fulfils(sentences, range, &phrase, sense)),
        })
}

/// Whether a length of time stands at a token, which nobody kills: `killed AN HOUR`, but `killed ON MONDAY`.
fn lasts(sentences: &Sentences<'_>, at: usize) -> bool {
    sentences.in_date(at) && sentences.tag(at) != Tag::Preposition
}

/// Whether a number of hours, days or years stands at a token: `THREE HOURS`, `A YEAR`.
fn is_length_of_time(sentences: &Sentences<'_>, at: usize) -> bool {
    let tokens = sentences.tokens;
    let inside = at + 1 < sentences.sentence(at.saturating_sub(1)).end;
    let counted = inside && (sentences.is_count(at) || tokens.is_number(at) || matches!(tokens.word(at), "a" | "an"));
    // `took over a year ago`: that is when.
    let dated = inside && matches!(tokens.word(at + 2), "ago" | "after" | "before" | "earlier" | "later");
    counted && !dated && is_time_unit(tokens.word(at + 1))
}

/// Whether a force does what only somebody does, or it is done to what nobody can lay hands on.
fn is_unbodied(
    sentences: &Sentences<'_>,
    range: &Range<usize>,
    kind: &EventKind,
    actor: Option<&Range<usize>>,
    object: Option<&Range<usize>>,
) -> bool {
    let unwilled = |actor: &Range<usize>| is_force(sentences, actor) || is_immaterial(sentences, actor);
    // `an attack at a match`
    let place = sentences.tokens.word(range.end) == "at";
    kind.has(EventTrait::Willed) && actor.is_some_and(unwilled)
        || kind.has(EventTrait::Bodily) && !place && object.is_some_and(|object| is_immaterial(sentences, object))
}

/// Whether a phrase names what nobody can lay hands on: `her record on housing`.
fn is_immaterial(sentences: &Sentences<'_>, phrase: &Range<usize>) -> bool {
    let head = sentences.head(phrase);
    head.end > head.start && is_common_noun(sentences, head.end - 1, WordKind::Immaterial)
}

/// Whether a common noun of a kind stands at a token; at the beginning of a sentence it has a capital.
fn is_common_noun(sentences: &Sentences<'_>, at: usize, kind: WordKind) -> bool {
    let tokens = sentences.tokens;
    tokens.is_kind(at, kind) && (!tokens.is_capital(at) || at == sentences.sentence(at).start)
}

/// The phrase behind `of`, right behind a word or its object: `robbed Rovers of VICTORY`, `was robbed of A CHOICE`.
fn behind_of(sentences: &Sentences<'_>, range: &Range<usize>, object: Option<&Range<usize>>) -> Option<Range<usize>> {
    let behind = object.map(|object| object.end).filter(|end| *end > range.end);
    let of = [Some(range.end), behind].into_iter().flatten().find(|at| sentences.tokens.word(*at) == "of")?;
    sentences.phrase_starting_at(of + 1)
}

/// Whether somebody is charged a price, or with an office: `charged passengers five pounds`, `charged with overseeing the vote`.
fn is_fee_or_task(sentences: &Sentences<'_>, range: &Range<usize>, object: Option<&Range<usize>>) -> bool {
    let tokens = sentences.tokens;
    let task = tokens.word(range.end) == "with"
        && sentences.tag(range.end + 1) == Tag::Verb(VerbForm::Gerund)
        && tokens.verb(range.end + 1).is_some_and(|(lemma, _)| is_kind(lemma, WordKind::Task))
        // `charged with running a fraud`
        && !names_offence(sentences, range);
    let price = |at: usize| {
        let number = sentences.tag(at) == Tag::Number && !sentences.in_date(at);
        number || matches!(tokens.written(at), "$" | "£" | "€") || tokens.is_kind(at, WordKind::Fee)
    };
    let sentence = sentences.sentence(range.start);
    let inside = |at: usize| at < sentence.end;
    let paid = match object.filter(|object| object.start >= range.end) {
        // `a fee`, `five pounds` behind who pays, or within what the grammar takes for one phrase.
        Some(object) => {
            let opens = usize::from(sentences.tag(object.end) == Tag::Determiner);
            price(object.start) && matches!(tokens.written(object.start), "$" | "£" | "€")
                || inside(object.end + opens) && price(object.end + opens)
                || (object.start + 1..object.end).any(|at| sentences.tag(at - 1) == Tag::Nominal && price(at))
        }
        None => inside(range.end) && price(range.end),
    };
    task || paid
}

/// Whether a verb of a report of a match tells of play: it is active, and nobody is named by what he is: `attacked from the start`,
/// `hit the second`, but `attacked the referee`.
fn is_play(sentences: &Sentences<'_>, range: &Range<usize>, object: Option<&Range<usize>>) -> bool {
    let tokens = sentences.tokens;
    let playful = if sentences.is_verb(range.start) {
        tokens.verb(range.start).is_some_and(|(lemma, _)| is_kind(lemma, WordKind::Playful))
            && sentences.group_of(range.start).voice == Voice::Active
    } else {
        tokens.is_kind(range.end - 1, WordKind::Playful)
    };
    let named = object.is_some_and(|object| {
        let last = tokens.word(sentences.head(object).end.saturating_sub(1));
        is_kind(last, WordKind::Human) || role_of(last).is_some_and(|role| role.kind == RoleKind::Person)
    });
    // `shot the hosts AHEAD`
    let behind = object.map_or(range.end, |object| object.end.max(range.end));
    let leads = matches!(tokens.word(behind), "ahead" | "level");
    playful && (!named || leads)
}

/// Whether a phrase is what a sense asks for.
fn fulfils(sentences: &Sentences<'_>, range: &Range<usize>, phrase: &Range<usize>, sense: Sense) -> bool {
    let tokens = sentences.tokens;
    let head = sentences.head(phrase);
    let Some(last) = head.end.checked_sub(1).filter(|last| *last >= head.start) else { return true };
    let word = tokens.word(last);
    let is = |kind: WordKind| is_kind(word, kind);
    let name = || tokens.is_capital(last) && last != sentences.sentence(last).start;
    let person = || is_person(sentences, phrase);
    let counted = || sentences.tag(last) == Tag::Number;
    let pronoun = || sentences.tag(last) == Tag::Pronoun;
    let is_of = |thing: Thing| names_thing(word, thing);
    let any_of = |thing: Thing| phrase.clone().any(|at| names_thing(tokens.word(at), thing));
    match sense {
        Sense::Somebody => things::is_somebody(sentences, phrase) || names_offence(sentences, range),
        // Who dismisses it rejects a thing.
        Sense::Staff => things::is_somebody(sentences, phrase) && !matches!(word, "it" | "this" | "that"),
        Sense::Body => {
            let body = role_of(word).is_some_and(|role| role.kind != RoleKind::Person);
            // `the leader's support collapsed`
            let named = || can_speak(sentences, phrase) && !person() && !objects::is_thing(sentences, phrase);
            body || is(WordKind::MaybeBody) || is(WordKind::Company) || is(WordKind::Bank) || pronoun() || named()
        }
        // `pulled the film`; who is pulled out of a treaty is a state.
        Sense::NoPerson => !person() && !pronoun() && !counted() && country_at(tokens, head.start).is_none(),
        Sense::Authority => is(WordKind::Authority) || is(WordKind::Military) || name() || pronoun(),
        // `crippled a pipeline`, where the sentence speaks of hackers: `hackers broke into the bank`, and burglars too.
        Sense::Computer => {
            let body = !is(WordKind::Building) && !pronoun() && can_speak(sentences, phrase) && !person();
            is(WordKind::Computer) || is(WordKind::Data) || body || speaks_of_computers(sentences, range)
        }
        Sense::Building => is(WordKind::Building),
        Sense::Vehicle => {
            // `she is not derailed by what he says`
            let human = matches!(word, "he" | "she" | "him" | "her" | "i" | "me" | "we" | "us" | "you" | "who");
            let meant = name() || pronoun() && !human;
            objects::is_vehicle(sentences, phrase) || is_of(Thing::Vehicle) || meant
        }
        Sense::Money => {
            let marked = phrase.clone().any(|at| matches!(tokens.written(at), "$" | "£" | "€"));
            // `tens of millions of dollars`
            is(WordKind::MoneyWord) || marked || counted() || pronoun() || word == "tens" || NUMBERS.contains(&word)
        }
        Sense::NoMoney => {
            let marked = phrase.clone().any(|at| matches!(tokens.written(at), "$" | "£" | "€"));
            !marked && !is(WordKind::MoneyWord)
        }
        Sense::Secret => !is(WordKind::Fluid),
        Sense::Real => !is_immaterial(sentences, phrase),
        Sense::Literal => !is(WordKind::Figurative),
        Sense::Matter => things::is_matter(sentences, phrase),
        Sense::Mortal => things::is_mortal(sentences, phrase),
        Sense::Persons => things::is_persons(sentences, phrase),
        Sense::Armed => {
            // `the air force said IT shot down 41 drones`
            let speaks = word == "it"
                && phrase.start > sentences.sentence(phrase.start).start
                && sentences.is_verb(phrase.start - 1);
            speaks || things::may_attack(sentences, phrase)
        }
        Sense::Fighter => things::is_armed(sentences, phrase),
        Sense::Struck => {
            let armament = is_of(Thing::Weapon) || is_of(Thing::Missile);
            counted() || pronoun() || armament || things::may_be_hit(sentences, phrase)
        }
        Sense::Closable => things::is_closable(sentences, phrase, range.end),
        Sense::Left => things::is_left(sentences, phrase),
        Sense::Explosive => is_of(Thing::Explosive) || is(WordKind::Building) || pronoun() || name(),
        Sense::Blown => is_of(Thing::Explosive) || things::may_be_hit(sentences, phrase),
        Sense::Moving => {
            is_of(Thing::Vehicle) || objects::is_vehicle(sentences, phrase) || person() || pronoun() || name()
        }
        // `a missile SYSTEM`
        Sense::Enacted => is_of(Thing::Enacted),
        Sense::Missile => any_of(Thing::Missile),
        Sense::Armament => any_of(Thing::Missile) || any_of(Thing::Weapon),
        Sense::NoArmament => !(is_of(Thing::Missile) || is_of(Thing::Weapon)),
        Sense::Holding => is_of(Thing::Holding) || is(WordKind::MoneyWord),
        Sense::Rule => is_of(Thing::Rule),
        Sense::Measure => is_of(Thing::Measure),
        Sense::Wired => {
            is(WordKind::Computer)
                || is(WordKind::Building)
                || is(WordKind::Geographic)
                || wired(word)
                // `cut off US FUNDING`: the name only describes what is cut.
                || can_speak(sentences, phrase)
                    && !person()
                    && sentences.tag(phrase.end) != Tag::Verb(VerbForm::Gerund)
        }
        Sense::Powered => things::is_powered(sentences, phrase),
        Sense::Term => {
            phrase.clone().any(|at| is_time_unit(tokens.word(at)) || sentences.in_date(at)) || things::punishes(word)
        }
        Sense::Many => is_plural(word) || counted() || NUMBERS.contains(&word),
        Sense::Bargain => things::is_bargaining(word),
        Sense::Ruling => is_of(Thing::Ruling),
        Sense::Robbed => is(WordKind::Building) || is(WordKind::Bank) || matches!(word, "van" | "vans"),
        Sense::Goods => counted() || is_of(Thing::Product) || is_of(Thing::Vehicle),
        Sense::NoEffort => !is_of(Thing::Effort),
        // What a court delivers it says.
        Sense::NoMessage => !is_of(Thing::Message) && !is_of(Thing::Ruling),
        // `sent troops`, `sent the boy to a home`, `sent THE TEAM a photo`
        Sense::Cargo => {
            if let Some(given) = given_behind(sentences, range, phrase) {
                return !things::is_of(sentences, &given, Thing::Message) && !is_person(sentences, &given);
            }
            let force = is(WordKind::Military) || is(WordKind::Authority);
            let body = role_of(word).is_some_and(|role| role.kind == RoleKind::Body);
            !person() && !pronoun() && !counted() && !force && !body
        }
        // `offered the rebels an amnesty`: to whom something is offered, it is offered.
        Sense::Offered => {
            let marked = phrase.clone().any(|at| matches!(tokens.written(at), "$" | "£" | "€"));
            // `offered £3m`, but `offered $5 flights`
            let sum = is(WordKind::MoneyWord) || counted() || NUMBERS.contains(&word) || marked && word.len() <= 3;
            sum || pronoun() || is_of(Thing::Offer) || is_of(Thing::Measure) || can_speak(sentences, phrase)
        }
        // Papers and evidence suggest what is so, and propose nothing.
        Sense::Voiced => {
            let paper = role_of(word).is_some_and(|role| role.kind == RoleKind::Paper);
            !paper && (things::is_somebody(sentences, phrase) || matches!(word, "side" | "sides"))
        }
        Sense::Offence => phrase.clone().any(|at| offences_at(tokens, at).is_some()),
        Sense::Menaced => things::is_menaced(sentences, phrase),
        Sense::Ground => things::is_ground(sentences, phrase),
        Sense::Asked => things::is_asked(sentences, phrase),
        Sense::Premises => {
            let ship = objects::is_vehicle(sentences, phrase);
            ship || things::may_be_hit(sentences, phrase) && !things::is_persons(sentences, phrase)
        }
        Sense::Guilt => things::is_matter(sentences, phrase) && !things::is_armed(sentences, phrase),
        Sense::Bomb => things::is_bomb(sentences, phrase),
        Sense::NoBond => !is_of(Thing::Bond),
        Sense::Protester => is_of(Thing::Protester),
        // `before Judge Anna Berg`, but `in court papers`
        Sense::Bench => is_of(Thing::Court) || any_of(Thing::Court) && name(),
        Sense::Ruled => [Thing::Ruling, Thing::Law, Thing::Rule, Thing::Measure].into_iter().any(is_of),
        Sense::Tried => things::may_be_tried(sentences, phrase),
        // `15 kilos OF COCAINE`
        Sense::Contraband => {
            let held = |phrase: &Range<usize>| phrase.clone().any(|at| names_thing(tokens.word(at), Thing::Contraband));
            let of = tokens.word(phrase.end) == "of";
            held(phrase) || of && sentences.phrase_starting_at(phrase.end + 1).is_some_and(|matter| held(&matter))
        }
        // They are of a sentence or of a whole deed, and not of a phrase.
        Sense::Stated
        | Sense::Blow
        | Sense::Assault
        | Sense::Fought
        | Sense::Enforced
        | Sense::Years
        | Sense::Court
        | Sense::Case
        | Sense::NoShares
        | Sense::Alone
        | Sense::Active
        | Sense::Quit
        | Sense::Settled
        | Sense::NoSurvey
        | Sense::NoChamber
        | Sense::Dealt
        | Sense::Together
        | Sense::NoTerm
        | Sense::Undergone
        | Sense::Found
        | Sense::Equipped => true,
    }
}

/// What is given where whom it is given to stands before it: `sent the team A PHOTO`, `the team was sent A PHOTO`.
fn given_behind(sentences: &Sentences<'_>, range: &Range<usize>, party: &Range<usize>) -> Option<Range<usize>> {
    let behind = if party.start >= range.end { party.end } else { range.end };
    let inside = behind < sentences.sentence(range.start).end && !sentences.in_date(behind);
    let opens = sentences.tag(behind) == Tag::Determiner || matches!(sentences.tokens.word(behind), "this" | "these");
    if inside && opens { sentences.phrase_starting_at(behind) } else { None }
}

/// Whether the grammar makes something of what stands behind a verb without an object: not where a form in -ing begins an object
/// that it does not see: `meet BROADENING competition`.
fn is_readable(sentences: &Sentences<'_>, end: usize) -> bool {
    end >= sentences.sentence(end.saturating_sub(1)).end || sentences.tag(end) != Tag::Verb(VerbForm::Gerund)
}

/// Whether a form of `arm` tells that somebody was given arms: not where it only describes who bears some: `two ARMED men`, `ARMED with a
/// knife, he fled`.
fn is_equipped(sentences: &Sentences<'_>, range: &Range<usize>) -> bool {
    let group = sentences.group_of(range.start);
    // `HEAVILY armed attackers`
    let how = group.start < range.start
        && group.voice == Voice::Active
        && matches!(sentences.tokens.word(range.start - 1), "heavily" | "lightly" | "well" | "poorly" | "fully");
    if how {
        return false;
    }
    let bare = group.start == range.start && sentences.tag(range.start) == Tag::Verb(VerbForm::Past);
    // `Petrov armed the rebels`, but `an Israeli armed response`
    let named = range.start > sentences.sentence(range.start).start
        && sentences.tokens.is_capital(range.start - 1)
        && !names_side(sentences.tokens.word(range.start - 1));
    // `was armed with a knife`: that is what he bore.
    let bears = group.voice == Voice::Passive && sentences.tokens.word(range.end) == "with";
    (!bare || group.voice == Voice::Passive || named) && !bears
}

/// Whether what a word names goes down as networks do: `the power went down`.
fn wired(word: &str) -> bool {
    matches!(
        word,
        "power"
            | "electricity"
            | "lights"
            | "internet"
            | "lines"
            | "services"
            | "service"
            | "feed"
            | "water"
            | "gas"
            | "supply"
            | "supplies"
            | "communications"
            | "homes"
            | "villages"
    )
}
