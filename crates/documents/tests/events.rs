//! What happened, and to whom: each rule of events with sentences that it must read and sentences that it must leave. When it happened
//! and whether it did is in `events_when.rs`.

mod common;

use common::{only, read};
use interdict_documents::ActorNote;

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
fn who_undergoes_what_a_relative_clause_tells_stands_before_it() {
    for (text, actor, object) in [
        ("The bank, which Britain sanctioned in 2010, denied it.", "Britain", "bank"),
        ("He met a banker whom Britain sanctioned in 2010.", "Britain", "banker"),
        ("The bank, which sanctioned Petrov in 2010, denied it.", "bank", "Petrov"),
        ("The bank, which was sanctioned by Britain in 2010, denied it.", "Britain", "bank"),
    ] {
        let dossier = read(text);
        let event = only(&dossier, "sanctions_imposed").unwrap_or_else(|| panic!("{text} {:#?}", dossier.events));
        let name = |note: Option<&ActorNote>| note.map(|note| note.span.text.clone()).unwrap_or_default();
        let found = (name(event.actor.as_ref()), name(event.object.as_ref()));
        assert_eq!(found, (actor.to_owned(), object.to_owned()), "{text}");
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
        ("Anna Berg, 31, of Hull pleaded guilty to fraud.", "conviction", None, Some("Anna Berg")),
        ("The family of a nurse killed in the fire has welcomed it.", "killing", None, Some("nurse")),
        ("Two women killed at a factory were named on Monday.", "killing", None, Some("Two women")),
        ("He said he was in the trenches, you know, killed a guard.", "killing", None, Some("guard")),
    ] {
        let dossier = read(text);
        let event = only(&dossier, kind).expect(text);
        let actor_found = event.actor.as_ref().map(|actor| actor.span.text.as_str());
        let object_found = event.object.as_ref().map(|object| object.span.text.as_str());
        assert_eq!((actor_found, object_found), (actor, object), "{text}");
    }
}

#[test]
fn a_phrase_has_its_object_inside_and_a_noun_its_doer_before_the_verb() {
    for (text, kind, actor, object) in [
        ("The jury found Petrov guilty of fraud.", "conviction", Some("jury"), Some("Petrov")),
        ("The court cleared Petrov of fraud.", "acquittal", Some("court"), Some("Petrov")),
        ("The gang took two engineers hostage.", "kidnapping", Some("gang"), Some("two engineers")),
        ("The FBI has opened an investigation.", "investigation", Some("FBI"), None),
        ("Petrov faces an investigation.", "investigation", None, Some("Petrov")),
        ("Petrov was investigated but never charged.", "charge", None, Some("Petrov")),
        ("Petrov pleaded guilty on Monday.", "conviction", None, Some("Petrov")),
        ("Petrov is standing trial.", "trial", None, Some("Petrov")),
        ("Petrov received a suspended sentence.", "sentence", None, Some("Petrov")),
        ("Two engineers were kidnapped by militants.", "kidnapping", Some("militants"), Some("Two engineers")),
        ("Police raided a bank in Hull.", "raid", Some("Police"), Some("bank")),
        ("Gunmen raided a bank in Hull.", "attack", Some("Gunmen"), Some("bank")),
        ("His arrest in May shocked the town.", "arrest", None, Some("His")),
        ("Petrov's murder shocked the town.", "killing", None, Some("Petrov")),
        ("The killer's murder of a nurse shocked the town.", "killing", Some("killer"), Some("nurse")),
        ("Petrov was jailed for nine years for smuggling ivory.", "smuggling", Some("Petrov"), Some("ivory")),
        (
            "The judge sentenced Petrov to a year in jail for smuggling ivory.",
            "smuggling",
            Some("Petrov"),
            Some("ivory"),
        ),
        ("Petrov spent a year in prison for killing a guard.", "killing", Some("Petrov"), Some("guard")),
        ("Two brothers suspected of smuggling ivory were detained in Lagos.", "detention", None, Some("Two brothers")),
        ("The man who shot dead a guard was arrested.", "arrest", None, Some("man")),
        (
            "Detectives investigating a fraud ring raided a house, arresting four men.",
            "arrest",
            Some("Detectives"),
            Some("four men"),
        ),
        ("The lawyer of a banker who was convicted of fraud spoke.", "conviction", None, Some("banker")),
        ("The lawyer for Petrov, who was convicted of fraud, spoke.", "conviction", None, Some("Petrov")),
        ("An appeal against the sentence was dismissed.", "appeal", None, Some("sentence")),
        ("Volga, the ministry said, bribed a clerk.", "bribery", Some("Volga"), Some("clerk")),
        ("Volga hid the cargo, the ministry said, and bribed a clerk.", "bribery", Some("Volga"), Some("clerk")),
        ("Petrov, police said, was arrested on Monday.", "arrest", None, Some("Petrov")),
        ("One of the tankers, the Volga, was detained off Malta.", "detention", None, Some("tankers")),
        ("Petrov is under investigation for embezzling money.", "fraud", Some("Petrov"), Some("money")),
        ("Petrov was handed an 18-year sentence.", "sentence", None, Some("Petrov")),
        ("Petrov received a six-year jail term.", "sentence", None, Some("Petrov")),
        ("Petrov was jailed on Monday for nine years.", "sentence", None, Some("Petrov")),
        ("The army blamed rebels for the attack.", "attack", Some("rebels"), None),
        ("The clerk, who is ill, gave evidence.", "testimony", Some("clerk"), None),
        ("The bank was hit by missiles.", "attack", Some("missiles"), Some("bank")),
    ] {
        let dossier = read(text);
        let event = only(&dossier, kind).unwrap_or_else(|| panic!("{text} {:#?}", dossier.events));
        let actor_found = event.actor.as_ref().map(|actor| actor.span.text.as_str());
        let object_found = event.object.as_ref().map(|object| object.span.text.as_str());
        assert_eq!((actor_found, object_found), (actor, object), "{text}");
    }
}

#[test]
fn a_word_that_only_looks_like_a_deed_tells_of_none() {
    for (text, kind) in [
        ("Police broke up a smuggling ring in Kent.", "smuggling"),
        ("Police broke up smuggling gangs in Kent.", "smuggling"),
        ("The actress stole the show at the gala.", "fraud"),
        ("Entry to the museum is free.", "release"),
        ("The appeal court met on Monday.", "appeal"),
        ("They found a guilty man.", "conviction"),
        ("The song captured the mood of the town.", "arrest"),
        ("The bank executed the trades.", "killing"),
        ("Profits were hit by rising costs.", "attack"),
        ("An earthquake struck the city on Friday.", "attack"),
        ("Hurricane Ida hit Cuba on Friday.", "attack"),
        ("The runner broke into a sprint.", "cyber_attack"),
        ("Rovers were robbed of victory.", "robbery"),
        ("The operators charged passengers a fee.", "charge"),
        ("The committee was charged with drafting a plan.", "charge"),
        ("The bank released $5m for the town.", "release"),
        ("Rescuers searched for survivors.", "raid"),
        ("The pipe leaked oil into the river.", "data_leak"),
        ("The hotel laundered sheets for guests.", "laundering"),
        ("He joked that he had robbed a bank.", "robbery"),
        ("Rovers were hit with a six-point deduction.", "attack"),
        ("The manager hit the panic button.", "attack"),
        ("The levy would have hit the poorest hardest.", "attack"),
        ("His van was hit by a falling tree.", "attack"),
        ("The opposition attacked the government over the budget.", "attack"),
        ("The play bombed at the box office.", "attack"),
        ("The director shot the film in Malta.", "attack"),
        ("The explosion of interest surprised the town.", "attack"),
        ("He suffered a heart attack in May.", "attack"),
        ("The deal is expected to close in June.", "shutdown"),
        ("Shares in the firm closed 18% higher.", "shutdown"),
        ("We ran before we could shut the door.", "shutdown"),
        ("I froze.", "asset_freeze"),
        ("He is expected to leave hospital today.", "withdrawal"),
        ("He was paid to leave a gate open.", "withdrawal"),
        ("They fired everything they had.", "dismissal"),
        ("The army fired two ballistic missiles.", "dismissal"),
        ("The title race exploded.", "accident"),
        ("I killed an hour in the bar.", "killing"),
        ("My phone died.", "death"),
        ("We charge for handling.", "charge"),
        ("The new charge would cost drivers two pounds.", "charge"),
        ("His apology, a sentence of twelve words, was read out.", "sentence"),
        ("The union held the town to ransom.", "kidnapping"),
        ("The probe will examine how dust moves.", "investigation"),
        ("Stocks rallied on Friday.", "protest"),
        ("Oil settled at $74.", "settlement"),
        ("The plan would meet demand.", "meeting"),
        ("The council installed cameras in May.", "appointment"),
        ("Students were tested for the virus.", "weapons_test"),
        ("A man armed with a knife entered the shop.", "arms_deal"),
        ("The party lost power in 2010.", "outage"),
        ("She recalled her childhood in Leeds.", "recall"),
        ("The army intercepted 41 drones.", "seizure"),
        ("A plan to ban imports of gas was read out.", "shipment"),
        ("He was given nine years to repay the loan.", "sentence"),
        ("The stock was delisted on Friday.", "delisting"),
        ("The van broke down on Monday.", "cancellation"),
        ("She walked out.", "protest"),
        ("The service encrypts messages.", "cyber_attack"),
        ("Workmen tore up the street.", "cancellation"),
        ("The bloc cut off aid.", "outage"),
        ("Striking miners will meet on Monday.", "attack"),
        ("The bomber is armed with missiles.", "arms_deal"),
        ("The youths were met with jeers.", "meeting"),
        ("Petrov sent an email to the bank.", "shipment"),
        ("Staff of the Orvane World canyoning tour company wept.", "visit"),
    ] {
        let dossier = read(text);
        assert!(!dossier.events.iter().any(|event| event.kind == kind), "{text} {:#?}", dossier.events);
    }
}

#[test]
fn a_word_of_several_senses_tells_of_its_event_where_it_is_said_of_what_fits() {
    for (text, kind) in [
        ("Rebels captured two soldiers.", "arrest"),
        ("Militants executed two hostages.", "killing"),
        ("Shells hit a market in the town.", "attack"),
        ("A mob attacked the mosque.", "attack"),
        ("Burglars broke into a house.", "robbery"),
        ("Hackers broke into the network of a bank.", "cyber_attack"),
        ("Prosecutors charged the banker.", "charge"),
        ("Petrov was charged with running a fraud ring.", "charge"),
        ("The kidnappers released two hostages.", "release"),
        ("Police searched a house in Hull.", "raid"),
        ("An employee leaked documents.", "data_leak"),
        ("The bank laundered the proceeds.", "laundering"),
        ("Two men were shot in Hull.", "attack"),
        ("A gunman shot a detective.", "attack"),
        ("Russian drones struck a grain terminal.", "attack"),
        ("The army struck a convoy.", "attack"),
        ("The steward was hit with a hammer.", "attack"),
        ("Masked men attacked the minister.", "attack"),
        ("The air force shot down 41 drones.", "attack"),
        ("The army fired two ballistic missiles.", "missile_launch"),
        ("The firm will close two plants.", "shutdown"),
        ("The border closed on Friday.", "shutdown"),
        ("France froze the accounts of the banker.", "asset_freeze"),
        ("He left the company in 2019.", "withdrawal"),
        ("The firm fired its director.", "dismissal"),
        ("A boiler exploded in Hull.", "accident"),
        ("The pirates let 19 sailors go.", "release"),
        ("Two soldiers were wounded.", "attack"),
        ("Petrov received nine years for bribery.", "sentence"),
        ("Robbers held up a bank.", "robbery"),
        ("The tribunal stripped him of his title.", "dismissal"),
        ("Rebels toppled the president.", "dismissal"),
        ("The president dissolved parliament.", "shutdown"),
        ("Talks between the sides broke down.", "cancellation"),
        ("Drivers walked out on Friday.", "protest"),
        ("The minister put off a visit to Rome.", "cancellation"),
        ("The firm is recalling 40,000 vans.", "recall"),
        ("It is the fourth abduction in the region.", "kidnapping"),
        ("A lorry crashed near Hull.", "accident"),
        ("Ten people died in the village.", "death"),
        ("Militants held two engineers for ransom.", "kidnapping"),
        ("Prosecutors dismissed his claim.", "rejection"),
        ("Hungary blocked the package.", "rejection"),
        ("He admitted fraud on the first day of his trial.", "conviction"),
        ("A 27-year-old decorator is being held.", "detention"),
        ("Ministers offered to host a summit.", "meeting"),
        ("He left the country after his release.", "release"),
        ("Japan protested.", "protest"),
        ("The website went down on Monday.", "outage"),
    ] {
        let dossier = read(text);
        assert!(dossier.events.iter().any(|event| event.kind == kind), "{text} {:#?}", dossier.events);
    }
}

#[test]
fn players_attack_and_murder_each_other_only_in_reports_of_matches() {
    let literal = "Masked men attacked from the north. They murdered them for an hour.";
    let kinds = |text: &str| -> Vec<String> { read(text).events.iter().map(|event| event.kind.clone()).collect() };
    assert!(kinds(literal).iter().any(|kind| kind == "killing"), "{:?}", kinds(literal));
    let play = "The striker scored a goal for the league leaders. United attacked from the start. They murdered them for an \
        hour, and the midfielder hit the second.";
    let found = kinds(play);
    assert!(!found.iter().any(|kind| kind == "killing" || kind == "attack"), "{found:?}");
    // What befalls somebody at a match is told of who he is.
    let crime = "The striker scored a goal for the league leaders. A fan murdered the referee in the car park.";
    assert!(kinds(crime).iter().any(|kind| kind == "killing"), "{:?}", kinds(crime));
}

#[test]
fn who_does_it_may_be_told_by_a_verb_that_names_no_event() {
    for (text, kind, actor, object) in [
        ("Rebels masterminded the attack on the port.", "attack", Some("Rebels"), Some("port")),
        ("The attack on the port was carried out by rebels.", "attack", Some("rebels"), Some("port")),
        (
            "The town mourned after an attack which was apparently carried out by rebels.",
            "attack",
            Some("rebels"),
            None,
        ),
        ("Sanctions were imposed on Monday against Volga Trading.", "sanctions_imposed", None, Some("Volga Trading")),
        ("Parliament authorised fresh sanctions on the bank.", "sanctions_imposed", Some("Parliament"), Some("bank")),
        ("The bank suffered a cyber attack.", "cyber_attack", None, Some("bank")),
        ("The ministry blamed rebels for blackouts in the north.", "outage", None, None),
        // Nobody did what is denied, or was not done.
        ("Rebels did not carry out the attack on the port.", "attack", None, Some("port")),
        ("Rebels denied masterminding the attack on the port.", "attack", None, Some("port")),
        ("The attack on the port was not carried out by rebels.", "attack", None, Some("port")),
    ] {
        let dossier = read(text);
        let event = only(&dossier, kind).unwrap_or_else(|| panic!("{text} {:#?}", dossier.events));
        let name = |note: &Option<ActorNote>| note.as_ref().map(|note| note.span.text.clone());
        let found = (name(&event.actor), name(&event.object));
        assert_eq!(found, (actor.map(str::to_owned), object.map(str::to_owned)), "{text}");
    }
    let hotline = read("The bank launched a fraud hotline.");
    assert!(hotline.events.iter().all(|event| event.kind != "fraud"), "{:#?}", hotline.events);
}

#[test]
fn days_places_and_things_do_nothing() {
    for (text, kind, actor, object) in [
        ("The studio scrapped the London premiere.", "release", None, None),
        ("The studio confirmed a Christmas Day release.", "release", None, None),
        ("The studio cancels Christmas Day release.", "cancellation", Some("studio"), Some("Christmas Day release")),
        ("Data released online showed the debts.", "release", None, Some("Data")),
        (
            "The firm scrapped plans to screen the film, before deciding to release it.",
            "release",
            Some("firm"),
            Some("it"),
        ),
        ("The danger concerns a plot to murder a colonel.", "killing", None, Some("colonel")),
    ] {
        let dossier = read(text);
        let event = only(&dossier, kind).unwrap_or_else(|| panic!("{text} {:#?}", dossier.events));
        let name = |note: &Option<ActorNote>| note.as_ref().map(|note| note.span.text.clone());
        let found = (name(&event.actor), name(&event.object));
        assert_eq!(found, (actor.map(str::to_owned), object.map(str::to_owned)), "{text}");
    }
}

#[test]
fn who_offers_evidence_proposes_nothing() {
    for (text, proposes) in [
        ("The ministry offered no evidence.", false),
        ("The ministry offered an explanation.", false),
        ("The ministry offered a truce.", true),
    ] {
        assert_eq!(only(&read(text), "proposal").is_some(), proposes, "{text}");
    }
}

#[test]
fn who_is_punished_or_fired_at_is_no_sum_and_no_means() {
    let name = |note: Option<&ActorNote>| note.map(|note| note.span.text.clone()).unwrap_or_default();
    let fined = read("Harbour Rovers have been deducted six points and fined £750,000.");
    let fine = only(&fined, "fine").unwrap_or_else(|| panic!("{:#?}", fined.events));
    assert_eq!((name(fine.actor.as_ref()), name(fine.object.as_ref())), (String::new(), "Harbour Rovers".to_owned()));
    let fired = read("Two men fired at least eight shots at Ivan Petrov.");
    let attack = only(&fired, "attack").unwrap_or_else(|| panic!("{:#?}", fired.events));
    assert_eq!(name(attack.object.as_ref()), "Ivan Petrov");
    let abuse = read("The banker pleaded guilty to 14 counts of fraud by abuse of position.");
    assert!(abuse.events.iter().all(|event| name(event.actor.as_ref()) != "abuse"), "{:#?}", abuse.events);
    let sent = read(
        "The clinic said no operations had been cancelled, a claim disputed by the union, which said at least 19 patients had \
         been sent home.",
    );
    assert!(only(&sent, "shipment").is_none(), "{:#?}", sent.events);
}

#[test]
fn neither_an_adjective_nor_a_time_of_day_undergoes_anything() {
    for (text, kind, object) in [
        ("Petrov is due to stand trial in September.", "trial", Some("Petrov")),
        ("Petrov denies fraud and is due to be sentenced in September.", "sentence", Some("Petrov")),
        ("The bank noticed the attack on the night of 27 April.", "attack", None),
    ] {
        let dossier = read(text);
        let event = only(&dossier, kind).unwrap_or_else(|| panic!("{text} {:#?}", dossier.events));
        assert_eq!(event.object.as_ref().map(|object| object.span.text.as_str()), object, "{text}");
    }
}

#[test]
fn who_is_jailed_in_an_article_that_tells_of_a_sentence_was_sentenced() {
    let tried = read("Three robbers were jailed on Wednesday. A judge sentenced Petrov to nine years.");
    assert!(tried.events.iter().all(|event| event.kind != "detention"), "{:#?}", tried.events);
    for text in
        ["Three robbers were jailed on Wednesday.", "Petrov was sentenced. The editor was jailed awaiting trial."]
    {
        let dossier = read(text);
        assert!(only(&dossier, "detention").is_some(), "{text} {:#?}", dossier.events);
    }
}

#[test]
fn who_did_it_to_whom_is_found_over_lists_participles_and_insertions() {
    for (text, kind, actor, object) in [
        ("The broker, who lived in Dubai, defrauded investors.", "fraud", "broker", "investors"),
        ("Petrov, 43, bribed officials in Riga.", "bribery", "Petrov", "officials"),
        ("The mayor and his deputy bribed a judge.", "bribery", "mayor and his deputy", "judge"),
        (
            "The mayor, his deputy and a contractor were convicted of bribery.",
            "conviction",
            "",
            "mayor, his deputy and a contractor",
        ),
        ("A clerk met a banker and a lawyer was arrested.", "arrest", "", "lawyer"),
        ("Lawyers for the bank and its owner were arrested.", "arrest", "", "owner"),
        ("After robbing a bank, the brothers fled.", "robbery", "brothers", "bank"),
        ("Having bribed officials, the firm won the contract.", "bribery", "firm", "officials"),
        ("The men who robbed the jeweller fled to Spain.", "escape", "men", ""),
        ("Kovac, whom prosecutors accuse of laundering money, was extradited by Spain.", "laundering", "Kovac", ""),
        ("The hackers were trying to extort the hospital.", "extortion", "hackers", "hospital"),
        ("Marines seized two of the tankers off Oman.", "seizure", "Marines", "tankers"),
        ("A raid by customs officers on a farm angered villagers.", "raid", "customs officers", "farm"),
        ("Gunmen killed six people in an attack on a church.", "attack", "Gunmen", "church"),
        ("Soldiers killed six people in an attack on a church.", "attack", "", "church"),
        ("Police detained two brothers in a raid on a farmhouse.", "raid", "Police", "farmhouse"),
        ("The bank paid a fine of 3 million euros for bribery.", "fine", "", "bank"),
        ("The gang attacked two other pensioners in May.", "attack", "gang", "two other pensioners"),
    ] {
        let dossier = read(text);
        let event = only(&dossier, kind).unwrap_or_else(|| panic!("{text} {:#?}", dossier.events));
        let name = |note: Option<&ActorNote>| note.map(|note| note.span.text.clone()).unwrap_or_default();
        let found = (name(event.actor.as_ref()), name(event.object.as_ref()));
        assert_eq!(found, (actor.to_owned(), object.to_owned()), "{text}");
    }
}

#[test]
fn a_headline_leaves_out_auxiliaries_and_conjunctions() {
    for (text, kind, actor, object) in [
        ("Three charged with bribery", "charge", "", "Three"),
        ("Detectives raid homes, arrest five", "arrest", "Detectives", "five"),
        ("Rebels attack village, kill six", "killing", "Rebels", "six"),
        ("US sanctions Russian bank", "sanctions_imposed", "US", "Russian bank"),
    ] {
        let dossier = read(text);
        let event = only(&dossier, kind).unwrap_or_else(|| panic!("{text} {:#?}", dossier.events));
        let name = |note: Option<&ActorNote>| note.map(|note| note.span.text.clone()).unwrap_or_default();
        let found = (name(event.actor.as_ref()), name(event.object.as_ref()));
        assert_eq!(found, (actor.to_owned(), object.to_owned()), "{text}");
    }
    let dossier = read("US sanctions relief nears");
    assert!(dossier.events.iter().all(|event| event.object.is_none()), "{:#?}", dossier.events);
}

#[test]
fn words_of_everyday_news_in_another_sense_tell_of_no_event() {
    for (text, kind) in [
        ("Fires threaten homes in the town.", "threat"),
        ("The envoy spoke of a threat of famine.", "threat"),
        ("The raid was a violation of the country's sovereignty.", "evasion"),
        ("Drivers demonstrated an unhealthy interest in weapons.", "protest"),
        ("The region has two armed groups.", "arms_deal"),
        ("The visit offered little hope of peace.", "proposal"),
        ("The report suggests the bridge is safe.", "proposal"),
        ("The coach launched a search for a striker.", "release"),
        ("The navy intercepted a phone call.", "seizure"),
        ("Two people were infected with cholera.", "cyber_attack"),
        ("The envoy was left waiting in Riga.", "withdrawal"),
        ("She fought hard.", "appeal"),
        ("He was nominated for a prize.", "appointment"),
        ("He weighed the pros and cons.", "fraud"),
        ("Police continued a search for two men.", "raid"),
        ("They were killed by shell fire.", "accident"),
        ("The fighters will not surrender to the tribe.", "extradition"),
        ("Ministers sent troops to the border.", "shipment"),
        ("Hackers installed malware on the screens.", "appointment"),
        ("The hacks locked up medical records.", "detention"),
        ("Officers executed a search warrant.", "killing"),
        ("He suffered a cardiac arrest.", "arrest"),
        ("Violations by the army were reported.", "evasion"),
        ("The lawyer suggested in a letter that her client had been framed.", "proposal"),
    ] {
        let dossier = read(text);
        assert!(!dossier.events.iter().any(|event| event.kind == kind), "{text} {:#?}", dossier.events);
    }
}

#[test]
fn a_country_before_an_attack_carries_it_out_and_nobody_arrests_access() {
    for (text, kind, actor, object) in [
        ("Six people died in US air strikes on the port.", "attack", "US", "port"),
        ("They want access to Ivan Petrov, arrested by rebels.", "arrest", "rebels", "Ivan Petrov"),
    ] {
        let dossier = read(text);
        let event = only(&dossier, kind).unwrap_or_else(|| panic!("{text} {:#?}", dossier.events));
        let name = |note: Option<&ActorNote>| note.map(|note| note.span.text.clone()).unwrap_or_default();
        let found = (name(event.actor.as_ref()), name(event.object.as_ref()));
        assert_eq!(found, (actor.to_owned(), object.to_owned()), "{text}");
    }
}

#[test]
fn an_aim_a_place_a_time_and_an_adjective_do_nothing() {
    for (text, kind, actor, object) in [
        ("Calls for the mayor to resign grew.", "resignation", "mayor", ""),
        ("The senator's bid to sack the director failed.", "dismissal", "senator", "director"),
        ("The danger concerns a plot to murder a colonel.", "killing", "", "colonel"),
        (
            "Soldiers patrolling in land under rebel control near Vorn shot dead a guard.",
            "killing",
            "Soldiers",
            "guard",
        ),
        ("The workers will be paid by the end of the week.", "payment", "", "workers"),
        ("The militant was wounded and was shot dead by two guards.", "attack", "", "militant"),
        ("A second night of air raids killed eight civilians.", "killing", "", "eight civilians"),
        ("The ruthless killing of villagers shocked the town.", "killing", "", "villagers"),
        ("The 26-year-old from Hull was detained in Malta.", "detention", "", "26-year-old"),
        ("Commanders believe Petrov, wanted for murder, is in Riga.", "warrant", "", "Petrov"),
        ("Petrov accused the army of escalating the war by killing three envoys.", "killing", "army", "three envoys"),
        ("The army bombed all the depots.", "attack", "army", "depots"),
        ("The town saw anti-Iranian attacks on Monday.", "attack", "", "Iranian"),
        ("Rebels rejected a UN-brokered accord.", "agreement", "", ""),
        ("Police shot dead eight suspected smugglers.", "killing", "Police", "eight suspected smugglers"),
        ("A University of Mornay lecturer was arrested.", "arrest", "", "University of Mornay lecturer"),
        ("Petrov was given nine years for bribery.", "sentence", "", "Petrov"),
    ] {
        let dossier = read(text);
        let event = only(&dossier, kind).unwrap_or_else(|| panic!("{text} {:#?}", dossier.events));
        let name = |note: Option<&ActorNote>| note.map(|note| note.span.text.clone()).unwrap_or_default();
        let found = (name(event.actor.as_ref()), name(event.object.as_ref()));
        assert_eq!(found, (actor.to_owned(), object.to_owned()), "{text}");
    }
}

#[test]
fn what_travellers_roofs_mourners_and_fires_do_is_no_event() {
    for (text, kind, tells) in [
        ("Residents left Malta in March.", "withdrawal", false),
        ("The brigade left Malta in March.", "withdrawal", true),
        ("The roof had leaked.", "data_leak", false),
        ("He paid his respects to the widow.", "payment", false),
        ("He paid the widow.", "payment", true),
        ("The minister amended his ways.", "law_passed", false),
        ("The minister amended the constitution.", "law_passed", true),
        ("The singer came out of retirement.", "resignation", false),
        ("The raid met an Iranian armed response.", "arms_deal", false),
        ("They were dispatched to a hospital.", "shipment", false),
        ("The blaze is threatening homes.", "threat", false),
        ("Rebels threatened the judge.", "threat", true),
        ("A moment of silence was held.", "no_response", false),
        ("The clerks defended medically sanctioned tests.", "sanctions_imposed", false),
        ("Rebels captured half of the airport.", "seizure", true),
        ("Rebels captured half of the airport.", "arrest", false),
        ("Rebels captured two soldiers.", "arrest", true),
        ("The officer in charge of the harbour wept.", "charge", false),
    ] {
        let dossier = read(text);
        assert_eq!(dossier.events.iter().any(|event| event.kind == kind), tells, "{text} {:#?}", dossier.events);
    }
}
