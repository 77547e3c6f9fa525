//! Where a service has its lists from: the files, the embedded list or the editions in the store that the command line names.

use crate::{
    failure::Failure,
    serving_arguments::{ReceiptsOfService, ServedLists},
};
use interdict_lists::EditionInfo;
use interdict_model::PartialDate;
use interdict_screening::Engine;
use interdict_server::{ListSource, ListsError, Loaded, receipts::ReceiptsKept};
use interdict_shelf::{ALL, EMBEDDED, Shelf, is_elsewhere, open_store, store_path};
use interdict_store::Store;
use std::{
    num::NonZeroUsize,
    path::{Path, PathBuf},
};

/// The keys are beside the store under this name.
const KEYS: &str = "keys.json";

/// The lists of a service.
pub(super) struct Served {
    lists: ServedLists,
    /// How many threads index them; all cores if none is said.
    threads: Option<usize>,
    /// The store that the lists come from. Whether it is there is asked each time: it may be made while the service runs.
    store: Option<PathBuf>,
}

/// Lists of the store as they were known on a day.
#[derive(Debug, Default)]
struct OnADay {
    /// Those that had an edition, each with the day.
    known: Vec<String>,
    /// Those that had none yet.
    not_known: Vec<EditionInfo>,
}

impl Served {
    pub(super) fn new(lists: &ServedLists, threads: Option<NonZeroUsize>) -> Result<Self, Failure> {
        let path = if lists.lists.iter().all(|choice| is_elsewhere(choice)) && !lists.lists.is_empty() {
            None
        } else if lists.store.store.is_none() && lists.lists.is_empty() {
            // Without a folder for data there is no store, and the embedded list does.
            store_path(None).ok()
        } else {
            Some(store_path(lists.store.store.as_deref())?)
        };
        Ok(Self { lists: lists.clone(), threads: threads.map(NonZeroUsize::get), store: path })
    }

    /// What is loaded: what was chosen, else all lists in the store, else the embedded list.
    fn choices(&self) -> Result<Vec<String>, Failure> {
        if !self.lists.lists.is_empty() {
            return Ok(self.lists.lists.clone());
        }
        Ok(vec![if self.has_lists()? { ALL } else { EMBEDDED[0] }.to_owned()])
    }

    /// Whether the store is there and has a list.
    fn has_lists(&self) -> Result<bool, Failure> {
        Ok(match self.store() {
            Some(path) => !Store::open(&path)?.datasets()?.is_empty(),
            None => false,
        })
    }

    fn open(&self, known_on: Option<PartialDate>) -> Result<Loaded, Failure> {
        let choices = self.choices()?;
        if let (Some(day), Some(path)) = (known_on, self.store())
            && let Some(OnADay { known, not_known }) = on_a_day(&Store::open(&path)?, &choices, day)?
        {
            if known.is_empty() {
                let names: Vec<&str> = not_known.iter().map(|info| info.dataset.as_str()).collect();
                let hint = format!(
                    "there was none yet of {}; `interdict lists editions` shows since when editions are kept",
                    names.join(", ")
                );
                let message = format!("no edition of any list in use was known on {day}");
                return Err(Failure::new("list.not_known", message).with_hint(hint));
            }
            return Ok(Loaded { engine: self.engine(&known, None)?, not_known });
        }
        Ok(self.engine(&choices, known_on)?.into())
    }

    fn engine(&self, choices: &[String], known_on: Option<PartialDate>) -> Result<Engine, Failure> {
        let shelf = Shelf { store: self.lists.store.store.clone(), known_on, threads: self.threads };
        let engine = shelf.engine(choices, self.lists.allow_incomplete)?;
        // A service may be asked for what searches the records themselves: articles, payments, OFAC's score.
        engine.check_records()?;
        Ok(engine)
    }
}

/// Which of the lists that were chosen had an edition on a day. None if something was chosen that is no list of the store,
/// or that names a day of its own: what is to be said of that is said where it is loaded.
fn on_a_day(store: &Store, choices: &[String], day: PartialDate) -> Result<Option<OnADay>, Failure> {
    let held = store.datasets()?;
    let mut found = OnADay::default();
    for choice in choices {
        let meant: Vec<&String> = if choice == ALL {
            held.iter().collect()
        } else if held.contains(choice) && !is_elsewhere(choice) {
            vec![choice]
        } else {
            return Ok(None);
        };
        for dataset in meant {
            if store.known_on(dataset, day)?.is_some() {
                found.known.push(format!("{dataset}@{day}"));
            } else {
                found.not_known.extend(store.newest(dataset)?.map(|edition| edition.info));
            }
        }
    }
    Ok(Some(found))
}

impl ListSource for Served {
    fn load(&self, known_on: Option<PartialDate>) -> Result<Loaded, ListsError> {
        self.open(known_on).map_err(|Failure { code, message, hint, .. }| ListsError { code, message, hint })
    }

    fn store(&self) -> Option<PathBuf> {
        self.store.clone().filter(|path| path.exists())
    }

    fn watched(&self) -> Option<PathBuf> {
        self.store.clone()
    }

    /// Whoever names a store means the lists in it. That there are none is a mistake, or will not stay so.
    fn waits_for(&self) -> Option<PathBuf> {
        let named = self.lists.store.store.as_ref().filter(|_| self.lists.lists.is_empty())?;
        // A store that cannot be opened is an error elsewhere.
        self.has_lists().is_ok_and(|has_lists| !has_lists).then(|| named.clone())
    }
}

/// Where the service leaves receipts, if it is to leave any. The store is made if there is none.
pub(super) fn receipts_kept(choice: &ReceiptsOfService, store: Option<&Path>) -> Result<Option<ReceiptsKept>, Failure> {
    if !choice.receipts {
        return Ok(None);
    }
    let store = open_store(store)?.path().to_owned();
    Ok(Some(ReceiptsKept { store, subjects: choice.receipt_subjects }))
}

/// The file with the keys: the one that is named, or the one beside the store.
pub(super) fn keys_file(given: Option<&Path>, store: Option<&Path>) -> Result<PathBuf, Failure> {
    given.map_or_else(|| Ok(store_path(store)?.with_file_name(KEYS)), |path| Ok(path.to_owned()))
}

/// The file with the keys of a service: the one that is named, or the one beside the store if there is one.
pub(super) fn keys_in_use(given: Option<&Path>, store: Option<&Path>) -> Option<PathBuf> {
    match given {
        Some(path) => Some(path.to_owned()),
        None => keys_file(None, store).ok().filter(|path| path.exists()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arguments::StoreChoice;
    use interdict_lists::{ListReading, embedded::embedded};
    use interdict_store::Bounds;

    fn served(store: &Path, lists: &[&str]) -> Served {
        let lists = lists.iter().map(|&list| list.to_owned()).collect();
        let store = StoreChoice { store: Some(store.to_owned()) };
        Served::new(&ServedLists { lists, store, allow_incomplete: false }, None).unwrap()
    }

    fn list(dataset: &str) -> ListReading {
        let mut reading = embedded().unwrap();
        dataset.clone_into(&mut reading.info.dataset);
        reading
    }

    fn put(path: &Path, dataset: &str, seen_on: &str) {
        let mut store = Store::open_or_create(path).unwrap();
        store.add(&list(dataset), seen_on.parse().unwrap(), &Bounds::default(), true).unwrap();
    }

    fn datasets(loaded: &Loaded) -> Vec<&str> {
        loaded.engine.editions().iter().map(|edition| edition.info.dataset.as_str()).collect()
    }

    #[test]
    fn a_store_that_comes_after_the_start_is_used_from_the_next_load_on() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("store.sqlite");
        let by_default = served(&path, &[]);
        assert_eq!((by_default.store(), by_default.watched()), (None, Some(path.clone())));
        assert_eq!(by_default.waits_for(), Some(path.clone()));
        assert_eq!(datasets(&by_default.load(None).unwrap()), ["us_dprk_2015"]);
        // Who wants all lists in the store gets no other list in their place.
        let all = served(&path, &["all"]);
        assert_eq!(all.load(None).unwrap_err().code, "store.absent");

        put(&path, "first", "2015-01-02");
        for served in [by_default, all] {
            assert_eq!(datasets(&served.load(None).unwrap()), ["first"]);
            assert_eq!((served.store(), served.waits_for()), (Some(path.clone()), None));
        }
    }

    #[test]
    fn a_list_that_had_no_edition_on_a_day_is_left_out_and_named() {
        type Names = &'static [&'static str];
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("store.sqlite");
        put(&path, "early", "2014-12-31");
        put(&path, "late", "2015-01-02");
        let day = |text: &str| Some(text.parse::<PartialDate>().unwrap());
        // What is asked for, the day, what is known then, and what is not.
        let cases: [(Names, &str, Names, Names); 5] = [
            (&[], "2014-12-31", &["early"], &["late"]),
            (&["all"], "2015-01-01", &["early"], &["late"]),
            (&["all"], "2015-01-02", &["early", "late"], &[]),
            (&["early"], "2015-01-01", &["early"], &[]),
            (&["late", "early"], "2015-01-01", &["early"], &["late"]),
        ];
        for (chosen, known_on, known, not_known) in cases {
            let loaded = served(&path, chosen).load(day(known_on)).unwrap();
            assert_eq!(datasets(&loaded), known, "{chosen:?} {known_on}");
            let named: Vec<&str> = loaded.not_known.iter().map(|info| info.dataset.as_str()).collect();
            assert_eq!(named, not_known, "{chosen:?} {known_on}");
        }
        let error = served(&path, &[]).load(day("2014-01-01")).unwrap_err();
        assert_eq!(error.code, "list.not_known");
        assert!(error.hint.unwrap().contains("early, late"));
        assert_eq!(served(&path, &["embedded"]).load(day("2015-01-02")).unwrap_err().code, "usage");
    }
}
