//! Days as the list writes them: `2019-04-08`, `21.12.2018`, `04/07/2018`, `22-12-2012`; and days of designation within
//! sentences. Day before month, always.

use interdict_model::PartialDate;

/// Words after which a text names the day on which the EU listed the party, in lower case.
const LABELS: &[&str] =
    &["date of listing", "date of eu designation", "date of designation", "eu designation", "(eu:", "- eu:"];

/// Words that begin a date of another kind.
const OTHERS: &[&str] = &["un designation", "un:", "suspended", "other information"];

/// A day, or a year or month in ISO form.
pub(super) fn date(text: &str) -> Option<PartialDate> {
    let text = text.trim();
    if let Some(date) = crate::tree::day(text) {
        return Some(date);
    }
    let parts: Vec<&str> = text.split(['.', '/', '-']).collect();
    let [day, month, year] = parts[..] else { return None };
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if year.len() != 4 || !parts.iter().all(|part| all_digits(part)) {
        return None;
    }
    PartialDate::day(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// The first full day in a text, in figures (`4.7.2008`) or with the month in letters (`21 Oct. 2013`).
fn first_day(text: &str) -> Option<PartialDate> {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.iter().enumerate().find_map(|(at, word)| {
        let figures = |c: char| c.is_ascii_digit() || matches!(c, '.' | '/' | '-');
        let within = word.split(|c: char| !figures(c)).find_map(|piece| {
            let piece = piece.trim_matches(['.', '/', '-']);
            date(piece).filter(|date| date.day_value().is_some())
        });
        within.or_else(|| {
            let [day, month, year, ..] = words.get(at..)? else { return None };
            let plain = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
            let text = format!("{} {} {}", plain(day), plain(month), plain(year));
            crate::ofac::dates::date(&text).filter(|date| date.day_value().is_some())
        })
    })
}

/// Days of designation by the EU that a text states in words.
pub(super) fn stated(text: &str) -> Vec<PartialDate> {
    let lower = text.to_ascii_lowercase();
    let mut found = Vec::new();
    for line in lower.lines() {
        for label in LABELS {
            for (at, _) in line.match_indices(label) {
                let mut rest = line.get(at + label.len()..).unwrap_or_default();
                for other in OTHERS {
                    rest = rest.split(other).next().unwrap_or_default();
                }
                found.extend(first_day(rest));
            }
        }
    }
    found
}

/// The day at the very start of designation details: `(26.7.2010, suspended since 16.1.2016)`.
pub(super) fn bare(details: &str) -> Option<PartialDate> {
    let start = details.trim().trim_start_matches('(');
    let first = start.split([',', ' ', ')', '\n']).next().unwrap_or_default();
    date(first.trim_end_matches('.')).filter(|date| date.day_value().is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_day_first() {
        let cases = [
            ("2019-04-08", Some("2019-04-08")),
            ("2018-12-21T14:39:54.511+01:00", Some("2018-12-21")),
            ("04/07/2018", Some("2018-07-04")),
            ("9.6.2010", Some("2010-06-09")),
            ("22-12-2012", Some("2012-12-22")),
            ("1967", Some("1967")),
            ("21.01.201", None),
            ("31.2.2010", None),
            ("N/A", None),
        ];
        for (text, expected) in cases {
            assert_eq!(date(text).map(|day| day.to_string()).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn only_the_day_of_the_eu_is_taken_from_sentences() {
        let cases: [(&str, &[&str]); 12] = [
            ("Date of listing: 21/12/2018", &["2018-12-21"]),
            ("Involved in procurement. Date of listing 16.10.2012.", &["2012-10-16"]),
            ("Date of listing: 2015-03-07. Other information: a subsidiary.", &["2015-03-07"]),
            ("date of listing:21.1.2019", &["2019-01-21"]),
            ("Date of designation referred to in Article 2a(4)(b): 4.7.2008.", &["2008-07-04"]),
            ("Date of designation referred to in Article 2a (4) (b): 21 Oct. 2013. Operates", &["2013-10-21"]),
            ("Date of UN designation: 9.6.2010", &[]),
            ("UN designation 09/06/2010 (no longer valid).\nPrevious EU designation 24/04/2007", &["2007-04-24"]),
            ("Date of UN designation: 3.3.2008 (EU: 24.4.2007)", &["2007-04-24"]),
            ("EU designation followed by UN designation 3/3/2008", &[]),
            ("UNLI-27.4.2023", &[]),
            ("Date of listing: 21.01.201", &[]),
        ];
        for (text, expected) in cases {
            let found: Vec<String> = stated(text).iter().map(ToString::to_string).collect();
            assert_eq!(found, expected, "{text}");
        }
        let twice = stated("Date of EU designation: 24.4.2007 (UN: 3.3.2008)");
        assert!(twice.iter().all(|day| day.to_string() == "2007-04-24") && !twice.is_empty());
    }

    #[test]
    fn details_may_begin_with_the_day() {
        let cases = [
            ("(26.7.2010, suspended since 16.1.2016)", Some("2010-07-26")),
            ("16.10.2012, suspended since 16.1.2016", Some("2012-10-16")),
            ("23.5.2011.", Some("2011-05-23")),
            ("Date of UN designation: 9.6.2010", None),
            ("Limited Liability Company", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(bare(text).map(|day| day.to_string()).as_deref(), expected, "{text}");
        }
    }
}
