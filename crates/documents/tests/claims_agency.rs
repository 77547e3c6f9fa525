//! What agencies and broadcasters write from day to day: participles that report nothing, verbs of saying that name deeds,
//! judgements of things nobody judges, and quotations whose paragraphs are run together.

mod common;

use common::{check, check_contents, check_holders};
use interdict_documents::Stance::{Accuses, Criticises, Praises, States};

#[test]
fn a_verb_that_tells_a_deed_reports_nothing() {
    check(&[
        ("The government established the commission in July.", &[]),
        ("The drivers demonstrated \"an unhealthy fixation\" with old cars.", &[]),
        ("Holm sought flying lessons in Riga.", &[]),
        ("The shuttle Aurora has blasted off from the coast.", &[]),
        ("Violence in the valley has claimed at least eight lives.", &[]),
        ("The ministry will announce the results on Friday.", &[]),
        ("Anton Rusk was arrested in 2014 and charged with fraud.", &[]),
        ("Two people appeared in a court in Riga charged with theft.", &[]),
        ("A man was shot dead as the forces charged into the town.", &[]),
        ("Holm beat Rusk, backing up after a record in the relay.", &[]),
        ("The ministers offered little hope of a truce.", &[]),
        ("Virgo Air has begun offering cheap flights to Riga.", &[]),
        ("The union will respond to the letter on Friday.", &[]),
        ("The ministry had established a group called Orlan.", &[]),
        ("The council is seeking legal advice about the lease.", &[]),
        ("They can be jailed if they refuse to answer questions.", &[]),
        ("The detectives countered with a late goal.", &[]),
    ]);
}

#[test]
fn who_is_said_to_have_done_wrong_is_accused_and_who_may_have_is_not() {
    check(&[
        ("The student claimed the school discriminated against him.", &[("student", Accuses, "school")]),
        (
            "Otto Frisch says ministers should review whether it means the bank has violated the code.",
            &[("Otto Frisch", States, "")],
        ),
        ("The union said the ministry is encouraging firms to leave.", &[("union", States, "")]),
        ("The report stated the view there was an extreme risk of default.", &[("report", States, "")]),
    ]);
}

#[test]
fn what_is_sought_of_somebody_is_asked_for() {
    check_holders(&[
        ("Prosecutors sought a term of ten years.", &["Prosecutors"]),
        ("The union sought talks with the ministry.", &["union"]),
    ]);
}

#[test]
fn a_participle_behind_a_thing_is_no_verb_of_its_own() {
    check_holders(&[
        ("The ministry said changes announced today to the scheme will help workers.", &["ministry"]),
        ("The river receded, revealing the damage.", &[]),
    ]);
}

#[test]
fn what_is_no_quality_judges_nothing() {
    check(&[
        ("Mr Lording said the strike is not just about pay.", &[("Mr Lording", States, "")]),
        ("The envoy said the reality is that the plan is the best.", &[("envoy", States, "")]),
        ("Ms Osei said the coach was behind her victory.", &[("Ms Osei", States, "")]),
        ("Ms Osei said the envoy was behind the attack.", &[("Ms Osei", Accuses, "envoy")]),
    ]);
}

#[test]
fn what_is_laid_on_a_thing_accuses_nobody() {
    check(&[
        ("The bureau attributed the decline to better weather.", &[("bureau", States, "better weather")]),
        ("The bureau attributed the attack to the group.", &[("bureau", Accuses, "group")]),
    ]);
}

#[test]
fn praise_and_blame_are_of_something() {
    check(&[
        ("The union praised the decision.", &[("union", Praises, "decision")]),
        ("The union condemned the decision.", &[("union", Criticises, "decision")]),
        ("The union called the meeting a \"failure\".", &[("union", Criticises, "meeting")]),
    ]);
}

#[test]
fn an_act_and_a_relative_clause_end_where_they_end() {
    check_contents(&[
        (
            "The union refused to cooperate with the inquiry, but key figures have been summoned.",
            "to cooperate with the inquiry",
        ),
        (
            "Ms Osei said the verdict ends the matter for her family \"I feel that we can go on at last,\" she said.",
            "the verdict ends the matter for her family",
        ),
        (
            "Holm was arrested when, according to the police, officers searched his house.",
            "officers searched his house",
        ),
    ]);
}

#[test]
fn a_sentence_of_a_quotation_without_its_closing_mark_is_quoted() {
    check_holders(&[("\"He denied it all in the end. \"We saw the boat,\" Mr Osei said.", &["Mr Osei"])]);
}
