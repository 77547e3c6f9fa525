//! Answers about payments in their formats: a block, a line or rows for each message.

use super::{About, words};
use crate::{
    arguments::OutputFormat,
    console::{paint, style},
};
use interdict_screening::{Decision, FieldHit, MessageScreening};
use serde::Serialize;
use serde_json::json;
use std::io::{self, Write};

/// How many of what.
#[derive(Debug, Clone, Copy, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PaymentTally {
    /// Messages.
    pub(crate) messages: usize,
    /// Of them, those with hits, and those that are clear.
    pub(crate) hit: usize,
    pub(crate) clear: usize,
    /// Those of which something could not be read, whether there are hits in the rest or not.
    pub(crate) with_errors: usize,
    /// Fields that were screened.
    pub(crate) fields: usize,
}

impl PaymentTally {
    pub(crate) fn count(&mut self, screening: &MessageScreening) {
        self.messages += 1;
        self.hit += usize::from(screening.decision == Decision::Hit);
        self.clear += usize::from(screening.decision == Decision::Clear);
        self.with_errors += usize::from(!screening.errors.is_empty());
        self.fields += screening.fields_screened;
    }
}

/// Writes answers one after the other.
pub(crate) trait PaymentWriter {
    fn begin(&mut self) -> io::Result<()> {
        Ok(())
    }
    fn message(&mut self, screening: MessageScreening) -> io::Result<()>;
    fn end(&mut self, _: &PaymentTally) -> io::Result<()> {
        Ok(())
    }
}

/// The writer of a format. Columns of Parquet and Arrow are refused before.
pub(crate) fn writer<'a>(
    format: OutputFormat,
    about: About<'a>,
    out: &'a mut dyn Write,
) -> Box<dyn PaymentWriter + 'a> {
    match format {
        OutputFormat::Json => Box::new(Json { about, out, results: 0 }),
        OutputFormat::Jsonl => {
            Box::new(JsonLines { out, editions: about.short_editions(), complete: about.complete() })
        }
        OutputFormat::Csv => Box::new(Csv {
            writer: csv::Writer::from_writer(out),
            editions: about.short_editions().join("; "),
            complete: about.complete().to_string(),
        }),
        _ => Box::new(Blocks { about, out }),
    }
}

/// Where a message stands: `payments.rje message 3 (line 40)`.
pub(crate) fn place(screening: &MessageScreening) -> String {
    let file = screening.file.as_ref().map(|file| format!("{file} ")).unwrap_or_default();
    format!("{file}message {} (line {})", screening.number, screening.line)
}

/// For reading: a block for each message.
struct Blocks<'a> {
    about: About<'a>,
    out: &'a mut dyn Write,
}

impl Blocks<'_> {
    fn hit(&mut self, hit: &FieldHit) -> io::Result<()> {
        let colours = self.about.colours;
        let part = if hit.part.is_empty() { String::new() } else { format!(", {}", hit.part) };
        writeln!(self.out, "  {}{part}  {}", hit.role, paint(colours, style::QUIET, &hit.path))?;
        writeln!(self.out, "      {}", hit.text)?;
        if let Some(words) = &hit.words {
            writeln!(self.out, "      found: {words}")?;
        }
        let found = &hit.found;
        let score = paint(colours, style::FOR, &words::score(found.score));
        let alias = words::alias(found).map(|alias| format!(" {alias}")).unwrap_or_default();
        writeln!(
            self.out,
            "    {score}  {}{alias}, {}, since {} under {}",
            paint(colours, style::TITLE, &found.caption),
            found.entity,
            words::since(found),
            if found.programmes.is_empty() { "no stated programme".to_owned() } else { found.programmes.join(", ") },
        )?;
        writeln!(self.out, "           {}", found.reasons.join("; "))?;
        if let Some(explanation) = &found.explanation {
            let telling = explanation.features.iter().filter(|feature| feature.points.abs() >= 0.001);
            for feature in telling {
                writeln!(self.out, "           {:>+6.1}  {}", feature.points * 100.0, feature.says)?;
            }
        }
        Ok(())
    }
}

impl PaymentWriter for Blocks<'_> {
    fn begin(&mut self) -> io::Result<()> {
        if !self.about.complete() {
            writeln!(self.out, "AGAINST AN INCOMPLETE LIST, as --allow-incomplete allows")?;
        }
        Ok(())
    }

    fn message(&mut self, screening: MessageScreening) -> io::Result<()> {
        let (word, colour) = match screening.decision {
            Decision::Clear => ("CLEAR", style::AGAINST),
            Decision::Hit => ("HIT", style::FOR),
            Decision::NotScreened => ("NOT SCREENED", style::WARNING),
        };
        let reference = screening.reference.as_deref().unwrap_or("without a reference");
        let what = screening.message_type.as_deref().unwrap_or("unknown message");
        let place = if self.about.several_sources || screening.number > 1 {
            format!("  {}", place(&screening))
        } else {
            String::new()
        };
        writeln!(
            self.out,
            "{}  {}  {what}, {} fields{place}",
            paint(self.about.colours, colour, word),
            paint(self.about.colours, style::TITLE, reference),
            screening.fields_screened,
        )?;
        for problem in &screening.errors {
            writeln!(self.out, "  {} [{}]", problem.message, problem.code)?;
        }
        screening.hits.iter().try_for_each(|hit| self.hit(hit))
    }
}

/// One document, a message a line.
struct Json<'a> {
    about: About<'a>,
    out: &'a mut dyn Write,
    results: usize,
}

impl PaymentWriter for Json<'_> {
    fn begin(&mut self) -> io::Result<()> {
        let engine = json!({ "name": "interdict", "version": env!("CARGO_PKG_VERSION") });
        writeln!(self.out, "{{\n  \"engine\": {engine},")?;
        writeln!(self.out, "  \"settings\": {},", serde_json::to_string(self.about.settings)?)?;
        writeln!(self.out, "  \"editions\": {},", serde_json::to_string(self.about.editions)?)?;
        writeln!(self.out, "  \"complete\": {},", self.about.complete())?;
        write!(self.out, "  \"messages\": [")
    }

    fn message(&mut self, screening: MessageScreening) -> io::Result<()> {
        let comma = if self.results == 0 { "" } else { "," };
        self.results += 1;
        write!(self.out, "{comma}\n    {}", serde_json::to_string(&screening)?)
    }

    fn end(&mut self, tally: &PaymentTally) -> io::Result<()> {
        writeln!(self.out, "{}],", if self.results == 0 { "" } else { "\n  " })?;
        writeln!(self.out, "  \"summary\": {}\n}}", serde_json::to_string(tally)?)
    }
}

/// A line for each message, each of which says what it was screened against: for a queue.
struct JsonLines<'a> {
    out: &'a mut dyn Write,
    editions: Vec<String>,
    complete: bool,
}

#[derive(Serialize)]
struct Line<'a> {
    #[serde(flatten)]
    screening: &'a MessageScreening,
    editions: &'a [String],
    complete: bool,
}

impl PaymentWriter for JsonLines<'_> {
    fn message(&mut self, screening: MessageScreening) -> io::Result<()> {
        let line = Line { screening: &screening, editions: &self.editions, complete: self.complete };
        writeln!(self.out, "{}", serde_json::to_string(&line)?)?;
        // Whoever waits at the other end of a queue is to have the answer now.
        self.out.flush()
    }
}

const HEADER: &[&str] = &[
    "file",
    "message",
    "line",
    "type",
    "reference",
    "uetr",
    "decision",
    "path",
    "role",
    "part",
    "text",
    "entity",
    "caption",
    "matched_name",
    "weak",
    "score",
    "reasons",
    "lists",
    "listed_on",
    "programmes",
    "errors",
    "editions",
    "complete",
];

/// A row for each hit; a message without one has a row, too.
struct Csv<'a> {
    writer: csv::Writer<&'a mut dyn Write>,
    editions: String,
    complete: String,
}

impl Csv<'_> {
    fn row(&mut self, screening: &MessageScreening, hit: Option<&FieldHit>) -> io::Result<()> {
        let of = |read: &dyn Fn(&FieldHit) -> String| hit.map(read).unwrap_or_default();
        let errors: Vec<String> =
            screening.errors.iter().map(|problem| format!("{}: {}", problem.code, problem.message)).collect();
        let columns = [
            screening.file.clone().unwrap_or_default(),
            screening.number.to_string(),
            screening.line.to_string(),
            screening.message_type.clone().unwrap_or_default(),
            screening.reference.clone().unwrap_or_default(),
            screening.uetr.clone().unwrap_or_default(),
            screening.decision.word().to_owned(),
            of(&|hit| hit.path.clone()),
            of(&|hit| hit.role.to_owned()),
            of(&|hit| hit.part.to_owned()),
            of(&|hit| hit.text.clone()),
            of(&|hit| hit.found.entity.clone()),
            of(&|hit| hit.found.caption.clone()),
            of(&|hit| hit.found.matched_name.as_ref().map(|name| name.text.clone()).unwrap_or_default()),
            of(&|hit| hit.found.matched_name.as_ref().is_some_and(|name| name.weak).to_string()),
            of(&|hit| hit.found.score.to_string()),
            of(&|hit| hit.found.reasons.join("; ")),
            of(&|hit| hit.found.lists.join("; ")),
            of(&|hit| hit.found.listed_on.map(|date| date.to_string()).unwrap_or_default()),
            of(&|hit| hit.found.programmes.join("; ")),
            errors.join("; "),
            self.editions.clone(),
            self.complete.clone(),
        ];
        self.writer.write_record(&columns)?;
        Ok(())
    }
}

impl PaymentWriter for Csv<'_> {
    fn begin(&mut self) -> io::Result<()> {
        self.writer.write_record(HEADER)?;
        Ok(())
    }

    fn message(&mut self, screening: MessageScreening) -> io::Result<()> {
        if screening.hits.is_empty() {
            return self.row(&screening, None);
        }
        screening.hits.iter().try_for_each(|hit| self.row(&screening, Some(hit)))
    }

    fn end(&mut self, _: &PaymentTally) -> io::Result<()> {
        self.writer.flush()
    }
}
