//! A user's own list: a table as CSV with any delimiter, or flat JSON lines.
//!
//! What the columns mean is told by a small mapping in TOML, named `<file>.mapping.toml` beside the list or given:
//!
//! ```toml
//! title = "Customers not to serve"
//! id = "Ref"
//! name = ["Name", "Alias 1", "Alias 2"]
//! weak_name = "Nickname"
//! schema = { column = "Type", values = { P = "Person", C = "Company" }, default = "LegalEntity" }
//! birth_date = "Born"
//! date_order = "day-first"
//! nationality = "Nationality"
//! identifiers = [{ column = "Passport", kind = "passport", country = "Issued by" }]
//! programme = "Reason code"
//! listed_on = "Since"
//! split = "|"
//! ```
//!
//! Without a mapping, columns are recognised by obvious names (`guess`). Columns that no one recognises are kept as
//! notes. Tables from elsewhere (Parquet) can be read by handing their rows to [`read_rows`].

mod dates;
mod guess;
mod mapper;
mod mapping;
pub mod parquet;

pub use mapping::{Columns, DateOrder, IdentifierColumn, Mapping, SchemaColumn, mapping_path};

use crate::{EditionInfo, ListError, ListReading, Place, Warning, json_lines, table, xml};
use serde_json::Value;
use std::collections::{BTreeSet, HashSet};

/// A row: columns with their values. A column may hold several values, or none.
pub type Row = Vec<(String, Vec<String>)>;

/// Whether the first bytes are a table whose columns have obvious names. Ask last: many publications are tables.
pub fn recognises(head: &str) -> bool {
    let head = head.trim_start_matches('\u{feff}').trim_start();
    let first = head.lines().next().unwrap_or_default();
    if first.starts_with('{') {
        return match serde_json::from_str::<Value>(first) {
            Ok(Value::Object(object)) => {
                !object.contains_key("properties") && guess::mapping(object.keys().map(String::as_str)).has_name()
            }
            _ => false,
        };
    }
    let table = table::read(&format!("{first}\n"), table::delimiter_of(first), "");
    guess::mapping(table.header.iter().map(String::as_str)).has_name()
}

/// Reads a list. The first bytes tell Parquet, JSON lines and a table apart.
pub fn read(bytes: &[u8], file: &str, mapping: Option<&Mapping>) -> Result<ListReading, ListError> {
    if parquet::is_parquet(bytes) {
        return parquet::read(bytes, file, mapping);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.trim_ascii_start().starts_with(b"{") {
        read_json_lines(bytes, file, mapping)
    } else {
        read_csv(bytes, file, mapping)
    }
}

/// Reads a table.
fn read_csv(bytes: &[u8], file: &str, mapping: Option<&Mapping>) -> Result<ListReading, ListError> {
    let (text, as_declared) = xml::decode(bytes);
    let delimiter = mapping.and_then(|mapping| mapping.delimiter).unwrap_or_else(|| table::delimiter_of(&text));
    let mut table = table::read(&text, delimiter, file);
    let guessed;
    let mapping = if let Some(mapping) = mapping {
        mapping
    } else {
        guessed = guess::mapping(table.header.iter().map(String::as_str));
        &guessed
    };
    let mut collector = Collector::new(mapping, file, "CSV");
    if !as_declared {
        let message = "the file is not UTF-8; it was read as windows-1252";
        collector.reading.warnings.push(Warning::note(Place::in_file(file), message));
    }
    collector.reading.warnings.append(&mut table.warnings);
    collector.check_columns(&table.header)?;
    for row in &table.rows {
        let cells = table.header.iter().zip(&row.cells);
        let cells: Row = cells.map(|(column, text)| (column.clone(), vec![text.clone()])).collect();
        collector.add(&cells, Some(row.line));
    }
    collector.finish()
}

/// Reads flat JSON lines: one object a line.
fn read_json_lines(bytes: &[u8], file: &str, mapping: Option<&Mapping>) -> Result<ListReading, ListError> {
    let mut rows: Vec<(u64, Result<Row, String>)> = Vec::new();
    for (number, line) in json_lines::lines(bytes) {
        let row = match serde_json::from_slice::<Value>(line) {
            Ok(Value::Object(object)) => {
                Ok(object.into_iter().map(|(column, value)| (column, texts_of(value))).collect())
            }
            Ok(_) => Err("not a JSON object".to_owned()),
            Err(error) => Err(error.to_string()),
        };
        rows.push((number, row));
    }
    read_numbered(rows.into_iter(), mapping, file, "JSON lines")
}

fn texts_of(value: Value) -> Vec<String> {
    match value {
        Value::Null => Vec::new(),
        Value::String(text) => vec![text],
        Value::Array(items) => items.into_iter().flat_map(texts_of).collect(),
        other => vec![other.to_string()],
    }
}

/// Reads rows from elsewhere, such as the row groups of a Parquet file. A row that could not be read is handed in as
/// the reason, and is a loss. `format` is for people.
pub fn read_rows(
    rows: impl Iterator<Item = Result<Row, String>>,
    mapping: Option<&Mapping>,
    file: &str,
    format: &str,
) -> Result<ListReading, ListError> {
    read_numbered(rows.enumerate().map(|(index, row)| (index as u64 + 1, row)), mapping, file, format)
}

/// Rows with their numbers. Columns may differ from row to row, so all are looked at before a mapping is guessed.
fn read_numbered(
    rows: impl Iterator<Item = (u64, Result<Row, String>)>,
    mapping: Option<&Mapping>,
    file: &str,
    format: &str,
) -> Result<ListReading, ListError> {
    let rows: Vec<(u64, Result<Row, String>)> = rows.collect();
    let mut columns: Vec<String> = Vec::new();
    let mut seen = HashSet::new();
    for (column, _) in rows.iter().filter_map(|(_, row)| row.as_ref().ok()).flatten() {
        if seen.insert(column.as_str()) {
            columns.push(column.clone());
        }
    }
    let guessed;
    let mapping = if let Some(mapping) = mapping {
        mapping
    } else {
        guessed = guess::mapping(columns.iter().map(String::as_str));
        &guessed
    };
    let mut collector = Collector::new(mapping, file, format);
    collector.check_columns(&columns)?;
    for (number, row) in &rows {
        match row {
            Ok(row) => collector.add(row, Some(*number)),
            Err(message) => {
                let place = Place::in_file(file).at_line(*number);
                collector.reading.warnings.push(Warning::loss(place, format!("{message}; the row was left out")));
            }
        }
    }
    collector.finish()
}

/// Collects entities of rows.
struct Collector<'a> {
    mapping: &'a Mapping,
    reading: ListReading,
    file: &'a str,
    ids: HashSet<String>,
    unmapped: BTreeSet<String>,
}

impl<'a> Collector<'a> {
    fn new(mapping: &'a Mapping, file: &'a str, format: &str) -> Self {
        let info = EditionInfo {
            dataset: mapping.dataset().to_owned(),
            title: mapping.title.clone().unwrap_or_else(|| format!("Own list ({file})")),
            publisher: mapping.publisher.clone().unwrap_or_else(|| "own list".into()),
            format: format.to_owned(),
            published_on: mapping.published_on,
            ..EditionInfo::default()
        };
        Self {
            mapping,
            reading: ListReading { info, ..ListReading::default() },
            file,
            ids: HashSet::new(),
            unmapped: BTreeSet::new(),
        }
    }

    /// Columns that the mapping names must be there. Without a name nothing can be read; any other is a loss.
    fn check_columns(&mut self, columns: &[String]) -> Result<(), ListError> {
        let has = |name: &str| columns.iter().any(|column| column.trim().eq_ignore_ascii_case(name.trim()));
        let malformed = |message: String| ListError::Malformed { place: Place::in_file(self.file), message };
        if !self.mapping.has_name() {
            return Err(malformed(format!(
                "no column is known to hold names; write a mapping ({}.mapping.toml) with `name = \"...\"`",
                self.file
            )));
        }
        let missing: Vec<&str> = self.mapping.columns().filter(|name| !has(name)).collect();
        if !self.mapping.name_columns().any(has) {
            return Err(malformed(format!("the mapping's columns of names are missing: {}", missing.join(", "))));
        }
        for name in missing {
            let message = format!("the mapping names a column `{name}` that is missing");
            self.reading.warnings.push(Warning::loss(Place::in_file(self.file), message));
        }
        if self.mapping.id.is_empty() {
            let message = "no column holds references; entries are numbered by row, so their ids change with the list";
            self.reading.warnings.push(Warning::note(Place::in_file(self.file), message));
        }
        Ok(())
    }

    fn add(&mut self, row: &[(String, Vec<String>)], number: Option<u64>) {
        if row.iter().all(|(_, values)| values.iter().all(|value| value.trim().is_empty())) {
            return;
        }
        let mut place = Place::in_file(self.file);
        place.line = number;
        let mapped = match mapper::entity(row, self.mapping, number.unwrap_or_default()) {
            Ok(mapped) => mapped,
            Err(message) => {
                self.reading.warnings.push(Warning::loss(place, message));
                return;
            }
        };
        self.unmapped.extend(mapped.unmapped);
        let mut entity = mapped.entity;
        if !self.ids.insert(entity.id.clone()) {
            let mut again = 2;
            while !self.ids.insert(format!("{}-{again}", entity.id)) {
                again += 1;
            }
            entity.id = format!("{}-{again}", entity.id);
            let message = format!("the reference stands twice; this row is read as {}", entity.id);
            self.reading.warnings.push(Warning::note(place, message));
        }
        self.reading.entities.push(entity);
    }

    fn finish(mut self) -> Result<ListReading, ListError> {
        for column in &self.unmapped {
            let message = format!("no mapping for the column `{column}`; its texts are kept as notes");
            self.reading.warnings.push(Warning::note(Place::in_file(self.file), message));
        }
        if self.reading.entities.is_empty() {
            let loss = self.reading.warnings.iter().find(|warning| warning.is_loss());
            let message = loss.map_or_else(|| "the list holds no entry".into(), ToString::to_string);
            return Err(ListError::Malformed { place: Place::in_file(self.file), message });
        }
        Ok(self.reading)
    }
}
