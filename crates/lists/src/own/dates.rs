//! Dates as people write them in tables. The order of day and month is told by the mapping, or by the numbers.

use super::mapping::DateOrder;
use crate::ofac::dates as words;
use interdict_model::{DateSpan, PartialDate};

/// A date as far as it is understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Read {
    /// As written.
    Date(PartialDate),
    /// Day and month could be either way; the year is sure.
    Ambiguous(PartialDate),
}

impl Read {
    pub(super) fn date(self) -> PartialDate {
        match self {
            Self::Date(date) | Self::Ambiguous(date) => date,
        }
    }
}

/// One date: ISO 8601, `18.02.1962`, `18/02/1962`, `1962/02/18`, `02/1962`, `19620218`, `18 Feb 1962`, `1962`.
pub(super) fn date(text: &str, order: DateOrder) -> Option<Read> {
    let text = text.trim();
    if let Ok(date) = text.parse::<PartialDate>() {
        return Some(Read::Date(date));
    }
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let date = format!("{}-{}-{}", text.get(..4)?, text.get(4..6)?, text.get(6..)?);
        return date.parse().ok().map(Read::Date);
    }
    let Some(separator) = text.chars().find(|character| matches!(character, '/' | '.' | '-')) else {
        return words::date(text).map(Read::Date);
    };
    let parts: Option<Vec<u16>> = text.split(separator).map(|part| part.trim().parse().ok()).collect();
    // `18-Feb-1962`, `12 Apr. 2000`
    let Some(parts) = parts else { return words::date(&text.replace(separator, " ")).map(Read::Date) };
    let day = |year: u16, month: u16, day: u16| {
        PartialDate::day(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?).map(Read::Date)
    };
    match parts[..] {
        [month, year] if year > 99 => PartialDate::month(year, u8::try_from(month).ok()?).map(Read::Date),
        [year, month, the_day] if year > 99 => day(year, month, the_day),
        [first, second, year] if year > 99 => {
            // With full stops it is the day first, wherever that is written.
            let day_first = separator == '.' || order == DateOrder::DayFirst || first == second;
            if day_first && (second <= 12 || order == DateOrder::DayFirst) {
                day(year, second, first)
            } else if order == DateOrder::MonthFirst || second > 12 {
                day(year, first, second)
            } else if first > 12 {
                day(year, second, first)
            } else {
                PartialDate::year(year).map(Read::Ambiguous)
            }
        }
        _ => None,
    }
}

/// A date that may be about a date, or from one to another; whether one of them is ambiguous.
pub(super) fn span(text: &str, order: DateOrder) -> Option<(DateSpan, bool)> {
    let text = text.trim();
    let lower = text.to_ascii_lowercase();
    let about = ["circa ", "c. ", "ca. ", "about ", "approximately ", "approx. ", "~"]
        .iter()
        .find(|word| lower.starts_with(**word))
        .map_or(0, |word| word.len());
    let rest = text.get(about..)?.trim();
    let is_year = |word: &str| word.trim().len() == 4 && word.trim().bytes().all(|byte| byte.is_ascii_digit());
    let ends = rest
        .split_once(" to ")
        .or_else(|| rest.split_once('-').filter(|(first, last)| is_year(first) && is_year(last)));
    let (start, end) = match ends {
        Some((first, last)) => (date(first, order)?, Some(date(last, order)?)),
        None => (date(rest, order)?, None),
    };
    let ambiguous = [Some(start), end].into_iter().flatten().any(|read| matches!(read, Read::Ambiguous(_)));
    let (start, end) = match (start.date(), end.map(Read::date)) {
        (start, Some(end)) if end.last_day() < start.first_day() => (end, Some(start)),
        pair => pair,
    };
    Some((DateSpan { start, end, circa: about > 0 }, ambiguous))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_the_order_that_is_said_or_sure() {
        use DateOrder::{DayFirst, MonthFirst, Unknown};
        let cases = [
            ("1962-02-18", Unknown, Some(("1962-02-18", false))),
            ("18.02.1962", Unknown, Some(("1962-02-18", false))),
            ("18/02/1962", Unknown, Some(("1962-02-18", false))),
            ("02/18/1962", Unknown, Some(("1962-02-18", false))),
            ("03/04/1962", Unknown, Some(("1962", true))),
            ("03/04/1962", DayFirst, Some(("1962-04-03", false))),
            ("03/04/1962", MonthFirst, Some(("1962-03-04", false))),
            ("04/04/1962", Unknown, Some(("1962-04-04", false))),
            ("1962/02/18", Unknown, Some(("1962-02-18", false))),
            ("19620218", Unknown, Some(("1962-02-18", false))),
            ("02/1962", Unknown, Some(("1962-02", false))),
            ("18 Feb 1962", Unknown, Some(("1962-02-18", false))),
            ("18-Feb-1962", Unknown, Some(("1962-02-18", false))),
            ("circa 1962", Unknown, Some(("circa 1962", false))),
            ("1960-1962", Unknown, Some(("1960 to 1962", false))),
            ("sometime", Unknown, None),
            ("31/31/1962", Unknown, None),
        ];
        for (text, order, expected) in cases {
            let found = span(text, order).map(|(span, ambiguous)| (span.to_string(), ambiguous));
            let expected = expected.map(|(span, ambiguous)| (span.to_owned(), ambiguous));
            assert_eq!(found, expected, "{text}");
        }
    }
}
