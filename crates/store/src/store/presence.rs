//! In which editions of a list a party is, by the days that these are of: what tells since when it was listed, where the list itself
//! does not say so.
//!
//! An edition is of the day that its publisher states, whenever it was put in; only one that states none is of the day on which it
//! was seen.

use super::{EditionId, Store};
use crate::StoreError;
use interdict_lists::EditionInfo;
use interdict_model::{PartialDate, Presence};
use std::{
    collections::{BTreeMap, HashMap},
    path::{Path, PathBuf},
    sync::Arc,
};

/// Number and day of each edition, by the list.
type DaysByList = BTreeMap<String, Vec<(EditionId, PartialDate)>>;

/// The editions of each list of a store in the order of their days. What came into the store later is not among them.
///
/// Lists of which there is only one edition are left out: of that nothing follows but what follows from the list itself.
#[derive(Debug, Clone)]
pub struct EditionDays {
    path: PathBuf,
    by_list: DaysByList,
}

impl EditionDays {
    /// Those of the store in a file; with a day, those that had been seen by then. `None` if no list has several.
    pub fn of(path: &Path, known_on: Option<PartialDate>) -> Result<Option<Self>, StoreError> {
        let mut by_list = Store::open(path)?.days_of_editions(known_on)?;
        by_list.retain(|_, editions| editions.len() > 1);
        // Of one day the one that was put in later is the later one.
        for editions in by_list.values_mut() {
            editions.sort_by_key(|(_, day)| *day);
        }
        Ok((!by_list.is_empty()).then(|| Self { path: path.to_owned(), by_list }))
    }

    /// Opens the store, to ask it for parties.
    pub fn presences(&self) -> Result<Presences<'_>, StoreError> {
        Ok(Presences { days: self, store: Store::open(&self.path)?, asked: HashMap::new() })
    }
}

/// Asks a store in which editions parties are, once for each.
#[derive(Debug)]
pub struct Presences<'a> {
    days: &'a EditionDays,
    store: Store,
    asked: HashMap<String, Arc<[Presence]>>,
}

impl Presences<'_> {
    /// In which editions a record is, of each list that has or had it.
    pub fn of(&mut self, record: &str) -> Result<Arc<[Presence]>, StoreError> {
        if let Some(known) = self.asked.get(record) {
            return Ok(Arc::clone(known));
        }
        let mut found = Vec::new();
        for (list, editions) in &self.days.by_list {
            let sightings = self.store.sightings(list, record)?;
            if !sightings.is_empty() {
                let is_in = |edition: EditionId| sightings.iter().any(|sighting| sighting.has(edition));
                let editions = editions.iter().map(|(edition, day)| (*day, is_in(*edition))).collect();
                found.push(Presence { list: list.clone(), editions });
            }
        }
        let found: Arc<[Presence]> = found.into();
        self.asked.insert(record.to_owned(), Arc::clone(&found));
        Ok(found)
    }
}

impl Store {
    /// Number and day of every edition by its list, in the order in which they were added.
    fn days_of_editions(&self, known_on: Option<PartialDate>) -> Result<DaysByList, StoreError> {
        type Row = (String, EditionId, String, String);
        let read = || -> rusqlite::Result<Vec<Row>> {
            let mut statement = self.connection.prepare_cached(
                "SELECT list.dataset, edition.id, edition.info, edition.seen_on FROM edition \
                 JOIN list ON list.id = edition.list ORDER BY edition.id",
            )?;
            let row = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?));
            statement.query_map([], row)?.collect()
        };
        let mut by_list = DaysByList::new();
        for (dataset, id, info, seen_on) in read().map_err(|error| self.database(error))? {
            let broken = |reason: String| self.damaged(format!("edition {id}"), reason);
            let seen_on = seen_on.parse::<PartialDate>().map_err(|error| broken(error.to_string()))?;
            if known_on.is_none_or(|day| seen_on.first_day() <= day.last_day()) {
                let info: EditionInfo = serde_json::from_str(&info).map_err(|error| broken(error.to_string()))?;
                by_list.entry(dataset).or_default().push((id, info.published_on.unwrap_or(seen_on)));
            }
        }
        Ok(by_list)
    }
}
