//! Editions into the store: compared with the newest of their list, and taken whole or not at all.

use super::{EditionId, Store};
use crate::{
    Bounds, Concern, Coverage, StoreError,
    body::{Bodies, digest},
    concerns, sequence,
};
use interdict_lists::ListReading;
use interdict_model::PartialDate;
use rusqlite::{Transaction, TransactionBehavior, params};
use std::collections::{HashMap, HashSet};

/// Every so many editions one stands for itself, so that reading one never takes long.
const WHOLE_EVERY: i64 = 64;

/// What came of adding an edition.
#[derive(Debug, Clone, PartialEq)]
pub enum Added {
    /// It is in the store and in force.
    New {
        /// Its number.
        edition: EditionId,
        /// Versions that no edition had before.
        new_versions: usize,
    },
    /// The newest edition has the same bytes.
    Unchanged {
        /// Its number.
        edition: EditionId,
    },
    /// It lost too much and was not taken; the edition before it stays in force.
    HeldBack {
        /// The edition in force.
        in_force: EditionId,
        /// What was lost.
        concerns: Vec<Concern>,
    },
}

/// What adding edition after edition asks again and again.
#[derive(Default)]
pub(super) struct Known {
    /// The newest edition, of which `newest` are the versions.
    edition: Option<EditionId>,
    versions: HashMap<[u8; 16], i64>,
    /// Versions of the newest edition in order.
    newest: Vec<i64>,
}

impl Store {
    /// Whether a reading can be an edition at all: one that is not complete cannot.
    pub fn check_complete(reading: &ListReading) -> Result<(), StoreError> {
        match reading.warnings.iter().find(|warning| warning.is_loss()) {
            Some(loss) => Err(StoreError::Incomplete { title: reading.info.title.clone(), first: loss.to_string() }),
            None => Ok(()),
        }
    }

    /// Adds an edition, seen on a day. It replaces the newest edition of its list whole or not at all.
    ///
    /// A reading that is not complete is an error. One that lost parties or fields beyond the bounds is held back, unless
    /// `accept` says otherwise.
    pub fn add(
        &mut self,
        reading: &ListReading,
        seen_on: PartialDate,
        bounds: &Bounds,
        accept: bool,
    ) -> Result<Added, StoreError> {
        Self::check_complete(reading)?;
        let coverage = Coverage::of(&reading.entities);
        let newest = self.newest(&reading.info.dataset)?;
        let before = newest.as_ref().map(|newest| newest.id);
        if let Some(newest) = newest {
            if seen_on < newest.last_seen_on {
                return Err(StoreError::OutOfOrder {
                    dataset: reading.info.dataset.clone(),
                    seen_on: seen_on.to_string(),
                    newest: newest.last_seen_on.to_string(),
                });
            }
            if newest.info.digest == reading.info.digest {
                let update = "UPDATE edition SET last_seen_on = ?2 WHERE id = ?1";
                self.connection
                    .execute(update, params![newest.id, seen_on.to_string()])
                    .map_err(|e| self.database(e))?;
                return Ok(Added::Unchanged { edition: newest.id });
            }
            let mut concerns = concerns(&newest.coverage, &coverage, bounds);
            if let (Some(in_force), Some(published)) = (newest.info.published_on, reading.info.published_on)
                && published.last_day() < in_force.first_day()
            {
                concerns.push(Concern::Older { in_force, published });
            }
            if !concerns.is_empty() && !accept {
                return Ok(Added::HeldBack { in_force: newest.id, concerns });
            }
        }
        self.put_in(reading, seen_on, &coverage, before)
    }

    /// `before` is the newest edition, with which the reading was compared.
    fn put_in(
        &mut self,
        reading: &ListReading,
        seen_on: PartialDate,
        coverage: &Coverage,
        before: Option<EditionId>,
    ) -> Result<Added, StoreError> {
        let path = self.path.clone();
        let database = |source| StoreError::Database { path: path.clone(), source };
        let damaged = |reason: String| StoreError::Damaged { path: path.clone(), what: "an entity".into(), reason };
        let list = self.list(&reading.info.dataset)?;
        let mut known = match self.known.remove(&list).filter(|known| known.edition == before) {
            Some(known) => known,
            None => self.what_is_known(list)?,
        };
        let behavior = TransactionBehavior::Immediate;
        let transaction = self.connection.transaction_with_behavior(behavior).map_err(database)?;
        let (editions, newest): (i64, Option<EditionId>) = transaction
            .query_row("SELECT count(*), max(id) FROM edition WHERE list = ?1", [list], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .map_err(database)?;
        // Steps from an edition that is no longer the newest would be read as steps from the one that is.
        if newest != before || newest != known.edition {
            return Err(StoreError::Overtaken { dataset: reading.info.dataset.clone() });
        }
        let mut sequence = Vec::with_capacity(reading.entities.len());
        let mut new_versions = 0;
        {
            let insert = "INSERT INTO version (list, entity, digest, body) VALUES (?1, ?2, ?3, ?4)";
            let mut insert = transaction.prepare_cached(insert).map_err(database)?;
            for entity in &reading.entities {
                let json = Bodies::json(entity).map_err(damaged)?;
                let digest = digest(&json);
                let version = if let Some(version) = known.versions.get(&digest) {
                    *version
                } else {
                    let body = self.bodies.pack(&json).map_err(damaged)?;
                    let version = insert.insert(params![list, entity.id, digest, body]).map_err(database)?;
                    known.versions.insert(digest, version);
                    new_versions += 1;
                    version
                };
                sequence.push(version);
            }
        }
        let whole = editions % WHOLE_EVERY == 0;
        let steps = sequence::write(if whole { &[] } else { &known.newest }, &sequence);
        let json = |value: Result<String, serde_json::Error>| value.map_err(|error| damaged(error.to_string()));
        transaction
            .execute(
                "INSERT INTO edition (list, info, digest, seen_on, last_seen_on, entities, coverage, warnings, whole, \
                 sequence) VALUES (?1, ?2, ?3, ?4, ?4, ?5, ?6, ?7, ?8, ?9)",
                params![
                    list,
                    json(serde_json::to_string(&reading.info))?,
                    reading.info.digest,
                    seen_on.to_string(),
                    i64::try_from(reading.entities.len()).unwrap_or(i64::MAX),
                    json(serde_json::to_string(coverage))?,
                    json(serde_json::to_string(&reading.warnings))?,
                    whole,
                    steps,
                ],
            )
            .map_err(database)?;
        let edition = transaction.last_insert_rowid();
        move_spans(&transaction, &known.newest, &sequence, edition).map_err(database)?;
        transaction.commit().map_err(database)?;
        known.newest = sequence;
        known.edition = Some(edition);
        self.known.insert(list, known);
        Ok(Added::New { edition, new_versions })
    }

    /// The number of a list, which is made if there is none.
    fn list(&self, dataset: &str) -> Result<i64, StoreError> {
        let insert = "INSERT INTO list (dataset) VALUES (?1) ON CONFLICT DO NOTHING";
        self.connection.execute(insert, [dataset]).map_err(|error| self.database(error))?;
        self.connection
            .query_row("SELECT id FROM list WHERE dataset = ?1", [dataset], |row| row.get(0))
            .map_err(|error| self.database(error))
    }

    fn what_is_known(&self, list: i64) -> Result<Known, StoreError> {
        let read = || -> rusqlite::Result<HashMap<[u8; 16], i64>> {
            let mut statement = self.connection.prepare("SELECT digest, id FROM version WHERE list = ?1")?;
            let rows = statement.query_map([list], |row| Ok((row.get(0)?, row.get(1)?)))?;
            rows.collect()
        };
        let versions = read().map_err(|error| self.database(error))?;
        let newest: Option<EditionId> = self
            .connection
            .query_row("SELECT max(id) FROM edition WHERE list = ?1", [list], |row| row.get(0))
            .map_err(|error| self.database(error))?;
        let sequence = newest.map(|edition| self.sequence(list, edition)).transpose()?.unwrap_or_default();
        Ok(Known { edition: newest, versions, newest: sequence })
    }
}

/// Closes the spans of versions that an edition no longer has, and opens those of versions that the one before it had not.
fn move_spans(
    transaction: &Transaction<'_>,
    before: &[i64],
    after: &[i64],
    edition: EditionId,
) -> rusqlite::Result<()> {
    let (old, new): (HashSet<i64>, HashSet<i64>) = (before.iter().copied().collect(), after.iter().copied().collect());
    let previous: Option<EditionId> = transaction.query_row(
        "SELECT max(id) FROM edition WHERE id < ?1 AND list = (SELECT list FROM edition WHERE id = ?1)",
        [edition],
        |row| row.get(0),
    )?;
    let mut close = transaction.prepare_cached("UPDATE span SET last = ?2 WHERE version = ?1 AND last IS NULL")?;
    for version in old.difference(&new) {
        close.execute(params![version, previous])?;
    }
    let mut open = transaction.prepare_cached("INSERT INTO span (version, first) VALUES (?1, ?2)")?;
    let mut opened: Vec<&i64> = new.difference(&old).collect();
    opened.sort_unstable();
    for version in opened {
        open.execute(params![version, edition])?;
    }
    Ok(())
}
