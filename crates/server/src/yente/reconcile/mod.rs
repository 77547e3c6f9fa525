//! Reconciliation for `OpenRefine` and other clients of the Reconciliation Service API 0.2 (W3C Community Group report
//! of 10 April 2023): one address that describes itself, matches queries and extends rows, and helpers beside it.

mod extend;
mod manifest;
mod open;
mod preview;
mod queries;
mod suggest;

use super::{
    memo::Memo,
    parameters::{Fields, Parameters},
    refusal::Refusal,
    view::View,
};
use crate::{Service, receipts::LeftReceipt};
use axum::{
    Extension, Router,
    extract::{Path, State},
    http::{HeaderMap, Method, Uri},
    response::{IntoResponse, Response},
    routing::get,
};
use open::{open_to_all, preflight};
use serde_json::Value;
use std::sync::Arc;

/// The paths of the service.
pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/reconcile/{dataset}", get(endpoint).post(endpoint).options(preflight))
        .route("/reconcile/{dataset}/suggest/entity", get(suggest::entities).options(preflight))
        .route("/reconcile/{dataset}/suggest/property", get(suggest::properties).options(preflight))
        .route("/reconcile/{dataset}/suggest/type", get(suggest::types).options(preflight))
        .route("/reconcile/{dataset}/extend/property", get(suggest::extensions).options(preflight))
        .route("/reconcile/{dataset}/preview", get(preview::answer).options(preflight))
}

/// `GET` and `POST /reconcile/{dataset}`: the manifest, or answers to the `queries` or the `extend` given in the query
/// string or a form.
async fn endpoint(
    State(service): State<Arc<Service>>,
    Extension(memo): Extension<Arc<Memo>>,
    Path(dataset): Path<String>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    Fields(parameters): Fields,
) -> Response {
    let base = manifest::base(&uri, &headers);
    let answer = answer(&service, &memo, &dataset, &parameters, &method, &base).await;
    let (answer, receipt) = match answer {
        Ok((answer, receipt)) => (Ok(answer), receipt),
        Err(refusal) => (Err(refusal), None),
    };
    (receipt, open_to_all(&parameters, answer)).into_response()
}

async fn answer(
    service: &Arc<Service>,
    memo: &Memo,
    dataset: &str,
    parameters: &Parameters,
    method: &Method,
    base: &str,
) -> Result<(Value, Option<LeftReceipt>), Refusal> {
    let view = View::open(service, memo, dataset, parameters).await?;
    if let Some(queries) = parameters.one("queries") {
        return queries::answer(service, view, parameters, queries).await;
    }
    if let Some(extend) = parameters.one("extend") {
        return Ok((extend::answer(view, extend).await?, None));
    }
    if method == Method::POST {
        return Err(Refusal::bad_request("the form has neither `queries` nor `extend`"));
    }
    Ok((manifest::manifest(&view, dataset, base), None))
}
