//! What several articles of one story agree and differ on.

#![allow(dead_code, reason = "these types are described and never made")]

use super::dossier::Span;
use utoipa::ToSchema;

/// Articles that tell one story. Articles are named by their place in `documents`, from 0.
#[derive(ToSchema)]
pub(crate) struct Story {
    /// The articles.
    documents: Vec<usize>,
    /// Near copies among them.
    near_copies: Vec<NearCopies>,
    /// Quotations that several of them give.
    quotes: Vec<AlignedQuote>,
    /// Everything dated, in order.
    timeline: Vec<TimelineEntry>,
    /// What they agree and differ on, the sharpest first.
    findings: Vec<Finding>,
    /// Dates that were left out, and what they need.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<String>,
}

/// Articles that are near copies of each other: together they are one source.
#[derive(ToSchema)]
pub(crate) struct NearCopies {
    /// The articles, the longest first.
    documents: Vec<usize>,
}

/// One quotation in several articles.
#[derive(ToSchema)]
pub(crate) struct AlignedQuote {
    /// The longest form.
    quote: String,
    /// Where it stands in each.
    forms: Vec<Evidence>,
}

/// A sentence of an article.
#[derive(ToSchema)]
pub(crate) struct Evidence {
    /// The article.
    document: usize,
    /// The sentence.
    sentence: Span,
    /// The words that it is about, where they are fewer.
    words: Option<Span>,
}

/// An entry of the merged timeline.
#[derive(ToSchema)]
pub(crate) struct TimelineEntry {
    /// First day.
    first: String,
    /// Last day.
    last: String,
    /// What happened.
    what: String,
    /// As of an event.
    status: String,
    /// The sentences that tell it.
    evidence: Vec<Evidence>,
}

/// What two or more outlets say of one thing.
#[derive(ToSchema)]
pub(crate) struct Finding {
    /// `conflict`, `differ`, `compatible`, `agree`, `alone`.
    verdict: String,
    /// What it is about.
    about: String,
    /// One sentence of each outlet.
    evidence: Vec<Evidence>,
}
