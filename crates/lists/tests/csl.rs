//! The US Consolidated Screening List: a small list in both forms, and the real files of the evaluation data that may lie
//! beside the checkout.

// Helpers of tests fail loudly, and say why a test was skipped.
#![allow(clippy::unwrap_used, clippy::print_stderr)]

use interdict_lists::{ListReading, csl};
use interdict_model::{CountryRole, Entity, IdentifierKind, Schema};
use proptest::prelude::*;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/lists/us-csl");

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

const HEADER: &str = "_id,source,entity_number,type,programs,name,title,addresses,federal_register_notice,start_date,end_date,\
    standard_order,license_requirement,license_policy,call_sign,vessel_type,gross_tonnage,gross_registered_tonnage,vessel_flag,\
    vessel_owner,remarks,source_list_url,alt_names,citizenships,dates_of_birth,nationalities,places_of_birth,\
    source_information_url,ids\n";

/// A party on two of OFAC's lists, a ship, a denied person with a renewed order, an addition to the Entity List.
fn small() -> String {
    let rows = [
        "100,Specially Designated Nationals (SDN) - Treasury Department,100,Individual,DPRK2; NPWMD,\"EXAMPLE, Given\",Minister; General,\"Main St 1, Pyongyang, KP; KP\",,,,,,,,,,,,,(Linked To: EXAMPLE TRADING CO),u,\"SAMPLE, Given; OTHER, Given\",,1962-02-18; circa 1947,KP,\"Pyongyang, Korea, North\",u,\"KP, 2030-01-01, 2020-01-01, 563410081, Passport; Male, Gender\"",
        "200,Sectoral Sanctions Identifications List (SSI) - Treasury Department,200,Entity,UKRAINE-EO13662,EXAMPLE BANK,,\"Moscow, RU\",,,,,,,,,,,,,,u,,,,,,u,\"RU, 7702235133, Tax ID No.\"",
        "200,Capta List (CAP) - Treasury Department,200,Entity,RUSSIA-EO14024,EXAMPLE BANK,,\"Moscow, RU\",,,,,,,,,,,,,,u,EXBANK,,,,,u,\"www.example.org, Website\"",
        "300,Specially Designated Nationals (SDN) - Treasury Department,300,Vessel,SDGT,EXAMPLE SHIP,,,,,,,,,CALL1,Crude Oil Tanker,10000,9000,Iran,EXAMPLE TRADING CO,,u,,,,,,u,\"IMO 9187629, Vessel Registration Identification\"",
        "aa01,Denied Persons List (DPL) - Bureau of Industry and Security,,,,EXAMPLE AIRLINES,,\"1 EXAMPLE ROAD, DUBAI, AE\",\"73 F.R. 15130 3/21/08, 73 F.R. 43208 7/24/08\",2021-11-17,2022-05-16,Y,,,,,,,,,FR NOTICE ADDED,u,,,,,,u,",
        "aa02,Denied Persons List (DPL) - Bureau of Industry and Security,,,,EXAMPLE PERSON,,,68 F.R. 38290 6/27/03,2003-06-19,2056-06-29,N,,,,,,,,,,u,,,,,,u,",
        "aa03,Entity List (EL) - Bureau of Industry and Security,,,,Example Research Institute,,\"1 Example Road, Xian, China; and 2 Example Road, Xian, CN\",83 FR 37423; 87 FR 77505,2018-08-01,,,For all items,Policy of denial,,,,,,,,u,Institute One; and Institute Two,,,,,u,",
        "aa04,Nonproliferation Sanctions (ISN) - State Department,,,INKSNA,\"Example Import Company; and any successor, sub-unit, or subsidiary thereof\",,,\"Vol. 88, No. 151, 08/08/2023\",2023-07-19,,,,,,,,,,,,u,,,,,,u,",
    ];
    format!("{}{}\n", HEADER.replace(' ', ""), rows.join("\n"))
}

fn listed(entity: &Entity) -> Vec<(&str, String)> {
    let day = |day: Option<interdict_model::PartialDate>| day.map(|day| day.to_string()).unwrap_or_default();
    entity.designations.iter().map(|held| (held.list.as_deref().unwrap_or_default(), day(held.listed_on))).collect()
}

#[test]
fn everything_a_small_list_says_reaches_the_entities() {
    let text = small();
    assert!(csl::csv::recognises(&text) && !csl::json::recognises(&text));
    let reading = csl::csv::read(text.as_bytes(), "consolidated.csv").unwrap();
    assert_eq!(reading.warnings, []);
    assert_eq!((reading.info.dataset.as_str(), reading.entities.len()), ("us_csl", 7));
    let person = find(&reading, "csl-100");
    assert_eq!((person.caption(), &person.schema), ("EXAMPLE, Given", &Schema::Person));
    assert_eq!(person.names.len(), 3);
    assert_eq!(person.programmes(), ["DPRK2", "NPWMD"]);
    assert_eq!(person.positions, ["Minister", "General"]);
    assert_eq!(person.births.iter().map(ToString::to_string).collect::<Vec<_>>(), ["1962-02-18", "circa 1947"]);
    assert_eq!(person.gender.as_deref(), Some("male"));
    assert_eq!(person.addresses.len(), 2);
    assert!(person.addresses.iter().all(|address| address.country.as_ref().is_some_and(|code| code.code() == "kp")));
    let passport = &person.identifiers[0];
    assert_eq!((&passport.kind, passport.value.as_str()), (&IdentifierKind::Passport, "563410081"));
    assert_eq!(passport.period.from.unwrap().to_string(), "2020-01-01");
    assert_eq!(passport.period.to.unwrap().to_string(), "2030-01-01");
    assert_eq!(person.relations[0].target_name.as_deref(), Some("EXAMPLE TRADING CO"));
    assert_eq!(person.countries[0].role, CountryRole::Birth);

    let bank = find(&reading, "csl-200");
    assert_eq!(
        bank.designations.iter().map(|held| held.list.as_deref().unwrap()).collect::<Vec<_>>(),
        ["Sectoral Sanctions Identifications List (SSI)", "Capta List (CAP)"],
        "a row for each list, one party"
    );
    assert_eq!((bank.names.len(), bank.identifiers.len(), bank.addresses.len()), (2, 2, 1));

    let ship = find(&reading, "csl-300");
    assert_eq!(ship.vessel.as_ref().unwrap().kind.as_deref(), Some("Crude Oil Tanker"));
    assert!(ship.identifiers.iter().any(|held| held.kind == IdentifierKind::Imo && held.value == "9187629"));
    assert!(ship.countries.iter().any(|held| held.role == CountryRole::Flag && held.country.code() == "ir"));

    let school = find(&reading, "csl-aa03");
    assert_eq!(
        school.names.iter().map(|name| name.text.as_str()).collect::<Vec<_>>(),
        ["Example Research Institute", "Institute One", "Institute Two"]
    );
    assert_eq!(school.schema, Schema::LegalEntity);
    assert!(school.topics.contains(&"export.control".to_owned()) && school.topics.contains(&"sanction".to_owned()));
    assert_eq!(
        school.designations[0].measures,
        ["licence requirement: For all items", "licence policy: Policy of denial"]
    );
    assert_eq!(find(&reading, "csl-aa04").caption(), "Example Import Company");
}

#[test]
fn a_start_date_is_the_listing_date_only_where_the_notices_agree() {
    let text = small();
    let reading = csl::csv::read(text.as_bytes(), "consolidated.csv").unwrap();
    let dpl = "Denied Persons List (DPL)";
    assert_eq!(listed(find(&reading, "csl-aa01")), [(dpl, String::new())], "a renewal is no listing");
    assert!(find(&reading, "csl-aa01").notes.iter().any(|note| note.contains("since 2021-11-17")));
    assert_eq!(listed(find(&reading, "csl-aa02")), [(dpl, "2003-06-19".to_owned())]);
    assert_eq!(find(&reading, "csl-aa02").designations[0].delisted_on.unwrap().to_string(), "2056-06-29");
    assert_eq!(listed(find(&reading, "csl-aa03"))[0].1, "2018-08-01");
    assert_eq!(listed(find(&reading, "csl-aa04"))[0].1, "2023-07-19");
}

#[test]
fn the_small_list_cut_anywhere_is_an_error_or_says_so_unless_a_row_ends_there() {
    let text = small();
    let whole = csl::csv::read(text.as_bytes(), "consolidated.csv").unwrap().entities.len();
    for end in 0..text.len() {
        if !text.is_char_boundary(end) || text[..end].ends_with('\n') || text[end..].starts_with('\n') {
            continue;
        }
        let Ok(reading) = csl::csv::read(&text.as_bytes()[..end], "consolidated.csv") else { continue };
        assert!(!reading.warnings.is_empty() || reading.entities.len() == whole, "cut at {end}");
    }
}

const JSON: &str = r#"{"search_performed_at":"2025-01-10T00:00:00Z","sources_used":[],"results":[
{"id":"100","source":"Specially Designated Nationals (SDN) - Treasury Department","entity_number":100,"type":"Individual",
"programs":["DPRK2"],"name":"EXAMPLE, Given","title":null,"alt_names":["OTHER, Given"],"dates_of_birth":["1962-02-18"],
"addresses":[{"address":"Main St 1","city":"Pyongyang","state":null,"postal_code":"1","country":"KP"}],
"ids":[{"type":"Passport","number":"563410081","country":"KP","issue_date":"2020-01-01","expiration_date":"2030-01-01"}],
"source_list_url":"u"},
{"id":"aa05","source":"Unverified List (UVL) - Bureau of Industry and Security","name":"Example Unverified","addresses":[]}]}"#;

#[test]
fn the_json_form_says_the_same() {
    assert!(csl::json::recognises(JSON) && !csl::csv::recognises(JSON));
    let reading = csl::json::read(JSON.as_bytes(), "consolidated.json").unwrap();
    assert_eq!(reading.warnings, []);
    assert_eq!(reading.info.published_on.unwrap().to_string(), "2025-01-10");
    let person = find(&reading, "csl-100");
    assert_eq!((person.names.len(), person.programmes()), (2, vec!["DPRK2"]));
    assert_eq!(person.addresses[0].city.as_deref(), Some("Pyongyang"));
    assert_eq!(person.identifiers[0].period.to.unwrap().to_string(), "2030-01-01");
    assert_eq!(find(&reading, "csl-aa05").designations[0].authority, "US Commerce, Bureau of Industry and Security");
    let array = &JSON[JSON.find("\"results\":").unwrap() + 10..JSON.len() - 1];
    assert_eq!(csl::json::read(array.as_bytes(), "x.json").unwrap().entities.len(), 2, "the array alone");
    for end in 0..JSON.len() {
        assert!(csl::json::read(&JSON.as_bytes()[..end], "x.json").is_err(), "cut at {end}");
    }
}

#[test]
fn the_real_files_are_read_whole() {
    let Some(bytes) = real("2022-05-06/consolidated.csv") else { return };
    let reading = csl::csv::read(&bytes, "consolidated.csv").unwrap();
    assert!(reading.is_complete(), "{:?}", reading.warnings.iter().take(5).collect::<Vec<_>>());
    let parties = |holds: fn(&Entity) -> bool| reading.entities.iter().filter(|entity| holds(entity)).count();
    // 14,160 rows; 71 numbers stand on several of OFAC's lists.
    assert_eq!(reading.entities.len(), 14_048);
    assert_eq!(parties(|e| e.schema == Schema::Person), 5_284);
    assert_eq!(parties(|e| e.schema == Schema::Vessel), 433);
    assert_eq!(parties(|e| !e.births.is_empty()), 5_148);
    assert_eq!(parties(|e| !e.programmes().is_empty()), 10_586);
    assert_eq!(parties(|e| !e.addresses.is_empty()), 10_791);
    assert_eq!(parties(|e| e.designations.iter().any(|held| held.delisted_on.is_some())), 417);
    // 2,417 by start dates that agree with their notices; the others by OFAC's `Listing Date` of one programme.
    assert_eq!(parties(|e| e.listed_on().is_some()), 2_498);
    assert_eq!(reading.entities.iter().filter(|e| e.designations.len() > 1).count(), 70);
    let names: usize = reading.entities.iter().map(|entity| entity.names.len()).sum();
    assert!((33_400..33_700).contains(&names), "{names}");

    let Some(bytes) = real("sample/consolidated.csv") else { return };
    let sample = csl::csv::read(&bytes, "consolidated.csv").unwrap();
    assert_eq!((sample.entities.len(), sample.is_complete()), (13, true));
    let person = find(&sample, "csl-52291");
    assert_eq!((person.identifiers[0].value.as_str(), person.gender.as_deref()), ("836238033", Some("male")));
}

proptest! {
    #[test]
    fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = csl::csv::read(&bytes, "x.csv");
        let _ = csl::json::read(&bytes, "x.json");
    }

    #[test]
    fn a_list_with_a_piece_replaced_never_panics(at in 0..2000_usize, bytes in proptest::collection::vec(any::<u8>(), 0..40)) {
        let mut broken = small().into_bytes();
        let at = at.min(broken.len());
        let end = (at + bytes.len()).min(broken.len());
        broken.splice(at..end, bytes);
        let _ = csl::csv::read(&broken, "x.csv");
    }
}
