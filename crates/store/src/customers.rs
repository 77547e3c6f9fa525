//! The register of customers under watch.

use crate::{AlertEvent, AlertState, Moment, Store, StoreError, moments};
use interdict_model::PartialDate;
use rusqlite::{Transaction, TransactionBehavior, params};
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
    /// becomes of whoever is not among them. All of it happens or nothing. The last of several with one identity counts. While the
    /// customers are asked for, others may read and write.
    pub fn put_customers<E: From<StoreError>>(
        &mut self,
        customers: impl Iterator<Item = Result<(String, String), E>>,
        day: PartialDate,
        others: Others,
    ) -> Result<RegisterChange, E> {
        self.set_aside(customers)?;
        let path = self.path.clone();
        let database = |source| StoreError::Database { path: path.clone(), source };
        let behavior = TransactionBehavior::Immediate;
        let transaction = self.connection.transaction_with_behavior(behavior).map_err(database)?;
        let moment = moments::next(&transaction).map_err(database)?;
        let mut change = put_those_aside(&transaction, day, moment).map_err(database)?;
        if others != Others::Stay {
            let gone = || -> rusqlite::Result<Vec<String>> {
                let sql = "SELECT id FROM customer WHERE removed_on IS NULL AND id NOT IN (SELECT id FROM aside)";
                transaction.prepare(sql)?.query_map([], |row| row.get(0))?.collect()
            };
            let gone = gone().map_err(database)?;
            let named = change.added + change.changed + change.unchanged;
            let (lost, watched) = (gone.len() as u64, gone.len() as u64 + change.changed + change.unchanged);
            let many = lost > FEW && lost * 100 > watched * MOST_LOST;
            if others == Others::Go && lost > 0 && (named == 0 || many) {
                return Err(StoreError::RegisterShrinks { lost, watched }.into());
            }
            for id in gone {
                take_out(&transaction, &id, (day, moment)).map_err(database)?;
                change.removed += 1;
            }
        }
        transaction.execute("DELETE FROM aside", []).map_err(database)?;
        transaction.commit().map_err(database)?;
        Ok(change)
    }

    /// Sets customers aside in a table of this connection alone. Reading a large file takes longer than anybody should wait who
    /// wants to write a receipt, and nothing of the store is locked by it.
    fn set_aside<E: From<StoreError>>(
        &mut self,
        customers: impl Iterator<Item = Result<(String, String), E>>,
    ) -> Result<(), E> {
        let path = self.path.clone();
        let database = |source| E::from(StoreError::Database { path: path.clone(), source });
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Deferred).map_err(database)?;
        let table = "CREATE TEMP TABLE IF NOT EXISTS aside (id TEXT PRIMARY KEY, subject TEXT NOT NULL) WITHOUT ROWID; \
                     DELETE FROM aside";
        transaction.execute_batch(table).map_err(database)?;
        {
            let insert = "INSERT OR REPLACE INTO aside (id, subject) VALUES (?1, ?2)";
            let mut insert = transaction.prepare(insert).map_err(database)?;
            for customer in customers {
                let (id, subject) = customer?;
                insert.execute([id, subject]).map_err(database)?;
            }
        }
        transaction.commit().map_err(database)
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

/// Puts those into the register who are set aside and are not there as they are.
fn put_those_aside(
    transaction: &Transaction<'_>,
    day: PartialDate,
    moment: Moment,
) -> rusqlite::Result<RegisterChange> {
    let compare = "SELECT count(*), coalesce(sum(held.subject = aside.subject), 0), \
                   coalesce(sum(held.subject <> aside.subject), 0) \
                   FROM aside LEFT JOIN customer AS held ON held.id = aside.id AND held.removed_on IS NULL";
    let (all, unchanged, changed): (i64, i64, i64) =
        transaction.query_row(compare, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    // Who was taken out comes back with another day.
    let write = "INSERT INTO customer (id, subject, added_on, moment) SELECT id, subject, ?1, ?2 FROM aside WHERE NOT EXISTS \
                 (SELECT 1 FROM customer AS held WHERE held.id = aside.id AND held.removed_on IS NULL \
                 AND held.subject = aside.subject) \
                 ON CONFLICT (id) DO UPDATE SET subject = excluded.subject, added_on = CASE WHEN removed_on IS NULL \
                 THEN added_on ELSE excluded.added_on END, removed_on = NULL, screened = 0, moment = excluded.moment";
    if all > unchanged {
        transaction.execute(write, params![day.to_string(), moment.0])?;
    }
    let added = (all - unchanged - changed) as u64;
    Ok(RegisterChange { added, changed: changed as u64, unchanged: unchanged as u64, removed: 0 })
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
    fn others_may_write_while_customers_are_asked_for_and_none_is_put_in_if_one_cannot_be_had() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("s");
        let (mut store, mut other) = (Store::open_or_create(&path).unwrap(), Store::open_or_create(&path).unwrap());
        let day: PartialDate = "2020-01-01".parse().unwrap();
        let named = |number: usize, name: &str| {
            Ok::<_, StoreError>((format!("c-{number}"), format!("{{\"names\":[\"{name}\"]}}")))
        };
        for broken in [true, false] {
            let asked_for = (0..3).map(|number| {
                if number == 1 {
                    other.put_customers([named(1, "Other"), named(9, "Other")].into_iter(), day, Others::Stay)?;
                }
                if broken && number == 2 { Err(StoreError::NoReceipt { number: 1 }) } else { named(number, "Mine") }
            });
            let put = store.put_customers(asked_for, day, Others::Stay);
            let expected = RegisterChange { added: 2, changed: 1, unchanged: 0, removed: 0 };
            assert_eq!(put.ok(), (!broken).then_some(expected));
            assert_eq!(store.customer_counts().unwrap().0, if broken { 2 } else { 4 });
        }
        // Who was taken out comes back, and who is there as before is left alone.
        store.remove_customer("c-0", day).unwrap();
        let both = [named(0, "Mine"), named(2, "Mine")].into_iter();
        let back = store.put_customers(both, "2020-01-02".parse().unwrap(), Others::Stay).unwrap();
        assert_eq!(back, RegisterChange { added: 1, changed: 0, unchanged: 1, removed: 0 });
        let mut days = Vec::new();
        let note = |customer: Customer| -> Result<(), StoreError> {
            days.push((customer.id, customer.added_on.to_string()));
            Ok(())
        };
        store.customers(note).unwrap();
        let days: Vec<(&str, &str)> = days.iter().map(|(id, day)| (id.as_str(), day.as_str())).collect();
        let first = "2020-01-01";
        assert_eq!(days, [("c-0", "2020-01-02"), ("c-1", first), ("c-2", first), ("c-9", first)]);
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
