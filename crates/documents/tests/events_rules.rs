//! What did not happen though a word for it stands there: what a rule says of whoever breaks it, what somebody is kept
//! from or has to expect, what is voted on; and words that are meant in another sense.

mod common;

use common::read;
use interdict_documents::Status::{self, Alleged, Happened, NotHappened, Planned};

/// Expects of each text the status of its first event of a kind; none where there is none.
fn check(cases: &[(&str, &str, Option<Status>)]) {
    for (text, kind, expected) in cases {
        let dossier = read(text);
        let found = dossier.events.iter().find(|event| event.kind == *kind).map(|event| event.status);
        assert_eq!(found, *expected, "{text} {:#?}", dossier.events);
    }
}

#[test]
fn a_rule_tells_of_nobody() {
    check(&[
        ("Those convicted of arson can be jailed for ten years, fined up to $500, or both.", "conviction", None),
        ("Those convicted of arson can be jailed for ten years, fined up to $500, or both.", "fine", None),
        ("Those who violate the sanctions will be found, the minister said.", "evasion", None),
        ("Those convicted of arson left the court.", "conviction", Some(Happened)),
        ("The clerk could be jailed for ten years or fined.", "fine", Some(Planned)),
        ("The clerk was jailed for ten years and fined.", "fine", Some(Happened)),
    ]);
}

#[test]
fn who_is_kept_from_a_deed_did_not_do_it() {
    check(&[
        ("The wall prevented the men from robbing a bank.", "robbery", Some(NotHappened)),
        ("The police prevented an attack on the port.", "attack", Some(NotHappened)),
    ]);
}

#[test]
fn what_somebody_has_to_expect_is_still_to_come_and_its_reason_is_alleged() {
    check(&[
        ("The broker, 44, faces trial in Riga for laundering money.", "trial", Some(Planned)),
        ("The broker, 44, faces trial in Riga for laundering money.", "laundering", Some(Alleged)),
        ("The broker, who fled in May, faces a fine.", "fine", Some(Planned)),
        ("The broker faces charges of fraud.", "charge", Some(Happened)),
        (
            "Prosecutors indicted him and two others — two of them clerks — for hacking a bank.",
            "cyber_attack",
            Some(Alleged),
        ),
    ]);
}

#[test]
fn what_is_voted_on_or_talked_about_is_still_to_come() {
    check(&[
        ("The council votes on Orland sanctions on Monday.", "sanctions_imposed", Some(Planned)),
        ("The two sides held talks on a truce in Riga.", "agreement", Some(Planned)),
        ("The army was closer to a truce with the rebels.", "agreement", Some(Planned)),
    ]);
}

#[test]
fn what_is_known_stays_whatever_is_said_about_it() {
    check(&[
        ("The clerk made allegations that the bank failed to detect the fraud.", "fraud", Some(Happened)),
        ("The results of the vote in Orland will be announced on Monday.", "election", Some(Happened)),
    ]);
}

#[test]
fn words_in_another_sense_tell_of_no_event() {
    check(&[
        ("The judge delivered the verdict on Monday.", "shipment", None),
        ("Evidence gathered in the case shows that money was laundered.", "meeting", None),
        ("Both sides agreed there has been progress.", "agreement", None),
        ("Both sides agreed that they would leave the town.", "agreement", Some(Happened)),
        ("The Gazette poll predicted a landslide.", "election", None),
        ("The council rejected the plan in a vote on Monday.", "election", None),
        ("Voters went home after the vote on Monday.", "election", Some(Happened)),
        ("Tolvia's ruling coalition left the hall.", "ruling", None),
        ("The bank asked for a longer fine negotiation period.", "fine", None),
    ]);
}
