//! Whom the lists tie to the parties that a text names for sure.
//!
//! Of the many who are called so, the one whose entry says `Linked To: KINAHAN ORGANIZED CRIME GROUP` is meant where the text
//! names that group as well; and a body of two ordinary words is the listed one beside a man whose entry names it.

use super::telling::joined_words;
use interdict_model::Entity;
use rustc_hash::{FxHashMap, FxHashSet};

/// What ties other entries to the sure parties of a text.
#[derive(Debug, Default)]
pub(super) struct Links {
    /// Their names, folded, with the form in which the list has them.
    names: FxHashMap<String, String>,
    /// What their entries name, folded, with the name of the party that does.
    named: FxHashMap<String, String>,
    /// Their identities.
    identities: FxHashSet<String>,
}

impl Links {
    /// The ties of some parties.
    pub(super) fn of<'a>(parties: impl Iterator<Item = &'a Entity>) -> Self {
        let mut links = Self::default();
        for party in parties {
            let caption = party.names.first().map(|name| name.text.clone()).unwrap_or_default();
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
        let links = Links::of([&group, &bank].into_iter());
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
