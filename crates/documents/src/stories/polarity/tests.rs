//! Clauses, their negations and what two of them contradict each other in.

use super::*;

fn opposite(left: &str, right: &str) -> Option<bool> {
    overlap(&clauses(left), &clauses(right)).map(|overlap| overlap.opposite)
}

#[test]
fn a_second_verb_has_no_subject_of_another_number() {
    for (text, expected) in [
        (
            "Inspectors said the tram was too fast and were asking the driver",
            ["Inspectors said the tram was too fast", "Inspectors were asking the driver"],
        ),
        ("the tram was too fast and were asking the driver", ["the tram was too fast", "were asking the driver"]),
        ("the tram was too fast and was not stopped", ["the tram was too fast", "the tram was not stopped"]),
    ] {
        let found: Vec<String> = clauses(text).into_iter().map(|clause| clause.text).collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn a_negation_in_the_shared_clause_makes_a_contradiction() {
    for (left, right) in [
        ("the sanctions were in response to the cyber attack", "was not issued as a direct response to the Sony hack"),
        (
            "the weapons were intended for a militia in Libya",
            "the weapons, worth an estimated $9 million, were not intended for Libya but for a buyer further south",
        ),
        (
            "the group was not behind the intrusion, and that the evidence pointed to a foreign state",
            "the group was behind the intrusion and that no foreign state was involved",
        ),
        ("that he would appeal", "the director would not appeal"),
        ("there would be no appeal", "an appeal had not been ruled out"),
        ("it would sell the mine", "the state would exclude a sale of the mine"),
        ("he would respect the ruling", "he did not recognise the ruling"),
        ("its 300 soldiers would stay", "that it would pull out its troops"),
        ("the bank accepted the findings of the inquiry", "the bank disputed the findings of the inquiry"),
        ("she was in good health", "that she was ill and needed treatment abroad"),
        ("the managers had known about the gap since May", "that senior managers had been unaware of the gap"),
        ("the boarding was lawful", "the boarding was illegal, and an act of piracy"),
        ("the vote had been free and fair", "it had been neither free nor fair"),
        ("he would accept the ruling", "he will appeal against the ruling"),
        ("none of them had been harmed", "two of its workers had been harmed in captivity"),
        ("$2m had been handed over in the town of Beshra", "no money had been handed over"),
        ("Lumen will keep Orchard's head office", "that Orchard's head office would be closed"),
        ("the closure was inevitable", "the closure had been avoidable"),
    ] {
        assert_eq!(opposite(left, right), Some(true), "{left} | {right}");
    }
}

#[test]
fn one_thing_may_be_said_to_be_missing() {
    for (text, missing) in [
        ("that there had been no irregularities", Some("irregularity")),
        ("there had been irregularities", None),
        ("there was no evidence of a theft", None),
        ("there had been no other irregularities", None),
    ] {
        let said = clauses(text);
        assert_eq!(said.first().and_then(Clause::missing), missing, "{text}");
    }
}

#[test]
fn a_negation_elsewhere_makes_none() {
    for (left, right) in [
        (
            "the move was in response to the Sony hack, but the targets of the sanctions were not directly involved",
            "the sanctions were in response to the cyber attack, which came in the wake of the film",
        ),
        ("the bank did not pay the fine", "the bank never paid the fine"),
        ("not only the bank but the broker paid bribes", "the bank and the broker paid bribes"),
        ("the bank did not contest the findings", "the bank accepted the findings"),
        ("profits rose in the first half", "sales fell in the first half"),
        ("Norvane's profits rose in London", "Norvane's shares fell in London"),
        ("she was ill", "the envoy was in good health"),
        ("she was ill", "he was in good health"),
        ("the vote was not illegal", "the vote was lawful"),
        ("the shares rose and fell again in London", "the shares rose in London"),
        ("the licence of the mine was withdrawn", "the state had withdrawn the licence and did not exclude a sale"),
        ("there would be no other appeal", "the appeal had been filed"),
        (
            "Corlan had been losing £1m a day at Redmouth",
            "The closure of Corlan's steel plant at Redmouth is not final",
        ),
        ("the player who failed the test accepted a ban", "the player accepted a ban for the failed test"),
        ("Lumen will keep its shares", "that Orchard's head office would be closed"),
        (
            "troops will fight the rebels in the south",
            "the state does not know what led the man to fight beside the rebels",
        ),
        (
            "the ministry uses the islands to house migrants",
            "the ministry would change its use of the islands if migrants could not be housed",
        ),
    ] {
        assert_ne!(opposite(left, right), Some(true), "{left} | {right}");
    }
}

#[test]
fn what_is_said_beside_the_matter_is_a_clause_of_its_own() {
    let said = clauses("the chairman had turned down a bonus, saying that none had been due");
    let parts: Vec<(&str, bool)> = said.iter().map(|clause| (clause.text.as_str(), clause.negative)).collect();
    assert_eq!(parts, [("the chairman had turned down a bonus", false), ("saying that none had been due", true)]);
}

#[test]
fn a_second_verb_keeps_the_subject_and_not_the_negation() {
    for (text, expected) in [
        (
            "The bank had paid the fine and did not contest the findings",
            vec![("The bank had paid the fine", false), ("The bank did not contest the findings", true)],
        ),
        (
            "he was held on Monday and was freed and has paid",
            vec![("he was held on Monday", false), ("he was freed", false), ("he has paid", false)],
        ),
        ("the bank and has paid", vec![("the bank and has paid", false)]),
    ] {
        let said = clauses(text);
        let parts: Vec<(&str, bool)> = said.iter().map(|clause| (clause.text.as_str(), clause.negative)).collect();
        assert_eq!(parts, expected, "{text}");
    }
}

#[test]
fn a_relative_clause_ends_where_the_sentence_around_it_goes_on() {
    let said = clauses("The bank, which did not contest the findings, paid a fine of $9m");
    let parts: Vec<(&str, bool)> = said.iter().map(|clause| (clause.text.as_str(), clause.negative)).collect();
    assert_eq!(
        parts,
        [("The bank", false), ("which did not contest the findings", true), ("The bank paid a fine of $9m", false)]
    );
}

#[test]
fn statements_about_different_things_are_not_compared() {
    assert_eq!(opposite("the ship left the port in June", "shares did not fall on Monday"), None);
    assert_eq!(opposite("it would help the police", "it had not paid the police"), None);
    assert_eq!(opposite("the director may appeal", "the firm would not appeal or pay"), None);
}
