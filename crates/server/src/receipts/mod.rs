//! Receipts of what is answered: proof in the store, one for a request, also where the answer is clear.
//!
//! `facts.rs` says what of an answer is proved, for the service and for the command line alike; `writer.rs` is the one thread
//! through which the service's receipts go into the store. A service that leaves none does no work here.

mod facts;
mod writer;

pub use facts::{ENGINE, answered, noted, noted_screening, now, subject_text, used};
pub(crate) use writer::{Rows, Writer};

use crate::Problem;
use axum::{
    http::{HeaderName, HeaderValue, StatusCode},
    response::{IntoResponseParts, ResponseParts},
};
use interdict_store::Sealed;
use serde::Serialize;
use std::{convert::Infallible, path::PathBuf};

/// The header in which an answer names its receipt: number and hash, with a space between them.
const HEADER: HeaderName = HeaderName::from_static("interdict-receipt");

/// Where a service leaves receipts, and what they hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiptsKept {
    /// The store. It is made if there is none.
    pub store: PathBuf,
    /// Whether subjects are kept, so that receipts can be replayed; otherwise only salted digests of them are.
    pub subjects: bool,
}

/// The receipt of an answer, as the answer names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LeftReceipt {
    /// Its place in the chain.
    pub number: i64,
    /// Its hash.
    pub hash: String,
}

impl From<Sealed> for LeftReceipt {
    fn from(sealed: Sealed) -> Self {
        Self { number: sealed.receipt.number, hash: sealed.hash }
    }
}

impl IntoResponseParts for LeftReceipt {
    type Error = Infallible;

    fn into_response_parts(self, mut parts: ResponseParts) -> Result<ResponseParts, Infallible> {
        // A number and hexadecimal digits are always a value.
        if let Ok(value) = HeaderValue::try_from(format!("{} {}", self.number, self.hash)) {
            parts.headers_mut().insert(HEADER, value);
        }
        Ok(parts)
    }
}

/// What a client is told where the receipt of its answer could not be written: nothing of the answer.
pub(crate) fn not_left() -> Problem {
    let detail = "the receipt could not be written, and without one there is no answer";
    Problem::new(StatusCode::SERVICE_UNAVAILABLE, "receipt.not_written", detail)
        .with_hint("the log of the service has the reason; the store may be locked, or its disk full")
}
