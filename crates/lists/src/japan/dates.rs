//! Dates as the list writes them: `2001.9.22`, `1962年12月26日`, `1955年-1958年頃`, years of Japanese eras (`平成13年9月22日`,
//! `H13.9.22`), ISO dates and serial numbers of spreadsheets.

use super::text;
use crate::workbook::serial_day;
use interdict_model::{DateSpan, PartialDate};

/// Eras with the year before their first.
const ERAS: &[(&str, u16)] = &[
    ("明治", 1867),
    ("大正", 1911),
    ("昭和", 1925),
    ("平成", 1988),
    ("令和", 2018),
    ("M", 1867),
    ("T", 1911),
    ("S", 1925),
    ("H", 1988),
    ("R", 2018),
];

/// The first date in a cell of dates: `2001.9.22\n2008.6.25改訂` is listed on the first.
pub(super) fn first(cell: &str) -> Option<PartialDate> {
    let narrow = text::narrow(cell);
    let line = narrow.trim_start().lines().next()?;
    date_at(line.trim_start_matches(['(', ' ']), None).map(|(date, _)| date)
}

/// A date at the start of a narrow text, and what follows it. The year may be one that was named before.
fn date_at(text: &str, year_before: Option<u16>) -> Option<(PartialDate, &str)> {
    let text = text.trim_start();
    let era = ERAS.iter().find_map(|(name, before)| {
        let rest = text.strip_prefix(name)?.trim_start();
        let (year, rest) = match rest.strip_prefix('元') {
            Some(rest) => (1, rest),
            None => number_at(rest, 2)?,
        };
        Some((before + year, rest))
    });
    if let Some((year, rest)) = era {
        return month_and_day(year, rest).or_else(|| year_alone(year, rest));
    }
    let (first, rest) = number_at(text, 5)?;
    let width = text.len() - rest.len();
    match width {
        // A cell that the spreadsheet holds as a number.
        5 => serial_day(f64::from(first)).map(|day| (day, rest)),
        4 => month_and_day(first, rest).or_else(|| year_alone(first, rest)),
        // `9月1日` after `1947年8月1日又は`
        1 | 2 if rest.trim_start().starts_with('月') => month_and_day_of(year_before?, text),
        _ => None,
    }
}

fn year_alone(year: u16, rest: &str) -> Option<(PartialDate, &str)> {
    Some((PartialDate::year(year)?, rest.strip_prefix('年').unwrap_or(rest)))
}

/// Month and day behind a year: `年9月22日`, `.9.22`, `/9/22`, `-09-22`; the day may be missing.
fn month_and_day(year: u16, rest: &str) -> Option<(PartialDate, &str)> {
    if let Some(rest) = rest.trim_start().strip_prefix('年') {
        return month_and_day_of(year, rest);
    }
    let separator = rest.chars().next().filter(|c| matches!(c, '.' | '/' | '-'))?;
    let (month, behind) = number_at(rest.strip_prefix(separator)?, 2)?;
    let (day, behind) = number_at(behind.strip_prefix(separator)?, 2)?;
    Some((PartialDate::day(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)?, behind))
}

/// `9月22日` or `9月`.
fn month_and_day_of(year: u16, text: &str) -> Option<(PartialDate, &str)> {
    let (month, rest) = number_at(text.trim_start(), 2)?;
    let rest = rest.trim_start().strip_prefix('月')?;
    let month = u8::try_from(month).ok()?;
    let day = number_at(rest.trim_start(), 2).and_then(|(day, behind)| {
        let behind = behind.trim_start().strip_prefix('日')?;
        Some((PartialDate::day(year, month, u8::try_from(day).ok()?)?, behind))
    });
    day.or_else(|| Some((PartialDate::month(year, month)?, rest)))
}

/// A number of at most so many digits, and what follows it.
fn number_at(text: &str, most: usize) -> Option<(u16, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || digits > most {
        return None;
    }
    Some((text.get(..digits)?.parse().ok()?, text.get(digits..)?))
}

/// Birth dates of a cell, and the pieces that are none (places that stand with them, remarks).
pub(super) fn births(cell: &str) -> (Vec<DateSpan>, Vec<String>) {
    let narrow = text::narrow(cell);
    let (mut spans, mut left): (Vec<DateSpan>, Vec<String>) = (Vec::new(), Vec::new());
    let mut year = None;
    for part in text::parts(&narrow) {
        if part.contains("ヒジュラ") {
            left.push(part);
            continue;
        }
        // The English line of a cell repeats the Japanese one.
        if part.starts_with("Born") && !spans.is_empty() {
            continue;
        }
        for piece in part.replace("又は", ";").replace("または", ";").replace('、', ";").split([';', ',']) {
            let piece = piece.trim();
            if text::says_nothing(piece) {
                continue;
            }
            // Several dates may stand side by side.
            let mut rest = piece.to_owned();
            while let Some((found, behind)) = span(&rest, year) {
                year = Some(found.start.year_value());
                if !spans.contains(&found) {
                    spans.push(found);
                }
                rest = behind;
            }
            if !rest.is_empty() {
                left.push(rest);
            }
        }
    }
    (spans, left)
}

fn span(piece: &str, year: Option<u16>) -> Option<(DateSpan, String)> {
    let (start, behind) = date_at(piece, year)?;
    let mut rest = behind.trim_start();
    let mut end = None;
    let to = ["頃から", "から", "-", "~"].iter().find_map(|word| rest.strip_prefix(word));
    if let Some(to) = to
        && let Some((last, behind)) = date_at(to, Some(start.year_value()))
    {
        end = Some(last);
        rest = behind;
    }
    let circa = piece.contains('頃');
    let mut rest = rest.to_owned();
    for word in ["までの間", "の間", "まで", "頃", "生まれ", "出生", "生"] {
        rest = rest.replace(word, "");
    }
    let rest = rest.trim_matches(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '。' | 'の')).to_owned();
    let (start, end) = match end {
        Some(end) if end.last_day() < start.first_day() => (end, Some(start)),
        end => (start, end),
    };
    Some((DateSpan { start, end, circa }, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notice_dates_give_their_first_day() {
        let cases = [
            ("2001.9.22\n2008.6.25改訂\n2012.3.27改訂", Some("2001-09-22")),
            ("2001年1月25日（2003年9月3日に改訂）", Some("2001-01-25")),
            ("2015 年 7 月 1 日\n（2018年11月21日改訂）", Some("2015-07-01")),
            ("2022/10/21\n（改訂日 2023年10月20日）", Some("2022-10-21")),
            ("平成13年9月22日", Some("2001-09-22")),
            ("令和元年5月1日", Some("2019-05-01")),
            ("R4.3.1", Some("2022-03-01")),
            ("2014-06-30", Some("2014-06-30")),
            ("41274", Some("2012-12-31")),
            ("200812.19改訂", None),
            ("不明", None),
            ("", None),
        ];
        for (cell, expected) in cases {
            assert_eq!(first(cell).map(|day| day.to_string()).as_deref(), expected, "{cell}");
        }
    }

    #[test]
    fn birth_dates_are_read_in_every_form_the_list_has() {
        let cases: &[(&str, &[&str], &[&str])] = &[
            ("22882", &["1962-08-24"], &[]),
            ("1962年12月26日", &["1962-12-26"], &[]),
            ("(a)1955年-1958年頃\n(b)１945年-1950年頃", &["circa 1955 to 1958", "circa 1945 to 1950"], &[]),
            ("（a）1966年頃（b）1960年 （c）1953年", &["circa 1966", "1960", "1953"], &[]),
            ("1965年4月14日又は1964年3月1日", &["1965-04-14", "1964-03-01"], &[]),
            ("1947年8月1日又は9月1日", &["1947-08-01", "1947-09-01"], &[]),
            ("1984年から1986年までの間", &["1984 to 1986"], &[]),
            ("1970年生\nBorn 1970", &["1970"], &[]),
            ("1941年8月20日セルビア共和国生\nBorn at Example, on 20 August 1941", &["1941-08-20"], &["セルビア共和国"]),
            ("昭和37年", &["1962"], &[]),
            ("1963年9月", &["1963-09"], &[]),
            ("不明", &[], &[]),
            ("9月9日（year unknown）", &[], &["9月9日(year unknown)"]),
        ];
        for (cell, expected, left) in cases {
            let (spans, pieces) = births(cell);
            let spans: Vec<String> = spans.iter().map(ToString::to_string).collect();
            assert_eq!((&spans[..], &pieces[..]), (&owned(expected)[..], &owned(left)[..]), "{cell}");
        }
    }

    fn owned(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }
}
