//! What a column or key holds, by its name in several languages, or as the user says.
//!
//! The spellings are `data/columns.tsv`, a file a person can edit.

use interdict_model::IdentifierKind;
use std::{collections::HashMap, str::FromStr, sync::LazyLock};

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Field {
    /// A whole name.
    Name,
    /// Given name.
    FirstName,
    /// Middle name.
    MiddleName,
    /// Name after the father.
    Patronymic,
    /// Family name.
    LastName,
    /// Second family name.
    SecondLastName,
    /// Name of a body.
    Company,
    /// Name of a ship.
    Vessel,
    /// Another name.
    Alias,
    /// Birth date.
    BirthDate,
    /// Any country the party has to do with.
    Country,
    /// Person, company, vessel ...
    Type,
    /// The user's own number for the record.
    Id,
    /// A number that names the party.
    Identifier(IdentifierKind),
}

impl Field {
    /// Whether the field can hold (a part of) a name.
    pub fn is_name(&self) -> bool {
        matches!(
            self,
            Self::Name
                | Self::FirstName
                | Self::MiddleName
                | Self::Patronymic
                | Self::LastName
                | Self::SecondLastName
                | Self::Company
                | Self::Vessel
                | Self::Alias
        )
    }

    fn from_code(code: &str) -> Option<Self> {
        Some(match code {
            "name" => Self::Name,
            "first_name" => Self::FirstName,
            "middle_name" => Self::MiddleName,
            "patronymic" => Self::Patronymic,
            "last_name" => Self::LastName,
            "second_last_name" => Self::SecondLastName,
            "company" => Self::Company,
            "vessel" => Self::Vessel,
            "alias" => Self::Alias,
            "birth_date" => Self::BirthDate,
            "country" => Self::Country,
            "type" => Self::Type,
            "id" => Self::Id,
            "passport" => Self::Identifier(IdentifierKind::Passport),
            "national_id" => Self::Identifier(IdentifierKind::NationalId),
            "tax_number" => Self::Identifier(IdentifierKind::TaxNumber),
            "registration_number" => Self::Identifier(IdentifierKind::RegistrationNumber),
            "imo" => Self::Identifier(IdentifierKind::Imo),
            "mmsi" => Self::Identifier(IdentifierKind::Mmsi),
            "call_sign" => Self::Identifier(IdentifierKind::CallSign),
            "bic" => Self::Identifier(IdentifierKind::Bic),
            "lei" => Self::Identifier(IdentifierKind::Lei),
            "iban" => Self::Identifier(IdentifierKind::Iban),
            "isin" => Self::Identifier(IdentifierKind::Isin),
            "wallet" => Self::Identifier(IdentifierKind::Wallet(String::new())),
            "website" => Self::Identifier(IdentifierKind::Website),
            "email" => Self::Identifier(IdentifierKind::Email),
            "phone" => Self::Identifier(IdentifierKind::Phone),
            _ => return None,
        })
    }

    /// The field that a header or key names.
    ///
    /// ```
    /// use interdict_screening::subjects::Field;
    /// assert_eq!(Field::of_header("Date of Birth"), Some(Field::BirthDate));
    /// assert_eq!(Field::of_header("birthDate"), Some(Field::BirthDate));
    /// assert_eq!(Field::of_header("colour"), None);
    /// ```
    pub fn of_header(header: &str) -> Option<Self> {
        SPELLINGS.get(&key_of(header)).cloned()
    }

    /// Codes of all fields in the order of the table: what `--column` knows.
    pub fn codes() -> Vec<&'static str> {
        rows().map(|(code, _)| code).collect()
    }
}

const TABLE: &str = include_str!("../../data/columns.tsv");

fn rows() -> impl Iterator<Item = (&'static str, &'static str)> {
    TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
}

static SPELLINGS: LazyLock<HashMap<String, Field>> = LazyLock::new(|| {
    let mut spellings = HashMap::new();
    for (code, row) in rows() {
        let Some(field) = Field::from_code(code) else { continue };
        for spelling in std::iter::once(code).chain(row.split('|')) {
            spellings.entry(key_of(spelling)).or_insert_with(|| field.clone());
        }
    }
    spellings
});

/// Letters and digits, lower case.
fn key_of(header: &str) -> String {
    header.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// What the user says a column holds: `name=Kunde`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnChoice {
    /// What it holds.
    pub field: Field,
    /// Its header.
    pub header: String,
}

/// Why a text is no choice of a column.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ColumnError {
    /// No `=`.
    #[error("write FIELD=HEADER, for example name=Kunde")]
    Form,
    /// Not a field.
    #[error("`{field}` is no field; fields are: {}", Field::codes().join(", "))]
    UnknownField {
        /// What was given.
        field: String,
    },
}

impl FromStr for ColumnChoice {
    type Err = ColumnError;

    fn from_str(text: &str) -> Result<Self, ColumnError> {
        let (field, header) = text.split_once('=').ok_or(ColumnError::Form)?;
        let field = Field::from_code(&field.trim().to_lowercase().replace(['-', ' '], "_"))
            .or_else(|| Field::of_header(field))
            .ok_or_else(|| ColumnError::UnknownField { field: field.to_owned() })?;
        if header.trim().is_empty() {
            return Err(ColumnError::Form);
        }
        Ok(Self { field, header: header.trim().to_owned() })
    }
}

/// What each column of a header holds: the user's choices first, then what the names say.
pub(crate) fn read_header(header: &[String], choices: &[ColumnChoice]) -> Result<Vec<Option<Field>>, String> {
    for choice in choices {
        if !header.iter().any(|column| key_of(column) == key_of(&choice.header)) {
            return Err(choice.header.clone());
        }
    }
    let mut fields: Vec<Option<Field>> = header.iter().map(|column| field_of(column, choices)).collect();
    // `Name` beside a first name and without a last name is the last name: `Name;Vorname`.
    let has = |fields: &[Option<Field>], wanted: &Field| fields.iter().flatten().any(|field| field == wanted);
    let chosen = choices.iter().any(|choice| choice.field == Field::Name);
    if !chosen && has(&fields, &Field::FirstName) && !has(&fields, &Field::LastName) {
        let name = fields.iter_mut().flatten().find(|field| **field == Field::Name);
        if let Some(name) = name {
            *name = Field::LastName;
        }
    }
    // `nom` (French for a last name) and the like stand for the whole name where no first name is beside it.
    if !has(&fields, &Field::Name) && !has(&fields, &Field::FirstName) && has(&fields, &Field::LastName) {
        let chosen_last = choices.iter().any(|choice| choice.field == Field::LastName);
        if !chosen_last && let Some(last) = fields.iter_mut().flatten().find(|field| **field == Field::LastName) {
            *last = Field::Name;
        }
    }
    Ok(fields)
}

/// What one column or key holds. A field the user placed elsewhere is not taken from a column that merely sounds so.
pub(crate) fn field_of(column: &str, choices: &[ColumnChoice]) -> Option<Field> {
    if let Some(choice) = choices.iter().find(|choice| key_of(&choice.header) == key_of(column)) {
        return Some(choice.field.clone());
    }
    Field::of_header(column).filter(|field| !choices.iter().any(|choice| choice.field == *field))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(header: &[&str], choices: &[&str]) -> Vec<Option<Field>> {
        let header: Vec<String> = header.iter().map(|&column| column.to_owned()).collect();
        let choices: Vec<ColumnChoice> = choices.iter().map(|choice| choice.parse().unwrap()).collect();
        read_header(&header, &choices).unwrap()
    }

    #[test]
    fn every_row_of_the_table_names_a_field() {
        for (code, spellings) in rows() {
            assert!(Field::from_code(code).is_some(), "{code}");
            for spelling in spellings.split('|') {
                assert_eq!(Field::of_header(spelling), Field::from_code(code), "`{spelling}` stands in two rows");
            }
        }
    }

    #[test]
    fn name_beside_a_first_name_is_the_last_name() {
        assert_eq!(fields(&["Name", "Vorname"], &[]), [Some(Field::LastName), Some(Field::FirstName)]);
        assert_eq!(fields(&["Name", "Land"], &[]), [Some(Field::Name), Some(Field::Country)]);
        assert_eq!(fields(&["nom", "pays"], &[]), [Some(Field::Name), Some(Field::Country)]);
        assert_eq!(fields(&["nom", "prénom"], &[]), [Some(Field::LastName), Some(Field::FirstName)]);
    }

    #[test]
    fn what_the_user_says_goes_before_what_a_header_sounds_like() {
        let found = fields(&["Name", "Kunde"], &["name=kunde"]);
        assert_eq!(found, [None, Some(Field::Name)]);
        assert_eq!(read_header(&["a".into()], &["name=b".parse().unwrap()]), Err("b".to_owned()));
        assert!(matches!("nonsense=b".parse::<ColumnChoice>(), Err(ColumnError::UnknownField { .. })));
        assert_eq!("name".parse::<ColumnChoice>(), Err(ColumnError::Form));
    }
}
