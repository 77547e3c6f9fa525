//! Who is called by his surname and his post: `Russian President Quorve`, `Foreign Minister Quorve` in a text about his country.
//!
//! The list must give that very post with that country, every word of the description that is no adverb of time must be one of it, and
//! nobody else who has the surname may have it. Only a rare surname is looked at.

use super::{Certainty, Context, Mention, MentionForm, merging::Found};
use crate::{
    lexicon::RoleKind,
    names::{
        candidates::Candidate,
        clues::{Clues, country_at},
        index::NameRef,
        role,
        spellings::Spelling,
        telling,
    },
};
use interdict_model::Entity;
use interdict_text::lexicon::{particle, title_at};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The one listed person who has the surname of a candidate and the post that the text gives right before it.
pub(super) fn find(context: &Context<'_>, candidate: &Candidate, clues: &mut FxHashMap<u32, Clues>) -> Option<Found> {
    let names = context.index.names(&candidate.hit);
    let of_persons = || names.iter().filter(|name| name.spelling == Spelling::FamilyName);
    of_persons().next()?;
    let described = role::beside(context.tokens, &candidate.tokens, &[])?;
    if described.end > candidate.tokens.start {
        return None;
    }
    let mut found: Option<(&NameRef, Vec<String>)> = None;
    for reference in of_persons() {
        let entity = &context.entities[reference.entity as usize];
        let clues = clues.entry(reference.entity).or_insert_with(|| Clues::of(entity));
        let Some(words) = words_of_post(context, &described, entity, clues) else { continue };
        let other = |held: &NameRef| context.group(held.entity as usize) != context.group(reference.entity as usize);
        match &found {
            Some((held, _)) if other(held) => return None,
            Some(_) => {}
            None => found = Some((reference, words)),
        }
    }
    let (reference, words) = found?;
    let entity = reference.entity as usize;
    let alias = context.entities[entity].names[usize::from(reference.name)].text.clone();
    let place = role::place_in(context.tokens, &described);
    let mention =
        Mention { tokens: candidate.tokens.clone(), form: MentionForm::Surname, alias, role: Some(described), place };
    Some(Found::plain(entity, Certainty::Likely, mention, words))
}

/// The words of a description where they give a post of an entry and its country, or stand in a text that names it.
fn words_of_post(
    context: &Context<'_>,
    described: &Range<usize>,
    entity: &Entity,
    clues: &Clues,
) -> Option<Vec<String>> {
    let tokens = context.tokens;
    let of_country =
        clues.names_country(tokens, described) || context.countries.iter().any(|(named, _)| clues.knows(named));
    let is_title = |at: usize| tokens.is_capital(at) && title_at(&[tokens.word(at)]).is_some();
    let content: Vec<usize> = described
        .clone()
        .filter(|at| tokens.is_word(*at) && tokens.classes(*at).is_empty() && particle(tokens.word(*at)).is_none())
        .filter(|at| country_at(tokens, *at).is_none() && tokens.word(*at) != "'s" && !is_former(tokens.word(*at)))
        .collect();
    let post = |post: &String| {
        let words = telling::words(post);
        let held = |at: &usize| words.iter().any(|word| word == tokens.word(*at));
        let is_post = |at: &usize| tokens.role(*at).is_some_and(|role| role.kind == RoleKind::Person) && held(at);
        content.iter().any(is_post) && content.iter().all(|at| held(at) || (is_title(*at) && !is_post(at)))
    };
    (of_country && entity.positions.iter().any(post)).then(|| {
        let said = clues.weigh(tokens, described, &(described.end..described.end));
        said.words
    })
}

fn is_former(word: &str) -> bool {
    matches!(word, "former" | "late" | "ex" | "then" | "current" | "longtime")
}
