//! Standard XML on real files in both namespaces, and on files that are cut off.
//!
//! The real files are the evaluation data that may lie beside the checkout; without them those tests pass with a note.

// Helpers of tests fail loudly, and say why a test was skipped.
#![allow(clippy::unwrap_used, clippy::print_stderr)]

use interdict_lists::{ListReading, ofac::standard_xml::read, open};
use interdict_model::{CountryRole, Entity, IdentifierKind, PartKind};
use std::{fs, path::PathBuf};

/// The evaluation data, if it is there.
fn data() -> Option<PathBuf> {
    let path = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/lists"));
    if !path.is_dir() {
        eprintln!("skipped: no evaluation data beside the checkout");
        return None;
    }
    Some(path)
}

fn party<'a>(reading: &'a ListReading, uid: &str) -> &'a Entity {
    reading.entities.iter().find(|entity| entity.id == format!("ofac-{uid}")).unwrap()
}

#[test]
fn real_lists_are_read_completely_in_both_namespaces() {
    let Some(data) = data() else { return };
    let cases = [
        ("ofac-consolidated/2016-10/consolidated.xml", 581, "2016-09-16"),
        ("ofac-consolidated/2025-03-28/consolidated.xml", 443, "2025-03-28"),
    ];
    for (file, records, published) in cases {
        let reading = open(&data.join(file)).unwrap().remove(0);
        assert!(reading.is_complete(), "{file}: {:?}", reading.warnings);
        assert_eq!(reading.entities.len(), records, "{file}");
        assert_eq!(reading.info.declared_records, Some(records as u64), "{file}");
        assert_eq!(reading.info.published_on.map(|day| day.to_string()).as_deref(), Some(published), "{file}");
        assert_eq!(reading.info.dataset, "us_ofac_cons", "{file}");
        assert!(reading.not_understood() <= 4, "{file}: {}", reading.not_understood());
        assert!(
            reading.entities.iter().all(|entity| !entity.names.is_empty() && !entity.programmes().is_empty()),
            "{file}"
        );
    }
}

#[test]
fn an_entry_has_all_it_says() {
    let Some(data) = data() else { return };
    let list = open(&data.join("ofac-consolidated/2025-03-28/consolidated.xml")).unwrap().remove(0);
    let haniya = party(&list, "9639");
    assert_eq!(haniya.caption(), "HANIYA, Ismail Abdul Salah");
    assert_eq!(haniya.names[0].part(PartKind::Family), "HANIYA");
    assert_eq!(haniya.names[0].part(PartKind::Given), "Ismail Abdul Salah");
    assert_eq!(haniya.births[0].to_string(), "1962");
    assert_eq!(haniya.birth_places, ["Shati"]);
    let martelly = party(&list, "50476");
    assert!(martelly.countries.iter().any(|c| c.country.code() == "ht" && c.role == CountryRole::Nationality));
    assert_eq!(martelly.gender.as_deref(), Some("male"));
    let list = open(&data.join("ofac-consolidated/2016-10/consolidated.xml")).unwrap().remove(0);
    let ships: Vec<&Entity> = list
        .entities
        .iter()
        .filter(|entity| entity.identifiers.iter().any(|i| i.kind == IdentifierKind::Imo))
        .collect();
    assert_eq!(ships.len(), 74);
    assert!(ships.iter().all(|ship| ship.vessel.is_some()));
}

#[test]
fn a_file_that_lacks_most_of_its_records_says_so() {
    let Some(data) = data() else { return };
    let reading = open(&data.join("ofac-sdn-xml/SDN-2014-05-30-truncated.xml")).unwrap().remove(0);
    assert!(!reading.is_complete());
    let losses: Vec<String> = reading.warnings.iter().filter(|w| w.is_loss()).map(|w| w.message.clone()).collect();
    assert!(losses.iter().any(|loss| loss.contains("says it has 5931 records")), "{losses:?}");
    assert!(losses.iter().any(|loss| loss.contains("without uid")), "{losses:?}");
}

#[test]
fn a_file_cut_in_the_middle_gives_the_entries_before_the_cut_and_names_the_place() {
    let Some(data) = data() else { return };
    let bytes = fs::read(data.join("ofac-consolidated/2016-10/consolidated.xml")).unwrap();
    let whole = read(&bytes, "consolidated.xml").unwrap();
    for part in [3, 10, 50, 90, 99] {
        let reading = read(&bytes[..bytes.len() * part / 100], "consolidated.xml").unwrap();
        let count = reading.entities.len();
        assert!(count > 0 && count < whole.entities.len(), "{part} %");
        assert_eq!(reading.entities, whole.entities[..count], "{part} %: what was read is right");
        let loss = reading.warnings.iter().find(|warning| warning.is_loss() && warning.place.line.is_some()).unwrap();
        let last = whole.entities[count - 1].id.trim_start_matches("ofac-");
        assert_eq!(loss.place.record.as_deref(), Some(last), "{part} %");
    }
}
