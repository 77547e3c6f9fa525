//! Text tables: lines of cells with a delimiter between, as RFC 4180 writes them, and as spreadsheets break it.
//!
//! Shared by the publications that come as CSV. A quoted cell may hold line ends, so a quote that is never closed would
//! swallow the rest of the file: such a row is a loss of its own, and reading goes on with the next line.

use crate::{Place, Warning};

/// After so many rows with an open quote the rest is not trusted.
const OPEN_QUOTES_LIMIT: usize = 20;

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    /// Line on which it begins, counted from 1.
    pub line: u64,
    /// Cells without their quotes, white space at both ends cut. As many as the header has.
    pub cells: Vec<String>,
}

/// A table with a header.
#[derive(Debug, Clone, Default)]
pub(crate) struct Table {
    /// Column names of the first row.
    pub header: Vec<String>,
    /// Rows with the right number of cells.
    pub rows: Vec<Row>,
    /// What was noticed.
    pub warnings: Vec<Warning>,
}

impl Table {
    /// The number of the column with this name, case ignored.
    pub(crate) fn column(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|held| held.eq_ignore_ascii_case(name))
    }
}

/// A row as it was cut.
struct Cut {
    cells: Vec<String>,
    /// Offset of the next row.
    next: usize,
    /// A quoted cell was not closed.
    open_quote: bool,
    /// The row ends with the text, its last cell stands without quotes and nothing says that it is whole.
    open_end: bool,
}

/// Reads a table. Rows with the wrong number of cells, or with a quote that is not closed, are losses with their line.
pub(crate) fn read(text: &str, delimiter: char, file: &str) -> Table {
    let text = text.trim_start_matches('\u{feff}');
    let delimiter = u8::try_from(delimiter).unwrap_or(b',');
    let mut table = Table::default();
    let (mut at, mut line, mut open_quotes) = (0_usize, 1_u64, 0_usize);
    while at < text.len() {
        let cut = row(text, at, delimiter);
        let place = Place::in_file(file).at_line(line);
        let next = if cut.open_quote { end_of_line(text, at) } else { cut.next };
        let blank = cut.cells.iter().all(String::is_empty);
        if cut.open_quote {
            open_quotes += 1;
            table.warnings.push(Warning::loss(place, "a quote is not closed; the row was left out"));
            if open_quotes >= OPEN_QUOTES_LIMIT {
                let message = "too many quotes are not closed; the rest of the file was not read";
                table.warnings.push(Warning::loss(Place::in_file(file), message));
                return table;
            }
        } else if table.header.is_empty() {
            if !blank {
                table.header = cut.cells;
            }
        } else if cut.cells.len() == table.header.len() {
            if cut.open_end {
                let message = "the last line has no line end; if the file was cut off there, its last cell is shorter than published";
                table.warnings.push(Warning::gap(place, message));
            }
            if !blank {
                table.rows.push(Row { line, cells: cut.cells });
            }
        } else if !blank {
            let message = format!("{} cells instead of {}; the row was left out", cut.cells.len(), table.header.len());
            table.warnings.push(Warning::loss(place, message));
        }
        line += text.get(at..next).map_or(0, |passed| passed.bytes().filter(|byte| *byte == b'\n').count() as u64);
        at = next;
    }
    table
}

/// The delimiter of a table by its first line: the one that parts it into most cells.
pub(crate) fn delimiter_of(text: &str) -> char {
    let first = text.trim_start_matches('\u{feff}').lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |delimiter: char| {
        let byte = u8::try_from(delimiter).unwrap_or(b',');
        row(first, 0, byte).cells.len()
    };
    let mut best = ',';
    for delimiter in [';', '\t', '|'] {
        if count(delimiter) > count(best) {
            best = delimiter;
        }
    }
    best
}

fn end_of_line(text: &str, from: usize) -> usize {
    text.get(from..).and_then(|rest| rest.find('\n')).map_or(text.len(), |at| from + at + 1)
}

fn row(text: &str, start: usize, delimiter: u8) -> Cut {
    let bytes = text.as_bytes();
    let mut cells = Vec::new();
    let mut at = start;
    loop {
        let (value, behind, closed, quoted) = cell(text, at, delimiter);
        cells.push(value.trim().to_owned());
        if !closed {
            return Cut { cells, next: text.len(), open_quote: true, open_end: true };
        }
        match bytes.get(behind) {
            Some(byte) if *byte == delimiter => at = behind + 1,
            Some(b'\r') if bytes.get(behind + 1) == Some(&b'\n') => {
                return Cut { cells, next: behind + 2, open_quote: false, open_end: false };
            }
            Some(_) => return Cut { cells, next: behind + 1, open_quote: false, open_end: false },
            None => return Cut { cells, next: text.len(), open_quote: false, open_end: !quoted },
        }
    }
}

/// One cell from an offset: its text, the offset behind it, whether its quote was closed, whether it was quoted.
fn cell(text: &str, start: usize, delimiter: u8) -> (String, usize, bool, bool) {
    let bytes = text.as_bytes();
    let piece = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
    let ends = |byte: u8| byte == delimiter || byte == b'\n' || byte == b'\r';
    if bytes.get(start) != Some(&b'"') {
        let rest = bytes.get(start..).unwrap_or_default();
        let end = rest.iter().position(|byte| ends(*byte)).map_or(bytes.len(), |at| start + at);
        return (piece(start, end).to_owned(), end, true, false);
    }
    let mut value = String::new();
    let mut from = start + 1;
    let mut at = from;
    loop {
        match bytes.get(at) {
            None => {
                value.push_str(piece(from, at));
                return (value, at, false, true);
            }
            Some(b'"') => match bytes.get(at + 1) {
                // A doubled quote stands for one.
                Some(b'"') => {
                    value.push_str(piece(from, at + 1));
                    at += 2;
                    from = at;
                }
                Some(byte) if !ends(*byte) => at += 1,
                _ => {
                    value.push_str(piece(from, at));
                    return (value, at + 1, true, true);
                }
            },
            Some(_) => at += 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        read(text, ',', "x.csv").rows.into_iter().map(|row| row.cells).collect()
    }

    #[test]
    fn cells_are_cut_at_delimiters_outside_quotes() {
        let cases: &[(&str, &[&[&str]])] = &[
            ("a,b\n1,2\n", &[&["1", "2"]]),
            ("a,b\r\n\"1, x\",2\r\n", &[&["1, x", "2"]]),
            ("a,b\n\"say \"\"x\"\" now\",\n", &[&["say \"x\" now", ""]]),
            ("a,b\n\"say \"x\" now\",2\n", &[&["say \"x\" now", "2"]]),
            ("a,b\n\"two\nlines\",2\n", &[&["two\nlines", "2"]]),
            ("\u{feff}a,b\n\n1,2", &[&["1", "2"]]),
        ];
        for (text, expected) in cases {
            assert_eq!(rows(text), *expected, "{text}");
        }
    }

    #[test]
    fn a_bad_row_is_named_and_the_rest_goes_on() {
        let table = read("a,b\n1\n\"open,2\n3,4\n", ',', "x.csv");
        assert_eq!(table.rows, [Row { line: 4, cells: vec!["3".into(), "4".into()] }]);
        let lines: Vec<Option<u64>> = table.warnings.iter().map(|warning| warning.place.line).collect();
        assert_eq!(lines, [Some(2), Some(3)]);
        assert!(table.warnings.iter().all(Warning::is_loss));
    }

    #[test]
    fn the_delimiter_is_the_one_that_parts_most() {
        for (text, expected) in [("a,b,c", ','), ("a;b,x;c", ';'), ("a\tb", '\t'), ("a|b|c", '|'), ("name", ',')] {
            assert_eq!(delimiter_of(text), expected, "{text}");
        }
    }
}
