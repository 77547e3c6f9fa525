//! An engine over a list that is too large to be held answers as one over the list as it was read, and is saved as the same bytes.

#![allow(clippy::unwrap_used, reason = "a test that panics is a test that fails")]

use interdict_lists::{ListReading, embedded::embedded, find, open};
use interdict_model::{Entity, ftm};
use interdict_screening::{Engine, Groups, OpenError, Replaces, Settings, Subject, subjects};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};
use tempfile::TempDir;

/// A file of parties as others write FollowTheMoney: without the member that our own output has.
fn written(parties: impl Iterator<Item = Entity>) -> (TempDir, PathBuf) {
    let mut lines = String::new();
    for party in parties {
        let mut object = ftm::to_json(&party);
        object.as_object_mut().unwrap().remove("interdict");
        lines += &object.to_string();
        lines.push('\n');
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("parties.jsonl");
    fs::write(&path, lines).unwrap();
    (folder, path)
}

fn saved(engine: &Engine, path: &Path) -> Vec<u8> {
    engine.save(path, Replaces::IndexFiles).unwrap();
    fs::read(path).unwrap()
}

fn answers(engine: &Engine, names: &[String]) -> Vec<String> {
    let mut screener = engine.screener();
    let settings = Settings { threshold: 0.2, explain: true, ..Settings::default() };
    let screened = names.iter().map(|name| subjects::ScreenedSubject {
        locator: subjects::Locator { file: None, place: subjects::RecordPlace::Argument(1) },
        id: None,
        subject: Subject::named(name.as_str()),
        fields: Vec::new(),
        notes: Vec::new(),
    });
    screened.map(|subject| serde_json::to_string(&screener.screen(&subject, &settings)).unwrap()).collect()
}

#[test]
fn a_large_list_answers_and_is_saved_as_the_list_that_was_read() {
    let made = interdict_generator::parties(21, 1_000);
    let (folder, path) = written(made.iter());
    let whole = Engine::open(open(&path).unwrap(), false).unwrap();
    let large = Engine::open_publications(find(&path, 0).unwrap(), false).unwrap();
    assert_eq!(whole.editions(), large.editions());
    assert!(whole.parties().iter().eq(large.parties().iter()));
    let names: Vec<String> = interdict_generator::queries(22, &made, 40).map(|query| query.name).collect();
    let expected = answers(&whole, &names);
    assert_eq!(expected, answers(&large, &names));
    assert!(expected.iter().any(|answer| answer.contains("\"score\"")), "nothing matched");
    let (whole, large) =
        (saved(&whole, &folder.path().join("whole.idx")), saved(&large, &folder.path().join("large.idx")));
    assert!(whole == large, "the files differ");
}

#[test]
fn parties_of_a_large_list_and_others_are_grouped_as_if_both_had_been_read() {
    let parties = embedded().unwrap().entities;
    // The same parties on another list, under identities of its own.
    let others = parties.iter().map(|party| {
        let mut other = party.clone();
        other.id = format!("other-{}", party.id);
        other.datasets = vec!["other".to_owned()];
        other
    });
    let (folder, path) = written(others);
    let lists = |mut found: Vec<ListReading>| -> Vec<ListReading> {
        found.push(embedded().unwrap());
        found
    };
    let whole = Engine::open(lists(open(&path).unwrap()), false).unwrap().with_groups(&BTreeMap::new());
    let mut found = find(&path, 0).unwrap();
    found.push(embedded().unwrap().into());
    let large = Engine::open_publications(found, false).unwrap().with_groups(&BTreeMap::new());
    let groups: &Groups = whole.groups();
    assert!(groups.groups.len() > 5, "{}", groups.groups.len());
    assert_eq!(groups, large.groups());
    assert_eq!(whole.party_numbers(), large.party_numbers());
    let (whole, large) =
        (saved(&whole, &folder.path().join("whole.idx")), saved(&large, &folder.path().join("large.idx")));
    assert!(whole == large, "the files differ");
}

#[test]
fn a_large_list_that_is_not_complete_is_refused_as_one_that_was_read_is() {
    let (_folder, path) = written(interdict_generator::parties(23, 20).iter());
    let mut lines = fs::read_to_string(&path).unwrap();
    lines.push_str("{\"id\":\n{\"schema\":\"Person\"}\n");
    fs::write(&path, lines).unwrap();
    let whole = Engine::open(open(&path).unwrap(), false).unwrap_err();
    let OpenError::Engine(large) = Engine::open_publications(find(&path, 0).unwrap(), false).unwrap_err() else {
        panic!("of the engine")
    };
    assert_eq!((whole.code(), whole.to_string()), (large.code(), large.to_string()));
    let allowed = Engine::open_publications(find(&path, 0).unwrap(), true).unwrap();
    assert_eq!((allowed.parties().len(), allowed.editions()[0].complete), (20, false));
}
