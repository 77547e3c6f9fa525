//! How much a request may be, how long it may take, and how many there may be.

use super::{Configuration, access::Caller};
use crate::Problem;
use axum::{
    RequestExt as _,
    extract::{DefaultBodyLimit, Request},
    http::{Method, StatusCode, header},
};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::{
    net::{IpAddr, SocketAddr},
    time::Duration,
};

/// Paths that take files to be screened. Those are read as they come and never held in memory.
const FILES: [&str; 4] = ["/api/v1/files", "/files", "/files/columns", "/ui/files/columns"];

/// Whose requests are counted together.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Counted {
    Key(String),
    Address(IpAddr),
}

/// The limits of the service.
#[derive(Debug)]
pub(super) struct Limits {
    body: usize,
    file: usize,
    time: Duration,
    file_time: Duration,
    rate: Option<DefaultKeyedRateLimiter<Counted>>,
}

impl Limits {
    pub(super) fn new(configuration: &Configuration) -> Self {
        Self {
            body: configuration.body_limit,
            file: configuration.file_limit,
            time: configuration.timeout,
            file_time: configuration.file_timeout,
            rate: configuration.requests_per_second.map(|most| RateLimiter::keyed(Quota::per_second(most))),
        }
    }

    /// Counts a request, or refuses it. With a quota a second, the next one is let in within a second, which is what the
    /// answer says.
    pub(super) fn count(&self, caller: Option<&Caller>, peer: Option<SocketAddr>) -> Result<(), Problem> {
        let Some(rate) = &self.rate else { return Ok(()) };
        let name = caller.and_then(|caller| caller.name.clone());
        let counted = match (name, peer) {
            (Some(name), _) => Counted::Key(name),
            (None, Some(peer)) => Counted::Address(peer.ip()),
            (None, None) => return Ok(()),
        };
        rate.check_key(&counted).map_err(|_| {
            Problem::new(StatusCode::TOO_MANY_REQUESTS, "request.rate", "more requests a second than the service takes")
                .with_hint("wait a second; many subjects in one request count as one")
        })
    }

    /// Forgets callers who were not there for a while.
    pub(super) fn forget(&self) {
        if let Some(rate) = &self.rate {
            rate.retain_recent();
        }
    }

    /// Refuses a body that says it is too large, and bounds one that says nothing: whoever reads it gets an error after so
    /// many bytes.
    pub(super) fn bound(&self, route: &str, mut request: Request) -> Result<Request, Problem> {
        let (most, hint) = if brings_file(route, request.method()) {
            (self.file, "send it in parts, or packed with gzip or Zstandard; --file-limit sets the limit")
        } else {
            (self.body, "send fewer subjects at a time, or a file to /api/v1/files; --body-limit sets the limit")
        };
        let length = request.headers().get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok());
        if length.and_then(|length| length.parse::<u64>().ok()).is_some_and(|length| length > most as u64) {
            let detail = format!("the body is larger than {most} bytes");
            return Err(Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "request.too_large", detail).with_hint(hint));
        }
        DefaultBodyLimit::max(most).apply(&mut request);
        Ok(request.with_limited_body())
    }

    /// How long the answer to a request may be waited for.
    pub(super) fn time(&self, route: &str, method: &Method) -> Duration {
        if brings_file(route, method) { self.file_time } else { self.time }
    }
}

/// What is answered if it took longer.
pub(super) fn too_long(limit: Duration) -> Problem {
    let detail = format!("the answer was not ready after {} seconds", limit.as_secs());
    Problem::new(StatusCode::SERVICE_UNAVAILABLE, "request.timeout", detail)
        .with_hint("ask for less at a time, or send a file to /api/v1/files, which answers at once and works on; --timeout sets the limit")
}

fn brings_file(route: &str, method: &Method) -> bool {
    method == Method::POST && FILES.contains(&route)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;
    use std::num::NonZeroU32;

    fn limits(rate: Option<u32>) -> Limits {
        let requests_per_second = rate.and_then(NonZeroU32::new);
        Limits::new(&Configuration { body_limit: 10, file_limit: 100, requests_per_second, ..Configuration::default() })
    }

    #[test]
    fn a_body_that_says_it_is_too_large_is_refused_and_files_may_be_larger() {
        for (route, length, is_let_in) in [
            ("/api/v1/screen", "10", true),
            ("/api/v1/screen", "11", false),
            ("/api/v1/files", "11", true),
            ("/api/v1/files", "101", false),
        ] {
            let request =
                axum::http::Request::post(route).header("content-length", length).body(Body::empty()).unwrap();
            assert_eq!(limits(None).bound(route, request).is_ok(), is_let_in, "{length} bytes to {route}");
        }
    }

    #[test]
    fn callers_are_counted_each_by_key_or_address() {
        let limits = limits(Some(1));
        let caller = |name: &str| Caller { name: Some(name.into()), role: None };
        let peer = |last: u8| Some(SocketAddr::from(([192, 0, 2, last], 1)));
        assert!(limits.count(Some(&caller("anna")), peer(1)).is_ok());
        assert_eq!(limits.count(Some(&caller("anna")), peer(2)).unwrap_err().status, 429);
        assert!(limits.count(Some(&caller("ben")), peer(1)).is_ok());
        assert!(limits.count(None, peer(1)).is_ok());
        assert!(limits.count(None, peer(1)).is_err());
        assert!(limits.count(None, peer(2)).is_ok());
    }
}
