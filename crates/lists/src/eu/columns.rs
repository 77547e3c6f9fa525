//! Where the CSV forms keep the values that the XML calls `wholeName`, `countryIso2Code` and so on.
//!
//! CSV 1.1 puts the part before the official name (`NameAlias_WholeName`), CSV 1.0 shortens both (`Naal_wholename`).
//! The tables hold what does not follow that rule. Names are compared by their letters and figures alone.

use crate::table::Table;
use std::collections::HashMap;

/// The two CSV forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// 118 columns.
    Full,
    /// CSV 1.0, 59 columns.
    Short,
}

/// A group of columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Part {
    Entity,
    Regulation,
    Name,
    Address,
    Birth,
    Paper,
    Citizenship,
}

/// The parts that can stand in a row beside the party itself.
pub(super) const PARTS: [Part; 5] = [Part::Name, Part::Address, Part::Birth, Part::Paper, Part::Citizenship];

impl Part {
    /// What its columns begin with.
    fn prefix(self, form: Form) -> &'static str {
        match (self, form) {
            (Self::Entity, Form::Full) => "Entity_",
            (Self::Entity, Form::Short) => "",
            (Self::Regulation, Form::Full) => "Entity_Regulation_",
            (Self::Regulation, Form::Short) => "Leba_",
            (Self::Name, Form::Full) => "NameAlias_",
            (Self::Name, Form::Short) => "Naal_",
            (Self::Address, Form::Full) => "Address_",
            (Self::Address, Form::Short) => "Addr_",
            (Self::Birth, Form::Full) => "BirthDate_",
            (Self::Birth, Form::Short) => "Birt_",
            (Self::Paper, Form::Full) => "Identification_",
            (Self::Paper, Form::Short) => "Iden_",
            (Self::Citizenship, Form::Full) => "Citizenship_",
            (Self::Citizenship, Form::Short) => "Citi_",
        }
    }
}

/// Official names whose column is called something else.
const FULL: &[(Part, &str, &str)] = &[
    (Part::Regulation, "regulationType", "Type"),
    (Part::Birth, "dayOfMonth", "Day"),
    (Part::Birth, "monthOfYear", "Month"),
    (Part::Paper, "issueDate", "IssuedDate"),
    (Part::Paper, "identificationTypeCode", "TypeCode"),
    (Part::Paper, "identificationTypeDescription", "TypeDescription"),
];

const SHORT: &[(Part, &str, &str)] = &[
    (Part::Entity, "logicalId", "Entity_logical_id"),
    (Part::Entity, "euReferenceNumber", "EU_ref_num"),
    (Part::Entity, "remark", "Entity_remark"),
    (Part::Entity, "subjectType", "Subject_type"),
    (Part::Regulation, "numberTitle", "numtitle"),
    (Part::Name, "nameLanguage", "language"),
    (Part::Address, "countryDescription", "country"),
    (Part::Address, "contactInfo", "other"),
    (Part::Birth, "birthdate", "date"),
    (Part::Birth, "countryDescription", "country"),
    (Part::Paper, "countryDescription", "country"),
    (Part::Citizenship, "countryDescription", "country"),
];

/// Columns without which nothing can be read.
pub(super) fn required(form: Form) -> &'static [&'static str] {
    match form {
        Form::Full => &["Entity_LogicalId", "Entity_EU_ReferenceNumber", "NameAlias_WholeName"],
        Form::Short => &["Entity_logical_id", "EU_ref_num", "Naal_wholename"],
    }
}

/// All columns that the form has had, without those of single acts.
pub(super) fn expected(form: Form) -> &'static [&'static str] {
    match form {
        Form::Full => &[
            "fileGenerationDate",
            "Entity_LogicalId",
            "Entity_EU_ReferenceNumber",
            "Entity_UnitedNationId",
            "Entity_DesignationDate",
            "Entity_DesignationDetails",
            "Entity_Remark",
            "Entity_SubjectType",
            "Entity_SubjectType_ClassificationCode",
            "Entity_Regulation_Type",
            "Entity_Regulation_OrganisationType",
            "Entity_Regulation_PublicationDate",
            "Entity_Regulation_EntryIntoForceDate",
            "Entity_Regulation_NumberTitle",
            "Entity_Regulation_Programme",
            "Entity_Regulation_PublicationUrl",
            "NameAlias_LastName",
            "NameAlias_FirstName",
            "NameAlias_MiddleName",
            "NameAlias_WholeName",
            "NameAlias_NameLanguage",
            "NameAlias_Gender",
            "NameAlias_Title",
            "NameAlias_Function",
            "NameAlias_LogicalId",
            "NameAlias_RegulationLanguage",
            "NameAlias_Remark",
            "Address_City",
            "Address_Street",
            "Address_PoBox",
            "Address_ZipCode",
            "Address_Region",
            "Address_Place",
            "Address_AsAtListingTime",
            "Address_ContactInfo",
            "Address_CountryIso2Code",
            "Address_CountryDescription",
            "Address_LogicalId",
            "Address_RegulationLanguage",
            "Address_Remark",
            "BirthDate_BirthDate",
            "BirthDate_Day",
            "BirthDate_Month",
            "BirthDate_Year",
            "BirthDate_YearRangeFrom",
            "BirthDate_YearRangeTo",
            "BirthDate_Circa",
            "BirthDate_CalendarType",
            "BirthDate_ZipCode",
            "BirthDate_Region",
            "BirthDate_Place",
            "BirthDate_City",
            "BirthDate_CountryIso2Code",
            "BirthDate_CountryDescription",
            "BirthDate_LogicalId",
            "BirthDate_RegulationLanguage",
            "BirthDate_Remark",
            "Identification_Number",
            "Identification_Diplomatic",
            "Identification_KnownExpired",
            "Identification_KnownFalse",
            "Identification_ReportedLost",
            "Identification_RevokedByIssuer",
            "Identification_IssuedBy",
            "Identification_IssuedDate",
            "Identification_ValidFrom",
            "Identification_ValidTo",
            "Identification_LatinNumber",
            "Identification_NameOnDocument",
            "Identification_TypeCode",
            "Identification_TypeDescription",
            "Identification_Region",
            "Identification_CountryIso2Code",
            "Identification_CountryDescription",
            "Identification_LogicalId",
            "Identification_RegulationLanguage",
            "Identification_Remark",
            "Citizenship_Region",
            "Citizenship_CountryIso2Code",
            "Citizenship_CountryDescription",
            "Citizenship_LogicalId",
            "Citizenship_RegulationLanguage",
            "Citizenship_Remark",
        ],
        Form::Short => &[
            "Date_filexxxx",
            "Entity_logical_id",
            "Subject_type",
            "Leba_numtitle",
            "Leba_publication_date",
            "Leba_url",
            "Programme",
            "Entity_remark",
            "Naal_logical_id",
            "Naal_lastname",
            "Naal_firstname",
            "Naal_middlename",
            "Naal_wholename",
            "Naal_gender",
            "Naal_title",
            "Naal_function",
            "Naal_language",
            "Addr_logical_id",
            "Addr_number",
            "Addr_street",
            "Addr_zipcode",
            "Addr_city",
            "Addr_country",
            "Addr_other",
            "Birt_logical_id",
            "Birt_date",
            "Birt_place",
            "Birt_country",
            "Iden_logical_id",
            "Iden_number",
            "Iden_country",
            "Citi_logical_id",
            "Citi_country",
            "EU_ref_num",
        ],
    }
}

/// Whether a column belongs to the act of a part (`NameAlias_Regulation_Type`, `Naal_leba_numtitle`).
pub(super) fn is_of_an_act(column: &str) -> bool {
    let key = key_of(column);
    let prefixes = [
        "namealiasregulation",
        "addressregulation",
        "birthdateregulation",
        "identificationregulation",
        "citizenshipregulation",
    ];
    let short = ["naal", "addr", "birt", "iden", "citi"];
    prefixes.iter().any(|prefix| key.starts_with(prefix))
        || short.iter().any(|prefix| {
            let rest = key.strip_prefix(prefix).unwrap_or_default();
            rest.starts_with("leba") || rest == "programme"
        })
}

/// Letters and figures of a column name in lower case.
pub(super) fn key_of(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// The columns of a table by their keys. Of columns with the same name (CSV 1.0 repeats `Entity_logical_id`) the first
/// counts.
pub(super) struct Columns {
    form: Form,
    by_key: HashMap<String, usize>,
    /// Columns of each part, to pass over parts that a row does not have.
    of_part: HashMap<Part, Vec<usize>>,
}

impl Columns {
    pub(super) fn of(table: &Table, form: Form) -> Self {
        let mut columns = Self { form, by_key: HashMap::new(), of_part: HashMap::new() };
        for (at, name) in table.header.iter().enumerate() {
            columns.by_key.entry(key_of(name)).or_insert(at);
            for part in PARTS {
                if key_of(name).starts_with(&key_of(part.prefix(form))) {
                    columns.of_part.entry(part).or_default().push(at);
                }
            }
        }
        columns
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.by_key.contains_key(&key_of(name))
    }

    /// The value in a row by the column's own name.
    pub(super) fn cell<'a>(&self, cells: &'a [String], name: &str) -> &'a str {
        self.by_key.get(&key_of(name)).and_then(|at| cells.get(*at)).map_or("", |cell| value_of(cell))
    }

    /// The value in a row by its official name.
    pub(super) fn value<'a>(&self, cells: &'a [String], part: Part, official: &str) -> &'a str {
        let table = if self.form == Form::Full { FULL } else { SHORT };
        let other = table.iter().find(|(of, name, _)| *of == part && *name == official).map(|(_, _, column)| *column);
        match (other, part, self.form) {
            // These stand without the prefix of the part.
            (Some(column), Part::Entity, Form::Short) => self.cell(cells, column),
            (None, Part::Regulation, Form::Short) if official == "programme" => self.cell(cells, "Programme"),
            (other, part, form) => self.cell(cells, &format!("{}{}", part.prefix(form), other.unwrap_or(official))),
        }
    }

    /// The value of the act of a part in a row, by its official name.
    pub(super) fn act_value<'a>(&self, cells: &'a [String], part: Part, official: &str) -> &'a str {
        let prefix = part.prefix(self.form);
        match (self.form, official) {
            (Form::Full, "regulationType") => self.cell(cells, &format!("{prefix}Regulation_Type")),
            (Form::Full, _) => self.cell(cells, &format!("{prefix}Regulation_{official}")),
            (Form::Short, "numberTitle") => self.cell(cells, &format!("{prefix}leba_numtitle")),
            (Form::Short, "programme") => self.cell(cells, &format!("{prefix}programme")),
            (Form::Short, _) => self.cell(cells, &format!("{prefix}leba_{official}")),
        }
    }

    /// Whether a row says anything in the columns of a part.
    pub(super) fn says(&self, cells: &[String], part: Part) -> bool {
        self.of_part.get(&part).is_some_and(|columns| {
            columns.iter().any(|at| cells.get(*at).is_some_and(|cell| !value_of(cell).is_empty()))
        })
    }
}

/// What a cell says; `N/A` and a lone dash are the publisher's blanks.
fn value_of(cell: &str) -> &str {
    let cell = cell.trim();
    if matches!(cell, "N/A" | "-") { "" } else { cell }
}
