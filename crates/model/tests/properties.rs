//! What holds for any entity, any JSON and any date: nothing is lost in writing and reading back, nothing panics.

#![allow(clippy::unwrap_used, reason = "a test that panics is a test that fails")]

use interdict_model::{
    Address, Country, CountryRole, DateSpan, Designation, Entity, Identifier, IdentifierKind, Name, NameKind, NamePart,
    PartKind, PartialDate, Period, Programme, Relation, RelationKind, Schema, VesselFacts, ftm,
};
use proptest::{collection::vec, option, prelude::*, sample::select};
use serde_json::{Map, Value, json};

fn text() -> impl Strategy<Value = String> {
    prop_oneof![4 => "[A-Za-z ,.'-]{0,16}", 1 => any::<String>()]
}

fn date() -> impl Strategy<Value = PartialDate> {
    (1000_u16..3000, 0_u8..=12, 0_u8..=31).prop_map(|(year, month, day)| {
        PartialDate::day(year, month, day)
            .or_else(|| PartialDate::month(year, month))
            .or_else(|| PartialDate::year(year))
            .unwrap()
    })
}

fn span() -> impl Strategy<Value = DateSpan> {
    (date(), option::of(date()), any::<bool>()).prop_map(|(start, end, circa)| DateSpan { start, end, circa })
}

fn period() -> impl Strategy<Value = Period> {
    (option::of(date()), option::of(date())).prop_map(|(from, to)| Period { from, to })
}

fn country() -> impl Strategy<Value = Country> {
    "[A-Za-z]{2}(-[0-9a-z]{0,4})?".prop_map(|code| Country::from_code(&code).unwrap())
}

fn part() -> impl Strategy<Value = NamePart> {
    let kinds = vec![
        PartKind::Family,
        PartKind::Given,
        PartKind::Middle,
        PartKind::Patronymic,
        PartKind::Matronymic,
        PartKind::Maiden,
        PartKind::Nickname,
        PartKind::Whole,
        PartKind::Affix,
    ];
    (select(kinds), text()).prop_map(|(kind, text)| NamePart { kind, text })
}

prop_compose! {
    fn name()(
        text in text(),
        kind in select(vec![NameKind::Primary, NameKind::Alias, NameKind::Former]),
        weak in any::<bool>(),
        script in option::of(text()),
        language in option::of(text()),
        parts in vec(part(), 0..3),
        source_id in option::of(text()),
        period in period(),
    ) -> Name {
        Name { text, kind, weak, script, language, parts, source_id, period }
    }
}

fn identifier() -> impl Strategy<Value = Identifier> {
    use IdentifierKind::{
        AircraftNumber, Bic, CallSign, Email, Iban, Imo, Isin, Lei, Mmsi, NationalId, Other, Passport, Phone,
        RegistrationNumber, TaxNumber, Wallet, Website,
    };
    let kinds = vec![
        Passport,
        NationalId,
        TaxNumber,
        RegistrationNumber,
        Imo,
        Mmsi,
        CallSign,
        Bic,
        Lei,
        Iban,
        Isin,
        AircraftNumber,
        Website,
        Email,
        Phone,
    ];
    let kind = prop_oneof![4 => select(kinds), 1 => text().prop_map(Wallet), 1 => text().prop_map(Other)];
    (kind, text(), option::of(country()), option::of(text()), period())
        .prop_map(|(kind, value, country, note, period)| Identifier { kind, value, country, note, period })
}

prop_compose! {
    fn address()(
        street in option::of(text()),
        city in option::of(text()),
        region in option::of(text()),
        postal_code in option::of(text()),
        country_name in option::of(text()),
        country in option::of(country()),
        note in option::of(text()),
        source_id in option::of(text()),
        period in period(),
    ) -> Address {
        Address { street, city, region, postal_code, country_name, country, note, source_id, period }
    }
}

prop_compose! {
    fn designation()(
        authority in text(),
        list in option::of(text()),
        entry_id in option::of(text()),
        programmes in vec((text(), period()).prop_map(|(code, period)| Programme { code, period }), 0..3),
        legal_basis in vec(text(), 0..2),
        measures in vec(text(), 0..2),
        listed_on in option::of(date()),
        delisted_on in option::of(date()),
        reason in option::of(text()),
    ) -> Designation {
        Designation { authority, list, entry_id, programmes, legal_basis, measures, listed_on, delisted_on, reason }
    }
}

fn relation() -> impl Strategy<Value = Relation> {
    use RelationKind::{
        ActsFor, ExecutiveOf, FamilyOf, LeaderOf, LinkedTo, MemberOf, Other, OwnedBy, PropertyOf, Supports,
    };
    let kinds = vec![LinkedTo, ActsFor, Supports, OwnedBy, LeaderOf, MemberOf, FamilyOf, ExecutiveOf, PropertyOf];
    let kind = prop_oneof![4 => select(kinds), 1 => text().prop_map(Other)];
    (kind, option::of(text()), option::of(text()), any::<bool>(), period()).prop_map(
        |(kind, target_id, target_name, former, period)| Relation { kind, target_id, target_name, former, period },
    )
}

fn vessel() -> impl Strategy<Value = VesselFacts> {
    let fact = || option::of(text());
    (fact(), fact(), fact(), fact(), fact()).prop_map(|(kind, tonnage, gross_tonnage, owner, built)| VesselFacts {
        kind,
        tonnage,
        gross_tonnage,
        owner,
        built,
    })
}

/// Schemata by name, so that a name of a known schema is that schema.
fn schema() -> impl Strategy<Value = Schema> {
    let known = select(vec![
        "Person",
        "Organization",
        "Company",
        "LegalEntity",
        "PublicBody",
        "Vessel",
        "Airplane",
        "Security",
        "CryptoWallet",
        "Ownership",
        "Address",
    ]);
    prop_oneof![3 => known.prop_map(str::to_owned), 1 => "[A-Za-z]{0,10}"].prop_map(Schema::from)
}

fn entity() -> impl Strategy<Value = Entity> {
    let who = (text(), schema(), vec(name(), 0..4), option::of(text()), vec(text(), 0..3));
    let when = (vec(span(), 0..3), vec(text(), 0..3), vec(span(), 0..2));
    let roles = vec![
        CountryRole::Nationality,
        CountryRole::Citizenship,
        CountryRole::Birth,
        CountryRole::Jurisdiction,
        CountryRole::Flag,
        CountryRole::FormerFlag,
        CountryRole::Linked,
    ];
    let facts = (
        vec((country(), select(roles)), 0..3),
        vec(identifier(), 0..3),
        vec(address(), 0..2),
        vec(designation(), 0..2),
        vec(relation(), 0..2),
        option::of(vessel()),
    );
    let rest = (
        vec(text(), 0..2),
        vec(text(), 0..2),
        vec(text(), 0..2),
        vec(text(), 0..2),
        prop::collection::btree_map(text(), vec(any_json(), 0..3), 0..3),
    );
    (who, when, facts, rest).prop_map(|(who, when, facts, rest)| {
        let mut entity = Entity::new(who.0, who.1);
        (entity.names, entity.gender, entity.positions) = (who.2, who.3, who.4);
        (entity.births, entity.birth_places, entity.deaths) = when;
        for (country, role) in facts.0 {
            entity.add_country(country, role);
        }
        (entity.identifiers, entity.addresses, entity.designations) = (facts.1, facts.2, facts.3);
        (entity.relations, entity.vessel) = (facts.4, facts.5);
        (entity.topics, entity.notes, entity.not_understood, entity.datasets, entity.extra) = rest;
        entity
    })
}

/// JSON of any shape. Fractions are quarters: they survive a text form exactly, as not every number does.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-400_i32..400).prop_map(|quarters| json!(f64::from(quarters) / 4.0)),
        text().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            vec((text(), inner), 0..4).prop_map(|members| Value::Object(Map::from_iter(members))),
        ]
    })
}

const PROPERTIES: [&str; 36] = [
    "name",
    "alias",
    "previousName",
    "weakAlias",
    "birthDate",
    "deathDate",
    "birthPlace",
    "nationality",
    "citizenship",
    "country",
    "mainCountry",
    "flag",
    "pastFlags",
    "jurisdiction",
    "gender",
    "position",
    "passportNumber",
    "idNumber",
    "taxNumber",
    "registrationNumber",
    "imoNumber",
    "mmsi",
    "swiftBic",
    "leiCode",
    "iban",
    "isin",
    "publicKey",
    "website",
    "email",
    "phone",
    "address",
    "topics",
    "notes",
    "programId",
    "associates",
    "education",
];

/// FollowTheMoney objects as others write them, more or less: members that may be missing or of another type.
fn objects_of_others() -> impl Strategy<Value = Value> {
    let value = prop_oneof![3 => vec(text(), 0..3).prop_map(Value::from), 1 => date().prop_map(|d| json!([d])), 1 => any_json()];
    let properties = vec((select(PROPERTIES.to_vec()), value), 0..6);
    (text(), schema(), properties, option::of(any_json()), option::of(any_json())).prop_map(
        |(id, schema, properties, datasets, caption)| {
            let properties: Map<String, Value> =
                properties.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
            let mut object = json!({"id": id, "schema": schema.as_str(), "properties": properties});
            for (key, member) in [("datasets", datasets), ("caption", caption)] {
                if let Some(member) = member {
                    object[key] = member;
                }
            }
            object
        },
    )
}

proptest! {
    #[test]
    fn an_entity_written_and_read_back_is_the_same(entity in entity()) {
        let written = ftm::to_json(&entity);
        prop_assert_eq!(ftm::from_json(&written).unwrap(), entity.clone());
        let line = written.to_string();
        let parsed: Value = serde_json::from_str(&line).unwrap();
        prop_assert_eq!(ftm::from_json(&parsed).unwrap(), entity);
    }

    #[test]
    fn every_property_is_a_list_without_empty_texts(entity in entity()) {
        let mut entity = entity;
        entity.extra.clear();
        let written = ftm::to_json(&entity);
        for (key, values) in written["properties"].as_object().unwrap() {
            let values = values.as_array().unwrap();
            prop_assert!(values.iter().all(|value| value.as_str().is_some_and(|text| !text.is_empty())), "{} {:?}", key, values);
        }
    }

    #[test]
    fn any_json_is_an_entity_or_an_error(value in any_json()) {
        let _ = ftm::from_json(&value);
        let _ = ftm::from_json(&json!({"id": "x", "schema": "Person", "properties": value.clone()}));
        let _ = ftm::from_json(&json!({"id": "x", "schema": "Person", "interdict": value}));
    }

    #[test]
    fn what_others_wrote_is_read_and_then_stays_the_same(object in objects_of_others()) {
        let entity = ftm::from_json(&object).unwrap();
        prop_assert_eq!(ftm::from_json(&ftm::to_json(&entity)).unwrap(), entity);
    }

    #[test]
    fn no_text_of_others_is_dropped(object in objects_of_others()) {
        let written = ftm::to_json(&ftm::from_json(&object).unwrap());
        let all = written.to_string().to_lowercase();
        for values in object["properties"].as_object().unwrap().values() {
            for value in values.as_array().into_iter().flatten().filter_map(Value::as_str) {
                let trimmed = Value::from(value.trim().to_lowercase()).to_string();
                prop_assert!(all.contains(trimmed.trim_matches('"')), "{:?} is not in {}", value, all);
            }
        }
    }

    #[test]
    fn a_date_printed_and_parsed_is_the_same(date in date()) {
        prop_assert_eq!(date.to_string().parse::<PartialDate>().unwrap(), date);
        prop_assert_eq!(serde_json::from_value::<PartialDate>(json!(date)).unwrap(), date);
    }

    #[test]
    fn a_text_that_parses_as_a_date_says_that_date(text in prop_oneof!["[0-9]{4}(-[0-9]{2}){0,2}", "[0-9-]{0,12}", any::<String>()]) {
        if let Ok(date) = text.parse::<PartialDate>() {
            prop_assert!(text.trim().starts_with(&date.to_string()), "{:?} {:?}", text, date);
        }
    }

    #[test]
    fn a_date_lies_within_its_own_bounds(date in date(), other in date()) {
        prop_assert!(date.first_day() <= date.last_day());
        prop_assert!(date <= date.first_day());
        let period = Period { from: Some(date), to: Some(date.max(other)) };
        prop_assert!(period.covers(date));
    }

    #[test]
    fn checking_an_identifier_does_no_harm(identifier in identifier(), value in any::<String>()) {
        let _ = identifier.validity();
        let again = Identifier { value, ..identifier };
        let normalised = Identifier { value: again.normalised(), ..again.clone() };
        prop_assert_eq!(normalised.validity(), again.validity());
    }
}
