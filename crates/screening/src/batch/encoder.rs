//! Batches as Parquet or Arrow.

use super::{ABOUT_KEY, Answers, TableError};
use arrow_array::RecordBatch;
use arrow_ipc::writer::FileWriter;
use parquet::{
    arrow::ArrowWriter,
    basic::{Compression, ZstdLevel},
    file::{metadata::KeyValue, properties::WriterProperties},
};
use std::io::Write;

/// A form of tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableForm {
    /// Parquet, compressed with Zstandard.
    Parquet,
    /// Arrow's file format, not compressed, so that it can be mapped into memory.
    Arrow,
}

/// Writes batches of answers. What is written so far is no file before [`Encoder::finish`].
pub struct Encoder<W: Write + Send>(Inner<W>);

enum Inner<W: Write + Send> {
    Parquet(Box<ArrowWriter<W>>),
    Arrow(Box<FileWriter<W>>),
}

impl<W: Write + Send> Encoder<W> {
    /// Begins a file. Parquet holds one group of rows in memory: parts of about a hundred thousand rows become one group
    /// each.
    pub fn new(form: TableForm, answers: &Answers, out: W) -> Result<Self, TableError> {
        let schema = answers.schema();
        Ok(Self(match form {
            TableForm::Parquet => {
                // Readers that know nothing of Arrow find it beside the schema.
                let about = schema.metadata().get(ABOUT_KEY).cloned();
                let properties = WriterProperties::builder()
                    .set_compression(Compression::ZSTD(ZstdLevel::default()))
                    .set_key_value_metadata(Some(vec![KeyValue::new(ABOUT_KEY.to_owned(), about)]))
                    .build();
                Inner::Parquet(Box::new(ArrowWriter::try_new(out, schema.clone(), Some(properties))?))
            }
            TableForm::Arrow => Inner::Arrow(Box::new(FileWriter::try_new(out, schema)?)),
        }))
    }

    /// Writes a batch.
    pub fn write(&mut self, batch: &RecordBatch) -> Result<(), TableError> {
        match &mut self.0 {
            Inner::Parquet(writer) => writer.write(batch)?,
            Inner::Arrow(writer) => writer.write(batch)?,
        }
        Ok(())
    }

    /// Ends the group of rows that Parquet holds in memory: for who writes a file of any size in one go.
    pub fn end_group(&mut self) -> Result<(), TableError> {
        if let Inner::Parquet(writer) = &mut self.0 {
            writer.flush()?;
        }
        Ok(())
    }

    /// Writes what a file ends with, and gives the writer back.
    pub fn finish(self) -> Result<W, TableError> {
        Ok(match self.0 {
            Inner::Parquet(writer) => writer.into_inner()?,
            Inner::Arrow(writer) => writer.into_inner()?,
        })
    }
}
