//! Whether a party was on the list on the day of publication.

use super::parties::Context;
use crate::dates::Day;
use interdict_model::{Entity, PartialDate};
use serde::Serialize;
use std::cmp::Reverse;

/// Whether the party was on the list on the day of publication.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "status")]
pub enum Standing {
    /// Since a day up to the publication or before.
    Listed {
        /// The first day of the listing.
        since: PartialDate,
    },
    /// Only later.
    ListedLater {
        /// The first day of the listing.
        since: PartialDate,
    },
    /// Not any more.
    Delisted {
        /// The first day free.
        on: PartialDate,
    },
    /// The list (or the text) does not say from when on.
    Unknown {
        /// The first day of the listing, where only the day of publication is missing.
        #[serde(skip_serializing_if = "Option::is_none")]
        since: Option<PartialDate>,
    },
}

/// The standing by all records of a party: who stood on one of the lists was listed, first where it was first. A record that
/// does not say since when may be older than what the others say, and leaves it open.
pub(super) fn of(context: &Context<'_>, records: &[usize]) -> Standing {
    let precedence = |standing: &Standing| match standing {
        Standing::Listed { since } => (0, Some(*since), Reverse(None)),
        Standing::Unknown { since: Some(since) } => (1, Some(*since), Reverse(None)),
        Standing::Unknown { since: None } => (2, None, Reverse(None)),
        Standing::Delisted { on } => (3, None, Reverse(Some(*on))),
        Standing::ListedLater { since } => (4, Some(*since), Reverse(None)),
    };
    let each = records.iter().map(|record| of_record(&context.entities[*record], context.published));
    each.min_by_key(precedence).unwrap_or(Standing::Unknown { since: None })
}

/// The standing by one record.
fn of_record(entity: &Entity, published: Option<Day>) -> Standing {
    let Some(since) = entity.listed_on() else { return Standing::Unknown { since: None } };
    let Some(published) = published else { return Standing::Unknown { since: Some(since) } };
    let day = u16::try_from(published.year())
        .ok()
        .and_then(|year| PartialDate::day(year, published.month() as u8, published.day() as u8));
    let Some(day) = day else { return Standing::Unknown { since: Some(since) } };
    if since.first_day() > day {
        return Standing::ListedLater { since };
    }
    let delisted = entity.designations.iter().map(|designation| designation.delisted_on).collect::<Option<Vec<_>>>();
    match delisted.and_then(|days| days.into_iter().max()) {
        Some(on) if on.first_day() <= day => Standing::Delisted { on },
        _ => Standing::Listed { since },
    }
}
