//! Birth dates as customer files write them.

use interdict_model::PartialDate;

/// A birth date that was understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BirthDate {
    /// The date.
    pub date: PartialDate,
    /// `03/04/1962` can be the third of April or the fourth of March; it was read as the former.
    pub ambiguous: bool,
}

/// Month names by their first letters in the languages of customer files. Longer ones first where one begins another.
const MONTHS: &[(&str, u8)] = &[
    ("juil", 7),
    ("juin", 6),
    ("jan", 1),
    ("ene", 1),
    ("gen", 1),
    ("feb", 2),
    ("fév", 2),
    ("fev", 2),
    ("mar", 3),
    ("mär", 3),
    ("mrz", 3),
    ("mrt", 3),
    ("apr", 4),
    ("avr", 4),
    ("abr", 4),
    ("may", 5),
    ("mai", 5),
    ("mag", 5),
    ("mei", 5),
    ("jun", 6),
    ("giu", 6),
    ("jul", 7),
    ("lug", 7),
    ("aug", 8),
    ("aoû", 8),
    ("aou", 8),
    ("ago", 8),
    ("sep", 9),
    ("set", 9),
    ("oct", 10),
    ("okt", 10),
    ("ott", 10),
    ("out", 10),
    ("nov", 11),
    ("dec", 12),
    ("dez", 12),
    ("dic", 12),
    ("déc", 12),
    ("янв", 1),
    ("фев", 2),
    ("мар", 3),
    ("апр", 4),
    ("май", 5),
    ("мая", 5),
    ("июн", 6),
    ("июл", 7),
    ("авг", 8),
    ("сен", 9),
    ("окт", 10),
    ("ноя", 11),
    ("дек", 12),
];

/// Reads `1962`, `1962.0`, `1962-02`, `1962-02-18`, `19620218`, `18.02.1962`, `18/02/1962`, `02/18/1962`,
/// `18 Feb 1962`, `February 18, 1962`, `Feb 1962`, `02/1962`, `1962년 2월 18일` and the like. Years have four digits:
/// the century of `18.02.62` would be a guess. Where day and month cannot be told apart, the day comes first.
///
/// ```
/// use interdict_screening::subjects::birth_date;
/// assert_eq!(birth_date("18 Feb 1962").unwrap().date.to_string(), "1962-02-18");
/// assert!(birth_date("03/04/1962").unwrap().ambiguous);
/// assert!(birth_date("18.02.62").is_none());
/// ```
pub fn birth_date(text: &str) -> Option<BirthDate> {
    // A time of day behind the date does not count.
    let text = text.trim();
    let text = match text.find([':']) {
        Some(colon) => text[..colon].trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches(['T', ' ']),
        None => text,
    };
    // Whole numbers of a column with gaps, as data frames write them into CSV and JSON.
    let whole = text.strip_suffix(".0").filter(|whole| whole.bytes().all(|byte| byte.is_ascii_digit()));
    let parts = parts_of(whole.unwrap_or(text))?;
    let certain = |date: Option<PartialDate>| Some(BirthDate { date: date?, ambiguous: false });
    match parts.as_slice() {
        [Part::Number(value, 4)] => certain(PartialDate::year(*value)),
        [Part::Number(year, 4), Part::Number(month, 1 | 2)] | [Part::Number(month, 1 | 2), Part::Number(year, 4)] => {
            certain(PartialDate::month(*year, narrow(*month)?))
        }
        [Part::Month(month), Part::Number(year, 4)] | [Part::Number(year, 4), Part::Month(month)] => {
            certain(PartialDate::month(*year, *month))
        }
        [Part::Number(year, 4), Part::Number(month, 1 | 2), Part::Number(day, 1 | 2)] => {
            certain(PartialDate::day(*year, narrow(*month)?, narrow(*day)?))
        }
        [Part::Number(day, 1 | 2), Part::Month(month), Part::Number(year, 4)]
        | [Part::Month(month), Part::Number(day, 1 | 2), Part::Number(year, 4)]
        | [Part::Number(year, 4), Part::Month(month), Part::Number(day, 1 | 2)] => {
            certain(PartialDate::day(*year, *month, narrow(*day)?))
        }
        [Part::Number(first, 1 | 2), Part::Number(second, 1 | 2), Part::Number(year, 4)] => {
            let (first, second) = (narrow(*first)?, narrow(*second)?);
            let day_first = PartialDate::day(*year, second, first);
            // Nobody writes the month first with dots.
            let month_first = if text.contains('.') { None } else { PartialDate::day(*year, first, second) };
            let ambiguous = day_first.is_some() && month_first.is_some() && first != second;
            Some(BirthDate { date: day_first.or(month_first)?, ambiguous })
        }
        _ => None,
    }
}

#[derive(Debug, Clone, Copy)]
enum Part {
    /// Value, number of digits.
    Number(u16, usize),
    Month(u8),
}

fn narrow(value: u16) -> Option<u8> {
    u8::try_from(value).ok()
}

fn parts_of(text: &str) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        if digits > 0 {
            let (number, after) = rest.split_at(digits);
            match digits {
                1..=4 => parts.push(Part::Number(number.parse().ok()?, digits)),
                8 => {
                    let field = |from: usize, to: usize| number.get(from..to)?.parse().ok();
                    parts.extend([
                        Part::Number(field(0, 4)?, 4),
                        Part::Number(field(4, 6)?, 2),
                        Part::Number(field(6, 8)?, 2),
                    ]);
                }
                _ => return None,
            }
            rest = after;
        } else if first.is_alphabetic() {
            let letters = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
            let (word, after) = rest.split_at(letters);
            let word = word.to_lowercase();
            match MONTHS.iter().find(|(start, _)| word.starts_with(start)) {
                Some((_, month)) => parts.push(Part::Month(*month)),
                // What stands between day, month and year without saying anything.
                None if matches!(
                    word.as_str(),
                    "de" | "of"
                        | "del"
                        | "den"
                        | "st"
                        | "nd"
                        | "rd"
                        | "th"
                        | "er"
                        | "г"
                        | "года"
                        | "년"
                        | "월"
                        | "일"
                        | "年"
                        | "月"
                        | "日"
                ) => {}
                None => return None,
            }
            rest = after;
        } else if matches!(first, '-' | '.' | '/' | ' ' | ',' | '\u{a0}' | 'º') {
            rest = &rest[first.len_utf8()..];
        } else {
            return None;
        }
    }
    Some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_people_write_them() {
        let cases = [
            ("1962", "1962"),
            ("1962-02", "1962-02"),
            ("02/1962", "1962-02"),
            ("Feb 1962", "1962-02"),
            ("1962-02-18", "1962-02-18"),
            ("1962/2/18", "1962-02-18"),
            ("19620218", "1962-02-18"),
            ("1962.0", "1962"),
            ("19620218.0", "1962-02-18"),
            ("1962-02-18T00:00:00Z", "1962-02-18"),
            ("18.02.1962 00:00", "1962-02-18"),
            ("18.2.1962", "1962-02-18"),
            ("18/02/1962", "1962-02-18"),
            ("02/18/1962", "1962-02-18"),
            ("18 Feb 1962", "1962-02-18"),
            ("18-FEB-1962", "1962-02-18"),
            ("February 18, 1962", "1962-02-18"),
            ("18th of February 1962", "1962-02-18"),
            ("18. Februar 1962", "1962-02-18"),
            ("18 février 1962", "1962-02-18"),
            ("18 de febrero de 1962", "1962-02-18"),
            ("2 juillet 1962", "1962-07-02"),
            ("18 февраля 1962 г.", "1962-02-18"),
            ("1962년 2월 18일", "1962-02-18"),
            ("1962年2月18日", "1962-02-18"),
            ("03/03/1962", "1962-03-03"),
            ("03.04.1962", "1962-04-03"),
        ];
        for (text, expected) in cases {
            let found = birth_date(text).map(|found| (found.date.to_string(), found.ambiguous));
            assert_eq!(found, Some((expected.to_owned(), false)), "{text}");
        }
    }

    #[test]
    fn day_and_month_that_cannot_be_told_apart_are_said_so() {
        let found = birth_date("03/04/1962").unwrap();
        assert_eq!((found.date.to_string().as_str(), found.ambiguous), ("1962-04-03", true));
    }

    #[test]
    fn what_is_no_date_or_would_be_a_guess_is_refused() {
        for text in ["", "unknown", "18.02.62", "31.02.1962", "13/13/1962", "22695", "1962-02-18-01", "0", "12:30"] {
            assert_eq!(birth_date(text), None, "{text}");
        }
    }
}
