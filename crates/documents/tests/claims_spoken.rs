//! Reports as sport, science, business and local news give them: who speaks in the present, between the parts of what is said, or
//! for himself against an accuser.

mod common;

use common::{check, check_contents, check_holders, read};
use interdict_documents::Stance::{self, Accuses, Criticises, Denies, NoComment, Praises, Proposes, Rejects, States};

#[test]
fn groups_and_names_in_s_speak_in_the_present() {
    check(&[
        ("Officials in the valley say the dam is closed.", &[("Officials", States, "")]),
        ("Scientists at the institute think the lake is old.", &[("Scientists", States, "")]),
        ("Rachel Hawes says the yard is closed.", &[("Rachel Hawes", States, "")]),
        // No verb of saying, but a noun.
        ("The officials of the ministry report costs.", &[]),
    ]);
}

#[test]
fn who_denies_an_accusation_is_who_was_accused() {
    check(&[
        (
            "The mayor accused the banker of fraud. He denied it.",
            &[("mayor", Accuses, "banker"), ("banker", Denies, "it")],
        ),
        (
            "The mayor accused the banker of fraud; he denies it.",
            &[("mayor", Accuses, "banker"), ("banker", Denies, "")],
        ),
        (
            "The mayor accused the banker of fraud. He rejected the allegation.",
            &[("mayor", Accuses, "banker"), ("banker", Rejects, "allegation")],
        ),
        ("The union accused the firm of fraud, which it denies.", &[("union", Accuses, "firm"), ("firm", Denies, "")]),
        // Another matter: who spoke last speaks on.
        (
            "The mayor accused the banker of fraud. He denied that the bridge would close.",
            &[("mayor", Accuses, "banker"), ("mayor", Denies, "")],
        ),
    ]);
}

#[test]
fn who_hears_or_is_told_says_nothing() {
    check(&[
        ("The ship had left the port, an inquest heard.", &[("", States, "")]),
        ("The tribunal heard that the ship had left.", &[("", States, "")]),
        // How it was said is nobody.
        ("The clerk was told by letter that the yard was closed.", &[("", States, "")]),
    ]);
}

#[test]
fn what_is_said_stands_on_both_sides_of_who_says_it() {
    check_contents(&[
        ("The arches, he said, could give way.", "The arches, he said, could give way"),
        ("The coach said it was over, but the fans disagreed.", "it was over"),
        ("The coach said she was flattered but happy at home.", "she was flattered but happy at home"),
        ("The envoy told Reuters: \"We know nothing of it.\"", "\"We know nothing of it.\""),
        (
            "The envoy alleged that the firm had copied the design, which the firm denied.",
            "that the firm had copied the design",
        ),
        ("\"We will see in the spring,\" Berger added when asked about the yard.", "\"We will see in the spring"),
        ("Residents, who say the scheme will cost jobs, have left the hall.", "the scheme will cost jobs"),
        ("Residents, who say the scheme, a tunnel, will cost jobs, have left.", "the scheme, a tunnel, will cost jobs"),
        ("Berger said the mayor had gone, and Tolv said the clerk had gone.", "the mayor had gone"),
        ("The army said it had lost no ship and called the claim a lie.", "it had lost no ship"),
        ("The clerks were warned by the head of the agency that the yard was unsafe.", "that the yard was unsafe"),
    ]);
}

#[test]
fn a_second_verb_of_another_time_or_that_answers_words_is_the_holders() {
    check(&[
        (
            "The firm said its prices had risen, and dismissed the criticism as noise.",
            &[("firm", States, ""), ("firm", Rejects, "criticism")],
        ),
        (
            "The envoy says the minister had lied and denies the charge.",
            &[("envoy", Accuses, "minister"), ("envoy", Denies, "charge")],
        ),
    ]);
}

#[test]
fn questions_propose_nothing_and_what_should_be_done_is_proposed() {
    check(&[
        ("The lawyer asked why the minutes had been altered.", &[("lawyer", States, "")]),
        ("The teacher suggested that a bridge be built.", &[("teacher", Proposes, "")]),
        ("The teacher suggested that a bridge had been built.", &[("teacher", States, "")]),
    ]);
}

#[test]
fn remarks_are_condemned_and_claims_called_false_are_rejected() {
    check(&[
        ("The opposition condemned his remarks as a disgrace.", &[("opposition", Criticises, "remarks")]),
        ("The opposition condemned the allegation as a disgrace.", &[("opposition", Rejects, "allegation")]),
        ("The opposition called his remarks a disgrace.", &[("opposition", Rejects, "remarks")]),
        ("The teacher called the plan \"madness\".", &[("teacher", Criticises, "plan")]),
        ("The club disputed that account.", &[("club", Rejects, "account")]),
        (
            "The envoy offered a truce, a proposal that the union welcomed and the bank rejected.",
            &[("envoy", Proposes, "truce"), ("union", Praises, "proposal"), ("bank", Rejects, "proposal")],
        ),
    ]);
}

#[test]
fn a_pronoun_knows_who_is_described_as_a_person_and_of_whom_it_was_said() {
    check_holders(&[
        (
            "\"It is done,\" said Ragna Tolv, a chemist at the institute. Tolv conceded a point. She rejected the rest.",
            &["Ragna Tolv", "Tolv", "Tolv"],
        ),
        (
            "Ragna Tolv, 51, said the yard was closed.\n\n\"It is a pity,\" she told reporters.",
            &["Ragna Tolv", "Ragna Tolv"],
        ),
        ("Tolv and her colleagues argue that the lake is dead.", &["Tolv and her colleagues"]),
        ("\"You had ten minutes for a fault,\" one recalled.", &["one"]),
    ]);
}

#[test]
fn a_newspaper_behind_the_verb_passes_on() {
    let relays = |text: &str| -> Vec<String> {
        read(text).claims.into_iter().flat_map(|claim| claim.relays).map(|relay| relay.text).collect()
    };
    assert_eq!(relays("\"It is a lie,\" said Jonas Berger in the Valley Herald."), ["Valley Herald"]);
    assert_eq!(relays("\"It is a lie,\" said Jonas Berger in the hall."), Vec::<String>::new());
    let silent = read("The clerk left without commenting.").claims;
    assert_eq!(silent.iter().map(|claim| claim.stance).collect::<Vec<Stance>>(), [NoComment]);
}

#[test]
fn who_denies_for_his_men_is_he_whose_men_they_are() {
    let text = "Ivan Petrov, the head of the region, praised the army. The mayor's spokesman praised the police. Rights \
        groups have accused Petrov's forces of torture, which he denies.";
    let last = read(text).claims.pop().map(|claim| (claim.holder.map(|holder| holder.span.text), claim.stance));
    assert_eq!(last, Some((Some("Petrov".to_owned()), Denies)));
}

#[test]
fn what_somebody_is_accused_of_saying_or_does_not_say_is_nobodys_claim() {
    check(&[
        ("The minister accused the agency of ordering the raid.", &[("minister", Accuses, "agency")]),
        ("Police declined to say whether they suspected the gang.", &[("Police", NoComment, "")]),
        ("Not everyone agrees.", &[]),
    ]);
}

#[test]
fn who_says_what_he_will_not_do_denies_nothing() {
    check(&[
        ("The minister said that he would not resign after hackers stole the records.", &[("minister", States, "")]),
        ("The minister said that he had not sold the records.", &[("minister", Denies, "")]),
        // A verb of saying behind `and`, with a bare noun for what others say.
        (
            "The bank refunded its customers and rejected claims that it had ignored warnings.",
            &[("bank", Rejects, "claims")],
        ),
    ]);
}
