//! `interdict screen`: subjects against lists.

use super::{Outcome, read};
use crate::{
    arguments::{InputKind, OutputFormat, ScreenArguments},
    console::Console,
    failure::Failure,
    loading::{group_assignments, warn_of},
    output,
    plan::Plan,
    progress,
};
use interdict_screening as screening;
use interdict_screening::{Edition, Engine};
use std::{io::Write, path::Path};

/// Notes on records are shown up to this many; all are in the JSON output.
const SHOWN_NOTES: usize = 10;

pub(crate) fn run(arguments: &ScreenArguments, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    if are_articles(arguments)? {
        return read::screen(arguments, console);
    }
    let plan = Plan::new(arguments)?;
    let readings = arguments.lists.shelf(plan.settings.known_on).load(&arguments.lists.lists)?;
    let mut engine = Engine::open(readings, arguments.allow_incomplete)?;
    if engine.editions().len() > 1 {
        engine = engine.with_groups(&group_assignments(arguments.lists.store.store.as_deref()));
    }
    let about = output::About {
        settings: &plan.settings,
        editions: engine.editions(),
        several_sources: plan.several_sources,
        colours: console.colours,
        fit_terminal: console.out_is_terminal,
    };
    warn_of(engine.editions(), console.err)?;
    if plan.settings.as_of.is_some() {
        for edition in engine.editions().iter().filter(|edition| edition.undated > 0) {
            writeln!(
                console.err,
                "note: {} of {} parties of {} have no stated date of designation; they count as in force on any day",
                edition.undated, edition.parties, edition.info.dataset,
            )?;
        }
    }
    let collects = arguments.format == OutputFormat::Table && !arguments.explain;
    let visible = console.err_is_terminal && (collects || !console.out_is_terminal);
    let bar = progress::bar(visible, None, "screened");
    let mut tally = output::Tally::default();
    let mut talk = Talk { err: &mut *console.err, notes: 0 };
    let mut writer = output::writer(arguments.format, about, &mut *console.out);
    writer.begin()?;
    engine.screen_all(plan.items, &plan.settings, plan.threads, |outcome| -> Result<(), Failure> {
        bar.inc(1);
        tally.count(&outcome);
        bar.suspend(|| talk.about(&outcome))?;
        Ok(writer.outcome(outcome)?)
    })?;
    bar.finish_and_clear();
    writer.end(&tally)?;
    drop(writer);
    console.out.flush()?;
    let more_notes = talk.notes.saturating_sub(SHOWN_NOTES);
    if more_notes > 0 {
        writeln!(console.err, "note: {more_notes} more notes on records; --format json has them all")?;
    }
    writeln!(console.err, "{}", summary(&tally, engine.editions(), &plan.settings))?;
    Ok(match tally {
        output::Tally { bad: 1.., .. } => Outcome::NotScreened,
        output::Tally { screened: 0, .. } => {
            return Err(Failure::new("input.empty", "there was nobody to screen")
                .with_hint("a file with a header and no rows is no clear answer"));
        }
        output::Tally { matched: 1.., .. } => Outcome::Found,
        _ => Outcome::Clear,
    })
}

/// Whether the inputs are articles. They are answered in another form, so that they are not mixed with customers.
fn are_articles(arguments: &ScreenArguments) -> Result<bool, Failure> {
    let article = |input: &String| match arguments.input {
        InputKind::Document => true,
        InputKind::Auto => Path::new(input).is_file() && read::is_article(Path::new(input)),
        _ => false,
    };
    let articles = arguments.inputs.iter().filter(|input| article(input)).count();
    if articles > 0 && articles < arguments.inputs.len() {
        return Err(Failure::new("input.mixed", "some of the inputs are articles, others are names or customer files")
            .with_hint("screen them in two commands; --input tells what a file is"));
    }
    Ok(articles > 0)
}

/// What goes to standard error while records pass. Places and reasons only: names of customers stay out of logs.
struct Talk<'a> {
    err: &'a mut dyn Write,
    notes: usize,
}

impl Talk<'_> {
    fn about(&mut self, outcome: &screening::Outcome) -> Result<(), Failure> {
        match outcome {
            screening::Outcome::Bad(record) => {
                writeln!(self.err, "error[{}]: {}: {}", record.error.code, record.locator, record.error.message)?;
            }
            screening::Outcome::Note(note) => writeln!(self.err, "note: {note}")?,
            screening::Outcome::Screened(screening) => {
                for note in &screening.notes {
                    self.notes += 1;
                    if self.notes <= SHOWN_NOTES {
                        writeln!(self.err, "note: {}: {note}", screening.locator)?;
                    }
                }
            }
        }
        Ok(())
    }
}

fn summary(tally: &output::Tally, editions: &[Edition], settings: &screening::Settings) -> String {
    let editions: Vec<String> = editions
        .iter()
        .map(|edition| {
            let date = edition.info.published_on.map(|date| format!(" of {date}")).unwrap_or_default();
            let incomplete = if edition.complete { "" } else { ", NOT COMPLETE" };
            let gaps = if edition.gaps.is_empty() { "" } else { ", WITH GAPS" };
            format!("{}{date} ({} parties{incomplete}{gaps})", edition.info.dataset, edition.parties)
        })
        .collect();
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
