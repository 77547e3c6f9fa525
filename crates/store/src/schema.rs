//! The tables of a store, and opening one.

use crate::StoreError;
use rusqlite::{Connection, OpenFlags};
use std::{path::Path, time::Duration};

/// Marks a file as a store: "INTD".
const APPLICATION: i32 = 0x494e_5444;
/// Version of the tables.
const VERSION: i32 = 1;
/// How long to wait for another program that writes.
const PATIENCE: Duration = Duration::from_secs(10);

const TABLES: &str = "
CREATE TABLE list (
    id INTEGER PRIMARY KEY,
    dataset TEXT NOT NULL UNIQUE
);
-- One edition as it was seen. `sequence` is its versions in order, told by what changed since the edition before it
-- (`whole` is 1 where it stands for itself).
CREATE TABLE edition (
    id INTEGER PRIMARY KEY,
    list INTEGER NOT NULL REFERENCES list(id),
    info TEXT NOT NULL,
    digest TEXT NOT NULL,
    seen_on TEXT NOT NULL,
    last_seen_on TEXT NOT NULL,
    entities INTEGER NOT NULL,
    coverage TEXT NOT NULL,
    warnings TEXT NOT NULL,
    whole INTEGER NOT NULL,
    sequence BLOB NOT NULL
);
-- Small facts beside the lists, such as how a publication is asked for the next time.
CREATE TABLE note (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX edition_of_list ON edition(list, id);
-- What a publication said of one entity, once.
CREATE TABLE version (
    id INTEGER PRIMARY KEY,
    list INTEGER NOT NULL REFERENCES list(id),
    entity TEXT NOT NULL,
    digest BLOB NOT NULL,
    body BLOB NOT NULL
);
CREATE INDEX version_of_entity ON version(list, entity);
-- In which editions a version was seen: from the first to the last, which is open while it is still there.
CREATE TABLE span (
    version INTEGER NOT NULL REFERENCES version(id),
    first INTEGER NOT NULL REFERENCES edition(id),
    last INTEGER REFERENCES edition(id),
    PRIMARY KEY (version, first)
) WITHOUT ROWID;
";

/// Opens a store, and makes one if `create` is set and there is none.
pub(crate) fn open(path: &Path, create: bool) -> Result<Connection, StoreError> {
    let database = |source| StoreError::Database { path: path.to_owned(), source };
    let foreign = |reason: String| StoreError::Foreign { path: path.to_owned(), reason };
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let flags = if create { flags | OpenFlags::SQLITE_OPEN_CREATE } else { flags };
    if !create && !path.exists() {
        return Err(StoreError::Absent { path: path.to_owned() });
    }
    let connection = Connection::open_with_flags(path, flags).map_err(database)?;
    connection.busy_timeout(PATIENCE).map_err(database)?;
    // A rollback journal and a full synchronisation: after a crash the file is as it was before or after a transaction.
    let settle = || -> rusqlite::Result<(i32, i32, i64)> {
        connection.pragma_update(None, "journal_mode", "DELETE")?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.pragma_update(None, "foreign_keys", "ON")?;
        let application = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
        let version = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
        let tables = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
        Ok((application, version, tables))
    };
    match settle() {
        Ok((APPLICATION, VERSION, _)) => Ok(connection),
        Ok((APPLICATION, version, _)) => {
            Err(foreign(format!("the store has version {version}, and this program reads version {VERSION}")))
        }
        Ok((0, 0, 0)) if create => {
            let make = format!(
                "BEGIN IMMEDIATE; {TABLES} PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {VERSION}; COMMIT;"
            );
            connection.execute_batch(&make).map_err(database)?;
            Ok(connection)
        }
        Ok(_) => Err(foreign("the file is a database of something else".into())),
        Err(rusqlite::Error::SqliteFailure(failure, _)) if failure.code == rusqlite::ErrorCode::NotADatabase => {
            Err(foreign("the file is no store".into()))
        }
        Err(source) => Err(database(source)),
    }
}
