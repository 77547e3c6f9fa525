//! Lists loaded, indexed and ready: subjects in, screenings out.

use crate::{
    EngineError, Settings, pipeline,
    reasons::in_short,
    screening::{Edition, Match, MatchedName, Outcome, Screening},
    subjects::{Item, ScreenedSubject},
};
use interdict_lists::ListReading;
use interdict_matching::{EntityId, Hit, Index, Searcher};
use interdict_model::Entity;

/// The parties of one or more editions with an index over them. Never changes once opened.
#[derive(Debug)]
pub struct Engine {
    entities: Vec<Entity>,
    index: Index,
    editions: Vec<Edition>,
}

impl Engine {
    /// Indexes lists that were read. A list that is not complete is an error unless it is allowed.
    pub fn open(lists: Vec<ListReading>, allow_incomplete: bool) -> Result<Self, EngineError> {
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
        let index = Index::build(&entities);
        Ok(Self { entities, index, editions })
    }

    /// What is screened against.
    pub fn editions(&self) -> &[Edition] {
        &self.editions
    }

    /// All parties, list by list.
    pub fn entities(&self) -> &[Entity] {
        &self.entities
    }

    /// Working memory for screenings, one a thread.
    pub fn screener(&self) -> Screener<'_> {
        Screener { engine: self, searcher: Searcher::new(&self.index) }
    }

    /// Screens a stream of subjects on several threads. Outcomes reach the sink in the order of the stream and do not
    /// depend on the number of threads; an error of the sink ends the work.
    pub fn screen_all<E>(
        &self,
        items: impl Iterator<Item = Item> + Send,
        settings: &Settings,
        threads: usize,
        sink: impl FnMut(Outcome) -> Result<(), E>,
    ) -> Result<(), E> {
        let worker = || {
            let mut screener = self.screener();
            move |item: Item| match item {
                Item::Subject(subject) => Outcome::Screened(screener.screen(&subject, settings)),
                Item::Bad(record) => Outcome::Bad(record),
                Item::Note(note) => Outcome::Note(note),
            }
        };
        pipeline::in_order(items, threads, worker, sink)
    }
}

/// Screens one subject after the other.
#[derive(Debug)]
pub struct Screener<'a> {
    engine: &'a Engine,
    searcher: Searcher<'a>,
}

impl Screener<'_> {
    /// All parties that the subject may be, best first.
    pub fn screen(&mut self, screened: &ScreenedSubject, settings: &Settings) -> Screening {
        let hits = self.searcher.search(&screened.subject, &settings.search_options());
        let mut parties: Vec<(Hit, Vec<EntityId>)> = Vec::new();
        for hit in hits {
            let id = &self.engine.entities[hit.entity as usize].id;
            // A party that stands on two of the loaded lists is one match that names both.
            match parties.iter_mut().find(|(held, _)| self.engine.entities[held.entity as usize].id == *id) {
                Some((_, also)) => also.push(hit.entity),
                None => parties.push((hit, vec![hit.entity])),
            }
        }
        parties.truncate(settings.limit);
        let matches = parties.iter().map(|(hit, editions)| self.match_of(screened, hit, editions, settings)).collect();
        Screening {
            locator: screened.locator.clone(),
            id: screened.id.clone(),
            subject: screened.subject.clone(),
            notes: screened.notes.clone(),
            matches,
        }
    }

    fn match_of(&mut self, screened: &ScreenedSubject, hit: &Hit, editions: &[EntityId], settings: &Settings) -> Match {
        let entities = &self.engine.entities;
        let explanation = self.searcher.explain(&screened.subject, hit, &settings.search_options(), entities);
        let entity = &entities[hit.entity as usize];
        let (mut lists, mut listed_on, mut programmes) = (Vec::new(), None, Vec::new());
        for number in editions {
            let party = &entities[*number as usize];
            // The search found it in force on the day, so only a party without a version of that day is shown as it is.
            let version = settings.as_of.and_then(|day| party.as_of(day));
            let party = version.as_ref().unwrap_or(party);
            lists.extend(party.datasets.iter().cloned());
            listed_on = [listed_on, party.listed_on()].into_iter().flatten().min();
            programmes.extend(party.programmes().into_iter().map(str::to_owned));
        }
        Match {
            entity: entity.id.clone(),
            caption: entity.caption().to_owned(),
            schema: entity.schema.clone(),
            score: hit.score,
            matched_name: (!explanation.words.is_empty())
                .then(|| MatchedName { text: explanation.names.listed.clone(), weak: explanation.names.weak }),
            reasons: in_short(&explanation),
            lists: each_once(lists),
            listed_on,
            programmes: each_once(programmes),
            explanation: settings.explain.then_some(explanation),
        }
    }
}

fn each_once(values: Vec<String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::with_capacity(values.len());
    for value in values {
        if !kept.contains(&value) {
            kept.push(value);
        }
    }
    kept
}
