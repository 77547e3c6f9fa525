//! Several documents: which are near copies, which tell one story, and what their outlets agree and differ on.

mod alone;
mod bags;
mod causes;
mod claims;
mod clocks;
mod compare;
mod contrary;
mod copied;
mod days;
mod denials;
mod drafts;
mod events;
mod figures;
mod grouping;
mod happenings;
mod index;
mod kinds;
mod lists;
mod near;
mod occasions;
mod order;
mod pairs;
mod parties;
mod periods;
mod phrases;
mod polarity;
mod posts;
mod questions;
mod quotes;
mod roles;
mod slots;
mod speech;
mod statements;
mod states;
mod steps;
mod timeline;
#[cfg(test)]
mod two_outlets;
mod union;
mod values;
mod venues;
mod view;
mod voices;
mod words;

pub use compare::compare;

use crate::{dossier::Span, events::Status};
use serde::Serialize;

/// How reports of one thing stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// One source is said to have said both a thing and its contrary.
    Conflict,
    /// They say different things, which cannot both be exact.
    Differ,
    /// One says more than another, and both can be so.
    Compatible,
    /// They say the same.
    Agree,
    /// One outlet says it, and no other.
    Alone,
}

/// A sentence of one document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Evidence {
    /// Place of the document.
    pub document: usize,
    /// The sentence.
    pub sentence: Span,
    /// The words that the finding is about, where they are fewer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<Span>,
    /// It stands in a headline, a heading or a caption: a sentence of the text is better evidence.
    #[serde(skip)]
    pub short: bool,
}

/// What two or more outlets say of one thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// How they stand to each other.
    pub verdict: Verdict,
    /// What it is about, in words: `date of the sanctions: 2 January 2015 against the weekend`.
    pub about: String,
    /// One sentence of each outlet.
    pub evidence: Vec<Evidence>,
}

/// One quotation in several documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AlignedQuote {
    /// The longest form.
    pub quote: String,
    /// Where it stands in each document, whole or cut.
    pub forms: Vec<Evidence>,
}

/// An entry of the merged timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TimelineEntry {
    /// First day.
    pub first: String,
    /// Last day, the same for a single day.
    pub last: String,
    /// What happened: kind, actor and object in words.
    pub what: String,
    /// Status of the event.
    pub status: Status,
    /// The sentences that tell it.
    pub evidence: Vec<Evidence>,
}

/// A group of documents that are near copies of each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NearCopies {
    /// Places of the documents; the first is the longest.
    pub documents: Vec<usize>,
}

/// Documents that tell one story, and what comparing them gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Story {
    /// Places of the documents.
    pub documents: Vec<usize>,
    /// Near copies among them: together they are one source.
    pub near_copies: Vec<NearCopies>,
    /// Quotations that several of them give.
    pub quotes: Vec<AlignedQuote>,
    /// Everything dated, in order.
    pub timeline: Vec<TimelineEntry>,
    /// What they agree and differ on, the sharpest first.
    pub findings: Vec<Finding>,
    /// Dates that were left out, and what they need: `“Friday” in bbc.txt needs the day of publication`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}
