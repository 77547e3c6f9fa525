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
