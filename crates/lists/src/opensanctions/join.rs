//! Sanctions, addresses, papers and links of their own are joined to the parties they speak of.
//!
//! FollowTheMoney writes `Sanction`, `Passport`, `Ownership` and the like as objects that point to parties by id. Here
//! they become designations, identifiers and relations of those parties. A relation is put on the side that the edge
//! speaks of first: the owned company is `OwnedBy` its owner, the director is `LeaderOf` the body; links without a
//! direction are put on both.
//!
//! Parties are handed out one by one, each complete: first it is noted which objects speak of which party, and these are read
//! again where the party's turn comes. What is held is a few numbers for each object, whatever it says.

use super::{
    objects::{Class, Objects, Slot, apart},
    source::{Order, Source, changed},
};
use interdict_model::{
    Address, Country, Designation, Entity, Identifier, IdentifierKind, PartialDate, Period, Programme, Relation,
    RelationKind, ftm,
};
use serde_json::Value;
use std::{
    collections::{BTreeMap, HashSet},
    io,
};

/// The parties of a list in order, as they are joined.
#[derive(Debug)]
pub(super) struct Joining<S> {
    source: S,
    objects: Objects,
    /// Numbers of a party and of an object that speaks of it, in order.
    touching: Vec<(u32, u32)>,
    /// Objects that are broken, with their ids.
    pub faults: Vec<(String, String)>,
    /// Edges that point to no party that is there.
    without_party: usize,
    addresses: usize,
    /// Numbers of the addresses that are a party's.
    used: HashSet<u32>,
    /// The object whose turn is next.
    next: usize,
    /// Why there are no more parties before their end.
    failure: Option<io::Error>,
}

impl<S: Source> Joining<S> {
    /// Notes what speaks of whom. No object may be put in any more.
    pub(super) fn new(source: S, objects: Objects) -> io::Result<Self> {
        let mut joining = Self {
            source,
            objects,
            touching: Vec::new(),
            faults: Vec::new(),
            without_party: 0,
            addresses: 0,
            used: HashSet::new(),
            next: 0,
            failure: None,
        };
        for number in 0..joining.objects.slots().len() {
            let slot = joining.objects.slots()[number];
            match slot.class {
                Class::Gone | Class::Listed | Class::Inside => {}
                Class::Address => joining.addresses += 1,
                Class::Broken => {
                    let value = joining.read(slot, Order::InTurn)?;
                    let id = value.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
                    let error = ftm::from_json(&value).err().ok_or_else(changed)?;
                    joining.faults.push((id, error.to_string()));
                }
                Class::Other => {
                    let edge = other(&joining.read(slot, Order::InTurn)?);
                    let before = joining.touching.len();
                    let parties = edge.holders().filter_map(|id| joining.objects.find(id));
                    let parties = parties.filter(|(_, party)| party.class == Class::Listed);
                    joining.touching.extend(parties.map(|(party, _)| (party, number as u32)));
                    joining.without_party += usize::from(joining.touching.len() == before);
                }
            }
        }
        joining.touching.sort_unstable();
        joining.touching.dedup();
        joining.objects.seal(!joining.touching.is_empty() || joining.addresses > 0);
        Ok(joining)
    }

    /// Whether the list has a party.
    pub(super) fn has_parties(&self) -> bool {
        self.objects.slots().iter().any(|slot| slot.class == Class::Listed)
    }

    /// How many objects spoke of no party, after the parties that were not asked for yet have been joined, too.
    pub(super) fn finish(mut self) -> io::Result<usize> {
        while self.next().is_some() {}
        match self.failure {
            Some(error) => Err(error),
            None => Ok(self.without_party + self.addresses - self.used.len()),
        }
    }

    /// An object, read again.
    fn read(&mut self, slot: Slot, order: Order) -> io::Result<Value> {
        let line = self.source.line(slot.line.text, slot.line.start, order)?;
        let mut value: Value = serde_json::from_slice(line).map_err(|_| changed())?;
        if slot.line.is_change {
            value = value.get_mut("entity").map(Value::take).unwrap_or_default();
        }
        let (mut pieces, _) = apart(value);
        let place = slot.piece as usize;
        if place >= pieces.len() {
            return Err(changed());
        }
        Ok(Value::Object(pieces.swap_remove(place).object))
    }

    /// What an object is called by; none if there is no such object.
    fn caption(&mut self, id: &str) -> io::Result<Option<String>> {
        let Some((_, slot)) = self.objects.find(id) else { return Ok(None) };
        Ok(match slot.class {
            Class::Gone | Class::Broken => None,
            Class::Listed | Class::Inside => {
                let party = ftm::from_json(&self.read(slot, Order::Anywhere)?);
                Some(party.map_err(|_| changed())?.caption().to_owned())
            }
            Class::Address | Class::Other => Some(other(&self.read(slot, Order::Anywhere)?).caption),
        })
    }

    fn next_party(&mut self) -> io::Result<Option<Entity>> {
        while let Some(slot) = self.objects.slots().get(self.next).copied() {
            let number = self.next as u32;
            self.next += 1;
            if slot.class != Class::Listed {
                continue;
            }
            let value = self.read(slot, Order::InTurn)?;
            let mut entity = ftm::from_json(&value).map_err(|_| changed())?;
            let id = value.get("id").and_then(Value::as_str).unwrap_or_default();
            let begin = self.touching.partition_point(|(party, _)| *party < number);
            let end = begin + self.touching[begin..].partition_point(|(party, _)| *party == number);
            for place in begin..end {
                let edge = self.objects.slots()[self.touching[place].1 as usize];
                let edge = other(&self.read(edge, Order::Anywhere)?);
                self.place(&edge, id, &mut entity)?;
            }
            self.join_addresses(&mut entity)?;
            drop_unsaid_designation(&mut entity);
            return Ok(Some(entity));
        }
        Ok(None)
    }

    /// Puts an edge on a party that it speaks of.
    fn place(&mut self, other: &Other, id: &str, entity: &mut Entity) -> io::Result<()> {
        if let Some(property) = owner_property(&other.schema) {
            for _ in other.all(property).iter().filter(|held| *held == id) {
                match other.schema.as_str() {
                    "Sanction" => sanction(other, entity),
                    "Occupancy" => self.occupancy(other, entity)?,
                    _ => paper(other, entity),
                }
            }
            return Ok(());
        }
        let Some((holder, target, kind, both)) = link(&other.schema) else { return Ok(()) };
        let mut sides = vec![(holder, target)];
        if both {
            sides.push((target, holder));
        }
        for (holder, target) in sides {
            for _ in other.all(holder).iter().filter(|held| *held == id) {
                for target_id in other.all(target).iter().filter(|target_id| *target_id != id) {
                    let relation = Relation {
                        kind: kind.clone(),
                        target_id: Some(target_id.clone()),
                        target_name: self.caption(target_id)?,
                        former: other.latest("endDate").is_some(),
                        period: other.period(),
                    };
                    if !entity.relations.contains(&relation) {
                        entity.relations.push(relation);
                    }
                }
                if let Some(role) = other.any(&["role", "relationship"]) {
                    let mut targets = Vec::new();
                    for target_id in other.all(target) {
                        targets.push(self.caption(target_id)?.unwrap_or_else(|| target_id.clone()));
                    }
                    add_note(entity, format!("{}: {role} ({})", other.schema, targets.join("; ")));
                }
            }
        }
        Ok(())
    }

    /// A political office: the post stands in an object of its own or not at all.
    fn occupancy(&mut self, other: &Other, entity: &mut Entity) -> io::Result<()> {
        let post = match other.first("post") {
            Some(post) => self.caption(post)?.unwrap_or_else(|| post.to_owned()),
            None => other.caption.clone(),
        };
        let (from, to) = (other.first("startDate").unwrap_or("?"), other.first("endDate").unwrap_or("?"));
        add_note(entity, format!("office: {post} ({from} to {to})"));
        Ok(())
    }

    fn join_addresses(&mut self, entity: &mut Entity) -> io::Result<()> {
        let Some(links) = entity.extra.get("addressEntity").cloned() else { return Ok(()) };
        let mut left = Vec::new();
        for link in links {
            let found = link.as_str().and_then(|id| self.objects.find(id));
            let Some((number, slot)) = found.filter(|(_, slot)| slot.class == Class::Address) else {
                left.push(link);
                continue;
            };
            put_address(&other(&self.read(slot, Order::Anywhere)?), entity);
            self.used.insert(number);
        }
        if left.is_empty() {
            entity.extra.remove("addressEntity");
        } else {
            entity.extra.insert("addressEntity".into(), left);
        }
        Ok(())
    }
}

impl<S: Source> Iterator for Joining<S> {
    type Item = Entity;

    fn next(&mut self) -> Option<Entity> {
        if self.failure.is_some() {
            return None;
        }
        self.next_party().unwrap_or_else(|error| {
            self.failure = Some(error);
            None
        })
    }
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

    /// Ids of the parties that it may be put on.
    fn holders(&self) -> impl Iterator<Item = &str> {
        let (holder, also) = match (owner_property(&self.schema), link(&self.schema)) {
            (Some(holder), _) => (Some(holder), None),
            (None, Some((holder, target, _, both))) => (Some(holder), both.then_some(target)),
            (None, None) => (None, None),
        };
        [holder, also].into_iter().flatten().flat_map(move |property| self.all(property)).map(String::as_str)
    }

    fn period(&self) -> Period {
        Period { from: self.earliest(&["startDate"]), to: self.latest("endDate") }
    }
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

fn put_address(other: &Other, entity: &mut Entity) {
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
