//! What bodies, posts and laws are called after is nobody's deed, and words of case reports and of street news in their several senses.

mod common;

use common::{only, read};
use interdict_documents::Status;

/// The tags of a text, each once, in order.
fn tags(text: &str) -> Vec<String> {
    let mut tags: Vec<String> = read(text).risks.into_iter().map(|risk| risk.tag).collect();
    tags.dedup();
    tags
}

#[test]
fn what_a_body_a_post_or_a_law_is_called_after_is_no_offence() {
    for (text, expected) in [
        ("Orland police arrested an anti-corruption officer on Monday.", &[][..]),
        ("The Orland Anti-Corruption Commission arrested three clerks for obstructing it.", &[]),
        ("The counter terrorism command opened a branch in Hull.", &[]),
        ("Under Secretary for Terrorism and Financial Intelligence Anna Berg spoke in Hull.", &[]),
        ("The fraud squad arrested a clerk on Monday.", &[]),
        ("Customers will receive two years of identity theft protection.", &[]),
        ("The Orva Cyber Crime police opened a branch.", &[]),
        ("The drug trafficking czar spoke in Hull.", &[]),
        ("Parliament passed a bribery law on Monday.", &[]),
        ("Two million people have died of fentanyl poisoning.", &["drug_trafficking"]),
        // What is no label.
        ("A corrupt police officer was jailed.", &["corruption"]),
        ("A terrorist unit attacked the base.", &["terrorism"]),
        ("The hacking unit attacked the base.", &["cybercrime"]),
        ("A clerk was arrested over the murder police are investigating.", &["murder"]),
        ("Two Officials Charged With Fraud, Police Say", &["fraud"]),
        ("Berg committed an act of terrorism in Hull.", &["terrorism"]),
        // A law that somebody is said to have broken.
        ("Berg was charged under the Terrorism Act.", &["terrorism"]),
        ("Volga Bank was fined for anti-money laundering failings.", &["money_laundering"]),
        ("Volga Bank was fined for failing to comply with money laundering rules.", &["money_laundering"]),
    ] {
        assert_eq!(tags(text), expected, "{text}");
    }
}

#[test]
fn a_label_a_gloss_and_a_cause_of_death_tell_of_no_event() {
    for (text, kind, told) in [
        ("The plea covered the act's anti-bribery provisions.", "bribery", false),
        ("The plea covered the firm's bribery of a minister.", "bribery", true),
        ("The clerk was booked under sections 120 and 420 (cheating).", "fraud", false),
        ("The clerk was booked for cheating a widow.", "fraud", true),
        ("Dozens have died of poisoning in Hull.", "killing", false),
        ("The poisoning of a clerk shocked Hull.", "killing", true),
        ("Any bank designated under the order loses its licence.", "designation", false),
        ("A bank designated under the order lost its licence.", "designation", true),
        ("The state enforces the US sanctions laws.", "sanctions_imposed", false),
    ] {
        let found = read(text).events.iter().any(|event| event.kind == kind);
        assert_eq!(found, told, "{text}");
    }
}

#[test]
fn words_of_several_senses_tell_of_their_event_with_what_fits_them() {
    for (text, kind, told) in [
        ("The firm breached its contract with the bank.", "cyber_attack", false),
        ("The hackers breached the network of the bank.", "cyber_attack", true),
        ("Measures are aimed at cutting off funding.", "outage", false),
        ("The storm cut off the power in Hull.", "outage", true),
        ("The firm will sell the small but popular Orva News channel.", "transfer", false),
        ("The clerk was given 18 months in prison, suspended for two years.", "dismissal", false),
        ("The bank suspended its chairman.", "dismissal", true),
        ("The station was fined under the sanctions for promoting Orland propaganda.", "appointment", false),
        ("The bank promoted Anna Berg.", "appointment", true),
        ("Treasury hits cartels with a statement. The treasury hit the cartel.", "attack", false),
        ("Rebels hit the depot.", "attack", true),
        ("Prosecutors closed their investigation on Monday.", "shutdown", false),
        ("Orland imposed a boycott on Volga.", "embargo", true),
        ("Berg sent money to his brother.", "payment", true),
        ("Activists gathered signatures in Hull.", "protest", false),
        ("Protesters gathered in Hull.", "protest", true),
        ("Demonstrators clashed with police.", "protest", true),
        ("Ministers clashed over the budget.", "protest", false),
        ("Rebels clashed with troops near Orva.", "attack", true),
        ("Police fought demonstrators in Hull.", "protest", true),
        ("Doctors fought the disease.", "protest", false),
        ("Two men died in clashes on Monday between police and protesters.", "protest", true),
        ("The two men appeared before a special sitting of the district court.", "trial", true),
        ("Otto Frisch appeared in court on Monday.", "trial", true),
        ("Her name appears in court papers.", "trial", false),
        ("His lawyer appeared in court on Monday.", "trial", false),
        ("Officers recovered 15 kilos of cocaine from the van.", "seizure", true),
        ("Further drugs were recovered from the house.", "seizure", true),
        ("Police found a rifle in the house.", "seizure", true),
        ("Walkers found a rifle in the wood.", "seizure", false),
        ("The firm recovered from its losses.", "seizure", false),
        ("A higher court upheld the sentence.", "ruling", true),
        ("The court struck down the law.", "ruling", true),
        ("The judge ruled that the fee was due.", "ruling", true),
        ("The couple upheld the custom.", "ruling", false),
        ("Berg sold his assets to Volga.", "transfer", true),
        ("Berg sold ice cream to tourists.", "transfer", false),
        ("Berg escaped house arrest in May.", "escape", true),
    ] {
        let found = read(text).events.iter().any(|event| event.kind == kind);
        assert_eq!(found, told, "{text} {:#?}", read(text).events);
    }
}

#[test]
fn what_somebody_is_held_for_is_alleged_and_what_he_admitted_is_not() {
    use Status::{Alleged, Cancelled, Happened, Planned};
    for (text, kind, status) in [
        ("Two men were held for duping a widow.", "fraud", Alleged),
        ("Two men were arrested by the Orva police for running a shop and cheating a widow.", "fraud", Alleged),
        ("Police arrested Ivan Berg, 38, for bribing a clerk.", "bribery", Alleged),
        ("Ivan Berg was jailed for bribing a clerk.", "bribery", Happened),
        ("Berg pleaded guilty to charges linked to the theft of money.", "fraud", Happened),
        ("Berg was accused of moving funds after previous sanctions on the bank.", "sanctions_imposed", Happened),
        ("A court gave Berg a suspended death sentence.", "sentence", Happened),
        ("A court handed a suspended death sentence to a clerk.", "sentence", Happened),
        ("The court suspended his prison sentence.", "sentence", Cancelled),
        ("The state sought an extension to their detention.", "detention", Happened),
        ("I will be glad to impose reporting restrictions.", "ban", Planned),
        ("Peace talks on Orland should go ahead on Monday.", "talks", Planned),
        ("Trial of banker to begin in June.", "trial", Planned),
        ("Members may receive cash payments of $25.", "payment", Planned),
        ("Berg had a number of face to face meetings with Frisch.", "meeting", Happened),
        ("Berg used the firms of his wife and those of his son to pay a clerk.", "payment", Happened),
    ] {
        let dossier = read(text);
        assert_eq!(only(&dossier, kind).map(|event| event.status), Some(status), "{text} {:#?}", dossier.events);
    }
}

#[test]
fn who_comes_under_attack_and_who_is_given_a_sentence_undergoes_it() {
    for (text, kind, object) in [
        ("The convoy came under attack near the border.", "attack", "convoy"),
        ("A court handed a suspended death sentence to a clerk.", "sentence", "clerk"),
        ("Otto Frisch appeared before Hull magistrates.", "trial", "Otto Frisch"),
    ] {
        let dossier = read(text);
        let event = only(&dossier, kind).unwrap_or_else(|| panic!("{text} {:#?}", dossier.events));
        assert_eq!(event.object.as_ref().map_or("", |note| note.span.text.as_str()), object, "{text}");
    }
}
