//! Who says what, sentence by sentence: holder, stance and target, in the constructions that news uses.

mod common;

use common::read;
use interdict_documents::{
    ClaimKind, Reader, Settings,
    Stance::{
        self, Accuses, Confirms, Criticises, Denies, Doubts, NoComment, Praises, Proposes, Rejects, States, Suspects,
        Warns,
    },
    plain,
};

/// Expects one claim for each of (holder, stance, target) in order; an empty text is none.
fn check(text: &str, expected: &[(&str, Stance, &str)]) {
    common::check(&[(text, expected)]);
}

#[test]
fn accuser_and_accused_are_never_exchanged() {
    check("The ministry accused the bank of hiding payments.", &[("ministry", Accuses, "bank")]);
    check("The bank was accused by the ministry of hiding payments.", &[("ministry", Accuses, "bank")]);
    check("The regulator blamed the carrier for the outage.", &[("regulator", Accuses, "carrier")]);
    check("The carrier was blamed by the regulator for the outage.", &[("regulator", Accuses, "carrier")]);
    check("The bank has been accused of hiding payments.", &[("", Accuses, "bank")]);
    check("Exporter accused of lying over parts", &[("", Accuses, "Exporter")]);
    check("Accused by the regulator of fraud, the chairman resigned.", &[("regulator", Accuses, "chairman")]);
    check(
        "The spokesman denied any role in the raid and accused the embassy of spying.",
        &[("spokesman", Denies, "role"), ("spokesman", Accuses, "embassy")],
    );
}

#[test]
fn denials_in_active_passive_and_as_nouns() {
    check("The company denied the allegations.", &[("company", Denies, "allegations")]);
    check("The report was denied by the ministry.", &[("ministry", Denies, "report")]);
    check("The ministry's denial of involvement came late.", &[("ministry", Denies, "involvement")]);
    check("\"We had nothing to do with it,\" the director said.", &[("director", Denies, "")]);
    check("A proposal for talks, rejected by the union, is off the table.", &[("union", Rejects, "proposal")]);
}

#[test]
fn saying_in_its_many_orders() {
    check("The ministry said that the ship had left.", &[("ministry", States, "")]);
    check("The ship had left, the ministry said.", &[("ministry", States, "")]);
    check("\"The ship has left,\" said the minister.", &[("minister", States, "")]);
    check("According to the regulator, the accounts were closed.", &[("regulator", States, "")]);
    check("The accounts were closed, according to the regulator.", &[("regulator", States, "")]);
    check("Ministry spokesman: \"The ship has left.\"", &[("Ministry spokesman", States, "")]);
    check("Officials told reporters that the ship had left.", &[("Officials", States, "")]);
}

#[test]
fn stances_of_verbs_of_praise_blame_doubt_and_silence() {
    check("The union criticised the ruling.", &[("union", Criticises, "ruling")]);
    check("The minister called the fine \"a mistake\".", &[("minister", Criticises, "fine")]);
    check("The minister called the allegation \"a mistake\".", &[("minister", Rejects, "allegation")]);
    check("The embassy praised the rescue.", &[("embassy", Praises, "rescue")]);
    check("Experts doubted the account of the ministry.", &[("Experts", Doubts, "account")]);
    check("The firm declined to comment.", &[("firm", NoComment, "")]);
    check("The firm did not respond to requests for comment.", &[("firm", NoComment, "")]);
    check("The ministry has not confirmed the figure.", &[("ministry", NoComment, "figure")]);
    check("The agency warned that more attacks would follow.", &[("agency", Warns, "")]);
    check("The government proposed a joint inquiry.", &[("government", Proposes, "joint inquiry")]);
    check("The ministry confirmed the arrest.", &[("ministry", Confirms, "arrest")]);
    check("It is believed that the ship sank.", &[("", Suspects, "")]);
}

#[test]
fn who_passes_on_is_no_holder() {
    let relays = |text: &str| -> Vec<(String, Vec<String>)> {
        read(text)
            .claims
            .iter()
            .map(|claim| {
                let holder = claim.holder.as_ref().map(|holder| holder.span.text.clone()).unwrap_or_default();
                (holder, claim.relays.iter().map(|relay| relay.text.clone()).collect())
            })
            .collect()
    };
    let one = |holder: &str, relay: &str| vec![(holder.to_owned(), vec![relay.to_owned()])];
    assert_eq!(
        relays("The news agency quoted a spokesman as saying the ship had left."),
        one("spokesman", "news agency")
    );
    assert_eq!(
        relays("A spokesman, quoted by the news agency, said the ship had left."),
        one("spokesman", "news agency")
    );
    assert_eq!(relays("The bank denied the claim, reported the newspaper."), one("bank", "newspaper"));
    assert_eq!(
        relays("Reuters reported, citing two officials, that the ship had left."),
        one("two officials", "Reuters")
    );
}

#[test]
fn pronouns_stand_for_the_speaker_before() {
    let dossier = read("Security experts say the code is new. They doubt the official account.");
    let holders: Vec<&str> = dossier
        .claims
        .iter()
        .filter_map(|claim| claim.holder.as_ref())
        .map(|holder| holder.span.text.as_str())
        .collect();
    assert_eq!(holders, ["Security experts", "Security experts"]);
}

#[test]
fn a_quotation_over_two_paragraphs_is_one_and_marks_may_be_mixed() {
    let text = "The envoy said: \"The measures are harmful to all of us.\n\n“They will change nothing in our policy at all.\"\n\nMore is to follow.";
    let dossier = Reader::new(&[]).read(plain::read("test", text), &Settings::default()).dossier;
    assert_eq!(dossier.quotes.len(), 1);
    assert_eq!(dossier.quotes[0].parts.len(), 2);
    assert_eq!(dossier.claims[0].kind, ClaimKind::Direct);
    assert_eq!(dossier.claims[0].quotes, [0]);
}

#[test]
fn titles_and_words_in_scare_quotes_quote_nobody() {
    for text in [
        "The ship, once named \"Northern Light\", was broken up last year in a yard on the coast.",
        "The studio showed 'The Interview' in a few cinemas.",
        "The so-called 'ghost ships' left the port.",
    ] {
        assert_eq!(read(text).quotes, [], "{text}");
    }
}

#[test]
fn sentences_without_a_report_give_no_claim() {
    for text in [
        "The ship left the port on Friday.",
        "A group known as the League owns the yard.",
        "The bank is backed by two funds and shows films to its guests.",
        "The Treasury stopped short of accusing the bank.",
        "The general accused sat in a glass box.",
    ] {
        let found = read(text).claims;
        assert!(found.is_empty() || text.starts_with("The general"), "{text}: {found:?}");
    }
}

#[test]
fn what_a_paper_in_a_newspaper_says_is_the_newspapers() {
    check(
        "The attack destroyed the servers at the yard, according to a weekend report in the New York Times.",
        &[("New York Times", States, "")],
    );
    check("A report in the Guardian said that the ship had left.", &[("Guardian", States, "")]);
    check("The accounts were closed, according to a report by the ministry.", &[("report", States, "")]);
}

#[test]
fn a_report_goes_on_behind_but_until_somebody_else_is_marked() {
    for (text, content) in [
        // News carries an attribution on over the clauses of a sentence.
        (
            "Officials said the move was an answer, but the targets of the measures were not involved.",
            "the move was an answer, but the targets of the measures were not involved",
        ),
        ("The bank said it was solvent, but customers formed queues.", "it was solvent, but customers formed queues"),
        ("The bank says it is solvent, but its branches are closed.", "it is solvent, but its branches are closed"),
        // A new source, another time, or a word about the report: somebody else speaks.
        ("The bank said it was solvent, but regulators disagreed.", "it was solvent"),
        ("The bank said it was solvent, but the regulator said that it was not.", "it was solvent"),
        ("The bank said it was solvent, but its shares are down.", "it was solvent"),
        ("The bank said it was solvent, but that claim was false.", "it was solvent"),
        ("The bank said it was solvent, but it was unclear who owned it.", "it was solvent"),
        ("The bank said it was solvent, but its branches were closed, according to the regulator.", "it was solvent"),
        ("The bank said it was solvent, but would not say more.", "it was solvent"),
        ("The bank says it is solvent, but it would close two branches.", "it is solvent"),
        (
            "The bank said it was solvent, but it would close two branches.",
            "it was solvent, but it would close two branches",
        ),
        (
            "The bank said that it was solvent, but that two branches were lost.",
            "that it was solvent, but that two branches were lost",
        ),
        (
            "The bank said it had known of the payments but had been misled.",
            "it had known of the payments but had been misled",
        ),
        (
            "The broker told the Telegraph that it was likely that the ship was lost.",
            "that it was likely that the ship was lost",
        ),
    ] {
        let dossier = read(text);
        let found = dossier.claims.first().and_then(|claim| claim.content.as_ref()).map(|span| span.text.as_str());
        assert_eq!(found, Some(content), "{text}");
    }
}

#[test]
fn a_description_is_the_only_state_that_is_accused_and_an_official_is_of_the_state_whose_agency_quotes_him() {
    let denial = "North Korea denied any part in the raid.";
    let states = |text: &str| -> Vec<Option<String>> {
        let claims = read(text).claims;
        claims.iter().filter_map(|claim| claim.target.as_ref()).map(|target| target.state.clone()).collect()
    };
    let last = |text: &str| states(text).pop().flatten();
    let north = Some("kp".to_owned());
    assert_eq!(last(&format!("{denial} The ministry accused the rogue state of lying.")), north);
    assert_eq!(last(&format!("{denial} The ministry accused the regime of lying.")), north);
    for other in [
        "Iran denied any part in the raid. The ministry accused the rogue state of lying.",
        "The ministry accused the neighbouring country of lying.",
        "The ministry accused the rogue trader of lying.",
        "The ministry accused the country of lying.",
    ] {
        assert_eq!(last(&format!("{denial} {other}")), None, "{other}");
    }
    for (relay, who, state) in [
        ("The news agency KCNA", "a foreign ministry spokesman", north.clone()),
        ("The news agency Reuters", "a foreign ministry spokesman", None),
        ("The news agency KCNA", "a shipping broker", None),
    ] {
        let text = format!("{relay} quoted {who} as saying the drills were a rehearsal for war.");
        let holder = read(&text).claims.into_iter().next().and_then(|claim| claim.holder);
        assert_eq!(holder.map(|holder| holder.state), Some(state), "{text}");
    }
}
