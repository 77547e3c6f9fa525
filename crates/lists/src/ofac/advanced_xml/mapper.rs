//! From the records of Advanced XML to entities: what OFAC means by them.

use super::{
    super::{
        meaning::{add_identifier, alias_kind, entity_id, identifier, plain_label, schema_of},
        remarks,
        structured::{
            add_address_part, country,
            dates::as_printed,
            designation_on,
            features::{Feature, MeasurePiece, apply_measures, joined},
            names::{in_reading_order, printed, without_direction_marks},
            reading, relation_kind, set_address_country,
        },
    },
    records::{Document, DocumentedName, Entry, FeatureVersion, Location, NamedCountry, Party, day},
    references::References,
};
use crate::element::Element;
use crate::{ListReading, Place, Warning};
use interdict_model::{
    Address, Entity, Identifier, IdentifierKind, Name, NameKind, PartialDate, Period, Programme, Relation,
};
use std::collections::HashMap;

/// Takes records in as they come and holds what later ones point at.
pub(super) struct Mapper {
    file: String,
    references: References,
    locations: HashMap<String, Location>,
    /// Documents by the identity they belong to.
    documents: HashMap<String, Vec<Document>>,
    /// Where in `entities` the party of a profile is.
    by_profile: HashMap<String, usize>,
    entities: Vec<Entity>,
    /// Features that wait for the designations of their party, by its place in `entities`.
    waiting: HashMap<usize, Vec<MeasurePiece>>,
    warnings: Vec<Warning>,
    published_on: Option<PartialDate>,
    complete: bool,
}

impl Mapper {
    pub(super) fn new(file: &str) -> Self {
        Self {
            file: file.to_owned(),
            references: References::default(),
            locations: HashMap::new(),
            documents: HashMap::new(),
            by_profile: HashMap::new(),
            entities: Vec::new(),
            waiting: HashMap::new(),
            warnings: Vec::new(),
            published_on: None,
            complete: true,
        }
    }

    pub(super) fn entities(&self) -> &[Entity] {
        &self.entities
    }

    /// Notes that no more records come although the file is not at its end.
    pub(super) fn cut_off(&mut self, warning: Warning) {
        self.complete = false;
        self.warnings.push(warning);
    }

    /// Takes a record of a section in. The line is asked for only if there is something to say.
    pub(super) fn take(&mut self, section: &str, record: &Element, line: impl Fn() -> u64) {
        match (section, record.name.as_str()) {
            ("ReferenceValueSets", _) => self.references.take(record),
            ("Locations", "Location") => {
                let location = Location::read(record, &self.references);
                self.locations.extend(record.attribute("ID").map(|id| (id.to_owned(), location)));
            }
            ("IDRegDocuments", "IDRegDocument") => {
                let document = Document::read(record, &self.references);
                match record.attribute("IdentityID") {
                    Some(identity) => self.documents.entry(identity.to_owned()).or_default().push(document),
                    None => self.loss(line(), record, "an identity document that belongs to no identity"),
                }
            }
            ("DistinctParties", "DistinctParty") => {
                let party = Party::read(record, &self.references);
                self.take_party(party, record, line);
            }
            ("ProfileRelationships", "ProfileRelationship") => self.take_relationship(record, line),
            ("SanctionsEntries", "SanctionsEntry") => {
                let entry = Entry::read(record, &self.references);
                match entry.profile_id.as_ref().and_then(|profile| self.by_profile.get(profile)) {
                    Some(index) => add_designation(&mut self.entities[*index], entry),
                    None => self.loss(line(), record, "a sanctions entry of a party that is not in the file"),
                }
            }
            // Links between entries have never been used (the element is empty in every edition seen).
            (_, "DateOfIssue") => self.published_on = day(record),
            _ => {
                let place = Place::in_file(&self.file).at_line(line());
                self.warnings.push(Warning::note(place, format!("unknown element <{}> was passed over", record.name)));
            }
        }
    }

    fn loss(&mut self, line: u64, record: &Element, what: &str) {
        let place = Place::in_file(&self.file).at_line(line);
        let place = match record.attribute("ID").or_else(|| record.attribute("FixedRef")) {
            Some(id) => place.of_record(id),
            None => place,
        };
        self.warnings.push(Warning::loss(place, format!("{what} was left out")));
    }

    fn take_party(&mut self, party: Party, record: &Element, line: impl Fn() -> u64) {
        let Some(uid) = party.fixed_ref.as_deref().or(party.profile_ids.first().map(String::as_str)) else {
            self.loss(line(), record, "a party without a number");
            return;
        };
        let mut entity = Entity::new(entity_id(uid), schema_of(&party.kind));
        add_names(&mut entity, &party.names);
        if entity.names.is_empty() {
            self.loss(line(), record, "a party without a name");
            return;
        }
        let mut waiting = Vec::new();
        for feature in party.features {
            waiting.extend(self.add_feature(&mut entity, feature));
        }
        for identity in &party.identity_ids {
            for document in self.documents.remove(identity).unwrap_or_default() {
                self.add_document(&mut entity, document);
            }
        }
        for comment in &party.comments {
            remarks::mine(comment, &mut entity);
        }
        if !waiting.is_empty() {
            self.waiting.insert(self.entities.len(), waiting);
        }
        for profile in party.profile_ids {
            self.by_profile.insert(profile, self.entities.len());
        }
        self.entities.push(entity);
    }

    fn address(&self, id: &str) -> Option<Address> {
        let location = self.locations.get(id)?;
        let mut address =
            Address { source_id: Some(id.to_owned()), note: location.comment.clone(), ..Address::default() };
        for (kind, value) in &location.parts {
            add_address_part(&mut address, kind, value);
        }
        if let Some((name, iso)) = &location.country {
            set_address_country(&mut address, name, iso.as_deref());
        }
        Some(address)
    }

    /// One version of a feature may hold several values; each is a feature of its own.
    fn add_feature(&self, entity: &mut Entity, version: FeatureVersion) -> Vec<MeasurePiece> {
        let whole = |text: Option<String>| Feature {
            label: version.kind.clone(),
            text,
            comment: version.comment.clone(),
            ..Feature::default()
        };
        let dates: Vec<_> = version.dates.iter().filter_map(|bounds| bounds.span()).collect();
        let mut found = Vec::new();
        found.extend(dates.into_iter().map(|date| Feature { date: Some(date), ..whole(None) }));
        for id in &version.locations {
            let country: Option<NamedCountry> = self.locations.get(id).and_then(|location| location.country.clone());
            let address = self.address(id);
            if address.is_none() {
                entity.not_understood.push(format!("{}: location {id} is not in the file", version.kind));
            }
            // A place of birth or nationality given as a location is that location in words.
            found.push(Feature { country, address, ..whole(None) });
        }
        found.extend(version.details.into_iter().map(|detail| whole(Some(detail))));
        if found.is_empty() {
            found.push(whole(None));
        }
        found.into_iter().filter_map(|feature| feature.put_into(entity)).collect()
    }

    fn add_document(&self, entity: &mut Entity, document: Document) {
        let Some(number) = &document.number else {
            entity.not_understood.push(format!("{} without a number", document.kind));
            return;
        };
        let mut found = identifier(&document.kind, number).unwrap_or_else(|| {
            Identifier::new(IdentifierKind::Other(plain_label(&document.kind).to_owned()), number.clone())
        });
        let issued_in = document.issued_in.as_ref().and_then(|id| self.locations.get(id));
        let issuer = document.country.as_ref();
        found.country = issuer
            .or_else(|| issued_in.and_then(|location| location.country.as_ref()))
            .and_then(|(name, iso)| country(name, iso.as_deref()))
            // Some numbers have their country typed behind them.
            .or(found.country);
        // The register of IMO numbers is called "IMO", which the kind says already.
        let authority = document.authority.filter(|authority| !number.starts_with(authority.as_str()));
        found.note = joined(joined(found.note, authority), document.comment);
        for (kind, bounds) in document.dates {
            let Some(span) = bounds.span() else { continue };
            match kind.to_ascii_lowercase().as_str() {
                "issue date" => found.period.from = Some(span.start),
                "expiration date" => found.period.to = Some(span.end.unwrap_or(span.start)),
                _ => found.note = joined(found.note, Some(format!("{kind} {}", as_printed(span)))),
            }
        }
        add_identifier(entity, found);
    }

    fn take_relationship(&mut self, record: &Element, line: impl Fn() -> u64) {
        let index = |name: &str| record.attribute(name).and_then(|id| self.by_profile.get(id)).copied();
        let (from, to) = (index("From-ProfileID"), index("To-ProfileID"));
        let Some(from) = from else {
            self.loss(line(), record, "a relationship of a party that is not in the file");
            return;
        };
        let comment = record.child_text("Comment").map(str::to_owned);
        let relation = Relation {
            kind: relation_kind(&self.references.text("RelationType", record.attribute("RelationTypeID"))),
            target_id: match to {
                Some(to) => Some(self.entities[to].id.clone()),
                // The other may be on another list (SDN, consolidated): OFAC's numbers are the same on both.
                None => record.attribute("To-ProfileID").map(entity_id),
            },
            target_name: to.map(|to| self.entities[to].caption().to_owned()),
            former: record.flag("Former"),
            period: record
                .child("DatePeriod")
                .and_then(|period| super::records::bounds(period).span())
                .map(|span| Period { from: Some(span.start), to: span.end })
                .unwrap_or_default(),
        };
        let entity = &mut self.entities[from];
        entity.relations.push(relation);
        entity.notes.extend(comment);
    }

    pub(super) fn finish(mut self, is_delta: bool) -> ListReading {
        for (index, pieces) in std::mem::take(&mut self.waiting) {
            apply_measures(pieces, &mut self.entities[index]);
        }
        let place = || Place::in_file(&self.file);
        let without = self.entities.iter().filter(|entity| entity.designations.is_empty()).count();
        if without > 0 {
            let message = format!(
                "{without} of {} parties have no sanctions entry: listing dates and programmes are missing",
                self.entities.len()
            );
            let warning = if self.complete { Warning::note(place(), message) } else { Warning::loss(place(), message) };
            self.warnings.push(warning);
        }
        let orphans: usize = self.documents.values().map(Vec::len).sum();
        if orphans > 0 && self.complete {
            let message = format!("{orphans} identity documents belong to no party of the file");
            self.warnings.push(Warning::loss(place(), message));
        }
        if is_delta {
            let message = "the file holds only what changed since another version; it is not the whole list";
            self.warnings.push(Warning::loss(place(), message));
        }
        reading(self.entities, self.warnings, self.published_on, "Advanced XML", &self.file)
    }
}

/// Names of a party. One name is primary: the primary alias in Latin script, else in the first script. Its spellings in
/// other scripts are aliases of full strength.
fn add_names(entity: &mut Entity, names: &[DocumentedName]) {
    let filed_under = names
        .iter()
        .position(|name| name.primary && matches!(name.script.as_deref(), None | Some("Latn")))
        .or_else(|| names.iter().position(|name| name.primary))
        .unwrap_or(0);
    for (index, documented) in names.iter().enumerate() {
        let mut parts = documented.parts.clone();
        for part in &mut parts {
            part.text = without_direction_marks(&part.text);
        }
        parts.retain(|part| !part.text.is_empty());
        let parts = in_reading_order(parts, documented.script.as_deref());
        let kind = if index == filed_under {
            NameKind::Primary
        } else if documented.primary {
            NameKind::Alias
        } else {
            alias_kind(&documented.alias_type)
        };
        let name = Name {
            weak: documented.low_quality,
            script: documented.script.clone(),
            source_id: documented.id.clone(),
            ..Name::new(printed(&parts, documented.script.as_deref()), kind)
        };
        entity.add_name(Name { parts, ..name });
    }
    // The stable sort keeps the publisher's order among the others.
    entity.names.sort_by_key(|name| name.kind != NameKind::Primary);
}

fn add_designation(entity: &mut Entity, entry: Entry) {
    let created = |kind: &str| kind.eq_ignore_ascii_case("created");
    let listed_on = entry.events.iter().filter(|event| created(&event.kind)).filter_map(|event| event.date).min();
    let mut designation = designation_on(Some(&entry.list), entry.id.as_deref(), listed_on);
    for event in entry.events {
        // The legal basis of old entries is the literal word "Unknown".
        let known = !event.legal_basis.is_empty() && !event.legal_basis.eq_ignore_ascii_case("unknown");
        if known && !designation.legal_basis.contains(&event.legal_basis) {
            designation.legal_basis.push(event.legal_basis);
        }
        designation.reason = joined(designation.reason, event.comment);
        if !created(&event.kind) {
            let date = event.date.map(|date| format!(" {date}")).unwrap_or_default();
            entity.notes.push(format!("{}: {}{date}", entry.list, event.kind));
        }
    }
    for (kind, comment, bounds) in entry.measures {
        if !kind.eq_ignore_ascii_case("program") {
            if !designation.measures.contains(&kind) {
                designation.measures.push(kind);
            }
        } else if let Some(code) = comment {
            let period = bounds.span().map(|span| Period { from: Some(span.start), to: span.end });
            let programme = Programme { code, period: period.unwrap_or_default() };
            if !designation.programmes.contains(&programme) {
                designation.programmes.push(programme);
            }
        }
    }
    entity.designations.push(designation);
}
