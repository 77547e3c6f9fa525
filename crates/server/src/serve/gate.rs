//! What every request passes before and after its handler: where it comes from, who sends it, how much of it there is; then
//! the headers of the answer, the log and the metrics.

use super::{
    Configuration, ServeError,
    access::{self, Access, Claim, own_path},
    headers::{self, RequestId},
    limits::{self, Limits},
    observe::{Metrics, Observation},
    origin::Names,
};
use crate::Problem;
use axum::{
    extract::{MatchedPath, Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse as _, Redirect, Response},
};
use std::{net::SocketAddr, sync::Arc};
use tracing::Instrument as _;

/// What those ask who restart a service that does not answer. They are not told to wait: busy is not broken.
const PROBES: [&str; 2] = ["/healthz", "/readyz"];

/// Who is at the other end of the connection, among the extensions of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Peer(pub SocketAddr);

/// All that is asked of requests.
#[derive(Debug)]
pub(super) struct Gate {
    access: Access,
    limits: Limits,
    names: Names,
    metrics: Arc<Metrics>,
    encrypted: bool,
}

impl Gate {
    pub(super) fn new(configuration: &Configuration) -> Result<Self, ServeError> {
        let access = Access::open(configuration.keys.as_deref())?;
        Ok(Self {
            names: Names::new(&configuration.hosts, !access.is_by_key()),
            access,
            limits: Limits::new(configuration),
            metrics: Arc::default(),
            encrypted: configuration.certificates.is_some(),
        })
    }

    pub(super) fn access(&self) -> &Access {
        &self.access
    }

    pub(super) fn limits(&self) -> &Limits {
        &self.limits
    }

    pub(super) fn metrics(&self) -> &Arc<Metrics> {
        &self.metrics
    }

    /// Whether a browser sees TLS: ours, or that of a proxy before us, by its own word. It only makes cookies stricter.
    pub(super) fn is_encrypted(&self, headers: &HeaderMap) -> bool {
        self.encrypted || headers.get("x-forwarded-proto").is_some_and(|value| value == "https")
    }

    /// Everything that may keep a request from its handler.
    fn check(&self, route: &str, mut request: Request, observation: &mut Observation) -> Result<Request, Problem> {
        self.names.check(&request)?;
        let peer = request.extensions().get::<Peer>().map(|peer| peer.0);
        let claim = self.access.claim(request.headers());
        let known = if let Claim::Holder(caller) = &claim { Some(caller) } else { None };
        if !PROBES.contains(&route) {
            self.limits.count(known, peer)?;
        }
        let caller = access::admit(route, claim, request.headers(), peer)?;
        observation.is_by(caller.name.as_deref());
        request.extensions_mut().insert(caller);
        self.limits.bound(route, request)
    }
}

/// The way of a request through the gate.
pub(super) async fn pass(State(gate): State<Arc<Gate>>, mut request: Request, next: Next) -> Response {
    let path = request.extensions().get::<MatchedPath>().cloned();
    let route = path.as_ref().map_or("", MatchedPath::as_str);
    let id = RequestId::of(request.headers());
    let mut observation = Observation::begin(Arc::clone(&gate.metrics), request.method(), route, &id);
    request.extensions_mut().insert(id.clone());
    let page = page_asked_for(&request);
    let time = gate.limits.time(route, request.method());
    let checked = gate.check(route, request, &mut observation);
    let mut response = match checked {
        Ok(request) => {
            let handled = next.run(request).instrument(observation.span());
            tokio::time::timeout(time, handled).await.unwrap_or_else(|_| limits::too_long(time).into_response())
        }
        Err(problem) => refusal(problem, page.as_deref()),
    };
    headers::set(response.headers_mut(), &id, gate.encrypted);
    observation.end(response.status());
    response
}

/// The path of the page, if a browser asks for one to show.
fn page_asked_for(request: &Request) -> Option<String> {
    let accepts = request.headers().get(header::ACCEPT)?.to_str().ok()?;
    (request.method() == Method::GET && accepts.contains("text/html")).then(|| request.uri().path().to_owned())
}

/// A person who needs a key is led to where it can be given; programs are told.
fn refusal(problem: Problem, page: Option<&str>) -> Response {
    match page {
        Some(path) if problem.status() == StatusCode::UNAUTHORIZED => {
            Redirect::to(&format!("/login?next={}", own_path(path))).into_response()
        }
        _ => {
            let needs_key = problem.status() == StatusCode::UNAUTHORIZED;
            let mut response = problem.into_response();
            if needs_key {
                let scheme = HeaderValue::from_static("Bearer");
                response.headers_mut().insert(header::WWW_AUTHENTICATE, scheme);
            }
            response
        }
    }
}
