//! Lists made for tests, and the daily states of the SDN list that may lie beside the checkout.

#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "every test uses a part of it, tests may panic, and a skipped test must say so"
)]

pub mod killing;

use interdict_lists::{EditionInfo, ListReading, digest};
use interdict_model::{Designation, Entity, Name, PartialDate, Programme, Schema};
use std::{collections::BTreeMap, fs, path::PathBuf};

pub fn day(text: &str) -> PartialDate {
    text.parse().unwrap()
}

/// A party with a number, a name and programmes.
pub fn party(number: usize, name: &str, programmes: &[&str]) -> Entity {
    let mut entity = Entity::new(format!("test-{number}"), Schema::Organization);
    entity.add_name(Name::primary(name));
    entity.designations.push(Designation {
        authority: "Example Authority".into(),
        programmes: programmes.iter().map(|code| Programme::undated(*code)).collect(),
        ..Designation::default()
    });
    entity.datasets.push("test".into());
    entity
}

/// A reading of parties.
pub fn reading(entities: Vec<Entity>) -> ListReading {
    let bytes = serde_json::to_vec(&entities).unwrap();
    ListReading {
        info: EditionInfo {
            dataset: "test".into(),
            title: "Test list".into(),
            digest: digest([bytes.as_slice()]),
            ..EditionInfo::default()
        },
        entities,
        warnings: Vec::new(),
    }
}

/// The folder of the daily states, `None` where the evaluation data does not lie beside the checkout.
pub fn daily() -> Option<PathBuf> {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/lists/ofac-sdn-daily"));
    if !folder.exists() {
        eprintln!("skipped: the evaluation data does not lie beside the checkout");
        return None;
    }
    Some(folder)
}

/// Calls with each daily state: its day and the file as it was.
pub fn for_each_state(folder: &std::path::Path, mut call: impl FnMut(PartialDate, &[u8])) {
    let uid = |row: &str| row.split(',').next().unwrap().parse::<u64>().unwrap();
    let base = fs::read(folder.join("sdn-2021-08-18.csv")).unwrap();
    let base = String::from_utf8(base).unwrap();
    let mut rows: BTreeMap<u64, Vec<String>> = BTreeMap::new();
    for row in base.split("\r\n").filter(|row| !row.is_empty() && *row != "\u{1a}") {
        rows.entry(uid(row)).or_default().push(row.to_owned());
    }
    let whole = |rows: &BTreeMap<u64, Vec<String>>| {
        let mut file: String = rows.values().flatten().flat_map(|row| [row.as_str(), "\r\n"]).collect();
        file.push('\u{1a}');
        file
    };
    call(day("2021-08-18"), whole(&rows).as_bytes());
    let deltas = fs::read_to_string(folder.join("deltas.txt")).unwrap();
    let mut step: Option<PartialDate> = None;
    for line in deltas.lines() {
        let line = line.trim_end_matches('\r');
        match line.split_at_checked(1) {
            Some(("@", rest)) => {
                if let Some(day) = step {
                    call(day, whole(&rows).as_bytes());
                }
                step = Some(rest.trim().get(..10).unwrap().parse().unwrap());
            }
            Some(("-", row)) => {
                let held = rows.get_mut(&uid(row)).unwrap();
                held.retain(|other| other != row);
                if held.is_empty() {
                    rows.remove(&uid(row));
                }
            }
            Some(("+", row)) => rows.entry(uid(row)).or_default().push(row.to_owned()),
            _ => {}
        }
    }
    if let Some(day) = step {
        call(day, whole(&rows).as_bytes());
    }
}
