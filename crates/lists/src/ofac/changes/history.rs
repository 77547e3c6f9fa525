//! What the changes are for: an earlier list from a later one, and the day of listing.

use super::{
    Change, ChangeKind,
    undo::{Effect, Parties},
};
use interdict_model::{Entity, PartialDate, Period};
use std::collections::{BTreeMap, BTreeSet};

/// A change that could not be taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unmatched {
    /// Day of the change.
    pub day: PartialDate,
    /// What was done.
    pub kind: ChangeKind,
    /// The name under which the entry stands.
    pub name: String,
    /// File of changes.
    pub file: String,
    /// Line in it.
    pub line: u64,
    /// Why.
    pub reason: &'static str,
}

/// An earlier list.
#[derive(Debug, Clone, Default)]
pub struct Rebuilt {
    /// Its parties: those of the edition in its order, then those that were removed later.
    pub entities: Vec<Entity>,
    /// Changes that could not be taken back, the latest first. The list is right if there are none.
    pub unmatched: Vec<Unmatched>,
    /// Parties that were added later and are not in the list.
    pub taken_out: usize,
    /// Additions of aliases to parties that were there before.
    pub names_taken_out: usize,
    /// Parties that were removed later and are in the list again.
    pub restored: usize,
    /// Restored parties with several names of which each could be the primary one.
    pub guessed_primary: usize,
    /// Changed entries that have their old form again.
    pub reverted: usize,
}

/// When a party of an edition came onto the list, by the files of changes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listing {
    /// The last addition that no removal follows. `None`: the files know only that programmes were added.
    pub day: Option<PartialDate>,
    /// File and line of the addition.
    pub place: Option<(String, u64)>,
    /// Programmes that were added later, and the day.
    pub programmes: BTreeMap<String, PartialDate>,
}

/// The changes after one day (all where there is none) and up to another, the latest first.
fn backwards(changes: &[Change], after: Option<PartialDate>, until: PartialDate) -> Vec<&Change> {
    let is_later = |day: PartialDate| after.is_none_or(|after| day > after);
    let mut wanted: Vec<&Change> =
        changes.iter().filter(|change| is_later(change.day) && change.day <= until).collect();
    // Stable: within a day the order of the file counts.
    wanted.sort_by_key(|change| change.day);
    wanted.reverse();
    wanted
}

/// The list at the end of `day`, from an edition of `edition_day` and the changes between.
///
/// What was added later is taken out, what was removed later is put back, changed entries get their old names,
/// programmes, addresses and facts. Changes before `day` may be given too; they help to tell primary names. Parties
/// that are put back have no uid of OFAC: their identity is `ofac-removed-`, the day and the line.
pub fn rebuild(edition: &[Entity], edition_day: PartialDate, changes: &[Change], day: PartialDate) -> Rebuilt {
    let mut parties = Parties::new(edition, changes);
    let mut rebuilt = Rebuilt::default();
    for change in backwards(changes, Some(day.last_day()), edition_day.last_day()) {
        match parties.undo(change) {
            Effect::TakenOut(_) => rebuilt.taken_out += 1,
            Effect::NamesTakenOut => rebuilt.names_taken_out += 1,
            Effect::Restored(guessed) => {
                rebuilt.restored += 1;
                rebuilt.guessed_primary += usize::from(guessed);
            }
            Effect::Reverted(_) => rebuilt.reverted += 1,
            Effect::NotFound(reason) => rebuilt.unmatched.push(Unmatched {
                day: change.day,
                kind: change.kind,
                name: change.entry().map(|entry| entry.head().to_owned()).unwrap_or_default(),
                file: change.file.clone(),
                line: change.line,
                reason,
            }),
        }
    }
    rebuilt.entities = parties.into_entities();
    rebuilt
}

/// When the parties of an edition were listed, by their identities. Parties that came before the files begin, or
/// under a heading that was not understood, are not in it.
///
/// The edition is needed: the files repeat a party under each name, and only the list says which parties there are.
pub fn first_listed(edition: &[Entity], edition_day: PartialDate, changes: &[Change]) -> BTreeMap<String, Listing> {
    let mut listings: BTreeMap<String, Listing> = BTreeMap::new();
    let mut parties = Parties::new(edition, changes);
    for change in backwards(changes, None, edition_day.last_day()) {
        match parties.undo(change) {
            Effect::TakenOut(entity) => {
                let listing = listings.entry(entity.id).or_default();
                listing.day = Some(change.day);
                listing.place = Some((change.file.clone(), change.line));
            }
            Effect::Reverted(id) => {
                let added = change.programmes_added();
                if !added.is_empty() {
                    let listing = listings.entry(id).or_default();
                    // Going backwards, a later day is met first; the programme may have come and gone before.
                    for code in added {
                        listing.programmes.entry(code.to_owned()).or_insert(change.day);
                    }
                }
            }
            Effect::NamesTakenOut | Effect::Restored(_) | Effect::NotFound(_) => {}
        }
    }
    // Parties that had to be put back on the way are none of the edition's.
    let ids: BTreeSet<&str> = edition.iter().map(|entity| entity.id.as_str()).collect();
    listings.retain(|id, _| ids.contains(id.as_str()));
    listings
}

/// Fills the day of listing, and the first day of programmes added later, into designations that have none. A day
/// that the publication itself states is kept. Returns how many designations got a day of listing.
pub fn fill_listing_dates(entities: &mut [Entity], listings: &BTreeMap<String, Listing>) -> usize {
    let mut filled = 0;
    for entity in entities {
        let Some(listing) = listings.get(&entity.id) else { continue };
        let Some(designation) = entity.designations.first_mut() else { continue };
        if designation.listed_on.is_none() && listing.day.is_some() {
            designation.listed_on = listing.day;
            filled += 1;
        }
        for programme in designation.programmes.iter_mut().filter(|programme| programme.period.is_open()) {
            if let Some(day) = listing.programmes.get(&programme.code) {
                programme.period = Period::since(*day);
            }
        }
    }
    filled
}
