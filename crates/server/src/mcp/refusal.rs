//! Requests that do not get as far as a tool: what the protocol crate would say in plain text, in the forms that clients read.
//!
//! What is wrong with the request as HTTP has it (method, headers, size) is a problem as everywhere in the service. What is wrong
//! with the message in it is an error of JSON-RPC, as the protocol asks for ("Streamable HTTP", sending messages to the server).
//! Neither repeats anything of the body.

use super::LARGEST_REQUEST;
use crate::Problem;
use axum::{
    Json,
    body::{Body, Bytes},
    extract::Request,
    http::{HeaderMap, StatusCode, header},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use futures_util::StreamExt as _;
use interdict_screening::subjects::repeated_member;
use serde_json::{Value, json};

/// Codes of JSON-RPC 2.0 (section 5.1): what is no JSON, and what is no request.
const NO_JSON: i32 = -32700;
const INVALID: i32 = -32600;
/// What to do if something else came than a message.
const ONE_MESSAGE: &str = "send one JSON-RPC 2.0 message; several need several requests, or lines of their own";
/// What both forms say is asked for.
const ACCEPT: &str = "application/json, text/event-stream";

/// Passes a request on, and says in our words what was said in plain text.
pub(super) async fn in_our_words(request: Request, next: Next) -> Response {
    let says_json = is_json(request.headers());
    let (parts, body) = request.into_parts();
    let bytes = match whole(body).await {
        Ok(bytes) => bytes,
        Err(problem) => return problem.into_response(),
    };
    if says_json && let Some(error) = said_twice(&bytes) {
        return (StatusCode::BAD_REQUEST, Json(error)).into_response();
    }
    let response = next.run(Request::from_parts(parts, Body::from(bytes.clone()))).await;
    let status = response.status();
    let kind = response.headers().get(header::CONTENT_TYPE);
    let is_plain = kind.is_none_or(|kind| kind.as_bytes().starts_with(b"text/plain"));
    if !is_plain || !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    let allowed = response.headers().get(header::ALLOW).cloned();
    let mut told = match status {
        // The protocol crate has one status for what is said not to be JSON, and for what is none.
        StatusCode::UNSUPPORTED_MEDIA_TYPE if says_json => no_message(&bytes),
        _ => problem(status).into_response(),
    };
    if let Some(allowed) = allowed {
        told.headers_mut().insert(header::ALLOW, allowed);
    }
    told
}

/// As the protocol crate looks at it.
fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    kind.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/json")
}

/// The body, if it is not too large.
async fn whole(body: Body) -> Result<Bytes, Problem> {
    let mut whole: Vec<u8> = Vec::new();
    let mut parts = body.into_data_stream();
    while let Some(part) = parts.next().await {
        let part = part.map_err(|_| {
            let detail = "the body could not be read to its end: it broke off, or is larger than the service takes";
            Problem::bad_request(detail)
        })?;
        if part.len() > LARGEST_REQUEST - whole.len() {
            return Err(too_large());
        }
        whole.extend_from_slice(&part);
    }
    Ok(Bytes::from(whole))
}

fn too_large() -> Problem {
    let detail = format!("the message is larger than {LARGEST_REQUEST} bytes");
    Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "request.too_large", detail)
        .with_hint("ask about fewer parties or shorter articles at a time")
}

/// What is wrong with the request, by its status.
fn problem(status: StatusCode) -> Problem {
    match status {
        StatusCode::NOT_ACCEPTABLE => {
            Problem::new(status, "request.not_accepted", "the client does not take both forms of an answer")
                .with_hint(format!("send the header `Accept: {ACCEPT}`"))
        }
        StatusCode::UNSUPPORTED_MEDIA_TYPE => {
            Problem::new(status, "request.not_json", "the body does not say that it is JSON")
                .with_hint("send the header `Content-Type: application/json`")
        }
        StatusCode::METHOD_NOT_ALLOWED => {
            Problem::new(status, "request.method", "the path is right, the method is not")
                .with_hint("messages are sent with POST, each with its answer; there are no sessions to open or to end")
        }
        StatusCode::PAYLOAD_TOO_LARGE => too_large(),
        StatusCode::FORBIDDEN => Problem::new(status, "request.origin", "a page of another origin sent this request"),
        _ if status.is_client_error() => {
            let detail = "a header of the request cannot be used";
            Problem::new(status, "request.malformed", detail)
                .with_hint("`MCP-Protocol-Version` has to be the version that `initialize` answered")
        }
        _ => Problem::internal(),
    }
}

/// An error of JSON-RPC for a body that is no message. Its number is given back where it has one.
fn no_message(body: &[u8]) -> Response {
    let error = unreadable(body).unwrap_or_else(|| {
        let value = serde_json::from_slice::<Value>(body).unwrap_or_default();
        error(INVALID, "this is not a message of the protocol", &number(&value), ONE_MESSAGE)
    });
    (StatusCode::BAD_REQUEST, Json(error)).into_response()
}

/// An error of JSON-RPC for what is no JSON, or says one thing twice.
pub(super) fn unreadable(message: &[u8]) -> Option<Value> {
    match serde_json::from_slice::<Value>(message) {
        Err(wrong) => {
            let what = format!("this is not JSON (line {}, column {})", wrong.line(), wrong.column());
            Some(error(NO_JSON, &what, &Value::Null, ONE_MESSAGE))
        }
        Ok(_) => said_twice(message),
    }
}

/// An error of JSON-RPC for a message in which a member stands twice in one object: a parser would take the last of them, and
/// who stood in the first would come out clear.
fn said_twice(message: &[u8]) -> Option<Value> {
    let place = repeated_member(message)?;
    let value = serde_json::from_slice::<Value>(message).unwrap_or_default();
    let what = format!("a member stands twice in one object (line {}, column {})", place.line, place.column);
    Some(error(INVALID, &what, &number(&value), "write each member once"))
}

/// An error of JSON-RPC for a line that is larger than a message may be.
pub(super) fn too_long() -> Value {
    let what = format!("the message is larger than {LARGEST_REQUEST} bytes");
    error(INVALID, &what, &Value::Null, "ask about fewer parties or shorter articles at a time")
}

fn error(code: i32, message: &str, id: &Value, hint: &str) -> Value {
    let data = json!({ "code": "request.malformed", "hint": hint });
    json!({ "jsonrpc": "2.0", "id": id, "error": { "code": code, "message": message, "data": data } })
}

fn number(message: &Value) -> Value {
    match &message["id"] {
        id @ (Value::Number(_) | Value::String(_)) => id.clone(),
        _ => Value::Null,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_has_a_code_of_its_own_and_a_hint_where_there_is_something_to_do() {
        for (status, code) in [
            (406, "request.not_accepted"),
            (415, "request.not_json"),
            (405, "request.method"),
            (413, "request.too_large"),
            (403, "request.origin"),
            (400, "request.malformed"),
            (500, "service.failed"),
        ] {
            let problem = problem(StatusCode::from_u16(status).unwrap());
            assert_eq!((problem.status, &*problem.code), (status, code));
        }
    }

    #[test]
    fn the_number_of_a_message_is_given_back_if_it_is_one() {
        for (message, id) in [
            (json!({ "id": 7 }), json!(7)),
            (json!({ "id": "a" }), json!("a")),
            (json!({ "id": {} }), Value::Null),
            (json!([{ "id": 7 }]), Value::Null),
        ] {
            assert_eq!(number(&message), id, "{message}");
        }
    }
}
