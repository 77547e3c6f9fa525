//! The UN Security Council consolidated list: the rules of the format on a small file written here, and the three real
//! editions of the evaluation data that may lie beside the checkout.

use interdict_lists::{ListReading, un};
use interdict_model::{CountryRole, Entity, IdentifierKind, NameKind, Schema};
use proptest::prelude::*;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/lists/un");

/// A real edition, or nothing (and a word about it) where the data is absent.
#[expect(clippy::print_stderr, reason = "a skipped test must say so")]
fn real(edition: &str) -> Option<Vec<u8>> {
    let bytes = std::fs::read(format!("{FOLDER}/{edition}/consolidated.xml")).ok();
    if bytes.is_none() {
        eprintln!("skipped: no evaluation data beside the checkout");
    }
    bytes
}

fn find<'a>(reading: &'a ListReading, id: &str) -> &'a Entity {
    reading.entities.iter().find(|entity| entity.id == id).unwrap_or_else(|| panic!("{id} is missing"))
}

const SMALL: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<CONSOLIDATED_LIST xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="https://www.un.org/sc/resources/sc-sanctions.xsd" dateGenerated="2026-02-27T00:00:09.554Z">
<INDIVIDUALS><INDIVIDUAL><DATAID>1</DATAID><VERSIONNUM>1</VERSIONNUM><FIRST_NAME> EXAMPLE </FIRST_NAME><SECOND_NAME>PERSON
 ONE</SECOND_NAME><THIRD_NAME/><UN_LIST_TYPE>DPRK</UN_LIST_TYPE><REFERENCE_NUMBER>XXi.001 </REFERENCE_NUMBER>
<LISTED_ON>2015-04-14-04:00</LISTED_ON><GENDER>MALE</GENDER><SUBMITTED_BY>Atlantis</SUBMITTED_BY><NAME_ORIGINAL_SCRIPT>مثال</NAME_ORIGINAL_SCRIPT>
<COMMENTS1>Works for EXAMPLE
 TRADING &amp; CO.</COMMENTS1><TITLE><VALUE>General</VALUE></TITLE><DESIGNATION><VALUE>Minister of Examples</VALUE></DESIGNATION>
<NATIONALITY><VALUE>Democratic People's Republic of Korea</VALUE><VALUE>Atlantis</VALUE></NATIONALITY><LIST_TYPE><VALUE>UN List</VALUE></LIST_TYPE>
<LAST_DAY_UPDATED><VALUE>2016-05-02</VALUE><VALUE/></LAST_DAY_UPDATED>
<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Strong Example</ALIAS_NAME></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Weak Example</ALIAS_NAME><NOTE>original script: Пример</NOTE></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Old Example</ALIAS_NAME><DATE_OF_BIRTH>1980-08-08</DATE_OF_BIRTH><CITY_OF_BIRTH>Tunis</CITY_OF_BIRTH><COUNTRY_OF_BIRTH>Tunisia</COUNTRY_OF_BIRTH><NOTE>previously listed as</NOTE></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ADDRESS><STREET>1 Example Street</STREET><CITY>Pyongyang</CITY><STATE_PROVINCE>P'yongyang</STATE_PROVINCE><ZIP_CODE>99</ZIP_CODE><COUNTRY>Democratic People's Republic of Korea</COUNTRY><NOTE>in 2016</NOTE></INDIVIDUAL_ADDRESS>
<INDIVIDUAL_ADDRESS><COUNTRY/></INDIVIDUAL_ADDRESS>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1964-07-17</DATE></INDIVIDUAL_DATE_OF_BIRTH>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1965</YEAR></INDIVIDUAL_DATE_OF_BIRTH>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1960</FROM_YEAR><TO_YEAR>1966</TO_YEAR></INDIVIDUAL_DATE_OF_BIRTH>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><NOTE>30-35 years old</NOTE></INDIVIDUAL_DATE_OF_BIRTH>
<INDIVIDUAL_PLACE_OF_BIRTH><CITY>Sinuiju</CITY><COUNTRY>Democratic People's Republic of Korea</COUNTRY></INDIVIDUAL_PLACE_OF_BIRTH>
<INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER> 381310014</NUMBER><ISSUING_COUNTRY>Democratic People's Republic of Korea</ISSUING_COUNTRY><DATE_OF_ISSUE>2010-01-02</DATE_OF_ISSUE><NOTE>expired</NOTE></INDIVIDUAL_DOCUMENT>
<INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>National Identification Number</TYPE_OF_DOCUMENT><TYPE_OF_DOCUMENT2>Ration card no.</TYPE_OF_DOCUMENT2><NUMBER>22</NUMBER></INDIVIDUAL_DOCUMENT>
<INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NOTE>lost</NOTE></INDIVIDUAL_DOCUMENT><INDIVIDUAL_DOCUMENT/>
<SORT_KEY/><SORT_KEY_LAST_MOD/></INDIVIDUAL></INDIVIDUALS>
<ENTITIES><ENTITY><DATAID>2</DATAID><FIRST_NAME>EXAMPLE TRADING CO</FIRST_NAME><UN_LIST_TYPE>DPRK</UN_LIST_TYPE><REFERENCE_NUMBER>XXe.002</REFERENCE_NUMBER><LISTED_ON>2016-03-02</LISTED_ON><COMMENTS1>IMO number: 1234567.</COMMENTS1>
<ENTITY_ALIAS><QUALITY>a.k.a.</QUALITY><ALIAS_NAME>EXACO</ALIAS_NAME></ENTITY_ALIAS><ENTITY_ALIAS><QUALITY>f.k.a.</QUALITY><ALIAS_NAME>OLD EXACO</ALIAS_NAME></ENTITY_ALIAS>
<ENTITY_ADDRESS><CITY>Dandong</CITY><COUNTRY>China</COUNTRY></ENTITY_ADDRESS></ENTITY></ENTITIES></CONSOLIDATED_LIST>"#;

#[test]
fn everything_a_small_list_says_of_a_person_reaches_the_entity() {
    let reading = un::read(SMALL.as_bytes(), "consolidated.xml").unwrap();
    assert_eq!(reading.warnings, []);
    assert_eq!((reading.info.dataset.as_str(), reading.entities.len()), ("un_sc", 2));
    assert_eq!(reading.info.published_on.unwrap().to_string(), "2026-02-27");
    let person = find(&reading, "un-XXi.001");
    assert_eq!(person.schema, Schema::Person);
    let names: Vec<_> =
        person.names.iter().map(|name| (name.text.as_str(), name.kind, name.weak, name.script.as_deref())).collect();
    let expected = [
        ("EXAMPLE PERSON ONE", NameKind::Primary, false, None),
        ("مثال", NameKind::Alias, false, Some("Arab")),
        ("Strong Example", NameKind::Alias, false, None),
        ("Weak Example", NameKind::Alias, true, None),
        ("Пример", NameKind::Alias, true, Some("Cyrl")),
        ("Old Example", NameKind::Former, false, None),
    ];
    assert_eq!(names, expected);
    let births: Vec<String> = person.births.iter().map(ToString::to_string).collect();
    assert_eq!(births, ["1964-07-17", "circa 1965", "1960 to 1966", "1980-08-08"]);
    assert_eq!(person.birth_places, ["Sinuiju, Democratic People's Republic of Korea", "Tunis, Tunisia"]);
    assert!(person.countries.iter().any(|held| held.role == CountryRole::Nationality && held.country.code() == "kp"));
    assert!(person.countries.iter().any(|held| held.role == CountryRole::Birth && held.country.code() == "tn"));
    assert_eq!(person.gender.as_deref(), Some("male"));
    assert_eq!(person.positions, ["General", "Minister of Examples"]);
    let [passport, ration_card] = &person.identifiers[..] else { panic!("{:?}", person.identifiers) };
    assert_eq!((&passport.kind, passport.value.as_str()), (&IdentifierKind::Passport, "381310014"));
    assert_eq!(passport.country.as_ref().unwrap().code(), "kp");
    assert_eq!(passport.period.from.unwrap().to_string(), "2010-01-02");
    assert_eq!(passport.note.as_deref(), Some("expired"));
    assert_eq!(ration_card.kind, IdentifierKind::Other("Ration card no.".into()));
    let [address] = &person.addresses[..] else { panic!("{:?}", person.addresses) };
    assert_eq!(
        address.one_line(),
        "1 Example Street, Pyongyang, P'yongyang, 99, Democratic People's Republic of Korea"
    );
    assert_eq!(address.note.as_deref(), Some("in 2016"));
    assert_eq!(
        person.not_understood,
        ["date of birth: 30-35 years old", "nationality: Atlantis", "document: Passport, lost"]
    );
    for note in ["amended on 2016-05-02", "submitted by Atlantis", "Weak Example: original script: Пример"] {
        assert!(person.notes.iter().any(|held| held == note), "{note}: {:?}", person.notes);
    }
}

#[test]
fn a_listing_has_the_day_the_regime_and_the_reasons_of_the_un() {
    let reading = un::read(SMALL.as_bytes(), "consolidated.xml").unwrap();
    let [listing] = &find(&reading, "un-XXi.001").designations[..] else { panic!("one listing") };
    assert_eq!(listing.entry_id.as_deref(), Some("XXi.001"));
    assert_eq!(listing.listed_on.unwrap().to_string(), "2015-04-14");
    assert_eq!(listing.programme_codes().collect::<Vec<_>>(), ["DPRK"]);
    assert_eq!(listing.reason.as_deref(), Some("Works for EXAMPLE TRADING & CO."));
    let body = find(&reading, "un-XXe.002");
    assert_eq!(body.schema, Schema::Organization);
    let names: Vec<_> = body.names.iter().map(|name| (name.text.as_str(), name.kind)).collect();
    let expected =
        [("EXAMPLE TRADING CO", NameKind::Primary), ("EXACO", NameKind::Alias), ("OLD EXACO", NameKind::Former)];
    assert_eq!(names, expected);
    assert_eq!((&body.identifiers[0].kind, body.identifiers[0].value.as_str()), (&IdentifierKind::Imo, "1234567"));
    assert_eq!(
        (body.topics.as_slice(), body.datasets.as_slice()),
        (&["sanction".to_owned()][..], &["un_sc".to_owned()][..])
    );
}

#[test]
fn a_bad_record_costs_only_itself() {
    let without_reference =
        SMALL.replace("<REFERENCE_NUMBER>XXe.002</REFERENCE_NUMBER>", "").replace("<DATAID>2</DATAID>", "");
    let without_name = SMALL.replace("<FIRST_NAME>EXAMPLE TRADING CO</FIRST_NAME>", "<FIRST_NAME/>");
    for broken in [without_reference, without_name] {
        let reading = un::read(broken.as_bytes(), "consolidated.xml").unwrap();
        assert_eq!(reading.entities.len(), 1);
        let [warning] = &reading.warnings[..] else { panic!("{:?}", reading.warnings) };
        assert!(warning.is_loss() && warning.place.line.is_some(), "{warning}");
    }
}

#[test]
fn what_is_new_is_kept_and_noted_once() {
    let with_new = SMALL.replace("<VERSIONNUM>1</VERSIONNUM>", "<NEW>first</NEW><NEW>second</NEW>");
    let reading = un::read(with_new.as_bytes(), "consolidated.xml").unwrap();
    let [warning] = &reading.warnings[..] else { panic!("{:?}", reading.warnings) };
    assert!(!warning.is_loss() && warning.message.contains("<NEW>, 2 in all"), "{warning}");
    let held = &find(&reading, "un-XXi.001").not_understood;
    assert!(held.contains(&"NEW: first".to_owned()) && held.contains(&"NEW: second".to_owned()));
}

#[test]
fn a_reference_that_stands_twice_is_told_apart() {
    let twice = SMALL.replace("XXe.002", "XXi.001");
    let reading = un::read(twice.as_bytes(), "consolidated.xml").unwrap();
    let ids: Vec<&str> = reading.entities.iter().map(|entity| entity.id.as_str()).collect();
    assert_eq!(ids, ["un-XXi.001", "un-XXi.001-2"]);
    assert!(reading.is_complete() && reading.warnings.len() == 1);
}

#[test]
fn a_small_list_cut_anywhere_is_an_error_or_a_loss_but_never_just_shorter() {
    for end in 0..SMALL.len() {
        if let Ok(reading) = un::read(&SMALL.as_bytes()[..end], "consolidated.xml") {
            assert!(!reading.is_complete(), "cut at {end}");
        }
    }
}

#[test]
fn what_cannot_be_trusted_is_refused() {
    let with_doctype = SMALL.replace("<CONSOLIDATED_LIST ", "<!DOCTYPE CONSOLIDATED_LIST><CONSOLIDATED_LIST ");
    for bytes in [with_doctype.as_str(), "<html/>", "<html><p/></html>", "", "<CONSOLIDATED_LIST/>"] {
        assert_eq!(un::read(bytes.as_bytes(), "x.xml").unwrap_err().code(), "list.malformed", "{bytes:.40}");
    }
}

#[test]
fn the_list_is_told_by_its_root_element() {
    assert!(un::recognises(SMALL));
    for other in ["<sdnList>", "<Sanctions xmlns=\"https://www.un.org/sanctions/1.0\">", "<swiss-sanctions-list>", ""] {
        assert!(!un::recognises(other), "{other}");
    }
}

/// What is counted in an edition: parties, persons; with listing day, regime, birth date, place of birth, nationality,
/// identifier, address, reason; then names, weak ones, former ones, those in another script, parties with one of these.
fn coverage(reading: &ListReading) -> [usize; 15] {
    let parties = |holds: fn(&Entity) -> bool| reading.entities.iter().filter(|entity| holds(entity)).count();
    let names = || reading.entities.iter().flat_map(|entity| &entity.names);
    let is_native = |script: Option<&str>| script.is_some_and(|script| script != "Latn");
    [
        reading.entities.len(),
        parties(|e| e.schema == Schema::Person),
        parties(|e| e.listed_on().is_some()),
        parties(|e| !e.programmes().is_empty()),
        parties(|e| !e.births.is_empty()),
        parties(|e| !e.birth_places.is_empty()),
        parties(|e| e.countries.iter().any(|held| held.role == CountryRole::Nationality)),
        parties(|e| !e.identifiers.is_empty()),
        parties(|e| !e.addresses.is_empty()),
        parties(|e| e.designations.iter().any(|listing| listing.reason.is_some())),
        names().count(),
        names().filter(|name| name.weak).count(),
        names().filter(|name| name.kind == NameKind::Former).count(),
        names().filter(|name| is_native(name.script.as_deref())).count(),
        reading.entities.iter().filter(|e| e.names.iter().any(|name| is_native(name.script.as_deref()))).count(),
    ]
}

#[test]
fn the_real_editions_are_read_whole() {
    // Counted in the raw files by another program, with the rules that the module states.
    let cases = [
        ("2020-12-01", [1006, 712, 1006, 1006, 671, 538, 627, 274, 534, 860, 4105, 634, 51, 446, 410], 14),
        ("2025-04-19", [877, 684, 877, 877, 654, 528, 619, 277, 499, 789, 3982, 637, 58, 421, 386], 9),
        ("2026-02-27", [1003, 730, 1003, 1003, 677, 535, 625, 293, 528, 914, 4154, 633, 59, 418, 384], 9),
    ];
    for (edition, expected, not_understood) in cases {
        let Some(bytes) = real(edition) else { return };
        let reading = un::read(&bytes, "consolidated.xml").unwrap();
        assert_eq!(reading.warnings, [], "{edition}");
        assert_eq!(reading.info.published_on.unwrap().to_string(), edition);
        assert_eq!(coverage(&reading), expected, "{edition}");
        assert_eq!(reading.not_understood(), not_understood, "{edition}");
        assert!(reading.entities.iter().all(|entity| entity.names[0].kind == NameKind::Primary), "{edition}");
    }
}

#[test]
fn known_parties_are_what_the_un_says() {
    let Some(bytes) = real("2026-02-27") else { return };
    let reading = un::read(&bytes, "consolidated.xml").unwrap();
    let anwari = find(&reading, "un-TAi.005");
    assert_eq!(anwari.caption(), "MUHAMMAD TAHER ANWARI");
    assert_eq!(anwari.listed_on().unwrap().to_string(), "2001-02-23");
    assert_eq!(anwari.births[0].to_string(), "circa 1961");
    let weak: Vec<&str> = anwari.names.iter().filter(|name| name.weak).map(|name| name.text.as_str()).collect();
    assert_eq!(weak, ["Haji Mudir"]);
    assert!(anwari.names.iter().any(|name| name.script.as_deref() == Some("Arab")));
    let ri = find(&reading, "un-KPi.033");
    assert_eq!((ri.caption(), ri.listed_on().unwrap().to_string()), ("RI WON HO", "2016-11-30".to_owned()));
    assert_eq!(ri.identifiers[0].value, "381310014");
    let carriers = reading.entities.iter().filter(|entity| {
        entity.schema == Schema::Organization && entity.identifiers.iter().any(|held| held.kind == IdentifierKind::Imo)
    });
    assert_eq!(carriers.count(), 16);
}

#[test]
fn the_real_list_cut_off_keeps_its_parties_and_says_where_it_ends() {
    let Some(bytes) = real("2025-04-19") else { return };
    for part in [3, 5, 7, 9] {
        let reading = un::read(&bytes[..bytes.len() / 10 * part], "consolidated.xml").unwrap();
        assert!((1..877).contains(&reading.entities.len()));
        let [warning] = &reading.warnings[..] else { panic!("{:?}", reading.warnings) };
        assert!(warning.is_loss() && warning.place.line.is_some());
        assert_eq!(warning.place.record, reading.entities.last().map(|entity| entity.id.clone()));
    }
}

proptest! {
    #[test]
    fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = un::read(&bytes, "x.xml");
    }

    #[test]
    fn a_list_with_a_piece_replaced_never_panics(at in 0..SMALL.len(), bytes in proptest::collection::vec(any::<u8>(), 0..40)) {
        let mut broken = SMALL.as_bytes().to_vec();
        let end = (at + bytes.len()).min(broken.len());
        broken.splice(at..end, bytes);
        let _ = un::read(&broken, "x.xml");
    }
}
