//! Who may ask for what: the role that each path needs, and the key or session that a request brings.

mod keys;
mod login;
mod sessions;

pub use keys::{Key, Keys, KeysError, Role};
pub(super) use login::{own_path, routes};

use super::clock::today;
use crate::Problem;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use sessions::Sessions;
use std::{
    io,
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::{Arc, PoisonError, RwLock},
};

/// What a path needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Need {
    /// Nothing: there is nothing in it that anybody should not see.
    Nothing,
    /// A role, or a caller on this machine.
    OrThisMachine(Role),
    /// A role.
    Role(Role),
}

/// Paths as the router writes them, and what they need. `*` at the end stands for anything. What is not here needs the
/// lowest role: a path that is forgotten is closed.
const NEEDS: [(&str, Need); 10] = [
    ("/healthz", Need::Nothing),
    ("/readyz", Need::Nothing),
    ("/login", Need::Nothing),
    ("/logout", Need::Nothing),
    ("/assets/*", Need::Nothing),
    ("/docs/problems", Need::Nothing),
    ("/metrics", Need::OrThisMachine(Role::Admin)),
    ("/updatez", Need::Role(Role::Admin)),
    ("/api/v1/lists/reload", Need::Role(Role::Admin)),
    ("/api/v1/decisions*", Need::Role(Role::Review)),
];

fn need(route: &str) -> Need {
    let covers = |pattern: &str| match pattern.strip_suffix('*') {
        Some(beginning) => route.starts_with(beginning),
        None => route == pattern,
    };
    NEEDS.iter().find(|(pattern, _)| covers(pattern)).map_or(Need::Role(Role::Screen), |(_, need)| *need)
}

/// Who sends a request. Handlers find it among the extensions of the request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    /// The name of the key; none if no key was given, or none is needed.
    pub name: Option<String>,
    /// What the caller may do; none if there are keys and the caller has given none.
    pub role: Option<Role>,
}

/// What a request brings to say who sends it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Claim {
    /// Nothing.
    None,
    /// A key that is none, or no longer.
    Wrong,
    /// A good key, or a session begun with one.
    Holder(Caller),
}

/// The keys in use and the sessions begun with them.
#[derive(Debug)]
pub(super) struct Access {
    /// None if the service needs no keys.
    keys: Option<RwLock<Arc<Keys>>>,
    path: Option<PathBuf>,
    sessions: Sessions,
}

impl Access {
    /// Access by the keys in a file, or for everybody if none is named.
    pub(super) fn open(path: Option<&Path>) -> Result<Self, KeysError> {
        let keys = path.map(Keys::open).transpose()?.map(|keys| RwLock::new(Arc::new(keys)));
        Ok(Self { keys, path: path.map(Path::to_owned), sessions: Sessions::default() })
    }

    /// Whether keys are needed.
    pub(super) fn is_by_key(&self) -> bool {
        self.keys.is_some()
    }

    /// Reads the file again. If it cannot be read, the keys in use stay.
    pub(super) fn reload(&self) -> Result<(), KeysError> {
        if let (Some(held), Some(path)) = (&self.keys, &self.path) {
            let keys = Arc::new(Keys::open(path)?);
            tracing::info!(keys = keys.all().len(), "the keys were read again");
            *held.write().unwrap_or_else(PoisonError::into_inner) = keys;
        }
        Ok(())
    }

    fn keys(&self) -> Option<Arc<Keys>> {
        Some(Arc::clone(&self.keys.as_ref()?.read().unwrap_or_else(PoisonError::into_inner)))
    }

    /// Who a request says it is from. A key in a header goes before the session of a cookie.
    pub(super) fn claim(&self, headers: &HeaderMap) -> Claim {
        let Some(keys) = self.keys() else {
            return Claim::Holder(Caller { name: None, role: Some(Role::Admin) });
        };
        let key = match key_in(headers) {
            Some(secret) => keys.find(secret),
            None => match self.sessions.key(headers) {
                Some(hash) => keys.with_hash(hash),
                None => return Claim::None,
            },
        };
        match key.filter(|key| key.is_good_on(today())) {
            Some(key) => Claim::Holder(Caller { name: Some(key.name.clone()), role: Some(key.role) }),
            None => Claim::Wrong,
        }
    }

    /// Begins a session with a key and gives its cookie; none if the key is none.
    fn log_in(&self, secret: &str, encrypted: bool) -> io::Result<Option<HeaderValue>> {
        let keys = self.keys();
        let key = keys.as_deref().and_then(|keys| keys.find(secret)).filter(|key| key.is_good_on(today()));
        key.map(|key| self.sessions.begin(key.hash, encrypted)).transpose()
    }

    fn log_out(&self, headers: &HeaderMap) -> io::Result<HeaderValue> {
        self.sessions.end(headers)
    }
}

/// Lets a caller in, or says why not.
pub(super) fn admit(
    route: &str,
    claim: Claim,
    headers: &HeaderMap,
    peer: Option<SocketAddr>,
) -> Result<Caller, Problem> {
    let least = match need(route) {
        Need::OrThisMachine(_) if is_this_machine(headers, peer) => return Ok(holder(claim)),
        Need::Role(role) | Need::OrThisMachine(role) => role,
        Need::Nothing => return Ok(holder(claim)),
    };
    let (code, detail) = match claim {
        Claim::Holder(caller) if caller.role >= Some(least) => return Ok(caller),
        Claim::Holder(_) => {
            let detail = format!("this needs a key with the role {least}");
            return Err(Problem::new(StatusCode::FORBIDDEN, "key.role", detail)
                .with_hint("whoever runs the service makes one with `interdict keys add NAME --role ROLE`"));
        }
        Claim::None => ("key.missing", "the service answers only with an API key"),
        Claim::Wrong => ("key.unknown", "the API key is not known, or no longer good"),
    };
    Err(Problem::new(StatusCode::UNAUTHORIZED, code, detail)
        .with_hint("send it as `Authorization: Bearer KEY` or `X-Api-Key: KEY`; browsers go to /login"))
}

fn holder(claim: Claim) -> Caller {
    match claim {
        Claim::Holder(caller) => caller,
        Claim::None | Claim::Wrong => Caller { name: None, role: None },
    }
}

/// Whether the caller is a program on this machine, and none that passes on what others ask.
fn is_this_machine(headers: &HeaderMap, peer: Option<SocketAddr>) -> bool {
    peer.is_some_and(|peer| peer.ip().is_loopback())
        && !["forwarded", "x-forwarded-for", "x-real-ip", "via"].iter().any(|name| headers.contains_key(*name))
}

/// The key in the headers of a request. `ApiKey` is how clients of OpenSanctions name the scheme.
fn key_in(headers: &HeaderMap) -> Option<&str> {
    let authorization = || {
        let (scheme, key) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
        let known = ["bearer", "apikey"].iter().any(|name| scheme.eq_ignore_ascii_case(name));
        known.then_some(key.trim())
    };
    headers.get("x-api-key").and_then(|key| key.to_str().ok()).map(str::trim).or_else(authorization)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holder_of(role: Role) -> Claim {
        Claim::Holder(Caller { name: Some("anna".into()), role: Some(role) })
    }

    #[test]
    fn each_path_needs_its_role_and_one_that_is_forgotten_is_closed() {
        for (route, claim, status) in [
            ("/healthz", Claim::None, 200),
            ("/assets/app.css", Claim::Wrong, 200),
            ("/docs/problems", Claim::None, 200),
            ("/api/v1/screen", Claim::None, 401),
            ("/api/v1/screen", Claim::Wrong, 401),
            ("/api/v1/screen", holder_of(Role::Screen), 200),
            ("/match/{dataset}", holder_of(Role::Screen), 200),
            ("/somewhere/else", Claim::None, 401),
            ("", Claim::None, 401),
            ("/updatez", holder_of(Role::Review), 403),
            ("/updatez", holder_of(Role::Admin), 200),
            ("/api/v1/lists/reload", holder_of(Role::Screen), 403),
            ("/api/v1/lists/{dataset}/editions", holder_of(Role::Screen), 200),
            ("/metrics", holder_of(Role::Review), 403),
            ("/metrics", Claim::None, 401),
            ("/healthz/more", Claim::None, 401),
        ] {
            let answer = admit(route, claim.clone(), &HeaderMap::new(), None);
            assert_eq!(answer.map_or_else(|problem| problem.status, |_| 200), status, "{route} with {claim:?}");
        }
    }

    #[test]
    fn metrics_are_open_to_this_machine_but_not_through_a_proxy_on_it() {
        let here = Some(SocketAddr::from(([127, 0, 0, 1], 4000)));
        let there = Some(SocketAddr::from(([192, 0, 2, 1], 4000)));
        let passed_on = HeaderMap::from_iter([(header::FORWARDED, HeaderValue::from_static("for=192.0.2.1"))]);
        assert!(admit("/metrics", Claim::None, &HeaderMap::new(), here).is_ok());
        assert!(admit("/metrics", Claim::None, &HeaderMap::new(), there).is_err());
        assert!(admit("/metrics", Claim::None, &passed_on, here).is_err());
    }

    #[test]
    fn a_key_is_found_wherever_clients_put_it() {
        for (name, value) in [
            ("authorization", "Bearer idk_1"),
            ("authorization", "bearer idk_1"),
            ("authorization", "ApiKey idk_1"),
            ("x-api-key", "idk_1"),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(name, HeaderValue::from_static(value));
            assert_eq!(key_in(&headers), Some("idk_1"), "{name}: {value}");
        }
        let basic = HeaderMap::from_iter([(header::AUTHORIZATION, HeaderValue::from_static("Basic aWRrXzE="))]);
        assert_eq!(key_in(&basic), None);
    }
}
