//! One row of a receipt proved without the others: the receipt, the leaf, and the hashes that lead from one to the other.

use super::{
    FORM, Hash, Leaf, Receipt, hex,
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
    pub fn check(&self) -> Result<(Receipt, Leaf), ProofError> {
        if self.form != FORM {
            return Err(ProofError::Form(self.form));
        }
        if hex(&receipt_hash(self.receipt.as_bytes())) != self.hash {
            return Err(ProofError::Receipt);
        }
        let receipt: Receipt = serde_json::from_str(&self.receipt).map_err(|_| ProofError::Unreadable("receipt"))?;
        let leaf: Leaf = serde_json::from_str(&self.leaf).map_err(|_| ProofError::Unreadable("row"))?;
        let hash = |text: &str| unhex(text).and_then(|bytes| Hash::try_from(bytes).ok());
        let root = hash(&receipt.root).ok_or(ProofError::Unreadable("receipt"))?;
        let path: Option<Vec<Hash>> = self.path.iter().map(|step| hash(step)).collect();
        let path = path.ok_or(ProofError::Unreadable("path"))?;
        let place = leaf.row.checked_sub(1).and_then(|place| u64::try_from(place).ok()).ok_or(ProofError::Leaf)?;
        let rows = u64::try_from(receipt.rows).map_err(|_| ProofError::Leaf)?;
        if !leads_to(leaf_hash(self.leaf.as_bytes()), place, rows, &path, &root) {
            return Err(ProofError::Leaf);
        }
        match (&self.subject, &leaf.subject) {
            (Some(subject), Some(digest)) if digest.is_of(subject) => {}
            (None, _) => {}
            (Some(_), _) => return Err(ProofError::Subject),
        }
        Ok((receipt, leaf))
    }
}

impl Store {
    /// A proof of one row, counted from 1; none if the receipt has no such row.
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
            })
        }))
    }
}
