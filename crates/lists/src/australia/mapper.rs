//! What the rows of a reference mean.

use super::{
    dates, free_text,
    records::{Line, Party},
};
use crate::spelling;
use interdict_model::{
    Address, Country, CountryRole, Designation, Entity, Name, NameKind, PartialDate, Programme, Schema,
};

/// Dataset name.
pub(super) const DATASET: &str = "au_dfat";

/// The party of a reference.
pub(super) fn entity(party: &Party) -> Entity {
    let kind = party.texts(|line| &line.kind).first().map(|kind| kind.to_ascii_lowercase()).unwrap_or_default();
    let information = party.texts(|line| &line.information);
    let is_ship = information.iter().any(|text| text.to_ascii_lowercase().contains("imo number"));
    let schema = match kind.as_str() {
        "individual" => Schema::Person,
        "vessel" | "ship" => Schema::Vessel,
        // Ships stand among the entities; their IMO numbers tell that such an entry may be one, or its company.
        "entity" if !is_ship => Schema::Organization,
        _ => Schema::LegalEntity,
    };
    let mut entity = Entity::new(format!("au-{}", party.number), schema);
    entity.datasets.push(DATASET.into());
    entity.topics.push("sanction".into());
    names(party, &mut entity);
    for text in party.texts(|line| &line.birth_date) {
        let (births, left) = dates::births(text);
        for birth in births {
            if !entity.births.contains(&birth) {
                entity.births.push(birth);
            }
        }
        entity.not_understood.extend(left.into_iter().map(|piece| format!("Date of Birth {piece}")));
    }
    for text in party.texts(|line| &line.birth_place) {
        for place in free_text::marked(text) {
            if let Some(country) = spelling::country_at_end(&place) {
                entity.add_country(country, CountryRole::Birth);
            }
            if !entity.birth_places.contains(&place) {
                entity.birth_places.push(place);
            }
        }
    }
    for text in party.texts(|line| &line.citizenship) {
        citizenship(text, &mut entity);
    }
    for text in party.texts(|line| &line.address) {
        for place in free_text::marked(text) {
            let address = address(place);
            if !entity.addresses.contains(&address) {
                entity.addresses.push(address);
            }
        }
    }
    for text in &information {
        free_text::facts(text, &mut entity);
    }
    designation(party, &information, &mut entity);
    for line in &party.lines {
        for (column, text) in &line.others {
            let piece = format!("{column} {text}");
            if !entity.not_understood.contains(&piece) {
                entity.not_understood.push(piece);
            }
        }
    }
    entity
}

fn names(party: &Party, entity: &mut Entity) {
    let primary = party.lines.iter().position(Line::is_primary).unwrap_or(0);
    let (first, others): (Vec<_>, Vec<_>) = party.lines.iter().enumerate().partition(|(index, _)| *index == primary);
    for (index, line) in first.into_iter().chain(others) {
        let kind = match line.name_type.to_ascii_lowercase().as_str() {
            _ if index == primary => NameKind::Primary,
            "formerly known as" | "previously listed as" | "fka" => NameKind::Former,
            _ => NameKind::Alias,
        };
        let script = spelling::script_code(&line.name).filter(|script| *script != "Latn");
        // The publisher's own number of the name is the whole reference: `2a`.
        let source_id = Some(line.reference.clone());
        let name = Name { script: script.map(str::to_owned), source_id, ..Name::new(line.name.as_str(), kind) };
        entity.add_name(name);
    }
}

/// `Russian and Ukrainian`, `a) Afghanistan b) Pakistan`: adjectives and names of countries.
fn citizenship(text: &str, entity: &mut Entity) {
    for part in free_text::marked(text) {
        let found: Vec<(String, Option<Country>)> = match spelling::country(&part) {
            Some(country) => vec![(part, Some(country))],
            None => part
                .replace(" and ", ";")
                .replace(" or ", ";")
                .split([';', ',', '/', '\n'])
                .map(str::trim)
                .filter(|piece| !piece.is_empty())
                .map(|piece| (piece.to_owned(), spelling::country(piece)))
                .collect(),
        };
        for (piece, country) in found {
            match country {
                Some(country) => entity.add_country(country, CountryRole::Citizenship),
                None => entity.not_understood.push(format!("Citizenship {piece}")),
            }
        }
    }
}

fn address(text: String) -> Address {
    let country = spelling::country_at_end(&text);
    let country_name = country.as_ref().map(interdict_text::countries::title);
    Address { street: Some(text), country, country_name, ..Address::default() }
}

fn designation(party: &Party, information: &[&str], entity: &mut Entity) {
    let listing = party.texts(|line| &line.listing);
    let mut programmes: Vec<Programme> = Vec::new();
    for code in party.texts(|line| &line.committees) {
        if !programmes.iter().any(|programme| programme.code == code) {
            programmes.push(Programme::undated(code));
        }
    }
    let mut legal_basis: Vec<String> = Vec::new();
    let mut listed_on: Option<PartialDate> = None;
    for text in &listing {
        let day = dates::listed_on(text);
        listed_on = match (listed_on, day) {
            (Some(held), Some(day)) => Some(held.min(day)),
            (held, day) => held.or(day),
        };
        let is_legal =
            ["Instrument", "Charter", "Regulation", "esolution", "Act "].iter().any(|word| text.contains(word));
        if is_legal {
            legal_basis.push((*text).to_owned());
        } else {
            entity.notes.push(format!("listing information: {text}"));
        }
    }
    for day in party.texts(|line| &line.control_date) {
        entity.notes.push(format!("last changed (control date) on {day}"));
    }
    entity.designations.push(Designation {
        authority: "Australian Department of Foreign Affairs and Trade".into(),
        list: Some("Consolidated List".into()),
        entry_id: Some(party.number.clone()),
        programmes,
        legal_basis,
        measures: Vec::new(),
        listed_on,
        delisted_on: None,
        reason: (!information.is_empty()).then(|| information.join("\n")),
    });
}
