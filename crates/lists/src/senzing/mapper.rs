//! What a record means.

use super::records::{Fact, Record, text};
use crate::spelling;
use interdict_model::{
    Address, Country, CountryRole, DateSpan, Entity, Identifier, IdentifierKind, Name, NameKind, PartialDate, Relation,
    RelationKind, Schema,
};
use interdict_text::countries;
use std::collections::BTreeMap;

/// The party of a record. Keys that no rule knows are counted and kept word for word.
pub(super) fn entity(record: &Record, unknown: &mut BTreeMap<String, usize>) -> Entity {
    let schema = match record.kind.as_deref() {
        Some("PERSON") => Schema::Person,
        Some("ORGANIZATION") => Schema::Organization,
        Some("VESSEL") => Schema::Vessel,
        Some("AIRCRAFT") => Schema::Airplane,
        _ => Schema::LegalEntity,
    };
    let mut entity = Entity::new(record.id.clone(), schema);
    entity.datasets.push(record.data_source.to_lowercase());
    let mut left: Vec<(String, String)> = Vec::new();
    for fact in &record.names {
        add_name(&mut entity, fact, &mut left);
    }
    for (group, put) in [
        (&record.dates, put_date as Put),
        (&record.addresses, put_address),
        (&record.countries, put_country),
        (&record.identifiers, put_identifier),
        (&record.contacts, put_contact),
        (&record.relationships, put_relation),
    ] {
        for fact in group {
            if !put(&mut entity, fact) {
                left.extend(fact.iter().map(|(key, value)| (key.clone(), value.to_string())));
            }
        }
    }
    entity.gender = match record.gender.as_deref() {
        Some("M" | "MALE") => Some("male".into()),
        Some("F" | "FEMALE") => Some("female".into()),
        Some(other) => {
            left.push(("GENDER".into(), other.to_owned()));
            None
        }
        None => None,
    };
    entity.notes.extend(record.last_change.iter().map(|day| format!("changed {day}")));
    entity.notes.extend(record.url.iter().cloned());
    left.extend(record.others.iter().map(|(key, value)| (key.clone(), value.to_string())));
    for (key, value) in left {
        entity.not_understood.push(format!("{key} {value}"));
        *unknown.entry(key).or_default() += 1;
    }
    entity
}

/// Puts a fact into a party. Whether it was understood.
type Put = fn(&mut Entity, &Fact) -> bool;

fn add_name(entity: &mut Entity, fact: &Fact, left: &mut Vec<(String, String)>) {
    let whole = text(fact, "NAME_FULL").or_else(|| text(fact, "NAME_ORG")).map(str::to_owned);
    let parts = ["NAME_PREFIX", "NAME_FIRST", "NAME_MIDDLE", "NAME_LAST", "NAME_SUFFIX"];
    let joined = parts.iter().filter_map(|part| text(fact, part)).collect::<Vec<_>>().join(" ");
    let Some(name) = whole.or_else(|| (!joined.is_empty()).then_some(joined)) else {
        left.extend(fact.iter().map(|(key, value)| (key.clone(), value.to_string())));
        return;
    };
    let kind = match text(fact, "NAME_TYPE") {
        Some("PRIMARY") => NameKind::Primary,
        Some("FORMER" | "PREVIOUS") => NameKind::Former,
        _ if entity.names.is_empty() => NameKind::Primary,
        _ => NameKind::Alias,
    };
    let script = spelling::script_code(&name).filter(|code| *code != "Latn").map(str::to_owned);
    entity.add_name(Name { script, ..Name::new(name, kind) });
}

fn put_date(entity: &mut Entity, fact: &Fact) -> bool {
    let mut understood = false;
    for (key, dates) in [("DATE_OF_BIRTH", &mut entity.births), ("DATE_OF_DEATH", &mut entity.deaths)] {
        if let Some(date) = text(fact, key).and_then(|text| text.parse::<PartialDate>().ok()) {
            dates.push(DateSpan::from(date));
            understood = true;
        }
    }
    understood
}

fn put_address(entity: &mut Entity, fact: &Fact) -> bool {
    if let Some(place) = text(fact, "PLACE_OF_BIRTH") {
        entity.birth_places.push(place.to_owned());
        return true;
    }
    let owned = |key: &str| text(fact, key).map(str::to_owned);
    let address = Address {
        street: owned("ADDR_FULL").or_else(|| owned("ADDR_LINE1")),
        city: owned("ADDR_CITY"),
        region: owned("ADDR_STATE"),
        postal_code: owned("ADDR_POSTAL_CODE"),
        country: text(fact, "ADDR_COUNTRY").and_then(country),
        country_name: owned("ADDR_COUNTRY"),
        ..Address::default()
    };
    let says_something = address != Address::default();
    if says_something {
        entity.addresses.push(address);
    }
    says_something
}

fn country(text: &str) -> Option<Country> {
    Country::from_code(&text.to_lowercase()).or_else(|| countries::by_name(text))
}

fn put_country(entity: &mut Entity, fact: &Fact) -> bool {
    let roles = [
        ("NATIONALITY", CountryRole::Nationality),
        ("CITIZENSHIP", CountryRole::Citizenship),
        ("REGISTRATION_COUNTRY", CountryRole::Jurisdiction),
        ("COUNTRY_OF_ASSOCIATION", CountryRole::Linked),
    ];
    let found = roles.into_iter().find_map(|(key, role)| Some((text(fact, key).and_then(country)?, role)));
    if let Some((country, role)) = found {
        entity.add_country(country, role);
        return true;
    }
    false
}

fn put_identifier(entity: &mut Entity, fact: &Fact) -> bool {
    // An identity of the same record elsewhere, under which another key of the group gives it too.
    if text(fact, "TRUSTED_ID_NUMBER").is_some() {
        return true;
    }
    let kinds = [
        ("PASSPORT", IdentifierKind::Passport),
        ("NATIONAL_ID", IdentifierKind::NationalId),
        ("TAX_ID", IdentifierKind::TaxNumber),
        ("LEI", IdentifierKind::Lei),
        ("OTHER_ID", IdentifierKind::Other(text(fact, "OTHER_ID_TYPE").unwrap_or("number").to_owned())),
    ];
    for (key, kind) in kinds {
        if let Some(number) = text(fact, &format!("{key}_NUMBER")) {
            let country = text(fact, &format!("{key}_COUNTRY")).and_then(country);
            entity.identifiers.push(Identifier { country, ..Identifier::new(kind, number) });
            return true;
        }
    }
    false
}

fn put_contact(entity: &mut Entity, fact: &Fact) -> bool {
    let kinds = [
        ("WEBSITE_ADDRESS", IdentifierKind::Website),
        ("EMAIL_ADDRESS", IdentifierKind::Email),
        ("PHONE_NUMBER", IdentifierKind::Phone),
    ];
    let found = kinds.into_iter().find_map(|(key, kind)| Some(Identifier::new(kind, text(fact, key)?)));
    let understood = found.is_some();
    entity.identifiers.extend(found);
    understood
}

fn put_relation(entity: &mut Entity, fact: &Fact) -> bool {
    if let (Some(role), Some(other)) = (text(fact, "REL_POINTER_ROLE"), text(fact, "REL_POINTER_KEY")) {
        // A record may repeat its own end of an edge that another holds.
        if other != entity.id {
            entity.relations.push(Relation {
                kind: RelationKind::Other(role.to_owned()),
                target_id: Some(other.to_owned()),
                target_name: None,
                former: false,
                period: interdict_model::Period::default(),
            });
        }
        return true;
    }
    text(fact, "REL_ANCHOR_KEY").is_some()
}
