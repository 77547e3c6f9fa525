//! The mapping of a user's own list: which column holds what.

use crate::{ListError, Place};
use interdict_model::PartialDate;
use serde::Deserialize;
use std::{
    collections::BTreeMap,
    ffi::OsString,
    path::{Path, PathBuf},
};

/// One column or several, as `"Name"` or `["Name", "Alias"]`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "OneOrMany")]
pub struct Columns(pub Vec<String>);

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl From<OneOrMany> for Columns {
    fn from(columns: OneOrMany) -> Self {
        match columns {
            OneOrMany::One(column) => Self(vec![column]),
            OneOrMany::Many(columns) => Self(columns),
        }
    }
}

impl Columns {
    /// No column.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds a column.
    pub(super) fn add(&mut self, column: &str) {
        self.0.push(column.to_owned());
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

/// How dates such as `03/04/1962` are meant.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateOrder {
    /// Not said: a date that could be either gives its year alone.
    #[default]
    Unknown,
    /// `03/04/1962` is 3 April.
    DayFirst,
    /// `03/04/1962` is 4 March.
    MonthFirst,
}

/// What an entry is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SchemaColumn {
    /// The column that says so; none if all entries are the same.
    #[serde(default)]
    pub column: Option<String>,
    /// Its values and the FollowTheMoney schemata that they mean, case ignored.
    #[serde(default)]
    pub values: BTreeMap<String, String>,
    /// What entries are that have no value there.
    #[serde(default)]
    pub default: Option<String>,
}

/// A column of identifiers.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IdentifierColumn {
    /// The column.
    pub column: String,
    /// `passport`, `national-id`, `tax`, `registration`, `imo`, `mmsi`, `bic`, `lei`, `iban`, `isin`, `email`, `phone`,
    /// `website`, `call-sign`, `wallet`; anything else is kept as it is.
    pub kind: String,
    /// The column with the issuing country.
    #[serde(default)]
    pub country: Option<String>,
}

/// Which column holds what. Every field but `name` may be left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Mapping {
    /// Title of the list.
    pub title: Option<String>,
    /// Who keeps it.
    pub publisher: Option<String>,
    /// Short machine name, `own` if left out. It begins the ids of the entries.
    pub dataset: Option<String>,
    /// The day of the edition.
    pub published_on: Option<PartialDate>,
    /// Character between cells, found out if left out.
    pub delimiter: Option<char>,
    /// Text between several values of one cell.
    pub split: Option<String>,
    /// How dates with two small numbers are meant.
    pub date_order: DateOrder,
    /// References; several columns are joined with a dash.
    pub id: Columns,
    /// Names; the first that is filled is the primary name, the others are aliases.
    pub name: Columns,
    /// Given names, where the list has no whole names.
    pub first_name: Columns,
    /// Family names.
    pub last_name: Columns,
    /// Further names.
    pub alias: Columns,
    /// Names that confirm and do not find.
    pub weak_name: Columns,
    /// Names that were used before.
    pub former_name: Columns,
    /// What an entry is.
    pub schema: SchemaColumn,
    /// Dates of birth.
    pub birth_date: Columns,
    /// Places of birth.
    pub birth_place: Columns,
    /// Dates of death.
    pub death_date: Columns,
    /// Countries without a role.
    pub country: Columns,
    /// Nationalities.
    pub nationality: Columns,
    /// Citizenships.
    pub citizenship: Columns,
    /// Countries of registration.
    pub jurisdiction: Columns,
    /// Gender.
    pub gender: Columns,
    /// Whole addresses.
    pub address: Columns,
    /// Titles and positions.
    pub position: Columns,
    /// Identifiers.
    pub identifiers: Vec<IdentifierColumn>,
    /// Programmes, reasons as codes.
    pub programme: Columns,
    /// First day on the list.
    pub listed_on: Columns,
    /// Day off the list.
    pub delisted_on: Columns,
    /// Reasons as text.
    pub reason: Columns,
    /// Notes.
    pub notes: Columns,
    /// Topics of every entry, such as `sanction` or `role.pep`.
    pub topics: Vec<String>,
}

impl Mapping {
    /// Reads a mapping. `file` is its name for messages.
    pub fn from_toml(text: &str, file: &str) -> Result<Self, ListError> {
        let malformed = |message: String| ListError::Malformed { place: Place::in_file(file), message };
        let mapping: Self = toml::from_str(text).map_err(|error| malformed(error.to_string()))?;
        if !mapping.has_name() {
            return Err(malformed("the mapping has no `name`".into()));
        }
        Ok(mapping)
    }

    /// Short machine name of the list.
    pub fn dataset(&self) -> &str {
        self.dataset.as_deref().filter(|name| !name.trim().is_empty()).unwrap_or("own")
    }

    /// Whether names can be read.
    pub fn has_name(&self) -> bool {
        self.name_columns().next().is_some()
    }

    pub(super) fn name_columns(&self) -> impl Iterator<Item = &str> {
        self.name.names().chain(self.last_name.names())
    }

    fn groups(&self) -> [&Columns; 22] {
        [
            &self.id,
            &self.name,
            &self.first_name,
            &self.last_name,
            &self.alias,
            &self.weak_name,
            &self.former_name,
            &self.birth_date,
            &self.birth_place,
            &self.death_date,
            &self.country,
            &self.nationality,
            &self.citizenship,
            &self.jurisdiction,
            &self.gender,
            &self.address,
            &self.position,
            &self.programme,
            &self.listed_on,
            &self.delisted_on,
            &self.reason,
            &self.notes,
        ]
    }

    /// Every column that the mapping names.
    pub(super) fn columns(&self) -> impl Iterator<Item = &str> {
        let identifiers = self.identifiers.iter();
        self.groups()
            .into_iter()
            .flat_map(Columns::names)
            .chain(self.schema.column.as_deref())
            .chain(identifiers.clone().map(|identifier| identifier.column.as_str()))
            .chain(identifiers.filter_map(|identifier| identifier.country.as_deref()))
    }
}

/// Where the mapping of a list is looked for: `<file>.mapping.toml` beside it.
pub fn mapping_path(list: &Path) -> PathBuf {
    let mut name: OsString = list.as_os_str().to_owned();
    name.push(".mapping.toml");
    PathBuf::from(name)
}
