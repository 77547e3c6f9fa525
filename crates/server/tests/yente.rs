//! A client written for yente gets what it knows: over a real socket, against the embedded list.
//!
//! Pairs of requests and answers are files under `scenarios/yente`: the answer of the service must have the status, and
//! contain what the file says of the body. Lists must have the same length.
#![allow(clippy::unwrap_used)]

mod common;

use serde_json::{Value, json};
use std::{collections::BTreeMap, fs, path::Path};

/// What came back.
struct Answer {
    status: u16,
    headers: BTreeMap<String, String>,
    text: String,
}

impl Answer {
    fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| Value::String(self.text.clone()))
    }
}

/// What is sent behind the head of a request.
enum Sent {
    Nothing,
    Text(String),
    Form(BTreeMap<String, String>),
}

fn ask(method: &str, address: &str, headers: &[(&str, &str)], sent: Sent) -> Answer {
    let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
    let mut response = match (method, sent) {
        ("POST", Sent::Form(form)) => agent.post(address).send_form(form).unwrap(),
        ("POST", Sent::Text(text)) => {
            agent.post(address).header("content-type", "application/json").send(text.as_str()).unwrap()
        }
        ("POST", Sent::Nothing) => agent.post(address).send("").unwrap(),
        ("OPTIONS", _) => agent.options(address).call().unwrap(),
        _ => {
            let mut request = agent.get(address);
            for (name, value) in headers {
                request = request.header(*name, *value);
            }
            request.call().unwrap()
        }
    };
    let headers = response.headers().iter();
    let headers = headers.map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned())).collect();
    let status = response.status().as_u16();
    Answer { status, headers, text: response.body_mut().read_to_string().unwrap() }
}

fn get(address: &str) -> Value {
    ask("GET", address, &[], Sent::Nothing).json()
}

fn post(address: &str, body: &Value) -> Value {
    ask("POST", address, &[], Sent::Text(body.to_string())).json()
}

fn form(address: &str, name: &str, value: &Value) -> Value {
    let fields = BTreeMap::from([(name.to_owned(), value.to_string())]);
    ask("POST", address, &[], Sent::Form(fields)).json()
}

/// Where an answer does not contain what it should.
fn missing(place: &str, held: &Value, wanted: &Value) -> Option<String> {
    match (held, wanted) {
        (Value::Object(held), Value::Object(wanted)) => wanted.iter().find_map(|(name, wanted)| {
            let place = format!("{place}.{name}");
            match held.get(name) {
                Some(held) => missing(&place, held, wanted),
                None => Some(format!("{place} is not there")),
            }
        }),
        (Value::Array(held), Value::Array(wanted)) if held.len() == wanted.len() => held
            .iter()
            .zip(wanted)
            .enumerate()
            .find_map(|(number, (held, wanted))| missing(&format!("{place}[{number}]"), held, wanted)),
        _ => (held != wanted).then(|| format!("{place} is {held}, not {wanted}")),
    }
}

#[test]
fn recorded_requests_get_the_recorded_answers() {
    let running = common::start();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios/yente");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 25, "the scenarios are gone");
    let mut wrong = Vec::new();
    for file in files {
        let scenario: Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
        let request = &scenario["request"];
        let sent = match (request.get("body"), request.get("text"), request.get("form")) {
            (Some(body), _, _) => Sent::Text(body.to_string()),
            (_, Some(text), _) => Sent::Text(text.as_str().unwrap().to_owned()),
            (_, _, Some(form)) => Sent::Form(serde_json::from_value(form.clone()).unwrap()),
            _ => Sent::Nothing,
        };
        let address = format!("{}{}", running.address(), request["path"].as_str().unwrap());
        let answer = ask(request["method"].as_str().unwrap(), &address, &[], sent);
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        let status = u64::from(answer.status);
        if Some(status) != scenario["answer"]["status"].as_u64() {
            wrong.push(format!("{name}: status {status}: {}", answer.text));
        } else if let Some(place) = missing("body", &answer.json(), &scenario["answer"]["body"]) {
            wrong.push(format!("{name}: {place}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn what_scores_below_the_threshold_is_shown_and_is_no_match() {
    let running = common::start();
    let body = json!({"queries": {"one": {"schema": "Person", "properties": {"name": ["Kim Kwang"]}}}});
    let results = |query: &str| {
        let answer = post(&format!("{}/match/default{query}", running.address()), &body);
        let results = answer["responses"]["one"]["results"].as_array().unwrap().clone();
        results.iter().map(|result| result["match"].as_bool().unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(results(""), [false, false], "half a name is not enough for 0.70");
    assert_eq!(results("?threshold=0.5"), [true, true]);
    assert_eq!(results("?cutoff=0.65"), Vec::<bool>::new());
    assert_eq!(results("?limit=1"), [false]);
    assert_eq!(results("?threshold=0.5&cutoff=0.9"), [true, true], "a cutoff above the threshold would hide matches");
}

#[test]
fn the_parts_of_an_explanation_add_up_to_the_score() {
    let running = common::start();
    let query =
        json!({"schema": "Person", "properties": {"name": "Kim Yong-chol", "birthDate": "1962", "country": "kp"}});
    let answer = post(&format!("{}/match/default", running.address()), &json!({"queries": {"one": query}}));
    let results = answer["responses"]["one"]["results"].as_array().unwrap();
    assert!(!results.is_empty());
    for result in results {
        let parts = result["explanations"].as_object().unwrap();
        let sum: f64 = parts.values().map(|part| part["score"].as_f64().unwrap()).sum();
        assert!((sum - result["score"].as_f64().unwrap()).abs() < 1e-6, "{parts:?}");
        assert_eq!(parts["cover_both"]["query"], "Kim Yong-chol");
        assert!(parts.values().all(|part| part.get("detail").is_some() && part.get("candidate").is_some()));
        assert!(result.get("interdict").is_none(), "a FollowTheMoney entity and no more");
    }
}

#[test]
fn a_hundred_and_fifty_queries_fit_in_one_request() {
    let running = common::start();
    let names = ["Kim Yong Chol", "Ryu Jin", "Marie Fontaine-Dubois"];
    let query = |number: usize| json!({"schema": "Person", "properties": {"name": [names[number % names.len()]]}});
    let queries: serde_json::Map<String, Value> =
        (0..150).map(|number| (format!("q{number}"), query(number))).collect();
    let body = json!({ "queries": queries }).to_string();
    let answer = ask("POST", &format!("{}/match/default", running.address()), &[], Sent::Text(body));
    assert_eq!(answer.headers["x-batch-size"], "150");
    let answer = answer.json();
    let responses = answer["responses"].as_object().unwrap();
    assert_eq!(responses.len(), 150);
    for (key, response) in responses {
        let number: usize = key[1..].parse().unwrap();
        let found = response["total"]["value"].as_u64().unwrap();
        assert_eq!(found, [2, 1, 0][number % 3], "{key}");
        assert_eq!(
            response["query"],
            json!({"id": null, "schema": "Person", "properties": query(number)["properties"]})
        );
    }
}

#[test]
fn the_same_request_gets_the_same_bytes() {
    let running = common::start();
    let body = json!({"queries": {"one": {"schema": "LegalEntity", "properties": {"name": ["Korea Mining Trading"]}}}});
    let ask = |path: &str, sent: Sent| {
        let method = if matches!(sent, Sent::Nothing) { "GET" } else { "POST" };
        ask(method, &format!("{}{path}", running.address()), &[], sent).text
    };
    assert_eq!(
        ask("/match/default?cutoff=0.01", Sent::Text(body.to_string())),
        ask("/match/default?cutoff=0.01", Sent::Text(body.to_string()))
    );
    for path in ["/search/default?q=kim&facets=countries&facets=schema", "/entities/ofac-9345", "/catalog"] {
        assert_eq!(ask(path, Sent::Nothing), ask(path, Sent::Nothing), "{path}");
    }
}

#[test]
fn a_nested_entity_has_its_designations_and_addresses_inside_and_a_flat_one_has_texts_only() {
    let running = common::start();
    let party = |query: &str| get(&format!("{}/entities/ofac-9345{query}", running.address()));
    let nested = party("");
    let inner = |name: &str| nested["properties"][name].as_array().unwrap().clone();
    assert_eq!((inner("sanctions").len(), inner("addressEntity").len()), (2, 5));
    for entity in inner("sanctions").iter().chain(&inner("addressEntity")) {
        for member in ["id", "caption", "schema", "properties", "datasets", "referents", "target"] {
            assert!(entity.get(member).is_some(), "{member} of {entity}");
        }
    }
    let flat = party("?nested=false");
    let properties = flat["properties"].as_object().unwrap();
    assert!(properties.values().all(|values| values.as_array().unwrap().iter().all(Value::is_string)));
    let adjacent = get(&format!("{}/entities/ofac-9345/adjacent", running.address()));
    assert_eq!(adjacent["adjacent"]["sanctions"]["results"], nested["properties"]["sanctions"]);
    assert_eq!(adjacent["entity"], flat);
}

#[test]
fn facets_add_up() {
    let running = common::start();
    let search = |query: &str| get(&format!("{}/search/default?limit=100&{query}", running.address()));
    let all = search("facets=countries&facets=schema&facets=datasets&facets=topics");
    let total = all["total"]["value"].as_u64().unwrap();
    assert_eq!(all["results"].as_array().unwrap().len() as u64, total);
    for (facet, filter) in [("countries", "countries"), ("schema", "filter=schema"), ("datasets", "datasets")] {
        let values = all["facets"][facet]["values"].as_array().unwrap();
        assert!(!values.is_empty(), "{facet}");
        for value in values {
            let name = value["name"].as_str().unwrap();
            let filter = if filter.contains('=') { format!("{filter}:{name}") } else { format!("{filter}={name}") };
            assert_eq!(search(&filter)["total"]["value"], value["count"], "{filter}");
        }
    }
    let schemata = all["facets"]["schema"]["values"].as_array().unwrap();
    assert_eq!(schemata.iter().map(|value| value["count"].as_u64().unwrap()).sum::<u64>(), total);
}

#[test]
fn a_catalogue_that_did_not_change_is_not_sent_again() {
    let running = common::start();
    let address = format!("{}/catalog", running.address());
    let first = ask("GET", &address, &[], Sent::Nothing);
    let tag = first.headers["etag"].as_str();
    let again = ask("GET", &address, &[("if-none-match", tag)], Sent::Nothing);
    assert_eq!((again.status, again.text.as_str(), again.headers["etag"].as_str()), (304, "", tag));
    let other = ask("GET", &address, &[("if-none-match", "\"0\"")], Sent::Nothing);
    assert_eq!((other.status, other.text), (200, first.text.clone()));
}

#[test]
fn a_reload_loses_no_list() {
    let running = common::start();
    let before = get(&format!("{}/catalog", running.address()));
    let reloaded = ask("POST", &format!("{}/updatez", running.address()), &[], Sent::Nothing);
    assert_eq!(reloaded.status, 200, "{}", reloaded.text);
    assert_eq!(get(&format!("{}/catalog", running.address())), before);
}

#[test]
fn a_spreadsheet_is_reconciled_extended_and_previewed() {
    let running = common::start();
    let manifest = get(&format!("{}/reconcile/default", running.address()));
    let suggest = &manifest["suggest"]["entity"];
    let suggest = format!("{}{}", suggest["service_url"].as_str().unwrap(), suggest["service_path"].as_str().unwrap());
    assert!(suggest.starts_with(running.address()), "{suggest}");
    let service = suggest.trim_end_matches("/suggest/entity");

    let queries = json!({"q0": {"query": "Ryu Jin", "type": "Person"}, "q1": {"query": "Marie Fontaine-Dubois"}});
    let answer = form(service, "queries", &queries);
    assert_eq!(answer["q1"], json!({"result": []}));
    let best = &answer["q0"]["result"][0];
    assert_eq!(best["match"], json!(true));
    let id = best["id"].as_str().unwrap();

    let by_address = ask(
        "GET",
        &format!("{service}?queries=%7B%22q1%22%3A%7B%22query%22%3A%22Ryu+Jin%22%7D%7D"),
        &[],
        Sent::Nothing,
    );
    assert_eq!(by_address.json()["q1"]["result"][0]["id"], id);
    assert_eq!(by_address.headers["access-control-allow-origin"], "*");

    let columns = json!([{"id": "passportNumber"}, {"id": "nationality", "settings": {"render": "raw"}}]);
    let extend = json!({"ids": [id], "properties": columns});
    let rows = &form(service, "extend", &extend)["rows"][id];
    assert_eq!(*rows, json!({"passportNumber": [{"str": "563410081"}], "nationality": [{"str": "kp"}]}));

    let preview = manifest["preview"]["url"].as_str().unwrap().replace("{{id}}", id);
    let preview = ask("GET", &preview, &[], Sent::Nothing);
    assert!(preview.headers["content-type"].starts_with("text/html"));
    assert!(preview.headers["content-security-policy"].contains("frame-ancestors *"), "clients show it in a frame");
    assert!(preview.text.contains("RYU, Jin") && preview.text.contains("1965-08-07"), "{}", preview.text);
}

#[test]
fn scripts_and_pages_of_other_hosts_may_ask() {
    let running = common::start();
    let address = format!("{}/reconcile/default", running.address());
    let called = ask("GET", &format!("{address}?callback=jQuery_17"), &[], Sent::Nothing);
    assert!(called.text.starts_with("/**/jQuery_17({") && called.text.ends_with("});"), "{}", called.text);
    assert!(called.headers["content-type"].starts_with("application/javascript"));
    assert_eq!(ask("GET", &format!("{address}?callback=alert(1)//"), &[], Sent::Nothing).status, 422);
    let asked = ask("OPTIONS", &address, &[], Sent::Nothing);
    assert_eq!((asked.status, asked.headers["access-control-allow-origin"].as_str()), (204, "*"));
}

#[test]
fn errors_repeat_nothing_of_what_was_asked() {
    let running = common::start();
    for body in [
        "{\"queries\": {\"one\": {\"schema\": \"Person\", \"properties\": \"Marie Fontaine-Dubois\"}}}",
        "{\"queries\": \"Marie Fontaine-Dubois\"}",
        "Marie Fontaine-Dubois",
        "{\"queries\": {\"one\": {\"schema\": \"Marie Fontaine-Dubois\", \"properties\": {}}}}",
    ] {
        let answer = ask("POST", &format!("{}/match/default", running.address()), &[], Sent::Text(body.to_owned()));
        assert!((400..500).contains(&answer.status), "{body}");
        assert!(!answer.text.contains("Fontaine"), "{}", answer.text);
    }
}

#[test]
fn with_a_store_parties_say_when_they_were_first_seen_and_former_days_can_be_asked_for() {
    let running = common::start_with_store();
    let party = get(&format!("{}/entities/ofac-9345", running.address()));
    assert_eq!(party["first_seen"], "2014-12-31T00:00:00");
    let body = json!({"queries": {"one": {"schema": "Person", "properties": {"name": ["Ryu Jin"]}}}});
    let found = |query: &str| {
        let answer = post(&format!("{}/match/default{query}", running.address()), &body);
        answer["responses"]["one"]["total"]["value"].as_u64()
    };
    assert_eq!((found(""), found("?known_on=2014-12-31")), (Some(1), Some(0)));
}
