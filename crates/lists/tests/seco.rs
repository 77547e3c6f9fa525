//! The SECO list: the rules of the format on a small file written here, and the two samples of the evaluation data that
//! may lie beside the checkout (three targets of the whole list, and the amendment that SECO publishes for tests).

use interdict_lists::{ListReading, Weight, seco};
use interdict_model::{CountryRole, Entity, IdentifierKind, NameKind, PartKind, RelationKind, Schema};
use proptest::prelude::*;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/lists/ch-seco");

/// A sample, or nothing (and a word about it) where the data is absent.
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

fn listings(entity: &Entity) -> Vec<(String, String)> {
    let said = |day: Option<interdict_model::PartialDate>| day.map(|day| day.to_string()).unwrap_or_default();
    entity.designations.iter().map(|held| (said(held.listed_on), said(held.delisted_on))).collect()
}

const SMALL: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<swiss-sanctions-list list-type="whole-list" date="2026-08-27">
<sanctions-program ssid="20" version-date="2026-05-21"><program-key lang="ger">Beispiel</program-key><program-key lang="eng">Example</program-key>
<program-name lang="eng">Ordinance on measures against Example</program-name>
<sanctions-set ssid="21" lang="ger">Artikel 1</sanctions-set><sanctions-set ssid="21" lang="eng">article 1, assets</sanctions-set><sanctions-set ssid="22" lang="eng">article 2, travel</sanctions-set><origin>UN</origin></sanctions-program>
<target ssid="100"><sanctions-set-id>21</sanctions-set-id><sanctions-set-id>22</sanctions-set-id><foreign-identifier>XXi.001</foreign-identifier>
<individual sex="male"><identity ssid="102" main="false"><name ssid="103" name-type="primary-name" quality="low" lang="eng"><name-part order="1" name-part-type="whole-name"><value>Other Identity</value></name-part></name></identity>
<identity ssid="101" main="true"><name ssid="104" name-type="primary-name" quality="good" lang="eng">
<name-part order="2" name-part-type="given-name"><value>Ivan</value><spelling-variant lang="RUS" script="CYRL" spelling-variant-type="not-defined">Иван</spelling-variant></name-part>
<name-part order="1" name-part-type="family-name"><value>Primer</value><spelling-variant lang="RUS" script="CYRL" spelling-variant-type="not-defined">Пример</spelling-variant><spelling-variant lang="ENG" script="LATN" spelling-variant-type="not-defined">Prymer</spelling-variant></name-part>
<name-part order="3" name-part-type="title"><value>Dr.</value></name-part></name>
<name ssid="105" name-type="formerly-known-as" quality="good" lang="eng"><name-part order="1" name-part-type="whole-name"><value>Ivan Old</value></name-part></name>
<nationality ssid="106"><country iso-code="KP">North Korea</country></nationality>
<day-month-year ssid="107" day="23" month="3" year="1980" calendar="Gregorian" quality="good"/><day-month-year ssid="108" year="1981" calendar="Gregorian" quality="low"/><day-month-year ssid="109" year="1402" calendar="Islamic" quality="good"/>
<place-of-birth ssid="110" place-id="900" quality="good"/>
<address ssid="111" place-id="900" quality="good"><c-o>Example Club</c-o><address-details>1 Example Street</address-details><p-o-box>7</p-o-box><zip-code>220029</zip-code><remark>old</remark></address>
<identification-document ssid="112" document-type="diplomatic-passport"><number>PD1</number><issuer code="KP">North Korea</issuer><date-of-issue>2010-01-02</date-of-issue><expiry-date>2015-01-02</expiry-date></identification-document></identity>
<justification ssid="113">Leads examples &amp; more.</justification><relation ssid="114" target-id="200" relation-type="related-to"/><other-information ssid="115">Seen in 2016.</other-information></individual>
<modification modification-type="amended" effective-date="2017-05-02"><added><identity ssid="999" main="true"><name ssid="998" name-type="primary-name"><name-part order="1" name-part-type="whole-name"><value>History</value></name-part></name></identity></added></modification>
<modification modification-type="listed" enactment-date="2020-01-01" publication-date="2020-01-02" effective-date="2020-01-03"/>
<modification modification-type="de-listed" effective-date="2018-01-01"/><modification modification-type="listed" effective-date="2016-05-18"/></target>
<target ssid="200"><sanctions-set-id>21</sanctions-set-id><entity><identity ssid="201" main="true"><name ssid="202" name-type="primary-name" quality="good" lang="eng"><name-part order="1" name-part-type="whole-name"><value>EXAMPLE TRADING CO</value></name-part></name></identity></entity>
<modification modification-type="de-listed" effective-date="2016-03-01"/></target>
<target ssid="300"><sanctions-set-id>21</sanctions-set-id><object object-type="vessel"><identity ssid="301" main="true"><name ssid="302" name-type="primary-name" quality="good" lang="eng"><name-part order="1" name-part-type="whole-name"><value>EXAMPLE SHIP</value></name-part></name></identity><other-information ssid="303">IMO Number: 9074729</other-information></object></target>
<place ssid="900"><location>Sinuiju</location><area>North Pyongan</area><country iso-code="KP">North Korea</country></place>
</swiss-sanctions-list>"#;

#[test]
fn everything_a_small_list_says_of_a_person_reaches_the_entity() {
    let reading = seco::read(SMALL.as_bytes(), "seco.xml").unwrap();
    assert_eq!(reading.warnings, []);
    assert_eq!((reading.info.dataset.as_str(), reading.entities.len()), ("ch_seco", 3));
    assert_eq!(reading.info.published_on.unwrap().to_string(), "2026-08-27");
    let person = find(&reading, "ch-100");
    assert_eq!(person.schema, Schema::Person);
    let names: Vec<_> =
        person.names.iter().map(|name| (name.text.as_str(), name.kind, name.weak, name.script.as_deref())).collect();
    let expected = [
        ("Primer Ivan", NameKind::Primary, false, None),
        ("Пример Иван", NameKind::Alias, false, Some("Cyrl")),
        ("Prymer Ivan", NameKind::Alias, false, Some("Latn")),
        ("Ivan Old", NameKind::Former, false, None),
        ("Other Identity", NameKind::Alias, true, None),
    ];
    assert_eq!(names, expected);
    assert_eq!(person.names[0].part(PartKind::Family), "Primer");
    assert_eq!(person.names[1].language.as_deref(), Some("rus"));
    assert_eq!(person.names[0].source_id.as_deref(), Some("104"));
    let births: Vec<String> = person.births.iter().map(ToString::to_string).collect();
    assert_eq!(births, ["1980-03-23", "1981"]);
    assert_eq!(person.not_understood, ["date: 1402 (Islamic)"]);
    assert_eq!(person.birth_places, ["Sinuiju, North Pyongan, North Korea"]);
    for role in [CountryRole::Nationality, CountryRole::Birth] {
        assert!(person.countries.iter().any(|held| held.role == role && held.country.code() == "kp"), "{role:?}");
    }
    let [address] = &person.addresses[..] else { panic!("{:?}", person.addresses) };
    assert_eq!(
        address.one_line(),
        "c/o Example Club, 1 Example Street, P.O. Box 7, Sinuiju, North Pyongan, 220029, North Korea"
    );
    assert_eq!((address.country.as_ref().unwrap().code(), address.note.as_deref()), ("kp", Some("old")));
    let [passport] = &person.identifiers[..] else { panic!("{:?}", person.identifiers) };
    assert_eq!((&passport.kind, passport.value.as_str()), (&IdentifierKind::Passport, "PD1"));
    assert_eq!(passport.note.as_deref(), Some("diplomatic-passport"));
    assert_eq!(passport.period.to.unwrap().to_string(), "2015-01-02");
    assert_eq!((person.gender.as_deref(), person.positions.as_slice()), (Some("male"), &["Dr.".to_owned()][..]));
    assert_eq!(person.relations[0].kind, RelationKind::LinkedTo);
    assert_eq!(person.relations[0].target_id.as_deref(), Some("ch-200"));
    for note in [
        "amended on 2017-05-02",
        "Seen in 2016.",
        "identifier on the list of origin: XXi.001",
        "origin of the measures: UN",
        "date of birth 1981: of low quality",
    ] {
        assert!(person.notes.iter().any(|held| held == note), "{note}: {:?}", person.notes);
    }
}

#[test]
fn a_target_has_a_listing_for_each_time_it_was_listed() {
    let reading = seco::read(SMALL.as_bytes(), "seco.xml").unwrap();
    let person = find(&reading, "ch-100");
    let expected = [("2016-05-18".to_owned(), "2018-01-01".to_owned()), ("2020-01-03".to_owned(), String::new())];
    assert_eq!(listings(person), expected);
    for listing in &person.designations {
        assert_eq!(listing.programme_codes().collect::<Vec<_>>(), ["Example"]);
        assert_eq!(listing.legal_basis, ["Ordinance on measures against Example"]);
        assert_eq!(listing.measures, ["article 1, assets", "article 2, travel"]);
        assert_eq!(listing.reason.as_deref(), Some("Leads examples & more."));
        assert_eq!(listing.entry_id.as_deref(), Some("100"));
    }
    assert_eq!(listings(find(&reading, "ch-200")), [(String::new(), "2016-03-01".to_owned())]);
    assert_eq!(listings(find(&reading, "ch-300")), [(String::new(), String::new())]);
    let day = "2019-01-01".parse().unwrap();
    assert!(person.as_of(day).is_none() && find(&reading, "ch-300").as_of(day).is_some());
}

#[test]
fn a_target_that_is_de_listed_and_listed_on_one_day_is_not_free() {
    let moved = SMALL.replace(
        r#"<modification modification-type="de-listed" effective-date="2016-03-01"/>"#,
        r#"<modification modification-type="listed" effective-date="2016-03-01"/><modification modification-type="de-listed" effective-date="2016-03-01"/>"#,
    );
    let reading = seco::read(moved.as_bytes(), "seco.xml").unwrap();
    let expected = [(String::new(), "2016-03-01".to_owned()), ("2016-03-01".to_owned(), String::new())];
    assert_eq!(listings(find(&reading, "ch-200")), expected);
}

#[test]
fn a_vessel_has_its_imo_number() {
    let reading = seco::read(SMALL.as_bytes(), "seco.xml").unwrap();
    let ship = find(&reading, "ch-300");
    assert_eq!(ship.schema, Schema::Vessel);
    assert_eq!((&ship.identifiers[0].kind, ship.identifiers[0].value.as_str()), (&IdentifierKind::Imo, "9074729"));
}

#[test]
fn a_bad_target_costs_only_itself() {
    let cases = [(r#"<target ssid="300">"#, "<target>"), ("<value>EXAMPLE TRADING CO</value>", "")];
    for (text, instead) in cases {
        let reading = seco::read(SMALL.replace(text, instead).as_bytes(), "seco.xml").unwrap();
        assert_eq!(reading.entities.len(), 2, "{text}");
        let [warning] = &reading.warnings[..] else { panic!("{:?}", reading.warnings) };
        assert!(warning.is_loss(), "{warning}");
    }
}

#[test]
fn what_the_file_does_not_explain_is_kept_and_noted_once() {
    let without_place = SMALL.replace(r#"<place ssid="900">"#, r#"<place ssid="901">"#);
    let reading = seco::read(without_place.as_bytes(), "seco.xml").unwrap();
    let [warning] = &reading.warnings[..] else { panic!("{:?}", reading.warnings) };
    assert!(warning.weight == Weight::Note && warning.message.contains("place 900, 2 in all"), "{warning}");
    assert!(find(&reading, "ch-100").not_understood.contains(&"place: 900".to_owned()));

    let without_set = SMALL.replace(r#"ssid="22""#, r#"ssid="23""#);
    let reading = seco::read(without_set.as_bytes(), "seco.xml").unwrap();
    assert!(reading.is_complete() && reading.warnings.len() == 1);
    assert_eq!(find(&reading, "ch-100").not_understood, ["date: 1402 (Islamic)", "set of measures: 22"]);
}

#[test]
fn an_amendment_is_read_and_says_that_it_is_not_the_whole_list() {
    let amendment = SMALL.replace("whole-list", "amendment").replace(r#" effective-date="2016-03-01""#, "");
    let reading = seco::read(amendment.as_bytes(), "seco.xml").unwrap();
    assert_eq!(reading.entities.len(), 3);
    let [warning] = &reading.warnings[..] else { panic!("{:?}", reading.warnings) };
    assert!(warning.is_loss() && warning.message.contains("not the whole list"), "{warning}");
    // A de-listing without a day has effect at the latest on the day of the amendment.
    assert_eq!(listings(find(&reading, "ch-200")), [(String::new(), "2026-08-27".to_owned())]);
}

#[test]
fn a_small_list_cut_anywhere_is_an_error_or_a_loss_but_never_just_shorter() {
    for end in 0..SMALL.len() {
        if let Ok(reading) = seco::read(&SMALL.as_bytes()[..end], "seco.xml") {
            assert!(!reading.is_complete(), "cut at {end}");
        }
    }
}

#[test]
fn what_cannot_be_trusted_is_refused() {
    let with_doctype = SMALL.replace("<swiss-sanctions-list ", "<!DOCTYPE x><swiss-sanctions-list ");
    for bytes in [with_doctype.as_str(), "<html><p/></html>", "", "<swiss-sanctions-list/>"] {
        assert_eq!(seco::read(bytes.as_bytes(), "x.xml").unwrap_err().code(), "list.malformed", "{bytes:.40}");
    }
}

#[test]
fn the_list_is_told_by_its_root_element() {
    assert!(seco::recognises(SMALL));
    for other in ["<sdnList>", "<CONSOLIDATED_LIST>", "<data-set><record><Country>", ""] {
        assert!(!seco::recognises(other), "{other}");
    }
}

#[test]
fn the_sample_of_the_whole_list_is_read() {
    let Some(bytes) = real("seco-whole-list-2026-08-27-sample.xml") else { return };
    let reading = seco::read(&bytes, "seco.xml").unwrap();
    assert_eq!(reading.entities.len(), 3);
    // The sample has no places; the address of one target points at one.
    let [warning] = &reading.warnings[..] else { panic!("{:?}", reading.warnings) };
    assert!(warning.weight == Weight::Note && warning.message.contains("place 29492"), "{warning}");
    let person = find(&reading, "ch-5142");
    assert_eq!(person.caption(), "Lukashenka Dzmitry Aliaksandravich");
    assert_eq!(person.names[1].text, "Lukashenko Dzmitry Aliaksandravich");
    assert_eq!(listings(person), [(String::new(), "2016-03-01".to_owned())]);
    assert_eq!(person.births[0].to_string(), "1980-03-23");
    assert_eq!(person.addresses[0].postal_code.as_deref(), Some("220029"));
    let bank = find(&reading, "ch-46130");
    assert_eq!((bank.caption(), bank.programmes()), ("Belagroprombank", vec!["Belarus"]));
    assert_eq!(listings(bank), [("2021-08-11".to_owned(), String::new())]);
    let ship = find(&reading, "ch-34461");
    assert_eq!((ship.caption(), ship.identifiers[0].value.as_str()), ("Hui Chon", "8405270"));
    assert_eq!(ship.names[1].text, "Hwang Gum San 2");
    assert_eq!((&ship.schema, ship.programmes()), (&Schema::Vessel, vec!["North Korea"]));
}

#[test]
fn the_published_test_amendment_is_read() {
    let Some(bytes) = real("seco-test-delta-2024-01-17.xml") else { return };
    let reading = seco::read(&bytes, "seco.xml").unwrap();
    assert_eq!((reading.entities.len(), reading.is_complete()), (3, false));
    let captions: Vec<&str> = reading.entities.iter().map(Entity::caption).collect();
    assert_eq!(captions, ["Test B", "Test C", "Test A"]);
    for entity in &reading.entities {
        assert_eq!((entity.births.len(), entity.programmes()), (1, vec!["PPDM"]));
        assert_eq!(listings(entity), [(String::new(), String::new())]);
    }
    let both = find(&reading, "ch-64393");
    assert_eq!(both.designations[0].measures, ["Financial measures, annex 2", "Travel ban, annex 1"]);
}

proptest! {
    #[test]
    fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = seco::read(&bytes, "x.xml");
    }

    #[test]
    fn a_list_with_a_piece_replaced_never_panics(at in 0..SMALL.len(), bytes in proptest::collection::vec(any::<u8>(), 0..40)) {
        let mut broken = SMALL.as_bytes().to_vec();
        let end = (at + bytes.len()).min(broken.len());
        broken.splice(at..end, bytes);
        let _ = seco::read(&broken, "x.xml");
    }
}
