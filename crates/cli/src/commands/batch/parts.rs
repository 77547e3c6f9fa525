//! The parts of an answer on disk, and how they become one file.
//!
//! `answers.parquet` is written as `answers.parquet.parts/part-00000.parquet` and so on, each under another name until it
//! is whole; `manifest.json` counts those that are. A run that was ended at any moment leaves whole parts behind, and the
//! next one goes on with the first that is missing. The answer itself appears in one step, when all parts are there.

use super::manifest::{Asked, Manifest, Part};
use crate::{failure::Failure, output::Tally};
use interdict_screening::batch::{TableForm, join};
use std::{
    ffi::OsString,
    fs::{self, File, TryLockError},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

const MANIFEST: &str = "manifest.json";
const LOCK: &str = "lock";
const UNFINISHED: &str = "unfinished.tmp";

/// The parts of one answer.
pub(super) struct Parts {
    folder: PathBuf,
    answer: PathBuf,
    ending: &'static str,
    manifest: Manifest,
    /// Held as long as parts are written: two runs would spoil each other's.
    _lock: File,
}

impl Parts {
    /// Begins an answer, or goes on with it.
    pub(super) fn begin(answer: &Path, ending: &'static str, asked: Asked, resume: bool) -> Result<Self, Failure> {
        let mut name = OsString::from(answer.as_os_str());
        name.push(".parts");
        let folder = PathBuf::from(name);
        fs::create_dir_all(&folder).map_err(|error| in_folder(&folder, &error))?;
        let lock = File::create(folder.join(LOCK)).map_err(|error| in_folder(&folder, &error))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(Failure::new("output.in_use", format!("{}: another run is writing it", answer.display()))
                    .with_hint("wait for its end, or give another file with --out"));
            }
            Err(TryLockError::Error(error)) => return Err(in_folder(&folder, &error)),
        }
        let earlier = fs::read_to_string(folder.join(MANIFEST)).ok();
        let manifest = match earlier {
            // Without a manifest there is nothing that could be gone on with: parts that may lie there are written anew.
            None => Manifest::new(asked),
            // Nor was anything done by a run that was ended in its first part.
            Some(text) if Manifest::read(&text).is_some_and(|earlier| earlier.parts.is_empty()) => Manifest::new(asked),
            Some(text) => continued(&folder, &text, &asked, resume)?,
        };
        let mut parts = Self { folder, answer: answer.to_owned(), ending, manifest, _lock: lock };
        parts.drop_incomplete();
        parts.write_manifest()?;
        Ok(parts)
    }

    /// What is done already, or was done before.
    pub(super) fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        for part in &self.manifest.parts {
            tally.add(&part.tally);
        }
        tally
    }

    /// How many parts are whole.
    pub(super) fn count(&self) -> usize {
        self.manifest.parts.len()
    }

    /// A file for the next part, under another name until it is whole.
    pub(super) fn create(&self) -> Result<BufWriter<File>, Failure> {
        let file = File::create(self.folder.join(UNFINISHED)).map_err(|error| in_folder(&self.folder, &error))?;
        Ok(BufWriter::with_capacity(1 << 16, file))
    }

    /// Keeps the part that was written.
    pub(super) fn keep(&mut self, file: BufWriter<File>, tally: Tally) -> Result<(), Failure> {
        let failed = |error: &io::Error| in_folder(&self.folder, error);
        let file = file.into_inner().map_err(|error| failed(error.error()))?;
        file.sync_all().map_err(|error| failed(&error))?;
        let bytes = file.metadata().map_err(|error| failed(&error))?.len();
        drop(file);
        let path = self.path(self.count());
        fs::rename(self.folder.join(UNFINISHED), path).map_err(|error| failed(&error))?;
        self.manifest.parts.push(Part { bytes, tally });
        self.write_manifest()
    }

    /// Makes one file of the parts, and takes them away.
    pub(super) fn join(self, form: Option<TableForm>) -> Result<(), Failure> {
        let failed = |error: &io::Error| in_folder(&self.folder, error);
        let unfinished = self.folder.join(UNFINISHED);
        let out = BufWriter::with_capacity(1 << 20, File::create(&unfinished).map_err(|error| failed(&error))?);
        let out = join(form, (0..self.count()).map(|number| File::open(self.path(number))), out)?;
        let file = out.into_inner().map_err(|error| failed(error.error()))?;
        file.sync_all().map_err(|error| failed(&error))?;
        drop(file);
        fs::rename(&unfinished, &self.answer).map_err(|error| in_folder(&self.answer, &error))?;
        self.take_away();
        Ok(())
    }

    /// Takes the parts away. The manifest goes first: without it what remains is nothing.
    pub(super) fn take_away(&self) {
        let _ = fs::remove_file(self.folder.join(MANIFEST));
        for number in 0..self.count() {
            let _ = fs::remove_file(self.path(number));
        }
        let _ = fs::remove_file(self.folder.join(UNFINISHED));
        let _ = fs::remove_file(self.folder.join(LOCK));
        // Whoever has put something else into the folder keeps it.
        let _ = fs::remove_dir(&self.folder);
    }

    fn path(&self, number: usize) -> PathBuf {
        self.folder.join(format!("part-{number:05}.{}", self.ending))
    }

    /// Parts from the first on that is missing or of another size are done again.
    fn drop_incomplete(&mut self) {
        let whole = |(number, part): &(usize, &Part)| {
            fs::metadata(self.path(*number)).is_ok_and(|metadata| metadata.len() == part.bytes)
        };
        let count = self.manifest.parts.iter().enumerate().take_while(whole).count();
        self.manifest.parts.truncate(count);
    }

    fn write_manifest(&self) -> Result<(), Failure> {
        let failed = |error: io::Error| in_folder(&self.folder, &error);
        let unfinished = self.folder.join("manifest.tmp");
        let mut file = File::create(&unfinished).map_err(failed)?;
        file.write_all(self.manifest.text()?.as_bytes()).map_err(failed)?;
        file.sync_all().map_err(failed)?;
        drop(file);
        fs::rename(unfinished, self.folder.join(MANIFEST)).map_err(failed)
    }
}

/// The manifest of an earlier run, if this one may go on with it.
fn continued(folder: &Path, text: &str, asked: &Asked, resume: bool) -> Result<Manifest, Failure> {
    let place = folder.display();
    if !resume {
        return Err(Failure::new("output.unfinished", format!("{place}: an earlier run was not finished"))
            .with_hint("--resume goes on where it ended; to begin anew, remove the folder"));
    }
    let Some(manifest) = Manifest::read(text) else {
        return Err(Failure::new("output.not_resumable", format!("{place}: {MANIFEST} cannot be read"))
            .with_hint("it is of another version of the program, or damaged; to begin anew, remove the folder"));
    };
    match asked.difference(&manifest.asked) {
        Some(what) => Err(Failure::new(
            "output.not_resumable",
            format!("{place}: {what} changed since the earlier run, and parts of two questions make no answer"),
        )
        .with_hint("ask as before, or remove the folder to begin anew")),
        None => Ok(manifest),
    }
}

fn in_folder(path: &Path, error: &io::Error) -> Failure {
    Failure::new("output", format!("{}: cannot be written: {error}", path.display()))
        .with_hint("check the path, its permissions and the space on the disk")
}
