//! What a word tells by the company it keeps: what is no event though a word for one stands there, who or what can do it, and which of
//! several nouns did.

mod common;

use common::{only, read, read_on};
use interdict_documents::{Dossier, EventNote, Status, dates::Day};

/// The words for who does an event and for whom or what it befalls; an empty text is nobody.
fn parts(event: &EventNote) -> (&str, &str) {
    let actor = event.actor.as_ref().map_or("", |note| note.span.text.as_str());
    let object = event.object.as_ref().map_or("", |note| note.span.text.as_str());
    (actor, object)
}

fn has(dossier: &Dossier, kind: &str) -> bool {
    dossier.events.iter().any(|event| event.kind == kind)
}

#[test]
fn a_word_tells_of_its_event_only_in_the_company_of_that_sense() {
    for (text, kind, told) in [
        ("The rider failed to yield to traffic on the road.", "smuggling", false),
        ("Two men trafficked rifles to Orva.", "smuggling", true),
        ("The senator seized on the errors in the report.", "seizure", false),
        ("Police seized on Monday two crates of rifles.", "seizure", true),
        ("The club adds to free knowledge online.", "release", false),
        ("The rebels freed two hostages.", "release", true),
        ("The fires released tons of carbon.", "release", false),
        ("The market closes at noon.", "shutdown", false),
        ("The plant closed in May.", "shutdown", true),
        ("The minister ignored the request.", "no_response", true),
        ("One of the drivers sent our team a photo.", "shipment", false),
        ("The driver exited the car.", "withdrawal", false),
        ("The board reinstated the manager.", "appointment", true),
        ("A traveller had his bags searched.", "raid", false),
        ("Police searched a house in Hull.", "raid", true),
        ("The police cleared the consulate of attackers.", "acquittal", false),
        ("The court cleared Petrov of fraud.", "acquittal", true),
        ("The data gathered by the firm was sold.", "meeting", false),
        ("Heavily armed men fled.", "arms_deal", false),
        ("The van pulled up outside the bank.", "cancellation", false),
        ("Sales declined by 16.1% in May.", "rejection", false),
        ("The guards can search a house at night.", "raid", false),
    ] {
        let dossier = read(text);
        assert_eq!(has(&dossier, kind), told, "{text} {:#?}", dossier.events);
    }
}

#[test]
fn words_of_names_and_nouns_that_describe_others_are_no_events() {
    for (text, kind, told) in [
        ("The minister praised the Orva Agreement, which helps the climate.", "agreement", false),
        ("The two states signed an agreement in Orva.", "agreement", true),
        ("The Bureau for the Prohibition of Landmines has opened an office.", "ban", false),
        ("The chief prosecutor's civil fraud case began.", "fraud", false),
        ("The mayor praised the panel's recommendation method.", "proposal", false),
    ] {
        let dossier = read(text);
        assert_eq!(has(&dossier, kind), told, "{text} {:#?}", dossier.events);
    }
}

#[test]
fn shots_into_a_crowd_and_cars_that_explode_are_attacks() {
    for (text, kind, other) in [
        ("The man turned and fired into the crowd.", "attack", "dismissal"),
        ("A car exploded in Hull.", "attack", "accident"),
        ("A boiler exploded in Hull.", "accident", "attack"),
        ("The manager was fired on Monday.", "dismissal", "attack"),
    ] {
        let dossier = read(text);
        assert!(has(&dossier, kind) && !has(&dossier, other), "{text} {:#?}", dossier.events);
    }
}

#[test]
fn things_do_nothing_that_people_do_and_somebody_else_did_it() {
    for (text, kind, actor, object) in [
        ("A bomber drove a truck into the wall, killing two guards.", "killing", "bomber", "two guards"),
        ("Gunmen stormed the port, killing at least two guards.", "killing", "Gunmen", "two guards"),
        ("The guard said at least two suspects had been arrested.", "arrest", "", "two suspects"),
        ("Officials said at least 30 people were killed.", "killing", "", "30 people"),
        ("The broker invited the envoy in a call to visit Riga.", "visit", "envoy", "Riga"),
        ("The minister met privately with the envoy.", "meeting", "minister", "envoy"),
        ("The union blamed two attacks on the rebels.", "attack", "rebels", ""),
        ("Three people killed when a bus overturned were named.", "killing", "", "Three people"),
        ("Rockets were fired on the town.", "attack", "", "town"),
        ("Many of the porters are paid by the hour.", "payment", "", ""),
    ] {
        let dossier = read(text);
        let found = only(&dossier, kind).map_or(("", ""), parts);
        assert_eq!(found, (actor, object), "{text} {:#?}", dossier.events);
    }
}

#[test]
fn what_would_have_been_was_not_and_what_may_be_decided_may_come() {
    for (text, kind, status) in [
        ("He would have arrested the broker.", "arrest", Status::NotHappened),
        ("The firm would have to close the plant.", "shutdown", Status::Planned),
        ("The mayor should have resigned.", "resignation", Status::NotHappened),
        ("The firm may choose to pay a fine.", "fine", Status::Planned),
        ("The firm may close the plant.", "shutdown", Status::Planned),
        ("The office convened the panel to discuss the rules.", "talks", Status::Happened),
        ("The office will convene the panel to discuss the rules.", "talks", Status::Planned),
    ] {
        let dossier = read(text);
        assert_eq!(only(&dossier, kind).map(|event| event.status), Some(status), "{text} {:#?}", dossier.events);
    }
}

#[test]
fn a_day_is_not_of_what_is_counted_from_it_nor_of_what_had_been_before() {
    for (text, kind, value) in [
        ("The clerk wrote on 28 October 2016, eleven days before the vote.", "election", None),
        ("NEW YORK, May 3 (Telewire) - The bank paid a fine.", "fine", None),
        ("NEW YORK, May 3 (Telewire) - The bank paid a fine on 2 May 2016.", "fine", Some("2016-05-02")),
        ("Officials said on 3 May 2016 that the broker had bribed a judge.", "bribery", None),
        ("A gunman opened fire on 3 May 2016 following a row and wounded two guards.", "attack", Some("2016-05-03")),
    ] {
        let dossier = read_on(text, Day::new(2016, 12, 1));
        let date = dossier.events.iter().rfind(|event| event.kind == kind).and_then(|event| event.date);
        assert_eq!(date.map(|date| dossier.dates[date].value.as_str()), value, "{text} {:#?}", dossier.events);
    }
}

#[test]
fn what_is_paid_dearly_took_long_or_is_anybodys_is_no_event() {
    for (text, kind, told) in [
        ("The port will pay dearly for the delay.", "payment", false),
        ("The port will pay the crew.", "payment", true),
        ("The driver hit the wall.", "attack", false),
        ("The talks were derailed by a row.", "accident", false),
        ("She was not derailed by his words.", "accident", false),
        ("A freight train derailed in Hull.", "accident", true),
        ("The search took over 100 hours.", "acquisition", false),
        ("The boy was found after a search that took four days.", "raid", false),
        ("Volga Ltd took over two rivals.", "acquisition", true),
        ("The way we get around has changed.", "evasion", false),
        ("The bank got around the sanctions.", "evasion", true),
        ("The arguments offered several Orva moments of tension.", "proposal", false),
        ("The ministry offered a truce.", "proposal", true),
        ("She delivered her closing remarks.", "shipment", false),
        ("The party seized a poll advantage.", "seizure", false),
        ("You buy a bar expecting a treat.", "acquisition", false),
        ("The only bars affected are sold in Orva.", "ban", false),
    ] {
        let dossier = read(text);
        assert_eq!(has(&dossier, kind), told, "{text} {:#?}", dossier.events);
    }
}

#[test]
fn who_acts_stands_between_dashes_before_a_pronouns_verb_or_behind_a_day() {
    for (text, kind, actor, object) in [
        ("The price it paid in the past years hurt the bank.", "payment", "it", ""),
        ("Petrov – a broker – signed an agreement with the union.", "agreement", "Petrov", "union"),
        ("Petrov – a broker – was arrested in May.", "arrest", "", "Petrov"),
        ("Holm filed a lawsuit on Thursday against the bank.", "lawsuit", "Holm", "bank"),
    ] {
        let dossier = read_on(text, Day::new(2016, 12, 1));
        let found = only(&dossier, kind).map_or(("", ""), parts);
        assert_eq!(found, (actor, object), "{text} {:#?}", dossier.events);
    }
}

#[test]
fn a_takeover_that_is_only_bid_for_is_to_come_and_an_abandoned_well_cancels_nothing() {
    for (text, kind, status) in [
        (
            "Two bidders named their price. The bank will lend more after the takeover of the brewery.",
            "acquisition",
            Status::Planned,
        ),
        ("A boy lost down an abandoned well has been found dead.", "death", Status::Happened),
        ("The bank has tentatively agreed to buy the mill.", "agreement", Status::Happened),
    ] {
        let dossier = read(text);
        assert_eq!(only(&dossier, kind).map(|event| event.status), Some(status), "{text} {:#?}", dossier.events);
    }
}

#[test]
fn what_stands_before_a_noun_does_its_deed_only_if_it_says_who_acts() {
    for (text, kind, actor) in [
        ("The Orva talks ended early.", "talks", ""),
        ("Nine died as the Orva truce held.", "agreement", ""),
        ("The Kenya election was close.", "election", ""),
        ("The Volga indictment shocked the town.", "indictment", ""),
        ("Troops came after several cross-border attacks on the town.", "attack", ""),
        ("Police opened an inquiry into bribery by a brewery.", "bribery", "brewery"),
        ("The mayor faces an inquiry into bribery by a brewery.", "investigation", ""),
        ("The office now questions nine aides in Petrov's murder probe.", "investigation", ""),
        ("The EFCC investigation ended early.", "investigation", "EFCC"),
        ("The Brightwater withdrawal shocked the union.", "withdrawal", "Brightwater"),
        ("Petrov started the scam in 2021.", "fraud", "Petrov"),
        ("Volga Ltd is allegedly responsible for attacking the bank.", "attack", "Volga Ltd"),
    ] {
        let dossier = read_on(text, Day::new(2016, 12, 1));
        let found = only(&dossier, kind).unwrap_or_else(|| panic!("{text} {:#?}", dossier.events));
        assert_eq!(parts(found).0, actor, "{text} {:#?}", dossier.events);
    }
    for (text, kind) in [
        ("Volga Ltd broke the anti-bribery rules.", "bribery"),
        ("The office calls it the largest hacking case.", "cyber_attack"),
    ] {
        let dossier = read(text);
        assert!(!has(&dossier, kind), "{text} {:#?}", dossier.events);
    }
}
