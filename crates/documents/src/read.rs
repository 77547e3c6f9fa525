//! From the bytes of a file to a document: which format it is, which encoding, and what its origin is.

use crate::{document::Document, html, markdown, plain};
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
            Self::NotText { .. } => "document.not_text",
            Self::Empty { .. } => "document.empty",
        }
    }

    /// What to try.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::NotText { .. } => {
                "articles are plain text, HTML or Markdown; save a PDF or an office file as text first"
            }
            Self::Empty { .. } => "a page that is filled in by scripts must be saved from the browser",
        }
    }
}

/// A document from the bytes of a file. The format follows from the name (`.html`, `.md`), else from what stands in it.
/// Text that is not UTF-8 is taken as UTF-16 if it begins with its mark, else as windows-1252; positions are then bytes
/// of its UTF-8 form.
pub fn document(name: &str, bytes: &[u8]) -> Result<Document, ReadError> {
    let text = decoded(bytes);
    // Control characters stand in binary files (PDF, Office, pictures), and in no text.
    if let Some(position) =
        text.bytes().take(4096).position(|byte| byte < 0x20 && !matches!(byte, 9 | 10 | 12 | 13 | 27))
    {
        return Err(ReadError::NotText { name: name.to_owned(), position, byte: text.as_bytes()[position] });
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

fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    let (encoding, mark) = encoding_rs::Encoding::for_bom(bytes).unwrap_or((encoding_rs::UTF_8, 0));
    if encoding != encoding_rs::UTF_8 {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(error) => {
            // A few stray bytes in a text that is UTF-8 elsewhere do not make it windows-1252.
            let valid = &bytes[..error.valid_up_to()];
            if valid.is_ascii() {
                encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0
            } else {
                String::from_utf8_lossy(bytes)
            }
        }
    }
}
