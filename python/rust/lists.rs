//! From `lists=` to an engine: files, folders, the embedded list, editions in the store, an index that was saved.
//!
//! The values are those of `--list`, with the same meaning in the same order.

use crate::{
    failure::Failure,
    options::day_in,
    values::{is_path, one_or_several},
};
use interdict_documents::{NameIndex, Reader};
use interdict_lists::{ListReading, embedded, open};
use interdict_model::{Entity, PartialDate};
use interdict_screening::{Edition, Engine, is_index_file, layouts::are_complete};
use interdict_store::{Store, StoreError};
use pyo3::prelude::*;
use std::{
    borrow::Cow,
    collections::BTreeMap,
    env,
    path::{Path, PathBuf},
    sync::{Arc, OnceLock},
};

/// Names of the list that is part of the program.
const EMBEDDED: &[&str] = &["embedded", "us_dprk_2015"];
/// Stands for every list in the store.
const ALL: &str = "all";
/// Under this key the store keeps which records were in which group.
const GROUPS: &str = "groups";

/// Lists loaded, indexed and ready. Never changes once opened; answers hold on to it.
#[derive(Debug)]
pub(crate) struct Lists {
    pub(crate) engine: Engine,
    /// The editions in their short form, as every answer names them.
    pub(crate) editions: Vec<String>,
    /// Whether every list is there as it was published.
    pub(crate) complete: bool,
    /// The day on which the editions were known, if one was asked for.
    pub(crate) known_on: Option<PartialDate>,
    /// Built when the first article is read: most never do.
    names: OnceLock<Arc<NameIndex>>,
    /// Of each record the number of its party, built with the names.
    groups: OnceLock<Arc<[u32]>>,
}

impl Lists {
    fn new(engine: Engine, known_on: Option<PartialDate>) -> Self {
        let editions = engine.editions().iter().map(Edition::short).collect();
        let complete = are_complete(engine.editions());
        Self { engine, editions, complete, known_on, names: OnceLock::new(), groups: OnceLock::new() }
    }

    /// Loads lists, or an index of lists that was saved.
    pub(crate) fn open(choices: &[String], shelf: &Shelf, allow_incomplete: bool) -> Result<Self, Failure> {
        if let Some(index) = choices.iter().find(|choice| is_index_file(Path::new(choice))) {
            if choices.len() > 1 {
                return Err(Failure::usage("lists", format!("{index} is an index, and goes with no other list"))
                    .with_hint("an index holds the lists it was built from; build one from all lists that you want"));
            }
            return Self::open_index(Path::new(index), shelf, allow_incomplete);
        }
        let mut engine = Engine::open(shelf.load(choices)?, allow_incomplete)?;
        if engine.editions().len() > 1 {
            engine = engine.with_groups(&shelf.group_assignments());
        }
        Ok(Self::new(engine, shelf.known_on))
    }

    fn open_index(path: &Path, shelf: &Shelf, allow_incomplete: bool) -> Result<Self, Failure> {
        if shelf.known_on.is_some() {
            let message = format!("{} is an index, and says nothing of when its lists were seen", path.display());
            return Err(Failure::usage("known_on", message));
        }
        let engine = Engine::open_file(path)?;
        // Articles and OFAC's score search the records themselves.
        engine.check_records()?;
        match engine.editions().iter().find(|edition| !edition.complete) {
            Some(edition) if !allow_incomplete => {
                let message = format!("{}: {} was not read completely", path.display(), edition.info.title);
                Err(Failure::new("list.incomplete", message).with_hint(
                    "build the index again, or allow it with --allow-incomplete (every answer then says so)",
                ))
            }
            _ => Ok(Self::new(engine, None)),
        }
    }

    /// What the editions do not have though their publishers say it, each with what to do about it.
    pub(crate) fn gaps(&self) -> Vec<String> {
        let mut gaps = Vec::new();
        for edition in self.engine.editions() {
            if !edition.complete {
                gaps.push(format!("{} is not complete; a clear answer is not certain", edition.info.title));
            }
            gaps.extend(edition.gaps.iter().map(|gap| format!("{}: {gap}", edition.info.dataset)));
        }
        gaps
    }

    /// The records of a party, one for each list that has it. Capital letters do not count.
    pub(crate) fn records(&self, id: &str) -> Vec<Cow<'_, Entity>> {
        let (id, parties) = (id.trim(), self.engine.parties());
        let of_the_party = parties.ids().filter(|(_, known)| known.eq_ignore_ascii_case(id));
        of_the_party.map(|(place, _)| parties.get(place)).collect()
    }

    /// A reader of articles that looks for the parties of these lists.
    pub(crate) fn reader(&self) -> Reader<'_> {
        let entities = self.engine.entities();
        let names = self.names.get_or_init(|| Arc::new(NameIndex::new(entities)));
        let groups = self.groups.get_or_init(|| self.engine.party_numbers().into());
        Reader::over(entities, Arc::clone(names)).with_groups(Arc::clone(groups))
    }
}

/// Where lists with a name are looked for.
#[derive(Debug, Default)]
pub(crate) struct Shelf {
    /// The store's file; the default one if none is given.
    pub(crate) store: Option<PathBuf>,
    /// Take the editions that were known on this day.
    pub(crate) known_on: Option<PartialDate>,
}

impl Shelf {
    /// The store's file: the one given, that of `INTERDICT_STORE`, or the one in the user's data folder.
    pub(crate) fn store_path(&self) -> Result<PathBuf, Failure> {
        let variable = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        let in_folder = |name: &str, below: &str| Some(variable(name)?.join(below).join("store.sqlite"));
        self.store
            .clone()
            .or_else(|| variable("INTERDICT_STORE"))
            .or_else(|| in_folder("XDG_DATA_HOME", "interdict"))
            .or_else(|| in_folder("HOME", ".local/share/interdict"))
            .or_else(|| in_folder("LOCALAPPDATA", "interdict"))
            .ok_or_else(|| {
                Failure::new("store.no_folder", "there is no data folder for the store")
                    .with_hint("name a file with store= or INTERDICT_STORE")
            })
    }

    /// Which group a record was in before, as the store remembers it; nothing if there is no store.
    fn group_assignments(&self) -> BTreeMap<String, String> {
        let noted = self
            .store_path()
            .ok()
            .filter(|path| path.exists())
            .and_then(|path| Store::open(&path).ok()?.note(GROUPS).ok()?);
        noted.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
    }

    /// Reads every list, in the order given. One that cannot be read is an error: a screening that could not use a list it
    /// was told to use is no clear answer.
    fn load(&self, choices: &[String]) -> Result<Vec<ListReading>, Failure> {
        let mut readings = Vec::new();
        for choice in choices {
            readings.extend(self.load_one(choice)?);
        }
        Ok(readings)
    }

    /// Reads one list that a user named: several if it is a folder with several, or `all`.
    pub(crate) fn load_one(&self, choice: &str) -> Result<Vec<ListReading>, Failure> {
        let path = Path::new(choice);
        let is_file = path.exists();
        if (is_file || EMBEDDED.contains(&choice)) && self.known_on.is_some() {
            return Err(Failure::usage("known_on", format!("{choice} says nothing of when it was seen"))
                .with_hint("put it into the store with `interdict lists add --seen DATE`, and name it as a list"));
        }
        if is_file {
            return Ok(open(path)?);
        }
        if EMBEDDED.contains(&choice) {
            return Ok(vec![embedded::embedded()?]);
        }
        self.in_store(choice)
    }

    fn in_store(&self, choice: &str) -> Result<Vec<ListReading>, Failure> {
        let path = self.store_path()?;
        let (dataset, day) = match choice.split_once('@') {
            Some(_) if self.known_on.is_some() => {
                return Err(Failure::usage(
                    "known_on",
                    format!("{choice} names a day of its own; give one of the two"),
                ));
            }
            Some((dataset, day)) => (dataset, Some(day_in(choice, day)?)),
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

/// The lists of an argument that takes one or several; without it, the embedded one.
pub(crate) fn choices(given: Option<&Bound<'_, PyAny>>) -> Result<Vec<String>, Failure> {
    let Some(given) = given.filter(|given| !given.is_none()) else { return Ok(vec![EMBEDDED[0].to_owned()]) };
    let mut choices = Vec::new();
    for choice in one_or_several(Some(given))? {
        choices.push(if is_path(&choice)? {
            let path = choice.extract::<PathBuf>()?;
            let not_text = || Failure::usage("lists", format!("{}: the path is not UTF-8", path.display()));
            path.to_str().ok_or_else(not_text)?.to_owned()
        } else {
            choice.extract::<String>()?
        });
    }
    Ok(choices)
}
