//! Spreadsheets (XLSX) as sheets of rows of texts, for the publications that come so.
//!
//! Cells are read one by one and only those that hold something: a cell in the last column of the last row costs
//! nothing. Numbers lose a `.0`, dates become ISO 8601. Formats of the reader are hidden here; what a column means is
//! not known here.
//!
//! A spreadsheet is a ZIP archive, and an archive can unpack to a thousand times its size. So the sizes that the archive
//! declares are added up before anything is unpacked, and what is read from the cells is counted while it is read.

use crate::{ListError, Place, Warning};
use calamine::{Data, Reader, Xlsx};
use interdict_model::PartialDate;
use std::io::Cursor;

/// The archive itself.
const BYTES_LIMIT: usize = 64 << 20;

/// All files of the archive unpacked, as declared. The largest list at hand needs 10 MiB.
const UNPACKED_LIMIT: u64 = 512 << 20;

/// Text of all cells.
const TEXT_LIMIT: usize = 512 << 20;

/// Columns of a sheet. Lists have at most some dozens.
const COLUMN_LIMIT: u32 = 1024;

/// A row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SheetRow {
    /// Number as the spreadsheet shows it, counted from 1.
    pub number: u64,
    /// Texts by column; columns at the end without a text are not there.
    pub cells: Vec<String>,
}

impl SheetRow {
    /// The text of a column (counted from 0), empty if it has none.
    pub fn text(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    /// Whether no cell holds a text.
    pub fn is_empty(&self) -> bool {
        self.cells.iter().all(String::is_empty)
    }
}

/// A sheet with the rows that hold something.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Name as on its tab.
    pub name: String,
    /// Rows in order.
    pub rows: Vec<SheetRow>,
}

/// A workbook.
#[derive(Debug, Clone, Default)]
pub struct Workbook {
    /// Sheets in the order of their tabs.
    pub sheets: Vec<Sheet>,
    /// What was noticed: sheets that could not be read to their end are losses.
    pub warnings: Vec<Warning>,
}

/// Whether bytes begin like a ZIP archive, which every XLSX file is.
pub fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Opens a workbook. Broken or oversized archives are errors; a broken sheet is a loss and the others go on.
pub fn open(bytes: &[u8], file: &str) -> Result<Workbook, ListError> {
    let malformed = |message: String| ListError::Malformed { place: Place::in_file(file), message };
    if !is_archive(bytes) {
        return Err(malformed("not a spreadsheet (XLSX)".into()));
    }
    if bytes.len() > BYTES_LIMIT {
        return Err(malformed(format!("a spreadsheet of more than {} MiB", BYTES_LIMIT >> 20)));
    }
    let unpacked = unpacked_size(bytes)
        .ok_or_else(|| malformed("the archive has no readable directory at its end; it was cut off".into()))?;
    if unpacked > UNPACKED_LIMIT {
        return Err(malformed(format!("a spreadsheet that unpacks to more than {} MiB", UNPACKED_LIMIT >> 20)));
    }
    let mut book: Xlsx<Cursor<&[u8]>> =
        Xlsx::new(Cursor::new(bytes)).map_err(|error| malformed(format!("broken spreadsheet: {error}")))?;
    let mut workbook = Workbook::default();
    let mut budget = TEXT_LIMIT;
    for name in book.sheet_names() {
        let mut sheet = Sheet { name: name.clone(), rows: Vec::new() };
        if let Err(message) = fill(&mut book, &mut sheet, &mut budget) {
            let place = Place::in_file(file).of_record(format!("sheet {name}"));
            workbook.warnings.push(Warning::loss(place, format!("{message}; the rest of the sheet was not read")));
        }
        workbook.sheets.push(sheet);
    }
    Ok(workbook)
}

fn fill(book: &mut Xlsx<Cursor<&[u8]>>, sheet: &mut Sheet, budget: &mut usize) -> Result<(), String> {
    let mut cells = book.worksheet_cells_reader(&sheet.name).map_err(|error| error.to_string())?;
    while let Some(cell) = cells.next_cell().map_err(|error| error.to_string())? {
        let (row, column) = cell.get_position();
        let text = text_of(&Data::from(cell.get_value().clone()));
        if text.is_empty() {
            continue;
        }
        if column >= COLUMN_LIMIT {
            return Err(format!("a cell in column {}", column + 1));
        }
        *budget = budget.checked_sub(text.len()).ok_or("more text than a list can have")?;
        let number = u64::from(row) + 1;
        if sheet.rows.last().is_none_or(|last| last.number != number) {
            sheet.rows.push(SheetRow { number, cells: Vec::new() });
        }
        if let Some(last) = sheet.rows.last_mut() {
            let column = column as usize;
            if last.cells.len() <= column {
                last.cells.resize(column + 1, String::new());
            }
            if let Some(place) = last.cells.get_mut(column) {
                *place = text;
            }
        }
    }
    Ok(())
}

/// A cell as text, white space at both ends cut.
fn text_of(data: &Data) -> String {
    match data {
        Data::Empty => String::new(),
        Data::DateTime(serial) => match serial_day(serial.as_f64()) {
            Some(day) => day.to_string(),
            None => serial.to_string(),
        },
        Data::DateTimeIso(text) => text.split('T').next().unwrap_or_default().to_owned(),
        other => other.to_string().trim_matches(is_space).to_owned(),
    }
}

/// White space, and the marks of width and direction that spreadsheets carry along.
fn is_space(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{feff}' | '\u{200b}' | '\u{200e}' | '\u{200f}')
}

/// The day of a spreadsheet's serial number in the calendar that begins in 1900. The calendar has a 29 February 1900
/// that never was; days before it are one off.
///
/// The calendar that begins in 1904 is not told apart, because no list uses it.
pub fn serial_day(serial: f64) -> Option<PartialDate> {
    // The year 2999 and what calendars of spreadsheets know.
    if !(1.0..401_769.0).contains(&serial) {
        return None;
    }
    let days = serial.floor() as i64;
    let days = if days < 60 { days + 1 } else { days };
    // Days from 1899-12-30 to 1970-01-01.
    day_of_epoch(days - 25_569)
}

/// The calendar day of a count of days since 1970-01-01.
fn day_of_epoch(days: i64) -> Option<PartialDate> {
    // Years that begin in March put the leap day at the end (Howard Hinnant, "chrono-compatible low-level date algorithms").
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    PartialDate::day(u16::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

/// The sizes that the directory at the end of a ZIP archive declares, added up. `None` if there is no such directory.
fn unpacked_size(bytes: &[u8]) -> Option<u64> {
    const END: &[u8] = b"PK\x05\x06";
    const ENTRY: &[u8] = b"PK\x01\x02";
    // The end record has 22 bytes and a comment of at most 65,535.
    let from = bytes.len().saturating_sub(22 + 65_535);
    let tail = bytes.get(from..)?;
    let end = tail.windows(4).rposition(|window| window == END)?;
    let end = tail.get(end..)?;
    let entries = number(end, 10, 2)?;
    let mut at = usize::try_from(number(end, 16, 4)?).ok()?;
    let mut sum = 0_u64;
    for _ in 0..entries {
        let entry = bytes.get(at..)?;
        if !entry.starts_with(ENTRY) {
            return None;
        }
        sum = sum.saturating_add(number(entry, 24, 4)?);
        let lengths = number(entry, 28, 2)? + number(entry, 30, 2)? + number(entry, 32, 2)?;
        at = at.checked_add(46)?.checked_add(usize::try_from(lengths).ok()?)?;
    }
    Some(sum)
}

/// A little-endian number of some bytes.
fn number(bytes: &[u8], at: usize, width: usize) -> Option<u64> {
    let bytes = bytes.get(at..at.checked_add(width)?)?;
    Some(bytes.iter().rev().fold(0, |number, byte| (number << 8) | u64::from(*byte)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serials_are_days() {
        let cases = [
            (1.0, Some("1900-01-01")),
            (59.0, Some("1900-02-28")),
            (61.0, Some("1900-03-01")),
            (22_882.0, Some("1962-08-24")),
            (41_988.0, Some("2014-12-15")),
            (44_484.79, Some("2021-10-15")),
            (0.0, None),
            (-5.0, None),
            (f64::NAN, None),
            (1e20, None),
        ];
        for (serial, expected) in cases {
            assert_eq!(serial_day(serial).map(|day| day.to_string()).as_deref(), expected, "{serial}");
        }
    }

    #[test]
    fn what_is_no_archive_or_cut_off_is_refused() {
        for bytes in [&b""[..], b"PK", b"PK\x03\x04", b"PK\x03\x04 and nothing that ends an archive"] {
            assert!(open(bytes, "x.xlsx").is_err());
        }
    }

    #[test]
    fn an_archive_that_declares_too_much_is_refused_before_it_is_unpacked() {
        let mut bytes = b"PK\x03\x04".to_vec();
        let mut entry = b"PK\x01\x02".to_vec();
        entry.resize(46, 0);
        entry.splice(24..28, u32::MAX.to_le_bytes());
        bytes.extend(&entry);
        let mut end = b"PK\x05\x06".to_vec();
        end.resize(22, 0);
        end.splice(10..12, 1_u16.to_le_bytes());
        end.splice(16..20, 4_u32.to_le_bytes());
        bytes.extend(&end);
        let message = open(&bytes, "x.xlsx").map(|_| ()).map_err(|error| error.to_string());
        assert!(message.is_err_and(|message| message.contains("unpacks to more than")));
    }
}
