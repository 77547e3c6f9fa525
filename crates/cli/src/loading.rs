//! From `--list` values to lists that were read: files, folders, the embedded list, editions in the store; or to the engine in an
//! index file.

use crate::failure::Failure;
use interdict_lists::{ListReading, embedded, open};
use interdict_model::PartialDate;
use interdict_screening::{Edition, Engine, EngineError, is_index_file};
use interdict_store::{Store, StoreError};
use std::{
    collections::BTreeMap,
    env, io,
    path::{Path, PathBuf},
};

/// Names of the list that is part of the program.
const EMBEDDED: &[&str] = &["embedded", "us_dprk_2015"];
/// Stands for every list in the store.
const ALL: &str = "all";

/// Where lists with a name are looked for.
#[derive(Debug, Default)]
pub(crate) struct Shelf {
    /// The store's file; the default one if none is given.
    pub(crate) store: Option<PathBuf>,
    /// Take the editions that were known on this day.
    pub(crate) known_on: Option<PartialDate>,
}

/// Under this key the store keeps which records were in which group.
const GROUPS: &str = "groups";

/// Which group a record was in before, as the store remembers it; nothing if there is no store.
pub(crate) fn group_assignments(given: Option<&Path>) -> BTreeMap<String, String> {
    let noted = store_path(given)
        .ok()
        .filter(|path| path.exists())
        .and_then(|path| Store::open(&path).ok()?.note(GROUPS).ok()?);
    noted.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

/// Remembers which records are in which group.
pub(crate) fn keep_group_assignments(store: &Store, assignments: &BTreeMap<String, String>) -> Result<(), Failure> {
    let text = serde_json::to_string(assignments).map_err(io::Error::from)?;
    Ok(store.set_note(GROUPS, &text)?)
}

/// The store's file where none is named: in the user's data folder.
pub(crate) fn store_path(given: Option<&Path>) -> Result<PathBuf, Failure> {
    if let Some(path) = given {
        return Ok(path.to_owned());
    }
    let folder = |variable: &str, below: &str| {
        env::var_os(variable).filter(|value| !value.is_empty()).map(|value| PathBuf::from(value).join(below))
    };
    folder("XDG_DATA_HOME", "interdict")
        .or_else(|| folder("HOME", ".local/share/interdict"))
        .or_else(|| folder("LOCALAPPDATA", "interdict"))
        .map(|folder| folder.join("store.sqlite"))
        .ok_or_else(|| {
            Failure::new("store.no_folder", "there is no data folder for the store")
                .with_hint("name a file with --store or INTERDICT_STORE")
        })
}

impl Shelf {
    /// The lists that a user named, ready to be screened against: what an index file holds, or what was read and indexed now.
    pub(crate) fn engine(&self, choices: &[String], allow_incomplete: bool) -> Result<Engine, Failure> {
        match self.index(choices, allow_incomplete)? {
            Some(engine) => Ok(engine),
            None => self.built(choices, allow_incomplete),
        }
    }

    /// Reads every list and indexes them. If there are several, parties that stand on more than one of them are found.
    pub(crate) fn built(&self, choices: &[String], allow_incomplete: bool) -> Result<Engine, Failure> {
        self.grouped(self.load(choices)?, allow_incomplete)
    }

    /// Indexes lists that were read, and finds the parties that stand on several of them.
    pub(crate) fn grouped(&self, lists: Vec<ListReading>, allow_incomplete: bool) -> Result<Engine, Failure> {
        let engine = Engine::open(lists, allow_incomplete)?;
        if engine.editions().len() < 2 {
            return Ok(engine);
        }
        Ok(engine.with_groups(&group_assignments(self.store.as_deref())))
    }

    /// The engine in an index file, if that is what a user named: alone, because it is not a list among others.
    pub(crate) fn index(&self, choices: &[String], allow_incomplete: bool) -> Result<Option<Engine>, Failure> {
        let Some(file) = choices.iter().find(|choice| is_index_file(Path::new(choice.as_str()))) else {
            return Ok(None);
        };
        if choices.len() > 1 {
            let message = format!("{file} is an index file, which holds all that is screened against: it goes alone");
            return Err(Failure::usage("--list", message)
                .with_hint("`interdict index build OUT --list ... --list ...` puts several lists into one"));
        }
        if self.known_on.is_some() {
            let message = format!("{file} is an index file, and says nothing of when its lists were seen");
            return Err(Failure::usage("--known-on", message)
                .with_hint("`interdict index build OUT --list NAME --known-on DATE` makes one of the lists of a day"));
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
    pub(crate) fn load(&self, choices: &[String]) -> Result<Vec<ListReading>, Failure> {
        let mut readings = Vec::new();
        for choice in choices {
            readings.extend(self.load_one(choice)?);
        }
        Ok(readings)
    }

    /// The store's file, if one of the lists that a user named is to be found there, and it exists.
    pub(crate) fn store_of(&self, choices: &[String]) -> Result<Option<PathBuf>, Failure> {
        let stored = |choice: &String| !EMBEDDED.contains(&choice.as_str()) && !Path::new(choice).exists();
        if !choices.iter().any(stored) {
            return Ok(None);
        }
        Ok(Some(store_path(self.store.as_deref())?).filter(|path| path.exists()))
    }

    /// Reads one list that a user named: several if it is a folder with several, or `all`.
    pub(crate) fn load_one(&self, choice: &str) -> Result<Vec<ListReading>, Failure> {
        let path = Path::new(choice);
        if path.exists() {
            if is_index_file(path) {
                let message = format!("{choice} is an index file: it is screened against, and is no list to be read");
                return Err(Failure::new("list.is_index", message).with_hint(
                    "`interdict index show` tells what is in it, `interdict show ID --list` shows a party of it",
                ));
            }
            if self.known_on.is_some() {
                return Err(Failure::usage(
                    "--known-on",
                    format!("{choice} is a file, and says nothing of when it was seen"),
                )
                .with_hint("put it into the store with `interdict lists add --seen DATE`, and name it as a list"));
            }
            return Ok(open(path)?);
        }
        if EMBEDDED.contains(&choice) {
            if self.known_on.is_some() {
                return Err(Failure::usage(
                    "--known-on",
                    "the embedded list is part of the program, and was never seen",
                )
                .with_hint("name a list in the store with --list; `interdict lists editions` shows them"));
            }
            return Ok(vec![embedded::embedded()?]);
        }
        self.in_store(choice)
    }

    fn in_store(&self, choice: &str) -> Result<Vec<ListReading>, Failure> {
        let path = store_path(self.store.as_deref())?;
        let (dataset, day) = match choice.split_once('@') {
            Some(_) if self.known_on.is_some() => {
                return Err(Failure::usage(
                    "--known-on",
                    format!("{choice} names a day of its own; give one of the two"),
                ));
            }
            Some((dataset, day)) => (dataset, Some(crate::plan::day("LIST@DATE", day)?)),
            None => (choice, self.known_on),
        };
        let not_found = || {
            Failure::new("list.not_found", format!("{choice}: there is no such file or folder, and no list of that name"))
                .with_hint(
                    "give a path to a list file or folder, `embedded` for the list that is part of the program, or the name \
                     of a list in the store; `interdict lists editions` shows those",
                )
        };
        if !path.exists() {
            // `all` is also what a command takes if no list is chosen: then the store is what is missing.
            return Err(if dataset == ALL { StoreError::Absent { path }.into() } else { not_found() });
        }
        let mut store = Store::open(&path)?;
        let known = store.datasets()?;
        let wanted: Vec<&str> = if dataset == ALL {
            known.iter().map(String::as_str).collect()
        } else if known.iter().any(|name| name == dataset) {
            vec![dataset]
        } else {
            return Err(not_found());
        };
        let mut readings = Vec::with_capacity(wanted.len());
        for dataset in wanted {
            let edition = match day {
                Some(day) => store.known_on(dataset, day)?,
                None => store.newest(dataset)?,
            };
            let Some(edition) = edition else {
                let day = day.map(|day| day.to_string()).unwrap_or_default();
                return Err(Failure::new("list.not_known", format!("{dataset}: no edition was known on {day}"))
                    .with_hint("`interdict lists editions` shows since when editions are kept"));
            };
            readings.push(store.reading(&edition)?);
        }
        Ok(readings)
    }
}

/// Says what the editions lack, on standard error.
pub(crate) fn warn_of(editions: &[Edition], err: &mut dyn io::Write) -> io::Result<()> {
    for edition in editions.iter().filter(|edition| !edition.complete) {
        writeln!(err, "warning: {} is not complete; a clear answer is not certain", edition.info.title)?;
    }
    for edition in editions {
        for gap in &edition.gaps {
            writeln!(err, "warning: {}: {gap}", edition.info.dataset)?;
        }
    }
    Ok(())
}
