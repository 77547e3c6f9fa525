//! `interdict screen`: subjects against lists.

use super::{Outcome, batch, payments, read};
use crate::{
    arguments::{InputKind, Mode, OutputFormat, ScreenArguments},
    console::{Console, warn_of},
    failure::Failure,
    output,
    plan::{Plan, threads},
    progress::Gauge,
    recording::{self, Recorder, heading},
};
use interdict_screening as screening;
use interdict_screening::{Edition, Engine};
use interdict_shelf::Shelf;
use serde_json::Value;
use std::{
    io::{self, IsTerminal as _, Write},
    path::Path,
};

/// Notes on records are shown up to this many; all are in the JSON output.
const SHOWN_NOTES: usize = 10;

pub(crate) fn run(arguments: &ScreenArguments, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    if payments::are_payments(arguments)? {
        return payments::run(arguments, console);
    }
    if are_articles(arguments)? {
        return read::screen(arguments, console);
    }
    if let Some(out) = &arguments.out {
        return batch::run(arguments, out, console);
    }
    if matches!(arguments.format, OutputFormat::Parquet | OutputFormat::Arrow) {
        return Err(Failure::usage("--format", "parquet and arrow are written to a file; name it with --out"));
    }
    let plan = Plan::new(arguments)?;
    let mut recorder = Recorder::begin(&arguments.receipts, arguments.lists.store.store.as_deref())?;
    let engine = open_engine(arguments, &plan.settings, console.err)?;
    let about = output::About {
        settings: &plan.settings,
        editions: engine.editions(),
        several_sources: plan.several_sources,
        colours: console.colours,
        fit_terminal: console.out_is_terminal,
    };
    let collects = arguments.format == OutputFormat::Table && !arguments.explain;
    let visible = console.err_is_terminal && (collects || !console.out_is_terminal);
    let mut gauge = Gauge::new(visible, plan.reach, 0);
    let mut tally = output::Tally::default();
    let mut talk = Talk::new(&mut *console.err);
    let mut writer = output::writer(arguments.format, about, &mut *console.out);
    writer.begin()?;
    engine.screen_all(plan.items, &plan.settings, plan.threads, |outcome| -> Result<(), Failure> {
        tally.count(&outcome);
        talk.about(&outcome, &gauge)?;
        gauge.step();
        if let Some(recorder) = &mut recorder {
            recorder.note_outcome(&outcome)?;
        }
        Ok(writer.outcome(&outcome)?)
    })?;
    gauge.finish();
    writer.end(&tally)?;
    drop(writer);
    console.out.flush()?;
    let more_notes = talk.more_notes();
    if more_notes > 0 {
        writeln!(console.err, "note: {more_notes} more notes on records; --format json has them all")?;
    }
    if let Some(recorder) = recorder {
        let heading = heading(&plan.settings, Value::Null, engine.editions())?;
        recording::tell(&recorder.seal(&heading)?, console.err)?;
    }
    conclude(&tally, engine.editions(), &plan.settings, console)
}

/// The lists to screen against, with what is to be said of them.
pub(super) fn open_engine(
    arguments: &ScreenArguments,
    settings: &screening::Settings,
    err: &mut dyn Write,
) -> Result<Engine, Failure> {
    let shelf = Shelf { threads: Some(threads(arguments)?), ..arguments.lists.shelf(settings.known_on) };
    let engine = shelf.engine(&arguments.lists.lists, arguments.allow_incomplete)?;
    if settings.ofac_minimum.is_some() {
        // OFAC's score is that of the names in the records.
        engine.check_records()?;
    }
    warn_of(engine.editions(), err)?;
    if settings.as_of.is_some() {
        for edition in engine.editions().iter().filter(|edition| edition.undated > 0) {
            writeln!(
                err,
                "note: {} of {} parties of {} have no stated date of designation; they count as in force on any day",
                edition.undated, edition.parties, edition.info.dataset,
            )?;
        }
    }
    Ok(engine)
}

/// Sums up, and says how the command ended.
pub(super) fn conclude(
    tally: &output::Tally,
    editions: &[Edition],
    settings: &screening::Settings,
    console: &mut Console<'_>,
) -> Result<Outcome, Failure> {
    writeln!(console.err, "{}", summary(tally, editions, settings))?;
    match tally {
        output::Tally { bad: 1.., .. } => Ok(Outcome::NotScreened),
        output::Tally { screened: 0, .. } => Err(Failure::new("input.empty", "there was nobody to screen")
            .with_hint("a file with a header and no rows is no clear answer")),
        output::Tally { matched: 1.., .. } => Ok(Outcome::Found),
        output::Tally { .. } => Ok(Outcome::Clear),
    }
}

/// Whether the inputs are articles. They are answered in another form, so that they are not mixed with customers.
fn are_articles(arguments: &ScreenArguments) -> Result<bool, Failure> {
    let article = |input: &String| match arguments.input {
        InputKind::Document => true,
        // An article has no columns.
        InputKind::Auto if !arguments.column.is_empty() => false,
        InputKind::Auto if input == "-" => read::standard_input_is_article(),
        InputKind::Auto => Path::new(input).is_file() && read::is_article(Path::new(input)),
        _ => false,
    };
    if arguments.inputs.is_empty() {
        let is_read = arguments.id.is_empty() && !io::stdin().is_terminal();
        return Ok(is_read && article(&"-".to_owned()));
    }
    let articles = arguments.inputs.iter().filter(|input| article(input)).count();
    if articles > 0 && articles < arguments.inputs.len() {
        return Err(Failure::new("input.mixed", "some of the inputs are articles, others are names or customer files")
            .with_hint("screen them in two commands; --input tells what a file is"));
    }
    Ok(articles > 0)
}

/// Refuses options about customers, and those of the others that are given, where something else is screened: who gives an
/// option that would change nothing expects that it does.
pub(super) fn refuse_options_of_customers(
    arguments: &ScreenArguments,
    others: &[(&'static str, bool)],
    reason: &str,
    hint: &str,
) -> Result<(), Failure> {
    let of_customers = [
        ("--birth-date", !arguments.birth_date.is_empty()),
        ("--id", !arguments.id.is_empty()),
        ("--country", !arguments.country.is_empty()),
        ("--schema", arguments.schema.is_some()),
        ("--column", !arguments.column.is_empty()),
        ("--mode", arguments.mode != Mode::Native),
    ];
    match of_customers.iter().chain(others).find(|(_, given)| *given) {
        Some((option, _)) => Err(Failure::usage(option, reason).with_hint(hint)),
        None => Ok(()),
    }
}

/// What goes to standard error while records pass. Places and reasons only: names of customers stay out of logs.
pub(super) struct Talk<'a> {
    err: &'a mut dyn Write,
    notes: usize,
}

impl<'a> Talk<'a> {
    pub(super) fn new(err: &'a mut dyn Write) -> Self {
        Self { err, notes: 0 }
    }

    /// Notes on records that were not shown.
    pub(super) fn more_notes(&self) -> usize {
        self.notes.saturating_sub(SHOWN_NOTES)
    }

    /// Says what is to be said of an outcome, past the bar. Most often that is nothing, and the bar is left alone.
    pub(super) fn about(&mut self, outcome: &screening::Outcome, gauge: &Gauge) -> Result<(), Failure> {
        match outcome {
            screening::Outcome::Bad(record) => {
                let (code, message) = (record.error.code, &record.error.message);
                gauge.suspend(|| writeln!(self.err, "error[{code}]: {}: {message}", record.locator))?;
            }
            screening::Outcome::Note(note) => gauge.suspend(|| writeln!(self.err, "note: {note}"))?,
            screening::Outcome::Screened(screening) => {
                for note in &screening.notes {
                    self.notes += 1;
                    if self.notes <= SHOWN_NOTES {
                        gauge.suspend(|| writeln!(self.err, "note: {}: {note}", screening.locator))?;
                    }
                }
            }
        }
        Ok(())
    }
}

fn summary(tally: &output::Tally, editions: &[Edition], settings: &screening::Settings) -> String {
    let editions: Vec<String> = editions.iter().map(Edition::in_words).collect();
    let as_of = settings.as_of.map(|day| format!(" as in force on {day}")).unwrap_or_default();
    let bad = match tally.bad {
        0 => String::new(),
        1 => ", 1 COULD NOT BE SCREENED".to_owned(),
        bad => format!(", {bad} COULD NOT BE SCREENED"),
    };
    let ofac = settings.ofac_minimum.map(|points| format!(", or {points} by OFAC's own score")).unwrap_or_default();
    format!(
        "{} screened: {} with matches, {} without{bad}; against {}{as_of}; threshold {}{ofac}",
        tally.screened,
        tally.matched,
        tally.screened - tally.matched,
        editions.join(", "),
        settings.threshold,
    )
}
