//! What OFAC's own search would show, beside the native answer.

#![allow(clippy::unwrap_used, reason = "a test that panics is a test that fails")]

use interdict_lists::{ListReading, embedded::embedded};
use interdict_model::{Entity, Name, Schema};
use interdict_screening::{
    Engine, FoundBy, Match, Settings, Subject,
    subjects::{Locator, RecordPlace, ScreenedSubject},
};

fn screen(engine: &Engine, name: &str, settings: &Settings) -> Vec<Match> {
    let screened = ScreenedSubject {
        locator: Locator { file: None, place: RecordPlace::Argument(1) },
        id: None,
        subject: Subject::named(name),
        fields: Vec::new(),
        notes: Vec::new(),
    };
    engine.screener().screen(&screened, settings).matches
}

/// Party, score of OFAC's search, which score found it.
type Told<'a> = (&'a str, f64, FoundBy);

fn told(matches: &[Match]) -> Vec<Told<'_>> {
    let told = |found: &Match| found.ofac.map(|ofac| (ofac.score, ofac.found_by)).unwrap();
    matches.iter().map(|found| (found.entity.as_str(), told(found).0, told(found).1)).collect()
}

fn ofac(minimum: u8) -> Settings {
    Settings { ofac_minimum: Some(minimum), ..Settings::default() }
}

#[test]
fn each_match_says_which_score_found_it() {
    let engine = Engine::open(vec![embedded().unwrap()], false).unwrap();
    // Of Kyu Smith and KIM, Kyu one word is the same; the search finds half a likeness of Smith too.
    let cases: &[(&str, Settings, &[Told])] = &[
        ("Ryu Jin", ofac(100), &[("ofac-17616", 100.0, FoundBy::Both)]),
        ("류진", ofac(50), &[("ofac-17616", 0.0, FoundBy::Native)]),
        ("Kyu Smith", ofac(76), &[("ofac-17624", 76.1, FoundBy::Ofac)]),
        ("Kyu Smith", ofac(77), &[]),
        // A weak alias, and the full name that is left without it.
        ("KOMID", ofac(100), &[("ofac-9345", 100.0, FoundBy::Both)]),
        ("KOMID", Settings { weak_names: false, ..ofac(100) }, &[]),
        // Of the two of this name one was not listed yet.
        (
            "Kim Yong Chol",
            Settings { as_of: "2014-12-31".parse().ok(), ..ofac(100) },
            &[("ofac-12211", 100.0, FoundBy::Both)],
        ),
    ];
    for (name, settings, expected) in cases {
        let matches = screen(&engine, name, settings);
        assert_eq!(told(&matches), *expected, "{name}");
    }
}

#[test]
fn the_native_answer_is_the_same_and_comes_first() {
    let engine = Engine::open(vec![embedded().unwrap()], false).unwrap();
    for limit in [1, 10] {
        let settings = Settings { limit, ..Settings::default() };
        let native = screen(&engine, "Kim Yong", &settings);
        assert!(!native.is_empty() && native.iter().all(|found| found.ofac.is_none()));
        let both = screen(&engine, "Kim Yong", &Settings { ofac_minimum: Some(50), ..settings });
        let without: Vec<Match> =
            both[..native.len()].iter().map(|found| Match { ofac: None, ..found.clone() }).collect();
        assert_eq!(without, native);
        let more = &both[native.len()..];
        assert!(!more.is_empty() && more.len() <= limit);
        assert!(more.iter().all(|found| found.score <= native[native.len() - 1].score));
    }
}

#[test]
fn a_party_on_two_lists_has_the_better_score_of_its_names_on_both() {
    let list = |dataset: &str, name: &str| {
        let mut reading = ListReading::default();
        reading.info.dataset = dataset.to_owned();
        let mut entity = Entity::new("a-1", Schema::Person);
        entity.add_name(Name::primary(name));
        reading.entities.push(entity);
        reading
    };
    let engine = Engine::open(vec![list("one", "TANGUN, Ryong"), list("two", "MARTHA")], false).unwrap();
    let matches = screen(&engine, "Martha", &ofac(100));
    assert_eq!(told(&matches), [("a-1", 100.0, FoundBy::Both)]);
    assert_eq!(matches[0].lists, ["two"]);
}
