//! OFSI Consolidated List (`ConList.csv`): the list of financial sanctions targets that the UK Sanctions List replaced
//! on 28 January 2026. The first line says `Last Updated,13/04/2018`, the second names the columns.
//!
//! A party has one row for every combination of its names, birth dates, listings ...; `Group ID` puts them together.
//! Two sets of columns have been published: that of 2018 with `Passport Details` and `NI Number`, and that of 2022 with
//! numbers and details apart, names in other scripts and the quality of an alias. A party that is listed under several
//! regimes has one designation for each, with its own day (`Listed On`). `Last Updated` is a note.

mod mapper;

use super::{dates, push_new, records::key_of};
use crate::{
    EditionInfo, ListError, ListReading, Place, Warning,
    table::{self, Table},
    tree::Notices,
};
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

/// Whether the first bytes of a file are those of this list.
pub fn recognises(head: &str) -> bool {
    header_offset(head).is_some()
}

fn header_offset(text: &str) -> Option<usize> {
    let mut offset = 0;
    for line in text.split_inclusive('\n').take(4) {
        let key = key_of(line);
        let names_columns = ["name6", "aliastype", "listedon", "groupid"].iter().all(|name| key.contains(name));
        if names_columns && !line.contains(['<', '{']) {
            return Some(offset);
        }
        offset += line.len();
    }
    None
}

/// Reads a publication.
pub fn read(bytes: &[u8], file: &str) -> Result<ListReading, ListError> {
    let malformed = |message: String| ListError::Malformed { place: Place::in_file(file).at_line(1), message };
    let mut notices = Notices::new(file);
    let text = super::decoded(bytes, file, &mut notices);
    let Some(offset) = header_offset(&text) else {
        return Err(malformed("no line names the columns of this list".into()));
    };
    let (preamble, body) = text.split_at_checked(offset).unwrap_or(("", text.as_str()));
    let lines_before = preamble.matches('\n').count() as u64;
    let info = EditionInfo {
        dataset: DATASET.into(),
        title: "OFSI Consolidated List of Financial Sanctions Targets in the UK".into(),
        publisher: PUBLISHER.into(),
        format: "CSV".into(),
        published_on: preamble.split([',', '\n']).find_map(|cell| dates::date(cell.trim().trim_matches('"'))),
        ..EditionInfo::default()
    };
    let mut table = table::read(body, table::delimiter_of(body), file);
    for mut warning in std::mem::take(&mut table.warnings) {
        warning.place.line = warning.place.line.map(|line| line + lines_before);
        notices.warn(warning);
    }
    if !text.ends_with(['\n', '\r']) {
        // The last cell is the number of the party: if it is cut, the row goes to another one.
        let message = "the last line has no line end; the file was cut off, and the number of its last party with it";
        notices.warn(Warning::loss(Place::in_file(file), message));
    }
    let layout = Layout::of(&table);
    if let Some(missing) = ["Group ID", "Name 6", "Listed On"].iter().find(|name| !layout.has(name)) {
        return Err(malformed(format!("the column {missing} is missing")));
    }
    let mut missing: Vec<&str> = COLUMNS.iter().filter(|name| !layout.has(name)).copied().collect();
    if !layout.has("NI Number") && !layout.has("National Identification Number") {
        missing.push("National Identification Number");
    }
    for column in missing {
        let message = format!("the column {column} is missing; what it says of the parties is not known");
        notices.warn(Warning::loss(Place::in_file(file).at_line(lines_before + 1), message));
    }
    let known: Vec<String> = COLUMNS.iter().chain(OTHER_COLUMNS).map(|name| key_of(name)).collect();
    let unknown: Vec<&String> =
        table.header.iter().filter(|name| !name.is_empty() && !known.contains(&key_of(name))).collect();
    for name in &unknown {
        notices.unknown(&format!("column {name}"), Some(&|| lines_before + 1), "");
    }

    let mut groups: Vec<(u64, Vec<&[String]>)> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for row in &table.rows {
        let line = row.line + lines_before;
        let id = layout.cell(&row.cells, "Group ID");
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
        let group = Group { rows, layout: &layout };
        let mut entity = mapper::entity(&group);
        for name in &unknown {
            for text in group.all(name) {
                push_new(&mut entity.not_understood, format!("{name} {text}"));
            }
        }
        notices.admit(&mut entity, *line);
        entities.push(entity);
    }
    notices.reading(info, entities)
}

/// The columns of a table by their keys.
struct Layout {
    by_key: HashMap<String, usize>,
}

impl Layout {
    fn of(table: &Table) -> Self {
        let mut by_key = HashMap::new();
        for (at, name) in table.header.iter().enumerate() {
            if !name.is_empty() {
                by_key.entry(key_of(name)).or_insert(at);
            }
        }
        Self { by_key }
    }

    fn has(&self, name: &str) -> bool {
        self.by_key.contains_key(&key_of(name))
    }

    fn cell<'a>(&self, cells: &'a [String], name: &str) -> &'a str {
        self.by_key.get(&key_of(name)).and_then(|at| cells.get(*at)).map_or("", |cell| cell.trim())
    }
}

/// The rows of one party.
struct Group<'a> {
    rows: &'a [&'a [String]],
    layout: &'a Layout,
}

impl<'a> Group<'a> {
    /// The values of a column, each once, in order.
    fn all(&self, column: &str) -> Vec<&'a str> {
        let key = key_of(column);
        let Some(at) = self.layout.by_key.get(&key) else { return Vec::new() };
        let mut seen = HashSet::new();
        let cells = self.rows.iter().filter_map(|cells| cells.get(*at)).map(|cell| cell.trim());
        cells.filter(|cell| !cell.is_empty() && seen.insert(*cell)).collect()
    }

    /// Combinations of columns, each once, in order.
    fn combinations<const N: usize>(&self, columns: [&str; N]) -> Vec<[&'a str; N]> {
        let places = columns.map(|column| self.layout.by_key.get(&key_of(column)).copied());
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
