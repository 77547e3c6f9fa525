//! Editions come in whole or not at all, come back exactly, and tell the life of a party.

#![allow(clippy::unwrap_used)] // Tests may panic.

mod common;

use common::{day, party, reading};
use interdict_store::{Added, Bounds, Store, StoreError, diff};

fn parties(count: usize) -> Vec<interdict_model::Entity> {
    (0..count).map(|number| party(number, &format!("PARTY {number}"), &["X"])).collect()
}

#[test]
fn editions_come_back_exactly_and_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store.sqlite");
    let mut editions = Vec::new();
    {
        let mut store = Store::open_or_create(&path).unwrap();
        let mut list = parties(100);
        for turn in 0..150 {
            list[turn % 90] = party(turn % 90, &format!("RENAMED {turn}"), &["X", "Y"]);
            if turn % 7 == 0 {
                list.swap(3, 50 + turn % 40);
            }
            if turn % 11 == 0 {
                list.push(party(1000 + turn, "NEW", &[]));
            }
            let edition = reading(list.clone());
            let seen = day(&format!("2020-{:02}-{:02}", 1 + turn / 28, 1 + turn % 28));
            assert!(matches!(store.add(&edition, seen, &Bounds::default(), false).unwrap(), Added::New { .. }));
            editions.push(edition);
        }
    }
    let mut store = Store::open(&path).unwrap();
    let held = store.editions(Some("test")).unwrap();
    assert_eq!(held.len(), editions.len());
    for (edition, expected) in held.iter().zip(&editions) {
        let read = store.reading(edition).unwrap();
        assert_eq!(read.entities, expected.entities);
        assert_eq!(read.info, expected.info);
    }
}

#[test]
fn the_same_bytes_are_one_edition_that_was_seen_longer() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open_or_create(&folder.path().join("s")).unwrap();
    let edition = reading(parties(5));
    store.add(&edition, day("2020-01-01"), &Bounds::default(), false).unwrap();
    let again = store.add(&edition, day("2020-01-05"), &Bounds::default(), false).unwrap();
    assert!(matches!(again, Added::Unchanged { .. }));
    let [held] = &store.editions(None).unwrap()[..] else { panic!() };
    assert_eq!((held.seen_on, held.last_seen_on), (day("2020-01-01"), day("2020-01-05")));
    let early = store.add(&reading(parties(6)), day("2020-01-04"), &Bounds::default(), false);
    assert!(matches!(early, Err(StoreError::OutOfOrder { .. })));
}

#[test]
fn two_programs_that_add_editions_in_turn_build_on_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("s");
    let (mut one, mut other) = (Store::open_or_create(&path).unwrap(), Store::open_or_create(&path).unwrap());
    let mut list = parties(40);
    let mut added = Vec::new();
    for turn in 0..6 {
        list[turn * 2] = party(100 + turn, &format!("NEW {turn}"), &["X"]);
        list.rotate_left(1);
        let store = if turn % 3 == 1 { &mut other } else { &mut one };
        let edition = reading(list.clone());
        let seen = day(&format!("2020-01-0{}", turn + 1));
        assert!(matches!(store.add(&edition, seen, &Bounds::default(), true), Ok(Added::New { .. })), "{turn}");
        added.push(edition.entities);
    }
    let held = one.editions(None).unwrap();
    assert_eq!(held.len(), added.len());
    for (edition, entities) in held.iter().zip(added) {
        assert_eq!(one.reading(edition).unwrap().entities, entities, "edition {}", edition.id);
    }
}

#[test]
fn an_edition_that_shrinks_or_loses_a_field_is_held_back_until_it_is_accepted() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open_or_create(&folder.path().join("s")).unwrap();
    let whole = reading(parties(100));
    store.add(&whole, day("2020-01-01"), &Bounds::default(), false).unwrap();
    let shrunk = reading(parties(50));
    let bare = reading((0..100).map(|number| party(number, &format!("PARTY {number}"), &[])).collect());
    for (worse, what) in [(&shrunk, "parties"), (&bare, "programme")] {
        let Added::HeldBack { concerns, .. } = store.add(worse, day("2020-01-02"), &Bounds::default(), false).unwrap()
        else {
            panic!("{what}")
        };
        assert_eq!(concerns[0].what(), what);
        let newest = store.newest("test").unwrap().unwrap();
        assert_eq!(store.reading(&newest).unwrap().entities, whole.entities);
    }
    assert!(matches!(store.add(&shrunk, day("2020-01-02"), &Bounds::default(), true).unwrap(), Added::New { .. }));
    assert_eq!(store.newest("test").unwrap().unwrap().coverage.parties, 50);
}

#[test]
fn a_reading_with_a_loss_is_no_edition() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open_or_create(&folder.path().join("s")).unwrap();
    let mut cut = reading(parties(5));
    cut.warnings.push(interdict_lists::Warning::loss(interdict_lists::Place::in_file("x"), "cut off"));
    assert!(matches!(store.add(&cut, day("2020-01-01"), &Bounds::default(), true), Err(StoreError::Incomplete { .. })));
    assert!(store.editions(None).unwrap().is_empty());
}

#[test]
fn what_was_known_on_a_day_is_the_edition_seen_last_by_then() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open_or_create(&folder.path().join("s")).unwrap();
    store.add(&reading(parties(5)), day("2020-01-10"), &Bounds::default(), false).unwrap();
    store.add(&reading(parties(6)), day("2020-01-20"), &Bounds::default(), false).unwrap();
    let known = |on: &str| store.known_on("test", day(on)).unwrap().map(|edition| edition.coverage.parties);
    assert_eq!(
        ["2020-01-09", "2020-01-10", "2020-01-19", "2020-01-20", "2021-01-01"].map(known),
        [None, Some(5), Some(5), Some(6), Some(6)]
    );
}

#[test]
fn a_life_has_its_changes_its_absence_and_its_return() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open_or_create(&folder.path().join("s")).unwrap();
    let with = |party_zero: Option<interdict_model::Entity>| {
        let mut list = parties(10);
        match party_zero {
            Some(party) => list[0] = party,
            None => drop(list.remove(0)),
        }
        reading(list)
    };
    let plain = party(0, "PARTY 0", &["X"]);
    let more = party(0, "PARTY 0", &["X", "DPRK2"]);
    for (seen, list) in [
        ("2020-01-01", with(Some(plain))),
        ("2020-01-02", with(Some(more.clone()))),
        ("2020-01-03", with(None)),
        ("2020-01-04", with(Some(more))),
        ("2020-01-05", with(None)),
    ] {
        store.add(&list, day(seen), &Bounds::default(), false).unwrap();
    }
    let [life] = &store.history("test-0").unwrap()[..] else { panic!() };
    let events: Vec<(String, &str)> = life.events.iter().map(|event| (event.day.to_string(), event.what)).collect();
    let expected = [
        ("2020-01-01", "first seen"),
        ("2020-01-02", "changed"),
        ("2020-01-03", "no longer seen"),
        ("2020-01-04", "seen again"),
        ("2020-01-05", "no longer seen"),
    ];
    assert_eq!(events, expected.map(|(day, what)| (day.to_owned(), what)));
    assert_eq!(life.events[1].fields[0].added, ["DPRK2"]);
    assert!(store.history("test-99").unwrap().is_empty());
    // What was seen later was not known before.
    for (on, known) in [("2019-12-31", 0), ("2020-01-01", 1), ("2020-01-02", 2), ("2020-01-03", 3), ("2020-01-05", 5)] {
        let lives = store.history_known_on("test-0", day(on)).unwrap();
        let told = lives.first().map_or(&[][..], |life| &life.events[..]);
        assert_eq!(told, &store.history("test-0").unwrap()[0].events[..known], "{on}");
    }
    assert_eq!(store.history_known_on("test-0", day("2020-01-01")).unwrap()[0].latest.programmes(), ["X"]);
}

#[test]
fn every_version_tells_on_which_days_it_was_there() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open_or_create(&folder.path().join("s")).unwrap();
    let (old, new) = (party(0, "PARTY 0", &["X"]), party(0, "PARTY 0", &["X", "Y"]));
    for (seen, list) in [
        ("2020-01-01", vec![old.clone()]),
        ("2020-01-05", vec![new.clone()]),
        ("2020-01-09", vec![party(1, "PARTY 1", &[])]),
        ("2020-01-12", vec![old.clone()]),
    ] {
        store.add(&reading(list), day(seen), &Bounds::default(), true).unwrap();
    }
    let versions = store.versions("test").unwrap();
    let days = |entity: &interdict_model::Entity| -> Vec<String> {
        let of = versions.iter().filter(|version| version.entity == *entity);
        let written =
            |day: Option<interdict_model::PartialDate>| day.map_or_else(|| "-".to_owned(), |day| day.to_string());
        of.map(|version| format!("{} {}", written(version.from), written(version.until))).collect()
    };
    assert_eq!(days(&old), ["2020-01-01 2020-01-05", "2020-01-12 -"]);
    assert_eq!(days(&new), ["2020-01-05 2020-01-09"]);
}

#[test]
fn a_back_up_is_a_store_with_the_same_editions() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open_or_create(&folder.path().join("s")).unwrap();
    store.add(&reading(parties(5)), day("2020-01-01"), &Bounds::default(), false).unwrap();
    store.back_up(&folder.path().join("copy")).unwrap();
    let mut copy = Store::open(&folder.path().join("copy")).unwrap();
    let edition = copy.newest("test").unwrap().unwrap();
    assert_eq!(copy.reading(&edition).unwrap().entities, parties(5));
}

#[test]
fn another_file_is_no_store() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("s");
    assert!(matches!(Store::open(&path), Err(StoreError::Absent { .. })));
    assert!(!path.exists());
    std::fs::write(&path, "id,name\n1,nobody\n".repeat(100)).unwrap();
    assert!(matches!(Store::open_or_create(&path), Err(StoreError::Foreign { .. })));
    assert_eq!(std::fs::read(&path).unwrap().len(), 1700);
}

#[test]
fn daily_states_of_a_real_list_come_back_exactly() {
    let Some(source) = common::daily() else { return };
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sdn.csv");
    let mut store = Store::open_or_create(&folder.path().join("s")).unwrap();
    let (mut turn, mut kept) = (0, Vec::new());
    // Every eighth state: all of them are for the benchmark.
    common::for_each_state(&source, |day, bytes| {
        if turn % 8 == 0 {
            std::fs::write(&file, bytes).unwrap();
            let mut loaded = interdict_lists::open(&file).unwrap();
            let list = loaded.remove(0);
            store.add(&list, day, &Bounds::default(), false).unwrap();
            if turn % 64 == 0 {
                kept.push(list);
            }
        }
        turn += 1;
    });
    assert_eq!(turn, 308);
    let editions = store.editions(Some("us_ofac_sdn")).unwrap();
    assert_eq!(editions.len(), 39);
    for list in kept {
        let edition = editions.iter().find(|edition| edition.info.digest == list.info.digest).unwrap();
        assert_eq!(store.reading(edition).unwrap().entities, list.entities);
    }
    let (first, last) = (store.reading(&editions[0]).unwrap(), store.reading(&editions[38]).unwrap());
    let diff = diff(&first.entities, &last.entities);
    assert_eq!(diff.added.len() + first.entities.len() - diff.removed.len(), last.entities.len());
}
