//! From the records of Enhanced XML to entities: what OFAC means by them.

use super::{
    super::{
        meaning::{add_identifier, alias_kind, entity_id, identifier, plain_label, positions, schema_of},
        remarks,
        structured::{
            add_address_part, country,
            dates::Bounds,
            designation_on,
            features::{Feature, apply_measures, joined},
            names::{in_reading_order, printed, without_direction_marks},
            reading, relation_kind, says_anything, set_address_country,
        },
    },
    records::{Document, Location, Party, Publication, Reference, Relationship, Translation, TypedValue},
};
use crate::element::Element;
use crate::{ListReading, Place, Warning};
use interdict_model::{
    Address, Designation, Entity, Identifier, IdentifierKind, Name, NameKind, NamePart, PartialDate, Programme,
    Relation,
};
use std::collections::HashMap;

/// Takes records in as they come.
pub(super) struct Mapper {
    file: String,
    /// ISO codes of countries by reference number.
    iso_codes: HashMap<String, String>,
    entities: Vec<Entity>,
    warnings: Vec<Warning>,
    published_on: Option<PartialDate>,
}

impl Mapper {
    pub(super) fn new(file: &str) -> Self {
        Self {
            file: file.to_owned(),
            iso_codes: HashMap::new(),
            entities: Vec::new(),
            warnings: Vec::new(),
            published_on: None,
        }
    }

    pub(super) fn entities(&self) -> &[Entity] {
        &self.entities
    }

    pub(super) fn warn(&mut self, warning: Warning) {
        self.warnings.push(warning);
    }

    /// Takes a record of a section in. The line is asked for only if there is something to say.
    pub(super) fn take(&mut self, section: &str, record: &Element, line: impl Fn() -> u64) {
        let place = || Place::in_file(&self.file).at_line(line());
        match (section, record.name.as_str()) {
            ("entities", "entity") => match self.entity(Party::read(record)) {
                Ok(entity) => self.entities.push(entity),
                Err(what) => {
                    let place = match record.attribute("id") {
                        Some(id) => place().of_record(id),
                        None => place(),
                    };
                    self.warnings.push(Warning::loss(place, what));
                }
            },
            ("referenceValues", "referenceValue") => {
                let codes = record.attribute("refId").zip(record.child_text("isoCode"));
                // Scripts have ISO numbers in the same element.
                if record.child_text("type").is_some_and(|kind| kind.eq_ignore_ascii_case("country")) {
                    self.iso_codes.extend(codes.map(|(id, iso)| (id.to_owned(), iso.to_owned())));
                }
            }
            // How features are printed in other forms; nothing about parties.
            ("featureTypes", "featureType") => {}
            (_, "publicationInfo") => {
                let publication = Publication::read(record);
                self.published_on = publication.as_of;
                if !publication.filters.is_empty() {
                    let message =
                        format!("an export filtered to {}; it is not the whole list", publication.filters.join(", "));
                    self.warnings.push(Warning::note(Place::in_file(&self.file), message));
                }
            }
            _ => {
                let message = format!("unknown element <{}> was passed over", record.name);
                self.warnings.push(Warning::note(place(), message));
            }
        }
    }

    fn iso(&self, reference: Option<&str>) -> Option<&str> {
        reference.and_then(|id| self.iso_codes.get(id)).map(String::as_str)
    }

    fn entity(&self, party: Party) -> Result<Entity, &'static str> {
        let id = party.id.as_deref().ok_or("a party without a number was left out")?;
        let mut entity = Entity::new(entity_id(id), schema_of(&party.kind));
        add_names(&mut entity, party.names);
        if entity.names.is_empty() {
            return Err("a party without a name was left out");
        }
        entity.designations = designations(&party.listings, &party.programmes, &party.measures, &party.legal_basis);
        if let Some(title) = &party.title {
            entity.positions.extend(positions(title).map(str::to_owned));
        }
        entity.addresses = party.addresses.iter().map(|l| self.address(l)).filter(says_anything).collect();
        let features = party.features.into_iter().map(|feature| self.feature(feature));
        let waiting = features.filter_map(|feature| feature.put_into(&mut entity)).collect();
        apply_measures(waiting, &mut entity);
        for document in party.documents {
            self.add_document(&mut entity, document);
        }
        for relationship in party.relationships {
            add_relation(&mut entity, relationship);
        }
        remarks::mine(party.remarks.as_deref().unwrap_or_default(), &mut entity);
        Ok(entity)
    }

    fn address(&self, location: &Location) -> Address {
        let mut address = Address { source_id: location.id.clone(), ..Address::default() };
        for (kind, value) in &location.parts {
            add_address_part(&mut address, kind, value);
        }
        if let Some(Reference { id, text }) = &location.country {
            set_address_country(&mut address, text, self.iso(id.as_deref()));
        }
        address
    }

    fn feature(&self, value: TypedValue) -> Feature {
        let iso = self.iso(value.reference.as_deref()).map(str::to_owned);
        Feature {
            date: value.date.and_then(Bounds::span),
            country: iso.is_some().then(|| (value.value.clone().unwrap_or_default(), iso)),
            label: value.kind,
            text: value.value,
            address: None,
            comment: value.comment,
        }
    }

    fn add_document(&self, entity: &mut Entity, document: Document) {
        let Some(number) = &document.number else {
            entity.not_understood.push(format!("{} without a number", document.kind));
            return;
        };
        let mut found = identifier(&document.kind, number).unwrap_or_else(|| {
            Identifier::new(IdentifierKind::Other(plain_label(&document.kind).to_owned()), number.clone())
        });
        found.country = match (&document.country, &document.place) {
            (Some(Reference { id, text }), _) => country(text, self.iso(id.as_deref())),
            (None, Some(place)) => country(place, None),
            (None, None) => None,
        }
        // Some numbers have their country typed behind them.
        .or(found.country);
        let invalid = (!document.valid).then(|| "marked as not valid".to_owned());
        found.note = joined(joined(joined(found.note, document.authority), document.comment), invalid);
        found.period.from = document.issued.and_then(Bounds::span).map(|span| span.start);
        found.period.to = document.expires.and_then(Bounds::span).map(|span| span.end.unwrap_or(span.start));
        add_identifier(entity, found);
    }

    pub(super) fn finish(self) -> ListReading {
        reading(self.entities, self.warnings, self.published_on, "Enhanced XML", &self.file)
    }
}

/// Names of a party. The primary translation of the primary name is the primary one; its spellings in other scripts are
/// aliases of full strength.
fn add_names(entity: &mut Entity, names: Vec<Translation>) {
    let filed_under = names
        .iter()
        .position(|name| name.primary_name && name.main_script)
        .or_else(|| names.iter().position(|name| name.primary_name))
        .unwrap_or(0);
    for (index, translation) in names.into_iter().enumerate() {
        let clean = |part: NamePart| {
            let text = without_direction_marks(&part.text);
            (!text.is_empty()).then_some(NamePart { text, ..part })
        };
        let parts =
            in_reading_order(translation.parts.into_iter().filter_map(clean).collect(), translation.script.as_deref());
        let kind = if index == filed_under {
            NameKind::Primary
        } else if translation.primary_name {
            NameKind::Alias
        } else {
            alias_kind(&translation.alias_type)
        };
        let text = translation
            .formatted
            .map(|formatted| without_direction_marks(&formatted))
            .filter(|formatted| !formatted.is_empty())
            .unwrap_or_else(|| printed(&parts, translation.script.as_deref()));
        let name = Name {
            weak: translation.low_quality,
            script: translation.script,
            source_id: translation.name_id,
            ..Name::new(text, kind)
        };
        entity.add_name(Name { parts, ..name });
    }
    // The stable sort keeps the publisher's order among the others.
    entity.names.sort_by_key(|name| name.kind != NameKind::Primary);
}

/// One designation for each list. The form does not say which programme, measure or legal basis belongs to which list, so
/// each designation holds all of them, as Advanced XML does too.
fn designations(
    listings: &[super::records::Listing],
    programmes: &[String],
    measures: &[String],
    legal_basis: &[String],
) -> Vec<Designation> {
    let distinct = |texts: &[String]| {
        texts.iter().fold(Vec::new(), |mut held: Vec<String>, text| {
            if !held.contains(text) && !text.eq_ignore_ascii_case("unknown") {
                held.push(text.clone());
            }
            held
        })
    };
    listings
        .iter()
        .map(|listing| Designation {
            programmes: distinct(programmes).into_iter().map(Programme::undated).collect(),
            measures: distinct(measures),
            legal_basis: distinct(legal_basis),
            ..designation_on(Some(&listing.list), listing.id.as_deref(), listing.published)
        })
        .collect()
}

fn add_relation(entity: &mut Entity, relationship: Relationship) {
    entity.relations.push(Relation {
        kind: relation_kind(&relationship.kind),
        target_id: relationship.other_id.as_deref().map(entity_id),
        target_name: relationship.other_name,
        former: false,
        period: interdict_model::Period::default(),
    });
    entity.notes.extend(relationship.comment);
}
