//! Suggestions while a person types: parties, properties and types that begin so, and columns that a type has.

use super::{open::open_to_all, queries::candidate};
use crate::{
    Service,
    request::MOST_MATCHES,
    service,
    yente::{
        memo::Memo,
        parameters::Parameters,
        refusal::Refusal,
        schemata::{self, Property},
        view::View,
        words::Asked,
    },
};
use axum::{
    Extension,
    extract::{Path, State},
    response::Response,
};
use serde_json::{Value, json};
use std::{collections::HashSet, sync::Arc};

/// Suggestions where a request does not say.
const DEFAULT_LIMIT: usize = 10;

/// `GET /reconcile/{dataset}/suggest/entity?prefix=`
pub(super) async fn entities(
    State(service): State<Arc<Service>>,
    Extension(memo): Extension<Arc<Memo>>,
    Path(dataset): Path<String>,
    parameters: Parameters,
) -> Response {
    let found = parties(&service, &memo, &dataset, &parameters).await;
    open_to_all(&parameters, found.map(|found| suggested(&parameters, &found)))
}

/// `GET /reconcile/{dataset}/suggest/property?prefix=`
pub(super) async fn properties(Path(_): Path<String>, parameters: Parameters) -> Response {
    let wanted = schemata::properties().iter().filter(|property| begins(&parameters, property.name, property.label));
    let found: Vec<Value> =
        wanted.map(|property| json!({ "id": property.qualified(), "name": property.label })).collect();
    open_to_all(&parameters, Ok(suggested(&parameters, &found)))
}

/// `GET /reconcile/{dataset}/suggest/type?prefix=`
pub(super) async fn types(Path(_): Path<String>, parameters: Parameters) -> Response {
    let kinds = schemata::kinds().iter().filter(|kind| kind.screened);
    let wanted =
        kinds.filter(|kind| begins(&parameters, kind.name, kind.label) || begins(&parameters, "", kind.plural));
    let found: Vec<Value> =
        wanted.map(|kind| json!({ "id": kind.name, "name": kind.plural, "description": kind.label })).collect();
    open_to_all(&parameters, Ok(suggested(&parameters, &found)))
}

/// `GET /reconcile/{dataset}/extend/property?type=&limit=`: the columns that parties of a type can have.
pub(super) async fn extensions(Path(_): Path<String>, parameters: Parameters) -> Response {
    let kind = parameters.one("type").unwrap_or("Thing");
    let answer = match parameters.number("limit", MOST_MATCHES, 0..=MOST_MATCHES) {
        Err(refusal) => Err(refusal),
        Ok(_) if schemata::kind(kind).is_none() => Err(Refusal::bad_request("type: no such schema")),
        Ok(limit) => {
            // A `Thing` may be of any type.
            let has = |property: &&Property| kind == "Thing" || schemata::is_a(kind, property.schema);
            let columns = schemata::properties().iter().filter(has).take(limit);
            let columns: Vec<Value> =
                columns.map(|property| json!({ "id": property.name, "name": property.label })).collect();
            Ok(json!({ "type": kind, "limit": limit, "properties": columns }))
        }
    };
    open_to_all(&parameters, answer)
}

async fn parties(
    service: &Arc<Service>,
    memo: &Memo,
    dataset: &str,
    parameters: &Parameters,
) -> Result<Vec<Value>, Refusal> {
    let view = View::open(service, memo, dataset, parameters).await?;
    let limit = parameters.number("limit", DEFAULT_LIMIT, 0..=MOST_MATCHES)?;
    // The last word is still being written.
    let asked = Asked::new(&format!("{}*", parameters.one("prefix").unwrap_or_default()));
    let found = service::blocking(move || {
        let words = view.derived.words(&view.snapshot);
        let mut seen: HashSet<&str> = HashSet::new();
        let mut found = Vec::new();
        for (place, id) in view.snapshot.engine().parties().ids() {
            if found.len() == limit {
                break;
            }
            if words.has(place as usize, &asked) && seen.insert(id) {
                let records = view.records(id);
                if !records.is_empty() {
                    found.push(Value::Object(candidate(&records)));
                }
            }
        }
        found
    });
    found.await.map_err(Refusal::from)
}

/// Whether a name or label has a word that begins as typed; capitals do not count.
fn begins(parameters: &Parameters, name: &str, label: &str) -> bool {
    let prefix = parameters.one("prefix").unwrap_or_default().to_lowercase();
    let label = label.to_lowercase();
    name.to_lowercase().starts_with(&prefix) && !name.is_empty()
        || label.starts_with(&prefix)
        || label.split(' ').any(|word| word.starts_with(&prefix))
}

fn suggested(parameters: &Parameters, found: &[Value]) -> Value {
    let prefix = parameters.one("prefix").unwrap_or_default();
    json!({ "code": "/api/status/ok", "status": "200 OK", "prefix": prefix, "result": found })
}
