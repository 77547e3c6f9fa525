//! Whom the lists tie to the parties that a text names for sure.
//!
//! Of the many who are called so, the one whose entry says `Linked To: KINAHAN ORGANIZED CRIME GROUP` is meant where the text
//! names that group as well; and a body of two ordinary words is the listed one beside a man whose entry names it. A man who is
//! described by a listed body (`Quorve Guard commander X`) is the one of whose posts it is, and of whom the list says no post the one
//! that is listed under the same programme.

use super::telling::{is_in_syllables, joined_words};
use interdict_model::{Entity, PartyKind};
use rustc_hash::{FxHashMap, FxHashSet};
use std::{ops::Range, rc::Rc};

/// What ties other entries to the sure parties of a text.
#[derive(Debug, Default)]
pub(super) struct Links {
    /// Their names, folded, with the form in which the list has them.
    names: FxHashMap<String, String>,
    /// What their entries name, folded, with the name of the party that does.
    named: FxHashMap<String, String>,
    /// Their identities.
    identities: FxHashSet<String>,
    /// The bodies among them.
    bodies: Vec<Body>,
}

/// A sure body of the text.
#[derive(Debug)]
struct Body {
    /// The first tokens of its mentions, in order.
    mentions: Rc<[usize]>,
    caption: String,
    /// Its names, folded, with a space on each side.
    names: Vec<String>,
    programmes: Vec<String>,
}

impl Links {
    /// The ties of some parties, each with the first tokens of its mentions, in order.
    pub(super) fn of<'a>(parties: impl Iterator<Item = (&'a Entity, Rc<[usize]>)>) -> Self {
        let mut links = Self::default();
        for (party, mentions) in parties {
            let caption = party.names.first().map(|name| name.text.clone()).unwrap_or_default();
            if party.schema.kind() == PartyKind::Organization {
                links.bodies.push(Body {
                    mentions,
                    caption: caption.clone(),
                    names: party.names.iter().map(|name| format!(" {} ", joined_words(&name.text))).collect(),
                    programmes: party.programmes().into_iter().map(str::to_owned).collect(),
                });
            }
            links.identities.insert(party.id.clone());
            for name in &party.names {
                links.names.entry(joined_words(&name.text)).or_insert_with(|| name.text.clone());
            }
            for target in targets(party) {
                links.named.entry(target).or_insert_with(|| caption.clone());
            }
        }
        links
    }

    /// The name of a sure party that an entry is tied to, as the list has it. A party is not tied to itself.
    pub(super) fn tie(&self, entity: &Entity) -> Option<&str> {
        if self.identities.contains(entity.id.as_str()) || self.identities.is_empty() {
            return None;
        }
        let by_own = targets(entity).find_map(|target| self.names.get(&target));
        let by_other = || {
            let mut names = entity.names.iter().filter(|_| !self.named.is_empty());
            names.find_map(|name| self.named.get(&joined_words(&name.text)))
        };
        by_own.or_else(by_other).map(String::as_str)
    }

    /// The sure body in the description of a person by which it is his: one that his entry gives as a part of a post, or, where the
    /// entry gives neither post nor body, one of the same programme. Of names in syllables there are too many under one programme.
    pub(super) fn body_of(&self, entity: &Entity, described: &Range<usize>) -> Option<&str> {
        if entity.schema.kind() != PartyKind::Person || self.bodies.is_empty() {
            return None;
        }
        let posts = || entity.positions.iter().map(|post| format!(" {} ", joined_words(post)));
        let knows_none = entity.positions.is_empty() && entity.relations.is_empty();
        let is_his = |body: &&Body| {
            let named = posts().any(|post| body.names.iter().any(|name| post.contains(name.as_str())));
            let programme = || {
                let codes = entity.programmes();
                codes.iter().any(|code| body.programmes.iter().any(|other| other == code))
                    && !entity.names.iter().any(|name| is_in_syllables(&name.text))
            };
            named || (knows_none && programme())
        };
        let inside = |body: &&Body| {
            let first = body.mentions.partition_point(|start| *start < described.start);
            body.mentions.get(first).is_some_and(|start| *start < described.end)
        };
        self.bodies.iter().filter(inside).find(is_his).map(|body| body.caption.as_str())
    }
}

/// The names that an entry names as its relations of today, folded.
fn targets(entity: &Entity) -> impl Iterator<Item = String> {
    let present = entity.relations.iter().filter(|link| !link.former);
    present.filter_map(|link| link.target_name.as_deref()).map(joined_words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use interdict_model::{Name, Period, Relation, RelationKind, Schema};

    fn entity(id: &str, name: &str, linked: Option<&str>) -> Entity {
        let mut entity = Entity::new(id, Schema::Organization);
        entity.add_name(Name::primary(name));
        entity.relations.extend(linked.map(|target| Relation {
            kind: RelationKind::LinkedTo,
            target_id: None,
            target_name: Some(target.to_owned()),
            former: false,
            period: Period::default(),
        }));
        entity
    }

    #[test]
    fn an_entry_is_tied_to_a_party_that_either_of_them_names_and_never_to_itself() {
        let group = entity("x-1", "QUORVE CRIME GROUP", None);
        let bank = entity("x-2", "BANK ZELTAN", Some("Zarkavite, Ostremir"));
        let links = Links::of([&group, &bank].into_iter().map(|party| (party, Rc::from([]))));
        for (other, tie) in [
            (entity("x-3", "QUORVE, Daniel", Some("Quorve Crime Group")), Some("QUORVE CRIME GROUP")),
            (entity("x-4", "ZARKAVITE, Ostremir", None), Some("BANK ZELTAN")),
            (entity("x-5", "ORVANE, Tamsin", Some("QUORVE GROUP")), None),
            (group.clone(), None),
        ] {
            assert_eq!(links.tie(&other), tie, "{}", other.id);
        }
        assert_eq!(Links::default().tie(&entity("x-3", "QUORVE, Daniel", Some("Quorve Crime Group"))), None);
    }
}
