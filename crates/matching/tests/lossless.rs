//! What the index returns is what scoring every name would return, for any list and any query.

#![allow(clippy::unwrap_used)] // Helpers of tests may panic as tests do.

use interdict_matching::{Index, SearchOptions, Searcher, Subject};
use interdict_model::{Country, CountryRole, DateSpan, Entity, Identifier, IdentifierKind, Name, PartyKind, Schema};
use proptest::prelude::*;

/// Words that collide in sound, spelling, meaning, length and class, so that random names meet each other often.
const WORDS: &[&str] = &[
    "Mohammed",
    "Muhamad",
    "Ahmad",
    "Ali",
    "Al",
    "bin",
    "Kim",
    "Gim",
    "Yong",
    "Chol",
    "Yongchol",
    "Cheol",
    "Ivan",
    "John",
    "Vladimirovich",
    "Vladimirovitch",
    "V.",
    "K.",
    "Hsiao",
    "Xiao",
    "Zhang",
    "Chang",
    "Trading",
    "Company",
    "Limited",
    "Liability",
    "OOO",
    "Bank",
    "Banco",
    "Air",
    "Airlines",
    "7623",
    "7626",
    "II",
    "Tangun",
    "Kunlun",
    "O'Neil",
    "Sa'id",
    "أحمد",
    "محمد",
    "김영철",
    "Сергей",
    "王",
    "Dr.",
    "General",
    "Abdul",
    "Rahman",
    "Abdulrahman",
    "Sasha",
    "Aleksandr",
    "Motor Vessel",
    "Sidorenko",
    "Hajj",
    "Herr",
    "Petrovich",
    "Nikolaevich",
    "Safi",
    "al-Din",
    "Safieddine",
    "Abdurrahman",
];

fn name() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        8 => prop::sample::select(WORDS).prop_map(str::to_owned),
        1 => "[a-z]{1,9}",
        1 => "[A-Z][a-z]{2,7}[A-Z][a-z]{2,5}",
    ];
    (prop::collection::vec(word, 1..5), any::<bool>()).prop_map(|(words, comma)| match words.split_first() {
        Some((family, given)) if comma && !given.is_empty() => format!("{family}, {}", given.join(" ")),
        _ => words.join(" "),
    })
}

/// Names of bodies in which words and the letters they begin with meet often.
fn of_letters() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "Adalmir", "Borvik", "Corvane", "Bank", "and", "Company", "ABC", "CAB", "BAC", "ABCB", "Zevtron", "Karvelin",
    ]);
    prop::collection::vec(word, 2..7).prop_map(|words| words.join(" "))
}

fn kind() -> impl Strategy<Value = Schema> {
    prop::sample::select(vec![Schema::Person, Schema::Organization, Schema::Vessel, Schema::LegalEntity])
}

fn entity() -> impl Strategy<Value = Entity> {
    (kind(), prop::collection::vec((name(), any::<bool>()), 1..4), prop::option::of(1950_u16..1990), any::<bool>())
        .prop_map(|(schema, names, born, passport)| {
            let mut entity = Entity::new("", schema);
            for (text, weak) in names {
                entity.add_name(if weak { Name::weak_alias(text) } else { Name::alias(text) });
            }
            entity.births = born.and_then(interdict_model::PartialDate::year).map(DateSpan::from).into_iter().collect();
            if passport {
                entity.identifiers.push(Identifier::new(IdentifierKind::Passport, "563410081"));
                entity.add_country(Country::from_code("kp").unwrap(), CountryRole::Nationality);
            }
            entity
        })
}

fn subject() -> impl Strategy<Value = Subject> {
    let kinds =
        prop::option::of(prop::sample::select(vec![PartyKind::Person, PartyKind::Organization, PartyKind::Vessel]));
    (prop::collection::vec(name(), 1..3), kinds, prop::option::of(1950_u16..1990), any::<bool>(), any::<bool>())
        .prop_map(|(names, kind, born, country, number)| Subject {
            names,
            kind,
            births: born.and_then(interdict_model::PartialDate::year).into_iter().collect(),
            countries: country.then(|| Country::from_code("kp").unwrap()).into_iter().collect(),
            identifiers: number
                .then(|| Identifier::new(IdentifierKind::Other(String::new()), "563410081"))
                .into_iter()
                .collect(),
        })
}

fn numbered(mut entities: Vec<Entity>) -> Vec<Entity> {
    for (number, entity) in entities.iter_mut().enumerate() {
        entity.id = format!("p-{number}");
    }
    entities
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(400)))]

    #[test]
    fn retrieval_loses_nothing_and_adds_nothing(
        entities in prop::collection::vec(entity(), 1..25),
        subjects in prop::collection::vec(subject(), 1..6),
        threshold in prop::sample::select(vec![0.000_001, 0.001, 0.02, 0.35, 0.9]),
    ) {
        let entities = numbered(entities);
        let index = Index::build(&entities);
        let mut searcher = Searcher::new(&index);
        for subject in subjects {
            let options = SearchOptions { threshold, ..SearchOptions::default() };
            let found = searcher.search(&subject, &options);
            let all = Searcher::new(&index).search(&subject, &SearchOptions { exhaustive: true, ..options });
            prop_assert_eq!(&found, &all, "{:?}", subject);
            let few = searcher.search(&subject, &SearchOptions { limit: 3, ..options });
            prop_assert_eq!(&few[..], &all[..all.len().min(3)], "{:?}", subject);
        }
    }

    #[test]
    fn acronyms_are_found_as_comparing_with_all_names_finds_them(
        listed in prop::collection::vec(of_letters(), 1..20),
        asked in prop::collection::vec(of_letters(), 1..6),
        threshold in prop::sample::select(vec![0.000_001, 0.02, 0.35]),
    ) {
        let party = |name: &String| {
            let mut entity = Entity::new("", Schema::Organization);
            entity.add_name(Name::alias(name.as_str()));
            entity
        };
        let entities = numbered(listed.iter().map(party).collect());
        let index = Index::build(&entities);
        let options = SearchOptions { threshold, ..SearchOptions::default() };
        for name in asked {
            let subject = Subject::named(name);
            let found = Searcher::new(&index).search(&subject, &options);
            let all = Searcher::new(&index).search(&subject, &SearchOptions { exhaustive: true, ..options });
            prop_assert_eq!(found, all, "{:?}", subject);
        }
    }

    #[test]
    fn points_add_up_to_the_score(entities in prop::collection::vec(entity(), 1..10), subject in subject()) {
        let entities = numbered(entities);
        let index = Index::build(&entities);
        let mut searcher = Searcher::new(&index);
        let options = SearchOptions { threshold: 0.000_001, ..SearchOptions::default() };
        for hit in searcher.search(&subject, &options) {
            let explanation = searcher.explain(&subject, &hit, &options, &entities[hit.entity as usize]);
            let points: f64 = explanation.features.iter().map(|feature| feature.points).sum();
            prop_assert!((points - hit.score).abs() < 1e-9, "{} {}", points, hit.score);
            let evidence: f32 = explanation.features.iter().map(|feature| feature.evidence).sum();
            let score = 1.0 / (1.0 + (-f64::from(evidence)).exp());
            prop_assert!((score - hit.score).abs() < 1e-4, "{} {}", score, hit.score);
        }
    }

    #[test]
    fn one_party_scores_as_it_does_in_a_search(entities in prop::collection::vec(entity(), 1..10), subject in subject()) {
        let entities = numbered(entities);
        let index = Index::build(&entities);
        let mut searcher = Searcher::new(&index);
        let options = SearchOptions { threshold: 0.0, exhaustive: true, ..SearchOptions::default() };
        let found = searcher.search(&subject, &options);
        for entity in 0..entities.len() as u32 {
            let expected = found.iter().find(|hit| hit.entity == entity).copied();
            for exhaustive in [false, true] {
                let one = searcher.score_one(&subject, entity, &SearchOptions { exhaustive, ..options });
                prop_assert_eq!(one, expected, "{:?}", subject);
            }
        }
    }

    #[test]
    fn any_text_can_be_indexed_and_searched(names in prop::collection::vec(any::<String>(), 1..5), asked in any::<String>()) {
        let mut entity = Entity::new("p-0", Schema::Person);
        for name in names {
            entity.add_name(Name::alias(name));
        }
        let index = Index::build([&entity]);
        let options = SearchOptions { threshold: 0.0, ..SearchOptions::default() };
        Searcher::new(&index).search(&Subject::named(asked), &options);
    }
}

/// More words than are told apart while collecting, and some more than are compared.
fn of_many_words() -> impl Strategy<Value = String> {
    // In one script, so that there is one reading: comparing with every name takes long enough.
    let words: Vec<&str> = WORDS.iter().copied().filter(|word| word.is_ascii()).collect();
    prop::collection::vec(prop::sample::select(words), 15..36).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn names_of_many_words_are_found_as_comparing_with_all_names_finds_them(
        listed in prop::collection::vec((kind(), of_many_words()), 1..3),
        asked in prop_oneof![of_many_words(), name()],
        threshold in prop::sample::select(vec![0.000_001, 0.02, 0.35]),
    ) {
        let party = |(schema, name): &(Schema, String)| {
            let mut entity = Entity::new("", schema.clone());
            entity.add_name(Name::alias(name.as_str()));
            entity
        };
        let entities = numbered(listed.iter().map(party).collect());
        let index = Index::build(&entities);
        let options = SearchOptions { threshold, ..SearchOptions::default() };
        for name in listed.iter().map(|(_, name)| name).chain([&asked]) {
            let subject = Subject::named(name.as_str());
            let found = Searcher::new(&index).search(&subject, &options);
            let all = Searcher::new(&index).search(&subject, &SearchOptions { exhaustive: true, ..options });
            prop_assert_eq!(found, all, "{:?}", subject);
        }
    }
}
