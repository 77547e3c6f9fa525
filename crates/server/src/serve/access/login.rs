//! `/login` and `/logout`: a person gives a key once, and the browser keeps a session in its place.

use super::super::gate::Gate;
use crate::{Problem, Service};
use askama::Template;
use axum::{
    Extension, Form, Router,
    extract::{Query, rejection::QueryRejection},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{Html, IntoResponse as _, Redirect, Response},
    routing::{get, post},
};
use serde::Deserialize;
use std::{io, sync::Arc};

/// What the page may load: the style of the other pages.
const POLICY: &str =
    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// Where to go afterwards.
#[derive(Debug, Default, Deserialize)]
struct Way {
    #[serde(default)]
    next: String,
}

/// What the form sends. Without `Debug`: it must not be printed.
#[derive(Deserialize)]
struct LogIn {
    key: String,
    #[serde(default)]
    next: String,
}

#[derive(Template)]
#[template(path = "login.html")]
struct LogInPage<'a> {
    next: &'a str,
    refused: bool,
}

pub(in crate::serve) fn routes() -> Router<Arc<Service>> {
    Router::new().route("/login", get(form).post(log_in)).route("/logout", post(log_out))
}

async fn form(Extension(gate): Extension<Arc<Gate>>, way: Result<Query<Way>, QueryRejection>) -> Response {
    if !gate.access().is_by_key() {
        return Redirect::to("/").into_response();
    }
    let next = way.map(|Query(way)| way.next).unwrap_or_default();
    page(StatusCode::OK, &LogInPage { next: own_path(&next), refused: false })
}

async fn log_in(Extension(gate): Extension<Arc<Gate>>, headers: HeaderMap, Form(form): Form<LogIn>) -> Response {
    let next = own_path(&form.next);
    match gate.access().log_in(form.key.trim(), gate.is_encrypted(&headers)) {
        Ok(Some(cookie)) => with_cookie(cookie, next),
        Ok(None) => {
            tracing::warn!("somebody tried to log in with a key that is none");
            page(StatusCode::UNAUTHORIZED, &LogInPage { next, refused: true })
        }
        Err(error) => failed(&error),
    }
}

async fn log_out(Extension(gate): Extension<Arc<Gate>>, headers: HeaderMap) -> Response {
    gate.access().log_out(&headers).map_or_else(|error| failed(&error), |cookie| with_cookie(cookie, "/login"))
}

fn with_cookie(cookie: HeaderValue, next: &str) -> Response {
    ([(header::SET_COOKIE, cookie)], Redirect::to(next)).into_response()
}

fn failed(error: &io::Error) -> Response {
    tracing::error!(%error, "a session could not be begun or ended");
    Problem::internal().into_response()
}

fn page(status: StatusCode, template: &LogInPage<'_>) -> Response {
    match template.render() {
        Ok(html) => (status, [(header::CONTENT_SECURITY_POLICY, POLICY)], Html(html)).into_response(),
        Err(error) => failed(&io::Error::other(error.to_string())),
    }
}

/// A path of this service, so that a link to the login page leads nowhere else afterwards.
pub(in crate::serve) fn own_path(next: &str) -> &str {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "/-._~".contains(letter);
    if next.starts_with('/') && !next.starts_with("//") && next.chars().all(plain) { next } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::own_path;

    #[test]
    fn after_the_login_one_stays_here() {
        for (asked, goes) in [
            ("/files", "/files"),
            ("/parties/ofac-9345", "/parties/ofac-9345"),
            ("", "/"),
            ("//elsewhere.example", "/"),
            ("/\\elsewhere.example", "/"),
            ("https://elsewhere.example", "/"),
            ("/files?a=b", "/"),
        ] {
            assert_eq!(own_path(asked), goes, "{asked}");
        }
    }
}
