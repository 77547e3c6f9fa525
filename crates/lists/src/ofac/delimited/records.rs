//! The format of the delimited files: lines into fields, columns counted, the closing byte looked for.
//!
//! Every record is one line and no text holds a line break, so lines are parted first: a quote that is never closed then
//! spoils its own line and not the rest of the file. A quote inside a text that is not doubled does not end the text
//! unless a delimiter or the end of the line follows.

use super::Role;
use crate::{Place, Warning};

/// `-0-` with stray spaces (`dat_spec.txt`), or nothing.
pub(super) fn is_null(field: &str) -> bool {
    matches!(field.trim(), "-0-" | "")
}

/// One record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Record {
    /// Line, counted from 1.
    pub line: u64,
    /// Fields without their quotes, spaces kept.
    pub fields: Vec<String>,
}

/// A file as records.
#[derive(Debug, Clone, Default)]
pub(super) struct Table {
    /// File name.
    pub file: String,
    /// Records with the right number of columns.
    pub records: Vec<Record>,
    /// How many lines were no such records.
    pub rejected: usize,
    /// The closing 0x1A byte of a file as OFAC publishes it is there.
    pub closed: bool,
    /// Line ends are CR LF, as OFAC writes them. Files that passed through other hands often have LF only.
    pub original_line_ends: bool,
    /// What was noticed.
    pub warnings: Vec<Warning>,
}

/// A line cut into fields.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Split {
    /// Fields without quotes.
    pub fields: Vec<String>,
    /// Some text stood without quotes.
    pub bare_text: bool,
    /// The last quote was not closed.
    pub open_quote: bool,
}

/// Cuts a line at the delimiters outside quotes.
pub(super) fn split(line: &str, delimiter: char) -> Split {
    let mut result = Split::default();
    let mut rest = line;
    loop {
        let (field, behind) = if let Some(quoted) = rest.strip_prefix('"') {
            if let Some((end, behind)) = end_of_quoted(quoted, delimiter) {
                (quoted[..end].replace("\"\"", "\""), behind)
            } else {
                result.open_quote = true;
                (quoted.to_owned(), None)
            }
        } else {
            let (field, behind) =
                rest.split_once(delimiter).map_or((rest, None), |(field, behind)| (field, Some(behind)));
            let is_text = !is_null(field) && !field.trim().bytes().all(|byte| byte.is_ascii_digit());
            result.bare_text |= is_text;
            (field.to_owned(), behind)
        };
        result.fields.push(field);
        match behind {
            Some(behind) => rest = behind,
            None => return result,
        }
    }
}

/// Where a quoted text ends, and what follows the delimiter behind it.
fn end_of_quoted(text: &str, delimiter: char) -> Option<(usize, Option<&str>)> {
    let mut quotes = text.match_indices('"').map(|(at, _)| at).peekable();
    while let Some(at) = quotes.next() {
        if quotes.peek() == Some(&(at + 1)) {
            quotes.next();
            continue;
        }
        let behind = text[at + 1..].trim_start_matches(' ');
        if behind.is_empty() {
            return Some((at, None));
        }
        if let Some(behind) = behind.strip_prefix(delimiter) {
            return Some((at, Some(behind)));
        }
    }
    None
}

/// Cuts a text into records. A line with the wrong number of columns is a loss with its place; the rest goes on.
pub(super) fn read(role: Role, file: &str, text: &str, delimiter: char) -> Table {
    let closed = text.ends_with('\u{1a}');
    let body = text.trim_end_matches(['\u{1a}', '\0']);
    let mut table =
        Table { file: file.to_owned(), closed, original_line_ends: body.contains("\r\n"), ..Table::default() };
    let mut bare = 0_usize;
    for (index, line) in body.split('\n').enumerate() {
        let line = line.trim_end_matches('\r');
        if line.trim().is_empty() {
            continue;
        }
        let number = index as u64 + 1;
        let found = split(line, delimiter);
        bare += usize::from(found.bare_text);
        let uid = found.fields[0].trim();
        let has_uid = !uid.is_empty() && uid.bytes().all(|byte| byte.is_ascii_digit());
        if found.fields.len() == role.columns() && has_uid && !found.open_quote {
            table.records.push(Record { line: number, fields: found.fields });
            continue;
        }
        table.rejected += 1;
        let mut place = Place::in_file(file).at_line(number);
        if has_uid {
            place = place.of_record(uid);
        }
        let message = if found.open_quote {
            "a quote is not closed; the row was left out".to_owned()
        } else if found.fields.len() != role.columns() {
            format!("{} columns instead of {}; the row was left out", found.fields.len(), role.columns())
        } else {
            "the first column is no number; the row was left out".to_owned()
        };
        table.warnings.push(Warning::loss(place, message));
    }
    // In the files as published every text is quoted; a few bare ones would be typing, many are a spreadsheet's doing.
    if bare > 0 && bare * 2 > table.records.len() {
        let message = "the quotes are lost, as when a spreadsheet saves the file again; check that it did not change numbers and dates";
        table.warnings.push(Warning::note(Place::in_file(file), message));
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_cut_at_delimiters_outside_quotes() {
        let cases: &[(&str, char, &[&str], bool)] = &[
            ("36,\"A, B\",-0- ,\"CUBA\"", ',', &["36", "A, B", "-0- ", "CUBA"], false),
            ("36|\"A | B\"|-0- ", '|', &["36", "A | B", "-0- "], false),
            ("36@\"a@b.c\"@-0- ", '@', &["36", "a@b.c", "-0- "], false),
            ("1,\"say \"\"x\"\" now\",2", ',', &["1", "say \"x\" now", "2"], false),
            ("1,\"say \"x\" now\",2", ',', &["1", "say \"x\" now", "2"], false),
            ("1,\"\",2", ',', &["1", "", "2"], false),
            ("1,\"open, end", ',', &["1", "open, end"], true),
            ("36,12,aka,AERO-CARIBBEAN,", ',', &["36", "12", "aka", "AERO-CARIBBEAN", ""], false),
        ];
        for (line, delimiter, fields, open) in cases {
            let found = split(line, *delimiter);
            assert_eq!(
                (found.fields.iter().map(String::as_str).collect::<Vec<_>>(), found.open_quote),
                (fields.to_vec(), *open),
                "{line}"
            );
        }
    }

    #[test]
    fn a_bad_row_is_named_and_the_rest_goes_on() {
        let table = read(
            Role::Aliases,
            "alt.csv",
            "1,2,\"aka\",\"A\",-0- \r\n3,4,\"aka\"\r\n5,6,\"aka\",\"B\",-0- \r\n\u{1a}",
            ',',
        );
        assert_eq!((table.records.len(), table.rejected, table.closed), (2, 1, true));
        assert_eq!(table.warnings[0].to_string(), "alt.csv:2 (record 3): 3 columns instead of 5; the row was left out");
    }
}
