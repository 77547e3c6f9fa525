//! Features: what OFAC says of a party beyond names, papers and listings, each with a type of the reference values.
//!
//! A feature with a typed place in the model goes there, an identifier among the identifiers, any other becomes a note
//! `Type: text` as OFAC prints it. A feature without a type or a value is kept among what was not understood.

use super::{
    super::meaning::{add_birth_place, add_identifier, identifier, plain_label, positions},
    country,
    dates::as_printed,
    is_a_country, says_anything,
};
use interdict_model::{Address, CountryRole, DateSpan, Entity, VesselFacts};

/// A feature as published, whatever form it came in.
#[derive(Debug, Default)]
pub(crate) struct Feature {
    /// Type: `Birthdate`, `Vessel Flag`, `Secondary sanctions risk:`.
    pub(crate) label: String,
    /// The value as text.
    pub(crate) text: Option<String>,
    /// The value as a date.
    pub(crate) date: Option<DateSpan>,
    /// The value as a country, by name and ISO code.
    pub(crate) country: Option<(String, Option<String>)>,
    /// The value as a place.
    pub(crate) address: Option<Address>,
    /// OFAC's comment on it.
    pub(crate) comment: Option<String>,
}

impl Feature {
    /// The value in words: as published, else the date, the country or the place.
    fn words(&self) -> Option<String> {
        self.text
            .clone()
            .or_else(|| self.date.map(as_printed))
            .or_else(|| self.country.as_ref().map(|(name, _)| name.clone()))
            .or_else(|| self.address.as_ref().filter(|address| says_anything(address)).map(Address::one_line))
    }

    /// Puts the feature into the entity.
    pub(crate) fn put_into(self, entity: &mut Entity) {
        let label = plain_label(&self.label).replace('\u{2019}', "'");
        let words = self.words();
        match label.to_ascii_lowercase().as_str() {
            "location" => {
                // A location without a single part means that OFAC knows none.
                entity.addresses.extend(self.address.filter(says_anything));
                return;
            }
            "birthdate" | "date of birth" if self.date.is_some() => {
                entity.births.extend(self.date.filter(|date| !entity.births.contains(date)));
                return;
            }
            "date of death" if self.date.is_some() => {
                entity.deaths.extend(self.date);
                return;
            }
            _ => {}
        }
        let Some(words) = words else {
            let comment = self.comment.unwrap_or_default();
            entity.not_understood.push(format!("{label}: {comment}").trim_end_matches([':', ' ']).to_owned());
            return;
        };
        let role = match label.to_ascii_lowercase().as_str() {
            "nationality country" => Some(CountryRole::Nationality),
            "citizenship country" => Some(CountryRole::Citizenship),
            "nationality of registration" | "registration country" => Some(CountryRole::Jurisdiction),
            "vessel flag" | "other vessel flag" => Some(CountryRole::Flag),
            "former vessel flag" => Some(CountryRole::FormerFlag),
            _ => None,
        };
        if let Some(role) = role {
            let iso = self.country.as_ref().and_then(|(_, iso)| iso.as_deref());
            match country(&words, iso) {
                Some(found) => entity.add_country(found, role),
                None if is_a_country(&words) => entity.not_understood.push(format!("{label}: {words}")),
                // "None Identified" is a statement, though not one about a country.
                None => entity.notes.push(format!("{label}: {words}")),
            }
            return;
        }
        match label.to_ascii_lowercase().as_str() {
            "place of birth" => add_birth_place(entity, &words),
            "gender" => entity.gender = Some(words.to_ascii_lowercase()),
            "title" => {
                for position in positions(&words) {
                    if !entity.positions.iter().any(|held| held == position) {
                        entity.positions.push(position.to_owned());
                    }
                }
            }
            _ => {
                if let Some(fact) = fact_of(&label, entity) {
                    // Further types of a ship ("Other Vessel Type") follow the first.
                    match fact {
                        Some(held) if *held != words => {
                            held.push_str("; ");
                            held.push_str(&words);
                        }
                        Some(_) => {}
                        None => *fact = Some(words),
                    }
                } else if let Some(mut found) = identifier(&label, &words) {
                    found.note = joined(found.note, self.comment);
                    add_identifier(entity, found);
                } else {
                    let note = joined(Some(format!("{label}: {words}")), self.comment);
                    entity.notes.extend(note.filter(|note| !entity.notes.contains(note)));
                }
            }
        }
    }
}

/// Two remarks as one.
pub(crate) fn joined(first: Option<String>, second: Option<String>) -> Option<String> {
    match (first, second) {
        (Some(first), Some(second)) => Some(format!("{first}; {second}")),
        (first, second) => first.or(second),
    }
}

/// The fact about a ship or aircraft that a type of feature states.
fn fact_of<'a>(label: &str, entity: &'a mut Entity) -> Option<&'a mut Option<String>> {
    type Fact = fn(&mut VesselFacts) -> &mut Option<String>;
    let fact: Fact = match label.to_ascii_lowercase().as_str() {
        "vessel type" | "other vessel type" | "aircraft model" => |facts| &mut facts.kind,
        "vessel tonnage" => |facts| &mut facts.tonnage,
        "vessel gross registered tonnage" => |facts| &mut facts.gross_tonnage,
        "vessel owner" => |facts| &mut facts.owner,
        "vessel year of build" | "aircraft manufacture date" => |facts| &mut facts.built,
        _ => return None,
    };
    Some(fact(entity.vessel.get_or_insert_with(VesselFacts::default)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use interdict_model::{IdentifierKind, Schema};

    fn with(features: &[(&str, &str)]) -> Entity {
        let mut entity = Entity::new("x", Schema::Vessel);
        for (label, text) in features {
            let feature = Feature { label: (*label).to_owned(), text: Some((*text).to_owned()), ..Feature::default() };
            feature.put_into(&mut entity);
        }
        entity
    }

    #[test]
    fn features_go_to_their_typed_places() {
        let entity = with(&[
            ("VESSEL TYPE", "Tanker"),
            ("Vessel Flag", "None Identified"),
            ("Former Vessel Flag", "Korea, North"),
            ("Aircraft Manufacturer\u{2019}s Serial Number (MSN)", "530"),
            ("Digital Currency Address - XBT", "1H939dom7i4WDLCKyGbXUp3fs9CSTNRzgL"),
            ("Gender", "Male"),
            ("Secondary sanctions risk:", "section 1(b)"),
            ("Title", "Head; Deputy"),
        ]);
        assert_eq!(entity.vessel.and_then(|facts| facts.kind).as_deref(), Some("Tanker"));
        assert_eq!(entity.countries[0].role, CountryRole::FormerFlag);
        assert_eq!(entity.identifiers[0].kind, IdentifierKind::AircraftNumber);
        assert_eq!(entity.identifiers[1].kind, IdentifierKind::Wallet("XBT".into()));
        assert_eq!(entity.gender.as_deref(), Some("male"));
        assert_eq!(entity.notes, ["Vessel Flag: None Identified", "Secondary sanctions risk: section 1(b)"]);
        assert_eq!(entity.positions, ["Head", "Deputy"]);
    }

    #[test]
    fn a_feature_without_value_is_not_dropped() {
        let mut entity = Entity::new("x", Schema::Person);
        Feature { label: "Nationality Country".into(), ..Feature::default() }.put_into(&mut entity);
        assert_eq!(entity.not_understood, ["Nationality Country"]);
    }
}
