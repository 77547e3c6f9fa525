//! Where the words of a story stand: the sentences that may say what another one says, without a look at all of them.

use super::{view::View, words::Bag};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// For each word the sentences that have it, by the places of views and sentences, in order.
#[derive(Debug)]
pub(super) struct Index<'v> {
    holders: FxHashMap<&'v str, Vec<(usize, usize)>>,
}

impl<'v> Index<'v> {
    /// The words of all sentences.
    pub(super) fn of(views: &'v [View<'_>]) -> Self {
        let mut holders: FxHashMap<&'v str, Vec<(usize, usize)>> = FxHashMap::default();
        for (place, view) in views.iter().enumerate() {
            for (number, sentence) in view.sentences.iter().enumerate() {
                for word in sentence.bag.words() {
                    holders.entry(word).or_default().push((place, number));
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
            let holders = self.holders.get(word).into_iter().flatten();
            found.extend(holders.filter(|(place, _)| views[*place].outlet != outlet).take(most));
        }
        found
    }
}
