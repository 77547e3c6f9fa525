//! Reports that are carried on, broken off or given to somebody a word away: papers that say something behind a participle, sources
//! with a clause of their own, who passes on a whole sentence, who is silent, and whom a pronoun stands for.

mod common;

use common::{check, check_contents, check_holders, read};
use interdict_documents::Stance::{Accuses, NoComment, Rejects, States};

#[test]
fn a_paper_says_something_behind_a_participle() {
    check(&[
        ("A study published in Nature says the lake is dead.", &[("study", States, "")]),
        ("A lawsuit filed in Riga accuses the bank of fraud.", &[("lawsuit", Accuses, "bank")]),
        // A noun before a name is no verb.
        ("Olympic hurdles champion Brisa Tavarel has been suspended.", &[]),
    ]);
}

#[test]
fn what_a_source_says_begins_behind_what_hangs_on_it() {
    check_contents(&[
        ("According to records seen by the agency, the cargo was grain.", "the cargo was grain"),
        ("According to Holm, who led the inquiry, the cargo was grain.", "the cargo was grain"),
        ("According to Holm, the cargo was grain.", "the cargo was grain"),
    ]);
}

#[test]
fn who_reports_a_sentence_breaks_it_off() {
    check_contents(&[
        ("His doctor had assured him it was safe, he said, \"and then this came\".", "it was safe"),
        ("The bank said it was solvent, as some officials had reported.", "it was solvent"),
        ("The bank said profits, as analysts had forecast, were up.", "profits, as analysts had forecast, were up"),
    ]);
    let both = read("\"We lost,\" he said, \"and then we went home to sleep.\"");
    assert_eq!(both.claims[0].quotes.len(), 2);
}

#[test]
fn who_reports_what_another_says_passes_it_on() {
    let relays = |text: &str| -> Vec<String> {
        read(text).claims.into_iter().flat_map(|claim| claim.relays).map(|relay| relay.text).collect()
    };
    assert_eq!(relays("The envoy denied the charge, officials said."), ["officials"]);
    assert_eq!(relays("The ship had left, officials said."), Vec::<String>::new());
}

#[test]
fn who_does_not_wish_to_say_something_is_silent() {
    check(&[
        ("The airline did not wish to comment on the crash.", &[("airline", NoComment, "crash")]),
        ("The airline wishes to comment on the crash.", &[]),
        ("The airline has yet to say who flew the jet.", &[("airline", NoComment, "")]),
        ("The pilot left. Nor would he confirm that the jet had gone.", &[("pilot", NoComment, "")]),
        ("The airline would only say that the jet had left.", &[("airline", States, "")]),
        ("It has not been suggested that the pump was faulty.", &[]),
        ("The airline does not accept the claim.", &[("airline", Rejects, "claim")]),
    ]);
}

#[test]
fn a_joined_verb_agrees_with_its_subject_in_number() {
    check_holders(&[
        (
            "The ministry reminds banks that funds must be frozen and advises firms to read the rules.",
            &["ministry", "ministry"],
        ),
        (
            "The leader denied that there were camps, and in the same speech said that all were fed.",
            &["leader", "leader"],
        ),
    ]);
}

#[test]
fn a_pronoun_stands_for_whom_the_nouns_allow() {
    check_holders(&[
        ("Nadja Okonjo ran the opera. She said the hall was cold.", &["Nadja Okonjo"]),
        (
            "Nadja Okonjo ran the opera. The chairman, Peer Valentin, said it was lost. She denied the report.",
            &["Peer Valentin", "Nadja Okonjo"],
        ),
        ("The coach, himself banned in 2012, declined to comment.", &["coach"]),
        ("The envoy was blunt: \"Nobody puts a buoy there.\"", &["envoy"]),
    ]);
}
