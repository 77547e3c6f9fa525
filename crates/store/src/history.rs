//! The life of a party: what the authority says happened, and what the editions showed.

use crate::{
    FieldChange,
    diff::changed_fields,
    store::{Edition, VersionInEditions},
};
use interdict_model::{Entity, NameKind, PartialDate};
use serde::Serialize;

/// One thing that happened to a party.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Event {
    /// When, as the authority states it; or, where it does not, the day on which an edition showed it.
    pub day: PartialDate,
    /// Whether the day is the authority's own.
    pub stated: bool,
    /// What happened: `listed`, `first seen`, `changed`, `delisted`, `no longer seen`, `programme added`, `name added`.
    pub what: &'static str,
    /// In words.
    pub says: String,
    /// The fields that changed, for a change between editions.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldChange>,
    /// The day on which the edition that showed it was seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seen_on: Option<PartialDate>,
}

/// The life of a party on one list.
#[derive(Debug, Clone, PartialEq)]
pub struct History {
    /// Which list.
    pub dataset: String,
    /// Its identity.
    pub entity: String,
    /// As it was last seen.
    pub latest: Entity,
    /// What happened, in order.
    pub events: Vec<Event>,
}

/// Puts the life of a party together from its versions, in the order of the editions.
pub(crate) fn life(dataset: &str, versions: &[VersionInEditions]) -> Option<History> {
    let latest = versions.last()?.entity.clone();
    let mut events: Vec<Event> = Vec::new();
    for version in versions {
        for event in stated(&version.entity) {
            // Later versions repeat what earlier ones said.
            if !events.iter().any(|held| held.stated && held.day == event.day && held.says == event.says) {
                events.push(Event { seen_on: Some(version.first.seen_on), ..event });
            }
        }
    }
    let mut before: Option<&VersionInEditions> = None;
    for version in versions {
        let day = version.first.seen_on;
        let seen = |what, says, fields| Event { day, stated: false, what, says, fields, seen_on: Some(day) };
        match before {
            None => events.push(seen("first seen", format!("in the edition {}", told(&version.first)), Vec::new())),
            Some(old) => {
                if let Some(gone) = old.gone.as_ref().filter(|gone| gone.id != version.first.id) {
                    events.push(no_longer_seen(gone));
                    events.push(seen("seen again", format!("in the edition {}", told(&version.first)), Vec::new()));
                }
                let fields = changed_fields(&old.entity, &version.entity);
                if !fields.is_empty() {
                    let names: Vec<&str> = fields.iter().map(|held| held.field).collect();
                    events.push(seen("changed", names.join(", "), fields));
                }
            }
        }
        before = Some(version);
    }
    events.extend(versions.last().and_then(|last| last.gone.as_ref()).map(no_longer_seen));
    events.sort_by_key(|event| (event.day.first_day(), !event.stated));
    Some(History { dataset: dataset.to_owned(), entity: latest.id.clone(), latest, events })
}

fn told(edition: &Edition) -> String {
    let published = edition.info.published_on.map(|day| format!(", published {day}")).unwrap_or_default();
    format!("seen on {}{published}", edition.seen_on)
}

fn no_longer_seen(edition: &Edition) -> Event {
    Event {
        day: edition.seen_on,
        stated: false,
        what: "no longer seen",
        says: format!("not in the edition {}", told(edition)),
        fields: Vec::new(),
        seen_on: Some(edition.seen_on),
    }
}

/// What a version says with a date of the authority's own.
fn stated(entity: &Entity) -> Vec<Event> {
    let mut events = Vec::new();
    let mut say = |day: Option<PartialDate>, what, says: String| {
        if let Some(day) = day {
            events.push(Event { day, stated: true, what, says, fields: Vec::new(), seen_on: None });
        }
    };
    for designation in &entity.designations {
        let by = designation
            .list
            .as_ref()
            .map_or_else(|| designation.authority.clone(), |list| format!("{} ({list})", designation.authority));
        let codes: Vec<&str> = designation.programme_codes().collect();
        let under = if codes.is_empty() { String::new() } else { format!(" under {}", codes.join(", ")) };
        say(designation.listed_on, "listed", format!("by {by}{under}"));
        say(designation.delisted_on, "delisted", format!("by {by}"));
        for programme in &designation.programmes {
            if programme.period.from != designation.listed_on {
                say(programme.period.from, "programme added", programme.code.clone());
            }
            say(programme.period.to, "programme ended", programme.code.clone());
        }
    }
    for name in entity.names.iter().filter(|name| name.kind != NameKind::Primary || !name.period.is_open()) {
        if name.period.from != entity.listed_on() {
            say(name.period.from, "name added", name.text.clone());
        }
        say(name.period.to, "name ended", name.text.clone());
    }
    for address in &entity.addresses {
        if address.period.from != entity.listed_on() {
            say(address.period.from, "address added", address.one_line());
        }
        say(address.period.to, "address ended", address.one_line());
    }
    events
}
