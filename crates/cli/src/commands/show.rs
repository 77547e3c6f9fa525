//! `interdict show`: one listed party, all that is known of it, laid out for reading.

use super::Outcome;
use crate::{
    arguments::{ShowArguments, TextOrJson},
    console::Console,
    failure::Failure,
    output::party,
    plan::day,
};
use interdict_model::{Entity, ftm};
use interdict_screening::{
    Engine, Settings, Subject,
    subjects::{Locator, RecordPlace, ScreenedSubject},
};
use std::io;

pub(crate) fn run(arguments: &ShowArguments, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let as_of = arguments.as_of.as_deref().map(|text| day("--as-of", text)).transpose()?;
    let shelf = arguments.lists.shelf(None);
    let indexed = shelf.index(&arguments.lists.lists, true)?;
    let readings = if indexed.is_some() { Vec::new() } else { shelf.load(&arguments.lists.lists)? };
    let read = readings.iter().filter(|reading| !reading.is_complete()).map(|reading| &reading.info.title);
    let editions = indexed.iter().flat_map(Engine::editions);
    let incomplete = read.chain(editions.filter(|edition| !edition.complete).map(|edition| &edition.info.title));
    for title in incomplete {
        writeln!(console.err, "warning: {title} could not be read completely")?;
    }
    // The same party may stand on several of the lists: each list's version is shown.
    let is_meant = |id: &str| id.eq_ignore_ascii_case(arguments.id.trim());
    let all = readings.iter().flat_map(|reading| &reading.entities);
    let mut versions: Vec<Entity> = all.filter(|entity| is_meant(&entity.id)).cloned().collect();
    if let Some(parties) = indexed.as_ref().map(Engine::parties) {
        let meant = parties.ids().filter(|(_, id)| is_meant(id));
        versions.extend(meant.map(|(number, _)| parties.get(number).into_owned()));
    }
    if versions.is_empty() {
        let engine = match indexed {
            Some(engine) => engine,
            None => Engine::open(readings, true)?,
        };
        return Err(Failure::new("party.unknown", format!("{}: no such party on the lists", arguments.id))
            .with_hint(suggestion(&engine, &arguments.id)));
    }
    let mut shown = 0;
    for whole in &versions {
        let Some(entity) = as_of.map_or_else(|| Some(whole.clone()), |day| whole.as_of(day)) else { continue };
        if shown > 0 {
            writeln!(console.out)?;
        }
        shown += 1;
        match arguments.format {
            TextOrJson::Json => {
                serde_json::to_writer_pretty(&mut *console.out, &ftm::to_json(&entity)).map_err(io::Error::from)?;
                writeln!(console.out)?;
            }
            TextOrJson::Text => party::describe(&entity, as_of, console)?,
        }
    }
    if shown == 0 {
        let since = versions.iter().filter_map(Entity::listed_on).min();
        let day = as_of.map(|day| day.to_string()).unwrap_or_default();
        let since = since.map(|date| format!("; it is listed since {date}")).unwrap_or_default();
        return Err(Failure::new("party.not_in_force", format!("{}: not listed on {day}{since}", arguments.id)));
    }
    Ok(Outcome::Done)
}

/// What the user may have meant: an identity with the same number or nearly the same letters, or a party of that name.
fn suggestion(engine: &Engine, asked: &str) -> String {
    let asked_lower = asked.trim().to_lowercase();
    let parties = engine.parties();
    let mut near: Vec<(usize, u32)> = parties
        .ids()
        .filter_map(|(number, id)| {
            let id = id.to_lowercase();
            let bare = id.rsplit('-').next().unwrap_or(&id);
            let distance = distance(&asked_lower, &id).min(distance(&asked_lower, bare));
            (distance <= if asked_lower.len() >= 8 { 2 } else { 1 }).then_some((distance, number))
        })
        .collect();
    near.sort_by_key(|(distance, _)| *distance);
    let nearest = near.into_iter().take(3).map(|(_, number)| parties.get(number));
    let mut found: Vec<String> = nearest.map(|entity| format!("{} ({})", entity.id, entity.caption())).collect();
    if found.is_empty() {
        let screened = ScreenedSubject {
            locator: Locator { file: None, place: RecordPlace::Argument(1) },
            id: None,
            subject: Subject::named(asked),
            fields: Vec::new(),
            notes: Vec::new(),
        };
        let settings = Settings { limit: 3, ..Settings::default() };
        let matches = engine.screener().screen(&screened, &settings).matches;
        found = matches.into_iter().map(|found| format!("{} ({})", found.entity, found.caption)).collect();
    }
    if found.is_empty() {
        return "identities look like ofac-9345; `interdict screen NAME` finds them".to_owned();
    }
    format!("did you mean {}?", found.join(", "))
}

/// Levenshtein distance, characters.
fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (place, letter) in left.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = place + 1;
        for (at, other) in right.iter().enumerate() {
            let substituted = diagonal + usize::from(letter != *other);
            diagonal = row[at + 1];
            row[at + 1] = substituted.min(row[at] + 1).min(diagonal + 1);
        }
    }
    row[right.len()]
}
