//! The clock of the running service: keys expire, and lists have an age. Answers know none.

use interdict_model::PartialDate;
use jiff::{Timestamp, civil::Date, tz::TimeZone};

/// The day in universal time.
pub(super) fn today() -> PartialDate {
    let date = date();
    // Written and read as ISO 8601, which both sides speak; a clock outside the years 1000 to 2999 is no clock.
    date.to_string().parse().unwrap_or_else(|_| unreachable!("{date} is a day"))
}

/// Days from a day until today; none if the day has no month or no day.
pub(super) fn days_since(day: PartialDate) -> Option<i64> {
    let then = Date::new(
        i16::try_from(day.year_value()).ok()?,
        i8::try_from(day.month_value()?).ok()?,
        i8::try_from(day.day_value()?).ok()?,
    )
    .ok()?;
    Some(date().duration_since(then).as_hours() / 24)
}

fn date() -> Date {
    Timestamp::now().to_zoned(TimeZone::UTC).date()
}
