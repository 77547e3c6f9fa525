//! What counts from the date that the text spoke of last: a date that goes on from one with its year, a weekday at the end of
//! a range or behind another day, and a time of the clock.

use super::{
    Anchor, Granularity, Need, WeekdaySense, ahead,
    calendar::{self, Span},
    narrative::{self, Step},
    reading::{Field, Reading},
    resolve::{Mention, OfYear, Point, Resolver, open_weekday},
    tense::{self, Tense},
    words::Shift,
};

impl Resolver<'_, '_> {
    /// A date without its year that goes on from the one before it, whose year is known: `was held on 3 May 2018. On May
    /// 9, he was charged`. What is fresh news on the day of publication is meant as such.
    pub(super) fn carried(&self, number: usize, field: Field) -> Option<Point> {
        let reading = self.readings.get(number)?;
        let mention = self.mentions.last().filter(|mention| mention.dated)?;
        if calendar::granularity(field) > Granularity::Month {
            return None;
        }
        let step = narrative::goes_on(self.tokens, &(mention.token..mention.end), &reading.tokens)?;
        let year = mention.first.year();
        let in_year = |year| calendar::days(field, year).map(|(first, last)| OfYear { year, first, last });
        let of = match step {
            Step::Forward => (year..=year + 1).filter_map(in_year).find(|of| of.last >= mention.first)?,
            Step::Back => (year - 1..=year).filter_map(in_year).rfind(|of| of.first <= mention.last)?,
        };
        let gap = of.first.days_since(mention.last).max(mention.first.days_since(of.last)).max(0);
        if gap > narrative::FARTHEST {
            return None;
        }
        if let Some(published) = self.settings.published {
            let fresh = (year.max(published.year() - 1)..=published.year())
                .filter_map(in_year)
                .filter(|other| other.first <= published)
                .map(|other| published.days_since(other.first))
                .min();
            let least = if gap <= narrative::NEXT { narrative::FRESH } else { narrative::NEXT };
            if of.first > published || fresh.is_some_and(|fresh| fresh <= least) {
                return None;
            }
        }
        calendar::span(field, of.year).map(|span| Point::of(span, Anchor::Mentioned(mention.token)))
    }

    /// The tense of the sentence at a reading. The end of a range is of the time of its beginning, whatever leads to it.
    pub(super) fn tense(&self, number: usize) -> Option<Tense> {
        let expression = &self.readings[number].tokens;
        if self.range_start(number).is_some() {
            // The word between is none of the verb's.
            tense::of_verb(self.tokens, &(expression.start - 1..expression.end))
        } else {
            tense::told(self.sentences, expression)
        }
    }

    /// The reading at the other end of the range that one ends: `from Thursday through Sunday`.
    pub(super) fn range_start(&self, number: usize) -> Option<&Reading> {
        let start = self.readings[number].tokens.start;
        let before = self.readings.get(number.checked_sub(1)?)?;
        let is_joined = before.tokens.end + 1 == start && narrative::is_range_joint(self.tokens, start - 1);
        is_joined.then_some(before)
    }

    pub(super) fn weekday(&self, number: usize, weekday: u32, shift: Option<Shift>) -> Point {
        if let Some(point) = shift.is_none().then(|| self.weekday_from_mention(number, weekday)).flatten() {
            return point;
        }
        let from_mention = shift.filter(|shift| shift.is_from_mention()).and_then(|_| self.mention(Granularity::Day));
        let (day, anchor) = match (from_mention, self.settings.published) {
            (Some(mention), _) => (mention.first, Anchor::Mentioned(mention.token)),
            (None, Some(published)) => (published, Anchor::Published),
            (None, None) => return Point::open(open_weekday(weekday), Granularity::Day, Some(Need::Published)),
        };
        let back = -days_until(weekday, day.weekday());
        let forth = days_until(day.weekday(), weekday);
        let is_dialogue = self.settings.sense == WeekdaySense::Dialogue;
        let in_week = i64::from(weekday) - i64::from(day.weekday());
        let tense = || self.tense(number);
        let (days, anchor) = match shift {
            Some(Shift::Last | Shift::Next) if is_dialogue => (in_week + 7 * shift.map_or(0, Shift::amount), anchor),
            Some(Shift::This) if is_dialogue => (in_week, anchor),
            Some(Shift::This) if tense() == Some(Tense::Past) => (back, Anchor::MostRecent),
            Some(Shift::This) => (forth, Anchor::Upcoming),
            Some(shift) if shift.amount() < 0 => (if back == 0 { -7 } else { back }, anchor),
            Some(shift) if shift.amount() > 0 => (if forth == 0 { 7 } else { forth }, anchor),
            _ if is_dialogue || tense() == Some(Tense::Future) => (forth, Anchor::Upcoming),
            _ => (back, Anchor::MostRecent),
        };
        Point::of(Span::day(day.plus_days(days)), anchor)
    }

    /// A weekday that counts from the day spoken of last: at the end of a range that this day begins, behind `on the`, and
    /// where the text goes on telling of the days behind `Monday, 14 February 2022`.
    fn weekday_from_mention(&self, number: usize, weekday: u32) -> Option<Point> {
        let reading = self.readings.get(number)?;
        let mention = self.mentions.last().filter(|mention| mention.granularity <= Granularity::Day)?;
        let forth = days_until(mention.first.weekday(), weekday);
        let days = if self.range_start(number).is_some_and(|start| start.tokens.end == mention.end) {
            forth
        } else if self.is_that_day(reading, mention) || self.goes_on_in_days(reading, mention) {
            if forth == 0 { 7 } else { forth }
        } else {
            return None;
        };
        Some(Point::of(Span::day(mention.first.plus_days(days)), Anchor::Mentioned(mention.token)))
    }

    /// `He was shot on 14 February. On the Friday, two men were held.`
    fn is_that_day(&self, reading: &Reading, mention: &Mention) -> bool {
        let start = reading.tokens.start;
        let (the, end) = (start.saturating_sub(1), reading.tokens.end);
        start >= 2
            && self.tokens.word(the) == "the"
            && self.tokens.word(the - 1) == "on"
            && !self.tokens.is_word(end)
            && narrative::is_near(self.tokens, mention.token, start)
    }

    /// Whether a bare weekday is one of the days after another that is written with weekday and year, and is not news.
    fn goes_on_in_days(&self, reading: &Reading, mention: &Mention) -> bool {
        let is_old = self.settings.published.is_none_or(|published| published.days_since(mention.first) > 14);
        mention.weekday
            && is_old
            && narrative::goes_on(self.tokens, &(mention.token..mention.end), &reading.tokens) == Some(Step::Forward)
    }

    /// The day of a time that names none: that to which the words behind it lead, the one spoken of last in the same
    /// sentence, one behind it, one of the last days that the paragraph tells of, else that of publication.
    pub(super) fn some_day(&self, number: usize) -> Point {
        let reading = &self.readings[number];
        let sentence = self.tokens.sentences().get(self.tokens.sentence_of(reading.tokens.start));
        let from = sentence.map_or(0, |sentence| sentence.tokens.start);
        let mention = self.mention(Granularity::Day);
        let in_sentence = mention.filter(|mention| mention.token >= from);
        let ahead = ahead::day(self.tokens, self.readings, number)
            .filter(|ahead| {
                ahead.is_joined || in_sentence.is_none_or(|mention| Some(mention.first) == self.settings.published)
            })
            .and_then(|ahead| {
                Some((self.point_of_day(ahead.reading)?.days?.0, self.readings[ahead.reading].tokens.start))
            });
        if let Some((day, token)) = ahead {
            return Point::of(Span::day(day), Anchor::Mentioned(token));
        }
        match (in_sentence.or(mention.filter(|mention| self.is_told_before(mention, reading))), self.settings.published)
        {
            (Some(mention), _) => Point::of(Span::day(mention.first), Anchor::Mentioned(mention.token)),
            (None, Some(published)) => Point::of(Span::day(published), Anchor::Published),
            (None, None) => Point::open("XXXX-XX-XX", Granularity::Day, Some(Need::Published)),
        }
    }

    /// Whether a day of the last week stands in the paragraph of a reading that tells what happened: `The index plunged
    /// on Thursday. By 2:47 p.m. it was down 9 percent.`
    fn is_told_before(&self, mention: &Mention, reading: &Reading) -> bool {
        let sentence = self.tokens.sentences().get(self.tokens.sentence_of(mention.token));
        sentence.is_some_and(|sentence| sentence.paragraph == self.paragraph(reading))
            && self.settings.published.is_some_and(|published| (0..7).contains(&published.days_since(mention.first)))
            && tense::told(self.sentences, &reading.tokens) != Some(Tense::Future)
    }
}

/// How many days after one weekday the next one of another name is.
fn days_until(from: u32, weekday: u32) -> i64 {
    i64::from((weekday + 7 - from) % 7)
}
