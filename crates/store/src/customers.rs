//! The register of customers under watch.

use crate::{AlertEvent, AlertState, Moment, Store, StoreError, moments};
use interdict_model::PartialDate;
use rusqlite::{OptionalExtension, Transaction, TransactionBehavior, params};
use serde::Serialize;

/// A customer as the register has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Customer {
    /// The customer's own identity: a customer number.
    pub id: String,
    /// What is screened, as canonical JSON.
    pub subject: String,
    /// The day on which the customer came into the register, or came back.
    pub added_on: PartialDate,
    /// The day on which the customer was taken out; such customers are kept for the sake of their alerts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub removed_on: Option<PartialDate>,
    /// Whether the alerts speak of the subject as it is now.
    pub screened: bool,
}

/// What came of putting customers into the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct RegisterChange {
    /// Were not there before, or had been taken out.
    pub added: u64,
    /// Have another subject than before.
    pub changed: u64,
    /// Are as they were.
    pub unchanged: u64,
    /// Were taken out.
    pub removed: u64,
}

/// What becomes of customers in the register whom a replacement does not name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Others {
    /// They stay.
    Stay,
    /// They go, unless that is so many that the file is more likely to be cut off.
    Go,
    /// They go, however many.
    GoHoweverMany,
}

/// A file without anybody, or without more than this part of the register in hundredths, is held back.
const MOST_LOST: u64 = 15;
/// So many may always go: small registers change by large parts.
const FEW: u64 = 20;
/// Customers that are read at a time.
const PAGE: usize = 1 << 12;

impl Store {
    /// Puts customers into the register, given by identity and subject as canonical JSON. `others` says what
    /// becomes of whoever is not among them. All of it happens or nothing. The last of several with one identity counts.
    pub fn put_customers<E: From<StoreError>>(
        &mut self,
        customers: impl Iterator<Item = Result<(String, String), E>>,
        day: PartialDate,
        others: Others,
    ) -> Result<RegisterChange, E> {
        let path = self.path.clone();
        let database = |source| E::from(StoreError::Database { path: path.clone(), source });
        let behavior = TransactionBehavior::Immediate;
        let transaction = self.connection.transaction_with_behavior(behavior).map_err(database)?;
        // Set aside inside of the transaction, so that nothing of it is left whatever happens.
        let aside = "CREATE TEMP TABLE IF NOT EXISTS named (id TEXT PRIMARY KEY) WITHOUT ROWID; DELETE FROM named";
        transaction.execute_batch(aside).map_err(database)?;
        let moment = moments::next(&transaction).map_err(database)?;
        let only = others != Others::Stay;
        let mut change = RegisterChange::default();
        for customer in customers {
            let (id, subject) = customer?;
            put(&transaction, &id, &subject, (day, moment), &mut change).map_err(database)?;
            if only {
                let insert = "INSERT OR IGNORE INTO named (id) VALUES (?1)";
                transaction.prepare_cached(insert).and_then(|mut insert| insert.execute([&id])).map_err(database)?;
            }
        }
        if only {
            let gone = || -> rusqlite::Result<Vec<String>> {
                let sql = "SELECT id FROM customer WHERE removed_on IS NULL AND id NOT IN (SELECT id FROM named)";
                transaction.prepare(sql)?.query_map([], |row| row.get(0))?.collect()
            };
            let gone = gone().map_err(database)?;
            let named = change.added + change.changed + change.unchanged;
            let (lost, watched) = (gone.len() as u64, gone.len() as u64 + change.changed + change.unchanged);
            let many = lost > FEW && lost * 100 > watched * MOST_LOST;
            if others == Others::Go && lost > 0 && (named == 0 || many) {
                return Err(E::from(StoreError::RegisterShrinks { lost, watched }));
            }
            for id in gone {
                take_out(&transaction, &id, (day, moment)).map_err(database)?;
                change.removed += 1;
            }
        }
        transaction.commit().map_err(database)?;
        Ok(change)
    }

    /// Takes a customer out of the register and closes the customer's alerts.
    pub fn remove_customer(&mut self, id: &str, day: PartialDate) -> Result<(), StoreError> {
        let path = self.path.clone();
        let database = |source| StoreError::Database { path: path.clone(), source };
        let behavior = TransactionBehavior::Immediate;
        let transaction = self.connection.transaction_with_behavior(behavior).map_err(database)?;
        let moment = moments::next(&transaction).map_err(database)?;
        if !take_out(&transaction, id, (day, moment)).map_err(database)? {
            return Err(StoreError::NoCustomer { id: id.to_owned() });
        }
        transaction.commit().map_err(database)
    }

    /// Calls with each customer under watch, in the order of their identities. They are read page by page, and the store is
    /// free for others between two of them, however long the calls take: whoever is put in, changed or taken out meanwhile
    /// may be met as before or as after.
    pub fn customers<E: From<StoreError>>(&self, mut call: impl FnMut(Customer) -> Result<(), E>) -> Result<(), E> {
        let mut page = self.page_of_customers(">=", "")?;
        while let Some(last) = page.last().map(|customer| customer.id.clone()) {
            for customer in page {
                call(customer)?;
            }
            page = self.page_of_customers(">", &last)?;
        }
        Ok(())
    }

    /// Customers under watch whose identity compares so with another.
    fn page_of_customers(&self, comparison: &str, id: &str) -> Result<Vec<Customer>, StoreError> {
        type Row = (String, String, String, bool);
        let read = || -> rusqlite::Result<Vec<Row>> {
            let sql = format!(
                "SELECT id, subject, added_on, screened FROM customer WHERE removed_on IS NULL AND id {comparison} ?1 \
                 ORDER BY id LIMIT {PAGE}"
            );
            let mut statement = self.connection.prepare_cached(&sql)?;
            let rows = statement.query_map([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
            rows.collect()
        };
        let customer = |(id, subject, day, screened): Row| -> Result<Customer, StoreError> {
            let added_on = day.parse::<PartialDate>();
            let added_on = added_on.map_err(|error| self.damaged(format!("customer {id}"), error.to_string()))?;
            Ok(Customer { id, subject, added_on, removed_on: None, screened })
        };
        read().map_err(|error| self.database(error))?.into_iter().map(customer).collect()
    }

    /// How many customers are under watch, and how many of them the alerts do not speak of yet.
    pub fn customer_counts(&self) -> Result<(i64, i64), StoreError> {
        let sql = "SELECT count(*), count(*) - coalesce(sum(screened), 0) FROM customer WHERE removed_on IS NULL";
        let counts = self.connection.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?)));
        counts.map_err(|error| self.database(error))
    }
}

fn put(
    transaction: &Transaction<'_>,
    id: &str,
    subject: &str,
    (day, moment): (PartialDate, Moment),
    change: &mut RegisterChange,
) -> rusqlite::Result<()> {
    let held: Option<(String, bool)> = transaction
        .prepare_cached("SELECT subject, removed_on IS NULL FROM customer WHERE id = ?1")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    match held {
        Some((held, true)) if held == subject => {
            change.unchanged += 1;
            return Ok(());
        }
        Some((_, true)) => {
            change.changed += 1;
            let update = "UPDATE customer SET subject = ?2, screened = 0, moment = ?3 WHERE id = ?1";
            transaction.prepare_cached(update)?.execute(params![id, subject, moment.0])?;
        }
        Some((_, false)) => {
            change.added += 1;
            let update = "UPDATE customer SET subject = ?2, added_on = ?3, removed_on = NULL, screened = 0, moment = ?4 \
                          WHERE id = ?1";
            transaction.prepare_cached(update)?.execute(params![id, subject, day.to_string(), moment.0])?;
        }
        None => {
            change.added += 1;
            let insert = "INSERT INTO customer (id, subject, added_on, moment) VALUES (?1, ?2, ?3, ?4)";
            transaction.prepare_cached(insert)?.execute(params![id, subject, day.to_string(), moment.0])?;
        }
    }
    Ok(())
}

/// Takes a customer out. Whether the customer was there.
fn take_out(transaction: &Transaction<'_>, id: &str, (day, moment): (PartialDate, Moment)) -> rusqlite::Result<bool> {
    let update = "UPDATE customer SET removed_on = ?2, screened = 0, moment = ?3 WHERE id = ?1 AND removed_on IS NULL";
    let changed = transaction.prepare_cached(update)?.execute(params![id, day.to_string(), moment.0])?;
    let open: Vec<(i64, String, f64)> = {
        let sql = "SELECT id, history, score FROM alert WHERE customer = ?1 AND state <> 'closed'";
        let mut statement = transaction.prepare_cached(sql)?;
        statement.query_map([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect::<Result<_, _>>()?
    };
    for (alert, history, score) in open {
        let reason = "the customer was taken out of the register";
        let event = AlertEvent {
            on: day,
            state: AlertState::Closed,
            score,
            reason: reason.to_owned(),
            edition_date: None,
            list_changed_on: None,
        };
        let update = "UPDATE alert SET state = 'closed', changed_on = ?2, reason = ?3, history = ?4 WHERE id = ?1";
        let history = event.appended_to(&history);
        transaction.prepare_cached(update)?.execute(params![alert, day.to_string(), reason, history])?;
    }
    Ok(changed > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_store_is_free_while_customers_are_looked_at_and_each_is_met_once() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("s");
        let (mut store, mut other) = (Store::open_or_create(&path).unwrap(), Store::open_or_create(&path).unwrap());
        let day: PartialDate = "2020-01-01".parse().unwrap();
        let named = |number: usize| Ok::<_, StoreError>((format!("c-{number:06}"), "{}".to_owned()));
        let count = PAGE * 2 + 1;
        store.put_customers((0..count).map(named), day, Others::Stay).unwrap();
        let mut met = Vec::new();
        store
            .customers(|customer| {
                if met.is_empty() {
                    // One of a page that was read, and one of a page that was not.
                    other.remove_customer("c-000001", day)?;
                    other.put_customers([named(count)].into_iter(), day, Others::Stay)?;
                }
                met.push(customer.id);
                Ok::<_, StoreError>(())
            })
            .unwrap();
        let all: Vec<String> = (0..=count).map(|number| format!("c-{number:06}")).collect();
        assert_eq!(met, all);
        assert_eq!(store.customer_counts().unwrap().0, i64::try_from(count).unwrap());
    }

    #[test]
    fn a_file_that_leaves_out_too_many_changes_nothing_unless_it_is_accepted() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open_or_create(&folder.path().join("s")).unwrap();
        let day: PartialDate = "2020-01-01".parse().unwrap();
        let people =
            |count: usize| (0..count).map(|number| Ok::<_, StoreError>((format!("c-{number}"), "{}".to_owned())));
        store.put_customers(people(200), day, Others::Go).unwrap();
        for (left, taken) in [(0, false), (100, false), (169, false), (170, true), (165, true)] {
            let put = store.put_customers(people(left), day, Others::Go);
            assert_eq!(put.is_ok(), taken, "{left}");
            if let Err(error) = put {
                assert_eq!(error.code(), "customer.held_back");
                assert_eq!(store.customer_counts().unwrap().0, 200);
            }
        }
        assert_eq!(store.put_customers(people(1), day, Others::GoHoweverMany).unwrap().removed, 164);
        assert!(store.put_customers(people(0), day, Others::Go).is_err());
    }
}
