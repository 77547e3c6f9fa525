//! Enhanced XML: the rules of the format on a small file written here, and the three real files of the evaluation data
//! that may lie beside the checkout.

use interdict_lists::{ListReading, ofac::enhanced_xml::read};
use interdict_model::{CountryRole, Entity, IdentifierKind, NameKind, PartKind, RelationKind, Schema};
use proptest::prelude::*;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/lists/ofac-enhanced-xml");

/// A real file, or nothing (and a word about it) where the data is absent.
#[expect(clippy::print_stderr, reason = "a skipped test must say so")]
fn real(file: &str) -> Option<Vec<u8>> {
    let bytes = std::fs::read(format!("{FOLDER}/{file}")).ok();
    if bytes.is_none() {
        eprintln!("skipped: no evaluation data beside the checkout");
    }
    bytes
}

fn find<'a>(reading: &'a ListReading, id: &str) -> &'a Entity {
    reading.entities.iter().find(|entity| entity.id == id).unwrap_or_else(|| panic!("{id} is missing"))
}

fn listings(entity: &Entity) -> Vec<(&str, String)> {
    let listed = |day: Option<interdict_model::PartialDate>| day.map(|day| day.to_string()).unwrap_or_default();
    entity.designations.iter().map(|d| (d.list.as_deref().unwrap_or_default(), listed(d.listed_on))).collect()
}

const SMALL: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<sanctionsData xmlns="https://example.org/any"><publicationInfo><dataAsOf>2025-01-10T00:00:00</dataAsOf>
<filters><sanctionsLists><sanctionsList refId="1550">SDN List</sanctionsList></sanctionsLists></filters></publicationInfo>
<referenceValues><referenceValue refId="11120"><type>COUNTRY</type><value>Korea, North</value><isoCode>KP</isoCode></referenceValue></referenceValues>
<featureTypes><featureType featureTypeId="8"><type>Birthdate</type></featureType></featureTypes>
<entities><entity id="10"><generalInfo><identityId>1</identityId><entityType refId="600">Individual</entityType><title>Minister; General</title></generalInfo>
<sanctionsLists><sanctionsList refId="1550" id="70" datePublished="2015-01-02">SDN List</sanctionsList></sanctionsLists>
<sanctionsPrograms><sanctionsProgram refId="1" id="2">DPRK2</sanctionsProgram></sanctionsPrograms>
<sanctionsTypes><sanctionsType refId="1705" id="3">Block</sanctionsType></sanctionsTypes>
<legalAuthorities><legalAuthority refId="4" id="5">Executive Order 13687 (North Korea)</legalAuthority></legalAuthorities>
<names><name id="500"><isPrimary>true</isPrimary><isLowQuality>false</isLowQuality><translations>
<translation id="1"><isPrimary>true</isPrimary><script refId="1">Latin</script><formattedFullName>SURNAME, Given &amp; Name</formattedFullName>
<nameParts><namePart id="1"><type>First Name</type><value>Given &amp; Name</value></namePart><namePart id="2"><type>Last Name</type><value>Surname</value></namePart></nameParts></translation>
<translation id="2"><isPrimary>false</isPrimary><script refId="2">Korean</script><nameParts><namePart id="3"><type>First Name</type><value>이름</value></namePart>
<namePart id="4"><type>Last Name</type><value>성</value></namePart></nameParts></translation></translations></name></names>
<addresses><address id="1"/><address id="2"><country refId="11120">Korea, North</country></address></addresses>
<features><feature id="1"><type featureTypeId="8">Birthdate</type><value>circa 1947</value><valueDate id="1"><fromDateBegin>1947-01-01</fromDateBegin>
<fromDateEnd>1947-01-01</fromDateEnd><toDateBegin>1947-12-31</toDateBegin><toDateEnd>1947-12-31</toDateEnd><isApproximate>true</isApproximate>
<isDateRange>false</isDateRange></valueDate><isPrimary>true</isPrimary></feature></features>
<identityDocuments><identityDocument id="1"><type refId="1571">Passport</type><documentNumber>563410081</documentNumber><isValid>false</isValid>
<issuingCountry refId="11120">Korea, North</issuingCountry></identityDocument></identityDocuments>
<relationships><relationship id="1"><type refId="15002">Acting for or on behalf of</type><relatedEntity entityId="99"/></relationship></relationships>
</entity></entities></sanctionsData>"#;

#[test]
fn everything_a_small_list_says_reaches_the_entity() {
    let reading = read(SMALL.as_bytes(), "sdn_enhanced.xml").unwrap();
    assert_eq!(reading.warnings, []);
    assert_eq!(reading.info.dataset, "us_ofac_sdn");
    assert_eq!(reading.info.published_on.unwrap().to_string(), "2025-01-10");
    let person = find(&reading, "ofac-10");
    assert_eq!(person.schema, Schema::Person);
    assert_eq!(person.names[0].text, "SURNAME, Given & Name");
    assert_eq!((person.names[1].text.as_str(), person.names[1].script.as_deref()), ("성이름", Some("Kore")));
    assert_eq!(person.names[0].parts[0].kind, PartKind::Family, "parts are in the order of print");
    assert_eq!(listings(person), [("SDN List", "2015-01-02".to_owned())]);
    assert_eq!(person.programmes(), ["DPRK2"]);
    assert_eq!(person.designations[0].legal_basis, ["Executive Order 13687 (North Korea)"]);
    assert_eq!(person.positions, ["Minister", "General"]);
    assert_eq!(person.births[0].to_string(), "circa 1947");
    assert_eq!(person.addresses.len(), 1, "an address that says nothing is none");
    assert_eq!(person.addresses[0].country.as_ref().unwrap().code(), "kp");
    assert_eq!(person.identifiers[0].note.as_deref(), Some("marked as not valid"));
    assert_eq!((person.relations[0].target_id.as_deref(), &person.relations[0].target_name), (Some("ofac-99"), &None));
}

#[test]
fn a_small_list_cut_anywhere_is_an_error_or_a_loss_but_never_just_shorter() {
    for end in 0..SMALL.len() {
        if let Ok(reading) = read(&SMALL.as_bytes()[..end], "sdn_enhanced.xml") {
            assert!(!reading.is_complete(), "cut at {end}");
        }
    }
}

#[test]
fn what_cannot_be_trusted_is_refused() {
    let with_doctype = SMALL.replace("<sanctionsData ", "<!DOCTYPE sanctionsData><sanctionsData ");
    for (bytes, expected) in
        [(with_doctype.as_str(), "DOCTYPE"), ("<html/>", "no party"), ("<html><p/></html>", "<html>"), ("", "no party")]
    {
        let error = read(bytes.as_bytes(), "x.xml").unwrap_err();
        assert_eq!(error.code(), "list.malformed");
        assert!(error.to_string().contains(expected), "{error}");
    }
}

/// What is counted in a file: parties, persons, with listing date, programme, birth date, identifier, a relation with a
/// target, then names, weak names, names in other scripts.
fn coverage(reading: &ListReading) -> [usize; 10] {
    let parties = |holds: fn(&Entity) -> bool| reading.entities.iter().filter(|entity| holds(entity)).count();
    let names = || reading.entities.iter().flat_map(|entity| &entity.names);
    [
        reading.entities.len(),
        parties(|e| e.schema == Schema::Person),
        parties(|e| e.listed_on().is_some()),
        parties(|e| !e.programmes().is_empty()),
        parties(|e| !e.births.is_empty()),
        parties(|e| !e.identifiers.is_empty()),
        parties(|e| e.relations.iter().any(|relation| relation.target_id.is_some())),
        names().count(),
        names().filter(|name| name.weak).count(),
        names().filter(|name| name.script.as_deref() != Some("Latn")).count(),
    ]
}

#[test]
fn the_real_files_are_read_whole() {
    let cases = [
        ("CONS_ENHANCED-2025-01-10.XML", "us_ofac_cons", "2025-01-10", [443, 80, 443, 443, 75, 348, 283, 1624, 71, 45]),
        ("SDN-IRGC-2024-08-28.xml", "us_ofac_sdn", "2024-08-28", [293, 165, 293, 293, 156, 196, 207, 929, 46, 95]),
        ("SDN-YEMEN-2024-05-24.xml", "us_ofac_sdn", "2024-05-24", [10, 10, 10, 10, 10, 3, 0, 56, 6, 3]),
    ];
    for (file, dataset, published, expected) in cases {
        let Some(bytes) = real(file) else { return };
        let reading = read(&bytes, file).unwrap();
        assert!(reading.is_complete(), "{:?}", reading.warnings);
        assert_eq!(reading.info.dataset, dataset);
        assert_eq!(reading.info.published_on.unwrap().to_string(), published);
        assert_eq!(coverage(&reading), expected, "{file}");
        assert!(reading.not_understood() <= 4, "{file}: {}", reading.not_understood());
    }
}

#[test]
fn an_export_of_one_programme_says_that_it_is_not_the_whole_list() {
    let Some(bytes) = real("SDN-IRGC-2024-08-28.xml") else { return };
    let reading = read(&bytes, "SDN-IRGC-2024-08-28.xml").unwrap();
    assert_eq!(reading.warnings.len(), 1);
    assert!(reading.warnings[0].message.contains("filtered to IRGC"));
}

#[test]
fn known_parties_are_what_ofac_says() {
    let Some(bytes) = real("SDN-YEMEN-2024-05-24.xml") else { return };
    let yemen = read(&bytes, "SDN-YEMEN-2024-05-24.xml").unwrap();
    let person = find(&yemen, "ofac-30624");
    assert_eq!(person.caption(), "ZABIN, Sultan");
    assert_eq!(person.programmes(), ["GLOMAG", "YEMEN"]);
    assert_eq!(listings(person), [("SDN List", "2020-12-10".to_owned())]);
    assert_eq!(person.births[0].to_string(), "1986");
    assert_eq!(person.gender.as_deref(), Some("male"));
    let weak: Vec<&str> = person.names.iter().filter(|name| name.weak).map(|name| name.text.as_str()).collect();
    assert_eq!(weak, ["SAQAR, Abu", "SAGAR, Abu"]);
    let arabic = person.names.iter().find(|name| name.script.as_deref() == Some("Arab")).unwrap();
    assert_eq!(arabic.text, "سلطان صالح عیضة عیضة زابن", "without the marks of writing direction");
    assert_eq!(arabic.part(PartKind::Family), "زابن");

    let Some(bytes) = real("CONS_ENHANCED-2025-01-10.XML") else { return };
    let consolidated = read(&bytes, "CONS_ENHANCED-2025-01-10.XML").unwrap();
    let haniya = find(&consolidated, "ofac-9639");
    assert_eq!(
        listings(haniya),
        [
            ("Non-SDN Palestinian Legislative Council List", "2006-04-12".to_owned()),
            ("Consolidated List", "2014-10-10".to_owned())
        ]
    );
    assert_eq!(haniya.listed_on().unwrap().to_string(), "2006-04-12");
    let bank = find(&consolidated, "ofac-17013");
    assert_eq!(bank.caption(), "VTB BANK PUBLIC JOINT STOCK COMPANY");
    assert_eq!(bank.names[1].script.as_deref(), Some("Cyrl"));
    assert!(bank.identifiers.iter().any(|held| held.kind == IdentifierKind::Bic && held.value == "VTBRRUMM"));

    let Some(bytes) = real("SDN-IRGC-2024-08-28.xml") else { return };
    let irgc = read(&bytes, "SDN-IRGC-2024-08-28.xml").unwrap();
    let aircraft = find(&irgc, "ofac-24475");
    assert_eq!((aircraft.caption(), &aircraft.schema), ("EP-PUL", &Schema::Airplane));
    let owner = aircraft.relations.iter().find(|relation| relation.kind == RelationKind::OwnedBy).unwrap();
    assert_eq!((owner.target_id.as_deref(), owner.target_name.as_deref()), (Some("ofac-13109"), Some("POUYA AIR")));
    let hacker = find(&irgc, "ofac-38420");
    assert_eq!(hacker.caption(), "NIKAEEN RAVARI, Amir Hossein");
    assert_eq!(hacker.listed_on().unwrap().to_string(), "2022-09-14");
    let wallets = hacker.identifiers.iter().filter(|held| held.kind == IdentifierKind::Wallet("XBT".into())).count();
    assert_eq!(wallets, 4);
    assert!(hacker.countries.iter().any(|held| held.role == CountryRole::Nationality && held.country.code() == "ir"));
    assert!(irgc.entities.iter().all(|entity| entity.names[0].kind == NameKind::Primary));
}

#[test]
fn the_real_list_cut_off_keeps_its_parties_and_says_where_it_ends() {
    let Some(bytes) = real("CONS_ENHANCED-2025-01-10.XML") else { return };
    for part in [3, 5, 7, 9] {
        let reading = read(&bytes[..bytes.len() / 10 * part], "CONS_ENHANCED.XML").unwrap();
        assert!((1..443).contains(&reading.entities.len()));
        let [warning] = &reading.warnings[..] else { panic!("{:?}", reading.warnings) };
        assert!(warning.is_loss() && warning.place.line.is_some());
        assert_eq!(warning.place.record, reading.entities.last().map(|entity| entity.id.clone()));
        assert!(reading.entities.iter().all(|entity| entity.listed_on().is_some()), "parties before the cut are whole");
    }
    assert!(read(&bytes[..2000], "CONS_ENHANCED.XML").is_err());
}

proptest! {
    #[test]
    fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes, "x.xml");
    }

    #[test]
    fn a_list_with_a_piece_replaced_never_panics(at in 0..SMALL.len(), bytes in proptest::collection::vec(any::<u8>(), 0..40)) {
        let mut broken = SMALL.as_bytes().to_vec();
        let end = (at + bytes.len()).min(broken.len());
        broken.splice(at..end, bytes);
        let _ = read(&broken, "x.xml");
    }
}
