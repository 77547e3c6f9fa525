//! The Canadian list of autonomous sanctions: the rules of the format on a small file written here, and the two real
//! editions of the evaluation data that may lie beside the checkout.

use interdict_lists::{ListReading, canada};
use interdict_model::{Entity, IdentifierKind, NameKind, PartKind, Schema};
use proptest::prelude::*;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/lists/ca");

/// A real edition, or nothing (and a word about it) where the data is absent.
#[expect(clippy::print_stderr, reason = "a skipped test must say so")]
fn real(edition: &str) -> Option<Vec<u8>> {
    let bytes = std::fs::read(format!("{FOLDER}/{edition}/sema-lmes.xml")).ok();
    if bytes.is_none() {
        eprintln!("skipped: no evaluation data beside the checkout");
    }
    bytes
}

fn find<'a>(reading: &'a ListReading, id: &str) -> &'a Entity {
    reading.entities.iter().find(|entity| entity.id == id).unwrap_or_else(|| panic!("{id} is missing"))
}

const SMALL: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<data-set xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
	<record><Country>Russia / Russie</Country><LastName>EXAMPLE</LastName><GivenName>Ivan Ivanovich</GivenName><TitleOrShip>General/général</TitleOrShip>
		<Aliases>Iwan EXAMPLE, Russian: Иван Примеров; Ivan or Iwan</Aliases><DateOfBirthOrShipBuildDate>1972-08-10 or 1972-08-11</DateOfBirthOrShipBuildDate>
		<Schedule>1, Part 1</Schedule><Item>5</Item><DateOfListing>2022-02-24</DateOfListing></record>
	<record><Country>Russia / Russie</Country><EntityOrShip>EXAMPLE SHIP</EntityOrShip><TitleOrShip>Oil Tanker</TitleOrShip><ShipIMONumber>9074729</ShipIMONumber>
		<DateOfBirthOrShipBuildDate>1994</DateOfBirthOrShipBuildDate><Schedule>1.1</Schedule><Item>1</Item><DateOfListing>2025-02-21</DateOfListing></record>
	<record><Country>Example Officials Regulations (EOR) /  Règlement exemplaire (REX)</Country><EntityOrShip>Example Navy
		(also known as Sample Navy)</EntityOrShip><Aliases>Example Radar, LLC</Aliases><Item>7</Item><DateOfListing>2020-05-06</DateOfListing></record>
	<record><Country>Iran</Country><Entity>Example Army/Armée exemplaire</Entity><DateOfBirth>in the early 1970s</DateOfBirth><Schedule>N/A</Schedule><Item>9</Item></record>
</data-set>"#;

fn names(entity: &Entity) -> Vec<(&str, NameKind, Option<&str>, Option<&str>)> {
    let all = entity.names.iter();
    all.map(|name| (name.text.as_str(), name.kind, name.script.as_deref(), name.language.as_deref())).collect()
}

#[test]
fn everything_a_small_list_says_reaches_the_entities() {
    let reading = canada::read(SMALL.as_bytes(), "sema-lmes.xml").unwrap();
    assert_eq!(reading.warnings, []);
    assert_eq!((reading.info.dataset.as_str(), reading.entities.len()), ("ca_sema", 4));

    let person = find(&reading, "ca-russia-1-part-1-5");
    assert_eq!(person.schema, Schema::Person);
    let expected = [
        ("Ivan Ivanovich EXAMPLE", NameKind::Primary, None, None),
        ("Iwan EXAMPLE", NameKind::Alias, None, None),
        ("Иван Примеров", NameKind::Alias, Some("Cyrl"), Some("rus")),
        ("Ivan or Iwan", NameKind::Alias, None, None),
    ];
    assert_eq!(names(person), expected);
    assert_eq!(person.names[0].part(PartKind::Family), "EXAMPLE");
    assert_eq!(person.names[0].part(PartKind::Given), "Ivan Ivanovich");
    let births: Vec<String> = person.births.iter().map(ToString::to_string).collect();
    assert_eq!(births, ["1972-08-10", "1972-08-11"]);
    assert_eq!(person.positions, ["General/général"]);
    assert_eq!(person.countries, [], "the regulation is not the country of the party");
    let [listing] = &person.designations[..] else { panic!("one listing") };
    assert_eq!(listing.programme_codes().collect::<Vec<_>>(), ["Russia"]);
    assert_eq!(listing.legal_basis, ["Schedule 1, Part 1, item 5"]);
    assert_eq!(listing.listed_on.unwrap().to_string(), "2022-02-24");
    assert_eq!(listing.entry_id.as_deref(), Some("Russia 1, Part 1 5"));

    let ship = find(&reading, "ca-russia-1.1-1");
    assert_eq!(ship.schema, Schema::Vessel);
    assert_eq!((&ship.identifiers[0].kind, ship.identifiers[0].value.as_str()), (&IdentifierKind::Imo, "9074729"));
    let facts = ship.vessel.as_ref().unwrap();
    assert_eq!((facts.kind.as_deref(), facts.built.as_deref()), (Some("Oil Tanker"), Some("1994")));
    assert_eq!((ship.births.len(), ship.positions.len()), (0, 0));

    let navy = find(&reading, "ca-eor-7");
    let expected = [
        ("Example Navy", NameKind::Primary, None, None),
        ("Sample Navy", NameKind::Alias, None, None),
        ("Example Radar, LLC", NameKind::Alias, None, None),
    ];
    assert_eq!(names(navy), expected);
    assert_eq!(navy.designations[0].legal_basis, ["Example Officials Regulations (EOR)", "item 7"]);
}

#[test]
fn the_older_form_is_read_too() {
    let reading = canada::read(SMALL.as_bytes(), "sema-lmes.xml").unwrap();
    let army = find(&reading, "ca-iran-9");
    let expected =
        [("Example Army", NameKind::Primary, None, None), ("Armée exemplaire", NameKind::Alias, None, Some("fra"))];
    assert_eq!(names(army), expected);
    assert_eq!(army.schema, Schema::Organization);
    assert_eq!(army.not_understood, ["date of birth: in the early 1970s"]);
    assert_eq!(army.designations[0].listed_on, None);
}

#[test]
fn a_bad_record_costs_only_itself() {
    for gone in ["<Item>7</Item>", "<EntityOrShip>EXAMPLE SHIP</EntityOrShip>"] {
        let broken = SMALL.replace(gone, "");
        let reading = canada::read(broken.as_bytes(), "sema-lmes.xml").unwrap();
        assert_eq!(reading.entities.len(), 3, "{gone}");
        let [warning] = &reading.warnings[..] else { panic!("{:?}", reading.warnings) };
        assert!(warning.is_loss() && warning.place.line.is_some(), "{warning}");
    }
}

#[test]
fn what_is_new_is_kept_and_noted_once() {
    let with_new = SMALL.replace("<Item>", "<New>something</New><Item>");
    let reading = canada::read(with_new.as_bytes(), "sema-lmes.xml").unwrap();
    let [warning] = &reading.warnings[..] else { panic!("{:?}", reading.warnings) };
    assert!(!warning.is_loss() && warning.message.contains("<New>, 4 in all"), "{warning}");
    assert!(reading.entities.iter().all(|entity| entity.not_understood.contains(&"New: something".to_owned())));
}

#[test]
fn a_small_list_cut_anywhere_is_an_error_or_a_loss_but_never_just_shorter() {
    for end in 0..SMALL.len() {
        if let Ok(reading) = canada::read(&SMALL.as_bytes()[..end], "sema-lmes.xml") {
            assert!(!reading.is_complete(), "cut at {end}");
        }
    }
}

#[test]
fn what_cannot_be_trusted_is_refused() {
    let with_doctype = SMALL.replace("<data-set ", "<!DOCTYPE data-set><data-set ");
    for bytes in [with_doctype.as_str(), "<html><p/></html>", "", "<data-set/>"] {
        assert_eq!(canada::read(bytes.as_bytes(), "x.xml").unwrap_err().code(), "list.malformed", "{bytes:.40}");
    }
}

#[test]
fn the_list_is_told_by_its_content() {
    assert!(canada::recognises(SMALL));
    for other in ["<data-set><row/></data-set>", "<sdnList>", "<CONSOLIDATED_LIST>", ""] {
        assert!(!canada::recognises(other), "{other}");
    }
}

/// What is counted in an edition: parties, persons, ships; with listing day, birth date, position, identifier; then
/// names, those in another script, parties with one of these, programmes.
fn coverage(reading: &ListReading) -> [usize; 11] {
    let parties = |holds: fn(&Entity) -> bool| reading.entities.iter().filter(|entity| holds(entity)).count();
    let mut programmes: Vec<&str> = reading.entities.iter().flat_map(Entity::programmes).collect();
    programmes.sort_unstable();
    programmes.dedup();
    [
        reading.entities.len(),
        parties(|e| e.schema == Schema::Person),
        parties(|e| e.schema == Schema::Vessel),
        parties(|e| e.listed_on().is_some()),
        parties(|e| !e.births.is_empty()),
        parties(|e| !e.positions.is_empty()),
        parties(|e| !e.identifiers.is_empty()),
        reading.entities.iter().map(|entity| entity.names.len()).sum(),
        reading.entities.iter().flat_map(|entity| &entity.names).filter(|name| name.script.is_some()).count(),
        parties(|e| e.names.iter().any(|name| name.script.is_some())),
        programmes.len(),
    ]
}

#[test]
fn the_real_editions_are_read_whole() {
    // Counted in the raw files by another program, with the rules that the module states.
    let cases = [
        ("2020-04-15", [1369, 985, 0, 0, 212, 64, 0, 1570, 0, 0, 10], 0),
        ("2025-05", [4759, 3334, 109, 4759, 1714, 63, 109, 8482, 2948, 2658, 19], 2),
    ];
    for (edition, expected, not_understood) in cases {
        let Some(bytes) = real(edition) else { return };
        let reading = canada::read(&bytes, "sema-lmes.xml").unwrap();
        assert_eq!(reading.warnings, [], "{edition}");
        assert_eq!(coverage(&reading), expected, "{edition}");
        assert_eq!(reading.not_understood(), not_understood, "{edition}");
    }
}

#[test]
fn known_parties_are_what_canada_says() {
    let Some(bytes) = real("2025-05") else { return };
    let reading = canada::read(&bytes, "sema-lmes.xml").unwrap();
    let lukashenko = find(&reading, "ca-belarus-1-part-1-8");
    assert_eq!(lukashenko.caption(), "Aleksandr Grigoryevich Lukashenko");
    assert_eq!(lukashenko.births[0].to_string(), "1954-08-30");
    assert_eq!(lukashenko.listed_on().unwrap().to_string(), "2020-09-28");
    let ship = find(&reading, "ca-russia-1.1-1");
    assert_eq!((ship.caption(), ship.identifiers[0].value.as_str()), ("Balitiyskiy III", "7612448"));
    assert!(reading.entities.iter().any(|entity| entity.programmes() == ["JVCFOR"]));
}

#[test]
fn the_real_list_cut_off_keeps_its_parties_and_says_where_it_ends() {
    let Some(bytes) = real("2020-04-15") else { return };
    for part in [3, 5, 7, 9] {
        let reading = canada::read(&bytes[..bytes.len() / 10 * part], "sema-lmes.xml").unwrap();
        assert!((1..1369).contains(&reading.entities.len()));
        let [warning] = &reading.warnings[..] else { panic!("{:?}", reading.warnings) };
        assert!(warning.is_loss() && warning.place.line.is_some());
        assert_eq!(warning.place.record, reading.entities.last().map(|entity| entity.id.clone()));
    }
}

proptest! {
    #[test]
    fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = canada::read(&bytes, "x.xml");
    }

    #[test]
    fn a_list_with_a_piece_replaced_never_panics(at in 0..SMALL.len(), bytes in proptest::collection::vec(any::<u8>(), 0..40)) {
        let mut broken = SMALL.as_bytes().to_vec();
        let end = (at + bytes.len()).min(broken.len());
        broken.splice(at..end, bytes);
        let _ = canada::read(&broken, "x.xml");
    }
}
