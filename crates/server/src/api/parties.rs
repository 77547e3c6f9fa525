//! `GET /api/v1/parties/{id}`: what is known of a listed party, and its life.
//!
//! Identities are the publishers' numbers and no personal data, so they may stand in an address.

use super::{
    schemas::{HistoryAnswer, PartyAnswer},
    wire::{self, Asked, TimesUsed},
};
use crate::{Problem, Service, Snapshot, request::day, service::blocking};
use axum::{
    extract::{Path, State},
    response::Response,
};
use interdict_model::{Entity, PartialDate, ftm};
use interdict_screening::{
    Edition, Group,
    layouts::{PROGRAM, Program, are_complete},
};
use interdict_store::{Event, History, Store};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::{borrow::Cow, sync::Arc};

/// What to try where no party has an identity.
const HINT: &str = "identities look like ofac-9345; POST /api/v1/screen finds them by names and numbers";

/// Days in the query string.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Times {
    as_of: Option<String>,
    known_on: Option<String>,
}

impl Times {
    fn read(&self) -> Result<TimesUsed, Problem> {
        Ok(TimesUsed {
            as_of: self.as_of.as_deref().map(|text| day("asOf", text)).transpose()?,
            known_on: self.known_on.as_deref().map(|text| day("knownOn", text)).transpose()?,
        })
    }
}

/// Show a listed party.
///
/// Everything that is known of it, as a FollowTheMoney object for each list it stands on, with the typed form under
/// `interdict`: names by strength, dates with their doubts, designations with their programmes and days. With `asOf`
/// what was in force on that day; with `knownOn` as the lists were known on that day. `group` names the records of the
/// same party on other lists, and why they are the same.
#[utoipa::path(
    get,
    path = "/api/v1/parties/{id}",
    operation_id = "party",
    tag = "parties",
    params(
        ("id" = String, Path, description = "Identity as in answers: ofac-9345. Capital letters do not count"),
        ("asOf" = Option<String>, Query, description = "As it was in force on this day, 2015-01-02"),
        ("knownOn" = Option<String>, Query, description = "As the lists were known on this day, from the store"),
    ),
    responses(
        (status = 200, description = "The party, a record for each list", body = PartyAnswer),
        (
            status = 404, description = "`party.unknown`, or `party.not_in_force` on the day",
            body = Problem, content_type = "application/problem+json"
        ),
        (
            status = "4XX", description = "A day cannot be understood",
            body = Problem, content_type = "application/problem+json"
        ),
    )
)]
pub(crate) async fn party(
    State(service): State<Arc<Service>>,
    Path(id): Path<String>,
    Asked(times): Asked<Times>,
) -> Result<Response, Problem> {
    let TimesUsed { as_of, known_on } = times.read()?;
    let snapshot = service.lists(known_on).await?;
    let records: Vec<Cow<'_, Entity>> = snapshot.records(&id).collect();
    let Some(first) = records.first() else {
        return Err(Problem::not_found("party.unknown", "no party of the lists has this identity").with_hint(HINT));
    };
    let in_force: Vec<Value> = match as_of {
        None => records.iter().map(|entity| ftm::to_json(entity)).collect(),
        Some(day) => {
            records.iter().filter_map(|entity| entity.as_of(day)).map(|entity| ftm::to_json(&entity)).collect()
        }
    };
    if in_force.is_empty() {
        let since = records.iter().filter_map(|entity| entity.listed_on()).min();
        let since = since.map(|day| format!("; it is listed since {day}")).unwrap_or_default();
        return Err(Problem::not_found("party.not_in_force", format!("not listed on that day{since}")));
    }
    let answer = PartyOut {
        engine: PROGRAM,
        settings: TimesUsed { as_of, known_on },
        editions: snapshot.editions(),
        complete: are_complete(snapshot.editions()),
        id: &first.id,
        records: in_force,
        group: snapshot.engine().groups().of(&first.id),
    };
    wire::laid_out(&answer)
}

/// Show the life of a party.
///
/// What the authority states with its days (listed, programmes, names added), and between it what the editions in the
/// store showed: first seen, changed field by field, no longer seen. Also of parties that are on no list any more.
/// With `knownOn` as the editions had it that were seen by then; with `asOf` what had happened by that day, `latest`
/// being the party as it was in force on it, by the newest edition seen by then if there was one, and absent if it was
/// not in force. Needs a store.
#[utoipa::path(
    get,
    path = "/api/v1/parties/{id}/history",
    operation_id = "history",
    tag = "parties",
    params(
        ("id" = String, Path, description = "Identity as in answers: ofac-9345"),
        ("asOf" = Option<String>, Query, description = "What had happened by this day, 2015-01-02"),
        ("knownOn" = Option<String>, Query, description = "By the editions that had been seen by this day"),
    ),
    responses(
        (status = 200, description = "A life for each list that has or had the party", body = HistoryAnswer),
        (
            status = 404, description = "`party.unknown`; `party.not_in_force`: nothing had happened to it by the day; \
                `list.not_known`: no edition was known on the day; `store.none` where lists do not come from a store",
            body = Problem, content_type = "application/problem+json"
        ),
        (
            status = "4XX", description = "A day cannot be understood",
            body = Problem, content_type = "application/problem+json"
        ),
    )
)]
pub(crate) async fn history(
    State(service): State<Arc<Service>>,
    Path(id): Path<String>,
    Asked(times): Asked<Times>,
) -> Result<Response, Problem> {
    let times = times.read()?;
    let id = as_published(&service.now(), &id);
    let asked = id.clone();
    let (lives, seen, then) = service
        .with_store(move |store| {
            let lives = match times.known_on {
                None => store.history(&asked)?,
                Some(day) => {
                    if !store.editions(None)?.iter().any(|edition| was_seen_by(edition, Some(day))) {
                        return Err(Problem::not_found("list.not_known", "knownOn: no edition was known on that day"));
                    }
                    store.history_known_on(&asked, day)?
                }
            };
            let seen = lives.iter().map(|life| seen(store, &life.dataset, times.known_on));
            let seen = seen.collect::<Result<Vec<_>, _>>()?;
            // As the editions had it that had been seen by the day, and not as a later one has it.
            let then = match times.as_of {
                None => Vec::new(),
                Some(day) => store.history_known_on(&asked, times.known_on.map_or(day, |known| known.min(day)))?,
            };
            Ok((lives, seen, then))
        })
        .await?;
    if lives.is_empty() {
        let detail = if times.known_on.is_none() {
            "no party in the store has or had this identity"
        } else {
            "no edition that was known on that day has or had a party with this identity"
        };
        return Err(Problem::not_found("party.unknown", detail).with_hint(HINT));
    }
    blocking(move || {
        let lives = lives.iter().zip(seen).map(|(life, editions)| {
            let then = then.iter().find(|then| then.dataset == life.dataset);
            Life::of(life, editions, times.as_of, then.map_or(&life.latest, |then| &then.latest))
        });
        let lives: Vec<Life<'_>> = lives.filter(|life| !life.events.is_empty()).collect();
        if lives.is_empty() {
            return Err(Problem::not_found("party.not_in_force", "asOf: nothing had happened to it by that day"));
        }
        wire::laid_out(&HistoryOut { engine: PROGRAM, settings: times, id: &id, lives })
    })
    .await?
}

/// The identity with the capital letters of its publisher, where a list in use has it.
fn as_published(snapshot: &Snapshot, id: &str) -> String {
    snapshot.records(id).next().map_or_else(|| id.trim().to_owned(), |entity| entity.id.clone())
}

fn was_seen_by(edition: &interdict_store::Edition, day: Option<PartialDate>) -> bool {
    day.is_none_or(|day| edition.seen_on.first_day() <= day.last_day())
}

fn seen(store: &Store, dataset: &str, known_on: Option<PartialDate>) -> Result<Seen, Problem> {
    let mut editions = store.editions(Some(dataset))?;
    editions.retain(|edition| was_seen_by(edition, known_on));
    let last = editions.last().map(|edition| edition.last_seen_on);
    Ok(Seen {
        count: editions.len(),
        first: editions.first().map(|edition| edition.seen_on),
        // It may have been seen again since.
        last: last.map(|last| known_on.map_or(last, |day| last.min(day))),
    })
}

#[derive(Serialize)]
struct PartyOut<'a> {
    engine: Program,
    settings: TimesUsed,
    editions: &'a [Edition],
    complete: bool,
    id: &'a str,
    records: Vec<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<&'a Group>,
}

#[derive(Serialize)]
struct HistoryOut<'a> {
    engine: Program,
    settings: TimesUsed,
    id: &'a str,
    lives: Vec<Life<'a>>,
}

#[derive(Serialize)]
struct Life<'a> {
    list: &'a str,
    id: &'a str,
    editions: Seen,
    events: Vec<&'a Event>,
    #[serde(skip_serializing_if = "Option::is_none")]
    latest: Option<Value>,
}

impl<'a> Life<'a> {
    /// `latest` is the party as the newest edition had it that counts; without one from before the day, as the first one
    /// after it has it.
    fn of(life: &'a History, editions: Seen, as_of: Option<PartialDate>, latest: &Entity) -> Self {
        let History { dataset, entity, events, .. } = life;
        let had_happened = |event: &&Event| as_of.is_none_or(|day| event.day.first_day() <= day.last_day());
        let latest = match as_of {
            None => Some(ftm::to_json(latest)),
            Some(day) => latest.as_of(day).map(|latest| ftm::to_json(&latest)),
        };
        Self { list: dataset, id: entity, editions, events: events.iter().filter(had_happened).collect(), latest }
    }
}

/// Which editions of a list a life was put together from.
#[derive(Serialize)]
struct Seen {
    count: usize,
    first: Option<PartialDate>,
    last: Option<PartialDate>,
}
