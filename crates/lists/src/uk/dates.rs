//! Days as the UK lists write them: `25/01/2001`, `dd/mm/1945`, `00/07/1978`, `1962`, `23-Sep-2026`. Day before month.

use interdict_model::PartialDate;

/// A date as exact as it is written. A day or month of zeros or letters is not known. A year with letters is no date.
pub(super) fn date(text: &str) -> Option<PartialDate> {
    let text = text.trim();
    if let Some(date) = crate::tree::day(text) {
        return Some(date);
    }
    let first = text.split_whitespace().next()?;
    let parts: Vec<&str> = first.split(['/', '.', '-']).collect();
    let [day, month, year] = parts[..] else { return crate::ofac::dates::date(text) };
    let year: u16 = if year.len() == 4 { year.parse().ok()? } else { return None };
    let known = |part: &str| part.parse::<u8>().ok().filter(|number| *number > 0);
    match (known(day), known(month)) {
        (Some(day), Some(month)) => PartialDate::day(year, month, day),
        (None, Some(month)) => PartialDate::month(year, month),
        // `23-Sep-2026`.
        (Some(_), None) if is_a_month(month) => crate::ofac::dates::date(&format!("{day} {month} {year}")),
        _ => PartialDate::year(year),
    }
}

fn is_a_month(word: &str) -> bool {
    crate::ofac::dates::date(&format!("{word} 2000")).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_far_as_they_go() {
        let cases = [
            ("25/01/2001", Some("2001-01-25")),
            ("dd/mm/1945", Some("1945")),
            ("00/00/1961", Some("1961")),
            ("dd/07/1978", Some("1978-07")),
            ("01/03/1958 00:00", Some("1958-03-01")),
            ("2012-06-29", Some("2012-06-29")),
            ("1962", Some("1962")),
            ("23-Sep-2026", Some("2026-09-23")),
            ("23 September 2026", Some("2026-09-23")),
            ("15/08/19yy", None),
            ("31/02/1970", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(date(text).map(|day| day.to_string()).as_deref(), expected, "{text}");
        }
    }
}
