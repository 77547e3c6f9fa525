//! JSON lines: one object a line, FollowTheMoney (`schema`, `properties`) or flat, with the same keys as table headers. Answers
//! that were given as JSON lines are read too: what was screened stands in them as `subject`.

use super::{
    ColumnChoice, Field, Item, Locator, RecordPlace, ScreenedSubject,
    as_written::{again, columns_of},
    columns::field_of,
    members::{repeated_member, unused},
    record::{RecordDefaults, to_item},
    text_columns::Recorded,
};
use interdict_matching::Subject;
use serde::Deserialize;
use serde_json::{Map, Value};
use std::{io::BufRead, mem};

/// The lines of a file as subjects.
pub(crate) struct JsonLinesReader<R> {
    reader: R,
    buffer: Vec<u8>,
    file: Option<String>,
    choices: Vec<ColumnChoice>,
    defaults: RecordDefaults,
    /// Members that are columns, where columns are wanted.
    members: Vec<String>,
    /// Whether the line that was read last is an object.
    is_object: bool,
    line: u64,
    ended: bool,
}

impl<R: BufRead> JsonLinesReader<R> {
    pub(crate) fn new(reader: R, file: Option<String>, choices: Vec<ColumnChoice>, defaults: RecordDefaults) -> Self {
        Self {
            reader,
            buffer: Vec::new(),
            file,
            choices,
            defaults,
            members: Vec::new(),
            is_object: false,
            line: 0,
            ended: false,
        }
    }

    /// The same with members of each line as columns.
    pub(crate) fn with_members(mut self, members: Vec<String>) -> Self {
        self.members = members;
        self
    }

    fn item(&mut self) -> Item {
        let locator = Locator { file: self.file.clone(), place: RecordPlace::Line(self.line) };
        if let Some(place) = repeated_member(&self.buffer) {
            let message = format!("a member stands twice in one object (column {})", place.column);
            return Item::bad(locator, "record.malformed", message);
        }
        // Read whole first: so its limits (depth, size of numbers) are those within which a member that stands twice was found.
        let read = serde_json::from_slice::<Value>(&self.buffer).and_then(|value| again(&self.buffer, value));
        match read {
            Ok(Value::Object(object)) => {
                self.is_object = true;
                item_of(&object, locator, &self.choices, &self.defaults)
            }
            Ok(_) => no_object(locator),
            // The column is where it went wrong; the text itself may be personal and stays out.
            Err(error) => Item::bad(locator, "record.malformed", format!("not JSON (column {})", error.column())),
        }
    }
}

fn no_object(locator: Locator) -> Item {
    Item::bad(locator, "record.malformed", "not a JSON object")
}

fn with_defaults(mut subject: Subject, defaults: &RecordDefaults) -> Subject {
    subject.kind = subject.kind.or(defaults.kind);
    if subject.countries.is_empty() {
        subject.countries.clone_from(&defaults.countries);
    }
    subject
}

/// What was screened, in a line of an answer.
fn subject_of_answer(object: &Map<String, Value>) -> Option<Subject> {
    let subject = Subject::deserialize(object.get("subject")?).ok()?;
    (!subject.names.is_empty() || !subject.identifiers.is_empty()).then_some(subject)
}

impl<R: BufRead + Send> Recorded for JsonLinesReader<R> {
    fn take_values(&mut self) -> Vec<Option<String>> {
        if mem::take(&mut self.is_object) { columns_of(&self.buffer, &self.members) } else { Vec::new() }
    }
}

/// A subject as a line of JSON lines holds one, for who asks about somebody and not about a file. A file has members that
/// are of no use here; who asks means something by each, so that those that were not used are noted by their names. Numbers
/// are what the value says: read it as [`AsWritten`](super::AsWritten).
pub fn subject_of_json(value: &Value, locator: Locator) -> Item {
    let Value::Object(object) = value else { return no_object(locator) };
    let mut item = item_of(object, locator, &[], &RecordDefaults::default());
    if let Item::Subject(subject) = &mut item {
        subject.notes.extend(unused(object));
    }
    item
}

fn item_of(object: &Map<String, Value>, locator: Locator, choices: &[ColumnChoice], defaults: &RecordDefaults) -> Item {
    let mut fields = Vec::new();
    flatten(object, &mut fields);
    let mut values: Vec<(Field, &str)> =
        fields.iter().filter_map(|(key, value)| Some((field_of(key, choices)?, value.as_str()))).collect();
    // FollowTheMoney gives the name to show apart from the names it knows.
    if !values.iter().any(|(field, _)| field.is_name())
        && let Some((_, caption)) = fields.iter().find(|(key, _)| key == "caption")
    {
        values.push((Field::Name, caption));
    }
    if !values.iter().any(|(field, _)| field.is_name() || matches!(field, Field::Identifier(_)))
        && let Some(subject) = subject_of_answer(object)
    {
        let id = values.iter().find(|(field, _)| *field == Field::Id).map(|(_, id)| id.trim().to_owned());
        let (subject, fields) = (with_defaults(subject, defaults), fields.clone());
        return Item::Subject(Box::new(ScreenedSubject { locator, id, subject, fields, notes: Vec::new() }));
    }
    let values: Vec<(&Field, &str)> = values.iter().map(|(field, value)| (field, *value)).collect();
    to_item(locator, &values, fields.clone(), defaults)
}

/// Members as pairs of text, those of `properties` among them; several values give several pairs. Objects inside are
/// passed over: they are other parties.
fn flatten(object: &Map<String, Value>, fields: &mut Vec<(String, String)>) {
    for (key, value) in object {
        match value {
            Value::Object(properties) if key == "properties" => flatten(properties, fields),
            Value::Array(values) => fields.extend(values.iter().filter_map(text).map(|text| (key.clone(), text))),
            single => fields.extend(text(single).map(|text| (key.clone(), text))),
        }
    }
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

impl<R: BufRead> Iterator for JsonLinesReader<R> {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        while !self.ended {
            self.is_object = false;
            self.buffer.clear();
            self.line += 1;
            match self.reader.read_until(b'\n', &mut self.buffer) {
                Ok(0) => self.ended = true,
                Ok(_) if self.buffer.trim_ascii().is_empty() => {}
                Ok(_) => return Some(self.item()),
                Err(error) => {
                    self.ended = true;
                    let locator = Locator { file: self.file.clone(), place: RecordPlace::Line(self.line) };
                    let message = format!("reading stopped here, the rest was not screened: {error}");
                    return Some(Item::bad(locator, "record.unreadable", message));
                }
            }
        }
        None
    }
}
