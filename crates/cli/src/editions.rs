//! Since when a party is listed, by the editions in the store, where the list itself does not say so.
//!
//! Lists such as OFAC's CSV files give no day for a party. A store that holds several editions knows one: between the last
//! edition without the party and the first one with it. An edition is of the day that its publisher states, whenever it was put
//! in; only one that states none is of the day on which it was seen.

use crate::failure::Failure;
use interdict_documents::{Dossier, PartyNote, SeenNote, Standing};
use interdict_model::PartialDate;
use interdict_screening::Edition as ReadEdition;
use interdict_shelf::Shelf;
use interdict_store::{Edition, Sighting, Store};
use std::{
    collections::{BTreeMap, HashMap},
    iter,
};

/// The editions of the lists that are read against.
pub(crate) struct Editions {
    store: Store,
    /// By list, in the order of their days.
    by_list: BTreeMap<String, Vec<Edition>>,
    /// Of each party the lists that have or had it, and in which editions.
    lives: HashMap<String, Vec<Life>>,
}

/// On which list, and in which of its editions a party is.
type Life = (String, Vec<Sighting>);

impl Editions {
    /// Those of the chosen lists that are in the store; `None` where there is none, or no list has more than one edition.
    pub(crate) fn of(shelf: &Shelf, choices: &[String]) -> Result<Option<Self>, Failure> {
        let Some(path) = shelf.store_of(choices)? else { return Ok(None) };
        let store = Store::open(&path)?;
        let known_on = shelf.known_on;
        let known = |edition: &Edition| known_on.is_none_or(|day| edition.seen_on.first_day() <= day.last_day());
        let mut by_list = BTreeMap::new();
        for dataset in store.datasets()? {
            let mut editions: Vec<Edition> =
                store.editions(Some(dataset.as_str()))?.into_iter().filter(known).collect();
            // Of one day the one that was put in later is the later one.
            editions.sort_by_key(day_of);
            if editions.len() > 1 {
                by_list.insert(dataset, editions);
            }
        }
        Ok((!by_list.is_empty()).then(|| Self { store, by_list, lives: HashMap::new() }))
    }

    /// Says of every party without a stated day whether it was listed when the text was published, as far as the editions tell.
    pub(crate) fn date(&mut self, dossier: &mut Dossier) -> Result<(), Failure> {
        let Some(day) = publication_of(dossier) else { return Ok(()) };
        for party in dossier.parties.iter_mut().filter(undated) {
            self.date_party(party, day)?;
        }
        Ok(())
    }

    fn date_party(&mut self, party: &mut PartyNote, day: PartialDate) -> Result<(), Failure> {
        let mut told: Vec<(Standing, SeenNote)> = Vec::new();
        let mut open = false;
        for record in iter::once(&party.entity).chain(&party.same_party) {
            if !self.lives.contains_key(record) {
                let lives = self.lives_of(record)?;
                self.lives.insert(record.clone(), lives);
            }
            let lives = self.lives.get(record).map(Vec::as_slice).unwrap_or_default();
            // The note names the lists of its own record.
            let is_read = |list: &String| *record != party.entity || party.lists.contains(list);
            let before = told.len();
            told.extend(lives.iter().filter(|(list, _)| is_read(list)).filter_map(|(list, sightings)| {
                let editions: Vec<(PartialDate, bool)> = self
                    .by_list
                    .get(list)?
                    .iter()
                    .map(|edition| (day_of(edition), is_in(sightings, edition)))
                    .collect();
                standing(&editions, day)
            }));
            open |= told.len() == before;
        }
        // On several lists: who stood on one of them was listed.
        let rank = |standing: &Standing| match standing {
            Standing::Listed { .. } => 0,
            Standing::Delisted { .. } => 1,
            _ => 2,
        };
        let best = told.into_iter().min_by_key(|(standing, seen)| (rank(standing), seen.with));
        // A record of which no edition tells may be the oldest: that the party was not listed then is not known.
        if let Some((standing, seen)) = best
            && (!open || matches!(standing, Standing::Listed { .. }))
        {
            party.standing = standing;
            party.seen = Some(seen);
        }
        Ok(())
    }

    fn lives_of(&self, entity: &str) -> Result<Vec<Life>, Failure> {
        let mut lives = Vec::new();
        for list in self.by_list.keys() {
            let sightings = self.store.sightings(list, entity)?;
            if !sightings.is_empty() {
                lives.push((list.clone(), sightings));
            }
        }
        Ok(lives)
    }
}

/// The same by the lists that are read against, each of one edition: who stands on one of a day up to the publication was listed by
/// then. Of who stands on a later one only, nothing follows.
pub(crate) fn date_by_lists(dossier: &mut Dossier, lists: &[ReadEdition]) {
    let Some(day) = publication_of(dossier) else { return };
    for party in dossier.parties.iter_mut().filter(undated) {
        let then = lists
            .iter()
            .filter(|list| party.lists.contains(&list.info.dataset))
            .filter_map(|list| list.info.published_on.filter(|of| of.last_day() <= day));
        if let Some(with) = then.min() {
            party.standing = Standing::Listed { since: with };
            party.seen = Some(SeenNote { with, without: None });
        }
    }
}

/// Whether neither list nor editions say since when a party is listed.
fn undated(party: &&mut PartyNote) -> bool {
    party.standing == Standing::Unknown { since: None }
}

/// The day on which a text was published.
fn publication_of(dossier: &Dossier) -> Option<PartialDate> {
    let published = dossier.origin.published.as_ref()?.value;
    let year = u16::try_from(published.year()).ok()?;
    PartialDate::day(year, published.month() as u8, published.day() as u8)
}

/// The day of an edition: the publisher's, where it states one, else that on which it was first seen. When an edition was put
/// in says nothing of when it came out.
fn day_of(edition: &Edition) -> PartialDate {
    edition.info.published_on.unwrap_or(edition.seen_on)
}

fn is_in(sightings: &[Sighting], edition: &Edition) -> bool {
    sightings.iter().any(|sighting| sighting.has(edition.id))
}

/// What editions, in order, with whether they have a party, tell of a day; nothing where all of them are later.
fn standing(editions: &[(PartialDate, bool)], day: PartialDate) -> Option<(Standing, SeenNote)> {
    // One of a month or a year is only sure to be out at its end.
    let then = editions.iter().rposition(|(of, _)| of.last_day() <= day)?;
    let first_from = |from: usize, there: bool| (from..editions.len()).find(|at| editions[*at].1 == there);
    let last_to = |to: usize, there: bool| (0..to).rev().find(|at| editions[*at].1 == there);
    let day_at = |at: usize| editions[at].0;
    if editions[then].1 {
        let without = last_to(then, false);
        let first = without.map_or(0, |without| without + 1);
        let seen = SeenNote { with: day_at(first), without: without.map(day_at) };
        return Some((Standing::Listed { since: seen.with }, seen));
    }
    if let Some(last) = last_to(then, true) {
        let gone = day_at(last + 1);
        return Some((Standing::Delisted { on: gone }, SeenNote { with: day_at(last), without: Some(gone) }));
    }
    let first = first_from(then, true)?;
    let seen = SeenNote { with: day_at(first), without: Some(day_at(first - 1)) };
    Some((Standing::ListedLater { since: seen.with }, seen))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> PartialDate {
        text.parse().expect("a date")
    }

    #[test]
    fn editions_on_both_sides_of_a_day_tell_whether_a_party_was_listed() {
        let told = |editions: &[(&str, bool)], on: &str| {
            let editions: Vec<(PartialDate, bool)> = editions.iter().map(|(of, there)| (day(of), *there)).collect();
            standing(&editions, day(on))
        };
        let editions = [("2020-01-10", false), ("2020-02-10", true), ("2020-03-10", true), ("2020-04-10", false)];
        assert_eq!(told(&editions, "2020-01-01"), None, "no edition is old enough");
        let seen = SeenNote { with: day("2020-02-10"), without: Some(day("2020-01-10")) };
        let later = Standing::ListedLater { since: day("2020-02-10") };
        assert_eq!(told(&editions, "2020-01-20"), Some((later, seen.clone())));
        let listed = Standing::Listed { since: day("2020-02-10") };
        assert_eq!(told(&editions, "2020-03-20"), Some((listed, seen)));
        let gone = SeenNote { with: day("2020-03-10"), without: Some(day("2020-04-10")) };
        assert_eq!(told(&editions, "2020-05-01"), Some((Standing::Delisted { on: day("2020-04-10") }, gone)));
        let first = SeenNote { with: day("2020-02-10"), without: None };
        let listed = Standing::Listed { since: day("2020-02-10") };
        assert_eq!(told(&editions[1..], "2020-02-10"), Some((listed, first)));
        assert_eq!(told(&[("2020-01-10", false)], "2020-02-10"), None);
    }
}
