//! What an expression says, before anybody asks on which day it was written.

use super::{
    Modifier,
    parts::Context,
    words::{Holiday, Season, Shift, Unit},
};
use std::ops::Range;

/// Which days of a year are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Year,
    /// Two years that follow each other closely: `2014-15`; how many years later the second is.
    Years(i32),
    Half(u32),
    Quarter(u32),
    Season(Season),
    Month(u32),
    Day {
        month: u32,
        day: u32,
    },
    /// From one day of a month to another.
    Days {
        month: u32,
        first: u32,
        last: u32,
    },
    Holiday(Holiday),
    /// The first, second, ... or last (-1) of what is counted in a month, or in the year.
    Part {
        nth: i8,
        piece: Piece,
        month: Option<u32>,
    },
}

/// What is counted in a month or year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece {
    Weekday(u32),
    Weekend,
    /// So many days, that is seven for a week.
    Days(u32),
}

/// Which year is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Year {
    /// Written out.
    Known(i32),
    /// So many years after the year of publication.
    Shifted(i64),
    /// Not said; perhaps `last` or `next` says on which side of publication.
    Open(Option<Shift>),
}

/// What an expression counts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Base {
    Published,
    Mentioned,
    /// A quarter or month that the text spoke of last, else the last whole one; the present year or week: `sales rose in
    /// the quarter`.
    Spoken,
}

/// The days that a duration covers, counted from publication: the last or the next so many units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reach {
    pub(super) forward: bool,
    pub(super) count: u32,
    pub(super) unit: Unit,
}

/// What an expression says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meaning {
    Date {
        field: Field,
        year: Year,
    },
    /// A day of the month of which neither month nor year are said; perhaps how many months after that of publication.
    DayOfMonth {
        day: u32,
        months: Option<i64>,
    },
    Weekday {
        weekday: u32,
        shift: Option<Shift>,
    },
    /// A weekday of a week so many weeks after that of publication.
    WeekdayOfWeek {
        weekday: u32,
        weeks: i64,
    },
    Weekend(Option<Shift>),
    Shifted {
        unit: Unit,
        amount: i64,
        base: Base,
    },
    /// The quarter or month that the text spoke of last, in another year: `the 1988 quarter`. Where it spoke of none, it
    /// is the last whole one. A mere `period` has the unit of a year: it is a quarter or half if the text spoke of one.
    SamePart {
        year: Year,
        unit: Unit,
    },
    /// A time of a day that is not named.
    TimeOfDay,
    /// The first three digits of its years.
    Decade(i32),
    /// The first two digits of its years.
    Century(i32),
    Duration {
        value: String,
        unit: Unit,
        reach: Option<Reach>,
    },
    Set(String),
    Reference(&'static str),
    /// The same as an adjective: `recent declines`.
    Qualifier(&'static str),
}

impl Meaning {
    /// Whether one day is meant, to which a time of day can be added.
    pub(super) fn is_one_day(&self) -> bool {
        match self {
            Self::Date { field, .. } => matches!(
                field,
                Field::Day { .. } | Field::Holiday(_) | Field::Part { piece: Piece::Weekday(_) | Piece::Days(1), .. }
            ),
            Self::Weekday { .. } | Self::WeekdayOfWeek { .. } | Self::DayOfMonth { .. } => true,
            Self::Shifted { unit, .. } => *unit == Unit::Day,
            _ => false,
        }
    }
}

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Clock {
    /// Part of a day, or noon, as it stands in a value: `TMO`, `T12:00`.
    Part(&'static str),
    /// Hours, minutes, perhaps seconds.
    At { hour: u32, minute: u32, second: Option<u32> },
}

impl Clock {
    /// As it stands behind the day in a value.
    pub(super) fn value(self) -> String {
        match self {
            Self::Part(part) => part.to_owned(),
            Self::At { hour, minute, second: None } => format!("T{hour:02}:{minute:02}"),
            Self::At { hour, minute, second: Some(second) } => format!("T{hour:02}:{minute:02}:{second:02}"),
        }
    }

    /// Whether it is as exact as a clock.
    pub(super) fn is_exact(self) -> bool {
        match self {
            Self::Part(part) => part.contains(':'),
            Self::At { .. } => true,
        }
    }
}

/// An expression and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) tokens: Range<usize>,
    pub(super) meaning: Meaning,
    pub(super) clock: Option<Clock>,
    pub(super) modifier: Option<Modifier>,
}

impl Reading {
    pub(super) fn new(tokens: Range<usize>, meaning: Meaning) -> Self {
        Self { tokens, meaning, clock: None, modifier: None }
    }

    /// The same at a time of day.
    pub(super) fn at(self, clock: Option<Clock>) -> Self {
        Self { clock, ..self }
    }
}

/// A reader of one kind of expression.
pub(super) type Reader = fn(&Context<'_, '_>, usize) -> Option<Reading>;

/// Of what some readers read at a token the reading with the most tokens; of equal ones the first.
pub(super) fn longest(
    context: &Context<'_, '_>,
    at: usize,
    readers: impl IntoIterator<Item = Reader>,
) -> Option<Reading> {
    let mut best: Option<Reading> = None;
    // Most read nothing: nothing is kept of them, and nothing moved.
    for read in readers {
        if let Some(next) = read(context, at)
            && best.as_ref().is_none_or(|best| next.tokens.len() > best.tokens.len())
        {
            best = Some(next);
        }
    }
    best
}

/// The same of those readers that the word at the token asks for.
pub(super) fn longest_asked(
    context: &Context<'_, '_>,
    at: usize,
    readers: impl IntoIterator<Item = (bool, Reader)>,
) -> Option<Reading> {
    longest(context, at, readers.into_iter().filter(|(asked, _)| *asked).map(|(_, reader)| reader))
}
