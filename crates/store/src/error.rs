//! What can go wrong with a store.

use std::{io::ErrorKind, path::PathBuf};

/// Why the store could not do what it was told.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database said no.
    #[error("{}: {source}", path.display())]
    Database {
        /// The store's file.
        path: PathBuf,
        /// Why.
        source: rusqlite::Error,
    },
    /// There is no store yet.
    #[error("{}: there is no store", path.display())]
    Absent {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// A later version of the program made the store, or brought it forward.
    #[error("{}: the store has version {found}, and this program reads version {known}", path.display())]
    Later {
        /// The store's file.
        path: PathBuf,
        /// Its version.
        found: i32,
        /// The version that is read here.
        known: i32,
    },
    /// The file is no store.
    #[error("{}: {reason}", path.display())]
    Foreign {
        /// The file.
        path: PathBuf,
        /// What it is instead.
        reason: String,
    },
    /// What is stored cannot be read back.
    #[error("{}: {what} is damaged: {reason}", path.display())]
    Damaged {
        /// The store's file.
        path: PathBuf,
        /// Which edition or version.
        what: String,
        /// What is wrong.
        reason: String,
    },
    /// No such list or edition.
    #[error("there is no {what} in the store")]
    Unknown {
        /// What was asked for.
        what: String,
    },
    /// A reading that is not complete cannot be an edition.
    #[error("{title} was not read completely: {first}")]
    Incomplete {
        /// The list.
        title: String,
        /// The first loss.
        first: String,
    },
    /// An edition that was seen before the newest one.
    #[error("{dataset}: the edition was seen on {seen_on}, but the store has one of {newest}")]
    OutOfOrder {
        /// The list.
        dataset: String,
        /// When it was seen.
        seen_on: String,
        /// The newest one that is there.
        newest: String,
    },
    /// The rows of a receipt could not be had or written down.
    #[error("the rows of the receipt cannot be kept: {source}")]
    Rows {
        /// Why.
        source: std::io::Error,
    },
    /// No such receipt.
    #[error("there is no receipt {number}")]
    NoReceipt {
        /// Which.
        number: i64,
    },
    /// A register of which a replacement leaves too little.
    #[error("{lost} of {watched} customers under watch would be taken out; the register is as it was")]
    RegisterShrinks {
        /// How many would go.
        lost: u64,
        /// How many are there.
        watched: u64,
    },
    /// The alerts were changed by another screening of the register after this one had read them.
    #[error("{}: another re-screening changed the alerts meanwhile; they are as it left them", path.display())]
    Rescreened {
        /// The store's file.
        path: PathBuf,
    },
    /// An edition of the same list was added after the newest one had been read.
    #[error("{dataset}: another program added an edition meanwhile; this one was not taken")]
    Overtaken {
        /// The list.
        dataset: String,
    },
    /// No such customer.
    #[error("there is no customer {id} in the register")]
    NoCustomer {
        /// Which.
        id: String,
    },
}

impl StoreError {
    /// A stable code for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Database { .. } => "store.database",
            Self::Absent { .. } => "store.absent",
            Self::Later { .. } | Self::Foreign { .. } => "store.foreign",
            Self::Damaged { .. } => "store.damaged",
            Self::Unknown { .. } => "store.unknown",
            Self::Incomplete { .. } => "store.incomplete",
            Self::OutOfOrder { .. } => "store.out_of_order",
            Self::Rows { .. } => "receipt.rows",
            Self::NoReceipt { .. } => "receipt.unknown",
            Self::RegisterShrinks { .. } => "customer.held_back",
            Self::Rescreened { .. } => "customer.rescreened",
            Self::Overtaken { .. } => "store.overtaken",
            Self::NoCustomer { .. } => "customer.unknown",
        }
    }

    /// What the user can do.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Database { .. } => "check the path, its permissions and the space left; another program may hold it",
            Self::Absent { .. } => {
                "`interdict lists update` or `interdict lists add` makes one; --store names another file"
            }
            Self::Later { .. } => "bring the program up to date, or give another file with --store",
            Self::Foreign { .. } => "give another file with --store, or leave it out for the default",
            Self::Damaged { .. } => "restore the store from a backup; lists can be read in again",
            Self::Unknown { .. } => "`interdict lists editions` shows what is there",
            Self::Incomplete { .. } => "fetch the list again; it may have been cut off",
            Self::OutOfOrder { .. } => "add editions in the order of their days, oldest first",
            Self::Rows { source } if matches!(source.kind(), ErrorKind::InvalidData | ErrorKind::UnexpectedEof) => {
                "rows that were set aside were changed or cut off; ask again, with --out and --resume if it was with --out"
            }
            Self::Rows { .. } => "check the space left in the folder for temporary files",
            Self::NoReceipt { .. } => "`interdict receipts list` shows what is there",
            Self::RegisterShrinks { .. } => {
                "a file that was cut off looks like this; if it is whole, --accept takes it"
            }
            Self::Rescreened { .. } => "run it again: it goes on from where the other one ended",
            Self::Overtaken { .. } => "run it again: the edition is then compared with the one that was added",
            Self::NoCustomer { .. } => "`interdict customers list` shows who is there",
        }
    }
}
