//! Just enough grammar: tags of words, noun phrases, subjects of verbs.

mod deed_nouns;
mod insertions;
mod neighbours;
mod participles;
mod phrases;
mod relatives;
mod remembered;
mod subjects;
mod tags;
mod whole_clauses;

pub(crate) use subjects::{VerbGroup, Voice};
pub(crate) use tags::{Tag, is_plural};

use crate::{cast::Cast, tokens::Tokens};
use remembered::Remembered;
use std::{ops::Range, sync::OnceLock};

/// A verb and its subject, which is named.
type NamedSubject = (usize, Range<usize>);

/// The tagged sentences of a document.
pub(crate) struct Sentences<'a> {
    pub(crate) tokens: &'a Tokens<'a>,
    tags: Vec<Tag>,
    /// Tokens that belong to a date, and the word before it (`on Friday`): passed over between subject and verb.
    in_date: Vec<bool>,
    /// Of each sentence the verbs whose subjects are named, with these: found when they are first asked for.
    named: Vec<OnceLock<Vec<NamedSubject>>>,
    remembered: Remembered,
    /// Everybody whom the text names: found when it is first asked for.
    cast: OnceLock<Cast>,
}

impl<'a> Sentences<'a> {
    pub(crate) fn new(tokens: &'a Tokens<'a>, dates: &[Range<usize>]) -> Self {
        let mut in_date = vec![false; tokens.len()];
        // `the 45-year-old was held`: an age tells of whom, and not when.
        let is_age = |date: &Range<usize>| {
            let old = if tokens.joins(date.end) { date.end + 1 } else { date.end.saturating_sub(1) };
            matches!(tokens.word(old), "old" | "olds") && tokens.joins(old.saturating_sub(1))
        };
        for date in dates.iter().filter(|date| !is_age(date)) {
            for at in date.clone() {
                in_date[at] = true;
            }
            let before = date.start.wrapping_sub(1);
            if matches!(tokens.word(before), "on" | "in" | "at" | "during" | "over" | "since" | "late" | "early")
                && before < in_date.len()
            {
                in_date[before] = true;
            }
        }
        let named = tokens.sentences().iter().map(|_| OnceLock::new()).collect();
        let remembered = Remembered::new(tokens.len());
        Self { tokens, tags: tags::of(tokens), in_date, named, remembered, cast: OnceLock::new() }
    }

    /// Everybody whom the text names.
    pub(crate) fn cast(&self) -> &Cast {
        self.cast.get_or_init(|| Cast::of(self))
    }

    pub(crate) fn tag(&self, token: usize) -> Tag {
        self.tags.get(token).copied().unwrap_or(Tag::Mark)
    }

    /// The tokens of the sentence of a token.
    pub(crate) fn sentence(&self, token: usize) -> Range<usize> {
        self.tokens.sentence_around(token)
    }

    pub(crate) fn in_date(&self, token: usize) -> bool {
        self.in_date.get(token).copied().unwrap_or(false)
    }

    pub(crate) fn is_verb(&self, token: usize) -> bool {
        matches!(self.tag(token), Tag::Verb(_))
    }
}
