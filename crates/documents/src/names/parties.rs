//! Listed parties in a text: every mention, who it is, how sure that is, and who else it might have been.
//!
//! A name of several telling words is evidence by itself; everything else needs the text to say something that the list
//! says too: the post, the body, the place, the country, another of the party's names; or that the very name is sanctioned,
//! which lets short names and names of one word through. Of several parties with one name, the one for which the words beside
//! the mention speak is taken, and the words are kept. Records of one party on several lists are one party, by the identity of
//! the first of them.
//!
//! `judging` takes one of those who have the name by what the text says for each (`evidence`), `certainty` says how sure that is
//! (`limits` by how much), `one_word` does so for names of one word, `transcribed` for persons who are spelt in another way than on
//! the list, `merging` brings the mentions together.

mod certainty;
mod evidence;
mod judging;
mod limits;
mod merging;
mod one_word;
mod transcribed;
mod types;

use super::{
    candidates::{self, Candidate},
    clues::Clues,
    index::NameIndex,
    links::Links,
    posts, short_forms,
};
use crate::{claims::Claim, dates::Day, grammar::Sentences, tokens::Tokens};
use interdict_model::{Country, Entity};
use judging::judge;
pub(super) use limits::{LITTLE, RARE};
use merging::{Found, add_mention, add_unsure};
use one_word::add_one_word_names;
use rustc_hash::FxHashMap;
use std::ops::Range;
use transcribed::add_transcribed;
pub use types::{Certainty, Mention, MentionForm, Party, RunnerUp};

/// What finding parties needs of the list.
pub(crate) struct Context<'a> {
    pub(crate) entities: &'a [Entity],
    pub(crate) index: &'a NameIndex,
    /// For each entity the number of its party; empty where every entity is one of its own.
    pub(crate) groups: &'a [u32],
    pub(crate) tokens: &'a Tokens<'a>,
    pub(crate) sentences: &'a Sentences<'a>,
    pub(crate) claims: &'a [Claim],
    /// The countries that the text names, and how often.
    pub(crate) countries: &'a [(Country, usize)],
    pub(crate) published: Option<Day>,
}

impl Context<'_> {
    /// The number of the party that an entity is a record of.
    fn group(&self, entity: usize) -> u32 {
        self.groups.get(entity).copied().unwrap_or(entity as u32)
    }

    /// Places of all records of the party that an entity is one of, in order.
    fn records(&self, entity: usize) -> Vec<usize> {
        let group = self.group(entity);
        let of_all = self.groups.iter().take(self.entities.len()).enumerate();
        let records: Vec<usize> = of_all.filter(|(_, of)| **of == group).map(|(place, _)| place).collect();
        if records.contains(&entity) { records } else { vec![entity] }
    }
}

/// All listed parties of a text, in the order of their first mentions.
pub(crate) fn find(context: &Context<'_>) -> Vec<Party> {
    let candidates = candidates::of(context.index, context.entities, context.sentences, context.claims);
    if candidates.is_empty() {
        return Vec::new();
    }
    let mut clues: FxHashMap<u32, Clues> = FxHashMap::default();
    let mut parties: Vec<Party> = Vec::new();
    let (otherwise, listed): (Vec<&Candidate>, Vec<&Candidate>) =
        candidates.iter().partition(|candidate| candidate.hit.transcribed);
    let names: Vec<Range<usize>> = listed.iter().map(|candidate| candidate.tokens.clone()).collect();
    let (whole, short): (Vec<&Candidate>, Vec<&Candidate>) =
        listed.into_iter().partition(|candidate| candidate.hit.words > 1 || candidate.designated.is_some());
    let mut unsure: Vec<(&Candidate, Option<Found>)> = Vec::new();
    for candidate in whole {
        match judge(context, candidate, &names, &Links::default(), &mut clues) {
            Some(found) if found.certainty > Certainty::Possible => add_mention(context, &mut parties, found),
            found => unsure.push((candidate, found)),
        }
    }
    // Who is sure speaks for those whom the list ties to him.
    let links = if unsure.is_empty() { Links::default() } else { links_of(context, &parties) };
    let tied = |(candidate, _): &(&Candidate, Option<Found>)| {
        let mut references = context.index.names(&candidate.hit).iter();
        references.any(|reference| links.tie(&context.entities[reference.entity as usize]).is_some())
    };
    let (tied, mut rest): (Vec<_>, Vec<_>) = unsure.into_iter().partition(tied);
    for (candidate, found) in tied {
        match judge(context, candidate, &names, &links, &mut clues) {
            Some(again) if again.certainty > Certainty::Possible => add_mention(context, &mut parties, again),
            _ => rest.push((candidate, found)),
        }
    }
    add_unsure(context, rest, &mut parties);
    let links = if short.is_empty() { Links::default() } else { links_of(context, &parties) };
    add_one_word_names(context, &short, &links, &mut clues, &mut parties);
    add_transcribed(context, &otherwise, &names, &mut clues, &mut parties);
    sort_mentions(&mut parties);
    short_forms::add(context, &mut parties);
    posts::add(context, &mut parties);
    sort_mentions(&mut parties);
    parties.sort_by_key(|party| party.mentions.first().map_or(usize::MAX, |mention| mention.tokens.start));
    parties
}

/// What ties others to the parties that are sure.
fn links_of(context: &Context<'_>, parties: &[Party]) -> Links {
    let sure = parties.iter().filter(|party| party.certainty > Certainty::Possible);
    let records = sure.flat_map(|party| std::iter::once(party.entity).chain(party.other_records.iter().copied()));
    Links::of(records.map(|record| &context.entities[record]))
}

fn sort_mentions(parties: &mut [Party]) {
    for party in parties {
        party.mentions.sort_by_key(|mention| mention.tokens.start);
    }
}
