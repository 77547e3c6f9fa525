//! `interdict lists diff`: what changed between two editions.

use super::Outcome;
use crate::{
    arguments::TextOrJson,
    console::{Console, style},
    failure::Failure,
    lists_arguments::DiffArguments,
};
use interdict_lists::{EditionInfo, ListReading};
use interdict_model::{Entity, ftm};
use interdict_shelf::Shelf;
use interdict_store::{Change, Diff, FieldChange, diff};
use serde::Serialize;
use serde_json::Value;
use std::io;

pub(crate) fn run(arguments: &DiffArguments, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let shelf = Shelf { store: arguments.answer.store.store.clone(), ..Shelf::default() };
    let (earlier, later) = (shelf.one(&arguments.earlier)?, shelf.one(&arguments.later)?);
    for reading in [&earlier, &later].into_iter().filter(|reading| !reading.is_complete()) {
        writeln!(console.err, "warning: {} could not be read completely", reading.info.title)?;
    }
    for (reading, choice) in [(&earlier, &arguments.earlier), (&later, &arguments.later)] {
        for gap in reading.gaps() {
            writeln!(console.err, "warning: {choice}: {gap}")?;
        }
    }
    if earlier.info.dataset != later.info.dataset {
        writeln!(console.err, "warning: {} and {} are different lists", earlier.info.dataset, later.info.dataset)?;
    }
    let found = diff(&earlier.entities, &later.entities);
    match arguments.answer.format {
        TextOrJson::Json => {
            let report = Report::of(&earlier, &later, &found);
            serde_json::to_writer_pretty(&mut *console.out, &report).map_err(io::Error::from)?;
            writeln!(console.out)?;
        }
        TextOrJson::Text => {
            for (label, reading) in [("earlier", &earlier), ("later", &later)] {
                let info = &reading.info;
                let published = info.published_on.map(|day| format!(" of {day}")).unwrap_or_default();
                let digest = info.digest.get(..12).unwrap_or_default();
                writeln!(
                    console.out,
                    "{label:<8} {}{published}, {} parties, {digest}",
                    info.dataset,
                    reading.entities.len()
                )?;
            }
            describe(&found, console)?;
        }
    }
    Ok(Outcome::Done)
}

/// What `--format json` writes.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Report<'a> {
    earlier: &'a EditionInfo,
    later: &'a EditionInfo,
    added: Vec<Value>,
    removed: Vec<Value>,
    changed: Vec<Changed<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Changed<'a> {
    id: &'a str,
    caption: &'a str,
    fields: &'a [FieldChange],
    before: Value,
    after: Value,
}

impl<'a> Report<'a> {
    fn of(earlier: &'a ListReading, later: &'a ListReading, diff: &'a Diff<'a>) -> Self {
        let json = |entities: &[&Entity]| entities.iter().map(|entity| ftm::to_json(entity)).collect();
        Self {
            earlier: &earlier.info,
            later: &later.info,
            added: json(&diff.added),
            removed: json(&diff.removed),
            changed: diff
                .changed
                .iter()
                .map(|Change { before, after, fields }| Changed {
                    id: &after.id,
                    caption: after.caption(),
                    fields,
                    before: ftm::to_json(before),
                    after: ftm::to_json(after),
                })
                .collect(),
        }
    }
}

fn describe(diff: &Diff<'_>, console: &mut Console<'_>) -> io::Result<()> {
    let Diff { added, removed, changed } = diff;
    writeln!(console.out, "{} added, {} removed, {} changed", added.len(), removed.len(), changed.len())?;
    for (title, parties) in [("Added", added), ("Removed", removed)] {
        if parties.is_empty() {
            continue;
        }
        writeln!(console.out, "\n{}", console.paint(style::TITLE, title))?;
        for party in parties {
            let programmes = party.programmes().join(", ");
            let title = party.positions.first().map(|title| format!("; {title}")).unwrap_or_default();
            let born = party.births.first().map(|born| format!("; born {born}")).unwrap_or_default();
            writeln!(console.out, "  {:<12} {}  [{programmes}]{born}{title}", party.id, party.caption())?;
        }
    }
    if !changed.is_empty() {
        writeln!(console.out, "\n{}", console.paint(style::TITLE, "Changed"))?;
    }
    for change in changed {
        writeln!(console.out, "  {:<12} {}", change.after.id, change.after.caption())?;
        super::history::fields(&change.fields, 15, console)?;
    }
    Ok(())
}
