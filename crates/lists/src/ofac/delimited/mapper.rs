//! What the columns of the delimited files mean: records into entities, aliases and addresses to their parties.

use super::{Record, Role, Table, filled};
use crate::{
    ListReading, Place, Warning,
    ofac::{
        meaning::{self, OfacList},
        remarks,
    },
};
use interdict_model::{
    Address, Designation, Entity, Identifier, IdentifierKind, Name, NameKind, Programme, VesselFacts,
};
use std::collections::BTreeMap;

/// Remarks of this many characters were cut by the publisher (`dat_spec.txt`: "remarks text 1000").
const REMARKS_LIMIT: usize = 1000;

/// What the set as a whole shows once it is mapped.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Seen {
    /// Rows of the other files that refer to parties that are not there.
    pub(super) orphans: usize,
    /// Remarks that are cut and not continued.
    pub(super) cut_remarks: usize,
}

/// Makes the entities of the set.
pub(super) fn map(list: OfacList, tables: &BTreeMap<Role, Table>, reading: &mut ListReading) -> Seen {
    let mut seen = Seen::default();
    let Some(main) = tables.get(&Role::Main) else { return seen };
    let comments = tables.get(&Role::Comments);
    let mut continued: BTreeMap<&str, &str> = comments
        .iter()
        .flat_map(|table| &table.records)
        .filter_map(|record| Some((record.fields[0].trim(), record.fields.get(1)?.as_str())))
        .collect();
    let mut at: BTreeMap<&str, usize> = BTreeMap::new();
    for record in &main.records {
        let uid = record.fields[0].trim();
        let place = || Place::in_file(&main.file).at_line(record.line).of_record(uid);
        if let Some(first) = at.get(uid).and_then(|index| reading.entities.get_mut(*index)) {
            // Nothing is lost: the second record's names and facts are put to the first.
            let again = entity(list, record, None, &mut Vec::new());
            merge(first, again);
            reading
                .warnings
                .push(Warning::note(place(), "the uid stands twice in the file; both records were put together"));
            continue;
        }
        at.insert(uid, reading.entities.len());
        let rest = continued.remove(uid);
        let mut said = Vec::new();
        reading.entities.push(entity(list, record, rest, &mut said));
        seen.cut_remarks += usize::from(rest.is_none() && is_cut(remarks_of(record)));
        reading.warnings.extend(said.into_iter().map(|message| Warning::note(place(), message)));
    }
    for (role, table) in tables {
        for record in &table.records {
            let uid = record.fields[0].trim();
            let Some(party) = at.get(uid).and_then(|index| reading.entities.get_mut(*index)) else {
                if *role == Role::Comments {
                    let message = "remarks of a party that is not in the list; the comments file is of another day";
                    reading.warnings.push(Warning::note(place_of(table, record), message));
                } else {
                    seen.orphans += 1;
                    // Each one would be thousands of lines for a file cut in half.
                    if seen.orphans <= 20 {
                        let message = "belongs to a party that is not in the file with the primary names";
                        reading.warnings.push(Warning::loss(place_of(table, record), message));
                    }
                }
                continue;
            };
            match role {
                Role::Aliases => add_alias(party, record),
                Role::Addresses => add_address(party, record),
                Role::Main | Role::Comments => {}
            }
        }
    }
    seen
}

/// The remarks of a record, cut or whole; empty where there are none.
fn remarks_of(record: &Record) -> &str {
    record.fields.get(11).map(String::as_str).filter(|text| !super::records::is_null(text)).unwrap_or_default()
}

fn is_cut(remarks: &str) -> bool {
    remarks.chars().count() >= REMARKS_LIMIT
}

fn place_of(table: &Table, record: &Record) -> Place {
    Place::in_file(&table.file).at_line(record.line).of_record(record.fields[0].trim())
}

fn entity(list: OfacList, record: &Record, continued: Option<&str>, said: &mut Vec<String>) -> Entity {
    let uid = record.fields[0].trim();
    let mut entity = Entity::new(meaning::entity_id(uid), meaning::schema_of(filled(record, 2).unwrap_or_default()));
    entity.datasets.push(list.dataset().into());
    entity.topics.push("sanction".into());
    match filled(record, 1) {
        Some(name) => entity.add_name(Name::primary(name)),
        None => said.push("the party has no name".into()),
    }
    entity.designations.push(Designation {
        authority: meaning::AUTHORITY.into(),
        list: Some(list.list_name().into()),
        entry_id: Some(uid.to_owned()),
        programmes: filled(record, 3)
            .map(meaning::programme_codes)
            .unwrap_or_default()
            .into_iter()
            .map(Programme::undated)
            .collect(),
        ..Designation::default()
    });
    entity.positions.extend(meaning::positions(filled(record, 4).unwrap_or_default()).map(str::to_owned));
    if let Some(call_sign) = filled(record, 5) {
        entity.identifiers.push(Identifier::new(IdentifierKind::CallSign, call_sign));
    }
    let own = |column| filled(record, column).map(str::to_owned);
    let facts = VesselFacts { kind: own(6), tonnage: own(7), gross_tonnage: own(8), owner: own(10), built: None };
    if facts != VesselFacts::default() {
        entity.vessel = Some(facts);
    }
    if let Some(flag) = filled(record, 9) {
        remarks::mine_piece(&format!("Vessel Flag {flag}"), &mut entity);
    }
    mine(remarks_of(record), continued, &mut entity, said);
    entity
}

/// Mines remarks, put together with their continuation before: the cut is in the middle of a word.
fn mine(remarks: &str, continued: Option<&str>, entity: &mut Entity, said: &mut Vec<String>) {
    let was_cut = is_cut(remarks);
    match continued {
        Some(rest) if was_cut => remarks::mine(&format!("{remarks}{rest}"), entity),
        Some(_) => {
            said.push(
                "the comments file continues remarks that were not cut; it is of another day and was not used here"
                    .into(),
            );
            remarks::mine(remarks, entity);
        }
        None if was_cut => {
            said.push("the remarks are cut at 1,000 characters and the comments file does not continue them".into());
            // Half a wallet address or half a name would be a wrong fact; it is kept, but not read.
            let (whole, half) = remarks.rsplit_once(';').unwrap_or(("", remarks));
            remarks::mine(whole, entity);
            if !half.trim().is_empty() {
                entity.not_understood.push(half.trim().to_owned());
            }
        }
        None => remarks::mine(remarks, entity),
    }
}

fn merge(first: &mut Entity, again: Entity) {
    for mut name in again.names {
        if name.kind == NameKind::Primary && !first.names.iter().any(|held| held.text == name.text) {
            name.kind = NameKind::Alias;
            first.add_name(name);
        } else if name.kind != NameKind::Primary {
            first.add_name(name);
        }
    }
    for identifier in again.identifiers {
        meaning::add_identifier(first, identifier);
    }
    for designation in again.designations {
        if !first.designations.contains(&designation) {
            first.designations.push(designation);
        }
    }
    let add = |held: &mut Vec<String>, more: Vec<String>| {
        for text in more {
            if !held.contains(&text) {
                held.push(text);
            }
        }
    };
    add(&mut first.positions, again.positions);
    add(&mut first.birth_places, again.birth_places);
    add(&mut first.notes, again.notes);
    add(&mut first.not_understood, again.not_understood);
    for birth in again.births {
        if !first.births.contains(&birth) {
            first.births.push(birth);
        }
    }
    for country in again.countries {
        first.add_country(country.country, country.role);
    }
    for relation in again.relations {
        if !first.relations.contains(&relation) {
            first.relations.push(relation);
        }
    }
    first.vessel = first.vessel.take().or(again.vessel);
    first.gender = first.gender.take().or(again.gender);
}

/// `36,12,"aka","AERO-CARIBBEAN",-0-`: the aliases of this file are strong (`dat_spec.txt`, "The disposition of aliases").
fn add_alias(party: &mut Entity, record: &Record) {
    let Some(text) = filled(record, 3) else { return };
    let name = Name {
        source_id: filled(record, 1).map(str::to_owned),
        ..Name::new(text, meaning::alias_kind(filled(record, 2).unwrap_or_default()))
    };
    party.add_name(name);
    if let Some(remark) = filled(record, 4) {
        party.notes.push(format!("{text}: {remark}"));
    }
}

fn add_address(party: &mut Entity, record: &Record) {
    let own = |column| filled(record, column).map(str::to_owned);
    let address = Address {
        street: own(2),
        city: own(3),
        country_name: own(4),
        country: filled(record, 4).and_then(meaning::country),
        note: own(5),
        source_id: own(1),
        ..Address::default()
    };
    // OFAC writes rows that hold nothing but their number; they say that no address is known.
    if address.street.is_some() || address.city.is_some() || address.country_name.is_some() || address.note.is_some() {
        party.addresses.push(address);
    }
}
