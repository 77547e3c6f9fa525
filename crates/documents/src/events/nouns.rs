//! Who does what a noun tells, and whom it happens to: its owner or the name before it, the phrase behind `on`, `against`, `of`, `by`,
//! and what the verb that it hangs on says.

use super::{
    ACQUISITION, brought, compounds, doers, governors::names_event, is_step, objects, owners, parties, places,
};
use crate::{
    claims::can_speak,
    grammar::{Sentences, Tag, Voice, is_plural},
    lexicon::{EventTrait, ObjectRole, Trigger, VerbForm, WordKind, event_kind, is_kind, triggers_at},
    names::country_at,
    reality::governing_verb,
    tokens::Tokens,
};
use std::ops::Range;

/// The kind of what an authority issues for somebody.
const WARRANT: &str = "warrant";

/// The kind of what nobody does.
pub(super) const ACCIDENT: &str = "accident";

/// The kind of what whom it hits has to pay.
pub(super) const FINE: &str = "fine";

/// The kind of what those do who live in a place, and not the place.
pub(super) const ELECTION: &str = "election";

/// Actor and object of the noun in some tokens.
pub(super) fn of_noun(
    sentences: &Sentences<'_>,
    range: &Range<usize>,
    trigger: Trigger,
) -> (Option<Range<usize>>, Option<Range<usize>>) {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(range.start);
    // `a lawsuit ON THURSDAY against the bank`
    let aim = against_behind_day(sentences, range.end, sentence.end).unwrap_or(range.end);
    // `... the hack` and below it `By Jan Olsen`: another sentence says nothing of who did it.
    let next = if aim < sentence.end { tokens.word(aim) } else { "" };
    let kind = trigger.known;
    let aims = match next {
        "on" | "against" | "of" | "by" | "upon" | "targeting" => true,
        "with" => kind.has(EventTrait::Mutual),
        "for" => trigger.kind == WARRANT,
        "into" => kind.has(EventTrait::Into),
        "at" => kind.has(EventTrait::At),
        _ => false,
    };
    let phrase = aims.then(|| sentences.phrase_starting_at(aim + 1)).flatten();
    // `charges of fraud against the banker`
    let against = phrase.as_ref().filter(|first| next == "of" && tokens.word(first.end) == "against");
    // `a fine of $4m on THE BANK`
    let of_sum = phrase.as_ref().filter(|sum| {
        next == "of" && trigger.kind == FINE && objects::is_amount(sentences, sum) && tokens.word(sum.end) == "on"
    });
    let phrase = against.or(of_sum).and_then(|first| sentences.phrase_starting_at(first.end + 1)).or(phrase);
    // `charges of fraud against the banker`: they are against him, the fraud is not.
    let charged = next == "against"
        && range.start > sentence.start + 1
        && tokens.word(range.start - 1) == "of"
        && (names_step(tokens, range.start - 2) || matches!(tokens.word(range.start - 2), "count" | "counts"));
    // `blamed the attacks on the rebels`: it was they.
    let blames = |verb: usize| tokens.verb(verb).is_some_and(|(lemma, _)| matches!(lemma, "blame" | "pin"));
    let pinned = next == "on" && governing_verb(sentences, range.start, &[]).is_some_and(blames);
    let culprit = phrase.clone().filter(|_| pinned);
    let phrase = phrase.filter(|_| !charged && !pinned);
    // `the attack on the night of 27 April`
    let is_day = |phrase: &Range<usize>| {
        let last = sentences.head(phrase).end.saturating_sub(1);
        let home = tokens.word(last) == "home" && phrase.len() == 1;
        sentences.in_date(phrase.start) || sentences.in_date(last) || home || parties::is_time(sentences, phrase)
    };
    // `in the custody of soldiers`: they keep him.
    let kept_by = next == "of"
        && tokens.word(range.end - 1) == "custody"
        && range.start > sentence.start + 1
        && (tokens.word(range.start - 1) == "in" || tokens.word(range.start - 2) == "in");
    let object = phrase.clone().filter(|phrase| {
        let amount = next == "of" && is_step(kind) && objects::is_amount(sentences, phrase);
        let matter = is_matter(sentences, trigger.kind, phrase);
        next != "by" && !kept_by && trigger.role != ObjectRole::None && !is_day(phrase) && !amount && !matter
    });
    // `accused of fraud by the auditor`: the auditor accuses, and does not defraud.
    let of_verb = |phrase: &Range<usize>| {
        (sentence.start..range.start).any(|at| {
            // `Charged with fraud by prosecutors`, `the bank, accused of fraud by the auditor,`
            let opens = (at == sentence.start || tokens.written(at - 1) == ",")
                && sentences.tag(at) == Tag::Verb(VerbForm::Past);
            sentences.is_verb(at)
                && (opens || sentences.group_of(at).voice == Voice::Passive)
                && sentences.agent_of(at).as_ref() == Some(phrase)
        })
    };
    // `fraud by abuse of position`: how it is done, and not who does it.
    let means = |phrase: &Range<usize>| {
        let bare = phrase.len() == 1 && tokens.word(phrase.end) == "of" && !is_plural(tokens.word(phrase.start));
        bare && !can_speak(sentences, phrase)
    };
    // `two men were killed in attacks by gunmen`: who attacked killed them, whichever of the two `by` hangs on.
    let part = kind.actor == Some("suspect") && doers::is_part_of_deed(sentences, range);
    let of_verb = |phrase: &Range<usize>| !part && of_verb(phrase);
    let agent = phrase.filter(|phrase| (next == "by" || kept_by) && !of_verb(phrase) && !means(phrase)).or_else(|| {
        // `sanctions against the state by the US`
        let behind = object.as_ref().map_or(range.end, |object| object.end);
        // `an inquiry into bribery by the bank`: the bank bribed.
        let deed = object.as_ref().is_some_and(|object| names_event(sentences, object.end - 1));
        let by = (!deed && behind < sentence.end && tokens.word(behind) == "by")
            .then(|| sentences.phrase_starting_at(behind + 1))
            .flatten();
        by.filter(|phrase| !of_verb(phrase) && !means(phrase))
    });
    // `a raid by customs officers on a farm`, `the killing by police of a teenager`
    let object = object.or_else(|| {
        let by = agent.as_ref().filter(|_| next == "by" && trigger.role != ObjectRole::None)?;
        let aimed = by.end < sentence.end && matches!(tokens.word(by.end), "on" | "against" | "of" | "upon");
        // `on the orders of`
        let told = |phrase: &Range<usize>| {
            let last = sentences.head(phrase).end.saturating_sub(1);
            !is_day(phrase) && !matches!(tokens.word(last), "orders" | "behalf" | "basis" | "eve")
        };
        if aimed { sentences.phrase_starting_at(by.end + 1).filter(told) } else { None }
    });
    // `US sanctions`, `the FBI's raid`; of an attack the word before may as well be its victim: `Sony hack`.
    let mut start = range.start;
    while start > sentence.start && (sentences.tag(start - 1) == Tag::Nominal || tokens.joins(start - 1)) {
        start -= 1;
    }
    let owner = owners::owner_of(sentences, start, range, kind);
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
        .filter(|named| !(kind.has(EventTrait::Venue) && places::is_place_only(sentences, named)))
        .filter(|named| {
            // `the Berg protest` is about Berg, `the farmers' protest` by the farmers.
            trigger.kind != "protest"
                || country_at(tokens, named.start).is_some()
                || is_plural(tokens.word(named.end - 1))
        });
    // `anti-Iranian attacks` are on Iranians.
    let opposed = |named: &Range<usize>| {
        named.start > sentence.start + 1 && tokens.joins(named.start - 1) && tokens.word(named.start - 2) == "anti"
    };
    let (object, named) = match named {
        Some(named) if opposed(&named) => (object.or(Some(named)), None),
        named => (object, named),
    };
    // `US air strikes`, `the Indonesian invasion`: of an attack, whose it was; `the Ukraine attack` does not say whose.
    let side = named
        .as_ref()
        .filter(|_| matches!(trigger.kind, "attack" | "raid"))
        .and_then(|named| country_before_means(tokens, named));
    let force = if side.is_none() && matches!(trigger.kind, "attack" | "raid") {
        force_before(sentences, start..range.start)
    } else {
        None
    };
    let side = side.or_else(|| force.clone());
    let named = force.or(named);
    let named = named.filter(|named| side.is_some() || !opens_participle(tokens, named.start));
    let victim = trigger.role == ObjectRole::Target && kind.has(EventTrait::Victim);
    let named = if victim { named } else { named.and_then(|named| compounds::name_only(sentences, named)) };
    // `has been under US sanctions`
    // `is under investigation`
    // `came under attack`
    let measure = kind.object.is_some_and(|(_, stage)| stage == "designated")
        || kind.has(EventTrait::Into)
        || kind.has(EventTrait::Victim);
    let object = object.or_else(|| if measure { objects::bearer(sentences, range.end - 1) } else { None });
    let imposed = kind.object.is_some_and(|(_, stage)| stage == "designated");
    let crime = kind.actor == Some("suspect");
    let undergoes = |owner: &Range<usize>| {
        kind.has(EventTrait::Owned) && object.is_none() && !objects::is_authority(sentences, owner)
    };
    let behind = object.as_ref().map_or(range.end, |object| object.end.max(range.end));
    let brought = brought::by_verb(sentences, range, behind, is_step(kind));
    let (actor, object) = match (owner, named) {
        // `Smith's arrest`
        (Some(owner), _) if undergoes(&owner) => (agent, Some(owner)),
        // `Britain's biggest robbery` was not committed by Britain.
        (Some(owner), _)
            if (crime || trigger.kind == ELECTION)
                && object.is_none()
                && is_where(sentences, &owner)
                && !is_attack_of_state(sentences, &owner, start, range) =>
        {
            (agent, None)
        }
        // `the state's fires`
        (Some(_), _) if trigger.kind == ACCIDENT => (agent, object),
        (Some(owner), _) => (agent.or(Some(owner)), object),
        (None, Some(_)) if side.is_some() => {
            let place = |side: &Range<usize>| {
                country_at(tokens, side.start).is_some() && !names_side(tokens.word(side.end - 1))
            };
            (agent.or(side.filter(|side| !place(side))), object)
        }
        (None, Some(named)) if victim => (agent, object.or(Some(named))),
        // `Orland sanctions` are on Orland.
        (None, Some(named)) if imposed && is_state_aimed_at(tokens, &named) => (agent, object.or(Some(named))),
        // `the Petrov trial` is that of Petrov, `the Interlaken trial` was not held by Interlaken.
        (None, Some(named)) if object.is_none() && befalls_named(sentences, &named, trigger.kind) => {
            let person =
                Some(name_before_matter(sentences, named)).filter(|named| crate::claims::is_person(sentences, named));
            (agent, person)
        }
        // Nor is `the Hull robbery` one by Hull, nor `the Bern tram accident` one by the tram.
        (None, Some(_)) if crime || trigger.kind == ACCIDENT => (agent, object),
        // Of `the Volga takeover` nobody can tell whether Volga takes over or is taken.
        (None, Some(_)) if trigger.kind == ACQUISITION && object.is_none() => (agent, None),
        (None, Some(named)) => (agent.or(Some(named).filter(|named| owners::acts(sentences, named, trigger))), object),
        (None, None) => {
            let object = object.or(pronoun);
            match doers::of_noun(sentences, range, kind) {
                Some(doers::Doer::Does(doer)) => (agent.or(Some(doer)), object),
                Some(doers::Doer::Faces(party)) => (agent, object.or(Some(party))),
                None => (agent, object),
            }
        }
    };
    let decides = || if imposed { doers::decider(sentences, range.start) } else { None };
    let blamed = if crime { brought::blamed(sentences, range) } else { None };
    let object = object.or_else(|| if trigger.kind == FINE { objects::payer(sentences, range.start) } else { None });
    let claims = || if crime { objects::claimant(sentences, range.start) } else { None };
    let actor = actor.or(brought.actor).or(blamed).or(culprit).or_else(claims).or_else(decides);
    let object = object.or(brought.object.filter(|_| trigger.role != ObjectRole::None));
    let counted = |phrase: Range<usize>| objects::counted_from(sentences, phrase);
    (actor.map(counted), object.map(counted))
}

/// Whether an owner is where something was done: a place by its name, or by a common noun: `the WORLD's biggest theft`.
fn is_where(sentences: &Sentences<'_>, owner: &Range<usize>) -> bool {
    let word = sentences.tokens.word(sentences.head(owner).end.saturating_sub(1));
    doers::is_place(sentences, owner)
        || matches!(word, "country" | "nation" | "world")
        || is_kind(word, WordKind::Geographic)
}

/// Whether a phrase behind the noun for a step of a case says what it is about, and not whom it befalls: `charges of TREASON`, `a prison term on
/// CORRUPTION CHARGES`, `a fine of A YEAR'S PAY`.
fn is_matter(sentences: &Sentences<'_>, kind: &str, phrase: &Range<usize>) -> bool {
    match sentences.tokens.word(phrase.start - 1) {
        "of" => matches!(kind, "charge" | FINE),
        "on" => {
            let last = sentences.head(phrase).end.saturating_sub(1);
            is_step(event_kind(kind)) && (names_step(sentences.tokens, last) || names_event(sentences, last))
        }
        _ => false,
    }
}

/// Whether a noun for a step of a case is told with what it is about: `a charge of THEFT`, `acquittals on SPYING CHARGES`.
pub(super) fn has_matter(sentences: &Sentences<'_>, noun: &Range<usize>, kind: &str) -> bool {
    let behind = sentences.phrase_starting_at(noun.end + 1);
    noun.end < sentences.sentence(noun.start).end
        && kind != FINE
        && behind.is_some_and(|phrase| is_matter(sentences, kind, &phrase))
}

/// The word `against` behind the day that begins at a token. None if no day stands there, or something else behind it.
fn against_behind_day(sentences: &Sentences<'_>, start: usize, end: usize) -> Option<usize> {
    let led = sentences.tag(start) == Tag::Preposition && !sentences.in_date(start);
    let first = start + usize::from(led);
    let behind = (first..end).find(|at| !sentences.in_date(*at))?;
    (behind > first && sentences.tokens.word(behind) == "against").then_some(behind)
}

/// Whether a name at a token makes one participle with the next word: `a UN-BROKERED accord`. Who brokers it is no side of it.
fn opens_participle(tokens: &Tokens<'_>, name: usize) -> bool {
    let participle = name + 2;
    tokens.joins(name + 1) && !tokens.is_capital(participle) && tokens.word(participle).ends_with("ed")
}

/// Whether the word before a noun tells who brought it about, so that it is a certain one: `a UN-BROKERED accord`.
pub(super) fn is_brokered(sentences: &Sentences<'_>, noun: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let start = sentences.sentence(noun.start).start;
    (start..noun.start)
        .rev()
        .take_while(|at| sentences.tag(*at) == Tag::Nominal || tokens.joins(*at))
        .any(|at| tokens.is_capital(at) && opens_participle(tokens, at))
}

/// A name without what the case is about, which stands between it and the noun: `the PETROV corruption trial`.
fn name_before_matter(sentences: &Sentences<'_>, named: Range<usize>) -> Range<usize> {
    let tokens = sentences.tokens;
    let low =
        |at: &usize| tokens.is_word(*at) && !tokens.is_capital(*at) && !tokens.joins(*at) && !tokens.joins(*at + 1);
    let end = named.clone().find(low).unwrap_or(named.end);
    named.start..end
}

/// Whether the name before the noun for a step of a case is that of whom it befalls or of its place, and of no authority and no state.
fn befalls_named(sentences: &Sentences<'_>, named: &Range<usize>, kind: &str) -> bool {
    matches!(kind, "acquittal" | "arrest" | "conviction" | "sentence" | "trial")
        && !objects::is_authority(sentences, named)
        && !doers::is_place(sentences, named)
        && country_at(sentences.tokens, named.start).is_none()
}

/// Whether a name before a measure is that of a state, and not its adjective: `IRAN sanctions`, but `US sanctions`, `Swiss sanctions`.
fn is_state_aimed_at(tokens: &Tokens<'_>, named: &Range<usize>) -> bool {
    let whole = country_at(tokens, named.start).is_some_and(|(_, end)| end == named.end);
    let last = tokens.word(named.end - 1);
    // States that put sanctions on others, before what may be a verb too: `Canada sanctions`.
    let author = matches!(last, "britain" | "canada" | "australia" | "japan" | "norway" | "switzerland");
    let noun = last.ends_with("stan") || matches!(last, "iran" | "sudan");
    let adjective = names_side(last) || ["an", "ss", "eek", "ti", "ari", "hai"].iter().any(|end| last.ends_with(end));
    whole && !author && (noun || !adjective)
}

/// The country or its adjective that a phrase before an attack begins with, if nothing else stands there but what the attack is carried
/// out with: `US air strikes`, `the US-led offensive`; not `the US embassy bombing`.
fn country_before_means(tokens: &Tokens<'_>, named: &Range<usize>) -> Option<Range<usize>> {
    let (_, end) = country_at(tokens, named.start).filter(|(_, end)| *end <= named.end && *end > named.start)?;
    let means = (end..named.end).all(|at| tokens.joins(at) || tokens.is_kind(at, WordKind::AttackMeans));
    means.then_some(named.start..end)
}

/// Who fights, right before an attack or what it is carried out with: `the COALITION air strikes`, `a REBEL attack`.
/// What an `army attack` is, only `ARMY artillery attack` says.
fn force_before(sentences: &Sentences<'_>, before: Range<usize>) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let last = before.clone().rev().find(|at| !tokens.is_kind(*at, WordKind::AttackMeans))?;
    let word = tokens.word(last);
    let armed = is_kind(word, WordKind::Military) && last + 1 < before.end;
    (!tokens.joins(last + 1) && (is_kind(word, WordKind::Fights) || armed)).then_some(last..last + 1)
}

/// Whether a country owns an attack with nothing between but what it is carried out with: `ORLAND's air strikes`; not `Orland's worst attack`,
/// which others may have carried out there.
fn is_attack_of_state(sentences: &Sentences<'_>, owner: &Range<usize>, start: usize, noun: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let attack = matches!(tokens.word(noun.end - 1), "attacks" | "invasion" | "offensive" | "raids" | "strikes");
    attack
        && country_at(tokens, owner.start).is_some_and(|(_, end)| end == owner.end)
        && (start..noun.start).all(|at| tokens.joins(at) || tokens.is_kind(at, WordKind::AttackMeans))
}

/// Whether a word for a country says that it acts, and is no place where others do: `Israeli`, not `Israel`.
pub(super) fn names_side(word: &str) -> bool {
    let adjective =
        ["ian", "ish", "ese", "eli", "ench", "utch", "aqi", "stani", "ican", "rean", "audi", "rman", "emeni"];
    adjective.iter().any(|end| word.ends_with(end)) || matches!(word, "us" | "u.s" | "u.s." | "uk")
}

/// Whether the noun at a token is a step of a case: `charges`, `trial`, `conviction`.
pub(super) fn names_step(tokens: &Tokens<'_>, at: usize) -> bool {
    triggers_at(tokens, at).is_some_and(|(_, triggers)| {
        triggers
            .iter()
            .any(|trigger| trigger.form.is_none() && trigger.known.object.is_some_and(|(part, _)| part == "suspect"))
    })
}
