//! Dates in a text: where they stand, what they mean, resolved against the day of publication.
//!
//! Values are those of TIMEX3 (`TimeML`), so that results can be compared with the corpora of that world. Finding goes in
//! two steps: `scan` reads what an expression says (`Reading`), using only the words of its paragraph; `resolve` then
//! decides, in the order of the text and by the grammar of its sentence, which days that means. What cannot be known is left open and says what is missing.

mod absolute;
mod ahead;
mod attached;
mod calendar;
mod clock;
mod day;
mod duration;
mod frames;
mod narrative;
mod nth;
mod order;
mod owned;
mod parts;
mod quarters;
mod reading;
mod relative;
mod resolve;
mod scan;
mod sets;
mod spoken;
mod tense;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_of_frames;
#[cfg(test)]
mod tests_of_spans;
#[cfg(test)]
mod tests_of_tense;
mod words;

pub use day::Day;
pub(crate) use words::all_words;

use crate::{grammar::Sentences, tokens::Tokens};
use serde::Serialize;
use std::ops::Range;

/// Which of its days a weekday without more words is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum WeekdaySense {
    /// As in newspapers: the most recent one, or the next where the sentence speaks of the future.
    #[default]
    News,
    /// As in an appointment: the next one; `next Monday` is that of the next week.
    Dialogue,
}

/// How `03/04/2015` is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DayOrder {
    /// 3 April.
    DayFirst,
    /// March 4, as news agencies of the United States write.
    #[default]
    MonthFirst,
}

/// What finding dates needs to know from outside the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DateSettings {
    /// The day of publication.
    pub published: Option<Day>,
    /// How weekdays are meant; as in newspapers unless said otherwise.
    pub sense: WeekdaySense,
    /// How numbers with strokes are read; month first unless said otherwise. `03.04.2015` always has the day first, and a
    /// number above 12 is a day wherever it stands.
    pub order: DayOrder,
}

/// The kinds of TIMEX3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeKind {
    /// A day or something longer.
    Date,
    /// A part of a day.
    Time,
    /// How long something takes.
    Duration,
    /// Something repeated.
    Set,
}

/// How exact an expression is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Granularity {
    /// A time of the clock.
    Time,
    /// Morning, evening, night.
    PartOfDay,
    /// A day, or a few days of a month.
    Day,
    /// Saturday and Sunday.
    Weekend,
    /// A week from Monday.
    Week,
    /// A month.
    Month,
    /// Three months.
    Quarter,
    /// A season.
    Season,
    /// Six months.
    HalfYear,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
    /// The past, the future.
    Unknown,
}

/// Narrows an expression (TIMEX3 `mod`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Modifier {
    /// Its beginning.
    Start,
    /// Its middle.
    Mid,
    /// Its end.
    End,
    /// About.
    Approx,
    /// Nearly, less than.
    LessThan,
    /// More than.
    MoreThan,
    /// At most.
    EqualOrLess,
    /// At least.
    EqualOrMore,
}

impl Modifier {
    /// As TIMEX3 writes it.
    pub fn timex(self) -> &'static str {
        match self {
            Self::Start => "START",
            Self::Mid => "MID",
            Self::End => "END",
            Self::Approx => "APPROX",
            Self::LessThan => "LESS_THAN",
            Self::MoreThan => "MORE_THAN",
            Self::EqualOrLess => "EQUAL_OR_LESS",
            Self::EqualOrMore => "EQUAL_OR_MORE",
        }
    }
}

/// How an expression was tied to the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Anchor {
    /// It says everything itself.
    Explicit,
    /// Counted from the day of publication.
    Published,
    /// The one nearest to the day of publication.
    Nearest,
    /// The latest one up to publication, because the sentence speaks of the past or of nothing else.
    MostRecent,
    /// The first one from publication on, because the sentence speaks of the future.
    Upcoming,
    /// Counted from the expression that begins at this token.
    Mentioned(usize),
    /// The year is that of the expression that begins at this token, the other end of a range.
    Partner(usize),
    /// The year follows from the order of a list of dates and the day of publication.
    ListOrder,
    /// It is not tied to the calendar.
    None,
}

impl Anchor {
    /// In words, for an explanation.
    pub fn words(self) -> &'static str {
        match self {
            Self::Explicit => "written out",
            Self::Published => "counted from the day of publication",
            Self::Nearest => "the one nearest to the day of publication",
            Self::MostRecent => "the latest one up to the day of publication",
            Self::Upcoming => "the first one from the day of publication on",
            Self::Mentioned(_) => "counted from the date mentioned before",
            Self::Partner(_) => "year taken from the other end of the range",
            Self::ListOrder => "year taken from the order of the list and the day of publication",
            Self::None => "not tied to the calendar",
        }
    }
}

/// What would have to be known to resolve an expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// The day of publication.
    Published,
    /// The year.
    Year,
    /// The date that it counts from.
    OtherDate,
}

/// An expression of time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TimeExpression {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its kind.
    pub kind: TimeKind,
    /// Its value as in TIMEX3: `2015-01-02`, `2015-W01-WE`, `2015-Q1`, `P3D`, `PAST_REF`, `XXXX-01-02`. Some days of one
    /// month are an interval of ISO 8601: `2015-05-03/2015-05-05`.
    pub value: String,
    /// What narrows it.
    pub modifier: Option<Modifier>,
    /// Its first day, if known. A duration has days only if it reaches back or forward from publication.
    pub first: Option<Day>,
    /// Its last day, if known.
    pub last: Option<Day>,
    /// How exact it is.
    pub granularity: Granularity,
    /// How it was tied to the calendar.
    pub anchor: Anchor,
    /// The name of the day, for `Christmas Eve`.
    pub holiday: Option<&'static str>,
    /// What is missing, if it could not be resolved.
    pub needs: Option<Need>,
}

/// All expressions of time in a text, in order and not overlapping.
pub fn find(tokens: &Tokens<'_>, settings: &DateSettings) -> Vec<TimeExpression> {
    let readings = Readings::of(tokens, *settings);
    readings.resolve(&Sentences::new(tokens, &readings.places()))
}

/// The expressions of time of a text, of which nobody has asked yet which days they mean. Grammar needs to know where they
/// stand, and which days they mean depends on grammar.
pub(crate) struct Readings {
    settings: DateSettings,
    all: Vec<reading::Reading>,
}

impl Readings {
    pub(crate) fn of(tokens: &Tokens<'_>, settings: DateSettings) -> Self {
        Self { settings, all: scan::readings(tokens, settings) }
    }

    /// The tokens of each.
    pub(crate) fn places(&self) -> Vec<Range<usize>> {
        self.all.iter().map(|reading| reading.tokens.clone()).collect()
    }

    /// What they mean in the text in which they were found; without those of a day that does not exist.
    pub(crate) fn resolve(&self, sentences: &Sentences<'_>) -> Vec<TimeExpression> {
        resolve::resolve(sentences, self.settings, &self.all)
    }
}
