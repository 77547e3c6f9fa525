//! The tables of a store, and opening one.

use crate::{StoreError, private_file};
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};
use std::{path::Path, time::Duration};

/// Marks a file as a store: "INTD".
const APPLICATION: i32 = 0x494e_5444;
/// Version of the tables: as many as there are steps.
const VERSION: i32 = 3;
/// How long to wait for another program that writes: sealing the receipt of a run of millions takes its time.
const PATIENCE: Duration = Duration::from_mins(1);

/// From nothing to the tables of today, a version a step. A store of an earlier version is brought forward by the steps it has
/// not seen, in one transaction; a step is never changed once a store may have taken it.
const STEPS: &[&str] = &[LISTS, EVIDENCE, MOMENTS];

const LISTS: &str = "
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

const EVIDENCE: &str = "
-- One receipt: its canonical text, which is never written again, and the hash over it. `docs/receipts.md` is the definition.
CREATE TABLE receipt (
    number INTEGER PRIMARY KEY,
    body TEXT NOT NULL,
    hash BLOB NOT NULL
);
-- The rows of a receipt in blocks, compressed: a leaf a line and, where they were to be kept, a subject a line.
CREATE TABLE receipt_rows (
    receipt INTEGER NOT NULL REFERENCES receipt(number) DEFERRABLE INITIALLY DEFERRED,
    first INTEGER NOT NULL,
    leaves BLOB NOT NULL,
    subjects BLOB,
    PRIMARY KEY (receipt, first)
) WITHOUT ROWID;
-- How long the chain is and where it ends, so that receipts missing at its end are missed.
CREATE TABLE chain (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    receipts INTEGER NOT NULL,
    head BLOB NOT NULL
);
-- Subjects under watch. `screened` is 1 if the alerts speak of the subject as it is now.
CREATE TABLE customer (
    id TEXT PRIMARY KEY,
    subject TEXT NOT NULL,
    added_on TEXT NOT NULL,
    removed_on TEXT,
    screened INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
-- A customer and a listed party it may be. `history` is what happened to it, as JSON.
CREATE TABLE alert (
    id INTEGER PRIMARY KEY,
    customer TEXT NOT NULL REFERENCES customer(id),
    entity TEXT NOT NULL,
    caption TEXT NOT NULL,
    name TEXT NOT NULL,
    score REAL NOT NULL,
    state TEXT NOT NULL,
    opened_on TEXT NOT NULL,
    changed_on TEXT NOT NULL,
    reason TEXT NOT NULL,
    history TEXT NOT NULL,
    UNIQUE (customer, entity)
);
CREATE INDEX alert_in_state ON alert(state);
";

const MOMENTS: &str = "
-- The moment at which the customer was put in, changed or taken out last: how many changes of the register there were by then.
ALTER TABLE customer ADD COLUMN moment INTEGER NOT NULL DEFAULT 0;
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
    if create && !path.exists() {
        // An empty file is a database without tables. If it cannot be made, the database says why; its journals have its mode.
        let _ = private_file(path);
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
        Ok((APPLICATION, version @ 1..VERSION, _)) => {
            take_steps(&connection, version).map_err(database)?;
            Ok(connection)
        }
        Ok((APPLICATION, found, _)) if found > VERSION => {
            Err(StoreError::Later { path: path.to_owned(), found, known: VERSION })
        }
        Ok((APPLICATION, version, _)) => {
            Err(foreign(format!("the store has version {version}, which no program wrote")))
        }
        Ok((0, 0, 0)) if create => {
            take_steps(&connection, 0).map_err(database)?;
            Ok(connection)
        }
        Ok(_) => Err(foreign("the file is a database of something else".into())),
        Err(rusqlite::Error::SqliteFailure(failure, _)) if failure.code == rusqlite::ErrorCode::NotADatabase => {
            Err(foreign("the file is no store".into()))
        }
        Err(source) => Err(database(source)),
    }
}

/// Brings a store forward from a version, whole or not at all.
fn take_steps(connection: &Connection, from: i32) -> rusqlite::Result<()> {
    let transaction = Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
    // Another program may have been faster while this one waited to write.
    let found: i32 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
    for step in STEPS.iter().skip(found.max(from) as usize) {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION)?;
    transaction.pragma_update(None, "user_version", VERSION)?;
    transaction.commit()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::{Added, Bounds, Others, Store};
    use interdict_lists::embedded::embedded;
    use interdict_model::PartialDate;

    #[cfg(unix)]
    #[test]
    fn a_new_store_and_its_copy_are_for_their_owner_alone() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let (path, copy) = (folder.path().join("store.sqlite"), folder.path().join("copy.sqlite"));
        Store::open_or_create(&path).unwrap().back_up(&copy).unwrap();
        for file in [&path, &copy] {
            assert_eq!(std::fs::metadata(file).unwrap().permissions().mode() & 0o777, 0o600, "{}", file.display());
        }
        // Whoever has given it to others keeps it so.
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
        Store::open_or_create(&path).unwrap();
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
    }

    #[test]
    fn a_store_of_an_earlier_version_is_brought_forward_and_keeps_what_it_has() {
        for earlier in 1..STEPS.len() {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("store.sqlite");
            let old = Connection::open(&path).unwrap();
            old.execute_batch(&STEPS[..earlier].concat()).unwrap();
            old.execute_batch(&format!("PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {earlier};"))
                .unwrap();
            old.execute("INSERT INTO note (key, value) VALUES ('kept', 'yes')", []).unwrap();
            if earlier >= 2 {
                let insert =
                    "INSERT INTO customer (id, subject, added_on, screened) VALUES ('c', '{}', '2020-01-01', 1)";
                old.execute(insert, []).unwrap();
            }
            drop(old);
            for _ in 0..2 {
                let store = Store::open(&path).unwrap();
                assert_eq!(store.note("kept").unwrap().as_deref(), Some("yes"));
                let version: i32 = store.connection.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
                assert_eq!((version, STEPS.len()), (VERSION, 3));
                let receipts: i64 =
                    store.connection.query_row("SELECT count(*) FROM receipt", [], |row| row.get(0)).unwrap();
                assert_eq!(receipts, 0);
                assert_eq!(store.customer_counts().unwrap(), (i64::from(earlier >= 2), 0));
            }
        }
    }

    #[test]
    fn a_store_of_a_later_version_is_left_alone_and_the_program_is_what_is_to_be_changed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("store.sqlite");
        let store = Store::open_or_create(&path).unwrap();
        for (version, hint) in [(VERSION + 1, "up to date"), (0, "another file")] {
            store.connection.pragma_update(None, "user_version", version).unwrap();
            for opened in [Store::open(&path), Store::open_or_create(&path)] {
                let error = opened.map(|_| ()).unwrap_err();
                assert_eq!(error.code(), "store.foreign");
                assert!(error.to_string().contains(&format!("version {version}")), "{error}");
                assert!(error.hint().contains(hint), "{}", error.hint());
            }
            let found: i32 = store.connection.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
            assert_eq!(found, version);
        }
    }

    #[test]
    fn what_a_store_of_an_earlier_version_holds_is_read_and_goes_on() {
        // Of each earlier version, what takes a store of today back to it.
        const BACK: [&str; 2] = [
            "DROP TABLE receipt_rows; DROP TABLE receipt; DROP TABLE chain; DROP TABLE alert; DROP TABLE customer;",
            "ALTER TABLE customer DROP COLUMN moment;",
        ];
        let day = |text: &str| text.parse::<PartialDate>().unwrap();
        let customer = |id: &str| Ok::<_, StoreError>((id.to_owned(), "{}".to_owned()));
        let listed = embedded().unwrap();
        for (earlier, back) in (1_i32..).zip(BACK) {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("store.sqlite");
            let mut store = Store::open_or_create(&path).unwrap();
            store.add(&listed, day("2015-01-17"), &Bounds::default(), false).unwrap();
            store.put_customers([customer("a")].into_iter(), day("2015-01-17"), Others::Stay).unwrap();
            store.connection.execute_batch(&format!("{back} DELETE FROM note;")).unwrap();
            store.connection.pragma_update(None, "user_version", earlier).unwrap();
            drop(store);

            let mut store = Store::open(&path).unwrap();
            let edition = store.newest(&listed.info.dataset).unwrap().unwrap();
            assert_eq!(store.reading(&edition).unwrap().entities, listed.entities);
            let mut fewer = listed.clone();
            fewer.entities.pop();
            fewer.info.digest = "another".to_owned();
            let added = store.add(&fewer, day("2015-01-18"), &Bounds::default(), true).unwrap();
            assert!(matches!(added, Added::New { new_versions: 0, .. }), "{added:?}");
            let customers = [customer("a"), customer("b")].into_iter();
            let change = store.put_customers(customers, day("2015-01-18"), Others::Stay).unwrap();
            // The first version had no customers.
            let expected = if earlier == 1 { (2, 0) } else { (1, 1) };
            assert_eq!((change.added, change.unchanged), expected, "version {earlier}");
        }
    }
}
