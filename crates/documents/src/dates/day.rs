//! A day of the calendar.

use interdict_model::month_name;
use jiff::{ToSpan, civil::Date};
use serde::{Serialize, Serializer};
use std::fmt;

/// A day of the Gregorian calendar between the years 1 and 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(Date);

impl Day {
    /// A day by its numbers, `None` if there is none such.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        let year = i16::try_from(year).ok().filter(|year| *year >= 1)?;
        Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok().map(Self)
    }

    /// From ISO 8601, of which only the date counts: `2015-01-04T10:12:00Z`.
    pub fn parse_iso(text: &str) -> Option<Self> {
        let date = text.trim().get(..10)?;
        let mut parts = date.split('-');
        let mut next =
            |width: usize| parts.next().filter(|part| part.len() == width && part.bytes().all(|b| b.is_ascii_digit()));
        let (year, month, day) = (next(4)?, next(2)?, next(2)?);
        Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// The year.
    pub fn year(self) -> i32 {
        i32::from(self.0.year())
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u32 {
        self.0.month() as u32
    }

    /// The English name of the month.
    pub fn month_name(self) -> &'static str {
        month_name(self.0.month() as u8).unwrap_or_default()
    }

    /// The day of the month.
    pub fn day(self) -> u32 {
        self.0.day() as u32
    }

    /// The day of the week, Monday is 0.
    pub fn weekday(self) -> u32 {
        self.0.weekday().to_monday_zero_offset() as u32
    }

    /// The day so many days later (or earlier); stays at the end of the calendar.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        Self(self.0.saturating_add(days.clamp(-4_000_000, 4_000_000).days()))
    }

    /// The same day of the month so many months later, or the last one of a shorter month.
    #[must_use]
    pub fn plus_months(self, months: i64) -> Self {
        Self(self.0.saturating_add(months.clamp(-120_000, 120_000).months()))
    }

    /// How many days later this day is than another.
    pub fn days_since(self, other: Self) -> i64 {
        self.0.since(other.0).map_or(0, |span| i64::from(span.get_days()))
    }

    /// The last day of this day's month.
    #[must_use]
    pub fn month_end(self) -> Self {
        Self(self.0.last_of_month())
    }

    /// Year and number of the ISO week.
    pub fn iso_week(self) -> (i32, u32) {
        let week = self.0.iso_week_date();
        (i32::from(week.year()), week.week() as u32)
    }

    /// Monday of the ISO week.
    #[must_use]
    pub fn week_start(self) -> Self {
        self.plus_days(-i64::from(self.weekday()))
    }
}

impl Day {
    /// As `to_string` has it; a dossier writes many days.
    pub(crate) fn written(self) -> String {
        let Some(digits) = self.digits() else { return self.to_string() };
        digits.into_iter().map(char::from).collect()
    }

    /// Year, month and day in digits; none where the year would have a sign.
    fn digits(self) -> Option<[u8; 10]> {
        let digit = |number: u32| b'0' + (number % 10) as u8;
        let (month, day) = (self.month(), self.day());
        // The calendar ends at the year 9999.
        let year = u32::try_from(self.year()).ok().filter(|year| *year <= 9999)?;
        Some([
            digit(year / 1000),
            digit(year / 100),
            digit(year / 10),
            digit(year),
            b'-',
            digit(month / 10),
            digit(month),
            b'-',
            digit(day / 10),
            digit(day),
        ])
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.digits() {
            Some(digits) => f.write_str(std::str::from_utf8(&digits).unwrap_or_default()),
            None => write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day()),
        }
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_as_it_is_shown() {
        let days = [Day::new(2015, 1, 5), Day::new(987, 12, 31), Day::new(0, 2, 29), Day::new(-44, 3, 15)];
        for day in days.into_iter().flatten() {
            assert_eq!(day.written(), day.to_string());
        }
        assert_eq!(Day::new(2015, 1, 5).map(Day::written).as_deref(), Some("2015-01-05"));
    }
}
