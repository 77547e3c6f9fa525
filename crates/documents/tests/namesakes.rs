//! Names that others have as well: what in a text makes them those of a listed party, and what those of somebody else.

mod common;

use common::{listed, party, read_with};
use interdict_documents::{Certainty, MentionForm, dates::Day};
use interdict_model::{Designation, Entity, Name, PartialDate, Schema};

/// A party with a country, a programme and the name of another that its entry is linked to.
fn entry(id: &str, schema: Schema, name: &str, country: &str, programme: &str, linked: &str) -> Entity {
    let mut entity = Entity::new(id, schema);
    entity.add_name(Name::primary(name));
    if let Some(country) = interdict_model::Country::from_code(country) {
        entity.add_country(country, interdict_model::CountryRole::Nationality);
    }
    if !programme.is_empty() {
        let programmes = vec![interdict_model::Programme::undated(programme)];
        entity.designations = vec![Designation { programmes, ..Designation::default() }];
    }
    if !linked.is_empty() {
        entity.relations.push(interdict_model::Relation {
            kind: interdict_model::RelationKind::LinkedTo,
            target_id: None,
            target_name: Some(linked.to_owned()),
            former: false,
            period: interdict_model::Period::default(),
        });
    }
    entity
}

#[test]
fn a_name_that_others_may_have_is_the_partys_beside_its_country_its_matter_or_whom_it_is_tied_to() {
    let entities = [
        entry("x-0", Schema::Person, "QUORVE, Daniel Joseph", "ie", "TCO", "QUORVE CRIME GROUP"),
        entry("x-1", Schema::Organization, "QUORVE CRIME GROUP", "", "TCO", ""),
        entry("x-2", Schema::Company, "OAO ZARKAVITE", "by", "", ""),
        entry("x-3", Schema::Organization, "EVIL MONEY", "", "CYBER2", ""),
        entry("x-4", Schema::Organization, "ORVANI NETWORK", "", "SDGT", ""),
        entry("x-5", Schema::Person, "LAVROV, Roman", "by", "", ""),
        entry("x-6", Schema::Vessel, "VELDORRA PROSPECT", "", "", ""),
        entry("x-7", Schema::Company, "BANK AZOT", "ir", "", ""),
        entry("x-8", Schema::Person, "ZELTAN MORVE, Tamsin Quorl", "", "", ""),
    ];
    let hit = |id: &str, text: &str| {
        let dossier = read_with(&entities, text, None);
        party(&dossier, id).is_some_and(|party| party.certainty > Certainty::Possible)
    };
    for (id, text, expected) in [
        ("x-0", "Daniel Quorve, an Irish promoter, was seen in the hall on Monday.", true),
        ("x-0", "Daniel Quorve, a retired postman, was seen in the hall on Monday.", false),
        ("x-0", "The Quorve Crime Group was named by the court. Its boss, Daniel Quorve, lives abroad.", true),
        ("x-2", "Trains were late. Zarkavite, the potash giant of Belarus, sold more in May.", true),
        ("x-2", "Trains were late. The potash giant Zarkavite sold more in May than in April.", false),
        ("x-2", "Zarkavite with cream is a dish of Belarus, the cook said on Monday.", false),
        ("x-3", "Evil Money spread ransomware in hospitals, the police said on Monday.", true),
        ("x-3", "Evil Money is a novel about a bank, the publisher said on Monday.", false),
        ("x-4", "The Orvani network, which the court calls a terrorist group, was named on Monday.", true),
        ("x-4", "The orvani network of footpaths was opened by terrorist experts on Monday.", false),
        ("x-5", "Belarusian minister Roman Lavrov left the hall on Monday, the paper said.", true),
        ("x-5", "Roman Lavrov was seen in Belarus on Monday, the paper said.", false),
        ("x-6", "The tanker Veldorra Prospect left on Monday. It carried oil.", true),
        ("x-6", "The M/T Veldorra Prospect was seen off the coast on Monday.", true),
        ("x-6", "A fire broke out in Veldorra Prospect on Monday, the police said.", false),
        ("x-7", "They paid through Bank Azot, one of the oldest lenders of Iran, the paper said.", true),
        ("x-7", "They paid through Bank Azot, one of the oldest lenders of Peru, the paper said.", false),
        ("x-8", "Tamsin Quorl Zeltan was seen in the hall on Monday, the paper said.", true),
    ] {
        assert_eq!(hit(id, text), expected, "{text}");
    }
}

#[test]
fn a_family_name_follows_where_the_list_has_two_or_does_not_say_which_it_is() {
    let entities = listed(&[(Schema::Person, "QUORVE MORVE, Tamsin Zeltan"), (Schema::Person, "OSTREMIR QUORVENDAHL")]);
    for (id, text) in [
        ("x-0", "Tamsin Zeltan Quorve left the hall on Monday. In the port Quorve was seen later."),
        ("x-1", "Ostremir Quorvendahl left the hall on Monday. In the port Quorvendahl was seen later."),
    ] {
        let dossier = read_with(&entities, text, None);
        let forms: Vec<MentionForm> =
            party(&dossier, id).expect("named").mentions.iter().map(|mention| mention.form).collect();
        assert_eq!(forms, [MentionForm::Name, MentionForm::Surname], "{text}");
    }
}

#[test]
fn what_a_country_is_called_is_no_bank() {
    let entities = listed(&[(Schema::Company, "SYRIAN ARAB REPUBLIC LLC")]);
    let text = "The Syrian Arab Republic signed the treaty on Monday, the ministry said in Damascus.";
    assert_eq!(read_with(&entities, text, None).parties, []);
}

#[test]
fn who_is_called_what_no_listed_party_is_is_another() {
    let mut poet = entry("x-3", Schema::Person, "LAVROV, Anton", "by", "", "");
    poet.positions.push("Poet".to_owned());
    let mut general = entry("x-4", Schema::Person, "PARKER, Peter", "ss", "", "");
    general.positions.push("General".to_owned());
    let entities = [
        entry("x-0", Schema::Person, "QUORVENDAHL, Ivan", "by", "", ""),
        entry("x-1", Schema::Company, "OAO ZARKAVITE", "by", "", ""),
        entry("x-2", Schema::Organization, "AL-TURQUEN", "", "SDGT", ""),
        poet,
        general,
        entry("x-5", Schema::Organization, "GREEN BIRDS", "", "SDGT", ""),
        entry("x-6", Schema::Organization, "EVIL MONEY", "", "CYBER2", ""),
        entry("x-7", Schema::Company, "BANK AZOT", "by", "", ""),
    ];
    let hit = |id: &str, text: &str| {
        let dossier = read_with(&entities, text, None);
        party(&dossier, id).is_some_and(|party| party.certainty > Certainty::Possible)
    };
    for (id, text, expected) in [
        ("x-0", "Belarusian minister Ivan Quorvendahl left the hall on Monday, the paper said.", true),
        ("x-0", "Belarusian midfielder Ivan Quorvendahl left the hall on Monday, the paper said.", false),
        ("x-0", "Ivan Quorvendahl, a figure skater from Belarus, left the hall on Monday.", false),
        ("x-0", "Ivan Quorvendahl left the hall. It was his first film, said the actor Ivan Quorvendahl.", false),
        ("x-0", "Ivan Quorvendahl, a former boxer from Belarus, left the hall on Monday.", true),
        ("x-0", "The EU sanctioned Ivan Quorvendahl, a pianist, in April, the paper said on Monday.", true),
        ("x-1", "Trains were late. Zarkavite, the potash giant of Belarus, sold more in May.", true),
        ("x-1", "Trains were late. The Belarusian hockey club Zarkavite, sixth in May, sold two men.", false),
        ("x-1", "Trains were late. Zarkavite, the giant of the Belarusian football league, lost in May.", false),
        ("x-1", "Trains were late. Zarkavite, an island in Belarus, was quiet in May.", false),
        ("x-1", "Trains were late. Zarkavite, a trader in Riga with Belarusian staff, sold more in May.", false),
        ("x-2", "Al-Turquen was named after the terrorist attack on Monday, the paper said.", true),
        ("x-2", "Al-Turquen mosque was closed after the terrorist attack on Monday, the paper said.", false),
        ("x-3", "Belarusian poet Anton Lavrov left the hall on Monday, the paper said.", true),
        ("x-4", "Peter Parker, a retired general, cut the ribbon in Hull on Monday.", false),
        ("x-4", "Peter Parker, a retired general of South Sudan, cut the ribbon on Monday.", true),
        ("x-5", "The Green Birds said that the terrorist attack on Monday was theirs.", true),
        ("x-5", "The Green Birds of Chicago sang after the terrorist attack on Monday.", false),
        ("x-6", "In the city hackers fight Evil Money, the police said on Monday.", true),
        ("x-6", "In the television series hackers fight Evil Money, the paper said on Monday.", false),
        ("x-7", "They paid through Bank Azot, a lender in Minsk with Belarusian staff, the paper said.", true),
        ("x-7", "They paid through Bank Azot, a lender in Chicago with Belarusian staff, the paper said.", false),
    ] {
        assert_eq!(hit(id, text), expected, "{text}");
    }
}

#[test]
fn an_age_that_does_not_fit_tells_a_namesake() {
    let mut entity = Entity::new("x-0", Schema::Person);
    entity.add_name(Name::primary("QUORVENDAHL, Ivan"));
    entity.births.push(PartialDate::day(1976, 11, 1).expect("a day").into());
    let entities = [entity];
    for (text, expected) in [
        ("Ivan Quorvendahl, 47, drew with the champion on Monday, the paper said.", true),
        ("Ivan Quorvendahl, 17, drew with the champion on Monday, the paper said.", false),
    ] {
        let dossier = read_with(&entities, text, Day::new(2024, 1, 3));
        assert_eq!(dossier.parties[0].certainty > Certainty::Possible, expected, "{text}");
    }
}

#[test]
fn three_syllables_are_many_peoples_name_and_need_their_country() {
    let entities = [entry("x-0", Schema::Person, "RI, Thae Chol", "kp", "DPRK2", "KOREAN PEOPLE'S ARMY")];
    for (text, expected) in [
        ("Ri Thae Chol saved two shots in Busan on Monday, the paper said.", false),
        ("South Korean keeper Ri Thae Chol saved two shots on Monday, the paper said.", false),
        ("Ri Thae Chol went home to North Korea on Monday, the paper said.", true),
        ("The football coach Ri Thae Chol spoke. North Korea and North Korea's rivals met in North Korea.", false),
    ] {
        let dossier = read_with(&entities, text, None);
        let hit = party(&dossier, "x-0").is_some_and(|party| party.certainty > Certainty::Possible);
        assert_eq!(hit, expected, "{text}");
    }
}

#[test]
fn a_group_that_the_list_names_often_is_found_by_its_short_name_beside_armed_people() {
    let name = "GREEN STATE OF IRAQ AND THE LEVANT";
    let mut entities = vec![entry("x-0", Schema::Organization, name, "", "FTO", "")];
    entities.extend((1..=20).map(|number| entry(&format!("x-{number}"), Schema::Company, "ZELTAN", "", "", name)));
    for (text, expected) in [
        ("The Green State group said on Monday that it had done it.", true),
        ("Fighters of the Green State said that the terrorist attack was theirs.", true),
        ("The Green State was quiet on Monday, the paper said.", false),
    ] {
        let dossier = read_with(&entities, text, None);
        let hit = party(&dossier, "x-0").is_some_and(|party| party.certainty > Certainty::Possible);
        assert_eq!(hit, expected, "{text}");
    }
}

#[test]
fn a_man_is_whose_body_describes_him_or_whose_post_he_has_and_not_who_is_of_another_age() {
    let mut president = entry("x-2", Schema::Person, "VELKARIN, Ostremir Ivan", "", "BELARUS", "");
    president.positions.push("President of the Republic of Belarus".to_owned());
    let mut born = entry("x-3", Schema::Person, "MORVE, Tamsin", "by", "", "");
    let day = PartialDate::day(1970, 5, 2).expect("a day");
    born.births.push(interdict_model::DateSpan { start: day, end: None, circa: false });
    let mut passport = entry("x-4", Schema::Person, "PARKER, Peter", "by", "", "");
    passport
        .identifiers
        .push(interdict_model::Identifier::new(interdict_model::IdentifierKind::Passport, "AB 1234567"));
    let mut ship = entry("x-5", Schema::Vessel, "MORNING WIND", "", "", "NORDLAND TANKER COMPANY");
    ship.identifiers.push(interdict_model::Identifier::new(interdict_model::IdentifierKind::Imo, "9116412"));
    let mut seated = entry("x-6", Schema::Person, "KOVAC, Anton", "", "SDGT", "");
    seated.positions.push("Chairman of Zarkavite Bank".to_owned());
    let entities = [
        entry("x-0", Schema::Person, "KOVAC, Daniel", "", "SDGT", ""),
        entry("x-1", Schema::Organization, "HIZBELAR", "", "SDGT", ""),
        president,
        born,
        passport,
        ship,
        seated,
        entry("x-7", Schema::Organization, "SHINING ROAD", "", "FTO", ""),
        entry("x-8", Schema::Organization, "NORTHERN CARTEL", "", "SDNTK", ""),
        entry("x-9", Schema::Company, "ORVELLE COMPANY", "by", "", ""),
        entry("x-10", Schema::Person, "ZELMORVE, Anton", "by", "", ""),
        entry("x-11", Schema::Organization, "BELARUSIAN MINISTRY OF WORKS AND ROADS", "by", "", ""),
        entry("x-12", Schema::Company, "JSC POWER ENGINES", "by", "", ""),
        entry("x-13", Schema::Company, "GARDEN LIMITED LIABILITY COMPANY", "by", "", ""),
    ];
    let hit = |id: &str, text: &str| {
        let dossier = read_with(&entities, text, Day::new(2024, 3, 3));
        party(&dossier, id).is_some_and(|party| party.certainty > Certainty::Possible)
    };
    for (id, text, expected) in [
        ("x-0", "The EU sanctioned Hizbelar. Hizbelar leader Daniel Kovac left the hall.", true),
        ("x-0", "The EU sanctioned Hizbelar. The clerk Daniel Kovac left the hall.", false),
        // Whose post the list gives is somebody else's.
        ("x-6", "The EU sanctioned Hizbelar. Hizbelar leader Anton Kovac left the hall.", false),
        ("x-2", "Belarusian President Velkarin left the hall on Monday.", true),
        ("x-2", "President Velkarin left the hall in Minsk on Monday.", true),
        ("x-2", "The president's brother Velkarin left the hall in Minsk on Monday.", false),
        ("x-2", "Bus President Velkarin left the hall in Minsk on Monday.", false),
        ("x-2", "Belarusian President Ostremir Velkarin left the hall on Monday.", true),
        ("x-3", "Belarusian minister Tamsin Morve, 53, left the hall on Monday.", true),
        ("x-3", "Belarusian minister Tamsin Morve, 8, left the hall on Monday.", false),
        ("x-3", "Tamsin Morve, born on 2 May 1970, left the hall in Minsk on Monday.", true),
        ("x-3", "Belarusian minister Tamsin Morve (born in 1999) left the hall on Monday.", false),
        ("x-3", "Belarusian minister Tamsin Morve, whose son was born in 2001, left the hall on Monday.", true),
        ("x-3", "Belarusian minister Tamsin Morve (2000-2024) left the hall on Monday.", true),
        ("x-3", "The 8-year-old son of Belarusian minister Tamsin Morve left the hall on Monday.", true),
        ("x-3", "Belarusian minister Tamsin Morve, with an 8-year-old son, left the hall on Monday.", true),
        ("x-3", "Belarusian minister Tamsin Morve (8) left the hall on Monday.", true),
        ("x-3", "The 8-year-old Tamsin Morve left the hall in Minsk on Monday.", false),
        ("x-4", "Peter Parker, with the passport AB1234567, left the hall on Monday.", true),
        ("x-4", "Peter Parker, with the passport AB7654321, left the hall on Monday.", false),
        ("x-5", "The tanker Morning Wind (IMO 9116412) left on Monday.", true),
        ("x-5", "The tanker Morning Wind (IMO 9204805) left on Monday.", false),
        ("x-5", "The Danish tanker Morning Wind left on Monday.", false),
        ("x-7", "Shining Road rebels left the village on Monday.", true),
        ("x-7", "Rebels of the Shining Road left the village on Monday.", true),
        ("x-7", "A Shining Road to the village was built on Monday.", false),
        ("x-8", "The Northern Cartel left the village on Monday.", true),
        ("x-9", "The dealer Orvelle Company left the hall in Oslo on Monday.", false),
        ("x-9", "The dealer Orvelle Company left the hall in Minsk on Monday.", true),
        ("x-10", "Anton Zelmorve left the hall in Minsk on Monday.", true),
        ("x-11", "The roads are wet, Belarus's Ministry of Works and Roads said.", true),
        ("x-11", "The roads are wet, the Ministry of Works and Roads of Belarus said.", true),
        ("x-11", "The roads to Belarus are wet, Norway's Ministry of Works and Roads said.", false),
        ("x-12", "Power Engines JSC of Belarus left the hall on Monday.", true),
        ("x-13", "The EU imposed sanctions on Garden JSC on Monday.", true),
        ("x-13", "Garden JSC was sanctioned by the EU on Monday.", true),
        ("x-13", "Garden JSC of Belarus left the hall on Monday.", false),
        ("x-13", "The EU imposed sanctions on Garden Fields on Monday.", false),
        ("x-10", "Anton Zelmorve, 9, left the hall in Minsk on Monday.", false),
        ("x-12", "Power Engines of Belarus left the hall on Monday.", false),
    ] {
        assert_eq!(hit(id, text), expected, "{text}");
    }
}

#[test]
fn a_surname_is_whose_who_was_named_last_and_a_place_in_brackets_is_no_short_form() {
    let entities = listed(&[(Schema::Person, "QUORVANE, Daniel"), (Schema::Company, "ZARKAVITE AIR")]);
    for (id, text, mentions) in [
        ("x-0", "The EU sanctioned Daniel Quorvane. It is late, Quorvane said.", &["Daniel Quorvane", "Quorvane"][..]),
        (
            "x-0",
            "The EU sanctioned Daniel Quorvane. The dentist Ana Quorvane left. It is late, Quorvane said.",
            &["Daniel Quorvane"],
        ),
        (
            "x-0",
            "The dentist Ana Quorvane left. The EU sanctioned Daniel Quorvane. It is late, Quorvane said.",
            &["Daniel Quorvane", "Quorvane"],
        ),
        ("x-0", "The EU sanctioned Daniel Quorvane (Germany). It was late in Germany.", &["Daniel Quorvane"]),
        ("x-1", "The EU sanctioned Zarkavite Air (Norway). It was late in Norway.", &["Zarkavite Air"]),
        ("x-1", "The EU sanctioned Zarkavite Air (Reuters). It was late, Reuters said.", &["Zarkavite Air"]),
        ("x-1", "The EU sanctioned Zarkavite Air (ZKA). It was late, ZKA said.", &["Zarkavite Air", "ZKA", "ZKA"]),
        (
            "x-1",
            "The EU sanctioned Zarkavite Air (Zarka). It was late, Zarka said.",
            &["Zarkavite Air", "Zarka", "Zarka"],
        ),
    ] {
        let dossier = read_with(&entities, text, None);
        let found = party(&dossier, id).unwrap_or_else(|| panic!("{text}"));
        let found: Vec<&str> = found.mentions.iter().map(|mention| mention.span.text.as_str()).collect();
        assert_eq!(found, mentions, "{text}");
    }
}
