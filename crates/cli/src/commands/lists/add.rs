//! `interdict lists add`: editions into the store, whole or not at all.

use super::Outcome;
use crate::{
    clock,
    console::{Console, style},
    failure::Failure,
    lists_arguments::AddArguments,
    plan::day,
};
use interdict_lists::ListReading;
use interdict_model::PartialDate;
use interdict_shelf::{StoreToFill, read_path};
use interdict_store::{Added, Bounds, Store};
use std::{io, path::Path};

pub(crate) fn run(arguments: &AddArguments, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let seen_on = arguments.seen.as_deref().map_or_else(|| Ok(clock::today()), |text| day("--seen", text))?;
    if seen_on > clock::today() {
        return Err(Failure::usage("--seen", format!("{seen_on} is still to come")));
    }
    let mut store = StoreToFill::open(arguments.store.store.as_deref())?;
    let mut all_taken = true;
    for list in &arguments.lists {
        // One list that cannot be taken does not keep the others out.
        let taken = read_path(Path::new(list)).map_err(Failure::from).and_then(|readings| {
            let mut all = true;
            one_form_each(list, &readings)?;
            for reading in &readings {
                all &= add(&mut store, reading, seen_on, arguments.accept, console)?;
            }
            Ok(all)
        });
        match taken {
            Ok(taken) => all_taken &= taken,
            Err(failure) => {
                writeln!(console.err, "{failure}")?;
                all_taken = false;
            }
        }
    }
    Ok(if all_taken { Outcome::Done } else { Outcome::NotScreened })
}

/// A folder may hold one publication in several forms; which of them is meant is for the user to say.
fn one_form_each(list: &str, readings: &[ListReading]) -> Result<(), Failure> {
    for (place, reading) in readings.iter().enumerate() {
        if readings[..place].iter().any(|other| other.info.dataset == reading.info.dataset) {
            let message = format!("{list}: holds {} more than once", reading.info.dataset);
            return Err(Failure::new("list.several_forms", message).with_hint("name one of its files"));
        }
    }
    Ok(())
}

/// Adds one edition and says what came of it. Whether it is in force now.
pub(super) fn add(
    store: &mut StoreToFill,
    reading: &ListReading,
    seen_on: PartialDate,
    accept: bool,
    console: &mut Console<'_>,
) -> Result<bool, Failure> {
    let dataset = &reading.info.dataset;
    let published = reading.info.published_on.map(|day| format!(" of {day}")).unwrap_or_default();
    let parties = reading.entities.len();
    for gap in reading.gaps() {
        writeln!(console.err, "warning: {dataset}: {gap}")?;
    }
    Store::check_complete(reading)?;
    let store = store.made()?;
    let before =
        store.newest(dataset)?.map(|edition| format!(", {} before", edition.coverage.parties)).unwrap_or_default();
    match store.add(reading, seen_on, &Bounds::default(), accept)? {
        Added::New { edition, new_versions } => {
            writeln!(
                console.out,
                "{dataset}: edition {edition}{published}, {parties} parties{before}, {new_versions} new or changed"
            )?;
            Ok(true)
        }
        Added::Unchanged { edition } => {
            writeln!(console.out, "{dataset}: unchanged since edition {edition}, {parties} parties")?;
            Ok(true)
        }
        Added::HeldBack { in_force, concerns } => {
            let held = console.paint(style::WARNING, "HELD BACK");
            writeln!(console.out, "{dataset}: {held}; edition {in_force} stays in force")?;
            tell(console, &concerns)?;
            Ok(false)
        }
    }
}

fn tell(console: &mut Console<'_>, concerns: &[interdict_store::Concern]) -> io::Result<()> {
    for concern in concerns {
        writeln!(console.out, "  {concern}")?;
    }
    writeln!(console.out, "  hint: look at the publication; if it is right, add it again with --accept")
}
