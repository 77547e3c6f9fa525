//! Re-screening gives what a full screening gives, for any lists before and after and any subjects.

#![allow(clippy::unwrap_used)] // Tests may panic.

use interdict_lists::{EditionInfo, ListReading};
use interdict_model::{Country, CountryRole, DateSpan, Entity, Identifier, IdentifierKind, Name, PartialDate, Schema};
use interdict_screening::{Engine, Match, Monitored, Rescreening, Settings, Subject};
use proptest::prelude::*;

/// Words that meet each other often, are of one sound, or common among ordinary people: so that a party that comes or goes moves
/// what the words of others tell.
const WORDS: &[&str] = &[
    "Mohammed",
    "Muhamad",
    "Mehmet",
    "Ahmad",
    "Ali",
    "Kim",
    "Kimm",
    "Yong",
    "Chol",
    "Cheol",
    "Ivan",
    "John",
    "Jong",
    "Sidorenko",
    "Sydorenko",
    "Tangun",
    "Kunlun",
    "Trading",
    "Company",
    "Limited",
    "Bank",
    "7623",
    "Galleon",
    "Gallion",
    "Quartz",
    "Kvarts",
    "Ryungsong",
    "Ryungseng",
    "محمد",
    "김영철",
    "V.",
];

fn name() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(WORDS), 1..4).prop_map(|words| words.join(" "))
}

#[derive(Debug, Clone)]
struct Party {
    names: Vec<String>,
    weak: bool,
    organisation: bool,
    born: Option<u16>,
    passport: bool,
}

fn party() -> impl Strategy<Value = Party> {
    (prop::collection::vec(name(), 1..3), any::<bool>(), any::<bool>(), prop::option::of(1950_u16..1960), any::<bool>())
        .prop_map(|(names, weak, organisation, born, passport)| Party { names, weak, organisation, born, passport })
}

fn entity(id: usize, party: &Party) -> Entity {
    let schema = if party.organisation { Schema::Organization } else { Schema::Person };
    let mut entity = Entity::new(format!("p-{id}"), schema);
    for (place, text) in party.names.iter().enumerate() {
        entity.add_name(if party.weak && place > 0 { Name::weak_alias(text) } else { Name::alias(text) });
    }
    entity.births = party.born.and_then(PartialDate::year).map(DateSpan::from).into_iter().collect();
    if party.passport {
        entity.identifiers.push(Identifier::new(IdentifierKind::Passport, "563410081"));
        entity.add_country(Country::from_code("kp").unwrap(), CountryRole::Nationality);
    }
    entity
}

/// What happens to the party of a place from one edition to the next.
#[derive(Debug, Clone)]
enum Fate {
    Stays,
    Comes,
    Goes,
    Becomes(Party),
    /// Stands on a second list as well from now on.
    Doubles,
}

fn fate() -> impl Strategy<Value = Fate> {
    prop_oneof![
        6 => Just(Fate::Stays),
        1 => Just(Fate::Comes),
        1 => Just(Fate::Goes),
        1 => party().prop_map(Fate::Becomes),
        1 => Just(Fate::Doubles),
    ]
}

fn engine(lists: [Vec<Entity>; 2]) -> Option<Engine> {
    let readings = lists.into_iter().zip(["first", "second"]).map(|(entities, dataset)| ListReading {
        info: EditionInfo { dataset: dataset.into(), ..EditionInfo::default() },
        entities,
        ..ListReading::default()
    });
    Engine::open(readings.collect(), false).ok()
}

/// Engines over the lists before and after; none if one of them is empty.
fn engines(parties: &[(Party, Fate)]) -> Option<(Engine, Engine)> {
    let (mut before, mut after) = ([Vec::new(), Vec::new()], [Vec::new(), Vec::new()]);
    for (id, (party, fate)) in parties.iter().enumerate() {
        let held = entity(id, party);
        if !matches!(fate, Fate::Comes) {
            before[0].push(held.clone());
        }
        match fate {
            Fate::Goes => {}
            Fate::Becomes(other) => after[0].push(entity(id, other)),
            Fate::Doubles => {
                after[1].push(held.clone());
                after[0].push(held);
            }
            Fate::Stays | Fate::Comes => after[0].push(held),
        }
    }
    Some((engine(before)?, engine(after)?))
}

fn subject() -> impl Strategy<Value = Subject> {
    (prop::collection::vec(name(), 1..3), prop::option::of(1950_u16..1960), any::<bool>()).prop_map(
        |(names, born, number)| Subject {
            names,
            births: born.and_then(PartialDate::year).into_iter().collect(),
            identifiers: number.then(|| Identifier::new(IdentifierKind::Passport, "563410081")).into_iter().collect(),
            ..Subject::default()
        },
    )
}

fn full(engine: &Engine, subject: &Subject, settings: &Settings) -> Vec<Match> {
    sorted(engine.screener().matches(subject, settings))
}

/// Equal scores stand in the order of the list, which is not what is compared here.
fn sorted(mut matches: Vec<Match>) -> Vec<Match> {
    matches.sort_by(|a, b| a.entity.cmp(&b.entity));
    matches
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(300)))]

    #[test]
    fn rescreening_gives_what_a_full_screening_gives(
        parties in prop::collection::vec((party(), fate()), 1..30),
        subjects in prop::collection::vec(subject(), 1..12),
        threshold in prop::sample::select(vec![0.001, 0.1, 0.35, 0.7]),
        weak_names in any::<bool>(),
    ) {
        let Some((before, after)) = engines(&parties) else { return Ok(()) };
        let settings = Settings::of_watch(threshold, weak_names);
        let rescreening = Rescreening::between(&before, &after);
        let mut rescreener = rescreening.rescreener();
        for (number, subject) in subjects.into_iter().enumerate() {
            let (then, now) = (full(&before, &subject, &settings), full(&after, &subject, &settings));
            let held = then.iter().map(|found| found.entity.clone()).collect();
            let monitored = Monitored { id: format!("c-{number}"), subject, held, screened: true };
            if let Some(matches) = rescreener.screen(&monitored, &settings) {
                prop_assert_eq!(sorted(matches), now);
            } else {
                // Not only who matches is the same, but every score to the bit and every reason.
                prop_assert_eq!(then, now, "{:?}", monitored);
            }
        }
    }
}

fn list(names: &[&str]) -> Vec<Entity> {
    let party = |name: &&str| Party {
        names: vec![(*name).to_owned()],
        weak: false,
        organisation: true,
        born: None,
        passport: false,
    };
    names.iter().enumerate().map(|(id, name)| entity(id, &party(name))).collect()
}

fn monitored(name: &str, held: &[&str], screened: bool) -> Monitored {
    let held = held.iter().map(|entity| (*entity).to_owned()).collect();
    Monitored { id: name.into(), subject: Subject::named(name), held, screened }
}

#[test]
fn only_those_whom_the_change_can_affect_are_screened() {
    let before = engine([list(&["Galleon Quartz", "Tangun Trading"]), Vec::new()]).unwrap();
    let after = engine([list(&["Galleon Quartz", "Tangun Trading", "Kunlun Bank"]), Vec::new()]).unwrap();
    let settings = Settings::of_watch(0.35, true);
    let rescreening = Rescreening::between(&before, &after);
    assert_eq!(rescreening.affected(), 1);
    assert!(rescreening.affects("p-2") && !rescreening.affects("p-0"));
    let mut rescreener = rescreening.rescreener();
    let mut screened = |monitored: &Monitored| rescreener.screen(monitored, &settings).map(|matches| matches.len());
    assert_eq!(screened(&monitored("Galleon Quartz", &["p-0"], true)), None);
    assert_eq!(screened(&monitored("Anna Muster", &[], true)), None);
    assert_eq!(screened(&monitored("Kunlun Bank", &[], true)), Some(1));
    // Who is new is screened against everything.
    assert_eq!(screened(&monitored("Galleon Quartz", &[], false)), Some(1));
}

#[test]
fn a_party_that_nobody_touched_is_affected_where_its_words_become_common() {
    let before = engine([list(&["Galleon Quartz", "Tangun Trading"]), Vec::new()]).unwrap();
    let after = engine([list(&["Galleon Quartz", "Tangun Trading", "Galleon Kunlun"]), Vec::new()]).unwrap();
    let rescreening = Rescreening::between(&before, &after);
    assert!(rescreening.affects("p-0") && !rescreening.affects("p-1"));
    let settings = Settings::of_watch(0.35, true);
    let answer = rescreening.rescreener().screen(&monitored("Galleon Quartz", &["p-0"], true), &settings);
    assert_eq!(sorted(answer.unwrap()), full(&after, &Subject::named("Galleon Quartz"), &settings));
}

#[test]
fn a_party_that_goes_is_noticed_by_whom_it_matched() {
    let before = engine([list(&["Tangun Trading", "Galleon Quartz"]), Vec::new()]).unwrap();
    let after = engine([list(&["Tangun Trading"]), Vec::new()]).unwrap();
    let rescreening = Rescreening::between(&before, &after);
    let answer =
        rescreening.rescreener().screen(&monitored("Galleon Quartz", &["p-1"], true), &Settings::of_watch(0.35, true));
    assert_eq!(answer, Some(Vec::new()));
}
