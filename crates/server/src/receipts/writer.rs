//! The one thread that writes the service's receipts: requests wait for it, not for each other's locks on the store.
//!
//! What waits while the disk is synchronised is written together the next time, so that many requests at once cost little more
//! than one. The store is opened for each such group: a store that was put back from a backup meanwhile is the one that is
//! written to.

use super::{LeftReceipt, ReceiptsKept, not_left};
use crate::{ListsError, Problem};
use interdict_store::{Heading, Row, RowMaker, Store, StoreError, rows_aside};
use std::{
    fs::File,
    io::BufReader,
    path::Path,
    sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel},
    thread,
};
use tokio::sync::oneshot;

/// So many receipts wait at most; who comes then is told to come again.
const QUEUE: usize = 4096;
/// So many are written in one transaction.
const TOGETHER: usize = 256;

/// The rows of a receipt.
pub(crate) enum Rows {
    /// In memory.
    Held(Vec<Row>),
    /// Set aside in a file, which stands at its beginning.
    Aside(File),
}

/// A receipt that is to be written.
struct Wanted {
    heading: Heading,
    rows: Rows,
    /// Closed without a word if it could not be written.
    reply: oneshot::Sender<LeftReceipt>,
}

/// The way to the thread. It ends when this is dropped.
#[derive(Debug)]
pub(crate) struct Writer {
    queue: SyncSender<Wanted>,
    keep_subjects: bool,
}

impl Writer {
    /// Starts the thread, once the store is known to be one.
    pub(crate) fn start(kept: &ReceiptsKept) -> Result<Self, ListsError> {
        let refused = |code: &'static str, message: String, hint: Option<String>| ListsError { code, message, hint };
        Store::open_or_create(&kept.store).map_err(|error| {
            refused(error.code(), format!("receipts cannot be kept: {error}"), Some(error.hint().to_owned()))
        })?;
        let (queue, wanted) = sync_channel(QUEUE);
        let path = kept.store.clone();
        let thread = thread::Builder::new().name("receipts".to_owned());
        thread.spawn(move || work(&path, &wanted)).map_err(|error| {
            refused("service.threads", format!("the thread that writes receipts cannot be started: {error}"), None)
        })?;
        Ok(Self { queue, keep_subjects: kept.subjects })
    }

    /// What makes the rows of a receipt.
    pub(crate) fn row_maker(&self) -> RowMaker {
        RowMaker::new(self.keep_subjects, 0)
    }

    /// Writes a receipt and waits until it is on disk.
    pub(crate) async fn write(&self, heading: Heading, rows: Rows) -> Result<LeftReceipt, Problem> {
        let (reply, written) = oneshot::channel();
        self.queue.try_send(Wanted { heading, rows, reply }).map_err(|error| match error {
            TrySendError::Full(_) => Problem::busy(),
            TrySendError::Disconnected(_) => not_left(),
        })?;
        written.await.map_err(|_| not_left())
    }

    /// The same on a thread that may wait.
    pub(crate) fn write_blocking(&self, heading: Heading, rows: Rows) -> Result<LeftReceipt, Problem> {
        let (reply, written) = oneshot::channel();
        self.queue.send(Wanted { heading, rows, reply }).map_err(|_| not_left())?;
        written.blocking_recv().map_err(|_| not_left())
    }
}

fn work(path: &Path, queue: &Receiver<Wanted>) {
    while let Ok(first) = queue.recv() {
        let mut group = vec![first];
        group.extend(queue.try_iter().take(TOGETHER - 1));
        if let Err(error) = write(path, group) {
            tracing::error!(code = error.code(), %error, "receipts could not be written; their requests are not answered");
        }
    }
}

/// Writes receipts, and tells those who wait. Whoever is told nothing has none.
fn write(path: &Path, group: Vec<Wanted>) -> Result<(), StoreError> {
    let mut store = Store::open(path)?;
    let (mut held, mut waiting) = (Vec::new(), Vec::new());
    for Wanted { heading, rows, reply } in group {
        match rows {
            Rows::Held(rows) => {
                held.push((heading, rows));
                waiting.push(reply);
            }
            // A file has a transaction to itself: what is wrong with it fails no request.
            Rows::Aside(file) => match store.add_receipt(&heading, rows_aside(BufReader::new(file))) {
                Ok(sealed) => tell(reply, sealed.into()),
                Err(error) => {
                    tracing::error!(code = error.code(), %error, "the receipt of a file could not be written");
                }
            },
        }
    }
    if held.is_empty() {
        return Ok(());
    }
    let sealed = store.add_receipts(held)?;
    for (reply, sealed) in waiting.into_iter().zip(sealed) {
        tell(reply, sealed.into());
    }
    Ok(())
}

fn tell(reply: oneshot::Sender<LeftReceipt>, receipt: LeftReceipt) {
    // Who asked may have gone away; the receipt stays.
    let _ = reply.send(receipt);
}
