//! Tables in, tables out, through Arrow's C stream interface.
//!
//! What comes in is whatever has `__arrow_c_stream__` or `__arrow_c_array__`; what goes out has the former. Nothing is
//! copied on the way: the columns of the customers are handed on as they came, and the answer stands beside them as in the
//! files of `interdict screen --out`. The stream is pulled: nothing is screened before its answer is asked for.

use crate::{
    failure::{ANSWERS_A_LOOK, Failure, guarded, look_for_signals, work},
    leaves::{LEAVES, Leaves},
    lists::Lists,
    options::threads_for,
    values::written,
};
use arrow_array::{
    ArrayRef, RecordBatch, RecordBatchIterator, RecordBatchReader,
    builder::{ListBuilder, StringBuilder},
    ffi::FFI_ArrowSchema,
    ffi_stream::{ArrowArrayStreamReader, FFI_ArrowArrayStream},
};
use arrow_pyarrow::{FromPyArrow, IntoPyArrow as _, Table};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use interdict_screening::{
    Outcome, Settings,
    batch::{Answers, TableError, TableForm},
    layouts::About,
    subjects::{ColumnChoice, Input, Item, open_batches},
};
use pyo3::{prelude::*, types::PyCapsule};
use std::{
    iter,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// So many rows are screened at once: what is held besides the table itself does not grow with it.
const ROWS_AT_ONCE: usize = 16_384;
/// The column of explanations, if they are asked for.
const EXPLANATIONS: &str = "interdict_explanations";

/// A table as it comes from Python.
pub(crate) type Source = Box<dyn RecordBatchReader + Send>;

/// Takes a table from Python.
pub(crate) fn source(table: &Bound<'_, PyAny>) -> Result<Source, Failure> {
    let broken = |error: PyErr| Failure::new("input.broken", format!("table: cannot be taken over: {error}"));
    if table.hasattr("__arrow_c_stream__")? {
        // A series of polars or pandas has the interface, too, and no name for what it holds.
        if !table.hasattr("columns")? && table.hasattr("to_frame")? {
            return Err(Failure::new(
                "input.no_table",
                "table: this is one column, and a table has columns with names",
            )
            .with_hint("to_frame() makes a table of it; screen_many takes columns of names"));
        }
        let stream = ArrowArrayStreamReader::from_pyarrow_bound(table).map_err(broken)?;
        return match without_nulls_of_polars(table, &stream.schema())? {
            Some(table) => Ok(Box::new(ArrowArrayStreamReader::from_pyarrow_bound(&table).map_err(broken)?)),
            None => Ok(Box::new(stream)),
        };
    }
    if table.hasattr("__arrow_c_array__")? {
        let batch = RecordBatch::from_pyarrow_bound(table).map_err(broken)?;
        let schema = batch.schema();
        return Ok(Box::new(RecordBatchIterator::new([Ok(batch)], schema)));
    }
    Err(Failure::new("input.no_table", "table: it has neither __arrow_c_stream__ nor __arrow_c_array__")
        .with_hint("give a table of pyarrow, polars, duckdb or pandas (with pyarrow); collect a lazy frame first"))
}

/// The table of pyarrow in place of a frame of polars that has columns without any value (`Null`, also inside of others).
/// To these polars gives a buffer that they do not have by the C data interface, which pyarrow is not troubled by
/// (<https://github.com/pola-rs/polars/issues/22934>). None if there is nothing to be replaced.
fn without_nulls_of_polars<'py>(
    table: &Bound<'py, PyAny>,
    schema: &SchemaRef,
) -> Result<Option<Bound<'py, PyAny>>, Failure> {
    let of_polars = table.get_type().module()?.extract::<String>()?.starts_with("polars");
    if !of_polars || !schema.flattened_fields().iter().any(|field| *field.data_type() == DataType::Null) {
        return Ok(None);
    }
    table.call_method0("to_arrow").map(Some).map_err(|error| {
        let message = format!("table: columns without any value cannot be taken over from polars: {error}");
        Failure::new("input.broken", message)
            .with_hint("install pyarrow, or give them a type: frame.cast({polars.Null: polars.String})")
    })
}

/// The rows of a table with their answers beside them: a stream that is screened as it is read.
///
/// It has Arrow's C stream interface, so that polars.DataFrame(answers), pyarrow.table(answers), duckdb and pandas take
/// it as it is. It can be read once. What goes wrong on the way is an error of whoever reads it.
#[pyclass(frozen, module = "interdict", name = "Answers")]
pub(crate) struct TableAnswers {
    stream: Mutex<Option<AnswerStream>>,
    /// Also when the stream was handed over.
    schema: SchemaRef,
    notes: Vec<String>,
}

impl TableAnswers {
    /// Checks what can be checked before the first row is screened.
    pub(crate) fn new(
        lists: Arc<Lists>,
        source: Source,
        columns: Vec<ColumnChoice>,
        settings: Settings,
        threads: usize,
        leaves: Option<Leaves>,
    ) -> Result<Self, Failure> {
        let stream = AnswerStream::new(lists, source, columns, settings, threads, leaves)?;
        // A table without rows: what remains to be said is about its columns.
        let empty = open_batches(Arc::clone(&stream.kept_schema), iter::empty(), stream.input.clone())?;
        let notes = empty.filter_map(|item| match item {
            Item::Note(note) => Some(note),
            Item::Subject(_) | Item::Bad(_) => None,
        });
        let notes = notes.collect();
        let schema = Arc::clone(&stream.schema);
        Ok(Self { stream: Mutex::new(Some(stream)), schema, notes })
    }

    fn held(&self) -> MutexGuard<'_, Option<AnswerStream>> {
        self.stream.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn taken(&self) -> Result<AnswerStream, Failure> {
        self.held().take().ok_or_else(|| {
            Failure::new("input.used_up", "the answers were read already")
                .with_hint("keep them in a table: answers.to_pyarrow()")
        })
    }
}

#[pymethods]
impl TableAnswers {
    /// The columns, those of the table first.
    #[getter]
    fn columns(&self) -> Vec<String> {
        self.schema.fields().iter().map(|field| field.name().clone()).collect()
    }

    /// What is to be said of the table as a whole, such as columns that could not be used.
    #[getter]
    fn notes(&self) -> Vec<String> {
        self.notes.clone()
    }

    /// What columns the answers have, without beginning to read them: duckdb asks for it first.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        let schema = FFI_ArrowSchema::try_from(&*self.schema);
        let schema = schema.map_err(|error| Failure::from(TableError::from(error)))?;
        PyCapsule::new_with_value(py, schema, c"arrow_schema")
    }

    /// Hands the stream over. Another schema than that of the stream cannot be asked for, and is not looked at.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        let stream = self.taken()?;
        PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(Box::new(stream)), c"arrow_array_stream")
    }

    /// All answers as a table of pyarrow.
    fn to_pyarrow<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let mut stream = self.taken()?;
        // All are made before pyarrow sees them: it pulls without the interpreter's lock, and below a call from here nobody
        // could tell.
        let table = work(py, || {
            let mut batches = Vec::new();
            while let Some(batch) = stream.pull(look_for_signals)? {
                batches.push(batch);
            }
            Ok(Table::try_new(batches, Arc::clone(&stream.schema)).map_err(TableError::from)?)
        })?;
        table.into_pyarrow(py)
    }

    fn __repr__(&self) -> String {
        let state = if self.held().is_some() { "not read yet" } else { "read" };
        format!("<interdict.Answers: {}; {state}>", self.columns().join(", "))
    }
}

/// Batches with answers, made as they are pulled.
struct AnswerStream {
    lists: Arc<Lists>,
    source: Source,
    settings: Settings,
    threads: usize,
    input: Input,
    /// Places of the columns that are taken over: all but those of earlier explanations and leaves.
    kept: Vec<usize>,
    kept_schema: SchemaRef,
    layout: Answers,
    /// How leaves are made, and which of the columns that are taken over tells their rows apart.
    leaves: Option<(Leaves, usize)>,
    /// The columns of the layout, and behind them explanations and leaves if they are asked for.
    schema: SchemaRef,
    /// What is left of a batch that has more rows than are screened at once.
    waiting: Option<RecordBatch>,
    ended: bool,
}

impl AnswerStream {
    fn new(
        lists: Arc<Lists>,
        source: Source,
        columns: Vec<ColumnChoice>,
        settings: Settings,
        threads: usize,
        leaves: Option<Leaves>,
    ) -> Result<Self, Failure> {
        let given = source.schema();
        let kept: Vec<usize> = given
            .fields()
            .iter()
            .enumerate()
            .filter(|(_, field)| ![EXPLANATIONS, LEAVES].contains(&field.name().as_str()))
            .map(|(at, _)| at)
            .collect();
        let kept_schema = Arc::new(given.project(&kept).map_err(TableError::from)?);
        let about = About { settings: &settings, editions: lists.engine.editions() }.described();
        // The form of Parquet keeps dictionaries: here every batch may bring its own, too.
        let layout = Answers::new(TableForm::Parquet, Some(&kept_schema), settings.ofac_minimum.is_some(), &about);
        let leaves = leaves.map(|leaves| leaves.place_in(&kept_schema).map(|at| (leaves, at))).transpose()?;
        let schema = with_more(layout.schema(), settings.explain, leaves.is_some());
        let input = Input { name: "table".to_owned(), columns, ..Input::default() };
        Ok(Self {
            lists,
            source,
            settings,
            threads,
            input,
            kept,
            kept_schema,
            layout,
            leaves,
            schema,
            waiting: None,
            ended: false,
        })
    }

    /// The next rows, at most so many as are screened at once; none behind the last.
    fn next_rows(&mut self) -> Result<Option<RecordBatch>, Failure> {
        let batch = loop {
            if let Some(waiting) = self.waiting.take() {
                break waiting;
            }
            match self.source.next() {
                None => return Ok(None),
                Some(Ok(batch)) if batch.num_rows() == 0 => {}
                Some(Ok(batch)) => break batch.project(&self.kept).map_err(TableError::from)?,
                Some(Err(error)) => {
                    return Err(Failure::new("input.broken", format!("table: reading stopped here: {error}"))
                        .with_hint("answers before this row are whole; those behind it were not screened"));
                }
            }
        };
        if batch.num_rows() <= ROWS_AT_ONCE {
            return Ok(Some(batch));
        }
        self.waiting = Some(batch.slice(ROWS_AT_ONCE, batch.num_rows() - ROWS_AT_ONCE));
        Ok(Some(batch.slice(0, ROWS_AT_ONCE)))
    }

    /// Screens the next rows. What is asked between answers may end it.
    fn pull(&mut self, between: fn() -> Result<(), Failure>) -> Result<Option<RecordBatch>, Failure> {
        let Some(rows) = self.next_rows()? else { return Ok(None) };
        let items = open_batches(Arc::clone(&self.kept_schema), iter::once(Ok(rows.clone())), self.input.clone())?;
        let threads = threads_for(rows.num_rows(), self.threads);
        let mut outcomes = Vec::with_capacity(rows.num_rows());
        self.lists.engine.screen_all(items, &self.settings, threads, |outcome| -> Result<(), Failure> {
            if !matches!(outcome, Outcome::Note(_)) {
                outcomes.push(outcome);
            }
            if outcomes.len().is_multiple_of(ANSWERS_A_LOOK) {
                between()?;
            }
            Ok(())
        })?;
        if outcomes.len() != rows.num_rows() {
            return Err(Failure::internal(format!("{} rows and {} answers", rows.num_rows(), outcomes.len())));
        }
        let answers = self.layout.batch(Some(&rows), &outcomes)?;
        let mut columns = answers.columns().to_vec();
        if self.settings.explain {
            columns.push(explanations(&outcomes)?);
        }
        if let Some((leaves, at)) = &self.leaves {
            columns.push(leaves.of(rows.column(*at).as_ref(), &outcomes)?);
        }
        Ok(Some(RecordBatch::try_new(Arc::clone(&self.schema), columns).map_err(TableError::from)?))
    }
}

impl Iterator for AnswerStream {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        // Ctrl-C is for Python to raise, once the reader is back there: here it would become an error of the reader's kind.
        let mut pull = || guarded(|| self.pull(|| Ok(())));
        // Some readers pull with the interpreter's lock in their hands. The table may come from Python and need it, and
        // other threads want to go on: so it is given away for as long as this takes.
        let pulled = Python::try_attach(|py| py.detach(&mut pull)).unwrap_or_else(pull);
        match pulled {
            Ok(Some(batch)) => Some(Ok(batch)),
            Ok(None) => {
                self.ended = true;
                None
            }
            Err(failure) => {
                self.ended = true;
                // Messages cross as texts that end with a zero byte.
                Some(Err(ArrowError::ExternalError(failure.to_string().replace('\0', " ").into())))
            }
        }
    }
}

impl RecordBatchReader for AnswerStream {
    fn schema(&self) -> SchemaRef {
        Arc::clone(&self.schema)
    }
}

/// The columns of answers, and behind them one of explanations and one of leaves.
fn with_more(answers: &SchemaRef, explain: bool, leaves: bool) -> SchemaRef {
    let mut fields = answers.fields().to_vec();
    if explain {
        fields.push(Arc::new(Field::new(EXPLANATIONS, DataType::new_list(DataType::Utf8, true), true)));
    }
    if leaves {
        fields.push(Arc::new(Field::new(LEAVES, DataType::Utf8, false)));
    }
    Arc::new(Schema::new_with_metadata(fields, answers.metadata().clone()))
}

/// A JSON text for each match of each row; none at all for a row that was not screened.
fn explanations(outcomes: &[Outcome]) -> Result<ArrayRef, Failure> {
    let mut lists = ListBuilder::new(StringBuilder::new());
    for outcome in outcomes {
        let Outcome::Screened(screening) = outcome else {
            lists.append(false);
            continue;
        };
        for found in &screening.matches {
            lists.values().append_option(found.explanation.as_ref().map(written).transpose()?);
        }
        lists.append(true);
    }
    Ok(Arc::new(lists.finish()))
}
