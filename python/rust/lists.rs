//! From `lists=` to an engine, and articles read against it: `interdict_shelf` opens what is named, as for `--list`.

use crate::{
    failure::Failure,
    values::{is_path, one_or_several, path},
};
use interdict_documents::{NameIndex, Reader};
use interdict_model::{Entity, PartialDate};
use interdict_screening::{Edition, Engine, layouts::are_complete};
use interdict_shelf::{Argument, EMBEDDED, Shelf, ShelfError, shortcomings};
use interdict_store::EditionDays;
use pyo3::prelude::*;
use std::{
    borrow::Cow,
    env,
    path::PathBuf,
    sync::{Arc, OnceLock},
};

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
    /// The editions in the store that the lists come from, with their days.
    pub(crate) days: Option<EditionDays>,
    /// Built when the first article is read: most never do.
    names: OnceLock<Arc<NameIndex>>,
    /// Of each record the number of its party, built with the names.
    groups: OnceLock<Arc<[u32]>>,
}

impl Lists {
    fn new(engine: Engine, known_on: Option<PartialDate>, days: Option<EditionDays>) -> Self {
        let editions = engine.editions().iter().map(Edition::short).collect();
        let complete = are_complete(engine.editions());
        Self { engine, editions, complete, known_on, days, names: OnceLock::new(), groups: OnceLock::new() }
    }

    /// Loads lists, or an index of lists that was saved.
    pub(crate) fn open(choices: &[String], shelf: &Shelf, allow_incomplete: bool) -> Result<Self, Failure> {
        let engine = shelf.engine(choices, allow_incomplete)?;
        // Articles and OFAC's score search the records themselves.
        engine.check_records()?;
        Ok(Self::new(engine, shelf.known_on, shelf.edition_days(choices)?))
    }

    /// What the editions do not have though their publishers say it, each with what to do about it.
    pub(crate) fn gaps(&self) -> Vec<String> {
        shortcomings(self.engine.editions())
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

/// Where lists with a name are looked for: in the store that is given, that of `INTERDICT_STORE`, or the one in the user's data
/// folder.
pub(crate) fn shelf(store: Option<&Bound<'_, PyAny>>, known_on: Option<PartialDate>) -> PyResult<Shelf> {
    let variable = || env::var_os("INTERDICT_STORE").filter(|value| !value.is_empty()).map(PathBuf::from);
    Ok(Shelf { store: path(store)?.or_else(variable), known_on, threads: None })
}

impl From<ShelfError> for Failure {
    fn from(error: ShelfError) -> Self {
        let failure = match error.argument() {
            Some(Argument::Lists) => Self::usage("lists", &error),
            Some(Argument::KnownOn) => Self::usage("known_on", &error),
            Some(Argument::ListOnADay(choice)) => Self::usage(choice, &error),
            None => Self::new(error.code(), error.to_string()),
        };
        let hint = match error {
            ShelfError::NoFolder => Some("name a file with store= or INTERDICT_STORE".to_owned()),
            _ => error.hint(),
        };
        match hint {
            Some(hint) => failure.with_hint(hint),
            None => failure,
        }
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
