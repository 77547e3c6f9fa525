//! One name for whoever several articles of a story call by more or by less: `Sony` here, `Sony Pictures` there.

use super::Dossier;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// For each of some names, in lower case, the fullest one that it is the beginning or the end of, word by word; itself where none or
/// several are.
#[derive(Debug, Default)]
pub struct FullestNames(FxHashMap<String, String>);

impl FullestNames {
    /// Among the names that the articles of one story give.
    pub fn among<'n>(names: impl Iterator<Item = &'n str>) -> Self {
        let names: FxHashSet<String> = names.map(str::to_lowercase).collect();
        let mut ordered: Vec<&String> = names.iter().collect();
        ordered.sort_by_key(|name| (std::cmp::Reverse(words(name).count()), name.as_str()));
        let mut by_end: FxHashMap<&str, Vec<&str>> = FxHashMap::default();
        let mut fullest: FxHashMap<String, String> = FxHashMap::default();
        for name in ordered {
            let ends = [words(name).next(), words(name).next_back()];
            let ends: FxHashSet<&str> = ends.into_iter().flatten().collect();
            let longer = ends.iter().filter_map(|end| by_end.get(end)).flatten();
            let wholes: FxHashSet<&String> =
                longer.filter(|whole| is_part(name, whole)).filter_map(|whole| fullest.get(*whole)).collect();
            let mut wholes = wholes.into_iter().cloned();
            let whole = wholes.next().filter(|_| wholes.next().is_none()).unwrap_or_else(|| name.clone());
            for end in ends {
                let held = by_end.entry(end).or_default();
                if held.len() < MOST {
                    held.push(name);
                }
            }
            fullest.insert(name.clone(), whole);
        }
        Self(fullest)
    }

    /// By story, among those who say something in its articles and of whom nothing else says who they are; of each article the number
    /// of its story is given.
    pub fn by_story<'d>(articles: impl Iterator<Item = (&'d Dossier, usize)>) -> BTreeMap<usize, Self> {
        let mut names: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
        for (dossier, story) in articles {
            let holders = dossier.claims.iter().filter_map(|claim| claim.holder.as_ref());
            let unlisted = holders.filter(|holder| holder.entity.is_none() && holder.state.is_none());
            names
                .entry(story)
                .or_default()
                .extend(unlisted.filter_map(|holder| Some(holder.name.as_ref()?.text.as_str())));
        }
        names.into_iter().map(|(story, names)| (story, Self::among(names.into_iter()))).collect()
    }

    /// The fullest name for one, in lower case.
    pub fn of(&self, name: &str) -> String {
        let name = name.to_lowercase();
        self.0.get(&name).cloned().unwrap_or(name)
    }
}

/// Names that share a word are not looked at beyond so many.
const MOST: usize = 32;

fn words(name: &str) -> impl DoubleEndedIterator<Item = &str> {
    name.split_whitespace()
}

fn is_part(name: &str, whole: &str) -> bool {
    let starts = whole.strip_prefix(name).is_some_and(|rest| rest.starts_with(' '));
    let ends = whole.strip_suffix(name).is_some_and(|rest| rest.ends_with(' '));
    starts || ends
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_fullest_that_it_is_part_of() {
        let names =
            ["Norvane", "Norvane Pictures", "Norvane Pictures Group", "Tolv", "Anna Tolv", "Peter Tolv", "Holm"];
        let fullest = FullestNames::among(names.into_iter());
        for (name, expected) in [
            ("Norvane", "norvane pictures group"),
            ("Norvane Pictures", "norvane pictures group"),
            ("Tolv", "tolv"),
            ("Anna Tolv", "anna tolv"),
            ("Holm", "holm"),
            ("Orvane", "orvane"),
        ] {
            assert_eq!(fullest.of(name), expected);
        }
    }
}
