//! Sanctions, addresses, papers and links of their own are joined to the parties they speak of.
//!
//! FollowTheMoney writes `Sanction`, `Passport`, `Ownership` and the like as objects that point to parties by id. Here
//! they become designations, identifiers and relations of those parties. A relation is put on the side that the edge
//! speaks of first: the owned company is `OwnedBy` its owner, the director is `LeaderOf` the body; links without a
//! direction are put on both.

use super::objects::Objects;
use interdict_model::{
    Address, Country, Designation, Entity, Identifier, IdentifierKind, PartialDate, Period, Programme, Relation,
    RelationKind, ftm,
};
use serde_json::Value;
use std::collections::{BTreeMap, HashMap, HashSet};

/// What joining gives.
#[derive(Debug, Default)]
pub(super) struct Joined {
    /// Parties in order.
    pub entities: Vec<Entity>,
    /// Objects that are broken, with their ids.
    pub faults: Vec<(String, String)>,
    /// Edges that point to no party that is there.
    pub without_party: usize,
}

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
fn link(schema: &str) -> Option<(&'static str, &'static str, RelationKind, bool)> {
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

/// An object that is no party.
struct Other {
    id: String,
    schema: String,
    caption: String,
    properties: BTreeMap<String, Vec<String>>,
}

impl Other {
    fn all(&self, name: &str) -> &[String] {
        self.properties.get(name).map(Vec::as_slice).unwrap_or_default()
    }

    fn first(&self, name: &str) -> Option<&str> {
        self.all(name).first().map(String::as_str)
    }

    /// The first text of the first property that has one.
    fn any(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| self.first(name))
    }

    fn earliest(&self, names: &[&str]) -> Option<PartialDate> {
        names.iter().find_map(|name| self.all(name).iter().filter_map(|text| text.parse().ok()).min())
    }

    fn latest(&self, name: &str) -> Option<PartialDate> {
        self.all(name).iter().filter_map(|text| text.parse().ok()).max()
    }

    fn country(&self) -> Option<Country> {
        self.first("country").and_then(Country::from_code)
    }

    fn period(&self) -> Period {
        Period { from: self.earliest(&["startDate"]), to: self.latest("endDate") }
    }
}

/// Joins.
pub(super) fn join(objects: Objects) -> Joined {
    let mut joined = Joined::default();
    let mut others = Vec::new();
    let mut captions: HashMap<String, String> = HashMap::new();
    for object in objects.in_order() {
        match ftm::from_json(&object.value) {
            Ok(entity) if entity.schema.is_party() => {
                captions.insert(entity.id.clone(), entity.caption().to_owned());
                if object.is_listed {
                    joined.entities.push(entity);
                }
            }
            Ok(_) => {
                let other = other(&object.value);
                captions.insert(other.id.clone(), other.caption.clone());
                others.push(other);
            }
            Err(error) => {
                let id = object.value.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
                joined.faults.push((id, error.to_string()));
            }
        }
    }
    let index: HashMap<String, usize> =
        joined.entities.iter().enumerate().map(|(index, entity)| (entity.id.clone(), index)).collect();
    let mut addresses: HashMap<String, Other> = HashMap::new();
    for other in others {
        if other.schema == "Address" {
            addresses.insert(other.id.clone(), other);
        } else if !place(&other, &mut joined.entities, &index, &captions) {
            joined.without_party += 1;
        }
    }
    let mut used = HashSet::new();
    for entity in &mut joined.entities {
        join_addresses(entity, &addresses, &mut used);
        drop_unsaid_designation(entity);
    }
    joined.without_party += addresses.len() - used.len();
    joined
}

fn other(value: &Value) -> Other {
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

/// Puts an edge on its parties; `false` if none is there.
fn place(
    other: &Other,
    entities: &mut [Entity],
    index: &HashMap<String, usize>,
    captions: &HashMap<String, String>,
) -> bool {
    let mut found = false;
    if let Some(property) = owner_property(&other.schema) {
        for id in other.all(property) {
            let Some(entity) = index.get(id).and_then(|index| entities.get_mut(*index)) else { continue };
            found = true;
            match other.schema.as_str() {
                "Sanction" => sanction(other, entity),
                "Occupancy" => occupancy(other, entity, captions),
                _ => paper(other, entity),
            }
        }
        return found;
    }
    let Some((holder, target, kind, both)) = link(&other.schema) else { return false };
    let mut sides = vec![(holder, target)];
    if both {
        sides.push((target, holder));
    }
    for (holder, target) in sides {
        for id in other.all(holder) {
            let Some(entity) = index.get(id).and_then(|index| entities.get_mut(*index)) else { continue };
            found = true;
            for target_id in other.all(target).iter().filter(|target_id| *target_id != id) {
                let relation = Relation {
                    kind: kind.clone(),
                    target_id: Some(target_id.clone()),
                    target_name: captions.get(target_id).cloned(),
                    former: other.latest("endDate").is_some(),
                    period: other.period(),
                };
                if !entity.relations.contains(&relation) {
                    entity.relations.push(relation);
                }
            }
            if let Some(role) = other.any(&["role", "relationship"]) {
                let targets: Vec<&str> = other
                    .all(target)
                    .iter()
                    .map(|target_id| captions.get(target_id).map_or(target_id.as_str(), String::as_str))
                    .collect();
                add_note(entity, format!("{}: {role} ({})", other.schema, targets.join("; ")));
            }
        }
    }
    found
}

fn add_note(entity: &mut Entity, note: String) {
    if !entity.notes.contains(&note) {
        entity.notes.push(note);
    }
}

/// `listingDate` is the day of listing, `startDate` the day it took effect; one of them stands for the listing.
/// `modifiedAt` and `date` are days of changes and are notes.
fn sanction(other: &Other, entity: &mut Entity) {
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

fn paper(other: &Other, entity: &mut Entity) {
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

/// A political office: the post stands in an object of its own or not at all.
fn occupancy(other: &Other, entity: &mut Entity, captions: &HashMap<String, String>) {
    let post = other.first("post").map(|post| captions.get(post).map_or(post, String::as_str));
    let (from, to) = (other.first("startDate").unwrap_or("?"), other.first("endDate").unwrap_or("?"));
    let what = post.unwrap_or(&other.caption);
    add_note(entity, format!("office: {what} ({from} to {to})"));
}

fn join_addresses<'a>(entity: &mut Entity, addresses: &'a HashMap<String, Other>, used: &mut HashSet<&'a str>) {
    let Some(links) = entity.extra.get("addressEntity").cloned() else { return };
    let mut left = Vec::new();
    for link in links {
        let Some(other) = link.as_str().and_then(|id| addresses.get(id)) else {
            left.push(link);
            continue;
        };
        used.insert(other.id.as_str());
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
        entity
            .addresses
            .retain(|held| held.source_id.is_some() || held.street != address.street || held.street.is_none());
        entity.addresses.push(address);
    }
    if left.is_empty() {
        entity.extra.remove("addressEntity");
    } else {
        entity.extra.insert("addressEntity".into(), left);
    }
}

/// Programmes that stand on the party itself make a designation that no authority is named for. Where sanctions name
/// the same programmes it says nothing.
fn drop_unsaid_designation(entity: &mut Entity) {
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
