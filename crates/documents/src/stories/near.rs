//! Near copies: a wire story that a second outlet reprints is not a second source.
//!
//! Articles are compared by the hashes of their runs of five words. An article is a copy of a longer one that holds three
//! fifths of its runs; Jaccard's measure, which a cut reprint fails, is not needed beside that containment. Longest first,
//! and copies are not looked up any more, so a thousand reprints of one text cost no more than a thousand texts.

use super::{union::Groups, words::Word};
use rustc_hash::{FxHashMap, FxHasher};
use std::{
    cmp::Reverse,
    hash::{Hash, Hasher},
};

/// Words in a run.
const RUN: usize = 5;
/// Fewer runs than these prove nothing, unless all of them are there.
const ENOUGH: usize = 12;
/// A run that so many different articles have is a formula.
const FORMULA: usize = 200;

/// The runs of a text, sorted, each once. A text shorter than a run is one run.
fn runs(words: &[Word]) -> Vec<u64> {
    if words.is_empty() {
        return Vec::new();
    }
    let mut runs: Vec<u64> = words
        .windows(RUN.min(words.len()))
        .map(|window| {
            let mut hasher = FxHasher::default();
            for word in window {
                word.folded.hash(&mut hasher);
            }
            hasher.finish()
        })
        .collect();
    runs.sort_unstable();
    runs.dedup();
    runs
}

/// Groups of near copies among texts, singles included; the members of a group are in order of their numbers.
pub(super) fn groups(texts: &[Vec<Word>]) -> Groups {
    let runs: Vec<Vec<u64>> = texts.iter().map(|words| runs(words)).collect();
    let mut order: Vec<usize> = (0..texts.len()).collect();
    order.sort_by_key(|text| (Reverse(runs[*text].len()), *text));
    let mut groups = Groups::new(texts.len());
    let mut holders: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    for text in order {
        let mut shared: FxHashMap<usize, usize> = FxHashMap::default();
        for run in &runs[text] {
            for holder in holders.get(run).into_iter().flatten() {
                *shared.entry(*holder).or_default() += 1;
            }
        }
        let own = runs[text].len();
        let best = shared.into_iter().max_by_key(|(holder, count)| (*count, Reverse(*holder)));
        if let Some((holder, count)) = best
            && count * 10 >= own * 6
            && (count >= ENOUGH || count == own)
        {
            groups.join(holder, text);
            continue;
        }
        for run in &runs[text] {
            let list = holders.entry(*run).or_default();
            if list.len() < FORMULA {
                list.push(text);
            }
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::{super::words::words, *};

    const WIRE: &str = "Officers boarded the cargo ship on Tuesday about thirty miles south of the island and took it to the \
        nearest port, where customs opened fourteen containers. The captain was arrested and will appear before a prosecutor \
        on Wednesday, a spokesman for the coastguard said. The owner of the ship denied any knowledge of the cargo.";

    #[test]
    fn a_cut_reprint_is_a_copy_and_another_report_of_the_same_thing_is_not() {
        let cut = &WIRE[..WIRE.len() - 60];
        let other =
            "A ship was stopped south of the island and taken to port. The captain was arrested, the coastguard said.";
        let texts: Vec<Vec<Word>> = [other, cut, WIRE].into_iter().map(words).collect();
        assert_eq!(groups(&texts).all(), [vec![0], vec![1, 2]]);
    }

    #[test]
    fn empty_texts_are_no_copies_of_each_other() {
        let texts: Vec<Vec<Word>> = ["", "", "One word"].into_iter().map(words).collect();
        assert_eq!(groups(&texts).all().len(), 3);
    }
}
