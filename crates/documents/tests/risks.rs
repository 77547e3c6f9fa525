//! Who has a part in an offence: each sentence with the parts that it gives and those that it must not give.

use interdict_documents::{Dossier, Reader, RiskRole, Settings, Stage, plain};
use interdict_model::{Entity, Name, Schema};

fn read(text: &str) -> Dossier {
    read_against(&[], text)
}

fn read_against(listed: &[Entity], text: &str) -> Dossier {
    let document = plain::read("test", &format!("{text}\n\nMore is to follow.\n"));
    Reader::new(listed).read(document, &Settings::default()).dossier
}

/// Whether a party has a part at a stage in an offence.
fn has(dossier: &Dossier, party: &str, tag: &str, stage: Stage) -> bool {
    dossier.risks.iter().any(|risk| {
        risk.tag == tag
            && risk.stage == stage
            && risk.party.as_ref().is_some_and(|known| known.span.text.eq_ignore_ascii_case(party))
    })
}

/// Expects that a text gives some parts and does not give others.
fn check(text: &str, given: &[(&str, &str, Stage)], kept_back: &[(&str, &str, Stage)]) {
    let dossier = read(text);
    for (party, tag, stage) in given {
        assert!(has(&dossier, party, tag, *stage), "{text} gives {party} {tag} {stage:?}: {:#?}", dossier.risks);
    }
    for (party, tag, stage) in kept_back {
        assert!(!has(&dossier, party, tag, *stage), "{text} gives no {party} {tag} {stage:?}: {:#?}", dossier.risks);
    }
}

use Stage::{Acquitted, Alleged, Charged, Convicted, Designated, Investigated};

#[test]
fn a_step_of_a_case_is_about_what_stands_behind_it() {
    check(
        "Petrov was found guilty of fraud but acquitted of bribery.",
        &[("Petrov", "fraud", Convicted), ("Petrov", "corruption", Acquitted)],
        &[("Petrov", "fraud", Acquitted), ("Petrov", "corruption", Convicted)],
    );
    check(
        "Petrov was cleared of fraud; his brother was jailed for bribery.",
        &[("Petrov", "fraud", Acquitted), ("brother", "corruption", Convicted)],
        &[("Petrov", "corruption", Acquitted), ("brother", "fraud", Convicted)],
    );
    check(
        "The bank, a victim of the fraud, was fined for money laundering.",
        &[("bank", "money_laundering", Convicted)],
        &[("bank", "fraud", Convicted)],
    );
    check(
        "The prosecutor who convicted Petrov of fraud was murdered.",
        &[("Petrov", "fraud", Convicted)],
        &[("Petrov", "murder", Convicted)],
    );
    check("In a fraud case, Petrov was arrested.", &[("Petrov", "fraud", Investigated)], &[]);
    check("Petrov was arrested on charges of fraud.", &[("Petrov", "fraud", Investigated)], &[]);
    check(
        "Petrov was arrested in 2014 and charged with fraud.",
        &[("Petrov", "fraud", Charged), ("Petrov", "fraud", Investigated)],
        &[],
    );
}

#[test]
fn what_was_taken_back_convicts_nobody() {
    check("Petrov's fraud conviction shocked the town.", &[("Petrov", "fraud", Convicted)], &[]);
    let all = [("Petrov", "fraud", Convicted), ("Petrov", "fraud", Charged), ("Petrov", "fraud", Alleged)];
    check("Petrov's fraud conviction was quashed.", &[("Petrov", "fraud", Acquitted)], &all);
    check("A judge threw out fraud charges against Petrov.", &[], &all);
}

#[test]
fn who_denies_and_who_accuses_is_no_suspect() {
    check("Prosecutors said that Petrov had bribed officials.", &[("Petrov", "corruption", Alleged)], &[]);
    check("Petrov denied that he had bribed officials.", &[], &[("he", "corruption", Alleged)]);
    check("\"I bribed nobody,\" said Petrov.", &[], &[("I", "corruption", Alleged)]);
    check(
        "The bank was accused by the regulator of laundering money.",
        &[("bank", "money_laundering", Alleged)],
        &[("regulator", "money_laundering", Alleged)],
    );
}

#[test]
fn who_is_accused_of_arming_is_a_suspect_and_who_sells_arms_is_not() {
    check("Colombia accused Iran of arming rebels.", &[("Iran", "arms_trafficking", Alleged)], &[]);
    check("France sold weapons to India.", &[], &[("France", "arms_trafficking", Alleged)]);
    check(
        "Hackers stole customer records from the bank.",
        &[("hackers", "cybercrime", Alleged)],
        &[("hackers", "robbery", Alleged), ("hackers", "fraud", Alleged)],
    );
}

#[test]
fn everybody_in_an_enumeration_is_a_target() {
    check(
        "The US imposed sanctions on three firms and ten individuals.",
        &[("three firms", "sanctions", Designated), ("ten individuals", "sanctions", Designated)],
        &[],
    );
    check(
        "The US imposed sanctions on Iran and Russia condemned it.",
        &[("Iran", "sanctions", Designated)],
        &[("Russia", "sanctions", Designated)],
    );
    let dossier = read("The US imposed sanctions on Garantex, Suex and Bitpapa.");
    let targets = dossier.risks.iter().filter(|risk| risk.role == Some(RiskRole::Target)).count();
    assert_eq!(targets, 3);
}

#[test]
fn only_sanctions_that_happened_make_a_target_that_is_designated() {
    let mut person = Entity::new("x-1", Schema::Person);
    person.add_name(Name::primary("QUORVE, Viktor"));
    let listed = [person];
    for (text, target) in [
        ("The US sanctioned Viktor Quorve in April, officials said.", true),
        ("The US has not sanctioned Viktor Quorve, officials said.", false),
        ("The US will impose sanctions on Viktor Quorve, officials said.", false),
        ("The US refused to impose sanctions on Viktor Quorve, officials said.", false),
        ("Lawmakers called for sanctions on Viktor Quorve, officials said.", false),
        ("Lawmakers welcomed the sanctions on Viktor Quorve, officials said.", true),
        ("The US imposed sanctions on Iran, Viktor Quorve told reporters.", false),
        ("Critics of the sanctions on Russia, Orvane Bank and Viktor Quorve, spoke on Monday.", false),
        ("The EU imposed sanctions on:\n\n- Viktor Quorve, a banker\n- a port in the north", true),
        ("Firms that may face sanctions:\n\n- Viktor Quorve, a banker\n- a port in the north", false),
        ("Comments on the sanctions came from:\n\n- Viktor Quorve, a banker\n- a port in the north", false),
    ] {
        let dossier = read_against(&listed, text);
        assert!(!dossier.parties.is_empty(), "{text}");
        let found = has(&dossier, "Viktor Quorve", "sanctions", Designated);
        assert_eq!(found, target, "{text} {:#?}", dossier.risks);
    }
}

#[test]
fn names_behind_a_comma_that_the_sentence_is_about_are_no_targets() {
    check(
        "Critics of the sanctions on Iran, Garantex and Suex, spoke on Monday.",
        &[("Iran", "sanctions", Designated)],
        &[("Garantex", "sanctions", Designated), ("Suex", "sanctions", Designated)],
    );
    check(
        "The US imposed sanctions on Iran, Garantex and Suex, officials said.",
        &[("Iran", "sanctions", Designated), ("Garantex", "sanctions", Designated), ("Suex", "sanctions", Designated)],
        &[],
    );
}

#[test]
fn a_description_makes_an_offender_only_of_whom_it_calls_one() {
    let mut person = Entity::new("x-1", Schema::Person);
    person.add_name(Name::primary("QUORVE, Viktor"));
    let listed = [person];
    for (text, offender) in [
        ("Viktor Quorve, an arms dealer from Riga, spoke on Monday.", true),
        ("Arms dealer Viktor Quorve spoke on Monday.", true),
        ("Terrorist leader Viktor Quorve spoke on Monday.", true),
        ("Viktor Quorve, a victim of fraud in May, spoke on Monday.", false),
        ("Viktor Quorve, a critic of corruption in Riga, spoke on Monday.", false),
        ("Viktor Quorve, an anti-corruption campaigner, spoke on Monday.", false),
        ("Viktor Quorve, the murder victim's brother, spoke on Monday.", false),
        ("Viktor Quorve, the prosecutor in a terrorism case, spoke on Monday.", false),
        ("Viktor Quorve, who accused a rival of fraud, spoke on Monday.", false),
        ("Fraud investigator Viktor Quorve spoke on Monday.", false),
        ("Money laundering expert Viktor Quorve spoke on Monday.", false),
    ] {
        let dossier = read_against(&listed, text);
        assert!(!dossier.parties.is_empty(), "{text}");
        let suspect = dossier.risks.iter().any(|risk| {
            let own = risk.party.as_ref().is_some_and(|party| party.span.text == "Viktor Quorve");
            own && risk.role == Some(RiskRole::Suspect)
        });
        assert_eq!(suspect, offender, "{text} {:#?}", dossier.risks);
    }
}

#[test]
fn who_stands_beside_the_verb_in_a_relative_clause_is_not_who_undergoes_it() {
    check(
        "A Cyprus-based broker who tried to sell missiles to agents posing as rebels was jailed for arms trafficking.",
        &[("Cyprus-based broker", "arms_trafficking", Convicted)],
        &[("rebels", "arms_trafficking", Convicted)],
    );
    check(
        "A bank that the US blacklisted in 2019 was closed.",
        &[("bank", "sanctions", Designated)],
        &[("US", "sanctions", Designated)],
    );
    check(
        "The bank the US blacklisted in 2019 was closed.",
        &[("bank", "sanctions", Designated)],
        &[("US", "sanctions", Designated)],
    );
    check("The man arrested in Hull for fraud was released.", &[("man", "fraud", Investigated)], &[]);
    check(
        "He told police that the man arrested in Hull for fraud was ill.",
        &[("man", "fraud", Investigated)],
        &[("police", "fraud", Investigated)],
    );
    check(
        "The journalist, whose report led to the arrest of a banker for fraud, was murdered.",
        &[("banker", "fraud", Investigated)],
        &[("banker", "murder", Investigated)],
    );
}

#[test]
fn nobody_is_convicted_of_what_he_reported() {
    check(
        "The clerk who reported the fraud to the mayor was jailed for a year.",
        &[],
        &[("clerk", "fraud", Convicted)],
    );
    check("A man who murdered his wife was jailed for life.", &[("man", "murder", Convicted)], &[]);
}

#[test]
fn a_second_step_and_a_participle_that_opens_the_sentence_are_of_the_same_party() {
    check(
        "Petrov was convicted of conspiracy to commit fraud and acquitted of bribery.",
        &[("Petrov", "fraud", Convicted), ("Petrov", "corruption", Acquitted)],
        &[("Petrov", "corruption", Convicted)],
    );
    check(
        "Charged with fraud by prosecutors in Vienna, the lawyer denied it.",
        &[("lawyer", "fraud", Charged)],
        &[("prosecutors", "fraud", Charged), ("prosecutors", "fraud", Alleged)],
    );
}

#[test]
fn who_is_under_sanctions_is_their_target_and_who_is_sued_or_punished_by_a_club_is_charged_with_nothing() {
    check("The company has been under US sanctions since 2014.", &[("company", "sanctions", Designated)], &[]);
    check("Petrov has been subject to EU sanctions since 2014.", &[("Petrov", "sanctions", Designated)], &[]);
    check("Petrov is not under US sanctions.", &[], &[("Petrov", "sanctions", Designated)]);
    check("Petrov was arrested under US sanctions laws.", &[], &[("Petrov", "sanctions", Designated)]);
    check("The bank sued the victims of the fraud.", &[], &[("victims", "fraud", Charged)]);
    check("The league sanctioned Rovers over a late payment.", &[], &[("Rovers", "sanctions", Designated)]);
}

#[test]
fn who_acts_for_a_state_who_judges_and_who_suffers_is_no_offender() {
    for (text, party, tag) in [
        ("Police break up smuggling ring in Kent.", "Police", "smuggling"),
        ("A court fined a Dutch dealer, Van Oorde Metalen, for smuggling tubes.", "court", "smuggling"),
        ("The judge sentenced Petrov to a year in jail for smuggling ivory.", "jail", "smuggling"),
        ("Prosecutors charged Petrov with bribing officials.", "Prosecutors", "corruption"),
        ("Police have launched a murder inquiry in Hull.", "Police", "murder"),
        ("Police shot dead a man in Hull.", "Police", "murder"),
        ("Petrov's murder shocked the town.", "Petrov", "murder"),
        ("The Hull robbery shocked the town.", "Hull", "robbery"),
        ("The man who shot dead a policeman was arrested.", "policeman", "murder"),
        ("The lawyer of a banker who was convicted of fraud spoke.", "lawyer", "fraud"),
        ("The lawyer for Petrov, who was convicted of fraud, spoke.", "lawyer", "fraud"),
        ("A nurse was robbed by two men in Hull.", "nurse", "robbery"),
        ("The driver gave evidence at the murder trial.", "driver", "murder"),
        ("The actress stole the show at the gala.", "actress", "robbery"),
        ("There is no evidence that Petrov bribed officials.", "Petrov", "corruption"),
        ("Volga, the ministry said, bribed a clerk.", "ministry", "corruption"),
        ("Volga hid the cargo, the ministry said, and laundered money.", "ministry", "money_laundering"),
        ("Petrov is under investigation for bribing a clerk.", "investigation", "corruption"),
        ("He was kidnapped by his own success.", "his", "kidnapping"),
        ("The firm forged an alliance with a rival.", "firm", "forgery"),
    ] {
        let dossier = read(text);
        let suspect = dossier.risks.iter().any(|risk| {
            let named = risk.party.as_ref().is_some_and(|known| known.span.text.eq_ignore_ascii_case(party));
            named && risk.tag == tag && risk.role == Some(RiskRole::Suspect)
        });
        assert!(!suspect, "{text} {:#?}", dossier.risks);
    }
}

#[test]
fn a_deed_a_plea_and_a_verdict_that_fell_give_parts() {
    check("The jury found Petrov guilty of fraud.", &[("Petrov", "fraud", Convicted)], &[]);
    check("Petrov pleaded guilty to fraud.", &[("Petrov", "fraud", Convicted)], &[]);
    check("Petrov pleaded not guilty to fraud.", &[("Petrov", "fraud", Charged)], &[("Petrov", "fraud", Convicted)]);
    check("Petrov is standing trial for fraud.", &[("Petrov", "fraud", Charged)], &[]);
    check("Petrov received a suspended sentence for bribery.", &[("Petrov", "corruption", Convicted)], &[]);
    check(
        "The conviction of Petrov for murder was overturned by the court.",
        &[("Petrov", "murder", Acquitted)],
        &[("Petrov", "murder", Convicted)],
    );
    check("Petrov evaded taxes for years.", &[("Petrov", "tax_crime", Alleged)], &[]);
    check("Two men smuggled migrants to Malta.", &[("Two men", "human_trafficking", Alleged)], &[]);
    check("Militants kidnapped two engineers in Somalia.", &[("Militants", "kidnapping", Alleged)], &[]);
    check(
        "Detectives investigating the fraud raided a house, arresting four men.",
        &[("four men", "fraud", Investigated)],
        &[("Detectives", "fraud", Investigated), ("Detectives", "fraud", Alleged)],
    );
    check(
        "The Treasury blacklisted Kwok, his company Brightmoor and a Turkish airline.",
        &[("Kwok", "sanctions", Designated), ("Turkish airline", "sanctions", Designated)],
        &[],
    );
    let dossier = read("Militants kidnapped two engineers in Somalia.");
    assert!(dossier.risks.iter().any(|risk| risk.role == Some(RiskRole::Victim)), "{:#?}", dossier.risks);
    let dossier = read("The driver gave evidence at the murder trial.");
    assert!(dossier.risks.iter().any(|risk| risk.role == Some(RiskRole::Witness)), "{:#?}", dossier.risks);
}

#[test]
fn nobody_is_a_victim_of_murder_by_a_landslide_or_of_theft_as_a_record() {
    for (text, tag) in [
        ("A landslide buried the village, killing nine people.", "murder"),
        ("Hackers stole records of patients.", "cybercrime"),
        ("Rovers were robbed of victory.", "robbery"),
    ] {
        let dossier = read(text);
        let victims = dossier.risks.iter().filter(|risk| risk.tag == tag && risk.role == Some(RiskRole::Victim));
        assert_eq!(victims.count(), 0, "{text} {:#?}", dossier.risks);
    }
}

#[test]
fn who_is_designated_behind_a_sentence_about_sanctions_is_a_target() {
    check(
        "The Treasury blacklisted Volga Trading. Its owner, Ivan Petrov, was also designated.",
        &[("Ivan Petrov", "sanctions", Designated)],
        &[],
    );
    check(
        "The town was damaged by fire. Its church was designated a monument.",
        &[],
        &[("church", "sanctions", Designated)],
    );
}

#[test]
fn the_author_below_a_headline_did_not_do_what_it_speaks_of() {
    let page = "<html><body><article><h1>Exchange closed after $100m bridge hack</h1><p>By Jan Olsen</p>\
        <p>The exchange was closed on Monday, the ministry said. It has sixty thousand users in four countries.</p>\
        <p>It did not answer when it was asked about the case, and its offices in the port were empty.</p></article></body></html>";
    let document = interdict_documents::document("page.html", page.as_bytes()).expect("a page");
    let dossier = Reader::new(&[]).read(document, &Settings::default()).dossier;
    for tag in ["cybercrime", "fraud"] {
        assert!(!has(&dossier, "Jan Olsen", tag, Alleged), "{:#?}", dossier.risks);
    }
}

#[test]
fn who_commits_or_orchestrates_it_is_a_suspect_and_who_suffers_it_a_victim() {
    check("The hack was orchestrated by Volga.", &[("Volga", "cybercrime", Alleged)], &[]);
    check("The committee said Volga committed the fraud.", &[("Volga", "fraud", Alleged)], &[]);
    check("The bank suffered a cyber attack.", &[], &[("bank", "cybercrime", Alleged)]);
    check("The bank denied orchestrating the hack.", &[], &[("bank", "cybercrime", Alleged)]);
    check("The bank launched a fraud hotline.", &[], &[("bank", "fraud", Alleged)]);
}

#[test]
fn all_who_are_listed_have_a_part_and_so_has_who_tried_and_whom_it_was_tried_on() {
    check(
        "The mayor, his deputy and a contractor were convicted of bribery.",
        &[
            ("mayor", "corruption", Convicted),
            ("deputy", "corruption", Convicted),
            ("contractor", "corruption", Convicted),
        ],
        &[],
    );
    check(
        "A doctor tried to murder a commuter.",
        &[("doctor", "murder", Alleged), ("commuter", "murder", Stage::Mentioned)],
        &[],
    );
    check("A doctor never tried to murder anyone.", &[], &[("doctor", "murder", Alleged)]);
    check(
        "The man who killed a babysitter lived in Riga.",
        &[("man", "murder", Alleged), ("babysitter", "murder", Stage::Mentioned)],
        &[],
    );
    check("A driver killed two commuters in Riga.", &[], &[("driver", "murder", Alleged)]);
    check("Police killed two gunmen in Riga.", &[], &[("police", "murder", Alleged)]);
    check("Thieves stole jewels from a pensioner.", &[("pensioner", "robbery", Stage::Mentioned)], &[]);
}

#[test]
fn who_is_jailed_was_convicted_and_who_is_held_on_charges_was_not() {
    check("Petrov was jailed on Monday over bribery.", &[("Petrov", "corruption", Convicted)], &[]);
    check("Petrov was jailed on bribery charges.", &[], &[("Petrov", "corruption", Convicted)]);
}

#[test]
fn whom_armed_men_seize_and_who_tells_of_a_crime_is_no_suspect() {
    for (text, party) in [
        ("The banker was detained by gunmen during a robbery.", "banker"),
        ("The banker was seized by armed men after a kidnapping in Hull.", "banker"),
        ("A student was freed after kidnapping.", "student"),
        ("A woman died after kidnapping in Hull.", "woman"),
        ("A journalist was jailed for reporting a fraud.", "journalist"),
        ("A journalist was jailed for two years for exposing a fraud.", "journalist"),
        ("The spokesman for Petrov, accused of fraud, spoke.", "spokesman"),
        ("A photographer shot the actress in Hull.", "photographer"),
        ("A woman shot a robber in Hull.", "woman"),
        ("Police arrested Petrov after two men shot a guard in Hull.", "Petrov"),
    ] {
        let dossier = read(text);
        let suspect = dossier.risks.iter().any(|risk| {
            let named = risk.party.as_ref().is_some_and(|known| known.span.text.eq_ignore_ascii_case(party));
            named && risk.role == Some(RiskRole::Suspect)
        });
        assert!(!suspect, "{text} {:#?}", dossier.risks);
    }
    check("A journalist was jailed for covering up a murder.", &[("journalist", "murder", Convicted)], &[]);
}

#[test]
fn a_deed_gives_parts_whatever_its_word() {
    let mentioned = Stage::Mentioned;
    check(
        "The banker was detained by gunmen.",
        &[("gunmen", "kidnapping", Alleged), ("banker", "kidnapping", mentioned)],
        &[],
    );
    check("Two men shot a guard in Hull.", &[("Two men", "murder", Alleged), ("guard", "murder", mentioned)], &[]);
    check(
        "The firm was breached by a gang in May.",
        &[("gang", "cybercrime", Alleged), ("firm", "cybercrime", mentioned)],
        &[],
    );
    check("Rebels kidnapped dozens of teachers in May.", &[("teachers", "kidnapping", mentioned)], &[]);
}

#[test]
fn the_stage_of_a_case_is_that_of_its_suspect() {
    check(
        "Hackers stole customer records from the bank, the company admitted.",
        &[("Hackers", "cybercrime", Alleged)],
        &[("Hackers", "cybercrime", Convicted)],
    );
    check("Petrov is on trial for fraud.", &[("Petrov", "fraud", Charged)], &[]);
    check("Petrov, on trial for murdering his wife, wept.", &[("Petrov", "murder", Charged)], &[]);
    check(
        "Petrov was convicted of stealing a car.",
        &[("Petrov", "robbery", Convicted)],
        &[("Petrov", "robbery", Alleged)],
    );
    check(
        "Volga Bank agreed to pay $5 million to settle an investigation into money laundering.",
        &[("Volga Bank", "money_laundering", Convicted)],
        &[],
    );
}

#[test]
fn sanctions_hit_whom_a_day_or_a_paragraph_parts_from_them() {
    check("The EU imposed sanctions on Wednesday on Garantex.", &[("Garantex", "sanctions", Designated)], &[]);
    check(
        "The Treasury imposed sanctions on Volga Trading.\n\nThe Treasury also designated Captain Yusuf Demir.",
        &[("Captain Yusuf Demir", "sanctions", Designated)],
        &[],
    );
    check(
        "The Treasury imposed sanctions on Volga Trading.\n\nThe firm designated Yusuf Demir as its agent.",
        &[],
        &[("Yusuf Demir", "sanctions", Designated)],
    );
}

#[test]
fn what_states_do_in_war_is_no_terrorism_and_no_murder() {
    for (text, tag, expected) in [
        ("US warplanes have been bombing the hills for eight days.", "terrorism", false),
        ("The United States is intensifying its bombing of the hills.", "terrorism", false),
        ("They were hurt in the US bombing of the airport.", "terrorism", false),
        ("Bombing raids on the port went on.", "terrorism", false),
        ("A bombing in the port shocked the town.", "terrorism", true),
        ("Security forces have shot dead eight militants in Hull.", "murder", false),
        ("The militant was shot dead by two policemen.", "murder", false),
        ("Helicopters opened fire, killing two men.", "murder", false),
        ("Gunmen shot dead eight men in Hull.", "murder", true),
        ("A policeman murdered two men in Hull.", "murder", true),
    ] {
        let dossier = read(text);
        assert_eq!(dossier.risks.iter().any(|risk| risk.tag == tag), expected, "{text} {:#?}", dossier.risks);
    }
}

#[test]
fn who_only_stands_beside_a_deed_or_a_step_has_no_part_in_it() {
    for (text, party) in [
        ("They asked the ombudsman to investigate the taskforce that is examining corruption.", "taskforce"),
        ("The law allows police to detain people with information about terrorism.", "people"),
        ("The report is on investigations of child sex offences in the town.", "child sex offences"),
        ("The group in charge of Petrov is on a list of terrorist groups.", "Petrov"),
        ("The court found the men guilty of killing two nuns, and of other murders.", "court"),
        ("Petrov was executed in the United States for murdering a doctor.", "United States"),
    ] {
        let dossier = read(text);
        let suspect = dossier.risks.iter().any(|risk| {
            let named = risk.party.as_ref().is_some_and(|known| known.span.text.eq_ignore_ascii_case(party));
            named && risk.role == Some(RiskRole::Suspect)
        });
        assert!(!suspect, "{text} {:#?}", dossier.risks);
    }
    for (text, party) in [
        ("The talks followed a Russian suicide bombing in the port.", "Russian"),
        (
            "Jan Olsen, from the People's Alliance Against Child Sexual Abuse, said that it was hard to believe.",
            "People",
        ),
    ] {
        let dossier = read(text);
        let victim = dossier.risks.iter().any(|risk| {
            let named = risk.party.as_ref().is_some_and(|known| known.span.text.eq_ignore_ascii_case(party));
            named && risk.role == Some(RiskRole::Victim)
        });
        assert!(!victim, "{text} {:#?}", dossier.risks);
    }
    check(
        "There was pressure to arrest and sentence the extremists behind the suicide bombings.",
        &[],
        &[("extremists", "terrorism", Convicted), ("extremists", "terrorism", Investigated)],
    );
}

#[test]
fn whom_counted_charges_are_brought_against_is_charged_and_no_victim() {
    check(
        "The office has filed five felony counts of sexual assault against a former counselor.",
        &[("former counselor", "sexual_exploitation", Charged)],
        &[("former counselor", "sexual_exploitation", Stage::Mentioned)],
    );
    check("The office has not filed counts of fraud against a banker.", &[], &[("banker", "fraud", Charged)]);
    check("Petrov is accused of sexually abusing five boys.", &[("Petrov", "sexual_exploitation", Alleged)], &[]);
}

#[test]
fn sanctions_that_were_vetoed_or_only_allowed_list_nobody() {
    for (text, listed) in [
        ("Norland vetoed a resolution authorising sanctions on Zarkavite Bank.", false),
        ("The committee proposed sanctions on Zarkavite Bank.", false),
        ("It is a plan for sanctions on Zarkavite Bank.", false),
        ("The US imposed sanctions on Zarkavite Bank.", true),
        ("The US, which threatened the port, imposed sanctions on Zarkavite Bank.", true),
    ] {
        let dossier = read(text);
        assert_eq!(has(&dossier, "Zarkavite Bank", "sanctions", Designated), listed, "{text} {:#?}", dossier.risks);
    }
}

#[test]
fn nobody_is_an_official_or_a_suspect_by_what_stands_before_the_noun() {
    for (text, party, role) in [
        ("The president expanded U.S. financial sanctions to more officials.", "U.S. financial", RiskRole::Official),
        ("The Treasury updated the Zimbabwe sanctions on Monday.", "Zimbabwe", RiskRole::Official),
        ("He spoke of the attorney general's fraud case on Monday.", "attorney general", RiskRole::Suspect),
        ("Six phones were hacked by Zarkavite software on Monday.", "Zarkavite software", RiskRole::Suspect),
    ] {
        let dossier = read(text);
        let found = dossier.risks.iter().any(|risk| {
            let named = risk.party.as_ref().is_some_and(|known| known.span.text.eq_ignore_ascii_case(party));
            named && risk.role == Some(role)
        });
        assert!(!found, "{text} {:#?}", dossier.risks);
    }
}

#[test]
fn a_state_has_no_part_in_the_case_of_its_president_and_a_target_none_in_the_attack() {
    let parties = |text: &str| -> Vec<String> {
        read(text).risks.into_iter().filter_map(|risk| risk.party.map(|party| party.span.text)).collect()
    };
    let text = "The plan would help Sudan's President Otto Frisch evade international prosecution for war crimes.";
    assert!(!parties(text).contains(&"Sudan".to_owned()));
    assert_eq!(parties("Orva has been the target of attacks, murdering two nurses."), ["two nurses"]);
    assert_eq!(parties("Those convicted of money laundering can be jailed for ten years."), [""; 0]);
    assert!(read("Both sides spoke of aerial bombings of the town.").risks.is_empty());
    let tag = |text: &str| read(text).risks.into_iter().next().map(|risk| risk.tag);
    assert_eq!(tag("A money mule took the cash to Riga.").as_deref(), Some("money_laundering"));
}

#[test]
fn sums_data_and_charges_have_no_part_and_whose_they_are_has() {
    let parties = |text: &str| -> Vec<String> {
        read(text).risks.into_iter().filter_map(|risk| risk.party.map(|party| party.span.text)).collect()
    };
    assert_eq!(parties("Clerk Jailed On Bribery Charges"), ["Clerk"]);
    assert!(!parties("Hackers stole $5m from a bank.").contains(&"$5m".to_owned()));
    assert!(parties("The gang stole the Gazette's records.").contains(&"Gazette".to_owned()));
    assert!(parties("Hackers broke into the Gazette's network.").contains(&"Gazette".to_owned()));
    assert!(parties("The gang was accused of stealing customers' data.").contains(&"customers".to_owned()));
    assert!(parties("Gunmen murdered the mayor's brother.").contains(&"mayor's brother".to_owned()));
    assert!(!parties("Gunmen murdered the mayor's nanny.").contains(&"mayor".to_owned()));
}
