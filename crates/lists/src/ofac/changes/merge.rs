//! The repetitions of a party put together: one change a party and day.
//!
//! OFAC prints a party with five names five times on a day, each time under another of them. The repetitions have the
//! same set of names, so they find each other. An alias that a change adds or takes away is printed a second time among
//! additions or removals; its set of names is that of the changed entry, so it is known for a part of the change.

use super::{Change, ChangeKind, Entry, EntryNameKind, text::fold};
use interdict_model::PartialDate;
use std::collections::{BTreeMap, BTreeSet, HashMap};

type Names = BTreeSet<String>;

/// What all repetitions of a party have in common.
#[derive(PartialEq, Eq, Hash)]
struct Same {
    day: PartialDate,
    kind: ChangeKind,
    old: Option<Names>,
    new: Option<Names>,
    schema: String,
    programmes: BTreeSet<String>,
    facts: String,
}

/// Puts repetitions together that agree in all but the name they stand under.
pub(super) fn put_together(printed: Vec<Change>) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    let mut at: HashMap<Same, usize> = HashMap::new();
    for change in printed {
        let Some(entry) = change.entry() else { continue };
        let key = Same {
            day: change.day,
            kind: change.kind,
            old: change.old.as_ref().map(Entry::folded_names),
            new: change.new.as_ref().map(Entry::folded_names),
            schema: entry.schema.as_str().to_owned(),
            programmes: entry.programmes.iter().cloned().collect(),
            facts: entry.folded_facts(),
        };
        if let Some(held) = at.get(&key).and_then(|index| changes.get_mut(*index)) {
            let again = folded_heads(held).contains(&fold(entry.head()));
            // Two parties of one name that differ in a sign only (`#10-01` and `10-01`) are two.
            let is_another = again && entry.names.len() == 1 && held.entry().is_none_or(|held| held.text != entry.text);
            if !is_another {
                if !(again && entry.names.len() == 1) {
                    add_repetition(held, change);
                }
                continue;
            }
        }
        at.insert(key, changes.len());
        changes.push(change);
    }
    changes
}

/// Puts together what a slip in one repetition kept apart, and takes out aliases that are part of a change.
pub(super) fn absorb(changes: Vec<Change>) -> Vec<Change> {
    let mut days: BTreeMap<PartialDate, Vec<Change>> = BTreeMap::new();
    for change in changes {
        days.entry(change.day).or_default().push(change);
    }
    days.into_values().flat_map(absorb_day).collect()
}

type SameNames = (ChangeKind, Option<Names>, Option<Names>, String);

fn absorb_day(changes: Vec<Change>) -> Vec<Change> {
    let mut parted: HashMap<SameNames, Vec<usize>> = HashMap::new();
    let mut kept: Vec<Change> = Vec::new();
    for change in changes {
        let schema = change.entry().map(|entry| entry.schema.as_str().to_owned()).unwrap_or_default();
        let (old, new) = (change.old.as_ref(), change.new.as_ref());
        let key = (change.kind, old.map(Entry::folded_names), new.map(Entry::folded_names), schema);
        let candidates = parted.entry(key).or_default();
        let heads = folded_heads(&change);
        // One head twice means two parties of the same names.
        let same = candidates
            .iter()
            .copied()
            .find(|index| kept.get(*index).is_some_and(|held| folded_heads(held).is_disjoint(&heads)));
        if let Some(held) = same.and_then(|index| kept.get_mut(index)) {
            add_repetition(held, change);
        } else {
            candidates.push(kept.len());
            kept.push(change);
        }
    }
    let changed = |side: fn(&Change) -> Option<&Entry>| -> BTreeSet<(Names, String)> {
        kept.iter().filter(|change| change.kind == ChangeKind::Changed).filter_map(side).map(names_and_kind).collect()
    };
    let (old, new) = (changed(|change| change.old.as_ref()), changed(|change| change.new.as_ref()));
    kept.retain(|change| match (change.kind, change.entry()) {
        (ChangeKind::Added, Some(entry)) => !new.contains(&names_and_kind(entry)),
        (ChangeKind::Removed, Some(entry)) => !old.contains(&names_and_kind(entry)),
        _ => true,
    });
    kept
}

fn names_and_kind(entry: &Entry) -> (Names, String) {
    (entry.folded_names(), entry.schema.as_str().to_owned())
}

/// The names under which the repetitions stand, folded.
pub(super) fn folded_heads(change: &Change) -> Names {
    change.heads.iter().filter_map(|head| head.new.as_ref().or(head.old.as_ref())).map(|head| fold(head)).collect()
}

/// Adds the heads of a repetition, and what it says of the name under which the first one stands.
fn add_repetition(held: &mut Change, again: Change) {
    held.heads.extend(again.heads);
    let sides = [(&mut held.old, again.old), (&mut held.new, again.new)];
    for (held, again) in sides {
        if let (Some(held), Some(again)) = (held, again) {
            learn_the_head(held, &again);
        }
    }
}

/// The entry under a name does not say whether that name is a former one; the other repetitions do.
fn learn_the_head(held: &mut Entry, again: &Entry) {
    let Some(head) = held.names.first_mut() else { return };
    let folded = fold(&head.text);
    let said = again.names.iter().find(|name| fold(&name.text) == folded).map(|name| name.kind);
    if let (EntryNameKind::Head, Some(kind @ (EntryNameKind::Former | EntryNameKind::Now))) = (head.kind, said) {
        head.kind = kind;
    }
}
