//! Who holds a claim and who acts, where brackets, appositions and clauses stand between a subject and its verb.

mod common;

use common::{check_holders, read};

/// Actor and object of the first event of a kind.
fn event(text: &str, kind: &str) -> Option<(String, String)> {
    let event = read(text).events.into_iter().find(|event| event.kind == kind)?;
    let words = |actor: Option<interdict_documents::ActorNote>| actor.map(|actor| actor.span.text).unwrap_or_default();
    Some((words(event.actor), words(event.object)))
}

#[test]
fn what_is_inserted_between_holder_and_verb_is_passed_over() {
    check_holders(&[
        ("\"We have sold the oil,\" Ali Rabiei, a spokesman for the government, told reporters.", &["Ali Rabiei"]),
        ("\"We have sold the oil,\" Ali Rabiei, a spokesman for the government, said.", &["Ali Rabiei"]),
        ("\"We have sold the oil,\" Ali Rabiei said.", &["Ali Rabiei"]),
        ("Sergei Ivanov, 34, an engineer from Odessa, said the crew had not been paid.", &["Sergei Ivanov"]),
        ("Sergei Ivanov, 34, an engineer who left the ship, said the crew had left.", &["Sergei Ivanov"]),
        ("Otto Frisch, the head of Nordbank, a lender, denied the report.", &["Otto Frisch"]),
        ("Nordbank (formerly Sudbank) denied the report.", &["Nordbank"]),
        (
            "The International Atomic Energy Agency (IAEA) said the ship had left.",
            &["International Atomic Energy Agency"],
        ),
        ("The letter, signed by forty employees, accuses management of fraud.", &["letter"]),
        // No insertion: the subject stands behind the verb, or the comma parts an enumeration.
        ("The ship had left Riga, a port in Latvia, said the minister.", &["minister"]),
        ("Denials, reports, claims and letters filled the desk.", &[]),
    ]);
}

#[test]
fn of_a_noun_and_a_name_the_name_is_the_holder() {
    check_holders(&[
        ("The chief executive, Anjali Menon, denied the charge.", &["Anjali Menon"]),
        ("Its chairman, Sir Colin Pryce, accused the bank of fraud.", &["Sir Colin Pryce"]),
        ("The oil minister, Tareck El Aissami, said the jet had left.", &["Tareck El Aissami"]),
        ("A spokeswoman for the unit, Liina Kask, said inspectors had found nothing.", &["Liina Kask"]),
        ("A lawyer who has acted for him, Vadim Orlov, called the report \"a fairy tale\".", &["Vadim Orlov"]),
        ("\"We will appeal,\" said the bank's chief executive, Otto Frisch.", &["Otto Frisch"]),
        ("\"It is a gift,\" its commercial director, Reza Moradi, told state television.", &["Reza Moradi"]),
        ("The ship had left, according to the chief executive, Anna Kern.", &["Anna Kern"]),
        // An enumeration, a country and a name behind the verb are no names of the holder.
        ("The minister said that Otto Frisch, Anna Kern and others had left.", &["minister"]),
        ("According to the minister, Garantex Labs, an airline, had left.", &["minister"]),
        ("The ministers, Otto Frisch and Anna Kern, denied the report.", &["ministers"]),
    ]);
}

#[test]
fn who_is_accused_by_somebody_of_a_deed_did_it() {
    for (text, actor) in [
        ("The bank was accused by the regulator of laundering money.", "bank"),
        ("The bank has been accused by Greenpeace of laundering money.", "bank"),
        ("Accused by the regulator of laundering money, the bank said nothing.", "bank"),
        ("The regulator accused the bank of laundering money.", "bank"),
        ("The bank was blamed by the press for laundering money.", "bank"),
    ] {
        let found = event(text, "laundering").map(|(actor, _)| actor);
        assert_eq!(found.as_deref(), Some(actor), "{text}");
    }
}

#[test]
fn a_verb_behind_a_clause_belongs_to_the_noun_that_the_clause_hangs_on() {
    for (text, object) in [
        ("A broker who worked for Viktor Bout, the Russian dealer, was extradited.", "broker"),
        ("A broker who worked for Viktor Bout was extradited.", "broker"),
        ("Viktor Bout, the Russian dealer, was extradited.", "Viktor Bout"),
        ("The minister said Viktor Bout, the Russian dealer, was extradited.", "Viktor Bout"),
        ("The minister who said Viktor Bout was extradited has resigned.", "Viktor Bout"),
    ] {
        let found = event(text, "extradition").map(|(_, object)| object);
        assert_eq!(found.as_deref(), Some(object), "{text}");
    }
    check_holders(&[
        ("A firm owned by the brothers denied the report.", &["firm"]),
        ("Experts in the West who also doubt the report have left.", &["Experts"]),
        (
            "The sanctions were announced on Wednesday by the Treasury, which accused the bank of fraud.",
            &["Treasury", "Treasury"],
        ),
    ]);
}

#[test]
fn a_pronoun_stands_for_nobody_inside_a_quotation() {
    check_holders(&[
        (
            "His lawyer, Maria Economou, denied the charges.\n\n\"This is a man who never held a gun,\" she said.",
            &["Maria Economou", "Maria Economou"],
        ),
        (
            "The pilot has left. Interior Minister Remigio Ceballos said the crew had left. He criticised the airline.",
            &["Interior Minister Remigio Ceballos", "Interior Minister Remigio Ceballos"],
        ),
        ("The regulator said the bank was closed. It criticised the owners.", &["regulator", "regulator"]),
    ]);
}

#[test]
fn who_speaks_on_is_who_spoke_and_not_whom_he_told_of() {
    let president = "President Otto Frisch";
    check_holders(&[
        (
            "President Otto Frisch says a former scientist claimed the plant was safe. \"It was not,\" he said.",
            &[president, "former scientist", president],
        ),
        // One pronoun is one person: who denies is not who accused him.
        (
            "The mayor accused the banker of fraud. He denied it and said the mayor had lied.",
            &["mayor", "banker", "banker"],
        ),
        (
            "The Reverend Otto Frisch says the camp is full. He says voters forget the camp. He says it must close.",
            &["Reverend Otto Frisch", "Reverend Otto Frisch", "Reverend Otto Frisch"],
        ),
        (
            "The old sheikh is loved by many. However the Riga head of security, Jabril Rakub says the groups must leave. \
             \"They have an hour,\" he said.",
            &["Jabril Rakub", "Jabril Rakub"],
        ),
        ("Police say the broker was held in May. They say he had a passport.", &["Police", "Police"]),
        // The dead and things say nothing: the pronoun stays.
        ("Otto Frisch was killed on Monday. He said the road was closed.", &["He"]),
        (
            "The minister said the bridge was closed. Terrorist attacks shook the town. They say more will come.",
            &["minister", "They"],
        ),
    ]);
}

#[test]
fn a_name_belongs_to_the_noun_it_stands_beside() {
    check_holders(&[
        (
            "The Bureau of Mines's Anna Kern says the rain has eased. \"It was little,\" she said.",
            &["Anna Kern", "Anna Kern"],
        ),
        ("One of the plan's developers, historian Otto Frisch, hopes there is a vote soon.", &["Otto Frisch"]),
        ("The husband of crash victim, Anna Kern, says he has not read the report.", &["husband"]),
        (
            "Shortly after jets struck the town and bombers hit the port, Otto Frisch made a speech, telling voters the war \
             was over.",
            &["Otto Frisch"],
        ),
    ]);
}

#[test]
fn groups_say_and_who_would_not_say_is_silent() {
    use interdict_documents::Stance;
    check_holders(&[
        ("Some aid groups say the ban will fail.", &["aid groups"]),
        ("The two groups denied it.", &["two groups"]),
        ("The firm groups its reports by year.", &[]),
    ]);
    let stances = |text: &str| -> Vec<Stance> { read(text).claims.iter().map(|claim| claim.stance).collect() };
    assert_eq!(stances("The office would not say whether it would seek a retrial."), [Stance::NoComment]);
    assert_eq!(stances("Iran had apologised for the shipment."), [Stance::Confirms]);
    assert_eq!(stances("Iran had not apologised for the shipment."), []);
    assert_eq!(stances("The ministry has not confirmed the shipment."), [Stance::NoComment]);
}

#[test]
fn an_item_ends_what_is_said_and_an_accusation_is_of_who_denies_it() {
    let items = "How it went:\n\n- 15 August: A court orders its release\n- 30 August: The Treasury imposes sanctions";
    for claim in read(items).claims {
        let content = claim.content.map(|content| content.text).unwrap_or_default();
        assert!(!content.contains("30 August"), "{content}");
    }
    let text = "The ministry denied US allegations that it was involved in the raid.";
    let targets: Vec<Option<String>> =
        read(text).claims.into_iter().map(|claim| claim.target.map(|target| target.span.text)).collect();
    assert!(targets.contains(&Some("ministry".to_owned())), "{targets:?}");
}
