//! Whom the words of his introduction mean later: `the minister` behind `energy minister Anna Tolv`, `the authority` behind `the
//! National Harbour Authority`.

use super::{Member, names};
use crate::{
    grammar::{Sentences, Tag, is_plural},
    lexicon::RoleKind,
};
use std::ops::Range;

/// What describes a person beside the name is no longer than this.
const LONGEST: usize = 6;

/// So many tokens after he was named nobody knows any more who `the minister` is.
const FARTHEST: usize = 1_500;

/// The nouns for one person that stand beside a name, each with what describes it: before the name (`energy minister Anna Tolv`), and
/// between commas behind it or before it (`Anna Tolv, the energy minister,`).
pub(super) fn beside(sentences: &Sentences<'_>, name: &Range<usize>) -> Vec<Vec<String>> {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(name.start);
    let mut posts = Vec::new();
    let mut start = name.start;
    while start > sentence.start && name.start - start < LONGEST && sentences.tag(start - 1) == Tag::Nominal {
        start -= 1;
    }
    posts.extend(post(sentences, &(start..name.start)));
    let comma = |at: usize| at < sentence.end && tokens.written(at) == ",";
    if comma(name.end) {
        let behind = name.end + 1;
        let age = sentences.tag(behind) == Tag::Number && comma(behind + 1);
        let behind = behind + if age { 2 } else { 0 };
        // `, the clerk said` begins anew.
        let closed = |at: usize| at >= sentence.end || matches!(tokens.written(at), "," | "." | ";" | ")" | "–" | "—");
        let phrase = sentences.phrase_starting_at(behind).filter(|phrase| closed(phrase.end));
        posts.extend(phrase.and_then(|phrase| post(sentences, &sentences.head(&phrase))));
    }
    let before = name.start.checked_sub(2).filter(|at| *at > sentence.start && comma(at + 1));
    // In a list of several the noun is somebody else's: `the minister, Anna Tolv and the clerk`.
    let closes = comma(name.end) || matches!(tokens.written(name.end), "." | ";") || sentences.is_verb(name.end);
    if let Some(phrase) = before.filter(|_| closes).and_then(|at| sentences.phrase_ending_at(at)) {
        let led = matches!(sentences.tag(phrase.start), Tag::Determiner | Tag::Possessive);
        posts.extend(noun(sentences, &sentences.head(&phrase)).filter(|_| led));
    }
    posts
}

/// The words of a noun for one person with what describes it.
fn post(sentences: &Sentences<'_>, words: &Range<usize>) -> Option<Vec<String>> {
    let role = sentences.tokens.role(words.end.checked_sub(1)?)?;
    if role.kind == RoleKind::Person { noun(sentences, words) } else { None }
}

/// The words of a noun in the singular with what describes it.
fn noun(sentences: &Sentences<'_>, words: &Range<usize>) -> Option<Vec<String>> {
    let tokens = sentences.tokens;
    words.end.checked_sub(1).filter(|last| *last >= words.start && is_one(sentences, *last))?;
    Some(words.clone().filter(|at| tokens.is_word(*at)).map(|at| tokens.word(at).to_owned()).collect())
}

/// Whether a word is a noun for one.
fn is_one(sentences: &Sentences<'_>, at: usize) -> bool {
    let tokens = sentences.tokens;
    tokens.is_word(at) && tokens.role(at).map_or_else(|| !is_plural(tokens.word(at)), |role| !role.plural)
}

/// A description with `the`, of one person or body.
#[derive(Debug)]
pub(super) struct Described {
    at: usize,
    words: Vec<String>,
}

/// A phrase as a description: `the energy minister`, and not `the minister of defence`, `a minister`, `the ministers`.
pub(super) fn described(sentences: &Sentences<'_>, phrase: &Range<usize>, head: &Range<usize>) -> Option<Described> {
    let tokens = sentences.tokens;
    let the = head.start.checked_sub(1).is_some_and(|at| tokens.word(at) == "the");
    let last = head.end.checked_sub(1)?;
    let hangs = phrase.end > head.end || matches!(tokens.word(head.end), "of" | "for" | "from" | "at");
    if !the || hangs || head.len() > LONGEST || !is_one(sentences, last) {
        return None;
    }
    let words = head.clone().map(|at| tokens.word(at).to_owned()).collect();
    Some(Described { at: head.start, words })
}

impl Described {
    /// The noun.
    pub(super) fn noun(&self) -> &str {
        self.words.last().map_or("", String::as_str)
    }

    /// The only one who was introduced by these words, or has them in its name; nobody if another one was told of since.
    pub(super) fn only_of<'m>(
        &self,
        sentences: &Sentences<'_>,
        members: impl Iterator<Item = &'m Member>,
    ) -> Option<&'m Member> {
        let fits = |words: &[String]| self.words.iter().all(|word| words.contains(word));
        let is_body = names::is_body(self.noun());
        let mut fitting =
            members.filter(|member| member.posts.iter().any(|post| fits(post)) || is_body && fits(&member.words));
        let only = fitting.next().filter(|_| fitting.next().is_none())?;
        let before = only.mentions.partition_point(|mention| *mention < self.at);
        let mention = *only.mentions.get(before.checked_sub(1)?)?;
        (self.at - mention < FARTHEST && !self.is_told_of_another(sentences, mention)).then_some(only)
    }

    /// Whether `a minister`, `another bank` stands between a mention and the description.
    fn is_told_of_another(&self, sentences: &Sentences<'_>, mention: usize) -> bool {
        let tokens = sentences.tokens;
        (mention..self.at).filter(|at| tokens.word(*at) == self.noun()).any(|at| {
            let near = at.saturating_sub(LONGEST).max(mention)..at;
            let introduced =
                near.rev().take_while(|at| tokens.is_word(*at)).find(|at| sentences.tag(*at) == Tag::Determiner);
            introduced
                .is_some_and(|at| matches!(tokens.word(at), "a" | "an" | "another" | "one" | "some" | "any" | "each"))
        })
    }
}
