//! Walking the chain: every byte of every receipt and row is where it was, or the first that is not is named.

use super::{
    Hash, Leaf, Receipt, hex,
    merkle::{RootBuilder, leaf_hash},
    parts::Tally,
    receipt_hash,
};
use crate::{Store, StoreError};
use rusqlite::{Row, params, types::ValueRef};

/// Receipts that are read at a time.
const PAGE: i64 = 256;

/// A receipt and its hash, or what is wrong with it by itself.
type Found = Result<(Receipt, Hash), Fault>;

/// A chain without a fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// How many receipts it has.
    pub receipts: i64,
    /// How many rows they have together.
    pub rows: i64,
    /// The hash of the last receipt; kept elsewhere, it proves later that nothing up to it was exchanged. None for an empty
    /// chain.
    pub head: Option<String>,
}

/// The first thing that is wrong with a chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Which receipt it is about.
    pub receipt: i64,
    /// `changed`, `missing` or `reordered`.
    pub kind: &'static str,
    /// In words.
    pub says: String,
}

impl Fault {
    fn new(receipt: i64, kind: &'static str, says: impl Into<String>) -> Self {
        Self { receipt, kind, says: says.into() }
    }
}

/// Why a walk ends early.
enum End {
    Fault(Fault),
    Store(StoreError),
}

impl From<Fault> for End {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl Store {
    /// Walks the chain. With `anchor`, the hash of some receipt that was kept elsewhere in hexadecimal digits, or what it begins
    /// with, that receipt must be in it.
    pub fn verify_receipts(&self, anchor: Option<&str>) -> Result<Result<Verified, Fault>, StoreError> {
        match self.walk(anchor) {
            Ok(verified) => Ok(Ok(verified)),
            Err(End::Fault(fault)) => Ok(Err(fault)),
            Err(End::Store(error)) => Err(error),
        }
    }

    /// The chain is walked as far as it went when the walk began, and the store is free for others between two reads: a walk takes
    /// longer than anybody should wait who writes a receipt, and what is written meanwhile is no fault.
    fn walk(&self, anchor: Option<&str>) -> Result<Verified, End> {
        let end = self.chain_end()?;
        let (mut number, mut rows, mut previous): (i64, i64, Hash) = (0, 0, [0; 32]);
        let mut anchored = anchor.is_none();
        let mut page = self.page_of_receipts(i64::MIN, end.last, number)?;
        while !page.is_empty() {
            for found in page {
                let (receipt, hash) = found?;
                number += 1;
                if receipt.previous != hex(&previous) {
                    let says = if number == 1 {
                        "receipt 1 follows on a receipt that is not there".to_owned()
                    } else {
                        format!(
                            "receipt {number} does not follow on receipt {} as it is now: one of the two was exchanged",
                            number - 1
                        )
                    };
                    return Err(Fault::new(number, "changed", says).into());
                }
                self.walk_rows(&receipt)?;
                // Rows of parts are not counted one by one: their number may be anything.
                rows = rows.saturating_add(receipt.rows);
                anchored |= anchor.is_some_and(|anchor| begins_with(&hex(&hash), anchor));
                previous = hash;
            }
            page = self.page_of_receipts(number + 1, end.last, number)?;
        }
        end.check(number, previous)?;
        if !anchored {
            let says = "no receipt has the hash that was given: the chain was written anew, or ends before it";
            return Err(Fault::new(number, "changed", says).into());
        }
        Ok(Verified { receipts: number, rows, head: (number > 0).then(|| hex(&previous)) })
    }

    /// Receipts with the numbers from `first` to `last`, or the first thing that is wrong with them by themselves; `before` is the
    /// number of the one before them.
    fn page_of_receipts(&self, first: i64, last: i64, before: i64) -> Result<Vec<Found>, End> {
        let read = || -> rusqlite::Result<Vec<Found>> {
            let sql = "SELECT number, body, hash FROM receipt WHERE number BETWEEN ?1 AND ?2 ORDER BY number LIMIT ?3";
            let mut statement = self.connection.prepare_cached(sql)?;
            let mut found = statement.query(params![first, last, PAGE])?;
            let (mut page, mut number) = (Vec::new(), before);
            while let Some(row) = found.next()? {
                let stands_at: i64 = row.get(0)?;
                number += 1;
                if stands_at != number {
                    let says = format!("receipt {number} is missing; the next one that is there is {stands_at}");
                    page.push(Err(Fault::new(number, "missing", says)));
                    break;
                }
                page.push(sealed(number, row)?);
            }
            Ok(page)
        };
        read().map_err(|source| End::Store(self.database(source)))
    }

    /// Where the chain ends, all of it read at one moment.
    fn chain_end(&self) -> Result<ChainEnd, End> {
        let sql = "SELECT coalesce((SELECT max(number) FROM receipt), 0), \
                   (SELECT receipts FROM chain WHERE id = 1), (SELECT head FROM chain WHERE id = 1), \
                   coalesce((SELECT min(receipt) FROM receipt_rows WHERE receipt < 1), \
                   (SELECT min(receipt) FROM receipt_rows WHERE receipt > coalesce((SELECT max(number) FROM receipt), 0)))";
        let read = |row: &Row<'_>| -> rusqlite::Result<ChainEnd> {
            let (receipts, head): (Option<i64>, Option<Vec<u8>>) = (row.get(1)?, row.get(2)?);
            Ok(ChainEnd { last: row.get(0)?, noted: receipts.zip(head), stray: row.get(3)? })
        };
        self.connection.query_row(sql, [], read).map_err(|source| End::Store(self.database(source)))
    }

    /// The rows of a receipt are those that its root was made of.
    fn walk_rows(&self, receipt: &Receipt) -> Result<(), End> {
        let number = receipt.number;
        let changed = |says: String| End::from(Fault::new(number, "changed", says));
        let (mut tree, mut tally) = (RootBuilder::default(), Tally::default());
        let read = self.receipt_rows(number, |row| -> Result<(), Walk> {
            let count = tally.leaves + 1;
            tree.add(leaf_hash(row.leaf.as_bytes()));
            let wrong = |says: &str| Walk::Row(format!("row {count} of receipt {number} {says}"));
            let leaf: Leaf = serde_json::from_str(&row.leaf).map_err(|_| wrong("cannot be read"))?;
            if leaf.row != count {
                return Err(Walk::Moved(format!("row {} of receipt {number} stands at place {count}", leaf.row)));
            }
            tally.add(&leaf).map_err(wrong)?;
            match (row.subject, leaf.subject) {
                (Some(subject), Some(digest)) if !digest.is_of(&subject) => Err(wrong("has another subject")),
                (Some(_), None) => Err(wrong("has a subject that was not screened")),
                _ => Ok(()),
            }
        });
        match read {
            Ok(()) => {}
            Err(Walk::Row(says)) => return Err(changed(says)),
            Err(Walk::Moved(says)) => return Err(Fault::new(number, "reordered", says).into()),
            // Blocks that cannot be unpacked, and columns of another type, were written by somebody else.
            Err(Walk::Store(StoreError::Damaged { what, reason, .. })) => {
                return Err(changed(format!("{what}: cannot be read: {reason}")));
            }
            Err(Walk::Store(StoreError::Database { source, .. })) if is_of_another_type(&source) => {
                return Err(changed(format!("the rows of receipt {number} cannot be read: {source}")));
            }
            Err(Walk::Store(error)) => return Err(End::Store(error)),
        }
        let (count, sealed) = (tally.leaves, receipt.leaves());
        if count != sealed {
            let what = if receipt.parts.is_some() { "parts" } else { "rows" };
            let says = format!("receipt {number} was sealed with {sealed} {what} and has {count}");
            return Err(Fault::new(number, if count < sealed { "missing" } else { "changed" }, says).into());
        }
        if hex(&tree.root()) != receipt.root {
            return Err(changed(format!("the rows of receipt {number} are not those it was sealed with")));
        }
        let said = (receipt.parts, receipt.rows, receipt.matched, receipt.bad);
        if said != (tally.parts(), tally.rows, tally.matched, tally.bad) {
            return Err(changed(format!("receipt {number} says other numbers than its rows make")));
        }
        Ok(())
    }
}

/// Where the chain ended at one moment.
struct ChainEnd {
    /// The number of the last receipt that is there; 0 if there is none.
    last: i64,
    /// How many receipts were written, by the chain's own note, and the hash of the last.
    noted: Option<(i64, Vec<u8>)>,
    /// A receipt that is not there, but rows of it are.
    stray: Option<i64>,
}

impl ChainEnd {
    /// The chain ends where it was said to end, and nothing lies beside it. `number` and `head` are those of the last receipt
    /// that was walked to.
    fn check(self, number: i64, head: Hash) -> Result<(), Fault> {
        let fault = match self.noted {
            None if number == 0 => None,
            None => Some(Fault::new(number, "missing", "the note of where the chain ends is missing")),
            Some((receipts, _)) if receipts > number => {
                let says = format!("receipt {} is missing: {receipts} receipts were written", number + 1);
                Some(Fault::new(number + 1, "missing", says))
            }
            Some((receipts, noted)) if receipts < number || noted != head => Some(Fault::new(
                number,
                "changed",
                format!("the chain was not written up to receipt {number} as it is"),
            )),
            Some(_) => None,
        };
        let stray = || {
            let stray = self.stray?;
            Some(Fault::new(stray, "changed", format!("there are rows of a receipt {stray} that is not there")))
        };
        fault.or_else(stray).map_or(Ok(()), Err)
    }
}

/// Whether a hash begins with digits that were kept of it. None at all are no hash.
fn begins_with(hash: &str, kept: &str) -> bool {
    !kept.is_empty() && hash.get(..kept.len()).is_some_and(|start| start.eq_ignore_ascii_case(kept))
}

/// Why the rows of a receipt are not read to their end.
enum Walk {
    Row(String),
    Moved(String),
    Store(StoreError),
}

impl From<StoreError> for Walk {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

fn is_of_another_type(error: &rusqlite::Error) -> bool {
    use rusqlite::Error::{FromSqlConversionFailure, IntegralValueOutOfRange, InvalidColumnType};
    matches!(error, FromSqlConversionFailure(..) | IntegralValueOutOfRange(..) | InvalidColumnType(..))
}

/// A receipt and its hash, if its text is what was hashed and says that it stands where it stands.
fn sealed(number: i64, row: &Row<'_>) -> rusqlite::Result<Found> {
    let changed = |says: &str| Ok(Err(Fault::new(number, "changed", format!("receipt {number} {says}"))));
    // As bytes: a text that is no text any more is a fault, not an error. So is the same in a column of another type.
    let (ValueRef::Text(body), ValueRef::Blob(kept)) = (row.get_ref(1)?, row.get_ref(2)?) else {
        return changed("has no text or no hash, or not as they were written");
    };
    let hash = receipt_hash(body);
    let Ok(receipt) = serde_json::from_slice::<Receipt>(body) else {
        return changed("is not what was sealed: its text cannot be read");
    };
    if hash.as_slice() != kept {
        return changed("is not what was sealed: its hash differs");
    }
    if receipt.number != number {
        let says = format!("receipt {} stands at place {number}", receipt.number);
        return Ok(Err(Fault::new(number, "reordered", says)));
    }
    if receipt.rows < 0 {
        return changed("has less than no rows");
    }
    Ok(Ok((receipt, hash)))
}
