//! The Model Context Protocol over streamable HTTP, by hand: JSON-RPC messages over a real socket.
#![allow(clippy::unwrap_used)]

mod common;

use common::{Running, start, start_with_store};
use serde_json::{Value, json};
use ureq::Agent;

const VERSION: &str = "2025-06-18";

fn agent() -> Agent {
    Agent::config_builder().http_status_as_error(false).build().into()
}

/// Sends a message with further headers; the status, and the answer as text.
fn send(running: &Running, headers: &[(&str, &str)], message: &Value) -> (u16, String) {
    let mut request = agent()
        .post(format!("{}/mcp", running.address()))
        .header("Content-Type", "application/json")
        .header("Accept", "application/json, text/event-stream");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let mut response = request.send(message.to_string().as_str()).unwrap();
    let status = response.status().as_u16();
    (status, response.body_mut().read_to_string().unwrap())
}

/// Sends any body with these headers, and no others of ours; status, media type, answer.
fn raw(running: &Running, method: &str, headers: &[(&str, &str)], body: &str) -> (u16, String, Value) {
    let address = format!("{}/mcp", running.address());
    let mut request = ureq::http::Request::builder().method(method).uri(address);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let answered = if method == "GET" {
        agent().run(request.body(()).unwrap())
    } else {
        agent().run(request.body(body.as_bytes().to_vec()).unwrap())
    };
    let mut response = answered.unwrap();
    let media_type = response.headers()["content-type"].to_str().unwrap().to_owned();
    let (status, text) = (response.status().as_u16(), response.body_mut().read_to_string().unwrap());
    assert!(!text.contains("Arkady"), "{text}");
    (status, media_type, serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}")))
}

/// The result of a request.
fn ask(running: &Running, method: &str, parameters: &Value) -> Value {
    let message = json!({"jsonrpc": "2.0", "id": 1, "method": method, "params": parameters});
    let headers: &[(&str, &str)] = if method == "initialize" { &[] } else { &[("MCP-Protocol-Version", VERSION)] };
    let (status, text) = send(running, headers, &message);
    assert_eq!(status, 200, "{text}");
    let mut answer: Value = serde_json::from_str(&text).unwrap();
    assert!(answer["error"].is_null(), "{answer}");
    answer["result"].take()
}

fn call(running: &Running, tool: &str, arguments: &Value) -> Value {
    ask(running, "tools/call", &json!({"name": tool, "arguments": arguments}))
}

/// The structured answer of a call that succeeded.
fn content(running: &Running, tool: &str, arguments: &Value) -> Value {
    let mut result = call(running, tool, arguments);
    assert_eq!(result["isError"], false, "{result}");
    assert!(result["content"][0]["text"].as_str().is_some_and(|text| !text.is_empty()), "{result}");
    result["structuredContent"].take()
}

/// The code of a call that failed, after a look at what people are told.
fn error_code(running: &Running, tool: &str, arguments: &Value) -> String {
    let result = call(running, tool, arguments);
    assert_eq!(result["isError"], true, "{result}");
    let code = result["structuredContent"]["code"].as_str().unwrap();
    assert!(result["structuredContent"]["hint"].is_string(), "{result}");
    assert!(result["content"][0]["text"].as_str().unwrap().contains(code), "{result}");
    code.to_owned()
}

#[test]
fn a_client_is_greeted_and_told_of_the_tools() {
    let running = start();
    let greeting = json!({
        "protocolVersion": VERSION, "capabilities": {}, "clientInfo": {"name": "test", "version": "1"},
    });
    let answer = ask(&running, "initialize", &greeting);
    assert_eq!(answer["serverInfo"]["name"], "interdict");
    assert_eq!(answer["protocolVersion"], VERSION);
    assert!(answer["capabilities"]["tools"].is_object());
    assert!(answer["instructions"].as_str().unwrap().contains("screen"));
    let ready = json!({"jsonrpc": "2.0", "method": "notifications/initialized"});
    assert_eq!(send(&running, &[("MCP-Protocol-Version", VERSION)], &ready).0, 202);
    let tools = ask(&running, "tools/list", &json!({}));
    let names: Vec<&str> = tools["tools"].as_array().unwrap().iter().filter_map(|tool| tool["name"].as_str()).collect();
    assert_eq!(names, ["screen", "show", "history", "read"]);
    let properties = &tools["tools"][0]["inputSchema"]["properties"];
    for argument in
        ["name", "birth_date", "country", "schema", "identifiers", "as_of", "known_on", "threshold", "limit"]
    {
        assert!(properties[argument]["description"].is_string(), "{argument}: {properties}");
    }
}

#[test]
fn a_listed_name_is_found_with_its_reasons_and_its_edition() {
    let running = start();
    let asked = json!({"name": "Kim Yong Chol", "birth_date": "1962-02-18", "country": "KP", "schema": "Person"});
    let answer = content(&running, "screen", &asked);
    assert_eq!(answer["matches"][0]["id"], "ofac-17614");
    assert!(!answer["matches"][0]["reasons"].as_array().unwrap().is_empty());
    assert_eq!(answer["editions"][0]["dataset"], "us_dprk_2015");
    assert_eq!(answer["settings"]["limit"], 10);
    let before = content(&running, "screen", &json!({"name": "Kim Yong Chol", "as_of": "2015-01-01"}));
    let ids: Vec<&str> =
        before["matches"].as_array().unwrap().iter().filter_map(|found| found["id"].as_str()).collect();
    assert!(!ids.contains(&"ofac-17614"), "{ids:?}");
    let by_number = content(&running, "screen", &json!({"identifiers": ["passport:563410081"]}));
    assert_eq!(by_number["matches"][0]["id"], "ofac-17616");
    let clear = content(&running, "screen", &json!({"name": "Arkady Volkov"}));
    assert_eq!(clear["matches"], json!([]));
}

#[test]
fn what_is_wrong_is_an_error_of_the_tool_with_code_and_hint_and_without_values() {
    let running = start();
    let cases = [
        ("screen", json!({})),
        ("screen", json!({"name": "Arkady Volkov", "birth_date": "Arkady"})),
        ("screen", json!({"name": "Arkady Volkov", "limit": "Arkady"})),
        ("screen", json!({"name": "Arkady Volkov", "identifiers": ["Arkady:"]})),
        ("screen", json!({"name": "Arkady Volkov", "birthdate": "1962"})),
        ("show", json!({})),
        ("read", json!({"text": "A sentence.", "published": "Arkady"})),
    ];
    for (tool, arguments) in cases {
        assert_eq!(error_code(&running, tool, &arguments), "request.malformed", "{tool} {arguments}");
        assert!(!call(&running, tool, &arguments).to_string().contains("Arkady"), "{tool} {arguments}");
    }
    assert_eq!(error_code(&running, "show", &json!({"id": "ofac-1"})), "party.unknown");
    assert_eq!(error_code(&running, "show", &json!({"id": "ofac-17614", "as_of": "2014-12-31"})), "party.not_in_force");
    assert_eq!(error_code(&running, "history", &json!({"id": "ofac-17614"})), "store.none");
    assert_eq!(error_code(&running, "read", &json!({"text": " "})), "document.empty");
}

#[test]
fn a_party_is_shown_as_it_is_and_as_it_was() {
    let running = start();
    let now = content(&running, "show", &json!({"id": "OFAC-9345"}));
    assert_eq!(now["records"][0]["designations"].as_array().unwrap().len(), 2);
    let before = content(&running, "show", &json!({"id": "ofac-9345", "as_of": "2014-12-31"}));
    assert_eq!(before["records"][0]["designations"].as_array().unwrap().len(), 1);
    assert_eq!(before["as_of"], "2014-12-31");
}

#[test]
fn the_life_of_a_party_is_told_from_the_store() {
    let running = start_with_store();
    let answer = content(&running, "history", &json!({"id": "ofac-9345"}));
    let life = &answer["lives"][0];
    assert_eq!(life["id"], "ofac-9345");
    let events = life["events"].as_array().unwrap();
    assert!(events.iter().any(|event| event["what"] == "listed" && event["stated"] == true), "{events:?}");
    assert!(events.iter().any(|event| event["what"] == "first seen" && event["stated"] == false), "{events:?}");
    assert_eq!(error_code(&running, "history", &json!({"id": "ofac-1"})), "party.unknown");
    // By the day, and by what had been seen on it.
    let events = |arguments: &Value| content(&running, "history", arguments)["lives"][0]["events"].clone();
    let before = events(&json!({"id": "ofac-9345", "as_of": "2015-01-01"}));
    let before = before.as_array().unwrap();
    assert!(!before.is_empty() && before.iter().all(|event| event["day"].as_str() < Some("2015-01-02")), "{before:?}");
    let known = content(&running, "history", &json!({"id": "ofac-9345", "known_on": "2014-12-31"}));
    assert_eq!((&known["lives"][0]["editions"], &known["known_on"]), (&json!(1), &json!("2014-12-31")));
    for (arguments, code) in [
        (json!({"id": "ofac-9345", "known_on": "2014-01-01"}), "list.not_known"),
        (json!({"id": "ofac-17614", "known_on": "2014-12-31"}), "party.unknown"),
        (json!({"id": "ofac-9345", "as_of": "1999-01-01"}), "party.not_in_force"),
    ] {
        assert_eq!(error_code(&running, "history", &arguments), code, "{arguments}");
    }
    let before = content(&running, "screen", &json!({"name": "Jang Yong Son", "known_on": "2014-12-31"}));
    let ids: Vec<&str> =
        before["matches"].as_array().unwrap().iter().filter_map(|found| found["id"].as_str()).collect();
    assert!(!ids.contains(&"ofac-17615"), "{ids:?}");
}

#[test]
fn an_article_is_read_for_the_parties_it_names() {
    let running = start();
    let text = "The list has grown.\n\nThe Korea Mining Development Trading Corporation of North Korea has stood on it \
                for years, the ministry said on Monday. A spokesman of the ministry gave no reason.";
    let asked = json!({"text": text, "name": "list.txt", "published": "2015-02-02"});
    let answer = content(&running, "read", &asked);
    assert_eq!(answer["dossier"]["parties"][0]["entity"], "ofac-9345");
    assert_eq!(answer["dossier"]["parties"][0]["standing"]["status"], "listed");
    assert!(answer["dossier"]["paragraphs"].is_null());
    assert_eq!(answer["schema"], "interdict-dossier/1");
}

#[test]
fn a_page_of_a_stranger_is_refused_and_one_of_the_service_is_not() {
    let running = start();
    let message = json!({"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}});
    let version = ("MCP-Protocol-Version", VERSION);
    assert_eq!(send(&running, &[version, ("Origin", "https://stranger.example")], &message).0, 403);
    assert_eq!(send(&running, &[version, ("Origin", "null")], &message).0, 403);
    assert_eq!(send(&running, &[version, ("Host", "stranger.example")], &message).0, 421);
    // Another page of this machine is a stranger too: it may be anybody's that listens there.
    assert_eq!(send(&running, &[version, ("Origin", "http://localhost:6274")], &message).0, 403);
    assert_eq!(send(&running, &[version, ("Origin", running.address())], &message).0, 200);
}

const ACCEPT: (&str, &str) = ("accept", "application/json, text/event-stream");
const JSON: (&str, &str) = ("content-type", "application/json");

#[test]
fn a_request_that_cannot_be_one_is_a_problem() {
    let running = start();
    let too_large = " ".repeat(16 * 1024 * 1024 + 1);
    for (method, headers, body, status, code) in [
        ("POST", &[ACCEPT, ("content-type", "text/plain")][..], "Arkady", 415, "request.not_json"),
        ("POST", &[JSON, ("accept", "application/json")][..], "{}", 406, "request.not_accepted"),
        ("POST", &[ACCEPT, JSON][..], too_large.as_str(), 413, "request.too_large"),
        ("GET", &[ACCEPT][..], "", 405, "request.method"),
    ] {
        let (given, media_type, answer) = raw(&running, method, headers, body);
        assert_eq!((given, media_type.as_str()), (status, "application/problem+json"), "{answer}");
        assert_eq!((&answer["code"], answer["hint"].is_string()), (&json!(code), true), "{answer}");
    }
}

#[test]
fn a_body_that_is_no_message_is_an_error_of_json_rpc() {
    let running = start();
    for (body, code, id) in [
        ("{\"jsonrpc\": \"2.0\", \"id\": 7, \"method\": Arkady", -32700, Value::Null),
        ("", -32700, Value::Null),
        ("{\"name\": \"Arkady\"}", -32600, Value::Null),
        ("{\"id\": 7, \"name\": \"Arkady\"}", -32600, json!(7)),
        ("[]", -32600, Value::Null),
        // Who stands in the first of the two would come out clear.
        (
            "{\"jsonrpc\": \"2.0\", \"id\": 7, \"method\": \"tools/call\", \"params\": {\"name\": \"screen\", \
              \"arguments\": {\"name\": \"Kim Yong Chol\", \"name\": \"Arkady Volkov\"}}}",
            -32600,
            json!(7),
        ),
    ] {
        let (status, media_type, answer) = raw(&running, "POST", &[ACCEPT, JSON], body);
        assert_eq!((status, media_type.as_str()), (400, "application/json"), "{answer}");
        assert_eq!((&answer["jsonrpc"], &answer["id"]), (&json!("2.0"), &id), "{body}");
        assert_eq!(answer["error"]["code"], code, "{body}");
        assert_eq!(answer["error"]["data"]["code"], "request.malformed", "{body}");
    }
}

#[test]
fn a_tool_that_there_is_not_is_an_error_of_the_protocol() {
    let running = start();
    let message =
        json!({"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "Arkady", "arguments": {}}});
    let no_method = json!({"jsonrpc": "2.0", "id": 1, "method": "Arkady"});
    for (message, code) in [(message, -32602), (no_method, -32601)] {
        let (_, text) = send(&running, &[("MCP-Protocol-Version", VERSION)], &message);
        let answer: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(answer["error"]["code"], code, "{text}");
        assert!(!text.contains("Arkady"), "{text}");
    }
}
