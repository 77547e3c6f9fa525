//! `consolidated.csv`: one row an entry. Cells with several values have `; ` between them.
//!
//! The form has no count and no closing mark, so a file cut off exactly at the end of a row cannot be told from a
//! shorter list.

use super::{
    Collector, numbers,
    records::{PostalAddress, Record},
};
use crate::{ListError, ListReading, Place, Warning, table, xml};

/// Columns that every edition has had and that say something of parties.
const FACTS: [&str; 8] =
    ["type", "programs", "addresses", "start_date", "end_date", "alt_names", "dates_of_birth", "ids"];

/// Whether the first bytes are those of this form.
pub fn recognises(head: &str) -> bool {
    let first = head.trim_start_matches('\u{feff}').lines().next().unwrap_or_default().to_ascii_lowercase();
    ["source", "entity_number", "federal_register_notice", "source_list_url"].iter().all(|name| first.contains(name))
        && !first.starts_with(['{', '['])
}

/// Reads the list.
pub fn read(bytes: &[u8], file: &str) -> Result<ListReading, ListError> {
    let (text, as_declared) = xml::decode(bytes);
    let mut table = table::read(&text, table::delimiter_of(&text), file);
    for needed in ["source", "name"] {
        if table.column(needed).is_none() {
            return Err(ListError::Malformed {
                place: Place::in_file(file).at_line(1),
                message: format!("the column `{needed}` is missing"),
            });
        }
    }
    if table.column("_id").or_else(|| table.column("id")).or_else(|| table.column("entity_number")).is_none() {
        let message = "no column has the references of the entries (`_id`)".into();
        return Err(ListError::Malformed { place: Place::in_file(file).at_line(1), message });
    }
    let mut collector = Collector::new(file, "CSV");
    for column in FACTS.iter().filter(|column| table.column(column).is_none()) {
        let message =
            format!("the column `{column}` is missing, which every edition had; what it says of parties is not known");
        collector.reading.warnings.push(Warning::gap(Place::in_file(file).at_line(1), message));
    }
    if !as_declared {
        let message = "the file is not UTF-8; it was read as windows-1252";
        collector.reading.warnings.push(Warning::note(Place::in_file(file), message));
    }
    collector.reading.warnings.append(&mut table.warnings);
    let columns: Vec<String> = table.header.iter().map(|name| name.trim().to_ascii_lowercase()).collect();
    for row in &table.rows {
        let mut record = Record { line: Some(row.line), ..Record::default() };
        for (column, text) in columns.iter().zip(&row.cells) {
            put(&mut record, column, text);
        }
        collector.add(&record);
    }
    if collector.reading.entities.is_empty() {
        let message = match collector.reading.warnings.iter().find(|warning| warning.is_loss()) {
            Some(loss) => loss.to_string(),
            None => "the list holds no entry".into(),
        };
        return Err(ListError::Malformed { place: Place::in_file(file), message });
    }
    Ok(collector.reading)
}

fn put(record: &mut Record, column: &str, text: &str) {
    if text.is_empty() || record.put(column, text) {
        return;
    }
    if let Some(texts) = record.texts(column) {
        texts.extend(parts(text).map(str::to_owned));
        return;
    }
    match column {
        "addresses" => {
            let addresses =
                parts(text).map(|part| PostalAddress { text: Some(part.to_owned()), ..PostalAddress::default() });
            record.addresses.extend(addresses);
        }
        "ids" => record.numbers.extend(parts(text).map(numbers::parse)),
        _ => record.others.push((column.to_owned(), text.to_owned())),
    }
}

/// The values of a cell. Before the last one may stand an `and`.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split("; ")
        .map(|part| part.trim().trim_end_matches(';'))
        .map(|part| part.strip_prefix("and ").unwrap_or(part).trim())
        .filter(|part| !part.is_empty())
}
