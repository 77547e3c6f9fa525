//! A person called by post and state: once a text says "North Korean leader Kim", "North Korea's leader" is he.
//!
//! The text itself must tie the post to the name, in a description beside it. A post that two parties of the text hold
//! stands for neither.

use super::{
    clues::{country_at, country_in},
    parties::{Certainty, Context, Mention, MentionForm, Party},
};
use crate::{
    lexicon::{RoleKind, WordKind, is_kind, role_of},
    tokens::Tokens,
};
use interdict_model::PartyKind;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// State and noun of a post: `kp`, `leader`.
type Post = (String, String);

/// Adds to every person the places where the text names his post and state instead of him.
pub(crate) fn add(context: &Context<'_>, parties: &mut [Party]) {
    let tokens = context.tokens;
    let mut holders: FxHashMap<Post, Option<usize>> = FxHashMap::default();
    for (number, party) in parties.iter().enumerate().filter(|(_, party)| party.certainty > Certainty::Possible) {
        if context.entities[party.entity].schema.kind() != PartyKind::Person {
            continue;
        }
        for post in party.mentions.iter().filter_map(|mention| post_of(tokens, mention.role.as_ref()?)) {
            let holder = holders.entry(post).or_insert(Some(number));
            if *holder != Some(number) {
                *holder = None;
            }
        }
    }
    if holders.is_empty() {
        return;
    }
    let mut at = 0;
    while at < tokens.len() {
        let Some((post, range)) = named_at(tokens, at) else {
            at += 1;
            continue;
        };
        at = range.end;
        let Some(Some(number)) = holders.get(&post).copied() else { continue };
        let taken = parties[number].mentions.iter().any(|mention| {
            let beside = mention.role.clone().unwrap_or(0..0);
            range.start < mention.tokens.end && mention.tokens.start < range.end || beside.contains(&range.start)
        });
        let sentence = &tokens.sentences()[tokens.sentence_of(range.start)];
        if !taken && tokens.paragraphs[sentence.paragraph].kind.is_article() {
            let alias = parties[number].mentions.first().map(|mention| mention.alias.clone()).unwrap_or_default();
            parties[number].mentions.push(Mention {
                tokens: range,
                form: MentionForm::Post,
                alias,
                role: None,
                place: None,
            });
        }
    }
}

/// The post that a description gives: its state, and the last noun for a person in it.
fn post_of(tokens: &Tokens<'_>, role: &Range<usize>) -> Option<Post> {
    let country = country_in(tokens, role)?;
    let noun = role.clone().rev().map(|at| tokens.word(at)).find(|word| is_post(word))?;
    Some((country.base().to_owned(), noun.to_owned()))
}

/// `North Korea's leader`, `the North Korean leader`: a country, and a post right behind it that no name follows.
fn named_at(tokens: &Tokens<'_>, at: usize) -> Option<(Post, Range<usize>)> {
    let (country, end) = country_at(tokens, at)?;
    let noun = if tokens.word(end) == "'s" { end + 1 } else { end };
    let name_follows = tokens.is_word(noun + 1) && tokens.is_capital(noun + 1) && !tokens.starts_paragraph(noun + 1);
    let post = (country.base().to_owned(), tokens.word(noun).to_owned());
    (is_post(tokens.word(noun)) && !name_follows && !tokens.starts_paragraph(noun)).then(|| (post, at..noun + 1))
}

/// Posts that one person of a state holds at a time.
fn is_post(word: &str) -> bool {
    is_kind(word, WordKind::Post) && role_of(word).is_none_or(|role| role.kind == RoleKind::Person)
}
