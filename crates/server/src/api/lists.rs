//! `/api/v1/lists`: what is screened against, the editions in the store, what changed between two, loading them again.

use super::{
    schemas::{DifferenceAnswer, EditionsAnswer, ListsAnswer},
    wire::{self, Asked},
};
use crate::{Problem, Service, Snapshot, request::day, service::blocking};
use axum::{
    extract::{Path, State},
    response::Response,
};
use interdict_lists::{EditionInfo, ListReading};
use interdict_model::{Entity, PartialDate, ftm};
use interdict_screening::{
    Edition,
    layouts::{PROGRAM, Program, are_complete},
};
use interdict_store::{Change, Diff, FieldChange, Store, diff};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::sync::Arc;

/// A day in the query string.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct KnownOn {
    known_on: Option<String>,
}

/// Two editions in the query string.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Two {
    from: String,
    to: Option<String>,
}

/// Show what is screened against.
///
/// The editions in use: who published them and when, how many parties they have, the digest of the published bytes,
/// whether everything that was published is there, what is missing, how many warnings the reader gave. With `knownOn`
/// those that were known on that day.
#[utoipa::path(
    get,
    path = "/api/v1/lists",
    operation_id = "lists",
    tag = "lists",
    params(("knownOn" = Option<String>, Query, description = "As the lists were known on this day, from the store")),
    responses(
        (status = 200, description = "The editions in use", body = ListsAnswer),
        (
            status = "4XX", description = "A day cannot be understood, or nothing was known then",
            body = Problem, content_type = "application/problem+json"
        ),
    )
)]
pub(crate) async fn in_use(
    State(service): State<Arc<Service>>,
    Asked(asked): Asked<KnownOn>,
) -> Result<Response, Problem> {
    let known_on = asked.known_on.as_deref().map(|text| day("knownOn", text)).transpose()?;
    let snapshot = service.lists(known_on).await?;
    wire::laid_out(&ListsOut::of(&snapshot, known_on))
}

/// Load the lists again.
///
/// Puts the newest editions in use without a pause: requests under way end on the lists they began with. If the lists
/// cannot be loaded, those in use stay, and the answer says why. For administrators, where the service asks for keys.
#[utoipa::path(
    post,
    path = "/api/v1/lists/reload",
    operation_id = "reload",
    tag = "lists",
    responses(
        (status = 200, description = "The editions that are in use now", body = ListsAnswer),
        (
            status = 503, description = "The lists could not be loaded; those in use stay",
            body = Problem, content_type = "application/problem+json"
        ),
    )
)]
pub(crate) async fn reload(State(service): State<Arc<Service>>) -> Result<Response, Problem> {
    let snapshot = blocking(move || service.reload()).await??;
    wire::laid_out(&ListsOut::of(&snapshot, None))
}

/// List the editions of a list.
///
/// All that the store holds, oldest first, with what each covers and on which days it was seen.
#[utoipa::path(
    get,
    path = "/api/v1/lists/{dataset}/editions",
    operation_id = "editions",
    tag = "lists",
    params(("dataset" = String, Path, description = "The list: us_ofac_sdn")),
    responses(
        (status = 200, description = "The editions", body = EditionsAnswer),
        (
            status = 404, description = "`list.not_found`, or `store.none` where lists do not come from a store",
            body = Problem, content_type = "application/problem+json"
        ),
    )
)]
pub(crate) async fn editions(
    State(service): State<Arc<Service>>,
    Path(dataset): Path<String>,
) -> Result<Response, Problem> {
    service
        .with_store(move |store| {
            let editions = store.editions(Some(&dataset))?;
            if editions.is_empty() {
                return Err(no_list(store)?);
            }
            wire::laid_out(&EditionsOut { dataset, editions })
        })
        .await
}

/// Show what changed between two editions.
///
/// Parties added, removed and changed, with the values that went and came in each field. `from` and `to` are numbers of
/// editions, or days, which mean the edition that was known then; without `to` the newest. The members are those of
/// `interdict lists diff --format json`.
#[utoipa::path(
    get,
    path = "/api/v1/lists/{dataset}/diff",
    operation_id = "difference",
    tag = "lists",
    params(
        ("dataset" = String, Path, description = "The list: us_ofac_sdn"),
        ("from" = String, Query, description = "The earlier edition: its number, or a day on which it was known"),
        ("to" = Option<String>, Query, description = "The later edition. Default: the newest"),
    ),
    responses(
        (status = 200, description = "What changed", body = DifferenceAnswer),
        (
            status = 404, description = "`list.not_found`, `list.not_known` on a day, or `store.none`",
            body = Problem, content_type = "application/problem+json"
        ),
        (
            status = "4XX", description = "`from` or `to` cannot be understood",
            body = Problem, content_type = "application/problem+json"
        ),
    )
)]
pub(crate) async fn difference(
    State(service): State<Arc<Service>>,
    Path(dataset): Path<String>,
    Asked(two): Asked<Two>,
) -> Result<Response, Problem> {
    service
        .with_store(move |store| {
            if store.newest(&dataset)?.is_none() {
                return Err(no_list(store)?);
            }
            let earlier = reading(store, &dataset, Some(("from", two.from.as_str())))?;
            let later = reading(store, &dataset, two.to.as_deref().map(|text| ("to", text)))?;
            let found = diff(&earlier.entities, &later.entities);
            wire::laid_out(&DifferenceOut::of(&earlier, &later, &found))
        })
        .await
}

fn no_list(store: &Store) -> Result<Problem, Problem> {
    let known = store.datasets()?;
    let hint = if known.is_empty() { "it has none yet".to_owned() } else { format!("it has {}", known.join(", ")) };
    Ok(Problem::not_found("list.not_found", "the store has no such list").with_hint(hint))
}

/// The edition that a member of the query string means, the newest without one.
fn reading(store: &mut Store, dataset: &str, choice: Option<(&str, &str)>) -> Result<ListReading, Problem> {
    let found = match choice {
        None => store.newest(dataset)?,
        Some((field, text)) => match text.parse::<i64>() {
            Ok(number) => store.editions(Some(dataset))?.into_iter().find(|edition| edition.id == number),
            Err(_) => store.known_on(dataset, day(field, text)?)?,
        },
    };
    let edition = found.ok_or_else(|| {
        let field = choice.map(|(field, _)| field).unwrap_or_default();
        Problem::not_found(
            "list.not_known",
            format!("{field}: no edition has this number, or none was known on this day"),
        )
        .with_hint(format!("/api/v1/lists/{dataset}/editions shows those that there are"))
    })?;
    Ok(store.reading(&edition)?)
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ListsOut<'a> {
    engine: Program,
    known_on: Option<PartialDate>,
    parties: usize,
    complete: bool,
    editions: &'a [Edition],
}

impl<'a> ListsOut<'a> {
    fn of(snapshot: &'a Snapshot, known_on: Option<PartialDate>) -> Self {
        let editions = snapshot.editions();
        let parties = editions.iter().map(|edition| edition.parties).sum();
        Self { engine: PROGRAM, known_on, parties, complete: are_complete(editions), editions }
    }
}

#[derive(Serialize)]
struct EditionsOut {
    dataset: String,
    editions: Vec<interdict_store::Edition>,
}

#[derive(Serialize)]
struct DifferenceOut<'a> {
    earlier: &'a EditionInfo,
    later: &'a EditionInfo,
    added: Vec<Value>,
    removed: Vec<Value>,
    changed: Vec<Changed<'a>>,
}

#[derive(Serialize)]
struct Changed<'a> {
    id: &'a str,
    caption: &'a str,
    fields: &'a [FieldChange],
    before: Value,
    after: Value,
}

impl<'a> DifferenceOut<'a> {
    fn of(earlier: &'a ListReading, later: &'a ListReading, found: &'a Diff<'a>) -> Self {
        let json = |entities: &[&Entity]| entities.iter().map(|entity| ftm::to_json(entity)).collect();
        let changed = |change: &'a Change<'a>| Changed {
            id: &change.after.id,
            caption: change.after.caption(),
            fields: &change.fields,
            before: ftm::to_json(change.before),
            after: ftm::to_json(change.after),
        };
        Self {
            earlier: &earlier.info,
            later: &later.info,
            added: json(&found.added),
            removed: json(&found.removed),
            changed: found.changed.iter().map(changed).collect(),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use interdict_lists::embedded::embedded;
    use interdict_store::Bounds;

    #[test]
    fn who_asks_for_an_unknown_list_is_told_which_there_are_or_that_there_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open_or_create(&folder.path().join("store.sqlite")).unwrap();
        let hint = |store: &Store| no_list(store).unwrap().hint.unwrap();
        assert_eq!(hint(&store), "it has none yet");
        let day: PartialDate = "2015-01-17".parse().unwrap();
        store.add(&embedded().unwrap(), day, &Bounds::default(), false).unwrap();
        assert_eq!(hint(&store), "it has us_dprk_2015");
    }
}
