//! Dates as OFAC's typed forms give them: four bounds, from which the precision that was meant is read back.
//!
//! Both forms write a year as its first and last day. `1962` is 1 January to 31 December 1962, `Apr 1961` is 1 to 30 April
//! 1961, `1951 to 1953` runs from 1 January 1951 to 31 December 1953, and `circa 1957` is the year 1957 marked approximate.
//! That this gives back exactly what OFAC prints is checked on the Enhanced XML files, which carry both.

use interdict_model::{DateSpan, PartialDate};

/// When something began (or was at the earliest) and ended (or was at the latest), each as a span of days.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Bounds {
    pub(crate) begin_from: Option<PartialDate>,
    pub(crate) begin_to: Option<PartialDate>,
    pub(crate) end_from: Option<PartialDate>,
    pub(crate) end_to: Option<PartialDate>,
    pub(crate) approximate: bool,
    /// The publisher says that it is a range; Advanced XML never does.
    pub(crate) range: bool,
}

impl Bounds {
    /// The date or range that was meant. `None` if the bounds are empty.
    pub(crate) fn span(self) -> Option<DateSpan> {
        let begin = self.begin_from.or(self.begin_to);
        let end = self.end_to.or(self.end_from);
        let (first, last) = match (begin, end) {
            (Some(first), Some(last)) => (first, last),
            (Some(only), None) | (None, Some(only)) => (only, only),
            (None, None) => return None,
        };
        let circa = self.approximate;
        if let Some(start) = unit(first, last).filter(|_| !self.range) {
            return Some(DateSpan { start, end: None, circa });
        }
        // Each end of a range is spanned like a date of its own: `1951` is 1951-01-01 to 1951-12-31.
        let start = self.begin_to.and_then(|to| unit(first, to)).unwrap_or(first);
        let end = self.end_from.and_then(|from| unit(from, last)).unwrap_or(last);
        Some(DateSpan { start, end: Some(end), circa })
    }
}

/// The day, month or year that two days enclose exactly.
fn unit(first: PartialDate, last: PartialDate) -> Option<PartialDate> {
    if first == last {
        return Some(first);
    }
    let year = PartialDate::year(first.year_value())?;
    let month = first.month_value().and_then(|month| PartialDate::month(first.year_value(), month));
    [Some(year), month]
        .into_iter()
        .flatten()
        .find(|unit| unit.first_day() == first.first_day() && unit.last_day() == last.last_day())
}

/// A span as OFAC prints it: `circa 1957`, `21 Mar 1965 to 20 Mar 1966`, `Apr 1961`.
pub(crate) fn as_printed(span: DateSpan) -> String {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let one = |date: PartialDate| {
        let month = date.month_value().and_then(|month| MONTHS.get(usize::from(month) - 1));
        match (month, date.day_value()) {
            (Some(month), Some(day)) => format!("{day:02} {month} {}", date.year_value()),
            (Some(month), None) => format!("{month} {}", date.year_value()),
            (None, _) => date.year_value().to_string(),
        }
    };
    let circa = if span.circa { "circa " } else { "" };
    match span.end {
        Some(end) => format!("{circa}{} to {}", one(span.start), one(end)),
        None => format!("{circa}{}", one(span.start)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Option<PartialDate> {
        text.parse().ok()
    }

    #[test]
    fn bounds_are_read_back_as_what_was_meant() {
        let cases = [
            (["1962-01-01", "1962-01-01", "1962-12-31", "1962-12-31"], false, "1962"),
            (["1962-02-18", "1962-02-18", "1962-02-18", "1962-02-18"], false, "18 Feb 1962"),
            (["1961-04-01", "1961-04-01", "1961-04-30", "1961-04-30"], false, "Apr 1961"),
            (["1957-01-01", "1957-01-01", "1957-12-31", "1957-12-31"], true, "circa 1957"),
            (["1951-01-01", "1951-12-31", "1953-01-01", "1953-12-31"], false, "1951 to 1953"),
            (["1953-01-01", "1953-01-01", "1954-12-31", "1954-12-31"], false, "01 Jan 1953 to 31 Dec 1954"),
            (["1955-03-01", "1955-03-31", "1956-03-01", "1956-03-31"], false, "Mar 1955 to Mar 1956"),
            (["1965-03-21", "1965-03-21", "1966-03-20", "1966-03-20"], false, "21 Mar 1965 to 20 Mar 1966"),
            (["1992-10-01", "1992-10-01", "1992-10-31", "1992-10-31"], false, "01 Oct 1992 to 31 Oct 1992"),
            (["", "", "1966-03-20", ""], false, "20 Mar 1966"),
        ];
        for ([begin_from, begin_to, end_from, end_to], approximate, printed) in cases {
            let bounds = Bounds {
                begin_from: day(begin_from),
                begin_to: day(begin_to),
                end_from: day(end_from),
                end_to: day(end_to),
                approximate,
                range: printed.contains(" to ") && begin_from != "1953-01-01",
            };
            assert_eq!(bounds.span().map(as_printed).as_deref(), Some(printed));
        }
        assert_eq!(Bounds::default().span(), None);
    }
}
