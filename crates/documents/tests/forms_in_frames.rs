//! Every form of a name in every frame: who acts, undergoes and speaks is found wherever the name stands in the sentence, and
//! whatever verb goes with it. A form or a frame that is added is tried with all of the other.

mod common;

use common::read;
use interdict_documents::Dossier;

/// A form as it stands inside of a sentence, what is shown of it, and whether a plural goes with it.
const FORMS: [(&str, &str, bool); 35] = [
    ("B&K", "B&K", false),
    ("Orvane Inc.", "Orvane Inc.", false),
    ("Orvane, Inc.", "Orvane", false),
    ("Marks & Orvane", "Marks & Orvane", false),
    ("Orvane Bank's chief executive", "Orvane Bank's chief executive", false),
    ("the bank's chief executive, Otto Frisch,", "Otto Frisch", false),
    ("Otto Frisch, 45,", "Otto Frisch", false),
    ("Otto Frisch, a former banker,", "Otto Frisch", false),
    ("Otto Frisch, also known as the Fox,", "Otto Frisch", false),
    ("Dr. Otto Frisch", "Dr. Otto Frisch", false),
    ("Lt. Col. Otto Frisch", "Lt. Col. Otto Frisch", false),
    ("Otto Frisch Jr.", "Otto Frisch Jr.", false),
    ("former Prime Minister Otto Frisch", "former Prime Minister Otto Frisch", false),
    ("Jean-Marc Frisch", "Jean-Marc Frisch", false),
    ("Jan van der Frisch", "Jan van der Frisch", false),
    ("Omar al-Frisch", "Omar al-Frisch", false),
    ("more than 200 people", "200 people", true),
    ("at least 12 people", "12 people", true),
    ("about 30 protesters", "30 protesters", true),
    ("nearly a dozen officers", "dozen officers", true),
    ("the 45-year-old", "45-year-old", false),
    ("a 45-year-old man from Vorn", "45-year-old man", false),
    ("the U.S. Treasury Department", "U.S. Treasury Department", false),
    ("the Office of Public Safety", "Office of Public Safety", false),
    ("the Ministry of Defence", "Ministry of Defence", false),
    ("the company, which runs the port,", "company", false),
    ("a man who ran the port", "man", false),
    ("an official with the ministry", "official", false),
    ("a bank owned by Frisch", "bank", false),
    ("masked gunmen", "masked gunmen", true),
    ("Orland's foreign minister, Otto Frisch,", "Otto Frisch", false),
    ("the hacker group \"Red Fox\"", "hacker group", false),
    ("hackers linked to Orland", "hackers", true),
    ("Orland-backed hackers", "Orland-backed hackers", true),
    ("Frisch, whose firm failed,", "Frisch", false),
];

/// What is looked for in a frame.
enum Slot {
    ActorOf(&'static str),
    ObjectOf(&'static str),
    Holder,
}

/// A sentence with `{}` for whoever it is about; `{be}` and `{have}` agree with him.
const FRAMES: [(&str, Slot); 11] = [
    ("{} attacked the plant on Monday.", Slot::ActorOf("attack")),
    ("{} on Monday attacked the plant.", Slot::ActorOf("attack")),
    ("On Monday, {} attacked the plant.", Slot::ActorOf("attack")),
    ("{} will attack the plant.", Slot::ActorOf("attack")),
    ("The plant was attacked by {} on Monday.", Slot::ActorOf("attack")),
    ("{} agreed to buy Novak Steel.", Slot::ActorOf("acquisition")),
    ("{} {be} arrested in Vorn on Monday.", Slot::ObjectOf("arrest")),
    ("Police arrested {} on Monday.", Slot::ObjectOf("arrest")),
    ("{} {have} been charged with fraud.", Slot::ObjectOf("charge")),
    ("{} said on Monday that the plant was safe.", Slot::Holder),
    ("{} accused the mayor of fraud.", Slot::Holder),
];

fn begin_with_capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn found<'d>(dossier: &'d Dossier, slot: &Slot) -> Vec<&'d str> {
    let events = |wanted: &'static str| dossier.events.iter().filter(move |event| event.kind == wanted);
    let notes: Vec<_> = match slot {
        Slot::ActorOf(kind) => events(kind).filter_map(|event| event.actor.as_ref()).collect(),
        Slot::ObjectOf(kind) => events(kind).filter_map(|event| event.object.as_ref()).collect(),
        Slot::Holder => dossier.claims.iter().filter_map(|claim| claim.holder.as_ref()).collect(),
    };
    notes.into_iter().map(|note| note.span.text.as_str()).collect()
}

#[test]
fn every_form_of_a_name_is_found_in_every_frame() {
    let mut missed = Vec::new();
    for (form, shown, plural) in FORMS {
        for (frame, slot) in &FRAMES {
            let verbs = frame.replace("{be}", if plural { "were" } else { "was" });
            let verbs = verbs.replace("{have}", if plural { "have" } else { "has" });
            let text = begin_with_capital(&verbs.replace("{}", form));
            let dossier = read(&text);
            let found = found(&dossier, slot);
            if !found.iter().any(|found| *found == shown || *found == begin_with_capital(shown)) {
                missed.push(format!("{text} {found:?}"));
            }
        }
    }
    assert!(missed.is_empty(), "{missed:#?}");
}
