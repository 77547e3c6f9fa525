//! A small client for the tests of the service's own interface: requests with any method and body, over a real socket.

#![allow(dead_code, clippy::unwrap_used, reason = "each test uses a part; a test that panics is a test that fails")]

use serde_json::Value;
use ureq::http::Request;

/// What came back.
pub struct Answer {
    pub status: u16,
    pub media_type: String,
    pub location: Option<String>,
    pub text: String,
}

impl Answer {
    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    /// The code of a problem, which must say that it is one.
    pub fn code(&self) -> String {
        assert_eq!(self.media_type, "application/problem+json", "{}", self.text);
        let problem = self.json();
        assert_eq!(problem["status"], self.status);
        problem["code"].as_str().unwrap().to_owned()
    }
}

/// Sends a request. Without a body, `body` is empty and no media type is sent.
pub fn send(method: &str, address: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
    let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
    let mut request = Request::builder().method(method).uri(address);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let answered = if matches!(method, "GET" | "DELETE") {
        agent.run(request.body(()).unwrap())
    } else {
        agent.run(request.body(body.to_vec()).unwrap())
    };
    let mut response = answered.unwrap();
    let header = |name: &str| response.headers().get(name).map(|value| value.to_str().unwrap().to_owned());
    let (media_type, location) = (header("content-type").unwrap_or_default(), header("location"));
    let status = response.status().as_u16();
    Answer { status, media_type, location, text: response.body_mut().read_to_string().unwrap() }
}

/// `GET`.
pub fn get(address: &str) -> Answer {
    send("GET", address, &[], b"")
}

/// `GET` of what is no text: its media type and its bytes.
pub fn bytes(address: &str) -> (String, Vec<u8>) {
    let mut response = ureq::get(address).call().unwrap();
    let media_type = response.headers()["content-type"].to_str().unwrap().to_owned();
    (media_type, response.body_mut().read_to_vec().unwrap())
}

/// `POST` of JSON.
pub fn post(address: &str, body: &Value) -> Answer {
    send("POST", address, &[("content-type", "application/json")], body.to_string().as_bytes())
}

/// What of a body that must be contained is not in an answer, with its place.
pub fn missing(place: &str, held: &Value, wanted: &Value) -> Option<String> {
    match (held, wanted) {
        (Value::Object(held), Value::Object(wanted)) => wanted.iter().find_map(|(member, wanted)| {
            let place = format!("{place}.{member}");
            held.get(member).map_or_else(|| Some(format!("{place} is not there")), |held| missing(&place, held, wanted))
        }),
        (Value::Array(held), Value::Array(wanted)) if held.len() == wanted.len() => {
            let mut pairs = held.iter().zip(wanted).enumerate();
            pairs.find_map(|(number, (held, wanted))| missing(&format!("{place}[{number}]"), held, wanted))
        }
        _ => (held != wanted).then(|| format!("{place} is {held}, not {wanted}")),
    }
}
