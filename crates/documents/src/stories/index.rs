//! Where the words of a story stand: the sentences that may say what another one says, without a look at all of them.

use super::{bags::Bag, view::View};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// For each word the views that have it, in order, each with its sentences that do: those of one's own outlet, which may be many,
/// are passed over at once.
#[derive(Debug)]
pub(super) struct Index<'v> {
    holders: FxHashMap<&'v str, Vec<(usize, Vec<usize>)>>,
}

impl<'v> Index<'v> {
    /// The words of all sentences.
    pub(super) fn of(views: &'v [View<'_>]) -> Self {
        let mut holders: FxHashMap<&'v str, Vec<(usize, Vec<usize>)>> = FxHashMap::default();
        for (place, view) in views.iter().enumerate() {
            for (number, sentence) in view.sentences.iter().enumerate() {
                for word in sentence.bag.words() {
                    let of_word = holders.entry(word).or_default();
                    match of_word.last_mut() {
                        Some((last, numbers)) if *last == place => numbers.push(number),
                        _ => of_word.push((place, vec![number])),
                    }
                }
            }
        }
        Self { holders }
    }

    /// Sentences of other outlets that have a word of a bag, in order; of each word not more than so many, so that the work
    /// for one sentence does not grow with the story.
    pub(super) fn elsewhere(
        &self,
        views: &[View<'_>],
        outlet: usize,
        bag: &Bag,
        most: usize,
    ) -> BTreeSet<(usize, usize)> {
        let mut found = BTreeSet::new();
        for word in bag.words() {
            let others =
                self.holders.get(word).into_iter().flatten().filter(|(place, _)| views[*place].outlet != outlet);
            let sentences = others.flat_map(|(place, numbers)| numbers.iter().map(|number| (*place, *number)));
            found.extend(sentences.take(most));
        }
        found
    }
}
