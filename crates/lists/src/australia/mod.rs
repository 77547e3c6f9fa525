//! The Australian consolidated list: everyone listed under the Charter of the United Nations Act 1945 and the Autonomous
//! Sanctions Act 2011 (`regulation8_consolidated.xlsx`), published by the Department of Foreign Affairs and Trade.
//!
//! One sheet with a row a name: `2` is the primary name of a party, `2a`, `2b` its aliases and original spellings; the
//! facts are repeated in every row. There is no specification; the rules come from the file.
//!
//! Quirks: *Control Date* is the day of the last change of an entry (or the day it was listed, if nothing changed since)
//! and so never the listing date. That stands in the text of *Listing Information*, or is not stated: most autonomous
//! listings since 2022 name an instrument without its day. *Additional Information* is one free text; it is kept whole,
//! and numbers with clear labels are taken from it. The file has no count, but a spreadsheet cannot be cut off unseen.

mod dates;
mod free_text;
mod mapper;
mod records;

use crate::{
    EditionInfo, ListError, ListReading, Place, Warning,
    workbook::{self, Workbook},
};
use std::collections::HashMap;

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
    let malformed = |message: &str| ListError::Malformed { place: Place::in_file(file), message: message.into() };
    let mut reading = ListReading {
        info: EditionInfo {
            dataset: mapper::DATASET.into(),
            title: "Australian Consolidated List".into(),
            publisher: "Australian Department of Foreign Affairs and Trade".into(),
            format: "XLSX".into(),
            ..EditionInfo::default()
        },
        warnings: workbook.warnings.clone(),
        ..ListReading::default()
    };
    let mut parties: Vec<records::Party> = Vec::new();
    let mut by_reference: HashMap<String, usize> = HashMap::new();
    let mut found = false;
    for sheet in &workbook.sheets {
        let Some(header) = records::header(sheet) else { continue };
        found = true;
        for column in &header.unknown {
            let message = format!("unknown column `{column}`; its texts are kept as not understood");
            reading.warnings.push(Warning::note(Place::in_file(file), message));
        }
        for row in sheet.rows.iter().filter(|row| row.number > header.row) {
            let line = records::line(&header, row);
            if line.is_blank() {
                continue;
            }
            let place = Place::in_file(file).at_line(row.number);
            let number: String = line.reference.chars().take_while(char::is_ascii_digit).collect();
            if number.is_empty() || line.name.is_empty() {
                let message = "a row without reference or name; it was left out";
                reading.warnings.push(Warning::loss(place.of_record(line.reference), message));
                continue;
            }
            if let Some(party) = by_reference.get(&number).and_then(|index| parties.get_mut(*index)) {
                party.lines.push(line);
            } else {
                by_reference.insert(number.clone(), parties.len());
                parties.push(records::Party { number, row: row.number, lines: vec![line] });
            }
        }
    }
    if !found {
        return Err(malformed("no sheet has the columns `Reference` and `Name of Individual or Entity`"));
    }
    for party in &parties {
        if !party.has_primary() {
            let place = Place::in_file(file).at_line(party.row).of_record(party.number.as_str());
            reading.warnings.push(Warning::note(place, "no name is marked as primary; the first one is taken for it"));
        }
        reading.entities.push(mapper::entity(party));
    }
    if reading.entities.is_empty() {
        return Err(malformed("the list holds no entry"));
    }
    Ok(reading)
}
