//! The order in which the register and the alerts were changed.
//!
//! Looking at all customers takes longer than anybody should hold the store. Whoever does it notes the moment at which it
//! began; what bears a later one was changed meanwhile, and what was found out about it is of no use. A moment is a number that
//! every change raises, no time of day: clocks go back.

use crate::{Store, StoreError};
use rusqlite::{Connection, OptionalExtension, Transaction};

/// Under this key the moment of the last change is noted.
const LATEST: &str = "register.moment";
/// Under this key that of the last change of alerts by a screening is noted.
const ALERTS: &str = "alerts.moment";

/// How many changes of the register and the alerts there had been.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(pub(crate) i64);

impl Store {
    /// The moment of the last change of the register or the alerts. To be noted before anything of them is read that
    /// [`Store::change_alerts`] is to build on.
    pub fn moment(&self) -> Result<Moment, StoreError> {
        latest(&self.connection).map_err(|error| self.database(error))
    }
}

/// The moment of the last change.
pub(crate) fn latest(connection: &Connection) -> rusqlite::Result<Moment> {
    noted(connection, LATEST)
}

/// The moment at which a screening changed the alerts last.
pub(crate) fn of_alerts(connection: &Connection) -> rusqlite::Result<Moment> {
    noted(connection, ALERTS)
}

/// The moment of a change that is made in this transaction.
pub(crate) fn next(transaction: &Transaction<'_>) -> rusqlite::Result<Moment> {
    let Moment(before) = latest(transaction)?;
    note(transaction, LATEST, Moment(before + 1))
}

/// The moment of a change of alerts that is made in this transaction.
pub(crate) fn next_of_alerts(transaction: &Transaction<'_>) -> rusqlite::Result<Moment> {
    let moment = next(transaction)?;
    note(transaction, ALERTS, moment)
}

fn noted(connection: &Connection, key: &str) -> rusqlite::Result<Moment> {
    let sql = "SELECT CAST(value AS INTEGER) FROM note WHERE key = ?1";
    let found: Option<i64> = connection.query_row(sql, [key], |row| row.get(0)).optional()?;
    Ok(Moment(found.unwrap_or_default()))
}

fn note(transaction: &Transaction<'_>, key: &str, moment: Moment) -> rusqlite::Result<Moment> {
    let write = "INSERT INTO note (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2";
    transaction.execute(write, [key, moment.0.to_string().as_str()])?;
    Ok(moment)
}
