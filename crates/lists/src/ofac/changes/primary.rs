//! Which of its names is the primary one of a party that is no longer on the list.
//!
//! The files print a party under each of its names and do not say which is the primary one. Four signs help, in this
//! order: a name in quotes, a former name and one "now known as" is never it; "Linked To:" and "c/o" name other
//! parties by their primary names; a name that came onto the list later than another was added as an alias. What is
//! left is the first in the file's order, which is that of the alphabet. On 2 January 2015 about half of the guesses
//! among several names are right; the party has all its names either way.

use super::{Change, ChangeKind, Entry, EntryNameKind, text::fold};
use interdict_model::PartialDate;
use std::collections::{HashMap, HashSet};

/// Signs from all changes that are known.
#[derive(Debug, Default)]
pub(super) struct Signs {
    named_by_others: HashSet<String>,
    first_added: HashMap<String, PartialDate>,
}

impl Signs {
    /// Collects the signs.
    pub(super) fn of(changes: &[Change]) -> Self {
        let mut signs = Self::default();
        for change in changes {
            for entry in change.old.iter().chain(&change.new) {
                signs.collect_names(entry);
            }
            if change.kind == ChangeKind::Added {
                for head in change.heads.iter().filter_map(|head| head.new.as_deref()) {
                    let first = signs.first_added.entry(fold(head)).or_insert(change.day);
                    *first = change.day.min(*first);
                }
            }
        }
        signs
    }

    fn collect_names(&mut self, entry: &Entry) {
        let label = "linked to:";
        for piece in &entry.remarks {
            if piece.get(..label.len()).is_some_and(|start| start.eq_ignore_ascii_case(label)) {
                self.named_by_others.insert(fold(&piece[label.len()..]));
            }
        }
        for care_of in entry.addresses.iter().filter_map(|address| address.strip_prefix("c/o ")) {
            // Where the name ends and the address begins is not said.
            let words: Vec<&str> = care_of.split(", ").collect();
            self.named_by_others.extend((1..=words.len()).map(|end| fold(&words[..end].join(", "))));
        }
    }

    /// The primary name among the heads of one side of a change, and whether others were possible.
    pub(super) fn choose(&self, entry: &Entry, heads: &[&str]) -> (String, bool) {
        let barred: HashSet<String> = entry
            .names
            .iter()
            .filter(|name| name.weak || matches!(name.kind, EntryNameKind::Former | EntryNameKind::Now))
            .map(|name| fold(&name.text))
            .collect();
        let possible: Vec<&str> = heads.iter().copied().filter(|head| !barred.contains(&fold(head))).collect();
        let named: Vec<&str> =
            possible.iter().copied().filter(|head| self.named_by_others.contains(&fold(head))).collect();
        let chosen = match (possible.as_slice(), named.as_slice()) {
            ([], _) => heads.first().copied().unwrap_or_else(|| entry.head()),
            ([only], _) | (_, [only]) => *only,
            // A name without a day is older than the files; of several, `min_by_key` takes the first.
            (several, _) => several
                .iter()
                .copied()
                .min_by_key(|head| self.first_added.get(&fold(head)).copied())
                .unwrap_or_else(|| entry.head()),
        };
        (chosen.to_owned(), possible.len() > 1)
    }
}
