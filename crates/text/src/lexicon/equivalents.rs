//! Names that are the same name: across languages (`John`, `Juan`, `Ivan`), as diminutives (`Sasha` of `Aleksandr`), and
//! family names in the romanisations of different countries (`Guo`, `Kwok`, `Kuo`).

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Number of a group of equal names.
pub type GroupId = u16;

/// How two different words are the same name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Equivalence {
    /// Forms of one name.
    SameName,
    /// One is a short form of the other.
    Diminutive,
}

#[derive(Clone, Copy)]
struct Membership {
    group: GroupId,
    diminutive: bool,
}

static GROUPS: LazyLock<FxHashMap<&'static str, Vec<Membership>>> = LazyLock::new(|| {
    let mut groups: FxHashMap<&'static str, Vec<Membership>> = FxHashMap::default();
    let mut next: GroupId = 0;
    let add = |groups: &mut FxHashMap<_, Vec<Membership>>, word, group, diminutive| {
        let held = groups.entry(word).or_default();
        if !held.iter().any(|m| m.group == group) {
            held.push(Membership { group, diminutive });
        }
    };
    for table in [include_str!("../../data/name-equivalents.tsv"), include_str!("../../data/surname-equivalents.tsv")] {
        for row in crate::table::rows(table) {
            let [first, forms] = row.as_slice() else { continue };
            if let Some(short) = first.strip_prefix('~') {
                // A short form joins the groups of all its full forms; a full form without a group gets its own.
                for full in forms.split_whitespace() {
                    if !groups.contains_key(full) {
                        add(&mut groups, full, next, false);
                        next += 1;
                    }
                    let of_full: Vec<GroupId> =
                        groups[full].iter().filter(|m| !m.diminutive).map(|m| m.group).collect();
                    for group in of_full {
                        add(&mut groups, short, group, true);
                    }
                }
            } else {
                for form in std::iter::once(*first).chain(forms.split_whitespace()) {
                    add(&mut groups, form, next, false);
                }
                next += 1;
            }
        }
    }
    groups
});

/// The groups a word belongs to; empty for most words.
pub fn groups_of(word: &str) -> impl Iterator<Item = GroupId> {
    GROUPS.get(word).map_or(&[][..], Vec::as_slice).iter().map(|membership| membership.group)
}

/// Whether two different words are the same name.
pub fn equivalence(left: &str, right: &str) -> Option<Equivalence> {
    let (left, right) = (GROUPS.get(left)?, GROUPS.get(right)?);
    let mut found = None;
    for a in left {
        for b in right {
            if a.group == b.group {
                match (a.diminutive, b.diminutive) {
                    (false, false) => return Some(Equivalence::SameName),
                    _ => found = Some(Equivalence::Diminutive),
                }
            }
        }
    }
    found
}
