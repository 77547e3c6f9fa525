//! Japanese cells: wide letters made narrow, and lists parted.

/// The text with full-width letters, digits and signs made narrow, ideographic spaces made plain, dashes made one.
pub(super) fn narrow(text: &str) -> String {
    text.chars()
        .map(|character| match character {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(character as u32 - 0xfee0).unwrap_or(character),
            '\u{3000}' | '\u{a0}' => ' ',
            '\u{ff64}' => '、',
            '\u{2010}' | '\u{2011}' | '\u{2013}' | '\u{2212}' => '-',
            '\u{301c}' => '~',
            // `(c)` that a word processor made into a sign.
            '\u{a9}' => '\u{24d2}',
            other => other,
        })
        .collect::<String>()
        .replace('\u{24d2}', "(c)")
}

/// Whether a cell says that nothing is known.
pub(super) fn says_nothing(text: &str) -> bool {
    let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '、' | '。' | ',' | '.' | '-'));
    matches!(text, "" | "不明" | "なし" | "該当なし" | "NA" | "na" | "N/A" | "n/a")
}

/// Parts of a narrow text at the marks `(a)`, `(b)`, wherever they stand; the whole if there are none.
pub(super) fn marked(text: &str) -> Vec<&str> {
    let bytes = text.as_bytes();
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices('(') {
        let is_mark =
            bytes.get(at + 1).is_some_and(u8::is_ascii_lowercase) && bytes.get(at + 2) == Some(&b')') && at >= start;
        if is_mark {
            parts.push(text.get(start..at).unwrap_or_default());
            start = at + 3;
        }
    }
    parts.push(text.get(start..).unwrap_or_default());
    parts.retain(|part| !says_nothing(part));
    parts
}

/// Parts of a narrow cell: at marks, else at line ends and semicolons.
pub(super) fn parts(text: &str) -> Vec<String> {
    let marks = marked(text);
    let pieces: Vec<&str> = if marks.len() > 1 { marks } else { text.split(['\n', ';']).collect() };
    pieces
        .into_iter()
        .map(|piece| marked(piece).concat())
        .map(|piece| {
            piece.trim_matches(|c: char| c.is_whitespace() || matches!(c, '、' | ',' | ';')).replace('\n', " ")
        })
        .filter(|piece| !says_nothing(piece))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_letters_become_narrow() {
        assert_eq!(narrow("（ａ）１９４５年　ＶＥＢ．ＲＦ；～"), "(a)1945年 VEB.RF;~");
    }

    #[test]
    fn lists_are_parted_at_their_marks_or_line_ends() {
        let cases: &[(&str, &[&str])] = &[
            ("(a)1970年 (b)1969年", &["1970年", "1969年"]),
            ("(a)一、\n(b)二", &["一", "二"]),
            ("one; two\nthree", &["one", "two", "three"]),
            ("(a)alone", &["alone"]),
            ("不明", &[]),
            ("", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(parts(text), *expected, "{text}");
        }
    }
}
