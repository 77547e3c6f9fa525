//! Offences that a text speaks of, who is said to have a part in them, and how far that is established.
//!
//! A party becomes a suspect only where the grammar says so: as the target of an accusation, as who is arrested, charged or
//! convicted, as the actor of the deed. Who speaks, who is attacked and who investigates never does.

use crate::{
    claims::{Claim, in_sentence},
    events::{Event, Status},
    grammar::Sentences,
    lexicon::{Stance, offences_at, stage_at},
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
    fn named(name: &str) -> Option<Self> {
        Some(match name {
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

/// A listed party's mention, with the description beside it.
#[derive(Debug, Clone)]
pub(crate) struct Named {
    pub(crate) name: Range<usize>,
    pub(crate) role: Option<Range<usize>>,
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
}

/// Every offence of the article with the parties whose part is clear; one without such a party is kept alone, once.
pub(crate) fn find(sentences: &Sentences<'_>, claims: &[Claim], events: &[Event], named: &[Named]) -> Vec<Risk> {
    let tokens = sentences.tokens;
    let mut risks: Vec<Risk> = Vec::new();
    let mut seen: FxHashSet<Key> = FxHashSet::default();
    for (number, sentence) in tokens.sentences().iter().enumerate() {
        if !tokens.paragraphs[sentence.paragraph].kind.is_article()
            || own(events, number).iter().any(|event| event.status == Status::Fictional)
        {
            continue;
        }
        let offences = offences_in(sentences, &sentence.tokens);
        if offences.is_empty() {
            continue;
        }
        let parts = parts_in(sentences, number, claims, events, named);
        for (words, tag) in offences {
            let mut alone = true;
            for part in &parts {
                let fits = part.tag.is_none_or(|wanted| wanted == tag) && (part.tag.is_some() || tag != "sanctions");
                if fits && part.within.contains(&words.start) {
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

/// The offence that a kind of event is.
fn tag_of(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "cyber_attack" | "data_leak" => "cybercrime",
        "sanctions_imposed" | "designation" | "asset_freeze" | "embargo" => "sanctions",
        "killing" => "murder",
        "bribery" => "corruption",
        "fraud" => "fraud",
        "laundering" => "money_laundering",
        "smuggling" => "smuggling",
        "evasion" => "sanctions_evasion",
        "arms_deal" => "arms_trafficking",
        _ => return None,
    })
}

/// Who has which part in a sentence.
fn parts_in(
    sentences: &Sentences<'_>,
    number: usize,
    claims: &[Claim],
    events: &[Event],
    named: &[Named],
) -> Vec<Part> {
    let sentence = sentences.tokens.sentences()[number].tokens.clone();
    let mut parts: Vec<Part> = Vec::new();
    let mut add =
        |party: &Range<usize>, role: RiskRole, stage: Stage, tag: Option<&'static str>, within: Range<usize>| {
            if crate::claims::can_speak(sentences, party) {
                parts.push(Part { party: party.clone(), role, stage, tag, within });
            }
        };
    for claim in &claims[in_sentence(claims, number)] {
        if let (Stance::Accuses | Stance::Suspects, Some(target)) = (claim.stance, &claim.target) {
            let said = claim.content.clone().unwrap_or_else(|| sentence.clone());
            add(target, RiskRole::Suspect, Stage::Alleged, None, said);
        }
    }
    let real = |event: &&Event| {
        event.sentence == number && !matches!(event.status, Status::NotHappened | Status::Fictional | Status::Cancelled)
    };
    for event in own(events, number).iter().filter(real) {
        let tag = tag_of(event.kind);
        let (of_object, of_actor) = match event.kind {
            "arrest" | "detention" | "extradition" | "raid" | "investigation" => {
                (Some((RiskRole::Suspect, Stage::Investigated)), None)
            }
            "charge" | "indictment" | "trial" => (Some((RiskRole::Suspect, Stage::Charged)), None),
            "conviction" | "sentence" | "fine" => (Some((RiskRole::Suspect, Stage::Convicted)), None),
            "acquittal" => (Some((RiskRole::Suspect, Stage::Acquitted)), None),
            "designation" | "sanctions_imposed" | "asset_freeze" | "embargo" => {
                (Some((RiskRole::Target, Stage::Designated)), Some(RiskRole::Official))
            }
            "cyber_attack" | "attack" | "killing" | "data_leak" | "fraud" => {
                (Some((RiskRole::Victim, Stage::Mentioned)), Some(RiskRole::Suspect))
            }
            "bribery" | "laundering" | "smuggling" | "evasion" | "arms_deal" => (None, Some(RiskRole::Suspect)),
            _ => (None, None),
        };
        // Who is attacked is a victim of the attack, not of what else the sentence speaks of.
        let within = if tag.is_none() && matches!(event.kind, "attack" | "killing") {
            event.trigger.clone()
        } else {
            sentence.clone()
        };
        if let (Some(object), Some((role, stage))) = (&event.object, of_object) {
            add(object, role, stage, tag, within.clone());
        }
        if let (Some(actor), Some(role)) = (&event.actor, of_actor) {
            let stage = if role == RiskRole::Suspect { Stage::Alleged } else { Stage::Mentioned };
            add(actor, role, stage, tag, within);
        }
    }
    for claim in &claims[in_sentence(claims, number)] {
        if let Some(holder) = claim.holder.as_ref().filter(|holder| {
            holder.named.clone().any(|at| matches!(sentences.tokens.word(at), "witness" | "witnesses"))
        }) {
            add(&holder.named, RiskRole::Witness, Stage::Mentioned, None, sentence.clone());
        }
    }
    // With one suspect, what the sentence says of the case is said of him.
    let stage = stage_in(sentences, &sentence).filter(|stage| !matches!(stage, Stage::Designated | Stage::Alleged));
    let mut suspects = parts.iter_mut().filter(|part| part.role == RiskRole::Suspect);
    if let (Some(stage), Some(only), None) = (stage, suspects.next(), suspects.next()) {
        only.stage = only.stage.max(stage);
    }
    let mut add =
        |party: &Range<usize>, role: RiskRole, stage: Stage, tag: Option<&'static str>, within: Range<usize>| {
            parts.push(Part { party: party.clone(), role, stage, tag, within });
        };
    let sanctions = own(events, number).iter().any(|event| tag_of(event.kind) == Some("sanctions"));
    let listing = stage_in(sentences, &sentence) == Some(Stage::Designated);
    for party in named.iter().filter(|party| sentence.contains(&party.name.start)) {
        if sanctions || listing {
            add(&party.name, RiskRole::Target, Stage::Designated, Some("sanctions"), sentence.clone());
        }
        // `state arms dealer KOMID`: what the text says it is.
        if let Some(role) = &party.role {
            add(&party.name, RiskRole::Suspect, Stage::Mentioned, None, role.clone());
        }
    }
    parts
}

/// The events of a sentence; they are in the order of their sentences.
fn own(events: &[Event], sentence: usize) -> &[Event] {
    &events[events.partition_point(|event| event.sentence < sentence)
        ..events.partition_point(|event| event.sentence <= sentence)]
}

fn stage_in(sentences: &Sentences<'_>, range: &Range<usize>) -> Option<Stage> {
    range.clone().find_map(|at| stage_at(sentences.tokens, at).and_then(|(_, stage)| Stage::named(stage)))
}
