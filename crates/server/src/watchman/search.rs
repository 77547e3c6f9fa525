//! `GET` and `POST /v2/search`: listed parties that one subject may be.
//!
//! A party that stands on several lists is an entity for each of them, as in Watchman, all with the same score.

use super::{
    fields::Fields,
    layout::{self, Shown},
    lists,
    query::Query,
    refusal::Refusal,
    wire::{About, Answer, SearchedEntity},
};
use crate::{Service, Snapshot, receipts::LeftReceipt, request::numbered};
use axum::{
    Json,
    body::Bytes,
    extract::{
        Query as QueryString, State,
        rejection::{BytesRejection, QueryRejection},
    },
    http::StatusCode,
};
use interdict_model::Entity;
use interdict_screening::{Edition, Match, Screening};
use std::{borrow::Cow, sync::Arc};

/// An answer, with the receipt that its header names.
type Proved = (Option<LeftReceipt>, Json<Answer>);
type Pairs = Result<QueryString<Vec<(String, String)>>, QueryRejection>;

/// Fields in the query string. They stand in the logs of whatever lies between; POST keeps them out.
pub(crate) async fn by_query_string(State(service): State<Arc<Service>>, pairs: Pairs) -> Result<Proved, Refusal> {
    answer(&service, &given(pairs)?).await
}

/// Fields in a JSON body, and in the query string too if a client puts some there.
pub(crate) async fn by_body(
    State(service): State<Arc<Service>>,
    pairs: Pairs,
    body: Result<Bytes, BytesRejection>,
) -> Result<Proved, Refusal> {
    let mut fields = given(pairs)?;
    let body = body.map_err(|rejection| Refusal::new(rejection.status(), "the body cannot be read or is too large"))?;
    fields.add_body(&body)?;
    answer(&service, &fields).await
}

fn given(pairs: Pairs) -> Result<Fields, Refusal> {
    let QueryString(pairs) =
        pairs.map_err(|_| Refusal::new(StatusCode::BAD_REQUEST, "the query string cannot be read"))?;
    Ok(Fields::of_pairs(pairs))
}

async fn answer(service: &Arc<Service>, fields: &Fields) -> Result<Proved, Refusal> {
    let query = Query::read(fields)?;
    let snapshot = service.lists(query.settings.known_on).await?;
    query.expect_list(&snapshot)?;
    let (screening, receipt) = service.screen(&snapshot, numbered(1, query.subject.clone()), &query.settings).await?;
    let entities = entities(&snapshot, &query, &screening);
    let asked = Shown { source_list: "api-request", source_id: String::new(), kind: query.kind, published: false };
    let editions = query.asked_of(snapshot.editions());
    let answer = Answer {
        query: layout::entity(&snapshot, &query.as_entity, &asked),
        entities,
        interdict: About {
            editions: query.asked_of(snapshot.engine().editions()).into_iter().map(Edition::short).collect(),
            complete: editions.iter().all(|edition| edition.complete),
            gaps: editions.iter().flat_map(|edition| edition.gaps.iter().cloned()).collect(),
            min_match: query.settings.threshold,
            as_of: query.settings.as_of,
            known_on: query.settings.known_on,
            without_effect: query.without_effect,
        },
    };
    Ok((receipt, Json(answer)))
}

fn entities(snapshot: &Snapshot, query: &Query, screening: &Screening) -> Vec<SearchedEntity> {
    let mut entities = Vec::new();
    for found in &screening.matches {
        for record in snapshot.records(&found.entity) {
            let record = match query.settings.as_of {
                Some(day) => record.as_of(day).map(Cow::Owned),
                None => Some(record),
            };
            if let Some(record) = record.filter(|record| query.wants(record)) {
                entities.push(entity(snapshot, query, found, &record));
            }
        }
    }
    entities.truncate(query.limit);
    entities
}

fn entity(snapshot: &Snapshot, query: &Query, found: &Match, record: &Entity) -> SearchedEntity {
    let dataset = record.datasets.first().map(String::as_str).unwrap_or_default();
    let shown = Shown {
        source_list: lists::name_of(dataset),
        source_id: layout::source_id(record).to_owned(),
        kind: query.kind,
        published: true,
    };
    SearchedEntity {
        entity: layout::entity(snapshot, record, &shown),
        score: found.score,
        details: found.explanation.clone().filter(|_| query.explain_from.is_some_and(|least| found.score >= least)),
    }
}
