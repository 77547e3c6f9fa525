//! What the editions of a list tell of its parties one after the other: versions, and since when and until when each was seen.

use super::{Edition, EditionId, Store};
use crate::{History, StoreError, history};
use interdict_model::{Entity, PartialDate};
use rusqlite::Connection;

/// A version of an entity and the days on which it was seen: from the first to the day without it.
#[derive(Debug, Clone, PartialEq)]
pub struct SeenOn {
    /// The party as it was published.
    pub entity: Entity,
    /// The day on which it was first seen.
    pub from: Option<PartialDate>,
    /// The day on which it was no longer there; none while it is.
    pub until: Option<PartialDate>,
}

/// Editions of a list, one after the other, that have one version of a party.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sighting {
    /// The first of them.
    pub first: EditionId,
    /// The last of them; none while the newest edition has it.
    pub last: Option<EditionId>,
}

impl Sighting {
    /// Whether an edition of the list is one of them.
    pub fn has(&self, edition: EditionId) -> bool {
        self.first <= edition && self.last.is_none_or(|last| edition <= last)
    }
}

/// A version of an entity and the editions it was seen in.
#[derive(Debug, Clone)]
pub(crate) struct VersionInEditions {
    pub(crate) entity: Entity,
    /// The first edition that has it.
    pub(crate) first: Edition,
    /// The first edition after it in which the party is not, where the next version does not follow at once.
    pub(crate) gone: Option<Edition>,
}

impl Store {
    /// All versions that any edition of a list ever had, each with the day on which it was first seen and the day on which it was
    /// no longer there: what one index over all days is built from. A version that went and came back is there twice.
    pub fn versions(&mut self, dataset: &str) -> Result<Vec<SeenOn>, StoreError> {
        type Row = (i64, Vec<u8>, Vec<u8>, EditionId, Option<EditionId>);
        let editions = self.editions(Some(dataset))?;
        let read = || -> rusqlite::Result<Vec<Row>> {
            let mut statement = self.connection.prepare_cached(
                "SELECT version.id, version.body, version.digest, span.first, span.last FROM version JOIN span ON \
                 span.version = version.id JOIN list ON list.id = version.list WHERE list.dataset = ?1 \
                 ORDER BY version.id, span.first",
            )?;
            let row = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?));
            statement.query_map([dataset], row)?.collect()
        };
        let rows = read().map_err(|error| self.database(error))?;
        let seen_on = |id: EditionId| editions.iter().find(|edition| edition.id == id).map(|edition| edition.seen_on);
        let gone_on = |id: EditionId| editions.iter().find(|edition| edition.id > id).map(|edition| edition.seen_on);
        let mut versions = Vec::with_capacity(rows.len());
        for (id, body, digest, first, last) in rows {
            let entity = self.bodies.unpack(&body, &digest).map_err(|reason| StoreError::Damaged {
                path: self.path.clone(),
                what: format!("version {id}"),
                reason,
            })?;
            versions.push(SeenOn { entity, from: seen_on(first), until: last.and_then(gone_on) });
        }
        Ok(versions)
    }

    /// The life of a party on each list that has or had it.
    pub fn history(&mut self, entity: &str) -> Result<Vec<History>, StoreError> {
        self.lives(entity, None)
    }

    /// The life of a party as it was known on a day: by the editions that had been seen by then, and no others.
    pub fn history_known_on(&mut self, entity: &str, day: PartialDate) -> Result<Vec<History>, StoreError> {
        self.lives(entity, Some(day))
    }

    fn lives(&mut self, entity: &str, known_on: Option<PartialDate>) -> Result<Vec<History>, StoreError> {
        let known = |edition: &Edition| known_on.is_none_or(|day| edition.seen_on.first_day() <= day.last_day());
        let mut lives = Vec::new();
        for dataset in self.datasets()? {
            let mut versions = self.versions_of(&dataset, entity)?;
            versions.retain(|version| known(&version.first));
            for version in &mut versions {
                version.gone = version.gone.take().filter(known);
            }
            lives.extend(history::life(&dataset, &versions));
        }
        Ok(lives)
    }

    /// The editions of a list that have a party, by their numbers: several may have been seen first on one day.
    pub fn sightings(&self, dataset: &str, entity: &str) -> Result<Vec<Sighting>, StoreError> {
        let read = || -> rusqlite::Result<Vec<Sighting>> {
            let mut statement = self.connection.prepare_cached(
                "SELECT span.first, span.last FROM version JOIN span ON span.version = version.id \
                 JOIN list ON list.id = version.list WHERE list.dataset = ?1 AND version.entity = ?2 ORDER BY span.first",
            )?;
            let rows =
                statement.query_map([dataset, entity], |row| Ok(Sighting { first: row.get(0)?, last: row.get(1)? }))?;
            rows.collect()
        };
        read().map_err(|error| self.database(error))
    }

    fn versions_of(&mut self, dataset: &str, entity: &str) -> Result<Vec<VersionInEditions>, StoreError> {
        type Row = (Vec<u8>, Vec<u8>, EditionId, Option<EditionId>);
        let read = |connection: &Connection| -> rusqlite::Result<Vec<Row>> {
            let mut statement = connection.prepare_cached(
                "SELECT version.body, version.digest, span.first, span.last FROM version JOIN span ON span.version = version.id \
                 JOIN list ON list.id = version.list WHERE list.dataset = ?1 AND version.entity = ?2 ORDER BY span.first",
            )?;
            let rows = statement
                .query_map([dataset, entity], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
            rows.collect()
        };
        let rows = read(&self.connection).map_err(|error| self.database(error))?;
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let editions = self.editions(Some(dataset))?;
        let edition = |id: EditionId| editions.iter().find(|edition| edition.id == id).cloned();
        let after = |id: EditionId| editions.iter().find(|edition| edition.id > id).cloned();
        let mut versions = Vec::with_capacity(rows.len());
        for (body, digest, first, last) in rows {
            let reason = |reason| StoreError::Damaged {
                path: self.path.clone(),
                what: format!("a version of {entity}"),
                reason,
            };
            let entity = self.bodies.unpack(&body, &digest).map_err(reason)?;
            let first = edition(first).ok_or_else(|| StoreError::Unknown { what: format!("edition {first}") })?;
            versions.push(VersionInEditions { entity, first, gone: last.and_then(after) });
        }
        Ok(versions)
    }
}
