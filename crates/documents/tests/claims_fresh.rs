//! What the first reading of fresh articles showed: nouns that look like verbs of saying, compound words, whose report stands inside
//! another's, what nobody has said yet, and where what is said ends.

mod common;

use common::{check, check_contents, check_holders, first_content, read};
use interdict_documents::Stance::{
    Accuses, Confirms, Criticises, Denies, Doubts, Praises, Proposes, Rejects, States, Suspects, Threatens,
};

#[test]
fn nouns_and_deeds_in_the_form_of_verbs_of_saying_report_nothing() {
    check(&[
        ("Merrow, a town in Ormas state in the south, is marked on the map.", &[]),
        ("It grew through a process of writing, discussion and debate.", &[]),
        ("Half of the articles, written by volunteers, are about rivers.", &[]),
        ("The firm agreed in principle to buy the yard.", &[]),
        ("The list adds to the seven banks that were named in May.", &[]),
        ("Miners protest in the square.", &[]),
        ("A clerk followed the row over Otto Frisch's bid for the leadership.", &[]),
        ("If the lake rises, many farmers will blame the mill for the flood.", &[]),
        ("The lawyer who questioned Frisch left the court.", &[]),
        ("The union watches a channel that opposes the dam in Orla.", &[]),
        ("Driver charged following a crash near Merrow.", &[]),
    ]);
}

#[test]
fn compound_words_are_one_and_function_words_are_no_target() {
    check(&[
        ("The envoy praised the commander-in-chief.", &[("envoy", Praises, "commander-in-chief")]),
        ("The mayor called for face-to-face talks.", &[("mayor", Proposes, "face-to-face talks")]),
        ("\"There is a tragedy in each of us,\" the doctor said.", &[("doctor", States, "")]),
        ("\"This is a disgrace,\" the mayor said.", &[("mayor", Criticises, "")]),
        ("The council threatens to authorise the use of force.", &[("council", Threatens, "")]),
    ]);
}

#[test]
fn who_does_not_know_why_denies_nothing() {
    check(&[
        ("\"I don't see why the mayor has to get involved in this,\" the editor said.", &[("editor", States, "")]),
        ("\"We do not know what was behind it,\" the envoy said.", &[("envoy", States, "")]),
        ("\"We were not involved in it,\" the envoy said.", &[("envoy", Denies, "")]),
        ("The bank said owners were responsible for their own checks.", &[("bank", States, "")]),
    ]);
}

#[test]
fn the_holder_is_whose_words_they_are() {
    check_holders(&[
        (
            "The agency objected to an article it said had claimed that the ship was lost.",
            &["agency", "agency", "article"],
        ),
        ("The mayor – who spoke in Riga – said the bridge was open.", &["mayor"]),
        (
            "Frisch had met the minister every week, according to information prosecutors presented in court.",
            &["prosecutors"],
        ),
        ("The Bank of Riga said it had closed two branches.", &["Bank of Riga"]),
        ("According to court documents and testimony, the broker sold the ship.", &["court documents"]),
    ]);
}

#[test]
fn who_told_several_of_somebody_named_them_and_not_him() {
    check_contents(&[(
        "The senator told supporters Mr Frisch had to be given a chance.",
        "Mr Frisch had to be given a chance",
    )]);
}

#[test]
fn what_is_said_before_a_quotation_reported_as_written_is_that_quotation() {
    let dossier =
        read("\"We believe that we lost it in the last week,\" the magazine reported Okonjo as writing on Thursday.");
    let holders: Vec<String> =
        dossier.claims.into_iter().filter_map(|claim| claim.holder).map(|holder| holder.span.text).collect();
    assert_eq!(holders, ["Okonjo"]);
}

#[test]
fn what_is_said_ends_where_the_writer_goes_on() {
    check_contents(&[
        ("The senator blamed the mayor for the flood in a conference call on Saturday.", "the mayor for the flood"),
        ("The council orders Tolvia to destroy its stocks, following a deal with Marland.", "to destroy its stocks"),
        ("It attributed blame to drunken fans for the fire in which nine died.", "blame to drunken fans for the fire"),
        ("It had lost custom, he said but did not elaborate.", "It had lost custom"),
        (
            "A clerk said its members had cut such contracts, while expanding the number of others.",
            "its members had cut such contracts, while expanding the number of others",
        ),
        (
            "The mayor said the jokes may have been crude but were not cruel.",
            "the jokes may have been crude but were not cruel",
        ),
        (
            "The raid shocked the family, the father said, and went against his teaching.",
            "The raid shocked the family, the father said, and went against his teaching",
        ),
    ]);
}

#[test]
fn how_somebody_answered_is_no_content() {
    check(&[(
        "The owners responded angrily, alleging that the inquiry had failed.",
        &[("owners", Accuses, "inquiry")],
    )]);
}

#[test]
fn a_quotation_that_nobody_closes_swallows_no_report_behind_it() {
    let text = "\"We lost the boat. The mayor said the lake was closed. The bank denied the claim.";
    check(&[(text, &[("mayor", States, ""), ("bank", Denies, "claim")])]);
    assert_eq!(first_content(text), "the lake was closed");
}

#[test]
fn what_was_right_before_stays_right() {
    check(&[
        ("The union questioned the minister's account.", &[("union", Doubts, "minister's account")]),
        ("The ministry protested against the raid.", &[("ministry", Rejects, "raid")]),
        ("The bank agreed that it had failed.", &[("bank", Confirms, "")]),
        ("The regulator charged that the firm had lied.", &[("regulator", Accuses, "firm")]),
    ]);
}

#[test]
fn what_describes_follows_or_is_left_open_is_no_report() {
    check(&[
        ("The biggest and most politically charged change comes in May.", &[]),
        ("The worst of holiday travel fears fail to materialise.", &[]),
        ("Additional reporting by Otto Frisch.", &[]),
        ("The cities predicted to flood lie on the coast.", &[]),
        ("The rule leaves the public and policy makers guessing about the plan.", &[]),
        ("Every banker knows that goals need deadlines.", &[]),
        ("The central bank clarified the former by adopting a target.", &[]),
        (
            "In a statement outlining the budget, the mayor said the ministry expected to spend more.",
            &[("mayor", States, "")],
        ),
        ("The bank fears cuts.", &[("bank", Suspects, "cuts")]),
        ("The minister predicted that the coast would flood.", &[("minister", States, "")]),
    ]);
}

#[test]
fn who_names_the_dead_or_the_chosen_accuses_nobody() {
    check(&[
        ("Police named the three victims as Anna Kern and Otto Frisch.", &[("Police", States, "three victims")]),
        ("Three men and a woman were named among the dead by friends.", &[]),
        ("The board named Otto Frisch as chairman.", &[]),
        ("Police named Otto Frisch as a suspect.", &[("Police", Accuses, "Otto Frisch")]),
        ("Police have named the attacker as Otto Frisch.", &[("Police", Accuses, "attacker")]),
    ]);
}

#[test]
fn how_bad_things_stand_is_found_and_blames_nobody() {
    check(&[
        ("According to Frisch, the situation is still extremely dire.", &[("Frisch", States, "")]),
        ("The mayor is a disgrace, according to the union.", &[("union", Criticises, "mayor")]),
    ]);
}

#[test]
fn what_is_said_begins_behind_the_hearers_and_ends_before_who_passes_it_on() {
    check_contents(&[
        (
            "The company denies the change is tied to tax, a Mellor spokeswoman told the Herald.",
            "the change is tied to tax",
        ),
        ("The director said backstage that the vote was open.", "that the vote was open"),
        (
            "Investigators said the tram was travelling at high speed and were asking whether the driver had slept.",
            "the tram was travelling at high speed",
        ),
        ("Anna Kern said he, too, was expecting a horrible trip.", "he, too, was expecting a horrible trip"),
        (
            "Heat lowers output, especially in mining: According to an analysis, output would fall by a third.",
            "output would fall by a third",
        ),
    ]);
}

#[test]
fn a_holder_is_named_in_full_and_known_by_his_initials() {
    check_holders(&[
        (
            "The measure passed after the group People for the Safety of Lakes said it would use drones.",
            &["People for the Safety of Lakes"],
        ),
        (
            "Growth is the aim of H.W. Vanterberg, the head of plastics. \"We had to go it alone,\" Vanterberg explained. He said the \
             yard was open.",
            &["Vanterberg", "Vanterberg"],
        ),
    ]);
}
