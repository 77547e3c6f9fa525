//! The rows of batches as subjects.

use super::{Batches, Table, cells};
use crate::subjects::{
    Field, Input, Item, Locator, RecordPlace, SourceError, TableFault,
    columns::read_header,
    record::{RecordDefaults, to_item},
};
use arrow_array::RecordBatch;
use arrow_schema::SchemaRef;
use std::{
    borrow::Cow,
    mem,
    sync::mpsc::{Sender, channel},
};

/// The first row behind a header.
const FIRST_ROW: u64 = 2;

/// The rows of a columnar file as subjects.
pub(crate) struct ColumnarReader {
    batches: Batches,
    /// The batch that is being read, and the row in it that comes next.
    batch: Option<RecordBatch>,
    row: usize,
    /// Number of that row in the file.
    number: u64,
    /// Rows at the beginning that are not wanted.
    skipped: u64,
    columns: Vec<Column>,
    file: Option<String>,
    defaults: RecordDefaults,
    /// Where batches go for whoever wants the columns.
    sent_to: Option<Sender<RecordBatch>>,
    /// About the file as a whole, still to be said.
    notes: Vec<String>,
    other_encoding: bool,
    ended: bool,
}

struct Column {
    header: String,
    field: Option<Field>,
    has_texts: bool,
}

impl ColumnarReader {
    pub(super) fn new(
        batches: Batches,
        schema: SchemaRef,
        input: Input,
        with_columns: bool,
    ) -> Result<(Self, Option<Table>), SourceError> {
        let Input { name, file, columns: choices, defaults, .. } = input;
        let header: Vec<String> = schema.fields().iter().map(|field| field.name().trim().to_owned()).collect();
        let fields = match read_header(&header, &choices) {
            Ok(fields) => fields,
            Err(wanted) => return Err(SourceError::NoSuchColumn { name, wanted, columns: header }),
        };
        let columns: Vec<Column> = header
            .iter()
            .zip(fields)
            .zip(schema.fields())
            .map(|((header, field), of_schema)| Column {
                header: header.clone(),
                field,
                has_texts: cells::has_texts(of_schema.data_type()),
            })
            .collect();
        let names = |column: &Column| {
            column.field.as_ref().is_some_and(|field| field.is_name() || matches!(field, Field::Identifier(_)))
        };
        if !columns.iter().any(|column| names(column) && column.has_texts) {
            let other_type = columns.iter().zip(schema.fields()).find(|(column, _)| names(column));
            return Err(match other_type {
                Some((column, of_schema)) => {
                    let (column, found) = (column.header.clone(), of_schema.data_type().to_string());
                    SourceError::Table { name, fault: TableFault::ColumnType { column, found } }
                }
                None => SourceError::NoNameColumn { name, columns: header },
            });
        }
        let unread =
            columns.iter().zip(schema.fields()).filter(|(column, _)| column.field.is_some() && !column.has_texts);
        let said_of = file.as_deref().map(|file| format!("{file}: ")).unwrap_or_default();
        let notes = unread
            .map(|(column, of_schema)| {
                format!("{said_of}column `{}` is of type {}, and was not used", column.header, of_schema.data_type())
            })
            .collect();
        let (sent_to, table) = if with_columns {
            let (sent_to, batches) = channel();
            (Some(sent_to), Some(Table::new(schema, batches)))
        } else {
            (None, None)
        };
        let reader = Self {
            batches,
            batch: None,
            row: 0,
            number: FIRST_ROW,
            skipped: 0,
            columns,
            file,
            defaults,
            sent_to,
            notes,
            other_encoding: false,
            ended: false,
        };
        Ok((reader, table))
    }

    /// Passes over so many rows at the beginning. Their columns are not handed out either.
    pub(crate) fn skipping(mut self, rows: u64) -> Self {
        self.skipped = rows;
        self
    }

    fn locator(&self) -> Locator {
        Locator { file: self.file.clone(), place: RecordPlace::Row(self.number) }
    }

    /// The subject of a row, and whether something of it was not UTF-8.
    fn item(&self, batch: &RecordBatch, row: usize) -> (Item, bool) {
        let mut texts: Vec<(&Column, Cow<'_, str>)> = Vec::with_capacity(self.columns.len());
        let mut other_encoding = false;
        for (column, array) in self.columns.iter().zip(batch.columns()).filter(|(column, _)| column.has_texts) {
            cells::each_text(array.as_ref(), row, &mut |text, other| {
                other_encoding |= other;
                texts.push((column, text));
            });
        }
        let known: Vec<(&Field, &str)> =
            texts.iter().filter_map(|(column, text)| Some((column.field.as_ref()?, text.as_ref()))).collect();
        let fields = texts.iter().map(|(column, text)| (column.header.clone(), text.as_ref().to_owned())).collect();
        (to_item(self.locator(), &known, fields, &self.defaults), other_encoding)
    }

    /// Takes the next batch that has rows which are wanted. `None` is the end.
    fn next_batch(&mut self) -> Option<Result<RecordBatch, String>> {
        loop {
            let batch = match self.batches.next()? {
                Ok(batch) => batch,
                Err(error) => return Some(Err(error.to_string())),
            };
            let rows = batch.num_rows();
            let skipped = usize::try_from(self.skipped).unwrap_or(usize::MAX).min(rows);
            self.skipped -= skipped as u64;
            self.number += skipped as u64;
            if skipped < rows {
                return Some(Ok(if skipped == 0 { batch } else { batch.slice(skipped, rows - skipped) }));
            }
        }
    }
}

impl Iterator for ColumnarReader {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        if !self.notes.is_empty() {
            return Some(Item::Note(self.notes.remove(0)));
        }
        while !self.ended {
            if let Some(batch) = self.batch.as_ref().filter(|batch| self.row < batch.num_rows()) {
                let (item, other_encoding) = self.item(batch, self.row);
                self.other_encoding |= other_encoding;
                self.row += 1;
                self.number += 1;
                return Some(item);
            }
            match self.next_batch() {
                Some(Ok(batch)) => {
                    // Who does not want the columns any more has hung up.
                    if self.sent_to.as_ref().is_some_and(|sent_to| sent_to.send(batch.clone()).is_err()) {
                        self.sent_to = None;
                    }
                    self.batch = Some(batch);
                    self.row = 0;
                }
                Some(Err(error)) => {
                    self.ended = true;
                    let message = format!("reading stopped here, the rest was not screened: {error}");
                    return Some(Item::bad(self.locator(), "record.unreadable", message));
                }
                None => {
                    self.ended = true;
                    if mem::take(&mut self.other_encoding) {
                        let said_of = self.file.as_deref().map(|file| format!("{file}: ")).unwrap_or_default();
                        return Some(Item::Note(format!(
                            "{said_of}not all of it is UTF-8; the rest was read as windows-1252"
                        )));
                    }
                }
            }
        }
        None
    }
}
