//! A file whose parties are handed out one by one says the same as the file read whole.

#![allow(clippy::unwrap_used, reason = "a test that panics is a test that fails")]

use interdict_lists::{LargeList, ListError, Publication, find, open};
use interdict_model::Entity;
use std::{
    fs::{self, OpenOptions},
    io::Write,
    path::{Path, PathBuf},
};
use tempfile::TempDir;

/// Edges before and behind their parties, ids that stand twice, a party that stands inside others first, an address of nobody,
/// and lines that are broken.
const MIXED: &str = r#"{"id":"s1","schema":"Sanction","properties":{"entity":["p1","p1"],"authority":["Example Authority"],"programId":["EX"],"listingDate":["2015-01-02"]}}
{"id":"p1","schema":"Person","properties":{"name":["Galleon Quartz"],"addressEntity":["a1","a9"],"programId":["EX"],"passportNumber":["563410081"]}}

{"id":"p2","schema":"Company","properties":{"name":["OSTREMIR TRADING"],"directorshipOrganization":[{"id":"d1","schema":"Directorship","properties":{"director":[{"id":"p3","schema":"Person","properties":{"name":["Zarkav Orvane"]}}],"organization":["p2"],"role":["chair"]}}]}}
{"id":"a1","caption":"Main St 1","schema":"Address","properties":{"full":["Main St 1"],"country":["kp"]}}
{"id":"a2","caption":"Nowhere","schema":"Address","properties":{"full":["Nowhere"]}}
not JSON
{"id":"p3","schema":"Person","properties":{"name":["Zarkav Orvane"],"birthDate":["1961"]}}
{"id":"p1","schema":"Person","properties":{"name":["Galleon Quartz the Younger"],"addressEntity":["a1"]}}
{"id":"o1","schema":"Occupancy","properties":{"holder":["p3"],"post":["x1"],"startDate":["2001"]}}
{"id":"x1","caption":"Minister of Examples","schema":"Position","properties":{"name":["Minister of Examples"]}}
{"id":"f1","schema":"Family","properties":{"person":["p1"],"relative":["p3","p8"],"relationship":["cousin"]}}
{"id":"b1","schema":"Person","properties":["none"]}
{"schema":"Person"}
{"id":"s2","schema":"Sanction","properties":{"entity":["nobody"]}}
{"id":"i1","schema":"Passport","properties":{"holder":["p1"],"number":["563410081"],"country":["kp"]}}"#;

fn written(text: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("entities.ftm.json");
    fs::write(&path, text).unwrap();
    (folder, path)
}

fn large(path: &Path) -> Result<Box<LargeList>, ListError> {
    let mut found = find(path, 0)?;
    match (found.pop(), found.len()) {
        (Some(Publication::Large(list)), 0) => Ok(list),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_list_says_the_same_party_by_party() {
    let plain = "{\"id\":\"a\",\"schema\":\"Person\",\"properties\":{\"name\":[\"One\"]}}\r\n\n\
                 {\"id\":\"b\",\"schema\":\"Vessel\",\"properties\":{\"name\":[\"Two\"]}}\r\n";
    let marked = format!("\u{feff}{MIXED}\n");
    for text in [MIXED, plain, marked.as_str()] {
        let (_folder, path) = written(text);
        let whole = open(&path).unwrap().remove(0);
        let mut list = large(&path).unwrap();
        assert_eq!(list.reading().is_complete(), whole.is_complete());
        let parties: Vec<Entity> = list.by_ref().collect();
        let reading = list.finish().unwrap();
        assert_eq!(parties, whole.entities);
        assert_eq!((&reading.info, &reading.warnings), (&whole.info, &whole.warnings));
        assert!(parties.len() >= 2 && reading.info.digest.len() == 64);
    }
    let (_folder, path) = written(MIXED);
    let whole = open(&path).unwrap().remove(0);
    let ids: Vec<&str> = whole.entities.iter().map(|party| party.id.as_str()).collect();
    assert_eq!(ids, ["p1", "p3", "p2"], "in the order of their first appearance, also inside others");
    let first = &whole.entities[0];
    assert_eq!(
        (first.caption(), first.designations.len(), first.addresses.len()),
        ("Galleon Quartz the Younger", 2, 1)
    );
    assert_eq!(first.relations[0].target_name.as_deref(), Some("Zarkav Orvane"));
    assert_eq!(whole.entities[1].notes[0], "Directorship: chair (OSTREMIR TRADING)");
    assert_eq!(whole.entities[1].notes[1], "office: Minister of Examples (2001 to ?)");
}

#[test]
fn what_is_wrong_with_a_list_is_known_before_its_parties_are_asked_for() {
    let (_folder, path) = written(MIXED);
    let list = large(&path).unwrap();
    let losses: Vec<String> =
        list.reading().warnings.iter().filter(|warning| warning.is_loss()).map(ToString::to_string).collect();
    assert_eq!(losses.len(), 3, "{losses:?}");
    assert!(losses[0].starts_with("entities.ftm.json:7: ") && losses[1].starts_with("entities.ftm.json:14: "));
    assert!(losses[2].starts_with("entities.ftm.json (record b1): "));
    // Notes of objects without a party need the parties, whether or not these were asked for.
    let warnings = list.finish().unwrap().warnings;
    assert!(warnings.iter().any(|warning| warning.message.starts_with("3 objects")), "{warnings:?}");
    let (_folder, path) = written("{\"id\":\"s1\",\"schema\":\"Sanction\",\"properties\":{}}\n");
    assert_eq!(large(&path).unwrap_err().to_string(), open(&path).unwrap_err().to_string());
}

#[test]
fn only_large_files_of_the_form_are_not_read_whole() {
    let (folder, path) = written(MIXED);
    let length = fs::metadata(&path).unwrap().len();
    let is_large = |path: &Path, from: u64| matches!(find(path, from).unwrap()[0], Publication::Large(_));
    assert!(is_large(&path, length) && !is_large(&path, length + 1));
    let table = folder.path().join("targets.simple.csv");
    fs::write(&table, "id,schema,name,aliases,birth_date,countries\np1,Person,Galleon Quartz,,,\n").unwrap();
    assert!(!is_large(&table, 0));
    assert_eq!(find(folder.path(), 0).unwrap().len(), 2, "a folder holds both");
}

#[test]
fn a_file_that_changes_while_it_is_read_is_no_list() {
    let (_folder, path) = written(MIXED);
    let mut list = large(&path).unwrap();
    assert!(list.next().is_some());
    OpenOptions::new().append(true).open(&path).unwrap().write_all(b"\n").unwrap();
    let error = list.finish().unwrap_err();
    assert_eq!(error.code(), "list.unreadable");
    assert!(error.to_string().contains("changed while it was read"), "{error}");
    assert!(error.hint().contains("nothing writes to it"), "{}", error.hint());
}
