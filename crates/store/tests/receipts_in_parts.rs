//! Receipts over parts: they count the rows of their parts, single rows are proved through two trees, and a part that is
//! changed, missing or moved is named.

#![allow(clippy::unwrap_used)] // Tests may panic.

use interdict_store::{
    Answered, Fault, Heading, Leaf, Noted, Part, Proof, ProofError, Proved, Row, RowLeaf, Sealed, Store, StoreError,
    Within,
};
use rusqlite::{Connection, params};
use serde_json::json;
use sha2::{Digest, Sha256};
use std::{fs, io, path::Path};

const PARTS: i64 = 3;

fn sha(pieces: &[&[u8]]) -> [u8; 32] {
    pieces.iter().fold(Sha256::new(), Digest::chain_update).finalize().into()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

/// The definition of RFC 6962, word for word.
fn root(leaves: &[[u8; 32]]) -> [u8; 32] {
    match leaves {
        [] => sha(&[]),
        [leaf] => *leaf,
        _ => {
            let (left, right) = leaves.split_at(leaves.len().next_power_of_two() / 2);
            sha(&[&[1], &root(left), &root(right)])
        }
    }
}

/// The hashes beside the way to the root, from the bottom up.
fn path(leaves: &[[u8; 32]], place: usize) -> Vec<String> {
    if leaves.len() < 2 {
        return Vec::new();
    }
    let half = leaves.len().next_power_of_two() / 2;
    let (left, right) = leaves.split_at(half);
    let (mut steps, beside) =
        if place < half { (path(left, place), root(right)) } else { (path(right, place - half), root(left)) };
    steps.push(hex(&beside));
    steps
}

fn subject(row: i64) -> String {
    format!("{{\"names\":[\"Customer {row}\"]}}")
}

/// Every third row is bad, and every second of the others has a match.
fn row_leaf(row: i64) -> RowLeaf {
    let place = format!("customer C-{row}");
    let noted = if row % 3 == 0 {
        Noted::bad(place, "record.no_name")
    } else {
        let found = if row % 2 == 0 { vec![Answered::matched("test-7", 0.875)] } else { Vec::new() };
        Noted::answered(place, subject(row), found)
    };
    RowLeaf::new(noted, [row as u8; 16])
}

/// The rows of a part: as many as its number and two.
fn row_leaves(part: i64) -> Vec<RowLeaf> {
    (1..=part + 2).map(|row| row_leaf(10 * part + row)).collect()
}

fn hashes(part: i64) -> Vec<[u8; 32]> {
    row_leaves(part).iter().map(|leaf| sha(&[&[0], leaf.text().unwrap().as_bytes()])).collect()
}

/// How many of some rows have a match, and how many are bad.
fn counts(rows: &[RowLeaf]) -> (i64, i64) {
    rows.iter().fold((0, 0), |(matched, bad), leaf| {
        (matched + i64::from(!leaf.answer.is_empty()), bad + i64::from(leaf.error.is_some()))
    })
}

fn part_leaf(number: i64) -> Leaf {
    let (matched, bad) = counts(&row_leaves(number));
    let part = Part { rows: number + 2, matched, bad, root: hex(&root(&hashes(number))) };
    Leaf::of_part(number, format!("leaves whose hash begins with {number:x}"), part)
}

fn heading() -> Heading {
    Heading {
        at: "2015-01-17T09:30:00Z".into(),
        engine: "interdict test".into(),
        settings: json!({"threshold": 0.35}),
        editions: Vec::new(),
    }
}

fn row(leaf: &Leaf) -> io::Result<Row> {
    Ok(Row::new(leaf, None)?)
}

fn plain_row(number: i64) -> Leaf {
    let RowLeaf { place, subject, error, answer } = row_leaf(number);
    Leaf { row: number, place, subject, error, answer, part: None }
}

/// A store with a receipt over three parts, and one over a single row behind it.
fn chain(path: &Path) -> (Store, Sealed) {
    let mut store = Store::open_or_create(path).unwrap();
    let sealed = store.add_receipt(&heading(), (1..=PARTS).map(|number| row(&part_leaf(number)))).unwrap();
    store.add_receipt(&heading(), (1..=1).map(|number| row(&plain_row(number)))).unwrap();
    (store, sealed)
}

#[test]
fn a_receipt_over_parts_counts_their_rows_and_says_how_many_parts_there_are() {
    let folder = tempfile::tempdir().unwrap();
    let (store, sealed) = chain(&folder.path().join("s"));
    let rows: Vec<RowLeaf> = (1..=PARTS).flat_map(row_leaves).collect();
    let (matched, bad) = counts(&rows);
    let receipt = &sealed.receipt;
    assert_eq!((receipt.rows, receipt.matched, receipt.bad, receipt.parts), (12, matched, bad, Some(PARTS)));
    assert!(matched > 0 && bad > 0);
    assert_eq!((receipt.leaves(), store.receipt(1).unwrap()), (PARTS, sealed.clone()));
    let verified = store.verify_receipts(None).unwrap().unwrap();
    assert_eq!((verified.receipts, verified.rows), (2, 13));
    // What has no parts is written as it was before there were any.
    let plain = store.receipt(2).unwrap();
    assert_eq!((plain.receipt.parts, plain.receipt.leaves()), (None, 1));
    assert!(!plain.body.contains("part") && sealed.body.contains("\"parts\":3,"));
    assert!(!row(&plain_row(1)).unwrap().leaf.contains("part"));
    let leaf = row(&part_leaf(1)).unwrap().leaf;
    assert!(leaf.starts_with("{\"answer\":[],\"part\":{\"bad\":1,\"matched\":"), "{leaf}");
    assert!(leaf.ends_with("\"place\":\"leaves whose hash begins with 1\",\"row\":1}"), "{leaf}");
}

/// The proof of a row, both counted from 1.
fn proof(store: &Store, part: i64, row: usize) -> Proof {
    let mut proof = store.prove_row(1, part).unwrap().unwrap();
    let within = Within {
        leaf: row_leaves(part)[row - 1].text().unwrap(),
        row: i64::try_from(row).unwrap(),
        path: path(&hashes(part), row - 1),
    };
    proof.within = Some(within);
    proof
}

/// A fault, and what makes it in the proof of a row within a part.
type Bent = (ProofError, fn(&mut Proof));

fn within(proof: &mut Proof) -> &mut Within {
    proof.within.as_mut().unwrap()
}

#[test]
fn a_row_within_a_part_is_proved_and_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let (store, sealed) = chain(&folder.path().join("s"));
    for part in 1..=PARTS {
        let rows = row_leaves(part);
        for row in 1..=rows.len() {
            let proof = proof(&store, part, row);
            let again: Proof = serde_json::from_str(&serde_json::to_string(&proof).unwrap()).unwrap();
            assert_eq!(again, proof);
            let Proved { receipt, leaf, within } = again.check().unwrap();
            assert_eq!((receipt.number, leaf.row, within.as_ref()), (1, part, Some(&rows[row - 1])));
            assert_eq!(proof.hash, sealed.hash);
        }
    }
    let good = proof(&store, 2, 1);
    let bent: [Bent; 9] = [
        (ProofError::Leaf, |proof| within(proof).row += 1),
        (ProofError::Leaf, |proof| within(proof).row = 0),
        (ProofError::Leaf, |proof| within(proof).row = i64::MIN),
        (ProofError::Leaf, |proof| drop(within(proof).path.pop())),
        (ProofError::Leaf, |proof| within(proof).leaf.push(' ')),
        (ProofError::Unreadable("path"), |proof| within(proof).path[0] = "00".into()),
        (ProofError::Leaf, |proof| proof.leaf = proof.leaf.replace("\"rows\":4", "\"rows\":5")),
        (ProofError::Leaf, |proof| drop(proof.path.pop())),
        (ProofError::Subject, |proof| proof.subject = Some("{}".into())),
    ];
    for (number, (expected, bend)) in bent.into_iter().enumerate() {
        let mut proof = good.clone();
        bend(&mut proof);
        assert_eq!(proof.check().unwrap_err(), expected, "{number}");
    }
    // A subject is that of the row, and the part alone can be proved, too.
    assert!(Proof { subject: Some(subject(21)), ..good.clone() }.check().is_err());
    assert!(Proof { subject: Some(subject(22)), ..proof(&store, 2, 2) }.check().is_ok());
    let alone = Proof { within: None, ..good.clone() };
    assert!(!serde_json::to_string(&alone).unwrap().contains("within"));
    assert_eq!(alone.check().unwrap().leaf.part.unwrap().rows, 4);
    // A row of a receipt without parts has none within it.
    let plain = store.prove_row(2, 1).unwrap().unwrap();
    assert_eq!(Proof { within: good.within, ..plain }.check().unwrap_err(), ProofError::Leaf);
}

/// What verifying says after the leaves of the receipt were changed where they lie.
fn tampered(folder: &Path, change: impl Fn(&mut Vec<String>)) -> Fault {
    let path = folder.join("copy");
    if path.exists() {
        fs::remove_file(&path).unwrap();
    }
    let (store, _) = chain(&path);
    let mut leaves = Vec::new();
    let read = |row: Row| -> Result<(), StoreError> {
        leaves.push(row.leaf);
        Ok(())
    };
    store.receipt_rows(1, read).unwrap();
    drop(store);
    change(&mut leaves);
    let block = zstd::encode_all(leaves.join("\n").as_bytes(), 3).unwrap();
    let connection = Connection::open(&path).unwrap();
    connection.execute("UPDATE receipt_rows SET leaves = ?1 WHERE receipt = 1", params![block]).unwrap();
    drop(connection);
    Store::open(&path).unwrap().verify_receipts(None).unwrap().unwrap_err()
}

/// A kind of fault, and a change of the leaves that is found as one.
type Tampered = (&'static str, fn(&mut Vec<String>));

#[test]
fn a_part_that_is_changed_missing_or_moved_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let cases: [Tampered; 6] = [
        ("changed", |leaves| leaves[1] = leaves[1].replace("\"rows\":4", "\"rows\":5")),
        ("changed", |leaves| leaves[1] = leaves[1].replace("begins with 2", "begins with 3")),
        ("changed", |leaves| leaves[1] = leaves[1].replace("\"rows\":4", "\"rows\":-4")),
        ("changed", |leaves| leaves[1] = row(&plain_row(2)).unwrap().leaf),
        ("missing", |leaves| drop(leaves.pop())),
        ("reordered", |leaves| leaves.swap(0, 2)),
    ];
    for (number, (kind, change)) in cases.into_iter().enumerate() {
        let fault = tampered(folder.path(), change);
        assert_eq!((fault.receipt, fault.kind), (1, kind), "{number}: {}", fault.says);
    }
}

#[test]
fn a_receipt_that_says_other_numbers_than_its_parts_make_is_found_though_its_hash_is_right() {
    let folder = tempfile::tempdir().unwrap();
    for (said, forged) in [("\"rows\":12", "\"rows\":13"), ("\"bad\":", "\"bad\":1"), ("\"parts\":3,", "")] {
        let path = folder.path().join(format!("s{}", forged.len()));
        let mut store = Store::open_or_create(&path).unwrap();
        let sealed = store.add_receipt(&heading(), (1..=PARTS).map(|number| row(&part_leaf(number)))).unwrap();
        drop(store);
        assert!(sealed.body.contains(said));
        let body = sealed.body.replace(said, forged);
        let hash = sha(&[b"interdict receipt 1\n", body.as_bytes()]);
        let connection = Connection::open(&path).unwrap();
        connection.execute("UPDATE receipt SET body = ?1, hash = ?2", params![body, hash]).unwrap();
        connection.execute("UPDATE chain SET head = ?1", params![hash]).unwrap();
        drop(connection);
        let fault = Store::open(&path).unwrap().verify_receipts(None).unwrap().unwrap_err();
        // Without the number of its parts it has too few rows.
        let kind = if forged.is_empty() { "missing" } else { "changed" };
        assert_eq!((fault.receipt, fault.kind), (1, kind), "{}", fault.says);
        assert!(forged.is_empty() || fault.says.contains("other numbers"), "{}", fault.says);
    }
}

#[test]
fn rows_and_parts_are_not_sealed_together() {
    let folder = tempfile::tempdir().unwrap();
    let (mut store, _) = chain(&folder.path().join("s"));
    let unsound = Part { rows: -1, ..part_leaf(1).part.unwrap() };
    for leaves in
        [vec![part_leaf(1), plain_row(2)], vec![plain_row(1), part_leaf(2)], vec![Leaf::of_part(1, "leaves", unsound)]]
    {
        let refused = store.add_receipt(&heading(), leaves.iter().map(row));
        assert!(matches!(refused, Err(StoreError::Rows { .. })));
    }
    assert_eq!(store.verify_receipts(None).unwrap().unwrap().receipts, 2);
}
