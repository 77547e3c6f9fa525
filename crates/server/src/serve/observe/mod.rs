//! What is told about requests: a line in the log, figures, traces. Nothing of what was asked: the path as the router writes
//! it, never the address that was called, and no bodies.

mod logs;
mod metrics;
#[cfg(feature = "otel")]
mod traces;

pub(super) use logs::start;
pub(super) use metrics::{Connected, Metrics, routes};

use super::headers::RequestId;
use axum::http::{Method, StatusCode};
use std::{sync::Arc, time::Instant};
use tracing::Span;

/// What is written where the client went away before it was answered, as other servers do.
const GONE: u16 = 499;

/// One request, from when it came until it is answered or its client has gone.
#[derive(Debug)]
pub(super) struct Observation {
    metrics: Arc<Metrics>,
    began: Instant,
    method: &'static str,
    route: String,
    id: String,
    key: Option<String>,
    status: u16,
    span: Span,
}

impl Observation {
    pub(super) fn begin(metrics: Arc<Metrics>, method: &Method, route: &str, id: &RequestId) -> Self {
        let method = known(method);
        // Around the handler, so that what it logs can be found under the number of the request.
        let span = tracing::info_span!(
            "request",
            otel.name = route,
            otel.kind = "server",
            http.request.method = method,
            http.route = route,
            http.response.status_code = tracing::field::Empty,
            request_id = %id,
        );
        metrics.begins();
        let id = id.to_string();
        Self { metrics, began: Instant::now(), method, route: route.to_owned(), id, key: None, status: GONE, span }
    }

    /// Whose key it came with.
    pub(super) fn is_by(&mut self, key: Option<&str>) {
        self.key = key.map(str::to_owned);
    }

    pub(super) fn span(&self) -> Span {
        self.span.clone()
    }

    /// It was answered.
    pub(super) fn end(mut self, status: StatusCode) {
        self.status = status.as_u16();
    }
}

impl Drop for Observation {
    fn drop(&mut self) {
        let took = self.began.elapsed();
        self.metrics.answered(self.method, &self.route, self.status, took);
        self.span.record("http.response.status_code", self.status);
        let milliseconds = took.as_micros() as f64 / 1000.0;
        // The macros want to know the level when they are compiled.
        macro_rules! answered {
            ($level:ident) => {
                tracing::$level!(
                    method = self.method,
                    route = self.route.as_str(),
                    status = self.status,
                    milliseconds,
                    request_id = self.id.as_str(),
                    key = self.key.as_deref(),
                    "answered"
                )
            };
        }
        if self.status >= 500 { answered!(warn) } else { answered!(info) }
    }
}

/// The method, if it is one of HTTP: others would be labels that a client chooses.
fn known(method: &Method) -> &'static str {
    match method.as_str() {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        "PUT" => "PUT",
        "PATCH" => "PATCH",
        "DELETE" => "DELETE",
        "OPTIONS" => "OPTIONS",
        _ => "other",
    }
}
