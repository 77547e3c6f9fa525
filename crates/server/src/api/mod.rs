//! Interdict's own interface: everything under `/api`, its description and a page that shows it.
//!
//! | resource | file |
//! |---|---|
//! | `POST /api/v1/screen` | `screen.rs` |
//! | `POST /api/v1/documents` | `documents.rs` |
//! | `/api/v1/files`, progress, results | `files.rs`; what comes in is taken by `upload.rs`, screened by `jobs.rs` |
//! | `GET /api/v1/parties/{id}`, its history | `parties.rs` |
//! | `/api/v1/lists`, editions, differences, reload | `lists.rs` |
//! | `/api/openapi.json`, `/api/docs` | `description.rs`, `viewer.rs` |
//!
//! `wire.rs` reads requests, `interdict_screening::layouts` writes answers as it does for the command line, `schemas/`
//! says in the description what stands in them.

mod description;
mod documents;
mod files;
mod jobs;
mod lists;
mod parties;
mod schemas;
mod screen;
mod upload;
mod viewer;
mod wire;

pub(crate) use jobs::Jobs;

use crate::{Problem, Service};
use axum::{
    Extension, Router,
    body::Bytes,
    http::{StatusCode, header},
    response::{Html, Redirect},
    routing::{any, get},
};
use std::sync::Arc;
use utoipa_axum::{router::OpenApiRouter, routes};

/// All routes under `/api`. Jobs stop when the last copy of the router goes.
pub(crate) fn routes(jobs: Jobs) -> Router<Arc<Service>> {
    let described: OpenApiRouter<Arc<Service>> = OpenApiRouter::default()
        .routes(routes!(screen::screen))
        .routes(routes!(documents::read))
        .routes(routes!(parties::party))
        .routes(routes!(parties::history))
        .routes(routes!(lists::in_use))
        .routes(routes!(lists::editions))
        .routes(routes!(lists::difference))
        .routes(routes!(lists::reload))
        .routes(routes!(files::create))
        .routes(routes!(files::progress, files::remove))
        .routes(routes!(files::events))
        .routes(routes!(files::result));
    let (resources, collected) = described.split_for_parts();
    let description = description::complete(&collected);
    let page = viewer::page(&description);
    let json = Bytes::from(format!("{description:#}"));
    resources
        .route("/api/openapi.json", get(move || async move { ([(header::CONTENT_TYPE, "application/json")], json) }))
        .route(
            "/api/docs",
            get(move || async move { ([(header::CONTENT_SECURITY_POLICY, viewer::POLICY)], Html(page)) }),
        )
        .route(
            "/api/docs/style.css",
            get(|| async { ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], viewer::STYLE) }),
        )
        .route("/api", get(|| async { Redirect::permanent("/api/docs") }))
        .route("/api/", get(|| async { Redirect::permanent("/api/docs") }))
        .route("/api/{*rest}", any(|| async { nothing_here() }))
        .method_not_allowed_fallback(|| async { another_method() })
        .layer(Extension(jobs))
}

fn nothing_here() -> Problem {
    Problem::not_found("request.no_such_path", "there is nothing at this path")
        .with_hint("/api/docs shows every path, /api/openapi.json describes them for programs")
}

fn another_method() -> Problem {
    let detail = "the path is right, the method is not";
    Problem::new(StatusCode::METHOD_NOT_ALLOWED, "request.method", detail)
        .with_hint("the header Allow has the methods; names are sent in bodies with POST, never in addresses")
}
