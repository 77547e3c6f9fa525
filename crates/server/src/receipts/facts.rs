//! What of an answer is proved by a receipt: the place of the record, what was asked, the parties with their scores.

use interdict_screening::{Edition, Match, Outcome, Screening};
use interdict_store::{Answered, Noted, UsedEdition, canonical};
use jiff::Timestamp;
use serde::Serialize;

/// Program and version, as receipts and alerts name it.
pub const ENGINE: &str = concat!("interdict ", env!("CARGO_PKG_VERSION"));

/// The canonical text of what was asked: a subject, a field of a payment, a document.
pub fn subject_text(asked: &impl Serialize) -> serde_json::Result<String> {
    Ok(canonical(&serde_json::to_value(asked)?))
}

/// What was answered, as a receipt holds it.
pub fn answered(matches: &[Match]) -> Vec<Answered> {
    matches.iter().map(|found| Answered::matched(&*found.entity, found.score)).collect()
}

/// What is proved of an outcome; nothing of a note, which is about no record.
pub fn noted(outcome: &Outcome) -> serde_json::Result<Option<Noted>> {
    match outcome {
        Outcome::Screened(screening) => noted_screening(screening).map(Some),
        Outcome::Bad(record) => Ok(Some(Noted::bad(record.locator.to_string(), record.error.code))),
        Outcome::Note(_) => Ok(None),
    }
}

/// What is proved of a screening.
pub fn noted_screening(screening: &Screening) -> serde_json::Result<Noted> {
    let subject = subject_text(&screening.subject)?;
    Ok(Noted::answered(screening.locator.to_string(), subject, answered(&screening.matches)))
}

/// Editions as a receipt names them.
pub fn used(editions: &[Edition]) -> Vec<UsedEdition> {
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

/// This second in universal time: `2026-11-26T13:13:25Z`.
pub fn now() -> String {
    let now = Timestamp::now();
    Timestamp::from_second(now.as_second()).unwrap_or(now).to_string()
}
