//! What changed between two editions, so that it can be read.

use crate::pages::words::{counted, grouped, party_address};
use interdict_model::Entity;
use interdict_store::{Edition, FieldChange, diff};

/// So many parties of each kind of change are shown.
const MOST: usize = 200;

/// A party that came or went.
pub(super) struct PartyLine {
    pub(super) href: String,
    pub(super) caption: String,
    pub(super) id: String,
    pub(super) programmes: String,
}

/// A party that is not what it was.
pub(super) struct ChangedParty {
    pub(super) party: PartyLine,
    pub(super) fields: Vec<FieldChange>,
}

/// The difference of two editions.
pub(super) struct ChangesView {
    /// `seen 2015-01-02, 5,876 parties`
    pub(super) before: String,
    pub(super) after: String,
    pub(super) summary: String,
    pub(super) added: Vec<PartyLine>,
    pub(super) removed: Vec<PartyLine>,
    pub(super) changed: Vec<ChangedParty>,
    /// What is left out of the three; empty if nothing is.
    pub(super) left_out: String,
}

impl ChangesView {
    pub(super) fn of(before: &Edition, earlier: &[Entity], after: &Edition, later: &[Entity]) -> Self {
        let diff = diff(earlier, later);
        let (added, removed, changed) = (diff.added.len(), diff.removed.len(), diff.changed.len());
        let left_out: usize = [added, removed, changed].iter().map(|number| number.saturating_sub(MOST)).sum();
        Self {
            before: told(before),
            after: told(after),
            summary: format!("{} added, {} removed, {} changed", grouped(added), grouped(removed), grouped(changed)),
            added: diff.added.iter().take(MOST).map(|entity| line(entity)).collect(),
            removed: diff.removed.iter().take(MOST).map(|entity| line(entity)).collect(),
            changed: diff
                .changed
                .into_iter()
                .take(MOST)
                .map(|change| ChangedParty { party: line(change.after), fields: change.fields })
                .collect(),
            left_out: if left_out == 0 { String::new() } else { counted(left_out, "more party", "more parties") },
        }
    }
}

fn told(edition: &Edition) -> String {
    let published = edition.info.published_on.map(|day| format!("published {day}, ")).unwrap_or_default();
    format!("{published}seen {}, {} parties", edition.seen_on, grouped(edition.coverage.parties))
}

fn line(entity: &Entity) -> PartyLine {
    PartyLine {
        href: party_address(&entity.id, None),
        caption: entity.caption().to_owned(),
        id: entity.id.clone(),
        programmes: entity.programmes().join(", "),
    }
}
