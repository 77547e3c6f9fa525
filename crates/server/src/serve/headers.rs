//! Headers that all answers have, and the number by which a request is found again in the log.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use std::{
    fmt,
    sync::{
        LazyLock,
        atomic::{AtomicU64, Ordering},
    },
    time::{SystemTime, UNIX_EPOCH},
};

/// The header with the number of a request, in requests and answers.
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// The longest number that is taken from a client.
const LONGEST_ID: usize = 64;

/// What every answer has unless its handler says otherwise. Answers are data, and load nothing; pages bring a policy of
/// their own. Nothing is kept on the way: nearly every answer holds personal data.
const HEADERS: [(HeaderName, &str); 8] = [
    (header::CACHE_CONTROL, "no-store"),
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    ),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
];

/// Browsers that were here over TLS come back over TLS, for a year.
const ONLY_ENCRYPTED: &str = "max-age=31536000";

/// Sets the headers of an answer.
pub(super) fn set(headers: &mut HeaderMap, id: &RequestId, encrypted: bool) {
    for (name, value) in HEADERS {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if encrypted {
        headers.entry(header::STRICT_TRANSPORT_SECURITY).or_insert(HeaderValue::from_static(ONLY_ENCRYPTED));
    }
    if let Ok(value) = HeaderValue::from_str(&id.0) {
        headers.insert(REQUEST_ID, value);
    }
}

/// The number of a request. Handlers find it among the extensions of the request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestId(String);

impl RequestId {
    /// The one that the client gave, if it is one: letters a to z, digits, and `.`, `_`, `-`. Else the next of this process.
    pub(super) fn of(headers: &HeaderMap) -> Self {
        let fits = |text: &&str| {
            (1..=LONGEST_ID).contains(&text.len())
                && text.chars().all(|letter| letter.is_ascii_alphanumeric() || "._-".contains(letter))
        };
        let given = headers.get(REQUEST_ID).and_then(|value| value.to_str().ok()).filter(fits);
        given.map_or_else(Self::next, |text| Self(text.to_owned()))
    }

    /// Unlike all others of this process, and of those before it: it begins with the time at which the process began.
    fn next() -> Self {
        static BEGAN: LazyLock<u64> =
            LazyLock::new(|| SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis() as u64));
        static NUMBER: AtomicU64 = AtomicU64::new(1);
        Self(format!("{:x}-{:x}", *BEGAN, NUMBER.fetch_add(1, Ordering::Relaxed)))
    }
}

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_taken_from_the_client_only_if_it_is_well_formed() {
        let too_long = "a".repeat(65);
        for (given, is_taken) in
            [("7f3c-1", true), ("a.b_c", true), ("", false), ("two words", false), (&*too_long, false)]
        {
            let headers = HeaderMap::from_iter([(REQUEST_ID, HeaderValue::from_str(given).unwrap())]);
            assert_eq!(RequestId::of(&headers).0 == given, is_taken, "{given}");
        }
        assert_ne!(RequestId::of(&HeaderMap::new()), RequestId::of(&HeaderMap::new()));
    }

    #[test]
    fn a_policy_of_the_handler_stays() {
        let mut headers =
            HeaderMap::from_iter([(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'self'"))]);
        set(&mut headers, &RequestId("1".into()), true);
        assert_eq!(headers[header::CONTENT_SECURITY_POLICY], "default-src 'self'");
        assert_eq!(headers[header::CACHE_CONTROL], "no-store");
        assert_eq!(headers[header::STRICT_TRANSPORT_SECURITY], ONLY_ENCRYPTED);
        assert_eq!(headers[REQUEST_ID], "1");
    }
}
