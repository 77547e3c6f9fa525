//! Where a service has its lists from: the files, the embedded list or the editions in the store that the command line names.

use crate::{
    commands::lists::open_store,
    failure::Failure,
    loading::{Shelf, store_path},
    serving_arguments::{ReceiptsOfService, ServedLists},
};
use interdict_model::PartialDate;
use interdict_screening::Engine;
use interdict_server::{ListSource, ListsError, receipts::ReceiptsKept};
use interdict_store::Store;
use std::path::{Path, PathBuf};

/// The keys are beside the store under this name.
const KEYS: &str = "keys.json";
/// Stands for every list in the store, and for the list that is part of the program.
const ALL: &str = "all";
const EMBEDDED: &str = "embedded";

/// The lists of a service.
pub(super) struct Served {
    lists: ServedLists,
    /// The store that the lists come from.
    store: Option<PathBuf>,
}

impl Served {
    pub(super) fn new(lists: &ServedLists) -> Result<Self, Failure> {
        let path = if lists.lists.iter().all(|choice| is_elsewhere(choice)) && !lists.lists.is_empty() {
            None
        } else if lists.store.store.is_none() && lists.lists.is_empty() {
            // Without a folder for data there is no store, and the embedded list does.
            store_path(None).ok()
        } else {
            Some(store_path(lists.store.store.as_deref())?)
        };
        Ok(Self { lists: lists.clone(), store: path.filter(|path| path.exists()) })
    }

    /// What is loaded: what was chosen, else all lists in the store, else the embedded list.
    fn choices(&self) -> Result<Vec<String>, Failure> {
        if !self.lists.lists.is_empty() {
            return Ok(self.lists.lists.clone());
        }
        let in_store = match &self.store {
            Some(path) => !Store::open(path)?.datasets()?.is_empty(),
            None => false,
        };
        Ok(vec![if in_store { ALL } else { EMBEDDED }.to_owned()])
    }

    fn open(&self, known_on: Option<PartialDate>) -> Result<Engine, Failure> {
        let shelf = Shelf { store: self.lists.store.store.clone(), known_on };
        shelf.engine(&self.choices()?, self.lists.allow_incomplete)
    }
}

impl ListSource for Served {
    fn load(&self, known_on: Option<PartialDate>) -> Result<Engine, ListsError> {
        self.open(known_on).map_err(|Failure { code, message, hint, .. }| ListsError { code, message, hint })
    }

    fn store(&self) -> Option<PathBuf> {
        self.store.clone()
    }
}

/// Whether a list comes from a file or the program itself.
fn is_elsewhere(choice: &str) -> bool {
    choice == EMBEDDED || Path::new(choice).exists()
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
