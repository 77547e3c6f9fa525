//! Receipts in: one transaction each, so that a crash leaves the chain with the receipt or without it.

use super::{
    FORM, Hash, Leaf, Receipt, Sealed, UsedEdition, canonical, hex,
    merkle::{RootBuilder, leaf_hash},
    parts::Tally,
    receipt_hash,
};
use crate::{Store, StoreError};
use rusqlite::{OptionalExtension, Transaction, TransactionBehavior, params};
use serde_json::Value;
use std::{io, path::Path};

/// Rows that are compressed together: what is read to show one of them.
const BLOCK: usize = 1_000;
/// Quick; digests do not become smaller by trying harder.
const LEVEL: i32 = 3;

/// What is known of a screening besides its rows.
#[derive(Debug, Clone, PartialEq)]
pub struct Heading {
    /// When the answer was given, in universal time to the second.
    pub at: String,
    /// Program and version.
    pub engine: String,
    /// Settings of the screening.
    pub settings: Value,
    /// What was screened against. Their numbers in the store are filled in here.
    pub editions: Vec<UsedEdition>,
}

/// A row as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The leaf, as canonical JSON.
    pub leaf: String,
    /// The subject, as canonical JSON, if it is to be kept.
    pub subject: Option<String>,
}

impl Row {
    /// The row of a leaf.
    pub fn new(leaf: &Leaf, subject: Option<String>) -> serde_json::Result<Self> {
        Ok(Self { leaf: canonical(&serde_json::to_value(leaf)?), subject })
    }
}

/// A block of rows as it lies in the store: the number of its first row, its leaves, its subjects.
type Packed = (i64, Vec<u8>, Option<Vec<u8>>);

/// Rows on their way into the store.
#[derive(Default)]
struct Block {
    leaves: Vec<String>,
    subjects: Vec<String>,
}

impl Store {
    /// Adds a receipt to the chain. Rows are asked for one after the other and not held; if one cannot be had, there is no
    /// receipt.
    pub fn add_receipt(
        &mut self,
        heading: &Heading,
        rows: impl Iterator<Item = io::Result<Row>>,
    ) -> Result<Sealed, StoreError> {
        self.seal(heading, rows, None)
    }

    /// The same for whoever may have done it already and cannot know: if a receipt after `after` says the same at the same
    /// second over the same rows, none is added, and that one is the answer. `after` is [`Self::chain_length`] as it was
    /// noted before the first time. Salts make rows of two runs differ, even of the same customers.
    pub fn add_receipt_once(
        &mut self,
        heading: &Heading,
        rows: impl Iterator<Item = io::Result<Row>>,
        after: i64,
    ) -> Result<Sealed, StoreError> {
        self.seal(heading, rows, Some(after))
    }

    fn seal(
        &mut self,
        heading: &Heading,
        rows: impl Iterator<Item = io::Result<Row>>,
        after: Option<i64>,
    ) -> Result<Sealed, StoreError> {
        let heading = self.with_editions_of_store(heading)?;
        let path = self.path.clone();
        let database = |source| StoreError::Database { path: path.clone(), source };
        let behavior = TransactionBehavior::Immediate;
        let transaction = self.connection.transaction_with_behavior(behavior).map_err(database)?;
        let sealed = append(&transaction, &path, &heading, rows)?;
        if let Some(after) = after
            && let Some(earlier) = same_after(&transaction, &path, after, &sealed)?
        {
            // What was written in this transaction goes with it.
            return Ok(earlier);
        }
        transaction.commit().map_err(database)?;
        Ok(sealed)
    }

    /// Adds several receipts in their order, all of them or none: they cost one synchronisation of the disk together.
    pub fn add_receipts(&mut self, wanted: Vec<(Heading, Vec<Row>)>) -> Result<Vec<Sealed>, StoreError> {
        let mut settled = Vec::with_capacity(wanted.len());
        for (heading, rows) in wanted {
            settled.push((self.with_editions_of_store(&heading)?, rows));
        }
        let path = self.path.clone();
        let database = |source| StoreError::Database { path: path.clone(), source };
        let behavior = TransactionBehavior::Immediate;
        let transaction = self.connection.transaction_with_behavior(behavior).map_err(database)?;
        let mut sealed = Vec::with_capacity(settled.len());
        for (heading, rows) in settled {
            sealed.push(append(&transaction, &path, &heading, rows.into_iter().map(Ok))?);
        }
        transaction.commit().map_err(database)?;
        Ok(sealed)
    }

    /// How many receipts the chain has by its own note.
    pub fn chain_length(&self) -> Result<i64, StoreError> {
        let length = self.connection.query_row("SELECT receipts FROM chain WHERE id = 1", [], |row| row.get(0));
        Ok(length.optional().map_err(|error| self.database(error))?.unwrap_or(0))
    }

    /// The heading with the numbers of those editions that are in the store.
    fn with_editions_of_store(&self, heading: &Heading) -> Result<Heading, StoreError> {
        let mut heading = heading.clone();
        for used in &mut heading.editions {
            used.edition = self.edition_with_digest(&used.dataset, &used.digest)?.map(|edition| edition.id);
        }
        Ok(heading)
    }

    /// All receipts in order.
    pub fn receipts(&self) -> Result<Vec<Sealed>, StoreError> {
        let read = || -> rusqlite::Result<Vec<(String, Vec<u8>)>> {
            let mut statement = self.connection.prepare("SELECT body, hash FROM receipt ORDER BY number")?;
            statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
        };
        let rows = read().map_err(|error| self.database(error))?;
        rows.into_iter().map(|(body, hash)| self.sealed(body, &hash)).collect()
    }

    /// The receipt with a number.
    pub fn receipt(&self, number: i64) -> Result<Sealed, StoreError> {
        let found = self
            .connection
            .query_row("SELECT body, hash FROM receipt WHERE number = ?1", [number], |row| {
                Ok((row.get::<_, String>(0)?, row.get::<_, Vec<u8>>(1)?))
            })
            .optional()
            .map_err(|error| self.database(error))?;
        let (body, hash) = found.ok_or_else(|| StoreError::NoReceipt { number })?;
        self.sealed(body, &hash)
    }

    fn sealed(&self, body: String, hash: &[u8]) -> Result<Sealed, StoreError> {
        let receipt = serde_json::from_str(&body).map_err(|error| self.damaged("a receipt", error.to_string()))?;
        Ok(Sealed { receipt, body, hash: hex(hash) })
    }

    /// Calls with each row of a receipt in order; an error of the call ends it. Rows are read in blocks, and the store is free for
    /// others between two of them, however long the calls take.
    pub fn receipt_rows<E: From<StoreError>>(
        &self,
        number: i64,
        mut call: impl FnMut(Row) -> Result<(), E>,
    ) -> Result<(), E> {
        let (mut rows, mut after) = (0, None);
        while let Some((first, leaves, subjects)) = self.block_of_rows(number, after)? {
            after = Some(first);
            let what = || format!("receipt {number}, rows from {first} on");
            let read = |bytes: &[u8]| unpack(bytes).map_err(|error| E::from(self.damaged(what(), error.to_string())));
            let leaves = read(&leaves)?;
            let mut subjects = subjects.as_deref().map(read).transpose()?.unwrap_or_default().into_iter();
            let begins = rows + 1;
            for leaf in leaves {
                rows += 1;
                call(Row { leaf, subject: subjects.next().filter(|subject| !subject.is_empty()) })?;
            }
            // Rows say themselves where they stand; this is about the block and what lies in it beside them.
            if first != begins {
                return Err(E::from(self.damaged(what(), format!("its first row is row {begins}"))));
            }
            if subjects.next().is_some() {
                return Err(E::from(self.damaged(what(), "it has more subjects than rows")));
            }
        }
        Ok(())
    }

    /// The first block of rows of a receipt, or the next one after that which begins with the row `after`: its first row, its
    /// leaves and its subjects.
    fn block_of_rows(&self, number: i64, after: Option<i64>) -> Result<Option<Packed>, StoreError> {
        let behind = if after.is_some() { "AND first > ?2" } else { "AND ?2 IS NULL" };
        let sql = format!(
            "SELECT first, leaves, subjects FROM receipt_rows WHERE receipt = ?1 {behind} ORDER BY first LIMIT 1"
        );
        let read = || -> rusqlite::Result<Option<Packed>> {
            let mut statement = self.connection.prepare_cached(&sql)?;
            let block = statement.query_row(params![number, after], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)));
            block.optional()
        };
        read().map_err(|error| self.database(error))
    }
}

/// Writes a receipt and its rows at the end of the chain.
fn append(
    transaction: &Transaction<'_>,
    path: &Path,
    heading: &Heading,
    rows: impl Iterator<Item = io::Result<Row>>,
) -> Result<Sealed, StoreError> {
    let database = |source| StoreError::Database { path: path.to_owned(), source };
    let unwritable = |source| StoreError::Rows { source };
    let end: Option<(i64, Hash)> = transaction
        .query_row("SELECT receipts, head FROM chain WHERE id = 1", [], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()
        .map_err(database)?;
    let (before, previous) = end.unwrap_or((0, [0; 32]));
    let number = before + 1;
    let (mut tree, mut tally) = (RootBuilder::default(), Tally::default());
    {
        let insert = "INSERT INTO receipt_rows (receipt, first, leaves, subjects) VALUES (?1, ?2, ?3, ?4)";
        let mut insert = transaction.prepare_cached(insert).map_err(database)?;
        let mut block = Block::default();
        let mut put = |block: &mut Block, first: i64| -> Result<(), StoreError> {
            let leaves = pack(&block.leaves).map_err(unwritable)?;
            let kept = block.subjects.iter().any(|subject| !subject.is_empty());
            let subjects = kept.then(|| pack(&block.subjects)).transpose().map_err(unwritable)?;
            insert.execute(params![number, first, leaves, subjects]).map_err(database)?;
            *block = Block::default();
            Ok(())
        };
        let mut first = 1;
        for row in rows {
            let Row { leaf, subject } = row.map_err(unwritable)?;
            let read: Leaf = serde_json::from_str(&leaf).map_err(|error| unwritable(error.into()))?;
            tree.add(leaf_hash(leaf.as_bytes()));
            tally.add(&read).map_err(|says| {
                unwritable(io::Error::new(io::ErrorKind::InvalidData, format!("row {} {says}", read.row)))
            })?;
            block.leaves.push(leaf);
            block.subjects.push(subject.unwrap_or_default());
            if block.leaves.len() == BLOCK {
                put(&mut block, first)?;
                first = tally.leaves + 1;
            }
        }
        if !block.leaves.is_empty() {
            put(&mut block, first)?;
        }
    }
    let receipt = Receipt {
        form: FORM,
        number,
        at: heading.at.clone(),
        engine: heading.engine.clone(),
        settings: heading.settings.clone(),
        editions: heading.editions.clone(),
        rows: tally.rows,
        matched: tally.matched,
        bad: tally.bad,
        parts: tally.parts(),
        root: hex(&tree.root()),
        previous: hex(&previous),
    };
    let body = canonical(&serde_json::to_value(&receipt).map_err(|error| unwritable(error.into()))?);
    let hash = receipt_hash(body.as_bytes());
    transaction
        .execute("INSERT INTO receipt (number, body, hash) VALUES (?1, ?2, ?3)", params![number, body, hash])
        .map_err(database)?;
    let end = "INSERT INTO chain (id, receipts, head) VALUES (1, ?1, ?2) \
               ON CONFLICT (id) DO UPDATE SET receipts = ?1, head = ?2";
    transaction.execute(end, params![number, hash]).map_err(database)?;
    Ok(Sealed { receipt, body, hash: hex(&hash) })
}

/// A receipt behind `after` and before a new one that says the same but for its place in the chain.
fn same_after(
    transaction: &Transaction<'_>,
    path: &Path,
    after: i64,
    new: &Sealed,
) -> Result<Option<Sealed>, StoreError> {
    // Both as they are read: what a number becomes on the way through its text is then the same.
    let read = |body: &str| -> serde_json::Result<Receipt> {
        Ok(Receipt { number: 0, previous: String::new(), ..serde_json::from_str(body)? })
    };
    let database = |source| StoreError::Database { path: path.to_owned(), source };
    let sql = "SELECT body, hash FROM receipt WHERE number > ?1 AND number < ?2 ORDER BY number";
    let mut statement = transaction.prepare(sql).map_err(database)?;
    let mut found = statement.query([after, new.receipt.number]).map_err(database)?;
    while let Some(row) = found.next().map_err(database)? {
        let (body, hash): (String, Vec<u8>) = (row.get(0).map_err(database)?, row.get(1).map_err(database)?);
        let (Ok(receipt), Ok(held), Ok(wanted)) = (serde_json::from_str(&body), read(&body), read(&new.body)) else {
            continue;
        };
        if held == wanted {
            return Ok(Some(Sealed { receipt, body, hash: hex(&hash) }));
        }
    }
    Ok(None)
}

/// JSON has no line breaks outside of strings, and none but escaped ones in them: a text a line.
fn pack(lines: &[String]) -> io::Result<Vec<u8>> {
    zstd::encode_all(lines.join("\n").as_bytes(), LEVEL)
}

fn unpack(block: &[u8]) -> io::Result<Vec<String>> {
    let text = String::from_utf8(zstd::decode_all(block)?).map_err(io::Error::other)?;
    Ok(text.split('\n').map(str::to_owned).collect())
}
