//! `interdict screen FILE --out ANSWERS`: a customer file of any size, answered with a file.
//!
//! Reading, screening and writing run at once, and hold a few thousand customers between them. `parts.rs` says how a run
//! that was ended goes on.

mod manifest;
mod parts;
mod sink;

use self::{
    manifest::{Asked, ReceiptAsked, Sealing},
    parts::Parts,
    sink::Sink,
};
use super::{
    Outcome,
    screen::{Talk, conclude, open_engine},
};
use crate::{
    arguments::{OutputFormat, ScreenArguments},
    console::Console,
    failure::Failure,
    output::About,
    plan::{self, Customers},
    progress::{Gauge, Reach},
    recording::{self, heading},
};
use interdict_screening as screening;
use interdict_screening::{
    batch::{Answers, TableForm},
    layouts,
    subjects::Opening,
};
use interdict_shelf::open_store;
use interdict_store::{Heading, Sealed, Store};
use serde_json::json;
use std::{fs, path::Path};

/// The form of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    CommaSeparated,
    JsonLines,
    Table(TableForm),
}

impl Form {
    /// As the options say, or else the ending of the file.
    fn new(arguments: &ScreenArguments, out: &Path) -> Result<Self, Failure> {
        let form = match arguments.format {
            OutputFormat::Csv => Self::CommaSeparated,
            OutputFormat::Jsonl => Self::JsonLines,
            OutputFormat::Parquet => Self::Table(TableForm::Parquet),
            OutputFormat::Arrow => Self::Table(TableForm::Arrow),
            OutputFormat::Json => {
                return Err(Failure::usage("--format", "json is one document and not written in parts; jsonl is"));
            }
            OutputFormat::Table => match ending_of(out).as_str() {
                "csv" => Self::CommaSeparated,
                "jsonl" | "ndjson" => Self::JsonLines,
                "parquet" => Self::Table(TableForm::Parquet),
                "arrow" | "feather" | "ipc" => Self::Table(TableForm::Arrow),
                _ => {
                    let message = format!("{}: its ending does not tell the form of the answer", out.display());
                    return Err(Failure::usage("--out", message)
                        .with_hint("end it with .csv, .jsonl, .parquet or .arrow, or say --format"));
                }
            },
        };
        if arguments.explain && form != Self::JsonLines {
            return Err(Failure::usage("--explain", "an explanation has no place in columns; with --out take jsonl"));
        }
        Ok(form)
    }

    fn ending(self) -> &'static str {
        match self {
            Self::CommaSeparated => "csv",
            Self::JsonLines => "jsonl",
            Self::Table(TableForm::Parquet) => "parquet",
            Self::Table(TableForm::Arrow) => "arrow",
        }
    }

    fn table(self) -> Option<TableForm> {
        match self {
            Self::Table(form) => Some(form),
            _ => None,
        }
    }
}

fn ending_of(path: &Path) -> String {
    path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default()
}

pub(super) fn run(arguments: &ScreenArguments, out: &Path, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let form = Form::new(arguments, out)?;
    if arguments.part_records == 0 {
        return Err(Failure::usage("--part-records", "at least 1"));
    }
    let (settings, threads) = (plan::settings(arguments)?, plan::threads(arguments)?);
    let customers = Customers::new(arguments)?;
    refuse_what_would_be_lost(&customers, out, arguments.resume)?;
    // `--resume` is for jobs that run again and again, and renew their answer.
    if out.exists() && !arguments.resume && !arguments.overwrite {
        return Err(Failure::new("output.exists", format!("{}: is already there", out.display()))
            .with_hint("give another name, or --overwrite to take its place"));
    }
    let engine = open_engine(arguments, &settings, console.err)?;
    // Opened before anything is screened: a run that was to leave a receipt and cannot does not begin.
    let choice = &arguments.receipts;
    let store = choice.receipt.then(|| open_store(arguments.lists.store.store.as_deref())).transpose()?;
    let receipt = store.as_ref().map(|store| ReceiptAsked::new(choice.receipt_subjects, store.path()));
    let asked = Asked::new(&customers, &settings, engine.editions(), form.ending(), arguments.part_records, receipt)?;
    let parts = Parts::begin(out, form.ending(), asked, arguments.resume)?;
    let before = parts.tally().records();
    if before > 0 {
        writeln!(console.err, "note: {before} records were done in an earlier run")?;
    }
    let opened = customers.open(Opening { skip: before, with_columns: form.table().is_some() });
    let file = match opened {
        Ok(file) => file,
        Err(failure) => {
            // Nothing was begun that could be gone on with.
            if before == 0 {
                parts.take_away();
            }
            return Err(failure);
        }
    };
    let about = || About {
        settings: &settings,
        editions: engine.editions(),
        several_sources: false,
        colours: false,
        fit_terminal: false,
    };
    let by_what = layouts::About { settings: &settings, editions: engine.editions() }.described();
    let answers = form.table().map(|form| {
        let columns = file.table.as_ref().map(|table| &table.schema);
        Answers::new(form, columns, settings.ofac_minimum.is_some(), &by_what)
    });
    let mut gauge = Gauge::new(console.err_is_terminal, Reach::of(&file), before);
    let mut talk = Talk::new(&mut *console.err);
    let mut sink = Sink::new(parts, arguments.part_records, form, &about, answers, file.table);
    engine.screen_all(file.items, &settings, threads, |outcome| -> Result<(), Failure> {
        refuse_a_broken_file(&outcome, &customers)?;
        talk.about(&outcome, &gauge)?;
        gauge.step();
        sink.take(outcome)
    })?;
    gauge.finish();
    let mut parts = sink.finish()?;
    let tally = parts.tally();
    let mut sealed = None;
    if parts.count() == 0 {
        parts.take_away();
    } else {
        parts.join(form.table())?;
        if let Some(mut store) = store {
            let heading = heading(&settings, json!({ "what": "batch" }), engine.editions())?;
            sealed = Some(seal(&mut parts, &mut store, heading)?);
        }
        parts.publish()?;
    }
    let more_notes = talk.more_notes();
    if more_notes > 0 {
        writeln!(console.err, "note: {more_notes} more notes on records; {} has them all", out.display())?;
    }
    if let Some(sealed) = sealed {
        recording::tell(&sealed, console.err)?;
    }
    conclude(&tally, engine.editions(), &settings, console)
}

/// Seals the rows of all parts, once however often it is tried: `parts.rs` says why that is safe.
fn seal(parts: &mut Parts, store: &mut Store, heading: Heading) -> Result<Sealed, Failure> {
    let sealing = parts.note_sealing(Sealing { at: heading.at.clone(), after: store.chain_length()? })?;
    let heading = Heading { at: sealing.at, ..heading };
    Ok(store.add_receipt_once(&heading, parts.rows(), sealing.after)?)
}

/// An answer in the place of its question, or of something that is no file.
fn refuse_what_would_be_lost(customers: &Customers, out: &Path, resume: bool) -> Result<(), Failure> {
    if out.is_dir() {
        return Err(Failure::usage("--out", format!("{} is a folder", out.display())));
    }
    let Some(path) = &customers.path else {
        return if resume {
            Err(Failure::usage("--resume", "standard input cannot be read again").with_hint("put it into a file"))
        } else {
            Ok(())
        };
    };
    let same = fs::canonicalize(path).is_ok_and(|path| fs::canonicalize(out).is_ok_and(|out| path == out));
    if same {
        return Err(Failure::usage("--out", format!("{} is the customer file itself", out.display())));
    }
    Ok(())
}

/// Answers for a part of the customers must not look like answers for all of them: a file that breaks ends the run, and
/// the parts that are whole stay for `--resume`.
fn refuse_a_broken_file(outcome: &screening::Outcome, customers: &Customers) -> Result<(), Failure> {
    match outcome {
        screening::Outcome::Bad(bad) if bad.error.code == "record.unreadable" => Err(Failure::new(
            "input.broken",
            format!("{}: {}: {}", customers.input.name, bad.locator.place, bad.error.message),
        )
        .with_hint("no answer was written; if the file can be read again as it was, --resume goes on from here")),
        _ => Ok(()),
    }
}
