//! Where the store is, and opening it there.

use crate::ShelfError;
use interdict_store::Store;
use std::{
    env, fs,
    path::{Path, PathBuf},
};

/// The store's file: the one that is given, else the one in the user's data folder. It need not be there.
pub fn store_path(given: Option<&Path>) -> Result<PathBuf, ShelfError> {
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
        .ok_or(ShelfError::NoFolder)
}

/// Opens the store that is given, or the default one, and makes it and its folder if there is none.
pub fn open_store(given: Option<&Path>) -> Result<Store, ShelfError> {
    let path = store_path(given)?;
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder).map_err(|source| ShelfError::Folder { folder: folder.to_owned(), source })?;
    }
    Ok(Store::open_or_create(&path)?)
}

/// A store into which something is to be put. It is made when that is there, so that what goes wrong before leaves none behind where
/// none was.
#[derive(Debug)]
pub struct StoreToFill {
    given: Option<PathBuf>,
    store: Option<Store>,
}

impl StoreToFill {
    /// The store that is given, or the default one, opened if it is there.
    pub fn open(given: Option<&Path>) -> Result<Self, ShelfError> {
        let path = store_path(given)?;
        let store = if path.exists() { Some(Store::open_or_create(&path)?) } else { None };
        Ok(Self { given: given.map(Path::to_owned), store })
    }

    /// The store, if it is there by now.
    pub fn held(&self) -> Option<&Store> {
        self.store.as_ref()
    }

    /// The store, made if there is none.
    pub fn made(&mut self) -> Result<&mut Store, ShelfError> {
        match &mut self.store {
            Some(store) => Ok(store),
            none => Ok(none.insert(open_store(self.given.as_deref())?)),
        }
    }
}
