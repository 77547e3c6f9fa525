//! An entry to an entity: remarks through the rules for remarks, addresses and descriptions of ships taken apart.

use super::{Entry, EntryName, EntryNameKind, text::fold};
use crate::ofac::{
    meaning::{self, OfacList},
    remarks,
};
use interdict_model::{
    Address, Designation, Entity, Identifier, IdentifierKind, Name, NameKind, Programme, Schema, VesselFacts,
};

/// The party as the entry has it. `primary` is the name to file it under.
pub(super) fn entity(entry: &Entry, id: &str, primary: &str) -> Entity {
    let list = OfacList::Sdn;
    let mut entity = Entity::new(id, entry.schema.clone());
    entity.datasets.push(list.dataset().into());
    entity.topics.push("sanction".into());
    entity.add_name(Name::primary(primary));
    let folded = fold(primary);
    for held in entry.names.iter().filter(|held| fold(&held.text) != folded) {
        entity.add_name(name(held));
    }
    entity.designations.push(Designation {
        authority: meaning::AUTHORITY.into(),
        list: Some(list.list_name().into()),
        programmes: entry.programmes.iter().map(Programme::undated).collect(),
        ..Designation::default()
    });
    entity.addresses = entry.addresses.iter().map(|text| address(text)).collect();
    let craft = matches!(entry.schema, Schema::Vessel | Schema::Airplane);
    for (index, piece) in entry.remarks.iter().enumerate() {
        if craft && index == 0 && describe(piece, &mut entity) {
            continue;
        }
        // Up to 2005 the second date stands behind a comma: `DOB 04 Apr 1964, alt. DOB 01 Apr 1964`.
        for part in piece.split(", alt. ") {
            remarks::mine_piece(part, &mut entity);
        }
    }
    entity
}

/// A name that is not the primary one.
pub(super) fn name(held: &EntryName) -> Name {
    let kind = if held.kind == EntryNameKind::Former { NameKind::Former } else { NameKind::Alias };
    Name { weak: held.weak, ..Name::new(held.text.clone(), kind) }
}

/// `Calle 1, Cali, Colombia`: the country at the end, the city before it, the rest is the street.
fn address(text: &str) -> Address {
    let text = text.trim();
    // The country may have a comma itself (`Korea, North`), so longer ends are tried first.
    let mut starts = std::iter::once(0).chain(text.match_indices(", ").map(|(at, comma)| at + comma.len()));
    let country = starts.find_map(|start| Some((start, meaning::country(&text[start..])?)));
    let (before, country_name, country) = match country {
        Some((start, country)) => (&text[..start], Some(text[start..].to_owned()), Some(country)),
        None => (text, None, None),
    };
    let before = before.trim_end_matches([',', ' ']);
    let (street, city) = match before.rsplit_once(", ") {
        Some((street, city)) => (Some(street.to_owned()), Some(city.to_owned())),
        None if before.is_empty() => (None, None),
        // Without a country a single part may be anything; it is kept where any text may stand.
        None if country.is_none() => (Some(before.to_owned()), None),
        None => (None, Some(before.to_owned())),
    };
    Address { street, city, country_name, country, ..Address::default() }
}

/// `(T2EU4) Crude Oil Tanker 157,985DWT 81,306GRT Tuvalu flag (EXAMPLE CO)`: call sign, kind, tonnages, flag, owner.
/// Each may be absent. False: the piece is no description.
fn describe(piece: &str, entity: &mut Entity) -> bool {
    let is_call_sign = |text: &str| {
        text.len() <= 10 && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b' ')
    };
    let mut facts = entity.vessel.take().unwrap_or_default();
    let mut rest = piece.trim();
    let mut call_sign = None;
    if let Some((inner, behind)) = rest.strip_prefix('(').and_then(|text| text.split_once(')'))
        && is_call_sign(inner)
    {
        call_sign = Some(inner.to_owned());
        rest = behind.trim();
    }
    let (description, owner) = match rest.split_once(" flag") {
        Some((description, owner)) => (Some(description), owner.trim()),
        None if call_sign.is_some() || rest.contains("DWT") || rest.contains("GRT") => (None, rest),
        None => {
            put_back(entity, facts);
            return false;
        }
    };
    let mut words: Vec<&str> = description.unwrap_or(owner).split_whitespace().collect();
    let owner = if description.is_some() { owner } else { "" };
    let mut flag_at = None;
    while let Some(at) = words.iter().position(|word| word.ends_with("DWT") || word.ends_with("GRT")) {
        let word = words.remove(at);
        let held = if word.ends_with("DWT") { &mut facts.tonnage } else { &mut facts.gross_tonnage };
        *held = Some(word.trim_end_matches(|c: char| c.is_ascii_alphabetic()).to_owned());
        flag_at = Some(at);
    }
    if description.is_some() {
        // Where no tonnage stands between kind and flag, the longest end that is a country is the flag.
        let is_flag = |text: &str| text.eq_ignore_ascii_case("none identified") || meaning::country(text).is_some();
        let start = flag_at.or_else(|| (0..words.len()).find(|at| is_flag(&words[*at..].join(" "))));
        let flag = words.split_off(start.unwrap_or(words.len()));
        if !flag.is_empty() {
            remarks::mine_piece(&format!("Vessel Flag {}", flag.join(" ")), entity);
        }
    }
    if !words.is_empty() {
        facts.kind = Some(words.join(" "));
    }
    if let Some(owner) = owner.strip_prefix('(').map(|owner| owner.strip_suffix(')').unwrap_or(owner)) {
        facts.owner = Some(owner.to_owned());
    } else if !owner.is_empty() {
        entity.not_understood.push(owner.to_owned());
    }
    if let Some(sign) = call_sign {
        entity.identifiers.push(Identifier::new(IdentifierKind::CallSign, sign));
    }
    put_back(entity, facts);
    true
}

fn put_back(entity: &mut Entity, facts: VesselFacts) {
    if facts != VesselFacts::default() {
        entity.vessel = Some(facts);
    }
}
