//! Phrases of one or several words, found at a place in a text.

use super::shapes::Shapes;
use crate::tokens::Tokens;
use rustc_hash::FxHashMap;

/// The words behind the first, and what the phrase means.
type Rest<T> = (Vec<Box<str>>, T);

/// A table from phrases to what they mean.
#[derive(Debug)]
pub(crate) struct PhraseTable<T> {
    by_first: FxHashMap<Box<str>, Vec<Rest<T>>>,
    /// Of the first words.
    shapes: Shapes,
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
            by_first.entry(first).or_default().push((words.collect(), meaning));
        }
        for rests in by_first.values_mut() {
            // Stable: of equal phrases the first stays first.
            rests.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
        let mut shapes = Shapes::default();
        for first in by_first.keys() {
            shapes.add(first);
        }
        Self { by_first, shapes }
    }

    /// The longest phrase that begins at a token: the token behind it, and what it means. Phrases stay in their sentence's
    /// paragraph, and words may be joined by hyphens.
    pub(crate) fn longest_at(&self, tokens: &Tokens<'_>, at: usize) -> Option<(usize, &T)> {
        if at >= tokens.len() {
            return None;
        }
        let word = tokens.word(at);
        let rests = if self.shapes.may_have(word) { self.by_first.get(word)? } else { return None };
        rests.iter().find_map(|(rest, meaning)| Some((end_of(rest, tokens, at)?, meaning)))
    }

    /// What a phrase means that is given as text.
    pub(crate) fn exact(&self, phrase: &str) -> Option<&T> {
        let mut words = words_of(phrase);
        let rests = self.by_first.get(words.next()?)?;
        let wanted: Vec<&str> = words.collect();
        rests
            .iter()
            .find(|(rest, _)| rest.len() == wanted.len() && rest.iter().zip(&wanted).all(|(a, b)| **a == **b))
            .map(|(_, meaning)| meaning)
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
        if at >= tokens.len() || tokens.starts_paragraph(at) || tokens.word(at) != &**word {
            return None;
        }
        at += 1;
    }
    Some(at)
}
