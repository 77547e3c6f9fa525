//! A document: its readable text, cut into paragraphs with a kind, and what is known of its origin.
//!
//! Everything that reading finds is a byte range over [`Document::text`]. For plain text that is the source itself; for
//! HTML the tags are gone and [`OffsetMap`] leads back to the bytes of the source.

use crate::dates::Day;
use serde::Serialize;
use std::ops::Range;

/// How a source is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Paragraphs apart by empty lines.
    Plain,
    /// Markdown.
    Markdown,
    /// A web page.
    Html,
}

/// What a paragraph is in its article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ParagraphKind {
    /// The title of the article.
    Headline,
    /// The summary under the title.
    Standfirst,
    /// Running text.
    Body,
    /// A heading inside the article.
    Subheading,
    /// An item of a list.
    Bullet,
    /// The text under (or instead of) a picture or film.
    Caption,
    /// A sentence of the article or of a person, set large.
    PullQuote,
    /// Not the article: name of the outlet, share buttons, subscription, copyright.
    Boilerplate,
    /// A link to another article or to a topic page.
    RelatedLink,
}

impl ParagraphKind {
    /// Whether the article itself speaks here.
    pub fn is_article(self) -> bool {
        !matches!(self, Self::Boilerplate | Self::RelatedLink)
    }

    /// Whether whole sentences are to be expected.
    pub fn is_prose(self) -> bool {
        matches!(self, Self::Standfirst | Self::Body | Self::Bullet | Self::Caption | Self::PullQuote)
    }
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// What it is.
    pub kind: ParagraphKind,
    /// Bytes of [`Document::text`], without white space at the ends and without the mark of a bullet.
    pub range: Range<usize>,
}

/// A value and where it was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Found<T> {
    /// The value.
    pub value: T,
    /// Where it stood, in words: `JSON-LD datePublished`, `meta article:published_time`, `first line`.
    pub from: String,
}

impl<T> Found<T> {
    /// A value with its place.
    pub fn new(value: T, from: impl Into<String>) -> Self {
        Self { value, from: from.into() }
    }
}

/// What is known of where an article comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Origin {
    /// Its title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Found<String>>,
    /// Who wrote it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<Found<String>>,
    /// Newspaper, broadcaster, site.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outlet: Option<Found<String>>,
    /// The day it was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<Found<Day>>,
    /// ISO 639-1 code of its language, where the source says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<Found<String>>,
}

/// A document ready for reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// File name or whatever the caller calls it.
    pub name: String,
    /// How the source was written.
    pub format: Format,
    /// The readable text.
    pub text: String,
    /// Its paragraphs in order; they do not overlap.
    pub paragraphs: Vec<Paragraph>,
    /// From positions in `text` to bytes of the source.
    pub offsets: OffsetMap,
    /// Title, authors, outlet, day.
    pub origin: Origin,
}

/// A stretch of text and the stretch of the source that it came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    text: usize,
    source: usize,
    text_len: usize,
    source_len: usize,
}

/// Leads from positions in a document's text to bytes of its source. Empty: they are the same.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OffsetMap {
    runs: Vec<Run>,
}

impl OffsetMap {
    /// Notes that the next stretch of text (which must follow the last one) came from a stretch of the source. Where the
    /// lengths are equal the bytes are taken to be the same; else (`&amp;`) the stretch is one piece.
    pub fn push(&mut self, text: Range<usize>, source: Range<usize>) {
        let run = Run { text: text.start, source: source.start, text_len: text.len(), source_len: source.len() };
        if let Some(last) = self.runs.last_mut() {
            let plain = last.text_len == last.source_len && run.text_len == run.source_len;
            if plain && last.text + last.text_len == run.text && last.source + last.source_len == run.source {
                last.text_len += run.text_len;
                last.source_len += run.source_len;
                return;
            }
        }
        self.runs.push(run);
    }

    /// The bytes of the source that a range of the text came from.
    pub fn source(&self, range: &Range<usize>) -> Range<usize> {
        if self.runs.is_empty() {
            return range.clone();
        }
        let start = self.at(range.start).map_or(0, |run| {
            if run.text_len == run.source_len {
                run.source + (range.start - run.text).min(run.source_len)
            } else {
                run.source
            }
        });
        if range.is_empty() {
            return start..start;
        }
        let end = self.at(range.end - 1).map_or(start, |run| {
            let inside = range.end - run.text;
            if run.text_len == run.source_len {
                run.source + inside.min(run.source_len)
            } else {
                run.source + run.source_len
            }
        });
        start..end.max(start)
    }

    /// The last run that begins at or before the position.
    fn at(&self, position: usize) -> Option<Run> {
        let after = self.runs.partition_point(|run| run.text <= position);
        self.runs.get(after.saturating_sub(1)).copied()
    }
}

impl Document {
    /// The text of a range.
    pub fn slice(&self, range: &Range<usize>) -> &str {
        self.text.get(range.clone()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_lead_back_over_tags_and_character_references() {
        // Source `<p>Smith &amp; <b>Co</b></p>`, text `Smith & Co`.
        let mut map = OffsetMap::default();
        map.push(0..6, 3..9);
        map.push(6..7, 9..14);
        map.push(7..8, 14..15);
        map.push(8..10, 18..20);
        assert_eq!(map.source(&(0..10)), 3..20);
        assert_eq!(map.source(&(6..7)), 9..14);
        assert_eq!(map.source(&(0..7)), 3..14);
        assert_eq!(map.source(&(8..10)), 18..20);
        assert_eq!(OffsetMap::default().source(&(2..5)), 2..5);
    }
}
