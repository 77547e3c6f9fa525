//! The embedded list: who is on it, and what it shows on the day before the action of 2 January 2015.

// Helpers of tests fail loudly, and say why a test was skipped.
#![allow(clippy::unwrap_used, clippy::print_stderr)]

use interdict_lists::{ListReading, embedded::embedded};
use interdict_model::{Entity, IdentifierKind, PartialDate, Schema};

fn list() -> ListReading {
    embedded().unwrap()
}

fn party(list: &ListReading, uid: u32) -> Entity {
    list.entities.iter().find(|entity| entity.id == format!("ofac-{uid}")).unwrap().clone()
}

fn day(text: &str) -> PartialDate {
    text.parse().unwrap()
}

const ORGANISATIONS: [u32; 3] = [9345, 11599, 12210];
const OFFICIALS: [u32; 10] = [17614, 17615, 17616, 17617, 17618, 17619, 17620, 17624, 17625, 17627];
const GENERAL: u32 = 12211;

#[test]
fn it_holds_three_organisations_ten_officials_and_the_namesake() {
    let list = list();
    let mut ids: Vec<String> = list.entities.iter().map(|entity| entity.id.clone()).collect();
    let mut expected: Vec<String> =
        ORGANISATIONS.iter().chain(&OFFICIALS).chain(&[GENERAL]).map(|uid| format!("ofac-{uid}")).collect();
    ids.sort();
    expected.sort();
    assert_eq!(ids, expected);
    assert!(list.is_complete());
    let info = &list.info;
    assert_eq!(
        (info.dataset.as_str(), info.title.as_str(), info.format.as_str()),
        ("us_dprk_2015", "North Korea designations of 2 January 2015 (embedded)", "embedded")
    );
    assert_eq!(info.published_on, Some(day("2015-01-02")));
    assert_eq!(info.digest.len(), 64);
}

#[test]
fn every_party_is_as_ofac_has_it() {
    /// Uid, name, born, passport, nationality, title.
    type Case = (u32, &'static str, &'static str, Option<&'static str>, Option<&'static str>, Option<&'static str>);
    let cases: &[Case] = &[
        (17614, "KIM, Yong Chol", "1962-02-18", None, Some("kp"), Some("KOMID Representative in Iran")),
        (17615, "JANG, Yong Son", "1957-02-20", None, Some("kp"), Some("KOMID Representative in Iran")),
        (17616, "RYU, Jin", "1965-08-07", Some("563410081"), Some("kp"), Some("KOMID official in Syria")),
        (
            17617,
            "KIM, Kwang Chun",
            "1967-04-20",
            None,
            None,
            Some("Korea Ryungseng Trading Corporation Representative in Shenyang, China"),
        ),
        (17618, "KIM, Kwang Yon", "1966-07-30", Some("563210059"), Some("kp"), None),
        (17619, "KIL, Jong Hun", "1972-02-20", Some("472410022"), Some("kp"), Some("KOMID Representative in Namibia")),
        (17620, "JANG, Song Chol", "1967-03-12", None, Some("kp"), Some("KOMID representative in Russia")),
        (17624, "KIM, Kyu", "1968-07-30", None, Some("kp"), Some("KOMID External Affairs Officer")),
        (17625, "YU, Kwang Ho", "1956-10-18", None, Some("kp"), None),
        (17627, "KANG, Ryong", "1968-08-21", None, Some("kp"), Some("KOMID official in Syria")),
    ];
    let list = list();
    for (uid, name, born, passport, nationality, title) in cases {
        let entity = party(&list, *uid);
        assert_eq!(entity.schema, Schema::Person, "{uid}");
        assert_eq!(entity.caption(), *name);
        assert_eq!(entity.names.len(), 1, "{uid} has no a.k.a.");
        assert_eq!(entity.births.iter().map(ToString::to_string).collect::<Vec<_>>(), [*born], "{uid}");
        let passports: Vec<&str> = entity
            .identifiers
            .iter()
            .filter(|i| i.kind == IdentifierKind::Passport)
            .map(|i| i.value.as_str())
            .collect();
        assert_eq!(passports, passport.iter().copied().collect::<Vec<_>>(), "{uid}");
        assert_eq!(entity.countries.first().map(|c| c.country.code()), *nationality, "{uid}");
        assert_eq!(entity.positions.first().map(String::as_str), *title, "{uid}");
        assert_eq!(entity.programmes(), ["DPRK2"], "{uid}");
        assert_eq!(entity.listed_on(), Some(day("2015-01-02")), "{uid}");
        assert_eq!(entity.designations[0].legal_basis, ["E.O. 13687"], "{uid}");
    }
}

#[test]
fn the_namesake_differs_by_birth_programme_and_day() {
    let general = party(&list(), GENERAL);
    assert_eq!(general.caption(), "KIM, Yong Chol");
    let others: Vec<&str> = general.names[1..].iter().map(|name| name.text.as_str()).collect();
    assert_eq!(others, ["KIM, Yong-Chol", "KIM, Young-Chol", "KIM, Young-Cheol", "KIM, Young-Chul"]);
    assert_eq!(general.births.iter().map(ToString::to_string).collect::<Vec<_>>(), ["circa 1947", "circa 1946"]);
    assert_eq!(general.programmes(), ["DPRK"]);
    assert_eq!(general.listed_on(), Some(day("2010-08-30")));
}

#[test]
fn on_the_day_of_the_action_the_organisations_have_what_it_added() {
    let list = list();
    let cases: &[(u32, &[&str], usize, usize, &str)] = &[
        (9345, &["NPWMD", "DPRK2"], 8, 5, "2005-06-29"),
        (11599, &["NPWMD", "DPRK2"], 4, 1, "2009-09-08"),
        (12210, &["DPRK", "DPRK2"], 4, 2, "2010-08-30"),
    ];
    for (uid, programmes, names, addresses, listed_on) in cases {
        let entity = party(&list, *uid).as_of(day("2015-01-02")).unwrap();
        assert_eq!(entity.programmes(), *programmes, "{uid}");
        assert_eq!((entity.names.len(), entity.addresses.len()), (*names, *addresses), "{uid}");
        assert_eq!(entity.listed_on(), Some(day(listed_on)), "{uid}: the first listing is not overwritten");
        let orders: Vec<&str> = entity.designations.iter().flat_map(|d| &d.legal_basis).map(String::as_str).collect();
        assert_eq!(orders.last(), Some(&"E.O. 13687"), "{uid}");
    }
    assert_eq!(list.entities.iter().filter_map(|entity| entity.as_of(day("2015-01-02"))).count(), 14);
}

#[test]
fn on_the_day_before_it_the_organisations_and_the_general_are_there_and_no_official() {
    let list = list();
    let before: Vec<Entity> = list.entities.iter().filter_map(|entity| entity.as_of(day("2014-12-31"))).collect();
    let mut ids: Vec<&str> = before.iter().map(|entity| entity.id.as_str()).collect();
    ids.sort_unstable();
    assert_eq!(ids, ["ofac-11599", "ofac-12210", "ofac-12211", "ofac-9345"]);

    let texts = |uid: u32| -> Vec<String> {
        let entity = before.iter().find(|entity| entity.id == format!("ofac-{uid}")).unwrap();
        entity.names.iter().map(|name| if name.weak { format!("'{}'", name.text) } else { name.text.clone() }).collect()
    };
    assert_eq!(
        texts(9345),
        [
            "KOREA MINING DEVELOPMENT TRADING CORPORATION",
            "NORTH KOREAN MINING DEVELOPMENT TRADING CORPORATION",
            "CHANGGWANG SINYONG CORPORATION",
            "EXTERNAL TECHNOLOGY GENERAL CORPORATION",
            "KOREA KUMRYONG TRADING COMPANY",
            "'KOMID'",
        ]
    );
    assert_eq!(texts(11599), ["KOREA TANGUN TRADING CORPORATION"]);
    assert_eq!(texts(12210), ["RECONNAISSANCE GENERAL BUREAU", "CHONGCH'AL CH'ONGGUK", "KPA UNIT 586", "'RGB'"]);
    for entity in &before {
        assert!(!entity.programmes().contains(&"DPRK2"), "{}", entity.id);
        assert!(entity.designations.iter().all(|d| d.legal_basis != ["E.O. 13687"]), "{}", entity.id);
        assert!(entity.addresses.iter().all(|a| a.country.as_ref().is_some_and(|c| c.code() == "kp")), "{}", entity.id);
    }
}

#[test]
fn a_name_added_in_2013_is_not_there_in_2012() {
    let komid = party(&list(), 9345).as_of(day("2012-06-01")).unwrap();
    assert!(!komid.names.iter().any(|name| name.text == "KOREA KUMRYONG TRADING COMPANY"));
}

#[test]
fn before_its_first_listing_no_party_is_there() {
    let list = list();
    for (uid, before) in [(9345, "2005-06-28"), (11599, "2009-09-07"), (12210, "2010-08-29"), (12211, "2010-08-29")] {
        assert!(party(&list, uid).as_of(day(before)).is_none(), "{uid}");
    }
}
