//! Mentions of one party brought together, whichever of its records they name.

use super::{Certainty, Context, Mention, MentionForm, Party, RunnerUp};
use crate::names::{candidates::Candidate, index::NameRef, standing};
use interdict_model::PartyKind;
use rustc_hash::FxHashSet;

/// A mention, and of whom.
pub(super) struct Found {
    pub(super) entity: usize,
    pub(super) certainty: Certainty,
    pub(super) mention: Mention,
    pub(super) words: Vec<String>,
    pub(super) runner_up: Option<RunnerUp>,
    /// Whether the text says of the name here what the party is not.
    pub(super) contradicted: bool,
}

impl Found {
    /// A mention of which no other party comes into question.
    pub(super) fn plain(entity: usize, certainty: Certainty, mention: Mention, words: Vec<String>) -> Self {
        Self { entity, certainty, mention, words, runner_up: None, contradicted: false }
    }
}

/// Adds names of which nothing beside them says who is meant: where the text names one party by this name elsewhere and is sure
/// of it, that one; else whoever has the name, as a possible one.
pub(super) fn add_unsure(context: &Context<'_>, unsure: Vec<(&Candidate, Option<Found>)>, parties: &mut Vec<Party>) {
    let sure: FxHashSet<u32> = parties.iter().map(|party| context.group(party.entity)).collect();
    let group = |name: &NameRef| context.group(name.entity as usize);
    for (candidate, found) in unsure {
        // A body of which the text says here what the party is not is another one here, whoever is named elsewhere.
        let another = |found: &Found| {
            let body = context.entities[found.entity].schema.kind() != PartyKind::Person;
            found.contradicted && body && sure.contains(&context.group(found.entity))
        };
        if found.as_ref().is_some_and(another) {
            continue;
        }
        let mut known = context.index.names(&candidate.hit).iter().filter(|name| sure.contains(&group(name)));
        let followed = known.next().filter(|first| known.all(|other| group(other) == group(first)));
        if let Some(name) = followed {
            let entity = name.entity as usize;
            let alias = context.entities[entity].names[usize::from(name.name)].text.clone();
            let mention = match found {
                Some(found) => Mention { alias, ..found.mention },
                None => {
                    Mention { tokens: candidate.whole.clone(), form: MentionForm::Name, alias, role: None, place: None }
                }
            };
            // What is sure of the party stays.
            add_mention(context, parties, Found::plain(entity, Certainty::Possible, mention, Vec::new()));
        } else if let Some(found) = found {
            add_mention(context, parties, found);
        }
    }
}

/// Adds a mention to its party, which it opens where there is none yet.
pub(super) fn add_mention(context: &Context<'_>, parties: &mut Vec<Party>, found: Found) {
    let Found { entity, certainty, mention, words, runner_up, contradicted: _ } = found;
    let group = context.group(entity);
    let place = parties.iter().position(|party| context.group(party.entity) == group).unwrap_or_else(|| {
        let records = context.records(entity);
        let standing = standing::of(context, &records);
        // Whichever record a text names, one party has one identity in all documents.
        let entity = records.first().copied().unwrap_or(entity);
        parties.push(Party {
            entity,
            other_records: records.into_iter().filter(|record| *record != entity).collect(),
            certainty,
            mentions: Vec::new(),
            words: Vec::new(),
            standing,
            runner_up: None,
        });
        parties.len() - 1
    });
    let party = &mut parties[place];
    party.certainty = party.certainty.max(certainty);
    for word in words {
        if !party.words.contains(&word) {
            party.words.push(word);
        }
    }
    party.runner_up = party.runner_up.take().or(runner_up);
    party.mentions.push(mention);
}
