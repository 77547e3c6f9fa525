//! Reading requests: bodies, JSON, query strings. What is wrong with them is said with its place and without their
//! content, which may be personal.

use crate::{Problem, service::blocking};
use axum::{
    body::Bytes,
    extract::{FromRequest, FromRequestParts, Query, Request},
    http::{HeaderMap, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use interdict_model::PartialDate;
use interdict_screening::subjects::{RepeatedMember, repeated_member};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::error::Category;
use std::{
    borrow::Cow,
    io::{self, Write as _},
};

/// The header in which a client names the file or document that it sends as the body.
pub(crate) const FILE_NAME: &str = "file-name";
/// What the parser calls kinds of values, as it begins, and what they are for a client.
const KINDS: &[(&str, &str)] = &[
    ("usize", "a whole number, 0 or more"),
    ("u8", "a whole number from 0 to 255"),
    ("f64", "a number"),
    ("a boolean", "true or false"),
    ("a string", "a text"),
    ("a borrowed string", "a text"),
    ("a sequence", "an array"),
    ("a map", "an object"),
    ("struct ", "an object"),
];
/// Where a client finds what a request may hold.
const DESCRIBED: &str = "/api/docs has every member and parameter, /api/openapi.json for programs";
/// A body of more bytes is read and answered outside the threads that serve connections.
const LARGE: usize = 64 * 1024;

/// A whole body with its headers.
pub(crate) struct Body {
    /// All headers of the request.
    pub(crate) headers: HeaderMap,
    /// The body.
    pub(crate) bytes: Bytes,
}

impl<S: Send + Sync> FromRequest<S> for Body {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let headers = request.headers().clone();
        let bytes = Bytes::from_request(request, state).await.map_err(|refusal| refused(refusal.status()))?;
        Ok(Self { headers, bytes })
    }
}

impl Body {
    /// Whether reading it takes so long that it is done elsewhere.
    pub(crate) fn is_large(&self) -> bool {
        self.bytes.len() > LARGE
    }

    /// Refuses a body that does not say that it is JSON: a form of another site cannot say so.
    pub(crate) fn expect_json(&self) -> Result<(), Problem> {
        if is_json(&media_type(&self.headers)) {
            return Ok(());
        }
        let detail = "the body does not say that it is JSON";
        Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "request.not_json", detail)
            .with_hint("send the header `Content-Type: application/json`; `curl --json` does"))
    }
}

/// A query string as typed values.
pub(crate) struct Asked<T>(pub(crate) T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for Asked<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let Query(values) = Query::<T>::try_from_uri(&parts.uri).map_err(|refusal| {
            let message = refusal.body_text();
            let expected = expected(&message).unwrap_or("a value is missing or not of its kind".into());
            Problem::bad_request(format!("query string: {expected}")).with_hint(DESCRIBED)
        })?;
        Ok(Self(values))
    }
}

/// On which day an answer looks, where there are no other settings.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct TimesUsed {
    /// As the lists were in force on this day.
    pub(crate) as_of: Option<PartialDate>,
    /// As the lists were known on this day.
    pub(crate) known_on: Option<PartialDate>,
}

/// The media type of a body without its parameters, in small letters.
pub(crate) fn media_type(headers: &HeaderMap) -> String {
    let value = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Whether a media type is JSON.
pub(crate) fn is_json(media_type: &str) -> bool {
    media_type == "application/json" || (media_type.starts_with("application/") && media_type.ends_with("+json"))
}

/// The name a client gives to its body, without folders.
pub(crate) fn file_name(headers: &HeaderMap) -> Option<String> {
    headers.get(FILE_NAME).and_then(|value| last_part(&String::from_utf8_lossy(value.as_bytes())))
}

/// The name of a file without its folders, none if nothing is left.
pub(crate) fn last_part(path: &str) -> Option<String> {
    let name = path.rsplit(['/', '\\']).next().unwrap_or_default().trim();
    (!name.is_empty()).then(|| name.to_owned())
}

/// A typed value from JSON.
pub(crate) fn json<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    serde_json::from_slice(bytes).map_err(|error| {
        let place = format!("line {}, column {}", error.line(), error.column());
        let message = error.to_string();
        let what = match error.classify() {
            // What a parser says of the form repeats nothing of the text.
            Category::Syntax | Category::Eof | Category::Io => {
                Cow::from(message.split(" at line ").next().unwrap_or_default())
            }
            Category::Data => expected(&message).unwrap_or("a value is not of the kind that is expected here".into()),
        };
        Problem::bad_request(format!("body, {place}: {what}")).with_hint(DESCRIBED)
    })
}

/// Refuses JSON in which a member stands twice in one object: a parser would take the last of them, and who stood in the
/// first would come out clear.
pub(crate) fn each_member_once(bytes: &[u8]) -> Result<(), Problem> {
    repeated_member(bytes).map_or(Ok(()), |RepeatedMember { line, column }| {
        let detail = format!("body, line {line}, column {column}: a member stands twice in one object");
        Err(Problem::bad_request(detail)
            .with_hint("write each member once; several values go into a list: `\"alias\": [\"...\", \"...\"]`"))
    })
}

/// The part of a message that says what would have been right, in words of JSON. What stands before it repeats what was
/// sent.
fn expected(message: &str) -> Option<Cow<'_, str>> {
    let message = message.rsplit_once(" at line ").map_or(message, |(message, _)| message);
    if let Some((before, wanted)) = message.rsplit_once("expected ") {
        let wanted = KINDS.iter().find(|(kind, _)| wanted.starts_with(kind)).map_or(wanted, |(_, wanted)| wanted);
        let unknown = if before.contains("unknown field ") { "a field that is not known; " } else { "" };
        return Some(format!("{unknown}expected {wanted}").into());
    }
    // The names of the members are ours.
    let place = message.rfind("missing field ").or_else(|| message.rfind("duplicate field "))?;
    message.get(place..).map(Cow::from)
}

/// Does work here if it is small, else outside the threads that serve connections.
pub(crate) async fn aside<T, F>(large: bool, work: F) -> Result<T, Problem>
where
    T: Send + 'static,
    F: FnOnce() -> T + Send + 'static,
{
    if large { blocking(work).await } else { Ok(work()) }
}

/// An answer as JSON.
pub(crate) fn laid_out(value: &impl Serialize) -> Result<Response, Problem> {
    serde_json::to_vec(value).map(answer).map_err(|error| {
        tracing::error!(%error, "an answer could not be laid out");
        Problem::internal()
    })
}

/// An answer that was written as JSON before.
pub(crate) fn answer(json: Vec<u8>) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], json).into_response()
}

/// An object that is laid out with one more member at its end: what is known only when the answer is there.
pub(crate) fn with_member(mut object: Vec<u8>, name: &str, value: &impl Serialize) -> io::Result<Vec<u8>> {
    let end = object.iter().rposition(|byte| *byte == b'}').unwrap_or(object.len());
    object.truncate(object[..end].trim_ascii_end().len());
    write!(object, ",\n  \"{name}\": {}\n}}\n", serde_json::to_string(value)?)?;
    Ok(object)
}

/// A body that could not be had.
pub(crate) fn refused(status: StatusCode) -> Problem {
    if status == StatusCode::PAYLOAD_TOO_LARGE {
        return Problem::new(status, "request.too_large", "the body is larger than the service takes")
            .with_hint("send it in parts, or as a file to /api/v1/files");
    }
    Problem::bad_request("the body could not be read to its end: it broke off, or is larger than the service takes")
}

/// A file that could not be had.
pub(crate) fn refused_file(status: StatusCode) -> Problem {
    let problem = refused(status);
    if status == StatusCode::PAYLOAD_TOO_LARGE {
        return problem.with_hint("send it in parts, or packed with gzip or Zstandard; --file-limit sets the limit");
    }
    problem
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code, reason = "only read")]
    struct Example {
        name: String,
        #[serde(default)]
        limit: usize,
    }

    #[test]
    fn what_is_wrong_with_json_is_said_with_its_place_and_without_its_content() {
        let cases = [
            ("{\"name\": \"Secret\", \"limit\": \"Secret\"}", "line 1, column 36: expected a whole number, 0 or more"),
            (
                "{\"name\": \"Secret\",\n \"Secret\": 1}",
                "line 2, column 9: a field that is not known; expected `name` or `limit`",
            ),
            ("{\"limit\": 3}", "line 1, column 12: missing field `name`"),
            ("{\"name\": Secret}", "line 1, column 10: expected value"),
            ("{\"name\": \"Secret\"", "line 1, column 17: EOF while parsing an object"),
            (
                "{\"name\": \"expected Secret\", \"limit\": \"a, expected b\"}",
                "line 1, column 52: expected a whole number, 0 or more",
            ),
        ];
        for (text, says) in cases {
            let problem = json::<Example>(text.as_bytes()).unwrap_err();
            assert_eq!(problem.detail, format!("body, {says}"), "{text}");
        }
    }

    #[test]
    fn a_member_is_added_at_the_end_of_an_object() {
        let object = b"{\n  \"a\": [1],\n  \"b\": {\"c\":2}\n}\n".to_vec();
        let text = String::from_utf8(with_member(object, "d", &3).unwrap()).unwrap();
        assert_eq!(text, "{\n  \"a\": [1],\n  \"b\": {\"c\":2},\n  \"d\": 3\n}\n");
    }

    #[test]
    fn a_name_has_no_folders() {
        assert_eq!(last_part("C:\\Users\\me\\list.csv").as_deref(), Some("list.csv"));
        assert_eq!(last_part("a/"), None);
    }
}
