//! Pronouns and descriptions over small invented texts: whom they stand for, and that in doubt they stand for nobody.

use crate::{
    dossier::{Dossier, MentionNote},
    names::MentionForm,
    plain,
    reading::{Reader, Settings},
};
use interdict_model::{Country, CountryRole, Entity, Name, Schema};

fn entity(id: &str, schema: Schema, name: &str) -> Entity {
    let mut entity = Entity::new(id, schema);
    entity.add_name(Name::primary(name));
    entity
}

/// Two men, of whom the list gives the gender of one, two bodies and a ship; all invented.
fn listed() -> Vec<Entity> {
    let mut man = entity("x-2", Schema::Person, "BRANZULAK, Teodrin");
    man.gender = Some("male".to_owned());
    let mut ship = entity("x-5", Schema::Vessel, "OCEAN PIONEER");
    ship.add_country(Country::from_code("kp").expect("a code"), CountryRole::Jurisdiction);
    vec![
        entity("x-1", Schema::Person, "QUORVENDAHL, Ostremir"),
        man,
        entity("x-3", Schema::Company, "ZARKAVITE TRADING CORPORATION"),
        entity("x-4", Schema::Company, "VELDORRA BANK"),
        ship,
        entity("x-6", Schema::Person, "KIM, Jun"),
    ]
}

fn read(text: &str) -> Dossier {
    Reader::new(&listed()).read(plain::read("test", text), &Settings::default()).dossier
}

/// Words that stand for a party with the names that they stand for.
fn pairs(dossier: &Dossier) -> Vec<(&str, &str)> {
    let mut found: Vec<(&MentionNote, &str)> = dossier
        .parties
        .iter()
        .flat_map(|party| &party.mentions)
        .filter_map(|mention| Some((mention, mention.antecedent.as_ref()?.text.as_str())))
        .collect();
    found.sort_by_key(|(mention, _)| mention.span.start);
    found.into_iter().map(|(mention, name)| (mention.span.text.as_str(), name)).collect()
}

#[test]
fn a_word_stands_for_the_only_party_that_it_can_mean() {
    let (man, body) = ("Ostremir Quorvendahl", "Zarkavite Trading Corporation");
    let cases: [(&str, &[(&str, &str)]); 21] = [
        // The sentence before, and the same one.
        ("Ostremir Quorvendahl left Vienna on Monday. He did not speak.", &[("He", man)]),
        ("Ostremir Quorvendahl said he would not sell his house.", &[("he", man), ("his", man)]),
        ("Ostremir Quorvendahl called himself a patriot.", &[("himself", man)]),
        ("Ostremir Quorvendahl is a general. He left Vienna on Monday.", &[("He", man)]),
        // An object is somebody else's, and needs no subject before.
        ("The US sanctioned Ostremir Quorvendahl on Friday. It accuses him of fraud.", &[("him", man)]),
        // Over a paragraph.
        ("Ostremir Quorvendahl was listed on Friday.\n\nHis brother owns a bank.", &[("His", man)]),
        // By title and by list.
        ("Ms Ostremir Quorvendahl left the hall. She gave no reason.", &[("She", man)]),
        ("Teodrin Branzulak left the hall. He gave no reason.", &[("He", "Teodrin Branzulak")]),
        // A surname is a name.
        ("Ostremir Quorvendahl runs a shop. Mr Quorvendahl said he was innocent.", &[("he", "Quorvendahl")]),
        // In one quotation.
        ("“Ostremir Quorvendahl is innocent. He is my friend,” a neighbour said.", &[("He", man)]),
        // A body that acts.
        ("Zarkavite Trading Corporation was blacklisted on Friday. It sells rifles to rebels.", &[("It", body)]),
        ("Zarkavite Trading Corporation denied the charge on Friday. It said the ships were empty.", &[("It", body)]),
        ("Zarkavite Trading Corporation was fined on Friday. It has offices in Vienna.", &[("It", body)]),
        // What only bodies have.
        ("Zarkavite Trading Corporation moved its offices on Friday.", &[("its", body)]),
        ("Zarkavite Trading Corporation bought a farm on Friday. Its director gave no reason.", &[("Its", body)]),
        ("Zarkavite Trading Corporation sells rifles. Zarkavite moved its offices.", &[("its", "Zarkavite")]),
        // Descriptions that list or text give it.
        (
            "The US blacklisted Zarkavite Trading Corporation on Friday. The company sells rifles.",
            &[("The company", body)],
        ),
        (
            "Zarkavite Trading Corporation was fined on Friday. Officers raided the firm's offices.",
            &[("the firm", body)],
        ),
        ("Zarkavite Trading Corporation said the company had left Vienna.", &[("the company", body)]),
        ("Veldorra Bank was raided on Friday. The bank denied fraud.", &[("The bank", "Veldorra Bank")]),
        (
            "The North Korean tanker Ocean Pioneer left port on Monday. The ship carried coal.",
            &[("The ship", "Ocean Pioneer")],
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(pairs(&read(text)), expected, "{text}");
    }
}

#[test]
fn in_doubt_a_word_stands_for_nobody() {
    for text in [
        // Somebody else is named.
        "Ostremir Quorvendahl met Alder Finch in Vienna. He left early.",
        "Ostremir Quorvendahl and Teodrin Branzulak left Vienna. He gave no reason.",
        "The minister met Ostremir Quorvendahl on Friday. He left early.",
        "Ostremir Quorvendahl's brother was freed on Friday. He left early.",
        "A spokesman for Ostremir Quorvendahl spoke on Friday. He gave no names.",
        "Somebody warned Ostremir Quorvendahl on Friday. He left early.",
        "He told Ostremir Quorvendahl on Friday that his house was sold.",
        "Alder Finch left the hall. He gave no reason.",
        // Too far.
        "Ostremir Quorvendahl was listed on Friday. The list is long. He left early.",
        "Ostremir Quorvendahl was listed on Friday.\n\nThe list is long.\n\nHe left early.",
        // Only one of them is quoted.
        "“Ostremir Quorvendahl is innocent,” the letters said. He left early.",
        "Ostremir Quorvendahl spoke on Friday. “He is ill,” the hotel said.",
        // Of the other gender, or of both.
        "Teodrin Branzulak left the hall. She gave no reason.",
        "Mr Ostremir Quorvendahl left the hall. She gave no reason.",
        "Ostremir Quorvendahl left the hall. He gave no reason.\n\nOstremir Quorvendahl left the town. She gave no reason.",
        // Whom a measure hits need not be who speaks next.
        "The US listed Ostremir Quorvendahl on Friday. He said the move was just.",
        // Nobody sees himself as him.
        "Ostremir Quorvendahl accused him on Friday.",
        "Ostremir Quorvendahl, he left early.",
        // Forward.
        "Ostremir Quorvendahl was listed on Friday. In his speech, Alder Finch praised the move.",
        // A namesake is as likely.
        "Jun Kim left the hall. He gave no reason.",
        // A man is no thing, a body no man.
        "Ostremir Quorvendahl left the hall. It sells rifles.",
        "Zarkavite Trading Corporation was fined on Friday. He gave no reason.",
        // `It` that stands for nothing.
        "Zarkavite Trading Corporation was fined on Friday. It is clear that prices will rise.",
        "Zarkavite Trading Corporation was fined on Friday. It was said that prices would rise.",
        "Zarkavite Trading Corporation was fined on Friday. It rained.",
        // A thing, a body, a state.
        "Zarkavite Trading Corporation opened a shop on Friday. It sells rifles.",
        "Zarkavite Trading Corporation built a factory on Friday. It sells rifles.",
        "Zarkavite Trading Corporation sued Brightmoor Holdings on Friday. It denied the claim.",
        "Zarkavite Trading Corporation sold rifles to Syria on Friday. It denied the deal.",
        "Zarkavite Trading Corporation sold a ship and its cargo on Friday.",
        // No subject before.
        "Officials fined Zarkavite Trading Corporation on Friday. It denied the claim.",
        "Zarkavite Trading Corporation's rivals were fined on Friday. It denied the claim.",
        // Not the party that does it, not alone, not what it is called, another's before.
        "Zarkavite Trading Corporation bought the company on Friday.",
        "Zarkavite Trading Corporation was fined on Friday. The company in Vienna was not.",
        "Zarkavite Trading Corporation was fined on Friday. The company town was quiet.",
        "Zarkavite Trading Corporation was fined on Friday. The bank gave no reason.",
        "Zarkavite Trading Corporation was fined on Friday. The ship sank.",
        "Zarkavite Trading Corporation was fined with Brightmoor Holdings on Friday. The company gave no reason.",
        "A company in Vienna was hacked. Experts found the cause. Officials fined Zarkavite Trading Corporation on Friday. \
         The company gave no reason.",
        "The North Korean tanker Ocean Pioneer met a ferry off the port on Monday. The ship sank.",
    ] {
        let dossier = read(text);
        assert!(pairs(&dossier).is_empty(), "{text}: {:?}", pairs(&dossier));
    }
}

#[test]
fn a_pronoun_is_a_mention_of_its_own_form_and_no_evidence() {
    let (with, without) = (
        read("Ostremir Quorvendahl left the hall. He gave no reason."),
        read("Ostremir Quorvendahl left the hall. They gave no reason."),
    );
    let [party] = with.parties.as_slice() else { panic!("one party: {:?}", with.parties) };
    let forms: Vec<MentionForm> = party.mentions.iter().map(|mention| mention.form).collect();
    assert_eq!(forms, [MentionForm::Name, MentionForm::Pronoun]);
    assert_eq!((party.mentions[1].span.start, party.mentions[1].span.end), (36, 38));
    assert_eq!(party.mentions[1].alias, "QUORVENDAHL, Ostremir");
    assert_eq!(party.certainty, without.parties[0].certainty);
    assert_eq!(read("He gave no reason.").parties, []);
}

#[test]
fn what_happens_to_him_happens_to_the_party() {
    let dossier = read("Ostremir Quorvendahl left the hall. He was arrested in Berlin on Monday.");
    let arrest = dossier.events.iter().find(|event| event.kind == "arrest").expect("an arrest");
    let object = arrest.object.as_ref().expect("who is arrested");
    assert_eq!(
        (object.span.text.as_str(), object.phrase.text.as_str(), object.entity.as_deref()),
        ("Ostremir Quorvendahl", "He", Some("x-1"))
    );
    assert_eq!(arrest.place.as_ref().map(|place| place.text.as_str()), Some("in Berlin"));
}
