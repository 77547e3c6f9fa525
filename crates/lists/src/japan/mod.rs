//! The Japanese list of asset freezes under the Foreign Exchange and Foreign Trade Act: everyone whom notices of the
//! Ministry of Foreign Affairs designate, as the Ministry of Finance publishes them in one spreadsheet
//! (`shisantouketsu<date>.xlsx`).
//!
//! One sheet a programme, 44 of them and a table of contents, each with its own columns (see `records`). There is no
//! specification; the rules come from the file.
//!
//! Quirks: an entry is known by the number of its sheet and its number there. *告示日付* holds the day of the notice that
//! listed the party and the days of later amendments (改訂) or of its removal (削除); the first one is the listing date.
//! Days on which the United Nations listed the party are in another column and are kept as notes, because they are
//! another authority's. Names stand in Latin letters (the primary name here) and in Japanese; lists of aliases are
//! written in both, in some ten ways. Sheets do not say whether an entry is a person; the title or the facts tell.

mod countries;
mod dates;
mod mapper;
mod names;
mod records;
mod text;

use crate::{
    EditionInfo, ListError, ListReading, Place, Warning,
    workbook::{self, Sheet, Workbook},
};
use interdict_model::PartialDate;
use records::{Entry, Field};
use std::collections::{BTreeSet, HashSet};

/// Whether a workbook is this publication: a sheet whose header has its columns.
pub fn recognises_workbook(workbook: &Workbook) -> bool {
    workbook.sheets.iter().any(|sheet| records::header(sheet).is_some())
}

/// Reads the list from the bytes of the spreadsheet.
pub fn read(bytes: &[u8], file: &str) -> Result<ListReading, ListError> {
    read_workbook(&workbook::open(bytes, file)?, file)
}

/// Reads the list from an open workbook.
pub fn read_workbook(workbook: &Workbook, file: &str) -> Result<ListReading, ListError> {
    let mut reading = ListReading {
        info: EditionInfo {
            dataset: mapper::DATASET.into(),
            title: "Japanese asset freeze list".into(),
            publisher: "Japanese Ministry of Finance".into(),
            format: "XLSX".into(),
            published_on: day_in_name(file),
            ..EditionInfo::default()
        },
        warnings: workbook.warnings.clone(),
        ..ListReading::default()
    };
    let mut unknown = BTreeSet::new();
    let mut ids = HashSet::new();
    let mut deleted = 0_usize;
    let mut found = false;
    for sheet in &workbook.sheets {
        let Some(header) = records::header(sheet) else { continue };
        found = true;
        unknown.extend(header.unknown.iter().cloned());
        let programme = mapper::programme(&sheet.name, &records::heading(sheet, &header));
        for entry in entries(sheet, &header) {
            if entry.is_deleted() {
                deleted += 1;
                continue;
            }
            let number = mapper::number(entry.text(Field::Number));
            let reference = format!("{}-{number}", programme.sheet);
            let place = Place::in_file(file).at_line(entry.row).of_record(format!("sheet {}: {number}", sheet.name));
            let has_name = !(entry.text(Field::EnglishName).is_empty()
                && entry.text(Field::JapaneseName).is_empty()
                && entry.all(Field::Alias).is_empty());
            if !has_name {
                // The publisher leaves entries empty that it does not mark as deleted.
                let message = "the publisher gives a number and a date but no name; the entry is left out";
                reading.warnings.push(Warning::gap(place, message));
                continue;
            }
            if number.is_empty() {
                reading.warnings.push(Warning::loss(place, "an entry without a number; it was left out"));
                continue;
            }
            let mut entity = mapper::entity(&reference, &programme, &entry);
            if !ids.insert(entity.id.clone()) {
                let mut again = 2;
                while !ids.insert(format!("{}-{again}", entity.id)) {
                    again += 1;
                }
                entity.id = format!("{}-{again}", entity.id);
                let message = format!("the number stands twice on the sheet; this one is read as {}", entity.id);
                reading.warnings.push(Warning::note(place, message));
            }
            reading.entities.push(entity);
        }
    }
    for column in unknown {
        let message = format!("unknown column `{column}`; its texts are kept as not understood");
        reading.warnings.push(Warning::note(Place::in_file(file), message));
    }
    if deleted > 0 {
        let message = format!("{deleted} entries are marked as deleted (削除) and hold no more than their number");
        reading.warnings.push(Warning::note(Place::in_file(file), message));
    }
    if reading.entities.is_empty() {
        let message = if found {
            "the list holds no entry"
        } else {
            "no sheet has the columns 告示日付, 告示番号 and 英語表記"
        };
        return Err(ListError::Malformed { place: Place::in_file(file), message: message.into() });
    }
    Ok(reading)
}

/// The entries of a sheet. A long text may go on in rows of its own.
fn entries(sheet: &Sheet, header: &records::Header) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for row in sheet.rows.iter().filter(|row| row.number > header.row) {
        let entry = records::entry(header, row);
        if entry.is_blank() {
            continue;
        }
        match entries.last_mut() {
            Some(last) if entry.is_continuation() => last.append(&entry),
            _ => entries.push(entry),
        }
    }
    entries
}

/// The day in a file name such as `shisantouketsu20260305.xlsx`. The content does not state it.
fn day_in_name(file: &str) -> Option<PartialDate> {
    let digits: String = file.chars().filter(char::is_ascii_digit).collect();
    if digits.len() != 8 {
        return None;
    }
    format!("{}-{}-{}", digits.get(..4)?, digits.get(4..6)?, digits.get(6..8)?).parse().ok()
}
