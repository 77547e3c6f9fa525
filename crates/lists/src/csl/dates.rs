//! What `start_date` means, told by the Federal Register notices beside it.
//!
//! The notices of an entry stand in the order of their publication: `73 FR 54508 (9/22/08), 73 FR 74001 (12/5/08)`. The
//! volume gives the year (volume 63 is 1998). A start date that is later than the first notice is the day of an
//! amendment or of a renewal, and not the day on which the party was first listed.

use interdict_model::PartialDate;

/// An order takes effect some days before or after its notice.
const DAYS_BETWEEN: i64 = 45;

/// The year of volume 0.
const YEAR_BEFORE_FIRST_VOLUME: u16 = 1935;

/// Whether the start date is the first day of the listing as far as the notices tell.
pub(super) fn is_first_day(start: PartialDate, notices: &str, remarks: &str) -> bool {
    if remarks.to_ascii_uppercase().contains("RENEW") {
        return false;
    }
    if year_of_first_notice(notices).is_some_and(|year| start.year_value() > year) {
        return false;
    }
    first_day_written(notices).is_none_or(|first| rough_day(start) - rough_day(first) <= DAYS_BETWEEN)
}

/// The year of the first notice by its volume: `66 FR 24266`, `68 F.R. 38290`, `Vol. 88, No. 151`.
fn year_of_first_notice(notices: &str) -> Option<u16> {
    let digits_behind = |text: &str| -> String { text.trim_start().chars().take_while(char::is_ascii_digit).collect() };
    let volume = if let Some(at) = notices.find("Vol.") {
        digits_behind(notices.get(at + 4..)?)
    } else {
        let before = notices.get(..notices.find('F')?)?.trim_end();
        let start = before.rfind(|character: char| !character.is_ascii_digit()).map_or(0, |at| at + 1);
        before.get(start..).unwrap_or_default().to_owned()
    };
    let volume: u16 = volume.parse().ok()?;
    (50..200).contains(&volume).then_some(YEAR_BEFORE_FIRST_VOLUME + volume)
}

/// The day that is written beside the first notice, month first: `73 FR 54508 (9/22/08)`.
fn first_day_written(notices: &str) -> Option<PartialDate> {
    let first = notices.find('F')?;
    let behind = notices.get(first + 1..)?;
    // `F.R.` and `FR` have one F each; the next F begins the second notice.
    let own = behind.split('F').next().unwrap_or_default();
    own.split([' ', '(', ')', ',', ';']).find_map(day_of)
}

fn day_of(word: &str) -> Option<PartialDate> {
    let mut parts = word.trim().split('/');
    let (month, day, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let year: u16 = year.parse().ok()?;
    let year = match year {
        0..=49 => 2000 + year,
        50..=99 => 1900 + year,
        year => year,
    };
    PartialDate::day(year, month.parse().ok()?, day.parse().ok()?)
}

/// Days counted with months of 31 days: good enough to tell weeks from months.
fn rough_day(date: PartialDate) -> i64 {
    let first = date.first_day();
    i64::from(first.year_value()) * 372
        + i64::from(first.month_value().unwrap_or(1)) * 31
        + i64::from(first.day_value().unwrap_or(1))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn notices_tell_first_days_from_amendments_and_renewals() {
        let cases = [
            ("2022-04-07", "87 FR 20299", "", true),
            ("2018-08-01", "83 FR 37423; 87 FR 77505", "", true),
            ("2003-06-19", "68 F.R. 38290 6/27/03 71 F.R. 38843 7/10/06", "FEDERAL REGISTER NOTICE UPDATED", true),
            ("2012-09-19", "63 FR 64322, 11/19/98, 77 FR 58006 (no. 182)", "", false),
            ("2008-12-05", "73 FR 54508 (9/22/08), 73 FR 74001 (12/5/08)", "", false),
            ("2021-11-17", "73 F.R. 15130 3/21/08, 73 F.R. 43208 7/24/08", "", false),
            ("2021-11-17", "86 F.R. 61745", "FR NOTICE ADDED, TDO RENEWAL", false),
            ("2023-07-19", "Vol. 88, No. 151, 08/08/2023", "", true),
            ("2012-12-13", "Vol. 78, No. 38, 02/26/13", "", true),
            ("2020-03-16", "", "", true),
        ];
        for (start, notices, remarks, expected) in cases {
            assert_eq!(is_first_day(start.parse().unwrap(), notices, remarks), expected, "{start} {notices}");
        }
    }
}
