//! The text of a file to days, headings, entries and prose, with wrapped lines joined.

use super::ChangeKind;
use interdict_model::PartialDate;

/// What a block of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BlockKind {
    /// Says what was done to the entries that follow.
    Heading,
    /// One entry, or an old and a new form with `-to-` between.
    Entry,
    /// Sentences.
    Prose,
}

/// Lines that belong together, joined.
#[derive(Debug, Clone)]
pub(super) struct Block {
    /// The day it stands under; none in the preamble.
    pub(super) day: Option<PartialDate>,
    /// First line, counted from 1.
    pub(super) line: u64,
    /// What it is.
    pub(super) kind: BlockKind,
    /// The lines as one.
    pub(super) text: String,
}

/// How headings begin, in lower case. Names of parties are in capitals, so the first word tells them apart.
const HEADINGS: &[&str] = &[
    "the following",
    "resulting",
    "and the following",
    "this has resulted",
    "with the following",
    "as a result",
    "additional",
    "information on",
    "all of the following",
    "in every instance",
    "leaving the",
    "and removal",
    "the names of",
    "effective",
    "ofac has",
    "the secretary",
    "the president",
    "executive order",
    "all property",
    "all financial",
    "each \"a.k.a",
    "three new",
    "in addition",
    "although",
    "are blocked",
    "it should",
    "new \"aka",
    "a general license",
    "the individuals",
    "on june",
    "note",
];

/// Cuts the text into blocks.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut paragraph: Vec<(u64, String)> = Vec::new();
    let mut day = None;
    for (index, raw) in text.split('\n').enumerate() {
        let number = index as u64 + 1;
        // Ctrl-Z is the end mark of the file.
        let line = raw.replace('\t', " ").replace('\u{1a}', "");
        let line = line.trim_end();
        if line.is_empty() {
            cut(&mut paragraph, day, &mut blocks);
        } else if let Some((found, rest)) = date_at_start(line) {
            cut(&mut paragraph, day, &mut blocks);
            day = Some(found);
            if !rest.is_empty() {
                paragraph.push((number, rest.to_owned()));
            }
        } else {
            paragraph.push((number, line.to_owned()));
        }
    }
    cut(&mut paragraph, day, &mut blocks);
    blocks
}

/// `01/02/15:`, `02/16/2000:`, `10-12-01:`, and without the colon where a gap, a dash or a bracket follows. An address
/// that begins a line (`35/9/35, Baghdad`) is no date.
fn date_at_start(line: &str) -> Option<(PartialDate, &str)> {
    let (month, _, rest) = number(line.trim_start(), 2)?;
    let separator = rest.chars().next().filter(|c| matches!(c, '/' | '-'))?;
    let (day, _, rest) = number(&rest[1..], 2)?;
    let (year, digits, rest) = number(rest.strip_prefix(separator)?, 5)?;
    let year = match digits {
        2 if year >= 80 => 1900 + year,
        2 => 2000 + year,
        4 => year,
        _ => return None,
    };
    let text = rest.trim_start();
    let follows = text.is_empty()
        || rest.starts_with([':', ' '])
            && (text.starts_with(':') || rest.starts_with("  ") || text.starts_with("- ") || text.starts_with("(eff"));
    let date = PartialDate::day(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)?;
    follows.then(|| (date, text.trim_start_matches([' ', ':', '-']).trim()))
}

/// Up to `most` digits at the start: their value, how many they are, and the rest.
fn number(text: &str, most: usize) -> Option<(u16, usize, &str)> {
    let digits = text.bytes().take(most).take_while(u8::is_ascii_digit).count();
    let value = text.get(..digits)?.parse().ok()?;
    Some((value, digits, &text[digits..]))
}

/// Turns a paragraph into blocks: a heading ends in a colon or a dash, an entry behind its programmes.
fn cut(paragraph: &mut Vec<(u64, String)>, day: Option<PartialDate>, blocks: &mut Vec<Block>) {
    let lines = std::mem::take(paragraph);
    let Some((_, first)) = lines.first() else { return };
    let whole: Vec<&str> = lines.iter().map(|(_, line)| line.as_str()).collect();
    let mut heading = is_heading(first) || behind_programmes(&whole.join(" ")).is_none();
    let first_block = blocks.len();
    let mut text = String::new();
    let mut start = 0;
    for (index, (line_number, line)) in lines.iter().enumerate() {
        if text.is_empty() {
            start = *line_number;
            heading |= is_heading(line);
        }
        text = join(&text, line);
        let next = lines.get(index + 1).map(|(_, line)| line.as_str());
        if heading {
            let announces = text.ends_with(':') || text.ends_with(" -");
            if announces || next.is_none() {
                let announces = announces || text.ends_with('-');
                let kind = if announces { BlockKind::Heading } else { BlockKind::Prose };
                blocks.push(Block { day, line: start, kind, text: std::mem::take(&mut text) });
                heading = false;
            }
        } else if next.is_none_or(|next| is_complete(&text) && !continues(next)) {
            let text = std::mem::take(&mut text);
            // `Linked To: EXAMPLE, S.A.` and on the next line `DE C.V..`: the rest of a name that ends in a stop.
            let is_a_rest = blocks.len() > first_block && blocks.last().is_some_and(|last| ends_with(last, &text));
            match blocks.last_mut().filter(|_| is_a_rest) {
                Some(last) => last.text = join(&last.text, &text),
                None => blocks.push(Block { day, line: start, kind: BlockKind::Entry, text }),
            }
        }
    }
}

/// Whether `text`, which has no programme, can only be the end of the entry before it.
fn ends_with(last: &Block, text: &str) -> bool {
    last.kind == BlockKind::Entry && !text.contains('[') && last.text.contains("inked ")
}

fn is_heading(text: &str) -> bool {
    let text = text.trim_start();
    let lower = text.to_lowercase();
    let first = text.split(' ').next().unwrap_or_default();
    first.chars().any(char::is_lowercase) && HEADINGS.iter().any(|start| lower.starts_with(start))
}

/// Puts a line behind the text before it. A hyphen at the end of a line is the text's own.
fn join(text: &str, line: &str) -> String {
    let (text, line) = (text.trim_end(), line.trim());
    let cut_at_hyphen = text.ends_with('-') && (!text.ends_with(" -") || line.starts_with("to-"));
    if text.is_empty() || cut_at_hyphen { format!("{text}{line}") } else { format!("{text} {line}") }
}

/// Whether a line goes on with an entry that could have ended before it.
fn continues(line: &str) -> bool {
    let line = line.trim_start();
    ["[", "-to-", "to-", "(Linked", "Linked To", "becomes:", "- to", "-  to"]
        .iter()
        .any(|start| line.starts_with(start))
}

/// What follows the last programme tag; `None` if there is no tag.
pub(super) fn behind_programmes(text: &str) -> Option<&str> {
    let end = text.rfind(']')?;
    let start = text[..end].rfind('[')?;
    let tag = &text[start + 1..end];
    let is_tag = (1..=40).contains(&tag.len())
        && tag.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || matches!(b, b' ' | b'&' | b'-'));
    is_tag.then(|| &text[end + 1..])
}

/// Whether the text can be a whole entry: programmes at its end, and behind them nothing but `(Linked To: ...)`.
pub(super) fn is_complete(text: &str) -> bool {
    let text = around_to(text).map_or(text, |(_, new)| new);
    let Some(tail) = behind_programmes(text) else { return false };
    let tail = tail.trim().trim_start_matches('*').trim();
    if matches!(tail, "" | "." | ";" | "().") {
        return true;
    }
    if tail.starts_with("(Linked To:") || tail.starts_with("(Linked to:") {
        let mut depth = 0_i32;
        return tail.char_indices().any(|(at, character)| {
            depth += i32::from(character == '(') - i32::from(character == ')');
            character == ')' && depth == 0 && matches!(tail[at + 1..].trim(), "" | ".")
        });
    }
    tail.to_ascii_lowercase().starts_with("linked to:") && tail.ends_with('.')
}

/// The text before and behind `-to-`, which is also written `- to -` and may be glued to what is around it.
fn around_to(text: &str) -> Option<(&str, &str)> {
    text.match_indices("to").find_map(|(at, word)| {
        let before = text[..at].trim_end_matches(' ').strip_suffix('-')?;
        let behind = &text[at + word.len()..];
        let behind = behind.strip_prefix(' ').unwrap_or(behind).strip_prefix('-')?;
        before.ends_with([']', '*', '.', ')', ' ']).then(|| (before.trim(), behind.trim()))
    })
}

/// The old and the new form of a changed entry.
pub(super) fn both_forms(text: &str) -> Option<(&str, &str)> {
    around_to(text).or_else(|| text.split_once(" becomes: ").map(|(old, new)| (old.trim(), new.trim())))
}

/// What a heading says was done. `None`: it does not say.
pub(super) fn action(heading: &str) -> Option<ChangeKind> {
    let words: Vec<&str> = heading.split_whitespace().collect();
    let text = words.join(" ").to_lowercase();
    let says = |phrases: &[&str]| phrases.iter().any(|phrase| text.contains(phrase));
    if says(&[
        "removal of",
        "were removed",
        "was removed",
        "been removed",
        "being removed",
        "deletion of",
        "deleted",
        "delete all",
    ]) {
        Some(ChangeKind::Removed)
    } else if says(&[
        "changed",
        "modified",
        "expanded",
        "corrected",
        "changes",
        "revised",
        "updated",
        "additional data has been added",
    ]) || (says(&["additional"]) && says(&["added for"]))
    {
        Some(ChangeKind::Changed)
    } else if says(&[
        "resulting",
        "added",
        "new entr",
        "being listed",
        "designated the following",
        "currently blocked",
        "named as",
        "are new",
        "have been designated",
        "have been included",
    ]) || (says(&["new ["]) && says(&["entr"]))
    {
        Some(ChangeKind::Added)
    } else {
        None
    }
}
