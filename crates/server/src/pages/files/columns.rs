//! What a file is understood to be before it is screened: its columns, and its first records as they will be screened.

use crate::{
    Problem,
    pages::{
        ProblemView,
        words::{country_in_words, identifier_in_words},
    },
};
use axum::extract::Multipart;
use interdict_screening::subjects::{ColumnChoice, Field, Input, Item, ScreenedSubject, SourceError, open};
use std::io::Cursor;

/// So much of a file tells its columns.
const HEAD: usize = 64 * 1024;
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
    /// Its beginning.
    bytes: Vec<u8>,
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
                let room = HEAD.saturating_sub(head.bytes.len()).min(bytes.len());
                head.bytes.extend_from_slice(&bytes[..room]);
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
        let Head { name, bytes: mut head, choices } = head;
        let mut view =
            Self { file: name.clone(), problem: None, columns: Vec::new(), records: Vec::new(), bad: Vec::new() };
        // A record that was cut in the middle is not one that is wrong.
        if head.len() >= HEAD
            && let Some(end) = head.iter().rposition(|byte| *byte == b'\n')
        {
            head.truncate(end + 1);
        }
        let items = match open(Cursor::new(head), Input { name, columns: choices.clone(), ..Input::default() }) {
            Ok(items) => items,
            Err(error) => {
                let no_name = matches!(error, SourceError::NoNameColumn { .. });
                let problem = Problem::from(error);
                // The hint of the command line would not help here.
                let problem = if no_name {
                    problem.with_hint("say under “Choices” which column holds the name: name=HEADER")
                } else {
                    problem
                };
                view.problem = Some(problem.into());
                return view;
            }
        };
        for item in items.take(RECORDS * 4) {
            match item {
                Item::Subject(subject) if view.records.len() < RECORDS => view.add(&subject, &choices),
                Item::Bad(bad) => view.bad.push(format!("{}: {}", bad.locator, bad.error.message)),
                Item::Subject(_) | Item::Note(_) => {}
            }
        }
        view
    }

    fn add(&mut self, record: &ScreenedSubject, choices: &[ColumnChoice]) {
        if self.columns.is_empty() {
            self.columns = record.fields.iter().map(|(header, value)| column(header, value, choices)).collect();
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

    fn head(name: &str, text: &str) -> Head {
        Head { name: name.to_owned(), bytes: text.as_bytes().to_vec(), choices: Vec::new() }
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
    fn a_file_without_a_name_column_says_so() {
        let view = ColumnsView::of(head("colours.csv", "colour,weight\nred,1\n"));
        assert!(view.problem.is_some_and(|problem| problem.code == "input.no_name_column"));
        let chosen = Head { choices: vec!["name=Colour".parse().unwrap()], ..head("colours.csv", "colour\nred\n") };
        let view = ColumnsView::of(chosen);
        assert_eq!((view.columns[0].holds.as_str(), view.records[0].names.as_str()), ("name", "red"));
    }
}
