//! From the bytes of a file to a document: which format it is, which encoding, and what its origin is.

use crate::{document::Document, html, markdown, plain};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use std::borrow::Cow;

/// Why a source is not a document.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The bytes are not text.
    #[error("{name}: this is not text (byte {position} is {byte:#04x})")]
    NotText {
        /// The name of the source.
        name: String,
        /// Where the first byte stands that no text has.
        position: usize,
        /// The byte.
        byte: u8,
    },
    /// The bytes do not say text in the encoding that their mark or their page declares.
    #[error("{name}: this is not text ({lost} of its first {read} characters cannot be decoded)")]
    NotDecoded {
        /// The name of the source.
        name: String,
        /// How many characters cannot be decoded.
        lost: usize,
        /// Of how many.
        read: usize,
    },
    /// The bytes are text, but of a format whose text is not what a reader sees.
    #[error("{name}: this is {format}, and no article")]
    OtherFormat {
        /// The name of the source.
        name: String,
        /// What it is: `a PDF`.
        format: &'static str,
    },
    /// There is nothing to read.
    #[error("{name}: the document is empty")]
    Empty {
        /// The name of the source.
        name: String,
    },
}

impl ReadError {
    /// A stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotText { .. } | Self::NotDecoded { .. } | Self::OtherFormat { .. } => "document.not_text",
            Self::Empty { .. } => "document.empty",
        }
    }

    /// What to try.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::NotText { .. } | Self::NotDecoded { .. } | Self::OtherFormat { .. } => {
                "articles are plain text, HTML or Markdown; save a PDF or an office file as text first"
            }
            Self::Empty { .. } => {
                "nothing but white space stands in it; of a page that scripts fill in, save what the browser shows"
            }
        }
    }
}

/// Formats that begin with text and are no article. Their head may be text from end to end, and would be read as an article
/// that names nobody.
const OTHER_FORMATS: [(&str, &str); 3] = [("%PDF-", "a PDF"), ("%!PS", "PostScript"), ("{\\rtf", "RTF")];

/// What a text is, if it begins as a format does that is no article: `a PDF`. White space before it does not count.
pub fn other_format(text: &str) -> Option<&'static str> {
    let head = text.trim_start_matches(|first: char| first == '\u{feff}' || first.is_whitespace());
    OTHER_FORMATS.iter().find(|(begins, _)| head.starts_with(begins)).map(|(_, format)| *format)
}

/// A document from the bytes of a file. The format follows from the name (`.html`, `.md`), else from what stands in it.
/// Text that is not UTF-8 is taken as UTF-16 if it begins with its mark, else as windows-1252; positions are then bytes
/// of its UTF-8 form.
pub fn document(name: &str, bytes: &[u8]) -> Result<Document, ReadError> {
    let text = decoded(bytes);
    if let Some(format) = other_format(&text) {
        return Err(ReadError::OtherFormat { name: name.to_owned(), format });
    }
    // Control characters stand in binary files (PDF, Office, pictures), and at most by accident in a text.
    let control = |byte: &u8| *byte < 0x20 && !matches!(byte, 9..=13 | 27);
    let head = &text.as_bytes()[..text.len().min(4096)];
    let strange = head.iter().filter(|byte| control(byte)).count();
    if (head.contains(&0) || strange * 50 > head.len())
        && let Some(position) = head.iter().position(control)
    {
        return Err(ReadError::NotText { name: name.to_owned(), position, byte: head[position] });
    }
    // A stray byte in a text is nobody's harm; where every tenth character is lost, nothing that is read can be trusted.
    let (mut read, mut lost) = (0, 0);
    for character in text.chars().take(2000) {
        read += 1;
        lost += usize::from(character == char::REPLACEMENT_CHARACTER);
    }
    if lost * 10 > read {
        return Err(ReadError::NotDecoded { name: name.to_owned(), lost, read });
    }
    let document = match format_of(name, &text) {
        Kind::Html => html::read(name, &text),
        Kind::Markdown => markdown::read(name, &text),
        Kind::Plain => plain::read(name, &text),
    };
    if document.paragraphs.is_empty() {
        return Err(ReadError::Empty { name: name.to_owned() });
    }
    Ok(document)
}

/// The text of the bytes of a file, markup and all: [`document`] finds in it what it finds in the bytes.
pub fn source_text(bytes: &[u8]) -> Cow<'_, str> {
    decoded(bytes)
}

enum Kind {
    Plain,
    Markdown,
    Html,
}

fn format_of(name: &str, text: &str) -> Kind {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    match ending.as_str() {
        "html" | "htm" | "xhtml" => return Kind::Html,
        "md" | "markdown" => return Kind::Markdown,
        "txt" | "text" => return Kind::Plain,
        _ => {}
    }
    let head: String = text.trim_start().chars().take(2000).collect::<String>().to_ascii_lowercase();
    if head.starts_with("<!doctype html") || head.starts_with("<html") || (head.starts_with('<') && head.contains("<p"))
    {
        Kind::Html
    } else if head.starts_with("# ") || head.starts_with("---\ntitle") || head.contains("\n## ") {
        Kind::Markdown
    } else {
        Kind::Plain
    }
}

/// The text of some bytes: by their mark, as UTF-8, in the encoding that a page declares, else as windows-1252.
fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes)
        && encoding != UTF_8
    {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0;
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    // A few stray bytes in a text that is UTF-8 elsewhere do not make it another encoding.
    let lossy = String::from_utf8_lossy(bytes);
    let wrong = lossy.chars().filter(|character| *character == char::REPLACEMENT_CHARACTER).count();
    let right = lossy.chars().filter(|character| !character.is_ascii()).count() - wrong;
    // Two bytes of another encoding that look like UTF-8 are rare.
    let declared = declared_encoding(bytes).filter(|_| right <= wrong * 4);
    match declared {
        Some(encoding) => encoding.decode_without_bom_handling(bytes).0,
        None if right > wrong => lossy,
        None => WINDOWS_1252.decode_without_bom_handling(bytes).0,
    }
}

/// The encoding in the first `charset=` of a page's head that is not UTF-8: the text is known not to be, and scripts in
/// the head may declare their own.
fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    const KEY: &[u8] = b"charset=";
    /// Bytes in which heads declare it.
    const HEAD: usize = 16_384;
    let head = &bytes[..bytes.len().min(HEAD)];
    let places = head.windows(KEY.len()).enumerate().filter(|(_, window)| window.eq_ignore_ascii_case(KEY));
    let mut declared = places.filter_map(|(place, _)| {
        let label: Vec<u8> = head[place + KEY.len()..]
            .iter()
            .skip_while(|byte| matches!(byte, b'"' | b'\'' | b' '))
            .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':'))
            .copied()
            .collect();
        Encoding::for_label(&label)
    });
    declared.find(|encoding| *encoding != UTF_8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_read_in_the_encoding_that_they_are_in() {
        let gbk = b"<html><meta charset=\"gb2312\"><p>\xa1\xb0Deal\xa1\xb1 said the ministry in the capital.</p>";
        assert!(decoded(gbk).contains("\u{201c}Deal\u{201d}"));
        let cyrillic = b"<script charset='utf-8' src=a></script><meta charset=windows-1251><p>\xcf\xee\xf0\xf2";
        assert!(decoded(cyrillic).ends_with("Порт"));
        assert_eq!(decoded(b"caf\xe9"), "caf\u{e9}");
        let mostly = "caf\u{e9} na\u{ef}ve r\u{f4}le".as_bytes().iter().copied().chain([0xff]).collect::<Vec<u8>>();
        assert!(decoded(&mostly).starts_with("caf\u{e9} na\u{ef}ve"));
        assert_eq!(decoded(b"\xff\xfea\x00b\x00"), "ab");
    }

    #[test]
    fn formats_that_begin_with_text_are_no_articles() {
        let pdf = "%PDF-1.7\n1 0 obj << /Title (Ryu Jin named by Treasury) >> endobj\n";
        let marked = format!("\u{feff}\n {pdf}");
        for text in [pdf, marked.as_str(), "%!PS-Adobe-3.0\n(Ryu Jin) show\n", "{\\rtf1\\ansi Ryu Jin}"] {
            for name in ["a.pdf", "a.txt", "a.html", "a"] {
                let error = document(name, text.as_bytes()).expect_err(text);
                assert_eq!(error.code(), "document.not_text", "{text}");
                assert!(error.to_string().contains("no article"), "{error}");
            }
        }
        assert!(document("a.txt", b"The file began with %PDF-1.7 and was no text, he said.").is_ok());
    }

    #[test]
    fn what_cannot_be_decoded_is_no_article() {
        let cut = b"\xff\xfe\x00".as_slice();
        let surrogates: Vec<u8> = b"\xff\xfe".iter().copied().chain([0, 0xd8, b'a', 0].repeat(40)).collect();
        for bytes in [cut, &surrogates] {
            let error = document("a", bytes).expect_err("it is no text");
            assert_eq!(error.code(), "document.not_text");
            assert!(error.to_string().contains("cannot be decoded"), "{error}");
        }
        let one_lost =
            b"\xff\xfe".iter().copied().chain(b"The ship had left the port.".iter().flat_map(|byte| [*byte, 0]));
        assert!(document("a", &one_lost.chain([0, 0xd8]).collect::<Vec<u8>>()).is_ok());
    }

    #[test]
    fn a_stray_control_character_does_not_make_a_binary_file() {
        let text = "The ministry said\u{b} the ship had left.\n\nIt did not say more about the case.".as_bytes();
        assert!(document("a.txt", text).is_ok());
    }
}
