//! Style, script and icon of the pages: part of the program, asked for again only when they have changed.

use crate::Service;
use axum::{
    Router,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use interdict_documents::page;
use std::{
    collections::hash_map::DefaultHasher,
    hash::{Hash as _, Hasher as _},
    sync::Arc,
};

const STYLE: &str = include_str!("../../assets/app.css");
const SCRIPT: &str = include_str!("../../assets/app.js");
const ICON: &str = include_str!("../../assets/icon.svg");

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/assets/app.css", get(|headers: HeaderMap| async move { file(&headers, "text/css", STYLE) }))
        .route("/assets/app.js", get(|headers: HeaderMap| async move { file(&headers, "text/javascript", SCRIPT) }))
        .route("/assets/icon.svg", get(|headers: HeaderMap| async move { file(&headers, "image/svg+xml", ICON) }))
        .route("/assets/reading.css", get(|headers: HeaderMap| async move { file(&headers, "text/css", page::STYLE) }))
        .route(
            "/assets/reading.js",
            get(|headers: HeaderMap| async move { file(&headers, "text/javascript", page::SCRIPT) }),
        )
}

/// A file, or the word that the one the client has is still the same.
fn file(asked: &HeaderMap, kind: &'static str, content: &'static str) -> Response {
    let mut hasher = DefaultHasher::new();
    content.hash(&mut hasher);
    let tag = format!("\"{:016x}\"", hasher.finish());
    let same = asked.get(header::IF_NONE_MATCH).is_some_and(|held| held.as_bytes() == tag.as_bytes());
    let mut response = if same { StatusCode::NOT_MODIFIED.into_response() } else { content.into_response() };
    let headers = response.headers_mut();
    let kind = format!("{kind}; charset=utf-8");
    for (name, value) in [(header::ETAG, &*tag), (header::CACHE_CONTROL, "no-cache"), (header::CONTENT_TYPE, &*kind)] {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(name, value);
        }
    }
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}
