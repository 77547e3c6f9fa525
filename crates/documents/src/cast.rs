//! Everybody whom a text calls by name, listed or not, each under the fullest of the names that it gives.
//!
//! News introduces people and bodies in full, and goes on with a part of that: `energy minister Anna Tolv`, then `Tolv`, `Ms Tolv`,
//! `the minister`; `Norvane Shipping`, then `Norvane`; `the National Harbour Authority (NHA)`, then `the NHA`, `the authority`. A part stands for
//! a name of the text if that is the only one that it can be a part of: of two people with one surname it stands for neither.

mod described;
mod names;

use crate::grammar::{Sentences, Tag};
use names::Written;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Somebody with a name.
#[derive(Debug)]
struct Member {
    /// Where the fullest of the names stands first.
    name: Range<usize>,
    /// Its words in lower case, without those that only end names (`Inc.`, `Jr.`).
    words: Vec<String>,
    /// Where any of the names begin, in order.
    mentions: Vec<usize>,
    /// The nouns with what describes them beside a name: `energy minister`.
    posts: Vec<Vec<String>>,
}

/// More than so many who share a word are not told apart by it.
const MOST_SHARING: usize = 32;

/// Everybody in a text who has a name.
#[derive(Debug, Default)]
pub(crate) struct Cast {
    members: Vec<Member>,
    /// For each name in the text, in order, its tokens and whose it is.
    written: Vec<(Range<usize>, Option<usize>)>,
    /// Members by all their words, by the first or last of them or their first letters, and by the nouns that describe them.
    by_words: FxHashMap<Vec<String>, usize>,
    by_end: FxHashMap<String, Vec<usize>>,
    by_noun: FxHashMap<String, Vec<usize>>,
}

impl Cast {
    /// Everybody in a text.
    pub(crate) fn of(sentences: &Sentences<'_>) -> Self {
        let written = names::all(sentences);
        let mut cast = Self::default();
        // The fullest names first, so that every part finds the whole.
        let mut order: Vec<&Written> = written.iter().filter(|name| name.is_whole()).collect();
        let length = |name: &Written| (name.words.len(), name.name.len());
        order.sort_by(|one, other| length(other).cmp(&length(one)).then(one.name.start.cmp(&other.name.start)));
        for name in order {
            if cast.whose(sentences, name).is_none() {
                cast.add(name);
            }
        }
        for name in written {
            let member = cast.whose(sentences, &name);
            if let Some(number) = member {
                cast.note_mention(sentences, number, &name.name);
            }
            cast.written.push((name.name, member));
        }
        cast
    }

    fn add(&mut self, name: &Written) {
        let number = self.members.len();
        let keys = [name.words.first(), name.words.last()].into_iter().flatten().cloned();
        for key in keys.chain(names::initials(&name.words)) {
            note(&mut self.by_end, key, number);
        }
        for word in name.words.iter().filter(|word| names::is_body(word)) {
            note(&mut self.by_noun, word.clone(), number);
        }
        self.by_words.insert(name.words.clone(), number);
        self.members.push(Member {
            name: name.name.clone(),
            words: name.words.clone(),
            mentions: Vec::new(),
            posts: Vec::new(),
        });
    }

    fn note_mention(&mut self, sentences: &Sentences<'_>, number: usize, name: &Range<usize>) {
        let member = &mut self.members[number];
        member.mentions.push(name.start);
        for post in described::beside(sentences, name) {
            if member.posts.len() < MOST_SHARING && !member.posts.contains(&post) {
                note(&mut self.by_noun, post.last().cloned().unwrap_or_default(), number);
                member.posts.push(post);
            }
        }
    }

    /// The only member that a name can be the whole or a part of.
    fn whose(&self, sentences: &Sentences<'_>, name: &Written) -> Option<usize> {
        if let Some(number) = self.by_words.get(&name.words) {
            return Some(*number);
        }
        let keys = [name.words.first(), name.words.last()];
        let mut found: Option<usize> = None;
        for members in keys.into_iter().flatten().filter_map(|key| self.by_end.get(key)) {
            if members.len() > MOST_SHARING {
                return None;
            }
            for number in members {
                if found != Some(*number) && names::is_part(sentences, name, &self.members[*number].words) {
                    if found.is_some() {
                        return None;
                    }
                    found = Some(*number);
                }
            }
        }
        found
    }

    /// The fullest name of whoever a phrase names or describes. `None` of a pronoun, of one who has no name, and of what may
    /// stand for several.
    pub(crate) fn name_of(&self, sentences: &Sentences<'_>, phrase: &Range<usize>) -> Option<Range<usize>> {
        let head = sentences.head(phrase);
        let last = head.end.checked_sub(1)?;
        if let Some((name, member)) = self.at(last) {
            // Of `Otto Frisch and Anna Tolv` neither is meant alone.
            if (phrase.start..name.start).any(|at| sentences.tag(at) == Tag::Conjunction) {
                return None;
            }
            return member.map(|member| self.members[member].name.clone());
        }
        let described = described::described(sentences, phrase, &head)?;
        let members = self.by_noun.get(described.noun()).filter(|members| members.len() <= MOST_SHARING)?;
        let members = members.iter().map(|number| &self.members[*number]);
        described.only_of(sentences, members).map(|member| member.name.clone())
    }

    /// The name at a token, and whose it is.
    fn at(&self, token: usize) -> Option<(&Range<usize>, Option<usize>)> {
        let place = self.written.partition_point(|(name, _)| name.end <= token);
        self.written.get(place).filter(|(name, _)| name.contains(&token)).map(|(name, member)| (name, *member))
    }
}

/// Notes a member under a word, once, and one more than are told apart by it.
fn note(members: &mut FxHashMap<String, Vec<usize>>, word: String, number: usize) {
    let members = members.entry(word).or_default();
    if !members.contains(&number) && members.len() <= MOST_SHARING {
        members.push(number);
    }
}
