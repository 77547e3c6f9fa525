//! Subjects that come as dictionaries of Python, as the JSON lines that the reader of customer files takes: it knows what
//! their keys mean.
//!
//! No value is lost on the way: what cannot be said in JSON is refused with the subject and the key, and of two keys that
//! mean one thing neither takes the other's place.

use crate::{
    failure::Failure,
    unfit::{Unfit, Why},
    values::{is_words, several, text},
};
use interdict_screening::subjects::{Field, Item, RecordError, RecordPlace};
use pyo3::{
    prelude::*,
    types::{PyBool, PyDict},
};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// So deep may dictionaries and lists stand in each other. One that holds itself would have no end.
const DEEPEST: usize = 32;
/// Methods by which rows that are no dictionaries become some: named tuples and rows of databases, rows of Spark.
const TO_DICTIONARY: &[&str] = &["_asdict", "asDict"];

/// Subjects as JSON lines.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    /// A line for each.
    pub(crate) bytes: Vec<u8>,
    /// How many they are.
    pub(crate) count: usize,
    /// What is wrong with subjects that cannot be screened, by their line. An empty object stands in their place.
    pub(crate) faults: BTreeMap<u64, RecordError>,
}

impl Lines {
    /// Takes subjects from Python, one after the other.
    pub(crate) fn of(subjects: &Bound<'_, PyAny>) -> Result<Self, Failure> {
        let table = || Failure::usage("subjects", "this is a table").with_hint("screen_table takes tables");
        let none =
            || Failure::usage("subjects", "there are none in it").with_hint("give a list of dictionaries or names");
        // Whoever goes through a frame gets the names of its columns, and not its rows.
        if subjects.getattr_opt("columns")?.is_some_and(|columns| !columns.is_callable()) {
            return Err(table());
        }
        if is_words(subjects) || subjects.is_instance_of::<PyDict>() {
            return Err(Failure::usage("subjects", "this is one subject").with_hint("give a list, or use screen"));
        }
        let mut lines = Self::default();
        if let Some(column) = several(subjects)? {
            for subject in column {
                lines.add(subject)?;
            }
            return Ok(lines);
        }
        if subjects.hasattr("__arrow_c_stream__")? || subjects.hasattr("__arrow_c_array__")? {
            return Err(table());
        }
        for subject in subjects.try_iter().map_err(|_| none())? {
            lines.add(subject?)?;
        }
        Ok(lines)
    }

    fn add(&mut self, subject: Bound<'_, PyAny>) -> Result<(), Failure> {
        self.count += 1;
        let place = format!("subject {}", self.count);
        let object = match object_of(subject) {
            Ok(Value::Object(object)) => Value::Object(object),
            // A gap in a column of names: there is nobody to screen, and this is said of it.
            Ok(Value::Null) => json!({}),
            Ok(_) => return Err(Failure::usage("subjects", format!("{place} is neither a dictionary nor a name"))),
            Err(unfit) => match unfit.code_of_record() {
                None => return Err(unfit.at(&place)),
                Some(code) => {
                    self.faults.insert(self.count as u64, RecordError { code, message: format!("{place}{unfit}") });
                    json!({})
                }
            },
        };
        serde_json::to_writer(&mut self.bytes, &object).map_err(Failure::internal)?;
        self.bytes.push(b'\n');
        Ok(())
    }
}

/// What was read from lines, with what is wrong with the subjects that have no line of their own.
pub(crate) fn with_faults(
    items: impl Iterator<Item = Item> + Send,
    faults: BTreeMap<u64, RecordError>,
) -> impl Iterator<Item = Item> + Send {
    items.map(move |mut item| {
        if let Item::Bad(bad) = &mut item
            && let RecordPlace::Line(line) = bad.locator.place
            && let Some(fault) = faults.get(&line)
        {
            bad.error = fault.clone();
        }
        item
    })
}

/// A subject as an object of JSON, if it is a dictionary or a name.
fn object_of(subject: Bound<'_, PyAny>) -> Result<Value, Unfit> {
    let subject = as_dictionary(subject)?;
    match json_within(&subject, DEEPEST)? {
        Value::String(name) if is_words(&subject) => Ok(json!({ "name": name })),
        other => Ok(other),
    }
}

/// Rows of databases and data frames are mappings without being dictionaries.
fn as_dictionary(subject: Bound<'_, PyAny>) -> PyResult<Bound<'_, PyAny>> {
    if subject.is_instance_of::<PyDict>() || is_words(&subject) {
        return Ok(subject);
    }
    for method in TO_DICTIONARY {
        if let Some(method) = subject.getattr_opt(*method)? {
            return method.call0();
        }
    }
    if !subject.hasattr("keys")? {
        return Ok(subject);
    }
    subject.py().get_type::<PyDict>().call1((subject,))
}

/// A value as JSON: dictionaries as objects, several values as one array, anything else as its text.
fn json_within(value: &Bound<'_, PyAny>, deep: usize) -> Result<Value, Unfit> {
    let Some(deeper) = deep.checked_sub(1) else { return Err(Why::Endless.into()) };
    if let Ok(object) = value.cast::<PyDict>() {
        return members(object, deeper).map(Value::Object);
    }
    if let Some(several) = several(value)? {
        let mut values = Vec::with_capacity(several.len());
        for one in several {
            match json_within(&one, deeper)? {
                // Rows of a table of values: they are values of one key all the same.
                Value::Array(more) => values.extend(more),
                one => values.push(one),
            }
        }
        return Ok(Value::Array(values));
    }
    if value.is_instance_of::<PyBool>() {
        return Ok(Value::Bool(value.is_truthy()?));
    }
    Ok(text(value)?.map_or(Value::Null, Value::String))
}

fn members(object: &Bound<'_, PyDict>, deeper: usize) -> Result<Map<String, Value>, Unfit> {
    let mut members = Map::new();
    let mut meanings: BTreeMap<String, String> = BTreeMap::new();
    for (key, member) in object {
        let Some(key) = text(&key)? else {
            if says_something(&json_within(&member, deeper)?) {
                return Err(Why::NoKey.into());
            }
            continue;
        };
        let value = json_within(&member, deeper).map_err(|unfit| unfit.under(&key))?;
        // A gap does not take the place of a value.
        if !says_something(&value) {
            members.entry(key).or_insert(value);
            continue;
        }
        if let Some(other) = meanings.insert(meaning(&key, deeper + 1 == DEEPEST), key.clone()) {
            return Err(Unfit::from(Why::Again(other)).under(&key));
        }
        members.insert(key, value);
    }
    Ok(members)
}

fn says_something(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::String(text) => !text.trim().is_empty(),
        Value::Array(values) => values.iter().any(says_something),
        _ => true,
    }
}

/// What two keys have in common that are one: their letters (`birth_date`, `birthDate`), and in a flat record the part of a
/// name, of which a name has one and the second would be passed over (`first_name`, `given_name`).
fn meaning(key: &str, is_flat: bool) -> String {
    match Field::of_header(key) {
        Some(
            part @ (Field::FirstName | Field::MiddleName | Field::Patronymic | Field::LastName | Field::SecondLastName),
        ) if is_flat => format!("{part:?}"),
        _ => {
            let letters = key.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase);
            let letters: String = letters.collect();
            if letters.is_empty() { key.to_owned() } else { letters }
        }
    }
}
