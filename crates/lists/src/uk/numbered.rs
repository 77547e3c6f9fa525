//! Cells that number several values: `(1) Pakistan (2) Afghanistan`, `a) French, b) Tunisian`, `(1)-(2) Tunisia (3)
//! Libya`.

/// The values of a cell without their numbers, each once, in order. A cell that does not begin with a number is one
/// value.
pub(super) fn values(cell: &str) -> Vec<String> {
    let cell = cell.trim();
    let mut pieces = Vec::new();
    let mut at = 0;
    while let Some(start) = mark_end(cell, at) {
        let end = next_mark(cell, start).unwrap_or(cell.len());
        pieces.push(cell.get(start..end).unwrap_or_default());
        at = end;
    }
    if pieces.is_empty() {
        pieces.push(cell);
    }
    let mut found: Vec<String> = Vec::new();
    for piece in pieces {
        let piece = piece.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '-' | '\u{2013}'));
        let piece = piece.strip_suffix(" and").unwrap_or(piece).trim();
        if !piece.is_empty() && piece != "to" && piece != "and" && !found.iter().any(|held| held == piece) {
            found.push(piece.to_owned());
        }
    }
    found
}

/// The offset behind the number that begins at an offset: `(1)`, `2)`, `(b)`.
fn mark_end(cell: &str, at: usize) -> Option<usize> {
    let rest = cell.get(at..)?;
    let inner = rest.strip_prefix('(').unwrap_or(rest);
    let close = inner.find(')')?;
    let label = inner.get(..close)?;
    let is_number = matches!(label.len(), 1 | 2) && label.bytes().all(|byte| byte.is_ascii_digit());
    let is_letter = label.len() == 1 && label.bytes().all(|byte| byte.is_ascii_alphabetic());
    (is_number || is_letter).then(|| at + (rest.len() - inner.len()) + close + 1)
}

/// Where the next number begins. It stands at the beginning or after white space or a mark of punctuation.
fn next_mark(cell: &str, from: usize) -> Option<usize> {
    let mut before = None;
    for (offset, character) in cell.get(from..)?.char_indices() {
        let stands_free = before.is_none_or(|c: char| c.is_whitespace() || matches!(c, '-' | ',' | ';' | '.' | ')'));
        let can_begin = character == '(' || character.is_ascii_alphanumeric();
        if stands_free && can_begin && mark_end(cell, from + offset).is_some() {
            return Some(from + offset);
        }
        before = Some(character);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbered_values_come_apart() {
        let cases: &[(&str, &[&str])] = &[
            ("(1) Pakistan (2) Afghanistan", &["Pakistan", "Afghanistan"]),
            ("a) French, b) Tunisian", &["French", "Tunisian"]),
            ("1) Saudi Arabia 2) Qatar", &["Saudi Arabia", "Qatar"]),
            ("(1)-(2) Tunisia (3) Libya", &["Tunisia", "Libya"]),
            ("(1) to (6) Algeria (7) Morocco", &["Algeria", "Morocco"]),
            ("(1) (2) Iraq", &["Iraq"]),
            ("(1) Afghanistan (2) Afghanistan", &["Afghanistan"]),
            ("a) General b)Major General", &["General", "Major General"]),
            ("(1) 3219222002 (Indonesian) (2) 2181558", &["3219222002 (Indonesian)", "2181558"]),
            ("Minister (a) of something", &["Minister (a) of something"]),
            ("(previous address)", &["(previous address)"]),
            ("", &[]),
        ];
        for (cell, expected) in cases {
            assert_eq!(values(cell), *expected, "{cell}");
        }
    }

    #[test]
    fn no_text_makes_it_panic() {
        for text in ["(", ")", "(1", "1)", "(1)é(2)", "é)", "((1))", "(ß) x"] {
            let _ = values(text);
        }
    }
}
