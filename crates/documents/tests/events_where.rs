//! Events of articles: where they were, and who has a part in them where several are listed or a participle tells it.

mod common;

use common::read;
use interdict_documents::{ActorNote, Dossier, EventNote};

/// The first event of a kind.
fn first<'d>(dossier: &'d Dossier, kind: &str, text: &str) -> &'d EventNote {
    let found = dossier.events.iter().find(|event| event.kind == kind);
    found.unwrap_or_else(|| panic!("{text} {:#?}", dossier.events))
}

/// Expects of each text the actor and the object of the first event of a kind; an empty text is nobody.
fn check(cases: &[(&str, &str, &str, &str)]) {
    for (text, kind, actor, object) in cases {
        let dossier = read(text);
        let event = first(&dossier, kind, text);
        let name = |note: Option<&ActorNote>| note.map(|note| note.span.text.clone()).unwrap_or_default();
        let found = (name(event.actor.as_ref()), name(event.object.as_ref()));
        assert_eq!(found, ((*actor).to_owned(), (*object).to_owned()), "{text}");
    }
}

#[test]
fn a_place_that_no_table_knows_is_told_by_how_it_is_written() {
    for (text, kind, place) in [
        ("Rebels clashed with the army in northern Vornac on Friday.", "attack", "in northern Vornac"),
        ("Ten people were killed by air strikes in Yemen's Vornac.", "killing", "in Yemen's Vornac"),
        ("They attacked the convoy in a village near Vornac.", "attack", "in a village near Vornac"),
        ("The mayor was arrested in the capital.", "arrest", "in the capital"),
        ("On Monday in Vornac, rebels attacked the convoy.", "attack", "in Vornac"),
        ("In Vornac on Monday, rebels attacked the convoy.", "attack", "In Vornac"),
        ("A bus crashed near Vornac, killing ten people.", "killing", "near Vornac"),
        ("Two men were killed when a bomb exploded in Vornac.", "killing", "in Vornac"),
        ("He left the country after the Kenya elections.", "election", "Kenya"),
        // A name that describes a noun, what a man is charged with, a matter.
        ("Police arrested two men in Vornac bribery cases.", "arrest", ""),
        ("Two men were charged with bribery in Vornac.", "charge", ""),
        ("Police arrested two men in connection with a theft in Vornac.", "arrest", ""),
        ("Police arrested two men in the centre of a dispute.", "arrest", ""),
    ] {
        let dossier = read(text);
        let found = first(&dossier, kind, text).place.as_ref().map_or("", |place| place.text.as_str());
        assert_eq!(found, place, "{text}");
    }
}

#[test]
fn who_is_listed_with_a_party_of_an_event_stands_with_it() {
    check(&[
        ("Quorve, Zark and Petrov were arrested on Friday.", "arrest", "", "Quorve, Zark and Petrov"),
        ("Ten rebels and one soldier were killed in Orva.", "killing", "", "Ten rebels and one soldier"),
        ("Gunmen shot dead a guard and his brother.", "killing", "Gunmen", "guard and his brother"),
        ("He bought lamp oil and rice flour in Orva.", "acquisition", "He", "lamp oil and rice flour"),
        ("At least 20 people, including two children were killed.", "killing", "", "20 people"),
        // Another clause, and a verb that no table knows.
        ("Rebels attacked the port and residents fled.", "attack", "Rebels", "port"),
        ("Police arrested suspects and alerted the press.", "arrest", "Police", "suspects"),
    ]);
}

#[test]
fn a_participle_tells_of_the_noun_that_it_hangs_on() {
    check(&[
        ("The ministry said in a statement released on Friday that it was over.", "release", "", "statement"),
        ("Most of those killed appeared to be guards.", "killing", "", "those"),
        ("Five men previously sentenced to life were moved.", "sentence", "", "Five men"),
        ("The group known as the High Peace Committee met in Orva.", "meeting", "High Peace Committee", ""),
    ]);
}

#[test]
fn a_sum_and_a_matter_are_not_whom_an_event_befalls() {
    check(&[
        ("Three brokers fined $5m were freed.", "fine", "", "Three brokers"),
        ("Three brokers indicted on fraud charges were freed.", "indictment", "", "Three brokers"),
    ]);
}

#[test]
fn what_only_describes_a_deed_or_is_its_place_does_not_do_it() {
    check(&[
        ("They regret the million-dollar looting of a fund.", "robbery", "", "fund"),
        ("Zurich has been the target of many attacks, killing and wounding scores of people.", "killing", "", "people"),
        ("The head of a panel investigating the theft resigned.", "investigation", "panel", "theft"),
        ("The council approved a resolution of sanctions on Iran.", "sanctions_imposed", "council", "Iran"),
        ("Thieves broke in and issued instructions through the bank to transfer $9m.", "transfer", "Thieves", "$9m"),
        ("The coalition air strikes hit homes in Orva.", "attack", "coalition", ""),
        ("It took power from the government that ousted Petrov.", "dismissal", "government", "Petrov"),
        ("Rebels clashed with government forces on Friday.", "attack", "Rebels", "government forces"),
    ]);
}
