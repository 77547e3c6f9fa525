//! Listed parties whom news calls otherwise than the list: ships by one word, nicknames inside names, other spellings, the word
//! by which an army is known.

mod common;

use common::{party, read_with};
use interdict_documents::Certainty;
use interdict_model::{Country, CountryRole, Entity, Identifier, IdentifierKind, Name, Schema, VesselFacts};

fn entry(schema: Schema, name: &str, country: &str) -> Entity {
    let mut entity = Entity::new("x-0", schema);
    entity.add_name(Name::primary(name));
    if let Some(country) = Country::from_code(country) {
        entity.add_country(country, CountryRole::Nationality);
    }
    entity
}

/// Reads texts against one entry, which each of them names for sure or not.
fn check(entity: Entity, cases: &[(&str, bool)]) {
    let entities = [entity];
    for (text, expected) in cases {
        let dossier = read_with(&entities, text, None);
        let found = party(&dossier, "x-0").is_some_and(|party| party.certainty > Certainty::Possible);
        assert_eq!(found, *expected, "{text}: {:?}", dossier.parties);
    }
}

/// What a text calls one entry, in order.
fn mentions(entity: Entity, text: &str) -> Vec<String> {
    let dossier = read_with(&[entity], text, None);
    let mentions = party(&dossier, "x-0").map(|party| party.mentions.as_slice()).unwrap_or_default();
    mentions.iter().map(|mention| mention.span.text.clone()).collect()
}

#[test]
fn one_word_is_a_ship_behind_a_noun_for_one_of_its_type_and_beside_its_country_or_sanctions() {
    let mut ship = entry(Schema::Vessel, "HARVEST", "ir");
    ship.vessel = Some(VesselFacts { kind: Some("Crude Oil Tanker".to_owned()), ..VesselFacts::default() });
    check(
        ship.clone(),
        &[
            ("The tanker Harvest left the port on Monday. It carries oil in breach of sanctions.", true),
            ("The crude carrier Harvest left an Iranian port on Monday, the paper said.", true),
            ("The Harvest, a crude tanker, left an Iranian port on Monday, the paper said.", true),
            ("The tanker Harvest left the port on Monday, the paper said.", false),
            ("The tug Harvest left an Iranian port on Monday, the paper said.", false),
            ("The rescue vessel Harvest left an Iranian port on Monday, the paper said.", false),
            ("The port was closed. Harvest was late in Iran, the tanker's owner said.", false),
        ],
    );
    let text =
        "The tanker Harvest left an Iranian port on Monday. The crew of the Harvest slept. Harvest comes late here.";
    assert_eq!(mentions(ship, text), ["Harvest", "Harvest"]);
}

#[test]
fn a_nickname_inside_a_name_is_no_part_of_it_and_a_listed_one_tells_who_it_is() {
    let mut man = entry(Schema::Person, "QUORVE ZELTAN, Ostremir", "");
    man.add_name(Name::weak_alias("EL RAFA"));
    check(
        man,
        &[
            ("Ostremir \"El Rafa\" Quorve was seen in the hall on Monday, the paper said.", true),
            ("Ostremir Quorve, also known as \"El Rafa\", was seen in the hall on Monday.", true),
            ("Ostremir \"El Toro\" Quorve was seen in the hall on Monday, the paper said.", false),
            ("Ostremir \"El Toro\" Quorve Zeltan was seen in the hall on Monday, the paper said.", true),
            ("Ostremir said \"El Toro\" and Quorve left the hall on Monday.", false),
        ],
    );
}

#[test]
fn a_person_in_another_spelling_needs_his_country_and_a_post_beside_him() {
    let man = entry(Schema::Person, "ZARKAVEV, Ostremir", "by");
    check(
        man.clone(),
        &[
            ("Ostremir Zarkawew, the president of Belarus, left the hall on Monday.", true),
            ("Ostremir Zarkawew left the hall in Belarus on Monday, the paper said.", false),
            ("Ostremir Zarkawew, the president of Peru, left the hall on Monday.", false),
            ("Ostremir Zarkawew, a violinist from Belarus, left the hall on Monday.", false),
        ],
    );
    let text =
        "Ostremir Zarkawew, the president of Belarus, left the hall on Monday. Zarkawew was seen in the port later.";
    assert_eq!(mentions(man, text), ["Ostremir Zarkawew", "Zarkawew"]);
}

#[test]
fn an_army_that_is_called_like_many_people_is_found_beside_armed_people() {
    check(
        entry(Schema::Organization, "PRIVATE MILITARY COMPANY 'WEBER'", ""),
        &[
            ("The mercenary group Weber took the town on Monday, the paper said.", true),
            ("In the town Weber fighters were seen on Monday, the paper said.", true),
            ("In the town they played Weber on Monday, the paper said.", false),
            ("The group around Daniel Weber took the town on Monday, the paper said.", false),
        ],
    );
}

#[test]
fn a_body_with_digital_currency_is_found_where_the_text_calls_it_an_exchange() {
    let mut firm = entry(Schema::Company, "ORVANEX EUROPE OU", "ee");
    firm.identifiers.push(Identifier::new(IdentifierKind::Wallet("XBT".to_owned()), "3Lpoy53K625"));
    check(
        firm,
        &[
            ("Money went through the Estonian exchange Orvanex on Monday, the paper said.", true),
            ("Money went through the Estonian firm Orvanex on Monday, the paper said.", false),
        ],
    );
}
