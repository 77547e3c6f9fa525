//! The editions that an answer was made from: part of every answer.

use interdict_screening::Edition;
use rmcp::schemars::{self, JsonSchema};
use serde::Serialize;

/// An edition of a list that was used.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct EditionUsed {
    /// Short name of the list: `us_ofac_sdn`.
    dataset: String,
    /// Its title.
    title: String,
    /// The publisher's date of the edition.
    published_on: Option<String>,
    /// How many parties it has.
    parties: usize,
    /// Whether everything that was published could be read. If not, an answer without matches is not clear.
    complete: bool,
    /// What the files do not have though the publisher says it.
    gaps: Vec<String>,
    /// BLAKE3 digest of the published bytes: names the edition exactly.
    digest: String,
}

/// All editions of a state of the lists.
pub(super) fn used(editions: &[Edition]) -> Vec<EditionUsed> {
    let used = |edition: &Edition| EditionUsed {
        dataset: edition.info.dataset.clone(),
        title: edition.info.title.clone(),
        published_on: edition.info.published_on.map(|day| day.to_string()),
        parties: edition.parties,
        complete: edition.complete,
        gaps: edition.gaps.clone(),
        digest: edition.info.digest.clone(),
    };
    editions.iter().map(used).collect()
}

/// The same in one line for people, with what is missing in capitals.
pub(super) fn in_words(editions: &[Edition]) -> String {
    editions.iter().map(Edition::in_words).collect::<Vec<_>>().join(", ")
}
