//! Receipts: proof of what was asked, against what, and what was answered.
//!
//! From high to low: the *chain* is receipts in order; each holds the hash of the one before it. A *receipt* says when, with which
//! program and settings, against which editions, and what came of it as the root of a Merkle tree over its *rows*: one for a
//! single screening, as many as there were records for a batch. The *leaf* of a row holds a salted digest of the subject and
//! the answer; the subject itself is kept beside it only if that was asked for. So one row can be proved without showing any
//! other. Where no machine has all rows of a run, the rows of its receipt are *parts*, whose own rows are kept with the
//! answers. `docs/receipts.md` is the definition, for those who check without this program.
//!
//! Receipts are added and read, never changed: nothing here updates or deletes one.

mod append;
mod canonical;
mod chain;
mod merkle;
mod parts;
mod proof;
mod recorder;

pub use append::{Heading, Row};
pub use canonical::canonical;
pub use chain::{Fault, Verified};
pub use merkle::Hash;
pub use parts::{Part, RowLeaf};
pub use proof::{Proof, ProofError, Proved, Within};
pub use recorder::{Noted, Recorder, RowMaker, rows_aside};

use interdict_model::PartialDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// Version of the form of receipts.
const FORM: u32 = 1;
/// What is hashed before the text of a receipt, so that its hash is that of nothing else.
const RECEIPT_TAG: &[u8] = b"interdict receipt 1\n";
/// What is hashed before salt and subject.
const SUBJECT_TAG: &[u8] = b"interdict subject 1\n";

/// An edition that was screened against.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UsedEdition {
    /// Which list.
    pub dataset: String,
    /// Digest over its published bytes, by which it is found again.
    pub digest: String,
    /// The publisher's date.
    pub published_on: Option<PartialDate>,
    /// Its number in the store at that time; none for a list read from a file or the embedded one.
    pub edition: Option<i64>,
    /// Whether everything that was published was there.
    pub complete: bool,
}

/// What a receipt says. Its text is the canonical JSON of this.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Receipt {
    /// Version of this form.
    pub form: u32,
    /// Its place in the chain, from 1.
    pub number: i64,
    /// When the answer was given: `2026-11-26T13:13:25Z`.
    pub at: String,
    /// Program and version.
    pub engine: String,
    /// Settings of the screening. What was screened, where it was not names or a customer file answered at once, is its
    /// member `what`: `batch`, `payments`, `documents`, `rescreen`, `service`.
    pub settings: Value,
    /// What was screened against.
    pub editions: Vec<UsedEdition>,
    /// How many rows there are.
    pub rows: i64,
    /// Of them, those with at least one match.
    pub matched: i64,
    /// Of them, those that could not be screened.
    pub bad: i64,
    /// How many parts there are, if its leaves are parts: `rows`, `matched` and `bad` then count the rows of all of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parts: Option<i64>,
    /// Root of the Merkle tree over the leaves of the rows, or of the parts.
    pub root: String,
    /// Hash of the receipt before it; zeros for the first.
    pub previous: String,
}

impl Receipt {
    /// How many leaves its tree has: one for each row, or for each part.
    pub fn leaves(&self) -> i64 {
        self.parts.unwrap_or(self.rows)
    }
}

/// A receipt as it is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Sealed {
    /// What it says.
    pub receipt: Receipt,
    /// The text that was hashed.
    pub body: String,
    /// The hash over it.
    pub hash: String,
}

/// One party in an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Answered {
    /// Identity of the party.
    pub entity: String,
    /// The bits of the score, an IEEE 754 double, as 16 hexadecimal digits: decimal notation rounds. Zero for a party that a
    /// document names: it has no score.
    pub score_bits: String,
    /// What was decided about it: `match`; of a party that a document names how sure that is: `identified`, `likely`,
    /// `possible`.
    pub decision: String,
}

impl Answered {
    /// A match with its score.
    pub fn matched(entity: impl Into<String>, score: f64) -> Self {
        Self { entity: entity.into(), score_bits: format!("{:016x}", score.to_bits()), decision: "match".to_owned() }
    }

    /// A party that a document names, with a word for how sure that is.
    pub fn named(entity: impl Into<String>, certainty: &str) -> Self {
        Self { decision: certainty.to_owned(), ..Self::matched(entity, 0.0) }
    }

    /// Whether it has a score: it was compared, and not read in a document.
    pub fn is_scored(&self) -> bool {
        self.decision == "match"
    }

    /// The score.
    pub fn score(&self) -> Option<f64> {
        u64::from_str_radix(&self.score_bits, 16).ok().map(f64::from_bits)
    }
}

/// One row: what is a leaf of the tree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Leaf {
    /// Its place among the rows, from 1.
    pub row: i64,
    /// Where the record stood: `customers.csv row 17`.
    pub place: String,
    /// Salt and digest of the subject; none for a record that could not be screened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<SubjectDigest>,
    /// Why the record could not be screened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
    /// The parties it may be, the best first. Empty without an error: clear, unless it is a part.
    pub answer: Vec<Answered>,
    /// What it stands for, if that is several rows; then it has neither subject nor error nor answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<Part>,
}

impl Leaf {
    /// The leaf of a part, at a place among the parts, from 1.
    pub fn of_part(row: i64, place: impl Into<String>, part: Part) -> Self {
        Self { row, place: place.into(), subject: None, error: None, answer: Vec::new(), part: Some(part) }
    }
}

/// A subject that is not shown but can be recognised by whoever has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubjectDigest {
    /// 16 random bytes.
    pub salt: String,
    /// SHA-256 over a tag, the salt and the canonical JSON of the subject.
    pub digest: String,
}

impl SubjectDigest {
    /// The digest of a subject, given as canonical JSON.
    pub fn of(subject: &str, salt: [u8; 16]) -> Self {
        Self { salt: hex(&salt), digest: hex(&subject_hash(&salt, subject)) }
    }

    /// Whether a subject, given as canonical JSON, is the one.
    pub fn is_of(&self, subject: &str) -> bool {
        unhex(&self.salt).is_some_and(|salt| hex(&subject_hash(&salt, subject)) == self.digest)
    }
}

fn subject_hash(salt: &[u8], subject: &str) -> Hash {
    Sha256::new().chain_update(SUBJECT_TAG).chain_update(salt).chain_update(subject).finalize().into()
}

/// The hash of a receipt, given as its text.
fn receipt_hash(body: &[u8]) -> Hash {
    Sha256::new().chain_update(RECEIPT_TAG).chain_update(body).finalize().into()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits = text.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).ok().filter(|pair| pair.len() == 2));
    digits.map(|pair| pair.and_then(|pair| u8::from_str_radix(pair, 16).ok())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_is_recognised_by_whoever_has_it_and_by_its_own_salt_alone() {
        let subject = "{\"names\":[\"Anna Muster\"]}";
        let digest = SubjectDigest::of(subject, [7; 16]);
        assert!(digest.is_of(subject));
        assert!(!digest.is_of("{\"names\":[\"Anna Muster \"]}"));
        assert_ne!(digest.digest, SubjectDigest::of(subject, [8; 16]).digest);
    }

    #[test]
    fn scores_come_back_to_the_bit() {
        for score in [0.0, 0.35, 0.1 + 0.2, 1.0 - f64::EPSILON] {
            assert_eq!(Answered::matched("x", score).score(), Some(score));
        }
        assert_eq!(unhex(&hex(&[0, 255, 16])), Some(vec![0, 255, 16]));
        assert_eq!((unhex("0"), unhex("zz")), (None, None));
    }
}
