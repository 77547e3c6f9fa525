//! The clock: nothing below the command line knows one.

use interdict_model::PartialDate;
use jiff::{Timestamp, tz::TimeZone};

/// Today in universal time.
pub(crate) fn today() -> PartialDate {
    let date = Timestamp::now().to_zoned(TimeZone::UTC).date();
    // Written and read as ISO 8601, which both sides speak; a clock outside the years 1 to 9999 is no clock.
    date.to_string().parse().unwrap_or_else(|_| unreachable!("{date} is a day"))
}

/// This second in universal time: `2026-11-26T13:13:25Z`.
pub(crate) fn now() -> String {
    let now = Timestamp::now();
    Timestamp::from_second(now.as_second()).unwrap_or(now).to_string()
}
