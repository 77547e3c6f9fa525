//! `interdict lists check`: how many parties of a list have each kind of fact.

use super::Outcome;
use crate::{
    arguments::TextOrJson,
    console::{Console, style},
    failure::Failure,
    lists_arguments::CheckArguments,
};
use interdict_lists::{EditionInfo, Warning};
use interdict_shelf::Shelf;
use interdict_store::Coverage;
use serde::Serialize;
use std::io;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Checked {
    info: EditionInfo,
    complete: bool,
    coverage: Coverage,
    losses: Vec<Warning>,
    gaps: Vec<Warning>,
}

pub(crate) fn run(arguments: &CheckArguments, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let shelf = Shelf { store: arguments.answer.store.store.clone(), ..Shelf::default() };
    let (mut checked, mut failures) = (Vec::new(), Vec::new());
    for choice in &arguments.lists {
        match shelf.load_one(choice) {
            Ok(readings) => checked.extend(readings.into_iter().map(|reading| {
                Checked {
                    complete: reading.is_complete(),
                    coverage: Coverage::of(&reading.entities),
                    losses: reading.warnings.iter().filter(|warning| warning.is_loss()).cloned().collect(),
                    gaps: reading
                        .warnings
                        .iter()
                        .filter(|held| held.weight == interdict_lists::Weight::Gap)
                        .cloned()
                        .collect(),
                    info: reading.info,
                }
            })),
            Err(error) => failures.push(Failure::from(error)),
        }
    }
    match arguments.answer.format {
        TextOrJson::Json => {
            serde_json::to_writer_pretty(&mut *console.out, &checked).map_err(io::Error::from)?;
            writeln!(console.out)?;
        }
        TextOrJson::Text => {
            for (place, list) in checked.iter().enumerate() {
                if place > 0 {
                    writeln!(console.out)?;
                }
                describe(list, console)?;
            }
        }
    }
    console.out.flush()?;
    for failure in &failures {
        writeln!(console.err, "{failure}")?;
    }
    let complete = checked.iter().all(|list| list.complete);
    Ok(if complete && failures.is_empty() { Outcome::Done } else { Outcome::NotScreened })
}

fn describe(list: &Checked, console: &mut Console<'_>) -> io::Result<()> {
    let Checked { info, coverage, .. } = list;
    let title = console.paint(style::TITLE, &info.title);
    let edition = info.published_on.map(|day| format!(", {day}")).unwrap_or_default();
    writeln!(console.out, "{title} ({}{edition})", info.dataset)?;
    writeln!(console.out, "  {:<28}{:>7}", "parties", coverage.parties)?;
    writeln!(console.out, "  {:<28}{:>7}", "names", coverage.names)?;
    for (field, count) in coverage.fields() {
        let share = 100.0 * count as f64 / coverage.parties.max(1) as f64;
        writeln!(console.out, "  {:<28}{count:>7}  {share:>5.1} %", format!("with {field}"))?;
    }
    writeln!(
        console.out,
        "  {:<28}{:>7}  pieces of remarks, kept word for word",
        "not understood", coverage.not_understood
    )?;
    for warning in &list.losses {
        writeln!(console.out, "  {} {warning}", console.paint(style::WARNING, "MISSING"))?;
    }
    for warning in &list.gaps {
        writeln!(console.out, "  {} {warning}", console.paint(style::WARNING, "GAP"))?;
    }
    Ok(())
}
