//! The legal act that lists a party.

use crate::{PartialDate, Period};
use serde::{Deserialize, Serialize};

/// A programme (regime, tag) under which a party is listed, and since when.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Programme {
    /// The publisher's code, such as `DPRK2`.
    pub code: String,
    /// When the programme applied to the party, where the publisher (or a change file) says so.
    #[serde(default, skip_serializing_if = "Period::is_open")]
    pub period: Period,
}

impl Programme {
    /// A programme without a date of its own.
    pub fn undated(code: impl Into<String>) -> Self {
        Self { code: code.into(), period: Period::default() }
    }
}

/// One listing of a party by an authority. FollowTheMoney's `Sanction`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Designation {
    /// Who listed: `US Treasury, OFAC`.
    pub authority: String,
    /// The publication: `SDN List`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list: Option<String>,
    /// The publisher's own number of the entry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry_id: Option<String>,
    /// Programmes, in the publisher's order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub programmes: Vec<Programme>,
    /// Orders, regulations and resolutions: `E.O. 13687`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub legal_basis: Vec<String>,
    /// What the measure does where the publisher says so: `Block`, `asset freeze`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub measures: Vec<String>,
    /// The first day, as the authority states it. An amendment date is never put here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub listed_on: Option<PartialDate>,
    /// The day it ended, as the authority states it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delisted_on: Option<PartialDate>,
    /// The authority's statement of reasons.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

impl Designation {
    /// Whether the designation was in force on the day. A designation without dates counts as in force.
    pub fn in_force(&self, day: PartialDate) -> bool {
        // The day of delisting is the first day free, hence strictly before.
        self.listed_on.is_none_or(|from| from.first_day() <= day.last_day())
            && self.delisted_on.is_none_or(|to| day.first_day() < to.first_day())
    }

    /// Codes of the programmes in their order.
    pub fn programme_codes(&self) -> impl Iterator<Item = &str> {
        self.programmes.iter().map(|programme| programme.code.as_str())
    }
}
