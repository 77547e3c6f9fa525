//! Opening what was named: each name is an index file, a file or folder with lists, the embedded list, or a list in the store.

use crate::{ShelfError, day, store_path};
use interdict_lists::{ListReading, Publication, embedded, find, open};
use interdict_model::PartialDate;
use interdict_screening::{Edition, Engine, EngineError, is_index_file};
use interdict_store::{EditionDays, Store, StoreError};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Names of the list that is part of the program.
pub const EMBEDDED: [&str; 2] = ["embedded", "us_dprk_2015"];
/// Stands for every list in the store.
pub const ALL: &str = "all";

/// Files of so many bytes and more are indexed party by party, where their form allows it. Read whole, they would take some
/// ten to twenty times as much memory.
const LARGE: u64 = 64 << 20;

/// Where lists with a name are looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shelf {
    /// The store's file; the default one if none is given.
    pub store: Option<PathBuf>,
    /// Take the editions that were known on this day.
    pub known_on: Option<PartialDate>,
    /// Index what was read on so many threads; on all cores if none is said.
    pub threads: Option<usize>,
}

impl Shelf {
    /// The store's file, as [`store_path`] finds it.
    pub fn store_path(&self) -> Result<PathBuf, ShelfError> {
        store_path(self.store.as_deref())
    }

    /// The lists that a user named, ready to be screened against: what an index file holds, or what was read and indexed now.
    pub fn engine(&self, choices: &[String], allow_incomplete: bool) -> Result<Engine, ShelfError> {
        match self.index(choices, allow_incomplete)? {
            Some(engine) => Ok(engine),
            None => self.built(choices, allow_incomplete),
        }
    }

    /// Reads every list and indexes them. If there are several, parties that stand on more than one of them are found.
    pub fn built(&self, choices: &[String], allow_incomplete: bool) -> Result<Engine, ShelfError> {
        let mut publications = Vec::new();
        for choice in choices {
            publications.extend(self.found(choice)?);
        }
        Ok(self.with_groups(Engine::open_publications_on(self.threads, publications, allow_incomplete)?))
    }

    /// Indexes lists that were read, and finds the parties that stand on several of them.
    pub fn grouped(&self, lists: Vec<ListReading>, allow_incomplete: bool) -> Result<Engine, ShelfError> {
        Ok(self.with_groups(Engine::open_on(self.threads, lists, allow_incomplete)?))
    }

    fn with_groups(&self, engine: Engine) -> Engine {
        if engine.editions().len() < 2 { engine } else { engine.with_groups(&self.group_assignments()) }
    }

    /// The engine in an index file, if that is what a user named: alone, because it is not a list among others.
    pub fn index(&self, choices: &[String], allow_incomplete: bool) -> Result<Option<Engine>, ShelfError> {
        let Some(file) = choices.iter().find(|choice| is_index_file(Path::new(choice.as_str()))) else {
            return Ok(None);
        };
        if choices.len() > 1 {
            return Err(ShelfError::IndexAmongLists { file: file.clone() });
        }
        if self.known_on.is_some() {
            return Err(ShelfError::IndexOfNoDay { file: file.clone() });
        }
        let engine = Engine::open_file(Path::new(file))?;
        let incomplete = engine.editions().iter().find(|edition| !edition.complete && !allow_incomplete);
        if let Some(edition) = incomplete {
            let first = format!("{file} was built from it all the same");
            return Err(EngineError::Incomplete { title: edition.info.title.clone(), first, others: 0 }.into());
        }
        Ok(Some(engine))
    }

    /// Reads every list, in the order given. One that cannot be read is an error: a screening that could not use a list it
    /// was told to use is no clear answer.
    pub fn load(&self, choices: &[String]) -> Result<Vec<ListReading>, ShelfError> {
        let mut readings = Vec::new();
        for choice in choices {
            readings.extend(self.load_one(choice)?);
        }
        Ok(readings)
    }

    /// Reads one list that a user named: several if it is a folder with several, or `all`.
    pub fn load_one(&self, choice: &str) -> Result<Vec<ListReading>, ShelfError> {
        if let Some(path) = self.path(choice)? {
            return Ok(open(path)?);
        }
        if EMBEDDED.contains(&choice) {
            if self.known_on.is_some() {
                return Err(ShelfError::EmbeddedOfNoDay);
            }
            return Ok(vec![embedded::embedded()?]);
        }
        self.in_store(choice)
    }

    /// The same for those who index what they get: of large files nothing is held.
    fn found(&self, choice: &str) -> Result<Vec<Publication>, ShelfError> {
        match self.path(choice)? {
            Some(path) => Ok(find(path, LARGE)?),
            None => Ok(self.load_one(choice)?.into_iter().map(Publication::from).collect()),
        }
    }

    /// The file or folder that a user named, if it is one.
    fn path<'a>(&self, choice: &'a str) -> Result<Option<&'a Path>, ShelfError> {
        let path = Path::new(choice);
        if !path.exists() {
            return Ok(None);
        }
        no_index_at(path)?;
        if self.known_on.is_some() {
            return Err(ShelfError::FileOfNoDay { choice: choice.to_owned() });
        }
        Ok(Some(path))
    }

    /// Reads what a user named as one list. Something that holds several, or none, is an error.
    pub fn one(&self, choice: &str) -> Result<ListReading, ShelfError> {
        let mut readings = self.load_one(choice)?;
        let count = readings.len();
        readings.pop().filter(|_| count == 1).ok_or_else(|| ShelfError::NotOne { choice: choice.to_owned(), count })
    }

    /// The store's file, if one of the lists that a user named is to be found there, and it exists.
    pub fn store_of(&self, choices: &[String]) -> Result<Option<PathBuf>, ShelfError> {
        if choices.iter().all(|choice| is_elsewhere(choice)) {
            return Ok(None);
        }
        Ok(Some(self.store_path()?).filter(|path| path.exists()))
    }

    /// The editions in the store of lists that a user named, with their days: what dates parties of which the lists state no day.
    /// `None` if no named list comes from the store, or it has no list of several editions.
    pub fn edition_days(&self, choices: &[String]) -> Result<Option<EditionDays>, ShelfError> {
        let Some(store) = self.store_of(choices)? else { return Ok(None) };
        Ok(EditionDays::of(&store, self.known_on)?)
    }

    fn in_store(&self, choice: &str) -> Result<Vec<ListReading>, ShelfError> {
        let path = self.store_path()?;
        let (dataset, day) = match choice.split_once('@') {
            Some(_) if self.known_on.is_some() => return Err(ShelfError::TwoDays { choice: choice.to_owned() }),
            Some((dataset, text)) => {
                let named = day(text).map_err(|source| ShelfError::NotADay { choice: choice.to_owned(), source })?;
                (dataset, Some(named))
            }
            None => (choice, self.known_on),
        };
        let not_found = || ShelfError::NotFound { choice: choice.to_owned() };
        if !path.exists() {
            // `all` is also what a command takes if no list is chosen: then the store is what is missing.
            return Err(if dataset == ALL { StoreError::Absent { path }.into() } else { not_found() });
        }
        let mut store = Store::open(&path)?;
        let known = store.datasets()?;
        let wanted: Vec<&str> = if dataset == ALL {
            // No list is not all of them: who asks what is screened against is told so.
            if known.is_empty() {
                return Err(ShelfError::NoLists { store: path });
            }
            known.iter().map(String::as_str).collect()
        } else if known.iter().any(|name| name == dataset) {
            vec![dataset]
        } else {
            return Err(not_found());
        };
        let mut readings = Vec::with_capacity(wanted.len());
        for dataset in wanted {
            let edition = match day {
                Some(day) => {
                    let not_known = || ShelfError::NotKnown { dataset: dataset.to_owned(), day };
                    store.known_on(dataset, day)?.ok_or_else(not_known)?
                }
                None => store.newest(dataset)?.ok_or_else(not_found)?,
            };
            readings.push(store.reading(&edition)?);
        }
        Ok(readings)
    }
}

/// Whether a list comes from a file or the program itself, and not from the store.
pub fn is_elsewhere(choice: &str) -> bool {
    EMBEDDED.contains(&choice) || Path::new(choice).exists()
}

/// Reads the lists in a file or folder. An index file there is an error, as [`Shelf::load_one`] has it.
pub fn read_path(path: &Path) -> Result<Vec<ListReading>, ShelfError> {
    no_index_at(path)?;
    Ok(open(path)?)
}

/// Sees to it that no index file is taken for a list: neither one that was named, nor one in a folder, which the reader of
/// lists would pass over without a word though it was to be screened against.
fn no_index_at(path: &Path) -> Result<(), ShelfError> {
    if is_index_file(path) {
        return Err(ShelfError::IsIndex { file: path.to_owned(), in_folder: false });
    }
    // A folder that cannot be read is told of by the reader of lists.
    let Ok(entries) = fs::read_dir(path) else { return Ok(()) };
    let files = entries.flatten().map(|entry| entry.path());
    match files.filter(|file| is_index_file(file)).min() {
        Some(file) => Err(ShelfError::IsIndex { file, in_folder: true }),
        None => Ok(()),
    }
}

/// The lists that a store has. Those that are wanted have to be among them.
pub fn known_lists(store: &Store, wanted: &[String]) -> Result<Vec<String>, ShelfError> {
    let known = store.datasets()?;
    match wanted.iter().find(|list| !known.contains(list)) {
        Some(list) => Err(ShelfError::NotInStore { list: list.clone(), known }),
        None => Ok(known),
    }
}

/// What the editions lack though their publishers say it, in sentences that a user is to be warned with.
pub fn shortcomings(editions: &[Edition]) -> Vec<String> {
    let incomplete = editions.iter().filter(|edition| !edition.complete);
    let incomplete =
        incomplete.map(|edition| format!("{} is not complete; a clear answer is not certain", edition.info.title));
    let gaps = editions
        .iter()
        .flat_map(|edition| edition.gaps.iter().map(move |gap| format!("{}: {gap}", edition.info.dataset)));
    incomplete.chain(gaps).collect()
}
