//! The US Consolidated Screening List of the International Trade Administration: the lists of three departments in one
//! file (<https://www.trade.gov/consolidated-screening-list>).
//!
//! | module | form | files |
//! |---|---|---|
//! | [`csv`] | one row an entry, several values of a cell with `; ` between | `consolidated.csv` |
//! | [`json`] | `{"results": [...]}` with the same field names, or the array alone | `consolidated.json` |
//!
//! It is one dataset; which list an entry stands on is in its designation. What the dates mean differs by list:
//!
//! - OFAC's lists have none here. OFAC's own files do.
//! - `start_date` is the day the order, determination or rule took effect. For temporary denial orders it is the day of
//!   the latest renewal, and for some entries of the Entity List the day of a later amendment; the Federal Register
//!   notices tell, and such a date becomes a note (see `dates`).
//! - `end_date` is the day a denial order ends.
//!
//! Quirks: parties on several of OFAC's lists have a row for each, with the same number, and become one entity with
//! several designations. The other lists have no types, so persons and bodies cannot be told apart. Identifiers are
//! written `country, dates, number, label` to 2022 and `label, number, country, dates` since. Aliases carry no strength.

mod dates;
mod lists;
mod mapper;
mod numbers;
mod records;

pub mod csv;
pub mod json;

use crate::{EditionInfo, ListReading, Place, Warning};
use records::Record;
use std::collections::{BTreeSet, HashMap};

/// Dataset name.
pub const DATASET: &str = "us_csl";

/// Collects entities; rows of the same party become one.
struct Collector {
    reading: ListReading,
    by_id: HashMap<String, usize>,
    unknown: BTreeSet<String>,
    file: String,
}

impl Collector {
    fn new(file: &str, format: &str) -> Self {
        let info = EditionInfo {
            dataset: DATASET.into(),
            title: "US Consolidated Screening List".into(),
            publisher: "US Commerce, International Trade Administration".into(),
            format: format.into(),
            ..EditionInfo::default()
        };
        Self {
            reading: ListReading { info, ..ListReading::default() },
            by_id: HashMap::new(),
            unknown: BTreeSet::new(),
            file: file.to_owned(),
        }
    }

    fn place(&self, record: &Record) -> Place {
        let reference = if record.id.is_empty() { &record.entity_number } else { &record.id };
        Place { file: self.file.clone(), line: record.line, record: (!reference.is_empty()).then(|| reference.clone()) }
    }

    fn add(&mut self, record: &Record) {
        for (column, _) in &record.others {
            if self.unknown.insert(column.clone()) {
                let message = format!("unknown column `{column}`; its texts are kept as not understood");
                self.reading.warnings.push(Warning::note(Place::in_file(self.file.as_str()), message));
            }
        }
        let place = self.place(record);
        let mut entity = match mapper::entity(record) {
            Ok(entity) => entity,
            Err(message) => {
                self.reading.warnings.push(Warning::loss(place, message));
                return;
            }
        };
        let held = self.by_id.get(&entity.id).copied().and_then(|index| self.reading.entities.get_mut(index));
        match held {
            Some(held) if held.caption() == entity.caption() && held.schema == entity.schema => {
                mapper::merge(held, entity);
                return;
            }
            Some(_) => {
                let mut number = 2;
                while self.by_id.contains_key(&format!("{}-{number}", entity.id)) {
                    number += 1;
                }
                entity.id = format!("{}-{number}", entity.id);
                let message =
                    format!("the reference stands before with another name; this one is read as {}", entity.id);
                self.reading.warnings.push(Warning::note(place, message));
            }
            None => {}
        }
        self.by_id.insert(entity.id.clone(), self.reading.entities.len());
        self.reading.entities.push(entity);
    }
}
