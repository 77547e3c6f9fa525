//! What verbs of saying do not say: they describe a noun, name a deed, a refusal or a question. And who speaks behind an occasion, a
//! long post or beside another, of whom `who` and a pronoun tell, and what stands on which side of who says it.

mod common;

use common::{check, check_contents, check_holders};
use interdict_documents::Stance::{
    Accuses, Confirms, Criticises, Denies, NoComment, Praises, Proposes, Rejects, States,
};

#[test]
fn a_participle_of_a_noun_reports_nothing() {
    check(&[
        ("The clerk said the yards, estimated at 40 million crowns, are shut.", &[("clerk", States, "")]),
        ("Results announced at polling stations that opened late are in doubt.", &[]),
        ("The agency listed 12 firms tied to the Orla gang.", &[]),
        ("Officers arrested a clerk linked to the fire.", &[]),
        ("The court was closed to visitors and not reported by the press.", &[]),
        ("Auditors described one written rule at the bank.", &[("Auditors", States, "written rule")]),
        // With what is laid on somebody they report, and behind an insertion a verb has its subject.
        ("The agency tied the firms to the Orla gang.", &[("agency", Accuses, "Orla gang")]),
        ("The clerk, in a letter, announced that the yard was shut.", &[("clerk", States, "")]),
    ]);
}

#[test]
fn a_deed_a_question_and_an_offence_are_no_claims() {
    check(&[
        ("Police responded with tear gas.", &[]),
        ("A witness demanded to know why the gate was shut.", &[]),
        ("A neighbour asked to know the price, and buyers enquired about the roof.", &[]),
        ("Buyers inquired about the roof.", &[]),
        ("The court jailed him on charges of inciting a riot and insulting the governor.", &[]),
        ("The mayor had appealed a court ruling that cleared the bank.", &[]),
        ("The council accepted proposals to split the bank.", &[]),
        ("Frisch will challenge the result in court.", &[]),
        ("The request was refused, but reporting restrictions were imposed.", &[("", Rejects, "request")]),
        ("Otto Frisch insinuated that the yard was shut.", &[("Otto Frisch", States, "")]),
        // What a court says, and who answers with words.
        ("The mayor cited a court ruling that the bank was solvent.", &[("court ruling", States, "")]),
    ]);
}

#[test]
fn who_denies_what_is_asked_for_refuses_it() {
    check(&[
        ("The judge denied bail.", &[("judge", Rejects, "bail")]),
        ("The council denied the request.", &[("council", Rejects, "request")]),
        ("Guards denied him entry.", &[]),
        ("Otto Frisch was denied entry by guards at the port.", &[]),
        ("The judge granted bail.", &[]),
        ("The bank denied the charge.", &[("bank", Denies, "charge")]),
        ("The bank denied that access had been sold.", &[("bank", Denies, "")]),
    ]);
}

#[test]
fn who_speaks_is_no_occasion_and_no_part_of_a_post() {
    check_holders(&[
        ("Before the trial Okonjo had denied the charge.", &["Okonjo"]),
        ("In the letter Frisch said the talks had failed.", &["Frisch"]),
        ("Otto Frisch on Monday, while visiting the port's yard warned that the dam was weak.", &["Otto Frisch"]),
        ("\"The flood is over,\" said Under Secretary for Rivers and Inland Harbours Colin Holm.", &["Colin Holm"]),
        ("The mayor and the harbour master said the port was shut.", &["mayor and the harbour master"]),
        ("Okonjo, and the head of the harbour office Otto Frisch, have refused to comment on the fire.", &["Okonjo"]),
        ("The Orla Observatory for Human Rights said the camp was shelled.", &["Orla Observatory for Human Rights"]),
        ("The Department of the Interior said the camp was shelled.", &["Department of the Interior"]),
        ("The dam had cracked, the business daily Orla Post reported on its website.", &["business daily Orla Post"]),
        ("The bridge has been closed, said a report published on Monday.", &["report"]),
        ("The court cleared two clerks in a victory for critics who say the law is bad.", &["critics"]),
        (
            "Otto Frisch, a lawyer who represented one of Kern's partners, lawyer Colin Holm, told the court that the \
             papers were old.",
            &["Otto Frisch"],
        ),
        ("Latest reports from the mayor's office indicate it had lost the tender.", &["Latest reports"]),
        ("The long-time rival of the mayor said the tender was lost.", &["long-time rival"]),
        // A clause in front keeps its subject, and a noun tells who bears a name.
        ("After the minister Otto Frisch said the dam was weak, the price fell.", &["minister Otto Frisch"]),
        ("The mayor met the envoy in Karsk and the clerk said the port was shut.", &["clerk"]),
        ("The dam is a ruin and the clerk said the port was shut.", &["clerk"]),
    ]);
}

#[test]
fn who_is_meant_by_a_pronoun_and_of_whom_a_predicate_tells() {
    check(&[
        (
            "Along with Marland and Orla, Karsk imposed a boycott on Tolvia last year, accusing it of supporting rebels.",
            &[("Karsk", Accuses, "Tolvia")],
        ),
        (
            "The judge sentenced Otto Frisch to a term suspended for two years and ordered him to pay costs.",
            &[("judge", Proposes, "Otto Frisch")],
        ),
        ("Otto Frisch was the only banker named by the grand jury.", &[("grand jury", Accuses, "Otto Frisch")]),
        (
            "The Department of the Interior accused the Royal Bank of Marland of fraud.",
            &[("Department of the Interior", Accuses, "Royal Bank of Marland")],
        ),
        ("The verdict is a travesty, Anna Kern said.", &[("Anna Kern", Criticises, "verdict")]),
        ("An application by a clerk to remove the press was refused.", &[("", Rejects, "application")]),
        ("The court said Otto Frisch used the yard to carry out sabotage.", &[("court", Accuses, "Otto Frisch")]),
        ("Otto Frisch said the fine fell by half, which is significant.", &[("Otto Frisch", States, "")]),
    ]);
    check_holders(&[
        (
            "Otto Berg said the camp was old.\n\nMamun al-Rakub, director of the Orla agency, said two tents had burnt.\n\n\
             \"Nobody was inside the tents that night,\" he said.",
            &["Otto Berg", "Mamun al-Rakub", "Mamun al-Rakub"],
        ),
        (
            "Anna Kern said the yard was lost. Mr. Frisch says he wants a count because of what he says was a fault.",
            &["Anna Kern", "Mr. Frisch"],
        ),
    ]);
}

#[test]
fn what_is_said_has_both_its_ends() {
    check_contents(&[
        ("The mayor said he won all but one of the wards.", "he won all but one of the wards"),
        (
            "The clerk said the court had jailed Otto Frisch, head of the group; and Anna Kern and Colin Holm, members of \
             it, to ten years.",
            "the court had jailed Otto Frisch, head of the group; and Anna Kern and Colin Holm, members of it, to ten years",
        ),
        ("Okonjo claims to suffer from a cold, and arrived by boat.", "to suffer from a cold"),
        ("The panel found – for the second time this week – that the port was unsafe.", "that the port was unsafe"),
        (
            "The office said Frisch lent a seal and, while he was at sea, Kern used it.",
            "Frisch lent a seal and, while he was at sea, Kern used it",
        ),
        (
            "The dam had cracked, Orla TV reported, citing an official survey published hours after the flood.",
            "The dam had cracked",
        ),
        ("\"It was a fair price,\" Anna Kern said of the offer.", "\"It was a fair price"),
        ("The dam had cracked in May, the daily Orla Post reported on its website.", "The dam had cracked in May"),
    ]);
}

#[test]
fn who_pleads_guilty_is_no_occasion() {
    check(&[("Before the trial Okonjo had pleaded guilty to theft and was fined.", &[("Okonjo", Confirms, "theft")])]);
}

#[test]
fn of_whom_a_headline_says_that_he_is_charged_accuses_nobody() {
    check(&[
        ("Riga Broker Indicted For Bribery", &[]),
        ("Four Brokers Charged in Ticket Fraud Scheme", &[]),
        // With an object he does.
        ("The mayor charged in a letter that Otto Frisch had lied.", &[("mayor", Accuses, "Otto Frisch")]),
    ]);
}

#[test]
fn a_verb_of_saying_with_what_is_done_to_it_names_a_deed() {
    check(&[
        // A form in -ing behind a preposition, without what it needs, is a noun.
        ("Otto Frisch was held for questioning over the fraud.", &[]),
        ("The ministry was late in responding.", &[]),
        // Persons are let in and received, words admitted and welcomed.
        ("The ward admitted 40 patients.", &[]),
        ("The minister welcomed the king at the port.", &[]),
        ("The minister welcomed the ruling.", &[("minister", Praises, "ruling")]),
        ("The broker admitted the charge.", &[("broker", Confirms, "charge")]),
        // What is borne, won, offered for a favour or set as a task.
        ("The bank assumed the loss.", &[]),
        ("The bank assumed that the loss was small.", &[("bank", States, "")]),
        ("Otto Frisch claimed asylum.", &[]),
        ("The owner offered $90 in bribes to a clerk.", &[]),
        ("The rebels offered talks.", &[("rebels", Proposes, "talks")]),
        ("The troops were charged with guarding the dam.", &[]),
        ("Output declined to 40 barrels, and the clerk declined to pay.", &[("clerk", Rejects, "")]),
        ("Workers protested at the gates of the plant.", &[]),
        // Courts decide, and calls for comment ask for nothing.
        ("The case will be dismissed.", &[]),
        ("A court accepted the lawsuit.", &[]),
        ("Otto Frisch did not return calls seeking comment.", &[("Otto Frisch", NoComment, "")]),
        ("The judge refused to jail the clerk.", &[("judge", Rejects, "")]),
        ("Despite knowing of the leak, the bank failed to mend it.", &[]),
        // The noun behind a superlative.
        ("Her strongest claims are old.", &[]),
    ]);
}

#[test]
fn a_quality_is_that_of_what_it_is_said_of() {
    check(&[
        ("The clerk said the claim was not only false but old.", &[("clerk", Rejects, "claim")]),
        ("The clerk said the sums were determined by size.", &[("clerk", States, "")]),
        ("The clerk said the mayor won 50 votes in Monday's historic poll.", &[("clerk", States, "")]),
        ("The mayor called the raid a grave mistake.", &[("mayor", Criticises, "raid")]),
        ("The bank rejected as baseless the claims.", &[("bank", Rejects, "claims")]),
    ]);
}

#[test]
fn what_is_said_begins_behind_what_hangs_on_who_says_or_hears_it() {
    check_contents(&[
        ("The clerk said that, according to the log, the ship was old.", "the ship was old"),
        ("According to a paper privately obtained by the Gazette, the ship was old.", "the ship was old"),
        ("In his sharpest remarks yet, Frisch said, the bank was old.", "the bank was old"),
        ("\"We have lost,\" Frisch said in a talk that was taped.", "\"We have lost"),
        ("The clerk said on 3 May that the yards, held in trust, are shut.", "that the yards, held in trust, are shut"),
        ("The union urged the Harbour Council, which meets in Riga, to act.", "to act"),
        ("The union urged the Harbour Council (HC) to act.", "to act"),
        ("The union called on the owners, two brothers, to act.", "to act"),
        ("Frisch appealed to Kern of the mill, Holm of the bank and other traders to pay.", "to pay"),
        ("The mayor invited brokers linked with the fraud.", ""),
        ("The judge ordered the filing of charges.", "the filing of charges"),
        ("The council condemned and rejected the plan.", "the plan"),
        ("The bank alerted the police and a raid followed.", ""),
        ("The bank said this in a statement.", ""),
        ("The court ruled in March that the sale was off.", "that the sale was off"),
    ]);
}
