//! Alerts: customers that a listed party may be, from the day it began to the day it ended.
//!
//! An alert is one customer and one listed party. It is opened, updated when what is listed about the party changes, closed
//! when the customer no longer matches, and opened again if that comes back; each step stays in its history with the reason in
//! words. Which editions and settings all alerts together speak of is the *standing*; it moves in one transaction with them.

use crate::{EditionId, Moment, Store, StoreError, moments};
use interdict_model::PartialDate;
use rusqlite::{OptionalExtension, Transaction, TransactionBehavior, params};
use serde::{Deserialize, Serialize};
use std::{collections::HashMap, fmt};

/// Under this key the standing is noted.
const STANDING: &str = "alerts.standing";

/// Where an alert is in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AlertState {
    /// The customer matches.
    Open,
    /// The customer matches, and what is listed about the party has changed since the alert was opened.
    Updated,
    /// The customer no longer matches.
    Closed,
}

impl AlertState {
    /// As it is stored and written.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Updated => "updated",
            Self::Closed => "closed",
        }
    }

    fn of(text: &str) -> Option<Self> {
        [Self::Open, Self::Updated, Self::Closed].into_iter().find(|state| state.as_str() == text)
    }
}

impl fmt::Display for AlertState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A step in the life of an alert.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AlertEvent {
    /// The day.
    pub on: PartialDate,
    /// What the alert became.
    pub state: AlertState,
    /// The score then; of a closed one the last it had.
    pub score: f64,
    /// Why, in words.
    pub reason: String,
    /// The day of the edition that says so: its own, or else that on which it was seen. None if it was no edition.
    #[serde(rename = "editionDate", default, skip_serializing_if = "Option::is_none")]
    pub edition_date: Option<PartialDate>,
    /// The day on which the authority listed, changed or delisted the party, where it states one.
    #[serde(rename = "listChangedOn", default, skip_serializing_if = "Option::is_none")]
    pub list_changed_on: Option<PartialDate>,
}

impl AlertEvent {
    /// A history with this step behind it. What cannot be read of a history is not made up.
    pub(crate) fn appended_to(&self, history: &str) -> String {
        let mut events: Vec<Self> = serde_json::from_str(history).unwrap_or_default();
        events.push(self.clone());
        serde_json::to_string(&events).unwrap_or_default()
    }
}

/// An alert as it stands.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Alert {
    /// Its number.
    pub id: i64,
    /// Whose.
    pub customer: String,
    /// The listed party.
    pub entity: String,
    /// The party's primary name.
    pub caption: String,
    /// The listed name that matched.
    pub name: String,
    /// The score it has.
    pub score: f64,
    /// Where it is in its life.
    pub state: AlertState,
    /// The day on which it was first opened here, whenever the party was listed.
    pub opened_on: PartialDate,
    /// The day of the edition with which it was first opened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opened_edition_date: Option<PartialDate>,
    /// The day of its last step.
    pub changed_on: PartialDate,
    /// The reason of its last step.
    pub reason: String,
    /// The day of the edition of its last step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edition_date: Option<PartialDate>,
    /// The day that the authority states for its last step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub list_changed_on: Option<PartialDate>,
    /// All its steps.
    pub history: Vec<AlertEvent>,
}

/// What happens to the alert of a customer and a party.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AlertChange {
    /// Whose.
    pub customer: String,
    /// The listed party.
    pub entity: String,
    /// The party's primary name.
    pub caption: String,
    /// The listed name that matches or matched.
    pub name: String,
    /// The score now; of one that is closed the last it had.
    pub score: f64,
    /// What the alert becomes; none if only its score moved, because words tell more or less than before.
    pub state: Option<AlertState>,
    /// Why, in words.
    pub reason: String,
    /// The day of the edition that says so: its own, or else that on which it was seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edition_date: Option<PartialDate>,
    /// The day on which the authority listed, changed or delisted the party, where it states one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub list_changed_on: Option<PartialDate>,
}

/// What came of changing alerts.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CarriedOut {
    /// The changes that were carried out, in their order: all but those of customers who were not as they had been looked at.
    pub changes: Vec<AlertChange>,
    /// Customers that were put in or changed meanwhile. The next screening looks at them.
    pub waiting: i64,
    /// Open and updated alerts now.
    pub alerts: i64,
}

/// What all alerts together speak of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Standing {
    /// The editions, in the order in which their lists were loaded.
    pub editions: Vec<EditionId>,
    /// Lowest score that is an alert.
    pub threshold: f64,
    /// Whether weak aliases count.
    pub weak_names: bool,
    /// Program and version: another version may score differently.
    pub engine: String,
    /// The day of the screening.
    pub on: PartialDate,
}

impl Store {
    /// What the alerts speak of; none before the first screening of the register.
    pub fn standing(&self) -> Result<Option<Standing>, StoreError> {
        let noted = self.note(STANDING)?;
        let read = noted.map(|text| serde_json::from_str(&text)).transpose();
        read.map_err(|error| self.damaged("what the alerts speak of", error.to_string()))
    }

    /// Open and updated alerts by customer: entity, name and score of each. What a screening is compared with.
    pub fn held_matches(&self) -> Result<HashMap<String, Vec<Alert>>, StoreError> {
        let mut held: HashMap<String, Vec<Alert>> = HashMap::new();
        for alert in self.alerts(false)? {
            held.entry(alert.customer.clone()).or_default().push(alert);
        }
        Ok(held)
    }

    /// Alerts in the order in which they were opened; closed ones too if asked for.
    pub fn alerts(&self, closed: bool) -> Result<Vec<Alert>, StoreError> {
        type Row = (i64, [String; 4], f64, [String; 5]);
        let read = || -> rusqlite::Result<Vec<Row>> {
            let sql = "SELECT id, customer, entity, caption, name, score, state, opened_on, changed_on, reason, history \
                       FROM alert WHERE ?1 OR state <> 'closed' ORDER BY id";
            let mut statement = self.connection.prepare(sql)?;
            let rows = statement.query_map([closed], |row| {
                Ok((
                    row.get(0)?,
                    [row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?],
                    row.get(5)?,
                    [row.get(6)?, row.get(7)?, row.get(8)?, row.get(9)?, row.get(10)?],
                ))
            })?;
            rows.collect()
        };
        let rows = read().map_err(|error| self.database(error))?;
        rows.into_iter().map(|row| self.alert_of(row)).collect()
    }

    fn alert_of(&self, row: (i64, [String; 4], f64, [String; 5])) -> Result<Alert, StoreError> {
        let (id, [customer, entity, caption, name], score, [state, opened_on, changed_on, reason, history]) = row;
        let broken = |reason: String| self.damaged(format!("alert {id}"), reason);
        let day = |text: &str| text.parse::<PartialDate>().map_err(|error| broken(error.to_string()));
        let history: Vec<AlertEvent> = serde_json::from_str(&history).map_err(|error| broken(error.to_string()))?;
        let last = history.last();
        Ok(Alert {
            id,
            customer,
            entity,
            caption,
            name,
            score,
            state: AlertState::of(&state).ok_or_else(|| broken(format!("`{state}` is no state")))?,
            opened_on: day(&opened_on)?,
            opened_edition_date: history.first().and_then(|event| event.edition_date),
            changed_on: day(&changed_on)?,
            reason,
            edition_date: last.and_then(|event| event.edition_date),
            list_changed_on: last.and_then(|event| event.list_changed_on),
            history,
        })
    }

    /// Carries out changes of alerts, and notes what the alerts speak of now and which customers were screened. All of it
    /// happens or nothing.
    ///
    /// `since` is [`Store::moment`] as it was before the standing, the alerts and the customers were read. Whoever was put in,
    /// changed or taken out later was not looked at as it is now: no alert of such a customer is changed, and the customer
    /// still waits to be screened. If another screening changed the alerts since, nothing is done, and that is an error.
    pub fn change_alerts(
        &mut self,
        changes: Vec<AlertChange>,
        standing: &Standing,
        since: Moment,
    ) -> Result<CarriedOut, StoreError> {
        let path = self.path.clone();
        let database = |source| StoreError::Database { path: path.clone(), source };
        let noted = serde_json::to_string(standing)
            .map_err(|error| self.damaged("what the alerts speak of", error.to_string()))?;
        let behavior = TransactionBehavior::Immediate;
        let transaction = self.connection.transaction_with_behavior(behavior).map_err(database)?;
        if moments::of_alerts(&transaction).map_err(database)? > since {
            return Err(StoreError::Rescreened { path: path.clone() });
        }
        let is_touched = moments::latest(&transaction).map_err(database)? > since;
        let mut carried_out = CarriedOut { changes, ..CarriedOut::default() };
        if is_touched {
            let mut left = Vec::with_capacity(carried_out.changes.len());
            for change in carried_out.changes {
                if is_as_it_was(&transaction, &change.customer, since).map_err(database)? {
                    left.push(change);
                }
            }
            carried_out.changes = left;
            carried_out.waiting = waiting(&transaction, since).map_err(database)?;
        }
        for change in &carried_out.changes {
            carry_out(&transaction, change, standing.on).map_err(database)?;
        }
        let note = "INSERT INTO note (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2";
        transaction.execute(note, [STANDING, &noted]).map_err(database)?;
        let screened = "UPDATE customer SET screened = 1 WHERE screened = 0 AND removed_on IS NULL AND moment <= ?1";
        transaction.execute(screened, [since.0]).map_err(database)?;
        moments::next_of_alerts(&transaction).map_err(database)?;
        let open = "SELECT count(*) FROM alert WHERE state <> 'closed'";
        carried_out.alerts = transaction.query_row(open, [], |row| row.get(0)).map_err(database)?;
        transaction.commit().map_err(database)?;
        Ok(carried_out)
    }
}

/// Whether a customer is under watch, and was so at a moment with the same subject.
fn is_as_it_was(transaction: &Transaction<'_>, customer: &str, since: Moment) -> rusqlite::Result<bool> {
    let sql = "SELECT 1 FROM customer WHERE id = ?1 AND removed_on IS NULL AND moment <= ?2";
    transaction.prepare_cached(sql)?.exists(params![customer, since.0])
}

/// How many customers under watch were put in or changed after a moment.
fn waiting(transaction: &Transaction<'_>, since: Moment) -> rusqlite::Result<i64> {
    let sql = "SELECT count(*) FROM customer WHERE removed_on IS NULL AND moment > ?1";
    transaction.query_row(sql, [since.0], |row| row.get(0))
}

fn carry_out(transaction: &Transaction<'_>, change: &AlertChange, on: PartialDate) -> rusqlite::Result<()> {
    let AlertChange { customer, entity, caption, name, score, state, reason, edition_date, list_changed_on } = change;
    let Some(state) = *state else {
        let update = "UPDATE alert SET score = ?3, name = ?4 WHERE customer = ?1 AND entity = ?2";
        transaction.prepare_cached(update)?.execute(params![customer, entity, score, name])?;
        return Ok(());
    };
    let held: Option<String> = transaction
        .prepare_cached("SELECT history FROM alert WHERE customer = ?1 AND entity = ?2")?
        .query_row([customer, entity], |row| row.get(0))
        .optional()?;
    let event = AlertEvent {
        on,
        state,
        score: *score,
        reason: reason.clone(),
        edition_date: *edition_date,
        list_changed_on: *list_changed_on,
    };
    let history = event.appended_to(held.as_deref().unwrap_or("[]"));
    let write = "INSERT INTO alert (customer, entity, caption, name, score, state, opened_on, changed_on, reason, history) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7, ?8, ?9) ON CONFLICT (customer, entity) DO UPDATE SET \
                 caption = ?3, name = ?4, score = ?5, state = ?6, changed_on = ?7, reason = ?8, history = ?9";
    let day = on.to_string();
    let values = params![customer, entity, caption, name, score, state.as_str(), day, reason, history];
    transaction.prepare_cached(write)?.execute(values)?;
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::Others;
    use crate::RegisterChange;

    fn day(text: &str) -> PartialDate {
        text.parse().unwrap()
    }

    fn standing(on: &str) -> Standing {
        Standing { editions: vec![1], threshold: 0.35, weak_names: true, engine: "test".into(), on: day(on) }
    }

    fn change(state: Option<AlertState>, score: f64, reason: &str) -> AlertChange {
        AlertChange {
            customer: "c-1".into(),
            entity: "ofac-1".into(),
            caption: "GALLEON QUARTZ".into(),
            name: "GALLEON QUARTZ".into(),
            score,
            state,
            reason: reason.into(),
            edition_date: state.map(|_| day("2019-12-31")),
            list_changed_on: None,
        }
    }

    #[test]
    fn an_alert_keeps_every_step_of_its_life() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open_or_create(&folder.path().join("s")).unwrap();
        let customers = [Ok::<_, StoreError>(("c-1".to_owned(), "{}".to_owned()))];
        let put = store.put_customers(customers.into_iter(), day("2020-01-01"), Others::Stay).unwrap();
        assert_eq!((put.added, store.customer_counts().unwrap()), (1, (1, 1)));
        for (on, state, score, reason) in [
            ("2020-01-01", Some(AlertState::Open), 0.9, "listed"),
            ("2020-01-02", Some(AlertState::Updated), 0.9, "programme"),
            ("2020-01-03", None, 0.8, "quiet"),
            ("2020-01-04", Some(AlertState::Closed), 0.8, "delisted"),
            ("2020-01-05", Some(AlertState::Open), 0.7, "listed again"),
        ] {
            let since = store.moment().unwrap();
            let done = store.change_alerts(vec![change(state, score, reason)], &standing(on), since).unwrap();
            let open = i64::from(state != Some(AlertState::Closed));
            assert_eq!((done.changes.len(), done.waiting, done.alerts), (1, 0, open), "{on}");
        }
        let [alert] = &store.alerts(true).unwrap()[..] else { panic!() };
        let steps: Vec<(&str, f64)> = alert.history.iter().map(|event| (event.reason.as_str(), event.score)).collect();
        assert_eq!(steps, [("listed", 0.9), ("programme", 0.9), ("delisted", 0.8), ("listed again", 0.7)]);
        assert_eq!(
            (alert.state, alert.opened_on, alert.changed_on),
            (AlertState::Open, day("2020-01-01"), day("2020-01-05"))
        );
        assert_eq!((alert.opened_edition_date, alert.edition_date), (Some(day("2019-12-31")), Some(day("2019-12-31"))));
        assert_eq!(store.standing().unwrap(), Some(standing("2020-01-05")));
        assert_eq!(store.customer_counts().unwrap(), (1, 0));
        store.remove_customer("c-1", day("2020-01-06")).unwrap();
        assert!(store.alerts(false).unwrap().is_empty() && store.held_matches().unwrap().is_empty());
        assert_eq!(store.alerts(true).unwrap()[0].history.len(), 5);
        assert!(store.remove_customer("c-1", day("2020-01-06")).is_err());
    }

    #[test]
    fn customers_that_were_changed_or_taken_out_meanwhile_were_not_looked_at() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("s");
        let (mut store, mut other) = (Store::open_or_create(&path).unwrap(), Store::open_or_create(&path).unwrap());
        let first = day("2020-01-01");
        let customer = |id: &str, subject: &str| Ok::<_, StoreError>((id.to_owned(), subject.to_owned()));
        let all = ["stays", "changes", "goes", "returns", "told again"].map(|id| customer(id, "{}"));
        store.put_customers(all.into_iter(), first, Others::Stay).unwrap();

        let since = store.moment().unwrap();
        // Somebody else, while the customers are looked at.
        other.remove_customer("goes", first).unwrap();
        other.remove_customer("returns", first).unwrap();
        let meanwhile = [("changes", "{\"names\":[\"B\"]}"), ("returns", "{}"), ("comes", "{}"), ("told again", "{}")];
        let put =
            other.put_customers(meanwhile.map(|(id, subject)| customer(id, subject)).into_iter(), first, Others::Stay);
        assert_eq!(put.unwrap(), RegisterChange { added: 2, changed: 1, unchanged: 1, removed: 0 });

        let open = |id: &str| AlertChange { customer: id.to_owned(), ..change(Some(AlertState::Open), 0.9, "listed") };
        let found = ["stays", "changes", "goes", "returns", "told again"].map(open);
        let done = store.change_alerts(found.to_vec(), &standing("2020-01-01"), since).unwrap();
        let names = |changes: &[AlertChange]| changes.iter().map(|change| change.customer.clone()).collect::<Vec<_>>();
        assert_eq!(
            (names(&done.changes), done.waiting, done.alerts),
            (vec!["stays".into(), "told again".into()], 3, 2)
        );
        let alerts = store.alerts(true).unwrap();
        assert_eq!(alerts.iter().map(|alert| alert.customer.as_str()).collect::<Vec<_>>(), ["stays", "told again"]);
        let mut unscreened = Vec::new();
        let note = |customer: crate::Customer| -> Result<(), StoreError> {
            unscreened.extend((!customer.screened).then_some(customer.id));
            Ok(())
        };
        store.customers(note).unwrap();
        assert_eq!(unscreened, ["changes", "comes", "returns"]);

        let since = store.moment().unwrap();
        let done = store.change_alerts(vec![open("changes")], &standing("2020-01-02"), since).unwrap();
        assert_eq!((done.changes.len(), done.waiting, done.alerts), (1, 0, 3));
        assert_eq!(store.customer_counts().unwrap(), (5, 0));
    }

    #[test]
    fn of_two_screenings_at_once_the_second_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("s");
        let (mut store, mut other) = (Store::open_or_create(&path).unwrap(), Store::open_or_create(&path).unwrap());
        let customers = [Ok::<_, StoreError>(("c-1".to_owned(), "{}".to_owned()))];
        store.put_customers(customers.into_iter(), day("2020-01-01"), Others::Stay).unwrap();
        let (since, of_other) = (store.moment().unwrap(), other.moment().unwrap());
        let open = || vec![change(Some(AlertState::Open), 0.9, "listed")];
        other.change_alerts(open(), &standing("2020-01-02"), of_other).unwrap();
        let error = store.change_alerts(open(), &standing("2020-01-01"), since).unwrap_err();
        assert_eq!(error.code(), "customer.rescreened");
        assert_eq!(store.alerts(true).unwrap()[0].history.len(), 1);
        assert_eq!(store.standing().unwrap(), Some(standing("2020-01-02")));
        let since = store.moment().unwrap();
        assert!(store.change_alerts(Vec::new(), &standing("2020-01-03"), since).is_ok());
    }

    #[test]
    fn a_history_without_days_of_editions_is_read() {
        let event: AlertEvent =
            serde_json::from_str(r#"{"on":"2020-01-01","state":"open","score":0.5,"reason":"listed"}"#).unwrap();
        assert_eq!((event.edition_date, event.list_changed_on), (None, None));
        let next = event.appended_to("[]");
        assert!(!next.contains("editionDate"), "{next}");
    }

    #[test]
    fn a_register_that_is_replaced_loses_who_is_not_named_and_nobody_if_a_record_is_bad() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open_or_create(&folder.path().join("s")).unwrap();
        let customer =
            |id: &str, name: &str| Ok::<_, StoreError>((id.to_owned(), format!("{{\"names\":[\"{name}\"]}}")));
        let first = [customer("a", "A"), customer("b", "B"), customer("c", "C")];
        store.put_customers(first.into_iter(), day("2020-01-01"), Others::Go).unwrap();
        let broken = [customer("d", "D"), Err(StoreError::NoReceipt { number: 1 })];
        assert!(store.put_customers(broken.into_iter(), day("2020-01-02"), Others::Go).is_err());
        assert_eq!(store.customer_counts().unwrap().0, 3);
        let second = [customer("b", "B"), customer("c", "Changed"), customer("d", "D")];
        let change = store.put_customers(second.into_iter(), day("2020-01-03"), Others::Go).unwrap();
        assert_eq!(change, RegisterChange { added: 1, changed: 1, unchanged: 1, removed: 1 });
        let mut ids = Vec::new();
        store
            .customers(|customer| -> Result<(), StoreError> {
                ids.push(customer.id);
                Ok(())
            })
            .unwrap();
        assert_eq!(ids, ["b", "c", "d"]);
    }
}
