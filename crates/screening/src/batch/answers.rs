//! Outcomes as columns.
//!
//! Every record has a row, also one that could not be screened. What was found best stands in columns of its own, for
//! whoever only wants to filter; all matches stand in a list of structures beside it.

use crate::{
    Match, Outcome, Screening,
    batch::{ABOUT_KEY, TableError, TableForm},
    subjects::RecordPlace,
};
use arrow_array::{
    ArrayRef, Float64Array, ListArray, RecordBatch, StringArray, StructArray, UInt64Array,
    builder::{ListBuilder, StringBuilder},
    cast::AsArray,
};
use arrow_buffer::{NullBuffer, OffsetBuffer};
use arrow_schema::{ArrowError, DataType, Field, Fields, Schema, SchemaRef};
use arrow_select::take::take;
use std::sync::Arc;

/// Columns of answers begin so.
const PREFIX: &str = "interdict_";
const NAMES: [&str; 9] =
    ["decision", "score", "entity", "name", "lists", "programmes", "reasons", "matches", "message"];

/// Whether a column holds answers. In a file that was answered before, new answers take the place of the old ones.
pub fn is_answer_column(name: &str) -> bool {
    name.strip_prefix(PREFIX).is_some_and(|rest| NAMES.contains(&rest))
}

/// Makes batches of answers.
#[derive(Debug)]
pub struct Answers {
    schema: SchemaRef,
    /// Places of the customers' columns that are given back; without any, customers are told by place, number and name.
    kept: Option<Vec<usize>>,
    unpacked: bool,
    with_ofac: bool,
}

impl Answers {
    /// For customers with these columns, if they have columns. `about` says by what the answers were given, as JSON.
    pub fn new(form: TableForm, customers: Option<&SchemaRef>, with_ofac: bool, about: &str) -> Self {
        // Arrow files hold one dictionary a column, and each batch brings its own.
        let unpacked = form == TableForm::Arrow;
        let mut fields: Vec<Arc<Field>> = Vec::new();
        let mut metadata = customers.map(|customers| customers.metadata().clone()).unwrap_or_default();
        metadata.insert(ABOUT_KEY.to_owned(), about.to_owned());
        let kept: Option<Vec<usize>> = customers.map(|customers| {
            let kept = customers.fields().iter().enumerate().filter(|(_, field)| !is_answer_column(field.name()));
            kept.map(|(place, field)| {
                fields.push(match field.data_type() {
                    DataType::Dictionary(_, values) if unpacked => {
                        Arc::new(field.as_ref().clone().with_data_type(values.as_ref().clone()))
                    }
                    _ => Arc::clone(field),
                });
                place
            })
            .collect()
        });
        if kept.is_none() {
            fields.push(Arc::new(Field::new("place", DataType::UInt64, false)));
            fields.extend(["id", "name"].map(|name| Arc::new(Field::new(name, DataType::Utf8, true))));
        }
        let texts = DataType::new_list(DataType::Utf8, true);
        let types = [
            DataType::Utf8,
            DataType::Float64,
            DataType::Utf8,
            DataType::Utf8,
            texts.clone(),
            texts.clone(),
            texts,
            DataType::new_list(DataType::Struct(of_match(with_ofac)), true),
            DataType::Utf8,
        ];
        let named = NAMES.iter().zip(types);
        fields.extend(named.map(|(name, of)| Arc::new(Field::new(format!("{PREFIX}{name}"), of, *name != "decision"))));
        Self { schema: Arc::new(Schema::new_with_metadata(fields, metadata)), kept, unpacked, with_ofac }
    }

    /// The columns of the batches.
    pub fn schema(&self) -> &SchemaRef {
        &self.schema
    }

    /// A batch of answers beside the rows they are for, one outcome a row. Outcomes that are no record make no row and must
    /// not be among them.
    pub fn batch(&self, customers: Option<&RecordBatch>, outcomes: &[Outcome]) -> Result<RecordBatch, TableError> {
        let mut columns: Vec<ArrayRef> = Vec::with_capacity(self.schema.fields().len());
        match (&self.kept, customers) {
            (Some(kept), Some(customers)) => {
                for place in kept {
                    columns.push(self.given_back(customers.column(*place))?);
                }
            }
            _ => columns.extend(told_by(outcomes)),
        }
        let screenings = || outcomes.iter().map(screening);
        let best = || screenings().map(|screening| screening.and_then(|screening| screening.matches.first()));
        let of_best = |read: fn(&Match) -> &str| -> ArrayRef {
            Arc::new(best().map(|found| found.map(read)).collect::<StringArray>())
        };
        let lists_of_best = |read: fn(&Match) -> &[String]| text_lists(best().map(|found| found.map(read)));
        columns.push(Arc::new(outcomes.iter().map(|outcome| Some(decision(outcome))).collect::<StringArray>()));
        columns.push(Arc::new(best().map(|found| found.map(|found| found.score)).collect::<Float64Array>()));
        columns.push(of_best(|found| &found.entity));
        columns.push(of_best(|found| &found.caption));
        columns.push(lists_of_best(|found| &found.lists));
        columns.push(lists_of_best(|found| &found.programmes));
        columns.push(lists_of_best(|found| &found.reasons));
        columns.push(self.matches(&screenings().collect::<Vec<_>>())?);
        columns.push(Arc::new(outcomes.iter().map(message).collect::<StringArray>()));
        Ok(RecordBatch::try_new(Arc::clone(&self.schema), columns)?)
    }

    /// A column of the customers as it came.
    fn given_back(&self, column: &ArrayRef) -> Result<ArrayRef, ArrowError> {
        match column.as_any_dictionary_opt() {
            Some(dictionary) if self.unpacked => take(dictionary.values().as_ref(), dictionary.keys(), None),
            _ => Ok(Arc::clone(column)),
        }
    }

    /// All matches of each record, best first: an empty list for who is clear, none at all for who was not screened.
    fn matches(&self, screenings: &[Option<&Screening>]) -> Result<ArrayRef, ArrowError> {
        let all: Vec<&Match> = screenings.iter().flatten().flat_map(|screening| &screening.matches).collect();
        let texts = |read: fn(&Match) -> Option<String>| -> ArrayRef {
            Arc::new(all.iter().map(|found| read(found)).collect::<StringArray>())
        };
        let lists = |read: fn(&Match) -> &[String]| text_lists(all.iter().map(|found| Some(read(found))));
        let mut columns: Vec<ArrayRef> = vec![
            texts(|found| Some(found.entity.clone())),
            texts(|found| Some(found.caption.clone())),
            Arc::new(all.iter().map(|found| Some(found.score)).collect::<Float64Array>()),
            texts(|found| found.matched_name.as_ref().map(|name| name.text.clone())),
            lists(|found| &found.lists),
            texts(|found| found.listed_on.map(|day| day.to_string())),
            lists(|found| &found.programmes),
            lists(|found| &found.reasons),
        ];
        if self.with_ofac {
            columns.push(Arc::new(all.iter().map(|found| found.ofac.map(|ofac| ofac.score)).collect::<Float64Array>()));
            columns.push(texts(|found| found.ofac.map(|ofac| ofac.found_by.word().to_owned())));
        }
        let fields = of_match(self.with_ofac);
        let structures = StructArray::try_new(fields.clone(), columns, None)?;
        let item = Arc::new(Field::new_list_field(DataType::Struct(fields), true));
        let lengths = screenings.iter().map(|screening| screening.map_or(0, |screening| screening.matches.len()));
        let offsets = OffsetBuffer::from_lengths(lengths);
        let screened: Vec<bool> = screenings.iter().map(Option::is_some).collect();
        Ok(Arc::new(ListArray::try_new(item, offsets, Arc::new(structures), Some(NullBuffer::from(screened)))?))
    }
}

/// The members of a match.
fn of_match(with_ofac: bool) -> Fields {
    let texts = || DataType::new_list(DataType::Utf8, true);
    let mut members = vec![
        ("entity", DataType::Utf8),
        ("caption", DataType::Utf8),
        ("score", DataType::Float64),
        ("matched_name", DataType::Utf8),
        ("lists", texts()),
        ("listed_on", DataType::Utf8),
        ("programmes", texts()),
        ("reasons", texts()),
    ];
    if with_ofac {
        members.extend([("ofac_score", DataType::Float64), ("found_by", DataType::Utf8)]);
    }
    members.into_iter().map(|(name, of)| Field::new(name, of, true)).collect()
}

fn screening(outcome: &Outcome) -> Option<&Screening> {
    match outcome {
        Outcome::Screened(screening) => Some(screening),
        Outcome::Bad(_) | Outcome::Note(_) => None,
    }
}

fn decision(outcome: &Outcome) -> &'static str {
    match screening(outcome) {
        Some(screening) if screening.matches.is_empty() => "clear",
        Some(_) => "match",
        None => "not_screened",
    }
}

/// What of a record could not be used, or why it could not be screened.
fn message(outcome: &Outcome) -> Option<String> {
    match outcome {
        Outcome::Screened(screening) => (!screening.notes.is_empty()).then(|| screening.notes.join("; ")),
        Outcome::Bad(bad) => Some(format!("{}: {}", bad.error.code, bad.error.message)),
        Outcome::Note(note) => Some(note.clone()),
    }
}

/// Row or line, the customer's own number, the name: for customers that did not come in columns.
fn told_by(outcomes: &[Outcome]) -> [ArrayRef; 3] {
    let place = |outcome: &Outcome| {
        let locator = match outcome {
            Outcome::Screened(screening) => Some(&screening.locator),
            Outcome::Bad(bad) => Some(&bad.locator),
            Outcome::Note(_) => None,
        };
        let place = locator.map(|locator| &locator.place);
        place
            .map_or(0, |(RecordPlace::Row(number) | RecordPlace::Line(number) | RecordPlace::Argument(number))| *number)
    };
    let ids = outcomes.iter().map(|outcome| screening(outcome).and_then(|screening| screening.id.as_deref()));
    let names = outcomes.iter().map(|outcome| screening(outcome)?.subject.names.first().map(String::as_str));
    [
        Arc::new(outcomes.iter().map(place).collect::<UInt64Array>()),
        Arc::new(ids.collect::<StringArray>()),
        Arc::new(names.collect::<StringArray>()),
    ]
}

fn text_lists<'a>(rows: impl Iterator<Item = Option<&'a [String]>>) -> ArrayRef {
    let mut lists = ListBuilder::new(StringBuilder::new());
    for row in rows {
        for text in row.unwrap_or_default() {
            lists.values().append_value(text);
        }
        lists.append(row.is_some());
    }
    Arc::new(lists.finish())
}
