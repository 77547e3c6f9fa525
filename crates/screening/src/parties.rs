//! The parties that are looked for: from lists that were read, or in an index file. What every way of screening begins with.

pub(crate) mod mapped;

use crate::{EngineError, screening::Edition};
use interdict_archive::ArchiveError;
use interdict_lists::ListReading;
use interdict_matching::EntityId;
use interdict_model::Entity;
use mapped::MappedParties;
use std::borrow::Cow;

/// All parties of an engine by their numbers: list by list, in the order of the publications.
///
/// Those of an index file are read one by one as they are asked for, so that opening costs nothing. One whose record turns out
/// to be damaged is given with its identity and a name that says so: a hit on it is still a hit.
#[derive(Debug)]
pub struct Parties(Held);

#[derive(Debug)]
enum Held {
    Read(Vec<Entity>),
    Mapped(MappedParties),
}

impl From<Vec<Entity>> for Parties {
    fn from(entities: Vec<Entity>) -> Self {
        Self(Held::Read(entities))
    }
}

impl From<MappedParties> for Parties {
    fn from(parties: MappedParties) -> Self {
        Self(Held::Mapped(parties))
    }
}

impl Parties {
    /// How many there are.
    pub fn len(&self) -> usize {
        match &self.0 {
            Held::Read(entities) => entities.len(),
            Held::Mapped(parties) => parties.len(),
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// One party. Its number is below [`Parties::len`].
    pub fn get(&self, number: EntityId) -> Cow<'_, Entity> {
        match &self.0 {
            Held::Read(entities) => Cow::Borrowed(&entities[number as usize]),
            Held::Mapped(parties) => Cow::Owned(parties.get(number)),
        }
    }

    /// Whether the records of all are what was written; those of a file are read for it.
    pub(crate) fn check(&self) -> Result<(), ArchiveError> {
        match &self.0 {
            Held::Read(_) => Ok(()),
            Held::Mapped(parties) => parties.check(),
        }
    }

    /// The identity of one party, without reading the rest of it.
    pub fn id(&self, number: EntityId) -> &str {
        match &self.0 {
            Held::Read(entities) => &entities[number as usize].id,
            Held::Mapped(parties) => parties.id(number),
        }
    }

    /// Numbers and identities of all, without reading the rest of them.
    pub fn ids(&self) -> impl Iterator<Item = (EntityId, &str)> {
        (0..self.len() as EntityId).map(move |number| (number, self.id(number)))
    }

    /// All, one after the other: those of an index file are let go of again.
    pub fn iter(&self) -> impl Iterator<Item = Cow<'_, Entity>> {
        let (read, mapped) = match &self.0 {
            Held::Read(entities) => (entities.as_slice(), None),
            Held::Mapped(parties) => (<&[Entity]>::default(), Some(parties)),
        };
        read.iter().map(Cow::Borrowed).chain(mapped.into_iter().flat_map(MappedParties::iter).map(Cow::<Entity>::Owned))
    }

    /// All at once. Those of an index file are read at the first call and kept from then on, in as much memory as if the
    /// lists themselves had been read: for those who go over all of them again and again, such as a reader of articles.
    pub fn all(&self) -> &[Entity] {
        match &self.0 {
            Held::Read(entities) => entities,
            Held::Mapped(parties) => parties.all(),
        }
    }
}

/// The parties of all lists in their order, and the editions they stand in. A list that is not complete is an error unless
/// it is allowed, and so is having no party at all: neither may end in a clear answer.
pub fn parties(lists: Vec<ListReading>, allow_incomplete: bool) -> Result<(Vec<Entity>, Vec<Edition>), EngineError> {
    if let Some(list) = lists.iter().find(|list| !list.is_complete())
        && !allow_incomplete
    {
        let mut losses = list.warnings.iter().filter(|warning| warning.is_loss());
        let first = losses.next().map(ToString::to_string).unwrap_or_default();
        return Err(EngineError::Incomplete { title: list.info.title.clone(), first, others: losses.count() });
    }
    let editions = lists.iter().map(Edition::of).collect();
    let mut entities = Vec::with_capacity(lists.iter().map(|list| list.entities.len()).sum());
    for list in lists {
        let dataset = list.info.dataset;
        entities.extend(list.entities.into_iter().map(|mut entity| {
            // Where the publication does not say what it is, the list it was read from is the answer.
            if entity.datasets.is_empty() {
                entity.datasets.push(dataset.clone());
            }
            entity
        }));
    }
    if entities.is_empty() {
        return Err(EngineError::NoParties);
    }
    Ok((entities, editions))
}
