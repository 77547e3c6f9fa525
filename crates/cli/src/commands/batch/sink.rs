//! Outcomes into parts, in the order of the customers.

use super::{Form, parts::Parts};
use crate::{
    arguments::OutputFormat,
    failure::Failure,
    output::{self, About, Tally},
    recording::{noted, unwritable},
};
use interdict_screening::{
    Outcome,
    batch::{Answers, Encoder},
    subjects::Table,
};
use interdict_store::{Recorder, RowMaker};
use std::{fs::File, io::BufWriter, mem};

/// Outcomes that are written at once.
const AT_ONCE: usize = 4096;

/// Takes outcomes and writes parts.
pub(super) struct Sink<'a> {
    parts: Parts,
    part_records: u64,
    form: Form,
    about: &'a dyn Fn() -> About<'a>,
    /// How answers are laid out in columns, and the customers' columns if they came in such.
    answers: Option<Answers>,
    table: Option<Table>,
    waiting: Vec<Outcome>,
    open: Option<Open>,
    /// Of the part that is being written.
    tally: Tally,
    /// If a receipt is to be left, what makes its rows, and the file of those of the part that is being written.
    rows: Option<RowMaker>,
    recorder: Option<Recorder<BufWriter<File>>>,
}

/// A part that is being written.
enum Open {
    Text(BufWriter<File>),
    Columns(Encoder<BufWriter<File>>),
}

impl<'a> Sink<'a> {
    pub(super) fn new(
        parts: Parts,
        part_records: u64,
        form: Form,
        about: &'a dyn Fn() -> About<'a>,
        answers: Option<Answers>,
        table: Option<Table>,
    ) -> Self {
        let waiting = Vec::with_capacity(AT_ONCE);
        let before = parts.tally().records().cast_signed();
        let rows = parts.receipt().map(|receipt| RowMaker::new(receipt.subjects, before));
        Self {
            parts,
            part_records,
            form,
            about,
            answers,
            table,
            waiting,
            open: None,
            tally: Tally::default(),
            rows,
            recorder: None,
        }
    }

    /// Takes an outcome. What concerns no record is none of the answers.
    pub(super) fn take(&mut self, outcome: Outcome) -> Result<(), Failure> {
        if matches!(outcome, Outcome::Note(_)) {
            return Ok(());
        }
        self.tally.count(&outcome);
        self.note(&outcome)?;
        self.waiting.push(outcome);
        let part_is_full = self.tally.records() == self.part_records;
        if part_is_full || self.waiting.len() == AT_ONCE {
            self.write()?;
        }
        if part_is_full { self.close() } else { Ok(()) }
    }

    /// Sets the row of an outcome aside, if a receipt is to be left.
    fn note(&mut self, outcome: &Outcome) -> Result<(), Failure> {
        let Some(rows) = self.rows else { return Ok(()) };
        if self.recorder.is_none() {
            self.recorder = Some(Recorder::new(self.parts.create_rows()?, rows));
        }
        match (&mut self.recorder, noted(outcome)?) {
            (Some(recorder), Some(noted)) => recorder.note(noted).map_err(unwritable),
            _ => Ok(()),
        }
    }

    /// Ends the last part.
    pub(super) fn finish(mut self) -> Result<Parts, Failure> {
        self.write()?;
        self.close()?;
        Ok(self.parts)
    }

    fn write(&mut self) -> Result<(), Failure> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        let outcomes = mem::take(&mut self.waiting);
        let begins = self.open.is_none();
        let mut open = match self.open.take() {
            Some(open) => open,
            None => self.begin()?,
        };
        match &mut open {
            // The header stands once, in the first part.
            Open::Text(file) => {
                write_texts(self.form, (self.about)(), file, begins && self.parts.count() == 0, &outcomes)?;
            }
            Open::Columns(encoder) => self.write_columns(encoder, &outcomes)?,
        }
        self.open = Some(open);
        Ok(())
    }

    fn begin(&self) -> Result<Open, Failure> {
        let file = self.parts.create()?;
        Ok(match (self.form.table(), &self.answers) {
            (Some(form), Some(answers)) => Open::Columns(Encoder::new(form, answers, file)?),
            _ => Open::Text(file),
        })
    }

    fn write_columns(
        &mut self,
        encoder: &mut Encoder<BufWriter<File>>,
        mut outcomes: &[Outcome],
    ) -> Result<(), Failure> {
        let Some(answers) = &self.answers else { return Ok(()) };
        while !outcomes.is_empty() {
            let (rows, count) = match &mut self.table {
                None => (None, outcomes.len()),
                Some(table) => {
                    let rows = table.next_rows(outcomes.len()).ok_or_else(|| {
                        Failure::new("internal", "there are more answers than customers; please report this")
                    })?;
                    let count = rows.num_rows();
                    (Some(rows), count)
                }
            };
            let (now, later) = outcomes.split_at(count);
            encoder.write(&answers.batch(rows.as_ref(), now)?)?;
            outcomes = later;
        }
        Ok(())
    }

    fn close(&mut self) -> Result<(), Failure> {
        let tally = mem::take(&mut self.tally);
        let file = match self.open.take() {
            None => return Ok(()),
            Some(Open::Text(file)) => file,
            Some(Open::Columns(encoder)) => encoder.finish()?,
        };
        let recorder = self.recorder.take();
        if let (Some(rows), Some(recorder)) = (&mut self.rows, &recorder) {
            *rows = recorder.maker();
        }
        self.parts.keep(file, recorder.map(Recorder::into_inner), tally)
    }
}

fn write_texts(
    form: Form,
    about: About<'_>,
    file: &mut BufWriter<File>,
    with_header: bool,
    outcomes: &[Outcome],
) -> Result<(), Failure> {
    let format = if form == Form::CommaSeparated { OutputFormat::Csv } else { OutputFormat::Jsonl };
    let mut writer = output::writer(format, about, file);
    if with_header {
        writer.begin()?;
    }
    for outcome in outcomes {
        writer.outcome(outcome)?;
    }
    // Neither form ends with anything, but what was written so far goes to the file.
    Ok(writer.end(&Tally::default())?)
}
