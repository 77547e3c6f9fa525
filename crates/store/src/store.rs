//! The store itself: editions in, editions, versions and lives out.

use crate::{
    Bounds, Concern, Coverage, History, StoreError,
    body::{Bodies, digest},
    concerns, history, private_file, schema, sequence,
};
use interdict_lists::{EditionInfo, ListReading, Warning};
use interdict_model::{Entity, PartialDate};
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};
use serde::Serialize;
use std::{
    collections::{HashMap, HashSet},
    path::{Path, PathBuf},
};

/// Number of an edition in its store; later ones are greater.
pub type EditionId = i64;

/// Every so many editions one stands for itself, so that reading one never takes long.
const WHOLE_EVERY: i64 = 64;

/// An edition as the store knows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Edition {
    /// Its number in the store.
    pub id: EditionId,
    /// What the publication says of itself.
    #[serde(flatten)]
    pub info: EditionInfo,
    /// The day on which it was first seen.
    pub seen_on: PartialDate,
    /// The last day on which it was seen unchanged.
    pub last_seen_on: PartialDate,
    /// What it covers.
    pub coverage: Coverage,
    /// What its reader noticed.
    #[serde(skip)]
    pub warnings: Vec<Warning>,
}

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

/// What adding edition after edition asks again and again.
#[derive(Default)]
struct Known {
    /// The newest edition, of which `newest` are the versions.
    edition: Option<EditionId>,
    versions: HashMap<[u8; 16], i64>,
    /// Versions of the newest edition in order.
    newest: Vec<i64>,
}

/// All editions of all lists in one file.
pub struct Store {
    pub(crate) path: PathBuf,
    pub(crate) connection: Connection,
    bodies: Bodies,
    known: HashMap<i64, Known>,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store").field("path", &self.path).finish_non_exhaustive()
    }
}

impl Store {
    /// Opens the store in a file, and makes one if there is none.
    pub fn open_or_create(path: &Path) -> Result<Self, StoreError> {
        Self::with(path, schema::open(path, true)?)
    }

    /// Opens the store in a file.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        Self::with(path, schema::open(path, false)?)
    }

    fn with(path: &Path, connection: Connection) -> Result<Self, StoreError> {
        let bodies = Bodies::new().map_err(|error| StoreError::Damaged {
            path: path.to_owned(),
            what: "the dictionary".into(),
            reason: error.to_string(),
        })?;
        Ok(Self { path: path.to_owned(), connection, bodies, known: HashMap::new() })
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    pub(crate) fn database(&self, source: rusqlite::Error) -> StoreError {
        StoreError::Database { path: self.path.clone(), source }
    }

    pub(crate) fn damaged(&self, what: impl Into<String>, reason: impl Into<String>) -> StoreError {
        StoreError::Damaged { path: self.path.clone(), what: what.into(), reason: reason.into() }
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
        if let Some(loss) = reading.warnings.iter().find(|warning| warning.is_loss()) {
            return Err(StoreError::Incomplete { title: reading.info.title.clone(), first: loss.to_string() });
        }
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

    /// The versions of an edition in order.
    fn sequence(&self, list: i64, edition: EditionId) -> Result<Vec<i64>, StoreError> {
        let read = || -> rusqlite::Result<Vec<(i64, bool, Vec<u8>)>> {
            let mut statement = self.connection.prepare_cached(
                "SELECT id, whole, sequence FROM edition WHERE list = ?1 AND id <= ?2 AND id >= \
                 (SELECT max(id) FROM edition WHERE list = ?1 AND id <= ?2 AND whole) ORDER BY id",
            )?;
            let rows =
                statement.query_map(params![list, edition], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
            rows.collect()
        };
        let mut sequence = Vec::new();
        for (id, whole, steps) in read().map_err(|error| self.database(error))? {
            let before: &[i64] = if whole { &[] } else { &sequence };
            let after = sequence::read(before, &steps);
            sequence = after.ok_or_else(|| self.damaged(format!("edition {id}"), "its steps do not fit"))?;
        }
        Ok(sequence)
    }

    /// All editions, of one list or of all, in the order in which they were added.
    pub fn editions(&self, dataset: Option<&str>) -> Result<Vec<Edition>, StoreError> {
        self.select("(?1 IS NULL OR list.dataset = ?1) ORDER BY edition.id", params![dataset])
    }

    /// The newest edition of a list.
    pub fn newest(&self, dataset: &str) -> Result<Option<Edition>, StoreError> {
        Ok(self.select("list.dataset = ?1 ORDER BY edition.id DESC LIMIT 1", params![dataset])?.pop())
    }

    /// The edition of a list that was known on a day: the last one seen by then.
    pub fn known_on(&self, dataset: &str, day: PartialDate) -> Result<Option<Edition>, StoreError> {
        let day = day.last_day().to_string();
        let condition = "list.dataset = ?1 AND edition.seen_on <= ?2 ORDER BY edition.id DESC LIMIT 1";
        Ok(self.select(condition, params![dataset, day])?.pop())
    }

    /// The edition with a number.
    pub fn edition(&self, id: EditionId) -> Result<Option<Edition>, StoreError> {
        Ok(self.select("edition.id = ?1", params![id])?.pop())
    }

    /// The first edition of a list that has the digest: what a receipt names.
    pub fn edition_with_digest(&self, dataset: &str, digest: &str) -> Result<Option<Edition>, StoreError> {
        let condition = "list.dataset = ?1 AND edition.digest = ?2 ORDER BY edition.id LIMIT 1";
        Ok(self.select(condition, params![dataset, digest])?.pop())
    }

    /// Names of all lists.
    pub fn datasets(&self) -> Result<Vec<String>, StoreError> {
        let read = || -> rusqlite::Result<Vec<String>> {
            let sql = "SELECT dataset FROM list WHERE id IN (SELECT list FROM edition) ORDER BY dataset";
            let mut statement = self.connection.prepare(sql)?;
            statement.query_map([], |row| row.get(0))?.collect()
        };
        read().map_err(|error| self.database(error))
    }

    fn select(&self, condition: &str, values: impl rusqlite::Params) -> Result<Vec<Edition>, StoreError> {
        type Row = (i64, String, String, String, String, String);
        let read = || -> rusqlite::Result<Vec<Row>> {
            let mut statement = self.connection.prepare_cached(&format!(
                "SELECT edition.id, info, seen_on, last_seen_on, coverage, warnings FROM edition \
                 JOIN list ON list.id = edition.list WHERE {condition}"
            ))?;
            let rows = statement.query_map(values, |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?))
            })?;
            rows.collect()
        };
        let rows = read().map_err(|error| self.database(error))?;
        rows.into_iter().map(|row| self.edition_of(row)).collect()
    }

    fn edition_of(
        &self,
        (id, info, seen_on, last_seen_on, coverage, warnings): (i64, String, String, String, String, String),
    ) -> Result<Edition, StoreError> {
        let broken = |reason: String| self.damaged(format!("edition {id}"), reason);
        let day = |text: &str| text.parse::<PartialDate>().map_err(|error| broken(error.to_string()));
        Ok(Edition {
            id,
            info: serde_json::from_str(&info).map_err(|error| broken(error.to_string()))?,
            seen_on: day(&seen_on)?,
            last_seen_on: day(&last_seen_on)?,
            coverage: serde_json::from_str(&coverage).map_err(|error| broken(error.to_string()))?,
            warnings: serde_json::from_str(&warnings).map_err(|error| broken(error.to_string()))?,
        })
    }

    /// An edition as it was read: its parties in the order of the publication, and what its reader noticed.
    pub fn reading(&mut self, edition: &Edition) -> Result<ListReading, StoreError> {
        let list: Option<i64> = self
            .connection
            .query_row("SELECT list FROM edition WHERE id = ?1", [edition.id], |row| row.get(0))
            .optional()
            .map_err(|error| self.database(error))?;
        let list = list.ok_or_else(|| StoreError::Unknown { what: format!("edition {}", edition.id) })?;
        let sequence = self.sequence(list, edition.id)?;
        let wanted: HashSet<i64> = sequence.iter().copied().collect();
        let mut entities: HashMap<i64, Entity> = HashMap::with_capacity(wanted.len());
        {
            let read = |source| StoreError::Database { path: self.path.clone(), source };
            let sql = "SELECT id, body, digest FROM version WHERE list = ?1 AND id BETWEEN ?2 AND ?3";
            let mut statement = self.connection.prepare_cached(sql).map_err(read)?;
            let (first, last) = (sequence.iter().min().copied(), sequence.iter().max().copied());
            let mut rows = statement.query(params![list, first, last]).map_err(read)?;
            while let Some(row) = rows.next().map_err(read)? {
                let version: i64 = row.get(0).map_err(read)?;
                if wanted.contains(&version) {
                    let (body, digest): (Vec<u8>, Vec<u8>) = (row.get(1).map_err(read)?, row.get(2).map_err(read)?);
                    let entity = self.bodies.unpack(&body, &digest).map_err(|reason| StoreError::Damaged {
                        path: self.path.clone(),
                        what: format!("version {version}"),
                        reason,
                    })?;
                    entities.insert(version, entity);
                }
            }
        }
        let mut ordered = Vec::with_capacity(sequence.len());
        for version in sequence {
            // A publication that says a thing twice has one version twice.
            let entity = entities.get(&version).cloned();
            ordered.push(entity.ok_or_else(|| self.damaged(format!("version {version}"), "it is missing"))?);
        }
        Ok(ListReading { info: edition.info.clone(), entities: ordered, warnings: edition.warnings.clone() })
    }

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

    /// Notes that the newest edition of a list was still there on a day. Whether there is one.
    pub fn seen_again(&self, dataset: &str, day: PartialDate) -> Result<bool, StoreError> {
        let Some(newest) = self.newest(dataset)? else { return Ok(false) };
        if newest.last_seen_on < day {
            let update = "UPDATE edition SET last_seen_on = ?2 WHERE id = ?1";
            self.connection.execute(update, params![newest.id, day.to_string()]).map_err(|e| self.database(e))?;
        }
        Ok(true)
    }

    /// A small fact that was noted beside the lists.
    pub fn note(&self, key: &str) -> Result<Option<String>, StoreError> {
        let found = self.connection.query_row("SELECT value FROM note WHERE key = ?1", [key], |row| row.get(0));
        found.optional().map_err(|error| self.database(error))
    }

    /// Notes a small fact beside the lists, in place of what was noted before.
    pub fn set_note(&self, key: &str, value: &str) -> Result<(), StoreError> {
        let insert = "INSERT INTO note (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2";
        self.connection.execute(insert, [key, value]).map(|_| ()).map_err(|error| self.database(error))
    }

    /// Reads every page of the file and finds what is damaged, in words; nothing if it is sound.
    pub fn check(&self) -> Result<Vec<String>, StoreError> {
        let read = || -> rusqlite::Result<Vec<String>> {
            let mut statement = self.connection.prepare("PRAGMA integrity_check")?;
            statement.query_map([], |row| row.get(0))?.collect()
        };
        let said = read().map_err(|error| self.database(error))?;
        Ok(said.into_iter().filter(|line| line != "ok").collect())
    }

    /// A copy of the whole store in another file, consistent while others write. The file must be empty, or not there: then it is
    /// made for its owner alone. Whatever stands in it after an error is no copy.
    pub fn back_up(&self, to: &Path) -> Result<(), StoreError> {
        // If it cannot be made, the database says why.
        let _ = private_file(to);
        let statement = "VACUUM INTO ?1";
        self.connection
            .execute(statement, [to.to_string_lossy()])
            .map(|_| ())
            .map_err(|source| StoreError::Database { path: to.to_owned(), source })
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
