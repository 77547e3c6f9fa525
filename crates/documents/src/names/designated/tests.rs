//! Of whom a sentence says that they are sanctioned, and of whom it does not.

use super::*;
use crate::{claims, plain};
use std::collections::BTreeSet;

/// The words that say it of a name in a text, where they do.
fn said(text: &str, name: &str) -> Option<String> {
    let document = plain::read("test", text);
    let tokens = Tokens::of(&document);
    let start = document.text.find(name).unwrap_or_else(|| panic!("{name} is not in {text}"));
    let range = tokens.at_byte(start)..tokens.at_byte(start + name.len());
    let sentences = Sentences::new(&tokens, &[]);
    let claims = claims::find(&sentences, &claims::find_quotes(&tokens));
    of(&sentences, &claims, &range).map(|words| tokens.slice(&words).to_owned())
}

#[test]
fn who_is_the_object_of_the_words_is_said_to_be_sanctioned() {
    for (text, name) in [
        ("The US Treasury imposed sanctions on Zarkavite on Monday, officials said.", "Zarkavite"),
        ("The EU announced sanctions on Friday on the shipping firm Zarkavite, its spokesman said.", "Zarkavite"),
        ("Sanctions imposed by Washington last week on Zarkavite were criticised by the firm.", "Zarkavite"),
        ("Officials in Brussels spoke of new sanctions against Iran's Zarkavite and other firms.", "Zarkavite"),
        ("The sanctions on Orvane Bank, Zarkavite and the trader Ostremir Quorv were not lifted.", "Ostremir Quorv"),
        ("Britain sanctioned the crypto exchange Zarkavite in April, the ministry said.", "Zarkavite"),
        ("The travel ban on Ostremir Quorv stands until the end of the year, the court said.", "Ostremir Quorv"),
        ("The designation of Zarkavite was welcomed by the two governments on Monday.", "Zarkavite"),
        ("The Treasury froze the assets of Zarkavite on Monday, officials said.", "Zarkavite"),
        ("The Treasury added Orvane Bank and Zarkavite to its sanctions list on Monday.", "Orvane Bank"),
        ("The EU hit Zarkavite with sanctions on Monday, its spokesman said.", "Zarkavite"),
        ("The ministry put Zarkavite on its list of specially designated nationals.", "Zarkavite"),
        ("Zarkavite was sanctioned in April by the Treasury, which did not say why.", "Zarkavite"),
        ("Zarkavite, a firm in the north of the country, has been blacklisted by the EU.", "Zarkavite"),
        ("Orvane Bank and Zarkavite were added to the US sanctions list on Monday.", "Orvane Bank"),
        ("They had a contract with Zarkavite, which is under European sanctions, the paper said.", "Zarkavite"),
        ("He dealt with Zarkavite, which the Treasury sanctioned in 2018, the paper said.", "Zarkavite"),
        ("He dealt with Zarkavite, a US-sanctioned exchange, the paper said on Monday.", "Zarkavite"),
        ("He dealt with Zarkavite, an arms dealer under US sanctions, the paper said on Monday.", "Zarkavite"),
        ("The US designated Zarkavite a terrorist organisation in 1997, the paper said.", "Zarkavite"),
        ("The EU designated Zarkavite and Orvane Bank as terrorist groups on Monday.", "Zarkavite"),
        ("Zarkavite was designated as a foreign terrorist organisation in April by the state.", "Zarkavite"),
        ("The Treasury designated Zarkavite the same day, officials said in Washington.", "Zarkavite"),
        ("The Treasury designated Zarkavite as well as two of its directors on Monday.", "Zarkavite"),
        ("The Treasury imposed sanctions on the Zarkavite exchange on Monday, officials said.", "Zarkavite"),
        ("Zarkavite remains under sanctions, the minister said on Monday in the capital.", "Zarkavite"),
        ("Zarkavite was sanctioned by the EU in April and dropped by its sponsor, the paper said.", "Zarkavite"),
        ("He met Zarkavite, a firm that has been under US sanctions for a year, the paper said.", "Zarkavite"),
        ("Zarkavite, a politician and former owner who is also under US sanctions, denied it.", "Zarkavite"),
        ("Zarkavite, a politician, who is under US sanctions, denied it on Monday.", "Zarkavite"),
        ("Zarkavite, Belgium's former spy chief, who was sanctioned in 2023, denied it.", "Zarkavite"),
        ("It went through Zarkavite, a mixer that the US Treasury sanctioned in 2022.", "Zarkavite"),
        ("Those named in the sanctions were:\n\n- Zarkavite, a trading firm\n- Orvane Bank, a lender", "Zarkavite"),
    ] {
        assert!(said(text, name).is_some(), "{name}: {text}");
    }
    let words = said("The US imposed sanctions on Zarkavite on Monday, officials said.", "Zarkavite");
    assert_eq!(words.as_deref(), Some("imposed sanctions on"));
}

#[test]
fn who_imposes_comments_or_is_only_near_is_not() {
    for (text, name) in [
        ("The sanctions by Zarkavite were a surprise to the market, analysts said.", "Zarkavite"),
        ("Zarkavite imposed sanctions on the bank on Monday, officials said.", "Zarkavite"),
        ("The Treasury imposed sanctions on Iran on Monday, Zarkavite said in a statement.", "Zarkavite"),
        ("The Treasury imposed sanctions on Iran, and Zarkavite was not surprised by that.", "Zarkavite"),
        ("The sanctions for the hack on Zarkavite were announced on Monday by officials.", "Zarkavite"),
        ("The Treasury imposed sanctions on officers of Zarkavite on Monday, officials said.", "Zarkavite"),
        ("The Treasury imposed sanctions on Zarkavite officials on Monday, the paper said.", "Zarkavite"),
        ("The Treasury imposed sanctions on Zarkavite's leader on Monday, the paper said.", "Zarkavite"),
        ("The head of Zarkavite was sanctioned on Monday by the Treasury, the paper said.", "Zarkavite"),
        ("Zarkavite was not sanctioned on Monday, the ministry said in a statement.", "Zarkavite"),
        ("Zarkavite could be sanctioned by the Treasury, the ministry said in a statement.", "Zarkavite"),
        ("Ostremir Quorv, who sanctioned the deal, left the ministry on Monday.", "Ostremir Quorv"),
        ("Ostremir Quorv, a politician that the board sanctioned deals for, left on Monday.", "Ostremir Quorv"),
        ("Ostremir Quorv, a minister who sanctioned the bank, left the ministry on Monday.", "Ostremir Quorv"),
        ("Ostremir Quorv, an aide to a minister who was sanctioned, left on Monday.", "Ostremir Quorv"),
        ("The Treasury imposed sanctions on Iran on Monday, officials said in Washington.", "Iran"),
        ("The club designated Zarkavite as captain for the tour, the coach said on Monday.", "Zarkavite"),
        ("The museum designated Zarkavite a treasure of the town, its director said.", "Zarkavite"),
        ("Zarkavite was designated as host of the fair in April, the mayor said.", "Zarkavite"),
        ("Zarkavite was designated by the board as its next chair, the paper said.", "Zarkavite"),
        ("The sanctions on Zarkavite males were lifted on Monday, rangers said.", "Zarkavite"),
        ("The council sanctioned Zarkavite lamps for the fair, the paper said on Monday.", "Zarkavite"),
        ("Zarkavite sells lamps to collectors in three countries, the firm said on Monday.", "Zarkavite"),
    ] {
        assert_eq!(said(text, name), None, "{name}: {text}");
    }
}

#[test]
fn every_row_of_the_table_is_understood() {
    for row in rows(TABLE) {
        let part = Part::named(row[1]);
        assert!(part.is_some(), "designations.tsv: {row:?}");
        let is_verb = matches!(
            part,
            Some(Part::Act | Part::Move | Part::Strike | Part::Stay | Part::Keep | Part::Moot | Part::Leave)
        );
        assert!(!is_verb || verb_of(row[0]).is_some_and(|(lemma, _)| lemma == row[0]), "designations.tsv: {row:?}");
    }
}

/// For each row of the table a sentence that says of Zarkavite that it is sanctioned, and one with the same word that does not.
fn sentences_of_rows() -> Vec<(&'static str, Part, String, String)> {
    let mut all: Vec<(&'static str, Part, String, String)> = Vec::new();
    let mut add = |word, part, so: &str, not: &str| {
        let whole =
            |text: &str| if text.ends_with(['.', '\n']) { text.to_owned() } else { format!("{text}, officials said.") };
        all.push((word, part, whole(so), whole(not)));
    };
    for (word, past) in [
        ("sanction", "sanctioned"),
        ("blacklist", "blacklisted"),
        ("designate", "designated"),
        ("proscribe", "proscribed"),
    ] {
        let so = format!("The Treasury {past} Zarkavite on Monday");
        add(word, Part::Act, &so, &format!("The Treasury has not {past} Zarkavite"));
    }
    for word in ["sanctions", "asset freeze", "asset freezes", "travel ban", "travel bans", "embargo"] {
        let so = format!("Washington announced the {word} on Zarkavite in April");
        add(word, Part::Measure, &so, &format!("Lawmakers called for {word} on Zarkavite in April"));
    }
    for word in ["designation", "blacklisting", "sanctioning"] {
        let so = format!("The firm regretted the {word} of Zarkavite in April");
        add(word, Part::Naming, &so, &format!("Lawmakers urged the {word} of Zarkavite in April"));
    }
    for (word, past) in [
        ("add", "added"),
        ("put", "put"),
        ("place", "placed"),
        ("include", "included"),
        ("list", "listed"),
        ("name", "named"),
    ] {
        let so = format!("The ministry {past} Zarkavite on its blacklist in April");
        add(word, Part::Move, &so, &format!("The ministry has never {past} Zarkavite on its blacklist"));
    }
    for (word, roll) in [
        ("list", "its list of sanctioned firms"),
        ("lists", "its lists of sanctioned firms"),
        ("register", "its register of sanctioned firms"),
        ("blacklist", "its blacklist"),
        ("blacklists", "its blacklists"),
        ("sdn", "the SDN"),
    ] {
        let so = format!("The ministry put Zarkavite on {roll} in April");
        add(word, Part::Roll, &so, &format!("The ministry never put Zarkavite on {roll}"));
    }
    for (word, words) in [("designate", "The EU designated"), ("designation", "The firm regretted the designation of")]
    {
        let so = format!("{words} Zarkavite in April");
        add(word, Part::Appoint, &so, &format!("{words} Zarkavite as captain in April"));
    }
    for (word, past) in [("hit", "hit"), ("target", "targeted"), ("slap", "slapped"), ("punish", "punished")] {
        let so = format!("The EU {past} Zarkavite with sanctions in April");
        add(word, Part::Strike, &so, &format!("Nobody {past} Zarkavite with sanctions in April"));
    }
    for (word, list) in [
        ("sanctions", "its sanctions list"),
        ("blacklist", "its blacklist"),
        ("blacklists", "two blacklists"),
        ("sdn", "the SDN list"),
        ("sanctioned", "its list of sanctioned firms"),
        ("designated", "its list of designated firms"),
    ] {
        let so = format!("The ministry added Zarkavite to {list} in April");
        add(word, Part::List, &so, &format!("The ministry may have added Zarkavite to {list}"));
    }
    add("remain", Part::Stay, "Zarkavite remains under sanctions", "Zarkavite does not remain under sanctions");
    for (word, past) in [
        ("lift", "lifted"),
        ("ease", "eased"),
        ("remove", "removed"),
        ("revoke", "revoked"),
        ("waive", "waived"),
        ("suspend", "suspended"),
        ("rescind", "rescinded"),
        ("relax", "relaxed"),
        ("loosen", "loosened"),
        ("drop", "dropped"),
        ("scrap", "scrapped"),
        ("terminate", "terminated"),
        ("repeal", "repealed"),
        ("withdraw", "withdrawn"),
    ] {
        let so = format!("The EU has not {past} sanctions on Zarkavite");
        add(word, Part::End, &so, &format!("The EU has {past} sanctions on Zarkavite"));
    }
    let once = "Zarkavite was sanctioned in 2014 and";
    add("delist", Part::Leave, &format!("{once} has not been delisted"), &format!("{once} was delisted in 2016"));
    for word in ["removal", "suspension"] {
        let so = format!("The firm urged the {word} of sanctions on Zarkavite");
        add(word, Part::End, &so, &format!("The firm welcomed the {word} of sanctions on Zarkavite"));
    }
    for word in [
        "keep",
        "maintain",
        "extend",
        "renew",
        "prolong",
        "tighten",
        "enforce",
        "evade",
        "circumvent",
        "breach",
        "violate",
        "flout",
        "bypass",
    ] {
        let so = format!("The bank may {word} sanctions on Zarkavite");
        add(word, Part::Keep, &so, &format!("The bank may {word} its contract with Zarkavite"));
    }
    for (word, past) in [
        ("want", "wanted"),
        ("need", "needed"),
        ("consider", "considered"),
        ("discuss", "discussed"),
        ("debate", "debated"),
        ("weigh", "weighed"),
        ("expect", "expected"),
        ("avoid", "avoided"),
        ("escape", "escaped"),
        ("back", "backed"),
        ("support", "supported"),
        ("favour", "favoured"),
    ] {
        let so = format!("The ministers {past} the sanctions on Zarkavite");
        add(word, Part::Moot, &so, &format!("The ministers {past} sanctions on Zarkavite"));
    }
    for word in rows(TABLE).filter(|row| Part::named(row[1]) == Some(Part::Status)).map(|row| row[0]) {
        let so = format!("The Treasury designated Zarkavite as one of three {word} groups");
        add(word, Part::Status, &so, "The Treasury designated Zarkavite as one of three guest speakers");
    }
    all
}

#[test]
fn every_row_of_the_table_has_a_sentence_that_says_it_and_one_that_does_not() {
    let mut reached: BTreeSet<(&str, &str)> = BTreeSet::new();
    for (word, part, so, not) in sentences_of_rows() {
        let row = rows(TABLE).find(|row| row[0] == word && Part::named(row[1]) == Some(part));
        let row = row.unwrap_or_else(|| panic!("{word} is in no row as {part:?}"));
        reached.insert((row[0], row[1]));
        assert!(said(&so, "Zarkavite").is_some(), "{word} {part:?}: {so}");
        assert_eq!(said(&not, "Zarkavite"), None, "{word} {part:?}: {not}");
    }
    for row in rows(TABLE) {
        assert!(reached.contains(&(row[0], row[1])), "designations.tsv: no sentence has {row:?}");
    }
}

#[test]
fn what_did_not_happen_or_only_may_lists_nobody() {
    for text in [
        "The Treasury refused to impose sanctions on Zarkavite, officials said.",
        "The Treasury will put Zarkavite on its sanctions list, officials said.",
        "The Treasury plans to hit Zarkavite with sanctions, officials said.",
        "The Treasury has yet to blacklist Zarkavite, the paper said on Monday.",
        "Washington is considering sanctions against Orvane Bank and Zarkavite.",
        "Lawmakers proposed sanctioning Zarkavite over the attack on the port.",
        "The Treasury stopped short of blacklisting Zarkavite, the paper said.",
        "Sanctioning Zarkavite would be a mistake, the minister said on Monday.",
        "If Zarkavite is sanctioned, the market will suffer, analysts said.",
        "Nobody has imposed sanctions on Zarkavite, the firm said on Monday.",
        "The Treasury denied that it had sanctioned Zarkavite in the spring.",
        "Has the Treasury sanctioned Zarkavite?",
        "It is not true that the Treasury sanctioned Zarkavite, the paper said.",
        "Zarkavite was sanctioned in 2014 and removed by the EU from its blacklist in 2016.",
        "Sanctions on Zarkavite will be imposed next week, the ministry said.",
        "The EU voted against sanctions on Zarkavite, its spokesman said.",
        "The threat of sanctions on Zarkavite worried the market on Monday.",
        "Zarkavite may be added to the US sanctions list, the paper said.",
        "Zarkavite is to be blacklisted by the EU, its spokesman said.",
        "Sanctions on Orvane Bank and Zarkavite were lifted on Monday, officials said.",
        "The EU imposed sanctions on Zarkavite that were lifted in 2016, the paper said.",
        "Zarkavite, which was blacklisted in 2014 and removed from the list in 2016, sells lamps.",
        "The EU welcomed the lifting of the sanctions on Zarkavite, its spokesman said.",
    ] {
        assert_eq!(said(text, "Zarkavite"), None, "{text}");
    }
}

#[test]
fn an_end_that_did_not_come_speaks_of_sanctions_that_there_are() {
    for text in [
        "The EU refused to lift the sanctions on Zarkavite, its spokesman said.",
        "The firm urged the EU to lift sanctions on Zarkavite, the paper said.",
        "The EU plans to ease its sanctions on Zarkavite, the paper said.",
        "Sanctions on Orvane Bank and Zarkavite will not be lifted, officials said.",
        "The ministers will discuss the sanctions on Zarkavite on Monday.",
        "The sanctions on Zarkavite could hurt the market, the minister said.",
        "Ostremir Quorv denied evading sanctions on Zarkavite, the paper said.",
        "Zarkavite, sanctioned by the EU in 2022, denied wrongdoing on Monday.",
        "By sanctioning Zarkavite the Treasury sent a message, analysts said.",
        "He refused to deal with Zarkavite, a blacklisted exchange, the paper said.",
    ] {
        assert!(said(text, "Zarkavite").is_some(), "{text}");
    }
}

#[test]
fn names_behind_a_comma_may_be_who_speaks() {
    for (text, listed) in [
        ("Critics of the sanctions on Russia, Orvane Bank and Zarkavite, spoke on Monday.", false),
        ("The firms behind the sanctions on Russia, Orvane Bank and Zarkavite, were not reached.", false),
        ("Officials who sanctioned Russia, Orvane Bank and Zarkavite, were not reached.", false),
        ("The sanctions on Russia, Orvane Bank and Zarkavite were announced on Monday.", true),
        ("The EU announced a round of sanctions on Russia, Orvane Bank and Zarkavite.", true),
        ("The EU imposed sanctions on Russia, Orvane Bank and Zarkavite, its spokesman said.", true),
    ] {
        for name in ["Zarkavite", "Orvane Bank"] {
            assert_eq!(said(text, name).is_some(), listed, "{name}: {text}");
        }
    }
}

#[test]
fn bullets_are_listed_where_the_line_before_them_says_so_of_them() {
    for (line, listed) in [
        ("Those named in the sanctions were", true),
        ("The EU imposed sanctions on", true),
        ("The EU sanctioned the following firms", true),
        ("The following were blacklisted", true),
        ("Newly sanctioned firms", true),
        ("Added to the SDN list", true),
        ("The sanctioned firms are as follows", true),
        ("The US sanctions list includes", true),
        ("Firms that may face sanctions", false),
        ("Firms that could be sanctioned are", false),
        ("Firms not sanctioned by the EU", false),
        ("Comments on the sanctions came from", false),
        ("Critics of the sanctions on Russia", false),
        ("Countries that imposed sanctions are", false),
        ("The EU sanctioned Russia for", false),
        ("What the sanctions mean", false),
        ("The EU lifted sanctions on the following firms", false),
    ] {
        for bullet in ["Zarkavite, a lender", "Orvane Bank and Zarkavite, both lenders"] {
            let text = format!("Officials spoke of it.\n\n{line}:\n\n- {bullet}\n- a port in the north");
            assert_eq!(said(&text, "Zarkavite").is_some(), listed, "{bullet}: {line}");
        }
    }
    for (text, listed) in [
        ("Those named in the sanctions include: Orvane Bank, a lender; Zarkavite, a miner.", true),
        ("The EU imposed sanctions on: Orvane Bank, a lender; the miner Zarkavite.", true),
        ("The EU has sanctions. Those targeted in the latest round include: Orvane Bank; and Zarkavite.", true),
        ("The army struck. Those targeted in the latest round include: Orvane Bank; and Zarkavite.", false),
        ("Critics of the sanctions include: Orvane Bank, a lender; Zarkavite, a miner.", false),
        ("Those named in the sanctions include: Orvane Bank, an ally of Zarkavite.", false),
        ("Orvane Bank was designated alongside Zarkavite and a port.", true),
        ("Orvane Bank stood alongside Zarkavite and a port.", false),
    ] {
        assert_eq!(said(text, "Zarkavite").is_some(), listed, "{text}");
    }
    let inside = "The EU imposed sanctions on:\n\n- Orvane Bank, which sued Zarkavite\n- a port in the north";
    assert_eq!(said(inside, "Zarkavite"), None);
}
