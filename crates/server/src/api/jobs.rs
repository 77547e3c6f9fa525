//! Files that are screened: which there are, how far each is, and its results on disk.
//!
//! A job lives in memory and in a folder of its own, which goes when the job goes: an hour after it ended, when
//! somebody deletes it, when a newer one needs the room, or with the service. Nothing of what was screened stays. Jobs
//! are found by numbers that cannot be guessed, and there is no list of them.

use crate::{
    Problem, Service, Snapshot,
    receipts::{self, LeftReceipt, Rows},
    service::heading,
};
use axum::http::StatusCode;
use interdict_screening::{
    Edition, Outcome, Settings,
    batch::TableError,
    layouts::{About, AnswerWriter as _, Columns, CommaSeparated, Json, JsonLines, Tally, are_complete},
    subjects::{CustomerFile, Extent, Items, RecordPlace, Table},
};
use interdict_store::Recorder;
use serde::Serialize;
use std::{
    collections::VecDeque,
    fs::File,
    io::{self, BufWriter, IntoInnerError, Seek as _},
    path::PathBuf,
    sync::{
        Arc, Mutex, MutexGuard, OnceLock, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::Duration,
};
use tempfile::TempDir;
use tokio::sync::{Semaphore, watch};

/// So many jobs are kept.
const KEPT: usize = 16;
/// So long results are kept.
const KEPT_FOR: Duration = Duration::from_hours(1);
/// So many files are screened at a time; the others wait.
const AT_A_TIME: usize = 2;
/// After so many records the progress is told again.
const TOLD_EVERY: usize = 64;

/// All jobs. A handle: copies mean the same jobs, and when the last one goes, all work stops.
#[derive(Debug, Clone)]
pub(crate) struct Jobs {
    held: Arc<Held>,
    turns: Arc<Semaphore>,
}

impl Default for Jobs {
    fn default() -> Self {
        Self { held: Arc::default(), turns: Arc::new(Semaphore::new(AT_A_TIME)) }
    }
}

/// Jobs in the order in which they were begun.
#[derive(Debug, Default)]
struct Held(Mutex<VecDeque<Arc<Job>>>);

impl Held {
    fn jobs(&self) -> MutexGuard<'_, VecDeque<Arc<Job>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn remove(&self, id: &str) -> Option<Arc<Job>> {
        let mut jobs = self.jobs();
        let place = jobs.iter().position(|job| job.id == id)?;
        jobs.remove(place)
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        self.jobs().iter().for_each(|job| job.stop());
    }
}

/// What is needed to begin a job.
pub(crate) struct Work {
    /// The folder of the job, with the file in it.
    pub(crate) folder: TempDir,
    /// The file as it came.
    pub(crate) upload: PathBuf,
    /// What its sender calls it.
    pub(crate) file: Option<String>,
    /// Its bytes.
    pub(crate) size: u64,
    /// Its records.
    pub(crate) customers: CustomerFile,
    /// How they are screened.
    pub(crate) settings: Settings,
    /// Against what.
    pub(crate) snapshot: Arc<Snapshot>,
    /// Where its receipt goes, if the service leaves any.
    pub(crate) service: Arc<Service>,
}

impl Jobs {
    /// Whether another job can be begun. To be asked before a file is taken in.
    pub(crate) fn has_room(&self) -> Result<(), Problem> {
        let jobs = self.held.jobs();
        if jobs.len() < KEPT || jobs.iter().any(|job| job.is_over()) { Ok(()) } else { Err(no_room()) }
    }

    /// Begins a job. If there are as many as are kept, the oldest that ended makes room.
    pub(crate) fn begin(&self, work: Work) -> Result<Arc<Job>, Problem> {
        let Work { folder, upload, file, size, customers, settings, snapshot, service } = work;
        let CustomerFile { items, extent, bytes_read, table } = customers;
        let job = Arc::new(Job {
            id: unguessable()?,
            folder,
            file,
            size,
            bytes_read,
            rows: extent.and_then(|extent| if let Extent::Rows(rows) = extent { Some(rows) } else { None }),
            settings,
            no_columns: OnceLock::new(),
            editions: snapshot.editions().to_vec(),
            stopped: AtomicBool::new(false),
            progress: watch::Sender::new(Progress::default()),
        });
        {
            let mut jobs = self.held.jobs();
            if jobs.len() >= KEPT {
                let oldest = jobs.iter().position(|job| job.is_over()).ok_or_else(no_room)?;
                jobs.remove(oldest);
            }
            jobs.push_back(Arc::clone(&job));
        }
        let (held, turns, running, id) =
            (Arc::downgrade(&self.held), Arc::clone(&self.turns), Arc::clone(&job), job.id.clone());
        tokio::spawn(async move {
            let Ok(turn) = turns.acquire_owned().await else { return };
            let at_work = Arc::clone(&running);
            let work = tokio::task::spawn_blocking(move || {
                at_work.run(items, table, &snapshot, &service);
                // A file that was screened is not needed any more. If it cannot be removed, it goes with its folder.
                let _ = std::fs::remove_file(upload);
                drop(turn);
            });
            if work.await.is_err() {
                running.end(State::Failed, Some(Problem::internal()));
            }
            // The folder goes when nobody holds the job: who removes it early must not wait for this.
            drop(running);
            tokio::time::sleep(KEPT_FOR).await;
            if let Some(held) = held.upgrade() {
                held.remove(&id);
            }
        });
        Ok(job)
    }

    /// The job of an identity.
    pub(crate) fn job(&self, id: &str) -> Result<Arc<Job>, Problem> {
        self.held.jobs().iter().find(|job| job.id == id).cloned().ok_or_else(unknown)
    }

    /// Stops a job and removes what there is of it.
    pub(crate) fn remove(&self, id: &str) -> Result<(), Problem> {
        self.held.remove(id).map(|job| job.stop()).ok_or_else(unknown)
    }
}

/// A form in which results are had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// One document.
    Json,
    /// A line for every record.
    JsonLines,
    /// A table.
    CommaSeparated,
    /// A table in columns, with those of the customers where their file has such.
    Parquet,
}

impl Form {
    /// The name of its file.
    pub(crate) fn file_name(self) -> &'static str {
        match self {
            Self::Json => "results.json",
            Self::JsonLines => "results.jsonl",
            Self::CommaSeparated => "results.csv",
            Self::Parquet => "results.parquet",
        }
    }

    /// Its media type.
    pub(crate) fn media_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::JsonLines => "application/jsonl",
            Self::CommaSeparated => "text/csv; charset=utf-8",
            Self::Parquet => "application/vnd.apache.parquet",
        }
    }
}

/// How a job stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum State {
    /// Other files are screened before it.
    #[default]
    Waiting,
    /// It is screened.
    Running,
    /// All of it was screened; the results can be had.
    Done,
    /// It could not be screened to its end.
    Failed,
    /// Somebody removed it.
    Stopped,
}

/// How far a job is.
#[derive(Debug, Clone, Default)]
pub(crate) struct Progress {
    state: State,
    tally: Tally,
    notes: Vec<String>,
    problem: Option<Problem>,
    receipt: Option<LeftReceipt>,
}

impl Progress {
    /// Whether nothing more will come.
    pub(crate) fn is_over(&self) -> bool {
        matches!(self.state, State::Done | State::Failed | State::Stopped)
    }
}

/// What a client is told of a job.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Status<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    state: State,
    /// Bytes of the file.
    size: u64,
    /// Bytes of it that were read.
    read: u64,
    #[serde(flatten)]
    tally: Tally,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    problem: Option<Problem>,
    #[serde(skip_serializing_if = "Option::is_none")]
    receipt: Option<LeftReceipt>,
    settings: &'a Settings,
    editions: &'a [Edition],
    /// Whether every list was there as it was published; nothing of a file that was not screened to its end.
    #[serde(skip_serializing_if = "Option::is_none")]
    complete: Option<bool>,
}

/// One file that is screened.
#[derive(Debug)]
pub(crate) struct Job {
    id: String,
    folder: TempDir,
    file: Option<String>,
    size: u64,
    bytes_read: Arc<AtomicU64>,
    /// How many records there are, where the file says it. Such a file is not read from its beginning to its end.
    rows: Option<u64>,
    settings: Settings,
    editions: Vec<Edition>,
    /// Why there are no results in columns, where there are none.
    no_columns: OnceLock<Problem>,
    stopped: AtomicBool,
    progress: watch::Sender<Progress>,
}

/// Why a job ends before the end of its file.
enum End {
    Stopped,
    /// The file broke off at a record.
    Broken(RecordPlace),
    Disk(io::Error),
    /// Its receipt could not be written.
    Unproved(Problem),
}

impl From<io::Error> for End {
    fn from(error: io::Error) -> Self {
        Self::Disk(error)
    }
}

impl Job {
    /// Its identity.
    pub(crate) fn id(&self) -> &str {
        &self.id
    }

    /// Tells of changes.
    pub(crate) fn watch(&self) -> watch::Receiver<Progress> {
        self.progress.subscribe()
    }

    /// How it stands now, for a client.
    pub(crate) fn status(&self) -> Status<'_> {
        let Progress { state, tally, notes, problem, receipt } = self.progress.borrow().clone();
        Status {
            id: &self.id,
            file: self.file.as_deref(),
            state,
            size: self.size,
            read: if state == State::Done { self.size } else { self.read_so_far(&tally) },
            tally,
            notes,
            problem,
            receipt,
            settings: &self.settings,
            editions: &self.editions,
            complete: (!matches!(state, State::Failed | State::Stopped)).then(|| are_complete(&self.editions)),
        }
    }

    /// How much of the file was read, in bytes; where they do not tell, the share of its records that were screened.
    fn read_so_far(&self, tally: &Tally) -> u64 {
        let read = match self.rows {
            None => self.bytes_read.load(Ordering::Relaxed),
            Some(rows) => {
                let records = (tally.screened + tally.bad) as f64;
                (self.size as f64 * (records / rows.max(1) as f64)) as u64
            }
        };
        read.min(self.size)
    }

    /// The results in a form, once all are there.
    pub(crate) fn results(&self, form: Form) -> Result<File, Problem> {
        let Progress { state, problem, .. } = self.progress.borrow().clone();
        if let Some(problem) = problem {
            return Err(problem);
        }
        if state != State::Done {
            return Err(Problem::new(StatusCode::CONFLICT, "file.not_done", "the file is not screened to its end yet")
                .with_hint("/api/v1/files/{id} and /api/v1/files/{id}/events tell how far it is"));
        }
        if let Some(problem) = self.no_columns.get().filter(|_| form == Form::Parquet) {
            return Err(problem.clone());
        }
        File::open(self.folder.path().join(form.file_name())).map_err(|error| on_disk(&error))
    }

    fn is_over(&self) -> bool {
        self.progress.borrow().is_over()
    }

    fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
        if !self.is_over() {
            self.end(State::Stopped, None);
        }
    }

    fn end(&self, state: State, problem: Option<Problem>) {
        self.progress.send_modify(|progress| {
            // What was stopped stays so, whatever the thread that worked on it says later.
            if progress.state != State::Stopped {
                progress.state = state;
                progress.problem = problem;
            }
        });
    }

    /// The receipt of the results, once there is one.
    pub(crate) fn receipt(&self) -> Option<LeftReceipt> {
        self.progress.borrow().receipt.clone()
    }

    fn run(&self, items: Items, table: Option<Table>, snapshot: &Snapshot, service: &Service) {
        self.progress.send_modify(|progress| {
            if progress.state == State::Waiting {
                progress.state = State::Running;
            }
        });
        match self.screen(items, table, snapshot, service) {
            Ok(Tally { screened: 0, bad: 0, .. }) => {
                let detail = "there was nobody to screen";
                let problem = Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "input.empty", detail)
                    .with_hint("a file with a header and no rows is no clear answer");
                self.end(State::Failed, Some(problem));
            }
            Ok(_) => self.end(State::Done, None),
            Err(End::Stopped) => self.end(State::Stopped, None),
            Err(End::Broken(place)) => self.end(State::Failed, Some(broken_off(&place))),
            Err(End::Disk(error)) => self.end(State::Failed, Some(on_disk(&error))),
            Err(End::Unproved(problem)) => self.end(State::Failed, Some(problem)),
        }
    }

    /// Screens all records and writes each answer in every form as it comes: no file is so large that it matters. Rows of a
    /// receipt are set aside beside them, and sealed when all are there.
    fn screen(&self, items: Items, table: Option<Table>, snapshot: &Snapshot, service: &Service) -> Result<Tally, End> {
        let about = About { settings: &self.settings, editions: &self.editions };
        let file = |form: Form| File::create(self.folder.path().join(form.file_name())).map(BufWriter::new);
        let mut json = Json::new(about, file(Form::Json)?);
        let mut lines = JsonLines::new(about, file(Form::JsonLines)?);
        let mut rows = CommaSeparated::new(about, file(Form::CommaSeparated)?);
        json.begin()?;
        lines.begin()?;
        rows.begin()?;
        let mut columns = self.columns(Columns::begin(file(Form::Parquet)?, about, table))?;
        let proof = match service.receipts() {
            Some(writer) => Some((writer, Recorder::new(BufWriter::new(tempfile::tempfile()?), writer.row_maker()))),
            None => None,
        };
        let (writer, mut recorder) = proof.unzip();
        let mut tally = Tally::default();
        let mut told = 0_usize;
        snapshot.engine().screen_all(items, &self.settings, threads(), |outcome| -> Result<(), End> {
            if self.stopped.load(Ordering::Relaxed) {
                return Err(End::Stopped);
            }
            // Answers for a part of the customers must not look like answers for all of them.
            if let Outcome::Bad(bad) = &outcome
                && bad.error.code == "record.unreadable"
            {
                return Err(End::Broken(bad.locator.place.clone()));
            }
            tally.count(&outcome);
            json.outcome(&outcome)?;
            lines.outcome(&outcome)?;
            rows.outcome(&outcome)?;
            if let Some(recorder) = &mut recorder
                && let Some(noted) = receipts::noted(&outcome).map_err(io::Error::from)?
            {
                recorder.note(noted)?;
            }
            told += 1;
            if let Outcome::Note(note) = outcome {
                self.progress.send_modify(|progress| progress.notes.push(note));
                return Ok(());
            }
            if told.is_multiple_of(TOLD_EVERY) {
                self.progress.send_modify(|progress| progress.tally = tally);
            }
            if let Some(mut writer) = columns.take() {
                let written = writer.outcome(outcome).map(|()| writer);
                columns = self.columns(written)?;
            }
            Ok(())
        })?;
        json.end(&tally)?;
        lines.end(&tally)?;
        rows.end(&tally)?;
        if let Some(columns) = columns {
            self.columns(columns.end())?;
        }
        // A file in which there was nobody is no answer that could be proved.
        if let (Some(writer), Some(recorder), 1..) = (writer, recorder, tally.screened + tally.bad) {
            let mut aside = recorder.into_inner().into_inner().map_err(IntoInnerError::into_error)?;
            aside.rewind()?;
            let left = writer.write_blocking(heading(snapshot, &self.settings), Rows::Aside(aside));
            let receipt = left.map_err(End::Unproved)?;
            self.progress.send_modify(|progress| progress.receipt = Some(receipt));
        }
        self.progress.send_modify(|progress| progress.tally = tally);
        Ok(tally)
    }

    /// What was made, or none where the customers' columns have no place in Parquet: the other forms do not need them.
    fn columns<T>(&self, made: Result<T, TableError>) -> Result<Option<T>, End> {
        match made {
            Ok(made) => Ok(Some(made)),
            Err(TableError::Io(error)) => Err(End::Disk(error)),
            Err(error) => {
                tracing::warn!(code = error.code(), "results could not be laid out in columns");
                let detail = "a column of the file has a type that cannot be written back as Parquet";
                let problem = Problem::new(StatusCode::UNPROCESSABLE_ENTITY, error.code(), detail)
                    .with_hint("fetch the results as jsonl or csv");
                // The first reason stays.
                let _ = self.no_columns.set(problem);
                Ok(None)
            }
        }
    }
}

/// Half of the cores: who screens a name while a file is screened waits no longer than before.
fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, |cores| (cores.get() / 2).max(1))
}

/// 128 bits from the operating system.
fn unguessable() -> Result<String, Problem> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).map_err(|error| {
        tracing::error!(%error, "the operating system gives no random numbers");
        Problem::internal()
    })?;
    Ok(format!("{:032x}", u128::from_le_bytes(bytes)))
}

/// What went wrong on disk is for the log, not for the client.
pub(crate) fn on_disk(error: &io::Error) -> Problem {
    tracing::error!(%error, "a temporary file could not be used");
    Problem::new(StatusCode::INSUFFICIENT_STORAGE, "file.disk", "the service could not use its temporary folder")
        .with_hint("the log of the service has the reason; TMPDIR says which folder it is")
}

/// A file that could be opened and not be read to its end. What its reader says may repeat what stands in it.
fn broken_off(place: &RecordPlace) -> Problem {
    let detail = format!("{place}: the file breaks off here, or is damaged; there is no answer for what stands behind");
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "input.broken", detail)
        .with_hint("write the file again, check its size against the original, and send it again")
}

fn unknown() -> Problem {
    Problem::not_found("file.unknown", "there is no such file, or not any more")
        .with_hint("results are kept for an hour, and so long as newer files do not need the room")
}

fn no_room() -> Problem {
    Problem::new(
        StatusCode::SERVICE_UNAVAILABLE,
        "file.too_many",
        "as many files are being screened as the service takes",
    )
    .with_hint("wait until one is done, or remove one with DELETE")
}
