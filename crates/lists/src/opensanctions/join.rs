//! Sanctions, addresses, papers and links of their own are joined to the parties they speak of.
//!
//! FollowTheMoney writes `Sanction`, `Passport`, `Ownership` and the like as objects that point to parties by id. Here
//! they become designations, identifiers and relations of those parties. A relation is put on the side that the edge
//! speaks of first: the owned company is `OwnedBy` its owner, the director is `LeaderOf` the body; links without a
//! direction are put on both.
//!
//! Parties are handed out one by one, each complete: first it is noted which objects speak of which party, and these are read
//! again where the party's turn comes. What is held is a few numbers for each object, whatever it says, and besides only what
//! would be read over and over: objects that speak of many parties, and lines with many objects ([`Recent`]).

use super::{
    edges::{
        Other, Side, add_note, drop_unsaid_designation, link, other, owner_property, paper, put_address, sanction,
    },
    objects::{Class, Objects, Slot, apart},
    recent::Recent,
    source::{Order, Source, changed},
};
use interdict_model::{Entity, Relation, ftm};
use serde_json::Value;
use std::{
    collections::{HashMap, HashSet},
    io,
    sync::Arc,
};

/// An object that is put on parties so many times is held. Reading it again for each of them takes the square of its length.
const SHARED: usize = 16;

/// That an edge is to be put on a party. Numbers are those of their objects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Touch {
    party: u32,
    edge: u32,
    side: Side,
}

/// The parties of a list in order, as they are joined.
#[derive(Debug)]
pub(super) struct Joining<S> {
    source: S,
    objects: Objects,
    /// In order. An edge that names a party twice is there twice.
    touching: Vec<Touch>,
    /// Objects that speak of many parties, by their numbers.
    shared: HashMap<u32, Arc<Other>>,
    recent: Recent,
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
            shared: HashMap::new(),
            recent: Recent::default(),
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
                    let (number, edge) = (number as u32, other(&joining.read(slot, Order::InTurn)?));
                    let before = joining.touching.len();
                    let parties =
                        edge.holders().filter_map(|(side, id)| joining.objects.find(id).map(|found| (side, found)));
                    let listed = parties.filter(|(_, (_, party))| party.class == Class::Listed);
                    let touches = listed.map(|(side, (party, _))| Touch { party, edge: number, side });
                    joining.touching.extend(touches);
                    let times = joining.touching.len() - before;
                    joining.without_party += usize::from(times == 0);
                    if times >= SHARED {
                        joining.shared.insert(number, Arc::new(edge));
                    }
                }
            }
        }
        joining.touching.sort_unstable();
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
        let place = slot.piece as usize;
        if let Some(pieces) = self.recent.get(slot.line) {
            return pieces.get(place).map(|piece| Value::Object(piece.object.clone())).ok_or_else(changed);
        }
        let line = self.source.line(slot.line.text, slot.line.start, order)?;
        let length = line.len();
        let mut value: Value = serde_json::from_slice(line).map_err(|_| changed())?;
        if slot.line.is_change {
            value = value.get_mut("entity").map(Value::take).unwrap_or_default();
        }
        let (mut pieces, _) = apart(value);
        if place >= pieces.len() {
            return Err(changed());
        }
        if pieces.len() == 1 {
            return Ok(Value::Object(pieces.swap_remove(place).object));
        }
        let object = pieces[place].object.clone();
        self.recent.keep(slot.line, length, pieces);
        Ok(Value::Object(object))
    }

    /// An edge, held or read again.
    fn edge(&mut self, number: u32) -> io::Result<Arc<Other>> {
        if let Some(edge) = self.shared.get(&number) {
            return Ok(Arc::clone(edge));
        }
        let slot = self.objects.slots()[number as usize];
        Ok(Arc::new(other(&self.read(slot, Order::Anywhere)?)))
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
            let begin = self.touching.partition_point(|touch| touch.party < number);
            let end = begin + self.touching[begin..].partition_point(|touch| touch.party == number);
            for place in begin..end {
                let Touch { edge, side, .. } = self.touching[place];
                let edge = self.edge(edge)?;
                self.place(&edge, side, id, &mut entity)?;
            }
            self.join_addresses(&mut entity)?;
            drop_unsaid_designation(&mut entity);
            return Ok(Some(entity));
        }
        Ok(None)
    }

    /// Puts an edge on a party that stands on one of its sides.
    fn place(&mut self, other: &Other, side: Side, id: &str, entity: &mut Entity) -> io::Result<()> {
        if owner_property(&other.schema).is_some() {
            match other.schema.as_str() {
                "Sanction" => sanction(other, entity),
                "Occupancy" => self.occupancy(other, entity)?,
                _ => paper(other, entity),
            }
            return Ok(());
        }
        let Some((first, second, kind, _)) = link(&other.schema) else { return Ok(()) };
        let target = if side == Side::First { second } else { first };
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

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::opensanctions::{objects_of, source::Texts};

    /// Texts that count how many bytes of them were asked for.
    struct Counted<'a> {
        texts: Texts<'a>,
        bytes: usize,
    }

    impl Source for Counted<'_> {
        fn line(&mut self, text: u32, start: u64, order: Order) -> io::Result<&[u8]> {
            let line = self.texts.line(text, start, order)?;
            self.bytes += line.len();
            Ok(line)
        }
    }

    /// A body with members on its line, a line for each of them, and one sanction of all of them.
    fn hub(members: usize) -> String {
        let person = |number: usize| {
            format!(r#"{{"id":"p{number}","schema":"Person","properties":{{"name":["Galleon Quartz {number}"]}}}}"#)
        };
        let member = |number: usize| {
            let person = person(number);
            format!(
                r#"{{"id":"m{number}","schema":"Membership","properties":{{"organization":["org"],"member":[{person}]}}}}"#
            )
        };
        let all =
            |one: &dyn Fn(usize) -> String, between: &str| (0..members).map(one).collect::<Vec<_>>().join(between);
        let (inside, persons) = (all(&member, ","), all(&person, "\n"));
        let ids = all(&|number: usize| format!("\"p{number}\""), ",");
        format!(
            r#"{{"id":"org","schema":"Organization","properties":{{"name":["Ostremir Hub"],"membershipOrganization":[{inside}]}}}}
{persons}
{{"id":"s","schema":"Sanction","properties":{{"entity":[{ids}],"authority":["Example Authority"]}}}}"#
        )
    }

    #[test]
    fn what_many_parties_share_is_not_read_again_for_each_of_them() {
        let text = hub(400);
        let (objects, warnings) = objects_of(text.as_bytes(), "hub.json").unwrap();
        assert!(warnings.iter().all(|warning| !warning.is_loss()), "{warnings:?}");
        let source = Counted { texts: Texts(vec![text.as_bytes()]), bytes: 0 };
        let mut joining = Joining::new(source, objects).unwrap();
        let parties: Vec<Entity> = joining.by_ref().collect();
        assert_eq!((parties.len(), parties[400].caption()), (401, "Ostremir Hub"));
        for party in &parties[..400] {
            assert_eq!(party.relations[0].target_name.as_deref(), Some("Ostremir Hub"), "{}", party.id);
            assert_eq!((party.relations.len(), party.designations.len()), (1, 1), "{}", party.id);
        }
        assert!(joining.source.bytes < 2 * text.len(), "{} bytes of {}", joining.source.bytes, text.len());
    }
}
