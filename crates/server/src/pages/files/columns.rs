//! What a file is understood to be before it is screened: its columns, and its first records as they will be screened.

use crate::{
    Problem,
    pages::{
        ProblemView,
        words::{country_in_words, identifier_in_words},
    },
};
use axum::{extract::Multipart, http::StatusCode};
use interdict_screening::subjects::{
    ColumnChoice, ColumnarForm, CustomerFile, Field, Input, Item, Opening, ScreenedSubject, SourceError, Table,
};
use std::io::{Cursor, Seek as _, Write as _};

/// So much of a file tells its columns.
const HEAD: usize = 64 * 1024;
/// Parquet and Arrow are needed whole, and looked into up to this size. `app.js` knows the number too.
const WHOLE: usize = 16 * 1024 * 1024;
/// So many records are shown as they are understood.
const RECORDS: usize = 3;

/// A column.
pub(super) struct ColumnRow {
    pub(super) header: String,
    /// What it holds; empty if it is not used.
    pub(super) holds: String,
    pub(super) example: String,
}

/// A record as it will be screened.
pub(super) struct RecordRow {
    pub(super) place: String,
    pub(super) names: String,
    /// Birth dates, countries, numbers, kind.
    pub(super) beside: String,
    pub(super) notes: Vec<String>,
}

/// What is known of the file.
pub(super) struct ColumnsView {
    pub(super) file: String,
    pub(super) problem: Option<ProblemView>,
    /// Empty for a file that is no table.
    pub(super) columns: Vec<ColumnRow>,
    pub(super) records: Vec<RecordRow>,
    /// Records of the beginning that cannot be screened.
    pub(super) bad: Vec<String>,
}

/// The file of a form as far as it tells its columns.
#[derive(Debug, Default)]
pub(super) struct Head {
    /// What it is called.
    name: String,
    /// Its beginning, or all of it where that is needed.
    bytes: Vec<u8>,
    /// Whether there is more of it.
    cut: bool,
    /// Columns that the user names.
    choices: Vec<ColumnChoice>,
}

/// Takes the beginning of the file of a form. The rest is passed over.
pub(super) async fn head_of(mut sent: Multipart) -> Result<Head, Problem> {
    let broken = || Problem::bad_request("the form is cut off or not well formed");
    let mut head = Head::default();
    while let Some(mut field) = sent.next_field().await.map_err(|_| broken())? {
        let kind = field.name().unwrap_or_default().to_owned();
        if kind == "column" {
            let text = field.text().await.map_err(|_| broken())?;
            if !text.trim().is_empty() {
                let choice = text
                    .trim()
                    .parse::<ColumnChoice>()
                    .map_err(|_| Problem::bad_request("column: write FIELD=HEADER, for example name=Kunde"))?;
                head.choices.push(choice);
            }
        } else if kind == "file" {
            field.file_name().unwrap_or_default().clone_into(&mut head.name);
            while let Some(bytes) = field.chunk().await.map_err(|_| broken())? {
                let held = head.bytes.len();
                let most = if has_columns(if held == 0 { &bytes[..] } else { &head.bytes[..] }) { WHOLE } else { HEAD };
                let room = most.saturating_sub(held).min(bytes.len());
                head.bytes.extend_from_slice(&bytes[..room]);
                head.cut |= room < bytes.len();
            }
        }
    }
    if head.name.is_empty() && head.bytes.is_empty() {
        return Err(Problem::bad_request("no file was chosen"));
    }
    Ok(head)
}

impl ColumnsView {
    /// Reads the beginning of a file.
    pub(super) fn of(head: Head) -> Self {
        let Head { name, bytes: mut head, cut, choices } = head;
        let mut view =
            Self { file: name.clone(), problem: None, columns: Vec::new(), records: Vec::new(), bad: Vec::new() };
        let whole = has_columns(&head);
        if whole && cut {
            view.problem = Some(too_large().into());
            return view;
        }
        // A record that was cut in the middle is not one that is wrong.
        if !whole
            && head.len() >= HEAD
            && let Some(end) = head.iter().rposition(|byte| *byte == b'\n')
        {
            head.truncate(end + 1);
        }
        let input = Input { name, columns: choices.clone(), ..Input::default() };
        let CustomerFile { items, table, .. } = match opened(head, whole, input) {
            Ok(file) => file,
            Err(problem) => {
                view.problem = Some(problem.into());
                return view;
            }
        };
        // Text shows its columns in each record.
        let headers = table.as_ref().filter(|_| whole).map(headers_of);
        for item in items.take(RECORDS * 4) {
            match item {
                Item::Subject(subject) if view.records.len() < RECORDS => {
                    view.add(&subject, headers.as_deref(), &choices);
                }
                Item::Bad(bad) => view.bad.push(format!("{}: {}", bad.locator, bad.error.message)),
                Item::Subject(_) | Item::Note(_) => {}
            }
        }
        view
    }

    /// `headers` are all that the file has, where a record may lack some.
    fn add(&mut self, record: &ScreenedSubject, headers: Option<&[String]>, choices: &[ColumnChoice]) {
        if self.columns.is_empty() {
            let fields = &record.fields;
            self.columns = match headers {
                None => fields.iter().map(|(header, value)| column(header, value, choices)).collect(),
                Some(headers) => {
                    let of = |header: &String| {
                        let held = fields.iter().filter(|(of, _)| of == header);
                        let values: Vec<&str> = held.map(|(_, value)| value.as_str()).collect();
                        column(header, &values.join("; "), choices)
                    };
                    headers.iter().map(of).collect()
                }
            };
        }
        let subject = &record.subject;
        let mut beside: Vec<String> = subject.births.iter().map(|born| format!("born {born}")).collect();
        beside.extend(subject.countries.iter().map(country_in_words));
        let numbers = subject.identifiers.iter();
        beside.extend(numbers.map(|held| format!("{} {}", identifier_in_words(&held.kind), held.value)));
        self.records.push(RecordRow {
            place: record.locator.place.to_string(),
            names: subject.names.join("; "),
            beside: beside.join(", "),
            notes: record.notes.clone(),
        });
    }
}

fn has_columns(head: &[u8]) -> bool {
    ColumnarForm::of(head).is_some()
}

/// Opens the beginning of a file, or the whole file. Its own columns are handed out with it.
fn opened(bytes: Vec<u8>, whole: bool, input: Input) -> Result<CustomerFile, Problem> {
    let opening = Opening { skip: 0, with_columns: true };
    let opened = if whole {
        let on_disk = |source| SourceError::Io { name: input.name.clone(), source };
        let spooled = tempfile::tempfile().and_then(|mut file| {
            file.write_all(&bytes)?;
            file.rewind()?;
            Ok(file)
        });
        CustomerFile::open(spooled.map_err(on_disk)?, input, opening)
    } else {
        CustomerFile::stream(Cursor::new(bytes), input, opening)
    };
    opened.map_err(|error| {
        let no_name = matches!(error, SourceError::NoNameColumn { .. });
        let problem = Problem::from(error);
        // The hint of the command line would not help here.
        if no_name {
            problem.with_hint("say under “Choices” which column holds the name: name=HEADER")
        } else {
            problem
        }
    })
}

fn too_large() -> Problem {
    let detail = "the file is too large to be looked into before it is screened";
    Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "request.too_large", detail)
        .with_hint("“Screen it” takes it all the same, and says if there is no column for names")
}

fn headers_of(table: &Table) -> Vec<String> {
    table.schema.fields().iter().map(|field| field.name().trim().to_owned()).collect()
}

fn column(header: &str, value: &str, choices: &[ColumnChoice]) -> ColumnRow {
    let chosen = choices.iter().find(|choice| choice.header.eq_ignore_ascii_case(header.trim()));
    let field = chosen.map(|choice| choice.field.clone()).or_else(|| Field::of_header(header));
    let holds = field.map(|field| in_words(&field)).unwrap_or_default();
    ColumnRow { header: header.to_owned(), holds, example: value.to_owned() }
}

fn in_words(field: &Field) -> String {
    match field {
        Field::Name => "name",
        Field::FirstName => "given name",
        Field::MiddleName => "middle name",
        Field::Patronymic => "patronymic",
        Field::LastName => "family name",
        Field::SecondLastName => "second family name",
        Field::Company => "name of a body",
        Field::Vessel => "name of a ship",
        Field::Alias => "another name",
        Field::BirthDate => "birth date",
        Field::Country => "country",
        Field::Type => "kind of party",
        Field::Id => "your own number",
        Field::Identifier(kind) => return identifier_in_words(kind),
    }
    .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use arrow_array::{ArrayRef, RecordBatch, StringArray};
    use parquet::arrow::ArrowWriter;
    use std::sync::Arc;

    fn head(name: &str, text: &str) -> Head {
        Head { name: name.to_owned(), bytes: text.as_bytes().to_vec(), ..Head::default() }
    }

    #[test]
    fn columns_are_told_and_the_first_records_are_shown_as_they_are_understood() {
        let file = "Customer ID;Name;Born;Colour\n1;Galleon Quartz;1962-02-18;red\n2;;;\n";
        let view = ColumnsView::of(head("customers.csv", file));
        let holds: Vec<&str> = view.columns.iter().map(|column| column.holds.as_str()).collect();
        assert_eq!(holds.last(), Some(&""));
        assert!(holds.contains(&"name") && holds.contains(&"birth date"), "{holds:?}");
        assert_eq!(view.records[0].names, "Galleon Quartz");
        assert_eq!(view.records[0].beside, "born 1962-02-18");
        assert_eq!(view.bad.len(), 1);
    }

    #[test]
    fn columns_of_parquet_are_told_also_where_the_first_record_has_none() {
        let columns: [(&str, ArrayRef); 3] = [
            ("Kunde", Arc::new(StringArray::from(vec!["Galleon Quartz", "Marta Lindqvist"]))),
            ("Born", Arc::new(StringArray::from(vec![None, Some("1970-01-01")]))),
            ("Colour", Arc::new(StringArray::from(vec![Some("red"), None]))),
        ];
        let batch =
            RecordBatch::try_from_iter_with_nullable(columns.map(|(name, column)| (name, column, true))).unwrap();
        let mut writer = ArrowWriter::try_new(Vec::new(), batch.schema(), None).unwrap();
        writer.write(&batch).unwrap();
        let bytes = writer.into_inner().unwrap();
        let choices = vec!["name=Kunde".parse().unwrap()];
        let view = ColumnsView::of(Head { bytes: bytes.clone(), choices, ..head("customers.parquet", "") });
        let told: Vec<(&str, &str)> =
            view.columns.iter().map(|column| (column.holds.as_str(), column.example.as_str())).collect();
        assert_eq!(told, [("name", "Galleon Quartz"), ("birth date", ""), ("", "red")]);
        assert_eq!((view.records.len(), view.records[1].beside.as_str()), (2, "born 1970-01-01"));
        let cut = Head { bytes: bytes[..bytes.len() / 2].to_vec(), ..head("customers.parquet", "") };
        assert!(ColumnsView::of(cut).problem.is_some_and(|problem| problem.code == "input.broken"));
        let too_large = Head { bytes, cut: true, ..head("customers.parquet", "") };
        assert!(ColumnsView::of(too_large).problem.is_some_and(|problem| problem.code == "request.too_large"));
    }

    #[test]
    fn a_file_without_a_name_column_says_so() {
        let view = ColumnsView::of(head("colours.csv", "colour,weight\nred,1\n"));
        assert!(view.problem.is_some_and(|problem| problem.code == "input.no_name_column"));
        let chosen = Head { choices: vec!["name=Colour".parse().unwrap()], ..head("colours.csv", "colour\nred\n") };
        let view = ColumnsView::of(chosen);
        assert_eq!((view.columns[0].holds.as_str(), view.records[0].names.as_str()), ("name", "red"));
    }
}
