//! FollowTheMoney JSON in and out.
//!
//! An entity is written as one FollowTheMoney object (`id`, `caption`, `schema`, `properties`, `datasets`, `target`), with
//! every fact under its usual property name, and the typed form beside it under `interdict`. A reader of FollowTheMoney
//! sees an ordinary entity; reading our own output back gives the same entity to the last field. Objects of others are read
//! from their properties, and properties without a typed place are kept in `extra` and written out again.

use crate::{
    Address, Country, CountryRole, DateSpan, Designation, Entity, Identifier, IdentifierKind, Name, NameKind,
    Programme, Relation, RelationKind, Schema,
};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Why a JSON value is not a FollowTheMoney entity.
#[derive(Debug, thiserror::Error)]
pub enum FtmError {
    /// Not a JSON object.
    #[error("not a JSON object")]
    NotAnObject,
    /// A member that every entity has is missing or of the wrong type.
    #[error("`{0}` is missing or not of the right type")]
    Missing(&'static str),
    /// The typed part does not fit.
    #[error("the `interdict` member does not fit: {0}")]
    Typed(serde_json::Error),
}

/// Writes an entity as FollowTheMoney JSON.
pub fn to_json(entity: &Entity) -> Value {
    let mut properties = Properties::default();
    write_properties(entity, &mut properties);
    let mut properties: Map<String, Value> =
        properties.0.into_iter().map(|(key, values)| (key.to_owned(), Value::from(values))).collect();
    for (key, values) in &entity.extra {
        let held = properties.entry(key.clone()).or_insert_with(|| Value::Array(Vec::new()));
        if let Value::Array(held) = held {
            held.extend(values.iter().cloned());
        }
    }
    json!({
        "id": entity.id,
        "caption": entity.caption(),
        "schema": entity.schema.as_str(),
        "properties": properties,
        "datasets": entity.datasets,
        "target": entity.schema.is_party(),
        "interdict": serde_json::to_value(entity).unwrap_or_default(),
    })
}

/// Reads a FollowTheMoney object, flat or nested (nested entities of edges are kept in `extra`).
pub fn from_json(value: &Value) -> Result<Entity, FtmError> {
    let object = value.as_object().ok_or(FtmError::NotAnObject)?;
    if let Some(typed) = object.get("interdict") {
        return serde_json::from_value(typed.clone()).map_err(FtmError::Typed);
    }
    let text = |key: &'static str| object.get(key).and_then(Value::as_str).ok_or(FtmError::Missing(key));
    let mut entity = Entity::new(text("id")?, Schema::from(text("schema")?.to_owned()));
    if let Some(datasets) = object.get("datasets").and_then(Value::as_array) {
        entity.datasets = datasets.iter().filter_map(Value::as_str).map(str::to_owned).collect();
    }
    match object.get("properties") {
        None => {}
        Some(Value::Object(properties)) => {
            // `name` goes first whatever the order in the file, so that the caption is the primary name.
            let order = |key: &str| match key {
                "name" => 0,
                _ => 1,
            };
            let mut keys: Vec<&String> = properties.keys().collect();
            keys.sort_by_key(|key| order(key));
            for key in keys {
                read_property(&mut entity, key, &properties[key]);
            }
        }
        Some(_) => return Err(FtmError::Missing("properties")),
    }
    if entity.names.is_empty()
        && let Some(caption) = object.get("caption").and_then(Value::as_str)
        && caption != entity.id
    {
        entity.add_name(Name::primary(caption));
    }
    Ok(entity)
}

#[derive(Default)]
struct Properties(BTreeMap<&'static str, Vec<String>>);

impl Properties {
    fn add(&mut self, key: &'static str, value: impl Into<String>) {
        let value = value.into();
        let values = self.0.entry(key).or_default();
        if !value.is_empty() && !values.contains(&value) {
            values.push(value);
        }
    }
}

fn write_properties(entity: &Entity, properties: &mut Properties) {
    for name in &entity.names {
        let key = match (name.weak, name.kind) {
            (true, _) => "weakAlias",
            (false, NameKind::Primary) => "name",
            (false, NameKind::Alias) => "alias",
            (false, NameKind::Former) => "previousName",
        };
        properties.add(key, name.in_natural_order());
    }
    for birth in &entity.births {
        properties.add("birthDate", birth.start.to_string());
        if let Some(end) = birth.end {
            properties.add("birthDate", end.to_string());
        }
    }
    for place in &entity.birth_places {
        properties.add("birthPlace", place);
    }
    for death in &entity.deaths {
        properties.add("deathDate", death.start.to_string());
    }
    for entry in &entity.countries {
        properties.add(country_property(entry.role), entry.country.code());
    }
    if let Some(gender) = &entity.gender {
        properties.add("gender", gender);
    }
    for position in &entity.positions {
        properties.add("position", position);
    }
    for identifier in &entity.identifiers {
        properties.add(identifier_property(&identifier.kind), &identifier.value);
    }
    for address in &entity.addresses {
        properties.add("address", address.one_line());
        if let Some(country) = &address.country {
            properties.add("country", country.code());
        }
    }
    for designation in &entity.designations {
        for code in designation.programme_codes() {
            properties.add("programId", code);
        }
        if let Some(listed_on) = designation.listed_on {
            properties.add("createdAt", listed_on.to_string());
        }
    }
    if let Some(vessel) = &entity.vessel {
        for (key, value) in [
            ("type", &vessel.kind),
            ("tonnage", &vessel.tonnage),
            ("grossRegisteredTonnage", &vessel.gross_tonnage),
            ("buildDate", &vessel.built),
        ] {
            if let Some(value) = value {
                properties.add(key, value);
            }
        }
    }
    for topic in &entity.topics {
        properties.add("topics", topic);
    }
    for note in entity.notes.iter().chain(&entity.not_understood) {
        properties.add("notes", note);
    }
}

fn country_property(role: CountryRole) -> &'static str {
    match role {
        CountryRole::Nationality => "nationality",
        CountryRole::Citizenship => "citizenship",
        CountryRole::Birth => "birthCountry",
        CountryRole::Jurisdiction => "jurisdiction",
        CountryRole::Flag => "flag",
        CountryRole::FormerFlag => "pastFlags",
        CountryRole::Linked => "country",
    }
}

fn identifier_property(kind: &IdentifierKind) -> &'static str {
    match kind {
        IdentifierKind::Passport => "passportNumber",
        IdentifierKind::NationalId | IdentifierKind::Other(_) => "idNumber",
        IdentifierKind::TaxNumber => "taxNumber",
        IdentifierKind::RegistrationNumber | IdentifierKind::AircraftNumber => "registrationNumber",
        IdentifierKind::Imo => "imoNumber",
        IdentifierKind::Mmsi => "mmsi",
        IdentifierKind::CallSign => "callSign",
        IdentifierKind::Bic => "swiftBic",
        IdentifierKind::Lei => "leiCode",
        IdentifierKind::Iban => "iban",
        IdentifierKind::Isin => "isin",
        IdentifierKind::Wallet(_) => "publicKey",
        IdentifierKind::Website => "website",
        IdentifierKind::Email => "email",
        IdentifierKind::Phone => "phone",
    }
}

fn read_property(entity: &mut Entity, key: &str, value: &Value) {
    let values: Vec<&Value> = match value {
        Value::Array(values) => values.iter().collect(),
        single => vec![single],
    };
    for value in values {
        let understood = value.as_str().is_some_and(|text| read_value(entity, key, text));
        if !understood {
            entity.extra.entry(key.to_owned()).or_default().push(value.clone());
        }
    }
}

/// Puts one property value in its typed place; `false` if it has none.
fn read_value(entity: &mut Entity, key: &str, text: &str) -> bool {
    let identifier = |kind: IdentifierKind| Identifier::new(kind, text);
    match key {
        "name" => {
            let kind = if entity.names.is_empty() { NameKind::Primary } else { NameKind::Alias };
            entity.add_name(Name::new(text, kind));
        }
        "alias" => entity.add_name(Name::alias(text)),
        "previousName" => entity.add_name(Name::new(text, NameKind::Former)),
        "weakAlias" => entity.add_name(Name::weak_alias(text)),
        "birthDate" | "deathDate" => {
            let Ok(date) = text.parse::<crate::PartialDate>() else { return false };
            let dates = if key == "birthDate" { &mut entity.births } else { &mut entity.deaths };
            dates.push(DateSpan::from(date));
        }
        "birthPlace" => entity.birth_places.push(text.to_owned()),
        "nationality" | "citizenship" | "birthCountry" | "jurisdiction" | "flag" | "pastFlags" | "country"
        | "mainCountry" => {
            let Some(country) = Country::from_code(text) else { return false };
            let role = match key {
                "nationality" => CountryRole::Nationality,
                "citizenship" => CountryRole::Citizenship,
                "birthCountry" => CountryRole::Birth,
                "jurisdiction" => CountryRole::Jurisdiction,
                "flag" => CountryRole::Flag,
                "pastFlags" => CountryRole::FormerFlag,
                _ => CountryRole::Linked,
            };
            entity.add_country(country, role);
        }
        "gender" if entity.gender.is_none() => entity.gender = Some(text.to_owned()),
        "position" => entity.positions.push(text.to_owned()),
        "passportNumber" => entity.identifiers.push(identifier(IdentifierKind::Passport)),
        "idNumber" => entity.identifiers.push(identifier(IdentifierKind::NationalId)),
        "taxNumber" | "innCode" | "vatCode" => entity.identifiers.push(identifier(IdentifierKind::TaxNumber)),
        "registrationNumber" | "ogrnCode" => entity.identifiers.push(identifier(IdentifierKind::RegistrationNumber)),
        "imoNumber" => entity.identifiers.push(identifier(IdentifierKind::Imo)),
        "mmsi" => entity.identifiers.push(identifier(IdentifierKind::Mmsi)),
        "callSign" => entity.identifiers.push(identifier(IdentifierKind::CallSign)),
        "swiftBic" => entity.identifiers.push(identifier(IdentifierKind::Bic)),
        "leiCode" => entity.identifiers.push(identifier(IdentifierKind::Lei)),
        "iban" => entity.identifiers.push(identifier(IdentifierKind::Iban)),
        "isin" => entity.identifiers.push(identifier(IdentifierKind::Isin)),
        "publicKey" => entity.identifiers.push(identifier(IdentifierKind::Wallet(String::new()))),
        "website" => entity.identifiers.push(identifier(IdentifierKind::Website)),
        "email" => entity.identifiers.push(identifier(IdentifierKind::Email)),
        "phone" => entity.identifiers.push(identifier(IdentifierKind::Phone)),
        "address" => entity.addresses.push(Address { street: Some(text.to_owned()), ..Address::default() }),
        "topics" => entity.topics.push(text.to_owned()),
        "notes" => entity.notes.push(text.to_owned()),
        "programId" | "program" => {
            if entity.designations.is_empty() {
                entity.designations.push(Designation::default());
            }
            let programmes = &mut entity.designations[0].programmes;
            if !programmes.iter().any(|programme| programme.code == text) {
                programmes.push(Programme::undated(text));
            }
        }
        "associates" | "unknownLinkTo" => entity.relations.push(Relation {
            kind: RelationKind::LinkedTo,
            target_id: Some(text.to_owned()),
            target_name: None,
            former: false,
            period: crate::Period::default(),
        }),
        _ => return false,
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back_the_same() {
        let mut entity = Entity::new("ofac-17614", Schema::Person);
        entity.add_name(Name::primary("KIM, Yong Chol"));
        entity.add_name(Name::weak_alias("Chol"));
        entity.births.push(DateSpan {
            start: "1962-02-18".parse().unwrap_or_else(|_| unreachable!()),
            end: None,
            circa: true,
        });
        entity.identifiers.push(Identifier::new(IdentifierKind::Wallet("XBT".into()), "1Abc"));
        entity.extra.insert("summary".into(), vec![json!("kept"), json!({"id": "nested"})]);
        let written = to_json(&entity);
        assert_eq!(written["properties"]["name"], json!(["Yong Chol KIM"]));
        assert_eq!(written["properties"]["birthDate"], json!(["1962-02-18"]));
        assert_eq!(from_json(&written).ok(), Some(entity));
    }

    #[test]
    fn others_properties_without_a_typed_place_survive() {
        let theirs = json!({"id": "Q1", "schema": "Person", "properties": {
            "alias": ["A"], "name": ["Primary Name"], "birthDate": ["1960", "sometime"], "education": ["School"]}});
        let entity = from_json(&theirs).unwrap_or_else(|_| unreachable!());
        assert_eq!(entity.caption(), "Primary Name");
        assert_eq!(entity.births.len(), 1);
        let again = to_json(&entity);
        assert_eq!(again["properties"]["education"], json!(["School"]));
        assert_eq!(again["properties"]["birthDate"], json!(["1960", "sometime"]));
    }

    #[test]
    fn what_is_no_entity_is_refused_with_the_member() {
        assert!(matches!(from_json(&json!([])), Err(FtmError::NotAnObject)));
        assert!(matches!(from_json(&json!({"id": "x"})), Err(FtmError::Missing("schema"))));
    }
}
