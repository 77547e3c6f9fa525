//! What the score must get right about names, as sentences over small lists.

#![allow(clippy::unwrap_used)] // Helpers of tests may panic as tests do.

use interdict_matching::{DEFAULT_THRESHOLD, Index, SearchOptions, Searcher, Subject};
use interdict_model::{DateSpan, Entity, Identifier, IdentifierKind, Name, PartyKind, Schema};

fn party(id: &str, schema: Schema, names: &[&str]) -> Entity {
    let mut entity = Entity::new(id, schema);
    for name in names {
        entity.add_name(Name::alias(*name));
    }
    entity
}

fn list() -> Vec<Entity> {
    let mut officer = party("komid-man", Schema::Person, &["KIM, Yong Chol"]);
    officer.births.push(DateSpan::from("1962-02-18".parse::<interdict_model::PartialDate>().unwrap()));
    let mut ship = party("ship", Schema::Vessel, &["FU YUAN YU 7623"]);
    ship.identifiers.push(Identifier::new(IdentifierKind::Imo, "IMO 9187629"));
    vec![
        officer,
        ship,
        party("bank", Schema::Organization, &["KOREA DAESONG BANK"]),
        party("llc", Schema::Organization, &["LIMITED LIABILITY COMPANY GALIKA SERVIS"]),
        party("tangun", Schema::Organization, &["KOREA TANGUN TRADING CORPORATION"]),
        party("russian", Schema::Person, &["ALEXSEYEV, Vladimir Stepanovich"]),
        party("chinese", Schema::Person, &["LIU, Baoxia"]),
        party("arab", Schema::Person, &["AL-RAWI, Muhammad Abd-al-Qadir"]),
        party("spelt out", Schema::Organization, &["RESEARCH AND DEVELOPMENT COMPANY ZEVTRON INDUSTRIES"]),
        party("shortened", Schema::Organization, &["FCDT KARVELIN"]),
    ]
}

fn score(subject: &Subject, id: &str) -> f64 {
    let entities = list();
    let index = Index::build(&entities);
    let options = SearchOptions { threshold: 0.0, ..SearchOptions::default() };
    let hits = Searcher::new(&index).search(subject, &options);
    hits.iter().find(|hit| entities[hit.entity as usize].id == id).map_or(0.0, |hit| hit.score)
}

fn named(name: &str, kind: PartyKind) -> Subject {
    Subject { kind: Some(kind), ..Subject::named(name) }
}

#[test]
fn written_otherwise_it_is_still_the_same_party() {
    let cases = [
        ("Kim Yong-chol", PartyKind::Person, "komid-man"),
        ("KIM YONGCHOL", PartyKind::Person, "komid-man"),
        ("김영철", PartyKind::Person, "komid-man"),
        ("Gim Yeong Cheol", PartyKind::Person, "komid-man"),
        ("Mr. Kim Yong Chol", PartyKind::Person, "komid-man"),
        ("Korea Daesong Bk", PartyKind::Organization, "bank"),
        ("Limited Liability Conmpany Galika Servis", PartyKind::Organization, "llc"),
        ("OOO Galika Servis", PartyKind::Organization, "llc"),
        ("ООО Галика Сервис", PartyKind::Organization, "llc"),
        ("Tangun Trading Corp.", PartyKind::Organization, "tangun"),
        ("Владимир Степанович Алексеев", PartyKind::Person, "russian"),
        ("Volodya Stepanovich Alexseyev", PartyKind::Person, "russian"),
        ("Liu Pao-hsia", PartyKind::Person, "chinese"),
        ("RDC Zevtron Industries", PartyKind::Organization, "spelt out"),
        ("Federal Center of Dual Technologies Karvelin", PartyKind::Organization, "shortened"),
        ("刘宝霞", PartyKind::Person, "chinese"),
        ("Mohammed Abdulqader Al Rawi", PartyKind::Person, "arab"),
        ("محمد عبد القادر الراوي", PartyKind::Person, "arab"),
        ("M/V Fu Yuan Yu 7623", PartyKind::Vessel, "ship"),
    ];
    for (name, kind, id) in cases {
        let score = score(&named(name, kind), id);
        assert!(score >= DEFAULT_THRESHOLD, "{name}: {score}");
    }
}

#[test]
fn look_alikes_stay_below() {
    let cases = [
        ("Kim Yong Nam", PartyKind::Person, "komid-man"),
        ("Fu Yuan Yu 7626", PartyKind::Vessel, "ship"),
        ("Korea Kwangson Bank", PartyKind::Organization, "bank"),
        ("Korea Trading Corporation", PartyKind::Organization, "tangun"),
        ("Sergei Stepanovich Alexseyev", PartyKind::Person, "russian"),
        ("Liu Wei", PartyKind::Person, "chinese"),
        ("Kim Yong Chol", PartyKind::Vessel, "komid-man"),
    ];
    for (name, kind, id) in cases {
        let score = score(&named(name, kind), id);
        assert!(score < DEFAULT_THRESHOLD, "{name}: {score}");
    }
}

#[test]
fn a_birth_date_orders_what_names_leave_open() {
    let born =
        |date: &str| Subject { births: vec![date.parse().unwrap()], ..named("Kim Yong Chol", PartyKind::Person) };
    let same = score(&born("1962-02-18"), "komid-man");
    let year = score(&born("1962"), "komid-man");
    let none = score(&named("Kim Yong Chol", PartyKind::Person), "komid-man");
    let swapped_digits = score(&born("1926-02-18"), "komid-man");
    let other = score(&born("1985-11-30"), "komid-man");
    assert!(same > year && year > none && none > other, "{same} {year} {none} {other}");
    assert!(swapped_digits > other);
    assert!(other < DEFAULT_THRESHOLD, "{other}");
}

#[test]
fn a_number_finds_its_party_whatever_the_name() {
    let subject = Subject {
        identifiers: vec![Identifier::new(IdentifierKind::Imo, "9187629")],
        ..named("Some Other Ship", PartyKind::Vessel)
    };
    assert!(score(&subject, "ship") > 0.9);
    let wrong = Subject {
        identifiers: vec![Identifier::new(IdentifierKind::Imo, "9074729")],
        ..named("Fu Yuan Yu 7623", PartyKind::Vessel)
    };
    assert!(score(&wrong, "ship") < score(&named("Fu Yuan Yu 7623", PartyKind::Vessel), "ship"));
}

#[test]
fn an_acronym_stands_for_its_words_alone() {
    let spelt_out = |name: &str| score(&named(name, PartyKind::Organization), "spelt out");
    let right = spelt_out("RDC Zevtron Industries");
    for other in ["RDK Zevtron Industries", "DCR Zevtron Industries", "KTM Zevtron Industries"] {
        assert!(spelt_out(other) < right, "{other}");
    }
    // Three letters are the letters of many names.
    assert!(spelt_out("RDC") < DEFAULT_THRESHOLD);
    // A person's words are not abbreviated.
    assert!(score(&named("KYC", PartyKind::Person), "komid-man") < 0.01);
}

#[test]
fn initials_of_whole_names_are_no_acronyms() {
    let entities = [
        party("letters", Schema::Organization, &["NATIONAL KELVATRON ARMY", "NKA"]),
        party("with a form", Schema::Organization, &["KVZ LLC"]),
        party("spelt out", Schema::Organization, &["KARVEL VOLTRIX ZAMBRO"]),
    ];
    let index = Index::build(&entities);
    let cases: [(&str, &[&str]); 3] =
        [("Norton Keller Adams", &[]), ("KVZ", &["with a form"]), ("NKA Orvane", &["letters"])];
    for (name, expected) in cases {
        let hits = Searcher::new(&index).search(&Subject::named(name), &SearchOptions::default());
        let found: Vec<&str> = hits.iter().map(|hit| entities[hit.entity as usize].id.as_str()).collect();
        assert_eq!(found, expected, "{name}");
    }
}
