//! What a running service looks after: keys, certificate and lists that changed, and the signals of the system.

use super::{gate::Gate, tls::Tls};
use crate::{Service, service::blocking};
use interdict_store::EditionId;
use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant, SystemTime},
};
use tokio::time::MissedTickBehavior;

/// How often files are looked at. A key that is revoked is good for so long at most.
const PACE: Duration = Duration::from_secs(2);

/// What can be seen of a file from outside: when it was written, and its size.
type Looks = Option<(SystemTime, u64)>;

fn looks(path: &Path) -> Looks {
    let file = fs::metadata(path).ok()?;
    Some((file.modified().ok()?, file.len()))
}

/// Files that are read again when they change.
#[derive(Debug, Default)]
pub(super) struct Watched {
    seen: Vec<(PathBuf, Looks)>,
}

impl Watched {
    /// Files as they are now; to be called before they are read.
    pub(super) fn new(paths: impl IntoIterator<Item = PathBuf>) -> Self {
        Self { seen: paths.into_iter().map(|path| (path.clone(), looks(&path))).collect() }
    }

    /// Whether one of them has changed since they were looked at. One that is being replaced, and is not there at the moment,
    /// has not changed yet.
    fn changed(&mut self) -> bool {
        let mut changed = false;
        for (path, seen) in &mut self.seen {
            let now = looks(path);
            if now.is_some() && now != *seen {
                *seen = now;
                changed = true;
            }
        }
        changed
    }

    /// They count as changed when they are looked at the next time: what was to be done could not be done.
    fn forget(&mut self) {
        self.seen.iter_mut().for_each(|(_, seen)| *seen = None);
    }
}

/// All that is looked after.
pub(super) struct Upkeep {
    pub(super) service: Arc<Service>,
    pub(super) gate: Arc<Gate>,
    pub(super) tls: Option<Arc<Tls>>,
    pub(super) keys: Watched,
    pub(super) certificates: Watched,
    /// The store, as it was before the lists were loaded from it.
    pub(super) store: Watched,
    /// The newest editions in it, if it is not its file that tells whether the lists changed: receipts change the file, too.
    pub(super) editions: Option<Vec<EditionId>>,
    /// How often the store is looked at; never if none is given.
    pub(super) reload_every: Option<Duration>,
}

impl Upkeep {
    /// Goes on for as long as the service runs.
    pub(super) async fn go_on(mut self) {
        let mut ticks = tokio::time::interval(PACE);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut told = Told::new();
        let mut looked = Instant::now();
        loop {
            let told = tokio::select! {
                _ = ticks.tick() => false,
                () = told.again() => true,
            };
            self.gate.limits().forget();
            if told || self.keys.changed() {
                self.read_keys();
            }
            if told || self.certificates.changed() {
                self.read_certificate();
            }
            let due = self.reload_every.is_some_and(|pause| looked.elapsed() >= pause);
            if due {
                looked = Instant::now();
            }
            if told || (due && self.store.changed() && self.has_new_editions().await) {
                let loaded = self.load_lists().await;
                if !loaded {
                    self.store.forget();
                    self.editions.iter_mut().for_each(Vec::clear);
                }
            }
        }
    }

    fn read_keys(&self) {
        if let Err(error) = self.gate.access().reload() {
            tracing::error!(code = error.code(), %error, "the keys could not be read again; those in use stay");
        }
    }

    fn read_certificate(&self) {
        if let Some(Err(error)) = self.tls.as_ref().map(|tls| tls.reload()) {
            tracing::error!(code = error.code(), %error, "the certificate could not be read again; the one in use stays");
        }
    }

    /// Whether a store that changed has other editions than before. Where its file tells, it has.
    async fn has_new_editions(&mut self) -> bool {
        let Some(before) = &mut self.editions else { return true };
        let service = Arc::clone(&self.service);
        let Ok(now) = blocking(move || service.newest_editions()).await else { return false };
        let changed = now != *before;
        *before = now;
        changed
    }

    /// Whether the lists could be loaded. Why not, the service says in the log itself.
    async fn load_lists(&self) -> bool {
        let service = Arc::clone(&self.service);
        matches!(blocking(move || service.reload()).await, Ok(Ok(_)))
    }
}

/// SIGHUP: read everything again. Systems without it never say so.
struct Told {
    #[cfg(unix)]
    hangup: Option<tokio::signal::unix::Signal>,
}

impl Told {
    fn new() -> Self {
        Self {
            #[cfg(unix)]
            hangup: tokio::signal::unix::signal(tokio::signal::unix::SignalKind::hangup()).ok(),
        }
    }

    async fn again(&mut self) {
        #[cfg(unix)]
        if let Some(hangup) = &mut self.hangup
            && hangup.recv().await.is_some()
        {
            return;
        }
        std::future::pending::<()>().await;
    }
}

/// Waits until the system, or a person at the terminal, asks the service to stop.
pub(super) async fn asked_to_stop() {
    let interrupted = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminated = async {
        let signal = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate());
        match signal {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending::<()>().await,
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending::<()>();
    tokio::select! {
        () = interrupted => {}
        () = terminated => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_written_has_changed_once_and_one_that_is_gone_has_not() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys.json");
        fs::write(&path, "one").unwrap();
        let mut watched = Watched::new([path.clone()]);
        assert!(!watched.changed());
        fs::write(&path, "two words").unwrap();
        assert!(watched.changed());
        assert!(!watched.changed());
        fs::remove_file(&path).unwrap();
        assert!(!watched.changed());
    }
}
