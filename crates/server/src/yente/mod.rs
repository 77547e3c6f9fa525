//! The interface of yente, so that a client written for it works after a change of its base address.
//!
//! Paths, parameters and shapes follow the `OpenAPI` description of yente 4 and 5; what is behind them is ours. Where
//! yente has a bound (100 queries a request, 500 results, 50 candidates scored a query) there is none but the size of
//! the request.
//!
//! | to do | reach for |
//! |---|---|
//! | what one request looks at: lists, filters, days | [`view`], [`scope`] |
//! | a party as yente shows it | [`entity`], [`nested`] |
//! | errors with yente's body | [`refusal`] |
//! | parameters of the query string and of forms | [`parameters`] |
//! | what is worked out once for a state of the lists | [`memo`] |
//!
//! Every other file answers one path.

mod adjacent;
mod algorithms;
mod catalog;
mod datasets;
mod entities;
mod entity;
mod example;
mod facets;
mod filters;
mod health;
mod matching;
mod memo;
mod nested;
mod parameters;
mod reconcile;
mod refusal;
pub(crate) mod relations;
mod schemata;
mod scope;
mod scoring;
mod search;
mod update;
mod view;
mod words;

use crate::Service;
use axum::{
    Extension, Router,
    routing::{get, post},
};
use memo::Memo;
use std::sync::Arc;

/// All paths of yente.
pub(crate) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/match/{dataset}", post(matching::answer))
        .route("/search/{dataset}", get(search::answer))
        .route("/entities/{id}", get(entities::answer))
        .route("/entities/{id}/adjacent", get(adjacent::all))
        .route("/entities/{id}/adjacent/{property}", get(adjacent::one))
        .route("/algorithms", get(algorithms::answer))
        .route("/catalog", get(catalog::answer))
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .route("/updatez", post(update::answer))
        .merge(reconcile::routes())
        .method_not_allowed_fallback(refusal::no_such_method)
        .layer(Extension(Arc::<Memo>::default()))
}
