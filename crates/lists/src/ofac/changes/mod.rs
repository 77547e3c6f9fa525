//! OFAC's "Changes to the SDN list": one text file a year from 1994 to 2016, read as history.
//!
//! OFAC published what it added, removed and changed day by day in `sdnew15.txt` and its like (in 1994 to 2004
//! `SDNEW04.TXT`, for 2016 `sdnnew16.txt`). There is no specification; the layout was learnt from the files:
//!
//! ```text
//! 01/02/15:
//!
//! The following [NPWMD] [DPRK2] entries have been changed:
//!
//! EXAMPLE TRADING CO (a.k.a. "ETC"), Pyongyang, Korea, North [NPWMD]. -to- EXAMPLE
//! TRADING CO (a.k.a. "ETC"; a.k.a. EXTC), Pyongyang, Korea, North [NPWMD] [DPRK2].
//!
//! resulting in the following new [NPWMD] [DPRK2] entries:
//! ```
//!
//! - A day stands before each group (`01/02/15:`, `02/16/2000:`, `10-12-01:`), a heading says what was done.
//! - Lines are wrapped at about 70 characters, at blanks and behind hyphens. No hyphen is put in at a wrap.
//! - A party with aliases is printed once under each of its names. These repetitions are put together here.
//! - An alias that a change adds is printed again among "the following new entries". It is part of the change.
//! - Nothing says which name is the primary one. [`rebuild`] knows it for parties of the edition; for parties that
//!   were removed later it is a guess among the names (see `primary`).
//! - 1994 and 1995 are prose for the greater part, and some later headings say nothing that a program could use. What
//!   was not understood is in [`ChangeReading::not_understood`], word for word, with its line.
//!
//! | module | what it does |
//! |---|---|
//! | `text` | bytes to text: UTF-8, or code page 437 up to 2003 |
//! | `sections` | text to days, headings and entries |
//! | `entries` | an entry to names, addresses, remarks, programmes |
//! | `names` | where a name ends |
//! | `merge` | the repetitions of a party to one change |
//! | `party` | an entry to an [`Entity`](interdict_model::Entity) |
//! | `primary` | which of the names of a removed party was the primary one |
//! | `undo` | takes one change back |
//! | `history` | [`rebuild`], [`first_listed`], [`fill_listing_dates`] |

mod entries;
mod history;
mod merge;
mod names;
mod party;
mod primary;
mod sections;
mod text;
mod undo;

pub use entries::{Entry, EntryName, EntryNameKind};
pub use history::{Listing, Rebuilt, Unmatched, fill_listing_dates, first_listed, rebuild};

use crate::{ListError, Place, Warning};
use interdict_model::PartialDate;
use sections::BlockKind;

/// What was done to a party.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeKind {
    /// It was put on the list.
    Added,
    /// It was taken off the list.
    Removed,
    /// It stayed, but its entry was changed.
    Changed,
}

/// The name under which one repetition of a party stands, before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// In the old entry.
    pub old: Option<String>,
    /// In the new entry.
    pub new: Option<String>,
}

/// One party added, removed or changed on one day.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The day that the file states.
    pub day: PartialDate,
    /// What was done.
    pub kind: ChangeKind,
    /// The entry before, unless the party was added.
    pub old: Option<Entry>,
    /// The entry after, unless the party was removed.
    pub new: Option<Entry>,
    /// The names under which the file repeats the party, in the file's order.
    pub heads: Vec<Head>,
    /// Name of the file.
    pub file: String,
    /// Line of the first repetition, counted from 1.
    pub line: u64,
}

impl Change {
    /// The new entry, or the old one of a removal.
    pub fn entry(&self) -> Option<&Entry> {
        self.new.as_ref().or(self.old.as_ref())
    }

    /// Programmes that the new entry has and the old one has not; all of them for an addition.
    pub fn programmes_added(&self) -> Vec<&str> {
        let Some(new) = &self.new else { return Vec::new() };
        new.programmes
            .iter()
            .filter(|code| self.old.as_ref().is_none_or(|old| !old.programmes.contains(code)))
            .map(String::as_str)
            .collect()
    }
}

/// Text that no rule understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotUnderstood {
    /// File and line.
    pub place: Place,
    /// What is missing.
    pub reason: &'static str,
    /// Word for word, lines joined.
    pub text: String,
}

/// A file of changes as read.
#[derive(Debug, Clone, Default)]
pub struct ChangeReading {
    /// Name of the file.
    pub file: String,
    /// Days in the file, each counted once.
    pub days: usize,
    /// Entries as printed, every repetition counted.
    pub entries: usize,
    /// Changes in the order of the file.
    pub changes: Vec<Change>,
    /// What was not understood.
    pub not_understood: Vec<NotUnderstood>,
    /// Whether the file is whole.
    pub warnings: Vec<Warning>,
}

/// Whether the first bytes are those of a file of changes. Every year's file has this sentence before its first day.
pub fn recognises(head: &str) -> bool {
    let words: Vec<&str> = head.split_whitespace().collect();
    let head = words.join(" ");
    head.contains("following changes have occurred with respect to the Office of Foreign Assets Control Listing")
}

/// Reads one file of changes.
pub fn read(bytes: &[u8], file: &str) -> Result<ChangeReading, ListError> {
    let text = text::decode(bytes);
    let blocks = sections::blocks(&text);
    let mut reading = ChangeReading { file: file.to_owned(), ..ChangeReading::default() };
    let mut days: Vec<PartialDate> = blocks.iter().filter_map(|block| block.day).collect();
    days.sort_unstable();
    days.dedup();
    reading.days = days.len();
    if days.is_empty() {
        return Err(ListError::Malformed {
            place: Place::in_file(file),
            message: "no day such as `01/02/15:` in the file".into(),
        });
    }
    let ends_in_an_entry =
        blocks.last().is_some_and(|block| block.kind == BlockKind::Entry && sections::is_complete(&block.text));
    let mut action = None;
    let mut printed = Vec::new();
    for block in blocks {
        // What stands before the first day is the preamble.
        let Some(day) = block.day else { continue };
        let unknown = |reason, text| NotUnderstood { place: Place::in_file(file).at_line(block.line), reason, text };
        match block.kind {
            BlockKind::Heading => action = sections::action(&block.text),
            BlockKind::Prose => {
                action = sections::action(&block.text);
                reading.not_understood.push(unknown("prose", block.text));
            }
            BlockKind::Entry => {
                reading.entries += 1;
                match change(day, action, &block.text, file, block.line) {
                    Ok(change) => printed.push(change),
                    Err(reason) => reading.not_understood.push(unknown(reason, block.text)),
                }
            }
        }
    }
    reading.changes = merge::absorb(merge::put_together(printed));
    judge_the_end(&text, ends_in_an_entry, &mut reading);
    Ok(reading)
}

/// One printed entry, or why it is none.
fn change(
    day: PartialDate,
    action: Option<ChangeKind>,
    text: &str,
    file: &str,
    line: u64,
) -> Result<Change, &'static str> {
    let (kind, old, new) = if let Some((old, new)) = sections::both_forms(text) {
        let forms = (entries::parse(old, line), entries::parse(new, line));
        let (Some(old), Some(new)) = forms else { return Err("one of the two forms of the entry is not whole") };
        (ChangeKind::Changed, Some(old), Some(new))
    } else {
        let entry = entries::parse(text, line).ok_or("an entry without a programme at its end")?;
        match action {
            Some(ChangeKind::Added) => (ChangeKind::Added, None, Some(entry)),
            Some(ChangeKind::Removed) => (ChangeKind::Removed, Some(entry), None),
            Some(ChangeKind::Changed) => return Err("a changed entry of which only one form is given"),
            None => return Err("the heading does not say whether the entry was added or removed"),
        }
    };
    let head = |entry: &Entry| entry.head().to_owned();
    let heads = vec![Head { old: old.as_ref().map(head), new: new.as_ref().map(head) }];
    Ok(Change { day, kind, old, new, heads, file: file.to_owned(), line })
}

/// OFAC ended its files with the end mark of DOS, Ctrl-Z. Where it is absent the file may have been cut.
fn judge_the_end(text: &str, ends_in_an_entry: bool, reading: &mut ChangeReading) {
    if text.trim_end().ends_with('\u{1a}') {
        return;
    }
    let place = || Place::in_file(reading.file.clone());
    let warning = if ends_in_an_entry {
        Warning::gap(place(), "the file has no end mark (Ctrl-Z); changes may be missing at its end")
    } else {
        Warning::loss(place(), "the file ends in the middle of an entry or of a sentence; it was cut off")
    };
    reading.warnings.push(warning);
}

/// The changes that name a party under one of the names, in the order given. Case and punctuation do not count.
pub fn history_of<'a>(changes: &'a [Change], names: &[&str]) -> Vec<&'a Change> {
    let wanted: Vec<String> = names.iter().map(|name| text::fold(name)).collect();
    let has = |entry: &Entry| entry.names.iter().any(|name| wanted.contains(&text::fold(&name.text)));
    changes
        .iter()
        .filter(|change| change.old.as_ref().is_some_and(has) || change.new.as_ref().is_some_and(has))
        .collect()
}
