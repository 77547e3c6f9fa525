//! `interdict lists groups`: records of one party on several lists.

use super::Outcome;
use crate::{
    arguments::TextOrJson,
    console::{Console, style},
    failure::Failure,
    lists_arguments::GroupsArguments,
};
use interdict_screening::{Engine, Group};
use interdict_shelf::{Shelf, keep_group_assignments};
use interdict_store::Store;
use std::{collections::HashMap, io};

pub(crate) fn run(arguments: &GroupsArguments, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let shelf = Shelf { store: arguments.answer.store.store.clone(), ..Shelf::default() };
    let engine = Engine::open(shelf.load(&arguments.lists)?, true)?.with_groups(&shelf.group_assignments());
    let path = shelf.store_path()?;
    if path.exists() {
        // What is no longer on any of these lists keeps the group it had.
        let mut assignments = shelf.group_assignments();
        assignments.extend(engine.groups().assignments());
        keep_group_assignments(&Store::open(&path)?, &assignments)?;
    }
    let wanted: Vec<&Group> = match arguments.party.as_deref().map(str::trim) {
        None => engine.groups().groups.iter().collect(),
        Some(party) => engine.groups().of(party).into_iter().collect(),
    };
    if let (Some(party), []) = (&arguments.party, &wanted[..]) {
        return Err(Failure::new("party.no_group", format!("{party}: no other list has this party for certain"))
            .with_hint("`interdict screen NAME --list all` shows parties that are like it"));
    }
    if arguments.answer.format == TextOrJson::Json {
        serde_json::to_writer_pretty(&mut *console.out, &wanted).map_err(io::Error::from)?;
        writeln!(console.out)?;
        return Ok(Outcome::Done);
    }
    let captions: HashMap<&str, &str> =
        engine.entities().iter().map(|entity| (entity.id.as_str(), entity.caption())).collect();
    for group in &wanted {
        writeln!(console.out, "{}", console.paint(style::TITLE, &group.id))?;
        for member in &group.members {
            writeln!(console.out, "  {member:<24} {}", captions.get(member.as_str()).copied().unwrap_or_default())?;
        }
        for link in &group.links {
            let why = format!("  {} = {}: {}", link.left, link.right, link.reason);
            writeln!(console.out, "{}", console.paint(style::QUIET, &why))?;
        }
    }
    let records: usize = wanted.iter().map(|group| group.members.len()).sum();
    writeln!(
        console.err,
        "{} of {records} records, of {} on these lists",
        counted(wanted.len()),
        engine.entities().len()
    )?;
    Ok(Outcome::Done)
}

fn counted(groups: usize) -> String {
    if groups == 1 { "1 group".to_owned() } else { format!("{groups} groups") }
}
