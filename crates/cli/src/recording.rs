//! Receipts of what the command line answers: rows are set aside while answers pass, and sealed when all have.

use crate::{clock, evidence_arguments::ReceiptChoice, failure::Failure};
use interdict_documents::{Certainty, Dossier};
use interdict_screening::{Edition, MessageScreening, Outcome, ScreenedField};
use interdict_server::receipts;
use interdict_shelf::open_store;
use interdict_store::{Answered, Heading, Noted, RowMaker, Sealed, Store, rows_aside};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::{
    fs::File,
    io::{self, BufReader, BufWriter, IntoInnerError, Seek, Write},
    path::Path,
};

pub(crate) use interdict_server::receipts::{ENGINE, answered};

/// The canonical text of what was asked.
pub(crate) fn subject_text(subject: &impl Serialize) -> Result<String, Failure> {
    Ok(receipts::subject_text(subject).map_err(io::Error::from)?)
}

/// What is said of a run in its receipt. `members` stand beside the settings: what was screened, and whatever belongs to that.
pub(crate) fn heading(settings: &impl Serialize, members: Value, editions: &[Edition]) -> Result<Heading, Failure> {
    let mut settings = serde_json::to_value(settings).map_err(io::Error::from)?;
    if let (Value::Object(settings), Value::Object(members)) = (&mut settings, members) {
        settings.extend(members);
    }
    Ok(Heading { at: clock::now(), engine: ENGINE.to_owned(), settings, editions: receipts::used(editions) })
}

/// What is proved of an outcome; nothing of a note.
pub(crate) fn noted(outcome: &Outcome) -> Result<Option<Noted>, Failure> {
    receipts::noted(outcome).map_err(|error| unwritable(error.into()))
}

/// What is proved of a field of a payment.
pub(crate) fn noted_field(place: &str, field: &ScreenedField) -> Result<Noted, Failure> {
    let answer = found_in(field);
    Ok(Noted::answered(format!("{place} {}", field.path), subject_text(&field.asked)?, answer))
}

/// The parties that were found in a field, as a receipt holds them.
pub(crate) fn found_in(field: &ScreenedField) -> Vec<Answered> {
    field.found.iter().map(|(entity, score)| Answered::matched(&**entity, *score)).collect()
}

/// A document as it was read, markup and all: what a receipt has the digest of. Its name, which may tell how it is written, is
/// the place of the row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct AskedDocument {
    pub(crate) text: String,
    /// The day of publication, if it was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) published: Option<String>,
}

/// The parties that a document names, as a receipt holds them.
pub(crate) fn named_in(dossier: &Dossier) -> Vec<Answered> {
    let word = |certainty: Certainty| match certainty {
        Certainty::Possible => "possible",
        Certainty::Likely => "likely",
        Certainty::Identified => "identified",
    };
    dossier.parties.iter().map(|party| Answered::named(&*party.entity, word(party.certainty))).collect()
}

/// Rows set aside in a nameless temporary file: memory stays flat, and nothing is left after a crash.
pub(crate) struct Aside(interdict_store::Recorder<BufWriter<File>>);

impl Aside {
    /// Rows, if a receipt is wanted.
    pub(crate) fn begin(choice: &ReceiptChoice) -> Result<Option<Self>, Failure> {
        if !choice.receipt {
            return Ok(None);
        }
        let aside = BufWriter::new(tempfile::tempfile().map_err(unwritable)?);
        Ok(Some(Self(interdict_store::Recorder::new(aside, RowMaker::new(choice.receipt_subjects, 0)))))
    }

    /// Takes down one answer.
    pub(crate) fn note(&mut self, noted: Noted) -> Result<(), Failure> {
        self.0.note(noted).map_err(unwritable)
    }

    /// Seals everything that was taken down into the next receipt of the chain.
    pub(crate) fn seal(self, store: &mut Store, heading: &Heading) -> Result<Sealed, Failure> {
        let mut aside = self.0.into_inner().into_inner().map_err(IntoInnerError::into_error).map_err(unwritable)?;
        aside.rewind().map_err(unwritable)?;
        Ok(store.add_receipt(heading, rows_aside(BufReader::new(aside)))?)
    }
}

/// Takes down the answers of a run, and knows the store they go to.
pub(crate) struct Recorder {
    store: Store,
    aside: Aside,
}

impl Recorder {
    /// A recorder if a receipt is wanted. The store is opened before anything is screened: a screening that was to leave a
    /// receipt and cannot does not begin.
    pub(crate) fn begin(choice: &ReceiptChoice, store: Option<&Path>) -> Result<Option<Self>, Failure> {
        let Some(aside) = Aside::begin(choice)? else { return Ok(None) };
        Ok(Some(Self { store: open_store(store)?, aside }))
    }

    /// Takes down one answer.
    pub(crate) fn note(&mut self, noted: Noted) -> Result<(), Failure> {
        self.aside.note(noted)
    }

    /// Takes down one outcome.
    pub(crate) fn note_outcome(&mut self, outcome: &Outcome) -> Result<(), Failure> {
        noted(outcome)?.map_or(Ok(()), |noted| self.note(noted))
    }

    /// Takes down a payment, or a part of a long one: a row for each field that was screened, and for whatever could not be
    /// read. `place` is where the message stands.
    pub(crate) fn note_message(&mut self, place: &str, screening: &MessageScreening) -> Result<(), Failure> {
        for field in &screening.fields {
            self.note(noted_field(place, field)?)?;
        }
        screening.errors.iter().try_for_each(|problem| self.note(Noted::bad(place, problem.code)))
    }

    /// Seals everything that was taken down into the next receipt of the chain.
    pub(crate) fn seal(mut self, heading: &Heading) -> Result<Sealed, Failure> {
        self.aside.seal(&mut self.store, heading)
    }
}

/// Says which receipt was left.
pub(crate) fn tell(sealed: &Sealed, err: &mut dyn Write) -> io::Result<()> {
    writeln!(err, "receipt {}: {}", sealed.receipt.number, sealed.hash)
}

#[allow(clippy::needless_pass_by_value, reason = "the form that `map_err` asks for")]
pub(crate) fn unwritable(error: io::Error) -> Failure {
    Failure::new("receipt.rows", format!("the rows of the receipt cannot be set aside: {error}"))
        .with_hint("check the space left in the folder for temporary files")
}
