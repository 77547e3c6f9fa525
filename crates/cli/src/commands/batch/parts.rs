//! The parts of an answer on disk, and how they become one file.
//!
//! `answers.parquet` is written as `answers.parquet.parts/part-00000.parquet` and so on, each under another name until it
//! is whole; `manifest.json` counts those that are. A run that was ended at any moment leaves whole parts behind, and the
//! next one goes on with the first that is missing. The answer itself appears in one step, when all parts are there.
//!
//! If a receipt is to be left, each part has its rows beside it (`part-00000.rows`), with the salts they will be sealed with.
//! The receipt is sealed when the whole answer is written and before it appears: a run that ends between the two leaves no
//! answer, and `--resume` seals nothing twice, because the same rows at the same second are the same receipt.

use super::manifest::{Asked, Manifest, Part, ReceiptAsked, Sealing, Written};
use crate::{failure::Failure, output::Tally};
use interdict_screening::batch::{TableForm, join};
use interdict_store::{Row, rows_aside};
use std::{
    ffi::OsString,
    fs::{self, File, TryLockError},
    io::{self, BufReader, BufWriter, Write},
    path::{Path, PathBuf},
};

const MANIFEST: &str = "manifest.json";
const LOCK: &str = "lock";
const UNFINISHED: &str = "unfinished.tmp";
const UNFINISHED_ROWS: &str = "unfinished-rows.tmp";

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

    /// The receipt that is to be left, if any is.
    pub(super) fn receipt(&self) -> Option<&ReceiptAsked> {
        self.manifest.asked.receipt.as_ref()
    }

    /// How many parts are whole.
    pub(super) fn count(&self) -> usize {
        self.manifest.parts.len()
    }

    /// A file for the next part, under another name until it is whole.
    pub(super) fn create(&self) -> Result<BufWriter<File>, Failure> {
        self.begin_file(UNFINISHED)
    }

    /// A file for the rows of the next part, likewise.
    pub(super) fn create_rows(&self) -> Result<BufWriter<File>, Failure> {
        self.begin_file(UNFINISHED_ROWS)
    }

    fn begin_file(&self, name: &str) -> Result<BufWriter<File>, Failure> {
        let file = File::create(self.folder.join(name)).map_err(|error| in_folder(&self.folder, &error))?;
        Ok(BufWriter::with_capacity(1 << 16, file))
    }

    /// Keeps the part that was written, with its rows if there are any. It counts when the manifest counts it.
    pub(super) fn keep(
        &mut self,
        file: BufWriter<File>,
        rows: Option<BufWriter<File>>,
        tally: Tally,
    ) -> Result<(), Failure> {
        let number = self.count();
        let rows = rows.map(|rows| self.finish_file(rows, UNFINISHED_ROWS, &self.rows_path(number))).transpose()?;
        let answers = self.finish_file(file, UNFINISHED, &self.path(number))?;
        self.manifest.parts.push(Part { answers, rows, tally });
        self.write_manifest()
    }

    /// Gives a file that is whole its name, and says what was written.
    fn finish_file(&self, file: BufWriter<File>, unfinished: &str, path: &Path) -> Result<Written, Failure> {
        let failed = |error: &io::Error| in_folder(&self.folder, error);
        let file = file.into_inner().map_err(|error| failed(error.error()))?;
        file.sync_all().map_err(|error| failed(&error))?;
        drop(file);
        let unfinished = self.folder.join(unfinished);
        // Encoders write where they like: what stands in the file is known when it is whole.
        let written = File::open(&unfinished).and_then(|mut file| Written::of(&mut file));
        let written = written.map_err(|error| failed(&error))?;
        fs::rename(unfinished, path).map_err(|error| failed(&error))?;
        Ok(written)
    }

    /// Notes that the receipt is sealed now, and gives what was noted the first time.
    pub(super) fn note_sealing(&mut self, now: Sealing) -> Result<Sealing, Failure> {
        if let Some(noted) = &self.manifest.sealing {
            return Ok(noted.clone());
        }
        self.manifest.sealing = Some(now.clone());
        self.write_manifest()?;
        Ok(now)
    }

    /// The rows of all parts in their order. A file that cannot be read is an error in place of its rows.
    pub(super) fn rows(&self) -> impl Iterator<Item = io::Result<Row>> + '_ {
        (0..self.count()).flat_map(move |number| -> Box<dyn Iterator<Item = io::Result<Row>>> {
            match File::open(self.rows_path(number)) {
                Ok(file) => Box::new(rows_aside(BufReader::new(file))),
                Err(error) => Box::new(std::iter::once(Err(error))),
            }
        })
    }

    /// Makes one file of the parts, which is not the answer yet.
    pub(super) fn join(&self, form: Option<TableForm>) -> Result<(), Failure> {
        let failed = |error: &io::Error| in_folder(&self.folder, error);
        let unfinished = self.folder.join(UNFINISHED);
        let out = BufWriter::with_capacity(1 << 20, File::create(&unfinished).map_err(|error| failed(&error))?);
        let out = join(form, (0..self.count()).map(|number| File::open(self.path(number))), out)?;
        let file = out.into_inner().map_err(|error| failed(error.error()))?;
        file.sync_all().map_err(|error| failed(&error))?;
        Ok(())
    }

    /// Makes the joined file the answer, and takes the parts away.
    pub(super) fn publish(self) -> Result<(), Failure> {
        fs::rename(self.folder.join(UNFINISHED), &self.answer).map_err(|error| in_folder(&self.answer, &error))?;
        self.take_away();
        Ok(())
    }

    /// Takes the parts away. The manifest goes first: without it what remains is nothing.
    pub(super) fn take_away(&self) {
        let _ = fs::remove_file(self.folder.join(MANIFEST));
        for number in 0..self.count() {
            let _ = fs::remove_file(self.path(number));
            let _ = fs::remove_file(self.rows_path(number));
        }
        let _ = fs::remove_file(self.folder.join(UNFINISHED));
        let _ = fs::remove_file(self.folder.join(UNFINISHED_ROWS));
        let _ = fs::remove_file(self.folder.join(LOCK));
        // Whoever has put something else into the folder keeps it.
        let _ = fs::remove_dir(&self.folder);
    }

    fn path(&self, number: usize) -> PathBuf {
        self.folder.join(format!("part-{number:05}.{}", self.ending))
    }

    fn rows_path(&self, number: usize) -> PathBuf {
        self.folder.join(format!("part-{number:05}.rows"))
    }

    /// Parts from the first on that is missing or not what was written are done again, as are those whose rows are.
    fn drop_incomplete(&mut self) {
        let whole = |(number, part): &(usize, &Part)| {
            part.answers.is_in(&self.path(*number))
                && part.rows.as_ref().is_none_or(|rows| rows.is_in(&self.rows_path(*number)))
        };
        let count = self.manifest.parts.iter().enumerate().take_while(whole).count();
        if count < self.manifest.parts.len() {
            self.manifest.parts.truncate(count);
            // Rows that are made anew have other salts: they are no longer those that may have been sealed.
            self.manifest.sealing = None;
        }
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
