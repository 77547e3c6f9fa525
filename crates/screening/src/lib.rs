//! The engine facade: subjects in, screenings out.
//!
//! | to do | reach for |
//! |---|---|
//! | read a customer file, JSON lines, Parquet, Arrow or plain names | [`subjects`] |
//! | load lists and screen against them | [`Engine`] |
//! | do so with lists that are too large to be held | [`Engine::open_publications`] |
//! | write answers as JSON, JSON lines or CSV | [`layouts`] |
//! | keep an engine in a file and map it | [`Engine::save`], [`Engine::open_file`], [`IndexFacts`] |
//! | write answers beside the columns of a Parquet or Arrow file | [`batch`] |
//! | ask again after a change of the lists | [`Rescreening`] |
//! | screen payments | [`screen_messages`] |
//! | run labelled queries | [`evaluation`] |
//!
//! The crate reads from readers it is given and writes nothing but what it is handed a writer for. It knows no clock and
//! no terminal: time, where it is measured at all, comes in as a function.

mod engine;
mod error;
mod groups;
mod ofac;
mod parties;
mod payment_fields;
mod payments;
mod pipeline;
mod reasons;
mod remembered;
mod rescreen;
mod screening;
mod settings;

pub mod batch;
pub mod evaluation;
pub mod layouts;
pub mod subjects;

pub use engine::{
    Engine, Screener, SeenVersion,
    file::{IndexFacts, Replaces, SectionFacts},
    large::OpenError,
};
pub use error::EngineError;
pub use groups::{Group, Groups, Link, Reason};
pub use interdict_archive::is_archive as is_index_file;
pub use interdict_matching::{DEFAULT_THRESHOLD, Explanation, Subject};
pub use ofac::{FoundBy, OfacOpinion};
pub use parties::{Parties, parties};
pub use payment_fields::{AskedField, ScreenedField};
pub use payments::{
    Decision, FieldHit, MessageScreener, MessageScreening, Noting, Problem, screen_messages, screen_messages_noting,
};
pub use rescreen::{Monitored, Rescreener, Rescreening};
pub use screening::{Edition, Match, MatchedName, Namesake, Outcome, SameWord, Screening};
pub use settings::Settings;
