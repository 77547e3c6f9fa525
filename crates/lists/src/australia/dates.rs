//! Dates as the list writes them: `12 Apr. 2000`, `16/09/2022` (day first), `Approximately 1963`, `Between 1955 and 1958`,
//! `a) 1966 b) 1960`; and the listing date in the text of *Listing Information*.

use crate::ofac::dates as words;
use interdict_model::{DateSpan, PartialDate};

/// One date.
pub(super) fn date(text: &str) -> Option<PartialDate> {
    let text = text.trim_matches(is_edge);
    if text.contains('/') {
        let mut parts = text.split('/').map(str::trim);
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() || year.len() != 4 {
            return None;
        }
        return PartialDate::day(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    }
    // `16 Jul.2020` and `12 Apr. 2000`
    words::date(&text.replace('.', " "))
}

fn is_edge(character: char) -> bool {
    character.is_whitespace() || matches!(character, ',' | '.' | ';' | ':' | '-')
}

/// A date that may be about a date, or from one to another.
fn span(text: &str) -> Option<DateSpan> {
    const ABOUT: &[&str] = &["approximately", "approx.", "approx", "circa", "c.", "about", "around"];
    let text = text.trim_matches(|character: char| character != '.' && is_edge(character));
    let lower = text.to_ascii_lowercase();
    let lower = lower.strip_prefix("alt dob:").map_or(lower.as_str(), str::trim_start);
    let about = ABOUT.iter().find_map(|word| lower.strip_prefix(word));
    let rest = about.unwrap_or(lower).trim();
    let between = rest.strip_prefix("between ");
    let rest = between.unwrap_or(rest);
    let is_year = |word: &str| word.trim().len() == 4 && word.trim().bytes().all(|byte| byte.is_ascii_digit());
    let ends = rest
        .split_once(" to ")
        .or_else(|| rest.split_once(" and ").filter(|_| between.is_some()))
        .or_else(|| rest.split_once(['-', '/']).filter(|(first, last)| is_year(first) && is_year(last)));
    let (start, end) = match ends {
        Some((first, last)) => (date(first)?, Some(date(last)?)),
        None => (date(rest)?, None),
    };
    let (start, end) = match end {
        Some(end) if end.last_day() < start.first_day() => (end, Some(start)),
        end => (start, end),
    };
    Some(DateSpan { start, end, circa: about.is_some() })
}

/// All birth dates of a cell, and the pieces that are none.
pub(super) fn births(text: &str) -> (Vec<DateSpan>, Vec<String>) {
    let mut spans: Vec<DateSpan> = Vec::new();
    let mut left = Vec::new();
    for piece in super::free_text::marked(text) {
        // `22/01/1873 (Hijri Calendar)` is no date of ours.
        if piece.to_ascii_lowercase().contains("hijri") {
            left.push(piece);
            continue;
        }
        let (plain, asides) = without_brackets(&piece);
        left.extend(asides);
        for part in plain.replace(">>", ";").replace(" or ", ";").split(';') {
            let part = part.trim();
            if part.trim_matches(is_edge).is_empty() || part.eq_ignore_ascii_case("na") {
                continue;
            }
            match span(part) {
                Some(found) if !spans.contains(&found) => spans.push(found),
                Some(_) => {}
                None => left.push(part.to_owned()),
            }
        }
    }
    (spans, left)
}

/// The text with brackets turned into semicolons, and what stood in them.
fn without_brackets(text: &str) -> (String, Vec<String>) {
    let mut plain = String::new();
    let mut asides = Vec::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('(') {
        plain.push_str(before);
        plain.push(';');
        let (aside, after) = behind.split_once(')').unwrap_or((behind, ""));
        asides.push(aside.trim().to_owned());
        rest = after;
    }
    plain.push_str(rest);
    (plain, asides)
}

/// The day of first listing as the text of *Listing Information* states it; the earliest, if it states several.
///
/// A day counts if the words before it speak of listing or designating and not of amending, listing again, or declaring
/// that a listing continues. A text that is nothing but a day counts too.
pub(super) fn listed_on(text: &str) -> Option<PartialDate> {
    const NOT: &[&str] = &[
        "amended",
        "relist",
        "re-list",
        "last listed",
        "updated",
        "formerly",
        "previously",
        "assets received",
        "declared on",
        "declared by",
        "was declared",
        "further declared",
        "gazette",
        "in effect from",
        "continue",
    ];
    const LISTING: &[&str] = &["listed", "listing", "designated under", "designated by", "designation"];
    let mut earliest: Option<PartialDate> = None;
    let mut from = 0;
    for (start, end, day) in days_in(text) {
        let clause = text.get(from..start).unwrap_or_default().to_ascii_lowercase();
        let is_listing =
            LISTING.iter().any(|word| clause.contains(word)) && !NOT.iter().any(|word| clause.contains(word));
        if is_listing || (from == 0 && clause.trim().is_empty()) {
            earliest = Some(earliest.map_or(day, |held| held.min(day)));
        }
        from = end;
    }
    earliest
}

/// Full dates in a text with their offsets: `25 January 2001`, `12 Apr. 2000`, `16/09/2022`, `2013-03-07`.
fn days_in(text: &str) -> Vec<(usize, usize, PartialDate)> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let begins = bytes.get(at).is_some_and(u8::is_ascii_digit)
            && (at == 0
                || bytes.get(at - 1).is_none_or(|byte| !byte.is_ascii_alphanumeric() && !b"/-.".contains(byte)));
        if begins && let Some((end, day)) = day_at(text, at) {
            found.push((at, end, day));
            at = end;
        } else {
            at += 1;
        }
    }
    found
}

fn day_at(text: &str, at: usize) -> Option<(usize, PartialDate)> {
    let rest = text.get(at..)?;
    let run = |from: usize, is: fn(&u8) -> bool| -> usize {
        let behind = rest.as_bytes().get(from..).unwrap_or_default();
        from + behind.iter().take_while(|byte| is(byte)).count()
    };
    let digits = run(0, u8::is_ascii_digit);
    if digits == 4 {
        let end = run(0, |byte| byte.is_ascii_digit() || *byte == b'-');
        let day: PartialDate = rest.get(..end)?.parse().ok()?;
        return day.day_value().is_some().then_some((at + end, day));
    }
    if !(1..=2).contains(&digits) {
        return None;
    }
    let end = run(0, |byte| byte.is_ascii_digit() || *byte == b'/');
    if end > digits {
        return date(rest.get(..end)?).map(|day| (at + end, day));
    }
    // Day, month in letters, year: spaces (also those that do not break) and full stops between.
    let gap = |from: usize| -> usize {
        let behind = rest.get(from..).unwrap_or_default();
        from + behind.len() - behind.trim_start_matches(|c: char| c.is_whitespace() || c == '.' || c == ',').len()
    };
    let month = gap(digits);
    let month_end = run(month, u8::is_ascii_alphabetic);
    let year = gap(month_end);
    let year_end = run(year, u8::is_ascii_digit);
    if month_end - month < 3 || year_end - year != 4 {
        return None;
    }
    let written = format!("{} {} {}", rest.get(..digits)?, rest.get(month..month_end)?, rest.get(year..year_end)?);
    date(&written).map(|day| (at + year_end, day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_listing_date_is_the_first_one_that_lists() {
        let cases = [
            (
                "Listed by UN 1267 Committee on 25 January 2001 (amended on3 Sep 2003, 20 December 2005)",
                Some("2001-01-25"),
            ),
            ("Listed on 12 Apr. 2000 (amended on 3 Sep. 2003, 7 Sep. 2016)", Some("2000-04-12")),
            ("Listed on: 9 Aug. 2005 (Relisted on 9 Aug. 2009)", Some("2005-08-09")),
            ("Resolution 1735 (2006) Listed on: 4 June. 2008 (amended 13 Dec. 2011)", Some("2008-06-04")),
            (
                "Designated under the Autonomous Sanctions Regulations 2011 on 2 March 2012. Relisted on 12 January 2024.",
                Some("2012-03-02"),
            ),
            (
                "Instrument of first listing: Charter of the United Nations Act 1945 List 2004 (No. 2). Last listed on: 16/09/2022",
                None,
            ),
            ("Autonomous Sanctions (Designated Persons and Entities) Amendment (No. 2) Instrument 2023", None),
            (
                "Assets received on or after 23 May 2003 are not \u{201c}controlled assets\u{201d}. Listed under Resolution 1483 (2003)",
                None,
            ),
            (
                "The Minister for Foreign Affairs listed this individual on 17 April 2002 under section 15(1). The Minister declared on 07 November 2019, that this listing would continue",
                Some("2002-04-17"),
            ),
            (
                "Listed on 17 March 2011 pursuant to paragraph 17. Listed on: 26 Feb. 2011 (amended on 28 Jan. 2022)",
                Some("2011-02-26"),
            ),
            ("Listed pursuant to paragraph 43(a). Listed on: 18/02/2022", Some("2022-02-18")),
            ("16 Jul.2020 (amended on 19 Dec. 2023)", Some("2020-07-16")),
            ("2013-03-07", Some("2013-03-07")),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(listed_on(text).map(|day| day.to_string()).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn birth_dates_are_read_in_every_form_the_list_has() {
        let cases: &[(&str, &[&str], usize)] = &[
            ("1961-05-03", &["1961-05-03"], 0),
            (
                "a) Approximately 1955- 1958 b) Approximately 1945-1950",
                &["circa 1955 to 1958", "circa 1945 to 1950"],
                0,
            ),
            ("Between 1963 and 1965", &["1963 to 1965"], 0),
            ("Nov 1956 to Dec 1957", &["1956-11 to 1957-12"], 0),
            ("a) 01/02/1960;                     b) 12/11/1961", &["1960-02-01", "1961-11-12"], 0),
            ("13/11/1963; alt DOB: 14/11/1963", &["1963-11-13", "1963-11-14"], 0),
            ("c. 1948 or 7 Dec 1949", &["circa 1948", "1949-12-07"], 0),
            ("approximately 1944/1945", &["circa 1944 to 1945"], 0),
            ("17 May 1968 (as Example One) 1970 (as Example Two)", &["1968-05-17", "1970"], 2),
            ("a) 1960 b) 12/04/1388 (Hijri Calendar)", &["1960"], 1),
            ("sometime", &[], 1),
            ("na", &[], 0),
        ];
        for (text, expected, left) in cases {
            let (spans, pieces) = births(text);
            let spans: Vec<String> = spans.iter().map(ToString::to_string).collect();
            assert_eq!(
                (spans, pieces.len()),
                (expected.iter().map(|&text| text.to_owned()).collect(), *left),
                "{text}"
            );
        }
    }
}
