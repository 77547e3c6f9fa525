//! What is new between two states of the lists, and so why an alert is opened, updated or closed.

use interdict_model::Entity;
use interdict_screening::{Engine, Match, Monitored};
use interdict_store::{
    Alert, AlertChange, AlertState, Change, Diff, Edition, diff,
    sentences::{EditionDay, Told, changed, gone, listed},
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
    /// Editions by list, and the latest of all.
    editions: (HashMap<&'a str, EditionDay>, Option<EditionDay>),
    /// A list that was screened against before is so no longer.
    list_left: bool,
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
            list_left: earlier.is_some_and(|earlier| {
                let before = earlier.engine.editions().iter();
                before.map(|held| &held.info.dataset).any(|list| !editions.iter().any(|now| now.info.dataset == *list))
            }),
            editions: (
                editions.iter().map(|edition| (edition.info.dataset.as_str(), EditionDay::of(edition))).collect(),
                editions.iter().map(EditionDay::of).max_by_key(|edition| edition.day),
            ),
        }
    }

    /// What happens to the alerts of one customer, given all its matches now.
    pub(super) fn changes(&self, monitored: &Monitored, held: &[Alert], matches: &[Match]) -> Vec<AlertChange> {
        let mut changes = Vec::new();
        for found in matches {
            let name = found.matched_name.as_ref().map_or(&found.caption, |name| &name.text);
            let edition = self.edition(&found.entity);
            let change = |state, told: Told| AlertChange {
                customer: monitored.id.clone(),
                entity: found.entity.clone(),
                caption: found.caption.clone(),
                name: name.clone(),
                score: found.score,
                state,
                reason: told.text,
                edition_date: Some(edition.day),
                list_changed_on: told.on,
            };
            match held.iter().find(|alert| alert.entity == found.entity) {
                None => changes.push(change(Some(AlertState::Open), self.opened(monitored, &found.entity, name))),
                Some(alert) => match self.changed.get(found.entity.as_str()) {
                    Some(news) => {
                        changes.push(change(Some(AlertState::Updated), changed(name, news, edition)));
                    }
                    // Nothing happened to the party: the score moved with what words tell, or with the customer's record.
                    None if alert.score.to_bits() != found.score.to_bits() => {
                        changes.push(change(None, undated("words tell more or less than before")));
                    }
                    None => {}
                },
            }
        }
        for alert in held.iter().filter(|alert| !matches.iter().any(|found| found.entity == alert.entity)) {
            let told = self.closed(monitored, alert);
            changes.push(AlertChange {
                customer: monitored.id.clone(),
                entity: alert.entity.clone(),
                caption: alert.caption.clone(),
                name: alert.name.clone(),
                score: alert.score,
                state: Some(AlertState::Closed),
                reason: told.text,
                edition_date: Some(self.edition(&alert.entity).day),
                list_changed_on: told.on,
            });
        }
        changes
    }

    fn opened(&self, monitored: &Monitored, entity: &str, name: &str) -> Told {
        let (now, edition) = (self.now.get(entity), self.edition(entity));
        let is_listed =
            || now.map_or_else(|| undated(format!("{name} is listed")), |party| listed(name, party, edition));
        if self.first {
            return behind("first screening", is_listed());
        }
        if !monitored.screened {
            return behind("the customer is new or was changed", is_listed());
        }
        if self.added.contains_key(entity) {
            return is_listed();
        }
        let news = self.changed.get(entity);
        if let Some(news) = news.filter(|news| news.is_of_what_is_compared()) {
            return changed(name, news, edition);
        }
        let (then, threshold) = self.thresholds;
        if threshold < then {
            return behind(&format!("the lowest score of an alert is {threshold} now, and was {then}"), is_listed());
        }
        undated(format!(
            "{name} matches now, though nothing{} changed about it: with the {edition}, its words tell more than before{}",
            of_what_is_compared(news),
            besides(name, news, edition),
        ))
    }

    fn closed(&self, monitored: &Monitored, alert: &Alert) -> Told {
        let (name, edition) = (&alert.name, self.edition(&alert.entity));
        if let Some(party) = self.removed.get(alert.entity.as_str())
            && !self.is_of_a_list_left(party)
        {
            return gone(name, party, edition);
        }
        if !monitored.screened {
            return undated(format!("the customer was changed, and {name} matches no longer"));
        }
        let news = self.changed.get(alert.entity.as_str());
        if let Some(news) = news.filter(|news| news.is_of_what_is_compared()) {
            let told = changed(name, news, edition);
            return Told { text: format!("{}, and matches no longer", told.text), ..told };
        }
        let (then, threshold) = self.thresholds;
        if !self.now.contains_key(alert.entity.as_str()) {
            return undated(format!("{name} is on none of the lists that are screened against"));
        }
        if threshold > then {
            return undated(format!("the lowest score of an alert is {threshold} now, and was {then}"));
        }
        undated(format!(
            "{name} matches no longer, though nothing{} changed about it: with the {edition} or other settings, its words \
             tell less{}",
            of_what_is_compared(news),
            besides(name, news, edition),
        ))
    }

    /// The edition that speaks of a party, or no longer does: that of its list, or else the latest.
    fn edition(&self, entity: &str) -> EditionDay {
        let (by_list, latest) = &self.editions;
        let party = self.now.get(entity).or_else(|| self.removed.get(entity));
        let lists = party.map(|party| party.datasets.as_slice()).unwrap_or_default();
        let of_list = lists.iter().find_map(|list| by_list.get(list.as_str()).copied());
        let today = || EditionDay { day: crate::clock::today(), published: false };
        of_list.or(*latest).unwrap_or_else(today)
    }

    /// Whether a party went only because its list is no longer screened against.
    fn is_of_a_list_left(&self, party: &Entity) -> bool {
        self.list_left && !party.datasets.iter().any(|list| self.editions.0.contains_key(list.as_str()))
    }
}

/// What did not change about a party: nothing at all, or nothing that counts.
fn of_what_is_compared(news: Option<&Change<'_>>) -> &'static str {
    if news.is_some() { " that is compared" } else { "" }
}

/// What changed about a party and is not the reason.
fn besides(name: &str, news: Option<&Change<'_>>, edition: EditionDay) -> String {
    news.map(|news| format!("; besides, {}", changed(name, news, edition).text)).unwrap_or_default()
}

/// A reason for which no authority states a day.
fn undated(text: impl Into<String>) -> Told {
    Told { text: text.into(), on: None }
}

/// A reason behind what it is a case of.
fn behind(case: &str, told: Told) -> Told {
    let Told { text, on } = told;
    Told { text: format!("{case}: {text}"), on }
}

fn by_party(change: Change<'_>) -> (&str, Change<'_>) {
    let party = change.after;
    (party.id.as_str(), change)
}
