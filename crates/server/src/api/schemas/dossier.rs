//! Articles and what was read in them. `docs/dossier.md` describes the dossier at length.

#![allow(dead_code, reason = "these types are described, and only requests are made")]

use super::{
    claims::{ClaimNote, EventNote, QuoteNote, RiskNote},
    party::TimesUsed,
    screening::{Edition, Engine},
    stories::Story,
};
use crate::Problem;
use serde::Deserialize;
use utoipa::ToSchema;

/// Articles to read.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct DocumentsRequest {
    /// One or more.
    pub(crate) documents: Vec<DocumentRequest>,
    /// The day of publication of those that give none: what stood on the lists when they were written.
    pub(crate) as_of: Option<String>,
    /// As the lists were known on this day, from the store.
    pub(crate) known_on: Option<String>,
}

/// An article: its `text` or its `html`.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DocumentRequest {
    /// What to call it: `bbc.html`.
    pub(crate) name: Option<String>,
    /// Plain text or Markdown.
    pub(crate) text: Option<String>,
    /// A web page.
    pub(crate) html: Option<String>,
    /// The day of publication, 2015-01-04.
    pub(crate) published: Option<String>,
}

/// What was read.
#[derive(ToSchema)]
pub(crate) struct ReadingAnswer {
    /// Name and version of the form: `interdict-dossier/1`.
    schema: String,
    /// The program that answers.
    engine: Engine,
    /// On which day it looks.
    settings: TimesUsed,
    /// Against what.
    editions: Vec<Edition>,
    /// Whether every list is there as it was published.
    complete: bool,
    /// The lists in words.
    lists: Vec<String>,
    /// A dossier for each article that could be read, in order.
    documents: Vec<Dossier>,
    /// Stories that several articles tell.
    stories: Vec<Story>,
    /// Articles that could not be read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unread: Vec<Unread>,
}

/// An article that could not be read.
#[derive(ToSchema)]
pub(crate) struct Unread {
    /// Its number in the request, from 1.
    document: usize,
    /// Why.
    problem: Problem,
}

/// Everything that was read in one article. Positions are bytes of the source.
#[derive(ToSchema)]
pub(crate) struct Dossier {
    /// Its name.
    name: String,
    /// `plain`, `markdown`, `html`.
    format: String,
    /// Title, authors, outlet, day of publication.
    origin: Origin,
    /// Paragraphs.
    paragraphs: Vec<ParagraphNote>,
    /// Listed parties.
    parties: Vec<PartyNote>,
    /// Dates.
    dates: Vec<DateNote>,
    /// Figures.
    figures: Vec<FigureNote>,
    /// Quotations.
    quotes: Vec<QuoteNote>,
    /// Claims.
    claims: Vec<ClaimNote>,
    /// Events.
    events: Vec<EventNote>,
    /// Offences.
    risks: Vec<RiskNote>,
}

/// Where an article comes from.
#[derive(ToSchema)]
pub(crate) struct Origin {
    /// Its title.
    title: Option<FoundText>,
    /// Who wrote it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<FoundText>,
    /// Newspaper, broadcaster, site.
    outlet: Option<FoundText>,
    /// The day it was published.
    published: Option<FoundText>,
    /// Code of its language.
    language: Option<FoundText>,
}

/// A value and where it was found.
#[derive(ToSchema)]
pub(crate) struct FoundText {
    /// The value.
    value: String,
    /// Where, in words: `given`, `JSON-LD datePublished`, `first line`.
    from: String,
}

/// A stretch of an article.
#[derive(ToSchema)]
pub(crate) struct Span {
    /// First byte.
    start: usize,
    /// The byte behind the last one.
    end: usize,
    /// The words.
    text: String,
}

/// A paragraph.
#[derive(ToSchema)]
pub(crate) struct ParagraphNote {
    /// `headline`, `standfirst`, `body`, `subheading`, `bullet`, `caption`, `pull_quote`, `boilerplate`,
    /// `related_link`.
    kind: String,
    /// First byte.
    start: usize,
    /// The byte behind the last one.
    end: usize,
    /// The words.
    text: String,
}

/// A listed party that the article names.
#[derive(ToSchema)]
pub(crate) struct PartyNote {
    /// Identity of the party; of several records of it, that of the first.
    entity: String,
    /// The other records of the party, where it stands on several lists.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    same_party: Vec<String>,
    /// Its main name.
    caption: String,
    /// FollowTheMoney schema.
    schema: String,
    /// Lists it stands on.
    lists: Vec<String>,
    /// Its programmes.
    programmes: Vec<String>,
    /// `possible`, `likely`, `identified`.
    certainty: String,
    /// Whether it was listed when the article was published.
    standing: Standing,
    /// What the standing rests on where the list states no day and editions tell it.
    seen: Option<SeenNote>,
    /// Words that speak for it.
    words: Vec<String>,
    /// Who else it might have been.
    runner_up: Option<RunnerUpNote>,
    /// Every mention in order.
    mentions: Vec<MentionNote>,
}

/// Whether a party was listed on the day of publication.
#[derive(ToSchema)]
pub(crate) struct Standing {
    /// `listed`, `listed_later`, `delisted`, `unknown`.
    status: String,
    /// First day of the listing.
    since: Option<String>,
    /// First day free, if delisted.
    on: Option<String>,
}

/// The editions of a list between which a party came, or went where it is delisted.
#[derive(ToSchema)]
pub(crate) struct SeenNote {
    /// Day of the first edition that has it; of the last one, if delisted.
    with: String,
    /// Day of the last edition before that has it not; of the first one behind, if delisted.
    without: Option<String>,
}

/// Who else has the name.
#[derive(ToSchema)]
pub(crate) struct RunnerUpNote {
    /// Identity of the party.
    entity: String,
    /// Its main name.
    caption: String,
    /// What the list says it is.
    positions: Vec<String>,
    /// Words that speak for it.
    words: Vec<String>,
}

/// A mention of a listed party.
#[derive(ToSchema)]
pub(crate) struct MentionNote {
    /// First byte of the name.
    start: usize,
    /// The byte behind the last one.
    end: usize,
    /// The name as it is written.
    text: String,
    /// `name`, `short_form`, `surname`, `post`, `pronoun`, `description`.
    form: String,
    /// The listed name that it is.
    alias: String,
    /// What the text says the party is.
    role: Option<Span>,
    /// The place in that description.
    place: Option<Span>,
    /// Of a pronoun or a description, the name that it stands for.
    antecedent: Option<Span>,
    /// The sentence.
    sentence: Span,
}

/// A date.
#[derive(ToSchema)]
pub(crate) struct DateNote {
    /// First byte.
    start: usize,
    /// The byte behind the last one.
    end: usize,
    /// The words.
    text: String,
    /// `date`, `time`, `duration`, `set`.
    kind: String,
    /// TIMEX3 value.
    value: String,
    /// What narrows it, as the `mod` of TIMEX3: `START`, `MORE_THAN` ...
    modifier: Option<String>,
    /// First day, where known.
    first: Option<String>,
    /// Last day, where known.
    last: Option<String>,
    /// How exact it is: `day`, `month`, `year` ...
    granularity: String,
    /// What is missing for resolving it.
    needs: Option<String>,
}

/// A number or a sum of money.
#[derive(ToSchema)]
pub(crate) struct FigureNote {
    /// First byte.
    start: usize,
    /// The byte behind the last one.
    end: usize,
    /// The words.
    text: String,
    /// How much, as a decimal number.
    value: String,
    /// Upper end of a range.
    upper: Option<String>,
    /// `USD`, `percent`, `count`, `tonne` ...
    unit: String,
    /// Said not to be exact.
    approximate: bool,
    /// `at_least`, `more_than`, `at_most`, `less_than`.
    bound: Option<String>,
    /// What it measures.
    measures: Option<String>,
    /// In what time: `P3D`.
    period: Option<String>,
    /// The sentence.
    sentence: Span,
}
