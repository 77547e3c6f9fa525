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

#[test]
fn an_infinitive_is_as_real_as_what_brought_it_about() {
    check(&[
        ("The hackers were able to steal 300 records.", "cyber_attack", Some(Happened)),
        ("The hackers were not able to steal 300 records.", "cyber_attack", Some(NotHappened)),
        ("The broker will be able to appeal against the verdict.", "appeal", Some(Planned)),
        ("The rain forced the plant to shut down.", "shutdown", Some(Happened)),
        ("The rain could force the plant to shut down.", "shutdown", Some(Planned)),
        ("The lawyers persuaded the court to release Petrov.", "release", Some(Happened)),
        ("Novak Steel paid $3 million to settle a lawsuit over the spill.", "settlement", Some(Happened)),
        ("Petrov paid two men to kill his wife.", "killing", Some(Planned)),
        ("Petrov used forged papers to flee to Borduria.", "escape", Some(Happened)),
        ("Novak Steel sold its mine, allowing it to buy a smaller rival.", "acquisition", Some(Happened)),
        ("Novak Steel could sell its mine, allowing it to buy a smaller rival.", "acquisition", Some(Planned)),
        ("Petrov is the first ever to be convicted of piracy.", "conviction", Some(Happened)),
        ("Thousands marched through Vorn to protest against the mayor.", "protest", Some(Happened)),
        ("Many were hurt due to shelling of Vorn.", "attack", Some(Happened)),
    ]);
}

#[test]
fn what_is_voted_for_was_done_by_the_vote() {
    check(&[
        ("The parliament voted by 54 to 20 to reject the offer.", "rejection", Some(Happened)),
        ("Shareholders voted to approve the deal with Novak Steel.", "agreement", Some(Happened)),
        ("The miners voted to resign.", "resignation", Some(Planned)),
    ]);
}

#[test]
fn what_could_only_be_done_is_no_event() {
    check(&[
        ("The clerk needed money to pay for a car.", "payment", None),
        ("The bank gave the trader an option to buy the shares.", "acquisition", None),
        ("The judge refused leave to appeal.", "appeal", None),
        ("The law gave the ministry the power to impose sanctions on Orland.", "sanctions_imposed", None),
        ("The ministry said its networks were susceptible to attack.", "attack", None),
        ("The bank was vulnerable to a cyber attack.", "cyber_attack", None),
        ("Petrov used his power to release the men.", "release", Some(Happened)),
    ]);
}

#[test]
fn who_did_not_mean_to_did_not() {
    check(&[
        ("The rebels never intended to attack the town.", "attack", Some(NotHappened)),
        ("He told police he had not meant to kill the guard.", "killing", Some(NotHappened)),
        ("The court did not agree to release Petrov.", "release", Some(NotHappened)),
    ]);
}

#[test]
fn a_scheme_accuses_of_the_crime_that_it_is_for() {
    check(&[
        ("Petrov was charged over a scheme to steal pension money.", "fraud", Some(Alleged)),
        ("Petrov was convicted of conspiracy to bribe two ministers.", "bribery", Some(Happened)),
        ("The charges include conspiracy to commit money laundering.", "laundering", Some(Alleged)),
        ("The city launched a scheme to buy empty flats.", "acquisition", Some(Planned)),
    ]);
}

#[test]
fn who_does_what_an_infinitive_tells_is_not_the_noun_before_it() {
    for (text, kind, actor, object) in [
        ("Orland said the blast was among the largest to hit the port of Vorn.", "attack", Some("blast"), Some("port")),
        ("Orland said on Monday that hackers struck, causing the site to shut down.", "shutdown", None, Some("site")),
        ("The thieves broke into the office to steal the painting.", "fraud", Some("thieves"), Some("painting")),
    ] {
        let dossier = read(text);
        let event = dossier.events.iter().find(|event| event.kind == kind).expect(text);
        let actor_found = event.actor.as_ref().map(|note| note.span.text.as_str());
        let object_found = event.object.as_ref().map(|note| note.span.text.as_str());
        assert_eq!((actor_found, object_found), (actor, object), "{text}");
    }
}
