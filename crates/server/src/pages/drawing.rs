//! What the drawings of the pages share: days on an axis, words in SVG, boxes that are not too wide for them.

use interdict_model::PartialDate;
use std::ops::RangeInclusive;

/// Width of a letter at the size of the drawings' text, in units of the drawing: that of a digit in a wide face, for most
/// letters of a label are those of a day.
pub(super) const LETTER: f64 = 7.4;

/// Text as it may stand in an element or an attribute of SVG.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 16);
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            control if control.is_control() => escaped.push(' '),
            plain => escaped.push(plain),
        }
    }
    escaped
}

/// A text cut to so many letters, with a mark where it was cut.
pub(super) fn shortened(text: &str, letters: usize) -> String {
    if text.chars().count() <= letters {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(letters.saturating_sub(1)).collect();
    short.truncate(short.trim_end().len());
    short.push('…');
    short
}

/// Days since 0000-03-01 in the Gregorian calendar, by the first day the date can mean.
pub(super) fn day_number(date: PartialDate) -> i64 {
    let first = date.first_day();
    let (month, day) = (i64::from(first.month_value().unwrap_or(1)), i64::from(first.day_value().unwrap_or(1)));
    // Years begin in March, so that the leap day is the last one.
    let year = i64::from(first.year_value()) - i64::from(month <= 2);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    year * 365 + year / 4 - year / 100 + year / 400 + of_year
}

/// Days onto a stretch of a drawing.
pub(super) struct Axis {
    days: RangeInclusive<i64>,
    from: f64,
    to: f64,
}

impl Axis {
    /// An axis that holds all dates, from `from` to `to` of the drawing. None without dates.
    pub(super) fn over(dates: impl Iterator<Item = PartialDate> + Clone, from: f64, to: f64) -> Option<Self> {
        let first = dates.clone().map(day_number).min()?;
        let last = dates.map(day_number).max()?;
        // One day alone stands in the middle of its month.
        let days = if first == last { first - 15..=last + 15 } else { first..=last };
        Some(Self { days, from, to })
    }

    /// Where a date stands.
    pub(super) fn place(&self, date: PartialDate) -> f64 {
        let (first, last) = (*self.days.start() as f64, *self.days.end() as f64);
        self.from + (day_number(date) as f64 - first) / (last - first) * (self.to - self.from)
    }

    /// The years that begin on the axis, at most about `most` of them, at even distances.
    pub(super) fn years(&self, most: usize) -> Vec<(u16, f64)> {
        let beginnings: Vec<(u16, f64)> = (1000..3000)
            .filter_map(|year| Some((year, PartialDate::year(year)?)))
            .filter(|(_, date)| self.days.contains(&day_number(*date)))
            .map(|(year, date)| (year, self.place(date)))
            .collect();
        let step = [1, 2, 5, 10, 20, 50, 100].into_iter().find(|step| beginnings.len() / step <= most).unwrap_or(100);
        beginnings.into_iter().filter(|(year, _)| usize::from(*year).is_multiple_of(step)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> PartialDate {
        text.parse().unwrap()
    }

    #[test]
    fn days_follow_one_another_across_months_and_leap_years() {
        for (left, right, apart) in [
            ("2015-01-01", "2015-01-02", 1),
            ("2016-02-28", "2016-03-01", 2),
            ("2015-02-28", "2015-03-01", 1),
            ("2014-12-31", "2015-01-01", 1),
            ("1900-01-01", "2000-01-01", 36_524),
        ] {
            assert_eq!(day_number(date(right)) - day_number(date(left)), apart, "{left} {right}");
        }
    }

    #[test]
    fn years_on_an_axis_are_few_and_even() {
        let dates = [date("1990-05-01"), date("2020-05-01")];
        let axis = Axis::over(dates.into_iter(), 0.0, 100.0).unwrap();
        let years: Vec<u16> = axis.years(8).into_iter().map(|(year, _)| year).collect();
        assert_eq!(years, [1995, 2000, 2005, 2010, 2015, 2020]);
    }

    #[test]
    fn nothing_of_a_text_becomes_markup() {
        assert_eq!(escape("<a href='x'>&\"\u{7}"), "&lt;a href=&#39;x&#39;&gt;&amp;&quot; ");
        assert_eq!(shortened("Korea Mining Development", 12), "Korea Minin…");
    }
}
