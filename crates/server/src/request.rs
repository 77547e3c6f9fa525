//! What requests have in common: settings as clients write them, days, subjects with their place in the request.

use crate::Problem;
use interdict_model::PartialDate;
use interdict_screening::{
    Settings, Subject,
    subjects::{Locator, RecordPlace, ScreenedSubject},
};
use serde::Deserialize;

/// The largest number of matches that can be asked for.
pub const MOST_MATCHES: usize = 100_000;

/// How to screen, as a client writes it. Everything may be left out.
#[derive(Debug, Clone, Default, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SettingsRequest {
    /// Lowest score in [0, 1] that is a match. Default 0.35.
    pub threshold: Option<f64>,
    /// At most this many matches a subject. Default 10.
    pub limit: Option<usize>,
    /// As the lists were in force on this day, 2015-01-02.
    pub as_of: Option<String>,
    /// As the lists were known on this day, from the store.
    pub known_on: Option<String>,
    /// Whether aliases that the publisher marks as weak count. Default true.
    pub weak_names: Option<bool>,
    /// Whether every match carries its whole explanation. Default false.
    pub explain: Option<bool>,
    /// Give OFAC's own score too, and what its search tool would show with its slider here (50 to 100).
    pub ofac_minimum: Option<u8>,
}

impl SettingsRequest {
    /// Checks the values.
    pub fn settings(&self) -> Result<Settings, Problem> {
        let threshold = self.threshold.unwrap_or(interdict_screening::DEFAULT_THRESHOLD);
        if !(0.0..=1.0).contains(&threshold) {
            return Err(Problem::bad_request("threshold: a score is a number from 0 to 1"));
        }
        let limit = self.limit.unwrap_or(10);
        if !(1..=MOST_MATCHES).contains(&limit) {
            return Err(Problem::bad_request(format!("limit: from 1 to {MOST_MATCHES}")));
        }
        if self.ofac_minimum.is_some_and(|points| !(50..=100).contains(&points)) {
            return Err(Problem::bad_request("ofacMinimum: OFAC's slider goes from 50 to 100"));
        }
        Ok(Settings {
            threshold,
            limit,
            as_of: self.as_of.as_deref().map(|text| day("asOf", text)).transpose()?,
            known_on: self.known_on.as_deref().map(|text| day("knownOn", text)).transpose()?,
            weak_names: self.weak_names.unwrap_or(true),
            exhaustive: false,
            explain: self.explain.unwrap_or(false),
            ofac_minimum: self.ofac_minimum,
        })
    }
}

/// A whole day in a request: "in force in 2015" has two answers.
pub fn day(field: &str, text: &str) -> Result<PartialDate, Problem> {
    text.parse::<PartialDate>()
        .ok()
        .filter(|date| date.day_value().is_some())
        .ok_or_else(|| Problem::bad_request(format!("{field}: not a day; write it as 2015-01-02")))
}

/// A subject of a request with its number in it, from 1.
pub fn numbered(number: usize, subject: Subject) -> ScreenedSubject {
    ScreenedSubject {
        locator: Locator { file: None, place: RecordPlace::Argument(number as u64) },
        id: None,
        subject,
        fields: Vec::new(),
        notes: Vec::new(),
    }
}
