//! Pages of strangers, open in a browser that also reaches this service, must not make it act.
//!
//! Two rules. A request that a page sends with a method that may change something must come from a page of this service: its
//! `Origin` is its `Host`. And a service that needs no keys answers under names of its own machine only: a stranger can point
//! a name of his own at 127.0.0.1 (DNS rebinding), and his page would then count as one of this service. Programs send no
//! `Origin` and are not concerned.

use crate::Problem;
use axum::{
    extract::Request,
    http::{Method, StatusCode, header},
};
use std::net::IpAddr;

/// The names under which the service answers.
#[derive(Debug)]
pub(super) struct Names {
    /// Chosen by whoever runs the service.
    chosen: Vec<String>,
    /// No others than these and those of this machine.
    only: bool,
}

impl Names {
    pub(super) fn new(chosen: &[String], only: bool) -> Self {
        Self { chosen: chosen.iter().map(|name| name.to_ascii_lowercase()).collect(), only }
    }

    /// Refuses what a page of a stranger sends.
    pub(super) fn check(&self, request: &Request) -> Result<(), Problem> {
        // HTTP/2 has it in the address.
        let host = request.headers().get(header::HOST).and_then(|value| value.to_str().ok());
        let host = request.uri().authority().map(axum::http::uri::Authority::as_str).or(host);
        if self.only && host.is_some_and(|host| !self.is_known(without_port(host))) {
            return Err(Problem::new(
                StatusCode::MISDIRECTED_REQUEST,
                "request.host",
                "the service does not answer under this name",
            )
            .with_hint("name it with --host, or make API keys: with keys it answers under any name"));
        }
        if [Method::GET, Method::HEAD, Method::OPTIONS].contains(request.method()) {
            return Ok(());
        }
        let Some(origin) = request.headers().get(header::ORIGIN) else { return Ok(()) };
        let origin = origin.to_str().ok().and_then(|origin| origin.split_once("://")).map(|(_, origin)| origin);
        let same = |origin: &str| {
            host.is_some_and(|host| host.eq_ignore_ascii_case(origin))
                || self.chosen.contains(&without_port(origin).to_ascii_lowercase())
        };
        if origin.is_some_and(same) {
            return Ok(());
        }
        Err(Problem::new(StatusCode::FORBIDDEN, "request.origin", "a page of another origin sent this request")
            .with_hint(
                "a proxy before the service has to leave the header Host as it is, or name the host with --host",
            ))
    }

    fn is_known(&self, name: &str) -> bool {
        let address = name.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
        name.eq_ignore_ascii_case("localhost")
            || address.is_ok_and(|address| address.is_loopback())
            || self.chosen.contains(&name.to_ascii_lowercase())
    }
}

/// `[::1]:8080` without its port.
fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if !port.is_empty() && port.bytes().all(|digit| digit.is_ascii_digit()) => name,
        _ => host,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    fn request(method: &str, host: &str, origin: Option<&str>) -> Request {
        let request = axum::http::Request::builder().method(method).uri("/").header("host", host);
        let request = origin.into_iter().fold(request, |request, origin| request.header("origin", origin));
        request.body(Body::empty()).unwrap()
    }

    #[test]
    fn pages_of_strangers_are_refused_and_programs_are_not() {
        let here = Names::new(&["Interdict.example".into()], true);
        let keyed = Names::new(&[], false);
        for (names, method, host, origin, status) in [
            (&here, "GET", "127.0.0.1:8080", None, 200),
            (&here, "GET", "localhost", None, 200),
            (&here, "GET", "[::1]:8080", None, 200),
            (&here, "GET", "interdict.example", None, 200),
            (&here, "GET", "rebound.example:8080", None, 421),
            (&here, "POST", "localhost:8080", Some("http://localhost:8080"), 200),
            (&here, "POST", "localhost:8080", Some("http://localhost:9000"), 403),
            (&here, "POST", "localhost:8080", Some("https://stranger.example"), 403),
            (&here, "POST", "localhost:8080", Some("https://interdict.example"), 200),
            (&here, "POST", "localhost:8080", Some("null"), 403),
            (&here, "GET", "localhost:8080", Some("https://stranger.example"), 200),
            (&keyed, "GET", "any.example", None, 200),
            (&keyed, "POST", "any.example", Some("https://any.example"), 200),
            (&keyed, "DELETE", "any.example", Some("https://other.example"), 403),
        ] {
            let answer = names.check(&request(method, host, origin));
            let answer = answer.map_or_else(|problem| problem.status, |()| 200);
            assert_eq!(answer, status, "{method} {host} from {origin:?}");
        }
    }
}
