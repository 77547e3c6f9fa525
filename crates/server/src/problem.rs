//! What went wrong, as a client is told: RFC 9457 problem details with a stable code and a hint.

use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use interdict_documents::ReadError;
use interdict_screening::{EngineError, subjects::SourceError};
use interdict_store::StoreError;
use serde::Serialize;
use std::{borrow::Cow, fmt};

/// A problem on its way to the client. Its texts hold nothing of what was screened: they go to logs, too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct Problem {
    /// A page about this kind of problem, relative to the service.
    #[serde(rename = "type")]
    pub kind: String,
    /// The status in words.
    pub title: &'static str,
    /// The HTTP status.
    pub status: u16,
    /// What is wrong, and where.
    pub detail: String,
    /// A stable code for programs: `request.malformed`, `party.unknown`.
    #[schema(value_type = String)]
    pub code: Cow<'static, str>,
    /// What to try.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
}

impl Problem {
    /// A problem with a status, a stable code and what is wrong.
    pub fn new(status: StatusCode, code: impl Into<Cow<'static, str>>, detail: impl Into<String>) -> Self {
        let code = code.into();
        Self {
            kind: format!("/docs/problems#{code}"),
            title: status.canonical_reason().unwrap_or("Problem"),
            status: status.as_u16(),
            detail: detail.into(),
            code,
            hint: None,
        }
    }

    /// The same with what to try.
    #[must_use]
    pub fn with_hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The request cannot be understood (400).
    pub fn bad_request(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "request.malformed", detail)
    }

    /// There is no such thing (404).
    pub fn not_found(code: impl Into<Cow<'static, str>>, detail: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, code, detail)
    }

    /// More requests wait than the service takes (503).
    pub fn busy() -> Self {
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "service.busy", "more screenings wait than the service takes")
            .with_hint("try again in a second; many subjects in one request cost less than many requests")
    }

    /// Something broke that the client cannot help (500). What it was is in the log.
    pub fn internal() -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "service.failed", "the request could not be answered")
            .with_hint("the log of the service has the reason under the request id of this answer")
    }

    /// The HTTP status.
    pub fn status(&self) -> StatusCode {
        StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code, self.detail)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = self.status();
        let mut response = (status, Json(self)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if status == StatusCode::SERVICE_UNAVAILABLE || status == StatusCode::TOO_MANY_REQUESTS {
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
        }
        response
    }
}

impl From<ReadError> for Problem {
    fn from(error: ReadError) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, error.code(), error.to_string()).with_hint(error.hint())
    }
}

impl From<SourceError> for Problem {
    fn from(error: SourceError) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, error.code(), error.to_string()).with_hint(error.hint())
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        tracing::error!(code = error.code(), %error, "the store could not be read");
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, error.code(), "the store could not be read")
            .with_hint("the log of the service has the reason under the request id of this answer")
    }
}

impl From<EngineError> for Problem {
    fn from(error: EngineError) -> Self {
        Self::new(StatusCode::SERVICE_UNAVAILABLE, error.code(), error.to_string()).with_hint(error.hint())
    }
}

impl From<ListsError> for Problem {
    fn from(error: ListsError) -> Self {
        let problem = Self::new(StatusCode::SERVICE_UNAVAILABLE, error.code, error.message);
        Self { hint: error.hint, ..problem }
    }
}

/// Why lists could not be loaded, from whoever loads them for the service.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct ListsError {
    /// A stable code.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// What to try.
    pub hint: Option<String>,
}
