//! `POST /updatez`: loads the lists again. Who may ask for it is decided before the request comes here; the token that
//! clients of yente send along is not looked at.

use super::refusal::Refusal;
use crate::{Problem, Service, service};
use axum::{Json, extract::State};
use serde_json::{Value, json};
use std::sync::Arc;

/// Answers when the new lists are in use: `sync` or not, the answer says that it is done. If they cannot be loaded,
/// those in use stay, and the answer says why.
pub(crate) async fn answer(State(service): State<Arc<Service>>) -> Result<Json<Value>, Refusal> {
    let reloaded = service::blocking(move || service.reload()).await?;
    let snapshot = reloaded.map_err(Problem::from)?;
    let editions: Vec<String> = snapshot.editions().iter().map(interdict_screening::Edition::short).collect();
    Ok(Json(json!({ "status": "ok", "interdict": { "editions": editions } })))
}
