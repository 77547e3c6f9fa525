//! What happened to a party: from the history in the store, or, without one, from the dates that the lists state.

use crate::{
    Snapshot,
    pages::words::{list_title, party_address},
};
use interdict_model::{Entity, NameKind, PartialDate};
use interdict_store::{Event, History};

/// What went and came in a field.
pub(super) struct FieldView {
    pub(super) field: &'static str,
    pub(super) removed: Vec<String>,
    pub(super) added: Vec<String>,
}

/// What an event does to the party's standing, for its mark in the drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Effect {
    /// It comes on a list or under a programme.
    Begins,
    /// Something about it changes.
    Changes,
    /// It leaves a list or a programme.
    Ends,
}

impl Effect {
    /// Class of the style sheet.
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Begins => "begins",
            Self::Changes => "changes",
            Self::Ends => "ends",
        }
    }
}

/// One thing that happened.
pub(super) struct EventView {
    pub(super) day: PartialDate,
    pub(super) what: &'static str,
    pub(super) says: String,
    /// Whether the day is the authority's own; else an edition showed it.
    pub(super) stated: bool,
    pub(super) effect: Effect,
    pub(super) fields: Vec<FieldView>,
    pub(super) list: String,
    /// The page as of that day.
    pub(super) href: String,
}

/// All events in order. With `known_on`, only what had been seen by then.
pub(super) fn of(
    snapshot: &Snapshot,
    records: &[Entity],
    lives: &[History],
    known_on: Option<PartialDate>,
    id: &str,
) -> Vec<EventView> {
    let mut events: Vec<EventView> = Vec::new();
    for life in lives {
        let known = |event: &&Event| match (known_on, event.seen_on) {
            (Some(day), Some(seen)) => seen.first_day() <= day.last_day(),
            _ => true,
        };
        events.extend(life.events.iter().filter(known).map(|event| {
            EventView {
                fields: event
                    .fields
                    .iter()
                    .map(|held| FieldView {
                        field: held.field,
                        removed: held.removed.clone(),
                        added: held.added.clone(),
                    })
                    .collect(),
                ..event_view(
                    id,
                    event.day,
                    event.what,
                    event.says.clone(),
                    event.stated,
                    &list_title(snapshot, &life.dataset),
                )
            }
        }));
    }
    if lives.is_empty() {
        events.extend(records.iter().flat_map(|entity| stated(snapshot, entity)));
    }
    // Stable: on one day the order of the history stays.
    events.sort_by_key(|event| (event.day.first_day(), !event.stated));
    events
}

fn event_view(id: &str, day: PartialDate, what: &'static str, says: String, stated: bool, list: &str) -> EventView {
    let effect = match what {
        "listed" | "first seen" | "seen again" | "programme added" => Effect::Begins,
        "delisted" | "no longer seen" | "programme ended" => Effect::Ends,
        _ => Effect::Changes,
    };
    let href = party_address(id, Some(day.first_day()));
    EventView { day, what, says, stated, effect, fields: Vec::new(), list: list.to_owned(), href }
}

/// What a record says with a date of the authority's own.
fn stated(snapshot: &Snapshot, entity: &Entity) -> Vec<EventView> {
    let list = entity.datasets.first().map(|dataset| list_title(snapshot, dataset)).unwrap_or_default();
    let mut events: Vec<EventView> = Vec::new();
    let mut say = |day: Option<PartialDate>, what: &'static str, says: String| {
        events.extend(day.map(|day| event_view(&entity.id, day, what, says, true, &list)));
    };
    for held in &entity.designations {
        let codes: Vec<&str> = held.programme_codes().collect();
        let under = if codes.is_empty() { String::new() } else { format!(" under {}", codes.join(", ")) };
        say(held.listed_on, "listed", format!("by {}{under}", held.authority));
        say(held.delisted_on, "delisted", format!("by {}", held.authority));
        for programme in &held.programmes {
            if programme.period.from != held.listed_on {
                say(programme.period.from, "programme added", programme.code.clone());
            }
            say(programme.period.to, "programme ended", programme.code.clone());
        }
    }
    for name in entity.names.iter().filter(|name| name.kind != NameKind::Primary) {
        say(name.period.from, "name added", name.text.clone());
        say(name.period.to, "name removed", name.text.clone());
    }
    for address in &entity.addresses {
        say(address.period.from, "address added", address.one_line());
        say(address.period.to, "address removed", address.one_line());
    }
    events
}
