//! A folder with a store, and customers of whom some are listed.

use crate::common::{Run, run_in};
use interdict_lists::embedded;
use interdict_model::PartialDate;
use interdict_store::{Bounds, Store};
use serde_json::Value;
use std::{fmt::Write as _, fs, path::Path};
use tempfile::TempDir;

pub const BEFORE: &str = "2014-12-31";
pub const AFTER: &str = "2015-01-02";

/// The officials designated on 2 January 2015, by the number that OFAC gave them.
pub const OFFICIALS: &[(&str, u32)] = &[
    ("Kim Yong Chol", 17614),
    ("Jang Yong Son", 17615),
    ("Ryu Jin", 17616),
    ("Kim Kwang Chun", 17617),
    ("Kim Kwang Yon", 17618),
    ("Kil Jong Hun", 17619),
    ("Jang Song Chol", 17620),
    ("Kim Kyu", 17624),
    ("Yu Kwang Ho", 17625),
    ("Kang Ryong", 17627),
];

pub const ORGANISATIONS: &[(&str, u32)] =
    &[("KOMID", 9345), ("Korea Tangun Trading Corporation", 11599), ("Reconnaissance General Bureau", 12210)];

/// Listed since 2010 under the name of one of the ten.
pub const GENERAL: (&str, u32) = ("official-0", 12211);

/// A folder with a store that has the embedded list as it was in force on two days, as two editions.
pub struct Desk {
    folder: TempDir,
}

impl Desk {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open_or_create(&folder.path().join("store.sqlite")).unwrap();
        for day in [BEFORE, AFTER] {
            let day: PartialDate = day.parse().unwrap();
            let mut reading = embedded::embedded().unwrap();
            reading.info.dataset = "two_days".into();
            reading.info.published_on = Some(day);
            reading.entities = reading.entities.iter().filter_map(|entity| entity.as_of(day)).collect();
            for entity in &mut reading.entities {
                entity.datasets = vec!["two_days".into()];
            }
            let bytes = serde_json::to_vec(&reading.entities).unwrap();
            reading.info.digest = interdict_lists::digest([bytes.as_slice()]);
            store.add(&reading, day, &Bounds::default(), true).unwrap();
        }
        Self { folder }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn run(&self, arguments: &[&str]) -> Run {
        run_in(self.path(), &[arguments, &["--store", "store.sqlite"]].concat(), "")
    }

    pub fn json(&self, arguments: &[&str], code: i32) -> Value {
        let run = self.run(&[arguments, &["--format", "json"]].concat());
        assert_eq!(run.code, code, "{arguments:?}: {}{}", run.out, run.err);
        serde_json::from_str(&run.out).unwrap()
    }

    pub fn done(&self, arguments: &[&str], code: i32) -> String {
        let run = self.run(arguments);
        assert_eq!(run.code, code, "{arguments:?}: {}{}", run.out, run.err);
        run.out
    }

    /// Writes a register with the officials, the organisations and ordinary people.
    pub fn write_customers(&self) {
        let mut file = "id,name\n".to_owned();
        for (kind, parties) in [("official", OFFICIALS), ("organisation", ORGANISATIONS)] {
            for (number, (name, _)) in parties.iter().enumerate() {
                writeln!(file, "{kind}-{number},{name}").unwrap();
            }
        }
        let mut number = 0;
        for first in ["Anna", "Peter", "Maria", "Thomas", "Laura", "Carlos", "Fatima", "Olga", "James", "Emma"] {
            for middle in ["Rose", "Paul", "Elena", "Jakob", "Sofia", "Viktor", "Claire", "Hugo", "Nadia", "Oscar"] {
                for last in
                    ["Muster", "Schneider", "Rossi", "Dubois", "Novak", "Garcia", "Andersen", "Kowalski", "Popescu"]
                {
                    number += 1;
                    writeln!(file, "person-{number},{first} {middle} {last}").unwrap();
                }
            }
        }
        fs::write(self.path().join("customers.csv"), file).unwrap();
    }

    /// Leaves a receipt in the store and changes a byte of it there. Gives back the bytes of the store as they were.
    pub fn leave_a_changed_receipt(&self) -> Vec<u8> {
        self.done(&["screen", "Ryu Jin", "--list", "two_days", "--receipt", "--threshold", "0.4321"], 1);
        let path = self.path().join("store.sqlite");
        let whole = fs::read(&path).unwrap();
        let place = whole.windows(6).position(|window| window == b"0.4321").unwrap();
        let mut changed = whole.clone();
        changed[place + 5] = b'2';
        fs::write(&path, changed).unwrap();
        whole
    }
}
