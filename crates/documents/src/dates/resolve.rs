//! Decides which days a reading means: from the day of publication, from the date that the text spoke of last, or from the
//! other end of a range.

use super::{
    Anchor, DateSettings, Day, Granularity, Need, TimeExpression, TimeKind, WeekdaySense,
    calendar::{self, Span},
    order,
    reading::{Base, Field, Meaning, Reading, Year},
    tense::{self, Tense},
    words::{self, Shift, Unit},
};
use crate::{grammar::Sentences, tokens::Tokens};

/// All expressions of the readings, in their order. A reading of a day that does not exist is left out.
pub(super) fn resolve(sentences: &Sentences<'_>, settings: DateSettings, readings: &[Reading]) -> Vec<TimeExpression> {
    let tokens = sentences.tokens;
    let listed = order::years(sentences, settings, readings);
    let known =
        listed.iter().zip(partners(tokens, readings, settings.published)).map(|(listed, partner)| match listed {
            Some(year) => Some((*year, Anchor::ListOrder)),
            None => partner.map(|(year, token)| (year, Anchor::Partner(token))),
        });
    let known = known.collect();
    let mut resolver =
        Resolver { sentences, tokens, settings: &settings, readings, known, mentions: Vec::new(), item: None };
    let mut found = Vec::with_capacity(readings.len());
    for (number, reading) in readings.iter().enumerate() {
        let Some(expression) = resolver.expression(number) else { continue };
        if listed.get(number).is_some_and(Option::is_some)
            && let Some(first) = expression.first
        {
            resolver.item = Some((resolver.paragraph(reading), first));
        }
        found.push(expression);
    }
    found
}

/// For every reading the year from the other end of a range or list, and its token: `between March and June 2012`. From the
/// last back to the first: of dates in a chain each looks no farther than at the next, so that a long chain costs no more.
fn partners(tokens: &Tokens<'_>, readings: &[Reading], published: Option<Day>) -> Vec<Option<(i32, usize)>> {
    let mut partners = vec![None; readings.len()];
    for (number, pair) in readings.windows(2).enumerate().rev() {
        partners[number] = partner(tokens, &pair[0], &pair[1], partners[number + 1], published);
    }
    partners
}

/// The year of an open date from the next one, over a word or mark between: the year that is written there, or the one that
/// stands behind it in turn. A later month belongs to the year before.
fn partner(
    tokens: &Tokens<'_>,
    reading: &Reading,
    next: &Reading,
    behind: Option<(i32, usize)>,
    published: Option<Day>,
) -> Option<(i32, usize)> {
    let Meaning::Date { field, year: Year::Open(None) } = reading.meaning else { return None };
    let Meaning::Date { field: next_field, year } = next.meaning else { return None };
    let mut between = reading.tokens.end..next.tokens.start;
    let is_joined = between.len() <= 2
        && !between.is_empty()
        && between.all(|at| {
            matches!(tokens.word(at), "to" | "and" | "or" | "until" | "till" | "through" | "-" | "–" | "—" | ",")
        })
        && !tokens.starts_paragraph(next.tokens.start);
    if !is_joined {
        return None;
    }
    let (year, token) = match calendar::stated_year(year, published) {
        Some(year) => (year, next.tokens.start),
        None => behind?,
    };
    let is_later = place_in_year(field)? > place_in_year(next_field)?;
    Some((year - i32::from(is_later), token))
}

/// The month in which it begins.
fn place_in_year(field: Field) -> Option<u32> {
    match field {
        Field::Month(month) | Field::Day { month, .. } | Field::Days { month, .. } => Some(month),
        Field::Quarter(quarter) => Some(quarter * 3 - 2),
        Field::Part { month, .. } => month,
        Field::Year | Field::Years(_) | Field::Half(_) | Field::Season(_) | Field::Holiday(_) => None,
    }
}

/// A date that the text has spoken of.
pub(super) struct Mention {
    pub(super) token: usize,
    pub(super) end: usize,
    pub(super) first: Day,
    pub(super) last: Day,
    pub(super) granularity: Granularity,
    /// Whether its year is written out, or follows from one that is.
    pub(super) dated: bool,
    /// Whether it has the name of a weekday beside such a year.
    pub(super) weekday: bool,
}

/// What a reading means.
pub(super) struct Point {
    pub(super) value: String,
    pub(super) days: Option<(Day, Day)>,
    pub(super) granularity: Granularity,
    pub(super) anchor: Anchor,
    pub(super) needs: Option<Need>,
}

impl Point {
    pub(super) fn of(span: Span, anchor: Anchor) -> Self {
        Self {
            value: span.value,
            days: Some((span.first, span.last)),
            granularity: span.granularity,
            anchor,
            needs: None,
        }
    }

    pub(super) fn open(value: impl Into<String>, granularity: Granularity, needs: Option<Need>) -> Self {
        Self { value: value.into(), days: None, granularity, anchor: Anchor::None, needs }
    }
}

pub(super) struct Resolver<'r, 'a> {
    pub(super) sentences: &'r Sentences<'a>,
    pub(super) tokens: &'r Tokens<'a>,
    pub(super) settings: &'r DateSettings,
    pub(super) readings: &'r [Reading],
    /// Of each reading the year that its place says: in a list, or at one end of a range.
    pub(super) known: Vec<Option<(i32, Anchor)>>,
    pub(super) mentions: Vec<Mention>,
    /// The item of a list that was read last, by its paragraph, and its date.
    pub(super) item: Option<(usize, Day)>,
}

impl Resolver<'_, '_> {
    fn expression(&mut self, number: usize) -> Option<TimeExpression> {
        let reading = self.readings.get(number)?;
        let mut kind = TimeKind::Date;
        let mut holiday = None;
        let mut point = match &reading.meaning {
            Meaning::Date { field: Field::Holiday(day), .. } => {
                holiday = Some(day.name);
                self.point_of_day(number)?
            }
            Meaning::Date { field, year } => self.date(number, *field, *year)?,
            Meaning::DayOfMonth { .. } | Meaning::Weekday { .. } | Meaning::WeekdayOfWeek { .. } => {
                self.point_of_day(number)?
            }
            Meaning::Weekend(shift) => self.weekend(reading, *shift),
            Meaning::Shifted { unit, amount, base } => self.shifted(*unit, *amount, *base)?,
            Meaning::SamePart { year, unit } => self.same_part(*year, *unit)?,
            Meaning::TimeOfDay => self.some_day(number),
            Meaning::Decade(tens) => Point::of(calendar::decade(*tens)?, Anchor::Explicit),
            Meaning::Century(hundreds) => Point::of(calendar::century(*hundreds)?, Anchor::Explicit),
            Meaning::Duration { value, unit, reach } => {
                kind = TimeKind::Duration;
                let mut point = Point::open(value.clone(), unit.granularity(), None);
                if let (Some(reach), Some(published)) = (reach, self.settings.published) {
                    point.days = Some(calendar::reach(published, reach.forward, reach.count, reach.unit));
                    point.anchor = Anchor::Published;
                }
                point
            }
            Meaning::Set(value) => {
                kind = TimeKind::Set;
                Point::open(value.clone(), Granularity::Unknown, None)
            }
            Meaning::Reference(value) | Meaning::Qualifier(value) => Point::open(*value, Granularity::Unknown, None),
        };
        if let Some(clock) = reading.clock {
            point.value.push_str(&clock.value());
            point.granularity = if clock.is_exact() { Granularity::Time } else { Granularity::PartOfDay };
        }
        if kind == TimeKind::Date && point.granularity <= Granularity::PartOfDay {
            kind = TimeKind::Time;
        }
        if kind == TimeKind::Date {
            point.days = point.days.map(|days| self.narrowed(reading, days, point.granularity));
        }
        if matches!(kind, TimeKind::Date | TimeKind::Time)
            && let Some(days) = point.days
        {
            self.mentions.push(self.as_mention(reading, &point, days));
        }
        Some(TimeExpression {
            tokens: reading.tokens.clone(),
            kind,
            value: point.value,
            modifier: reading.modifier,
            first: point.days.map(|(first, _)| first),
            last: point.days.map(|(_, last)| last),
            granularity: point.granularity,
            anchor: point.anchor,
            holiday,
            needs: point.needs,
        })
    }

    /// What a date without length means, and a weekday.
    pub(super) fn point_of_day(&self, number: usize) -> Option<Point> {
        let reading = self.readings.get(number)?;
        Some(match &reading.meaning {
            Meaning::Date { field, year } => self.date(number, *field, *year)?,
            Meaning::DayOfMonth { day, months: None } => self.day_of_month(*day),
            Meaning::DayOfMonth { day, months: Some(months) } => match self.settings.published {
                Some(published) => {
                    let month = Day::new(published.year(), published.month(), 1)?.plus_months(*months);
                    Point::of(Span::day(Day::new(month.year(), month.month(), *day)?), Anchor::Published)
                }
                None => Point::open(format!("XXXX-XX-{day:02}"), Granularity::Day, Some(Need::Published)),
            },
            Meaning::Weekday { weekday, shift } => self.weekday(number, *weekday, *shift),
            Meaning::WeekdayOfWeek { weekday, weeks } => match self.settings.published {
                Some(published) => {
                    let day = published.week_start().plus_days(7 * weeks + i64::from(*weekday));
                    Point::of(Span::day(day), Anchor::Published)
                }
                None => Point::open(open_weekday(*weekday), Granularity::Day, Some(Need::Published)),
            },
            Meaning::Shifted { unit, amount, base } => self.shifted(*unit, *amount, *base)?,
            _ => return None,
        })
    }

    /// What later dates may count from, or go on from.
    fn as_mention(&self, reading: &Reading, point: &Point, (first, last): (Day, Day)) -> Mention {
        let from = match point.anchor {
            Anchor::Mentioned(token) => self.mentions.iter().rev().take(40).find(|mention| mention.token == token),
            _ => None,
        };
        let is_part_of_year = point.granularity <= Granularity::Month;
        let is_written = point.anchor == Anchor::Explicit && matches!(reading.meaning, Meaning::Date { .. });
        let has_weekday = words::lookup(self.tokens, reading.tokens.start).is_some_and(|entry| entry.weekday.is_some());
        Mention {
            token: reading.tokens.start,
            end: reading.tokens.end,
            first,
            last,
            granularity: point.granularity,
            dated: is_part_of_year && (is_written || from.is_some_and(|from| from.dated)),
            weekday: has_weekday && (is_written || from.is_some_and(|from| from.weekday)),
        }
    }

    /// The part of some days that a modifier leaves; `earlier` and `later` are cut at the day of publication.
    fn narrowed(&self, reading: &Reading, (first, last): (Day, Day), granularity: Granularity) -> (Day, Day) {
        let Some(modifier) = reading.modifier else { return (first, last) };
        let cut = self.settings.published.filter(|day| first <= *day && *day <= last);
        match (self.tokens.word(reading.tokens.start), cut) {
            ("earlier", Some(published)) => (first, published),
            ("later", Some(published)) => (published, last),
            _ => calendar::narrowed((first, last), modifier, granularity),
        }
    }

    pub(super) fn paragraph(&self, reading: &Reading) -> usize {
        let sentence = self.tokens.sentence_of(reading.tokens.start);
        self.tokens.sentences().get(sentence).map_or(0, |sentence| sentence.paragraph)
    }

    /// The date spoken of last that is at least so exact. What stands far back is forgotten.
    pub(super) fn mention(&self, at_most: Granularity) -> Option<&Mention> {
        self.mentions.iter().rev().take(40).find(|mention| mention.granularity <= at_most)
    }

    /// A date with all, some or nothing of its year.
    fn date(&self, number: usize, field: Field, year: Year) -> Option<Point> {
        let known = self.known.get(number).copied().flatten();
        let published = self.settings.published;
        if let Some(stated) = calendar::stated_year(year, published) {
            let anchor = if matches!(year, Year::Known(_)) { Anchor::Explicit } else { Anchor::Published };
            return calendar::span(field, stated).map(|span| Point::of(span, anchor));
        }
        let open = |need| Some(Point::open(calendar::open_value(field), calendar::granularity(field), Some(need)));
        let Year::Open(shift) = year else { return open(Need::Published) };
        if let Some((year, anchor)) = known {
            return calendar::span(field, year).map(|span| Point::of(span, anchor));
        }
        if matches!(shift, Some(Shift::Same | Shift::That)) {
            let (year, anchor) = match (self.mention(Granularity::Year), published) {
                (Some(mention), _) => (mention.first.year(), Anchor::Mentioned(mention.token)),
                (None, Some(published)) => (published.year(), Anchor::Published),
                (None, None) => return open(Need::Year),
            };
            return calendar::span(field, year).map(|span| Point::of(span, anchor));
        }
        if let Some(point) = shift.is_none().then(|| self.carried(number, field)).flatten() {
            return Some(point);
        }
        // `in late 1996, and the following spring` counts from what the text spoke of.
        let mention = shift.filter(|shift| shift.is_from_mention()).and_then(|_| self.mention(Granularity::Year));
        let (published, counted) = match (mention, published) {
            (Some(mention), _) => (mention.first, Anchor::Mentioned(mention.token)),
            (None, Some(published)) => (published, Anchor::Published),
            (None, None) => return open(Need::Year),
        };
        let near = published.year() - 8..=published.year() + 8;
        let in_year = |year| calendar::days(field, year).map(|(first, last)| OfYear { year, first, last });
        let mut years = near.filter_map(in_year);
        // A range is over no sooner than it begins.
        if shift.is_none()
            && let Some(begins) = self.range_start(number).and(self.mentions.last())
            && let Some(of) = years.clone().find(|of| of.last >= begins.first)
            && self.by_tense(number, field, years.clone(), published).0.is_none_or(|of| of.last < begins.first)
        {
            return calendar::span(field, of.year).map(|span| Point::of(span, Anchor::Mentioned(begins.token)));
        }
        let (year, anchor) = match shift {
            Some(shift) if shift.amount() < 0 => (years.rfind(|of| of.last < published), counted),
            Some(shift) if shift.amount() > 0 => (years.find(|of| of.first > published), counted),
            Some(_) => {
                let around = years.find(|of| of.first <= published && published <= of.last);
                let year = around.map_or(published.year(), |of| of.year);
                return calendar::span(field, year).map(|span| Point::of(span, Anchor::Published));
            }
            None => self.by_tense(number, field, years, published),
        };
        calendar::span(field, year?.year).map(|span| Point::of(span, anchor))
    }

    /// Of the same date in several years the one that the sentence speaks of.
    fn by_tense(
        &self,
        number: usize,
        field: Field,
        mut years: impl DoubleEndedIterator<Item = OfYear> + Clone,
        published: Day,
    ) -> (Option<OfYear>, Anchor) {
        let is_short = calendar::granularity(field) <= Granularity::Day;
        let reading = &self.readings[number];
        let focus = self.item.filter(|(paragraph, _)| *paragraph == self.paragraph(reading)).map(|(_, day)| day);
        let nearest = |day: Day| years.clone().min_by_key(|of| distance(*of, day));
        if let Some(day) = focus.filter(|_| is_short) {
            return (nearest(day), Anchor::ListOrder);
        }
        let tense = self.tense(number);
        let is_dialogue = self.settings.sense == WeekdaySense::Dialogue;
        if is_short && !is_dialogue {
            let nearest = nearest(published);
            if tense.is_none() || nearest.is_some_and(|of| distance(of, published) <= 14) {
                return (nearest, Anchor::Nearest);
            }
        }
        let is_future = tense == Some(Tense::Future) || (is_dialogue && tense.is_none());
        if is_future {
            (years.find(|of| of.last >= published), Anchor::Upcoming)
        } else {
            (years.rfind(|of| of.first <= published), Anchor::MostRecent)
        }
    }

    /// A day of the month of publication or of the month spoken of last.
    fn day_of_month(&self, day: u32) -> Point {
        let mention = self.mention(Granularity::Month);
        let (base, anchor) = match (mention, self.settings.published) {
            (Some(mention), _) => (mention.first, Anchor::Mentioned(mention.token)),
            (None, Some(published)) => (published, Anchor::Published),
            (None, None) => return Point::open(format!("XXXX-XX-{day:02}"), Granularity::Day, Some(Need::OtherDate)),
        };
        match Day::new(base.year(), base.month(), day) {
            Some(day) => Point::of(Span::day(day), anchor),
            None => Point::open(format!("XXXX-XX-{day:02}"), Granularity::Day, Some(Need::OtherDate)),
        }
    }

    fn weekend(&self, reading: &Reading, shift: Option<Shift>) -> Point {
        let from_mention = shift.filter(|shift| shift.is_from_mention()).and_then(|_| self.mention(Granularity::Week));
        let (day, anchor) = match (from_mention, self.settings.published) {
            (Some(mention), _) => (mention.first, Anchor::Mentioned(mention.token)),
            (None, Some(published)) => (published, Anchor::Published),
            (None, None) => {
                return Point::open(calendar::open_unit(Unit::Weekend), Granularity::Weekend, Some(Need::Published));
            }
        };
        // Saturday of the week of that day.
        let saturday = day.week_start().plus_days(5);
        let is_weekend = day >= saturday;
        let tense = || tense::told(self.sentences, &reading.tokens);
        let (weeks, anchor) = match shift {
            Some(shift) if shift.amount() != 0 => (shift.amount(), anchor),
            Some(Shift::This) if tense() != Some(Tense::Past) => (0, anchor),
            Some(Shift::Same | Shift::That) if is_weekend || from_mention.is_some() => (0, anchor),
            _ if is_weekend => (0, Anchor::MostRecent),
            _ if tense() == Some(Tense::Future) => (0, Anchor::Upcoming),
            _ => (-1, Anchor::MostRecent),
        };
        Point::of(calendar::weekend(saturday.plus_days(7 * weeks)), anchor)
    }

    /// The part of a year that the text spoke of last, in another year; of a year, its quarter or half.
    fn same_part(&self, year: Year, unit: Unit) -> Option<Point> {
        let is_part = |mention: &&Mention| match unit {
            Unit::Year => matches!(mention.granularity, Granularity::Quarter | Granularity::HalfYear),
            _ => mention.granularity == unit.granularity(),
        };
        let mention = self.mentions.iter().rev().take(40).find(is_part);
        let published = self.settings.published;
        let (day, anchor) = match (mention, published) {
            (Some(mention), _) => (mention.first, Anchor::Mentioned(mention.token)),
            // What is reported is over.
            (None, Some(published)) => {
                let months = match unit {
                    Unit::Quarter => -3,
                    Unit::Month => -1,
                    _ => 0,
                };
                (published.plus_months(months), Anchor::Published)
            }
            (None, None) => {
                return Some(Point::open(calendar::open_unit(unit), unit.granularity(), Some(Need::OtherDate)));
            }
        };
        let year = calendar::stated_year(year, published).unwrap_or(day.year() - 1);
        let field = match mention.map_or(unit.granularity(), |mention| mention.granularity) {
            Granularity::Month => Field::Month(day.month()),
            Granularity::Quarter => Field::Quarter((day.month() - 1) / 3 + 1),
            Granularity::HalfYear => Field::Half((day.month() - 1) / 6 + 1),
            _ => Field::Year,
        };
        calendar::span(field, year).map(|span| Point::of(span, anchor))
    }

    /// So many units from publication or from the date spoken of last.
    fn shifted(&self, unit: Unit, mut amount: i64, base: Base) -> Option<Point> {
        // A quarter or month is told of when it is over, a year or week while it lasts.
        let is_reported = base == Base::Spoken && matches!(unit, Unit::Month | Unit::Quarter);
        let mention = match base {
            Base::Mentioned => self.mention(unit.granularity().max(Granularity::Day)),
            Base::Spoken if is_reported => {
                self.mentions.iter().rev().take(40).find(|mention| mention.granularity == unit.granularity())
            }
            Base::Spoken | Base::Published => None,
        };
        if is_reported && mention.is_none() {
            amount -= 1;
        }
        let (day, anchor) = match (mention, self.settings.published) {
            (Some(mention), _) => (mention.first, Anchor::Mentioned(mention.token)),
            (None, Some(published)) => (published, Anchor::Published),
            (None, None) => {
                let need = if base == Base::Published { Need::Published } else { Need::OtherDate };
                return Some(Point::open(calendar::open_unit(unit), unit.granularity(), Some(need)));
            }
        };
        if unit.is_clock() {
            let day = if unit == Unit::Hour { day.plus_days(amount / 24) } else { day };
            let span = Span { value: format!("{day}TXX:XX"), granularity: Granularity::Time, ..Span::day(day) };
            return Some(Point::of(span, anchor));
        }
        calendar::shifted(unit, amount, day).map(|span| Point::of(span, anchor))
    }
}

/// The days of one year that a date without its year may mean.
#[derive(Debug, Clone, Copy)]
pub(super) struct OfYear {
    pub(super) year: i32,
    pub(super) first: Day,
    pub(super) last: Day,
}

/// How many days lie between the first of them and a day.
fn distance(of: OfYear, day: Day) -> i64 {
    of.first.days_since(day).abs()
}

pub(super) fn open_weekday(weekday: u32) -> String {
    format!("XXXX-WXX-{}", weekday + 1)
}
