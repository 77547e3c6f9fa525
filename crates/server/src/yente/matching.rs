//! `POST /match/{dataset}`: parties by example, any number of them in one request.

use super::{
    entity::{Inner, Object, entity},
    example::{Example, subjects},
    memo::Memo,
    parameters::Parameters,
    refusal::Refusal,
    scoring::Scoring,
    view::View,
};
use crate::{
    Service,
    receipts::{self, LeftReceipt},
    service,
};
use axum::{
    Extension, Json,
    body::Bytes,
    extract::{Path, State, rejection::BytesRejection},
    response::{IntoResponse, Response},
};
use interdict_screening::{
    Screening,
    subjects::{Field, RecordPlace, ScreenedSubject, repeated_member},
};
use interdict_store::Noted;
use serde::Deserialize;
use serde_json::{Value, error::Category, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// Results a query where a request does not say.
pub(crate) const DEFAULT_LIMIT: usize = 5;
/// Parameters that count.
const PARAMETERS: &[&str] = &[
    "algorithm",
    "as_of",
    "changed_since",
    "cutoff",
    "exclude_dataset",
    "exclude_entity_ids",
    "exclude_schema",
    "include_dataset",
    "known_on",
    "limit",
    "threshold",
    "topics",
];
/// The header in which yente says how many queries it answered.
pub(crate) const BATCH_SIZE: &str = "x-batch-size";

/// The body of a request. `weights` and `config` tune algorithms that are not ours: they are taken and have no effect.
#[derive(Debug, Deserialize)]
struct Body {
    queries: BTreeMap<String, Option<Example>>,
    #[serde(default)]
    weights: BTreeMap<String, f64>,
    #[serde(default)]
    config: Object,
}

/// Answers a request.
pub(crate) async fn answer(
    State(service): State<Arc<Service>>,
    Extension(memo): Extension<Arc<Memo>>,
    Path(dataset): Path<String>,
    parameters: Parameters,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Refusal> {
    let view = View::open(&service, &memo, &dataset, &parameters).await?;
    let scoring = Scoring::read(&parameters, DEFAULT_LIMIT)?;
    let Body { queries, weights, config } = read(body)?;
    let (keys, examples): (Vec<String>, Vec<Example>) =
        queries.into_iter().filter_map(|(key, example)| Some((key, example?))).unzip();
    if examples.is_empty() {
        return Err(Refusal::bad_request("No queries provided."));
    }
    let ignored = without_effect(&parameters, &weights, &config, &examples);
    let (screened, receipt) = screen(&service, &view, &scoring, &examples).await?;
    let mut stated = view.stated();
    stated["algorithm"] = json!(scoring.algorithm.name());
    stated["threshold"] = json!(scoring.threshold);
    stated["cutoff"] = json!(scoring.cutoff);
    stated["withoutEffect"] = json!(ignored);
    let count = keys.len();
    let responses = service::blocking(move || {
        let answered = examples.into_iter().zip(&screened);
        let answers = answered.map(|(example, screened)| laid_out(&view, &scoring, example, screened));
        keys.into_iter().zip(answers).collect::<Object>()
    })
    .await?;
    let body = json!({ "responses": responses, "limit": scoring.limit, "interdict": stated });
    Ok((receipt, [(BATCH_SIZE, count.to_string())], Json(body)).into_response())
}

/// Names of what was given and does not count: members of the body, parameters, properties of any of the examples.
fn without_effect(
    parameters: &Parameters,
    weights: &BTreeMap<String, f64>,
    config: &Object,
    examples: &[Example],
) -> Vec<String> {
    let members = [("weights", weights.is_empty()), ("config", config.is_empty())];
    let members = members.into_iter().filter(|(_, empty)| !empty).map(|(name, _)| name.to_owned());
    let given = examples.iter().flat_map(|example| example.properties.keys());
    let unknown: BTreeSet<&String> = given.filter(|name| Field::of_header(name).is_none()).collect();
    let properties = unknown.into_iter().map(|name| format!("properties.{name}"));
    members.chain(parameters.beside(PARAMETERS).into_iter().map(str::to_owned)).chain(properties).collect()
}

/// Reads the body. What is said of a wrong one holds nothing of it but the place.
fn read(body: Result<Bytes, BytesRejection>) -> Result<Body, Refusal> {
    let body = body.map_err(|rejection| Refusal::new(rejection.status(), "the body cannot be read or is too large"))?;
    if let Some(place) = repeated_member(&body) {
        let (line, column) = (place.line, place.column);
        let what = format!("a member stands twice in one object (line {line}, column {column})");
        return Err(Refusal::invalid(&["body"], what));
    }
    serde_json::from_slice(&body).map_err(|error| {
        let what = match error.classify() {
            Category::Data => "not of the form {\"queries\": {KEY: {\"schema\": ..., \"properties\": {...}}}}",
            _ => "not JSON",
        };
        Refusal::invalid(&["body"], format!("{what} (line {}, column {})", error.line(), error.column()))
    })
}

/// An answer for each example in their order, or why there is none.
type Screened = Vec<Result<Screening, String>>;

/// Screens examples on all threads, and leaves a receipt if the service leaves any.
pub(crate) async fn screen(
    service: &Arc<Service>,
    view: &View,
    scoring: &Scoring,
    examples: &[Example],
) -> Result<(Screened, Option<LeftReceipt>), Refusal> {
    let mut to_screen: Vec<ScreenedSubject> = Vec::new();
    let mut reasons: Vec<Option<String>> = Vec::new();
    for readied in subjects(examples)? {
        match readied {
            Ok(subject) => {
                to_screen.push(subject);
                reasons.push(None);
            }
            Err(reason) => reasons.push(Some(reason)),
        }
    }
    let settings = scoring.settings(view);
    let mut screenings = service.screen_all(&view.snapshot, to_screen, &settings).await?.into_iter();
    let answers = reasons.into_iter().map(|reason| match reason {
        Some(reason) => Err(reason),
        None => screenings.next().ok_or_else(|| "the query was not screened".to_owned()),
    });
    let answers: Screened = answers.collect();
    let noted = answers.iter().zip(1..).map(|(answer, number)| match answer {
        Ok(screening) => receipts::noted_screening(screening).map(Some),
        Err(_) => Ok(Some(Noted::bad(RecordPlace::Line(number).to_string(), "record.not_screened"))),
    });
    let rows = service.rows(noted)?;
    let receipt = service.leave_receipt(&view.snapshot, &settings, rows).await?;
    Ok((answers, receipt))
}

fn laid_out(view: &View, scoring: &Scoring, example: Example, screened: &Result<Screening, String>) -> Value {
    let query = example.in_lists();
    let screening = match screened {
        Ok(screening) => screening,
        Err(reason) => {
            let total = json!({ "value": 0, "relation": "eq" });
            return json!({ "status": 400, "detail": reason, "results": [], "total": total, "query": query });
        }
    };
    let ranked = scoring.rank(view, screening);
    let results: Vec<Value> = ranked
        .results
        .iter()
        .map(|result| {
            let mut shown = entity(view, &result.records, Inner::Dropped);
            let explanations = scoring.explanations(result);
            // Clients of yente 4 read the points alone.
            let features: Object =
                explanations.iter().map(|(name, feature)| (name.clone(), feature["score"].clone())).collect();
            shown.insert("score".to_owned(), json!(result.score));
            shown.insert("match".to_owned(), json!(result.is_match));
            shown.insert("features".to_owned(), Value::Object(features));
            shown.insert("explanations".to_owned(), Value::Object(explanations));
            Value::Object(shown)
        })
        .collect();
    json!({
        "status": 200,
        "total": { "value": ranked.total, "relation": "eq" },
        "results": results,
        "query": query,
    })
}
