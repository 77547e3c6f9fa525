//! `interdict backup` and `interdict restore`: the store as one file, there and back.

use super::Outcome;
use crate::{
    clock,
    console::Console,
    evidence_arguments::{BackupArguments, RestoreArguments},
    failure::Failure,
};
use interdict_shelf::store_path;
use interdict_store::{Store, private_file};
use std::{
    ffi::OsString,
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

pub(crate) fn back_up(arguments: &BackupArguments, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let file = &arguments.file;
    if file.exists() {
        return Err(exists(file));
    }
    let store = Store::open(&store_path(arguments.store.store.as_deref())?)?;
    // Under its name there is only ever a backup that is whole and was checked.
    let part = with_ending(file, ".part");
    // One that a run before left behind is of no use to anybody.
    let _ = fs::remove_file(&part);
    let says = copied_and_checked(&store, &part, file).inspect_err(|_| {
        let _ = fs::remove_file(&part);
    })?;
    writeln!(console.out, "{}: {says}", file.display())?;
    Ok(Outcome::Done)
}

/// Writes a backup, and gives it its name if it is good. What it holds, in words.
fn copied_and_checked(store: &Store, part: &Path, file: &Path) -> Result<String, Failure> {
    store.back_up(part)?;
    let failed = |error: io::Error| unusable(file, &error);
    File::open(part).and_then(|part| part.sync_all()).map_err(failed)?;
    let says = check(part)?;
    if file.exists() {
        return Err(exists(file));
    }
    fs::rename(part, file).map_err(failed)?;
    // The new name is only safe when the folder is; where folders cannot be opened, the system sees to it.
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
    Ok(says)
}

fn exists(file: &Path) -> Failure {
    Failure::new("backup.exists", format!("{}: is already there", file.display()))
        .with_hint("name a new file: a backup never takes the place of another")
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
    let copied = copied_privately(from, &copy).map_err(|error| {
        let says = format!("{}: cannot be copied to {}: {error}", from.display(), store.display());
        Failure::new("backup.file", says).with_hint("check both paths, their permissions and the space left")
    });
    let says =
        copied.and_then(|()| check(&copy).map_err(|failure| told_of(from, &copy, &failure))).inspect_err(|_| {
            // What could not be restored is of no use to anybody.
            let _ = fs::remove_file(&copy);
        })?;
    // A journal belongs to the store that it was written for, and must not be taken for one of the new store.
    let aside = free_name(&store, &clock::now().replace(':', ""));
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

/// Copies a file into one that only its owner may read, whoever may read the first.
fn copied_privately(from: &Path, copy: &Path) -> io::Result<()> {
    // One that a run before left behind may be open to others.
    let _ = fs::remove_file(copy);
    let (mut from, mut copy) = (File::open(from)?, private_file(copy)?);
    io::copy(&mut from, &mut copy)?;
    copy.sync_all()
}

/// The first name beside a store under which nothing lies: two restorations within a second must not cost the store that was
/// there before both.
fn free_name(store: &Path, time: &str) -> PathBuf {
    let first = with_ending(store, &format!(".before-{time}"));
    let others = (2..).map(|number| with_ending(&first, &format!("-{number}")));
    let is_free = |name: &PathBuf| !name.exists() && !with_ending(name, "-journal").exists();
    std::iter::once(first.clone()).chain(others).find(is_free).unwrap_or_else(|| first.clone())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_taken_is_never_taken_again() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let store = folder.path().join("store.sqlite");
        let mut names = Vec::new();
        for _ in 0..3 {
            let name = free_name(&store, "2026-01-01T000000Z");
            fs::write(&name, "")?;
            names.push(name.file_name().map(|name| name.to_string_lossy().into_owned()));
        }
        let expected = ["", "-2", "-3"].map(|end| Some(format!("store.sqlite.before-2026-01-01T000000Z{end}")));
        assert_eq!(names, expected);
        Ok(())
    }
}
