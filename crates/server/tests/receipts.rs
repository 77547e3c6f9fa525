//! Receipts of the service: every interface that screens names one, a file has one, and without one there is no answer.

#![allow(clippy::unwrap_used, reason = "a test that panics is a test that fails")]

mod common;

use common::{Running, Stored, on_this_machine, start, start_with};
use interdict_lists::embedded::embedded;
use interdict_server::{receipts::ReceiptsKept, serve::Configuration};
use interdict_store::{Bounds, Leaf, Sealed, Store, StoreError};
use serde_json::{Value, json};
use std::{
    collections::BTreeSet,
    fs,
    path::PathBuf,
    thread,
    time::{Duration, Instant},
};
use tempfile::TempDir;
use ureq::Agent;

/// A service that leaves receipts in the store it has its lists from.
struct Desk {
    running: Running,
    path: PathBuf,
    _folder: TempDir,
}

/// What came back: status, the header that names the receipt, the body.
type Answer = (u16, Option<(i64, String)>, Value);

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("store.sqlite");
        let mut store = Store::open_or_create(&path).unwrap();
        store.add(&embedded().unwrap(), "2015-01-02".parse().unwrap(), &Bounds::default(), true).unwrap();
        let receipts = Some(ReceiptsKept { store: path.clone(), subjects: true });
        let reload_every = Some(Duration::from_secs(1));
        let configuration = Configuration { receipts, reload_every, ..on_this_machine() };
        let running = start_with(configuration, Box::new(Stored { path: path.clone() }));
        Self { running, path, _folder: folder }
    }

    fn post(&self, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        send(&self.running, path, headers, Some(body))
    }

    fn json(&self, path: &str, body: &Value) -> Answer {
        self.post(path, &[("content-type", "application/json")], &body.to_string())
    }

    /// All receipts, after a look at every byte of them.
    fn receipts(&self) -> Vec<Sealed> {
        let store = Store::open(&self.path).unwrap();
        store.verify_receipts(None).unwrap().unwrap();
        store.receipts().unwrap()
    }

    fn leaves(&self, receipt: i64) -> Vec<Leaf> {
        let mut leaves = Vec::new();
        let read = |row: interdict_store::Row| -> Result<(), StoreError> {
            leaves.push(serde_json::from_str(&row.leaf).unwrap());
            Ok(())
        };
        Store::open(&self.path).unwrap().receipt_rows(receipt, read).unwrap();
        leaves
    }
}

/// `POST`, or `GET` if there is no body.
fn send(running: &Running, path: &str, headers: &[(&str, &str)], body: Option<&str>) -> Answer {
    let agent: Agent = Agent::config_builder().http_status_as_error(false).build().into();
    let address = format!("{}{path}", running.address());
    let answered = match body {
        Some(body) => {
            let request =
                headers.iter().fold(agent.post(&address), |request, (name, value)| request.header(*name, *value));
            request.send(body)
        }
        None => agent.get(&address).call(),
    };
    let mut response = answered.unwrap();
    let header = response.headers().get("interdict-receipt").map(|value| value.to_str().unwrap().to_owned());
    let receipt = header.map(|text| {
        let (number, hash) = text.split_once(' ').unwrap();
        (number.parse().unwrap(), hash.to_owned())
    });
    let text = response.body_mut().read_to_string().unwrap();
    (response.status().as_u16(), receipt, serde_json::from_str(&text).unwrap_or(Value::String(text)))
}

#[test]
fn every_interface_names_the_receipt_of_its_answer() {
    let desk = Desk::new();
    let (status, one, body) = desk.json("/api/v1/screen", &json!({ "name": "Ryu Jin" }));
    let (number, hash) = one.unwrap();
    assert_eq!((status, number), (200, 1), "{body}");
    assert_eq!(body["receipt"], json!({ "number": 1, "hash": hash }));
    assert_eq!(body["results"][0]["matches"][0]["entity"], "ofac-17616");
    let many = json!({ "subjects": [{ "name": "Ryu Jin" }, { "remark": "nobody" }, { "name": "Marta Lindqvist" }] });
    let (_, many, body) = desk.json("/api/v1/screen", &many);
    assert_eq!((many.unwrap().0, body["receipt"]["number"].as_i64()), (2, Some(2)));
    let leaves = desk.leaves(2);
    assert_eq!(leaves.iter().map(|leaf| leaf.answer.len()).collect::<Vec<_>>(), [1, 0, 0]);
    assert_eq!((leaves[1].error.is_some(), leaves[2].place.as_str()), (true, "argument 3"));

    let (status, watchman, _) = desk.json("/v2/search", &json!({ "name": "Ryu Jin", "type": "person" }));
    assert_eq!((status, watchman.unwrap().0), (200, 3));
    let queries = json!({ "queries": {
        "a": { "schema": "Person", "properties": { "name": ["Ryu Jin"] } },
        "b": { "schema": "Person", "properties": { "birthDate": ["1962"] } },
    }});
    let (status, yente, body) = desk.json("/match/default", &queries);
    assert_eq!((status, yente.unwrap().0), (200, 4), "{body}");
    assert!(desk.leaves(4)[1].error.is_some());
    let form = "queries=%7B%22q0%22%3A%7B%22query%22%3A%22Ryu%20Jin%22%7D%7D";
    let (status, reconciled, body) =
        desk.post("/reconcile/default", &[("content-type", "application/x-www-form-urlencoded")], form);
    assert_eq!((status, reconciled.unwrap().0), (200, 5), "{body}");
    let call = json!({
        "jsonrpc": "2.0", "id": 1, "method": "tools/call",
        "params": { "name": "screen", "arguments": { "name": "Ryu Jin" } },
    });
    let headers = [
        ("content-type", "application/json"),
        ("accept", "application/json, text/event-stream"),
        ("mcp-protocol-version", "2025-06-18"),
    ];
    let (_, _, body) = desk.post("/mcp", &headers, &call.to_string());
    assert_eq!(body["result"]["structuredContent"]["receipt"]["number"], 6, "{body}");

    let receipts = desk.receipts();
    assert_eq!(receipts.len(), 6);
    assert_eq!(receipts[0].hash, hash);
    assert!(receipts.iter().all(|held| held.receipt.settings["what"] == "service" && held.receipt.rows >= 1));
    assert_eq!(receipts[0].receipt.editions[0].edition, Some(1));
}

#[test]
fn a_file_has_one_receipt_with_a_row_for_every_record() {
    let desk = Desk::new();
    let rows: Vec<String> = (0..2_000).map(|number| format!("C-{number},Ryu Jin\n")).collect();
    let file = format!("id,name\n{}C-x,\n", rows.concat());
    let (status, _, job) = desk.post("/api/v1/files", &[("content-type", "text/csv"), ("file-name", "c.csv")], &file);
    assert_eq!(status, 202, "{job}");
    let place = format!("/api/v1/files/{}", job["id"].as_str().unwrap());
    let began = Instant::now();
    let status = loop {
        let (_, _, status) = send(&desk.running, &place, &[], None);
        if status["state"] == "done" {
            break status;
        }
        assert!(began.elapsed() < Duration::from_secs(30) && status["state"] != "failed", "{status}");
        thread::sleep(Duration::from_millis(20));
    };
    let receipts = desk.receipts();
    assert_eq!((receipts.len(), receipts[0].receipt.rows, receipts[0].receipt.bad), (1, 2_001, 1));
    assert_eq!(status["receipt"], json!({ "number": 1, "hash": receipts[0].hash }));
    let (_, named, _) = send(&desk.running, &format!("{place}/result"), &[], None);
    assert_eq!(named, Some((1, receipts[0].hash.clone())));
    assert_eq!(desk.leaves(1)[1_999].place, "c.csv row 2001");
    // A file without anybody is no answer.
    let (_, _, empty) = desk.post("/api/v1/files", &[("content-type", "text/csv")], "name\n");
    assert!(empty["id"].is_string(), "{empty}");
}

#[test]
fn requests_at_once_each_have_a_receipt_and_the_chain_is_whole() {
    let desk = Desk::new();
    let answered: Vec<(i64, String)> = thread::scope(|scope| {
        let threads: Vec<_> = (0..8)
            .map(|number| {
                let desk = &desk;
                scope.spawn(move || {
                    let ask = |_| {
                        let (status, receipt, body) =
                            desk.json("/api/v1/screen", &json!({ "name": format!("Ryu Jin {number}") }));
                        assert_eq!(status, 200, "{body}");
                        receipt.unwrap()
                    };
                    (0..5).map(ask).collect::<Vec<_>>()
                })
            })
            .collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    let receipts = desk.receipts();
    assert_eq!(receipts.len(), 40);
    let told: BTreeSet<(i64, String)> = answered.into_iter().collect();
    let kept: BTreeSet<(i64, String)> = receipts.into_iter().map(|held| (held.receipt.number, held.hash)).collect();
    assert_eq!(told, kept);
    // Receipts change the file of the store and are no new list.
    thread::sleep(Duration::from_secs(4));
    let (_, _, metrics) = send(&desk.running, "/metrics", &[], None);
    let reloads =
        metrics.as_str().unwrap().lines().find(|line| line.contains("interdict_reloads_total{outcome=\"done\"}"));
    assert!(reloads.is_none_or(|line| line.ends_with(" 0")), "{reloads:?}");
}

#[test]
fn without_a_receipt_there_is_no_answer() {
    let desk = Desk::new();
    fs::remove_file(&desk.path).unwrap();
    let asked = json!({ "name": "Ryu Jin" });
    let (status, receipt, body) = desk.json("/api/v1/screen", &asked);
    assert_eq!((status, &receipt, body["code"].as_str()), (503, &None, Some("receipt.not_written")), "{body}");
    assert!(!body.to_string().contains("Ryu"), "{body}");
    for path in ["/v2/search", "/api/v1/screen"] {
        let (status, _, body) = desk.json(path, &asked);
        assert_eq!(status, 503, "{path}: {body}");
        assert!(body.get("entities").is_none() && body.get("results").is_none(), "{body}");
    }
}

#[test]
fn a_service_that_leaves_no_receipts_names_none() {
    let running = start();
    let headers = [("content-type", "application/json")];
    let (status, receipt, body) = send(&running, "/api/v1/screen", &headers, Some("{\"name\": \"Ryu Jin\"}"));
    assert_eq!((status, receipt, body.get("receipt")), (200, None, None));
}
