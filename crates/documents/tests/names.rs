//! Listed names in a text: who is meant, how sure that is, and what is none.

mod common;

use common::{listed, party, read_with};
use interdict_documents::{Certainty, Dossier, MentionForm, Reader, Settings, Standing, dates::Day, plain};
use interdict_model::{Designation, Entity, Name, PartialDate, Schema};
use std::sync::Arc;

fn embedded() -> Vec<Entity> {
    interdict_lists::embedded::embedded().expect("part of the program").entities
}

#[test]
fn of_two_listed_men_with_one_name_the_sentence_decides() {
    let text =
        "Kim Yong Chol, an official said to represent KOMID in Iran, was named by the Treasury.\n\nHe was not reached.";
    let dossier = read_with(&embedded(), text, Day::new(2015, 1, 5));
    let found = party(&dossier, "ofac-17614").expect("the man of KOMID");
    assert_eq!(found.certainty, Certainty::Identified);
    assert!(found.words.iter().any(|word| word == "Iran"), "{:?}", found.words);
    let other = found.runner_up.as_ref().expect("the General has the name too");
    assert_eq!(other.entity, "ofac-12211");
    assert!(party(&dossier, "ofac-12211").is_none());
    assert_eq!(found.mentions[0].place.as_ref().map(|place| place.text.as_str()), Some("Iran"));
}

#[test]
fn who_is_called_by_a_word_before_the_body_is_named_is_another() {
    let entities = listed(&[(Schema::Company, "QUORVANE TRADING S.A.")]);
    let mentions = |text: &str| {
        let dossier = read_with(&entities, text, None);
        let found = party(&dossier, "x-0").unwrap_or_else(|| panic!("{text}"));
        found.mentions.iter().map(|mention| mention.span.text.clone()).collect::<Vec<String>>()
    };
    // The owner of the unit is not the unit.
    let text = "Quorvane said its profit rose. The sanctioned Quorvane Trading S.A. is a Swiss unit of Quorvane.";
    assert_eq!(mentions(text), ["Quorvane Trading S.A."]);
    let text = "The sanctioned Quorvane Trading S.A. is a Swiss trader. Quorvane said its profit rose.";
    assert_eq!(mentions(text), ["Quorvane Trading S.A.", "Quorvane", "its"]);
    // A headline names it before the text does.
    let text = "Quorvane hit by sanctions\n\nThe sanctioned Quorvane Trading S.A. is a Swiss trader.";
    assert_eq!(mentions(text), ["Quorvane", "Quorvane Trading S.A."]);
}

#[test]
fn whether_a_party_was_listed_then_follows_from_the_day_of_publication() {
    let text = "The arms dealer Korea Mining Development Trading Corporation and Jang Song Chol, its representative in Russia, were named.";
    let standing = |published: Option<Day>, id: &str| {
        let dossier = read_with(&embedded(), text, published);
        party(&dossier, id).map(|party| party.standing.clone())
    };
    assert!(matches!(standing(Day::new(2014, 12, 31), "ofac-9345"), Some(Standing::Listed { .. })));
    assert!(matches!(standing(Day::new(2014, 12, 31), "ofac-17620"), Some(Standing::ListedLater { .. })));
    assert!(matches!(standing(Day::new(2015, 1, 5), "ofac-17620"), Some(Standing::Listed { .. })));
    assert!(matches!(standing(None, "ofac-17620"), Some(Standing::Unknown { since: Some(_) })));
}

#[test]
fn short_forms_follow_their_party_through_the_text_and_never_come_alone() {
    let with = "The Korea Mining Development Trading Corporation (Komid) sells arms.\n\nKomid has offices in Beijing.";
    let dossier = read_with(&embedded(), with, None);
    let forms: Vec<MentionForm> =
        party(&dossier, "ofac-9345").expect("named in full").mentions.iter().map(|mention| mention.form).collect();
    assert_eq!(forms, [MentionForm::Name, MentionForm::ShortForm, MentionForm::ShortForm]);
    for alone in [
        "Komid has offices in Beijing, officials in North Korea said.",
        "The RGB values of the picture were wrong, the editor said.",
    ] {
        assert_eq!(read_with(&embedded(), alone, None).parties, [], "{alone}");
    }
}

#[test]
fn a_persons_name_is_no_short_form_of_a_body() {
    let text = "Korea Tangun Trading Corporation sells arms, officials in North Korea said.\n\n\
        Daniel Tangun is a poet. Mr Tangun lives in Hull. Tangun has offices in Beijing.";
    let dossier = read_with(&embedded(), text, None);
    let mentions = &party(&dossier, "ofac-11599").expect("named in full").mentions;
    let forms: Vec<MentionForm> = mentions.iter().map(|mention| mention.form).collect();
    assert_eq!(forms, [MentionForm::Name, MentionForm::ShortForm], "{mentions:#?}");
}

#[test]
fn a_word_that_is_nothing_but_a_name_needs_its_country_beside_it() {
    let mut body = Entity::new("x-4", Schema::Organization);
    body.add_name(Name::primary("ZARKAVITE"));
    body.add_country(
        interdict_model::Country::from_code("sy").expect("a code"),
        interdict_model::CountryRole::Jurisdiction,
    );
    let entities = [body];
    assert_eq!(
        read_with(&entities, "A lamp by Zarkavite was sold to a collector for a record sum on Monday.", None).parties,
        []
    );
    let dossier =
        read_with(&entities, "The group Zarkavite said from Syria that it would fight on after the truce.", None);
    assert_eq!(dossier.parties.len(), 1);
    assert_eq!(dossier.parties[0].certainty, Certainty::Likely);
}

#[test]
fn a_surname_refers_to_the_person_named_shortly_before() {
    let near = "Jang Song Chol, a KOMID representative in Russia, was named.\n\nMr Jang did not answer calls.";
    let dossier = read_with(&embedded(), near, None);
    assert_eq!(party(&dossier, "ofac-17620").expect("named").mentions.len(), 2);
    let far = "Kim Yong Chol, a KOMID representative in Iran, was named.\n\nThe film is a comedy.\n\nIt opened late.\n\nMr Kim is played by an actor.";
    let dossier = read_with(&embedded(), far, None);
    assert_eq!(
        party(&dossier, "ofac-17614").expect("named").mentions.len(),
        1,
        "a common surname is not carried over paragraphs"
    );
}

#[test]
fn a_post_that_the_text_ties_to_a_name_stands_for_it() {
    let mut person = Entity::new("x-5", Schema::Person);
    person.add_name(Name::primary("QUORVENDAHL, Ostremir"));
    let entities = [person];
    let text = "North Korean leader Ostremir Quorvendahl opened the fair.\n\nLater North Korea's leader left. South Korea's leader stayed.";
    let dossier = read_with(&entities, text, None);
    let mentions: Vec<(&str, MentionForm)> =
        dossier.parties[0].mentions.iter().map(|mention| (mention.span.text.as_str(), mention.form)).collect();
    assert_eq!(mentions, [("Ostremir Quorvendahl", MentionForm::Name), ("North Korea's leader", MentionForm::Post)]);
}

#[test]
fn a_name_inside_a_longer_one_is_another_name() {
    let mut firm = Entity::new("x-1", Schema::Organization);
    firm.add_name(Name::primary("GOLDEN HARBOUR TRADING"));
    let mut person = Entity::new("x-2", Schema::Person);
    person.add_name(Name::primary("DOE, John"));
    let entities = [firm, person];
    let dossier = read_with(&entities, "The John Doe Foundation gave a prize to the museum in the old town.", None);
    assert_eq!(dossier.parties, []);
    let dossier = read_with(&entities, "The firm Golden Harbour Trading was fined in March by the regulator.", None);
    assert_eq!(dossier.parties.len(), 1);
}

#[test]
fn a_ship_is_a_ship_only_among_ships() {
    let mut ship = Entity::new("x-3", Schema::Vessel);
    ship.add_name(Name::primary("OCEAN PIONEER"));
    let entities = [ship];
    let dossier = read_with(&entities, "The tanker Ocean Pioneer left the port with its crew on Monday.", None);
    assert_eq!(dossier.parties.len(), 1);
    let dossier = read_with(&entities, "The band played Ocean Pioneer as its last song of the evening.", None);
    assert_eq!(dossier.parties, []);
}

#[test]
fn ordinary_news_names_nobody_on_the_list() {
    let text = "Sony Pictures shows its film after all\n\nPresident Barack Obama praised the studio, and the FBI said it would go on \
        looking for the hackers. Actors in Los Angeles and officials in Washington, Beijing and London welcomed the news.";
    assert_eq!(read_with(&embedded(), text, Day::new(2014, 12, 24)).parties, []);
}

#[test]
fn mentions_lead_back_to_the_bytes_of_a_web_page() {
    let html = "<html><body><article><h1>Arms dealer named</h1><p>The <b>Korea Tangun</b> Trading Corporation &amp; others were named by the \
        Treasury on Friday, officials in Pyongyang said in reply to the move.</p></article></body></html>";
    let document = interdict_documents::document("page.html", html.as_bytes()).expect("a page");
    let entities = embedded();
    let dossier = Reader::new(&entities).read(document, &Settings::default()).dossier;
    let mention = &party(&dossier, "ofac-11599").expect("named").mentions[0];
    assert_eq!(&html[mention.span.start..mention.span.end], "Korea Tangun</b> Trading Corporation");
}

#[test]
fn who_is_said_to_be_sanctioned_is_a_hit_however_little_the_name_tells() {
    let names = [
        (Schema::Organization, "ZARKAVITE"),
        (Schema::Organization, "HURRICANE MONEY"),
        (Schema::Company, "BANK OF SHIPPING"),
        (Schema::Company, "ORVANTEX EUROPE OU"),
        (Schema::Organization, "NATIONAL RESEARCH AGENCY LLC"),
        (Schema::Person, "KIM, Lei"),
        (Schema::Vessel, "OCEAN EXPLORER"),
    ];
    let entities = listed(&names);
    for (number, name) in [
        "Zarkavite",
        "Hurricane Money",
        "Bank of Shipping",
        "Orvantex",
        "National Research Agency",
        "Lei Kim",
        "Ocean Explorer",
    ]
    .into_iter()
    .enumerate()
    {
        let id = format!("x-{number}");
        let text = format!(
            "The US Treasury imposed sanctions on {name} on Monday, officials said. {name} denied any wrongdoing."
        );
        let dossier = read_with(&entities, &text, None);
        let found = party(&dossier, &id).unwrap_or_else(|| panic!("{name} is not found"));
        assert!(found.certainty > Certainty::Possible, "{name}");
        assert_eq!(found.mentions.len(), 2, "{name} follows: {:?}", found.mentions);
        let bare = format!("A spokesman for {name} said on Monday that the talks would go on in the spring.");
        let dossier = read_with(&entities, &bare, None);
        assert!(party(&dossier, &id).is_none_or(|party| party.certainty == Certainty::Possible), "{name} alone");
    }
}

#[test]
fn who_imposes_sanctions_and_a_country_under_them_are_no_hits() {
    let entities = listed(&[(Schema::Organization, "ZARKAVITE"), (Schema::Organization, "IRAN")]);
    for text in [
        "The sanctions by Zarkavite on Iran were a surprise, officials said on Monday in the capital.",
        "The Treasury imposed sanctions on Iran on Monday, Zarkavite said in a statement to the press.",
    ] {
        assert_eq!(read_with(&entities, text, None).parties, [], "{text}");
    }
}

#[test]
fn a_rare_name_of_two_words_and_a_long_one_of_a_body_are_likely_alone() {
    let names = [
        (Schema::Person, "QUORVE, Viktor Anatolijevitch"),
        (Schema::Person, "KIM, Lei"),
        (Schema::Person, "ZELTAN MOROVE, Ostremir"),
        (Schema::Organization, "ISLAMIC REVOLUTIONARY GUARD CORPS"),
        (Schema::Organization, "ISLAMIC REVOLUTIONARY GUARD CORPS (IRGC)-QODS FORCE"),
        (Schema::Organization, "NATIONAL LIBERATION ARMY"),
    ];
    let entities = listed(&names);
    for (id, name, wanted) in [
        ("x-0", "Viktor Quorve", Some(Certainty::Likely)),
        ("x-1", "Lei Kim", Some(Certainty::Possible)),
        ("x-2", "Ostremir Zeltan", Some(Certainty::Possible)),
        ("x-3", "Islamic Revolutionary Guard Corps", Some(Certainty::Likely)),
        ("x-5", "National Liberation Army", Some(Certainty::Possible)),
    ] {
        let text = format!("The talks with {name} will go on in the spring, the paper said on Monday.");
        let dossier = read_with(&entities, &text, None);
        assert_eq!(party(&dossier, id).map(|party| party.certainty), wanted, "{name}");
        assert_eq!(dossier.parties.len(), 1, "{name}");
    }
}

#[test]
fn a_holder_is_the_party_that_ends_the_phrase_and_never_a_possible_namesake() {
    let entities = listed(&[(Schema::Person, "QUORVE, Viktor"), (Schema::Person, "KIM, Lei")]);
    let holder = |text: &str| {
        let dossier = read_with(&entities, text, None);
        dossier.claims.first().and_then(|claim| claim.holder.clone()).and_then(|holder| holder.entity)
    };
    let minister = "Venezuela's former oil minister Viktor Quorve denied the charge on Monday.";
    assert_eq!(holder(minister).as_deref(), Some("x-0"));
    assert_eq!(holder("Lei Kim denied the charge on Monday."), None);
}

/// A man on one list, listed since a day where it is given.
fn listed_on(id: &str, list: &str, name: &str, since: Option<&str>) -> Entity {
    let mut person = Entity::new(id, Schema::Person);
    person.add_name(Name::primary(name));
    person.datasets = vec![list.to_owned()];
    let listed_on = since.and_then(|day| day.parse().ok());
    person.designations = vec![Designation { listed_on, ..Designation::default() }];
    person
}

/// Reads with the two last entities as records of one party.
fn read_with_one_party_last(entities: &[Entity], text: &str, published: Option<Day>) -> Dossier {
    let mut groups: Vec<u32> = (0..entities.len() as u32).collect();
    if let [.., one, other] = groups.as_mut_slice() {
        *other = *one;
    }
    let reader = Reader::new(entities).with_groups(Arc::from(groups));
    reader.read(plain::read("test", text), &Settings { published, ..Settings::default() }).dossier
}

#[test]
fn records_of_one_party_on_two_lists_are_one_hit_without_a_runner_up() {
    let name = "QUORVENDAHL, Ostremir Zarkav";
    let mut other = listed_on("b-1", "b", name, Some("2015-01-02"));
    other.add_name(Name::primary("ORVANE, Tamsin Quorl"));
    let entities = [listed_on("a-1", "a", name, Some("2016-03-05")), other];
    let text = "Ostremir Zarkav Quorvendahl signed the contract, the ministry said on Monday.\n\n\
                Under the name of Tamsin Quorl Orvane he bought a ship.";
    let apart = read_with(&entities, text, Day::new(2015, 6, 1));
    let first = party(&apart, "a-1").expect("named");
    assert_eq!(first.runner_up.as_ref().map(|other| other.entity.as_str()), Some("b-1"), "nobody said they are one");
    let together = read_with_one_party_last(&entities, text, Day::new(2015, 6, 1));
    let [found] = together.parties.as_slice() else { panic!("{:?}", together.parties) };
    assert_eq!((found.entity.as_str(), found.same_party.as_slice()), ("a-1", &["b-1".to_owned()][..]));
    assert_eq!(found.runner_up, None);
    assert_eq!(found.standing, Standing::Listed { since: "2015-01-02".parse().expect("a date") });
    let names: Vec<&str> = found
        .mentions
        .iter()
        .filter(|mention| mention.form == MentionForm::Name)
        .map(|mention| mention.alias.as_str())
        .collect();
    assert_eq!(names, [name, "ORVANE, Tamsin Quorl"], "a name that only the other record has is a mention too");
}

#[test]
fn a_namesake_stays_the_runner_up_of_a_party_on_two_lists() {
    let name = "QUORVENDAHL, Ostremir Zarkav";
    let entities =
        [listed_on("a-1", "a", name, None), listed_on("a-2", "a", name, None), listed_on("b-2", "b", name, None)];
    let text = "Ostremir Zarkav Quorvendahl signed the contract, the ministry said on Monday.";
    let dossier = read_with_one_party_last(&entities, text, None);
    let found = party(&dossier, "a-1").expect("the first of two men with one name");
    assert_eq!(found.certainty, Certainty::Possible);
    assert_eq!(found.runner_up.as_ref().map(|other| other.entity.as_str()), Some("a-2"));
}

#[test]
fn a_party_on_two_lists_is_listed_since_the_first_of_them_has_it() {
    let day = |text: &str| -> PartialDate { text.parse().expect("a date") };
    let (early, late) = (Some("2015-01-02"), Some("2016-03-05"));
    let cases = [
        (
            "the later one does not count",
            late,
            early,
            Some((2015, 6, 1)),
            Standing::Listed { since: day("2015-01-02") },
        ),
        ("both are later", late, early, Some((2014, 6, 1)), Standing::ListedLater { since: day("2015-01-02") }),
        ("a dated one is enough", None, early, Some((2015, 6, 1)), Standing::Listed { since: day("2015-01-02") }),
        ("the undated one may be older", late, None, Some((2015, 6, 1)), Standing::Unknown { since: None }),
        ("neither has a day", None, None, Some((2015, 6, 1)), Standing::Unknown { since: None }),
        ("no day of publication", late, early, None, Standing::Unknown { since: Some(day("2015-01-02")) }),
    ];
    for (case, first, second, published, expected) in cases {
        let name = "QUORVENDAHL, Ostremir Zarkav";
        let entities = [listed_on("a-1", "a", name, first), listed_on("b-1", "b", name, second)];
        let published = published.and_then(|(year, month, day)| Day::new(year, month, day));
        let text = "Ostremir Zarkav Quorvendahl signed the contract, the ministry said on Monday.";
        let dossier = read_with_one_party_last(&entities, text, published);
        assert_eq!(party(&dossier, "a-1").map(|party| &party.standing), Some(&expected), "{case}");
    }
}

/// The certainty of the first party of a text, where one is named.
fn certainty_in(entities: &[Entity], text: &str) -> Option<Certainty> {
    read_with(entities, text, None).parties.first().map(|party| party.certainty)
}

#[test]
fn a_namesake_whom_no_authority_sanctions_is_no_hit() {
    let entities = listed(&[
        (Schema::Person, "KIM, Lei"),
        (Schema::Vessel, "EXPLORER"),
        (Schema::Vessel, "HORIZON"),
        (Schema::Organization, "GOLDEN EAGLE"),
        (Schema::Company, "HURRICANE MONEY"),
        (Schema::Organization, "OPERA"),
    ]);
    for text in [
        "The club designated Lei Kim as captain for the spring tour, the coach said on Monday.",
        "FIFA hit Lei Kim with sanctions for a late tackle in the final, the referee said.",
        "The federation's sanctions against Lei Kim, a cyclist, end in June, the paper said.",
        "The party hit Lei Kim with sanctions for a vote against the whip on Monday.",
        "A travel ban on Lei Kim, the sprinter, was lifted by the athletics union on Monday.",
        "The orchestra designated Lei Kim as its new leader, and the critics were pleased.",
        "The bar association designated Lei Kim as chair of its committee on the arts.",
        "The chess federation blacklisted Lei Kim after the tournament, the paper said.",
        "The council's sanctions on Golden Eagle, a nightclub, were upheld by a judge.",
        "The league put Golden Eagle on its list of sanctioned clubs for unpaid wages.",
        "The stock exchange hit Hurricane Money with sanctions for a late report, traders said.",
        "The regulator's sanctions on Hurricane Money were too mild, shareholders said.",
        "The council's sanctions on Opera were the talk of the town on Monday.",
        "The school sanctioned Explorer for a start before the gun in the regatta.",
        "The council added Horizon to its blacklist of noisy bars last week.",
        "The museum designated Horizon as its painting of the year, the paper said.",
        "The city designated Explorer a heritage site, and visitors may come from May.",
        "The embargo on Horizon, the novel, ends at midnight, the publisher said.",
        "The choir sang Horizon, and the harbour master welcomed the yacht Explorer to port.",
        "Parliament sanctioned Horizon as the new name of the metro line on Monday.",
    ] {
        let found = certainty_in(&entities, text);
        assert!(found.is_none_or(|found| found == Certainty::Possible), "{text} {found:?}");
    }
}

#[test]
fn the_same_names_are_hits_where_an_authority_sanctions_them() {
    let mut firm = Entity::new("x-9", Schema::Company);
    firm.add_name(Name::primary("HURRICANE MONEY"));
    firm.add_country(
        interdict_model::Country::from_code("ir").expect("a code"),
        interdict_model::CountryRole::Jurisdiction,
    );
    let mut entities = listed(&[
        (Schema::Person, "KIM, Lei"),
        (Schema::Vessel, "EXPLORER"),
        (Schema::Organization, "GOLDEN EAGLE"),
        (Schema::Organization, "OPERA"),
        (Schema::Company, "VTK BANK PJSC"),
        (Schema::Organization, "PRIVATE MILITARY COMPANY 'WAGNER'"),
        (Schema::Organization, "STATE CORPORATION ZARKAVITE"),
    ]);
    entities.push(firm);
    for text in [
        "The EU sanctioned Lei Kim in April, a spokesman said on Monday in a statement.",
        "Lei Kim was blacklisted by Washington in April, a spokesman said on Monday.",
        "Canada put Lei Kim on its sanctions list in April, a spokesman said on Monday.",
        "US sanctions against Golden Eagle were praised by the two governments on Monday.",
        "The Treasury designated Golden Eagle as a terrorist group in April, officials said.",
        "The United Nations imposed a travel ban on Lei Kim in April, the paper said.",
        "Golden Eagle was added to the SDN list in April, the paper said on Monday.",
        "The foreign ministry hit Golden Eagle with sanctions in April, the paper said.",
        "The Treasury named three firms on Monday. Golden Eagle was sanctioned for its trade.",
        "The White House announced sanctions on Opera in April, the paper said on Monday.",
        "Sanctions imposed by Britain last week on Golden Eagle were criticised on Monday.",
        "They dealt with Golden Eagle, an arms dealer under US sanctions, the paper said.",
        "Hurricane Money, an exchange in Iran, was sanctioned in April, the paper said.",
        "The tanker Explorer was sanctioned by the US in April, the paper said on Monday.",
        "The US imposed sanctions on Explorer, an oil tanker, in April, the paper said.",
        "The EU and Britain imposed sanctions on Wagner in April, the paper said on Monday.",
        "The Treasury on Thursday sanctioned VTK, a lender, the paper said on Monday.",
        "Zarkavite was sanctioned by the US in April, the paper said on Monday.",
    ] {
        let found = certainty_in(&entities, text);
        assert!(found > Some(Certainty::Possible), "{text} {found:?}");
    }
}

#[test]
fn one_word_that_names_a_ship_or_a_person_needs_a_noun_for_its_kind() {
    let entities = listed(&[(Schema::Vessel, "EXPLORER"), (Schema::Person, "QUORVENDAHL")]);
    for (text, wanted) in [
        ("The US Treasury imposed sanctions on Explorer on Monday, officials said.", Certainty::Possible),
        ("The US Treasury imposed sanctions on the tanker Explorer on Monday, officials said.", Certainty::Likely),
        ("The US Treasury imposed sanctions on Quorvendahl on Monday, officials said.", Certainty::Possible),
        ("The US Treasury imposed sanctions on General Quorvendahl on Monday, officials said.", Certainty::Likely),
    ] {
        assert_eq!(certainty_in(&entities, text), Some(wanted), "{text}");
    }
}

#[test]
fn a_body_is_found_in_another_spelling_of_its_one_word() {
    let entities = listed(&[(Schema::Organization, "ZARKAVOLLAH"), (Schema::Organization, "EXPLORER")]);
    for text in [
        "The US Treasury imposed sanctions on Zarkavullah on Monday, officials said.",
        "The EU designated Zerkavollah as a terrorist organisation in April, the paper said.",
    ] {
        let dossier = read_with(&entities, text, None);
        assert_eq!(party(&dossier, "x-0").map(|party| party.certainty), Some(Certainty::Likely), "{text}");
    }
    for text in [
        "The US Treasury imposed sanctions on Zarkavitol on Monday, officials said.",
        "A lamp by Zarkavullah was sold to a collector for a record sum on Monday.",
    ] {
        assert_eq!(read_with(&entities, text, None).parties, [], "{text}");
    }
}

#[test]
fn of_bodies_with_one_short_name_the_one_that_leaves_out_least_goes_first() {
    let entities = listed(&[
        (Schema::Company, "ZARKABANK EUROPE AG"),
        (Schema::Company, "ZARKABANK OTC, S.R.O."),
        (Schema::Company, "PJSC ZARKABANK"),
    ]);
    let dossier =
        read_with(&entities, "The US Treasury imposed sanctions on Zarkabank on Monday, officials said.", None);
    let found = party(&dossier, "x-2").unwrap_or_else(|| panic!("{:?}", dossier.parties));
    assert_eq!(found.runner_up.as_ref().map(|other| other.entity.as_str()), Some("x-0"));
}

#[test]
fn that_a_man_of_a_common_name_is_sanctioned_does_not_say_that_it_is_this_one() {
    // A list of the day before has only the General of this name.
    let older: Vec<Entity> = embedded().into_iter().filter(|entity| entity.id != "ofac-17614").collect();
    for (said, certainty) in [
        ("an official said to represent a bank in Iran", Certainty::Possible),
        ("an agent of Zarkavite", Certainty::Possible),
        ("South Korea's football coach", Certainty::Possible),
        ("a North Korean official who was in Iran", Certainty::Likely),
        ("an official said to live in Pyongyang", Certainty::Likely),
        ("an official", Certainty::Likely),
        ("the paper said on Monday", Certainty::Likely),
    ] {
        let text = format!("The US imposed sanctions on Friday on Kim Yong Chol, {said}. North Korea rejected it.");
        let dossier = read_with(&older, &text, Day::new(2015, 1, 4));
        assert_eq!(party(&dossier, "ofac-12211").map(|party| party.certainty), Some(certainty), "{text}");
    }
    // A body's whole name is another matter.
    let text = "The US imposed sanctions on Friday on the Reconnaissance General Bureau. North Korea rejected it.";
    let dossier = read_with(&older, text, Day::new(2015, 1, 4));
    assert_eq!(party(&dossier, "ofac-12210").map(|party| party.certainty), Some(Certainty::Identified));
}

#[test]
fn a_verb_is_no_part_of_what_somebody_is() {
    let entities = listed(&[(Schema::Person, "QUORVENDAHL, Ostremir")]);
    for (text, role) in [
        ("They planned to kill opposition leader Ostremir Quorvendahl in his car.", "opposition leader"),
        ("The prize went to opposition leader Ostremir Quorvendahl in the spring.", "opposition leader"),
    ] {
        let dossier = read_with(&entities, text, None);
        let found = dossier.parties[0].mentions[0].role.as_ref().map(|role| role.text.as_str());
        assert_eq!(found, Some(role), "{text}");
    }
}
