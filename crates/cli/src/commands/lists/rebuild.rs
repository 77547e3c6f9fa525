//! `interdict lists rebuild`: the SDN list of a past day, from a later edition and OFAC's change files.

use super::{Outcome, changes::read_all};
use crate::{console::Console, failure::Failure, lists_arguments::RebuildArguments, plan::day};
use interdict_lists::ofac::changes::{Change, rebuild};
use interdict_model::{PartialDate, ftm};
use interdict_shelf::Shelf;
use std::io;

/// The list that change files are about.
const SDN: &str = "us_ofac_sdn";

/// Refuses change files that leave a year out: OFAC changed the list in every year since 1994, and a year that is missing would
/// give a list of no day.
fn reaches(changes: &[Change], wanted: PartialDate, from_day: PartialDate) -> Result<(), Failure> {
    let missing: Vec<String> = (wanted.year_value()..=from_day.year_value())
        .filter(|year| !changes.iter().any(|change| change.day.year_value() == *year))
        .map(|year| year.to_string())
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let message = format!("the change files say nothing of {}", missing.join(", "));
    Err(Failure::new("changes.missing", message)
        .with_hint("give all change files from the year of the day to that of the edition"))
}

pub(crate) fn run(arguments: &RebuildArguments, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let (wanted, from_day) = (day("DATE", &arguments.day)?, day("--from-day", &arguments.from_day)?);
    if wanted > from_day {
        return Err(Failure::usage("DATE", format!("{wanted} is after the edition, which is of {from_day}"))
            .with_hint("a list is rebuilt backwards: give an edition that is later than the day"));
    }
    let shelf = Shelf { store: arguments.store.store.clone(), ..Shelf::default() };
    let editions = shelf.load_one(&arguments.from)?;
    let [edition] = &editions[..] else {
        return Err(Failure::usage("--from", format!("holds {} lists; name one of them", editions.len())));
    };
    let readings = read_all(&arguments.changes)?;
    let all: Vec<Change> = readings.into_iter().flat_map(|reading| reading.changes).collect();
    if edition.info.dataset != SDN {
        return Err(Failure::usage(
            "--from",
            format!("is {}; OFAC's change files are about {SDN}", edition.info.dataset),
        ));
    }
    reaches(&all, wanted, from_day)?;
    let rebuilt = rebuild(&edition.entities, from_day, &all, wanted);
    for entity in &rebuilt.entities {
        serde_json::to_writer(&mut *console.out, &ftm::to_json(entity)).map_err(io::Error::from)?;
        writeln!(console.out)?;
    }
    console.out.flush()?;
    writeln!(
        console.err,
        "the list of {wanted} has {} parties: {} were taken out of the {} of {from_day}, {} put back, {} put back as they were",
        rebuilt.entities.len(),
        rebuilt.taken_out,
        edition.entities.len(),
        rebuilt.restored,
        rebuilt.reverted,
    )?;
    for unmatched in &rebuilt.unmatched {
        writeln!(console.err, "warning: {}:{}: {}", unmatched.file, unmatched.line, unmatched.reason)?;
    }
    Ok(Outcome::Done)
}
