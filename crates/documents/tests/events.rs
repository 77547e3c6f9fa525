//! What happened, to whom and when: each rule of events with sentences that it must read and sentences that it must leave.

use interdict_documents::{ActorNote, Dossier, EventNote, Reader, Settings, Status, dates::Day, plain};

fn read(text: &str) -> Dossier {
    read_on(text, None)
}

fn read_on(text: &str, published: Option<Day>) -> Dossier {
    let settings = Settings { published, ..Settings::default() };
    // A second paragraph keeps the sentence from being taken for a headline.
    Reader::new(&[]).read(plain::read("test", &format!("{text}\n\nMore is to follow.\n")), &settings).dossier
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
        ("The town began its mourning on 12 January 2015 for the men killed at sea.", "killing", None),
        ("Two men were killed on 12 January 2015 at sea.", "killing", Some("2015-01-12")),
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
fn what_is_planned_hoped_for_or_vowed_has_not_happened() {
    for (text, kind, status) in [
        ("The ministry held talks with Iran.", "talks", Status::Happened),
        ("The ministry plans to hold talks with Iran.", "talks", Status::Planned),
        ("The ministry hopes to hold a referendum.", "election", Status::Planned),
        ("The ministry held a referendum.", "election", Status::Happened),
        ("The court is to hold a trial in June.", "trial", Status::Planned),
        ("The court vows to hold a trial in June.", "trial", Status::Planned),
        ("The court refused to hold a trial.", "trial", Status::NotHappened),
        ("The court held a trial.", "trial", Status::Happened),
        ("The bank aims to start talks with creditors.", "talks", Status::Planned),
        ("The EU eased the embargo on the bank.", "embargo", Status::Cancelled),
        ("The EU may ease the embargo on the bank.", "embargo", Status::Happened),
        ("The sanctions on the bank were eased.", "sanctions_imposed", Status::Cancelled),
        ("The sanctions on the bank hurt it.", "sanctions_imposed", Status::Happened),
        ("The firm does not intend to pay the gang.", "payment", Status::NotHappened),
        ("There was no sign that records had been stolen.", "fraud", Status::NotHappened),
        ("The banker was indicted in 2014 for stealing gold.", "fraud", Status::Alleged),
        ("The minister ordered a raid on the bank.", "raid", Status::Planned),
        ("The minister seeks a deal with the union.", "agreement", Status::Planned),
        ("The minister signed a deal with the union.", "agreement", Status::Happened),
        ("A meeting has been arranged with the rebels.", "meeting", Status::Planned),
        ("The envoy threatened to resign if the talks failed.", "resignation", Status::Planned),
        ("Petrov could be charged with fraud.", "charge", Status::Planned),
        ("Petrov may have been charged with fraud.", "charge", Status::Alleged),
        ("Petrov is the first person to be prosecuted.", "trial", Status::Happened),
        ("It is thought the banker arrested in Malta is from Hull.", "arrest", Status::Happened),
        ("The army says Petrov was behind the attacks on the port.", "attack", Status::Happened),
        ("A suspect allegedly involved in planning attacks on Malta has been detained.", "detention", Status::Happened),
    ] {
        let dossier = read(text);
        assert_eq!(only(&dossier, kind).map(|event| event.status), Some(status), "{text} {:#?}", dossier.events);
    }
}

#[test]
fn a_date_after_the_publication_is_of_what_is_to_come_or_of_another_verb() {
    for (text, kind, status, value) in [
        ("The minister visits Rome on 12 May.", "visit", Status::Planned, Some("2023-05-12")),
        ("The minister visited Rome on 3 May.", "visit", Status::Happened, Some("2023-05-03")),
        ("The trial of Petrov opens on 12 May.", "trial", Status::Planned, Some("2023-05-12")),
        ("The sanctions on the bank will remain until 2024.", "sanctions_imposed", Status::Happened, None),
        ("The man who was arrested in Riga will appear in court on 12 May.", "arrest", Status::Happened, None),
    ] {
        let dossier = read_on(text, Day::new(2023, 5, 5));
        let event = only(&dossier, kind).unwrap_or_else(|| panic!("{text} {:#?}", dossier.events));
        let date = event.date.map(|date| dossier.dates[date].value.as_str());
        assert_eq!((event.status, date), (status, value), "{text}");
    }
}

#[test]
fn a_date_of_another_clause_is_not_that_of_the_event() {
    for (text, kind, value) in [
        ("Petrov met the chairman years before the bank was sanctioned in 2012.", "meeting", None),
        ("Petrov met the chairman years before the bank was sanctioned in 2012.", "sanctions_imposed", Some("2012")),
        ("The bank was delisted by Brussels in 2016 but was blacklisted by Washington.", "designation", None),
        ("On Monday the court convicted Petrov but acquitted Ivanov of fraud.", "acquittal", Some("2023-05-01")),
        ("Police raided a house on Monday and arrested five men.", "arrest", Some("2023-05-01")),
    ] {
        let dossier = read_on(text, Day::new(2023, 5, 5));
        let event = only(&dossier, kind).unwrap_or_else(|| panic!("{text} {:#?}", dossier.events));
        assert_eq!(event.date.map(|date| dossier.dates[date].value.as_str()), value, "{text}");
    }
}

#[test]
fn a_plot_behind_a_work_is_fiction_and_a_drama_in_the_news_is_not() {
    for (text, status) in [
        ("A thriller of 2004 in which a colonel is murdered in Quetta was said to be based on him.", Status::Fictional),
        ("A hostage drama in which a guard was murdered in Quetta shocked the town.", Status::Happened),
    ] {
        let dossier = read(text);
        assert_eq!(only(&dossier, "killing").map(|event| event.status), Some(status), "{text} {:#?}", dossier.events);
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
fn what_is_alleged_awaited_denied_or_called_off_has_not_happened() {
    for (text, kind, status) in [
        ("The bank settled allegations that it bribed officials.", "bribery", Status::Alleged),
        ("There is no evidence that Petrov bribed officials.", "bribery", Status::NotHappened),
        ("Petrov rejected reports that the bank bribed officials.", "bribery", Status::Denied),
        ("Prosecutors are looking into whether the minister took bribes.", "bribery", Status::Alleged),
        ("She faces prison when she is sentenced in July.", "sentence", Status::Planned),
        ("She was in the dock when she was sentenced in May.", "sentence", Status::Happened),
        ("A planned extradition of Petrov has been called off.", "extradition", Status::Cancelled),
        ("In her latest novel a banker is murdered in Rome.", "killing", Status::Fictional),
        ("A film, in which Petrov is murdered, will be shown.", "killing", Status::Fictional),
        ("The suspected gunman was arrested on Monday.", "arrest", Status::Happened),
        ("A planned upgrade had been cancelled.", "cancellation", Status::Happened),
        ("The firm had to sack four nurses.", "dismissal", Status::Happened),
        ("The ministry accuses the firm of helping Russia to evade sanctions.", "evasion", Status::Alleged),
        ("The firm will shut two plants and lay off 600 workers.", "dismissal", Status::Planned),
        ("Both men deny killing her.", "killing", Status::Denied),
        ("Russia claimed that Ukraine had shelled a market.", "attack", Status::Alleged),
        ("The union says that clerks were bribed.", "bribery", Status::Alleged),
        ("No arrests have been made.", "arrest", Status::NotHappened),
    ] {
        let dossier = read(text);
        assert_eq!(only(&dossier, kind).map(|event| event.status), Some(status), "{text} {:#?}", dossier.events);
    }
    // Not every clause behind `whether` is about a deed that somebody looks into.
    let dossier = read("It is not clear whether the minister took bribes.");
    assert!(only(&dossier, "bribery").is_none(), "{:#?}", dossier.events);
}

/// Texts with days of all kinds before and after most days of publication, told in all tenses.
const INVENTED: [&str; 12] = [
    "The minister visits Rome on 12 May. The minister visited Rome on Friday. The trial opens in June.",
    "Police arrested three men on 12 January 2015. Police will raid the bank on 14 January 2015.",
    "The US imposed sanctions on the bank in 2024. The sanctions take effect on 1 June.",
    "- 22 November: hackers attack the bank\n- 7 December: the bank is fined\n- 2 March: trial begins",
    "The talks on 9 February were tense. The ministry hopes to hold talks on 10 February.",
    "Petrov, who was arrested on 3 March, will be tried on 4 April, the court said on Monday.",
    "Elections on 7 May will decide it. The election is held on 7 May 2016.",
    "The ship was seized next week, a reader wrote. The ship was seized last week.",
    "The firm releases the film on Christmas Day. The firm cancelled the release of 25 December.",
    "Protests on Saturday and Sunday followed the attack. A protest is due on Monday.",
    "The bank agreed in 2030 to settle. The deal was signed on 1 January 2031.",
    "Officials discuss the attack on Monday. Officials will discuss the attack tomorrow.",
];

#[test]
fn nothing_that_is_dated_wholly_after_the_publication_has_happened() {
    let (mut dated, mut later) = (0, 0);
    for text in INVENTED {
        for month in 1..=12 {
            for (year, day) in [(2014, 5), (2015, 1), (2015, 22)] {
                let published = Day::new(year, month, day).expect("a day");
                let dossier = read_on(text, Some(published));
                for event in &dossier.events {
                    let first = event.date.and_then(|date| dossier.dates[date].first.clone());
                    let Some(first) = first else { continue };
                    dated += 1;
                    if first > published.to_string() {
                        later += 1;
                        assert_ne!(event.status, Status::Happened, "{published}: {event:#?}");
                    }
                }
            }
        }
    }
    assert!(dated > 200 && later > 20, "{dated} {later}");
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
fn the_day_on_which_something_is_said_is_not_that_of_what_is_said() {
    for (text, kind, value) in [
        ("On Monday the bureau accused Volga of hacking the bank.", "cyber_attack", None),
        ("The bureau accused Volga of hacking the bank in 2013.", "cyber_attack", Some("2013")),
        ("On Monday the mayor criticised the attack on the port.", "attack", None),
        ("Police said on Monday that two men were arrested.", "arrest", Some("2023-05-01")),
        // A day beside a participle is of that.
        ("The man arrested on Monday was charged with fraud.", "arrest", Some("2023-05-01")),
        ("The man arrested on Monday was charged with fraud.", "charge", None),
    ] {
        let dossier = read_on(text, Day::new(2023, 5, 5));
        let event = only(&dossier, kind).unwrap_or_else(|| panic!("{text} {:#?}", dossier.events));
        assert_eq!(event.date.map(|date| dossier.dates[date].value.as_str()), value, "{text}");
    }
    // One right before a noun is of that, whatever the item begins with.
    let item = read_on("- 23 December: the studio confirms a limited Christmas Day release", Day::new(2015, 1, 5));
    let date = only(&item, "release").and_then(|event| event.date).map(|date| item.dates[date].value.as_str());
    assert_eq!(date, Some("2014-12-25"), "{:#?}", item.events);
    // A day that an item begins with is that of all its sentences, and of no other item.
    let items = read_on(
        "- 23 December: the port was closed. It was quiet. Rebels attacked a tanker.\n- Petrov was arrested.",
        Day::new(2015, 1, 5),
    );
    for (kind, value) in [("attack", Some("2014-12-23")), ("arrest", None)] {
        let event = only(&items, kind).unwrap_or_else(|| panic!("{kind} {:#?}", items.events));
        assert_eq!(event.date.map(|date| items.dates[date].value.as_str()), value, "{kind}");
    }
}

#[test]
fn what_only_stands_beside_a_deed_does_not_change_it() {
    for (text, kind, status) in [
        ("A suspect was detained in Tula.", "detention", Status::Happened),
        ("The bank has no plans to close factories.", "shutdown", Status::NotHappened),
        ("The bank said it had no immediate plans to close factories.", "shutdown", Status::NotHappened),
        ("The bank plans to close factories.", "shutdown", Status::Planned),
        (
            "The group denied that it had paid a ransom after hackers stole the records.",
            "cyber_attack",
            Status::Happened,
        ),
        ("The group denied that hackers stole the records.", "cyber_attack", Status::Denied),
        (
            "The bank refunded its customers and rejected claims that it had ignored warnings.",
            "no_response",
            Status::Denied,
        ),
    ] {
        let dossier = read(text);
        let event = only(&dossier, kind).unwrap_or_else(|| panic!("{text} {:#?}", dossier.events));
        assert_eq!(event.status, status, "{text}");
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
fn counting_begins_on_a_day_that_is_not_that_of_the_last_one() {
    for (text, date) in [
        ("It was the third attack on the port since January 2014.", None),
        ("It was the worst attack on the port since 2014.", None),
        ("The attack on the port on 9 March 2014 was the worst.", Some("2014-03-09")),
    ] {
        let dossier = read(text);
        let event = only(&dossier, "attack").unwrap_or_else(|| panic!("{text} {:#?}", dossier.events));
        assert_eq!(event.date.map(|date| dossier.dates[date].value.as_str()), date, "{text}");
    }
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
fn what_a_review_tells_in_the_present_is_the_plot_and_what_befell_the_author_is_not() {
    let review = "The plot follows a cashier who robs her own bank. In the second act she is blackmailed by a priest. The script \
        drags, and every scene is long. The heroine, played by a newcomer, was praised.\n\nThe author was arrested in Minsk in 2021.";
    let dossier = read(review);
    let status = |kind: &str| only(&dossier, kind).map(|event| event.status);
    assert_eq!(status("robbery"), Some(Status::Fictional), "{:#?}", dossier.events);
    assert_eq!(status("arrest"), Some(Status::Happened), "{:#?}", dossier.events);
    let news = read("A cashier robs her own bank, police say. She is held in Hull.");
    assert_eq!(only(&news, "robbery").map(|event| event.status), Some(Status::Happened), "{:#?}", news.events);
}

#[test]
fn what_a_short_review_tells_in_the_present_is_the_plot() {
    let dossier = read(
        "SALT ROAD by Hanne Vik. A customs officer lets a lorry through. Her brother betrays her, and by the end she has robbed a \
         museum. Vik, who was jailed in 1998, lives in Oslo.",
    );
    let status = |kind: &str| only(&dossier, kind).map(|event| event.status);
    assert_eq!(status("robbery"), Some(Status::Fictional), "{:#?}", dossier.events);
    assert_eq!(status("detention"), Some(Status::Happened), "{:#?}", dossier.events);
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
fn the_day_of_a_verb_that_is_joined_is_its_own() {
    let dossier = read_on(
        "It launched a line of soups in January and struck a deal with a chain in February.",
        Day::new(2023, 5, 5),
    );
    let date = only(&dossier, "agreement").and_then(|event| event.date).map(|date| dossier.dates[date].value.as_str());
    assert_eq!(date, Some("2023-02"), "{:#?}", dossier.events);
}

#[test]
fn who_did_it_to_whom_is_found_over_lists_participles_and_insertions() {
    for (text, kind, actor, object) in [
        ("The broker, who lived in Dubai, defrauded investors.", "fraud", "broker", "investors"),
        ("Petrov, 43, bribed officials in Riga.", "bribery", "Petrov", "officials"),
        ("The mayor and his deputy bribed a judge.", "bribery", "mayor", "judge"),
        ("The mayor, his deputy and a contractor were convicted of bribery.", "conviction", "", "mayor"),
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
    ] {
        let dossier = read(text);
        assert!(!dossier.events.iter().any(|event| event.kind == kind), "{text} {:#?}", dossier.events);
    }
}

#[test]
fn what_is_to_end_what_was_first_and_what_was_voted_is_real() {
    for (text, kind, status) in [
        ("The mayor called for an end to attacks on the port.", "attack", Status::Happened),
        ("She was the first woman to be convicted of fraud.", "conviction", Status::Happened),
        ("The workers voted to reject the offer.", "rejection", Status::Happened),
        ("There would be talks with the union.", "talks", Status::Planned),
    ] {
        let dossier = read(text);
        assert_eq!(only(&dossier, kind).map(|event| event.status), Some(status), "{text} {:#?}", dossier.events);
    }
}

#[test]
fn a_date_is_of_the_word_that_it_hangs_on() {
    for (text, kind) in [
        ("Two men were charged with the attacks of 11 September 2001.", "charge"),
        ("On Monday the court jailed a man for stealing gold.", "fraud"),
        ("The minister visited Riga before next week's summit.", "visit"),
    ] {
        let dossier = read_on(text, Day::new(2023, 5, 5));
        let event = only(&dossier, kind).unwrap_or_else(|| panic!("{text} {:#?}", dossier.events));
        assert_eq!(event.date.map(|date| dossier.dates[date].value.as_str()), None, "{text}");
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
