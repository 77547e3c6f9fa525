//! The tool `history`: what happened to one party on the lists.

use super::tool::{self, Told};
use crate::{Problem, Service, request::day};
use interdict_model::PartialDate;
use interdict_store::{Event, FieldChange, History, Store};
use rmcp::{
    model::{JsonObject, Tool},
    schemars::{self, JsonSchema},
};
use serde::{Deserialize, Serialize};
use std::{fmt::Write as _, sync::Arc};

/// Its name.
pub(super) const NAME: &str = "history";

const DESCRIPTION: &str = "Returns what happened to one listed party, by the identity that screen gave (ofac-17614): \
when it was listed, under which programmes, which names and addresses were added, what changed from one edition to the \
next, and when it was delisted or no longer seen. Days that the authority states and days on which an edition showed \
something are told apart. Use as_of for what had happened by a former day, known_on for what the editions told that had \
been seen by then. Needs a store of editions.";

/// Its arguments.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Arguments {
    /// Identity of the party: ofac-17614.
    id: String,
    /// Only what had happened by this day: 2015-01-02.
    as_of: Option<String>,
    /// Only by the editions that had been seen by this day: 2015-01-02.
    known_on: Option<String>,
}

/// Its answer.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Answer {
    /// The day by which it had happened.
    as_of: Option<String>,
    /// The day by which the editions had been seen.
    known_on: Option<String>,
    /// The party's life on each list that has or had it.
    lives: Vec<Life>,
}

/// The life of a party on one list.
#[derive(Debug, Serialize, JsonSchema)]
struct Life {
    /// Short name of the list.
    list: String,
    /// How many editions of the list are held: nothing is known from between them.
    editions: usize,
    /// The day on which the oldest of them was seen.
    first_seen_on: Option<String>,
    /// The day on which the newest of them was seen.
    last_seen_on: Option<String>,
    /// Identity of the party.
    id: String,
    /// Its primary name as it was last seen.
    caption: String,
    /// What happened, in order.
    events: Vec<Happened>,
}

/// One thing that happened.
#[derive(Debug, Serialize, JsonSchema)]
struct Happened {
    /// When: as the authority states it or, where it does not, the day on which an edition showed it.
    day: String,
    /// Whether the day is the authority's own.
    stated: bool,
    /// listed, first seen, changed, programme added, name added, delisted, no longer seen ...
    what: String,
    /// In words.
    says: String,
    /// What changed from one edition to the next.
    fields: Vec<Changed>,
    /// The day on which the edition that showed it was seen.
    seen_on: Option<String>,
}

/// A field that changed.
#[derive(Debug, Serialize, JsonSchema)]
struct Changed {
    /// Which.
    field: String,
    /// Values that went.
    removed: Vec<String>,
    /// Values that came.
    added: Vec<String>,
}

/// The tool as clients are told of it.
pub(super) fn tool() -> Tool {
    tool::describe::<Arguments, Answer>(NAME, "History of a listed party", DESCRIPTION)
}

/// Answers a call.
pub(super) async fn call(service: &Arc<Service>, given: Option<JsonObject>) -> Result<Told, Problem> {
    let Arguments { id, as_of, known_on } = tool::arguments(given)?;
    let as_of = as_of.as_deref().map(|text| day("as_of", text)).transpose()?;
    let known_on = known_on.as_deref().map(|text| day("known_on", text)).transpose()?;
    let mut lives = service.with_store(move |store| lives(store, id.trim(), as_of, known_on)).await?;
    if lives.is_empty() {
        return Err(Problem::not_found("party.unknown", "id: there is no such party in the store")
            .with_hint("identities look like ofac-9345; the tool screen finds them by name"));
    }
    lives.retain(|life| !life.events.is_empty());
    if lives.is_empty() {
        return Err(Problem::not_found("party.not_in_force", "as_of: nothing had happened to it by that day")
            .with_hint("leave as_of out for all that happened"));
    }
    let text = lives.iter().map(in_words).collect::<Vec<_>>().join("\n\n");
    let written = |day: PartialDate| day.to_string();
    Told::new(text, &Answer { as_of: as_of.map(written), known_on: known_on.map(written), lives })
}

fn lives(
    store: &mut Store,
    id: &str,
    as_of: Option<PartialDate>,
    known_on: Option<PartialDate>,
) -> Result<Vec<Life>, Problem> {
    let is_by = |date: PartialDate, day: Option<PartialDate>| day.is_none_or(|day| date.first_day() <= day.last_day());
    let histories = match known_on {
        None => store.history(id)?,
        Some(day) if store.editions(None)?.iter().any(|edition| is_by(edition.seen_on, known_on)) => {
            store.history_known_on(id, day)?
        }
        Some(_) => {
            return Err(Problem::not_found("list.not_known", "known_on: no edition was known on that day")
                .with_hint("leave known_on out for all that the editions tell"));
        }
    };
    let mut lives = Vec::new();
    for history in histories {
        let mut editions = store.editions(Some(&history.dataset))?;
        editions.retain(|edition| is_by(edition.seen_on, known_on));
        let History { dataset, entity, latest, events } = history;
        let events = events.into_iter().filter(|event| is_by(event.day, as_of));
        lives.push(Life {
            list: dataset,
            editions: editions.len(),
            first_seen_on: editions.first().map(|edition| edition.seen_on.to_string()),
            last_seen_on: editions.last().map(|edition| edition.seen_on.to_string()),
            id: entity,
            caption: latest.caption().to_owned(),
            events: events.map(happened).collect(),
        });
    }
    Ok(lives)
}

fn happened(event: Event) -> Happened {
    Happened {
        day: event.day.to_string(),
        stated: event.stated,
        what: event.what.to_owned(),
        says: event.says,
        fields: event.fields.into_iter().map(changed).collect(),
        seen_on: event.seen_on.map(|day| day.to_string()),
    }
}

fn changed(change: FieldChange) -> Changed {
    Changed { field: change.field.to_owned(), removed: change.removed, added: change.added }
}

fn in_words(life: &Life) -> String {
    let mut text = format!("{} ({}) on {}", life.caption, life.id, life.list);
    for event in &life.events {
        let source = if event.stated { "stated" } else { "seen" };
        // Writing to a text does not fail.
        let _ = write!(text, "\n{} {}: {} ({source})", event.day, event.what, event.says);
    }
    text
}
