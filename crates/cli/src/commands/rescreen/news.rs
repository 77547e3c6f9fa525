//! What is new between two states of the lists, and so why an alert is opened, updated or closed.

use interdict_model::{Entity, PartialDate};
use interdict_screening::{Engine, Match, Monitored};
use interdict_store::{
    Alert, AlertChange, AlertState, Change, Diff, Edition, diff,
    sentences::{changed, gone, listed},
};
use std::collections::HashMap;

/// What a customer was watched with before; none of it is known at the first screening.
pub(super) struct Earlier<'a> {
    pub(super) engine: &'a Engine,
    pub(super) threshold: f64,
}

/// Parties by what happened to them.
pub(super) struct News<'a> {
    changed: HashMap<&'a str, Change<'a>>,
    added: HashMap<&'a str, &'a Entity>,
    removed: HashMap<&'a str, &'a Entity>,
    now: HashMap<&'a str, &'a Entity>,
    first: bool,
    /// The threshold then and now.
    thresholds: (f64, f64),
    /// By list, and the latest of all.
    seen_on: (HashMap<&'a str, PartialDate>, Option<PartialDate>),
}

impl<'a> News<'a> {
    pub(super) fn new(
        earlier: Option<&Earlier<'a>>,
        after: &'a Engine,
        threshold: f64,
        editions: &'a [Edition],
    ) -> Self {
        let before = earlier.map(|earlier| earlier.engine.entities()).unwrap_or_default();
        let Diff { added, removed, changed } = diff(before, after.entities());
        let by_id = |parties: Vec<&'a Entity>| parties.into_iter().map(|party| (party.id.as_str(), party)).collect();
        Self {
            changed: changed.into_iter().map(by_party).collect(),
            added: by_id(added),
            removed: by_id(removed),
            now: by_id(after.entities().iter().collect()),
            first: earlier.is_none(),
            thresholds: (earlier.map_or(threshold, |earlier| earlier.threshold), threshold),
            seen_on: (
                editions.iter().map(|edition| (edition.info.dataset.as_str(), edition.seen_on)).collect(),
                editions.iter().map(|edition| edition.seen_on).max(),
            ),
        }
    }

    /// What happens to the alerts of one customer, given all its matches now.
    pub(super) fn changes(&self, monitored: &Monitored, held: &[Alert], matches: &[Match]) -> Vec<AlertChange> {
        let mut changes = Vec::new();
        for found in matches {
            let name = found.matched_name.as_ref().map_or(&found.caption, |name| &name.text);
            let change = |state, reason| AlertChange {
                customer: monitored.id.clone(),
                entity: found.entity.clone(),
                caption: found.caption.clone(),
                name: name.clone(),
                score: found.score,
                state,
                reason,
            };
            match held.iter().find(|alert| alert.entity == found.entity) {
                None => changes.push(change(Some(AlertState::Open), self.opened(monitored, &found.entity, name))),
                Some(alert) => match self.changed.get(found.entity.as_str()) {
                    Some(news) => {
                        let reason = changed(name, news, self.day_of(news.after));
                        changes.push(change(Some(AlertState::Updated), reason));
                    }
                    // Nothing happened to the party: the score moved with what words tell, or with the customer's record.
                    None if alert.score.to_bits() != found.score.to_bits() => {
                        changes.push(change(None, "words tell more or less than before".to_owned()));
                    }
                    None => {}
                },
            }
        }
        for alert in held.iter().filter(|alert| !matches.iter().any(|found| found.entity == alert.entity)) {
            changes.push(AlertChange {
                customer: monitored.id.clone(),
                entity: alert.entity.clone(),
                caption: alert.caption.clone(),
                name: alert.name.clone(),
                score: alert.score,
                state: Some(AlertState::Closed),
                reason: self.closed(monitored, alert),
            });
        }
        changes
    }

    fn opened(&self, monitored: &Monitored, entity: &str, name: &str) -> String {
        let now = self.now.get(entity);
        let is_listed = || now.map_or_else(|| format!("{name} is listed"), |party| listed(name, party));
        if self.first {
            return format!("first screening: {}", is_listed());
        }
        if !monitored.screened {
            return format!("the customer is new or was changed: {}", is_listed());
        }
        if self.added.contains_key(entity) {
            return is_listed();
        }
        if let Some(news) = self.changed.get(entity) {
            return changed(name, news, self.day_of(news.after));
        }
        let (then, threshold) = self.thresholds;
        if threshold < then {
            return format!("the lowest score of an alert is {threshold} now, and was {then}: {}", is_listed());
        }
        format!("{name} matches now, though nothing changed about it: with the list, its words tell more than before")
    }

    fn closed(&self, monitored: &Monitored, alert: &Alert) -> String {
        if let Some(party) = self.removed.get(alert.entity.as_str()) {
            return gone(&alert.name, party, self.day_of(party));
        }
        if !monitored.screened {
            return format!("the customer was changed, and {} matches no longer", alert.name);
        }
        if let Some(news) = self.changed.get(alert.entity.as_str()) {
            let what = changed(&alert.name, news, self.day_of(news.after));
            return format!("{what}, and matches no longer");
        }
        let (then, threshold) = self.thresholds;
        if !self.now.contains_key(alert.entity.as_str()) {
            return format!("{} is on none of the lists that are screened against", alert.name);
        }
        if threshold > then {
            return format!("the lowest score of an alert is {threshold} now, and was {then}");
        }
        format!(
            "{} matches no longer, though nothing changed about it: with the list or other settings, its words tell less",
            alert.name
        )
    }

    /// The day on which the edition was seen that says so.
    fn day_of(&self, party: &Entity) -> PartialDate {
        let (by_list, latest) = &self.seen_on;
        let of_list = party.datasets.iter().find_map(|list| by_list.get(list.as_str()).copied());
        of_list.or(*latest).unwrap_or_else(crate::clock::today)
    }
}

fn by_party(change: Change<'_>) -> (&str, Change<'_>) {
    let party = change.after;
    (party.id.as_str(), change)
}
