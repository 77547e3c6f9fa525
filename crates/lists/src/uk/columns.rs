//! The CSV of both UK lists: a line or two about the publication, then the names of the columns, then the rows. Columns
//! are told by letters and figures of their names alone, because editions differ in spaces, case and punctuation.

use super::{decoded, records::key_of};
use crate::{
    ListError, Place, Warning,
    table::{self, Table},
    tree::Notices,
};
use std::collections::{HashMap, HashSet};

/// A CSV read as far as its cells. Lines are counted from the first of the file.
pub(super) struct Sheet {
    /// The lines before the names of the columns.
    pub preamble: String,
    pub table: Table,
    pub columns: Columns,
    pub ends_with_line_end: bool,
}

/// The columns of a table by the keys of their names. Of two columns with one name the first counts.
pub(super) struct Columns {
    by_key: HashMap<String, usize>,
    line: u64,
}

/// Where the line begins that has these keys in it: within the first lines.
pub(super) fn header_offset(text: &str, keys: &[&str]) -> Option<usize> {
    let mut offset = 0;
    for line in text.split_inclusive('\n').take(6) {
        let key = key_of(line);
        if keys.iter().all(|name| key.contains(name)) && !line.contains(['<', '{']) {
            return Some(offset);
        }
        offset += line.len();
    }
    None
}

/// Reads the cells of a file whose line of column names has these keys in it. Without such a line, or without one of the
/// columns that are needed, it is no list.
pub(super) fn read(
    bytes: &[u8],
    file: &str,
    keys: &[&str],
    needed: &[&str],
    notices: &mut Notices,
) -> Result<Sheet, ListError> {
    let malformed = |message: String| ListError::Malformed { place: Place::in_file(file).at_line(1), message };
    let text = decoded(bytes, file, notices);
    let offset = header_offset(&text, keys);
    let Some((preamble, body)) = offset.and_then(|offset| text.split_at_checked(offset)) else {
        return Err(malformed("no line names the columns of this list".into()));
    };
    let lines_before = preamble.matches('\n').count() as u64;
    let mut table = table::read(body, table::delimiter_of(body), file);
    for row in &mut table.rows {
        row.line += lines_before;
    }
    for mut warning in std::mem::take(&mut table.warnings) {
        warning.place.line = warning.place.line.map(|line| line + lines_before);
        notices.warn(warning);
    }
    let columns = Columns::of(&table, lines_before + 1);
    if let Some(missing) = needed.iter().find(|name| columns.at(name).is_none()) {
        return Err(malformed(format!("the column {missing} is missing")));
    }
    let ends_with_line_end = text.ends_with(['\n', '\r']);
    Ok(Sheet { preamble: preamble.to_owned(), table, columns, ends_with_line_end })
}

impl Columns {
    fn of(table: &Table, line: u64) -> Self {
        let mut by_key = HashMap::new();
        for (at, name) in table.header.iter().enumerate().filter(|(_, name)| !name.is_empty()) {
            by_key.entry(key_of(name)).or_insert(at);
        }
        Self { by_key, line }
    }

    /// The number of a column.
    pub(super) fn at(&self, name: &str) -> Option<usize> {
        self.by_key.get(&key_of(name)).copied()
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.at(name).is_some()
    }

    /// The cell of a column in a row; blank where there is none.
    pub(super) fn cell<'a>(&self, cells: &'a [String], name: &str) -> &'a str {
        self.at(name).and_then(|at| cells.get(at)).map_or("", |cell| cell.trim())
    }

    /// Says of each column that it is missing, as a loss.
    pub(super) fn say_missing<'a>(
        &self,
        missing: impl IntoIterator<Item = &'a str>,
        file: &str,
        notices: &mut Notices,
    ) {
        for column in missing {
            let message = format!("the column {column} is missing; what it says of the parties is not known");
            notices.warn(Warning::loss(Place::in_file(file).at_line(self.line), message));
        }
    }

    /// The columns that are none of the known ones, with their numbers; each is said once.
    pub(super) fn unknown<'a>(
        &self,
        table: &Table,
        known: impl IntoIterator<Item = &'a str>,
        notices: &mut Notices,
    ) -> Vec<(usize, String)> {
        let known: HashSet<String> = known.into_iter().map(key_of).collect();
        let columns = table.header.iter().enumerate();
        let unknown = columns.filter(|(_, name)| !name.is_empty() && !known.contains(&key_of(name)));
        let unknown: Vec<(usize, String)> = unknown.map(|(at, name)| (at, name.clone())).collect();
        for (_, name) in &unknown {
            notices.unknown(&format!("column {name}"), Some(&|| self.line), "");
        }
        unknown
    }
}
