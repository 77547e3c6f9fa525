//! Features: what OFAC says of a party beyond names, papers and listings, each with a type of the reference values.
//!
//! Dates of birth, places and countries come typed and go straight to their place in the model. Everything else OFAC prints
//! as `Type value` in the remarks of the other forms, so it goes to the same rules ([`remarks::mine_piece`]); that is what
//! makes the forms agree. A typed feature that no rule knows is still understood as far as its type says, and becomes a note
//! `Type: value`. Only one without a type or a value is kept among what was not understood.

use super::{
    super::{
        meaning::{add_birth_place, add_identifier, identifier, plain_label, positions},
        remarks,
    },
    country,
    dates::as_printed,
    is_a_country, says_anything,
};
use interdict_model::{Address, CountryRole, DateSpan, Entity};

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

/// A feature about the measures of a designation, for [`apply_measures`] once the designations are there.
#[derive(Debug)]
pub(crate) struct MeasurePiece(String);

impl Feature {
    /// The value in words: as published, else the date, the country or the place.
    fn words(&self) -> Option<String> {
        self.text
            .clone()
            .or_else(|| self.date.map(as_printed))
            .or_else(|| self.country.as_ref().map(|(name, _)| name.clone()))
            .or_else(|| {
                let address = self.address.as_ref()?;
                // The 2016 edition writes nationalities as locations whose only part is of type "Unknown".
                let line = Some(address.one_line()).filter(|line| !line.is_empty());
                line.or_else(|| address.note.clone())
            })
    }

    /// Puts the feature into the entity, or gives back what belongs to its designations.
    pub(crate) fn put_into(self, entity: &mut Entity) -> Option<MeasurePiece> {
        let label = plain_label(&self.label).replace('\u{2019}', "'");
        let kind = label.to_ascii_lowercase();
        let words = self.words();
        match (kind.as_str(), self.date) {
            ("location", _) => {
                // A location without a single part means that OFAC knows none.
                entity.addresses.extend(self.address.filter(says_anything));
                return None;
            }
            ("birthdate" | "date of birth", Some(date)) => {
                entity.births.extend((!entity.births.contains(&date)).then_some(date));
                return None;
            }
            ("date of death", Some(date)) => {
                entity.deaths.extend((!entity.deaths.contains(&date)).then_some(date));
                return None;
            }
            _ => {}
        }
        let Some(words) = words else {
            let known = [Some(label), self.comment].into_iter().flatten().filter(|text| !text.is_empty());
            entity.not_understood.push(format!("feature without a value: {}", known.collect::<Vec<_>>().join(", ")));
            return None;
        };
        let iso = self.country.as_ref().and_then(|(_, iso)| iso.as_deref());
        match (kind.as_str(), role_of(&kind)) {
            ("", _) => entity.not_understood.push(words),
            (_, Some(role)) => match country(&words, iso) {
                Some(found) => entity.add_country(found, role),
                None if is_a_country(&words) => entity.not_understood.push(format!("{label} {words}")),
                // "None Identified" is a statement, though not one about a country.
                None => entity.notes.push(format!("{label} {words}")),
            },
            ("place of birth", _) => add_birth_place(entity, &words),
            ("title", _) => {
                for position in positions(&words) {
                    if !entity.positions.iter().any(|held| held == position) {
                        entity.positions.push(position.to_owned());
                    }
                }
            }
            _ => {
                if let Some(mut found) = identifier(&label, &words) {
                    let comment = self.comment.filter(|comment| *comment != found.value);
                    found.note = joined(found.note, comment);
                    add_identifier(entity, found);
                    return None;
                }
                entity.notes.extend(self.comment.map(|comment| format!("{label}: {comment}")));
                let piece = format!("{} {words}", self.label.trim());
                if ["executive order ", "caatsa ", "listing date "].iter().any(|start| kind.starts_with(start)) {
                    return Some(MeasurePiece(piece));
                }
                mine_typed(&piece, &format!("{label}: {words}"), entity);
            }
        }
        None
    }
}

/// What a country is to the party by the type of the feature.
fn role_of(kind: &str) -> Option<CountryRole> {
    match kind {
        "nationality country" => Some(CountryRole::Nationality),
        "citizenship country" => Some(CountryRole::Citizenship),
        "nationality of registration" | "registration country" => Some(CountryRole::Jurisdiction),
        "vessel flag" | "other vessel flag" => Some(CountryRole::Flag),
        "former vessel flag" => Some(CountryRole::FormerFlag),
        _ => None,
    }
}

/// Gives a printed feature to the rules for remarks. What they do not know becomes a note: its type says what it is.
fn mine_typed(piece: &str, note: &str, entity: &mut Entity) {
    let before = entity.not_understood.len();
    remarks::mine_piece(piece, entity);
    if entity.not_understood.len() > before {
        entity.not_understood.truncate(before);
        entity.notes.extend((!entity.notes.iter().any(|held| held == note)).then(|| note.to_owned()));
    }
}

/// Applies features about measures ("Subject to Directive 1", "Listing Date (CMIC)") to the designations. They may date a
/// programme; the day of a designation stays the one that the list itself states.
pub(crate) fn apply_measures(pieces: Vec<MeasurePiece>, entity: &mut Entity) {
    let stated: Vec<_> = entity.designations.iter().map(|designation| designation.listed_on).collect();
    for MeasurePiece(piece) in pieces {
        mine_typed(&piece, &piece, entity);
    }
    for (designation, listed_on) in entity.designations.iter_mut().zip(stated) {
        designation.listed_on = listed_on.or(designation.listed_on);
    }
}

/// Two remarks as one.
pub(crate) fn joined(first: Option<String>, second: Option<String>) -> Option<String> {
    match (first, second) {
        (Some(first), Some(second)) => Some(format!("{first}; {second}")),
        (first, second) => first.or(second),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use interdict_model::{IdentifierKind, Schema};

    fn with(features: &[(&str, &str)]) -> Entity {
        let mut entity = Entity::new("x", Schema::Vessel);
        for (label, text) in features {
            let feature = Feature { label: (*label).to_owned(), text: Some((*text).to_owned()), ..Feature::default() };
            assert!(feature.put_into(&mut entity).is_none());
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
            ("Something New", "of tomorrow"),
            ("Title", "Head; Deputy"),
        ]);
        assert_eq!(entity.vessel.and_then(|facts| facts.kind).as_deref(), Some("Tanker"));
        assert_eq!(entity.countries[0].role, CountryRole::FormerFlag);
        assert_eq!(entity.identifiers[0].kind, IdentifierKind::AircraftNumber);
        assert_eq!(entity.identifiers[1].kind, IdentifierKind::Wallet("XBT".into()));
        assert_eq!(entity.gender.as_deref(), Some("male"));
        assert_eq!(
            entity.notes,
            ["Vessel Flag None Identified", "Secondary sanctions risk: section 1(b)", "Something New: of tomorrow"]
        );
        assert_eq!(entity.positions, ["Head", "Deputy"]);
        assert!(entity.not_understood.is_empty());
    }

    #[test]
    fn a_feature_without_value_is_not_dropped() {
        let mut entity = Entity::new("x", Schema::Person);
        Feature { label: "Nationality Country".into(), ..Feature::default() }.put_into(&mut entity);
        assert_eq!(entity.not_understood, ["feature without a value: Nationality Country"]);
    }
}
