//! Claims as desks write them: a second accusation, what is agreed to be done, what hangs between holder and verb, and what is
//! only a part of another claim.

mod common;

use common::{check, check_contents, check_holders, read};
use interdict_documents::Stance::{Accuses, Confirms, Criticises, Denies, NoComment, Praises, Proposes, States};

#[test]
fn who_agrees_to_do_something_confirms_nothing() {
    check(&[
        ("The bank agreed to buy the plant.", &[]),
        ("The minister agreed that the plant was closed.", &[("minister", Confirms, "")]),
        ("The bank accepts that clients were misled.", &[("bank", Confirms, "")]),
    ]);
}

#[test]
fn a_second_accusation_is_the_holders_and_ends_the_first() {
    let text = "The navy accused the owners of forging papers, and linked the ship to a gang.";
    let first = read(text).claims.into_iter().map(|claim| claim.content.map(|said| said.text).unwrap_or_default());
    assert_eq!(first.collect::<Vec<String>>(), ["the owners of forging papers", "the ship to a gang"]);
    check_holders(&[(text, &["navy", "navy"])]);
}

#[test]
fn what_the_writer_tells_of_the_accused_is_not_laid_on_him() {
    check_contents(&[
        ("The ministry linked the raid to a gang that a court had indicted for smuggling.", "the raid to a gang"),
        ("The ministry linked the raid to the gang, three members of which were jailed.", "the raid to the gang"),
        ("Owner Jonas Berger, accused of cruelty in Riga, declined to comment.", "cruelty in Riga"),
    ]);
}

#[test]
fn the_target_is_the_whole_thing() {
    check(&[
        ("The bank denies money laundering.", &[("bank", Denies, "money laundering")]),
        ("The bank denied insider trading in its shares.", &[("bank", Denies, "insider trading")]),
        ("The ministry declined to comment on the cargo.", &[("ministry", NoComment, "cargo")]),
        ("The broker described trading as robust.", &[("broker", Praises, "trading")]),
        ("The minister considers the figure wrong.", &[("minister", Criticises, "figure")]),
    ]);
}

#[test]
fn what_somebody_says_of_himself_without_a_clause_is_one_claim() {
    check(&[
        ("The mayor said that she regretted the delay.", &[("mayor", States, "")]),
        ("The teacher, who advised the ministry, said that the lake was dead.", &[("teacher", States, "")]),
        ("The keeper played down reports of a missing ship.", &[("keeper", Denies, "reports")]),
        ("The firm stands by its finding.", &[("firm", Confirms, "finding")]),
    ]);
}

#[test]
fn a_verb_of_saying_is_found_behind_what_is_inserted() {
    check_holders(&[
        ("The mayor of Stour, Ragna Tolv, says 60 homes were lost.", &["Ragna Tolv"]),
        ("Residents, whose houses were flooded, say the firm lied.", &["Residents"]),
        ("A teacher who examined the cubs reckons both were ill.", &["teacher"]),
        ("One of them, Brightvale, accuses the banker of fraud.", &["Brightvale"]),
        (
            "Officials familiar with the inquiry said the crew had left. They declined to comment.",
            &["Officials", "Officials"],
        ),
        ("Tolv and colleagues suggest that the lake is dead.", &["Tolv and colleagues"]),
    ]);
}

#[test]
fn a_noun_alone_before_who_says_it_goes_on_behind_him() {
    check_contents(&[
        ("Its rules, a spokeswoman stressed, forbid contact.", "Its rules, a spokeswoman stressed, forbid contact"),
        ("Lorries should stay away, though, police advised.", "Lorries should stay away"),
        ("The union urged anyone with a grievance to come forward.", "to come forward"),
    ]);
}

#[test]
fn nobody_is_named_for_a_claim_that_is_only_a_reason_or_told_of_on_a_day() {
    check(&[
        ("The clerk was suspended over claims he sold the cubs.", &[("", States, "")]),
        ("It was claimed on Monday that he had found a successor.", &[("", States, "")]),
    ]);
}

#[test]
fn a_plant_that_has_orders_asks_for_nothing() {
    check(&[
        ("The plant has orders for three years.", &[]),
        ("The council promised a full inquiry.", &[("council", Proposes, "full inquiry")]),
        (
            "The bank blamed the broker, and the broker accused the bank of fraud.",
            &[("bank", Accuses, "broker"), ("broker", Accuses, "bank")],
        ),
    ]);
}
