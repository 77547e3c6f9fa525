//! What a screening is to look for, and how.

use interdict_matching::SearchOptions;
use interdict_model::PartialDate;
use serde::{Deserialize, Serialize};

/// Settings of a screening: part of every answer, so that it can be repeated.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Settings {
    /// Lowest score in [0, 1] that is a match.
    pub threshold: f64,
    /// At most this many matches a subject, the best ones.
    pub limit: usize,
    /// Screen against the lists as the authorities had them on this day.
    pub as_of: Option<PartialDate>,
    /// Screen against what was known on this day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub known_on: Option<PartialDate>,
    /// Whether a weak alias may bring a match.
    pub weak_names: bool,
    /// Compare with every listed name instead of those the index finds. Slow; proves that nothing is lost.
    pub exhaustive: bool,
    /// Whether matches carry their whole explanation.
    pub explain: bool,
    /// Compare as OFAC's search tool does, too, and take what it would show with its slider at this score, 50 to 100.
    pub ofac_minimum: Option<u8>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            threshold: interdict_matching::DEFAULT_THRESHOLD,
            limit: 10,
            as_of: None,
            known_on: None,
            weak_names: true,
            exhaustive: false,
            explain: false,
            ofac_minimum: None,
        }
    }
}

impl Settings {
    /// The same for the matcher. The limit is applied later, when parties that stand on several lists are one.
    pub(crate) fn search_options(&self) -> SearchOptions {
        SearchOptions {
            threshold: self.threshold,
            limit: usize::MAX,
            as_of: self.as_of,
            known_on: self.known_on,
            weak_names: self.weak_names,
            exhaustive: self.exhaustive,
        }
    }
}
