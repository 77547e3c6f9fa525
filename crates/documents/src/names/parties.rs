//! Listed parties in a text: every mention, who it is, how sure that is, and who else it might have been.
//!
//! A name of several telling words is evidence by itself; everything else needs the text to say something that the list
//! says too: the post, the body, the place, the country, another of the party's names; or that the very name is sanctioned,
//! which lets short names and names of one word through. Of several parties with one name, the one for which the words beside
//! the mention speak is taken, and the words are kept. Records of one party on several lists are one party, by the identity of
//! the first of them.
//!
//! `judging` takes one of those who have the name by what the text says for each (`evidence`), `certainty` says how sure that is
//! (`limits` by how much), `one_word` does so for names of one word, `in_office` for surnames behind a post, `transcribed` for
//! persons who are spelt in another way than on the list, `merging` brings the mentions together.

mod certainty;
mod evidence;
mod in_office;
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
    posts, role, short_forms,
};
use crate::{claims::Claim, dates::Day, grammar::Sentences, tokens::Tokens};
use interdict_model::{Country, Entity};
use judging::judge;
pub(super) use limits::{LITTLE, RARE, RARE_WORD};
use merging::{Found, add_mention, add_unsure};
use one_word::add_one_word_names;
use rustc_hash::FxHashMap;
use std::{ops::Range, rc::Rc};
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
    /// The countries that the text names, by their capitals too, and how often.
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
    let names: Vec<Range<usize>> = listed.iter().map(|candidate| candidate.whole.clone()).collect();
    let is_whole = |candidate: &&Candidate| {
        let by_form = || candidate.formed && candidates::needs_form(context.index, &candidate.hit);
        candidate.hit.words > 1 || candidate.designated.is_some() || by_form()
    };
    let (whole, short): (Vec<&Candidate>, Vec<&Candidate>) = listed.into_iter().partition(is_whole);
    let mut unsure: Vec<(&Candidate, Option<Found>)> = Vec::new();
    for candidate in whole {
        match judge(context, candidate, &names, &Links::default(), &mut clues) {
            Some(found) if found.certainty > Certainty::Possible => add_mention(context, &mut parties, found),
            found => unsure.push((candidate, found)),
        }
    }
    let unsure = add_tied(context, unsure, &names, &mut clues, &mut parties);
    let known = unsure.iter().filter_map(|(_, found)| found.as_ref().map(|found| context.group(found.entity)));
    let known: Vec<u32> = known.chain(parties.iter().map(|party| context.group(party.entity))).collect();
    let links = if short.is_empty() { Links::default() } else { links_of(context, &parties) };
    let count = |parties: &[Party]| parties.iter().map(|party| party.mentions.len()).sum::<usize>();
    let before = count(&parties);
    add_one_word_names(context, &short, &links, known, &mut clues, &mut parties);
    let more = count(&parties) > before;
    let unsure = if more { add_tied(context, unsure, &names, &mut clues, &mut parties) } else { unsure };
    add_unsure(context, unsure, &mut parties);
    add_transcribed(context, &otherwise, &names, &mut clues, &mut parties);
    sort_mentions(&mut parties);
    short_forms::add(context, &mut parties);
    posts::add(context, &mut parties);
    sort_mentions(&mut parties);
    parties.sort_by_key(|party| party.mentions.first().map_or(usize::MAX, |mention| mention.tokens.start));
    parties
}

/// Adds of some who are not sure those for whom speaks who is: whom the list ties to him, or whom the text describes by him. Gives
/// the others back.
fn add_tied<'c>(
    context: &Context<'_>,
    unsure: Vec<(&'c Candidate, Option<Found>)>,
    names: &[Range<usize>],
    clues: &mut FxHashMap<u32, Clues>,
    parties: &mut Vec<Party>,
) -> Vec<(&'c Candidate, Option<Found>)> {
    if unsure.is_empty() || parties.is_empty() {
        return unsure;
    }
    let links = links_of(context, parties);
    let mut rest = Vec::new();
    for (candidate, found) in unsure {
        let described = role::beside(context.tokens, &candidate.whole, names);
        let mut references = context.index.names(&candidate.hit).iter();
        let tied = references.any(|reference| {
            let entity = &context.entities[reference.entity as usize];
            links.tie(entity).is_some()
                || described.as_ref().is_some_and(|described| links.body_of(entity, described).is_some())
        });
        let again = if tied { judge(context, candidate, names, &links, clues) } else { None };
        match again {
            Some(again) if again.certainty > Certainty::Possible => add_mention(context, parties, again),
            _ => rest.push((candidate, found)),
        }
    }
    rest
}

/// What ties others to the parties that are sure.
fn links_of(context: &Context<'_>, parties: &[Party]) -> Links {
    let sure = parties.iter().filter(|party| party.certainty > Certainty::Possible);
    let records = sure.flat_map(|party| {
        let mut mentions: Vec<usize> = party.mentions.iter().map(|mention| mention.tokens.start).collect();
        mentions.sort_unstable();
        let mentions: Rc<[usize]> = mentions.into();
        let records = std::iter::once(party.entity).chain(party.other_records.iter().copied());
        records.map(move |record| (&context.entities[record], Rc::clone(&mentions)))
    });
    Links::of(records)
}

fn sort_mentions(parties: &mut [Party]) {
    for party in parties {
        party.mentions.sort_by_key(|mention| mention.tokens.start);
    }
}
