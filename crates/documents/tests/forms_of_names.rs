//! Whoever acts, undergoes or speaks is found in whatever form his name is written.

mod common;

use common::{check_holders, read};

/// A sentence, a kind of event, and who does it and undergoes it.
type Case = (&'static str, &'static str, Option<&'static str>, Option<&'static str>);

fn check(cases: &[Case]) {
    for (text, kind, actor, object) in cases {
        let dossier = read(text);
        let event = dossier.events.iter().find(|event| event.kind == *kind).expect(text);
        let actor_found = event.actor.as_ref().map(|note| note.span.text.as_str());
        let object_found = event.object.as_ref().map(|note| note.span.text.as_str());
        assert_eq!((actor_found, object_found), (*actor, *object), "{text}");
    }
}

#[test]
fn a_dot_of_its_own_ends_no_name() {
    check(&[
        ("Orvane Inc. on Sunday sued Novak Steel.", "lawsuit", Some("Orvane Inc."), Some("Novak Steel")),
        ("On Sunday Orvane Co. sued Novak Ltd. in Vorn.", "lawsuit", Some("Orvane Co."), Some("Novak Ltd.")),
        ("Otto Frisch Jr. was arrested in Vorn.", "arrest", None, Some("Otto Frisch Jr.")),
        (
            "Police arrested Otto Frisch Jr. and Anna Lund on Sunday.",
            "arrest",
            Some("Police"),
            Some("Otto Frisch Jr. and Anna Lund"),
        ),
        ("Orvane, Inc. sued Novak Steel.", "lawsuit", Some("Orvane"), Some("Novak Steel")),
        ("Orvane Inc. (ORV.N) sued Novak Steel.", "lawsuit", Some("Orvane Inc."), Some("Novak Steel")),
        // Where another sentence begins the dot ends the one before.
        ("Orvane sued Novak Ltd. The mayor resigned.", "lawsuit", Some("Orvane"), Some("Novak Ltd")),
        ("Orvane sued Novak Ltd. The mayor resigned.", "resignation", Some("mayor"), None),
    ]);
    check_holders(&[
        ("Novak Ltd. said the plant was safe.", &["Novak Ltd."]),
        ("The plant was safe, Otto Frisch Jr. said.", &["Otto Frisch Jr."]),
    ]);
}

#[test]
fn names_of_bodies_stand_whole() {
    check(&[
        ("The Ministry of Defence attacked the rebels.", "attack", Some("Ministry of Defence"), Some("rebels")),
        ("On Monday the Bank of Orland sued Novak Steel.", "lawsuit", Some("Bank of Orland"), Some("Novak Steel")),
        ("B&K sued Novak Steel.", "lawsuit", Some("B&K"), Some("Novak Steel")),
        // A person is not named after a town.
        ("Otto Frisch of Vorn sued Novak Steel.", "lawsuit", Some("Otto Frisch"), Some("Novak Steel")),
    ]);
    check_holders(&[("The Office of Public Safety said the plant was safe.", &["Office of Public Safety"])]);
}

#[test]
fn whoever_is_told_by_an_age_another_name_or_a_number_is_somebody() {
    check(&[
        ("The 45-year-old was arrested in Vorn on Monday.", "arrest", None, Some("45-year-old")),
        ("Otto Frisch, also known as the Fox, was arrested on Monday.", "arrest", None, Some("Otto Frisch")),
        ("The hacker group \"Red Fox\" attacked the plant.", "attack", Some("hacker group"), Some("plant")),
        ("Police arrested about 30 protesters on Monday.", "arrest", Some("Police"), Some("30 protesters")),
        ("Police arrested nearly a dozen officers on Monday.", "arrest", Some("Police"), Some("dozen officers")),
        ("The plant was attacked by more than 200 men.", "attack", Some("200 men"), Some("plant")),
    ]);
    check_holders(&[
        ("The 45-year-old said the plant was safe.", &["45-year-old"]),
        ("The mayor and his clerk said the plant was safe.", &["mayor and his clerk"]),
    ]);
}

#[test]
fn what_is_passed_fired_and_left_is_told_from_its_verb() {
    check(&[
        ("Parliament passed the housing bill on Monday.", "law_passed", Some("Parliament"), Some("housing bill")),
        ("The president signed the bill into law on Monday.", "law_passed", Some("president"), Some("bill")),
        ("Orland launched a missile into the sea.", "missile_launch", Some("Orland"), Some("missile")),
        ("Orvane Bank was hit by a ransomware attack on Monday.", "cyber_attack", None, Some("Orvane Bank")),
        ("The attack left five people dead.", "killing", Some("attack"), Some("five people")),
    ]);
    // What else is passed and signed is no law.
    for text in ["The tanker passed the port on Monday.", "The envoy signed the book of the hotel."] {
        assert!(read(text).events.iter().all(|event| event.kind != "law_passed"), "{text}");
    }
}
