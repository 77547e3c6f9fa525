//! Kills a process that adds a receipt, a few hundred times at random moments: afterwards the chain is whole, with the
//! receipt or without it, and takes the next.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use common::killing;
use interdict_store::{Answered, Heading, Leaf, Row, Sealed, Store, SubjectDigest};
use serde_json::json;
use std::io;

const ROWS: i64 = 20_000;

fn add(store: &mut Store, count: i64) -> Sealed {
    let heading = Heading {
        at: "2015-01-17T09:30:00Z".into(),
        engine: "interdict test".into(),
        settings: json!({"threshold": 0.35}),
        editions: Vec::new(),
    };
    let rows = (1..=count).map(|row| {
        let subject = format!("{{\"names\":[\"Customer {row}\"]}}");
        let leaf = Leaf {
            row,
            place: format!("row {row}"),
            subject: Some(SubjectDigest::of(&subject, [row as u8; 16])),
            error: None,
            answer: if row % 50 == 0 { vec![Answered::matched("test-1", 0.9)] } else { Vec::new() },
            part: None,
        };
        Row::new(&leaf, Some(subject)).map_err(io::Error::from)
    });
    store.add_receipt(&heading, rows).unwrap()
}

/// Whether the second receipt is there.
fn is_there(store: &mut Store, when: &str) -> bool {
    let verified = store.verify_receipts(None).unwrap();
    let verified = verified.unwrap_or_else(|fault| panic!("{when}: {}", fault.says));
    let is_there = match (verified.receipts, verified.rows) {
        (1, 3) => false,
        (2, rows) if rows == 3 + ROWS => true,
        other => panic!("{when}: {other:?}"),
    };
    let next = add(store, 2);
    assert_eq!(next.receipt.number, verified.receipts + 1, "{when}");
    assert!(store.verify_receipts(Some(&next.hash)).unwrap().is_ok(), "{when}");
    is_there
}

fn main() {
    killing::at_any_moment(
        "a_kill_at_any_moment_leaves_a_valid_chain",
        200,
        |store| drop(add(store, 3)),
        |store| drop(add(store, ROWS)),
        is_there,
    );
}
