//! Threads that screen. Each keeps the working memory of a screener, which is dear to make, for the state of the lists that
//! the last job was about. The asynchronous runtime only waits for them.

use crate::{Problem, Snapshot};
use interdict_screening::Screener;
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
        mpsc::{Receiver, RecvTimeoutError, SyncSender, TrySendError, sync_channel},
    },
    thread,
    time::Duration,
};
use tokio::sync::oneshot;

/// So many jobs wait at most; who comes then is told to come again.
const QUEUE: usize = 8192;
/// So often a thread without work looks whether its state of the lists is still the one in use.
const IDLE: Duration = Duration::from_secs(1);

type Work = Box<dyn for<'a> FnOnce(&'a Snapshot, &mut Screener<'a>) + Send>;

struct Job {
    snapshot: Arc<Snapshot>,
    work: Work,
}

/// The threads and the way to them. They end when this is dropped.
#[derive(Debug)]
pub(crate) struct Workers {
    queue: SyncSender<Job>,
    /// Jobs that no thread has begun.
    waiting: Arc<AtomicU64>,
}

impl Workers {
    /// Starts the threads.
    pub(crate) fn start(threads: usize) -> std::io::Result<Self> {
        let (queue, jobs) = sync_channel(QUEUE);
        let jobs = Arc::new(Mutex::new(jobs));
        for number in 0..threads.max(1) {
            let jobs = Arc::clone(&jobs);
            thread::Builder::new().name(format!("screening-{number}")).spawn(move || work(&jobs))?;
        }
        Ok(Self { queue, waiting: Arc::default() })
    }

    /// Has work done against a state of the lists. Work that panics is a problem of that request and of no other.
    pub(crate) async fn run<T, F>(&self, snapshot: Arc<Snapshot>, work: F) -> Result<T, Problem>
    where
        T: Send + 'static,
        F: for<'a> FnOnce(&'a Snapshot, &mut Screener<'a>) -> T + Send + 'static,
    {
        let (answer, answered) = oneshot::channel();
        let waiting = Arc::clone(&self.waiting);
        let work: Work = Box::new(move |snapshot, screener| {
            waiting.fetch_sub(1, Ordering::Relaxed);
            // Who asked may have gone away.
            let _ = answer.send(work(snapshot, screener));
        });
        self.waiting.fetch_add(1, Ordering::Relaxed);
        self.queue.try_send(Job { snapshot, work }).map_err(|error| {
            self.waiting.fetch_sub(1, Ordering::Relaxed);
            match error {
                TrySendError::Full(_) => Problem::busy(),
                TrySendError::Disconnected(_) => Problem::internal(),
            }
        })?;
        answered.await.map_err(|_| Problem::internal())
    }

    /// Jobs that wait.
    pub(crate) fn waiting(&self) -> u64 {
        self.waiting.load(Ordering::Relaxed)
    }
}

/// What a thread found when it looked for a job.
enum Next {
    Job(Job),
    Idle,
    End,
}

fn next(jobs: &Mutex<Receiver<Job>>) -> Next {
    let jobs = jobs.lock().unwrap_or_else(PoisonError::into_inner);
    match jobs.recv_timeout(IDLE) {
        Ok(job) => Next::Job(job),
        Err(RecvTimeoutError::Timeout) => Next::Idle,
        Err(RecvTimeoutError::Disconnected) => Next::End,
    }
}

fn work(jobs: &Mutex<Receiver<Job>>) {
    let mut waiting: Option<Job> = None;
    loop {
        let Job { snapshot, work } = match waiting.take().map_or_else(|| next(jobs), Next::Job) {
            Next::Job(job) => job,
            Next::Idle => continue,
            Next::End => return,
        };
        let mut screener = snapshot.engine().screener();
        let mut todo = Some(work);
        loop {
            if let Some(work) = todo.take()
                && catch_unwind(AssertUnwindSafe(|| work(&snapshot, &mut screener))).is_err()
            {
                // Its working memory may be half changed.
                break;
            }
            match next(jobs) {
                Next::Job(job) if Arc::ptr_eq(&job.snapshot, &snapshot) => todo = Some(job.work),
                Next::Job(job) => {
                    waiting = Some(job);
                    break;
                }
                // Lists that nobody asks about any more are not kept in memory for a thread without work.
                Next::Idle if snapshot.is_retired() => break,
                Next::Idle => {}
                Next::End => return,
            }
        }
    }
}
