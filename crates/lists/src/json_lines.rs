//! JSON lines, as several publications come: one value a line. What the values mean is for their readers.

use serde_json::{Map, Value};

/// The lines that hold anything, each with its number, counted from 1. A byte order mark is no part of the first.
pub(crate) fn lines(bytes: &[u8]) -> impl Iterator<Item = (u64, &[u8])> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    (1..).zip(bytes.split(|byte| *byte == b'\n')).filter(|(_, line)| !line.trim_ascii().is_empty())
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
}
