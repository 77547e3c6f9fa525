//! What two outlets of one story agree and differ on, sentence beside sentence: each mechanism with what it must not find.

use interdict_documents::{
    Reader, Settings, plain,
    stories::{Finding, Verdict, compare},
};
use interdict_model::{Entity, Name, Schema};

/// What makes one story of two texts, and what keeps them from being copies of each other.
const COMMON: &str =
    "Norvane Bank was fined over payments for customers in Sudan and Iran, regulators in New York said.";
const OWN: [&str; 2] = [
    "Its branches stay open and all of its staff keep their desks.",
    "A quiet session at the exchange ended little changed.",
];

/// The findings of two texts, each with the common sentence and one of its own.
fn findings(texts: [&str; 2]) -> Vec<Finding> {
    findings_against(&[], texts)
}

fn findings_against(entities: &[Entity], texts: [&str; 2]) -> Vec<Finding> {
    let readings: Vec<_> = texts
        .iter()
        .zip(OWN)
        .zip(["first", "second"])
        .map(|((text, own), name)| {
            let text = format!("{COMMON}\n\n{text}\n\n{own}");
            Reader::new(entities).read(plain::read(name, &text), &Settings::default())
        })
        .collect();
    let stories = compare(&readings.iter().collect::<Vec<_>>());
    assert_eq!(stories.len(), 1, "{texts:?} are one story");
    stories.into_iter().flat_map(|story| story.findings).collect()
}

/// Expects, or does not expect, a finding of a verdict that speaks of some words.
fn check(texts: [&str; 2], verdict: Verdict, about: &str, expected: bool) {
    let findings = findings(texts);
    let found = findings.iter().any(|finding| finding.verdict == verdict && finding.about.contains(about));
    assert_eq!(found, expected, "{verdict:?} {about} in {findings:#?}");
}

#[test]
fn a_date_is_of_the_subject_that_an_insertion_parts_from_its_verb() {
    let inserted = "The Marta Lind, a vessel registered in Panama, was stopped on 7 October 2014 and taken to port.";
    check(
        [inserted, "The Marta Lind was boarded on 7 October 2014 south of Crete."],
        Verdict::Agree,
        "7 October",
        true,
    );
    check([inserted, "The Quillby was boarded on 7 October 2014 south of Crete."], Verdict::Agree, "7 October", false);
}

#[test]
fn two_days_differ_only_if_one_thing_is_told_of_them() {
    let hackers = "Hackers copied the payroll records of the ministry of transport on 9 January 2014.";
    let same = "Hackers copied payroll records of the transport ministry on 12 January 2014.";
    let answer = "The transport ministry on 12 January 2014 rejected an offer by hackers over payroll records.";
    check([hackers, same], Verdict::Differ, "12 January", true);
    check([hackers, answer], Verdict::Differ, "12 January", false);
}

#[test]
fn what_is_put_off_does_not_agree_with_its_day() {
    let due = "The sale of the Tormund yard is due to be signed on 14 January 2015.";
    let put_off =
        "The sale of the Tormund yard, which was to be signed on 14 January 2015, has been postponed until March.";
    check([due, put_off], Verdict::Differ, "called off or put off", true);
    check([due, put_off], Verdict::Agree, "14 January", false);
}

#[test]
fn who_is_silent_on_a_question_may_speak_of_what_is_near_to_it() {
    let silent = "A Treasury spokesman refused to say whether the American measures would be reviewed.";
    let beside = "A Treasury spokesman said the American measures remained in force.";
    check([silent, beside], Verdict::Conflict, "commented", false);
    check([silent, beside], Verdict::Compatible, "silent on", true);
    let ruling = "The Treasury declined to comment on the ruling.";
    check([ruling, "The Treasury said it respected the ruling."], Verdict::Conflict, "commented", true);
}

#[test]
fn sums_in_two_currencies_are_of_one_thing_only_if_their_sentences_share_a_word() {
    let rifles = "The rifles were worth $9m.";
    check([rifles, "The value of the ship was put at €6.2m by brokers."], Verdict::Compatible, "exchange rate", false);
    check([rifles, "A dealer said the rifles were worth €6.2m."], Verdict::Compatible, "exchange rate", true);
}

#[test]
fn a_call_for_a_thing_is_a_proposal_of_it() {
    let rejected = "Estonia has proposed a joint inquiry into the payments. Moscow rejected the proposal.";
    let ignored = "Estonia's call for a joint inquiry has been ignored by Moscow.";
    check([rejected, ignored], Verdict::Differ, "answer to a proposal", true);
    let other = "Estonia's letter on a joint inquiry has been ignored by Moscow.";
    check([rejected, other], Verdict::Differ, "answer to a proposal", false);
}

#[test]
fn held_and_released_are_of_one_party_or_no_contradiction() {
    let held = "Customs officers said that Ivan Drobny was held in Malta over unpaid duties on tobacco.";
    let released = "Officials in Riga said that Ivan Drobny was released in Malta after one night.";
    check([held, released], Verdict::Differ, "custody", true);
    let ship = "The tanker Volga was held in Malta with a crew of nine.";
    check([ship, "Malta released the crew of the tanker Volga."], Verdict::Differ, "custody", false);
}

#[test]
fn an_apology_is_neither_a_comment_nor_silence() {
    let apology = "Iran apologised for the shipment of drones.";
    check([apology, "Iran had not apologised for the shipment of drones."], Verdict::Conflict, "commented", false);
}

#[test]
fn who_is_named_as_possible_is_not_missing() {
    let listed = |id: &str, schema: Schema, name: &str| {
        let mut entity = Entity::new(id, schema);
        entity.add_name(Name::primary(name));
        entity
    };
    let entities =
        [listed("x-1", Schema::Organization, "ZARKAVITE ORVANE HOLDING"), listed("x-2", Schema::Person, "KIM, Lei")];
    let both = "The Treasury imposed sanctions on Lei Kim and on Zarkavite Orvane Holding, officials said.";
    let as_possible = "Zarkavite Orvane Holding said that Lei Kim had left its board.";
    let without = "Zarkavite Orvane Holding said that nobody had left its board.";
    let more = |second: &str| {
        findings_against(&entities, [both, second]).iter().any(|finding| finding.about.contains("names 1 more"))
    };
    assert!(more(without));
    assert!(!more(as_possible));
}

#[test]
fn clauses_that_tell_one_deed_of_one_thing_agree_and_a_denied_one_differs() {
    let escorted = "The ship was escorted to Cartagena.";
    check([escorted, "Marines say it has been taken to Cartagena."], Verdict::Agree, "Cartagena", true);
    check([escorted, "Marines say it has been taken to Valencia."], Verdict::Agree, "escorted", false);
    let none = "None of the crew was hurt.";
    check([none, "Two sailors were slightly hurt."], Verdict::Differ, "hurt", true);
    check([none, "Two sailors were slightly late."], Verdict::Differ, "hurt", false);
    check(["The owner was hurt.", "The brokers were not hurt."], Verdict::Differ, "hurt", false);
}

#[test]
fn a_further_step_of_one_case_is_more_than_another_outlet_says() {
    let arrested = "The captain was arrested at sea, officers said.";
    let charged = "The captain was charged with smuggling.";
    check([arrested, charged], Verdict::Compatible, "captain: arrest", true);
    check([arrested, "The broker was charged with smuggling."], Verdict::Compatible, "arrest", false);
    let both = "The captain was arrested at sea. The captain was charged with theft.";
    check([both, charged], Verdict::Compatible, "arrest", false);
}

#[test]
fn one_event_is_not_at_two_kinds_of_place() {
    let airport = "Anton Rusk was arrested at Vienna airport on his way abroad.";
    check([airport, "Rusk was arrested in his flat, papers show."], Verdict::Differ, "airport against", true);
    check([airport, "Rusk was arrested in Vienna, papers show."], Verdict::Differ, "place of", false);
    check([airport, "Clara Weiss was arrested in her flat, papers show."], Verdict::Differ, "place of", false);
}

#[test]
fn a_list_of_countries_has_more_than_another_outlet_names() {
    let three = "Some of the money went to Malta, Turkey and Oman.";
    check(["Money went to banks in Malta and Turkey.", three], Verdict::Compatible, "1 more: Oman", true);
    check(["Money from Oman went to banks in Malta and Turkey.", three], Verdict::Compatible, "countries", false);
    check(["A bank in Malta is known to Turkey's police.", three], Verdict::Compatible, "countries", false);
}

#[test]
fn a_lawyer_without_a_name_is_the_lawyer_who_has_one_elsewhere() {
    let named = "His lawyer, Clara Weiss, denied that he had admitted any payments.";
    let admitted = "that Rusk had admitted paying commissions.";
    check([named, &format!("His lawyer said {admitted}")], Verdict::Conflict, "admitted", true);
    check([named, &format!("A lawyer said {admitted}")], Verdict::Conflict, "admitted", false);
    let appeal = "His lawyer, Clara Weiss, said he would appeal.";
    check([appeal, "His lawyer said that Rusk would not appeal."], Verdict::Conflict, "appeal", true);
}

#[test]
fn large_counts_that_are_near_each_other_are_of_one_thing() {
    let exact = "Prosecutors said 312 parts were sent by sea.";
    check([exact, "More than 300 parts had been found, officers said."], Verdict::Compatible, "parts", true);
    check([exact, "More than 4,000 parts had been found, officers said."], Verdict::Compatible, "parts", false);
}

#[test]
fn tolls_differ_though_outlets_count_other_nouns() {
    let two = "Two of the sailors died in hospital.";
    check([two, "At least four people have died."], Verdict::Differ, "died", true);
    check([two, "At least four people were hurt."], Verdict::Differ, "died", false);
    check([two, "Four people died, and two more died on Tuesday."], Verdict::Differ, "died", false);
}

#[test]
fn small_counts_of_two_things_are_not_one_count() {
    let countries = "Talks of the two countries on the Orvane pipeline collapsed in Riga.";
    let agents = "The two agents of the Orvane pipeline met in Riga before the talks collapsed.";
    let same = "The two countries broke off the talks on the Orvane pipeline in Riga.";
    check([countries, agents], Verdict::Agree, ": two", false);
    check([countries, same], Verdict::Agree, "countries: two", true);
}

#[test]
fn a_sum_of_a_sentence_with_a_pronoun_is_of_what_stands_before_it() {
    let worth = "The cargoes were worth about $38m, the Treasury said.";
    let value = "The company carried 60 cargoes, the Treasury said. It put their value at $83m.";
    check([worth, value], Verdict::Differ, "$38m against $83m", true);
    let other = "The company carried 60 cargoes. Its founder put the value of his house at $83m.";
    check([worth, other], Verdict::Differ, "$83m", false);
}

#[test]
fn what_both_outlets_speak_of_once_is_one_thing() {
    let reopened = "Ambulances were sent elsewhere for four days, and the emergency ward in Lerhamn reopened only on 8 March 2014.";
    let later = "The casualty department in Lerhamn did not reopen until 10 March 2014.";
    check([reopened, later], Verdict::Differ, "10 March", true);
    check([reopened, "A ward in Tormund did not reopen until 10 March 2014."], Verdict::Differ, "10 March", false);
    let takes_effect = "The ban comes with an embargo on arms which takes effect on 1 December 2014.";
    check([takes_effect, "An arms embargo begins on 1 December 2014."], Verdict::Agree, "1 December", true);
    let some = "Some 200 supporters gathered outside the court.";
    check([some, "Around 500 supporters of Renshaw waited at the courthouse."], Verdict::Differ, "500", true);
    check([some, "Around 500 supporters of the club left the stadium."], Verdict::Differ, "500", false);
}

#[test]
fn nobody_in_one_outlet_is_another_number_than_two_in_another() {
    let two = "Two sailors were slightly injured in the raid.";
    check(["Nobody was injured in the raid.", two], Verdict::Differ, "injured: Nobody against Two", true);
    check(["Nobody else was injured in the raid.", two], Verdict::Differ, ": Nobody", false);
    check(["Two sailors were killed.", "Nobody was injured in the raid."], Verdict::Differ, "Nobody", false);
    let detained = "Police detained eleven of them.";
    check(["There were no arrests, officers said.", detained], Verdict::Differ, "eleven against no", true);
}

#[test]
fn what_rose_in_one_outlet_and_fell_in_another_differs() {
    let rose = "Norvane's shares rose 2 per cent in London.";
    check([rose, "The bank's stock fell 2.5 per cent in London."], Verdict::Differ, "against 2.5 per cent", true);
    check([rose, "Norvane's profits fell 2.5 per cent in London."], Verdict::Differ, "per cent", false);
    let tuesday = "The bank's shares rose 2 per cent on 6 January 2015.";
    let monday = "Shares in the bank fell 2.5 per cent on 5 January 2015.";
    check([tuesday, monday], Verdict::Differ, "against 2.5 per cent", false);
}

#[test]
fn terms_of_one_kind_and_one_man_differ() {
    let nine = "A court in Riga sentenced Anton Rusk to nine years in prison.";
    let seven = "Anton Rusk, once a banker, has been sent to prison for seven years for bribery.";
    check([nine, seven], Verdict::Differ, "nine years against seven years", true);
    check([nine, "Anton Rusk, once a banker, was in office for seven years."], Verdict::Differ, "seven", false);
    check([nine, "Anton Rusk, a 61-year-old banker, was sent to prison."], Verdict::Differ, "61", false);
    let twelve = "Prosecutors had asked for twelve years.";
    check([twelve, "The prosecutor had sought a term of ten years."], Verdict::Differ, "twelve years against", true);
    check([twelve, "The lawyer had sought a term of ten years."], Verdict::Differ, "years", false);
}

#[test]
fn a_count_of_the_rest_is_none_of_all() {
    let all = "All 19 members of the crew are being questioned.";
    check([all, "The 16 crew members are free to go."], Verdict::Differ, "19 against 16", true);
    check([all, "The remaining 16 crew members are free to go."], Verdict::Differ, "members", false);
    check([all, "The 16 other crew members are free to go."], Verdict::Differ, "members", false);
}

#[test]
fn a_name_that_is_all_over_the_story_makes_no_topic_of_two_counts() {
    let often = "Drobny came late. Drobny said nothing.";
    let held = format!("Ivan Drobny has 100 pieces at home. {often}");
    let shown = |rest: &str| format!("Twelve pieces of Drobny were shown at home. A few pieces were sold. {rest}");
    check([&held, &shown(often)], Verdict::Differ, "pieces", false);
    check(["Ivan Drobny has 100 pieces at home.", &shown("")], Verdict::Differ, "pieces", true);
}

#[test]
fn the_day_of_saying_so_is_no_other_day_of_the_event() {
    let monday = "A tanker collided with the bulk carrier Marta Lind off Oman on 5 May 2014.";
    let collided = "The tanker and the Marta Lind collided off the coast of Oman";
    check([monday, &format!("{collided}, officials said on 7 May 2014.")], Verdict::Differ, "7 May", false);
    check([monday, &format!("{collided} on 7 May 2014, officials said.")], Verdict::Differ, "7 May", true);
}

#[test]
fn clauses_with_another_value_do_not_agree() {
    let officers = "Officers froze wallets holding €27m.";
    check([officers, "Wallets worth €19m have been frozen."], Verdict::Agree, "Officers froze", false);
    check([officers, "Wallets worth €27m have been frozen by officers."], Verdict::Agree, "27m", true);
}

#[test]
fn whole_months_of_what_befell_one_party_differ() {
    let october = "Anton Rusk was arrested in October 2014.";
    check([october, "Anton Rusk was detained in November 2014."], Verdict::Differ, "against November 2014", true);
    check([october, "Clara Weiss was detained in November 2014."], Verdict::Differ, "November", false);
}

#[test]
fn a_word_and_its_contrary_are_a_word_with_and_without_a_negation() {
    let not_contested = "The bank, which did not contest the findings, paid a fine of $9m.";
    check([not_contested, "The lender accepted the findings."], Verdict::Agree, "accepted the findings", true);
    check([not_contested, "The lender did not pay a fine."], Verdict::Differ, "fine", true);
    check([not_contested, "The lender paid a fine."], Verdict::Differ, "fine", false);
    let acquitted = "The court cleared him of money laundering.";
    check([acquitted, "It also convicted him of money laundering."], Verdict::Differ, "convicted him", true);
    check([acquitted, "He was acquitted of money laundering."], Verdict::Agree, "acquitted", true);
    check([acquitted, "Clara Weiss was convicted of perjury."], Verdict::Differ, "convicted", false);
}

#[test]
fn the_fifth_day_of_a_thing_is_not_the_day_on_which_it_began() {
    let began =
        "Miners at the Cerro Pardo copper mine in Chile went on strike on 2 May 2024 after talks over pay collapsed.";
    let goes_on = "Copper rose to $9,940 a tonne on 6 May 2024 as a strike at the Cerro Pardo mine in Chile entered its fifth day.";
    let other = "In Chile, miners of the Cerro Pardo copper mine began their strike over pay on 6 May 2024.";
    check([began, goes_on], Verdict::Differ, "6 May", false);
    check([began, other], Verdict::Differ, "6 May", true);
}

#[test]
fn a_number_that_is_a_lower_bound_elsewhere_in_its_article_differs_from_no_higher_one() {
    let bounded = "At least seven people were killed in the fire on the ferry Aegean Dawn. The fire on the ferry Aegean Dawn \
        killed seven people.";
    let exact = "Seven people were killed in the fire on the ferry Aegean Dawn.";
    let nine = "The fire on the ferry Aegean Dawn off Crete killed nine people.";
    check([bounded, nine], Verdict::Differ, "nine", false);
    check([exact, nine], Verdict::Differ, "nine", true);
}

#[test]
fn one_source_that_gives_two_numbers_contradicts_itself() {
    let nine = "Petra Holm said nine sailors died in the collision.";
    check(
        [nine, "Twelve sailors died in the collision, Petra Holm said."],
        Verdict::Conflict,
        "nine against Twelve",
        true,
    );
    let other = "Twelve sailors died in the collision, Clara Weiss said.";
    check([nine, other], Verdict::Conflict, "Twelve", false);
    check([nine, other], Verdict::Differ, "nine against Twelve", true);
}

#[test]
fn who_tells_what_he_refuses_to_say_elsewhere_contradicts_himself() {
    let silent = "Petra Holm refused to say whether Mr Tavic had sold the rifles himself.";
    let told = |who: &str| format!("Petra Holm said {who} had sold the rifles in person.");
    check([silent, &told("the captain")], Verdict::Conflict, "commented", true);
    check([silent, &told("Mr Marek")], Verdict::Conflict, "commented", false);
    check([silent, "Petra Holm said the captain had hidden the rifles."], Verdict::Conflict, "commented", false);
}

#[test]
fn what_is_confirmed_in_one_outlet_is_missing_in_another() {
    let some = "Pavel Rade acknowledged irregularities in three provinces.";
    check([some, "Pavel Rade said there had been no irregularities."], Verdict::Conflict, "irregularities", true);
    check([some, "Pavel Rade said there had been no strikes."], Verdict::Conflict, "irregularities", false);
}

#[test]
fn shared_names_and_things_make_no_agreement_of_two_deeds() {
    let deceived = "Petra Holm said the bank had been deceived about the payments to Renshaw.";
    let unaware = "The bank had been deceived by Renshaw about the payments, Petra Holm said.";
    let known = "The bank had known about the payments to Renshaw, Petra Holm said.";
    check([deceived, known], Verdict::Agree, "Petra Holm", false);
    check([deceived, unaware], Verdict::Agree, "Petra Holm", true);
    let keeps = "Petra Holm said Norvane would keep its branch in Malta.";
    let closes = "Norvane's branch in Malta would be closed, Petra Holm said.";
    check([keeps, closes], Verdict::Agree, "Petra Holm", false);
    let nine = "Petra Holm said nine sailors died in the collision.";
    check([nine, "Twelve sailors died in the collision, Petra Holm said."], Verdict::Agree, "sailors", false);
}

#[test]
fn one_day_of_two_deeds_is_no_agreement() {
    let lost = "Norvane's shares lost a third of their value on 6 January 2015.";
    let suspended = "Norvane suspended its sales of bonds on 6 January 2015.";
    check([lost, suspended], Verdict::Agree, "6 January", false);
    check([lost, "The shares of Norvane lost ground on 6 January 2015."], Verdict::Agree, "6 January", true);
}

#[test]
fn what_is_lost_is_the_contrary_of_what_is_gained() {
    let rose = "Norvane's shares rose 2 per cent in London.";
    let lost = "Shares in the bank lost 2 per cent in London.";
    check([rose, lost], Verdict::Differ, "up 2 per cent against down 2 per cent", true);
    check([rose, lost], Verdict::Agree, "2 per cent", false);
}

#[test]
fn counts_of_other_people_and_places_do_not_differ() {
    let roads = "Seven people have died on Queensland roads.";
    check([roads, "Five people have died on roads in Victoria."], Verdict::Differ, "died", false);
    check([roads, "Nine people have died on Queensland roads."], Verdict::Differ, "Nine against Seven", true);
    let all = "The flood killed 21 people in a gorge near Riga.";
    check([all, "Fourteen Australians died in a gorge near Riga."], Verdict::Differ, "died", false);
    check(
        [all, "Six guides were convicted over the deaths of tourists in a gorge near Riga."],
        Verdict::Differ,
        "Six",
        false,
    );
}

#[test]
fn what_somebody_failed_to_do_may_yet_be_done() {
    let failed = "Police in Riga failed to arrest Anton Rusk.";
    check([failed, "Police in Riga will arrest Anton Rusk."], Verdict::Differ, "did not happen", false);
    check([failed, "Police in Riga arrested Anton Rusk."], Verdict::Differ, "did not happen", true);
}

#[test]
fn data_that_are_released_are_no_film_that_is_called_off() {
    let cancelled = "Norvane Pictures cancelled the premiere of the film Red Lantern in Riga.";
    let data = "Data on Norvane Pictures and Red Lantern were released in Riga.";
    check([cancelled, data], Verdict::Differ, "fate of a showing", false);
    let film = "The film Red Lantern by Norvane Pictures was released in Riga.";
    check([cancelled, film], Verdict::Differ, "fate of a showing", true);
}

/// Whether two texts are held to contradict each other, or to differ, in some words.
fn are_held_apart(first: &str, second: &str, about: &str) -> bool {
    let apart = |finding: &Finding| {
        matches!(finding.verdict, Verdict::Conflict | Verdict::Differ) && finding.about.contains(about)
    };
    findings([first, second]).iter().any(apart)
}

#[test]
fn who_denies_one_thing_and_says_another_does_not_contradict_himself() {
    for (first, second, expected) in [
        (
            "Petra Carmo denied that the ship had been damaged.",
            "Petra Carmo confirmed that the ship had been searched.",
            false,
        ),
        (
            "Petra Carmo denied that the ship had been searched.",
            "Petra Carmo confirmed that the ship had been searched.",
            true,
        ),
        ("Petra Carmo denied that a brake had failed.", "Petra Carmo confirmed that a signal had failed.", false),
        (
            "Petra Carmo said the sides had agreed on prisoners.",
            "Petra Carmo said the sides had not agreed on the border.",
            false,
        ),
        (
            "Petra Carmo said the sides had agreed on the border.",
            "Petra Carmo said the sides had not agreed on the border.",
            true,
        ),
        (
            "Petra Carmo said it was too early to say who was behind the theft.",
            "Petra Carmo said she did not know who was behind the theft.",
            false,
        ),
        ("“It shook and then nothing moved any more,” said Petra Carmo.", "“It shook,” said Petra Carmo.", false),
        (
            "Petra Carmo declined to comment on the speed of the train.",
            "Petra Carmo said the train had been inspected in December.",
            false,
        ),
        ("Petra Carmo did not resign.", "Petra Carmo's deputy resigned.", false),
    ] {
        assert_eq!(are_held_apart(first, second, ""), expected, "{first} | {second}");
        assert_eq!(are_held_apart(second, first, ""), expected, "{second} | {first}");
    }
}

#[test]
fn a_part_of_a_toll_and_the_toll_of_another_event_are_not_held_against_it() {
    let toll = "Eight people were killed in the fire.";
    for (second, expected) in [
        ("Police have named five of those killed.", false),
        ("Six people were killed in the fire at once; two more died in hospital.", false),
        ("The fire killed six drivers and two dockers.", false),
        ("Six people were killed in the fire.", true),
        ("Six people were killed in the fire and nine injured.", true),
    ] {
        assert_eq!(are_held_apart(toll, second, "killed"), expected, "{second}");
        assert_eq!(are_held_apart(second, toll, "killed"), expected, "{second}");
    }
}
