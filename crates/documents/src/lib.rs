//! From articles to who is listed, what happened when, and who says so or denies it.
//!
//! | to do | reach for |
//! |---|---|
//! | bytes of a file to a document with paragraphs | [`document()`] |
//! | a document to everything that is found in it | [`Reader`] |
//! | only the listed names, as fast as memory | [`NameIndex::search`] |
//! | several documents to what they agree and differ on | [`stories`] |
//! | a page for a browser | [`page`] |
//! | a model of your own beside the rules | [`Tagger`] |
//!
//! Everything is found by rules over classes of words; the words are data files under `data/`. Reading a document goes in
//! one direction: text -> [`Document`] (paragraphs) -> [`Tokens`] (words, sentences) -> dates, figures, names -> quotations
//! and claims -> events -> offences -> [`Dossier`] (spans over the source). The crate reads no files, knows no clock and
//! prints nothing.

mod actors;
mod cast;
mod claims;
mod dateline;
pub mod dates;
mod document;
mod dossier;
mod events;
pub mod figures;
mod grammar;
mod html;
mod lexicon;
mod markdown;
mod names;
pub mod page;
mod paragraphs;
pub mod plain;
mod read;
mod reading;
mod reality;
mod risks;
mod sentences;
pub mod stories;
mod tagger;
mod tokens;

pub use claims::{Claim, ClaimKind, Holder, Quote};
pub use document::{Document, Format, Found, OffsetMap, Origin, Paragraph, ParagraphKind};
pub use dossier::{
    ActorNote, ClaimNote, DateNote, Dossier, EventNote, FigureNote, FullestNames, MentionNote, ParagraphNote,
    PartyNote, QuoteNote, RiskNote, RunnerUpNote, SCHEMA, SeenNote, Span,
};
pub use events::Status;
pub use lexicon::{Stance, is_common as is_common_word};
pub use names::{Certainty, Hit, Mention, MentionForm, NameIndex, NameRef, Party, RunnerUp, Spelling, Standing};
pub use read::{ReadError, document, other_format, source_text};
pub use reading::{Reader, Reading, Settings};
pub use risks::{RiskRole, Stage};
pub use tagger::{Tag, TagNote, Tagged, Tagger};
pub use tokens::{Sentence, Token, TokenKind, Tokens};
