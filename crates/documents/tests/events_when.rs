//! Whether what is told happened, and when: planned, denied, alleged, called off and invented events, and the day of each.

mod common;

use common::{only, read, read_on};
use interdict_documents::{Status, dates::Day};

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
        ("There was no sign that records had been stolen.", "cyber_attack", Status::NotHappened),
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
fn the_day_of_a_verb_that_is_joined_is_its_own() {
    let dossier = read_on(
        "It launched a line of soups in January and struck a deal with a chain in February.",
        Day::new(2023, 5, 5),
    );
    let date = only(&dossier, "agreement").and_then(|event| event.date).map(|date| dossier.dates[date].value.as_str());
    assert_eq!(date, Some("2023-02"), "{:#?}", dossier.events);
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
fn what_somebody_will_go_to_is_planned_and_what_must_end_there_is() {
    for (text, kind, status) in [
        ("The union repeated its offer of holding talks with the firm.", "talks", Status::Planned),
        ("The minister will go to Riga for talks with the union.", "talks", Status::Planned),
        ("The minister went to Riga for talks with the union.", "talks", Status::Happened),
        ("The summit is set to begin.", "meeting", Status::Planned),
        ("The mayor said the attacks must end.", "attack", Status::Happened),
        ("It is likely that more raids will be launched against the gang.", "raid", Status::Planned),
        ("I do not think the minister should resign.", "resignation", Status::NotHappened),
        ("The trader who worked without a licence was fined.", "fine", Status::Happened),
        ("Friends hope the court will overturn his sentence.", "sentence", Status::Happened),
        ("The union rejected the firm's proposals.", "proposal", Status::Happened),
        ("He urged them to go on with a mission marred by suicide bombings.", "attack", Status::Happened),
        ("The mayor called for help after attacks on the port.", "attack", Status::Happened),
        ("He blamed Petrov for the bombings that killed nine guards.", "killing", Status::Happened),
        (
            "A suspect allegedly involved in planning attacks on Malta has been detained and charged.",
            "charge",
            Status::Happened,
        ),
    ] {
        let dossier = read(text);
        assert_eq!(only(&dossier, kind).map(|event| event.status), Some(status), "{text} {:#?}", dossier.events);
    }
}

#[test]
fn a_day_behind_a_comma_is_of_the_clause_that_it_stands_in() {
    for (text, kind, value) in [
        ("The harbour, where two men were killed, closed on Monday.", "killing", None),
        ("The harbour, where two men were killed on Monday, closed.", "killing", Some("2023-05-01")),
        ("The clerk was sacked, with the rest to be paid on Monday.", "dismissal", None),
        ("The clerk was sacked on Monday, with the rest to be paid.", "dismissal", Some("2023-05-01")),
        ("Two men were killed, police said on Monday.", "killing", Some("2023-05-01")),
    ] {
        let dossier = read_on(text, Day::new(2023, 5, 5));
        let event = only(&dossier, kind).unwrap_or_else(|| panic!("{text} {:#?}", dossier.events));
        assert_eq!(event.date.map(|date| dossier.dates[date].value.as_str()), value, "{text}");
    }
}

/// The value of the day of the only event of a kind, told on 30 May 2023.
fn date_of(text: &str, kind: &str) -> Option<String> {
    let dossier = read_on(text, Day::new(2023, 5, 30));
    let event = only(&dossier, kind).unwrap_or_else(|| panic!("{text} {:#?}", dossier.events));
    event.date.map(|date| dossier.dates[date].value.clone())
}

#[test]
fn a_day_hangs_on_the_noun_before_it_or_on_the_verb_of_its_clause() {
    for (text, kind, value) in [
        ("Volga Ltd will settle a lawsuit over a cyberattack last year.", "cyber_attack", Some("2022")),
        ("Volga Ltd will settle a lawsuit over a cyberattack last year.", "settlement", None),
        ("Volga Ltd disclosed the data breach last August.", "cyber_attack", None),
        ("Volga Ltd agreed on Friday to pay a fine.", "agreement", Some("2023-05-26")),
        ("Volga Ltd agreed on Friday to pay a fine.", "payment", None),
        ("A judge on Friday sentenced the broker to pay $2 million.", "payment", None),
        ("The sentencing of the broker followed his plea on 2 March 2021.", "sentence", None),
        ("The broker violated sanctions by falsifying books in 2014.", "evasion", Some("2014")),
        ("The broker was convicted of taking bribes while he ran the port from 2002.", "conviction", None),
        ("The broker was convicted of taking bribes while he ran the port from 2002.", "bribery", None),
        ("The broker was found guilty of drug charges on 3 April.", "conviction", Some("2023-04-03")),
        ("The broker was found guilty of drug charges on 3 April.", "charge", None),
        ("The sentence was upheld last month.", "sentence", None),
        ("Two men were jailed, said a report seen on Monday.", "detention", None),
        ("In a statement issued on Monday, the office said the arrests were made in Orva.", "arrest", None),
        ("The court found – for the second time this week – that the mayor could not ban the rally.", "ban", None),
        ("The mayor on Saturday agreed with the coroner that the guard was murdered.", "killing", None),
        ("The office last week announced rules aimed at curbing drug trafficking.", "smuggling", None),
        ("Since police crushed a rally in 2011, rebels have bombed two ports.", "attack", None),
        ("He fled after a raid on his house on 2 March.", "raid", Some("2023-03-02")),
        ("The killing on Monday of a clerk sparked anger.", "killing", Some("2023-05-29")),
        ("Petrov was tried for the murder of a clerk in 2015.", "killing", Some("2015")),
        ("The navy seized the ship, which was carrying oil, on Monday.", "seizure", Some("2023-05-29")),
    ] {
        assert_eq!(date_of(text, kind).as_deref(), value, "{kind}: {text}");
    }
}

#[test]
fn a_day_is_that_of_all_that_is_told_of_one_time() {
    for (text, kind, value) in [
        ("Rebels launched an attack on Tuesday.", "attack", Some("2023-05-30")),
        ("The army carried out an air strike on a port on Monday.", "attack", Some("2023-05-29")),
        ("Nine guards were killed in an ambush near Orva on Monday.", "killing", Some("2023-05-29")),
        ("Nine guards were killed in an ambush near Orva on Monday.", "attack", Some("2023-05-29")),
        ("Police held two men on Monday in an inquiry into fraud.", "investigation", None),
        ("A bomb exploded outside a court in Riga on Monday, killing two guards.", "killing", Some("2023-05-29")),
        ("Troops opened fire on Monday when rebels kidnapped two guards.", "kidnapping", Some("2023-05-29")),
        ("Petrov was arrested in May and charged with fraud.", "charge", Some("2023-05")),
        ("Petrov was arrested in 2021 and later charged with fraud.", "charge", None),
        ("The move came the same month the bank was fined.", "fine", Some("2023-05")),
        ("The trial is set to begin on 12 June.", "trial", Some("2023-06-12")),
        ("Volga Ltd will pay to end an inquiry, officials said on Monday.", "investigation", None),
        ("Two men were killed in an overnight raid, police said today.", "killing", Some("2023-05-30TNI")),
    ] {
        assert_eq!(date_of(text, kind).as_deref(), value, "{kind}: {text}");
    }
}

#[test]
fn what_is_broken_charged_or_said_to_be_done_is_told_apart() {
    for (text, kind, status) in [
        // A measure that somebody breaks is in force, whether or not he did.
        ("The bank settled allegations that it violated sanctions on Orland.", "sanctions_imposed", Status::Happened),
        ("The bank settled allegations that it violated sanctions on Orland.", "evasion", Status::Alleged),
        ("The envoy urged the council to lift the sanctions on Orland.", "sanctions_imposed", Status::Happened),
        ("The broker faces charges of smuggling rifles.", "smuggling", Status::Alleged),
        ("The broker was convicted on charges of smuggling rifles.", "smuggling", Status::Happened),
        ("The broker was convicted of bribing a judge, the Orva Post reported.", "bribery", Status::Happened),
        ("The gang is allegedly responsible for duping a bank and robbing a clerk.", "robbery", Status::Alleged),
        // Who speaks does it with his words.
        ("\"We urge the bank to talk,\" the mayor said.", "proposal", Status::Happened),
        (
            "The clerk went before a judge on an indictment in which he is charged with fraud.",
            "charge",
            Status::Happened,
        ),
        ("When the clerk is charged, he will be moved.", "charge", Status::Planned),
        (
            "The mayor condemned the call by two parties for the cancellation of the vote.",
            "cancellation",
            Status::Planned,
        ),
        (
            "The mayor condemned the call by two parties for the cancellation of the election held in May 2014.",
            "election",
            Status::Happened,
        ),
        ("The envoy called on the council to act against the attack on the port.", "attack", Status::Happened),
        (
            "Police held two men suspected of links with a gang after an attack that killed ten.",
            "killing",
            Status::Happened,
        ),
        ("The clerk could file an appeal.", "appeal", Status::Planned),
        ("The firm paid $4 million to avoid a lawsuit against its chairman.", "lawsuit", Status::NotHappened),
        (
            "The deal would allow the firm to avoid a lawsuit and instead start negotiating a merger.",
            "talks",
            Status::Planned,
        ),
    ] {
        let dossier = read(text);
        assert_eq!(only(&dossier, kind).map(|event| event.status), Some(status), "{text} {:#?}", dossier.events);
    }
}

#[test]
fn what_a_court_lets_stand_suspends_or_makes_somebody_pay_is_of_its_day() {
    for (text, kind, value) in [
        ("A clerk was sentenced on 12 January 2015 to pay a fine.", "fine", "2015-01-12"),
        ("On 12 January 2015, a court suspended a ban on the party.", "ban", "2015-01-12"),
        ("On 12 January 2015, a court allowed the detention of two brokers.", "detention", "2015-01-12"),
    ] {
        let dossier = read(text);
        let date = only(&dossier, kind).expect(text).date.map(|date| dossier.dates[date].value.as_str());
        assert_eq!(date, Some(value), "{text}");
    }
}
