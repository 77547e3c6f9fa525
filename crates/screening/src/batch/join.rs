//! Parts put together in their order: the same file as if it had been written in one go.

use super::{TableError, TableForm};
use arrow_ipc::{reader::FileReader, writer::FileWriter};
use parquet::{
    column::writer::ColumnCloseResult,
    file::{
        metadata::{PageIndexPolicy, ParquetMetaData, ParquetMetaDataReader},
        properties::WriterProperties,
        writer::SerializedFileWriter,
    },
};
use std::{
    fs::File,
    io::{self, BufReader, Write},
    sync::Arc,
};

/// Writes parts of a form, or of texts if it is none, one behind the other. Texts are copied as they are; groups of rows of
/// Parquet are copied as they are packed; batches of Arrow are written again. There must be a part.
pub fn join<W: Write + Send>(
    form: Option<TableForm>,
    parts: impl Iterator<Item = io::Result<File>>,
    out: W,
) -> Result<W, TableError> {
    match form {
        None => join_texts(parts, out),
        Some(TableForm::Parquet) => join_parquet(parts, out),
        Some(TableForm::Arrow) => join_arrow(parts, out),
    }
}

fn join_texts<W: Write>(parts: impl Iterator<Item = io::Result<File>>, mut out: W) -> Result<W, TableError> {
    for part in parts {
        io::copy(&mut part?, &mut out)?;
    }
    out.flush()?;
    Ok(out)
}

fn join_parquet<W: Write + Send>(parts: impl Iterator<Item = io::Result<File>>, out: W) -> Result<W, TableError> {
    let mut out = Some(out);
    let mut writer: Option<SerializedFileWriter<W>> = None;
    for part in parts {
        let part = part?;
        let metadata =
            ParquetMetaDataReader::new().with_page_index_policy(PageIndexPolicy::Optional).parse_and_finish(&part)?;
        if let Some(out) = out.take() {
            writer = Some(begin(&metadata, out)?);
        }
        if let Some(writer) = &mut writer {
            append(&part, &metadata, writer)?;
        }
    }
    match writer {
        Some(writer) => Ok(writer.into_inner()?),
        None => Err(no_part()),
    }
}

fn begin<W: Write + Send>(first: &ParquetMetaData, out: W) -> Result<SerializedFileWriter<W>, TableError> {
    let file = first.file_metadata();
    // The schema as Arrow knows it is among these.
    let properties = WriterProperties::builder().set_key_value_metadata(file.key_value_metadata().cloned()).build();
    Ok(SerializedFileWriter::new(out, file.schema_descr().root_schema_ptr(), Arc::new(properties))?)
}

fn append<W: Write + Send>(
    part: &File,
    metadata: &ParquetMetaData,
    writer: &mut SerializedFileWriter<W>,
) -> Result<(), TableError> {
    for (place, group) in metadata.row_groups().iter().enumerate() {
        let column_indexes = metadata.column_index().and_then(|indexes| indexes.get(place));
        let offset_indexes = metadata.offset_index().and_then(|indexes| indexes.get(place));
        let mut group_out = writer.next_row_group()?;
        for (place, column) in group.columns().iter().enumerate() {
            let closed = ColumnCloseResult {
                bytes_written: u64::try_from(column.compressed_size()).unwrap_or_default(),
                rows_written: u64::try_from(group.num_rows()).unwrap_or_default(),
                metadata: column.clone(),
                bloom_filter: None,
                column_index: column_indexes.and_then(|indexes| indexes.get(place)).cloned(),
                offset_index: offset_indexes.and_then(|indexes| indexes.get(place)).cloned(),
            };
            group_out.append_column(part, closed)?;
        }
        group_out.close()?;
    }
    Ok(())
}

fn join_arrow<W: Write>(parts: impl Iterator<Item = io::Result<File>>, out: W) -> Result<W, TableError> {
    let mut out = Some(out);
    let mut writer: Option<FileWriter<W>> = None;
    for part in parts {
        let batches = FileReader::try_new(BufReader::new(part?), None)?;
        if let Some(out) = out.take() {
            writer = Some(FileWriter::try_new(out, &batches.schema())?);
        }
        if let Some(writer) = &mut writer {
            for batch in batches {
                writer.write(&batch?)?;
            }
        }
    }
    match writer {
        Some(writer) => Ok(writer.into_inner()?),
        None => Err(no_part()),
    }
}

fn no_part() -> TableError {
    TableError::Io(io::Error::new(io::ErrorKind::NotFound, "there is no part"))
}
