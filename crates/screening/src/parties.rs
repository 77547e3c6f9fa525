//! The parties that are looked for: from lists that were read, or packed, as in an index file. What every way of screening
//! begins with.

pub(crate) mod mapped;

use crate::{EngineError, screening::Edition};
use interdict_archive::ArchiveError;
use interdict_lists::ListReading;
use interdict_matching::EntityId;
use interdict_model::Entity;
use mapped::PackedParties;
use std::{borrow::Cow, sync::OnceLock};

/// All parties of an engine by their numbers: list by list, in the order of the publications.
///
/// Those of an index file, and of lists too large to be held, are unpacked one by one as they are asked for, so that opening
/// costs nothing. One whose record turns out to be damaged is given with its identity and a name that says so: a hit on it is
/// still a hit.
#[derive(Debug)]
pub struct Parties {
    held: Held,
    /// The numbers of all in the order of their identities. Made when it is first asked for.
    by_identity: OnceLock<Vec<EntityId>>,
}

#[derive(Debug)]
enum Held {
    Read(Vec<Entity>),
    Packed(PackedParties),
}

impl From<Vec<Entity>> for Parties {
    fn from(entities: Vec<Entity>) -> Self {
        Self { held: Held::Read(entities), by_identity: OnceLock::new() }
    }
}

impl From<PackedParties> for Parties {
    fn from(parties: PackedParties) -> Self {
        Self { held: Held::Packed(parties), by_identity: OnceLock::new() }
    }
}

impl Parties {
    /// How many there are.
    pub fn len(&self) -> usize {
        match &self.held {
            Held::Read(entities) => entities.len(),
            Held::Packed(parties) => parties.len(),
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// One party. Its number is below [`Parties::len`].
    pub fn get(&self, number: EntityId) -> Cow<'_, Entity> {
        match &self.held {
            Held::Read(entities) => Cow::Borrowed(&entities[number as usize]),
            Held::Packed(parties) => Cow::Owned(parties.get(number)),
        }
    }

    /// Whether the records of all are what was written; those of a file are read for it.
    pub(crate) fn check(&self) -> Result<(), ArchiveError> {
        match &self.held {
            Held::Read(_) => Ok(()),
            Held::Packed(parties) => parties.check(),
        }
    }

    /// The identity of one party, without reading the rest of it.
    pub fn id(&self, number: EntityId) -> &str {
        match &self.held {
            Held::Read(entities) => &entities[number as usize].id,
            Held::Packed(parties) => parties.id(number),
        }
    }

    /// Numbers and identities of all, without reading the rest of them.
    pub fn ids(&self) -> impl Iterator<Item = (EntityId, &str)> {
        (0..self.len() as EntityId).map(move |number| (number, self.id(number)))
    }

    /// Numbers of the parties with an identity, in the order of the lists: of one that stands on two lists there are two.
    pub fn with_id(&self, id: &str) -> &[EntityId] {
        let numbers = self.in_order_of_identities();
        let begin = numbers.partition_point(|number| self.id(*number) < id);
        let count = numbers[begin..].partition_point(|number| self.id(*number) == id);
        &numbers[begin..begin + count]
    }

    /// Each identity with the numbers of the parties that have it, in the order of the lists.
    pub(crate) fn by_identity(&self) -> impl Iterator<Item = (&str, &[EntityId])> {
        let of_one = self.in_order_of_identities().chunk_by(move |a, b| self.id(*a) == self.id(*b));
        of_one.map(move |numbers| (self.id(numbers[0]), numbers))
    }

    fn in_order_of_identities(&self) -> &[EntityId] {
        self.by_identity.get_or_init(|| {
            let mut numbers: Vec<EntityId> = (0..self.len() as EntityId).collect();
            numbers.sort_by(|a, b| self.id(*a).cmp(self.id(*b)));
            numbers
        })
    }

    /// All, one after the other: those of an index file are let go of again.
    pub fn iter(&self) -> impl Iterator<Item = Cow<'_, Entity>> {
        let (read, packed) = match &self.held {
            Held::Read(entities) => (entities.as_slice(), None),
            Held::Packed(parties) => (<&[Entity]>::default(), Some(parties)),
        };
        read.iter().map(Cow::Borrowed).chain(packed.into_iter().flat_map(PackedParties::iter).map(Cow::<Entity>::Owned))
    }

    /// All at once. Those of an index file are read at the first call and kept from then on, in as much memory as if the
    /// lists themselves had been read: for those who go over all of them again and again, such as a reader of articles.
    pub fn all(&self) -> &[Entity] {
        match &self.held {
            Held::Read(entities) => entities,
            Held::Packed(parties) => parties.all(),
        }
    }
}

/// The parties of all lists in their order, and the editions they stand in. A list that is not complete is an error unless
/// it is allowed, and so is having no party at all: neither may end in a clear answer.
pub fn parties(lists: Vec<ListReading>, allow_incomplete: bool) -> Result<(Vec<Entity>, Vec<Edition>), EngineError> {
    lists.iter().try_for_each(|list| complete(list, allow_incomplete))?;
    let editions = lists.iter().map(Edition::of).collect();
    let mut entities = Vec::with_capacity(lists.iter().map(|list| list.entities.len()).sum());
    for list in lists {
        let dataset = list.info.dataset;
        entities.extend(list.entities.into_iter().map(|entity| listed_in(entity, &dataset)));
    }
    if entities.is_empty() {
        return Err(EngineError::NoParties);
    }
    Ok((entities, editions))
}

/// Whether all of a list was read, or need not have been.
pub(crate) fn complete(list: &ListReading, allow_incomplete: bool) -> Result<(), EngineError> {
    if allow_incomplete || list.is_complete() {
        return Ok(());
    }
    let mut losses = list.warnings.iter().filter(|warning| warning.is_loss());
    let first = losses.next().map(ToString::to_string).unwrap_or_default();
    Err(EngineError::Incomplete { title: list.info.title.clone(), first, others: losses.count() })
}

/// Where the publication does not say what it is, the list it was read from is the answer.
pub(crate) fn listed_in(mut entity: Entity, dataset: &str) -> Entity {
    if entity.datasets.is_empty() {
        entity.datasets.push(dataset.to_owned());
    }
    entity
}

#[cfg(test)]
mod tests {
    use super::*;
    use interdict_model::Schema;

    #[test]
    fn the_parties_of_an_identity_are_found_in_the_order_of_the_lists() {
        let ids = ["b", "a", "c", "a", "bb", "b"];
        let parties: Vec<Entity> = ids.iter().map(|id| Entity::new(*id, Schema::Person)).collect();
        let parties = Parties::from(parties);
        let nobody: &[EntityId] = &[];
        let expected: [(&str, &[EntityId]); 4] = [("a", &[1, 3]), ("b", &[0, 5]), ("bb", &[4]), ("c", &[2])];
        assert_eq!(parties.by_identity().collect::<Vec<_>>(), expected);
        for (id, numbers) in expected.into_iter().chain(["", "aa", "d"].map(|id| (id, nobody))) {
            assert_eq!(parties.with_id(id), numbers, "{id}");
        }
    }
}
