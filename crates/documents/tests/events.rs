//! What happened, to whom and when: each rule of events with sentences that it must read and sentences that it must leave.

use interdict_documents::{Dossier, EventNote, Reader, Settings, Status, plain};

fn read(text: &str) -> Dossier {
    // A second paragraph keeps the sentence from being taken for a headline.
    Reader::new(&[]).read(plain::read("test", &format!("{text}\n\nMore is to follow.\n")), &Settings::default()).dossier
}

/// The only event of a kind; none if there is none or several.
fn only<'d>(dossier: &'d Dossier, kind: &str) -> Option<&'d EventNote> {
    let mut events = dossier.events.iter().filter(|event| event.kind == kind);
    events.next().filter(|_| events.next().is_none())
}

#[test]
fn people_ships_and_aircraft_are_held_and_talks_and_guns_are_not() {
    for (text, held) in [
        ("Three men were held in Malta.", true),
        ("The tanker Volga was held in Malta.", true),
        ("A cargo jet was held in Caracas.", true),
        ("Talks on the sale were held in Geneva.", false),
        ("He held a gun.", false),
        ("The crates held toys.", false),
        ("Police held a briefing.", false),
        ("A hearing, due to be held on 14 January 2015, was cancelled.", false),
    ] {
        assert_eq!(only(&read(text), "detention").is_some(), held, "{text}");
    }
}

#[test]
fn steps_of_a_case_are_taken_back_and_nobody_undergoes_nothing() {
    for (text, kind, status) in [
        ("The conviction of Petrov was quashed.", "conviction", Status::Cancelled),
        ("Petrov's fraud conviction was overturned.", "conviction", Status::Cancelled),
        ("The conviction of Petrov shocked the town.", "conviction", Status::Happened),
        ("A judge threw out fraud charges against Petrov.", "charge", Status::Cancelled),
        ("Charges of bribery against Petrov were dropped.", "charge", Status::Cancelled),
        ("A judge read fraud charges against Petrov.", "charge", Status::Happened),
        ("The bank bribed nobody.", "bribery", Status::NotHappened),
        ("The bank bribed officials.", "bribery", Status::Happened),
        ("The bank stole nothing.", "fraud", Status::NotHappened),
        ("No bank was fined.", "fine", Status::NotHappened),
        ("A bank was fined.", "fine", Status::Happened),
        ("The firm has cancelled plans to screen the film.", "screening", Status::Cancelled),
        ("The firm has plans to screen the film.", "screening", Status::Planned),
    ] {
        let dossier = read(text);
        assert_eq!(only(&dossier, kind).map(|event| event.status), Some(status), "{text} {:#?}", dossier.events);
    }
}

#[test]
fn a_date_is_of_the_verb_in_its_clause() {
    for (text, kind, value) in [
        ("The bank, which was blacklisted in 2008, also rejected an offer.", "designation", Some("2008")),
        ("The bank, which was blacklisted in 2008, also rejected an offer.", "rejection", None),
        ("The bank rejected an offer in 2008.", "rejection", Some("2008")),
        ("The sanctions on the bank, imposed in 2008, hurt it.", "sanctions_imposed", Some("2008")),
        ("The sanctions on Iran hurt the bank, which Petrov acquired in 2008.", "sanctions_imposed", None),
        ("A visit due on 12 January 2015 has been postponed.", "cancellation", None),
        ("A visit was postponed on 12 January 2015.", "cancellation", Some("2015-01-12")),
        ("The man who left the bank on 12 January 2015 was arrested.", "arrest", None),
        ("The man was arrested on 12 January 2015.", "arrest", Some("2015-01-12")),
    ] {
        let dossier = read(text);
        let date = only(&dossier, kind).expect(text).date.map(|date| dossier.dates[date].value.as_str());
        assert_eq!(date, value, "{text}");
    }
}

#[test]
fn who_does_it_and_to_whom() {
    for (text, kind, actor, object) in [
        ("Petrov was convicted of fraud and cleared of bribery.", "acquittal", None, Some("Petrov")),
        ("Petrov was arrested in 2014 and charged with fraud.", "charge", None, Some("Petrov")),
        ("The arrest of Petrov was reported.", "arrest", None, Some("Petrov")),
        ("Customer records were stolen from the bank by hackers.", "cyber_attack", Some("hackers"), Some("bank")),
        ("Hackers stole customer records from the bank.", "cyber_attack", Some("Hackers"), Some("bank")),
        ("Thieves stole paintings from the museum.", "fraud", Some("Thieves"), Some("paintings")),
        ("The firm has cancelled plans to screen the film.", "screening", Some("firm"), None),
        ("Iranian tanker refused berth in Greece", "rejection", None, Some("Iranian tanker")),
    ] {
        let dossier = read(text);
        let event = only(&dossier, kind).expect(text);
        let actor_found = event.actor.as_ref().map(|actor| actor.span.text.as_str());
        let object_found = event.object.as_ref().map(|object| object.span.text.as_str());
        assert_eq!((actor_found, object_found), (actor, object), "{text}");
    }
}
