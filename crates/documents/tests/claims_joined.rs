//! Sentences with several reports: joined verbs, what stands around `that`, what ends a report, two who accuse each other, and
//! claims that are given to nobody.

mod common;

use common::{check, first_content, read};
use interdict_documents::{
    ClaimKind,
    Stance::{Accuses, Criticises, Denies, NoComment, Praises, Proposes, Rejects, States, Suspects, Warns},
};

#[test]
fn a_joined_verb_of_saying_has_the_holder_of_the_first_one() {
    check(&[
        (
            "The minister urged both camps to meet and warned that the pass would be shut.",
            &[("minister", Proposes, "camps"), ("minister", Warns, "")],
        ),
        (
            "The mayor insists the bridge is closed and maintains that it is dangerous.",
            &[("mayor", States, ""), ("mayor", States, "")],
        ),
        (
            "The commission denied that there had been delays, and accused the carrier of greed.",
            &[("commission", Denies, ""), ("commission", Accuses, "carrier")],
        ),
        (
            "The senator said the permit had been signed by a clerk, and challenged the governor to publish it.",
            &[("senator", States, ""), ("senator", Proposes, "governor")],
        ),
        (
            "The judge praised the nurses for their patience but noted that the ward had been closed.",
            &[("judge", Praises, "nurses"), ("judge", States, "")],
        ),
    ]);
    assert_eq!(
        first_content("The commission denied that there had been delays, and accused the carrier of greed."),
        "that there had been delays"
    );
}

#[test]
fn what_can_be_the_verb_of_another_speaker_stays_with_him() {
    check(&[(
        "The navy said the envoy had lied and accused the bank of fraud.",
        &[("navy", Accuses, "envoy"), ("envoy", Accuses, "bank")],
    )]);
}

#[test]
fn what_is_said_begins_at_that() {
    for (text, content) in [
        ("The broker said privately that the ship had left.", "that the ship had left"),
        ("The broker told guests gathered in the hall that the ship had left.", "that the ship had left"),
        ("The broker suggested to the judge that the ship had left.", "that the ship had left"),
        ("The broker cautioned, however, that the ship had left.", "that the ship had left"),
        ("The broker said in a written reply that the ship had left.", "that the ship had left"),
        ("The broker said in a report that was published on Friday.", "in a report that was published on Friday"),
    ] {
        assert_eq!(first_content(text), content, "{text}");
    }
}

#[test]
fn what_is_said_ends_where_somebody_speaks_of_it() {
    for (text, content) in [
        ("The union says the mine was unsafe, a claim the owner disputes.", "the mine was unsafe"),
        ("The union says ten men were hurt, a figure disputed by the police.", "ten men were hurt"),
        ("The union said the mine was unsafe, an inquest heard on Monday.", "the mine was unsafe"),
    ] {
        assert_eq!(first_content(text), content, "{text}");
    }
}

#[test]
fn a_day_stands_between_a_verb_and_what_it_is_aimed_at() {
    check(&[
        ("The bank rejected on Monday a proposal for talks.", &[("bank", Rejects, "proposal")]),
        ("The union condemned on Friday the arrest of its leader.", &[("union", Criticises, "arrest")]),
    ]);
}

#[test]
fn two_who_accuse_each_other_hold_a_claim_each() {
    check(&[
        (
            "The envoy and the minister accused each other of lying.",
            &[("envoy", Accuses, "minister"), ("minister", Accuses, "envoy")],
        ),
        (
            "Norway and Sweden blamed one another for the delay.",
            &[("Norway", Accuses, "Sweden"), ("Sweden", Accuses, "Norway")],
        ),
        ("The two companies accused each other of lying.", &[("two companies", Accuses, "")]),
    ]);
}

#[test]
fn who_did_it_suggests_nothing_and_what_is_said_of_somebody_has_no_holder() {
    check(&[
        ("It has been suggested that the thieves were helped by a guard.", &[("", States, "")]),
        ("The manager is said to have asked a clerk for the keys.", &[("", States, "")]),
        ("The manager is understood to have left the country.", &[("", Suspects, "")]),
        ("The clerk was suspended over allegations that the firm had bribed a judge.", &[("", Accuses, "firm")]),
        // Who suffered it is not accused.
        ("The shares fell amid allegations that the firm had been robbed.", &[("", Accuses, "")]),
    ]);
}

#[test]
fn the_holder_is_found_behind_names_and_participles() {
    check(&[
        ("His union, Prospera, has accused the council of delay.", &[("Prospera", Accuses, "council")]),
        ("The chief observer, former judge Grace Lund, praised the clerks.", &[("Grace Lund", Praises, "clerks")]),
        (
            "Denying the charge, the chairman, Otto Frisch, said the papers were with the court.",
            &[("Otto Frisch", Denies, "charge"), ("Otto Frisch", States, "")],
        ),
    ]);
}

#[test]
fn praise_and_blame_are_negated_by_what_stands_before_them() {
    check(&[
        ("The envoy said the tax is absurd and will never work.", &[("envoy", Criticises, "tax")]),
        ("The envoy said the count could have been more transparent.", &[("envoy", States, "")]),
        ("The envoy said he could not confirm the figure.", &[("envoy", NoComment, "")]),
    ]);
}

#[test]
fn a_newspaper_that_closes_a_sentence_passes_on_and_a_short_sentence_is_quoted_whole() {
    let claims = read("Officials believe that the group was behind the raid, the BBC has learned.").claims;
    assert_eq!(claims.len(), 1);
    assert_eq!(claims[0].relays.iter().map(|relay| relay.text.as_str()).collect::<Vec<_>>(), ["BBC"]);
    let claims = read("\"We respect them,\" the captain said.").claims;
    assert_eq!(claims[0].kind, ClaimKind::Direct);
}
