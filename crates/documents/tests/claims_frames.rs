//! What frames tell of claims: a noun before its verb of saying, a person who shows something, who keeps details back,
//! who vows no harm; and where a condition belongs to what was said.

mod common;

use common::{check, check_contents, check_holders};
use interdict_documents::Stance::{Criticises, NoComment, States, Threatens};

#[test]
fn what_is_no_verb_of_saying_where_it_stands_reports_nothing() {
    check(&[
        ("The minister had shown contempt for the court.", &[]),
        ("Otto Frisch, reporting from Riga, said the port was shut.", &[("Otto Frisch", States, "")]),
        ("The police asked whether the broker denied the theft.", &[("police", States, "")]),
    ]);
}

#[test]
fn a_stance_follows_from_the_act_and_from_the_noun() {
    check(&[
        ("The chairman declined to provide details of the report.", &[("chairman", NoComment, "details")]),
        ("The broker vowed to appeal against the verdict.", &[("broker", States, "")]),
        ("The rebels vowed to attack the port.", &[("rebels", Threatens, "port")]),
        ("The envoy said the war is a \"humanitarian catastrophe\".", &[("envoy", Criticises, "war")]),
        ("The envoy said the way out is right in front of us.", &[("envoy", States, "")]),
    ]);
}

#[test]
fn a_condition_is_part_of_what_was_said() {
    check_contents(&[(
        "The rebels said they are willing to sign, but only if the army leaves the town.",
        "they are willing to sign, but only if the army leaves the town",
    )]);
}

#[test]
fn who_speaks_on_is_the_last_one_who_could() {
    check_holders(&[
        ("The clerk smiled as the sentence was passed, before adding: \"I am sorry.\"", &["clerk"]),
        ("The panel published the evidence in a report that recommended a ban.", &["report"]),
        (
            "The judge Anna Berg said the sum was lost. Former prime minister Tamar Rakub left the court. Tamar, 67, faces more trials. He said it \
             was a plot.",
            &["judge Anna Berg", "Tamar"],
        ),
    ]);
}
