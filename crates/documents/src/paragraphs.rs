//! What each paragraph of an article is, from how it looks, where it stands and the phrases of `data/paragraphs.tsv`.
//!
//! The rules, in order, for sources that say little of themselves (plain text; Markdown says more):
//! * a paragraph that begins with or holds a phrase of the page around the article is boilerplate, a link or a byline;
//! * the first paragraph without a full stop is the headline; a very short one before it names the outlet;
//! * between headline and body, a line that is nothing but a day says when the article appeared;
//! * another paragraph without a full stop there is the standfirst if it has twelve words or more, else the caption of the
//!   picture there;
//! * later, a short paragraph without punctuation at its end is a subheading;
//! * a paragraph that is one quotation and repeats what the article quotes elsewhere is a pull quote.

use crate::{
    document::{Found, Origin, Paragraph, ParagraphKind},
    lexicon::{begins_as_month, is_calendar, rows},
};
use aho_corasick::{AhoCorasick, AhoCorasickBuilder, AhoCorasickKind};
use std::{ops::Range, sync::LazyLock};

/// What the source itself says of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hint {
    /// Nothing.
    None,
    /// A heading of a level.
    Heading(u8),
    /// An item of a list.
    Bullet,
    /// The text that stands for a picture.
    Picture,
}

/// A paragraph as the source cuts it.
#[derive(Debug, Clone)]
pub(crate) struct Block {
    /// Bytes of the text, trimmed, without the mark of a bullet.
    pub(crate) range: Range<usize>,
    /// What the source says of it.
    pub(crate) hint: Hint,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Start,
    Whole,
    Inside,
    Label,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Marker {
    Caption,
    Credit,
    Related,
    RelatedSection,
    Boilerplate,
    BoilerplateSection,
    Byline,
}

const MARKERS_FILE: &str = include_str!("../data/paragraphs.tsv");

static MARKERS: LazyLock<Vec<(&'static str, Place, Marker)>> = LazyLock::new(|| {
    rows(MARKERS_FILE)
        .filter_map(|row| {
            let place = match *row.get(1)? {
                "start" => Place::Start,
                "whole" => Place::Whole,
                "inside" => Place::Inside,
                "label" => Place::Label,
                _ => return None,
            };
            let marker = match *row.get(2)? {
                "caption" => Marker::Caption,
                "credit" => Marker::Credit,
                "related" => Marker::Related,
                "related_section" => Marker::RelatedSection,
                "boilerplate" => Marker::Boilerplate,
                "boilerplate_section" => Marker::BoilerplateSection,
                "byline" => Marker::Byline,
                _ => return None,
            };
            Some((*row.first()?, place, marker))
        })
        .collect()
});

/// Finds whether one of the phrases that count anywhere stands in a text, in whatever letters; none if the table has none.
static INSIDE: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let phrases = MARKERS.iter().filter(|(_, place, _)| *place == Place::Inside).map(|(phrase, _, _)| phrase);
    AhoCorasickBuilder::new().kind(Some(AhoCorasickKind::DFA)).ascii_case_insensitive(true).build(phrases).ok()
});

/// For each byte, the lines of the table whose phrases begin with it and count at the beginning: a paragraph is compared with no
/// others, unless it holds a phrase that counts anywhere.
static AT_BEGINNING: LazyLock<Vec<Vec<usize>>> = LazyLock::new(|| {
    let mut lines = vec![Vec::new(); 256];
    for (line, (phrase, place, _)) in MARKERS.iter().enumerate() {
        if *place != Place::Inside {
            lines[usize::from(phrase.as_bytes()[0])].push(line);
        }
    }
    lines
});

/// A paragraph that is longer than this is never taken for the page's own furniture.
const FURNITURE_WORDS: usize = 40;
const CAPTION_WORDS: usize = 11;
const SUBHEADING_WORDS: usize = 12;
const HEADLINE_WORDS: usize = 30;

/// Gives every block its kind, and reads what headline and bylines say of the origin.
pub(crate) fn classify(text: &str, blocks: &[Block], origin: &mut Origin) -> Vec<Paragraph> {
    let mut paragraphs: Vec<Paragraph> = Vec::with_capacity(blocks.len());
    let mut section: Option<ParagraphKind> = None;
    let mut headline: Option<usize> = None;
    let mut body_seen = false;
    for (number, block) in blocks.iter().enumerate() {
        let mut range = block.range.clone();
        let content = &text[range.clone()];
        let words = words_in(content);
        let closed = ends_closed(content);
        let bullet = block.hint == Hint::Bullet;
        let marker = marker_of(content, words);
        let kind = match marker {
            Some((Marker::Caption, length)) => {
                let label = &content[length..];
                range.start += length + (label.len() - label.trim_start().len());
                ParagraphKind::Caption
            }
            Some((Marker::Credit | Marker::Boilerplate, _)) => ParagraphKind::Boilerplate,
            Some((Marker::Byline, length)) => {
                read_byline(content, length, origin);
                ParagraphKind::Boilerplate
            }
            Some((Marker::Related, _)) => ParagraphKind::RelatedLink,
            Some((Marker::RelatedSection, _)) => {
                section = Some(ParagraphKind::RelatedLink);
                ParagraphKind::RelatedLink
            }
            Some((Marker::BoilerplateSection, _)) => {
                section = Some(ParagraphKind::Boilerplate);
                ParagraphKind::Boilerplate
            }
            None if section.is_some() && !(closed && words > SUBHEADING_WORDS && !bullet) => {
                section.unwrap_or(ParagraphKind::Boilerplate)
            }
            None if block.hint == Hint::Picture => ParagraphKind::Caption,
            None if !body_seen && headline.is_some() && !closed && !bullet && is_date_line(content, words) => {
                if origin.published.is_none() {
                    origin.published = crate::dateline::explicit_day(content).map(|day| Found::new(day, "date line"));
                }
                ParagraphKind::Boilerplate
            }
            None if bullet => {
                section = None;
                ParagraphKind::Bullet
            }
            None => {
                section = None;
                let title_like = !closed && words <= HEADLINE_WORDS;
                if headline.is_none() && !body_seen && (title_like || matches!(block.hint, Hint::Heading(_))) {
                    if names_outlet(text, blocks, number, words) && block.hint == Hint::None {
                        origin.outlet.get_or_insert_with(|| Found::new(content.to_owned(), "first line"));
                        ParagraphKind::Boilerplate
                    } else {
                        headline = Some(number);
                        origin.title.get_or_insert_with(|| Found::new(content.to_owned(), "headline"));
                        ParagraphKind::Headline
                    }
                } else if matches!(block.hint, Hint::Heading(_)) {
                    ParagraphKind::Subheading
                } else if !body_seen && headline.is_some() && !closed {
                    if words <= CAPTION_WORDS { ParagraphKind::Caption } else { ParagraphKind::Standfirst }
                } else if !closed && words <= SUBHEADING_WORDS && !content.ends_with([':', ',', ';']) {
                    if number + 1 == blocks.len() { ParagraphKind::Body } else { ParagraphKind::Subheading }
                } else if repeats_a_quotation(text, content, &range) {
                    ParagraphKind::PullQuote
                } else {
                    if !body_seen && origin.published.is_none() {
                        let day = place_and_day(content).and_then(crate::dateline::explicit_day);
                        origin.published = day.map(|day| Found::new(day, "dateline"));
                    }
                    body_seen = true;
                    ParagraphKind::Body
                }
            }
        };
        if !range.is_empty() {
            paragraphs.push(Paragraph { kind, range });
        }
    }
    paragraphs
}

/// How many words white space parts.
fn words_in(content: &str) -> usize {
    if !content.is_ascii() {
        return content.split_whitespace().count();
    }
    let is_space = |byte: u8| byte == b' ' || matches!(byte, 9..=13);
    let bytes = content.as_bytes();
    let Some(first) = bytes.first() else { return 0 };
    // Summed in small numbers, so that many bytes are looked at together.
    let begins = |(before, byte): (&u8, &u8)| u8::from(is_space(*before) & !is_space(*byte));
    let (before, behind) = (&bytes[..bytes.len() - 1], &bytes[1..]);
    let pieces = before.chunks(PIECE).zip(behind.chunks(PIECE));
    let behind_space = pieces.map(|(before, behind)| usize::from(before.iter().zip(behind).map(begins).sum::<u8>()));
    usize::from(!is_space(*first)) + behind_space.sum::<usize>()
}

/// In so many bytes no more words begin than one byte counts.
const PIECE: usize = 255;

/// The first phrase of the table that the paragraph shows, with its length.
fn marker_of(content: &str, words: usize) -> Option<(Marker, usize)> {
    let short = words <= FURNITURE_WORDS;
    let first = content.bytes().next()?.to_ascii_lowercase();
    if short && INSIDE.as_ref().is_none_or(|search| search.is_match(head_of(content))) {
        return first_of(0..MARKERS.len(), content, words);
    }
    first_of(AT_BEGINNING[usize::from(first)].iter().copied(), content, words)
}

/// The part of a paragraph in which a marker stands.
fn head_of(content: &str) -> &str {
    if content.len() <= HEAD {
        return content;
    }
    content.char_indices().nth(HEAD).map_or(content, |(limit, _)| &content[..limit])
}

/// The first of some lines of the table whose phrase the paragraph shows.
fn first_of(lines: impl Iterator<Item = usize>, content: &str, words: usize) -> Option<(Marker, usize)> {
    let short = words <= FURNITURE_WORDS;
    let mut lines = lines.map(|line| MARKERS[line]).filter(|(_, place, _)| short || *place == Place::Label).peekable();
    lines.peek()?;
    let lower = head_of(content).to_ascii_lowercase();
    let whole = lower.trim_end_matches([':', '.', '!']);
    lines.find_map(|(phrase, place, marker)| {
        let found = match place {
            Place::Whole => whole == phrase,
            Place::Label => lower.starts_with(phrase),
            Place::Start if marker == Marker::Byline => {
                let rest = content.get(phrase.len()..).unwrap_or_default();
                let names = rest.trim_start().chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
                words <= 14 && starts_with_word(&lower, phrase) && names && !ends_closed(content)
            }
            // A credit may stand without a space before the name of the agency.
            Place::Start if marker == Marker::Credit => short && lower.starts_with(phrase),
            // A heading is short or has no full stop: `More from Finch: she accuses the opposition of panic.`
            Place::Start if marker == Marker::RelatedSection => {
                starts_with_word(&lower, phrase) && !(ends_closed(content) && words > HEADING_WORDS)
            }
            Place::Start => short && starts_with_word(&lower, phrase),
            Place::Inside => lower.contains(phrase),
        };
        found.then_some((marker, phrase.len()))
    })
}

/// A marker stands within so many characters.
const HEAD: usize = 400;

/// So many words a heading over links has at most, if it ends as a sentence does.
const HEADING_WORDS: usize = 6;

fn starts_with_word(text: &str, phrase: &str) -> bool {
    text.strip_prefix(phrase).is_some_and(|rest| !rest.chars().next().is_some_and(char::is_alphanumeric))
}

/// Words of a line that is nothing but a day, with its weekday, a time and a zone.
const DATE_LINE_WORDS: usize = 8;

/// Whether a line between headline and text is a day in full and nothing else: `Friday 15 March 2019, 10:12 GMT`.
fn is_date_line(content: &str, words: usize) -> bool {
    let of_date = |word: &str| {
        let lower = word.to_lowercase();
        let short = word.len() <= 4 && word.chars().all(char::is_uppercase);
        short
            || word.starts_with(|c: char| c.is_ascii_digit())
            || is_calendar(&lower)
            || (begins_as_month(&lower) && lower.len() <= 4)
            || matches!(lower.as_str(), "at" | "am" | "pm" | "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")
    };
    let mut parts = content.split([' ', ',', '|', '\t', '.']).filter(|word| !word.is_empty());
    words <= DATE_LINE_WORDS && parts.all(of_date) && crate::dateline::explicit_day(content).is_some()
}

/// What stands before the dash of a dateline: `LONDON, 3 October 2023 - The bank said`. The place is in capitals.
fn place_and_day(content: &str) -> Option<&str> {
    let head =
        [" - ", " – ", " — "].iter().filter_map(|dash| content.find(dash)).min().and_then(|at| content.get(..at))?;
    let place = head.split([' ', ',']).next().unwrap_or_default();
    let capitals = place.len() > 1 && place.chars().all(char::is_uppercase);
    (capitals && head.split_whitespace().count() <= DATE_LINE_WORDS).then_some(head)
}

/// Whether the paragraph ends as a sentence does.
fn ends_closed(content: &str) -> bool {
    let end = content.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']']);
    end.ends_with(['.', '!', '?', '…'])
}

/// Whether a very short first line stands before the real headline.
fn names_outlet(text: &str, blocks: &[Block], number: usize, words: usize) -> bool {
    let next = blocks.get(number + 1).map(|block| &text[block.range.clone()]);
    words <= 3
        && next.is_some_and(|next| {
            let count = words_in(next);
            (4..=HEADLINE_WORDS).contains(&count) && !ends_closed(next) && marker_of(next, count).is_none()
        })
}

/// Whether the paragraph is one quotation of which the words stand elsewhere in the text too.
fn repeats_a_quotation(text: &str, content: &str, range: &Range<usize>) -> bool {
    let marks: &[char] = &['"', '“', '”', '‘', '’', '\''];
    if !(content.starts_with(marks) && content.ends_with(|c: char| marks.contains(&c) || c == '.')) {
        return false;
    }
    let inner = content.trim_matches(marks).trim_end_matches(['.', '!', '?']);
    let once = !inner.contains(['"', '“', '”']);
    once && inner.len() > 20 && (text[..range.start].contains(inner) || text[range.end..].contains(inner))
}

/// `By NAME`, `Published: 4 January 2015`: authors, and the day.
fn read_byline(content: &str, marker: usize, origin: &mut Origin) {
    let rest = content[marker..].trim_start_matches([':', ' ', '\t']);
    if content[..marker].trim_end().to_ascii_lowercase().ends_with("by") {
        let names = rest.split([',', '|', '–', '—', ';', '\n']).next().unwrap_or_default();
        for name in names.split(" and ") {
            let name = name.trim();
            if !name.is_empty() && name.split_whitespace().count() <= 5 {
                origin.authors.push(Found::new(name.to_owned(), "byline"));
            }
        }
    }
    if origin.published.is_none() {
        origin.published = crate::dateline::explicit_day(content).map(|day| Found::new(day, "byline"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_with_a_day_and_a_dateline_say_when_the_article_appeared() {
        for (text, from) in [
            ("A ship was seized\n\n15 March 2019\n\nThe ship was seized in Busan.", Some("date line")),
            ("A ship was seized\n\nFri 15 March 2019, 10:12 GMT\n\nThe ship was seized in Busan.", Some("date line")),
            ("A ship was seized\n\nBUSAN, 15 March 2019 - The ship was seized.", Some("dateline")),
            ("A ship was seized\n\nBUSAN - The ship was seized on 15 March 2019.", None),
            ("A ship was seized\n\nSeized: 15 March 2019 in Busan\n\nThe ship was seized.", None),
            ("A ship was seized\n\nThe ship was seized.\n\n15 March 2019\n\nIt was sold.", None),
        ] {
            let published = crate::plain::read("a", text).origin.published;
            let found = published.map(|found| (found.value.to_string(), found.from));
            assert_eq!(found, from.map(|from| ("2019-03-15".to_owned(), from.to_owned())), "{text}");
        }
        let origin = crate::plain::read("a", "A ship\n\nBy Anna Lehto\n15 March 2019\n\nIt was seized.").origin;
        assert_eq!(origin.authors.iter().map(|author| author.value.as_str()).collect::<Vec<_>>(), ["Anna Lehto"]);
    }

    #[test]
    fn words_are_counted_as_white_space_parts_them() {
        let long = "buoy  at\tsea\n".repeat(400);
        for text in ["", " ", "a", " a b ", "one two", "caf\u{e9}\u{a0}au lait", long.as_str(), long.trim()] {
            assert_eq!(words_in(text), text.split_whitespace().count(), "{text}");
        }
    }

    #[test]
    fn every_marker_of_the_table_is_understood_and_found() {
        let lines = rows(MARKERS_FILE).count();
        assert_eq!(MARKERS.len(), lines, "a line of paragraphs.tsv was not understood");
        for &(phrase, place, marker) in MARKERS.iter() {
            let content = match (place, marker) {
                (Place::Whole, _) => phrase.to_owned(),
                (_, Marker::Byline) => format!("{phrase} Desk, 4 January 2015"),
                (Place::Label | Place::Start, _) => format!("{phrase} something here"),
                (Place::Inside, _) => format!("Our {phrase} is here."),
            };
            let found = marker_of(&content, content.split_whitespace().count());
            assert!(found.is_some(), "{phrase} is not found in `{content}`");
        }
    }
}
