//! A party as Watchman shows it.

use super::{
    details::{contact, crypto_addresses, government_ids, number_of},
    wire::{
        Affiliation, Aircraft, Body, EntityType, HistoricalInfo, Person, SanctionsInfo, Vessel, WireAddress, WireEntity,
    },
};
use crate::Snapshot;
use interdict_model::{
    Address, Country, CountryRole, DateSpan, Entity, IdentifierKind, Name, NameKind, PartialDate, Relation,
    RelationKind, Schema, VesselFacts, ftm,
};
use serde_json::Value;

/// What the party alone does not say.
#[derive(Debug)]
pub(crate) struct Shown<'a> {
    /// The list it stands on, or that it is a question.
    pub(crate) source_list: &'a str,
    /// The publisher's number of it.
    pub(crate) source_id: String,
    /// The type that was asked for.
    pub(crate) kind: Option<EntityType>,
    /// Whether it was published, so that there is something to show of its source.
    pub(crate) published: bool,
}

/// The party.
pub(crate) fn entity(snapshot: &Snapshot, record: &Entity, shown: &Shown<'_>) -> WireEntity {
    let kind = type_of(&record.schema, shown.kind);
    WireEntity {
        name: main_name(record),
        entity_type: kind,
        source_list: shown.source_list.to_owned(),
        source_id: shown.source_id.clone(),
        person: (kind == EntityType::Person).then(|| person(record)),
        business: (kind == EntityType::Business).then(|| body(record)),
        organization: (kind == EntityType::Organization).then(|| body(record)),
        aircraft: (kind == EntityType::Aircraft).then(|| aircraft(record)),
        vessel: (kind == EntityType::Vessel).then(|| vessel(record)),
        contact: contact(record),
        addresses: record.addresses.iter().map(address).collect(),
        crypto_addresses: crypto_addresses(record),
        affiliations: record.relations.iter().filter_map(|relation| affiliation(snapshot, relation)).collect(),
        sanctions_info: sanctions_info(record),
        historical_info: historical_info(record),
        source_data: if shown.published { source_data(record) } else { Value::Null },
    }
}

/// The schema of a type.
pub(crate) fn schema_of(kind: EntityType) -> Schema {
    match kind {
        EntityType::Person => Schema::Person,
        EntityType::Business => Schema::Company,
        EntityType::Organization => Schema::Organization,
        EntityType::Aircraft => Schema::Airplane,
        EntityType::Vessel => Schema::Vessel,
        EntityType::Unknown => Schema::LegalEntity,
    }
}

/// The type of a schema. Most lists do not tell a company from another body, and some not a body from a person: then it
/// is the type that was asked for, and a body of which nothing was asked is a business, as in Watchman.
fn type_of(schema: &Schema, asked: Option<EntityType>) -> EntityType {
    let is_body = matches!(asked, Some(EntityType::Business | EntityType::Organization));
    match (schema, asked) {
        (Schema::Person, _) => EntityType::Person,
        (Schema::Vessel, _) => EntityType::Vessel,
        (Schema::Airplane, _) => EntityType::Aircraft,
        (Schema::Organization | Schema::Company | Schema::PublicBody, Some(asked)) if is_body => asked,
        (Schema::Organization | Schema::Company, _) => EntityType::Business,
        (Schema::PublicBody, _) => EntityType::Organization,
        (_, asked) => asked.unwrap_or(EntityType::Unknown),
    }
}

/// The publisher's number of a party, else our identity of it.
pub(crate) fn source_id(record: &Entity) -> &str {
    record.designations.iter().find_map(|designation| designation.entry_id.as_deref()).unwrap_or(&record.id)
}

/// A name as Watchman writes it: persons with the given name first.
fn written(record: &Entity, name: &Name) -> String {
    if record.schema == Schema::Person { name.in_natural_order() } else { name.text.clone() }
}

fn main_name(record: &Entity) -> String {
    let main = record.names.iter().find(|name| name.kind == NameKind::Primary).or_else(|| record.names.first());
    main.map_or_else(String::new, |name| written(record, name))
}

/// All names but the main one and former ones.
fn other_names(record: &Entity) -> Vec<String> {
    let main = main_name(record);
    let others = record.names.iter().filter(|name| name.kind != NameKind::Former).map(|name| written(record, name));
    others.filter(|name| *name != main).collect()
}

fn person(record: &Entity) -> Person {
    Person {
        name: main_name(record),
        alt_names: other_names(record),
        gender: record.gender.clone().unwrap_or_else(|| "unknown".to_owned()),
        birth_date: first_moment(&record.births),
        place_of_birth: record.birth_places.first().cloned().unwrap_or_default(),
        death_date: first_moment(&record.deaths),
        titles: record.positions.clone(),
        government_ids: government_ids(record),
    }
}

fn body(record: &Entity) -> Body {
    Body {
        name: main_name(record),
        alt_names: other_names(record),
        created: None,
        dissolved: None,
        government_ids: government_ids(record),
    }
}

fn aircraft(record: &Entity) -> Aircraft {
    let facts = record.vessel.clone().unwrap_or_default();
    Aircraft {
        name: main_name(record),
        alt_names: other_names(record),
        kind: "unknown".to_owned(),
        flag: flag(record),
        built: built(&facts),
        icao_code: String::new(),
        model: facts.kind.unwrap_or_default(),
        serial_number: number_of(record, &IdentifierKind::AircraftNumber),
    }
}

fn vessel(record: &Entity) -> Vessel {
    let facts = record.vessel.clone().unwrap_or_default();
    Vessel {
        name: main_name(record),
        alt_names: other_names(record),
        imo_number: number_of(record, &IdentifierKind::Imo),
        flag: flag(record),
        built: built(&facts),
        model: String::new(),
        tonnage: tonnes(facts.tonnage.as_deref()),
        mmsi: number_of(record, &IdentifierKind::Mmsi),
        call_sign: number_of(record, &IdentifierKind::CallSign),
        gross_registered_tonnage: tonnes(facts.gross_tonnage.as_deref()),
        owner: facts.owner.unwrap_or_default(),
        kind: facts.kind.unwrap_or_else(|| "unknown".to_owned()),
    }
}

/// The number at the beginning of a tonnage as written, `12,345 tons`; 0 if there is none.
fn tonnes(written: Option<&str>) -> u64 {
    let digits = written.unwrap_or_default().trim().chars().filter(|c| *c != ',').take_while(char::is_ascii_digit);
    digits.collect::<String>().parse().unwrap_or(0)
}

fn flag(record: &Entity) -> String {
    let flag = record.countries.iter().find(|entry| entry.role == CountryRole::Flag);
    flag.map(|entry| capital_code(&entry.country)).unwrap_or_default()
}

fn built(facts: &VesselFacts) -> Option<String> {
    facts.built.as_deref().and_then(|text| text.parse::<PartialDate>().ok()).map(moment)
}

fn address(address: &Address) -> WireAddress {
    let text = |part: Option<&String>| part.cloned().unwrap_or_default();
    WireAddress {
        line1: text(address.street.as_ref()),
        line2: String::new(),
        city: text(address.city.as_ref()),
        postal_code: text(address.postal_code.as_ref()),
        state: text(address.region.as_ref()),
        country: address.country.as_ref().map_or_else(|| text(address.country_name.as_ref()), capital_code),
        latitude: 0.0,
        longitude: 0.0,
    }
}

/// An edge without the other end says nothing.
fn affiliation(snapshot: &Snapshot, relation: &Relation) -> Option<Affiliation> {
    let listed = relation.target_id.as_deref().and_then(|id| snapshot.records(id).next());
    let name = relation
        .target_name
        .clone()
        .or_else(|| listed.map(|party| main_name(&party)))
        .or_else(|| relation.target_id.clone())?;
    let kind = match &relation.kind {
        RelationKind::LinkedTo => "Linked To",
        RelationKind::ActsFor => "Acting For",
        RelationKind::Supports => "Providing Support To",
        RelationKind::OwnedBy => "Owned By",
        RelationKind::LeaderOf => "Leader Of",
        RelationKind::MemberOf => "Member Of",
        RelationKind::FamilyOf => "Family Member Of",
        RelationKind::ExecutiveOf => "Executive Of",
        RelationKind::PropertyOf => "Property Of",
        RelationKind::Other(words) => words.as_str(),
    };
    let details = if relation.former { "former" } else { "" };
    Some(Affiliation { entity_name: name, kind: kind.to_owned(), details: details.to_owned() })
}

fn sanctions_info(record: &Entity) -> Option<SanctionsInfo> {
    if record.designations.is_empty() {
        return None;
    }
    let acts = record.designations.iter();
    let mut said: Vec<&str> = Vec::new();
    let texts =
        acts.flat_map(|act| act.legal_basis.iter().chain(&act.measures).chain(&act.reason)).chain(&record.notes);
    for text in texts {
        if !said.contains(&text.as_str()) {
            said.push(text);
        }
    }
    let secondary = said.iter().any(|text| text.to_lowercase().contains("secondary sanctions"));
    let programs = record.programmes().into_iter().map(str::to_owned).collect();
    Some(SanctionsInfo { programs, secondary, description: said.join("; ") })
}

fn historical_info(record: &Entity) -> Vec<HistoricalInfo> {
    let names = record.names.iter().filter(|name| name.kind == NameKind::Former).map(|name| HistoricalInfo {
        kind: "Former Name".to_owned(),
        value: written(record, name),
        date: name.period.to.map(moment),
    });
    let flags = record.countries.iter().filter(|entry| entry.role == CountryRole::FormerFlag);
    let flags = flags.map(|entry| HistoricalInfo {
        kind: "Previous Flag".to_owned(),
        value: capital_code(&entry.country),
        date: None,
    });
    names.chain(flags).collect()
}

/// The party as `FollowTheMoney` JSON, without its typed form, which says the same again.
fn source_data(record: &Entity) -> Value {
    let mut written = ftm::to_json(record);
    if let Some(members) = written.as_object_mut() {
        members.remove("interdict");
    }
    written
}

/// The first day that a date can mean, as the point in time that Watchman writes.
fn moment(date: PartialDate) -> String {
    format!("{}T00:00:00Z", date.first_day())
}

fn first_moment(dates: &[DateSpan]) -> Option<String> {
    dates.first().map(|date| moment(date.start))
}

/// The code of a country in capital letters.
pub(crate) fn capital_code(country: &Country) -> String {
    country.code().to_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_of_the_type_that_was_asked_for() {
        use EntityType::{Business, Organization, Person, Unknown};
        let cases = [
            (Schema::Company, None, Business),
            (Schema::Organization, None, Business),
            (Schema::PublicBody, None, Organization),
            (Schema::Organization, Some(Organization), Organization),
            (Schema::PublicBody, Some(Business), Business),
            (Schema::LegalEntity, None, Unknown),
            (Schema::LegalEntity, Some(Person), Person),
            (Schema::Person, Some(Business), Person),
        ];
        for (schema, asked, expected) in cases {
            assert_eq!(type_of(&schema, asked), expected, "{schema} {asked:?}");
        }
    }

    #[test]
    fn a_tonnage_is_the_number_it_begins_with() {
        let cases = [(Some("12,345 tons"), 12_345), (Some("980"), 980), (Some("unknown"), 0), (None, 0)];
        for (written, expected) in cases {
            assert_eq!(tonnes(written), expected, "{written:?}");
        }
    }
}
