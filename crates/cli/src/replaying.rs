//! A receipt's screening made ready to run again: what it was, its settings, its editions by their digests, what was asked.

use crate::{failure::Failure, recording::subject_text};
use interdict_lists::embedded;
use interdict_screening::{Engine, Settings};
use interdict_store::{Leaf, Receipt, Row, Store};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use std::io;

/// What the rows of a receipt are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum About {
    /// Subjects: names, customers, those under watch, what the service was asked.
    Subjects,
    /// Fields of payments.
    Fields,
    /// Documents.
    Documents,
}

impl About {
    /// As the settings of the receipt say.
    pub(crate) fn of(receipt: &Receipt) -> Self {
        match receipt.settings.get("what").and_then(Value::as_str) {
            Some("payments") => Self::Fields,
            Some("documents") => Self::Documents,
            _ => Self::Subjects,
        }
    }
}

/// The settings of a receipt.
pub(crate) fn settings_of(receipt: &Receipt) -> Result<Settings, Failure> {
    serde_json::from_value(receipt.settings.clone()).map_err(|error| {
        Failure::new("receipt.settings", format!("receipt {}: its settings cannot be read: {error}", receipt.number))
            .with_hint("replay it with the version of the program that wrote it; the receipt names it")
    })
}

/// The editions of a receipt, ready to be screened against.
pub(crate) fn engine_of(store: &mut Store, receipt: &Receipt) -> Result<Engine, Failure> {
    let mut readings = Vec::with_capacity(receipt.editions.len());
    for used in &receipt.editions {
        if let Some(edition) = store.edition_with_digest(&used.dataset, &used.digest)? {
            readings.push(store.reading(&edition)?);
            continue;
        }
        let own = embedded::embedded()?;
        if own.info.dataset != used.dataset || own.info.digest != used.digest {
            let published = used.published_on.map(|day| format!(" of {day}")).unwrap_or_default();
            let message = format!(
                "receipt {}: the edition{published} of {} with the digest {} is not in the store",
                receipt.number, used.dataset, used.digest
            );
            return Err(Failure::new("receipt.edition_missing", message)
                .with_hint("put that edition in with `interdict lists add`; its digest tells whether it is the one"));
        }
        readings.push(own);
    }
    // Whether the lists were complete is in the receipt; what was screened then is screened now.
    Ok(Engine::open(readings, true)?)
}

/// A row as it can be asked again: for a subject, a field of a payment, a document.
pub(crate) struct Asked<T> {
    pub(crate) leaf: Leaf,
    /// None if it was not kept, or for a record that could not be screened.
    pub(crate) subject: Option<T>,
}

impl<T: Serialize + DeserializeOwned> Asked<T> {
    /// Reads a row. `given` is a subject from elsewhere, used where none was kept.
    pub(crate) fn of(row: &Row, given: Option<&str>) -> Result<Self, Failure> {
        let leaf: Leaf = serde_json::from_str(&row.leaf).map_err(io::Error::from)?;
        let Some(text) = row.subject.as_deref().or(given) else { return Ok(Self { leaf, subject: None }) };
        let subject: T = serde_json::from_str(text).map_err(|error| {
            Failure::new("receipt.subject", format!("row {}: its subject cannot be read: {error}", leaf.row))
        })?;
        let text = if row.subject.is_some() { text.to_owned() } else { subject_text(&subject)? };
        match &leaf.subject {
            Some(digest) if digest.is_of(&text) => Ok(Self { leaf, subject: Some(subject) }),
            None => Ok(Self { leaf, subject: None }),
            Some(_) => Err(Failure::new(
                "receipt.subject",
                format!("row {}: the subject is not the one that was screened: its digest differs", leaf.row),
            )),
        }
    }
}
