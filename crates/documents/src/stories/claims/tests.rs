//! Claims of two outlets beside each other.

use crate::stories::{Verdict, two_outlets};

/// Verdicts and words of all findings about two outlets that say something of one case.
pub(super) fn verdicts(first: &str, second: &str) -> Vec<(Verdict, String)> {
    let common = "Norvane Bank lent money to firms of Tobias Renshaw, a London court heard.";
    let findings = two_outlets::findings(common, [&[first], &[second]]);
    findings.into_iter().map(|finding| (finding.verdict, finding.about)).collect()
}

#[test]
fn who_rejects_a_thing_twice_in_other_words_does_not_contradict_himself() {
    for (first, second) in [
        (
            "Tobias Renshaw pleaded not guilty to two counts of fraud and false accounting.",
            "Tobias Renshaw denies fraud and false accounting.",
        ),
        (
            "Spokesman Nader Karimi dismissed the claims as \"baseless allegations\".",
            "\"These baseless allegations are made to please Washington,\" spokesman Nader Karimi said.",
        ),
        (
            "Tobias Renshaw rejected the allegations of fraud.",
            "Tobias Renshaw said the allegations of fraud were an invention.",
        ),
    ] {
        let found = verdicts(first, second);
        assert!(found.iter().all(|(verdict, _)| *verdict != Verdict::Conflict), "{first} | {second}: {found:?}");
    }
    let found = verdicts(
        "Tobias Renshaw denied that he had ever met Vask.",
        "Tobias Renshaw said he had met Vask in Malta twice.",
    );
    assert!(found.iter().any(|(verdict, _)| *verdict == Verdict::Conflict), "{found:?}");
}

#[test]
fn two_deeds_of_one_thing_are_no_agreement_and_no_conflict() {
    for (first, second, agree) in [
        (
            "Tobias Renshaw said the licence of the bank had been suspended.",
            "The state had revoked the licence of the bank and did not exclude a sale in May, Tobias Renshaw said.",
            false,
        ),
        (
            "Tobias Renshaw said the licence of the bank had been revoked.",
            "The state had revoked the licence of the bank and did not exclude a sale in May, Tobias Renshaw said.",
            true,
        ),
    ] {
        let found = verdicts(first, second);
        assert!(found.iter().all(|(verdict, _)| *verdict != Verdict::Conflict), "{first}: {found:?}");
        let same = found.iter().any(|(verdict, about)| *verdict == Verdict::Agree && about.starts_with("Tobias"));
        assert_eq!(same, agree, "{first}: {found:?}");
    }
}

#[test]
fn a_spokesman_for_somebody_is_his_spokesman() {
    let found = verdicts(
        "A spokesman for Halden said the businessman had made no payments to Renshaw.",
        "Halden's spokesman said that the payments had been legal and had been made for advice.",
    );
    assert!(found.iter().any(|(verdict, _)| *verdict == Verdict::Conflict), "{found:?}");
}

#[test]
fn denials_of_the_charges_are_denials_of_what_another_outlet_names() {
    let agree = |first: &str, second: &str| {
        verdicts(first, second)
            .iter()
            .any(|(verdict, about)| *verdict == Verdict::Agree && about.starts_with("Tobias Renshaw"))
    };
    let denies = "Tobias Renshaw denied having hidden the transfers.";
    assert!(agree(denies, "Tobias Renshaw rejected the accusations."));
    assert!(agree("Tobias Renshaw denied the accusations.", "Tobias Renshaw rejected the allegations as baseless."));
    assert!(!agree(denies, "Tobias Renshaw denied that the yacht was his."));
    assert!(!agree(denies, "Tobias Renshaw rejected the accusations. Tobias Renshaw denied that the yacht was his."));
}

#[test]
fn other_causes_and_others_who_are_blamed_differ_and_are_no_agreement() {
    for (first, second) in [
        (
            "Tobias Renshaw said the derailment had been caused by a broken rail.",
            "The derailment was caused by a landslide, Renshaw told a radio station in Riga on Sunday evening.",
        ),
        (
            "Tobias Renshaw blamed energy prices for the decision.",
            "The chairman left Malta on Sunday. Renshaw blamed cheap imports for the decision.",
        ),
    ] {
        let found = verdicts(first, second);
        let differ = |(verdict, about): &(Verdict, String)| *verdict == Verdict::Differ && about.contains("Renshaw");
        let agree = |(verdict, about): &(Verdict, String)| {
            *verdict == Verdict::Agree && (about.starts_with("Tobias") || about.starts_with("Renshaw"))
        };
        assert!(found.iter().any(differ) && !found.iter().any(agree), "{first}: {found:?}");
    }
}

#[test]
fn a_source_that_says_the_contrary_in_another_word_contradicts_itself() {
    for (first, second, expected) in [
        ("Tobias Renshaw said he accepted the findings.", "Tobias Renshaw said he disputed the findings.", true),
        (
            "Tobias Renshaw said his staff would stay in Malta.",
            "Renshaw said he would withdraw his staff from Malta.",
            true,
        ),
        (
            "Tobias Renshaw said he accepted the findings.",
            "Tobias Renshaw said he did not contest the findings.",
            false,
        ),
        ("Tobias Renshaw said profits had risen in Malta.", "Tobias Renshaw said costs had fallen in Malta.", false),
    ] {
        let conflict = verdicts(first, second).iter().any(|(verdict, _)| *verdict == Verdict::Conflict);
        assert_eq!(conflict, expected, "{first} | {second}");
    }
}
