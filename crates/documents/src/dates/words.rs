//! The vocabulary of dates: every word of `data/dates-*.tsv` with all that it can mean, in one table, so that a text needs
//! one look-up a word to know whether an expression may begin there.

use super::{Granularity, Modifier};
use crate::{
    lexicon::{Begins, PhraseTable, WordTable, rows},
    tokens::Tokens,
};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A unit of time, from short to long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Night,
    Day,
    Weekend,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

impl Unit {
    fn parse(code: &str) -> Option<Self> {
        Some(match code {
            "S" => Self::Second,
            "MIN" => Self::Minute,
            "H" => Self::Hour,
            "NI" => Self::Night,
            "D" => Self::Day,
            "WE" => Self::Weekend,
            "W" => Self::Week,
            "M" => Self::Month,
            "Q" => Self::Quarter,
            "Y" => Self::Year,
            "DE" => Self::Decade,
            "CE" => Self::Century,
            _ => return None,
        })
    }

    /// Its letters in a TIMEX3 duration.
    pub(super) fn designator(self) -> &'static str {
        match self {
            Self::Second => "S",
            Self::Minute | Self::Month => "M",
            Self::Hour => "H",
            Self::Night => "NI",
            Self::Day => "D",
            Self::Weekend => "WE",
            Self::Week => "W",
            Self::Quarter => "Q",
            Self::Year => "Y",
            Self::Decade => "DE",
            Self::Century => "CE",
        }
    }

    /// Whether it is shorter than a part of a day, so that it stands behind the `T` of a duration.
    pub(super) fn is_clock(self) -> bool {
        self <= Self::Hour
    }

    /// The granularity of one of it.
    pub(super) fn granularity(self) -> Granularity {
        match self {
            Self::Second | Self::Minute | Self::Hour => Granularity::Time,
            Self::Night => Granularity::PartOfDay,
            Self::Day => Granularity::Day,
            Self::Weekend => Granularity::Weekend,
            Self::Week => Granularity::Week,
            Self::Month => Granularity::Month,
            Self::Quarter => Granularity::Quarter,
            Self::Year => Granularity::Year,
            Self::Decade => Granularity::Decade,
            Self::Century => Granularity::Century,
        }
    }
}

/// A word for a unit: `fortnights` is two weeks, plural.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct UnitWord {
    pub(super) unit: Unit,
    pub(super) times: u64,
    pub(super) plural: bool,
}

/// A season.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

impl Season {
    /// Its letters in a TIMEX3 value.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Spring => "SP",
            Self::Summer => "SU",
            Self::Autumn => "FA",
            Self::Winter => "WI",
        }
    }
}

/// How an expression points from a date to another of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shift {
    Last,
    This,
    Next,
    Past,
    Coming,
    Previous,
    Following,
    Same,
    That,
    Recent,
    /// The last whole one: `in the latest quarter`.
    Latest,
}

impl Shift {
    fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "last" => Self::Last,
            "this" => Self::This,
            "next" => Self::Next,
            "past" => Self::Past,
            "coming" => Self::Coming,
            "previous" => Self::Previous,
            "following" => Self::Following,
            "same" => Self::Same,
            "that" => Self::That,
            "recent" => Self::Recent,
            "latest" => Self::Latest,
            _ => return None,
        })
    }

    /// How many units later.
    pub(super) fn amount(self) -> i64 {
        match self {
            Self::Last | Self::Past | Self::Previous | Self::Recent | Self::Latest => -1,
            Self::This | Self::Same | Self::That => 0,
            Self::Next | Self::Coming | Self::Following => 1,
        }
    }

    /// Whether it points from the date that the text spoke of last and not from the day of publication.
    pub(super) fn is_from_mention(self) -> bool {
        matches!(self, Self::Previous | Self::Following | Self::Same | Self::That)
    }
}

/// How far a month's name can be trusted to be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trust {
    Sure,
    Name,
    Word,
    Short,
}

/// All that a word can mean for dates.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Entry {
    pub(super) month: Option<(u32, Trust)>,
    pub(super) weekday: Option<u32>,
    pub(super) short_weekday: bool,
    pub(super) every_weekday: Option<u32>,
    pub(super) unit: Option<UnitWord>,
    pub(super) number: Option<u64>,
    pub(super) scale: Option<u64>,
    pub(super) ordinal: Option<u32>,
    pub(super) decade: Option<i32>,
    pub(super) quantity: bool,
    pub(super) season: Option<Season>,
    pub(super) part: Option<&'static str>,
    pub(super) moment: Option<&'static str>,
    pub(super) shift: Option<Shift>,
    pub(super) every: bool,
    /// `final`: the last one of what is counted.
    pub(super) last: bool,
    pub(super) before_year: Option<bool>,
    pub(super) counted: bool,
    pub(super) filler: bool,
    pub(super) afternoon: Option<bool>,
    pub(super) zone: bool,
    pub(super) phrase: bool,
    /// Whether an expression may begin or hang on this word.
    pub(super) begins: bool,
}

impl Entry {
    /// Adds what a row says; `None` if the row is not understood.
    fn add(&mut self, kind: &str, value: &'static str) -> Option<()> {
        let number = value.parse::<u32>().ok();
        match kind {
            "month" => self.month = Some((number?, Trust::Sure)),
            "month-name" => self.month = Some((number?, Trust::Name)),
            "month-word" => self.month = Some((number?, Trust::Word)),
            "month-short" => self.month = Some((number?, Trust::Short)),
            "weekday" => self.weekday = Some(number?),
            "weekday-short" => {
                self.weekday = Some(number?);
                self.short_weekday = true;
            }
            "weekday-plural" => self.every_weekday = Some(number?),
            "unit" | "units" => {
                let (code, times) = value.split_once(' ').unwrap_or((value, "1"));
                self.unit =
                    Some(UnitWord { unit: Unit::parse(code)?, times: times.parse().ok()?, plural: kind == "units" });
            }
            "number" => self.number = Some(u64::from(number?)),
            "scale" => self.scale = Some(u64::from(number?)),
            "ordinal" => self.ordinal = Some(number?),
            "decade" => self.decade = Some(number?.cast_signed()),
            "quantity" => self.quantity = true,
            "season" => {
                self.season = Some(match value {
                    "SP" => Season::Spring,
                    "SU" => Season::Summer,
                    "FA" => Season::Autumn,
                    "WI" => Season::Winter,
                    _ => return None,
                });
            }
            "part" => self.part = Some(value),
            "moment" => self.moment = Some(value),
            "shift" => self.shift = Some(Shift::parse(value)?),
            "every" => self.every = true,
            "last" => self.last = true,
            "before" => self.before_year = Some(value == "strong"),
            "counted" => self.counted = true,
            "filler" => self.filler = true,
            "meridiem" => self.afternoon = Some(value == "pm"),
            "zone" => self.zone = true,
            "start" => {}
            _ => return None,
        }
        self.begins |= !matches!(kind, "before" | "counted" | "filler" | "meridiem" | "zone");
        Some(())
    }
}

const WORDS: &str = include_str!("../../data/dates-words.tsv");
const PHRASES: &str = include_str!("../../data/dates-phrases.tsv");
const HOLIDAYS: &str = include_str!("../../data/dates-holidays.tsv");
const MODIFIERS: &str = include_str!("../../data/dates-modifiers.tsv");
const BLOCKED: &str = include_str!("../../data/dates-blocked.tsv");

static TABLE: LazyLock<WordTable<Entry>> = LazyLock::new(|| {
    let mut table: FxHashMap<&'static str, Entry> = FxHashMap::default();
    for row in rows(WORDS) {
        if let [word, kind, rest @ ..] = row.as_slice() {
            // A row that is not understood is found by a test; it must not stop a program.
            let _ = table.entry(*word).or_default().add(kind, rest.first().copied().unwrap_or_default());
        }
    }
    for row in rows(PHRASES).chain(rows(HOLIDAYS)) {
        if let Some(word) = row.first().and_then(|phrase| phrase.split_whitespace().next()) {
            let entry = table.entry(word).or_default();
            entry.phrase = true;
            entry.begins = true;
        }
    }
    table.into_iter().collect()
});

/// What the word at a token can mean for dates.
#[inline]
pub(super) fn lookup(tokens: &Tokens<'_>, at: usize) -> Option<&'static Entry> {
    if tokens.begins(at).any(Begins::DATE) { TABLE.nth(tokens.entry(at, Begins::DATE)) } else { None }
}

/// Every word that can mean something for dates, with the number of its entry.
pub(crate) fn all_words() -> impl Iterator<Item = (&'static str, Begins, usize)> {
    TABLE.entries().enumerate().map(|(number, (word, _))| (word, Begins::DATE, number))
}

/// What a fixed phrase means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phrase {
    /// So many days after publication, perhaps a part of that day.
    Day(i64, Option<&'static str>),
    /// The present, past or future in general.
    Reference(&'static str),
    /// The same, but only as a noun.
    Noun(&'static str),
    /// The same, but only as an adjective.
    Adjective(&'static str),
    /// The same as a noun or an adjective.
    Either(&'static str),
    /// Repeated.
    Set(&'static str),
    /// As long as one unit.
    Length(Unit),
    /// A part of the present unit: `year-end`.
    PartOf(Unit, Modifier),
}

fn phrase(kind: &str, value: &'static str) -> Option<Phrase> {
    Some(match kind {
        "day" => match value.split_once(' ') {
            Some((days, part)) => Phrase::Day(days.parse().ok()?, Some(part)),
            None => Phrase::Day(value.parse().ok()?, None),
        },
        "reference" => Phrase::Reference(value),
        "noun" => Phrase::Noun(value),
        "adjective" => Phrase::Adjective(value),
        "either" => Phrase::Either(value),
        "set" => Phrase::Set(value),
        "length" => Phrase::Length(Unit::parse(value)?),
        "part" => {
            let (unit, part) = value.split_once(' ')?;
            Phrase::PartOf(Unit::parse(unit)?, modifier(part, "point")?.0)
        }
        _ => return None,
    })
}

/// A table of the rows that can be read; the tests read every row.
fn table<T>(
    text: &'static str,
    read: impl Fn(&'static str, &'static str, &'static str) -> Option<T>,
) -> PhraseTable<T> {
    PhraseTable::new(rows(text).filter_map(|row| {
        let column = |number: usize| row.get(number).copied().unwrap_or_default();
        Some((column(0), read(column(0), column(1), column(2))?))
    }))
}

/// Fixed phrases that are dates by themselves.
pub(super) static FIXED: LazyLock<PhraseTable<Phrase>> =
    LazyLock::new(|| table(PHRASES, |_, kind, value| phrase(kind, value)));

/// When a named day is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rule {
    Fixed { month: u32, day: u32 },
    Easter(i64),
    Nth { nth: i64, weekday: u32, month: u32, days: i64 },
}

/// A named day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Holiday {
    pub(super) name: &'static str,
    pub(super) rule: Rule,
}

fn holiday(name: &'static str, kind: &str, value: &str) -> Option<Holiday> {
    let rule = match kind {
        "fixed" => {
            let (month, day) = value.split_once('-')?;
            Rule::Fixed { month: month.parse().ok()?, day: day.parse().ok()? }
        }
        "easter" => Rule::Easter(value.parse().ok()?),
        "nth" => {
            let mut numbers = value.split(' ');
            let nth = numbers.next()?.parse().ok()?;
            let weekday = numbers.next()?.parse().ok()?;
            let month = numbers.next()?.parse().ok()?;
            Rule::Nth { nth, weekday, month, days: numbers.next().map_or(Some(0), |days| days.parse().ok())? }
        }
        _ => return None,
    };
    Some(Holiday { name, rule })
}

/// Days that are named.
pub(super) static NAMED_DAYS: LazyLock<PhraseTable<Holiday>> = LazyLock::new(|| table(HOLIDAYS, holiday));

/// What a modifier narrows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Narrows {
    Point,
    Duration,
    Both,
}

fn modifier(kind: &str, narrows: &str) -> Option<(Modifier, Narrows)> {
    let modifier = match kind {
        "start" => Modifier::Start,
        "mid" => Modifier::Mid,
        "end" => Modifier::End,
        "approx" => Modifier::Approx,
        "less_than" => Modifier::LessThan,
        "more_than" => Modifier::MoreThan,
        "equal_or_less" => Modifier::EqualOrLess,
        "equal_or_more" => Modifier::EqualOrMore,
        _ => return None,
    };
    let narrows = match narrows {
        "point" => Narrows::Point,
        "duration" => Narrows::Duration,
        "both" => Narrows::Both,
        _ => return None,
    };
    Some((modifier, narrows))
}

/// Words in front of an expression that narrow it.
pub(super) static NARROWING: LazyLock<PhraseTable<(Modifier, Narrows)>> =
    LazyLock::new(|| table(MODIFIERS, |_, kind, narrows| modifier(kind, narrows)));

/// Names in which words look like dates and are none.
pub(super) static NAMES: LazyLock<PhraseTable<()>> = LazyLock::new(|| table(BLOCKED, |_, _, _| Some(())));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_understood() {
        for row in rows(WORDS) {
            let value = row.get(2).copied().unwrap_or_default();
            assert!(Entry::default().add(row[1], value).is_some(), "{row:?}");
            assert!(TABLE.contains(row[0]), "{row:?}");
        }
        for row in rows(PHRASES) {
            assert_eq!(FIXED.exact(row[0]).copied(), phrase(row[1], row[2]), "{row:?}");
            assert!(FIXED.exact(row[0]).is_some(), "{row:?}");
        }
        for row in rows(HOLIDAYS) {
            assert_eq!(NAMED_DAYS.exact(row[0]).copied(), holiday(row[0], row[1], row[2]), "{row:?}");
            assert!(NAMED_DAYS.exact(row[0]).is_some(), "{row:?}");
        }
        for row in rows(MODIFIERS) {
            assert_eq!(NARROWING.exact(row[0]).copied(), modifier(row[1], row[2]), "{row:?}");
            assert!(NARROWING.exact(row[0]).is_some(), "{row:?}");
        }
        for row in rows(BLOCKED) {
            assert!(NAMES.exact(row[0]).is_some(), "{row:?}");
        }
    }
}
