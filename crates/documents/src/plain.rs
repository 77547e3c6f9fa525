//! Plain text: paragraphs apart by empty lines, or one a line; bullets; lines that were wrapped are joined.

use crate::{
    document::{Document, Format, OffsetMap, Origin},
    paragraphs::{Block, Hint, classify},
};
use std::ops::Range;

/// A plain text as a document. Its text is the source, byte for byte.
pub fn read(name: &str, source: &str) -> Document {
    let blocks = blocks_of(source);
    let mut origin = Origin::default();
    let paragraphs = classify(source, &blocks, &mut origin);
    Document {
        name: name.to_owned(),
        format: Format::Plain,
        text: source.to_owned(),
        paragraphs,
        offsets: OffsetMap::default(),
        origin,
    }
}

struct Line {
    range: Range<usize>,
    bullet: bool,
}

fn blocks_of(source: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut group: Vec<Line> = Vec::new();
    let mut start = 0;
    for line in source.split_inclusive('\n') {
        let range = trimmed(source, start..start + line.len());
        start += line.len();
        if range.is_empty() {
            flush(source, &mut group, &mut blocks);
        } else {
            let mark = bullet_mark(&source[range.clone()]);
            let inner = trimmed(source, range.start + mark..range.end);
            if !inner.is_empty() {
                group.push(Line { range: inner, bullet: mark > 0 });
            }
        }
    }
    flush(source, &mut group, &mut blocks);
    blocks
}

/// Turns the lines between two empty ones into paragraphs: one each, unless they look wrapped.
fn flush(source: &str, group: &mut Vec<Line>, blocks: &mut Vec<Block>) {
    let wrapped = looks_wrapped(source, group);
    for line in group.drain(..) {
        let hint = if line.bullet { Hint::Bullet } else { Hint::None };
        match blocks.last_mut() {
            Some(last) if wrapped && !line.bullet && follows(source, last, &line) => last.range.end = line.range.end,
            _ => blocks.push(Block { range: line.range, hint }),
        }
    }
}

/// Whether only white space with one line break lies between.
fn follows(source: &str, last: &Block, line: &Line) -> bool {
    let between = &source[last.range.end..line.range.start];
    between.bytes().all(|byte| byte.is_ascii_whitespace()) && between.bytes().filter(|byte| *byte == b'\n').count() == 1
}

/// Lines were wrapped if those before the last are of about one length and some sentence runs on over a break.
fn looks_wrapped(source: &str, group: &[Line]) -> bool {
    let Some((last, rest)) = group.split_last() else { return false };
    if rest.is_empty() {
        return false;
    }
    let longest = group.iter().map(|line| line.range.len()).max().unwrap_or(0);
    let runs_on = rest.iter().chain([last]).skip(1).any(|line| {
        !line.bullet
            && source[line.range.clone()].starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit() || c == '"')
    });
    let full = rest.iter().filter(|line| line.range.len() * 10 >= longest * 6).count();
    longest <= 120 && runs_on && full * 10 >= rest.len() * 6
}

fn trimmed(source: &str, range: Range<usize>) -> Range<usize> {
    let text = &source[range.clone()];
    let is_space = |c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\u{0}');
    let start = range.start + (text.len() - text.trim_start_matches(is_space).len());
    let end = range.start + text.trim_end_matches(is_space).len();
    start.min(end)..end
}

/// How many bytes the mark of a bullet takes at the start of a line, 0 if there is none.
pub(crate) fn bullet_mark(line: &str) -> usize {
    let mut characters = line.chars();
    let Some(first) = characters.next() else { return 0 };
    let space_follows = characters.next().is_some_and(char::is_whitespace);
    match first {
        '•' | '‣' | '▪' | '●' | '◦' | '·' => first.len_utf8(),
        '-' | '*' | '–' | '—' if space_follows => first.len_utf8(),
        _ => 0,
    }
}
