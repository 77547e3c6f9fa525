//! OFSI Consolidated List (`ConList.csv`): the list of financial sanctions targets that the UK Sanctions List replaced
//! on 28 January 2026. The first line says `Last Updated,13/04/2018`, the second names the columns.
//!
//! A party has one row for every combination of its names, birth dates, listings ...; `Group ID` puts them together.
//! Two sets of columns have been published: that of 2018 with `Passport Details` and `NI Number`, and that of 2022 with
//! numbers and details apart, names in other scripts and the quality of an alias. A party that is listed under several
//! regimes has one designation for each, with its own day (`Listed On`). `Last Updated` is a note.

mod mapper;

use super::{
    columns::{self, Columns, Sheet},
    dates, push_new,
};
use crate::{EditionInfo, ListError, ListReading, Place, Warning, tree::Notices};
use std::collections::{HashMap, HashSet};

/// Dataset name.
pub const DATASET: &str = "gb_hmt_conlist";

/// Who publishes, and who lists.
const PUBLISHER: &str = "HM Treasury, Office of Financial Sanctions Implementation";

/// Columns of both sets.
const COLUMNS: &[&str] = &[
    "Name 6",
    "Name 1",
    "Name 2",
    "Name 3",
    "Name 4",
    "Name 5",
    "Title",
    "DOB",
    "Town of Birth",
    "Country of Birth",
    "Nationality",
    "Passport Details",
    "Position",
    "Address 1",
    "Address 2",
    "Address 3",
    "Address 4",
    "Address 5",
    "Address 6",
    "Post/Zip Code",
    "Country",
    "Other Information",
    "Group Type",
    "Alias Type",
    "Regime",
    "Listed On",
    "Last Updated",
    "Group ID",
];

/// Columns of one set only.
const OTHER_COLUMNS: &[&str] = &[
    "NI Number",
    "Passport Number",
    "National Identification Number",
    "National Identification Details",
    "Name Non-Latin Script",
    "Non-Latin Script Type",
    "Non-Latin Script Language",
    "Alias Quality",
    "UK Sanctions List Date Designated",
];

/// Keys in the line of column names by which this list is told.
const HEADER_KEYS: [&str; 4] = ["name6", "aliastype", "listedon", "groupid"];

/// Whether the first bytes of a file are those of this list.
pub fn recognises(head: &str) -> bool {
    columns::header_offset(head, &HEADER_KEYS).is_some()
}

/// Reads a publication.
pub fn read(bytes: &[u8], file: &str) -> Result<ListReading, ListError> {
    let mut notices = Notices::new(file);
    let needed = ["Group ID", "Name 6", "Listed On"];
    let sheet = columns::read(bytes, file, &HEADER_KEYS, &needed, &mut notices)?;
    let Sheet { preamble, table, columns, ends_with_line_end } = &sheet;
    let info = EditionInfo {
        dataset: DATASET.into(),
        title: "OFSI Consolidated List of Financial Sanctions Targets in the UK".into(),
        publisher: PUBLISHER.into(),
        format: "CSV".into(),
        published_on: preamble.split([',', '\n']).find_map(|cell| dates::date(cell.trim().trim_matches('"'))),
        ..EditionInfo::default()
    };
    if !ends_with_line_end {
        // The last cell is the number of the party: if it is cut, the row goes to another one.
        let message = "the last line has no line end; the file was cut off, and the number of its last party with it";
        notices.warn(Warning::loss(Place::in_file(file), message));
    }
    let mut missing: Vec<&str> = COLUMNS.iter().filter(|name| !columns.has(name)).copied().collect();
    if !columns.has("NI Number") && !columns.has("National Identification Number") {
        missing.push("National Identification Number");
    }
    columns.say_missing(missing, file, &mut notices);
    let unknown = columns.unknown(table, COLUMNS.iter().chain(OTHER_COLUMNS).copied(), &mut notices);

    let mut groups: Vec<(u64, Vec<&[String]>)> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for row in &table.rows {
        let line = row.line;
        let id = columns.cell(&row.cells, "Group ID");
        if id.is_empty() {
            notices.left_out(Some(&|| line), "", "a row without Group ID");
            continue;
        }
        let at = *places.entry(id).or_insert(groups.len());
        if at == groups.len() {
            groups.push((line, Vec::new()));
        }
        if let Some((_, rows)) = groups.get_mut(at) {
            rows.push(&row.cells);
        }
    }

    let mut entities = Vec::with_capacity(groups.len());
    for (line, rows) in &groups {
        let group = Group { rows, columns };
        let mut entity = mapper::entity(&group);
        for (_, name) in &unknown {
            for text in group.all(name) {
                push_new(&mut entity.not_understood, format!("{name} {text}"));
            }
        }
        notices.admit(&mut entity, *line);
        entities.push(entity);
    }
    notices.reading(info, entities)
}

/// The rows of one party.
struct Group<'a> {
    rows: &'a [&'a [String]],
    columns: &'a Columns,
}

impl<'a> Group<'a> {
    /// The values of a column, each once, in order.
    fn all(&self, column: &str) -> Vec<&'a str> {
        let Some(at) = self.columns.at(column) else { return Vec::new() };
        let mut seen = HashSet::new();
        let cells = self.rows.iter().filter_map(|cells| cells.get(at)).map(|cell| cell.trim());
        cells.filter(|cell| !cell.is_empty() && seen.insert(*cell)).collect()
    }

    /// Combinations of columns, each once, in order.
    fn combinations<const N: usize>(&self, names: [&str; N]) -> Vec<[&'a str; N]> {
        let places = names.map(|name| self.columns.at(name));
        let cell =
            |cells: &'a [String], at: Option<usize>| at.and_then(|at| cells.get(at)).map_or("", |cell| cell.trim());
        let mut seen = HashSet::new();
        let combinations = self.rows.iter().map(|cells| places.map(|at| cell(cells, at)));
        combinations.filter(|one| one.iter().any(|cell| !cell.is_empty()) && seen.insert(*one)).collect()
    }

    fn first(&self, column: &str) -> &'a str {
        self.all(column).first().copied().unwrap_or_default()
    }
}
