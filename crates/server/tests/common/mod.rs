//! A service under test: on a free port of this machine, in a thread, stopped when it goes out of scope.

// Every test file is a program of its own and uses what it needs.
#![allow(dead_code, reason = "no test file uses everything")]
#![allow(clippy::unwrap_used, reason = "a test that panics is a test that fails")]

use interdict_lists::{ListReading, embedded::embedded};
use interdict_model::PartialDate;
use interdict_screening::Engine;
use interdict_server::{
    ListSource, ListsError, Loaded,
    serve::{Configuration, run_until},
};
use interdict_store::{Bounds, Store};
use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::mpsc,
    thread::{self, JoinHandle},
    time::Duration,
};
use tempfile::TempDir;
use tokio::sync::oneshot;

/// A service that runs.
pub struct Running {
    address: String,
    socket: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
    /// Goes with the service.
    folder: Option<TempDir>,
}

impl Running {
    /// `http://127.0.0.1:PORT`, or with `https`.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The same for who opens connections himself.
    pub fn socket(&self) -> SocketAddr {
        self.socket
    }

    /// Tells the service to stop, and does not wait for it.
    pub fn stop(&mut self) {
        if let Some(stop) = self.stop.take() {
            // It may have ended by itself.
            let _ = stop.send(());
        }
    }

    /// Whether the service has ended.
    pub fn has_ended(&self) -> bool {
        self.thread.as_ref().is_none_or(JoinHandle::is_finished)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stop();
        let ended = self.thread.take().map(JoinHandle::join);
        // A second panic while the first is under way would hide it.
        if !thread::panicking() {
            ended.unwrap().unwrap();
        }
    }
}

/// A service on the embedded list.
pub fn start() -> Running {
    start_with(on_this_machine(), Box::new(Embedded))
}

/// A service on a store with two editions of the embedded list: one seen on 2014-12-31, as it was in force on that day, and the
/// whole one seen on 2015-01-02.
pub fn start_with_store() -> Running {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store.sqlite");
    let mut store = Store::open_or_create(&path).unwrap();
    for (reading, seen_on) in [(as_known_before(), "2014-12-31"), (embedded().unwrap(), "2015-01-02")] {
        store.add(&reading, seen_on.parse().unwrap(), &Bounds::default(), true).unwrap();
    }
    drop(store);
    let mut running = start_with(on_this_machine(), Box::new(Stored { path }));
    running.folder = Some(folder);
    running
}

/// A service on a store with two lists: the embedded one as it was in force on 2014-12-31, seen on that day, and one that was first
/// seen on 2015-01-02, `later_list`, with the same parties.
pub fn start_with_two_lists() -> Running {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store.sqlite");
    let mut store = Store::open_or_create(&path).unwrap();
    for (reading, seen_on) in [(as_known_before(), "2014-12-31"), (later_list(), "2015-01-02")] {
        store.add(&reading, seen_on.parse().unwrap(), &Bounds::default(), true).unwrap();
    }
    drop(store);
    let mut running = start_with(on_this_machine(), Box::new(Stored { path }));
    running.folder = Some(folder);
    running
}

/// The embedded list under another name.
fn later_list() -> ListReading {
    let mut reading = embedded().unwrap();
    "later_list".clone_into(&mut reading.info.dataset);
    "A list that came later".clone_into(&mut reading.info.title);
    for entity in &mut reading.entities {
        entity.datasets = vec!["later_list".to_owned()];
        entity.id = entity.id.replace("ofac-", "later-");
    }
    reading
}

/// The embedded list as it would have been published on 2014-12-31.
pub fn as_known_before() -> ListReading {
    let day: PartialDate = "2014-12-31".parse().unwrap();
    let mut reading = embedded().unwrap();
    reading.entities = reading.entities.iter().filter_map(|entity| entity.as_of(day)).collect();
    reading.info.published_on = Some(day);
    reading.info.declared_records = None;
    reading.info.digest = "0".repeat(64);
    reading
}

/// A free port of this machine, and a service that ends fast.
pub fn on_this_machine() -> Configuration {
    Configuration {
        address: ([127, 0, 0, 1], 0).into(),
        threads: 2,
        shutdown_timeout: Duration::from_secs(5),
        ..Configuration::default()
    }
}

/// Starts a service and waits until it takes requests.
pub fn start_with(configuration: Configuration, source: Box<dyn ListSource>) -> Running {
    let (stop, stopped) = oneshot::channel();
    let (ready, address) = mpsc::channel();
    let scheme = if configuration.certificates.is_some() { "https" } else { "http" };
    let thread = thread::spawn(move || {
        let ready = |address| ready.send(address).unwrap();
        let stopped = async {
            // Also if whoever holds the other end has panicked.
            let _ = stopped.await;
        };
        run_until(&configuration, source, ready, stopped).unwrap();
    });
    let socket: SocketAddr = address.recv_timeout(Duration::from_mins(1)).unwrap();
    let address = format!("{scheme}://{socket}");
    Running { address, socket, stop: Some(stop), thread: Some(thread), folder: None }
}

/// The list that is part of the program.
pub struct Embedded;

impl ListSource for Embedded {
    fn load(&self, known_on: Option<PartialDate>) -> Result<Loaded, ListsError> {
        if known_on.is_some() {
            return Err(not_known("the embedded list is part of the program, and was never seen"));
        }
        Ok(Engine::open(vec![embedded().unwrap()], false).unwrap().into())
    }

    fn store(&self) -> Option<PathBuf> {
        None
    }
}

/// All lists in a store.
pub struct Stored {
    /// Its file.
    pub path: PathBuf,
}

impl ListSource for Stored {
    fn load(&self, known_on: Option<PartialDate>) -> Result<Loaded, ListsError> {
        let mut store = Store::open(&self.path).unwrap();
        let (mut readings, mut without) = (Vec::new(), Vec::new());
        for dataset in store.datasets().unwrap() {
            let edition = match known_on {
                Some(day) => store.known_on(&dataset, day).unwrap(),
                None => store.newest(&dataset).unwrap(),
            };
            match edition {
                Some(edition) => readings.push(store.reading(&edition).unwrap()),
                None => without.push(store.newest(&dataset).unwrap().unwrap().info),
            }
        }
        if readings.is_empty() {
            return Err(not_known("no edition was known on that day"));
        }
        Ok(Loaded { engine: Engine::open(readings, false).unwrap(), not_known: without })
    }

    fn store(&self) -> Option<PathBuf> {
        Some(Path::to_owned(&self.path))
    }
}

fn not_known(message: &str) -> ListsError {
    ListsError { code: "list.not_known", message: message.to_owned(), hint: None }
}
