//! What an entry means.

use super::{
    DATASET, dates, lists,
    records::{Number, PostalAddress, Record},
};
use crate::{
    ofac::{dates as day_names, meaning, remarks},
    spelling,
};
use interdict_model::{
    Address, CountryRole, Designation, Entity, Identifier, IdentifierKind, Name, PartialDate, Period, Programme,
    Schema, VesselFacts,
};

/// An entity of an entry, or why there is none.
pub(super) fn entity(record: &Record) -> Result<Entity, String> {
    let reference = if record.entity_number.is_empty() { &record.id } else { &record.entity_number };
    if reference.is_empty() {
        return Err("an entry without a reference; it was left out".into());
    }
    if record.name.is_empty() {
        return Err("an entry without a name; it was left out".into());
    }
    let list = lists::of(&record.source);
    let schema = match record.kind.to_ascii_lowercase().as_str() {
        "" => list.untyped.clone(),
        kind => meaning::schema_of(kind),
    };
    let mut entity = Entity::new(format!("csl-{reference}"), schema);
    entity.datasets.push(DATASET.into());
    entity.topics.push("sanction".into());
    entity.topics.extend(list.topic.map(str::to_owned));
    names(record, &mut entity);
    entity.designations.push(designation(record, &list, reference, &mut entity.notes, &mut entity.not_understood));
    entity.positions.extend(meaning::positions(&record.title).map(str::to_owned));
    for text in &record.dates_of_birth {
        match day_names::span(text) {
            Some(span) if !entity.births.contains(&span) => entity.births.push(span),
            Some(_) => {}
            None => entity.not_understood.push(format!("DOB {text}")),
        }
    }
    for place in &record.places_of_birth {
        meaning::add_birth_place(&mut entity, place);
    }
    countries(&record.nationalities, CountryRole::Nationality, &mut entity);
    countries(&record.citizenships, CountryRole::Citizenship, &mut entity);
    entity.addresses.extend(record.addresses.iter().map(address));
    vessel(record, &mut entity);
    for number in &record.numbers {
        paper(number, &mut entity);
    }
    if list.is_ofac {
        remarks::mine(&record.remarks, &mut entity);
    } else if !record.remarks.is_empty() {
        entity.notes.push(record.remarks.clone());
    }
    if record.standard_order.eq_ignore_ascii_case("y") {
        entity.notes.push("standard denial order".into());
    } else if record.standard_order.eq_ignore_ascii_case("n") {
        entity.notes.push("non-standard denial order".into());
    }
    entity.not_understood.extend(record.others.iter().map(|(column, text)| format!("{column} {text}")));
    Ok(entity)
}

/// Puts what a further row says of a party into it.
pub(super) fn merge(held: &mut Entity, other: Entity) {
    for name in other.names {
        if !held.names.iter().any(|known| known.text == name.text) {
            held.add_name(name);
        }
    }
    for entry in other.countries {
        held.add_country(entry.country, entry.role);
    }
    for identifier in other.identifiers {
        meaning::add_identifier(held, identifier);
    }
    add_new(&mut held.designations, other.designations);
    add_new(&mut held.addresses, other.addresses);
    add_new(&mut held.births, other.births);
    add_new(&mut held.birth_places, other.birth_places);
    add_new(&mut held.positions, other.positions);
    add_new(&mut held.relations, other.relations);
    add_new(&mut held.topics, other.topics);
    add_new(&mut held.notes, other.notes);
    add_new(&mut held.not_understood, other.not_understood);
    held.vessel = held.vessel.take().or(other.vessel);
    held.gender = held.gender.take().or(other.gender);
}

fn add_new<T: PartialEq>(held: &mut Vec<T>, others: Vec<T>) {
    for other in others {
        if !held.contains(&other) {
            held.push(other);
        }
    }
}

/// State writes the reach of a sanction into the name: `...; and any successor, sub-unit, or subsidiary thereof`.
fn names(record: &Record, entity: &mut Entity) {
    let full = record.name.as_str();
    let reach =
        ["; and any successor", ", and any successor", " and any successor"].iter().find_map(|mark| full.find(mark));
    let name = reach.and_then(|at| full.get(..at)).map(str::trim).filter(|name| !name.is_empty());
    if name.is_some() {
        entity.notes.push(format!("listed as: {full}"));
    }
    entity.add_name(Name::primary(name.unwrap_or(full)));
    for alias in &record.alt_names {
        if alias != full {
            entity.add_name(Name::alias(alias.as_str()));
        }
    }
}

fn designation(
    record: &Record,
    list: &lists::SourceList,
    reference: &str,
    notes: &mut Vec<String>,
    not_understood: &mut Vec<String>,
) -> Designation {
    let mut day = |text: &str, name: &str| -> Option<PartialDate> {
        let date = text.parse().ok();
        if date.is_none() && !text.is_empty() {
            not_understood.push(format!("{name} {text}"));
        }
        date
    };
    let start = day(&record.start_date, "start_date");
    let delisted_on = day(&record.end_date, "end_date");
    let listed_on = start.filter(|start| dates::is_first_day(*start, &record.notices, &record.remarks));
    if let (Some(start), None) = (start, listed_on) {
        notes.push(format!("in force in its present form since {start}; listed before that day"));
    }
    let measure = |label: &str, text: &str| (!text.is_empty()).then(|| format!("{label}: {text}"));
    Designation {
        authority: list.authority.clone(),
        list: Some(list.name.clone()),
        entry_id: Some(reference.to_owned()),
        programmes: record.programs.iter().map(Programme::undated).collect(),
        legal_basis: Some(record.notices.clone()).filter(|notices| !notices.is_empty()).into_iter().collect(),
        measures: [
            measure("licence requirement", &record.license_requirement),
            measure("licence policy", &record.license_policy),
        ]
        .into_iter()
        .flatten()
        .collect(),
        listed_on,
        delisted_on,
        reason: None,
    }
}

fn countries(texts: &[String], role: CountryRole, entity: &mut Entity) {
    for text in texts {
        match spelling::country(text).or_else(|| meaning::country(text)) {
            Some(country) => entity.add_country(country, role),
            None => entity.not_understood.push(format!("{role:?} {text}")),
        }
    }
}

/// In the CSV an address is one text with the country's code at its end.
fn address(postal: &PostalAddress) -> Address {
    let Some(text) = &postal.text else {
        return Address {
            street: postal.street.clone(),
            city: postal.city.clone(),
            region: postal.region.clone(),
            postal_code: postal.postal_code.clone(),
            country: postal.country.as_deref().and_then(spelling::country),
            country_name: postal.country.clone(),
            ..Address::default()
        };
    };
    let (rest, end) = text.rsplit_once(", ").unwrap_or(("", text));
    match spelling::country(end) {
        Some(country) => {
            let own = (!rest.is_empty()).then(|| rest.to_owned());
            // A text without a comma is a city (`Basrah, IQ`), anything longer begins with the street.
            let is_city = !rest.contains(',') && !rest.contains(|character: char| character.is_ascii_digit());
            let (street, city) = if is_city { (None, own) } else { (own, None) };
            Address { street, city, country_name: Some(end.to_owned()), country: Some(country), ..Address::default() }
        }
        None => Address { street: Some(text.clone()), ..Address::default() },
    }
}

fn vessel(record: &Record, entity: &mut Entity) {
    let own = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
    let facts = VesselFacts {
        kind: own(&record.vessel_type),
        tonnage: own(&record.gross_tonnage),
        gross_tonnage: own(&record.gross_registered_tonnage),
        owner: own(&record.vessel_owner),
        built: None,
    };
    if entity.schema == Schema::Vessel || facts != VesselFacts::default() {
        entity.vessel = Some(facts);
    }
    if let Some(call_sign) = own(&record.call_sign) {
        meaning::add_identifier(entity, Identifier::new(IdentifierKind::CallSign, call_sign));
    }
    if !record.vessel_flag.is_empty() {
        remarks::mine_piece(&format!("Vessel Flag {}", record.vessel_flag), entity);
    }
}

/// An identifier, or one of the facts that OFAC puts among them.
fn paper(number: &Number, entity: &mut Entity) {
    let Some(identifier) = meaning::identifier(&number.label, &number.value) else {
        remarks::mine_piece(format!("{} {}", number.label, number.value).trim(), entity);
        return;
    };
    let day = |text: &Option<String>| text.as_deref().and_then(day_names::date);
    let mut days: Vec<PartialDate> = number.dates.iter().filter_map(|text| text.parse().ok()).collect();
    days.sort_unstable();
    // Of two days the earlier is the issue. One alone can be either.
    let (issued, expires, alone) = match days[..] {
        [issued, .., expires] => (Some(issued), Some(expires), None),
        [alone] => (None, None, Some(alone)),
        [] => (day(&number.issued), day(&number.expires), None),
    };
    let dated = alone.map(|day| format!("issued or expires on {day}"));
    let note = [identifier.note.clone(), dated].into_iter().flatten().collect::<Vec<_>>().join("; ");
    meaning::add_identifier(
        entity,
        Identifier {
            country: number.country.as_deref().and_then(spelling::country).or(identifier.country),
            note: (!note.is_empty()).then_some(note),
            period: Period { from: issued, to: expires },
            ..identifier
        },
    );
}
