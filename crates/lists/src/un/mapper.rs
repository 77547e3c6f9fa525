//! From the records of the UN list to entities: what the UN means by them.

use super::{
    DATASET, documents,
    records::{Alias, Birth, Location, Party},
};
use crate::{
    ofac::meaning::add_identifier,
    tree::{Line, Notices, country, day, imo_numbers, script_code},
};
use interdict_model::{
    Address, CountryRole, DateSpan, Designation, Entity, Identifier, IdentifierKind, Name, NameKind, Programme, Schema,
};

/// The entity that a record stands for; none (and a loss) if it has no reference or no name.
pub(super) fn entity(party: Party, notices: &mut Notices, line: Line<'_>) -> Option<Entity> {
    let Some(reference) = party.reference.clone().or_else(|| party.data_id.clone()) else {
        notices.left_out(Some(line), "", "a record without a reference number");
        return None;
    };
    if party.name_words.is_empty() && party.original_name.is_none() {
        notices.left_out(Some(line), &reference, "a record without a name");
        return None;
    }
    let id = notices.identity(&format!("un-{reference}"), Some(line));
    let schema = if party.person { Schema::Person } else { Schema::Organization };
    let mut entity = Entity::new(id, schema);
    entity.datasets.push(DATASET.to_owned());
    entity.topics.push("sanction".to_owned());
    for birth in &party.births {
        add_birth(&mut entity, birth);
    }
    for place in &party.birth_places {
        let text = place_in_words(place);
        add_birth_place(&mut entity, text, place.country.as_deref(), place.note.as_deref());
    }
    // After the party's own dates and places: those of aliases come last.
    add_names(&mut entity, &party, &mut |quality| {
        notices.unknown(&format!("alias quality `{quality}`"), Some(line), &reference);
    });
    for nationality in &party.nationalities {
        match country(nationality) {
            Some(country) => entity.add_country(country, CountryRole::Nationality),
            None => entity.not_understood.push(format!("nationality: {nationality}")),
        }
    }
    add_gender(&mut entity, party.gender.as_deref());
    entity.positions.extend(party.titles.iter().chain(&party.positions).cloned());
    for document in &party.documents {
        match documents::identifier(document) {
            Some(identifier) => add_identifier(&mut entity, identifier),
            None => entity.not_understood.push(format!("document: {}", documents::in_words(document))),
        }
    }
    entity.addresses.extend(party.addresses.iter().map(address));
    let reason = party.comments.join(" ");
    if !party.person {
        for number in imo_numbers(&reason) {
            let identifier = Identifier::new(IdentifierKind::Imo, number);
            add_identifier(&mut entity, Identifier { note: Some("from the comments".into()), ..identifier });
        }
    }
    add_days(&mut entity, &party);
    entity.designations.push(Designation {
        authority: "UN Security Council".into(),
        list: Some("UN Security Council Consolidated List".into()),
        entry_id: Some(reference.clone()),
        programmes: party.regime.iter().map(Programme::undated).collect(),
        listed_on: party.listed_on.as_deref().and_then(day),
        delisted_on: party.delisted_on.as_deref().and_then(day),
        reason: (!reason.is_empty()).then_some(reason),
        ..Designation::default()
    });
    for (name, text) in party.unknown {
        notices.unknown(&format!("element <{name}>"), Some(line), &reference);
        entity.not_understood.extend(text.map(|text| format!("{name}: {text}")));
    }
    Some(entity)
}

/// The primary name, the one in the original script, the aliases. `unknown` is told of a quality that is not known.
fn add_names(entity: &mut Entity, party: &Party, unknown: &mut dyn FnMut(&str)) {
    let words = party.name_words.join(" ");
    if !words.is_empty() {
        entity.add_name(Name::primary(words));
    }
    if let Some(original) = &party.original_name {
        let kind = if entity.names.is_empty() { NameKind::Primary } else { NameKind::Alias };
        entity.add_name(Name { script: script_code(original), ..Name::new(original, kind) });
    }
    for alias in &party.aliases {
        add_alias(entity, alias, unknown);
    }
}

fn add_alias(entity: &mut Entity, alias: &Alias, unknown: &mut dyn FnMut(&str)) {
    let note = alias.note.as_deref().unwrap_or_default();
    let Some(text) = &alias.name else {
        let said = [&alias.born_on, &alias.city_of_birth, &alias.country_of_birth, &alias.note];
        let said: Vec<&str> = said.into_iter().flatten().map(String::as_str).collect();
        // A quality without a name says nothing.
        if !said.is_empty() {
            entity.not_understood.push(format!("alias without a name: {}", said.join(", ")));
        }
        return;
    };
    let lower_note = note.to_lowercase();
    let says_former = ["previously listed as", "formerly listed as"].iter().any(|words| lower_note.contains(words));
    let (mut kind, mut weak) = (NameKind::Alias, false);
    match alias.quality.as_deref().unwrap_or_default().to_ascii_lowercase().as_str() {
        "low" => weak = true,
        "f.k.a." | "fka" => kind = NameKind::Former,
        "" | "good" | "a.k.a." | "aka" => {}
        other => unknown(other),
    }
    if says_former {
        kind = NameKind::Former;
    }
    entity.add_name(Name { weak, script: script_code(text), ..Name::new(text, kind) });
    if let Some(original) = original_in(note) {
        entity.add_name(Name { weak, script: script_code(original), ..Name::new(original, kind) });
    }
    if !note.is_empty() && lower_note != "previously listed as" && lower_note != "formerly listed as" {
        entity.notes.push(format!("{text}: {note}"));
    }
    let born = alias.born_on.as_deref();
    let place = [&alias.city_of_birth, &alias.country_of_birth];
    let place = place.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(", ");
    if born.is_some() || !place.is_empty() {
        let said: Vec<&str> = born.into_iter().chain((!place.is_empty()).then_some(place.as_str())).collect();
        entity.notes.push(format!("under the name {text}: born {}", said.join(", ")));
        add_birth(entity, &Birth { date: alias.born_on.clone(), ..Birth::default() });
        add_birth_place(entity, place, alias.country_of_birth.as_deref(), None);
    }
}

/// A name in another script at the end of a note: `original script: ...`, `In Arabic: ...`.
fn original_in(note: &str) -> Option<&str> {
    let (_, name) = note.rsplit_once(':')?;
    let name = name.trim();
    script_code(name).is_some().then_some(name)
}

fn add_birth(entity: &mut Entity, birth: &Birth) {
    let kind = birth.kind.as_deref().unwrap_or_default();
    let note = birth.note.as_deref().unwrap_or_default();
    let circa = kind.eq_ignore_ascii_case("APPROXIMATELY") || note.eq_ignore_ascii_case("approximately");
    let exact = birth.date.as_deref().or(birth.year.as_deref()).and_then(day);
    let (from, to) = (birth.from_year.as_deref().and_then(day), birth.to_year.as_deref().and_then(day));
    let span = match (exact, from, to) {
        (Some(start), ..) | (None, Some(start), None) | (None, None, Some(start)) => {
            Some(DateSpan { start, end: None, circa })
        }
        // A range whose end lies before its start is turned, not dropped.
        (None, Some(from), Some(to)) => Some(DateSpan { start: from.min(to), end: Some(from.max(to)), circa }),
        (None, None, None) => None,
    };
    let Some(span) = span else {
        let said = [&birth.date, &birth.year, &birth.from_year, &birth.to_year, &birth.note];
        let said: Vec<&str> = said.into_iter().flatten().map(String::as_str).collect();
        if !said.is_empty() {
            entity.not_understood.push(format!("date of birth: {}", said.join(", ")));
        }
        return;
    };
    if !entity.births.contains(&span) {
        entity.births.push(span);
    }
    if !note.is_empty() && !note.eq_ignore_ascii_case("approximately") {
        entity.notes.push(format!("date of birth {span}: {note}"));
    }
}

fn place_in_words(place: &Location) -> String {
    [&place.street, &place.city, &place.region, &place.postal_code, &place.country]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join(", ")
}

fn add_birth_place(entity: &mut Entity, place: String, country_name: Option<&str>, note: Option<&str>) {
    if let Some(note) = note {
        entity.notes.push(format!("place of birth: {note}"));
    }
    if let Some(country) = country_name.and_then(country) {
        entity.add_country(country, CountryRole::Birth);
    }
    if !place.is_empty() && !entity.birth_places.contains(&place) {
        entity.birth_places.push(place);
    }
}

fn add_gender(entity: &mut Entity, gender: Option<&str>) {
    match gender.map(str::to_ascii_lowercase).as_deref() {
        Some(gender @ ("male" | "female")) => entity.gender = Some(gender.to_owned()),
        None | Some("unknown") => {}
        Some(other) => entity.not_understood.push(format!("gender: {other}")),
    }
}

fn address(place: &Location) -> Address {
    Address {
        street: place.street.clone(),
        city: place.city.clone(),
        region: place.region.clone(),
        postal_code: place.postal_code.clone(),
        country_name: place.country.clone(),
        country: place.country.as_deref().and_then(country),
        note: place.note.clone(),
        ..Address::default()
    }
}

/// Days that are not the day of listing become notes. Days of listing that cannot be read are kept word for word.
fn add_days(entity: &mut Entity, party: &Party) {
    for text in &party.updated_on {
        let on = day(text).map_or_else(|| text.clone(), |day| day.to_string());
        entity.notes.push(format!("amended on {on}"));
    }
    if let Some(text) = &party.submitted_on {
        entity.notes.push(format!("submitted on {text}"));
    }
    if let Some(state) = &party.submitted_by {
        entity.notes.push(format!("submitted by {state}"));
    }
    for list in party.lists.iter().filter(|list| !list.eq_ignore_ascii_case("UN List")) {
        entity.notes.push(format!("list: {list}"));
    }
    for (label, text) in [("listed on", &party.listed_on), ("delisted on", &party.delisted_on)] {
        if let Some(text) = text.as_ref().filter(|text| day(text).is_none()) {
            entity.not_understood.push(format!("{label}: {text}"));
        }
    }
}
