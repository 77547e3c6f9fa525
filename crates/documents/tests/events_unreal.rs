//! What did not happen, or nobody vouches for, though a sentence tells it: what is only claimed, dreamed, averted, given up or played.

mod common;

use common::read;
use interdict_documents::Status::{self, Alleged, Happened, NotHappened};

/// Expects of each text the status of its first event of a kind; none where there is none.
fn check(cases: &[(&str, &str, Option<Status>)]) {
    for (text, kind, expected) in cases {
        let dossier = read(text);
        let found = dossier.events.iter().find(|event| event.kind == *kind).map(|event| event.status);
        assert_eq!(found, *expected, "{text} {:#?}", dossier.events);
    }
}

#[test]
fn the_month_of_may_makes_nothing_uncertain() {
    check(&[
        ("The baker sacked in May was arrested on Friday.", "arrest", Some(Happened)),
        ("The firm that the watchdog fined in early May has sued the ministry.", "lawsuit", Some(Happened)),
        ("The crash in May killed six people.", "killing", Some(Happened)),
        ("The bank may have dismissed two clerks.", "dismissal", Some(Alleged)),
    ]);
}

#[test]
fn what_nobody_vouches_for_is_alleged() {
    check(&[
        ("Detectives are looking into reports that a warden attacked a prisoner.", "attack", Some(Alleged)),
        ("The inquiry failed to establish that the firm bribed the mayor.", "bribery", Some(Alleged)),
        ("Prosecutors proved that the cook killed his wife.", "killing", Some(Happened)),
        ("An unverified report said that rebels had bombed the bridge.", "attack", Some(Alleged)),
        ("The ministry confirmed reports that rebels had bombed the bridge.", "attack", Some(Happened)),
        ("Claims that he drank were ignored, and he was dismissed.", "dismissal", Some(Happened)),
        ("Critics dismissed as nonsense claims that she bribed a judge.", "bribery", Some(Status::Denied)),
    ]);
}

#[test]
fn what_was_made_up_or_wrongly_blamed_on_somebody_did_not_happen() {
    check(&[
        ("A hoax caller said rebels had bombed the railway.", "attack", Some(NotHappened)),
        ("She dreamed that her husband had been arrested.", "arrest", Some(NotHappened)),
        ("The editor was sorry for a joke that the mayor had been arrested.", "arrest", Some(NotHappened)),
        ("He was wrong when he said rebels had shelled the village.", "attack", Some(NotHappened)),
        ("Two women wrongly convicted of killing a grocer were freed.", "conviction", Some(Happened)),
        ("Two women wrongly convicted of killing a grocer were freed.", "killing", Some(NotHappened)),
        ("The trader was cleared of having bribed a clerk.", "bribery", Some(NotHappened)),
    ]);
}

#[test]
fn what_came_to_nothing_did_not_happen() {
    check(&[
        ("Guards thwarted an attempt to kill the consul.", "killing", Some(NotHappened)),
        ("An attempt by two men to kill the consul failed on Sunday.", "killing", Some(NotHappened)),
        ("The minister turned down a request to release the captain.", "release", Some(NotHappened)),
        ("The attempt to rob the bank on Friday was filmed by a guard.", "robbery", Some(Status::Planned)),
        ("The queen survived an assassination attempt in May.", "killing", Some(NotHappened)),
        ("The general survived the attack, which killed six.", "attack", Some(Happened)),
        ("The takeover of Tolmec was blocked by regulators.", "acquisition", Some(Status::Cancelled)),
        ("The merger of Trask and Volney collapsed on Tuesday.", "acquisition", Some(Status::Cancelled)),
        ("Bodyguards saved the queen from being kidnapped.", "kidnapping", Some(NotHappened)),
    ]);
}

#[test]
fn what_nearly_or_but_for_something_would_have_been_was_not() {
    check(&[
        ("The skipper was nearly arrested in Dakar.", "arrest", Some(NotHappened)),
        ("The gunmen killed almost 40 people.", "killing", Some(Happened)),
        ("Nearly two dozen people were arrested.", "arrest", Some(Happened)),
        ("The firm came close to buying its rival.", "acquisition", Some(NotHappened)),
        ("The suspect fled before he could be arrested.", "arrest", Some(NotHappened)),
        ("The army might have shot the hostages if the envoy had not come.", "attack", Some(NotHappened)),
        ("If the alarm had worked, two firemen would not have been killed.", "killing", Some(Happened)),
        ("The bomb could have killed dozens.", "killing", Some(Alleged)),
    ]);
}

#[test]
fn a_hedge_on_the_reason_takes_nothing_from_the_arrest() {
    check(&[
        ("He was arrested for allegedly bribing a clerk.", "arrest", Some(Happened)),
        ("He was arrested for allegedly bribing a clerk.", "bribery", Some(Alleged)),
        ("A guard allegedly shot the boy.", "attack", Some(Alleged)),
    ]);
}

#[test]
fn what_is_played_or_drilled_is_fiction() {
    check(&[
        ("In the video game, players bomb cities.", "attack", Some(Status::Fictional)),
        ("The novel opens with the murder of a bishop.", "killing", Some(Status::Fictional)),
        ("In a nightmare, he was arrested by his own guards.", "arrest", Some(Status::Fictional)),
        ("The drill simulated an attack on the underground.", "attack", Some(Status::Fictional)),
        ("The mock trial convicted the wolf.", "conviction", Some(Status::Fictional)),
        ("During the exercise, commandos stormed an embassy.", "attack", Some(Status::Fictional)),
        ("During the exercise, a soldier was shot dead by a guard.", "killing", Some(Happened)),
        ("Knights stormed the castle in a re-enactment.", "law_passed", None),
        ("The boy pretended to shoot his sister.", "attack", Some(NotHappened)),
    ]);
}

#[test]
fn what_is_the_rule_is_told_of_nobody() {
    check(&[
        ("Companies that break the rules are fined.", "fine", None),
        ("Companies that broke the rules were fined.", "fine", Some(Happened)),
        ("Poachers who kill elephants are rarely jailed.", "killing", None),
        ("Sharks rarely kill people.", "killing", None),
        ("Murder carries the death penalty in Ostravia.", "killing", None),
        ("Suppose the bank is robbed.", "robbery", None),
        ("His fear of being kidnapped kept him at home.", "kidnapping", None),
    ]);
}

#[test]
fn what_is_set_for_a_day_or_waits_for_something_is_still_to_come() {
    check(&[
        ("Sentencing was set for 9 February.", "sentence", Some(Status::Planned)),
        ("They said they would free the boy once the money was paid.", "payment", Some(Status::Planned)),
        ("The prosecutor is seeking the extradition of the banker.", "extradition", Some(Status::Planned)),
        ("The summit planned for Saturday was cancelled on Thursday.", "cancellation", Some(Happened)),
    ]);
}
