//! The lists as one request sees them: an engine, what finds its parties by identity, the names that articles are
//! searched for. Never changes once made; a reload puts another one in its place, and who holds this one keeps it.

use crate::yente::relations::Pointing;
use interdict_documents::{NameIndex, Reader};
use interdict_model::Entity;
use interdict_screening::{Edition, Engine};
use std::{
    borrow::Cow,
    collections::HashMap,
    sync::{
        Arc, OnceLock,
        atomic::{AtomicBool, Ordering},
    },
    time::SystemTime,
};

/// One state of all loaded lists.
#[derive(Debug)]
pub struct Snapshot {
    engine: Engine,
    /// Places of the records of each identity: one on every list it stands on. Keys are in small letters.
    places: HashMap<String, Vec<u32>>,
    /// Built when the first article is read: most services never do.
    names: OnceLock<Arc<NameIndex>>,
    /// Built when the first party is shown with those around it.
    pointing: OnceLock<Pointing>,
    retired: AtomicBool,
    opened_at: SystemTime,
}

impl Snapshot {
    /// A state of the lists over an opened engine.
    pub fn new(engine: Engine) -> Self {
        let mut places: HashMap<String, Vec<u32>> = HashMap::with_capacity(engine.parties().len());
        for (place, id) in engine.parties().ids() {
            places.entry(id.to_lowercase()).or_default().push(place);
        }
        Self {
            engine,
            places,
            names: OnceLock::new(),
            pointing: OnceLock::new(),
            retired: AtomicBool::new(false),
            opened_at: SystemTime::now(),
        }
    }

    /// The engine.
    pub fn engine(&self) -> &Engine {
        &self.engine
    }

    /// The editions it answers from.
    pub fn editions(&self) -> &[Edition] {
        self.engine.editions()
    }

    /// When this state was made.
    pub fn opened_at(&self) -> SystemTime {
        self.opened_at
    }

    /// The records of a party, one for each list that has it; none if there is no such party. Capital letters do not
    /// count.
    pub fn records(&self, id: &str) -> impl Iterator<Item = Cow<'_, Entity>> {
        let places = self.places.get(&id.trim().to_lowercase());
        places.into_iter().flatten().map(|place| self.engine.parties().get(*place))
    }

    /// A reader of articles that looks for the parties of these lists. The first one of an index file reads them all.
    pub fn reader(&self) -> Reader<'_> {
        let entities = self.engine.entities();
        let names = self.names.get_or_init(|| Arc::new(NameIndex::new(entities)));
        Reader::over(entities, Arc::clone(names))
    }

    /// Who points at whom. The first call looks at every party.
    pub(crate) fn pointing(&self) -> &Pointing {
        self.pointing.get_or_init(|| Pointing::new(self.engine.parties().iter()))
    }

    /// Whether another state has taken its place.
    pub(crate) fn is_retired(&self) -> bool {
        self.retired.load(Ordering::Relaxed)
    }

    pub(crate) fn retire(&self) {
        self.retired.store(true, Ordering::Relaxed);
    }
}
