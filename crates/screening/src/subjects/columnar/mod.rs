//! Parquet and Arrow files: subjects from columns, in batches of rows, so that a file of any size passes through.
//!
//! Columns are recognised by their names as those of a table are. What a table would say in texts, these files say in
//! types: a date is a date, a missing value is missing, and several values stand in a list. `cells.rs` turns them into the
//! texts that the rules for records read, so that the same customers give the same answers from every form.

mod cells;
mod reader;

pub use cells::{cell_text, has_texts};

use self::reader::ColumnarReader;
use super::{Input, Items, SourceError, TableFault};
use arrow_array::{RecordBatch, RecordBatchReader};
use arrow_ipc::reader::{FileReader, StreamReader};
use arrow_schema::{ArrowError, SchemaRef};
use parquet::{arrow::arrow_reader::ParquetRecordBatchReaderBuilder, basic::Compression};
use std::{
    fs::File,
    io::{BufReader, Read, Seek},
    sync::mpsc::Receiver,
};

/// Rows that are decoded at once.
const BATCH_ROWS: usize = 8192;

/// The columns of a file beside its subjects, for whoever wants to give them back with the answers.
#[derive(Debug)]
pub struct Table {
    /// What columns there are.
    pub schema: SchemaRef,
    /// Batches of rows in order, each sent before any of its subjects is out: who takes as many rows as there were subjects
    /// never waits, and no more is held than was read ahead.
    batches: Receiver<RecordBatch>,
    /// What is left of the last batch.
    rest: Option<RecordBatch>,
}

impl Table {
    pub(super) fn new(schema: SchemaRef, batches: Receiver<RecordBatch>) -> Self {
        Self { schema, batches, rest: None }
    }

    /// The next rows, at most so many and at least one; none behind the last.
    pub fn next_rows(&mut self, most: usize) -> Option<RecordBatch> {
        let batch = match self.rest.take() {
            Some(rest) => rest,
            None => self.batches.recv().ok()?,
        };
        if batch.num_rows() <= most {
            return Some(batch);
        }
        self.rest = Some(batch.slice(most, batch.num_rows() - most));
        Some(batch.slice(0, most))
    }
}

/// The forms, as their first bytes tell them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// `PAR1`
    Parquet,
    /// `ARROW1`: Arrow's file format, also called Feather (version 2).
    ArrowFile,
    /// Arrow's stream format, which begins with the mark of its first message.
    ArrowStream,
}

impl Form {
    /// The form of a file that begins so; 8 bytes are enough.
    pub fn of(head: &[u8]) -> Option<Self> {
        match head {
            [b'P', b'A', b'R', b'1', ..] => Some(Self::Parquet),
            [b'A', b'R', b'R', b'O', b'W', b'1', 0, 0, ..] => Some(Self::ArrowFile),
            [0xff, 0xff, 0xff, 0xff, ..] => Some(Self::ArrowStream),
            _ => None,
        }
    }

    /// In words: `a Parquet file`.
    pub fn title(self) -> &'static str {
        match self {
            Self::Parquet => "a Parquet file",
            Self::ArrowFile => "an Arrow file",
            Self::ArrowStream => "an Arrow stream",
        }
    }
}

/// Whether a source that begins so (8 bytes are enough) has its directory at its end, so that it must be a file and cannot
/// be read from a pipe.
pub fn needs_seeking(head: &[u8]) -> bool {
    matches!(Form::of(head), Some(Form::Parquet | Form::ArrowFile))
}

/// Batches as they come.
pub(super) type Batches = Box<dyn Iterator<Item = Result<RecordBatch, ArrowError>> + Send>;

/// Opens a Parquet file; also says how many rows it has.
pub(super) fn open_parquet(
    file: File,
    input: Input,
    with_columns: bool,
) -> Result<(ColumnarReader, Option<Table>, u64), SourceError> {
    let broken = |error: &dyn ToString| SourceError::Table {
        name: input.name.clone(),
        fault: TableFault::Broken { form: Form::Parquet.title(), message: error.to_string() },
    };
    let builder = ParquetRecordBatchReaderBuilder::try_new(file).map_err(|error| broken(&error))?;
    let rows = u64::try_from(builder.metadata().file_metadata().num_rows()).unwrap_or_default();
    let groups = builder.metadata().row_groups().iter();
    let in_groups = groups.fold(0_i64, |sum, group| sum.saturating_add(group.num_rows()));
    if u64::try_from(in_groups) != Ok(rows) {
        return Err(broken(&format!("it says that it has {rows} rows, and {in_groups} in its groups")));
    }
    let mut groups = builder.metadata().row_groups().iter();
    let codec = groups.find_map(|group| group.columns().iter().find_map(|column| not_read(column.compression())));
    if let Some(codec) = codec {
        return Err(SourceError::Table { name: input.name.clone(), fault: TableFault::Codec { codec } });
    }
    let batches = builder.with_batch_size(BATCH_ROWS).build().map_err(|error| broken(&error))?;
    let schema = batches.schema();
    let (reader, table) = ColumnarReader::new(Box::new(batches), schema, input, with_columns)?;
    Ok((reader, table, rows))
}

/// The name of a codec that is not read. That the columns packed with it cannot be unpacked would otherwise come out at the
/// first row, as if the file were damaged there.
fn not_read(codec: Compression) -> Option<&'static str> {
    match codec {
        Compression::BROTLI(_) => Some("Brotli"),
        Compression::LZO => Some("LZO"),
        _ => None,
    }
}

/// Opens a file in Arrow's file format.
pub(super) fn open_arrow_file(
    source: impl Read + Seek + Send + 'static,
    input: Input,
    with_columns: bool,
) -> Result<(ColumnarReader, Option<Table>), SourceError> {
    let batches = FileReader::try_new(BufReader::new(source), None)
        .map_err(|error| broken_arrow(Form::ArrowFile, &input, &error))?;
    let schema = batches.schema();
    ColumnarReader::new(Box::new(batches), schema, input, with_columns)
}

/// Opens a source in Arrow's stream format.
pub(super) fn open_arrow_stream(
    source: impl Read + Send + 'static,
    input: Input,
    with_columns: bool,
) -> Result<(ColumnarReader, Option<Table>), SourceError> {
    let batches =
        StreamReader::try_new(source, None).map_err(|error| broken_arrow(Form::ArrowStream, &input, &error))?;
    let schema = batches.schema();
    ColumnarReader::new(Box::new(batches), schema, input, with_columns)
}

/// Batches that are in memory, or come from elsewhere than a file, as subjects. Their columns have one schema, and whoever
/// has the batches has what [`Table`] would hand out.
pub fn open_batches(
    schema: SchemaRef,
    batches: impl Iterator<Item = Result<RecordBatch, ArrowError>> + Send + 'static,
    input: Input,
) -> Result<Items, SourceError> {
    let (reader, _) = ColumnarReader::new(Box::new(batches), schema, input, false)?;
    Ok(Box::new(reader))
}

fn broken_arrow(form: Form, input: &Input, error: &ArrowError) -> SourceError {
    let fault = TableFault::Broken { form: form.title(), message: error.to_string() };
    SourceError::Table { name: input.name.clone(), fault }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::subjects::{ColumnChoice, Item};
    use arrow_array::{ArrayRef, StringArray};
    use parquet::basic::{BrotliLevel, GzipLevel, ZstdLevel};
    use std::{iter, sync::Arc};

    #[test]
    fn a_codec_that_is_not_read_is_named() {
        for (codec, named) in [
            (Compression::BROTLI(BrotliLevel::default()), Some("Brotli")),
            (Compression::LZO, Some("LZO")),
            (Compression::SNAPPY, None),
            (Compression::ZSTD(ZstdLevel::default()), None),
            (Compression::GZIP(GzipLevel::default()), None),
            (Compression::LZ4_RAW, None),
            (Compression::UNCOMPRESSED, None),
        ] {
            assert_eq!(not_read(codec), named, "{codec}");
        }
        let codec = SourceError::Table { name: "a.parquet".into(), fault: TableFault::Codec { codec: "Brotli" } };
        assert_eq!(codec.code(), "input.codec");
        assert!(codec.to_string().contains("Brotli") && !codec.to_string().contains("breaks off"), "{codec}");
    }

    #[test]
    fn batches_in_memory_are_read_like_the_rows_of_a_file() {
        let names: ArrayRef = Arc::new(StringArray::from(vec![Some("Galleon Quartz"), None]));
        let batch = RecordBatch::try_from_iter([("who", names)]).unwrap();
        let open = |columns: &[&str]| {
            let columns = columns.iter().map(|choice| choice.parse::<ColumnChoice>().unwrap()).collect();
            let input = Input { columns, ..Input::default() };
            open_batches(batch.schema(), iter::once(Ok(batch.clone())), input)
        };
        let items: Vec<Item> = open(&["name=who"]).unwrap().collect();
        assert!(
            matches!(&items[..], [Item::Subject(first), Item::Bad(_)] if first.subject.names == ["Galleon Quartz"])
        );
        assert!(matches!(open(&[]), Err(SourceError::NoNameColumn { .. })));
    }
}
