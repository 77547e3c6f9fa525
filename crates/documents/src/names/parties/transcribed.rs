//! Persons whom a text spells in another way than the list, looked at when all others are known.
//!
//! So near a name is many people's: of such a one nothing is said, not even that he is possible, unless the text says of him what
//! the list does (`certainty::is_told`).

use super::{
    Certainty, Context, Mention, MentionForm, Party,
    judging::judge,
    links_of,
    merging::{Found, add_mention},
};
use crate::names::{candidates::Candidate, clues::Clues};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Adds those of whom the text says enough, wherever it spells them so. `names` are the names of the text that are spelt as on
/// the list.
pub(super) fn add_transcribed(
    context: &Context<'_>,
    candidates: &[&Candidate],
    names: &[Range<usize>],
    clues: &mut FxHashMap<u32, Clues>,
    parties: &mut Vec<Party>,
) {
    if candidates.is_empty() {
        return;
    }
    let links = links_of(context, parties);
    let judged: Vec<Option<Found>> =
        candidates.iter().map(|candidate| judge(context, candidate, names, &links, clues)).collect();
    let written = |candidate: &Candidate| context.tokens.slice(&candidate.tokens);
    let mut told: FxHashMap<&str, (usize, String)> = FxHashMap::default();
    for (candidate, found) in candidates.iter().zip(&judged) {
        if let Some(found) = found {
            told.entry(written(candidate)).or_insert_with(|| (found.entity, found.mention.alias.clone()));
        }
    }
    for (candidate, found) in candidates.iter().zip(judged) {
        let again = || {
            let (entity, alias) = told.get(written(candidate)).cloned()?;
            let tokens = candidate.tokens.clone();
            let mention = Mention { tokens, form: MentionForm::Name, alias, role: None, place: None };
            Some(Found::plain(entity, Certainty::Likely, mention, Vec::new()))
        };
        if let Some(found) = found.or_else(again) {
            add_mention(context, parties, found);
        }
    }
}
