//! Interdict over HTTP: its own API, the interfaces of yente and Watchman, and pages for people.
//!
//! | to do | reach for |
//! |---|---|
//! | the lists as one request sees them | [`Snapshot`] |
//! | articles against these | [`ArticleReader`] |
//! | lists, screening threads and store for handlers | [`Service`] |
//! | an error for a client | [`Problem`] |
//! | prove what was answered | [`receipts`] |
//! | run it all | [`serve`] |
//!
//! Handlers are thin: they turn a request into subjects and settings, have the [`Service`] screen them and lay the answer
//! out. Everything about matching, lists and reading is in the crates below; no type of the wire leaves this one.

mod api;
mod article_reader;
mod mcp;
mod pages;
mod problem;
mod problem_kinds;
pub mod receipts;
mod request;
pub mod serve;
mod service;
mod snapshot;
mod tally;
mod watchman;
mod workers;
mod yente;

pub use article_reader::ArticleReader;
pub use problem::{ListsError, Problem};
pub use service::{ListSource, Loaded, Service};
pub use snapshot::Snapshot;
