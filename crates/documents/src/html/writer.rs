//! Writes paragraphs: white space collapsed, character references decoded, every stretch with its place in the page.

use super::references;
use crate::document::{OffsetMap, Paragraph, ParagraphKind};
use std::ops::Range;

/// A paragraph that is being gathered; whether it is kept, and as what, is decided when it is whole.
#[derive(Debug, Default)]
pub(super) struct Draft {
    /// Its text so far.
    pub(super) text: String,
    /// From stretches of the text to stretches of the page.
    runs: Vec<(Range<usize>, Range<usize>)>,
    /// White space that is written when more text follows.
    space: Option<Range<usize>>,
    /// Bytes of the text that are in links.
    pub(super) link_bytes: usize,
    /// Bytes of the text that are set bold.
    pub(super) bold_bytes: usize,
    /// A `<time>` is in it.
    pub(super) has_time: bool,
    /// A `<br>` was the last thing in it.
    pub(super) ends_in_break: bool,
}

impl Draft {
    /// Appends a text of the page.
    pub(super) fn append(&mut self, source: &str, range: Range<usize>, in_link: bool) {
        let before = self.text.len();
        let bytes = source.as_bytes();
        let end = range.end.min(bytes.len());
        let mut position = range.start;
        while position < end {
            let start = position;
            if is_space(bytes[position]) {
                while position < end && is_space(bytes[position]) {
                    position += 1;
                }
                self.space(start..position);
            } else if bytes[position] == b'&' {
                let reference = references::decode(source.get(position..end).unwrap_or_default(), false);
                let (character, length) = reference.unwrap_or(('&', 1));
                position += length;
                self.character(character, start..position);
            } else if let Some((character, length)) = unusual(bytes, position) {
                position = (position + length).min(end);
                self.character(character, start..position);
            } else {
                position = behind_plain(bytes, position, end);
                self.copy(source.get(start..position).unwrap_or_default(), start..position);
            }
        }
        if in_link {
            self.link_bytes += self.text.len() - before;
        }
    }

    /// Notes white space, which counts once and only between words.
    pub(super) fn space(&mut self, source: Range<usize>) {
        if !self.text.is_empty() && self.space.is_none() {
            self.space = Some(source);
        }
    }

    /// Appends a character that is written otherwise in the page.
    fn character(&mut self, character: char, source: Range<usize>) {
        match character {
            // Soft hyphen, zero width space and byte order mark would tear words apart for every reader after us.
            '\u{AD}' | '\u{200B}' | '\u{FEFF}' => {}
            _ if character.is_whitespace() => self.space(source),
            _ => self.copy(character.encode_utf8(&mut [0; 4]), source),
        }
    }

    /// Appends text that stands for a stretch of the page.
    fn copy(&mut self, text: &str, source: Range<usize>) {
        if let Some(space) = self.space.take() {
            let start = self.text.len();
            self.text.push(' ');
            self.runs.push((start..start + 1, space));
        }
        let start = self.text.len();
        self.text.push_str(text);
        self.runs.push((start..self.text.len(), source));
        self.ends_in_break = false;
    }

    /// The share of the text that is links, 0 to 1.
    pub(super) fn link_density(&self) -> f32 {
        if self.text.is_empty() { 0.0 } else { self.link_bytes as f32 / self.text.len() as f32 }
    }

    /// Forgets everything, to begin the next paragraph.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.runs.clear();
        self.space = None;
        self.link_bytes = 0;
        self.bold_bytes = 0;
        self.has_time = false;
        self.ends_in_break = false;
    }
}

/// The paragraphs of a page so far.
#[derive(Debug, Default)]
pub(super) struct Writer {
    /// Their text.
    pub(super) text: String,
    /// They.
    pub(super) paragraphs: Vec<Paragraph>,
    /// Where the text came from.
    pub(super) offsets: OffsetMap,
}

impl Writer {
    /// Writes a paragraph.
    pub(super) fn write(&mut self, draft: &Draft, kind: ParagraphKind) {
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let start = self.text.len();
        self.text.push_str(&draft.text);
        for (text, source) in &draft.runs {
            self.offsets.push(start + text.start..start + text.end, source.clone());
        }
        self.paragraphs.push(Paragraph { kind, range: start..self.text.len() });
    }
}

/// White space of HTML.
fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\t' | b'\r' | b'\x0C')
}

/// A character that is not copied as it is, at a position, and its length.
fn unusual(bytes: &[u8], position: usize) -> Option<(char, usize)> {
    match bytes.get(position..)? {
        [0xC2, 0xA0, ..] => Some(('\u{A0}', 2)),
        [0xC2, 0xAD, ..] => Some(('\u{AD}', 2)),
        [0xE2, 0x80, 0x8B, ..] => Some(('\u{200B}', 3)),
        [0xE2, 0x80, 0xAF, ..] => Some(('\u{202F}', 3)),
        [0xEF, 0xBB, 0xBF, ..] => Some(('\u{FEFF}', 3)),
        _ => None,
    }
}

/// The position behind the stretch that can be copied as it is; single spaces between words are part of it.
fn behind_plain(bytes: &[u8], mut position: usize, end: usize) -> usize {
    while position < end {
        let stops = match bytes[position] {
            b'&' | b'\n' | b'\t' | b'\r' | b'\x0C' => true,
            b' ' => !bytes[position + 1..end].first().is_some_and(u8::is_ascii_alphanumeric),
            0xC2 | 0xE2 | 0xEF => unusual(bytes, position).is_some(),
            _ => false,
        };
        if stops {
            break;
        }
        position += 1;
    }
    position
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drafted(source: &str) -> String {
        let mut draft = Draft::default();
        draft.append(source, 0..source.len(), false);
        draft.text
    }

    #[test]
    fn white_space_is_collapsed_and_references_are_decoded() {
        let cases = [
            ("  a  b\n c ", "a b c"),
            ("Smith &amp; Co&nbsp;Ltd", "Smith & Co Ltd"),
            ("a & b < c", "a & b < c"),
            ("co\u{AD}oper&shy;ate", "cooperate"),
            ("a\u{A0}\u{A0} b", "a b"),
            ("“é” – ü", "“é” – ü"),
            ("&nbsp;", ""),
        ];
        for (source, expected) in cases {
            assert_eq!(drafted(source), expected, "{source}");
        }
    }

    #[test]
    fn every_word_leads_back_to_the_page() {
        let source = "Smith  &amp; Co, “Ltd”";
        let mut draft = Draft::default();
        draft.append(source, 0..source.len(), false);
        let mut writer = Writer::default();
        writer.write(&draft, ParagraphKind::Body);
        writer.write(&draft, ParagraphKind::Body);
        assert_eq!(writer.text, "Smith & Co, “Ltd”\n\nSmith & Co, “Ltd”");
        for (word, written) in [("Smith", "Smith"), ("&", "&amp;"), ("Co", "Co"), ("Ltd", "Ltd")] {
            let start = writer.text.rfind(word).expect("written");
            assert_eq!(&source[writer.offsets.source(&(start..start + word.len()))], written);
        }
    }
}
