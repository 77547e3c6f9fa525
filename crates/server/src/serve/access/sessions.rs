//! Sessions of browsers: whoever gives a key at `/login` gets a cookie with a random number in its place. Sessions are held in
//! memory, end after twelve hours, and end at once with the key they were begun with.

use super::keys::random;
use axum::http::{HeaderMap, HeaderValue, header};
use std::{
    collections::HashMap,
    io,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

/// How long a session lasts.
const LENGTH: Duration = Duration::from_hours(12);
/// So many sessions at most; the oldest goes when there are more.
const MOST: usize = 10_000;
/// The name of the cookie.
const COOKIE: &str = "interdict_session";

#[derive(Debug)]
struct Session {
    /// The hash of the key it was begun with.
    key: blake3::Hash,
    until: Instant,
}

/// The sessions that are open, by the hash of their number: memory that is read by a stranger opens none.
#[derive(Debug, Default)]
pub(super) struct Sessions {
    open: Mutex<HashMap<[u8; 32], Session>>,
}

impl Sessions {
    /// Begins a session and gives the cookie for it. A browser sends it only over TLS if it got it over TLS, never from
    /// pages of others, and lets no script read it.
    pub(super) fn begin(&self, key: blake3::Hash, encrypted: bool) -> io::Result<HeaderValue> {
        let number = random()?;
        let now = Instant::now();
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        open.retain(|_, session| session.until > now);
        if open.len() >= MOST
            && let Some(oldest) = open.iter().min_by_key(|(_, session)| session.until).map(|(number, _)| *number)
        {
            open.remove(&oldest);
        }
        open.insert(stored(&number), Session { key, until: now + LENGTH });
        cookie(&number, LENGTH, encrypted)
    }

    /// The hash of the key that the session of a request was begun with.
    pub(super) fn key(&self, headers: &HeaderMap) -> Option<blake3::Hash> {
        let number = stored(number(headers)?);
        let open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        open.get(&number).filter(|session| session.until > Instant::now()).map(|session| session.key)
    }

    /// Ends the session of a request and gives the cookie that takes the browser's away.
    pub(super) fn end(&self, headers: &HeaderMap) -> io::Result<HeaderValue> {
        if let Some(number) = number(headers) {
            self.open.lock().unwrap_or_else(PoisonError::into_inner).remove(&stored(number));
        }
        cookie("", Duration::ZERO, false)
    }
}

fn stored(number: &str) -> [u8; 32] {
    *blake3::hash(number.as_bytes()).as_bytes()
}

fn cookie(number: &str, length: Duration, encrypted: bool) -> io::Result<HeaderValue> {
    let secure = if encrypted { "; Secure" } else { "" };
    let seconds = length.as_secs();
    HeaderValue::from_str(&format!("{COOKIE}={number}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Strict{secure}"))
        .map_err(io::Error::other)
}

/// The number in the cookie of a request.
fn number(headers: &HeaderMap) -> Option<&str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(COOKIE)?.strip_prefix('='))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_cookie(cookie: &HeaderValue) -> HeaderMap {
        let pair = cookie.to_str().unwrap().split(';').next().unwrap().to_owned();
        HeaderMap::from_iter([(header::COOKIE, HeaderValue::from_str(&format!("other=1; {pair}")).unwrap())])
    }

    #[test]
    fn a_session_leads_to_its_key_until_it_is_ended() {
        let sessions = Sessions::default();
        let key = blake3::hash(b"a key");
        let headers = with_cookie(&sessions.begin(key, false).unwrap());
        assert_eq!(sessions.key(&headers), Some(key));
        assert_eq!(sessions.key(&HeaderMap::new()), None);
        sessions.end(&headers).unwrap();
        assert_eq!(sessions.key(&headers), None);
    }

    #[test]
    fn a_cookie_is_for_no_script_no_stranger_and_over_tls_for_nothing_else() {
        let sessions = Sessions::default();
        let cookie = sessions.begin(blake3::hash(b"a key"), true).unwrap();
        let cookie = cookie.to_str().unwrap();
        for word in ["HttpOnly", "SameSite=Strict", "Secure", "Path=/", "Max-Age=43200"] {
            assert!(cookie.contains(word), "{word} in {cookie}");
        }
    }
}
