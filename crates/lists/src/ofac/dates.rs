//! Dates as OFAC writes them: `18 Feb 1962`, `Feb 1962`, `1962`, `circa 1947`, `1959 to 1962`, `09/16/2016`.

use interdict_model::{DateSpan, PartialDate};

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// One date, as exact as it is written. Day first with the month in letters; month first with slashes; ISO 8601.
pub fn date(text: &str) -> Option<PartialDate> {
    let text = text.trim().trim_end_matches(['.', ',']);
    if text.contains('/') {
        let mut parts = text.split('/');
        let (month, day, year) = (parts.next()?, parts.next()?, parts.next()?);
        return PartialDate::day(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    match words[..] {
        [day, month, year] => PartialDate::day(year_of(year)?, month_of(month)?, day.parse().ok()?),
        [month, year] => PartialDate::month(year_of(year)?, month_of(month)?),
        [year] => year_of(year).and_then(PartialDate::year).or_else(|| text.parse().ok()),
        _ => None,
    }
}

/// A date of birth or the like: about a date, or from one to another.
///
/// ```
/// use interdict_lists::ofac::dates::span;
/// assert_eq!(span("circa 1947").unwrap().to_string(), "circa 1947");
/// assert_eq!(span("1959 to 1962").unwrap().to_string(), "1959 to 1962");
/// assert_eq!(span("18 Feb 1962").unwrap().to_string(), "1962-02-18");
/// ```
pub fn span(text: &str) -> Option<DateSpan> {
    let text = text.trim();
    let about = ["circa ", "Circa ", "approximately ", "c. "].iter().find_map(|word| text.strip_prefix(word));
    let rest = about.unwrap_or(text);
    let ends = rest.split_once(" to ").or_else(|| {
        // `1959-1962`, but not the ISO date `1959-06-02`.
        rest.split_once('-').filter(|(first, last)| first.trim().len() == 4 && last.trim().len() == 4)
    });
    let (start, end) = match ends {
        Some((first, last)) => (date(first)?, Some(date(last.strip_prefix("circa ").unwrap_or(last))?)),
        None => (date(rest)?, None),
    };
    // A range whose end lies before its start is the publisher's slip: it is turned, not dropped.
    let (start, end) = match end {
        Some(end) if end.last_day() < start.first_day() => (end, Some(start)),
        end => (start, end),
    };
    Some(DateSpan { start, end, circa: about.is_some() })
}

fn year_of(word: &str) -> Option<u16> {
    (word.len() == 4).then(|| word.parse().ok()).flatten()
}

fn month_of(word: &str) -> Option<u8> {
    let start = word.get(..3)?.to_ascii_lowercase();
    let known = word.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'.');
    MONTHS.iter().position(|month| *month == start).filter(|_| known).map(|index| index as u8 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_every_form_the_lists_have() {
        let cases = [
            ("18 Feb 1962", Some("1962-02-18")),
            ("21 August 2006", Some("2006-08-21")),
            ("Feb 1962", Some("1962-02")),
            ("1962", Some("1962")),
            ("circa 1947", Some("circa 1947")),
            ("circa 18 Feb 1962", Some("circa 1962-02-18")),
            ("circa 1979-1982", Some("circa 1979 to 1982")),
            ("1959 to 1962", Some("1959 to 1962")),
            ("01 Oct 1992 to 31 Oct 1992", Some("1992-10-01 to 1992-10-31")),
            ("Sep 1958 to Mar 1959", Some("1958-09 to 1959-03")),
            ("1962 to 1959", Some("1959 to 1962")),
            ("09/16/2016", Some("2016-09-16")),
            ("2016-09-16", Some("2016-09-16")),
            ("31 Feb 1962", None),
            ("sometime", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(span(text).map(|span| span.to_string()).as_deref(), expected, "{text}");
        }
    }
}
