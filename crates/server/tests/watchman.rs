//! Watchman's interface over a real socket, with the embedded list.
#![allow(clippy::unwrap_used)]

mod common;

use common::start;
use serde_json::{Value, json};
use ureq::Agent;

fn agent() -> Agent {
    Agent::config_builder().http_status_as_error(false).build().into()
}

fn get(address: &str, path: &str) -> (u16, Value) {
    let mut response = agent().get(format!("{address}{path}")).call().unwrap();
    let text = response.body_mut().read_to_string().unwrap();
    (response.status().as_u16(), serde_json::from_str(&text).unwrap())
}

fn post(address: &str, body: &Value) -> (u16, Value) {
    let request = agent().post(format!("{address}/v2/search")).header("Content-Type", "application/json");
    let mut response = request.send(body.to_string().as_str()).unwrap();
    let text = response.body_mut().read_to_string().unwrap();
    (response.status().as_u16(), serde_json::from_str(&text).unwrap())
}

#[test]
fn a_person_is_found_with_what_watchman_says_of_persons() {
    let running = start();
    let path = "/v2/search?name=Yong+Chol+Kim&type=person&birthDate=1962-02-18&limit=1";
    let (status, answer) = get(running.address(), path);
    assert_eq!(status, 200);
    let found = &answer["entities"][0];
    assert_eq!(found["name"], "Yong Chol KIM");
    assert_eq!(found["entityType"], "person");
    assert_eq!(found["sourceList"], "us_dprk_2015");
    assert_eq!(found["sourceID"], "17614");
    assert_eq!(found["person"]["birthDate"], "1962-02-18T00:00:00Z");
    assert_eq!(found["person"]["titles"], json!(["KOMID Representative in Iran"]));
    assert_eq!(found["person"]["governmentIDs"][0]["type"], "nationality");
    assert_eq!(found["business"], Value::Null);
    assert_eq!(found["sanctionsInfo"]["programs"], json!(["DPRK2"]));
    assert!(found["match"].as_f64().unwrap() > 0.8, "{found}");
    assert_eq!(found["sourceData"]["schema"], "Person");
    assert_eq!(answer["query"]["person"]["birthDate"], "1962-02-18T00:00:00Z");
    assert_eq!(answer["query"]["sourceList"], "api-request");
}

#[test]
fn a_question_in_a_body_is_answered_like_one_in_the_address() {
    let running = start();
    let (_, by_address) = get(running.address(), "/v2/search?name=Ryu+Jin&type=person&gov_passport=KP:563410081");
    let (status, by_body) =
        post(running.address(), &json!({"name": "Ryu Jin", "type": "person", "gov_passport": "KP:563410081"}));
    assert_eq!(status, 200);
    assert_eq!(by_body, by_address);
    assert_eq!(by_body["entities"][0]["sourceID"], "17616");
    // The question that an answer repeats can be sent back.
    let (_, again) = post(running.address(), &by_body["query"]);
    assert_eq!(again["entities"], by_body["entities"]);
}

#[test]
fn a_body_is_shown_as_the_type_that_was_asked_for_and_never_as_a_person() {
    let running = start();
    let name = "/v2/search?name=Korea+Mining+Development+Trading+Corporation";
    for kind in ["business", "organization"] {
        let (_, answer) = get(running.address(), &format!("{name}&type={kind}"));
        let found = &answer["entities"][0];
        assert_eq!(found["entityType"], kind);
        let names = found[kind]["altNames"].as_array().unwrap();
        assert!(names.contains(&json!("CHANGGWANG SINYONG CORPORATION")), "{names:?}");
        assert_eq!(found["addresses"][0]["country"], "KP");
    }
    let (_, answer) = get(running.address(), &format!("{name}&type=person"));
    assert_eq!(answer["entities"], json!([]));
}

#[test]
fn a_former_day_and_another_list_leave_out_what_does_not_belong() {
    let running = start();
    let name = "/v2/search?name=Kim+Yong+Chol";
    let numbers = |path: &str| -> Vec<String> {
        let (_, answer) = get(running.address(), path);
        let entities = answer["entities"].as_array().unwrap().clone();
        entities.iter().map(|found| found["sourceID"].as_str().unwrap().to_owned()).collect()
    };
    assert!(numbers(name).contains(&"17614".to_owned()));
    assert!(!numbers(&format!("{name}&asOf=2015-01-01")).contains(&"17614".to_owned()));
    assert_eq!(numbers(&format!("{name}&sourceID=17614")), ["17614"]);
    assert!(numbers(&format!("{name}&source=us_dprk_2015")).contains(&"17614".to_owned()));
}

#[test]
fn what_is_wrong_is_said_in_watchmans_manner_and_without_the_name() {
    let running = start();
    let paths = [
        "/v2/search",
        "/v2/search?name=Yong+Chol+Kim&type=spaceship",
        "/v2/search?name=Yong+Chol+Kim&minMatch=95",
        "/v2/search?name=Yong+Chol+Kim&birthDate=sometime",
        // Not in use: an empty answer would be taken for a clear one.
        "/v2/search?name=Yong+Chol+Kim&source=eu_csl",
        // One of the two would not have been asked about.
        "/v2/search?name=Yong+Chol+Kim&name=Ryu+Jin",
        "/v2/search?name=Yong+Chol+Kim&limit=1&limit=3",
    ];
    for path in paths {
        let (status, answer) = get(running.address(), path);
        assert_eq!(status, 400, "{path}");
        let error = answer["error"].as_str().unwrap();
        assert!(!error.is_empty() && !error.contains("Chol"), "{path}: {error}");
    }
    let (status, answer) = post(running.address(), &json!(["Yong Chol Kim"]));
    assert_eq!(status, 400);
    assert!(answer["error"].is_string());
}

#[test]
fn fields_that_do_not_count_are_named() {
    let running = start();
    let (_, answer) = get(running.address(), "/v2/search?name=Ryu+Jin&titles=Official&requestID=7");
    assert_eq!(answer["interdict"]["withoutEffect"], json!(["titles"]));
    assert_eq!(answer["interdict"]["editions"].as_array().unwrap().len(), 1);
}

#[test]
fn the_lists_are_counted_with_their_digests() {
    let running = start();
    let (status, answer) = get(running.address(), "/v2/listinfo");
    assert_eq!(status, 200);
    assert_eq!(answer["lists"], json!({"us_dprk_2015": 14}));
    assert_eq!(answer["listHashes"]["us_dprk_2015"].as_str().unwrap().len(), 64);
    assert!(answer["startedAt"].as_str().unwrap().ends_with('Z'));
    assert!(answer["version"].as_str().unwrap().starts_with('v'));
}
