//! An engine over lists that are too large to be held as they are read: each party is indexed, packed and let go of before the
//! next ones are read.

use super::Engine;
use crate::{
    Edition, EngineError,
    parties::{complete, listed_in, mapped::Packer},
};
use interdict_lists::{ListError, Publication};
use interdict_matching::IndexBuilder;
use interdict_model::Entity;

/// What keeps an engine from being opened that reads its lists itself.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// A list could not be read.
    #[error(transparent)]
    List(#[from] ListError),
    /// The lists cannot be screened against.
    #[error(transparent)]
    Engine(#[from] EngineError),
}

impl Engine {
    /// Indexes publications, on all cores. Where one of them is large, the parties of all are kept packed; answers are the same. A
    /// list that is not complete is an error unless it is allowed.
    pub fn open_publications(publications: Vec<Publication>, allow_incomplete: bool) -> Result<Self, OpenError> {
        Self::open_publications_on(None, publications, allow_incomplete)
    }

    /// The same on so many threads; on all cores if none is said.
    pub fn open_publications_on(
        threads: Option<usize>,
        publications: Vec<Publication>,
        allow_incomplete: bool,
    ) -> Result<Self, OpenError> {
        if !publications.iter().any(|publication| matches!(publication, Publication::Large(_))) {
            let lists = publications.into_iter().filter_map(|publication| match publication {
                Publication::Read(list) => Some(*list),
                Publication::Large(_) => None,
            });
            return Ok(Self::open_on(threads, lists.collect(), allow_incomplete)?);
        }
        for publication in &publications {
            complete(publication.reading(), allow_incomplete)?;
        }
        let mut building = Building {
            index: IndexBuilder::on(threads),
            packer: Packer::new().map_err(EngineError::Packing)?,
            editions: Vec::with_capacity(publications.len()),
        };
        for publication in publications {
            building.add(publication)?;
        }
        Ok(Self { threads, ..building.finish()? })
    }
}

/// An engine in the making.
struct Building {
    index: IndexBuilder,
    packer: Packer,
    editions: Vec<Edition>,
}

impl Building {
    fn add(&mut self, publication: Publication) -> Result<(), OpenError> {
        let dataset = publication.reading().info.dataset.clone();
        let edition = match publication {
            Publication::Read(list) => {
                let edition = Edition::of(&list);
                self.take(list.entities.into_iter(), &dataset)?;
                edition
            }
            Publication::Large(mut list) => {
                let (parties, undated) = self.take(&mut *list, &dataset)?;
                Edition { parties, undated, ..Edition::of(&list.finish()?) }
            }
        };
        self.editions.push(edition);
        Ok(())
    }

    /// Takes parties in. How many they are, and how many of them have no date of designation.
    fn take(
        &mut self,
        parties: impl Iterator<Item = Entity> + Send,
        dataset: &str,
    ) -> Result<(usize, usize), EngineError> {
        let (mut count, mut undated, mut failed) = (0, 0, None);
        let Self { index, packer, .. } = self;
        index.add_all(parties.map(|party| listed_in(party, dataset)), |party| {
            count += 1;
            undated += usize::from(party.listed_on().is_none());
            if failed.is_none() {
                failed = packer.add(party).err();
            }
        });
        match failed {
            None => Ok((count, undated)),
            Some(error) => Err(EngineError::Packing(error)),
        }
    }

    fn finish(self) -> Result<Engine, EngineError> {
        if self.index.is_empty() {
            return Err(EngineError::NoParties);
        }
        let parties = self.packer.finish().map_err(EngineError::Packing)?;
        Ok(Engine::of(parties.into(), self.index.finish(), self.editions))
    }
}
