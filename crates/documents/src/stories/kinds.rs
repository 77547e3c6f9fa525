//! Kinds of events that are one, kinds of which only one can be true, and steps of one case:
//! `data/stories-alternatives.tsv`.

use crate::lexicon::rows;
use std::{cmp::Ordering, collections::BTreeMap, sync::LazyLock};

const TABLE: &str = include_str!("../../data/stories-alternatives.tsv");

/// From a kind to the first kind of its group of the same.
static FAMILIES: LazyLock<BTreeMap<&'static str, &'static str>> = LazyLock::new(|| {
    let mut families = BTreeMap::new();
    for kinds in groups("same").values() {
        for kind in kinds {
            families.insert(*kind, kinds[0]);
        }
    }
    families
});

static ALTERNATIVES: LazyLock<BTreeMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| groups("alternative"));

static STEPS: LazyLock<BTreeMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| groups("step"));

fn groups(relation: &str) -> BTreeMap<&'static str, Vec<&'static str>> {
    let mut groups: BTreeMap<&'static str, Vec<&'static str>> = BTreeMap::new();
    for row in rows(TABLE) {
        if let [of, group, kind, ..] = row.as_slice()
            && *of == relation
        {
            groups.entry(*group).or_default().push(*kind);
        }
    }
    groups
}

/// The kind that stands for all kinds by which outlets name the same.
pub(super) fn family(kind: &str) -> &str {
    FAMILIES.get(kind).copied().unwrap_or(kind)
}

/// Of what two kinds are alternatives, if they are: `answer to a proposal`.
pub(super) fn alternatives(one: &str, other: &str) -> Option<&'static str> {
    if family(one) == family(other) {
        return None;
    }
    ALTERNATIVES.iter().find(|(_, kinds)| kinds.contains(&one) && kinds.contains(&other)).map(|(group, _)| *group)
}

/// Whether some kinds of two families are alternatives: a quick test before [`alternatives`].
pub(super) fn have_alternatives(one_family: &str, other_family: &str) -> bool {
    let has = |kinds: &[&str], wanted: &str| kinds.iter().any(|kind| family(kind) == wanted);
    ALTERNATIVES.values().any(|kinds| has(kinds, one_family) && has(kinds, other_family))
}

/// Whether a kind is a step of something longer.
pub(super) fn is_step(kind: &str) -> bool {
    STEPS.values().any(|kinds| kinds.iter().any(|held| family(held) == family(kind)))
}

/// Of what two kinds are different steps, if they are, and whether the first comes first: an arrest is `Less` than a charge.
pub(super) fn steps(one: &str, other: &str) -> Option<(&'static str, Ordering)> {
    STEPS.iter().find_map(|(group, kinds)| {
        let place = |kind: &str| kinds.iter().position(|held| family(held) == family(kind));
        let (left, right) = (place(one)?, place(other)?);
        (left != right).then(|| (*group, left.cmp(&right)))
    })
}

/// A kind in words: `sanctions imposed`.
pub(super) fn in_words(kind: &str) -> String {
    kind.replace('_', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_the_table_is_a_kind_of_event_and_in_a_group() {
        let events: Vec<&str> =
            rows(include_str!("../../data/events.tsv")).filter_map(|row| row.get(2).copied()).collect();
        for row in rows(TABLE) {
            let [relation, group, kind] = row.as_slice() else { panic!("three columns: {row:?}") };
            assert!(events.contains(kind), "{kind} is no kind of events.tsv");
            let all = groups(relation);
            let kinds = &all[group];
            assert!(kinds.len() >= 2, "{group} has one kind");
            for other in kinds.iter().filter(|other| *other != kind) {
                if *relation == "same" {
                    assert_eq!(family(kind), family(other));
                } else if *relation == "step" {
                    assert!(is_step(kind) && steps(kind, other).is_some(), "{kind} {other}");
                } else {
                    assert!(family(kind) == family(other) || alternatives(kind, other).is_some(), "{kind} {other}");
                }
            }
        }
        assert_eq!(alternatives("rejection", "no_response"), Some("answer to a proposal"));
        assert_eq!(alternatives("rejection", "arrest"), None);
        assert!(have_alternatives(family("rejection"), family("no_response")));
        assert!(!have_alternatives(family("rejection"), family("arrest")));
        assert_eq!(steps("detention", "charge"), Some(("case against somebody", Ordering::Less)));
        assert_eq!(steps("sentence", "indictment"), Some(("case against somebody", Ordering::Greater)));
        assert!(steps("arrest", "detention").is_none() && !is_step("rejection"));
    }
}
