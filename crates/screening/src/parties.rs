//! From lists that were read to the parties that are looked for: what every way of screening begins with.

use crate::{EngineError, screening::Edition};
use interdict_lists::ListReading;
use interdict_model::Entity;

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
