//! Who says what: quotations and reports, with their holder, who passed them on, the stance, and what it is about.
//!
//! A claim hangs on a cue: a reporting verb (`data/reporting.tsv`), `according to`, a reporting noun with its owner, or a
//! name before a colon. The cue's frame says where holder and target stand; voice, negation and what is said decide the
//! rest. The accuser is the subject of an active verb and the agent of a passive one, so the two are never exchanged.

mod activities;
mod appositions;
mod attribution;
mod beginning;
mod beside;
mod called;
mod clause;
mod cues;
mod described;
mod dropped;
mod extent;
mod find;
mod followed;
mod guilt;
mod hedged;
mod holders;
mod in_person;
mod joined;
mod misread;
mod mutual;
mod named;
mod nested;
mod objects;
mod occasions;
mod of_verb;
mod onward;
mod participles;
mod passive;
mod quotes;
mod relative;
mod shown;
mod sources;
mod stance;
mod subjects;
mod unsaid;

pub(crate) use appositions::name_beside;
pub(crate) use beginning::behind_dateline;
pub(crate) use find::find;
pub(crate) use holders::{can_speak, is_person};
pub use quotes::Quote;
pub(crate) use quotes::find as find_quotes;

use crate::lexicon::Stance;
use serde::Serialize;
use std::ops::Range;

/// How the words are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ClaimKind {
    /// A quotation of a sentence or more.
    Direct,
    /// In the reporter's words.
    Indirect,
    /// In the reporter's words with some of the holder's.
    Fragment,
}

/// Who holds a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// Tokens of the phrase beside the cue, from its article on.
    pub phrase: Range<usize>,
    /// Tokens of the phrase that names the holder: the head of the same, or of an earlier one that a pronoun stands for.
    pub named: Range<usize>,
}

/// The places of a sentence's claims among claims that are in the order of their sentences.
pub(crate) fn in_sentence(claims: &[Claim], sentence: usize) -> Range<usize> {
    claims.partition_point(|claim| claim.sentence < sentence)
        ..claims.partition_point(|claim| claim.sentence <= sentence)
}

/// A claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Number of the sentence.
    pub sentence: usize,
    /// Tokens of the word that reports.
    pub cue: Range<usize>,
    /// Who says it; nobody where the text does not say (`it is believed`).
    pub holder: Option<Holder>,
    /// Who passed it on, nearest to the holder first.
    pub relays: Vec<Range<usize>>,
    /// What the holder does.
    pub stance: Stance,
    /// Tokens of whom or what it is aimed at.
    pub target: Option<Range<usize>>,
    /// Tokens of what is said, where it is not only the target.
    pub content: Option<Range<usize>>,
    /// Numbers of the quotations that belong to it.
    pub quotes: Vec<usize>,
    /// How the words are given.
    pub kind: ClaimKind,
}
