//! What wire news does with subjects, pronouns and second verbs: who speaks behind a participle, a stray comma or `all`, who is
//! accused in what hangs on a noun, what is guarded or struck and not said, and what a thing shows of somebody.

mod common;

use common::{check, check_contents, check_holders};
use interdict_documents::Stance::{Accuses, Criticises, Denies, Praises, Proposes, Rejects, States, Suspects};

#[test]
fn who_speaks_is_found_where_the_nearest_noun_is_nobody() {
    check_holders(&[
        ("Diplomats observing the UN-sponsored Tolvian talks said they expect a treaty.", &["Diplomats"]),
        (
            "Head of the Joint Staff General Otto Frisch, said the bomb was effective.",
            &["Head of the Joint Staff General Otto Frisch"],
        ),
        (
            "The United States, the Nordic Union and the Group of ten nations among others, have all called on Tolvia to stop.",
            &["United States"],
        ),
        ("\"President Frisch asked Mr Holm to help,\" Otto Berg, an adviser to Mr Frisch said.", &["Otto Berg"]),
        ("Bowler Otto Berg, who is in the squad in place of Simon Holm says he is calm.", &["Bowler Otto Berg"]),
        // With both commas the one beside the name says it, and a participle may belong to the noun beside it.
        ("The ship, a clerk said, had left.", &["clerk"]),
        ("Otto Berg, who works for a firm accused of fraud, left.", &[""]),
    ]);
}

#[test]
fn who_speaks_of_himself_is_not_the_one_of_a_clause_inside() {
    check_holders(&[
        (
            "The Tolven Government is trying to find out whether he has broken any laws but says he could also be held.",
            &["Tolven Government"],
        ),
        (
            "He has failed to appear in court to answer the charges with his lawyers arguing that he is too ill.",
            &["lawyers"],
        ),
        (
            "An Order official confirmed the arrests of two leaders, and said police have issued warrants.",
            &["Order official", "Order official"],
        ),
        ("The agency reported a spokesman as saying the mine was closed.", &["spokesman"]),
        ("The agency reported profits as they rose.", &["agency"]),
    ]);
}

#[test]
fn a_pronoun_stands_for_a_speaker_whose_noun_or_name_has_the_form_of_a_persons() {
    check_holders(&[
        (
            "Otto Frisch spoke on Monday. Mr Frisch's statement came late. He said the mine was closed.",
            &["Otto Frisch"],
        ),
        (
            "Captain Colin Pryce says the dam is safe. Democrat Otto Holm of the Water Committee says the files must be \
             opened. \"The town needs to see this,\" he said.",
            &["Captain Colin Pryce", "Democrat Otto Holm", "Democrat Otto Holm"],
        ),
        (
            "A worker may have set the fire. \"We are hearing a lot,\" said a Tolven fire dispatcher. She said the yard \
             was shut.",
            &["Tolven fire dispatcher", "Tolven fire dispatcher"],
        ),
        (
            "Holm won the race, with Anna Okonjo second. Okonjo says the boat was fast. \"I was very happy with it,\" she \
             said.",
            &["Okonjo", "Okonjo"],
        ),
        (
            "Both Simon Holm and Stefan Berg told the court of their sorrow. Asked about the plan, they said it was sound.",
            &["Simon Holm and Stefan Berg", "Simon Holm and Stefan Berg"],
        ),
    ]);
}

#[test]
fn a_participle_accuses_the_noun_beside_it_where_the_first_one_is_a_thing() {
    check(&[
        ("The ministry was silent about the fate of a Tolven man suspected of theft.", &[("", Suspects, "Tolven man")]),
        ("Courts should take tougher action against militants accused of violence.", &[("", Accuses, "militants")]),
        (
            "Otto Frisch is the leader of the Brand network which is blamed for the attacks.",
            &[("", Accuses, "Brand network")],
        ),
        ("The head of the bank was accused by the union of fraud.", &[("union", Accuses, "head")]),
        ("The report of the bank was criticised by the union.", &[("union", Criticises, "report")]),
    ]);
}

#[test]
fn what_is_done_struck_or_only_wanted_is_not_said() {
    check(&[
        ("Eyewitnesses report seeing them fire four missiles.", &[("Eyewitnesses", States, "")]),
        ("The jets blasted several vehicles on Saturday.", &[]),
        ("The former president ruled Tolvia for 32 years before he was forced from office.", &[]),
        ("Tolvia was dismissed late yesterday for 374.", &[]),
        ("The army met fighters defending a complex of caves.", &[]),
        (
            "Unions are calling on the minister to resign or explain to an inquiry how he handled it.",
            &[("Unions", Proposes, "minister")],
        ),
        ("Bullies threw stones at him, spat on him, called him names and slashed his bag.", &[]),
        // A paper speaks for what it defends.
        ("The minister, defending the ban, left.", &[("minister", Praises, "ban")]),
    ]);
}

#[test]
fn a_stance_is_that_of_the_words_and_of_who_is_meant() {
    check(&[
        (
            "The minister says the video shows Otto Frisch was clearly behind the attacks.",
            &[("minister", Accuses, "Otto Frisch")],
        ),
        ("The union wants the party to get behind it, Mr Holm said.", &[("Mr Holm", States, "")]),
        ("The mayor said forged papers were found in the house.", &[("mayor", States, "")]),
        ("The mayor said the women harassed in the camp were afraid.", &[("mayor", States, "")]),
        // By what means tells nobody who used them.
        ("The mayor said the vote was won through fraud.", &[("mayor", Accuses, "")]),
        ("The reverend says further explanation is needed.", &[("reverend", States, "")]),
        ("The bank ruled out talks with the union.", &[("bank", Rejects, "talks")]),
        ("The police ruled out arson.", &[("police", Denies, "arson")]),
        ("\"We just don't know in this case,\" Mr Holm said.", &[("Mr Holm", States, "")]),
        ("\"We did not know of the leak,\" Mr Holm said.", &[("Mr Holm", Denies, "")]),
        ("\"He should stay, but there is probably more to be done,\" Mr Holm said.", &[("Mr Holm", States, "")]),
        ("The captain said the raid was probably the work of pirates.", &[("captain", Suspects, "")]),
    ]);
}

#[test]
fn what_is_said_begins_behind_who_is_told_and_ends_before_who_speaks_next() {
    check_contents(&[
        (
            "Mr Holm said at a Brask hotel it was a pity that the talks had failed.",
            "it was a pity that the talks had failed",
        ),
        (
            "Mr Holm said in Brask that the union and the bank were working to end the strike.",
            "that the union and the bank were working to end the strike",
        ),
        ("Mr Holm told Tolvian and Marland officials they had 48 hours.", "they had 48 hours"),
        ("Mr Holm told the court guides were instructed to leave.", "guides were instructed to leave"),
        (
            "Mr Holm, blaming Mr Frisch for the raids that killed two people, earlier sent his men to the port.",
            "Mr Frisch for the raids that killed two people",
        ),
        ("Asked where the rebel was now, the spokesman said, \"he is in the hills\".", "\"he is in the hills\""),
        ("They denied making any mistakes, nor did they leave early.", "making any mistakes"),
        ("It is understood two men were held and the ministry said they were safe.", "two men were held"),
        ("A suspect allegedly involved in the raid has been held.", "A suspect allegedly involved in the raid"),
    ]);
}

#[test]
fn several_who_are_asked_are_asked_together() {
    check(&[(
        "The envoy called on Tolvia and Marland to show restraint.",
        &[("envoy", Proposes, "Tolvia and Marland")],
    )]);
}
