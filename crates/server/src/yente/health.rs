//! `GET /healthz` and `GET /readyz`: whether the process answers, and whether there are lists to screen against.

use super::refusal::Refusal;
use crate::Service;
use axum::{Json, extract::State, http::StatusCode};
use serde_json::{Value, json};
use std::sync::Arc;

/// The process answers.
pub(crate) async fn alive() -> Json<Value> {
    Json(json!({ "status": "ok" }))
}

/// There are lists in use. A service cannot be started without any, so this fails only if it is on its way down.
pub(crate) async fn ready(State(service): State<Arc<Service>>) -> Result<Json<Value>, Refusal> {
    if service.now().editions().is_empty() {
        return Err(Refusal::new(StatusCode::SERVICE_UNAVAILABLE, "Index not ready."));
    }
    Ok(Json(json!({ "status": "ok" })))
}
