//! From bytes to the text of a payment file, and whether bytes are one.

use crate::{Message, Messages, PaymentError, fin::FinReader, iso::IsoReader, message::Source};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;

/// What stands in the beginning of a payment in XML: namespaces of ISO 20022, or elements where a national scheme has
/// its own.
const MARKS: &[&[u8]] = &[
    b"iso:20022",
    b"pacs.00",
    b"pain.0",
    b"camt.0",
    b"FIToFI",
    b"FICdtTrf",
    b"FinInstnCdtTrf",
    b"PmtRtr",
    b"CstmrCdtTrfInitn",
    b"CdtrPmtActvtnReq",
];

/// Whether the beginning of a file is that of a payment: a FIN message, or XML with a name of ISO 20022 in it. A few
/// kilobytes are enough; comments and envelopes may stand before the message.
///
/// ```
/// use interdict_payments::is_payment;
/// assert!(is_payment(b"\x01{1:F01AAAAUS33AXXX0000000000}"));
/// assert!(is_payment(b"<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08\">"));
/// assert!(!is_payment(b"<html><body>An article</body></html>"));
/// ```
pub fn is_payment(head: &[u8]) -> bool {
    // UTF-16 of these characters is UTF-8 with zeroes between.
    let plain: Vec<u8> = head.iter().copied().filter(|byte| *byte != 0).collect();
    let marked =
        |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, 0x01 | b'$' | 0xef | 0xbb | 0xbf | 0xfe | 0xff);
    let start = plain.iter().position(|byte| !marked(byte)).unwrap_or(plain.len());
    let plain = &plain[start..];
    let has = |mark: &[u8]| plain.windows(mark.len()).any(|window| window == mark);
    plain.starts_with(b"{1:") || (plain.starts_with(b"<") && MARKS.iter().any(|mark| has(mark)))
}

/// A payment file as text.
#[derive(Debug, Clone)]
pub struct Text<'a> {
    text: Cow<'a, str>,
    /// Some bytes were no characters; [`char::REPLACEMENT_CHARACTER`] stands in their place.
    damaged: bool,
}

impl<'a> Text<'a> {
    /// Decodes a file: by its byte order mark, by what its XML declaration says, else as UTF-8. FIN, which has ASCII
    /// only, is read as windows-1252 where it is no UTF-8.
    pub fn of(bytes: &'a [u8]) -> Self {
        let (encoding, bytes) = match Encoding::for_bom(bytes) {
            Some((encoding, length)) => (encoding, &bytes[length..]),
            None if bytes.starts_with(b"<\0") => (UTF_16LE, bytes),
            None if bytes.starts_with(b"\0<") => (UTF_16BE, bytes),
            None => (declared(bytes).unwrap_or(UTF_8), bytes),
        };
        if encoding == UTF_8 {
            match std::str::from_utf8(bytes) {
                Ok(text) => return Self { text: Cow::Borrowed(text), damaged: false },
                Err(_) if !bytes.trim_ascii_start().starts_with(b"<") => {
                    return Self { text: WINDOWS_1252.decode(bytes).0, damaged: false };
                }
                Err(_) => {}
            }
        }
        let (text, damaged) = encoding.decode_without_bom_handling(bytes);
        Self { text, damaged }
    }

    /// The messages of the file, in their order. A file without any gives one that says why.
    pub fn messages(&self) -> Messages<'_> {
        let text: &str = &self.text;
        let start = text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '\u{1}' | '\u{0}' | '\u{feff}'));
        if start.is_empty() {
            return Messages(Source::One(Some(Message::failed(PaymentError::Empty))));
        }
        if start.starts_with('<') {
            Messages(Source::Iso(Box::new(IsoReader::new(text, self.damaged))))
        } else {
            Messages(Source::Fin(FinReader::new(text)))
        }
    }
}

/// The encoding that the XML declaration names, where it is a known one of single bytes or the like.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(200)];
    let end = head.windows(2).position(|pair| pair == b"?>")?;
    let declaration = std::str::from_utf8(&head[..end]).ok()?.trim_start().strip_prefix("<?xml")?;
    let (_, value) = declaration.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let label = value[1..].split(quote).next()?;
    // Bytes that can be read this far are no UTF-16, whatever they say.
    Encoding::for_label(label.as_bytes()).filter(|encoding| *encoding != UTF_16LE && *encoding != UTF_16BE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> (String, bool) {
        let text = Text::of(bytes);
        (text.text.into_owned(), text.damaged)
    }

    #[test]
    fn the_encoding_is_told_by_mark_and_declaration() {
        assert_eq!(text("\u{feff}<a>ö</a>".as_bytes()), ("<a>ö</a>".into(), false));
        let latin = b"<?xml version='1.0' encoding='ISO-8859-1'?><a>\xf6</a>";
        assert_eq!(text(latin), ("<?xml version='1.0' encoding='ISO-8859-1'?><a>ö</a>".into(), false));
        assert_eq!(text(b"<a>\xf6</a>"), ("<a>\u{fffd}</a>".into(), true));
        assert_eq!(text(b"{1:F01}\xf6"), ("{1:F01}ö".into(), false));
        let wide: Vec<u8> = "<a>ö</a>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(text(&wide), ("<a>ö</a>".into(), false));
    }
}
