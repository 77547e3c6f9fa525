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
use serde_json::{Value, json};

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
    let (code, message, id) = match serde_json::from_slice::<Value>(body) {
        Err(error) => {
            (-32700, format!("the body is not JSON (line {}, column {})", error.line(), error.column()), Value::Null)
        }
        Ok(value) => (-32600, "the body is not a message of the protocol".to_owned(), number(&value)),
    };
    let data =
        json!({ "code": "request.malformed", "hint": "send one JSON-RPC 2.0 message; several need several requests" });
    let error = json!({ "code": code, "message": message, "data": data });
    (StatusCode::BAD_REQUEST, Json(json!({ "jsonrpc": "2.0", "id": id, "error": error }))).into_response()
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
