//! `interdict lists`: what is screened against, and what its readers noticed; below it, one file a command.

mod add;
mod changes;
mod check;
mod diff;
mod editions;
mod groups;
mod history;
mod rebuild;
mod update;

use super::Outcome;
use crate::{
    arguments::TextOrJson,
    console::{Console, style},
    failure::Failure,
    lists_arguments::{ListsArguments, ListsCommand},
};
use interdict_lists::{EditionInfo, ListReading, Warning, Weight};
use serde::Serialize;
use std::{cmp::Reverse, collections::BTreeMap, io};

/// How many warnings are shown unless all are asked for.
const SHOWN_WARNINGS: usize = 3;

/// One list as `--format json` writes it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ListFacts<'a> {
    #[serde(flatten)]
    info: &'a EditionInfo,
    complete: bool,
    parties: usize,
    by_schema: BTreeMap<&'a str, usize>,
    names: usize,
    weak_names: usize,
    not_understood: usize,
    warnings: &'a [Warning],
}

impl<'a> ListFacts<'a> {
    fn of(reading: &'a ListReading) -> Self {
        let mut by_schema = BTreeMap::new();
        for entity in &reading.entities {
            *by_schema.entry(entity.schema.as_str()).or_default() += 1;
        }
        let names = || reading.entities.iter().flat_map(|entity| &entity.names);
        Self {
            info: &reading.info,
            complete: reading.is_complete(),
            parties: reading.entities.len(),
            by_schema,
            names: names().count(),
            weak_names: names().filter(|name| name.weak).count(),
            not_understood: reading.not_understood(),
            warnings: &reading.warnings,
        }
    }
}

pub(crate) fn run(arguments: &ListsArguments, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    match &arguments.command {
        None => describe_all(arguments, console),
        Some(ListsCommand::Update(arguments)) => update::run(arguments, console),
        Some(ListsCommand::Check(arguments)) => check::run(arguments, console),
        Some(ListsCommand::Add(arguments)) => add::run(arguments, console),
        Some(ListsCommand::Editions(arguments)) => editions::run(arguments, console),
        Some(ListsCommand::Diff(arguments)) => diff::run(arguments, console),
        Some(ListsCommand::History(arguments)) => history::run(arguments, console),
        Some(ListsCommand::Groups(arguments)) => groups::run(arguments, console),
        Some(ListsCommand::Changes(arguments)) => changes::run(arguments, console),
        Some(ListsCommand::Rebuild(arguments)) => rebuild::run(arguments, console),
    }
}

fn describe_all(arguments: &ListsArguments, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let (mut readings, mut failures) = (Vec::new(), Vec::new());
    // One list that cannot be read does not keep the others from being shown.
    let shelf = arguments.lists.shelf(None);
    for choice in &arguments.lists.lists {
        match shelf.load_one(choice) {
            Ok(loaded) => readings.extend(loaded),
            Err(error) => failures.push(Failure::from(error)),
        }
    }
    let facts: Vec<ListFacts<'_>> = readings.iter().map(ListFacts::of).collect();
    match arguments.format {
        TextOrJson::Json => {
            serde_json::to_writer_pretty(&mut *console.out, &facts).map_err(io::Error::from)?;
            writeln!(console.out)?;
        }
        TextOrJson::Text => {
            for (place, facts) in facts.iter().enumerate() {
                if place > 0 {
                    writeln!(console.out)?;
                }
                describe(facts, arguments.warnings, console)?;
            }
        }
    }
    let complete = facts.iter().all(|facts| facts.complete);
    console.out.flush()?;
    for failure in &failures {
        writeln!(console.err, "{failure}")?;
    }
    Ok(if complete && failures.is_empty() { Outcome::Done } else { Outcome::NotScreened })
}

fn describe(facts: &ListFacts<'_>, all_warnings: bool, console: &mut Console<'_>) -> io::Result<()> {
    let info = facts.info;
    let schemata: Vec<String> = facts.by_schema.iter().map(|(schema, count)| format!("{count} {schema}")).collect();
    let date = info.published_on.map_or_else(|| "the publication states no date".to_owned(), |date| date.to_string());
    let declared = match info.declared_records {
        Some(declared) if declared as usize != facts.parties => format!("; the publication says {declared}"),
        _ => String::new(),
    };
    writeln!(console.out, "{}", console.paint(style::TITLE, &info.title))?;
    for (label, value) in [
        ("publisher", info.publisher.clone()),
        ("name", info.dataset.clone()),
        ("edition", date),
        ("format", format!("{} ({})", info.format, info.files.join(", "))),
        ("digest", format!("blake3:{}", info.digest)),
        ("parties", format!("{}: {}{declared}", facts.parties, schemata.join(", "))),
        ("names", format!("{}, of them {} weak aliases", facts.names, facts.weak_names)),
        ("remarks", format!("{} pieces not understood, kept as they are", facts.not_understood)),
    ] {
        writeln!(console.out, "  {label:<10} {value}")?;
    }
    let complete = if facts.complete {
        "yes".to_owned()
    } else {
        console
            .paint(style::WARNING, "NO: something that was published is missing; screening refuses it unless allowed")
    };
    writeln!(console.out, "  {:<10} {complete}", "complete")?;
    writeln!(console.out, "  {:<10} {}", "warnings", facts.warnings.len())?;
    // What weighs most goes first.
    let mut warnings: Vec<&Warning> = facts.warnings.iter().collect();
    warnings.sort_by_key(|warning| Reverse(warning.weight));
    let shown = if all_warnings { warnings.len() } else { SHOWN_WARNINGS };
    for warning in warnings.iter().take(shown) {
        let weight = match warning.weight {
            Weight::Loss => "MISSING ",
            Weight::Gap => "GAP ",
            Weight::Note => "",
        };
        writeln!(console.out, "    {weight}{warning}")?;
    }
    if warnings.len() > shown {
        writeln!(console.out, "    ... and {} more; --warnings shows all", warnings.len() - shown)?;
    }
    Ok(())
}
