//! What is found of a listed party: how sure it is, every mention, and who else it might have been.

use super::super::standing::Standing;
use serde::Serialize;
use std::ops::Range;

/// How sure it is that a mention means the listed party.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// The name is the same, and nothing else speaks for it: a namesake is as likely.
    Possible,
    /// The name alone is rare enough, or something in the text speaks for it.
    Likely,
    /// The name, and what the text says beside it.
    Identified,
}

/// How a mention refers to its party.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MentionForm {
    /// A listed name.
    Name,
    /// A short form that the text introduces, or a listed name of one word beside a full one.
    ShortForm,
    /// The surname of a person named in full before.
    Surname,
    /// A post with its state, where the text says whose it is: `North Korea's leader`.
    Post,
    /// `he`, `its`, where nobody and nothing else can be meant.
    Pronoun,
    /// `the company`, `the ship`, under the same condition.
    Description,
}

/// One place where a party is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Tokens of the name.
    pub tokens: Range<usize>,
    /// How it refers.
    pub form: MentionForm,
    /// The listed name that it is, as published.
    pub alias: String,
    /// Tokens of what the text says the party is, beside this mention.
    pub role: Option<Range<usize>>,
    /// Tokens of the place in that description.
    pub place: Option<Range<usize>>,
}

/// Someone else on the list who has the name.
#[derive(Debug, Clone, PartialEq)]
pub struct RunnerUp {
    /// Place of the entity in the list.
    pub entity: usize,
    /// The words of the text that speak for this one.
    pub words: Vec<String>,
}

/// A listed party in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Party {
    /// Place of the entity in the list; of several records of the party, that of the first.
    pub entity: usize,
    /// Places of its other records, where it stands on several lists.
    pub other_records: Vec<usize>,
    /// How sure it is.
    pub certainty: Certainty,
    /// Every mention in order.
    pub mentions: Vec<Mention>,
    /// The words of the text that speak for it.
    pub words: Vec<String>,
    /// Whether it was listed when the text was published.
    pub standing: Standing,
    /// The next best party of the name, if there is one.
    pub runner_up: Option<RunnerUp>,
}
