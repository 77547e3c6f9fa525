//! What the XML readers share: bytes to text, the text of an element in one piece, lines for warnings, faults.
//!
//! quick-xml hands `AT&amp;T` out as three events (text, reference, text); [`text_of`] puts them together again. A document
//! type declaration is a fault: no list has one, and it is the door to entity expansion and to reading other files.

use quick_xml::{
    Reader,
    events::{BytesRef, Event},
};
use std::borrow::Cow;

/// Why reading XML stopped.
#[derive(Debug, thiserror::Error)]
pub(crate) enum XmlFault {
    /// The bytes are no XML from here on.
    #[error("broken XML: {0}")]
    Broken(#[from] quick_xml::Error),
    /// The file ends inside an element.
    #[error("the file ends in the middle of <{0}>; it was cut off")]
    CutOff(String),
    /// `<!DOCTYPE ...>`.
    #[error("a document type declaration (DOCTYPE) is not allowed in a list")]
    Doctype,
    /// `&name;` that XML does not define.
    #[error("unknown character reference &{0};")]
    UnknownReference(String),
}

/// Bytes as text: UTF-8, UTF-16 with a byte order mark, else windows-1252 (which never fails). The second value is false
/// if the bytes were not what they should have been.
pub(crate) fn decode(bytes: &[u8]) -> (Cow<'_, str>, bool) {
    match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, _)) => {
            let (text, _, broken) = encoding.decode(bytes);
            (text, !broken)
        }
        None => match std::str::from_utf8(bytes) {
            Ok(text) => (Cow::Borrowed(text), true),
            Err(_) => (encoding_rs::WINDOWS_1252.decode(bytes).0, false),
        },
    }
}

/// The line, counted from 1, of a byte offset.
pub(crate) fn line_at(text: &str, offset: u64) -> u64 {
    let end = usize::try_from(offset).unwrap_or(usize::MAX).min(text.len());
    text.as_bytes()[..end].split(|byte| *byte == b'\n').count() as u64
}

/// The text of the element whose start was just read, up to its end, references resolved, white space at both ends cut.
/// Text of elements inside it is left out.
pub(crate) fn text_of(reader: &mut Reader<&[u8]>, end: impl AsRef<[u8]>) -> Result<String, XmlFault> {
    let mut text = String::new();
    let mut depth = 0_usize;
    loop {
        match reader.read_event()? {
            Event::Text(piece) if depth == 0 => text.push_str(&piece),
            Event::CData(piece) if depth == 0 => text.push_str(&piece),
            Event::GeneralRef(reference) if depth == 0 => text.push(character_of(&reference)?),
            Event::Start(_) => depth += 1,
            Event::End(_) if depth == 0 => return Ok(text.trim().to_owned()),
            Event::End(_) => depth -= 1,
            Event::DocType(_) => return Err(XmlFault::Doctype),
            Event::Eof => return Err(XmlFault::CutOff(String::from_utf8_lossy(end.as_ref()).into_owned())),
            _ => {}
        }
    }
}

/// The character a reference stands for: `&#x41;`, or one of the five that XML defines.
pub(crate) fn character_of(reference: &BytesRef<'_>) -> Result<char, XmlFault> {
    if let Some(character) = reference.resolve_char_ref()? {
        return Ok(character);
    }
    match &**reference {
        "amp" => Ok('&'),
        "lt" => Ok('<'),
        "gt" => Ok('>'),
        "quot" => Ok('"'),
        "apos" => Ok('\''),
        other => Err(XmlFault::UnknownReference(other.to_owned())),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn text_in(xml: &str) -> Result<String, XmlFault> {
        let mut reader = Reader::from_str(xml);
        assert!(matches!(reader.read_event(), Ok(Event::Start(_))), "{xml}");
        text_of(&mut reader, "a")
    }

    #[test]
    fn text_comes_in_one_piece_whatever_it_is_made_of() {
        let cases = [
            ("<a>AT&amp;T</a>", "AT&T"),
            ("<a> one &lt;&#x41;&#66;&gt; </a>", "one <AB>"),
            ("<a><![CDATA[A & B]]> C</a>", "A & B C"),
            ("<a>x<b>left out</b>y</a>", "xy"),
            ("<a>x<!-- no -->y</a>", "xy"),
            ("<a></a>", ""),
        ];
        for (xml, expected) in cases {
            assert_eq!(text_in(xml).unwrap(), expected, "{xml}");
        }
    }

    #[test]
    fn what_is_cut_off_or_forbidden_is_a_fault() {
        assert!(matches!(text_in("<a>half a na"), Err(XmlFault::CutOff(_) | XmlFault::Broken(_))));
        assert!(matches!(text_in("<a>&bomb;</a>"), Err(XmlFault::UnknownReference(name)) if name == "bomb"));
    }

    #[test]
    fn lines_are_counted_from_one() {
        assert_eq!([0, 2, 3, 99].map(|offset| line_at("ab\ncd\n", offset)), [1, 1, 2, 3]);
    }
}
