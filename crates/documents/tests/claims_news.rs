//! Constructions in which news reports: passives, days and datelines, relative clauses, participles, nested reports, silence.

mod common;

use common::{check, first_content, read};
use interdict_documents::Stance::{self, Accuses, Denies, Doubts, NoComment, Proposes, Rejects, States};

#[test]
fn a_passive_says_the_act_and_neither_who_nor_when() {
    for (text, content) in [
        ("The minister was accused by the opposition of misleading parliament.", "misleading parliament"),
        ("The minister was accused by the head of the navy of misleading parliament.", "misleading parliament"),
        ("The general is accused of torture by rights groups.", "torture"),
        ("The rescue team was praised by the governor on Monday.", ""),
        ("The rescue team was praised by the governor for its speed.", "its speed"),
        ("The report was rejected as baseless by the embassy.", "as baseless"),
        ("The report was dismissed by the embassy as baseless.", "as baseless"),
        ("The proposal was rejected by the union on Tuesday.", ""),
        ("The government was urged by aid groups to open the border.", "to open the border"),
        ("The deal was announced by the ministry on Monday.", "The deal"),
    ] {
        assert_eq!(first_content(text), content, "{text}");
    }
}

#[test]
fn what_is_laid_on_somebody_is_laid_on_him_in_the_passive() {
    check(&[
        ("The raid was blamed on the group by officials.", &[("officials", Accuses, "group")]),
        ("The raid was blamed by officials on the group.", &[("officials", Accuses, "group")]),
        ("The attack was attributed by the FBI to the group.", &[("FBI", Accuses, "group")]),
        ("Officials on Monday blamed the raid on the group.", &[("Officials", Accuses, "group")]),
    ]);
}

#[test]
fn days_and_datelines_are_no_part_of_what_is_said() {
    for (text, content) in [
        ("The minister told reporters on Monday that the ship had left.", "that the ship had left"),
        ("The minister said on Monday the ship had left.", "the ship had left"),
        ("BEIRUT - The ship had left, the group said.", "The ship had left"),
        ("SEOUL, South Korea (AP) — The ship had left, officials said.", "The ship had left"),
    ] {
        assert_eq!(first_content(text), content, "{text}");
    }
    check(&[("BEIRUT - \"We had no part in it,\" the group said.", &[("group", Denies, "")])]);
}

#[test]
fn a_day_passes_nothing_on() {
    for (text, expected) in [
        ("A spokesman, in remarks carried on Sunday by the agency, said the ship had left.", vec!["agency"]),
        ("The minister told reporters on Monday that the ship had left.", vec![]),
        ("The minister, in comments reported on Monday, said the ship had left.", vec![]),
        ("The minister, in comments published in January, said the ship had left.", vec![]),
    ] {
        let claims = read(text).claims;
        let relays: Vec<&str> =
            claims.iter().flat_map(|claim| &claim.relays).map(|relay| relay.text.as_str()).collect();
        assert_eq!(relays, expected, "{text}");
    }
}

#[test]
fn nouns_with_another_sense_report_only_before_a_clause() {
    check(&[
        ("The banker's conviction for fraud was quashed on Friday.", &[]),
        ("The conviction of the banker was quashed by the court.", &[]),
        ("The court's conviction of the banker was quashed.", &[]),
        ("The bank's order for 200 tanks was cancelled.", &[]),
    ]);
    assert_eq!(read("The bank's conviction that the fine was unjust surprised nobody.").claims.len(), 1);
}

#[test]
fn a_state_is_spoken_for_by_its_offices_and_by_nobody_who_only_comes_from_it() {
    for (text, state) in [
        ("The British actor said the film was finished.", None),
        ("A Russian-born chemist said the sample was clean.", None),
        ("A US-based lawyer denied the report.", None),
        ("A lawyer from Iran denied the report.", None),
        ("A critic of the Iranian government denied the report.", None),
        ("The Russian opposition leader denied the report.", None),
        ("A Chinese company denied the report.", None),
        ("The British government said the ship had left.", Some("gb")),
        ("Iranian state media said the ship had left.", Some("ir")),
        ("The French president denied the report.", Some("fr")),
        ("A Chinese foreign ministry spokesman denied the report.", Some("cn")),
        ("The Russian army denied the report.", Some("ru")),
        ("North Korea's foreign minister denied the report.", Some("kp")),
        ("Officials in Seoul denied the report.", Some("kr")),
        ("A spokesman for the Iranian government denied the report.", Some("ir")),
        ("The FBI director denied the report.", Some("us")),
        ("Pyongyang denied the report.", Some("kp")),
    ] {
        let holder = read(text).claims.into_iter().next().and_then(|claim| claim.holder);
        assert_eq!(holder.and_then(|holder| holder.state).as_deref(), state, "{text}");
    }
    let pump = read("The engineer criticised the German-made pump.").claims;
    assert_eq!(pump[0].target.as_ref().and_then(|target| target.state.clone()), None);
}

#[test]
fn what_a_relative_clause_denies_stands_before_it() {
    check(&[
        ("The payments, which the bank denies making, were found by auditors.", &[("bank", Denies, "payments")]),
        ("The firm, which the Treasury accuses of smuggling oil, will appeal.", &[("Treasury", Accuses, "firm")]),
        // A whole clause is denied, for which no noun stands.
        (
            "The Treasury says the firm moved oil for the Guards, which the company denies.",
            &[("Treasury", States, ""), ("company", Denies, "")],
        ),
    ]);
}

#[test]
fn participles_have_the_holder_of_the_main_verb() {
    check(&[
        (
            "Denying any wrongdoing, the broker said he had been used.",
            &[("broker", Denies, "wrongdoing"), ("broker", States, "")],
        ),
        (
            "The admiral denied the navy had fired first, saying the crew had opened fire.",
            &[("admiral", Denies, ""), ("admiral", Accuses, "crew")],
        ),
        (
            "The company hit back at the regulator on Friday, accusing it of leaking documents.",
            &[("company", Stance::Criticises, "regulator"), ("company", Accuses, "regulator")],
        ),
        ("The ship had been seized, the agency said, citing an official.", &[("official", States, "")]),
        ("Officials who asked not to be named said the licence had been revoked.", &[("Officials", States, "")]),
    ]);
}

#[test]
fn who_reports_an_accusation_or_suffered_it_accuses_nobody() {
    check(&[
        (
            "The newspaper reported that officials believed the group was behind the raid.",
            &[("newspaper", States, ""), ("officials", Accuses, "group")],
        ),
        ("The bank said the exchange had been hacked.", &[("bank", States, "")]),
        ("The bank said the exchange had been hacked by the group.", &[("bank", Accuses, "group")]),
        ("The broker, according to prosecutors, bribed two officials.", &[("prosecutors", Accuses, "broker")]),
        ("Iran has denied US accusations of hacking.", &[("Iran", Denies, "US accusations"), ("US", Accuses, "Iran")]),
    ]);
}

#[test]
fn silence_doubt_and_what_is_done_by_saying_it() {
    check(&[
        ("There was no comment from the ministry.", &[("ministry", NoComment, "")]),
        (
            "There was no immediate comment from the embassy on the allegations.",
            &[("embassy", NoComment, "allegations")],
        ),
        ("The company had no immediate comment.", &[("company", NoComment, "")]),
        ("\"No comment,\" said the lawyer.", &[("lawyer", NoComment, "")]),
        ("Researchers are sceptical of the report.", &[("Researchers", Doubts, "report")]),
        (
            "\"We reject these claims,\" the ministry said in a statement carried by KCNA.",
            &[("ministry", Rejects, "claims")],
        ),
    ]);
}

#[test]
fn headlines_join_verbs_with_a_comma_and_never_exchange_who_accuses() {
    check(&[
        (
            "N Korea denies hack, offers joint probe",
            &[("N Korea", Denies, "hack"), ("N Korea", Proposes, "joint probe")],
        ),
        (
            "Moscow denies role in raid, accuses Kyiv of provocation",
            &[("Moscow", Denies, "role"), ("Moscow", Accuses, "Kyiv")],
        ),
    ]);
    assert_eq!(first_content("N Korea denies hack, offers joint probe"), "hack");
}

#[test]
fn who_accuses_stands_in_the_clause_that_hangs_on_the_accused() {
    check(&[
        ("The minister, whom Petra Holm has accused of fraud, resigned.", &[("Petra Holm", Accuses, "minister")]),
        ("The bank, which the regulator has accused of fraud, closed.", &[("regulator", Accuses, "bank")]),
        ("The firm the regulator accused of fraud has closed.", &[("regulator", Accuses, "firm")]),
        ("The firm accused of fraud has closed.", &[("", Accuses, "firm")]),
        (
            "The minister blamed the leak on the envoy, who blamed it on the navy.",
            &[("minister", Accuses, "envoy"), ("envoy", Accuses, "navy")],
        ),
        (
            "The decision, criticised by the union, was rejected by the minister.",
            &[("union", Stance::Criticises, "decision"), ("minister", Rejects, "decision")],
        ),
        ("The union said the exporter, not the ministry, had forged the papers.", &[("union", Accuses, "exporter")]),
        ("Bank accused of fraud denies wrongdoing", &[("", Accuses, "Bank"), ("Bank", Denies, "wrongdoing")]),
    ]);
    assert_eq!(first_content("The firm accused of fraud has closed."), "fraud");
}

#[test]
fn what_nobody_is_named_for_has_no_holder_and_deeds_are_no_claims() {
    check(&[
        ("The brigade allegedly sold its fuel to smugglers.", &[("", Accuses, "brigade")]),
        ("Reportedly, the brigade sold its fuel.", &[("", States, "")]),
        ("The chairman was dismissed by the board.", &[]),
        ("The report was dismissed by the board.", &[("board", Rejects, "report")]),
        ("The inquiry did not find that the trustees had known.", &[]),
    ]);
}

#[test]
fn each_report_in_a_sentence_has_its_own_holder() {
    check(&[
        (
            "The bank said it was solvent, but its branches were closed, according to the regulator.",
            &[("bank", States, ""), ("regulator", States, "")],
        ),
        (
            "The police confirmed that a call had been received, but said it concerned a truck.",
            &[("police", Stance::Confirms, ""), ("police", States, "")],
        ),
        ("Neither ministry would say whether the ship had left.", &[("ministry", NoComment, "")]),
        ("The militia itself denied the report.", &[("militia", Denies, "report")]),
    ]);
    let relayed = |text: &str| -> Vec<(String, Vec<String>)> {
        let claims = read(text).claims.into_iter();
        claims
            .filter_map(|claim| {
                let relays = claim.relays.into_iter().map(|relay| relay.text).collect();
                Some((claim.holder?.span.text, relays))
            })
            .collect()
    };
    let who = |holder: &str, relays: &[&str]| {
        (holder.to_owned(), relays.iter().map(|relay| (*relay).to_owned()).collect::<Vec<String>>())
    };
    assert_eq!(
        relayed("The minister was quoted by the news agency as saying the ship had left."),
        [who("minister", &["news agency"])]
    );
    assert_eq!(
        relayed("A police spokesman said the driver had claimed the boxes held fruit."),
        [who("police spokesman", &[]), who("driver", &["police spokesman"])]
    );
}
