//! All interfaces of the service as one router, behind one gate.

use super::{
    access,
    gate::{Gate, pass},
    observe,
};
use crate::{Problem, Service, api, mcp, pages, watchman, yente};
use axum::{
    Extension, Router,
    http::{HeaderMap, StatusCode, header},
    middleware::from_fn_with_state,
    response::{IntoResponse as _, Response},
};
use std::{any::Any, sync::Arc};
use tower_http::{
    catch_panic::CatchPanicLayer,
    compression::{
        CompressionLayer,
        predicate::{DefaultPredicate, Predicate as _, SizeAbove},
    },
};

/// Answers below this size are not compressed: it would take longer than it saves.
const WORTH_IT: u64 = 4096;

/// The whole service. Each interface is a router of its own; here they only meet.
pub(super) fn application(service: Arc<Service>, gate: Arc<Gate>, callers: &mcp::Callers) -> Router {
    let api = api::routes(api::Jobs::default());
    // Pages screen files by the jobs of the API, and ask for them as clients do.
    let files = api.clone().with_state(Arc::clone(&service));
    Router::new()
        .merge(api)
        .merge(yente::routes())
        .merge(watchman::routes())
        .merge(mcp::routes(Arc::clone(&service), callers))
        .merge(pages::routes(files))
        .merge(access::routes().merge(observe::routes()).layer(Extension(Arc::clone(&gate))))
        .fallback(|headers: HeaderMap| async move { nowhere(&headers) })
        .method_not_allowed_fallback(|| async { another_method() })
        .layer(CatchPanicLayer::custom(panicked))
        .layer(CompressionLayer::new().compress_when(DefaultPredicate::new().and(SizeAbove::new(WORTH_IT))))
        .layer(from_fn_with_state(gate, pass))
        .with_state(service)
}

/// A browser is shown a page, from which it goes on.
fn nowhere(headers: &HeaderMap) -> Response {
    let accepted = headers.get(header::ACCEPT).and_then(|accepted| accepted.to_str().ok());
    if accepted.is_some_and(|accepted| accepted.contains("text/html")) {
        return pages::problem_page(nothing_here(), &pages::came_from(headers));
    }
    nothing_here().into_response()
}

fn nothing_here() -> Problem {
    Problem::not_found("request.no_such_path", "there is nothing at this path")
        .with_hint("/ is for people, /api/docs for programs")
}

fn another_method() -> Problem {
    Problem::new(StatusCode::METHOD_NOT_ALLOWED, "request.method", "the path is right, the method is not")
        .with_hint("the header Allow has the methods")
}

/// A handler that panics fails its own request. The log has the place.
fn panicked(_: Box<dyn Any + Send>) -> Response {
    Problem::internal().into_response()
}
