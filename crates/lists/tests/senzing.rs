//! The Senzing form: the rules on a small file written here, and the export that may lie beside the checkout.

#![allow(clippy::unwrap_used)] // Tests may panic.

use interdict_lists::{ListReading, senzing};
use interdict_model::{Entity, Schema};
use proptest::prelude::*;

const REAL: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/lists/opensanctions/export-forms/senzing.json");

const SMALL: &str = r#"{"DATA_SOURCE":"EXAMPLE","RECORD_ID":"E1","RECORD_TYPE":"PERSON","LAST_CHANGE":"2024-03-10","NAMES":[{"NAME_TYPE":"PRIMARY","NAME_FULL":"Example Person"},{"NAME_TYPE":"ALIAS","NAME_FULL":"Пример"},{"NAME_FIRST":"Ex","NAME_LAST":"Ample"}],"GENDER":"M","DATES":[{"DATE_OF_BIRTH":"1962-02-18"},{"DATE_OF_MARRIAGE":"1990"}],"ADDRESSES":[{"PLACE_OF_BIRTH":"Sidon"},{"ADDR_FULL":"1 Main St","ADDR_CITY":"Pyongyang","ADDR_COUNTRY":"kp"}],"COUNTRIES":[{"NATIONALITY":"kp"},{"CITIZENSHIP":"Atlantis"}],"IDENTIFIERS":[{"PASSPORT_NUMBER":"563410081","PASSPORT_COUNTRY":"kp"},{"OTHER_ID_TYPE":"wikidataId","OTHER_ID_NUMBER":"Q1"},{"TRUSTED_ID_TYPE":"WIKIDATA","TRUSTED_ID_NUMBER":"Q1"}],"CONTACTS":[{"WEBSITE_ADDRESS":"www.example.org"}],"RELATIONSHIPS":[{"REL_ANCHOR_DOMAIN":"D","REL_ANCHOR_KEY":"E2","REL_POINTER_ROLE":"Family","REL_POINTER_KEY":"E2"}],"MOOD":"bad"}
{"DATA_SOURCE":"EXAMPLE","RECORD_ID":"E2","RECORD_TYPE":"ORGANIZATION","NAMES":[{"NAME_ORG":"EXAMPLE TRADING CO"}]}
"#;

fn find<'a>(reading: &'a ListReading, id: &str) -> &'a Entity {
    reading.entities.iter().find(|entity| entity.id == id).unwrap()
}

#[test]
fn everything_a_record_says_reaches_the_entity_or_is_kept_as_it_is() {
    assert!(senzing::recognises(SMALL));
    let reading = senzing::read(SMALL.as_bytes(), "senzing.json").unwrap();
    assert!(reading.is_complete());
    assert_eq!((reading.info.dataset.as_str(), reading.entities.len()), ("example", 2));
    let person = find(&reading, "E1");
    assert_eq!(
        (person.schema.clone(), person.names.len(), person.gender.as_deref()),
        (Schema::Person, 3, Some("male"))
    );
    assert_eq!(person.names[1].script.as_deref(), Some("Cyrl"));
    assert_eq!(person.names[2].text, "Ex Ample");
    assert_eq!(person.births[0].to_string(), "1962-02-18");
    assert_eq!(person.birth_places, ["Sidon"]);
    assert_eq!(person.addresses[0].one_line(), "1 Main St, Pyongyang, kp");
    let identifiers: Vec<&str> = person.identifiers.iter().map(|identifier| identifier.value.as_str()).collect();
    assert_eq!(identifiers, ["563410081", "Q1", "www.example.org"]);
    assert_eq!(person.relations[0].target_id.as_deref(), Some("E2"));
    assert_eq!(person.not_understood, ["DATE_OF_MARRIAGE \"1990\"", "CITIZENSHIP \"Atlantis\"", "MOOD \"bad\""]);
    // A day of change is no day of listing.
    assert_eq!(person.listed_on(), None);
    assert_eq!(person.notes, ["changed 2024-03-10"]);
    assert_eq!(find(&reading, "E2").caption(), "EXAMPLE TRADING CO");
}

#[test]
fn a_list_cut_inside_a_record_is_never_just_shorter() {
    for end in 1..SMALL.len() - 1 {
        if !SMALL.is_char_boundary(end) || SMALL[..end].ends_with(['\n', '}']) && SMALL[..=end].ends_with('\n') {
            continue;
        }
        if let Ok(reading) = senzing::read(&SMALL.as_bytes()[..end], "senzing.json") {
            let whole_line = SMALL[..end].ends_with('\n') || SMALL.as_bytes()[end] == b'\n';
            assert!(!reading.is_complete() || whole_line, "cut at {end}");
        }
    }
}

#[test]
fn a_bad_record_costs_only_itself() {
    let text = format!("{SMALL}not json\n{{\"DATA_SOURCE\":\"EXAMPLE\",\"RECORD_ID\":\"E2\",\"NAMES\":[]}}\n");
    let reading = senzing::read(text.as_bytes(), "senzing.json").unwrap();
    let losses: Vec<String> =
        reading.warnings.iter().filter(|warning| warning.is_loss()).map(ToString::to_string).collect();
    assert_eq!((reading.entities.len(), losses.len()), (2, 2), "{losses:?}");
    assert!(losses[0].starts_with("senzing.json:3"), "{losses:?}");
}

#[test]
fn the_real_export_is_read_whole() {
    let Ok(bytes) = std::fs::read(REAL) else {
        #[expect(clippy::print_stderr, reason = "a skipped test must say so")]
        {
            eprintln!("skipped: no evaluation data beside the checkout");
        }
        return;
    };
    let reading = senzing::read(&bytes, "senzing.json").unwrap();
    assert_eq!((reading.entities.len(), reading.warnings.len()), (14, 0), "{:?}", reading.warnings);
    let count = |holds: fn(&Entity) -> bool| reading.entities.iter().filter(|entity| holds(entity)).count();
    assert_eq!(count(|entity| entity.schema == Schema::Person), 9);
    assert_eq!(count(|entity| !entity.births.is_empty()), 9);
    assert_eq!(count(|entity| !entity.countries.is_empty()), 13);
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = senzing::read(&bytes, "senzing.json");
    }

    #[test]
    fn a_list_with_a_piece_replaced_never_panics(at in 0..SMALL.len(), piece in "[\\x00-\\x7f]{0,8}") {
        let mut bytes = SMALL.as_bytes().to_vec();
        let end = (at + 4).min(bytes.len());
        bytes.splice(at..end, piece.bytes());
        let _ = senzing::read(&bytes, "senzing.json");
    }
}
