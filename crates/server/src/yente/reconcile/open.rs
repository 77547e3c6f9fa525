//! Answers that pages of other hosts may read, as the reconciliation API wants it: by CORS, and by a `callback` for
//! those that still load scripts.

use crate::yente::{parameters::Parameters, refusal::Refusal};
use axum::{
    Json,
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::Value;

/// Who may load an answer as part of another page.
pub(super) const CROSS_ORIGIN_RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");
/// The longest name of a callback.
const LONGEST_CALLBACK: usize = 128;

/// Lays an answer out so that any page may read it.
pub(super) fn open_to_all(parameters: &Parameters, answer: Result<Value, Refusal>) -> Response {
    let mut response = match (answer, parameters.one("callback")) {
        (Err(refusal), _) => refusal.into_response(),
        (Ok(answer), None) => Json(answer).into_response(),
        (Ok(answer), Some(callback)) if is_name(callback) => {
            // The comment keeps the answer from being taken for anything but a script.
            let script = format!("/**/{callback}({answer});");
            ([(header::CONTENT_TYPE, "application/javascript; charset=utf-8")], script).into_response()
        }
        (Ok(_), Some(_)) => Refusal::invalid(&["query", "callback"], "not the name of a function").into_response(),
    };
    let headers = response.headers_mut();
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    // CORS does not hold for scripts; without this no browser would run the callback.
    headers.insert(CROSS_ORIGIN_RESOURCE_POLICY, HeaderValue::from_static("cross-origin"));
    response
}

/// What browsers ask before they send a request from another host's page.
pub(super) async fn preflight() -> (StatusCode, [(HeaderName, &'static str); 3]) {
    let allowed = [
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (header::ACCESS_CONTROL_ALLOW_METHODS, "GET, POST, OPTIONS"),
        (header::ACCESS_CONTROL_ALLOW_HEADERS, "Authorization, Content-Type, X-API-Key"),
    ];
    (StatusCode::NO_CONTENT, allowed)
}

/// Whether a text is the name of a function and nothing else: it becomes part of a script.
fn is_name(text: &str) -> bool {
    text.len() <= LONGEST_CALLBACK
        && text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_' || c == '$')
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '$' | '.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_name_of_a_function_is_called_back() {
        for (text, good) in [("jQuery_17", true), ("a.b$c", true), ("alert(1)//", false), ("1a", false), ("", false)] {
            assert_eq!(is_name(text), good, "{text}");
        }
    }
}
