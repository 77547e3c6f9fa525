//! `interdict lists history`: the life of a listed party.

use super::Outcome;
use crate::{
    arguments::TextOrJson,
    console::{Console, style},
    failure::Failure,
    lists_arguments::HistoryArguments,
};
use interdict_model::ftm;
use interdict_screening::{
    Engine, Settings, Subject,
    subjects::{Locator, RecordPlace, ScreenedSubject},
};
use interdict_shelf::store_path;
use interdict_store::{FieldChange, History, Store};
use serde_json::json;
use std::io;

/// How alike a name must be to stand for a party.
const SURE: f64 = 0.5;

pub(crate) fn run(arguments: &HistoryArguments, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let mut store = Store::open(&store_path(arguments.answer.store.store.as_deref())?)?;
    let mut lives = store.history(arguments.party.trim())?;
    if lives.is_empty() {
        for party in parties_named(&mut store, &arguments.party)? {
            lives.extend(store.history(&party)?);
        }
    }
    if lives.is_empty() {
        return Err(Failure::new("party.unknown", format!("{}: no such party in the store", arguments.party))
            .with_hint("identities look like ofac-9345; parties are also found by names they have or had"));
    }
    match arguments.answer.format {
        TextOrJson::Json => {
            let lives: Vec<_> = lives
                .iter()
                .map(|life| json!({"list": life.dataset, "id": life.entity, "events": life.events, "latest": ftm::to_json(&life.latest)}))
                .collect();
            serde_json::to_writer_pretty(&mut *console.out, &lives).map_err(io::Error::from)?;
            writeln!(console.out)?;
        }
        TextOrJson::Text => {
            for (place, life) in lives.iter().enumerate() {
                if place > 0 {
                    writeln!(console.out)?;
                }
                describe(life, console)?;
            }
        }
    }
    Ok(Outcome::Done)
}

/// Identities of the parties that a name goes with best, on the newest editions and, for those that are gone, on the oldest.
fn parties_named(store: &mut Store, name: &str) -> Result<Vec<String>, Failure> {
    let mut readings = Vec::new();
    for dataset in store.datasets()? {
        let editions = store.editions(Some(&dataset))?;
        let ends = [editions.last(), editions.first().filter(|_| editions.len() > 1)];
        for edition in ends.into_iter().flatten() {
            readings.push(store.reading(edition)?);
        }
    }
    let engine = Engine::open(readings, true)?;
    let screened = ScreenedSubject {
        locator: Locator { file: None, place: RecordPlace::Argument(1) },
        id: None,
        subject: Subject::named(name),
        fields: Vec::new(),
        notes: Vec::new(),
    };
    let settings = Settings { limit: 20, threshold: SURE, ..Settings::default() };
    let matches = engine.screener().screen(&screened, &settings).matches;
    let best = matches.first().map_or(1.0, |found| found.score);
    // Namesakes are shown side by side.
    Ok(matches.into_iter().filter(|found| found.score >= best - 0.05).map(|found| found.entity).collect())
}

fn describe(life: &History, console: &mut Console<'_>) -> io::Result<()> {
    let title = console.paint(style::TITLE, life.latest.caption());
    writeln!(console.out, "{title}  {} on {}", life.entity, life.dataset)?;
    for event in &life.events {
        let source = match (event.stated, event.seen_on) {
            (true, Some(seen)) => console.paint(style::QUIET, &format!("  (stated; in the edition seen on {seen})")),
            _ => String::new(),
        };
        writeln!(console.out, "  {:<10}  {:<16} {}{source}", event.day.to_string(), event.what, event.says)?;
        fields(&event.fields, 14, console)?;
    }
    Ok(())
}

/// What went and came in each field, a line each.
pub(super) fn fields(changes: &[FieldChange], indent: usize, console: &mut Console<'_>) -> io::Result<()> {
    for change in changes {
        for (sign, style, values) in [("-", style::AGAINST, &change.removed), ("+", style::FOR, &change.added)] {
            for value in values {
                let value = console.paint(style, &format!("{sign} {}: {value}", change.field));
                writeln!(console.out, "{:indent$}{value}", "")?;
            }
        }
    }
    Ok(())
}
