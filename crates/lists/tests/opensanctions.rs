//! FollowTheMoney as OpenSanctions publishes it: edges joined to parties, nested parties, deltas, the simple table; small
//! data written here, and the real files of the evaluation data that may lie beside the checkout.

// Helpers of tests fail loudly, and say why a test was skipped.
#![allow(clippy::unwrap_used, clippy::print_stderr)]

use interdict_lists::{ListReading, opensanctions};
use interdict_model::{Entity, IdentifierKind, RelationKind};
use proptest::prelude::*;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/lists/opensanctions");

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

const FLAT: &str = r#"{"id":"s1","caption":"S","schema":"Sanction","properties":{"entity":["p1"],"authority":["Example Authority"],"program":["EX"],"startDate":["2015-01-02"],"endDate":["2020"],"reason":["because"],"status":["inactive"],"authorityId":["A-1"],"modifiedAt":["2016-01-01"]}}
{"id":"p1","caption":"Given EXAMPLE","schema":"Person","datasets":["ex"],"properties":{"name":["Given EXAMPLE"],"addressEntity":["a1"],"passportNumber":["563410081"],"topics":["sanction"]}}
{"id":"p2","caption":"EXAMPLE TRADING CO","schema":"Company","properties":{"name":["EXAMPLE TRADING CO"]}}
{"id":"a1","caption":"Main St 1, Pyongyang","schema":"Address","properties":{"full":["Main St 1, Pyongyang"],"city":["Pyongyang"],"country":["kp"]}}
{"id":"d1","caption":"D","schema":"Passport","properties":{"holder":["p1"],"number":["563410081"],"country":["kp"],"endDate":["2030-01-01"]}}
{"id":"o1","caption":"O","schema":"Ownership","properties":{"owner":["p1"],"asset":["p2"],"role":["owned by"]}}
{"id":"f1","caption":"F","schema":"Family","properties":{"person":["p1"],"relative":["p9"],"relationship":["mother"]}}
{"id":"x1","caption":"X","schema":"Sanction","properties":{"entity":["nobody"]}}
"#;

#[test]
fn edges_are_joined_to_their_parties() {
    assert!(opensanctions::recognises(FLAT) && !opensanctions::delta::recognises(FLAT));
    let reading = opensanctions::read(FLAT.as_bytes(), "entities.ftm.json").unwrap();
    assert_eq!(reading.entities.len(), 2);
    let [warning] = &reading.warnings[..] else { panic!("{:?}", reading.warnings) };
    assert!(!warning.is_loss() && warning.message.starts_with("1 objects"));
    let person = find(&reading, "p1");
    let [designation] = &person.designations[..] else { panic!("{:?}", person.designations) };
    assert_eq!((designation.authority.as_str(), designation.entry_id.as_deref()), ("Example Authority", Some("A-1")));
    assert_eq!(designation.listed_on.unwrap().to_string(), "2015-01-02");
    assert_eq!(designation.delisted_on.unwrap().to_string(), "2020");
    assert_eq!(designation.reason.as_deref(), Some("because"));
    assert_eq!(person.programmes(), ["EX"]);
    assert!(person.notes.contains(&"sanction modifiedAt: 2016-01-01".to_owned()));
    assert_eq!(person.addresses[0].city.as_deref(), Some("Pyongyang"));
    assert_eq!(person.addresses[0].country.as_ref().unwrap().code(), "kp");
    let [passport] = &person.identifiers[..] else { panic!("{:?}", person.identifiers) };
    assert_eq!((&passport.kind, passport.country.as_ref().unwrap().code()), (&IdentifierKind::Passport, "kp"));
    assert_eq!(passport.period.to.unwrap().to_string(), "2030-01-01");
    assert_eq!(person.relations[0].kind, RelationKind::FamilyOf);
    let owned = &find(&reading, "p2").relations[0];
    assert_eq!(
        (&owned.kind, owned.target_id.as_deref(), owned.target_name.as_deref()),
        (&RelationKind::OwnedBy, Some("p1"), Some("Given EXAMPLE"))
    );
}

#[test]
fn nested_parties_say_the_same() {
    let nested = r#"{"id":"p1","caption":"Given EXAMPLE","schema":"Person","properties":{"name":["Given EXAMPLE"],
        "sanctions":[{"id":"s1","caption":"S","schema":"Sanction","properties":{"authority":["Example Authority"],"program":["EX"],"listingDate":["2015-01-02"]}}],
        "addressEntity":[{"id":"a1","caption":"A","schema":"Address","properties":{"full":["Main St 1"],"country":["kp"]}}],
        "familyPerson":[{"id":"f1","caption":"F","schema":"Family","properties":{"person":["p1"],"relative":[{"id":"p9","caption":"Other EXAMPLE","schema":"Person","properties":{"name":["Other EXAMPLE"]}}]}}]}}"#
        .replace('\n', "");
    let reading = opensanctions::read(nested.as_bytes(), "targets.nested.json").unwrap();
    assert_eq!((reading.entities.len(), reading.warnings.len()), (1, 0), "{:?}", reading.warnings);
    let person = find(&reading, "p1");
    assert_eq!(person.listed_on().unwrap().to_string(), "2015-01-02");
    assert_eq!(person.addresses[0].country.as_ref().unwrap().code(), "kp");
    assert_eq!(person.relations[0].target_name.as_deref(), Some("Other EXAMPLE"));
    assert!(person.extra.is_empty(), "{:?}", person.extra);
}

#[test]
fn a_line_cut_off_is_a_loss() {
    let whole = opensanctions::read(FLAT.as_bytes(), "x.json").unwrap().entities.len();
    for end in 0..FLAT.len() {
        // Cut at the end of a line the file is a shorter list; the form has nothing to tell.
        if FLAT[..end].ends_with('\n') || FLAT[end..].starts_with('\n') {
            continue;
        }
        if let Ok(reading) = opensanctions::read(&FLAT.as_bytes()[..end], "x.json") {
            assert!(!reading.is_complete() || reading.entities.len() == whole, "cut at {end}");
        }
    }
}

#[test]
fn a_chain_of_deltas_is_laid_over_its_base() {
    let base = "{\"id\":\"a\",\"schema\":\"Person\",\"properties\":{\"name\":[\"One\"]}}\n\
                {\"id\":\"b\",\"schema\":\"Person\",\"properties\":{\"name\":[\"Two\"]}}\n";
    let first = "{\"op\":\"ADD\",\"entity\":{\"id\":\"c\",\"schema\":\"Person\",\"properties\":{\"name\":[\"Three\"]}}}\n\
                 {\"op\":\"MOD\",\"entity\":{\"id\":\"a\",\"schema\":\"Person\",\"properties\":{\"name\":[\"One again\"]}}}\n";
    let second = "{\"op\":\"DEL\",\"entity\":{\"id\":\"b\"}}\n{\"op\":\"DEL\",\"entity\":{\"id\":\"zz\"}}\n";
    assert!(opensanctions::delta::recognises(first) && !opensanctions::recognises(first));
    let reading = opensanctions::delta::read_chain(
        ("base.json", base.as_bytes()),
        &[("1.delta.json", first.as_bytes()), ("2.delta.json", second.as_bytes())],
    )
    .unwrap();
    let names: Vec<&str> = reading.entities.iter().map(Entity::caption).collect();
    assert_eq!(names, ["One again", "Three"]);
    assert!(reading.is_complete());
    assert_eq!(reading.gaps().count(), 1, "an id that is not there: {:?}", reading.warnings);

    let alone = opensanctions::delta::read(first.as_bytes(), "1.delta.json").unwrap();
    assert_eq!(alone.entities.len(), 2);
    assert!(alone.gaps().any(|gap| gap.contains("1 added, 1 modified, 0 deleted")));
    let broken = opensanctions::delta::read(b"{\"op\":\"NEW\",\"entity\":{}}\n", "x.json").unwrap_err();
    assert!(broken.to_string().contains("unknown operation"), "{broken}");
}

#[test]
fn the_simple_table_is_read() {
    let text = "\"id\",\"schema\",\"name\",\"aliases\",\"birth_date\",\"countries\",\"addresses\",\"identifiers\",\"sanctions\",\
                \"phones\",\"emails\",\"dataset\",\"first_seen\",\"last_seen\",\"last_change\"\n\
                \"p1\",\"Person\",\"Given EXAMPLE\",\"A;B\",\"1962\",\"kp;ru\",\"Main St 1\",\"123\",\"Example Authority - EX\",\
                \"\",\"a@example.org\",\"Example\",\"2024-01-01\",\"2024-01-01\",\"2024-01-01\"\n";
    assert!(opensanctions::simple::recognises(text));
    let reading = opensanctions::simple::read(text.as_bytes(), "targets.simple.csv").unwrap();
    assert_eq!(reading.warnings, []);
    let person = find(&reading, "p1");
    assert_eq!((person.names.len(), person.countries.len(), person.identifiers.len()), (3, 2, 2));
    assert_eq!(person.designations[0].authority, "Example Authority - EX");
}

#[test]
fn the_real_files_are_read_whole() {
    let parties =
        |reading: &ListReading, holds: fn(&Entity) -> bool| reading.entities.iter().filter(|e| holds(e)).count();
    let Some(bytes) = real("zala/entities.ftm.json") else { return };
    let zala = opensanctions::read(&bytes, "entities.ftm.json").unwrap();
    assert_eq!((zala.entities.len(), zala.warnings.len()), (17, 0), "{:?}", zala.warnings);
    assert_eq!(parties(&zala, |e| !e.births.is_empty()), 6);
    assert_eq!(parties(&zala, |e| e.listed_on().is_some()), 2);
    assert_eq!(parties(&zala, |e| !e.addresses.is_empty()), 16);
    // Programmes of a party whose sanctions are not in the file make a designation without an authority.
    let named = zala.entities.iter().flat_map(|e| &e.designations).filter(|held| !held.authority.is_empty()).count();
    assert_eq!(named, 41);

    let Some(bytes) = real("entities.delta.json") else { return };
    let delta = opensanctions::delta::read(&bytes, "entities.delta.json").unwrap();
    assert!(delta.is_complete(), "{:?}", delta.warnings);
    assert!(delta.gaps().any(|gap| gap.contains("90 added, 1039 modified, 571 deleted")));
    assert_eq!(delta.entities.len(), 576);
    assert_eq!(parties(&delta, |e| !e.births.is_empty()), 383);
    assert_eq!(parties(&delta, |e| !e.designations.is_empty()), 520);

    let Some(base) = real("t1/entities.ftm.json") else { return };
    let steps: Vec<(&str, Vec<u8>)> = [
        "t2/20240527194702-wnk.entities.delta.json",
        "t2/20240528014702-pfh.entities.delta.json",
        "t2/20240528074703-npf.entities.delta.json",
        "t2/20240528134729-3iv.entities.delta.json",
    ]
    .into_iter()
    .map(|file| (file, real(file).unwrap()))
    .collect();
    let steps: Vec<(&str, &[u8])> = steps.iter().map(|(file, bytes)| (*file, bytes.as_slice())).collect();
    let t1 = opensanctions::read(&base, "entities.ftm.json").unwrap();
    assert_eq!(t1.entities.len(), 6);
    let chain = opensanctions::delta::read_chain(("entities.ftm.json", &base), &steps).unwrap();
    assert!(chain.is_complete());
    assert_eq!(chain.entities.len(), 9, "six, three added, one added and deleted");
    assert!(find(&chain, "NK-2T3S8Hu29ktYnKSTgQp2wL").names.iter().any(|name| name.text == "Foobar Foobargroup"));

    let Some(bytes) = real("export-forms/targets.nested.json") else { return };
    let nested = opensanctions::read(&bytes, "targets.nested.json").unwrap();
    assert_eq!(nested.entities.len(), 5);
    assert!(!find(&nested, "Q296771").relations.is_empty());
    let Some(bytes) = real("export-forms/targets.simple.csv") else { return };
    assert_eq!(opensanctions::simple::read(&bytes, "targets.simple.csv").unwrap().entities.len(), 5);
}

proptest! {
    #[test]
    fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = opensanctions::read(&bytes, "x.json");
        let _ = opensanctions::delta::read(&bytes, "x.json");
        let _ = opensanctions::simple::read(&bytes, "x.csv");
    }

    #[test]
    fn a_list_with_a_piece_replaced_never_panics(at in 0..FLAT.len(), bytes in proptest::collection::vec(any::<u8>(), 0..40)) {
        let mut broken = FLAT.as_bytes().to_vec();
        let end = (at + bytes.len()).min(broken.len());
        broken.splice(at..end, bytes);
        let _ = opensanctions::read(&broken, "x.json");
    }
}
