//! Character references: `&amp;`, `&#8217;`, `&rsquo;` to the characters that they stand for.
//!
//! The names are in `references.tsv`, a part of the list of the HTML standard. Numbers follow the standard too: 128 to
//! 159 are read as windows-1252, because that is what the pages that write them mean.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The longest name looked for; the longest one of the list is shorter.
const LONGEST_NAME: usize = 32;

/// What a name stands for.
#[derive(Debug, Clone, Copy)]
struct Named {
    character: char,
    /// Old names are read without their semicolon: `&copy 2015`.
    bare: bool,
}

static NAMES: LazyLock<FxHashMap<&'static str, Named>> = LazyLock::new(|| {
    let rows = include_str!("references.tsv").lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|line| {
        let mut columns = line.split('\t');
        let name = columns.next()?;
        let character = char::from_u32(u32::from_str_radix(columns.next()?, 16).ok()?)?;
        Some((name, Named { character, bare: columns.next() == Some("bare") }))
    })
    .collect()
});

/// What windows-1252 has at 128 to 159, where Unicode has control characters.
const WINDOWS_1252: [char; 32] = [
    '\u{20AC}', '\u{81}', '\u{201A}', '\u{192}', '\u{201E}', '\u{2026}', '\u{2020}', '\u{2021}', '\u{2C6}', '\u{2030}',
    '\u{160}', '\u{2039}', '\u{152}', '\u{8D}', '\u{17D}', '\u{8F}', '\u{90}', '\u{2018}', '\u{2019}', '\u{201C}',
    '\u{201D}', '\u{2022}', '\u{2013}', '\u{2014}', '\u{2DC}', '\u{2122}', '\u{161}', '\u{203A}', '\u{153}', '\u{9D}',
    '\u{17E}', '\u{178}',
];

/// Reads the reference at the start of `text` (which begins with `&`): the character and the number of bytes read.
/// `None`: this ampersand is only an ampersand. In an attribute `&copy=1` is the argument of an address and no sign.
pub(super) fn decode(text: &str, in_attribute: bool) -> Option<(char, usize)> {
    let bytes = text.as_bytes();
    if bytes.get(1) == Some(&b'#') {
        return decode_number(bytes);
    }
    let letters = bytes.iter().skip(1).take(LONGEST_NAME).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let name = text.get(1..=letters).filter(|name| !name.is_empty())?;
    let next = bytes.get(letters + 1).copied();
    if next == Some(b';')
        && let Some(named) = NAMES.get(name)
    {
        return Some((named.character, letters + 2));
    }
    if in_attribute {
        let named = NAMES.get(name).filter(|named| named.bare && next != Some(b'='))?;
        return Some((named.character, letters + 1));
    }
    // The longest old name that the letters begin with.
    (2..=letters.min(6)).rev().find_map(|length| {
        let named = NAMES.get(name.get(..length)?).filter(|named| named.bare)?;
        Some((named.character, length + 1))
    })
}

/// `&#8217;`, `&#x2019;`, also without the semicolon.
fn decode_number(bytes: &[u8]) -> Option<(char, usize)> {
    let hexadecimal = matches!(bytes.get(2), Some(b'x' | b'X'));
    let (start, radix) = if hexadecimal { (3, 16) } else { (2, 10) };
    let mut position = start;
    let mut number: u32 = 0;
    while let Some(digit) = bytes.get(position).and_then(|byte| char::from(*byte).to_digit(radix)) {
        number = number.saturating_mul(radix).saturating_add(digit);
        position += 1;
    }
    if position == start {
        return None;
    }
    if bytes.get(position) == Some(&b';') {
        position += 1;
    }
    let character = match number {
        0 => char::REPLACEMENT_CHARACTER,
        0x80..=0x9F => WINDOWS_1252[(number - 0x80) as usize],
        _ => char::from_u32(number).unwrap_or(char::REPLACEMENT_CHARACTER),
    };
    Some((character, position))
}

/// The value of an attribute (or of a string of JSON-LD, where pages write references as well) as a person reads it:
/// references decoded, white space collapsed, none at the ends.
pub(super) fn decode_value(value: &str) -> String {
    let mut decoded = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(found) = rest.find('&') {
        let (before, reference) = rest.split_at(found);
        decoded.push_str(before);
        let (character, length) = decode(reference, true).unwrap_or(('&', 1));
        decoded.push(character);
        rest = &reference[length..];
    }
    decoded.push_str(rest);
    collapse(&decoded)
}

/// White space collapsed to single spaces, none at the ends.
pub(super) fn collapse(text: &str) -> String {
    let mut collapsed = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !collapsed.is_empty() {
            collapsed.push(' ');
        }
        collapsed.push_str(word);
    }
    collapsed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_read_as_a_browser_reads_them() {
        let cases: &[(&str, Option<(char, usize)>)] = &[
            ("&amp; more", Some(('&', 5))),
            ("&rsquo;s", Some(('\u{2019}', 7))),
            ("&eacute;", Some(('é', 8))),
            ("&#8217;", Some(('\u{2019}', 7))),
            ("&#x20aC;", Some(('€', 8))),
            ("&#146;", Some(('\u{2019}', 6))),
            ("&#0;", Some(('\u{FFFD}', 4))),
            ("&#99999999999;", Some(('\u{FFFD}', 14))),
            ("&copy 2015", Some(('©', 5))),
            ("&ampnbsp;", Some(('&', 4))),
            ("& so on", None),
            ("&;", None),
            ("&", None),
            ("&#", None),
            ("&#x;", None),
            ("&nosuchname;", None),
        ];
        for (text, expected) in cases {
            assert_eq!(decode(text, false), *expected, "{text}");
        }
    }

    #[test]
    fn addresses_in_attributes_keep_their_arguments() {
        assert_eq!(decode_value("?a=1&copy=2&amp;b=3"), "?a=1&copy=2&b=3");
        assert_eq!(decode_value("  Ports &amp;\n customs&nbsp; "), "Ports & customs");
    }
}
