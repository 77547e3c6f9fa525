//! One row of a receipt proved without the others: the receipt, the leaf, and the hashes that lead from one to the other.
//! If the leaf is a part, a row within it is proved in the same way, one level below.

use super::{
    FORM, Hash, Leaf, Part, Receipt, RowLeaf, hex,
    merkle::{leads_to, leaf_hash, path},
    receipt_hash, unhex,
};
use crate::{Store, StoreError};
use serde::{Deserialize, Serialize};

/// A proof, complete in itself: what a file holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Proof {
    /// Version of the form.
    pub form: u32,
    /// The text of the receipt.
    pub receipt: String,
    /// Its hash. Whoever checks compares it with the chain, or with what they were given on the day.
    pub hash: String,
    /// The text of the leaf.
    pub leaf: String,
    /// The hashes beside the way from the leaf to the root, from the bottom up.
    pub path: Vec<String>,
    /// The subject, as canonical JSON, if it was kept. Without it the proof shows an answer to whoever knows the subject.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// The row that is proved, if the leaf is a part and one of its rows is meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<Within>,
}

/// The half of a proof that leads from a row to the root of its part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Within {
    /// The text of the row's leaf.
    pub leaf: String,
    /// Its place in the part, from 1.
    pub row: i64,
    /// The hashes beside the way from the leaf to the root of the part, from the bottom up.
    pub path: Vec<String>,
}

/// What a proof proves.
#[derive(Debug, Clone, PartialEq)]
pub struct Proved {
    /// The receipt.
    pub receipt: Receipt,
    /// One of its leaves: a row, or a part.
    pub leaf: Leaf,
    /// The row within the part, if one is proved.
    pub within: Option<RowLeaf>,
}

/// Why a proof proves nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    /// It is of a form that this program does not know.
    #[error("the proof has form {0}, which this program does not know")]
    Form(u32),
    /// A part of it is no text of its kind.
    #[error("the {0} of the proof cannot be read")]
    Unreadable(&'static str),
    /// The receipt is not the one of that hash.
    #[error("the receipt is not what was sealed: its hash differs")]
    Receipt,
    /// The leaf is not in the receipt's tree at its place.
    #[error("the row is not among those of the receipt")]
    Leaf,
    /// The subject is another one.
    #[error("the subject is not the one that was screened")]
    Subject,
}

impl Proof {
    /// Checks that everything in the proof fits together, and gives what it proves.
    pub fn check(&self) -> Result<Proved, ProofError> {
        if self.form != FORM {
            return Err(ProofError::Form(self.form));
        }
        if hex(&receipt_hash(self.receipt.as_bytes())) != self.hash {
            return Err(ProofError::Receipt);
        }
        let receipt: Receipt = serde_json::from_str(&self.receipt).map_err(|_| ProofError::Unreadable("receipt"))?;
        let leaf: Leaf = serde_json::from_str(&self.leaf).map_err(|_| ProofError::Unreadable("row"))?;
        if leaf.part.is_some() != receipt.parts.is_some() {
            return Err(ProofError::Leaf);
        }
        let root = hash(&receipt.root).ok_or(ProofError::Unreadable("receipt"))?;
        stands(&self.leaf, leaf.row, receipt.leaves(), &self.path, &root)?;
        let within = self.within.as_ref().map(|within| within.check(leaf.part.as_ref())).transpose()?;
        let digest = within.as_ref().map_or(leaf.subject.as_ref(), |row| row.subject.as_ref());
        match (&self.subject, digest) {
            (Some(subject), Some(digest)) if digest.is_of(subject) => {}
            (None, _) => {}
            (Some(_), _) => return Err(ProofError::Subject),
        }
        Ok(Proved { receipt, leaf, within })
    }
}

impl Within {
    /// Checks that the row is one of the part.
    fn check(&self, part: Option<&Part>) -> Result<RowLeaf, ProofError> {
        let part = part.ok_or(ProofError::Leaf)?;
        let root = hash(&part.root).ok_or(ProofError::Unreadable("row"))?;
        stands(&self.leaf, self.row, part.rows, &self.path, &root)?;
        serde_json::from_str(&self.leaf).map_err(|_| ProofError::Unreadable("row"))
    }
}

/// Checks that a leaf stands at a place, from 1, in the tree of so many leaves that has the root.
fn stands(leaf: &str, row: i64, leaves: i64, path: &[String], root: &Hash) -> Result<(), ProofError> {
    let path: Option<Vec<Hash>> = path.iter().map(|step| hash(step)).collect();
    let path = path.ok_or(ProofError::Unreadable("path"))?;
    let place = row.checked_sub(1).and_then(|place| u64::try_from(place).ok()).ok_or(ProofError::Leaf)?;
    let leaves = u64::try_from(leaves).map_err(|_| ProofError::Leaf)?;
    if leads_to(leaf_hash(leaf.as_bytes()), place, leaves, &path, root) { Ok(()) } else { Err(ProofError::Leaf) }
}

fn hash(text: &str) -> Option<Hash> {
    unhex(text).and_then(|bytes| Hash::try_from(bytes).ok())
}

impl Store {
    /// A proof of one row, or of one part where those are the rows, counted from 1; none if there is no such row.
    pub fn prove_row(&self, number: i64, row: i64) -> Result<Option<Proof>, StoreError> {
        let sealed = self.receipt(number)?;
        let (mut hashes, mut wanted) = (Vec::new(), None);
        self.receipt_rows(number, |held| -> Result<(), StoreError> {
            hashes.push(leaf_hash(held.leaf.as_bytes()));
            if i64::try_from(hashes.len()) == Ok(row) {
                wanted = Some((hashes.len() - 1, held));
            }
            Ok(())
        })?;
        Ok(wanted.and_then(|(place, held)| {
            let path = path(&hashes, place)?;
            Some(Proof {
                form: FORM,
                receipt: sealed.body,
                hash: sealed.hash,
                leaf: held.leaf,
                path: path.iter().map(|step| hex(step)).collect(),
                subject: held.subject,
                within: None,
            })
        }))
    }
}
