//! Offences that a text speaks of, who is said to have a part in them, and how far that is established.
//!
//! A party becomes a suspect only where the grammar says so: as the target of an accusation, as who is arrested, charged or
//! convicted, as the actor of the deed. Who speaks, who is attacked and who investigates never does.

mod matters;

use crate::{
    claims::{Claim, in_sentence},
    events::{Event, Status},
    grammar::{Sentences, Tag},
    lexicon::{EventKind, RoleKind, Stance, WordKind, event_kind, offences_at, role_of, stage_at},
    names,
};
use rustc_hash::FxHashSet;
use serde::Serialize;
use std::ops::Range;

/// The part of a party.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RiskRole {
    /// Said to have done it.
    Suspect,
    /// Said to have suffered it.
    Victim,
    /// Says what it saw.
    Witness,
    /// Acts for an authority.
    Official,
    /// A measure is directed at it.
    Target,
}

impl RiskRole {
    /// A part by its name in `event-kinds.tsv`.
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "suspect" => Self::Suspect,
            "victim" => Self::Victim,
            "witness" => Self::Witness,
            "official" => Self::Official,
            "target" => Self::Target,
            _ => return None,
        })
    }
}

/// How far a case has gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Named, and no more.
    Mentioned,
    /// Somebody says so.
    Alleged,
    /// An authority looks into it.
    Investigated,
    /// Charged or on trial.
    Charged,
    /// Found guilty, or fined.
    Convicted,
    /// Cleared.
    Acquitted,
    /// On a sanctions list for it.
    Designated,
}

impl Stage {
    /// A stage by its name in `offence-stages.tsv` and `event-kinds.tsv`.
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "mentioned" => Self::Mentioned,
            "alleged" => Self::Alleged,
            "investigated" => Self::Investigated,
            "charged" => Self::Charged,
            "convicted" => Self::Convicted,
            "acquitted" => Self::Acquitted,
            "designated" => Self::Designated,
            _ => return None,
        })
    }
}

/// An offence in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Risk {
    pub(crate) tag: &'static str,
    pub(crate) words: Range<usize>,
    pub(crate) sentence: usize,
    pub(crate) party: Option<Range<usize>>,
    pub(crate) role: Option<RiskRole>,
    pub(crate) stage: Stage,
}

/// A listed party's mention, with the description beside it, and the words that say of it that it is sanctioned.
#[derive(Debug, Clone)]
pub(crate) struct Named {
    pub(crate) name: Range<usize>,
    pub(crate) role: Option<Range<usize>>,
    pub(crate) designated: Option<Range<usize>>,
}

/// A party with a part in a sentence.
struct Part {
    party: Range<usize>,
    role: RiskRole,
    stage: Stage,
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
    fn is_in(&self, words: &Range<usize>, tag: &str) -> bool {
        let same = match self.tag {
            Some(wanted) => {
                let named = self.deed.contains(&words.start) || words.contains(&self.deed.start);
                wanted == tag || (named && !self.deed.is_empty())
            }
            None => tag != "sanctions",
        };
        same && self.within.contains(&words.start)
    }
}

/// Kinds of events that are steps of a case, and that acquit when they are taken back: `the conviction was overturned`.
const TAKEN_BACK: [&str; 3] = ["charge", "conviction", "indictment"];

/// The tag of who breaks into a computer, and the tags of theft that give way to it where data is stolen.
const BREAKING_IN: &str = "cybercrime";
const THEFTS: [&str; 2] = ["robbery", "fraud"];

/// Every offence of the article with the parties whose part is clear; one without such a party is kept alone, once.
pub(crate) fn find(sentences: &Sentences<'_>, claims: &[Claim], events: &[Event], named: &[Named]) -> Vec<Risk> {
    let tokens = sentences.tokens;
    let mut risks: Vec<Risk> = Vec::new();
    let mut seen: FxHashSet<Key> = FxHashSet::default();
    let mut placed: Vec<(usize, &Named)> = named.iter().enumerate().collect();
    placed.sort_by_key(|(_, party)| party.name.start);
    for (number, sentence) in tokens.sentences().iter().enumerate() {
        // The line that introduces a list of bullets is the predicate of those who stand in them.
        for party in in_tokens(&placed, &sentence.tokens) {
            let words = party.designated.as_ref().filter(|words| words.end <= sentence.tokens.start);
            if let Some(words) = words {
                push(&mut risks, &mut seen, sentences, of_listing(words, number, party));
            }
        }
        if !tokens.paragraphs[sentence.paragraph].kind.is_article()
            || own(events, number).iter().any(|event| event.status == Status::Fictional)
        {
            continue;
        }
        let mut offences = offences_in(sentences, &sentence.tokens);
        if offences.is_empty() {
            continue;
        }
        // What kind of theft it is, its event knows: data is stolen by breaking in.
        for (words, tag) in &mut offences {
            let event = own(events, number).iter().find(|event| event.trigger.contains(&words.start));
            if let Some(BREAKING_IN) = event.and_then(|event| event_kind(event.kind).offence)
                && THEFTS.contains(tag)
            {
                *tag = BREAKING_IN;
            }
        }
        let places: Vec<usize> = offences.iter().map(|(words, _)| words.start).collect();
        let parts = parts_in(sentences, number, claims, events, &placed, &places);
        for (words, tag) in offences {
            let mut alone = true;
            for part in &parts {
                if part.is_in(&words, tag) {
                    alone = false;
                    push(
                        &mut risks,
                        &mut seen,
                        sentences,
                        Risk {
                            tag,
                            words: words.clone(),
                            sentence: number,
                            party: Some(part.party.clone()),
                            role: Some(part.role),
                            stage: part.stage,
                        },
                    );
                }
            }
            if alone {
                push(
                    &mut risks,
                    &mut seen,
                    sentences,
                    Risk { tag, words, sentence: number, party: None, role: None, stage: Stage::Mentioned },
                );
            }
        }
    }
    // An offence of which a party's part is known needs no bare mention.
    let known: FxHashSet<&str> = risks.iter().filter(|risk| risk.party.is_some()).map(|risk| risk.tag).collect();
    risks.retain(|risk| risk.party.is_some() || !known.contains(risk.tag));
    risks
}

/// What the introduction of a list of bullets says of a party in one of them.
fn of_listing(words: &Range<usize>, sentence: usize, party: &Named) -> Risk {
    Risk {
        tag: "sanctions",
        words: words.clone(),
        sentence,
        party: Some(party.name.clone()),
        role: Some(RiskRole::Target),
        stage: Stage::Designated,
    }
}

/// What makes two findings one: tag, party, part and stage.
type Key = (&'static str, Option<String>, Option<RiskRole>, Stage);

/// Adds a risk unless the same was said before.
fn push(risks: &mut Vec<Risk>, seen: &mut FxHashSet<Key>, sentences: &Sentences<'_>, risk: Risk) {
    let party = risk.party.as_ref().map(|party| sentences.tokens.slice(party).to_lowercase());
    if seen.insert((risk.tag, party, risk.role, risk.stage)) {
        risks.push(risk);
    }
}

fn offences_in(sentences: &Sentences<'_>, range: &Range<usize>) -> Vec<(Range<usize>, &'static str)> {
    let tokens = sentences.tokens;
    let mut found: Vec<(Range<usize>, &'static str)> = Vec::new();
    let mut at = range.start;
    while at < range.end {
        match offences_at(tokens, at) {
            Some((end, tags)) => {
                found.extend(tags.into_iter().map(|tag| (at..end, tag)));
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// The part and the stage of who undergoes an event of a kind.
fn of_object(kind: &EventKind) -> Option<(RiskRole, Stage)> {
    let (part, stage) = kind.object?;
    Some((RiskRole::named(part)?, Stage::named(stage)?))
}

/// The part of who does it.
fn of_actor(kind: &EventKind) -> Option<RiskRole> {
    kind.actor.and_then(RiskRole::named)
}

/// Who has which part in a sentence. `offences` are the tokens at which its offences begin.
fn parts_in(
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
        let counted = part.role == RiskRole::Target && crate::claims::is_person(sentences, &part.party);
        if counted || crate::claims::can_speak(sentences, &part.party) {
            parts.push(part);
        }
    };
    for claim in &claims[in_sentence(claims, number)] {
        if let (Stance::Accuses | Stance::Suspects, Some(target)) = (claim.stance, &claim.target) {
            let said = claim.content.clone().unwrap_or_else(|| sentence.clone());
            let within = matters::first_of(sentences, claim.cue.end, &said);
            add(Part::new(target, RiskRole::Suspect, Stage::Alleged, within));
        }
    }
    let real = |event: &&Event| {
        event.sentence == number && !matches!(event.status, Status::NotHappened | Status::Fictional | Status::Cancelled)
    };
    let steps = matters::steps(sentences, own(events, number));
    let stage = stage_in(sentences, &sentence);
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
        let kind = event_kind(event.kind);
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
        } else if matters::is_step(event) {
            matters::of(sentences, event, &steps, offences)
        } else {
            sentence.clone()
        };
        // Of what somebody denies only who suffered it is left, and sanctions that are planned or alleged list nobody.
        let denied = event.status == Status::Denied;
        let lists = |stage: Stage| stage != Stage::Designated || event.status == Status::Happened;
        if let (Some(object), Some((role, stage))) = (&event.object, of_object)
            && (!denied || role == RiskRole::Victim)
            && lists(stage)
        {
            let part = |party: &Range<usize>| {
                // Whom sanctions hit is no target of their evasion.
                let deed = if role == RiskRole::Target { 0..0 } else { event.trigger.clone() };
                Part { tag, deed, ..Part::new(party, role, stage, within.clone()) }
            };
            add(part(object));
            for other in matters::joined_with(sentences, event, object) {
                add(part(&other));
            }
        }
        if let (Some(actor), Some(role)) = (&event.actor, of_actor)
            && !denied
            && !(role == RiskRole::Suspect && matters::is_use_of_force(sentences, event, actor))
            && !accuses(&claims[in_sentence(claims, number)], event, actor)
        {
            let stage = if role == RiskRole::Suspect { Stage::Alleged } else { Stage::Mentioned };
            let deed = if role == RiskRole::Suspect { matters::deed(event) } else { 0..0 };
            add(Part { tag, deed, ..Part::new(actor, role, stage, within) });
        }
    }
    for claim in &claims[in_sentence(claims, number)] {
        if let Some(holder) = claim
            .holder
            .as_ref()
            .filter(|holder| holder.named.clone().any(|at| sentences.tokens.is_kind(at, WordKind::Witness)))
        {
            add(Part::new(&holder.named, RiskRole::Witness, Stage::Mentioned, sentence.clone()));
        }
    }
    // With one suspect, what the sentence says of the case is said of him.
    let stage = stage.filter(|stage| steps.is_empty() && !matches!(stage, Stage::Designated | Stage::Alleged));
    let mut suspects = parts.iter_mut().filter(|part| part.role == RiskRole::Suspect);
    if let (Some(stage), Some(only), None) = (stage, suspects.next(), suspects.next()) {
        only.stage = only.stage.max(stage);
    }
    for party in in_tokens(placed, &sentence) {
        if party.designated.is_some() {
            let part = Part::new(&party.name, RiskRole::Target, Stage::Designated, sentence.clone());
            parts.push(Part { tag: Some("sanctions"), ..part });
        }
        // `state arms dealer KOMID`: what the text says it is.
        if let Some(words) = party.role.as_ref().and_then(|role| offender_in(sentences, role)) {
            parts.push(Part::new(&party.name, RiskRole::Suspect, Stage::Mentioned, words));
        }
    }
    // Who is accused and gives evidence is no witness.
    let accused: Vec<Range<usize>> =
        parts.iter().filter(|part| part.role == RiskRole::Suspect).map(|part| part.party.clone()).collect();
    parts.retain(|part| part.role != RiskRole::Witness || !accused.contains(&part.party));
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

/// The mentions that begin in some tokens, in their own order; they come with their numbers, in the order of the text.
fn in_tokens<'n>(placed: &[(usize, &'n Named)], tokens: &Range<usize>) -> Vec<&'n Named> {
    let before = |limit: usize| placed.partition_point(|(_, party)| party.name.start < limit);
    let mut inside = placed[before(tokens.start)..before(tokens.end)].to_vec();
    inside.sort_by_key(|(number, _)| *number);
    inside.into_iter().map(|(_, party)| party).collect()
}

/// The events of a sentence; they are in the order of their sentences.
fn own(events: &[Event], sentence: usize) -> &[Event] {
    &events[events.partition_point(|event| event.sentence < sentence)
        ..events.partition_point(|event| event.sentence <= sentence)]
}

fn stage_in(sentences: &Sentences<'_>, range: &Range<usize>) -> Option<Stage> {
    range.clone().find_map(|at| stage_at(sentences.tokens, at).and_then(|(_, stage)| Stage::named(stage)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::rows;

    #[test]
    fn every_part_and_stage_of_the_data_file_is_known() {
        let mut parts = 0;
        for row in rows(include_str!("../data/event-kinds.tsv")) {
            let kind = event_kind(row[0]);
            match row[1] {
                "object" => {
                    let (part, stage) = (RiskRole::named(row[2]), Stage::named(row[3]));
                    assert!(part.is_some() && stage.is_some(), "event-kinds.tsv: {row:?}");
                    assert_eq!(of_object(kind), part.zip(stage), "event-kinds.tsv: {row:?}");
                }
                "actor" => {
                    let part = RiskRole::named(row[2]);
                    assert!(part.is_some(), "event-kinds.tsv: {row:?}");
                    assert_eq!(of_actor(kind), part, "event-kinds.tsv: {row:?}");
                }
                _ => continue,
            }
            parts += 1;
        }
        assert!(parts > 20);
    }
}
