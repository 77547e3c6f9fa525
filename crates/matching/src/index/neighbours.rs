//! Listed words like listed words, worked out when the index is built: most words of most queries stand on the list themselves.
//!
//! The words that most parties bear come first: they are the ones that are asked for most. On a long list there is only room for
//! these. What is kept is what comparing would find, so nothing depends on which words they are.
//!
//! Likeness is the same both ways but for initials, so each word is compared with those whose turn comes after its own, and what
//! is found is noted for both.

use super::{Index, TermId, View};
use crate::{
    finder::Finder,
    word::{Likeness, TermKind, word_key},
};
use bytemuck::{Pod, Zeroable};
use std::{
    cmp::Reverse,
    panic::resume_unwind,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

/// Once so many pairs were found, no more words are looked at: 64 MiB at most, and some seconds of work.
const ENOUGH: usize = 1 << 22;
/// Words that a thread works through at a time.
const BLOCK: usize = 64;

/// A listed term like a listed word, and how it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Pod, Zeroable)]
#[repr(C)]
pub(crate) struct NeighbourRow {
    pub(crate) term: TermId,
    /// A small number, or a likeness in spelling as it is.
    likeness: u32,
}

/// Likenesses with a number of their own, by that number. Those in spelling, as bits, are far above.
const NUMBERED: [Likeness; 8] = [
    Likeness::Same,
    Likeness::SameName,
    Likeness::Diminutive,
    Likeness::SameConcept,
    Likeness::Initial,
    Likeness::CutOff,
    Likeness::Acronym,
    Likeness::NearConcept,
];

impl NeighbourRow {
    fn new(term: TermId, likeness: Likeness) -> Self {
        let likeness = match likeness {
            Likeness::Spelling(value) => value.to_bits(),
            Likeness::Same => 0,
            Likeness::SameName => 1,
            Likeness::Diminutive => 2,
            Likeness::SameConcept => 3,
            Likeness::Initial => 4,
            Likeness::CutOff => 5,
            Likeness::Acronym => 6,
            Likeness::NearConcept => 7,
        };
        Self { term, likeness }
    }

    pub(crate) fn likeness(self) -> Likeness {
        NUMBERED.get(self.likeness as usize).copied().unwrap_or(Likeness::Spelling(f32::from_bits(self.likeness)))
    }
}

/// A word and a term like it.
type Found = (TermId, NeighbourRow);

/// The turn of terms that have none.
const NO_TURN: u32 = u32::MAX;

impl Index {
    /// Works out the neighbours of the words that most parties bear.
    pub(super) fn find_neighbours(&mut self, threads: usize) {
        self.find_neighbours_until(ENOUGH, threads);
    }

    fn find_neighbours_until(&mut self, enough: usize, threads: usize) {
        let view = self.view();
        let words = view.word_count();
        let mut chosen: Vec<TermId> =
            (0..words as TermId).filter(|term| view.term_kind(*term) == TermKind::Word).collect();
        chosen.sort_by_key(|term| Reverse(view.term_row(*term).bearers));
        let mut turns = vec![NO_TURN; words];
        for (turn, term) in (0..).zip(&chosen) {
            if view.term_row(*term).length > 1 {
                turns[*term as usize] = turn;
            }
        }
        let turn = |term: TermId| turns.get(term as usize).copied().unwrap_or(NO_TURN);
        let blocks = find(&view, &chosen, turn, enough, threads);
        let end = (blocks.len() * BLOCK) as u32;
        // What was found for a word, and for the word that is its neighbour.
        let all = || {
            let mirrored = move |(word, row): &Found| {
                let both_ways = turn(*word) < turn(row.term) && turn(row.term) < end;
                both_ways.then_some((row.term, NeighbourRow { term: *word, ..*row }))
            };
            blocks.iter().flatten().flat_map(move |found| std::iter::once(*found).chain(mirrored(found)))
        };
        // Put in place by counting, and then in the order of the terms.
        let mut starts = vec![0_u32; words + 1];
        all().for_each(|(word, _)| starts[word as usize + 1] += 1);
        for word in 0..words {
            starts[word + 1] += starts[word];
        }
        let mut next = starts.clone();
        let mut rows = vec![NeighbourRow::zeroed(); starts[words] as usize];
        all().for_each(|(word, row)| {
            rows[next[word as usize] as usize] = row;
            next[word as usize] += 1;
        });
        for range in starts.windows(2) {
            rows[range[0] as usize..range[1] as usize].sort_unstable_by_key(|row| row.term);
        }
        self.columns.neighbour_starts = starts.into();
        self.columns.neighbours = rows.into();
    }
}

/// What is found for the first words, block by block, until it is enough, whatever the number of threads. Of two words that both
/// have a turn, the one whose turn is first is compared with the other.
fn find(
    view: &View,
    words: &[TermId],
    turn: impl Fn(TermId) -> u32 + Copy + Sync,
    enough: usize,
    threads: usize,
) -> Vec<Vec<Found>> {
    let (next, count) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let work = || {
        let (mut finder, mut done) = (Finder::default(), Vec::new());
        // Blocks are handed out in order, so whatever is found belongs to blocks before the next one.
        while count.load(Ordering::Relaxed) < enough {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let Some(words) = words.chunks(BLOCK).nth(number) else { break };
            let mut found = Vec::new();
            for word in words {
                let own = turn(*word);
                let alike = finder.like_listed_word(view, *word, |other| own == NO_TURN || turn(other) >= own);
                found.extend(alike.iter().map(|alike| (*word, NeighbourRow::new(alike.term, alike.likeness))));
            }
            found.shrink_to_fit();
            count.fetch_add(found.len(), Ordering::Relaxed);
            done.push((number, found));
        }
        done
    };
    let threads = threads.min(words.len().div_ceil(BLOCK));
    let mut blocks: Vec<(usize, Vec<Found>)> = if threads < 2 {
        work()
    } else {
        thread::scope(|scope| {
            let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
            workers.into_iter().flat_map(|worker| worker.join().unwrap_or_else(|panic| resume_unwind(panic))).collect()
        })
    };
    blocks.sort_unstable_by_key(|(number, _)| *number);
    // A block that another thread was still at may be one too many.
    let mut before = 0;
    let needed = blocks.into_iter().map(|(_, found)| found).take_while(|found| {
        let is_needed = before < enough;
        before += found.len();
        is_needed
    });
    needed.collect()
}

impl<'a> View<'a> {
    /// The terms like a word of the list, in their order, if they are kept.
    pub(crate) fn neighbours(&self, text: &str) -> Option<&'a [NeighbourRow]> {
        let term = self.word(text)? as usize;
        let (start, end) = (self.neighbour_starts.get(term)?, self.neighbour_starts.get(term + 1)?);
        // A word is like itself, so of one that was looked at there are some.
        self.neighbours.get(*start as usize..*end as usize).filter(|rows| !rows.is_empty())
    }

    /// The number of a word that is read with its vowels.
    fn word(&self, text: &str) -> Option<TermId> {
        self.terms_with_key(word_key(text)).find(|term| {
            let row = self.term_row(*term);
            row.kind() == TermKind::Word && row.text(self.letters) == text.as_bytes()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use interdict_generator::parties;

    #[test]
    fn of_a_word_all_neighbours_that_comparing_finds_are_kept_or_none() {
        let list: Vec<_> = parties(1, 300).iter().collect();
        let whole = Index::build(&list);
        let mut part = Index::build(&list);
        part.find_neighbours_until(1, 2);
        let (mut kept, mut left_out, mut finder) = (0, 0, Finder::default());
        let view = whole.view();
        for term in 0..view.term_count() as TermId {
            if view.term_kind(term) != TermKind::Word {
                continue;
            }
            let compared = finder.like_listed_word(&view, term, |_| true).iter();
            let compared: Vec<_> = compared.map(|alike| NeighbourRow::new(alike.term, alike.likeness)).collect();
            assert_eq!(view.neighbours(view.term_text(term)), Some(compared.as_slice()), "{}", view.term_text(term));
            match part.view().neighbours(view.term_text(term)) {
                Some(rows) => {
                    kept += 1;
                    assert_eq!(rows, compared);
                }
                None => left_out += 1,
            }
        }
        assert!(kept >= BLOCK && left_out > 0, "{kept} {left_out}");
    }

    #[test]
    fn neighbours_are_the_same_on_any_number_of_threads_and_one_alone_is_the_one_that_asks() {
        let list: Vec<_> = parties(1, 300).iter().collect();
        let whole = Index::build_on(Some(1), &list);
        let view = whole.view();
        for threads in [2, 5] {
            let other = Index::build_on(Some(threads), &list);
            assert_eq!(other.view().neighbour_starts, view.neighbour_starts, "{threads}");
            assert_eq!(other.view().neighbours, view.neighbours, "{threads}");
        }
        let words: Vec<TermId> = (0..view.term_count() as TermId).collect();
        let words = &words[..view.terms.partition_point(|row| !row.kind().is_run())];
        let here = thread::current().id();
        let turn = |_| {
            assert_eq!(thread::current().id(), here);
            NO_TURN
        };
        assert!(find(&view, words, turn, ENOUGH, 1).len() > 1);
    }
}
