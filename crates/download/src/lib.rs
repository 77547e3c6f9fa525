//! Official publications of sanctions lists, fetched over HTTP(S).
//!
//! From high to low: a [`Catalogue`] says where the lists are and how they are asked for; a [`Fetcher`] gets one source
//! or several at once; an [`Outcome`] says what came of one source: all its files, or one [`DownloadError`].
//!
//! What a caller can rely on:
//! - A file is whole or it is an error. A web page, an empty answer, and a body shorter than announced are errors, too.
//!   One case nobody can see from here: a server that announces no length and closes the connection early. The readers
//!   of the lists refuse such files.
//! - Nothing is written to disk. The caller keeps the bytes, and the [`Validators`] with which it asks next time.
//! - One source that fails stops no other.
//! - An address that begins with `https://` is never left for a plain one by a redirect.
//! - Waiting and the clock come from outside, as a [`Pace`]. This crate does not know the time of day, so a
//!   `Retry-After` that names a date is answered like one that is absent.
//!
//! ```no_run
//! use interdict_download::{Catalogue, Fetcher, KnownValidators, SystemPace};
//!
//! let catalogue = Catalogue::built_in()?;
//! let sources = catalogue.chosen(&["un", "uk"])?;
//! let fetcher = Fetcher {
//!     settings: &catalogue.settings,
//!     known: &KnownValidators::new(),
//!     pace: &SystemPace::default(),
//!     progress: &|progress| eprintln!("{} {}", progress.file_name, progress.bytes),
//! };
//! for outcome in fetcher.fetch_all(&sources) {
//!     match outcome.result {
//!         Ok(files) => eprintln!("{}: {} files", outcome.source, files.len()),
//!         Err(error) => eprintln!("{}: {error}\nhint: {}", outcome.source, error.hint()),
//!     }
//! }
//! # Ok::<(), interdict_download::SourcesError>(())
//! ```

mod client;
mod content;
mod error;
mod fetch;
mod outcome;
mod pace;
mod request;
mod sources;

pub use error::{DownloadError, Fault, Length, SourcesError};
pub use fetch::Fetcher;
pub use outcome::{Fetched, KnownValidators, Outcome, Progress, Validators};
pub use pace::{LONGEST_WAIT, Pace, SystemPace};
pub use sources::{Catalogue, Secret, Settings, Source, SourceFile};
