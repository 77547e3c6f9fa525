//! Receipts of screenings: rows are set aside while outcomes pass, and sealed when all have.

use crate::{clock, commands::lists::open_store, evidence_arguments::ReceiptChoice, failure::Failure};
use interdict_screening::{Edition, Match, Outcome, Settings, Subject};
use interdict_store::{Answered, Heading, Leaf, Row, Sealed, Store, SubjectDigest, UsedEdition, canonical};
use std::{
    fs::File,
    io::{self, BufRead, BufReader, BufWriter, IntoInnerError, Seek, Write},
    path::Path,
};

/// Program and version, as receipts and alerts name it.
pub(crate) const ENGINE: &str = concat!("interdict ", env!("CARGO_PKG_VERSION"));

/// The canonical text of a subject.
pub(crate) fn subject_text(subject: &Subject) -> Result<String, Failure> {
    Ok(canonical(&serde_json::to_value(subject).map_err(io::Error::from)?))
}

/// What was answered, as a receipt holds it.
pub(crate) fn answered(matches: &[Match]) -> Vec<Answered> {
    matches.iter().map(|found| Answered::matched(&*found.entity, found.score)).collect()
}

/// Editions as a receipt names them.
pub(crate) fn used(editions: &[Edition]) -> Vec<UsedEdition> {
    editions
        .iter()
        .map(|edition| UsedEdition {
            dataset: edition.info.dataset.clone(),
            digest: edition.info.digest.clone(),
            published_on: edition.info.published_on,
            edition: None,
            complete: edition.complete,
        })
        .collect()
}

/// Takes rows down for a receipt.
pub(crate) struct Recorder {
    store: Store,
    /// A nameless temporary file, so that memory stays flat and nothing is left after a crash.
    aside: BufWriter<File>,
    keep_subjects: bool,
    rows: i64,
}

impl Recorder {
    /// A recorder if a receipt is wanted. The store is opened before anything is screened: a screening that was to leave a
    /// receipt and cannot does not begin.
    pub(crate) fn begin(choice: &ReceiptChoice, store: Option<&Path>) -> Result<Option<Self>, Failure> {
        if !choice.receipt {
            return Ok(None);
        }
        let aside = tempfile::tempfile().map_err(unwritable)?;
        Ok(Some(Self {
            store: open_store(store)?,
            aside: BufWriter::new(aside),
            keep_subjects: choice.receipt_subjects,
            rows: 0,
        }))
    }

    /// Takes down one outcome.
    pub(crate) fn note(&mut self, outcome: &Outcome) -> Result<(), Failure> {
        let row = self.rows + 1;
        let (leaf, subject) = match outcome {
            Outcome::Screened(screening) => {
                let subject = subject_text(&screening.subject)?;
                let leaf = Leaf {
                    row,
                    place: screening.locator.to_string(),
                    subject: Some(SubjectDigest::of(&subject, salt()?)),
                    error: None,
                    answer: answered(&screening.matches),
                };
                (leaf, Some(subject))
            }
            Outcome::Bad(record) => {
                let leaf = Leaf {
                    row,
                    place: record.locator.to_string(),
                    subject: None,
                    error: Some(record.error.code.to_owned()),
                    answer: Vec::new(),
                };
                (leaf, None)
            }
            Outcome::Note(_) => return Ok(()),
        };
        let Row { leaf, subject } =
            Row::new(&leaf, subject.filter(|_| self.keep_subjects)).map_err(|error| unwritable(error.into()))?;
        serde_json::to_writer(&mut self.aside, &(leaf, subject)).map_err(|error| unwritable(error.into()))?;
        self.aside.write_all(b"\n").map_err(unwritable)?;
        self.rows = row;
        Ok(())
    }

    /// Seals everything that was taken down into the next receipt of the chain.
    pub(crate) fn seal(mut self, settings: &Settings, editions: &[Edition]) -> Result<Sealed, Failure> {
        let heading = Heading {
            at: clock::now(),
            engine: ENGINE.to_owned(),
            settings: serde_json::to_value(settings).map_err(io::Error::from)?,
            editions: used(editions),
        };
        let mut aside = self.aside.into_inner().map_err(IntoInnerError::into_error).map_err(unwritable)?;
        aside.rewind().map_err(unwritable)?;
        let rows = BufReader::new(aside).lines().map(|line| {
            let (leaf, subject): (String, Option<String>) = serde_json::from_str(&line?)?;
            Ok(Row { leaf, subject })
        });
        Ok(self.store.add_receipt(&heading, rows)?)
    }
}

/// 16 random bytes.
fn salt() -> Result<[u8; 16], Failure> {
    let mut salt = [0; 16];
    getrandom::fill(&mut salt).map_err(|error| {
        Failure::new("receipt.salt", format!("there are no random numbers for the receipt: {error}"))
    })?;
    Ok(salt)
}

#[allow(clippy::needless_pass_by_value, reason = "the form that `map_err` asks for")]
fn unwritable(error: io::Error) -> Failure {
    Failure::new("receipt.rows", format!("the rows of the receipt cannot be set aside: {error}"))
        .with_hint("check the space left in the folder for temporary files")
}
