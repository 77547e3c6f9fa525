//! Markdown: headings, lists and pictures say what paragraphs are; the text is what a reader sees.

use crate::{
    dates::Day,
    document::{Document, Format, Found, OffsetMap, Origin},
    lexicon::{PageField, front_matter_field},
    paragraphs::{Block, Hint, classify},
};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// A Markdown text as a document.
pub fn read(name: &str, source: &str) -> Document {
    let mut reading = Reading { source, text: String::with_capacity(source.len()), ..Reading::default() };
    let options = Options::ENABLE_YAML_STYLE_METADATA_BLOCKS | Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    for (event, range) in Parser::new_ext(source, options).into_offset_iter() {
        reading.event(&event, range);
    }
    reading.close();
    let Reading { text, blocks, offsets, mut origin, .. } = reading;
    let paragraphs = classify(&text, &blocks, &mut origin);
    Document { name: name.to_owned(), format: Format::Markdown, text, paragraphs, offsets, origin }
}

#[derive(Default)]
struct Reading<'a> {
    source: &'a str,
    text: String,
    offsets: OffsetMap,
    blocks: Vec<Block>,
    /// Where the open paragraph begins in the text, and what it is.
    open: Option<(usize, Hint)>,
    items: usize,
    in_metadata: bool,
    in_code: bool,
    origin: Origin,
}

impl Reading<'_> {
    fn event(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => self.begin(Hint::Heading(*level as u8)),
            Event::Start(Tag::Item) => {
                self.items += 1;
                self.begin(Hint::Bullet);
            }
            Event::Start(Tag::Paragraph | Tag::TableCell) if self.items == 0 => self.begin(Hint::None),
            Event::Start(Tag::Paragraph) if self.open.is_none() => self.begin(Hint::Bullet),
            Event::Start(Tag::Image { .. }) if self.open.is_none_or(|(start, _)| start == self.text.len()) => {
                self.begin(Hint::Picture);
            }
            Event::Start(Tag::MetadataBlock(_)) => self.in_metadata = true,
            Event::End(TagEnd::MetadataBlock(_)) => self.in_metadata = false,
            Event::Start(Tag::CodeBlock(_)) => self.in_code = true,
            Event::End(TagEnd::CodeBlock) => self.in_code = false,
            Event::End(TagEnd::Item) => {
                self.items = self.items.saturating_sub(1);
                self.close();
            }
            Event::End(TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::TableCell) => self.close(),
            Event::Text(text) if self.in_metadata => self.metadata(text),
            Event::Text(text) | Event::Code(text) if !self.in_code => self.copy(text, range),
            Event::SoftBreak | Event::HardBreak => self.copy(" ", range),
            _ => {}
        }
    }

    fn begin(&mut self, hint: Hint) {
        self.close();
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        self.open = Some((self.text.len(), hint));
    }

    fn close(&mut self) {
        let Some((start, hint)) = self.open.take() else { return };
        let content = &self.text[start..];
        let from = start + (content.len() - content.trim_start().len());
        let to = start + content.trim_end().len();
        if from < to {
            self.blocks.push(Block { range: from..to, hint });
        } else {
            self.text.truncate(self.text[..start].trim_end().len());
        }
    }

    fn copy(&mut self, text: &str, range: Range<usize>) {
        if self.open.is_none() {
            self.begin(if self.items > 0 { Hint::Bullet } else { Hint::None });
        }
        let start = self.text.len();
        self.text.push_str(text);
        // The range of code holds its marks; what was copied stands inside it.
        let inner = self.source.get(range.clone()).and_then(|written| written.find(text)).unwrap_or(0);
        let source = if text == " " { range } else { range.start + inner..range.start + inner + text.len() };
        self.offsets.push(start..self.text.len(), source);
    }

    /// `key: value` lines of the front matter.
    fn metadata(&mut self, block: &str) {
        for line in block.lines() {
            let Some((key, value)) = line.split_once(':') else { continue };
            let value = value.trim().trim_matches(['"', '\'']);
            let from = format!("front matter {}", key.trim());
            if value.is_empty() {
                continue;
            }
            match front_matter_field(&key.trim().to_ascii_lowercase()) {
                Some(PageField::Title) => self.origin.title = Some(Found::new(value.to_owned(), from)),
                Some(PageField::Author) => self.origin.authors.push(Found::new(value.to_owned(), from)),
                Some(PageField::Outlet) => self.origin.outlet = Some(Found::new(value.to_owned(), from)),
                Some(PageField::Day) => {
                    self.origin.published = Day::parse_iso(value).map(|day| Found::new(day, from));
                }
                Some(PageField::Language) => self.origin.language = Some(Found::new(value.to_owned(), from)),
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ParagraphKind::{self, Body, Bullet, Headline, Subheading};

    #[test]
    fn a_page_in_markdown_keeps_its_places() {
        let source = "---\ntitle: A title\ndate: 2019-03-14\n---\n# Bank *fined* for breach\n\nThe **bank** paid a fine, it said.\n\n- 2 May: raid\n- 3 May: fine\n\n## What next\n\nNobody knows.\n";
        let document = read("a.md", source);
        let kinds: Vec<ParagraphKind> = document.paragraphs.iter().map(|paragraph| paragraph.kind).collect();
        assert_eq!(kinds, [Headline, Body, Bullet, Bullet, Subheading, Body]);
        assert_eq!(document.slice(&document.paragraphs[1].range), "The bank paid a fine, it said.");
        let bank = document.text.find("bank").expect("there");
        assert_eq!(&source[document.offsets.source(&(bank..bank + 4))], "bank");
        assert_eq!(
            document.origin.published.as_ref().map(|found| found.value.to_string()).as_deref(),
            Some("2019-03-14")
        );
    }
}
