//! Timelines: what happened when, by which outlets.

use super::{
    layout::Line,
    report::{Report, heading, short},
};
use crate::console::{Console, style};
use anstyle::Style;
use interdict_documents::{Status, dates::Day, stories::Story};
use std::{collections::BTreeSet, io};

/// What happened is cut at so many characters.
const LONG: usize = 130;

/// The dated events of each document that is in no story, which would merge them.
pub(super) fn own_timelines(report: &Report<'_>, console: &mut Console<'_>) -> io::Result<()> {
    let told: BTreeSet<usize> = report.answer.stories.iter().flat_map(|story| &story.documents).copied().collect();
    for (document, reading) in report.answer.readings.iter().enumerate().filter(|(place, _)| !told.contains(place)) {
        let dossier = &reading.dossier;
        let mut dated: Vec<(&str, &str, Status, &str, Option<&str>)> = dossier
            .events
            .iter()
            .filter_map(|event| {
                let date = dossier.dates.get(event.date?)?;
                let place = event.place.as_ref().map(|place| place.text.as_str());
                let sentence = event.sentence.text.as_str();
                Some((date.first.as_deref()?, date.last.as_deref()?, event.status, sentence, place))
            })
            .collect();
        dated.sort_by_key(|(first, last, ..)| (*first, *last));
        // Several events of one sentence are one line, with the first place that one of them has.
        dated.dedup_by(|next, kept| {
            let same = (next.0, next.1, next.3) == (kept.0, kept.1, kept.3);
            if same {
                kept.4 = kept.4.or(next.4);
            }
            same
        });
        if dated.is_empty() {
            continue;
        }
        let title = if report.outlets.is_one() {
            "Timeline".to_owned()
        } else {
            format!("Timeline ({})", report.outlets.name(document))
        };
        heading(&title, console)?;
        let days: Vec<String> = dated.iter().map(|(first, last, ..)| in_days(first, last)).collect();
        let width = days.iter().map(String::len).max().unwrap_or_default();
        for ((_, _, status, sentence, place), days) in dated.into_iter().zip(&days) {
            let place = place.map(|place| format!(" ({place})")).unwrap_or_default();
            entry((days.as_str(), width), status, sentence, &place, console)?;
        }
    }
    Ok(())
}

/// The merged timeline of a story.
pub(super) fn write(report: &Report<'_>, story: &Story, console: &mut Console<'_>) -> io::Result<()> {
    if !story.timeline.is_empty() {
        heading(&report.title("Timeline", story), console)?;
        let days: Vec<String> = story.timeline.iter().map(|item| in_days(&item.first, &item.last)).collect();
        let width = days.iter().map(String::len).max().unwrap_or_default();
        for (item, days) in story.timeline.iter().zip(&days) {
            let documents: BTreeSet<usize> = item.evidence.iter().map(|evidence| evidence.document).collect();
            let documents: Vec<usize> = documents.into_iter().collect();
            entry((days.as_str(), width), item.status, &item.what, &report.outlets.behind(&documents), console)?;
        }
    }
    for note in &story.notes {
        Line::new(2, 4).painted(style::QUIET, note).write(console)?;
    }
    Ok(())
}

/// One line: days in a column, what happened, and quietly where or by whom.
fn entry(
    (days, width): (&str, usize),
    status: Status,
    what: &str,
    behind: &str,
    console: &mut Console<'_>,
) -> io::Result<()> {
    let status = match status {
        Status::Happened => "",
        Status::Planned => "planned: ",
        Status::Cancelled => "cancelled: ",
        Status::Denied => "denied: ",
        Status::Alleged => "alleged: ",
        Status::Fictional => "in fiction: ",
        Status::NotHappened => "not: ",
    };
    Line::new(2, width + 4)
        .column(Style::new(), days, width)
        .add(status)
        .add(&short(what, LONG))
        .painted(style::QUIET, behind)
        .write(console)
}

/// A day, a whole month or year as such, else the first and the last day.
fn in_days(first: &str, last: &str) -> String {
    let whole = |year: bool| {
        let (first, last) = (Day::parse_iso(first)?, Day::parse_iso(last)?);
        let begins = first.day() == 1 && (!year || first.month() == 1);
        let ends = if year { first.plus_months(11).month_end() } else { first.month_end() };
        Some(begins && ends == last)
    };
    if first == last {
        first.to_owned()
    } else if whole(true) == Some(true) {
        first.chars().take(4).collect()
    } else if whole(false) == Some(true) {
        first.chars().take(7).collect()
    } else {
        format!("{first} to {last}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_months_and_years_are_called_so() {
        for (first, last, expected) in [
            ("2015-01-02", "2015-01-02", "2015-01-02"),
            ("2015-01-03", "2015-01-04", "2015-01-03 to 2015-01-04"),
            ("2015-02-01", "2015-02-28", "2015-02"),
            ("2015-02-01", "2015-03-31", "2015-02-01 to 2015-03-31"),
            ("2015-01-01", "2015-12-31", "2015"),
        ] {
            assert_eq!(in_days(first, last), expected);
        }
    }
}
