//! Customer files as tables: CSV and its relatives, whatever the delimiter and the encoding.
//!
//! The delimiter is the one under which most headers are known. Each value is UTF-8, or else windows-1252, which is what
//! spreadsheets write where they do not write UTF-8; so one odd row does not spoil the rest.

use super::{
    ColumnChoice, Field, Item, Locator, RecordPlace, SourceError,
    columns::read_header,
    record::{RecordDefaults, to_item},
    records::{Records, Row},
    text_columns::Recorded,
};
use encoding_rs::WINDOWS_1252;
use std::{borrow::Cow, io::Read};

const DELIMITERS: &[u8] = b",;\t|";

/// The rows of a table as subjects.
pub(crate) struct DelimitedReader<R> {
    records: Records<R>,
    file: Option<String>,
    header: Vec<String>,
    columns: Vec<Option<Field>>,
    defaults: RecordDefaults,
    other_encoding: bool,
    /// The values of the row that was read last stand under their headers.
    is_aligned: bool,
    ended: bool,
}

impl<R: Read> DelimitedReader<R> {
    /// `head` are the first bytes of the source, which the reader yields again.
    pub(crate) fn new(
        head: &[u8],
        mut source: R,
        name: &str,
        file: Option<String>,
        choices: &[ColumnChoice],
        defaults: RecordDefaults,
    ) -> Result<Self, SourceError> {
        let io = |source| SourceError::Io { name: name.to_owned(), source };
        // Spreadsheets write `sep=;` before the header to tell each other the delimiter.
        let separator = separator_line(head);
        let mut lines_before = 0;
        if let Some((_, length)) = separator {
            let mut skipped = vec![0; length];
            source.read_exact(&mut skipped).map_err(io)?;
            lines_before = 1;
        }
        let delimiter = separator.map_or_else(|| sniff(head, choices), |(delimiter, _)| delimiter);
        let mut records = Records::new(source, delimiter, lines_before);
        if records.header().map_err(io)?.is_none() {
            return Err(SourceError::Empty { name: name.to_owned() });
        }
        let header = header_of(&records);
        let columns = read_header(&header, choices).map_err(|wanted| SourceError::NoSuchColumn {
            name: name.to_owned(),
            wanted,
            columns: header.clone(),
        })?;
        let usable = |field: &Field| field.is_name() || matches!(field, Field::Identifier(_));
        if !columns.iter().flatten().any(usable) {
            return Err(SourceError::NoNameColumn { name: name.to_owned(), columns: header });
        }
        Ok(Self { records, file, header, columns, defaults, other_encoding: false, is_aligned: false, ended: false })
    }

    /// The headers as they stand.
    pub(crate) fn header(&self) -> &[String] {
        &self.header
    }

    fn locator(&self, row: u64) -> Locator {
        Locator { file: self.file.clone(), place: RecordPlace::Row(row) }
    }

    fn item(&mut self, row: u64) -> Option<Item> {
        let locator = self.locator(row);
        // Spreadsheets write empty rows below the data; a row without any value holds nobody.
        if self.records.values().all(|value| value.trim_ascii().is_empty()) {
            return None;
        }
        let (found, expected) = (self.records.values().len(), self.header.len());
        self.is_aligned = found == expected;
        // A value too many or too few means that values stand under the wrong headers, even if the last ones are empty:
        // `Smith, John` without quotes would be screened as `Smith`, born `John`.
        if found != expected {
            let message = format!(
                "{found} values under {expected} headers; a delimiter in a value needs quotes around the value"
            );
            return Some(Item::bad(locator, "record.columns", message));
        }
        let values: Vec<(Cow<'_, str>, bool)> = self.records.values().map(decode).collect();
        self.other_encoding |= values.iter().any(|(_, other)| *other);
        let known: Vec<(&Field, &str)> = self
            .columns
            .iter()
            .zip(&values)
            .filter_map(|(field, (value, _))| Some((field.as_ref()?, value.as_ref())))
            .collect();
        let fields = self
            .header
            .iter()
            .zip(&values)
            .map(|(header, (value, _))| (header.clone(), value.as_ref().to_owned()))
            .collect();
        Some(to_item(locator, &known, fields, &self.defaults))
    }
}

impl<R: Read + Send> Recorded for DelimitedReader<R> {
    fn take_values(&mut self) -> Vec<Option<String>> {
        if !self.is_aligned {
            return Vec::new();
        }
        // An empty cell is a value that is missing.
        self.records.values().map(|value| Some(decode(value).0.into_owned()).filter(|text| !text.is_empty())).collect()
    }
}

impl<R: Read> Iterator for DelimitedReader<R> {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        while !self.ended {
            self.is_aligned = false;
            match self.records.record(self.header.len()) {
                Ok(Some(Row::Whole(row))) => {
                    if let Some(item) = self.item(row) {
                        return Some(item);
                    }
                }
                Ok(Some(Row::Unclosed(row))) => {
                    let message = "a quote is opened and not closed where a value ends; the lines after it were read as \
                                   rows of their own";
                    return Some(Item::bad(self.locator(row), "record.quote", message));
                }
                Ok(None) => {
                    self.ended = true;
                    if self.other_encoding {
                        return Some(Item::Note(format!(
                            "{}not all of it is UTF-8; the rest was read as windows-1252",
                            self.file.as_deref().map(|file| format!("{file}: ")).unwrap_or_default()
                        )));
                    }
                }
                Err(error) => {
                    self.ended = true;
                    let message = format!("reading stopped here, the rest was not screened: {error}");
                    return Some(Item::bad(self.locator(self.records.row() + 1), "record.unreadable", message));
                }
            }
        }
        None
    }
}

/// The values of the first record as headers.
fn header_of<R: Read>(records: &Records<R>) -> Vec<String> {
    records.values().map(|value| decode(value).0.trim().to_owned()).collect()
}

/// The text of a value, and whether it was not UTF-8.
pub(super) fn decode(value: &[u8]) -> (Cow<'_, str>, bool) {
    match std::str::from_utf8(value) {
        Ok(text) => (Cow::Borrowed(text), false),
        Err(_) => (WINDOWS_1252.decode_without_bom_handling(value).0, true),
    }
}

/// Delimiter and length of a `sep=;` line at the beginning.
fn separator_line(head: &[u8]) -> Option<(u8, usize)> {
    let rest = head.get(..4).filter(|start| start.eq_ignore_ascii_case(b"sep=")).and(head.get(4..))?;
    let delimiter = *rest.first()?;
    let end = rest.iter().position(|byte| *byte == b'\n')?;
    (rest.get(1..end)?.trim_ascii().is_empty() && DELIMITERS.contains(&delimiter)).then_some((delimiter, 4 + end + 1))
}

/// Whether text begins as only a table does: with `sep=;`, or with a header of which two columns are known, or one that
/// holds a number, or a name with other columns beside it. The title of a list of names (`Name`) begins none, and neither
/// does a name with a comma (`SMITH, John`).
pub fn begins_table(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    if separator_line(head).is_some() {
        return true;
    }
    let mut records = Records::new(head, sniff(head, &[]), 0);
    if !matches!(records.header(), Ok(Some(_))) {
        return false;
    }
    let header = header_of(&records);
    let known: Vec<Field> = header.iter().filter_map(|column| Field::of_header(column)).collect();
    match &known[..] {
        [] => false,
        [field] if !matches!(field, Field::Identifier(_)) => field.is_name() && header.len() > 1,
        _ => true,
    }
}

/// The delimiter under which most headers are known; among equals, the one that gives most columns.
fn sniff(head: &[u8], choices: &[ColumnChoice]) -> u8 {
    let quality = |delimiter: u8| {
        let mut records = Records::new(head, delimiter, 0);
        if !matches!(records.header(), Ok(Some(_))) {
            return (0, 0);
        }
        let header = header_of(&records);
        let known = header.iter().filter(|column| super::columns::field_of(column, choices).is_some()).count();
        (known, header.len())
    };
    // The last of equals is kept, hence the comma last.
    DELIMITERS.iter().rev().copied().max_by_key(|delimiter| quality(*delimiter)).unwrap_or(b',')
}
