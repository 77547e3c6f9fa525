//! The calendar: which days a month, quarter, season, week or holiday takes, and how TIMEX3 writes it.

use super::{
    Day, Granularity, Modifier,
    reading::{Field, Piece, Year},
    words::{Holiday, Rule, Season, Unit},
};

/// Days of the calendar and how they are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) value: String,
    pub(super) first: Day,
    pub(super) last: Day,
    pub(super) granularity: Granularity,
}

impl Span {
    fn new(value: String, first: Day, last: Day, granularity: Granularity) -> Self {
        Self { value, first, last, granularity }
    }

    /// One day.
    pub(super) fn day(day: Day) -> Self {
        Self::new(day.to_string(), day, day, Granularity::Day)
    }

    /// From the first day of a month, so many months.
    fn months(value: String, year: i32, month: u32, count: i64, granularity: Granularity) -> Option<Self> {
        let (first, last) = months(year, month, count)?;
        Some(Self::new(value, first, last, granularity))
    }
}

/// The first and the last day of so many months, from one on.
fn months(year: i32, month: u32, count: i64) -> Option<(Day, Day)> {
    let first = Day::new(year, month, 1)?;
    Some((first, first.plus_months(count - 1).month_end()))
}

/// The first and the last day of a year that are meant; `None` if there are none such (30 February).
pub(super) fn days(field: Field, year: i32) -> Option<(Day, Day)> {
    match field {
        Field::Year => months(year, 1, 12),
        Field::Years(more) => months(year, 1, 12 * i64::from(more + 1)),
        Field::Half(half) => months(year, half * 6 - 5, 6),
        Field::Quarter(quarter) => months(year, quarter * 3 - 2, 3),
        Field::Season(season) => {
            let month = match season {
                Season::Spring => 3,
                Season::Summer => 6,
                Season::Autumn => 9,
                // A winter has the year in which it begins.
                Season::Winter => 12,
            };
            months(year, month, 3)
        }
        Field::Month(month) => months(year, month, 1),
        Field::Day { month, day } => Day::new(year, month, day).map(|day| (day, day)),
        Field::Days { month, first, last } => {
            let (first, last) = (Day::new(year, month, first)?, Day::new(year, month, last)?);
            (first < last).then_some((first, last))
        }
        Field::Holiday(holiday) => named_day(holiday, year).map(|day| (day, day)),
        Field::Part { nth, piece, month } => {
            part(nth, piece, month.map_or(months(year, 1, 12), |month| months(year, month, 1))?)
        }
    }
}

/// The days of what is counted within some days.
fn part(nth: i8, piece: Piece, (first, last): (Day, Day)) -> Option<(Day, Day)> {
    let nth = i64::from(nth);
    let days = match piece {
        Piece::Weekday(weekday) => {
            let day = nth_weekday(nth, weekday, (first, last));
            (day, day)
        }
        Piece::Weekend => {
            let saturday = nth_weekday(nth, 5, (first, last));
            (saturday, saturday.plus_days(1))
        }
        Piece::Days(count) => {
            let count = i64::from(count);
            let from = if nth > 0 { first.plus_days(count * (nth - 1)) } else { last.plus_days(1 + count * nth) };
            (from, from.plus_days(count - 1))
        }
    };
    (first <= days.0 && days.0 <= last).then_some(days)
}

/// The first, second, ... or last (-1) of a weekday within some days.
fn nth_weekday(nth: i64, weekday: u32, (first, last): (Day, Day)) -> Day {
    if nth > 0 {
        let until = (weekday + 7 - first.weekday()) % 7;
        first.plus_days(i64::from(until) + 7 * (nth - 1))
    } else {
        let since = (last.weekday() + 7 - weekday) % 7;
        last.plus_days(7 * (nth + 1) - i64::from(since))
    }
}

/// The same, and how it is written.
pub(super) fn span(field: Field, year: i32) -> Option<Span> {
    let (first, last) = days(field, year)?;
    let value = match field {
        Field::Year => format!("{year:04}"),
        Field::Years(more) => format!("{year:04}/{:04}", year + more),
        Field::Half(half) => format!("{year:04}-H{half}"),
        Field::Quarter(quarter) => format!("{year:04}-Q{quarter}"),
        Field::Season(season) => format!("{year:04}-{}", season.code()),
        Field::Month(month) => format!("{year:04}-{month:02}"),
        Field::Day { .. } | Field::Holiday(_) | Field::Part { piece: Piece::Weekday(_) | Piece::Days(1), .. } => {
            first.written()
        }
        Field::Part { piece: Piece::Weekend, .. } => weekend(first).value,
        Field::Days { .. } | Field::Part { .. } => format!("{first}/{last}"),
    };
    Some(Span::new(value, first, last, granularity(field)))
}

/// How it is written when the year is not known.
pub(super) fn open_value(field: Field) -> String {
    match field {
        Field::Year | Field::Years(_) => "XXXX".to_owned(),
        Field::Half(half) => format!("XXXX-H{half}"),
        Field::Quarter(quarter) => format!("XXXX-Q{quarter}"),
        Field::Season(season) => format!("XXXX-{}", season.code()),
        Field::Month(month) => format!("XXXX-{month:02}"),
        Field::Day { month, day } => format!("XXXX-{month:02}-{day:02}"),
        Field::Days { month, first, last } => format!("XXXX-{month:02}-{first:02}/XXXX-{month:02}-{last:02}"),
        Field::Holiday(holiday) => match holiday.rule {
            Rule::Fixed { month, day } => format!("XXXX-{month:02}-{day:02}"),
            Rule::Easter(_) | Rule::Nth { .. } => "XXXX-XX-XX".to_owned(),
        },
        Field::Part { month, .. } => month.map_or_else(|| "XXXX".to_owned(), |month| format!("XXXX-{month:02}")),
    }
}

/// How exact it is.
pub(super) fn granularity(field: Field) -> Granularity {
    match field {
        Field::Year | Field::Years(_) => Granularity::Year,
        Field::Half(_) => Granularity::HalfYear,
        Field::Quarter(_) => Granularity::Quarter,
        Field::Season(_) => Granularity::Season,
        Field::Month(_) => Granularity::Month,
        Field::Day { .. } | Field::Days { .. } | Field::Holiday(_) => Granularity::Day,
        Field::Part { piece, .. } => match piece {
            Piece::Weekend => Granularity::Weekend,
            Piece::Days(2..) => Granularity::Week,
            Piece::Days(_) | Piece::Weekday(_) => Granularity::Day,
        },
    }
}

/// The day of a year on which a holiday is.
fn named_day(holiday: Holiday, year: i32) -> Option<Day> {
    match holiday.rule {
        Rule::Fixed { month, day } => Day::new(year, month, day),
        Rule::Easter(days) => easter(year).map(|day| day.plus_days(days)),
        Rule::Nth { nth, weekday, month, days } => {
            let day = nth_weekday(nth, weekday, months(year, month, 1)?);
            Some(day.plus_days(days))
        }
    }
}

/// Easter Sunday of the Western churches (the anonymous algorithm in Meeus, Astronomical Algorithms, chapter 8).
pub(super) fn easter(year: i32) -> Option<Day> {
    let golden = year % 19;
    let (century, rest) = (year / 100, year % 100);
    let (leap, left) = (century / 4, century % 4);
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - leap - correction + 15) % 30;
    let weekday = (32 + 2 * left + 2 * (rest / 4) - epact - rest % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let number = epact + weekday - 7 * late + 114;
    Day::new(year, (number / 31).cast_unsigned(), (number % 31 + 1).cast_unsigned())
}

/// The unit so many units after the one in which a day lies.
pub(super) fn shifted(unit: Unit, amount: i64, day: Day) -> Option<Span> {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour => None,
        Unit::Night => {
            let day = day.plus_days(amount);
            Some(Span::new(format!("{day}TNI"), day, day, Granularity::PartOfDay))
        }
        Unit::Day => Some(Span::day(day.plus_days(amount))),
        Unit::Weekend => Some(weekend(day.week_start().plus_days(7 * amount + 5))),
        Unit::Week => {
            let monday = day.week_start().plus_days(7 * amount);
            let (year, week) = monday.iso_week();
            Some(Span::new(format!("{year:04}-W{week:02}"), monday, monday.plus_days(6), Granularity::Week))
        }
        Unit::Month => {
            let month = Day::new(day.year(), day.month(), 1)?.plus_months(amount);
            span(Field::Month(month.month()), month.year())
        }
        Unit::Quarter => {
            let month = Day::new(day.year(), day.month(), 1)?.plus_months(3 * amount);
            span(Field::Quarter((month.month() - 1) / 3 + 1), month.year())
        }
        Unit::Year => span(Field::Year, day.year() + amount as i32),
        Unit::Decade => decade(day.year() / 10 + amount as i32),
        Unit::Century => century(day.year() / 100 + amount as i32),
    }
}

/// Saturday and Sunday.
pub(super) fn weekend(saturday: Day) -> Span {
    let (year, week) = saturday.iso_week();
    Span::new(format!("{year:04}-W{week:02}-WE"), saturday, saturday.plus_days(1), Granularity::Weekend)
}

/// Ten years by the first three digits.
pub(super) fn decade(tens: i32) -> Option<Span> {
    Span::months(format!("{tens:03}"), tens * 10, 1, 120, Granularity::Decade)
}

/// A hundred years by the first two digits: the 19th century is written `18` and goes from 1801 to 1900.
pub(super) fn century(hundreds: i32) -> Option<Span> {
    Span::months(format!("{hundreds:02}"), hundreds * 100 + 1, 1, 1200, Granularity::Century)
}

/// How a unit is written when nothing is known to count from.
pub(super) fn open_unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour => "XXXX-XX-XXTXX:XX",
        Unit::Night => "XXXX-XX-XXTNI",
        Unit::Day => "XXXX-XX-XX",
        Unit::Weekend => "XXXX-WXX-WE",
        Unit::Week => "XXXX-WXX",
        Unit::Month => "XXXX-XX",
        Unit::Quarter => "XXXX-QX",
        Unit::Year => "XXXX",
        Unit::Decade => "XXX",
        Unit::Century => "XX",
    }
}

/// The days from some units before a day up to it, or from it on.
pub(super) fn reach(day: Day, forward: bool, count: u32, unit: Unit) -> (Day, Day) {
    let count = if forward { i64::from(count) } else { -i64::from(count) };
    let other = match unit {
        Unit::Second | Unit::Minute | Unit::Hour => day,
        Unit::Night | Unit::Day => day.plus_days(count),
        Unit::Weekend | Unit::Week => day.plus_days(7 * count),
        Unit::Month => day.plus_months(count),
        Unit::Quarter => day.plus_months(3 * count),
        Unit::Year => day.plus_months(12 * count),
        Unit::Decade => day.plus_months(120 * count),
        Unit::Century => day.plus_months(1200 * count),
    };
    if forward { (day, other) } else { (other, day) }
}

/// The beginning, middle or end of a month, a year or any other range of days. Of a month these are ten days each (the end
/// takes the rest), of a year four months, else a third.
pub(super) fn narrowed((first, last): (Day, Day), modifier: Modifier, granularity: Granularity) -> (Day, Day) {
    let (second, third) = match granularity {
        Granularity::Month => (first.plus_days(10), first.plus_days(20)),
        Granularity::Year => (first.plus_months(4), first.plus_months(8)),
        Granularity::Week
        | Granularity::Quarter
        | Granularity::Season
        | Granularity::HalfYear
        | Granularity::Decade
        | Granularity::Century => {
            let days = last.days_since(first) + 1;
            (first.plus_days(days / 3), first.plus_days(days * 2 / 3))
        }
        Granularity::Time | Granularity::PartOfDay | Granularity::Day | Granularity::Weekend | Granularity::Unknown => {
            return (first, last);
        }
    };
    match modifier {
        Modifier::Start => (first, second.plus_days(-1)),
        Modifier::Mid => (second, third.plus_days(-1)),
        Modifier::End => (third, last),
        _ => (first, last),
    }
}

/// The year of a date if it is written out, or follows from the year of publication.
pub(super) fn stated_year(year: Year, published: Option<Day>) -> Option<i32> {
    match year {
        Year::Known(year) => Some(year),
        Year::Shifted(amount) => published.map(|day| day.year() + amount as i32),
        Year::Open(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_and_other_days_that_move() {
        for (year, month, day) in [(2013, 3, 31), (2015, 4, 5), (2000, 4, 23), (2024, 3, 31), (1961, 4, 2)] {
            assert_eq!(easter(year), Day::new(year, month, day), "{year}");
        }
        let nth = |nth, weekday, month, days| Holiday { name: "", rule: Rule::Nth { nth, weekday, month, days } };
        assert_eq!(named_day(nth(4, 3, 11, 0), 2014), Day::new(2014, 11, 27));
        assert_eq!(named_day(nth(-1, 0, 5, 0), 2015), Day::new(2015, 5, 25));
        assert_eq!(named_day(nth(1, 0, 11, 1), 2016), Day::new(2016, 11, 8));
    }

    #[test]
    fn units_are_written_as_in_timex3() {
        let day = Day::new(2015, 1, 4).unwrap();
        let value = |unit, amount| shifted(unit, amount, day).map(|span| span.value).unwrap_or_default();
        assert_eq!(value(Unit::Weekend, 0), "2015-W01-WE");
        assert_eq!(value(Unit::Week, -1), "2014-W52");
        assert_eq!(value(Unit::Month, -1), "2014-12");
        assert_eq!(value(Unit::Quarter, -1), "2014-Q4");
        assert_eq!(value(Unit::Decade, -1), "200");
        assert_eq!(value(Unit::Century, -1), "19");
    }
}
