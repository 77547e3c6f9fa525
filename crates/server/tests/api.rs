//! The service's own interface over a real socket: subjects, parties, lists, articles, and what is refused.
//!
//! Pairs of requests and answers are files under `scenarios/api`: the answer must have the status and contain the body;
//! lists must have the same length. Those under `scenarios/api/store` run against lists from a store, those under
//! `scenarios/api/two-lists` against two lists of which one came later.

#![allow(clippy::unwrap_used, reason = "a test that panics is a test that fails")]

mod api_client;
mod common;

use api_client::{get, missing, post, send};
use interdict_lists::embedded;
use interdict_screening::{
    Engine, Outcome, Settings,
    subjects::{self, Input, InputFormat},
};
use serde_json::{Value, json};
use std::{fs, io::Cursor, path::Path};

/// Subjects of all sorts: known, unknown, with notes, without a name, no object at all, FollowTheMoney.
fn subjects() -> Vec<Value> {
    vec![
        json!({ "name": "Kim Yong Chol", "birthDate": "1946" }),
        json!({ "id": "C-2", "name": "Marta Lindqvist", "birthDate": "03/04/1970", "country": "Atlantis" }),
        json!({ "note": "nobody" }),
        json!([1]),
        json!({ "schema": "Organization", "properties": {
            "name": ["Korea Mining Development Trading Corporation"], "country": ["kp"] } }),
        json!({ "firstName": "Song Chol", "lastName": "JANG", "passport": "563310192" }),
    ]
}

#[test]
fn recorded_requests_get_the_recorded_answers() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios/api");
    let servers = [
        (folder.clone(), common::start()),
        (folder.join("store"), common::start_with_store()),
        (folder.join("two-lists"), common::start_with_two_lists()),
    ];
    let mut wrong = Vec::new();
    let mut run = 0;
    for (folder, running) in &servers {
        let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        for file in files.iter().filter(|file| file.extension().is_some_and(|ending| ending == "json")) {
            let scenario: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
            let (request, wanted) = (&scenario["request"], &scenario["answer"]);
            let address = format!("{}{}", running.address(), request["path"].as_str().unwrap());
            let mut headers: Vec<(&str, &str)> = Vec::new();
            for (name, value) in request["headers"].as_object().into_iter().flatten() {
                headers.push((name.as_str(), value.as_str().unwrap()));
            }
            let body = match &request["body"] {
                Value::Null => String::new(),
                Value::String(text) => text.clone(),
                json => {
                    headers.push(("content-type", "application/json"));
                    json.to_string()
                }
            };
            let answer = send(request["method"].as_str().unwrap(), &address, &headers, body.as_bytes());
            run += 1;
            let name = file.file_name().unwrap().to_string_lossy().into_owned();
            if wanted["status"] != answer.status {
                wrong.push(format!("{name}: status {}: {}", answer.status, answer.text));
            } else if let Some(place) = missing("body", &answer.json(), &wanted["body"]) {
                wrong.push(format!("{name}: {place}"));
            }
        }
    }
    assert!(run >= 15, "{run} scenarios were found");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn results_are_those_of_the_engine_byte_for_byte_except_where_subjects_stood() {
    let running = common::start();
    let lines: Vec<String> = subjects().iter().map(ToString::to_string).collect();
    let engine = Engine::open(vec![embedded::embedded().unwrap()], false).unwrap();
    let settings = Settings { explain: true, ofac_minimum: Some(80), ..Settings::default() };
    let input = Input { name: "lines".to_owned(), format: InputFormat::JsonLines, ..Input::default() };
    let items = subjects::open(Cursor::new(lines.join("\n").into_bytes()), input).unwrap();
    let mut expected = Vec::new();
    let done: Result<(), ()> = engine.screen_all(items, &settings, 1, |outcome: Outcome| {
        expected.push(serde_json::to_string(&outcome).unwrap().replace("\"line\":", "\"argument\":"));
        Ok(())
    });
    assert_eq!(done, Ok(()));
    let body = json!({ "subjects": subjects(), "settings": { "explain": true, "ofacMinimum": 80 } });
    let answer = post(&format!("{}/api/v1/screen", running.address()), &body);
    assert_eq!(answer.status, 200, "{}", answer.text);
    let given: Vec<&str> = answer
        .text
        .lines()
        .filter_map(|line| line.strip_prefix("    "))
        .map(|line| line.strip_suffix(',').unwrap_or(line))
        .collect();
    assert_eq!(given, expected);
    let parsed = answer.json();
    let members: Vec<&String> = parsed.as_object().unwrap().keys().collect();
    assert_eq!(members, ["complete", "editions", "engine", "results", "settings", "summary"]);
    assert_eq!(parsed["summary"], json!({ "screened": 4, "matched": 3, "bad": 2 }));
}

#[test]
fn many_subjects_come_back_in_their_order_whatever_thread_screened_them() {
    let running = common::start();
    let subjects: Vec<Value> = (0..2000)
        .map(|number| json!({ "id": number, "name": if number % 7 == 0 { "KOMID" } else { "Marta Lindqvist" } }))
        .collect();
    let answer = post(&format!("{}/api/v1/screen", running.address()), &json!({ "subjects": subjects })).json();
    let results = answer["results"].as_array().unwrap();
    assert_eq!(results.len(), 2000);
    for (number, result) in results.iter().enumerate() {
        assert_eq!(result["id"], number.to_string());
        assert_eq!(result["argument"], number + 1);
        assert_eq!(result["matches"].as_array().unwrap().is_empty(), number % 7 != 0, "{number}");
    }
}

#[test]
fn long_numbers_stay_what_they_are_beside_settings_and_in_a_list() {
    let running = common::start();
    let screen = format!("{}/api/v1/screen", running.address());
    let json = [("content-type", "application/json")];
    let subject = "\"id\": 12345678901234567890123, \"name\": \"KOMID\"";
    for body in [
        format!("{{{subject}, \"settings\": {{\"threshold\": 0.50}}}}"),
        format!("{{\"subjects\": [{{{subject}}}], \"settings\": {{\"threshold\": 0.50}}}}"),
    ] {
        let answer = send("POST", &screen, &json, body.as_bytes());
        assert_eq!(answer.status, 200, "{}", answer.text);
        assert_eq!(answer.json()["results"][0]["id"], "12345678901234567890123", "{body}");
    }
}

#[test]
fn the_same_request_gets_the_same_bytes() {
    let running = common::start();
    let address = format!("{}/api/v1/screen", running.address());
    let body = json!({ "subjects": subjects(), "settings": { "explain": true } });
    assert_eq!(post(&address, &body).text, post(&address, &body).text);
}

#[test]
fn what_is_wrong_is_told_without_what_was_sent() {
    let running = common::start();
    let address = running.address();
    let json = [("content-type", "application/json")];
    let screen = format!("{address}/api/v1/screen");
    let cases = [
        send("POST", &screen, &json, b"{\"name\": Zebedee}"),
        send("POST", &screen, &json, b"{\"name\": \"Z\", \"settings\": {\"threshold\": \"Zebedee\"}}"),
        send("POST", &screen, &json, b"{\"name\": \"Z\", \"settings\": {\"Zebedee\": 1}}"),
        send("POST", &screen, &json, b"{\"subjects\": [{\"name\": \"Z\"}], \"Zebedee\": 1}"),
        send("POST", &screen, &json, b"{\"remark\": \"Zebedee\"}"),
        send("POST", &screen, &json, b"[\"Zebedee\"]"),
        send(
            "POST",
            &format!("{address}/api/v1/documents"),
            &json,
            b"{\"documents\": [{\"name\": \"Zebedee\", \"text\": \" \"}]}",
        ),
        get(&format!("{address}/api/v1/parties/Zebedee")),
        get(&format!("{address}/api/v1/parties/ofac-9345?asOf=Zebedee")),
        get(&format!("{address}/api/v1/parties/ofac-9345?Zebedee=1")),
        get(&format!("{address}/api/v1/Zebedee")),
    ];
    for answer in cases {
        assert!(answer.status >= 400 && answer.status < 500, "{} {}", answer.status, answer.text);
        assert!(!answer.code().is_empty());
        assert!(!answer.text.contains("Zebedee"), "{}", answer.text);
    }
}

#[test]
fn an_article_as_the_body_is_read_as_one_in_json() {
    let running = common::start();
    let address = format!("{}/api/v1/documents", running.address());
    let text =
        "The Treasury imposed sanctions on Kim Yong Chol of KOMID on Friday.\n\nIt did not say more about the case.";
    let whole = post(&address, &json!({ "documents": [{ "name": "a.txt", "text": text, "published": "2015-01-04" }] }));
    let headers = [("content-type", "text/plain; charset=utf-8"), ("file-name", "a.txt")];
    let bare = send("POST", &format!("{address}?asOf=2015-01-04"), &headers, text.as_bytes());
    assert_eq!((whole.status, bare.status), (200, 200), "{}{}", whole.text, bare.text);
    assert_eq!(whole.json()["documents"], bare.json()["documents"]);
    assert_eq!(whole.json()["documents"][0]["dates"][0]["value"], "2015-01-02");
}

#[test]
fn one_article_that_cannot_be_read_does_not_stop_the_others() {
    let running = common::start();
    let documents = json!([{ "text": " " }, { "name": "b.txt", "text": "The Treasury named KOMID on Friday." }]);
    let answer = post(&format!("{}/api/v1/documents", running.address()), &json!({ "documents": documents }));
    assert_eq!(answer.status, 200, "{}", answer.text);
    let answer = answer.json();
    assert_eq!(answer["documents"].as_array().unwrap().len(), 1);
    assert_eq!(answer["unread"][0]["document"], 1);
    assert_eq!(answer["unread"][0]["problem"]["code"], "document.empty");
}

#[test]
fn the_life_of_a_party_and_a_difference_come_from_the_store() {
    let running = common::start_with_store();
    let address = running.address();
    let lists = get(&format!("{address}/api/v1/lists")).json();
    let dataset = lists["editions"][0]["dataset"].as_str().unwrap().to_owned();
    let editions = get(&format!("{address}/api/v1/lists/{dataset}/editions")).json();
    let numbers: Vec<i64> =
        editions["editions"].as_array().unwrap().iter().map(|edition| edition["id"].as_i64().unwrap()).collect();
    assert_eq!(numbers.len(), 2, "{editions}");
    let by_number = get(&format!("{address}/api/v1/lists/{dataset}/diff?from={}&to={}", numbers[0], numbers[1]));
    let by_day = get(&format!("{address}/api/v1/lists/{dataset}/diff?from=2014-12-31"));
    assert_eq!(by_number.status, 200, "{}", by_number.text);
    assert_eq!(by_number.text, by_day.text);
    let difference = by_number.json();
    assert!(!difference["added"].as_array().unwrap().is_empty());
    assert_eq!(difference["removed"], json!([]));
    let newcomer = difference["added"][0]["id"].as_str().unwrap().to_owned();
    let life = get(&format!("{address}/api/v1/parties/{}/history", newcomer.to_uppercase())).json();
    let events = life["lives"][0]["events"].as_array().unwrap();
    assert!(events.iter().any(|event| event["what"] == "first seen" && event["day"] == "2015-01-02"), "{life}");
    assert!(events.iter().any(|event| event["what"] == "listed" && event["stated"] == true), "{life}");
}

#[test]
fn before_it_was_known_a_party_is_not_there() {
    let running = common::start_with_store();
    let screen = format!("{}/api/v1/screen", running.address());
    let asked = |known_on: Value| {
        let body = json!({ "name": "Jang Song Chol", "settings": { "knownOn": known_on } });
        let answer = post(&screen, &body);
        assert_eq!(answer.status, 200, "{}", answer.text);
        answer.json()
    };
    assert_eq!(asked(json!("2014-12-31"))["results"][0]["matches"], json!([]));
    assert_eq!(asked(Value::Null)["results"][0]["matches"][0]["caption"], "JANG, Song Chol");
    let too_early = post(&screen, &json!({ "name": "Jang Song Chol", "settings": { "knownOn": "2001-01-01" } }));
    assert_eq!(too_early.status, 404, "{}", too_early.text);
}

#[test]
fn lists_are_loaded_again_without_a_pause() {
    let running = common::start();
    let address = running.address();
    let before = get(&format!("{address}/api/v1/lists"));
    let again = send("POST", &format!("{address}/api/v1/lists/reload"), &[], b"");
    assert_eq!((again.status, again.text), (200, before.text));
}

#[test]
fn the_page_of_the_interface_shows_every_operation_and_loads_nothing_from_elsewhere() {
    let running = common::start();
    let description = get(&format!("{}/api/openapi.json", running.address())).json();
    let page = get(&format!("{}/api/docs", running.address()));
    assert_eq!(page.status, 200);
    for (path, operations) in description["paths"].as_object().unwrap() {
        for operation in operations.as_object().unwrap().values() {
            let id = operation["operationId"].as_str().unwrap();
            assert!(page.text.contains(&format!("<section id=\"{id}\">")), "{path} {id}");
        }
    }
    assert!(!page.text.contains("<script"));
    let outside = page.text.match_indices("src=").count() + page.text.match_indices("href=\"http").count();
    assert_eq!(outside, 0);
    assert_eq!(get(&format!("{}/api/docs/style.css", running.address())).media_type, "text/css; charset=utf-8");
}
