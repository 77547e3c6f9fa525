//! Offences that a text speaks of, who is said to have a part in them, and how far that is established.
//!
//! A party becomes a suspect only where the grammar says so: as the target of an accusation, as who is arrested, charged or
//! convicted, as the actor of the deed. Who speaks, who is attacked and who investigates never does.

mod deeds;
mod inverted;
mod listed;
mod matters;
mod measures;
mod no_part;
mod parts;
mod senses;
mod stages;
mod standings;
mod verdicts;
mod war;

use crate::{
    claims::{Claim, is_person},
    events::{self, Event, Status},
    grammar::Sentences,
    lexicon::{Begins, event_kind, offences_at},
};
use parts::{Part, parts_in};
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

/// The tag of who is on a list.
const SANCTIONS: &str = "sanctions";

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
    let sport = events::is_sport(sentences);
    // The paragraph of the sentence before, and whether it speaks of sanctions.
    let mut spoken = (usize::MAX, false);
    // Whether a sentence before told that somebody was put under sanctions.
    let mut imposed = false;
    for (number, sentence) in tokens.sentences().iter().enumerate() {
        let own = own(events, number);
        // The line that introduces a list of bullets is the predicate of those who stand in them.
        for party in in_tokens(&placed, &sentence.tokens) {
            let words = party.designated.as_ref().filter(|words| words.end <= sentence.tokens.start);
            if let Some(words) = words {
                push(&mut risks, &mut seen, sentences, of_listing(words, number, party));
            }
        }
        if !tokens.paragraphs[sentence.paragraph].kind.is_article()
            || own.iter().any(|event| event.status == Status::Fictional)
        {
            continue;
        }
        let names_offence = tokens.sentence_begins(number).any(Begins::OFFENCE);
        let mut offences = if names_offence { offences_in(sentences, &sentence.tokens) } else { Vec::new() };
        offences.retain(|(words, _)| !is_no_offence(sentences, words, own, sport));
        // `Zarkavite was designated in April`: words for listing are no offence's.
        if !names_sanctions(&offences) {
            let parties = in_tokens(&placed, &sentence.tokens).into_iter();
            let mut designated = parties.filter_map(|party| party.designated.clone());
            let words = designated.find(|words| sentence.tokens.contains(&words.start));
            offences.extend(words.map(|words| (words, SANCTIONS)));
        }
        // `The owner was also designated`: what the sentence before speaks of. A name that an authority designates needs no more than
        // that the article told of sanctions.
        let about = std::mem::replace(&mut spoken, (sentence.paragraph, names_sanctions(&offences)));
        if !spoken.1 {
            let near = about == (sentence.paragraph, true);
            let lists =
                |event: &&Event| is_listing(event) && (near || imposed && names_who_is_listed(sentences, event));
            offences.extend(own.iter().filter(lists).map(|event| {
                spoken.1 = true;
                (event.trigger.clone(), SANCTIONS)
            }));
        }
        imposed |= spoken.1 && own.iter().any(is_imposing);
        // `The man who killed her`: what somebody does to somebody needs no word that names an offence in every
        // sense.
        // Where only the deed makes it one (`shot`, `seized`), nobody else is arrested or charged for it in the same breath.
        let mut by_deed: Vec<usize> = Vec::new();
        for event in own {
            let named = |words: &Range<usize>| words.start < event.trigger.end && event.trigger.start < words.end;
            if let Some(tag) = deeds::tag_of(sentences, event)
                && !offences.iter().any(|(words, _)| named(words))
            {
                offences.push((event.trigger.clone(), tag));
                if event_kind(event.kind).offence.is_none() {
                    by_deed.push(event.trigger.start);
                }
            }
        }
        if offences.is_empty() {
            continue;
        }
        // What kind of theft it is, its event knows: data is stolen by breaking in.
        for (words, tag) in &mut offences {
            let event = own.iter().find(|event| event.trigger.contains(&words.start));
            if let Some(BREAKING_IN) = event.and_then(|event| event_kind(event.kind).offence)
                && THEFTS.contains(tag)
            {
                *tag = BREAKING_IN;
            }
        }
        let places: Vec<usize> =
            offences.iter().map(|(words, _)| words.start).filter(|start| !by_deed.contains(start)).collect();
        let parts = parts_in(sentences, number, claims, events, &placed, &places);
        for (words, tag) in offences {
            let mut alone = true;
            let victims = matters::calls_victim(sentences, own, &words);
            let is_in = |part: &Part| {
                if victims && part.role == RiskRole::Suspect {
                    return false;
                }
                let own = !by_deed.contains(&words.start) || part.deed().contains(&words.start);
                own && part.is_in(&words, tag)
            };
            for part in &parts {
                if is_in(part) {
                    alone = false;
                    // `convicted of stealing`: the verdict says more than that he did it.
                    if parts.iter().any(|other| is_in(other) && part.is_outdone_by(other, sentences)) {
                        continue;
                    }
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

/// Whether words for an offence stand for none: in a figure of speech (`STOLE the show`), in another sense (`a TRIAD of symptoms`), for
/// what no human being does (`a landslide KILLING nine people`), for what states do in war (`warplanes BOMBED the town`), or for
/// what a body or a law is against (`the FRAUD squad`).
fn is_no_offence(sentences: &Sentences<'_>, words: &Range<usize>, own: &[Event], sport: bool) -> bool {
    let by_force = || {
        own.iter()
            .filter(|event| event.trigger.contains(&words.start))
            .any(|event| event.actor.as_ref().is_some_and(|actor| events::is_force(sentences, actor)))
    };
    events::is_figure_of_speech(sentences, words.start, sport)
        || by_force()
        || senses::is_other(sentences, words)
        || events::is_label(sentences, words) && !events::is_of_broken_law(sentences, words)
        || war::is_bombing(sentences, words, own)
        || war::is_killing(sentences, words, own)
}

fn names_sanctions(offences: &[(Range<usize>, &'static str)]) -> bool {
    offences.iter().any(|(_, tag)| *tag == SANCTIONS)
}

/// Whether an event put somebody on a list.
fn is_listing(event: &Event) -> bool {
    is_imposing(event) && event.object.is_some()
}

/// Whether an event put anybody on a list, named or not.
fn is_imposing(event: &Event) -> bool {
    event_kind(event.kind).offence == Some(SANCTIONS) && event.status == Status::Happened
}

/// Whether a name is what somebody listed, who is no person: `The Foreign Office also designated Captain Yusuf Demir`; not `designated
/// Demir as its agent`.
fn names_who_is_listed(sentences: &Sentences<'_>, event: &Event) -> bool {
    let tokens = sentences.tokens;
    let Some(object) = &event.object else { return false };
    let named = object.end.checked_sub(1).is_some_and(|last| tokens.is_capital(last) && last >= object.start);
    let office = tokens.word(object.end.max(event.trigger.end)) == "as"
        && matches!(tokens.word(object.end.max(event.trigger.end) + 1), "his" | "her" | "its" | "their" | "the");
    let by_person = event.actor.as_ref().is_some_and(|actor| is_person(sentences, actor));
    sentences.is_verb(event.trigger.start) && named && !office && !by_person
}

/// What the introduction of a list of bullets says of a party in one of them.
fn of_listing(words: &Range<usize>, sentence: usize, party: &Named) -> Risk {
    Risk {
        tag: SANCTIONS,
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
                found.extend(tags.iter().map(|tag| (at..end, *tag)));
                at = end;
            }
            None => at += 1,
        }
    }
    found
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

#[cfg(test)]
mod tests {
    use super::{
        parts::{of_actor, of_object},
        *,
    };
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
