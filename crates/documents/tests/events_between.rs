//! Who does a deed and whom it befalls where other nouns stand between: over participles, lists and places that hang on the first noun, in
//! headlines without an auxiliary, and beside owners, aims and matters that are nobody.

mod common;

use common::{only, read};
use interdict_documents::EventNote;

/// The words for who does an event and for whom or what it befalls; an empty text is nobody.
fn parts(event: &EventNote) -> (&str, &str) {
    let actor = event.actor.as_ref().map_or("", |note| note.span.text.as_str());
    let object = event.object.as_ref().map_or("", |note| note.span.text.as_str());
    (actor, object)
}

fn check(cases: &[(&str, &str, (&str, &str))]) {
    for (text, kind, expected) in cases {
        let dossier = read(text);
        let event = only(&dossier, kind).unwrap_or_else(|| panic!("{text} {:#?}", dossier.events));
        assert_eq!(parts(event), *expected, "{text}");
    }
}

#[test]
fn a_verb_behind_a_participle_is_that_of_the_noun_before() {
    check(&[
        ("A man thought to have fled from Orland kidnapped two guards.", "kidnapping", ("man", "two guards")),
        ("Gunmen believed to be rebels killed six people.", "killing", ("Gunmen", "six people")),
        ("Equipment used to make pills was seized by the navy.", "seizure", ("navy", "Equipment")),
        ("Five men said to be rebels, who were kidnapped in Orva, fled.", "kidnapping", ("", "Five men")),
        ("A case filed or moved by the agency was dismissed.", "rejection", ("", "case")),
        (
            "The state cannot free a clerk held or fined by the agency and cannot deport him.",
            "expulsion",
            ("state", "him"),
        ),
        ("The firm spoke of its association with an adviser, who was charged with fraud.", "charge", ("", "adviser")),
    ]);
}

#[test]
fn a_list_before_a_verb_for_one_hangs_on_the_noun_before_it() {
    check(&[
        ("The trial of Petrov and his wife was adjourned.", "cancellation", ("", "trial")),
        (
            "A coalition of ministers from Orland, Borduria, and Syldavia has signed a truce.",
            "agreement",
            ("coalition", ""),
        ),
        (
            "Anna Berg, Otto Frisch and Ivan Petrov were arrested.",
            "arrest",
            ("", "Anna Berg, Otto Frisch and Ivan Petrov"),
        ),
    ]);
}

#[test]
fn a_form_that_may_be_a_verb_is_a_noun_where_the_verb_follows() {
    check(&[
        ("Air strikes on the old town killed eight nurses.", "killing", ("Air strikes", "eight nurses")),
        ("Air strikes killed at least eight nurses.", "killing", ("Air strikes", "eight nurses")),
        ("The clerk wired large sums of money to Orva and bribed a judge.", "bribery", ("clerk", "judge")),
        ("The crew were all kidnapped by rebels.", "kidnapping", ("rebels", "crew")),
        ("The mayor was re-arrested by the guards.", "arrest", ("guards", "mayor")),
    ]);
}

#[test]
fn a_headline_or_a_joined_participle_leaves_the_auxiliary_out() {
    check(&[
        ("Ten men convicted and fined for fraud in Hull.", "conviction", ("", "Ten men")),
        ("The regulator arrested and charged three brokers.", "arrest", ("regulator", "three brokers")),
        ("Opposition leaders sentenced to life in Orva.", "sentence", ("", "Opposition leaders")),
        ("Broker linked to forged seals charged with bribery.", "charge", ("", "Broker")),
        (
            "Berg was arrested on charges of arms smuggling and later placed under house arrest on bail.",
            "detention",
            ("", "Berg"),
        ),
        ("Two clerks arrested and fined by the navy for theft in a port.", "fine", ("navy", "Two clerks")),
    ]);
}

#[test]
fn what_a_step_of_a_case_is_about_is_not_whom_it_befalls() {
    check(&[
        ("The broker was arrested on charges of fraud.", "charge", ("", "broker")),
        ("The broker admitted a charge of fraud.", "charge", ("", "broker")),
        ("The agency imposed a fine of $4 million on the bank.", "fine", ("agency", "bank")),
        ("The chairman invited ten officers for questioning.", "investigation", ("", "ten officers")),
        ("He was indicted for international narcotics trafficking.", "smuggling", ("", "international narcotics")),
        ("Sanctions are aimed at curbing narcotics trafficking by the gang.", "smuggling", ("gang", "narcotics")),
        ("The gang stole more than 300 cars.", "fraud", ("gang", "300 cars")),
    ]);
}

#[test]
fn an_owner_is_the_nearest_one_that_owns() {
    check(&[
        ("The minister gave details of the bank's settlement with Orland.", "settlement", ("bank", "Orland")),
        (
            "It followed the theft of cash in Norway and France's detention of two men.",
            "detention",
            ("France", "two men"),
        ),
        ("She condemned Israel's air strikes.", "attack", ("Israel", "")),
        ("The lawsuit filed by the bank shocked the town.", "lawsuit", ("bank", "")),
        ("The inquiry, led by two judges, found no proof.", "investigation", ("two judges", "")),
        ("The hackers were also responsible for the $4 million bank heist.", "fraud", ("hackers", "")),
    ]);
}

#[test]
fn an_infinitive_is_done_by_whom_it_is_said_of() {
    check(&[
        ("The judge approved an application from the mayor to deport the clerk.", "expulsion", ("mayor", "clerk")),
        ("It was part of a scheme by the generals to kidnap a judge.", "kidnapping", ("generals", "judge")),
        ("It would be fair for the clerk to be released.", "release", ("", "clerk")),
        ("The cartel hired men to threaten a clerk and kidnap a judge.", "kidnapping", ("men", "judge")),
        ("The gang used forged seals to smuggle rifles.", "smuggling", ("gang", "rifles")),
    ]);
}

#[test]
fn an_agent_is_that_of_the_clause_it_stands_in() {
    check(&[
        ("Ten men were fined for a riot during a speech by the mayor.", "fine", ("", "Ten men")),
        ("The case was dismissed and the aide by the mayor was silent.", "rejection", ("", "case")),
        ("Two people were killed in overnight raids by gunmen.", "killing", ("gunmen", "Two people")),
        ("Protesters left when troops opened fire, killing six.", "killing", ("troops", "six")),
        ("Before the trial Petrov had pleaded guilty to fraud.", "conviction", ("", "Petrov")),
    ]);
}

#[test]
fn who_commits_himself_is_to_do_what_an_infinitive_tells_and_who_is_warned_what_a_form_in_ing_tells() {
    check(&[
        ("Orland promised Borduria on Saturday not to attack its ships.", "attack", ("Orland", "ships")),
        ("Kestrel beat Volney to buy Trask.", "acquisition", ("Kestrel", "Trask")),
        ("Orland warned Borduria on Friday against attacking its ships.", "attack", ("Borduria", "ships")),
        ("The widow was warned against suing the bank.", "lawsuit", ("widow", "bank")),
        ("The general ordered his men to attack the village.", "attack", ("men", "village")),
    ]);
}

#[test]
fn a_relative_clause_may_begin_with_its_preposition() {
    check(&[
        ("The official to whom the firm sold land was arrested.", "arrest", ("", "official")),
        ("The city in which the bishop was killed has banned guns.", "ban", ("city", "guns")),
        ("The fund from which the minister stole $2 million was closed.", "shutdown", ("", "fund")),
        ("Three men, two of whom were arrested, robbed the bank.", "robbery", ("Three men", "bank")),
    ]);
}

#[test]
fn an_owner_is_appointed_and_dismissed() {
    check(&[
        ("Frisch's appointment as head coach drew protests.", "appointment", ("", "Frisch")),
        ("The board's appointment of Frisch drew protests.", "appointment", ("board", "Frisch")),
    ]);
}
