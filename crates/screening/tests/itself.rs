//! Every name that is listed finds its party, whether it is said what kind of party is asked about or not.

#![allow(clippy::unwrap_used)] // Tests may panic.

use interdict_lists::{ListReading, embedded, open};
use interdict_matching::Subject;
use interdict_model::PartyKind;
use interdict_screening::{Engine, Settings};
use std::{fmt::Write as _, io::Write as _, path::Path};

/// Names whose party is not among the matches.
fn lost(readings: Vec<ListReading>) -> String {
    let engine = Engine::open(readings, true).unwrap();
    let settings = Settings { limit: 200, ..Settings::default() };
    let mut screener = engine.screener();
    let mut lost = String::new();
    for (entity, name) in
        engine.entities().iter().flat_map(|entity| entity.names.iter().map(move |name| (entity, name)))
    {
        for kind in [None, Some(entity.schema.kind())] {
            if kind == Some(PartyKind::Unknown) {
                continue;
            }
            let subject = Subject { kind, ..Subject::named(name.text.clone()) };
            if !screener.matches(&subject, &settings).iter().any(|found| found.entity == entity.id) {
                writeln!(lost, "{} {:?} as {kind:?}", entity.id, name.text).unwrap();
            }
        }
    }
    lost
}

#[test]
fn every_name_of_the_embedded_list_finds_its_party() {
    assert_eq!(lost(vec![embedded::embedded().unwrap()]), "");
}

#[test]
fn every_name_of_a_real_list_finds_its_party() {
    for edition in ["2015-01-02", "2023-12-28"] {
        let list = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/lists/ofac-sdn").join(edition);
        if !list.exists() {
            writeln!(std::io::stderr(), "skipped: the evaluation data is not beside the checkout").unwrap();
            return;
        }
        assert_eq!(lost(open(&list).unwrap()), "", "{edition}");
    }
}
