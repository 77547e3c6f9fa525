//! A check on rebuilding from changes where every state is known: the 308 daily states of the SDN list that may lie beside the
//! checkout. What changed from day to day is written as OFAC writes its change files, read back, and undone from the last
//! state; what comes out is compared with the states themselves.

#![allow(clippy::unwrap_used)] // Tests may panic.

use interdict_lists::ofac::changes::{self, Change, rebuild};
use interdict_model::{Entity, PartialDate};
use std::{collections::BTreeMap, fmt::Write as _, fs, path::Path};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/lists/ofac-sdn-daily");

/// Cells of a row of `sdn.csv`.
fn cells(row: &str) -> Vec<String> {
    let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    for letter in row.chars() {
        match letter {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(std::mem::take(&mut cell)),
            _ => cell.push(letter),
        }
    }
    cells.push(cell);
    cells.into_iter().map(|cell| cell.trim().replace("-0-", "")).collect()
}

/// A row as an entry of a change file: `KIM, Yong Chol; DOB 18 Feb 1962 (individual) [DPRK2].`
fn entry(row: &str) -> String {
    let cells = cells(row);
    let (name, kind, programmes, remarks) = (&cells[1], &cells[2], &cells[3], &cells[11]);
    let kind = if kind.is_empty() { String::new() } else { format!(" ({kind})") };
    let remarks = remarks.trim_end_matches('.');
    let remarks = if remarks.is_empty() { String::new() } else { format!("; {remarks}") };
    format!("{name}{remarks}{kind} [{programmes}].\n")
}

fn uid(row: &str) -> u64 {
    row.split(',').next().unwrap().parse().unwrap()
}

/// One step as a dated section.
fn section(day: PartialDate, removed: &BTreeMap<u64, &str>, added: &BTreeMap<u64, &str>) -> String {
    let written =
        format!("{:02}/{:02}/{:02}:\n\n", day.month_value().unwrap(), day.day_value().unwrap(), day.year_value() % 100);
    let mut text = written;
    let mut put = |heading: &str, entries: Vec<String>| {
        if !entries.is_empty() {
            writeln!(text, "The following [SDGT] entries have been {heading}:\n\n{}", entries.concat()).unwrap();
        }
    };
    let only = |these: &BTreeMap<u64, &str>, those: &BTreeMap<u64, &str>| -> Vec<String> {
        these.iter().filter(|(uid, _)| !those.contains_key(uid)).map(|(_, row)| entry(row)).collect()
    };
    put("added to OFAC's SDN List", only(added, removed));
    put("removed", only(removed, added));
    let changed = removed.iter().filter_map(|(uid, old)| {
        let new = added.get(uid)?;
        Some(format!("{} -to- {}", entry(old).trim_end(), entry(new)))
    });
    put("changed", changed.collect());
    text
}

fn read_state(folder: &Path, rows: &BTreeMap<u64, String>) -> Vec<Entity> {
    let file = folder.join("sdn.csv");
    let mut text: String = rows.values().flat_map(|row| [row.as_str(), "\r\n"]).collect();
    text.push('\u{1a}');
    fs::write(&file, text).unwrap();
    interdict_lists::open(&file).unwrap().remove(0).entities
}

/// Names and programmes, with how often they stand.
fn counted(entities: &[Entity]) -> BTreeMap<(String, String), i32> {
    let mut counted = BTreeMap::new();
    for entity in entities {
        let mut programmes = entity.programmes();
        programmes.sort_unstable();
        *counted.entry((entity.caption().to_uppercase(), programmes.join(" "))).or_default() += 1;
    }
    counted
}

#[test]
fn states_that_are_known_come_out_of_the_changes_between_them() {
    let source = Path::new(FOLDER);
    if !source.exists() {
        #[expect(clippy::print_stderr, reason = "a skipped test must say so")]
        {
            eprintln!("skipped: no evaluation data beside the checkout");
        }
        return;
    }
    let base = fs::read_to_string(source.join("sdn-2021-08-18.csv")).unwrap();
    let rows = base.split("\r\n").filter(|row| !row.is_empty() && *row != "\u{1a}");
    let mut rows: BTreeMap<u64, String> = rows.map(|row| (uid(row), row.to_owned())).collect();
    let folder = tempfile::tempdir().unwrap();
    let deltas = fs::read_to_string(source.join("deltas.txt")).unwrap();
    let mut text = "This publication of Treasury's Office of Foreign Assets Control\n(\"OFAC\") is designed as a reference tool \
                    providing actual notice of\nactions by OFAC with respect to Specially Designated Nationals and\nother \
                    entities whose property is blocked.\n\n"
        .to_owned();
    let first = (rows.len(), counted(&read_state(folder.path(), &rows)));
    let mut kept = vec![("2021-08-18".parse::<PartialDate>().unwrap(), first)];
    let mut last_day = None;
    let mut steps = 0;
    for step in deltas.split("\n@ ") {
        let step = step.trim_start_matches("@ ");
        let day: PartialDate = step.get(..10).unwrap().parse().unwrap();
        let lines = || step.lines().skip(1).map(|line| line.trim_end_matches('\r'));
        let removed: BTreeMap<u64, &str> =
            lines().filter_map(|line| line.strip_prefix('-')).map(|row| (uid(row), row)).collect();
        let added: BTreeMap<u64, &str> =
            lines().filter_map(|line| line.strip_prefix('+')).map(|row| (uid(row), row)).collect();
        text += &section(day, &removed, &added);
        rows.retain(|uid, _| !removed.contains_key(uid));
        rows.extend(added.iter().map(|(uid, row)| (*uid, (*row).to_owned())));
        steps += 1;
        // Two states of one day cannot be told apart by their day.
        if last_day == Some(day) && kept.last().is_some_and(|(kept, _)| *kept == day) {
            kept.pop();
        } else if steps % 38 == 0 {
            kept.push((day, (rows.len(), counted(&read_state(folder.path(), &rows)))));
        }
        last_day = Some(day);
    }
    text.push('\u{1a}');
    assert_eq!(steps, 307);
    let last = read_state(folder.path(), &rows);
    let reading = changes::read(text.as_bytes(), "sdnew21.txt").unwrap();
    let all: Vec<Change> = reading.changes;
    let mut told = Vec::new();
    for (day, (parties, expected)) in kept {
        let rebuilt = rebuild(&last, last_day.unwrap(), &all, day);
        let found = counted(&rebuilt.entities);
        let missing: i32 = expected.iter().map(|(key, count)| (count - found.get(key).unwrap_or(&0)).max(0)).sum();
        told.push((day.to_string(), parties, rebuilt.entities.len(), missing));
    }
    assert_eq!(reading.not_understood, []);
    // Day, parties, parties rebuilt, parties whose name and programmes did not come out. What stays are bodies with commas in
    // their names, which the form of the change files cannot tell from an address.
    let expected = [
        ("2021-08-18", 9083, 9086, 9),
        ("2021-12-22", 9158, 9163, 4),
        ("2022-04-20", 10033, 10037, 5),
        ("2022-10-17", 10909, 10913, 3),
        ("2023-02-03", 11562, 11565, 5),
        ("2023-06-06", 12617, 12620, 5),
        ("2023-09-28", 13098, 13100, 5),
        ("2024-01-25", 13874, 13875, 1),
        ("2024-04-26", 14668, 14668, 0),
    ];
    assert_eq!(told, expected.map(|(day, parties, rebuilt, missing)| (day.to_owned(), parties, rebuilt, missing)));
}
