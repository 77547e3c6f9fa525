//! Whatever can be named is opened, and what cannot be is said with its place, a code and what to do.

#![allow(clippy::unwrap_used, reason = "a test that panics is a test that fails")]

use interdict_lists::{ListReading, embedded::embedded};
use interdict_screening::{Engine, Replaces};
use interdict_shelf::{
    Argument, Shelf, ShelfError, StoreToFill, keep_group_assignments, known_lists, open_store, read_path,
};
use interdict_store::Bounds;
use std::{collections::BTreeMap, fs, path::PathBuf};
use tempfile::TempDir;

const LIST: &str = "{\"id\":\"a-1\",\"schema\":\"Vessel\",\"properties\":{\"name\":[\"EXAMPLE\"]}}\n";

/// A folder with a list, an index file, and a folder that holds both.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        let desk = Self { folder: tempfile::tempdir().unwrap() };
        fs::create_dir(desk.path("both")).unwrap();
        let engine = Engine::open(vec![embedded().unwrap()], false).unwrap();
        for folder in ["", "both"] {
            fs::write(desk.path(folder).join("list.jsonl"), LIST).unwrap();
            engine.save(&desk.path(folder).join("lists.idx"), Replaces::IndexFiles).unwrap();
        }
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A path as a user writes it.
    fn written(&self, name: &str) -> String {
        self.path(name).to_str().unwrap().to_owned()
    }

    /// Puts a list into the store, under its own name or another.
    fn put(&self, dataset: &str, seen_on: &str) {
        let mut reading: ListReading = embedded().unwrap();
        dataset.clone_into(&mut reading.info.dataset);
        let mut store = open_store(Some(&self.path("data/store.sqlite"))).unwrap();
        store.add(&reading, seen_on.parse().unwrap(), &Bounds::default(), true).unwrap();
    }

    /// The shelf as it was known on a day, or now.
    fn shelf(&self, known_on: Option<&str>) -> Shelf {
        let known_on = known_on.map(|day| day.parse().unwrap());
        Shelf { store: Some(self.path("data/store.sqlite")), known_on, threads: None }
    }
}

fn refused(shelf: &Shelf, choices: &[&str]) -> ShelfError {
    let choices: Vec<String> = choices.iter().map(|&choice| choice.to_owned()).collect();
    shelf.engine(&choices, false).unwrap_err()
}

fn datasets(readings: &[ListReading]) -> Vec<&str> {
    readings.iter().map(|reading| reading.info.dataset.as_str()).collect()
}

#[test]
fn files_the_embedded_list_and_editions_of_the_store_are_lists() {
    let desk = Desk::new();
    desk.put("early", "2014-12-31");
    desk.put("late", "2015-01-02");
    let cases: [(String, Option<&str>, &[&str]); 7] = [
        (desk.written("list.jsonl"), None, &["list"]),
        ("embedded".to_owned(), None, &["us_dprk_2015"]),
        ("us_dprk_2015".to_owned(), None, &["us_dprk_2015"]),
        ("early".to_owned(), None, &["early"]),
        ("late@2015-01-02".to_owned(), None, &["late"]),
        ("all".to_owned(), None, &["early", "late"]),
        ("early".to_owned(), Some("2015-01-01"), &["early"]),
    ];
    for (choice, known_on, expected) in cases {
        let readings = desk.shelf(known_on).load_one(&choice).unwrap();
        assert_eq!(datasets(&readings), expected, "{choice}");
    }
    assert_eq!(desk.shelf(None).one("early").unwrap().info.dataset, "early");
    let engine = desk.shelf(None).engine(&[desk.written("lists.idx")], false).unwrap();
    assert_eq!(engine.editions()[0].info.dataset, "us_dprk_2015");
}

#[test]
fn what_cannot_be_opened_is_named_with_its_code_and_the_argument_at_fault() {
    let desk = Desk::new();
    desk.put("early", "2014-12-31");
    desk.put("late", "2015-01-02");
    let (list, index) = (desk.written("list.jsonl"), desk.written("lists.idx"));
    let (on_a_day, now) = (desk.shelf(Some("2015-01-01")), desk.shelf(None));
    let cases = [
        (refused(&now, &["nowhere"]), "list.not_found", None, "nowhere"),
        (refused(&now, &["late@2015-01-01"]), "list.not_known", None, "late"),
        (refused(&on_a_day, &["late"]), "list.not_known", None, "2015-01-01"),
        (refused(&on_a_day, &[&list]), "usage", Some(Argument::KnownOn), "list.jsonl"),
        (refused(&on_a_day, &[&index]), "usage", Some(Argument::KnownOn), "lists.idx"),
        (refused(&on_a_day, &["embedded"]), "usage", Some(Argument::KnownOn), "embedded"),
        (refused(&on_a_day, &["late@2015-01-02"]), "usage", Some(Argument::KnownOn), "late@2015-01-02"),
        (refused(&now, &["late@2015"]), "usage", Some(Argument::ListOnADay("late@2015")), "`2015`"),
        (refused(&now, &[&index, "embedded"]), "usage", Some(Argument::Lists), "lists.idx"),
        (now.one("all").unwrap_err(), "usage", None, "holds 2 lists"),
        (now.load_one(&index).unwrap_err(), "list.is_index", None, "lists.idx"),
    ];
    for (error, code, argument, named) in &cases {
        assert_eq!((error.code(), error.argument()), (*code, *argument), "{error}");
        assert!(error.to_string().contains(named), "{error}");
        let hint = error.hint().unwrap_or_default();
        assert!(!hint.contains("--"), "a hint in words of the command line: {hint}");
    }
    let absent = Shelf { store: Some(desk.path("absent.sqlite")), ..Shelf::default() };
    assert_eq!(absent.load_one("all").unwrap_err().code(), "store.absent");
    assert_eq!(absent.load_one("late").unwrap_err().code(), "list.not_found");
}

#[test]
fn an_index_file_in_a_folder_is_not_passed_over() {
    let desk = Desk::new();
    let errors =
        [desk.shelf(None).load_one(&desk.written("both")).unwrap_err(), read_path(&desk.path("both")).unwrap_err()];
    for error in errors {
        assert_eq!(error.code(), "list.is_index");
        assert!(error.to_string().starts_with(&desk.written("both/lists.idx")), "{error}");
        assert!(error.hint().unwrap().contains("out of the folder"));
    }
    fs::remove_file(desk.path("both/lists.idx")).unwrap();
    assert_eq!(datasets(&read_path(&desk.path("both")).unwrap()), ["list"]);
}

#[test]
fn a_store_says_which_lists_it_has_even_if_it_has_none() {
    let desk = Desk::new();
    let store = open_store(Some(&desk.path("new/folder/store.sqlite"))).unwrap();
    let wanted = ["early".to_owned()];
    let hint = |error: ShelfError| (error.code(), error.hint().unwrap());
    let (code, none) = hint(known_lists(&store, &wanted).unwrap_err());
    assert_eq!((code, none.contains("none yet")), ("list.not_found", true), "{none}");
    let empty = Shelf { store: Some(desk.path("new/folder/store.sqlite")), ..Shelf::default() };
    for error in [empty.load_one("all").unwrap_err(), refused(&empty, &["all"])] {
        assert_eq!((error.code(), error.argument()), ("list.empty", None), "{error}");
        assert!(error.to_string().ends_with("store.sqlite: the store has no list yet"), "{error}");
    }
    desk.put("early", "2014-12-31");
    desk.put("late", "2015-01-02");
    let store = open_store(Some(&desk.path("data/store.sqlite"))).unwrap();
    assert_eq!(known_lists(&store, &wanted).unwrap(), ["early", "late"]);
    let other = hint(known_lists(&store, &["other".to_owned()]).unwrap_err());
    assert_eq!(other, ("list.not_found", "it has early, late".to_owned()));
}

#[test]
fn a_store_to_fill_is_there_only_once_it_is_made() {
    let desk = Desk::new();
    let path = desk.path("new/store.sqlite");
    let mut store = StoreToFill::open(Some(&path)).unwrap();
    assert!(store.held().is_none() && !desk.path("new").exists());
    assert_eq!(store.made().unwrap().path(), path);
    assert!(store.held().is_some() && path.exists());
    assert!(StoreToFill::open(Some(&path)).unwrap().held().is_some());
    assert!(
        StoreToFill::open(Some(&desk.path("list.jsonl"))).is_err(),
        "what is no store is told of before anything is read"
    );
}

#[test]
fn groups_are_remembered_as_they_were_noted() {
    let desk = Desk::new();
    assert_eq!(desk.shelf(None).group_assignments(), BTreeMap::new());
    let store = open_store(Some(&desk.path("data/store.sqlite"))).unwrap();
    let assignments: BTreeMap<String, String> =
        [("a-1", "g-1"), ("b-\"2\"", "g-1")].map(|(record, group)| (record.to_owned(), group.to_owned())).into();
    keep_group_assignments(&store, &assignments).unwrap();
    assert_eq!(desk.shelf(None).group_assignments(), assignments);
}
