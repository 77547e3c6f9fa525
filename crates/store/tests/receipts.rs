//! Receipts come back as they were sealed, single rows can be proved, and whatever is changed, missing or moved is named.

#![allow(clippy::unwrap_used)] // Tests may panic.

mod common;

use common::{day, party, reading};
use interdict_store::{
    Answered, Bounds, Fault, Heading, Leaf, Proof, ProofError, Proved, Row, Store, StoreError, SubjectDigest,
    UsedEdition, rows_aside,
};
use rusqlite::Connection;
use serde_json::json;
use std::{fs, io, path::Path, thread};

fn heading() -> Heading {
    Heading {
        at: "2015-01-17T09:30:00Z".into(),
        engine: "interdict test".into(),
        settings: json!({"threshold": 0.35, "limit": 10}),
        editions: vec![UsedEdition {
            dataset: "test".into(),
            digest: "unknown".into(),
            published_on: Some(day("2015-01-02")),
            edition: None,
            complete: true,
        }],
    }
}

fn subject(row: i64) -> String {
    format!("{{\"names\":[\"Customer {row}\"]}}")
}

fn row(row: i64, keep: bool) -> io::Result<Row> {
    let leaf = Leaf {
        row,
        place: format!("customers.csv row {}", row + 1),
        subject: Some(SubjectDigest::of(&subject(row), [row as u8; 16])),
        error: None,
        answer: if row % 3 == 0 { vec![Answered::matched("test-7", 0.875)] } else { Vec::new() },
        part: None,
    };
    Ok(Row::new(&leaf, keep.then(|| subject(row)))?)
}

/// A store with four receipts of 1, 2,500, 3 and 2 rows; subjects are kept in the first three.
fn chain(path: &Path) -> Store {
    let mut store = Store::open_or_create(path).unwrap();
    for (rows, keep) in [(1, true), (2_500, true), (3, true), (2, false)] {
        store.add_receipt(&heading(), (1..=rows).map(|number| row(number, keep))).unwrap();
    }
    store
}

/// A fault, and what makes it in a proof.
type Bent = (ProofError, fn(&mut Proof));

#[test]
fn receipts_come_back_as_they_were_sealed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("s");
    let mut store = chain(&path);
    let verified = store.verify_receipts(None).unwrap().unwrap();
    assert_eq!((verified.receipts, verified.rows), (4, 2_506));
    let receipts = store.receipts().unwrap();
    assert_eq!(receipts.iter().map(|held| held.receipt.matched).collect::<Vec<_>>(), [0, 833, 1, 0]);
    assert_eq!(receipts[0].receipt.previous, "0".repeat(64));
    assert_eq!(receipts[3].receipt.previous, receipts[2].hash);
    assert_eq!(verified.head.as_deref(), Some(receipts[3].hash.as_str()));
    let mut rows = Vec::new();
    store
        .receipt_rows(2, |row| -> Result<(), StoreError> {
            rows.push(row);
            Ok(())
        })
        .unwrap();
    let expected: Vec<Row> = (1..=2_500).map(|number| row(number, true).unwrap()).collect();
    assert!(rows == expected);
    assert!(matches!(store.receipt(9), Err(StoreError::NoReceipt { number: 9 })));
    // A receipt names the edition in the store that has the digest.
    let list = reading(vec![party(1, "A", &["X"])]);
    store.add(&list, day("2020-01-01"), &Bounds::default(), false).unwrap();
    let mut known = heading();
    known.editions[0].digest.clone_from(&list.info.digest);
    let sealed = store.add_receipt(&known, (1..=1).map(|number| row(number, false))).unwrap();
    assert_eq!(sealed.receipt.editions[0].edition, Some(1));
}

#[test]
fn a_row_that_cannot_be_had_leaves_no_receipt() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = chain(&folder.path().join("s"));
    let rows =
        (1..=1_500).map(|number| if number == 1_400 { Err(io::Error::other("gone")) } else { row(number, false) });
    assert!(matches!(store.add_receipt(&heading(), rows), Err(StoreError::Rows { .. })));
    assert_eq!(store.verify_receipts(None).unwrap().unwrap().receipts, 4);
}

#[test]
fn one_row_is_proved_without_the_others() {
    let folder = tempfile::tempdir().unwrap();
    let store = chain(&folder.path().join("s"));
    for number in [1, 2, 999, 1_000, 1_001, 2_048, 2_500] {
        let proof = store.prove_row(2, number).unwrap().unwrap();
        let Proved { receipt, leaf, .. } = proof.check().unwrap();
        assert_eq!((receipt.number, leaf.row, leaf.answer.is_empty()), (2, number, number % 3 != 0));
        let text = serde_json::to_string(&proof).unwrap();
        let others = (1..=2_500).filter(|other| *other != number && text.contains(&format!("Customer {other}\\\"")));
        assert_eq!(others.count(), 0);
    }
    assert_eq!(store.prove_row(2, 2_501).unwrap(), None);
    assert_eq!(store.prove_row(2, 0).unwrap(), None);
    let proof = store.prove_row(2, 17).unwrap().unwrap();
    let bent: [Bent; 6] = [
        (ProofError::Form(2), |proof| proof.form = 2),
        (ProofError::Receipt, |proof| proof.receipt = proof.receipt.replace("0.35", "0.36")),
        (ProofError::Leaf, |proof| proof.leaf = proof.leaf.replace("\"row\":17", "\"row\":18")),
        (ProofError::Leaf, |proof| proof.leaf = proof.leaf.replace("\"answer\":[]", "\"answer\":[ ]")),
        (ProofError::Leaf, |proof| drop(proof.path.pop())),
        (ProofError::Subject, |proof| proof.subject = Some("{}".into())),
    ];
    for (expected, bend) in bent {
        let mut proof = proof.clone();
        bend(&mut proof);
        assert_eq!(proof.check().unwrap_err(), expected);
    }
    let mut silent = proof.clone();
    silent.subject = None;
    assert!(silent.check().is_ok());
}

#[test]
fn rows_that_were_changed_where_they_lay_are_not_blamed_on_the_disk() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open_or_create(&folder.path().join("s")).unwrap();
    for (line, hint) in [("{\"cut", "changed or cut off"), ("[1, 2]", "changed or cut off")] {
        let error = store.add_receipt(&heading(), rows_aside(line.as_bytes())).unwrap_err();
        assert_eq!(error.code(), "receipt.rows");
        assert!(error.hint().contains(hint), "{line}: {error}: {}", error.hint());
    }
    let full = std::iter::once(Err(io::Error::from(io::ErrorKind::StorageFull)));
    assert!(store.add_receipt(&heading(), full).unwrap_err().hint().contains("space left"));
}

/// What verifying says of a copy of the chain on which statements were run.
fn tampered(folder: &Path, statements: &str) -> Fault {
    let (base, path) = (folder.join("base"), folder.join("copy"));
    if !base.exists() {
        drop(chain(&base));
    }
    fs::copy(&base, &path).unwrap();
    let connection = Connection::open(&path).unwrap();
    connection.execute_batch(&format!("PRAGMA foreign_keys = OFF; {statements}")).unwrap();
    drop(connection);
    match Store::open(&path).unwrap().verify_receipts(None).unwrap() {
        Err(fault) => fault,
        Ok(verified) => panic!("{statements}: found nothing in {verified:?}"),
    }
}

#[test]
fn whatever_is_changed_missing_or_moved_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let swap = |table: &str, column: &str, a: i64, b: i64, also: &str| {
        format!(
            "UPDATE {table} SET {column} = -1 WHERE {column} = {a} {also}; \
             UPDATE {table} SET {column} = {a} WHERE {column} = {b} {also}; \
             UPDATE {table} SET {column} = {b} WHERE {column} = -1 {also};"
        )
    };
    let cases: &[(&str, i64, &str)] = &[
        // Every column of a receipt.
        ("UPDATE receipt SET body = replace(body, '0.35', '0.36') WHERE number = 2", 2, "changed"),
        ("UPDATE receipt SET body = replace(body, '2015-01-17T09', '2015-01-17T08') WHERE number = 1", 1, "changed"),
        ("UPDATE receipt SET body = body || ' ' WHERE number = 3", 3, "changed"),
        ("UPDATE receipt SET body = '' WHERE number = 3", 3, "changed"),
        ("UPDATE receipt SET body = CAST(x'ff00' AS TEXT) WHERE number = 3", 3, "changed"),
        ("UPDATE receipt SET hash = zeroblob(32) WHERE number = 4", 4, "changed"),
        ("UPDATE receipt SET hash = 'text' WHERE number = 1", 1, "changed"),
        ("UPDATE receipt SET hash = 7 WHERE number = 1", 1, "changed"),
        ("UPDATE receipt SET number = 9 WHERE number = 4", 4, "missing"),
        // The same in a column of another type.
        ("UPDATE receipt SET body = CAST(body AS BLOB) WHERE number = 3", 3, "changed"),
        ("UPDATE receipt SET hash = CAST(hash AS TEXT) WHERE number = 3", 3, "changed"),
        // Every column of the rows.
        ("UPDATE receipt_rows SET leaves = zeroblob(10) WHERE receipt = 2 AND first = 1001", 2, "changed"),
        (
            "UPDATE receipt_rows SET leaves = (SELECT leaves FROM receipt_rows WHERE receipt = 4) WHERE receipt = 1",
            1,
            "changed",
        ),
        ("UPDATE receipt_rows SET leaves = 'text' WHERE receipt = 1", 1, "changed"),
        (
            "UPDATE receipt_rows SET subjects = (SELECT subjects FROM receipt_rows WHERE receipt = 2 AND first = 1001) WHERE \
          receipt = 2 AND first = 1",
            2,
            "changed",
        ),
        ("UPDATE receipt_rows SET subjects = x'00' WHERE receipt = 3", 3, "changed"),
        ("UPDATE receipt_rows SET receipt = 8 WHERE receipt = 3", 3, "missing"),
        ("UPDATE receipt_rows SET first = 7 WHERE receipt = 3", 3, "changed"),
        ("UPDATE receipt_rows SET first = 1002 WHERE receipt = 2 AND first = 1001", 2, "changed"),
        // More subjects than rows.
        (
            "UPDATE receipt_rows SET subjects = (SELECT subjects FROM receipt_rows WHERE receipt = 3) WHERE receipt = 1",
            1,
            "changed",
        ),
        // Rows and receipts that go, whole blocks among them.
        ("DELETE FROM receipt WHERE number = 1", 1, "missing"),
        ("DELETE FROM receipt WHERE number = 2", 2, "missing"),
        ("DELETE FROM receipt WHERE number = 4", 4, "missing"),
        ("DELETE FROM receipt", 1, "missing"),
        ("DELETE FROM receipt_rows WHERE receipt = 2 AND first = 2001", 2, "missing"),
        ("DELETE FROM receipt_rows WHERE receipt = 2 AND first = 1", 2, "reordered"),
        (
            "INSERT INTO receipt_rows SELECT 5, first, leaves, subjects FROM receipt_rows WHERE receipt = 1",
            5,
            "changed",
        ),
        // The note of the end.
        ("UPDATE chain SET receipts = 3", 4, "changed"),
        ("UPDATE chain SET receipts = 5", 5, "missing"),
        ("UPDATE chain SET head = zeroblob(32)", 4, "changed"),
        ("DELETE FROM chain", 4, "missing"),
    ];
    for (statements, receipt, kind) in cases {
        let fault = tampered(folder.path(), statements);
        assert_eq!((fault.receipt, fault.kind), (*receipt, *kind), "{statements}: {}", fault.says);
        assert!(fault.says.contains("receipt") || fault.says.contains("chain"), "{}", fault.says);
    }
    let receipts = tampered(folder.path(), &swap("receipt", "number", 2, 3, ""));
    assert_eq!((receipts.receipt, receipts.kind), (2, "reordered"), "{}", receipts.says);
    let blocks = tampered(folder.path(), &swap("receipt_rows", "first", 1, 1_001, "AND receipt = 2"));
    assert_eq!((blocks.receipt, blocks.kind), (2, "reordered"), "{}", blocks.says);
}

#[test]
fn receipts_are_written_while_the_chain_is_walked_and_that_is_no_fault() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("s");
    let (store, mut other) = (chain(&path), Store::open(&path).unwrap());
    let mut one_more = || other.add_receipt(&heading(), std::iter::once(row(1, true))).map(drop);
    // Between two rows the store is free.
    let mut met = 0;
    let meet = |_| -> Result<(), StoreError> {
        met += 1;
        if met == 1 { one_more() } else { Ok(()) }
    };
    store.receipt_rows(2, meet).unwrap();
    assert_eq!((met, store.chain_length().unwrap()), (2_500, 5));
    thread::scope(|scope| {
        let writing = scope.spawn(|| (0..60).for_each(|_| one_more().unwrap()));
        while !writing.is_finished() {
            let walked = store.verify_receipts(None).unwrap();
            assert!(walked.as_ref().is_ok_and(|walked| walked.receipts >= 5), "{walked:?}");
        }
        writing.join().unwrap();
    });
    assert_eq!(store.verify_receipts(None).unwrap().unwrap().receipts, 65);
}

#[test]
fn rows_are_sealed_once_however_often_it_is_tried_and_several_receipts_come_together() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = chain(&folder.path().join("s"));
    let rows = || (1..=1_500).map(|number| row(number, true));
    let after = store.chain_length().unwrap();
    assert_eq!(after, 4);
    let first = store.add_receipt_once(&heading(), rows(), after).unwrap();
    // Somebody else leaves one between the two attempts.
    store.add_receipt(&heading(), (1..=3).map(|number| row(number, true))).unwrap();
    assert_eq!(store.add_receipt_once(&heading(), rows(), after).unwrap(), first);
    assert_eq!(store.chain_length().unwrap(), 6);
    // What was sealed before is another receipt, as are other rows and another second.
    let later = Heading { at: "2015-01-17T09:30:01Z".into(), ..heading() };
    assert_eq!(store.add_receipt_once(&heading(), rows(), 6).unwrap().receipt.number, 7);
    assert_eq!(store.add_receipt_once(&later, rows(), 4).unwrap().receipt.number, 8);
    assert_eq!(store.add_receipt_once(&heading(), rows().take(9), 4).unwrap().receipt.number, 9);
    let wanted = (1..=3).map(|count| (heading(), (1..=count).map(|number| row(number, false).unwrap()).collect()));
    let together = store.add_receipts(wanted.collect()).unwrap();
    assert_eq!(
        together.iter().map(|held| (held.receipt.number, held.receipt.rows)).collect::<Vec<_>>(),
        [(10, 1), (11, 2), (12, 3)]
    );
    assert_eq!(store.verify_receipts(None).unwrap().unwrap().receipts, 12);
}

#[test]
fn a_receipt_that_was_sealed_anew_does_not_fit_into_the_chain() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("s");
    let store = chain(&path);
    let head = store.verify_receipts(None).unwrap().unwrap().head.unwrap();
    drop(store);
    // Whoever writes receipt 2 anew with its hash must write all that follow.
    let other = folder.path().join("other");
    let mut anew = Store::open_or_create(&other).unwrap();
    anew.add_receipt(&heading(), (1..=1).map(|number| row(number, true))).unwrap();
    let mut bent = heading();
    bent.settings = json!({"threshold": 0.99, "limit": 10});
    anew.add_receipt(&bent, (1..=2_500).map(|number| row(number, true))).unwrap();
    drop(anew);
    let connection = Connection::open(&path).unwrap();
    let attach = format!("ATTACH '{}' AS other", other.display());
    connection.execute_batch(&attach).unwrap();
    let exchange =
        "UPDATE receipt SET (body, hash) = (SELECT body, hash FROM other.receipt WHERE number = 2) WHERE number = 2";
    connection.execute_batch(exchange).unwrap();
    drop(connection);
    let fault = Store::open(&path).unwrap().verify_receipts(None).unwrap().unwrap_err();
    assert_eq!((fault.receipt, fault.kind), (3, "changed"));
    assert!(fault.says.contains("receipt 2"), "{}", fault.says);
    // And even then a hash that was kept elsewhere is missed.
    let anew = Store::open(&other).unwrap();
    assert!(anew.verify_receipts(None).unwrap().is_ok());
    let fault = anew.verify_receipts(Some(&head)).unwrap().unwrap_err();
    assert!(fault.says.contains("no receipt has the hash"), "{}", fault.says);
}
