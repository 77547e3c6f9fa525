//! Rows of the sheet by column name, put together by reference. No meaning here.

use crate::workbook::{Sheet, SheetRow};

/// Where the header is and which column is which.
pub(super) struct Header {
    /// Number of the row.
    pub row: u64,
    /// Field by column.
    fields: Vec<Option<Field>>,
    /// Texts of the columns.
    names: Vec<String>,
    /// Columns that the list did not have when this was written.
    pub unknown: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Reference,
    Name,
    Kind,
    NameType,
    BirthDate,
    BirthPlace,
    Citizenship,
    Address,
    Information,
    Listing,
    Committees,
    ControlDate,
}

fn field_of(column: &str) -> Option<Field> {
    match column.trim().to_ascii_lowercase().as_str() {
        "reference" => Some(Field::Reference),
        "name of individual or entity" => Some(Field::Name),
        "type" => Some(Field::Kind),
        "name type" => Some(Field::NameType),
        "date of birth" => Some(Field::BirthDate),
        "place of birth" => Some(Field::BirthPlace),
        "citizenship" => Some(Field::Citizenship),
        "address" => Some(Field::Address),
        "additional information" => Some(Field::Information),
        "listing information" => Some(Field::Listing),
        "committees" => Some(Field::Committees),
        "control date" => Some(Field::ControlDate),
        _ => None,
    }
}

/// A row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Line {
    pub reference: String,
    pub name: String,
    pub kind: String,
    pub name_type: String,
    pub birth_date: String,
    pub birth_place: String,
    pub citizenship: String,
    pub address: String,
    pub information: String,
    pub listing: String,
    pub committees: String,
    pub control_date: String,
    /// Column and text of unknown columns.
    pub others: Vec<(String, String)>,
}

impl Line {
    pub(super) fn is_blank(&self) -> bool {
        *self == Self::default()
    }

    pub(super) fn is_primary(&self) -> bool {
        self.name_type.eq_ignore_ascii_case("primary name")
    }
}

/// The rows of one reference.
pub(super) struct Party {
    pub number: String,
    /// Row in which it begins.
    pub row: u64,
    pub lines: Vec<Line>,
}

impl Party {
    pub(super) fn has_primary(&self) -> bool {
        self.lines.iter().any(Line::is_primary)
    }

    /// Different texts of a field, the primary row's first, without those that say nothing.
    pub(super) fn texts(&self, field: impl Fn(&Line) -> &str) -> Vec<&str> {
        let primary = self.lines.iter().filter(|line| line.is_primary());
        let others = self.lines.iter().filter(|line| !line.is_primary());
        let mut texts: Vec<&str> = Vec::new();
        for line in primary.chain(others) {
            let text = field(line).trim();
            let says_nothing = matches!(text.to_ascii_lowercase().as_str(), "" | "na" | "n/a" | "-" | "unknown");
            if !says_nothing && !texts.contains(&text) {
                texts.push(text);
            }
        }
        texts
    }
}

/// The header of a sheet, if it is one of this list. It may stand below a title.
pub(super) fn header(sheet: &Sheet) -> Option<Header> {
    let row = sheet.rows.iter().take(20).find(|row| {
        let has = |field: Field| row.cells.iter().any(|cell| field_of(cell) == Some(field));
        has(Field::Reference) && has(Field::Name) && has(Field::Listing)
    })?;
    let fields: Vec<Option<Field>> = row.cells.iter().map(|cell| field_of(cell)).collect();
    let unknown = row.cells.iter().filter(|cell| !cell.is_empty() && field_of(cell).is_none()).cloned().collect();
    Some(Header { row: row.number, fields, names: row.cells.clone(), unknown })
}

/// A row by the columns of the header.
pub(super) fn line(header: &Header, row: &SheetRow) -> Line {
    let mut line = Line::default();
    for (column, text) in row.cells.iter().enumerate() {
        let text = text.trim();
        if text.is_empty() {
            continue;
        }
        let Some(field) = header.fields.get(column).copied().flatten() else {
            let name = header.names.get(column).filter(|name| !name.is_empty());
            let name = name.map_or_else(|| format!("column {}", column + 1), Clone::clone);
            line.others.push((name, text.to_owned()));
            continue;
        };
        let place = match field {
            Field::Reference => &mut line.reference,
            Field::Name => &mut line.name,
            Field::Kind => &mut line.kind,
            Field::NameType => &mut line.name_type,
            Field::BirthDate => &mut line.birth_date,
            Field::BirthPlace => &mut line.birth_place,
            Field::Citizenship => &mut line.citizenship,
            Field::Address => &mut line.address,
            Field::Information => &mut line.information,
            Field::Listing => &mut line.listing,
            Field::Committees => &mut line.committees,
            Field::ControlDate => &mut line.control_date,
        };
        text.clone_into(place);
    }
    line
}
