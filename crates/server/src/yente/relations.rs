//! Relations as FollowTheMoney writes them: an entity of its own between two parties, found from either side.

use interdict_model::{Entity, RelationKind};
use std::{borrow::Borrow, collections::HashMap};

/// How a kind of relation is written. The *holder* is the party whose record says it, the *other* the one it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Edge {
    /// Its schema.
    pub(crate) schema: &'static str,
    /// The property of the edge that points to the holder.
    pub(crate) holder: &'static str,
    /// The property of the edge that points to the other.
    pub(crate) other: &'static str,
    /// Under this property the holder shows the edge.
    pub(crate) seen_by_holder: &'static str,
    /// Under this property the other shows it.
    pub(crate) seen_by_other: &'static str,
    /// The property that says what the relation is, in words.
    pub(crate) told: &'static str,
}

const LINK: Edge = Edge {
    schema: "UnknownLink",
    holder: "subject",
    other: "object",
    seen_by_holder: "unknownLinkTo",
    seen_by_other: "unknownLinkFrom",
    told: "role",
};
const OWNERSHIP: Edge = Edge {
    schema: "Ownership",
    holder: "asset",
    other: "owner",
    seen_by_holder: "ownershipAsset",
    seen_by_other: "ownershipOwner",
    told: "role",
};
const DIRECTORSHIP: Edge = Edge {
    schema: "Directorship",
    holder: "director",
    other: "organization",
    seen_by_holder: "directorshipDirector",
    seen_by_other: "directorshipOrganization",
    told: "role",
};
const MEMBERSHIP: Edge = Edge {
    schema: "Membership",
    holder: "member",
    other: "organization",
    seen_by_holder: "membershipMember",
    seen_by_other: "membershipOrganization",
    told: "role",
};
const REPRESENTATION: Edge = Edge {
    schema: "Representation",
    holder: "agent",
    other: "client",
    seen_by_holder: "agencyClient",
    seen_by_other: "agentRepresentation",
    told: "role",
};
const FAMILY: Edge = Edge {
    schema: "Family",
    holder: "person",
    other: "relative",
    seen_by_holder: "familyPerson",
    seen_by_other: "familyRelative",
    told: "relationship",
};

/// Every property under which a party can show entities around it.
pub(crate) const SEEN_UNDER: &[&str] = &[
    "addressEntity",
    "agencyClient",
    "agentRepresentation",
    "directorshipDirector",
    "directorshipOrganization",
    "familyPerson",
    "familyRelative",
    "identification",
    "membershipMember",
    "membershipOrganization",
    "ownershipAsset",
    "ownershipOwner",
    "sanctions",
    "unknownLinkFrom",
    "unknownLinkTo",
];

/// How a relation is written, and what it is in words.
pub(crate) fn edge(kind: &RelationKind) -> (Edge, &str) {
    match kind {
        RelationKind::LinkedTo => (LINK, "linked to"),
        RelationKind::ActsFor => (REPRESENTATION, "acts for"),
        RelationKind::Supports => (LINK, "supports"),
        RelationKind::OwnedBy => (OWNERSHIP, "owned or controlled by"),
        RelationKind::LeaderOf => (DIRECTORSHIP, "leader or official of"),
        RelationKind::MemberOf => (MEMBERSHIP, "member of"),
        RelationKind::FamilyOf => (FAMILY, "family of"),
        RelationKind::ExecutiveOf => (DIRECTORSHIP, "principal executive officer of"),
        RelationKind::PropertyOf => (OWNERSHIP, "property in which the other has an interest"),
        RelationKind::Other(words) => (LINK, words.as_str()),
    }
}

/// Where relations to a party stand: place of the record among all, place of the relation in it.
#[derive(Debug, Default)]
pub(crate) struct Pointing {
    at: HashMap<String, Vec<(u32, u32)>>,
}

impl Pointing {
    /// Looks at every relation.
    pub(crate) fn new<E: Borrow<Entity>>(entities: impl IntoIterator<Item = E>) -> Self {
        let mut at: HashMap<String, Vec<(u32, u32)>> = HashMap::new();
        for (place, entity) in entities.into_iter().enumerate() {
            let entity: &Entity = entity.borrow();
            for (number, relation) in entity.relations.iter().enumerate() {
                if let Some(target) = &relation.target_id {
                    at.entry(target.to_lowercase()).or_default().push((place as u32, number as u32));
                }
            }
        }
        Self { at }
    }

    /// The places of the records that name a party, and of the relations in which they do, in the order of the lists.
    pub(crate) fn at(&self, id: &str) -> impl Iterator<Item = (u32, usize)> {
        let found = self.at.get(&id.to_lowercase()).into_iter().flatten();
        found.map(|(place, number)| (*place, *number as usize))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use interdict_model::{Period, Relation, Schema};

    #[test]
    fn a_relation_is_found_from_the_party_that_it_names() {
        let mut company = Entity::new("a-1", Schema::Company);
        company.relations.push(Relation {
            kind: RelationKind::OwnedBy,
            target_id: Some("A-2".into()),
            target_name: None,
            former: false,
            period: Period::default(),
        });
        let pointing = Pointing::new([Entity::new("a-2", Schema::Person), company]);
        assert_eq!(pointing.at("a-2").collect::<Vec<_>>(), [(1, 0)]);
    }

    #[test]
    fn every_edge_shows_under_a_property_that_can_be_asked_for() {
        for edge in [LINK, OWNERSHIP, DIRECTORSHIP, MEMBERSHIP, REPRESENTATION, FAMILY] {
            assert!(SEEN_UNDER.contains(&edge.seen_by_holder) && SEEN_UNDER.contains(&edge.seen_by_other));
        }
    }
}
