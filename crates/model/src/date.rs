//! Dates as lists give them: a year, a month of a year, about a year, from one to another.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{fmt, str::FromStr};

/// A calendar date of which month or day may be unknown. Orders by its first possible day.
///
/// Written and read as partial ISO 8601 (`1962`, `1962-02`, `1962-02-18`), the form of FollowTheMoney's `birthDate`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    year: u16,
    month: u8,
    day: u8,
}

/// Why a text is not a partial date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not a date (write 1962, 1962-02 or 1962-02-18)")]
pub struct DateError {
    /// The text that was given.
    pub text: String,
}

impl PartialDate {
    /// A full date. `None` if there is no such day.
    pub fn day(year: u16, month: u8, day: u8) -> Option<Self> {
        (Self::month(year, month).is_some() && day >= 1 && day <= days_in_month(year, month)).then_some(Self {
            year,
            month,
            day,
        })
    }

    /// A month of a year.
    pub fn month(year: u16, month: u8) -> Option<Self> {
        (Self::year(year).is_some() && (1..=12).contains(&month)).then_some(Self { year, month, day: 0 })
    }

    /// A year between 1000 and 2999.
    pub fn year(year: u16) -> Option<Self> {
        (1000..3000).contains(&year).then_some(Self { year, month: 0, day: 0 })
    }

    /// The year.
    pub fn year_value(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12, where known.
    pub fn month_value(self) -> Option<u8> {
        (self.month > 0).then_some(self.month)
    }

    /// The day of the month where known.
    pub fn day_value(self) -> Option<u8> {
        (self.day > 0).then_some(self.day)
    }

    /// The first day the date can mean.
    #[must_use]
    pub fn first_day(self) -> Self {
        Self { year: self.year, month: self.month.max(1), day: self.day.max(1) }
    }

    /// The last day the date can mean.
    #[must_use]
    pub fn last_day(self) -> Self {
        let month = if self.month == 0 { 12 } else { self.month };
        let day = if self.day == 0 { days_in_month(self.year, month) } else { self.day };
        Self { year: self.year, month, day }
    }
}

/// The English name of a month by its number, 1 to 12.
pub fn month_name(month: u8) -> Option<&'static str> {
    let names = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    names.get(usize::from(month).checked_sub(1)?).copied()
}

fn days_in_month(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if (year.is_multiple_of(4) && !year.is_multiple_of(100)) || year.is_multiple_of(400) => 29,
        2 => 28,
        _ => 31,
    }
}

impl FromStr for PartialDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let error = || DateError { text: text.to_owned() };
        // FollowTheMoney data carries times at places (`2015-01-02T00:00:00`); only the day counts.
        let date = text.trim().split(['T', ' ']).next().unwrap_or_default();
        let mut parts = date.splitn(3, '-');
        let mut next = |width: usize| -> Result<Option<u16>, DateError> {
            match parts.next() {
                None => Ok(None),
                Some(part) if part.len() == width && part.bytes().all(|b| b.is_ascii_digit()) => {
                    part.parse().map(Some).map_err(|_| error())
                }
                Some(_) => Err(error()),
            }
        };
        let (year, month, day) = (next(4)?, next(2)?, next(2)?);
        let narrow = |value: u16| u8::try_from(value).unwrap_or(0);
        match (year, month.map(narrow), day.map(narrow)) {
            (Some(year), None, _) => Self::year(year),
            (Some(year), Some(month), None) => Self::month(year, month),
            (Some(year), Some(month), Some(day)) => Self::day(year, month, day),
            (None, ..) => None,
        }
        .ok_or_else(error)
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.month, self.day) {
            (0, _) => write!(f, "{:04}", self.year),
            (month, 0) => write!(f, "{:04}-{month:02}", self.year),
            (month, day) => write!(f, "{:04}-{month:02}-{day:02}", self.year),
        }
    }
}

impl fmt::Debug for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// A date as uncertain as the publisher leaves it: about a date, or somewhere between two.
///
/// `circa 1947` is `start = 1947, circa`; `1959 to 1962` has an `end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct DateSpan {
    /// The date, or the first of a range.
    pub start: PartialDate,
    /// The last of a range.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<PartialDate>,
    /// The publisher says "circa".
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub circa: bool,
}

impl DateSpan {
    /// The first and the last day that are possible, `circa` not counted.
    pub fn bounds(self) -> (PartialDate, PartialDate) {
        (self.start.first_day(), self.end.unwrap_or(self.start).last_day())
    }
}

impl From<PartialDate> for DateSpan {
    fn from(start: PartialDate) -> Self {
        Self { start, end: None, circa: false }
    }
}

impl fmt::Display for DateSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.circa {
            f.write_str("circa ")?;
        }
        match self.end {
            Some(end) => write!(f, "{} to {end}", self.start),
            None => write!(f, "{}", self.start),
        }
    }
}

/// When something was in force, by the authority's own dates. An open end means "still", an open start "since unknown".
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Period {
    /// First day in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<PartialDate>,
    /// Last day in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<PartialDate>,
}

impl Period {
    /// In force since a day.
    pub fn since(from: PartialDate) -> Self {
        Self { from: Some(from), to: None }
    }

    /// Whether the period covers the day. Unknown bounds count as covering: an undated fact is not hidden.
    pub fn covers(self, day: PartialDate) -> bool {
        self.from.is_none_or(|from| from.first_day() <= day.last_day())
            && self.to.is_none_or(|to| to.last_day() >= day.first_day())
    }

    /// Neither bound is known.
    pub fn is_open(&self) -> bool {
        self.from.is_none() && self.to.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_far_as_they_go() {
        for text in ["1962", "1962-02", "1962-02-18"] {
            assert_eq!(text.parse::<PartialDate>().map(|d| d.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in ["", "62", "1962-2", "1962-13", "1963-02-29", "1962-02-18-01", "18 Feb 1962", "0000"] {
            assert!(text.parse::<PartialDate>().is_err(), "{text}");
        }
    }

    #[test]
    fn months_are_counted_from_one() {
        assert_eq!([0, 1, 12, 13].map(month_name), [None, Some("January"), Some("December"), None]);
    }

    #[test]
    fn a_period_covers_its_first_and_last_day() {
        let day = |text: &str| text.parse::<PartialDate>().unwrap_or_else(|_| unreachable!());
        let period = Period { from: Some(day("2015-01-02")), to: Some(day("2016")) };
        assert!(!period.covers(day("2015-01-01")));
        assert!(period.covers(day("2015-01-02")) && period.covers(day("2016-12-31")));
        assert!(!period.covers(day("2017-01-01")));
        assert!(Period::default().covers(day("1999")));
    }
}
