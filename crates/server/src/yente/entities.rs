//! `GET /entities/{id}`: one party, with everything around it inside unless `nested=false`.

use super::{
    entity::{Inner, entity, moment},
    memo::Memo,
    nested::nested,
    parameters::Parameters,
    refusal::Refusal,
    view::View,
};
use crate::{Problem, Service, service};
use axum::{
    Extension, Json,
    extract::{Path, State},
};
use serde_json::{Value, json};
use std::sync::Arc;

/// Every party is looked for on all lists.
pub(crate) const EVERYWHERE: &str = "all";

/// Answers a request. If the lists come from a store, it also says when the party was first seen.
pub(crate) async fn answer(
    State(service): State<Arc<Service>>,
    Extension(memo): Extension<Arc<Memo>>,
    Path(id): Path<String>,
    parameters: Parameters,
) -> Result<Json<Value>, Refusal> {
    let view = View::open(&service, &memo, EVERYWHERE, &parameters).await?;
    let with_others = parameters.flag("nested", true)?;
    let laid_out = service::blocking(move || {
        let records = view.records(&id);
        let own_id = records.first().map(|record| record.id.clone())?;
        let shown = if with_others { nested(&view, &records) } else { entity(&view, &records, Inner::Dropped) };
        Some((own_id, shown))
    });
    let (id, mut shown) = laid_out.await?.ok_or_else(no_such_entity)?;
    if service.has_store() {
        let lives = service.with_store(move |store| store.history(&id).map_err(Problem::from)).await?;
        let events = lives.iter().flat_map(|life| &life.events);
        let first_seen = events.filter(|event| event.what == "first seen").map(|event| event.day).min();
        shown.insert("first_seen".to_owned(), json!(moment(first_seen)));
    }
    Ok(Json(Value::Object(shown)))
}

/// There is no such party, on no list or not on the day asked for.
pub(crate) fn no_such_entity() -> Refusal {
    Refusal::not_found("No such entity!")
}
