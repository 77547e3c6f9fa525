//! Of whom a sentence says that they are sanctioned, and of whom it does not.

use super::*;
use crate::plain;

/// The words that say it of a name in a text, where they do.
fn said(text: &str, name: &str) -> Option<String> {
    let document = plain::read("test", text);
    let tokens = Tokens::of(&document);
    let start = document.text.find(name).unwrap_or_else(|| panic!("{name} is not in {text}"));
    let range = tokens.at_byte(start)..tokens.at_byte(start + name.len());
    of(&tokens, &range).map(|words| tokens.slice(&words).to_owned())
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
        let is_verb = matches!(part, Some(Part::Act | Part::Move | Part::Strike | Part::Stay));
        assert!(!is_verb || verb_of(row[0]).is_some_and(|(lemma, _)| lemma == row[0]), "designations.tsv: {row:?}");
    }
}
