//! Who says what, what happened, and what is an offence, in an article.

#![allow(dead_code, reason = "these types are described and never made")]

use super::dossier::Span;
use utoipa::ToSchema;

/// Words between quotation marks.
#[derive(ToSchema)]
pub(crate) struct QuoteNote {
    /// The words, one stretch for each paragraph.
    parts: Vec<Span>,
    /// Place of the claim that they belong to.
    claim: Option<usize>,
}

/// Someone a claim or an event names.
#[derive(ToSchema)]
pub(crate) struct ActorNote {
    /// First byte of the phrase that names them.
    start: usize,
    /// The byte behind the last one.
    end: usize,
    /// The words.
    text: String,
    /// The phrase beside the verb.
    phrase: Span,
    /// The fullest name that the text gives whoever that is, without posts and titles.
    name: Option<Span>,
    /// The listed party that it is.
    entity: Option<String>,
    /// The state that it is or speaks for.
    state: Option<String>,
}

/// A claim.
#[derive(ToSchema)]
pub(crate) struct ClaimNote {
    /// Who says it.
    holder: Option<ActorNote>,
    /// Who passed it on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    relays: Vec<Span>,
    /// `accuses`, `denies`, `doubts`, `suspects`, `confirms`, `states` ...
    stance: String,
    /// Whom or what it is aimed at.
    target: Option<ActorNote>,
    /// The word that reports.
    cue: Span,
    /// What is said.
    content: Option<Span>,
    /// `direct`, `indirect`, `fragment`.
    kind: String,
    /// Places of the quotations.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    quotes: Vec<usize>,
    /// The sentence.
    sentence: Span,
}

/// Something that happened, is planned, or is said to have happened.
#[derive(ToSchema)]
pub(crate) struct EventNote {
    /// `sanctions_imposed`, `cyber_attack` ...
    kind: String,
    /// First byte of the word that names it.
    start: usize,
    /// The byte behind the last one.
    end: usize,
    /// The word.
    text: String,
    /// Who does it.
    actor: Option<ActorNote>,
    /// To whom or to what.
    object: Option<ActorNote>,
    /// `happened`, `planned`, `cancelled`, `denied`, `alleged`, `fictional`, `not_happened`.
    status: String,
    /// Place of its date.
    date: Option<usize>,
    /// Where it happened, with the preposition.
    place: Option<Span>,
    /// Places of the claims that it is told in.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    claims: Vec<usize>,
    /// The sentence.
    sentence: Span,
}

/// An offence and a party's part in it.
#[derive(ToSchema)]
pub(crate) struct RiskNote {
    /// `cybercrime`, `proliferation` ...
    tag: String,
    /// First byte of the words that say so.
    start: usize,
    /// The byte behind the last one.
    end: usize,
    /// The words.
    text: String,
    /// Whose part it is.
    party: Option<ActorNote>,
    /// `suspect`, `victim`, `witness`, `official`, `target`.
    role: Option<String>,
    /// `mentioned`, `alleged`, `investigated`, `charged`, `convicted`, `acquitted`, `designated`.
    stage: String,
    /// The sentence.
    sentence: Span,
}
