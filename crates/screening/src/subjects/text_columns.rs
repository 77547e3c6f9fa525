//! The columns of customers that come as text: a row for every record, as texts, so that they stand beside the answers as
//! those of a Parquet file do.
//!
//! A table has its headers. Of JSON lines the members are those of the first megabyte, in the order in which they come up;
//! what later lines have beside them stands in one more column, as JSON. So no file is read twice or held in memory.

use super::{Item, Items, Locator, RecordPlace, Table};
use arrow_array::{
    ArrayRef, RecordBatch,
    builder::{StringBuilder, UInt64Builder},
};
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use serde::{
    Deserialize, Deserializer,
    de::{IgnoredAny, MapAccess, Visitor},
};
use std::{
    collections::{HashSet, VecDeque},
    fmt,
    sync::{
        Arc,
        mpsc::{Sender, channel},
    },
};

/// Rows that are put together at once.
const BATCH_ROWS: usize = 1024;
/// More members of JSON lines are no columns of their own.
const MOST_MEMBERS: usize = 500;
/// Row or line of a record: texts have no other way back to where it stood.
const PLACE: &str = "interdict_place";
/// What JSON lines have beside the members that are columns.
const OTHERS: &str = "other_members";

/// A reader of texts that can say what stood in the columns of a record.
pub(super) trait Recorded: Iterator<Item = Item> + Send {
    /// What the record that came last has in each column; nothing where it could not be taken apart.
    fn take_values(&mut self) -> Vec<Option<String>>;
}

/// The records of a reader with these columns, and the columns for whoever wants to give them back. So many records at the
/// beginning are passed over, in both.
pub(super) fn with_columns(reader: impl Recorded + 'static, headers: &[String], skip: u64) -> (Items, Table) {
    let place = Field::new(PLACE, DataType::UInt64, true);
    let texts = column_names(headers).into_iter().map(|name| Field::new(name, DataType::Utf8, true));
    let schema: SchemaRef = Arc::new(Schema::new(std::iter::once(place).chain(texts).collect::<Vec<_>>()));
    let (sent_to, batches) = channel();
    let table = Table::new(Arc::clone(&schema), batches);
    let records = Records { reader, schema, sent_to: Some(sent_to), skipped: skip, ready: VecDeque::new() };
    (Box::new(records), table)
}

/// Headers as names of columns: none is empty, and none stands twice.
fn column_names(headers: &[String]) -> Vec<String> {
    let mut taken: HashSet<String> = HashSet::from([PLACE.to_owned()]);
    let name = |(place, header): (usize, &String)| {
        let wanted = if header.is_empty() { format!("column_{}", place + 1) } else { header.clone() };
        let numbered = (2..).map(|number| format!("{wanted}_{number}"));
        let mut names = std::iter::once(wanted.clone()).chain(numbered);
        names.find(|name| taken.insert(name.clone())).unwrap_or_default()
    };
    headers.iter().enumerate().map(name).collect()
}

struct Records<R> {
    reader: R,
    schema: SchemaRef,
    /// None if nobody wants the columns any more.
    sent_to: Option<Sender<RecordBatch>>,
    /// Records at the beginning that are not wanted.
    skipped: u64,
    /// Items of which the rows were sent.
    ready: VecDeque<Item>,
}

impl<R: Recorded> Iterator for Records<R> {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        if self.ready.is_empty() {
            self.read_on();
        }
        self.ready.pop_front()
    }
}

impl<R: Recorded> Records<R> {
    /// Reads the next records and sends their rows.
    fn read_on(&mut self) {
        let mut places = UInt64Builder::new();
        let mut texts: Vec<StringBuilder> = self.schema.fields().iter().skip(1).map(|_| StringBuilder::new()).collect();
        let mut rows = 0;
        while rows < BATCH_ROWS
            && let Some(item) = self.reader.next()
        {
            let place = match &item {
                Item::Subject(subject) => Some(number_of(&subject.locator)),
                Item::Bad(bad) => Some(number_of(&bad.locator)),
                Item::Note(_) => None,
            };
            let Some(place) = place else {
                self.ready.push_back(item);
                continue;
            };
            if self.skipped > 0 {
                self.skipped -= 1;
                continue;
            }
            places.append_value(place);
            let mut values = self.reader.take_values().into_iter();
            for column in &mut texts {
                column.append_option(values.next().flatten());
            }
            rows += 1;
            self.ready.push_back(item);
        }
        if rows == 0 {
            return;
        }
        let texts = texts.iter_mut().map(|column| Arc::new(column.finish()) as ArrayRef);
        let columns = std::iter::once(Arc::new(places.finish()) as ArrayRef).chain(texts).collect();
        let batch = RecordBatch::try_new(Arc::clone(&self.schema), columns);
        // Who does not want the columns any more has hung up.
        let sent = |sent_to: &Sender<RecordBatch>| batch.is_ok_and(|batch| sent_to.send(batch).is_ok());
        let is_wanted = self.sent_to.as_ref().is_some_and(sent);
        if !is_wanted {
            self.sent_to = None;
        }
    }
}

fn number_of(locator: &Locator) -> u64 {
    let (RecordPlace::Row(number) | RecordPlace::Line(number) | RecordPlace::Argument(number)) = locator.place;
    number
}

/// The columns of JSON lines.
pub(super) struct Members {
    /// Members that are columns of their own.
    pub(super) names: Vec<String>,
    /// The same and, where lines may have others, the column for these.
    pub(super) headers: Vec<String>,
}

impl Members {
    /// The members of the lines with which a source begins. Whether that is all of it is said with it.
    pub(super) fn of(beginning: &[u8], is_whole: bool) -> Self {
        let (mut names, mut known): (Vec<String>, HashSet<String>) = (Vec::new(), HashSet::new());
        // The last line may be cut off; what cannot be read has no members.
        for line in beginning.split(|byte| *byte == b'\n') {
            let Ok(Keys(keys)) = serde_json::from_slice::<Keys>(line) else { continue };
            names.extend(keys.into_iter().filter(|key| known.insert(key.clone())));
        }
        let has_others = !is_whole || names.is_empty() || names.len() > MOST_MEMBERS;
        names.truncate(MOST_MEMBERS);
        let others = has_others.then(|| OTHERS.to_owned());
        let headers = names.iter().cloned().chain(others).collect();
        Self { names, headers }
    }
}

/// The names of an object's members in their order.
struct Keys(Vec<String>);

impl<'de> Deserialize<'de> for Keys {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(KeysVisitor)
    }
}

struct KeysVisitor;

impl<'de> Visitor<'de> for KeysVisitor {
    type Value = Keys;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Keys, A::Error> {
        let mut keys = Vec::new();
        while let Some((key, IgnoredAny)) = members.next_entry::<String, IgnoredAny>()? {
            keys.push(key);
        }
        Ok(Keys(keys))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_has_a_name_of_its_own() {
        let headers = ["name", "", "name", "name_2", "interdict_place", "name"].map(str::to_owned);
        let expected = ["name", "column_2", "name_2", "name_2_2", "interdict_place_2", "name_3"];
        assert_eq!(column_names(&headers), expected);
    }

    #[test]
    fn members_stand_in_the_order_in_which_they_come_up() {
        let lines = b"{\"z\":1,\"name\":\"A\"}\nno object\n{\"name\":\"B\",\"a\":{\"b\":[1]}}\n{\"cut\":";
        assert_eq!(Members::of(lines, true).headers, ["z", "name", "a"]);
        assert_eq!(Members::of(lines, false).headers, ["z", "name", "a", "other_members"]);
        assert_eq!(Members::of(b"", true).headers, ["other_members"]);
        let many: Vec<String> = (0..600).map(|number| format!("\"m{number}\":1")).collect();
        let many = Members::of(format!("{{{}}}", many.join(",")).as_bytes(), true);
        assert_eq!((many.names.len(), many.headers.len()), (500, 501));
    }
}
