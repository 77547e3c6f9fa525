//! A list of one's own as a Parquet file: rows to named texts, without a copy of the whole table in another form.

use super::{Mapping, Row, read_rows};
use crate::{ListError, ListReading, Place};
use parquet::{
    data_type::AsBytes,
    file::{
        metadata::RowGroupMetaData,
        reader::{FileReader, SerializedFileReader},
    },
    record::Field,
};

/// Parquet files begin and end with these letters.
const MAGIC: &[u8] = b"PAR1";

/// Whether bytes are a Parquet file.
pub fn is_parquet(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC)
}

/// Reads a list. A file that is cut off lacks its directory and is an error; a row that cannot be read is a loss, and ends
/// the rows of its group.
pub fn read(bytes: &[u8], file: &str, mapping: Option<&Mapping>) -> Result<ListReading, ListError> {
    let malformed = |error: parquet::errors::ParquetError| ListError::Malformed {
        place: Place::in_file(file),
        message: format!("broken Parquet: {error}"),
    };
    let reader = SerializedFileReader::new(bytes::Bytes::copy_from_slice(bytes)).map_err(malformed)?;
    // Parties differ, so each takes a byte at least: more rows than bytes are damage, and would be counted to their end.
    let said = reader.metadata().file_metadata().num_rows();
    let in_groups = reader.metadata().row_groups().iter().map(RowGroupMetaData::num_rows).fold(0, i64::saturating_add);
    if said != in_groups || usize::try_from(said).map_or(true, |rows| rows > bytes.len()) {
        let message = format!("broken Parquet: {said} rows, {in_groups} in its groups, in {} bytes", bytes.len());
        return Err(ListError::Malformed { place: Place::in_file(file), message });
    }
    let rows = reader.get_row_iter(None).map_err(malformed)?;
    let rows = rows.map(|row| {
        let row = row.map_err(|error| error.to_string())?;
        Ok(row.get_column_iter().map(|(column, field)| (column.clone(), texts_of(field))).collect::<Row>())
    });
    read_rows(rows, mapping, file, "Parquet")
}

fn texts_of(field: &Field) -> Vec<String> {
    match field {
        Field::Null => Vec::new(),
        Field::Str(text) => vec![text.clone()],
        Field::Bytes(bytes) => vec![String::from_utf8_lossy(bytes.as_bytes()).into_owned()],
        Field::ListInternal(list) => list.elements().iter().flat_map(texts_of).collect(),
        Field::Group(row) => row.get_column_iter().flat_map(|(_, field)| texts_of(field)).collect(),
        // `1962-02-18 +00:00` as the library writes it.
        Field::Date(_) => vec![field.to_string().split(' ').next().unwrap_or_default().to_owned()],
        other => vec![other.to_string().trim_matches('"').to_owned()],
    }
}
