//! Phrases of one or several words, found at a place in a text.

use super::{
    vocabulary::Begins,
    word_table::{WordHash, WordTable, same},
};
use crate::tokens::Tokens;
use rustc_hash::FxHashMap;

/// The words of a phrase behind its first, and what it means.
#[derive(Debug)]
struct Rest<T> {
    words: Vec<Box<str>>,
    /// Of the first of them.
    hash: Option<WordHash>,
    meaning: T,
}

/// A table from phrases to what they mean.
#[derive(Debug)]
pub(crate) struct PhraseTable<T> {
    by_first: WordTable<First<T>>,
    /// How the vocabulary marks words that begin a phrase of this table; nothing if it does not.
    mark: Begins,
}

/// The phrases that begin with one word, the longest first.
#[derive(Debug)]
struct First<T> {
    rests: Vec<Rest<T>>,
    /// Bits of their second words.
    seconds: u64,
    /// From which of them on the word is the whole phrase.
    alone: usize,
}

impl<T> PhraseTable<T> {
    /// A table of phrases; words are separated by white space, in lower case. Of two equal phrases the first counts.
    pub(crate) fn new<'p>(phrases: impl IntoIterator<Item = (&'p str, T)>) -> Self {
        let mut by_first: FxHashMap<Box<str>, Vec<Rest<T>>> = FxHashMap::default();
        for (phrase, meaning) in phrases {
            // A hyphen parts words, in the tables as in a text: `so-called` is found written either way.
            let mut words = words_of(phrase).map(|word| {
                let mut folded = String::with_capacity(word.len());
                crate::tokens::fold_into(&mut folded, word);
                folded.into_boxed_str()
            });
            let Some(first) = words.next() else { continue };
            let words: Vec<Box<str>> = words.collect();
            let hash = words.first().map(|word| WordHash::of(word));
            by_first.entry(first).or_default().push(Rest { words, hash, meaning });
        }
        for rests in by_first.values_mut() {
            // Stable: of equal phrases the first stays first.
            rests.sort_by_key(|rest| std::cmp::Reverse(rest.words.len()));
        }
        let first = |(word, rests): (Box<str>, Vec<Rest<T>>)| {
            let seconds = rests.iter().filter_map(|rest| rest.hash).fold(0, |bits, hash| bits | hash.bit());
            let alone = rests.partition_point(|rest| rest.hash.is_some());
            (word, First { rests, seconds, alone })
        };
        Self { by_first: by_first.into_iter().map(first).collect(), mark: Begins::NOTHING }
    }

    /// The same as a table whose first words the vocabulary marks.
    #[must_use]
    pub(super) fn marked(self, mark: Begins) -> Self {
        Self { mark, ..self }
    }

    /// Every word that begins a phrase, with the mark of the table and the number of its entry.
    pub(super) fn beginnings(&self) -> impl Iterator<Item = (&str, Begins, usize)> {
        self.by_first.entries().enumerate().map(|(number, (word, _))| (word, self.mark, number))
    }

    /// The longest phrase that begins at a token: the token behind it, and what it means. Phrases stay in their sentence's
    /// paragraph, and words may be joined by hyphens.
    #[inline]
    pub(crate) fn longest_at(&self, tokens: &Tokens<'_>, at: usize) -> Option<(usize, &T)> {
        if self.mark != Begins::NOTHING {
            return if tokens.begins(at).any(self.mark) { self.longest_of_marked(tokens, at) } else { None };
        }
        let hash = tokens.hash(at)?;
        if self.by_first.may_have(hash) { self.longest_of_hashed(tokens, at, hash) } else { None }
    }

    /// Not inlined, so that what is asked of every word is: whether a phrase may begin with it.
    #[inline(never)]
    fn longest_of_marked(&self, tokens: &Tokens<'_>, at: usize) -> Option<(usize, &T)> {
        Self::longest_from(self.by_first.nth(tokens.entry(at, self.mark))?, tokens, at)
    }

    #[inline(never)]
    fn longest_of_hashed(&self, tokens: &Tokens<'_>, at: usize, hash: WordHash) -> Option<(usize, &T)> {
        Self::longest_from(self.by_first.get_hashed(tokens.word(at), hash)?, tokens, at)
    }

    #[inline]
    fn longest_from<'p>(first: &'p First<T>, tokens: &Tokens<'_>, at: usize) -> Option<(usize, &'p T)> {
        let next = if first.alone == 0 { None } else { tokens.hash(at + 1 + usize::from(tokens.joins(at + 1))) };
        let goes_on = next.is_some_and(|next| first.seconds & next.bit() != 0);
        let rests = &first.rests[if goes_on { 0 } else { first.alone }..];
        let mut likely = rests.iter().filter(|rest| rest.hash.is_none() || rest.hash == next);
        likely.find_map(|rest| Some((end_of(&rest.words, tokens, at)?, &rest.meaning)))
    }

    /// What a phrase means that is given as text.
    pub(crate) fn exact(&self, phrase: &str) -> Option<&T> {
        let mut words = words_of(phrase);
        let rests = &self.by_first.get(words.next()?)?.rests;
        let wanted: Vec<&str> = words.collect();
        rests
            .iter()
            .find(|rest| rest.words.len() == wanted.len() && rest.words.iter().zip(&wanted).all(|(a, b)| **a == **b))
            .map(|rest| &rest.meaning)
    }
}

/// The words of a phrase as a text has them: a possessive is a word of its own.
fn words_of(phrase: &str) -> impl Iterator<Item = &str> {
    // So is the dot of `no. 10`; those of `u.s.` are not.
    fn apart(word: &str) -> [&str; 2] {
        for mark in ["'s", "'", ".", ","] {
            match word.strip_suffix(mark) {
                Some(stem) if !stem.is_empty() && !stem.contains('.') => return [stem, mark],
                _ => {}
            }
        }
        [word, ""]
    }
    phrase.split([' ', '-']).flat_map(apart).filter(|word| !word.is_empty())
}

fn end_of(rest: &[Box<str>], tokens: &Tokens<'_>, first: usize) -> Option<usize> {
    let mut at = first + 1;
    for word in rest {
        if tokens.joins(at) {
            at += 1;
        }
        if at >= tokens.len() || tokens.starts_paragraph(at) || !same(tokens.word(at), word) {
            return None;
        }
        at += 1;
    }
    Some(at)
}
