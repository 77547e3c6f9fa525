//! Records of a table, from lines to values: and a quote that nobody closed swallows nobody.
//!
//! A value in quotes may hold line breaks. A quote that was opened by mistake begins the same way, and read to the letter
//! it makes one value of all the rows behind it: customers who are never screened. So a record over several lines is
//! believed only if its quotes are closed where a value ends, it has as many values as there are headers, and no line in
//! it looks like a row of its own. Otherwise its first line is a broken record and the lines behind it are read again.

use super::line_ends::LineEnds;
use std::{
    collections::VecDeque,
    io::{self, BufRead, BufReader, Read},
};

/// How far a value in quotes is followed: no address and no note is as long, and a file is not held in memory for it.
const MOST_LINES: usize = 1000;
const MOST_BYTES: usize = 1 << 20;

/// What the next row of a table is. Rows are counted as a spreadsheet counts, the first being 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Row {
    /// A record; its values are in [`Records::values`].
    Whole(u64),
    /// A row with a quote that is not closed as it should be.
    Unclosed(u64),
}

/// The records of a table, one after the other.
pub(crate) struct Records<R> {
    source: BufReader<LineEnds<R>>,
    delimiter: u8,
    values: Values,
    /// Lines that stood behind an unclosed quote, to be read as rows.
    again: VecDeque<Vec<u8>>,
    /// What kept the source from being read on; told when the lines before it are used up.
    failure: Option<io::Error>,
    /// Lines that were used.
    lines: u64,
    /// Line breaks inside values so far: the difference between lines and rows of a spreadsheet.
    inner_breaks: u64,
}

impl<R: Read> Records<R> {
    /// `lines_before` of the file were taken before `source` begins.
    pub(crate) fn new(source: R, delimiter: u8, lines_before: u64) -> Self {
        Self {
            source: BufReader::new(LineEnds::new(source)),
            delimiter,
            values: Values::default(),
            again: VecDeque::new(),
            failure: None,
            lines: lines_before,
            inner_breaks: 0,
        }
    }

    /// Values of the record that was read last.
    pub(crate) fn values(&self) -> impl ExactSizeIterator<Item = &[u8]> {
        self.values.iter()
    }

    /// The row where reading stands.
    pub(crate) fn row(&self) -> u64 {
        self.lines - self.inner_breaks
    }

    /// Reads the first record, whose number of values is not known before. Where its quotes do not close, it is the first
    /// line.
    pub(crate) fn header(&mut self) -> io::Result<Option<Row>> {
        self.read(None)
    }

    /// Reads the next record of a table with so many columns.
    pub(crate) fn record(&mut self, columns: usize) -> io::Result<Option<Row>> {
        self.read(Some(columns))
    }

    fn read(&mut self, columns: Option<usize>) -> io::Result<Option<Row>> {
        let first = loop {
            match self.line()? {
                Some(line) if line.is_empty() => {}
                Some(line) => break line,
                None => return Ok(None),
            }
        };
        self.values.clear();
        self.values.read_line(&first, self.delimiter);
        if !self.values.is_open() {
            self.values.finish();
            return Ok(Some(Row::Whole(self.row())));
        }
        let (mut lines, mut bytes) = (Vec::new(), 0);
        let closed = loop {
            if lines.len() == MOST_LINES || bytes > MOST_BYTES {
                break false;
            }
            match self.line() {
                Ok(Some(line)) => {
                    self.values.break_line();
                    let inside = self.values.read_line(&line, self.delimiter);
                    let is_row = columns
                        .is_some_and(|columns| inside.delimiter && is_own_row(&line, &first, columns, self.delimiter));
                    bytes += line.len();
                    lines.push(line);
                    if inside.odd || is_row {
                        break false;
                    }
                    if !self.values.is_open() {
                        break true;
                    }
                }
                Ok(None) => break false,
                Err(error) => {
                    self.failure = Some(error);
                    break false;
                }
            }
        };
        self.values.finish();
        if closed && columns.is_none_or(|columns| columns == self.values().len()) {
            self.inner_breaks += lines.len() as u64;
            return Ok(Some(Row::Whole(self.row())));
        }
        self.lines -= lines.len() as u64;
        for line in lines.into_iter().rev() {
            self.again.push_front(line);
        }
        if columns.is_some() {
            return Ok(Some(Row::Unclosed(self.row())));
        }
        self.values.clear();
        self.values.read_line(&first, self.delimiter);
        self.values.finish();
        Ok(Some(Row::Whole(self.row())))
    }

    /// The next line without its end.
    fn line(&mut self) -> io::Result<Option<Vec<u8>>> {
        if let Some(line) = self.again.pop_front() {
            self.lines += 1;
            return Ok(Some(line));
        }
        if let Some(failure) = self.failure.take() {
            return Err(failure);
        }
        let mut line = Vec::new();
        if self.source.read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        self.lines += 1;
        if line.last() == Some(&b'\n') {
            line.pop();
        }
        Ok(Some(line))
    }
}

/// Whether a line behind an open quote looks like the next row: it has as many values as there are headers, and the first
/// of them is written like the first of the row before, `C-1002` behind `C-1001`. Where that is no number, a few commas
/// in an address could look the same, so more columns are asked for.
fn is_own_row(line: &[u8], first: &[u8], columns: usize, delimiter: u8) -> bool {
    let shape = |line: &[u8]| {
        let mut values = Values::default();
        values.read_line(line, delimiter);
        values.finish();
        (values.iter().len(), values.iter().next().map(shape_of).unwrap_or_default())
    };
    let ((count, here), (_, before)) = (shape(line), shape(first));
    count == columns && here == before && (columns >= 4 || here.contains(&b'9'))
}

/// `C-1001` as `a-9`, `Ryu Jin` as `a`: what numbers of one file have in common.
fn shape_of(value: &[u8]) -> Vec<u8> {
    let mut shape: Vec<u8> = value
        .trim_ascii()
        .iter()
        .map(|byte| match byte {
            b'0'..=b'9' => b'9',
            b'a'..=b'z' | b'A'..=b'Z' | b' ' | 0x80.. => b'a',
            other => *other,
        })
        .collect();
    shape.dedup();
    shape
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum State {
    /// At the beginning of a value.
    #[default]
    Start,
    /// In a value without quotes, where quotes are letters like others.
    Plain,
    /// In quotes.
    Quoted,
    /// Behind a quote that closes, or is the first of two that stand for one.
    Closed,
}

/// What a line did to a value that was open before it.
#[derive(Debug, Clone, Copy, Default)]
struct Inside {
    /// A delimiter stood in it.
    delimiter: bool,
    /// A quote closed where no value ends.
    odd: bool,
}

/// The values of one record, end to end.
#[derive(Debug, Default)]
struct Values {
    bytes: Vec<u8>,
    ends: Vec<usize>,
    state: State,
}

impl Values {
    fn clear(&mut self) {
        self.bytes.clear();
        self.ends.clear();
        self.state = State::Start;
    }

    fn is_open(&self) -> bool {
        self.state == State::Quoted
    }

    /// The line break in a value that goes on.
    fn break_line(&mut self) {
        self.bytes.push(b'\n');
    }

    /// Ends the last value.
    fn finish(&mut self) {
        self.ends.push(self.bytes.len());
        self.state = State::Start;
    }

    fn read_line(&mut self, line: &[u8], delimiter: u8) -> Inside {
        let mut inside = Inside::default();
        let values_before = self.ends.len();
        for &byte in line {
            self.state = match (self.state, byte) {
                (State::Start, b'"') => State::Quoted,
                (State::Quoted, b'"') => State::Closed,
                (State::Closed, b'"') => {
                    self.bytes.push(byte);
                    State::Quoted
                }
                (State::Quoted, _) => {
                    inside.delimiter |= byte == delimiter && self.ends.len() == values_before;
                    self.bytes.push(byte);
                    State::Quoted
                }
                (_, _) if byte == delimiter => {
                    self.ends.push(self.bytes.len());
                    State::Start
                }
                (before, _) => {
                    inside.odd |= before == State::Closed;
                    self.bytes.push(byte);
                    State::Plain
                }
            };
        }
        inside
    }

    fn iter(&self) -> impl ExactSizeIterator<Item = &[u8]> {
        self.ends.iter().enumerate().map(|(place, end)| {
            let start = if place == 0 { 0 } else { self.ends[place - 1] };
            &self.bytes[start..*end]
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows of a text: their numbers and values, `!` where a quote is not closed.
    fn rows(text: &str) -> Vec<String> {
        let mut records = Records::new(text.as_bytes(), b',', 0);
        records.header().unwrap();
        let columns = records.values().len();
        let mut rows = Vec::new();
        while let Some(row) = records.record(columns).unwrap() {
            rows.push(match row {
                Row::Unclosed(row) => format!("{row}!"),
                Row::Whole(row) => {
                    let values: Vec<_> = records.values().map(String::from_utf8_lossy).collect();
                    format!("{row}: {}", values.join("|").replace('\n', "/"))
                }
            });
        }
        rows
    }

    #[test]
    fn quotes_are_read_as_spreadsheets_write_them() {
        let cases: [(&str, &[&str]); 6] = [
            ("\"Smith, John\",1", &["2: Smith, John|1"]),
            ("\"the \"\"Old Man\"\"\",", &["2: the \"Old Man\"|"]),
            ("5\" pipe,\"\"", &["2: 5\" pipe|"]),
            ("\"Acme\" Ltd,1", &["2: Acme Ltd|1"]),
            ("\"a\nb\",1\nc,2", &["2: a/b|1", "3: c|2"]),
            ("1,\"Main St\n\n\"\"Hill\"\", X\"\n\n2,c\n", &["2: 1|Main St//\"Hill\", X", "4: 2|c"]),
        ];
        for (text, expected) in cases {
            assert_eq!(rows(&format!("a,b\n{text}")), expected, "{text:?}");
        }
    }

    #[test]
    fn an_unclosed_quote_is_a_broken_row_and_those_behind_it_are_rows() {
        let cases: [(&str, &[&str]); 7] = [
            ("3,\"Ryu Jin\n4,Kim Yong Chol", &["2!", "3: 4|Kim Yong Chol"]),
            ("3,\"Ryu Jin", &["2!"]),
            ("3,\"Ryu Jin\n4,\"Kim\"\n5,Park\n", &["2!", "3: 4|Kim", "4: 5|Park"]),
            ("3,\"Ryu Jin\n\n4,\"Kim\nYong\"\n5,Park", &["2!", "4: 4|Kim/Yong", "5: 5|Park"]),
            // The quote closes by chance, in a row that is one of its own.
            ("3,\"Ryu Jin\n4,Kim \"\"X\"\"\n5,Park 5\"\n", &["2!", "3: 4|Kim \"\"X\"\"", "4: 5|Park 5\""]),
            // It closes, but the record has another number of values.
            ("Smith, John,\"Main St\nHill\"\n5,Park", &["2!", "3: Hill\"", "4: 5|Park"]),
            ("\"\n\"\n\"", &["2!", "3!", "4!"]),
        ];
        for (text, expected) in cases {
            assert_eq!(rows(&format!("a,b\n{text}")), expected, "{text:?}");
        }
    }

    #[test]
    fn an_address_over_several_lines_is_one_value() {
        let cases: [(&str, &str); 3] = [
            ("id,name,address", "7,Acme,\"Main St 5\nSpringfield, IL\nUSA\""),
            ("id,name,address", "7,Acme,\"Main St 5\nSpringfield, IL, USA\""),
            ("name,address", "Acme,\"Main St 5\nSpringfield, IL\""),
        ];
        for (header, row) in cases {
            let found = rows(&format!("{header}\n{row}\n{}", row.replace('\n', "\r\n")));
            assert_eq!(found.len(), 2, "{row:?}: {found:?}");
            assert_eq!(found[1].split_once(':').map(|(row, _)| row), Some("3"));
        }
    }

    #[test]
    fn a_header_whose_quotes_do_not_close_is_the_first_line() {
        assert_eq!(rows("id,\"name\n1,Ryu Jin\n"), ["2: 1|Ryu Jin"]);
        assert_eq!(rows("id,\"full\nname\"\n1,Ryu Jin\n"), ["2: 1|Ryu Jin"]);
    }

    #[test]
    fn a_quote_is_not_followed_without_end() {
        let text = format!("a,b\n1,\"x\n{}", "y,z\n".repeat(3000));
        let found = rows(&text);
        assert_eq!((found.len(), found[0].as_str(), found[3000].as_str()), (3001, "2!", "3002: y|z"));
    }

    proptest::proptest! {
        #[test]
        fn every_line_is_read_once(text in "[12,\"\n ab]{0,80}") {
            let mut records = Records::new(text.as_bytes(), b',', 0);
            let mut columns = None;
            while let Some(row) = records.read(columns).unwrap() {
                let (Row::Whole(number) | Row::Unclosed(number)) = row;
                proptest::prop_assert!(number >= 1 && number == records.row());
                columns = columns.or(Some(records.values().len()));
            }
            // `lines` drops a line that holds nothing behind the last line end, as the reader does.
            proptest::prop_assert_eq!(records.lines as usize, text.lines().count());
        }
    }
}
