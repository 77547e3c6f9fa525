//! The lists as one request sees them: an engine, what finds its parties by identity, the names that articles are
//! searched for. Never changes once made; a reload puts another one in its place, and who holds this one keeps it.

use crate::{ArticleReader, Loaded, yente::relations::Pointing};
use interdict_documents::{NameIndex, Reader};
use interdict_lists::EditionInfo;
use interdict_model::{Entity, PartialDate};
use interdict_screening::{Edition, Engine};
use interdict_store::EditionDays;
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
    /// The editions of the engine, and behind them the lists that had none on the day of this state.
    editions: Vec<Edition>,
    /// The editions in the store that the lists come from, with their days.
    days: Option<EditionDays>,
    /// Places of the records of each identity: one on every list it stands on. Keys are in small letters.
    places: HashMap<String, Vec<u32>>,
    /// Built when the first article is read: most services never do.
    names: OnceLock<Arc<NameIndex>>,
    /// Of each record the number of its party, built with the names.
    groups: OnceLock<Arc<[u32]>>,
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
            editions: engine.editions().to_vec(),
            days: None,
            engine,
            places,
            names: OnceLock::new(),
            groups: OnceLock::new(),
            pointing: OnceLock::new(),
            retired: AtomicBool::new(false),
            opened_at: SystemTime::now(),
        }
    }

    /// A state of the lists as they were known on a day. A list that had no edition then stands among the editions all the
    /// same, with no parties and not complete, so that every answer says what it was not made from.
    pub fn known_on(day: PartialDate, Loaded { engine, not_known }: Loaded) -> Self {
        let mut snapshot = Self::new(engine);
        snapshot.editions.extend(not_known.into_iter().map(|info| not_known_on(day, info)));
        snapshot
    }

    /// The same with the editions in the store that the lists come from: they date parties of which the lists state no day.
    #[must_use]
    pub fn with_days(self, days: Option<EditionDays>) -> Self {
        Self { days, ..self }
    }

    /// The engine.
    pub fn engine(&self) -> &Engine {
        &self.engine
    }

    /// The editions it answers from, and the lists that had none on its day.
    pub fn editions(&self) -> &[Edition] {
        &self.editions
    }

    /// The lists that had no edition on the day of this state.
    pub(crate) fn not_known(&self) -> &[Edition] {
        self.editions.get(self.engine.editions().len()..).unwrap_or_default()
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
    pub fn reader(&self) -> ArticleReader<'_> {
        let entities = self.engine.entities();
        let names = self.names.get_or_init(|| Arc::new(NameIndex::new(entities)));
        let groups = self.groups.get_or_init(|| self.engine.party_numbers().into());
        let reader = Reader::over(entities, Arc::clone(names)).with_groups(Arc::clone(groups));
        ArticleReader::new(reader, &self.editions, self.days.as_ref())
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

/// What stands for a list that had no edition on a day: its name and publisher, and nothing of an edition of another day.
fn not_known_on(day: PartialDate, info: EditionInfo) -> Edition {
    let EditionInfo { dataset, title, publisher, .. } = info;
    let gap = format!("no edition of {dataset} was known on {day}: nothing of this list was screened against");
    Edition {
        info: EditionInfo { dataset, title, publisher, ..EditionInfo::default() },
        parties: 0,
        undated: 0,
        complete: false,
        gaps: vec![gap],
        warnings: 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use interdict_documents::{Settings, Standing, dates::Day, plain};
    use interdict_lists::embedded::embedded;
    use std::collections::BTreeMap;

    #[test]
    fn a_list_that_had_no_edition_makes_an_answer_incomplete_and_is_not_in_the_engine() {
        let engine = Engine::open(vec![embedded().unwrap()], false).unwrap();
        let later = EditionInfo { dataset: "later".into(), digest: "1".repeat(64), ..EditionInfo::default() };
        let day = "2015-01-02".parse().unwrap();
        let snapshot = Snapshot::known_on(day, Loaded { engine, not_known: vec![later] });
        let [_, later] = snapshot.editions() else { panic!("{:?}", snapshot.editions()) };
        assert_eq!((later.complete, later.info.digest.as_str()), (false, ""));
        assert!(later.gaps[0].contains("later") && later.gaps[0].contains("2015-01-02"), "{:?}", later.gaps);
        assert_eq!((snapshot.not_known().len(), snapshot.engine().editions().len()), (1, 1));
    }

    #[test]
    fn articles_are_read_with_the_records_of_one_party_on_several_lists_as_one() {
        let mut other = embedded().unwrap();
        "other".clone_into(&mut other.info.dataset);
        for entity in &mut other.entities {
            entity.id = entity.id.replace("ofac-", "other-");
            entity.datasets = vec!["other".to_owned()];
            for designation in &mut entity.designations {
                designation.listed_on = "2014-02-03".parse().ok();
            }
        }
        let engine = Engine::open(vec![embedded().unwrap(), other], false).unwrap().with_groups(&BTreeMap::new());
        let snapshot = Snapshot::new(engine);
        let text = "Kim Yong Chol, an official said to represent KOMID in Iran, was named by the ministry on Monday.";
        let settings = Settings { published: Day::new(2014, 6, 2), ..Settings::default() };
        let dossier = snapshot.reader().read(plain::read("a.txt", text), &settings).unwrap().dossier;
        let party = dossier.parties.iter().find(|party| party.entity == "ofac-17614").unwrap();
        assert_eq!(party.same_party, ["other-17614"]);
        let listed = Standing::Listed { since: "2014-02-03".parse().unwrap() };
        assert_eq!(party.standing, listed, "OFAC listed him on 2015-01-02");
        let runner_up = party.runner_up.as_ref().unwrap();
        assert!(runner_up.entity.ends_with("-12211"), "{runner_up:?}");
        assert!(!dossier.parties.iter().any(|party| party.entity == "other-17614"), "{:?}", dossier.parties);
    }
}
