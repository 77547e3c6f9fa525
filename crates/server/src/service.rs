//! What every handler has at hand: the lists in use, the threads that screen, the store.

use crate::{
    ListsError, Problem, Snapshot,
    receipts::{self, LeftReceipt, ReceiptsKept, Rows, Writer},
    tally::Tally,
    workers::Workers,
};
use axum::http::StatusCode;
use interdict_lists::EditionInfo;
use interdict_model::PartialDate;
use interdict_screening::{Engine, Screener, Screening, Settings, subjects::ScreenedSubject};
use interdict_store::{EditionDays, EditionId, Heading, Noted, Row, Store, StoreError};
use serde_json::{Value, json};
use std::{
    collections::VecDeque,
    fmt, io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError, RwLock},
};

/// So many states of former days are kept in memory.
const FORMER_STATES: usize = 3;
/// Subjects of one request are shared out among the threads in parts of this size.
const PART: usize = 32;

/// Loads lists for the service: from files, the program itself or the store.
pub trait ListSource: Send + Sync {
    /// The lists as they are now, or as they were known on a day. A list that had no edition yet on that day is left out and
    /// named; that none of them had one is an error.
    fn load(&self, known_on: Option<PartialDate>) -> Result<Loaded, ListsError>;

    /// The file of the store, if the lists come from one that is there: histories and comparisons of editions are read from it.
    fn store(&self) -> Option<PathBuf>;

    /// The file that tells by changing that there may be other lists. It need not be there yet.
    fn watched(&self) -> Option<PathBuf> {
        self.store()
    }

    /// The store that was named and has no list yet, so that the service answers from other lists in the meantime.
    fn waits_for(&self) -> Option<PathBuf> {
        None
    }
}

/// Lists that were loaded.
#[derive(Debug)]
pub struct Loaded {
    /// What is screened against.
    pub engine: Engine,
    /// What is known of those lists that had no edition on the day that was asked for.
    pub not_known: Vec<EditionInfo>,
}

impl From<Engine> for Loaded {
    fn from(engine: Engine) -> Self {
        Self { engine, not_known: Vec::new() }
    }
}

/// The state of the service, shared by all requests.
pub struct Service {
    source: Box<dyn ListSource>,
    current: RwLock<Arc<Snapshot>>,
    /// States that were asked for with `known_on`, the last used one last.
    former: Mutex<VecDeque<(PartialDate, Arc<Snapshot>)>>,
    workers: Workers,
    tally: Tally,
    /// None if answers leave no receipts.
    receipts: Option<Writer>,
}

impl fmt::Debug for Service {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Service").finish_non_exhaustive()
    }
}

impl Service {
    /// Loads the lists and starts the threads. If receipts are kept, no answer about a subject is given without one.
    pub fn start(
        source: Box<dyn ListSource>,
        threads: usize,
        receipts: Option<&ReceiptsKept>,
    ) -> Result<Arc<Self>, ListsError> {
        let receipts = receipts.map(Writer::start).transpose()?;
        let loaded = source.load(None)?;
        let workers = Workers::start(threads).map_err(|error| ListsError {
            code: "service.threads",
            message: format!("the threads that screen cannot be started: {error}"),
            hint: None,
        })?;
        let snapshot = Snapshot::new(loaded.engine).with_days(days(source.as_ref(), None)?);
        tell(&snapshot, source.as_ref());
        let current = RwLock::new(Arc::new(snapshot));
        Ok(Arc::new(Self { source, current, former: Mutex::default(), workers, tally: Tally::default(), receipts }))
    }

    /// The lists in use now. Hold on to it from the beginning of a request to its end.
    pub fn now(&self) -> Arc<Snapshot> {
        Arc::clone(&self.current.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The lists as they were known on a day, or as they are now if none is given.
    pub async fn lists(self: &Arc<Self>, known_on: Option<PartialDate>) -> Result<Arc<Snapshot>, Problem> {
        let Some(day) = known_on else { return Ok(self.now()) };
        if let Some(held) = self.former_state(day) {
            return Ok(held);
        }
        if !self.has_store() {
            let said = "knownOn: the lists of this service come from no store, and it is not known when they were seen";
            return Err(Problem::not_found("store.none", said)
                .with_hint("put editions into a store with `interdict lists add --seen DATE`, and serve that"));
        }
        let service = Arc::clone(self);
        let load = move || -> Result<Snapshot, ListsError> {
            let loaded = service.source.load(Some(day))?;
            Ok(Snapshot::known_on(day, loaded).with_days(days(service.source.as_ref(), Some(day))?))
        };
        let snapshot = blocking(load).await?.map_err(|error| {
            let problem = Problem::new(StatusCode::NOT_FOUND, error.code, error.message);
            Problem { hint: error.hint, ..problem }
        })?;
        let snapshot = Arc::new(snapshot);
        let mut former = self.former.lock().unwrap_or_else(PoisonError::into_inner);
        former.push_back((day, Arc::clone(&snapshot)));
        if former.len() > FORMER_STATES
            && let Some((_, oldest)) = former.pop_front()
        {
            oldest.retire();
        }
        Ok(snapshot)
    }

    fn former_state(&self, day: PartialDate) -> Option<Arc<Snapshot>> {
        let mut former = self.former.lock().unwrap_or_else(PoisonError::into_inner);
        let place = former.iter().position(|(held, _)| *held == day)?;
        let held = former.remove(place)?;
        let snapshot = Arc::clone(&held.1);
        former.push_back(held);
        Some(snapshot)
    }

    /// Loads the lists again and puts them in the place of those in use, without a pause: requests under way end on the
    /// lists they began with. If they cannot be loaded, the lists in use stay.
    pub fn reload(&self) -> Result<Arc<Snapshot>, ListsError> {
        let loaded = self.source.load(None).and_then(|loaded| Ok((loaded, days(self.source.as_ref(), None)?)));
        self.tally.reloaded(loaded.is_ok());
        if let Err(error) = &loaded {
            tracing::error!(code = error.code, %error, "the lists could not be loaded again; those in use stay");
        }
        let (loaded, days) = loaded?;
        let snapshot = Arc::new(Snapshot::new(loaded.engine).with_days(days));
        tell(&snapshot, self.source.as_ref());
        let former = {
            let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
            std::mem::replace(&mut *current, Arc::clone(&snapshot))
        };
        former.retire();
        // What was known on a day may have been added to since.
        for (_, state) in self.former.lock().unwrap_or_else(PoisonError::into_inner).drain(..) {
            state.retire();
        }
        Ok(snapshot)
    }

    /// Does work with a screener over a state of the lists, on a thread that has one.
    pub async fn with_screener<T, F>(&self, snapshot: &Arc<Snapshot>, work: F) -> Result<T, Problem>
    where
        T: Send + 'static,
        F: for<'a> FnOnce(&'a Snapshot, &mut Screener<'a>) -> T + Send + 'static,
    {
        self.workers.run(Arc::clone(snapshot), work).await
    }

    /// Screens one subject, and leaves a receipt if the service leaves any.
    pub async fn screen(
        &self,
        snapshot: &Arc<Snapshot>,
        subject: ScreenedSubject,
        settings: &Settings,
    ) -> Result<(Screening, Option<LeftReceipt>), Problem> {
        let used = settings.clone();
        let screening = self.with_screener(snapshot, move |_, screener| screener.screen(&subject, &used)).await?;
        self.tally.screened(&screening);
        let rows = self.rows(std::iter::once_with(|| receipts::noted_screening(&screening).map(Some)))?;
        let receipt = self.leave_receipt(snapshot, settings, rows).await?;
        Ok((screening, receipt))
    }

    /// The rows of a receipt; none if the service leaves none, and then nothing is asked of the iterator.
    pub(crate) fn rows(
        &self,
        noted: impl Iterator<Item = serde_json::Result<Option<Noted>>>,
    ) -> Result<Option<Vec<Row>>, Problem> {
        let Some(writer) = &self.receipts else { return Ok(None) };
        let mut maker = writer.row_maker();
        let mut rows = Vec::new();
        for noted in noted {
            let row = noted.map_err(io::Error::from).and_then(|noted| noted.map(|noted| maker.row(noted)).transpose());
            rows.extend(row.map_err(|error: io::Error| {
                tracing::error!(%error, "the rows of a receipt could not be made");
                receipts::not_left()
            })?);
        }
        Ok(Some(rows))
    }

    /// Leaves a receipt of rows, if there are any to leave one of. Whoever answers calls this first.
    pub(crate) async fn leave_receipt(
        &self,
        snapshot: &Snapshot,
        settings: &Settings,
        rows: Option<Vec<Row>>,
    ) -> Result<Option<LeftReceipt>, Problem> {
        let (Some(writer), Some(rows)) = (&self.receipts, rows) else { return Ok(None) };
        writer.write(heading(snapshot, settings), Rows::Held(rows)).await.map(Some)
    }

    /// What takes receipts, if the service leaves any: for work on a thread that may wait.
    pub(crate) fn receipts(&self) -> Option<&Writer> {
        self.receipts.as_ref()
    }

    /// Screens many subjects on all threads; the answers are in the order of the subjects. Leaves no receipt: who asks
    /// knows what else belongs to it, and sees to it with [`Self::rows`] and [`Self::leave_receipt`].
    pub async fn screen_all(
        &self,
        snapshot: &Arc<Snapshot>,
        subjects: Vec<ScreenedSubject>,
        settings: &Settings,
    ) -> Result<Vec<Screening>, Problem> {
        let mut subjects = subjects.into_iter().peekable();
        let mut parts = Vec::new();
        while subjects.peek().is_some() {
            let part: Vec<ScreenedSubject> = subjects.by_ref().take(PART).collect();
            let settings = settings.clone();
            let work = move |_: &Snapshot, screener: &mut Screener<'_>| -> Vec<Screening> {
                part.iter().map(|subject| screener.screen(subject, &settings)).collect()
            };
            parts.push(self.with_screener(snapshot, work));
        }
        let mut screenings = Vec::new();
        for part in join(parts).await {
            screenings.extend(part?);
        }
        for screening in &screenings {
            self.tally.screened(screening);
        }
        Ok(screenings)
    }

    /// Opens the store and does something with it, on a thread that may wait. A service without a store says so.
    pub async fn with_store<T, F>(&self, work: F) -> Result<T, Problem>
    where
        T: Send + 'static,
        F: FnOnce(&mut Store) -> Result<T, Problem> + Send + 'static,
    {
        let path = self.source.store().ok_or_else(|| {
            Problem::not_found("store.none", "the service runs on lists that are not in a store").with_hint(
                "histories and comparisons of editions need one: `interdict lists add`, then `interdict serve`",
            )
        })?;
        blocking(move || work(&mut Store::open(&path)?)).await?
    }

    /// The newest edition of each list in the store that the lists come from.
    pub(crate) fn newest_editions(&self) -> Vec<EditionId> {
        newest_editions(self.source.store().as_deref())
    }

    /// Whether there is a store.
    pub fn has_store(&self) -> bool {
        self.source.store().is_some()
    }

    /// What was done since the start.
    pub(crate) fn tally(&self) -> &Tally {
        &self.tally
    }

    /// Pieces of work that wait for a thread.
    pub(crate) fn waiting(&self) -> u64 {
        self.workers.waiting()
    }
}

/// The editions in the store that the lists come from, as they are now or as they were known on a day.
fn days(source: &dyn ListSource, known_on: Option<PartialDate>) -> Result<Option<EditionDays>, ListsError> {
    let Some(path) = source.store() else { return Ok(None) };
    EditionDays::of(&path, known_on).map_err(|error| ListsError {
        code: error.code(),
        message: error.to_string(),
        hint: Some(error.hint().to_owned()),
    })
}

/// The newest edition of each list in a store; nothing if there is none, or it cannot be read.
pub(crate) fn newest_editions(store: Option<&Path>) -> Vec<EditionId> {
    let Some(path) = store else { return Vec::new() };
    let read = || -> Result<Vec<EditionId>, StoreError> {
        let store = Store::open(path)?;
        let mut newest = Vec::new();
        for dataset in store.datasets()? {
            newest.extend(store.newest(&dataset)?.map(|edition| edition.id));
        }
        Ok(newest)
    };
    read().unwrap_or_default()
}

/// What a receipt says beside its rows.
pub(crate) fn heading(snapshot: &Snapshot, settings: &Settings) -> Heading {
    let mut settings = json!(settings);
    if let Value::Object(members) = &mut settings {
        members.insert("what".to_owned(), Value::from("service"));
        // An edition that was not there cannot be named by its digest; that it was not there is part of the proof.
        let not_known: Vec<&str> = snapshot.not_known().iter().map(|edition| edition.info.dataset.as_str()).collect();
        if !not_known.is_empty() {
            members.insert("notKnown".to_owned(), json!(not_known));
        }
    }
    Heading {
        at: receipts::now(),
        engine: receipts::ENGINE.to_owned(),
        settings,
        editions: receipts::used(snapshot.engine().editions()),
    }
}

/// Says in the log which lists are in use from now on, and if they are not those that were asked for.
fn tell(snapshot: &Snapshot, source: &dyn ListSource) {
    if let Some(store) = source.waits_for() {
        let store = store.display().to_string();
        tracing::warn!(
            store,
            "the store that was named is not there or has no list: answers are from the list that is part of the program"
        );
    }
    for edition in snapshot.editions() {
        let name = edition.short();
        if edition.complete && edition.gaps.is_empty() {
            tracing::info!(edition = name.as_str(), parties = edition.parties, "a list is in use");
        } else {
            let (parties, complete, gaps) = (edition.parties, edition.complete, edition.gaps.len());
            tracing::warn!(edition = name.as_str(), parties, complete, gaps, "a list is in use that lacks something");
        }
    }
}

/// Runs what may wait or takes long outside the threads that serve connections.
pub(crate) async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Problem> {
    tokio::task::spawn_blocking(work).await.map_err(|error| {
        tracing::error!(%error, "work for a request panicked");
        Problem::internal()
    })
}

/// Waits for all, in their order. They are begun one after the other and run side by side.
async fn join<T>(parts: Vec<impl Future<Output = T>>) -> Vec<T> {
    use std::{pin::pin, task::Poll};
    let mut parts: Vec<_> = parts.into_iter().map(|part| (Box::pin(part), None)).collect();
    let all = std::future::poll_fn(move |context| {
        let mut waits = false;
        for (part, answer) in &mut parts {
            if answer.is_none() {
                match part.as_mut().poll(context) {
                    Poll::Ready(value) => *answer = Some(value),
                    Poll::Pending => waits = true,
                }
            }
        }
        if waits { Poll::Pending } else { Poll::Ready(parts.drain(..).filter_map(|(_, answer)| answer).collect()) }
    });
    pin!(all).await
}
