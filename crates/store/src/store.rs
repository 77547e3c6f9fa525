//! The store itself: its file, and the editions in it as they were read. How they come in is told in [`adding`], what they say of
//! their parties over time in [`lives`] and [`presence`].

mod adding;
mod lives;
mod presence;

pub use adding::Added;
pub(crate) use lives::VersionInEditions;
pub use lives::{SeenOn, Sighting};
pub use presence::{EditionDays, Presences};

use crate::{Coverage, StoreError, body::Bodies, private_file, schema, sequence};
use adding::Known;
use interdict_lists::{EditionInfo, ListReading, Warning};
use interdict_model::{Entity, PartialDate};
use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;
use std::{
    collections::{HashMap, HashSet},
    path::{Path, PathBuf},
};

/// Number of an edition in its store; later ones are greater.
pub type EditionId = i64;

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
