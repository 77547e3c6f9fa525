//! What reading one document yields, in the form that leaves the crate: every finding with its bytes in the source.
//!
//! The form is versioned ([`SCHEMA`]); `docs/dossier.md` describes it field by field. Within a version fields are only added.

mod build;
mod dating;
mod fullest;

pub(crate) use build::build;
pub use fullest::FullestNames;

use crate::{
    claims::ClaimKind,
    dates::{Granularity, TimeKind},
    document::{Format, Origin, ParagraphKind},
    events::Status,
    lexicon::Stance,
    names::{Certainty, MentionForm, Standing},
    risks::{RiskRole, Stage},
    tagger::Tagged,
};
use interdict_model::PartialDate;
use serde::Serialize;
use std::ops::Range;

/// Name and version of the form.
pub const SCHEMA: &str = "interdict-dossier/1";

/// A stretch of the document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Span {
    /// First byte in the source (of its UTF-8 form, where the source was in another encoding).
    pub start: usize,
    /// The byte behind the last one.
    pub end: usize,
    /// The words.
    pub text: String,
    /// Bytes of the readable text.
    #[serde(skip)]
    pub at: Range<usize>,
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ParagraphNote {
    /// What it is.
    pub kind: ParagraphKind,
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
}

/// A mention of a listed party, by name or by a word that stands for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MentionNote {
    /// The name as it is written.
    #[serde(flatten)]
    pub span: Span,
    /// How it refers.
    pub form: MentionForm,
    /// The listed name that it is, as published.
    pub alias: String,
    /// Of a pronoun or a description the mention that it stands for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub antecedent: Option<Span>,
    /// What the text says the party is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<Span>,
    /// The place in that description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Span>,
    /// The sentence.
    pub sentence: Span,
}

/// Who else has the name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RunnerUpNote {
    /// Identity of the party.
    pub entity: String,
    /// Its main name.
    pub caption: String,
    /// What the list says it is.
    pub positions: Vec<String>,
    /// Words of the text that speak for it.
    pub words: Vec<String>,
}

/// A listed party that the document names.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PartyNote {
    /// Identity of the party: `ofac-9345`.
    pub entity: String,
    /// Identities of the other records of the same party, where it stands on several of the lists. What is said here of lists
    /// and programmes is of [`PartyNote::entity`] alone, the standing is by all of them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub same_party: Vec<String>,
    /// Its main name as published.
    pub caption: String,
    /// FollowTheMoney schema.
    pub schema: String,
    /// The lists it stands on.
    pub lists: Vec<String>,
    /// Its programmes.
    pub programmes: Vec<String>,
    /// How sure it is that the document means it.
    pub certainty: Certainty,
    /// Whether it was listed when the document was published.
    pub standing: Standing,
    /// What the standing rests on where the list states no day: never set by a reader, but by who has several editions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seen: Option<SeenNote>,
    /// Words of the document that speak for it.
    pub words: Vec<String>,
    /// Who else it might have been.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub runner_up: Option<RunnerUpNote>,
    /// Every mention in order.
    pub mentions: Vec<MentionNote>,
}

/// The editions of a list between which a party came, or went where it is delisted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SeenNote {
    /// Day of the first edition that has it; of the last one, where it is delisted.
    pub with: PartialDate,
    /// Day of the last edition before that has it not, if there is one; of the first one behind, where it is delisted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub without: Option<PartialDate>,
}

/// A date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DateNote {
    /// The words.
    #[serde(flatten)]
    pub span: Span,
    /// Kind of TIMEX3.
    pub kind: TimeKind,
    /// TIMEX3 value.
    pub value: String,
    /// What narrows it, as the `mod` of TIMEX3: `START`, `MORE_THAN`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modifier: Option<&'static str>,
    /// First day, where known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<String>,
    /// Last day, where known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<String>,
    /// How exact it is.
    pub granularity: Granularity,
    /// What is missing for resolving it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub needs: Option<String>,
}

/// A number or a sum of money.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FigureNote {
    /// The words.
    #[serde(flatten)]
    pub span: Span,
    /// How much it is, as a decimal number.
    pub value: String,
    /// Upper end of a range.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upper: Option<String>,
    /// `USD`, `percent`, `count`, `tonne`.
    pub unit: String,
    /// Said not to be exact.
    pub approximate: bool,
    /// `at_least`, `more_than`, `at_most`, `less_than`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bound: Option<String>,
    /// What it measures: `revenue`, or the noun that is counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measures: Option<String>,
    /// In what time: `P3D`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
    /// The sentence.
    pub sentence: Span,
}

/// Words between quotation marks that somebody is quoted with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QuoteNote {
    /// The quoted words, one stretch for each paragraph.
    pub parts: Vec<Span>,
    /// Place of the claim that they belong to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claim: Option<usize>,
}

/// Someone a claim names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ActorNote {
    /// The phrase that names them: for a pronoun the earlier phrase that it stands for.
    #[serde(flatten)]
    pub span: Span,
    /// The phrase beside the verb.
    pub phrase: Span,
    /// The fullest name that the text gives whoever that is, without posts and titles: `Anna Tolv` of `Tolv`, `the minister`.
    /// Absent for who has no name, or may be one of several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Span>,
    /// The listed party that it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entity: Option<String>,
    /// The state that it is or speaks for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
}

impl ActorNote {
    /// What to call them: their fullest name, else the phrase that names them.
    pub fn called(&self) -> &str {
        &self.name.as_ref().unwrap_or(&self.span).text
    }
}

/// A claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClaimNote {
    /// Who says it; absent where the text does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holder: Option<ActorNote>,
    /// Who passed it on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub relays: Vec<Span>,
    /// What they do.
    pub stance: Stance,
    /// Whom or what it is aimed at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<ActorNote>,
    /// The word that reports.
    pub cue: Span,
    /// What is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content: Option<Span>,
    /// How the words are given.
    pub kind: ClaimKind,
    /// Places of the quotations.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub quotes: Vec<usize>,
    /// The sentence.
    pub sentence: Span,
}

/// Something that happened, is planned, or is said to have happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EventNote {
    /// Kind of event: `sanctions_imposed`, `cyber_attack`.
    pub kind: String,
    /// The word that names it.
    #[serde(flatten)]
    pub span: Span,
    /// Who does it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actor: Option<ActorNote>,
    /// To whom or to what.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub object: Option<ActorNote>,
    /// Happened, planned, alleged ...
    pub status: Status,
    /// Place of its date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<usize>,
    /// Where it happens: `in Pyongyang`, with the preposition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Span>,
    /// Places of the claims that it is told in; none: the document tells it itself.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<usize>,
    /// The sentence.
    pub sentence: Span,
}

/// An offence that a sentence speaks of, and a party's part in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RiskNote {
    /// `cybercrime`, `proliferation`, one of the FATF's categories.
    pub tag: String,
    /// The words that say so.
    #[serde(flatten)]
    pub span: Span,
    /// Whose part it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub party: Option<ActorNote>,
    /// The part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<RiskRole>,
    /// How far it is established.
    pub stage: Stage,
    /// The sentence.
    pub sentence: Span,
}

/// Everything that was read in one document.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Dossier {
    /// Name of the document.
    pub name: String,
    /// How it was written.
    pub format: Format,
    /// Title, authors, outlet, day of publication, each with where it was found.
    pub origin: Origin,
    /// Paragraphs.
    pub paragraphs: Vec<ParagraphNote>,
    /// Listed parties.
    pub parties: Vec<PartyNote>,
    /// Dates.
    pub dates: Vec<DateNote>,
    /// Figures.
    pub figures: Vec<FigureNote>,
    /// Quotations.
    pub quotes: Vec<QuoteNote>,
    /// Claims.
    pub claims: Vec<ClaimNote>,
    /// Events.
    pub events: Vec<EventNote>,
    /// Offences.
    pub risks: Vec<RiskNote>,
    /// What a tagger of the user's own added.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tagged: Option<Tagged>,
}

impl Dossier {
    /// Only who it is about: origin, paragraphs and listed parties.
    #[must_use]
    pub fn parties_only(self) -> Self {
        Self {
            dates: Vec::new(),
            figures: Vec::new(),
            quotes: Vec::new(),
            claims: Vec::new(),
            events: Vec::new(),
            risks: Vec::new(),
            ..self
        }
    }

    /// The outlet as the document names it, else the name of its file without folders and ending.
    pub fn outlet(&self) -> String {
        if let Some(found) = &self.origin.outlet {
            return found.value.clone();
        }
        let file = self.name.rsplit(['/', '\\']).next().unwrap_or(&self.name);
        file.rsplit_once('.').map_or(file, |(stem, _)| stem).to_owned()
    }
}

impl ClaimNote {
    /// Whether what is said begins with the target, so that both together would say it twice.
    pub fn content_begins_with_target(&self) -> bool {
        self.target.as_ref().zip(self.content.as_ref()).is_some_and(|(target, content)| {
            content.at.contains(&target.span.at.start) && target.span.at.start - content.at.start <= 12
        })
    }
}

/// Whether a phrase names several: `officials`, `the police`.
pub(crate) fn is_plural_name(name: &str) -> bool {
    name.rsplit(' ').next().is_some_and(|last| {
        let capital = last.chars().next().is_some_and(char::is_uppercase);
        (!capital || !name.contains(' ')) && crate::grammar::is_plural(&last.to_lowercase()) && last.len() > 3
    })
}

impl ActorNote {
    /// Whether it names several.
    pub fn is_plural(&self) -> bool {
        is_plural_name(&self.span.text)
    }
}
