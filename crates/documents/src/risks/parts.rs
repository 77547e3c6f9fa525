//! Who has which part in the offences of a sentence, and how far that is established: what claims, events and descriptions say.

use super::{
    Named, RiskRole, SANCTIONS, Stage, deeds, in_tokens, inverted, listed, matters, measures, no_part, own, stages,
    standings, verdicts,
};
use crate::{
    claims::{Claim, in_sentence, is_person},
    events::{self, Event, Status},
    grammar::{Sentences, Tag},
    lexicon::{
        EventKind, RoleKind, Stance, Thing, WordKind, event_kind, is_kind, names_thing, offences_at, reporting_noun,
        role_of,
    },
    names, reality,
};
use std::ops::Range;

/// Kinds of events that are steps of a case, and that acquit when they are taken back: `the conviction was overturned`.
const TAKEN_BACK: [&str; 4] = ["charge", "conviction", "fine", "indictment"];

/// A party with a part in a sentence.
pub(super) struct Part {
    pub(super) party: Range<usize>,
    pub(super) role: RiskRole,
    pub(super) stage: Stage,
    /// Only offences of this tag; any that a word of the sentence names if absent.
    tag: Option<&'static str>,
    /// Only offences among these tokens.
    within: Range<usize>,
    /// Tokens that name the deed itself: an offence that begins among them is this one, whatever the tag.
    deed: Range<usize>,
}

impl Part {
    fn new(party: &Range<usize>, role: RiskRole, stage: Stage, within: Range<usize>) -> Self {
        Self { party: party.clone(), role, stage, tag: None, within, deed: 0..0 }
    }

    /// Whether it is one in an offence that some words name.
    pub(super) fn is_in(&self, words: &Range<usize>, tag: &str) -> bool {
        let same = match self.tag {
            Some(wanted) => {
                let named = self.deed.contains(&words.start) || words.contains(&self.deed.start);
                wanted == tag || (named && !self.deed.is_empty())
            }
            None => tag != SANCTIONS,
        };
        same && self.within.contains(&words.start)
    }

    /// Whether another part says more of the same suspect than that he is said to have done it.
    pub(super) fn is_outdone_by(&self, other: &Self, sentences: &Sentences<'_>) -> bool {
        let name = |part: &Self| sentences.tokens.slice(&part.party).to_lowercase();
        self.role == RiskRole::Suspect
            && other.role == RiskRole::Suspect
            && self.stage == Stage::Alleged
            && other.stage > Stage::Alleged
            && name(self) == name(other)
    }

    /// The tokens that name the deed itself; none where a claim or a step of a case speaks of it.
    pub(super) fn deed(&self) -> &Range<usize> {
        &self.deed
    }
}

/// The part and the stage of who undergoes an event of a kind.
pub(super) fn of_object(kind: &EventKind) -> Option<(RiskRole, Stage)> {
    let (part, stage) = kind.object?;
    Some((RiskRole::named(part)?, Stage::named(stage)?))
}

/// The part of who does it.
pub(super) fn of_actor(kind: &EventKind) -> Option<RiskRole> {
    kind.actor.and_then(RiskRole::named)
}

/// Whose a thing is that suffered something is who suffered it: `stole THE BANK'S data`, `broke into THE TIMES'
/// network`.
fn of_owner(sentences: &Sentences<'_>, part: Part) -> Part {
    let tokens = sentences.tokens;
    let head = sentences.head(&part.party);
    let plural = |at: usize| {
        let mark = matches!(tokens.written(at), "'" | "’") && !tokens.has_space_before(at);
        mark && at > head.start && tokens.word(at - 1).ends_with('s')
    };
    let owns = |at: &usize| sentences.tag(*at) == Tag::Possessive || plural(*at);
    let Some(mark) = head.clone().find(owns).filter(|mark| *mark > head.start && mark + 1 < head.end) else {
        return part;
    };
    let owned = mark + 1..head.end;
    let word = tokens.word(head.end - 1);
    let thing = is_paper(word)
        || is_kind(word, WordKind::Computer)
        || names_thing(word, Thing::Holding)
        || names_matter(sentences, &owned);
    if thing { Part { party: head.start..mark, ..part } } else { part }
}

/// Whether a word names a paper or a case.
fn is_paper(word: &str) -> bool {
    role_of(word).is_some_and(|role| role.kind == RoleKind::Paper)
}

/// Whether a phrase names a sum, data or a charge, which do nothing and suffer nothing: `stole $5M`, `stolen CARD
/// NUMBERS`, `arrested on FRAUD CHARGES`, though a name or a number stand in it.
fn names_matter(sentences: &Sentences<'_>, head: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let word = head.end.checked_sub(1).map_or("", |last| tokens.word(last));
    let sum = head.clone().any(|at| matches!(tokens.written(at), "$" | "£" | "€"));
    let data = is_kind(word, WordKind::Data) || matches!(word, "details" | "information" | "numbers" | "conduct");
    sum || data || is_kind(word, WordKind::MoneyWord) || reporting_noun(word) == Some(Stance::Accuses)
}

/// Whether a party may have a part: who can speak, and a number of people who are listed. Papers, cases, sums and data
/// have none: `stole records`, `an investigation for bribing`; and no deed, weapon or place is a suspect (`an
/// investigation of SEX OFFENCES`, `shot in the UNITED STATES`).
fn may_have_part(sentences: &Sentences<'_>, part: &Part) -> bool {
    let tokens = sentences.tokens;
    let head = sentences.head(&part.party);
    let last = head.end.saturating_sub(1);
    let matter = !tokens.is_capital(last) && is_paper(tokens.word(last)) || names_matter(sentences, &head);
    let thing = part.role == RiskRole::Suspect
        && (no_part::names_deed(sentences, &head)
            || names_thing(tokens.word(last), Thing::Weapon)
            || no_part::is_tool(tokens.word(last))
            || deeds::is_behind_place_word(sentences, &part.party));
    let counted = part.role == RiskRole::Target && is_person(sentences, &part.party);
    !matter && !thing && (counted || crate::claims::can_speak(sentences, &part.party))
}

/// Who has which part in a sentence. `offences` are the tokens at which its offences begin.
pub(super) fn parts_in(
    sentences: &Sentences<'_>,
    number: usize,
    claims: &[Claim],
    events: &[Event],
    placed: &[(usize, &Named)],
    offences: &[usize],
) -> Vec<Part> {
    let tokens = sentences.tokens;
    let sentence = tokens.sentences()[number].tokens.clone();
    let mut parts: Vec<Part> = Vec::new();
    let mut add = |part: Part| {
        let part = if part.role == RiskRole::Victim { of_owner(sentences, part) } else { part };
        // `Nobody at the bank was accused of fraud`
        let last = tokens.word(part.party.end.saturating_sub(1));
        let none = part.role == RiskRole::Suspect
            && (reality::is_not_one(sentences, &part.party) || matches!(last, "anyone" | "anybody" | "whoever"));
        if !none && may_have_part(sentences, &part) {
            parts.push(part);
        }
    };
    let own_claims = &claims[in_sentence(claims, number)];
    // `charged with fraud` accuses as well: whom the step befalls is known better.
    let is_step_too = |claim: &Claim| own(events, number).iter().any(|event| is_told_by(sentences, event, claim));
    let aired = |claim: &&Claim| {
        let cue = claim.cue.start;
        !is_step_too(claim) && !reality::is_false_report(sentences, cue) && !reality::is_denied_report(sentences, cue)
    };
    for claim in own_claims.iter().filter(aired) {
        if let (Stance::Accuses | Stance::Suspects, Some(target)) = (claim.stance, &claim.target) {
            // `Those who see the tape will realise that he is guilty`
            let anybody = tokens.word(target.end.saturating_sub(1)) == "those" && tokens.word(target.end) == "who";
            if anybody {
                continue;
            }
            let said = claim.content.clone().unwrap_or_else(|| sentence.clone());
            let within = matters::first_of(sentences, claim.cue.end, &said);
            let accused = accused(sentences, claim, target);
            for other in std::iter::once(accused.clone()).chain(matters::included(sentences, &accused)) {
                add(Part::new(&other, RiskRole::Suspect, Stage::Alleged, within.clone()));
            }
        }
    }
    let charged = measures::charged(sentences, &sentence);
    for (party, within) in &charged {
        add(Part::new(party, RiskRole::Suspect, Stage::Charged, within.clone()));
    }
    for (party, stage, within) in verdicts::in_sentence(sentences, &sentence) {
        add(Part::new(&party, RiskRole::Suspect, stage, within));
    }
    let inverted = inverted::in_sentence(sentences, &sentence);
    for (party, stage) in &inverted {
        add(Part::new(party, RiskRole::Suspect, *stage, sentence.clone()));
    }
    for (party, stage, within) in standings::in_sentence(sentences, &sentence) {
        add(Part::new(&party, RiskRole::Suspect, stage, within));
    }
    let denied = |deed: &Range<usize>| {
        own_claims.iter().any(|claim| {
            matches!(claim.stance, Stance::Denies | Stance::Doubts | Stance::Rejects)
                && claim.content.as_ref().is_some_and(|content| content.contains(&deed.start))
        })
    };
    for (party, deed) in standings::doers(sentences, offences).into_iter().filter(|(_, deed)| !denied(deed)) {
        add(Part { deed: deed.clone(), ..Part::new(&party, RiskRole::Suspect, Stage::Alleged, deed) });
    }
    let on_list = listed::on_list(sentences, &sentence);
    for party in on_list.into_iter().chain(listed::called(sentences, offences)) {
        let part = Part::new(&party, RiskRole::Target, Stage::Designated, sentence.clone());
        add(Part { tag: Some(SANCTIONS), ..part });
    }
    let real = |event: &&Event| {
        let told = !matches!(event.status, Status::NotHappened | Status::Fictional | Status::Cancelled);
        event.sentence == number
            && (told || deeds::is_attempt(sentences, event))
            && !matters::is_in_other_sense(sentences, event)
            && !matters::is_only_feared(sentences, event)
            && !listed::is_name_of_list(sentences, event)
    };
    let steps = matters::steps(sentences, own(events, number));
    let stage = stages::stage_in(sentences, &sentence);
    // Of a step that was taken back an acquittal is left, where the words say so or it was a charge or a verdict: `the conviction
    // was overturned`.
    let acquits = |event: &&&Event| {
        let verdict = TAKEN_BACK.contains(&event.kind) && !sentences.is_verb(event.trigger.start);
        event.status == Status::Cancelled && (verdict || stage == Some(Stage::Acquitted))
    };
    for event in steps.iter().filter(acquits) {
        if let Some(object) = &event.object {
            let within = matters::of(sentences, event, &steps, offences);
            add(Part::new(object, RiskRole::Suspect, Stage::Acquitted, within));
        }
    }
    for event in own(events, number).iter().filter(real) {
        // Whom armed men seize is a victim, and no suspect.
        let abducts = deeds::is_abduction(sentences, event);
        let kind = event_kind(if abducts { deeds::ABDUCTION } else { event.kind });
        let (tag, of_object, of_actor) = (kind.offence, of_object(kind), of_actor(kind));
        // A club that sanctions a player puts nobody on a list.
        let club = of_object.is_some_and(|(_, stage)| stage == Stage::Designated)
            && event.object.as_ref().is_some_and(|object| names::is_of_club(tokens, object, &event.trigger));
        if club {
            continue;
        }
        // Who is attacked is a victim of the attack, not of what else the sentence speaks of.
        let within = if tag.is_none() && of_object.is_some_and(|(role, _)| role == RiskRole::Victim) {
            event.trigger.clone()
        } else if !abducts && matters::is_step(event) {
            matters::of(sentences, event, &steps, offences)
        } else {
            sentence.clone()
        };
        // Of what somebody denies only who suffered it is left, and sanctions that are planned or alleged list nobody.
        let denied = event.status == Status::Denied;
        let lists = |stage: Stage| {
            stage != Stage::Designated
                || event.status == Status::Happened
                    && !measures::is_only_spoken_of(sentences, event)
                    && !listed::is_struck_down(sentences, event)
        };
        let headline = listed::of_headline(sentences, event);
        let (author, hit) = headline.map_or((None, None), |(author, hit)| (Some(author), Some(hit)));
        let object = hit.as_ref().or(event.object.as_ref()).map(|object| {
            let object = matters::undergoer(sentences, event, object);
            named_by_claim(sentences, event, own_claims, &object).unwrap_or(object)
        });
        if let (Some(object), Some((role, stage))) = (&object, of_object)
            && (!denied || role == RiskRole::Victim)
            && lists(stage)
            && !(role == RiskRole::Victim
                && (charged.iter().any(|(party, _)| party.start < object.end && object.start < party.end)
                    || no_part::is_adjective_of_state(sentences, object, event)
                    || no_part::is_in_name_against(sentences, object, event)))
        {
            let stage = stages::stage_of_step(sentences, event, role, stage);
            // `questioned a clerk as a witness`
            let (role, stage) = if matters::is_heard_as_witness(sentences, event) {
                (RiskRole::Witness, Stage::Mentioned)
            } else {
                (role, stage)
            };
            let part = |party: &Range<usize>| {
                // Whom sanctions hit is no target of their evasion.
                let deed = if role == RiskRole::Target { 0..0 } else { event.trigger.clone() };
                Part { tag, deed, ..Part::new(party, role, stage, within.clone()) }
            };
            add(part(object));
            for other in matters::joined_with(sentences, event, object) {
                add(part(&other));
            }
            for other in matters::listed_with(sentences, event, object) {
                add(part(&other));
            }
            if let Some((and, other)) = matters::gapped(sentences, event).filter(|_| matters::is_step(event)) {
                let rest = and..sentence.end;
                add(Part { tag, ..Part::new(&sentences.head(&other), role, stage, rest) });
            }
            for other in matters::included(sentences, object) {
                add(part(&other));
            }
            // `stole jewels from a pensioner`
            if let Some(victim) = matters::stolen_from(sentences, event, object) {
                add(part(&victim));
            }
        }
        let actor = event.actor.as_ref().and_then(|actor| measures::author(sentences, event, actor)).or(author);
        if let (Some(actor), Some(role)) = (&actor, of_actor)
            && !denied
            && !(role == RiskRole::Suspect && no_part::brings_case(sentences, event, actor))
            && !(role == RiskRole::Suspect && deeds::is_use_of_force(sentences, event, actor))
            && !accuses(&claims[in_sentence(claims, number)], event, actor)
            && !(role == RiskRole::Suspect && no_part::is_another_part(sentences, own(events, number), event, actor))
            // `kidnapped by his own success`
            && !matches!(tokens.word(actor.end - 1), "his" | "her" | "its" | "their")
        {
            let stage = if role == RiskRole::Suspect { Stage::Alleged } else { Stage::Mentioned };
            let deed = if role == RiskRole::Suspect { matters::deed(event) } else { 0..0 };
            for other in matters::listed_with(sentences, event, actor) {
                add(Part { tag, deed: deed.clone(), ..Part::new(&other, role, stage, within.clone()) });
            }
            add(Part { tag, deed, ..Part::new(actor, role, stage, within) });
        }
    }
    for (payer, within) in own(events, number).iter().filter_map(|event| matters::settled(sentences, event)) {
        add(Part::new(&payer, RiskRole::Suspect, Stage::Convicted, within));
    }
    for witness in witnesses(sentences, &claims[in_sentence(claims, number)]) {
        add(Part::new(&witness, RiskRole::Witness, Stage::Mentioned, sentence.clone()));
    }
    // With one suspect, what the sentence says of the case is said of him.
    if !inverted.is_empty() {
        // `THOSE arrested include Petrov`: who they are, the names say.
        parts.retain(|part| tokens.word(part.party.end.saturating_sub(1)) != "those");
    }
    let others = parts.iter().any(|part| part.role != RiskRole::Suspect);
    let mut suspects = parts.iter_mut().filter(|part| part.role == RiskRole::Suspect);
    if let (Some(only), None, true) = (suspects.next(), suspects.next(), steps.is_empty())
        && let Some(stage) = stages::stage_of_case(sentences, &sentence, only, others)
    {
        only.stage = only.stage.max(stage);
    }
    parts.extend(of_listed(sentences, &sentence, placed));
    for part in called(sentences, &sentence, offences) {
        let known = |other: &Part| other.party.start < part.party.end && part.party.start < other.party.end;
        if !parts.iter().any(|other| known(other) && other.role == RiskRole::Suspect && other.stage >= part.stage) {
            parts.push(part);
        }
    }
    // Who is accused and gives evidence is no witness.
    let accused: Vec<Range<usize>> =
        parts.iter().filter(|part| part.role == RiskRole::Suspect).map(|part| part.party.clone()).collect();
    parts.retain(|part| part.role != RiskRole::Witness || !accused.contains(&part.party));
    parts
}

/// Whether the words of a claim tell a step of a case whose undergoer is known: `CHARGED WITH fraud`.
fn is_told_by(sentences: &Sentences<'_>, event: &Event, claim: &Claim) -> bool {
    let same = event.trigger.start < claim.cue.end && claim.cue.start < event.trigger.end;
    same && event.object.is_some() && sentences.is_verb(event.trigger.start) && matters::is_step(event)
}

/// Whom a pronoun stands for that undergoes a step of a case, where a claim of the same words knows.
fn named_by_claim(
    sentences: &Sentences<'_>,
    event: &Event,
    claims: &[Claim],
    object: &Range<usize>,
) -> Option<Range<usize>> {
    let pronoun = object.len() == 1 && matches!(sentences.tokens.word(object.start), "he" | "she" | "him" | "her");
    let mut told = claims.iter().filter(|claim| pronoun && is_told_by(sentences, event, claim));
    let target = told.find_map(|claim| claim.target.clone())?;
    is_person(sentences, &target).then_some(target)
}

/// Whom an accusation is aimed at: of several nouns before a participle or a relative the one that it tells of.
fn accused(sentences: &Sentences<'_>, claim: &Claim, target: &Range<usize>) -> Range<usize> {
    let borne = events::bearer(sentences, claim.cue.start).filter(|_| target.end <= claim.cue.start);
    borne.map_or_else(|| target.clone(), |borne| sentences.head(&borne))
}

/// Who is called a witness among those who say something.
fn witnesses(sentences: &Sentences<'_>, claims: &[Claim]) -> Vec<Range<usize>> {
    let named = claims.iter().filter_map(|claim| claim.holder.as_ref()).map(|holder| &holder.named);
    named.filter(|named| (*named).clone().any(|at| sentences.tokens.is_kind(at, WordKind::Witness))).cloned().collect()
}

/// The parts that a sentence gives the listed parties that it names: whom it calls sanctioned, and whom an offender.
fn of_listed(sentences: &Sentences<'_>, sentence: &Range<usize>, placed: &[(usize, &Named)]) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for party in in_tokens(placed, sentence) {
        if party.designated.is_some() {
            let part = Part::new(&party.name, RiskRole::Target, Stage::Designated, sentence.clone());
            parts.push(Part { tag: Some(SANCTIONS), ..part });
        }
        // `state arms dealer KOMID`: what the text says it is.
        if let Some(words) = party.role.as_ref().and_then(|role| offender_in(sentences, role)) {
            parts.push(Part::new(&party.name, RiskRole::Suspect, Stage::Mentioned, words));
        }
    }
    parts
}

/// The words of a description that call a party an offender: its head does (`state arms dealer`), or a noun for who does it before
/// the head (`a hacker group in Syria`). `A fraud expert`, `a victim of fraud`, `the murder victim's brother` and `who accused a
/// rival of fraud` call nobody so.
fn offender_in(sentences: &Sentences<'_>, role: &Range<usize>) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let head = sentences.head(&sentences.phrase_starting_at(role.start)?);
    let head = head.start..head.end.min(role.end);
    let kind = |at: usize| role_of(tokens.word(at)).map(|role| role.kind);
    head.clone().find_map(|at| {
        let (end, _) = offences_at(tokens, at)?;
        // `hacker group`, `drug cartel boss`; not `fraud squad`, `fraud chief`
        let many = kind(end - 1) == Some(RoleKind::Person) && kind(head.end - 1) == Some(RoleKind::Body);
        let leads =
            matches!(tokens.word(head.end - 1), "leader" | "boss" | "chief" | "kingpin" | "mastermind" | "ringleader");
        let group = end < head.end
            && (many || (leads && kind(end - 1).is_some()))
            && (end..head.end).all(|at| sentences.tag(at) == Tag::Nominal);
        (end == head.end || group).then_some(at..end)
    })
}

/// Whom a sentence calls an offender by the way, and how surely: `CONVICTED fraudster Otto Frisch`, `Otto Frisch, a JAILED arms
/// dealer,`, `ALLEGED drug lord Otto Frisch`.
fn called(sentences: &Sentences<'_>, sentence: &Range<usize>, offences: &[usize]) -> Vec<Part> {
    let tokens = sentences.tokens;
    let mut parts = Vec::new();
    for at in offences.iter().copied() {
        let Some((end, _)) = offences_at(tokens, at) else { continue };
        let stage = match at.checked_sub(1).filter(|before| *before >= sentence.start) {
            Some(before) if tokens.is_kind(before, WordKind::Proven) => Stage::Convicted,
            Some(before) if tokens.is_kind(before, WordKind::Unproven) => Stage::Alleged,
            _ => {
                let name = title_of(sentences, at, end);
                let calls = |name: &Range<usize>| is_person(sentences, name) && calls_person(sentences, end);
                let name = name.or_else(|| name_before(sentences, at, end).filter(calls));
                parts.extend(name.map(|name| Part::new(&name, RiskRole::Suspect, Stage::Mentioned, at..end)));
                continue;
            }
        };
        let person = tokens.role(end - 1).is_some_and(|role| role.kind == RoleKind::Person && !role.plural);
        let name =
            if person { name_behind(sentences, end).or_else(|| name_before(sentences, at - 1, end)) } else { None };
        parts.extend(name.map(|name| Part::new(&name, RiskRole::Suspect, stage, at..end)));
    }
    parts
}

/// Whether the noun that ends before a token is one for who does it: no hostage.
fn calls_person(sentences: &Sentences<'_>, end: usize) -> bool {
    let tokens = sentences.tokens;
    let lord = matches!(tokens.word(end - 1), "lord" | "kingpin" | "baron");
    let suffers = matches!(tokens.word(end - 1), "captive" | "hostage" | "victim");
    lord || !suffers && tokens.role(end - 1).is_some_and(|role| role.kind == RoleKind::Person && !role.plural)
}

/// The person whom a noun for who does it is the title of: `FRAUDSTER Otto Frisch`, `DRUG LORD Otto Frisch`.
fn title_of(sentences: &Sentences<'_>, at: usize, end: usize) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let person = calls_person(sentences, end);
    let first = at == sentences.sentence(at).start || !tokens.is_capital(at);
    let apart = !at.checked_sub(1).is_some_and(|before| tokens.joins(before));
    let name = name_behind(sentences, end).filter(|_| person && first && apart)?;
    let named = !events::is_in_title_case(sentences, &sentences.sentence(at)) && is_person(sentences, &name);
    named.then_some(name)
}

/// The name right behind a description.
fn name_behind(sentences: &Sentences<'_>, at: usize) -> Option<Range<usize>> {
    let names = |at: &usize| sentences.tokens.is_capital(*at) && sentences.tag(*at) == Tag::Nominal;
    let last = (at..sentences.sentence(at.saturating_sub(1)).end).take_while(names).last()?;
    Some(at..last + 1)
}

/// The name before a comma and a description, which a mark closes.
fn name_before(sentences: &Sentences<'_>, description: usize, end: usize) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let closed = matches!(tokens.written(end), "," | "." | "") || end >= sentences.sentence(description).end;
    let article = description.checked_sub(1).filter(|at| matches!(tokens.word(*at), "a" | "an" | "the"))?;
    let comma = article.checked_sub(1).filter(|comma| closed && tokens.written(*comma) == ",")?;
    let name = sentences.phrase_ending_at(comma.checked_sub(1)?)?;
    tokens.is_capital(name.end - 1).then(|| sentences.head(&name))
}

/// Whether a party accuses somebody of an event: `accused by the regulator of laundering`. Who accuses did not do it.
fn accuses(claims: &[Claim], event: &Event, party: &Range<usize>) -> bool {
    claims.iter().any(|claim| {
        let holds = claim
            .holder
            .as_ref()
            .is_some_and(|holder| holder.phrase.contains(&party.start) || holder.named.contains(&party.start));
        holds
            && claim.target.is_some()
            && matches!(claim.stance, Stance::Accuses | Stance::Suspects)
            && claim.content.as_ref().is_some_and(|content| content.contains(&event.trigger.start))
    })
}
