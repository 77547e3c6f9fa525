//! JSON lines, as several publications come: one value a line. What the values mean is for their readers.

use serde_json::{Map, Value};
use std::io::{self, BufRead};

/// A byte order mark.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// The lines that hold anything, each with its number, counted from 1. A byte order mark is no part of the first.
pub(crate) fn lines(bytes: &[u8]) -> impl Iterator<Item = (u64, &[u8])> {
    let bytes = bytes.strip_prefix(MARK).unwrap_or(bytes);
    (1..).zip(bytes.split(|byte| *byte == b'\n')).filter(|(_, line)| !line.trim_ascii().is_empty())
}

/// Hands out the same lines of what need not be in memory: the number of each, the byte at which it begins, and its text.
pub(crate) fn each(mut reader: impl BufRead, mut take: impl FnMut(u64, u64, &[u8])) -> io::Result<()> {
    let (mut number, mut start, mut line) = (0, 0, Vec::new());
    loop {
        line.clear();
        let length = reader.read_until(b'\n', &mut line)?;
        if length == 0 {
            return Ok(());
        }
        number += 1;
        let mark = if number == 1 && line.starts_with(MARK) { MARK.len() } else { 0 };
        let text = line.strip_suffix(b"\n").unwrap_or(&line).get(mark..).unwrap_or_default();
        if !text.trim_ascii().is_empty() {
            take(number, start + mark as u64, text);
        }
        start += length as u64;
    }
}

/// The object of a line, or why there is none.
pub(crate) fn object(line: &[u8]) -> Result<Map<String, Value>, String> {
    match serde_json::from_slice::<Value>(line) {
        Ok(Value::Object(object)) => Ok(object),
        Ok(_) => Err("a line that is no object; it was left out".to_owned()),
        Err(error) => Err(format!("broken JSON ({error}); the line was left out")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_are_counted_and_passed_over() {
        let bytes = b"\xef\xbb\xbf{\"a\":1}\n\n  \r\n[1]\nhalf {";
        let seen: Vec<(u64, bool)> = lines(bytes).map(|(number, line)| (number, object(line).is_ok())).collect();
        assert_eq!(seen, [(1, true), (4, false), (5, false)]);
    }

    #[test]
    fn lines_that_are_read_one_by_one_are_those_of_the_whole_text() {
        for bytes in [&b"\xef\xbb\xbf{\"a\":1}\n\n  \r\n[1]\nhalf {"[..], b"", b"\n", b"a\r\nb\n", b"\xef\xbb\xbf"] {
            let mut seen = Vec::new();
            let read = each(bytes, |number, start, line| seen.push((number, start as usize, line.to_vec())));
            assert!(read.is_ok());
            let expected: Vec<(u64, Vec<u8>)> = lines(bytes).map(|(number, line)| (number, line.to_vec())).collect();
            assert_eq!(seen.iter().map(|(number, _, line)| (*number, line.clone())).collect::<Vec<_>>(), expected);
            assert!(seen.iter().all(|(_, start, line)| bytes[*start..].starts_with(line)), "{seen:?}");
        }
    }
}
