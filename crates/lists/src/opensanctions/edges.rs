//! What objects that are no parties say, and what becomes of a party that they speak of: sanctions, papers, addresses and links.

use interdict_model::{
    Address, Country, Designation, Entity, Identifier, IdentifierKind, PartialDate, Period, Programme, RelationKind,
};
use serde_json::Value;
use std::collections::BTreeMap;

/// Whether objects of the schema stand between things rather than for a thing.
pub(super) fn is_edge(schema: &str) -> bool {
    owner_property(schema).is_some() || link(schema).is_some()
}

/// The property by which an object that belongs to one party names it.
pub(super) fn owner_property(schema: &str) -> Option<&'static str> {
    match schema {
        "Sanction" => Some("entity"),
        "Passport" | "Identification" | "Occupancy" => Some("holder"),
        _ => None,
    }
}

/// A link: the property of the side that gets the relation, the one of the other side, what the first is to the
/// second, whether the second is the same to the first.
pub(super) fn link(schema: &str) -> Option<(&'static str, &'static str, RelationKind, bool)> {
    Some(match schema {
        "Ownership" => ("asset", "owner", RelationKind::OwnedBy, false),
        "Directorship" => ("director", "organization", RelationKind::LeaderOf, false),
        "Membership" => ("member", "organization", RelationKind::MemberOf, false),
        "Employment" => ("employee", "employer", RelationKind::MemberOf, false),
        "Representation" => ("agent", "client", RelationKind::ActsFor, false),
        "Family" => ("person", "relative", RelationKind::FamilyOf, true),
        "Associate" => ("person", "associate", RelationKind::LinkedTo, true),
        "UnknownLink" => ("subject", "object", RelationKind::LinkedTo, true),
        "Succession" => ("successor", "predecessor", RelationKind::Other("successor of".into()), false),
        _ => return None,
    })
}

/// The side of an edge on which a party stands: that of the first property that [`link`] names, or the other one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Side {
    /// Whom the edge speaks of first, and whom an object belongs to.
    First,
    /// Whom the edge is the same to.
    Second,
}

/// An object that is no party.
#[derive(Debug)]
pub(super) struct Other {
    id: String,
    /// Its schema.
    pub schema: String,
    /// What it is called by.
    pub caption: String,
    properties: BTreeMap<String, Vec<String>>,
}

impl Other {
    /// The texts of a property.
    pub(super) fn all(&self, name: &str) -> &[String] {
        self.properties.get(name).map(Vec::as_slice).unwrap_or_default()
    }

    /// The first text of a property.
    pub(super) fn first(&self, name: &str) -> Option<&str> {
        self.all(name).first().map(String::as_str)
    }

    /// The first text of the first property that has one.
    pub(super) fn any(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| self.first(name))
    }

    fn earliest(&self, names: &[&str]) -> Option<PartialDate> {
        names.iter().find_map(|name| self.all(name).iter().filter_map(|text| text.parse().ok()).min())
    }

    /// The last day of a property.
    pub(super) fn latest(&self, name: &str) -> Option<PartialDate> {
        self.all(name).iter().filter_map(|text| text.parse().ok()).max()
    }

    fn country(&self) -> Option<Country> {
        self.first("country").and_then(Country::from_code)
    }

    /// Ids of the parties that it may be put on, each with its side.
    pub(super) fn holders(&self) -> impl Iterator<Item = (Side, &str)> {
        let (holder, also) = match (owner_property(&self.schema), link(&self.schema)) {
            (Some(holder), _) => (Some(holder), None),
            (None, Some((holder, target, _, both))) => (Some(holder), both.then_some(target)),
            (None, None) => (None, None),
        };
        let sides = [(Side::First, holder), (Side::Second, also)].into_iter();
        let sides = sides.filter_map(|(side, property)| Some((side, property?)));
        sides.flat_map(move |(side, property)| self.all(property).iter().map(move |id| (side, id.as_str())))
    }

    /// From when to when it holds.
    pub(super) fn period(&self) -> Period {
        Period { from: self.earliest(&["startDate"]), to: self.latest("endDate") }
    }
}

/// An object that is no party, as it stands.
pub(super) fn other(value: &Value) -> Other {
    let text = |name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let mut properties = BTreeMap::new();
    if let Some(Value::Object(held)) = value.get("properties") {
        for (name, values) in held {
            let texts: Vec<String> = match values {
                Value::Array(items) => items.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
                Value::String(text) => vec![text.clone()],
                _ => Vec::new(),
            };
            properties.insert(name.clone(), texts);
        }
    }
    Other { id: text("id"), schema: text("schema"), caption: text("caption"), properties }
}

/// Adds a note that is not there yet.
pub(super) fn add_note(entity: &mut Entity, note: String) {
    if !entity.notes.contains(&note) {
        entity.notes.push(note);
    }
}

/// `listingDate` is the day of listing, `startDate` the day it took effect; one of them stands for the listing.
/// `modifiedAt` and `date` are days of changes and are notes.
pub(super) fn sanction(other: &Other, entity: &mut Entity) {
    let programmes = if other.all("programId").is_empty() { other.all("program") } else { other.all("programId") };
    let mut reasons: Vec<&str> = other.all("reason").iter().map(String::as_str).collect();
    reasons.extend(other.all("summary").iter().map(String::as_str));
    let designation = Designation {
        authority: other.all("authority").join("; "),
        list: None,
        entry_id: other.any(&["authorityId", "recordId", "unscId"]).map(str::to_owned),
        programmes: programmes.iter().map(Programme::undated).collect(),
        legal_basis: if other.all("programId").is_empty() { Vec::new() } else { other.all("program").to_vec() },
        measures: other.all("provisions").to_vec(),
        listed_on: other.earliest(&["listingDate", "startDate"]),
        delisted_on: other.latest("endDate"),
        reason: (!reasons.is_empty()).then(|| reasons.join("\n")),
    };
    for name in ["status", "duration", "date", "modifiedAt", "description", "sourceUrl"] {
        for text in other.all(name) {
            add_note(entity, format!("sanction {name}: {text}"));
        }
    }
    for name in ["listingDate", "startDate", "endDate"] {
        for text in other.all(name).iter().filter(|text| text.parse::<PartialDate>().is_err()) {
            entity.not_understood.push(format!("sanction {name} {text}"));
        }
    }
    entity.designations.push(designation);
}

/// The number of a passport or the like, with its country and its days.
pub(super) fn paper(other: &Other, entity: &mut Entity) {
    let kind = match (other.schema.as_str(), other.first("type")) {
        ("Passport", _) => IdentifierKind::Passport,
        (_, Some(kind)) => crate::ofac::meaning::identifier_kind(kind).unwrap_or(IdentifierKind::NationalId),
        _ => IdentifierKind::NationalId,
    };
    let note = [other.first("type"), other.first("summary"), other.first("description"), other.first("authority")]
        .into_iter()
        .flatten()
        .filter(|text| !text.eq_ignore_ascii_case("passport"))
        .collect::<Vec<_>>()
        .join("; ");
    for value in other.all("number") {
        // The party's own property may hold the number already, without country and dates.
        entity.identifiers.retain(|held| {
            !(held.value == *value && held.country.is_none() && held.note.is_none() && held.period.is_open())
        });
        let identifier = Identifier {
            country: other.country(),
            note: (!note.is_empty()).then(|| note.clone()),
            period: other.period(),
            ..Identifier::new(kind.clone(), value.as_str())
        };
        if !entity.identifiers.contains(&identifier) {
            entity.identifiers.push(identifier);
        }
    }
}

/// The address of a party.
pub(super) fn put_address(other: &Other, entity: &mut Entity) {
    let own = |names: &[&str]| other.any(names).map(str::to_owned);
    let country = other.country();
    let full = own(&["full"]).or_else(|| (!other.caption.is_empty()).then(|| other.caption.clone()));
    let address = Address {
        street: own(&["street"]).or(full),
        city: own(&["city"]),
        region: own(&["state", "region"]),
        postal_code: own(&["postalCode"]),
        country_name: country.as_ref().map(interdict_text::countries::title),
        country,
        note: own(&["remarks", "summary"]),
        source_id: Some(other.id.clone()),
        ..Address::default()
    };
    // The party's own property may hold the same text.
    entity.addresses.retain(|held| held.source_id.is_some() || held.street != address.street || held.street.is_none());
    entity.addresses.push(address);
}

/// Programmes that stand on the party itself make a designation that no authority is named for. Where sanctions name
/// the same programmes it says nothing.
pub(super) fn drop_unsaid_designation(entity: &mut Entity) {
    if entity.designations.len() < 2 {
        return;
    }
    let said: Vec<String> =
        entity.designations.iter().skip(1).flat_map(Designation::programme_codes).map(str::to_owned).collect();
    let Some(unsaid) = entity.designations.first_mut() else { return };
    if unsaid.authority.is_empty() && unsaid.list.is_none() && unsaid.listed_on.is_none() {
        unsaid.programmes.retain(|programme| !said.contains(&programme.code));
        if unsaid.programmes.is_empty() {
            entity.designations.remove(0);
        }
    }
}
