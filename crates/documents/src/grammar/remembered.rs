//! Answers of the grammar that rule after rule asks for at the same token, so that each is looked for once.

use super::VerbGroup;
use std::{cell::Cell, ops::Range};

/// The bounds of a phrase as they are kept: in half the space.
type Bounds = (u32, u32);

/// A phrase that was looked for or not.
#[derive(Debug, Clone, Copy, Default)]
enum Phrase {
    #[default]
    NotAsked,
    None,
    At(Bounds),
}

/// What was found at one token.
#[derive(Debug, Clone, Default)]
struct Found {
    /// The group of the verb there.
    group: Cell<Option<VerbGroup>>,
    /// The subject of the verb there.
    subject: Cell<Phrase>,
    /// The phrase that begins there.
    phrase: Cell<Phrase>,
    /// Where the phrase ends that begins there and was asked about last, and its head.
    head: Cell<Option<(u32, Bounds)>>,
    /// Where the clause of the token ends.
    clause_end: Cell<Option<u32>>,
}

/// What was found at each token of a document.
#[derive(Debug)]
pub(super) struct Remembered(Vec<Found>);

impl Remembered {
    /// Of so many tokens nothing yet.
    pub(super) fn new(tokens: usize) -> Self {
        Self(vec![Found::default(); tokens])
    }

    /// The group of a verb.
    #[inline]
    pub(super) fn group(&self, verb: usize, find: impl FnOnce() -> VerbGroup) -> VerbGroup {
        let Some(at) = self.0.get(verb) else { return find() };
        at.group.get().unwrap_or_else(|| {
            let found = find();
            at.group.set(Some(found));
            found
        })
    }

    /// The subject of a verb.
    #[inline]
    pub(super) fn subject(&self, verb: usize, find: impl FnOnce() -> Option<Range<usize>>) -> Option<Range<usize>> {
        match self.0.get(verb) {
            Some(at) => held_or_found(&at.subject, find),
            None => find(),
        }
    }

    /// The phrase that begins at a token.
    #[inline]
    pub(super) fn phrase(&self, first: usize, find: impl FnOnce() -> Option<Range<usize>>) -> Option<Range<usize>> {
        match self.0.get(first) {
            Some(at) => held_or_found(&at.phrase, find),
            None => find(),
        }
    }

    /// Where the clause of a token ends.
    #[inline]
    pub(super) fn clause_end(&self, token: usize, find: impl FnOnce() -> usize) -> usize {
        let Some(at) = self.0.get(token) else { return find() };
        at.clause_end.get().map_or_else(
            || {
                let found = find();
                at.clause_end.set(Some(found as u32));
                found
            },
            |end| end as usize,
        )
    }

    /// The head of a phrase.
    #[inline]
    pub(super) fn head(&self, phrase: &Range<usize>, find: impl FnOnce() -> Range<usize>) -> Range<usize> {
        let Some(at) = self.0.get(phrase.start) else { return find() };
        if let Some((end, head)) = at.head.get()
            && end as usize == phrase.end
        {
            return range(head);
        }
        let found = find();
        at.head.set(Some((phrase.end as u32, bounds(&found))));
        found
    }
}

/// What a place holds, or what is found now, and held from then on.
#[inline]
fn held_or_found(place: &Cell<Phrase>, find: impl FnOnce() -> Option<Range<usize>>) -> Option<Range<usize>> {
    match place.get() {
        Phrase::At(held) => Some(range(held)),
        Phrase::None => None,
        Phrase::NotAsked => {
            let found = find();
            place.set(found.as_ref().map_or(Phrase::None, |found| Phrase::At(bounds(found))));
            found
        }
    }
}

fn bounds(range: &Range<usize>) -> Bounds {
    (range.start as u32, range.end as u32)
}

fn range((start, end): Bounds) -> Range<usize> {
    start as usize..end as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_found_once_is_not_looked_for_again_and_heads_only_of_the_same_phrase() {
        let held = Remembered::new(8);
        assert_eq!(held.phrase(2, || Some(2..5)), Some(2..5));
        assert_eq!(held.phrase(2, || None), Some(2..5));
        assert_eq!(held.subject(2, || None), None);
        assert_eq!(held.subject(2, || Some(0..1)), None);
        assert_eq!(held.head(&(2..5), || 3..4), 3..4);
        assert_eq!(held.head(&(2..5), || 2..3), 3..4);
        assert_eq!(held.head(&(2..7), || 2..3), 2..3);
        assert_eq!((held.clause_end(2, || 6), held.clause_end(2, || 7)), (6, 6));
        // Beyond the end nothing is kept.
        assert_eq!(held.phrase(8, || Some(8..9)), Some(8..9));
        assert_eq!(held.phrase(8, || None), None);
    }
}
