//! Tables of phrases by the lemmas of their words. They are asked at every word of a text, and most words begin no phrase: so
//! it is known first how long the longest is that begins with a word.

use super::words::{lemmas_of, words};
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// What phrases stand for.
#[derive(Debug)]
pub(super) struct Phrases<T> {
    /// By the lemmas of a phrase with a blank between them.
    by_lemmas: FxHashMap<String, T>,
    /// By the first lemma the words of the longest phrase.
    longest: FxHashMap<String, usize>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { by_lemmas: FxHashMap::default(), longest: FxHashMap::default() }
    }
}

impl<T> Phrases<T> {
    /// Adds a phrase, unless it stands for something already.
    pub(super) fn add(&mut self, phrase: &str, value: impl FnOnce() -> T) {
        let words = words(phrase);
        let lemmas = lemmas_of(&words);
        let Some(first) = lemmas.first() else { return };
        let longest = self.longest.entry(first.to_string()).or_default();
        *longest = (*longest).max(lemmas.len());
        self.by_lemmas.entry(lemmas.join(" ")).or_insert_with(value);
    }

    /// What a phrase stands for, given by its lemmas.
    pub(super) fn get(&self, lemmas: &[Cow<str>]) -> Option<&T> {
        if *self.longest.get(&**lemmas.first()?)? < lemmas.len() {
            return None;
        }
        match lemmas {
            [only] => self.by_lemmas.get(&**only),
            several => self.by_lemmas.get(&several.join(" ")),
        }
    }

    /// What the longest phrase that begins with some lemmas stands for, and how many words it has.
    pub(super) fn longest_in(&self, lemmas: &[Cow<str>]) -> Option<(&T, usize)> {
        let longest = *self.longest.get(&**lemmas.first()?)?;
        (1..=longest.min(lemmas.len())).rev().find_map(|length| Some((self.get(&lemmas[..length])?, length)))
    }

    /// What all phrases stand for, to be changed.
    pub(super) fn values_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.by_lemmas.values_mut()
    }

    #[cfg(test)]
    /// How many phrases there are.
    pub(super) fn len(&self) -> usize {
        self.by_lemmas.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_is_found_by_the_lemmas_of_its_words() {
        let mut phrases = Phrases::default();
        for (value, phrase) in ["take", "take part", "take part in talks", "take part"].iter().enumerate() {
            phrases.add(phrase, || value);
        }
        assert_eq!(phrases.len(), 3);
        for (text, expected) in [
            ("took", Some((&0, 1))),
            ("took parts of it", Some((&1, 2))),
            ("takes part in talk", Some((&2, 4))),
            ("they took part", None),
            ("", None),
        ] {
            let words = words(text);
            assert_eq!(phrases.longest_in(&lemmas_of(&words)), expected, "{text}");
        }
    }
}
