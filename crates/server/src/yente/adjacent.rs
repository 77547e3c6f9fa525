//! `GET /entities/{id}/adjacent` and `/entities/{id}/adjacent/{property}`: what is around a party, page by page.

use super::{
    entities::{EVERYWHERE, no_such_entity},
    entity::{Inner, Object, entity},
    memo::Memo,
    nested::around,
    parameters::Parameters,
    refusal::Refusal,
    relations::SEEN_UNDER,
    view::View,
};
use crate::{Service, request::MOST_MATCHES, service};
use axum::{
    Extension, Json,
    extract::{Path, State},
};
use serde_json::{Value, json};
use std::sync::Arc;

/// Results a property where a request does not say.
const DEFAULT_LIMIT: usize = 10;

/// A page of results.
#[derive(Debug, Clone, Copy)]
struct Page {
    limit: usize,
    offset: usize,
}

impl Page {
    fn read(parameters: &Parameters) -> Result<Self, Refusal> {
        Ok(Self {
            limit: parameters.number("limit", DEFAULT_LIMIT, 0..=MOST_MATCHES)?,
            offset: parameters.number("offset", 0, 0..=usize::MAX)?,
        })
    }

    fn of(self, all: Vec<Value>) -> Value {
        let total = all.len();
        let results: Vec<Value> = all.into_iter().skip(self.offset).take(self.limit).collect();
        json!({
            "limit": self.limit,
            "offset": self.offset,
            "total": { "value": total, "relation": "eq" },
            "results": results,
        })
    }
}

/// Answers for all properties at once.
pub(crate) async fn all(
    State(service): State<Arc<Service>>,
    Extension(memo): Extension<Arc<Memo>>,
    Path(id): Path<String>,
    parameters: Parameters,
) -> Result<Json<Value>, Refusal> {
    let view = View::open(&service, &memo, EVERYWHERE, &parameters).await?;
    let page = Page::read(&parameters)?;
    let answer = service::blocking(move || {
        let records = view.records(&id);
        if records.is_empty() {
            return None;
        }
        let adjacent: Object = around(&view, &records).into_iter().map(|(name, all)| (name, page.of(all))).collect();
        Some(json!({ "entity": entity(&view, &records, Inner::Dropped), "adjacent": adjacent }))
    });
    answer.await?.map(Json).ok_or_else(no_such_entity)
}

/// Answers for one property.
pub(crate) async fn one(
    State(service): State<Arc<Service>>,
    Extension(memo): Extension<Arc<Memo>>,
    Path((id, property)): Path<(String, String)>,
    parameters: Parameters,
) -> Result<Json<Value>, Refusal> {
    let view = View::open(&service, &memo, EVERYWHERE, &parameters).await?;
    let page = Page::read(&parameters)?;
    let answer = service::blocking(move || {
        let records = view.records(&id);
        if records.is_empty() {
            return Err(no_such_entity());
        }
        match around(&view, &records).remove(&property) {
            Some(all) => Ok(page.of(all)),
            None if SEEN_UNDER.contains(&property.as_str()) => Ok(page.of(Vec::new())),
            None => Err(Refusal::not_found("No such property!")),
        }
    });
    answer.await?.map(Json)
}
