//! What a fetch gives back, and what it tells on the way.

use crate::error::DownloadError;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, time::Duration};

/// By what a file is recognised as the one that the caller has. The caller keeps it beside the file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Validators {
    /// The server's `ETag`, as it was sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub etag: Option<String>,
    /// The server's `Last-Modified`, as it was sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_modified: Option<String>,
    /// BLAKE3 of the bytes of the file, in hexadecimal: tells the same file from a server that sends neither of the
    /// two.
    #[serde(default)]
    pub digest: String,
}

/// The validators of the files that the caller has, by address. Another address has nothing to do with them.
pub type KnownValidators = BTreeMap<String, Validators>;

/// One file of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetched {
    /// Under which name to keep it; see [`SourceFile`](crate::SourceFile).
    pub file_name: String,
    /// From where, and the key for its validators.
    pub address: String,
    /// The file, whole; `None` where it is the one that the caller has.
    pub bytes: Option<Vec<u8>>,
    /// To be kept for the next time.
    pub validators: Validators,
    /// With all attempts and waits.
    pub took: Duration,
}

impl Fetched {
    /// Whether the caller has this file: the server said so, or the bytes are the same.
    pub fn unchanged(&self) -> bool {
        self.bytes.is_none()
    }
}

/// What came of a source: all its files, in their order, or why not.
#[derive(Debug)]
pub struct Outcome {
    /// The name of the source.
    pub source: String,
    /// All files or none.
    pub result: Result<Vec<Fetched>, DownloadError>,
}

/// How far a file is. Told from the thread that fetches it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress<'a> {
    /// The name of the source.
    pub source: &'a str,
    /// Which of its files.
    pub file_name: &'a str,
    /// How much of it has come, decompressed.
    pub bytes: u64,
    /// How much there is, where the server says so and the file comes as it is.
    pub total: Option<u64>,
    /// Which attempt, from 1. Bytes begin at 0 with each.
    pub attempt: u32,
}
