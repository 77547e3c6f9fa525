//! CSV: a line for every match; a subject without one and a record that could not be screened have a line too, so that
//! nothing is silently absent.

use super::{About, AnswerWriter, Tally, shown_name};
use crate::{
    Match, OfacOpinion, Outcome,
    subjects::{Locator, RecordPlace},
};
use std::io::{self, Write};

const HEADER: &[&str] = &[
    "file",
    "place",
    "id",
    "name",
    "status",
    "entity",
    "caption",
    "matched_name",
    "weak",
    "schema",
    "score",
    "reasons",
    "lists",
    "listed_on",
    "programmes",
    "message",
    "as_of",
    "editions",
    "complete",
];
/// Behind the others, where OFAC's score was asked for.
const OFAC_HEADER: &[&str] = &["ofac_score", "found_by"];

/// Writes the table as the answers come.
pub struct CommaSeparated<W: Write> {
    writer: csv::Writer<W>,
    as_of: String,
    editions: String,
    complete: &'static str,
    with_ofac: bool,
}

/// The columns about the subject.
struct Record<'a> {
    locator: &'a Locator,
    id: &'a str,
    name: &'a str,
    status: &'a str,
    message: String,
}

impl<W: Write> CommaSeparated<W> {
    /// A table without its header.
    pub fn new(about: About<'_>, out: W) -> Self {
        Self {
            writer: csv::Writer::from_writer(out),
            as_of: about.settings.as_of.map(|day| day.to_string()).unwrap_or_default(),
            editions: about.short_editions().join("; "),
            complete: if about.complete() { "true" } else { "false" },
            with_ofac: about.settings.ofac_minimum.is_some(),
        }
    }

    fn line(&mut self, record: &Record<'_>, found: Option<&Match>) -> io::Result<()> {
        let of = |read: &dyn Fn(&Match) -> String| found.map(read).unwrap_or_default();
        let (RecordPlace::Row(number) | RecordPlace::Line(number) | RecordPlace::Argument(number)) =
            record.locator.place;
        let mut columns = vec![
            record.locator.file.clone().unwrap_or_default(),
            number.to_string(),
            record.id.to_owned(),
            record.name.to_owned(),
            record.status.to_owned(),
            of(&|found| found.entity.clone()),
            of(&|found| found.caption.clone()),
            of(&|found| found.matched_name.as_ref().map(|name| name.text.clone()).unwrap_or_default()),
            of(&|found| found.matched_name.as_ref().is_some_and(|name| name.weak).to_string()),
            of(&|found| found.schema.to_string()),
            of(&|found| found.score.to_string()),
            of(&|found| found.reasons.join("; ")),
            of(&|found| found.lists.join("; ")),
            of(&|found| found.listed_on.map(|date| date.to_string()).unwrap_or_default()),
            of(&|found| found.programmes.join("; ")),
            record.message.clone(),
            self.as_of.clone(),
            self.editions.clone(),
            self.complete.to_owned(),
        ];
        if self.with_ofac {
            let ofac =
                |read: &dyn Fn(OfacOpinion) -> String| found.and_then(|found| found.ofac).map(read).unwrap_or_default();
            columns.push(ofac(&|ofac| format!("{:.1}", ofac.score)));
            columns.push(ofac(&|ofac| ofac.found_by.word().to_owned()));
        }
        self.writer.write_record(&columns)?;
        Ok(())
    }
}

impl<W: Write> AnswerWriter for CommaSeparated<W> {
    fn begin(&mut self) -> io::Result<()> {
        let ofac = if self.with_ofac { OFAC_HEADER } else { &[] };
        self.writer.write_record(HEADER.iter().chain(ofac))?;
        Ok(())
    }

    fn outcome(&mut self, outcome: &Outcome) -> io::Result<()> {
        match outcome {
            Outcome::Note(_) => Ok(()),
            Outcome::Bad(bad) => {
                let message = format!("{}: {}", bad.error.code, bad.error.message);
                let record = Record { locator: &bad.locator, id: "", name: "", status: "error", message };
                self.line(&record, None)
            }
            Outcome::Screened(screening) => {
                let name = shown_name(&screening.subject);
                let record = Record {
                    locator: &screening.locator,
                    id: screening.id.as_deref().unwrap_or_default(),
                    name: &name,
                    status: if screening.matches.is_empty() { "clear" } else { "match" },
                    message: screening.notes.join("; "),
                };
                if screening.matches.is_empty() {
                    return self.line(&record, None);
                }
                screening.matches.iter().try_for_each(|found| self.line(&record, Some(found)))
            }
        }
    }

    /// Nothing stands behind the last line.
    fn end(&mut self, _: &Tally) -> io::Result<()> {
        self.writer.flush()
    }
}
