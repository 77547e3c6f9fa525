//! `interdict backup` and `interdict restore`: the store as one file, there and back.

use super::Outcome;
use crate::{
    clock,
    console::Console,
    evidence_arguments::{BackupArguments, RestoreArguments},
    failure::Failure,
    loading::store_path,
};
use interdict_store::Store;
use std::{
    ffi::OsString,
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

pub(crate) fn back_up(arguments: &BackupArguments, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let file = &arguments.file;
    if file.exists() {
        return Err(Failure::new("backup.exists", format!("{}: is already there", file.display()))
            .with_hint("name a new file: a backup never takes the place of another"));
    }
    Store::open(&store_path(arguments.store.store.as_deref())?)?.back_up(file)?;
    File::open(file).and_then(|file| file.sync_all()).map_err(|error| unusable(file, &error))?;
    let says = check(file)?;
    writeln!(console.out, "{}: {says}", file.display())?;
    Ok(Outcome::Done)
}

pub(crate) fn restore(arguments: &RestoreArguments, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let (from, store) = (&arguments.file, store_path(arguments.store.store.as_deref())?);
    if !from.exists() {
        return Err(Failure::new("backup.missing", format!("{}: there is no such file", from.display())));
    }
    if let Some(folder) = store.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder).map_err(|error| unusable(folder, &error))?;
    }
    // Everything is done to a copy: the backup stays what it is, and the store stays until the copy was found good.
    let copy = with_ending(&store, ".restoring");
    let copied = fs::copy(from, &copy).map_err(|error| {
        let says = format!("{}: cannot be copied to {}: {error}", from.display(), store.display());
        Failure::new("backup.file", says).with_hint("check both paths, their permissions and the space left")
    });
    let says =
        copied.and_then(|_| check(&copy).map_err(|failure| told_of(from, &copy, &failure))).inspect_err(|_| {
            // What could not be restored is of no use to anybody.
            let _ = fs::remove_file(&copy);
        })?;
    File::open(&copy).and_then(|file| file.sync_all()).map_err(|error| unusable(&store, &error))?;
    // A journal belongs to the store that it was written for, and must not be taken for one of the new store.
    let aside = with_ending(&store, &format!(".before-{}", clock::now().replace(':', "")));
    for ending in ["", "-journal"] {
        let old = with_ending(&store, ending);
        if old.exists() {
            fs::rename(&old, with_ending(&aside, ending)).map_err(|error| unusable(&old, &error))?;
        }
    }
    fs::rename(&copy, &store).map_err(|error| unusable(&store, &error))?;
    writeln!(console.out, "{}: {says}", store.display())?;
    if aside.exists() {
        writeln!(console.err, "note: the store that was there is now {}", aside.display())?;
    }
    Ok(Outcome::Done)
}

/// Reads a whole store and its chain. What it holds, in words.
fn check(path: &Path) -> Result<String, Failure> {
    let store = Store::open(path)?;
    if let Some(first) = store.check()?.into_iter().next() {
        return Err(Failure::new("backup.damaged", format!("{}: is damaged: {first}", path.display()))
            .with_hint("take another backup"));
    }
    let verified = store.verify_receipts(None)?.map_err(|fault| {
        Failure::new("receipt.changed", format!("{}: {}", path.display(), fault.says))
            .with_hint("the chain of receipts is not what was written; take another backup")
    })?;
    let (customers, _) = store.customer_counts()?;
    let editions = store.editions(None)?.len();
    Ok(format!("{editions} editions, {} receipts, {customers} customers; checked", verified.receipts))
}

/// What is wrong with the copy of a backup, said of the backup: nobody knows the copy, and it is gone.
fn told_of(backup: &Path, copy: &Path, failure: &Failure) -> Failure {
    let message = failure.message.replace(&copy.display().to_string(), &backup.display().to_string());
    Failure::new(failure.code, message)
        .with_hint("give another file that `interdict backup` wrote; the store is as it was")
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(ending);
    PathBuf::from(name)
}

fn unusable(path: &Path, error: &io::Error) -> Failure {
    Failure::new("backup.file", format!("{}: {error}", path.display()))
        .with_hint("check the path, its permissions and the space left")
}
